//! Reading and changing.

use std::time::Duration;

use common_ground::record::history::PastTalk;
use iced::Size;
use iced::keyboard::key::Named;
use jiff::civil::date;

use super::super::person::done;
use super::*;
use crate::fits::{out_of_reach, outside};
use crate::person::{LAPTOP, PHONE, TELEVISION};

/// On the page, with a talk that was interrupted.
fn with_an_interrupted_talk() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-kept"));
    person.must_see("“Speaker and listener” was interrupted.");
    person
}

#[test]
fn an_interrupted_talk_is_there_and_goes_on_from_there() {
    let mut person = with_an_interrupted_talk();
    person.must_not_see(said!("keeping-nothing"));
    let _ = person.press(said!("library-go-on"));
    person.must_not_see(said!("keeping-title"));
    person.must_see("Ana");
}

#[test]
fn an_interrupted_talk_is_erased_there_once_somebody_says_so() {
    let mut person = with_an_interrupted_talk();
    let erase = || said!("keeping-erase", "name", what = "Interrupted talk");
    let _ = person.asks(erase());
    person.must_see(said!("library-erase-sure"));
    let _ = person.key(Named::Escape);
    assert!(person.home.path("state/session.journal").exists());
    let _ = person.asks(erase()).press(said!("keeping-erase-yes", number = 1));
    person.must_see(said!("keeping-nothing"));
    assert!(!person.home.path("state/session.journal").exists());
}

#[test]
fn where_nothing_is_kept_one_line_says_so_and_no_part_is_there() {
    let mut person = on_the_page_of(Home::new());
    person.must_see(said!("keeping-nothing"));
    for title in [said!("keeping-agreements"), said!("keeping-next"), said!("keeping-talks")] {
        assert_eq!(person.count(title), 0);
    }
    let _ = person.press(said!("widget-back"));
    person.must_see(said!("library-question"));
}

#[test]
fn only_parts_that_hold_something_are_there() {
    let mut person = on_the_page_of(Home::new().with_next(None, &["Money"]));
    assert_eq!(person.count(said!("keeping-next")), 1);
    assert_eq!(person.count(said!("keeping-topics")), 1);
    for title in [
        said!("keeping-agreements"),
        said!("keeping-talks"),
        said!("keeping-rules"),
        said!("keeping-set-ups"),
        said!("keeping-nothing"),
    ] {
        assert_eq!(person.count(title), 0);
    }
}

#[test]
fn all_that_is_kept_can_be_read() {
    let mut person = on_the_page();
    person.must_see(said!("keeping-agreements-open", number = 2));
    person.must_see("Next talk: Sunday 29 November at 19:30, “Speaker and listener”.");
    person.must_see(said!("keeping-next-names", names = "Ana and Ben"));
    person.must_see(said!("library-next-parked", topics = "Money"));
    person.must_see(said!("keeping-topic-waits"));
    person.must_see("parked on Sunday 8 November");
    person.must_see("The car");
    person.must_see("Sunday 8 November · Short check-in");
    person.must_see(TALK);
    person.must_see("“Say “I” first” instead of “Start with “I””");
    person.must_see("Left out: “No “always”, no “never””");
    person.must_see("Your own: “Phones away”");
    person.must_see("Speak for yourself: 2 minutes");
    person.must_see("Break length: 30 minutes");
    // Agreements are on a page of their own, and people come back from there.
    let _ = person.press(said!("keeping-agreements-way"));
    person.must_see("Dinner on Fridays, phones away");
    let _ = person.press(said!("widget-back"));
    person.must_see(said!("keeping-title"));
}

#[test]
fn a_past_talk_is_read_in_its_place() {
    let mut person = in_a_past_talk();
    for words in [
        "Ana and Ben",
        "40 min",
        "The weekend",
        "The car",
        "Dinner on Fridays, phones away",
        "“The tea you made”",
        "Next time before dinner",
        "A walk first helps",
    ] {
        person.must_see(words);
    }
    person.must_not_see("“You waited until I had finished”");
    assert_eq!(person.focused().as_deref(), Some("Close"), "the focus stays at what was pressed");
    let _ = person.press(said!("keeping-talk-close"));
    person.must_not_see("“The tea you made”");
}

#[test]
fn nobody_finds_who_did_what() {
    let mut person = in_a_past_talk();
    let all = person.reads().to_lowercase();
    for words in ["flag", "over time", "ran over", "overran", "stopped", "asked for a break", "%", "score"] {
        assert!(!all.contains(words), "“{words}” is there:\n{all}");
    }
}

#[test]
fn notes_are_written_changed_and_kept() {
    let mut person = in_a_past_talk();
    let _ = person.writes(said!("keeping-note-hint"), "Not on Sundays").press(said!("keeping-note-save"));
    person.must_see("Not on Sundays");
    assert!(person.fields().iter().all(|field| field != "Not on Sundays"), "{:?}", person.fields());
    let _ = person.press_beside("A walk first helps", said!("keeping-note-change"));
    let _ = person.types(" us both").press(said!("keeping-save"));
    person.must_see("A walk first helps us both");
    let kept = person.home.read("data/history.ron");
    assert!(kept.contains("Next time before dinner\\nA walk first helps us both\\nNot on Sundays"), "{kept}");
    // Left as it was.
    let _ = person.press_beside("Not on Sundays", said!("keeping-note-change"));
    let _ = person.types(", ever").press(said!("keeping-cancel"));
    person.must_not_see("Not on Sundays, ever");
    assert_eq!(person.home.read("data/history.ron"), kept);
}

#[test]
fn a_note_that_another_window_wrote_meanwhile_stays() {
    let mut person = in_a_past_talk();
    let history = common_ground::record::history::History::at(person.home.folders().history());
    let id = history.list().entries[1].id;
    let _ = history.change(id, |talk| talk.notes.push_str("\nFrom the other window")).unwrap();
    let _ = person.press_beside("A walk first helps", said!("keeping-note-change"));
    let _ = person.types(" us").press(said!("keeping-save"));
    for words in ["Next time before dinner", "A walk first helps us", "From the other window"] {
        person.must_see(words);
    }
}

#[test]
fn what_is_typed_is_kept_whatever_people_do_next() {
    type Way = fn(&mut Person);
    let ways: [(&str, Way); 5] = [
        ("back", |person| done(person.press(said!("widget-back")))),
        ("another talk", |person| {
            let _ = person.press_beside("Sunday 8 November · Short check-in", said!("keeping-talk-read"));
        }),
        ("escape, out of the field and the talk", |person| {
            let _ = person.key(Named::Escape).key(Named::Escape).key(Named::Escape);
        }),
        ("a break", |person| done(person.ctrl("b"))),
        ("the quick exit", |person| {
            let _ = person.key(Named::Shift).key(Named::Shift).key(Named::Shift);
        }),
    ];
    for (way, leaves) in ways {
        let mut person = in_a_past_talk();
        let _ = person.writes(said!("keeping-note-hint"), "Not on Sundays");
        leaves(&mut person);
        let kept = person.home.read("data/history.ron");
        assert!(kept.contains("Not on Sundays"), "{way}: {kept}");
    }
    let mut person = on_the_page();
    let _ = person.writes(said!("keeping-topic-hint"), "Sleep").press(said!("widget-back"));
    person.must_see("Money · Sleep");
}

#[test]
fn a_note_on_a_talk_that_is_gone_is_said_and_not_lost() {
    let mut person = in_a_past_talk();
    std::fs::remove_file(person.home.path("data/history.ron")).unwrap();
    let _ = person.writes(said!("keeping-note-hint"), "Not on Sundays").press(said!("keeping-note-save"));
    person.must_see(said!("keeping-gone-with", words = "Not on Sundays"));
}

#[test]
fn the_next_talk_gets_another_day_and_time() {
    let mut person = on_the_page();
    let _ = person.press(said!("keeping-next-day"));
    assert_eq!(person.focused().as_deref(), Some("2026-11-29"), "the cursor is in the field");
    let _ = person.press(said!("close-day-tomorrow")).tabs_to("19:30").key(Named::ArrowRight);
    let _ = person.press(said!("keeping-save"));
    person.must_see(said!("next-talk-tomorrow", time = "19:45", title = "Speaker and listener"));
    let next = &person.home.read("data/next-talk.ron");
    assert!(next.contains("2026-11-23") && next.contains("Money") && next.contains("Ana"), "{next}");
}

#[test]
fn a_day_that_is_none_is_said_and_stays_in_its_field() {
    let mut person = on_the_page();
    let _ = person.press(said!("keeping-next-day")).types(" someday").press(said!("keeping-save"));
    person.must_see(said!("day-unknown", typed = "2026-11-29 someday"));
    assert!(person.fields().contains(&"2026-11-29 someday".to_owned()), "{:?}", person.fields());
    // It is there after a look elsewhere, too, and the next talk is as it was.
    let _ = person.press(said!("widget-back")).press(said!("library-kept"));
    assert!(person.fields().contains(&"2026-11-29 someday".to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("keeping-cancel"));
    person.must_see("Next talk: Sunday 29 November at 19:30");
}

#[test]
fn a_talk_without_a_day_gets_one() {
    let mut person = on_the_page_of(Home::new().with_next(None, &["Money"]));
    let _ = person.press(said!("keeping-next-give-day")).types("tomorrow").key(Named::Enter);
    person.must_see(said!("next-talk-tomorrow", time = "20:00", title = "Speaker and listener"));
}

#[test]
fn a_topic_is_added_to_the_next_talk() {
    let mut person = on_the_page();
    let _ = person.writes(said!("keeping-topic-hint"), "Sleep").press(said!("keeping-topic-add"));
    person.must_see(said!("library-next-parked", topics = "Money · Sleep"));
    assert!(person.home.read("data/next-talk.ron").contains("Sleep"));
}

#[test]
fn all_of_it_can_be_done_by_keys_alone() {
    let mut person = Home::new().full().open();
    let _ = person.tabs_to(said!("library-kept")).key(Named::Enter);
    person.must_see(said!("keeping-title"));
    let _ = person.tabs_to(said!("keeping-talk-read")).key(Named::Enter);
    person.must_see("“The tea you made”");
    let _ = person.tabs_to(said!("keeping-note-hint")).types("Early").key(Named::Enter);
    assert!(person.home.read("data/history.ron").contains("Early"));
    // Out of the field, then the talk closes, then the page.
    let _ = person.key(Named::Escape).key(Named::Escape);
    person.must_not_see("“The tea you made”");
    assert_eq!(person.focused().as_deref(), Some("Read"));
    // The ring goes first, and then the page.
    let _ = person.key(Named::Escape).key(Named::Escape);
    person.must_see(said!("library-question"));
}

#[test]
fn screen_readers_hear_each_part_and_what_each_control_is_for() {
    let mut person = in_a_past_talk();
    let told = format!("{:?}", person.told(None).nodes);
    for words in [
        "What we keep",
        "Past talks",
        "Close: ",
        "Erase: ",
        "Erase all: Past talks",
        "Change: A walk first helps",
        "Write a note",
    ] {
        assert!(told.contains(words), "“{words}” isn’t told:\n{told}");
    }
}

#[test]
fn it_fits_in_every_window_and_in_the_largest_text() {
    for text in [1.0, 2.0] {
        let settings = format!("(history: true, safety_seen: true, text_scale: {text:.1})");
        for size in [LAPTOP, PHONE, TELEVISION, Size::new(640.0, 480.0)] {
            for way in 0..4 {
                let mut person = Home::new().full().with_settings(&settings).in_window(size).open();
                let _ = person.press(said!("library-kept"));
                let _ = match way {
                    0 => &mut person,
                    1 => person.press(said!("keeping-talk-read")),
                    2 => person.press(said!("keeping-next-day")),
                    _ => person.press_last(said!("keeping-erase")),
                };
                assert_eq!(outside(&mut person, size), Vec::<String>::new(), "{text} {size:?} {way}");
                assert_eq!(out_of_reach(&mut person, size), Vec::<String>::new(), "{text} {size:?} {way}");
            }
        }
    }
}

#[test]
fn a_set_that_is_gone_leaves_what_is_kept_to_be_read() {
    let home = Home::new().with_kept_rules("river").with_last_time("river");
    let home =
        home.with_past(PastTalk { topic: Some("Boats".to_owned()), ..past(date(2026, 11, 1), "river") });
    let mut person = on_the_page_of(home);
    for words in
        ["river", "“Say “I” first”, in your own words", "Left out: “no-absolutes”", "speak: 2 minutes"]
    {
        person.must_see(words);
    }
    person.must_see("Sunday 1 November · river");
}

#[test]
fn the_page_waits_for_no_rule_set_to_be_read() {
    let home = Home::new().with_kept_rules("speaker-listener").with_last_time("speaker-listener");
    let mut person = home.open();
    let _ = person.puts_off().press(said!("library-kept"));
    person.must_see(said!("keeping-rules"));
    // Not in the file's words either, which would be others a moment later.
    for words in ["no-absolutes", "Say “I” first", "Your turn", "speak:"] {
        person.must_not_see(words);
    }
    person.catches_up();
    person.must_see("“Say “I” first” instead of");
    person.must_not_see("no-absolutes");
}

#[test]
fn all_of_it_is_printed_or_one_past_talk_alone() {
    let mut person = in_a_past_talk();
    let file = person.home.folders().shown().join("common-ground.html");
    let _ = person.press(said!("save-as-print"));
    person.must_see(said!("save-as-shown-browser"));
    let all = std::fs::read_to_string(&file).unwrap();
    assert!(
        all.contains("The holidays")
            && all.contains("The weekend")
            && all.contains("29 November 2026 at 19:30"),
        "{all}"
    );
    // The same words stand again in the open talk.
    let _ = person.press_last(said!("save-as-print"));
    let one = std::fs::read_to_string(&file).unwrap();
    assert!(one.contains("The tea you made") && one.contains("A walk first helps"), "{one}");
    assert!(!one.contains("The holidays") && !one.contains("29 November 2026 at 19:30"), "{one}");
}
