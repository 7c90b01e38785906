//! A bare window: a disk and a clock in it, and nothing else. What the app takes beside it is the app's own; what this
//! takes, every window of this toolkit does.

use std::f32::consts::TAU;
use std::time::{Duration, Instant};

use iced::widget::canvas::{Cache, Geometry, Path};
use iced::widget::{canvas, column, text};
use iced::{Alignment, Color, Element, Font, Length, Rectangle, Renderer, Task, Theme};
use iced::{mouse, window};

/// As the app has it.
const FONT: Font = Font::with_name("Fira Sans");

/// The whole way round, in seconds.
const MINUTE: u16 = 60;

#[derive(Debug, Clone, Copy)]
struct Tick(Instant);

struct Bare {
    began: Instant,
    seconds: u64,
    disk: Cache,
}

fn main() -> iced::Result {
    iced::daemon(boot, update, view)
        .title("A bare window")
        .theme(|_: &Bare, _| Theme::Light)
        .subscription(|_| iced::time::every(Duration::from_secs(1)).map(Tick))
        .settings(iced::Settings { default_font: FONT, antialiasing: true, ..iced::Settings::default() })
        .run()
}

fn boot() -> (Bare, Task<Tick>) {
    let size = (1_280.0, 720.0).into();
    let (_window, open) = window::open(window::Settings { size, ..window::Settings::default() });
    (Bare { began: Instant::now(), seconds: 0, disk: Cache::new() }, open.discard())
}

fn update(bare: &mut Bare, Tick(now): Tick) {
    bare.seconds = now.duration_since(bare.began).as_secs();
    bare.disk.clear();
}

fn view(bare: &Bare, _window: window::Id) -> Element<'_, Tick> {
    let clock = format!("{}:{:02}", bare.seconds / u64::from(MINUTE), bare.seconds % u64::from(MINUTE));
    column![canvas(bare).width(444).height(444), text(clock).size(96)]
        .width(Length::Fill)
        .height(Length::Fill)
        .align_x(Alignment::Center)
        .into()
}

impl<Message> canvas::Program<Message> for Bare {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let disk = self.disk.draw(renderer, bounds.size(), |frame| {
            let (center, radius) = (frame.center(), frame.width() / 2.0);
            let left = MINUTE - u16::try_from(self.seconds % u64::from(MINUTE)).unwrap_or_default();
            let end = TAU * f32::from(left) / f32::from(MINUTE);
            let part = Path::new(|path| {
                path.move_to(center);
                path.arc(canvas::path::Arc {
                    center,
                    radius,
                    start_angle: iced::Radians(0.0),
                    end_angle: iced::Radians(end),
                });
                path.close();
            });
            frame.fill(&part, Color::from_rgb8(0x1C, 0x64, 0x85));
        });
        vec![disk]
    }
}
