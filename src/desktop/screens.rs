//! The screens, and where on them a window opens: never larger than its screen, never out of sight.

#[cfg(target_os = "linux")]
mod x11;
#[cfg(target_os = "linux")]
mod x_settings;

use crate::record::window::{Fills, Frame};

/// The height of a title bar and the width of an edge, in logical pixels, as most desktops have them, or more.
const TITLE_BAR: f64 = 40.0;
const EDGE: f64 = 2.0;

/// One screen: its place among the others, in the pixels that they all share, without panels of the desktop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Its own pixels per logical pixel.
    pub scale: f64,
}

/// All screens.
#[derive(Debug, Clone, PartialEq)]
pub struct Screens {
    /// The one that windows open on unless they are given a place, which is in its logical pixels.
    pub first: Screen,
    /// The others.
    pub others: Vec<Screen>,
    /// Whether windows have title bars and edges.
    pub title_bars: bool,
}

/// Where a window opens, and how large, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Its upper left corner, with edge and title bar; `None` if the window system decides.
    pub corner: Option<(f64, f64)>,
    /// Its width and height, without edge and title bar.
    pub size: (f64, f64),
    /// What it fills.
    pub fills: Fills,
}

/// The screens, where the window system tells of them: on X11. On Wayland a program neither knows nor decides where its
/// windows are.
#[must_use]
pub fn screens() -> Option<Screens> {
    #[cfg(target_os = "linux")]
    {
        x11::screens()
    }
    #[cfg(not(target_os = "linux"))]
    {
        None
    }
}

/// A connection to the display that stays open, for what is asked often.
#[derive(Debug, Default)]
pub(super) struct Line {
    #[cfg(target_os = "linux")]
    display: Option<x11::Display>,
}

#[cfg(target_os = "linux")]
impl Line {
    /// Where the inside of a window begins.
    pub(super) fn inside_of(&mut self, window: u64) -> Option<(i32, i32)> {
        self.display()?.inside_of(window)
    }

    /// Asks the desktop to let a window fill the screen that it is on, or no longer. False if it can't.
    pub(super) fn fill(&mut self, window: u64, fills: bool) -> bool {
        self.display().is_some_and(|display| display.fill(window, fills).is_some())
    }

    fn display(&mut self) -> Option<&x11::Display> {
        if self.display.is_none() {
            self.display = x11::Display::open();
        }
        self.display.as_ref()
    }
}

#[cfg(not(target_os = "linux"))]
impl Line {
    /// Nothing is known here.
    pub(super) fn inside_of(&mut self, _window: u64) -> Option<(i32, i32)> {
        None
    }

    /// The desktop isn't asked here.
    pub(super) fn fill(&mut self, _window: u64, _fills: bool) -> bool {
        false
    }
}

/// A window that is open: where its inside begins, in the screens' own pixels, and how large it is, in logical ones.
pub type Open = ((i32, i32), (f64, f64));

/// Where a window opens that people look at while someone sits at the window `main`: where it was; else it fills the largest
/// of the screens that the other window isn't on. If there is only one screen, or if the screens aren't known, it opens as
/// [any window](place) does.
#[must_use]
pub fn place_apart(
    before: Option<Frame>,
    usual: (f64, f64),
    screens: Option<&Screens>,
    main: Option<Open>,
) -> Placed {
    let placed = place(before, usual, screens);
    let Some(screens) = screens else { return placed };
    let size = before.map_or(usual, |frame| (f64::from(frame.size.0), f64::from(frame.size.1)));
    let there = before.and_then(|frame| screens.at(frame.corner?, size)).is_some();
    let other = if there { None } else { screens.largest_without(main) };
    let Some(other) = other else { return placed };
    // There it is as large as it was, or as usual, once it no longer fills the screen.
    let frame = Frame { corner: Some((other.left, other.top)), ..before.unwrap_or_default() };
    let frame = if before.is_some() { frame } else { Frame { size: whole(usual), ..frame } };
    Placed { fills: Fills::Screen, ..place(Some(frame), usual, Some(screens)) }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "casts of floats saturate")]
fn whole((width, height): (f64, f64)) -> (u32, u32) {
    (width.round() as u32, height.round() as u32)
}

/// Where a window opens that had this frame before, or that opens for the first time with its usual size. If the screens
/// aren't known, only its size and what it fills are restored.
#[must_use]
pub fn place(before: Option<Frame>, usual: (f64, f64), screens: Option<&Screens>) -> Placed {
    let frame = before.unwrap_or_default();
    let wanted = before.map_or(usual, |frame| (f64::from(frame.size.0), f64::from(frame.size.1)));
    let Some(screens) = screens else {
        return Placed { corner: None, size: wanted, fills: frame.fills };
    };
    let there = frame.corner.and_then(|corner| screens.at(corner, wanted));
    let screen = there.unwrap_or(screens.first);
    // A window that filled a screen which is gone doesn't fill another one.
    let gone = frame.corner.is_some() && there.is_none();
    let fills = if gone { Fills::Nothing } else { frame.fills };

    let (edges, bar) = if screens.title_bars { (2.0 * EDGE, TITLE_BAR + EDGE) } else { (0.0, 0.0) };
    let (scale, first) = (screen.scale, screens.first.scale);
    // It is measured in the first screen's logical pixels until it is on its own screen.
    let most = |pixels: u32, around: f64| (f64::from(pixels) / scale.max(first) - around).floor().max(1.0);
    let size = (wanted.0.min(most(screen.width, edges)), wanted.1.min(most(screen.height, bar)));
    let corner = frame.corner.map(|(x, y)| {
        let within = |at: i32, from: i32, pixels: u32, length: f64| {
            let spare = (f64::from(pixels) - length * scale).max(0.0);
            let from = f64::from(from);
            let at = if gone { from + spare / 2.0 } else { f64::from(at).clamp(from, from + spare) };
            at.round() / first
        };
        (
            within(x, screen.left, screen.width, size.0 + edges),
            within(y, screen.top, screen.height, size.1 + bar),
        )
    });
    Placed { corner, size, fills }
}

impl Screens {
    /// The largest screen that a window isn't on; if that isn't known, which the pointer isn't on. `None` if there is none:
    /// two screens may show the same.
    fn largest_without(&self, window: Option<Open>) -> Option<Screen> {
        let here = window.and_then(|(corner, size)| self.at(corner, size)).unwrap_or(self.first);
        let all = std::iter::once(&self.first).chain(&self.others);
        let apart = all.filter(|screen| !screen.overlaps(&here));
        apart.max_by_key(|screen| u64::from(screen.width) * u64::from(screen.height)).copied()
    }

    /// The screen with most of a window of this logical size and corner; `None` if it is on none.
    fn at(&self, corner: (i32, i32), size: (f64, f64)) -> Option<Screen> {
        let all = std::iter::once(&self.first).chain(&self.others);
        let shared = all.map(|screen| (screen.shares(corner, size), screen));
        let most = shared.max_by(|(one, _), (other, _)| one.total_cmp(other));
        most.filter(|(shared, _)| *shared > 0.0).map(|(_, screen)| *screen)
    }
}

impl Screen {
    /// Whether some of it shows the same as another.
    fn overlaps(&self, other: &Self) -> bool {
        let along = |from: i32, pixels: u32, other: i32, more: u32| {
            i64::from(from) < i64::from(other) + i64::from(more)
                && i64::from(other) < i64::from(from) + i64::from(pixels)
        };
        along(self.left, self.width, other.left, other.width)
            && along(self.top, self.height, other.top, other.height)
    }

    /// How many of its pixels a window would cover.
    fn shares(&self, (x, y): (i32, i32), (width, height): (f64, f64)) -> f64 {
        let along = |from: i32, pixels: u32, at: i32, length: f64| {
            let (from, at) = (f64::from(from), f64::from(at));
            (from + f64::from(pixels)).min(at + length * self.scale) - from.max(at)
        };
        let across = along(self.left, self.width, x, width).max(0.0);
        across * along(self.top, self.height, y, height).max(0.0)
    }
}

#[cfg(test)]
mod tests;
