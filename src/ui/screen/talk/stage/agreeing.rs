//! A step for agreements, where people write: the fields have the room. The time is in sight, small, where there is one;
//! what to write and the first rule of the step stand above the fields as long as all of those have room.

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length, Padding, Size};

use super::super::Scene;
use super::fit::{Head, Shown};
use crate::plan::{Kind, PlanStep};
use crate::session::State;
use crate::talk::Message;
use crate::ui::access::Meaning;
use crate::ui::measure;
use crate::ui::screen::{close, scroll_if_needed};
use crate::ui::widget::pressing::room_for_ring;
use crate::ui::widget::{Surface, first_that_fits, press, text_of};

/// What stands above the fields, from all to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Above {
    Title,
    /// Under a title that isn’t larger than it.
    Rule,
    RuleBelow,
    Prompt,
}

impl<'a> Scene<'a> {
    /// Whether people write down agreements here.
    pub(super) fn writes_down(self, step: &PlanStep) -> bool {
        step.kind == Kind::Agree && !self.is_shown_only() && !self.draws()
    }

    /// The fields in all of this room, under what they are for.
    pub(super) fn agreeing(self, step: &'a PlanStep, room: Size) -> Element<'a, Message> {
        let scale = self.look.scale;
        let reading = self.session.reading(self.now);
        let timed = self.session.state() != State::Running
            || step.turn.time.is_some()
            || reading.as_ref().is_some_and(|reading| reading.time.is_some());
        let side = scale.px(if scale.narrow { 72.0 } else { 88.0 });
        let gap = scale.px(20.0);
        let width = if timed { room.width - side - gap } else { room.width };
        let flagged = self.session.flag(self.now).is_some();
        let rule = self.rules_of(step, room.width).into_iter().next();
        first_that_fits([Above::Prompt, Above::RuleBelow, Above::Rule, Above::Title], move |&above| {
            let prompt = step.turn.prompt.as_deref().filter(|_| above >= Above::Prompt);
            let prompt = prompt.map(|prompt| text_of(prompt, self.small_size(), self.look.colors.muted));
            // What has been brought forward is to be read.
            let rule = rule.as_ref().filter(|_| flagged || above >= Above::Rule);
            let rule = rule.map(|rule| self.rule_above(rule, width, flagged));
            let title = self.head_above(step, Size::new(width, room.height), above > Above::Rule);
            let head = column![column![title].push(prompt).spacing(scale.px(4.0))].push(rule);
            let head = container(head).width(Length::Fill);
            let top: Element<'a, Message> = if timed {
                let reading = self.session.reading(self.now);
                row![self.disk(reading.as_ref(), side), head].spacing(gap).align_y(Alignment::Center).into()
            } else {
                head.into()
            };
            let ring = room_for_ring(scale.ring());
            let room = Padding { left: ring, right: ring, top: 0.0, bottom: ring };
            let fields = container(self.agreements(close::Place::Stage)).padding(room);
            let fields = scroll_if_needed(&self.look, fields);
            column![container(top).padding(Padding { left: ring, ..Padding::ZERO }), fields]
                .spacing(scale.px(14.0))
                .width(Length::Fill)
                .into()
        })
        .into()
    }

    /// The title, larger than what stands under it or as large.
    fn head_above(self, step: &'a PlanStep, room: Size, larger: bool) -> Element<'a, Message> {
        if larger {
            return self.head(step, room, true);
        }
        let (headline, title) = self.headline(step);
        let low = self.low_head(&headline, self.usual_head(&headline, title, room), room);
        self.head_of(Head { name: low.name.min(self.small_size()), ..low }, headline, title)
    }

    /// A rule on one line; all of it, if it has been brought forward.
    fn rule_above(self, rule: &Shown<'a>, width: f32, whole: bool) -> Element<'a, Message> {
        let (colors, size) = (self.look.colors, self.small_size());
        let words = format!("• {}", rule.text);
        let words = if whole { words } else { measure::one_line(&words, size, width) };
        press(
            text_of(words, size, colors.ink),
            Surface { hovered: None, ..Surface::bare(&self.look, colors.ink) },
        )
        .least(44.0, 44.0)
        .on_press(Message::Rule(rule.index))
        .means(Meaning::button().named(self.name_of_rule(&rule.text)).key(self.keys.number(rule.index)))
        .into()
    }
}
