//! Help: the safety notice first, then how a talk goes, the keys, what is known, and where to find help.

use iced::widget::{Column, column, row};
use iced::{Element, Length};

use super::{Way, back, notice, page, scroll, side_by_side};
use crate::library::contacts::{Contact, Contacts};
use crate::talk::Command;
use crate::ui::keys::{Bindings, FIXED};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::{self, text_of};
use crate::words::{Words, say};

#[derive(Debug, Clone)]
pub enum Message {
    Back,
}

/// How a talk goes: a word, and what to know about it.
fn how(words: &Words, keys: &Bindings) -> [(String, String); 7] {
    let break_key = keys.cap(Command::Break, words).unwrap_or_else(|| say!(words, "key-ctrl-b"));
    let windows = match keys.cap(Command::Audience, words) {
        Some(key) => say!(words, "help-windows-text", key = key),
        None => say!(words, "help-windows-text-without-key"),
    };
    [
        (say!(words, "help-choose"), say!(words, "help-choose-text")),
        (say!(words, "help-set-up"), say!(words, "help-set-up-text")),
        (say!(words, "help-talk"), say!(words, "help-talk-text")),
        (say!(words, "help-break"), say!(words, "help-break-text", key = break_key)),
        (say!(words, "help-gate"), say!(words, "help-gate-text")),
        (say!(words, "help-close"), say!(words, "help-close-text")),
        (say!(words, "help-windows"), windows),
    ]
}

/// What is known about what the app does, and about its bounds.
fn known(words: &Words) -> [String; 5] {
    [
        say!(words, "help-known-breaks"),
        say!(words, "help-known-pauses"),
        say!(words, "help-known-sentences"),
        say!(words, "help-known-saying-back"),
        say!(words, "help-known-abuse"),
    ]
}

/// Where help is, by place.
fn near(words: &Words, contacts: &Contacts) -> Vec<(String, String)> {
    let near = contacts.contacts.iter().map(|contact| {
        let Contact { place, name, call, note } = contact;
        let (name, call) = (name.as_str(), call.as_str());
        let reached = match note.as_deref() {
            Some(note) => say!(words, "help-contact-note", name = name, call = call, note = note),
            None => say!(words, "help-contact", name = name, call = call),
        };
        (place.clone(), reached)
    });
    near.chain([(say!(words, "help-elsewhere"), contacts.elsewhere.clone())]).collect()
}

/// The screen.
#[must_use]
pub(crate) fn view<'a>(
    contacts: &'a Contacts,
    trouble: Option<String>,
    keys: &Bindings,
    look: &Look<'a>,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let heading = |words: String| widget::heading(2, text_of(words, scale.heading, colors.ink));
    let paragraph = |words: String| text_of(words, scale.body, colors.muted);
    let lines = |lines: Vec<(String, String)>| {
        let widest = measure::widest_word(lines.iter().map(|(first, _)| first.as_str()), scale.body);
        let beside = Length::Fixed(widest.max(scale.px(150.0)));
        Column::with_children(lines.into_iter().map(|(first, second)| {
            if scale.one_column {
                column![text_of(first, scale.body, colors.ink), text_of(second, scale.body, colors.muted),]
                    .into()
            } else {
                row![
                    text_of(first, scale.body, colors.ink).width(beside),
                    text_of(second, scale.body, colors.muted).width(Length::Fill),
                ]
                .spacing(scale.px(20.0))
                .into()
            }
        }))
        .spacing(scale.px(10.0))
    };
    let how = how(words, keys).into();
    let fixed = FIXED.iter().map(|key| (key.key(words), key.does(words)));
    let keys = keys.lines(words).into_iter().chain(fixed).collect();
    let checked = contacts.checked_on.map(|day| {
        let day = words.whole_day(day);
        text_of(say!(words, "help-checked", day = day), scale.caption, colors.muted)
    });
    let known = known(words).map(|fact| paragraph(fact).into());
    let known = Column::with_children(known).spacing(scale.px(10.0));
    let mut afraid = column![heading(say!(words, "help-afraid")), lines(near(words, contacts))].push(checked);
    if let Some(trouble) = trouble {
        afraid = afraid.push(text_of(trouble, scale.caption, colors.wrapping_up));
    }
    let afraid = afraid
        .push(heading(say!(words, "help-therapist")))
        .push(paragraph(say!(words, "help-therapist-text")))
        .push(heading(say!(words, "help-alone")))
        .push(paragraph(say!(words, "help-alone-text")));
    let talk = column![
        heading(say!(words, "help-how")),
        lines(how),
        heading(say!(words, "help-keys")),
        lines(keys),
        text_of(say!(words, "help-keys-text"), scale.caption, colors.muted),
        heading(say!(words, "help-rules")),
        paragraph(say!(words, "help-rules-text")),
    ];
    let apart = scale.px(14.0);
    let body = column![
        notice::strip(look),
        side_by_side(look, afraid.spacing(apart), talk.spacing(apart)),
        heading(say!(words, "help-known")),
        known,
    ]
    .spacing(scale.px(22.0));
    let title = widget::heading(1, text_of(say!(words, "help-title"), scale.title, colors.ink));
    let head = column![back(look, Way::Back, Message::Back), title].spacing(scale.px(10.0));
    page(look, head, scroll(look, body, scale.margin, scale.margin), None)
}
