//! Yeses to kept agreements, and corrected names in them, on their way to the disk.

use super::{Host, Keep, Outcome};
use crate::record::agreements::Id;
use crate::record::file::WriteError;
use crate::record::keeper::{Change, Settled};
use crate::session::{Event, Voice};
use crate::talk::close::Problem;

impl Host {
    /// Somebody says yes to a kept agreement, or takes it back. It is shown at once.
    pub(super) fn agree(&mut self, id: Id, voice: Voice) -> Outcome {
        // It is about to say something else, or to go.
        let changes = self.keeping.draft.as_ref().is_some_and(|sent| sent.wanted.replaces == Some(id));
        if changes || self.keeping.going.iter().any(|(_, going)| *going == id) {
            return Outcome::default();
        }
        let Some((who, yes)) = self.close.answer(id, voice) else { return Outcome::default() };
        self.keeping.beside.push((None, id));
        Outcome { keep: vec![Keep::Change(Box::new(Change::Agree(id, who, yes)))], ..Outcome::default() }
    }

    /// Where somebody is called otherwise now, they are so in what is kept, too.
    pub(in crate::talk) fn renames(&mut self, event: &Event) -> Vec<Keep> {
        let Event::Rename(seat, _) = event else { return Vec::new() };
        let (names, before) = (&self.session.plan().participants, self.close.people.get(*seat).cloned());
        let Some((before, name)) = before.zip(names.get(*seat).cloned()) else { return Vec::new() };
        if before == name {
            return Vec::new();
        }
        let changed = self.close.rename(&before, &name);
        self.keeping.beside.extend(changed.iter().map(|id| (None, *id)));
        let renamed = |id| Change::Rename(id, before.clone(), name.clone());
        changed.into_iter().map(|id| Keep::Change(Box::new(renamed(id)))).collect()
    }

    /// The kept agreements of which something is on its way to the disk: what shows of them is newer than what is there.
    pub(in crate::talk) fn on_their_way(&self) -> Vec<Id> {
        let draft = self.keeping.draft.as_ref().and_then(|sent| sent.wanted.replaces);
        self.keeping.beside.iter().map(|(_, id)| *id).chain(draft).collect()
    }

    pub(super) fn beside_came(&mut self, at: usize, came: Result<Settled, WriteError>) -> Outcome {
        let (_, id) = self.keeping.beside[at];
        match came {
            Err(error) => {
                // It is tried again.
                self.close.say(Problem::Unwritten(error));
                return Outcome::default();
            }
            Ok(Settled::Kept(agreement)) => {
                // Whatever was said since shows already, and arrives later.
                if !self.keeping.beside.iter().skip(at + 1).any(|(_, later)| *later == id) {
                    self.close.list(agreement);
                }
                self.worked();
            }
            Ok(Settled::Gone(Some(notice))) => self.close.say(Problem::OtherChange(Some(notice))),
            Ok(Settled::Gone(None)) => {
                if let Some(place) = self.close.kept.iter().position(|kept| kept.id == id) {
                    let gone = self.close.kept.remove(place);
                    self.close.say(Problem::WasGone(gone.what));
                }
            }
            Ok(Settled::Done) => {}
        }
        let _came = self.keeping.beside.remove(at);
        Outcome::default()
    }
}
