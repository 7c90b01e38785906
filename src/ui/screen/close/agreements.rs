//! The fields for agreements: what, who, by when, until when, when to look at it again, and what happens if it isn’t kept;
//! and everybody’s yes to those that are written down. Used at the close, and on the stage in a step for agreements.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use crate::record::agreements::Agreement;
use crate::session::Voice;
use crate::talk::Field;
use crate::talk::close::{Close, Message};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::fields::{DayField, labelled, least, who, yes_of, yes_of_all};
use crate::ui::screen::{button, field_id, link, sure};
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, text_of};
use crate::words::say;

/// How the fields and the list are shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shown {
    /// Something takes a while to be kept.
    pub saving: bool,
    /// Where.
    pub place: Place,
}

/// Where they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the close; `facilitated` if one person holds the talk.
    Close { facilitated: bool },
    /// On the stage: people share the screen, and press with fingers.
    Stage,
    /// In a facilitator's window; `narrow` if it has no room for two fields beside each other.
    Facilitator { narrow: bool },
}

impl Shown {
    /// Whether one person answers for everyone.
    fn is_facilitated(self) -> bool {
        matches!(self.place, Place::Close { facilitated: true } | Place::Facilitator { .. })
    }

    fn is_narrow(self) -> bool {
        self.place == Place::Facilitator { narrow: true }
    }

    fn is_on_stage(self) -> bool {
        self.place == Place::Stage
    }

    /// The least size of what is pressed.
    fn least(self) -> f32 {
        least(self.is_on_stage())
    }
}

/// The list of what is kept, and the fields.
pub(crate) fn agreements<'a>(close: &'a Close, shown: Shown, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let gap = scale.px(12.0);
    // In a column of its own: the cursor stays in its field when another one comes.
    let mut kept = Column::new().spacing(gap);
    for (place, agreement) in close.kept.iter().enumerate() {
        kept = kept.push(kept_line(look, close, (place, agreement), shown));
    }
    let has = |person: usize| close.who.get(person).copied().unwrap_or_default();
    let people = close.people.iter().enumerate().map(|(person, name)| (name.as_str(), has(person)));
    let people = who(look, people, shown.is_on_stage(), Message::Who);
    let day = |id, label, typed, on_input: fn(String) -> Message| {
        let (today, on_stage) = (close.today, shown.is_on_stage());
        DayField { label, typed, today, id, on_stage }.view(look, on_input, Message::Keep)
    };
    let narrow = shown.is_narrow() || scale.one_column;
    let by = day(field_id(Field::By), say!(words, "close-by"), &close.by, Message::By);
    let review = day(field_id(Field::Review), say!(words, "close-review"), &close.review, Message::Review);
    let has_more = close.has_more();
    let until = || day(field_id(Field::Until), say!(words, "close-until"), &close.until, Message::Until);
    let more: Element<'a, Message> = if has_more {
        otherwise(close, look)
    } else {
        link(look, say!(words, "close-more"), Message::More).least(shown.least(), shown.least()).into()
    };
    // What has to be there comes before what may be.
    let rest = if shown.is_on_stage() && !scale.one_column {
        // People see all of it, down to the button.
        let more = container(more).width(Length::Fill);
        let who_and_more = row![people, more].spacing(gap);
        let who_and_more = who_and_more.align_y(if has_more { Alignment::Start } else { Alignment::End });
        if close.needs_end() {
            column![row![until(), by, review].spacing(gap), who_and_more]
        } else {
            column![who_and_more, row![by, review].push(has_more.then(until)).spacing(gap)]
        }
    } else if close.needs_end() {
        let first = beside_or_below(until(), by, shown.is_narrow(), look);
        column![first, people, beside_or_below(review, more, narrow, look)]
    } else {
        let more = if has_more { beside_or_below(until(), more, narrow, look) } else { more };
        column![people, beside_or_below(by, review, shown.is_narrow(), look), more]
    };
    let outlined = Surface::outlined(look, scale.px(12.0));
    let keep = button(look, say!(words, "close-keep"), outlined, Message::Keep);
    let what = field(look, &say!(words, "close-what"), &close.what, Message::What).id(field_id(Field::What));
    let mut last = row![keep].spacing(scale.px(16.0)).align_y(Alignment::Center);
    if let Some(problem) = close.problem(look.words) {
        let problem = text_of(problem, scale.caption, colors.wrapping_up).width(Length::Fill);
        last = last.push(means(Meaning::aloud(), problem));
    }
    if shown.saving {
        last = last.push(text_of(say!(words, "close-saving"), scale.caption, colors.muted));
    }
    let fields = column![what.on_submit(Message::Keep), rest.spacing(gap), last].spacing(gap);
    column![kept, fields].spacing(if close.kept.is_empty() { 0.0 } else { gap }).width(Length::Fill).into()
}

/// The field for what is to happen if it isn’t kept.
fn otherwise<'a>(close: &'a Close, look: &Look<'a>) -> Element<'a, Message> {
    let (words, label) = (look.words, say!(look.words, "close-otherwise"));
    let hint = say!(words, "close-otherwise", "hint");
    let typed = field(look, &hint, &close.otherwise, Message::Otherwise).on_submit(Message::Keep);
    labelled(look, label.clone(), typed.named(label))
}

/// Two fields beside each other, or where it is narrow one below the other.
fn beside_or_below<'a>(
    one: Element<'a, Message>,
    other: Element<'a, Message>,
    narrow: bool,
    look: &Look<'a>,
) -> Element<'a, Message> {
    let gap = look.scale.px(12.0);
    if narrow { column![one, other].spacing(gap).into() } else { row![one, other].spacing(gap).into() }
}

fn kept_line<'a>(
    look: &Look<'a>,
    close: &'a Close,
    (place, kept): (usize, &'a Agreement),
    shown: Shown,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let what = kept.what.as_str();
    let details = close.details(kept, words).map(|details| text_of(details, scale.caption, colors.muted));
    let agreed = column![text_of(what, scale.body, colors.ink)].push(details).width(Length::Fill);
    let change = link(look, say!(words, "close-change"), Message::Change(place)).named(say!(
        words,
        "close-change",
        "name",
        what = what
    ));
    let remove = link(look, say!(words, "close-remove"), Message::AskRemove(place)).named(say!(
        words,
        "close-remove",
        "name",
        what = what
    ));
    let least = shown.least();
    let (change, remove) = (change.least(least, least), remove.least(least, least));
    let links = row![change, remove].spacing(scale.px(22.0));
    let line = row![agreed, links].spacing(scale.px(22.0)).align_y(Alignment::Center);
    let below = if close.removing == Some(kept.id) {
        let yes = (say!(words, "close-remove-yes"), Message::Remove(place));
        let no = (say!(words, "agreed-keep-it"), Message::KeepAll, field_id(Field::KeepIt));
        Some(sure(look, say!(words, "agreed-erase-sure"), yes, no))
    } else {
        yeses(look, close, kept, shown)
    };
    container(column![line].push(below).spacing(scale.px(8.0)))
        .padding([scale.px(10.0), scale.px(18.0)])
        .width(Length::Fill)
        .style(card_style(look, scale.px(12.0)))
        .into()
}

/// Everybody’s own yes, with whose is missing; with three or more people, and where one person holds the talk, one for
/// everyone.
fn yeses<'a>(
    look: &Look<'a>,
    close: &'a Close,
    kept: &'a Agreement,
    shown: Shown,
) -> Option<Element<'a, Message>> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let agreed = close.agreed(kept, words)?;
    let (asked, what) = (close.asked(kept), kept.what.as_str());
    let mut all = Row::new().spacing(scale.px(8.0)).align_y(Alignment::Center);
    let high = shown.least().max(36.0);
    if shown.is_facilitated() || asked.len() >= Voice::TOGETHER {
        let said = asked.iter().all(|asked| asked.yes);
        let button = yes_of_all(look, what, said, Message::Agree(kept.id, Voice::All));
        all = all.push(button.least(44.0, high));
    } else {
        for one in asked {
            let message = Message::Agree(kept.id, Voice::Seat(one.seat));
            all = all.push(yes_of(look, one.name, what, one.yes, message).least(44.0, high));
        }
    }
    // After the controls: they keep their place whatever it says.
    let line = means(Meaning::aloud(), text_of(agreed, scale.caption, colors.muted));
    Some(all.push(line).wrap().vertical_spacing(scale.px(6.0)).into())
}
