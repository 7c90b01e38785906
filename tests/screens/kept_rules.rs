//! Which rules people keep: decided at the close of a whole talk, used at the next set-up, and only if they say so.

use std::fs;
use std::time::Duration;

use accesskit::{Node, Role, Toggled};
use common_ground::cli::First;
use common_ground::library::find::find;
use common_ground::plan::RuleChoice;
use common_ground::record::kept_rules::{KeptRules, RulesKept};
use iced::Size;
use iced::keyboard::key::Named;

use super::fits::{out_of_reach, outside};
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::presets::CIRCLE;
use super::said::{english, said};

const FIRST: &str = "Start with “I”";
const SECOND: &str = "No “always”, no “never”";
const FILE: &str = "data/kept-rules.ron";

fn kept(person: &Person) -> Vec<KeptRules> {
    RulesKept::at(person.home.folders().kept_rules()).list().entries
}

/// At the rules of a talk that came to its end.
fn at_the_rules() -> Person {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end().press(said!("close-rules"));
    person.must_see(said!("close-rules-use"));
    person
}

/// One rule is worded anew and one dropped, for next time; and people are done.
fn kept_for_next_time() -> Person {
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-change")).types(", always");
    let _ = person.press_beside(SECOND, said!("close-rules-drop")).press(said!("close-rules-use"));
    person.must_see(said!("close-rules-next-time"));
    let _ = person.press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see(said!("library-kept"));
    person
}

/// What becomes of each rule, as a screen reader is told: the answer that is taken, and the rule whose answers they are.
fn taken(person: &mut Person) -> Vec<(String, String)> {
    let told = person.told(None);
    let called = |node: &Node| node.label().unwrap_or_default().to_owned();
    let is = |node: &Node| node.role() == Role::RadioButton && node.toggled() == Some(Toggled::True);
    let groups = told.nodes.iter().filter(|(_, node)| node.role() == Role::RadioGroup);
    let taken = groups.flat_map(|(_, group)| {
        let inside = told.nodes.iter().filter(|(id, _)| group.children().contains(id));
        inside.filter(|(_, node)| is(node)).map(|(_, node)| (called(node), called(group)))
    });
    taken.collect()
}

/// The rules that are ticked in set-up, as a screen reader is told.
fn adopted(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let is = |node: &Node| node.role() == Role::CheckBox && node.toggled() == Some(Toggled::True);
    told.nodes
        .iter()
        .filter(|(_, node)| is(node))
        .filter_map(|(_, node)| node.label().map(str::to_owned))
        .collect()
}

#[test]
fn all_rules_are_kept_at_first_each_under_its_own_name() {
    let mut person = at_the_rules();
    let taken = taken(&mut person);
    assert_eq!(taken.len(), 7, "{taken:?}");
    let keep = english!("close-rules-keep");
    assert!(taken.iter().all(|(answer, _)| *answer == keep), "{taken:?}");
    assert!(taken.contains(&(keep, FIRST.to_owned())), "{taken:?}");
}

#[test]
fn what_was_kept_is_there_at_the_next_set_up_and_one_press_leads_back() {
    let mut person = kept_for_next_time();
    let _ = person.press("One round");
    person.must_see(said!("set-up-kept-rules"));
    person.must_see("Start with “I”, always");
    let all = adopted(&mut person);
    assert!(
        all.contains(&"Start with “I”, always".to_owned()) && !all.contains(&SECOND.to_owned()),
        "{all:?}"
    );

    let _ = person.press(said!("set-up-kept-rules-own"));
    person.must_see(said!("set-up-own-rules"));
    let own = adopted(&mut person);
    assert!(own.contains(&FIRST.to_owned()) && own.contains(&SECOND.to_owned()), "{own:?}");
    let _ = person.press(said!("set-up-own-rules-kept"));
    assert_eq!(adopted(&mut person), all);

    // On the stage, too; and after the program was closed meanwhile.
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("One round").begins().goes_on(3);
    person.must_see("Start with “I”, always");
    person.must_not_see(SECOND);
}

#[test]
fn other_sets_begin_with_their_own_rules() {
    let mut person = kept_for_next_time();
    let _ = person.press("Speaker and listener");
    person.must_not_see(said!("set-up-kept-rules"));
    person.must_see(FIRST);
    assert!(adopted(&mut person).contains(&SECOND.to_owned()));
}

#[test]
fn without_being_asked_to_nothing_is_kept_and_done_says_so_once() {
    // Back; Esc.
    let ways: [fn(&mut Person); 2] =
        [|person| done(person.press(said!("widget-back"))), |person| done(person.key(Named::Escape))];
    for (way, size) in ways.into_iter().flat_map(|way| [(way, LAPTOP), (way, PHONE)]) {
        let mut person = at_the_rules();
        let _ = person.press_beside(FIRST, said!("close-rules-change")).types(", always");
        way(&mut person);
        person.must_see(said!("close-thanks-both"));
        person.must_not_see(said!("close-rules-next-time"));
        person.must_not_see(said!("close-problem-rules-unsaved"));
        person.resize(size);
        let _ = person.press(said!("close-done"));
        let problem = rules_unsaved();
        assert!(person.sees_whole(problem.as_str()), "{size:?}:\n{}", person.reads());
        assert_eq!(person.focused(), Some(english!("close-rules")), "the way to where they can be saved");
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
        assert_eq!(kept(&person), []);
        assert!(!person.home.path(FILE).exists());
    }
}

/// What is said of rules that were decided on and aren't saved.
fn rules_unsaved() -> String {
    format!("{} {}", english!("close-problem-rules-unsaved"), english!("close-problem-or-leave"))
}

#[test]
fn what_is_decided_and_not_saved_stays_on_its_page_and_can_be_saved_after_all() {
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-change")).types(", always");
    let _ = person.key(Named::Escape).press(said!("close-done")).press(said!("close-rules"));
    assert!(person.fields().contains(&"Start with “I”, always".to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("close-rules-use"));
    person.must_not_see(rules_unsaved());
    person.must_see(said!("close-rules-next-time"));
    let _ = person.press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(kept(&person)[0].rules["own-words"], RuleChoice::Reword("Start with “I”, always".to_owned()));
}

#[test]
fn what_is_decided_on_after_they_were_told_is_told_of_again() {
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).key(Named::Escape);
    let _ = person.press(said!("close-done")).press(said!("close-rules"));
    let _ = person.press_beside(SECOND, said!("close-rules-drop")).key(Named::Escape);
    person.must_not_see(rules_unsaved());
    let _ = person.press(said!("close-done"));
    person.must_see(rules_unsaved());
}

#[test]
fn whoever_changes_nothing_in_the_end_is_asked_nothing() {
    // Put back; begun and not typed; not to be saved; not to be saved after all.
    let ways: [fn(&mut Person); 4] = [
        |person| {
            let _ = person.press_beside(FIRST, said!("close-rules-drop"));
            let _ = person.press_beside(FIRST, said!("close-rules-keep")).press(said!("widget-back"));
        },
        |person| done(person.press_beside(FIRST, said!("close-rules-change")).press(said!("widget-back"))),
        |person| {
            let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-not"));
        },
        |person| {
            let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
            let _ = person.press(said!("close-rules")).press_beside(SECOND, said!("close-rules-drop"));
            let _ = person.press(said!("close-rules-not"));
        },
    ];
    for way in ways {
        let mut person = at_the_rules();
        way(&mut person);
        person.must_see(said!("close-thanks-both"));
        person.must_not_see(said!("close-rules-next-time"));
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
        assert_eq!(kept(&person), []);
    }
}

#[test]
fn all_that_is_not_saved_is_said_at_once() {
    for size in [LAPTOP, PHONE] {
        let mut person = at_the_rules();
        let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("widget-back"));
        person.resize(size);
        let _ = person.writes(said!("close-good", "hint"), "A walk").press(said!("close-done"));
        person.must_see(said!("close-problem-unsaved"));
        let problem = rules_unsaved();
        assert!(person.sees_whole(problem.as_str()), "{size:?}:\n{}", person.reads());
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
    }
}

/// The first rule is dropped for next time; the second one too, after that, but nobody says that it is to be used.
fn dropped_on_after_saying_so() -> Person {
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
    let _ = person.press(said!("close-rules")).press_beside(SECOND, said!("close-rules-drop"));
    let _ = person.press(said!("widget-back"));
    person
}

#[test]
fn exactly_what_they_last_said_to_use_is_kept() {
    for power_cut in [false, true] {
        let mut person = dropped_on_after_saying_so();
        if power_cut {
            person.comes_back_after(Duration::from_secs(60));
            let _ = person.press(said!("library-go-on"));
        }
        person.must_see(said!("close-rules-next-time"));
        // What they did after that is still on the page.
        let _ = person.press(said!("close-rules"));
        let all = taken(&mut person);
        assert!(all.contains(&(english!("close-rules-drop"), SECOND.to_owned())), "{all:?}");
        let _ = person.press(said!("widget-back")).press(said!("close-done"));
        person.must_see(said!("close-problem-rule-changes-unsaved"));
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
        let rules = kept(&person).pop().expect("they said so").rules;
        let dropped: Vec<&str> = rules.keys().map(String::as_str).collect();
        assert_eq!(dropped, ["own-words"], "after a power cut: {power_cut}");
    }
}

#[test]
fn whoever_says_so_again_keeps_the_later_changes_too() {
    let mut person = dropped_on_after_saying_so();
    let _ = person.press(said!("close-rules")).press(said!("close-rules-use")).press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(kept(&person)[0].rules.len(), 2);
}

#[test]
fn what_was_left_out_or_worded_in_set_up_shows_so_and_is_kept_so() {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end().press(said!("close-next-not-yet")).press(said!("close-done"));
    let _ = person.press("One round").ticks(FIRST).press_beside(SECOND, said!("set-up-reword"));
    let _ = person.types("!").begins().goes_to_the_end().press(said!("close-rules"));
    person.must_see(said!("close-rules-left-out"));
    person.must_see(said!("close-rules-reworded"));
    let words = format!("{SECOND}!");
    let all = taken(&mut person);
    assert!(all.contains(&(english!("close-rules-drop"), FIRST.to_owned())), "{all:?}");
    assert!(all.contains(&(english!("close-rules-keep"), words.clone())), "{all:?}");
    let _ = person.press(said!("close-rules-use")).press(said!("close-done"));
    let rules = kept(&person).pop().expect("they said so").rules;
    assert_eq!(rules.len(), 2, "{rules:?}");
    assert_eq!(rules["own-words"], RuleChoice::LeaveOut);
    assert_eq!(rules["no-absolutes"], RuleChoice::Reword(words));
}

#[test]
fn a_rule_that_was_left_out_can_be_kept_after_all_and_no_new_words_are_the_words_as_they_were() {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end().press(said!("close-next-not-yet")).press(said!("close-done"));
    let _ = person.press("One round").ticks(FIRST).begins().goes_to_the_end();
    let _ = person.press(said!("close-rules")).press_beside(FIRST, said!("close-rules-keep"));
    let _ = person.press_beside(SECOND, said!("close-rules-change"));
    for _ in 0..SECOND.chars().count() {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.press(said!("close-rules-use")).press(said!("close-done"));
    assert_eq!(kept(&person).pop().expect("they said so").rules.len(), 0, "all as in the set");
    let _ = person.press("One round");
    person.must_not_see(said!("set-up-kept-rules"));
}

#[test]
fn what_was_decided_comes_back_after_a_power_cut() {
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-change")).types(", always");
    let _ = person.press(said!("close-rules-use"));
    person.comes_back_after(Duration::from_secs(60));
    assert_eq!(kept(&person), [], "nobody was done");
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("close-rules-next-time"));
    let _ = person.press(said!("close-rules"));
    assert!(person.fields().contains(&"Start with “I”, always".to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("widget-back")).press(said!("close-done"));
    assert_eq!(kept(&person)[0].rules["own-words"], RuleChoice::Reword("Start with “I”, always".to_owned()));
}

#[test]
fn rules_that_the_set_has_no_more_are_left_aside() {
    let mut person = kept_for_next_time();
    let text = person.home.read("config/rules/one-round.ron");
    assert!(text.contains("\"own-words\"") && text.contains("\"no-absolutes\""));
    person
        .home
        .has_rules("one-round.ron", &text.replace("\"own-words\"", "\"other\"").replace(SECOND, "New"));
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("One round");
    person.must_see(FIRST);
    person.must_not_see("always”, always");
    assert!(adopted(&mut person).contains(&FIRST.to_owned()));
    assert!(!adopted(&mut person).contains(&"New".to_owned()), "the same rule in the set's new words");

    person.home.has_rules(
        "one-round.ron",
        &text.replace("\"own-words\"", "\"a\"").replace("\"no-absolutes\"", "\"b\""),
    );
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("One round");
    person.must_not_see(said!("set-up-kept-rules"));
}

#[test]
fn a_talk_that_is_ended_early_asks_for_no_rules() {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close();
    person.must_not_see(said!("close-rules"));

    let mut person = at_the_rules();
    let _ = person.press(said!("widget-back")).press(said!("close-back")).goes_to_the_close();
    person.must_not_see(said!("close-rules"));
}

#[test]
fn what_was_decided_at_a_whole_close_is_there_at_an_early_one_and_is_kept() {
    for size in [LAPTOP, PHONE] {
        let mut person = at_the_rules();
        let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
        let _ = person.press(said!("close-back")).goes_to_the_close();
        person.resize(size);
        person.must_see(said!("close-rules-next-time"));
        let _ = person.press(said!("close-done"));
        person.must_see(said!("library-kept"));
        assert_eq!(kept(&person)[0].rules["own-words"], RuleChoice::LeaveOut);
    }

    // Not to be used after all; and the way to them stays until people leave.
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
    let _ = person.press(said!("close-back")).goes_to_the_close();
    let _ = person.press(said!("close-rules")).press(said!("close-rules-not"));
    person.must_see(said!("close-rules"));
    assert_eq!(person.focused(), Some(english!("close-rules")));
    let _ = person.press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(kept(&person), []);

    // Decided on, and not to be used yet.
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("widget-back"));
    let _ = person.press(said!("close-back")).goes_to_the_close().press(said!("close-done"));
    person.must_see(rules_unsaved());
}

/// A talk with names begins with the program, as `start one-round --names Ana,Ben` does.
fn starts_again(person: &mut Person) {
    let entry = find(&person.home.folders().rules(), "one-round", &|_| true).expect("it is theirs");
    let first = First::Stage(Box::new(entry), vec!["Ana".to_owned(), "Ben".to_owned()]);
    let _ = person.opens_with(first);
}

#[test]
fn a_talk_that_begins_without_set_up_has_the_rules_that_they_said_to_use_next_time() {
    let mut person = kept_for_next_time();
    starts_again(&mut person);
    let _ = person.goes_on(3);
    person.must_see("Start with “I”, always");
    person.must_not_see(SECOND);
    // And its close shows them as they were.
    let _ = person.goes_to_the_end().press(said!("close-rules"));
    person.must_see(said!("close-rules-reworded"));
    person.must_see(said!("close-rules-left-out"));
    let all = taken(&mut person);
    assert!(all.contains(&(english!("close-rules-keep"), "Start with “I”, always".to_owned())), "{all:?}");
    assert!(all.contains(&(english!("close-rules-drop"), SECOND.to_owned())), "{all:?}");
    let _ = person.press(said!("widget-back")).press(said!("close-done"));
    person.must_see(said!("library-kept"));
    assert_eq!(kept(&person)[0].rules.len(), 2, "what was kept stays");
}

#[test]
fn a_talk_that_begins_without_set_up_has_the_sets_own_rules_where_nothing_fits_them() {
    let mut person = kept_for_next_time();
    let text = person.home.read("config/rules/one-round.ron");
    let other = text.replace("\"own-words\"", "\"a\"").replace("\"no-absolutes\"", "\"b\"");
    person.home.has_rules("one-round.ron", &other);
    starts_again(&mut person);
    let _ = person.goes_on(3);
    person.must_see(FIRST);
    person.must_see(SECOND);
}

#[test]
fn a_set_without_rules_asks_for_none() {
    let set = "(format: 1, name: \"Round\", turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Everyone(\"speak\")])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben"]);
    let _ = person.goes_to_the_end();
    person.must_not_see(said!("close-rules"));
}

#[test]
fn leave_no_trace_takes_back_what_this_talk_kept() {
    // Chosen, and not kept yet.
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(kept(&person), []);

    // Kept; but the program went before its journal did.
    let mut person = at_the_rules();
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
    let journal = person.home.path("state/session.journal");
    let copy = fs::read(&journal).unwrap();
    let _ = person.press(said!("close-done"));
    assert_eq!(kept(&person).len(), 1);
    fs::write(&journal, copy).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(kept(&person), []);
    assert!(!person.home.path(FILE).exists());
    let _ = person.press("One round");
    person.must_not_see(said!("set-up-kept-rules"));
}

#[test]
fn the_settings_say_what_is_kept_and_lead_to_where_it_is_erased() {
    let mut person = kept_for_next_time();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(person.home.path(FILE)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "nobody else on this machine reads it");
    }
    let _ = person.press(said!("library-settings"));
    person.must_see(said!("settings-rules", number = 1));
    let _ = person.press(said!("library-kept"));
    let _ = person.press_beside(said!("keeping-rules"), said!("keeping-erase-all"));
    let _ = person.press(said!("keeping-erase-yes", number = 2)).press(said!("widget-back"));
    person.must_not_see(said!("settings-rules", number = 1));
    assert!(!person.home.path(FILE).exists());
    let _ = person.press(said!("widget-back")).press("One round");
    person.must_not_see(said!("set-up-kept-rules"));
}

#[test]
fn a_file_that_cannot_be_read_stays_is_named_and_holds_nobody_up() {
    let mut person = kept_for_next_time();
    let broken = "[(talk: \"by hand";
    fs::write(person.home.path(FILE), broken).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("kept-rules.ron, line");
    let _ = person.press("One round");
    person.must_not_see(said!("set-up-kept-rules"));
    let _ = person.begins().goes_to_the_end().press(said!("close-rules"));
    let _ = person.press_beside(FIRST, said!("close-rules-drop")).press(said!("close-rules-use"));
    let _ = person.press(said!("close-done"));
    assert_eq!(person.home.read("data/kept-rules.damaged-1.ron"), broken, "it is kept as it was");
    assert_eq!(kept(&person)[0].rules["own-words"], RuleChoice::LeaveOut);
    let _ = person.press("One round");
    person.must_see(said!("set-up-kept-rules"));
}

#[test]
fn a_rehearsal_keeps_no_rules() {
    let mut person = Home::new().open();
    let _ = person.rehearses().goes_to_the_end();
    person.must_see(said!("close-rehearsal"));
    for unkept in [said!("close-rules"), said!("close-next"), said!("close-valued-hint")] {
        person.must_not_see(unkept);
    }
    let _ = person.press(said!("close-done"));
    assert_eq!(kept(&person), []);
}

/// Twenty rules, the longest that there may be, for twelve people.
fn many_rules() -> Person {
    let rules: Vec<String> = (1..=20)
        .map(|number| {
            format!(
                "(id: \"r{number}\", text: \"{}\")",
                "Say what you saw and what you felt. ".repeat(number)
            )
        })
        .collect();
    let set = format!(
        "(format: 1, name: \"Round\", participants: (min: 2, max: 12), rules: [{}],
        turns: {{ \"speak\": (title: \"Speak\", time: \"1m\") }}, flow: [Everyone(\"speak\")])",
        rules.join(", ")
    );
    let mut person = Home::new().with_rules("round.ron", &set).start("round", &CIRCLE);
    let _ = person.goes_to_the_end();
    person
}

#[test]
fn twelve_people_and_twenty_rules_have_room_in_every_window() {
    let mut person = many_rules();
    for at_the_rules in [false, true] {
        if at_the_rules {
            let _ = person.press(said!("close-rules"));
            assert_eq!(taken(&mut person).len(), 20);
        }
        for size in [LAPTOP, PHONE, Size::new(640.0, 480.0)] {
            let wrong = [outside(&mut person, size), out_of_reach(&mut person, size)].concat();
            assert!(wrong.is_empty(), "{size:?}, at the rules: {at_the_rules}:\n{}", wrong.join("\n"));
        }
    }
}

#[test]
fn what_is_said_of_unsaved_rules_has_room_in_every_window() {
    for early in [false, true] {
        let mut person = dropped_on_after_saying_so();
        if early {
            let _ = person.press(said!("close-back")).goes_to_the_close();
        }
        let _ = person.press(said!("close-done"));
        person.must_see(said!("close-problem-rule-changes-unsaved"));
        for size in [LAPTOP, PHONE, Size::new(640.0, 480.0)] {
            let wrong = [outside(&mut person, size), out_of_reach(&mut person, size)].concat();
            assert!(wrong.is_empty(), "{size:?}, ended early: {early}:\n{}", wrong.join("\n"));
        }
    }
}

#[test]
fn the_rules_are_decided_by_keyboard_alone() {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end().tabs_to(said!("close-rules")).key(Named::Enter);
    let _ = person.tabs_to(said!("close-rules-keep")).key(Named::ArrowRight).key(Named::Enter).types("!");
    let _ = person.tabs_to(said!("close-rules-use")).key(Named::Space);
    person.must_see(said!("close-rules-next-time"));
    assert_eq!(person.focused(), Some(english!("close-rules")), "back where they came from");
    let _ = person.tabs_to(said!("close-done")).key(Named::Enter);
    assert_eq!(kept(&person)[0].rules.len(), 1);
}
