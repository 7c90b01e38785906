//! Who has the floor: a line about it, and, in an exchange, a button for everyone in it to take the floor and give it back.
//!
//! Nobody's time is shown but the holder's own, so that nothing on the stage compares people.

use std::time::Duration;

use accesskit::Role;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length, Size};

use super::super::Scene;
use crate::plan::{Kind, PlanStep};
use crate::session::{Phase, Share, State};
use crate::talk::Message;
use crate::talk::prompt::whose_floor;
use crate::ui::access::{Meaning, means};
use crate::ui::look::theme::mix;
use crate::ui::measure;
use crate::ui::widget::disk::{Disk, Pattern};
use crate::ui::widget::words::cap_of;
use crate::ui::widget::{Surface, press, text_of};
use crate::words::say;

/// The most columns of names.
const COLUMNS: usize = 3;

/// The least width of a column, in ems of its names.
const COLUMN: f32 = 6.2;

/// A line about the floor.
#[derive(Debug, Clone)]
pub(super) struct Floor {
    words: String,
    /// The same for screen readers, where it is a time.
    spoken: Option<String>,
    /// Whether it stands back.
    quiet: bool,
}

impl<'a> Scene<'a> {
    /// What is said about the floor in a step, if anything: who has it, how much of their own time the holder has, or how to
    /// take it.
    pub(super) fn floor_words(self, step: &PlanStep) -> Option<Floor> {
        let words = self.look.words;
        if step.kind != Kind::Exchange {
            let name = whose_floor(self.session, step)?;
            let words = say!(words, "stage-has-floor", name = name);
            return Some(Floor { words, spoken: None, quiet: false });
        }
        let reading = self.session.reading(self.now).filter(|reading| reading.phase != Phase::Time)?;
        let shares = self.session.shares(self.now);
        let Some(holder) = self.host.holder() else {
            let by_number = self.keys.has_numbers();
            let words = match (self.is_shown_only(), by_number) {
                _ if shares.is_empty() => return None,
                (true, _) => say!(words, "stage-floor-free-for-everyone"),
                (false, true) => say!(words, "stage-floor-free"),
                (false, false) => say!(words, "stage-floor-free", "names"),
            };
            return Some(Floor { words, spoken: None, quiet: true });
        };
        let own = shares.iter().find(|share| share.participant == holder).map(|share| share.left);
        let own = own.unwrap_or_default();
        let (words, spoken) = if own.is_zero() {
            let left = self.session.for_anyone(self.now).min(reading.left.unwrap_or_default());
            let (time, spoken) = (self.time_words(left), self.spoken(left));
            (say!(words, "stage-time-for-anyone", time = time), say!(words, "stage-time-for-anyone", time = spoken))
        } else {
            let (time, spoken) = (self.time_words(own), self.spoken(own));
            (say!(words, "stage-own-time", time = time), say!(words, "stage-own-time", time = spoken))
        };
        Some(Floor { words, spoken: Some(spoken), quiet: true })
    }

    /// That line, in type of about this size.
    pub(super) fn floor_line(self, floor: Floor, size: f32, width: f32) -> Element<'a, Message> {
        let colors = self.look.colors;
        let Floor { words, spoken, quiet } = floor;
        // On one line, if it can be read on one.
        let room = Size::new(width, f32::INFINITY);
        let size = measure::fit(&words, size, self.look.scale.caption, room, 1);
        let line = text_of(words, size, if quiet { colors.muted } else { colors.ink });
        match spoken {
            Some(spoken) => means(Meaning::instead(Role::Timer, spoken), line),
            None => line.into(),
        }
    }

    /// The large words of an exchange: who has the floor, or that it is open; and what it is for.
    pub(super) fn exchange_headline(self, step: &'a PlanStep) -> (String, Option<&'a str>) {
        let headline = match self.host.holder() {
            Some(holder) => {
                let name = self.name(holder);
                say!(self.look.words, "stage-has-floor", name = name)
            }
            None => say!(self.look.words, "stage-open-discussion"),
        };
        let title = step.turn.title.as_str();
        let other = title.to_lowercase() != headline.to_lowercase();
        (headline, other.then_some(title))
    }

    /// A button for everyone in an exchange, in a column of this width, in reading order.
    pub(in super::super) fn floor_buttons(self, width: f32) -> Element<'a, Message> {
        let scale = self.look.scale;
        let shares = self.session.shares(self.now);
        let between = scale.px(if scale.narrow { 6.0 } else { 10.0 });
        let fitting = (1..=COLUMNS).rev().find(|&columns| {
            column_width(width, columns, between) >= scale.body * COLUMN
        });
        // A few names have more room beside each other than they need; four are two and two.
        let columns = fitting.unwrap_or(1).min(match shares.len() {
            4 => 2,
            number => number.max(1),
        });
        let each = column_width(width, columns, between);
        let rows = shares.chunks(columns).enumerate().map(|(at, part)| {
            let buttons = part.iter().zip(at * columns..).map(|(share, place)| self.floor_button(*share, place, each));
            let rest = (part.len()..columns).map(|_| space::horizontal().width(Length::Fixed(each)).into());
            Row::with_children(buttons.chain(rest)).spacing(between).into()
        });
        let name = say!(self.look.words, "stage-floor");
        means(Meaning::choices(name), Column::with_children(rows).spacing(between))
    }

    fn floor_button(self, share: Share, place: usize, width: f32) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let (who, words) = (share.participant, self.look.words);
        let name = self.name(who);
        let holds = self.host.holder() == Some(who);
        let key = self.keys.number(place).filter(|_| !self.is_shown_only());
        let ink = if share.used { mix(colors.background, colors.muted, 0.75) } else { colors.ink };
        let edge = if share.used { colors.hairline } else { colors.line };

        let mark: Option<(Element<'a, Message>, f32)> = if holds {
            let side = (scale.body * 1.25).min(30.0);
            let disk = Disk {
                left: Some(1.0),
                color: colors.seat(who),
                track: colors.track,
                background: colors.surface,
                pattern: Pattern::of(who),
            };
            Some((disk.view(side), side))
        } else {
            None
        };
        let gap = scale.px(10.0);
        let beside = scale.px(if scale.narrow { 8.0 } else { 12.0 });
        let cap = key.clone().map(|key| cap_of(&self.look, key, colors.muted, edge));
        let taken = mark.as_ref().map_or(0.0, |(_, side)| side + gap)
            + cap.as_ref().map_or(0.0, |_| measure::width("9", scale.caption) + 2.0 * scale.px(8.0) + gap);
        let room = (width - 2.0 * beside - taken - 2.0).max(1.0);
        let size = measure::fit_name(name, scale.body, scale.caption * 0.8, Size::new(room, scale.body * 2.7), 2);
        let shown = measure::some_lines(name, size, room, 2);
        let used = share.used.then(|| {
            let used = say!(words, "stage-share-used");
            let size = measure::fit(&used, scale.caption * 0.85, 8.0, Size::new(room, f32::INFINITY), 1);
            text_of(used, size, colors.muted)
        });
        let said = column![text_of(shown, size, ink)].push(used).width(Length::Fill);
        let content = row![]
            .push(cap)
            .push(mark.map(|(mark, _)| means(Meaning::nothing(), mark)))
            .push(said)
            .spacing(gap)
            .align_y(Alignment::Center);
        let surface = Surface::outlined(&self.look, scale.px(12.0));
        let surface = if holds {
            Surface { edge: Some((colors.seat(who), scale.ring())), ..surface }
        } else if share.used {
            Surface { fill: None, edge: Some((edge, scale.edge())), ..surface }
        } else {
            surface
        };
        let padding = [scale.px(6.0), beside];
        if self.is_shown_only() {
            let height = scale.body.mul_add(1.2, 2.0 * padding[0]);
            return container(content)
                .padding(padding)
                .width(Length::Fixed(width))
                .center_y(Length::Shrink)
                .style(move |_| surface.still())
                .height(Length::Shrink)
                .max_height(height * 4.0)
                .into();
        }
        let gives = holds && self.session.state() == State::Running;
        let does = if gives {
            say!(words, "stage-give-floor", name = name)
        } else {
            say!(words, "stage-take-floor", name = name)
        };
        let mut meaning = Meaning::choice(holds).named(does).key(key);
        if share.used {
            meaning = meaning.described(say!(words, "stage-share-used", "name"));
        }
        press(content, surface)
            .padding(padding)
            .least(44.0, 44.0)
            .width(Length::Fixed(width))
            .on_press(Message::Event(self.host.floor_event(who)))
            .means(meaning)
            .into()
    }

    /// What someone has left of their own time, for the facilitator alone.
    pub(in super::super) fn own_time(self, left: Duration) -> (String, String) {
        let words = self.look.words;
        let whole = Duration::from_secs(left.as_secs() + u64::from(left.subsec_nanos() > 0));
        let (time, spoken) = (crate::ui::widget::digits::clock(left), words.spoken(whole));
        (say!(words, "stage-left", left = time), say!(words, "stage-left", left = spoken))
    }
}

/// The width of each of so many columns.
fn column_width(width: f32, columns: usize, between: f32) -> f32 {
    #[allow(clippy::cast_precision_loss, reason = "three at most")]
    let columns = columns as f32;
    ((width - between * (columns - 1.0)) / columns).floor()
}
