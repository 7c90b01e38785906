//! Set-up: who, about what, how long, and by which rules.

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const CIRCLE: &str = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
    turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

fn at(title: &str) -> Person {
    let mut person = Home::new().with_rules("round.ron", CIRCLE).open();
    let _ = person.press(title);
    person.must_see(said!("set-up-people"));
    person
}

fn with_names() -> Person {
    let mut person = at("Speaker and listener");
    let _ = person.writes(said!("set-up-name"), "Ana").writes(said!("set-up-name"), "Ben");
    person
}

#[test]
fn the_names_that_are_typed_are_the_names_on_the_stage() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-begin")).goes_on(3);
    person.must_see("Ana");
    person.must_see(said!("step-next", step = "Ben · Say it back"));
}

#[test]
fn whoever_gives_no_name_is_called_by_their_seat() {
    let mut person = at("Speaker and listener");
    let _ = person.press(said!("set-up-begin")).goes_on(3);
    person.must_see(said!("seat-first"));
}

#[test]
fn a_name_of_forty_letters_is_kept_whole_and_a_longer_one_ends_there() {
    let mut person = at("Speaker and listener");
    let forty = "Wilhelmina Alexandrovna von und zu Berg-";
    assert_eq!(forty.chars().count(), 40);
    let _ = person.writes(said!("set-up-name"), forty).types("Stein");
    let _ = person.press(said!("set-up-begin")).goes_on(3);
    person.must_see(forty);
    person.must_not_see("Stein");
}

#[test]
fn who_goes_first_can_be_changed() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-swap")).press(said!("set-up-begin")).goes_on(3);
    person.must_see("Ben");
    person.must_see(said!("step-next", step = "Ana · Say it back"));
}

#[test]
fn nobody_can_be_one_too_many_or_one_too_few() {
    let mut pair = at("Speaker and listener");
    pair.must_not_see(said!("set-up-add"));
    pair.must_not_see(said!("set-up-remove"));

    let mut circle = at("Round");
    circle.must_not_see(said!("set-up-remove"));
    for _ in 0..9 {
        let _ = circle.press(said!("set-up-add"));
    }
    circle.must_not_see(said!("set-up-add"));
    assert_eq!(circle.count(said!("set-up-remove")), 12);
    circle.must_see(said!("in-all-minutes", number = 12));
    let _ = circle.press(said!("set-up-remove"));
    circle.must_see(said!("in-all-minutes", number = 11));
}

#[test]
fn the_topic_is_on_the_stage() {
    let mut person = with_names();
    let _ = person.writes(said!("set-up-topic"), "The weekend").press(said!("set-up-begin"));
    person.must_see("The weekend");
}

#[test]
fn another_time_for_a_turn_changes_the_total_and_the_turn() {
    let mut person = with_names();
    person.must_see(said!("in-all-minutes", number = 19));
    let _ = person.press_beside("Speak for yourself", "+");
    person.must_see(said!("in-all-minutes", number = 21));
    let _ = person.press(said!("set-up-begin")).goes_on(3);
    assert_eq!(person.time().as_deref(), Some("1:45"));
}

#[test]
fn fewer_rounds_change_the_total_and_the_talk() {
    let mut person = with_names();
    let _ = person
        .press_beside(said!("set-up-rounds"), "−")
        .press_beside(said!("set-up-rounds"), "−")
        .press_beside(said!("set-up-rounds"), "−");
    person.must_see(said!("in-all-minutes", number = 6));
    let _ = person.press_beside(said!("set-up-rounds"), "−");
    person.must_see(said!("in-all-minutes", number = 6));
    let _ = person.press(said!("set-up-begin")).goes_on(3);
    person.must_not_see(said!("stage-round", number = 1, of = 4));
}

#[test]
fn another_break_length_is_the_one_that_is_promised() {
    let mut person = with_names();
    let _ = person.press_beside(said!("set-up-break"), "+").press(said!("set-up-begin")).taps("b");
    let back = person.clock_in(25);
    person.must_see(format!("Back at {back}"));
}

#[test]
fn a_rule_that_is_left_out_is_not_on_the_stage() {
    let mut person = with_names();
    let _ = person.ticks("Start with “I”").press(said!("set-up-begin")).goes_to_the_first_turn();
    person.must_not_see("Start with “I”");
    person.must_see("No “always”, no “never”");
}

#[test]
fn a_rule_that_was_left_out_can_be_taken_back_in() {
    let mut person = with_names();
    let _ = person
        .ticks("Start with “I”")
        .ticks("Start with “I”")
        .press(said!("set-up-begin"))
        .goes_to_the_first_turn();
    person.must_see("Start with “I”");
}

#[test]
fn a_press_on_a_rule_shows_what_the_set_says_about_it_and_hides_it_again() {
    for size in [LAPTOP, PHONE] {
        let mut person = at("Speaker and listener");
        person.resize(size);
        person.must_see("I feel … when … because …");
        person.must_not_see("You make me …");
        let _ = person.press("Start with “I”");
        for words in ["Try", "Avoid", "Why", "You make me …", "It says what’s yours without guessing"] {
            person.must_see(words);
        }
        assert_eq!(person.count("I feel … when … because …"), 1, "what was there is said once");
        // Others stay open, so that nothing moves away from under the pointer.
        let _ = person.press("Summarize and reflect");
        person.must_see("Yes, but …");
        person.must_see("You make me …");
        let _ = person.press("Start with “I”");
        person.must_not_see("You make me …");
        person.must_see("Yes, but …");
        let _ = person.press(said!("set-up-begin")).goes_on(3);
        person.must_see("Start with “I”");
    }
}

#[test]
fn a_rule_can_be_opened_by_keyboard_alone() {
    let mut person = at("Speaker and listener");
    let _ = person.tabs_to("Start with “I”").key(Named::Enter);
    person.must_see("You make me …");
    let _ = person.key(Named::Space);
    person.must_not_see("You make me …");
}

#[test]
fn a_rule_opens_with_what_it_has_and_one_that_has_nothing_is_only_to_be_ticked() {
    let set = r#"(format: 1, name: "Plain", rules: [(id: "bare", text: "One voice at a time"),
        (id: "said", text: "Say what you saw", say: "I saw …")],
        turns: { "say": (title: "Say", time: "2m") }, flow: [Each(steps: [Speaker("say")])])"#;
    let mut person = Home::new().with_rules("plain.ron", set).open();
    let _ = person.press("Plain").press("Say what you saw");
    person.must_see("Try");
    for words in ["Avoid", "Why"] {
        person.must_not_see(words);
    }
    let told = person.all_controls();
    assert!(told.iter().all(|control| control.words != "One voice at a time"), "{told:?}");
    let _ = person.ticks("One voice at a time").press(said!("set-up-begin")).goes_on(2);
    let _ = person.taps("1");
    person.must_see("Say what you saw");
}

#[test]
fn a_rule_in_other_words_has_them_on_the_stage() {
    let mut person = with_names();
    let _ = person.press_beside("Start with “I”", said!("set-up-reword"));
    let _ = person.writes("Start with “I”", "!").press(said!("close-done"));
    person.must_see("Start with “I”!");
    let _ = person.press(said!("set-up-begin")).goes_to_the_first_turn();
    person.must_see("Start with “I”!");
}

#[test]
fn words_that_are_still_being_typed_count_when_the_talk_begins() {
    let mut person = with_names();
    let _ = person.press_beside("Start with “I”", said!("set-up-reword"));
    let _ = person.writes("Start with “I”", "!").press(said!("set-up-begin")).goes_to_the_first_turn();
    person.must_see("Start with “I”!");
}

#[test]
fn no_words_at_all_are_the_rules_own() {
    let mut person = with_names();
    let _ = person.press_beside("Start with “I”", said!("set-up-reword")).writes("Start with “I”", "");
    for _ in 0..20 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.press(said!("close-done"));
    person.must_see("Start with “I”");
}

#[test]
fn not_now_keeps_another_time_with_the_names_and_the_library_says_so() {
    let mut person = with_names();
    let _ = person.writes(said!("set-up-topic"), "The weekend").press(said!("set-up-not-now"));
    person.must_see("“Not now” is a good answer.");
    let at = person.clock_in(60);
    let _ = person.press(said!("set-up-later-hour"));
    person.must_see(format!("Next talk: today at {at}, “Speaker and listener”."));
    person.must_see("The weekend");
    person.comes_back_after(std::time::Duration::from_secs(60));
    let _ = person.press(said!("library-next-set-up"));
    person.must_see("Ana");
    person.must_see("Ben");
    person.must_see("The weekend");
}

#[test]
fn another_time_can_be_let_go_again() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-not-now")).press(said!("set-up-later-tomorrow"));
    person.must_see("Next talk: tomorrow at 14:30");
    let _ = person.press(said!("library-let-go"));
    person.must_not_see("Next talk:");
    person.comes_back_after(std::time::Duration::from_secs(60));
    person.must_not_see("Next talk:");
}

#[test]
fn now_is_fine_after_all() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-not-now")).press(said!("set-up-now")).press(said!("set-up-begin"));
    person.must_see(said!("stage-in-a-breath"));
}

#[test]
fn esc_leads_back_to_the_library() {
    let mut person = at("Apology");
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn what_is_asked_before_a_talk_is_there_to_be_read() {
    let mut person = at("Speaker and listener");
    person.must_see("Is now a good time for both?");
    person.must_see("You can stop at any time, and nobody has to say why.");
}
