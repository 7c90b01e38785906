//! The ground rules.

use std::ops::Range;

use super::super::Path;
use super::super::cursor::Cursor;
use super::reader::Reader;
use super::{Field, Form, List};

/// A ground rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// The way to it.
    pub path: Path,
    /// Where it stands.
    pub bytes: Range<usize>,
    /// Its id.
    pub id: Field,
    /// The rule.
    pub text: Field,
    /// A sentence to try.
    pub say: Field,
    /// A sentence to leave.
    pub avoid: Field,
    /// The reason.
    pub why: Field,
    /// What a statement coach looks for.
    pub watch: List,
}

/// Whether a turn shows a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown<'f> {
    /// The turn's id.
    pub turn: &'f str,
    /// Its title.
    pub title: &'f str,
    /// The way to its list of rules.
    pub list: &'f Path,
    /// Whether it shows the rule.
    pub is_shown: bool,
}

impl Form {
    /// Every turn, and whether it shows this rule.
    pub fn shown_in(&self, rule: &Rule) -> impl Iterator<Item = Shown<'_>> {
        self.turns.iter().map(|turn| Shown {
            turn: &turn.id,
            title: turn.title.said(),
            list: &turn.rules.path,
            is_shown: turn.rules.has(&rule.id.shown),
        })
    }
}

impl Reader<'_> {
    pub(super) fn rules(&mut self, set: &Cursor<'_, '_>) -> Vec<Rule> {
        let rules = set.field("rules");
        let _bytes = self.note(&rules);
        rules.items().map(|rule| self.rule(&rule)).collect()
    }

    fn rule(&mut self, here: &Cursor<'_, '_>) -> Rule {
        Rule {
            path: here.path.clone(),
            bytes: self.note(here),
            id: self.field(&here.field("id")),
            text: self.field(&here.field("text")),
            say: self.field(&here.field("say")),
            avoid: self.field(&here.field("avoid")),
            why: self.field(&here.field("why")),
            watch: self.list(&here.field("watch")),
        }
    }
}
