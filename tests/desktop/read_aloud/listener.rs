//! A person who doesn't see the screen: hears what is there and what is said, and presses things by their names.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;

use atspi::proxy::accessible::AccessibleProxyBlocking;
use atspi::proxy::action::ActionProxyBlocking;
use atspi::proxy::cache::CacheProxyBlocking;
use atspi::proxy::component::ComponentProxyBlocking;
use atspi::proxy::editable_text::EditableTextProxyBlocking;
use atspi::proxy::text::TextProxyBlocking;
use atspi::{CacheItem, CoordType, Interface, InterfaceSet, ObjectRefOwned, Role, State, StateSet};
use zbus::MatchRule;
use zbus::blocking::proxy::Builder;
use zbus::blocking::{Connection, MessageIterator};
use zbus::message::Type;
use zbus::proxy::Defaults;
use zbus::zvariant::OwnedValue;

use super::readers::Readers;
use crate::process::{becomes, comes};

/// A part of a window, as a screen reader gets it.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) states: StateSet,
    interfaces: InterfaceSet,
    pub(crate) path: String,
    owner: String,
}

/// The listener; see the module.
pub(crate) struct Listener {
    bus: Connection,
    said: Arc<Mutex<Vec<String>>>,
    /// How many announcements were waited for already.
    heard: Cell<usize>,
}

impl Listener {
    /// Begins to listen on a bus.
    pub(crate) fn at(readers: &Readers) -> Self {
        readers.read_aloud(true);
        Self::beside(readers)
    }

    /// The same without asking to be told anything.
    pub(crate) fn beside(readers: &Readers) -> Self {
        let bus = readers.own_bus();
        let rule = MatchRule::builder()
            .msg_type(Type::Signal)
            .interface("org.a11y.atspi.Event.Object")
            .unwrap()
            .member("Announcement")
            .unwrap()
            .build();
        let signals = MessageIterator::for_match_rule(rule, &bus, Some(1_000)).unwrap();
        let said = Arc::new(Mutex::new(Vec::new()));
        let heard = Arc::clone(&said);
        let _listening = thread::spawn(move || {
            for message in signals.flatten() {
                type Body = (String, i32, i32, OwnedValue, HashMap<String, OwnedValue>);
                let Ok(body) = message.body().deserialize::<Body>() else { continue };
                if let Ok(words) = String::try_from(body.3) {
                    heard.lock().unwrap().push(words);
                }
            }
        });
        Self { bus, said, heard: Cell::new(0) }
    }

    /// Stops listening: no program has to tell anything any more.
    #[track_caller]
    pub(crate) fn leaves(&self, readers: &Readers) {
        readers.read_aloud(false);
        wait(|| self.parts().is_empty(), || format!("still told: {:#?}", self.names()));
    }

    /// Waits until the part of this name has the keyboard's focus.
    #[track_caller]
    pub(crate) fn has_the_keyboard_on(&self, name: &str) {
        let focused = |part: &Part| part.name == name && part.states.contains(State::Focused);
        wait(
            || self.parts().iter().any(focused),
            || format!("the keyboard isn’t on “{name}” of {:#?}", self.names()),
        );
    }

    /// The name of the part that has the keyboard's focus.
    pub(crate) fn focus(&self) -> Option<String> {
        self.focused().map(|part| part.name)
    }

    /// The part that has the keyboard's focus.
    pub(crate) fn focused(&self) -> Option<Part> {
        let focused = |part: &Part| part.role != Role::Frame && part.states.contains(State::Focused);
        self.parts().into_iter().find(focused)
    }

    /// The line of a field that the cursor is in, and the cursor's place in the field.
    pub(crate) fn line_of(&self, name: &str) -> (String, i32) {
        let written = |part: &Part| part.name == name && part.interfaces.contains(Interface::Text);
        let Some(part) = self.parts().into_iter().find(written) else { return (String::new(), -1) };
        let text = self.reach::<TextProxyBlocking<'_>>(&part);
        let at = text.caret_offset().unwrap_or_default();
        let whole = text.get_text(0, -1).unwrap_or_default();
        let before =
            whole.chars().take(usize::try_from(at).unwrap_or_default()).filter(|sign| *sign == '\n').count();
        (whole.split('\n').nth(before).unwrap_or_default().to_owned(), at)
    }

    /// Waits until these words are nowhere on the screen any more.
    #[track_caller]
    pub(crate) fn loses(&self, words: &str) {
        wait(
            || !self.parts().iter().any(|part| part.name.contains(words)),
            || format!("“{words}” stays among {:#?}", self.names()),
        );
    }

    /// Everything that was said, in order.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    /// Waits until this has been said after the last announcement that was waited for: the same words from earlier
    /// don't count.
    #[track_caller]
    pub(crate) fn hears(&self, words: &str) {
        wait(
            || {
                let new = self.said().iter().skip(self.heard.get()).position(|said| said.contains(words));
                self.heard.set(self.heard.get() + new.map_or(0, |new| new + 1));
                new.is_some()
            },
            || format!("“{words}” isn’t said after the first {} of {:#?}", self.heard.get(), self.said()),
        );
    }

    /// Waits until there is a part of this name that can be used.
    #[track_caller]
    pub(crate) fn finds(&self, name: &str) -> Part {
        let usable = |part: &Part| part.name == name && part.states.contains(State::Focusable);
        let found = comes(|| self.parts().into_iter().find(usable));
        found.unwrap_or_else(|| panic!("there is no “{name}” among {:#?}", self.names()))
    }

    /// Waits until these words are somewhere on the screen.
    #[track_caller]
    pub(crate) fn reads(&self, words: &str) {
        wait(
            || self.parts().iter().any(|part| part.name.contains(words)),
            || format!("“{words}” isn’t among {:#?}", self.names()),
        );
    }

    /// Presses by name.
    #[track_caller]
    pub(crate) fn presses(&self, name: &str) {
        let part = self.finds(name);
        let action = self.reach::<ActionProxyBlocking<'_>>(&part);
        assert!(action.do_action(0).unwrap(), "“{name}” can’t be pressed");
    }

    /// Does what a part offers that is for screen readers alone, by its name: no ring goes there.
    #[track_caller]
    pub(crate) fn does(&self, name: &str) {
        let offers = |part: &Part| part.name == name && part.interfaces.contains(Interface::Action);
        let found = comes(|| self.parts().into_iter().find(offers));
        let part = found.unwrap_or_else(|| panic!("nothing offers “{name}” among {:#?}", self.names()));
        // The program may be gone before it answers.
        let _ = self.reach::<ActionProxyBlocking<'_>>(&part).do_action(0);
    }

    /// Fills a field, by its name, and waits until the text is there.
    #[track_caller]
    pub(crate) fn writes(&self, name: &str, words: &str) {
        let part = self.finds(name);
        assert!(part.interfaces.contains(Interface::EditableText), "“{name}” can’t be written in");
        let field = self.reach::<EditableTextProxyBlocking<'_>>(&part);
        assert!(field.set_text_contents(words).unwrap(), "“{name}” took nothing");
        self.has_written(name, words);
    }

    /// Waits until this stands in a field.
    #[track_caller]
    pub(crate) fn has_written(&self, name: &str, words: &str) {
        wait(|| self.text_of(name) == words, || format!("“{name}” says “{}”", self.text_of(name)));
    }

    /// What stands in a field.
    pub(crate) fn text_of(&self, name: &str) -> String {
        let part = self.finds(name);
        let text = self.reach::<TextProxyBlocking<'_>>(&part);
        text.get_text(0, -1).unwrap_or_default()
    }

    /// Gives a part the keyboard's focus, by name, and waits until it has it.
    #[track_caller]
    pub(crate) fn focuses(&self, name: &str) {
        let part = self.finds(name);
        let component = self.reach::<ComponentProxyBlocking<'_>>(&part);
        assert!(component.grab_focus().unwrap(), "“{name}” can’t have the keyboard");
        self.has_the_keyboard_on(name);
    }

    /// The place of a part on the screen: left, top, width, height in pixels.
    pub(crate) fn place_of(&self, name: &str) -> (i32, i32, i32, i32) {
        let part = self.finds(name);
        let component = self.reach::<ComponentProxyBlocking<'_>>(&part);
        component.get_extents(CoordType::Screen).unwrap()
    }

    /// Waits until the program says that its window is here, within a pixel: left, top, width, height.
    #[track_caller]
    pub(crate) fn has_its_window_at(&self, place: (i32, i32, i32, i32)) {
        let mut now = None;
        let near = |one: i32, other: i32| (one - other).abs() <= 1;
        let is_there = || {
            let window = self.parts().into_iter().find(|part| part.role == Role::Frame);
            now = window.map(|window| {
                let component = self.reach::<ComponentProxyBlocking<'_>>(&window);
                component.get_extents(CoordType::Screen).unwrap_or_default()
            });
            now.is_some_and(|now| {
                near(now.0, place.0) && near(now.1, place.1) && near(now.2, place.2) && near(now.3, place.3)
            })
        };
        assert!(becomes(is_there), "the window is told to be at {now:?}, and is at {place:?}");
    }

    /// Waits until a part with these words counts as shown.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) {
        wait(|| self.is_shown(words), || format!("“{words}” isn’t shown: {:#?}", self.names()));
    }

    /// Waits until no part with these words counts as shown.
    #[track_caller]
    pub(crate) fn hides(&self, words: &str) {
        wait(|| !self.is_shown(words), || format!("“{words}” counts as shown"));
    }

    fn is_shown(&self, words: &str) -> bool {
        let shown = |part: &Part| part.name == words && part.states.contains(State::Showing);
        self.parts().iter().any(shown)
    }

    /// The parts that can be used, by name, and all the others.
    pub(crate) fn names(&self) -> Vec<String> {
        self.parts().into_iter().map(|part| format!("{:?}: {}", part.role, part.name)).collect()
    }

    /// All parts of all the program's windows, in reading order.
    pub(crate) fn parts(&self) -> Vec<Part> {
        let root = AccessibleProxyBlocking::builder(&self.bus)
            .destination("org.a11y.atspi.Registry")
            .and_then(Builder::build);
        let mut parts = Vec::new();
        let programs = root.and_then(|root| root.get_children()).unwrap_or_default();
        for program in programs {
            // A program that ends while it is listed is skipped.
            let items = self.list(&program).unwrap_or_default();
            let root = items.iter().find(|item| item.object == program);
            add(root, &items, &mut parts);
        }
        parts
    }

    /// An interface of a part.
    fn reach<P>(&self, part: &Part) -> P
    where
        P: Defaults + From<zbus::Proxy<'static>>,
    {
        let proxy = Builder::<P>::new(&self.bus).destination(part.owner.clone());
        proxy.and_then(|proxy| proxy.path(part.path.clone())).and_then(Builder::build).unwrap()
    }

    fn list(&self, program: &ObjectRefOwned) -> zbus::Result<Vec<CacheItem>> {
        let owner = program.name_as_str().unwrap_or_default().to_owned();
        CacheProxyBlocking::builder(&self.bus).destination(owner)?.build()?.get_items()
    }
}

/// Adds a part and everything in it, in reading order.
fn add(item: Option<&CacheItem>, all: &[CacheItem], parts: &mut Vec<Part>) {
    let Some(item) = item else { return };
    parts.push(Part {
        role: item.role,
        name: item.short_name.clone(),
        states: item.states,
        interfaces: item.ifaces,
        path: item.object.path_as_str().to_owned(),
        owner: item.object.name_as_str().unwrap_or_default().to_owned(),
    });
    let mut inside: Vec<&CacheItem> =
        all.iter().filter(|other| other.parent == item.object && other.object != item.object).collect();
    inside.sort_by_key(|part| part.index);
    for part in inside {
        add(Some(part), all, parts);
    }
}

#[track_caller]
fn wait(until: impl FnMut() -> bool, otherwise: impl Fn() -> String) {
    assert!(becomes(until), "{}", otherwise());
}
