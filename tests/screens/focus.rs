//! The focus: never where nobody put it, and never out of sight.

use std::collections::BTreeSet;
use std::fs;

use iced::Rectangle;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, Person};
use super::said::said;

#[test]
fn after_a_notice_is_put_away_nothing_has_the_focus() {
    let home = Home::new();
    fs::create_dir_all(home.path("config")).unwrap();
    fs::write(home.path("config/settings.ron"), "(theme: Evening,\n distance: far)\n").unwrap();
    let mut person = home.open();
    person.must_see("settings.ron, line 2");
    let _ = person.tabs_to(said!("library-notice-read"));
    let _ = person.key(Named::Enter);
    person.must_not_see("line 2");
    assert_eq!(person.focused(), None);
    // So a second Enter opens nothing.
    let _ = person.key(Named::Enter);
    person.must_see("Short check-in");
}

#[test]
fn nothing_has_the_focus_at_the_gate() {
    let mut person = Home::new().talk();
    let _ = person.goes_on(5);
    let _ = person.tabs_to("→");
    let _ = person.key(Named::Enter);
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
    assert_eq!(person.focused(), None);
    let _ = person.key(Named::Enter).key(Named::Space);
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
}

#[test]
fn nothing_has_the_focus_on_a_break_that_was_taken_by_the_focus() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    let _ = person.tabs_to("B");
    let _ = person.key(Named::Enter);
    person.must_see(said!("break-lets"));
    assert_eq!(person.focused(), None);
    let _ = person.tabs_to(said!("ask-rest-more"));
    // The step is over, and the focus answers for nobody.
    let _ = person.waits(1_200);
    person.must_see(said!("ask-ready"));
    assert_eq!(person.focused(), None);
}

#[test]
fn nothing_has_the_focus_on_a_break_from_the_gate() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate();
    let _ = person.tabs_to("B");
    let _ = person.key(Named::Enter);
    person.must_see(said!("left-minutes", number = 20));
    assert_eq!(person.focused(), None);
    // So a second Enter doesn't make the break shorter.
    let _ = person.key(Named::Enter);
    person.must_see(said!("left-minutes", number = 20));
}

/// Where Tab takes the focus, until it is back where it was first. Fails if a stop is out of sight.
#[track_caller]
fn every_stop_is_in_sight(person: &mut Person, by: impl Fn(&mut Person)) -> usize {
    let window = Rectangle::with_size(LAPTOP).expand(0.5);
    let controls = person.controls().len();
    let mut out_of_sight = Vec::new();
    let mut stops = BTreeSet::new();
    for stop in 0..controls {
        by(person);
        let at = person.controls();
        let (bounds, area) = person.focus().expect("Tab leads to something");
        let _ = stops.insert(at.iter().position(|(control, _)| *control == bounds));
        let seen = area.map_or(Some(window), |area| window.intersection(&area.expand(0.5)));
        if !seen.is_some_and(|seen| bounds.is_within(&seen)) {
            out_of_sight.push(format!("stop {stop}, {:?}, at {bounds:?} in {area:?}", person.focused()));
        }
    }
    assert!(out_of_sight.is_empty(), "out of sight:\n{}", out_of_sight.join("\n"));
    assert_eq!(stops.len(), controls, "every control is a stop");
    controls
}

#[test]
fn tab_through_set_up_never_leads_out_of_sight() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener");
    let stops = every_stop_is_in_sight(&mut person, |person| {
        let _ = person.key(Named::Tab);
    });
    assert!(stops > 20, "names, times, rules and Begin, but only {stops} stops");
}

#[test]
fn tab_through_the_library_and_the_close_never_leads_out_of_sight() {
    let mut person = Home::new().open();
    let _ = every_stop_is_in_sight(&mut person, |person| {
        let _ = person.key(Named::Tab);
    });
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_close();
    let _ = every_stop_is_in_sight(&mut person, |person| {
        let _ = person.key(Named::Tab);
    });
}
