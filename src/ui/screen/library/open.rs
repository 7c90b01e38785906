//! What people do with a set or a path from its card: its menu, the field for a name, the question whether it is to go.

use std::path::Path as FilePath;

use iced::widget::Id;

use super::{Action, Library, Message, menu};
use crate::rule_set::clean;
use crate::ui::screen::own_set::{NAME, Trouble, name_field};
use crate::ui::screen::save_as::PATH;

/// What a card is of: a set or a path, by its name. Both may have the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Set(String),
    Path(String),
}

impl Item {
    /// Its name on the command line.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Set(name) | Self::Path(name) => name,
        }
    }

    /// The card itself.
    pub(crate) fn card(&self) -> Id {
        self.id("card")
    }

    /// What opens its menu.
    pub(super) fn more(&self) -> Id {
        self.id("more")
    }

    fn id(&self, part: &str) -> Id {
        match self {
            Self::Set(name) => Id::from(format!("{part} of set {name}")),
            Self::Path(name) => Id::from(format!("{part} of path {name}")),
        }
    }
}

/// A card whose menu is open.
#[derive(Debug, Clone)]
pub(super) struct Open {
    /// What it is of.
    pub(super) item: Item,
    pub(super) doing: Doing,
    /// The card after it, or else before it: it gets the focus if this one goes.
    pub(super) beside: Option<Item>,
    /// It is on its way to the disk.
    pub(super) keeping: bool,
    /// Why it isn't there.
    pub(super) trouble: Option<Trouble>,
}

impl Open {
    fn does(&mut self, doing: Doing) {
        (self.doing, self.keeping, self.trouble) = (doing, false, None);
    }

    /// What of it the keyboard comes to first; nothing while there is nothing to do.
    pub(super) fn first(&self) -> Option<Id> {
        match self.doing {
            _ if self.keeping => None,
            Doing::Choosing | Doing::Deleting => Some(menu::first_way()),
            Doing::Copying(_) | Doing::Renaming(_) | Doing::Sharing { .. } => Some(name_field()),
        }
    }
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
    /// They type where a copy of its file is to be, which has this name.
    Sharing { name: String, path: String },
    /// It is asked whether it is to go.
    Deleting,
}

impl Doing {
    /// The title that is typed.
    pub(super) fn title(&mut self) -> Option<&mut String> {
        match self {
            Self::Copying(title) | Self::Renaming(title) | Self::Sharing { path: title, .. } => Some(title),
            Self::Choosing | Self::Deleting => None,
        }
    }

    /// The most signs that may be typed.
    pub(super) fn longest(&self) -> usize {
        if matches!(self, Self::Sharing { .. }) { PATH } else { NAME }
    }
}

impl Library {
    /// Opens the menu of a card, or the question whether it is to go.
    pub(super) fn opens(&mut self, item: Item, doing: Doing, beside: Option<Item>) -> Action {
        self.new = None;
        self.card = Some(Open { item, doing, beside, keeping: false, trouble: None });
        Action::Focus(menu::first_way())
    }

    /// Closes what is open on top of a card, and puts the focus where it came from.
    pub(super) fn close_menu(&mut self) -> Action {
        let Some(open) = &mut self.card else { return Action::None };
        if open.doing != Doing::Choosing {
            open.does(Doing::Choosing);
            return Action::Focus(menu::first_way());
        }
        let more = open.item.more();
        self.card = None;
        Action::Focus(more)
    }

    /// Asks for a name: the one that is there is marked, so that typing replaces it.
    pub(super) fn names(&mut self, doing: Doing) -> Action {
        let Some(open) = &mut self.card else { return Action::None };
        open.does(doing);
        Action::Rewrite(name_field())
    }

    /// Asks where a copy of its file is to be, which has this name.
    pub(super) fn shares(&mut self, name: String) -> Action {
        let Some(open) = &mut self.card else { return Action::None };
        open.does(Doing::Sharing { name, path: String::new() });
        Action::Propose(name_field())
    }

    /// People keep their documents in this folder. It is proposed for a copy, unless they have typed already.
    pub(crate) fn may_save_in(&mut self, folder: &FilePath) {
        if let Some(Open { doing: Doing::Sharing { name, path }, .. }) = &mut self.card
            && path.is_empty()
        {
            *path = clean::line_of(&folder.join(name).display().to_string(), PATH);
        }
    }

    /// There is something of that name; this one is free.
    pub(crate) fn may_be_called(&mut self, free: &FilePath) -> Id {
        if let Some(Open { doing: Doing::Sharing { path, .. }, .. }) = &mut self.card {
            *path = free.display().to_string();
        }
        self.not_done(Trouble::Taken)
    }

    /// What the open card is of.
    pub(crate) fn open_item(&self) -> Option<&Item> {
        self.card.as_ref().map(|open| &open.item)
    }

    /// Has it done, once.
    pub(super) fn does_it(&mut self) -> Action {
        let Some(open) = self.card.as_mut().filter(|open| !open.keeping) else { return Action::None };
        let item = open.item.clone();
        let wanted = match &open.doing {
            Doing::Choosing => return Action::None,
            Doing::Deleting => Message::Discard(item),
            Doing::Sharing { path, .. } if path.trim().is_empty() => return Action::None,
            Doing::Sharing { path, .. } => Message::Share(item, path.trim().to_owned()),
            Doing::Copying(title) | Doing::Renaming(title) if title.trim().is_empty() => return Action::None,
            Doing::Copying(title) => Message::MakeOurs(item, title.trim().to_owned()),
            Doing::Renaming(title) => Message::Rename(item, title.trim().to_owned()),
        };
        (open.keeping, open.trouble) = (true, None);
        Action::Do(wanted)
    }

    /// It was done.
    pub(crate) fn close_card(&mut self) {
        self.card = None;
    }

    /// The card beside the one that is open.
    pub(crate) fn beside(&self) -> Option<&Item> {
        self.card.as_ref()?.beside.as_ref()
    }

    /// What the open card is of, unless something about it is on its way.
    pub(crate) fn idle(&self) -> Option<&Item> {
        self.card.as_ref().filter(|open| !open.keeping).map(|open| &open.item)
    }

    /// Whether this card is open.
    pub(crate) fn is_open(&self, item: &Item) -> bool {
        self.card.as_ref().is_some_and(|open| open.item == *item)
    }

    /// It couldn't be done. Returns what people go on with.
    pub(crate) fn not_done(&mut self, trouble: Trouble) -> Id {
        if let Some(open) = &mut self.card {
            (open.keeping, open.trouble) = (false, Some(trouble));
        }
        self.card.as_ref().and_then(Open::first).unwrap_or_else(menu::first_way)
    }

    /// What of a card is open: the menu, or the field for a name.
    #[must_use]
    pub(crate) fn opened(&self) -> Option<(&Item, bool)> {
        self.card.as_ref().map(|open| (&open.item, open.doing != Doing::Choosing))
    }
}
