//! Fields: what is typed, chosen, switched.

use super::super::cursor::Cursor;
use super::super::{Kind, Path};
use super::Unchanged;
use super::maker::Maker;
use crate::rule_set::edit::{self, quoted};
use crate::rule_set::primary;
use crate::rule_set::source::Kind as Written;

/// What a word's brackets hold at first.
fn usual(word: &str) -> Option<&'static str> {
    match word {
        "Wait" => Some("20s"),
        "Left" => Some("15s"),
        "Elapsed" => Some("50%"),
        "Every" => Some("1m"),
        _ => None,
    }
}

impl Maker<'_> {
    pub(super) fn write(&mut self, path: &Path, typed: &str) -> Result<Option<Path>, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, path);
        let (kind, is_required) = (here.kind(), here.is_required);
        match kind {
            Kind::Text => return self.write_text(path, typed),
            // Where a turn has changes, its id is in their brackets.
            Kind::Word if here.value.is_some_and(|value| !value.fields().is_empty()) => {
                let _inside = self.write(&path.field("turn"), typed)?;
                return Ok(Some(path.clone()));
            }
            Kind::Choice(_) if !typed.is_empty() => return self.choose(path, typed, None),
            Kind::List | Kind::Things | Kind::Unknown => return Err(Unchanged::NotThere),
            _ => {}
        }
        let is_text = here.value.is_some_and(|value| matches!(value.kind, Written::Text(_)));
        if typed.is_empty() && !is_required {
            self.take_out(path)?;
        } else if let Some(bare) = bare(&kind, typed) {
            self.put(path, bare)?;
        } else if is_text {
            self.reword(path, typed)?;
        } else {
            self.put(path, &quoted(typed))?;
        }
        Ok(Some(path.clone()))
    }

    /// Writes a text in the shown language. A plain text is for all languages, and stays plain.
    fn write_text(&mut self, path: &Path, typed: &str) -> Result<Option<Path>, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, path);
        let (is_required, there) = (here.is_required, here.value.filter(|value| !value.is_none()));
        let tags: Vec<String> = match there.map(|value| &value.kind) {
            Some(Written::Map(_)) => here.entries().map(|(tag, _)| tag.to_owned()).collect(),
            _ => Vec::new(),
        };
        let in_languages = there.is_some_and(|value| matches!(value.kind, Written::Map(_)));
        let is_text = there.is_some_and(|value| matches!(value.kind, Written::Text(_)));
        let has_value = here.value.is_some();
        let own =
            [self.language, primary(self.language)].into_iter().find(|tag| tags.iter().any(|own| own == tag));
        if in_languages {
            let is_last = tags.len() == 1 && own.is_some();
            match own {
                Some(_) if typed.is_empty() && is_last && !is_required => self.take_out(path)?,
                Some(tag) if typed.is_empty() && !is_last => self.take_out(&path.entry(tag))?,
                None if typed.is_empty() => {}
                Some(tag) => self.reword(&path.entry(tag), typed)?,
                None => {
                    let tag = Some(primary(self.language)).filter(|tag| !tag.is_empty()).unwrap_or("en");
                    self.put(&path.entry(tag), &quoted(typed))?;
                }
            }
        } else if typed.is_empty() && !is_required {
            if has_value {
                self.take_out(path)?;
            }
        } else if is_text {
            self.reword(path, typed)?;
        } else {
            self.put(path, &quoted(typed))?;
        }
        Ok(Some(path.clone()))
    }

    pub(super) fn choose(
        &mut self,
        path: &Path,
        word: &str,
        inside: Option<&str>,
    ) -> Result<Option<Path>, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, path);
        let Kind::Choice(words) = here.kind() else { return Err(Unchanged::NotThere) };
        let is_it = here.value.and_then(crate::rule_set::source::Value::word) == Some(word);
        let inside_there = here.item(0);
        let has_inside = inside_there.value.is_some();
        if !words.contains(&word) {
            // It is kept as it was typed, and said to be wrong.
            self.put(path, &quoted(word))?;
        } else if is_it && has_inside {
            if let Some(inside) = inside {
                let _path = self.write(&path.item(0), inside)?;
            }
        } else {
            match inside.or(usual(word)) {
                Some(inside) if usual(word).is_some() => {
                    self.put(path, &format!("{word}({})", quoted(inside)))?;
                }
                _ => self.put(path, word)?,
            }
        }
        Ok(Some(path.clone()))
    }

    pub(super) fn off(&mut self, path: &Path) -> Result<Option<Path>, Unchanged> {
        self.put(path, "None")?;
        Ok(Some(path.clone()))
    }

    pub(super) fn include(
        &mut self,
        list: &Path,
        word: &str,
        is_in: bool,
    ) -> Result<Option<Path>, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, list);
        if here.kind() != Kind::List {
            return Err(Unchanged::NotThere);
        }
        let written = written(&here.item(0).kind(), word);
        let is_word = |item: &Cursor<'_, '_>| {
            let value = item.value?;
            let shown = value.text().map_or_else(|| self.text.get(value.bytes.clone()), Some)?;
            (shown == word).then_some(())
        };
        let places: Vec<usize> =
            here.items().enumerate().filter(|(_, item)| is_word(item).is_some()).map(|(at, _)| at).collect();
        let (many, is_required) = (here.items().count(), here.is_required);
        match (is_in, places.is_empty()) {
            (true, true) => return self.add(list, None, &written).map(Some),
            // No seats at all are none that a step could be for.
            (false, false)
                if many == places.len()
                    && list.keys().last() == Some(&edit::Key::Field("seats"))
                    && !is_required =>
            {
                self.take_out(list)?;
            }
            (false, false) => {
                for at in places.into_iter().rev() {
                    self.take_out(&list.item(at))?;
                }
            }
            _ => {}
        }
        Ok(Some(list.clone()))
    }
}

/// A value as it is written, whatever was typed.
pub(super) fn written(kind: &Kind, typed: &str) -> String {
    bare(kind, typed).map_or_else(|| quoted(typed), str::to_owned)
}

/// What is written without quotes; `None` for a text, and for what isn't what it should be.
fn bare<'t>(kind: &Kind, typed: &'t str) -> Option<&'t str> {
    let typed = typed.trim();
    let fits = match kind {
        Kind::Number { .. } => typed.parse::<i64>().is_ok() && !typed.starts_with('+'),
        Kind::Flag => ["true", "false"].contains(&typed),
        Kind::Choice(words) => words.contains(&typed),
        _ => false,
    };
    fits.then_some(typed)
}
