//! A rule set's text while people change it.

use std::sync::Arc;

use super::history::{History, Step};
use super::{Change, Changed, Form, Unchanged, change};
use crate::rule_set::RuleSet;
use crate::rule_set::check::{
    Problem, Severity, Shelf, Sound, Syntax, check_beside, check_bytes, check_path, is_path,
};
use crate::rule_set::edit::Splice;
use crate::rule_set::source::trouble;

/// A rule set's text, what is known about it, and the way back.
///
/// What costs time (reading the form, checking) is done when it is asked for, and kept until the text changes.
#[derive(Debug, Clone)]
pub struct Draft {
    text: String,
    saved: String,
    history: History,
    revision: u64,
    checked: Option<Checked>,
    /// The last set that could be used.
    good: Option<Arc<RuleSet>>,
    read: Option<Read>,
}

/// What a check said.
#[derive(Debug, Clone)]
struct Checked {
    revision: u64,
    problems: Vec<Problem>,
    set: Option<Arc<RuleSet>>,
    is_path: bool,
}

/// The text as a form.
#[derive(Debug, Clone)]
struct Read {
    revision: u64,
    form: Arc<Form>,
    /// Why the form is an older one than the text.
    trouble: Option<Trouble>,
}

/// Why a text can't be shown as a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there; `None` where the file holds something else than a rule set.
    pub what: Option<Syntax>,
}

/// A text to be read elsewhere.
#[derive(Debug, Clone)]
pub struct Unread {
    revision: u64,
    text: String,
    language: String,
}

/// What is known about a text once it is read.
#[derive(Debug, Clone)]
pub struct Known {
    revision: u64,
    checked: Checked,
    read: Read,
}

impl Unread {
    /// Reads it, as [`Draft::check`] and [`Draft::form`] do. `None` never comes of a text, however it is written.
    #[must_use]
    pub fn read<S: Into<Sound>>(self, shelf: Option<&Shelf>, sound: &dyn Fn(&str) -> S) -> Option<Known> {
        let mut draft = Draft::new(self.text);
        draft.check(shelf, sound);
        let _form = draft.form(&self.language);
        Some(Known { revision: self.revision, checked: draft.checked?, read: draft.read? })
    }
}

impl Known {
    /// The set, if it can be used.
    #[must_use]
    pub fn set(&self) -> Option<&Arc<RuleSet>> {
        self.checked.set.as_ref()
    }
}

impl Draft {
    /// A text as it was read from its file.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self::recovered(text.clone(), text)
    }

    /// A text that was changed and not saved, beside the one in its file.
    #[must_use]
    pub fn recovered(text: String, saved: String) -> Self {
        Self { text, saved, history: History::default(), revision: 0, checked: None, good: None, read: None }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text as it was saved last.
    #[must_use]
    pub fn saved_text(&self) -> &str {
        &self.saved
    }

    /// A number that is another after each change of the text.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Whether the text isn't the one that was saved.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text != self.saved
    }

    /// Takes note that this text is in the file now: the one here, or that of a moment ago.
    pub fn saved(&mut self, text: String) {
        self.saved = text;
        self.history.settle();
    }

    /// Changes the text. Says whether it did: not where the text doesn't have these bytes, or has them already.
    pub fn splice(&mut self, splice: &Splice, step: Step) -> bool {
        let is_there = self.text.get(splice.bytes.clone()).is_some_and(|old| old != splice.text);
        if is_there {
            self.history.add(&self.text, std::slice::from_ref(splice), step);
            self.apply(std::slice::from_ref(splice));
        }
        is_there
    }

    /// Makes a change in the form, in a language where it is in several. Typing in one field is one step of undo.
    ///
    /// # Errors
    /// [`Unchanged`]: nothing has changed.
    pub fn change(&mut self, wanted: &Change, language: &str) -> Result<Changed, Unchanged> {
        let changed = change::change(&self.text, wanted, language)?;
        if !changed.splices.is_empty() {
            let step = match wanted {
                Change::Write { path, .. } => Step::Field(path.clone()),
                _ => Step::Alone,
            };
            self.history.add(&self.text, &changed.splices, step);
            self.apply(&changed.splices);
        }
        Ok(changed)
    }

    /// Ends a step of undo, such as when people stopped typing: what they type next is another step.
    pub fn settle(&mut self) {
        self.history.settle();
    }

    /// Takes the last step back. Gives the splices that did it, each for the text that those before it left.
    pub fn undo(&mut self) -> Option<Vec<Splice>> {
        let splices = self.history.undo()?;
        self.apply(&splices);
        Some(splices)
    }

    /// Does again what was taken back last, as [`undo`](Self::undo).
    pub fn redo(&mut self) -> Option<Vec<Splice>> {
        let splices = self.history.redo()?;
        self.apply(&splices);
        Some(splices)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    fn apply(&mut self, splices: &[Splice]) {
        for Splice { bytes, text } in splices {
            if self.text.get(bytes.clone()).is_some() {
                self.text.replace_range(bytes.clone(), text);
            }
        }
        self.revision += 1;
    }

    /// Checks the text, unless it is checked already: the set or the path, beside others where there is a shelf. `sound` says
    /// what is known about a sound that a cue names.
    pub fn check<S: Into<Sound>>(&mut self, shelf: Option<&Shelf>, sound: &dyn Fn(&str) -> S) {
        if self.is_checked() {
            return;
        }
        let (bytes, is_path) = (self.text.as_bytes(), is_path(&self.text));
        let (problems, set) = if is_path {
            (check_path(shelf, bytes).problems, None)
        } else {
            let checked = match shelf {
                Some(shelf) => check_beside(shelf, bytes, sound),
                None => check_bytes(bytes, sound),
            };
            (checked.problems, checked.rule_set.map(Arc::new))
        };
        if let Some(set) = &set {
            self.good = Some(Arc::clone(set));
        }
        self.checked = Some(Checked { revision: self.revision, problems, set, is_path });
    }

    /// Lets the next [`check`](Self::check) look again, such as when a sound or another set has come.
    pub fn check_again(&mut self) {
        self.checked = None;
    }

    /// Whether the last check was of the text as it is.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.checked.as_ref().is_some_and(|checked| checked.revision == self.revision)
    }

    /// What the last check found, in the order of the file; nothing before the first.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        self.checked.as_ref().map_or(&[], |checked| &checked.problems)
    }

    /// Whether the last check found an error, so that the text can be kept but not used.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems().iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Whether the text was a path at the last check.
    #[must_use]
    pub fn is_path(&self) -> bool {
        self.checked.as_ref().is_some_and(|checked| checked.is_path)
    }

    /// The set as it was at the last check, if it could be used.
    #[must_use]
    pub fn set(&self) -> Option<&Arc<RuleSet>> {
        self.checked.as_ref()?.set.as_ref()
    }

    /// The last set that could be used, of all that were checked.
    #[must_use]
    pub fn last_good_set(&self) -> Option<&Arc<RuleSet>> {
        self.good.as_ref()
    }

    /// The text as it is now, to be read elsewhere: in a long one that takes longer than a picture may.
    #[must_use]
    pub fn unread(&self, language: &str) -> Unread {
        Unread { revision: self.revision, text: self.text.clone(), language: language.to_owned() }
    }

    /// Takes what was found out elsewhere. Says whether it is about the text as it is now; otherwise nothing is taken.
    pub fn take(&mut self, known: Known) -> bool {
        if known.revision != self.revision {
            return false;
        }
        let Known { mut checked, mut read, .. } = known;
        checked.revision = self.revision;
        read.revision = self.revision;
        if let Some(before) = self.read.take().filter(|_| read.trouble.is_some()) {
            read.form = before.form;
        }
        if let Some(set) = &checked.set {
            self.good = Some(Arc::clone(set));
        }
        (self.checked, self.read) = (Some(checked), Some(read));
        true
    }

    /// The text as a form, in a language where it has several. While the text can't be read, this is the last form that
    /// there was, and [`trouble`](Self::trouble) says where it can't; before there was one, it is that of the saved text, or
    /// an empty one.
    pub fn form(&mut self, language: &str) -> Arc<Form> {
        if let Some(read) = &self.read
            && read.revision == self.revision
            && (read.form.language == language || read.trouble.is_some())
        {
            return Arc::clone(&read.form);
        }
        let now = Form::read(&self.text, language).map(Arc::new);
        let trouble =
            now.is_none().then(|| match trouble(self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)) {
                Some((line, what)) => Trouble { line, what: Some(what) },
                None => Trouble { line: 1, what: None },
            });
        let before = || self.read.as_ref().map(|read| Arc::clone(&read.form));
        let saved = || Form::read(&self.saved, language).map(Arc::new);
        let form = now.or_else(before).or_else(saved).unwrap_or_default();
        self.read = Some(Read { revision: self.revision, form: Arc::clone(&form), trouble });
        form
    }

    /// Why the last [`form`](Self::form) is older than the text.
    #[must_use]
    pub fn trouble(&self) -> Option<&Trouble> {
        self.read.as_ref()?.trouble.as_ref()
    }
}
