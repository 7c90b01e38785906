//! What people have on their machine when they begin, and how the program opens there.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use common_ground::cli::{First, WindowRequest};
use common_ground::clock::Clock;
use common_ground::desktop::Desktop;
use common_ground::library::find::find;
use common_ground::library::{Entry, Library};
use common_ground::record::file::Files;
use common_ground::record::folders::Folders;
use common_ground::sound::Sounds;
use common_ground::ui::{App, Message, World};
use common_ground::words::Words;
use iced::{Size, Task};

use super::disk::Disk;
use super::person::{LAPTOP, Person};

/// The titles of all sets that the app comes with.
pub(crate) fn shipped() -> Vec<String> {
    let library = Library::load(Path::new("there is no such folder"), &|_| true);
    library.cards.iter().map(|card| card.title("en").to_owned()).collect()
}

/// A person's files and devices.
pub(crate) struct Home {
    folder: tempfile::TempDir,
    /// The loudspeaker that they hear.
    pub(crate) sounds: Sounds,
    /// Their desktop.
    pub(crate) desktop: Desktop,
    /// What their files are on, where a test has that in its hands.
    disk: Option<Arc<Disk>>,
    /// Words follow the settings and the machine's language and region, as people have it.
    own_words: bool,
    /// The words that they read.
    words: Words,
    /// The size of the window in which they open it.
    window: Size,
}

impl Home {
    /// A home without any files.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (sounds, desktop) = (Sounds::silent(), Desktop::silent());
        Self {
            folder,
            sounds,
            desktop,
            disk: None,
            own_words: false,
            words: Words::english().isolating(),
            window: LAPTOP,
        }
    }

    /// With the app in these words.
    pub(crate) fn in_words(self, words: Words) -> Self {
        Self { words, ..self }
    }

    /// With the app in a window of this size.
    pub(crate) fn in_window(self, window: Size) -> Self {
        Self { window, ..self }
    }

    /// The window's size when it opens.
    pub(super) fn window(&self) -> Size {
        self.window
    }

    /// The words that are read here.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// With all files on this disk, and a thread that keeps them, as people have it.
    pub(crate) fn on(self, disk: &Arc<Disk>) -> Self {
        Self { disk: Some(Arc::clone(disk)), ..self }
    }

    /// With words that follow the settings, as people have it; how they are apart from that, the machine says.
    pub(crate) fn with_its_own_words(self) -> Self {
        Self { own_words: true, ..self }
    }

    /// A home with a rule set of their own.
    pub(crate) fn with_rules(self, name: &str, text: &str) -> Self {
        self.has_rules(name, text);
        self
    }

    /// Adds a rule set of their own.
    pub(crate) fn has_rules(&self, name: &str, text: &str) {
        let file = self.folders().rules().join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// A home with these settings, as the file has them.
    pub(crate) fn with_settings(self, text: &str) -> Self {
        self.has_settings(text);
        self
    }

    /// Writes the settings file.
    pub(crate) fn has_settings(&self, text: &str) {
        let path = self.folders().settings();
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Somebody left by the quick exit.
    pub(crate) fn opens_plain(&self) {
        let mark = self.folders().opens_plain();
        fs::create_dir_all(mark.parent().unwrap()).unwrap();
        fs::write(mark, "").unwrap();
    }

    /// The folders of files.
    pub(crate) fn folders(&self) -> Folders {
        let folder = |name| self.folder.path().join(name);
        Folders { config: folder("config"), data: folder("data"), state: folder("state") }
    }

    /// A file's text; empty if there is no file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap_or_default()
    }

    /// A file's path.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Opens the library.
    pub(crate) fn open(self) -> Person {
        Person::sit_down(self, First::Library)
    }

    /// Opens a talk, as `start NAME --names …` does.
    pub(crate) fn start(self, set: &str, names: &[&str]) -> Person {
        let entry = find(&self.folders().rules(), set, &|_| true).expect("the set is in the library");
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Person::sit_down(self, First::Stage(Box::new(entry), names))
    }

    /// Opens set-up for any file, as `start FILE` does.
    pub(crate) fn set_up_of(self, file: &str) -> Person {
        let entry = Entry::from_file(&self.path(file), &|_| true);
        Person::sit_down(self, First::SetUp(Box::new(entry)))
    }

    /// Opens Ana's and Ben's talk, at its first breath.
    pub(crate) fn talk(self) -> Person {
        self.start("speaker-listener", &["Ana", "Ben"])
    }

    /// Opens Ana's and Ben's talk with a single round of it, at its first breath. The set is their own, `one-round`.
    pub(crate) fn brief_talk(self) -> Person {
        self.with_one_round().start("one-round", &["Ana", "Ben"])
    }

    /// A home with that set.
    pub(crate) fn with_one_round(self) -> Self {
        let text = include_str!("../../rules/speaker-listener.ron");
        assert!(text.contains("times: 4"), "it has other rounds");
        let brief = text.replace("times: 4", "times: 1").replace("Speaker and listener", "One round");
        self.with_rules("one-round.ron", &brief)
    }

    /// Opens the program here.
    pub(super) fn boots(&self, first: First, speed: u32, clock: &Clock) -> App {
        self.boots_with(first, speed, clock, self.disk.is_some()).0
    }

    /// Waits until no thread of an app that was closed holds the talk's journal: a program that ends takes its threads
    /// with it.
    pub(super) fn is_let_go(&self) {
        let held = |lock: &fs::File| matches!(lock.try_lock(), Err(fs::TryLockError::WouldBlock));
        let lock = self.disk.as_ref().and_then(|_| fs::File::open(self.path("state/session.lock")).ok());
        let since = Instant::now();
        while lock.as_ref().is_some_and(held) {
            assert!(since.elapsed() < Duration::from_secs(60), "the journal is still held");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The same, as for real people: their own rule sets are read meanwhile, and arrive through the task.
    pub(super) fn boots_at_once(&self, clock: &Clock) -> (App, Task<Message>) {
        self.boots_with(First::Library, 1, clock, true)
    }

    fn boots_with(&self, first: First, speed: u32, clock: &Clock, aside: bool) -> (App, Task<Message>) {
        let request =
            WindowRequest { folders: self.folders(), first, quiet_sound: false, fullscreen: false, speed };
        let (clock, sounds) = (clock.clone(), Some(self.sounds.clone()));
        let files = self.disk.clone().map(|disk| Files::behind(disk)).unwrap_or_default();
        let world = World { clock, sounds, aside, files, desktop: self.desktop.clone(), ..World::default() };
        // The same days and times wherever the tests run.
        let words = (!self.own_words).then(|| self.words.clone());
        let world = World { words, ..world };
        App::boot(request, world)
    }
}
