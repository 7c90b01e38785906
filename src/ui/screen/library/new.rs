//! A new set of people's own: it gets a name, and is then changed in the editor.

use iced::widget::{Id, column, container};
use iced::{Element, Length};

use super::{Action, Library, Message};
use crate::rule_set::clean;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::screen::own_set::{NAME, Trouble, name_field, naming};
use crate::ui::widget::field::card_style;
use crate::ui::widget::press::Press;
use crate::ui::widget::text_of;
use crate::words::{InWords, say};

/// A new set that gets a name.
#[derive(Debug, Clone)]
pub(super) struct New {
    title: String,
    /// It is on its way to the disk.
    keeping: bool,
    /// Why it isn't there.
    trouble: Option<Trouble>,
}

/// What begins one.
fn way() -> Id {
    Id::new("new set")
}

/// The way to a new set.
pub(super) fn new_set<'a>(look: &Look<'a>) -> Press<'a, Message> {
    let words = look.words;
    let begin = Message::NewSet(say!(words, "library-new-set-name"));
    link(look, say!(words, "library-new-set"), begin).named(say!(words, "library-new-set", "name")).id(way())
}

impl Library {
    pub(super) fn update_new(&mut self, message: Message) -> Action {
        match (message, &mut self.new) {
            (Message::NewSet(title), _) => {
                // One field for a name at a time.
                self.card = None;
                self.new = Some(New { title, keeping: false, trouble: None });
                Action::Rewrite(name_field())
            }
            (Message::NewName(typed), Some(new)) => {
                (new.title, new.trouble) = (clean::line_of(&typed, NAME), None);
                Action::None
            }
            (Message::KeepNew, Some(new)) if !new.keeping && !new.title.trim().is_empty() => {
                (new.keeping, new.trouble) = (true, None);
                Action::Do(Message::MakeNew(new.title.trim().to_owned()))
            }
            (Message::CancelNew, Some(_)) => {
                self.new = None;
                Action::Focus(way())
            }
            _ => Action::None,
        }
    }

    /// The new set is there, or isn't. Gives what people go on with, if it isn't.
    pub(crate) fn new_kept(&mut self, came: Result<(), Trouble>) -> Option<Id> {
        let Err(trouble) = came else {
            self.new = None;
            return None;
        };
        let new = self.new.as_mut()?;
        (new.keeping, new.trouble) = (false, Some(trouble));
        Some(name_field())
    }

    /// Its name to be typed.
    pub(super) fn naming_new<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let new = self.new.as_ref()?;
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let aloud = |said: String, ink| means(Meaning::aloud(), text_of(said, scale.caption, ink));
        let shown: Element<'a, Message> = if new.keeping {
            aloud(say!(words, "own-set-keeping"), colors.muted)
        } else {
            let trouble = new.trouble.as_ref();
            let trouble = trouble.map(|trouble| aloud(trouble.in_words(words), colors.wrapping_up));
            let ways = [Message::KeepNew, Message::CancelNew];
            let naming = naming(look, &new.title, scale.one_column, ways, Message::NewName);
            column![naming].push(trouble).spacing(scale.px(8.0)).into()
        };
        let shown = container(shown)
            .padding([scale.px(12.0), scale.px(24.0)])
            .width(Length::Fill)
            .style(card_style(look, scale.px(14.0)));
        Some(shown.into())
    }
}
