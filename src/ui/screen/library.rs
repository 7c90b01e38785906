//! The library: every rule set as a card, what waits from last time, and the way to help and settings.

mod card;
mod cards;
mod chips;
mod lines;
mod open;

use std::sync::Arc;

use iced::widget::{Column, Id, Row, column, container, row};
use iced::{Alignment, Element, Length};

use self::chips::Chip;
use self::lines::Search;
use self::open::{Doing, Open};
use super::own_set::{NAME, name_field};
use super::{Interrupted, button, link, notice, page, scroll};
use crate::library::card::Card;
use crate::library::paths::PathEntry;
use crate::record::next_talk::NextTalk;
use crate::rule_set::clean;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, first_that_fits, heading, text_of};
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
    OpenFile(String),
    /// Print the card of the set with this name.
    Print(String),
    /// Show what is kept.
    Show,
    /// Open the menu of a set's card.
    More(String),
    /// Close it, or what is open in it.
    Less,
    /// Ask what a copy of the set is to be called; at first it is this.
    NameOurs(String),
    /// Ask what the set is to be called from now on; at first it is this.
    NameAnew(String),
    /// The name was typed.
    OurName(String),
    /// Make the copy, or give it that name.
    KeepOurs,
    /// Make a copy of the set with this name under this title.
    MakeOurs(String, String),
    /// Give the set with this name this title.
    Rename(String, String),
    /// Ask whether this set of people's own is to go.
    AskDelete(String),
    /// It is.
    Delete,
    /// Put the file of the set with this name into the trash.
    Discard(String),
    /// Go on with the interrupted talk.
    Continue,
    /// Ask whether to erase the interrupted talk.
    AskErase,
    /// Don't erase it.
    KeepTalk,
    /// Erase it.
    Erase,
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
    Focus(iced::widget::Id),
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
            Message::More(name) => {
                self.card = Some(Open { name, doing: Doing::Choosing, keeping: false, trouble: None });
                return Action::Focus(card::first_way());
            }
            Message::Less => return self.close_menu(),
            Message::NameOurs(title) => return self.does(Doing::Copying(title), name_field()),
            Message::NameAnew(title) => {
                return self.does(Doing::Renaming(clean::line_of(&title, NAME)), name_field());
            }
            Message::AskDelete(name) => {
                self.card = Some(Open { name, doing: Doing::Deleting, keeping: false, trouble: None });
                return Action::Focus(card::first_way());
            }
            Message::OurName(typed) => {
                if let Some(open) = &mut self.card
                    && let Some(title) = open.doing.title()
                {
                    *title = clean::line_of(&typed, NAME);
                    open.trouble = None;
                }
            }
            Message::KeepOurs | Message::Delete => return self.does_it(),
            Message::AskErase => {
                self.erasing = true;
                return Action::Focus(keep_it());
            }
            Message::KeepTalk => {
                self.erasing = false;
                return Action::Focus(erase_it());
            }
            Message::Escape if self.erasing => return self.update(Message::KeepTalk),
            Message::Escape if self.card.is_some() => return self.close_menu(),
            Message::Escape => self.search.clear(),
            // Whoever looks for help comes back to it.
            help @ Message::Help => return Action::Do(help),
            other => {
                // Whatever else is done, the question is about a talk that may not be the one that waits by then.
                self.erasing = false;
                return Action::Do(other);
            }
        }
        Action::None
    }

    /// Nothing of what was typed is known any more.
    pub(crate) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether it is asked whether to erase the interrupted talk.
    #[must_use]
    pub(crate) fn asks(&self) -> bool {
        self.erasing
    }

    /// The screen.
    pub(crate) fn view<'a>(&'a self, shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let question = if shelf.evening {
            say!(words, "library-question", "evening")
        } else {
            say!(words, "library-question")
        };
        let title = heading(1, text_of(question, scale.title * 1.1, colors.ink));
        let search = field(look, &say!(words, "library-search"), &self.search, Message::Search);
        let offered = Chip::offered(shelf.cards, shelf.paths);
        let chip = if offered.contains(&self.chip) { self.chip } else { Chip::All };
        let width = scale.window.width - 2.0 * scale.margin;
        let chips = (offered.len() > 2).then(|| chips::chips(look, offered, chip, width));
        // In little room they scroll with the rest.
        let (chips_above, chips) = if scale.one_column { (None, chips) } else { (chips, None) };
        // With room for the ring.
        let chips = chips.map(|chips| container(chips).padding([scale.ring() + 2.0, 0.0]));
        let head: Element<'a, Message> = if scale.one_column {
            column![title, search].spacing(scale.px(14.0)).into()
        } else {
            let line = row![
                container(title).width(Length::Fill),
                container(search).width(Length::Fixed(scale.px(372.0)))
            ];
            column![line.align_y(Alignment::Center)].push(chips_above).spacing(scale.px(14.0)).into()
        };

        let mut list = Column::new().spacing(scale.px(18.0)).width(Length::Fill);
        if shelf.covered {
            let surface = Surface::outlined(look, scale.px(12.0));
            let show = button(look, say!(words, "library-show"), surface, Message::Show);
            list = list.push(show.padding([scale.px(8.0), scale.px(18.0)]).least(44.0, 40.0));
        }
        for strip in strips(shelf, self.erasing, look) {
            list = list.push(strip);
        }
        list = list.push(self.cards(shelf, chip, look));
        // It scrolls with the rest: large text would leave no room for that otherwise.
        let list =
            Column::new().push(chips).push(first_steps(shelf, look)).push(list).spacing(scale.px(10.0));
        page(look, head, scroll(look, list, scale.margin, scale.margin), Some(foot(shelf, look)))
    }
}

/// What waits from last time, and what people should know.
fn strips<'a>(shelf: &Shelf<'a>, erasing: bool, look: &Look<'a>) -> Vec<Element<'a, Message>> {
    let words = look.words;
    let mut strips = Vec::new();
    if let Some(interrupted) = shelf.interrupted {
        strips.push(if erasing {
            let erase = link(look, say!(words, "library-erase-yes"), Message::Erase).named(say!(
                words,
                "library-erase-yes",
                "name"
            ));
            let keep = link(look, say!(words, "library-erase-no"), Message::KeepTalk).id(keep_it());
            strip_of(look, say!(words, "library-erase-sure"), row![erase, keep])
        } else {
            let go_on = link(look, say!(words, "library-go-on"), Message::Continue);
            let erase = link(look, say!(words, "library-erase"), Message::AskErase)
                .named(say!(words, "library-erase", "name"))
                .id(erase_it());
            strip_of(look, interrupted.said(words), row![go_on, erase])
        });
    }
    for (place, notice) in shelf.notices.iter().enumerate() {
        let read = (say!(words, "library-notice-read"), Message::Dismiss(place));
        strips.push(strip(look, notice.clone(), vec![read]));
    }
    if let Some((next, when)) = &shelf.next {
        let mut meant = vec![when.clone()];
        let mut does = row![link(look, say!(words, "library-next-set-up"), Message::Next)];
        // One talk has one strip.
        if let Some(path) = shelf.path.as_ref().filter(|_| shelf.is_next_on_path) {
            meant.push(say!(words, "library-next-on-path", path = path.title.as_str()));
            does = does.push(look_at(path, look));
        }
        if !next.topics.is_empty() {
            let topics = words.beside(&next.topics);
            meant.push(say!(words, "library-next-parked", topics = topics));
        }
        let let_go = link(look, say!(words, "library-next-let-go"), Message::ForgetNext);
        strips.push(strip_of(look, meant.join(" "), does.push(let_go)));
    }
    if let Some(path) = shelf.path.as_ref().filter(|_| !shelf.is_next_on_path) {
        let begin = path.begins.as_ref();
        let begin =
            begin.map(|(words, name)| link(look, words.clone(), Message::NextStep).named(name.clone()));
        strips.push(strip_of(look, path.said.clone(), row![].push(begin).push(look_at(path, look))));
    }
    if shelf.agreements > 0 {
        let (due, all) = (shelf.due, shelf.agreements);
        let (waiting, named) = if due == 0 {
            (say!(words, "library-agreements", number = all), all)
        } else {
            (say!(words, "library-agreements-due", number = due), due)
        };
        let open = (say!(words, "library-agreements-open", number = named), Message::Agreements);
        strips.push(strip(look, waiting, vec![open]));
    }
    strips
}

/// The way to a path's screen.
fn look_at<'a>(path: &OnPath, look: &Look<'a>) -> Element<'a, Message> {
    let name = say!(look.words, "library-path-look", "name", path = path.title.as_str());
    link(look, say!(look.words, "library-path-look"), Message::Path(path.name.clone())).named(name).into()
}

/// What to do here, in one line, as long as people are new and nothing waits for them. The first built-in set is a good one
/// to start with.
fn first_steps<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Option<Element<'a, Message>> {
    let waits =
        shelf.interrupted.is_some() || shelf.next.is_some() || shelf.path.is_some() || shelf.agreements > 0;
    let card = shelf.cards.iter().find(|card| card.path().is_none())?;
    if !shelf.new_here || waits {
        return None;
    }
    let (ink, size, title) = (look.colors.muted, look.scale.body, card.title(shelf.language));
    let lines =
        [say!(look.words, "library-first", title = title), say!(look.words, "library-first", "short")];
    let line = first_that_fits(lines, move |line: &String| text_of(line.clone(), size, ink).into());
    Some(line.across().height(Length::Shrink).into())
}

/// The answer that changes nothing, to the question whether to erase the interrupted talk.
fn keep_it() -> Id {
    Id::new("keep the interrupted talk")
}

/// What asks that.
fn erase_it() -> Id {
    Id::new("erase the interrupted talk")
}

fn strip<'a>(look: &Look<'a>, words: String, does: Vec<(String, Message)>) -> Element<'a, Message> {
    let links = does.into_iter().map(|(words, message)| link(look, words, message).into());
    strip_of(look, words, Row::with_children(links))
}

/// A strip with these ways on.
fn strip_of<'a>(look: &Look<'a>, words: String, links: Row<'a, Message>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let links = links.spacing(scale.px(22.0));
    let words = means(Meaning::aloud(), text_of(words, scale.body, colors.ink).width(Length::Fill));
    let line: Element<'a, Message> = if scale.one_column {
        column![words, links].spacing(scale.px(4.0)).into()
    } else {
        row![words, links].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
    };
    let card = card_style(look, scale.px(14.0));
    container(line)
        .padding([scale.px(12.0), scale.px(24.0)])
        .width(Length::Fill)
        .style(move |theme| {
            let mut style = card(theme);
            style.border.color = colors.first;
            style
        })
        .into()
}

fn foot<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let words = if shelf.new_here { notice::whole(look.words) } else { notice::short(look.words) };
    let notice = text_of(words, scale.caption * 0.95, colors.muted).width(Length::Fill);
    // Whoever may not see it isn't told that there is anything.
    let kept = (!shelf.covered).then(|| link(look, say!(look.words, "library-kept"), Message::Kept));
    let links = row![link(look, say!(look.words, "library-break"), Message::Break).named(say!(
        look.words,
        "library-break",
        "name"
    )),]
    .push(kept)
    .push(link(look, say!(look.words, "library-help"), Message::Help))
    .push(link(look, say!(look.words, "library-settings"), Message::Settings))
    .spacing(scale.px(20.0));
    if scale.one_column {
        column![notice, links.wrap().vertical_spacing(0.0)].spacing(scale.px(6.0)).into()
    } else {
        row![notice, links].spacing(scale.px(24.0)).align_y(Alignment::Center).into()
    }
}
