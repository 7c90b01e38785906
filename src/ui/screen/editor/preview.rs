//! What the set makes: its plan for as many people as it needs, and the stage in one of its steps.

use std::sync::Arc;

use crate::clock::Clock;
use crate::plan::{self, Choices, Plan};
use crate::record::journal::Header;
use crate::rule_set::RuleSet;
use crate::session::{Event, Moment, State};
use crate::talk::Host;
use crate::ui::screen::talk::Stage;
use crate::words::{Words, say};

/// What the last set that could be used makes.
#[derive(Debug)]
pub(super) struct Preview {
    pub(super) plan: Arc<Plan>,
    pub(super) stage: Stage,
    /// The step that the stage shows, from 0.
    step: usize,
    /// When it begins: nothing moves on it.
    pub(super) at: Moment,
}

/// The plan of a set in a language, for as many people as it needs. `None` where it can't be laid out.
#[must_use]
pub(crate) fn plan(set: &Arc<RuleSet>, language: &str, words: &Words) -> Option<Plan> {
    plan::lay_out(set, &choices(set.participants.min, language, words)).ok()
}

/// So many people who are there.
fn choices(people: usize, language: &str, words: &Words) -> Choices {
    let called = say!(words, "editor-people");
    let names = called.split('|').map(str::trim).map(str::to_owned).take(people).collect();
    Choices { names, seats: words.seats(), language: language.to_owned(), ..Choices::default() }
}

impl Preview {
    /// The stage with this plan, at this step or the last one.
    pub(super) fn of(plan: Plan, language: &str, step: usize, words: &Words, now: Moment) -> Self {
        let choices = choices(plan.participants.len(), language, words);
        // Nothing of it is written, and no other machine goes on with it.
        let header = Header::new(String::new(), choices, 1, now, &Clock::default());
        let (host, _nothing) = Host::start(plan.clone(), header, &[], words.clone());
        let mut preview = Self { plan: Arc::new(plan), stage: Stage::new(host), step: 0, at: now };
        preview.go_to(step, now);
        preview
    }

    /// The step that the stage shows, from 0.
    pub(super) fn step(&self) -> usize {
        self.step
    }

    /// Shows the step before, or the next.
    pub(super) fn turn(&mut self, on: bool, now: Moment) {
        let to = if on { self.step + 1 } else { self.step.saturating_sub(1) };
        self.go_to(to, now);
    }

    /// Shows the first step with this rule, or with this turn, unless the present one has it.
    pub(super) fn show(&mut self, rule: Option<&str>, turn: Option<&str>, now: Moment) {
        let plan = Arc::clone(&self.plan);
        let has = |step: &&plan::PlanStep| {
            let is_turn = turn.is_some_and(|turn| step.turn.id == turn);
            let mut rules = step.turn.rules.iter().filter_map(|at| plan.rules.get(*at));
            is_turn || rules.any(|shown| rule == Some(shown.id.as_str()))
        };
        if plan.steps.get(self.step).as_ref().is_some_and(has) {
            return;
        }
        if let Some(step) = plan.steps.iter().find(has) {
            self.go_to(step.index, now);
        }
    }

    fn go_to(&mut self, step: usize, now: Moment) {
        let step = step.min(self.plan.steps.len().saturating_sub(1));
        (self.step, self.at) = (step, now);
        let _nothing = self.stage.host.apply(&Event::GoTo(step), now);
        if matches!(self.stage.host.session().state(), State::Breath) {
            let _nothing = self.stage.host.apply(&Event::Next, now);
        }
    }
}
