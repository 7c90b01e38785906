//! A break without a talk: at once, kept like any break, and nothing is left of it.

use std::fs;
use std::time::Duration;

use common_ground::cli::First;
use common_ground::clock::Clock;
use common_ground::library::find::find;
use iced::keyboard::key::Named;
use iced::window;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const JOURNAL: &str = "state/session.journal";

/// In a break of 20 minutes, from the library.
fn on_a_break() -> Person {
    let mut person = Home::new().open();
    let _ = person.press(said!("library-break"));
    person.must_see(said!("break-lets"));
    person
}

/// After it, when both are ready.
fn back() -> Person {
    let mut person = on_a_break();
    let _ = person.waits(1_200).taps("1").taps("2");
    person.must_see(said!("after-break-title"));
    person
}

/// In the library, with a talk that was interrupted at this time on its clock.
fn interrupted() -> (Person, Option<String>) {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    let before = person.time();
    person.comes_back_after(Duration::from_secs(300));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    (person, before)
}

/// Everything that is kept, but for the empty lock and the windows' places.
fn kept(person: &Person) -> Vec<String> {
    let mut kept = Vec::new();
    for folder in ["config", "data", "state"] {
        let Ok(files) = fs::read_dir(person.home.path(folder)) else { continue };
        kept.extend(files.map(|file| format!("{folder}/{}", file.unwrap().file_name().to_string_lossy())));
    }
    kept.retain(|file| !["state/session.lock", "state/window.ron"].contains(&file.as_str()));
    kept
}

/// Everything on the screen and all that screen readers are told, the window's title among it.
fn said_in_all(person: &mut Person) -> String {
    let told = person.told(None);
    let told = told.nodes.iter().filter_map(|(_, node)| node.label().map(str::to_owned));
    told.chain([person.reads()]).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_break_is_one_press_away_in_the_library_whatever_the_window() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().open();
        person.resize(size);
        assert!(person.sees_whole(said!("library-break")), "in sight at {size:?}");
        let _ = person.press(said!("library-break"));
        let back = person.clock_in(20);
        person.must_see(format!("Back at {back}"));
        person.must_see(said!("left-minutes", number = 20));
        assert_eq!(person.focused(), None);
    }
}

#[test]
fn its_key_works_outside_a_talk_too_even_while_somebody_types() {
    let mut person = Home::new().open();
    let _ = person.writes(said!("library-search"), "money").ctrl("b");
    person.must_see(said!("break-lets"));

    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes(said!("set-up-name"), "Ana").ctrl("b");
    person.must_see(said!("break-lets"));
    let _ = person.waits(1_200).taps("1").taps("2").press(said!("after-break-set-up"));
    // What was typed is there again.
    let _ = person.press("Speaker and listener");
    assert!(person.fields().contains(&"Ana".to_owned()), "{:?}", person.fields());

    let mut person = Home::new().open();
    let _ = person.press(said!("library-settings")).ctrl("b");
    person.must_see(said!("break-lets"));
}

#[test]
fn a_letter_alone_takes_no_break_outside_a_talk() {
    let mut person = Home::new().open();
    let _ = person.taps("b");
    person.must_not_see(said!("break-lets"));
}

#[test]
fn both_say_that_they_are_ready_and_then_nothing_has_to_follow() {
    let mut person = on_a_break();
    let _ = person.goes(&[
        ("<1200s>", "Ready to come back? | !Ready to go on?"),
        ("[1   One of us: ready]", "Thank you. It counts once you’ve both said so. | Ready to come back?"),
        ("2", "You’re back. | Set up a talk | Enough for today"),
        ("<600s>", "You’re back."),
        ("[Set up a talk]", "What would help"),
    ]);
    let _ = back().goes(&[("[Enough for today]", "What would help")]);
    let _ = back().goes(&[("<esc>", "What would help")]);
    let _ = back().goes(&[("<tab> <tab> <enter>", "What would help")]);
}

#[test]
fn it_is_longer_at_once_and_shorter_or_over_only_together() {
    let mut person = on_a_break();
    let later = person.clock_in(25);
    let _ = person.goes(&[
        ("+", &format!("Back at {later}")),
        ("-", "One of us | The other"),
        ("1", &format!("Back at {later}")),
        ("2", "20 minutes left"),
        ("[Come back now]", "Come back now? | !Go on now"),
        ("1 2", "You’re back."),
    ]);
}

#[test]
fn nothing_is_left_of_it() {
    let mut person = Home::new().with_settings("(history: true)").open();
    let _ = person.press(said!("library-break")).waits(60);
    assert!(person.home.read(JOURNAL).contains("TakeBreak"), "it is kept while it is on");
    let _ = person.waits(1_140).taps("1").taps("2");
    assert_eq!(kept(&person), ["config/settings.ron"]);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("What would help");
    person.must_not_see("interrupted");
    person.must_not_see(said!("after-break-title"));
}

#[test]
fn it_is_never_called_a_talk() {
    let mut person = on_a_break();
    for (way, place) in [
        ("", "the break"),
        ("<300s>", "a while later"),
        ("q", "the question whether to end it"),
        ("2 ?", "the list of keys"),
        ("? a", "the facilitator’s window"),
        ("q", "the question there"),
        ("2 <1200s>", "the promised time, there"),
        ("<audience>", "the window for everyone"),
        ("<own> a", "the promised time"),
    ] {
        let _ = person.goes(&[(way, "")]);
        let all = said_in_all(&mut person);
        assert!(all.contains("Back at") || all.contains("back?") || all.contains("End the break?"), "{all}");
        let mut words = all.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
        let named = words.find(|word| ["talk", "talks", "turn", "topic", "speaker"].contains(&word.as_str()));
        assert_eq!(named, None, "{place}:\n{all}");
    }
}

#[test]
fn it_ends_after_one_question() {
    let _ = on_a_break().goes(&[
        ("q", "End the break? | Back at"),
        ("2", "!End the break? | Back at"),
        ("q <esc>", "!End the break? | Back at"),
        ("q 1", "What would help | !Thank you"),
    ]);
    let mut person = on_a_break();
    let _ = person.waits(1_200).taps("q").taps("1");
    person.must_see("What would help");
    assert_eq!(kept(&person), [""; 0]);
}

#[test]
fn after_a_power_cut_it_is_there_at_once_with_the_time_that_is_left() {
    let mut person = on_a_break();
    let back = person.clock_in(20);
    let _ = person.waits(240);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see(format!("Back at {back}"));
    person.must_see(said!("left-minutes", number = 15));
    person.comes_back_after(Duration::from_secs(3_600));
    person.must_see(said!("ask-ready", "alone"));
    let _ = person.taps("1").taps("2");
    person.must_see(said!("after-break-title"));
}

#[test]
fn one_that_was_over_when_the_power_went_does_not_come_back() {
    let mut person = on_a_break();
    let _ = person.waits(1_200).taps("1");
    let journal = person.home.read(JOURNAL);
    let _ = person.taps("2");
    // It was killed before the journal was erased.
    let ready = journal.lines().rfind(|line| line.contains("Ready")).unwrap().replace("Seat(0)", "Seat(1)");
    fs::write(person.home.path(JOURNAL), format!("{journal}{ready}\n")).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("What would help");
    person.must_not_see("interrupted");
    assert_eq!(kept(&person), [""; 0]);
}

#[test]
fn a_talk_that_was_interrupted_waits_until_the_break_is_over() {
    let (mut person, before) = interrupted();
    let _ = person.press(said!("library-break"));
    let back = person.clock_in(20);
    person.must_see(format!("Back at {back}"));
    let _ = person.waits(1_200).taps("1").taps("2");
    person.must_see(said!("after-break-title"));
    let _ = person.press(said!("after-break-set-up"));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    person.must_see("Speak for yourself");
    assert_eq!(person.time(), before);
}

#[test]
fn it_waits_too_when_the_power_goes_in_the_break_and_when_the_break_is_ended() {
    let (mut person, before) = interrupted();
    let _ = person.press(said!("library-break")).waits(60);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see(said!("break-lets"));
    let _ = person.taps("q").taps("1");
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    assert_eq!(person.time(), before);
}

#[test]
fn what_is_lost_of_it_is_still_said_after_the_break() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    let clock = person.clock_in(0);
    let journal = person.home.read(JOURNAL);
    fs::write(person.home.path(JOURNAL), format!("{journal}what is this\n")).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_see(format!("What happened after {clock} is lost."));
    let _ = person.press(said!("library-break")).taps("q").taps("1");
    person.must_see(format!("What happened after {clock} is lost."));
    person.must_not_see("Nothing is lost");
}

#[test]
fn the_command_opens_it_at_once_whatever_waits() {
    let mut person = Home::new().open();
    let _ = person.opens_with(First::Break(Duration::from_secs(3_600)));
    let back = person.clock_in(60);
    person.must_see(format!("Back at {back}"));

    let (mut person, _) = interrupted();
    let _ = person.opens_with(First::Break(Duration::from_secs(300)));
    person.must_see(said!("left-minutes", number = 5));
    let _ = person.taps("q").taps("1");
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
}

#[test]
fn the_command_takes_a_new_break_where_one_was_left_behind_and_keeps_one_that_is_on() {
    let mut person = on_a_break();
    let _ = person.waits(60).opens_with(First::Break(Duration::from_secs(3_600)));
    person.must_see(said!("left-minutes", number = 19));
    person.must_see(said!("note-break-is-on"));
    // Nobody came back from it.
    person.comes_back_after(Duration::from_secs(20 * 3_600));
    person.must_see(said!("ask-ready", "alone"));
    let _ = person.opens_with(First::Break(Duration::from_secs(300)));
    person.must_see(said!("left-minutes", number = 5));
    assert!(!person.home.path("state/session.journal.waiting-1").exists());
}

/// Ana's and Ben's talk, as the command line asks for it.
fn a_talk(person: &Person) -> First {
    let entry = find(&person.home.folders().rules(), "speaker-listener", &|_| true).unwrap();
    First::Stage(Box::new(entry), vec!["Ana".into(), "Ben".into()])
}

#[test]
fn a_talk_that_was_asked_for_in_a_break_comes_after_it() {
    for (answer, begins) in [("Set up a talk", true), ("Enough for today", false)] {
        let mut person = on_a_break();
        let talk = a_talk(&person);
        let _ = person.waits(60).opens_with(talk);
        person.must_see(said!("break-lets"));
        let _ = person.waits(1_200).taps("1").taps("2").press(answer);
        assert_eq!(person.sees("Ana"), begins, "{}", person.reads());
        assert_eq!(person.home.read(JOURNAL).contains("Ana"), begins);
    }
}

/// Another window, in which a break is on that began a while ago, and which is closed.
fn another_window_is_closed_in_a_break(person: &Person) {
    let first = First::Break(Duration::from_secs(600));
    drop(person.home.boots(first, 1, &Clock::default()));
    assert!(person.home.read(JOURNAL).contains("TakeBreak"));
}

#[test]
fn a_break_that_another_window_left_goes_on_and_is_over_when_a_talk_begins() {
    let mut person = Home::new().open();
    another_window_is_closed_in_a_break(&person);
    let _ = person.press(said!("library-break"));
    let reads = person.reads();
    assert!(!reads.contains("20 minutes left"), "that one, not another: {reads}");
    assert!(!person.home.path("state/session.journal.waiting-1").exists());

    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes(said!("set-up-name"), "Ana");
    another_window_is_closed_in_a_break(&person);
    let _ = person.begins();
    person.must_see("Ana");
    person.must_not_see("interrupted");
    assert!(person.home.read(JOURNAL).contains("Ana"));
}

#[test]
fn while_a_talk_runs_in_another_window_people_read_where_to_go() {
    let person = Home::new().open();
    let other_window = person.home.boots(a_talk(&person), 1, &Clock::default());
    let mut person = person;
    let _ = person.press(said!("library-break"));
    person.must_see("A talk or a break is open in another window of Common Ground");
    drop(other_window);
}

#[test]
fn in_two_windows_it_is_a_break_and_nothing_more() {
    let mut person = on_a_break();
    let _ = person.taps("a").turns_back();
    person.must_see("Back at");
    for words in ["Go to step", "For another day", "Next", "Pause", "Correct a name"] {
        person.must_not_see(words);
    }
    let _ = person.turns_to_the_audience();
    person.must_see("Back at");
    let _ = person.turns_back().waits(1_200).taps("1");
    person.must_see(said!("after-break-title"));
    assert!(!person.has_an_audience(), "there is nothing to look at any more");
}

#[test]
fn the_desktop_hears_of_a_break_and_of_no_talk() {
    let mut person = on_a_break();
    assert!(person.home.desktop.is_awake(), "there is a breath to follow");
    let _ = person.waits(1_260);
    let call = person.home.desktop.called().expect("they are called");
    assert_eq!((call.title.as_str(), call.words.as_str()), ("Common Ground", "The break is over."));
    let _ = person.taps("1").taps("2");
    assert!(person.home.desktop.called().is_none());
    assert!(!person.home.desktop.is_awake(), "nothing runs any more");
    let window = window::Id::unique();
    person.hears(common_ground::ui::Outside::Focus(window, true));
    let _ = person.key(Named::Escape);
    person.must_see("What would help");
}

#[test]
fn a_rehearsal_of_it_says_so() {
    let home = Home::new();
    let first = First::Break(Duration::from_secs(1_200));
    let app = home.boots(first, 60, &Clock::default());
    assert!(app.asked().is_some_and(|asked| asked.message.contains("Back at")));
}
