//! What the close asks for. It follows from the talk as it is now: whoever goes back and comes to the end after all finds
//! what belongs there.

use std::time::Duration;

use crate::talk::Host;

const DAY: Duration = Duration::from_secs(24 * 3_600);

/// What the close asks for, besides what was parked and when to talk again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asks {
    /// What people agreed on.
    pub agreements: bool,
    /// A word of appreciation.
    pub appreciation: bool,
    /// One good thing to plan, which becomes an agreement.
    pub good: bool,
    /// Which rules people keep.
    pub rules: bool,
}

impl Host {
    /// What the close asks for: after a talk that people ended early, only what they may want to keep of it.
    #[must_use]
    pub fn asks(&self) -> Asks {
        let session = self.session();
        let (plan, whole) = (session.plan(), !session.ended_early());
        Asks {
            agreements: plan.close.agreements,
            appreciation: plan.close.appreciation && whole,
            good: plan.close.agreements && plan.present() > 1 && whole,
            rules: !plan.set.rules.is_empty() && whole,
        }
    }

    /// The days until the next talk: as people chose, 0 for none; else what the set asks for, if the talk came to its end;
    /// `None` where nothing is chosen.
    #[must_use]
    pub fn next_talk(&self) -> Option<u16> {
        let session = self.session();
        let suggested = session.plan().close.next_talk.filter(|_| !session.ended_early());
        let days = |time: Duration| u16::try_from(time.as_secs().div_ceil(DAY.as_secs())).ok();
        self.close().next_talk.or_else(|| suggested.and_then(days))
    }
}
