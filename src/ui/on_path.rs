//! The screen of a path: opened from the library, and what people do there.

use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::operate;
use iced::advanced::widget::operation::focusable::unfocus;

use super::desk::NextStep;
use super::screen::library;
use super::screen::path::{Action, Facts, Message as OnIt, OnScreen, ShownStep, Talk, begin};
use super::{App, Message, Screen};
use crate::clock::zone;
use crate::library::paths::PathEntry;
use crate::plan::way::{How, Mark, Of, StepOf, Way};
use crate::rule_set::path::{Does, Step};
use crate::session::State;
use crate::talk::close::NextStep as NextOnPath;
use crate::words::say;

impl App {
    /// Opens the screen of the path of this name.
    pub(super) fn open_path(&mut self, name: &str) {
        self.desk.keeper.read_ledgers();
        self.screen = Screen::Path(Box::new(OnScreen::new(name.to_owned())));
    }

    /// Does what people do there.
    pub(super) fn path(&mut self, message: OnIt) -> Task<Message> {
        let Screen::Path(screen) = &mut self.screen else { return Task::none() };
        let (action, name) = (screen.update(message), screen.name.clone());
        // What had the focus must not pass it on to what takes its place.
        let unfocused = operate(unfocus());
        match action {
            Action::None => return Task::none(),
            Action::Focus(id) => return self.focus_on(id),
            Action::Back => self.screen = Screen::Library,
            Action::Help => {
                self.open_help();
                return Task::none();
            }
            Action::Show => return unfocused.chain(self.show_on_path(&name)),
            Action::SetUp(at) => return unfocused.chain(self.set_up_step(&name, at)),
            Action::Break(at) => self.break_on_path(&name, at),
            Action::Start => {
                self.desk.start_path(&name, self.now.wall());
                self.say_next_step(&name);
                return self.focus_on(begin());
            }
            Action::Print => {
                self.print_path(&name);
                return Task::none();
            }
            Action::Leave => self.desk.leave_path(&name),
            Action::Skip(at) => {
                if let Some(step) = self.step_at(&name, at) {
                    self.desk.skip_step(&name, step, self.now.wall());
                    self.say_next_step(&name);
                }
            }
            Action::OpenFile => {
                let file = self.desk.library.path(&name).and_then(|path| path.file().map(ToOwned::to_owned));
                return file.map_or_else(Task::none, |file| self.edit(&file));
            }
            Action::Reload => return self.desk.read_library().map(Message::Outside),
        }
        unfocused
    }

    /// Shows what was kept back at the start, and this path again.
    fn show_on_path(&mut self, name: &str) -> Task<Message> {
        let shown = self.show_what_is_kept();
        if matches!(self.screen, Screen::Library) {
            self.open_path(name);
        }
        shown
    }

    /// Sets up the talk of the step in this place.
    pub(super) fn set_up_step(&mut self, name: &str, at: usize) -> Task<Message> {
        let Some(step) = self.step_at(name, at) else { return Task::none() };
        let Of::Set(set) = step.of.clone() else { return Task::none() };
        self.set_up_for(&set, &[], Vec::new(), Some(StepOf { path: name.to_owned(), step }))
    }

    /// Takes the break of the step in this place. It counts once it begins: a break is promised.
    pub(super) fn break_on_path(&mut self, name: &str, at: usize) {
        let length = self.desk.path(name).and_then(|path| match path.steps.get(at)?.does {
            Does::Break(length) => Some(length),
            Does::Set(_) => None,
        });
        let Some((length, step)) = length.zip(self.step_at(name, at)) else { return };
        let before = self.host().is_some();
        self.take_a_break(Some(length));
        if !before && self.host().is_some() {
            self.desk.mark_step(name, Mark::new(step, How::Done, self.now.wall()), false);
        }
    }

    fn step_at(&self, name: &str, at: usize) -> Option<crate::plan::way::StepId> {
        let path = self.desk.path(name)?;
        self.desk.way(path, self.desk.on_path(name)).id(at).cloned()
    }

    /// Says aloud what is next, to whoever can't see that the card is another one.
    fn say_next_step(&mut self, name: &str) {
        let words = &self.desk.words;
        let Some(path) = self.desk.path(name) else { return };
        let way = self.desk.way(path, self.desk.on_path(name));
        let said = match way.present().and_then(|at| path.steps.get(at)) {
            Some(step) => {
                let title = self.title_of(step);
                say!(words, "path-next", title = title)
            }
            None => say!(words, "path-end"),
        };
        self.desk.aloud.push(said);
    }

    /// The strip in the library.
    pub(super) fn path_strip(&self, next: &NextStep) -> library::OnPath {
        let (desk, words) = (&self.desk, &self.desk.words);
        let title = self.path_title(&next.path);
        let Some(step) = next.on.path().and_then(|path| path.steps.get(next.at)) else {
            return library::OnPath { name: next.path.clone(), said: title.clone(), title, begins: None };
        };
        let called = self.title_of(step);
        // Whoever is on two hears which one it is.
        let several = desk.on_paths().len() > 1;
        let path = title.as_str();
        let (said, begins) = match &step.does {
            Does::Break(length) => {
                let length = words.spoken(*length);
                let take = say!(words, "path-break");
                let said = if several {
                    say!(words, "library-path-of", "break", path = path, length = length)
                } else {
                    say!(words, "library-path", "break", length = length)
                };
                (said, Some((take.clone(), take)))
            }
            Does::Set(name) if desk.library.get(name).is_none_or(|card| card.faults().is_some()) => {
                let is_there = desk.library.get(name).is_some();
                let said = match (is_there, several) {
                    (false, false) => say!(words, "library-path", "missing", title = called),
                    (true, false) => say!(words, "library-path", "unusable", title = called),
                    (false, true) => say!(words, "library-path-of", "missing", path = path, title = called),
                    (true, true) => say!(words, "library-path-of", "unusable", path = path, title = called),
                };
                (said, None)
            }
            Does::Set(name) => {
                let facts = desk.library.get(name).and_then(|card| card.facts());
                let set_up = say!(words, "path-set-up");
                let named = say!(words, "path-set-up", "name", title = called.as_str());
                let said = match (facts.map_or(2, |facts| facts.people.0), several) {
                    (0 | 1, false) => say!(words, "library-path", "one", title = called),
                    (2, false) => say!(words, "library-path", title = called),
                    (_, false) => say!(words, "library-path", "all", title = called),
                    (0 | 1, true) => say!(words, "library-path-of", "one", path = path, title = called),
                    (2, true) => say!(words, "library-path-of", path = path, title = called),
                    (_, true) => say!(words, "library-path-of", "all", path = path, title = called),
                };
                (said, facts.map(|_| (set_up, named)))
            }
        };
        library::OnPath { name: next.path.clone(), title, said, begins }
    }

    /// What the path of this name is called.
    fn path_title(&self, name: &str) -> String {
        self.desk.path_title(name).to_owned()
    }

    /// Begins the step that the strip in the library names.
    pub(super) fn begin_next_step(&mut self) -> Task<Message> {
        let Some(next) = self.desk.next_step() else { return Task::none() };
        if next.set().is_some() {
            return self.set_up_step(&next.path, next.at);
        }
        self.break_on_path(&next.path, next.at);
        Task::none()
    }

    /// At the close of a talk that is a step of a path, what comes next there is offered.
    pub(super) fn follow_path(&mut self) {
        let now = self.now.wall();
        let Screen::Talk(stage) = &mut self.screen else { return };
        if stage.host.session().state() != State::Closing {
            return;
        }
        let next = self.desk.after_step(stage.host.began(), now).map(|next| {
            let set = next.set().filter(|set| self.desk.library.get(set).is_some()).map(str::to_owned);
            NextOnPath { set, days: next.in_days(now) }
        });
        stage.host.follow_path(next);
    }

    /// What a step is called.
    pub(super) fn title_of(&self, step: &Step) -> String {
        match &step.does {
            Does::Set(name) => self.title_of_set(name),
            Does::Break(length) => {
                let length = self.desk.words.spoken(*length);
                say!(self.desk.words, "path-a-break-of", length = length)
            }
        }
    }

    fn title_of_set(&self, name: &str) -> String {
        let card = self.desk.library.get(name);
        card.map_or(name, |card| card.title(self.desk.language())).to_owned()
    }

    /// What the screen shows.
    pub(super) fn path_facts(&self, name: &str) -> Facts<'_> {
        let desk = &self.desk;
        let entry = desk.library.path(name).map(Arc::as_ref);
        let path = entry.and_then(PathEntry::path);
        let way = path.map(|path| desk.way(path, desk.on_path(name)));
        let steps = way.iter().flat_map(|way| {
            let places = 0..path.map_or(0, |path| path.steps.len());
            places.filter_map(|at| self.shown_step(name, at, way))
        });
        let steps = steps.collect();
        let gone = way.iter().flat_map(Way::gone).map(|of| match of {
            Of::Set(name) => self.title_of_set(name),
            Of::Break => say!(desk.words, "path-a-break"),
        });
        let gone = gone.collect();
        Facts {
            steps,
            entry,
            path,
            gone,
            way,
            is_on: desk.on_path(name).is_some(),
            language: desk.language(),
            covered: desk.is_covered(),
            remembers: desk.settings.history,
            unsaved: desk.place_not_written(),
        }
    }

    fn shown_step(&self, name: &str, at: usize, way: &Way) -> Option<ShownStep<'_>> {
        let desk = &self.desk;
        let step = desk.path(name)?.steps.get(at)?;
        let now = self.now.wall();
        let beside = way.beside(step, at, now);
        let talk = match &step.does {
            Does::Break(_) => Talk::Break,
            Does::Set(name) => match desk.library.get(name) {
                None => Talk::Missing(name),
                Some(card) if card.faults().is_some() => Talk::Unusable(name),
                Some(card) => Talk::Set {
                    summary: card.summary(desk.language()),
                    facts: card
                        .facts()
                        .map(|facts| {
                            let people = desk.words.people(facts.people.0, facts.people.1);
                            let length = Some(facts.length).filter(|length| !length.is_zero());
                            let length = length.map(|length| desk.words.span(length));
                            let all: Vec<String> = std::iter::once(people).chain(length).collect();
                            desk.words.beside(&all)
                        })
                        .unwrap_or_default(),
                },
            },
        };
        let today = now.to_zoned(zone()).date();
        let beside = beside.map(|beside| desk.words.beside_step(&beside, today)).unwrap_or_default();
        Some(ShownStep { title: self.title_of(step), talk, beside })
    }
}
