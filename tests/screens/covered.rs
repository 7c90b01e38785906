//! A start that shows nothing of what is kept, since people set it so or left by a quick exit: all of it waits behind
//! one button, and nothing is lost meanwhile.

use std::fs;
use std::time::Duration;

use common_ground::cli::First;
use common_ground::library::find::find;
use iced::keyboard::key::Named;

use super::fits::outside;
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

/// What nobody is to find: people, topics, a set of their own, what they agreed on, how they worded a rule.
const MARKED: [&str; 7] =
    ["Anabel", "Bernard", "By the river", "Dinner", "The car", "Money", "Start with “I”, always"];

/// The words about what waits, whatever it is.
fn waiting(person: &mut Person) -> Vec<String> {
    let about = [
        "was interrupted",
        "agreement",
        "You planned to talk",
        "No date yet",
        "Next talk",
        "Topics for it",
        "Let’s take a break",
        "your own",
    ];
    let seen = person.reads();
    about.into_iter().filter(|words| seen.contains(words)).map(str::to_owned).collect()
}

/// All that is on the screen, and all that a screen reader is told of it.
fn all_of(person: &mut Person) -> String {
    let told = format!("{:?}", person.told(None).nodes);
    person.reads() + &told
}

#[track_caller]
fn shows_nothing(person: &mut Person, place: &str) {
    shows_nothing_but(person, place, "");
}

/// The same for a screen that people asked for by this name.
#[track_caller]
fn shows_nothing_but(person: &mut Person, place: &str, asked: &str) {
    let all = all_of(person);
    for words in MARKED.into_iter().filter(|words| *words != asked) {
        assert!(!all.contains(words), "{place} shows “{words}”:\n{}", person.reads());
    }
    assert!(person.home.desktop.called().is_none(), "{place}: nobody is called");
}

/// How somebody has come to a covered start.
#[derive(Debug, Clone, Copy, PartialEq)]
enum By {
    Setting,
    QuickExit,
}

/// At a start that is covered, with everything kept that can be: a talk of Anabel's and Bernard's, 20 seconds into
/// Anabel's turn, with the car parked, an agreement, a topic for a next talk, a rule in other words, a set of their own.
fn covered(by: By) -> Person {
    let mut person = full();
    covers(&person, by);
    person.comes_back_after(Duration::from_secs(600));
    person
}

fn covers(person: &Person, by: By) {
    match by {
        By::Setting => person.home.has_settings("(plain_start: true, history: true)"),
        By::QuickExit => person.home.opens_plain(),
    }
}

fn full() -> Person {
    let brief = include_str!("../../rules/speaker-listener.ron").replace("times: 4", "times: 1");
    let home = Home::new().with_rules("river.ron", &brief.replace("Speaker and listener", "By the river"));
    let mut person = home.with_settings("(history: true)").start("river", &["Anabel", "Bernard"]);
    let _ = person.goes_on(1).taps("p").types("Money").key(Named::Enter).goes_to_the_end();
    let _ = person.writes(said!("close-what"), "Dinner").writes_day(0, "today").press(said!("close-keep"));
    let _ = person.press(said!("close-rules")).press_beside("Start with “I”", said!("close-rules-change"));
    let _ = person.types(", always").press(said!("close-rules-use"));
    let _ = person.press(said!("close-day-week")).press(said!("close-done"));
    let first = First::Stage(Box::new(river(&person)), vec!["Anabel".to_owned(), "Bernard".to_owned()]);
    let _ = person.opens_with(first).goes_on(3).taps("p").types("The car").key(Named::Enter).waits(20);
    assert_eq!(person.time().as_deref(), Some("0:40"), "{}", person.reads());
    person
}

fn river(person: &Person) -> common_ground::library::Entry {
    find(&person.home.folders().rules(), "river", &|_| true).unwrap()
}

#[test]
fn without_a_cover_all_of_it_is_there() {
    let mut person = full();
    person.comes_back_after(Duration::from_secs(600));
    person.must_not_see(said!("library-show"));
    person.must_see("“By the river” was interrupted.");
    person.must_see(said!("library-agreements-due", number = 1));
    person.must_see(said!("library-next-parked", topics = "Money"));
    person.must_see(said!("library-own"));
    let _ = person.press("Speaker and listener");
    person.must_see("Last time: Anabel and Bernard.");
}

#[test]
fn a_covered_start_shows_the_plain_library_and_one_button() {
    for by in [By::Setting, By::QuickExit] {
        for size in [LAPTOP, PHONE] {
            let mut person = covered(by);
            person.resize(size);
            person.must_see("Speaker and listener");
            assert!(person.sees_whole(said!("library-show")), "{by:?} at {size:?}");
            assert_eq!(outside(&mut person, size), Vec::<String>::new(), "{by:?}");
            shows_nothing(&mut person, "the library");
            assert_eq!(waiting(&mut person), Vec::<String>::new(), "{by:?}");
            // A search finds none of it.
            let _ = person.writes(said!("library-search"), "river");
            person.must_see(said!("library-no-match"));
        }
    }
}

#[test]
fn no_other_screen_shows_it_either_whatever_the_command_line_asks_for() {
    for by in [By::Setting, By::QuickExit] {
        let mut person = covered(by);
        for screen in [said!("library-settings"), said!("library-help")] {
            let _ = person.press(screen);
            shows_nothing(&mut person, "a screen");
            let _ = person.press(said!("widget-back"));
        }
        // Set-up offers nothing of last time, neither for this set nor for another.
        let _ = person.press("Speaker and listener");
        shows_nothing(&mut person, "set-up");
        // A set's title is what was asked for; the rest isn't.
        let first = First::SetUp(Box::new(river(&person)));
        let _ = person.opens_with(first);
        shows_nothing_but(&mut person, "set-up", "By the river");
        person.must_see("Start with “I”");
        person.must_not_see(said!("set-up-kept-rules"));

        let first = First::Stage(Box::new(river(&person)), vec!["Cleo".to_owned(), "Dan".to_owned()]);
        let _ = person.opens_with(first).goes_on(3);
        person.must_see("Cleo");
        shows_nothing_but(&mut person, "the stage", "By the river");
        // The close of that talk, and the library after it.
        let _ = person.goes_to_the_close();
        shows_nothing_but(&mut person, "the close", "By the river");
        let _ = person.press(said!("close-next-not-yet")).press(said!("close-done"));
        person.must_see(said!("library-show"));
        shows_nothing(&mut person, "the library after a talk");

        let _ = person.opens_with(First::Break(Duration::from_secs(1_200)));
        person.must_see(said!("break-lets"));
        shows_nothing(&mut person, "a break");
        let _ = person.taps("q").taps("1");
        person.must_see(said!("library-show"));
        shows_nothing(&mut person, "the library after a break");

        // After all of that, nothing is lost.
        let _ = person.press(said!("library-show")).press(said!("library-go-on"));
        person.must_see("Anabel");
        person.must_see("Start with “I”, always");
        assert_eq!(person.time().as_deref(), Some("0:40"));
    }
}

#[test]
fn the_button_shows_all_of_it_for_this_time() {
    for by in [By::Setting, By::QuickExit] {
        let mut person = covered(by);
        let _ = person.press(said!("library-show"));
        person.must_not_see(said!("library-show"));
        person.must_see("“By the river” was interrupted. Nothing is lost.");
        person.must_see(said!("library-agreements-due", number = 1));
        person.must_see(said!("library-next-parked", topics = "Money"));
        person.must_see(said!("library-own"));
        let _ = person.press(said!("library-go-on"));
        person.must_see(said!("stage-paused"));
        assert_eq!(person.time().as_deref(), Some("0:40"));

        // A quick exit covers what follows it until somebody looks; a setting covers every start.
        person.comes_back_after(Duration::from_secs(60));
        assert_eq!(person.sees(said!("library-show")), by == By::Setting, "{by:?}");
        assert!(!person.home.path("state/opens-plain").exists());
    }
}

#[test]
fn it_stays_covered_start_after_start_until_somebody_asks_for_it() {
    let mut person = covered(By::QuickExit);
    for _start in 0..3 {
        person.must_see(said!("library-show"));
        shows_nothing(&mut person, "the library");
        person.comes_back_after(Duration::from_secs(60));
    }
}

#[test]
fn a_talk_that_begins_meanwhile_takes_nothing_away_from_what_is_covered() {
    let mut person = covered(By::QuickExit);
    let rules = person.home.folders().rules();
    let check_in = Box::new(find(&rules, "check-in", &|_| true).unwrap());
    let first = First::Stage(check_in, vec!["Cleo".to_owned(), "Dan".to_owned()]);
    let _ = person.opens_with(first).goes_on(2);
    // The power goes, and the new talk is covered with the old one.
    person.comes_back_after(Duration::from_secs(60));
    assert_eq!(waiting(&mut person), Vec::<String>::new());
    let _ = person.press(said!("library-show"));
    person.must_see("“Short check-in” was interrupted.");
    let _ = person.erases_the_interrupted_talk();
    person.must_see("“By the river” was interrupted.");
    let _ = person.press(said!("library-go-on"));
    assert_eq!(person.time().as_deref(), Some("0:40"));
}

#[test]
fn a_break_does_not_open_by_itself_and_keeps_its_promise() {
    for by in [By::Setting, By::QuickExit] {
        let mut person = full();
        let _ = person.taps("b");
        let promise = person.clock_in(20);
        person.must_see(&*format!("Back at {promise}"));
        covers(&person, by);
        person.comes_back_after(Duration::from_secs(300));
        assert_eq!(waiting(&mut person), Vec::<String>::new(), "{by:?}");
        shows_nothing(&mut person, "the library");
        let _ = person.press(said!("library-show"));
        person.must_see(&*format!("Back at {promise}"));

        // Nor once it is over, and nobody is called.
        covers(&person, by);
        person.comes_back_after(Duration::from_secs(2_000));
        assert_eq!(waiting(&mut person), Vec::<String>::new(), "{by:?}");
        shows_nothing(&mut person, "the library");
        let _ = person.press(said!("library-show"));
        person.must_see(said!("ask-ready"));
    }
}

#[test]
fn a_break_without_a_talk_does_not_open_by_itself_either() {
    let mut person = Home::new().open();
    let _ = person.press(said!("library-break"));
    let promise = person.clock_in(20);
    covers(&person, By::QuickExit);
    person.comes_back_after(Duration::from_secs(300));
    assert_eq!(waiting(&mut person), Vec::<String>::new());
    let _ = person.press(said!("library-show"));
    person.must_see(&*format!("Back at {promise}"));
}

#[test]
fn what_is_wrong_with_what_is_kept_is_covered_with_it() {
    let mut person = full();
    fs::write(person.home.path("data/agreements.ron"), "[\n    (what: Dinner\n").unwrap();
    fs::write(person.home.path("state/session.journal"), "Anabel\n").unwrap();
    covers(&person, By::QuickExit);
    person.comes_back_after(Duration::from_secs(60));
    for words in ["agreements.ron", "session.journal"] {
        person.must_not_see(words);
    }
    shows_nothing(&mut person, "the library");
    let _ = person.press(said!("library-show"));
    for words in ["agreements.ron", "session.journal"] {
        person.must_see(words);
    }
}

#[test]
fn a_set_of_ones_own_that_replaces_another_is_covered_and_the_other_is_there() {
    let own = include_str!("../../rules/check-in.ron").replace("Short check-in", "After the flood");
    let home = Home::new().with_rules("check-in.ron", &own);
    let mut person = home.with_settings("(plain_start: true)").open();
    person.must_see("Short check-in");
    person.must_not_see("After the flood");
    let _ = person.press("Short check-in");
    person.must_see("‹ Short check-in");
    // A change of the file changes nothing about that.
    let _ = person.press(said!("widget-back-from", place = "Short check-in"));
    person.hears(common_ground::ui::Outside::OwnRules);
    person.must_not_see("After the flood");
    let _ = person.press(said!("library-show"));
    person.must_see("After the flood");
    person.must_not_see("Short check-in");
}

#[test]
fn a_set_that_is_made_meanwhile_is_there_and_the_others_stay_covered() {
    let mut person = covered(By::QuickExit);
    let _ = person.tabs_to("Speaker and listener").key(Named::Tab).key(Named::Enter);
    let _ = person.press(said!("library-make-ours")).key(Named::End).types(", in June").key(Named::Enter);
    // Out of the editor again.
    let _ = person.key(Named::Escape);
    person.must_see(said!("library-own"));
    let _ = person.press("Speaker and listener, our way, in June");
    person.must_see(said!("set-up-people"));
    let _ = person.key(Named::Escape).key(Named::Escape);
    shows_nothing(&mut person, "the library");
    let _ = person.press(said!("library-show"));
    person.must_see("“By the river” was interrupted.");
    person.must_see("Speaker and listener, our way, in June");
}

#[test]
fn the_setting_is_kept_and_counts_from_the_next_start() {
    let mut person = full();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-settings")).press(said!("settings-plain-start"));
    assert!(person.home.read("config/settings.ron").contains("plain_start: true"));
    let _ = person.press(said!("widget-back"));
    person.must_see("“By the river” was interrupted.");
    person.comes_back_after(Duration::from_secs(60));
    shows_nothing(&mut person, "the library");
    // Switched off, it shows nothing yet: the button does.
    let _ = person.press(said!("library-settings")).press(said!("settings-plain-start"));
    let _ = person.press(said!("widget-back"));
    shows_nothing(&mut person, "the library");
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("“By the river” was interrupted.");
}

#[test]
fn a_break_that_another_talk_put_aside_is_on_again_once_that_is_gone() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("b");
    let back = person.clock_in(20);
    let _ = person.shifts(3);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("Apology").begins().goes_on(1).shifts(3);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-show"));
    person.must_see(said!("library-interrupted", title = "Apology"));
    let _ = person.erases_the_interrupted_talk();
    person.must_see(format!("Back at {back}"));
}

#[test]
fn in_a_check_in_no_agreement_shows_while_what_is_kept_is_covered() {
    let home = Home::new().with_what_was_agreed();
    home.opens_plain();
    let mut person = home.start("check-in", &["Ana", "Ben"]);
    let mut looked = false;
    for _ in 0..8 {
        let _ = person.goes_on(1);
        person.must_not_see("Dinner on Fridays, phones away");
        looked |= person.sees(said!("review-none"));
    }
    assert!(looked, "the step is there: {}", person.reads());
}
