//! Everybody's own yes to the rules, without which a talk doesn't begin. It is kept nowhere.

use iced::widget::{Row, container};
use iced::{Alignment, Element};

use super::{Message, SetUp};
use crate::plan::seat_name;
use crate::session::Voice;
use crate::ui::look::Look;
use crate::ui::screen::{name_in_yes, yes};
use crate::ui::widget::text_of;
use crate::words::say;

/// Who has said yes.
#[derive(Debug, Clone, Default)]
pub(super) struct Agreed {
    /// By seat; somebody who isn't here hasn't.
    said: Vec<bool>,
    /// Whether people wanted to begin without it.
    pub(super) asked: bool,
}

/// The button with which somebody says yes; with three or more people, the first is everybody's.
#[must_use]
pub(super) fn yes_button(seat: usize) -> iced::widget::Id {
    iced::widget::Id::from(format!("yes {seat}"))
}

impl Agreed {
    /// Somebody says yes, or takes it back.
    pub(super) fn say(&mut self, seat: usize, people: usize) {
        self.said.resize(people, false);
        let yes = !self.has(seat);
        if people >= Voice::TOGETHER {
            self.said.fill(yes);
        } else if let Some(said) = self.said.get_mut(seat) {
            *said = yes;
        }
    }

    fn has(&self, seat: usize) -> bool {
        self.said.get(seat).copied().unwrap_or_default()
    }

    /// The rules are others now, or somebody has come: each says yes anew.
    pub(super) fn take_back(&mut self) {
        *self = Self::default();
    }

    /// Somebody has left.
    pub(super) fn remove(&mut self, seat: usize) {
        if seat < self.said.len() {
            let _said = self.said.remove(seat);
        }
    }

    /// Those who sit in another order now: the place that each had, in the new order.
    pub(super) fn reorder(&mut self, places: &[usize]) {
        self.said = places.iter().map(|place| self.has(*place)).collect();
    }

    /// People wanted to begin, and somebody's yes is missing.
    pub(super) fn ask(&mut self) {
        self.asked = true;
    }
}

impl SetUp {
    /// The first who hasn't said yes, where there are rules to say it to.
    pub(super) fn missing_yes(&self) -> Option<usize> {
        let plan = self.plan.as_ref().ok().filter(|plan| !plan.rules.is_empty())?;
        (0..plan.participants.len()).find(|seat| !self.yes.has(*seat))
    }

    /// Everybody's yes; `None` where there are no rules.
    pub(super) fn agreement<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let _rules = self.plan.as_ref().ok().filter(|plan| !plan.rules.is_empty())?;
        let people = self.choices.names.len();
        let label = text_of(say!(words, "set-up-yes-to"), scale.caption, colors.muted);

        let button = |seat: usize, said: String, name: String| {
            yes(look, said, self.yes.has(seat), Message::Yes(seat)).id(yes_button(seat)).named(name).into()
        };
        let buttons: Vec<Element<'a, Message>> = if people >= Voice::TOGETHER {
            vec![button(0, say!(words, "set-up-yes-all"), say!(words, "set-up-yes-all", "name"))]
        } else {
            let each = (0..people).map(|seat| {
                let typed = self.choices.names[seat].trim();
                let place = seat_name(&self.set, &self.choices, seat);
                let person = if typed.is_empty() { place.as_str() } else { typed };
                let name = say!(words, "set-up-yes", "name", person = person);
                // What is typed above never makes the screen be laid out anew.
                let short = name_in_yes(look, person);
                let said = say!(words, "set-up-yes", person = short);
                button(seat, said, name)
            });
            each.collect()
        };
        let buttons =
            Row::with_children(buttons).spacing(scale.px(8.0)).wrap().vertical_spacing(scale.px(8.0));
        let line = Row::new().push(container(label)).push(buttons).spacing(scale.px(12.0));
        Some(line.align_y(Alignment::Center).wrap().vertical_spacing(scale.px(6.0)).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_says_yes_alone_and_from_three_on_one_for_all() {
        let mut pair = Agreed::default();
        pair.say(1, 2);
        assert_eq!((pair.has(0), pair.has(1)), (false, true));
        pair.reorder(&[1, 0]);
        assert_eq!((pair.has(0), pair.has(1)), (true, false), "it is still the same person's");
        pair.say(0, 2);
        assert!(!pair.has(0), "taken back");

        let mut circle = Agreed::default();
        circle.say(0, 5);
        assert!((0..5).all(|seat| circle.has(seat)));
    }
}
