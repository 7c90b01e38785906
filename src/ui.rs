//! The windows: state, messages, subscription; parent of all screens.
//!
//! A key goes one way. [`outside`] hears it, `heard` works out from the screen what it asks for, `talking` passes that
//! to the talk's [host](crate::talk::Host) and carries out what follows, `update` brings everything else up to date,
//! and `view` shows it.

pub mod access;
mod around;
pub mod keys;
pub mod look;
pub mod measure;
pub mod motion;
pub(crate) mod request;
mod screen;
mod widget;

mod desk;
mod editing;
mod erasing;
mod heard;
mod helping;
mod icon;
mod keeping;
mod on_path;
mod outside;
mod own_sets;
mod pages;
mod presence;
mod printing;
mod quick_exit;
mod reveal;
mod saving;
mod talking;
mod update;
mod view;
mod windows;
mod within;

use std::any::Any;
use std::collections::{BTreeSet, VecDeque};
use std::panic::{self, AssertUnwindSafe};
use std::thread;
use std::time::Duration;

use iced::advanced::graphics::text::font_system;
use iced::{Subscription, Task, keyboard, window};
use jiff::Timestamp;

use crate::clock::Clock;
use crate::desktop::screens;
use crate::desktop::{self, APP_ID, Desktop};
use crate::record::file::Files;
use crate::record::journal::Recovered;
use crate::record::keeper::Token;
use crate::record::window::{Fills, Frames};
use crate::session::{Moment, Session, State};
use crate::sound::Sounds;
use crate::talk::{Host, Prompt};
use crate::words::{InWords, Words, say};

use access::Readers;
use desk::{Desk, Told};
use look::{FONT, theme};
use motion::controls::Controls;
use pages::Page;
use presence::Presence;
use screen::{after_break, agreed, erase, help, kept, library, path, set_up, settings, talk};
use windows::{Pane, Windows};

pub use outside::{Outside, System};
pub use request::{First, ToEdit, WindowRequest};
pub use screen::editor::EditorRead;

/// The whole program.
#[derive(Debug)]
pub struct App {
    desk: Desk,
    screen: Screen,
    /// The pages that cover the screen, the topmost last.
    pages: Vec<Page>,
    /// The page of what was agreed, whether or not it is open: what was typed there is found again.
    agreed: agreed::Agreed,
    library: library::Library,
    /// The page of all that is kept, whether or not it is open: what was typed there is found again.
    kept: kept::Kept,
    /// The page on which everything can be erased.
    erase: erase::Erase,
    /// What people are asked in the settings.
    settings_ask: settings::Asks,
    /// The interrupted talk, until someone goes on with it or lets it go.
    interrupted: Option<Interrupted>,
    /// What is lost of an interrupted talk, in words, and when that talk began: it is looked for again after a break.
    lost: Option<(Timestamp, String)>,
    /// What people asked for while an interrupted talk waits for an answer.
    after: Option<After>,
    /// Where sets of people's own were asked for that are on their way to the disk, in that order.
    asked: VecDeque<own_sets::Asked>,
    /// The cards that are on their way to the disk, and then to the browser.
    printing: BTreeSet<Token>,
    /// The copy of a set that is on its way to where people want to share it.
    sharing: Option<(Token, library::Item)>,
    /// A file that is being read, to be edited.
    opening: Option<Token>,
    /// What a set that is edited can name, and whether it is being read.
    edited: editing::Edited,
    /// What is on its way to the disk from the editor.
    saving: Option<editing::Saving>,
    /// The editor whose set is being tried.
    trying: Option<editing::Trying>,
    /// A set-up that was left, in case people come back to it.
    left: Option<Box<set_up::SetUp>>,
    /// When something on the screen will change by itself, in boot time.
    due: Option<Duration>,
    /// When the present screen appeared, in boot time; `None` for the first one.
    changed: Option<Duration>,
    windows: Windows,
    readers: Readers,
    presence: Presence,
    /// The key that went down last, and when it was last heard to be down, in boot time.
    down: Option<(keyboard::Key, Duration)>,
    /// How often Shift was pressed alone.
    presses: quick_exit::Presses,
    /// Everything is closed, and the program ends as soon as it can.
    leaving: bool,
    /// A key that has been held since before one of our windows had the keyboard.
    held_elsewhere: Option<heard::Elsewhere>,
    /// When one of our windows last got the keyboard, in boot time.
    focused: Option<Duration>,
    /// The layout of the keyboard, as far as it is known.
    layout: self::keys::Layout,
    system: System,
    controls: Controls,
    speed: u32,
    scripted: bool,
    quiet: bool,
    /// The time of the latest message.
    now: Moment,
}

/// The screen that people are on.
#[derive(Debug)]
enum Screen {
    Library,
    Path(Box<path::OnScreen>),
    SetUp(Box<set_up::SetUp>),
    Talk(Box<talk::Stage>),
    /// After a break without a talk.
    AfterBreak,
    Settings,
    Keys(screen::keys::Keys),
    Editor(Box<screen::editor::Editor>),
}

impl Screen {
    fn stage(&self) -> Option<&talk::Stage> {
        match self {
            Self::Talk(stage) => Some(stage),
            _ => None,
        }
    }

    fn session(&self) -> Option<&Session> {
        self.stage().map(|stage| stage.host.session())
    }
}

/// A talk that was interrupted.
#[derive(Debug)]
struct Interrupted {
    talk: Recovered,
    /// What of it is lost, in words; `None` if nothing is.
    lost: Option<String>,
}

impl Interrupted {
    /// Whether it is a break without a talk.
    fn is_only_a_break(&self) -> bool {
        self.talk.session.plan().is_only_a_break()
    }

    /// Whether people are in a break of it, or on their way back.
    fn is_on_break(&self) -> bool {
        matches!(self.talk.session.state(), State::Break | State::Returning)
    }
}

/// What waits until an interrupted talk is gone on with or let go.
#[derive(Debug)]
enum After {
    /// The request on the command line.
    First(First),
    /// A talk that has been set up.
    Begin(Box<set_up::Begin>),
}

/// Everything that can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the library.
    Library(library::Message),
    /// On the screen of a path.
    Path(path::Message),
    /// In set-up.
    SetUp(set_up::Message),
    /// On the stage.
    Talk(crate::talk::Message),
    /// At the close.
    Close(crate::talk::close::Message),
    /// After a break without a talk.
    AfterBreak(after_break::Message),
    /// In the settings.
    Settings(settings::Message),
    /// On the screen of keys.
    Keys(screen::keys::Message),
    /// In the editor.
    Editor(screen::editor::Message),
    /// In the help.
    Help(help::Message),
    /// On the page of what was agreed.
    Agreed(agreed::Message),
    /// On the page of all that is kept.
    Kept(kept::Message),
    /// On the page where everything can be erased.
    Erase(erase::Message),
    /// Close everything at once.
    QuickExit,
    /// From outside: keys, windows, the clock, the system.
    Outside(Outside),
}

/// What the program needs from outside; tests bring their own.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// Reads the time.
    pub clock: Clock,
    /// Plays the cues. `None` opens the real loudspeaker.
    pub sounds: Option<Sounds>,
    /// Whether screen readers can listen.
    pub readers: bool,
    /// Whether threads of their own read people's rule sets and write all files, so that no window waits for a disk. If
    /// not, the app opens once everything is read, and goes on once everything is written.
    pub aside: bool,
    /// How files are written.
    pub files: Files,
    /// Keeps the display on and calls people back. The default one only records this.
    pub desktop: Desktop,
    /// What everything is called, whatever the settings say. `None` follows them.
    pub words: Option<Words>,
    /// A script presses, which has looked at the screen first: what has only just appeared can be pressed at once.
    pub scripted: bool,
}

/// No window can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoWindow {
    /// The display doesn’t answer.
    NoDisplay,
    /// The system says why.
    Failed(String),
}

/// The end of a sentence, without its full stop.
impl InWords for NoWindow {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::NoDisplay => say!(words, "desktop-no-display"),
            Self::Failed(reason) => reason.clone(),
        }
    }
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// [`NoWindow`].
pub fn run(request: WindowRequest) -> Result<(), NoWindow> {
    // If the display doesn't answer, iced panics instead of returning an error. That panic is caught here, so that
    // people read a sentence. Panics that are caught elsewhere aren't reported; all others are, as usual.
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !is_no_display(info.payload()) && !desktop::is_at_work() {
            usual(info);
        }
    }));
    // On X11 that comes a little later, once the display has been reached: in a program of several threads its library
    // takes a lock for every letter of a long file that it reads then, which takes longer than most people's fonts.
    if !desktop::is_on_x11() {
        look_for_fonts();
    }
    let ran = panic::catch_unwind(AssertUnwindSafe(|| {
        let world = World { readers: true, aside: true, desktop: Desktop::real(), ..World::default() };
        app(request, world).run()
    }));
    match ran {
        Ok(ran) => ran.map_err(|error| NoWindow::Failed(error.to_string())),
        Err(payload) if is_no_display(payload.as_ref()) => Err(NoWindow::NoDisplay),
        Err(payload) => panic::resume_unwind(payload),
    }
}

/// Looks through the system's fonts, which takes a while, on a thread of its own. Whoever needs them first waits for it.
fn look_for_fonts() {
    let _ = thread::spawn(|| {
        let _ = font_system();
    });
}

/// Whether this is iced's panic for a display that doesn't answer.
fn is_no_display(payload: &(dyn Any + Send)) -> bool {
    payload.downcast_ref::<String>().is_some_and(|words| words.starts_with("Create event loop"))
}

/// The program, the same for people, for tests and for pictures.
pub fn app(
    request: WindowRequest,
    world: World,
) -> iced::Daemon<impl iced::Program<State = App, Message = Message, Theme = iced::Theme>> {
    let boot = move || {
        if desktop::is_on_x11() {
            look_for_fonts();
        }
        App::boot(request.clone(), world.clone())
    };
    iced::daemon(boot, App::update, App::view_for)
        .title(App::title)
        .subscription(App::subscription)
        .theme(|app: &App, _window| app.colors().theme())
        .style(|app: &App, _theme| iced::theme::Style {
            background_color: app.ground(),
            text_color: app.colors().ink,
        })
        .settings(iced::Settings {
            id: Some(APP_ID.to_owned()),
            default_font: FONT,
            antialiasing: true,
            ..iced::Settings::default()
        })
}

impl App {
    /// Reads the files that it needs, and opens the window.
    pub fn boot(request: WindowRequest, world: World) -> (Self, Task<Message>) {
        let WindowRequest { folders, first, quiet_sound, fullscreen, speed } = request;
        let (sounds, heard) = match world.sounds {
            Some(sounds) => (sounds, Task::none()),
            None if quiet_sound => (Sounds::silent(), Task::none()),
            None => outside::real_sounds(folders.sounds()),
        };
        let (readers, told) =
            if world.readers { outside::real_readers() } else { (Readers::default(), Task::none()) };
        let answers = outside::answers(&world.desktop);
        let (keeper, kept) = outside::keeper(world.files, world.aside);
        let (desk, found) = Desk::open(folders, world.clock, sounds, world.aside, world.words, keeper);
        let frames = Frames::read(&desk.folders.windows());
        let mut placed = screens::place(frames.main, windows::USUAL, world.desktop.screens().as_ref());
        if fullscreen {
            placed.fills = Fills::Screen;
        }
        let (id, open) = window::open(outside::window(&placed));
        let now = desk.clock.now();
        let mut app = Self {
            desk,
            screen: Screen::Library,
            pages: Vec::new(),
            agreed: agreed::Agreed::default(),
            library: library::Library::default(),
            kept: kept::Kept::default(),
            erase: erase::Erase::default(),
            settings_ask: settings::Asks::default(),
            interrupted: None,
            lost: None,
            after: None,
            asked: VecDeque::new(),
            printing: BTreeSet::new(),
            sharing: None,
            opening: None,
            edited: editing::Edited::default(),
            saving: None,
            trying: None,
            left: None,
            due: None,
            changed: None,
            windows: Windows::new(Pane::new(id, &placed, fullscreen), frames),
            readers,
            presence: Presence::new(world.desktop),
            down: None,
            presses: quick_exit::Presses::default(),
            leaving: false,
            held_elsewhere: None,
            focused: None,
            layout: self::keys::Layout::default(),
            system: System::default(),
            controls: Controls::default(),
            speed: speed.max(1),
            scripted: world.scripted,
            quiet: quiet_sound,
            now,
        };
        app.meet_interrupted();
        let kept_already = app.hear_of_keeping();
        app.begin_with(first);
        app.say_asides();
        let _ = app.settle();
        app.due = app.next_wake();
        // The state of the talk when the app opens is no news to the person who opened it.
        app.presence.arrive(app.screen.session(), now, &app.desk.words);
        let opened = open.map(Outside::Opened);
        let task = Task::batch([found, kept, opened, heard, told, answers]).map(Message::Outside);
        (app, Task::batch([kept_already, task]))
    }

    /// Looks for a talk that was interrupted, and says what is wrong with another one.
    fn meet_interrupted(&mut self) {
        for trouble in self.look_for_interrupted() {
            let in_passing = say!(self.desk.words, "notice-more-in-library");
            self.desk.notice_aside(in_passing, Told::Journal(trouble));
        }
    }

    /// Shows what was kept back at the start, as the start would have shown it.
    fn show_what_is_kept(&mut self) -> Task<Message> {
        self.desk.keeper.cover(false);
        let found = self.desk.uncover().map(Message::Outside);
        self.meet_interrupted();
        // An interrupted talk's time goes on.
        self.now = self.desk.clock.now();
        self.begin_with(First::Library);
        found
    }

    /// Goes to the first screen: a break that is still on comes first, then the question about an interrupted talk.
    fn begin_with(&mut self, first: First) {
        let on_break = self.interrupted.as_ref().is_some_and(Interrupted::is_on_break);
        let is_over = self.interrupted.as_ref().is_some_and(|interrupted| {
            interrupted.is_only_a_break() && interrupted.talk.session.state() == State::Returning
        });
        if let First::Break(length) = first
            && is_over
        {
            // Nobody came back from that one, perhaps yesterday.
            let _over = self.let_go_of_a_break();
            self.take_a_break(Some(length));
            return;
        }
        if on_break {
            let talk = self.interrupted.as_ref().is_some_and(|interrupted| !interrupted.is_only_a_break());
            self.go_on();
            if let (First::Break(_), Screen::Talk(stage)) = (&first, &mut self.screen) {
                stage.host.say(say!(self.desk.words, "note-break-is-on"), self.now);
            }
            // A break without a talk has none to go on with: what was asked for comes after it.
            if !talk && matches!(first, First::SetUp(_) | First::Stage(..) | First::Path(_) | First::Edit(_))
            {
                self.after = Some(After::First(first));
            }
            return;
        }
        if let First::Break(length) = first {
            // It can't wait, whatever else does.
            self.take_a_break(Some(length));
            return;
        }
        // A path can be looked at all the same, and a set be edited: the interrupted talk is offered in the library, and before
        // another one begins.
        if self.interrupted.is_some() && !matches!(first, First::Path(_) | First::Edit(_)) {
            if !matches!(first, First::Library) {
                self.after = Some(After::First(first));
            }
            return;
        }
        self.go_to(first);
    }

    /// What people are being asked, with every answer; `None` if nothing is.
    #[must_use]
    pub fn asked(&self) -> Option<Prompt> {
        self.host()?.prompt(self.viewpoint())
    }

    fn host(&self) -> Option<&Host> {
        self.stage().map(|stage| &stage.host)
    }

    fn stage(&self) -> Option<&talk::Stage> {
        self.screen.stage()
    }

    /// When the program wakes by itself, in boot time; `None` if it doesn't. While [something eases](Self::is_easing),
    /// it also wakes for each frame.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        self.due
    }

    /// When something on the screen changes by itself, or the loudspeaker has to be made ready, in boot time.
    fn next_wake(&mut self) -> Option<Duration> {
        let settled = self.settles_in().map(|wait| self.now.boot() + wait);
        // That something takes long is said once.
        let saving = self.saving_in().map(|wait| self.now.boot() + wait);
        let keeping = self.keeps_in().map(|wait| self.now.boot() + wait);
        [settled, saving, keeping, self.next_wake_of_the_talk()].into_iter().flatten().min()
    }

    fn next_wake_of_the_talk(&mut self) -> Option<Duration> {
        let Screen::Talk(stage) = &self.screen else { return None };
        let change = stage.next_wake(self.now, self.windows.facilitated());
        let sound = if self.quiet { None } else { self.desk.get_ready(stage.host.session(), self.now) };
        let fade = self.controls.due_in(self.now);
        [change, sound, fade].into_iter().flatten().min().map(|wait| self.now.boot() + wait)
    }

    fn subscription(&self) -> Subscription<Message> {
        let mut all = vec![outside::keys_and_windows(), outside::watch(self.desk.folders.clone())];
        if let Some(due) = self.due {
            all.push(outside::wake(due, due.saturating_sub(self.now.boot())));
        }
        if let Some(file) = self.edited_file() {
            all.push(outside::watch_edited(file.to_owned()));
        }
        if self.is_breathing() {
            all.push(outside::pace());
        }
        if self.readers.are_listening() {
            all.push(outside::stirrings());
        }
        if self.presses.are_counted() {
            all.push(outside::presses());
        }
        if self.is_easing() {
            all.push(outside::frames());
        }
        if self.controls != Controls::Stay {
            all.push(outside::moves(self.desk.clock.clone()));
        }
        if self.desk.settings.hours.is_none() {
            all.push(outside::hours());
        }
        if self.desk.settings.theme == theme::Choice::System || self.desk.settings.reduced_motion.is_none() {
            all.push(outside::system_changes());
        }
        Subscription::batch(all).map(Message::Outside)
    }
}
