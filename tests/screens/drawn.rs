//! What is kept of a drawing, to make the next one cheaper, is never shown when it is out of date.

use std::time::Duration;

use common_ground::ui::{Outside, System};
use iced::Size;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};

/// A system that prefers the evening.
const DARK: System = System { dark: true, still: false };

/// An exchange, then turns and untimed steps, so that disks of every kind follow another.
const SET: &str = r#"(
    format: 1, name: "One after the other",
    rules: [(id: "one", text: "One voice at a time")],
    turns: {
        "talk": (title: "Talk", time: "2m", rules: ["one"]),
        "turn": (title: "Speak", time: "1m", rules: ["one"], cues: [(at: Left("20s"), label: "Wrapping up")]),
        "quiet": (title: "Quiet"),
    },
    flow: [
        Exchange(turn: "talk", each: "1m"),
        Each(steps: [Speaker("turn"), Everyone("quiet")]),
    ],
)"#;

#[track_caller]
fn is_as_drawn_anew(person: &mut Person, after: &str) {
    for size in [LAPTOP, PHONE, Size::new(500.0, 500.0), LAPTOP] {
        person.resize(size);
        let shown = person.picture();
        assert!(shown == person.fresh_picture(), "something of before is left in {size:?} after {after}");
    }
}

#[test]
fn however_people_came_there_a_screen_looks_as_if_drawn_anew() {
    type Step = (&'static str, fn(&mut Person));
    let steps: [Step; 25] = [
        ("the first breath", |_| {}),
        ("a turn begins", |person| done(person.goes_on(1))),
        ("seconds pass", |person| done(person.waits(7))),
        ("the evening comes", |person| person.hears(Outside::System(DARK))),
        ("the repair cards open", |person| done(person.taps("r"))),
        ("a repair card", |person| done(person.taps("2"))),
        ("it is put away", |person| done(person.key(Named::Escape))),
        ("the morning comes", |person| person.hears(Outside::System(System::default()))),
        ("minutes only", |person| done(person.taps("d"))),
        ("a share is used up", |person| done(person.waits(60))),
        ("the next turn", |person| done(person.goes_on(2))),
        ("wrapping up", |person| done(person.waits(45))),
        ("overtime", |person| done(person.waits(20))),
        ("a break", |person| done(person.taps("b").waits(3))),
        ("a box to breathe by", |person| done(person.taps("p").waits(2))),
        ("the pacer off", |person| done(person.taps("p").waits(2))),
        ("the pacer on, in the dark", |person| {
            done(person.taps("p"));
            person.hears(Outside::System(DARK));
        }),
        ("the keys open in a break", |person| done(person.taps("?"))),
        ("the keys close", |person| done(person.key(Named::Escape))),
        ("the promised time", |person| done(person.is_away(Duration::from_secs(1_300)))),
        ("one is ready", |person| done(person.taps("1"))),
        ("both are ready", |person| done(person.taps("2"))),
        ("an untimed step", |person| done(person.goes_on(1))),
        ("the next turn after it", |person| done(person.goes_on(2).waits(3))),
        ("end here?", |person| done(person.taps("q"))),
    ];
    let home = Home::new().with_settings("(theme: System)").with_rules("after.ron", SET);
    let mut person = home.start("after", &["Ana", "Ben"]);
    for (after, step) in steps {
        step(&mut person);
        is_as_drawn_anew(&mut person, after);
    }
}

#[test]
fn nothing_of_before_is_left_while_something_eases_and_after_it() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().start("speaker-listener", &["Ana Uffelf", "Ben Jojf"]);
        person.resize(size);
        let _ = person.goes_to_the_first_turn();
        let mut shown = None;
        let steps: [fn(&mut Person); 8] = [
            |person| done(person.waits(4)),
            // The controls fade, and return.
            |person| done(person.waits(1)),
            Person::moves_the_pointer,
            // The turn wraps up and ends; then come the next one and a break.
            |person| done(person.waits(40)),
            |person| done(person.waits(15)),
            |person| done(person.goes_on(1)),
            |person| done(person.taps("b")),
            |person| done(person.taps("p").waits(1)),
        ];
        for (number, step) in steps.into_iter().enumerate() {
            step(&mut person);
            let mut still = 0;
            while still < 2 {
                still += usize::from(!person.sees_motion());
                // A letter that reaches beyond its line is painted as a whole once it has come in.
                let may = if person.sees_motion() { 40 } else { 4 };
                let left = person.left_over_now(&mut shown);
                assert!(left <= may, "{left} pixels are left over in {size:?} after step {number}");
                let _ = person.blinks(Duration::from_millis(120));
            }
        }
    }
}

#[test]
fn nothing_of_before_is_left_on_screens_of_other_scale_factors() {
    for factor in [1.25, 1.5] {
        let mut person = Home::new().talk();
        person.resize(Size::new(960.0, 540.0));
        person.rescale(factor);
        let _ = person.goes_to_the_first_turn();
        let mut shown = None;
        for key in "..m.r→.".chars() {
            let _ = match key {
                '→' => person.goes_on(1),
                '.' => person.waits(1),
                key => person.taps(&key.to_string()),
            };
            let left = person.left_over(&mut shown);
            assert!(left <= 8, "{left} pixels are left over after {key}, {factor} times as fine");
        }
    }
}

#[test]
fn nothing_of_before_is_left_where_only_what_changed_is_painted() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().start("speaker-listener", &["Ana Uffelf", "Ben Jojf"]);
        person.resize(size);
        let mut shown = None;
        for key in "→.m.m.d.r2.m.rpbmpm.m?m?".chars() {
            let _ = match key {
                '→' => person.goes_on(3),
                '.' => person.waits(1),
                key => person.taps(&key.to_string()),
            };
            let left = person.left_over(&mut shown);
            // Where two painted areas meet in the ring, a pixel of its edge may differ by a shade.
            assert!(left <= 4, "{left} pixels are left over after {key} in {size:?}");
        }
    }
}
