//! The stage: whose turn it is, the time, the rules that matter now, and the keys.

use std::time::Duration;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::home::Home;

#[test]
fn a_talk_begins_with_a_breath_and_a_settling_for_both() {
    let mut person = Home::new().talk();
    person.must_see("in a breath");
    person.must_see("Settle");
    person.must_see("next: Ana · Speak for yourself");
    assert_eq!(person.time(), None);
    let _ = person.waits(6);
    assert_eq!(person.time().as_deref(), Some("0:29"));
}

#[test]
fn the_stage_says_who_what_how_long_and_what_comes_next() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    person.must_see("Ana");
    person.must_see("Speak for yourself");
    person.must_see("What happened, how it felt, what you need.");
    person.must_see("Speaking");
    person.must_see("Start with “I”");
    person.must_see("No “always”, no “never”");
    person.must_not_see("Summarize and reflect");
    person.must_see("next: Ben · Say it back");
    person.must_see("Speaker and listener · round 1 of 4");
    assert_eq!(person.time().as_deref(), Some("1:30"));
}

#[test]
fn never_more_than_three_rules_stand_there() {
    let rules =
        (1..=6).map(|n| format!("(id: \"r{n}\", text: \"Rule {n} of many\")")).collect::<Vec<_>>().join(", ");
    let ids = (1..=6).map(|n| format!("\"r{n}\"")).collect::<Vec<_>>().join(", ");
    let set = format!(
        "(format: 1, name: \"Many\", rules: [{rules}],
         turns: {{ \"speak\": (title: \"Speak\", time: \"1m\", rules: [{ids}]) }},
         flow: [Each(steps: [Speaker(\"speak\")])])"
    );
    let mut person = Home::new().with_rules("many.ron", &set).start("many", &["Ana", "Ben"]);
    let _ = person.goes_on(1);
    let shown = person.everything().iter().filter(|seen| seen.words.ends_with("of many")).count();
    assert_eq!(shown, 3, "{}", person.reads());
}

#[test]
fn the_time_goes_down_second_by_second_and_wraps_up() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(74);
    assert_eq!(person.time().as_deref(), Some("0:16"));
    person.must_see("Speaking");
    let _ = person.waits(1);
    assert_eq!(person.time().as_deref(), Some("0:15"));
    person.must_see("Wrapping up");
    let _ = person.waits(15);
    person.must_see("Time");
}

#[test]
fn after_the_time_a_speaker_may_finish_the_sentence_and_then_it_goes_on() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(95);
    person.must_see("Ana");
    assert_eq!(person.time().as_deref(), Some("+0:05"));
    let _ = person.waits(16);
    person.must_see("Say it back");
    person.must_see("in a breath");
}

#[test]
fn between_turns_the_next_name_is_there_in_a_breath() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_on(1);
    person.must_see("in a breath");
    person.must_see("Say it back");
    person.must_see("Ben");
}

#[test]
fn a_pause_stops_the_clock_and_going_on_starts_it() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(10).key(Named::Space);
    person.must_see("Paused");
    let _ = person.is_away(Duration::from_secs(600));
    assert_eq!(person.time().as_deref(), Some("1:20"));
    let _ = person.key(Named::Space).waits(5);
    assert_eq!(person.time().as_deref(), Some("1:15"));
}

#[test]
fn the_wrong_key_costs_nothing() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(30).goes_on(1);
    person.must_see("Say it back");
    let _ = person.press("Undo");
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("1:00"));

    let _ = person.goes_on(1).waits(11);
    person.must_not_see("Undo");
    let _ = person.key(Named::ArrowLeft);
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("1:00"), "back is with the time that was left");
}

#[test]
fn a_number_brings_a_rule_forward_for_eight_seconds() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("4");
    person.must_see("Let’s come back to this");
    person.must_see("Summarize and reflect");
    person.must_not_see("Start with “I”");
    let _ = person.waits(7);
    person.must_see("Let’s come back to this");
    let _ = person.waits(2);
    person.must_not_see("Let’s come back to this");
    person.must_see("Start with “I”");
}

#[test]
fn three_reminders_in_a_short_time_ask_whether_a_break_would_help() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("2").waits(9).taps("3").waits(9).taps("2");
    person.must_see("Would a break help?");
    let _ = person.taps("1");
    person.must_see("Let’s take a break.");
}

#[test]
fn a_repair_card_is_chosen_shown_and_put_away() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("r");
    person.must_see("Thank you for staying.");
    let _ = person.taps("1");
    person.must_see("“Can I start over?”");
    person.must_not_see("That came out wrong.");
    person.must_see("Ana");
    let _ = person.key(Named::Escape);
    person.must_not_see("Can I start over?");
    let _ = person.taps("r").press("I see your point.").press("Thank you");
    person.must_not_see("I see your point.");
}

#[test]
fn parking_a_topic_takes_the_letters_and_no_key_fires() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p");
    person.must_see("For another day");
    let _ = person.types("bq 1 money, next year");
    person.must_see("bq 1 money, next year");
    person.must_see("Ana");
    person.must_not_see("End here?");
    person.must_not_see("Paused");
    let _ = person.key(Named::Enter);
    person.must_not_see("For another day");
    let _ = person.taps("p");
    person.must_see("Parked so far: bq 1 money, next year");
}

#[test]
fn a_break_is_in_reach_while_someone_types() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("money").ctrl("b");
    person.must_see("Let’s take a break.");
}

#[test]
fn a_minute_more_wants_both() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(10).taps("e");
    person.must_see("A minute more for Ana?");
    let _ = person.taps("1");
    person.must_see("Ana: yes");
    assert_eq!(person.time().as_deref(), Some("1:20"));
    let _ = person.taps("2");
    person.must_not_see("A minute more for Ana?");
    assert_eq!(person.time().as_deref(), Some("2:20"));
}

#[test]
fn a_minute_more_can_be_declined_and_is_not_asked_for_ever() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("e").taps("1").key(Named::Escape);
    person.must_not_see("A minute more for Ana?");
    assert_eq!(person.time().as_deref(), Some("1:30"));
    let _ = person.taps("e").waits(32);
    person.must_not_see("A minute more for Ana?");
}

#[test]
fn sound_off_is_said_and_kept() {
    let mut person = Home::new().talk();
    let _ = person.taps("m");
    person.must_see("Sound off");
    assert!(person.home.read("config/settings.ron").contains("muted: true"));
    let _ = person.taps("m");
    person.must_not_see("Sound off");
}

#[test]
fn seconds_can_be_hidden_until_the_last_thirty() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("d");
    assert_eq!(person.minutes().as_deref(), Some("2"));
    assert_eq!(person.time(), None);
    let _ = person.waits(61);
    assert_eq!(person.time().as_deref(), Some("0:29"));
}

#[test]
fn the_end_is_asked_about_once() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("q");
    person.must_see("End here?");
    let _ = person.taps("2");
    person.must_not_see("End here?");
    person.must_see("Speak for yourself");
    let _ = person.taps("q").key(Named::Escape);
    person.must_not_see("End here?");
    let _ = person.taps("q").press("1   End");
    person.must_see("Thank you, both of you.");
}

#[test]
fn the_end_key_held_for_a_second_ends_without_being_asked() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    let q = Key::Character("q".into());
    person.down(q.clone(), Modifiers::empty(), Some("q"), false);
    let _ = person.is_away(Duration::from_millis(600));
    person.down(q.clone(), Modifiers::empty(), Some("q"), true);
    person.must_not_see("Thank you, both of you.");
    let _ = person.is_away(Duration::from_millis(600));
    person.down(q.clone(), Modifiers::empty(), Some("q"), true);
    person.must_see("Thank you, both of you.");
}

#[test]
fn a_key_that_is_held_acts_once() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    let right = Key::Named(Named::ArrowRight);
    person.down(right.clone(), Modifiers::empty(), None, false);
    for _ in 0..20 {
        person.down(right.clone(), Modifiers::empty(), None, true);
    }
    person.up(right);
    person.must_see("Say it back");
    person.must_see("in a breath");
}

#[test]
fn the_keys_are_listed_on_the_stage() {
    let mut person = Home::new().talk();
    let _ = person.taps("?");
    for words in ["Pause and go on", "Take a break", "End here", "Full screen", "Minutes only"] {
        person.must_see(words);
    }
    let _ = person.key(Named::Escape);
    person.must_not_see("Full screen");
}

#[test]
fn everything_at_the_foot_can_be_pressed_as_well() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().press("Pause");
    person.must_see("Paused");
    let _ = person.press("Go on").press("Next");
    person.must_see("Say it back");
    let _ = person.press("Repair");
    person.must_see("A line that may help");
    let _ = person.press("Close (Esc)").press("Take a break");
    person.must_see("Let’s take a break.");
}

#[test]
fn the_focus_ring_presses_what_it_is_on_and_esc_takes_it_away() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    for _ in 0..20 {
        let _ = person.key(Named::Tab);
        if person.focused().is_some_and(|words| words == "Space" || words == "Pause") {
            break;
        }
    }
    let _ = person.key(Named::Enter);
    person.must_see("Paused");
    let _ = person.key(Named::Escape);
    assert_eq!(person.focused(), None);
    person.must_see("Paused");
}

#[test]
fn a_closed_lid_costs_nobody_their_turn() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(25).is_away(Duration::from_secs(720));
    person.must_see("We were away for 12 min. 1:05 left in this turn.");
    assert_eq!(person.time().as_deref(), Some("1:05"));
}

#[test]
fn in_a_circle_a_turn_can_be_passed_and_comes_round_again() {
    let set = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Each(steps: [Speaker(\"speak\")])])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Cleo"]);
    let _ = person.goes_on(1).taps("n").goes_on(1);
    person.must_see("Ben");
    person.must_see("next: Cleo · Speak");
    let _ = person.goes_on(2);
    person.must_see("Cleo");
    person.must_see("next: Ana · Speak");
}
