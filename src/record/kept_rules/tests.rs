#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::record::ledger::Odd;
use crate::record::{Help, Wrong};

fn ledger() -> (tempfile::TempDir, PathBuf, RulesKept) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/kept-rules.ron");
    let rules = RulesKept::at(path.clone());
    (folder, path, rules)
}

fn kept(talk: &str, choices: &[(&str, RuleChoice)], began: i64) -> KeptRules {
    let rules = choices.iter().map(|(id, choice)| ((*id).to_owned(), choice.clone())).collect();
    KeptRules::new(talk.to_owned(), rules, Timestamp::from_second(began).unwrap())
}

fn reworded(words: &str) -> RuleChoice {
    RuleChoice::Reword(words.to_owned())
}

#[test]
fn what_was_decided_comes_back_as_it_was() {
    let (_folder, path, rules) = ledger();
    let mine =
        kept("check-in", &[("slow", reworded("“Slowly”, please")), ("short", RuleChoice::LeaveOut)], 1);
    let mine = rules.keep(mine).unwrap();
    assert_eq!(RulesKept::at(path).list().entries, [mine]);
}

#[test]
fn each_set_has_its_own_and_only_the_last() {
    let (_folder, _path, rules) = ledger();
    for (talk, words, began) in [("check-in", "old", 1), ("apology", "other", 2), ("check-in", "new", 3)] {
        let _ = rules.keep(kept(talk, &[("slow", reworded(words))], began)).unwrap();
    }
    let listed = rules.list().entries;
    let of = |talk: &str| listed.iter().filter(|one| one.talk == talk).collect::<Vec<_>>();
    assert_eq!(of("check-in").len(), 1, "{listed:?}");
    assert_eq!(of("check-in")[0].rules["slow"], reworded("new"));
    assert_eq!(of("apology")[0].rules["slow"], reworded("other"));
}

#[test]
fn leave_no_trace_takes_back_what_its_talk_kept_and_no_other() {
    let (_folder, path, rules) = ledger();
    let _ = rules.keep(kept("check-in", &[("slow", RuleChoice::LeaveOut)], 1)).unwrap();
    let _ = rules.keep(kept("apology", &[("slow", reworded("secret"))], 2)).unwrap();
    assert_eq!(rules.erase_talk(Timestamp::from_second(2).unwrap()), Ok(1));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("check-in") && !text.contains("secret"), "{text}");
    assert_eq!(rules.clear(), Ok(1));
    assert!(!path.exists(), "nothing is left of it");
}

#[test]
fn a_broken_file_is_set_aside_before_anything_is_written() {
    let (_folder, path, rules) = ledger();
    for broken in ["[\n    (talk: \"by hand\n", "(", "[(id: 1, talk: 2)]", "[(id: 1)]", "nonsense"] {
        let _ = rules.keep(kept("check-in", &[], 1)).unwrap();
        fs::write(&path, broken).unwrap();
        let listed = rules.list();
        assert!(listed.entries.is_empty(), "{broken}");
        let notice = &listed.notices[0];
        assert!(matches!(notice.help, Some(Help::Rest(_))), "{notice:?}");
        assert!(matches!(notice.wrong, Wrong::Kept(Odd::Entry | Odd::Signs)), "{notice:?}");
        let new = rules.keep(kept("check-in", &[("slow", RuleChoice::LeaveOut)], 2)).unwrap();
        assert_eq!(rules.list().entries, [new]);
        let said = rules.set_aside();
        let [Wrong::SetAside(name)] = [said[0].wrong.clone()] else { panic!("{said:?}") };
        assert_eq!(fs::read_to_string(path.with_file_name(name)).unwrap(), broken);
    }
}

#[test]
fn what_is_listed_can_be_shown() {
    let (_folder, _path, rules) = ledger();
    let _ = rules.keep(kept("check-in", &[("slow", reworded("Slow\u{2029}ly\0"))], 1)).unwrap();
    assert_eq!(rules.list().entries[0].rules["slow"], reworded("Slow ly"));
}
