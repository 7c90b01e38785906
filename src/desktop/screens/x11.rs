//! The screens of an X11 display, by the `RandR` extension.

use std::env;

use x11rb::connection::Connection as _;
use x11rb::protocol::randr::{ConnectionExt as _, MonitorInfo};
use x11rb::protocol::xproto::{Atom, AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window};
use x11rb::resource_manager;
use x11rb::rust_connection::RustConnection;

use super::{Screen, Screens, x_settings};

/// The largest property that is read, in units of four bytes: more than any of these has.
const MOST: u32 = 16_384;

/// Scale factors outside of these are ignored.
const SCALES: std::ops::RangeInclusive<f64> = 0.25..=20.0;

/// The screens; `None` if our windows aren't on X11, or the display doesn't answer.
pub(super) fn screens() -> Option<Screens> {
    Display::open()?.screens()
}

/// A connection to the display.
#[derive(Debug)]
pub(super) struct Display {
    line: RustConnection,
    /// Which of the display's desktops.
    screen: usize,
    root: Window,
}

impl Display {
    /// Opens it; `None` if our windows aren't on X11, or the display doesn't answer.
    pub(super) fn open() -> Option<Self> {
        let named = |variable| env::var_os(variable).is_some_and(|value| !value.is_empty());
        if ["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(named) || !named("DISPLAY") {
            return None;
        }
        let (line, screen) = x11rb::connect(None)
            .inspect_err(|error| tracing::info!(%error, "nobody tells which screens there are"))
            .ok()?;
        Some(Self { root: line.setup().roots.get(screen)?.root, screen, line })
    }

    /// Where the inside of a window begins: its edge and title bar are windows of the window manager's.
    pub(super) fn inside_of(&self, window: u64) -> Option<(i32, i32)> {
        let window = Window::try_from(window).ok()?;
        let at = self.line.translate_coordinates(window, self.root, 0, 0).ok()?.reply().ok()?;
        Some((at.dst_x.into(), at.dst_y.into()))
    }

    /// Asks the window manager to let a window fill the screen that it is on, or no longer. `None` if there is none that
    /// does so.
    ///
    /// The window toolkit moves a window before it asks for this, to the corner of a piece of hardware, which needn't be
    /// what people see as one screen.
    pub(super) fn fill(&self, window: u64, fills: bool) -> Option<()> {
        let window = Window::try_from(window).ok()?;
        let filling = self.atom("_NET_WM_STATE_FULLSCREEN")?;
        self.numbers(self.root, "_NET_SUPPORTED")?.contains(&filling).then_some(())?;
        let state = self.atom("_NET_WM_STATE")?;
        // From a program, about one state.
        let wish = ClientMessageEvent::new(32, window, state, [u32::from(fills), filling, 0, 1, 0]);
        let heard = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.line.send_event(false, self.root, heard, wish).ok()?.check().ok()
    }

    fn screens(&self) -> Option<Screens> {
        let scale = self.scale();
        let monitors = self.line.randr_get_monitors(self.root, true).ok()?.reply().ok()?.monitors;
        let mut all: Vec<Screen> =
            monitors.iter().map(|monitor| screen(monitor, scale.of(monitor))).collect();
        if all.is_empty() {
            let root = self.line.setup().roots.get(self.screen)?;
            let (width, height) = (root.width_in_pixels.into(), root.height_in_pixels.into());
            all.push(Screen { left: 0, top: 0, width, height, scale: scale.named().unwrap_or(1.0) });
        }
        if let Some(desktop) = self.desktop() {
            for screen in &mut all {
                *screen = kept_free(*screen, desktop);
            }
        }
        // A window opens where the pointer is.
        let pointer = self.line.query_pointer(self.root).ok()?.reply().ok();
        let at = pointer.and_then(|at| {
            let (x, y) = (i32::from(at.root_x), i32::from(at.root_y));
            all.iter().position(|screen| screen.has(x, y))
        });
        let first = all.swap_remove(at.unwrap_or_default());
        let title_bars = self.numbers(self.root, "_NET_SUPPORTING_WM_CHECK").is_some();
        Some(Screens { first, others: all, title_bars })
    }

    /// What the desktop leaves to windows: left, top, width, height.
    fn desktop(&self) -> Option<(i32, i32, u32, u32)> {
        let current = self.numbers(self.root, "_NET_CURRENT_DESKTOP").and_then(|all| all.first().copied());
        let areas = self.numbers(self.root, "_NET_WORKAREA")?;
        let from = usize::try_from(current.unwrap_or_default()).ok()?.checked_mul(4)?;
        let [left, top, width, height] = *areas.get(from..from.checked_add(4)?)? else { return None };
        Some((left.cast_signed(), top.cast_signed(), width, height))
    }

    fn atom(&self, name: &str) -> Option<Atom> {
        let atom = self.line.intern_atom(true, name.as_bytes()).ok()?.reply().ok()?.atom;
        (atom != x11rb::NONE).then_some(atom)
    }

    fn numbers(&self, window: Window, property: &str) -> Option<Vec<u32>> {
        let property = self.atom(property)?;
        let reply =
            self.line.get_property(false, window, property, AtomEnum::ANY, 0, MOST).ok()?.reply().ok()?;
        let numbers: Vec<u32> = reply.value32()?.collect();
        (!numbers.is_empty()).then_some(numbers)
    }

    /// Where the scale factors come from, looked up as the window toolkit does.
    fn scale(&self) -> Scale {
        match env::var("WINIT_X11_SCALE_FACTOR") {
            Ok(asked) if asked.eq_ignore_ascii_case("randr") => return Scale::Measured,
            Ok(asked) => {
                if let Ok(asked) = asked.parse() {
                    return Scale::Named(asked);
                }
            }
            Err(_) => {}
        }
        self.dots_an_inch().map_or(Scale::Measured, |dots| Scale::Named(dots / 96.0))
    }

    /// As the desktop's settings have them, else the display's own.
    fn dots_an_inch(&self) -> Option<f64> {
        let settings = || {
            let selection = self.atom(&format!("_XSETTINGS_S{}", self.screen))?;
            let owner = self.line.get_selection_owner(selection).ok()?.reply().ok()?.owner;
            let property = self.atom("_XSETTINGS_SETTINGS").filter(|_| owner != x11rb::NONE)?;
            let reply = self.line.get_property(false, owner, property, AtomEnum::ANY, 0, MOST);
            x_settings::dots_an_inch(&reply.ok()?.reply().ok()?.value)
        };
        settings().or_else(|| {
            let resources = resource_manager::new_from_default(&self.line).ok()?;
            resources.get_string("Xft.dpi", "")?.trim().parse().ok()
        })
    }
}

/// Where scale factors come from.
enum Scale {
    /// It is the same on all screens.
    Named(f64),
    /// From each screen's pixels and millimetres.
    Measured,
}

impl Scale {
    fn named(&self) -> Option<f64> {
        match self {
            Self::Named(scale) => Some(*scale).filter(|scale| SCALES.contains(scale)),
            Self::Measured => None,
        }
    }

    fn of(&self, monitor: &MonitorInfo) -> f64 {
        self.named().unwrap_or_else(|| measured(monitor))
    }
}

/// By a screen's pixels in a millimetre, in twelfths, and never less than one.
fn measured(monitor: &MonitorInfo) -> f64 {
    let millimetres = f64::from(monitor.width_in_millimeters) * f64::from(monitor.height_in_millimeters);
    if millimetres < 1.0 {
        return 1.0;
    }
    let pixels = f64::from(monitor.width) * f64::from(monitor.height);
    let scale = ((pixels / millimetres).sqrt() * (12.0 * 25.4 / 96.0)).round() / 12.0;
    Some(scale.max(1.0)).filter(|scale| SCALES.contains(scale)).unwrap_or(1.0)
}

fn screen(monitor: &MonitorInfo, scale: f64) -> Screen {
    Screen {
        left: monitor.x.into(),
        top: monitor.y.into(),
        width: monitor.width.into(),
        height: monitor.height.into(),
        scale,
    }
}

/// The part of a screen without panels. There is one area for all screens together, so it says nothing about a screen that
/// it covers little of.
fn kept_free(screen: Screen, (left, top, width, height): (i32, i32, u32, u32)) -> Screen {
    let along = |from: i32, pixels: u32, start: i32, length: u32| {
        let end = |from: i32, length: u32| i64::from(from) + i64::from(length);
        let low = from.max(start);
        let left = end(from, pixels).min(end(start, length)) - i64::from(low);
        (low, u32::try_from(left).unwrap_or_default())
    };
    let (free_left, free_width) = along(screen.left, screen.width, left, width);
    let (free_top, free_height) = along(screen.top, screen.height, top, height);
    if free_width < screen.width / 2 || free_height < screen.height / 2 {
        return screen;
    }
    Screen { left: free_left, top: free_top, width: free_width, height: free_height, ..screen }
}

impl Screen {
    fn has(&self, x: i32, y: i32) -> bool {
        let within = |at: i32, from: i32, pixels: u32| {
            at >= from && i64::from(at) < i64::from(from) + i64::from(pixels)
        };
        within(x, self.left, self.width) && within(y, self.top, self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panel_keeps_its_part_of_a_screen_and_of_no_other() {
        let screen = Screen { left: 0, top: 0, width: 1_920, height: 1_080, scale: 1.0 };
        let free = kept_free(screen, (0, 30, 3_200, 1_050));
        assert_eq!((free.left, free.top, free.width, free.height), (0, 30, 1_920, 1_050));
        let beside = Screen { left: 1_920, width: 1_280, ..screen };
        assert_eq!(kept_free(beside, (0, 30, 1_920, 1_050)), beside);
    }

    #[test]
    fn a_screen_is_measured_in_twelfths() {
        let monitor = |width, height, across, down| MonitorInfo {
            width,
            height,
            width_in_millimeters: across,
            height_in_millimeters: down,
            ..MonitorInfo::default()
        };
        let near = |one: f64, other: f64| (one - other).abs() < 0.001;
        assert!(near(measured(&monitor(1_920, 1_080, 508, 286)), 1.0));
        assert!(near(measured(&monitor(3_840, 2_160, 344, 194)), 35.0 / 12.0));
        assert!(near(measured(&monitor(1_280, 720, 0, 0)), 1.0));
    }
}
