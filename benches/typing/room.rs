//! The whole editor in its window, with a file of 10,000 lines: what a key costs until the window is painted, and how long
//! the picture of the stage takes to follow.

use std::fs;

use common_ground::clock::Clock;
use common_ground::record::folders::Folders;
use common_ground::sound::Sounds;
use common_ground::ui::look::FONT;
use common_ground::ui::{App, First, Message, Outside, ToEdit, WindowRequest, World};
use divan::Bencher;
use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};
use iced::{Event, Pixels, Point, Rectangle, Renderer, Size, Task, Theme, mouse};
use iced_graphics::Viewport;
use iced_test::core::clipboard;
use iced_test::core::renderer::{Headless, Style};
use iced_test::futures::BoxStream;
use iced_test::futures::futures::StreamExt;
use iced_test::futures::futures::executor::block_on;
use iced_test::futures::futures::future::FutureExt;
use iced_test::futures::futures::stream::SelectAll;
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, task};
use tiny_skia::{Mask, Pixmap};

use super::set;

const WINDOW: Size = Size::new(1_280.0, 720.0);
const WIDE: u32 = 1_280;
const HIGH: u32 = 720;

/// Where *File* is, and a line of it, in that window.
const FILE: Point = Point::new(864.0, 120.0);
const LINE: Point = Point::new(860.0, 400.0);

/// The editor in a window, and what it does aside.
struct Room {
    app: App,
    aside: SelectAll<BoxStream<Action<Message>>>,
    renderer: Renderer,
    cache: Cache,
    cursor: mouse::Cursor,
    pixels: Pixmap,
    mask: Mask,
    _home: tempfile::TempDir,
}

impl Room {
    /// With the cursor in a set's file of so many bytes.
    fn new(bytes: usize) -> Self {
        let home = tempfile::tempdir().expect("there is room for a folder");
        let folder = |name| home.path().join(name);
        let folders = Folders { config: folder("config"), data: folder("data"), state: folder("state") };
        fs::create_dir_all(folders.rules()).expect("there is room for a folder");
        let file = folders.rules().join("long.ron");
        fs::write(&file, set(bytes)).expect("there is room for a file");
        let request = WindowRequest {
            folders,
            first: First::Edit(ToEdit::File(file)),
            quiet_sound: true,
            fullscreen: false,
            speed: 1,
        };
        let world = World {
            clock: Clock::default(),
            sounds: Some(Sounds::silent()),
            aside: true,
            scripted: true,
            ..World::default()
        };
        let (app, task) = App::boot(request, world);
        let renderer = block_on(<Renderer as Headless>::new(FONT, Pixels(16.0), Some("tiny-skia")));
        let mut room = Self {
            app,
            aside: SelectAll::new(),
            renderer: renderer.expect("a renderer without a window"),
            cache: Cache::default(),
            cursor: mouse::Cursor::Unavailable,
            pixels: Pixmap::new(WIDE, HIGH).expect("there is room for a picture"),
            mask: Mask::new(WIDE, HIGH).expect("there is room for a mask"),
            _home: home,
        };
        room.does(task);
        let window = room.app.main_window();
        room.hears(Message::Outside(Outside::Resized(window, WINDOW)));
        // The file is read, and what stands in it.
        room.waits_for_what_is_read();
        room.clicks(FILE);
        room.clicks(LINE);
        room.types("x");
        room.waits_for_what_is_read();
        room
    }

    fn does(&mut self, task: Task<Message>) {
        self.aside.extend(task::into_stream(task));
    }

    fn hears(&mut self, message: Message) {
        let task = self.app.update(message);
        self.does(task);
    }

    /// What is done aside goes on until a text was read, and all that comes of it is painted.
    fn waits_for_what_is_read(&mut self) {
        loop {
            let action = block_on(self.aside.next()).expect("something is done aside");
            let is_read = matches!(action, Action::Output(Message::Outside(Outside::EditorRead(_))));
            self.acts(action);
            if is_read {
                break;
            }
        }
        self.paints();
    }

    /// What is ready aside is done.
    fn catches_up(&mut self) {
        while let Some(Some(action)) = self.aside.next().now_or_never() {
            self.acts(action);
        }
    }

    fn acts(&mut self, action: Action<Message>) {
        match action {
            Action::Output(message) => self.hears(message),
            Action::Widget(operation) => {
                let mut next = Some(operation);
                while let Some(mut operation) = next.take() {
                    let _ = self.in_window(|interface, renderer, _| {
                        interface.operate(renderer, operation.as_mut());
                        Vec::new()
                    });
                    if let iced::advanced::widget::operation::Outcome::Chain(more) = operation.finish() {
                        next = Some(more);
                    }
                }
            }
            _ => {}
        }
    }

    fn in_window(
        &mut self,
        act: impl FnOnce(
            &mut UserInterface<'_, Message, Theme, Renderer>,
            &mut Renderer,
            mouse::Cursor,
        ) -> Vec<Message>,
    ) -> usize {
        let window = self.app.main_window();
        let cache = std::mem::take(&mut self.cache);
        let view = self.app.view_for(window);
        let mut interface = UserInterface::build(view, WINDOW, cache, &mut self.renderer);
        let messages = act(&mut interface, &mut self.renderer, self.cursor);
        self.cache = interface.into_cache();
        let number = messages.len();
        for message in messages {
            self.hears(message);
        }
        number
    }

    /// Tells of an event, and how many messages came of it.
    fn happens(&mut self, event: Event) -> usize {
        self.in_window(|interface, renderer, cursor| {
            let mut messages = Vec::new();
            let _ = interface.update(&[event], cursor, renderer, &mut clipboard::Null, &mut messages);
            messages
        })
    }

    fn clicks(&mut self, at: Point) {
        self.cursor = mouse::Cursor::Available(at);
        for event in [
            mouse::Event::CursorMoved { position: at },
            mouse::Event::ButtonPressed(mouse::Button::Left),
            mouse::Event::ButtonReleased(mouse::Button::Left),
        ] {
            let _ = self.happens(Event::Mouse(event));
        }
        self.catches_up();
        self.paints();
    }

    fn presses(&mut self, key: Key, text: Option<&str>) {
        let number = self.happens(Event::Keyboard(keyboard::Event::KeyPressed {
            modified_key: key.clone(),
            key,
            physical_key: Physical::Code(Code::KeyX),
            location: Location::Standard,
            modifiers: Modifiers::empty(),
            text: text.map(Into::into),
            repeat: false,
        }));
        assert!(number > 0, "the file has the keyboard");
        self.paints();
    }

    fn types(&mut self, letter: &str) {
        self.presses(Key::Character(letter.into()), Some(letter));
    }

    fn paints(&mut self) {
        let colors = self.app.look(self.app.main_window(), WINDOW).colors;
        let _ = self.in_window(|interface, renderer, cursor| {
            let style = Style { text_color: colors.ink };
            interface.draw(renderer, &colors.theme(), &style, cursor);
            Vec::new()
        });
        let viewport = Viewport::with_physical_size(Size::new(WIDE, HIGH), 1.0);
        let all = [Rectangle::with_size(WINDOW)];
        self.renderer.draw(&mut self.pixels.as_mut(), &mut self.mask, &viewport, &all, colors.background);
    }
}

/// A set of this many bytes has more than 10,000 lines.
const BYTES: usize = 512 * 1024;

/// One letter, from the key until all of the window is painted.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn a_key_in_the_editor(bencher: Bencher) {
    let mut room = Room::new(BYTES);
    bencher.bench_local(|| room.types("x"));
    room.catches_up();
}

/// A quote and back, two keys: all that follows is a text in quotes, and then isn't.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn a_quote_and_back(bencher: Bencher) {
    let mut room = Room::new(BYTES);
    bencher.bench_local(|| {
        room.types("\"");
        room.presses(Key::Named(Named::Backspace), None);
    });
    room.catches_up();
}

/// One letter and its way back, from the key until what was read of the new text is on the screen.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn a_key_until_all_of_it_follows(bencher: Bencher) {
    let mut room = Room::new(BYTES);
    let mut is_there = false;
    bencher.bench_local(|| {
        is_there = !is_there;
        if is_there {
            room.types("x");
        } else {
            room.presses(Key::Named(Named::Backspace), None);
        }
        room.waits_for_what_is_read();
    });
}
