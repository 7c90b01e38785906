//! Turns in the talk's language, with the times that people chose and every cue at its moment.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::{Choices, Label, PlanCue, PlanError, PlanTurn, TurnKind, millis};
use crate::rule_set::{Amount, At, AtEnd, Cue, RuleSet, Turn, TurnRef, bounds};

/// Turns shorter than this have no “wrapping up” unless the set says so.
pub(super) const WRAPS_UP: Duration = Duration::from_secs(30);

/// The sound at the end of a turn for which the set has no cues.
pub(super) const USUAL_END: &str = "bowl";

/// The id of the turn with a set's opening words.
const OPENING: &str = "opening";

/// The turns of a set, for one talk.
pub(super) struct Turns<'a> {
    set: &'a RuleSet,
    choices: &'a Choices,
    /// Where each rule stands in the plan; `None` for one that was left out.
    rules: &'a BTreeMap<&'a str, Option<usize>>,
}

impl<'a> Turns<'a> {
    pub(super) fn new(
        set: &'a RuleSet,
        choices: &'a Choices,
        rules: &'a BTreeMap<&'a str, Option<usize>>,
    ) -> Self {
        Self { set, choices, rules }
    }

    /// The turn that a flow names, with its changes for this place.
    pub(super) fn turn(&self, reference: &TurnRef) -> Result<Arc<PlanTurn>, PlanError> {
        let turn = self.find(&reference.turn)?;
        let time = reference.time.or(turn.time).map(|time| self.chosen(&reference.turn, time));
        self.put_together(reference, turn, time)
    }

    /// The turn of an exchange between `seats` people, and how long each of them has.
    pub(super) fn exchange(
        &self,
        reference: &TurnRef,
        each: Duration,
        seats: usize,
    ) -> Result<(Arc<PlanTurn>, Duration), PlanError> {
        let turn = self.find(&reference.turn)?;
        let (time, each) = if let Some(time) = reference.time.or(turn.time) {
            (self.chosen(&reference.turn, time), each)
        } else {
            let each = self.chosen(&reference.turn, each);
            (each.saturating_mul(u32::try_from(seats).unwrap_or(u32::MAX)), each)
        };
        Ok((self.put_together(reference, turn, Some(time))?, each))
    }

    /// A turn that only asks, without a clock.
    pub(super) fn question(&self, id: &str) -> Result<Arc<PlanTurn>, PlanError> {
        self.asking(&TurnRef {
            turn: id.to_owned(),
            title: None,
            prompt: None,
            time: None,
            one_by_one: false,
        })
    }

    /// The same, with the flow's changes for this place. A time among them has no use.
    pub(super) fn asking(&self, reference: &TurnRef) -> Result<Arc<PlanTurn>, PlanError> {
        let turn = self.find(&reference.turn)?;
        Ok(Arc::new(PlanTurn {
            id: reference.turn.clone(),
            title: self.say(reference.title.as_ref().unwrap_or(&turn.title)),
            prompt: reference.prompt.as_ref().or(turn.prompt.as_ref()).map(|prompt| self.say(prompt)),
            time: None,
            at_end: AtEnd::Hold,
            nudge: None,
            rules: self.rules_of(turn)?,
            label: turn.label.as_ref().map(|label| Label::Own(self.say(label))),
            flags: turn.flags,
            // A question is only answered.
            list: None,
            cues: Vec::new(),
            aloud: None,
        }))
    }

    /// The turn with the set's opening words, whose id no turn of the set has. Without a title in the [choices](Choices::opening)
    /// it has the set's name.
    pub(super) fn opening(&self) -> Option<Arc<PlanTurn>> {
        let words = self.say(self.set.opening()?);
        let words = words.trim();
        let title = Some(self.choices.opening.trim()).filter(|title| !title.is_empty());
        let others = (2..).map(|number| format!("{OPENING}-{number}"));
        let id =
            std::iter::once(OPENING.to_owned()).chain(others).find(|id| !self.set.turns.contains_key(id))?;
        (!words.is_empty()).then(|| {
            Arc::new(PlanTurn {
                id,
                title: title.map_or_else(|| self.say(&self.set.name), str::to_owned),
                prompt: Some(words.to_owned()),
                time: None,
                at_end: AtEnd::Hold,
                nudge: None,
                rules: Vec::new(),
                label: None,
                flags: true,
                list: None,
                cues: Vec::new(),
                aloud: None,
            })
        })
    }

    fn find(&self, id: &str) -> Result<&'a Turn, PlanError> {
        self.set.turns.get(id).ok_or_else(|| PlanError::NoSuchTurn(id.to_owned()))
    }

    fn say(&self, text: &crate::rule_set::Text) -> String {
        text.get(&self.choices.language).to_owned()
    }

    /// The time that people chose for a turn which has this time in the set.
    pub(super) fn chosen(&self, turn: &str, time: Duration) -> Duration {
        let kind = TurnKind { turn: turn.to_owned(), time };
        match self.choices.times.get(&kind) {
            Some(chosen) => (*chosen).clamp(Duration::from_secs(1), bounds::LENGTH),
            None => time,
        }
    }

    fn rules_of(&self, turn: &Turn) -> Result<Vec<usize>, PlanError> {
        let place = |id: &String| match self.rules.get(id.as_str()) {
            Some(place) => Ok(*place),
            None => Err(PlanError::NoSuchRule(id.clone())),
        };
        turn.rules.iter().filter_map(|id| place(id).transpose()).collect()
    }

    fn put_together(
        &self,
        reference: &TurnRef,
        turn: &Turn,
        time: Option<Duration>,
    ) -> Result<Arc<PlanTurn>, PlanError> {
        let mut cues = match (&turn.cues, time) {
            (Some(cues), _) => cues.iter().filter_map(|cue| self.cue(cue, time, turn.at_end)).collect(),
            (None, Some(time)) => self.usual_cues(time),
            (None, None) => Vec::new(),
        };
        cues.sort_by_key(|cue| cue.at);
        Ok(Arc::new(PlanTurn {
            id: reference.turn.clone(),
            title: self.say(reference.title.as_ref().unwrap_or(&turn.title)),
            prompt: reference.prompt.as_ref().or(turn.prompt.as_ref()).map(|prompt| self.say(prompt)),
            time,
            at_end: turn.at_end,
            nudge: turn.nudge.filter(|nudge| !nudge.is_zero()),
            rules: self.rules_of(turn)?,
            label: turn.label.as_ref().map(|label| Label::Own(self.say(label))),
            flags: turn.flags,
            list: turn.list,
            cues,
            aloud: None,
        }))
    }

    /// A cue at its moment; `None` if an untimed turn can't have it.
    fn cue(&self, cue: &Cue, time: Option<Duration>, at_end: AtEnd) -> Option<PlanCue> {
        let mut every = None;
        let (at, from_end) = match (cue.at, time) {
            (At::Every(each), Some(time)) => {
                let each = to_the_millisecond(each.of(time)).max(bounds::EVERY);
                every = Some(each);
                (each, false)
            }
            (At::End, Some(time)) => (time, true),
            (At::Left(left), Some(time)) => (time.saturating_sub(left.of(time)), true),
            (At::Elapsed(elapsed), Some(time)) => (elapsed.of(time).min(latest(time, at_end)), false),
            (At::Elapsed(Amount::Time(elapsed)), None) => (elapsed, false),
            (At::End | At::Left(_) | At::Every(_) | At::Elapsed(Amount::Percent(_)), None) => return None,
        };
        let planned = PlanCue {
            at: to_the_millisecond(at),
            every,
            from_end,
            sound: cue.sound.clone(),
            strikes: cue.strikes.min(bounds::STRIKES),
            label: cue.label.as_ref().map(|label| Label::Own(self.say(label))),
            pause: cue.pause,
        };
        Some(if cue.at == At::End { self.sounding(planned) } else { planned })
    }

    /// The cues of a turn for which the set has none.
    fn usual_cues(&self, time: Duration) -> Vec<PlanCue> {
        let cue = |at, sound: &str, label| PlanCue {
            at: to_the_millisecond(at),
            every: None,
            from_end: true,
            sound: sound.to_owned(),
            strikes: 1,
            label: Some(label),
            pause: false,
        };
        let end = self.sounding(cue(time, USUAL_END, Label::TimeIsUp));
        if time < WRAPS_UP {
            return vec![end];
        }
        let before = time.saturating_sub(Amount::Percent(20.0).of(time));
        vec![cue(before, "wood", Label::WrappingUp), end]
    }

    /// A cue at a turn's end, with the sound that people chose.
    fn sounding(&self, cue: PlanCue) -> PlanCue {
        match &self.choices.end_sound {
            Some(none) if none.is_empty() => PlanCue { strikes: 0, ..cue },
            Some(sound) => PlanCue { sound: sound.clone(), ..cue },
            None => cue,
        }
    }
}

/// The last moment of a turn before it moves on by itself.
fn latest(time: Duration, at_end: AtEnd) -> Duration {
    match at_end {
        AtEnd::Hold => Duration::MAX,
        AtEnd::Advance => time,
        AtEnd::Wait(grace) => time.saturating_add(grace),
    }
}

/// Rounds to milliseconds, which nobody can hear: shares of a turn come from floating point.
fn to_the_millisecond(time: Duration) -> Duration {
    Duration::from_millis(millis::of(time.saturating_add(Duration::from_micros(500))))
}
