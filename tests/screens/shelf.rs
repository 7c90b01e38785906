//! A library of a great many sets: it is there at once, every card can be reached, and what is chosen is what was shown.

use std::fs;

use accesskit::Role;
use common_ground::ui::Outside;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;

fn set(title: &str) -> String {
    format!(
        "(format: 1, name: \"{title}\", summary: \"Number {title}.\",
        turns: {{ \"speak\": (title: \"Speak\", time: \"2m\") }}, flow: [Each(steps: [Speaker(\"speak\")])])"
    )
}

/// A home with so many sets of one's own: “Talk 0001” in `a0001.ron`, and so on.
fn full(sets: usize) -> Home {
    let home = Home::new();
    for number in 1..=sets {
        home.has_rules(&format!("a{number:04}.ron"), &set(&format!("Talk {number:04}")));
    }
    home
}

impl Person {
    /// The cards that are told to a screen reader: name, and the so-manieth of so many.
    fn cards_told(&mut self) -> Vec<(String, usize, usize)> {
        let told = self.told(None);
        let cards = told.nodes.iter().filter(|(_, node)| node.role() == Role::Button);
        cards
            .filter_map(|(_, node)| {
                Some((node.label()?.to_owned(), node.position_in_set()?, node.size_of_set()?))
            })
            .collect()
    }
}

#[test]
fn the_library_is_there_before_ones_own_sets_are_read_and_they_come_in_before_the_others() {
    let mut person = full(300).with_rules("zz.ron", "(format: 1").open();
    let task = person.opens_at_once();
    person.must_see("Speaker and listener");
    person.must_not_see("your own");
    person.waits_for(task, "Talk 0001");
    let cards = person.cards_told();
    assert_eq!(cards[0], ("Talk 0001".to_owned(), 1, 309));
    assert_eq!(cards[1], ("Talk 0002".to_owned(), 2, 309));
}

#[test]
fn a_set_is_at_its_place_and_can_be_chosen_by_its_name_before_it_is_read() {
    let mut person = full(3).with_rules("b.ron", "(format: 1").open();
    let task = person.opens_at_once();
    // What is there is told before what is in it.
    person.waits_for(task, "a0001");
    person.must_not_see("Talk 0001");
    let before = person.cards_told();
    let _ = person.press("a0002");
    person.must_see("‹ Talk 0002");
    assert_eq!(before[0], ("a0001".to_owned(), 1, 12));
}

#[test]
fn a_press_right_after_cards_have_moved_counts_for_nothing() {
    let mut person = full(3).open();
    let task = person.opens_at_once();
    let at = person.place_of("Speaker and listener");
    person.waits_for(task, "Talk 0001");
    person.touches(at);
    person.must_not_see("Who is talking?");
    person.looks();
    person.touches(at);
    person.must_see("‹ Talk 0001");
}

#[test]
fn what_is_chosen_is_what_the_card_says() {
    let mut person = full(2).open();
    person.home.has_rules("a0001.ron", &set("Another talk"));
    let _ = person.press("Talk 0001");
    person.must_see("“Talk 0001” was changed just now. Its card shows it as it is.");
    person.must_not_see("Who is talking?");
    let _ = person.press("Another talk");
    person.must_see("‹ Another talk");

    let _ = person.key(Named::Escape);
    person.home.has_rules("a0002.ron", "(format: 1");
    let _ = person.press("Talk 0002");
    person.must_see("“Talk 0002” can’t be used as it is now. Its card says why.");
    person.must_see("a0002 can’t be used yet");

    fs::remove_file(person.home.folders().rules().join("a0001.ron")).unwrap();
    let _ = person.press("Another talk");
    person.must_see("“a0001” isn’t in the library any more.");
    person.must_not_see("Another talk");
}

#[test]
fn a_change_that_no_card_shows_is_in_the_talk_all_the_same() {
    let mut person = full(1).open();
    person.home.has_rules("a0001.ron", &set("Talk 0001").replace("\"Speak\"", "\"Tell it\""));
    let _ = person.press("Talk 0001");
    person.must_see("Tell it");
}

#[test]
fn a_card_keeps_what_it_says_until_its_file_is_read_again() {
    let mut person = full(2).open();
    person.home.has_rules("a0002.ron", &set("By the river"));
    person.hears(Outside::OwnRules);
    person.must_see("Talk 0001");
    person.must_see("By the river");
    person.must_not_see("Talk 0002");
}
