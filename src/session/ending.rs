//! The end: asked once, or at the last step; then the close.

use super::floor::Visit;
use super::{Announcement, Mode, Out, Question, Reason, Session};

/// Less than one part in so many of the planned time is no talk: people only looked at what comes.
const SHARE_OF_A_TALK: u32 = 10;

impl Session {
    pub(super) fn ask_end(&mut self, out: &mut Out) -> Result<(), Reason> {
        match self.progress.mode {
            Mode::Done => Err(Reason::Over),
            Mode::Closing if self.rest.is_none() => Err(Reason::Closing),
            _ if self.progress.ending => Err(Reason::NoChange),
            Mode::Ready | Mode::Talking | Mode::Closing => {
                self.progress.ending = true;
                out.say(Announcement::Asked);
                Ok(())
            }
        }
    }

    pub(super) fn stay(&mut self) -> Result<(), Reason> {
        if std::mem::take(&mut self.progress.ending) { Ok(()) } else { Err(Reason::NotAsked) }
    }

    /// Ends the talk here. `asked`: as the answer to “End here?”.
    pub(super) fn end(&mut self, asked: bool, out: &mut Out) -> Result<(), Reason> {
        match self.progress.mode {
            Mode::Done => return Err(Reason::Over),
            Mode::Closing if self.rest.is_none() => return Err(Reason::Closing),
            _ if asked && !self.progress.ending => return Err(Reason::NotAsked),
            Mode::Ready | Mode::Talking | Mode::Closing => {}
        }
        self.rest = None;
        self.progress.ending = false;
        if self.progress.mode == Mode::Closing {
            // From a break at the close, back to the close.
            out.say(Announcement::Closing);
            return Ok(());
        }
        let at_limit = matches!(self.progress.question, Some(Question::Limit { .. }));
        self.note_for_undo();
        if self.progress.mode == Mode::Talking {
            self.leave();
        }
        self.come_to_close(out);
        // Whoever closes at the limit has had the time they set.
        self.progress.early = !at_limit;
        Ok(())
    }

    /// The talk has come to its close.
    pub(super) fn come_to_close(&mut self, out: &mut Out) {
        self.progress.visit = Visit::default();
        self.progress.drawing = None;
        self.progress.early = self.talked.saturating_mul(SHARE_OF_A_TALK) < self.plan.length();
        self.progress.mode = Mode::Closing;
        let _ = self.start_again();
        self.progress.question = None;
        self.progress.ending = false;
        self.progress.passed.clear();
        self.progress.tries.clear();
        self.floor_moves();
        out.say(Announcement::Closing);
    }

    pub(super) fn finish(&mut self, out: &mut Out) -> Result<(), Reason> {
        match self.progress.mode {
            Mode::Closing => {}
            Mode::Done => return Err(Reason::Over),
            Mode::Ready | Mode::Talking => return Err(Reason::NotClosing),
        }
        self.rest = None;
        self.undo = None;
        self.progress.mode = Mode::Done;
        out.say(Announcement::Closed);
        Ok(())
    }
}
