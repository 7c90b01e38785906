//! Settings, and what is read back.

use super::*;
use crate::record::cover;
use crate::record::settings::open;

fn kept(reply: &Reply) -> Option<Result<Opened, SaveError>> {
    if let Reply::SettingsKept(_, kept) = reply { Some(kept.clone()) } else { None }
}

fn louder(volume: f32) -> Settings {
    Settings { volume, ..Settings::default() }
}

#[test]
fn of_many_changes_of_a_setting_that_wait_the_last_is_kept() {
    let mut room = Room::threaded();
    room.fault.hangs(true);
    let mut before = Settings::default();
    for volume in [0.5, 0.6, 0.7, 0.8] {
        room.keeper.keep_settings(&before, &louder(volume));
        room.fault.is_reached();
        before = louder(volume);
    }
    let before = room.fault.acts(Act::Replace);
    room.fault.hangs(false);
    room.is_done();
    assert_eq!(open(&room.folders().settings()).settings, louder(0.8));
    assert!(room.fault.acts(Act::Replace) - before <= 2);
}

#[test]
fn settings_that_find_no_room_are_kept_when_there_is() {
    let mut room = Room::threaded();
    room.fault.fails(Some(io::ErrorKind::StorageFull));
    room.keeper.keep_settings(&louder(0.7), &louder(0.5));
    assert!(matches!(room.hears(kept), Err(SaveError::Write(error)) if error.why == Why::Full));
    room.fault.fails(None);
    room.is_done();
    assert_eq!(room.hears(kept).unwrap().settings, louder(0.5));
    room.has_heard_nothing();
}

#[test]
fn what_was_changed_in_the_file_meanwhile_stays_and_what_could_not_be_kept_is_kept_with_it() {
    let mut room = Room::threaded();
    let path = room.folders().settings();
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "(muted: tr").unwrap();
    room.keeper.keep_settings(&louder(0.7), &louder(0.5));
    assert!(matches!(room.hears(kept), Err(SaveError::Broken(_))));
    fs::write(&path, "(muted: true)").unwrap();
    room.keeper.read_settings();
    let read = |reply: &Reply| {
        if let Reply::SettingsRead(in_force, read) = reply {
            Some((in_force.clone(), read.clone()))
        } else {
            None
        }
    };
    let (in_force, read) = room.hears(read);
    assert_eq!((*in_force, read.unwrap().settings), (louder(0.5), Settings { muted: true, ..louder(0.5) }));
    room.is_done();
    assert_eq!(open(&path).settings, Settings { muted: true, ..louder(0.5) });
}

#[test]
fn what_the_ledgers_hold_is_read_after_what_was_sent_before() {
    let mut room = Room::threaded();
    let _token = room.agrees("Dinner");
    let next = NextTalk { talk: "two".to_owned(), ..NextTalk::default() };
    let _token = room.keeper.change(Change::KeepNext(next));
    room.keeper.read_ledgers();
    let ledgers =
        room.hears(|reply| if let Reply::Ledgers(ledgers) = reply { Some(ledgers.clone()) } else { None });
    assert_eq!(ledgers.agreements.entries[0].what, "Dinner");
    assert_eq!(ledgers.next_talk.entries[0].talk, "two");
    assert!(ledgers.history.entries.is_empty());
}

#[test]
fn where_the_windows_were_is_tried_once() {
    for fails in [None, Some(io::ErrorKind::StorageFull)] {
        let mut room = Room::threaded();
        room.fault.fails(fails);
        let main = Some(crate::record::window::Frame { size: (900, 700), ..Default::default() });
        let frames = Frames { main, audience: None };
        room.keeper.keep_frames(frames);
        room.is_done();
        let read = Frames::read(&room.folders().windows());
        assert_eq!(read, if fails.is_none() { frames } else { Frames::default() });
    }
}

#[test]
fn a_mark_for_the_next_start_comes_before_all_that_waits_and_the_last_word_counts() {
    let mut room = Room::threaded();
    let mark = room.folders().opens_plain();
    room.fault.hangs(true);
    let _token = room.agrees("Dinner");
    room.fault.is_reached();
    let _token = room.agrees("Breakfast");
    room.keeper.cover(false);
    room.keeper.cover(true);
    room.fault.hangs(false);
    room.is_done();
    assert!(cover::is_there(&mark));
    room.keeper.cover(false);
    room.is_done();
    assert!(!cover::is_there(&mark));
}

#[test]
fn a_mark_that_cannot_be_left_is_left_once_it_can() {
    let mut room = Room::threaded();
    room.fault.fails(Some(io::ErrorKind::ReadOnlyFilesystem));
    room.keeper.cover(true);
    let unkept = room.keeper.flush(LONG);
    assert!(matches!(unkept.as_slice(), [Unkept { part: Part::Cover, why: Some(_) }]), "{unkept:?}");
    room.fault.fails(None);
    assert!(room.keeper.flush(LONG).is_empty());
    assert!(cover::is_there(&room.folders().opens_plain()));
}
