//! The fields for agreements: who, what, by when, and when to look at it again. Used at the close, and on the stage in
//! a step for agreements.

use iced::widget::{Column, Row, column, container, responsive, row};
use iced::{Alignment, Element, Length, Size};
use jiff::civil::Date;

use crate::record::agreements::Agreement;
use crate::record::day;
use crate::talk::close::{Close, Message, details};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::{button, link};
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, first_that_fits, text_of};

/// The fields and the list of what is kept.
pub(crate) fn agreements<'a>(close: &'a Close, saving: bool, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
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
        day_field(look, close.today, "By when", &close.by, Message::By),
        day_field(look, close.today, "Look again on", &close.review, Message::Review),
    ]
    .spacing(scale.px(12.0));
    let keep = button(look, "Keep this", Surface::outlined(look, scale.px(12.0)), Message::Keep);
    all =
        all.push(field(look, "What did you agree on?", &close.what, Message::What).on_submit(Message::Keep));
    let people = people.wrap().vertical_spacing(scale.px(8.0));
    all = all.push(means(Meaning::group("Who does it?"), people));
    all = all.push(dates);
    let mut last = row![keep].spacing(scale.px(16.0)).align_y(Alignment::Center);
    if let Some(problem) = &close.problem {
        let problem = text_of(problem.as_str(), scale.caption, colors.wrapping_up).width(Length::Fill);
        last = last.push(means(Meaning::aloud(), problem));
    }
    if saving {
        last = last.push(text_of("Saving …", scale.caption, colors.muted));
    }
    all.push(last).into()
}

fn day_field<'a>(
    look: &Look<'a>,
    today: Option<Date>,
    label: &'a str,
    typed: &'a str,
    on_input: impl Fn(String) -> Message + Clone + 'a,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let offered = day::OFFERED.map(|(words, _)| {
        link(look, words, on_input(words.to_owned())).named(format!("{label}: {words}")).into()
    });
    let read = match today.map(|today| day::parse(typed, today)) {
        Some(Ok(Some(day))) => {
            [day.strftime("%A, %-d %B").to_string(), day.strftime("%a, %-d %b").to_string()]
        }
        Some(Err(_)) if !typed.is_empty() => {
            ["Friday, next week, +7 days".to_owned(), "Friday, +7 days".to_owned()]
        }
        _ => [const { String::new() }; 2],
    };
    column![
        row![text_of(label, scale.caption, colors.muted), beside(look, read)].spacing(scale.px(8.0)),
        field(look, "Friday, next week …", typed, on_input.clone()).on_submit(Message::Keep).named(label),
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
    let (colors, scale) = (look.colors, look.scale);
    let mut words = column![text_of(kept.what.as_str(), scale.body, colors.ink)].width(Length::Fill);
    let details = details(kept);
    if !details.is_empty() {
        words = words.push(text_of(details, scale.caption, colors.muted));
    }
    container(
        row![
            words,
            link(look, "Change", Message::Change(place)).named(format!("Change: {}", kept.what)),
            link(look, "Let go", Message::Remove(place)).named(format!("Let go: {}", kept.what)),
        ]
        .spacing(scale.px(22.0))
        .align_y(Alignment::Center),
    )
    .padding([scale.px(10.0), scale.px(18.0)])
    .width(Length::Fill)
    .style(card_style(look, scale.px(12.0)))
    .into()
}
