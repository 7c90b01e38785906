//! The windows: the main one, and a second one for everyone, on another screen.
//!
//! A window opens where it was, as far as that is known, and never larger than its screen. The first time, the second one
//! fills a screen that the first one isn't on, where the program knows the screens; elsewhere people are told to drag it
//! there. On Wayland no program can place or raise a window, so only its size and what it fills are kept.

use std::collections::BTreeMap;
use std::time::Duration;

use iced::{Point, Size, Task, window};

use super::look::type_scale::TARGET;
use super::outside::{self, Outside, Stands};
use super::presence::can_come_forward;
use super::{App, Message, Screen};
use crate::desktop::screens::{self, Open, Placed};
use crate::record::copies::put_away;
use crate::record::window::{Fills, Frame, Frames};
use crate::words::InWords;

/// How long the program waits for the disk when it ends.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// A window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pane {
    pub(super) id: window::Id,
    /// In logical pixels, as the window system last said.
    pub(super) size: Size,
    /// The size before that one: once the window fills the desktop, its size when it doesn't.
    before: Size,
    /// Where it is, in logical pixels; known while a screen reader listens.
    at: Point,
    /// Its number in the window system, where windows have one.
    number: Option<u64>,
    /// Physical pixels in a logical one.
    pub(super) scale_factor: f32,
    pub(super) full_screen: bool,
    /// Whether it fills its screen because that was asked for this time.
    asked: bool,
    /// What it is to fill once it is there: the screen that it opens on, or the desktop.
    later: Fills,
    /// Whether the desktop was asked to let it fill its screen, and not the window toolkit.
    by_desktop: bool,
}

/// The size of a window that hasn't been open yet.
pub(super) const USUAL: (f64, f64) = (TARGET.width as f64, TARGET.height as f64);

impl Pane {
    /// A window that opens in this place; `asked` if it was asked to fill its screen this time.
    pub(super) fn new(id: window::Id, placed: &Placed, asked: bool) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "screens have some thousand pixels")]
        let size = Size::new(placed.size.0 as f32, placed.size.1 as f32);
        let full_screen = placed.fills == Fills::Screen;
        let later = if placed.fills == Fills::Desktop { Fills::Desktop } else { Fills::Nothing };
        Self {
            id,
            size,
            before: size,
            at: Point::ORIGIN,
            number: None,
            scale_factor: 1.0,
            full_screen,
            asked,
            later,
            by_desktop: false,
        }
    }

    pub(super) fn usual(id: window::Id) -> Self {
        let placed = Placed { corner: None, size: USUAL, fills: Fills::Nothing };
        Self::new(id, &placed, false)
    }
}

/// The windows that are open. The main one is open as long as the program runs.
#[derive(Debug)]
pub(super) struct Windows {
    main: Pane,
    audience: Option<Pane>,
    /// Whether the program knew the screens, and so where it put the second window.
    placed: bool,
    /// Where they were last, and what is kept of that.
    frames: Frames,
    kept: Frames,
}

impl Windows {
    /// The main window; `frames` is where the windows were, as kept.
    pub(super) fn new(main: Pane, frames: Frames) -> Self {
        Self { main, audience: None, placed: false, frames, kept: frames }
    }

    /// Notes where a window is.
    pub(super) fn stands(&mut self, stands: &Stands) {
        let frame = if stands.audience { &mut self.frames.audience } else { &mut self.frames.main };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "casts of floats saturate"
        )]
        let whole = |size: Size| (size.width.round() as u32, size.height.round() as u32);
        let size = match (stands.fills, *frame) {
            // The window was asked before it filled its screen.
            (Fills::Screen, Some(before)) => before.size,
            (Fills::Screen, None) => whole(TARGET),
            _ => whole(stands.size),
        };
        #[allow(clippy::cast_possible_truncation, reason = "casts of floats saturate")]
        let pixels = |at: f32| (at * stands.scale_factor).round() as i32;
        let corner = stands.corner.map(|at| (pixels(at.x), pixels(at.y)));
        *frame = Some(Frame { corner, size, fills: stands.fills });
    }

    /// The main window, where people press and type.
    pub(super) fn main(&self) -> &Pane {
        &self.main
    }

    /// The window for everyone, if it is open.
    pub(super) fn audience(&self) -> Option<&Pane> {
        self.audience.as_ref()
    }

    /// Whether the program couldn't put the second window where people look.
    pub(super) fn must_be_dragged(&self) -> bool {
        !self.placed && self.audience.is_some_and(|pane| !pane.full_screen)
    }

    /// Whether someone runs the talk from a window of their own.
    pub(super) fn facilitated(&self) -> bool {
        self.audience.is_some()
    }

    pub(super) fn get(&self, id: window::Id) -> Option<&Pane> {
        [Some(&self.main), self.audience.as_ref()].into_iter().flatten().find(|pane| pane.id == id)
    }

    pub(super) fn scale_factors(&self) -> BTreeMap<window::Id, f32> {
        let panes = [Some(&self.main), self.audience.as_ref()].into_iter().flatten();
        panes.map(|pane| (pane.id, pane.scale_factor)).collect()
    }

    fn get_mut(&mut self, id: window::Id) -> Option<&mut Pane> {
        [Some(&mut self.main), self.audience.as_mut()].into_iter().flatten().find(|pane| pane.id == id)
    }
}

impl App {
    /// The id of the main window.
    #[must_use]
    pub fn main_window(&self) -> window::Id {
        self.windows.main().id
    }

    /// The id of the window for everyone, if it is open.
    #[must_use]
    pub fn audience_window(&self) -> Option<window::Id> {
        self.windows.audience().map(|pane| pane.id)
    }

    /// A window has opened.
    pub(super) fn opened(&mut self, id: window::Id) -> Task<Message> {
        if self.windows.get(id).is_none() {
            // It was closed again before it opened.
            return window::close(id);
        }
        self.readers.open(id);
        let factor =
            window::scale_factor(id).map(move |factor| Message::Outside(Outside::Rescaled(id, factor)));
        let size = window::size(id).map(move |size| Message::Outside(Outside::Resized(id, size)));
        let more = if id == self.main_window() {
            Task::batch([outside::system().map(Message::Outside), self.begin_to_write()])
        } else if can_come_forward() {
            // Keys are for the person who runs the talk: the window for everyone has nothing to press.
            window::gain_focus(self.main_window())
        } else {
            Task::none()
        };
        let monitor = window::monitor_size(id)
            .and_then(move |size| Task::done(Message::Outside(Outside::Monitor(id, size))));
        // A window manager on X11 ignores this wish for a window that it doesn't show yet.
        let wide = self.windows.get(id).is_some_and(|pane| pane.later == Fills::Desktop);
        let wide = if wide { window::maximize(id, true) } else { Task::none() };
        let number =
            window::raw_id::<Message>(id).map(move |number| Message::Outside(Outside::Numbered(id, number)));
        Task::batch([factor, size, monitor, number, wide, more])
    }

    /// Makes a window that is larger than its screen as large as that, if the screen wasn't known before.
    pub(super) fn shrink_to(&mut self, id: window::Id, screen: Size) -> Task<Message> {
        let Some(pane) = self.windows.get(id).filter(|pane| !pane.full_screen) else { return Task::none() };
        let most = Size::new(pane.size.width.min(screen.width), pane.size.height.min(screen.height));
        if most == pane.size { Task::none() } else { window::resize(id, most) }
    }

    /// Asks where a window is.
    fn ask_where(&self, id: window::Id) -> Task<Message> {
        // A window that was asked to fill its screen this time isn't where people left it.
        let Some(pane) = self.windows.get(id).copied().filter(|pane| !pane.asked) else {
            return Task::none();
        };
        let audience = self.audience_window() == Some(id);
        window::position(id).then(move |corner| {
            window::is_maximized(id).map(move |maximized| {
                let fills = match (pane.full_screen, maximized) {
                    (true, _) => Fills::Screen,
                    (false, true) => Fills::Desktop,
                    (false, false) => Fills::Nothing,
                };
                let Pane { scale_factor, .. } = pane;
                let size = if fills == Fills::Desktop { pane.before } else { pane.size };
                let stands = Stands { audience, corner, size, scale_factor, fills };
                Message::Outside(Outside::Stands(stands))
            })
        })
    }

    /// Someone wants to close a window: first it is asked where it is.
    pub(super) fn closing(&mut self, id: window::Id) -> Task<Message> {
        let all = if id == self.main_window() { self.audience_window() } else { None };
        let asked = all.map_or_else(Task::none, |audience| self.ask_where(audience));
        asked.chain(self.ask_where(id)).chain(window::close(id))
    }

    /// Keeps the windows' places, if they have changed.
    fn keep_frames(&mut self) {
        let frames = self.windows.frames;
        if frames == std::mem::replace(&mut self.windows.kept, frames) {
            return;
        }
        self.desk.keeper.keep_frames(frames);
    }

    /// A window has been closed. If it was the main one, the program ends; else the talk goes on there.
    pub(super) fn closed(&mut self, id: window::Id) -> Task<Message> {
        self.readers.close(id);
        self.presence.focus(id, false);
        if id == self.main_window() {
            self.keep_frames();
            self.keep_what_was_typed();
            for unkept in self.desk.keeper.flush(PATIENCE) {
                // No window is left to show this.
                tracing::error!("{}", unkept.in_words(&self.desk.words));
            }
            put_away(&self.desk.folders);
            return iced::exit();
        }
        if self.audience_window() == Some(id) {
            self.windows.audience = None;
        }
        Task::none()
    }

    pub(super) fn resized(&mut self, id: window::Id, size: Size) {
        if let Some(pane) = self.windows.get_mut(id) {
            if pane.size != size {
                pane.before = pane.size;
            }
            pane.size = size;
        }
        self.place_readers(id);
    }

    pub(super) fn moved(&mut self, id: window::Id, at: Point) {
        if let Some(pane) = self.windows.get_mut(id) {
            pane.at = at;
        }
        self.place_readers(id);
    }

    /// Notes a window's number in the window system.
    pub(super) fn numbered(&mut self, id: window::Id, number: u64) -> Task<Message> {
        let Some(pane) = self.windows.get_mut(id) else { return Task::none() };
        pane.number = Some(number);
        let fills = std::mem::take(&mut pane.later) == Fills::Screen;
        self.place_readers(id);
        if fills { self.fill(id) } else { Task::none() }
    }

    /// Makes a window fill the screen that it is on, or no longer, as it is to be.
    pub(super) fn fill(&mut self, id: window::Id) -> Task<Message> {
        let Some(pane) = self.windows.get_mut(id) else { return Task::none() };
        let fills = pane.full_screen;
        // Whoever was asked to fill it gives it back.
        let asks = fills || pane.by_desktop;
        pane.by_desktop = fills;
        let done = asks && pane.number.is_some_and(|number| self.presence.fill(number, fills));
        if done {
            return Task::none();
        }
        pane.by_desktop = false;
        window::set_mode(id, if fills { window::Mode::Fullscreen } else { window::Mode::Windowed })
    }

    /// Tells screen readers where a window's content begins: inside its edge and below its title bar.
    fn place_readers(&mut self, id: window::Id) {
        if !self.readers.are_listening() {
            return;
        }
        let Some(&Pane { at, size, scale_factor, number, .. }) = self.windows.get(id) else { return };
        let inside = number.and_then(|number| self.presence.inside_of(number));
        let at = inside.unwrap_or(Point::new(at.x * scale_factor, at.y * scale_factor));
        self.readers.place(id, at, size * scale_factor);
    }

    pub(super) fn rescaled(&mut self, id: window::Id, factor: f32) {
        if let Some(pane) = self.windows.get_mut(id) {
            pane.scale_factor = factor;
        }
        self.place_readers(id);
    }

    /// Makes a window fill its screen, or no longer.
    pub(super) fn toggle_full_screen(&mut self, id: window::Id) -> Task<Message> {
        let fills = self.windows.get(id).is_some_and(|pane| pane.full_screen);
        // Its size can't be asked for any more once it fills its screen.
        let asked = if fills { Task::none() } else { self.ask_where(id) };
        if let Some(pane) = self.windows.get_mut(id) {
            pane.full_screen = !fills;
            pane.asked = false;
        }
        self.note_second_window();
        asked.chain(Task::done(Message::Outside(Outside::Fill(id))))
    }

    /// Opens the window for everyone, or closes it.
    pub(super) fn toggle_audience(&mut self) -> Task<Message> {
        if self.windows.facilitated() {
            return self.close_audience();
        }
        let screens = self.presence.screens();
        let placed =
            screens::place_apart(self.windows.frames.audience, USUAL, screens.as_ref(), self.main_place());
        let later = placed.fills == Fills::Screen && placed.corner.is_some();
        let fills = if later { Fills::Nothing } else { placed.fills };
        let (id, open) = window::open(outside::window(&Placed { fills, ..placed }));
        self.windows.audience = Some(if later {
            Pane { later: Fills::Screen, ..Pane::new(id, &placed, false) }
        } else {
            Pane::new(id, &placed, false)
        });
        self.windows.placed = screens.is_some();
        self.note_second_window();
        open.map(|id| Message::Outside(Outside::Opened(id)))
    }

    /// Once the second window fills a screen, nobody is told any more how it gets there.
    fn note_second_window(&mut self) {
        let fills = self.windows.audience().is_some_and(|pane| pane.full_screen);
        if let Screen::Talk(stage) = &mut self.screen
            && fills
        {
            stage.host.second_window_fills();
        }
    }

    /// Where the main window is, if that is known.
    fn main_place(&self) -> Option<Open> {
        let main = self.windows.main();
        let corner = self.presence.corner_of(main.number?)?;
        Some((corner, (f64::from(main.size.width), f64::from(main.size.height))))
    }

    /// Closes the window for everyone, if it is open.
    pub(super) fn close_audience(&mut self) -> Task<Message> {
        let Some(id) = self.audience_window() else { return Task::none() };
        let asked = self.ask_where(id);
        self.windows.audience = None;
        asked.chain(window::close(id))
    }
}
