//! Whether cues have a moment in their turn, and a sound.

use std::collections::HashMap;
use std::ops::Range;
use std::time::Duration;

use super::Sound;
use super::fault::{Cues, Instead, Stops, Untimed};
use super::flow::{Time, Use};
use super::report::Report;
use crate::rule_set::amount::{Amount, parse_amount, parse_duration};
use crate::rule_set::meant::nearest;
use crate::rule_set::sign::short;
use crate::rule_set::source::Value;
use crate::rule_set::{At, bounds};

/// Sounds that may have been meant, if they exist.
const SOUNDS: [&str; 8] = ["bowl", "wood", "return", "bell", "chime", "gong", "knock", "breath"];

/// Checks the cues of every turn, in every place that gives the turn another time.
pub(super) fn check(set: &Value<'_>, uses: &[Use<'_>], known: &dyn Fn(&str) -> Sound, report: &mut Report) {
    let mut by_turn: HashMap<&str, Vec<&Use<'_>>> = HashMap::new();
    for used in uses {
        by_turn.entry(used.id).or_default().push(used);
    }
    for (id, turn) in set.field("turns").map(Value::entries).unwrap_or_default() {
        let cues = turn.field("cues").map(Value::items).unwrap_or_default();
        if cues.is_empty() {
            continue;
        }
        for cue in cues {
            sound(cue, known, report);
        }
        let uses = id.text().and_then(|id| by_turn.get(id)).map(Vec::as_slice).unwrap_or_default();
        moments(turn, cues, uses, report);
        stops(turn, cues, uses, report);
    }
}

fn sound(cue: &Value<'_>, known: &dyn Fn(&str) -> Sound, report: &mut Report) {
    let Some((value, name)) = cue.field("sound").and_then(|value| Some((value, value.text()?))) else {
        return;
    };
    if report.is_full() {
        return;
    }
    if name.contains(['/', '\\']) || name == ".." {
        return report.error(&value.bytes, Cues::Path { sound: short(name) });
    }
    match known(name) {
        Sound::There => {}
        Sound::Unplayable { why, right } => {
            // The talk goes on without it, and says so.
            report.warning(&value.bytes, Cues::Unplayable { sound: short(name), why, right });
        }
        Sound::OtherKind { file } => {
            report.error(&value.bytes, Cues::OtherKind { file: short(&file) });
        }
        Sound::Missing => {
            let fault = Cues::NoSound { sound: short(name), instead: instead(name, known) };
            report.error(&value.bytes, fault);
        }
    }
}

/// What to write instead of a sound that doesn't exist.
fn instead(name: &str, known: &dyn Fn(&str) -> Sound) -> Instead {
    let is_there = |name: &str| known(name) != Sound::Missing;
    if let Some((stem, _)) = name.rsplit_once('.')
        && is_there(stem)
    {
        return Instead::WithoutEnding(short(stem));
    }
    let near = nearest(name, SOUNDS.into_iter().filter(|sound| is_there(sound)));
    near.map_or(Instead::Other, Instead::Near)
}

/// When a cue is due, and where that is written.
fn moment(cue: &Value<'_>) -> Option<(At, Range<usize>)> {
    let at = cue.field("at")?;
    if at.word() == Some("End") {
        return Some((At::End, at.bytes.clone()));
    }
    let [amount] = at.parts() else { return None };
    let read = parse_amount(amount.text()?).ok()?;
    match at.word()? {
        "Left" => Some((At::Left(read), at.bytes.clone())),
        "Elapsed" => Some((At::Elapsed(read), at.bytes.clone())),
        "Every" => Some((At::Every(read), at.bytes.clone())),
        _ => None,
    }
}

fn moments(turn: &Value<'_>, cues: &[Value<'_>], uses: &[&Use<'_>], report: &mut Report) {
    let holds = turn.field("at_end").is_none_or(|at_end| at_end.word() == Some("Hold"));
    let time = turn.field("time");
    let own = match time {
        Some(value) if value.is_none() => None,
        // A time that can't be read is reported elsewhere, and says nothing about the cues.
        Some(value) => match value.text().and_then(|text| parse_duration(text).ok()) {
            Some(time) => Some(time),
            None => return,
        },
        None => None,
    };
    // A turn without a time may get one where it is used.
    let in_its_own_time = uses.iter().any(|used| matches!(used.time, Time::Own)) || uses.is_empty();
    let cues: Vec<(At, Range<usize>)> = cues.iter().filter_map(moment).collect();
    let longest = match own {
        None if in_its_own_time => None,
        own => longest(own.filter(|_| in_its_own_time), uses),
    };
    for (moment, bytes) in &cues {
        if report.is_full() {
            return;
        }
        match own {
            Some(time) => in_time(*moment, time, holds, bytes, report),
            None if in_its_own_time => in_no_time(*moment, bytes, report),
            None => {}
        }
        often_enough(*moment, own, longest, bytes, report);
    }
    for used in uses {
        let Time::Changed(time, bytes) = used.time else { continue };
        if report.is_full() {
            return;
        }
        // One problem for each place is enough, and none if the turn's own time has the same problem.
        let outside =
            |moment| outside(moment, time, holds) && own.is_none_or(|own| !self::outside(moment, own, holds));
        let too_often =
            |moment| too_often(moment, time) && own.is_none_or(|own| !self::too_often(moment, own));
        let turn = || short(used.id);
        if cues.iter().any(|(moment, _)| outside(*moment)) {
            report.error(bytes, Cues::NotInTime { turn: turn() });
        } else if cues.iter().any(|(moment, _)| too_often(*moment)) {
            report.error(bytes, Cues::TooOftenHere { turn: turn() });
        }
    }
}

/// Warns of cues that stop the clock to no purpose.
fn stops(turn: &Value<'_>, cues: &[Value<'_>], uses: &[&Use<'_>], report: &mut Report) {
    let goes_on = turn.field("at_end").is_some_and(|at_end| at_end.word() != Some("Hold"));
    let has_time = turn.field("time").is_some_and(|time| !time.is_none());
    let has_time = has_time || uses.iter().any(|used| !matches!(used.time, Time::Own));
    for cue in cues {
        let Some(pause) = cue.field("pause").filter(|pause| pause.is_true()) else { continue };
        let Some((at, _)) = moment(cue) else { continue };
        let why = match (has_time, is_end(at)) {
            (false, _) => Stops::NoClock,
            (true, true) if goes_on => Stops::GoingOn,
            (true, true) => Stops::AtEnd,
            (true, false) => continue,
        };
        report.warning(&pause.bytes, Cues::Stops(why));
    }
}

/// Whether a moment is the end of a turn, however long that is.
fn is_end(moment: At) -> bool {
    match moment {
        At::End => true,
        At::Left(Amount::Percent(share)) => share <= 0.0,
        At::Elapsed(Amount::Percent(share)) => share >= 100.0,
        _ => false,
    }
}

/// The longest time that a turn has anywhere; `None` if that isn't known.
fn longest(own: Option<Duration>, uses: &[&Use<'_>]) -> Option<Duration> {
    let mut longest = own;
    for used in uses {
        match used.time {
            Time::Own => {}
            Time::Changed(time, _) => longest = longest.max(Some(time)),
            Time::Elsewhere | Time::Question => return None,
        }
    }
    longest
}

/// Checks a cue that comes again and again: not too often, and at least once in the longest time that its turn has.
fn often_enough(
    moment: At,
    own: Option<Duration>,
    longest: Option<Duration>,
    bytes: &Range<usize>,
    report: &mut Report,
) {
    let At::Every(every) = moment else { return };
    let (too_often, time) = match (every, own) {
        (Amount::Time(every), _) => (every < bounds::EVERY, None),
        (Amount::Percent(_), Some(own)) => (too_often(moment, own), Some(own)),
        (Amount::Percent(_), None) => (false, None),
    };
    if too_often {
        report.error(bytes, Cues::TooOften { time });
    } else if let Some(time) = longest.filter(|time| every.of(*time) >= *time) {
        report.warning(bytes, Cues::Never { time });
    }
}

/// Whether a share of a turn of this length is too short a time between two of a cue.
fn too_often(moment: At, time: Duration) -> bool {
    matches!(moment, At::Every(every @ Amount::Percent(_)) if every.of(time) < bounds::EVERY)
}

/// Whether a moment lies outside a turn of this length.
fn outside(moment: At, time: Duration, holds: bool) -> bool {
    match moment {
        At::Left(Amount::Time(left)) => left > time,
        At::Elapsed(Amount::Time(elapsed)) => elapsed > time && !holds,
        _ => false,
    }
}

fn in_time(moment: At, time: Duration, holds: bool, bytes: &Range<usize>, report: &mut Report) {
    if !outside(moment, time, holds) {
        return;
    }
    let fault = match moment {
        At::Left(_) => Cues::BeforeStart { time },
        _ => Cues::AfterEnd { time },
    };
    report.error(bytes, fault);
}

fn in_no_time(moment: At, bytes: &Range<usize>, report: &mut Report) {
    let when = match moment {
        At::End => Untimed::End,
        At::Left(_) => Untimed::Left,
        At::Elapsed(Amount::Percent(_)) => Untimed::Share,
        At::Every(_) => Untimed::Every,
        At::Elapsed(Amount::Time(_)) => return,
    };
    report.error(bytes, Cues::Untimed(when));
}
