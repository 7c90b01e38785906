//! Tab goes through every control of every screen in reading order, round and round, with a ring that is in sight; and
//! every control does by keyboard alone what it does by pointer.

use std::collections::BTreeSet;
use std::fmt::Write;

use accesskit::Role;
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::{Rectangle, Size};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::{ALL, Preset};
use super::reader::Control;
use super::said::said;

/// The lowest possible window.
const SMALL: Size = Size::new(360.0, 480.0);

pub(super) fn reach(preset: &Preset, size: Size) -> Person {
    let mut person = preset.reach(Home::new().with_settings("(theme: Daylight)"));
    person.resize(size);
    if preset.name == "setting-keys-refused" {
        // The screen asks for a key, and Tab would be one; Esc ends that.
        let _ = person.key(Named::Escape);
    }
    person
}

/// Whether the screen is in a talk, before its close.
fn is_on_the_stage(preset: &Preset) -> bool {
    let elsewhere = [
        "library",
        "path",
        "agreed",
        "kept",
        "erase",
        "set-up",
        "another-time",
        "close",
        "editor",
        "leave",
        "settings",
        "setting-keys",
        "help",
    ];
    !elsewhere.iter().any(|screen| preset.name.starts_with(screen))
}

/// The least size of a control: on the stage, which people share, larger than elsewhere.
fn least(preset: &Preset) -> f32 {
    if is_on_the_stage(preset) && !preset.name.contains("facilitator") { 43.9 } else { 31.9 }
}

/// Where two controls are, to compare them: one in a scrolled area without the other may be anywhere in that area.
fn places(one: &Control, other: &Control) -> (Rectangle, Rectangle) {
    if one.area == other.area {
        return (one.bounds, other.bounds);
    }
    let place = |control: &Control| control.area.unwrap_or(control.bounds);
    (place(one), place(other))
}

/// Whether people read this before that: it is above in the same column, left in the same line, or above and left.
fn is_read_before(this: Rectangle, that: Rectangle) -> bool {
    let is_above = this.y + this.height <= that.y + 1.0;
    let is_left = this.x + this.width <= that.x + 1.0;
    let same_column = this.x < that.x + that.width - 1.0 && that.x < this.x + this.width - 1.0;
    let same_line = (this.center_y() - that.center_y()).abs() < this.height.min(that.height) / 2.0;
    (is_above && same_column) || (is_left && same_line) || (is_above && is_left)
}

/// Whether there is a ring: most of the way around the control, in a colour that nothing around it has.
fn has_ring(person: &mut Person, size: Size, bounds: Rectangle) -> bool {
    let colors = person.look().colors;
    let rings = [colors.ink, colors.first].map(|color| {
        let [red, green, blue, _] = color.into_rgba8();
        [red, green, blue]
    });
    let picture = person.picture();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the window")]
    let pixel = |x: f32, y: f32| {
        (x >= 0.0 && y >= 0.0 && x < size.width && y < size.height).then(|| {
            let at = 4 * (y as usize * size.width as usize + x as usize);
            [picture[at], picture[at + 1], picture[at + 2]]
        })
    };
    // From the middle of each side, going outside to inside.
    let (middle_x, middle_y) = (bounds.center_x(), bounds.center_y());
    let (right, bottom) = (bounds.x + bounds.width, bounds.y + bounds.height);
    let sides: [(f32, f32, f32, f32); 4] = [
        (bounds.x, middle_y, 1.0, 0.0),
        (right, middle_y, -1.0, 0.0),
        (middle_x, bounds.y, 0.0, 1.0),
        (middle_x, bottom, 0.0, -1.0),
    ];
    let seen = sides.iter().filter(|(x, y, across, down)| {
        let line: Vec<_> = (-9_i8..6)
            .filter_map(|step| pixel(x + across * f32::from(step), y + down * f32::from(step)))
            .collect();
        // A ring of three pixels has at least two that are fully in its colour, wherever it begins.
        line.windows(2).any(|two| {
            rings.iter().any(|ring| {
                two.iter().all(|pixel| pixel.iter().zip(ring).all(|(one, other)| one.abs_diff(*other) < 24))
            })
        })
    });
    seen.count() >= 3
}

/// Everything that is wrong with the way by Tab through a screen.
fn walk(person: &mut Person, size: Size, least: f32, rings: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let window = Rectangle::with_size(size).expand(0.5);
    let controls = person.all_controls();
    for (at, one) in controls.iter().enumerate() {
        for other in &controls[at + 1..] {
            let (before, after) = places(one, other);
            if before != after && is_read_before(after, before) {
                wrong.push(format!("{} comes before {}", one.words, other.words));
            }
        }
        if one.bounds.width < least || one.bounds.height < least {
            wrong.push(format!("{} is smaller than a finger: {:?}", one.words, one.bounds.size()));
        }
    }
    let first = person.focus_place().map_or(0, |at| (at + 1) % controls.len());
    let (mut stops, mut are_all) = (Vec::new(), true);
    // All the way round, and one more, to the first again.
    for stop in 0..=controls.len() {
        let _ = person.key(Named::Tab);
        let Some(at) = person.focus_place() else {
            wrong.push(format!("stop {stop} leads to nothing"));
            continue;
        };
        stops.push(at);
        are_all &= person.all_controls().len() == controls.len();
        if let Some((bounds, area)) = person.focus() {
            // A control higher than its area shows at least its beginning.
            let top = Rectangle {
                height: bounds.height.min(area.map_or(size.height, |area| area.height)),
                ..bounds
            };
            let sight = area.map_or(Some(window), |area| window.intersection(&area.expand(0.5)));
            if !sight.is_some_and(|sight| top.is_within(&sight)) {
                wrong.push(format!("{:?} is out of sight at {bounds:?} in {area:?}", person.focused()));
            } else if rings && !has_ring(person, size, bounds) {
                wrong.push(format!("{:?} at {bounds:?} has no ring", person.focused()));
            }
        }
    }
    // Of a long list, only what is around the focus is there: another test goes all the way along one.
    if are_all {
        for (stop, at) in stops.iter().enumerate() {
            let expected = (first + stop) % controls.len();
            if *at != expected {
                wrong.push(format!("stop {stop} is the control {at}, not {expected}"));
            }
        }
        let reached = stops.iter().collect::<BTreeSet<_>>().len();
        if reached != controls.len() {
            wrong.push(format!("{reached} of {} controls are stops", controls.len()));
        }
    } else if person.count("What would help today?") == 0 {
        wrong.push("controls come and go".to_owned());
    }
    // Then backwards.
    let here = person.focus_place();
    let _ = person.key(Named::Tab).tabs_back();
    if person.focus_place() != here {
        wrong.push("Shift and Tab don’t lead back".to_owned());
    }
    wrong
}

fn every_screen_is_walked(size: Size, rings: bool) {
    let mut wrong = String::new();
    for preset in ALL {
        let mut person = reach(preset, size);
        if preset.name.starts_with("audience") {
            assert!(person.controls().is_empty(), "{}: everyone only watches", preset.name);
            continue;
        }
        for what in walk(&mut person, size, least(preset), rings) {
            let _ = writeln!(wrong, "{}: {what}", preset.name);
        }
    }
    assert!(wrong.is_empty(), "at {}x{}:\n{wrong}", size.width, size.height);
}

#[test]
fn tab_goes_through_every_screen_as_people_read_with_a_ring() {
    every_screen_is_walked(LAPTOP, true);
}

#[test]
fn tab_goes_through_every_screen_of_a_narrow_window() {
    every_screen_is_walked(PHONE, false);
}

#[test]
fn tab_goes_through_every_screen_of_the_smallest_window() {
    every_screen_is_walked(SMALL, false);
}

/// Everything that a person could notice; to compare each pixel takes time.
#[derive(PartialEq)]
struct Noticed {
    left: bool,
    reads: String,
    heard: usize,
    kept: String,
    picture: Option<Vec<u8>>,
}

fn notices(person: &mut Person, looks: bool) -> Noticed {
    Noticed {
        left: person.left,
        reads: person.reads(),
        heard: person.home.sounds.played().len(),
        kept: person.home.read("config/settings.ron"),
        picture: looks.then(|| person.picture()),
    }
}

/// Goes by Tab to this control of so many, the shorter way round.
pub(super) fn goes_to(person: &mut Person, place: usize, number: usize) {
    let (ahead, back) = match person.focus_place() {
        Some(at) => ((place + number - at) % number, (at + number - place) % number),
        None => (place + 1, number - place),
    };
    for _ in 0..ahead.min(back) {
        let _ = if ahead <= back { person.key(Named::Tab) } else { person.tabs_back() };
    }
}

/// Goes by Tab to this control of a screen, presses it, and returns whether anything happened.
fn something_comes_of(preset: &Preset, place: usize, looks: bool) -> bool {
    let mut person = reach(preset, LAPTOP);
    let mut controls = person.all_controls();
    goes_to(&mut person, place, controls.len());
    assert_eq!(person.focus_place(), Some(place), "{}", preset.name);
    let control = controls.swap_remove(place);
    let before = notices(&mut person, looks);
    let _ = match control.role {
        Role::TextInput | Role::MultilineTextInput => person.types("x").key(Named::Enter),
        Role::Slider => person.key(Named::ArrowRight),
        // A choice that is taken stays; the next one changes.
        Role::ListBoxOption => person.key(Named::ArrowDown).key(Named::Enter),
        Role::RadioButton if preset.name == "settings" => person.key(Named::ArrowDown).key(Named::Enter),
        // Enter and Space both press; each is tried on every other control.
        _ => person.key(if place.is_multiple_of(2) { Named::Enter } else { Named::Space }),
    };
    assert!(!person.everything().is_empty(), "{}: {} leads to an empty screen", preset.name, control.words);
    notices(&mut person, looks) != before
}

/// Controls of which a press does nothing, for a good reason.
const STILL: [(&str, &str); 12] = [
    // There are no names yet.
    ("set-up", "Swap order"),
    ("set-up-kept-rules", "Swap order"),
    ("set-up-last", "Swap order"),
    ("set-up-valued", "Swap order"),
    ("set-up-whom", "Swap order"),
    ("another-time", "Swap order"),
    // The name is as long as it may be.
    ("set-up-twelve", "Maximiliane-Charlotte von Hohenlohe-Lang"),
    // The rule is at the front already.
    ("flagged-rule", "3 No “always”, no “never” Last Tuesday, when …"),
    // It has been said already, and whoever says it again reads the same.
    ("break-noted", "1   Ana: ready"),
    // It opens an editor on whatever machine this runs.
    ("library-broken-file", "Open file"),
    ("path-slip", "Open file"),
    // Nobody has changed the file meanwhile.
    ("path-slip", "Check again"),
];

/// Screens that have many controls, and many states in which most of them are the same.
const MANY: [&str; 3] = ["library", "set-up", "path"];

/// Whether this is another state of a screen with many controls: those that are there in the same words are pressed in the
/// first one alone.
fn is_a_state_of(state: &str, screen: &str) -> bool {
    MANY.contains(&screen) && state.strip_prefix(screen).is_some_and(|rest| rest.starts_with('-'))
}

/// Presses each control of some of the screens by keyboard, each from a fresh start. `nth` of `of` selects the screens,
/// so that several tests share the work.
fn everything_is_pressed(nth: usize, of: usize) {
    let mut wrong = String::new();
    for preset in ALL.iter().skip(nth).step_by(of) {
        let plainer = ALL.iter().find(|plainer| is_a_state_of(preset.name, plainer.name));
        let pressed: BTreeSet<String> = plainer
            .map(|plainer| reach(plainer, LAPTOP).all_controls().into_iter().map(|control| control.words))
            .into_iter()
            .flatten()
            .collect();
        for (place, control) in reach(preset, LAPTOP).all_controls().into_iter().enumerate() {
            if pressed.contains(&control.words) {
                continue;
            }
            // A choice that is taken stays taken.
            let still = STILL.contains(&(preset.name, &control.words))
                || (control.taken && preset.name != "settings");
            if !still && !something_comes_of(preset, place, false) && !something_comes_of(preset, place, true)
            {
                let _ = writeln!(wrong, "{}: nothing comes of {}", preset.name, control.words);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_control_does_something_by_keyboard_alone_1() {
    everything_is_pressed(0, 3);
}

#[test]
fn every_control_does_something_by_keyboard_alone_2() {
    everything_is_pressed(1, 3);
}

#[test]
fn every_control_does_something_by_keyboard_alone_3() {
    everything_is_pressed(2, 3);
}

/// Every letter and sign that has a meaning on the stage.
const LETTERS: &str = "bnerpmdqu?123456789+-a";

#[test]
fn letters_that_are_typed_stay_in_their_field_on_every_screen() {
    for preset in ALL {
        let controls = reach(preset, LAPTOP).all_controls();
        for (place, control) in controls.iter().enumerate() {
            // A name takes no more than 40 letters.
            if control.role != Role::TextInput || control.words.chars().count() >= 40 {
                continue;
            }
            let mut person = reach(preset, LAPTOP);
            goes_to(&mut person, place, controls.len());
            let _ = person.types(LETTERS);
            let typed = person.fields();
            assert!(
                typed.iter().any(|words| words.ends_with(LETTERS)),
                "{}: the field has {typed:?}",
                preset.name
            );
            person.must_not_see(said!("break-lets"));
            person.must_not_see(said!("ask-end"));
            person.must_not_see(said!("stage-sound-off"));
        }
    }
}

#[test]
fn letters_mean_something_on_the_stage_and_begin_a_search_in_the_library() {
    for preset in ALL {
        if is_on_the_stage(preset) {
            continue;
        }
        let mut person = reach(preset, LAPTOP);
        // A field that is typed into must get them. What asks a question gives the focus back to what asked it, and a field
        // to what it is in.
        for _ in 0..3 {
            if person.focus_place().is_some() {
                let _ = person.key(Named::Escape);
            }
        }
        let (before, question) = (person.reads(), person.words(said!("library-question")));
        for letter in LETTERS.chars() {
            let _ = person.taps(&letter.to_string());
        }
        if before.starts_with(&question) {
            assert!(person.fields()[0].ends_with(LETTERS), "{}: {:?}", preset.name, person.fields());
            continue;
        }
        let _ = person.key(Named::Space).key(Named::ArrowRight).key(Named::ArrowLeft);
        assert_eq!(person.reads(), before, "{}", preset.name);
    }
}

#[test]
fn letters_right_after_tab_land_in_the_next_field() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes(said!("set-up-name"), "Ana");
    let letter = |letter: &'static str| (Key::Character(letter.into()), Some(letter));
    person.keys_at_once(&[(Key::Named(Named::Tab), None), letter("B"), letter("e"), letter("n")]);
    let fields = person.fields();
    assert_eq!(&fields[..2], ["Ana", "Ben"]);
}

#[test]
fn esc_takes_the_ring_away_and_then_goes_back() {
    for (way, back) in [("Settings", "Short check-in"), ("Help", "Short check-in")] {
        let mut person = Home::new().open();
        let _ = person.press(way).key(Named::Tab);
        assert!(person.focused().is_some());
        let _ = person.key(Named::Escape);
        assert_eq!(person.focused(), None);
        person.must_not_see(back);
        let _ = person.key(Named::Escape);
        person.must_see(back);
    }
    let mut person = Home::new().open();
    let _ = person.writes(said!("library-search"), "apology").key(Named::Escape);
    person.must_not_see("Short check-in");
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn esc_at_the_close_takes_back_the_question_and_nothing_else() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().goes_to_the_close().press(said!("close-erase"));
    person.must_see(said!("close-erase-yes"));
    let _ = person.key(Named::Escape);
    person.must_not_see(said!("close-erase-yes"));
    let _ = person.key(Named::Escape);
    person.must_see(said!("close-enough"));
}
