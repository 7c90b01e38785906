//! The keys at the foot of the talk, to press as well. Each has its place, on the stage, at a question and in a break, so
//! that the second of two presses never meets another one, and the focus never slides from one to another. One that does
//! nothing just now is pale.

use iced::widget::{Row, container};
use iced::{Alignment, Element, Length};

use super::command::named;
use super::{Message, Scene};
use crate::plan::Kind;
use crate::session::{Question, State};
use crate::ui::keys::Command;
use crate::ui::look::Look;
use crate::ui::motion::controls;
use crate::ui::widget::{key_cap, words};

/// How far the caps have faded when nobody sees them any more.
const HALF: f32 = 0.5;

/// Their height, so that a finger finds them.
const HEIGHT: f32 = 44.0;

/// A cap: what it says, and what it is for.
type Cap = (&'static str, Command);

/// A cap, and whether it does something just now.
type Shown = (&'static str, Command, bool);

/// A place at the foot.
struct Place {
    /// What stands there just now.
    shown: Option<Shown>,
    /// All that may stand there in the course of a talk: it is as wide as the widest.
    ever: &'static [Cap],
    /// Whether it is there in narrow windows, too; the rest is in the list that *More* opens.
    first: bool,
}

impl<'a> Scene<'a> {
    /// The caps.
    pub(super) fn caps(self) -> Element<'a, Message> {
        let signs = self.has_signs();
        // Gone, they keep their place; the first touch brings them back, and does nothing else.
        let look = Look { colors: self.look.colors.faded(self.look.faded), ..self.look };
        let caps = self.cap_places(signs).into_iter().map(|(width, shown)| {
            let Some((does, command, now)) = shown else {
                return iced::widget::space().width(Length::Fixed(width)).into();
            };
            let begins = self.session.state() == State::Breath && command == Command::Next;
            let cap = key_cap(&look, self.sign(command, signs), does, command == Command::Break, now)
                .named(if begins { "Next: begin now".to_owned() } else { named(command, does) })
                .on_press_maybe(now.then_some(Message::Command(command)))
                .seen(self.look.faded < HALF);
            container(cap).width(Length::Fixed(width)).into()
        });
        let caps = Row::with_children(caps).spacing(self.between_caps()).align_y(Alignment::Center).wrap();
        container(caps.vertical_spacing(self.look.scale.px(2.0))).id(controls::id()).into()
    }

    /// How high they are, on as many lines as they need.
    pub(super) fn caps_height(self) -> f32 {
        let lines = self.cap_lines(self.has_signs());
        lines * HEIGHT + (lines - 1.0) * self.look.scale.px(2.0)
    }

    /// Whether the caps show their keys: in narrow windows only if all are on one line with them.
    fn has_signs(self) -> bool {
        !self.look.scale.one_column || self.cap_lines(true) < 2.0
    }

    fn cap_lines(self, signs: bool) -> f32 {
        let room = self.look.scale.window.width - 2.0 * self.look.scale.margin;
        let between = self.between_caps();
        let (mut lines, mut used) = (1.0, 0.0);
        for (width, _) in self.cap_places(signs) {
            if used > 0.0 && used + between + width > room {
                (lines, used) = (lines + 1.0, 0.0);
            }
            used += if used > 0.0 { between + width } else { width };
        }
        lines
    }

    fn between_caps(self) -> f32 {
        self.look.scale.px(if self.look.scale.one_column { 8.0 } else { 26.0 })
    }

    fn sign(self, command: Command, signs: bool) -> Option<String> {
        self.keys.cap(command).filter(|_| signs)
    }

    /// The width of each place, and what stands there.
    fn cap_places(self, signs: bool) -> Vec<(f32, Option<Shown>)> {
        let few = self.look.scale.one_column;
        let width = |(does, command): &Cap| {
            words::key_cap_width(&self.look, self.sign(*command, signs).as_deref(), does).max(HEIGHT)
        };
        let places = self.places().into_iter().filter(|place| place.first || !few);
        places.map(|place| (place.ever.iter().map(width).fold(0.0, f32::max), place.shown)).collect()
    }

    /// The places, from the left.
    fn places(self) -> [Place; 8] {
        let few = self.look.scale.one_column;
        let [pause, next, rest, repair, minute, pass] = if self.session.rest(self.now).is_some() {
            self.shown_in_a_break(few)
        } else {
            self.shown_in_a_talk(few)
        };
        let ending = matches!(self.session.question(self.now), Some(Question::End));
        let end = Some(("End", Command::End, !ending));
        let place = |shown, ever, first| Place { shown, ever, first };
        [
            place(pause, if few { &PAUSE_OF_FEW } else { &PAUSE }, true),
            place(next, if few { &NEXT_OF_FEW } else { &NEXT }, true),
            place(rest, if few { &REST_OF_FEW } else { &REST }, true),
            place(repair, &[("Repair", Command::Repair), ("Sound on", Command::Mute)], false),
            place(minute, &[("A minute more", Command::Extend)], false),
            place(pass, &[("Pass", Command::Pass)], false),
            place(end, &[("End", Command::End)], true),
            place(Some(("More", Command::Keys, true)), &[("More", Command::Keys)], true),
        ]
    }

    /// On the stage and at a question.
    fn shown_in_a_talk(self, few: bool) -> [Option<Shown>; 6] {
        let state = self.session.state();
        let asked = matches!(state, State::Gate | State::Ask);
        // A question that is open already isn't asked again.
        let question = self.session.question(self.now);
        let ending = matches!(question, Some(Question::End));
        let asking = matches!(question, Some(Question::More(_) | Question::End));
        let timed = self.session.reading(self.now).is_some_and(|reading| reading.time.is_some());
        let kind = self.session.step().map(|step| step.kind);
        let passes = matches!(kind, Some(Kind::Speaker | Kind::Listener | Kind::Seat));
        let pause = match state {
            State::Paused(_) => "Go on",
            State::Ready => "Begin",
            State::Breath if few => "Begin",
            State::Breath => "Begin now",
            _ => "Pause",
        };
        let more = !asked && timed && state != State::Breath && !asking;
        [
            Some(if asked {
                ("Back", Command::Back, self.session.can_go_back())
            } else {
                (pause, Command::Pause, timed || state != State::Running)
            }),
            Some(("Next", Command::Next, !asked && !ending)),
            Some((if few { "Break" } else { "Take a break" }, Command::Break, true)),
            Some(("Repair", Command::Repair, true)),
            Some(("A minute more", Command::Extend, more)),
            Some(("Pass", Command::Pass, passes && !ending)),
        ]
    }

    /// In narrow windows a break has buttons for its length, and the rest is in the list.
    fn shown_in_a_break(self, few: bool) -> [Option<Shown>; 6] {
        let resting = self.session.state() == State::Break;
        let shown = |does, command, now| Some((does, command, now)).filter(|_| !few);
        [
            shown("Longer", Command::Longer, resting),
            shown("Sooner", Command::Shorter, resting),
            shown(self.pacer_words(), Command::Park, resting),
            shown(if self.muted { "Sound on" } else { "Mute" }, Command::Mute, true),
            None,
            None,
        ]
    }

    /// What switches the breathing pacer.
    pub(super) fn pacer_words(self) -> &'static str {
        if self.talk.pacer_off { "Pacer on" } else { "Pacer off" }
    }
}

/// What may stand in the first three places; in narrow windows in fewer words.
const PAUSE: [Cap; 5] = [
    ("Pause", Command::Pause),
    ("Go on", Command::Pause),
    ("Begin now", Command::Pause),
    ("Back", Command::Back),
    ("Longer", Command::Longer),
];
const NEXT: [Cap; 2] = [("Next", Command::Next), ("Sooner", Command::Shorter)];
const REST: [Cap; 2] = [("Take a break", Command::Break), ("Pacer off", Command::Park)];
const PAUSE_OF_FEW: [Cap; 4] = [
    ("Pause", Command::Pause),
    ("Go on", Command::Pause),
    ("Begin", Command::Pause),
    ("Back", Command::Back),
];
const NEXT_OF_FEW: [Cap; 1] = [("Next", Command::Next)];
const REST_OF_FEW: [Cap; 1] = [("Break", Command::Break)];
