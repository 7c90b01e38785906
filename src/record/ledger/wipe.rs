//! Takes out everything, up to a moment.

use std::path::Path;

use jiff::Timestamp;

use super::pages::Page;
use super::{Entry, Gone, Ledger};
use crate::record::file::WriteError;

/// What of everything is to go.
pub(in crate::record) struct Wipe<'a> {
    /// Nothing that came to be after this moment.
    pub(in crate::record) asked: Option<Timestamp>,
    /// Nothing of the talk that began then, and is running in another program.
    pub(in crate::record) running: Option<Timestamp>,
    /// Whether a file was last written before that moment.
    pub(in crate::record) of_then: &'a dyn Fn(&Path) -> bool,
}

impl Wipe<'_> {
    /// Whether nothing in a file can have come to be after that moment.
    fn is_of_then(&self, path: &Path) -> bool {
        self.asked.is_none() || (self.of_then)(path)
    }
}

impl<T: Entry> Ledger<T> {
    /// Takes out what is to go: entries, what can't be read, comments, and files that hold no text. Gives why not all of it
    /// could be.
    pub(in crate::record) fn wipe(&self, wipe: &Wipe<'_>) -> Vec<WriteError> {
        let paths = self.paths().unwrap_or_default();
        if paths.is_empty() && self.paths_aside().is_empty() {
            return Vec::new();
        }
        let _lock = match self.lock() {
            Ok(lock) => lock,
            Err(error) => return vec![error],
        };
        let stays = wipe.running.map(|running| format!("\"{running}\""));
        let is_past = |moment: Timestamp| wipe.asked.is_none_or(|asked| moment <= asked);
        let goes = |of_then: bool, entry: &T| {
            let of_running = wipe.running.is_some() && entry.began() == wipe.running;
            // Of some it isn't known when they came to be, such as a talk that was arranged for a later day.
            !of_running && (of_then || is_past(entry.moment()) || entry.began().is_some_and(is_past))
        };
        let lost = |text: &str| stays.as_ref().is_none_or(|stays| !text.contains(stays));
        let (pages, _) = self.pages();
        let mut errors = Vec::new();
        for mut page in pages {
            let of_then = wipe.is_of_then(&page.path);
            if of_then || !page.has_lost() {
                let entry = |entry: &T| goes(of_then, entry);
                let _took = page.take_out(&Gone { entry: &entry, part: &|_| false, lost: &lost });
                page.forget_the_rest();
            }
            errors.extend(self.write_changed(&[page]).err());
        }
        for path in self.paths_aside().into_iter().chain(paths) {
            let of_then = wipe.is_of_then(&path);
            let entry = |entry: &T| goes(of_then, entry);
            let gone = Gone { entry: &entry, part: &|_| false, lost: &lost };
            errors.extend(self.wipe_file(&path, of_then, &gone).err());
        }
        errors
    }

    /// Takes a file away that was set aside, or holds no text.
    fn wipe_file(&self, path: &Path, of_then: bool, gone: &Gone<'_, T>) -> Result<(), WriteError> {
        match self.read_text(path) {
            Ok(Some(text)) if self.is_aside(path) => {
                let (mut page, _) = Page::of(path.to_owned(), text);
                let _took = page.take_out(gone);
                match page.aside().filter(|_| !page.is_empty()) {
                    Some(rest) if page.changed => self.files.replace(path, rest.as_bytes()),
                    Some(_) => Ok(()),
                    None => self.files.remove(path),
                }
            }
            Err(_) if of_then => {
                if path.is_symlink() {
                    // Its target would stay, and all that is in it. One that leads nowhere has none.
                    let _emptied = self.files.replace(path, b"");
                }
                self.files.remove(path)
            }
            _ => Ok(()),
        }
    }
}
