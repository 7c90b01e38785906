//! A talk that people end before it is through: its close thanks nobody and chooses nothing for them. And what the close
//! of a whole talk chooses: only what the set asks for, or people do.

use std::time::Duration;

use accesskit::{Node, Role, Toggled};
use common_ground::record::next_talk::{NextTalk, NextTalks};
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::CIRCLE;
use super::said::{english, said};

/// What an early close has no place for.
const NOT_ASKED: [&str; 4] =
    ["Thank you", "That wasn’t a small thing", "One thing you valued", "Deleted when you finish"];

fn ended_early() -> Person {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_first_turn().waits(3).goes_to_the_close();
    person
}

fn at_the_end() -> Person {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_end();
    person
}

/// The days for the next talk that are shown as chosen: one at most.
fn chosen(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let taken = |node: &Node| node.role() == Role::RadioButton && node.toggled() == Some(Toggled::True);
    let name = |node: &Node| node.label().unwrap_or_default().to_owned();
    told.nodes.iter().filter(|(_, node)| taken(node)).map(|(_, node)| name(node)).collect()
}

fn next(person: &Person) -> Option<NextTalk> {
    NextTalks::at(person.home.folders().next_talk()).list().entries.pop()
}

#[test]
fn ended_early_nobody_is_thanked_and_nothing_is_asked_that_a_whole_talk_asks() {
    let mut person = ended_early();
    person.must_see(said!("close-stopped-optional"));
    for words in NOT_ASKED {
        person.must_not_see(words);
    }
    for size in [LAPTOP, PHONE] {
        person.resize(size);
        for words in [
            said!("close-agreements"),
            said!("close-next"),
            said!("close-back"),
            said!("close-erase"),
            said!("close-done"),
        ] {
            person.must_see(words);
        }
    }
}

#[test]
fn ended_early_no_day_is_chosen_and_none_is_kept() {
    let mut person = ended_early();
    assert_eq!(chosen(&mut person), [""; 0], "{}", person.reads());
    let _ = person.press(said!("close-done"));
    person.must_see("Short check-in");
    person.must_not_see("Next talk");
    assert_eq!(next(&person), None);
}

#[test]
fn ended_early_what_was_parked_waits_and_a_day_that_people_choose_is_kept() {
    let mut person = Home::new().brief_talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter).goes_to_the_close();
    person.must_see("· Money");
    let _ = person.press_last(said!("close-day-three"));
    assert_eq!(chosen(&mut person), [english!("close-day-three")]);
    let _ = person.press(said!("close-done"));
    let next = next(&person).expect("they chose it");
    assert_eq!(next.topics, ["Money"]);
    assert!(next.at.is_some());
}

#[test]
fn a_whole_talk_has_the_day_chosen_that_its_set_asks_for() {
    let mut person = at_the_end();
    person.must_see(said!("close-all-optional"));
    assert_eq!(chosen(&mut person), [english!("close-day-week")]);
    // A round time is proposed.
    let now = person.clock_in(0);
    let (tens, last) = now.split_at(now.len() - 1);
    let time = format!("{tens}{}", if last >= "5" { 5 } else { 0 });
    let _ = person.press(said!("close-done"));
    person.must_see(format!("Next talk: Sunday 29 November at {time}, “One round”."));
}

#[test]
fn a_set_that_asks_for_no_day_has_none_chosen() {
    let set = "(format: 1, name: \"Round\", participants: (min: 2, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") }, flow: [Each(steps: [Speaker(\"speak\")])])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben"]);
    let _ = person.goes_to_the_end();
    person.must_see(said!("close-thanks-both"));
    assert_eq!(chosen(&mut person), [""; 0]);
    let _ = person.press(said!("close-done"));
    assert_eq!(next(&person), None);
}

#[test]
fn not_yet_is_kept_to_though_the_set_asks_for_a_day() {
    let mut person = at_the_end();
    let _ = person.press(said!("close-next-not-yet"));
    assert_eq!(chosen(&mut person), [english!("close-next-not-yet")]);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    assert_eq!(chosen(&mut person), [english!("close-next-not-yet")], "a power cut changes no choice");
    let _ = person.press(said!("close-done"));
    assert_eq!(next(&person), None);
}

#[test]
fn a_day_that_was_chosen_comes_back_after_a_power_cut() {
    let mut person = ended_early();
    let _ = person.press_last(said!("close-day-tomorrow"));
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("close-enough"));
    assert_eq!(chosen(&mut person), [english!("close-day-tomorrow")]);
    let _ = person.press(said!("close-done"));
    person.must_see("Next talk: tomorrow at 14:30, “One round”.");
}

#[test]
fn whoever_goes_back_and_comes_to_the_end_finds_the_close_of_a_whole_talk() {
    for wait in [0, 60] {
        let mut person = ended_early();
        let _ = person.waits(wait).press(said!("close-back"));
        person.must_see("Speak for yourself");
        let _ = person.goes_to_the_end();
        person.must_see(said!("close-thanks-both"));
        person.must_see(said!("close-valued-both"));
        assert_eq!(chosen(&mut person), [english!("close-day-week")]);

        // And the other way round.
        let _ = person.press(said!("close-back")).goes_to_the_close();
        for words in NOT_ASKED {
            person.must_not_see(words);
        }
        assert_eq!(chosen(&mut person), [""; 0]);
        let _ = person.press(said!("close-done"));
        assert_eq!(next(&person), None);
    }
}

#[test]
fn leaving_at_the_close_in_any_other_way_keeps_nothing_that_nobody_chose() {
    for at_the_close in [ended_early, at_the_end] {
        // The window is closed, or the power goes; and then the talk is let go.
        let mut person = at_the_close();
        let main = person.window();
        person.hears(common_ground::ui::Outside::Closing(main));
        assert!(person.left);
        assert_eq!(next(&person), None);
        person.comes_back_after(Duration::from_secs(60));
        assert_eq!(next(&person), None);
        let _ = person.erases_the_interrupted_talk();
        assert_eq!(next(&person), None);

        let mut person = at_the_close();
        let _ = person.press_last(said!("close-day-tomorrow"));
        let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
        assert_eq!(next(&person), None);
        person.comes_back_after(Duration::from_secs(60));
        person.must_not_see("Next talk");
    }
}

#[test]
fn a_word_of_appreciation_that_was_typed_at_a_whole_close_is_there_at_an_early_one() {
    let mut person = Home::new().with_settings("(format: 1, history: true)").brief_talk();
    let _ = person.goes_to_the_end().writes(said!("close-valued-hint"), "You stayed");
    let _ = person.press(said!("close-back")).goes_to_the_close();
    person.must_see(said!("close-valued-both"));
    person.must_see("You stayed");
    let _ = person.press(said!("close-done"));
    let history = person.home.read("data/history.ron");
    assert!(history.contains("You stayed"), "{history}");
}

#[test]
fn what_was_valued_is_in_each_other_in_somebody_here_or_just_in_the_day() {
    let set = "(format: 1, name: \"Round\", participants: (min: 1, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") }, flow: [Everyone(\"speak\")])";
    for (people, words) in [
        (1, said!("close-valued-one")),
        (2, said!("close-valued-both")),
        (3, said!("close-valued-all")),
        (12, said!("close-valued-all")),
    ] {
        let mut person = Home::new().with_rules("round.ron", set).start("round", &CIRCLE[..people]);
        let _ = person.goes_to_the_end();
        person.must_see(words);
    }
}

#[test]
fn everyone_sees_that_it_is_enough_for_today() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("a").goes_to_the_close();
    person.must_see(said!("close-enough"));
    let _ = person.turns_to_the_audience();
    person.must_see(said!("close-enough"));
    person.must_see(said!("close-fine-to-stop"));
    for words in NOT_ASKED {
        person.must_not_see(words);
    }
}
