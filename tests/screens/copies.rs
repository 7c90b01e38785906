//! Copies of what was agreed: a file for the calendar, a page to print, a file where people want it.

use std::fs;
use std::path::{Path, PathBuf};

use accesskit::Role;
use common_ground::desktop::Opener;
use common_ground::record::agreements::{Agreement, Agreements};
use common_ground::record::next_talk::{NextTalk, NextTalks};
use iced::keyboard::key::Named;
use jiff::Timestamp;
use jiff::civil::date;

use super::disk::Disk;
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

/// Two agreements; people look at the first one again on a day.
fn home() -> Home {
    let home = Home::new();
    let agreements = Agreements::at(home.folders().agreements());
    let made: Timestamp = "2026-11-20T19:00:00Z".parse().unwrap();
    let agreement = |what: &str| {
        Agreement::new(what.to_owned(), vec!["Ana".to_owned()], made, "speaker-listener".to_owned(), made)
    };
    let day = Some(date(2026, 11, 29));
    let _ = agreements.add(Agreement { review: day, ..agreement("Dinner on Fridays") }).unwrap();
    let _ = agreements.add(agreement("Phones away <b>")).unwrap();
    let next = NextTalk {
        talk: "check-in".to_owned(),
        names: vec!["Ana".to_owned()],
        at: Some("2026-12-03T18:30:00Z".parse().unwrap()),
        ..NextTalk::default()
    };
    let _ = NextTalks::at(home.folders().next_talk()).keep_only(next).unwrap();
    fs::create_dir_all(home.path("Documents")).unwrap();
    home.desktop.has_documents(&home.path("Documents"));
    home
}

/// On the page of what was agreed.
fn there(home: Home) -> Person {
    let mut person = home.open();
    let _ = person.press(said!("library-agreements-open", number = 2));
    person.must_see("Dinner on Fridays");
    person
}

fn shown(person: &Person, name: &str) -> PathBuf {
    person.home.folders().shown().join(name)
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_calendar_says_no_word_of_what_was_agreed_unless_people_want_it() {
    for size in [LAPTOP, PHONE] {
        let mut person = there(home().in_window(size));
        let _ = person.press(said!("save-as-calendar"));
        person.must_see(said!("save-as-calendar-seen"));
        let _ = person.press(said!("save-as-calendar-neutral"));
        person.must_see(said!("save-as-shown-calendar"));
        let file = shown(&person, "common-ground.ics");
        assert_eq!(person.home.desktop.opened(Opener::Calendar), std::slice::from_ref(&file));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("SUMMARY:Common Ground\r\n") && text.contains("20261129"), "{text}");
        assert!(text.contains("DTSTART:20261203T183000Z\r\n"), "the next talk: {text}");
        assert!(!text.contains("Dinner") && !text.contains("Ana") && !text.contains("check-in"), "{text}");
        #[cfg(unix)]
        assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));

        // The question is closed, and can be asked again.
        person.must_not_see(said!("save-as-calendar-seen"));
        let _ = person.press(said!("save-as-calendar")).press(said!("save-as-calendar-words"));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains("SUMMARY:Dinner on Fridays\r\n") && !text.contains("Phones"), "{text}");
    }
}

#[test]
fn a_page_to_print_opens_in_the_browser_under_a_name_that_says_nothing() {
    let mut person = there(home());
    let _ = person.press(said!("save-as-print"));
    person.must_see(said!("save-as-shown-browser"));
    let file = shown(&person, "common-ground.html");
    assert_eq!(person.home.desktop.opened(Opener::Browser), std::slice::from_ref(&file));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("<title>Common Ground</title>"), "{text}");
    assert!(text.contains("Dinner on Fridays") && text.contains("Phones away &lt;b&gt;"), "{text}");
}

#[test]
fn where_no_program_opens_it_people_read_where_the_file_is() {
    let mut person = there(home());
    person.home.desktop.opens_nothing();
    let file = shown(&person, "common-ground.html").display().to_string();
    let _ = person.press(said!("save-as-print"));
    person.must_see(said!("save-as-not-shown", file = file.as_str()));
    let file = shown(&person, "common-ground.ics").display().to_string();
    let _ = person.press(said!("save-as-calendar")).press(said!("save-as-calendar-neutral"));
    person.must_see(said!("save-as-not-shown", file = file.as_str()));
}

#[test]
fn without_any_day_there_is_nothing_for_a_calendar() {
    let home = Home::new();
    let made: Timestamp = "2026-11-20T19:00:00Z".parse().unwrap();
    let one = Agreement::new("Dinner".to_owned(), Vec::new(), made, String::new(), made);
    let _ = Agreements::at(home.folders().agreements()).add(one).unwrap();
    let mut person = home.open();
    let _ = person.press(said!("library-agreements-open", number = 1));
    let _ = person.press(said!("save-as-calendar")).press(said!("save-as-calendar-words"));
    person.must_see(said!("save-as-no-day"));
    assert!(!person.home.folders().shown().exists());
}

#[test]
fn a_file_is_saved_where_people_want_it_by_keys_alone() {
    for (name, begins) in
        [("common-ground.html", "<!DOCTYPE html>"), ("ours.md", "# Common Ground"), ("ours.JSON", "{")]
    {
        let mut person = there(home());
        let proposed = person.home.path("Documents/common-ground.html").display().to_string();
        let _ = person.tabs_to(said!("save-as")).key(Named::Enter);
        assert_eq!(person.focused(), Some(proposed.clone()));
        let file = person.home.path("Documents").join(name);
        if name != "common-ground.html" {
            for _ in 0.."common-ground.html".len() {
                let _ = person.key(Named::Backspace);
            }
            let _ = person.types(name);
        }
        let _ = person.key(Named::Enter);
        let path = file.display().to_string();
        person.must_see(said!("save-as-saved", file = path.as_str()));
        assert_eq!(person.focused(), Some(person.words(said!("save-as"))));
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with(begins) && text.contains("Dinner on Fridays"), "{text}");
        #[cfg(unix)]
        assert_eq!(mode(&file), 0o600);
        assert!(person.home.desktop.opened(Opener::Browser).is_empty());
    }
}

#[test]
fn no_file_takes_the_place_of_another_and_the_next_name_is_there_at_once() {
    let mut person = there(home());
    let path = |name: &str| person.home.path("Documents").join(name);
    let [first, second, third] =
        ["common-ground.html", "common-ground-2.html", "common-ground-3.html"].map(path);
    fs::write(&first, "mine").unwrap();
    fs::write(&second, "mine too").unwrap();
    let _ = person.press(said!("save-as")).press(said!("save-as-save"));
    person.must_see(said!("save-as-taken"));
    assert_eq!(person.focused(), Some(third.display().to_string()));
    let _ = person.press(said!("save-as-save"));
    let saved = third.display().to_string();
    person.must_see(said!("save-as-saved", file = saved.as_str()));
    assert!(fs::read_to_string(&third).unwrap().contains("Dinner"));
    assert_eq!(fs::read_to_string(&first).unwrap(), "mine");
}

#[test]
fn a_name_that_cannot_be_used_is_said_in_place_and_stays_to_be_changed() {
    for (typed, said) in [
        ("/nowhere/at/all/ours.txt", said!("save-as-endings-only")),
        ("/nowhere/at/all/ours", said!("save-as-endings-only")),
        ("ours.html", said!("save-as-not-whole")),
        ("/nowhere/at/all/ours.html", said!("file-no-folder")),
    ] {
        let home = home();
        home.desktop.has_documents(Path::new(""));
        let mut person = there(home);
        let _ = person.press(said!("save-as"));
        for _ in 0.."common-ground.html".len() {
            let _ = person.key(Named::Backspace);
        }
        let _ = person.types(typed).key(Named::Enter);
        person.must_see(said);
        assert_eq!(person.focused().as_deref(), Some(typed), "it can be changed");
        assert!(!Path::new("/nowhere").exists());
    }
}

#[test]
fn esc_closes_what_is_asked_and_then_the_page() {
    let mut person = there(home());
    for link in [said!("save-as-calendar"), said!("save-as")] {
        let link = person.words(link);
        let _ = person.tabs_to(&link).key(Named::Enter);
        assert_ne!(person.focused().as_ref(), Some(&link), "what is asked has the focus");
        // The first of two takes the focus away from a field, as everywhere.
        let _ = person.key(Named::Escape);
        if person.sees(said!("save-as-cancel")) {
            let _ = person.key(Named::Escape);
        }
        person.must_not_see(said!("save-as-cancel"));
        person.must_see("Dinner on Fridays");
        assert_eq!(person.focused().as_ref(), Some(&link));
    }
    let _ = person.key(Named::Escape).key(Named::Escape);
    person.must_not_see("Dinner on Fridays");
    assert!(!person.home.folders().shown().exists());
}

#[test]
fn what_is_asked_has_a_name_for_those_who_hear_it() {
    let mut person = there(home());
    let _ = person.press(said!("save-as-calendar"));
    let asks = person.words(said!("save-as-calendar-asks"));
    let told = person.told(None);
    let groups = told.nodes.iter().filter(|(_, node)| node.role() == Role::Group);
    assert!(groups.filter_map(|(_, node)| node.label()).any(|name| name == asks));
    let _ = person.key(Named::Escape).press(said!("save-as"));
    let field = person.words(said!("save-as-path"));
    let told = person.told(None);
    let mut fields = told.nodes.iter().filter(|(_, node)| node.role() == Role::TextInput);
    assert!(fields.any(|(_, node)| node.label() == Some(&*field)), "{field}");
}

#[test]
fn what_takes_long_is_said_to_be_on_its_way_and_nothing_waits_for_it() {
    let disk = Disk::new();
    let mut person = there(home().on(&disk));
    person.waits_to_see("Dinner on Fridays");
    disk.hangs();
    let _ = person.press(said!("save-as-print"));
    person.must_not_see(said!("close-saving"));
    let _ = person.waits(1);
    person.must_see(said!("close-saving"));
    disk.recovers(None);
    person.waits_to_see(said!("save-as-shown-browser"));
    person.must_not_see(said!("close-saving"));
}
