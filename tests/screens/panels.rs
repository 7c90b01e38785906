//! Panels over the stage, questions there, and fields there.

use super::home::Home;
use super::person::{LAPTOP, PHONE};
use super::presets::named;
use super::reader::Seen;
use super::way::{gate, turn};

#[test]
fn the_question_for_the_end_is_seen_though_the_keys_are_open() {
    let _ = turn().goes(&[
        ("?", "Bring a rule forward"),
        ("q", "End here? | !Bring a rule forward"),
        ("1", "That’s enough for today."),
    ]);
}

#[test]
fn the_question_for_the_end_is_seen_though_the_repair_cards_are_open() {
    let _ = turn().goes(&[("r q", "End here? | !A line that may help"), ("2", "Speak for yourself")]);
}

#[test]
fn a_number_does_nothing_while_the_list_of_keys_is_read() {
    let _ = turn().goes(&[
        ("? 1 4", "Bring a rule forward | !A reminder"),
        ("?", "!Bring a rule forward | !A reminder | Start with “I”"),
    ]);
}

#[test]
fn a_number_answers_no_gate_that_the_list_of_keys_covers() {
    let _ = gate().goes(&[("? 1 <esc>", "Ben asks. Ana answers.")]);
}

#[test]
fn a_topic_that_is_being_typed_outlasts_a_break() {
    let _ = turn().goes(&[
        ("p “money, next year” <ctrl-b>", "Let’s take a break."),
        ("<1200s> 1 2", "Speak for yourself | !money, next year"),
        ("p", "money, next year"),
        ("<enter> p", "Parked so far: money, next year"),
    ]);
}

#[test]
fn esc_once_closes_the_panel_and_what_was_typed_waits_there() {
    let mut person = turn();
    let _ = person.goes(&[
        ("p “money” <esc>", "!For another day | Speak for yourself"),
        ("p", "money"),
        // Out of the field, and Esc again.
        ("[For another day] <esc>", "!For another day"),
        ("p [Close (Esc)] p [Park it]", "Parked for another day."),
        ("p", "Parked so far: money"),
    ]);
    assert_eq!(person.count("money"), 0, "the field is empty again:\n{}", person.reads());
}

#[test]
fn whatever_is_open_the_name_and_the_time_stay_and_nothing_is_half_covered() {
    for name in ["minute-more", "end-here", "repair-cards", "repair-card", "parking", "keys"] {
        let mut person = named(name).reach(Home::new());
        for size in [LAPTOP, PHONE] {
            person.resize(size);
            person.must_see("Ana");
            assert!(person.time().is_some(), "{name} in {size:?} hides the time");
            person.must_not_see("Start with “I”");
            // What is scrolled out of sight can't be covered.
            let mut all = person.everything();
            all.retain(|seen| seen.visible(size).is_some());
            let shown = |seen: &Seen| seen.visible(size).unwrap();
            for (at, one) in all.iter().enumerate() {
                for other in &all[at + 1..] {
                    let over = shown(one).intersection(&shown(other));
                    let over = over.is_some_and(|part| part.width > 2.0 && part.height > 2.0);
                    // The time is in the ring, with its word.
                    assert!(!over, "{name} in {size:?}: “{}” and “{}”", one.words, other.words);
                }
            }
        }
    }
}

#[test]
fn a_line_that_helps_leaves_the_answers_of_the_gate_where_they_are() {
    let _ = gate().goes(&[("r 2", "“That came out wrong.”"), ("[Yes, that’s it]", "!Did I get it?")]);
}

#[test]
fn a_rule_that_is_brought_forward_comes_before_a_line_that_helps() {
    let _ = turn().goes(&[
        ("r 2 3", "A reminder | No “always”, no “never”"),
        ("r", "A line that may help"),
        ("r <30s>", "“That came out wrong.”"),
        ("[Thank you]", "Start with “I”"),
    ]);
}

#[test]
fn a_number_answers_nothing_that_a_topic_for_another_day_covers() {
    let _ = turn().goes(&[
        // After the second Tab the field no longer has the keyboard.
        ("<78s> e p <tab*2>", "!A minute more for Ana?"),
        ("1 2", "0:12"),
        ("<esc>", "A minute more for Ana?"),
        ("1 2", "1:12"),
    ]);
    let _ = gate().goes(&[("p <tab*2> 1 <esc>", "Ben asks. Ana answers.")]);
}
