//! Every screen in every window size: nothing is outside the window, and nothing is missing.

use std::time::Duration;

use iced::keyboard::key::Named;
use iced::{Rectangle, Size};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, TELEVISION};
use super::presets::{ALL, named};
use super::reader::Control;
use super::said::said;

/// As low as a window gets beside others.
const LOW: Size = Size::new(640.0, 480.0);

/// Fails if a text is outside the window or has no size.
#[track_caller]
fn must_fit(person: &mut Person, size: Size, screen: &str) {
    let wrong = outside(person, size);
    assert!(wrong.is_empty(), "{screen} at {}x{}:\n{}", size.width, size.height, wrong.join("\n"));
}

/// The texts that are outside the window or have no size. In a scrolled area they may be below the window, but never
/// beside.
pub(crate) fn outside(person: &mut Person, size: Size) -> Vec<String> {
    person.resize(size);
    let window = Rectangle::with_size(size).expand(1.0);
    let mut wrong = Vec::new();
    let mut areas = Vec::new();
    for seen in person.everything() {
        let bounds = seen.bounds;
        if seen.words.trim().is_empty() {
            continue;
        }
        let empty = bounds.width < 1.0 || bounds.height < 1.0;
        let beside = bounds.x < window.x || bounds.x + bounds.width > window.x + window.width;
        let above = bounds.y < window.y || bounds.y + bounds.height > window.y + window.height;
        if empty || beside || (above && seen.scrolled.is_none()) {
            wrong.push(format!("“{}” at {bounds:?}", seen.words));
        }
        if let Some(area) = seen.scrolled
            && (area.height < 40.0 || !area.is_within(&window))
            && !areas.contains(&area)
        {
            areas.push(area);
            wrong.push(format!("“{}” scrolls in no room at all: {area:?}", seen.words));
        }
    }
    wrong
}

fn all_fit_in(size: Size) {
    let mut wrong = Vec::new();
    for preset in ALL {
        let found = outside(&mut preset.reach(Home::new()), size).into_iter();
        wrong.extend(found.map(|found| format!("{}: {found}", preset.title)));
    }
    assert!(wrong.is_empty(), "at {}x{}:\n{}", size.width, size.height, wrong.join("\n"));
}

#[test]
fn on_a_laptop() {
    all_fit_in(LAPTOP);
}

#[test]
fn in_the_narrowest_window() {
    all_fit_in(PHONE);
}

#[test]
fn on_a_large_television() {
    all_fit_in(TELEVISION);
}

/// The controls that are cut off, or cover another, in a part of the window that doesn't scroll.
pub(crate) fn out_of_reach(person: &mut Person, size: Size) -> Vec<String> {
    person.resize(size);
    let window = Rectangle::with_size(size).expand(1.0);
    let mut wrong = Vec::new();
    let mut standing: Vec<Rectangle> = Vec::new();
    for Control { words, bounds, area, .. } in person.all_controls() {
        let place = area.map_or(Some(window), |area| window.intersection(&area));
        let beside = place.is_none_or(|place| {
            bounds.x < place.x - 1.0 || bounds.x + bounds.width > place.x + place.width + 1.0
        });
        if beside || (area.is_none() && !bounds.is_within(&window)) {
            wrong.push(format!("“{words}” at {bounds:?} is out of reach in {area:?}"));
        }
        let Some(shown) = place.and_then(|place| place.intersection(&bounds)) else { continue };
        for other in &standing {
            let over = shown.intersection(other).is_some_and(|part| part.width > 2.0 && part.height > 2.0);
            // What opens a card's menu stands on the card.
            let over = over && !(words == "···" && shown.is_within(other));
            if over {
                wrong.push(format!("“{words}” at {shown:?} lies upon what is at {other:?}"));
            }
        }
        standing.push(shown);
    }
    wrong
}

fn all_are_in_reach_in(size: Size) {
    let mut wrong = Vec::new();
    for preset in ALL {
        let all = out_of_reach(&mut preset.reach(Home::new()), size).into_iter();
        let all = all.filter(|one| !(preset.lies_upon && one.contains("lies upon")));
        wrong.extend(all.map(|one| format!("{}: {one}", preset.title)));
    }
    assert!(wrong.is_empty(), "at {}x{}:\n{}", size.width, size.height, wrong.join("\n"));
}

#[test]
fn every_control_is_in_reach_in_a_low_window() {
    all_are_in_reach_in(LOW);
}

#[test]
fn every_control_is_in_reach_in_the_usual_windows() {
    for size in [LAPTOP, PHONE, TELEVISION] {
        all_are_in_reach_in(size);
    }
}

#[test]
fn in_a_low_window() {
    all_fit_in(LOW);
}

/// The rules that are cut off on the stage, in windows of these sizes.
fn cut_off_in(sizes: &[(f32, f32)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for forward in [false, true] {
        let mut person = Home::new().talk();
        let _ = person.goes_to_the_first_turn();
        if forward {
            let _ = person.taps("3");
        }
        for &(width, height) in sizes {
            person.resize(Size::new(width, height));
            let size = person.look().scale.rule;
            let all = person.everything();
            let rules: Vec<_> = all
                .iter()
                .filter(|seen| ["Start with “I”", "No “always”, no “never”"].contains(&&*seen.words))
                .collect();
            for rule in &rules {
                let whole = common_ground::ui::measure::height(&rule.words, size, rule.bounds.width + 1.0);
                if rule.bounds.height < whole - 0.5 {
                    let shown = rule.bounds.height;
                    wrong.push(format!("{width}x{height}: {shown} of {whole} of “{}”", rule.words));
                }
            }
            if rules.is_empty() {
                wrong.push(format!("{width}x{height}: no rule at all"));
            }
        }
    }
    wrong
}

#[test]
fn every_answer_and_every_way_to_change_a_break_is_in_sight_at_usual_scale_factors() {
    // What is left of 1280x720, 1366x768, 1920x1080 and 3840x2160 pixels.
    let sizes = [
        (1_024.0, 576.0, 1.25),
        (853.0, 480.0, 1.5),
        (1_093.0, 614.0, 1.25),
        (1_536.0, 864.0, 1.25),
        (1_280.0, 720.0, 1.5),
        (960.0, 540.0, 2.0),
        (1_920.0, 1_080.0, 2.0),
        (1_280.0, 720.0, 3.0),
    ];
    for (width, height, factor) in sizes {
        for (preset, wanted) in [
            ("gate", &["Yes, that’s it", "Not quite", "There’s more"][..]),
            ("ask", &["Yes, one more", "No, that’s enough"]),
            ("ask-go-on", &["Go on", "Enough for today"]),
            ("gate-last-round", &["Yes, that’s it", "Not quite", "There’s more", "Go on for now"]),
            ("break", &["5 minutes more", "An hour", "Tomorrow, same time", "Only 5 minutes", "Go on now"]),
            ("break-sooner", &["1   Ana: ready", "2   Ben: ready", "3   Not yet"]),
        ] {
            let mut person = named(preset).reach(Home::new());
            person.resize(Size::new(width, height));
            person.rescale(factor);
            let all = person.everything();
            for words in wanted {
                let seen = all.iter().find(|seen| seen.words == *words).expect("it is there");
                let bottom = seen.bounds.y + seen.bounds.height;
                let room = seen.scrolled.map_or(height, |area| area.y + area.height);
                assert!(bottom <= room.min(height), "“{words}” is cut at {width}x{height}, {preset}");
            }
        }
    }
}

#[test]
fn rules_are_whole_or_not_there() {
    let wrong =
        cut_off_in(&[(1_280.0, 720.0), (1_024.0, 600.0), (800.0, 600.0), (360.0, 640.0), (1_024.0, 768.0)]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn rules_are_whole_or_not_there_in_low_windows() {
    let wrong = cut_off_in(&[(640.0, 480.0), (800.0, 480.0), (700.0, 500.0), (360.0, 480.0), (480.0, 480.0)]);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whatever_size_a_window_is_dragged_to() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    for size in [
        Size::new(360.0, 480.0),
        Size::new(800.0, 600.0),
        Size::new(1024.0, 1366.0),
        Size::new(1920.0, 1080.0),
    ] {
        must_fit(&mut person, size, "a turn");
    }
}

/// Tiling window managers make windows smaller than the program asks for.
#[test]
fn a_window_of_a_few_pixels_does_not_stop_the_program() {
    let (done, all_done) = std::sync::mpsc::channel();
    // On a thread of its own, since it guards against a layout that never ends.
    let layouts = std::thread::spawn(move || {
        let mut person = Home::new().talk();
        let _ = person.goes_to_the_first_turn();
        for (width, height) in
            [(2_000.0, 300.0), (300.0, 2_000.0), (806.0, 176.0), (1.0, 1.0), (7_680.0, 4_320.0)]
        {
            person.resize(Size::new(width, height));
            assert!(!person.everything().is_empty());
            let _sent = done.send((width, height));
        }
    });
    let mut sizes = 0;
    while let Ok(_size) = all_done.recv_timeout(Duration::from_secs(30)) {
        sizes += 1;
    }
    assert_eq!(sizes, 5, "the program stood still in the window after these");
    layouts.join().unwrap();
}

#[test]
fn the_largest_text_from_far_away_still_fits() {
    let mut person = Home::new().open();
    let _ = person
        .press(said!("library-settings"))
        .tabs_to("1.5 m")
        .key(Named::End)
        .tabs_to("100 %")
        .key(Named::End);
    person.must_see("5 m");
    person.must_see("200 %");
    let _ = person.press(said!("widget-back"));
    let _ = person.press("Speaker and listener");
    must_fit(&mut person, LAPTOP, "set-up");
    let _ = person.begins().goes_on(3);
    must_fit(&mut person, LAPTOP, "a turn");
    let _ = person.taps("b");
    must_fit(&mut person, LAPTOP, "a break");
}

#[test]
fn examples_go_first_then_a_rule_then_the_prompt_and_one_rule_stays() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    let rules = ["Start with “I”", "No “always”, no “never”"];
    let examples = ["I feel … when … because …", "Last Tuesday, when …"];
    let mut seen = [false; 4];
    for width in (360..=1_400).step_by(80) {
        for height in (480..=1_080).step_by(40) {
            #[allow(clippy::cast_precision_loss, reason = "a window")]
            let size = Size::new(width as f32, height as f32);
            person.resize(size);
            let read = person.reads();
            let all = |words: &[&str]| words.iter().all(|words| read.contains(words));
            let prompt = read.contains("what happened, how it felt");
            let any = examples.iter().any(|words| read.contains(words));
            assert!(read.contains(rules[0]), "{size:?} has no rule:\n{read}");
            assert!(!any || all(&examples), "{size:?} has one example:\n{read}");
            assert!(!any || (prompt && all(&rules)), "{size:?} has examples and not all else:\n{read}");
            let way = if any { 0 } else { 1 + usize::from(!all(&rules)) + usize::from(!prompt) };
            seen[way] = true;
        }
    }
    assert_eq!(seen[..3], [true; 3], "some of each");
    person.resize(LAPTOP);
    person.must_see("what happened, how it felt");
    for words in rules {
        person.must_see(words);
    }
}
