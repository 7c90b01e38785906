//! The fields for agreements: who, what, by when, and when to look at it again. Used at the close, and on the stage in
//! a step for agreements.

use iced::widget::{Column, Row, column, container, responsive, row};
use iced::{Alignment, Element, Length, Size};
use jiff::civil::Date;

use super::day_on_offer;
use crate::record::agreements::Agreement;
use crate::talk::close::{Close, Message, details};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::{button, link};
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, first_that_fits, text_of};
use crate::words::{day, say};

/// The fields and the list of what is kept.
pub(crate) fn agreements<'a>(close: &'a Close, saving: bool, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let mut all = Column::new().spacing(scale.px(12.0)).width(Length::Fill);
    for (place, kept) in close.kept.iter().enumerate() {
        all = all.push(kept_line(look, place, kept));
    }
    let mut people = Row::new().spacing(scale.px(10.0)).align_y(Alignment::Center);
    for (person, name) in close.people.iter().enumerate() {
        let has = close.who.get(person).copied().unwrap_or_default();
        let surface = if has {
            Surface::filled(look, scale.px(999.0))
        } else {
            Surface::outlined(look, scale.px(999.0))
        };
        people = people.push(
            crate::ui::widget::press(text_of(name, scale.caption, surface.ink), surface)
                .padding([scale.px(6.0), scale.px(16.0)])
                .least(44.0, 36.0)
                .on_press(Message::Who(person))
                .means(Meaning::tick(has)),
        );
    }
    let dates = row![
        day_field(look, close.today, say!(words, "close-by"), &close.by, Message::By),
        day_field(look, close.today, say!(words, "close-review"), &close.review, Message::Review),
    ]
    .spacing(scale.px(12.0));
    let outlined = Surface::outlined(look, scale.px(12.0));
    let keep = button(look, say!(words, "close-keep"), outlined, Message::Keep);
    let what = field(look, &say!(words, "close-what"), &close.what, Message::What);
    all = all.push(what.on_submit(Message::Keep));
    let people = people.wrap().vertical_spacing(scale.px(8.0));
    all = all.push(means(Meaning::group(say!(words, "close-who")), people));
    all = all.push(dates);
    let mut last = row![keep].spacing(scale.px(16.0)).align_y(Alignment::Center);
    if let Some(problem) = close.problem(look.words) {
        let problem = text_of(problem, scale.caption, colors.wrapping_up).width(Length::Fill);
        last = last.push(means(Meaning::aloud(), problem));
    }
    if saving {
        last = last.push(text_of(say!(words, "close-saving"), scale.caption, colors.muted));
    }
    all.push(last).into()
}

fn day_field<'a>(
    look: &Look<'a>,
    today: Option<Date>,
    label: String,
    typed: &'a str,
    on_input: impl Fn(String) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let offered = day::OFFERED.map(|days| {
        let day = day_on_offer(days, words);
        let name = say!(words, "close-day-offered", label = label.as_str(), day = day.as_str());
        link(look, day.clone(), on_input(day)).named(name).into()
    });
    let read = match today.map(|today| day::parse(typed, today, words)) {
        // One in another year is perhaps not what was meant.
        Some(Ok(Some(day))) if today.is_some_and(|today| today.year() != day.year()) => {
            [words.whole_day(day), words.whole_day(day)]
        }
        Some(Ok(Some(day))) => [words.weekday_and_day(day), words.short_day(day)],
        Some(Err(_)) if !typed.is_empty() => {
            [say!(words, "close-day-examples"), say!(words, "close-day-examples", "short")]
        }
        _ => [const { String::new() }; 2],
    };
    column![
        row![text_of(label.clone(), scale.caption, colors.muted), beside(look, read)].spacing(scale.px(8.0)),
        field(look, &say!(words, "close-day-hint"), typed, on_input.clone())
            .on_submit(Message::Keep)
            .named(label),
        Row::with_children(offered).spacing(scale.px(14.0)).wrap().vertical_spacing(0.0),
    ]
    .spacing(scale.px(4.0))
    .width(Length::Fill)
    .into()
}

/// Words at the right of a label, on one line: the longer ones if they fit.
fn beside<'a>(look: &Look, [long, short]: [String; 2]) -> Element<'a, Message> {
    let (size, ink, height) =
        (look.scale.caption * 0.9, look.colors.muted, look.scale.caption * measure::LINE);
    let line = move |words: String| container(text_of(words, size, ink)).align_right(Length::Fill).into();
    first_that_fits([Some(long), None], move |long| {
        let short = short.clone();
        let cut = move |room: Size| line(measure::one_line(&short, size, room.width));
        long.clone().map_or_else(|| responsive(cut).into(), line)
    })
    .across()
    .height(height)
    .into()
}

fn kept_line<'a>(look: &Look<'a>, place: usize, kept: &'a Agreement) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let what = kept.what.as_str();
    let mut agreed = column![text_of(what, scale.body, colors.ink)].width(Length::Fill);
    let details = details(kept, words);
    if !details.is_empty() {
        agreed = agreed.push(text_of(details, scale.caption, colors.muted));
    }
    container(
        row![
            agreed,
            link(look, say!(words, "close-change"), Message::Change(place)).named(say!(
                words,
                "close-change",
                "name",
                what = what
            )),
            link(look, say!(words, "close-remove"), Message::Remove(place)).named(say!(
                words,
                "close-remove",
                "name",
                what = what
            )),
        ]
        .spacing(scale.px(22.0))
        .align_y(Alignment::Center),
    )
    .padding([scale.px(10.0), scale.px(18.0)])
    .width(Length::Fill)
    .style(card_style(look, scale.px(12.0)))
    .into()
}
