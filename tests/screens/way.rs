//! A way through the screens in a few lines: what people do, and what they see then.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;

/// Ana's and Ben's talk, at its first breath.
pub(crate) fn talk() -> Person {
    Home::new().talk()
}

/// The same, at Ana's first turn.
pub(crate) fn turn() -> Person {
    let mut person = talk();
    let _ = person.goes_to_the_first_turn();
    person
}

/// The same, at its first gate.
pub(crate) fn gate() -> Person {
    let mut person = talk();
    let _ = person.goes_to_the_gate();
    person
}

impl Person {
    /// Goes through the lines: on the left what people do, on the right what they see then.
    ///
    /// Actions follow each other, with or without spaces: `e` taps a key, `<right>` a key with a name, `<right*3>` taps
    /// it three times, `<ctrl-b>` taps a key with Ctrl; `“money”` types; `[Pause]` presses what says this; `<10s>` lets
    /// ten seconds pass, and `<away 10s>` all of them at once; `<audience>` looks at the window for everyone, `<own>`
    /// at the person's own.
    ///
    /// What they see is separated by ` | `: words anywhere on the screen; `1:20` exactly this time; after `!` words
    /// that are nowhere.
    #[track_caller]
    pub(crate) fn goes(&mut self, way: &[(&str, &str)]) -> &mut Self {
        for (done, seen) in way {
            self.does(done);
            for seen in seen.split(" | ").filter(|seen| !seen.is_empty()) {
                let is_time = seen.contains(':') && seen.chars().all(|sign| "+:0123456789".contains(sign));
                match seen.strip_prefix('!') {
                    Some(words) => {
                        assert!(!self.sees(words), "after {done} there is “{words}”:\n{}", self.reads());
                    }
                    None if is_time => assert_eq!(self.time().as_deref(), Some(seen), "after {done}"),
                    None => assert!(self.sees(seen), "after {done} there is no “{seen}”:\n{}", self.reads()),
                }
            }
        }
        self
    }

    #[track_caller]
    fn does(&mut self, what: &str) {
        let mut rest = what.trim_start();
        while let Some(first) = rest.chars().next() {
            let close = match first {
                '<' => '>',
                '[' => ']',
                '“' => '”',
                _ => first,
            };
            let inside = &rest[first.len_utf8()..];
            let (inside, after) = if close == first {
                (&rest[..first.len_utf8()], inside)
            } else {
                inside.split_once(close).unwrap_or_else(|| panic!("no {close} in {what}"))
            };
            let _ = match first {
                '<' => self.does_named(inside),
                '[' => self.press(inside),
                '“' => self.types(inside),
                _ => self.taps(inside),
            };
            rest = after.trim_start();
        }
    }

    #[track_caller]
    fn does_named(&mut self, name: &str) -> &mut Self {
        let seconds = |time: &str| time.strip_suffix('s').and_then(|seconds| seconds.parse().ok());
        if let Some(seconds) = seconds(name) {
            return self.waits(seconds);
        }
        if let Some(seconds) = name.strip_prefix("away ").and_then(seconds) {
            return self.is_away(Duration::from_secs(seconds));
        }
        if let Some(letter) = name.strip_prefix("ctrl-") {
            return self.ctrl(letter);
        }
        match name {
            "audience" => return self.turns_to_the_audience(),
            "own" => return self.turns_back(),
            _ => {}
        }
        let (name, times) = name.split_once('*').unwrap_or((name, "1"));
        let key = match name {
            "space" => Named::Space,
            "enter" => Named::Enter,
            "esc" => Named::Escape,
            "tab" => Named::Tab,
            "left" => Named::ArrowLeft,
            "right" => Named::ArrowRight,
            _ => panic!("no key is called <{name}>"),
        };
        for _ in 0..times.parse().expect("so many times") {
            let _ = self.key(key);
        }
        self
    }
}
