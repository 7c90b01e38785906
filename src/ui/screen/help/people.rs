//! Who helps when somebody is afraid or hurt: by place, the number for danger right now first.

use accesskit::Role;
use iced::widget::{Column, column, row};
use iced::{Element, Length};

use super::{Message, columns};
use crate::library::contacts::{Contact, Contacts, Emergency, Place};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::{heading, text_of};
use crate::words::{Words, say};

/// The part of the page, under its heading.
pub(super) fn people<'a>(
    look: &Look<'a>,
    contacts: &'a Contacts,
    trouble: Option<String>,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let title = heading(2, text_of(say!(words, "help-afraid"), scale.heading, colors.ink));
    let first = text_of(say!(words, "help-afraid-text"), scale.body, colors.ink);
    let numbers = contacts.emergency.iter().map(|number| number.call.as_str());
    let numbers = numbers.chain(contacts.contacts.iter().map(|contact| contact.call.as_str()));
    let widest = numbers.map(|call| measure::width(call, scale.body)).fold(0.0, f32::max);
    let places = contacts.places();
    let places = places.iter().map(|place| of_place(look, place, widest));
    let elsewhere = (!contacts.elsewhere.trim().is_empty()).then(|| {
        let name = text_of(say!(words, "help-elsewhere"), scale.heading * 0.86, colors.ink);
        column![heading(3, name), text_of(contacts.elsewhere.as_str(), scale.body, colors.muted)].into()
    });
    let places = columns(look, places.chain(elsewhere).collect(), scale.px(18.0));
    let checked = contacts.checked_on.map(|day| {
        let day = words.whole_day(day);
        let checked = match contacts.checked_in.as_deref().map(str::trim).filter(|place| !place.is_empty()) {
            Some(place) => say!(words, "help-checked-in", day = day, place = place),
            None => say!(words, "help-checked", day = day),
        };
        text_of(checked, scale.caption, colors.muted)
    });
    let trouble = trouble.map(|trouble| text_of(trouble, scale.caption, colors.wrapping_up));
    column![title, first, places].push(checked).push(trouble).spacing(scale.px(14.0)).into()
}

/// A place with its numbers; `widest` is the width of the widest of all.
fn of_place<'a>(look: &Look<'a>, place: &Place<'_>, widest: f32) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let name = heading(3, text_of(place.name.to_owned(), scale.heading * 0.86, colors.ink));
    let emergency = place.emergency.iter().map(|number| (number.call.clone(), in_danger(number, words)));
    let contacts = place.contacts.iter().map(|contact| (contact.call.clone(), who_helps(contact, words)));
    let lines = emergency.chain(contacts).map(|(call, who)| {
        let aloud = digit_by_digit(&call);
        let call = text_of(call, scale.body, colors.ink);
        let who = text_of(who, scale.body, colors.muted).width(Length::Fill);
        if scale.one_column {
            return column![means(Meaning::instead(Role::Label, aloud), call), who].into();
        }
        let call = means(Meaning::instead(Role::Label, aloud), call.width(Length::Fixed(widest.ceil())));
        row![call, who].spacing(scale.px(20.0)).into()
    });
    column![name, Column::with_children(lines).spacing(scale.px(4.0))].spacing(scale.px(2.0)).into()
}

fn in_danger(number: &Emergency, words: &Words) -> String {
    match number.note.as_deref() {
        Some(note) => say!(words, "help-emergency-note", note = note),
        None => say!(words, "help-emergency"),
    }
}

fn who_helps(contact: &Contact, words: &Words) -> String {
    let name = contact.name.as_str();
    match (contact.whom.as_deref(), contact.note.as_deref()) {
        (None, None) => name.to_owned(),
        (None, Some(note)) => say!(words, "help-contact-note", name = name, note = note),
        (Some(whom), None) => say!(words, "help-contact-for", name = name, whom = whom),
        (Some(whom), Some(note)) => {
            say!(words, "help-contact-for-note", name = name, whom = whom, note = note)
        }
    }
}

/// A telephone number as it is said: digit by digit, and not as thousands.
fn digit_by_digit(words: &str) -> String {
    let mut said = String::with_capacity(words.len() * 2);
    let mut signs = words.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied();
        let digit_follows = next.is_some_and(|next| next.is_ascii_digit());
        match sign {
            ' ' | '-' if digit_follows && said.ends_with(|before: char| before.is_ascii_digit()) => {
                said.push_str(", ");
            }
            sign if sign.is_ascii_digit() && digit_follows => {
                said.push(sign);
                said.push(' ');
            }
            sign => said.push(sign),
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_digit_by_digit_and_words_as_they_are() {
        for (written, said) in [
            ("911", "9 1 1"),
            ("1-800-799-7233", "1, 8 0 0, 7 9 9, 7 2 3 3"),
            ("0808 801 0327", "0 8 0 8, 8 0 1, 0 3 2 7"),
            ("ask at the town hall", "ask at the town hall"),
            ("room 5", "room 5"),
        ] {
            assert_eq!(digit_by_digit(written), said);
        }
    }
}
