//! What reaches the program from outside: keys, windows, the clock, the sound thread, the person's folder.

mod hours;

use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use iced::futures::{Stream, StreamExt, stream};
use iced::keyboard::{self, Modifiers};
use iced::window::Position;
use iced::{Event, Point, Size, Subscription, Task, event, mouse, theme, touch, window};
use tokio::sync::{mpsc, oneshot};

use super::access::{self, Readers};
use super::keys::{Stroke, is_plain};
use super::screen::editor::EditorRead;
use super::screen::library::Item;
use super::{icon, motion};
use crate::clock::Clock;
use crate::desktop::screens::Placed;
use crate::desktop::{APP_ID, Desktop, NotDiscarded, NotOpened, Opener};
use crate::library::scan::News;
use crate::library::watch::{Seen, Watch, WatchError, Watched};
use crate::library::{contacts, lists, paths};
use crate::record::file::Files;
use crate::record::folders::Folders;
use crate::record::keeper::Keeper;
use crate::record::settings::{Hours, Settings};
use crate::record::window::Fills;
use crate::rule_set::{List, RuleSet};
use crate::sound::{self, Sounds};
use crate::words::Words;

/// Something from outside.
#[derive(Debug, Clone)]
pub enum Outside {
    /// A window has opened.
    Opened(window::Id),
    /// Someone wants to close a window.
    Closing(window::Id),
    /// A window has been closed.
    Closed(window::Id),
    /// Where a window is, or was just before it closes.
    Stands(Stands),
    /// The screen that a window is on has this size, in logical pixels.
    Monitor(window::Id, Size),
    /// A window has a new size, in logical pixels.
    Resized(window::Id, Size),
    /// A window has a new scale factor.
    Rescaled(window::Id, f32),
    /// A window has the keyboard, or has lost it.
    Focus(window::Id, bool),
    /// A window is at this place of the screen, in logical pixels. Asked for while a screen reader listens.
    Moved(window::Id, Point),
    /// A window's number in the window system. Asked for while a screen reader listens.
    Numbered(window::Id, u64),
    /// Where a window is has been noted: now it is to fill its screen, or no longer.
    Fill(window::Id),
    /// A text that is edited has been read; `None` where it couldn't be.
    EditorRead(Option<Box<EditorRead>>),
    /// Something may have changed that no other message tells, such as a cursor or a scrolled list. Sent while a screen
    /// reader listens.
    Stirred,
    /// An assistive program says something.
    Reader(access::Heard),
    /// A key has gone down.
    KeyDown {
        /// The window that has the keyboard.
        window: window::Id,
        /// The key.
        key: Stroke,
        /// What is held with it.
        modifiers: Modifiers,
        /// The keyboard says that the key is held.
        repeat: bool,
        /// A control has acted on it.
        taken: bool,
    },
    /// A key has come up.
    KeyUp(Stroke),
    /// Time has passed.
    Tick,
    /// What the system prefers.
    System(System),
    /// How the desktop counts a day's hours; `None` if that is left to the region.
    Hours(Option<Hours>),
    /// A button of the pointer, its wheel or a finger was pressed. Told while presses of Shift are counted.
    Pressed,
    /// The pointer moved, or a finger touched, this long ago.
    Touched(Duration),
    /// Nobody has touched anything for a while.
    Untouched {
        /// Whether the keyboard's focus is on one of the controls that would fade.
        focused: bool,
    },
    /// A frame of an ease.
    Frame,
    /// The person's rule sets, help contacts or sounds have changed.
    OwnRules,
    /// The file that is being edited has changed.
    EditedFile,
    /// The person's settings file has changed.
    OwnSettings,
    /// The system doesn't tell of such changes; files are looked at every few seconds instead.
    Unwatched(WatchError),
    /// A look through the person's folder, with its number from 1, has found something.
    Found(u64, News),
    /// The sets were read that something is kept for, by name.
    Sets(BTreeMap<String, Arc<RuleSet>>),
    /// The keeper has something to say.
    Kept,
    /// Everything that was to be waited for before the program ends is done.
    Over,
    /// Someone has pressed the desktop's call to come back.
    Answered,
    /// This file is open in such a program, or isn't.
    OpenedFile(PathBuf, Opener, Result<(), NotOpened>),
    /// The file of this set is in the trash, or isn't.
    Discarded(Item, PathBuf, Result<(), NotDiscarded>),
    /// People keep their documents in this folder, as far as that is known.
    Documents(Option<PathBuf>),
    /// The sound thread says something.
    Sound(sound::Notice),
}

/// Where a window is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stands {
    /// Whether it is the one for everyone.
    pub audience: bool,
    /// Its upper left corner, in logical pixels; `None` if the window system doesn't tell.
    pub corner: Option<Point>,
    /// In logical pixels.
    pub size: Size,
    /// Physical pixels in a logical one.
    pub scale_factor: f32,
    /// What it fills.
    pub fills: Fills,
}

/// What the system prefers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct System {
    /// Light on dark.
    pub dark: bool,
    /// Nothing moves unless it must.
    pub still: bool,
}

/// The least size that people can give a window, unless their screen is smaller.
const LEAST: Size = Size::new(360.0, 300.0);

/// The settings to open a window with.
pub(super) fn window(placed: &Placed) -> window::Settings {
    #[allow(clippy::cast_possible_truncation, reason = "screens have some thousand pixels")]
    let of = |(x, y): (f64, f64)| (x as f32, y as f32);
    let size = Size::from(of(placed.size));
    window::Settings {
        size,
        min_size: Some(Size::new(LEAST.width.min(size.width), LEAST.height.min(size.height))),
        position: placed.corner.map_or(Position::Default, |corner| Position::Specific(of(corner).into())),
        maximized: placed.fills == Fills::Desktop,
        fullscreen: placed.fills == Fills::Screen,
        // A window is asked where it is before it closes.
        exit_on_close_request: false,
        icon: icon::icon(),
        #[cfg(target_os = "linux")]
        platform_specific: window::settings::PlatformSpecific {
            application_id: APP_ID.to_owned(),
            ..window::settings::PlatformSpecific::default()
        },
        ..window::Settings::default()
    }
}

/// Keys and changes of windows. Moves of the pointer are left to the widgets, so that they wake nothing else.
pub(super) fn keys_and_windows() -> Subscription<Outside> {
    event::listen_with(|event, status, window| {
        let taken = status == event::Status::Captured;
        Some(match event {
            Event::Keyboard(keyboard::Event::KeyPressed {
                key,
                modified_key,
                physical_key: physical,
                modifiers,
                repeat,
                ..
            }) => {
                // The key as the keyboard's layout has it: on most of them, `?` is Shift and another key.
                let meant = if is_plain(modifiers) { modified_key } else { key.clone() };
                let key = Stroke { key: meant, plain: key, physical };
                Outside::KeyDown { window, key, modifiers, repeat, taken }
            }
            Event::Keyboard(keyboard::Event::KeyReleased { key, physical_key: physical, .. }) => {
                Outside::KeyUp(Stroke { key: key.clone(), plain: key, physical })
            }
            Event::Window(window::Event::CloseRequested) => Outside::Closing(window),
            Event::Window(window::Event::Closed) => Outside::Closed(window),
            Event::Window(window::Event::Resized(size)) => Outside::Resized(window, size),
            Event::Window(window::Event::Rescaled(factor)) => Outside::Rescaled(window, factor),
            Event::Window(window::Event::Focused) => Outside::Focus(window, true),
            Event::Window(window::Event::Unfocused) => Outside::Focus(window, false),
            _ => return None,
        })
    })
}

/// Events that matter only while a screen reader listens: moves of windows, and what pointers do in controls.
pub(super) fn stirrings() -> Subscription<Outside> {
    event::listen_with(|event, _status, window| {
        Some(match event {
            Event::Window(window::Event::Moved(at)) => Outside::Moved(window, at),
            Event::Mouse(mouse::Event::ButtonReleased(_) | mouse::Event::WheelScrolled { .. })
            | Event::Touch(touch::Event::FingerLifted { .. }) => Outside::Stirred,
            _ => return None,
        })
    })
}

/// Presses by pointer and finger, wherever they go.
pub(super) fn presses() -> Subscription<Outside> {
    event::listen_with(|event, _status, _window| match event {
        Event::Mouse(mouse::Event::ButtonPressed(_) | mouse::Event::WheelScrolled { .. })
        | Event::Touch(touch::Event::FingerPressed { .. }) => Some(Outside::Pressed),
        _ => None,
    })
}

/// Waits on a thread of its own, and tells when that is over.
pub(super) fn over(waits: impl FnOnce() + Send + 'static) -> Task<Outside> {
    aside("end", waits, |_done| Outside::Over)
}

/// Does something on a thread of its own, and tells what came of it; `None` where there can be no such thread.
pub(super) fn aside<T: Send + 'static>(
    name: &str,
    does: impl FnOnce() -> T + Send + 'static,
    tells: impl FnOnce(Option<T>) -> Outside + Send + 'static,
) -> Task<Outside> {
    let (done, came) = oneshot::channel();
    let does = move || {
        // Nobody asks any more where the program ends by another way.
        let _ = done.send(does());
    };
    if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(does) {
        tracing::info!(%error, name, "there is no thread for it");
    }
    Task::perform(came, |came| tells(came.ok()))
}

/// One tick, after a wait. Its identity is the moment at which it is due (in boot time), so that a message in between
/// doesn't start the wait again.
pub(super) fn wake(due: Duration, wait: Duration) -> Subscription<Outside> {
    struct Wake {
        due: Duration,
        wait: Duration,
    }

    impl Hash for Wake {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.due.hash(state);
        }
    }

    Subscription::run_with(Wake { due, wait }, |wake| {
        let wait = wake.wait;
        stream::once(async move {
            tokio::time::sleep(wait).await;
            Outside::Tick
        })
    })
}

/// The frames of eases.
pub(super) fn frames() -> Subscription<Outside> {
    iced::time::every(motion::FRAME).map(|_| Outside::Frame)
}

/// Reports moves of the pointer now and then.
pub(super) fn moves(clock: Clock) -> Subscription<Outside> {
    motion::pointer::moves(clock).map(Outside::Touched)
}

/// The pacer's frames: 20 a second.
pub(super) fn pace() -> Subscription<Outside> {
    iced::time::every(Duration::from_millis(50)).map(|_| Outside::Frame)
}

pub(super) fn received<T: Send + 'static>(
    messages: mpsc::UnboundedReceiver<T>,
) -> impl Stream<Item = T> + Send {
    stream::unfold(messages, |mut messages| async move {
        let message = messages.recv().await?;
        Some((message, messages))
    })
}

/// The lines to assistive programs, and what arrives over them.
pub(super) fn real_readers() -> (Readers, Task<Outside>) {
    let (readers, heard) = Readers::real();
    (readers, Task::stream(received(heard).map(Outside::Reader)))
}

/// The keeper, on a thread of its own or not; and messages that wake the windows when it has something to say.
pub(super) fn keeper(
    files: Files,
    aside: bool,
) -> (impl FnOnce(&Folders, &Settings, &Words) -> Keeper, Task<Outside>) {
    let (wake, woken) = mpsc::unbounded_channel();
    let keeper = move |folders: &Folders, settings: &Settings, words: &Words| {
        let files = files.with_headings(words.headings());
        if aside {
            Keeper::threaded(folders, &files, settings, move || {
                // Nobody receives this any more while the program ends.
                let _ = wake.send(());
            })
        } else {
            Keeper::at_once(folders, &files, settings)
        }
    };
    let woken = if aside { Task::stream(received(woken).map(|()| Outside::Kept)) } else { Task::none() };
    (keeper, woken)
}

/// The real loudspeaker, and messages about it.
pub(super) fn real_sounds(own: PathBuf) -> (Sounds, Task<Outside>) {
    let (say, said) = mpsc::unbounded_channel();
    let sounds = Sounds::real(Some(own), move |notice| {
        // Nobody receives this any more while the program ends.
        let _ = say.send(notice);
    });
    (sounds, Task::stream(received(said).map(Outside::Sound)))
}

/// Reports presses of the desktop's call to come back.
pub(super) fn answers(desktop: &Desktop) -> Task<Outside> {
    let Some(answers) = desktop.answers() else { return Task::none() };
    Task::stream(received(answers).map(|()| Outside::Answered))
}

/// What is watched of the person's files: the settings first.
fn watched(folders: &Folders) -> Vec<Watched> {
    vec![
        Watched::File(folders.settings()),
        Watched::Folder(folders.rules()),
        Watched::File(contacts::path(&folders.rules())),
        Watched::File(lists::path(&folders.rules(), List::Feelings)),
        Watched::File(lists::path(&folders.rules(), List::Needs)),
        Watched::Folder(folders.sounds()),
        Watched::Folder(paths::folder(&folders.rules())),
    ]
}

/// What is told of changes in these places, by their numbers.
fn changed(places: &[usize]) -> impl Iterator<Item = Outside> {
    let settings = places.contains(&0).then_some(Outside::OwnSettings);
    let rules = places.iter().any(|place| *place > 0).then_some(Outside::OwnRules);
    settings.into_iter().chain(rules)
}

/// Reports changes of the person's files.
pub(super) fn watch(folders: Folders) -> Subscription<Outside> {
    Subscription::run_with(folders, |folders| {
        seen_of(watched(folders)).flat_map(|seen| {
            let messages = match seen {
                Seen::Polling(why) => vec![Outside::Unwatched(why)],
                Seen::Changed(places) => changed(&places).collect(),
            };
            stream::iter(messages)
        })
    })
}

/// Reports changes of the file that is being edited, wherever it is.
pub(super) fn watch_edited(file: PathBuf) -> Subscription<Outside> {
    Subscription::run_with(file, |file| {
        seen_of(vec![Watched::File(file.clone())]).map(|seen| match seen {
            Seen::Polling(why) => Outside::Unwatched(why),
            Seen::Changed(_) => Outside::EditedFile,
        })
    })
}

/// What a watch of these places sees.
fn seen_of(places: Vec<Watched>) -> impl Stream<Item = Seen> + Send {
    // Following every folder on the way takes several milliseconds, and longer on a slow disk: no window waits.
    let watch = stream::once(async move { Watch::new(places) });
    watch.flat_map(|watch| {
        stream::unfold(watch, |mut watch| async move {
            let seen = watch.seen().await?;
            Some((seen, watch))
        })
    })
}

/// Reports how the desktop counts a day's hours, and changes of that.
pub(super) fn hours() -> Subscription<Outside> {
    Subscription::run(self::hours::changes).map(Outside::Hours)
}

/// Asks what the system prefers. On Linux [`system_changes`] reports that by itself, once the desktop answers; nothing
/// waits for it.
pub(super) fn system() -> Task<Outside> {
    if cfg!(target_os = "linux") { Task::none() } else { iced::system::theme().map(of_mode) }
}

/// Reports changes of what the system prefers.
#[cfg(not(target_os = "linux"))]
pub(super) fn system_changes() -> Subscription<Outside> {
    iced::system::theme_changes().map(of_mode)
}

fn of_mode(mode: theme::Mode) -> Outside {
    Outside::System(System { dark: mode == theme::Mode::Dark, still: false })
}

/// Reports what the system prefers, and changes of that.
#[cfg(target_os = "linux")]
pub(super) fn system_changes() -> Subscription<Outside> {
    use mundy::{ColorScheme, Interest, Preferences, ReducedMotion};

    Subscription::run(|| Preferences::stream(Interest::ColorScheme | Interest::ReducedMotion)).map(
        |preferences| {
            Outside::System(System {
                dark: preferences.color_scheme == ColorScheme::Dark,
                still: preferences.reduced_motion == ReducedMotion::Reduce,
            })
        },
    )
}

#[cfg(test)]
mod tests;
