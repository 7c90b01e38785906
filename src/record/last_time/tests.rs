#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use super::*;
use crate::plan::{RuleChoice, lay_out};
use crate::record::ledger::Odd;
use crate::record::{Help, Wrong};
use crate::rule_set::ron_options;

fn ledger() -> (tempfile::TempDir, PathBuf, LastTimes) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/last-time.ron");
    let times = LastTimes::at(path.clone());
    (folder, path, times)
}

fn set() -> Arc<RuleSet> {
    let text = r#"(
        format: 1, name: "Round", participants: (min: 2, max: 3), limit: "40m",
        breaks: (length: "20m", shortest: "10m", longest: "30m"),
        rules: [(id: "slow", text: "Slowly"), (id: "short", text: "Short")],
        turns: { "speak": (title: "Speak", time: "1m", rules: ["slow", "short"]), "rest": (title: "Rest", time: "2m") },
        flow: [Repeat(times: 2, steps: [Everyone("speak")]), Everyone("rest")],
    )"#;
    Arc::new(ron_options().from_str(text).unwrap())
}

fn kind(turn: &str, seconds: u64) -> TurnKind {
    TurnKind { turn: turn.to_owned(), time: Duration::from_secs(seconds) }
}

fn own(id: &str, text: &str) -> OwnRule {
    OwnRule { id: id.to_owned(), text: text.to_owned(), say: Some("Like this".to_owned()) }
}

fn reworded(words: &str) -> RuleChoice {
    RuleChoice::Reword(words.to_owned())
}

fn rules(choices: &[(&str, RuleChoice)]) -> BTreeMap<String, RuleChoice> {
    choices.iter().map(|(id, choice)| ((*id).to_owned(), choice.clone())).collect()
}

/// Everything that can be chosen.
fn everything() -> Choices {
    Choices {
        name: "round".to_owned(),
        names: vec!["Ana".to_owned(), "Ben".to_owned()],
        times: BTreeMap::from([(kind("speak", 60), Duration::from_millis(90_500))]),
        rounds: BTreeMap::from([(0, 3)]),
        break_length: Some(Duration::from_secs(900)),
        limit: Some(Duration::ZERO),
        end_sound: Some("rain".to_owned()),
        rules: rules(&[("slow", reworded("“Slowly”, please")), ("short", RuleChoice::LeaveOut)]),
        own_rules: vec![own("own-1", "Hold hands")],
        order: vec!["own-1".to_owned(), "short".to_owned(), "slow".to_owned()],
        ..Choices::default()
    }
}

fn last(choices: &Choices, began: i64) -> LastTime {
    LastTime::new(choices, Timestamp::from_second(began).unwrap())
}

fn fitted(choices: &Choices) -> Choices {
    last(choices, 1).fitting(&set(), "en", &|sound| sound == "rain")
}

fn named(talk: &str, name: &str, began: i64) -> LastTime {
    last(&Choices { name: talk.to_owned(), names: vec![name.to_owned()], ..Choices::default() }, began)
}

#[test]
fn what_was_chosen_comes_back_as_it_was() {
    let (_folder, path, times) = ledger();
    let mine = times.keep(last(&everything(), 1)).unwrap();
    assert_eq!(mine.talk, "round");
    assert_eq!(mine.choices, Choices { name: String::new(), ..everything() });
    assert_eq!(LastTimes::at(path).list().entries, [mine]);
}

#[test]
fn what_it_was_about_and_who_left_is_not_kept() {
    let (_folder, path, times) = ledger();
    let more = Choices {
        topic: Some("a secret".to_owned()),
        absent: BTreeSet::from([1]),
        language: "de-secret".to_owned(),
        seats: vec!["secret".to_owned()],
        ..everything()
    };
    assert_eq!(times.keep(last(&more, 1)).unwrap().choices, last(&everything(), 1).choices);
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("Ana") && !text.contains("secret"), "{text}");
}

#[test]
fn each_set_has_only_its_last_one() {
    let (_folder, _path, times) = ledger();
    for (talk, name, began) in [("check-in", "Ana", 1), ("apology", "Cleo", 2), ("check-in", "Dan", 3)] {
        let _ = times.keep(named(talk, name, began)).unwrap();
    }
    let kept = times.list().entries;
    let names: Vec<(&str, &str)> =
        kept.iter().map(|one| (one.talk.as_str(), one.choices.names[0].as_str())).collect();
    assert_eq!(names, [("apology", "Cleo"), ("check-in", "Dan")]);
}

#[test]
fn leave_no_trace_takes_back_what_its_talk_kept_and_no_other() {
    let (_folder, path, times) = ledger();
    let _ = times.keep(named("check-in", "Ana", 1)).unwrap();
    let _ = times.keep(named("apology", "Cleo", 2)).unwrap();
    assert_eq!(times.erase_talk(Timestamp::from_second(2).unwrap()), Ok(1));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("Ana") && !text.contains("Cleo"), "{text}");
    assert_eq!(times.clear(), Ok(1));
    assert!(!path.exists(), "nothing is left of it");
}

#[test]
fn a_broken_file_is_set_aside_before_anything_is_written() {
    let (_folder, path, times) = ledger();
    for broken in ["[\n    (talk: \"by hand\n", "(", "[(id: 1, talk: 2)]", "[(id: 1)]", "nonsense"] {
        let _ = times.keep(last(&everything(), 1)).unwrap();
        fs::write(&path, broken).unwrap();
        let listed = times.list();
        assert!(listed.entries.is_empty(), "{broken}");
        let notice = &listed.notices[0];
        assert!(matches!(notice.help, Some(Help::Rest(_))), "{notice:?}");
        assert!(matches!(notice.wrong, Wrong::Kept(Odd::Entry | Odd::Signs)), "{notice:?}");
        let new = times.keep(named("round", "Cleo", 2)).unwrap();
        assert_eq!(times.list().entries, [new]);
        let said = times.set_aside();
        let [Wrong::SetAside(name)] = [said[0].wrong.clone()] else { panic!("{said:?}") };
        assert_eq!(fs::read_to_string(path.with_file_name(name)).unwrap(), broken);
    }
}

#[test]
fn what_is_listed_can_be_shown() {
    let (_folder, _path, times) = ledger();
    let odd = Choices {
        names: vec!["A\u{2029}na\0".to_owned()],
        rules: rules(&[("slow", reworded("Slow\u{2029}ly\0"))]),
        own_rules: vec![own("own-1", "Hold\u{2029}hands\0")],
        ..Choices::default()
    };
    let _ = times.keep(last(&odd, 1)).unwrap();
    let shown = &times.list().entries[0].choices;
    assert_eq!(shown.names, ["A na"]);
    assert_eq!(shown.rules["slow"], reworded("Slow ly"));
    assert_eq!(shown.own_rules[0].text, "Hold hands");
}

#[test]
fn what_fits_the_set_is_had_again() {
    assert_eq!(fitted(&everything()), Choices { name: String::new(), ..everything() });
    // And silence, where the set has a sound.
    let silent = Choices { end_sound: Some(String::new()), ..everything() };
    assert_eq!(fitted(&silent).end_sound.as_deref(), Some(""));
}

#[test]
fn what_the_set_has_no_more_is_left_aside() {
    let gone = Choices {
        times: BTreeMap::from([
            (kind("speak", 61), Duration::from_secs(90)),
            (kind("other", 60), Duration::from_secs(90)),
        ]),
        rounds: BTreeMap::from([(1, 3)]),
        end_sound: Some("a file that is gone".to_owned()),
        rules: rules(&[("other", RuleChoice::LeaveOut), ("another", reworded("Words"))]),
        own_rules: vec![own("slow", "The set has one of this name by now"), own("own-1", " ")],
        order: vec!["other".to_owned(), "own-1".to_owned()],
        ..Choices::default()
    };
    assert_eq!(fitted(&gone), Choices::default());
}

#[test]
fn what_is_as_the_set_has_it_by_now_is_no_choice() {
    let same = Choices {
        times: BTreeMap::from([(kind("speak", 60), Duration::from_secs(60))]),
        rounds: BTreeMap::from([(0, 2)]),
        break_length: Some(Duration::from_secs(1_200)),
        limit: Some(Duration::from_secs(2_400)),
        end_sound: Some("bowl".to_owned()),
        rules: rules(&[("slow", reworded("Slowly")), ("short", RuleChoice::Adopt)]),
        ..Choices::default()
    };
    let fitted = last(&same, 1).fitting(&set(), "en", &|_| true);
    assert_eq!(fitted, Choices::default());
}

#[test]
fn choices_stay_within_the_sets_bounds() {
    let wild = Choices {
        times: BTreeMap::from([(kind("speak", 60), Duration::MAX), (kind("rest", 120), Duration::ZERO)]),
        rounds: BTreeMap::from([(0, u32::MAX)]),
        break_length: Some(Duration::from_secs(7_200)),
        limit: Some(Duration::MAX),
        own_rules: (0..99).map(|number| own(&format!("own-{number}"), &"long ".repeat(9_999))).collect(),
        ..Choices::default()
    };
    let fitted = fitted(&wild);
    assert_eq!(fitted.times[&kind("speak", 60)], bounds::LENGTH);
    assert_eq!(fitted.times[&kind("rest", 120)], Duration::from_secs(1));
    assert_eq!(fitted.rounds[&0], bounds::ROUNDS);
    assert_eq!(fitted.break_length, Some(Duration::from_secs(1_800)));
    assert_eq!(fitted.limit, Some(bounds::LENGTH));
    assert_eq!(fitted.own_rules.len(), bounds::OWN_RULES);
    assert!(fitted.own_rules.iter().all(|rule| rule.text.chars().count() <= bounds::TEXT));
    let break_length = Some(Duration::from_secs(60));
    let short = last(&Choices { break_length, ..Choices::default() }, 1).fitting(&set(), "en", &|_| true);
    assert_eq!(short.break_length, Some(Duration::from_secs(600)));
}

#[test]
fn names_fit_the_number_of_people() {
    let names = |names: &[&str]| Choices {
        names: names.iter().map(|name| (*name).to_owned()).collect(),
        ..Choices::default()
    };
    assert_eq!(fitted(&names(&["Ana"])).names, ["Ana", ""]);
    assert_eq!(fitted(&names(&["Ana", "Ben", "Cleo"])).names, ["Ana", "Ben", "Cleo"]);
    assert!(fitted(&names(&["Ana", "Ben", "Cleo", "Dan"])).names.is_empty(), "who of them isn't known");
    assert_eq!(fitted(&names(&["Ana", &"n".repeat(999)])).names[1].len(), bounds::NAME);
    assert!(lay_out(&set(), &fitted(&everything())).is_ok());
}

#[test]
fn a_rule_of_ones_own_can_be_had_in_other_words() {
    let choices = Choices {
        own_rules: vec![own("own-1", "Hold hands"), own("own-2", "Sit down")],
        rules: rules(&[("own-1", reworded("Hold my hand")), ("own-2", RuleChoice::LeaveOut)]),
        ..Choices::default()
    };
    assert_eq!(fitted(&choices), choices);
}
