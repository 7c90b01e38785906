//! Erasing: it is asked first, it takes all with it that was kept, and nothing is left in any file or its name.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use iced::keyboard::key::Named;

use common_ground::cli::First;
use common_ground::clock::Clock;
use common_ground::library::find::find;
use common_ground::record::agreements::{Agreements, How, Look};

use super::home::Home;
use super::person::Person;
use super::said::said;

/// On the page where everything can be erased.
pub(crate) fn page(home: Home) -> Person {
    let mut person = home.open();
    let _ = person.press(said!("library-settings")).press(said!("erase-open"));
    person.must_see(said!("erase-title"));
    person
}

/// Words that nobody would find in a program by chance: one for each place in which something is kept.
const MARKS: [&str; 15] = [
    "Quokka", "Narwhal", "Axolotl", "Pangolin", "Okapi", "Tapir", "Kinkajou", "Numbat", "Dugong", "Wombat",
    "Ocelot", "Lemur", "Gibbon", "Caracal", "Fossa",
];

/// Two people's talk, with a mark in everything that they can write; it is remembered, if it comes to its end.
fn marked() -> Person {
    let home = Home::new().with_settings("(history: true, safety_seen: true)");
    let mut person = home.open();
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-name"), "Quokka")
        .writes(said!("set-up-name"), "Narwhal")
        .writes(said!("set-up-topic"), "Axolotl")
        .begins();
    let _ = person.goes_on(1).taps("p").types("Pangolin").key(Named::Enter);
    person
}

/// At its close, with an agreement, an appreciation, rules in other words and drafts.
fn at_the_close() -> Person {
    let mut person = marked();
    let _ = person.goes_to_the_end();
    let _ = person.writes(said!("close-what"), "Okapi").press(said!("close-keep"));
    let _ = person.press(said!("close-rules")).press_beside("Start with “I”", said!("close-rules-change"));
    let _ = person.types(", Numbat").press(said!("close-rules-use"));
    let _ = person.press(said!("close-day-week"));
    let _ = person.writes(said!("close-what"), "Wombat");
    person
}

/// Puts marks where the app doesn't while it runs: files for other programs, damaged files, a window's place.
fn plants(person: &Person) {
    let folders = person.home.folders();
    fs::create_dir_all(folders.shown()).unwrap();
    fs::write(folders.shown().join("common-ground.ics"), "SUMMARY:Gibbon").unwrap();
    fs::write(folders.shown().join("common-ground.html"), "<p>Caracal</p>").unwrap();
}

/// Every file in which, or in whose name, a mark is left.
fn left(person: &Person) -> Vec<(PathBuf, &'static str)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, &'static str)>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let text = fs::read(&path).unwrap_or_default();
            let text = format!("{}\n{}", path.display(), String::from_utf8_lossy(&text));
            found.extend(MARKS.iter().filter(|mark| text.contains(*mark)).map(|mark| (path.clone(), *mark)));
            if path.is_dir() {
                walk(&path, found);
            }
        }
    }
    let mut found = Vec::new();
    for folder in ["config", "data", "state"] {
        walk(&person.home.path(folder), &mut found);
    }
    found
}

fn marks(person: &Person) -> Vec<&'static str> {
    let mut marks: Vec<_> = left(person).into_iter().map(|(_, mark)| mark).collect();
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[track_caller]
fn nothing_is_left(person: &mut Person) {
    assert_eq!(left(person), []);
    person.comes_back_after(Duration::from_secs(60));
    for mark in MARKS {
        person.must_not_see(mark);
    }
    assert_eq!(left(person), []);
}

#[test]
fn leave_no_trace_takes_all_of_its_talk() {
    let mut person = at_the_close();
    plants(&person);
    for mark in ["Quokka", "Axolotl", "Pangolin", "Okapi", "Numbat", "Wombat", "Gibbon", "Caracal"] {
        assert!(marks(&person).contains(&mark), "{mark} isn’t kept: {:?}", marks(&person));
    }
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    nothing_is_left(&mut person);
}

#[test]
fn leave_no_trace_takes_back_how_its_talk_saw_an_older_agreement() {
    let mut person = at_the_close();
    // An agreement of another talk, which was looked at in this one.
    let agreements = Agreements::at(person.home.folders().agreements());
    let of_this = agreements.list().entries[0].clone();
    let before = of_this.began - jiff::SignedDuration::from_hours(24 * 7);
    let older = common_ground::record::agreements::Agreement {
        began: before,
        what: "Older".into(),
        ..of_this.clone()
    };
    let older = agreements.add(older).unwrap();
    let on = jiff::civil::date(2026, 11, 22);
    let look =
        Look { on, how: How::Partly, note: "Dugong".to_owned(), began: Some(of_this.began), before: None };
    let _ = agreements.change(older.id, |agreement| agreement.looked(look, None)).unwrap();
    assert!(marks(&person).contains(&"Dugong"));
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    let kept = agreements.list().entries;
    assert_eq!(kept.iter().map(|one| one.what.as_str()).collect::<Vec<_>>(), ["Older"]);
    assert!(kept[0].course.is_empty());
    assert!(!marks(&person).contains(&"Dugong") && !marks(&person).contains(&"Okapi"), "{:?}", left(&person));
}

#[test]
fn an_interrupted_talk_is_erased_only_when_somebody_says_so_twice() {
    let mut person = marked();
    let _ = person.taps("q").taps("1").writes(said!("close-what"), "Okapi").press(said!("close-keep"));
    let _ = person.writes(said!("close-what"), "Wombat");
    person.comes_back_after(Duration::from_secs(60));
    plants(&person);
    let before = marks(&person);
    assert!(
        before.contains(&"Wombat") && before.contains(&"Okapi") && before.contains(&"Pangolin"),
        "{before:?}"
    );

    let _ = person.press(said!("library-erase"));
    person.must_see(said!("library-erase-sure"));
    assert_eq!(person.focused().as_deref(), Some("Keep it"), "the focus is on what changes nothing");
    let _ = person.key(Named::Enter);
    person.must_see("was interrupted");
    assert_eq!(person.focused(), Some(person.words(said!("library-erase"))));
    let _ = person.key(Named::Enter).key(Named::Escape);
    person.must_see("was interrupted");
    assert_eq!(marks(&person), before);

    let _ = person.erases_the_interrupted_talk();
    person.must_not_see("was interrupted");
    nothing_is_left(&mut person);
}

/// A home in which all of it has come about: a talk that is remembered, one that was interrupted, damaged files.
fn everything() -> Person {
    let mut person = at_the_close();
    let _ = person.press(said!("close-done"));
    // How it went, from the page.
    let agreements = Agreements::at(person.home.folders().agreements());
    let kept = agreements.list().entries[0].clone();
    let look = Look {
        on: jiff::civil::date(2026, 11, 22),
        how: How::NotYet,
        note: "Dugong".to_owned(),
        began: None,
        before: None,
    };
    let _ = agreements.change(kept.id, |agreement| agreement.looked(look, None)).unwrap();
    // It is damaged by hand, and set aside by the next change.
    let path = person.home.folders().agreements();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replacen("until: None", "until: Ocelot", 1)).unwrap();
    let _ = agreements.change(kept.id, |agreement| "Tapir".clone_into(&mut agreement.otherwise)).unwrap();
    fs::write(person.home.path("data/history-2.ron"), "[(id: 5, Lemur").unwrap();
    fs::write(person.home.path("data/kept-rules-2.ron"), b"\xff\xfe Fossa").unwrap();
    fs::write(person.home.path("state/session.journal.damaged-4"), "Kinkajou").unwrap();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person
        .press("Speaker and listener")
        .writes(said!("set-up-topic"), "Axolotl")
        .begins()
        .goes_on(1)
        .taps("p")
        .types("Pangolin")
        .key(Named::Enter);
    person.comes_back_after(Duration::from_secs(60));
    plants(&person);
    for mark in MARKS {
        assert!(marks(&person).contains(&mark), "{mark} isn’t kept: {:?}", marks(&person));
    }
    person
}

#[test]
fn everything_goes_from_the_settings_and_the_settings_stay() {
    let mut person = everything();
    let _ = person.press(said!("library-settings")).press(said!("erase-open"));
    assert_eq!(person.focused(), Some(person.words(said!("erase-keep"))));
    person.must_see(said!("erase-agreements", number = 2));
    person.must_see(said!("erase-stays"));
    person.must_see(said!("erase-unreached-backups"));
    let before = left(&person);
    let _ = person.key(Named::Enter);
    person.must_see(said!("settings-title"));
    assert_eq!(left(&person), before, "they keep it");
    let _ = person.press(said!("erase-open")).press(said!("erase-yes"));
    person.must_see(said!("erase-done"));
    assert_eq!(person.focused(), Some(person.words(said!("erase-back"))));
    assert_eq!(left(&person), []);
    assert!(person.home.read("config/settings.ron").contains("history: true"));
    let _ = person.press(said!("erase-back")).press(said!("widget-back"));
    for mark in MARKS {
        person.must_not_see(mark);
    }
    person.must_not_see("was interrupted");
    let _ = person.press("Speaker and listener");
    person.must_not_see("Quokka");
    nothing_is_left(&mut person);
}

#[test]
fn the_pages_of_what_is_kept_lead_there_and_back() {
    let mut person = Home::new().full().open();
    let _ = person.press(said!("library-kept")).press(said!("erase-open"));
    person.must_see(said!("erase-title"));
    let _ = person.key(Named::Escape);
    person.must_see(said!("keeping-title"));
    let _ = person.press(said!("keeping-agreements-way")).press(said!("erase-open"));
    person.must_see(said!("erase-title"));
    let _ = person.press(said!("erase-yes")).press(said!("erase-back"));
    person.must_see(said!("keeping-nothing"));
    for file in ["agreements", "history", "next-talk", "kept-rules", "last-time"] {
        assert!(!person.home.path(&format!("data/{file}.ron")).exists(), "{file}");
    }
}

#[test]
fn while_people_talk_there_is_no_way_to_erase_everything() {
    let mut person = Home::new().full().talk();
    let _ = person.goes_to_the_close().press(said!("library-kept"));
    person.must_see(said!("keeping-title"));
    person.must_not_see(said!("erase-open"));
    let _ = person.press(said!("keeping-agreements-way"));
    person.must_not_see(said!("erase-open"));
}

#[test]
fn where_nothing_is_to_be_shown_it_says_nothing_of_what_there_is() {
    let home = Home::new().full();
    home.opens_plain();
    let mut person = page(home);
    person.must_see(said!("erase-what-covered"));
    person.must_not_see(said!("erase-agreements", number = 2));
    let _ = person.press(said!("erase-yes"));
    person.must_see(said!("erase-done"));
    assert!(!person.home.path("data/agreements.ron").exists());
    assert!(!person.home.folders().opens_plain().exists());
}

#[test]
fn a_talk_in_another_window_stays_and_that_is_said() {
    let mut person = page(Home::new().full());
    let lock = person.home.path("state/session.lock");
    let held = common_ground::record::file::try_lock(&lock).unwrap();
    fs::write(person.home.path("state/session.journal"), "a talk").unwrap();
    let _ = person.press(said!("erase-yes"));
    person.must_see(said!("erase-running"));
    assert_eq!(person.home.read("state/session.journal"), "a talk");
    assert!(!person.home.path("data/agreements.ron").exists());
    drop(held);
}

#[test]
fn what_another_window_has_open_is_called_what_it_is_before_and_after() {
    let stage = |person: &Person| {
        let entry = find(&person.home.folders().rules(), "check-in", &|_| true).unwrap();
        First::Stage(Box::new(entry), vec!["Cleo".to_owned(), "Dan".to_owned()])
    };
    for (kind, said) in [said!("erase-running"), said!("erase-running-break"), said!("erase-open-elsewhere")]
        .into_iter()
        .enumerate()
    {
        let mut person = Home::new().full().open();
        let other = match kind {
            0 => person.home.boots(stage(&person), 1, &Clock::default()),
            1 => person.home.boots(First::Break(Duration::from_secs(600)), 1, &Clock::default()),
            _ => {
                // Its window was killed, and another one offers it.
                drop(person.home.boots(stage(&person), 1, &Clock::default()));
                person.home.boots(First::Library, 1, &Clock::default())
            }
        };
        let _ = person.press(said!("library-settings")).press(said!("erase-open"));
        person.must_see(&said);
        person.must_not_see(said!("erase-interrupted", number = 1));
        let _ = person.press(said!("erase-yes"));
        person.must_see(&said);
        person.must_see(said!("erase-done", "rest"));
        assert!(person.home.path("state/session.journal").exists());
        assert!(!person.home.path("data/agreements.ron").exists());
        drop(other);
    }
}

#[test]
fn a_talk_that_this_window_offers_is_counted_and_erased() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-settings")).press(said!("erase-open"));
    person.must_see(said!("erase-interrupted", number = 1));
    person.must_not_see("another window of Common Ground");
    let _ = person.press(said!("erase-yes"));
    person.must_see(said!("erase-done"));
    assert!(!person.home.path("state/session.journal").exists());
}

#[test]
fn what_cannot_be_erased_is_named_and_tried_again() {
    let mut person = page(Home::new().full());
    // Nothing can be taken out of the way of a folder.
    fs::create_dir_all(person.home.path("state/window.ron/in-it")).unwrap();
    let _ = person.press(said!("erase-yes"));
    person.must_see("Not everything could be erased yet:");
    person.must_see("window.ron");
    fs::remove_dir_all(person.home.path("state/window.ron")).unwrap();
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see("Not everything could be erased");
    assert!(!person.home.path("state/erasing").exists());
}
