//! An invisible X display, and what a client of it can see of the app's window: when it is painted, what is in it, and
//! what it does on a key.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::cookie::Cookie;
use x11rb::errors::ReplyError;
use x11rb::protocol::Event;
use x11rb::protocol::damage::{self, ConnectionExt as _};
use x11rb::protocol::xproto::{
    ChangeWindowAttributesAux, ConfigureWindowAux, ConnectionExt as _, EventMask, ImageFormat, InputFocus,
    KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Rectangle, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;

/// How long anything may take to happen.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process that ends with its owner.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A display, and a client of it that is told of all windows and all painting.
pub(crate) struct Screen {
    pub(crate) name: String,
    client: RustConnection,
    root: Window,
    /// The app's window, once it has one.
    window: Option<Window>,
    // Dropped before its server.
    _server: Running,
}

impl Screen {
    /// Starts a display of this size on a free number.
    pub(crate) fn new(width: u16, height: u16) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{width}x{height}x24")])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts; `make lightness` installs it");
        let out = server.stdout.take().expect("Xvfb has an output");
        let server = Running(server);
        let mut number = String::new();
        let _ = BufReader::new(out).read_line(&mut number).expect("Xvfb says which number it took");
        let name = format!(":{}", number.trim());
        let (client, screen) = RustConnection::connect(Some(&name)).expect("the display answers");
        let root = client.setup().roots[screen].root;
        let told = ChangeWindowAttributesAux::new().event_mask(EventMask::SUBSTRUCTURE_NOTIFY);
        let _ = client.change_window_attributes(root, &told).sure();
        let _ = client.damage_query_version(1, 1).sure();
        client.sync().sure();
        Self { name, client, root, window: None, _server: server }
    }

    /// The next event about a window or painting, unless `until` comes first.
    fn event(&self, until: Instant) -> Option<Event> {
        use rustix::event::{PollFd, PollFlags, Timespec, poll};

        loop {
            if let Some(event) = self.client.poll_for_event().sure() {
                return Some(event);
            }
            let left = until.checked_duration_since(Instant::now())?;
            let left = Timespec::try_from(left).expect("a short time");
            // Whatever the outcome, the next event tells.
            let _ = poll(&mut [PollFd::new(self.client.stream(), PollFlags::IN)], Some(&left));
        }
    }

    /// Whether this event is about painting of the app's window. New windows are watched from their creation on.
    fn is_paint(&mut self, event: &Event) -> bool {
        match event {
            Event::CreateNotify(created) => {
                let watched = self.client.generate_id().expect("ids are left");
                // A window may be gone before it is looked at.
                let _ =
                    self.client.damage_create(watched, created.window, damage::ReportLevel::RAW_RECTANGLES);
                self.client.flush().sure();
                false
            }
            Event::MapNotify(mapped) => {
                self.window = Some(mapped.window);
                false
            }
            Event::DamageNotify(damaged) => self.window == Some(damaged.drawable),
            _ => false,
        }
    }

    /// Waits for the next painting of the app's window, and returns when the event came.
    pub(crate) fn painted(&mut self) -> Instant {
        let until = Instant::now() + PATIENCE;
        loop {
            let event = self.event(until).expect("the window is painted");
            let now = Instant::now();
            if self.is_paint(&event) {
                return now;
            }
        }
    }

    /// Waits until the app's window shows a picture (more than one colour), and returns when it was painted.
    pub(crate) fn shows_a_picture(&mut self) -> Instant {
        loop {
            let painted = self.painted();
            let pixels = self.pixels();
            if pixels.iter().any(|pixel| Some(pixel) != pixels.first()) {
                return painted;
            }
        }
    }

    /// Waits until another window of the app shows a picture, and looks at that window from then on.
    pub(crate) fn shows_another(&mut self) {
        let (before, until) = (self.window, Instant::now() + PATIENCE);
        while self.window == before {
            let event = self.event(until).expect("another window opens");
            let _ = self.is_paint(&event);
        }
        let _ = self.shows_a_picture();
    }

    /// The pixels of the app's window.
    pub(crate) fn pixels(&self) -> Vec<[u8; 4]> {
        let Some(window) = self.window else { return Vec::new() };
        let image = self.client.get_geometry(window).map_err(ReplyError::from).and_then(|size| {
            let size = size.reply()?;
            self.client.get_image(ImageFormat::Z_PIXMAP, window, 0, 0, size.width, size.height, !0)?.reply()
        });
        let image = image.expect("the window can be looked at");
        image.data.as_chunks().0.to_vec()
    }

    /// Counts how often the app's window is painted within a time.
    pub(crate) fn paints(&mut self, within: Duration) -> usize {
        let until = Instant::now() + within;
        let mut paints = 0;
        while let Some(event) = self.event(until) {
            paints += usize::from(self.is_paint(&event));
        }
        paints
    }

    /// Makes the window as large as the display, as a window manager would, and waits until it is fully painted.
    pub(crate) fn fill(&mut self, width: u16, height: u16) {
        let window = self.window.expect("there is a window");
        let size = ConfigureWindowAux::new().x(0).y(0).width(u32::from(width)).height(u32::from(height));
        let _ = self.client.configure_window(window, &size).sure();
        self.client.flush().sure();
        let until = Instant::now() + PATIENCE;
        loop {
            let event = self.event(until).expect("the window is painted in its new size");
            let all = |area: Rectangle| area.width == width && area.height == height;
            if matches!(&event, Event::DamageNotify(paint) if all(paint.area) && self.is_paint(&event)) {
                return;
            }
        }
    }

    /// Gives the window the keyboard's focus, as a window manager would.
    pub(crate) fn focus(&self) {
        let window = self.window.expect("there is a window");
        let _ = self.client.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).sure();
        self.client.sync().sure();
    }

    /// Taps a key.
    pub(crate) fn tap(&self, symbol: u32) {
        let setup = self.client.setup();
        let (first, last) = (setup.min_keycode, setup.max_keycode);
        let keys = self.client.get_keyboard_mapping(first, last - first + 1);
        let keys = keys.map_err(ReplyError::from).and_then(Cookie::reply).expect("there is a keyboard");
        let places = usize::from(keys.keysyms_per_keycode);
        let at = keys.keysyms.chunks(places).position(|key| key.contains(&symbol)).expect("the key is there");
        let key = first + u8::try_from(at).expect("there are at most 255 keys");
        for what in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let _ = self.client.xtest_fake_input(what, key, 0, self.root, 0, 0, 0).sure();
        }
        self.client.sync().sure();
    }
}

/// For requests that fail only if the display is gone.
trait Sure<T> {
    fn sure(self) -> T;
}

impl<T, E: std::fmt::Debug> Sure<T> for Result<T, E> {
    #[track_caller]
    fn sure(self) -> T {
        self.expect("the display is there")
    }
}
