#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::plan::way::StepId;
use crate::record::file::{Act, Files, Gate, Why};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn mark(set: &str, how: How, second: i64, talk: Option<i64>) -> Mark {
    let step = StepId { of: Of::Set(set.to_owned()), nth: 0 };
    Mark { began: talk.map(at), ..Mark::new(step, how, at(second)) }
}

fn on() -> OnPath {
    OnPath::new("path-two".to_owned(), at(0))
}

#[test]
fn a_step_is_done_once_its_talk_has_come_to_its_close() {
    let mut on = on();
    on.mark(mark("apology", How::Begun, 10, Some(10)));
    assert!(on.begun(at(10)).is_some());
    assert_eq!(on.done().count(), 0);
    on.mark(mark("apology", How::Done, 900, Some(10)));
    assert_eq!((on.begun(at(10)), on.done().count()), (None, 1));
    // What is sent once more says nothing new.
    on.mark(mark("apology", How::Done, 900, Some(10)));
    assert_eq!(on.steps.len(), 1);
}

#[test]
fn of_talks_that_never_came_to_their_close_one_is_known_at_most() {
    let mut on = on();
    on.mark(mark("apology", How::Begun, 10, Some(10)));
    on.mark(mark("why", How::Begun, 20, Some(20)));
    assert_eq!(on.steps.len(), 1);
}

#[test]
fn a_talk_that_goes_on_after_its_step_was_skipped_is_still_that_step() {
    let mut on = on();
    on.mark(mark("apology", How::Begun, 10, Some(10)));
    on.mark(mark("apology", How::Skipped, 20, None));
    let other = StepId { of: Of::Break, nth: 0 };
    on.mark(Mark::new(other, How::Done, at(30)));
    assert!(on.begun(at(10)).is_some(), "its talk was only interrupted");
    on.mark(mark("apology", How::Done, 900, Some(10)));
    let how: Vec<How> = on.done().map(|mark| mark.how).collect();
    assert_eq!(how, [How::Skipped, How::Done, How::Done]);
}

#[test]
fn a_step_that_two_windows_skip_is_skipped_once() {
    let mut on = on();
    on.mark(mark("why", How::Skipped, 30, None));
    on.mark(mark("why", How::Skipped, 45, None));
    assert_eq!(on.steps.len(), 1);
    on.mark(mark("apology", How::Done, 50, None));
    on.mark(mark("why", How::Skipped, 60, None));
    assert_eq!(on.steps.len(), 3, "it came round again");
}

#[test]
fn leave_no_trace_takes_the_step_back_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = OnPaths::at(folder.path().join("paths.ron"));
    let kept = ledger.add(on()).unwrap();
    for mark in [mark("apology", How::Done, 10, Some(10)), mark("why", How::Done, 20, Some(20))] {
        let _ = ledger.change(kept.id, |on| on.mark(mark)).unwrap();
    }
    assert_eq!(ledger.erase_talk(at(20)).unwrap(), 1);
    let entries = ledger.list().entries;
    assert_eq!(entries.len(), 1, "people are still on their path");
    assert_eq!(entries[0].sets().collect::<Vec<_>>(), ["apology"]);
}

#[test]
fn the_file_says_nothing_but_steps_and_moments() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paths.ron");
    let mut on = on();
    on.mark(mark("apology", How::Done, 10, Some(10)));
    let _ = OnPaths::at(file.clone()).add(on.clone()).unwrap();
    let text = std::fs::read_to_string(file).unwrap();
    for says in ["path: \"path-two\"", "Set(\"apology\")", "how: Done"] {
        assert!(text.contains(says), "{text}");
    }
}

/// A disk on which nothing can be written, for this reason.
#[derive(Debug)]
struct Refuses(io::ErrorKind);

impl Gate for Refuses {
    fn pass(&self, act: Act, _path: &Path) -> io::Result<()> {
        if matches!(act, Act::Read | Act::Lock) { Ok(()) } else { Err(self.0.into()) }
    }
}

#[test]
fn where_nothing_can_be_written_it_is_said_and_nothing_is_lost() {
    for (kind, why) in [
        (io::ErrorKind::StorageFull, Why::Full),
        (io::ErrorKind::ReadOnlyFilesystem, Why::ReadOnly),
        (io::ErrorKind::PermissionDenied, Why::NoPermission),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("paths.ron");
        let ledger = OnPaths::at(file.clone());
        let kept = ledger.add(on()).unwrap();
        let before = fs::read_to_string(&file).unwrap();
        let refused = ledger.through(&Files::behind(Arc::new(Refuses(kind))));
        let mark = || mark("apology", How::Done, 10, Some(10));
        let errors = [
            refused.add(OnPath::new("path-other".to_owned(), at(1))).unwrap_err(),
            refused.change(kept.id, |on| on.mark(mark())).unwrap_err(),
            refused.erase(&|_| true).unwrap_err(),
        ];
        for error in errors {
            assert_eq!((&error.why, &error.path), (&why, &file));
        }
        assert_eq!(fs::read_to_string(&file).unwrap(), before);
        // As soon as it works again, so does this.
        assert!(OnPaths::at(file).change(kept.id, |on| on.mark(mark())).unwrap().is_some());
    }
}

#[test]
fn two_programs_that_start_the_same_path_at_once_are_on_it_once() {
    let folder = tempfile::tempdir().unwrap();
    let ledger = || OnPaths::at(folder.path().join("paths.ron"));
    let (one, other) = (ledger(), ledger());
    let (_first, second) = (one.add(on()).unwrap(), other.add(on()).unwrap());
    let _ = one.change(second.id, |on| on.mark(mark("why", How::Done, 20, Some(20)))).unwrap();
    let each = one_each(ledger().list().entries);
    assert_eq!(each.len(), 1);
    assert_eq!(each[0].sets().collect::<Vec<_>>(), ["why"]);
}

#[test]
fn a_path_that_is_there_twice_keeps_its_earliest_start_and_every_step() {
    let started = |second: i64, steps: Vec<Mark>| OnPath {
        started: if second < 0 { Timestamp::UNIX_EPOCH } else { at(second) },
        steps,
        ..on()
    };
    let (early, late) = (mark("apology", How::Done, 10, Some(10)), mark("why", How::Done, 20, Some(20)));
    let all = vec![started(-1, vec![late.clone()]), started(5, vec![early.clone(), late.clone()])];
    let each = one_each(all);
    assert_eq!((each.len(), each[0].since()), (1, Some(at(5))));
    assert_eq!(each[0].steps, [early.clone(), late]);
    // What can’t be read at all is no day in 1970.
    assert_eq!(started(-1, vec![early]).since(), Some(at(10)));
    assert_eq!(started(-1, Vec::new()).since(), None);
}
