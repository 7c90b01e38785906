//! The rule sets on the desk: looked for beside the window, and read again when one of them is chosen.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use iced::Task;
use iced::futures::StreamExt;
use tokio::sync::mpsc;

use super::{Desk, Told};
use crate::library::Entry;
use crate::library::card::Card;
use crate::library::contacts::Contacts;
use crate::library::scan::{News, scan};
use crate::sound::names;
use crate::ui::outside::{Outside, received};

/// The scan of the person's folder that counts.
#[derive(Debug, Default)]
pub(super) struct Scan {
    /// Its number, counted from the app's start.
    number: u64,
    /// Taken back when another one begins.
    wanted: Arc<AtomicBool>,
    /// It is on a thread of its own.
    aside: bool,
}

impl Scan {
    /// No scan yet. All are to be on a thread of their own, or none.
    pub(super) fn new(aside: bool) -> Self {
        Self { aside, ..Self::default() }
    }
}

impl Desk {
    /// Looks through the person's folder again. What it finds comes by the task, or is there already.
    pub(in crate::ui) fn read_library(&mut self) -> Task<Outside> {
        let (contacts, trouble) = Contacts::load(&self.folders.rules());
        self.contacts = contacts;
        self.contacts_trouble = trouble;
        let sounds = names::names(Some(&self.folders.sounds()));
        let before = if sounds == self.sound_names { self.library.clone() } else { self.library.doubted() };
        self.sound_names.clone_from(&sounds);
        self.scan.wanted.store(false, Ordering::Relaxed);
        self.scan.number += 1;
        let (number, rules) = (self.scan.number, self.folders.rules());
        if !self.scan.aside {
            let mut all = Vec::new();
            scan(&rules, &|name| sounds.contains(name), &before, &mut |news| {
                all.push(news);
                true
            });
            for news in all {
                let _moved = self.learn(number, news);
            }
            return Task::none();
        }
        let wanted = Arc::new(AtomicBool::new(true));
        self.scan.wanted = Arc::clone(&wanted);
        let (tell, told) = mpsc::unbounded_channel();
        let looks = move || {
            scan(&rules, &|name| sounds.contains(name), &before, &mut |news| {
                wanted.load(Ordering::Relaxed) && tell.send(news).is_ok()
            });
        };
        if let Err(error) = thread::Builder::new().name("rule sets".to_owned()).spawn(looks) {
            self.notice(Told::NotLookedFor(error.to_string()));
        }
        Task::stream(received(told).map(move |news| Outside::Found(number, news)))
    }

    /// Takes over what a scan has found. Says whether cards are elsewhere now than before.
    pub(in crate::ui) fn learn(&mut self, number: u64, news: News) -> bool {
        if number != self.scan.number {
            return false;
        }
        let moved = self.library.learn(news);
        if let Some(trouble) = self.library.trouble.take() {
            self.notice(Told::NoFolder(trouble));
        }
        moved
    }

    /// Reads the set of this name as it is now.
    ///
    /// # Errors
    /// What to say where it isn't what its card says any more, or can't be used.
    pub(in crate::ui) fn chosen(&mut self, name: &str) -> Result<Entry, Told> {
        let gone = || Told::SetGone(name.to_owned());
        let Some(card) = self.library.get(name).cloned() else { return Err(gone()) };
        if card.path().is_some_and(|path| path.try_exists().is_ok_and(|exists| !exists)) {
            return Err(gone());
        }
        let entry = card.place().read(&|name| self.sound_names.contains(name));
        let now = Card::of(&entry);
        let as_shown = !card.is_read() || now.says_the_same(&card);
        let title = card.title(self.language()).to_owned();
        self.library.replace(now);
        if entry.rule_set().is_none() {
            return Err(Told::SetUnusable(title));
        }
        if as_shown {
            return Ok(entry);
        }
        Err(Told::SetChanged(title))
    }
}
