//! The keys on the stage, to change or switch off.

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::widget::{Column, Space, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Way, back, beside_help, button, link, page, scroll, scroll_if_needed};
use crate::ui::access::{Meaning, means};
use crate::ui::keys::{Binding, Bindings, LIST, Refused};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::field::card_style;
use crate::ui::widget::words::cap_of;
use crate::ui::widget::{Surface, hairline, heading, list, text_of, toggle};
use crate::words::{InWords, Words, say};

#[derive(Debug, Clone)]
pub enum Message {
    Back,
    Help,
    /// Another line of [`LIST`] is marked.
    Mark(usize),
    /// The marked command is to have another key.
    Change,
    /// Don't change the key after all.
    Leave,
    /// A key was pressed while one was asked for.
    Pressed(Key, Modifiers),
    /// The marked command is to have no key.
    Off,
    /// The marked command is to have its default key.
    AsItWas,
    /// Switch letters, numbers and signs on or off.
    Letters(bool),
    /// Switch Shift three times on or off.
    QuickExit(bool),
    /// All commands are to have their default keys.
    AllAsTheyWere,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    None,
    Back,
    Help,
    /// These are the keys now.
    Set(Bindings),
}

/// The screen's own state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    marked: usize,
    /// The next key is for the marked command.
    waiting: bool,
    /// What came of the last change.
    note: Option<Note>,
}

/// What came of a change that changed nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Note {
    /// The numbers can't have other keys.
    NumbersStay,
    /// The command has no key already.
    OffAlready,
    /// It has its default key already.
    IsAsItWas,
    /// All have theirs.
    AreAsTheyWere,
    /// The key can't be chosen.
    Refused(Refused),
}

impl InWords for Note {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::NumbersStay => say!(words, "keys-numbers-stay"),
            Self::OffAlready => say!(words, "keys-off-already"),
            Self::IsAsItWas => say!(words, "keys-is-as-it-was"),
            Self::AreAsTheyWere => say!(words, "keys-are-as-they-were"),
            Self::Refused(why) => why.in_words(words),
        }
    }
}

impl Keys {
    /// Whether the next key that goes down is for this screen.
    #[must_use]
    pub(crate) fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// Applies a message.
    pub(crate) fn update(&mut self, keys: &Bindings, message: Message) -> Action {
        let before = self.note.take();
        match message {
            Message::Back => return Action::Back,
            Message::Help => return Action::Help,
            Message::Mark(line) => {
                self.marked = line.min(LIST.len() - 1);
                self.waiting = false;
            }
            Message::Change if keys.key(self.marked) == Some(&Binding::Numbers) => {
                self.note = Some(Note::NumbersStay);
            }
            Message::Change => self.waiting = true,
            Message::Pressed(key, _) if Binding::is_half(&key) => self.note = before,
            Message::Leave | Message::Pressed(Key::Named(Named::Escape), _) => self.waiting = false,
            Message::Pressed(key, modifiers) => {
                let given = Binding::chosen(&key, modifiers).and_then(|key| keys.give(self.marked, key));
                match given {
                    Ok(given) => {
                        self.waiting = false;
                        return Action::Set(given);
                    }
                    // The screen still waits: the next key may do.
                    Err(why) => self.note = Some(Note::Refused(why)),
                }
            }
            Message::Off => {
                self.waiting = false;
                if keys.key(self.marked).is_none() {
                    self.note = Some(Note::OffAlready);
                    return Action::None;
                }
                return Action::Set(keys.switched_off(self.marked));
            }
            Message::AsItWas => {
                self.waiting = false;
                if keys.is_as_it_was(self.marked) {
                    self.note = Some(Note::IsAsItWas);
                    return Action::None;
                }
                match keys.as_it_was(self.marked) {
                    Ok(keys) => return Action::Set(keys),
                    Err(why) => self.note = Some(Note::Refused(why)),
                }
            }
            Message::Letters(letters) => {
                self.waiting = false;
                return Action::Set(keys.clone().with_letters(letters));
            }
            Message::QuickExit(quick_exit) => {
                self.waiting = false;
                return Action::Set(keys.clone().with_quick_exit(quick_exit));
            }
            Message::AllAsTheyWere => {
                self.waiting = false;
                if (0..LIST.len()).all(|at| keys.is_as_it_was(at)) {
                    self.note = Some(Note::AreAsTheyWere);
                    return Action::None;
                }
                let all = Bindings::default().with_letters(keys.letters());
                return Action::Set(all.with_quick_exit(keys.quick_exit()));
            }
        }
        Action::None
    }

    /// The screen. `problem` is the reason why changes aren't kept, if there is one.
    #[must_use]
    pub(crate) fn view<'a>(
        &'a self,
        keys: &'a Bindings,
        problem: Option<String>,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = heading(1, text_of(say!(words, "keys-title"), scale.title, colors.ink));
        let mut head =
            column![beside_help(look, back(look, Way::ToSettings, Message::Back), Message::Help), title]
                .spacing(scale.px(10.0))
                .width(Length::Fill);
        if let Some(problem) = problem {
            head = head.push(means(Meaning::aloud(), text_of(problem, scale.body, colors.wrapping_up)));
        }
        let lines = (0..LIST.len()).map(|at| self.line(keys, at, look));
        let list = list(look, &say!(words, "keys-list"), lines, Some(self.marked), |_| Message::Change)
            .on_mark(Message::Mark);
        let margin = scale.margin;
        if scale.one_column {
            // The actions for the marked line are at the foot, in sight from every line.
            let all = column![
                Self::switches(keys, look),
                hairline(look),
                list,
                Self::all_as_they_were(look),
                Self::fixed(keys, look),
            ];
            let foot = column![hairline(look), self.marked(keys, look)].spacing(scale.px(10.0));
            return page(
                look,
                head,
                scroll(look, all.spacing(scale.px(12.0)), margin, margin),
                Some(foot.into()),
            );
        }
        let card = container(self.marked(keys, look))
            .padding([scale.px(20.0), scale.px(24.0)])
            .width(Length::Fill)
            .style(card_style(look, scale.px(16.0)));
        let beside =
            column![card, Self::switches(keys, look), Self::all_as_they_were(look), Self::fixed(keys, look)];
        let beside = container(beside.spacing(scale.px(18.0))).padding(Padding {
            right: margin,
            left: 6.0,
            top: 6.0,
            bottom: 6.0,
        });
        let body = row![
            container(scroll(look, list, margin, scale.px(24.0))).width(Length::FillPortion(46)),
            container(scroll_if_needed(look, beside)).width(Length::FillPortion(54)),
        ];
        page(look, head, body.spacing(scale.px(20.0)).height(Length::Fill), None)
    }

    /// A command and its key.
    fn line<'a>(&self, keys: &Bindings, at: usize, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let muted = |words: String| text_of(words, scale.caption, colors.muted).into();
        let key: Element<'a, Message> = match keys.key(at) {
            // Its dots are too small to be seen in a paler ink.
            _ if self.waiting && at == self.marked => text_of("…", scale.caption, colors.ink).into(),
            None => muted(say!(words, "keys-off")),
            Some(_) if keys.is_asleep(at) => muted(say!(words, "keys-off")),
            Some(key) => cap_of(look, key.in_words(words), colors.ink, colors.line),
        };
        row![text_of(LIST[at].in_words(words), scale.body, colors.ink).width(Length::Fill), key]
            .spacing(scale.px(12.0))
            .align_y(Alignment::Center)
            .into()
    }

    /// The marked command, and what can be done with its key.
    fn marked<'a>(&'a self, keys: &Bindings, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let key: Element<'a, Message> = match keys.key(self.marked) {
            Some(key) => cap_of(look, key.in_words(words), colors.ink, colors.line),
            None => text_of(say!(words, "keys-off"), scale.caption, colors.muted).into(),
        };
        let title = row![
            container(heading(2, text_of(LIST[self.marked].in_words(words), scale.heading, colors.ink)))
                .width(Length::Fill),
            key,
        ]
        .spacing(scale.px(12.0))
        .align_y(Alignment::Center);
        let small = |words: String, message| {
            button(look, words, Surface::outlined(look, scale.px(12.0)), message)
                .padding([scale.px(8.0), scale.px(18.0)])
                .least(44.0, 40.0)
        };
        // The buttons keep their places, so that the focus stays on the one that was pressed.
        let first = if self.waiting {
            small(say!(words, "keys-leave"), Message::Leave)
        } else {
            small(say!(words, "keys-change"), Message::Change)
        };
        let deeds = row![
            first,
            small(say!(words, "keys-switch-off"), Message::Off),
            small(say!(words, "keys-as-it-was"), Message::AsItWas)
        ]
        .spacing(scale.px(10.0))
        .wrap()
        .vertical_spacing(scale.px(8.0));
        let said = match &self.note {
            Some(note) => text_of(note.in_words(words), scale.caption, colors.wrapping_up),
            None if self.waiting => text_of(say!(words, "keys-press"), scale.caption, colors.ink),
            None if keys.is_asleep(self.marked) => {
                text_of(say!(words, "keys-asleep"), scale.caption, colors.muted)
            }
            None => text_of(say!(words, "keys-hint"), scale.caption, colors.muted),
        };
        // Space for two lines, so that nothing moves when a note appears.
        let said = row![means(Meaning::aloud(), said), Space::new().height(scale.caption * 2.6)];
        column![title, deeds, said].spacing(scale.px(10.0)).into()
    }

    /// The switches for keys that people may press, type or dictate by mistake.
    fn switches<'a>(keys: &Bindings, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let switch = |label: String, hint: String, on: bool, message: Message| {
            column![toggle(look, label, on, message), text_of(hint, scale.caption, colors.muted)]
                .spacing(scale.px(2.0))
        };
        let (letters, quick_exit) = (keys.letters(), keys.quick_exit());
        column![
            switch(
                say!(words, "keys-letters"),
                say!(words, "keys-letters", "hint"),
                letters,
                Message::Letters(!letters)
            ),
            switch(
                say!(words, "keys-quick-exit"),
                say!(words, "keys-quick-exit", "hint"),
                quick_exit,
                Message::QuickExit(!quick_exit)
            ),
        ]
        .spacing(scale.px(12.0))
        .into()
    }

    fn all_as_they_were<'a>(look: &Look<'a>) -> Element<'a, Message> {
        link(look, say!(look.words, "keys-all-as-they-were"), Message::AllAsTheyWere).into()
    }

    /// Keys that can't be changed.
    fn fixed<'a>(bindings: &Bindings, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let keys: Vec<String> = bindings.fixed().map(|key| key.key(words)).collect();
        let widest = measure::widest_word(keys.iter().map(String::as_str), scale.caption);
        let beside = Length::Fixed(widest.max(scale.px(72.0)));
        let lines = bindings.fixed().zip(keys).map(|(fixed, key)| {
            row![
                container(text_of(key, scale.caption, colors.ink)).width(beside),
                text_of(fixed.does(words), scale.caption, colors.muted),
            ]
            .spacing(scale.px(10.0))
            .into()
        });
        let title = heading(2, text_of(say!(words, "keys-fixed"), scale.caption, colors.ink));
        column![title, Column::with_children(lines).spacing(scale.px(3.0))].spacing(scale.px(6.0)).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(letter: &str) -> Message {
        Message::Pressed(Key::Character(letter.into()), Modifiers::empty())
    }

    #[test]
    fn a_key_is_given_and_refused_and_left() {
        let keys = Bindings::default();
        let mut screen = Keys::default();
        for message in [Message::Mark(4), Message::Change] {
            assert_eq!(screen.update(&keys, message), Action::None);
        }
        // Shift on the way to another key is no answer.
        let shift = Message::Pressed(Key::Named(Named::Shift), Modifiers::SHIFT);
        assert_eq!(screen.update(&keys, shift), Action::None);
        assert_eq!(screen.update(&keys, letter("q")), Action::None);
        assert!(screen.is_waiting(), "refused, it waits for another");
        let note = screen.note.as_ref().map(|note| note.in_words(&Words::english()));
        assert!(note.as_deref().is_some_and(|note| note.contains("“End here”")), "{note:?}");
        let Action::Set(given) = screen.update(&keys, letter("k")) else { unreachable!("K is free") };
        assert_eq!(given.cap(LIST[4].command, &Words::english()).as_deref(), Some("K"));
        assert!(!screen.is_waiting());

        let _ = screen.update(&keys, Message::Change);
        let escape = Message::Pressed(Key::Named(Named::Escape), Modifiers::empty());
        assert_eq!(screen.update(&keys, escape), Action::None);
        assert!(!screen.is_waiting());
    }
}
