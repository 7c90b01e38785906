//! A past talk’s notes while they are written: what is typed is kept every second, so that little of it can be lost.

use std::time::Duration;

use super::{Action, Kept, Message, Then, line_field, line_link, note_field, talk_card, talk_link};
use crate::record::export::What as Copied;
use crate::record::history::Noted;
use crate::record::keeper::Change;
use crate::rule_set::{bounds, clean};
use crate::session::Moment;
use crate::ui::screen::save_as::SaveAs;

/// How soon it is kept.
const SOON: Duration = Duration::from_millis(800);

/// Such a line.
#[derive(Debug, Clone, Default)]
pub(super) struct Writing {
    /// As it stood at first; empty for a new one.
    first: String,
    /// As it was sent to be kept, and before that: on the disk it is one of them.
    kept: [String; 2],
    /// As it stands in its field.
    typed: String,
}

impl Writing {
    /// This line is going to be changed.
    pub(super) fn of(line: String) -> Self {
        Self { kept: [line.clone(), line.clone()], typed: line.clone(), first: line }
    }

    /// As it stood at first.
    pub(super) fn first(&self) -> &str {
        &self.first
    }

    /// As it stands in its field.
    pub(super) fn typed(&self) -> &str {
        &self.typed
    }

    /// It was written on.
    pub(super) fn write(&mut self, typed: &str) {
        self.typed = clean::line_of(typed, bounds::TEXT);
    }

    /// Whether something stands in the field that wasn't sent to be kept.
    pub(super) fn is_unkept(&self) -> bool {
        let noted = self.noted();
        noted.before != noted.after
    }

    /// How to keep it as it is so far; `None` where it is kept like that.
    pub(super) fn so_far(&mut self) -> Option<Noted> {
        let noted = self.noted();
        self.kept = [noted.after.clone(), noted.before.clone()];
        (noted.before != noted.after).then_some(noted)
    }

    /// How to keep it as it is in the end. Where something was typed, there is something to keep, though it may have been
    /// sent already: whoever keeps it hears that it is on the disk.
    pub(super) fn done(self) -> Option<Noted> {
        let noted = self.noted();
        (noted.before != self.first || noted.after != self.first).then_some(noted)
    }

    /// How to have it as it stood at first.
    pub(super) fn left(self) -> Option<Noted> {
        Self { typed: self.first.clone(), ..self }.so_far()
    }

    /// Its place among the lines that are kept, but for this one.
    pub(super) fn place(&self, lines: &[&str], but: Option<usize>) -> Option<usize> {
        let place = |kept: &String| {
            let is_it = |(at, line): (usize, &&str)| *line == kept && Some(at) != but;
            lines.iter().enumerate().position(is_it)
        };
        self.kept.iter().find_map(place)
    }

    /// The change that is to be kept. A line that was emptied stays as it was: it can be erased.
    fn noted(&self) -> Noted {
        let typed = self.typed.trim();
        let after = if typed.is_empty() { &self.first } else { typed };
        Noted { before: self.kept[0].clone(), after: after.to_owned() }
    }
}

impl Kept {
    pub(super) fn typed_note(&mut self) -> Option<Change> {
        let (id, note) = (self.open?, std::mem::take(&mut self.note));
        Some(Change::Note(id, note.done()?))
    }

    pub(super) fn typed_line(&mut self) -> Option<Change> {
        let (id, line) = (self.open?, self.line.take()?);
        Some(Change::Note(id, line.done()?))
    }

    /// What was typed in notes a moment ago and wasn't sent to be kept, as changes.
    #[must_use]
    pub(crate) fn typed_so_far(&mut self, now: Moment) -> Vec<Change> {
        let (Some(id), true) = (self.open, self.writings().any(|writing| writing.is_unkept())) else {
            self.unkept = None;
            return Vec::new();
        };
        let since = *self.unkept.get_or_insert(now.boot());
        if now.boot() < since + SOON {
            return Vec::new();
        }
        self.unkept = None;
        self.writings().filter_map(Writing::so_far).map(|noted| Change::Note(id, noted)).collect()
    }

    /// How long until there are such changes; `None` where nothing was typed.
    #[must_use]
    pub(crate) fn keeps_in(&self, now: Moment) -> Option<Duration> {
        Some((self.unkept? + SOON).saturating_sub(now.boot()))
    }

    /// The lines of notes that are being written.
    fn writings(&mut self) -> impl Iterator<Item = &mut Writing> {
        self.line.iter_mut().chain([&mut self.note])
    }

    /// Does what people do in a past talk.
    pub(super) fn update_talk(&mut self, message: Message) -> Action {
        match message {
            Message::Open(id) => {
                let changes: Vec<Change> = self.typed_note().into_iter().chain(self.typed_line()).collect();
                self.open = Some(id).filter(|_| self.open != Some(id));
                self.talk_copies = self.open.map(|id| SaveAs::new(Copied::Talk(id)));
                return Action {
                    changes,
                    then: Then::Show(talk_link(id), talk_card(id)),
                    ..Action::default()
                };
            }
            Message::Note(note) => self.note.write(&note),
            Message::KeepNote => {
                let changes = self.typed_note().into_iter().collect();
                return Action { changes, then: Then::Focus(note_field()), ..Action::default() };
            }
            Message::ChangeLine(line) => {
                let changes = self.typed_line().into_iter().collect();
                self.line = Some(Writing::of(line));
                return Action { changes, then: Then::Focus(line_field()), ..Action::default() };
            }
            Message::Line(line) => {
                if let Some(changed) = &mut self.line {
                    changed.write(&line);
                }
            }
            Message::KeepLine => {
                let changes = self.typed_line().into_iter().collect();
                return Action { changes, then: Then::Focus(note_field()), ..Action::default() };
            }
            Message::LeaveLine => {
                let (Some(id), Some(line)) = (self.open, self.line.take()) else { return Action::default() };
                let then = Then::Focus(line_link(line.first()));
                let changes = line.left().map(|noted| Change::Note(id, noted)).into_iter().collect();
                return Action { changes, then, ..Action::default() };
            }
            _ => {}
        }
        Action::default()
    }
}
