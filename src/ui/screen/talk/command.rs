//! What keys and their caps do on the stage, by what is on it.

use std::time::Duration;

use super::{Action, Panel, REPAIRS, Talk, ask, gate, overlay, park_field, rest};
use crate::session::{Event, Moment, Session, State};
use crate::ui::keys::Command;

/// What a facilitator gives or takes at once, in seconds.
pub(super) const MINUTE: i64 = 60;

/// How long the end key is held to end without being asked.
const HOLD: Duration = Duration::from_secs(1);

/// What a command does, for the name of its control. It says the `words` on its cap too, so that whoever speaks to the
/// machine can say what they see.
pub(super) fn named(command: Command, words: &str) -> String {
    match command {
        Command::Next => "Next turn",
        Command::Back => "One step back",
        Command::Break => "Take a break",
        Command::Repair => "Repair: a line that helps",
        Command::Pass => "Pass this turn",
        Command::Longer => "Longer: 5 minutes more",
        Command::Shorter => "Sooner: 5 minutes less",
        Command::End => "End the talk",
        Command::Keys => "Show the keys",
        _ => words,
    }
    .to_owned()
}

impl Talk {
    /// What a key or a key cap does, by what is on the screen.
    pub(super) fn command(
        &mut self,
        session: &Session,
        command: Command,
        now: Moment,
        facilitated: bool,
    ) -> Action {
        let state = session.state();
        match command {
            Command::Break => {
                self.panel = Panel::None;
                return Action::Apply(Event::TakeBreak);
            }
            Command::Mute => return Action::Mute,
            Command::Audience => {
                self.panel = Panel::None;
                return Action::Audience;
            }
            Command::Keys => {
                self.panel = if self.panel == Panel::Keys { Panel::None } else { Panel::Keys };
                return Action::None;
            }
            Command::Digits => {
                self.minutes_only = !self.minutes_only;
                return Action::None;
            }
            Command::Escape => return self.escape(session, now),
            _ => {}
        }
        if let Command::Number(number) = command {
            return self.number(session, number, now, facilitated);
        }
        if matches!(state, State::Break | State::Returning) {
            return self.on_break(command);
        }
        match command {
            Command::Pause => match state {
                State::Paused(_) => Action::Apply(Event::Resume),
                State::Ready => Action::Apply(Event::Begin),
                State::Breath => Action::Apply(Event::Next),
                // No clock runs at a question, so there is none to stop.
                State::Gate | State::Ask => Action::None,
                _ => Action::Apply(Event::Pause),
            },
            Command::Next if state == State::Ready => Action::Apply(Event::Begin),
            Command::Next => Action::Apply(Event::Next),
            Command::Back => Action::Apply(Event::Back),
            Command::Undo => Action::Apply(Event::Undo),
            Command::Extend => {
                self.step_aside();
                Action::Apply(Event::AskMore)
            }
            Command::Pass => Action::Apply(Event::Pass),
            Command::Repair => {
                // A card that stands behind a rule isn't seen, so this key can't mean it.
                if session.repair().is_some() && session.flag(now).is_none() {
                    return Action::Apply(Event::PutRepairAway);
                }
                self.panel = if self.panel == Panel::Repair { Panel::None } else { Panel::Repair };
                Action::None
            }
            Command::Park => {
                // A facilitator's field is always there.
                self.panel = if facilitated { Panel::None } else { Panel::Park };
                Action::Focus(park_field())
            }
            // Nobody is asked: that is what a facilitator is for.
            Command::Longer if facilitated => Action::Apply(Event::Add(MINUTE)),
            Command::Shorter if facilitated => Action::Apply(Event::Add(-MINUTE)),
            Command::End => {
                self.step_aside();
                Action::Apply(Event::AskEnd)
            }
            _ => Action::None,
        }
    }

    /// Closes a topic that is being typed, whose words stay, so that the question that somebody asks for is seen.
    fn step_aside(&mut self) {
        if matches!(self.panel, Panel::Park | Panel::Names) {
            self.panel = Panel::None;
        }
    }

    /// The end key went down, or is still down: after a second it ends without being asked. A first press begins the
    /// second anew, since the key may have come up where nobody saw it.
    pub fn end_held(&mut self, now: Moment, still: bool) -> Option<Event> {
        if !still {
            self.end_held = Some(now);
        }
        let since = self.end_held?;
        (now.boot().saturating_sub(since.boot()) >= HOLD).then_some(Event::EndNow)
    }

    /// The end key is up again.
    pub fn end_released(&mut self) {
        self.end_held = None;
    }

    fn on_break(&mut self, command: Command) -> Action {
        match command {
            Command::Longer => Action::Apply(Event::ChangeBreak(5)),
            Command::Shorter => Action::Apply(Event::ChangeBreak(-5)),
            // The key that parks a topic on the stage turns the pacer off here.
            Command::Park => {
                self.pacer_off = !self.pacer_off;
                Action::None
            }
            Command::End => Action::Apply(Event::AskEnd),
            _ => Action::None,
        }
    }

    /// A number answers the question that is open, chooses from the panel that is open, or brings a rule forward.
    fn number(&mut self, session: &Session, number: u8, now: Moment, facilitated: bool) -> Action {
        let chosen = usize::from(number) - 1;
        if matches!(self.panel, Panel::Keys | Panel::Park | Panel::Names) {
            return Action::None;
        }
        if self.panel == Panel::Repair {
            if chosen < REPAIRS.len() {
                self.panel = Panel::None;
                return Action::Apply(Event::Repair(chosen));
            }
            return Action::None;
        }
        if let Some(answers) = overlay::answers(session, now, facilitated) {
            return answers.into_iter().nth(chosen).map_or(Action::None, |(_, event)| Action::Apply(event));
        }
        match session.state() {
            State::Gate => gate::ANSWERS
                .get(chosen)
                .map_or(Action::None, |(_, heard)| Action::Apply(Event::Heard(*heard))),
            State::Ask => {
                ask::ANSWERS.get(chosen).map_or(Action::None, |(_, more)| Action::Apply(Event::Round(*more)))
            }
            State::Returning => rest::voices(session, facilitated)
                .into_iter()
                .nth(chosen)
                .map_or(Action::None, |(_, voice)| Action::Apply(Event::Ready(voice))),
            State::Break => Action::None,
            _ if chosen < session.plan().rules.len() => Action::Apply(Event::Flag(chosen)),
            _ => Action::None,
        }
    }

    /// Closes what is open on top; on a bare stage does nothing.
    fn escape(&mut self, session: &Session, now: Moment) -> Action {
        if self.panel != Panel::None {
            self.panel = Panel::None;
            return Action::None;
        }
        if session.repair().is_some() {
            return Action::Apply(Event::PutRepairAway);
        }
        overlay::declined(session, now).map_or(Action::None, Action::Apply)
    }
}
