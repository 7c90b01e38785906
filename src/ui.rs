//! The windows: state, messages, update, view, subscription; parent of all screens.

pub mod access;
pub mod keys;
pub mod look;
pub mod measure;
pub mod motion;
pub mod request;
pub mod screen;
pub mod widget;

mod desk;
mod heard;
mod icon;
mod outside;
mod presence;
mod reveal;
mod still;
mod talking;
mod update;
mod windows;
pub mod within;

use std::any::Any;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use iced::advanced::graphics::text::font_system;
use iced::keyboard::{Key, Modifiers};
use iced::{Color, Element, Size, Subscription, Task, keyboard, window};

use crate::clock::Clock;
use crate::desktop::screens;
use crate::desktop::{self, APP_ID, Desktop};
use crate::plan::Plan;
use crate::record::journal::Recovered;
use crate::record::window::{Fills, Frames};
use crate::rule_set::clean;
use crate::session::{Moment, State};
use crate::sound::Sounds;
use crate::talk::words::sentence;
use crate::talk::{Host, Prompt};

use access::{Meaning, Readers, means};
use desk::Desk;
use look::theme::{self, Colors};
use look::type_scale::{Scale, Viewing};
use look::{FONT, Look};
use motion::controls::Controls;
use presence::Presence;
use screen::library::Shelf;
use screen::{close, help, library, set_up, settings, talk};
use windows::{Pane, Windows};

pub use outside::{Outside, System};
pub use request::{First, WindowRequest};

/// How long what has come to the screen takes no press by pointer or finger: a little less than people take to see it and
/// to move, and longer than they take for the second press of two. Real time.
const JUST_COME: Duration = Duration::from_millis(400);

/// What is said on the stage where the library says the rest.
const MORE_IN_LIBRARY: &str = "Another talk that was interrupted can’t be read. The library says more.";

/// The whole program.
#[derive(Debug)]
pub struct App {
    desk: Desk,
    screen: Screen,
    library: library::Library,
    /// The talk that was interrupted, until someone says what becomes of it.
    interrupted: Option<Interrupted>,
    /// What is wanted, while an interrupted talk waits for an answer.
    after: Option<After>,
    /// A set-up that was left, in case people come back to it.
    left: Option<Box<set_up::SetUp>>,
    /// When something on the screen changes by itself, in boot time.
    due: Option<Duration>,
    /// When what is on the screen came, in boot time; `None` for what was there from the start.
    changed: Option<Duration>,
    windows: Windows,
    readers: Readers,
    presence: Presence,
    /// The key that went down last, and when it was last heard to be down, in boot time.
    down: Option<(keyboard::Key, Duration)>,
    /// A key is held since before one of our windows had the keyboard.
    held_elsewhere: Option<heard::Elsewhere>,
    /// When one of our windows last got the keyboard, in boot time.
    focused: Option<Duration>,
    /// What is known of the keyboard.
    layout: self::keys::Layout,
    /// What the system prefers.
    system: System,
    controls: Controls,
    speed: u32,
    scripted: bool,
    quiet: bool,
    /// The latest moment: when the last message came.
    now: Moment,
}

/// Where people are.
#[derive(Debug)]
enum Screen {
    Library,
    SetUp(Box<set_up::SetUp>),
    Talk(Box<talk::Stage>),
    Settings,
    Keys(screen::keys::Keys),
    Help,
}

/// A talk that was interrupted.
#[derive(Debug)]
struct Interrupted {
    talk: Recovered,
    /// What is lost of it, in words; `None` where nothing is.
    lost: Option<String>,
}

/// What waits for an interrupted talk to be gone on with, or let go.
#[derive(Debug)]
enum After {
    /// What the command line asked for.
    First(First),
    /// A talk that has been set up.
    Begin(Box<Plan>, Arc<str>),
}

/// Everything that can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// In the library.
    Library(library::Message),
    /// In set-up.
    SetUp(set_up::Message),
    /// On the stage.
    Talk(crate::talk::Message),
    /// At the close.
    Close(crate::talk::close::Message),
    /// In the settings.
    Settings(settings::Message),
    /// On the screen of keys.
    Keys(screen::keys::Message),
    /// In the help.
    Help(help::Message),
    /// From outside: keys, windows, the clock, the system.
    Outside(Outside),
}

/// What the program needs from outside itself, so that tests can bring their own.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// Reads the time.
    pub clock: Clock,
    /// Plays the cues. `None` opens the real end.
    pub sounds: Option<Sounds>,
    /// Whether screen readers can listen.
    pub readers: bool,
    /// Whether people's own rule sets are read on a thread of their own, so that no window waits for them. Else the app
    /// opens when all of them have been read.
    pub reads_aside: bool,
    /// Keeps the display on and calls people back. The default one only remembers.
    pub desktop: Desktop,
    /// A script presses, which has looked first: what has only just come can be pressed at once.
    pub scripted: bool,
}

/// No window can be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoWindow(String);

/// Opens the window and runs until it is closed.
///
/// # Errors
/// [`NoWindow`], with the system's words.
pub fn run(request: WindowRequest) -> Result<(), NoWindow> {
    // Where the display doesn't answer, iced panics instead of returning an error. That one is caught here, so that
    // people read a sentence. What is caught elsewhere isn't spoken of; every other panic goes its way.
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if no_display(info.payload()).is_none() && !desktop::is_at_work() {
            usual(info);
        }
    }));
    // Looking through the system's fonts takes a while, which the window needn't wait for.
    let _ = thread::spawn(|| {
        let _ = font_system();
    });
    let ran = panic::catch_unwind(AssertUnwindSafe(|| {
        let world = World { readers: true, reads_aside: true, desktop: Desktop::real(), ..World::default() };
        app(request, world).run()
    }));
    match ran {
        Ok(ran) => ran.map_err(|error| NoWindow(error.to_string())),
        Err(payload) => match no_display(payload.as_ref()) {
            Some(words) => Err(NoWindow(words)),
            None => panic::resume_unwind(payload),
        },
    }
}

/// The words of iced's panic for a display that doesn't answer.
fn no_display(payload: &(dyn Any + Send)) -> Option<String> {
    let words = payload.downcast_ref::<String>()?;
    words.starts_with("Create event loop").then(|| "the display doesn’t answer".to_owned())
}

/// The program: the same for people, for simulated ones and for pictures.
pub fn app(
    request: WindowRequest,
    world: World,
) -> iced::Daemon<impl iced::Program<State = App, Message = Message, Theme = iced::Theme>> {
    iced::daemon(move || App::boot(request.clone(), world.clone()), App::update, App::view_for)
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
    /// Reads what there is, and opens the window.
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
        let (mut desk, found) = Desk::open(folders, world.clock, sounds, world.reads_aside);
        desk.finish_erasing();
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
            library: library::Library::default(),
            interrupted: None,
            after: None,
            left: None,
            due: None,
            changed: None,
            windows: Windows::new(Pane::new(id, &placed, fullscreen), frames),
            readers,
            presence: Presence::new(world.desktop),
            down: None,
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
        for trouble in app.look_for_interrupted() {
            app.desk.notice_aside(MORE_IN_LIBRARY, format!("{}.", sentence(&trouble.to_string())));
        }
        app.begin_with(first);
        app.say_asides();
        let _ = app.settle();
        app.due = app.next_wake();
        app.arrive();
        let opened = open.map(Outside::Opened);
        (app, Task::batch([found, opened, heard, told, answers]).map(Message::Outside))
    }

    /// The first screen: a break that is still on comes before everything, an interrupted talk is asked about.
    fn begin_with(&mut self, first: First) {
        let on_break = self.interrupted.as_ref().is_some_and(|interrupted| {
            matches!(interrupted.talk.session.state(), State::Break | State::Returning)
        });
        if on_break {
            self.go_on();
            return;
        }
        if self.interrupted.is_some() {
            if !matches!(first, First::Library) {
                self.after = Some(After::First(first));
            }
            return;
        }
        self.go_to(first);
    }

    fn title(&self, window: window::Id) -> String {
        let Some(host) = self.host() else { return "Common Ground".to_owned() };
        // The window system ends the program for a NUL in it.
        let name = clean::line(&host.session().plan().name);
        let is_audience = self.audience_window() == Some(window);
        if is_audience { format!("{name} · for everyone") } else { format!("{name} · Common Ground") }
    }

    fn colors(&self) -> Colors {
        Colors::of(self.desk.settings.theme, self.system.dark)
    }

    /// How things look in a window of this size.
    #[must_use]
    pub fn look(&self, window: window::Id, size: Size) -> Look {
        self.look_laid_out(window, size, size)
    }

    /// The same where what is laid out there is larger than the window, and scrolls.
    fn look_laid_out(&self, window: window::Id, size: Size, laid_out: Size) -> Look {
        let settings = &self.desk.settings;
        let pane = self.windows.get(window).copied().unwrap_or(Pane::usual(window));
        // The screen that people told about is the one that they all look at.
        let for_all = self.audience_window().is_none_or(|audience| audience == window);
        let viewing = Viewing {
            window: size,
            laid_out,
            scale_factor: pane.scale_factor,
            distance: settings.distance,
            // Without a list of monitors, the window stands for the screen it fills.
            screen: settings
                .diagonal
                .filter(|_| pane.full_screen && for_all)
                .map(|inches| (inches, size * pane.scale_factor)),
            enlarge: settings.text_scale,
        };
        Look {
            colors: self.colors(),
            scale: Scale::of(&viewing),
            still: self.is_still(),
            faded: self.controls.faded(self.now),
        }
    }

    /// What a window shows; nothing where it isn't one of ours any more. The sizes follow from the room that there
    /// really is, whatever the window system says.
    #[must_use]
    pub fn view_for(&self, window: window::Id) -> Element<'_, Message> {
        if self.windows.get(window).is_none() {
            return iced::widget::space().into();
        }
        let view = iced::widget::responsive(move |size| self.view_in(window, size));
        means(Meaning::window(window, self.title(window)), view)
    }

    /// A number for what is on the screen, but for what merely ticks.
    fn scene(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (
            std::mem::discriminant(&self.screen),
            self.is_muted(),
            self.windows.facilitated(),
            self.controls.are_gone(self.now),
            self.stage().map(|stage| stage.scene(self.now)),
        )
            .hash(&mut hasher);
        hasher.finish()
    }

    /// The window's ground. It differs from scene to scene by less than a screen can show: on another ground the
    /// renderer paints the whole window in one go, where it would else paint every part that changed and then the whole.
    /// It looks no further back than to the last frame; where two buffers take turns, [`widget::ground`]'s mark tells
    /// the older one.
    fn ground(&self) -> Color {
        let [step, ..] = self.scene().to_le_bytes();
        let background = self.colors().background;
        Color { b: background.b + f32::from(step) * 1e-6, ..background }
    }

    fn view_in(&self, window: window::Id, size: Size) -> Element<'_, Message> {
        let audience = self.audience_window() == Some(window);
        let content = if audience {
            self.view_for_everyone(&self.look(window, size))
        } else if size.height < screen::LEAST_HEIGHT {
            let whole = Size::new((size.width - screen::BAR).max(1.0), screen::LEAST_HEIGHT);
            let look = self.look_laid_out(window, size, whole);
            screen::scroll_whole(&look, self.view_screen(&look))
        } else {
            self.view_screen(&self.look(window, size))
        };
        let ground = widget::ground(content, self.scene(), self.controls.are_gone(self.now));
        widget::stops(ground, self.catch().filter(|_| !audience), self.is_pressable())
    }

    /// Whether a press by pointer or finger counts: not while what is on the screen has only just come, since it was
    /// meant for what stood there before.
    #[must_use]
    pub fn is_pressable(&self) -> bool {
        self.settles_in().is_none()
    }

    /// How long until what is on the screen can be pressed.
    fn settles_in(&self) -> Option<Duration> {
        if self.scripted {
            return None;
        }
        let left = self.changed?.saturating_add(JUST_COME).saturating_sub(self.now.boot());
        Some(left).filter(|left| !left.is_zero())
    }

    /// What becomes of the next key, where a screen asks for one.
    fn catch(&self) -> Option<fn(Key, Modifiers) -> Message> {
        match &self.screen {
            Screen::Keys(keys) if keys.is_waiting() => {
                Some(|key, modifiers| Message::Keys(screen::keys::Message::Pressed(key, modifiers)))
            }
            _ => None,
        }
    }

    /// Whether people see that the sound is off.
    fn is_muted(&self) -> bool {
        self.desk.settings.muted || self.quiet
    }

    fn view_screen(&self, look: &Look) -> Element<'_, Message> {
        match &self.screen {
            Screen::Library => self.library.view(self.shelf(), look).map(Message::Library),
            Screen::SetUp(set_up) => set_up.view(look).map(Message::SetUp),
            Screen::Talk(stage) => self.view_talk(stage, look),
            Screen::Settings => {
                let facts = settings::Facts {
                    languages: self.desk.languages(),
                    talks: self.desk.talks,
                    path: self.desk.folders.settings().display().to_string(),
                    problem: self.desk.settings_problem.clone(),
                    audible: if self.quiet {
                        settings::Audible::Quiet
                    } else if self.desk.settings.is_silent() {
                        settings::Audible::Off
                    } else {
                        settings::Audible::Yes
                    },
                };
                settings::view(&self.desk.settings, facts, look).map(Message::Settings)
            }
            Screen::Keys(keys) => {
                keys.view(&self.desk.keys, self.desk.settings_problem.as_deref(), look).map(Message::Keys)
            }
            Screen::Help => {
                let trouble = self.desk.contacts_trouble.as_deref();
                help::view(&self.desk.contacts, trouble, &self.desk.keys, look).map(Message::Help)
            }
        }
    }

    fn view_talk<'a>(&'a self, stage: &'a talk::Stage, look: &Look) -> Element<'a, Message> {
        if matches!(stage.host.session().state(), State::Closing | State::Done) {
            return close::close(&stage.host, look).map(Message::Close);
        }
        let (now, muted, keys) = (self.now, self.is_muted(), &self.desk.keys);
        let view = match self.windows.audience() {
            Some(audience) => {
                let theirs = talk::Theirs {
                    look: self.look(audience.id, audience.size),
                    full_screen: audience.full_screen,
                };
                stage.for_facilitator(look, now, muted, keys, &theirs)
            }
            None => stage.view(look, now, muted, keys),
        };
        view.map(Message::Talk)
    }

    /// What everyone sees in a window of its own. There is one during a talk alone.
    fn view_for_everyone(&self, look: &Look) -> Element<'_, Message> {
        match self.stage() {
            Some(stage) => stage.for_everyone(look, self.now, &self.desk.keys).map(Message::Talk),
            None => iced::widget::space().into(),
        }
    }

    /// What people are asked just now, with every answer; `None` where nothing is.
    #[must_use]
    pub fn asked(&self) -> Option<Prompt> {
        self.host()?.prompt(self.viewpoint())
    }

    /// The talk that is under way.
    fn host(&self) -> Option<&Host> {
        self.stage().map(|stage| &stage.host)
    }

    fn stage(&self) -> Option<&talk::Stage> {
        match &self.screen {
            Screen::Talk(stage) => Some(stage),
            _ => None,
        }
    }

    fn shelf(&self) -> Shelf<'_> {
        let now = self.now.wall().to_zoned(crate::clock::zone());
        Shelf {
            cards: &self.desk.library.cards,
            language: self.desk.language(),
            interrupted: self.interrupted.as_ref().map(|Interrupted { talk, lost }| library::Interrupted {
                title: &talk.session.plan().name,
                lost: lost.as_deref(),
                after: self.after.as_ref().and_then(|after| match after {
                    After::First(First::SetUp(entry) | First::Stage(entry, _)) => {
                        Some(entry.title(self.desk.language()))
                    }
                    After::First(First::Library) => None,
                    After::Begin(plan, _) => Some(plan.name.as_str()),
                }),
            }),
            next: self.desk.next.as_ref().map(|(next, words)| (next, words.as_str())),
            agreements: &self.desk.open,
            due: self.desk.due,
            notices: &self.desk.notices,
            evening: now.hour() >= 17 || now.hour() < 4,
            whole_notice: !self.desk.settings.safety_seen,
        }
    }

    /// When the program wakes by itself, in boot time; `None` where it doesn't. While [something
    /// eases](Self::is_easing) it wakes for each frame besides.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        self.due
    }

    /// When something on the screen changes by itself, or the loudspeaker should be made ready, in boot time.
    fn next_wake(&mut self) -> Option<Duration> {
        let settled = self.settles_in().map(|wait| self.now.boot() + wait);
        [settled, self.next_wake_of_the_talk()].into_iter().flatten().min()
    }

    fn next_wake_of_the_talk(&mut self) -> Option<Duration> {
        let Screen::Talk(stage) = &self.screen else { return None };
        let change = stage.next_wake(self.now, self.windows.facilitated());
        let sound = if self.quiet { None } else { self.desk.get_ready(stage.host.session(), self.now) };
        let (fade, again) = (self.controls.due_in(self.now), stage.host.next_try(self.now));
        [change, sound, fade, again].into_iter().flatten().min().map(|wait| self.now.boot() + wait)
    }

    fn subscription(&self) -> Subscription<Message> {
        let mut all = vec![outside::keys_and_windows(), outside::watch(self.desk.folders.clone())];
        if let Some(due) = self.due {
            all.push(outside::wake(due, due.saturating_sub(self.now.boot())));
        }
        if self.host().is_some_and(Host::is_pacing) && !self.is_still() {
            all.push(outside::pace());
        }
        if self.readers.are_listening() {
            all.push(outside::stirrings());
        }
        if self.is_easing() {
            all.push(outside::frames());
        }
        if self.controls != Controls::Stay {
            all.push(outside::moves(self.desk.clock.clone()));
        }
        if self.desk.settings.theme == theme::Choice::System || self.desk.settings.reduced_motion.is_none() {
            all.push(outside::system_changes());
        }
        Subscription::batch(all).map(Message::Outside)
    }
}
