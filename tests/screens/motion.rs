//! What moves, what fades, and that everything else is still.

use std::time::Duration;

use common_ground::ui::look::theme::Colors;
use common_ground::ui::{Outside, System};
use iced::Color;
use iced::keyboard::key::Named;

use super::exchange::times;
use super::home::Home;
use super::person::{LAPTOP, Person, done};
use super::said::said;

const MILLISECOND: Duration = Duration::from_millis(1);

/// More pixels than anything but the disk has in a seat's colour.
const A_DISK: usize = 5_000;

fn turn() -> Person {
    turn_with("(theme: Daylight)")
}

fn turn_with(settings: &str) -> Person {
    let mut person = Home::new().with_settings(settings).talk();
    let _ = person.goes_to_the_first_turn();
    let _settled = person.picture();
    person
}

/// How many pixels of the window have this colour at present, give or take a shade.
fn painted(person: &mut Person, color: Color) -> usize {
    let [red, green, blue, _] = color.into_rgba8();
    let near = |one: u8, other: u8| one.abs_diff(other) <= 6;
    let picture = person.glimpse();
    picture
        .chunks(4)
        .filter(|pixel| near(pixel[0], red) && near(pixel[1], green) && near(pixel[2], blue))
        .count()
}

fn half_way(one: Color, other: Color) -> Color {
    let middle = f32::midpoint;
    Color::from_rgb(middle(one.r, other.r), middle(one.g, other.g), middle(one.b, other.b))
}

fn colors(person: &Person) -> Colors {
    person.look().colors
}

/// How visible a control at the foot is: the greatest difference of its pixels from the background, of 255.
fn shows(person: &mut Person, words: &str) -> u8 {
    let all = person.everything();
    let seen =
        all.iter().rfind(|seen| seen.words == words).expect("the control is there, seen or not").clone();
    let [red, green, blue, _] = colors(person).background.into_rgba8();
    let picture = person.glimpse();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the window")]
    let (left, top, right, bottom, width) = (
        seen.bounds.x as usize,
        seen.bounds.y as usize,
        (seen.bounds.x + seen.bounds.width) as usize,
        (seen.bounds.y + seen.bounds.height) as usize,
        LAPTOP.width as usize,
    );
    let pixels = (top..bottom).flat_map(|y| (left..right).map(move |x| 4 * (y * width + x)));
    let differs = pixels.map(|at| {
        let differs =
            [(0, red), (1, green), (2, blue)].map(|(place, ground)| picture[at + place].abs_diff(ground));
        differs.into_iter().max().unwrap_or_default()
    });
    differs.max().unwrap_or_default()
}

const THERE: u8 = 120;

#[track_caller]
fn are_there(person: &mut Person, when: &str) {
    let shown = shows(person, "Take a break");
    assert!(shown >= THERE, "the controls aren’t there {when}: {shown}");
}

#[track_caller]
fn are_gone(person: &mut Person, when: &str) {
    let shown = shows(person, "Take a break");
    assert!(shown <= 2, "the controls are still there {when}: {shown}");
}

#[test]
fn wrapping_up_the_disk_eases_to_sand() {
    let mut person = turn();
    let colors = colors(&person);
    let _ = person.waits(45);
    person.must_see("Wrapping up");
    assert!(painted(&mut person, colors.first) > A_DISK, "it begins with the colour that it had");
    let _ = person.blinks(Duration::from_millis(300));
    assert!(painted(&mut person, half_way(colors.first, colors.wrapping_up)) > A_DISK, "half-way");
    assert!(painted(&mut person, colors.first) < A_DISK);
    let _ = person.blinks(Duration::from_millis(300));
    assert!(painted(&mut person, colors.wrapping_up) > A_DISK, "sand");
    assert!(!person.sees_motion(), "and then it is still");
}

#[test]
fn the_next_turns_colour_comes_in_and_overtimes_does() {
    let mut person = turn();
    let colors = colors(&person);
    let _ = person.goes_on(1);
    assert!(painted(&mut person, colors.second) < A_DISK);
    let _ = person.blinks(Duration::from_millis(600));
    assert!(painted(&mut person, colors.second) > A_DISK, "Ben’s");

    let _ = person.goes_on(1).waits(44).blinks(Duration::from_millis(700));
    assert!(painted(&mut person, colors.overtime) < 100);
    let _ = person.is_away(Duration::from_millis(300));
    person.must_see(said!("label-time-is-up"));
    assert!(painted(&mut person, colors.overtime) < 100, "not at once");
    let _ = person.blinks(Duration::from_millis(600));
    assert!(painted(&mut person, colors.overtime) > 1_000, "the ring’s rims");
}

#[test]
fn someone_who_is_quicker_than_an_ease_sees_no_jump() {
    let mut person = turn();
    let mut before = person.glimpse();
    let _ = person.goes_on(1).blinks(Duration::from_millis(200)).key(Named::ArrowLeft);
    let mut most = 0;
    // Inside the ring, where no words are.
    for _ in 0..30 {
        let now = person.glimpse();
        let worst = LAPTOP_RING.into_iter().map(|at| {
            (0..3).map(|place| now[at + place].abs_diff(before[at + place])).max().unwrap_or_default()
        });
        most = most.max(worst.max().unwrap_or_default());
        before = now;
        let _ = person.blinks(Duration::from_millis(33));
    }
    assert!(most < 60, "a step of {most}");
}

/// Places in the ring, right of its middle, in a window of the usual size.
const LAPTOP_RING: [usize; 5] = [at(508, 330), at(515, 330), at(525, 330), at(535, 330), at(543, 330)];

const fn at(x: usize, y: usize) -> usize {
    4 * (y * 1_280 + x)
}

#[test]
fn the_words_of_a_gate_a_break_and_a_pause_arrive_softly() {
    type Way = fn(&mut Person);
    let ways: [(&str, Way); 3] = [
        ("Did I get it?", |person| done(person.goes_on(3))),
        ("Let’s take a break.", |person| done(person.taps("b"))),
        ("Paused", |person| done(person.key(Named::Space))),
    ];
    for (words, way) in ways {
        let mut person = turn();
        way(&mut person);
        assert!(shows(&mut person, words) < 20, "{words}");
        let _ = person.blinks(Duration::from_millis(600));
        assert!(shows(&mut person, words) >= THERE, "{words}");
        assert!(!person.sees_motion());
    }
}

#[test]
fn controls_fade_when_nobody_touches_them_and_are_back_at_any_key_or_move() {
    let mut person = turn();
    let _ = person.waits(4).passes(Duration::from_millis(999));
    person.hears(Outside::Tick);
    are_there(&mut person, "before five seconds are over");
    let _ = person.is_away(MILLISECOND).blinks(Duration::from_millis(200));
    let half = shows(&mut person, "Take a break");
    assert!(half > 30 && half < THERE, "half-way: {half}");
    let _ = person.blinks(Duration::from_millis(200));
    are_gone(&mut person, "after five seconds and a fade");
    assert!(!person.sees_motion());
    let _ = person.waits(20);
    are_gone(&mut person, "for as long as nobody touches anything");

    person.moves_the_pointer();
    are_there(&mut person, "at a move");
    let _ = person.waits(6);
    are_gone(&mut person, "again");
    let _ = person.key(Named::Shift);
    are_there(&mut person, "at a key");
}

#[test]
fn a_pointer_that_moves_keeps_them() {
    let mut person = turn();
    for _ in 0..10 {
        let _ = person.waits(3);
        // The pointer moved two seconds ago, and this is reported only now.
        person.hears(Outside::Touched(Duration::from_secs(2)));
        are_there(&mut person, "while the pointer moves");
    }
    let _ = person.waits(2).blinks(Duration::from_millis(900));
    are_there(&mut person, "before");
    let _ = person.waits(1).waits(1);
    are_gone(&mut person, "five seconds after the last move");
}

#[test]
fn controls_stay_where_someone_needs_them() {
    type Way = fn(&mut Person);
    let ways: [(&str, Way); 7] = [
        ("while a question is open", |person| done(person.taps("q"))),
        ("while an answer for a minute more is awaited", |person| done(person.taps("e"))),
        ("while the keys are listed", |person| done(person.taps("?"))),
        ("while someone writes a topic down", |person| done(person.taps("p"))),
        ("while a line that helps is shown", |person| done(person.taps("r").taps("1"))),
        ("while the clock is paused", |person| done(person.key(Named::Space))),
        ("at a gate", |person| done(person.goes_on(3))),
    ];
    for (when, way) in ways {
        let mut person = turn();
        let _ = person.waits(8);
        are_gone(&mut person, "before");
        way(&mut person);
        let _ = person.waits(9);
        are_there(&mut person, when);
    }
    let mut person = turn();
    let _ = person.taps("q").waits(9).taps("2").waits(4);
    are_there(&mut person, "for a while after the question");
    let _ = person.waits(2);
    are_gone(&mut person, "after it");
}

#[test]
fn a_control_that_has_the_focus_stays_and_one_that_has_faded_can_be_pressed() {
    let mut person = turn();
    let _ = person.waits(8);
    are_gone(&mut person, "at first");
    for _ in 0..30 {
        let _ = person.key(Named::Tab);
        if person.focused().is_some_and(|words| words == "→") {
            break;
        }
    }
    are_there(&mut person, "for the focus");
    let _ = person.waits(30);
    are_there(&mut person, "while the focus is on one of them");
    let _ = person.key(Named::Escape).waits(7);
    are_gone(&mut person, "once it is elsewhere");
    let _ = person.press(said!("command-pause"));
    person.must_see(said!("stage-paused"));
    are_there(&mut person, "once one was pressed");
}

#[test]
fn where_nothing_may_move_nothing_does() {
    let by_the_system = |still: bool, settings: &str| {
        let mut person = Home::new().with_settings(settings).talk();
        person.hears(Outside::System(System { dark: false, still }));
        let _ = person.goes_to_the_first_turn();
        person
    };
    for mut person in [
        by_the_system(true, "(theme: Daylight)"),
        by_the_system(false, "(theme: Daylight, reduced_motion: true)"),
    ] {
        let colors = colors(&person);
        assert!(painted(&mut person, colors.first) > A_DISK);
        let _ = person.waits(45);
        assert!(!person.sees_motion());
        assert!(painted(&mut person, colors.wrapping_up) > A_DISK, "sand at once");
        are_there(&mut person, "however long nobody touches anything");
        let _ = person.taps("b");
        assert!(!person.sees_motion());
        person.must_see(said!("break-breathe-in"));
        person.must_see(said!("length-seconds", number = 4));
        let _ = person.sits_still(Duration::from_millis(4_010));
        person.must_see(said!("break-breathe-out"));
        person.must_see(said!("length-seconds", number = 6));
        let wakes = person.sits_still(Duration::from_secs(60));
        assert!(wakes <= 12 + 12 + 2, "a break without motion woke {wakes} times in a minute");
    }
    let gentle = by_the_system(true, "(theme: Daylight, reduced_motion: false)");
    assert!(!gentle.look().still, "what someone chose comes before what the system prefers");
}

#[test]
fn where_nothing_may_move_a_held_breath_is_in_words_too() {
    let settings = "(theme: Daylight, reduced_motion: true, breathing_guide: Box)";
    let mut person = Home::new().with_settings(settings).talk();
    let _ = person.goes_to_the_first_turn();
    let _ = person.taps("b");
    for words in [
        said!("break-breathe-in"),
        said!("break-hold"),
        said!("break-breathe-out"),
        said!("break-hold"),
        said!("break-breathe-in"),
    ] {
        person.must_see(words);
        person.must_see(said!("length-seconds", number = 4));
        assert!(!person.sees_breath(), "{}", person.reads());
        let _ = person.sits_still(Duration::from_millis(4_005));
    }
}

#[test]
fn a_held_breath_needs_no_frames() {
    let mut person = Home::new().with_settings("(breathing_guide: Box)").talk();
    let _ = person.goes_to_the_first_turn();
    let _ = person.taps("b");
    for (moves, words) in [
        (true, said!("break-breathe-in")),
        (false, said!("break-hold")),
        (true, said!("break-breathe-out")),
        (false, said!("break-hold")),
        (true, said!("break-breathe-in")),
    ] {
        person.must_see(words);
        assert_eq!(person.sees_breath(), moves, "{}", person.reads());
        let _ = person.sits_still(Duration::from_millis(4_005));
    }
}

#[test]
fn whoever_asks_the_system_for_less_motion_has_it_at_once() {
    let mut person = turn();
    let _ = person.waits(8);
    are_gone(&mut person, "while things may move");
    person.hears(Outside::System(System { dark: false, still: true }));
    are_there(&mut person, "where they mayn’t");
    let _ = person.waits(10);
    are_there(&mut person, "any more");
}

#[test]
fn it_wakes_once_a_second_and_for_a_change_and_never_on_a_still_screen() {
    let mut person = turn();
    let wakes = person.sits_still(Duration::from_secs(40));
    assert!((40..=40 + 16).contains(&wakes), "a turn, and controls that fade once: {wakes}");
    let _ = person.key(Named::Space).blinks(Duration::from_secs(30));
    let _ = person.sits_still(Duration::from_secs(30));
    // After three minutes it asks whether this is a break, which can be pressed a moment later.
    let _ = person.sits_still(Duration::from_secs(180));
    person.must_see(said!("ask-long-pause"));
    let wakes = person.sits_still(Duration::from_secs(600));
    assert!((9..=10).contains(&wakes), "paused, once a minute for the time of day: {wakes}");
    assert_eq!(person.home_again().sits_still(Duration::from_secs(600)), 0, "in the library");
}

/// Long turns, long exchanges, and a step without a clock.
const LONG: &str = r#"(
    format: 1, overtime: Counted, name: "At length",
    turns: {
        "turn": (title: "Speak", time: "20m"),
        "talk": (title: "Talk", time: "20m"),
        "quiet": (title: "Quiet"),
    },
    flow: [Seat(1, "turn"), Exchange(turn: "talk", each: "10m"), Everyone("quiet")],
)"#;

fn at_length() -> Person {
    let home = Home::new().with_settings("(digits: Minutes)").with_rules("long.ron", LONG);
    let mut person = home.start("long", &["Ana", "Ben"]);
    let _ = person.goes_on(1);
    person
}

/// Lets time pass as the program would, and returns when each text of this kind appeared, in seconds.
fn seen_by(person: &mut Person, seconds: u64, what: fn(&mut Person) -> Option<String>) -> Vec<(u64, String)> {
    let mut all: Vec<(u64, String)> = Vec::new();
    for second in 0..seconds {
        let now = what(person).unwrap_or_default();
        if all.last().is_none_or(|(_, last)| *last != now) {
            all.push((second, now));
        }
        let _ = person.sits_still(Duration::from_secs(1));
    }
    all
}

#[test]
fn minutes_change_when_a_minute_is_over_and_nothing_wakes_in_between_but_for_the_disk() {
    let mut person = at_length();
    let _ = person.sits_still(Duration::from_secs(10));
    // Only once in five seconds: the disk goes on, and nobody seems to have been away.
    let wakes = person.sits_still(Duration::from_secs(290));
    assert!(wakes <= 58 + 6, "{wakes} wakes in 290 seconds");
    assert_eq!(person.minutes().as_deref(), Some("15"), "{}", person.reads());
    let _ = person.sits_still(Duration::from_secs(12 * 60 + 50));
    let seen = seen_by(&mut person, 102, |person| person.minutes().or_else(|| person.time()));
    let said: Vec<(u64, &str)> = seen.iter().take(3).map(|(at, said)| (*at, said.as_str())).collect();
    assert_eq!(said[0], (0, "3"), "{seen:?}");
    assert_eq!(said[1], (10, "2"), "two minutes until one is left: {seen:?}");
    assert_eq!(said[2], (70, "1"), "{seen:?}");
    assert_eq!(seen[3], (100, "0:30".to_owned()), "{seen:?}");
    person.must_not_see("Paused while you were away");
}

#[test]
fn past_the_end_minutes_are_counted_in_minutes_too() {
    let mut person = at_length();
    let _ = person.sits_still(Duration::from_secs(20 * 60 + 30));
    person.must_see(said!("label-time-is-up"));
    person.must_not_see("+");
    let _ = person.sits_still(Duration::from_secs(31));
    person.must_see("+1 min");
    person.must_not_see("Paused while you were away");
}

#[test]
fn past_the_end_a_stage_that_counts_nothing_wakes_only_so_that_nobody_seems_away() {
    for settings in ["()", "(digits: Minutes)"] {
        let home = Home::new().with_settings(settings);
        let home = home.with_rules("long.ron", &LONG.replace("overtime: Counted,", ""));
        let mut person = home.start("long", &["Ana", "Ben"]);
        let _ = person.goes_on(1).sits_still(Duration::from_secs(20 * 60 + 30));
        person.must_see(said!("label-time-is-up"));
        person.must_not_see("+");
        let wakes = person.sits_still(Duration::from_secs(300));
        assert!((50..=60 + 5 + 6).contains(&wakes), "{wakes} wakes in 300 seconds");
        person.must_see(said!("label-time-is-up"));
        person.must_not_see("+");
        person.must_not_see("Paused while you were away");
    }
}

#[test]
fn own_time_in_an_exchange_is_in_minutes_where_the_time_is() {
    let mut person = at_length();
    let _ = person.goes_on(2).press("Ana").blinks(Duration::from_secs(1));
    person.must_see("Your own time: 10 min");
    let _ = person.sits_still(Duration::from_secs(60));
    person.must_see("Your own time: 9 min");
    let _ = person.sits_still(Duration::from_secs(8 * 60 + 30));
    assert!(times(&mut person).contains(&"Your own time: 29 seconds".to_owned()), "{}", person.reads());
    let _ = person.sits_still(Duration::from_secs(1));
    assert!(times(&mut person).contains(&"Your own time: 28 seconds".to_owned()), "{}", person.reads());
}

#[test]
fn a_break_whose_pacer_is_off_wakes_for_what_it_shows() {
    let mut person = turn();
    let _ = person.taps("b").taps("p").taps("p").blinks(Duration::from_secs(1));
    let wakes = person.sits_still(Duration::from_secs(600));
    assert!(wakes <= 120 + 20, "{wakes} wakes in ten minutes");
    person.must_see(said!("left-minutes", number = 10));
    let _ = person.sits_still(Duration::from_secs(540));
    let _ = person.sits_still(Duration::from_secs(10));
    person.must_see(said!("left-seconds", number = 49));
}

#[test]
fn a_facilitator_sees_every_second_and_has_every_control_at_hand() {
    let mut person = at_length();
    let _ = person.taps("a").sits_still(Duration::from_secs(10));
    assert!(person.sits_still(Duration::from_secs(60)) >= 60, "what a facilitator sees goes on by seconds");
    assert!(person.look().faded < 0.01, "nothing fades for a facilitator");
    let _ = person.taps("a").blinks(Duration::from_secs(1));
    assert!(person.sits_still(Duration::from_secs(60)) < 40, "and by minutes again without one");
}
