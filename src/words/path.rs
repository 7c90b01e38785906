//! How the steps of a path read.

use std::collections::BTreeMap;

use super::{Words, say};
use crate::plan::way::terms;
use crate::rule_set::path::{Does, Step};

impl Words {
    /// What a step is called: its set’s title of those given by name, or the break.
    #[must_use]
    pub fn path_step(&self, step: &Step, titles: &BTreeMap<String, String>) -> String {
        match &step.does {
            Does::Set(name) => titles.get(name).unwrap_or(name).clone(),
            Does::Break(length) => {
                let length = self.spoken(*length);
                say!(self, "path-a-break-of", length = length)
            }
        }
    }

    /// How a step comes, each as a few words: “two days later”, “if you like”.
    #[must_use]
    pub fn path_terms(&self, step: &Step) -> Vec<String> {
        let whenever = step.whenever.then(|| say!(self, "path-state-at-hand"));
        terms(step).into_iter().map(|term| self.term(term)).chain(whenever).collect()
    }
}
