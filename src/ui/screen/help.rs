//! Help: the safety notice first, then how a talk goes, the keys, what is known, and where to find help.

use iced::widget::{Column, column, row};
use iced::{Element, Length};

use super::{back, notice, page, scroll, side_by_side};
use crate::library::contacts::Contacts;
use crate::talk::Command;
use crate::ui::keys::{Bindings, FIXED};
use crate::ui::look::Look;
use crate::ui::widget::{self, text_of};

#[derive(Debug, Clone)]
pub enum Message {
    Back,
}

/// How a talk goes. `{key}` becomes the key of a break, `{second}` that of the second window.
const HOW: [(&str, &str); 7] = [
    ("Choose", "A card in the library is a way to talk. “Speaker and listener” is a good first one."),
    (
        "Set up",
        "Your names, what it is about, how long, and the rules you both want. Leave out what you don’t.",
    ),
    (
        "Talk",
        "The ring is the time. The name has the floor. The rules beside it are the ones that matter now.",
    ),
    (
        "Take a break",
        "{key}, at any moment. Nobody is named. The screen says when you will go on, and keeps that promise. \
         At least 20 minutes helps most; don’t rehearse the argument, and come back when you said.",
    ),
    (
        "Did I get it?",
        "Whoever spoke says whether it arrived. “Not quite” is a gift: it gets another try, without blame.",
    ),
    (
        "Close",
        "Say what you valued. Write down what you agreed, who, by when, and when you look at it again. \
         All of it can be left out, and “leave no trace” erases everything from this talk.",
    ),
    (
        "Two windows",
        "For whoever guides a talk: {second} opens a second window with the stage alone. Drag it to the other screen, then press \
         F11 there. The first window has the rest: what comes next, every step and rule, and one answer for both.",
    ),
];

const KNOWN: [&str; 5] = [
    "Breaks: that about 20 minutes let the body settle comes from laboratory work, and reaches us at second hand.",
    "Short pauses: with 81 couples, five seconds did as well as fifteen (McCurry, May & Donaldson 2024). They were \
     students playing a game; couples with violence were left out.",
    "“I” sentences were rated better in imagined scenes, best with both views in them: “I understand why you might \
     feel that way, but I feel …” (Rogers, Howieson & Neame 2018).",
    "Saying it back: people felt less negative and understood (Seehausen et al. 2012, 20 people), though their bodies \
     were no calmer. Gottman et al. (1998) advised against active listening as a cure; others disagreed. It helps to \
     understand. We don’t claim that it calms.",
    "Working on a relationship together is advised against where there is abuse. Whoever was harmed may not be free \
     to speak beside the other.",
];

const THERAPIST: &str = "A therapist helps where talks keep ending in the same place, after a betrayal, and where one of \
     you is not well. Ask about their training with couples, what they do when it gets heated, what it costs, and \
     how you would notice that it helps. It is fine to see two before you choose one.";

const ON_YOUR_OWN: &str = "If the other won’t talk, your own wellbeing still counts: people you trust, sleep, time \
     outside, and help for yourself. Forgiving isn’t excusing, and it isn’t going back; it can wait, and it can stay \
     undone.";

/// The screen.
#[must_use]
pub(crate) fn view<'a>(
    contacts: &'a Contacts,
    trouble: Option<&'a str>,
    keys: &Bindings,
    look: &Look<'a>,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let heading = |words: &'a str| widget::heading(2, text_of(words, scale.heading, colors.ink));
    let words = |words: &'a str| text_of(words, scale.body, colors.muted);
    let lines = |lines: Vec<(String, String)>| {
        Column::with_children(lines.into_iter().map(|(first, second)| {
            if scale.one_column {
                column![text_of(first, scale.body, colors.ink), text_of(second, scale.body, colors.muted),]
                    .into()
            } else {
                row![
                    text_of(first, scale.body, colors.ink).width(Length::Fixed(scale.px(150.0))),
                    text_of(second, scale.body, colors.muted).width(Length::Fill),
                ]
                .spacing(scale.px(20.0))
                .into()
            }
        }))
        .spacing(scale.px(10.0))
    };
    let break_key = keys.cap(Command::Break).unwrap_or_else(|| "Ctrl+B".to_owned());
    let second_key = keys.cap(Command::Audience).unwrap_or_else(|| "the list of keys".to_owned());
    let how = HOW
        .iter()
        .map(|(first, second)| {
            let second = second.replace("{key}", &break_key).replace("{second}", &second_key);
            ((*first).to_owned(), second)
        })
        .collect();
    let fixed = FIXED.iter().map(|(key, does)| ((*key).to_owned(), *does));
    let keys = keys.lines().into_iter().chain(fixed);
    let keys = keys.map(|(key, does)| (key, does.to_owned())).collect();
    let mut near: Vec<(String, String)> = contacts
        .contacts
        .iter()
        .map(|contact| {
            let note = contact.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
            (contact.place.clone(), format!("{}: {}{note}", contact.name, contact.call))
        })
        .collect();
    near.push(("Elsewhere".to_owned(), contacts.elsewhere.clone()));
    let checked = contacts
        .checked_on
        .map(|day| {
            format!(
                "Looked up on {}. You can replace the list: help/contacts.ron beside your rule sets.",
                day.strftime("%-d %B %Y")
            )
        })
        .unwrap_or_default();

    let known = Column::with_children(KNOWN.iter().map(|fact| words(fact).into())).spacing(scale.px(10.0));
    let mut afraid = column![
        heading("If you are afraid, or someone is hurt"),
        lines(near),
        text_of(checked, scale.caption, colors.muted),
    ];
    if let Some(trouble) = trouble {
        afraid = afraid.push(text_of(trouble, scale.caption, colors.wrapping_up));
    }
    let afraid = afraid
        .push(heading("Finding a therapist"))
        .push(words(THERAPIST))
        .push(heading("When you are on your own with it"))
        .push(words(ON_YOUR_OWN));
    let talk = column![
        heading("How a talk goes"),
        lines(how),
        heading("Keys"),
        lines(keys),
        text_of(
            "They can be changed, and letters can be switched off: Settings, Keys on the stage.",
            scale.caption,
            colors.muted
        ),
        heading("Your own rules"),
        words(
            "Every word, time and step comes from a text file. “common-ground new my-rules --from speaker-listener” \
             makes a copy and says where it is. Change it and save; the library shows it at once, and says which \
             line is wrong if one is.",
        ),
    ];
    let apart = scale.px(14.0);
    let body = column![
        notice::strip(look),
        side_by_side(look, afraid.spacing(apart), talk.spacing(apart)),
        heading("What is known, said plainly"),
        known,
    ]
    .spacing(scale.px(22.0));
    let head = column![
        back(look, "‹ Back", Message::Back),
        widget::heading(1, text_of("Help", scale.title, colors.ink))
    ]
    .spacing(scale.px(10.0));
    page(look, head, scroll(look, body, scale.margin, scale.margin), None)
}
