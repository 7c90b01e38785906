//! A set's file with what people chose in set-up written into it, to be kept as a set of their own.
//!
//! It is changed by splices: comments, and everything that nobody chose otherwise, stay as they are. What the new file means
//! is checked before it is given away: a talk laid out from it, with nothing chosen, is the talk that people set up.

mod rules;
mod sounds;
mod times;

use std::sync::Arc;

use super::{Choices, Label, Plan, PlanStep, lay_out};
use crate::rule_set::amount::written;
use crate::rule_set::check::{Problem, check};
use crate::rule_set::edit::{self, EditError, Key, Splice, quoted};
use crate::rule_set::{RuleSet, Text, bounds, clean};

/// What the new set is called, and the words that the old one leaves to the app: in a file they must be said.
#[derive(Debug, Clone, Copy)]
pub struct Naming<'a> {
    /// The set's name, in all of its languages; blank for the old one.
    pub name: &'a str,
    /// The status word near a turn's end.
    pub wrapping_up: &'a str,
    /// The status word at a turn's end.
    pub time_is_up: &'a str,
}

/// Why there is no set with these choices.
#[derive(Debug, Clone, PartialEq)]
pub enum NotKept {
    /// This turn, by its title, has cues that don't fit into its new times.
    Cues(String),
    /// The sound at the end of this turn, by its title, isn't the same in all places that it has.
    EndSound(String),
    /// With people's own, there are more rules than a set may have.
    TooManyRules(usize),
    /// The file would have this error.
    Problem(Box<Problem>),
    /// The file can't be changed in this place, or would mean something else.
    Unlike,
}

/// A set's text with these choices written into it. `set` was read from `text`.
///
/// # Errors
/// [`NotKept`], where the file format can't say what people chose.
pub fn own_set(text: &str, set: &RuleSet, choices: &Choices, naming: &Naming) -> Result<String, NotKept> {
    let mut choices = choices.clone().clean();
    rules::name_own_rules(&mut choices, set);
    let mut draft = Draft { text: text.to_owned(), set, choices: &choices, naming };
    draft.name()?;
    let tight = draft.times()?;
    draft.rounds()?;
    draft.breaks()?;
    draft.limit()?;
    draft.end_sounds()?;
    draft.rules()?;
    let text = draft.text;
    if text.len() as u64 > bounds::FILE {
        return Err(NotKept::Unlike);
    }
    let checked = check(&text, &|_| true);
    let tight = |otherwise| tight.map_or(otherwise, NotKept::Cues);
    let Some(new) = &checked.rule_set else {
        let first = checked.errors().next().cloned();
        return Err(tight(first.map_or(NotKept::Unlike, |problem| NotKept::Problem(Box::new(problem)))));
    };
    if is_the_same(set, new, &choices, naming) { Ok(text) } else { Err(tight(NotKept::Unlike)) }
}

/// Whether a talk from the new set is the talk from the old one with these choices.
fn is_the_same(old: &RuleSet, new: &RuleSet, choices: &Choices, naming: &Naming) -> bool {
    let people = choices.names.len().clamp(old.participants.min, old.participants.max);
    let mut chosen = choices.clone();
    chosen.names.resize(people, String::new());
    if chosen.opening.trim().is_empty() {
        // Without a title the opening would have the set's name, which is another one now.
        old.name.get(&chosen.language).clone_into(&mut chosen.opening);
    }
    let nothing = Choices {
        name: chosen.name.clone(),
        names: chosen.names.clone(),
        seats: chosen.seats.clone(),
        opening: chosen.opening.clone(),
        absent: chosen.absent.clone(),
        language: chosen.language.clone(),
        topic: chosen.topic.clone(),
        ..Choices::default()
    };
    let lay_out = |set: &RuleSet, choices| lay_out(&Arc::new(set.clone()), choices);
    match (lay_out(old, &chosen), lay_out(new, &nothing)) {
        (Ok(old), Ok(new)) => means(&old, naming) == means(&new, naming),
        // Nobody has talked like this yet; the new file is fine by itself.
        (Err(old), Err(new)) => old == new,
        _ => false,
    }
}

/// What people would notice of a plan, but for its name.
fn means(plan: &Plan, naming: &Naming) -> impl PartialEq + use<> {
    let steps: Vec<PlanStep> = plan.steps.iter().map(|step| in_words(step, naming)).collect();
    (
        (plan.participants.clone(), plan.topic.clone(), plan.rules.clone(), steps),
        (plan.pools.clone(), plan.overtime, plan.repair.clone(), plan.suggestions.clone()),
        (plan.breaks.clone(), plan.limit, plan.close.clone()),
    )
}

/// A step with its status words as a file has to say them.
fn in_words(step: &PlanStep, naming: &Naming) -> PlanStep {
    let mut step = step.clone();
    let turn = Arc::make_mut(&mut step.turn);
    // It says what the sound would be without the hush, which follows from the other steps.
    turn.aloud = None;
    for cue in &mut turn.cues {
        match cue.label {
            Some(Label::WrappingUp) => cue.label = Some(Label::Own(naming.wrapping_up.to_owned())),
            Some(Label::TimeIsUp) => cue.label = Some(Label::Own(naming.time_is_up.to_owned())),
            Some(Label::Own(_)) | None => {}
        }
    }
    step
}

/// A file on its way from the old set to the new one.
struct Draft<'a> {
    text: String,
    /// The old set.
    set: &'a RuleSet,
    choices: &'a Choices,
    naming: &'a Naming<'a>,
}

impl Draft<'_> {
    fn apply(&mut self, splice: Result<Splice, EditError>) -> Result<(), NotKept> {
        self.text = splice.map_err(|_| NotKept::Unlike)?.apply(&self.text);
        Ok(())
    }

    /// Changes a value that is there.
    fn set(&mut self, path: &[Key<'_>], value: &str) -> Result<(), NotKept> {
        self.apply(edit::set(&self.text, path, value))
    }

    /// Changes a value, or adds it.
    fn put(&mut self, path: &[Key<'_>], value: &str) -> Result<(), NotKept> {
        self.apply(edit::put(&self.text, path, value))
    }

    /// Gives the set its new name, in each of its languages.
    fn name(&mut self) -> Result<(), NotKept> {
        let name = clean::line(self.naming.name);
        let (name, field) = (quoted(name.trim()), Key::Field("name"));
        if name.len() <= 2 {
            return Ok(());
        }
        match &self.set.name {
            Text::Plain(_) => self.set(&[field], &name),
            Text::Languages(texts) => {
                texts.keys().try_for_each(|language| self.set(&[field, Key::Entry(language)], &name))
            }
        }
    }

    fn breaks(&mut self) -> Result<(), NotKept> {
        let breaks = &self.set.breaks;
        let Some(length) = self.choices.break_length else { return Ok(()) };
        let length = length.clamp(breaks.shortest, breaks.longest);
        if length == breaks.length {
            return Ok(());
        }
        let (field, length) = (Key::Field("breaks"), quoted(&written(length)));
        if edit::find(&self.text, &[field]).is_ok() {
            return self.put(&[field, Key::Field("length")], &length);
        }
        self.put(&[field], &format!("(length: {length})"))
    }

    fn limit(&mut self) -> Result<(), NotKept> {
        let path = [Key::Field("limit")];
        match self.choices.limit {
            Some(limit) if limit.is_zero() && self.set.limit.is_some() => {
                self.apply(edit::remove(&self.text, &path))
            }
            Some(limit) if !limit.is_zero() && self.set.limit != Some(limit) => {
                self.put(&path, &quoted(&written(limit)))
            }
            _ => Ok(()),
        }
    }

    /// A turn's title in the talk's language, for a message.
    fn title(&self, turn: &str) -> String {
        let title = self.set.turns.get(turn).map(|turn| turn.title.get(&self.choices.language));
        title.unwrap_or(turn).to_owned()
    }
}

/// The way to something in a turn.
fn in_turn<'k>(turn: &'k str, rest: &[Key<'k>]) -> Vec<Key<'k>> {
    [&[Key::Field("turns"), Key::Entry(turn)], rest].concat()
}
