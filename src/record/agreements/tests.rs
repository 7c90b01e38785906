#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;

use super::*;
use crate::record::file::Why;
use crate::record::ledger::Odd;
use crate::record::ledger::tests::put;
use crate::record::{Help, Wrong};

fn agreement(what: &str, began: i64) -> Agreement {
    let moment = Timestamp::from_second(began).unwrap();
    Agreement::new(what.to_owned(), vec!["Ana".to_owned()], moment, "speaker-listener".to_owned(), moment)
}

fn ledger() -> (tempfile::TempDir, PathBuf, Agreements) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/agreements.ron");
    let agreements = Agreements::at(path.clone());
    (folder, path, agreements)
}

fn whats(agreements: &Agreements) -> Vec<String> {
    agreements.list().entries.into_iter().map(|one| one.what).collect()
}

#[test]
fn an_agreement_is_on_the_disk_at_once_and_comes_back_as_it_was() {
    let (_folder, path, agreements) = ledger();
    assert!(agreements.list().entries.is_empty());
    assert!(!path.parent().unwrap().exists(), "nothing is created until there is something to keep");
    let mut one = agreements.add(agreement("Dinner “together”\non Sundays", 1_000)).unwrap();
    one.by = Some(date(2026, 12, 1));
    one.state = State::Done;
    assert!(put(&agreements, &one).unwrap());
    assert_eq!(Agreements::at(path).list().entries, [one]);
}

#[test]
fn an_agreement_is_due_on_its_day_until_it_is_kept() {
    let (_folder, _path, agreements) = ledger();
    let on = |by, review, state, what: &str| {
        let mut one = agreement(what, 1);
        (one.by, one.review, one.state) = (by, review, state);
        let _ = agreements.add(one).unwrap();
    };
    let day = date(2026, 12, 1);
    on(Some(day), None, State::Open, "by");
    on(None, Some(day), State::Open, "review");
    on(None, None, State::Open, "some day");
    on(Some(day), None, State::Done, "kept");
    on(Some(day), None, State::Dropped, "let go");
    on(Some(date(2026, 1, 1)), None, State::Open, "long due");
    let due = |today| {
        let open = agreements.list().entries.into_iter().filter(move |one| one.is_due(today));
        open.map(|one| one.what).collect::<Vec<_>>()
    };
    assert_eq!(due(date(2026, 11, 30)), ["long due"]);
    assert_eq!(due(day), ["by", "review", "long due"]);
}

#[test]
fn a_broken_file_is_set_aside_before_anything_is_written() {
    let (_folder, path, agreements) = ledger();
    let _ = agreements.add(agreement("first", 1)).unwrap();
    let broken = "[\n    (what: \"by hand\", by: tomorrow),\n    (what: \"cut";
    fs::write(&path, broken).unwrap();
    let listed = agreements.list();
    assert_eq!(listed.entries.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["by hand"]);
    let said: Vec<_> = listed.notices.iter().map(|notice| (notice.line, notice.wrong.clone())).collect();
    assert!(said.contains(&(Some(2), Wrong::Kept(Odd::NotThat("by".to_owned())))), "{said:?}");
    assert!(said.contains(&(Some(3), Wrong::Kept(Odd::Entry))), "{said:?}");
    assert_eq!(listed.notices.iter().filter(|one| matches!(one.help, Some(Help::Rest(_)))).count(), 1);
    let second = agreements.add(agreement("second", 2)).unwrap();
    assert_eq!(fs::read_to_string(path.with_file_name("agreements.damaged-1.ron")).unwrap(), broken);
    assert_eq!(whats(&agreements), ["by hand", "second"]);
    assert!(put(&agreements, &second).unwrap());
    assert!(agreements.list().notices.is_empty());
}

#[test]
fn leave_no_trace_takes_out_this_talk_and_no_other() {
    let (_folder, path, agreements) = ledger();
    for (what, began) in [("old", 1), ("new", 2), ("newer", 2)] {
        let _ = agreements.add(agreement(what, began)).unwrap();
    }
    assert_eq!(agreements.erase_talk(Timestamp::from_second(2).unwrap()), Ok(2));
    assert_eq!(whats(&agreements), ["old"]);
    assert!(!fs::read_to_string(&path).unwrap().contains("new"));
    assert_eq!(agreements.erase_talk(Timestamp::from_second(1).unwrap()), Ok(1));
    assert!(!path.exists());
}

#[test]
fn two_windows_lose_nothing_of_each_others() {
    let (_folder, path, agreements) = ledger();
    std::thread::scope(|scope| {
        for window in 0..4 {
            let own = Agreements::at(path.clone());
            let _ = scope.spawn(move || {
                for number in 0..5 {
                    // Whoever finds the lock held too often is told so, and tries again.
                    let one = agreement(&format!("{window}-{number}"), 1);
                    while let Err(error) = own.add(one.clone()) {
                        assert_eq!(error.why, Why::Busy, "{error:?}");
                    }
                }
            });
        }
    });
    let entries = agreements.list().entries;
    assert_eq!(entries.len(), 20);
    let ids: std::collections::BTreeSet<_> = entries.iter().map(|one| one.id).collect();
    assert_eq!(ids.len(), 20, "every agreement has an id of its own");
}

#[test]
fn what_is_listed_can_be_shown_and_the_disk_keeps_what_was_written() {
    let (_folder, path, agreements) = ledger();
    let odd = |what: &str| agreement(&format!("{what}\u{2029}א\0"), 1_000);
    let [one, _other] = ["One", "Other"].map(|what| agreements.add(odd(what)).unwrap());
    let listed = agreements.list().entries;
    assert_eq!(listed[0].what, "One\nא");
    assert_eq!(listed[1].what, "Other\nא");
    // Only what is changed is written as it was shown.
    assert!(put(&agreements, &Agreement { state: State::Done, ..listed[0].clone() }).unwrap());
    let kept: Vec<Agreement> = ron::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(kept[0], Agreement { state: State::Done, what: "One\nא".to_owned(), ..one });
    assert_eq!(kept[1].what, "Other\u{2029}א\0");
}

fn look(on: Date, how: How, began: Option<i64>) -> Look {
    let began = began.map(|began| Timestamp::from_second(began).unwrap());
    Look { on, how, note: String::new(), began, before: None }
}

#[test]
fn after_people_looked_at_it_the_next_day_counts() {
    let (day, later) = (date(2026, 11, 20), date(2026, 11, 27));
    let mut one = Agreement { by: Some(day), until: Some(date(2026, 12, 24)), ..agreement("Dinner", 1) };
    assert!(one.is_due(day));
    one.looked(look(day, How::NotYet, None), Some(later));
    assert_eq!((one.state, one.day()), (State::Open, Some(later)), "its day has passed, and they know");
    assert!(!one.is_due(day) && one.is_due(later));
    one.looked(look(later, How::Partly, None), None);
    assert_eq!(one.day(), Some(date(2026, 12, 24)), "the day on which it ends is looked at, too");
    one.looked(look(date(2026, 12, 24), How::Done, None), None);
    assert_eq!((one.state, one.day()), (State::Done, None));
    assert_eq!(
        one.course.iter().map(|look| look.how).collect::<Vec<_>>(),
        [How::NotYet, How::Partly, How::Done]
    );
}

#[test]
fn what_was_said_can_be_said_otherwise_in_the_same_talk_or_on_the_same_day() {
    let day = date(2026, 11, 20);
    let mut one = agreement("Dinner", 1);
    one.looked(look(day, How::Dropped, Some(7)), None);
    assert_eq!(one.state, State::Dropped);
    one.looked(look(day, How::Partly, Some(7)), Some(date(2026, 11, 27)));
    assert_eq!((one.state, one.course.len()), (State::Open, 1));
    one.looked(look(day, How::Done, Some(8)), None);
    assert_eq!((one.state, one.course.len()), (State::Done, 2), "another talk is another time");
    one.looked(look(day, How::NotYet, None), None);
    one.looked(look(day, How::Done, None), None);
    assert_eq!(one.course.len(), 3);
}

#[test]
fn leave_no_trace_leaves_open_what_was_opened_again_before_that_talk() {
    let (_folder, _path, agreements) = ledger();
    let day = date(2026, 11, 20);
    let mut one = agreements.add(agreement("Dinner", 1)).unwrap();
    one.looked(look(day, How::Done, None), None);
    one.state = State::Open;
    one.looked(look(day, How::NotYet, Some(7)), None);
    assert!(put(&agreements, &one).unwrap());
    assert_eq!(agreements.erase_talk(Timestamp::from_second(7).unwrap()), Ok(1));
    let left = agreements.list().entries.remove(0);
    assert_eq!((left.state, left.course.len()), (State::Open, 1));
}

/// The talk that began then, as an agreement knows it.
fn talk(began: i64) -> Timestamp {
    Timestamp::from_second(began).unwrap()
}

#[test]
fn leave_no_trace_brings_back_the_day_and_the_words_from_before_its_talk() {
    let (_folder, path, agreements) = ledger();
    let (day, later) = (Some(date(2026, 11, 20)), Some(date(2026, 11, 27)));
    let both = vec!["Ana".to_owned(), "Ben".to_owned()];
    let new = Agreement { review: day, people: both.clone(), yes: both, ..agreement("Dinner", 1) };
    let before = agreements.add(new).unwrap();
    let mut one = before.clone();
    one.looked(look(date(2026, 11, 20), How::NotYet, Some(7)), later);
    one.looked(look(date(2026, 11, 20), How::Partly, Some(7)), None);
    one.put_in_words("Dinner at home".to_owned(), talk(7));
    one.put_in_words("Supper".to_owned(), talk(7));
    assert_eq!((one.what.as_str(), one.review, one.yes.len()), ("Supper", None, 0));
    assert!(put(&agreements, &one).unwrap());
    assert_eq!(agreements.erase_talk(talk(7)), Ok(1));
    assert_eq!(agreements.list().entries, [before]);
    assert!(
        !fs::read_to_string(path).unwrap().contains("at home"),
        "nothing is left of what it was called between"
    );
}

#[test]
fn what_came_after_a_talk_stays_when_that_is_taken_back() {
    let [first, second, third] = [20, 27, 30].map(|day| date(2026, 11, day));
    let before = Agreement { review: Some(first), ..agreement("Dinner", 1) };
    let mut one = before.clone();
    one.looked(look(first, How::NotYet, Some(7)), Some(second));
    one.put_in_words("Supper".to_owned(), talk(7));
    one.looked(look(second, How::Partly, Some(8)), Some(third));
    one.put_in_words("Breakfast".to_owned(), talk(8));
    // The first of the two talks, then the second, or only that.
    let mut second_gone = one.clone();
    assert!(second_gone.forget(talk(8)));
    assert_eq!((second_gone.what.as_str(), second_gone.review), ("Supper", Some(second)));
    assert!(one.forget(talk(7)));
    assert_eq!((one.what.as_str(), one.review, one.course.len()), ("Breakfast", Some(third), 1));
    assert!(one.forget(talk(8)));
    assert_eq!(one, before);
    assert!(!one.forget(talk(8)));
}

#[test]
fn what_was_changed_outside_the_talk_stays_when_that_is_taken_back() {
    let both = vec!["Ana".to_owned(), "Ben".to_owned()];
    let mut one = Agreement { people: both.clone(), yes: both, ..agreement("Dinner", 1) };
    one.looked(look(date(2026, 11, 20), How::NotYet, Some(7)), Some(date(2026, 11, 27)));
    one.put_in_words("Supper".to_owned(), talk(7));
    let mut otherwise = one.clone();
    one.reword(Agreement { what: "Breakfast".to_owned(), review: Some(date(2026, 12, 1)), ..one.clone() });
    assert!(one.forget(talk(7)));
    assert_eq!((one.what.as_str(), one.review), ("Breakfast", Some(date(2026, 12, 1))));
    otherwise.reword(Agreement { otherwise: "Tea".to_owned(), ..otherwise.clone() });
    assert!(otherwise.forget(talk(7)));
    assert_eq!((otherwise.what.as_str(), otherwise.yes.len()), ("Dinner", 0), "nobody said yes to tea");
}

#[test]
fn outside_a_talk_the_last_time_alone_is_taken_back() {
    let [first, second] = [20, 27].map(|day| date(2026, 11, day));
    let mut one = agreement("Dinner", 1);
    one.looked(look(first, How::Partly, None), Some(second));
    let before = one.clone();
    one.looked(look(second, How::Dropped, None), None);
    assert!(one.take_back(None));
    assert_eq!(one, before);
    // In a file of an earlier version it isn't known what was before.
    one.course[0].before = None;
    assert!(one.take_back(None));
    assert_eq!((one.review, one.course.len()), (Some(second), 0), "a day is better than none");
    assert!(!one.take_back(None));
}

#[test]
fn it_is_agreed_once_each_who_was_there_has_said_yes() {
    let mut one = agreement("Dinner", 1);
    assert!(one.is_agreed(), "nobody was asked");
    one.people = vec!["Ana".to_owned(), "Ana".to_owned()];
    one.yes = vec!["Ana".to_owned()];
    assert!(!one.is_agreed(), "two people of one name are two");
    one.yes.push("Ana".to_owned());
    assert!(one.is_agreed());
}
