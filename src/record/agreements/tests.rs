#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use std::fs;
use std::path::PathBuf;

use jiff::civil::date;

use super::*;
use crate::record::file::Why;
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
    one.state = State::Kept;
    assert!(agreements.update(&one).unwrap());
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
    on(Some(day), None, State::Kept, "kept");
    on(Some(day), None, State::LetGo, "let go");
    on(Some(date(2026, 1, 1)), None, State::Open, "long due");
    let due = |today| {
        let open = agreements.list().entries.into_iter().filter(move |one| one.is_due(today));
        open.map(|one| one.what).collect::<Vec<_>>()
    };
    assert_eq!(due(date(2026, 11, 30)), ["long due"]);
    assert_eq!(due(day), ["by", "review", "long due"]);
}

#[test]
fn a_broken_file_stays_as_it_is_and_later_agreements_go_beside_it() {
    let (_folder, path, agreements) = ledger();
    let _ = agreements.add(agreement("first", 1)).unwrap();
    let broken = "[\n    (what: \"by hand\n";
    fs::write(&path, broken).unwrap();
    let listed = agreements.list();
    assert!(listed.entries.is_empty());
    let notice = &listed.notices[0];
    assert_eq!((&notice.file, notice.help), (&path, Some(Help::Beside)));
    assert!(notice.line.is_some() && matches!(notice.wrong, Wrong::Syntax(_)), "{notice:?}");
    let second = agreements.add(agreement("second", 2)).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), broken);
    assert!(path.with_file_name("agreements-2.ron").exists());
    assert!(agreements.update(&second).unwrap());
    // Mended, both count.
    fs::write(&path, "[]").unwrap();
    assert_eq!(whats(&agreements), ["second"]);
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
    assert!(agreements.update(&Agreement { state: State::Kept, ..listed[0].clone() }).unwrap());
    let kept: Vec<Agreement> = ron::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(kept[0], Agreement { state: State::Kept, what: "One\nא".to_owned(), ..one });
    assert_eq!(kept[1].what, "Other\u{2029}א\0");
}
