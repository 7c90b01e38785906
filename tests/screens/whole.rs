//! Whatever is open together with whatever else, in windows of every size: nothing is cut that doesn't scroll, nothing
//! lies upon anything else, and what only changed in part is painted in part.

use iced::{Point, Size};

use super::home::Home;
use super::person::{PHONE, Person, done};
use super::presets::named;

#[test]
fn what_is_scrolled_stays_within_its_room() {
    let size = Size::new(800.0, 600.0);
    let mut person = named("settings").reach(Home::new());
    person.resize(size);
    let top = person.areas()[0].0.y;
    let above = |person: &mut Person| {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole pixels")]
        let bytes = (top - 1.0) as usize * 4 * size.width as usize;
        person.picture()[..bytes].to_vec()
    };
    let before = above(&mut person);
    for _ in 0..12 {
        person.scrolls(Point::new(400.0, 400.0), -20.0);
        assert!(above(&mut person) == before, "something is painted above what scrolls");
    }
}

#[test]
fn nothing_of_before_is_left_after_scrolling_and_another_size() {
    for name in
        ["library", "set-up-twelve", "settings", "setting-keys", "help", "facilitator", "close-agreed"]
    {
        let mut person = named(name).reach(Home::new());
        for size in [Size::new(800.0, 600.0), PHONE] {
            person.resize(size);
            let mut shown = None;
            // A window of another size is painted whole.
            let _whole = person.left_over(&mut shown);
            for (room, _) in person.areas() {
                for by in [-35.0, -120.0, 60.0] {
                    person.scrolls(room.center(), by);
                    let left = person.left_over(&mut shown);
                    assert!(left <= 8, "{left} pixels are left over in {name}, {size:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_before_is_left_where_something_is_typed_ticked_or_switched() {
    type Step = fn(&mut Person);
    let ways: [(&str, [Step; 2]); 4] = [
        ("library", [|person| done(person.writes("Search", "sp")), |person| done(person.types("eak"))]),
        ("set-up", [|person| done(person.press("Start with “I”")), |person| done(person.press("Reword"))]),
        (
            "settings",
            [|person| done(person.press("Sound")), |person| done(person.press("Remember our talks"))],
        ),
        ("close", [|person| done(person.writes_day(0, "soon")), |person| done(person.press("Ana"))]),
    ];
    for (name, steps) in ways {
        let mut person = named(name).reach(Home::new());
        person.resize(Size::new(800.0, 600.0));
        let mut shown = None;
        let _whole = person.left_over(&mut shown);
        for (at, step) in steps.into_iter().enumerate() {
            step(&mut person);
            let left = person.left_over(&mut shown);
            assert!(left <= 8, "{left} pixels are left over in {name} after step {at}");
        }
    }
}
