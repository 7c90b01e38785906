#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::collections::HashSet;
use std::fs::{self, File};
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::pages::LARGEST;
use super::*;
use crate::library::read::{ReadError, Special};
use crate::record::file::{self, Why};
use crate::rule_set::ron_options;

mod damaged;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Note {
    id: Id,
    what: String,
}

impl Entry for Note {
    const REQUIRED: &'static [(&'static str, &'static str)] = &[("id", "0"), ("what", "\"\"")];

    const ESSENTIAL: &'static [&'static str] = &["what"];

    fn heading(headings: &Headings) -> &str {
        &headings.history
    }

    fn id(&self) -> Id {
        self.id
    }

    fn moment(&self) -> Timestamp {
        Timestamp::from_second(1_000).unwrap()
    }

    fn began(&self) -> Option<Timestamp> {
        None
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }

    fn clean(&mut self) {}
}

/// Puts an entry in the place of the one with its id. Whether there is one.
pub(in crate::record) fn put<T: Entry>(ledger: &Ledger<T>, entry: &T) -> Result<bool, WriteError> {
    Ok(ledger.change(entry.id(), |old| *old = entry.clone())?.is_some())
}

struct Room {
    folder: tempfile::TempDir,
    ledger: Ledger<Note>,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::at(folder.path().join("notes.ron"));
        Self { folder, ledger }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file by hand.
    fn by_hand(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn add(&self, what: &str) -> Result<Note, WriteError> {
        self.ledger.add(Note { id: Id::default(), what: what.to_owned() })
    }

    fn whats(&self) -> Vec<String> {
        self.ledger.list().entries.into_iter().map(|note| note.what).collect()
    }

    fn id(&self, what: &str) -> Id {
        self.ledger.list().entries.iter().find(|note| note.what == what).unwrap().id
    }

    /// Adds something where the first file can't be read, and gives what is said of that.
    fn says_of_its_file(&self) -> Wrong {
        let since = Instant::now();
        let listed = self.ledger.list();
        assert!(listed.entries.is_empty());
        assert_eq!(listed.notices.len(), 1, "{:?}", listed.notices);
        let _ = self.add("new").unwrap();
        assert!(since.elapsed() < Duration::from_secs(5), "nobody waits");
        assert!(self.read("notes-2.ron").contains("new"));
        assert_eq!(self.whats(), ["new"]);
        let notice = listed.notices[0].clone();
        assert_eq!((&notice.file, notice.help), (&self.path("notes.ron"), Some(Help::Beside)));
        assert_eq!(notice.line, None, "{notice:?}");
        notice.wrong
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_left_alone() {
    let room = Room::new();
    fs::create_dir(room.path("notes.ron")).unwrap();
    assert_eq!(room.says_of_its_file(), Wrong::Read(ReadError::Folder));
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_or_a_device_in_the_place_of_a_file_keeps_nobody_waiting() {
    let room = Room::new();
    let path = room.path("notes.ron");
    rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
    assert_eq!(room.says_of_its_file(), Wrong::Read(ReadError::NotAFile(Special::Pipe)));

    let room = Room::new();
    std::os::unix::fs::symlink("/dev/zero", room.path("notes.ron")).unwrap();
    assert_eq!(room.says_of_its_file(), Wrong::Read(ReadError::NotAFile(Special::Device)));
}

#[test]
fn a_file_without_an_end_is_said_to_be_too_large_and_stays_as_it_is() {
    let room = Room::new();
    let large = File::create(room.path("notes.ron")).unwrap();
    large.set_len(4 << 30).unwrap();
    assert_eq!(room.says_of_its_file(), Wrong::Large(16));
    assert_eq!(large.metadata().unwrap().len(), 4 << 30);
}

#[test]
fn a_file_that_is_full_gets_nothing_new_but_can_be_changed() {
    let room = Room::new();
    let long = "a".repeat(FULL - 100);
    let first = room.add(&long).unwrap();
    let _ = room.add("second").unwrap();
    assert!(room.read("notes-2.ron").contains("second"));
    assert_eq!(room.whats(), [long.as_str(), "second"]);
    assert!(put(&room.ledger, &Note { what: "first".to_owned(), ..first.clone() }).unwrap());
    assert_eq!(room.whats(), ["first", "second"]);
    let error = put(&room.ledger, &Note { what: "a".repeat(LARGEST), ..first }).unwrap_err();
    assert_eq!(error.why, Why::Overgrown(16));
    assert_eq!(room.whats(), ["first", "second"], "what was there is there");
}

#[test]
fn of_two_with_one_id_the_one_that_is_meant_is_taken_out() {
    for gone in ["one", "two", "three"] {
        let room = Room::new();
        room.by_hand("notes.ron", r#"[(id: 7, what: "one"), (id: 7, what: "two")]"#);
        room.by_hand("notes-2.ron", r#"[(id: 6, what: "zero"), (id: 7, what: "three")]"#);
        let id = room.id(gone);
        assert_eq!(room.ledger.erase(&|note| note.id == id).unwrap(), 1);
        let left: Vec<_> = ["one", "two", "zero", "three"].into_iter().filter(|what| *what != gone).collect();
        assert_eq!(room.whats(), left);
    }
}

#[test]
fn of_two_with_one_id_the_one_that_is_meant_is_changed() {
    for changed in ["one", "two", "three"] {
        let room = Room::new();
        room.by_hand("notes.ron", r#"[(id: 7, what: "one"), (id: 7, what: "two")]"#);
        room.by_hand("notes-2.ron", r#"[(id: 7, what: "three")]"#);
        let ids = ["one", "two", "three"].map(|what| room.id(what));
        // Something else happens between the listing and the change.
        let _ = room.add("four").unwrap();
        let id = ids[["one", "two", "three"].iter().position(|what| *what == changed).unwrap()];
        assert!(put(&room.ledger, &Note { id, what: "changed".to_owned() }).unwrap());
        let after: Vec<_> =
            ["one", "two", "three", "four"].map(|what| if what == changed { "changed" } else { what }).into();
        assert_eq!(room.whats(), after);
        // From now on each has an id of its own in the files, and it is the one that it was listed with.
        assert_eq!(room.ledger.list().entries[..3].iter().map(|note| note.id).collect::<Vec<_>>(), ids);
        assert_eq!((room.read("notes.ron") + &room.read("notes-2.ron")).matches("id: 7,").count(), 1);
    }
}

#[test]
fn beside_the_largest_id_a_new_one_is_still_found() {
    let room = Room::new();
    room.by_hand("notes.ron", r#"[(id: 18446744073709551615, what: "by hand")]"#);
    for what in ["one", "two", "three"] {
        let _ = room.add(what).unwrap();
    }
    let ids: HashSet<Id> = room.ledger.list().entries.iter().map(|note| note.id).collect();
    assert_eq!(ids.len(), 4);
    let two = room.id("two");
    assert_eq!(room.ledger.erase(&|note| note.id == two).unwrap(), 1);
    assert_eq!(room.whats(), ["by hand", "one", "three"]);
}

#[test]
fn however_many_files_are_broken_none_is_overwritten() {
    let room = Room::new();
    room.by_hand("notes.ron", "broken 1");
    for number in 2..=30 {
        room.by_hand(&format!("notes-{number}.ron"), &format!("broken {number}"));
    }
    // None of ours.
    room.by_hand("notes-031.ron", "mine");
    room.by_hand("notes-31.ron.txt", "mine");
    assert_eq!(room.ledger.list().notices.len(), 30);
    let _ = room.add("new").unwrap();
    // What is changed is set aside; the others stay as they are.
    assert_eq!(room.ledger.list().notices.len(), 29);
    assert_eq!(room.whats(), ["new"]);
    assert_eq!(room.read("notes-30.damaged-1.ron"), "broken 30");
    assert_eq!(room.read("notes.ron"), "broken 1");
    for number in 2..=29 {
        assert_eq!(room.read(&format!("notes-{number}.ron")), format!("broken {number}"));
    }
    let _ = room.add("newer").unwrap();
    assert_eq!(room.whats(), ["new", "newer"]);
    assert!(room.read("notes-30.ron").contains("newer"));
}

#[test]
fn what_is_said_of_a_broken_file_quotes_nothing_of_it() {
    let room = Room::new();
    room.by_hand("notes.ron", &format!("[(id: \"{}\", what: 1)]", "ä".repeat(1_000_000)));
    let notices = room.ledger.list().notices;
    assert_eq!(notices.len(), 1, "{notices:?}");
    assert_eq!(notices[0].wrong, Wrong::Kept(Odd::Entry));
}

#[test]
fn what_is_gone_with_its_file_is_not_said_to_be_changed() {
    let room = Room::new();
    let note = room.add("one").unwrap();
    room.by_hand("notes.ron", "[(id: 7, what: \"one");
    assert!(!put(&room.ledger, &note).unwrap());
    assert_eq!(room.ledger.erase(&|one| one.id == note.id).unwrap(), 0);
    fs::remove_file(room.path("notes.ron")).unwrap();
    assert!(!put(&room.ledger, &note).unwrap());
    assert!(!room.path("notes.ron").exists());
}

#[test]
fn while_somebody_holds_the_lock_that_is_said_at_once_and_reading_goes_on() {
    let room = Room::new();
    let note = room.add("one").unwrap();
    let held = file::try_lock(&room.path("notes.lock")).unwrap();
    let since = Instant::now();
    assert_eq!(room.whats(), ["one"]);
    let outcomes = [
        room.add("two").map(|_| ()),
        put(&room.ledger, &note).map(|_| ()),
        room.ledger.erase(&|_| true).map(|_| ()),
        room.ledger.keep_only(note.clone()).map(|_| ()),
    ];
    assert!(since.elapsed() < Duration::from_secs(2), "{:?}", since.elapsed());
    for outcome in outcomes {
        let error = outcome.unwrap_err();
        assert_eq!((&error.path, error.why), (&room.path("notes.ron"), Why::Busy));
    }
    drop(held);
    assert!(put(&room.ledger, &note).unwrap());
}

#[test]
fn one_alone_is_kept_wherever_the_others_were() {
    let room = Room::new();
    room.by_hand("notes.ron", r#"[(id: 7, what: "one")]"#);
    room.by_hand("notes-2.ron", "broken");
    room.by_hand("notes-3.ron", r#"[(id: 7, what: "two"), (id: 8, what: "three")]"#);
    let kept = room.ledger.keep_only(Note { id: Id::default(), what: "four".to_owned() }).unwrap();
    assert_eq!(room.ledger.list().entries, [kept]);
    assert_eq!(room.read("notes-2.ron"), "broken");
}

#[cfg(unix)]
#[test]
fn what_is_erased_is_gone_from_where_a_link_leads_too() {
    let room = Room::new();
    room.by_hand("elsewhere", r#"[(id: 7, what: "one")]"#);
    std::os::unix::fs::symlink(room.path("elsewhere"), room.path("notes.ron")).unwrap();
    assert_eq!(room.ledger.erase(&|_| true).unwrap(), 1);
    assert!(!room.read("elsewhere").contains("one"));
    assert!(room.path("notes.ron").is_symlink());
}

#[test]
fn a_folder_that_is_none_is_said_once() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("data"), "mine").unwrap();
    let ledger = Ledger::<Note>::at(folder.path().join("data/notes.ron"));
    let listed = ledger.list();
    assert_eq!(listed.notices.len(), 1);
    let notice = &listed.notices[0];
    assert_eq!((&notice.file, notice.help), (&folder.path().join("data"), Some(Help::Hidden)));
    assert_eq!(notice.wrong, Wrong::Folder(FolderError::NotAFolder));
    assert!(ledger.add(Note { id: Id::default(), what: "one".to_owned() }).is_err());
}
