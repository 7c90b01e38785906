//! The library: every rule set as a card, what waits from last time, and the way to help and settings.

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length, Padding};

use super::{link, notice, page, scroll, sentence};
use crate::library::Entry;
use crate::record::agreements::{Agreement, Id};
use crate::record::next_talk::NextTalk;
use crate::rule_set::check::Severity;
use crate::ui::Look;
use crate::ui::access::{Meaning, means};
use crate::ui::measure;
use crate::ui::screen::close::details;
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, heading, press, text_of};

/// The library's own state.
#[derive(Debug, Clone, Default)]
pub struct Library {
    search: String,
    agreements_open: bool,
}

/// What happens in the library.
#[derive(Debug, Clone)]
pub enum Message {
    /// A search was typed.
    Search(String),
    /// A set was chosen, by its name.
    Choose(String),
    /// Open a person's own file in their editor.
    OpenFile(String),
    /// Go on with the interrupted talk.
    Continue,
    /// Let the interrupted talk go.
    LetGo,
    /// Set up the talk that was meant to be next.
    Next,
    /// Not that one after all.
    ForgetNext,
    /// Close what is open on top: the agreements, or a search.
    Escape,
    /// Show or hide the agreements.
    Agreements(bool),
    /// An agreement was kept.
    Kept(Id),
    /// An agreement is let go.
    Released(Id),
    /// A notice was read.
    Dismiss(usize),
    /// Look at the files again.
    Reload,
    /// To the help.
    Help,
    /// To the settings.
    Settings,
}

/// What the parent should do: everything but what the screen keeps itself.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// This.
    Do(Message),
}

/// A talk that was interrupted.
#[derive(Debug, Clone, Copy)]
pub struct Interrupted<'a> {
    /// Its title.
    pub title: &'a str,
    /// What is lost of it, as a sentence; `None` where nothing is.
    pub lost: Option<&'a str>,
    /// The title of the talk that waits for it to be gone on with or let go.
    pub after: Option<&'a str>,
}

/// What the library shows, besides its own state.
#[derive(Debug, Clone, Copy)]
pub struct Shelf<'a> {
    /// Every rule set.
    pub entries: &'a [Entry],
    /// The language they are shown in.
    pub language: &'a str,
    /// The talk that was interrupted.
    pub interrupted: Option<Interrupted<'a>>,
    /// The talk that was meant to be next, and when in words.
    pub next: Option<(&'a NextTalk, &'a str)>,
    /// Agreements that are open.
    pub agreements: &'a [Agreement],
    /// How many of them are due.
    pub due: usize,
    /// What people should know: files that couldn't be read, no sound.
    pub notices: &'a [String],
    /// Whether it is evening.
    pub evening: bool,
    /// Whether the whole safety notice is shown.
    pub whole_notice: bool,
}

impl Library {
    /// Applies a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Search(search) => self.search = search,
            Message::Agreements(open) => self.agreements_open = open,
            Message::Escape if self.agreements_open => self.agreements_open = false,
            Message::Escape => self.search.clear(),
            other => return Action::Do(other),
        }
        Action::None
    }

    /// The screen.
    pub fn view<'a>(&'a self, shelf: Shelf<'a>, look: &Look) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let question = if shelf.evening { "What would help tonight?" } else { "What would help today?" };
        let title = heading(1, text_of(question, scale.title * 1.1, colors.ink));
        let search = field(look, "Search", &self.search, Message::Search);
        let head: Element<'a, Message> = if scale.one_column {
            column![title, search].spacing(scale.px(14.0)).into()
        } else {
            row![
                container(title).width(Length::Fill),
                container(search).width(Length::Fixed(scale.px(372.0)))
            ]
            .align_y(Alignment::Center)
            .into()
        };

        let mut list = Column::new().spacing(scale.px(18.0)).width(Length::Fill);
        for strip in self.strips(shelf, look) {
            list = list.push(strip);
        }
        list = list.push(self.cards(shelf, look));
        page(look, head, scroll(look, list, scale.margin, scale.margin), Some(foot(shelf, look)))
    }

    fn strips<'a>(&'a self, shelf: Shelf<'a>, look: &Look) -> Vec<Element<'a, Message>> {
        let (colors, scale) = (look.colors, look.scale);
        let mut strips = Vec::new();
        if let Some(Interrupted { title, lost, after }) = shelf.interrupted {
            let mut words = format!("“{title}” was interrupted.");
            let asked = after.map(|after| format!("Go on with it, or let it go and begin “{after}”?"));
            for sentence in [lost, asked.as_deref()].into_iter().flatten() {
                words = format!("{words} {sentence}");
            }
            if lost.is_none() && after.is_none() {
                words.push_str(" Nothing is lost.");
            }
            let does = vec![("Go on with it", Message::Continue), ("Let it go", Message::LetGo)];
            strips.push(strip(look, words, does));
        }
        for (place, notice) in shelf.notices.iter().enumerate() {
            strips.push(strip(look, notice.clone(), vec![("All right", Message::Dismiss(place))]));
        }
        if let Some((next, when)) = shelf.next {
            let words = if next.topics.is_empty() {
                when.to_owned()
            } else {
                format!("{when} Parked for it: {}.", next.topics.join(" · "))
            };
            strips.push(strip(
                look,
                words,
                vec![("Set it up", Message::Next), ("Let it go", Message::ForgetNext)],
            ));
        }
        if !shelf.agreements.is_empty() {
            let words = match (shelf.due, shelf.agreements.len()) {
                (0, 1) => "You have one agreement.".to_owned(),
                (0, all) => format!("You have {all} agreements."),
                (1, _) => "There is something to look at from last time.".to_owned(),
                (due, _) => format!("There are {due} things to look at from last time."),
            };
            let open = if self.agreements_open {
                ("Close", Message::Agreements(false))
            } else {
                ("Look at it", Message::Agreements(true))
            };
            strips.push(strip(look, words, vec![open]));
            if self.agreements_open {
                let lines = shelf.agreements.iter().map(|agreement| {
                    let mut words =
                        column![text_of(agreement.what.as_str(), scale.body, colors.ink)].width(Length::Fill);
                    let details = details(agreement);
                    if !details.is_empty() {
                        words = words.push(text_of(details, scale.caption, colors.muted));
                    }
                    row![
                        words,
                        link(look, "Kept", Message::Kept(agreement.id))
                            .named(format!("Kept: {}", agreement.what)),
                        link(look, "Let go", Message::Released(agreement.id))
                            .named(format!("Let go: {}", agreement.what)),
                    ]
                    .spacing(scale.px(22.0))
                    .align_y(Alignment::Center)
                    .into()
                });
                let list = Column::with_children(lines).spacing(scale.px(14.0));
                strips.push(
                    container(list)
                        .padding([scale.px(16.0), scale.px(24.0)])
                        .width(Length::Fill)
                        .style(card_style(look, scale.px(14.0)))
                        .into(),
                );
            }
        }
        strips
    }

    fn cards<'a>(&'a self, shelf: Shelf<'a>, look: &Look) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let found: Vec<&Entry> =
            shelf.entries.iter().filter(|entry| found(entry, &self.search, shelf.language)).collect();
        if found.is_empty() {
            return text_of("Nothing here by that name. Try another word.", scale.body, colors.muted).into();
        }
        let across = if scale.narrow {
            1
        } else if scale.one_column {
            2
        } else {
            3
        };
        let gap = scale.px(16.0);
        #[allow(clippy::cast_precision_loss, reason = "three at most")]
        let width = (scale.window.width - 2.0 * scale.margin + gap) / across as f32 - gap;
        let lines = found.chunks(across).map(|line| {
            let mut cards: Vec<Element<'a, Message>> =
                line.iter().map(|entry| card(look, entry, shelf.language, width)).collect();
            while cards.len() < across {
                cards.push(space::horizontal().width(Length::Fill).into());
            }
            Row::with_children(cards).spacing(gap).into()
        });
        Column::with_children(lines).spacing(gap + scale.px(4.0)).into()
    }
}

fn found(entry: &Entry, search: &str, language: &str) -> bool {
    let tags = entry.rule_set().map(|set| set.tags.join(" ")).unwrap_or_default();
    let all =
        format!("{} {} {} {tags}", entry.name, entry.title(language), entry.summary(language)).to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| all.contains(word))
}

fn strip<'a>(look: &Look, words: String, does: Vec<(&'a str, Message)>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let links =
        Row::with_children(does.into_iter().map(|(words, message)| link(look, words, message).into()))
            .spacing(scale.px(22.0));
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

fn card<'a>(look: &Look, entry: &'a Entry, language: &str, width: f32) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let Some(set) = entry.rule_set() else { return broken(look, entry) };
    let padding = Padding { right: scale.px(16.0), ..Padding::new(scale.px(26.0)) };
    let width = width - padding.x();
    // Room for a title, two lines of summary or three in a narrow column, and the facts, in type of any size. A title
    // that needs a second line takes it from the summary, and what has no room is cut.
    let lines: u8 = if scale.one_column || width < scale.body * 16.0 { 3 } else { 2 };
    let (size, small) = (scale.heading * 1.04, scale.body * 0.94);
    let type_height = size + small * f32::from(lines) + scale.caption;
    let title = measure::some_lines(entry.title(language), size, width, 2);
    let second = measure::height(&title, size, width) > 1.5 * size * measure::LINE;
    let lines = lines - u8::from(second);
    let summary = measure::some_lines(entry.summary(language), small, width, lines);
    let (title, summary) = (text_of(title, size, colors.ink), text_of(summary, small, colors.muted));
    let people = match (set.participants.min, set.participants.max) {
        (1, 1) => "1 person".to_owned(),
        (min, max) if min == max => format!("{min} people"),
        (min, max) => format!("{min}–{max} people"),
    };
    let mut facts = vec![people];
    if let Some(length) = entry.length().filter(|length| !length.is_zero()) {
        facts.push(super::minutes(length));
    }
    let languages = entry.languages();
    if languages.len() > 1 {
        facts.push(languages.join(", "));
    }
    if entry.path().is_some() {
        facts.push("your own".to_owned());
    }
    let foot = text_of(facts.join(" · "), scale.caption * 0.95, colors.muted);
    let meaning = Meaning::button().named(entry.title(language)).described(format!(
        "{} {}",
        entry.summary(language),
        facts.join(" · ")
    ));
    let height = type_height * 1.25 + scale.px(76.0);
    let words = column![title, summary, space::vertical().height(Length::Fill), foot].spacing(scale.px(10.0));
    press(words, Surface::card(look, scale.px(16.0)))
        .padding(padding)
        .width(Length::Fill)
        .height(Length::Fixed(height))
        .on_press(Message::Choose(entry.name.clone()))
        .means(meaning)
        .into()
}

/// A file that can't be used: what is wrong, where, and the way to it.
fn broken<'a>(look: &Look, entry: &'a Entry) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let errors: Vec<_> =
        entry.checked.problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
    let first = errors.first().map_or_else(String::new, |problem| {
        let place = problem.place.as_ref().map(|place| format!("Line {}: ", place.line)).unwrap_or_default();
        if place.is_empty() { sentence(&problem.message) } else { format!("{place}{}", problem.message) }
    });
    let more = errors.len().saturating_sub(1);
    let help = errors.first().and_then(|problem| problem.help.clone());
    let mut words = column![
        heading(2, text_of(format!("{} can’t be used yet", entry.name), scale.heading, colors.ink)),
        text_of(first, scale.body * 0.92, colors.muted),
    ]
    .spacing(scale.px(8.0));
    if let Some(help) = help {
        words = words.push(text_of(sentence(&help), scale.caption, colors.muted));
    }
    if more > 0 {
        let plural = if more == 1 { "One more problem".to_owned() } else { format!("{more} more problems") };
        words = words.push(text_of(plural, scale.caption, colors.muted));
    }
    let links = row![
        link(look, "Open file", Message::OpenFile(entry.name.clone()))
            .named(format!("Open file: {}", entry.name)),
        link(look, "Look again", Message::Reload),
    ]
    .spacing(scale.px(22.0));
    let card = card_style(look, scale.px(16.0));
    container(column![words, links].spacing(scale.px(8.0)))
        .padding(scale.px(22.0))
        .width(Length::Fill)
        .style(move |theme| {
            let mut style = card(theme);
            style.border.color = colors.wrapping_up;
            style
        })
        .into()
}

fn foot<'a>(shelf: Shelf<'a>, look: &Look) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let words = if shelf.whole_notice { notice::NOTICE } else { notice::SHORT };
    let notice = text_of(words, scale.caption * 0.95, colors.muted).width(Length::Fill);
    let links = row![link(look, "Help", Message::Help), link(look, "Settings", Message::Settings)]
        .spacing(scale.px(26.0));
    if scale.one_column {
        column![notice, links].spacing(scale.px(6.0)).into()
    } else {
        row![notice, links].spacing(scale.px(30.0)).align_y(Alignment::Center).into()
    }
}
