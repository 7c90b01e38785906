//! The library at forty sets: what it is narrowed down to, under which headings its cards stand, and what it says to who
//! looks for something.

use accesskit::{Role, Toggled};
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const OWN: &str =
    "(format: 1, name: \"By the river\", summary: \"Walk and talk.\", group: Weekly, search: [\"fresh air\"],
    turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

/// The headings that a screen reader is told of, but for the screen's own.
fn headings(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let headings =
        told.nodes.iter().filter(|(_, node)| node.role() == Role::Heading && node.level() == Some(2));
    headings.map(|(_, node)| node.label().unwrap_or_default().to_owned()).collect()
}

/// What the library can be narrowed down to, with what is taken in brackets.
fn chips(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let chips = told.nodes.iter().filter(|(_, node)| node.role() == Role::RadioButton);
    let called = |node: &accesskit::Node| {
        let name = node.label().unwrap_or_default();
        if node.toggled() == Some(Toggled::True) { format!("[{name}]") } else { name.to_owned() }
    };
    chips.map(|(_, node)| called(node)).collect()
}

fn known() -> Home {
    Home::new().with_settings("(safety_seen: true)")
}

#[test]
fn cards_stand_under_headings_and_each_once() {
    let mut person = known().with_rules("river.ron", OWN).open();
    assert_eq!(
        headings(&mut person),
        [
            "Ours",
            "Something hard to talk about",
            "When something broke",
            "Every week",
            "With others",
            "Rounds and debates",
            "Paths"
        ]
    );
    let all = person.reads();
    let after = |first: &str, second: &str| all.rfind(first) < all.rfind(second);
    assert!(after("Ours", "By the river") && after("By the river", "Something hard to talk about"), "{all}");
    assert!(after("When something broke", "Apology") && after("Apology", "With others"), "{all}");
    for title in super::home::shipped() {
        assert_eq!(person.count(&title), 1, "{title}");
    }
}

#[test]
fn a_chip_leaves_its_group_with_ones_own_sets_first() {
    let mut person = known().with_rules("river.ron", OWN).open();
    let _ = person.press("Every week");
    person.must_see("Short check-in");
    person.must_not_see("Apology");
    let all = person.reads();
    assert!(all.find("By the river") < all.find("Short check-in"), "{all}");
    let _ = person.press("Ours");
    person.must_see("By the river");
    person.must_not_see("Short check-in");
    let _ = person.press("Paths");
    person.must_see("Rebuilding trust");
    person.must_not_see("By the river");
    let _ = person.press("All");
    person.must_see("Apology");
}

#[test]
fn chips_are_one_stop_for_tab_and_say_which_is_taken() {
    let mut person = known().open();
    let all = [
        "All",
        "Something hard",
        "Something broke",
        "Every week",
        "With others",
        "Rounds and debates",
        "Paths",
    ];
    let taken = |chip: &str| all.map(|one| if one == chip { format!("[{one}]") } else { one.to_owned() });
    assert_eq!(chips(&mut person), taken("All"), "nothing is offered that is empty");
    let _ = person.tabs_to("All").key(Named::ArrowRight).key(Named::ArrowRight).key(Named::Enter);
    assert_eq!(chips(&mut person), taken("Something broke"));
    person.must_not_see("Short check-in");
    let _ = person.key(Named::Tab);
    assert_eq!(person.focused().as_deref(), Some("Apology"));
}

#[test]
fn whoever_begins_to_search_means_all_of_it() {
    let mut person = known().open();
    let _ = person.press("Every week").writes(said!("library-search"), "money");
    person.must_see("Fair fight");
    assert_eq!(chips(&mut person)[0], "[All]");
    // What was found can be narrowed down.
    let _ = person.press("With others");
    person.must_see("Mediation");
    person.must_not_see("Fair fight");
}

#[test]
fn a_search_says_how_many_there_are_and_never_ends_with_nothing() {
    let mut person = known().with_rules("river.ron", OWN).open();
    let _ = person.writes(said!("library-search"), "fresh air");
    person.must_see(said!("library-found", number = 1));
    person.must_see("By the river");
    person.must_not_see("Apology");
    let _ = person.types(" xyzzy").key(Named::Escape).key(Named::Escape);
    let _ = person.writes(said!("library-search"), "xyzzy");
    person.must_see(said!("library-no-match"));
    person.must_see("Speaker and listener");
    person.must_see("Rebuilding trust");
}

#[test]
fn who_may_need_another_kind_of_help_is_shown_the_way_there_first() {
    for typed in ["abuse", "he hits me", "abusive husband", "I’m afraid of him", "suicide", "I want to die"]
    {
        let mut person = known().open();
        let _ = person.writes(said!("library-search"), "").pastes(typed);
        person.must_see(said!("library-careful"));
        let all = person.reads();
        let line = person.words(said!("library-careful"));
        assert!(all.find(&line) < all.find("2 people"), "{typed}: it comes first\n{all}");
    }
    for typed in ["hit the road", "sorry", "die hard", "argue", "bea"] {
        let mut person = known().open();
        let _ = person.writes(said!("library-search"), "").pastes(typed);
        person.must_not_see(said!("library-careful"));
    }
}

#[test]
fn what_was_used_last_comes_first_only_where_talks_are_remembered() {
    for (settings, remembered) in
        [("(safety_seen: true, history: true)", true), ("(safety_seen: true)", false)]
    {
        let mut person = Home::new().with_settings(settings).open();
        for title in ["Gentle start", "Short check-in", "Gentle start"] {
            let _ = person.press(title).begins();
            let _ = person.goes_to_the_close().press(said!("close-done"));
        }
        let first = headings(&mut person).remove(0);
        let last_used = person.words(said!("library-head-last-used"));
        assert_eq!(first == last_used, remembered, "{first}");
        if remembered {
            let all = person.reads();
            let at = |title: &str| all.find(title);
            assert!(at("Gentle start") < at("Short check-in"), "{all}");
            assert!(at("Short check-in") < at("Speaker and listener"), "{all}");
            assert_eq!(person.count("Gentle start"), 1, "it isn’t there twice");
            person.home.opens_plain();
            person.comes_back_after(std::time::Duration::from_secs(60));
            assert_ne!(headings(&mut person).remove(0), last_used, "it is covered");
        }
    }
}

#[test]
fn a_path_leads_to_its_screen() {
    let mut person = known().open();
    let _ = person.press("Paths").press("Rebuilding trust");
    person.must_not_see(said!("library-search"));
    person.must_see("Rebuilding trust");
}

#[test]
fn chips_leave_the_cards_their_room() {
    for (window, lines) in [(LAPTOP, 1.0), (PHONE, 2.0)] {
        let mut person = known().with_rules("river.ron", OWN).in_window(window).open();
        let names = ["All", "Ours"].map(|name| person.place_of(name));
        let apart = names[1].y - names[0].y;
        assert!(apart < 44.0 * (lines - 1.0) + 1.0, "{apart} at {window:?}");
        assert!(person.sees_whole("By the river"), "at {window:?}");
    }
}
