//! The screen of a path: what it is, its steps, where people are on it, and what is next. Nothing is counted.

mod broken;
mod card;
mod steps;
mod view;

use iced::widget::Id;

pub(crate) use self::view::{Facts, ShownStep, Talk};
use super::printed::Printed;

/// The screen's own state.
#[derive(Debug, Clone)]
pub(crate) struct OnScreen {
    /// The path's name.
    pub name: String,
    /// The step that people look at, if it isn't the next one.
    looked: Option<usize>,
    /// Whether it is asked whether to leave the path.
    asking: bool,
    /// What came of its card, if it was to be printed.
    printed: Option<Printed>,
}

/// What happens on the screen.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    Back,
    Help,
    /// Look at the step in this place.
    Look(usize),
    /// Set up its talk.
    SetUp(usize),
    /// Take its break.
    Break(usize),
    /// Skip it.
    Skip(usize),
    /// Start the path.
    Start,
    /// Print its card.
    Print,
    /// Ask whether to leave it.
    AskLeave,
    /// Leave it.
    Leave,
    /// Stay on it.
    Stay,
    /// Show what is kept.
    Show,
    /// Open its file in its editor.
    OpenFile,
    /// Look at its file again.
    Reload,
    /// Close what is open on top, else go back.
    Escape,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    None,
    Back,
    Help,
    SetUp(usize),
    Break(usize),
    Skip(usize),
    Start,
    Print,
    Leave,
    Show,
    OpenFile,
    Reload,
    /// Put the focus on this.
    Focus(Id),
}

impl OnScreen {
    /// The screen of the path of this name.
    #[must_use]
    pub(crate) fn new(name: String) -> Self {
        Self { name, looked: None, asking: false, printed: None }
    }

    /// What is open on it, as far as a press may be meant for what was there before.
    #[must_use]
    pub(crate) fn opened(&self) -> (String, Option<usize>, bool) {
        (self.name.clone(), self.looked, self.asking)
    }

    /// Whether it is asked whether to leave the path.
    #[must_use]
    pub(crate) fn asks(&self) -> bool {
        self.asking
    }

    /// Takes note of what came of the path's card, which was to be printed.
    pub(crate) fn printed(&mut self, came: Printed) {
        self.printed = Some(came);
    }

    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message) -> Action {
        let asked = std::mem::take(&mut self.asking);
        self.printed = None;
        match message {
            Message::Help => {
                self.asking = asked;
                return Action::Help;
            }
            Message::Look(at) => self.looked = Some(at),
            Message::SetUp(at) => return Action::SetUp(at),
            Message::Break(at) => return Action::Break(at),
            Message::Skip(at) => {
                self.looked = None;
                return Action::Skip(at);
            }
            Message::Start => {
                self.looked = None;
                return Action::Start;
            }
            Message::Print => return Action::Print,
            Message::AskLeave => {
                self.asking = true;
                return Action::Focus(stay());
            }
            Message::Leave => {
                self.looked = None;
                return Action::Leave;
            }
            Message::Stay => return Action::Focus(leave()),
            Message::Show => return Action::Show,
            Message::OpenFile => return Action::OpenFile,
            Message::Reload => return Action::Reload,
            Message::Escape if asked => return Action::Focus(leave()),
            Message::Escape if self.looked.is_some() => self.looked = None,
            Message::Escape | Message::Back => return Action::Back,
        }
        Action::None
    }
}

/// What begins the step that is next.
pub(crate) fn begin() -> Id {
    Id::new("begin the step of the path")
}

/// The answer that changes nothing, to the question whether to leave the path.
fn stay() -> Id {
    Id::new("stay on the path")
}

/// What asks that.
fn leave() -> Id {
    Id::new("leave the path")
}
