//! Sets that are edited: saved, and not saved yet.

use std::path::PathBuf;

use super::*;
use crate::record::own_sets::save::Place;

impl Room {
    fn file(&self) -> PathBuf {
        self.folders().rules().join("ours.ron")
    }

    fn has(&self, text: &str) {
        fs::create_dir_all(self.folders().rules()).unwrap();
        fs::write(self.file(), text).unwrap();
    }

    fn types(&mut self, was: &str, text: &str) {
        let unsaved = Unsaved { file: self.file(), was: was.into(), text: text.into() };
        self.keeper.keep_unsaved(unsaved);
    }

    #[track_caller]
    fn hears_that_it_is_kept(&mut self) -> Result<(), WriteError> {
        self.hears(|reply| match reply {
            Reply::UnsavedKept(_, came) => Some(came.clone()),
            _ => None,
        })
    }

    #[track_caller]
    fn opens(&mut self) -> Edited {
        let token = self.keeper.edit(self.file());
        self.hears(|reply| match reply {
            Reply::Edited(of, edited) if *of == token => Some(Edited::clone(edited)),
            _ => None,
        })
    }

    #[track_caller]
    fn saves(&mut self, was: &str, text: &str) -> Saved {
        let (was, place) = (Found::from(was), Place::There);
        let token = self.keeper.save(Save { file: self.file(), was, text: text.into(), place });
        self.hears(|reply| match reply {
            Reply::Saved(of, saved) if *of == token => Some(saved.clone()),
            _ => None,
        })
    }

    /// Another window is opened; gives the keeper of this one.
    fn another(&mut self) -> Keeper {
        let keeper = Keeper::at_once(&self.folders(), &Files::default(), &Settings::default());
        mem::replace(&mut self.keeper, keeper)
    }

    fn left(&self) -> Vec<String> {
        let left = crate::record::unsaved::all(&Files::default(), &self.folders());
        left.unsaved.iter().map(|unsaved| unsaved.text.to_string()).collect()
    }
}

#[test]
fn what_was_typed_is_there_again_after_a_crash_and_goes_when_it_is_saved() {
    for threaded in [true, false] {
        let mut room = Room::new(threaded);
        room.has("one");
        let opened = room.opens();
        assert_eq!((opened.found, opened.unsaved), (Ok("one".into()), None));
        room.types("one", "two");
        assert_eq!(room.hears_that_it_is_kept(), Ok(()));
        drop(room.another());
        room.has("theirs");
        // Another keeper: the thread of the first may be at its end a moment later.
        while room.opens().elsewhere {
            room.keeper.leave_edited(room.file());
        }
        let opened = room.opens();
        assert_eq!(opened.found, Ok("theirs".into()));
        let unsaved = opened.unsaved.unwrap();
        assert_eq!((unsaved.was.as_ref(), unsaved.text.as_ref()), ("one", "two"));
        assert_eq!(room.saves("one", "two"), Saved::Changed("theirs".into()));
        assert_eq!(room.left(), ["two"], "nothing typed is lost");
        assert_eq!(room.saves("theirs", "two"), Saved::There(room.file()));
        assert_eq!(room.left(), [""; 0]);
    }
}

#[test]
fn a_version_beside_is_edited_here_from_then_on() {
    let mut room = Room::new(false);
    room.has("one");
    assert!(!room.opens().elsewhere);
    let save = Save { file: room.file(), was: Found::from("one"), text: "two".into(), place: Place::Beside };
    let token = room.keeper.save(save);
    let saved = room.hears(|reply| match reply {
        Reply::Saved(of, saved) if *of == token => Some(saved.clone()),
        _ => None,
    });
    let Saved::There(beside) = saved else { panic!("{saved:?}") };
    let _first = room.another();
    let token = room.keeper.edit(beside);
    let elsewhere = room.hears(|reply| match reply {
        Reply::Edited(of, edited) if *of == token => Some(edited.elsewhere),
        _ => None,
    });
    assert!(elsewhere, "what is typed in the first window would not be kept");
}

#[test]
fn what_is_discarded_never_comes_back() {
    let mut room = Room::threaded();
    room.has("one");
    room.types("one", "two");
    assert_eq!(room.hears_that_it_is_kept(), Ok(()));
    room.types("one", "three");
    room.keeper.forget_unsaved(room.file());
    room.keeper.leave_edited(room.file());
    assert_eq!(room.keeper.flush(LONG), []);
    assert_eq!(room.left(), [""; 0]);
    // Nothing is owed to whoever leaves: it is done once what was asked for after it is.
    room.keeper.look_for_unsaved();
    let left = room.hears(|reply| match reply {
        Reply::Left(left) => Some(left.unsaved.len()),
        _ => None,
    });
    assert_eq!(left, 0);
    assert!(!room.folders().unsaved().exists());
}

#[test]
fn a_full_disk_is_told_once_and_the_newest_text_is_kept_when_there_is_room() {
    let mut room = Room::new(false);
    room.has("one");
    let _ = room.opens();
    room.fault.fails(Some(io::ErrorKind::StorageFull));
    for text in ["two", "three"] {
        room.types("one", text);
        assert_eq!(room.hears_that_it_is_kept().unwrap_err().why, Why::Full);
    }
    let unkept = room.keeper.flush(LONG);
    assert_eq!(unkept.iter().map(|unkept| unkept.part).collect::<Vec<_>>(), [Part::Unsaved]);
    room.fault.fails(None);
    assert_eq!(room.hears_that_it_is_kept(), Ok(()));
    assert_eq!(room.left(), ["three"]);
    room.is_done();
}

#[test]
fn a_second_window_hears_that_the_file_is_open_and_takes_nothing_from_the_first() {
    let mut room = Room::new(false);
    room.has("one");
    assert!(!room.opens().elsewhere);
    assert!(!room.opens().elsewhere, "it is this window's own");
    room.types("one", "ours");
    let first = room.another();
    let second = room.opens();
    assert!(second.elsewhere);
    assert_eq!(second.unsaved, None);
    room.types("one", "the second’s");
    assert_eq!(room.hears_that_it_is_kept().unwrap_err().why, Why::EditedElsewhere);
    assert_eq!(room.left(), ["ours"]);
    // The first saves and goes; the second goes on, and is told when it saves.
    let mut second = mem::replace(&mut room.keeper, first);
    assert_eq!(room.saves("one", "ours"), Saved::There(room.file()));
    room.keeper.leave_edited(room.file());
    let _rest = second.replies();
    assert_eq!(room.left(), ["the second’s"]);
    room.keeper = second;
    assert_eq!(room.saves("one", "the second’s"), Saved::Changed("ours".into()));
    assert_eq!(room.left(), ["the second’s"]);
}

#[test]
fn what_the_first_window_left_is_set_aside_before_the_second_keeps_its_own() {
    let mut room = Room::new(false);
    room.has("one");
    room.types("one", "ours");
    let first = room.another();
    assert!(room.opens().elsewhere);
    drop(first);
    room.types("one", "the second’s");
    assert_eq!(room.hears_that_it_is_kept(), Ok(()));
    assert_eq!(room.left(), ["the second’s"]);
    let aside = room.hears(|reply| match reply {
        Reply::SetAside(notice) => Some(notice.clone()),
        _ => None,
    });
    let crate::record::Wrong::SetAside(name) = aside.wrong else { panic!("{aside:?}") };
    assert!(fs::read_to_string(room.folders().unsaved().join(name)).unwrap().contains("ours"));
}

#[test]
fn what_is_saved_while_people_type_on_stays_a_change_of_what_was_saved() {
    let mut room = Room::new(false);
    room.has("one");
    let _ = room.opens();
    room.types("one", "two");
    assert_eq!(room.hears_that_it_is_kept(), Ok(()));
    room.types("one", "two and more");
    assert_eq!(room.saves("one", "two"), Saved::There(room.file()));
    let unsaved = room.opens().unsaved.unwrap();
    assert_eq!((unsaved.was.as_ref(), unsaved.text.as_ref()), ("two", "two and more"));
}

#[test]
fn erasing_everything_takes_what_is_not_saved_and_leaves_what_is() {
    let mut room = Room::new(false);
    room.has("one");
    let _ = room.opens();
    room.types("one", "two");
    room.keeper.take_stock(false);
    let there = room.hears(|reply| match reply {
        Reply::Stock(there) => Some(*there),
        _ => None,
    });
    assert_eq!((there.unsaved, there.is_empty()), (1, false));
    room.keeper.erase_everything(room.clock.now().wall());
    assert_eq!(room.left(), [""; 0]);
    assert_eq!(fs::read_to_string(room.file()).unwrap(), "one");
}
