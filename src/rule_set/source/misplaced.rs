//! Rules, turns and steps that were pasted where something else belongs. What is to be moved is what was pasted, rather than
//! the brackets around it.

use std::ops::Range;

use super::reader::Reader;
use super::token::Kind as Token;
use super::{Kind, Misplaced, Syntax, SyntaxError, Value, names};
use crate::rule_set::check::{holds_fields, is_path, is_step};
use crate::rule_set::sign;

impl Reader<'_, '_> {
    /// The error for a value in the outermost brackets that has no name, and belongs in a field of its own kind.
    pub(super) fn misplaced_in_set(&self, value: &Value<'_>) -> Option<SyntaxError> {
        if self.open.len() != 1 {
            return None;
        }
        let what = match (&value.kind, self.peek()) {
            (Kind::Text(id), Token::Colon) => {
                let rest = self.source.get(self.here().end..).unwrap_or_default().trim_start();
                if !rest.starts_with('(') || holds_fields(id) {
                    return None;
                }
                Misplaced::Turn { id: sign::short(id) }
            }
            _ if value.name.is_none() && is_path(self.source) => {
                value.field("set").or(value.field("break")).map(|_| Misplaced::PathStep)?
            }
            _ => misplaced(value)?,
        };
        Some(SyntaxError { bytes: value.head(), what: Syntax::Misplaced(what) })
    }

    /// The error for a rule or a step in place of an entry of `turns`.
    pub(super) fn misplaced_in_turns(&self, key: &Value<'_>, open: &Range<usize>) -> Option<SyntaxError> {
        let what = misplaced(key).filter(|_| self.field_of(open) == Some("turns"))?;
        Some(SyntaxError { bytes: key.head(), what: Syntax::Misplaced(what) })
    }

    /// The error for a turn with its id in a list of rules or steps, where its colon comes next.
    pub(super) fn misplaced_in_list(&self, open: &Range<usize>) -> Option<SyntaxError> {
        let id = self.slice(&self.before);
        let is_in_list = matches!(self.field_of(open), Some("rules" | "flow" | "steps"));
        let is_turn = is_in_list && self.peek() == Token::Colon && id.starts_with('"');
        (is_turn && !is_path(self.source)).then(|| SyntaxError {
            bytes: self.before.clone(),
            what: Syntax::Misplaced(Misplaced::Turn { id: sign::short(id.trim_matches('"')) }),
        })
    }

    /// Whether another rule set begins with the bracket that comes next.
    pub(super) fn is_second_set(&self) -> bool {
        let rest = self.source.get(self.here().start..).unwrap_or_default();
        self.peek() == Token::Open('(')
            && names(rest).any(|(depth, name)| depth == 1 && matches!(name, "format" | "flow"))
    }

    /// The field whose value opens with this bracket.
    fn field_of(&self, open: &Range<usize>) -> Option<&str> {
        let before = self.source.get(..open.start)?.trim_end().strip_suffix(':')?.trim_end();
        let begins = before.rfind(|letter: char| !(letter == '_' || letter.is_alphanumeric()));
        before.get(begins.map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))..)
    }
}

fn misplaced(value: &Value<'_>) -> Option<Misplaced> {
    match &value.kind {
        Kind::Fields(_) | Kind::Parts(_) if value.word().is_some_and(is_step) => {
            Some(Misplaced::Step { word: value.word()?.to_owned() })
        }
        Kind::Fields(_) if value.name.is_none() => {
            value.field("id").and_then(Value::text).map(|id| Misplaced::Rule { id: sign::short(id) })
        }
        _ => None,
    }
}
