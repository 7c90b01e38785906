//! Texts longer than anyone expects, and digits that change without moving anything else.

use std::time::Duration;

use iced::Rectangle;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::named;
use super::said::{english, said};
use common_ground::sound::{NotPlayed, Notice, Unreadable};
use common_ground::ui::Outside;
use iced::Size;

#[track_caller]
fn bounds(person: &mut Person, words: &str) -> Rectangle {
    let all = person.everything();
    let found = all.iter().find(|seen| seen.words == words);
    found.unwrap_or_else(|| panic!("no “{words}”:\n{}", person.reads())).bounds
}

#[test]
fn overtime_counts_every_second_from_none() {
    let set = r#"(format: 1, name: "Counted", overtime: Counted, breaks: (breath: None),
        turns: { "speak": (title: "Speak", time: "90s") }, flow: [Each(steps: [Speaker("speak")])])"#;
    let mut person = Home::new().with_rules("counted.ron", set).start("counted", &["Ana", "Ben"]);
    // A real tick is a little late, and whole seconds are still counted.
    let _ = person.waits(90).is_away(Duration::from_millis(4));
    for second in 0..15 {
        assert_eq!(person.time(), Some(format!("+0:{second:02}")));
        let _ = person.waits(1);
    }
}

fn with_topic(topic: &str) -> Person {
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ben");
    let _ = person.writes(said!("set-up-topic"), topic).begins().goes_on(3);
    person
}

#[test]
fn a_topic_of_five_hundred_letters_moves_nothing_on_the_stage() {
    let (mut short, mut long) = (with_topic(""), with_topic(&"Wednesdays ".repeat(46)));
    for size in [LAPTOP, PHONE, Size::new(640.0, 480.0)] {
        short.resize(size);
        long.resize(size);
        for words in ["Ana", "1:00", "Speak for yourself", "next: Ben · Say it back"] {
            assert_eq!(bounds(&mut long, words), bounds(&mut short, words), "{words} in {size:?}");
        }
        let heading = |person: &mut Person| {
            let all = person.everything();
            all.into_iter().find(|seen| seen.words.starts_with("Speaker and")).expect("a heading")
        };
        let (heading, usual) = (heading(&mut long), heading(&mut short));
        assert!(size != LAPTOP || heading.words.contains("Wednesdays"), "as much as fits: {heading:?}");
        assert!((heading.bounds.height - usual.bounds.height).abs() < 0.5, "on one line: {heading:?}");
        assert!(heading.bounds.x + heading.bounds.width <= size.width, "{heading:?} in {size:?}");
    }
}

#[test]
fn a_notice_of_three_hundred_letters_leaves_what_comes_next_on_its_line() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    let mut usual = Home::new().talk();
    let _ = usual.goes_to_the_first_turn();
    let why = NotPlayed::Unreadable(Unreadable::NoSound("it has no beginning and no end ".repeat(6)));
    person.hears(Outside::Sound(Notice::NotASound { name: "bowl".to_owned(), path: None, why }));
    person.must_see("no beginning and no end");
    for size in [LAPTOP, Size::new(1024.0, 768.0)] {
        person.resize(size);
        usual.resize(size);
        let next = bounds(&mut person, &english!("step-next", step = "Ben · Say it back"));
        let line = bounds(&mut usual, &english!("step-next", step = "Ben · Say it back"));
        assert!((next.height - line.height).abs() < 0.5, "on one line, as in {line:?}: {next:?}");
        assert!(next.y + next.height <= size.height && next.x + next.width <= size.width, "{next:?}");
        for words in ["Pause", "Take a break", "More"] {
            assert!(bounds(&mut person, words).is_within(&Rectangle::with_size(size)), "{words} in {size:?}");
        }
    }
}

#[test]
fn names_of_the_widest_letters_stay_inside() {
    let (first, second) = ("Wm".repeat(20), "mW".repeat(20));
    let mut person = Home::new().start("speaker-listener", &[&first, &second]);
    let look = |person: &mut Person, screen: &str| {
        for size in [LAPTOP, PHONE, Size::new(640.0, 480.0)] {
            person.resize(size);
            let window = Rectangle::with_size(size).expand(1.0);
            let mut there = false;
            for seen in person.everything() {
                if seen.words.contains("WmWm") || seen.words.contains("mWmW") {
                    there = true;
                    let (left, right) = (seen.bounds.x, seen.bounds.x + seen.bounds.width);
                    assert!(
                        left >= window.x && right <= window.x + window.width,
                        "{screen}, {size:?}: {seen:?}"
                    );
                    let down = seen.bounds.y + seen.bounds.height;
                    let inside = down <= window.y + window.height || seen.scrolled.is_some();
                    assert!(inside, "{screen}, {size:?}: {seen:?}");
                }
            }
            assert!(there, "{screen}, {size:?}: nobody’s name is there");
        }
        person.resize(LAPTOP);
    };
    let _ = person.goes_on(3);
    look(&mut person, "a turn");
    let _ = person.taps("e");
    look(&mut person, "a minute more");
    let _ = person.key(iced::keyboard::key::Named::Escape).goes_on(3);
    look(&mut person, "the gate");
    let _ = person.taps("b").waits(1_200);
    look(&mut person, "back from a break");
    let _ = person.taps("1");
    look(&mut person, "one is back");
    let _ = person.taps("2").goes_to_the_close();
    look(&mut person, "the close");
}

#[test]
fn a_rule_of_two_thousand_letters_is_cut_and_can_be_read_whole_when_it_is_brought_forward() {
    let mut person = named("turn-wordy").reach(Home::new());
    for size in [LAPTOP, PHONE] {
        person.resize(size);
        let all = person.everything();
        let rule = all.iter().find(|seen| seen.words.starts_with("Say what you saw")).expect("the rule");
        assert!(rule.words.ends_with('…'), "it is cut: {}", rule.words);
        assert!(rule.bounds.y + rule.bounds.height < size.height, "and its cut shows: {:?}", rule.bounds);
    }
    person.resize(LAPTOP);
    person.must_see("Start with “I”");
    let _ = person.taps("1");
    let all = person.everything();
    let rule = all.iter().find(|seen| seen.words.starts_with("Say what you saw")).expect("the rule");
    assert_eq!(rule.words.chars().count(), 2_000);
    assert!(rule.scrolled.is_some(), "what is longer than the window scrolls");
}
