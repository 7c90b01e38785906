//! All of the stage, drawn anew in a window of 3840x2160: what laying it out costs, and what painting it costs, by parts.
//!
//! It is what the app does between a key and a picture, without the window system. The parts of a picture are painted
//! alone, over a background that each of them needs.
#![allow(clippy::expect_used, reason = "a benchmark that can't be set up should stop")]

use common_ground::clock::Clock;
use common_ground::library::find::find;
use common_ground::record::folders::Folders;
use common_ground::sound::Sounds;
use common_ground::talk::{self, Command};
use common_ground::ui::look::FONT;
use common_ground::ui::{App, First, Message, Outside, WindowRequest, World};
use divan::{Bencher, black_box};
use iced::{Pixels, Rectangle, Renderer, Size, Theme, mouse};
use iced_graphics::Viewport;
use iced_test::core::renderer::{Headless, Style};
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use tiny_skia::{Mask, Pixmap};

fn main() {
    divan::main();
}

const WIDE: u32 = 3_840;
const HIGH: u32 = 2_160;
const WINDOW: Size = Size::new(3_840.0, 2_160.0);

/// The app on its stage, in a window of its own.
struct Stage {
    app: App,
    renderer: Renderer,
    cache: Cache,
    pixels: Pixmap,
    mask: Mask,
    _home: tempfile::TempDir,
}

impl Stage {
    /// Paused in Ana's turn.
    fn new() -> Self {
        let home = tempfile::tempdir().expect("there is room for a folder");
        let folder = |name| home.path().join(name);
        let folders = Folders { config: folder("config"), data: folder("data"), state: folder("state") };
        let set = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/lightness/measured.ron");
        let entry = find(&folders.rules(), set, &|_| true).expect("the set is there");
        let names = vec!["Ana".to_owned(), "Ben".to_owned()];
        let first = First::Stage(Box::new(entry), names);
        let request = WindowRequest { folders, first, quiet_sound: true, fullscreen: false, speed: 1 };
        let world = World { clock: Clock::default(), sounds: Some(Sounds::silent()), ..World::default() };
        let (app, _task) = App::boot(request, world);
        let renderer = block_on(<Renderer as Headless>::new(FONT, Pixels(16.0), Some("tiny-skia")));
        let mut stage = Self {
            app,
            renderer: renderer.expect("a renderer without a window"),
            cache: Cache::default(),
            pixels: Pixmap::new(WIDE, HIGH).expect("there is room for a picture"),
            mask: Mask::new(WIDE, HIGH).expect("there is room for a mask"),
            _home: home,
        };
        let window = stage.app.main_window();
        stage.hears(Message::Outside(Outside::Resized(window, WINDOW)));
        stage.asks(Command::Next);
        stage.asks(Command::Pause);
        stage.lays_out();
        stage.paints();
        stage
    }

    fn hears(&mut self, message: Message) {
        let _task = self.app.update(message);
    }

    fn asks(&mut self, command: Command) {
        self.hears(Message::Talk(talk::Message::Command(command)));
    }

    /// Everything up to what is to be painted.
    fn lays_out(&mut self) {
        let window = self.app.main_window();
        let colors = self.app.look(window, WINDOW).colors;
        let cache = std::mem::take(&mut self.cache);
        let mut interface: UserInterface<'_, Message, Theme, Renderer> =
            UserInterface::build(self.app.view_for(window), WINDOW, cache, &mut self.renderer);
        let style = Style { text_color: colors.ink };
        interface.draw(&mut self.renderer, &colors.theme(), &style, mouse::Cursor::Unavailable);
        self.cache = interface.into_cache();
    }

    /// Paints all of it.
    fn paints(&mut self) {
        let background = self.app.look(self.app.main_window(), WINDOW).colors.background;
        let viewport = Viewport::with_physical_size(Size::new(WIDE, HIGH), 1.0);
        let all = [Rectangle::with_size(WINDOW)];
        self.renderer.draw(&mut self.pixels.as_mut(), &mut self.mask, &viewport, &all, background);
    }
}

/// What a key that changes all of it costs the app, but for the window system.
#[divan::bench]
fn a_redraw(bencher: Bencher) {
    let mut stage = Stage::new();
    bencher.bench_local(|| {
        stage.asks(black_box(Command::Digits));
        stage.lays_out();
        stage.paints();
    });
}

/// Widgets, layout and text, without a pixel.
#[divan::bench]
fn laying_out(bencher: Bencher) {
    let mut stage = Stage::new();
    bencher.bench_local(|| {
        stage.asks(black_box(Command::Digits));
        stage.lays_out();
    });
}

/// Every pixel of what was laid out.
#[divan::bench]
fn painting(bencher: Bencher) {
    let mut stage = Stage::new();
    bencher.bench_local(|| stage.paints());
}

/// The renderer's part of a window with nothing in it.
#[divan::bench]
fn painting_an_empty_window(bencher: Bencher) {
    let mut stage = Stage::new();
    iced::advanced::Renderer::reset(&mut stage.renderer, Rectangle::with_size(WINDOW));
    bencher.bench_local(|| stage.paints());
}
