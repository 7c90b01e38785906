//! Anything open together with anything else, in windows of every size: nothing is cut off except in scrolled areas,
//! nothing covers anything else, and what changed only in part is painted only in part.

use iced::keyboard::key::Named;
use iced::{Point, Rectangle, Size};

use accesskit::Role;

use super::home::Home;
use super::ink;
use super::person::{LAPTOP, PHONE, Person, done};
use super::presets::{ALL, named};
use super::reader::Control;
use super::said::said;

/// The windows of small laptops, of a quarter of a screen, and of half a screen in portrait format.
const USUAL: [Size; 5] =
    [LAPTOP, Size::new(1_366.0, 768.0), Size::new(800.0, 600.0), Size::new(500.0, 900.0), PHONE];

/// The lowest window that screens are laid out for, and lower ones, down to the least size that a window can have.
const LOW: [Size; 6] = [
    Size::new(800.0, 480.0),
    Size::new(360.0, 480.0),
    Size::new(1_280.0, 440.0),
    Size::new(800.0, 400.0),
    Size::new(480.0, 360.0),
    Size::new(360.0, 300.0),
];

/// Keys that people press together: a rule brought forward with the sound off, the list of keys, the lines that help, a
/// topic for another day, the end, and a line that helps with a question open.
const UPON: [&str; 8] = ["m3", "?", "r", "p", "q", "r2", "r2e", "er2"];

/// Where they press them.
const WHERE: [&str; 11] = [
    "breath",
    "turn-long-name",
    "turn-exchange",
    "overtime",
    "rehearsal",
    "gate",
    "ask",
    "break",
    "break-over",
    "facilitator",
    "facilitator-gate",
];

/// A state, and what is done there.
type Beside = (&'static str, fn(&mut Person));

/// What else may take up space.
const BESIDES: [Beside; 9] = [
    ("close", |person| done(person.writes_day(0, "soon"))),
    ("close", |person| done(person.writes_day(0, "tomorrow").writes_day(1, "+7 days"))),
    ("close", |person| done(person.press(said!("close-keep")))),
    ("set-up", |person| done(person.press(said!("set-up-reword")))),
    ("set-up", |person| done(person.writes(said!("set-up-name"), "Ana").writes(said!("set-up-name"), "Ana"))),
    ("settings", |person| done(person.press(said!("settings-sound")))),
    ("setting-keys", |person| done(person.press(said!("key-does-pass")))),
    ("turn-long-name", |person| done(person.taps("b").waits(1_200))),
    ("turn", |person| done(person.taps("n").is_away(std::time::Duration::from_secs(7_400)))),
];

fn meet(one: &Rectangle, other: &Rectangle) -> bool {
    one.intersection(other).is_some_and(|part| part.width > 2.0 && part.height > 2.0)
}

fn same(one: &Rectangle, other: &Rectangle) -> bool {
    let near = |one: f32, other: f32| (one - other).abs() < 1.0;
    near(one.x, other.x)
        && near(one.y, other.y)
        && near(one.width, other.width)
        && near(one.height, other.height)
}

/// Everything that is cut off, crowded or covered in a window of this size.
pub(crate) fn wrong_in(person: &mut Person, size: Size) -> Vec<String> {
    person.resize(size);
    let layers = person.layers();
    let (words, filled) = (ink::words(&layers, size), ink::filled(&layers, size));
    let controls = person.all_controls();
    let scrolls: Vec<(Rectangle, Rectangle)> =
        person.areas().into_iter().filter(|(room, content)| content.height > room.height + 0.5).collect();
    let mut wrong = Vec::new();
    for one in &words {
        let told = one.told();
        let scrolled = scrolls.iter().any(|(room, _)| {
            one.layer.x >= room.x - 1.0 && one.layer.x + one.layer.width <= room.x + room.width + 1.0
        });
        // A file is scrolled by rows of letters, and so is what is said between them.
        let is_around = |control: &Control| {
            control.role == Role::MultilineTextInput
                && (meet(&control.bounds, &one.whole) || one.layer.is_within(&control.bounds.expand(1.0)))
        };
        let scrolled = scrolled || controls.iter().any(is_around);
        // A field's text goes on beyond the field's edge.
        let typed = controls
            .iter()
            .any(|control| control.role == Role::TextInput && meet(&control.bounds, &one.whole));
        if !one.in_place {
            wrong.push(format!("{told} isn’t painted where it is taken to be"));
        }
        if one.lacks > 1.0 {
            wrong.push(format!("{told} lacks a line"));
        }
        match one.shown {
            None if !scrolled => wrong.push(format!("{told} isn’t seen")),
            Some(shown) if shown.width < one.whole.width - 1.5 && !typed => {
                wrong.push(format!("{told} is cut at its side"));
            }
            Some(shown) if shown.height < one.whole.height - 1.5 && !scrolled => {
                wrong.push(format!("{told} is cut above or below"));
            }
            _ => {}
        }
    }
    let seen: Vec<_> = words.iter().filter_map(|one| Some((one, one.shown?))).collect();
    for (at, (one, shown)) in seen.iter().enumerate() {
        for (other, there) in &seen[at + 1..] {
            if meet(shown, there) {
                wrong.push(format!("{} lies upon {}", one.told(), other.told()));
            }
        }
    }
    for control in &controls {
        let whole = control.bounds;
        if whole.width < 31.5 || whole.height < 31.5 {
            wrong.push(format!("“{}” is too small to be pressed: {whole:?}", control.words));
        }
        let Some(shown) = control.area.map_or(Some(whole), |area| area.intersection(&whole)) else {
            continue;
        };
        for (one, there) in &seen {
            if meet(there, &shown) && !there.is_within(&whole.expand(1.0)) {
                wrong.push(format!("{} lies across the edge of “{}”", one.told(), control.words));
            }
        }
    }
    for (room, content) in &scrolls {
        if room.height < 40.0 {
            wrong.push(format!("{:.0} pixels scroll in {:.0}", content.height, room.height));
        }
        // The bar, and a little space beside it.
        let bar = Rectangle { x: room.x + room.width - 12.5, width: 12.5, ..*room };
        for (one, there) in seen.iter().filter(|(one, _)| same(&one.layer, room)) {
            if meet(there, &bar) {
                wrong.push(format!("a bar lies upon {}", one.told()));
            }
        }
        for one in filled.iter().filter(|one| same(&one.layer, room)) {
            let is_the_bar = (one.whole.width - 8.0).abs() < 0.1 && one.whole.x > bar.x;
            if !is_the_bar && one.shown.is_some_and(|shown| meet(&shown, &bar)) {
                wrong.push(format!("a bar lies upon what is at {:?}", one.whole));
            }
        }
    }
    wrong
}

/// The same for several windows, one after the other.
fn wrong_in_all(mut person: Person, what: &str, sizes: &[Size]) -> Vec<String> {
    let each = sizes.iter().flat_map(|&size| {
        let found = wrong_in(&mut person, size).into_iter();
        found.map(move |found| format!("{what} at {}x{}: {found}", size.width, size.height))
    });
    each.collect()
}

#[test]
fn every_screen_is_whole_in_every_usual_window() {
    let mut wrong = Vec::new();
    for preset in ALL {
        wrong.extend(wrong_in_all(preset.reach(Home::new()), preset.name, &[&USUAL[..], &LOW].concat()));
    }
    for (at, (base, way)) in BESIDES.iter().enumerate() {
        let mut person = named(base).reach(Home::new());
        way(&mut person);
        wrong.extend(wrong_in_all(person, &format!("{base}, {at}"), &USUAL));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_is_open_together_nothing_is_cut_and_nothing_lies_upon_anything() {
    let mut wrong = Vec::new();
    for base in WHERE {
        for keys in UPON {
            let mut person = named(base).reach(Home::new());
            for key in keys.chars() {
                let _ = person.taps(&key.to_string());
            }
            wrong.extend(wrong_in_all(person, &format!("{base}, {keys}"), &USUAL));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_line_that_helps_is_seen_beside_a_question_and_leaves_the_answers_in_sight() {
    for size in [LAPTOP, Size::new(1_366.0, 768.0), Size::new(800.0, 600.0), Size::new(500.0, 900.0)] {
        let mut person = named("wrapping-up").reach(Home::new());
        person.resize(size);
        let _ = person.taps("e").taps("r").taps("2");
        for words in ["“That came out wrong.”", "A minute more for Ana?", "1   Ana", "2   Ben", "3   Not now"]
        {
            assert!(person.sees_whole(words), "“{words}” isn’t whole in {size:?}:\n{}", person.reads());
        }
        let mut person = named("gate").reach(Home::new());
        person.resize(size);
        let _ = person.taps("r").taps("2");
        for words in ["“That came out wrong.”", "Yes, that’s it", "Not quite", "There’s more"] {
            assert!(person.sees_whole(words), "“{words}” isn’t whole in {size:?}:\n{}", person.reads());
        }
    }
}

#[test]
fn the_keys_are_all_in_sight_in_a_break() {
    for size in [LAPTOP, Size::new(1_366.0, 768.0), Size::new(500.0, 900.0)] {
        let mut person = named("break").reach(Home::new());
        person.resize(size);
        let _ = person.taps("?");
        for words in ["A longer break", "Ask everyone to go on now", "This list"] {
            assert!(person.sees_whole(words), "“{words}” isn’t whole in {size:?}");
        }
    }
}

#[test]
fn a_wrong_date_leaves_its_neighbour_in_line() {
    for size in USUAL {
        for typed in ["soon", "2026-12-02"] {
            let mut person = named("close").reach(Home::new());
            let _ = person.writes_day(0, typed);
            person.resize(size);
            let tops = |person: &mut Person, field: bool, words: &[&str]| -> Vec<f32> {
                let all = person.everything();
                let wanted = all.iter().filter(|seen| seen.field == field && words.contains(&&*seen.words));
                wanted.map(|seen| seen.bounds.y).collect()
            };
            for (field, words) in [(false, ["By when", "Review on"]), (true, [typed, "Friday, next week …"])]
            {
                let tops = tops(&mut person, field, &words);
                assert!(
                    matches!(tops[..], [one, other] if (one - other).abs() < 0.5),
                    "{words:?} at {tops:?}"
                );
            }
        }
    }
}

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
            // After a change of size, the whole window is painted.
            let _whole = person.left_over(&mut shown);
            for (room, _) in person.areas() {
                for by in [-35.0, -120.0, 60.0] {
                    person.scrolls(room.center(), by);
                    let left = person.left_over(&mut shown);
                    // The tips of letters that reach beyond their line; a whole letter would be dozens.
                    assert!(left <= 12, "{left} pixels are left over in {name}, {size:?}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_before_is_left_where_something_is_typed_ticked_or_switched() {
    type Step = fn(&mut Person);
    let ways: [(&str, [Step; 2]); 4] = [
        (
            "library",
            [|person| done(person.writes(said!("library-search"), "sp")), |person| done(person.types("eak"))],
        ),
        (
            "set-up",
            [
                |person| done(person.ticks("Start with “I”")),
                |person| done(person.press(said!("set-up-reword"))),
            ],
        ),
        (
            "settings",
            [
                |person| done(person.press(said!("settings-sound"))),
                |person| done(person.press(said!("settings-history"))),
            ],
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

#[test]
fn in_a_low_window_everything_can_be_scrolled_to_and_the_keyboard_is_always_in_sight() {
    let size = Size::new(360.0, 300.0);
    for (name, words) in [
        ("library", "Settings"),
        ("set-up", "Begin"),
        ("turn", "More"),
        ("gate", "There’s more"),
        ("break", "5 minutes more"),
        ("close", "Done"),
        ("settings", "Keys on the stage"),
        ("setting-keys", "Change"),
        ("facilitator", "Park it"),
    ] {
        let mut person = named(name).reach(Home::new());
        person.resize(size);
        let wanted = |person: &mut Person| {
            let focus = person.focus().map(|(focus, _)| focus);
            let all = person.all_controls();
            all.iter().any(|control| Some(control.bounds) == focus && control.words.contains(words))
        };
        for _ in 0..200 {
            let _ = person.key(Named::Tab);
            let focus = person.focus().expect("Tab goes from control to control").0;
            let shown = focus.intersection(&Rectangle::with_size(size)).map_or(0.0, |part| part.height);
            assert!(shown >= focus.height.min(100.0) - 0.5, "{name}: the focus is at {focus:?}");
            if wanted(&mut person) {
                break;
            }
        }
        assert!(wanted(&mut person), "{name} has no “{words}”");
    }
}

#[test]
fn a_low_window_for_everyone_shows_whose_turn_it_is_and_the_time() {
    for size in [Size::new(360.0, 300.0), Size::new(800.0, 300.0)] {
        for name in ["audience", "audience-asked", "audience-gate", "audience-break", "audience-back"] {
            let mut person = named(name).reach(Home::new());
            person.resize(size);
            let more = person.areas().iter().any(|(room, content)| content.height > room.height + 0.5);
            assert!(!more, "nobody can scroll there: {name} in {size:?}");
            if name == "audience" {
                assert!(person.sees_whole("Ana") && person.time().is_some(), "{size:?}:\n{}", person.reads());
            }
        }
    }
}
