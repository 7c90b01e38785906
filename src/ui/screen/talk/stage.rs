//! The stage: the disk with the time in it, whose turn it is, and the rules that matter now.

mod caps;
mod fit;

use std::time::Duration;

use iced::widget::text::Wrapping;
use iced::widget::{Column, Row, column, container, row, space, stack};
use iced::{Alignment, Border, Element, Length, Padding, Size};

use super::{Message, Scene};
use crate::plan::{Kind, PlanStep};
use crate::session::{Event, Pause, Phase, Reading, State};
use crate::ui::keys::Command;
use crate::ui::measure;
use crate::ui::screen::{link, scroll};
use crate::ui::widget::disk::{Disk, Pattern, WIDTH};
use crate::ui::widget::{Surface, digits, hairline, press, text_of};

use fit::Fitted;

impl<'a> Scene<'a> {
    /// The stage.
    pub(super) fn stage(self) -> Element<'a, Message> {
        let scale = self.look.scale;
        let Some(step) = self.session.step() else { return space::vertical().into() };
        let reading = self.session.reading(self.now);

        let middle: Element<'a, Message> =
            if scale.narrow {
                let side = self.disk_side();
                column![
                    container(self.disk(step, reading.as_ref(), side)).center_x(Length::Fill),
                    self.words(step, self.room_for_words(side)),
                ]
                .spacing(scale.px(14.0))
                .height(Length::Fill)
                .into()
            } else {
                let side = self.disk_side();
                let words = self.room_for_words(side);
                row![
                    container(self.disk(step, reading.as_ref(), side))
                        .center_x(Length::Fill)
                        .padding(Padding { top: scale.px(18.0), right: scale.px(24.0), ..Padding::ZERO }),
                    container(self.words(step, words)).width(Length::Fixed(words.width)),
                ]
                .height(Length::Fill)
                .into()
            };
        self.framed(
            self.header(),
            middle,
            column![self.next_line(), self.caps()].spacing(scale.px(16.0)).into(),
        )
    }

    /// The header above, the caps at the foot, what matters between.
    pub(super) fn framed(
        self,
        header: Element<'a, Message>,
        middle: Element<'a, Message>,
        foot: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let scale = self.look.scale;
        let above = if scale.narrow { 0.7 } else { 0.76 };
        column![header, container(middle).height(Length::Fill).width(Length::Fill).clip(true), foot]
            .spacing(if scale.narrow { scale.px(12.0) } else { scale.px(38.0) })
            .padding(Padding {
                top: scale.margin * above,
                right: scale.margin,
                bottom: scale.margin * 0.42,
                left: scale.margin,
            })
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    /// The disk's side, as large as the window allows.
    fn disk_side(self) -> f32 {
        let scale = self.look.scale;
        let window = scale.window;
        if scale.narrow {
            (window.width * 0.6).min(window.height * if window.height < 560.0 { 0.2 } else { 0.27 })
        } else {
            let across = window.width * 0.44 - scale.margin;
            let down = window.height - self.frame_height() - scale.px(24.0);
            across.min(down).min(scale.px(444.0))
        }
    }

    /// The room beside or under the disk.
    fn room_for_words(self, side: f32) -> Size {
        let scale = self.look.scale;
        let window = scale.window;
        if scale.narrow {
            // Margins, a header of two lines, the line for what comes next, the caps, and the space between.
            let frame = scale.margin * 1.12 + scale.caption * 2.9 + scale.px(54.0) + 34.0 + 44.0;
            let rest = (window.height - side - frame).max(1.0);
            Size::new(window.width - 2.0 * scale.margin, rest)
        } else {
            let left = window.width * 636.0 / 1280.0;
            Size::new(window.width - left - scale.margin, (window.height - self.frame_height()).max(1.0))
        }
    }

    /// What stands above and below the two halves: margins, the header, the line for what comes next, the caps, and the
    /// space between.
    fn frame_height(self) -> f32 {
        let scale = self.look.scale;
        let next = (scale.caption * 1.2 * measure::LINE).max(32.0);
        scale.margin * 1.18 + scale.caption * 1.16 * measure::LINE + scale.px(92.0) + next + 44.0
    }

    fn header(self) -> Element<'a, Message> {
        self.header_with(&self.heading(), true)
    }

    /// The line above: what this is, whether it is a rehearsal, and the time of day where time runs anyway. Where
    /// nothing ticks there is no clock, since it would soon be wrong.
    pub(super) fn header_with(self, heading: &str, clock: bool) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let size = scale.caption * 1.16;
        let ticking = clock && self.session.next_wake(self.now).is_some();
        let mut right = Row::new().spacing(scale.px(24.0)).align_y(Alignment::Center);
        if self.session.speed() > 1 {
            let words = format!("Rehearsal, {} times as fast", self.session.speed());
            let color = colors.overtime;
            right = right.push(
                container(text_of(words, scale.caption, color))
                    .padding([scale.px(2.0), scale.px(12.0)])
                    .style(move |_| container::Style {
                        border: Border { color, width: 1.5, radius: 999.0.into() },
                        ..container::Style::default()
                    }),
            );
        }
        if self.muted {
            right = right.push(text_of("sound off", scale.caption, colors.muted));
        }
        if ticking {
            let now = self.now.wall().to_zoned(jiff::tz::TimeZone::system());
            right = right.push(text_of(now.strftime("%H:%M").to_string(), size, colors.muted));
        }
        // The rehearsal's mark and the clock have their place; the topic is cut where it would run into them.
        let beside = if self.session.speed() > 1 { 380.0 } else { 140.0 };
        let room = (scale.window.width - 2.0 * scale.margin - scale.px(beside)).max(scale.px(120.0));
        let heading = measure::one_line(heading, size, room);
        row![container(text_of(heading, size, colors.muted)).width(Length::Fill), right]
            .spacing(scale.px(20.0))
            .align_y(Alignment::Center)
            .into()
    }

    fn disk(self, step: &PlanStep, reading: Option<&Reading<'_>>, side: f32) -> Element<'a, Message> {
        let colors = self.look.colors;
        let holder = self.holder();
        // Nobody's colour while nobody holds the floor.
        let seat = holder.map_or(colors.muted, |holder| colors.seat(holder));
        let breath = self.session.state() == State::Breath;
        let disk = match reading {
            Some(reading) if step.turn.time.is_some() || reading.time.is_some() => match reading.phase {
                Phase::Time => Disk { left: None, color: colors.overtime, ..self.plain_disk() },
                Phase::WrappingUp => self.part_disk(reading, colors.wrapping_up, holder),
                Phase::Running => self.part_disk(reading, seat, holder),
            },
            _ => self.plain_disk(),
        };
        let words = self.clock_words(reading, side, breath);
        stack![disk.view(side), container(words).center_x(Length::Fixed(side)).center_y(Length::Fixed(side)),]
            .into()
    }

    /// The disk of a step without a clock.
    fn plain_disk(self) -> Disk {
        let colors = self.look.colors;
        Disk {
            left: Some(0.0),
            color: colors.line,
            track: colors.track,
            background: colors.background,
            pattern: Pattern::default(),
        }
    }

    fn part_disk(self, reading: &Reading<'_>, color: iced::Color, holder: Option<usize>) -> Disk {
        #[allow(clippy::cast_possible_truncation, reason = "a share from 0 to 1, drawn to the pixel")]
        let left = reading.fraction as f32;
        Disk { left: Some(left), color, pattern: Pattern::of(holder.unwrap_or(0)), ..self.plain_disk() }
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
        if reading.phase == Phase::Time {
            // Time past the end is counted in seconds that are full.
            let over = format!("+{}", digits::clock(Duration::from_secs(reading.overtime.as_secs())));
            let size = scale.clock.min(side * 0.24) * 0.42;
            let word = if status.is_empty() { "Time" } else { status };
            let big = measure::fit(word, scale.clock * 0.6, 12.0, Size::new(inside, side * 0.3), 1);
            return column![
                text_of(word.to_owned(), big, colors.overtime),
                digits::digits(&over, size, colors.muted),
            ]
            .align_x(Alignment::Center)
            .into();
        }
        let time = if self.talk.minutes_only && left.as_secs() > 30 {
            format!("{}′", left.as_secs().div_ceil(60))
        } else {
            digits::clock(left)
        };
        let widest = (inside / digits::width(&time, 1.0)).min(side * 0.245);
        let size = scale.clock.min(widest);
        let ink = if paused { colors.muted } else { colors.ink };
        let color =
            if reading.phase == Phase::WrappingUp && !paused { colors.wrapping_up } else { colors.muted };
        let time = digits::digits(&time, size, ink);
        if status.is_empty() {
            return time;
        }
        column![time, label(status.to_owned(), color)].align_x(Alignment::Center).into()
    }

    fn words(self, step: &'a PlanStep, room: Size) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let holder = self.holder();
        let headline = holder.map_or_else(|| step.turn.title.clone(), |holder| self.name(holder).to_owned());
        let title = holder.map(|_| step.turn.title.as_str());
        let fitted = Fitted::of(&self, step, &headline, title, room);

        let bar_width = scale.px(8.0);
        let name = text_of(headline, fitted.name, colors.ink).wrapping(Wrapping::WordOrGlyph);
        let top: Element<'a, Message> = match holder {
            Some(holder) => {
                let color = colors.seat(holder);
                let bar = container(space::vertical())
                    .width(Length::Fixed(bar_width))
                    .height(Length::Fixed((fitted.name_height - scale.px(6.0)).max(8.0)))
                    .style(move |_| container::Style {
                        background: Some(color.into()),
                        border: iced::border::rounded(bar_width / 2.0),
                        ..container::Style::default()
                    });
                row![bar, name].spacing(scale.px(22.0)).align_y(Alignment::Center).into()
            }
            None => name.into(),
        };
        let mut words = Column::new().push(top);
        if let Some(title) = title.filter(|_| fitted.titled) {
            words = words.push(text_of(title, fitted.title, colors.ink));
        }
        if let Some(prompt) = fitted.prompt {
            words = words.push(text_of(prompt, fitted.small, colors.muted));
        }
        words = words.spacing(scale.px(4.0));
        let under = self.under(step, &fitted);
        let mut all = column![words].spacing(fitted.gap);
        if let Some(under) = under {
            all = all.push(hairline(&self.look)).push(under);
        }
        all.width(Length::Fill).into()
    }

    /// Under the hairline: the flagged rule, the rules of this turn, the shares of an exchange or the agreements.
    fn under(self, step: &'a PlanStep, fitted: &Fitted<'a>) -> Option<Element<'a, Message>> {
        let scale = self.look.scale;
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        if step.kind == Kind::Agree {
            let ledger = self.talk.ledger.view(&self.look).map(Message::Close);
            return Some(scroll(&self.look, ledger, 2.0, 16.0));
        }
        if let Some(flagged) = self.session.flag(self.now) {
            let rule = self.session.plan().rules.get(flagged)?;
            let lead = text_of("Let’s come back to this", fitted.small, self.look.colors.wrapping_up);
            let say = fitted.rules.first().and_then(|(_, say)| *say);
            let shares = self.session.shares(self.now);
            let mut all = Column::new().spacing(scale.px(8.0));
            if !shares.is_empty() {
                all = all.push(self.shares(&shares));
            }
            if fitted.titled {
                all = all.push(lead);
            }
            return Some(all.push(self.rule(flagged, &rule.text, say, fitted)).into());
        }
        let shares = self.session.shares(self.now);
        if !shares.is_empty() {
            parts.push(self.shares(&shares));
        }
        for &(index, say) in &fitted.rules {
            if let Some(rule) = self.session.plan().rules.get(index) {
                parts.push(self.rule(index, &rule.text, say, fitted));
            }
        }
        (!parts.is_empty()).then(|| Column::with_children(parts).spacing(fitted.between).into())
    }

    /// A rule with its key. A press brings it to the front.
    fn rule(
        self,
        index: usize,
        text: &'a str,
        say: Option<&'a str>,
        fitted: &Fitted<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let side = fitted.badge;
        let number: Element<'a, Message> = if index < 9 {
            container(text_of((index + 1).to_string(), side * 0.5, colors.muted))
                .center(Length::Fixed(side))
                .style(move |_| container::Style {
                    border: Border { color: colors.line, width: 1.8, radius: (side / 2.0).into() },
                    ..container::Style::default()
                })
                .into()
        } else {
            space::horizontal().width(Length::Fixed(side)).into()
        };
        let number = container(number)
            .padding(Padding { top: (scale.rule * measure::LINE - side).max(0.0) / 2.0, ..Padding::ZERO });
        let mut words = column![text_of(text, scale.rule, colors.ink)];
        if let Some(say) = say {
            words = words.push(text_of(say, fitted.small, colors.muted));
        }
        press(
            row![number, words.width(Length::Fill)].spacing(fitted.badge_gap),
            Surface { hovered: None, ..Surface::bare(&colors, colors.ink) },
        )
        .least(44.0, 44.0)
        .width(Length::Fill)
        .on_press(Message::Event(Event::Flag(index)))
        .into()
    }

    /// In an exchange: everyone's share, to take the floor.
    fn shares(self, shares: &[crate::session::Share]) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        Row::with_children(shares.iter().map(|share| {
            let surface = if self.session.holder() == Some(share.participant) {
                Surface::chosen(&colors, scale.px(12.0))
            } else {
                Surface::outlined(&colors, scale.px(12.0))
            };
            let left = text_of(digits::clock(share.left), scale.caption, colors.muted);
            press(
                row![text_of(self.name(share.participant), scale.body, colors.ink), left]
                    .spacing(scale.px(12.0))
                    .align_y(Alignment::Center),
                surface,
            )
            .padding([scale.px(8.0), scale.px(16.0)])
            .least(44.0, 44.0)
            .on_press(Message::Event(Event::TakeFloor(share.participant)))
            .into()
        }))
        .spacing(scale.px(10.0))
        .wrap()
        .into()
    }

    /// What comes next, or what has just happened.
    fn next_line(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let size = scale.caption * 1.2;
        let mut line = Row::new().spacing(scale.px(16.0)).align_y(Alignment::Center);
        if let State::Paused(Pause::Away(away)) = self.session.state() {
            let left = self
                .session
                .reading(self.now)
                .and_then(|reading| reading.left)
                .map(|left| format!(" {} left in this turn.", digits::clock(left)))
                .unwrap_or_default();
            let words = format!("We were away for {}.{left}", crate::ui::screen::minutes(away));
            line = line.push(text_of(words, size, colors.ink));
        } else if let Some(note) = self.talk.note(self.now) {
            line = line.push(text_of(note, size, colors.ink));
        }
        if self.session.can_undo(self.now) {
            line = line.push(link(&self.look, "Undo", Message::Command(Command::Undo)));
        }
        let next = self
            .session
            .upcoming()
            .map_or_else(|| "then the close".to_owned(), |step| format!("next: {}", self.step_words(step)));
        let room = (scale.window.width - 2.0 * scale.margin - scale.px(20.0)) / 2.0;
        let next = measure::one_line(&next, size, room);
        let next = container(text_of(next, size, colors.muted)).align_right(Length::FillPortion(1));
        row![container(line).width(Length::FillPortion(1)), next]
            .spacing(scale.px(20.0))
            .align_y(Alignment::Center)
            .into()
    }
}
