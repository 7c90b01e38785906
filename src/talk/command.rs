//! What people can ask for at any moment of a talk: the commands, what each is called at present, whether it does
//! anything, and which are at the foot of the windows.
//!
//! The windows, their keys and screen readers all use this list; none makes its own.

use super::{Host, Panel};
use crate::plan::Kind;
use crate::session::{Moment, Question, State};

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
    /// The repair cards.
    Repair,
    /// The field for a topic for another day; in a break, the breathing pacer on or off.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    pub command: Command,
    /// The words on its control.
    pub words: &'static str,
    /// The same for little space.
    pub short: &'static str,
    /// Its control's name for screen readers. It contains the words, so that people who speak to the machine can say
    /// what they see.
    pub name: &'static str,
    /// Whether it does anything at present.
    pub works: bool,
}

impl Offer {
    const fn new(command: Command, words: &'static str, name: &'static str, works: bool) -> Self {
        Self { command, words, short: words, name, works }
    }

    const fn or_short(self, short: &'static str) -> Self {
        Self { short, ..self }
    }
}

/// A place at the foot of the stage. Places don't move during a talk, so that the second of two presses never meets
/// another command, and the focus never moves from one to another.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// What is there at present; `None` leaves the place empty.
    pub shown: Option<Offer>,
    /// All that may be there during a talk, with their words.
    pub ever: &'static [(Command, &'static str)],
}

/// What may be in each of the stage's places.
const EVER: [&[(Command, &str)]; 8] = [
    &[
        (Command::Pause, "Pause"),
        (Command::Pause, "Go on"),
        (Command::Pause, "Begin now"),
        (Command::Back, "Back"),
        (Command::Longer, "Longer"),
    ],
    &[(Command::Next, "Next"), (Command::Shorter, "Sooner")],
    &[(Command::Break, "Take a break"), (Command::Park, "Pacer off")],
    &[(Command::Repair, "Repair"), (Command::Mute, "Sound on")],
    &[(Command::Extend, "A minute more")],
    &[(Command::Pass, "Pass")],
    &[(Command::End, "End")],
    &[(Command::Keys, "More")],
];

/// The same in a narrow window; `None` for a place that it doesn't have.
const EVER_OF_FEW: [Option<&[(Command, &str)]>; 8] = [
    Some(&[
        (Command::Pause, "Pause"),
        (Command::Pause, "Go on"),
        (Command::Pause, "Begin"),
        (Command::Back, "Back"),
    ]),
    Some(&[(Command::Next, "Next")]),
    Some(&[(Command::Break, "Break")]),
    None,
    None,
    None,
    Some(&[(Command::End, "End")]),
    Some(&[(Command::Keys, "More")]),
];

/// What commands and answers depend on besides the talk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewpoint {
    pub now: Moment,
    /// Someone runs the talk from a window of their own, while everyone looks at another.
    pub facilitated: bool,
    pub muted: bool,
}

impl Host {
    /// A command as it is at present.
    #[must_use]
    pub fn offer(&self, command: Command, view: Viewpoint) -> Offer {
        let Viewpoint { now, facilitated, muted } = view;
        let session = self.session();
        let state = session.state();
        let resting = session.rest(now).is_some();
        let asked = matches!(state, State::Gate | State::Ask);
        let question = session.question(now);
        let ending = question == Some(Question::End);
        let goes_on = !resting && !asked;
        let timed = session.reading(now).is_some_and(|reading| reading.time.is_some());
        let say = |words, name, works| Offer::new(command, words, name, works);
        match command {
            Command::Pause => {
                let words = match state {
                    State::Paused(_) => "Go on",
                    State::Ready => "Begin",
                    State::Breath => "Begin now",
                    _ => "Pause",
                };
                let offer = say(words, words, goes_on && (timed || state != State::Running));
                if state == State::Breath { offer.or_short("Begin") } else { offer }
            }
            Command::Next => {
                let name = if state == State::Breath { "Next: begin now" } else { "Next turn" };
                say("Next", name, goes_on && !ending)
            }
            Command::Back => say("Back", "One step back", session.can_go_back()),
            Command::Undo => say("Undo", "Undo", session.can_undo(now)),
            Command::Break => say("Take a break", "Take a break", state != State::Break).or_short("Break"),
            Command::Extend => {
                // A question that is open can't be asked again.
                let asking = matches!(question, Some(Question::More(_) | Question::End));
                let works = goes_on && timed && state != State::Breath && !asking;
                let words = if facilitated { "Ask for a minute more" } else { "A minute more" };
                say(words, words, works)
            }
            Command::Pass => {
                let kind = session.step().map(|step| step.kind);
                let turn = matches!(kind, Some(Kind::Speaker | Kind::Listener | Kind::Seat));
                say("Pass", "Pass this turn", goes_on && turn && !ending)
            }
            Command::Repair if facilitated && session.repair().is_some() => {
                say("Put the card away", "Put the card away", !resting)
            }
            Command::Repair => say("Repair", "Repair: a line that helps", !resting),
            Command::Park if resting => {
                let words = if self.pacer_off() { "Pacer on" } else { "Pacer off" };
                say(words, words, state == State::Break)
            }
            Command::Park => say("Park a topic", "Park a topic", true),
            Command::Mute => {
                let words = if muted { "Sound on" } else { "Mute" };
                say(words, words, true)
            }
            Command::Digits => {
                let words = if self.minutes_only() { "Show seconds" } else { "Minutes only" };
                say(words, words, true)
            }
            Command::End => say("End", "End the talk", !ending),
            Command::FullScreen => say("Full screen", "Full screen", true),
            Command::Audience => {
                let words = if facilitated { "Close second window" } else { "Second window" };
                say(words, words, true)
            }
            Command::Keys => say("More", "Show the keys", true),
            Command::Number(_) => say("", "", !self.keyed(view).is_empty()),
            Command::Longer if resting => say("Longer", "Longer: 5 minutes more", state == State::Break),
            Command::Shorter if resting => say("Sooner", "Sooner: 5 minutes less", state == State::Break),
            Command::Longer => say("+60 s", "60 seconds more", facilitated && timed),
            Command::Shorter => {
                let left = session.reading(now).and_then(|reading| reading.left);
                let works = facilitated && timed && left.is_some_and(|left| !left.is_zero());
                say("−60 s", "60 seconds less", works)
            }
            Command::Escape => say("Close", "Close", self.panel() != Panel::None),
        }
    }

    /// The places at the foot of the stage, at a question and in a break, from the left. With `few` those of a narrow
    /// window; the other commands are in the [list](Self::aside) that *More* opens.
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
        let shown = [pause, next, rest, repair, extend, pass, Some(Command::End), Some(Command::Keys)];
        let ever = if few { EVER_OF_FEW } else { EVER.map(Some) };
        let places = shown.into_iter().zip(ever).filter_map(|(command, ever)| Some((command, ever?)));
        places
            .map(|(command, ever)| {
                let offer = command.map(|command| self.offer(command, view));
                let shown =
                    offer.map(|offer| if few { Offer { words: offer.short, ..offer } } else { offer });
                Place { shown, ever }
            })
            .collect()
    }

    /// The commands at the foot of a facilitator's view, and those that don't fit there if it is narrow.
    #[must_use]
    pub fn facilitator_foot(&self, view: Viewpoint, few: bool) -> (Vec<Offer>, Vec<Offer>) {
        use Command::{Audience, Back, Break, End, Keys, Next, Pass, Pause, Repair};
        let passes = (self.session().plan().present() > 2).then_some(Pass);
        let all = [Pause, Next, Back, Break, Repair].into_iter().chain(passes).chain([End, Audience, Keys]);
        let all = all.map(|command| self.offer(command, view));
        let all = all.map(|offer| if few { Offer { words: offer.short, ..offer } } else { offer });
        let (foot, rest): (Vec<Offer>, Vec<Offer>) =
            all.partition(|offer| !few || matches!(offer.command, Pause | Next | Break | End));
        (foot, rest)
    }

    /// The commands without a place at the foot of the stage, for people who have no key for them. A facilitator has
    /// controls for all.
    #[must_use]
    pub fn aside(&self, view: Viewpoint, few: bool) -> Vec<Offer> {
        if view.facilitated {
            return Vec::new();
        }
        let resting = self.session().rest(view.now).is_some();
        let first: &[Command] = match (few, resting) {
            (false, true) => &[],
            // On the stage, a topic; in a break, the pacer, which has a place at the foot if there is space.
            (false, false) | (true, true) => &[Command::Park],
            (true, false) => &[Command::Repair, Command::Extend, Command::Pass, Command::Park],
        };
        let all = first.iter().copied().chain([Command::Mute, Command::Audience]);
        let all = all.map(|command| self.offer(command, view));
        all.map(|offer| match offer.command {
            Command::Repair => Offer { words: "A line that helps", ..offer },
            _ => offer,
        })
        .collect()
    }
}
