//! Full screen by a control: on the stage, among the others that are rarely used, and for the window for everyone.

use iced::Size;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, TELEVISION, done};
use super::said::said;
use super::way::turn;

/// A turn among three people: passing has a place at the foot.
fn circle() -> Person {
    let set = r#"(format: 1, name: "Round", participants: (min: 3, max: 12), breaks: (breath: None),
        turns: { "say": (title: "Say", time: "2m") }, flow: [Each(steps: [Speaker("say")])])"#;
    Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Chidi"])
}

#[test]
fn the_stage_has_a_control_for_full_screen_which_says_how_to_leave_it() {
    for size in [LAPTOP, Size::new(1_920.0, 1_080.0), TELEVISION] {
        let mut person = turn();
        person.resize(size);
        let main = person.window();
        assert!(person.sees_whole(said!("command-full-screen")), "in {size:?}");
        person.must_see("F11");
        let _ = person.press(said!("command-full-screen"));
        assert_eq!(person.full_screen, [main]);
        assert!(person.sees_whole(said!("command-leave-full-screen")), "in {size:?}");
        person.must_not_see(said!("command-full-screen"));
        let _ = person.press(said!("command-leave-full-screen"));
        assert!(person.full_screen.is_empty());
        // What F11 does shows there, too.
        let _ = person.key(Named::F11);
        person.must_see(said!("command-leave-full-screen"));
    }
}

#[test]
fn it_is_pressed_from_the_keyboard_and_keeps_its_place_in_every_state() {
    let mut person = turn();
    let main = person.window();
    let place = person.place_of(said!("command-full-screen"));
    let _ = person.tabs_to("F11").key(Named::Enter);
    assert_eq!(person.full_screen, [main]);
    let _ = person.key(Named::Enter);
    assert!(person.full_screen.is_empty());
    let ways: [fn(&mut Person); 3] = [
        |person| done(person.key(Named::Space)),
        |person| done(person.taps("b")),
        |person| done(person.goes_to_the_gate()),
    ];
    for goes in ways {
        let mut person = turn();
        goes(&mut person);
        assert_eq!(person.place_of(said!("command-full-screen")), place);
    }
}

#[test]
fn where_room_is_scarce_it_is_in_the_list() {
    let phone = || {
        let mut person = turn();
        person.resize(PHONE);
        person
    };
    for mut person in [phone(), circle()] {
        let main = person.window();
        person.must_not_see(said!("command-full-screen"));
        let _ = person.press(said!("command-more")).press(said!("command-full-screen"));
        assert_eq!(person.full_screen, [main]);
        let _ = person.press(said!("command-leave-full-screen"));
        assert!(person.full_screen.is_empty());
    }
    let mut wide = circle();
    wide.resize(Size::new(1_600.0, 720.0));
    assert!(wide.sees_whole(said!("command-full-screen")) && wide.sees_whole(said!("command-pass")));
}

#[test]
fn a_facilitator_puts_either_window_on_full_screen() {
    for size in [LAPTOP, PHONE] {
        let mut person = turn();
        person.resize(size);
        let _ = person.taps("a");
        let main = person.window();
        let audience = person.turns_to_the_audience().window();
        let _ = person.turns_back();
        // The first is the one beside the small picture.
        let _ = person.press(said!("facilitator-fill"));
        assert_eq!(person.full_screen, [audience]);
        let _ = person.press(said!("command-full-screen"));
        assert_eq!(person.full_screen, [audience, main]);
        let _ = person.press(said!("facilitator-leave-full-screen"));
        assert_eq!(person.full_screen, [main]);
        let _ = person.press(said!("command-leave-full-screen"));
        assert!(person.full_screen.is_empty());
        let _ = person.press(said!("command-close-second-window"));
        assert!(!person.has_an_audience());
    }
}

#[test]
fn the_window_for_everyone_has_no_control_for_it() {
    let mut person = turn();
    let _ = person.taps("a").turns_to_the_audience();
    person.must_not_see(said!("command-full-screen"));
    let _ = person.key(Named::F11);
    person.must_not_see(said!("command-leave-full-screen"));
    assert!(person.controls().is_empty());
}
