//! A person at the screen: sees what is written there, presses it, types, and lets time pass.
//!
//! It works like `iced_test`'s `Simulator`, but keeps the widgets' state from one moment to the next, so that the focus
//! stays where it is and Tab goes from control to control, as in a real window.

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
    /// Whether the program has ended by itself.
    pub(crate) left: bool,
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
            left: false,
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

    // Pressing.

    /// Presses these words, after scrolling to them if necessary.
    #[track_caller]
    pub(crate) fn press(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        let found = self.everything().into_iter().find(|seen| seen.words == words);
        let Some(found) = found else {
            panic!("no “{words}” to press. The screen says:\n{}", self.reads())
        };
        let found = self.bring_into_sight(&found);
        self.click(&found);
        self
    }

    /// Ticks the box in the line with these words, or takes its tick away.
    #[track_caller]
    pub(crate) fn ticks(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        let Some(line) = self.everything().into_iter().find(|seen| seen.words == words) else {
            panic!("no line that says “{words}”. The screen says:\n{}", self.reads())
        };
        let middle = self.bring_into_sight(&line).middle();
        let boxes = self.all_controls().into_iter().filter(|control| control.role == Role::CheckBox);
        let far = |control: &Control| (control.bounds.center_y() - middle).abs();
        let near = boxes.min_by(|one, other| far(one).total_cmp(&far(other)));
        let Some(Control { words, bounds, area, .. }) = near else { panic!("no box beside “{words}”") };
        self.click(&Seen { words, bounds, scrolled: area, field: false });
        self
    }

    /// Presses the last of these words on the screen.
    #[track_caller]
    pub(crate) fn press_last(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        let Some(found) = self.everything().into_iter().rfind(|seen| seen.words == words) else {
            panic!("no “{words}” to press. The screen says:\n{}", self.reads())
        };
        let found = self.bring_into_sight(&found);
        self.click(&found);
        self
    }

    /// Presses these words in the line with other words, such as the “+” beside a time.
    #[track_caller]
    pub(crate) fn press_beside(&mut self, line: impl Text, words: impl Text) -> &mut Self {
        let (line, words) = (self.words(line), self.words(words));
        let Some(at) = self.everything().into_iter().find(|seen| seen.words == line) else {
            panic!("no line that says “{line}”. The screen says:\n{}", self.reads())
        };
        let _ = self.bring_into_sight(&at);
        let all = self.everything();
        let at = all.iter().find(|seen| seen.words == line).unwrap().clone();
        let near = all
            .iter()
            .filter(|seen| seen.words == words && seen.bounds.x > at.bounds.x)
            .min_by(|one, other| {
                let far =
                    |seen: &Seen| (seen.middle() - at.middle()).abs() * 1000.0 + seen.bounds.x - at.bounds.x;
                far(one).total_cmp(&far(other))
            })
            .cloned();
        let Some(near) = near else { panic!("no “{words}” beside “{line}”") };
        // The line may be in sight, and this lower.
        let near = self.bring_into_sight(&near);
        self.click(&near);
        self
    }

    /// Presses the text of this number among all in sight, counted round and round.
    pub(crate) fn presses_anything(&mut self, place: usize) {
        let size = self.size;
        let mut all = self.everything();
        // That would leave the program.
        let open_file = self.words(said!("library-open-file"));
        all.retain(|seen| seen.visible(size).is_some() && seen.words != open_file);
        if !all.is_empty() {
            let chosen = all.swap_remove(place % all.len());
            self.click(&chosen);
        }
    }

    #[track_caller]
    fn click(&mut self, seen: &Seen) {
        let Some(visible) = seen.visible(self.size) else {
            panic!("“{}” is out of sight at {:?} in {:?}", seen.words, seen.bounds, self.size)
        };
        self.moves_the_pointer();
        self.looks();
        self.cursor = mouse::Cursor::Available(visible.center());
        let _ = self.happens(&simulator::click().collect::<Vec<_>>());
    }

    /// Changes the settings file by hand, and tells the app.
    pub(crate) fn edits_settings(&mut self, text: &str) {
        self.home.has_settings(text);
        self.hears(Outside::OwnSettings);
    }

    /// Takes a moment to see what has just appeared on the screen.
    pub(crate) fn looks(&mut self) {
        if !self.app.is_pressable() {
            let _ = self.passes(Duration::from_millis(400));
            self.hears(Outside::Tick);
        }
    }

    /// Touches a place with a finger, at once: no pointer moves there first.
    pub(crate) fn touches(&mut self, at: Point) {
        self.cursor = mouse::Cursor::Available(at);
        let id = touch::Finger(0);
        let _ = self.happens(&[Event::Touch(touch::Event::FingerPressed { id, position: at })]);
        self.hears(Outside::Touched(Duration::ZERO));
        let _ = self.happens(&[Event::Touch(touch::Event::FingerLifted { id, position: at })]);
        self.cursor = mouse::Cursor::Unavailable;
    }

    /// Where these words are.
    #[track_caller]
    pub(crate) fn place_of(&mut self, words: impl Text) -> Point {
        let words = self.words(words);
        let found = self.everything().into_iter().find(|seen| seen.words == words);
        let Some(found) = found else { panic!("no “{words}”. The screen says:\n{}", self.reads()) };
        found.bounds.center()
    }

    /// Scrolls with the wheel until these words are in sight.
    #[track_caller]
    fn bring_into_sight(&mut self, wanted: &Seen) -> Seen {
        let mut now = wanted.clone();
        for _ in 0..200 {
            let Some(area) = now.scrolled else { return now };
            let room = area.height.min(self.size.height);
            let (top, bottom) = (area.y, area.y + room);
            if now.bounds.y >= top - 0.5 && now.bounds.y + now.bounds.height <= bottom + 0.5 {
                return now;
            }
            let by = if now.bounds.y < top { 60.0 } else { -60.0 };
            self.scrolls(Point::new(area.center_x(), top + room / 2.0), by);
            let was = now.bounds;
            let again = self
                .everything()
                .into_iter()
                .filter(|seen| seen.words == wanted.words && seen.scrolled.is_some());
            now = again
                .min_by(|one, other| {
                    let far = |seen: &Seen| (seen.bounds.x - was.x).abs() + (seen.bounds.y - was.y).abs();
                    far(one).total_cmp(&far(other))
                })
                .expect("it was there a moment ago");
            if now.bounds == was {
                return now;
            }
        }
        now
    }

    /// Turns the wheel, with the pointer in the middle of the window; down if `by` is negative.
    pub(crate) fn turns_the_wheel(&mut self, by: f32) -> &mut Self {
        let middle = Rectangle::with_size(self.size).center();
        self.cursor = mouse::Cursor::Available(middle);
        let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: by };
        let _ = self.happens(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
        self
    }

    /// The same, with the pointer at this place.
    pub(crate) fn scrolls(&mut self, at: Point, by: f32) {
        self.cursor = mouse::Cursor::Available(at);
        let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: by };
        let _ = self.happens(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
    }

    /// Whether all of these words are in sight.
    pub(crate) fn sees_whole(&mut self, words: impl Text) -> bool {
        let words = self.words(words);
        let size = self.size;
        let whole = |seen: &Seen| {
            let shown = seen.visible(size);
            shown.is_some_and(|shown| {
                shown.width > seen.bounds.width - 0.5 && shown.height > seen.bounds.height - 0.5
            })
        };
        self.everything().iter().any(|seen| seen.words == words && whole(seen))
    }

    /// Clicks into the field that shows this (its text, or the hint) and types.
    #[track_caller]
    pub(crate) fn writes(&mut self, field: impl Text, words: impl Text) -> &mut Self {
        let field = self.words(field);
        let found = self.everything().into_iter().find(|seen| seen.field && seen.words == field);
        let Some(found) = found else { panic!("no field “{field}”. The screen says:\n{}", self.reads()) };
        let found = self.bring_into_sight(&found);
        self.click(&found);
        self.types(words)
    }

    /// Clicks into one of the fields with a day as their hint, counted from 0, and types.
    #[track_caller]
    pub(crate) fn writes_day(&mut self, place: usize, words: impl Text) -> &mut Self {
        let hint = self.words(said!("close-day-hint"));
        let fields: Vec<Seen> =
            self.everything().into_iter().filter(|seen| seen.field && seen.words == hint).collect();
        // Typing into the first removes its hint.
        let Some(field) = fields.get(place.min(fields.len().saturating_sub(1))).cloned() else {
            panic!("no field for a day. The screen says:\n{}", self.reads())
        };
        let field = self.bring_into_sight(&field);
        self.click(&field);
        self.types(words)
    }

    /// Types letter by letter, wherever the focus is.
    pub(crate) fn types(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        for letter in words.chars() {
            let text = letter.to_string();
            let key =
                if letter == ' ' { Key::Named(Named::Space) } else { Key::Character(text.as_str().into()) };
            self.down(key.clone(), Modifiers::empty(), Some(&text), false);
            self.up(key);
        }
        self.typed.push(words);
        self
    }

    /// Taps a letter's or a number's key.
    pub(crate) fn taps(&mut self, letter: &str) -> &mut Self {
        let key = Key::Character(letter.into());
        self.down(key.clone(), Modifiers::empty(), Some(letter), false);
        self.up(key);
        self
    }

    /// Taps a key that has a name.
    pub(crate) fn key(&mut self, named: Named) -> &mut Self {
        self.down(Key::Named(named), Modifiers::empty(), None, false);
        self.up(Key::Named(named));
        self
    }

    /// A letter with Ctrl.
    pub(crate) fn ctrl(&mut self, letter: &str) -> &mut Self {
        let key = Key::Character(letter.into());
        self.down(key.clone(), Modifiers::CTRL, None, false);
        self.up(key);
        self
    }

    /// Pastes text that was copied in another program.
    pub(crate) fn pastes(&mut self, words: &str) -> &mut Self {
        words.clone_into(&mut self.copied.0);
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::CTRL))]);
        let _ = self.ctrl("v");
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty()))]);
        self
    }

    /// Copies text in another program.
    pub(crate) fn copies(&mut self, words: &str) -> &mut Self {
        words.clone_into(&mut self.copied.0);
        self
    }

    /// The text that was copied last.
    pub(crate) fn copied(&self) -> &str {
        &self.copied.0
    }

    /// Presses a key with modifiers.
    pub(crate) fn holds_and_presses(&mut self, modifiers: Modifiers, key: &Stroke) -> &mut Self {
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers))]);
        self.stroke(key.clone(), modifiers, None, false);
        let _ = self.happens(&[simulator::release_key(key.key.clone())]);
        self.hears(Outside::KeyUp(key.clone()));
        let _ = self.happens(&[Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty()))]);
        self
    }

    /// Enters words by an input method: first it shows them, then they are committed.
    pub(crate) fn composes(&mut self, words: &str) -> &mut Self {
        use iced::advanced::input_method::Event::{Commit, Opened, Preedit};
        let whole = Some(0..words.len());
        for event in [Opened, Preedit(words.to_owned(), whole), Commit(words.to_owned())] {
            let _ = self.happens(&[Event::InputMethod(event)]);
            let _picture = self.glimpse();
        }
        self
    }

    /// A key goes down: controls may take it first, then the program gets it.
    pub(crate) fn down(&mut self, key: Key, modifiers: Modifiers, text: Option<&str>, repeat: bool) {
        self.stroke(english(key), modifiers, text, repeat);
    }

    /// The same, on any keyboard.
    pub(crate) fn stroke(&mut self, key: Stroke, modifiers: Modifiers, text: Option<&str>, repeat: bool) {
        let taken =
            self.happens(&[pressed(&key, modifiers, text, repeat)]).contains(&event::Status::Captured);
        self.hears(Outside::KeyDown { window: self.window, key, modifiers, repeat, taken });
    }

    /// A key goes up.
    pub(crate) fn up(&mut self, key: Key) {
        let _ = self.happens(&[simulator::release_key(key.clone())]);
        self.hears(Outside::KeyUp(english(key)));
    }

    /// The words on the control that has the focus, if there is one.
    pub(crate) fn focused(&mut self) -> Option<String> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        let ring = reader.focused?;
        let inside =
            reader.together().into_iter().find(|seen| ring.expand(1.0).contains(seen.bounds.center()));
        Some(inside.map(|seen| seen.words).unwrap_or_default())
    }

    /// Every control to press or type into: its place, and the scrolled area around it.
    pub(crate) fn controls(&mut self) -> Vec<(Rectangle, Option<Rectangle>)> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.controls
    }

    /// The place of the control that has the focus, and the scrolled area around it.
    pub(crate) fn focus(&mut self) -> Option<(Rectangle, Option<Rectangle>)> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        let ring = reader.focused?;
        reader.controls.into_iter().find(|(bounds, _)| *bounds == ring)
    }

    /// The same with everything known of each control, in the order of Tab.
    pub(crate) fn all_controls(&mut self) -> Vec<Control> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.all_controls()
    }

    /// The texts of the fields, or their hints.
    pub(crate) fn fields(&mut self) -> Vec<String> {
        self.everything().into_iter().filter(|seen| seen.field).map(|seen| seen.words).collect()
    }

    /// The number of the control that has the focus, in the order of Tab.
    pub(crate) fn focus_place(&mut self) -> Option<usize> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        let ring = reader.focused?;
        reader.controls.iter().position(|(bounds, _)| *bounds == ring)
    }

    /// Presses Tab until the control with these words has the focus.
    #[track_caller]
    pub(crate) fn tabs_to(&mut self, words: impl Text) -> &mut Self {
        let words = self.words(words);
        for _ in 0..80 {
            let _ = self.key(Named::Tab);
            if self.focused().is_some_and(|focused| focused == words) {
                return self;
            }
        }
        panic!("Tab never came to “{words}”:\n{}", self.reads());
    }

    /// Shift+Tab: to the control before.
    pub(crate) fn tabs_back(&mut self) -> &mut Self {
        self.down(Key::Named(Named::Tab), Modifiers::SHIFT, None, false);
        self.up(Key::Named(Named::Tab));
        self
    }

    /// Several keys reach the window at once, before the program handles the first.
    pub(crate) fn keys_at_once(&mut self, keys: &[(Key, Option<&str>)]) {
        let events: Vec<Event> = keys
            .iter()
            .map(|(key, text)| pressed(&english(key.clone()), Modifiers::empty(), *text, false))
            .collect();
        let statuses = self.happens(&events);
        for ((key, _), status) in keys.iter().zip(statuses) {
            let taken = status == event::Status::Captured;
            self.hears(Outside::KeyDown {
                window: self.window,
                key: english(key.clone()),
                modifiers: Modifiers::empty(),
                repeat: false,
                taken,
            });
        }
    }

    /// Presses at one place, drags to another, and lets go.
    pub(crate) fn drags(&mut self, from: Point, to: Point) -> &mut Self {
        use mouse::Button::Left;
        self.looks();
        for (at, event) in [
            (from, mouse::Event::ButtonPressed(Left)),
            (to, mouse::Event::CursorMoved { position: to }),
            (to, mouse::Event::ButtonReleased(Left)),
        ] {
            self.cursor = mouse::Cursor::Available(at);
            let _ = self.happens(&[Event::Mouse(event)]);
        }
        self
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

    // The way through a talk.

    /// Goes on so many times; a breath and its turn are one each.
    pub(crate) fn goes_on(&mut self, times: usize) -> &mut Self {
        for _ in 0..times {
            let _ = self.key(Named::ArrowRight);
        }
        self
    }

    /// From the start of Ana's and Ben's talk to Ana's first turn.
    pub(crate) fn goes_to_the_first_turn(&mut self) -> &mut Self {
        let _ = self.goes_on(3);
        self.must_see("Ana");
        self.must_see("Speak for yourself");
        self
    }

    /// From the start of Ana's and Ben's talk to its first gate.
    pub(crate) fn goes_to_the_gate(&mut self) -> &mut Self {
        let _ = self.goes_on(6);
        self.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
        self
    }

    /// From anywhere on the stage to the close, by ending the talk here.
    #[track_caller]
    pub(crate) fn goes_to_the_close(&mut self) -> &mut Self {
        let _ = self.taps("q").taps("1");
        self.must_see(said!("close-enough"));
        self
    }

    /// From anywhere on the stage through all that is left of the talk to its close, with the first answer to all that is
    /// asked.
    #[track_caller]
    pub(crate) fn goes_to_the_end(&mut self) -> &mut Self {
        for _ in 0..200 {
            if self.sees(said!("close-done")) {
                self.must_not_see(said!("close-enough"));
                return self;
            }
            // For as long as people would talk at least.
            let _ = if self.asked().is_some() { self.taps("1") } else { self.waits(20).goes_on(1) };
        }
        panic!("the talk has no end:\n{}", self.reads());
    }

    /// What the window shows with the pointer elsewhere, after all eases, with the controls visible: red, green, blue
    /// and alpha of each pixel, from the top left.
    pub(crate) fn picture(&mut self) -> Vec<u8> {
        self.settles();
        self.glimpse()
    }

    /// If nothing may move, eases are over without a moment passing.
    fn settles(&mut self) {
        let system = self.system;
        for system in [System { still: true, ..system }, system] {
            self.hears(Outside::System(system));
        }
    }

    /// What the window shows at this very moment.
    pub(crate) fn glimpse(&mut self) -> Vec<u8> {
        let cache = self.cache.take().unwrap_or_default();
        let (picture, cache) = self.draws(cache);
        self.cache = Some(cache);
        picture
    }

    /// The same, as if the window had just been opened: with nothing kept from earlier drawings, no focus, and nothing
    /// scrolled.
    pub(crate) fn fresh_picture(&mut self) -> Vec<u8> {
        self.draws(Cache::default()).0
    }

    /// How many pixels of a window that was repainted only where something changed differ from those of one that is
    /// painted as a whole. `shown` is what the window shows so far.
    pub(crate) fn left_over(&mut self, shown: &mut Option<Painted>) -> usize {
        let _settled = self.picture();
        self.left_over_now(shown)
    }

    /// The same at this very moment, whatever eases.
    pub(crate) fn left_over_now(&mut self, shown: &mut Option<Painted>) -> usize {
        let whole = self.glimpse();
        let background = self.look().colors.background;
        let size = self.pixels();
        let layers = self.renderer.layers().to_vec();
        let all = Rectangle::with_size(self.size);
        let (mut pixels, damage) = match shown.take() {
            Some(Painted { layers: before, pixels }) => (
                pixels,
                damage::diff(&before, &layers, |layer| vec![layer.bounds], iced_tiny_skia::Layer::damage),
            ),
            None => (whole.clone(), Vec::new()),
        };
        // The renderer has another order of colours.
        let turned = |pixels: &mut [u8]| pixels.chunks_exact_mut(4).for_each(|pixel| pixel.swap(0, 2));
        if !damage.is_empty() {
            turned(&mut pixels);
            let mut mask = tiny_skia::Mask::new(size.width, size.height).unwrap();
            let mut map = tiny_skia::PixmapMut::from_bytes(&mut pixels, size.width, size.height).unwrap();
            let viewport = Viewport::with_physical_size(size, self.factor);
            self.renderer.draw(&mut map, &mut mask, &viewport, &damage::group(damage, all), background);
            turned(&mut pixels);
        }
        let differs =
            |one: &[u8], other: &[u8]| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > 30);
        let number = pixels.chunks(4).zip(whole.chunks(4)).filter(|(one, other)| differs(one, other)).count();
        *shown = Some(Painted { layers, pixels });
        number
    }

    /// What the window is painted from, after all eases.
    pub(crate) fn layers(&mut self) -> Vec<iced_tiny_skia::Layer> {
        self.settles();
        let cache = self.cache.take().unwrap_or_default();
        self.cache = Some(self.paints(cache));
        self.renderer.layers().to_vec()
    }

    /// The scrolled areas: their bounds, and those of their content.
    pub(crate) fn areas(&mut self) -> Vec<(Rectangle, Rectangle)> {
        let mut reader = Reader::default();
        self.operate(&mut reader);
        reader.scrolls
    }

    fn draws(&mut self, cache: Cache) -> (Vec<u8>, Cache) {
        let cache = self.paints(cache);
        let (size, background) = (self.pixels(), self.look().colors.background);
        (self.renderer.screenshot(size, self.factor, background), cache)
    }

    fn paints(&mut self, cache: Cache) -> Cache {
        let colors = self.look().colors;
        let mut interface =
            UserInterface::build(self.app.view_for(self.window), self.size, cache, &mut self.renderer);
        // The cursor in a field blinks, and is visible at this moment.
        let redraw = Event::Window(window::Event::RedrawRequested(self.since));
        let nowhere = mouse::Cursor::Unavailable;
        let _ =
            interface.update(&[redraw], nowhere, &mut self.renderer, &mut clipboard::Null, &mut Vec::new());
        let style = iced_test::core::renderer::Style { text_color: colors.ink };
        interface.draw(&mut self.renderer, &colors.theme(), &style, nowhere);
        interface.into_cache()
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
        let Some(mut actions) = task::into_stream(task) else { return };
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
                Action::Window(WindowAction::Close(window)) => self.hears(Outside::Closed(window)),
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
    }
}
