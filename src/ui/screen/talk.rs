//! The talk: the stage that everybody looks at, with its gate, its break and the questions over it.
//!
//! The state of the talk, what is asked and what people can do come from the [host](Host); this shows them, with eases
//! from one moment to the next.

mod caps;
mod easing;
mod facilitator;
mod gate;
mod list;
mod overlay;
mod rest;
mod review;
mod stage;

use std::hash::Hash;
use std::time::Duration;

use iced::Element;
use iced::widget::Id;
use jiff::Timestamp;

use super::close;
use crate::plan::Kind;
use crate::session::{Moment, Question, Session, Shown, State};
use crate::talk::prompt::step_words;
use crate::talk::{Host, Message, Of, Paced, Panel, Prompt, Viewpoint};
use crate::ui::keys::Bindings;
use crate::ui::look::Look;
use crate::ui::widget::digits;
use crate::words::say;
use easing::Easing;

/// The talk on its screen.
#[derive(Debug)]
pub(crate) struct Stage {
    pub host: Host,
    easing: Easing,
}

impl Stage {
    /// The screen of a talk.
    #[must_use]
    pub(crate) fn new(host: Host) -> Self {
        Self { host, easing: Easing::default() }
    }

    /// Distinguishes one scene from another; what only ticks is left out.
    #[must_use]
    pub(crate) fn scene(&self, now: Moment) -> impl Hash + use<'_> {
        (self.host.scene(now), self.is_easing(now))
    }

    /// Notes what is to be shown now, so that it eases from what was shown before, unless `still`.
    pub(crate) fn follow(&mut self, now: Moment, still: bool) {
        self.easing.follow(&self.host, now, still);
    }

    /// Whether something eases, so that frames are needed.
    #[must_use]
    pub(crate) fn is_easing(&self, now: Moment) -> bool {
        self.easing.is_easing(now)
    }

    /// How long until the screen changes by itself.
    #[must_use]
    pub(crate) fn next_wake(&self, now: Moment, facilitated: bool) -> Option<Duration> {
        let saving = self.host.saving_in(now).filter(|wait| !wait.is_zero());
        [self.clock_wake(now, facilitated), self.host.note_stays(now), saving].into_iter().flatten().min()
    }

    /// How long until a time, or what follows from it, is shown differently. A facilitator sees seconds.
    fn clock_wake(&self, now: Moment, facilitated: bool) -> Option<Duration> {
        let session = self.host.session();
        // Where nothing runs, a facilitator sees the end move on.
        let ends = session.ends(now).filter(|_| facilitated).map(|ends| to_next_minute(ends.at));
        if !stage::tells_the_time(session, now) {
            return ends;
        }
        let in_minutes = (self.host.minutes_only() && !facilitated) || session.state() == State::Break;
        let shown = match (in_minutes, facilitated) {
            (true, _) => Shown::Minutes,
            (false, true) => Shown::Exactly,
            (false, false) => Shown::Seconds,
        };
        let clock = session.next_wake_where(shown, now);
        let rest = session.rest(now).and_then(|rest| rest::next_wake(&rest, session.speed()));
        let breath = self.host.paced(now).map(Paced::to_next);
        // The time of day, at the top.
        let minute = to_next_minute(now.wall());
        [rest, breath, Some(minute), ends, clock].into_iter().flatten().min()
    }

    /// The stage in the only window.
    #[must_use]
    pub(crate) fn view<'a>(
        &'a self,
        look: &Look<'a>,
        now: Moment,
        here: Here,
        keys: &'a Bindings,
    ) -> Element<'a, Message> {
        self.scene_for(Sight::Whole, look, now, here, keys).view()
    }

    /// What the window for everyone shows: only the stage, with nothing to press and nothing for the facilitator; at
    /// the close, what was agreed.
    #[must_use]
    pub(crate) fn for_everyone<'a>(
        &'a self,
        look: &Look<'a>,
        now: Moment,
        keys: &'a Bindings,
    ) -> Element<'a, Message> {
        self.scene_for(Sight::Everyone, look, now, Here::default(), keys).for_everyone()
    }

    /// What the facilitator sees, while everyone sees the stage in the other window.
    #[must_use]
    pub(crate) fn for_facilitator<'a>(
        &'a self,
        look: &Look<'a>,
        now: Moment,
        here: Here,
        keys: &'a Bindings,
        theirs: &Theirs<'a>,
    ) -> Element<'a, Message> {
        self.scene_for(Sight::Facilitator, look, now, here, keys).facilitator(theirs)
    }

    fn scene_for<'a>(
        &'a self,
        sight: Sight,
        look: &Look<'a>,
        now: Moment,
        here: Here,
        keys: &'a Bindings,
    ) -> Scene<'a> {
        let (host, easing) = (&self.host, &self.easing);
        Scene { host, easing, session: host.session(), look: *look, now, here, sight, keys }
    }
}

/// The window that has the talk's controls, as far as they depend on it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Here {
    /// Whether no sound is made.
    pub muted: bool,
    /// Whether it fills its screen.
    pub full_screen: bool,
}

/// The window for everyone, as far as the facilitator's view shows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Theirs<'a> {
    pub look: Look<'a>,
    /// Whether it fills its screen.
    pub full_screen: bool,
    /// Whether the program couldn't put it where people look.
    pub must_be_dragged: bool,
}

/// The id of the present step's row in a facilitator's list.
#[must_use]
pub(crate) fn step_row() -> Id {
    Id::new("step")
}

/// How long until the next minute of the day begins.
fn to_next_minute(at: Timestamp) -> Duration {
    let past = at.as_millisecond().rem_euclid(60_000);
    Duration::from_millis(60_000 - u64::try_from(past).unwrap_or_default())
}

/// Whose window a view is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// The only window, with everything to press.
    Whole,
    /// The window for everyone: only the stage.
    Everyone,
    /// The facilitator's window.
    Facilitator,
}

/// Everything that a view of the talk is made from.
#[derive(Clone, Copy)]
struct Scene<'a> {
    host: &'a Host,
    easing: &'a Easing,
    session: &'a Session,
    look: Look<'a>,
    now: Moment,
    here: Here,
    sight: Sight,
    keys: &'a Bindings,
}

impl<'a> Scene<'a> {
    /// The stage, in any state of the talk.
    fn view(self) -> Element<'a, Message> {
        match self.session.state() {
            State::Break | State::Returning => self.rest(),
            State::Gate | State::Ask => self.gate(),
            _ => self.stage(),
        }
    }

    /// The same for everyone, in the second window.
    fn for_everyone(self) -> Element<'a, Message> {
        if matches!(self.session.state(), State::Closing | State::Done) {
            return close::for_everyone(self.host, &self.look);
        }
        self.view()
    }

    fn viewpoint(&self) -> Viewpoint {
        let Here { muted, full_screen } = self.here;
        Viewpoint { now: self.now, facilitated: self.sight != Sight::Whole, muted, full_screen }
    }

    /// Whether it has nothing to press.
    fn is_shown_only(&self) -> bool {
        self.sight == Sight::Everyone
    }

    fn panel(&self) -> Panel {
        if self.is_shown_only() { Panel::None } else { self.host.panel() }
    }

    /// The question that is open over the stage. Whether to end is asked only where the key was pressed.
    fn question_open(&self) -> Option<Prompt> {
        let question = self.host.question(self.viewpoint());
        question.filter(|asked| !(self.is_shown_only() && asked.of == Of::Question(Question::End)))
    }

    /// The look of words that appear in place of others.
    fn arriving(&self) -> Look<'a> {
        let share = self.easing.head(self.now);
        Look { colors: self.look.colors.faded(1.0 - share), ..self.look }
    }

    /// A time left as shown: “1:05”, or “2 min” if seconds are hidden.
    fn time_words(&self, left: Duration) -> String {
        let Some(minutes) = self.minutes(left) else { return digits::clock(left) };
        say!(self.look.words, "length-minutes-short", number = minutes)
    }

    /// The minutes to show for this time left, if it is shown in minutes.
    fn minutes(&self, left: Duration) -> Option<u64> {
        digits::minutes(left).filter(|_| self.host.minutes_only())
    }

    /// The same for screen readers.
    fn spoken(&self, left: Duration) -> String {
        let minutes = self.minutes(left);
        self.look.words.spoken(minutes.map_or(left, |minutes| Duration::from_secs(minutes * 60)))
    }

    /// Whether it is an exchange, in which the numbers are for the floor.
    fn is_exchange(&self) -> bool {
        self.session.step().is_some_and(|step| step.kind == Kind::Exchange)
    }

    /// A participant's name.
    fn name(&self, participant: usize) -> &'a str {
        self.session.plan().participants.get(participant).map_or("", String::as_str)
    }

    /// “Ben · Say it back”.
    fn step_words(&self, step: &crate::plan::PlanStep) -> String {
        step_words(self.session, step, self.look.words)
    }

    /// “Speaker and listener · round 2 of 4 · The weekend”.
    fn heading(&self) -> String {
        let plan = self.session.plan();
        if plan.is_only_a_break() {
            return say!(self.look.words, "break-heading");
        }
        let mut parts = vec![plan.name.clone()];
        if let Some(round) = self.session.round() {
            let (words, number, of) = (self.look.words, round.number, round.of);
            parts.push(if round.asked {
                say!(words, "stage-round-up-to", number = number, of = of)
            } else {
                say!(words, "stage-round", number = number, of = of)
            });
        }
        if let Some(topic) = plan.topic.as_deref().map(str::trim).filter(|topic| !topic.is_empty()) {
            parts.push(topic.to_owned());
        }
        self.look.words.beside(&parts)
    }
}
