//! The foot of set-up: what to ask oneself before, everybody's yes, and Begin or another time.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};
use jiff::civil::Time;

use super::{Later, Message, SetUp};
use crate::rule_set::path::asked_once;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::{Surface, hairline, press, text_of};
use crate::words::{InWords, say};

impl SetUp {
    pub(super) fn foot<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let scale = look.scale;
        let below: Element<'a, Message> = if self.not_now {
            Self::later(look)
        } else if scale.one_column {
            column![self.before(look), self.ways(look)].spacing(scale.px(10.0)).into()
        } else {
            let agreement = self.agreement(look).unwrap_or_else(|| iced::widget::space().into());
            let line = row![
                container(agreement).width(Length::FillPortion(48)),
                container(self.ways(look)).width(Length::FillPortion(52)),
            ];
            let line = line.spacing(scale.px(32.0)).align_y(Alignment::Center);
            Column::new().push(self.before(look)).push(line).spacing(scale.px(8.0)).into()
        };
        column![hairline(look), below].spacing(scale.px(12.0)).into()
    }

    /// What stands in the way of beginning, or else what people ask themselves before.
    fn before<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let problem = match (&self.plan, self.same_name()) {
            (Err(problem), _) => {
                let problem = problem.in_words(words);
                Some(say!(words, "set-up-problem", problem = problem))
            }
            (Ok(_), Some(name)) => Some(say!(words, "set-up-same-name", name = name)),
            (Ok(_), None) => None,
        };
        if let Some(problem) = problem {
            return Some(means(Meaning::aloud(), text_of(problem, scale.body, colors.wrapping_up)));
        }
        if self.yes.asked && self.missing_yes().is_some() {
            // In place of what stands here otherwise, so that the buttons stay where they are.
            let asks = text_of(say!(words, "set-up-yes-first"), scale.body * 0.95, colors.ink);
            return Some(means(Meaning::aloud(), asks));
        }
        let questions = asked_once(self.ready.iter().chain(&self.set.before), &self.choices.language);
        let questions = questions.into_iter();
        let questions: Vec<Element<'a, Message>> =
            questions.map(|question| text_of(question, scale.body * 0.95, colors.muted).into()).collect();
        (!questions.is_empty()).then(|| {
            Row::with_children(questions)
                .spacing(scale.px(20.0))
                .wrap()
                .vertical_spacing(scale.px(2.0))
                .into()
        })
    }

    fn ways<'a>(&self, look: &Look<'a>) -> Element<'a, Message> {
        let scale = look.scale;
        let button = |words: String, surface: Surface| {
            press(
                container(text_of(words, scale.heading * 0.85, surface.ink)).center_x(Length::Fill),
                surface,
            )
            .padding([scale.px(12.0), scale.px(16.0)])
            .least(44.0, scale.px(56.0))
        };
        let not_now = button(say!(look.words, "set-up-not-now"), Surface::outlined(look, scale.px(12.0)))
            .width(Length::FillPortion(if scale.one_column { 45 } else { 35 }))
            .on_press(Message::NotNow(true));
        let begin = button(say!(look.words, "set-up-begin"), Surface::filled(look, scale.px(12.0)))
            .width(Length::FillPortion(if scale.one_column { 55 } else { 65 }))
            .on_press_maybe((self.plan.is_ok() && self.same_name().is_none()).then_some(Message::Begin));
        row![not_now, begin].spacing(scale.px(16.0)).into()
    }

    fn later<'a>(look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let choice = |words: String, later| {
            press(text_of(words, scale.body, colors.ink), Surface::outlined(look, scale.px(12.0)))
                .padding([scale.px(10.0), scale.px(16.0)])
                .least(44.0, 44.0)
                .on_press(Message::Later(later))
                .into()
        };
        let eight = words.time(Time::constant(20, 0, 0, 0));
        let when: Vec<Element<'a, Message>> = vec![
            choice(say!(words, "set-up-later-hour"), Later::InAnHour),
            choice(say!(words, "set-up-later-evening", time = eight), Later::Evening),
            choice(say!(words, "set-up-later-tomorrow"), Later::Tomorrow),
            choice(say!(words, "set-up-later-week"), Later::InAWeek),
        ];
        column![
            text_of(say!(words, "set-up-later"), scale.body, colors.muted),
            Row::with_children(when).spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(10.0)),
            link(look, say!(words, "set-up-now"), Message::NotNow(false)),
        ]
        .spacing(scale.px(10.0))
        .into()
    }
}
