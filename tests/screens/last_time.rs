//! How the last talk was set up: kept, and offered at the next set-up, only where people want their talks remembered.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use accesskit::{Node, Role, Toggled};
use common_ground::cli::First;
use common_ground::library::find::find;
use common_ground::plan::Choices;
use common_ground::record::last_time::{LastTime, LastTimes};
use iced::Size;
use iced::keyboard::key::Named;

use super::fits::{out_of_reach, outside};
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::said::{english, said};

const FILE: &str = "data/last-time.ron";
const REMEMBERED: &str = "(history: true)";

fn kept(person: &Person) -> Vec<LastTime> {
    LastTimes::at(person.home.folders().last_times()).list().entries
}

/// At the end of a talk of Anabel and Benno.
fn at_the_close(home: Home) -> Person {
    let mut person = home.with_one_round().open();
    let _ = person
        .press("One round")
        .writes(said!("set-up-name"), "Anabel")
        .writes(said!("set-up-name"), "Benno");
    let _ = person.press_beside("Speak for yourself", "+").begins().goes_to_the_end();
    person
}

/// That talk is over.
fn held(home: Home) -> Person {
    let mut person = at_the_close(home);
    let _ = person.press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see("Short check-in");
    person
}

/// Every file in which this stands.
fn files_with(folder: &Path, words: &str) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let inside = |path: PathBuf| {
        if path.is_dir() {
            return files_with(&path, words);
        }
        let has = String::from_utf8_lossy(&fs::read(&path).unwrap()).contains(words);
        if has { vec![path.display().to_string()] } else { Vec::new() }
    };
    all.flat_map(inside).collect()
}

#[test]
fn nothing_of_it_is_kept_unless_talks_are_remembered() {
    let person = held(Home::new());
    assert_eq!(files_with(&person.home.path(""), "Anabel"), Vec::<String>::new());
    assert!(!person.home.path(FILE).exists());

    let person = held(Home::new().with_settings(REMEMBERED));
    let all = files_with(&person.home.path("data"), "Anabel");
    assert_eq!(all.len(), 2, "past talks, and how the last one was set up: {all:?}");
    let last = kept(&person).pop().expect("it was held");
    assert_eq!((last.talk.as_str(), last.choices.times.len()), ("one-round", 1));
    assert_eq!(last.choices.names, ["Anabel", "Benno"]);
}

#[test]
#[cfg(unix)]
fn nobody_else_on_this_machine_reads_it() {
    use std::os::unix::fs::PermissionsExt;
    let person = held(Home::new().with_settings(REMEMBERED));
    let mode = fs::metadata(person.home.path(FILE)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_rehearsal_keeps_nothing_of_it() {
    let mut person = Home::new().with_settings(REMEMBERED).open();
    let _ = person.rehearses().goes_to_the_end().press(said!("close-done"));
    assert!(!person.home.path(FILE).exists());
}

#[test]
fn leave_no_trace_leaves_none_of_it() {
    // Nothing was kept yet.
    let mut person = at_the_close(Home::new().with_settings(REMEMBERED));
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(files_with(&person.home.path(""), "Anabel"), Vec::<String>::new());

    // Kept; but the program went before the talk's journal did.
    let mut person = at_the_close(Home::new().with_settings(REMEMBERED));
    let journal = person.home.path("state/session.journal");
    let copy = fs::read(&journal).unwrap();
    let _ = person.press(said!("close-done"));
    assert_eq!(kept(&person).len(), 1);
    fs::write(&journal, copy).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(files_with(&person.home.path(""), "Anabel"), Vec::<String>::new());
    assert!(!person.home.path(FILE).exists());
}

#[test]
fn the_settings_say_that_it_is_kept_and_erase_it_with_the_past_talks() {
    let mut person = held(Home::new().with_settings(REMEMBERED));
    let _ = person.press(said!("library-settings"));
    person.must_see(said!("settings-set-ups", number = 1));
    let _ = person.press(said!("settings-history")).press(said!("settings-history-goes"));
    person.must_not_see(said!("settings-set-ups", number = 1));
    assert_eq!(files_with(&person.home.path(""), "Anabel"), Vec::<String>::new());

    // Also where the past talks were deleted by hand.
    let mut person = held(Home::new().with_settings(REMEMBERED));
    fs::remove_file(person.home.path("data/history.ron")).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-settings")).press(said!("settings-history"));
    let _ = person.press(said!("settings-history-goes"));
    assert!(!person.home.path(FILE).exists());
}

#[test]
fn a_file_that_cannot_be_read_stays_is_named_and_holds_nobody_up() {
    let mut person = held(Home::new().with_settings(REMEMBERED));
    let broken = "[(talk: \"by hand";
    fs::write(person.home.path(FILE), broken).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("last-time.ron, line");
    let _ = person.press("One round").begins().goes_to_the_end();
    let _ = person.press(said!("close-done"));
    person.must_see("Short check-in");
    assert_eq!(person.home.read("data/last-time.damaged-1.ron"), broken, "it is kept as it was");
    assert_eq!(kept(&person).len(), 1);
}

/// The rules that are ticked in set-up, as a screen reader is told.
fn adopted(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let is = |node: &Node| node.role() == Role::CheckBox && node.toggled() == Some(Toggled::True);
    let rules = told.nodes.iter().filter(|(_, node)| is(node));
    rules.filter_map(|(_, node)| node.label().map(str::to_owned)).collect()
}

const FIRST: &str = "Start with “I”";
const SECOND: &str = "No “always”, no “never”";

/// A talk in which much was changed in set-up, and the next day.
fn changed(home: Home) -> Person {
    let mut person = home.with_one_round().open();
    let _ = person.press("One round").writes(said!("set-up-name"), "Anabel");
    let _ = person.writes(said!("set-up-name"), "Benno").writes(said!("set-up-topic"), "The weekend");
    let _ = person.press_beside("Speak for yourself", "+").press_beside(said!("set-up-rounds"), "+");
    let _ = person.press_beside(said!("set-up-break"), "+").press_beside(said!("set-up-limit"), "+");
    let _ = person.press_beside(said!("set-up-sound"), "›");
    let _ = person.press_beside(FIRST, said!("set-up-reword")).types(", always").key(Named::Enter);
    let _ = person.ticks(SECOND);
    let _ = person.press(said!("set-up-add-rule", people = 2)).types("Hold hands").key(Named::Enter);
    let _ = person.press_last(said!("set-up-reword")).press(said!("set-up-earlier"));
    let _ = person.press(said!("set-up-reworded")).begins().goes_to_the_end();
    let _ = person.press(said!("close-next-not-yet")).press(said!("close-done"));
    person.must_see("Short check-in");
    person.comes_back_after(Duration::from_secs(86_400));
    person
}

/// How the last talk was set up, but for when that was.
fn chosen(person: &Person) -> Choices {
    kept(person).pop().expect("it was held").choices
}

#[test]
fn one_press_brings_back_everything_that_was_chosen_and_one_more_takes_it_away() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let before = chosen(&person);
    assert_eq!((before.own_rules.len(), before.times.len(), before.rounds.len()), (1, 1, 1), "{before:?}");
    assert!(before.limit.is_some() && before.break_length.is_some() && before.end_sound.is_some());
    assert_eq!((before.rules.len(), before.order.len(), before.topic.as_deref()), (2, 8, None));
    let _ = person.press("One round");
    person.must_see(said!("set-up-last", names = "Anabel and Benno", changes = "more"));
    // Offered, and not taken yet.
    assert!(!person.fields().contains(&"Anabel".to_owned()), "{:?}", person.fields());
    let fresh = person.reads();
    for words in ["1:15", "50 min", "25 min", "Two bowls", "Hold hands", "always”, always"] {
        assert!(!fresh.contains(words), "{words}: {fresh}");
    }

    let _ = person.writes(said!("set-up-topic"), "Summer").press(said!("set-up-last-use"));
    person.must_see(said!("set-up-last-is"));
    assert_eq!(person.fields()[..3], ["Anabel", "Benno", "Summer"]);
    for words in ["1:15", "50 min", "25 min", "Two bowls", "Hold hands", "Start with “I”, always"] {
        person.must_see(words);
    }
    assert!(!adopted(&mut person).contains(&SECOND.to_owned()));

    let _ = person.press(said!("set-up-last-not"));
    assert_eq!(person.fields()[2], "Summer", "what it is about is of today");
    for words in ["Anabel and Benno, with", "Bowl", "45 min"] {
        person.must_see(words);
    }
    person.must_not_see("Hold hands");
    assert!(!person.fields().contains(&"Anabel".to_owned()), "{:?}", person.fields());
    assert!(adopted(&mut person).contains(&SECOND.to_owned()));

    // And it is the same talk again.
    let _ = person.press(said!("set-up-last-use")).begins();
    let _ = person.goes_on(3);
    assert_eq!(person.time().as_deref(), Some("1:15"));
    person.must_see("Start with “I”, always");
    person.must_see("Hold hands");
    let _ = person.goes_to_the_end().press(said!("close-next-not-yet")).press(said!("close-done"));
    assert_eq!(chosen(&person), before);
}

#[test]
fn where_talks_are_not_remembered_nothing_is_offered() {
    // Never; and not any more.
    let mut never = changed(Home::new());
    let mut once = changed(Home::new().with_settings(REMEMBERED));
    once.edits_settings("(history: false)");
    for person in [&mut never, &mut once] {
        for set in ["One round", "Apology"] {
            let _ = person.press(set);
            for words in [said!("set-up-last-use"), said!("set-up-last-names")] {
                person.must_not_see(words);
            }
            person.must_not_see("Anabel");
            let _ = person.key(Named::Escape).key(Named::Escape);
        }
    }
}

#[test]
fn behind_a_cover_nothing_is_offered_until_people_ask_what_they_kept() {
    for by_setting in [true, false] {
        let mut person = changed(Home::new().with_settings(REMEMBERED));
        if by_setting {
            person.home.has_settings("(history: true, plain_start: true)");
        } else {
            fs::write(person.home.path("state/opens-plain"), "").unwrap();
        }
        person.comes_back_after(Duration::from_secs(60));
        let _ = person.press("Apology").writes(said!("set-up-topic"), "Summer");
        person.must_not_see("Anabel");
        person.must_not_see(said!("set-up-last-names"));
        let _ = person.press("‹ Apology").press(said!("library-show")).press("Apology");
        person.must_see("Summer");
        person.must_see(said!("set-up-last-names"));
        let _ = person.press("‹ Apology").press("One round").press(said!("set-up-last-use"));
        person.must_see("Hold hands");
    }
}

#[test]
fn another_kind_of_talk_is_offered_only_the_names() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let _ = person.press("Speaker and listener");
    person.must_see(said!("set-up-last", names = "Anabel and Benno", changes = "none"));
    person.must_not_see(said!("set-up-last-use"));
    let _ = person.press(said!("set-up-last-names"));
    person.must_see(said!("set-up-last-names-are"));
    assert_eq!(person.fields()[..2], ["Anabel", "Benno"]);
    person.must_not_see("1:15");
    person.must_not_see("Hold hands");
    assert!(adopted(&mut person).contains(&SECOND.to_owned()));
    let _ = person.press(said!("set-up-last-not"));
    person.must_see(said!("set-up-last-names"));
    assert!(!person.fields().contains(&"Anabel".to_owned()));
}

#[test]
fn names_that_were_typed_come_back_with_the_way_back() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let _ = person.press("One round").writes(said!("set-up-name"), "Cleo");
    let _ = person.press(said!("set-up-last-use"));
    assert_eq!(person.fields()[..2], ["Anabel", "Benno"]);
    let _ = person.press(said!("set-up-last-not"));
    assert_eq!(person.fields()[0], "Cleo");
}

#[test]
fn each_says_yes_anew_to_the_rules_of_last_time() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let _ = person.press("One round").press(said!("set-up-begin"));
    let _ = person.key(Named::Space).press(said!("set-up-begin")).key(Named::Space);
    person.must_not_see(said!("set-up-yes-first"));
    let _ = person.press(said!("set-up-last-use")).press(said!("set-up-begin"));
    person.must_see(said!("set-up-yes-first"));
}

#[test]
fn start_with_a_set_offers_it_and_start_with_names_asks_nobody() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let entry =
        || Box::new(find(&person.home.folders().rules(), "one-round", &|_| true).expect("it is there"));
    let (set_up, stage) = (entry(), entry());
    let _ = person.opens_with(First::SetUp(set_up)).press(said!("set-up-last-use"));
    person.must_see("Hold hands");
    let names = vec!["Cleo".to_owned(), "Dan".to_owned()];
    let _ = person.opens_with(First::Stage(stage, names)).goes_on(3);
    person.must_not_see("Hold hands");
    assert_eq!(person.time().as_deref(), Some("1:00"));
}

#[test]
fn what_the_set_has_no_more_is_left_aside_without_a_word() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let text = person.home.read("config/rules/one-round.ron");
    let text = text.replace("\"own-words\"", "\"other\"").replace("time: \"1m\"", "time: \"2m\"");
    let text = text.replace("participants: (min: 2, max: 2)", "participants: (min: 3, max: 4)");
    person.home.has_rules("one-round.ron", &text);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("One round").press(said!("set-up-last-use"));
    assert_eq!(person.fields()[..2], ["Anabel", "Benno"]);
    assert_eq!(person.fields()[2], person.words(said!("set-up-name")), "somebody else is with them");
    person.must_see("2:00");
    person.must_not_see("1:15");
    person.must_not_see("always”, always");
    person.must_see("Hold hands");
    person.must_not_see("can’t");
    let _ = person.begins();
    person.must_see("Two slow breaths.");

    // More people than it is for by now: nobody is named.
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let alone = "(format: 1, name: \"One round\", participants: (min: 1, max: 1),
        turns: { \"speak\": (title: \"Speak\", time: \"1m 30s\") }, flow: [Everyone(\"speak\")])";
    person.home.has_rules("one-round.ron", alone);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press("One round");
    person.must_not_see("Anabel");
    let _ = person.press(said!("set-up-last-use"));
    person.must_see("Hold hands");
    person.must_not_see("Anabel");
}

#[test]
fn rules_that_were_kept_at_the_same_close_win() {
    let mut person = at_the_close(Home::new().with_settings(REMEMBERED));
    let _ = person.press(said!("close-rules")).press_beside(FIRST, said!("close-rules-drop"));
    let _ = person.press(said!("close-rules-use")).press(said!("close-next-not-yet"));
    let _ = person.press(said!("close-done")).press("One round");
    person.must_see(said!("set-up-kept-rules"));
    let _ = person.press(said!("set-up-last-use"));
    person.must_see("1:15");
    person.must_see(said!("set-up-kept-rules"));
    assert!(!adopted(&mut person).contains(&FIRST.to_owned()));

    // A later talk with other rules is as it was, though.
    let _ = person.ticks(FIRST).ticks(SECOND).passes(Duration::from_secs(60)).begins().goes_to_the_end();
    let _ = person.press(said!("close-next-not-yet")).press(said!("close-done")).press("One round");
    person.must_see(said!("set-up-kept-rules"));
    assert!(adopted(&mut person).contains(&SECOND.to_owned()));
    let _ = person.press(said!("set-up-last-use"));
    person.must_not_see(said!("set-up-kept-rules"));
    person.must_not_see(said!("set-up-own-rules"));
    let all = adopted(&mut person);
    assert!(all.contains(&FIRST.to_owned()) && !all.contains(&SECOND.to_owned()), "{all:?}");
    let _ = person.press(said!("set-up-last-not"));
    person.must_see(said!("set-up-kept-rules"));
}

#[test]
fn what_was_erased_is_not_in_a_set_up_that_people_left() {
    for taken in [false, true] {
        let mut person = changed(Home::new().with_settings(REMEMBERED));
        let _ = person.press("One round").writes(said!("set-up-topic"), "Summer");
        if taken {
            let _ = person.press(said!("set-up-last-use"));
        }
        let _ = person.press("‹ One round").press(said!("library-settings"));
        let _ = person.press(said!("library-kept"));
        for part in [said!("keeping-talks"), said!("keeping-set-ups")] {
            let _ = person
                .press_beside(part, said!("keeping-erase-all"))
                .press(said!("keeping-erase-yes", number = 2));
        }
        let _ = person.press(said!("widget-back")).press(said!("widget-back")).press("One round");
        person.must_see("Summer");
        person.must_not_see("Anabel");
        person.must_not_see("Hold hands");
        person.must_not_see(said!("set-up-last-is"));
    }
}

#[test]
fn a_talk_that_changed_nothing_and_named_nobody_offers_nothing() {
    let mut person = Home::new().with_settings(REMEMBERED).with_one_round().open();
    let _ = person.press("One round").begins().goes_to_the_close();
    let _ = person.press(said!("close-done")).press("One round");
    for words in [said!("set-up-last-use"), said!("set-up-last-names")] {
        person.must_not_see(words);
    }
}

#[test]
fn it_is_said_what_is_different_from_the_set() {
    let once = |named: bool, change: fn(&mut Person)| {
        let mut person = Home::new().with_settings(REMEMBERED).with_one_round().open();
        let _ = person.press("One round");
        if named {
            let _ = person.writes(said!("set-up-name"), "Anabel");
        }
        change(&mut person);
        let _ = person.begins().goes_to_the_close().press(said!("close-done")).press("One round");
        person
    };
    let times: fn(&mut Person) = |person| done(person.press_beside(said!("set-up-rounds"), "+"));
    let rules: fn(&mut Person) = |person| done(person.ticks(SECOND));
    let both: fn(&mut Person) = |person| done(person.ticks(SECOND).press_beside(said!("set-up-limit"), "+"));
    let sound: fn(&mut Person) = |person| done(person.press_beside(said!("set-up-sound"), "›"));
    let more: fn(&mut Person) = |person| done(person.ticks(SECOND).press_beside(said!("set-up-sound"), "›"));
    for (change, changes) in
        [(times, "times"), (rules, "rules"), (both, "times-and-rules"), (sound, "sound"), (more, "more")]
    {
        once(true, change).must_see(said!("set-up-last", names = "Anabel", changes = changes));
        once(false, change).must_see(said!("set-up-last-unnamed", changes = changes));
    }
    once(true, |_| {}).must_see(said!("set-up-last", names = "Anabel", changes = "none"));
}

#[test]
fn it_is_done_by_keyboard_and_told_to_a_screen_reader() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let _ = person.press("One round").tabs_to(said!("set-up-last-use")).key(Named::Enter);
    assert_eq!(person.focused(), Some(english!("set-up-last-not")));
    let told = person.told(None);
    let is = english!("set-up-last-is");
    let live = |node: &Node| node.live().is_some() && node.value().or(node.label()) == Some(is.as_str());
    assert!(told.nodes.iter().any(|(_, node)| live(node)), "{:?}", told.nodes);
    let _ = person.key(Named::Space);
    assert_eq!(person.focused(), Some(english!("set-up-last-use")));
}

#[test]
fn it_has_room_in_every_window_and_times_stay_in_sight() {
    let mut person = changed(Home::new().with_settings(REMEMBERED));
    let _ = person.press("One round");
    for applied in [false, true] {
        if applied {
            let _ = person.press(said!("set-up-last-use"));
        }
        person.resize(LAPTOP);
        assert!(person.sees_whole(said!("set-up-limit")), "applied: {applied}");
        for size in [LAPTOP, PHONE, Size::new(640.0, 480.0)] {
            let wrong = [outside(&mut person, size), out_of_reach(&mut person, size)].concat();
            assert!(wrong.is_empty(), "{size:?}, applied: {applied}:\n{}", wrong.join("\n"));
        }
    }
}
