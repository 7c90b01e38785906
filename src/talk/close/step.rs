//! What a step for agreements asks of each: a day to look at it again, which it proposes, and an end.

use jiff::ToSpan;

use super::Close;
use crate::plan::Agree;

impl Close {
    /// Takes note of what an agreement is to have now. Where nothing is written, the day to look at it again that the step
    /// proposes is there, or goes with it.
    pub(in crate::talk) fn ask_for(&mut self, step: Agree) {
        if step == self.step {
            return;
        }
        let day = |days: u16| Some(self.today?.saturating_add(i64::from(days).days()).to_string());
        let proposed = step.review.and_then(day).unwrap_or_default();
        let before = std::mem::replace(&mut self.proposed, proposed);
        let typed = [&self.what, &self.by, &self.until, &self.otherwise];
        if self.review == before && typed.iter().all(|typed| typed.is_empty()) && !self.who.contains(&true) {
            self.review.clone_from(&self.proposed);
        }
        // Whoever wrote something there, and goes on, still means it as the step does.
        self.ends = self.is_unfinished() && self.needs_end();
        self.step = step;
    }

    /// Whether what is in the fields can't be kept without the day on which it ends.
    #[must_use]
    pub fn needs_end(&self) -> bool {
        self.step.until || self.ends
    }

    /// Once nothing is left of what was written in a step, it asks for nothing any more. The fields stay where they are.
    pub(super) fn forget_step(&mut self) {
        if self.ends && !self.is_unfinished() {
            (self.ends, self.more) = (false, true);
        }
    }

    /// Whether the fields are there that not every agreement needs: until when it holds, and what happens if it isn’t kept.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.needs_end() || self.more || !self.until.trim().is_empty() || !self.otherwise.trim().is_empty()
    }
}
