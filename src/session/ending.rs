//! The end: asked once, or at the last step; then the close.

use super::floor::Visit;
use super::{Announcement, Mode, Out, Reason, Session};

impl Session {
    pub(super) fn ask_end(&mut self, out: &mut Out) -> Result<(), Reason> {
        match self.talk.mode {
            Mode::Done => Err(Reason::Over),
            Mode::Closing if self.rest.is_none() => Err(Reason::Closing),
            _ if self.talk.ending => Err(Reason::NoChange),
            Mode::Ready | Mode::Talking | Mode::Closing => {
                self.talk.ending = true;
                out.say(Announcement::Asked);
                Ok(())
            }
        }
    }

    pub(super) fn stay(&mut self) -> Result<(), Reason> {
        if std::mem::take(&mut self.talk.ending) { Ok(()) } else { Err(Reason::NotAsked) }
    }

    /// Ends the talk here; `asked`: as the answer to a question.
    pub(super) fn end(&mut self, asked: bool, out: &mut Out) -> Result<(), Reason> {
        match self.talk.mode {
            Mode::Done => return Err(Reason::Over),
            Mode::Closing if self.rest.is_none() => return Err(Reason::Closing),
            _ if asked && !self.talk.ending => return Err(Reason::NotAsked),
            Mode::Ready | Mode::Talking | Mode::Closing => {}
        }
        self.rest = None;
        self.talk.ending = false;
        if self.talk.mode == Mode::Closing {
            // From a break at the close, back to the close.
            out.say(Announcement::Closing);
            return Ok(());
        }
        self.note_for_undo();
        if self.talk.mode == Mode::Talking {
            self.leave();
        }
        self.come_to_close(out);
        Ok(())
    }

    /// The talk has come to its close.
    pub(super) fn come_to_close(&mut self, out: &mut Out) {
        self.talk.visit = Visit::default();
        self.talk.mode = Mode::Closing;
        self.talk.pause = None;
        self.talk.question = None;
        self.talk.ending = false;
        self.talk.passed.clear();
        self.talk.tries.clear();
        out.say(Announcement::Closing);
    }

    pub(super) fn finish(&mut self, out: &mut Out) -> Result<(), Reason> {
        match self.talk.mode {
            Mode::Closing => {}
            Mode::Done => return Err(Reason::Over),
            Mode::Ready | Mode::Talking => return Err(Reason::NotClosing),
        }
        self.rest = None;
        self.undo = None;
        self.talk.mode = Mode::Done;
        out.say(Announcement::Closed);
        Ok(())
    }
}
