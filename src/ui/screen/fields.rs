//! The parts that the fields of an agreement are put together from, at the close, in a talk and on the pages: labels, days,
//! who has a part, and who says yes.

use iced::widget::{Id, Row, column, container, responsive, row};
use iced::{Element, Length, Size};
use jiff::civil::Date;

use super::{link, name_in_yes, yes};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::field::field;
use crate::ui::widget::press::Press;
use crate::ui::widget::{Surface, first_that_fits, press, text_of};
use crate::words::{day, say};

/// The least size of what is pressed: on the stage people share the screen, and press with fingers.
pub(crate) fn least(on_stage: bool) -> f32 {
    if on_stage { 44.0 } else { 32.0 }
}

/// A field with its label above it.
pub(crate) fn labelled<'a, Message: 'a>(
    look: &Look<'a>,
    label: String,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    let label = text_of(label, look.scale.caption, look.colors.muted);
    column![label, content.into()].spacing(look.scale.px(4.0)).width(Length::Fill).into()
}

/// Who has a part in an agreement: everyone who may, with whether they have.
pub(crate) fn who<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    people: impl Iterator<Item = (&'a str, bool)>,
    on_stage: bool,
    on_press: impl Fn(usize) -> Message,
) -> Element<'a, Message> {
    let (scale, name) = (look.scale, say!(look.words, "close-who"));
    let people = people.enumerate().map(|(place, (name, has))| {
        let round = scale.px(999.0);
        let surface = if has { Surface::filled(look, round) } else { Surface::outlined(look, round) };
        press(text_of(name, scale.caption, surface.ink), surface)
            .padding([scale.px(6.0), scale.px(16.0)])
            .least(44.0, least(on_stage).max(36.0))
            .on_press(on_press(place))
            .means(Meaning::tick(has))
            .into()
    });
    let people = Row::with_children(people).spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(8.0));
    labelled(look, name.clone(), means(Meaning::group(name), people))
}

/// One yes to this agreement, for everyone.
pub(crate) fn yes_of_all<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    what: &str,
    said: bool,
    message: Message,
) -> Press<'a, Message> {
    let words = look.words;
    yes(look, say!(words, "close-agree"), said, message).named(say!(
        words,
        "close-agree",
        "name",
        what = what
    ))
}

/// A person's own yes to this agreement.
pub(crate) fn yes_of<'a, Message: Clone + 'a>(
    look: &Look<'a>,
    person: &str,
    what: &str,
    said: bool,
    message: Message,
) -> Press<'a, Message> {
    let (words, short) = (look.words, name_in_yes(look, person));
    let name = say!(words, "close-agrees", "name", person = person, what = what);
    yes(look, say!(words, "close-agrees", person = short), said, message).named(name)
}

/// A field for a day, with its label, what is read of what was typed, and the days on offer.
pub(crate) struct DayField<'a> {
    pub label: String,
    pub typed: &'a str,
    /// The day by which “tomorrow” is read.
    pub today: Option<Date>,
    pub id: Id,
    pub on_stage: bool,
}

impl<'a> DayField<'a> {
    /// Shows it.
    pub(crate) fn view<Message: Clone + 'a>(
        self,
        look: &Look<'a>,
        on_input: impl Fn(String) -> Message + Clone + 'a,
        on_submit: Message,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let Self { label, typed, today, id, on_stage } = self;
        let least = least(on_stage);
        let offered = day::OFFERED.map(|days| {
            let day = day::offered(days, words);
            let name = say!(words, "close-day-offered", label = label.as_str(), day = day.as_str());
            link(look, day.clone(), on_input(day)).least(least, least).named(name).into()
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
            row![text_of(label.clone(), scale.caption, colors.muted), beside(look, read)]
                .spacing(scale.px(8.0)),
            field(look, &say!(words, "close-day-hint"), typed, on_input.clone())
                .on_submit(on_submit)
                .id(id)
                .named(label),
            Row::with_children(offered).spacing(scale.px(14.0)).wrap().vertical_spacing(0.0),
        ]
        .spacing(scale.px(4.0))
        .width(Length::Fill)
        .into()
    }
}

/// Words at the right of a label, on one line: the longer ones if they fit.
fn beside<'a, Message: 'a>(look: &Look, [long, short]: [String; 2]) -> Element<'a, Message> {
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
