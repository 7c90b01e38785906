//! What eases on the stage after a change: the disk from one colour to the next, words that come in place of others.

use std::mem::Discriminant;

use super::stage::ring::Ring;
use crate::plan::Label;
use crate::session::{Moment, Phase, State};
use crate::talk::Host;
use crate::ui::motion::{self, Eased};

/// What eases; see the module.
#[derive(Debug, Clone, Default)]
pub(super) struct Easing {
    /// The disk, over those that it comes after; each with when it came. Empty where there is no disk.
    rings: Vec<(Ring, Moment)>,
    head: Option<Eased<Head>>,
    word: Option<Eased<Word>>,
}

/// What the words beside the disk, or the question in its place, are about.
#[derive(Debug, Clone, PartialEq)]
struct Head {
    state: Discriminant<State>,
    step: Option<usize>,
    holder: Option<usize>,
    /// The pool that somebody draws on before the step.
    pool: Option<usize>,
}

/// What stands under the time.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub(super) paused: bool,
    pub(super) phase: Phase,
    label: Option<Label>,
}

impl Easing {
    /// Takes note of what a talk shows. Where nothing may move, all of it is at its end at once.
    pub(super) fn follow(&mut self, host: &Host, now: Moment, still: bool) {
        if still {
            *self = Self::default();
        }
        let session = host.session();
        let state = session.state();
        let on_stage = !matches!(
            state,
            State::Gate | State::Ask | State::Break | State::Returning | State::Closing | State::Done
        );
        // A breath and a pause belong to their turn.
        let shown = if on_stage { State::Running } else { state };
        let head = Head {
            state: std::mem::discriminant(&shown),
            step: session.step().map(|step| step.index),
            holder: host.holder(),
            pool: session.drawing(now).map(|drawn| drawn.pool),
        };
        follow(&mut self.head, head, now);
        if !on_stage {
            self.rings.clear();
            self.word = None;
            return;
        }
        if let Some(reading) = session.reading(now) {
            let paused = matches!(state, State::Paused(_));
            let label = reading.label.cloned();
            follow(&mut self.word, Word { paused, phase: reading.phase, label }, now);
        }
        let ring = Ring::of(host, now);
        match self.rings.last_mut() {
            Some((last, _)) if last.is_same_as(&ring) => *last = ring,
            _ => self.rings.push((ring, now)),
        }
        // What lies under a disk that has come in isn't seen any more.
        let under =
            self.rings.iter().rposition(|(_, since)| motion::share(*since, motion::COLOR, now) >= 1.0);
        if let Some(under) = under {
            let _gone = self.rings.drain(..under);
        }
    }

    /// The disks, the lowest first, each with how far it has come in.
    pub(super) fn rings(&self, now: Moment) -> impl Iterator<Item = (Ring, f32)> {
        self.rings.iter().map(move |(ring, since)| (*ring, motion::share(*since, motion::COLOR, now)))
    }

    /// How far the words beside the disk have come in, 0 to 1.
    pub(super) fn head(&self, now: Moment) -> f32 {
        self.head.as_ref().map_or(1.0, |head| head.share(motion::WORDS, now))
    }

    /// How far the word under the time has come in, 0 to 1, and what stood there before.
    pub(super) fn word(&self, now: Moment) -> (f32, Option<&Word>) {
        self.word.as_ref().map_or((1.0, None), |word| (word.share(motion::COLOR, now), word.before()))
    }

    /// Whether anything is on its way.
    pub(super) fn is_easing(&self, now: Moment) -> bool {
        let [head, word] = [self.head(now), self.word(now).0];
        head < 1.0 || word < 1.0 || (self.rings.len() > 1 && self.rings(now).any(|(_, share)| share < 1.0))
    }
}

fn follow<T: PartialEq>(eased: &mut Option<Eased<T>>, is: T, now: Moment) {
    match eased {
        Some(eased) => eased.becomes(is, now),
        None => *eased = Some(Eased::new(is)),
    }
}
