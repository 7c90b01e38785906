//! What people do with a set from its card: its menu, the field for a name, the question whether it is to go.

use iced::widget::Id;

use super::{Action, Library, Message, card};
use crate::ui::screen::own_set::Trouble;

/// A card whose menu is open.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// The set's name.
    pub(super) name: String,
    pub(super) doing: Doing,
    /// It is on its way to the disk.
    pub(super) keeping: bool,
    /// Why it isn't there.
    pub(super) trouble: Option<Trouble>,
}

/// What people do with a set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doing {
    /// They choose what to do.
    Choosing,
    /// They type what a copy is to be called.
    Copying(String),
    /// They type another title.
    Renaming(String),
    /// It is asked whether it is to go.
    Deleting,
}

impl Doing {
    /// The title that is typed.
    pub(super) fn title(&mut self) -> Option<&mut String> {
        match self {
            Self::Copying(title) | Self::Renaming(title) => Some(title),
            Self::Choosing | Self::Deleting => None,
        }
    }
}

impl Library {
    /// Closes what is open on top of a card, and puts the focus where it came from.
    pub(super) fn close_menu(&mut self) -> Action {
        let Some(open) = &mut self.card else { return Action::None };
        if open.doing != Doing::Choosing {
            return self.does(Doing::Choosing, card::first_way());
        }
        let name = std::mem::take(&mut open.name);
        self.card = None;
        Action::Focus(card::more_button(&name))
    }

    /// Has something else done with the set, and puts the focus on this.
    pub(super) fn does(&mut self, doing: Doing, focus: Id) -> Action {
        let Some(open) = &mut self.card else { return Action::None };
        (open.doing, open.keeping, open.trouble) = (doing, false, None);
        Action::Focus(focus)
    }

    /// Has it done, once.
    pub(super) fn does_it(&mut self) -> Action {
        let Some(open) = self.card.as_mut().filter(|open| !open.keeping) else { return Action::None };
        let name = open.name.clone();
        let wanted = match &open.doing {
            Doing::Choosing => return Action::None,
            Doing::Deleting => Message::Discard(name),
            Doing::Copying(title) | Doing::Renaming(title) if title.trim().is_empty() => return Action::None,
            Doing::Copying(title) => Message::MakeOurs(name, title.trim().to_owned()),
            Doing::Renaming(title) => Message::Rename(name, title.trim().to_owned()),
        };
        (open.keeping, open.trouble) = (true, None);
        Action::Do(wanted)
    }

    /// It was done.
    pub(crate) fn close_card(&mut self) {
        self.card = None;
    }

    /// It couldn't be done.
    pub(crate) fn not_done(&mut self, trouble: Trouble) {
        if let Some(open) = &mut self.card {
            (open.keeping, open.trouble) = (false, Some(trouble));
        }
    }

    /// What of a card is open: the menu, or the field for a name.
    #[must_use]
    pub(crate) fn opened(&self) -> Option<(&str, bool)> {
        self.card.as_ref().map(|open| (open.name.as_str(), open.doing != Doing::Choosing))
    }
}
