//! `common-ground break`: how long it is to be, before its window opens.

use std::io::{self, Write};
use std::time::Duration;

use super::display::on_display;
use super::{First, Home, Outcome, WindowRequest, arguments, refuse};
use crate::rule_set::amount::parse_duration;
use crate::rule_set::{bounds, clean};
use crate::words::{InWords, Words, say};

/// The shortest break.
const SHORTEST: Duration = Duration::from_secs(60);

/// Characters of what was typed that are said again.
const QUOTED: usize = 40;

/// Why a break can't be as long as was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
enum BadLength {
    /// It is no length.
    None { typed: String, meant: Option<String> },
    /// It is one, but not of a break.
    Outside(Duration),
}

impl InWords for BadLength {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::None { typed, meant: None } => say!(words, "cli-break-no-length", typed = typed.as_str()),
            Self::None { typed, meant: Some(meant) } => {
                say!(words, "cli-break-length-meant", typed = typed.as_str(), meant = meant.as_str())
            }
            Self::Outside(length) => {
                let length = words.spoken(*length);
                let (shortest, longest) = (words.spoken(SHORTEST), words.spoken(bounds::BREAK));
                say!(words, "cli-break-outside", length = length, shortest = shortest, longest = longest)
            }
        }
    }
}

/// Opens the app in a break.
pub(super) fn rest(
    home: Home<'_>,
    asked: &arguments::Break,
    quiet_sound: bool,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let length = match length(&asked.length) {
        Ok(length) => length,
        Err(bad) => return refuse(home.words, err, bad.in_words(home.words)).map(Outcome::Exit),
    };
    let (fullscreen, speed) = (asked.fullscreen, asked.speed);
    let first = First::Break(length);
    let request = WindowRequest { folders: home.folders, first, quiet_sound, fullscreen, speed };
    on_display(request, home.words, err)
}

/// The length that was typed, as rule sets have them.
fn length(typed: &str) -> Result<Duration, BadLength> {
    let Ok(length) = parse_duration(typed) else {
        // Minutes go without saying.
        let minutes = format!("{}m", typed.trim());
        let meant = Some(minutes).filter(|minutes| parse_duration(minutes).is_ok());
        return Err(BadLength::None { typed: clean::quoted(typed, QUOTED), meant });
    };
    if (SHORTEST..=bounds::BREAK).contains(&length) { Ok(length) } else { Err(BadLength::Outside(length)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_taken_as_rule_sets_have_them() {
        let minutes = |typed| length(typed).map(|length| length.as_secs() / 60);
        for (typed, right) in
            [("1m", 1), ("60s", 1), ("20m", 20), ("1h 30m", 90), ("1h30m", 90), ("24h", 1_440)]
        {
            assert_eq!(minutes(typed), Ok(right), "{typed}");
        }
        assert_eq!(minutes("1d"), Ok(1_440));
    }

    #[test]
    fn what_is_no_length_of_a_break_is_refused_with_what_was_probably_meant() {
        let meant = |typed| match length(typed) {
            Err(BadLength::None { meant, .. }) => meant,
            other => Some(format!("{other:?}")),
        };
        assert_eq!(meant("20").as_deref(), Some("20m"));
        assert_eq!(meant(" 5 ").as_deref(), Some("5m"));
        assert_eq!(meant("1h 30").as_deref(), Some("1h 30m"));
        for typed in ["", "soon", "0", "-5m", "99999999999999999999"] {
            assert_eq!(meant(typed), None, "{typed}");
        }
        for typed in ["59s", "1s", "25h", "2d"] {
            assert!(matches!(length(typed), Err(BadLength::Outside(_))), "{typed}");
        }
    }
}
