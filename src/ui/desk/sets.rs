//! The rule sets on the desk: looked for beside the window, and read again when one of them is chosen.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use iced::Task;
use iced::futures::StreamExt;
use tokio::sync::mpsc;

use super::{Desk, Told};
use crate::library::card::Card;
use crate::library::contacts::Contacts;
use crate::library::lists::Lists;
use crate::library::scan::{News, scan};
use crate::library::{Entry, Library};
use crate::sound::names;
use crate::ui::outside::{Outside, aside, received};
use crate::ui::screen::library::Item;

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
    /// Whether what takes long is done on threads of its own.
    pub(in crate::ui) fn reads_aside(&self) -> bool {
        self.scan.aside
    }

    /// A set of people's own was made here, in this file. The library shows it at once, however late the disk tells of
    /// changes.
    pub(in crate::ui) fn set_made(&mut self, file: &Path) {
        self.made.push(file.to_owned());
        self.rules_changed = true;
    }

    /// The file of a set or a path of people's own isn't there any more, and so its card isn't.
    pub(in crate::ui) fn set_gone(&mut self, file: &Path) {
        self.made.retain(|made| made != file);
        self.library.forget(file);
        self.rules_changed = true;
    }

    /// A set or a path of people's own has another title. The library shows it at once.
    pub(in crate::ui) fn set_changed(&mut self, file: &Path, item: &Item) {
        if let Item::Set(name) = item
            && let Some(card) = self.library.get(name).filter(|card| card.path() == Some(file))
        {
            let now = Card::of(&card.place().read(&|name| self.sound_names.contains(name)));
            self.library.replace(now);
        }
        self.rules_changed = true;
    }

    /// The file of one of people's own sets or paths.
    pub(in crate::ui) fn file_of(&self, item: &Item) -> Option<PathBuf> {
        let file = match item {
            Item::Set(name) => self.library.get(name)?.path(),
            Item::Path(name) => self.library.path(name)?.file(),
        };
        file.map(ToOwned::to_owned)
    }

    /// Whether a set or a path is in the library.
    pub(in crate::ui) fn has(&self, item: &Item) -> bool {
        match item {
            Item::Set(name) => self.library.get(name).is_some(),
            Item::Path(name) => self.library.path(name).is_some(),
        }
    }

    /// What a set or a path is called.
    pub(in crate::ui) fn title_of(&self, item: &Item) -> String {
        let language = self.language();
        let title = match item {
            Item::Set(name) => self.library.get(name).map(|card| card.title(language)),
            Item::Path(name) => self.library.path(name).map(|path| path.title(language)),
        };
        title.unwrap_or(item.name()).to_owned()
    }

    /// Looks through the person's folder again, unless that is covered. What it finds comes by the task, or is there
    /// already.
    pub(in crate::ui) fn read_library(&mut self) -> Task<Outside> {
        let (contacts, trouble) = Contacts::load(&self.folders.rules());
        self.contacts = contacts;
        self.contacts_trouble = trouble;
        self.read_lists();
        let sounds = names::names(Some(&self.folders.sounds()));
        let before = if sounds == self.sound_names { self.library.clone() } else { self.library.doubted() };
        self.sound_names.clone_from(&sounds);
        if self.is_covered() {
            // What people call their own sets says what they talk about. Those made since the start are no news here.
            self.library = Library::built_in_and(&self.made, &|name| sounds.contains(name));
            return Task::none();
        }
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

    /// Reads the words that people pick from in a talk. What is wrong with their own lists is said once for as long as it
    /// stays wrong in the same way.
    fn read_lists(&mut self) {
        let (lists, troubles) = if self.is_covered() {
            (Lists::built_in(), Vec::new())
        } else {
            Lists::load(&self.folders.rules())
        };
        self.lists = Arc::new(lists);
        let told: Vec<Told> = troubles.into_iter().map(|trouble| Told::List(Box::new(trouble))).collect();
        self.notices.retain(|notice| !matches!(notice, Told::List(_)) || told.contains(notice));
        for notice in
            told.iter().filter(|notice| !self.list_notices.contains(notice)).cloned().collect::<Vec<_>>()
        {
            self.notice(notice);
        }
        self.list_notices = told;
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
        self.look_for_language();
        moved
    }

    /// Reads the sets that something is kept for, as far as they are there and can be read. They come by the task.
    pub(in crate::ui) fn read_sets(&self) -> Task<Outside> {
        let names = self.rules.iter().map(|rules| rules.talk.clone());
        let names = names.chain(self.last_times.iter().map(|last| last.talk.clone()));
        let (names, library) = (names.collect::<BTreeSet<_>>(), self.library.clone());
        let reads = move || library.sets(names.iter().map(String::as_str));
        if self.scan.aside {
            return aside("rule sets", reads, |sets| Outside::Sets(sets.unwrap_or_default()));
        }
        Task::done(Outside::Sets(reads()))
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
