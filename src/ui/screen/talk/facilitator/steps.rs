//! Every step in its order, to go to.

use iced::widget::{Column, row};
use iced::{Alignment, Element, Length};

use super::super::{Scene, step_row};
use crate::plan::PlanStep;
use crate::session::Event;
use crate::talk::Message;
use crate::ui::access::{Meaning, means};
use crate::ui::screen::link;
use crate::ui::widget::{Surface, press, text_of};
use crate::words::say;

/// Steps that are shown at a time: a long plan would make every second dear.
const SHOWN: usize = 80;

/// Of these, how many that have been.
const BEHIND: usize = 16;

impl<'a> Scene<'a> {
    /// The list.
    pub(super) fn steps(self) -> Element<'a, Message> {
        let (scale, words) = (self.look.scale, self.look.words);
        let plan = self.session.plan();
        let here = self.session.step().map_or(0, |step| step.index);
        let last = plan.steps.len().saturating_sub(SHOWN);
        let page = isize::try_from(self.host.page()).unwrap_or_default();
        let pages = isize::try_from(SHOWN).unwrap_or_default().saturating_mul(page);
        let from = here.saturating_sub(BEHIND).saturating_add_signed(pages).min(last);

        let mut list = Column::new().width(Length::Fill);
        if from > 0 {
            list = list.push(link(&self.look, say!(words, "facilitator-steps-earlier"), Message::Page(-1)));
        }
        let mut round = None;
        // Whoever has gone has no turn to go to.
        for step in plan.steps.iter().skip(from).take(SHOWN).filter(|step| plan.has_its_people(step)) {
            if let Some(now) = step.round.filter(|now| round != Some(now.number)) {
                round = Some(now.number);
                let (number, of) = (now.number, now.of);
                let round = if now.asked {
                    say!(words, "facilitator-round-up-to", number = number, of = of)
                } else {
                    say!(words, "facilitator-round", number = number, of = of)
                };
                list = list.push(text_of(round, scale.caption * 0.9, self.look.colors.muted));
            }
            list = list.push(self.step_line(step, here));
        }
        if from < last {
            list = list.push(link(&self.look, say!(words, "facilitator-steps-later"), Message::Page(1)));
        }
        let title = say!(words, "facilitator-steps");
        self.part(title.clone(), means(Meaning::choices(title), list))
    }

    fn step_line(self, step: &'a PlanStep, here: usize) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let is_now = step.index == here;
        let resting = self.session.rest(self.now).is_some();
        let ink = if step.index < here || resting { colors.muted } else { colors.ink };
        let length = self.length(step);
        let aside = if is_now { say!(words, "facilitator-now") } else { length.clone() };
        let line = row![
            text_of(self.step_words(step), scale.caption, ink).width(Length::Fill),
            text_of(aside, scale.caption, colors.muted),
        ]
        .spacing(scale.px(12.0))
        .align_y(Alignment::Center);
        let surface = if is_now {
            Surface::chosen(&self.look, scale.px(8.0))
        } else {
            Surface { edge: None, fill: None, ..Surface::card(&self.look, scale.px(8.0)) }
        };
        let (number, of) = (step.index + 1, self.session.plan().steps.len());
        let described = if is_now {
            say!(words, "facilitator-step-now", number = number, of = of)
        } else if length.is_empty() {
            say!(words, "facilitator-step", number = number, of = of)
        } else {
            say!(words, "facilitator-step-time", number = number, of = of, time = length)
        };
        let name = say!(words, "facilitator-go-to", step = self.step_words(step));
        let meaning = Meaning::choice(is_now).named(name).described(described);
        let free = !resting && !is_now;
        let line = press(line, surface)
            .padding([scale.px(4.0), scale.px(10.0)])
            .least(44.0, 32.0)
            .width(Length::Fill)
            .means(meaning)
            .on_press_maybe(free.then_some(Message::Event(Event::GoTo(step.index))));
        // In one column the list is part of the page, which stays where it is.
        if is_now && !scale.one_column { line.id(step_row()).into() } else { line.into() }
    }
}
