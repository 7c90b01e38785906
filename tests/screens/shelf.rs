//! A library of very many sets: it opens at once, every card can be reached, and a press chooses the card that was
//! shown.

use std::collections::BTreeSet;
use std::fs;

use accesskit::{Action, ActionRequest, NodeId, Role, TreeId};
use common_ground::ui::Outside;
use common_ground::ui::access::{Call, Heard};
use iced::keyboard::key::Named;

use super::home::{Home, shipped};
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

fn set(title: &str) -> String {
    format!(
        "(format: 1, name: \"{title}\", summary: \"Number {title}.\",
        turns: {{ \"speak\": (title: \"Speak\", time: \"2m\") }}, flow: [Each(steps: [Speaker(\"speak\")])])"
    )
}

/// A home with this number of rule sets: “Talk 0001” in `a0001.ron`, and so on.
fn full(sets: usize) -> Home {
    let home = Home::new();
    for number in 1..=sets {
        home.has_rules(&format!("a{number:04}.ron"), &set(&format!("Talk {number:04}")));
    }
    home
}

impl Person {
    /// Waits until the window has been painted.
    fn sees_it_painted(&mut self) -> &mut Self {
        let _picture = self.glimpse();
        self
    }

    /// Moves the keyboard's focus as a screen reader does.
    fn asks_for_the_keyboard(&mut self, target_node: NodeId) -> &mut Self {
        let (action, target_tree, data) = (Action::Focus, TreeId::ROOT, None);
        let what = Call::Asks(ActionRequest { action, target_tree, target_node, data });
        self.hears(Outside::Reader(Heard { window: self.window(), what }));
        self
    }

    /// The cards that a screen reader is told: name, number in the list, and number of all.
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
    person.must_not_see(said!("library-own"));
    person.waits_for(task, "Talk 0001");
    let cards = person.cards_told();
    assert_eq!(cards[0], ("Talk 0001".to_owned(), 1, 333));
    assert_eq!(cards[1], ("Talk 0002".to_owned(), 2, 333));
}

#[test]
fn a_set_is_at_its_place_and_can_be_chosen_by_its_name_before_it_is_read() {
    let mut person = full(3).with_rules("b.ron", "(format: 1").open();
    let task = person.opens_at_once();
    // A part is told before the parts in it.
    person.waits_for(task, "a0001");
    person.must_not_see("Talk 0001");
    let before = person.cards_told();
    let _ = person.press("a0002");
    person.must_see("‹ Talk 0002");
    assert_eq!(before[0], ("a0001".to_owned(), 1, 36));
}

#[test]
fn a_press_right_after_cards_have_moved_counts_for_nothing() {
    let mut person = full(3).open();
    let task = person.opens_at_once();
    let at = person.place_of("Speaker and listener");
    person.waits_for(task, "Talk 0001");
    person.touches(at);
    person.must_not_see(said!("set-up-people"));
    person.looks();
    person.touches(at);
    person.must_see("‹ Talk 0001");
}

#[test]
fn only_the_cards_around_what_is_in_sight_are_laid_out() {
    let mut person = full(1_000).open();
    for _ in 0..3 {
        let _ = person.sees_it_painted();
        // A card has two: itself, and its menu.
        assert!(person.all_controls().len() < 120, "{}", person.all_controls().len());
        let _ = person.key(Named::PageDown).key(Named::PageDown);
    }
    person.must_see("Talk 0040");
    person.must_not_see("Talk 0019");
    let _ = person.key(Named::End).sees_it_painted();
    person.must_see("World Schools debate");
    person.must_not_see("Talk 0100");
}

#[test]
fn tab_comes_to_every_card_and_back() {
    for size in [LAPTOP, PHONE] {
        let mut person = full(120).open();
        person.resize(size);
        let mut came = BTreeSet::new();
        let mut last = String::new();
        for _ in 0..400 {
            let _ = person.key(Named::Tab).sees_it_painted();
            let focused = person.focused().expect("something has the focus");
            // The menus of all cards look alike.
            if focused == "···" {
                continue;
            }
            last = focused;
            if !came.insert(last.clone()) {
                break;
            }
        }
        for number in 1..=120 {
            assert!(
                came.contains(&format!("Talk {number:04}")),
                "Tab passes by {number} in {size:?}: {came:?}"
            );
        }
        assert_eq!(last, "Search", "and then begins again");
        // Backwards, the last card is the first to be reached, after its menu: a path.
        for _ in 0..6 {
            let _ = person.tabs_back().sees_it_painted();
        }
        assert_eq!(person.focused().as_deref(), Some("Staying close"));
        // The other paths and the last set, each after its menu.
        for _ in 0..6 {
            let _ = person.tabs_back().sees_it_painted();
        }
        assert_eq!(person.focused().as_deref(), Some("World Schools debate"));
        // Past the built-in ones, each with its menu.
        for _ in 0..2 * (shipped().len() + 2) {
            let _ = person.tabs_back().sees_it_painted();
        }
        assert_eq!(person.focused().as_deref(), Some("Talk 0118"));
    }
}

/// A card that says what is wrong is higher than others, and its height is known only once it is made.
#[test]
fn the_focus_is_in_sight_among_cards_of_any_height() {
    let home = full(60);
    for number in (1..=60).filter(|number| number % 4 != 0) {
        home.has_rules(
            &format!("b{number:04}.ron"),
            "(format: 1, nme: \"x\", turns: {}, tms: 3, flow: [Nobody])",
        );
    }
    let mut person = home.open();
    let _ = person.sees_it_painted();
    let tab = |person: &mut Person, back: bool| {
        let _ = if back { person.tabs_back() } else { person.key(Named::Tab) };
        let _ = person.sees_it_painted();
        let (bounds, area) = person.focus().expect("something has the focus");
        if let Some(area) = area {
            let in_sight = bounds.y >= area.y - 0.5 && bounds.y + bounds.height <= area.y + area.height + 0.5;
            assert!(in_sight, "{:?} is at {bounds:?}, in {area:?}", person.focused());
        }
    };
    for _ in 0..300 {
        tab(&mut person, false);
    }
    for _ in 0..200 {
        tab(&mut person, true);
    }
}

#[test]
fn the_focus_stays_where_it_is_while_the_list_is_scrolled() {
    let mut person = full(1_000).open();
    let _ = person.sees_it_painted().tabs_to("Talk 0005");
    for _ in 0..20 {
        let _ = person.turns_the_wheel(-1_000.0).sees_it_painted();
    }
    person.must_see("Talk 0332");
    assert_eq!(person.focused().as_deref(), Some("Talk 0005"));
    // Its menu, and then the next card.
    let _ = person.key(Named::Tab).key(Named::Tab).sees_it_painted();
    assert_eq!(person.focused().as_deref(), Some("Talk 0006"));
    person.must_not_see("Talk 0332");
}

#[test]
fn a_screen_reader_goes_on_from_card_to_card() {
    let mut person = full(200).open();
    let _ = person.sees_it_painted();
    let mut ids = std::collections::BTreeMap::new();
    for number in 1..=200 {
        let name = format!("Talk {number:04}");
        let told = person.told(None);
        let found = told.nodes.iter().find(|(_, node)| node.label() == Some(&name));
        let Some((of, _)) = found.cloned() else { panic!("{name} isn’t told after the one before it") };
        assert!(ids.insert(of, name.clone()).is_none(), "{name} has another card’s number");
        let _ = person.asks_for_the_keyboard(of).sees_it_painted();
        let told = person.told(None);
        assert_eq!(told.focus, of, "{name} is the same one after the list has scrolled");
    }
}

#[test]
fn a_search_finds_a_card_wherever_it_is() {
    let mut person = full(500).open();
    let _ = person.writes(said!("library-search"), "0487").sees_it_painted();
    person.must_see("Talk 0487");
    assert_eq!(person.cards_told(), [("Talk 0487".to_owned(), 1, 1)]);
}

#[test]
fn what_is_chosen_is_what_the_card_says() {
    let mut person = full(2).open();
    person.home.has_rules("a0001.ron", &set("Another talk"));
    let _ = person.press("Talk 0001");
    person.must_see(said!("notice-set-changed", title = "Talk 0001"));
    person.must_not_see(said!("set-up-people"));
    let _ = person.press("Another talk");
    person.must_see("‹ Another talk");

    let _ = person.key(Named::Escape);
    person.home.has_rules("a0002.ron", "(format: 1");
    let _ = person.press("Talk 0002");
    person.must_see(said!("notice-set-unusable", title = "Talk 0002"));
    person.must_see(said!("library-fault-broke"));

    fs::remove_file(person.home.folders().rules().join("a0001.ron")).unwrap();
    let _ = person.press("Another talk");
    person.must_see(said!("notice-set-gone", name = "a0001"));
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

#[test]
fn what_changes_among_the_sets_during_a_talk_is_in_the_library_after_it() {
    let mut person = Home::new().talk();
    person.home.has_rules(
        "river.ron",
        r#"(format: 1, name: "By the river", turns: {"a": (title: "A", time: "1m")}, flow: [Everyone("a")])"#,
    );
    person.hears(Outside::OwnRules);
    let _ = person.goes_to_the_close().press(said!("close-done"));
    let _ = person.writes(said!("library-search"), "river");
    person.must_see("By the river");
}

#[test]
fn paths_of_ones_own_come_change_and_go_while_the_library_is_open() {
    let path =
        |title: &str| format!("(format: 1, name: \"{title}\", steps: [(set: \"check-in\", every: \"7d\")])");
    let mut person = Home::new().open();
    person.must_not_see("Our Sundays");
    // The folder wasn’t there.
    let folder = person.home.folders().rules().join("paths");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("path-sundays.ron"), path("Our Sundays")).unwrap();
    person.hears(Outside::OwnRules);
    person.must_see("Our Sundays");
    fs::write(folder.join("path-sundays.ron"), path("Our Mondays")).unwrap();
    person.hears(Outside::OwnRules);
    person.must_see("Our Mondays");
    person.must_not_see("Our Sundays");
    fs::rename(folder.join("path-sundays.ron"), folder.join("path-mondays.ron")).unwrap();
    person.hears(Outside::OwnRules);
    let _ = person.press("Our Mondays").key(Named::Escape);
    fs::remove_dir_all(&folder).unwrap();
    person.hears(Outside::OwnRules);
    person.must_not_see("Our Mondays");
    person.must_see("Rebuilding trust");
}
