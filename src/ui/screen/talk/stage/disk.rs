//! The disk, and the time in it.

use std::time::Duration;

use accesskit::Role;
use iced::widget::{column, container, row, space};
use iced::{Alignment, Element, Padding, Size};

use super::super::Scene;
use super::ring::Ring;
use crate::session::{Phase, Reading, State};
use crate::talk::Message;
use crate::talk::words::spoken;
use crate::ui::access::{Meaning, means};
use crate::ui::look::theme::mix;
use crate::ui::measure;
use crate::ui::widget::disk::{Blend, Disk, WIDTH};
use crate::ui::widget::{digits, text_of, upon};

/// A disk of less than this has no room for a word under the time.
const SMALL: f32 = 120.0;

/// From the foot of a line to the line that letters stand on, as a share of the type size.
const BELOW: f32 = 0.29;

impl<'a> Scene<'a> {
    pub(super) fn disk(self, reading: Option<&Reading<'_>>, side: f32) -> Element<'a, Message> {
        let colors = self.look.colors;
        let mut disks: Vec<(Disk, f32)> =
            self.easing.rings(self.now).map(|(ring, share)| (ring.disk(&colors), share)).collect();
        if disks.is_empty() {
            disks.push((Ring::of(self.host, self.now).disk(&colors), 1.0));
        }
        let breath = self.session.state() == State::Breath;
        let words = self.clock_words(reading, side, breath);
        means(self.clock_meaning(reading, breath), upon(Blend(disks).view(side), words))
    }

    /// The time in words, in place of the ring and its digits.
    fn clock_meaning(self, reading: Option<&Reading<'_>>, breath: bool) -> Meaning {
        let paused = matches!(self.session.state(), State::Paused(_));
        let words = match reading {
            _ if breath => "in a breath".to_owned(),
            None => return Meaning::nothing(),
            Some(reading) => match reading.left {
                None => reading.label.unwrap_or("In your own time").to_owned(),
                Some(_) if reading.phase == Phase::Time => {
                    let whole = if self.host.minutes_only() { 60 } else { 1 };
                    let over = Duration::from_secs(reading.overtime.as_secs() / whole * whole);
                    let word = reading.label.unwrap_or("Time");
                    if over.is_zero() { word.to_owned() } else { format!("{word}, {} over", spoken(over)) }
                }
                Some(left) => {
                    let word = if paused { "Paused" } else { reading.label.unwrap_or_default() };
                    let left = self.spoken(left);
                    if word.is_empty() { format!("{left} left") } else { format!("{left} left, {word}") }
                }
            },
        };
        Meaning::instead(Role::Timer, words)
    }

    fn clock_words(self, reading: Option<&Reading<'_>>, side: f32, breath: bool) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let inside = side * (1.0 - 2.0 * WIDTH) * 0.84;
        let label_size = (scale.caption * 1.36).min(side * 0.075).max(12.0);
        let label = |words: String, color| {
            let room = Size::new(inside, label_size * 2.6);
            let size = measure::fit(&words, label_size, 8.0, room, 2);
            text_of(words, size, color)
        };
        if breath {
            return label("in a breath".to_owned(), colors.muted).into();
        }
        let Some(reading) = reading else { return space::vertical().height(0).into() };
        let Some(left) = reading.left else {
            let words = reading.label.unwrap_or("In your own time").to_owned();
            return label(words, colors.muted).into();
        };
        let paused = matches!(self.session.state(), State::Paused(_));
        let status = if paused { "Paused" } else { reading.label.unwrap_or_default() };
        let (share, before) = self.easing.word(self.now);
        if reading.phase == Phase::Time {
            // Time past the end is counted in seconds that are full.
            let size = scale.clock.min(side * 0.24) * 0.42;
            let word = if status.is_empty() { "Time" } else { status };
            let big = measure::fit(word, scale.clock * 0.6, 12.0, Size::new(inside, side * 0.3), 1);
            let color = mix(colors.background, colors.overtime, share);
            let mut words = column![text_of(word.to_owned(), big, color)].align_x(Alignment::Center);
            let over = reading.overtime.as_secs();
            if !self.host.minutes_only() {
                let over = format!("+{}", digits::clock(Duration::from_secs(over)));
                words = words.push(digits::digits(&over, size, colors.muted));
            } else if over >= 60 {
                words = words.push(text_of(format!("+{} min", over / 60), size * 0.8, colors.muted));
            }
            return words.into();
        }
        let minutes = self.minutes(left);
        let time = minutes.map_or_else(|| digits::clock(left), |minutes| minutes.to_string());
        let widest = (inside / digits::width(&time, 1.0)).min(side * 0.245);
        let size = scale.clock.min(widest);
        let ink = |paused| if paused { colors.muted } else { colors.ink };
        let ink = mix(ink(before.is_some_and(|word| word.paused)), ink(paused), share);
        // “Paused” comes from nowhere; another word takes the place of the one before.
        let from = if paused { colors.background } else { colors.muted };
        let color =
            if reading.phase == Phase::WrappingUp && !paused { colors.wrapping_up } else { colors.muted };
        let color = mix(from, color, share);
        let digits = digits::digits(&time, size, ink);
        let time: Element<'a, Message> = if minutes.is_some() {
            let unit = size * 0.36;
            // On the digits' line: what is below it is a share of the type size.
            let up = Padding { bottom: (size - unit) * BELOW, ..Padding::ZERO };
            row![digits, container(text_of("min", unit, ink)).padding(up)]
                .spacing(unit * 0.3)
                .align_y(Alignment::End)
                .into()
        } else {
            digits
        };
        if status.is_empty() || side < SMALL {
            return time;
        }
        column![time, label(status.to_owned(), color)].align_x(Alignment::Center).into()
    }
}
