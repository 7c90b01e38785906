#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::*;
use crate::clock::Clock;
use crate::plan::Choices;
use crate::record::agreements::{Agreement, Agreements};
use crate::record::file::{Act, Gate, Why};
use crate::record::journal::Header;
use crate::record::keeper::{Keeper, Reply};
use crate::record::settings::Settings;

/// Stands in every text of a talk.
const MARK: &str = "Xylophone";

/// The day of a talk that was arranged, so far away that it lies in the future whenever this runs.
const FAR: &str = "\"2950-01-01T12:00:00Z\"";

struct Room {
    folder: tempfile::TempDir,
    folders: Folders,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let folders = Folders { config: path("config"), data: path("data"), state: path("state") };
        Self { folder, folders }
    }

    fn put(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn agrees(&self, what: &str, made: i64) -> Agreement {
        let made = Timestamp::from_second(made).unwrap();
        let agreement = Agreement::new(what.to_owned(), vec![], made, "check-in".to_owned(), made);
        Agreements::at(self.folders.agreements()).add(agreement).unwrap()
    }

    /// A file was written so much later that no clock is too coarse to tell.
    fn is_newer(path: &Path) {
        let later = SystemTime::now() + Duration::from_secs(10);
        fs::File::options().append(true).open(path).unwrap().set_modified(later).unwrap();
    }

    /// Files of every kind that is kept, each with the mark in it, and those that stay.
    fn fill(&self) {
        let Folders { config, data, state } = &self.folders;
        let _ = self.agrees(MARK, 1);
        let journal = self.folders.journal();
        for name in ["session.journal", "session.journal.mended", "session.journal.erasing"] {
            Self::put(&journal.with_file_name(name), MARK);
        }
        for name in ["waiting-1", "waiting-20", "damaged-3"] {
            Self::put(&journal.with_file_name(format!("session.journal.{name}")), MARK);
        }
        for (name, text) in [
            ("agreements-2.ron", format!("// {MARK}\n[(what: \"{MARK}\", oh")),
            ("agreements.damaged-1.ron", MARK.to_owned()),
            ("agreements-2.damaged-7.ron", format!("[(id: 1, what: \"{MARK}\", by: {MARK})]")),
            ("history.ron", format!("// {MARK}\n[")),
            ("history-2.ron", format!("\u{0}{MARK}")),
            ("next-talk.ron", format!("[(id: 5, talk: \"x\", at: Some({FAR}), topics: [\"{MARK}\"])]")),
            ("kept-rules.ron", format!("[(id: 5, talk: \"{MARK}\", began: 1)]")),
            ("last-time.ron", format!("// {MARK}")),
            ("last-time.damaged-2.ron", String::new()),
            ("paths.ron", format!("[(id: 5, path: \"{MARK}\", oh")),
            ("paths.damaged-1.ron", MARK.to_owned()),
        ] {
            Self::put(&data.join(name), &text);
        }
        fs::write(data.join("history-3.ron"), [0xff, 0xfe, b'X']).unwrap();
        Self::put(&self.folders.shown().join("common-ground.ics"), MARK);
        Self::put(&self.folders.shown().join("common-ground.html"), MARK);
        Self::put(&self.folders.windows(), MARK);
        Self::put(&self.folders.opens_plain(), "");
        for name in ["0123456789abcdef.ron", "0123456789abcdef.damaged-1.ron"] {
            Self::put(&self.folders.unsaved().join(name), MARK);
        }
        Self::put(&state.join("somebody-elses"), "stays");
        Self::put(&config.join("settings.ron"), "(muted: true)");
        Self::put(&config.join("rules/ours.ron"), "stays");
    }

    fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    found.push(path.strip_prefix(self.folder.path()).unwrap().display().to_string());
                }
            }
        }
        found.sort();
        found.retain(|name| Path::new(name).extension().is_none_or(|ending| ending != "lock"));
        found
    }

    fn erase(&self, files: &Files) -> Wiped {
        Everything::now(&self.folders, files, Timestamp::now()).erase()
    }

    fn keeper(&self, files: &Files) -> Keeper {
        Keeper::at_once(&self.folders, files, &Settings::default())
    }
}

/// What stays, whatever is erased.
const STAYS: [&str; 3] = ["config/rules/ours.ron", "config/settings.ron", "state/somebody-elses"];

#[test]
fn everything_goes_and_what_is_not_of_talks_stays() {
    let room = Room::new();
    room.fill();
    let there = Inventory::of(&room.folders, false);
    assert_eq!((there.agreements, there.topics, there.interrupted, there.shown), (2, 1, 5, 2));
    assert!(there.damaged >= 5, "{there:?}");
    assert_eq!(room.erase(&Files::default()), Wiped { resumes: true, ..Wiped::default() });
    assert_eq!(room.files(), STAYS);
    assert!(Inventory::of(&room.folders, false).is_empty());
    assert!(!room.folders.shown().exists());
}

#[test]
fn a_topic_is_counted_once_wherever_it_waits() {
    let room = Room::new();
    let parked = |id: u64, topics: &str| {
        let at = "\"2026-11-01T19:30:00Z\"";
        format!("(id: {id}, talk: \"x\", began: {at}, ended: {at}, parked: [{topics}])")
    };
    let talks = [parked(1, "\"Money\", \"Sunday\""), parked(2, "\"Money\"")];
    Room::put(&room.folders.history(), &format!("[{}]", talks.join(", ")));
    Room::put(&room.folders.next_talk(), "[(id: 5, talk: \"x\", topics: [\"Sunday\", \"Sleep\"])]");
    assert_eq!(Inventory::of(&room.folders, false).topics, 3);
}

#[test]
fn where_nothing_is_kept_nothing_is_made() {
    let room = Room::new();
    assert!(Inventory::of(&room.folders, false).is_empty());
    assert_eq!(room.erase(&Files::default()), Wiped::default());
    assert!(!room.folders.state.exists() && !room.folders.data.exists());
}

/// Fails what is done to the files of these names.
#[derive(Debug, Default)]
struct Fails(Mutex<Vec<PathBuf>>);

impl Gate for Fails {
    fn pass(&self, act: Act, path: &Path) -> io::Result<()> {
        let fails = act != Act::Read && self.0.lock().unwrap().iter().any(|fails| fails == path);
        if fails { Err(io::ErrorKind::ReadOnlyFilesystem.into()) } else { Ok(()) }
    }
}

#[test]
fn each_file_that_cannot_be_erased_is_named_and_erased_later_and_nothing_newer_with_it() {
    let whole = Room::new();
    whole.fill();
    for name in whole.files() {
        if STAYS.contains(&name.as_str()) || name.ends_with("opens-plain") {
            continue;
        }
        let room = Room::new();
        room.fill();
        let path = room.folder.path().join(&name);
        let gate = Arc::new(Fails(Mutex::new(vec![path.clone()])));
        let files = Files::behind(gate.clone());
        let mut keeper = room.keeper(&files);
        keeper.erase_everything(Timestamp::now());
        let said = keeper.replies();
        let Some(Reply::Wiped(wiped)) = said.last() else { panic!("{name}: {said:?}") };
        assert_eq!(wiped.errors.len(), 1, "{name}: {wiped:?}");
        assert_eq!((&wiped.errors[0].path, &wiped.errors[0].why), (&path, &Why::ReadOnly));
        assert!(wiped.resumes);
        drop(keeper);
        let left: Vec<String> =
            room.files().into_iter().filter(|left| !STAYS.contains(&left.as_str())).collect();
        assert!(left.contains(&name) && left.len() == 2, "{left:?}");

        // Meanwhile people go on.
        let new = (!name.contains("agreements")).then(|| room.agrees("new", 4_000_000_000));
        if new.is_some() {
            Room::is_newer(&room.folders.agreements());
        }
        gate.0.lock().unwrap().clear();
        let mut keeper = room.keeper(&files);
        keeper.finish_erasing();
        let said = keeper.replies();
        assert!(
            said.iter().any(|reply| matches!(reply, Reply::Wiped(wiped) if wiped.errors.is_empty())),
            "{name}: {said:?}"
        );
        let left = Agreements::at(room.folders.agreements()).list().entries;
        assert_eq!(left, new.into_iter().collect::<Vec<_>>(), "{name}");
        assert!(
            !path.exists() || name == "data/agreements.ron" || path == room.folders.agreements(),
            "{name}"
        );
    }
}

#[test]
fn what_waits_to_be_written_never_gets_there() {
    let room = Room::new();
    let gate = Arc::new(Fails(Mutex::new(vec![
        room.folders.agreements(),
        room.folders.agreements().with_extension("lock"),
    ])));
    let files = Files::behind(gate.clone());
    let mut keeper = room.keeper(&files);
    let moment = Timestamp::from_second(5).unwrap();
    let agreement = Agreement::new(MARK.to_owned(), vec![], moment, "x".to_owned(), moment);
    let token = keeper.change(crate::record::keeper::Change::Add(agreement));
    gate.0.lock().unwrap().clear();
    keeper.erase_everything(Timestamp::now());
    let said = keeper.replies();
    assert!(said.iter().any(|reply| matches!(reply, Reply::TakenBack(taken) if *taken == token)), "{said:?}");
    assert!(keeper.flush(std::time::Duration::ZERO).is_empty());
    assert!(room.files().is_empty(), "{:?}", room.files());
}

#[test]
fn of_a_talk_that_is_running_elsewhere_nothing_is_erased() {
    let room = Room::new();
    let clock = Clock::default();
    let mut elsewhere = room.keeper(&Files::default());
    let header = Header::new("(".to_owned(), Choices::default(), 1, clock.now(), &clock);
    elsewhere.begin(&header).unwrap();
    let running = header.talk();
    let agreements = Agreements::at(room.folders.agreements());
    let of_it = Agreement::new("of it".to_owned(), vec![], running, "x".to_owned(), running);
    let _ = agreements.add(of_it).unwrap();
    let _ = room.agrees(MARK, 1);
    let journal = fs::read(room.folders.journal()).unwrap();
    Room::put(&room.folders.journal().with_file_name("session.journal.damaged-1"), "may be of it");
    let there = Inventory::of(&room.folders, false);
    assert_eq!((there.interrupted, there.elsewhere), (0, Some(Elsewhere::Talk)), "it was never interrupted");
    let wiped = room.erase(&Files::default());
    assert!(wiped.elsewhere == Some(Elsewhere::Talk) && wiped.errors.is_empty(), "{wiped:?}");
    assert_eq!(fs::read(room.folders.journal()).unwrap(), journal);
    assert!(room.folders.journal().with_file_name("session.journal.damaged-1").exists());
    let left = agreements.list().entries;
    assert_eq!(left.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["of it"]);
    // Once it is over, the rest can go too.
    elsewhere.end();
    drop(elsewhere);
    assert_eq!(room.erase(&Files::default()), Wiped { resumes: true, ..Wiped::default() });
    assert!(room.files().is_empty(), "{:?}", room.files());
}

#[cfg(unix)]
#[test]
fn what_is_written_through_a_link_after_it_was_to_be_erased_stays() {
    let room = Room::new();
    let elsewhere = room.folder.path().join("elsewhere");
    fs::write(&elsewhere, "").unwrap();
    fs::create_dir_all(&room.folders.data).unwrap();
    std::os::unix::fs::symlink(&elsewhere, room.folders.agreements()).unwrap();
    Room::put(&room.folders.erasing(), &Timestamp::now().to_string());
    let new = room.agrees("new", 4_000_000_000);
    Room::is_newer(&elsewhere);
    let mut left = Everything::left(&room.folders, &Files::default()).unwrap();
    assert!(left.erase().errors.is_empty());
    assert_eq!(Agreements::at(room.folders.agreements()).list().entries, [new]);
}

#[cfg(unix)]
#[test]
fn what_links_lead_to_is_emptied() {
    let room = Room::new();
    let elsewhere = room.folder.path().join("elsewhere");
    for text in [format!("[(id: 7, what: \"{MARK}\")]"), format!("\u{0}{MARK}")] {
        fs::create_dir_all(&room.folders.data).unwrap();
        fs::write(&elsewhere, &text).unwrap();
        let _ = std::os::unix::fs::symlink(&elsewhere, room.folders.agreements());
        assert!(room.erase(&Files::default()).errors.is_empty());
        assert!(!fs::read_to_string(&elsewhere).unwrap().contains(MARK));
    }
}

#[test]
fn of_what_is_shown_only_our_own_files_go() {
    let room = Room::new();
    room.fill();
    let others = ["notes.txt", "common-ground-2.html", ".common-ground.ics"];
    for name in others {
        Room::put(&room.folders.shown().join(name), "somebody else’s");
    }
    assert!(room.erase(&Files::default()).errors.is_empty());
    let mut left: Vec<_> =
        fs::read_dir(room.folders.shown()).unwrap().map(|file| file.unwrap().file_name()).collect();
    left.sort();
    assert_eq!(left, [".common-ground.ics", "common-ground-2.html", "notes.txt"]);
    assert!(Inventory::of(&room.folders, false).is_empty());
}

#[cfg(unix)]
#[test]
fn no_link_among_what_is_shown_is_followed() {
    // A link in place of the folder: what it leads to is nobody's business here.
    let room = Room::new();
    let elsewhere = room.folder.path().join("elsewhere");
    let theirs = ["common-ground.ics", "letter.txt", ".common-ground-abcdef"];
    for name in theirs {
        Room::put(&elsewhere.join(name), "somebody else’s");
    }
    fs::create_dir_all(&room.folders.state).unwrap();
    std::os::unix::fs::symlink(&elsewhere, room.folders.shown()).unwrap();
    let _ = room.agrees(MARK, 1);
    assert_eq!(Inventory::of(&room.folders, false).shown, 0);
    assert!(room.erase(&Files::default()).errors.is_empty());
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), theirs.len());
    // A link in place of a file: it goes, and what it leads to stays.
    let room = Room::new();
    let elsewhere = room.folder.path().join("elsewhere");
    Room::put(&elsewhere, "somebody else’s");
    fs::create_dir_all(room.folders.shown()).unwrap();
    std::os::unix::fs::symlink(&elsewhere, room.folders.shown().join("common-ground.ics")).unwrap();
    assert!(room.erase(&Files::default()).errors.is_empty());
    assert!(!room.folders.shown().exists());
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "somebody else’s");
}
