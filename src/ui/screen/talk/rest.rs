//! The break: when the talk goes on, a breath to follow, one suggestion. It never says who asked.

use std::time::Duration;

use iced::widget::{Row, column, container, row, space};
use iced::{Alignment, Element, Length, Padding, Size};

use super::Scene;
use crate::session::{BreakReading, State};
use crate::talk::{Answer, Breath, Message, Prompt};
use crate::ui::access::Meaning;
use crate::ui::look::type_scale::Scale;
use crate::ui::measure;
use crate::ui::screen::{button, button_for, link, scroll_if_needed};
use crate::ui::widget::disk::{Disk, Pattern};
use crate::ui::widget::pacer::Pacer;
use crate::ui::widget::{Surface, first_that_fits, hairline, heading, text_of, upon};
use crate::words::{Words, say};

/// Suggestions, one at a time, each with a word on why.
fn suggestions(words: &Words) -> [(String, String); 5] {
    [
        (say!(words, "break-walk"), say!(words, "break-walk-why")),
        (say!(words, "break-rest"), say!(words, "break-rest-why")),
        (say!(words, "break-window"), say!(words, "break-window-why")),
        (say!(words, "break-music"), say!(words, "break-music-why")),
        (say!(words, "break-come-back"), say!(words, "break-come-back-why")),
    ]
}

/// In a window lower than this, there is less space around the ways to change a break.
const LOW: f32 = 540.0;

/// How long each suggestion is shown.
const EACH: Duration = Duration::from_secs(120);

/// Type sizes of a break.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    headline: f32,
    large: f32,
    small: f32,
}

impl Sizes {
    fn drawn(scale: Scale) -> Self {
        let (large, small) = if scale.narrow {
            (scale.heading, scale.caption)
        } else {
            ((scale.rule * 0.95).min(scale.px(44.0)), (scale.rule * 0.6).min(scale.px(28.0)))
        };
        Self { headline: scale.name * 0.92, large, small }
    }

    fn times(self, share: f32) -> Self {
        Self { headline: self.headline * share, large: self.large * share, small: self.small * share }
    }
}

/// How long, in real time, until another suggestion is shown.
pub(super) fn next_wake(reading: &BreakReading, speed: u32) -> Option<Duration> {
    let rested = reading.length.saturating_sub(reading.left);
    let past =
        Duration::from_millis(u64::try_from(rested.as_millis() % EACH.as_millis()).unwrap_or_default());
    let next = Some(EACH.saturating_sub(past)).filter(|_| !reading.left.is_zero())?;
    Some(next / speed.max(1) + Duration::from_millis(1))
}

impl<'a> Scene<'a> {
    /// The break.
    pub(super) fn rest(self) -> Element<'a, Message> {
        let scale = self.look.scale;
        let reading = self.session.rest(self.now);
        let Some((reading, asked)) = reading.zip(self.host.standing(self.viewpoint())) else {
            return space::vertical().into();
        };
        let side = if scale.narrow {
            (scale.window.width * 0.55).min(scale.window.height * 0.28)
        } else {
            scale.px(392.0).min(scale.window.width * 0.4 - scale.margin)
        };
        let pacer = container(self.pacer(&reading, side)).center_x(Length::Fill);
        let aside = self.opened_cards().is_some();
        let left = if scale.narrow { scale.margin } else { scale.window.width * 636.0 / 1280.0 };
        let width = scale.window.width - left - scale.margin;
        // Nothing here is a rule, so that it may be smaller to fit. What is open has the room anyway.
        let shares: &[f32] = if scale.narrow || aside { &[1.0] } else { &[1.0, 0.85, 0.72, 0.6] };
        let words = first_that_fits(shares.iter().copied(), move |share| {
            // Less the space beside what scrolls.
            self.rest_words(&reading, asked.clone(), Sizes::drawn(scale).times(*share), width - 14.0)
        });
        let words = words.height(Length::Shrink);
        let middle: Element<'a, Message> = if scale.narrow && aside {
            words.into()
        } else if scale.narrow {
            column![pacer, words].spacing(scale.px(20.0)).into()
        } else {
            // Without controls, both stand in the window's middle.
            let (at, lower) =
                if self.is_shown_only() { (Alignment::Center, 0.0) } else { (Alignment::Start, 1.0) };
            row![
                pacer.padding(Padding {
                    top: scale.px(44.0) * lower,
                    right: scale.px(24.0),
                    ..Padding::ZERO
                }),
                container(words)
                    .width(Length::Fixed(width))
                    .padding(Padding { top: scale.px(28.0) * lower, ..Padding::ZERO }),
            ]
            .align_y(at)
            .into()
        };
        let caps = if self.is_shown_only() { space::vertical().height(0).into() } else { self.caps() };
        self.framed(self.header_with(&say!(self.look.words, "break-heading"), true), middle, caps)
    }

    /// Everything but the disk.
    fn rest_words(
        self,
        reading: &BreakReading,
        asked: Prompt,
        sizes: Sizes,
        width: f32,
    ) -> Element<'a, Message> {
        let over = self.overlay();
        let head = self.rest_head(&asked, sizes, width, over.is_some());
        let under = over.unwrap_or_else(|| {
            let returning = self.session.state() == State::Returning;
            // Large type in a small window: what matters stands above, the rest can be scrolled to.
            let under = if returning {
                self.returning(asked, sizes)
            } else {
                self.resting(reading, asked, sizes, width)
            };
            if returning && self.is_shown_only() {
                return under;
            }
            if self.is_low_for_everyone() {
                return space::vertical().height(0).into();
            }
            scroll_if_needed(&self.look, under)
        });
        column![head, under]
            .spacing(self.look.scale.px(if self.look.scale.narrow { 10.0 } else { 18.0 }))
            .into()
    }

    fn pacer(self, reading: &BreakReading, side: f32) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        #[allow(clippy::cast_possible_truncation, reason = "a share from 0 to 1, drawn to the pixel")]
        let left = reading.left.div_duration_f64(reading.length) as f32;
        let time = Disk {
            left: Some(left),
            color: colors.line,
            track: colors.track,
            background: colors.background,
            pattern: Pattern::default(),
        };
        // Also once its time has come: who is ready shows nowhere.
        let Some(paced) = self.host.paced(self.now) else { return time.view(side) };
        let part = paced.part();
        let words = match part.breath {
            Breath::In => say!(self.look.words, "break-breathe-in"),
            Breath::Full | Breath::Empty => say!(self.look.words, "break-hold"),
            Breath::Out => say!(self.look.words, "break-breathe-out"),
        };
        let size = (scale.rule * 0.9).min(side * 0.092);
        if self.look.still {
            // In words: which way the breath goes, and for how long.
            let lasts = self.look.words.spoken(part.lasts);
            let words = column![text_of(words, size, colors.ink), text_of(lasts, size * 0.7, colors.muted),];
            return upon(time.view(side), words.align_x(Alignment::Center));
        }
        let pacer = Pacer { full: paced.full(), track: colors.track, fill: colors.pacer, edge: colors.first };
        upon(pacer.view(side), text_of(words, size, colors.ink))
    }

    /// When it goes on; once the promised time has come, whether people are ready.
    fn rest_head(self, asked: &Prompt, sizes: Sizes, width: f32, aside: bool) -> Element<'a, Message> {
        let (colors, scale) = (self.arriving().colors, self.look.scale);
        let room = Size::new(width, scale.px(260.0));
        // What is open has the room.
        let headline = if aside { sizes.headline * 0.5 } else { sizes.headline };
        let size = measure::fit(&asked.message, headline, scale.body, room, 1);
        let headline = heading(1, text_of(asked.message.clone(), size, colors.ink));
        if self.session.state() == State::Returning {
            return headline;
        }
        if aside && scale.window.height < LOW {
            return headline;
        }
        let lets = text_of(say!(self.look.words, "break-lets"), scale.heading * 0.9, colors.muted);
        let left = text_of(asked.lead.clone(), sizes.large * 0.88, colors.muted);
        column![lets, headline, left].spacing(scale.px(4.0)).into()
    }

    /// What to do with the time, and how to change it.
    fn resting(
        self,
        reading: &BreakReading,
        asked: Prompt,
        sizes: Sizes,
        width: f32,
    ) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let Sizes { large, small, .. } = sizes;
        let rested = reading.length.saturating_sub(reading.left);
        let turn = usize::try_from(rested.as_secs() / EACH.as_secs()).unwrap_or(0);
        let suggestions = self.suggestions();
        // As high as the highest of them, so that nothing moves when another comes.
        let highest = suggestions.iter().map(|(words, why)| {
            measure::height(words, large, width) + scale.px(4.0) + measure::height(why, small, width)
        });
        let highest = highest.fold(0.0, f32::max);
        let turn = turn % suggestions.len().max(1);
        let (suggestion, why) = suggestions.into_iter().nth(turn).unwrap_or_default();
        // What is said in passing takes the place of a reason, which comes round again.
        let under = self.in_passing(small).unwrap_or_else(|| text_of(why, small, colors.muted).into());
        let highest = space::vertical().height(highest);
        let suggestion = column![text_of(suggestion, large, colors.ink), under].spacing(scale.px(4.0));
        let suggestion = row![suggestion.width(Length::Fill), highest];
        // In a low window every way to change the break comes first.
        let low = !scale.narrow && scale.window.height < LOW;
        let above = |above| Padding { top: scale.px(above), ..Padding::ZERO };
        let all = column![
            hairline(&self.look),
            container(suggestion).padding(above(if scale.narrow || low { 6.0 } else { 14.0 })),
        ]
        .spacing(scale.px(4.0));
        if self.is_shown_only() {
            return all.into();
        }
        let Prompt { others, together, together_lead, .. } = asked;
        if low {
            return all.push(self.links(None, others)).push(self.links(Some(together_lead), together)).into();
        }
        let longer = self.buttons(others, scale.px(16.0));
        let together = self.links(Some(together_lead), together);
        all.push(container(longer).padding(above(if scale.narrow { 12.0 } else { 26.0 })))
            .push(container(together).padding(above(8.0)))
            .into()
    }

    /// What to do with the time, one at a time, each with a word on why: the rule set’s own, or ours.
    fn suggestions(self) -> Vec<(String, String)> {
        let rooms = say!(self.look.words, "break-rooms");
        let own = &self.session.plan().suggestions;
        if own.is_empty() {
            let ours = suggestions(self.look.words).into_iter();
            return ours.map(|(words, why)| (words, format!("{rooms} {why}"))).collect();
        }
        own.iter().map(|words| (words.clone(), rooms.clone())).collect()
    }

    /// Answers beside each other, all alike.
    fn buttons(self, answers: Vec<Answer>, between: f32) -> Element<'a, Message> {
        let surface = Surface::outlined(&self.look, self.look.scale.px(14.0));
        let answers = answers.into_iter().map(|answer| {
            button(&self.look, answer.words, surface, Message::Event(answer.event)).named(answer.name).into()
        });
        let row = Row::with_children(answers).spacing(between);
        row.wrap().vertical_spacing(self.look.scale.px(10.0)).into()
    }

    /// The same with less space around them, after these words.
    fn links(self, lead: Option<String>, answers: Vec<Answer>) -> Element<'a, Message> {
        let scale = self.look.scale;
        let lead = lead.map(|lead| text_of(lead, scale.caption, self.look.colors.muted).into());
        let answers = answers.into_iter().map(|answer| {
            let link = link(&self.look, answer.words, Message::Event(answer.event));
            link.least(44.0, 44.0).named(answer.name).into()
        });
        let all = Row::with_children(lead.into_iter().chain(answers));
        all.spacing(scale.px(20.0)).align_y(Alignment::Center).wrap().into()
    }

    /// Who is ready, and how much longer others need.
    fn returning(self, asked: Prompt, sizes: Sizes) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let size = sizes.large * 0.74;
        let lead = self.in_passing(size).unwrap_or_else(|| text_of(asked.lead, size, colors.muted).into());
        if self.is_shown_only() {
            return lead;
        }
        let ready = asked.answers.into_iter().enumerate().map(|(at, answer)| {
            let surface = Surface::outlined(&self.look, scale.px(14.0));
            let meaning = Meaning::button().named(answer.name).key(self.keys.number(at));
            let words = self.keys.numbered(at, &answer.words);
            button_for(&self.look, words, surface, Message::Event(answer.event)).means(meaning).into()
        });
        let ready = Row::with_children(ready).spacing(scale.px(16.0));
        let later = self.buttons(asked.others, scale.px(16.0));
        column![
            lead,
            container(ready.wrap().vertical_spacing(scale.px(10.0)))
                .padding(Padding { top: scale.px(18.0), ..Padding::ZERO }),
            container(hairline(&self.look)).padding([scale.px(20.0), 0.0]),
            text_of(asked.others_lead, sizes.small, colors.muted),
            container(later).padding(Padding { top: scale.px(12.0), ..Padding::ZERO }),
        ]
        .spacing(scale.px(4.0))
        .into()
    }
}
