//! What is kept for the next talk with a set: its rules, and how the last one was set up.

use iced::Element;
use iced::widget::{Column, column};

use super::view::{Erasable, Titles, card};
use super::{Kept, Message, What};
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::LastTime;
use crate::rule_set::RuleSet;
use crate::ui::look::Look;
use crate::ui::widget::{heading, text_of};
use crate::words::say;

impl Kept {
    /// The rules that people kept, for each set.
    pub(super) fn rules<'a>(
        &'a self,
        all: &[&'a KeptRules],
        titles: Titles<'a>,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let words = look.words;
        let of_set = |(at, rules): (usize, &&'a KeptRules)| {
            let lines = words.kept_rules(rules, self.known(&rules.talk), titles.language);
            let title = titles.of(&rules.talk);
            let erase = Erasable {
                what: What::Rules(rules.talk.clone()),
                name: words.beside(&[say!(words, "keeping-rules").as_str(), title]),
                sure: say!(words, "keeping-rules-sure", title = title),
                one: false,
                next: neighbour(all, at).map(|other| What::Rules(other.talk.clone()).link()),
            };
            self.set(title, lines, erase, look)
        };
        let erase = Erasable {
            what: What::AllRules,
            name: say!(words, "keeping-rules"),
            sure: say!(words, "keeping-all-rules-sure"),
            one: false,
            next: None,
        };
        let sets = Column::with_children(all.iter().enumerate().map(of_set)).spacing(look.scale.px(10.0));
        self.part(look, say!(words, "keeping-rules"), Some(erase), sets)
    }

    /// How the last talks were set up, for each set.
    pub(super) fn set_ups<'a>(
        &'a self,
        all: &[&'a LastTime],
        titles: Titles<'a>,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let words = look.words;
        let of_set = |(at, last): (usize, &&'a LastTime)| {
            let set = self.known(&last.talk);
            let title = titles.of(&last.talk);
            let erase = Erasable {
                what: What::SetUp(last.talk.clone()),
                name: words.beside(&[say!(words, "keeping-set-ups").as_str(), title]),
                sure: say!(words, "keeping-set-up-sure", title = title),
                one: true,
                next: neighbour(all, at).map(|other| What::SetUp(other.talk.clone()).link()),
            };
            self.set(title, words.set_up_as(&last.choices, set, titles.language), erase, look)
        };
        let erase = Erasable {
            what: What::SetUps,
            name: say!(words, "keeping-set-ups"),
            sure: say!(words, "keeping-set-ups-sure"),
            one: false,
            next: None,
        };
        let sets = Column::with_children(all.iter().enumerate().map(of_set)).spacing(look.scale.px(10.0));
        self.part(look, say!(words, "keeping-set-ups"), Some(erase), sets)
    }

    /// The set of this name, if it was read.
    fn known(&self, name: &str) -> Option<&RuleSet> {
        self.sets.as_ref()?.get(name).map(AsRef::as_ref)
    }

    /// What is kept for one set.
    fn set<'a>(
        &'a self,
        title: &'a str,
        lines: Vec<String>,
        erase: Erasable,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        // In the set's words at once, or not yet.
        let lines = lines.into_iter().filter(|_| self.sets.is_some());
        let lines = lines.map(|line| text_of(line, scale.caption, colors.muted).into());
        let said = column![heading(3, text_of(title, scale.body, colors.ink))].extend(lines);
        card(look, self.entry(look, said, Vec::new(), erase)).into()
    }
}

/// What stands beside this one, and has the focus once this is gone.
pub(super) fn neighbour<'a, T>(all: &[&'a T], at: usize) -> Option<&'a T> {
    all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?)).copied()
}
