//! The library by keys alone: letters begin a search, arrows lead from card to card, and what people do with a card leaves
//! the keyboard where they go on.

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

fn own(title: &str) -> String {
    format!(
        "(format: 1, name: \"{title}\", turns: {{ \"speak\": (title: \"Speak\", time: \"2m\") }},
        flow: [Each(steps: [Speaker(\"speak\")])])"
    )
}

fn three_own() -> Home {
    let home = Home::new().with_rules("a.ron", &own("Alder")).with_rules("b.ron", &own("Birch"));
    let home = home.with_rules("c.ron", &own("Cedar"));
    std::fs::create_dir_all(home.path("trash")).unwrap();
    home.desktop.has_trash(&home.path("trash"));
    home
}

fn search(person: &mut Person) -> String {
    person.fields()[0].clone()
}

#[test]
fn a_letter_begins_a_search_and_the_next_ones_go_on_with_it() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().in_window(size).open();
        let _ = person.types("sorry");
        assert_eq!(search(&mut person), "sorry");
        person.must_see("Apology");
        person.must_not_see("Short check-in");
        // From a card, too; what is there already stays.
        let _ = person.key(Named::Escape).tabs_to("Apology").types("x");
        assert_eq!(search(&mut person), "sorryx");
    }
}

#[test]
fn several_letters_at_once_are_all_in_the_search() {
    let mut person = Home::new().open();
    let letter = |letter: &'static str| (iced::keyboard::Key::Character(letter.into()), Some(letter));
    person.keys_at_once(&[letter("l"), letter("i"), letter("e"), letter("d")]);
    let _ = person.types("x");
    assert_eq!(search(&mut person), "liedx");
}

#[test]
fn a_stroke_and_ctrl_f_go_to_the_search_and_type_nothing() {
    let mut person = Home::new().open();
    let _ = person.tabs_to("Apology").taps("/");
    assert_eq!(person.focused().as_deref(), Some("Search"));
    let _ = person.key(Named::Escape).tabs_to("Apology").ctrl("f");
    assert_eq!(person.focused().as_deref(), Some("Search"));
}

#[test]
fn letters_do_nothing_where_people_switched_them_off() {
    let mut person = Home::new().with_settings("(letter_keys: false)").open();
    let _ = person.types("sorry").taps("/");
    person.must_see("Short check-in");
    assert_eq!(person.focused(), None);
    let _ = person.ctrl("f");
    assert_eq!(person.focused().as_deref(), Some("Search"));
}

#[test]
fn letters_on_another_screen_and_in_another_field_stay_there() {
    let mut person = Home::new().open();
    let _ = person.tabs_to("Apology").key(Named::Tab).key(Named::Enter).key(Named::Enter).types("Ours");
    assert_eq!(person.fields(), ["Search", "Ours"]);
    let _ = person.press(said!("library-settings")).types("sorry").key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn enter_opens_the_only_one_that_was_found_and_goes_to_the_first_of_several() {
    let mut person = Home::new().open();
    let _ = person.types("birds and bees").key(Named::Enter);
    person.must_see(said!("library-no-match"));
    assert_eq!(person.focused().as_deref(), Some("birds and bees"), "nothing was found");
    let _ = person.key(Named::ArrowDown);
    assert_eq!(person.focused().as_deref(), Some("Speaker and listener"));

    let mut person = Home::new().with_rules("a.ron", &own("Zebrawood")).open();
    let _ = person.types("zebrawood").key(Named::Enter);
    person.must_see("‹ Zebrawood");

    let mut person = Home::new().open();
    let _ = person.types("fight").key(Named::Enter);
    let first = person.focused().expect("the first card has the focus");
    assert!(["Fair fight", "After a fight"].contains(&first.as_str()), "{first}");
    let _ = person.key(Named::Enter);
    person.must_see(format!("‹ {first}").as_str());
}

#[test]
fn arrows_lead_from_the_search_to_the_cards_and_among_them() {
    let mut person = three_own().open();
    let _ = person.ctrl("f").key(Named::ArrowDown);
    assert_eq!(person.focused().as_deref(), Some("Alder"));
    let mut goes = |key: Named, to: &str| {
        let _ = person.key(key);
        assert_eq!(person.focused().as_deref(), Some(to), "{key:?}");
    };
    goes(Named::ArrowRight, "Birch");
    goes(Named::ArrowDown, "Observe, feel, need, ask");
    goes(Named::ArrowUp, "Birch");
    goes(Named::ArrowRight, "Cedar");
    // On to the next line, under another heading.
    goes(Named::ArrowRight, "Speaker and listener");
    goes(Named::ArrowLeft, "Cedar");
    goes(Named::ArrowUp, "Search");
}

#[test]
fn arrows_come_to_every_card_of_a_long_list() {
    for size in [LAPTOP, PHONE] {
        let home = Home::new().in_window(size);
        for number in 1..=60 {
            home.has_rules(&format!("a{number:04}.ron"), &own(&format!("Talk {number:04}")));
        }
        let mut person = home.open();
        let _ = person.ctrl("f").key(Named::ArrowDown);
        for number in 1..=60 {
            let _picture = person.glimpse();
            assert_eq!(person.focused().as_deref(), Some(format!("Talk {number:04}").as_str()), "{size:?}");
            let (bounds, area) = person.focus().unwrap();
            let area = area.unwrap();
            assert!(bounds.y >= area.y - 0.5 && bounds.y + bounds.height <= area.y + area.height + 0.5);
            let _ = person.key(Named::ArrowRight);
        }
    }
}

#[test]
fn a_broken_file_is_on_the_way_of_the_arrows() {
    let mut person = three_own().with_rules("b.ron", "(format: 1").open();
    let _ = person.ctrl("f").key(Named::ArrowDown).key(Named::ArrowRight);
    assert_eq!(person.focused(), Some(person.words(said!("library-open-file"))));
    let _ = person.key(Named::ArrowRight);
    assert_eq!(person.focused().as_deref(), Some("Cedar"));
}

/// The menu of a card, open.
fn menu<'a>(person: &'a mut Person, title: &str) -> &'a mut Person {
    person.tabs_to(title).key(Named::Tab).key(Named::Enter)
}

#[test]
fn what_is_typed_takes_the_place_of_a_proposed_name() {
    let mut person = three_own().open();
    let _ = menu(&mut person, "Apology").key(Named::Enter).types("By heart").key(Named::Enter);
    assert!(person.home.path("config/rules/by-heart.ron").exists());
    // Out of the editor again.
    let _ = person.key(Named::Escape);
    let _ = menu(&mut person, "Birch").press(said!("library-rename")).types("Beech").key(Named::Enter);
    person.must_see("Beech");
    person.must_not_see("Birch");
}

#[test]
fn after_rename_the_focus_is_on_the_card() {
    for size in [LAPTOP, PHONE] {
        let mut person = three_own().in_window(size).open();
        let _ = menu(&mut person, "Birch").tabs_to(said!("library-rename")).key(Named::Enter);
        let _ = person.types("Beech").key(Named::Enter);
        assert_eq!(person.focused().as_deref(), Some("Beech"));
        // It is usable at once.
        let _ = person.key(Named::Enter);
        person.must_see("‹ Beech");
    }
}

#[test]
fn after_delete_the_focus_is_on_the_card_beside_it_and_the_notice_is_whole() {
    for (size, text) in [(LAPTOP, "1.0"), (PHONE, "1.0"), (LAPTOP, "2.0"), (PHONE, "2.0")] {
        for (gone, next) in [("Alder", "Birch"), ("Birch", "Cedar"), ("Cedar", "Birch")] {
            let home = three_own().with_settings(&format!("(safety_seen: true, text_scale: {text})"));
            let mut person = home.in_window(size).open();
            let _ = menu(&mut person, gone).tabs_to(said!("library-delete")).key(Named::Enter);
            let _ = person.tabs_to(said!("library-delete-yes")).key(Named::Enter);
            let _picture = person.glimpse();
            person.must_see(said!("notice-in-trash", title = gone));
            assert_eq!(person.focused().as_deref(), Some(next), "{size:?} {text}");
            let (bounds, area) = person.focus().unwrap();
            let area = area.unwrap();
            assert!(bounds.y >= area.y - 0.5 && bounds.y + bounds.height <= area.y + area.height + 0.5);
            // In a small window both have room only where they are near each other.
            if text == "1.0" && (size == LAPTOP || gone == "Alder") {
                assert!(person.sees_whole(said!("notice-in-trash", title = gone)), "{gone} at {size:?}");
            }
        }
    }
}

#[test]
fn a_file_that_goes_while_its_card_is_open_is_told_of_and_the_focus_goes_on() {
    for early in [true, false] {
        let mut person = three_own().open();
        let _ = menu(&mut person, "Birch").press(said!("library-rename")).types("Beech");
        std::fs::remove_file(person.home.path("config/rules/b.ron")).unwrap();
        if early {
            person.hears(common_ground::ui::Outside::OwnRules);
        } else {
            let _ = person.key(Named::Enter);
        }
        person.must_see("is no longer in the library");
        person.must_not_see(said!("own-set-keep"));
        assert!(!person.home.path("config/rules/b.ron").exists(), "it doesn’t come back");
        assert_eq!(person.focused().as_deref(), Some("Cedar"));
    }
}

#[test]
fn what_opens_elsewhere_leaves_the_focus_where_it_was_also_where_it_cant() {
    for opens in [true, false] {
        for way in [said!("library-open-file"), said!("print-card")] {
            let mut person = three_own().open();
            if !opens {
                person.home.desktop.opens_nothing();
            }
            let way = person.words(way);
            let _ = menu(&mut person, "Birch").tabs_to(way.as_str()).key(Named::Enter);
            assert_eq!(person.sees(said!("library-notice-read")), !opens);
            assert_eq!(person.focused(), Some(way));
        }
    }
}

#[test]
fn the_lists_of_keys_say_how_to_search() {
    let mut person = Home::new().open();
    let _ = person.key(Named::F1);
    person.must_see(said!("key-ctrl-f-does"));
}
