//! The talk: the stage that everybody looks at, with its gate, its break and the questions over it.
//!
//! What is true of the talk, what is asked and what can be done is the [host](Host)'s; this shows it, and lets it ease
//! from one moment to the next.

mod caps;
mod easing;
mod facilitator;
mod gate;
mod overlay;
mod rest;
mod stage;

use std::hash::Hash;
use std::time::Duration;

use iced::Element;
use iced::widget::Id;

use super::close;
use crate::session::{Moment, Question, Session, Shown, State};
use crate::talk::prompt::step_words;
use crate::talk::words::spoken;
use crate::talk::{Field, Host, Message, Of, Panel, Prompt, Viewpoint};
use crate::ui::keys::Bindings;
use crate::ui::look::Look;
use crate::ui::widget::{digits, pacer};
use easing::Easing;

/// The talk on its screen.
#[derive(Debug)]
pub struct Stage {
    /// The talk.
    pub host: Host,
    easing: Easing,
}

/// The place of a field that people write in.
#[must_use]
pub fn field_id(field: Field) -> Id {
    match field {
        Field::Topic => Id::new("park"),
        Field::Name(seat) => Id::from(format!("name {seat}")),
    }
}

impl Stage {
    /// The screen of a talk.
    #[must_use]
    pub fn new(host: Host) -> Self {
        Self { host, easing: Easing::default() }
    }

    /// Tells one scene from another; what only ticks is left out.
    #[must_use]
    pub fn scene(&self, now: Moment) -> impl Hash + use<'_> {
        (self.host.scene(now), self.is_easing(now))
    }

    /// Takes note of what is to be shown now, so that it eases from what was shown before; not where nothing may move.
    pub fn follow(&mut self, now: Moment, still: bool) {
        self.easing.follow(&self.host, now, still);
    }

    /// Whether something is on its way, so that frames are needed.
    #[must_use]
    pub fn is_easing(&self, now: Moment) -> bool {
        self.easing.is_easing(now)
    }

    /// How long until the screen changes by itself.
    #[must_use]
    pub fn next_wake(&self, now: Moment, facilitated: bool) -> Option<Duration> {
        let saving = self.host.saving_in(now).filter(|wait| !wait.is_zero());
        [self.clock_wake(now, facilitated), self.host.note_stays(now), saving].into_iter().flatten().min()
    }

    /// How long until a time, or what follows from one, is shown in another way. A facilitator has seconds in sight.
    fn clock_wake(&self, now: Moment, facilitated: bool) -> Option<Duration> {
        let session = self.host.session();
        if !stage::tells_the_time(session, now) {
            return None;
        }
        let in_minutes = (self.host.minutes_only() && !facilitated) || session.state() == State::Break;
        let clock = session.next_wake_where(if in_minutes { Shown::Minutes } else { Shown::Seconds }, now);
        let rest = session.rest(now).and_then(|rest| rest::next_wake(&rest, session.speed()));
        let breath = self.host.paced(now).map(pacer::to_next);
        // The time of day, above.
        let past = now.wall().as_millisecond().rem_euclid(60_000);
        let minute = Duration::from_millis(60_000 - u64::try_from(past).unwrap_or_default());
        [rest, breath, Some(minute), clock].into_iter().flatten().min()
    }

    /// The screen, in the one window that there is.
    #[must_use]
    pub fn view<'a>(
        &'a self,
        look: &Look,
        now: Moment,
        muted: bool,
        keys: &'a Bindings,
    ) -> Element<'a, Message> {
        self.scene_for(Sight::Whole, look, now, muted, keys).view()
    }

    /// What everyone sees in a window of its own: the stage alone, with nothing to press and nothing of the
    /// facilitator's; at the close, what was agreed.
    #[must_use]
    pub fn for_everyone<'a>(&'a self, look: &Look, now: Moment, keys: &'a Bindings) -> Element<'a, Message> {
        self.scene_for(Sight::Everyone, look, now, false, keys).for_everyone()
    }

    /// What whoever runs the talk sees, while everyone sees the stage in a window of its own.
    #[must_use]
    pub fn for_facilitator<'a>(
        &'a self,
        look: &Look,
        now: Moment,
        muted: bool,
        keys: &'a Bindings,
        theirs: &Theirs,
    ) -> Element<'a, Message> {
        self.scene_for(Sight::Facilitator, look, now, muted, keys).facilitator(theirs)
    }

    fn scene_for<'a>(
        &'a self,
        sight: Sight,
        look: &Look,
        now: Moment,
        muted: bool,
        keys: &'a Bindings,
    ) -> Scene<'a> {
        let (host, easing) = (&self.host, &self.easing);
        Scene { host, easing, session: host.session(), look: *look, now, muted, sight, keys }
    }
}

/// The window for everyone, as a facilitator is shown it.
#[derive(Debug, Clone, Copy)]
pub struct Theirs {
    /// How things look there.
    pub look: Look,
    /// Whether it fills its screen.
    pub full_screen: bool,
}

/// The row of the step that the talk is in, in a facilitator's list.
#[must_use]
pub fn step_row() -> Id {
    Id::new("step")
}

/// Whose window a view is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// The one window, with everything to press.
    Whole,
    /// The window for everyone: the stage alone.
    Everyone,
    /// The facilitator's.
    Facilitator,
}

/// Everything that a view of the talk is made from.
#[derive(Clone, Copy)]
struct Scene<'a> {
    host: &'a Host,
    easing: &'a Easing,
    session: &'a Session,
    look: Look,
    now: Moment,
    muted: bool,
    sight: Sight,
    keys: &'a Bindings,
}

impl<'a> Scene<'a> {
    /// The stage, in whatever state the talk is.
    fn view(self) -> Element<'a, Message> {
        match self.session.state() {
            State::Break | State::Returning => self.rest(),
            State::Gate | State::Ask => self.gate(),
            _ => self.stage(),
        }
    }

    /// The same for everyone, in a window of its own.
    fn for_everyone(self) -> Element<'a, Message> {
        if matches!(self.session.state(), State::Closing | State::Done) {
            return close::for_everyone(self.host, &self.look);
        }
        self.view()
    }

    /// How people look at the talk from here.
    fn viewpoint(&self) -> Viewpoint {
        Viewpoint { now: self.now, facilitated: self.sight != Sight::Whole, muted: self.muted }
    }

    /// Whether it is to be looked at alone.
    fn is_shown_only(&self) -> bool {
        self.sight == Sight::Everyone
    }

    /// What is open over the stage.
    fn panel(&self) -> Panel {
        if self.is_shown_only() { Panel::None } else { self.host.panel() }
    }

    /// A question that is open over the stage. Whether to end is asked of whoever pressed the key.
    fn question_open(&self) -> Option<Prompt> {
        let question = self.host.question(self.viewpoint());
        question.filter(|asked| !(self.is_shown_only() && asked.of == Of::Question(Question::End)))
    }

    /// How words look that come in place of others.
    fn arriving(&self) -> Look {
        let share = self.easing.head(self.now);
        Look { colors: self.look.colors.faded(1.0 - share), ..self.look }
    }

    /// A time left as it is shown: “1:05”, or “2 min” where seconds are hidden.
    fn time_words(&self, left: Duration) -> String {
        self.minutes(left).map_or_else(|| digits::clock(left), |minutes| format!("{minutes} min"))
    }

    /// The minutes that stand for this much time left, if it is shown in minutes alone.
    fn minutes(&self, left: Duration) -> Option<u64> {
        digits::minutes(left).filter(|_| self.host.minutes_only())
    }

    /// The same as it is said aloud.
    fn spoken(&self, left: Duration) -> String {
        let minutes = self.minutes(left);
        spoken(minutes.map_or(left, |minutes| Duration::from_secs(minutes * 60)))
    }

    /// A participant's name.
    fn name(&self, participant: usize) -> &'a str {
        self.session.plan().participants.get(participant).map_or("", String::as_str)
    }

    /// “Ben · Say it back”.
    fn step_words(&self, step: &crate::plan::PlanStep) -> String {
        step_words(self.session, step)
    }

    /// “Speaker and listener · round 2 of 4 · The weekend”.
    fn heading(&self) -> String {
        let plan = self.session.plan();
        let mut parts = vec![plan.name.clone()];
        if let Some(round) = self.session.round() {
            parts.push(format!("round {} of {}", round.number, round.of));
        }
        if let Some(topic) = plan.topic.as_deref().map(str::trim).filter(|topic| !topic.is_empty()) {
            parts.push(topic.to_owned());
        }
        parts.join(" · ")
    }
}
