//! What people can ask for at any moment of a talk: the commands, what each is called at present, whether it does
//! anything, and which are at the foot of the windows.
//!
//! The windows, their keys and screen readers all use this list; none makes its own.

mod label;

use super::{Host, Panel, breathing};
use crate::plan::Kind;
use crate::record::settings::BreathingGuide;
use crate::session::{Moment, Question, State};
use label::Label;

/// Something to ask for by a key, a press or a screen reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Stop or start the clock.
    Pause,
    /// Go on to the next step.
    Next,
    /// One step back.
    Back,
    /// Undo the last move.
    Undo,
    /// Take a break.
    Break,
    /// A minute more, by consent.
    Extend,
    /// Pass this turn.
    Pass,
    /// Draw on time between turns, and stop that.
    Draw,
    /// The repair cards.
    Repair,
    /// The list of words that the turn has to pick from.
    List,
    /// The field for a topic for another day; in a break, the next breathing guide.
    Park,
    /// Turn the sound off or on.
    Mute,
    /// The time left in seconds or in minutes.
    Digits,
    /// End the talk.
    End,
    /// Fill the screen, or give it back.
    FullScreen,
    /// The second window, for everyone.
    Audience,
    /// The list of keys.
    Keys,
    /// Help.
    Help,
    /// A number from 1 to 9.
    Number(u8),
    /// A longer break; a facilitator's minute more for this turn.
    Longer,
    /// A shorter break; a facilitator's minute less for this turn.
    Shorter,
    /// Close what is open on top.
    Escape,
}

/// A command as it is at present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub command: Command,
    /// The words on its control.
    pub words: String,
    /// The same for little space.
    pub short: String,
    /// Its control's name for screen readers. It contains the words, so that people who speak to the machine can say
    /// what they see.
    pub name: String,
    /// Whether it does anything at present.
    pub works: bool,
}

impl Offer {
    /// The same with its short words, if there is space for few.
    fn with(self, few: bool) -> Self {
        if few { Self { words: self.short.clone(), ..self } } else { self }
    }
}

/// A place at the foot of the stage. Places don't move during a talk, so that the second of two presses never meets
/// another command, and the focus never moves from one to another.
#[derive(Debug, Clone)]
pub struct Place {
    /// What is there at present; `None` leaves the place empty.
    pub shown: Option<Offer>,
    /// All that may be there during a talk, with their words.
    pub ever: Vec<(Command, String)>,
}

/// What commands and answers depend on besides the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewpoint {
    pub now: Moment,
    /// Someone runs the talk from a window of their own, while everyone looks at another.
    pub facilitated: bool,
    pub muted: bool,
    /// Whether the window that people press in fills its screen.
    pub full_screen: bool,
}

impl Host {
    /// A command as it is at present.
    #[must_use]
    pub fn offer(&self, command: Command, view: Viewpoint) -> Offer {
        let Viewpoint { now, facilitated, muted, full_screen } = view;
        let session = self.session();
        let state = session.state();
        let resting = session.rest(now).is_some();
        let asked = matches!(state, State::Gate | State::Ask);
        let question = session.question(now);
        let ending = question == Some(Question::End);
        let goes_on = !resting && !asked;
        let timed = session.reading(now).is_some_and(|reading| reading.time.is_some());
        let (label, works) = match command {
            Command::Pause => {
                let label = match state {
                    State::Paused(_) => Label::GoOn,
                    State::Ready => Label::Begin,
                    State::Breath => Label::BeginNow,
                    State::Drawing if self.has_drawn_all(now) => Label::BeginNow,
                    _ => Label::Pause,
                };
                (label, goes_on && (timed || state != State::Running))
            }
            Command::Next => {
                let before = matches!(state, State::Breath | State::Drawing);
                let label = match (before, self.waits()) {
                    (true, _) => Label::NextInBreath,
                    (false, true) => Label::NextWhereItWaits,
                    (false, false) => Label::Next,
                };
                (label, goes_on && !ending)
            }
            Command::Back => (Label::Back, session.can_go_back()),
            Command::Undo => (Label::Undo, session.can_undo(now)),
            Command::Break => (Label::Break, state != State::Break),
            Command::Extend => {
                // One question at a time; and none before the turn has started, also where its breath stands still.
                let before = session.breath(now).is_some() || state == State::Drawing;
                let works = self.gives_more_time() && goes_on && timed && !before && question.is_none();
                (if facilitated { Label::AskForMore } else { Label::MinuteMore }, works)
            }
            Command::Pass => {
                let kind = session.step().map(|step| step.kind);
                let turn = matches!(kind, Some(Kind::Speaker | Kind::Listener | Kind::Seat));
                (Label::Pass, goes_on && turn && !ending)
            }
            Command::Draw if self.drawing(now).is_some() => (Label::StopDrawing, goes_on && !ending),
            Command::Draw => (Label::Draw, !session.may_draw(now).is_empty()),
            Command::Repair if facilitated && session.repair().is_some() => (Label::PutCardAway, !resting),
            Command::Repair => (Label::Repair, !resting),
            Command::List => (self.list().map_or(Label::List, Label::of_list), self.list().is_some()),
            Command::Park if resting => {
                let label = match breathing::next(self.guide()) {
                    BreathingGuide::FourSix => Label::BreatheFourSix,
                    BreathingGuide::Box => Label::BreatheInABox,
                    BreathingGuide::Off => Label::BreatheAlone,
                };
                (label, state == State::Break)
            }
            Command::Park => (Label::Park, true),
            Command::Mute => (if muted { Label::SoundOn } else { Label::Mute }, true),
            Command::Digits => {
                (if self.minutes_only() { Label::ShowSeconds } else { Label::MinutesOnly }, true)
            }
            Command::End => (if self.is_only_a_break() { Label::EndBreak } else { Label::End }, !ending),
            Command::FullScreen => {
                (if full_screen { Label::LeaveFullScreen } else { Label::FullScreen }, true)
            }
            Command::Audience => {
                (if facilitated { Label::CloseSecondWindow } else { Label::SecondWindow }, true)
            }
            Command::Keys => (Label::More, true),
            Command::Help => (Label::Help, true),
            Command::Number(_) => (Label::Number, !self.keyed(view).is_empty()),
            Command::Longer if resting => (Label::LongerBreak, true),
            Command::Shorter if resting => (Label::ShorterBreak, state == State::Break),
            Command::Longer => (Label::LongerTurn, facilitated && timed),
            Command::Shorter => {
                let left = session.reading(now).and_then(|reading| reading.left);
                let works = facilitated && timed && left.is_some_and(|left| !left.is_zero());
                (Label::ShorterTurn, works)
            }
            Command::Escape => (Label::Close, self.panel() != Panel::None),
        };
        let words = &self.words;
        let (shown, short, name) = (label.shown(words), label.short(words), label.name(words));
        let (shown, short, name) = match self.draw_words(now).filter(|_| label == Label::Draw) {
            Some((shown, name)) => (shown.clone(), shown, name),
            None => (shown, short, name),
        };
        Offer { command, words: shown, short, name, works }
    }

    /// The places at the foot of the stage, at a question and in a break, from the left. With `few` those of a narrow
    /// window; the other commands are in the [list](Self::aside) that *More* opens.
    ///
    /// Two people rarely pass: that is in the list, too, so that full screen has room here.
    #[must_use]
    pub fn foot(&self, view: Viewpoint, few: bool) -> Vec<Place> {
        let resting = self.session().rest(view.now).is_some();
        let asked = matches!(self.session().state(), State::Gate | State::Ask);
        let [pause, next, rest, repair, extend, pass] = if resting {
            // In a narrow window a break has buttons for its length, and the other commands are in the list.
            let here = |command| (!few).then_some(command);
            [
                here(Command::Longer),
                here(Command::Shorter),
                here(Command::Park),
                here(Command::Mute),
                None,
                None,
            ]
        } else {
            let pause = if asked { Command::Back } else { Command::Pause };
            [pause, Command::Next, Command::Break, Command::Repair, Command::Extend, Command::Pass].map(Some)
        };
        let (passes, gives) = (self.has_a_round(), self.gives_more_time());
        let last = [Command::End, Command::FullScreen, Command::Keys].map(Some);
        let shown = [pause, next, rest, repair, extend, pass].into_iter().chain(last);
        let places = shown.zip(Label::PLACES).filter_map(|(command, labels)| {
            let here = |label: &Label| match label {
                Label::Pass => passes,
                Label::MinuteMore => gives && !few,
                label => !few || label.is_of_few(),
            };
            let labels = labels.iter().filter(|label| here(label));
            let ever: Vec<_> = labels.map(|label| (label.command(), self.called(*label, few))).collect();
            let shown = command.map(|command| self.offer(command, view).with(few));
            (!ever.is_empty()).then_some(Place { shown, ever })
        });
        places.collect()
    }

    /// Whether turns go round: among more than two people, one that is passed comes round again. Whoever has left counts
    /// as well, so that nothing moves at the foot when they do.
    fn has_a_round(&self) -> bool {
        self.session().plan().participants.len() > 2
    }

    /// Whether people can ask for a minute more.
    pub(crate) fn gives_more_time(&self) -> bool {
        self.session().plan().set.more_time
    }

    /// Whether there is time to draw on between turns.
    #[must_use]
    pub fn has_pools(&self) -> bool {
        !self.session().plan().pools.is_empty()
    }

    fn called(&self, label: Label, few: bool) -> String {
        if few { label.short(&self.words) } else { label.shown(&self.words) }
    }

    /// The commands at the foot of a facilitator's view, and those that don't fit there if it is narrow.
    #[must_use]
    pub fn facilitator_foot(&self, view: Viewpoint, few: bool) -> (Vec<Offer>, Vec<Offer>) {
        use Command::{Back, Break, End, Keys, Next, Pass, Pause, Repair};
        let passes = self.has_a_round().then_some(Pass);
        let all = [Pause, Next, Back, Break, Repair].into_iter().chain(passes).chain([End, Keys]);
        // Without a talk there is nothing to go on with.
        let all = all.filter(|command| !self.is_only_a_break() || matches!(command, End | Keys));
        let all = all.map(|command| self.offer(command, view).with(few));
        let (foot, rest): (Vec<Offer>, Vec<Offer>) =
            all.partition(|offer| !few || matches!(offer.command, Pause | Next | Break | End));
        (foot, rest)
    }

    /// The commands without a place at the foot of the stage, for people who have no key for them. A facilitator has
    /// controls for all, and the list of keys covers the one for help.
    #[must_use]
    pub fn aside(&self, view: Viewpoint, few: bool) -> Vec<Offer> {
        if view.facilitated {
            return vec![self.offer(Command::Help, view)];
        }
        let resting = self.session().rest(view.now).is_some();
        let first: &[Command] = match (few, resting) {
            (false, true) => &[],
            // On the stage, a topic; in a break, the breathing guide, which has a place at the foot if there is space.
            (false, false) | (true, true) => &[Command::Park],
            (true, false) => &[Command::Repair, Command::Extend],
        };
        let list = self.list().map(|_| Command::List);
        let draw = (self.has_pools() && !resting).then_some(Command::Draw);
        let pass = (!resting && !self.has_a_round()).then_some(Command::Pass);
        let park = (few && !resting).then_some(Command::Park);
        let last = [Command::Mute, Command::Audience, Command::FullScreen, Command::Help];
        let all =
            list.into_iter().chain(first.iter().copied()).chain(draw).chain(pass).chain(park).chain(last);
        let all = all.filter(|command| *command != Command::Extend || self.gives_more_time());
        all.map(|command| self.offer(command, view)).collect()
    }
}
