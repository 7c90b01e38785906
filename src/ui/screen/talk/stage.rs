//! The stage: the disk with the time in it, whose turn it is, and the rules that matter now.

mod agreeing;
mod disk;
mod drawing;
mod fit;
mod floor;
pub(super) mod ring;
mod words;

use iced::widget::{Row, column, container, responsive, row, space};
use iced::{Alignment, Border, Element, Length, Padding, Size};
use jiff::civil::Time;

use super::{Scene, Sight};
use crate::clock::zone;
use crate::plan::{Kind, PlanStep};
use crate::session::{Moment, Pause, Session, State};
use crate::talk::prompt::{next_in_short, next_words};
use crate::talk::{Command, Message, Panel};
use crate::ui::access::{Meaning, means};
use crate::ui::measure;
use crate::ui::screen::{LEAST_HEIGHT, link, scroll_if_needed};
use crate::ui::widget::text_of;
use crate::words::say;

/// Whether the time of day is shown, and kept right.
pub(super) fn tells_the_time(session: &Session, now: Moment) -> bool {
    session.next_wake(now).is_some()
        || matches!(session.state(), State::Paused(_) | State::Drawing)
        || (session.state() == State::Running && session.floor_is_free())
}

impl<'a> Scene<'a> {
    /// The stage.
    pub(super) fn stage(self) -> Element<'a, Message> {
        let Some(step) = self.session.step() else { return space::vertical().into() };
        let aside = self.opened_cards().is_some();
        let foot: Element<'a, Message> = if self.is_shown_only() {
            self.next_line()
        } else if aside {
            self.caps()
        } else {
            column![self.next_line(), self.caps()].spacing(self.above_caps()).into()
        };
        let middle = responsive(move |room| self.halves(step, room));
        self.framed(self.header(), middle.into(), foot)
    }

    /// The disk, and what stands beside or under it, in this room.
    fn halves(self, step: &'a PlanStep, room: Size) -> Element<'a, Message> {
        let (scale, window) = (self.look.scale, self.look.scale.window);
        let reading = self.session.reading(self.now);
        let picks = self.panel() == Panel::List;
        if self.writes_down(step) && self.overlay().is_none() {
            return self.agreeing(step, room);
        }
        if scale.narrow || picks {
            // Where something is open, or looked at, the disk makes room: the time stays in sight, small, beside the name.
            let looked_at = (step.kind == Kind::Review && !self.draws()).then(|| {
                let review = self.review(room);
                let scrolls = self.host.review().shown().is_some();
                if scrolls { scroll_if_needed(&self.look, review) } else { review }
            });
            if let Some(over) = self.overlay().or(looked_at) {
                let side = scale.px(if picks && !scale.narrow { 88.0 } else { 96.0 });
                let head = self.head(step, Size::new(room.width - side, side), false);
                let head = if picks { self.beside_list(head, room.width - side) } else { head };
                let head = container(head);
                let top = row![self.disk(reading.as_ref(), side), head.width(Length::Fill)]
                    .spacing(scale.px(20.0))
                    .align_y(Alignment::Center);
                let all = column![top, over].spacing(scale.px(14.0));
                return container(all).height(Length::Fill).align_y(self.stands()).into();
            }
            // Many names need the room.
            let low = window.height < 560.0 || self.has_many_names();
            let share = if low { 0.2 } else { 0.27 };
            // Without rules there is room for a larger one, unless the words need it more than a disk without a time.
            let (across, share) = match self.is_bare(step) {
                true if Self::is_wordy(step) => (0.6, share * 0.6),
                true => (0.76, share * 1.3),
                false => (0.6, share),
            };
            let side = (window.width * across).min(window.height * share);
            let between = scale.px(14.0);
            let room = Size::new(room.width, (room.height - side - between).max(1.0));
            return column![
                container(self.disk(reading.as_ref(), side)).center_x(Length::Fill),
                self.words(step, room),
            ]
            .spacing(between)
            .height(Length::Fill)
            .into();
        }
        // As large as the window allows: without the caps there is room for a larger one.
        let side = (window.width * 0.44 - scale.margin)
            .min(room.height - scale.px(24.0))
            .min(scale.px(if self.is_shown_only() { 450.0 } else { 444.0 }));
        let room = Size::new(window.width * (1.0 - 636.0 / 1280.0) - scale.margin, room.height);
        let words: Element<'a, Message> = match self.overlay() {
            Some(over) => {
                // In a low window the name stands back, and before a list of names.
                let low = room.height < 450.0 || self.panel() == Panel::People;
                column![self.head(step, room, low), over].spacing(scale.px(22.0)).into()
            }
            // Without rules, in the middle beside the disk.
            None if self.is_bare(step) => {
                self.words(step, Size::new(room.width, side + 2.0 * scale.px(18.0)))
            }
            None => self.words(step, room),
        };
        row![
            container(self.disk(reading.as_ref(), side)).center_x(Length::Fill).padding(Padding {
                top: scale.px(18.0),
                right: scale.px(24.0),
                ..Padding::ZERO
            }),
            container(words).width(Length::Fixed(room.width)),
        ]
        .height(Length::Fill)
        .into()
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
        let middle =
            container(middle).height(Length::Fill).width(Length::Fill).align_y(self.stands()).clip(true);
        column![header, middle, foot]
            .spacing(scale.px(match (scale.narrow, self.panel()) {
                (true, _) => 12.0,
                // A list needs the room, and so do fields.
                (false, Panel::List) => 24.0,
                (false, Panel::None) if self.session.step().is_some_and(|step| self.writes_down(step)) => {
                    24.0
                }
                (false, _) => 38.0,
            }))
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

    /// Where what doesn't fill the window stands: in its middle where there are no controls.
    fn stands(self) -> Alignment {
        if self.is_shown_only() { Alignment::Center } else { Alignment::Start }
    }

    /// Whether everyone looks at a window that is lower than screens are laid out for: nobody can scroll there.
    pub(super) fn is_low_for_everyone(self) -> bool {
        self.is_shown_only() && self.look.scale.window.height < LEAST_HEIGHT
    }

    /// The space above the caps: less where the line above them has room to spare.
    fn above_caps(self) -> f32 {
        let scale = self.look.scale;
        (scale.px(16.0) - (self.line() - self.line_of_words())).max(scale.px(4.0))
    }

    fn line_of_words(self) -> f32 {
        self.look.scale.caption * 1.2 * measure::LINE
    }

    pub(super) fn header(self) -> Element<'a, Message> {
        self.header_with(&self.heading(), true)
    }

    /// The line above: what this is, whether it is a rehearsal, and the time of day where time runs, or ran when it was
    /// paused. Where there is no clock at all there is none above either.
    pub(super) fn header_with(self, heading: &str, clock: bool) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let size = scale.caption * 1.16;
        let ticking = clock && tells_the_time(self.session, self.now);
        let mut right = Row::new().spacing(scale.px(24.0)).align_y(Alignment::Center);
        let mut taken = 0.0;
        if self.session.speed() > 1 {
            let times = self.session.speed();
            let words = if scale.narrow {
                say!(words, "stage-rehearsal", "short", times = times)
            } else {
                say!(words, "stage-rehearsal", times = times)
            };
            let color = colors.overtime;
            taken += measure::width(&words, scale.caption) + scale.px(48.0);
            right = right.push(
                container(text_of(words, scale.caption, color))
                    .padding([scale.px(2.0), scale.px(12.0)])
                    .style(move |_| container::Style {
                        border: Border { color, width: scale.edge(), radius: 999.0.into() },
                        ..container::Style::default()
                    }),
            );
        }
        if self.here.muted {
            let off = say!(words, "stage-sound-off");
            taken += measure::width(&off, scale.caption) + scale.px(24.0);
            right = right.push(text_of(off, scale.caption, colors.muted));
        }
        if ticking {
            let now = words.time(self.now.wall().to_zoned(zone()).time());
            // The same at any time, so that the heading keeps its length.
            taken += measure::width(&words.time(Time::MIN), size) + scale.px(24.0);
            right = right.push(text_of(now, size, colors.muted));
        }
        // What stands at the right has its place; the topic is cut where it would run into it.
        let room = scale.window.width - 2.0 * scale.margin - taken;
        let heading =
            if room < scale.px(40.0) { String::new() } else { measure::one_line(heading, size, room) };
        row![container(text_of(heading, size, colors.muted)).width(Length::Fill), right]
            .spacing(scale.px(20.0))
            .align_y(Alignment::Center)
            .into()
    }

    /// The height of a line with something to press in it.
    pub(super) fn line(self) -> f32 {
        self.line_of_words().max(44.0)
    }

    /// What is said in passing, while it stays.
    pub(super) fn in_passing(self, size: f32) -> Option<Element<'a, Message>> {
        let words = text_of(self.note_in_passing()?, size, self.look.colors.ink);
        // Of two windows one says it.
        Some(if self.is_shown_only() { words.into() } else { means(Meaning::aloud(), words) })
    }

    fn note_in_passing(self) -> Option<&'a str> {
        if self.is_shown_only() { self.host.note_for_everyone(self.now) } else { self.host.note(self.now) }
    }

    /// What has just happened, and what comes next.
    pub(super) fn next_line(self) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let size = scale.caption * 1.2;
        let (apart, between) = (scale.px(16.0), scale.px(20.0));
        let room = scale.window.width - 2.0 * scale.margin;
        let undo = self.session.can_undo(self.now) && !self.is_shown_only();
        let takes_back = say!(words, "command-undo");
        let undo_width =
            if undo { measure::width(&takes_back, scale.caption).max(44.0) + apart } else { 0.0 };
        let draw = self.offer_to_draw();
        let draw_width = draw.as_ref().map_or(0.0, |(_, width)| width + apart);
        let room = room - draw_width;
        let said = self.said_in_passing();
        let next = (self.sight != Sight::Facilitator).then(|| {
            let beside = (room - undo_width - between).max(0.0);
            // Beside what has just happened it has half of the line.
            let most = if said.is_some() { beside.min((room - between) / 2.0) } else { beside };
            let whole = next_words(self.session, self.look.words);
            // Where that is too long, who is next comes before what for, and smaller before cut.
            let next = if measure::width(&whole, size) <= most {
                whole
            } else {
                next_in_short(self.session, self.look.words)
            };
            // Beside an offer it is there as a whole or not at all.
            let has_room = draw.is_none() || measure::width(&next, size) <= most;
            let one = Size::new(most, f32::INFINITY);
            let size = measure::fit(&next, size, scale.caption * 0.9, one, 1);
            has_room.then(|| (measure::one_line(&next, size, most), size))
        });
        let next = next.flatten();
        let next_width = next.as_ref().map_or(0.0, |(next, size)| measure::width(next, *size) + between);
        // What has just happened takes two lines where it needs them; where there is little room beside it, it comes before
        // what comes next.
        let beside = room - undo_width - next_width;
        let fits = said.as_ref().is_none_or(|(said, _)| measure::width(said, size) <= beside);
        let alone = !fits && scale.one_column;
        let next = next.filter(|_| !alone);
        let mut height = self.line();
        let said = said.map(|(said, aloud)| {
            let room = Size::new(if alone { room - undo_width } else { beside }, self.line());
            let size = if fits { size } else { measure::fit(&said, size, scale.caption, room, 2) };
            let said = if fits { said } else { measure::some_lines(&said, size, room.width, 2) };
            // It may reach down to the caps; large text needs more.
            let more = measure::height(&said, size, room.width) - height;
            if more > self.above_caps() + scale.px(4.0) {
                height += more;
            }
            let words = text_of(said, size, colors.ink);
            if aloud { means(Meaning::aloud(), words) } else { words.into() }
        });
        let undo = undo
            .then(|| link(&self.look, takes_back, Message::Command(Command::Undo)).least(44.0, 44.0))
            .map(Element::from);
        let draw = draw.map(|(draw, _)| draw.into());
        let line = Row::with_children(said.into_iter().chain(undo).chain(draw))
            .spacing(apart)
            .align_y(Alignment::Center);
        row![container(line).width(Length::Fill)]
            .push(next.map(|(next, size)| text_of(next, size, colors.muted)))
            .spacing(between)
            .height(Length::Fixed(height))
            .align_y(Alignment::Center)
            .into()
    }

    /// That the set has stopped the clock, and what lets the talk go on.
    fn waiting_words(self) -> String {
        let words = self.look.words;
        match self.keys.cap(Command::Next, words).filter(|_| !self.is_shown_only()) {
            Some(key) => say!(words, "stage-waits-for-key", key = key),
            None => say!(words, "stage-waits-for-you"),
        }
    }

    /// What has just happened, and whether it is said aloud from here.
    fn said_in_passing(self) -> Option<(String, bool)> {
        if let Some(note) = self.note_in_passing() {
            return Some((note.to_owned(), !self.is_shown_only()));
        }
        if self.host.waits() {
            return Some((self.waiting_words(), false));
        }
        let State::Paused(Pause::Away(away)) = self.session.state() else { return None };
        let reading = self.session.reading(self.now).filter(|_| !self.draws());
        let left = reading.and_then(|reading| reading.left);
        let words = self.look.words;
        let away = words.minutes(away);
        let said = match left {
            Some(left) => say!(words, "stage-away-left", away = away, left = self.time_words(left)),
            None => say!(words, "stage-away", away = away),
        };
        Some((said, false))
    }
}
