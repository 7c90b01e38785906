//! What screen readers say during a talk, as a person nearby would: who is next and what for, what is asked, when it
//! goes on. Each is said once, when it happens; seconds never are.

use std::time::Duration;

use super::prompt::{ask_lead, gate_lead, whose_floor};
use super::{Host, Viewpoint, drawing};
use crate::clock::zone;
use crate::plan::{Kind, PlanStep};
use crate::session::{Announcement, Effect, Moment, Phase};
use crate::words::{InWords, plain, say};

/// What to say about what has just happened.
pub(super) fn aloud(host: &Host, effects: &[Effect], now: Moment) -> Vec<String> {
    // When a turn begins, its own announcement is enough, without the end of the turn before it.
    let begins = effects.iter().any(|effect| matches!(effect, Effect::Announce(Announcement::Entered(_))));
    let ends =
        |effect: &&Effect| matches!(effect, Effect::Announce(Announcement::Time | Announcement::Label(_)));
    let said = effects.iter().filter(|effect| !(begins && ends(effect))).filter_map(|effect| match effect {
        Effect::Announce(announcement) => said(host, announcement, now),
        // The reason why something did nothing is shown for a while, and read from there.
        Effect::Ignored(_) | Effect::Sound { .. } => None,
    });
    let said = said.collect::<Vec<_>>();
    // What is looked at first is said after what the step is for.
    let looks = (begins && host.is_reviewing()).then(|| host.review_aloud());
    said.into_iter().chain(looks).collect()
}

fn said(host: &Host, announcement: &Announcement, now: Moment) -> Option<String> {
    let (session, words) = (host.session(), &host.words);
    let plan = session.plan();
    let name = |participant: &usize| plan.participants.get(*participant).map_or("", String::as_str);
    let draws = session.drawing(now);
    let left = || match draws {
        Some(drawn) => Some(drawn.left),
        None => session.reading(now).and_then(|reading| reading.left),
    };
    Some(match announcement {
        Announcement::Entered(step) => entered(host, plan.steps.get(*step)?),
        Announcement::Label(label) => {
            // While a turn runs as it began, its word adds nothing to its announcement.
            let _wrapping_up = session.reading(now).filter(|reading| reading.phase == Phase::WrappingUp)?;
            let label = full(&label.in_words(words));
            match left().filter(|left| !left.is_zero()) {
                Some(left) => {
                    let time = words.spoken(left);
                    say!(words, "aloud-label-left", label = label, time = time)
                }
                None => label,
            }
        }
        Announcement::Time => {
            let label = session.reading(now).and_then(|reading| reading.label);
            label.map_or_else(|| say!(words, "aloud-time"), |label| full(&label.in_words(words)))
        }
        Announcement::Waits => say!(words, "aloud-waits"),
        Announcement::Paused => say!(words, "aloud-paused"),
        Announcement::Resumed => match left() {
            Some(left) => {
                let time = words.spoken(left);
                say!(words, "aloud-going-on-left", time = time)
            }
            None => say!(words, "aloud-going-on"),
        },
        Announcement::Away { away, left } => {
            let (away, time) = (words.spoken(*away), words.spoken(*left));
            // What is left is of no turn while somebody draws on time before one.
            if left.is_zero() || draws.is_some() {
                say!(words, "aloud-away", away = away)
            } else {
                say!(words, "aloud-away-left", away = away, time = time)
            }
        }
        Announcement::Asked => {
            let view = Viewpoint { now, facilitated: false, muted: false, full_screen: false };
            let asked = host.question(view)?;
            format!("{} {}", asked.message, asked.lead)
        }
        // Said on the screen for a while, and read from there, as some of these are. A turn was announced before its breath; the screen after a talk says that it has ended; the others are shown
        // on the stage for a while, and read from there.
        Announcement::Started(_)
        | Announcement::Closed
        | Announcement::MoreTime(_)
        | Announcement::Repaid
        | Announcement::Lapsed
        | Announcement::Noted
        | Announcement::FloorGiven(_)
        | Announcement::ShareUsed(_)
        | Announcement::GoesOnForAnyone(_)
        | Announcement::ComeBackToThis
        | Announcement::Joined(_)
        | Announcement::Left(_)
        | Announcement::Drawn(Duration::ZERO)
        | Announcement::RoundAgain => return None,
        Announcement::FloorTaken(participant) => {
            let name = name(participant);
            say!(words, "aloud-has-floor", name = name)
        }
        Announcement::Drawing { participant, left, .. } => {
            let pool = draws.map_or("", |drawn| drawing::title(session, &drawn));
            let (name, time) = (name(participant), words.spoken(*left));
            say!(words, "aloud-drawing", name = name, pool = pool, time = time)
        }
        Announcement::Drawn(left) => {
            let time = words.spoken(*left);
            say!(words, "aloud-drawn", time = time)
        }
        Announcement::PoolUsed(participant) => {
            let name = name(participant);
            say!(words, "aloud-pool-used", name = name)
        }
        Announcement::Rule(rule) => {
            let rule = plan.rules.get(*rule)?;
            let sentences = [Some(&rule.text), rule.say.as_ref()].into_iter().flatten();
            let rule = sentences.map(|sentence| full(sentence)).collect::<Vec<_>>().join(" ");
            say!(words, "aloud-rule", rule = rule)
        }
        Announcement::Repair(line) => host.line(*line)?,
        Announcement::Break { length, return_at } => {
            let (time, length) = (words.time(return_at.to_zoned(zone()).time()), words.spoken(*length));
            say!(words, "aloud-break", time = time, length = length)
        }
        Announcement::BreakOver if host.is_only_a_break() => say!(words, "aloud-break-over", "alone"),
        Announcement::BreakOver => say!(words, "aloud-break-over"),
        // The screen after it says that they are back.
        Announcement::Back | Announcement::Closing if host.is_only_a_break() => return None,
        Announcement::Back => back(host, now),
        Announcement::Closing if session.ended_early() => say!(words, "close-enough"),
        Announcement::Closing => say!(words, "aloud-closing"),
    })
}

/// “Ben’s turn. Say it back. 2 minutes.” What the turn is for is said the first time it comes.
fn entered(host: &Host, step: &PlanStep) -> String {
    let (plan, turn, words) = (host.session().plan(), &step.turn, &host.words);
    let known = plan.steps.iter().take(step.index).any(|before| before.turn.title == turn.title);
    let prompt = turn.prompt.as_deref().filter(|_| !known).map(full);
    let floor = whose_floor(host.session(), step).map(|name| say!(words, "aloud-has-floor", name = name));
    let shares = step.exchange.as_ref().map(|exchange| {
        let each = words.spoken(exchange.each);
        say!(words, "aloud-exchange", each = each)
    });
    let what =
        [Some(title(host, step)), floor, prompt, shares].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let time = turn.time.map(|time| words.spoken(time));
    match (whose(host, step), time) {
        (Some(name), Some(time)) => say!(words, "aloud-turn-timed", name = name, what = what, time = time),
        (Some(name), None) => say!(words, "aloud-turn", name = name, what = what),
        (None, Some(time)) => say!(words, "aloud-step-timed", what = what, time = time),
        (None, None) => what,
    }
}

/// Where the talk goes on after a break.
fn back(host: &Host, now: Moment) -> String {
    let back = back_to(host, now);
    if host.waits() {
        let waits = say!(host.words, "aloud-waits");
        return format!("{back} {waits}");
    }
    back
}

fn back_to(host: &Host, now: Moment) -> String {
    let (session, words) = (host.session(), &host.words);
    let Some(step) = session.step() else { return say!(words, "aloud-back") };
    let left = session.reading(now).and_then(|reading| reading.left).filter(|left| *left > Duration::ZERO);
    let (what, time) = (title(host, step), left.map(|left| words.spoken(left)));
    match (whose(host, step), time) {
        (Some(name), Some(time)) => {
            say!(words, "aloud-back-turn-left", name = name, what = what, time = time)
        }
        (Some(name), None) => say!(words, "aloud-back-turn", name = name, what = what),
        (None, Some(time)) => say!(words, "aloud-back-step-left", what = what, time = time),
        (None, None) => say!(words, "aloud-back-step", what = what),
    }
}

/// A rule that is opened to be read, with all that the set says about it.
pub(super) fn rule(host: &Host, rule: usize) -> Option<String> {
    let (rule, words) = (host.session().plan().rules.get(rule)?, &host.words);
    let say = rule.say.as_deref().map(|text| say!(words, "card-try", text = text));
    let avoid = rule.avoid.as_deref().map(|text| say!(words, "card-leave", text = text));
    let why = rule.why.as_deref().map(|text| say!(words, "card-why", text = text));
    let sayings = [say, avoid, why].into_iter().flatten();
    let sentences = [rule.text.clone()].into_iter().chain(sayings).map(|sentence| full(&plain(&sentence)));
    Some(sentences.collect::<Vec<_>>().join(" "))
}

/// Whose turn it is; nobody's where they are asked something.
fn whose<'a>(host: &'a Host, step: &PlanStep) -> Option<&'a str> {
    let holder = step.holder.filter(|_| !matches!(step.kind, Kind::Gate | Kind::Ask))?;
    Some(host.session().plan().participants.get(holder).map_or("", String::as_str))
}

/// The turn in the rule set's words: “Say it back.” At a question, also who asks, who answers, and whose answer is enough; in
/// an exchange, also who has the floor.
fn title(host: &Host, step: &PlanStep) -> String {
    let title = full(&step.turn.title);
    let session = host.session();
    // People may come back to an exchange in which somebody has the floor.
    let holder = || session.next_holder().filter(|_| step.kind == Kind::Exchange);
    let more = match step.kind {
        Kind::Gate => gate_lead(session, step, &host.words),
        Kind::Ask => ask_lead(session, step, &host.words),
        _ => match holder() {
            Some(holder) => {
                let name = session.plan().participants.get(holder).map_or("", String::as_str);
                say!(host.words, "aloud-has-floor", name = name)
            }
            None => return title,
        },
    };
    format!("{title} {more}")
}

/// Words of a rule set’s own, ended as a sentence is.
fn full(words: &str) -> String {
    let words = words.trim();
    if words.ends_with(['.', '?', '!', '…', ':', '。']) { words.to_owned() } else { format!("{words}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_as_a_sentence_does() {
        assert_eq!(full("Say it back"), "Say it back.");
        assert_eq!(full("Did I get it?"), "Did I get it?");
    }
}
