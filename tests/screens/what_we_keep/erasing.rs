//! Erasing: never by one press, each kind by itself, and all else stays.

use std::io;

use iced::keyboard::key::Named;

use super::*;
use crate::disk::Disk;
use crate::said::Text;

/// What the ledgers hold, as texts.
fn on_disk(person: &Person) -> [String; 5] {
    ["history", "next-talk", "agreements", "kept-rules", "last-time"]
        .map(|name| person.home.read(&format!("data/{name}.ron")))
}

/// Presses the way to erase beside these words, says no, and then yes. Nothing changes before that.
#[track_caller]
fn erases(person: &mut Person, beside: impl Text, way: impl Text, number: usize) {
    let [beside, way] = [person.words(beside), person.words(way)];
    let keep = person.words(said!("keeping-erase-no", number = number));
    let (beside, way) = (beside.as_str(), way.as_str());
    let before = on_disk(person);
    let _ = person.press_beside(beside, way);
    assert_eq!(person.focused().as_deref(), Some(keep.as_str()), "the focus is on what changes nothing");
    assert_eq!(on_disk(person), before, "one press erases nothing");
    let _ = person.key(Named::Enter);
    assert_eq!(on_disk(person), before, "they keep it");
    let _ = person.press_beside(beside, way).press(said!("keeping-erase-yes", number = number));
    assert_ne!(on_disk(person), before, "it is gone");
}

#[test]
fn a_past_talk_goes_by_itself_and_its_agreements_stay() {
    let mut person = on_the_page();
    erases(&mut person, TALK, said!("keeping-erase"), 1);
    person.must_not_see(TALK);
    person.must_see("Sunday 8 November · Short check-in");
    let [history, _, agreements, ..] = on_disk(&person);
    assert!(!history.contains("The tea you made") && history.contains("The holidays"), "{history}");
    assert!(agreements.contains("Dinner on Fridays"), "{agreements}");
}

#[test]
fn once_it_is_gone_the_focus_is_at_the_one_beside_it() {
    let mut person = on_the_page();
    let _ = person.press_beside(TALK, said!("keeping-erase")).press(said!("keeping-erase-yes", number = 1));
    let there = person.place_of("Sunday 8 November · Short check-in");
    let (at, _) = person.focus().unwrap();
    assert!((at.center_y() - there.y).abs() < 40.0, "{at:?}, {there:?}");
}

#[test]
fn each_kind_goes_by_itself() {
    type Words = fn() -> (String, bool);
    let cases: [(Words, &str, usize); 9] = [
        (|| ("Agreements".into(), true), "Dinner", 2),
        (
            || ("Next talk: Sunday 29 November at 19:30, “Speaker and listener”.".into(), false),
            "2026-11-29",
            2,
        ),
        (|| ("The car".into(), false), "The car", 1),
        (|| ("Parked topics".into(), true), "The car", 2),
        (|| ("Past talks".into(), true), "The holidays", 2),
        (|| ("Rules you kept for next time".into(), true), "Phones away", 2),
        (|| ("How you set up your last talks".into(), true), "1800", 2),
        (|| ("Your own: “Phones away”".into(), false), "Phones away", 2),
        (|| ("Break length: 30 minutes".into(), false), "1800", 1),
    ];
    for (which, word, number) in cases {
        let (beside, whole) = which();
        let mut person = on_the_page();
        let before = on_disk(&person);
        let had = before.iter().filter(|text| text.contains(word)).count();
        assert!(had > 0 || word == "1800", "{word}");
        if whole {
            erases(&mut person, beside.as_str(), said!("keeping-erase-all"), number);
        } else {
            erases(&mut person, beside.as_str(), said!("keeping-erase"), number);
        }
        let after = on_disk(&person);
        assert!(after.iter().all(|text| !text.contains(word)), "{beside}: {after:?}");
        let changed = before.iter().zip(&after).filter(|(before, after)| before != after).count();
        assert!(changed == 1 || whole && beside == "Parked topics", "{beside}: all else stays");
    }
}

#[test]
fn a_topic_goes_from_wherever_it_waits() {
    let mut person = on_the_page();
    erases(&mut person, "Money", said!("keeping-erase"), 1);
    assert!(on_disk(&person).iter().all(|text| !text.contains("Money")), "{:?}", on_disk(&person));
    person.must_see("Next talk: Sunday 29 November");
}

#[test]
fn a_note_goes_by_itself() {
    let mut person = in_a_past_talk();
    erases(&mut person, "A walk first helps", said!("keeping-erase"), 1);
    person.must_see("Next time before dinner");
    person.must_not_see("A walk first helps");
}

#[test]
fn when_all_is_gone_that_is_said() {
    let mut person = on_the_page_of(Home::new().with_next(None, &["Money"]));
    let _ =
        person.press_beside("Money", said!("keeping-erase")).press(said!("keeping-erase-yes", number = 1));
    person.must_see(said!("keeping-nothing"));
    assert!(!person.home.path("data/next-talk.ron").exists());
}

#[test]
fn what_cannot_be_erased_is_there_still_and_that_is_said() {
    let disk = Disk::new();
    let mut person = Home::new().full().on(&disk).open();
    let _ = person.press(said!("library-kept"));
    person.waits_to_see(TALK);
    disk.recovers(Some(io::ErrorKind::StorageFull));
    let _ = person.press_beside(TALK, said!("keeping-erase")).press(said!("keeping-erase-yes", number = 1));
    person.waits_to_see("couldn’t be");
    person.must_see(TALK);
    disk.recovers(None);
}

#[test]
fn escape_leaves_the_question_and_not_the_page() {
    let mut person = on_the_page();
    let _ = person.press_beside(TALK, said!("keeping-erase")).key(Named::Escape);
    person.must_see(TALK);
    person.must_not_see(said!("keeping-talk-sure"));
}
