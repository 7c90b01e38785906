//! The wordings of a text in other languages.

use super::super::cursor::Cursor;
use super::super::{Form, Kind, Path};
use super::Unchanged;
use super::maker::Maker;
use crate::rule_set::edit::{Splice, quoted};
use crate::rule_set::source::Kind as Written;

impl Maker<'_> {
    pub(super) fn translate(
        &mut self,
        path: &Path,
        language: &str,
        words: &str,
        plain_is: Option<&str>,
    ) -> Result<Option<Path>, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, path);
        let value = here.value.filter(|_| here.kind() == Kind::Text).ok_or(Unchanged::NotThere)?;
        if ![Some(language), plain_is].into_iter().flatten().all(is_tag) {
            return Err(Unchanged::NotThere);
        }
        match &value.kind {
            Written::Map(entries) => {
                let has = entries.iter().any(|(tag, _)| tag.text() == Some(language));
                match (words.is_empty(), has) {
                    // Without any wording, nothing could be said.
                    (true, true) if entries.len() == 1 => return Err(Unchanged::NotThere),
                    (true, true) => self.take_out(&path.entry(language))?,
                    (true, false) => {}
                    (false, true) => self.reword(&path.entry(language), words)?,
                    (false, false) => self.put(&path.entry(language), &quoted(words))?,
                }
            }
            Written::Text(_) if words.is_empty() => {}
            Written::Text(_) => {
                let form = Form::read(&self.text, self.language).ok_or(Unchanged::Unreadable)?;
                let plain = plain_is.unwrap_or_else(|| form.main_language());
                if plain == language {
                    self.reword(path, words)?;
                } else {
                    // What is there stays as it is written.
                    let put = |at: usize, text: String| Splice { bytes: at..at, text };
                    self.apply_all(vec![
                        put(value.bytes.end, format!(", {}: {} }}", quoted(language), quoted(words))),
                        put(value.bytes.start, format!("{{ {}: ", quoted(plain))),
                    ])?;
                }
            }
            _ => return Err(Unchanged::NotThere),
        }
        Ok(Some(path.clone()))
    }
}

/// Whether this can be a language's tag, such as `pt-BR`.
fn is_tag(tag: &str) -> bool {
    tag.split('-').all(|part| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_alphanumeric()))
}
