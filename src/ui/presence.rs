//! Whether people are at the screen, and what the desktop is told of their talk: to keep the display on while it runs,
//! and to call them back at the end of a break if they look elsewhere.

use std::collections::HashSet;

use iced::{Point, window};

use crate::desktop::screens::Screens;
use crate::desktop::{self, Call, Desktop};
use crate::session::{Moment, Session, State};

/// Whether people are at the screen.
#[derive(Debug)]
pub(super) struct Presence {
    desktop: Desktop,
    /// The windows of ours that have the keyboard.
    focused: HashSet<window::Id>,
    /// The break was over when this was last looked at.
    was_over: bool,
}

impl Presence {
    pub(super) fn new(desktop: Desktop) -> Self {
        Self { desktop, focused: HashSet::new(), was_over: false }
    }

    /// Whether a key is down just now.
    pub(super) fn has_a_key_down(&self) -> bool {
        self.desktop.has_a_key_down()
    }

    /// The screens that are there, where they are known.
    pub(super) fn screens(&self) -> Option<Screens> {
        self.desktop.screens()
    }

    /// Where the inside of the window begins that the window system knows by this number, in the screens' own pixels.
    pub(super) fn inside_of(&self, number: u64) -> Option<Point> {
        #[allow(clippy::cast_precision_loss, reason = "screens have some thousand pixels")]
        self.desktop.inside_of(number).map(|(x, y)| Point::new(x as f32, y as f32))
    }

    /// A window has the keyboard, or has lost it; one that is gone has lost it too.
    pub(super) fn focus(&mut self, window: window::Id, focused: bool) {
        let _ = if focused { self.focused.insert(window) } else { self.focused.remove(&window) };
    }

    /// Takes note of the talk that is there when the app opens, if one is: whoever opened it knows of that.
    pub(super) fn arrive(&mut self, session: Option<&Session>, now: Moment) {
        self.was_over = session.is_some_and(is_over);
        self.follow(session, now);
    }

    /// Tells the desktop how the talk is by now.
    pub(super) fn follow(&mut self, session: Option<&Session>, now: Moment) {
        self.desktop.stay_awake(session.is_some_and(|session| keeps_awake(session, now)));
        let over = session.filter(|session| is_over(session));
        match over {
            Some(session) if self.focused.is_empty() => {
                if !self.was_over {
                    self.desktop.call(call_back(session));
                }
            }
            _ => self.desktop.take_back(),
        }
        self.was_over = over.is_some();
    }
}

/// Whether the display stays on: while there is something to look at that nobody presses keys for. A talk that is paused
/// waits for a key anyway; and people who haven't come back ten minutes after a break aren't looking.
fn keeps_awake(session: &Session, now: Moment) -> bool {
    match session.state() {
        State::Breath | State::Running | State::Gate | State::Ask | State::Break => true,
        State::Returning => session.rest(now).is_some_and(|rest| !rest.quiet),
        State::Ready | State::Paused(_) | State::Closing | State::Done => false,
    }
}

fn is_over(session: &Session) -> bool {
    session.state() == State::Returning
}

/// What people read at the end of a break. Others may see it too, so it names neither them nor what they talk about.
fn call_back(session: &Session) -> Call {
    let ready = if session.each_answers() { "you’re both ready" } else { "you’re ready" };
    Call {
        title: "The break is over".to_owned(),
        words: format!("Take your time. The talk goes on when {ready}."),
        answer: can_come_forward().then(|| "Show".to_owned()),
    }
}

/// Whether a window of ours can be brought before others. On Wayland only the desktop itself can, and some do without
/// being asked.
pub(super) fn can_come_forward() -> bool {
    !cfg!(target_os = "linux") || desktop::is_on_x11()
}
