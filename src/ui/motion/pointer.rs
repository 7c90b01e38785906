//! Whether the pointer moves or a finger touches, reported so rarely that it costs nothing.
//!
//! A moving pointer has hundreds of events a second, and the window is laid out again after each message. So a move is
//! reported at once only if there was none for a while; that brings back controls that have faded. Of all later moves,
//! only the latest is reported, shortly before the controls would fade.

use std::hash::Hash;
use std::time::Duration;

use iced::advanced::subscription::{self, EventStream, Hasher, Recipe};
use iced::futures::stream::BoxStream;
use iced::futures::{Stream, StreamExt, future, stream};
use iced::{Event, Subscription, mouse};

use super::controls::UNTOUCHED;
use crate::clock::Clock;

/// How long after a reported move the next ones are kept back.
const KEPT_BACK: Duration = UNTOUCHED.saturating_sub(Duration::from_secs(1));

/// Reports how long ago the pointer moved last, or a finger touched: now and then while they do.
pub(crate) fn moves(clock: Clock) -> Subscription<Duration> {
    subscription::from_recipe(Moves(clock))
}

struct Moves(Clock);

impl Recipe for Moves {
    type Output = Duration;

    fn hash(&self, state: &mut Hasher) {
        std::any::TypeId::of::<Self>().hash(state);
    }

    fn stream(self: Box<Self>, events: EventStream) -> BoxStream<'static, Duration> {
        told(events.filter(|event| future::ready(is_a_move(event))), self.0).boxed()
    }
}

fn is_a_move(event: &subscription::Event) -> bool {
    let subscription::Event::Interaction { event, .. } = event else { return false };
    matches!(
        event,
        Event::Touch(_)
            | Event::Mouse(
                mouse::Event::CursorMoved { .. }
                    | mouse::Event::ButtonPressed(_)
                    | mouse::Event::WheelScrolled { .. }
            )
    )
}

/// What is reported of a stream of moves.
fn told<T: Send>(
    moves: impl Stream<Item = T> + Send + Unpin + 'static,
    clock: Clock,
) -> impl Stream<Item = Duration> + Send {
    stream::unfold((moves, clock, Told::default()), |(mut moves, clock, mut told)| async move {
        loop {
            let next = match told.due() {
                None => Some(moves.next().await),
                Some(due) => {
                    let wait = due.saturating_sub(clock.now().boot());
                    tokio::time::timeout(wait, moves.next()).await.ok()
                }
            };
            let now = clock.now().boot();
            let tell = match next {
                Some(Some(_)) => told.moved(now),
                Some(None) => return None,
                None => told.waited(now),
            };
            if let Some(ago) = tell {
                return Some((ago, (moves, clock, told)));
            }
        }
    })
}

/// When a move was last reported, and the latest that is kept back, in boot time.
#[derive(Debug, Default)]
struct Told {
    last: Option<Duration>,
    kept_back: Option<Duration>,
}

impl Told {
    /// Takes a move. Returns how long ago it was, if it is to be reported now.
    fn moved(&mut self, now: Duration) -> Option<Duration> {
        if self.last.is_some_and(|last| now < last + KEPT_BACK) {
            self.kept_back = Some(now);
            return None;
        }
        self.kept_back = None;
        self.last = Some(now);
        Some(Duration::ZERO)
    }

    /// When the move that is kept back is to be reported.
    fn due(&self) -> Option<Duration> {
        self.kept_back.and(self.last).map(|last| last + KEPT_BACK)
    }

    /// Called at that time. Returns how long ago the latest move was.
    fn waited(&mut self, now: Duration) -> Option<Duration> {
        self.last = self.kept_back.take();
        self.last.map(|last| now.saturating_sub(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When moves at these milliseconds are reported, and how long ago each was by then.
    fn told_of(moves: &[u64]) -> Vec<(u64, u64)> {
        let (mut told, mut all) = (Told::default(), Vec::new());
        let at = Duration::from_millis;
        let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let end = moves.last().copied().unwrap_or_default() + 60_000;
        for &moved in moves.iter().chain([&end]) {
            while let Some(due) = told.due().filter(|due| *due <= at(moved)) {
                all.extend(told.waited(due).map(|ago| (millis(due), millis(ago))));
            }
            if moved < end {
                all.extend(told.moved(at(moved)).map(|ago| (moved, millis(ago))));
            }
        }
        all
    }

    #[test]
    fn the_first_move_is_told_of_at_once_and_the_last_before_the_controls_would_fade() {
        assert_eq!(told_of(&[100]), [(100, 0)]);
        assert_eq!(told_of(&[0, 10, 20, 3_900]), [(0, 0), (4_000, 100)]);
        // After the last of these, the controls begin to fade at 5.1 s.
        assert_eq!(told_of(&[0, 100, 5_110]), [(0, 0), (4_000, 3_900), (5_110, 0)]);
    }

    #[test]
    fn a_pointer_that_moves_for_a_minute_is_told_of_a_few_times() {
        let moves: Vec<u64> = (0..60_000).step_by(8).collect();
        let all = told_of(&moves);
        assert!(all.len() < 20, "{all:?}");
        // Whenever the controls would fade, a move has been reported in time.
        for pair in all.windows(2) {
            let (told, ago) = pair[0];
            assert!(pair[1].0 < told - ago + 5_000, "{pair:?}");
        }
    }
}
