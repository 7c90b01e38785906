//! The display stays on while people look at it, and people are called back from a break if they look elsewhere.

use common_ground::ui::Outside;
use iced::keyboard::key::Named;
use iced::window;

use super::home::Home;
use super::person::Person;
use super::said::said;

/// A person goes to a window, or leaves it.
fn goes(person: &mut Person, window: window::Id, there: bool) {
    person.hears(Outside::Focus(window, there));
}

fn is_awake(person: &Person) -> bool {
    person.home.desktop.is_awake()
}

fn is_called(person: &Person) -> bool {
    person.home.desktop.called().is_some()
}

/// In a break of 20 minutes.
fn on_a_break() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("b");
    person.must_see(said!("break-lets"));
    person
}

#[test]
fn the_display_stays_on_while_a_talk_runs_and_not_otherwise() {
    let person = Home::new().open();
    assert!(!is_awake(&person), "in the library nothing runs");

    let mut person = Home::new().talk();
    assert!(is_awake(&person), "in the first breath");
    let _ = person.goes_to_the_first_turn();
    assert!(is_awake(&person), "in a turn");
    let _ = person.key(Named::Space);
    assert!(!is_awake(&person), "paused");
    let _ = person.key(Named::Space);
    assert!(is_awake(&person), "gone on");
    let _ = person.waits(100);
    assert!(is_awake(&person), "in overtime");

    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate();
    assert!(is_awake(&person), "at the gate people talk");
    let _ = person.taps("q");
    assert!(is_awake(&person), "while it is asked whether to end");
    let _ = person.taps("1");
    person.must_see(said!("close-enough"));
    assert!(!is_awake(&person), "at the close");
}

#[test]
fn nobody_who_slept_through_a_closed_lid_keeps_the_display_on() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().is_away(std::time::Duration::from_secs(600));
    assert!(!is_awake(&person), "the turn is paused");
}

#[test]
fn the_display_stays_on_in_a_break_and_for_a_while_after_it() {
    let mut person = on_a_break();
    assert!(is_awake(&person), "there is a breath to follow");
    let _ = person.waits(20 * 60);
    person.must_see(said!("ask-ready"));
    assert!(is_awake(&person), "they'll be back");
    let _ = person.waits(9 * 60);
    assert!(is_awake(&person), "they'll be back");
    let _ = person.waits(2 * 60);
    person.must_see("Whenever you are.");
    assert!(!is_awake(&person), "nobody is looking");
    let _ = person.taps("1").taps("2");
    assert!(is_awake(&person), "they are back");
}

#[test]
fn whoever_looks_elsewhere_is_called_back_once_and_without_names() {
    let mut person = on_a_break();
    let window = window::Id::unique();
    goes(&mut person, window, true);
    goes(&mut person, window, false);
    let _ = person.waits(19 * 60);
    assert!(!is_called(&person), "not before the time");
    let _ = person.waits(2 * 60);
    let call = person.home.desktop.called().expect("they are called");
    assert_eq!((call.title.as_str(), call.words.as_str()), ("Common Ground", "The break is over."));
    let _ = person.waits(5 * 60);
    assert_eq!(person.home.desktop.calls(), 1, "once is enough");

    goes(&mut person, window, true);
    assert!(!is_called(&person), "they are here");
    goes(&mut person, window, false);
    let _ = person.waits(60);
    assert_eq!(person.home.desktop.calls(), 1, "they know by now");
}

#[test]
fn whoever_is_at_one_of_the_windows_is_not_called() {
    let mut person = on_a_break();
    let (main, audience) = (window::Id::unique(), window::Id::unique());
    goes(&mut person, main, true);
    goes(&mut person, audience, true);
    goes(&mut person, main, false);
    let _ = person.waits(21 * 60);
    person.must_see(said!("ask-ready"));
    assert_eq!(person.home.desktop.calls(), 0);
}

#[test]
fn a_window_that_was_closed_has_nobody_at_it() {
    let mut person = on_a_break();
    let audience = window::Id::unique();
    goes(&mut person, audience, true);
    person.hears(Outside::Closing(audience));
    let _ = person.waits(21 * 60);
    assert!(is_called(&person));
}

#[test]
fn each_break_has_its_call_and_it_goes_when_the_talk_goes_on() {
    let mut person = on_a_break();
    let _ = person.waits(21 * 60);
    assert!(is_called(&person));
    // Not yet: five minutes more. This is said other than through a window, such as by a screen reader.
    let _ = person.press(said!("length-minutes", number = 5));
    person.must_see("Back at");
    assert!(!is_called(&person), "the call was for the other break");
    let _ = person.waits(11 * 60);
    assert!(is_called(&person));
    assert_eq!(person.home.desktop.calls(), 2);
    let _ = person.taps("1").taps("2");
    assert!(!is_called(&person), "the talk goes on");
}

#[test]
fn whoever_opens_the_app_after_a_break_need_not_be_called() {
    let mut person = on_a_break();
    person.comes_back_after(std::time::Duration::from_secs(3_600));
    person.must_see(said!("ask-ready"));
    assert_eq!(person.home.desktop.calls(), 0);
}
