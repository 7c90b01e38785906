//! The library: every set as a card, the person's own files, and what waits from last time.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::said::said;

const OWN: &str = "(format: 1, name: \"By the river\", summary: \"Walk and talk.\",
    turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

/// The third line names a turn that isn't there.
const BROKEN: &str = "(format: 1, name: \"By the river\",
    turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
    flow: [Each(steps: [Speaker(\"speek\")])])";

#[test]
fn every_shipped_conversation_is_there_with_people_and_minutes() {
    let mut person = Home::new().open();
    for title in ["Speaker and listener", "State of us", "Apology", "Short check-in", "Long listening"] {
        person.must_see(title);
    }
    person.must_see("2 people · 19 min");
}

#[test]
fn a_search_leaves_what_fits_and_says_when_nothing_does() {
    let mut person = Home::new().open();
    let _ = person.writes(said!("library-search"), "APOL");
    person.must_see("Apology");
    person.must_not_see("Short check-in");
    let _ = person.types("xyz");
    person.must_see(said!("library-no-match"));
    for _ in 0..7 {
        let _ = person.key(Named::Backspace);
    }
    person.must_see("Short check-in");
}

#[test]
fn a_search_finds_a_title_however_it_is_spelt() {
    for (title, typed) in [
        ("Über uns", "uber"),
        ("Über uns", "u\u{308}ber"),
        ("Cafe\u{301} after work", "café"),
        ("Café after work", "cafe"),
        ("İyi akşamlar", "iyi aksam"),
        ("Straße", "STRASSE"),
    ] {
        let mut person = Home::new().with_rules("river.ron", &OWN.replace("By the river", title)).open();
        let _ = person.writes(said!("library-search"), "").pastes(typed);
        person.must_not_see("Short check-in");
        person.must_see("Walk and talk.");
    }
}

#[test]
fn a_set_of_ones_own_comes_first_and_replaces_one_of_the_same_name() {
    let mut person = Home::new().with_rules("river.ron", OWN).with_rules("apology.ron", OWN).open();
    person.must_not_see("Apology");
    assert_eq!(person.count("By the river"), 2);
    person.must_see(said!("library-own"));
    let all = person.reads();
    assert!(all.find("By the river") < all.find("Speaker and listener"), "own sets first:\n{all}");
}

#[test]
fn a_broken_file_says_what_and_where_and_mending_it_helps() {
    let mut person = Home::new().with_rules("river.ron", BROKEN).open();
    person.must_see(said!("library-fault-title", name = "river"));
    person.must_see("Line 3: ");
    person.must_see(said!("library-open-file"));
    person.home.has_rules("river.ron", OWN);
    let _ = person.press(said!("library-look-again"));
    person.must_not_see("can’t be used yet");
    person.must_see("By the river");
}

#[test]
fn a_file_that_changes_on_disk_is_shown_anew() {
    let mut person = Home::new().with_rules("river.ron", OWN).open();
    person.home.has_rules("river.ron", &OWN.replace("By the river", "In the woods"));
    person.hears(common_ground::ui::Outside::OwnRules);
    person.must_see("In the woods");
}

#[test]
fn a_card_leads_to_set_up_and_back_again() {
    let mut person = Home::new().open();
    let _ = person.press("Apology");
    person.must_see(said!("set-up-people"));
    person.must_see("‹ Apology");
    let _ = person.press("‹ Apology");
    person.must_see("Short check-in");
}

#[test]
fn a_card_can_be_reached_and_pressed_by_keys_alone() {
    let mut person = Home::new().open();
    for _ in 0..3 {
        let _ = person.key(Named::Tab);
        if person.focused().is_some_and(|words| words == "Speaker and listener") {
            let _ = person.key(Named::Enter);
            person.must_see(said!("set-up-people"));
            return;
        }
    }
    panic!("three Tabs didn't lead to the first card; they led to {:?}", person.focused());
}

#[test]
fn the_whole_safety_notice_stands_there_until_a_first_talk() {
    let mut person = Home::new().open();
    person.must_see("You can stop at any time, and nobody has to say why.");
    let _ = person.press("Speaker and listener").press(said!("set-up-begin"));
    let _ = person.goes_to_the_close().press(said!("close-done"));
    person.must_not_see("nobody has to say why");
    person.must_see("not therapy");
}

#[test]
fn an_interrupted_talk_is_offered_and_goes_on_where_it_was() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    assert_eq!(person.time().as_deref(), Some("1:10"));
    person.comes_back_after(Duration::from_secs(300));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    person.must_see("Ana");
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("1:10"), "nobody loses time to a crash");
    person.must_see(said!("stage-away", away = "5 min"));
}

#[test]
fn an_interrupted_talk_can_be_let_go_and_is_then_gone() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    person.comes_back_after(Duration::from_secs(300));
    let _ = person.press(said!("library-let-go"));
    person.must_not_see("was interrupted");
    person.comes_back_after(Duration::from_secs(1));
    person.must_not_see("was interrupted");
}

#[test]
fn a_break_that_is_still_on_comes_before_everything() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20).taps("b");
    let back = person.clock_in(20);
    person.comes_back_after(Duration::from_secs(300));
    person.must_see(format!("Back at {back}"));
    person.must_see(said!("left-minutes", number = 15));
    person.comes_back_after(Duration::from_secs(1_200));
    person.must_see(said!("ask-ready"));
}

#[test]
fn what_is_saved_during_a_talk_changes_nothing_in_it() {
    let mut person = Home::new().with_rules("ours.ron", OWN).start("ours", &["Ana", "Ben"]);
    let _ = person.key(Named::Space);
    let before = person.reads();
    assert!(before.contains("Speak"), "{before}");
    for text in [&OWN.replace("Speak\"", "Shout\"").replace("2m", "9m"), BROKEN] {
        person.home.has_rules("ours.ron", text);
        person.hears(common_ground::ui::Outside::OwnRules);
        assert_eq!(person.reads(), before);
    }
}
