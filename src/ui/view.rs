//! What the windows show.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use iced::keyboard::{Key, Modifiers};
use iced::{Color, Element, Size, window};

use super::access::{Meaning, means};
use super::look::Look;
use super::look::theme::Colors;
use super::look::type_scale::{Scale, Viewing};
use super::screen::library::Shelf;
use super::screen::{self, after_break, close, help, library, settings, talk};
use super::windows::Pane;
use super::{After, App, First, Interrupted, Message, Screen, widget};
use crate::rule_set::clean;
use crate::session::State;
use crate::talk::Paced;
use crate::words::{InWords, plain, say};

/// How long what has just appeared takes no press by pointer or finger: a little less than people need to see it and to
/// move, and longer than between two presses of a double click. Real time.
const JUST_COME: Duration = Duration::from_millis(400);

impl App {
    pub(super) fn title(&self, window: window::Id) -> String {
        let words = &self.desk.words;
        let Some(host) = self.host() else { return say!(words, "window-app") };
        if host.is_only_a_break() {
            return if self.audience_window() == Some(window) {
                say!(words, "window-break", "everyone")
            } else {
                say!(words, "window-break")
            };
        }
        // A NUL in a title makes the window system end the program.
        let talk = clean::line(&host.session().plan().name);
        let title = if self.audience_window() == Some(window) {
            say!(words, "window-everyone", talk = talk)
        } else {
            say!(words, "window-talk", talk = talk)
        };
        plain(&title).into_owned()
    }

    pub(super) fn colors(&self) -> Colors {
        Colors::of(self.desk.settings.theme, self.system.dark)
    }

    /// Colours and sizes for a window of this size.
    #[must_use]
    pub fn look(&self, window: window::Id, size: Size) -> Look<'_> {
        self.look_laid_out(window, size, size)
    }

    /// The same for content that is laid out larger than the window, and scrolls.
    fn look_laid_out(&self, window: window::Id, size: Size, laid_out: Size) -> Look<'_> {
        let settings = &self.desk.settings;
        let pane = self.windows.get(window).copied().unwrap_or(Pane::usual(window));
        // The size of the screen in the settings is that of the screen that everyone looks at.
        let for_all = self.audience_window().is_none_or(|audience| audience == window);
        let viewing = Viewing {
            window: size,
            laid_out,
            scale_factor: pane.scale_factor,
            distance: settings.distance,
            // The list of screens isn't known here, but a window that fills its screen has the screen's size.
            screen: settings
                .diagonal
                .filter(|_| pane.full_screen && for_all)
                .map(|inches| (inches, size * pane.scale_factor)),
            enlarge: settings.text_scale,
        };
        Look {
            words: &self.desk.words,
            colors: self.colors(),
            scale: Scale::of(&viewing),
            still: self.is_still(),
            faded: self.controls.faded(self.now),
        }
    }

    /// What a window shows; nothing if it isn't one of ours any more. The sizes follow from the space that there really
    /// is, whatever the window system says.
    #[must_use]
    pub fn view_for(&self, window: window::Id) -> Element<'_, Message> {
        if self.windows.get(window).is_none() {
            return iced::widget::space().into();
        }
        let view = iced::widget::responsive(move |size| self.view_in(window, size));
        means(Meaning::window(window, self.title(window)), view)
    }

    /// A hash of what is on the screen, except for what only ticks.
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

    /// The window's background. It differs from scene to scene by less than a screen can show: if it changes, the
    /// renderer paints the whole window once, where it would otherwise paint every changed part and then the whole. The
    /// renderer compares only with the last frame; if two buffers take turns, [`widget::ground`]'s mark shows the
    /// change in the older one.
    pub(super) fn ground(&self) -> Color {
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

    /// Whether presses by pointer or finger count. They don't while the screen has only just changed: they were meant
    /// for what stood there before.
    #[must_use]
    pub fn is_pressable(&self) -> bool {
        self.settles_in().is_none()
    }

    /// How long until the screen can be pressed.
    pub(super) fn settles_in(&self) -> Option<Duration> {
        if self.scripted {
            return None;
        }
        let left = self.changed?.saturating_add(JUST_COME).saturating_sub(self.now.boot());
        Some(left).filter(|left| !left.is_zero())
    }

    /// The message to send for the next key, if a screen asks for one.
    fn catch(&self) -> Option<fn(Key, Modifiers) -> Message> {
        match &self.screen {
            Screen::Keys(keys) if keys.is_waiting() => {
                Some(|key, modifiers| Message::Keys(screen::keys::Message::Pressed(key, modifiers)))
            }
            _ => None,
        }
    }

    /// Whether the screen says that the sound is off.
    pub(super) fn is_muted(&self) -> bool {
        self.desk.settings.muted || self.quiet
    }

    fn view_screen<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        match &self.screen {
            Screen::Library => self.library.view(&self.shelf(), look).map(Message::Library),
            Screen::SetUp(set_up) => set_up.view(look).map(Message::SetUp),
            Screen::Talk(stage) => self.view_talk(stage, look),
            Screen::AfterBreak => after_break::view(look).map(Message::AfterBreak),
            Screen::Settings => {
                let problem = self.desk.settings_problem.as_ref();
                let facts = settings::Facts {
                    languages: self.desk.languages(),
                    talks: self.desk.talks,
                    rules: self.desk.rules.len(),
                    path: self.desk.folders.settings().display().to_string(),
                    problem: problem.or(self.desk.talks_trouble.as_ref()).map(|told| told.shown(look.words)),
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
                let problem = self.desk.settings_problem.as_ref().map(|told| told.shown(look.words));
                keys.view(&self.desk.keys, problem, look).map(Message::Keys)
            }
            Screen::Help => {
                let trouble = self.desk.contacts_trouble.as_ref().map(|trouble| trouble.in_words(look.words));
                help::view(&self.desk.contacts, trouble, &self.desk.keys, look).map(Message::Help)
            }
        }
    }

    fn view_talk<'a>(&'a self, stage: &'a talk::Stage, look: &Look<'a>) -> Element<'a, Message> {
        if matches!(stage.host.session().state(), State::Closing | State::Done) {
            return close::close(&stage.host, look, self.now).map(Message::Close);
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

    /// What the window for everyone shows. There is one only during a talk.
    fn view_for_everyone<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        match self.stage() {
            Some(stage) => stage.for_everyone(look, self.now, &self.desk.keys).map(Message::Talk),
            None => iced::widget::space().into(),
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
                    After::First(First::Library | First::Break(_)) => None,
                    After::Begin(plan, _) => Some(plan.name.as_str()),
                }),
            }),
            notices: self.desk.notices.iter().map(|told| told.shown(&self.desk.words)).collect(),
            next: self.desk.next.as_ref().map(|next| (next, self.desk.next_words(next, now.date()))),
            agreements: &self.desk.open,
            due: self.desk.due,
            evening: now.hour() >= 17 || now.hour() < 4,
            whole_notice: !self.desk.settings.safety_seen,
        }
    }

    /// Whether nothing moves unless it must: by the settings, or else by the system.
    pub(super) fn is_still(&self) -> bool {
        self.desk.settings.reduced_motion.unwrap_or(self.system.still)
    }

    /// Whether the breathing guide grows or shrinks, so that its frames are asked for.
    #[must_use]
    pub fn is_breathing(&self) -> bool {
        let paced = self.host().and_then(|host| host.paced(self.now));
        paced.is_some_and(Paced::moves) && !self.is_still()
    }

    /// Whether something eases, so that frames are asked for.
    #[must_use]
    pub fn is_easing(&self) -> bool {
        self.stage().is_some_and(|stage| self.controls.are_fading(self.now) || stage.is_easing(self.now))
    }
}
