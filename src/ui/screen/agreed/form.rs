//! The words of an agreement, to be changed.

use iced::widget::{self, Column, Row, column, row};
use iced::{Alignment, Element};
use jiff::civil::Date;

use super::Message;
use crate::record::agreements::Agreement;
use crate::rule_set::{bounds, clean};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::fields::{DayField, labelled, who};
use crate::ui::screen::{button, link};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, text_of};
use crate::words::day::{self, Asked};
use crate::words::{InWords, Words, say};

/// A part of the form that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    What,
    By,
    Until,
    Review,
    Otherwise,
}

impl Part {
    /// The id of its field.
    pub(super) fn id(self) -> widget::Id {
        widget::Id::new(match self {
            Self::What => "agreed what",
            Self::By => "agreed by",
            Self::Until => "agreed until",
            Self::Review => "agreed review",
            Self::Otherwise => "agreed otherwise",
        })
    }
}

/// The first field of the form.
pub(super) fn what() -> widget::Id {
    Part::What.id()
}

/// The fields.
#[derive(Debug, Clone)]
pub(super) struct Form {
    /// The agreement as it was.
    before: Agreement,
    today: Date,
    what: String,
    /// Everyone who may have a part, and whether they have.
    who: Vec<(String, bool)>,
    by: String,
    until: String,
    review: String,
    otherwise: String,
    problem: Option<String>,
}

impl Form {
    pub(super) fn new(agreement: &Agreement, today: Date) -> Self {
        let typed = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let others = agreement.who.iter().filter(|name| !agreement.people.contains(name));
        let who = agreement.people.iter().chain(others);
        Self {
            today,
            what: agreement.what.clone(),
            who: who.map(|name| (name.clone(), agreement.who.contains(name))).collect(),
            by: typed(agreement.by),
            until: typed(agreement.until),
            review: typed(agreement.review),
            otherwise: agreement.otherwise.clone(),
            problem: None,
            before: agreement.clone(),
        }
    }

    /// The agreement as it was.
    pub(super) fn before(&self) -> &Agreement {
        &self.before
    }

    /// Whether something else stands in it than at first.
    pub(super) fn is_changed(&self) -> bool {
        let said = |form: &Self| {
            let Self { what, who, by, until, review, otherwise, .. } = form.clone();
            (what, who, by, until, review, otherwise)
        };
        said(self) != said(&Self::new(&self.before, self.today))
    }

    pub(super) fn write(&mut self, part: Part, typed: &str) {
        self.problem = None;
        let most = if matches!(part, Part::What | Part::Otherwise) { bounds::TEXT } else { day::LONGEST };
        let typed = clean::line_of(typed, most);
        match part {
            Part::What => self.what = typed,
            Part::By => self.by = typed,
            Part::Until => self.until = typed,
            Part::Review => self.review = typed,
            Part::Otherwise => self.otherwise = typed,
        }
    }

    pub(super) fn tick(&mut self, place: usize) {
        if let Some((_, has)) = self.who.get_mut(place) {
            *has = !*has;
        }
    }

    /// The agreement as the form says it.
    ///
    /// # Errors
    /// The part that is to be mended; what is wrong with it is shown then.
    pub(super) fn read(&mut self, today: Date, words: &Words) -> Result<Agreement, Part> {
        let what = self.what.trim().to_owned();
        if what.is_empty() {
            self.problem = Some(say!(words, "agreed-nothing"));
            return Err(Part::What);
        }
        let before = self.before.clone();
        let by = self.day(Asked::By, before.by, today, words)?;
        let until = self.day(Asked::Until, before.until, today, words)?;
        let review = self.day(Asked::Review, before.review, today, words)?;
        let who: Vec<String> =
            self.who.iter().filter(|(_, has)| *has).map(|(name, _)| name.clone()).collect();
        let otherwise = self.otherwise.trim().to_owned();
        Ok(Agreement { what, who, by, until, review, otherwise, ..before })
    }

    /// A day as typed. One that has passed may stay.
    fn day(
        &mut self,
        asked: Asked,
        before: Option<Date>,
        today: Date,
        words: &Words,
    ) -> Result<Option<Date>, Part> {
        let (part, typed) = match asked {
            Asked::By => (Part::By, &self.by),
            Asked::Until => (Part::Until, &self.until),
            Asked::Review => (Part::Review, &self.review),
        };
        if before.is_some_and(|before| before.to_string() == typed.trim()) {
            return Ok(before);
        }
        day::parse(typed, today, words).map_err(|not| {
            self.problem = Some((asked, &not).in_words(words));
            part
        })
    }

    pub(super) fn view<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let typed = |part: Part| move |typed| Message::Typed(part, typed);
        let what = field(look, &say!(words, "close-what"), &self.what, typed(Part::What))
            .named(say!(words, "close-what"))
            .id(Part::What.id())
            .on_submit(Message::KeepChange);
        let people = self.who.iter().map(|(name, has)| (name.as_str(), *has));
        let who = (!self.who.is_empty()).then(|| who(look, people, false, Message::Who));
        let day = |part: Part, label: String, value: &'a str| {
            let day =
                DayField { label, typed: value, today: Some(self.today), id: part.id(), on_stage: false };
            day.view(look, typed(part), Message::KeepChange)
        };
        let days = [
            day(Part::By, say!(words, "close-by"), &self.by),
            day(Part::Until, say!(words, "close-until"), &self.until),
            day(Part::Review, say!(words, "close-review"), &self.review),
        ];
        let days: Element<'a, Message> = if scale.one_column {
            Column::with_children(days).spacing(scale.px(10.0)).into()
        } else {
            Row::with_children(days).spacing(scale.px(12.0)).into()
        };
        let label = say!(words, "close-otherwise");
        let hint = say!(words, "close-otherwise", "hint");
        let otherwise = field(look, &hint, &self.otherwise, typed(Part::Otherwise))
            .named(label.clone())
            .id(Part::Otherwise.id())
            .on_submit(Message::KeepChange);
        let otherwise = labelled(look, label, otherwise);
        let problem = self.problem.as_ref().map(|problem| {
            let problem = text_of(problem, scale.caption, colors.wrapping_up);
            means(Meaning::aloud(), problem)
        });
        let keep = button(
            look,
            say!(words, "agreed-save"),
            Surface::outlined(look, scale.px(12.0)),
            Message::KeepChange,
        );
        let last = row![keep, link(look, say!(words, "agreed-cancel"), Message::Close)]
            .spacing(scale.px(22.0))
            .align_y(Alignment::Center);
        // Above the fields, in a place that is always there: none of them moves into another one's, nor loses the cursor.
        column![row![].push(problem), what]
            .push(who)
            .push(days)
            .push(otherwise)
            .push(last)
            .spacing(scale.px(12.0))
            .into()
    }
}
