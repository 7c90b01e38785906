//! Keep as our own set: this talk's times and rules, in a copy of the set under a name of people's own.

use std::path::{Path, PathBuf};

use iced::widget::{Id, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Action, SetUp};
use crate::plan::Choices;
use crate::rule_set::clean;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::screen::own_set::{NAME, Trouble, Wanted, name_field, naming, our_name};
use crate::ui::widget::field::card_style;
use crate::ui::widget::text_of;
use crate::words::{InWords, Words, say};

/// Something about a set of people's own.
#[derive(Debug, Clone)]
pub enum Message {
    /// Ask for its name; at first it is this one.
    Open(String),
    /// Its name was typed.
    Name(String),
    Keep,
    Cancel,
    /// Open its file in a text editor.
    OpenFile(PathBuf),
    /// Change it in the editor.
    Edit(PathBuf),
}

/// How far it is.
#[derive(Debug, Clone, Default)]
pub(super) enum Ours {
    /// Nobody wants one.
    #[default]
    Closed,
    /// It gets a name; with what went wrong before.
    Naming(String, Option<Trouble>),
    /// It is on its way to the disk under this name.
    Keeping(String),
    /// It is there.
    Kept(Kept),
}

/// A set that was kept.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    /// What it is called.
    title: String,
    file: PathBuf,
    /// Why its file isn't open, as a sentence.
    unopened: Option<String>,
}

/// What begins to keep it.
pub(super) fn button() -> Id {
    Id::new("ours")
}

/// What opens it in the editor.
fn edit_button() -> Id {
    Id::new("our file")
}

impl SetUp {
    pub(super) fn change_ours(&mut self, message: Message) -> Action {
        match (message, &mut self.ours) {
            (Message::Open(name), _) => {
                self.settle_words();
                self.edits_ours = false;
                self.ours = Ours::Naming(name, None);
                return Action::Focus(name_field());
            }
            (Message::Name(typed), Ours::Naming(name, trouble)) => {
                *name = clean::line_of(&typed, NAME);
                *trouble = None;
            }
            (Message::Keep, Ours::Naming(name, _)) if !name.trim().is_empty() => {
                let title = name.trim().to_owned();
                self.ours = Ours::Keeping(title.clone());
                return Action::KeepOurs(Box::new(Wanted {
                    title,
                    from: self.choices.name.clone(),
                    text: self.text.clone(),
                    set: self.set.clone(),
                    choices: self.choices.clone(),
                }));
            }
            (Message::Cancel, _) => {
                self.ours = Ours::Closed;
                return Action::Focus(button());
            }
            (Message::OpenFile(file), _) => return Action::OpenFile(file),
            (Message::Edit(file), _) => return Action::Edit(file),
            (Message::Name(_) | Message::Keep, _) => {}
        }
        Action::None
    }

    /// Asks for the name of a copy that is to be changed in the editor.
    pub(crate) fn names_ours(&mut self, words: &Words) -> Action {
        let name = self.our_name(words);
        let action = self.change_ours(Message::Open(name));
        self.edits_ours = true;
        action
    }

    /// Whether the copy that is asked for is to be changed in the editor at once.
    pub(crate) fn edits_ours(&self) -> bool {
        self.edits_ours
    }

    /// The name of the set that is set up.
    pub(crate) fn name(&self) -> &str {
        &self.choices.name
    }

    /// Closes the field for the name. Whether it was open.
    pub(super) fn leave_ours(&mut self) -> bool {
        let was_open = matches!(self.ours, Ours::Naming(..));
        if was_open {
            self.ours = Ours::Closed;
        }
        was_open
    }

    /// Takes note of what became of the set that was to be kept; gives where to put the focus.
    pub(crate) fn ours_kept(&mut self, came: Result<PathBuf, Trouble>) -> Option<Id> {
        let Ours::Keeping(title) = std::mem::take(&mut self.ours) else { return None };
        let (ours, focus) = match came {
            Ok(file) => (Ours::Kept(Kept { title, file, unopened: None }), edit_button()),
            Err(trouble) => (Ours::Naming(title, Some(trouble)), name_field()),
        };
        self.ours = ours;
        Some(focus)
    }

    /// Takes note that a file couldn't be opened, for this reason. Whether it is said here.
    pub(crate) fn is_unopened(&mut self, path: &Path, why: &str) -> bool {
        match &mut self.ours {
            Ours::Kept(Kept { file, unopened, .. }) if file == path => {
                *unopened = Some(why.to_owned());
                true
            }
            _ => false,
        }
    }

    /// What a set of people's own that comes from this one is called at first.
    fn our_name(&self, words: &Words) -> String {
        let title = self.set.name.get(&self.choices.language);
        our_name(title, words)
    }

    /// What was changed since it was kept isn't in it.
    pub(super) fn forget_ours(&mut self, before: &Choices) {
        let kept = |choices: &Choices| {
            let Choices { times, rounds, break_length, limit, end_sound, .. } = choices.clone();
            let rules = (choices.rules.clone(), choices.own_rules.clone(), choices.order.clone());
            ((times, rounds, break_length, limit, end_sound), rules)
        };
        if matches!(self.ours, Ours::Kept(..)) && kept(before) != kept(&self.choices) {
            self.ours = Ours::Closed;
        }
    }

    /// The way to keep it.
    pub(super) fn keep_ours<'a>(&self, look: &Look<'a>) -> Option<Element<'a, super::Message>> {
        let open = || {
            let open = super::Message::Ours(Message::Open(self.our_name(look.words)));
            link(look, say!(look.words, "set-up-keep-ours"), open).id(button()).into()
        };
        matches!(self.ours, Ours::Closed).then(open)
    }

    /// Where it is.
    pub(super) fn ours_kept_in<'a>(&self, look: &Look<'a>) -> Option<Element<'a, super::Message>> {
        let Ours::Kept(Kept { title, file, unopened }) = &self.ours else { return None };
        let (scale, words) = (look.scale, look.words);
        let kept = unopened.clone();
        let kept = kept.unwrap_or_else(|| say!(words, "set-up-ours-kept", title = title.as_str()));
        let kept = means(Meaning::aloud(), text_of(kept, scale.caption, look.colors.muted));
        let edit = link(look, say!(words, "library-edit"), Message::Edit(file.clone()))
            .named(say!(words, "library-edit", "name", title = title.as_str()))
            .id(edit_button());
        let open = link(look, say!(words, "library-open-file"), Message::OpenFile(file.clone())).named(say!(
            words,
            "library-open-file",
            "name",
            name = title.as_str()
        ));
        let line = row![kept, edit, open].spacing(scale.px(20.0)).align_y(Alignment::Center).wrap();
        Some(Element::from(line).map(super::Message::Ours))
    }

    /// Its name to be typed.
    pub(super) fn ours<'a>(&self, look: &Look<'a>) -> Option<Element<'a, super::Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let aloud = |said: String, ink| means(Meaning::aloud(), text_of(said, scale.caption, ink));
        let shown: Element<'a, Message> = match &self.ours {
            Ours::Closed | Ours::Kept(..) => return None,
            Ours::Naming(name, trouble) => {
                let trouble =
                    trouble.as_ref().map(|trouble| aloud(trouble.in_words(words), colors.wrapping_up));
                let ways = [Message::Keep, Message::Cancel];
                column![naming(look, name, scale.one_column, ways, Message::Name)]
                    .push(trouble)
                    .spacing(scale.px(8.0))
                    .into()
            }
            Ours::Keeping(_) => aloud(say!(words, "own-set-keeping"), colors.muted),
        };
        let shown = container(shown)
            .padding([scale.px(8.0), scale.px(16.0)])
            .width(Length::Fill)
            .style(card_style(look, scale.px(12.0)));
        Some(Element::from(shown).map(super::Message::Ours))
    }
}
