//! The break: when the talk goes on, a breath to follow, one suggestion. It never says who asked.

use std::time::Duration;

use iced::widget::{Row, column, container, row, space};
use iced::{Alignment, Element, Length, Padding, Size};

use super::{Message, Scene};
use crate::session::{BreakReading, Event, Session, State, Voice};
use crate::ui::access::Meaning;
use crate::ui::measure;
use crate::ui::screen::{button, button_for, button_width, scroll_if_needed};
use crate::ui::widget::disk::{Disk, Part, Parts, Pattern};
use crate::ui::widget::pacer::{self, Breath, Pacer};
use crate::ui::widget::{Surface, digits, hairline, heading, text_of, upon};

/// Suggestions, one at a time, each with a word on why.
const SUGGESTIONS: [(&str, &str); 5] = [
    ("Walk a little. Drink some water.", "Moving helps the body to settle."),
    ("Let the argument rest.", "Rehearsing it keeps the body in it."),
    ("Look out of a window for a while.", "Far away, if you can. It slows things down."),
    ("Put on some music you like.", "Something calm, without the two of you in it."),
    ("Come back when you said.", "That promise is what makes a break safe for both."),
];

/// A short break, for a breath of air.
const SHORT: Duration = Duration::from_secs(5 * 60);

/// How long a long break can be made a short one with one press.
const JUST_BEGUN: Duration = Duration::from_secs(120);

/// How long each is shown.
const EACH: Duration = Duration::from_secs(120);

/// The other answer to “Ready to go on?”
pub(super) const NOT_YET: &str = "Not yet? That’s fine. How much longer?";

/// Who can say “ready”: both for themselves, or one button for everyone. With `one_voice`, whoever presses it has asked
/// them.
pub(super) fn voices(session: &Session, one_voice: bool) -> Vec<(String, Voice)> {
    let plan = session.plan();
    if one_voice {
        let words = if session.each_answers() { "Both are ready" } else { "Everyone is ready" };
        vec![(words.to_owned(), Voice::All)]
    } else if session.each_answers() {
        (0..plan.participants.len())
            .filter(|&one| plan.is_present(one))
            .map(|one| (plan.participants[one].clone(), Voice::Seat(one)))
            .collect()
    } else {
        vec![("We’re ready".to_owned(), Voice::All)]
    }
}

/// “10 minutes”.
fn length_words(length: Duration) -> String {
    match length.as_secs() {
        seconds if seconds % 60 == 0 && (120..7_200).contains(&seconds) => {
            format!("{} minutes", seconds / 60)
        }
        _ => crate::ui::screen::minutes(length),
    }
}

/// “14 minutes left”.
pub(super) fn left_words(left: Duration) -> String {
    match digits::seconds(left) {
        seconds @ 0..60 => format!("{seconds} seconds left"),
        seconds => match seconds.div_ceil(60) {
            1 => "1 minute left".to_owned(),
            minutes @ 2..120 => format!("{minutes} minutes left"),
            minutes => format!("{} hours {} minutes left", minutes / 60, minutes % 60),
        },
    }
}

/// Type sizes of a break.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    headline: f32,
    large: f32,
    small: f32,
}

impl Sizes {
    fn times(self, share: f32) -> Self {
        Self { headline: self.headline * share, large: self.large * share, small: self.small * share }
    }
}

/// How long, in real time, until another suggestion is shown, or one less way to change the break.
pub(super) fn next_wake(reading: &BreakReading, speed: u32) -> Option<Duration> {
    let rested = reading.length.saturating_sub(reading.left);
    let next = [EACH, JUST_BEGUN].map(|each| {
        let past =
            Duration::from_millis(u64::try_from(rested.as_millis() % each.as_millis()).unwrap_or_default());
        each.saturating_sub(past)
    });
    let next = next.into_iter().min().filter(|_| !reading.left.is_zero())?;
    Some(next / speed.max(1) + Duration::from_millis(1))
}

impl<'a> Scene<'a> {
    /// The break.
    pub(super) fn rest(self) -> Element<'a, Message> {
        let scale = self.look.scale;
        let Some(reading) = self.session.rest(self.now) else { return space::vertical().into() };
        let side = if scale.narrow {
            (scale.window.width * 0.55).min(scale.window.height * 0.28)
        } else {
            scale.px(392.0).min(scale.window.width * 0.4 - scale.margin)
        };
        let pacer = container(self.pacer(&reading, side)).center_x(Length::Fill);
        let returning = self.session.state() == State::Returning;
        let over = self.overlay();
        let aside = over.is_some();
        let head =
            if returning { self.returning_head(&reading, aside) } else { self.resting_head(&reading, aside) };
        let under = over.unwrap_or_else(|| {
            // Large type in a small window: what matters stands above, the rest can be scrolled to.
            let under = if returning { self.returning(&reading) } else { self.resting(&reading) };
            if returning && self.is_shown_only() {
                return under;
            }
            if self.is_low_for_everyone() {
                return space::vertical().height(0).into();
            }
            scroll_if_needed(&self.look, under)
        });
        let words = column![head, under].spacing(scale.px(if scale.narrow { 10.0 } else { 18.0 }));
        let middle: Element<'a, Message> = if scale.narrow && aside {
            words.into()
        } else if scale.narrow {
            column![pacer, words].spacing(scale.px(20.0)).into()
        } else {
            let left = scale.window.width * 636.0 / 1280.0;
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
                    .width(Length::Fixed(scale.window.width - left - scale.margin))
                    .padding(Padding { top: scale.px(28.0) * lower, ..Padding::ZERO }),
            ]
            .align_y(at)
            .into()
        };
        self.framed(self.header_with("A break", true), middle, self.rest_caps())
    }

    fn pacer(self, reading: &BreakReading, side: f32) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        if self.session.state() == State::Returning {
            return self.readiness(reading).view(side);
        }
        #[allow(clippy::cast_possible_truncation, reason = "a share from 0 to 1, drawn to the pixel")]
        let left = reading.left.div_duration_f64(reading.length) as f32;
        let time = Disk {
            left: Some(left),
            color: colors.line,
            track: colors.track,
            background: colors.background,
            pattern: Pattern::default(),
        };
        let Some(since) = self.talk.paced(self.session, self.now) else { return time.view(side) };
        let (breath, full) = pacer::breath(since);
        let (words, lasts) = match breath {
            Breath::In => ("Breathe in", pacer::IN),
            Breath::Out => ("Breathe out", pacer::OUT),
        };
        let size = (scale.rule * 0.9).min(side * 0.092);
        if self.look.still {
            // In words: which way the breath goes, and for how long.
            let lasts = format!("{} seconds", lasts.as_secs());
            let words = column![text_of(words, size, colors.ink), text_of(lasts, size * 0.7, colors.muted),];
            return upon(time.view(side), words.align_x(Alignment::Center));
        }
        let pacer = Pacer { full, track: colors.track, fill: colors.pacer, edge: colors.first };
        upon(pacer.view(side), text_of(words, size, colors.ink))
    }

    /// A part of the ring for each who says so for themselves, or all of it for everyone.
    fn readiness(self, reading: &BreakReading) -> Parts {
        let colors = self.look.colors;
        let parts = voices(self.session, false)
            .into_iter()
            .map(|(_, voice)| match voice {
                Voice::Seat(seat) => Part {
                    color: colors.seat(seat),
                    pattern: Pattern::of(seat),
                    filled: reading.ready.has(seat),
                },
                Voice::All => Part { color: colors.first, pattern: Pattern::default(), filled: false },
            })
            .collect();
        Parts { parts, track: colors.track, background: colors.background }
    }

    /// When it goes on.
    fn resting_head(self, reading: &BreakReading, aside: bool) -> Element<'a, Message> {
        let (colors, scale) = (self.arriving().colors, self.look.scale);
        let Sizes { headline, large, .. } = self.rest_sizes(reading);
        let width = self.words_width();
        let back = self.back_words(reading);
        // What is open has the room.
        let headline = if aside { headline * 0.5 } else { headline };
        let size = measure::fit(&back, headline, scale.body, Size::new(width, scale.px(260.0)), 1);
        column![
            text_of("Let’s take a break.", scale.heading * 0.9, colors.muted),
            heading(1, text_of(back, size, colors.ink)),
            text_of(left_words(reading.left), large * 0.88, colors.muted),
        ]
        .spacing(scale.px(4.0))
        .into()
    }

    /// What to do with the time, and how to change it.
    fn resting(self, reading: &BreakReading) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let Sizes { large, small, .. } = self.rest_sizes(reading);
        let rested = reading.length.saturating_sub(reading.left);
        let turn = usize::try_from(rested.as_secs() / EACH.as_secs()).unwrap_or(0);
        let (suggestion, why) = SUGGESTIONS[turn % SUGGESTIONS.len()];
        // What is said in passing takes the place of a reason, which comes round again.
        let under = self.in_passing(small).unwrap_or_else(|| text_of(why, small, colors.muted).into());
        let all = column![
            hairline(&self.look),
            container(text_of(suggestion, large, colors.ink))
                .padding(Padding { top: scale.px(if scale.narrow { 6.0 } else { 14.0 }), ..Padding::ZERO }),
            under,
        ]
        .spacing(scale.px(4.0));
        if self.is_shown_only() {
            return all.into();
        }
        let outlined = Surface::outlined(&self.look, scale.px(14.0));
        let changes = self.changes(reading).into_iter();
        let changes =
            changes.map(|(words, event)| button(&self.look, words, outlined, Message::Event(event)).into());
        let changes = Row::with_children(changes).spacing(scale.px(16.0)).wrap();
        all.push(
            container(changes.vertical_spacing(scale.px(10.0)))
                .padding(Padding { top: scale.px(if scale.narrow { 12.0 } else { 26.0 }), ..Padding::ZERO }),
        )
        .into()
    }

    /// How the break's length can be changed.
    pub(super) fn changes(self, reading: &BreakReading) -> Vec<(String, Event)> {
        let mut changes = vec![
            ("5 minutes less".to_owned(), Event::ChangeBreak(-5)),
            ("5 minutes more".to_owned(), Event::ChangeBreak(5)),
        ];
        // The short gear, while the break is a long one and has just begun.
        let short = SHORT.max(self.session.plan().breaks.shortest);
        if reading.length > short && reading.length.saturating_sub(reading.left) < JUST_BEGUN {
            changes.push((format!("Only {}", crate::ui::screen::minutes(short)), Event::SetBreak(short)));
        }
        changes
    }

    /// “Back at 20:45”.
    pub(super) fn back_words(self, reading: &BreakReading) -> String {
        let time = reading.return_at.to_zoned(crate::clock::zone());
        let now = self.now.wall().to_zoned(crate::clock::zone());
        if time.date() == now.date() {
            format!("Back at {}", time.strftime("%H:%M"))
        } else {
            format!("Back {} at {}", time.strftime("%A"), time.strftime("%H:%M"))
        }
    }

    /// The promised time has come.
    fn returning_head(self, reading: &BreakReading, aside: bool) -> Element<'a, Message> {
        let scale = self.look.scale;
        let question = "Ready to go on?";
        let room = Size::new(self.words_width(), scale.px(260.0));
        let headline = self.rest_sizes(reading).headline * if aside { 0.5 } else { 1.0 };
        let size = measure::fit(question, headline, scale.body, room, 1);
        heading(1, text_of(question, size, self.arriving().colors.ink))
    }

    fn returning(self, reading: &BreakReading) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let Sizes { large, small, .. } = self.rest_sizes(reading);
        let size = large * 0.74;
        let lead = || text_of(self.returning_words(reading), size, colors.muted).into();
        let lead: Element<'a, Message> = self.in_passing(size).unwrap_or_else(lead);
        if self.is_shown_only() {
            return lead;
        }
        let mut ready = Row::new().spacing(scale.px(16.0));
        for (at, (name, voice)) in voices(self.session, false).into_iter().enumerate() {
            let said = matches!(voice, Voice::Seat(seat) if reading.ready.has(seat));
            let is_ready = format!("{name} is ready");
            let waits = self.keys.numbered(at, &name);
            // As wide as it may be, so that nothing moves under the other's hand.
            let width = button_width(&self.look, &is_ready).max(button_width(&self.look, &waits));
            let words = if said { is_ready } else { waits };
            let surface = if said {
                Surface::filled(&self.look, scale.px(14.0))
            } else {
                Surface::outlined(&self.look, scale.px(14.0))
            };
            let name = if voice == Voice::All { name } else { format!("{name} is ready") };
            let meaning = Meaning::tick(said).named(name).key(self.keys.number(at));
            ready = ready.push(
                button_for(&self.look, words, surface, Message::Event(Event::Ready(voice)))
                    .width(Length::Fixed(width))
                    .means(meaning),
            );
        }
        let mut later = Row::new().spacing(scale.px(16.0));
        for (words, event) in self.later() {
            let surface = Surface::outlined(&self.look, scale.px(14.0));
            let name = format!("Not yet: {words} more");
            later = later.push(button(&self.look, words, surface, Message::Event(event)).named(name));
        }
        column![
            lead,
            container(ready.wrap().vertical_spacing(scale.px(10.0)))
                .padding(Padding { top: scale.px(18.0), ..Padding::ZERO }),
            container(hairline(&self.look)).padding([scale.px(20.0), 0.0]),
            text_of(NOT_YET, small, colors.muted),
            container(later.wrap().vertical_spacing(scale.px(10.0)))
                .padding(Padding { top: scale.px(12.0), ..Padding::ZERO }),
        ]
        .spacing(scale.px(4.0))
        .into()
    }

    /// What stands under “Ready to go on?”
    pub(super) fn returning_words(self, reading: &BreakReading) -> &'static str {
        if reading.quiet {
            "Whenever you are. It waits for you."
        } else if self.session.each_answers() {
            "Each of you says so for yourself."
        } else {
            "When everyone is back."
        }
    }

    /// How much longer, for those who aren't ready yet.
    pub(super) fn later(self) -> Vec<(String, Event)> {
        let breaks = &self.session.plan().breaks;
        let mut lengths = [5_u64, 10, 20]
            .map(|minutes| Duration::from_secs(minutes * 60).clamp(breaks.shortest, breaks.longest))
            .to_vec();
        lengths.dedup();
        lengths.into_iter().map(|length| (length_words(length), Event::NotYet(length))).collect()
    }

    /// Type sizes: the headline's, and two under it. Nothing here is a rule, so that it may be smaller to fit.
    fn rest_sizes(self, reading: &BreakReading) -> Sizes {
        let scale = self.look.scale;
        if scale.narrow {
            return Sizes { headline: scale.name * 0.92, large: scale.heading, small: scale.caption };
        }
        let drawn = Sizes {
            headline: scale.name * 0.92,
            large: (scale.rule * 0.95).min(scale.px(44.0)),
            small: (scale.rule * 0.6).min(scale.px(28.0)),
        };
        // What stands there at least: a headline of one line and two beside it, a suggestion and why, the buttons.
        let suggestion = SUGGESTIONS.map(|(words, _)| words);
        let longest = suggestion.into_iter().max_by_key(|words| words.len()).unwrap_or_default();
        let room = self.middle_height() - scale.px(28.0);
        let fits = |sizes: &Sizes| {
            let head = sizes.headline + scale.heading * 0.9 + sizes.large * 0.88;
            let under =
                measure::height(longest, sizes.large, self.words_width()) + sizes.small * measure::LINE;
            head * measure::LINE + under + self.changes_height(reading) + scale.px(18.0 + 46.0 + 16.0) <= room
        };
        let smaller = [1.0, 0.85, 0.72, 0.6].map(|share| drawn.times(share));
        let [.., least] = smaller;
        smaller.into_iter().find(fits).unwrap_or(least)
    }

    /// How high the ways to change the break are, on as many lines as they need.
    fn changes_height(self, reading: &BreakReading) -> f32 {
        let scale = self.look.scale;
        let (mut lines, mut used, room) = (1.0, 0.0, self.words_width());
        for (words, _) in self.changes(reading) {
            let width = button_width(&self.look, &words);
            if used > 0.0 && used + scale.px(16.0) + width > room {
                (lines, used) = (lines + 1.0, 0.0);
            }
            used += if used > 0.0 { scale.px(16.0) + width } else { width };
        }
        lines * scale.px(52.0).max(44.0) + (lines - 1.0) * scale.px(10.0)
    }

    fn words_width(self) -> f32 {
        let scale = self.look.scale;
        // Less the space beside what scrolls.
        let beside = 14.0;
        if scale.narrow {
            scale.window.width - 2.0 * scale.margin - beside
        } else {
            scale.window.width * (1.0 - 636.0 / 1280.0) - scale.margin - beside
        }
    }

    fn rest_caps(self) -> Element<'a, Message> {
        if self.is_shown_only() { space::vertical().height(0).into() } else { self.caps() }
    }
}
