//! Sets of one's own: made from a card of the library, or kept from set-up, and opened in a text editor.

use accesskit::Action;
use common_ground::desktop::Opener;
use iced::keyboard::key::Named;
use iced::{Rectangle, Size};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const SPEAKER_LISTENER: &str = include_str!("../../rules/speaker-listener.ron");

/// As somebody writes it who keeps notes.
const OURS: &str = "// Ours, since Sunday.
(
    format: 1,
    name: \"By the river\", // where it began
    rules: [(id: \"slow\", text: \"Slowly\")],
    turns: {
        \"speak\": (title: \"Speak\", time: \"2m\" /* enough */, rules: [\"slow\"]),
    },
    flow: [Each(steps: [Speaker(\"speak\")])], // no more
)
";

const DOTS: &str = "···";

fn own_text(person: &Person, name: &str) -> String {
    person.home.read(&format!("config/rules/{name}.ron"))
}

/// What a screen reader hears of all that can be used.
fn names(person: &mut Person) -> Vec<String> {
    let told = person.told(None);
    let usable = told.nodes.iter().filter(|(_, node)| node.supports_action(Action::Focus));
    usable.map(|(_, node)| node.label().unwrap_or_default().to_owned()).collect()
}

#[test]
fn a_card_makes_a_set_of_ones_own_by_keys_alone() {
    let mut person = Home::new().open();
    let _ = person.tabs_to("Speaker and listener").key(Named::Tab);
    assert_eq!(person.focused().as_deref(), Some(DOTS));
    let _ = person.key(Named::Enter);
    assert_eq!(person.focused(), Some(person.words(said!("library-make-ours"))));
    let _ = person.key(Named::Enter);
    assert_eq!(person.focused().as_deref(), Some("Speaker and listener, our way"));
    let _ = person.key(Named::End).types(", in June").key(Named::Enter);

    let text = SPEAKER_LISTENER.replacen(
        "\"Speaker and listener\"",
        "\"Speaker and listener, our way, in June\"",
        1,
    );
    assert_ne!(text, SPEAKER_LISTENER);
    assert_eq!(own_text(&person, "speaker-and-listener-our-way-in-june"), text);
    // It is open in the editor.
    person.must_see(said!("editor-is-saved"));
    person.must_see(said!("widget-back-from", place = "Speaker and listener, our way, in June"));
    let _ = person.key(Named::Escape);
    // Its card is there at once, and the menu is gone.
    person.must_see(said!("library-own"));
    person.must_not_see(said!("library-make-ours"));
    let _ = person.press("Speaker and listener, our way, in June");
    person.must_see(said!("set-up-people"));
}

#[test]
fn a_screen_reader_hears_which_card_a_menu_belongs_to() {
    let mut person = Home::new().open();
    let title = "Short check-in";
    let more = person.words(said!("library-more", title = title));
    assert!(names(&mut person).contains(&more), "{:?}", names(&mut person));
    let at = names(&mut person).iter().position(|name| *name == more);
    assert_eq!(at.map(|at| names(&mut person)[at - 1].clone()).as_deref(), Some(title));
    let _ = person.tabs_to(title).key(Named::Tab).key(Named::Enter);
    let make = person.words(said!("library-make-ours", "name", title = title));
    assert!(names(&mut person).contains(&make), "{:?}", names(&mut person));
}

#[test]
fn esc_closes_a_menu_step_by_step_and_leaves_the_focus_where_it_was() {
    let mut person = Home::new().open();
    let _ = person.tabs_to("Short check-in").key(Named::Tab);
    let dots = person.focus();
    let _ = person.key(Named::Enter).key(Named::Enter);
    assert_eq!(person.fields().len(), 2, "the search and the name: {:?}", person.fields());
    // The first of two takes the focus away, as everywhere.
    let _ = person.key(Named::Escape).key(Named::Escape);
    assert_eq!(person.focused(), Some(person.words(said!("library-make-ours"))));
    let _ = person.key(Named::Escape).key(Named::Escape);
    person.must_not_see(said!("library-make-ours"));
    assert_eq!(person.focus(), dots);
    assert_eq!(person.home.desktop.opened(Opener::Editor).len(), 0);
    assert!(!person.home.path("config/rules").exists(), "nothing is written that nobody asked for");
}

#[test]
fn a_set_of_ones_own_is_opened_in_the_text_editor() {
    let mut person = Home::new().with_rules("river.ron", OURS).open();
    let _ = person.tabs_to("By the river").key(Named::Tab).key(Named::Enter);
    let _ = person.press(said!("library-open-file"));
    assert_eq!(person.home.desktop.opened(Opener::Editor), [person.home.path("config/rules/river.ron")]);
}

#[test]
fn without_a_text_editor_people_hear_where_the_file_is() {
    let mut person = Home::new().with_rules("river.ron", OURS).open();
    person.home.desktop.opens_nothing();
    let _ =
        person.tabs_to("By the river").key(Named::Tab).key(Named::Enter).press(said!("library-open-file"));
    let file = person.home.path("config/rules/river.ron").display().to_string();
    person.must_see(said!("notice-no-editor", file = file.as_str()));
}

#[test]
fn no_copy_takes_the_place_of_another_set() {
    let mut person = Home::new().open();
    for title in ["Apology", "Short check-in"] {
        let _ = person.tabs_to(title).key(Named::Tab).key(Named::Enter).key(Named::Enter);
        let fields = person.fields().len();
        for _ in 0..60 {
            let _ = person.key(Named::Backspace);
        }
        let _ = person.key(Named::Enter).press(said!("own-set-keep"));
        assert_eq!(person.fields().len(), fields, "a set needs a name");
        let _ = person.writes(said!("own-set-field"), "Apology").press(said!("own-set-keep"));
        // The copy is open in the editor.
        person.must_see(said!("editor-is-saved"));
        let _ = person.key(Named::Escape);
        while person.sees(said!("library-notice-read")) {
            let _ = person.press(said!("library-notice-read"));
        }
    }
    for name in ["apology-2", "apology-3"] {
        assert!(own_text(&person, name).contains("name: \"Apology\""), "{name}");
    }
    assert!(own_text(&person, "apology").is_empty());
    assert_eq!(person.count("Apology"), 3);
}

#[test]
fn set_up_keeps_what_was_changed_and_nothing_else_of_the_file_changes() {
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().with_rules("river.ron", OURS).in_window(size).open();
        let _ = person.press("By the river").press("+").press(said!("set-up-add-rule"));
        let _ = person.types("No phones").press(said!("set-up-reworded"));
        let _ = person.press(said!("set-up-keep-ours"));
        assert_eq!(person.focused().as_deref(), Some("By the river, our way"));
        let _ = person.key(Named::Enter);
        let text = OURS
            .replace("\"By the river\"", "\"By the river, our way\"")
            .replace("\"2m\"", "\"2m 15s\"")
            .replace("\"Slowly\")]", "\"Slowly\"), (id: \"own-1\", text: \"No phones\")]")
            .replace("[\"slow\"]", "[\"slow\", \"own-1\"]");
        assert_eq!(own_text(&person, "by-the-river-our-way"), text);
        assert_eq!(own_text(&person, "river"), OURS);

        person.must_see(said!("set-up-ours-kept", title = "By the river, our way"));
        assert_eq!(person.home.desktop.opened(Opener::Editor).len(), 0, "nobody is taken away from set-up");
        assert_eq!(person.focused(), Some(person.words(said!("library-edit"))));
        let _ = person.press(said!("library-open-file"));
        let file = person.home.path("config/rules/by-the-river-our-way.ron");
        assert_eq!(person.home.desktop.opened(Opener::Editor), [file]);
        person.must_see(said!("set-up-people"));
        person.home.desktop.opens_nothing();
        let _ = person.press(said!("library-open-file"));
        let file = person.home.path("config/rules/by-the-river-our-way.ron").display().to_string();
        person.must_see(said!("notice-no-editor", file = file.as_str()));
        // What is changed now isn't in it.
        let _ = person.press("+");
        person.must_not_see(said!("library-open-file"));
        person.must_see(said!("set-up-keep-ours"));
        let _ = person.key(Named::Escape);
        person.must_see("By the river, our way");
    }
}

#[test]
fn what_cannot_be_kept_is_said_and_the_name_stays() {
    let rules: Vec<String> =
        (1..=20).map(|rule| format!("(id: \"r{rule}\", text: \"Rule {rule}\")")).collect();
    let many =
        OURS.replace("(id: \"slow\", text: \"Slowly\")", &rules.join(", ")).replace("[\"slow\"]", "[\"r1\"]");
    let mut person = Home::new().with_rules("river.ron", &many).open();
    let _ = person.press("By the river").press(said!("set-up-add-rule")).types("No phones");
    let _ = person.press(said!("set-up-reworded")).press(said!("set-up-keep-ours")).key(Named::Enter);
    person.must_see(said!("own-set-too-many-rules", most = 20));
    assert_eq!(person.focused().as_deref(), Some("By the river, our way"));
    let _ = person.key(Named::Escape);
    person.must_not_see(said!("own-set-keep"));
    person.must_see(said!("set-up-keep-ours"));
    person.must_see(said!("set-up-people"));
}

#[test]
fn in_a_narrow_window_all_of_it_is_in_reach() {
    let mut person = Home::new().in_window(PHONE).open();
    let whole = |person: &mut Person, what: &str| {
        let window = Rectangle::with_size(PHONE);
        for control in person.all_controls() {
            let Rectangle { x, width, height, .. } = control.bounds;
            assert!(
                x >= 0.0 && x + width <= window.width + 0.5,
                "{what}: “{}” at {:?}",
                control.words,
                control.bounds
            );
            assert!(Size::new(width, height).height >= 31.9 && width >= 31.9, "{what}: “{}”", control.words);
        }
    };
    whole(&mut person, "the cards");
    let _ = person.tabs_to("Speaker and listener").key(Named::Tab).key(Named::Enter);
    whole(&mut person, "the menu");
    let _ = person.key(Named::Enter);
    whole(&mut person, "the name");
    let _ = person.press(said!("own-set-keep"));
    person.must_see(said!("editor-is-saved"));
    let _ = person.key(Named::Escape);
    person.must_see(said!("library-own"));
    let _ = menu(&mut person, "Speaker and listener, our way");
    whole(&mut person, "the menu of one’s own");
    let _ = person.press(said!("library-share"));
    whole(&mut person, "where a copy goes");
    let _ = person.key(Named::Escape).key(Named::Escape).key(Named::Escape).press(said!("library-new-set"));
    whole(&mut person, "the name of a new set");
}

/// The menu of a card, open.
fn menu<'a>(person: &'a mut Person, title: &str) -> &'a mut Person {
    person.tabs_to(title).key(Named::Tab).key(Named::Enter)
}

#[test]
fn a_set_of_ones_own_gets_another_title_and_keeps_every_other_byte() {
    let mut person = Home::new().with_rules("river.ron", OURS).with_rules("other.ron", OURS).open();
    let _ = person.press(said!("library-chip-ours"));
    let _ = menu(&mut person, "By the river").press(said!("library-rename"));
    assert_eq!(person.focused().as_deref(), Some("By the river"), "it begins with what it is called");
    for _ in 0..20 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.types("In the “woods”").key(Named::Enter);
    person.must_see("In the “woods”");
    person.must_not_see(said!("own-set-keep"));
    let renamed = OURS.replace("\"By the river\"", "\"In the “woods”\"");
    assert_eq!(own_text(&person, "other"), renamed);
    assert_eq!(own_text(&person, "river"), OURS, "another set stays as it is");
}

#[test]
fn a_title_that_cant_be_written_is_said_and_stays_in_its_field() {
    let mut person = Home::new().with_rules("river.ron", OURS).open();
    let _ = menu(&mut person, "By the river").press(said!("library-rename"));
    person.home.has_rules("river.ron", "(format: 1, // half of it");
    let _ = person.types(" again").key(Named::Enter);
    assert_eq!(own_text(&person, "river"), "(format: 1, // half of it", "nothing is written over it");
    person.must_see(person.words(said!("file-no-set-to-change")).as_str());
    assert_eq!(person.fields().len(), 2);
}

#[test]
fn a_file_that_may_not_be_changed_stays_as_it_is() {
    let mut person = Home::new().with_rules("river.ron", OURS).open();
    let _ = menu(&mut person, "By the river").press(said!("library-rename"));
    let file = person.home.path("config/rules/river.ron");
    let mut permissions = std::fs::metadata(&file).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).unwrap();
    let _ = person.types("In the woods").key(Named::Enter);
    assert_eq!(own_text(&person, "river"), OURS);
    person.must_see(file.display().to_string().as_str());
    assert_eq!(person.focused().as_deref(), Some("In the woods"), "what was typed is still there");
}

#[test]
fn a_set_of_ones_own_goes_to_the_trash_once_people_are_sure() {
    let mut person = Home::new().with_rules("river.ron", OURS).open();
    let trash = person.home.path("trash");
    std::fs::create_dir_all(&trash).unwrap();
    person.home.desktop.has_trash(&trash);
    let _ = menu(&mut person, "By the river").press(said!("library-delete"));
    person.must_see(said!("library-delete-sure", title = "By the river"));
    assert_eq!(
        person.focused(),
        Some(person.words(said!("library-delete-no"))),
        "the answer that changes nothing has the focus"
    );
    let _ = person.key(Named::Enter);
    assert_eq!(own_text(&person, "river"), OURS);
    let _ = person.press(said!("library-delete")).press(said!("library-delete-yes"));
    person.must_see(said!("notice-in-trash", title = "By the river"));
    assert!(!person.home.path("config/rules/river.ron").exists());
    assert_eq!(person.home.read("trash/river.ron"), OURS);
    let _ = person.press(said!("library-notice-read"));
    person.must_not_see("By the river");
}

#[test]
fn a_broken_file_can_be_deleted_and_nothing_else() {
    let mut person = Home::new().with_rules("river.ron", "(format: 1").open();
    let trash = person.home.path("trash");
    std::fs::create_dir_all(&trash).unwrap();
    person.home.desktop.has_trash(&trash);
    person.must_not_see(said!("library-rename"));
    let _ = person.press(said!("library-delete")).press(said!("library-delete-yes"));
    assert_eq!(person.home.read("trash/river.ron"), "(format: 1");
}

#[test]
fn without_a_trash_nothing_is_deleted_and_people_hear_where_the_file_is() {
    let mut person = Home::new().with_rules("river.ron", OURS).open();
    let _ =
        menu(&mut person, "By the river").press(said!("library-delete")).press(said!("library-delete-yes"));
    let file = person.home.path("config/rules/river.ron").display().to_string();
    person.must_see(said!("library-no-trash", file = file.as_str()));
    assert_eq!(own_text(&person, "river"), OURS);
}
