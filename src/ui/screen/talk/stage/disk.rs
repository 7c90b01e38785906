//! The disk, and the time in it.

use std::time::Duration;

use accesskit::Role;
use iced::widget::{column, container, row, space};
use iced::{Alignment, Color, Element, Length, Padding, Size};

use super::super::Scene;
use super::ring::Ring;
use crate::rule_set::Overtime;
use crate::session::{Balance, Phase, Reading, State};
use crate::talk::Message;
use crate::ui::access::{Meaning, means};
use crate::ui::look::theme::mix;
use crate::ui::measure;
use crate::ui::widget::disk::{Blend, Disk, WIDTH};
use crate::ui::widget::{digits, text_of, upon};
use crate::words::{InWords, Words, plain, say};

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
        let (words, meaning) = match self.session.drawing(self.now) {
            Some(drawn) => (self.drawn_words(drawn, side), self.drawn_meaning(drawn)),
            None => (self.clock_words(reading, side, breath), self.clock_meaning(reading, breath)),
        };
        means(meaning, upon(Blend(disks).view(side), words))
    }

    /// The time in words, in place of the ring and its digits.
    fn clock_meaning(self, reading: Option<&Reading<'_>>, breath: bool) -> Meaning {
        let words = self.look.words;
        let meant = match reading {
            _ if breath => say!(words, "stage-in-a-breath"),
            None => return Meaning::nothing(),
            Some(reading) => match reading.left {
                None => label_of(reading, words).unwrap_or_else(|| say!(words, "stage-untimed")),
                Some(_) if reading.phase == Phase::Time => {
                    let whole = if self.host.minutes_only() { 60 } else { 1 };
                    let over = Duration::from_secs(reading.overtime.as_secs() / whole * whole);
                    let word = label_of(reading, words).unwrap_or_else(|| say!(words, "label-time-is-up"));
                    if over.is_zero() || !self.counts_overtime() {
                        word
                    } else {
                        say!(words, "stage-word-over", word = word, over = words.spoken(over))
                    }
                }
                Some(left) => {
                    let left = self.spoken(left);
                    match self.status(reading) {
                        Some(word) => say!(words, "stage-left-word", left = left, word = word),
                        None => say!(words, "stage-left", left = left),
                    }
                }
            },
        };
        Meaning::instead(Role::Timer, meant)
    }

    /// The word under the time.
    fn status(self, reading: &Reading<'_>) -> Option<String> {
        if self.host.waits() {
            // The set may say here what is to be done meanwhile.
            label_of(reading, self.look.words).or_else(|| Some(say!(self.look.words, "stage-waits")))
        } else if self.is_paused() {
            Some(say!(self.look.words, "stage-paused"))
        } else {
            label_of(reading, self.look.words)
        }
    }

    /// Whether the seconds past a turn's end are counted: only where the set wants that. Nobody keeps score otherwise.
    fn counts_overtime(self) -> bool {
        self.session.plan().overtime == Overtime::Counted
    }

    pub(in super::super) fn is_paused(self) -> bool {
        matches!(self.session.state(), State::Paused(_))
    }

    fn clock_words(self, reading: Option<&Reading<'_>>, side: f32, breath: bool) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let inside = inside(side);
        let label_size = (scale.caption * 1.36).min(side * 0.075).max(12.0);
        let label = |word: String, color| {
            let room = Size::new(inside, label_size * 2.6);
            let size = measure::fit(&word, label_size, 8.0, room, 2);
            // In a small ring on several lines.
            in_the_middle(word, size, color, inside)
        };
        if breath {
            return label(say!(words, "stage-in-a-breath"), colors.muted);
        }
        let Some(reading) = reading else { return space::vertical().height(0).into() };
        let Some(left) = reading.left else {
            let word = label_of(reading, words).unwrap_or_else(|| say!(words, "stage-untimed"));
            return label(word, colors.muted);
        };
        let (paused, status) = (self.is_paused(), self.status(reading));
        let (share, before) = self.easing.word(self.now);
        if reading.phase == Phase::Time {
            // Time past the end is counted in seconds that are full.
            let size = scale.clock.min(side * 0.24) * 0.42;
            let word = status.unwrap_or_else(|| say!(words, "label-time-is-up"));
            let color = mix(colors.background, colors.overtime, share);
            if !self.counts_overtime() {
                // Nothing stands under it, so that it has the room of the digits.
                let room = Size::new(inside, side * 0.4);
                let least = if side < SMALL { 9.0 } else { 12.0 };
                let big = measure::fit(&word, scale.clock * 0.6, least, room, 3);
                return in_the_middle(word, big, color, inside);
            }
            let big = measure::fit(&word, scale.clock * 0.6, 12.0, Size::new(inside, side * 0.3), 1);
            let word = in_the_middle(word, big, color, inside);
            let mut past = column![word].align_x(Alignment::Center);
            let over = reading.overtime.as_secs();
            if !self.host.minutes_only() {
                let over = say!(words, "stage-over", time = digits::clock(Duration::from_secs(over)));
                past = past.push(digits::digits(&plain(&over), size, colors.muted));
            } else if over >= 60 {
                let minutes = over / 60;
                let over = say!(words, "stage-over-minutes", minutes = minutes);
                past = past.push(text_of(over, size * 0.8, colors.muted));
            }
            return past.into();
        }
        let ink = |paused| if paused { colors.muted } else { colors.ink };
        let ink = mix(ink(before.is_some_and(|word| word.paused)), ink(paused), share);
        // “Paused” comes from nowhere; another word takes the place of the one before.
        let from = if paused { colors.background } else { colors.muted };
        let color =
            if reading.phase == Phase::WrappingUp && !paused { colors.wrapping_up } else { colors.muted };
        let color = mix(from, color, share);
        let time = self.time_in_ring(left, side, ink);
        match status.filter(|_| side >= SMALL) {
            Some(status) => column![time, label(status, color)].align_x(Alignment::Center).into(),
            None => time,
        }
    }
}

impl<'a> Scene<'a> {
    /// A time left, in the ring of a disk of this side.
    fn time_in_ring(self, left: Duration, side: f32, ink: Color) -> Element<'a, Message> {
        let minutes = self.minutes(left);
        let time = minutes.map_or_else(|| digits::clock(left), |minutes| minutes.to_string());
        let widest = (inside(side) / digits::width(&time, 1.0)).min(side * 0.245);
        let size = self.look.scale.clock.min(widest);
        let digits = digits::digits(&time, size, ink);
        if minutes.is_none() {
            return digits;
        }
        let unit = size * 0.36;
        // On the digits' line: what is below it is a share of the type size.
        let up = Padding { bottom: (size - unit) * BELOW, ..Padding::ZERO };
        let unit_word = say!(self.look.words, "stage-minutes-unit");
        row![digits, container(text_of(unit_word, unit, ink)).padding(up)]
            .spacing(unit * 0.3)
            .align_y(Alignment::End)
            .into()
    }

    /// What somebody has left of the time that they draw on, or that it is used up.
    fn drawn_words(self, drawn: Balance, side: f32) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let inside = inside(side);
        let word = |word: String, largest: f32, ink| {
            let size = measure::fit(&word, largest, 8.0, Size::new(inside, side * 0.3), 2);
            in_the_middle(word, size, ink, inside)
        };
        if drawn.left.is_zero() {
            return word(say!(words, "stage-drawn-all"), scale.clock * 0.6, colors.overtime);
        }
        let paused = self.is_paused();
        let ink = if paused { colors.muted } else { colors.ink };
        let time = self.time_in_ring(drawn.left, side, ink);
        if side < SMALL {
            return time;
        }
        let status = if paused { say!(words, "stage-paused") } else { say!(words, "stage-drawing") };
        let status = word(status, (scale.caption * 1.36).min(side * 0.075).max(12.0), colors.muted);
        column![time, status].align_x(Alignment::Center).into()
    }

    /// The same for screen readers.
    fn drawn_meaning(self, drawn: Balance) -> Meaning {
        let words = self.look.words;
        let left = self.spoken(drawn.left);
        let meant = if drawn.left.is_zero() {
            say!(words, "stage-drawn-all")
        } else if self.is_paused() {
            say!(words, "stage-left-word", left = left, word = say!(words, "stage-paused"))
        } else {
            say!(words, "stage-left", left = left)
        };
        Meaning::instead(Role::Timer, meant)
    }
}

/// Words in the middle of the ring. On one line the place is centred rather than the text: iced lays a line out that runs
/// from right to left at the right of all the room it has, and would draw it over the ring.
fn in_the_middle<'a>(words: String, size: f32, color: Color, inside: f32) -> Element<'a, Message> {
    let is_one_line = measure::width(&words, size) <= inside;
    let words = text_of(words, size, color);
    if is_one_line {
        container(words).center_x(Length::Fixed(inside)).into()
    } else {
        words.width(inside).align_x(Alignment::Center).into()
    }
}

/// The width of what stands in the ring of a disk of this side.
fn inside(side: f32) -> f32 {
    side * (1.0 - 2.0 * WIDTH) * 0.84
}

/// What the rule set calls this part of the turn.
fn label_of(reading: &Reading<'_>, words: &Words) -> Option<String> {
    reading.label.map(|label| label.in_words(words)).filter(|label| !label.is_empty())
}
