//! Somebody at a window with a file in it.

use std::cell::RefCell;

use iced::advanced::clipboard::{Clipboard, Kind};
use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::Outcome;
use iced::futures::executor::block_on;
use iced::keyboard::key::{Code as Place, Named, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};
use iced::mouse::{self, Button, Cursor};
use iced::time::{Duration, Instant};
use iced::{Event, Pixels, Point, Rectangle, Renderer, Size, Theme, window};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;

use super::super::caret::Caret;
use super::super::state::State;
use super::super::{Lines, Mark, Wanted, code, go_to};
use crate::rule_set::edit::Splice;
use crate::ui::look::theme::{Colors, DAYLIGHT};
use crate::ui::look::type_scale::{Scale, Viewing};
use crate::ui::look::{FONT, Look};
use crate::words::Words;

pub(super) const ID: &str = "file";

#[derive(Default)]
pub(super) struct Board(pub(super) Option<String>);

impl Clipboard for Board {
    fn read(&self, _kind: Kind) -> Option<String> {
        self.0.clone()
    }

    fn write(&mut self, _kind: Kind, contents: String) {
        self.0 = Some(contents);
    }
}

/// Somebody at a window with a file in it.
pub(super) struct Person {
    pub(super) lines: Lines,
    pub(super) marks: Vec<Mark>,
    /// What undoes each change, the last at the end.
    pub(super) back: Vec<Splice>,
    pub(super) size: Size,
    pub(super) colors: Colors,
    pub(super) board: Board,
    pub(super) pointer: Cursor,
    now: Instant,
    cache: Option<Cache>,
    pub(super) renderer: Renderer,
    pub(super) sent: Vec<Wanted>,
}

thread_local! {
    static WORDS: RefCell<Words> = RefCell::new(Words::english());
}

impl Person {
    pub(super) fn new(text: &str) -> Self {
        let renderer = block_on(<Renderer as Headless>::new(FONT, Pixels(16.0), Some("tiny-skia")));
        let mut person = Self {
            lines: Lines::of(text),
            marks: Vec::new(),
            back: Vec::new(),
            size: Size::new(584.0, 520.0),
            colors: DAYLIGHT,
            board: Board::default(),
            pointer: Cursor::Unavailable,
            now: Instant::now(),
            cache: None,
            renderer: renderer.unwrap(),
            sent: Vec::new(),
        };
        person.goes_to(0);
        person
    }

    pub(super) fn with<T>(
        &mut self,
        act: impl FnOnce(&mut UserInterface<'_, Wanted, Theme, Renderer>, &mut Renderer, &mut Board, Cursor) -> T,
    ) -> T {
        let words = WORDS.with_borrow(Clone::clone);
        // The window that it is part of.
        let window = if self.size.width < 500.0 {
            Size::new(self.size.width, 640.0)
        } else {
            Size::new(1280.0, 720.0)
        };
        let viewing = Viewing {
            window,
            laid_out: window,
            scale_factor: 1.0,
            distance: 1.5,
            screen: None,
            enlarge: 1.0,
        };
        let scale = Scale::of(&viewing);
        let look = Look { words: &words, colors: self.colors, scale, still: true, faded: 0.0 };
        let view = code(&look, "The file", &self.lines, &self.marks, |wanted| wanted).id(ID);
        let cache = self.cache.take().unwrap_or_default();
        let mut interface = UserInterface::build(view, self.size, cache, &mut self.renderer);
        let done = act(&mut interface, &mut self.renderer, &mut self.board, self.pointer);
        self.cache = Some(interface.into_cache());
        done
    }

    /// What happens between two views.
    pub(super) fn hears(&mut self, events: &[Event]) -> &mut Self {
        let mut messages = Vec::new();
        self.with(|interface, renderer, board, pointer| {
            let _ = interface.update(events, pointer, renderer, board, &mut messages);
        });
        for wanted in messages {
            match &wanted {
                Wanted::Edit { splice, .. } => self.splices(&splice.clone()),
                Wanted::Undo => {
                    if let Some(splice) = self.back.pop() {
                        self.splices(&splice);
                        let _redo = self.back.pop();
                    }
                }
                Wanted::Redo => {}
            }
            self.sent.push(wanted);
        }
        self
    }

    /// The text's owner changes it.
    pub(super) fn splices(&mut self, splice: &Splice) {
        let taken = self.lines.text().get(splice.bytes.clone()).unwrap_or_default().to_owned();
        if self.lines.splice(splice) {
            let start = splice.bytes.start;
            self.back.push(Splice { bytes: start..start + splice.text.len(), text: taken });
        }
    }

    pub(super) fn presses(&mut self, key: Named, modifiers: Modifiers) -> &mut Self {
        self.hears(&[pressed(Key::Named(key), modifiers, None)])
    }

    pub(super) fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let letter = letter.to_string();
            let _ = self.hears(&[pressed(
                Key::Character(letter.as_str().into()),
                Modifiers::empty(),
                Some(&letter),
            )]);
        }
        self
    }

    pub(super) fn does(&mut self, letter: &str) -> &mut Self {
        self.hears(&[pressed(Key::Character(letter.into()), Modifiers::COMMAND, None)])
    }

    pub(super) fn clicks(&mut self, x: f32, y: f32, times: usize) -> &mut Self {
        self.pointer = Cursor::Available(Point::new(x, y));
        for _ in 0..times {
            let _ = self.hears(&[
                Event::Mouse(mouse::Event::ButtonPressed(Button::Left)),
                Event::Mouse(mouse::Event::ButtonReleased(Button::Left)),
            ]);
        }
        self
    }

    pub(super) fn goes_to(&mut self, at: usize) {
        self.with(|interface, renderer, _, _| {
            interface.operate(renderer, &mut go_to::<()>(ID, at));
        });
    }

    /// What the widget knows.
    pub(super) fn asks<T: Send + 'static>(&mut self, about: impl Fn(&State) -> T + Send) -> T {
        struct Ask<F, T>(F, Option<T>);
        impl<F: Fn(&State) -> T + Send, T: Send> Operation for Ask<F, T> {
            fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
                operate(self);
            }

            fn custom(
                &mut self,
                _id: Option<&iced::widget::Id>,
                _bounds: Rectangle,
                state: &mut dyn std::any::Any,
            ) {
                if let Some(state) = state.downcast_ref::<State>() {
                    self.1 = Some((self.0)(state));
                }
            }

            fn finish(&self) -> Outcome<()> {
                Outcome::None
            }
        }
        let mut ask = Ask(about, None);
        self.with(|interface, renderer, _, _| interface.operate(renderer, &mut ask));
        ask.1.unwrap()
    }

    pub(super) fn caret(&mut self) -> Caret {
        self.asks(|state| state.caret)
    }

    /// The lines in sight, from 1.
    pub(super) fn sees(&mut self) -> Vec<usize> {
        self.asks(|state| state.page.seen().filter(|seen| seen.first).map(|seen| seen.line + 1).collect())
    }

    /// Where the cursor is drawn.
    pub(super) fn cursor(&mut self) -> Option<(f32, f32)> {
        let lines = self.lines.clone();
        self.asks(move |state| state.page.point_of(&lines, state.caret.head))
    }

    pub(super) fn paints(&mut self) {
        let colors = self.colors;
        self.now += Duration::from_millis(16);
        let redraw = Event::Window(window::Event::RedrawRequested(self.now));
        self.with(|interface, renderer, board, pointer| {
            let _ = interface.update(&[redraw], pointer, renderer, board, &mut Vec::new());
            let style = Style { text_color: colors.ink };
            interface.draw(renderer, &colors.theme(), &style, pointer);
        });
    }

    pub(super) fn picture(&mut self) -> Vec<u8> {
        self.paints();
        let size = Size::new(px(self.size.width), px(self.size.height));
        Headless::screenshot(&mut self.renderer, size, 1.0, self.colors.background)
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a window is small")]
pub(super) fn px(length: f32) -> u32 {
    length as u32
}

pub(super) fn pressed(key: Key, modifiers: Modifiers, text: Option<&str>) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        modified_key: key.clone(),
        key,
        physical_key: Physical::Code(Place::F24),
        location: Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat: false,
    })
}
