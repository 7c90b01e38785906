//! Journals whose place is taken, whose disk fails, and that are to leave no trace.

use std::fs::{self, OpenOptions};

use super::*;
use crate::record::file::Why;

// Talks that were begun and aren't replaced.

#[test]
fn a_talk_that_begins_where_another_was_interrupted_sets_that_one_aside_for_later() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let interrupted = fs::read(talk.path()).unwrap();
    let (keeper, news) = talk.begin_another();
    assert_eq!(news, None);
    let aside = talk.path().with_file_name("session.journal.waiting-1");
    assert_eq!(fs::read(&aside).unwrap(), interrupted);
    // The one that ran last comes first.
    drop(keeper);
    let recovered = talk.recover();
    assert_eq!(recovered.header.choices.name, "another");
    talk.ends(recovered);
    let recovered = talk.recover();
    assert_eq!(recovered.header.choices.name, "two");
    assert_eq!(recovered.session.parked(), ["Money,\n“soon”"]);
    talk.ends(recovered);
    talk.is_over();
    assert_eq!(talk.files(), ["session.lock"]);
}

#[cfg(target_os = "linux")]
#[test]
fn whatever_is_in_the_journals_place_is_moved_and_not_replaced() {
    type Put = fn(&Path);
    let kinds: [(&str, Put); 4] = [
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("a pipe", |path| {
            // Not by another program: while that starts, it holds every lock of the tests beside this one.
            rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        }),
        ("a device", |path| std::os::unix::fs::symlink("/dev/zero", path).unwrap()),
        ("nothing a journal begins with", |path| fs::write(path, "my diary").unwrap()),
    ];
    for (what, put) in kinds {
        let mut talk = Talk::begin();
        talk.keeper().end();
        talk.killed();
        put(&talk.path());
        let found = talk.looks();
        assert!(found.talk.is_none());
        let [trouble] = found.troubles.as_slice() else { panic!("{what}: {found:?}") };
        assert!(!matches!(trouble, JournalError::Busy), "{what}: {trouble:?}");
        let (mut keeper, said) = talk.begin_another();
        assert_eq!(said, None, "{what}");
        keeper.happened(Happened::new(Event::Begin, talk.clock.now(), &[], None));
        assert_eq!(news(&mut keeper), None);
        let files = talk.files();
        assert!(files.contains(&"session.journal.damaged-1".to_owned()), "{what}: {files:?}");
        drop(keeper);
        assert_eq!(talk.recover().header.choices.name, "another");
    }
}

#[test]
fn a_journal_without_an_end_is_read_at_once_and_up_to_where_it_makes_sense() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let whole = fs::read(talk.path()).unwrap();
    let file = OpenOptions::new().write(true).open(talk.path()).unwrap();
    file.set_len(4 << 30).unwrap();
    drop(file);
    let recovered = talk.recover();
    talk.goes_on_in(&recovered.session);
    let aside = recovered.damage.unwrap().notice.file;
    assert_eq!(fs::metadata(aside).unwrap().len(), 4 << 30, "what is behind it is kept");
    assert!(fs::read(talk.path()).unwrap().starts_with(&whole));
}

/// A folder that stands in for a full disk: nothing new fits into it, but what is there can be renamed.
#[cfg(unix)]
struct Full(PathBuf);

#[cfg(unix)]
impl Full {
    /// Fills a name that the journal is to be written under with a folder that can't be replaced.
    fn at(path: PathBuf) -> Self {
        fs::create_dir(&path).unwrap();
        fs::write(path.join("full"), "").unwrap();
        Self(path)
    }

    fn has_room(self) {
        fs::remove_dir_all(self.0).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn the_good_part_of_a_damaged_journal_is_written_before_the_rest_is_moved() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let good = fs::read(talk.path()).unwrap();
    let damaged = [good.as_slice(), b"what is this\n(At(1, Next))\n"].concat();
    fs::write(talk.path(), &damaged).unwrap();
    let full = Full::at(talk.path().with_file_name("session.journal.mended"));
    for _again in 0..2 {
        // It can't be written, and the talk is there all the same: again and again.
        let recovered = talk.recover();
        talk.goes_on_in(&recovered.session);
        assert!(recovered.damage.is_some());
        assert_eq!(fs::read(talk.path()).unwrap(), damaged);
    }
    let journal = talk.recover().journal;
    full.has_room();
    assert!(journal.is_waiting());
    let mut keeper = talk.a_keeper();
    keeper.go_on(journal);
    keeper.happened(Happened::new(Event::Stay, talk.clock.now(), &[], None));
    assert_eq!(news(&mut keeper), None);
    assert!(fs::read(talk.path()).unwrap().starts_with(&good));
    assert_eq!(fs::read(talk.path().with_file_name("session.journal.damaged-1")).unwrap(), damaged);
    drop(keeper);
    // Cut off between the two renames, only the good part is there, under its other name.
    fs::rename(talk.path(), talk.path().with_file_name("session.journal.mended")).unwrap();
    let recovered = talk.recover();
    talk.goes_on_in(&recovered.session);
}

// A disk that can't be written to, and comes back.

#[cfg(unix)]
#[test]
fn each_time_the_disk_fails_it_is_said_and_so_is_that_it_works_again() {
    let mut talk = Talk::begin();
    talk.happens(Event::Begin);
    let state = talk.path().parent().unwrap().to_owned();
    let elsewhere = talk.folder.path().join("elsewhere");
    for _time in 0..2 {
        // The folder goes, and a file is in its place.
        fs::rename(&state, &elsewhere).unwrap();
        fs::write(&state, "in the way").unwrap();
        let now = talk.clock.now();
        let news = talk.tries(&Event::Pause, now);
        assert!(
            matches!(&news, Some(News::NotKept(error)) if error.why == Why::NotAFolder || error.why == Why::Exists),
            "{news:?}"
        );
        assert_eq!(talk.tries(&Event::Resume, now), None, "once is enough");
        fs::remove_file(&state).unwrap();
        fs::rename(&elsewhere, &state).unwrap();
        assert_eq!(talk.tries(&Event::Clock, now), Some(News::KeptAgain));
    }
    talk.killed();
    let recovered = talk.recover();
    talk.goes_on_in(&recovered.session);
}

#[cfg(unix)]
#[test]
fn a_journal_that_is_deleted_under_the_app_is_kept_anew_and_whole() {
    let mut talk = Talk::begin();
    talk.some_turns();
    for delete in [
        |talk: &Talk| fs::remove_file(talk.path()).unwrap(),
        |talk: &Talk| fs::remove_dir_all(talk.path().parent().unwrap()).unwrap(),
    ] {
        delete(&talk);
        let now = talk.clock.now();
        assert_eq!(talk.tries(&Event::Pause, now), Some(News::Anew));
        assert_eq!(talk.tries(&Event::Resume, now), None, "it is said once");
    }
    // Nobody else can take it meanwhile.
    assert!(matches!(recover(&talk.path(), &mut talk.clock.clone()).troubles[..], [JournalError::Busy]));
    talk.killed();
    let recovered = talk.recover();
    talk.goes_on_in(&recovered.session);
}

// Leaving no trace.

#[test]
fn leaving_no_trace_can_be_finished_whenever_it_was_cut_off() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let Recovered { header, journal, .. } = talk.recover();
    let erasing = journal.erase();
    assert!(!talk.path().exists(), "from the first moment on it can't come back");
    assert_eq!(erasing.began(), Some(header.talk()));
    drop(erasing);
    // The power went; what else there is of the talk is still to be erased.
    talk.is_over();
    let mut keeper = talk.a_keeper();
    keeper.finish_erasing();
    assert!(matches!(&keeper.replies()[..], [Reply::Erased(erased)] if erased.errors.is_empty()));
    keeper.finish_erasing();
    assert!(keeper.replies().is_empty(), "nothing is left");
    assert_eq!(talk.files(), ["session.lock"]);
}

#[test]
fn leaving_no_trace_takes_what_was_set_aside_of_the_talk_and_leaves_other_talks() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let other = fs::read(talk.path()).unwrap();
    let (mut keeper, _news) = talk.begin_another();
    let aside = |name: &str| talk.path().with_file_name(format!("session.journal.{name}"));
    let _ = fs::copy(talk.path(), aside("damaged-1")).unwrap();
    fs::write(aside("damaged-2"), "of nobody knows which talk").unwrap();
    fs::write(aside("damaged-3"), &other).unwrap();
    keeper.erase();
    assert_eq!(talk.files(), ["session.journal.damaged-3", "session.journal.waiting-1", "session.lock"]);
}

#[test]
fn a_journal_that_was_emptied_is_no_talk_and_nothing_is_said_of_it() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    fs::write(talk.path(), "").unwrap();
    talk.is_over();
    assert_eq!(talk.files(), ["session.lock"]);
}
