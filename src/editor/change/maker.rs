//! Makes changes one after the other, and keeps the splices.

use std::rc::Rc;

use super::super::cursor::Cursor;
use super::super::{Part, Path};
use super::Unchanged;
use crate::rule_set::edit::{self, EditError, Key, Splice};
use crate::rule_set::source::{Kind as Written, Value, tree};

/// A text on its way, and the splices so far.
pub(super) struct Maker<'t> {
    /// The values of the text at first.
    first: Option<Rc<Value<'t>>>,
    pub(super) text: String,
    pub(super) language: &'t str,
    pub(super) splices: Vec<Splice>,
}

impl<'t> Maker<'t> {
    pub(super) fn of(text: &'t str, language: &'t str) -> Self {
        Self { first: tree(text).map(Rc::new), text: text.to_owned(), language, splices: Vec::new() }
    }

    /// Makes a change.
    pub(super) fn apply(&mut self, splice: Result<Splice, EditError>) -> Result<(), Unchanged> {
        let splice = splice?;
        if self.text.get(splice.bytes.clone()).is_some_and(|old| old != splice.text) {
            self.text.replace_range(splice.bytes.clone(), &splice.text);
            self.splices.push(splice);
        }
        Ok(())
    }

    /// Makes changes that are for the text as it is, those behind first.
    pub(super) fn apply_all(&mut self, splices: Vec<Splice>) -> Result<(), Unchanged> {
        splices.into_iter().try_for_each(|splice| self.apply(Ok(splice)))
    }

    /// The values of the text.
    pub(super) fn tree(&self) -> Result<Rc<Value<'_>>, Unchanged> {
        let first = self.first.clone().filter(|_| self.splices.is_empty());
        first.or_else(|| tree(&self.text).map(Rc::new)).ok_or(Unchanged::Unreadable)
    }

    /// The way to a place as the text is written now.
    pub(super) fn written(&self, path: &Path) -> Result<Path, Unchanged> {
        let root = self.tree()?;
        Ok(Cursor::written(&root, path))
    }

    /// Gives a text other words.
    pub(super) fn reword(&mut self, path: &Path, words: &str) -> Result<(), Unchanged> {
        self.apply(edit::reword(&self.text, &self.written(path)?.keys(), words))
    }

    /// Puts a value where there may be none yet, with what has to stand around it.
    pub(super) fn put(&mut self, path: &Path, written: &str) -> Result<(), Unchanged> {
        let root = self.tree()?;
        let parts = path.parts();
        // The last part of the way that is there, without the value itself.
        let mut here = Cursor::whole(&root);
        let mut known = 0;
        for part in parts {
            let next = here.on(part);
            if next.value.is_none_or(|value| value.is_none() && known + 1 < parts.len()) {
                break;
            }
            here = next;
            known += 1;
        }
        if known == parts.len() {
            return self.apply(edit::set(&self.text, &Cursor::written(&root, path).keys(), written));
        }
        let first = &parts[known];
        if known + 1 < parts.len() && !matches!(first, Part::Field(_)) {
            // Nothing is written into a turn, a rule or a step that isn't there, or has another id by now.
            return Err(Unchanged::NotThere);
        }
        let inside = parts[known + 1..].iter().rev().fold(written.to_owned(), |inside, part| match part {
            Part::Field(name) => format!("({name}: {inside})"),
            Part::Entry(name) => format!("{{ {}: {inside} }}", edit::quoted(name)),
            Part::Item(_) => format!("[{inside}]"),
        });
        let value = here.value.ok_or(Unchanged::NotThere)?;
        if let Part::Field(name) = first {
            // A turn by its id alone gets brackets, and a step with nothing but a turn gets names in them.
            let brackets = here.is_turn() && matches!(value.kind, Written::Text(_));
            if let Some(turn) = here.lone_turn().or(Some(value).filter(|_| brackets)) {
                let (start, end) = (turn.bytes.start, turn.bytes.end);
                let (before, behind) = if brackets { ("(turn: ", ")") } else { ("turn: ", "") };
                let put = |at: usize, text: String| Splice { bytes: at..at, text };
                let both =
                    vec![put(end, format!(", {name}: {inside}{behind}")), put(start, before.to_owned())];
                return self.apply_all(both);
            }
        }
        let next = Cursor::written(&root, &here.path.with(first.clone()));
        self.apply(edit::put(&self.text, &next.keys(), &inside))
    }

    /// Takes a value out, if it is there.
    pub(super) fn take_out(&mut self, path: &Path) -> Result<(), Unchanged> {
        match edit::remove(&self.text, &self.written(path)?.keys()) {
            Err(EditError::NotThere) => Ok(()),
            done => self.apply(done),
        }
    }

    /// Takes values out that are there, in one go. Of those in one list, only what is behind moves up: the ways of the others
    /// stay right, since those behind go first.
    pub(super) fn take_all_out(&mut self, paths: &[Path]) -> Result<(), Unchanged> {
        let root = self.tree()?;
        let mut left: Vec<Path> = paths.iter().map(|path| Cursor::written(&root, path)).collect();
        drop(root);
        while !left.is_empty() {
            let keys: Vec<Vec<Key<'_>>> = left.iter().map(Path::keys).collect();
            let (splices, later) = edit::remove_all(&self.text, &keys)?;
            drop(keys);
            left = later.into_iter().map(|at| left[at].clone()).collect();
            self.apply_all(splices)?;
        }
        Ok(())
    }

    /// Adds a value to a list that may not be there yet; at the end where there is no such place.
    pub(super) fn add(&mut self, list: &Path, at: Option<usize>, written: &str) -> Result<Path, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, list);
        let many = match here.value {
            Some(value) if matches!(value.kind, Written::List(_)) => value.items().len(),
            Some(value) if !value.is_none() => return Err(Unchanged::NotThere),
            _ => {
                drop(here);
                self.put(list, &format!("[{written}]"))?;
                return Ok(list.item(0));
            }
        };
        let at = at.unwrap_or(many).min(many);
        self.apply(edit::insert_at(&self.text, &list.keys(), at, written))?;
        Ok(list.item(at))
    }
}
