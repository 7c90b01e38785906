//! A first talk, from an empty home: how soon it runs, and what is in sight in its set-up.

use std::time::Duration;

use iced::Size;

use super::home::Home;
use super::person::{LAPTOP, Person};
use super::said::{Text, said};

/// A common laptop.
const WIDE: Size = Size::new(1366.0, 768.0);

/// Fails unless these words are in sight, without scrolling.
#[track_caller]
fn in_sight(person: &mut Person, words: impl Text) {
    let words = person.words(words);
    assert!(person.sees_whole(&words), "“{words}” isn’t in sight");
}

#[test]
fn a_talk_runs_after_six_presses_at_most_and_two_names() {
    for window in [LAPTOP, WIDE] {
        let mut person = Home::new().in_window(window).open();
        in_sight(&mut person, "Speaker and listener");
        let _ = person.press("Speaker and listener");
        for name in ["Ana", "Ben"] {
            in_sight(&mut person, said!("set-up-name"));
            let _ = person.writes(said!("set-up-name"), name);
        }
        for name in ["Ana", "Ben"] {
            in_sight(&mut person, said!("set-up-yes", person = name));
            let _ = person.press(said!("set-up-yes", person = name));
        }
        in_sight(&mut person, said!("set-up-begin"));
        let _ = person.press(said!("set-up-begin"));
        assert!(person.presses <= 6, "{} presses", person.presses);

        // Nothing else has to be pressed: the clock runs after a breath, and then Ana speaks.
        let _ = person.sits_still(Duration::from_secs(5));
        let begun = person.time();
        let _ = person.sits_still(Duration::from_secs(1));
        assert!(begun.is_some() && person.time() != begun, "no clock runs:\n{}", person.reads());
        let _ = person.sits_still(Duration::from_secs(40));
        person.must_see("Ana");
        person.must_see("Speak for yourself");
    }
}

#[test]
fn the_safety_notice_leaves_names_times_and_rules_in_sight() {
    for window in [WIDE, LAPTOP] {
        let mut person = Home::new().in_window(window).open();
        let _ = person.press("Speaker and listener");
        in_sight(&mut person, said!("notice-safety"));
        in_sight(&mut person, said!("set-up-begin"));
        let names = person.words(said!("set-up-name"));
        let fields: Vec<_> = person.everything().into_iter().filter(|seen| seen.words == names).collect();
        assert_eq!(fields.iter().filter(|field| field.visible(window).is_some()).count(), 2);
        for time in ["Settle", "Speak for yourself", "Say it back", "Thank you"] {
            in_sight(&mut person, time);
        }
        for time in [said!("set-up-rounds"), said!("set-up-break"), said!("set-up-limit")] {
            in_sight(&mut person, time);
        }
        for rule in ["Speak and listen with respect", "Start with “I”", "No “always”, no “never”"]
        {
            in_sight(&mut person, rule);
        }
    }
}
