//! The library: every rule set as a card, what waits from last time, and the way to help and settings.

mod card;
mod cards;
mod chips;
mod lines;
mod menu;
mod new;
mod open;
mod strips;

use std::path::PathBuf;
use std::sync::Arc;

use iced::keyboard::key::Named;
use iced::widget::{Column, Id, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use self::cards::Shown;
use self::chips::Chip;
use self::lines::Search;
use self::new::New;
pub(crate) use self::open::Item;
use self::open::{Doing, Open};
pub(crate) use self::strips::newest_notice;
use super::own_set::NAME;
use super::{Interrupted, button, page_of, scroll};
use crate::library::card::Card;
use crate::library::paths::PathEntry;
use crate::library::query::Found;
use crate::record::next_talk::NextTalk;
use crate::rule_set::clean;
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::Unfinished;
use crate::ui::widget::field::{Field, field};
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::say;

/// The library's own state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Library {
    search: String,
    /// What is shown of all.
    chip: Chip,
    /// What the search found.
    found: Search,
    /// It is asked whether to erase the interrupted talk.
    erasing: bool,
    /// It is asked whether to discard what isn't saved of this file.
    discarding: Option<PathBuf>,
    /// A new set that gets a name.
    new: Option<New>,
    /// The card whose menu is open.
    card: Option<Open>,
}

#[derive(Debug, Clone)]
pub enum Message {
    /// A search was typed.
    Search(String),
    /// Only this is wanted.
    Narrow(Chip),
    /// A set was chosen, by its name.
    Choose(String),
    /// Open a person's own file in its editor.
    OpenFile(Item),
    /// Change it in the editor.
    Edit(Item),
    /// Ask what a copy of it is to be called, to change that in the editor; at first it is this. The other is the one beside
    /// it.
    Copy(Item, Option<Item>, String),
    /// Ask what a new set is to be called; at first it is this.
    NewSet(String),
    /// Its name was typed.
    NewName(String),
    /// Make it.
    KeepNew,
    /// Don't.
    CancelNew,
    /// Make a new set with this title.
    MakeNew(String),
    /// Ask where a copy of the open card's file is to be, which is called this.
    AskShare(String),
    /// Copy this to that place.
    Share(Item, String),
    /// Print its card.
    Print(Item),
    /// Show what is kept.
    Show,
    /// Put the focus on this.
    Go(Id),
    /// Go to the search, with this typed into it.
    Find(String),
    /// Open the menu of a card. The other is the one beside it, if there is one.
    More(Item, Option<Item>),
    /// Close it, or what is open in it.
    Less,
    /// Ask what a copy of it is to be called; at first it is this.
    NameOurs(String),
    /// Ask what it is to be called from now on; at first it is this.
    NameAnew(String),
    /// The name was typed.
    OurName(String),
    /// Make the copy, or give it that name.
    KeepOurs,
    /// Make a copy of this under this title.
    MakeOurs(Item, String),
    /// Give this the title.
    Rename(Item, String),
    /// Ask whether this set or path of people's own is to go. The other is the one beside it.
    AskDelete(Item, Option<Item>),
    /// It is.
    Delete,
    /// Put its file into the trash.
    Discard(Item),
    /// Go on with the interrupted talk.
    Continue,
    /// Ask whether to erase the interrupted talk.
    AskErase,
    /// Don't erase it.
    KeepTalk,
    /// Erase it.
    Erase,
    /// Go on with what isn't saved of this file.
    GoOnEditing(PathBuf),
    /// Ask whether to discard it.
    AskDiscard(PathBuf),
    /// Don't.
    KeepUnsaved,
    /// Discard it.
    DiscardUnsaved(PathBuf),
    /// Look at the path of this name.
    Path(String),
    /// Begin the next step of the path that people were on last.
    NextStep,
    /// Set up the talk that was meant to be next.
    Next,
    /// Forget the talk that was meant to be next.
    ForgetNext,
    /// Close what is open on top: a card's menu, or a search.
    Escape,
    /// Look at what was agreed.
    Agreements,
    /// Take a break now, without a talk.
    Break,
    /// A notice was read.
    Dismiss(usize),
    /// Look at the files again.
    Reload,
    /// See all that is kept.
    Kept,
    Help,
    Settings,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    None,
    /// Handle this message: the library's own are handled by the screen.
    Do(Message),
    /// Put the focus on this.
    Focus(Id),
    /// Put the focus on this, and look for the folder in which people keep their documents.
    Propose(Id),
    /// Put the cursor into this field, with all that is in it marked.
    Rewrite(Id),
    /// Show the cards from the first on, and put the focus on this.
    TopAndFocus(Id),
    /// Show the cards from the first on.
    Top,
}

/// What the library shows, in addition to its own state.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug)]
pub(crate) struct Shelf<'a> {
    pub cards: &'a [Arc<Card>],
    pub paths: &'a [Arc<PathEntry>],
    /// The language they are shown in.
    pub language: &'a str,
    /// Whether nothing of what is kept is shown.
    pub covered: bool,
    pub interrupted: Option<Interrupted<'a>>,
    /// What people should know.
    pub notices: Vec<String>,
    /// The talk that was meant to be next, and its time in words.
    pub next: Option<(&'a NextTalk, String)>,
    /// The next step of a path: of the one that people were on last, or the one that the next talk is a step of.
    pub path: Option<OnPath>,
    /// Whether the next talk is that step.
    pub is_next_on_path: bool,
    /// Sets and paths of which something isn't saved.
    pub unfinished: &'a [Unfinished],
    /// How many agreements are open.
    pub agreements: usize,
    /// How many of these are due.
    pub due: usize,
    /// Whether it is evening.
    pub evening: bool,
    /// Whether nobody has begun a talk here yet: the whole safety notice is shown, and what to do first.
    pub new_here: bool,
    /// The names of the sets that people used last, the latest first; none unless talks are remembered.
    pub last_used: Vec<&'a str>,
}

/// The next step of a path.
#[derive(Debug, Clone)]
pub(crate) struct OnPath {
    /// The path’s name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// What is said of the step.
    pub said: String,
    /// What begins it, and its name for screen readers; nothing where that can't be done.
    pub begins: Option<(String, String)>,
}

impl Library {
    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Search(search) => {
                // Whoever begins to search means all of it.
                if self.search.is_empty() {
                    self.chip = Chip::All;
                }
                self.search = search;
                return Action::Top;
            }
            Message::Narrow(chip) => {
                self.chip = chip;
                return Action::Top;
            }
            Message::Go(id) => return Action::Focus(id),
            Message::Find(typed) if typed.is_empty() => return Action::Focus(search_field()),
            Message::Find(typed) => {
                let _top = self.update(Message::Search(self.search.clone() + &typed));
                return Action::TopAndFocus(search_field());
            }
            Message::More(item, beside) => return self.opens(item, Doing::Choosing, beside),
            Message::Less => return self.close_menu(),
            Message::Copy(item, beside, title) => {
                let _opened = self.opens(item, Doing::Choosing, beside);
                return self.names(Doing::Copying(title));
            }
            message @ (Message::NewSet(_) | Message::NewName(_) | Message::KeepNew | Message::CancelNew) => {
                return self.update_new(message);
            }
            Message::AskShare(name) => return self.shares(name),
            Message::NameOurs(title) => return self.names(Doing::Copying(title)),
            Message::NameAnew(title) => {
                return self.names(Doing::Renaming(clean::line_of(&title, NAME)));
            }
            Message::AskDelete(item, beside) => {
                let beside = beside.or_else(|| self.beside().cloned().filter(|_| self.is_open(&item)));
                return self.opens(item, Doing::Deleting, beside);
            }
            Message::OurName(typed) => {
                if let Some(open) = &mut self.card
                    && let typed = clean::line_of(&typed, open.doing.longest())
                    && let Some(title) = open.doing.title()
                {
                    *title = typed;
                    open.trouble = None;
                }
            }
            Message::KeepOurs | Message::Delete => return self.does_it(),
            Message::AskErase => {
                self.erasing = true;
                return Action::Focus(strips::keep_it());
            }
            Message::KeepTalk => {
                self.erasing = false;
                return Action::Focus(strips::erase_it());
            }
            Message::AskDiscard(file) => {
                self.discarding = Some(file);
                return Action::Focus(strips::keep_unsaved());
            }
            Message::KeepUnsaved => {
                let file = self.discarding.take();
                return file.map_or(Action::None, |file| Action::Focus(strips::discard_of(&file)));
            }
            Message::Escape if self.discarding.is_some() => return self.update(Message::KeepUnsaved),
            Message::Escape if self.erasing => return self.update(Message::KeepTalk),
            Message::Escape if self.new.is_some() => return self.update_new(Message::CancelNew),
            Message::Escape if self.card.is_some() => return self.close_menu(),
            Message::Escape => self.search.clear(),
            // Whoever looks for help comes back to it.
            help @ Message::Help => return Action::Do(help),
            other => {
                // Whatever else is done, the question is about a talk that may not be the one that waits by then.
                (self.erasing, self.discarding) = (false, None);
                return Action::Do(other);
            }
        }
        Action::None
    }

    /// Nothing of what was typed is known any more.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether it is asked whether to erase the interrupted talk, or to discard what isn't saved.
    #[must_use]
    pub(crate) fn asks(&self) -> bool {
        self.erasing || self.discarding.is_some()
    }

    /// The screen.
    pub(crate) fn view<'a>(&'a self, shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let question = if shelf.evening {
            say!(words, "library-question", "evening")
        } else {
            say!(words, "library-question")
        };
        let offered = Chip::offered(shelf.cards, shelf.paths);
        let chip = if offered.contains(&self.chip) { self.chip } else { Chip::All };
        let shown = self.shown(shelf, chip, look);
        let is_low = is_low(&question, shelf, look);
        let title = heading(1, text_of(question, scale.title * 1.1, colors.ink));
        let search = self.search_field(&shown, shelf, look);
        let width = scale.window.width - 2.0 * scale.margin;
        let chips = (offered.len() > 2).then(|| chips::chips(look, offered, chip, width));
        // In little room they scroll with the rest.
        let (chips_above, chips) = if scale.one_column { (None, chips) } else { (chips, None) };
        // With room for the ring.
        let chips = chips.map(|chips| container(chips).padding([scale.ring() + 2.0, 0.0]));
        let new_set = new::new_set(look);
        let head: Element<'a, Message> = if scale.one_column {
            let search = row![container(search).width(Length::Fill), new_set];
            let search = search.spacing(scale.px(16.0)).align_y(Alignment::Center);
            column![title, search].spacing(scale.px(14.0)).into()
        } else {
            let line = row![
                container(title).width(Length::Fill),
                container(search).width(Length::Fixed(scale.px(SEARCH))),
                container(new_set).padding(Padding { left: scale.px(20.0), ..Padding::ZERO }),
            ];
            column![line.align_y(Alignment::Center)].push(chips_above).spacing(scale.px(14.0)).into()
        };

        // One part, so that the cards stay the same part, and keep the focus, when a notice comes or goes.
        let gap = scale.px(18.0);
        let mut above = Column::new().spacing(gap).width(Length::Fill);
        let strips = strips::strips(shelf, self.erasing, self.discarding.as_deref(), look);
        let has_above = shelf.covered || !strips.is_empty();
        if shelf.covered {
            let surface = Surface::outlined(look, scale.px(12.0));
            let show = button(look, say!(words, "library-show"), surface, Message::Show);
            above = above.push(show.padding([scale.px(8.0), scale.px(18.0)]).least(44.0, 40.0));
        }
        let naming = self.naming_new(look);
        let has_above = has_above || naming.is_some();
        above = above
            .push(naming)
            .extend(strips)
            .padding(Padding { bottom: if has_above { gap } else { 0.0 }, ..Padding::ZERO });
        let list = column![above, self.cards(shelf, shown, look)];
        // Whoever is new reads it first; others know it.
        let (first, last) = match is_low.then(|| strips::safety(shelf, look)) {
            Some(safety) if shelf.new_here => (Some(safety), None),
            safety => (None, safety),
        };
        let list = Column::new()
            .push(first)
            .push(chips)
            .push(strips::first_steps(shelf, look))
            .push(list)
            .push(last)
            .spacing(scale.px(10.0));
        let scrolled = |content| scroll(look, content, scale.margin, scale.margin);
        if is_low {
            let all = column![head, list].spacing(scale.px(18.0));
            return page_of(look, None, scrolled(all), Some(strips::ways(shelf, look)));
        }
        page_of(look, Some(head), scrolled(list), Some(strips::foot(shelf, look)))
    }

    /// The field for a search. Enter and the arrow down lead from it to the cards; Enter opens the only one that it found.
    fn search_field<'a>(&self, shown: &Shown, shelf: &Shelf<'_>, look: &Look<'a>) -> Field<'a, Message> {
        let words = say!(look.words, "library-search");
        let mut search = field(look, &words, &self.search, Message::Search).id(search_field());
        let Some(first) = shown.lines.order.first().and_then(|found| self.way_to(*found, shelf)) else {
            return search;
        };
        search = search.on_key(Named::ArrowDown, Message::Go(first.clone()));
        match (shown.found, shown.lines.order.as_slice()) {
            // Nothing was found: these are all the others.
            (Some(0), _) => search,
            (Some(1), [one]) => search.on_submit(opens(*one, shelf).unwrap_or(Message::Go(first))),
            _ => search.on_submit(Message::Go(first)),
        }
    }
}

/// The width of the search beside the title, in the design.
const SEARCH: f32 = 372.0;

/// The field for a search.
fn search_field() -> Id {
    Id::new("search the library")
}

/// What opens this set or path; nothing if it can't be used.
fn opens(found: Found, shelf: &Shelf<'_>) -> Option<Message> {
    match found {
        Found::Set(at) => {
            let card = shelf.cards.get(at).filter(|card| card.faults().is_none())?;
            Some(Message::Choose(card.name().to_owned()))
        }
        Found::Path(at) => {
            let path = shelf.paths.get(at).filter(|path| path.path().is_some())?;
            Some(Message::Path(path.name.clone()))
        }
    }
}

/// Whether what stands still at the top and at the foot would leave too little room for the cards: less than one, and its
/// heading.
fn is_low(question: &str, shelf: &Shelf<'_>, look: &Look<'_>) -> bool {
    let scale = look.scale;
    let width = scale.window.width - 2.0 * scale.margin;
    let field = (scale.body * measure::LINE + 2.0 * scale.px(13.0)).max(44.0);
    let new_set = measure::width(&say!(look.words, "library-new-set"), scale.caption) + scale.px(20.0);
    let beside = if scale.one_column { 0.0 } else { scale.px(SEARCH) + new_set };
    let title = measure::height(question, scale.title * 1.1, width - beside);
    let head = if scale.one_column {
        title + scale.px(14.0) + field
    } else {
        title.max(field)
            + scale.px(14.0)
            + (scale.caption * measure::LINE + scale.px(12.0)).max(scale.px(36.0))
    };
    let foot = strips::foot_height(shelf, look, width);
    let rest = scale.window.height - 1.6 * scale.margin - head - foot - 2.0 * scale.px(18.0);
    let heading = scale.heading * measure::LINE + scale.px(22.0);
    rest < card::height(look, cards::width(look)) + heading
}
