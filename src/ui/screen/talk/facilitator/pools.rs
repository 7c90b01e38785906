//! Time to draw on between turns: what everyone has left, and starting and stopping it for anyone.

use accesskit::Role;
use iced::widget::{Column, row};
use iced::{Alignment, Element, Length};

use super::super::Scene;
use crate::session::{Balance, Event};
use crate::talk::Message;
use crate::talk::drawing::title;
use crate::ui::access::{Meaning, means};
use crate::ui::widget::{digits, text_of};
use crate::words::say;

impl<'a> Scene<'a> {
    /// A part of the view for each pool.
    pub(super) fn pools(self) -> Vec<Element<'a, Message>> {
        let balances = self.session.balances(self.now);
        let pools = self.session.plan().pools.iter().enumerate();
        let of = |pool: usize| balances.iter().filter(move |balance| balance.pool == pool);
        let part = |(at, pool): (usize, &'a crate::plan::PlanPool)| {
            let lines = of(at).map(|balance| self.balance(balance));
            self.part(pool.title.clone(), Column::with_children(lines).spacing(self.look.scale.px(4.0)))
        };
        pools.map(part).collect()
    }

    /// What somebody has left, and a way to draw on it.
    fn balance(self, balance: &Balance) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let (name, pool) = (self.name(balance.participant), title(self.session, balance));
        let of = |one: Balance| (one.participant, one.pool) == (balance.participant, balance.pool);
        let (shown, called, event) = if self.drawing().is_some_and(of) {
            let called = say!(words, "facilitator-pool-stop", "name", name = name, pool = pool);
            (say!(words, "facilitator-pool-stop"), called, Some(Event::StopDrawing))
        } else {
            let can = !balance.left.is_zero() && self.session.may_draw_any(self.now);
            let called = say!(words, "facilitator-pool-start", "name", name = name, pool = pool);
            let event = Event::DrawOn(balance.participant, balance.pool);
            (say!(words, "facilitator-pool-start"), called, can.then_some(event))
        };
        let spoken = say!(words, "stage-left", left = words.spoken(balance.left));
        let left = digits::digits(&digits::clock(balance.left), scale.caption, colors.muted);
        row![
            text_of(name, scale.caption, colors.ink).width(Length::Fill),
            means(Meaning::instead(Role::Label, spoken), left),
            self.small(shown, event.map(Message::Event)).named(called),
        ]
        .spacing(scale.px(14.0))
        .align_y(Alignment::Center)
        .into()
    }

    /// What is left of what somebody draws on.
    pub(super) fn drawn_exactly(self, drawn: Balance) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let spoken = words.spoken(drawn.left);
        let (word, name) = if drawn.left.is_zero() {
            (say!(words, "stage-drawn-all"), say!(words, "stage-drawn-all"))
        } else if self.is_paused() {
            let name = say!(words, "facilitator-left-paused", "name", time = spoken);
            (say!(words, "facilitator-left-paused"), name)
        } else {
            (say!(words, "facilitator-left"), say!(words, "facilitator-left", "name", time = spoken))
        };
        let left = row![
            digits::digits(&digits::clock(drawn.left), scale.body, colors.ink),
            text_of(word, scale.caption, colors.muted),
        ]
        .spacing(scale.px(8.0))
        .align_y(Alignment::Center);
        means(Meaning::instead(Role::Timer, name), left)
    }
}
