//! The card on paper, from the library and from set-up.

use std::fs;
use std::path::PathBuf;

use common_ground::desktop::Opener;
use common_ground::ui::First;
use iced::keyboard::key::Named;

use super::home::Home;
use super::on_path;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const NAME: &str = "common-ground-card.html";

fn file(person: &Person) -> PathBuf {
    person.home.folders().shown().join(NAME)
}

fn in_set_up(size: iced::Size) -> Person {
    let mut person = Home::new().in_window(size).open();
    let _ = person.press("Speaker and listener");
    person.must_see(said!("set-up-people"));
    person
}

#[test]
fn the_library_prints_a_card_by_keys_alone() {
    let mut person = Home::new().open();
    let _ = person.tabs_to("Speaker and listener").key(Named::Tab).key(Named::Enter);
    let _ = person.tabs_to(said!("print-card")).key(Named::Enter);
    assert_eq!(person.home.desktop.opened(Opener::Browser), [file(&person)]);
    let page = fs::read_to_string(file(&person)).unwrap();
    assert!(page.contains("<h1>Speaker and listener</h1>"), "{page}");
    assert!(page.contains("<title>Common Ground</title>"), "{page}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(file(&person)).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn set_up_prints_the_rules_as_people_want_them_and_no_names() {
    for size in [LAPTOP, PHONE] {
        let mut person = in_set_up(size);
        let _ = person.writes(said!("set-up-name"), "Wilhelmina").writes(said!("set-up-name"), "Bartholomew");
        let _ = person.press(said!("set-up-add-rule"));
        let _ = person.types("No phones").key(Named::Enter);
        let _ = person.tabs_to(said!("print-card")).key(Named::Enter);
        person.must_see(said!("set-up-printing"));
        assert_eq!(person.home.desktop.opened(Opener::Browser), [file(&person)]);
        let page = fs::read_to_string(file(&person)).unwrap();
        assert!(page.contains("<p>No phones</p>") && page.contains("Don’t reply yet"), "{page}");
        assert!(!page.contains("Wilhelmina") && !page.contains("Bartholomew"), "{page}");
        assert!(person.focused().is_some(), "the focus stays");
        // It is said until people go on.
        let _ = person.press("+");
        person.must_not_see(said!("set-up-printing"));
    }
}

#[test]
fn without_a_browser_people_hear_where_the_card_is() {
    for size in [LAPTOP, PHONE] {
        let mut person = in_set_up(size);
        person.home.desktop.opens_nothing();
        let _ = person.press(said!("print-card"));
        let path = file(&person).display().to_string();
        person.must_see(said!("save-as-not-shown", file = path.as_str()));
    }
    let mut person = Home::new().open();
    person.home.desktop.opens_nothing();
    let _ = person.tabs_to("Circle").key(Named::Tab).key(Named::Enter).press(said!("print-card"));
    let path = file(&person).display().to_string();
    person.must_see(said!("save-as-not-shown", file = path.as_str()));
}

#[test]
fn a_card_is_gone_when_the_program_opens_again() {
    let mut person = in_set_up(LAPTOP);
    let _ = person.press(said!("print-card"));
    assert!(file(&person).exists());
    let _ = person.opens_with(First::Library);
    assert!(!file(&person).exists());
}

#[test]
fn a_path_is_printed_from_its_screen_whether_or_not_people_started_it() {
    for way in [on_path::under_way, |home| on_path::at(home, "path-staying-close")] {
        for size in [LAPTOP, PHONE] {
            let mut person = way(Home::new().in_window(size));
            let _ = person.tabs_to(said!("print-card")).key(Named::Enter);
            assert_eq!(person.home.desktop.opened(Opener::Browser), [file(&person)]);
            person.must_see(said!("print-opening"));
            let page = fs::read_to_string(file(&person)).unwrap();
            assert!(page.contains("State of us"), "{page}");
            person.home.desktop.opens_nothing();
            let _ = person.press(said!("print-card"));
            let path = file(&person).display().to_string();
            person.must_see(said!("save-as-not-shown", file = path.as_str()));
        }
    }
}
