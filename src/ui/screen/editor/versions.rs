//! Two versions of a file: the one here, and what somebody else made of it meanwhile. Nothing that nobody has seen is
//! replaced, and nothing that was typed is lost.

use super::{Action, Asks, Beside, Editor};
use crate::editor::{Form, Path, Step};
use crate::library::read::ReadError;
use crate::record::file::{Why, WriteError};
use crate::record::own_sets::save::{Found, Place, Save, Saved};
use crate::rule_set::differences::{Line, differences};
use crate::rule_set::edit::Splice;
use crate::words::{InWords, Words, say};

/// Two versions, line by line.
#[derive(Debug)]
pub(super) struct Compared {
    /// The draft's text that this is of.
    revision: u64,
    theirs: Found,
    pub(super) groups: Vec<Vec<Line>>,
}

impl Editor {
    /// Takes note of how the file is now. Where nothing is unsaved here, its text is taken over, and undo brings back the
    /// one before; else both stay, and people are asked.
    pub(crate) fn looked(&mut self, found: Result<Found, ReadError>, words: &Words) -> Action {
        let asked = self.asks.is_some();
        self.goes = None;
        let action = self.takes_note_of(found, words);
        self.goes_back_from_question(asked);
        action
    }

    fn takes_note_of(&mut self, found: Result<Found, ReadError>, words: &Words) -> Action {
        let found = match found {
            Ok(found) => found,
            Err(why) => {
                let why = why.in_words(words);
                self.told = Some((say!(words, "editor-not-read", why = why), true));
                return Action::None;
            }
        };
        let asked = match &self.asks {
            Some(Asks::Versions(theirs)) => Some(theirs),
            _ => None,
        };
        if found == self.was {
            let text = found.text().unwrap_or_default();
            if asked.is_some() || self.draft.saved_text() != text {
                // Somebody put it back.
                self.draft.saved(text.into_owned());
                self.is_answered();
                return Action::Keep;
            }
            return Action::None;
        }
        if asked == Some(&found) {
            return Action::None;
        }
        match found.whole_text().map(str::to_owned) {
            Some(text) if text == self.draft.text() => {
                self.knows(found, text);
                Action::Keep
            }
            Some(text) if !self.draft.is_changed() => {
                self.take_over(found, text);
                self.told = Some((say!(words, "editor-taken-over"), false));
                Action::Keep
            }
            _ => {
                self.asks_for_one(found);
                // What was saved isn't any more where the file is gone.
                Action::Keep
            }
        }
    }

    /// Asks which of two versions people want, and shows them.
    pub(super) fn asks_for_one(&mut self, theirs: Found) {
        if theirs == Found::Nothing {
            self.draft.saved(String::new());
        } else if self.beside != Beside::Differences {
            self.before = Some((self.beside, self.is_beside));
            (self.beside, self.is_beside) = (Beside::Differences, true);
        }
        self.told = None;
        self.asks = Some(Asks::Versions(theirs));
    }

    /// A question is answered, or nobody needs to any more.
    pub(super) fn is_answered(&mut self) {
        self.asks = None;
        self.compared = None;
        if let Some(before) = self.before.take()
            && self.beside == Beside::Differences
        {
            (self.beside, self.is_beside) = before;
        }
    }

    /// Goes on with the version that is in the file.
    pub(super) fn takes_theirs(&mut self) -> Action {
        let Some(Asks::Versions(theirs)) = self.asks.take() else { return Action::None };
        let text = theirs.text().unwrap_or_default().into_owned();
        self.take_over(theirs, text);
        Action::Keep
    }

    fn take_over(&mut self, found: Found, text: String) {
        let open = self.open.take().and_then(|open| Some((self.id_at(&open)?, open)));
        let splice = between(self.draft.text(), &text);
        let _ = self.draft.splice(&splice, Step::Alone);
        let _ = self.lines.splice(&splice);
        self.knows(found, text);
        // What is open stays so, wherever it is now.
        if let Some((id, _)) = open {
            let form = self.draft.form(&self.language);
            self.open = path_of(&form, &id);
        }
    }

    /// The file has this text, and people know it.
    fn knows(&mut self, found: Found, text: String) {
        self.draft.saved(text);
        self.was = found;
        self.unkept = self.unkept.take().filter(|_| self.draft.is_changed());
        self.told = None;
        self.is_answered();
    }

    /// What is open in its list, by its id: a rule, or a turn.
    fn id_at(&self, open: &Path) -> Option<(bool, String)> {
        let rule = self.form.rules.iter().find(|rule| rule.path == *open);
        let turn = self.form.turns.iter().find(|turn| turn.path == *open);
        rule.map(|rule| (true, rule.id.shown.clone())).or_else(|| turn.map(|turn| (false, turn.id.clone())))
    }

    /// Both versions, line by line, while people are asked which one they want.
    pub(super) fn compare(&mut self) {
        let Some(Asks::Versions(theirs)) = &self.asks else {
            self.compared = None;
            return;
        };
        let revision = self.draft.revision();
        let is_done = |compared: &Compared| compared.revision == revision && compared.theirs == *theirs;
        if self.compared.as_ref().is_some_and(is_done) {
            return;
        }
        let groups = theirs.text().map(|text| differences(&text, self.draft.text())).unwrap_or_default();
        self.compared = Some(Compared { revision, theirs: theirs.clone(), groups });
    }

    /// Saves it, if it can be used: what has an error stays as it is here.
    pub(super) fn save(&mut self, was: Found, place: Place) -> Action {
        Action::Save(self.to_save(was, place))
    }

    /// What to save next, of what was asked for while the last text was being saved; if it can be used, and if it answers what
    /// is asked now. If this `leaves`, people leave once it is saved.
    pub(crate) fn save_again(&mut self, asked: &Save, leaves: bool) -> Option<Save> {
        let is_beside = asked.place == Place::Beside;
        let was = match &self.asks {
            Some(Asks::Versions(theirs)) if is_beside || asked.was == *theirs => theirs.clone(),
            None if is_beside || self.draft.is_changed() => self.was.clone(),
            _ => return None,
        };
        if self.draft.has_errors() {
            return None;
        }
        if self.asks.is_some() {
            self.is_answered();
        }
        self.leaves = leaves;
        Some(self.to_save(was, asked.place))
    }

    /// The text as it is, to be saved.
    fn to_save(&self, was: Found, place: Place) -> Save {
        Save { file: self.file.clone(), was, text: self.draft.text().into(), place }
    }

    /// With an error it can't be tried, and a path is no talk.
    pub(super) fn is_not_tried(&mut self, words: &Words) -> Action {
        let is_path = self.draft.is_path();
        let said = if is_path { say!(words, "editor-path-tried") } else { say!(words, "editor-not-tried") };
        self.told = Some((said, true));
        Action::None
    }

    /// With an error it isn't saved, but kept here.
    pub(crate) fn is_only_kept(&mut self, words: &Words) {
        self.leaves = false;
        let said = if self.draft.is_changed() {
            say!(words, "editor-kept-not-used")
        } else {
            say!(words, "editor-has-mistake")
        };
        self.told = Some((said, true));
    }

    /// What isn't saved isn't kept for another time, either, for this reason; or it is again.
    pub(crate) fn keeps(&mut self, trouble: Option<&WriteError>, words: &Words) {
        self.unkept = trouble.map(|error| {
            let why = error.why.in_words(words);
            match error.why {
                // It doesn't get smaller by itself.
                Why::Overgrown(_) => say!(words, "editor-not-kept", "large", why = why),
                _ => say!(words, "editor-not-kept", why = why),
            }
        });
    }

    /// Takes note of what came of saving this text. Whether people leave now.
    pub(crate) fn saved(&mut self, text: &str, came: Saved, words: &Words) -> bool {
        let asked = self.asks.is_some();
        self.goes = None;
        let leaves = match came {
            Saved::There(file) => {
                let beside = file != self.file;
                self.file = file;
                self.draft.saved(text.to_owned());
                self.was = Found::from(text);
                self.unkept = self.unkept.take().filter(|_| self.draft.is_changed());
                self.is_answered();
                let file = self.file.display().to_string();
                let said = if beside {
                    say!(words, "editor-saved-beside", file = file)
                } else {
                    say!(words, "editor-saved", file = file)
                };
                self.told = Some((said, false));
                std::mem::take(&mut self.leaves)
            }
            Saved::Changed(theirs) => {
                self.leaves = false;
                self.asks_for_one(theirs);
                false
            }
            Saved::Failed(error) => {
                self.leaves = false;
                self.told = None;
                self.asks = Some(Asks::NotSaved(error.sentence(words)));
                false
            }
        };
        self.goes_back_from_question(asked);
        leaves
    }
}

/// The way to the rule or the turn with this id.
fn path_of(form: &Form, (is_rule, id): &(bool, String)) -> Option<Path> {
    if *is_rule {
        form.rule(id).map(|rule| rule.path.clone())
    } else {
        form.turn(id).map(|turn| turn.path.clone())
    }
}

/// What makes one text of another: a piece of it, so that the cursor stays where it is before and behind.
fn between(before: &str, after: &str) -> Splice {
    let same = |(one, other): &(char, char)| one == other;
    let start: usize =
        before.chars().zip(after.chars()).take_while(same).map(|(one, _)| one.len_utf8()).sum();
    let (rest, other) = (before.get(start..).unwrap_or(""), after.get(start..).unwrap_or(""));
    let end: usize =
        rest.chars().rev().zip(other.chars().rev()).take_while(same).map(|(one, _)| one.len_utf8()).sum();
    let text = other.get(..other.len() - end).unwrap_or("").to_owned();
    Splice { bytes: start..before.len() - end, text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_text_becomes_the_other_by_a_piece() {
        for (before, after, bytes) in [
            ("abcd", "axd", 1..3),
            ("aa", "a", 1..2),
            ("", "x", 0..0),
            ("ä“b", "ä”b", 2..5),
            ("x", "x", 1..1),
        ] {
            let splice = between(before, after);
            assert_eq!((splice.apply(before).as_str(), splice.bytes), (after, bytes));
        }
    }
}
