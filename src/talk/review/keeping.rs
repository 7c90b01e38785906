//! What was answered, on its way to the disk.

use super::Review;
use crate::record::agreements::Id;
use crate::record::file::WriteError;
use crate::record::keeper::{Settled, Token};
use crate::talk::close::Problem;

/// What was sent to the keeper.
#[derive(Debug, Clone)]
pub(in crate::talk) struct Sent {
    /// The agreement that it changes.
    id: Id,
    /// `None` until the keeper has it.
    token: Option<Token>,
}

impl Sent {
    pub(super) fn new(id: Id) -> Self {
        Self { id, token: None }
    }

    pub(super) fn id(&self) -> Id {
        self.id
    }
}

impl Review {
    /// The places for tokens that the keeper has yet to give.
    pub(in crate::talk) fn waits(&mut self) -> impl Iterator<Item = &mut Option<Token>> {
        self.sent.iter_mut().map(|sent| &mut sent.token)
    }

    /// What was sent and hasn't come to its end.
    pub(in crate::talk) fn unkept(&self) -> impl Iterator<Item = Token> + '_ {
        self.sent.iter().filter_map(|sent| sent.token)
    }

    /// Takes note of what became of an answer.
    pub(in crate::talk) fn came(&mut self, token: Token, came: Result<Settled, WriteError>) {
        let Some(place) = self.sent.iter().position(|sent| sent.token == Some(token)) else { return };
        let settled = match came {
            Err(error) => {
                // The keeper tries again by itself.
                self.problem = Some(Problem::Unwritten(error));
                return;
            }
            Ok(settled) => settled,
        };
        let Sent { id, .. } = self.sent.remove(place);
        if matches!(self.problem, Some(Problem::Unwritten(_))) {
            // It has worked in the end.
            self.problem = None;
        }
        let newer = self.sent.iter().any(|sent| sent.id == id);
        let at = self.items.iter().position(|one| one.id == id);
        match (settled, at) {
            (Settled::Kept(kept), Some(at)) if !newer => {
                if let Some(shown) = self.items.get_mut(at) {
                    *shown = kept;
                }
            }
            (Settled::Gone(Some(notice)), _) => self.problem = Some(Problem::OtherChange(Some(notice))),
            (Settled::Gone(None), Some(at)) => {
                let gone = self.items.remove(at);
                self.moves_up(at);
                self.problem = Some(Problem::WasGone(gone.what));
            }
            _ => {}
        }
    }
}
