//! What the disk shows, by role: whose it is, how much is left, how far the turn is.

use crate::session::{Moment, Phase};
use crate::talk::Host;
use crate::ui::look::theme::Colors;
use crate::ui::widget::disk::{Disk, Pattern};

/// The disk of a step at a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ui::screen::talk) struct Ring {
    /// The step that it belongs to.
    step: Option<usize>,
    /// The pool that is drawn on instead.
    pool: Option<usize>,
    tone: Tone,
    /// How much is left, 0 to 1.
    left: f32,
    pattern: Pattern,
}

/// What its colour says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    /// There is no clock.
    Untimed,
    /// Time that is nobody's.
    Nobody,
    /// A seat's time.
    Seat(usize),
    /// The last part of a turn.
    WrappingUp,
    /// Past its end.
    Overtime,
}

impl Ring {
    /// The disk of a talk.
    pub(in crate::ui::screen::talk) fn of(host: &Host, now: Moment) -> Self {
        let session = host.session();
        let step = session.step();
        let plain = Self {
            step: step.map(|step| step.index),
            pool: None,
            tone: Tone::Untimed,
            left: 0.0,
            pattern: Pattern::default(),
        };
        if let Some(drawn) = session.drawing(now) {
            let whole = drawn.whole.as_secs_f32();
            let left = if whole > 0.0 { drawn.left.as_secs_f32() / whole } else { 0.0 };
            let (tone, pattern) = (Tone::Seat(drawn.participant), Pattern::of(drawn.participant));
            return Self { tone, left, pattern, pool: Some(drawn.pool), ..plain };
        }
        let Some((step, reading)) = step.zip(session.reading(now)) else { return plain };
        if step.turn.time.is_none() && reading.time.is_none() {
            return plain;
        }
        if reading.phase == Phase::Time {
            return Self { tone: Tone::Overtime, ..plain };
        }
        let holder = host.holder();
        let tone = match reading.phase {
            Phase::WrappingUp => Tone::WrappingUp,
            _ => holder.map_or(Tone::Nobody, Tone::Seat),
        };
        #[allow(clippy::cast_possible_truncation, reason = "a share from 0 to 1, drawn to the pixel")]
        let left = reading.fraction as f32;
        Self { tone, left, pattern: Pattern::of(holder.unwrap_or(0)), ..plain }
    }

    /// Whether only the time that is left tells one from the other.
    pub(in crate::ui::screen::talk) fn is_same_as(&self, other: &Self) -> bool {
        Self { left: 0.0, ..*self } == Self { left: 0.0, ..*other }
    }

    /// The same in these colours.
    pub(super) fn disk(self, colors: &Colors) -> Disk {
        let color = match self.tone {
            Tone::Untimed => colors.line,
            // Nobody's colour while nobody holds the floor.
            Tone::Nobody => colors.muted,
            Tone::Seat(seat) => colors.seat(seat),
            Tone::WrappingUp => colors.wrapping_up,
            Tone::Overtime => colors.overtime,
        };
        Disk {
            left: (self.tone != Tone::Overtime).then_some(self.left),
            color,
            track: colors.track,
            background: colors.background,
            pattern: self.pattern,
        }
    }
}
