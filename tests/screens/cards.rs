//! Cards of the library: what they show is whole, and each has a menu with what can be done with its set or path.

use accesskit::Action;
use common_ground::desktop::Opener;
use common_ground::library::Library;
use common_ground::ui::measure;
use iced::keyboard::key::Named;

use super::home::{Home, shipped};
use super::person::{LAPTOP, PHONE, Person, TELEVISION};
use super::said::said;

const STAYING_CLOSE: &str = include_str!("../../rules/paths/path-staying-close.ron");

/// A home with a path of people's own: “Our months”.
fn with_path() -> Home {
    let home = Home::new().with_settings("(safety_seen: true)");
    home.has_rules(
        "paths/path-months.ron",
        &STAYING_CLOSE.replacen("\"Staying close\"", "\"Our months\"", 1),
    );
    std::fs::create_dir_all(home.path("trash")).unwrap();
    home.desktop.has_trash(&home.path("trash"));
    home
}

/// The menu of a card, open.
fn menu<'a>(person: &'a mut Person, title: &str) -> &'a mut Person {
    let _ = person
        .ctrl("f")
        .types(title.to_lowercase().as_str())
        .key(Named::Escape)
        .tabs_to(title)
        .key(Named::Tab);
    let _ = person.key(Named::Enter);
    person
}

/// What a screen reader hears of all that can be used.
fn names(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let usable = told.nodes.iter().filter(|(_, node)| node.supports_action(Action::Focus));
    usable.map(|(_, node)| node.label().unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_shipped_card_says_all_of_its_summary() {
    let library = Library::built_in(&|_| true);
    let sets = library.cards.iter().map(|card| card.summary("en"));
    let paths = library.paths.iter().map(|path| path.summary("en"));
    let summaries: Vec<&str> = sets.chain(paths).flatten().collect();
    assert!(summaries.len() >= 30);
    for size in [LAPTOP, PHONE, TELEVISION] {
        let mut person = Home::new().in_window(size).open();
        // Of many, only those around what is in sight are there.
        let mut all = person.reads();
        for _ in 0..30 {
            let _picture = person.key(Named::PageDown).glimpse();
            all += &person.reads();
        }
        let cut: Vec<&&str> = summaries.iter().filter(|summary| !all.contains(**summary)).collect();
        assert!(cut.is_empty(), "at {size:?}: {cut:#?}");
    }
}

#[test]
fn titles_are_all_as_large_and_the_feet_of_cards_stand_in_line() {
    let mut person = Home::new().with_settings("(safety_seen: true)").open();
    let all = person.everything();
    let heights: Vec<(String, f32)> = shipped()
        .into_iter()
        .map(|title| {
            let seen =
                all.iter().find(|seen| seen.words == title).unwrap_or_else(|| panic!("{title} is cut"));
            (title, seen.bounds.height)
        })
        .collect();
    assert!(heights.iter().all(|(_, height)| (height - heights[0].1).abs() < 0.1), "{heights:?}");
    // Each is as far above the end of its card as the others.
    let cards = person.all_controls();
    let feet: Vec<f32> = shipped()
        .iter()
        .filter_map(|title| {
            let card = cards.iter().find(|card| card.words.starts_with(title.as_str()))?.bounds;
            let inside =
                all.iter().filter(|seen| card.contains(seen.bounds.center()) && seen.words.contains(" · "));
            inside.map(|foot| card.y + card.height - foot.bounds.y - foot.bounds.height).next()
        })
        .collect();
    assert!(feet.len() > 20 && feet.iter().all(|foot| (foot - feet[0]).abs() < 0.1), "{feet:?}");
}

#[test]
fn a_long_title_leaves_room_for_whose_it_is() {
    let long = "A very long title for a path of our own that takes two lines";
    let one = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenanst";
    for size in [LAPTOP, PHONE] {
        for title in [long, one] {
            let home = Home::new().in_window(size).with_settings("(safety_seen: true)");
            home.has_rules("paths/path-x.ron", &STAYING_CLOSE.replacen("Staying close", title, 1));
            let mut person = home.open();
            let _ = person.press(said!("library-chip-ours"));
            let own = person.words(said!("library-own"));
            let all = person.everything();
            let foot = all.iter().find(|seen| seen.words.contains(&own)).expect("it says whose it is");
            let card = person.all_controls().into_iter().find(|one| one.words.contains(&own)).unwrap().bounds;
            assert!(foot.bounds.height < 30.0, "on one line: {:?}", foot.bounds);
            assert!(foot.bounds.y + foot.bounds.height <= card.y + card.height - 8.0, "{foot:?} in {card:?}");
            for seen in all.iter().filter(|seen| card.contains(seen.bounds.center()) && *seen != foot) {
                assert!(
                    seen.bounds.y + seen.bounds.height <= foot.bounds.y + 0.5 || seen.words == "···",
                    "{seen:?}"
                );
            }
        }
    }
}

#[test]
fn the_way_back_from_a_word_that_fills_the_line_has_its_sign_beside_it() {
    let title = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenanst";
    let set = format!(
        "(format: 1, name: \"{title}\", turns: {{ \"a\": (title: \"Speak\", time: \"2m\") }}, flow: [Everyone(\"a\")])"
    );
    let mut person = Home::new().with_rules("a.ron", &set).in_window(PHONE).open();
    let _ = person.press(title);
    let back = person.everything().into_iter().find(|seen| seen.words.starts_with('‹')).unwrap();
    // As many lines as the word needs alone.
    let height = back.bounds.height;
    let has_no_line_more = [1.0, 2.0, 3.0].into_iter().any(|lines| {
        let alone = measure::height(title, height / lines / measure::LINE, back.bounds.width);
        (alone - height).abs() <= 1.0
    });
    assert!(has_no_line_more, "{back:?}");
}

#[test]
fn words_in_a_narrow_row_stand_in_the_middle_of_their_boxes() {
    let mut person = Home::new().in_window(PHONE).open();
    let told = person.told(None);
    let boxes: Vec<_> =
        told.nodes.iter().filter(|(_, node)| node.role() == accesskit::Role::RadioButton).collect();
    let all = person.everything();
    let mut looked = 0;
    for (_, node) in boxes {
        let (name, bounds) = (node.label().unwrap_or_default(), node.bounds().unwrap());
        let seen = all.iter().find(|seen| seen.words == name && f64::from(seen.bounds.y) >= bounds.y0 - 1.0);
        let Some(seen) = seen else { continue };
        let left = f64::from(seen.bounds.x) - bounds.x0;
        let right = bounds.x1 - f64::from(seen.bounds.x + seen.bounds.width);
        assert!((left - right).abs() < 1.5, "“{name}”: {left} before it, {right} behind");
        looked += 1;
    }
    assert!(looked >= 5, "{looked}");
}

#[test]
fn what_is_read_is_put_away_where_the_sentence_begins() {
    let mut person = Home::new().in_window(PHONE).open();
    person.home.desktop.opens_nothing();
    let _ = menu(&mut person, "Apology").press(said!("print-card"));
    let ok = person.words(said!("library-notice-read"));
    let all = person.everything();
    let at = all.iter().position(|seen| seen.words == ok).expect("there is a notice");
    assert!((all[at].bounds.x - all[at - 1].bounds.x).abs() < 1.0, "{:?} {:?}", all[at - 1], all[at]);
}

#[test]
fn a_path_of_ones_own_is_made_from_a_card_by_keys_alone() {
    let mut person = with_path().open();
    let more = person.words(said!("library-more", title = "Staying close"));
    assert!(names(&mut person).contains(&more));
    let _ = menu(&mut person, "Staying close");
    assert_eq!(person.focused(), Some(person.words(said!("library-make-ours"))));
    person.must_not_see(said!("library-rename"));
    let _ = person.key(Named::Enter).types("Our year").key(Named::Enter);
    let file = person.home.path("config/rules/paths/path-our-year.ron");
    let text = STAYING_CLOSE.replacen("\"Staying close\"", "\"Our year\"", 1);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text, "every other byte stays");
    person.must_see(said!("editor-is-saved"));
    let _ = person.key(Named::Escape);
    for _ in 0..20 {
        let _ = person.ctrl("f").key(Named::Backspace);
    }
    let _ = person.types("year").press("Our year");
    person.must_see(said!("widget-back"));
}

#[test]
fn a_path_of_ones_own_has_all_that_a_set_of_ones_own_has() {
    for size in [LAPTOP, PHONE] {
        let mut person = with_path().in_window(size).open();
        let _ = menu(&mut person, "Our months");
        for way in [
            said!("library-open-file", "name", name = "Our months"),
            said!("print-card", "name", title = "Our months"),
            said!("library-make-ours", "name", title = "Our months"),
            said!("library-rename", "name", title = "Our months"),
            said!("library-delete", "name", title = "Our months"),
        ] {
            let way = person.words(way);
            assert!(names(&mut person).contains(&way), "{way}: {:?}", names(&mut person));
        }
        let _ = person.press(said!("print-card"));
        assert_eq!(person.home.desktop.opened(Opener::Browser).len(), 1);
        let _ = person.press(said!("library-open-file"));
        let file = person.home.path("config/rules/paths/path-months.ron");
        assert_eq!(person.home.desktop.opened(Opener::Editor), std::slice::from_ref(&file));

        let _ = person.press(said!("library-rename")).types("Our \"months\" \\").key(Named::Enter);
        person.must_see("Our \"months\" \\");
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(text, STAYING_CLOSE.replacen("\"Staying close\"", "\"Our \\\"months\\\" \\\\\"", 1));

        let _ = person.key(Named::Tab).key(Named::Enter).press(said!("library-delete"));
        let delete = person.words(said!("library-delete-yes", "path"));
        assert!(names(&mut person).contains(&delete));
        let _ = person.press(said!("library-delete-yes"));
        assert!(!file.exists() && person.home.path("trash/path-months.ron").exists());
    }
}

#[test]
fn a_set_of_ones_own_can_be_copied_too() {
    let mut person = Home::new().open();
    let _ = menu(&mut person, "Apology").key(Named::Enter).types("Ours").key(Named::Enter);
    for _ in 0..20 {
        let _ = person.ctrl("f").key(Named::Backspace);
    }
    let _ = menu(&mut person, "Ours").press(said!("library-make-ours")).types("Theirs").key(Named::Enter);
    let text = person.home.read("config/rules/theirs.ron");
    assert_eq!(text, person.home.read("config/rules/ours.ron").replacen("\"Ours\"", "\"Theirs\"", 1));
}

#[test]
fn a_set_that_is_called_like_a_path_says_so_on_its_card() {
    for name in ["path-rebuilding-trust", "path-months"] {
        let home = with_path();
        let set = "(format: 1, name: \"By the river\", turns: { \"a\": (title: \"A\", time: \"1m\") }, flow: [Everyone(\"a\")])";
        let mut person = home.with_rules(&format!("{name}.ron"), set).open();
        person.must_see(said!("library-fault-title", name = name));
        person.must_not_see("By the river");
        // Another title makes no set of this kind.
        let _ = menu(&mut person, "Apology").key(Named::Enter).types("Path of peace").key(Named::Enter);
        assert!(person.home.path("config/rules/ours-path-of-peace.ron").exists());
    }
}

#[test]
fn where_text_is_large_the_cards_have_room_and_nothing_stands_in_their_way() {
    for size in [LAPTOP, PHONE] {
        for new_here in [true, false] {
            let settings = format!("(safety_seen: {}, text_scale: 2.0)", !new_here);
            let mut person = Home::new().with_settings(&settings).in_window(size).open();
            let _ = person.tabs_to("Speaker and listener");
            let (card, area) = person.focus().unwrap();
            let area = area.unwrap();
            assert!(area.height >= card.height, "{card:?} in {area:?} at {size:?}");
            assert!(card.y >= area.y - 0.5 && card.y + card.height <= area.y + area.height + 0.5);
            // The search is a key away, and the ways on are in sight.
            assert!(person.sees_whole(said!("library-help")));
            let _ = person.ctrl("f");
            let (search, area) = person.focus().unwrap();
            assert!(area.is_none_or(|area| search.y >= area.y - 0.5), "{search:?} in {area:?}");
            assert_eq!(person.focused().as_deref(), Some("Search"));
            let notice = if new_here { said!("notice-safety") } else { said!("notice-safety", "short") };
            person.must_see(person.words(notice).as_str());
        }
    }
}

#[test]
fn at_the_usual_size_title_search_and_notice_stand_still() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().in_window(size).open();
        for _ in 0..5 {
            let _ = person.key(Named::PageDown);
        }
        assert!(person.sees_whole(said!("library-search")) && person.sees_whole(said!("notice-safety")));
    }
}

#[test]
fn what_to_do_first_stays_while_people_search_and_after() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().in_window(size).open();
        let line = if size == LAPTOP {
            said!("library-first", title = "Speaker and listener")
        } else {
            said!("library-first", "short")
        };
        let line = person.words(line);
        assert!(person.sees_whole(line.as_str()));
        let _ = person.types("sorry");
        assert!(person.sees_whole(line.as_str()));
        for _ in 0..5 {
            let _ = person.key(Named::Backspace);
        }
        assert!(person.sees_whole(line.as_str()), "{size:?}");
        person.must_see("Speaker and listener");
    }
}
