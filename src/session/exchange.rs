//! An exchange: open discussion on a shared clock. Anyone in it takes the floor, and has a share of the time as their own.
//!
//! The shared clock runs only while somebody holds the floor, so that silence costs nobody anything. Nobody's own time is
//! ever more than what the exchange has left; and what it has left beyond everyone's own time, after an extension say, is
//! for anyone: also for those whose own time is used.

use std::time::Duration;

use super::floor::Visit;
use super::{Announcement, Moment, Out, Reason, Session};

/// What a participant has of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Who, from 0.
    pub participant: usize,
    /// What they have left of their own time: never more than the exchange has left.
    pub left: Duration,
    /// Whether they can't take the floor, because their own time is used and there is none for anyone; past the end of the
    /// exchange, that is everyone.
    pub used: bool,
}

impl Visit {
    /// Whether it is to an exchange.
    pub(super) fn is_exchange(&self) -> bool {
        !self.shares.is_empty()
    }

    /// What its clock has left; nothing past the end, and in an untimed step.
    fn left(&self) -> Duration {
        self.time.unwrap_or_default().saturating_sub(self.elapsed)
    }

    fn share(&self, participant: usize) -> Duration {
        self.shares.get(participant).copied().unwrap_or_default()
    }
}

impl Session {
    /// Whether an exchange waits for somebody to take the floor. Its clock stands still meanwhile.
    #[must_use]
    pub fn floor_is_free(&self) -> bool {
        let visit = &self.progress.visit;
        self.in_exchange() && visit.holder.is_none() && !visit.left().is_zero()
    }

    fn in_exchange(&self) -> bool {
        self.here().is_some() && self.progress.visit.is_exchange()
    }

    /// What everyone who is here has left of the exchange, in the order of its seats; empty in other steps.
    #[must_use]
    pub fn shares(&self, at: Moment) -> Vec<Share> {
        let Some(exchange) = self.here().and_then(|step| step.exchange.as_deref()) else { return Vec::new() };
        let (now, whole) = (self.visit_at(at), self.for_anyone(at));
        let here = exchange.seats.iter().filter(|seat| self.plan.is_present(**seat));
        let share = |&participant: &usize| {
            let left = now.share(participant).min(now.left());
            Share { participant, left, used: left.is_zero() && whole.is_zero() }
        };
        here.map(share).collect()
    }

    /// What an exchange has left beyond everyone's own time: anyone may speak in it.
    #[must_use]
    pub fn for_anyone(&self, at: Moment) -> Duration {
        self.beyond_shares(&self.visit_at(at))
    }

    /// The visit as it is at a moment after the last event, if nothing happens until then.
    fn visit_at(&self, at: Moment) -> Visit {
        let mut now = self.progress.visit.clone();
        let Some(step) = self.here() else { return now };
        let elapsed = self.elapsed(at, &now, step);
        let spoken = elapsed.saturating_sub(now.elapsed).min(now.left());
        if let Some(own) = now.holder.and_then(|holder| now.shares.get_mut(holder)) {
            *own = own.saturating_sub(spoken);
        }
        now.elapsed = elapsed;
        now
    }

    fn beyond_shares(&self, visit: &Visit) -> Duration {
        if !visit.is_exchange() {
            return Duration::ZERO;
        }
        let here = visit.shares.iter().enumerate().filter(|(who, _)| self.plan.is_present(*who));
        here.fold(visit.left(), |left, (_, share)| left.saturating_sub(*share))
    }

    /// The next moment of the visit, by its own clock, at which a holder's own time is used, or the time for anyone that
    /// they speak in, or the exchange's whole time.
    pub(super) fn share_ends_at(&self) -> Option<Duration> {
        let visit = &self.progress.visit;
        let holder = visit.holder.filter(|_| visit.is_exchange() && !visit.left().is_zero())?;
        let own = visit.share(holder);
        let speaks = if own.is_zero() { self.beyond_shares(visit) } else { own };
        Some(visit.elapsed.saturating_add(speaks.min(visit.left())))
    }

    /// When the floor is taken from its holder, by the visit's own clock: they have no time left then, and others do.
    pub(super) fn floor_closes_at(&self) -> Option<Duration> {
        let visit = &self.progress.visit;
        let holder = visit.holder.filter(|_| visit.is_exchange())?;
        let speaks = visit.share(holder).saturating_add(self.beyond_shares(visit));
        (speaks < visit.left()).then(|| visit.elapsed.saturating_add(speaks))
    }

    /// The holder speaks in an exchange: in their own time first.
    pub(super) fn spend_share(&mut self, holder: usize, used: Duration, out: &mut Out) {
        let beyond = self.beyond_shares(&self.progress.visit);
        let visit = &mut self.progress.visit;
        let left = visit.left();
        let Some(own) = visit.shares.get_mut(holder).filter(|own| !own.is_zero() && !left.is_zero()) else {
            return;
        };
        *own = own.saturating_sub(used);
        if own.is_zero() && !beyond.is_zero() && used < left {
            out.say(Announcement::GoesOnForAnyone(holder));
        }
    }

    /// Takes the floor from someone who has no time left in an exchange, while others do. Returns whether anything changed.
    pub(super) fn close_floor(&mut self, out: &mut Out) -> bool {
        let visit = &self.progress.visit;
        let closes = self.floor_closes_at().is_some_and(|end| end <= visit.elapsed);
        let Some(holder) = visit.holder.filter(|_| closes) else { return false };
        self.progress.visit.holder = None;
        self.floor_moves();
        out.say(Announcement::ShareUsed(holder));
        true
    }

    /// Takes time from an exchange: first what is for anyone, then from everyone's own time in proportion.
    pub(super) fn shorten_shares(&mut self, less: Duration) {
        let beyond = self.beyond_shares(&self.progress.visit);
        let visit = &mut self.progress.visit;
        let own = visit.left().saturating_sub(beyond).as_nanos();
        let less = less.saturating_sub(beyond).as_nanos().min(own);
        if own == 0 {
            return;
        }
        for share in &mut visit.shares {
            let part = share.as_nanos().saturating_mul(less) / own;
            *share = share.saturating_sub(Duration::from_nanos(u64::try_from(part).unwrap_or(u64::MAX)));
        }
    }

    pub(super) fn take_floor(&mut self, participant: usize, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        let exchange = self.here().and_then(|step| step.exchange.as_deref()).ok_or(Reason::NotAnExchange)?;
        if self.breath_is_held() {
            return Err(Reason::OtherQuestion);
        }
        if self.progress.drawing.is_some() {
            return Err(Reason::Drawing);
        }
        if !exchange.seats.contains(&participant) || !self.plan.is_present(participant) {
            return Err(Reason::NoSuchSeat);
        }
        let visit = &self.progress.visit;
        let waits = visit.breath.is_some() || self.progress.pause.is_some();
        if visit.holder == Some(participant) && !waits {
            return Err(Reason::HasFloor);
        }
        if visit.left().is_zero() {
            return Err(Reason::NoTimeLeft);
        }
        if visit.share(participant).is_zero() && self.beyond_shares(visit).is_zero() {
            return Err(Reason::ShareUsed);
        }
        // Whoever starts to speak waits neither for the breath nor for the clock.
        let _ = self.start_again();
        if self.progress.visit.breath.is_some() {
            self.end_breath(out);
        }
        self.progress.visit.holder = Some(participant);
        self.floor_moves();
        out.say(Announcement::FloorTaken(participant));
        Ok(())
    }

    pub(super) fn give_floor(&mut self, participant: usize, out: &mut Out) -> Result<(), Reason> {
        self.talking()?;
        if !self.in_exchange() {
            return Err(Reason::NotAnExchange);
        }
        if self.progress.visit.holder != Some(participant) {
            return Err(Reason::NoChange);
        }
        self.progress.visit.holder = None;
        self.floor_moves();
        out.say(Announcement::FloorGiven(participant));
        Ok(())
    }
}
