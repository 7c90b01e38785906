//! What commands are called.

use super::Command;
use crate::rule_set::List;
use crate::talk::picking::called;
use crate::words::{Words, say};

/// What a command is called at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Pause,
    GoOn,
    Begin,
    BeginNow,
    Next,
    /// In the breath before a turn.
    NextInBreath,
    /// Where the set has stopped the clock.
    NextWhereItWaits,
    Back,
    Undo,
    Break,
    MinuteMore,
    AskForMore,
    Pass,
    Draw,
    StopDrawing,
    Repair,
    PutCardAway,
    BreatheFourSix,
    BreatheInABox,
    /// Without a guide.
    BreatheAlone,
    /// The list of words of a turn that has none.
    List,
    Feelings,
    Needs,
    Park,
    SoundOn,
    Mute,
    ShowSeconds,
    MinutesOnly,
    End,
    /// Where there is no talk.
    EndBreak,
    FullScreen,
    LeaveFullScreen,
    SecondWindow,
    CloseSecondWindow,
    More,
    Help,
    /// A number, which is on no control of its own.
    Number,
    LongerBreak,
    ShorterBreak,
    LongerTurn,
    ShorterTurn,
    Close,
}

impl Label {
    /// What a list is called.
    pub(super) fn of_list(list: List) -> Self {
        match list {
            List::Feelings => Self::Feelings,
            List::Needs => Self::Needs,
        }
    }

    /// All that may be in each of the stage's places.
    pub(super) const PLACES: [&[Self]; 9] = [
        &[Self::Pause, Self::GoOn, Self::Begin, Self::BeginNow, Self::Back, Self::LongerBreak],
        &[Self::Next, Self::ShorterBreak],
        &[Self::Break, Self::BreatheInABox, Self::BreatheAlone, Self::BreatheFourSix],
        &[Self::Repair, Self::SoundOn, Self::Mute],
        &[Self::MinuteMore],
        &[Self::Pass],
        &[Self::End],
        &[Self::FullScreen, Self::LeaveFullScreen],
        &[Self::More],
    ];

    /// Whether it may be at the foot of a narrow stage.
    pub(super) fn is_of_few(self) -> bool {
        use Label::{
            Back, Begin, BeginNow, Break, End, GoOn, More, Next, NextInBreath, NextWhereItWaits, Pass, Pause,
        };
        let goes_on = matches!(self, Pause | GoOn | Begin | BeginNow | Next | NextInBreath | Back | Pass);
        goes_on || matches!(self, NextWhereItWaits | Break | End | More)
    }

    /// Whose label it is. A number's is the first.
    pub(super) fn command(self) -> Command {
        match self {
            Self::Pause | Self::GoOn | Self::Begin | Self::BeginNow => Command::Pause,
            Self::Next | Self::NextInBreath | Self::NextWhereItWaits => Command::Next,
            Self::Back => Command::Back,
            Self::Undo => Command::Undo,
            Self::Break => Command::Break,
            Self::MinuteMore | Self::AskForMore => Command::Extend,
            Self::Pass => Command::Pass,
            Self::Draw | Self::StopDrawing => Command::Draw,
            Self::Repair | Self::PutCardAway => Command::Repair,
            Self::BreatheFourSix | Self::BreatheInABox | Self::BreatheAlone | Self::Park => Command::Park,
            Self::List | Self::Feelings | Self::Needs => Command::List,
            Self::SoundOn | Self::Mute => Command::Mute,
            Self::ShowSeconds | Self::MinutesOnly => Command::Digits,
            Self::End | Self::EndBreak => Command::End,
            Self::FullScreen | Self::LeaveFullScreen => Command::FullScreen,
            Self::SecondWindow | Self::CloseSecondWindow => Command::Audience,
            Self::More => Command::Keys,
            Self::Help => Command::Help,
            Self::Number => Command::Number(1),
            Self::LongerBreak | Self::LongerTurn => Command::Longer,
            Self::ShorterBreak | Self::ShorterTurn => Command::Shorter,
            Self::Close => Command::Escape,
        }
    }

    /// The words on the command's control.
    pub(super) fn shown(self, words: &Words) -> String {
        match self {
            Self::Pause => say!(words, "command-pause"),
            Self::GoOn => say!(words, "command-go-on"),
            Self::Begin => say!(words, "command-begin"),
            Self::BeginNow => say!(words, "command-begin-now"),
            Self::Next | Self::NextInBreath | Self::NextWhereItWaits => say!(words, "command-next"),
            Self::Back => say!(words, "command-back"),
            Self::Undo => say!(words, "command-undo"),
            Self::Break => say!(words, "command-break"),
            Self::MinuteMore => say!(words, "command-minute-more"),
            Self::AskForMore => say!(words, "command-ask-for-more"),
            Self::Pass => say!(words, "command-pass"),
            Self::Draw => say!(words, "command-draw"),
            Self::StopDrawing => say!(words, "command-stop-drawing"),
            Self::Repair => say!(words, "command-repair"),
            Self::PutCardAway => say!(words, "command-put-card-away"),
            Self::BreatheFourSix => say!(words, "command-breathe-four-six"),
            Self::BreatheInABox => say!(words, "command-breathe-box"),
            Self::BreatheAlone => say!(words, "command-breathe-off"),
            Self::Park => say!(words, "command-park"),
            Self::List => say!(words, "command-list"),
            Self::Feelings => called(List::Feelings, words),
            Self::Needs => called(List::Needs, words),
            Self::SoundOn => say!(words, "command-sound-on"),
            Self::Mute => say!(words, "command-mute"),
            Self::ShowSeconds => say!(words, "command-show-seconds"),
            Self::MinutesOnly => say!(words, "command-minutes-only"),
            Self::End | Self::EndBreak => say!(words, "command-end"),
            Self::FullScreen => say!(words, "command-full-screen"),
            Self::LeaveFullScreen => say!(words, "command-leave-full-screen"),
            Self::SecondWindow => say!(words, "command-second-window"),
            Self::CloseSecondWindow => say!(words, "command-close-second-window"),
            Self::More => say!(words, "command-more"),
            Self::Help => say!(words, "command-help"),
            Self::Number => String::new(),
            Self::LongerBreak => say!(words, "command-longer-break"),
            Self::ShorterBreak => say!(words, "command-shorter-break"),
            Self::LongerTurn => say!(words, "command-longer-turn"),
            Self::ShorterTurn => say!(words, "command-shorter-turn"),
            Self::Close => say!(words, "command-close"),
        }
    }

    /// The same for little space.
    pub(super) fn short(self, words: &Words) -> String {
        match self {
            Self::Break => say!(words, "command-break", "short"),
            _ => self.shown(words),
        }
    }

    /// The control's name for screen readers.
    pub(super) fn name(self, words: &Words) -> String {
        match self {
            Self::BeginNow => say!(words, "command-begin-now", "name"),
            Self::Next => say!(words, "command-next", "name"),
            Self::NextInBreath => say!(words, "command-next", "name-in-breath"),
            Self::NextWhereItWaits => say!(words, "command-next", "name-where-it-waits"),
            Self::Back => say!(words, "command-back", "name"),
            Self::Pass => say!(words, "command-pass", "name"),
            Self::Draw => say!(words, "command-draw", "name"),
            Self::StopDrawing => say!(words, "command-stop-drawing", "name"),
            Self::Repair => say!(words, "command-repair", "name"),
            Self::BreatheFourSix => say!(words, "command-breathe-four-six", "name"),
            Self::BreatheInABox => say!(words, "command-breathe-box", "name"),
            Self::BreatheAlone => say!(words, "command-breathe-off", "name"),
            Self::Feelings => say!(words, "list-feelings", "name"),
            Self::Needs => say!(words, "list-needs", "name"),
            Self::End => say!(words, "command-end", "name"),
            Self::EndBreak => say!(words, "command-end", "name-break"),
            Self::More => say!(words, "command-more", "name"),
            Self::CloseSecondWindow => say!(words, "command-close-second-window", "name"),
            Self::LongerBreak => say!(words, "command-longer-break", "name"),
            Self::ShorterBreak => say!(words, "command-shorter-break", "name"),
            Self::LongerTurn => say!(words, "command-longer-turn", "name"),
            Self::ShorterTurn => say!(words, "command-shorter-turn", "name"),
            _ => self.shown(words),
        }
    }
}
