//! Past talks: a line for each, newest first, of which one can be opened to read and to note something about it.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length};
use jiff::civil::Date;

use super::view::{Erasable, Titles, card, day_of, sure, usual};
use super::{Content, Kept, Message, What, Writing, line_field, line_link, note_field, talk_card, talk_link};
use crate::record::agreements::Agreement;
use crate::record::export::What as Copied;
use crate::record::history::PastTalk;
use crate::session::Moment;
use crate::ui::look::Look;
use crate::ui::screen::{button, link};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, heading, rows, text_of};
use crate::words::say;

impl Kept {
    /// All past talks.
    pub(super) fn talks<'a>(
        &'a self,
        content: &Content<'a>,
        titles: Titles<'a>,
        (today, now): (Date, Moment),
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (scale, words, look) = (look.scale, look.words, *look);
        let (talks, content) = (content.talks.clone(), content.clone());
        let count = talks.len();
        let line = move |at: usize| {
            let Some(&talk) = talks.get(at) else { return iced::widget::space().into() };
            let neighbour = talks.get(at + 1).or_else(|| talks.get(at.checked_sub(1)?));
            let next = neighbour.map(|talk| talk_link(talk.id));
            let day = day_of(talk.began, today, words);
            let called = words.beside(&[day.as_str(), titles.of(&talk.talk)]);
            let erase = Erasable {
                what: What::Talk(talk.id),
                name: called.clone(),
                sure: say!(words, "keeping-talk-sure"),
                one: true,
                next,
            };
            let made = || content.made_in(talk).map(|agreement| agreed(agreement, today, &look)).collect();
            let copies = self.talk_copies.as_ref().filter(|copies| copies.is_of(Copied::Talk(talk.id)));
            let copies = copies.map(|copies| copies.foot(&look, now).map(Message::SaveTalkAs));
            self.talk(talk, called, erase, (made, copies), &look)
        };
        let erase = Erasable {
            what: What::Talks,
            name: say!(words, "keeping-talks"),
            sure: say!(words, "keeping-talks-sure"),
            one: false,
            next: None,
        };
        let all = rows(count, usual(&look), scale.px(10.0), look.scale.window.height, line);
        self.part(&look, say!(words, "keeping-talks"), Some(erase), all)
    }

    /// A past talk, in one line or open.
    fn talk<'a>(
        &'a self,
        talk: &'a PastTalk,
        called: String,
        erase: Erasable,
        (made, copies): (impl FnOnce() -> Vec<Element<'a, Message>>, Option<Element<'a, Message>>),
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let is_open = self.open == Some(talk.id);
        let (shown, name) = if is_open {
            let name = say!(words, "keeping-talk-close", "name", talk = called.as_str());
            (say!(words, "keeping-talk-close"), name)
        } else {
            let name = say!(words, "keeping-talk-read", "name", talk = called.as_str());
            (say!(words, "keeping-talk-read"), name)
        };
        let way = link(look, shown, Message::Open(talk.id)).named(name).id(talk_link(talk.id));
        let mut said = column![heading(3, text_of(called, scale.body, colors.ink))];
        if !is_open {
            let names = (!talk.participants.is_empty()).then(|| words.all_of(&talk.participants));
            let about = [names, talk.topic.clone()].into_iter().flatten().collect::<Vec<_>>();
            said = said.push(text_of(words.beside(&about), scale.caption, colors.muted));
        }
        let head = self.entry(look, said, vec![way.into()], erase);
        if !is_open {
            return card(look, head).into();
        }
        let open = column![head, self.opened_talk(talk, made(), look)].push(copies).spacing(scale.px(14.0));
        card(look, open).id(talk_card(talk.id)).into()
    }

    /// All that is kept of a talk.
    fn opened_talk<'a>(
        &'a self,
        talk: &'a PastTalk,
        made: Vec<Element<'a, Message>>,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let length = talk.ended.duration_since(talk.began).unsigned_abs();
        let names = (!talk.participants.is_empty()).then(|| words.all_of(&talk.participants));
        let mut all = Column::new().spacing(scale.px(14.0)).width(Length::Fill);
        let plain = [
            (say!(words, "keeping-who"), names.into_iter().collect::<Vec<_>>()),
            (say!(words, "keeping-length"), vec![words.minutes(length)]),
            (say!(words, "keeping-about"), talk.topic.clone().into_iter().collect()),
            (say!(words, "keeping-parked"), talk.parked.clone()),
        ];
        let said = |word: &String| say!(words, "keeping-valued-word", word = word.as_str());
        let valued: Vec<String> = talk.appreciation.iter().map(said).collect();
        let line = |line: String| text_of(line, scale.body, colors.ink).into();
        for (label, lines) in plain {
            if !lines.is_empty() {
                all = all.push(labelled(look, label, lines.into_iter().map(line)));
            }
        }
        if !made.is_empty() {
            all = all.push(labelled(look, say!(words, "keeping-agreed"), made));
        }
        if !valued.is_empty() {
            all = all.push(labelled(look, say!(words, "keeping-valued"), valued.into_iter().map(line)));
        }
        all.push(self.notes(talk, look)).into()
    }

    /// What people noted, and a field for more.
    fn notes<'a>(&'a self, talk: &'a PastTalk, look: &Look<'a>) -> Element<'a, Message> {
        let words = look.words;
        let noted: Vec<&'a str> = talk.noted().collect();
        let open = self.line.as_ref().and_then(|line| line.place(&noted, None));
        // It stands in its field.
        let new = self.note.place(&noted, open);
        let shown = noted.into_iter().enumerate().filter(|(at, _)| Some(*at) != new);
        let lines = shown.map(|(at, noted)| match &self.line {
            Some(line) if Some(at) == open => changed(line, look),
            _ => self.noted(talk, noted, look),
        });
        let hint = say!(words, "keeping-note-hint");
        let typed = field(look, &hint, self.note.typed(), Message::Note).on_submit(Message::KeepNote);
        let save = say!(words, "keeping-note-save");
        let write = writing(look, typed.id(note_field()), vec![(save, Message::KeepNote)]);
        labelled(look, say!(words, "keeping-notes"), lines.chain([write]))
    }

    /// A line that people noted.
    fn noted<'a>(&'a self, talk: &'a PastTalk, noted: &'a str, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let erase = Erasable {
            what: What::Note(talk.id, noted.to_owned()),
            name: noted.to_owned(),
            sure: say!(words, "keeping-note-sure", note = noted),
            one: true,
            next: Some(note_field()),
        };
        let change = link(look, say!(words, "keeping-note-change"), Message::ChangeLine(noted.to_owned()))
            .named(say!(words, "keeping-note-change", "name", note = noted))
            .id(line_link(noted));
        if self.asking.as_ref() == Some(&erase.what) {
            return sure(erase, look);
        }
        self.entry(look, column![text_of(noted, scale.body, colors.ink)], vec![change.into()], erase)
    }
}

/// The field in which a line is changed.
fn changed<'a>(line: &'a Writing, look: &Look<'a>) -> Element<'a, Message> {
    let words = look.words;
    let typed = field(look, &say!(words, "keeping-note-field"), line.typed(), Message::Line)
        .on_submit(Message::KeepLine)
        .id(line_field());
    let ways = vec![
        (say!(words, "keeping-save"), Message::KeepLine),
        (say!(words, "keeping-cancel"), Message::LeaveLine),
    ];
    writing(look, typed, ways)
}

/// A field with what can be done with it beside it, or below if there is no room.
#[must_use]
pub(super) fn writing<'a>(
    look: &Look<'a>,
    typed: impl Into<Element<'a, Message>>,
    ways: Vec<(String, Message)>,
) -> Element<'a, Message> {
    let scale = look.scale;
    let ways = ways.into_iter().map(|(words, message)| {
        button(look, words, Surface::outlined(look, scale.px(12.0)), message)
            .padding([scale.px(8.0), scale.px(18.0)])
            .least(44.0, 44.0)
            .into()
    });
    let ways = iced::widget::Row::with_children(ways).spacing(scale.px(10.0));
    if scale.one_column {
        return column![typed.into(), ways.wrap().vertical_spacing(scale.px(8.0))]
            .spacing(scale.px(8.0))
            .into();
    }
    let typed = container(typed).width(Length::Fill);
    row![typed, ways].spacing(scale.px(10.0)).align_y(Alignment::Center).into()
}

/// Lines under a word that says what they are.
fn labelled<'a>(
    look: &Look<'a>,
    label: String,
    lines: impl IntoIterator<Item = Element<'a, Message>>,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let label = heading(4, text_of(label, scale.caption, colors.muted));
    column![label].extend(lines).spacing(scale.px(4.0)).width(Length::Fill).into()
}

fn agreed<'a>(agreement: &'a Agreement, today: Date, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let details = look.words.details_and_yes(agreement, today);
    let details = (!details.is_empty()).then(|| text_of(details, scale.caption, colors.muted));
    column![text_of(agreement.what.as_str(), scale.body, colors.ink)].push(details).into()
}
