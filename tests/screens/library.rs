//! The library: every set as a card, the person's own files, and what waits from last time.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
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
    person.must_see("2 people · 15 min");
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
    let home = Home::new().with_rules("river.ron", OWN).with_rules("apology.ron", OWN);
    // Before a first talk, “Speaker and listener” is named above them all.
    let mut person = home.with_settings("(safety_seen: true)").open();
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
    // The search, a new set, what is shown of all.
    for _ in 0..4 {
        let _ = person.key(Named::Tab);
        if person.focused().is_some_and(|words| words == "Speaker and listener") {
            let _ = person.key(Named::Enter);
            person.must_see(said!("set-up-people"));
            return;
        }
    }
    panic!("four Tabs didn't lead to the first card; they led to {:?}", person.focused());
}

#[test]
fn the_whole_safety_notice_stands_there_until_a_first_talk() {
    let mut person = Home::new().open();
    person.must_see("You can stop at any time, and nobody has to say why.");
    let _ = person.press("Speaker and listener").begins();
    let _ = person.goes_to_the_close().press(said!("close-done"));
    person.must_not_see("nobody has to say why");
    person.must_see("not therapy");
}

#[test]
fn an_interrupted_talk_is_offered_and_goes_on_where_it_was() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    assert_eq!(person.time().as_deref(), Some("0:40"));
    person.comes_back_after(Duration::from_secs(300));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    person.must_see("Ana");
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("0:40"), "nobody loses time to a crash");
    person.must_see(said!("stage-away", away = "5 min"));
}

#[test]
fn an_interrupted_talk_can_be_let_go_and_is_then_gone() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    person.comes_back_after(Duration::from_secs(300));
    let _ = person.erases_the_interrupted_talk();
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

#[test]
fn who_is_new_here_is_told_what_to_do_until_a_first_talk_was_begun() {
    let mut person = Home::new().open();
    person.must_see(said!("library-first", title = "Speaker and listener"));
    let _ = person.press("Speaker and listener").begins();
    let _ = person.goes_to_the_close().press(said!("close-done"));
    person.must_not_see(said!("library-first", "short"));
    assert!(person.home.read("config/settings.ron").contains("safety_seen: true"));
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see(said!("library-first", "short"));
}

#[test]
fn a_rehearsal_is_no_first_talk() {
    let mut person = Home::new().open();
    let _ = person.rehearses().goes_to_the_close().press(said!("close-done"));
    person.must_see(said!("library-first", title = "Speaker and listener"));
    assert_eq!(person.home.read("config/settings.ron"), "");
}

#[test]
fn what_waits_needs_no_word_about_how_to_begin() {
    let mut person = Home::new().open();
    let _ = person.press("Apology").press(said!("set-up-not-now")).press(said!("set-up-later-week"));
    person.must_see(said!("library-next-set-up"));
    person.must_not_see(said!("library-first", "short"));
    let _ = person.press(said!("library-next-let-go"));
    person.must_see(said!("library-first", title = "Speaker and listener"));
}

#[test]
fn a_set_of_ones_own_in_the_place_of_the_first_one_isnt_praised() {
    let mut person = Home::new().with_rules("speaker-listener.ron", OWN).open();
    person.must_see(said!("library-first", title = "Short check-in"));
}

#[test]
fn what_is_said_to_who_is_new_hides_no_card() {
    for (window, line) in [
        (LAPTOP, said!("library-first", title = "Speaker and listener")),
        (PHONE, said!("library-first", "short")),
    ] {
        let mut new = Home::new().in_window(window).open();
        let cards = in_sight(&mut new);
        assert!(new.sees_whole(line), "not in one line at {window:?}");
        let mut known = Home::new().with_settings("(safety_seen: true)").in_window(window).open();
        known.must_not_see(said!("library-first", "short"));
        assert_eq!(cards, in_sight(&mut known), "at {window:?}");
    }
}

/// The titles of cards in sight.
fn in_sight(person: &mut Person) -> Vec<&'static str> {
    let titles =
        ["Speaker and listener", "Short check-in", "Apology", "Observe, feel, need, ask", "State of us"];
    let long = ["Long listening, first try", "Long listening, shorter", "Long listening"];
    titles.into_iter().chain(long).filter(|title| person.sees_whole(*title)).collect()
}
