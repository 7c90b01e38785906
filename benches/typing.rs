//! One key in a file, from the key until the window is painted, in a short file and in one of 10,000 lines: a key is to echo
//! within one frame, which is 16 ms. And what a key costs behind the picture: the text, the form that is read from it, and
//! the check; a set of 1 MiB is to open within half a second.
#![allow(clippy::expect_used, reason = "a benchmark that can't be set up should stop")]

use common_ground::clock::Clock;
use common_ground::editor::{Change, Draft, Form, Step};
use common_ground::record::folders::Folders;
use common_ground::rule_set::edit::Splice;
use common_ground::sound::Sounds;
use common_ground::ui::code::{Lines, Wanted, code, go_to};
use common_ground::ui::look::FONT;
use common_ground::ui::{App, First, WindowRequest, World};
use divan::Bencher;
use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};
use iced::{Event, Pixels, Rectangle, Renderer, Size, Theme, mouse};
use iced_graphics::Viewport;
use iced_test::core::clipboard;
use iced_test::core::renderer::{Headless, Style};
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use tiny_skia::{Mask, Pixmap};

#[path = "typing/room.rs"]
mod room;

fn main() {
    divan::main();
}

const WIDE: u32 = 1_280;
const HIGH: u32 = 720;
const WINDOW: Size = Size::new(1_280.0, 720.0);

/// Lines that a set could have.
const LINES: [&str; 5] = [
    "        \"speak\": (\n",
    "            title: \"Speak for yourself\", // Mum's idea: shorter, and more often.\n",
    "            prompt: \"What is it like for you? Take your time, and say one thing after the other.\",\n",
    "            cues: [(at: Left(\"15s\"), sound: \"wood\"), (at: End, sound: \"bowl\")],\n",
    "        ),\n",
];

/// A set of so many bytes: half of 1 MiB has more than 10,000 lines.
fn set(bytes: usize) -> String {
    let mut text = "(\n    format: 1,\n    name: \"Long\",\n    turns: {\n".to_owned();
    let mut turns = 0;
    while text.len() < bytes * 4 / 5 {
        let name = format!("        \"turn-{turns}\": (\n");
        text.extend([&name, LINES[1], LINES[2], "            time: \"2m\",\n", LINES[3], LINES[4]]);
        turns += 1;
    }
    text.push_str("    },\n    flow: [\n");
    for turn in (0..turns).cycle() {
        let step = format!("        Everyone(\"turn-{turn}\"), // again\n");
        if text.len() + step.len() > bytes - 16 {
            break;
        }
        text.push_str(&step);
    }
    text.push_str("    ],\n)\n");
    text
}

const SIZES: [usize; 2] = [512 * 1024, 1024 * 1024];

/// A window with a file in it, and the cursor in the middle of that.
struct Window {
    app: App,
    lines: Lines,
    renderer: Renderer,
    cache: Cache,
    pixels: Pixmap,
    mask: Mask,
    _home: tempfile::TempDir,
}

impl Window {
    fn new(lines: usize) -> Self {
        let home = tempfile::tempdir().expect("there is room for a folder");
        let folder = |name| home.path().join(name);
        let folders = Folders { config: folder("config"), data: folder("data"), state: folder("state") };
        let request =
            WindowRequest { folders, first: First::Library, quiet_sound: true, fullscreen: false, speed: 1 };
        let world = World { clock: Clock::default(), sounds: Some(Sounds::silent()), ..World::default() };
        let (app, _task) = App::boot(request, world);
        let renderer = block_on(<Renderer as Headless>::new(FONT, Pixels(16.0), Some("tiny-skia")));
        let text: String = LINES.iter().cycle().take(lines).copied().collect();
        let middle = text[..text.len() / 2].rfind('\n').expect("there are several lines");
        let mut window = Self {
            app,
            lines: Lines::of(text),
            renderer: renderer.expect("a renderer without a window"),
            cache: Cache::default(),
            pixels: Pixmap::new(WIDE, HIGH).expect("there is room for a picture"),
            mask: Mask::new(WIDE, HIGH).expect("there is room for a mask"),
            _home: home,
        };
        window.goes_on(|interface, renderer| {
            interface.operate(renderer, &mut go_to::<()>("file", middle));
            Vec::new()
        });
        window.types(Key::Character("x".into()), Some("x"));
        window
    }

    /// A view, what happens in it, and a picture of it.
    fn goes_on(
        &mut self,
        act: impl FnOnce(&mut UserInterface<'_, Wanted, Theme, Renderer>, &mut Renderer) -> Vec<Wanted>,
    ) {
        let look = self.app.look(self.app.main_window(), WINDOW);
        let view = code(&look, "The file", &self.lines, &[], |wanted| wanted).id("file");
        let cache = std::mem::take(&mut self.cache);
        let mut interface = UserInterface::build(view, WINDOW, cache, &mut self.renderer);
        let wanted = act(&mut interface, &mut self.renderer);
        self.cache = interface.into_cache();
        for wanted in wanted {
            if let Wanted::Edit { splice, .. } = wanted {
                assert!(self.lines.splice(&splice), "the change fits");
            }
        }
        self.paints();
    }

    fn paints(&mut self) {
        let look = self.app.look(self.app.main_window(), WINDOW);
        let colors = look.colors;
        let view = code(&look, "The file", &self.lines, &[], |wanted| wanted).id("file");
        let cache = std::mem::take(&mut self.cache);
        let mut interface = UserInterface::build(view, WINDOW, cache, &mut self.renderer);
        let style = Style { text_color: colors.ink };
        interface.draw(&mut self.renderer, &colors.theme(), &style, mouse::Cursor::Unavailable);
        self.cache = interface.into_cache();
        let viewport = Viewport::with_physical_size(Size::new(WIDE, HIGH), 1.0);
        let all = [Rectangle::with_size(WINDOW)];
        self.renderer.draw(&mut self.pixels.as_mut(), &mut self.mask, &viewport, &all, colors.background);
    }

    fn types(&mut self, key: Key, text: Option<&str>) {
        let event = Event::Keyboard(keyboard::Event::KeyPressed {
            modified_key: key.clone(),
            key,
            physical_key: Physical::Code(Code::KeyX),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
            text: text.map(Into::into),
            repeat: false,
        });
        self.goes_on(|interface, renderer| {
            let mut wanted = Vec::new();
            let nowhere = mouse::Cursor::Unavailable;
            let _ = interface.update(&[event], nowhere, renderer, &mut clipboard::Null, &mut wanted);
            wanted
        });
    }
}

/// A letter, and the same erased: two keys, each with its picture, all of it painted.
#[divan::bench(args = [100, 10_000])]
fn a_letter_and_back(bencher: Bencher, lines: usize) {
    let mut window = Window::new(lines);
    bencher.bench_local(|| {
        window.types(Key::Character("x".into()), Some("x"));
        window.types(Key::Named(Named::Backspace), None);
    });
}

/// A quote and back: all that follows is a text in quotes, and then isn't.
#[divan::bench(args = [100, 10_000])]
fn a_quote_and_back(bencher: Bencher, lines: usize) {
    let mut window = Window::new(lines);
    bencher.bench_local(|| {
        window.types(Key::Character("\"".into()), Some("\""));
        window.types(Key::Named(Named::Backspace), None);
    });
}

/// The same picture once more: what of each key is only paint.
#[divan::bench]
fn painting(bencher: Bencher) {
    let mut window = Window::new(10_000);
    bencher.bench_local(|| window.paints());
}

/// A file of 10,000 lines, from its text to the first picture.
#[divan::bench]
fn opening(bencher: Bencher) {
    bencher.with_inputs(|| Window::new(10_000)).bench_local_values(|mut window| {
        window.cache = Cache::default();
        window.lines = Lines::of(window.lines.text());
        window.paints();
    });
}

/// A set, from its text to the form and all that is wrong with it.
#[divan::bench(args = SIZES, sample_count = 100)]
fn opening_a_set(bencher: Bencher, bytes: usize) {
    bencher.with_inputs(|| set(bytes)).bench_local_values(|text| {
        let mut draft = Draft::new(text);
        draft.check(None, &|_| true);
        (draft.form("en"), draft)
    });
}

/// A letter in the file, without what is read from it.
#[divan::bench(args = SIZES, sample_count = 100)]
fn a_letter_in_the_text(bencher: Bencher, bytes: usize) {
    let mut draft = Draft::new(set(bytes));
    let at = draft.text().find("Speak").expect("a turn has a title");
    bencher.bench_local(|| draft.splice(&Splice { bytes: at..at, text: "x".to_owned() }, Step::Typing));
}

/// The text read as a form.
#[divan::bench(args = SIZES, sample_count = 100)]
fn reading_the_form(bencher: Bencher, bytes: usize) {
    let text = set(bytes);
    bencher.bench_local(|| Form::read(&text, "en"));
}

/// The text checked.
#[divan::bench(args = SIZES, sample_count = 100)]
fn checking(bencher: Bencher, bytes: usize) {
    let mut draft = Draft::new(set(bytes));
    bencher.bench_local(|| {
        draft.check_again();
        draft.check(None, &|_| true);
    });
}

/// A letter in a field of the form: the splice that it is.
#[divan::bench(args = SIZES, sample_count = 100)]
fn a_letter_in_a_field(bencher: Bencher, bytes: usize) {
    let mut draft = Draft::new(set(bytes));
    let form = draft.form("en");
    let path = form.turns[form.turns.len() / 2].title.path.clone();
    let mut title = String::new();
    bencher.bench_local(|| {
        title.push('x');
        draft.change(&Change::Write { path: path.clone(), value: title.clone() }, "en")
    });
}
