//! What people change in the form, and the splices that make it.
//!
//! What is removed takes its lines along, but no comment: the comment was somebody's, and can still be read. What is moved
//! takes along the comments right above it and beside it, where it has lines to itself: they are about it. What is added
//! stands on a line of its own where its neighbours do.

mod flow;
mod languages;
mod maker;
mod things;
mod write;

use super::Path;
use crate::rule_set::edit::{EditError, Splice};
use maker::Maker;

pub use flow::{Group, NewStep};

/// Something that people change in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What was typed into a field. Nothing takes a field out that can be left out. A text in languages changes in the shown
    /// one alone.
    Write {
        /// The field.
        path: Path,
        /// All that stands in it now: texts without quotes.
        value: String,
    },
    /// A word is chosen, with what stands in its brackets: `Wait` and `20s`.
    Choose {
        /// The field.
        path: Path,
        /// The word.
        word: String,
        /// What stands in its brackets, without quotes.
        inside: Option<String>,
    },
    /// A field says `None`: what it would mean where it is left out is switched off.
    Off {
        /// The field.
        path: Path,
    },
    /// A word goes into a list, or out of it: a rule that a turn shows, a seat, a tag.
    Include {
        /// The list.
        list: Path,
        /// The word.
        word: String,
        /// Whether it is in.
        is_in: bool,
    },
    /// A new line in a list of texts.
    AddText {
        /// The list.
        list: Path,
        /// Its place, from 0; at the end where it is `None`.
        at: Option<usize>,
        /// The text.
        text: String,
    },
    /// A new rule. Its id is made from its text.
    AddRule {
        /// Its place, from 0; at the end where it is `None`.
        at: Option<usize>,
        /// Its text.
        text: String,
    },
    /// A new kind of turn, after the others. Its id is made from its title.
    AddTurn {
        /// Its title.
        title: String,
        /// Its time; blank for none.
        time: String,
    },
    /// A new cue, after the others: a bowl at the end.
    AddCue {
        /// The turn's list of cues.
        cues: Path,
    },
    /// A new pool, after the others. Its id is made from its title.
    AddPool {
        /// Its title.
        title: String,
        /// How much each has.
        time: String,
    },
    /// A new step.
    AddStep {
        /// The list of steps that it goes into.
        list: Path,
        /// Its place in it, from 0; at the end where it is `None`.
        at: Option<usize>,
        /// What it is.
        step: NewStep,
    },
    /// Something goes. A rule goes from the turns that show it, too. A turn goes only where no step has it.
    Remove {
        /// The way to it.
        path: Path,
    },
    /// A turn goes, and the steps that have it, and steps in which nothing is left.
    RemoveTurn {
        /// Its id.
        id: String,
    },
    /// Something goes to another place in its own list.
    Move {
        /// The way to it.
        path: Path,
        /// Its new place, from 0.
        to: usize,
    },
    /// A step goes into the step before it, to the end, or into the one behind it, to the beginning.
    Into {
        /// The step.
        path: Path,
        /// Whether it goes into the one behind it.
        down: bool,
    },
    /// A step goes out of the step that it is in, before it or behind it.
    Out {
        /// The step.
        path: Path,
        /// Whether it goes behind it.
        down: bool,
    },
    /// A step gets a group around it, in its place.
    Wrap {
        /// The step; afterwards, the group.
        path: Path,
        /// The group.
        group: Group,
    },
    /// A group goes, and its steps stay in its place.
    Dissolve {
        /// The group; afterwards, the first of its steps.
        path: Path,
    },
    /// A text gets a wording in a language. No words take that wording out, unless it is the only one. A plain text becomes
    /// one in languages; what it says stays, as the wording in its own.
    Translate {
        /// The text.
        path: Path,
        /// The language's tag, such as `de` or `pt-BR`.
        language: String,
        /// The words.
        words: String,
        /// The language in which a plain text is written; `None` for the set's main one.
        plain_is: Option<String>,
    },
}

/// What a change comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The splices in their order, each for the text that those before it left; none where nothing has to change.
    pub splices: Vec<Splice>,
    /// Where what was added, changed or moved is now.
    pub path: Option<Path>,
}

/// Why nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unchanged {
    /// The text can't be read as it is now.
    Unreadable,
    /// There is nothing in this place, or nothing that this can be done with.
    NotThere,
    /// The turn is still in these steps.
    StillUsed(Vec<Path>),
}

impl From<EditError> for Unchanged {
    fn from(error: EditError) -> Self {
        match error {
            EditError::Unreadable => Self::Unreadable,
            EditError::NotThere | EditError::Exists | EditError::NotAValue => Self::NotThere,
        }
    }
}

/// The smallest splices that make a change, in a language where a text is in several.
///
/// # Errors
/// [`Unchanged`].
pub fn change(text: &str, wanted: &Change, language: &str) -> Result<Changed, Unchanged> {
    let mut maker = Maker::of(text, language);
    let path = match wanted {
        Change::Write { path, value } => maker.write(path, value)?,
        Change::Choose { path, word, inside } => maker.choose(path, word, inside.as_deref())?,
        Change::Off { path } => maker.off(path)?,
        Change::Include { list, word, is_in } => maker.include(list, word, *is_in)?,
        Change::AddText { list, at, text } => maker.add_text(list, *at, text)?,
        Change::AddRule { at, text } => maker.add_rule(*at, text)?,
        Change::AddTurn { title, time } => maker.add_turn(title, time)?,
        Change::AddCue { cues } => maker.add_cue(cues)?,
        Change::AddPool { title, time } => maker.add_pool(title, time)?,
        Change::AddStep { list, at, step } => maker.add_step(list, *at, step)?,
        Change::Remove { path } => maker.remove(path)?,
        Change::RemoveTurn { id } => maker.remove_turn(id)?,
        Change::Move { path, to } => maker.shift(path, *to)?,
        Change::Into { path, down } => maker.carry_in(path, *down)?,
        Change::Out { path, down } => maker.carry_out(path, *down)?,
        Change::Wrap { path, group } => maker.wrap(path, group)?,
        Change::Dissolve { path } => maker.dissolve(path)?,
        Change::Translate { path, language, words, plain_is } => {
            maker.translate(path, language, words, plain_is.as_deref())?
        }
    };
    Ok(Changed { splices: maker.splices, path })
}
