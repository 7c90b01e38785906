//! A person at the screen: sees what is written there, presses it, types, and lets time pass.
//!
//! It works like `iced_test`'s `Simulator`, but keeps the widgets' state from one moment to the next, so that the focus
//! stays where it is and Tab goes from control to control, as in a real window.

mod going;
mod pressing;

use std::time::{Duration, Instant};

use accesskit::Role;
use common_ground::cli::First;
use common_ground::clock::{Clock, Hands};
use common_ground::library::find::find;
use common_ground::talk::Prompt;
use common_ground::ui::access::{Told, Walk, Wish};
use common_ground::ui::keys::Stroke;
use common_ground::ui::look::Look;
use common_ground::ui::{App, Message, Outside, System, motion};
use common_ground::words::plain;
use iced::advanced::clipboard;
use iced::advanced::widget::operation::{Operation, Outcome, black_box};
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers};
use iced::{Event, Point, Rectangle, Renderer, Size, Task, Theme, event, mouse, touch, window};
use iced_graphics::{Viewport, damage};
use iced_test::core::renderer::Headless;
use iced_test::futures::BoxStream;
use iced_test::futures::futures::{FutureExt, StreamExt, executor};
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::window::Action as WindowAction;
use iced_test::runtime::{Action, UserInterface, task};
use iced_test::simulator;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::home::Home;
use super::keyboard::english;
use super::reader::{Control, Reader, Seen};
use super::said::{Text, said};

/// The size of the window in the design.
pub(crate) const LAPTOP: Size = Size::new(1280.0, 720.0);
/// The narrowest window that people can make.
pub(crate) const PHONE: Size = Size::new(360.0, 640.0);
/// A large television.
pub(crate) const TELEVISION: Size = Size::new(3840.0, 2160.0);

/// Does nothing: ends a chain of actions.
pub(crate) fn done(_person: &mut Person) {}

fn pressed(stroke: &Stroke, modifiers: Modifiers, text: Option<&str>, repeat: bool) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: stroke.plain.clone(),
        modified_key: stroke.key.clone(),
        physical_key: stroke.physical,
        location: keyboard::Location::Standard,
        modifiers,
        text: text.map(Into::into),
        repeat,
    })
}

/// What a window shows, and the widgets that it was painted from.
pub(crate) struct Painted {
    layers: Vec<iced_tiny_skia::Layer>,
    pixels: Vec<u8>,
}

/// A window that the person isn't looking at.
struct Aside {
    window: window::Id,
    size: Size,
    cache: Option<Cache>,
    cursor: mouse::Cursor,
}

/// What was copied in another program.
struct Copied(String);

impl clipboard::Clipboard for Copied {
    fn read(&self, _kind: clipboard::Kind) -> Option<String> {
        Some(self.0.clone())
    }

    fn write(&mut self, _kind: clipboard::Kind, contents: String) {
        self.0 = contents;
    }
}

/// A person at the screen.
pub(crate) struct Person {
    /// Their files and devices.
    pub(crate) home: Home,
    app: App,
    hands: Hands,
    clock: Clock,
    /// The window that they look at, which gets their keys.
    window: window::Id,
    size: Size,
    cache: Option<Cache>,
    renderer: Renderer,
    cursor: mouse::Cursor,
    aside: Vec<Aside>,
    /// Windows that fill their screens.
    pub(crate) full_screen: Vec<window::Id>,
    /// What they copied last.
    copied: Copied,
    /// Their screen's scale factor.
    factor: f32,
    /// What their system prefers.
    system: System,
    /// The time at which they began.
    since: Instant,
    /// What they typed, each field's by itself.
    pub(crate) typed: Vec<String>,
    /// How often they have pressed something with the pointer.
    pub(crate) presses: usize,
    /// Whether the program has ended by itself.
    pub(crate) left: bool,
    /// The windows that it has closed.
    pub(crate) closed: Vec<window::Id>,
    /// What it waits for, once they are; or what is put off.
    unfinished: Vec<BoxStream<Action<Message>>>,
    /// What the program does beside its window is put off.
    puts_off: bool,
    /// What the program does on threads of its own may still come.
    waits_aside: bool,
}

impl Person {
    pub(super) fn sit_down(home: Home, first: First) -> Self {
        // A Sunday in November, half past two in the local time zone.
        let half_past_two: Zoned =
            jiff::civil::date(2026, 11, 22).at(14, 30, 0, 0).to_zoned(TimeZone::system()).unwrap();
        let (clock, hands) = Clock::by_hand(half_past_two.timestamp());
        let renderer = executor::block_on(<Renderer as Headless>::new(
            common_ground::ui::look::FONT,
            iced::Pixels(16.0),
            Some("tiny-skia"),
        ))
        .expect("a renderer without a window");
        let (app, size) = (home.boots(first, 1, &clock), home.window());
        let mut person = Self {
            home,
            window: app.main_window(),
            app,
            hands,
            clock,
            size: LAPTOP,
            cache: Some(Cache::default()),
            renderer,
            cursor: mouse::Cursor::Unavailable,
            aside: Vec::new(),
            full_screen: Vec::new(),
            copied: Copied(String::new()),
            factor: 1.0,
            system: System::default(),
            since: Instant::now(),
            typed: Vec::new(),
            presses: 0,
            left: false,
            closed: Vec::new(),
            unfinished: Vec::new(),
            puts_off: false,
            waits_aside: false,
        };
        person.resize(size);
        person
    }

    /// The app is closed, and opened again with the library.
    pub(crate) fn home_again(&mut self) -> &mut Self {
        self.home = Home::new();
        self.starts(First::Library, 1);
        self
    }

    /// After a power cut and a while, the app is opened again.
    pub(crate) fn comes_back_after(&mut self, away: Duration) {
        self.hands.pass(away);
        self.starts(First::Library, 1);
    }

    /// The app is closed, and opened again with this.
    pub(crate) fn opens_with(&mut self, first: First) -> &mut Self {
        self.starts(first, 1);
        self
    }

    /// The app is closed, and opened for Ana's and Ben's talk with a clock that runs sixty times as fast.
    pub(crate) fn rehearses(&mut self) -> &mut Self {
        let rules = self.home.folders().rules();
        let entry = find(&rules, "speaker-listener", &|_| true).expect("the set is in the library");
        self.starts(First::Stage(Box::new(entry), vec!["Ana".to_owned(), "Ben".to_owned()]), 60);
        self
    }

    /// The app is closed, and opened again as for real people: with the built-in sets, while it looks for their own,
    /// which arrive through the task.
    pub(crate) fn opens_at_once(&mut self) -> Task<Message> {
        self.waits_aside = true;
        let (app, task) = self.home.boots_at_once(&self.clock);
        self.app = app;
        self.window = self.app.main_window();
        self.cache = Some(Cache::default());
        let size = self.size;
        self.resize(size);
        task
    }

    /// Waits until one of the app's tasks has brought this to the screen.
    #[track_caller]
    pub(crate) fn waits_for(&mut self, task: Task<Message>, words: impl Text) {
        let words = self.words(words);
        let mut actions = task::into_stream(task).expect("there is something to wait for");
        let since = Instant::now();
        while !self.sees(&words) {
            assert!(since.elapsed() < Duration::from_secs(60), "“{words}” never came:\n{}", self.reads());
            match actions.next().now_or_never() {
                Some(Some(Action::Output(message))) => {
                    let next = self.app.update(message);
                    self.carry_out(next);
                    // The window is painted after each result.
                    let _picture = self.glimpse();
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    /// Sits there until something is so that doesn't depend on the clock, such as what is on the disk.
    #[track_caller]
    pub(crate) fn waits_until(&mut self, what: &str, so: impl Fn(&mut Self) -> bool) {
        let since = Instant::now();
        while !so(self) {
            assert!(since.elapsed() < Duration::from_secs(60), "{what}? The screen says:\n{}", self.reads());
            std::thread::sleep(Duration::from_millis(1));
            self.hears(Outside::Kept);
        }
    }

    /// Sits there until these words are on the screen.
    #[track_caller]
    pub(crate) fn waits_to_see(&mut self, words: impl Text) {
        let words = self.words(words);
        self.waits_until(&words, |person| person.sees(&words));
    }

    fn starts(&mut self, first: First, speed: u32) {
        let aside = std::mem::replace(&mut self.app, Home::new().boots(First::Library, 1, &self.clock));
        drop(aside);
        self.home.is_let_go();
        (self.left, self.closed, self.unfinished) = (false, Vec::new(), Vec::new());
        self.app = self.home.boots(first, speed, &self.clock);
        self.window = self.app.main_window();
        self.aside.clear();
        self.cache = Some(Cache::default());
        let size = self.size;
        self.resize(size);
    }

    // The windows.

    /// Looks at the window for everyone, and types there.
    #[track_caller]
    pub(crate) fn turns_to_the_audience(&mut self) -> &mut Self {
        let audience = self.app.audience_window().expect("the window for everyone is open");
        self.turns_to(audience);
        self
    }

    /// Looks at the main window.
    pub(crate) fn turns_back(&mut self) -> &mut Self {
        self.turns_to(self.app.main_window());
        self
    }

    /// Looks at the other of the two windows.
    #[track_caller]
    pub(crate) fn turns_to_the_other(&mut self) -> &mut Self {
        if self.window == self.app.main_window() { self.turns_to_the_audience() } else { self.turns_back() }
    }

    /// Whether there is a window for everyone.
    pub(crate) fn has_an_audience(&self) -> bool {
        self.app.audience_window().is_some()
    }

    /// The main window.
    pub(crate) fn main_window(&self) -> window::Id {
        self.app.main_window()
    }

    /// The window that they look at.
    pub(crate) fn window(&self) -> window::Id {
        self.window
    }

    /// What a window shows that isn't one of the program's.
    pub(crate) fn reads_a_stranger(&mut self) -> String {
        let here = self.window;
        self.turns_to(window::Id::unique());
        let words = self.reads();
        self.turns_to(here);
        words
    }

    fn turns_to(&mut self, window: window::Id) {
        if window == self.window {
            return;
        }
        let at = self.aside.iter().position(|aside| aside.window == window);
        let there = at.map(|at| self.aside.swap_remove(at));
        let there = there.unwrap_or(Aside {
            window,
            size: LAPTOP,
            cache: Some(Cache::default()),
            cursor: mouse::Cursor::Unavailable,
        });
        self.aside.push(Aside {
            window: std::mem::replace(&mut self.window, there.window),
            size: std::mem::replace(&mut self.size, there.size),
            cache: std::mem::replace(&mut self.cache, there.cache),
            cursor: std::mem::replace(&mut self.cursor, there.cursor),
        });
    }

    /// A person whose window is closed looks at the other.
    fn looks_where_something_is(&mut self) {
        let main = self.app.main_window();
        if ![Some(main), self.app.audience_window()].contains(&Some(self.window)) {
            self.turns_to(main);
        }
    }

    // Seeing.

    /// A text in the words that the person reads.
    pub(crate) fn words(&self, text: impl Text) -> String {
        // As it is read: isolates are for the eye.
        plain(&text.written_in(self.home.words())).into_owned()
    }

    /// All texts on the screen, in reading order, also those scrolled out of sight.
    pub(crate) fn everything(&mut self) -> Vec<Seen> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.together()
    }

    /// All texts on the screen, as one text.
    pub(crate) fn reads(&mut self) -> String {
        self.everything().into_iter().map(|seen| seen.words).collect::<Vec<_>>().join("\n")
    }

    /// Whether these words are on the screen, as a text or within one.
    pub(crate) fn sees(&mut self, words: impl Text) -> bool {
        let words = self.words(words);
        self.everything().iter().any(|seen| seen.words.contains(&words))
    }

    /// Fails unless these words are on the screen.
    #[track_caller]
    pub(crate) fn must_see(&mut self, words: impl Text) {
        let words = self.words(words);
        assert!(self.sees(&words), "“{words}” isn’t on the screen, which says:\n{}", self.reads());
    }

    /// Fails if these words are on the screen.
    #[track_caller]
    pub(crate) fn must_not_see(&mut self, words: impl Text) {
        let words = self.words(words);
        assert!(!self.sees(&words), "“{words}” is on the screen, which says:\n{}", self.reads());
    }

    /// The time on the stage, if there is one.
    pub(crate) fn time(&mut self) -> Option<String> {
        self.everything()
            .into_iter()
            .find(|seen| {
                let words = seen.words.trim_start_matches('+');
                words.contains(':')
                    && words.len() < 8
                    && words.chars().all(|one| one.is_ascii_digit() || one == ':')
                    && seen.bounds.center_y() > self.size.height * 0.12
            })
            .map(|seen| seen.words)
    }

    /// The minutes on the stage when seconds are hidden, if there are any.
    pub(crate) fn minutes(&mut self) -> Option<String> {
        let all = self.everything();
        let unit = self.words(said!("stage-minutes-unit"));
        let unit = all.iter().position(|seen| seen.words == unit)?;
        Some(all[unit.checked_sub(1)?].words.clone())
    }

    /// What the person is being asked, with every answer.
    pub(crate) fn asked(&self) -> Option<Prompt> {
        self.app.asked()
    }

    /// How many whole texts on the screen are these words.
    pub(crate) fn count(&mut self, words: impl Text) -> usize {
        let words = self.words(words);
        self.everything().iter().filter(|seen| seen.words == words).count()
    }

    // Time and the window.

    /// Time passes without a tick.
    pub(crate) fn passes(&mut self, time: Duration) -> &mut Self {
        self.hands.pass(time);
        self
    }

    /// A moment passes, with a frame at its end if something eases.
    pub(crate) fn blinks(&mut self, time: Duration) -> &mut Self {
        self.hands.pass(time);
        if self.app.is_easing() {
            self.hears(Outside::Frame);
        }
        self
    }

    /// The pointer moves, over nothing in particular.
    pub(crate) fn moves_the_pointer(&mut self) {
        self.hears(Outside::Touched(Duration::ZERO));
    }

    /// Whether something eases.
    pub(crate) fn sees_motion(&self) -> bool {
        self.app.is_easing()
    }

    /// Whether the breathing guide moves.
    pub(crate) fn sees_breath(&self) -> bool {
        self.app.is_breathing()
    }

    /// Time passes as for a program that wakes only when it asked to. Returns how often it woke.
    pub(crate) fn sits_still(&mut self, time: Duration) -> usize {
        let end = self.clock.now().boot() + time;
        let mut wakes = 0;
        loop {
            let now = self.clock.now().boot();
            let frame = self.app.is_easing().then_some(motion::FRAME);
            let due = self.app.due().map(|due| due.saturating_sub(now));
            let Some(wait) = frame.into_iter().chain(due).min().filter(|wait| now + *wait <= end) else {
                break;
            };
            self.hands.pass(wait);
            self.hears(if due == Some(wait) { Outside::Tick } else { Outside::Frame });
            wakes += 1;
            assert!(wakes < 100_000, "it wakes all the time");
        }
        self.hands.pass(end.saturating_sub(self.clock.now().boot()));
        wakes
    }

    /// So many seconds pass, with a tick at each.
    pub(crate) fn waits(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.hands.pass(Duration::from_secs(1));
            self.hears(Outside::Tick);
        }
        self
    }

    /// Time passes at once, followed by one tick.
    pub(crate) fn is_away(&mut self, time: Duration) -> &mut Self {
        self.hands.pass(time);
        self.hears(Outside::Tick);
        self
    }

    /// The time of day in so many minutes, as on a clock on the wall.
    pub(crate) fn clock_in(&self, minutes: i64) -> String {
        let now: Timestamp = self.clock.now().wall();
        let then = now.checked_add(jiff::Span::new().minutes(minutes)).unwrap();
        then.to_zoned(TimeZone::system()).strftime("%H:%M").to_string()
    }

    /// The window gets another size.
    pub(crate) fn resize(&mut self, size: Size) {
        self.size = size;
        self.hears(Outside::Resized(self.window, size));
    }

    /// The window is on a screen with another scale factor, with the same size in logical pixels.
    pub(crate) fn rescale(&mut self, factor: f32) {
        self.factor = factor;
        let window = self.app.main_window();
        self.hears(Outside::Rescaled(window, factor));
    }

    /// The window's size in physical pixels.
    fn pixels(&self) -> Size<u32> {
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "windows have whole pixels"
        )]
        let of = |side: f32| (side * self.factor).round() as u32;
        Size::new(of(self.size.width), of(self.size.height))
    }

    /// The program receives something from outside.
    pub(crate) fn hears(&mut self, outside: Outside) {
        if let Outside::System(system) = outside {
            self.system = system;
        }
        let task = self.app.update(Message::Outside(outside));
        self.carry_out(task);
        self.looks_where_something_is();
    }

    /// How things look now.
    pub(crate) fn look(&self) -> Look<'_> {
        self.app.look(self.window, self.size)
    }

    // How it is done.

    /// Events reach the controls, and what they send reaches the program.
    fn happens(&mut self, events: &[Event]) -> Vec<event::Status> {
        let mut messages = Vec::new();
        let cache = self.cache.take().unwrap_or_default();
        let mut interface =
            UserInterface::build(self.app.view_for(self.window), self.size, cache, &mut self.renderer);
        let (_state, statuses) =
            interface.update(events, self.cursor, &mut self.renderer, &mut self.copied, &mut messages);
        self.cache = Some(interface.into_cache());
        for message in messages {
            let task = self.app.update(message);
            self.carry_out(task);
        }
        self.looks_where_something_is();
        statuses
    }

    fn operate(&mut self, operation: &mut dyn Operation) {
        let cache = self.cache.take().unwrap_or_default();
        let mut interface: UserInterface<'_, Message, Theme, Renderer> =
            UserInterface::build(self.app.view_for(self.window), self.size, cache, &mut self.renderer);
        // What can wait for the second picture is there before anybody looks.
        let redraw = [Event::Window(window::Event::RedrawRequested(self.since))];
        for _ in 0..2 {
            let nowhere = mouse::Cursor::Unavailable;
            let _ =
                interface.update(&redraw, nowhere, &mut self.renderer, &mut clipboard::Null, &mut Vec::new());
        }
        interface.operate(&self.renderer, operation);
        self.cache = Some(interface.into_cache());
    }

    /// What a screen reader is told of the window; with a wish, the walk does what it wants.
    pub(crate) fn told(&mut self, wish: Option<Wish>) -> Told {
        let wishes = wish.is_some();
        let mut walk = Walk::new(wish);
        self.operate(&mut black_box(&mut walk));
        if wishes {
            // A control acts at the next event.
            let _ = self.happens(&[Event::Window(window::Event::RedrawRequested(self.since))]);
        }
        walk.told().first().expect("a window was walked over").clone()
    }

    /// Operations go through all windows, one after the other.
    fn operate_in_all(&mut self, operation: &mut dyn Operation) {
        let here = self.window;
        for window in [Some(self.app.main_window()), self.app.audience_window()].into_iter().flatten() {
            self.turns_to(window);
            self.operate(operation);
        }
        self.turns_to(here);
    }

    /// Does what a task asks of the controls. Requests to the window are ignored, except to close it or to fill its
    /// screen.
    fn carry_out(&mut self, task: Task<Message>) {
        let Some(actions) = task::into_stream(task) else { return };
        if self.puts_off {
            self.unfinished.push(actions);
        } else {
            self.carry_on(actions);
        }
    }

    /// What the program does beside its window comes to nothing before [that is over](Self::catches_up).
    pub(crate) fn puts_off(&mut self) -> &mut Self {
        self.puts_off = true;
        self
    }

    /// All of that is done now.
    pub(crate) fn catches_up(&mut self) {
        self.puts_off = false;
        for actions in std::mem::take(&mut self.unfinished) {
            self.carry_on(actions);
        }
    }

    /// The program has closed its windows, and ends in its own time.
    #[track_caller]
    pub(crate) fn waits_to_leave(&mut self) {
        let since = Instant::now();
        while !self.left {
            assert!(since.elapsed() < Duration::from_secs(60), "the program never ends");
            for actions in std::mem::take(&mut self.unfinished) {
                self.carry_on(actions);
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn carry_on(&mut self, mut actions: BoxStream<Action<Message>>) {
        // A task made of several may yield now and then before it is done.
        let mut gave_way = 0;
        while gave_way < 3 {
            let action = match actions.next().now_or_never() {
                Some(Some(action)) => action,
                Some(None) => return,
                None => {
                    gave_way += 1;
                    continue;
                }
            };
            gave_way = 0;
            match action {
                Action::Output(message) => {
                    let next = self.app.update(message);
                    self.carry_out(next);
                }
                Action::Widget(operation) => {
                    let mut next = Some(operation);
                    while let Some(mut operation) = next.take() {
                        self.operate_in_all(&mut operation);
                        if let Outcome::Chain(chained) = operation.finish() {
                            next = Some(chained);
                        }
                    }
                }
                Action::Window(WindowAction::Close(window)) => {
                    self.closed.push(window);
                    self.hears(Outside::Closed(window));
                }
                Action::Window(WindowAction::SetMode(window, mode)) => {
                    self.full_screen.retain(|full| *full != window);
                    if mode == window::Mode::Fullscreen {
                        self.full_screen.push(window);
                    }
                }
                Action::Exit => self.left = true,
                _ => {}
            }
        }
        if !self.closed.is_empty() || self.waits_aside {
            self.unfinished.push(actions);
        }
    }
}
