//! What happens when something reaches the program from outside: keys, windows, the clock, the system.

use std::time::Duration;

use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::{Task, window};

use super::access;
use super::desk::Told;
use super::keys::{Stroke, is_plain};
use super::outside::Outside;
use super::presence::can_come_forward;
use super::reveal::{Page, reveal, turn};
use super::screen::editor::Carry;
use super::screen::own_set::our_name;
use super::screen::{after_break, editor, keys, library, path, set_up, settings};
use super::within::within;
use super::{App, Message, Page as Cover, Screen};
use crate::session::Event;
use crate::talk::{Command, Host};
use crate::words::InWords;

/// However slowly a keyboard is set to repeat, a held key is heard again within this time.
const HELD: Duration = Duration::from_secs(3);

/// A key that is held since another window had the keyboard is heard again within this time, whatever the wait before
/// its first repeat: after one of our windows got the keyboard, or after the key was last heard.
const JUST_HERE: Duration = Duration::from_secs(1);

/// A key that went down while another window had the keyboard, as far as the program can tell.
#[derive(Debug)]
pub(super) struct Elsewhere {
    /// When it was last heard to be down, in boot time.
    last: Duration,
    /// What was heard of it in our windows.
    heard: Vec<Tap>,
}

#[derive(Debug)]
struct Tap {
    window: window::Id,
    key: Stroke,
    modifiers: Modifiers,
    taken: bool,
}

impl Elsewhere {
    fn at(now: Duration) -> Self {
        Self { last: now, heard: Vec::new() }
    }
}

impl App {
    pub(super) fn outside(&mut self, outside: Outside) -> Task<Message> {
        if self.desk.keys.quick_exit() && self.presses.hear(&outside, self.now.boot()) {
            return self.quick_exit();
        }
        match outside {
            Outside::Opened(id) => return self.opened(id),
            Outside::Closing(id) => return self.closing(id),
            Outside::Closed(id) => return self.closed(id),
            Outside::Stands(stands) => self.windows.stands(&stands),
            Outside::Monitor(id, size) => return self.shrink_to(id, size),
            Outside::Rescaled(id, factor) => self.rescaled(id, factor),
            Outside::Focus(id, focused) => {
                if focused {
                    let now = self.now.boot();
                    self.focused = Some(now);
                    self.held_elsewhere = self.presence.has_a_key_down().then(|| Elsewhere::at(now));
                } else {
                    self.down = None;
                }
                self.readers.focus(id, focused);
                self.presence.focus(id, focused);
            }
            Outside::OpenedFile(file, with, came) => self.opened_elsewhere(&file, with, came),
            Outside::Discarded(item, file, came) => return self.discarded(&item, file, came),
            Outside::Documents(folder) => self.may_save_in(folder),
            Outside::Answered => {
                // They were called back to the talk.
                self.pages.clear();
                let id = self.main_window();
                return window::minimize(id, false).chain(window::gain_focus(id));
            }
            Outside::Moved(id, at) => self.moved(id, at),
            Outside::Numbered(id, number) => return self.numbered(id, number),
            Outside::Fill(id) => return self.fill(id),
            Outside::Resized(id, size) => self.resized(id, size),
            Outside::Reader(heard) => {
                let window = heard.window;
                let listens = matches!(heard.what, access::Call::Listens);
                let wish = self.readers.hear(heard);
                if let Some(wish) = wish {
                    let focuses = wish.what == access::walk::What::Focus;
                    let done = self.tell_readers(Some(wish));
                    return if focuses { done.chain(within(window, reveal())) } else { done };
                }
                if listens {
                    let at = window::position(window).map(move |at| {
                        Message::Outside(at.map_or(Outside::Stirred, |at| Outside::Moved(window, at)))
                    });
                    let size = window::size(window)
                        .map(move |size| Message::Outside(Outside::Resized(window, size)));
                    return Task::batch([at, size]);
                }
            }
            Outside::System(system) => self.system = system,
            Outside::Hours(hours) => {
                self.desk.count_hours(hours);
                self.speak();
            }
            Outside::Touched(ago) => self.controls.touch(self.now.boot().saturating_sub(ago)),
            Outside::Untouched { focused } => self.controls.answer(focused, self.now),
            // Eases follow from the moment alone, and so does what screen readers are told.
            Outside::Frame | Outside::Stirred | Outside::Kept | Outside::Pressed | Outside::Over => {}
            Outside::OwnRules => self.own_rules_changed(),
            Outside::EditedFile => self.look_at_edited(),
            Outside::OwnSettings => self.desk.keeper.read_settings(),
            Outside::Unwatched(why) => self.desk.unwatched(&why),
            Outside::Found(look, news) => {
                if self.desk.learn(look, news) && matches!(self.screen, Screen::Library) {
                    // The cards have moved: a press was meant for what stood there before.
                    self.changed = Some(self.now.boot());
                }
            }
            Outside::EditorRead(read) => return self.editor_read(read),
            Outside::Sets(sets) => self.kept.know(sets),
            Outside::Sound(notice) => {
                tracing::info!(?notice, "sound");
                self.desk.notice_aside(notice.in_words(&self.desk.words), Told::Sound(notice));
            }
            Outside::Tick => return self.happens(&Event::Clock),
            Outside::KeyDown { window, key, modifiers, repeat, taken } => {
                let Some(repeat) = self.is_held(&key.key, repeat) else {
                    if let Some(held) = self.held_elsewhere.as_mut().filter(|held| held.heard.len() < 2) {
                        held.heard.push(Tap { window, key, modifiers, taken });
                    }
                    return Task::none();
                };
                return self.key(window, &key, modifiers, repeat, taken);
            }
            Outside::KeyUp(key) => {
                // A key that went down once and is up again wasn't held: it was pressed before the keyboard was asked.
                if let Some(held) = self.held_elsewhere.take()
                    && let [tap] = held.heard.as_slice()
                    && tap.key.physical == key.physical
                {
                    return self.key(tap.window, &tap.key, tap.modifiers, false, tap.taken);
                }
                let place = self.layout.place(&key);
                let command = self.desk.keys.command(&key.key, place.as_ref(), Modifiers::empty(), false);
                if let (Screen::Talk(stage), Some(Command::End)) = (&mut self.screen, command) {
                    stage.host.end_released();
                }
            }
        }
        Task::none()
    }

    /// Tells screen readers what is on the screen; with a wish, does what they want on the way.
    pub(super) fn tell_readers(&mut self, wish: Option<access::Wish>) -> Task<Message> {
        let scales = self.windows.scale_factors();
        // A control acts at the next event, which the message after the walk brings about.
        let wish = wish.map(|wish| (wish, Message::Outside(Outside::Stirred)));
        self.readers.tell(wish, move |window| scales.get(&window).copied().unwrap_or(1.0))
    }

    /// Whether a key that is said to repeat is really held. When a key closes or opens a window, nobody hears that it
    /// comes up, and its next press would pass for a repeat.
    ///
    /// `None` if it was held in another window when one of ours got the keyboard: that press isn't meant for us.
    fn is_held(&mut self, key: &Key, repeat: bool) -> Option<bool> {
        let now = self.now.boot();
        let before = self.down.replace((key.clone(), now));
        let soon = |at: Duration| now.saturating_sub(at) <= JUST_HERE;
        let unseen = !before.is_some_and(|(down, at)| down == *key && now.saturating_sub(at) <= HELD);
        let elsewhere = self.held_elsewhere.as_ref().is_some_and(|held| soon(held.last))
            || (repeat && unseen && self.focused.is_some_and(soon));
        if !elsewhere {
            self.held_elsewhere = None;
            return Some(repeat && !unseen);
        }
        self.held_elsewhere.get_or_insert_with(|| Elsewhere::at(now)).last = now;
        None
    }

    fn key(
        &mut self,
        window: window::Id,
        stroke: &Stroke,
        modifiers: Modifiers,
        repeat: bool,
        taken: bool,
    ) -> Task<Message> {
        let (key, place) = (&stroke.key, self.layout.place(stroke));
        // Some fields and questions are closed by Esc at once while they have the keyboard, though the control takes
        // the key itself: the topic for another day, the question whether to leave no trace. In set-up, where the cursor
        // is in a name from the beginning, Esc leads back at once; what was typed is kept.
        let asks = match self.page() {
            None => {
                let asked = match &self.screen {
                    Screen::Library => self.library.asks(),
                    Screen::Path(path) => path.asks(),
                    Screen::Editor(editor) => editor.asks(),
                    _ => false,
                };
                asked
                    || self.host().is_some_and(Host::takes_escape)
                    || matches!(self.screen, Screen::SetUp(_))
            }
            Some(Cover::Kept) => self.kept.takes_escape(),
            Some(Cover::Erase) => true,
            Some(_) => false,
        };
        let typing = taken && !(asks && *key == Key::Named(Named::Escape));
        let command = self.desk.keys.command(key, place.as_ref(), modifiers, typing);
        match command {
            Some(Command::FullScreen) if !repeat && !taken => return self.toggle_full_screen(window),
            Some(Command::Help) if !taken => {
                return if repeat { Task::none() } else { self.help_key(window) };
            }
            // In the window for everyone keys do what they always do.
            _ if self.page().is_some() && self.audience_window() != Some(window) => {
                return self.key_on_a_page(key, command, modifiers, repeat, typing);
            }
            _ => {}
        }
        if let Some(search) = self.searches(stroke, place.as_ref(), modifiers).filter(|_| !repeat)
            && (!taken || modifiers.control())
        {
            return self.apply(Message::Library(search));
        }
        if let Some(message) = self.edits(stroke, place.as_ref(), modifiers, taken).filter(|_| !repeat) {
            return self.apply(Message::Editor(message));
        }
        let is_to_edit = self.page().is_none() && is_with_control(stroke, place.as_ref(), modifiers, "e");
        if is_to_edit && !repeat {
            return self.edit_what_is_here(taken);
        }
        let Some(command) = command else {
            // A key that no control and no command takes scrolls what there is to read.
            let page = Page::of(key).filter(|_| !typing);
            return page.map_or_else(Task::none, |page| within(window, turn(page)));
        };
        match (&self.screen, command) {
            // The field is in the other window. If that can't be brought to the front, the letters wouldn't go there.
            (Screen::Talk(_), Command::Park) if self.audience_window() == Some(window) => {
                if !can_come_forward() {
                    return Task::none();
                }
                let forward = window::gain_focus(self.main_window());
                forward.chain(self.talk_key(command, modifiers.control(), repeat))
            }
            (Screen::Talk(_), Command::Escape) if !repeat && self.leaves_try() => {
                self.leave_try();
                Task::none()
            }
            (Screen::Talk(_), _) => self.talk_key(command, modifiers.control(), repeat),
            (_, Command::Escape) if !repeat => self.go_back(),
            // A break is never out of reach: this key takes one even while somebody types.
            (_, Command::Break) if modifiers.control() && !repeat => {
                self.take_a_break(None);
                Task::none()
            }
            _ => Task::none(),
        }
    }

    /// Opens the editor with the card whose menu is open, or with what is set up: with people's own set, or with a copy that
    /// gets a name first.
    fn edit_what_is_here(&mut self, taken: bool) -> Task<Message> {
        match &self.screen {
            Screen::Library if taken => Task::none(),
            Screen::Library => {
                let Some(item) = self.library.open_item().cloned() else { return Task::none() };
                let message = if self.desk.file_of(&item).is_some() {
                    library::Message::Edit(item)
                } else {
                    let name = our_name(&self.desk.title_of(&item), &self.desk.words);
                    library::Message::NameOurs(name)
                };
                self.apply(Message::Library(message))
            }
            Screen::SetUp(set_up) => {
                let own = self.desk.file_of(&library::Item::Set(set_up.name().to_owned()));
                self.edit_what_is_set_up(own)
            }
            _ => Task::none(),
        }
    }

    /// What a key with Ctrl or Alt does in the editor, wherever the cursor is, unless a field or the file has `taken` it.
    fn edits(
        &self,
        stroke: &Stroke,
        place: Option<&Key>,
        modifiers: Modifiers,
        taken: bool,
    ) -> Option<editor::Message> {
        if !matches!(self.screen, Screen::Editor(_)) || self.page().is_some() {
            return None;
        }
        if modifiers == Modifiers::ALT && !taken {
            return Some(editor::Message::Carry(match stroke.key {
                Key::Named(Named::ArrowUp) => Carry::Up,
                Key::Named(Named::ArrowDown) => Carry::Down,
                Key::Named(Named::ArrowRight) => Carry::Into,
                Key::Named(Named::ArrowLeft) => Carry::Out,
                _ => return None,
            }));
        }
        if !modifiers.control() || modifiers.alt() {
            return None;
        }
        let is = |key: &Key, sign: &str| matches!(key, Key::Character(one) if one.eq_ignore_ascii_case(sign));
        let is = |sign: &str| is(&stroke.plain, sign) || place.is_some_and(|place| is(place, sign));
        if is("s") {
            return Some(editor::Message::Save);
        }
        if taken {
            return None;
        }
        if is("z") {
            let by = editor::By::Key;
            return Some(if modifiers.shift() {
                editor::Message::Redo(by)
            } else {
                editor::Message::Undo(by)
            });
        }
        if is("y") && !modifiers.shift() {
            return Some(editor::Message::Redo(editor::By::Key));
        }
        None
    }

    /// The search that a key begins in the library: Ctrl and F, a stroke, or a letter or a digit, which is the first that is
    /// typed. By themselves they do nothing where people switched that off.
    fn searches(
        &self,
        stroke: &Stroke,
        place: Option<&Key>,
        modifiers: Modifiers,
    ) -> Option<library::Message> {
        if !matches!(self.screen, Screen::Library) || self.page().is_some() {
            return None;
        }
        let is = |key: &Key, sign: &str| matches!(key, Key::Character(one) if one.eq_ignore_ascii_case(sign));
        if modifiers.control() {
            let is_f = is(&stroke.plain, "f") || place.is_some_and(|place| is(place, "f"));
            return (is_f && !modifiers.alt()).then(|| library::Message::Find(String::new()));
        }
        let Key::Character(typed) = &stroke.key else { return None };
        if !is_plain(modifiers) || !self.desk.keys.letters() {
            return None;
        }
        if is(&stroke.key, "/") {
            return Some(library::Message::Find(String::new()));
        }
        let is_word = typed.chars().all(char::is_alphanumeric);
        is_word.then(|| library::Message::Find(typed.to_string()))
    }

    /// Esc outside the stage: closes what is open on top, or else goes back.
    fn go_back(&mut self) -> Task<Message> {
        let message = match self.screen {
            Screen::Library => Message::Library(library::Message::Escape),
            Screen::Path(_) => Message::Path(path::Message::Escape),
            Screen::SetUp(_) => Message::SetUp(set_up::Message::Escape),
            Screen::Editor(_) => Message::Editor(editor::Message::Escape),
            Screen::Settings => Message::Settings(settings::Message::Back),
            Screen::Keys(_) => Message::Keys(keys::Message::Back),
            Screen::AfterBreak => Message::AfterBreak(after_break::Message::Enough),
            Screen::Talk(_) => return Task::none(),
        };
        self.apply(message)
    }
}

/// Whether this is Ctrl with this sign, wherever the keyboard has it.
fn is_with_control(stroke: &Stroke, place: Option<&Key>, modifiers: Modifiers, sign: &str) -> bool {
    let is = |key: &Key| matches!(key, Key::Character(one) if one.eq_ignore_ascii_case(sign));
    modifiers.control() && !modifiers.alt() && (is(&stroke.plain) || place.is_some_and(is))
}
