//! What is kept, as people read it elsewhere: in Markdown, or as a page for the browser, from where it is printed.

mod html;
mod markdown;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::{Words, say, shown};
use crate::plan::way::{Mark, Of};
use crate::record::agreements::{Agreement, Look};
use crate::record::export::{Kept, length};
use crate::record::history::PastTalk;
use crate::record::ledger::known;
use crate::record::on_paths::OnPath;
use crate::rule_set::RuleSet;

pub(crate) use html::plain as in_html;
pub(crate) use markdown::plain as in_markdown;

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown.
    Markdown,
    /// A page for the browser that needs no other file and no network.
    Html,
    /// For other programs; see `docs/export.md`.
    Json,
}

impl Format {
    /// The one that files with this ending have.
    #[must_use]
    pub fn of(ending: &str) -> Option<Self> {
        Some(match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "json" => Self::Json,
            _ => return None,
        })
    }
}

/// What it is told with.
#[derive(Debug, Clone)]
pub struct Telling {
    /// The words around it.
    pub words: Words,
    /// What rule sets are called, by name; those that aren't here are called by their names.
    pub titles: BTreeMap<String, String>,
    /// The rule sets for which something is kept, by name, as far as they can be read.
    pub sets: BTreeMap<String, Arc<RuleSet>>,
    /// The language in which their rules are quoted.
    pub language: String,
    /// The zone in which people read days and times.
    pub zone: TimeZone,
}

/// What is kept, as a text.
#[must_use]
pub fn export(kept: &Kept, format: Format, telling: &Telling) -> String {
    match format {
        Format::Markdown => markdown::page(&telling.page(kept)),
        Format::Html => html::page(&telling.page(kept), &telling.words),
        Format::Json => {
            // There is nothing in it that JSON couldn't say.
            let text = serde_json::to_string_pretty(&kept.for_programs()).unwrap_or_default();
            format!("{text}\n")
        }
    }
}

/// What stands on a page.
struct Page {
    title: String,
    parts: Vec<Part>,
}

/// A part of a page, under a heading. One that has neither entries nor lines isn't there.
struct Part {
    title: String,
    /// Under a heading of their own each.
    groups: Vec<(Option<String>, Vec<Entry>)>,
    lines: Vec<String>,
}

/// An agreement, a past talk, or what is kept for a set.
struct Entry {
    title: String,
    facts: Vec<String>,
    lists: Vec<(String, Vec<String>)>,
    /// What people wrote in whole paragraphs, under what it is.
    text: Option<(String, String)>,
}

impl Telling {
    fn page(&self, kept: &Kept) -> Page {
        let words = &self.words;
        let groups = [
            (say!(words, "export-open"), &kept.open),
            (say!(words, "export-done"), &kept.done),
            (say!(words, "export-dropped"), &kept.dropped),
        ];
        let groups = groups.into_iter().filter(|(_, agreements)| !agreements.is_empty());
        let entries = |agreements: &[Agreement]| agreements.iter().map(|one| self.agreement(one)).collect();
        let agreements = Part {
            title: say!(words, "export-agreements"),
            groups: groups.map(|(title, agreements)| (Some(title), entries(agreements))).collect(),
            lines: Vec::new(),
        };
        let talks = kept.talks.iter().map(|talk| self.talk(talk, &kept.agreed_in(talk))).collect();
        let talks =
            Part { title: say!(words, "export-talks"), groups: vec![(None, talks)], lines: Vec::new() };
        let next = Part {
            title: say!(words, "export-next"),
            groups: Vec::new(),
            lines: kept.next.iter().flat_map(|next| self.next(next.at, &next.talk, &next.names)).collect(),
        };
        let parked =
            Part { title: say!(words, "export-parked"), groups: Vec::new(), lines: kept.parked.clone() };
        let language = self.language.as_str();
        let rules = kept
            .rules
            .iter()
            .map(|rules| self.of_set(&rules.talk, |set| words.kept_rules(rules, set, language)));
        let rules = Part {
            title: say!(words, "keeping-rules"),
            groups: vec![(None, rules.collect())],
            lines: Vec::new(),
        };
        let set_ups = kept
            .set_ups
            .iter()
            .map(|last| self.of_set(&last.talk, |set| words.set_up_as(&last.choices, set, language)));
        let set_ups = Part {
            title: say!(words, "keeping-set-ups"),
            groups: vec![(None, set_ups.collect())],
            lines: Vec::new(),
        };
        let paths = kept.paths.iter().map(|path| self.path(path)).collect();
        let paths =
            Part { title: say!(words, "keeping-paths"), groups: vec![(None, paths)], lines: Vec::new() };
        let mut parts = vec![agreements, talks, next, parked, rules, set_ups, paths];
        parts.retain(|part| !part.lines.is_empty() || part.groups.iter().any(|(_, all)| !all.is_empty()));
        if parts.is_empty() {
            let lines = vec![say!(words, "export-nothing")];
            parts.push(Part { title: say!(words, "export-agreements"), groups: Vec::new(), lines });
        }
        Page { title: say!(words, "window-app"), parts }
    }

    fn agreement(&self, agreement: &Agreement) -> Entry {
        let words = &self.words;
        let day = |day| words.whole_day(day);
        let names = |names: &[String]| words.all_of(names);
        let mut facts = vec![if agreement.who.is_empty() {
            say!(words, "export-who-all")
        } else {
            let names = names(&agreement.who);
            say!(words, "export-who", names = names)
        }];
        if let Some(by) = agreement.by.map(day) {
            facts.push(say!(words, "export-by", day = by));
        }
        if let Some(until) = agreement.until.map(day) {
            facts.push(say!(words, "export-until", day = until));
        }
        if let Some(review) = agreement.review.map(day) {
            facts.push(say!(words, "export-review", day = review));
        }
        if !agreement.otherwise.is_empty() {
            facts.push(say!(words, "export-otherwise", what = agreement.otherwise.as_str()));
        }
        if !agreement.people.is_empty() {
            let names = names(&agreement.people);
            facts.push(say!(words, "export-people", names = names));
        }
        if !agreement.yes.is_empty() {
            let names = names(&agreement.yes);
            facts.push(say!(words, "export-yes", names = names));
        }
        if let Some(made) = known(agreement.made).map(|made| day(self.local(made).date())) {
            facts.push(if agreement.talk.is_empty() {
                say!(words, "export-made", day = made)
            } else {
                let title = self.title(&agreement.talk);
                say!(words, "export-made-in", day = made, title = title)
            });
        }
        if !agreement.topic.is_empty() {
            facts.push(say!(words, "export-about", topic = agreement.topic.as_str()));
        }
        let course = agreement.course.iter().map(|look| self.look(look)).collect();
        Entry {
            title: agreement.what.clone(),
            facts,
            lists: vec![(say!(words, "export-course"), course)],
            text: None,
        }
    }

    fn look(&self, look: &Look) -> String {
        let words = &self.words;
        let (day, how) = (words.whole_day(look.on), words.went(look.how));
        if look.note.is_empty() {
            say!(words, "export-look", day = day, how = how)
        } else {
            say!(words, "export-look", "note", day = day, how = how, note = look.note.as_str())
        }
    }

    fn talk(&self, talk: &PastTalk, agreed: &[&Agreement]) -> Entry {
        let words = &self.words;
        let mut title = self.title(&talk.talk);
        let mut facts = Vec::new();
        if let Some(began) = known(talk.began).map(|began| self.local(began)) {
            let (day, time) = (words.whole_day(began.date()), words.time(began.time()));
            title = say!(words, "export-talk", day = day, title = title);
            facts.extend(
                length(talk).map(|length| {
                    say!(words, "export-talk-began", time = time, length = words.minutes(length))
                }),
            );
        }
        if !talk.participants.is_empty() {
            let names = words.all_of(&talk.participants);
            facts.push(say!(words, "export-talk-people", names = names));
        }
        if let Some(topic) = &talk.topic {
            facts.push(say!(words, "export-about", topic = topic.as_str()));
        }
        let agreed = agreed.iter().map(|agreement| agreement.what.clone()).collect();
        let notes = Some(talk.notes.clone()).filter(|notes| !notes.is_empty());
        Entry {
            title,
            facts,
            lists: vec![
                (say!(words, "export-talk-agreed"), agreed),
                (say!(words, "export-talk-valued"), talk.appreciation.clone()),
                (say!(words, "export-parked"), talk.parked.clone()),
            ],
            text: notes.map(|notes| (say!(words, "export-talk-notes"), notes)),
        }
    }

    fn next(&self, at: Option<Timestamp>, set: &str, names: &[String]) -> Vec<String> {
        let (words, title) = (&self.words, self.title(set));
        let mut lines = Vec::new();
        if let Some(at) = at.map(|at| self.local(at)) {
            let (day, time) = (words.whole_day(at.date()), words.time(at.time()));
            lines.push(say!(words, "export-next-at", day = day, time = time, title = title));
        } else {
            lines.push(say!(words, "next-talk-some-day", title = title));
        }
        if !names.is_empty() {
            let names = words.all_of(names);
            lines.push(say!(words, "export-talk-people", names = names));
        }
        lines
    }

    /// Where people are on this path.
    fn path(&self, on_path: &OnPath) -> Entry {
        let words = &self.words;
        let day = |at: Timestamp| words.whole_day(self.local(at).date());
        let steps = on_path.done().map(|mark| words.step_taken(mark, self.step(mark), &day(mark.at)));
        let lists = vec![(say!(words, "export-path-steps"), steps.collect())];
        let started = on_path.since().map(|at| say!(words, "keeping-path-started", day = day(at)));
        let facts = started.into_iter().collect();
        Entry { title: self.title(&on_path.path), facts, lists, text: None }
    }

    fn step<'a>(&'a self, mark: &'a Mark) -> Option<&'a str> {
        match &mark.step {
            Of::Set(name) => Some(self.titles.get(name).map_or(name.as_str(), String::as_str)),
            Of::Break => None,
        }
    }

    /// What is kept for this set.
    fn of_set(&self, set: &str, lines: impl Fn(Option<&RuleSet>) -> Vec<String>) -> Entry {
        let facts = lines(self.sets.get(set).map(AsRef::as_ref));
        Entry { title: self.title(set), facts, lists: Vec::new(), text: None }
    }

    fn title(&self, set: &str) -> String {
        self.titles.get(set).map_or(set, String::as_str).to_owned()
    }

    fn local(&self, moment: Timestamp) -> Zoned {
        moment.to_zoned(self.zone.clone())
    }
}

/// A text on one line, with marks of direction only where letters run both ways.
pub(super) fn one_line(text: &str) -> String {
    shown(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
