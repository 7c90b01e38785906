//! Agreements as they are written: who, what, by when, and when to look at it again. Used at the close, and on the
//! stage in a step for agreements.

use iced::widget::{Column, Row, column, container, responsive, row};
use iced::{Alignment, Element, Length};
use jiff::civil::Date;

use super::{Action, Done, Draft, Message};
use crate::record::agreements::{Agreement, Id};
use crate::record::day;
use crate::record::journal::Written;
use crate::rule_set::{bounds, clean};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::{button, details, link};
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, text_of};

/// Letters in a day as it is typed.
const DAY: usize = 40;

/// What is being written, and what is kept already.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// People in this talk, to say who has a part.
    pub people: Vec<String>,
    /// Today, to read “tomorrow” by.
    pub today: Option<Date>,
    /// Kept from this talk.
    pub kept: Vec<Agreement>,
    pub(super) what: String,
    pub(super) who: Vec<bool>,
    pub(super) by: String,
    pub(super) review: String,
    pub(super) problem: Option<String>,
    pub(super) appreciation: String,
    pub(super) next_talk: Option<u16>,
    pub(super) erasing: bool,
    /// The kept agreement that is being changed.
    changing: Option<Id>,
    /// People are done, and what stands in the fields couldn't be kept.
    failed: bool,
}

impl Ledger {
    /// An empty ledger for these people; `next_talk` is the set's suggestion, in days.
    #[must_use]
    pub fn new(people: Vec<String>, today: Date, next_talk: Option<u16>) -> Self {
        Self { who: vec![false; people.len()], people, today: Some(today), next_talk, ..Self::default() }
    }

    /// Whether something is typed that isn't kept yet.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        !self.what.trim().is_empty()
    }

    /// What stands in the fields, to bring it back after a crash.
    #[must_use]
    pub fn written(&self) -> Written {
        Written {
            what: self.what.clone(),
            who: self.who_has().collect(),
            by: self.by.clone(),
            review: self.review.clone(),
            appreciation: self.appreciation.clone(),
            changes: self.changing,
            ..Written::default()
        }
    }

    /// Puts into the fields what stood in them.
    pub fn restore(&mut self, written: Written) {
        self.who = self.people.iter().map(|person| written.who.contains(person)).collect();
        self.what = clean::owned_line(written.what);
        self.by = clean::owned_line(written.by);
        self.review = clean::owned_line(written.review);
        self.appreciation = clean::owned_line(written.appreciation);
        self.changing = written.changes.filter(|id| self.kept.iter().any(|kept| kept.id == *id));
    }

    fn who_has(&self) -> impl Iterator<Item = String> + '_ {
        self.people.iter().zip(&self.who).filter(|(_, has)| **has).map(|(person, _)| person.clone())
    }

    /// Whether it is being asked if everything is to be erased.
    #[must_use]
    pub fn asks_to_erase(&self) -> bool {
        self.erasing
    }

    /// What was written down as appreciated.
    #[must_use]
    pub fn appreciation(&self) -> &str {
        &self.appreciation
    }

    /// Says what went wrong with something that is kept already.
    pub fn say_of_kept(&mut self, problem: String) {
        self.problem = Some(problem);
    }

    /// Says what went wrong while keeping. Once people are done, pressing *Done* again leaves without it.
    pub fn say(&mut self, problem: &str) {
        let then = if self.failed { " Press Done again to leave without saving." } else { "" };
        self.problem = Some(format!("{problem}.{then}"));
    }

    /// Takes note that the agreement that was to be changed isn't kept any more. What was typed stays, to be kept anew.
    pub fn lose(&mut self, gone: Id) {
        self.kept.retain(|kept| kept.id != gone);
        self.changing = None;
        self.say(
            "What you are changing isn’t in its file any more, so the change couldn’t be kept. \
             Keep this once more keeps it as a new agreement",
        );
    }

    /// Takes note that an agreement is kept.
    pub fn keep(&mut self, agreement: Agreement) {
        match self.kept.iter_mut().find(|kept| kept.id == agreement.id) {
            Some(kept) => *kept = agreement,
            None => self.kept.push(agreement),
        }
        self.changing = None;
        self.failed = false;
        self.what.clear();
        self.by.clear();
        self.review.clear();
        self.who.fill(false);
        self.problem = None;
    }

    /// Applies a message.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::What(what) => {
                self.what = clean::line_of(&what, bounds::TEXT);
                self.problem = None;
                self.failed = false;
            }
            Message::Who(person) => {
                if let Some(has) = self.who.get_mut(person) {
                    *has = !*has;
                }
            }
            Message::By(by) => {
                self.by = clean::line_of(&by, DAY);
                self.problem = None;
            }
            Message::Review(review) => {
                self.review = clean::line_of(&review, DAY);
                self.problem = None;
            }
            Message::Keep => match self.draft() {
                Ok(Some(draft)) => {
                    return Action::Keep { draft, replaces: self.changing, then: None, or_leave: false };
                }
                Ok(None) => self.problem = Some("Write what you agreed on first.".to_owned()),
                Err(problem) => self.problem = Some(problem),
            },
            Message::Change(_) if self.is_unfinished() => {
                self.problem = Some("Keep what you are writing first, or clear it.".to_owned());
            }
            Message::Change(place) => {
                if let Some(kept) = self.kept.get(place) {
                    self.what.clone_from(&kept.what);
                    self.who = self.people.iter().map(|person| kept.who.contains(person)).collect();
                    self.by = kept.by.map(|day| day.to_string()).unwrap_or_default();
                    self.review = kept.review.map(|day| day.to_string()).unwrap_or_default();
                    self.changing = Some(kept.id);
                }
            }
            Message::Remove(place) => return Action::Remove(place),
            Message::Appreciation(words) => {
                self.appreciation = clean::line_of(&words, bounds::TEXT);
            }
            Message::NextTalk(days) => self.next_talk = (days > 0).then_some(days),
            Message::Done => {
                let done = Done { next_talk: self.next_talk };
                // What stands in the field counts: nothing typed is lost. It may find room by now.
                match self.draft() {
                    Ok(Some(draft)) => {
                        let or_leave = std::mem::replace(&mut self.failed, true);
                        return Action::Keep { draft, replaces: self.changing, then: Some(done), or_leave };
                    }
                    Ok(None) => return Action::Done(done),
                    Err(problem) => self.problem = Some(problem),
                }
            }
            Message::Back => return Action::Back,
            Message::AskErase => self.erasing = true,
            Message::KeepAll | Message::Escape => self.erasing = false,
            Message::LeaveNoTrace => return Action::LeaveNoTrace,
        }
        Action::None
    }

    /// The agreement in the fields; `None` when nothing was written.
    fn draft(&self) -> Result<Option<Draft>, String> {
        let what = self.what.trim();
        if what.is_empty() {
            return Ok(None);
        }
        let Some(today) = self.today else { return Ok(None) };
        let by = day::parse(&self.by, today).map_err(|error| format!("By when: {error}."))?;
        let review = day::parse(&self.review, today).map_err(|error| format!("Look again on: {error}."))?;
        let who = self.who_has().collect();
        Ok(Some(Draft { what: what.to_owned(), who, by, review }))
    }

    /// The form and the list.
    pub fn view<'a>(&'a self, look: &Look) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let mut all = Column::new().spacing(scale.px(12.0)).width(Length::Fill);
        for (place, kept) in self.kept.iter().enumerate() {
            all = all.push(kept_line(look, place, kept));
        }
        let mut people = Row::new().spacing(scale.px(10.0)).align_y(Alignment::Center);
        for (person, name) in self.people.iter().enumerate() {
            let has = self.who.get(person).copied().unwrap_or_default();
            let surface = if has {
                Surface::filled(look, scale.px(999.0))
            } else {
                Surface::outlined(look, scale.px(999.0))
            };
            people = people.push(
                crate::ui::widget::press(text_of(name, scale.caption, surface.ink), surface)
                    .padding([scale.px(6.0), scale.px(16.0)])
                    .least(44.0, 36.0)
                    .on_press(Message::Who(person))
                    .means(Meaning::tick(has)),
            );
        }
        let dates = row![
            self.day(look, "By when", &self.by, Message::By),
            self.day(look, "Look again on", &self.review, Message::Review),
        ]
        .spacing(scale.px(12.0));
        let keep = button(look, "Keep this", Surface::outlined(look, scale.px(12.0)), Message::Keep);
        all = all
            .push(field(look, "What did you agree on?", &self.what, Message::What).on_submit(Message::Keep));
        let people = people.wrap().vertical_spacing(scale.px(8.0));
        all = all.push(means(Meaning::group("Who does it?"), people));
        all = all.push(dates);
        let mut last = row![keep].spacing(scale.px(16.0)).align_y(Alignment::Center);
        if let Some(problem) = &self.problem {
            let problem = text_of(problem.as_str(), scale.caption, colors.wrapping_up).width(Length::Fill);
            last = last.push(means(Meaning::aloud(), problem));
        }
        all.push(last).into()
    }

    fn day<'a>(
        &'a self,
        look: &Look,
        label: &'a str,
        typed: &'a str,
        on_input: impl Fn(String) -> Message + Clone + 'a,
    ) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let offered = day::OFFERED.map(|(words, _)| {
            link(look, words, on_input(words.to_owned())).named(format!("{label}: {words}")).into()
        });
        let read = match self.today.map(|today| day::parse(typed, today)) {
            Some(Ok(Some(day))) => {
                [day.strftime("%A, %-d %B").to_string(), day.strftime("%a, %-d %b").to_string()]
            }
            Some(Err(_)) if !typed.is_empty() => {
                ["Friday, next week, +7 days".to_owned(), "Friday, +7 days".to_owned()]
            }
            _ => [const { String::new() }; 2],
        };
        column![
            row![text_of(label, scale.caption, colors.muted), beside(look, read)].spacing(scale.px(8.0)),
            field(look, "Friday, next week …", typed, on_input.clone()).on_submit(Message::Keep).named(label),
            Row::with_children(offered).spacing(scale.px(14.0)).wrap().vertical_spacing(0.0),
        ]
        .spacing(scale.px(4.0))
        .width(Length::Fill)
        .into()
    }
}

/// Words at the right of a label, on one line: the longer ones where there is room for them.
fn beside<'a>(look: &Look, [long, short]: [String; 2]) -> Element<'a, Message> {
    let (size, ink, height) =
        (look.scale.caption * 0.9, look.colors.muted, look.scale.caption * measure::LINE);
    responsive(move |room| {
        let long = Some(&long).filter(|long| measure::width(long, size) <= room.width);
        let words = long.cloned().unwrap_or_else(|| measure::one_line(&short, size, room.width));
        container(text_of(words, size, ink)).align_right(Length::Fill).into()
    })
    .height(height)
    .into()
}

fn kept_line<'a>(look: &Look, place: usize, kept: &'a Agreement) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let mut words = column![text_of(kept.what.as_str(), scale.body, colors.ink)].width(Length::Fill);
    let details = details(kept);
    if !details.is_empty() {
        words = words.push(text_of(details, scale.caption, colors.muted));
    }
    container(
        row![
            words,
            link(look, "Change", Message::Change(place)).named(format!("Change: {}", kept.what)),
            link(look, "Let go", Message::Remove(place)).named(format!("Let go: {}", kept.what)),
        ]
        .spacing(scale.px(22.0))
        .align_y(Alignment::Center),
    )
    .padding([scale.px(10.0), scale.px(18.0)])
    .width(Length::Fill)
    .style(card_style(look, scale.px(12.0)))
    .into()
}
