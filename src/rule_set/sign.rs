//! Signs that aren't what they seem: invisible ones, and ones that look like a sign of RON.
//!
//! They come with text that was copied from a web page or a chat, or typed while an input method was still switched on.
//! The file looks right, and isn't.

use std::borrow::Cow;
use std::fmt::Write;

/// Characters of a file that a message quotes.
const QUOTED: usize = 60;

/// Whether nobody can see this sign, or tell it from a plain space.
#[must_use]
pub(crate) fn is_invisible(sign: char) -> bool {
    // What RON takes for space isn't among them.
    let plain =
        matches!(sign, ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}');
    let unseen = matches!(
        sign,
        '\u{a0}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{1680}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{2000}'..='\u{200d}'
            | '\u{202a}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{2800}'
            | '\u{3000}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    );
    !plain && (unseen || sign.is_control())
}

/// Whether it takes up room, as a space does: then a space is probably meant by it, and otherwise nothing.
#[must_use]
pub(crate) fn is_wide(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{2800}' | '\u{3164}' | '\u{ffa0}')
}

/// A sign's number as Unicode writes it: `U+200B`.
#[must_use]
pub(crate) fn code(sign: char) -> String {
    format!("U+{:04X}", u32::from(sign))
}

/// The sign of RON that this one looks like: a bracket, colon, comma or quote as East Asian and Arabic keyboards type it.
#[must_use]
pub fn meant(sign: char) -> Option<char> {
    Some(match sign {
        '（' | '﹙' | '〔' => '(',
        '）' | '﹚' | '〕' => ')',
        '［' | '【' => '[',
        '］' | '】' => ']',
        '｛' | '﹛' => '{',
        '｝' | '﹜' => '}',
        '：' | '﹕' | '︰' | '∶' => ':',
        '，' | '、' | '﹐' | '﹑' | '､' | '،' => ',',
        '＂' => '"',
        _ => return None,
    })
}

/// Whether it is a quotation mark that belongs inside texts.
#[must_use]
pub(crate) fn is_quote(sign: char) -> bool {
    matches!(
        sign,
        '“' | '”'
            | '„'
            | '‟'
            | '‘'
            | '’'
            | '‚'
            | '‛'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〝'
            | '〞'
            | '＇'
    )
}

/// A text with the number of each invisible sign in its place: `speak<U+200B>`.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hiding) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for sign in text.chars() {
        // Emoji are put together with joiners and selectors.
        let joins = matches!(sign, '\u{200d}' | '\u{fe0f}') && !before.is_ascii();
        if is_hiding(sign) && !joins {
            // Writing to a string can't fail.
            let _ = write!(shown, "<U+{:04X}>", u32::from(sign));
        } else {
            shown.push(sign);
        }
        before = sign;
    }
    Cow::Owned(shown)
}

/// A piece of a file for a message: on one line, no longer than 60 characters, and with the signs in it that can't be
/// seen.
pub(crate) fn short(text: &str) -> String {
    let beginning = text.char_indices().nth(QUOTED + 1).map_or(text, |(end, _)| &text[..end]);
    super::clean::quoted(&shown(beginning), QUOTED)
}

/// Whether it is invisible, and [`clean`](super::clean) shows nothing in its place.
fn is_hiding(sign: char) -> bool {
    is_invisible(sign) && !super::clean::is_odd(sign)
}

/// A text as it looks: plain spaces for unusual ones, plain signs for full-width ones, and nothing for invisible ones.
#[must_use]
pub(crate) fn as_it_looks(text: &str) -> String {
    text.chars()
        .filter_map(|sign| match sign {
            _ if is_invisible(sign) => is_wide(sign).then_some(' '),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0),
            _ => Some(sign),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ron_takes_for_space_is_none_of_its_business() {
        for sign in " \t\n\r\u{b}\u{c}\u{85}\u{200e}\u{200f}\u{2028}\u{2029}aé“（".chars() {
            assert!(!is_invisible(sign), "{sign:?}");
        }
        for sign in "\0\u{1b}\u{a0}\u{200b}\u{feff}\u{3000}\u{3164}\u{e0061}\u{202e}".chars() {
            assert!(is_invisible(sign), "{sign:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_number() {
        assert_eq!(shown("speak\u{200b} up\u{a0}"), "speak<U+200B> up<U+00A0>");
        assert_eq!(shown("👩\u{200d}👧 ❤\u{fe0f}"), "👩\u{200d}👧 ❤\u{fe0f}");
        assert_eq!(as_it_looks("１m\u{a0}3\u{200b}0s"), "1m 30s");
    }
}
