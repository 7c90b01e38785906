//! Changes the words of a text, and no more of it than that.

use std::borrow::Cow;

use super::{EditError, Key, Splice, Written, quoted, set, value};
use crate::rule_set::clean::is_odd;
use crate::rule_set::source::bytes_of_sign;

/// Gives a text other words: only those that are others are written, so that escapes elsewhere in it, its quotes, and
/// `Some( … )` around it stay. Where its lines end as lines of the file do, so do new ones. Anything else than a text in
/// quotes is [set](super::set).
///
/// # Errors
/// [`EditError::Unreadable`] and [`EditError::NotThere`].
pub fn reword(source: &str, path: &[Key<'_>], words: &str) -> Result<Splice, EditError> {
    let written = Written::read(source).ok_or(EditError::Unreadable)?;
    let text = written.inside_some(&value(&written, path)?);
    let bytes = written.bytes(text);
    let old = source.get(bytes.clone()).unwrap_or_default();
    match changed(old, words) {
        Some(splice) => {
            let (start, end) = (bytes.start + splice.bytes.start, bytes.start + splice.bytes.end);
            Ok(Splice { bytes: start..end, text: splice.text })
        }
        None => set(source, path, &quoted(words)),
    }
}

/// The change to a text as it is written, with quotes; `None` where it can't be made inside of them.
fn changed(written: &str, words: &str) -> Option<Splice> {
    let old: String = ron::from_str(written).ok()?;
    let words = &*with_line_ends(&old, words);
    let same = |(one, other): &(char, char)| one == other;
    let before = old.chars().zip(words.chars()).take_while(same).count();
    let (rest, new): (Vec<char>, Vec<char>) =
        (old.chars().skip(before).collect(), words.chars().skip(before).collect());
    let behind = rest.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let gone = rest.len() - behind;
    let new: String = new[..new.len() - behind].iter().collect();
    // The closing quote is what comes after the last sign.
    let start = place_of(written, before)?;
    let end = if gone == 0 { start } else { place_of(written, before + gone)? };
    let text = if written.starts_with('r') {
        // Nothing can be escaped in there.
        Some(new).filter(|new| !new.contains(|sign| !matches!(sign, '\r' | '\n') && is_odd(sign)))?
    } else if written.contains('\n') {
        let lines: Vec<String> = new.split('\n').map(line).collect();
        lines.join("\n")
    } else {
        inside(&quoted(&new)).to_owned()
    };
    let splice = Splice { bytes: start..end, text };
    let is_right = ron::from_str::<String>(&splice.apply(written)).is_ok_and(|now| now == words);
    is_right.then_some(splice)
}

/// Where a sign of a text begins in it as it is written; for the place behind the last, where its closing quote is.
fn place_of(written: &str, place: usize) -> Option<usize> {
    if place == 0 {
        return Some(written.find('"')? + 1);
    }
    bytes_of_sign(written, place - 1).map(|bytes| bytes.end)
}

/// The words with line ends as the text has them: whoever types sees no difference between them.
fn with_line_ends<'w>(old: &'w str, words: &'w str) -> Cow<'w, str> {
    if !old.contains("\r\n") {
        Cow::Borrowed(words)
    } else if old.replace("\r\n", "\n") == words {
        Cow::Borrowed(old)
    } else if words.contains('\r') {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(words.replace('\n', "\r\n"))
    }
}

/// A line of a text as it is written, without its end.
fn line(line: &str) -> String {
    let (line, end) = line.strip_suffix('\r').map_or((line, ""), |line| (line, "\r"));
    format!("{}{end}", inside(&quoted(line)))
}

fn inside(quoted: &str) -> &str {
    quoted.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(quoted)
}
