//! The windows: the one that people sit at, and a second one for everyone, on another screen.
//!
//! Where a window opens is left to the window system. On Wayland no program can place or raise a window, and elsewhere
//! iced has no list of screens; so nothing is guessed, and people are told to drag the window over and press F11 there.

use std::collections::BTreeMap;

use iced::{Point, Size, Task, window};

use super::outside::{self, Outside};
use super::presence::can_come_forward;
use super::type_scale::TARGET;
use super::{App, Message};

/// A window.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pane {
    pub(super) id: window::Id,
    /// In logical pixels, as the window system said last.
    pub(super) size: Size,
    /// Where it is, in logical pixels; known while somebody reads aloud.
    at: Point,
    /// Physical pixels in a logical one.
    pub(super) scale_factor: f32,
    pub(super) full_screen: bool,
}

impl Pane {
    pub(super) fn new(id: window::Id, full_screen: bool) -> Self {
        Self { id, size: TARGET, at: Point::ORIGIN, scale_factor: 1.0, full_screen }
    }
}

/// Which windows are open. The main one is as long as the program is.
#[derive(Debug)]
pub(super) struct Windows {
    main: Pane,
    audience: Option<Pane>,
}

impl Windows {
    pub(super) fn new(main: Pane) -> Self {
        Self { main, audience: None }
    }

    /// The window that people sit at.
    pub(super) fn main(&self) -> &Pane {
        &self.main
    }

    /// The window for everyone, if it is open.
    pub(super) fn audience(&self) -> Option<&Pane> {
        self.audience.as_ref()
    }

    /// Whether someone runs the talk from a window of their own.
    pub(super) fn facilitated(&self) -> bool {
        self.audience.is_some()
    }

    pub(super) fn get(&self, id: window::Id) -> Option<&Pane> {
        [Some(&self.main), self.audience.as_ref()].into_iter().flatten().find(|pane| pane.id == id)
    }

    /// Each window's scale factor.
    pub(super) fn scale_factors(&self) -> BTreeMap<window::Id, f32> {
        let panes = [Some(&self.main), self.audience.as_ref()].into_iter().flatten();
        panes.map(|pane| (pane.id, pane.scale_factor)).collect()
    }

    fn get_mut(&mut self, id: window::Id) -> Option<&mut Pane> {
        [Some(&mut self.main), self.audience.as_mut()].into_iter().flatten().find(|pane| pane.id == id)
    }
}

impl App {
    /// The window that people sit at.
    #[must_use]
    pub fn main_window(&self) -> window::Id {
        self.windows.main().id
    }

    /// The window for everyone, if it is open.
    #[must_use]
    pub fn audience_window(&self) -> Option<window::Id> {
        self.windows.audience().map(|pane| pane.id)
    }

    /// A window has opened.
    pub(super) fn opened(&mut self, id: window::Id) -> Task<Message> {
        if self.windows.get(id).is_none() {
            // It was closed again before it was there.
            return window::close(id);
        }
        self.readers.open(id);
        let factor =
            window::scale_factor(id).map(move |factor| Message::Outside(Outside::Rescaled(id, factor)));
        let size = window::size(id).map(move |size| Message::Outside(Outside::Resized(id, size)));
        let more = if id == self.main_window() {
            outside::system()
        } else if can_come_forward() {
            // Keys are for whoever runs the talk: the window for everyone has nothing to press.
            window::gain_focus(self.main_window())
        } else {
            Task::none()
        };
        Task::batch([factor, size, more])
    }

    /// A window has been closed. The talk goes on in the main one; without that, the program ends.
    pub(super) fn closed(&mut self, id: window::Id) -> Task<Message> {
        self.readers.close(id);
        self.presence.focus(id, false);
        if id == self.main_window() {
            return iced::exit();
        }
        if self.audience_window() == Some(id) {
            self.windows.audience = None;
        }
        Task::none()
    }

    pub(super) fn resized(&mut self, id: window::Id, size: Size) {
        if let Some(pane) = self.windows.get_mut(id) {
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

    /// Tells whoever reads aloud where a window is.
    fn place_readers(&mut self, id: window::Id) {
        if let Some(&Pane { at, size, scale_factor, .. }) = self.windows.get(id) {
            self.readers.place(id, Point::new(at.x * scale_factor, at.y * scale_factor), size * scale_factor);
        }
    }

    pub(super) fn rescaled(&mut self, id: window::Id, factor: f32) {
        if let Some(pane) = self.windows.get_mut(id) {
            pane.scale_factor = factor;
        }
    }

    /// Fills the screen that a window is on, or gives it back.
    pub(super) fn toggle_full_screen(&mut self, id: window::Id) -> Task<Message> {
        let Some(pane) = self.windows.get_mut(id) else { return Task::none() };
        pane.full_screen = !pane.full_screen;
        let mode = if pane.full_screen { window::Mode::Fullscreen } else { window::Mode::Windowed };
        window::set_mode(id, mode)
    }

    /// Opens the window for everyone, or closes it.
    pub(super) fn toggle_audience(&mut self) -> Task<Message> {
        if self.windows.facilitated() {
            return self.close_audience();
        }
        let (id, open) = window::open(outside::window(false));
        self.windows.audience = Some(Pane::new(id, false));
        open.map(|id| Message::Outside(Outside::Opened(id)))
    }

    /// Closes the window for everyone, if it is open.
    pub(super) fn close_audience(&mut self) -> Task<Message> {
        self.windows.audience.take().map_or_else(Task::none, |pane| window::close(pane.id))
    }
}
