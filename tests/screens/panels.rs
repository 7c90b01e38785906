//! What is opened over the stage, what is asked there, and what is being typed there.

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::named;
use super::reader::Seen;

fn on_the_stage() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    person
}

#[test]
fn the_question_for_the_end_is_seen_though_the_keys_are_open() {
    let mut person = on_the_stage();
    let _ = person.taps("?");
    person.must_see("Bring a rule forward");
    let _ = person.taps("q");
    person.must_see("End here?");
    person.must_not_see("Bring a rule forward");
    let _ = person.taps("1");
    person.must_see("Thank you, both of you.");
}

#[test]
fn the_question_for_the_end_is_seen_though_the_repair_cards_are_open() {
    let mut person = on_the_stage();
    let _ = person.taps("r").taps("q");
    person.must_see("End here?");
    person.must_not_see("A line that may help");
    let _ = person.taps("2");
    person.must_see("Speak for yourself");
}

#[test]
fn a_number_does_nothing_while_the_list_of_keys_is_read() {
    let mut person = on_the_stage();
    let _ = person.taps("?").taps("1").taps("4");
    person.must_see("Bring a rule forward");
    person.must_not_see("Let’s come back to this");
    let _ = person.taps("?");
    person.must_not_see("Bring a rule forward");
    person.must_not_see("Let’s come back to this");
    person.must_see("Start with “I”");
}

#[test]
fn a_number_answers_no_gate_that_the_list_of_keys_covers() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().taps("?").taps("1").key(Named::Escape);
    person.must_see("Ben asks. Ana answers.");
}

#[test]
fn a_topic_that_is_being_typed_outlasts_a_break() {
    let mut person = on_the_stage();
    let _ = person.taps("p").types("money, next year").ctrl("b");
    person.must_see("Let’s take a break.");
    let _ = person.waits(1_200).taps("1").taps("2");
    person.must_see("Speak for yourself");
    person.must_not_see("money, next year");
    let _ = person.taps("p");
    person.must_see("money, next year");
    let _ = person.key(Named::Enter).taps("p");
    person.must_see("Parked so far: money, next year");
}

#[test]
fn esc_once_closes_the_panel_and_what_was_typed_waits_there() {
    let mut person = on_the_stage();
    let _ = person.taps("p").types("money").key(Named::Escape);
    person.must_not_see("For another day");
    person.must_see("Speak for yourself");
    let _ = person.taps("p");
    person.must_see("money");
    // Out of the field, and Esc again.
    let _ = person.press("For another day").key(Named::Escape);
    person.must_not_see("For another day");
    let _ = person.taps("p").press("Close (Esc)").taps("p").press("Park it");
    person.must_see("Parked for another day.");
    let _ = person.taps("p");
    person.must_see("Parked so far: money");
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
            // What is scrolled out of sight is behind nothing.
            let mut all = person.everything();
            all.retain(|seen| seen.visible(size).is_some());
            let shown = |seen: &Seen| seen.visible(size).unwrap();
            for (at, one) in all.iter().enumerate() {
                for other in &all[at + 1..] {
                    let over = shown(one).intersection(&shown(other));
                    let over = over.is_some_and(|part| part.width > 2.0 && part.height > 2.0);
                    // The time stands in the ring, with its word.
                    assert!(!over, "{name} in {size:?}: “{}” and “{}”", one.words, other.words);
                }
            }
        }
    }
}

#[test]
fn a_line_that_helps_leaves_the_answers_of_the_gate_where_they_are() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().taps("r").taps("2");
    person.must_see("“That came out wrong.”");
    let _ = person.press("Yes, that’s it");
    person.must_not_see("Did I get it?");
}

#[test]
fn a_rule_that_is_brought_forward_comes_before_a_line_that_helps() {
    let mut person = on_the_stage();
    let _ = person.taps("r").taps("2").taps("3");
    person.must_see("Let’s come back to this");
    person.must_see("No “always”, no “never”");
    let _ = person.taps("r");
    person.must_see("A line that may help");
    let _ = person.taps("r").waits(30);
    person.must_see("“That came out wrong.”");
    let _ = person.press("Thank you");
    person.must_see("Start with “I”");
}

#[test]
fn a_number_answers_nothing_that_a_topic_for_another_day_covers() {
    let mut person = on_the_stage();
    let _ = person.waits(78).taps("e").taps("p").key(Named::Tab).key(Named::Tab);
    person.must_not_see("A minute more for Ana?");
    // The field no longer has the keyboard.
    let _ = person.taps("1").taps("2");
    person.must_see("0:12");
    let _ = person.key(Named::Escape);
    person.must_see("A minute more for Ana?");
    let _ = person.taps("1").taps("2");
    person.must_see("1:12");

    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().taps("p").key(Named::Tab).key(Named::Tab).taps("1").key(Named::Escape);
    person.must_see("Ben asks. Ana answers.");
}
