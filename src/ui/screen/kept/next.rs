//! The next talk: with whom, about what, and when; another day for it, and another topic.

use iced::widget::{column, row};
use iced::{Alignment, Element, Length};
use jiff::civil::{Date, Time};

use super::talks::writing;
use super::view::{Erasable, Titles, card};
use super::{Day, Kept, Message, STEP, What, day_field, day_link, next_card, topic_field};
use crate::clock::zone;
use crate::record::next_talk::NextTalk;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::fields::DayField;
use crate::ui::screen::{button, link};
use crate::ui::widget::field::field;
use crate::ui::widget::slider::Range;
use crate::ui::widget::{Surface, slider, text_of};
use crate::words::{InWords, say};

/// The time that is offered where there is none: eight in the evening.
const EVENING: Time = Time::constant(20, 0, 0, 0);

/// The last step of the slider for the time.
const LAST: i32 = 24 * 60 / STEP as i32 - 1;

impl Kept {
    /// The talk that is meant to be next.
    pub(super) fn next<'a>(
        &'a self,
        next: &'a NextTalk,
        titles: Titles<'a>,
        today: Date,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let when = words.next_talk(next.at, titles.of(&next.talk), today);
        let names = next.names.iter().filter(|name| !name.trim().is_empty()).collect::<Vec<_>>();
        let names = (!names.is_empty()).then(|| {
            let names = words.all_of(&names);
            text_of(say!(words, "keeping-next-names", names = names), scale.caption, colors.muted)
        });
        let topics = (!next.topics.is_empty()).then(|| {
            let topics = words.beside(&next.topics);
            text_of(say!(words, "library-next-parked", topics = topics), scale.caption, colors.muted)
        });
        let said = column![text_of(when, scale.body, colors.ink)].push(names).push(topics);
        let at = next.at.map(|at| at.to_zoned(zone()));
        let (change, typed, time) = match &at {
            Some(at) => (say!(words, "keeping-next-day"), at.date().to_string(), at.time()),
            None => (say!(words, "keeping-next-give-day"), String::new(), EVENING),
        };
        // A day that has passed isn't the one that is wanted.
        let typed = if at.is_some_and(|at| at.date() < today) { String::new() } else { typed };
        let change = link(look, change, Message::ChangeDay(typed, time)).id(day_link());
        let ways = if self.day.is_none() { vec![change.into()] } else { Vec::new() };
        let erase = Erasable {
            what: What::Next,
            name: say!(words, "keeping-next"),
            sure: say!(words, "keeping-next-sure"),
            one: false,
            next: None,
        };
        let day = self.day.as_ref().map(|day| choosing(day, today, look));
        let topic = field(look, &say!(words, "keeping-topic-hint"), &self.topic, Message::Topic)
            .on_submit(Message::AddTopic)
            .id(topic_field());
        let topic = writing(look, topic, vec![(say!(words, "keeping-topic-add"), Message::AddTopic)]);
        let all = column![self.entry(look, said, ways, erase)].push(day).push(topic).spacing(scale.px(14.0));
        self.part(look, say!(words, "keeping-next"), None, card(look, all).id(next_card()))
    }
}

/// A day and a time for it, as they are chosen.
fn choosing<'a>(chosen: &'a Day, today: Date, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let label = say!(words, "keeping-next-when");
    let day = DayField { label, typed: &chosen.typed, today: Some(today), id: day_field(), on_stage: false };
    let day = day.view(look, Message::Day, Message::KeepDay);
    let steps = |time: Time| (i32::from(time.hour()) * 60 + i32::from(time.minute())) / i32::from(STEP);
    let (time, value) = (chosen.time, steps(chosen.time));
    let named = say!(words, "keeping-next-time");
    let time_of = move |step: i32| if step == value { time } else { time_of(step) };
    let times = slider(
        look,
        &named,
        Range { value, ends: 0..=LAST, page: 4 },
        move |step| words.time(time_of(step)),
        move |step| Message::Time(time_of(step)),
    );
    let filled = Surface::filled(look, scale.px(12.0));
    let ways = row![
        button(look, say!(words, "keeping-save"), filled, Message::KeepDay)
            .padding([scale.px(8.0), scale.px(18.0)])
            .least(44.0, 44.0),
        link(look, say!(words, "keeping-cancel"), Message::LeaveDay)
    ]
    .spacing(scale.px(22.0))
    .align_y(Alignment::Center);
    let problem = chosen.problem.as_ref().map(|problem| {
        let problem = text_of(problem.in_words(words), scale.caption, colors.wrapping_up);
        means(Meaning::aloud(), problem.width(Length::Fill))
    });
    column![day, text_of(named, scale.caption, colors.muted), times]
        .push(problem)
        .push(ways)
        .spacing(scale.px(6.0))
        .into()
}

/// The time at a step of the slider.
fn time_of(step: i32) -> Time {
    let minutes = step.clamp(0, LAST) * i32::from(STEP);
    let part = |part: i32| i8::try_from(part).unwrap_or_default();
    Time::new(part(minutes / 60), part(minutes % 60), 0, 0).unwrap_or(EVENING)
}
