//! What a desktop does with windows: it places them, gives them a size, and closes them.

use std::io::Write;
use std::process::Stdio;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, InputFocus, MapState,
    Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;

use crate::process::{Running, becomes, needs};
use crate::screen::Screen;

/// The place of a window, without its edge and title bar, in pixels: left, top, width, height.
pub(crate) type Place = (i32, i32, i32, i32);

impl Screen {
    /// Runs one of the display's tools with this input.
    pub(crate) fn says(&self, tool: &str, args: &[&str], words: &str) {
        let mut running = self.command(tool).args(args).stdin(Stdio::piped()).spawn().unwrap();
        running.stdin.take().unwrap().write_all(words.as_bytes()).unwrap();
        assert!(running.wait().unwrap().success(), "{tool} failed");
    }

    /// Starts a window manager, which gives windows title bars, and waits until it runs.
    pub(crate) fn has_a_desktop(&self) -> Running {
        needs("openbox");
        let running = self.command("openbox").stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let running = Running::new(running.expect("openbox starts"));
        assert!(becomes(|| self.is_managed()), "no window manager came");
        self.is_heard();
        running
    }

    /// Whether a window manager is there. It may still be starting.
    fn is_managed(&self) -> bool {
        let (display, root) = self.reach();
        let check = atom(&display, "_NET_SUPPORTING_WM_CHECK");
        let found = display.get_property(false, root, check, AtomEnum::ANY, 0, 1).unwrap();
        found.reply().unwrap().value_len > 0
    }

    /// Waits until the window manager has seen all that happened before: it says how wide the edge of a window would be.
    fn is_heard(&self) {
        let (display, root) = self.reach();
        let window = display.generate_id().unwrap();
        let nothing = CreateWindowAux::new();
        let (kind, same) = (WindowClass::INPUT_OUTPUT, x11rb::COPY_FROM_PARENT);
        let created = display.create_window(0, window, root, 0, 0, 1, 1, 0, kind, same, &nothing).unwrap();
        created.check().unwrap();
        let edge = atom(&display, "_NET_FRAME_EXTENTS");
        let answers = || {
            // What is asked while it starts, it never hears.
            asks_the_desktop(&display, root, window, "_NET_REQUEST_FRAME_EXTENTS", [0; 5]);
            let found = display.get_property(false, window, edge, AtomEnum::ANY, 0, 4).unwrap();
            found.reply().unwrap().value_len > 0
        };
        assert!(becomes(answers), "the window manager doesn't answer");
    }

    /// Our windows, the main one first. All have the same title: others may see it.
    pub(crate) fn windows(&self) -> Vec<Window> {
        let ours = self.shown().into_iter().filter(|(_, title)| title == "Common Ground");
        let mut windows: Vec<Window> = ours.map(|(window, _)| window).collect();
        // A later window has a larger number.
        windows.sort_unstable();
        windows
    }

    /// The windows that are shown, with their titles.
    pub(crate) fn shown(&self) -> Vec<(Window, String)> {
        let (display, root) = self.reach();
        let title = atom(&display, "_NET_WM_NAME");
        let (mut shown, mut left) = (Vec::new(), vec![root]);
        while let Some(window) = left.pop() {
            // Any of them may go meanwhile.
            let (Ok(tree), Ok(state), Ok(title)) = (
                display.query_tree(window).unwrap().reply(),
                display.get_window_attributes(window).unwrap().reply(),
                display.get_property(false, window, title, AtomEnum::ANY, 0, 1_024).unwrap().reply(),
            ) else {
                continue;
            };
            left.extend(tree.children);
            let title = String::from_utf8_lossy(&title.value).into_owned();
            if state.map_state == MapState::VIEWABLE && !title.is_empty() {
                shown.push((window, title));
            }
        }
        shown
    }

    /// The window that has the focus.
    pub(crate) fn focus(&self) -> Window {
        let (display, _) = self.reach();
        display.get_input_focus().unwrap().reply().unwrap().focus
    }

    /// Gives a window the focus, if it can take it.
    pub(crate) fn focuses(&self, window: Window) {
        let (display, _) = self.reach();
        let _ = display.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME).unwrap().check();
    }

    /// A display of 1920x1080 becomes two screens side by side; the left one is so wide.
    pub(crate) fn becomes_two(&self, width: u32) {
        let left = format!("{width}/250x1080/280+0+0");
        self.has_monitors(&["--setmonitor", "LEFT", &left, "screen"]);
        self.gets_a_right_one(width);
    }

    /// Beside the left one, which is so wide, there is a right one.
    pub(crate) fn gets_a_right_one(&self, width: u32) {
        let right = format!("{}/250x1080/280+{width}+0", 1_920 - width);
        self.has_monitors(&["--setmonitor", "RIGHT", &right, "none"]);
    }

    /// Of these two only the left one is left.
    pub(crate) fn loses_the_right_one(&self) {
        self.has_monitors(&["--delmonitor", "RIGHT"]);
    }

    /// Changes which screens there are, and waits until a window manager knows.
    fn has_monitors(&self, change: &[&str]) {
        self.says("xrandr", change, "");
        if self.is_managed() {
            self.is_heard();
        }
    }

    /// The place of a window with this in its title, as soon as it is seen.
    pub(crate) fn place_of(&self, title: &str) -> Place {
        self.place(self.turns_to(title))
    }

    /// Waits until a window is in this place.
    #[track_caller]
    pub(crate) fn comes_to(&self, title: &str, place: Place) {
        let id = self.turns_to(title);
        let mut now = place;
        let is_there = || {
            now = self.place(id);
            now == place
        };
        assert!(becomes(is_there), "{title} is at {now:?}, and not at {place:?}");
    }

    /// Waits until a window has this size.
    #[track_caller]
    pub(crate) fn has_size(&self, title: &str, size: (i32, i32)) {
        let id = self.turns_to(title);
        let mut now = size;
        let is_so_large = || {
            let (_, _, width, height) = self.place(id);
            now = (width, height);
            now == size
        };
        assert!(becomes(is_so_large), "{title} is {now:?} large, and not {size:?}");
    }

    /// Moves and resizes a window, as people do by its edges.
    pub(crate) fn moves_to(&self, title: &str, (left, top): (i32, i32), (width, height): (i32, i32)) {
        let id = self.turns_to(title);
        let before = self.place(id);
        self.says("xdotool", &["windowmove", &id.to_string(), &left.to_string(), &top.to_string()], "");
        let has_moved = || {
            let now = self.place(id);
            (now.0, now.1) != (before.0, before.1)
        };
        assert!(becomes(has_moved), "{title} doesn't move");
        self.resizes(title, (width, height));
        self.has_size(title, (width, height));
    }

    /// Asks for another size of a window.
    pub(crate) fn resizes(&self, title: &str, (width, height): (i32, i32)) {
        let id = self.turns_to(title);
        self.says("xdotool", &["windowsize", &id.to_string(), &width.to_string(), &height.to_string()], "");
    }

    /// Makes a window fill the desktop, or no longer, as a double click on its title bar does.
    pub(crate) fn fills_the_desktop(&self, title: &str) {
        let window = self.turns_to(title);
        let (display, root) = self.reach();
        let sides = ["_NET_WM_STATE_MAXIMIZED_HORZ", "_NET_WM_STATE_MAXIMIZED_VERT"];
        let [across, down] = sides.map(|side| atom(&display, side));
        // The other of two, whichever it is now.
        let toggle = 2;
        asks_the_desktop(&display, root, window, "_NET_WM_STATE", [toggle, across, down, 1, 0]);
    }

    /// Waits until a window has at least this width.
    #[track_caller]
    pub(crate) fn is_wide(&self, title: &str, width: i32) {
        let id = self.turns_to(title);
        assert!(becomes(|| self.place(id).2 >= width), "{title} isn't {width} pixels wide");
    }

    /// Asks a window to close, as its title bar's button does.
    pub(crate) fn closes(&self, title: &str) {
        let window = self.turns_to(title);
        let (display, _) = self.reach();
        let data = [atom(&display, "WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom(&display, "WM_PROTOCOLS"), data);
        display.send_event(false, window, EventMask::NO_EVENT, message).unwrap().check().unwrap();
    }

    /// Waits until a window is there no more.
    #[track_caller]
    pub(crate) fn is_gone(&self, id: Window) {
        assert!(becomes(|| self.place(id) == (0, 0, 0, 0)), "the window {id} stays");
    }

    /// Looks away: no window has the focus any more.
    pub(crate) fn looks_away(&self) {
        let (display, root) = self.reach();
        display.set_input_focus(InputFocus::NONE, root, x11rb::CURRENT_TIME).unwrap().check().unwrap();
    }

    /// Where a window is; nowhere, if it is gone.
    pub(crate) fn place(&self, window: Window) -> Place {
        let (display, root) = self.reach();
        let (Ok(size), Ok(at)) = (
            display.get_geometry(window).unwrap().reply(),
            display.translate_coordinates(window, root, 0, 0).unwrap().reply(),
        ) else {
            return (0, 0, 0, 0);
        };
        (at.dst_x.into(), at.dst_y.into(), size.width.into(), size.height.into())
    }

    fn reach(&self) -> (RustConnection, Window) {
        let (display, screen) = x11rb::connect(Some(self.number())).unwrap();
        let root = display.setup().roots[screen].root;
        (display, root)
    }
}

/// The number that the display has for a name.
pub(crate) fn atom(display: &RustConnection, name: &str) -> Atom {
    display.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
}

/// Asks the window manager for something about a window.
fn asks_the_desktop(display: &RustConnection, root: Window, window: Window, what: &str, data: [u32; 5]) {
    let message = ClientMessageEvent::new(32, window, atom(display, what), data);
    let listens = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
    display.send_event(false, root, listens, message).unwrap().check().unwrap();
}
