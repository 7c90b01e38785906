//! What is wrong with settings, and what would be right.

use super::files::shown;
use super::{InWords, Words, say};
use crate::record::settings::{Odd, OutOfRange, Right, SaveError, Used};

/// The end of a sentence, without its full stop.
impl InWords for Odd {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::CommaMissing(name) => say!(words, "settings-comma-missing", name = name.as_str()),
            Self::Twice { name, line } => {
                let line = line.to_string();
                say!(words, "settings-twice", name = name.as_str(), line = line)
            }
            Self::NoValue { name, used: Used::Usual } => {
                say!(words, "settings-no-value-usual", name = name.as_str())
            }
            Self::NoValue { name, used: Used::AsBefore } => {
                say!(words, "settings-no-value-same", name = name.as_str())
            }
            Self::NotThat { name, value, used: Used::Usual } => {
                say!(words, "settings-not-that-usual", name = name.as_str(), value = value.as_str())
            }
            Self::NotThat { name, value, used: Used::AsBefore } => {
                say!(words, "settings-not-that-same", name = name.as_str(), value = value.as_str())
            }
            Self::Unknown(name) => say!(words, "settings-unknown", name = name.as_str()),
            Self::Language(language) => {
                say!(words, "settings-no-such-language", language = language.as_str())
            }
            Self::OutOfRange(odd) => {
                let OutOfRange { name, was, least, most, used } = odd.as_ref();
                let name: &str = name;
                say!(
                    words,
                    "settings-out-of-range",
                    name = name,
                    was = was.as_str(),
                    least = least.as_str(),
                    most = most.as_str(),
                    used = used.as_str()
                )
            }
            Self::More(number) => {
                let number = *number;
                say!(words, "settings-more-wrong", number = number)
            }
        }
    }
}

/// A sentence.
impl InWords for Right {
    fn in_words(&self, words: &Words) -> String {
        match *self {
            Self::Comma => say!(words, "settings-right-comma"),
            Self::Once => say!(words, "settings-right-once"),
            Self::Near(name) => say!(words, "settings-right-near", name = name),
            Self::Theme => say!(words, "settings-right-theme"),
            Self::Distance => say!(words, "settings-right-distance"),
            Self::Diagonal => say!(words, "settings-right-diagonal"),
            Self::TextScale => say!(words, "settings-right-text-scale"),
            Self::Volume => say!(words, "settings-right-volume"),
            Self::Switch => say!(words, "settings-right-switch"),
            Self::SwitchOrNone => say!(words, "settings-right-switch-or-none"),
            Self::BreathingGuide => say!(words, "settings-right-breathing-guide"),
            Self::BreathingSound => say!(words, "settings-right-breathing-sound"),
            Self::Language => say!(words, "settings-right-language"),
            Self::Hours => say!(words, "settings-right-hours"),
            Self::Digits => say!(words, "settings-right-digits"),
            Self::Keys => say!(words, "settings-right-keys"),
        }
    }
}

/// A line.
impl InWords for SaveError {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Broken(notice) => {
                let trouble = notice.in_words(words);
                say!(words, "settings-not-kept-broken", trouble = trouble)
            }
            Self::Odd(path) => say!(words, "settings-not-kept-odd", file = shown(path)),
            Self::Write(error) => error.sentence(words),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::fs;

    use crate::record::file::Files;
    use crate::record::settings::{Settings, keep, open};

    use super::*;

    /// What is said of a file of settings, a line each.
    fn said(text: &str) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, text).unwrap();
        let words = Words::english();
        let notices = open(&path).notices.into_iter().map(|notice| notice.in_words(&words));
        let begins = format!("{}, line ", path.display());
        notices.map(|said| said.trim_start_matches(&begins).to_owned() + "\n").collect()
    }

    #[test]
    fn each_odd_setting_is_named_with_its_line_and_what_would_be_right() {
        let text = "(
    theme: \"Evening\",
    distance: 2m,
    volume: 70%, // not too loud
    muted: true,
    digits: minutes
    language: \"de\",
    keys: { \"end\": ')', \"break\": \"k\" },
    volum: loud,
    text_scale: 9,
    history: ,
    muted: false,
    reduced_motion: Yes, letter_keys: false,
)";
        assert_eq!(
            said(text),
            "2: `theme` can’t be `\"Evening\"`; the default is used. Write System, Daylight, Evening or HighContrast, \
             without quotes.\n\
             3: `distance` can’t be `2m`; the default is used. Write a number of metres from 0.3 to 10, such as 1.5.\n\
             4: `volume` can’t be `70%`; the default is used. Write a number from 0 to 1, such as 0.7.\n\
             6: `digits` can’t be `minutes`; the default is used. Write Seconds or Minutes, without quotes.\n\
             7: a comma is missing before `language`. Put one after the setting before it.\n\
             9: there is no setting `volum`; it is ignored. Did you mean `volume`?\n\
             11: `history` has no value; the default is used. Write true or false.\n\
             12: `muted` appears twice here; the one in line 5 is used. Delete one of them.\n\
             13: `reduced_motion` can’t be `Yes`; the default is used. Write true or false, or leave it out.\n\
             10: `text_scale` is 9, but it can only be 0.5 to 3; 3 is used.\n"
        );
        assert_eq!(
            said(
                "(keys: 5, language: 7, diagonal: wide, breathing_guide: Slow, breathing_sound: Loud, text_scale: big)"
            ),
            "1: `keys` can’t be `5`; the default is used. Write the name of a command, then its key, such as \
             `{\"break\": \"k\", \"pass\": \"off\"}`.\n\
             1: `language` can’t be `7`; the default is used. Write a language tag in quotes, such as `\"en\"`, or \
             leave it out.\n\
             1: `diagonal` can’t be `wide`; the default is used. Write a number of inches from 4 to 200, such as 24, \
             or leave it out.\n\
             1: `breathing_guide` can’t be `Slow`; the default is used. Write FourSix, Box or Off, without quotes.\n\
             1: `breathing_sound` can’t be `Loud`; the default is used. Write Off or WithPacer, without quotes.\n\
             1: `text_scale` can’t be `big`; the default is used. Write a number from 0.5 to 3, such as 1.\n"
        );
        let value = || "70%".to_owned();
        let stays = Odd::NotThat { name: "volume".to_owned(), value: value(), used: Used::AsBefore };
        assert_eq!(stays.in_words(&Words::english()), "`volume` can’t be `70%`; it stays the same");
    }

    #[test]
    fn what_is_said_has_an_end() {
        let odd: Vec<_> = (0..1_000).map(|number| format!("odd{number}: {}", "x".repeat(500))).collect();
        let said = said(&format!("(volume: {}, {})", "loud ".repeat(1_000), odd.join(",\n")));
        assert!(said.contains("981 more lines like this follow"), "{said}");
        assert!(said.len() < 4_000, "{said}");
    }

    #[test]
    fn a_file_that_cannot_be_read_stays_as_it_is_and_people_are_told_so() {
        let words = Words::english();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        let large = format!("(muted: true){}", " ".repeat(1024 * 1024));
        for (text, wrong) in [
            (
                "theme = Evening\n",
                ", line 1: an equals sign doesn’t mean anything here; write a field as `name: value`.",
            ),
            (large.as_str(), ": this file is larger than 1 MiB."),
        ] {
            fs::write(&path, text).unwrap();
            let said = open(&path).notices[0].in_words(&words);
            let help = "The default settings are used, and the file is left as it is. Fix it, or move it out of the way.";
            assert!(
                said.starts_with(&format!("{}{wrong}", path.display())) && said.ends_with(help),
                "{said}"
            );
            let muted = Settings { muted: true, ..Settings::default() };
            let error =
                keep(&Files::default(), &path, &Settings::default(), &muted).unwrap_err().in_words(&words);
            let begins = "What you change here is saved once the file is fixed. Until then, the file is left as it is: ";
            let ends = "Your settings haven’t changed, and the file is left as it is. Fix it, or move it out of the way.";
            assert!(error.starts_with(begins) && error.ends_with(ends), "{error}");
        }
    }
}
