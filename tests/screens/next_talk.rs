//! The talk that is meant to be next, with the topics that wait for it; and a talk that begins while another was
//! interrupted.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::said;

const WEEK: Duration = Duration::from_secs(7 * 24 * 3_600);

/// Ana's and Ben's talk is over, and the topic “money” waits for another day.
fn money_waits() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter);
    let _ = person.goes_to_the_close().press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see(said!("library-next-parked", topics = "Money"));
    person
}

fn interrupted() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    person.comes_back_after(Duration::from_secs(300));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    person
}

#[test]
fn topics_outlast_another_time_for_another_conversation() {
    let mut person = money_waits();
    let _ = person.press("Apology").writes(said!("set-up-topic"), "The car");
    let _ = person.press(said!("set-up-not-now")).press(said!("close-day-tomorrow"));
    person.must_see(said!("next-talk-tomorrow", time = "14:30", title = "Apology"));
    person.must_see("The car · Money");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("Money");
}

#[test]
fn topics_outlast_another_talk_and_its_close() {
    let mut person = money_waits();
    let _ = person.press("Short check-in").begins().goes_on(2);
    let _ = person.taps("p").types("The car").key(Named::Enter);
    let _ = person.goes_to_the_close().press(said!("close-day-week")).press(said!("close-done"));
    person.must_see("Short check-in");
    person.must_see("The car · Money");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("Money");
}

#[test]
fn topics_outlast_a_talk_about_nothing_in_particular() {
    let mut person = money_waits();
    let _ = person
        .press("Short check-in")
        .begins()
        .goes_to_the_close()
        .press(said!("close-next-not-yet"))
        .press(said!("close-done"));
    person.must_see(said!("library-next-parked", topics = "Money"));
}

#[test]
fn a_topic_that_is_talked_about_waits_no_longer() {
    let mut person = money_waits();
    let _ = person.press(said!("library-next-set-up")).begins();
    person.must_see("Money");
    let _ = person.goes_to_the_close().press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see("Short check-in");
    person.must_not_see("Money");
}

#[test]
fn what_waits_is_set_up_though_somebody_looked_at_the_card_before() {
    let mut person = money_waits();
    let _ = person.press("Speaker and listener").key(Named::Escape).press(said!("library-next-set-up"));
    person.must_see("Money");
}

#[test]
fn names_wait_only_with_a_day_or_where_talks_are_remembered() {
    for (settings, day, names) in [
        ("()", said!("close-next-not-yet"), false),
        ("()", said!("close-day-week"), true),
        ("(history: true)", said!("close-next-not-yet"), true),
    ] {
        let mut person = Home::new().with_settings(settings).talk();
        let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter);
        let _ = person.goes_to_the_close().press_last(day).press(said!("close-done"));
        person.must_see("Money");
        let kept = person.home.read("data/next-talk.ron");
        assert!(kept.contains("Money"));
        assert_eq!(kept.contains("\"Ana\""), names, "{settings}: {kept}");
        let _ = person.press(said!("library-next-set-up"));
        person.must_see("Money");
        assert_eq!(person.fields().contains(&"Ana".to_owned()), names, "{settings}");
    }
}

#[test]
fn names_that_wait_without_a_day_are_not_filled_in_once_talks_are_not_remembered() {
    let mut person = Home::new().with_settings("(history: true)").talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter);
    let _ = person.goes_to_the_close().press(said!("close-next-not-yet")).press(said!("close-done"));
    person.edits_settings("(history: false)");
    let _ = person.press(said!("library-next-set-up"));
    person.must_see("Money");
    person.must_not_see("Ana");
}

#[test]
fn a_topic_that_waits_after_its_day_waits_without_names() {
    let mut person = Home::new().talk();
    for topic in ["Money", "The car"] {
        let _ = person.goes_to_the_first_turn().taps("p").types(topic).key(Named::Enter);
    }
    let _ = person.goes_to_the_close().press_last(said!("close-day-week")).press(said!("close-done"));
    assert!(person.home.read("data/next-talk.ron").contains("Ana"));
    person.comes_back_after(WEEK);
    let _ = person.press(said!("library-next-set-up")).begins().goes_on(1);
    let kept = person.home.read("data/next-talk.ron");
    assert!(kept.contains("The car") && !kept.contains("Ana"), "{kept}");
}

#[test]
fn a_talk_on_an_earlier_day_leaves_the_next_one_where_it_was_meant_to_be() {
    let mut person = money_waits();
    let _ = person.press("Speaker and listener").begins().goes_to_the_close();
    let _ = person.press_last(said!("close-day-week")).press(said!("close-done"));
    let meant = |person: &Person| {
        let kept = person.home.read("data/next-talk.ron");
        kept.lines().find(|line| line.contains("at: ")).map(str::to_owned)
    };
    let before = meant(&person);
    assert!(before.is_some());
    let _ = person.press("Speaker and listener").begins().goes_on(1);
    assert_eq!(meant(&person), before);
    // What is talked about today waits no longer.
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.erases_the_interrupted_talk().press(said!("library-next-set-up")).begins().goes_on(1);
    assert_eq!(meant(&person), before);
    assert!(!person.home.read("data/next-talk.ron").contains("Money"));
}

#[test]
fn a_rehearsal_changes_nothing_that_is_kept() {
    let mut person = money_waits();
    let _ =
        person.press(said!("library-settings")).press(said!("settings-history")).press(said!("widget-back"));
    let files = ["data/next-talk.ron", "data/history.ron", "data/agreements.ron"];
    let before = files.map(|file| person.home.read(file));
    assert!(before[0].contains("Money"), "{before:?}");
    let _ = person.rehearses().goes_on(2).taps("p").types("Nothing real").key(Named::Enter);
    person.must_see("60× speed");
    let _ = person.taps("q").taps("1").press(said!("close-day-week")).press(said!("close-done"));
    person.must_see(said!("library-next-parked", topics = "Money"));
    person.must_not_see("Nothing real");
    assert_eq!(files.map(|file| person.home.read(file)), before);
}

#[test]
fn a_rehearsal_that_was_interrupted_and_let_go_leaves_nothing() {
    let mut person = money_waits();
    let _ = person.rehearses().goes_on(2).taps("p").types("Nothing real").key(Named::Enter);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.erases_the_interrupted_talk();
    person.must_not_see("Nothing real");
}

#[test]
fn a_talk_that_begins_while_another_was_interrupted_asks_first() {
    let mut person = interrupted();
    let _ = person
        .press("Apology")
        .writes(said!("set-up-name"), "Cleo")
        .writes(said!("set-up-name"), "Dan")
        .begins();
    person
        .must_see("“Speaker and listener” was interrupted. Go on with it, or erase it and begin “Apology”?");
    let _ = person.erases_the_interrupted_talk().goes_on(2);
    person.must_see("Apology");
    person.must_see("Cleo");
    person.must_not_see("Ana");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("“Apology” was interrupted. Nothing is lost.");
}

#[test]
fn what_was_typed_for_a_talk_that_waits_is_found_again() {
    let mut person = interrupted();
    let _ = person.press("Apology").writes(said!("set-up-name"), "Cleo").begins().press("Apology");
    person.must_see("Cleo");
}

#[test]
fn a_talk_that_left_no_trace_leaves_no_names_in_set_up() {
    let mut person = Home::new().open();
    let _ =
        person.press("Apology").writes(said!("set-up-name"), "Cleo").key(Named::Escape).key(Named::Escape);
    let _ = person.press("Apology").begins().goes_on(2).goes_to_the_close();
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes")).press("Apology");
    person.must_not_see("Cleo");
}

#[test]
fn a_talk_that_waited_is_gone_when_people_go_on_with_the_other() {
    let mut person = interrupted();
    let _ = person.press("Apology").begins().press(said!("library-go-on"));
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("0:40"));
    let _ = person.goes_to_the_close().press(said!("close-done"));
    person.must_see("Short check-in");
    person.must_not_see("was interrupted");
}

#[test]
fn two_people_of_one_name_are_told_and_cannot_begin() {
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ana ");
    person.must_see(said!("set-up-same-name", name = "Ana"));
    let _ = person.begins();
    person.must_see(said!("set-up-people"));
    // Past the way back, our own set, the printed card and help.
    for _ in 0..6 {
        let _ = person.key(Named::Tab);
    }
    let _ = person.types("B");
    person.must_not_see("Two people");
    let _ = person.begins().goes_on(3);
    person.must_see(said!("step-next", step = "Ana B · Say it back"));
}

#[test]
fn capital_letters_alone_tell_nobody_apart() {
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "ana");
    person.must_see("Two people are called");
}

#[test]
fn what_was_typed_in_set_up_is_there_when_people_come_back_to_the_card() {
    let mut person = Home::new().open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Ana")
        .writes(said!("set-up-name"), "Ben");
    let _ = person.writes(said!("set-up-topic"), "The weekend").ticks("Start with “I”");
    // Out of the field first, if the cursor is still in it.
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
    let _ = person.press("Speaker and listener");
    for words in ["Ana", "Ben", "The weekend"] {
        person.must_see(words);
    }
    let _ = person.press("‹ Speaker and listener").press("Apology");
    person.must_not_see("Ana");
}

#[test]
fn a_day_that_was_set_outlasts_a_topic_that_is_parked_in_another_talk() {
    let mut person = Home::new().open();
    let _ = person.press("Apology").press(said!("set-up-not-now")).press(said!("close-day-tomorrow"));
    person.must_see(said!("next-talk-tomorrow", time = "14:30", title = "Apology"));
    let _ = person.press("Short check-in").begins().goes_on(2);
    let _ = person.taps("p").types("The car").key(Named::Enter);
    let _ = person.goes_to_the_close().press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see(said!("next-talk-tomorrow", time = "14:30", title = "Apology"));
}

#[test]
fn leaving_no_trace_of_one_talk_leaves_what_waits_from_another() {
    let mut person = money_waits();
    let _ = person.waits(5).passes(Duration::from_secs(60)).press("Short check-in").begins().goes_on(2);
    let _ = person.taps("p").types("The car").key(Named::Enter);
    let _ = person.goes_to_the_close().press(said!("close-erase")).press(said!("close-erase-yes"));
    person.must_see(said!("library-next-parked", topics = "Money"));
    person.must_not_see("The car");
}
