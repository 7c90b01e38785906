//! A break without a talk: people need one before anybody has set up a talk.
//!
//! It is a talk of which nothing is ever begun. So it has all that breaks have: the promise, the breath, what all have to
//! agree to, a journal from which it comes back.

use std::sync::Arc;
use std::time::Duration;

use crate::plan::{Choices, Plan, PlanError, lay_out};
use crate::rule_set::check;
use crate::words::{Words, say};

/// What its journal has in the place of a rule set. Nothing of it is shown but the break, whose bounds are in it.
pub(crate) const SET: &str = r#"(
    format: 1,
    name: "A break",
    turns: { "break": (title: "A break") },
    flow: [Everyone("break")],
    breaks: (length: "20m", shortest: "1m", longest: "24h", check_in: None, breath: None),
    close: (agreements: false, appreciation: false),
)
"#;

/// Lays out a break of this length; as long as breaks usually are if none is given.
///
/// # Errors
/// [`PlanError`], of which there is none for this text.
pub(crate) fn only_a_break(length: Option<Duration>, words: &Words) -> Result<Plan, PlanError> {
    let set = check::check(SET, &|_| true).rule_set.ok_or(PlanError::Empty)?;
    let choices = Choices {
        // Nobody has said their name yet.
        names: vec![String::new(); 2],
        seats: vec![say!(words, "break-one-of-us"), say!(words, "break-the-other")],
        language: words.language(),
        break_length: length,
        only_a_break: true,
        ..Choices::default()
    };
    lay_out(&Arc::new(set), &choices)
}
