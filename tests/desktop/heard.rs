//! The real program in a real window, in real time, and the sounds from its loudspeaker.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "recordings are short"
)]

mod ear;
mod speakers;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use ear::{Heard, Kind};
use speakers::{Recording, Speakers, told};

use crate::process::{Running, becomes};
use crate::screen::{Home, Screen};

/// If a sound's distance from the one before differs by more than this, it isn't in time, provided that the machine has
/// nothing else to do. In seconds.
const EXACT: f64 = 0.1;

/// How often the third turn of `turns.ron` is nudged once its time is up, in seconds.
const NUDGE: f64 = 5.0;

fn app(home: &Home, speakers: &Speakers, screen: &Screen, set: &str) -> Running {
    let set = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/desktop/heard").join(set);
    let mut command = home.command(&["start", set.to_str().unwrap(), "--names", "Anabel,Bernard"]);
    let _ = speakers.are_heard_from(&mut command);
    screen.opens(command)
}

/// Checks that these sounds were heard in a recording, in this order and no others, each so many seconds after the one
/// before. The first one's seconds don't matter, and `None` is a wait that depended on a key.
#[track_caller]
fn compare(recording: &Recording, heard: &[Heard], expected: &[(Kind, Option<f64>)]) {
    let kinds: Vec<Kind> = heard.iter().map(|one| one.kind).collect();
    let wanted: Vec<Kind> = expected.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, wanted, "{}", told(heard));
    for (pair, (_, wait)) in heard.windows(2).zip(&expected[1..]) {
        let Some(wait) = wait else { continue };
        let waited = pair[1].at - pair[0].at;
        let late = recording.may_be_late(pair[0].at, pair[1].at);
        assert!(
            (waited - wait).abs() <= EXACT + late,
            "{:?} came {waited:.2} s after {:?}, {wait} s is right, and it may be {late:.2} s late; {}",
            pair[1].kind,
            pair[0].kind,
            told(heard)
        );
    }
}

/// Waits until the program has switched the sound off, or on again: its settings say so right after.
#[track_caller]
fn is_muted(home: &Home, muted: bool) {
    let settings = || fs::read_to_string(home.path("config/settings.ron")).unwrap_or_default();
    assert!(becomes(|| settings().contains("muted: true") == muted), "m does nothing: {}", settings());
}

#[test]
fn what_the_plan_asks_for_is_heard_and_nothing_else() {
    let (screen, home, mut speakers) = (Screen::alone("heard"), Home::new(), Speakers::new());
    let recording = speakers.record();
    let mut app = app(&home, &speakers, &screen, "turns.ron");
    // While the program starts, nothing in it is in time. A step without a clock shows its words once the breath before
    // it is over, and only then Right leaves it.
    screen.shows("In your own time");
    screen.keys(&["Right"]);

    // The first turn's start, wrapping up and end; after a breath the second turn's, whose end has three strikes; after
    // its grace and a breath the third turn's, with its end and a soft nudge.
    let mut expected = vec![
        (Kind::Wood, None),
        (Kind::Wood, Some(2.4)),
        (Kind::Bowl, Some(1.6)),
        (Kind::Bowl, Some(1.0 + 3.0)),
        (Kind::Bowl, Some(1.2)),
        (Kind::Bowl, Some(1.2)),
        (Kind::Bowl, Some(2.0 - 2.4 + 1.0 + 3.0)),
        (Kind::Bowl, Some(NUDGE)),
    ];
    let heard = recording.hears(expected.len());
    // The nudge repeats until somebody presses a key.
    expected.resize(heard.len(), (Kind::Bowl, Some(NUDGE)));
    compare(&recording, &heard, &expected);
    let (full, soft) = (heard[6].loudness, heard[7].loudness);
    let softer = 20.0 * (full / soft).log10();
    assert!((8.0..10.0).contains(&softer), "the nudge is {softer:.1} dB softer than the end");

    // While muted, at least one sound isn't heard. Later ones are heard when they are due, and nothing is made up for.
    screen.keys(&["m"]);
    is_muted(&home, true);
    thread::sleep(Duration::from_secs_f64(NUDGE) + Duration::from_secs(1));
    recording.comes_up_to_now();
    let before = recording.heard();
    screen.keys(&["m"]);
    is_muted(&home, false);
    let heard = recording.hears(before.len() + 1);
    expected.resize(before.len(), (Kind::Bowl, Some(NUDGE)));
    let silence = heard[before.len()].at - heard[before.len() - 1].at;
    let nudges = (silence / NUDGE).round();
    assert!(nudges >= 2.0, "one was left out; {}", told(&heard));
    expected.push((Kind::Bowl, Some(nudges * NUDGE)));
    expected.resize(heard.len(), (Kind::Bowl, Some(NUDGE)));
    compare(&recording, &heard, &expected);

    // A break meanwhile, with the soft pair at the promised time. While the clock is paused, there is no nudge.
    screen.keys(&["space"]);
    home.keeps("Pause");
    speakers.are_let_go();
    recording.comes_up_to_now();
    let heard = recording.heard();
    expected.resize(heard.len(), (Kind::Bowl, Some(NUDGE)));
    compare(&recording, &heard, &expected);
    screen.keys(&["b"]);
    expected.push((Kind::Return, None));
    compare(&recording, &recording.hears(expected.len()), &expected);

    // Both are back, and go on to a step without a clock, which has cues too. One key skips a breath, before this turn or
    // the next.
    screen.keys(&["1", "2", "Right", "Right"]);
    expected.extend([(Kind::Wood, None), (Kind::Bowl, Some(5.0))]);
    let heard = recording.hears(expected.len());
    compare(&recording, &heard, &expected);
    // Afterwards it is silent, and takes no processor time.
    speakers.are_let_go();
    recording.comes_up_to_now();
    compare(&recording, &recording.heard(), &expected);
    assert!(app.is_there());
}

#[test]
fn a_talk_goes_on_without_its_loudspeaker_and_is_heard_again_with_it() {
    let (screen, home, mut speakers) = (Screen::alone("unheard"), Home::new(), Speakers::new());
    let own = home.path("config/sounds");
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("wood.wav"), "a poem about a wood block").unwrap();

    // A file that isn't a sound: the program says so, with the path, and the talk goes on.
    let recording = speakers.record();
    let mut app = app(&home, &speakers, &screen, "steps.ron");
    screen.shows("In your own time");
    screen.catches(&["“wood” can’t be played"], || screen.keys(&["Right"]));
    screen.keys(&["Right"]);
    compare(&recording, &recording.hears(1), &[(Kind::Bowl, None)]);

    // The sound server ends while a bowl is ringing.
    screen.keys(&["Right"]);
    let _ = recording.hears(3);
    screen.catches(&["No speaker"], || speakers.kill());
    // Then the program comes to rest: there is a second in which it takes less than half of a core.
    let (mut used, mut since) = (processor_time(&app), Instant::now());
    let rests = || {
        if since.elapsed() < Duration::from_secs(1) {
            return false;
        }
        let now = processor_time(&app);
        let rests = now.saturating_sub(used) < since.elapsed() / 2;
        (used, since) = (now, Instant::now());
        rests
    };
    assert!(becomes(rests), "without a sound server it never comes to rest");

    // With a new one, sound is back.
    speakers.switch_on();
    let recording = speakers.record();
    screen.keys(&["Right"]);
    compare(&recording, &recording.hears(1), &[(Kind::Bowl, None)]);
    speakers.are_let_go();
    recording.comes_up_to_now();
    compare(&recording, &recording.heard(), &[(Kind::Bowl, None)]);
    assert!(app.is_there());
}

#[test]
fn the_pacer_is_heard_breathing_where_people_want_that() {
    let (screen, home, mut speakers) = (Screen::alone("breath"), Home::new(), Speakers::new());
    fs::create_dir_all(home.path("config")).unwrap();
    fs::write(home.path("config/settings.ron"), "(breathing_sound: WithPacer)").unwrap();
    let recording = speakers.record();
    let mut app = app(&home, &speakers, &screen, "break.ron");
    screen.shows("In your own time");
    screen.keys(&["b"]);
    let until = recording.seconds() + 60.0;
    // A breath comes and goes slowly, again and again; the first strike is the pair of small bowls.
    let back = loop {
        let heard = recording.heard();
        if let Some(back) = heard.iter().find(|one| one.kind == Kind::Return) {
            break back.at;
        }
        recording.lasts(recording.seconds() + 0.5);
        assert!(recording.seconds() < until, "the break is over by now; {}", told(&heard));
    };
    let samples = recording.samples();
    // In, turn, out and end; the pair of bowls may itself have been late.
    let levels = |late: f64| [2.5, 4.0, 5.7, 10.0].map(|at| ear::level(&samples, back - late - 14.0 + at));
    let is_heard = |[within, turn, without, end]: [f64; 4]| {
        // It turns with the pacer, and ends with it.
        within > 100.0
            && without > 100.0
            && turn < within / 3.0
            && turn < without / 3.0
            && end < without / 10.0
    };
    let late = recording.may_be_late(back - 14.0, back);
    let hundredths = (100.0 * late).ceil() as u32;
    let breathes = (0..=hundredths).any(|late| is_heard(levels(f64::from(late) / 100.0)));
    assert!(breathes, "in, turn, out and end: {:.0?}, and it may be {late:.2} s late", levels(0.0));
    assert!(app.is_there());
}

/// The processor time that a program has used.
fn processor_time(app: &Running) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{}/stat", app.id())).unwrap();
    // The name before these is in brackets, and may contain spaces.
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    // A hundred ticks a second on every Linux that Rust supports.
    Duration::from_millis(10 * ticks)
}
