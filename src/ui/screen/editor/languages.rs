//! The languages of a set: which one the form is in, which texts lack it, and how another one begins.

use iced::widget::{column, row};
use iced::{Alignment, Element, Length};

use super::{Editor, Message};
use crate::editor::form::Field;
use crate::editor::{Change, Path};
use crate::rule_set::primary;
use crate::ui::look::Look;
use crate::ui::screen::settings::{LANGUAGES, language_name};
use crate::ui::screen::{choices, link};
use crate::ui::widget::text_of;
use crate::words::say;

/// More languages than these are shown once people ask for them.
const FEW: usize = 6;

impl Editor {
    /// The language of the form: one of the set's, or the one that people want to begin.
    fn shown_language(&self) -> String {
        let has = |tag: &str| self.form.languages.iter().find(|other| *other == tag).cloned();
        has(&self.language).or_else(|| has(primary(&self.language))).unwrap_or_else(|| self.language.clone())
    }

    /// The language that texts are in which are for all.
    fn plain_language(&self) -> &str {
        self.form.main_language()
    }

    /// The languages to choose from, where there are several, and what the shown one still lacks.
    pub(super) fn languages<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let shown = self.shown_language();
        let mut tags = self.form.languages.clone();
        if self.begun.as_ref() == Some(&shown) && !tags.contains(&shown) {
            if tags.is_empty() {
                tags.push(self.plain_language().to_owned());
            }
            tags.push(shown.clone());
        }
        tags.dedup();
        if tags.len() < 2 {
            return None;
        }
        let (many, all) = (tags.len(), Path::of("languages"));
        if many > FEW && self.details.unfolded.as_ref() != Some(&all) {
            tags.retain(|tag| *tag == shown || tag == self.plain_language());
        }
        let rest = (tags.len() < many).then(|| {
            let said = say!(words, "editor-lines", number = many);
            let label = say!(words, "editor-languages");
            let name = say!(words, "editor-lines", "name", label = label, number = many);
            link(look, said, Message::Unfold(all)).named(name)
        });
        let offered = tags.iter().map(|tag| (tag.clone(), language_name(tag)));
        let offered = choices(look, &say!(words, "editor-language"), offered, &shown, Message::Language);
        let lacking = self.form.lacking();
        let lacking = lacking.into_iter().filter(|(tag, _)| *tag == shown).map(|(tag, texts)| {
            let number = texts.len();
            let said = say!(words, "editor-lacking", language = language_name(tag), number = number);
            let said = text_of(said, scale.caption, colors.muted);
            let first = texts.first().map(|path| Message::Field((*path).clone()));
            let first = first.map(|message| link(look, say!(words, "editor-lacking-first"), message));
            row![said].push(first).spacing(scale.px(12.0)).align_y(Alignment::Center).wrap()
        });
        Some(column![offered].push(rest).extend(lacking.map(Element::from)).spacing(scale.px(4.0)).into())
    }

    /// Below a text that is the same in every language: a way to say it in the shown one.
    pub(super) fn in_this_language<'a>(
        &'a self,
        look: &Look<'a>,
        value: &'a Field,
    ) -> Option<Element<'a, Message>> {
        let shown = self.shown_language();
        let is_plain = value.wordings.is_empty() && !value.shown.is_empty();
        let begins = self.begun.as_ref() == Some(&shown) || self.form.languages.contains(&shown);
        if !begins || !is_plain || shown == self.plain_language() {
            return None;
        }
        if !self.form.plain().any(|path| *path == value.path) {
            return None;
        }
        let (path, words) = (value.path.clone(), value.shown.clone());
        let change = Change::Translate { path, language: shown.clone(), words, plain_is: None };
        let said = say!(look.words, "editor-in-language", language = language_name(&shown));
        Some(link(look, said, Message::Change(change)).into())
    }

    /// Languages that the set could be in, too.
    pub(super) fn other_languages<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let main = self.plain_language();
        let others = LANGUAGES
            .iter()
            .filter(|tag| **tag != main && !self.form.languages.iter().any(|other| primary(other) == **tag));
        let others = others
            .map(|tag| link(look, language_name(tag), Message::BeginLanguage((*tag).to_owned())).into());
        let others = row(others).spacing(scale.px(16.0)).wrap().vertical_spacing(0.0);
        let said = text_of(say!(words, "editor-other-languages"), scale.caption, look.colors.muted);
        column![said.width(Length::Fill), others].spacing(scale.px(2.0)).into()
    }
}
