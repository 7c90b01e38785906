//! What people do in the editor, and what comes of it.

use super::{Action, Asks, Beside, By, Editor, LONG, Message, Tab, stay};
use crate::editor::{Change, Changed, Form, Part, Path, Step, Unchanged};
use crate::record::own_sets::save::{Found, Place};
use crate::rule_set::edit::Splice;
use crate::session::Moment;
use crate::ui::widget::code::Wanted;
use crate::words::{Words, say};

impl Editor {
    /// Applies a message.
    pub(crate) fn update(&mut self, message: Message, words: &Words, now: Moment) -> Action {
        if !matches!(message, Message::File(_) | Message::Write(..)) {
            self.draft.settle();
        }
        self.goes = None;
        let asked = self.asks.is_some();
        let action = self.does(message, words, now);
        self.goes_back_from_question(asked);
        action
    }

    fn does(&mut self, message: Message, words: &Words, now: Moment) -> Action {
        let message = match self.shows(message, now) {
            Ok(action) => return action,
            Err(message) => message,
        };
        match message {
            Message::Help => Action::Help,
            Message::Write(path, value) => {
                let done = self.change(&Change::Write { path: path.clone(), value: value.clone() }, words);
                if matches!(done, Action::Keep) {
                    let _before = self.typed.insert(path, value);
                }
                done
            }
            Message::Change(change) => self.change(&change, words),
            Message::Carry(way) => {
                self.open_carried(way).map_or(Action::None, |change| self.change(&change, words))
            }
            Message::File(Wanted::Edit { splice, goes_on }) => {
                let step = if goes_on { Step::Typing } else { Step::Alone };
                if !self.draft.splice(&splice, step) {
                    return Action::None;
                }
                let _ = self.lines.splice(&splice);
                self.told = None;
                Action::Keep
            }
            Message::Undo(by) => {
                let splices = self.draft.undo();
                self.follow(splices, by)
            }
            Message::Redo(by) => {
                let splices = self.draft.redo();
                self.follow(splices, by)
            }
            Message::File(Wanted::Undo) => {
                let splices = self.draft.undo();
                self.follow(splices, By::File)
            }
            Message::File(Wanted::Redo) => {
                let splices = self.draft.redo();
                self.follow(splices, By::File)
            }
            // There is nothing that it could be saved over.
            Message::Save if matches!(self.asks, Some(Asks::Versions(Found::Nothing))) => {
                self.does(Message::Over, words, now)
            }
            Message::Save => {
                if matches!(self.asks, Some(Asks::NotSaved(_))) {
                    self.asks = None;
                }
                self.save(self.was.clone(), Place::There)
            }
            Message::SaveAndLeave => {
                (self.leaves, self.asks) = (true, None);
                self.save(self.was.clone(), Place::There)
            }
            Message::Over => {
                let Some(Asks::Versions(theirs)) = self.asks.take() else { return Action::None };
                self.is_answered();
                self.save(theirs, Place::There)
            }
            Message::BesideIt => {
                self.is_answered();
                self.save(self.was.clone(), Place::Beside)
            }
            Message::Theirs => self.takes_theirs(),
            Message::RemoveTurn => {
                let Some(Asks::RemoveTurn(id, _)) = self.asks.take() else { return Action::None };
                self.open = None;
                self.change(&Change::RemoveTurn { id }, words)
            }
            Message::Try => {
                self.leaves = false;
                if self.draft.set().is_some() { Action::Try } else { self.is_not_tried(words) }
            }
            Message::Play(sound) => Action::Play(sound),
            Message::Discard => Action::Leave { forget: true },
            Message::Escape if self.asks.is_some() => self.does(Message::Stay, words, now),
            Message::Stay => {
                self.leaves = false;
                self.is_answered();
                Action::None
            }
            Message::Escape if self.open.is_some() => {
                self.shut();
                Action::None
            }
            Message::Escape | Message::Back => {
                if self.draft.is_changed() {
                    self.asks = Some(Asks::Leave);
                    return Action::Focus(stay());
                }
                Action::Leave { forget: false }
            }
            // Shown already.
            _ => Action::None,
        }
    }

    /// Applies a message that changes what is seen and nothing else; another is given back.
    fn shows(&mut self, message: Message, now: Moment) -> Result<Action, Message> {
        let action = match message {
            Message::Tab(tab) => {
                (self.tab, self.open, self.is_beside) = (tab, None, false);
                (self.details.unfolded, self.details.more) = (None, false);
                Action::None
            }
            Message::Beside(beside) => {
                (self.beside, self.is_beside) = (beside, true);
                self.show_open()
            }
            Message::Open(path) => {
                self.goes_into(&path);
                self.open = Some(path).filter(|path| self.open.as_ref() != Some(path));
                (self.details.cue, self.details.more) = (None, false);
                self.follow_open(now);
                self.show_open()
            }
            Message::Shut => {
                self.shut();
                Action::None
            }
            Message::OpenCue(path) => {
                self.details.cue = Some(path).filter(|path| self.details.cue.as_ref() != Some(path));
                Action::None
            }
            Message::Unfold(path) => {
                self.details.unfolded =
                    Some(path).filter(|path| self.details.unfolded.as_ref() != Some(path));
                Action::None
            }
            Message::Language(language) => {
                self.language = language;
                self.draft.check_again();
                Action::None
            }
            Message::BeginLanguage(language) => {
                self.begun = Some(language.clone());
                self.language = language;
                self.draft.check_again();
                Action::None
            }
            Message::Field(path) => {
                self.show_field(&path);
                self.follow_open(now);
                Action::None
            }
            Message::More => {
                self.details.more = !self.details.more;
                Action::None
            }
            Message::Turn(on) => {
                if let Some(preview) = &mut self.preview {
                    preview.turn(on, now);
                }
                Action::None
            }
            Message::GoTo(byte) => {
                (self.beside, self.is_beside) = (Beside::File, true);
                Action::GoTo(byte)
            }
            message => return Err(message),
        };
        Ok(action)
    }

    /// Closes what is open in its list.
    fn shut(&mut self) {
        if let Some(path) = self.open.take() {
            self.goes_to_row(&path);
        }
    }

    /// Opens what a field is in.
    fn show_field(&mut self, path: &Path) {
        (self.is_beside, self.details.unfolded, self.details.cue, self.details.more) =
            (false, None, None, true);
        (self.tab, self.open) = stands_in(&self.form, path);
        let form = std::sync::Arc::clone(&self.form);
        self.unfold(&form, path);
        self.goes_to_field(path);
    }

    /// Opens the sound or the list that this is in, if it is in one.
    fn unfold(&mut self, form: &Form, path: &Path) {
        let cues = form.turns.iter().filter_map(|turn| turn.cues.as_ref()).flatten();
        let cue = cues.map(|cue| &cue.path).find(|cue| path.is_in(cue)).cloned();
        let lists = [&form.talk.search, &form.talk.tags, &form.talk.before, &form.talk.repair];
        let list = lists.into_iter().map(|list| &list.path).find(|list| path.is_in(list)).cloned();
        self.details.cue = cue.or(self.details.cue.take());
        self.details.unfolded = list.or(self.details.unfolded.take());
    }

    /// Shows in the file what is open in the form.
    fn show_open(&self) -> Action {
        self.open_in_file().map_or(Action::None, Action::Show)
    }

    /// Where what is open in the form stands in the file, if that is beside it.
    #[must_use]
    pub(crate) fn open_in_file(&self) -> Option<usize> {
        let open = self.open.as_ref().filter(|_| self.beside == Beside::File && self.trouble.is_none())?;
        Some(self.form.bytes_of(open)?.start)
    }

    fn change(&mut self, change: &Change, words: &Words) -> Action {
        self.told = None;
        match self.draft.change(change, &self.language) {
            Ok(changed) => {
                if changed.splices.is_empty() {
                    return Action::None;
                }
                self.keep_open(change, &changed);
                self.goes_after(change, &changed);
                for splice in &changed.splices {
                    let _ = self.lines.splice(splice);
                }
                Action::Keep
            }
            Err(Unchanged::StillUsed(steps)) => {
                let Change::Remove { path } = change else { return Action::None };
                let turn = self.form.turns.iter().find(|turn| turn.path == *path);
                let Some(id) = turn.map(|turn| turn.id.clone()) else { return Action::None };
                self.asks = Some(Asks::RemoveTurn(id, steps.len()));
                Action::Focus(stay())
            }
            Err(why) => {
                let said = match why {
                    Unchanged::Unreadable => say!(words, "editor-unreadable"),
                    _ => say!(words, "editor-not-there"),
                };
                self.told = Some((said, true));
                Action::None
            }
        }
    }

    /// What is open stays so wherever it goes, and what is new is opened.
    fn keep_open(&mut self, change: &Change, changed: &Changed) {
        let is_open = |path: &Path| self.open.as_ref() == Some(path);
        match change {
            Change::AddRule { .. } | Change::AddTurn { .. } | Change::AddStep { .. } => {
                self.open.clone_from(&changed.path);
                (self.details.unfolded, self.details.cue, self.details.more) = (None, None, false);
            }
            Change::Wrap { path, .. } | Change::Dissolve { path } if is_open(path) => {
                self.open.clone_from(&changed.path);
                self.details.more = false;
            }
            Change::AddCue { .. } => self.details.cue.clone_from(&changed.path),
            Change::Into { path, .. } | Change::Out { path, .. } | Change::Move { path, .. }
                if is_open(path) =>
            {
                self.open.clone_from(&changed.path);
            }
            Change::Move { path, to } => {
                let (Some(open), Some(from)) = (&self.open, path.place()) else { return };
                let Some((list, at)) = open.parent().zip(open.place()) else { return };
                if path.parent().as_ref() == Some(&list) {
                    // The other one was taken out before it or behind it, and put in again.
                    let without = at - usize::from(from < at);
                    self.open = Some(list.item(without + usize::from(*to <= without)));
                }
            }
            Change::Remove { path } if is_open(path) => self.open = None,
            _ => {}
        }
    }

    fn follow(&mut self, splices: Option<Vec<Splice>>, by: By) -> Action {
        let Some(splices) = splices else { return Action::None };
        for splice in &splices {
            let _ = self.lines.splice(splice);
        }
        self.told = None;
        if by != By::File {
            let was_open = self.open.clone();
            let changed = self.show_changed(&splices);
            // Whoever presses the button has the focus there, or a pointer.
            if by == By::Key {
                self.goes_back(changed.as_ref(), was_open.as_ref());
            }
        }
        Action::Keep
    }

    /// Opens what these changes are in, so that people see what became of it, and gives the way to it.
    fn show_changed(&mut self, splices: &[Splice]) -> Option<Path> {
        // What is read aside isn't known yet.
        if self.draft.text().len() > LONG {
            return None;
        }
        let form = self.draft.form(&self.language);
        if self.draft.trouble().is_some() {
            return None;
        }
        // Where most was put in: what moved goes out in one place and in again in another.
        let most = splices.iter().enumerate().max_by_key(|(_, splice)| splice.text.len());
        let (at, splice) = most?;
        let in_text = |byte: usize| {
            splices.iter().skip(at + 1).fold(byte, |byte, later| {
                let is_before = later.bytes.start <= byte;
                if is_before { (byte + later.text.len()).saturating_sub(later.bytes.len()) } else { byte }
            })
        };
        let place = |byte: usize| Some(stands_in(&form, form.path_at(in_text(byte))?));
        let (start, length) = (splice.bytes.start, splice.text.len());
        let ends = [start, (start + length).saturating_sub(1)].map(place);
        if let [Some((_, Some(first))), Some((_, Some(last)))] = &ends
            && first != last
        {
            // It goes over several of them, as another's version does.
            return None;
        }
        let path = form.path_at(in_text(start + length / 2))?;
        let (tab, open) = stands_in(&form, path);
        if (self.tab, &self.open) != (tab, &open) {
            (self.tab, self.open) = (tab, open);
            (self.details.unfolded, self.details.cue, self.details.more) = (None, None, false);
        }
        self.details.more |= is_under_more(tab, path);
        self.unfold(&form, path);
        self.is_beside &= self.beside == Beside::File;
        Some(path.clone())
    }
}

/// Whether a card shows this only once people ask for more.
fn is_under_more(tab: Tab, path: &Path) -> bool {
    let is = |names: &[&str]| {
        path.parts().iter().any(|part| matches!(part, Part::Field(name) if names.contains(&name.as_ref())))
    };
    match tab {
        Tab::Rules => is(&["watch"]),
        Tab::Turns => is(&["nudge", "label", "flags", "list"]) && !is(&["cues"]),
        Tab::Order => is(&["title", "prompt", "time", "one_by_one"]),
        Tab::Talk => false,
    }
}

/// The rule, the turn or the step that this is in, and the tab that has it; of what is in none of them, only the tab.
fn stands_in(form: &Form, path: &Path) -> (Tab, Option<Path>) {
    let rules = form.rules.iter().map(|rule| (Tab::Rules, &rule.path));
    let turns = form.turns.iter().map(|turn| (Tab::Turns, &turn.path));
    // The innermost step comes last.
    let steps = form.flow.iter().rev().map(|line| (Tab::Order, &line.path));
    let around = rules.chain(turns).chain(steps).find(|(_, around)| path.is_in(around));
    around.map_or_else(
        || {
            let lists = [("rules", Tab::Rules), ("turns", Tab::Turns), ("flow", Tab::Order)];
            let list = lists.iter().find(|(name, _)| path.is_in(&Path::of(name)));
            (list.map_or(Tab::Talk, |(_, tab)| *tab), None)
        },
        |(tab, around)| (tab, Some(around.clone())),
    )
}
