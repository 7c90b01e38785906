//! Who is here: someone joins late, leaves for today or is back, in a circle and at a table.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::CIRCLE;
use super::said::said;

/// A circle for three to twelve people.
const ROUND: &str = include_str!("../sets/circle.ron");

/// Everyone says back what they heard, one by one.
const HEARD: &str = include_str!("../sets/one-by-one.ron");

fn circle(names: &[&str]) -> Person {
    let mut person = Home::new().with_rules("circle.ron", ROUND).start("circle", names);
    // Past the arriving and the breath before the first turn.
    let _ = person.goes_on(3);
    person
}

const FOUR: [&str; 4] = ["Ana", "Ben", "Cem", "Dan"];

impl Person {
    /// Opens the list of who is here, and says that somebody has left.
    fn says_left(&mut self, name: &str) -> &mut Self {
        self.asks(said!("panel-people-left", "name", name = name))
    }
}

#[test]
fn someone_who_comes_late_is_added_by_name_and_has_a_turn_in_the_next_round() {
    for size in [LAPTOP, PHONE] {
        let mut person = circle(&FOUR);
        person.resize(size);
        let _ = person.goes(&[
            ("? [Who is here]", "Who is here | Ana | Dan"),
            // The cursor is in the field.
            ("“Eve” <enter>", "Eve is here now. Their turn comes in the next round. | Undo"),
            ("“eve” <enter>", "Somebody else has that name. Please add an initial."),
            ("<esc>", "!Who is here"),
            // Past the turns of the others, and then the other way round.
            ("<right> <right> <right> <right> <right> <right>", "Dan | next: Eve · What I’d need"),
        ]);
    }
}

#[test]
fn whoever_leaves_is_asked_about_once_and_their_turn_ends() {
    for size in [LAPTOP, PHONE] {
        let mut person = circle(&FOUR);
        person.resize(size);
        let _ = person.goes(&[("? [Who is here]", "Who is here")]);
        let _ = person.says_left("Ana").goes(&[
            ("", "Has Ana left for today? | Their turn ends here"),
            ("2", "Who is here | !Has Ana left for today?"),
        ]);
        let _ = person.says_left("Ben").goes(&[
            ("", "Has Ben left for today? | The talk goes on without them."),
            ("<esc>", "Who is here | !Has Ben left for today?"),
        ]);
        let _ = person.says_left("Ana").goes(&[
            ("1", "Ana has left for today. | Ana, left for today | Ben | Take a breath"),
            ("<esc>", "Ana has left for today. | Undo | Ben"),
            ("[Undo]", "Ana | 2:00 | next: Ben, then Cem"),
        ]);
    }
}

#[test]
fn whoever_is_back_has_their_own_place() {
    let mut person = circle(&FOUR);
    let _ = person.taps("?").press(said!("panel-people")).says_left("Cem");
    let _ = person.goes(&[("1 <esc> <20s>", "Ana | next: Ben, then Dan"), ("? [Who is here]", "Is back")]);
    let _ = person.press(said!("panel-people-back"));
    let _ = person.goes(&[("", "Cem is here now. | !left for today"), ("<esc>", "next: Ben, then Cem")]);
}

#[test]
fn it_says_why_nobody_can_leave_and_why_nobody_can_join() {
    let mut three = circle(&FOUR[..3]);
    let _ = three.goes(&[("? [Who is here]", "This talk needs at least 3 people. | !Has left")]);
    let mut twelve = circle(&CIRCLE);
    let _ = twelve.goes(&[("? [Who is here]", "This talk has room for 12 people. | !Add a person")]);
    let table = ROUND.replace("Everyone(\"arrive\")", "Seat(1, \"arrive\")");
    let mut person = Home::new().with_rules("table.ron", &table).start("table", &FOUR);
    let _ = person.goes_on(3).goes(&[("? [Who is here]", "This talk can’t go on without Ana. | Has left")]);
    assert_eq!(person.count("Has left"), 3);
    let mut pair = super::way::turn();
    let _ = pair.goes(&[("?", "Correct a name | !Who is here")]);
}

#[test]
fn in_a_break_people_come_and_go_and_it_can_be_taken_back() {
    let mut person = circle(&FOUR);
    let _ = person.goes(&[("b ? [Who is here]", "Back at")]);
    let _ = person
        .says_left("Ana")
        .goes(&[("1", "Back at | Ana has left for today. | !’s turn"), ("u", "!left for today")]);
    let _ =
        person.says_left("Ana").goes(&[("1", "Ana, left for today | This talk needs at least 3 people.")]);
    let _ = person.goes(&[("<esc> <1200s> 1", "Ben | Take a breath")]);
}

#[test]
fn a_facilitator_sees_who_is_here_and_everyone_sees_who_has_left() {
    let mut person = circle(&FOUR);
    let _ = person.goes(&[
        ("a", "Who is here | Ana, Ben, Cem and Dan"),
        ("[Someone joins or leaves]", "Who is here | Has left"),
    ]);
    let _ = person.says_left("Dan").goes(&[
        ("1 <esc>", "Ana, Ben and Cem"),
        ("<audience>", "Dan has left for today."),
        ("<own> n", "Passed: Ana"),
    ]);
}

#[test]
fn after_a_crash_the_same_people_are_there() {
    let mut person = circle(&FOUR);
    let _ = person.taps("?").press(said!("panel-people")).says_left("Ana").taps("1");
    let _ = person.writes(said!("panel-people-field"), "Eve").key(Named::Enter);
    person.must_see("Eve is here now.");
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    let _ = person.goes(&[("<space> ? [Who is here]", "Ana, left for today | Eve | Ben")]);
}

#[test]
fn twelve_people_are_named_by_the_keyboard_alone_and_moved_into_their_order() {
    let mut person = Home::new().with_rules("circle.ron", ROUND).open();
    let _ = person.press("Around the circle");
    for (seat, name) in CIRCLE.iter().enumerate() {
        // From the third on Enter leads to one more: to the way to add them, and into their field.
        if seat >= 3 {
            let _ = person.key(Named::Enter);
        }
        let _ = person.types(*name).key(Named::Enter);
    }
    assert_eq!(person.fields()[..12], CIRCLE);
    let _ = person.asks(said!("set-up-up", "name", person = "Chidi"));
    assert_eq!(person.fields()[..3], ["Ana", "Chidi", "Ben"]);
    // Pressed again, on they go.
    let _ = person.key(Named::Space);
    assert_eq!(person.fields()[..3], ["Chidi", "Ana", "Ben"]);
    let _ = person.begins().goes_on(3);
    person.must_see("next: Ana, then Ben");
}

#[test]
fn in_large_type_and_in_small_windows_no_name_is_lost() {
    for scale in ["1.0", "2.0"] {
        let home =
            Home::new().with_settings(&format!("(text_scale: {scale})")).with_rules("circle.ron", ROUND);
        let mut person = home.start("circle", &CIRCLE);
        let _ = person.goes_on(21);
        for size in [PHONE, LAPTOP] {
            person.resize(size);
            person.must_see("Jun");
            let _ = person.taps("?").press(said!("panel-people"));
            for name in CIRCLE {
                let seen = person.everything().into_iter().find(|seen| seen.words == name);
                let seen = seen.unwrap_or_else(|| panic!("no {name} at {size:?}"));
                let letter = seen.bounds.width > 20.0 && seen.bounds.x + seen.bounds.width <= size.width;
                assert!(letter, "{name} at {size:?}, {scale}: {:?}", seen.bounds);
            }
            let _ = person.key(Named::Escape).key(Named::Escape);
        }
    }
}

#[test]
fn whose_floor_it_is_stands_under_each_turn_of_those_who_say_it_back() {
    let mut person = Home::new().with_rules("heard.ron", HEARD).start("heard", &FOUR[..3]);
    let _ = person.goes(&[
        ("<right>", "Ana | Speak for yourself | !has the floor"),
        ("<right> <right>", "Ben | Say it back | Ana has the floor"),
        ("<right> <right>", "Cem | Say it back | Ana has the floor"),
        ("<right> <right>", "Ben | Say what makes sense to you | Ana has the floor"),
        ("<right> <right>", "Cem | Say what makes sense to you | Ana has the floor"),
        ("<right>", "Did we get it?"),
        // All who said what makes sense to them say it again, one by one.
        ("2", "Ben | Say what makes sense to you"),
        ("<right> <right>", "Cem | Say what makes sense to you"),
        ("<right> <right> 1", "Answer | !has the floor"),
    ]);
}

#[test]
fn a_passed_turn_comes_round_and_nobody_is_named_for_it() {
    for size in [LAPTOP, PHONE] {
        let mut person = circle(&FOUR[..3]);
        person.resize(size);
        let _ = person.goes(&[
            ("", "Pass"),
            ("n <right>", "Ben | !passed"),
            ("<right> <right>", "Cem"),
            ("<right>", "Another turn for anyone who passed. | Ana"),
        ]);
    }
}

#[test]
fn nothing_moves_under_a_press_when_the_way_to_take_it_back_appears() {
    for size in [LAPTOP, PHONE] {
        let mut person = circle(&["Ana", "Ben", "Cem", "Dan", "Eve"]);
        person.resize(size);
        let _ = person.taps("?").press(said!("panel-people"));
        let first = person.place_of(said!("panel-people-left"));
        let _ = person.says_left("Eve").taps("1");
        person.must_see("Eve has left for today.");
        person.must_see("Undo");
        assert_eq!(person.place_of(said!("panel-people-left")), first, "in {size:?}");
    }
}
