//! “As last time”: everything as in the last talk with this set, or only its names.

use iced::widget::row;
use iced::{Alignment, Element};

use super::{Message, SetUp};
use crate::plan::{self, Choices};
use crate::record::last_time::{Extent, LastTime};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::text_of;
use crate::words::say;

/// What is offered from last time.
#[derive(Debug, Clone)]
pub(super) struct Last {
    /// What was chosen, as far as it fits the set.
    choices: Choices,
    extent: Extent,
    /// What was there before people took it, if they did.
    before: Option<Choices>,
}

impl Last {
    /// These choices, with those of last time in their place. What the talk is about stays.
    fn upon(&self, choices: &Choices) -> Choices {
        let mut all = choices.clone();
        let last = self.choices.clone();
        if last.names.iter().any(|name| !name.trim().is_empty()) {
            all.names = last.names;
        } else if last.names.len() > all.names.len() {
            all.names.resize(last.names.len(), String::new());
        }
        if self.extent == Extent::Names {
            return all;
        }
        all = Choices {
            times: last.times,
            rounds: last.rounds,
            break_length: last.break_length,
            limit: last.limit,
            end_sound: last.end_sound,
            ..all
        };
        if self.extent == Extent::All {
            all = Choices { rules: last.rules, own_rules: last.own_rules, order: last.order, ..all };
        }
        all
    }

    /// What is different from the set's own, as the catalogue calls it.
    fn changes(&self) -> &'static str {
        let Choices { times, rounds, break_length, limit, .. } = &self.choices;
        let timed = !times.is_empty() || !rounds.is_empty() || break_length.is_some() || limit.is_some();
        let Choices { rules, own_rules, order, .. } = &self.choices;
        let ruled = !rules.is_empty() || !own_rules.is_empty() || !order.is_empty();
        match (timed, self.extent == Extent::All && ruled, self.choices.end_sound.is_some()) {
            _ if self.extent == Extent::Names => "none",
            (false, false, false) => "none",
            (true, false, false) => "times",
            (false, true, false) => "rules",
            (true, true, false) => "times-and-rules",
            (false, false, true) => "sound",
            (_, _, true) => "more",
        }
    }
}

impl SetUp {
    /// Offers what people chose last time, as far as it fits the set and would change anything. Where that isn't to be
    /// offered any more, what people took of it goes too.
    #[must_use]
    pub(crate) fn with_last(mut self, last: Option<(&LastTime, Extent)>) -> Self {
        if last.is_some() && self.last.as_ref().is_some_and(|last| last.before.is_some()) {
            return self;
        }
        self.as_last(false);
        self.last = last.and_then(|(last, extent)| {
            let is_sound = |name: &str| self.sounds.iter().any(|sound| sound == name);
            let choices = last.fitting(&self.set, &self.choices.language, &is_sound);
            let mut last = Last { choices, extent, before: None };
            if plan::lay_out(&self.set, &last.upon(&self.choices)).is_err() {
                // They were for a shorter talk, or for others.
                last.choices.times.clear();
                last.choices.rounds.clear();
            }
            let all = last.upon(&self.choices);
            (all != self.choices && plan::lay_out(&self.set, &all).is_ok()).then_some(last)
        });
        self.lay_out();
        self
    }

    /// Puts everything as last time, or back as it was before that. What is typed of the topic stays.
    pub(super) fn as_last(&mut self, wanted: bool) {
        self.settle_words();
        let Some(last) = &mut self.last else { return };
        match last.before.take() {
            None if wanted => {
                let all = last.upon(&self.choices);
                last.before = Some(std::mem::replace(&mut self.choices, all));
            }
            Some(before) if !wanted => {
                let topic = self.choices.topic.take();
                self.choices = Choices { topic, ..before };
            }
            as_it_is => {
                last.before = as_it_is;
                return;
            }
        }
        // Other people, or other rules.
        self.yes.take_back();
        self.drawn = false;
    }

    /// Whether the rules are those of last time, and no others that were kept.
    pub(super) fn has_last_rules(&self) -> bool {
        self.last.as_ref().is_some_and(|last| last.before.is_some() && last.extent == Extent::All)
    }

    /// What there is from last time and the way to it, or the way back.
    pub(super) fn last_time<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let last = self.last.as_ref()?;
        let only_names = last.extent == Extent::Names;
        let (line, way) = if last.before.is_some() {
            let line =
                if only_names { say!(words, "set-up-last-names-are") } else { say!(words, "set-up-last-is") };
            (line, say!(words, "set-up-last-not"))
        } else {
            let names = last.choices.names.iter().map(|name| name.trim());
            let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
            let changes = last.changes();
            let line = if names.is_empty() {
                say!(words, "set-up-last-unnamed", changes = changes)
            } else {
                let names = words.all_of(&names);
                say!(words, "set-up-last", names = names, changes = changes)
            };
            let way =
                if only_names { say!(words, "set-up-last-names") } else { say!(words, "set-up-last-use") };
            (line, way)
        };
        let line = means(Meaning::aloud(), text_of(line, scale.caption, colors.muted));
        let way = link(look, way, Message::AsLast(last.before.is_none()));
        // The way has room of its own above and below it.
        let both = row![line, way].spacing(scale.px(20.0)).align_y(Alignment::Center);
        Some(both.wrap().vertical_spacing(0.0).into())
    }
}
