//! The talk that is meant to be next, with the topics that wait for it; and a talk that begins while another was
//! interrupted.

use std::time::Duration;

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;

/// Ana's and Ben's talk is over, and the topic “money” waits for another day.
fn money_waits() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p").types("Money").key(Named::Enter);
    let _ = person.goes_to_the_close().press("Not yet").press("Done");
    person.must_see("Parked for it: Money.");
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
    let _ = person.press("Apology").writes("In one line, if you like", "The car");
    let _ = person.press("Not now, but …").press("Tomorrow");
    person.must_see("You meant to talk tomorrow at 14:30: Apology.");
    person.must_see("The car · Money");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("Money");
}

#[test]
fn topics_outlast_another_talk_and_its_close() {
    let mut person = money_waits();
    let _ = person.press("Short check-in").press("Begin").goes_on(2);
    let _ = person.taps("p").types("The car").key(Named::Enter);
    let _ = person.goes_to_the_close().press("In a week").press("Done");
    person.must_see("Short check-in");
    person.must_see("The car · Money");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("Money");
}

#[test]
fn topics_outlast_a_talk_about_nothing_in_particular() {
    let mut person = money_waits();
    let _ = person.press("Short check-in").press("Begin").goes_to_the_close().press("Not yet").press("Done");
    person.must_see("Parked for it: Money.");
}

#[test]
fn a_topic_that_is_talked_about_waits_no_longer() {
    let mut person = money_waits();
    let _ = person.press("Set it up").press("Begin");
    person.must_see("Money");
    let _ = person.goes_to_the_close().press("Not yet").press("Done");
    person.must_see("Short check-in");
    person.must_not_see("Money");
}

#[test]
fn what_waits_is_set_up_though_somebody_looked_at_the_card_before() {
    let mut person = money_waits();
    let _ = person.press("Speaker and listener").key(Named::Escape).press("Set it up");
    for words in ["Ana", "Ben", "Money"] {
        person.must_see(words);
    }
}

#[test]
fn a_rehearsal_changes_nothing_that_is_kept() {
    let mut person = money_waits();
    let _ = person.press("Settings").press("Remember our talks").press("‹ Back");
    let files = ["data/next-talk.ron", "data/history.ron", "data/agreements.ron"];
    let before = files.map(|file| person.home.read(file));
    assert!(before[0].contains("Money"), "{before:?}");
    let _ = person.rehearses().goes_on(2).taps("p").types("Nothing real").key(Named::Enter);
    person.must_see("60 times as fast");
    let _ = person.taps("q").taps("1").press("In a week").press("Done");
    person.must_see("Parked for it: Money.");
    person.must_not_see("Nothing real");
    assert_eq!(files.map(|file| person.home.read(file)), before);
}

#[test]
fn a_rehearsal_that_was_interrupted_and_let_go_leaves_nothing() {
    let mut person = money_waits();
    let _ = person.rehearses().goes_on(2).taps("p").types("Nothing real").key(Named::Enter);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("Let it go");
    person.must_not_see("Nothing real");
}

#[test]
fn a_talk_that_begins_while_another_was_interrupted_asks_first() {
    let mut person = interrupted();
    let _ = person.press("Apology").writes("Name", "Cleo").writes("Name", "Dan").press("Begin");
    person
        .must_see("“Speaker and listener” was interrupted. Go on with it, or let it go and begin “Apology”?");
    let _ = person.press("Let it go").goes_on(2);
    person.must_see("Apology");
    person.must_see("Cleo");
    person.must_not_see("Ana");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("“Apology” was interrupted. Nothing is lost.");
}

#[test]
fn what_was_typed_for_a_talk_that_waits_is_found_again() {
    let mut person = interrupted();
    let _ = person.press("Apology").writes("Name", "Cleo").press("Begin").press("Apology");
    person.must_see("Cleo");
}

#[test]
fn a_talk_that_left_no_trace_leaves_no_names_in_set_up() {
    let mut person = Home::new().open();
    let _ = person.press("Apology").writes("Name", "Cleo").key(Named::Escape).key(Named::Escape);
    let _ = person.press("Apology").press("Begin").goes_on(2).goes_to_the_close();
    let _ = person.press("Leave no trace").press("Erase it").press("Apology");
    person.must_not_see("Cleo");
}

#[test]
fn a_talk_that_waited_is_gone_when_people_go_on_with_the_other() {
    let mut person = interrupted();
    let _ = person.press("Apology").press("Begin").press("Go on with it");
    person.must_see("Speak for yourself");
    assert_eq!(person.time().as_deref(), Some("1:10"));
    let _ = person.goes_to_the_close().press("Done");
    person.must_see("Short check-in");
    person.must_not_see("was interrupted");
}

#[test]
fn two_people_of_one_name_are_told_and_cannot_begin() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes("Name", "Ana").writes("Name", "Ana ");
    person.must_see("Two people are called Ana. Something to tell them apart helps: Ana B.");
    let _ = person.press("Begin");
    person.must_see("Who is talking?");
    let _ = person.key(Named::Tab).key(Named::Tab).key(Named::Tab).types("B");
    person.must_not_see("Two people");
    let _ = person.press("Begin").goes_on(3);
    person.must_see("next: Ana B · Say it back");
}

#[test]
fn capital_letters_alone_tell_nobody_apart() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes("Name", "Ana").writes("Name", "ana");
    person.must_see("Two people are called");
}

#[test]
fn what_was_typed_in_set_up_is_there_when_people_come_back_to_the_card() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes("Name", "Ana").writes("Name", "Ben");
    let _ = person.writes("In one line, if you like", "The weekend").press("Start with “I”");
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
    let _ = person.press("Apology").press("Not now, but …").press("Tomorrow");
    person.must_see("You meant to talk tomorrow at 14:30: Apology.");
    let _ = person.press("Short check-in").press("Begin").goes_on(2);
    let _ = person.taps("p").types("The car").key(Named::Enter);
    let _ = person.goes_to_the_close().press("Not yet").press("Done");
    person.must_see("You meant to talk tomorrow at 14:30: Apology.");
}

#[test]
fn leaving_no_trace_of_one_talk_leaves_what_waits_from_another() {
    let mut person = money_waits();
    let _ = person.waits(5).passes(Duration::from_secs(60)).press("Short check-in").press("Begin").goes_on(2);
    let _ = person.taps("p").types("The car").key(Named::Enter);
    let _ = person.goes_to_the_close().press("Leave no trace").press("Erase it");
    person.must_see("Parked for it: Money.");
    person.must_not_see("The car");
}
