//! Who talks, in which order, and about what.

use iced::widget::{Column, Id, Row, column, container, row, space};
use iced::{Alignment, Element, Length};

use super::agreed::yes_button;
use super::{Message, SetUp, name_field};
use crate::plan::{has_roles, seat_name};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::link;
use crate::ui::widget::field::field;
use crate::ui::widget::{heading, text_of};
use crate::words::say;

/// The field for the topic.
fn topic_field() -> Id {
    Id::new("topic")
}

/// The way to add a person.
fn add_link() -> Id {
    Id::new("add a person")
}

/// The way to move a person up.
fn up_link(seat: usize) -> Id {
    Id::from(format!("move up {seat}"))
}

impl SetUp {
    /// What is asked after somebody's name: the next one, or whether there is one more, then the topic, then whether they say yes to the rules.
    pub(super) fn after_name(&self, seat: usize) -> Id {
        let (next, people) = (seat + 1, self.choices.names.len());
        if next < people {
            name_field(next)
        } else if next == people && people < self.set.participants.max {
            // Enter again, and there is a field for one more.
            add_link()
        } else if self.set.topic.is_some() && seat < people {
            topic_field()
        } else {
            yes_button(self.missing_yes().unwrap_or_default())
        }
    }

    pub(super) fn add(&mut self) {
        if self.choices.names.len() < self.set.participants.max {
            self.choices.names.push(String::new());
            self.yes.take_back();
        }
    }

    pub(super) fn remove(&mut self, seat: usize) {
        if self.choices.names.len() > self.set.participants.min && seat < self.choices.names.len() {
            let _name = self.choices.names.remove(seat);
            self.yes.remove(seat);
            self.drawn = false;
        }
    }

    /// A person takes the place before theirs. Gives what has the keyboard then, so that they can be moved on.
    pub(super) fn move_up(&mut self, seat: usize) -> Id {
        let before = seat.saturating_sub(1);
        let mut places: Vec<usize> = (0..self.choices.names.len()).collect();
        if seat < places.len() {
            places.swap(before, seat);
        }
        self.sit(&places);
        self.drawn = false;
        if before == 0 { name_field(0) } else { up_link(before) }
    }

    /// Whether people can be moved by hand: with two there is a swap, and where seats have parts of their own, names are
    /// beside what they do.
    fn can_be_moved(&self) -> bool {
        self.choices.names.len() > 2 && self.set.participants.seats.is_empty() && !has_roles(&self.set)
    }

    /// The second is first now, and the first last.
    pub(super) fn swap(&mut self) {
        let people = self.choices.names.len();
        self.sit(&(0..people).map(|seat| (seat + 1) % people).collect::<Vec<_>>());
        self.drawn = false;
    }

    /// Draws lots for the order.
    pub(crate) fn draw_lots(&mut self, lots: &mut fastrand::Rng) {
        let mut places: Vec<usize> = (0..self.choices.names.len()).collect();
        lots.shuffle(&mut places);
        self.sit(&places);
        self.drawn = true;
        self.lay_out();
    }

    /// Everyone sits in another order; `places` are those that they had, in the new order.
    fn sit(&mut self, places: &[usize]) {
        self.choices.names = places.iter().map(|place| self.choices.names[*place].clone()).collect();
        self.yes.reorder(places);
    }

    pub(super) fn people<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let question = text_of(say!(words, "set-up-people"), scale.px(34.0).max(scale.heading), colors.ink);
        let places: Vec<String> =
            (0..self.choices.names.len()).map(|seat| seat_name(&self.set, &self.choices, seat)).collect();
        let widest = measure::widest_word(places.iter().map(String::as_str), scale.caption);
        let named = self.choices.names.iter().enumerate().zip(places);
        let people = named.map(|((seat, name), place)| self.person(look, seat, name, (place, widest)));
        column![heading(1, question)]
            .push(self.valued(look))
            .push(self.last_time(look))
            .push(Column::with_children(people).spacing(scale.px(10.0)))
            .push(self.order(look))
            .push(self.topic(look))
            .spacing(scale.px(12.0))
            .width(Length::Fill)
            .into()
    }

    /// A person: the name, and beside it the place, in this width.
    fn person<'a>(
        &'a self,
        look: &Look<'a>,
        seat: usize,
        name: &'a str,
        (place, beside): (String, f32),
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let seat_color = colors.seat(seat);
        let bar = container(space::vertical())
            .width(Length::Fixed(scale.px(7.0)))
            .height(Length::Fixed(scale.px(48.0).max(44.0)))
            .style(move |_| container::Style {
                background: Some(seat_color.into()),
                border: iced::border::rounded(scale.px(3.5)),
                ..container::Style::default()
            });
        let typed = field(look, &say!(words, "set-up-name"), name, move |name| Message::Name(seat, name))
            .id(name_field(seat))
            .on_submit(Message::Named(seat))
            .named(say!(words, "set-up-name", "name", place = place.as_str()));
        let beside: Element<'a, Message> = if self.can_be_moved() {
            // Where somebody stands in the list says which seat is theirs.
            let up = say!(words, "set-up-up");
            let width = Length::Fixed(measure::width(&up, scale.caption).max(44.0));
            let person = if name.trim().is_empty() { place.as_str() } else { name };
            let called = say!(words, "set-up-up", "name", person = person);
            let up = || link(look, up, Message::MoveUp(seat)).id(up_link(seat)).named(called).width(width);
            if seat > 0 { up().into() } else { space().width(width).into() }
        } else {
            let width = Length::Fixed(beside.max(scale.px(70.0)));
            text_of(place, scale.caption, colors.muted).width(width).into()
        };
        let mut line = row![bar, typed, beside].spacing(scale.px(10.0)).align_y(Alignment::Center);
        if self.choices.names.len() > self.set.participants.min {
            let remove = link(look, say!(words, "set-up-remove"), Message::Remove(seat));
            line = line.push(remove.named(say!(words, "set-up-remove", "name", person = name)));
        }
        line.into()
    }

    /// Changes to who is there and in which order.
    fn order<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let people = self.choices.names.len();
        let roles = has_roles(&self.set);
        let mut changes = Row::new().spacing(scale.px(24.0));
        if people > 1 {
            let swap = match people {
                2 if roles => say!(words, "set-up-swap-roles"),
                2 => say!(words, "set-up-swap"),
                _ => say!(words, "set-up-rotate"),
            };
            changes = changes.push(link(look, swap, Message::Swap));
            if !roles {
                changes = changes.push(link(look, say!(words, "set-up-lots"), Message::DrawLots));
            }
        }
        if people < self.set.participants.max {
            changes = changes.push(link(look, say!(words, "set-up-add"), Message::Add).id(add_link()));
        }
        let first = self.plan.as_ref().ok().and_then(|plan| plan.participants.first());
        let drawn = first.filter(|_| self.drawn).map(|first| {
            let first = text_of(
                say!(words, "set-up-lots-drawn", person = first.as_str()),
                scale.caption,
                colors.muted,
            );
            means(Meaning::aloud(), first)
        });
        column![changes.wrap().vertical_spacing(scale.px(4.0))].push(drawn).into()
    }

    fn topic<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let question = self.set.topic.as_ref()?.get(&self.choices.language);
        let typed = self.choices.topic.as_deref().unwrap_or_default();
        let asked = column![
            heading(2, text_of(question, scale.body * 1.1, colors.ink)),
            field(look, &say!(words, "set-up-topic"), typed, Message::Topic)
                .id(topic_field())
                .on_submit(Message::Named(self.choices.names.len()))
                .named(question),
        ];
        let others = self.topics.iter().filter(|topic| *topic != typed);
        let others: Vec<Element<'a, Message>> =
            others.map(|topic| link(look, topic.as_str(), Message::Topic(topic.clone())).into()).collect();
        let parked = (!others.is_empty()).then(|| {
            let parked = text_of(say!(words, "set-up-parked"), scale.caption, colors.muted);
            column![parked, Row::with_children(others).spacing(scale.px(16.0)).wrap()]
        });
        Some(asked.push(parked).spacing(scale.px(8.0)).into())
    }
}
