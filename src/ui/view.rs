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
use super::screen::{self, after_break, close, help, settings, talk};
use super::windows::Pane;
use super::{After, App, First, Interrupted, Message, Page, Screen, widget};
use crate::session::State;
use crate::talk::Paced;
use crate::words::{InWords, say};

/// How long what has just appeared takes no press by pointer or finger: a little less than people need to see it and to
/// move, and longer than between two presses of a double click. Real time.
const JUST_COME: Duration = Duration::from_millis(400);

impl App {
    /// What every window is called, whatever is in it: whoever passes by, and every list of windows, shows it.
    pub(super) fn title(&self, _window: window::Id) -> String {
        say!(self.desk.words, "window-app")
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
        let words = &self.desk.words;
        let exit = Meaning::button().named(say!(words, "quick-exit", "name"));
        let key = self.desk.keys.quick_exit().then(|| say!(words, "key-shift-three-times"));
        let view = widget::with_unseen(view, exit.key(key), Message::QuickExit);
        means(Meaning::window(window, self.title(window)), view)
    }

    /// A hash of what is on the screen, except for what only ticks.
    fn scene(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (
            std::mem::discriminant(&self.screen),
            (self.page(), self.is_muted()),
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
        } else {
            let screen = self.view_whole(window, size, Self::view_screen);
            let covers = self.pages.iter().map(|page| {
                self.view_whole(window, size, |app: &Self, look: &Look<'_>| app.view_page(*page, look))
            });
            widget::covered(screen, covers)
        };
        let ground = widget::ground(content, self.scene(), self.controls.are_gone(self.now));
        widget::stops(ground, self.catch().filter(|_| !audience), self.is_pressable())
    }

    /// A screen, which scrolls as a whole in a window that is too low for any.
    fn view_whole<'a>(
        &'a self,
        window: window::Id,
        size: Size,
        view: impl FnOnce(&'a Self, &Look<'a>) -> Element<'a, Message>,
    ) -> Element<'a, Message> {
        if size.height < screen::LEAST_HEIGHT {
            let whole = Size::new((size.width - screen::BAR).max(1.0), screen::LEAST_HEIGHT);
            let look = self.look_laid_out(window, size, whole);
            screen::scroll_whole(&look, view(self, &look))
        } else {
            view(self, &self.look(window, size))
        }
    }

    /// A page that covers the screen.
    fn view_page<'a>(&'a self, page: Page, look: &Look<'a>) -> Element<'a, Message> {
        match page {
            Page::Help => self.view_help(look),
            Page::Erase => self.erase.view(look).map(Message::Erase),
            Page::Kept => self.kept.view(self.kept_facts(), look).map(Message::Kept),
            Page::Agreed => {
                let today = self.now.wall().to_zoned(crate::clock::zone()).date();
                let trouble = self.desk.agreement_trouble();
                let in_talk = self.host().is_some();
                let page =
                    self.agreed.view(self.desk.agreements(), trouble, (today, self.now), in_talk, look);
                page.map(Message::Agreed)
            }
        }
    }

    fn view_help<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let trouble = self.desk.contacts_trouble.as_ref().map(|trouble| trouble.in_words(look.words));
        let meanwhile = self.meanwhile(look.words);
        help::view(&self.desk.contacts, trouble, &self.desk.keys, meanwhile, look).map(Message::Help)
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
            Screen::Keys(keys) if keys.is_waiting() && self.page().is_none() => {
                Some(|key, modifiers| Message::Keys(screen::keys::Message::Pressed(key, modifiers)))
            }
            _ => None,
        }
    }

    /// Whether the screen says that the sound is off.
    pub(super) fn is_muted(&self) -> bool {
        self.desk.settings.muted || self.quiet
    }

    /// What a talk's controls depend on in the window that has them.
    pub(super) fn here(&self) -> talk::Here {
        talk::Here { muted: self.is_muted(), full_screen: self.windows.main().full_screen }
    }

    fn view_screen<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        match &self.screen {
            Screen::Library => self.library.view(&self.shelf(), look).map(Message::Library),
            Screen::Path(path) => path.view(&self.path_facts(&path.name), look).map(Message::Path),
            Screen::SetUp(set_up) => set_up.view(look).map(Message::SetUp),
            Screen::Talk(stage) => self.view_talk(stage, look),
            Screen::AfterBreak => after_break::view(look).map(Message::AfterBreak),
            Screen::Settings => {
                let problem = self.desk.settings_problem.as_ref();
                let facts = settings::Facts {
                    languages: self.desk.languages(),
                    talks: self.desk.history.len(),
                    rules: self.desk.rules.len(),
                    set_ups: self.desk.last_times.len(),
                    asks: self.settings_ask,
                    covered: self.desk.is_covered(),
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
                settings::view(&self.desk.settings, &facts, look).map(Message::Settings)
            }
            Screen::Editor(editor) => editor.view(&self.editor_facts(), look).map(Message::Editor),
            Screen::Keys(keys) => {
                let problem = self.desk.settings_problem.as_ref().map(|told| told.shown(look.words));
                keys.view(&self.desk.keys, problem, look).map(Message::Keys)
            }
        }
    }

    fn view_talk<'a>(&'a self, stage: &'a talk::Stage, look: &Look<'a>) -> Element<'a, Message> {
        if matches!(stage.host.session().state(), State::Closing | State::Done) {
            let around = close::Around {
                now: self.now,
                facilitated: self.windows.facilitated(),
                uncovered: !self.desk.is_covered(),
                library: &self.desk.library,
            };
            return close::close(&stage.host, look, around).map(Message::Close);
        }
        let (now, here, keys) = (self.now, self.here(), &self.desk.keys);
        let view = match self.windows.audience() {
            Some(audience) => {
                let theirs = talk::Theirs {
                    look: self.look(audience.id, audience.size),
                    full_screen: audience.full_screen,
                    must_be_dragged: self.windows.must_be_dragged(),
                };
                stage.for_facilitator(look, now, here, keys, &theirs)
            }
            None => stage.view(look, now, here, keys),
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

    /// The talk that was interrupted, as it is offered.
    pub(super) fn shown_interrupted(&self) -> Option<screen::Interrupted<'_>> {
        self.interrupted.as_ref().map(|Interrupted { talk, lost }| screen::Interrupted {
            title: &talk.session.plan().name,
            lost: lost.as_deref(),
            after: self.after.as_ref().and_then(|after| match after {
                After::First(First::SetUp(entry) | First::Stage(entry, _)) => {
                    Some(entry.title(self.desk.language()))
                }
                After::First(First::Library | First::Path(_) | First::Edit(_) | First::Break(_)) => None,
                After::Begin(begin) => Some(begin.plan.name.as_str()),
            }),
        })
    }

    fn shelf(&self) -> Shelf<'_> {
        let now = self.now.wall().to_zoned(crate::clock::zone());
        let covered = self.desk.is_covered();
        let next = self.desk.next.as_ref().filter(|_| !covered);
        let on_path = next.and_then(|next| self.desk.next_with(&next.talk));
        let is_next_on_path = on_path.is_some();
        Shelf {
            cards: &self.desk.library.cards,
            paths: &self.desk.library.paths,
            language: self.desk.language(),
            interrupted: self.shown_interrupted(),
            notices: self.desk.notices.iter().map(|told| told.shown(&self.desk.words)).collect(),
            covered,
            next: next.map(|next| (next, self.desk.next_words(next, now.date()))),
            path: on_path.or_else(|| self.desk.next_step()).map(|next| self.path_strip(&next)),
            is_next_on_path,
            unfinished: self.desk.unfinished(),
            agreements: self.desk.open_agreements(),
            due: self.desk.agreements().iter().filter(|one| one.is_due(now.date())).count(),
            evening: now.hour() >= 17 || now.hour() < 4,
            new_here: !self.desk.settings.safety_seen,
            last_used: self.desk.last_used(),
        }
    }

    /// Whether nothing moves unless it must: by the settings, or else by the system.
    pub(super) fn is_still(&self) -> bool {
        self.desk.settings.reduced_motion.unwrap_or(self.system.still)
    }

    /// Whether a window shows what there is of a talk.
    fn shows_the_talk(&self) -> bool {
        self.page().is_none() || self.windows.facilitated()
    }

    /// Whether the breathing guide grows or shrinks, so that its frames are asked for.
    #[must_use]
    pub fn is_breathing(&self) -> bool {
        let paced = self.host().and_then(|host| host.paced(self.now));
        paced.is_some_and(Paced::moves) && !self.is_still() && self.shows_the_talk()
    }

    /// Whether something eases, so that frames are asked for.
    #[must_use]
    pub fn is_easing(&self) -> bool {
        let eases = |stage: &talk::Stage| self.controls.are_fading(self.now) || stage.is_easing(self.now);
        self.stage().is_some_and(eases) && self.shows_the_talk()
    }
}
