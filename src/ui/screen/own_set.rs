//! A set of people's own: what it is made from, what it is called, and why there is none.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{Id, column, container, row};
use iced::{Alignment, Element, Length};

use super::link;
use crate::desktop::NotDiscarded;
use crate::plan::{Choices, NotKept};
use crate::record::file::WriteError;
use crate::rule_set::{RuleSet, clean};
use crate::ui::look::Look;
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, press, text_of};
use crate::words::{InWords, Words, plain, say};

/// Signs in a set's name.
pub(in crate::ui) const NAME: usize = 60;

/// A set that people want of their own.
#[derive(Debug, Clone)]
pub(in crate::ui) struct Wanted {
    /// What it is to be called.
    pub(in crate::ui) title: String,
    /// The name of the set that it comes from.
    pub(in crate::ui) from: String,
    /// That set's text.
    pub(in crate::ui) text: Arc<str>,
    /// What was read from it.
    pub(in crate::ui) set: Arc<RuleSet>,
    /// What people chose otherwise.
    pub(in crate::ui) choices: Choices,
}

/// Why there is no such set.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Trouble {
    /// It can't be written down.
    NotKept(NotKept),
    /// Its file couldn't be written.
    Write(WriteError),
    /// This file of it couldn't be put into the trash.
    NotDiscarded(PathBuf, NotDiscarded),
    /// A copy may be in one folder or another.
    NotWhole,
    /// There is a file of that name where a copy was to be; the field has another.
    Taken,
}

/// A sentence.
impl InWords for Trouble {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::NotKept(no) => no.in_words(words),
            Self::Write(error) => error.sentence(words),
            Self::NotWhole => say!(words, "save-as-not-whole"),
            Self::Taken => say!(words, "save-as-taken"),
            Self::NotDiscarded(file, why) => {
                let file = file.display().to_string();
                match why {
                    NotDiscarded::NoTrash => say!(words, "library-no-trash", file = file),
                    NotDiscarded::Failed(reason) => {
                        say!(words, "library-not-in-trash", file = file, reason = reason.as_str())
                    }
                }
            }
        }
    }
}

/// The field for its name.
pub(in crate::ui) fn name_field() -> Id {
    Id::new("our name")
}

/// What a set of people's own is called at first that comes from a set of this title.
pub(in crate::ui) fn our_name(title: &str, words: &Words) -> String {
    // Marks that keep a title apart from the sentence around it are none of a name's.
    clean::line_of(&plain(&say!(words, "own-set-name", title = title)), NAME)
}

/// The field for a new set's name, and the ways to keep it and not to, beside it or below.
pub(in crate::ui) fn naming<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    name: &str,
    stacked: bool,
    ways: [Message; 2],
    on_input: impl Fn(String) -> Message + 'a,
) -> Element<'a, Message> {
    let called = (say!(look.words, "own-set-field"), say!(look.words, "own-set-keep"));
    typing(look, called, name, stacked, ways, on_input)
}

/// The same for something else than a name: what the field and its button are called.
pub(in crate::ui) fn typing<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    (called, does): (String, String),
    typed: &str,
    stacked: bool,
    [keep, cancel]: [Message; 2],
    on_input: impl Fn(String) -> Message + 'a,
) -> Element<'a, Message> {
    let (scale, words) = (look.scale, look.words);
    let keep = Some(keep).filter(|_| !typed.trim().is_empty());
    let mut typed = field(look, &called, typed, on_input).id(name_field());
    if let Some(keep) = keep.clone() {
        typed = typed.on_submit(keep);
    }
    let filled = Surface::filled(look, scale.px(10.0));
    let keep = press(text_of(does, scale.caption, filled.ink), filled)
        .padding([scale.px(8.0), scale.px(16.0)])
        .least(44.0, 36.0)
        .on_press_maybe(keep);
    let ways = row![keep, link(look, say!(words, "own-set-cancel"), cancel)]
        .spacing(scale.px(16.0))
        .align_y(Alignment::Center);
    if stacked {
        return column![typed, ways].spacing(scale.px(8.0)).into();
    }
    let typed = container(typed).width(Length::Fill);
    row![typed, ways].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
}
