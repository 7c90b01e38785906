//! What screen readers say during a talk, as a person nearby would: who is next and what for, what is asked, when it
//! goes on. Each is said once, when it happens; seconds never are.

use std::time::Duration;

use super::prompt::{LINES, gate_lead};
use super::words::{full, spoken, time_of_day};
use super::{Host, Viewpoint};
use crate::plan::{Kind, PlanStep};
use crate::session::{Announcement, Effect, Moment, Phase, Session};

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
    said.collect()
}

fn said(host: &Host, announcement: &Announcement, now: Moment) -> Option<String> {
    let session = host.session();
    let plan = session.plan();
    let name = |participant: &usize| plan.participants.get(*participant).map_or("", String::as_str);
    Some(match announcement {
        Announcement::Entered(step) => {
            let step = plan.steps.get(*step)?;
            let time = step.turn.time.map(|time| format!(" {}.", spoken(time))).unwrap_or_default();
            format!("{}{time}", turn(session, step, true))
        }
        Announcement::Label(label) => {
            // While a turn runs as it began, its word adds nothing to its announcement.
            let _wrapping_up = session.reading(now).filter(|reading| reading.phase == Phase::WrappingUp)?;
            let left = session.reading(now).and_then(|reading| reading.left).filter(|left| !left.is_zero());
            left.map_or_else(|| full(label), |left| format!("{} {} left.", full(label), spoken(left)))
        }
        Announcement::Time => {
            session.reading(now).and_then(|reading| reading.label).map_or_else(|| "Time.".to_owned(), full)
        }
        Announcement::Paused => "Paused.".to_owned(),
        Announcement::Resumed => match session.reading(now).and_then(|reading| reading.left) {
            Some(left) => format!("Going on. {} left.", spoken(left)),
            None => "Going on.".to_owned(),
        },
        Announcement::Away { away, left } => {
            let left =
                if left.is_zero() { String::new() } else { format!(" {} left in this turn.", spoken(*left)) };
            format!("We were away for {}.{left} Go on when you are ready.", spoken(*away))
        }
        Announcement::Asked => {
            let view = Viewpoint { now, facilitated: false, muted: false };
            let asked = host.question(view)?;
            format!("{} {}", asked.message, asked.lead)
        }
        // A turn was announced before its breath; the screen after a talk says that it has ended; the others are shown
        // on the stage for a while, and read from there.
        Announcement::Started(_)
        | Announcement::Closed
        | Announcement::MoreTime(_)
        | Announcement::Lapsed
        | Announcement::ComeBackToThis
        | Announcement::RoundAgain => return None,
        Announcement::ShareUsed(participant) => {
            format!("{} has used all of their time here. The others still have some.", name(participant))
        }
        Announcement::Rule(rule) => {
            let rule = plan.rules.get(*rule)?;
            let say = rule.say.as_deref().map(|say| format!(" {}", full(say))).unwrap_or_default();
            format!("Let’s come back to this. {}{say}", full(&rule.text))
        }
        Announcement::Repair(line) => full(LINES.get(*line)?),
        Announcement::Break { length, return_at } => {
            format!("Let’s take a break. Back at {}, in {}.", time_of_day(*return_at), spoken(*length))
        }
        Announcement::BreakOver => "The break is over. Ready to go on?".to_owned(),
        Announcement::Back => back(session, now),
        Announcement::Joined(participant) => format!("{} has joined.", name(participant)),
        Announcement::Left(participant) => format!("{} has left.", name(participant)),
        Announcement::Closing => "The talk has come to its close.".to_owned(),
    })
}

/// “Ben’s turn. Say it back.” `whole` adds what the turn is for, the first time it comes.
fn turn(session: &Session, step: &PlanStep, whole: bool) -> String {
    let turn = &step.turn;
    let mut words = match (step.kind, step.holder) {
        (Kind::Gate, _) => {
            vec![full(&turn.title), gate_lead(session, step)]
        }
        (_, Some(holder)) => {
            let name = session.plan().participants.get(holder).map_or("", String::as_str);
            vec![format!("{name}’s turn."), full(&turn.title)]
        }
        (_, None) => vec![full(&turn.title)],
    };
    let known = session.plan().steps.iter().take(step.index).any(|before| before.turn.title == turn.title);
    words.extend(turn.prompt.as_deref().filter(|_| whole && !known).map(full));
    words.join(" ")
}

/// Where the talk goes on after a break.
fn back(session: &Session, now: Moment) -> String {
    let step = session.step().map(|step| turn(session, step, false));
    let left = session.reading(now).and_then(|reading| reading.left).filter(|left| *left > Duration::ZERO);
    match (step, left) {
        (Some(step), Some(left)) => format!("Back. {step} {} left.", spoken(left)),
        (Some(step), None) => format!("Back. {step}"),
        (None, _) => "Back.".to_owned(),
    }
}
