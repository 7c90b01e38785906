//! Copies, in their place among what is kept.

use std::path::PathBuf;

use super::*;
use crate::record::copies::{Copied, Copy, Shown, To};

impl Room {
    /// A copy of what was agreed is wanted.
    fn copies(&mut self) -> Token {
        self.keeper.copy(Copy::new(To::Shown(Shown::Page), |ledgers| {
            let agreed = ledgers.agreements.entries.into_iter().map(|one| one.what);
            Some(agreed.collect::<Vec<_>>().join(", "))
        }))
    }

    fn path(&self) -> PathBuf {
        self.folders().shown().join("common-ground.html")
    }

    #[track_caller]
    fn hears_of_a_copy(&mut self, token: Token) -> Copied {
        self.hears(|reply| match reply {
            Reply::Copied(of, came) if *of == token => Some(came.clone()),
            _ => None,
        })
    }
}

#[test]
fn a_copy_has_all_that_was_sent_before_it_and_nothing_that_was_erased() {
    for threaded in [true, false] {
        let mut room = Room::new(threaded);
        let token = room.agrees("Dinner");
        let Ok(Settled::Kept(dinner)) = room.hears_of(token) else { panic!("it wasn't kept") };
        let _ = room.agrees("A walk");
        let _ = room.keeper.change(Change::Remove(dinner.id));
        let token = room.copies();
        assert_eq!(room.hears_of_a_copy(token), Copied::Written(room.path()));
        assert_eq!(fs::read_to_string(room.path()).unwrap(), "A walk");
    }
}

#[test]
fn a_copy_that_fails_is_tried_once_and_each_is_answered_by_itself() {
    let mut room = Room::threaded();
    fs::write(room.folder.path().join("state"), "in the way").unwrap();
    let (first, second) = (room.copies(), room.copies());
    for token in [second, first] {
        let came = room.hears_of_a_copy(token);
        assert!(matches!(&came, Copied::Failed(error) if error.path == room.path()), "{came:?}");
    }
    room.is_done();
}
