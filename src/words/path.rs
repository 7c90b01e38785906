//! How the steps of a path read.

use std::collections::BTreeMap;

use super::{Words, say};
use crate::rule_set::path::{Does, Step};

impl Words {
    /// What a step is called: its set’s title of those given by name, or the break.
    #[must_use]
    pub fn path_step(&self, step: &Step, titles: &BTreeMap<String, String>) -> String {
        match &step.does {
            Does::Set(name) => titles.get(name).unwrap_or(name).clone(),
            Does::Break(length) => say!(self, "path-step-break", length = self.length(*length)),
        }
    }

    /// How a step comes, each as a few words: “at least 2 days later”, “if you want to”.
    #[must_use]
    pub fn path_terms(&self, step: &Step) -> Vec<String> {
        if step.whenever {
            let each = step.each.then(|| say!(self, "path-step-each"));
            return each.into_iter().chain([say!(self, "path-step-whenever")]).collect();
        }
        let after = step.after.map(|time| self.about(time));
        let number = i64::from(step.times);
        let (times, after) = match after {
            Some(time) if step.times > 1 => {
                (Some(say!(self, "path-step-times-apart", number = number, time = time)), None)
            }
            None if step.times > 1 => (Some(say!(self, "path-step-times", number = number)), None),
            after => (None, after.map(|time| say!(self, "path-step-after", time = time))),
        };
        let every = step.every.map(|time| say!(self, "path-step-every", time = self.about(time)));
        let each = step.each.then(|| say!(self, "path-step-each"));
        let optional = step.optional.then(|| say!(self, "path-step-optional"));
        [each, after, times, every, optional].into_iter().flatten().collect()
    }
}
