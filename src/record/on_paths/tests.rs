#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use super::*;
use crate::plan::way::StepId;

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
    on.mark(mark("why", How::Skipped, 30, None));
    assert_eq!(on.done().count(), on.steps.len());
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
