//! Words that somebody picks from a list during a turn, such as what they feel. They stand on the stage until the turn is
//! over or a break begins. They are nowhere else: no event, no draft and no line of the journal has them.

use std::sync::Arc;

use super::{Host, Outcome, Panel};
use crate::library::lists::Lists;
use crate::rule_set::List;
use crate::session::{Announcement, Effect, Moment, State};
use crate::words::{Words, say};

/// How many words can stand on the stage.
pub(crate) const MOST: usize = 3;

/// The lists, and what has been picked from one of them.
#[derive(Debug, Clone)]
pub(super) struct Picking {
    lists: Arc<Lists>,
    picked: Vec<String>,
}

impl Default for Picking {
    fn default() -> Self {
        Self { lists: Arc::new(Lists::built_in()), picked: Vec::new() }
    }
}

/// A list that is open to be picked from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ToPick {
    /// What the list is called.
    pub(crate) title: String,
    /// How many words can be picked.
    pub(crate) lead: String,
    /// Its parts in order, in the talk's language: the title, and each word with whether it is picked.
    pub(crate) groups: Vec<(String, Vec<(String, bool)>)>,
}

impl Host {
    /// The same, with these lists to pick from.
    #[must_use]
    pub fn picking_from(mut self, lists: Arc<Lists>) -> Self {
        self.picking.lists = lists;
        self
    }

    /// The list that is at hand now.
    #[must_use]
    pub fn list(&self) -> Option<List> {
        let turn =
            matches!(self.session.state(), State::Ready | State::Breath | State::Running | State::Paused(_));
        self.session.step().filter(|_| turn)?.turn.list
    }

    /// The words that have been picked in this turn, in that order.
    #[must_use]
    pub fn picked(&self) -> &[String] {
        &self.picking.picked
    }

    /// The list, while it is open.
    #[must_use]
    pub(crate) fn to_pick(&self) -> Option<ToPick> {
        let list = self.list().filter(|_| self.panel == Panel::List)?;
        let language = self.session.plan().choices.language.as_str();
        let groups = self.picking.lists.get(list).groups.iter().map(|group| {
            let words = group.words.iter().map(|word| {
                let word = word.get(language).to_owned();
                let picked = self.picking.picked.contains(&word);
                (word, picked)
            });
            (group.title.get(language).to_owned(), words.collect())
        });
        let most = MOST;
        let lead = say!(self.words, "panel-list-lead", most = most);
        Some(ToPick { title: called(list, &self.words), lead, groups: groups.collect() })
    }

    /// Opens the list, or closes it if it is open.
    pub(super) fn open_list(&mut self, now: Moment) -> Outcome {
        if self.list().is_some() {
            return self.open(Panel::List);
        }
        self.say(say!(self.words, "note-no-list"), now);
        Outcome::default()
    }

    /// Picks a word, or takes it away if it is picked.
    pub(super) fn pick(&mut self, word: &str, now: Moment) -> Outcome {
        if self.list().is_none() {
            return Outcome::default();
        }
        let picked = &mut self.picking.picked;
        let said = if let Some(at) = picked.iter().position(|one| one == word) {
            let _ = picked.remove(at);
            say!(self.words, "aloud-word-taken-away", word = word)
        } else if picked.len() < MOST {
            picked.push(word.to_owned());
            say!(self.words, "aloud-word-picked", word = word)
        } else {
            // What is said in passing is read from there.
            let most = MOST;
            self.say(say!(self.words, "note-words-enough", most = most), now);
            return Outcome::default();
        };
        Outcome { aloud: vec![said], ..Outcome::default() }
    }

    /// Lets words and list go with the turn that they were for.
    pub(super) fn pick_no_more(&mut self, effects: &[Effect]) {
        let entered = |effect: &Effect| matches!(effect, Effect::Announce(Announcement::Entered(_)));
        if self.list().is_some() && !effects.iter().any(entered) {
            return;
        }
        self.picking.picked.clear();
        if self.panel == Panel::List {
            self.panel = Panel::None;
        }
    }
}

/// What a list is called.
pub(super) fn called(list: List, words: &Words) -> String {
    match list {
        List::Feelings => say!(words, "list-feelings"),
        List::Needs => say!(words, "list-needs"),
    }
}
