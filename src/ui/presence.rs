//! Whether people are at the screen, and what the desktop does about it: it keeps the display on while they talk, and
//! calls them back at the end of a break if they are elsewhere.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use iced::{Point, window};

use crate::desktop::screens::Screens;
use crate::desktop::{self, Call, Desktop, Going, NotDiscarded, NotOpened, Opener};
use crate::session::{Moment, Session, State};
use crate::words::{Words, say};

#[derive(Debug)]
pub(super) struct Presence {
    desktop: Desktop,
    /// Our windows that have the keyboard.
    focused: HashSet<window::Id>,
    /// Whether the break was over at the last look.
    was_over: bool,
}

impl Presence {
    pub(super) fn new(desktop: Desktop) -> Self {
        Self { desktop, focused: HashSet::new(), was_over: false }
    }

    pub(super) fn has_a_key_down(&self) -> bool {
        self.desktop.has_a_key_down()
    }

    /// Opens a file in another program. What it gives back comes to an end when that has been tried.
    pub(super) fn open(
        &self,
        file: &Path,
        with: Opener,
    ) -> impl Future<Output = Result<(), NotOpened>> + Send + use<> {
        self.desktop.open(file, with)
    }

    /// Puts a file into the trash. What it gives back comes to an end when that has been tried.
    pub(super) fn discard(
        &self,
        file: &Path,
    ) -> impl Future<Output = Result<(), NotDiscarded>> + Send + use<> {
        self.desktop.discard(file)
    }

    /// Looks for the folder in which people keep their documents.
    pub(super) fn documents(&self) -> impl Future<Output = Option<PathBuf>> + Send + use<> {
        self.desktop.documents()
    }

    /// The screens, if they are known.
    pub(super) fn screens(&self) -> Option<Screens> {
        self.desktop.screens()
    }

    /// Where the inside of a window begins, in the screens' own pixels. `number` is the window's number in the window
    /// system.
    pub(super) fn inside_of(&self, number: u64) -> Option<Point> {
        #[allow(clippy::cast_precision_loss, reason = "screens have some thousand pixels")]
        self.corner_of(number).map(|(x, y)| Point::new(x as f32, y as f32))
    }

    /// The same in whole pixels.
    pub(super) fn corner_of(&self, number: u64) -> Option<(i32, i32)> {
        self.desktop.inside_of(number)
    }

    /// Lets a window fill the screen that it is on, or no longer. False if the desktop can't be asked for that.
    pub(super) fn fill(&self, number: u64, fills: bool) -> bool {
        self.desktop.fill(number, fills)
    }

    /// Notes that a window has the keyboard, or has lost it, also by closing.
    pub(super) fn focus(&mut self, window: window::Id, focused: bool) {
        let _ = if focused { self.focused.insert(window) } else { self.focused.remove(&window) };
    }

    /// Notes the talk that is there when the app opens, if any: the person who opened it needs no call about it.
    pub(super) fn arrive(&mut self, session: Option<&Session>, now: Moment, words: &Words) {
        self.was_over = session.is_some_and(is_over);
        self.follow(session, now, words);
    }

    /// Nobody is there any more: whatever the desktop shows or does for us goes.
    pub(super) fn leave(&mut self) {
        self.desktop.stay_awake(None);
        self.desktop.take_back();
    }

    /// To wait until that has gone.
    pub(super) fn left(&self) -> Going {
        self.desktop.going()
    }

    /// Tells the desktop about the present state of the talk.
    pub(super) fn follow(&mut self, session: Option<&Session>, now: Moment, words: &Words) {
        let awake = session.is_some_and(|session| keeps_awake(session, now));
        if awake != self.desktop.is_awake() {
            // Some desktops show the reason.
            let why = awake.then(|| say!(words, "window-app"));
            self.desktop.stay_awake(why.as_deref());
        }
        let over = session.is_some_and(is_over);
        if !over || !self.focused.is_empty() {
            self.desktop.take_back();
        } else if !self.was_over {
            self.desktop.call(call_back(words));
        }
        self.was_over = over;
    }
}

/// Whether the display stays on: while people look at it without pressing keys. A paused talk waits for a key anyway;
/// and people who haven't come back ten minutes after a break aren't looking.
fn keeps_awake(session: &Session, now: Moment) -> bool {
    match session.state() {
        State::Breath | State::Drawing | State::Running | State::Gate | State::Ask | State::Break => true,
        State::Returning => session.rest(now).is_some_and(|rest| !rest.quiet),
        State::Ready | State::Paused(_) | State::Closing | State::Done => false,
    }
}

fn is_over(session: &Session) -> bool {
    session.state() == State::Returning
}

/// The message at the end of a break. Others may see it too, so it doesn't say that people talk.
fn call_back(words: &Words) -> Call {
    Call {
        title: say!(words, "window-app"),
        words: say!(words, "break-over"),
        answer: can_come_forward().then(|| say!(words, "break-over-show")),
    }
}

/// Whether our windows can be brought to the front. On Wayland only the desktop can do that, and some do so unasked.
pub(super) fn can_come_forward() -> bool {
    !cfg!(target_os = "linux") || desktop::is_on_x11()
}
