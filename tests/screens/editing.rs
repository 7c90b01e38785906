//! A file that changes while it is open in the editor, and what wasn't saved: nothing is overwritten, and nothing typed is
//! lost.

use std::fs;
use std::io;
use std::path::Path;

use accesskit::Role;
use common_ground::cli::First;
use common_ground::ui::{Outside, ToEdit};
use iced::Rectangle;
use iced::keyboard::key::Named;

use super::disk::Disk;
use super::editor::{OURS, editing, text};
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::{english, said};

impl Person {
    /// Somebody else writes the file that is open.
    pub(super) fn finds_changed(&mut self, text: &str) {
        fs::write(self.home.path("config/rules/ours.ron"), text).unwrap();
        self.hears(Outside::EditedFile);
    }

    /// The editor says that everything is saved.
    #[track_caller]
    pub(super) fn must_be_saved(&mut self) {
        self.must_see(said!("editor-is-saved"));
        self.must_not_see(said!("editor-not-saved"));
    }

    /// What is kept of what isn't saved.
    pub(super) fn kept_unsaved(&self) -> Vec<String> {
        let Ok(files) = fs::read_dir(self.home.folders().unsaved()) else { return Vec::new() };
        let texts = files.filter_map(|file| {
            let path = file.unwrap().path();
            (path.extension()? == "ron").then(|| fs::read_to_string(path).unwrap())
        });
        texts.collect()
    }

    fn hears_named(&mut self, role: Role) -> Vec<String> {
        let told = self.told(None);
        let nodes = told.nodes.iter().filter(|(_, node)| node.role() == role);
        nodes.filter_map(|(_, node)| Some(node.label()?.to_owned())).collect()
    }
}

/// With “Slowly” typed, and not saved.
pub(super) fn with_a_change() -> Person {
    let mut person = editing(OURS);
    let _ = person.press("Start with me").rewrites("Start with me", "Slowly");
    person
}

pub(super) fn theirs() -> String {
    OURS.replace("One real moment", "Yesterday")
}

pub(super) fn opens_ours(person: &mut Person) {
    let file = person.home.path("config/rules/ours.ron");
    let _ = person.opens_with(First::Edit(ToEdit::File(file)));
}

#[test]
fn where_nothing_is_unsaved_the_new_text_is_taken_over_and_undo_brings_back_the_old_one() {
    for size in [LAPTOP, PHONE] {
        let mut person = editing(OURS);
        person.resize(size);
        let _ = person.press("One real moment");
        person.finds_changed(&theirs());
        person.must_see(said!("editor-taken-over"));
        person.must_be_saved();
        assert!(
            person.fields().contains(&"Yesterday".to_owned()),
            "what is open stays so: {:?}",
            person.fields()
        );
        let _ = person.press(said!("editor-undo"));
        person.must_see(said!("editor-not-saved"));
        let _ = person.ctrl("s");
        assert_eq!(text(&person), OURS);
        // Its own writing is no news.
        person.hears(Outside::EditedFile);
        person.must_not_see(said!("editor-taken-over"));
    }
}

#[test]
fn what_is_open_stays_open_where_it_is_in_the_new_text() {
    let mut person = editing(OURS);
    let _ = person.press("One real moment");
    person
        .finds_changed(&OURS.replace("rules: [\n", "rules: [\n        (id: \"new\", text: \"Breathe\"),\n"));
    assert!(person.fields().contains(&"One real moment".to_owned()), "{:?}", person.fields());
}

#[test]
fn where_something_is_unsaved_both_versions_stay_and_are_shown() {
    for size in [LAPTOP, PHONE] {
        let mut person = with_a_change();
        person.resize(size);
        person.finds_changed(&theirs());
        person.must_see(said!("editor-versions"));
        person.must_see(said!("editor-differences-signs"));
        person.must_see("−");
        person.must_see("+");
        assert_eq!(text(&person), theirs());
        let lines = person.hears_named(Role::ListItem);
        let said = person.words(said!(
            "editor-line-theirs",
            number = 5,
            text = "(id: \"moment\",   text: \"Yesterday\", why: \"One moment can be understood.\"),"
        ));
        assert!(lines.contains(&said), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains("Slowly")), "{lines:?}");
        // All of it is in reach.
        let window = Rectangle::with_size(size);
        for control in person.all_controls() {
            let Rectangle { x, width, .. } = control.bounds;
            assert!(
                x >= 0.0 && x + width <= window.width + 0.5,
                "“{}” at {:?}",
                control.words,
                control.bounds
            );
        }
        let _ = person.press(said!("editor-leave-stay"));
        person.must_not_see(said!("editor-versions"));
        person.must_not_see(said!("editor-differences-signs"));
        person.must_see(said!("editor-not-saved"));
    }
}

#[test]
fn theirs_is_taken_and_undo_brings_back_what_was_typed() {
    let mut person = with_a_change();
    person.finds_changed(&theirs());
    let _ = person.press(said!("editor-versions-theirs"));
    person.must_be_saved();
    assert!(person.kept_unsaved().is_empty());
    let _ = person.press(said!("editor-undo")).ctrl("s");
    assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
}

#[test]
fn ours_is_kept_only_over_what_was_shown() {
    let mut person = with_a_change();
    person.finds_changed(&theirs());
    // Somebody changes it once more before the answer.
    let again = theirs().replace("Yesterday", "Today");
    fs::write(person.home.path("config/rules/ours.ron"), &again).unwrap();
    let _ = person.press(said!("editor-versions-over"));
    person.must_see(said!("editor-versions"));
    assert_eq!(text(&person), again);
    let _ = person.press(said!("editor-versions-over"));
    person.must_be_saved();
    assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
}

#[test]
fn a_file_that_is_put_back_needs_no_answer() {
    let mut person = with_a_change();
    person.finds_changed(&theirs());
    person.finds_changed(OURS);
    person.must_not_see(said!("editor-versions"));
    let _ = person.ctrl("s");
    assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
}

#[test]
fn the_same_change_made_elsewhere_is_saved() {
    let mut person = with_a_change();
    person.finds_changed(&OURS.replace("Start with me", "Slowly"));
    person.must_be_saved();
    person.must_not_see(said!("editor-versions"));
}

#[test]
fn a_file_that_is_deleted_can_be_saved_again_and_its_text_is_kept() {
    let mut person = editing(OURS);
    let file = person.home.path("config/rules/ours.ron");
    fs::remove_file(&file).unwrap();
    person.hears(Outside::EditedFile);
    person.must_see(said!("editor-gone"));
    person.must_see(said!("editor-not-saved"));
    assert_eq!(person.kept_unsaved().len(), 1, "it survives a crash");
    // After one it is there, too.
    opens_ours(&mut person);
    let _ = person.press("Start with me");
    let _ = person.ctrl("s");
    assert_eq!(text(&person), OURS);
    fs::remove_file(&file).unwrap();
    person.hears(Outside::EditedFile);
    let _ = person.press(said!("editor-gone-save"));
    assert_eq!(text(&person), OURS);
    assert!(person.kept_unsaved().is_empty());
}

#[test]
fn a_file_changed_while_the_app_was_closed_is_not_overwritten() {
    let mut person = with_a_change();
    fs::write(person.home.path("config/rules/ours.ron"), theirs()).unwrap();
    opens_ours(&mut person);
    person.must_see(said!("editor-versions"));
    person.must_see(said!("editor-differences-signs"));
    let _ = person.press(said!("editor-leave-stay")).ctrl("s");
    assert_eq!(text(&person), theirs(), "nobody has said yes");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_says_so_and_keeps_what_was_typed() {
    let mut person = with_a_change();
    let file = person.home.path("config/rules/ours.ron");
    let may_write = |yes: bool| {
        let mut permissions = fs::metadata(&file).unwrap().permissions();
        permissions.set_readonly(!yes);
        fs::set_permissions(&file, permissions).unwrap();
    };
    may_write(false);
    let _ = person.ctrl("s");
    assert!(person.reads().contains(&english!("file-not-allowed")), "{}", person.reads());
    person.must_see(said!("editor-save-again"));
    assert!(person.reads().contains(&english!("editor-still-here")));
    assert_eq!(text(&person), OURS);
    let _ = person.press(said!("editor-save-beside"));
    let beside = person.home.read("config/rules/ours-2.ron");
    assert_eq!(beside, OURS.replace("Start with me", "Slowly"));
    assert_eq!(text(&person), OURS);
}

#[test]
fn a_full_disk_is_said_and_what_was_typed_is_saved_once_it_has_room() {
    let disk = Disk::new();
    let home = Home::new().with_rules("ours.ron", OURS);
    let file = home.path("config/rules/ours.ron");
    let mut person = Person::sit_down(home.on(&disk), First::Edit(ToEdit::File(file)));
    person.waits_to_see("Start with me");
    disk.recovers(Some(io::ErrorKind::StorageFull));
    let _ = person.press("Start with me").rewrites("Start with me", "Slowly");
    let why = english!("file-disk-full");
    person.waits_until("it is said that it isn't kept", |person| person.reads().contains(&why));
    person.must_see(said!("editor-not-kept", why = why.as_str()));
    let _ = person.ctrl("s");
    person.waits_to_see(said!("editor-save-again"));
    assert_eq!(text(&person), OURS);
    disk.recovers(None);
    let _ = person.press(said!("editor-save-again"));
    person.waits_until("it is saved", |person| !person.sees(said!("editor-not-saved")));
    assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
}

#[test]
fn in_a_running_talk_nothing_changes_and_the_editor_knows_afterwards() {
    let mut person = editing(OURS);
    let _ = person.press(said!("editor-try"));
    person.must_see("Speak for yourself");
    person.finds_changed(&OURS.replace("Speak for yourself", "Tell it"));
    person.must_see("Speak for yourself");
    let _ = person.key(Named::Escape);
    person.must_see(said!("editor-taken-over"));
}

#[test]
fn the_library_offers_what_was_not_saved() {
    for size in [LAPTOP, PHONE] {
        let mut person = with_a_change();
        let _ = person.opens_with(First::Library);
        person.resize(size);
        person.must_see(said!("library-unsaved", title = "Our evenings"));
        let _ = person.press(said!("library-unsaved-go-on"));
        let _ = person.press("Slowly").ctrl("s").press("‹ Our evenings");
        person.must_see("What would help");
        person.must_not_see(said!("library-unsaved", title = "Our evenings"));
        assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
    }
}

#[test]
fn what_was_not_saved_is_discarded_once_people_are_sure() {
    let mut person = with_a_change();
    let _ = person.opens_with(First::Library);
    let _ = person.press(said!("library-unsaved-discard"));
    person.must_see(said!("library-unsaved-discard-sure", title = "Our evenings"));
    assert_eq!(person.focused(), Some(person.words(said!("library-unsaved-keep"))));
    let _ = person.key(Named::Escape);
    person.must_not_see(said!("library-unsaved-discard-sure", title = "Our evenings"));
    let _ = person.press(said!("library-unsaved-discard")).press(said!("library-unsaved-discard-yes"));
    person.must_not_see(said!("library-unsaved", title = "Our evenings"));
    assert!(person.kept_unsaved().is_empty());
    assert_eq!(text(&person), OURS);
}

#[test]
fn what_was_not_saved_of_a_file_that_is_gone_is_offered_too() {
    let mut person = with_a_change();
    fs::remove_file(person.home.path("config/rules/ours.ron")).unwrap();
    let _ = person.opens_with(First::Library);
    person.must_see(said!("library-unsaved-gone", title = "Our evenings"));
    let _ = person.press(said!("library-unsaved-go-on"));
    person.must_see(said!("editor-gone"));
    let _ = person.press(said!("editor-gone-save"));
    assert_eq!(text(&person), OURS.replace("Start with me", "Slowly"));
}

#[test]
fn what_we_keep_has_what_was_not_saved() {
    let mut person = with_a_change();
    let _ = person.opens_with(First::Library);
    let _ = person.press(said!("library-kept"));
    person.must_see(said!("keeping-unsaved"));
    person.must_see("Our evenings");
    let _ = person.press(said!("library-unsaved-go-on"));
    person.must_see(said!("editor-not-saved"));
    let _ = person.press("‹ Our evenings").press(said!("editor-leave-stay"));
    // Closed without a word, it is there again.
    let _ = person.opens_with(First::Library);
    let _ = person.press(said!("library-kept")).press(said!("keeping-erase"));
    person.must_see(said!("keeping-unsaved-sure", title = "Our evenings"));
    let _ = person.press(said!("keeping-erase-yes", number = 1));
    person.must_not_see(said!("keeping-unsaved"));
    assert!(person.kept_unsaved().is_empty());
}

#[test]
fn a_set_that_is_deleted_takes_what_was_not_saved_along() {
    let mut person = with_a_change();
    let trash = person.home.path("trash");
    fs::create_dir_all(&trash).unwrap();
    person.home.desktop.has_trash(&trash);
    let _ = person.opens_with(First::Library);
    let _ = person.tabs_to("Our evenings").key(Named::Tab).key(Named::Enter);
    let _ = person.press(said!("library-delete")).press(said!("library-delete-yes"));
    assert!(person.kept_unsaved().is_empty());
    person.must_not_see(said!("library-unsaved-gone", title = "Our evenings"));
}

#[test]
fn another_title_is_given_to_what_was_not_saved_too() {
    let mut person = with_a_change();
    let _ = person.opens_with(First::Library);
    let _ = person.tabs_to("Our evenings").key(Named::Tab).key(Named::Enter).press(said!("library-rename"));
    for _ in 0..20 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.types("Our mornings").key(Named::Enter);
    opens_ours(&mut person);
    person.must_not_see(said!("editor-versions"));
    let _ = person.press("Slowly").ctrl("s");
    let both = OURS.replace("Our evenings", "Our mornings").replace("Start with me", "Slowly");
    assert_eq!(text(&person), both);
}

#[test]
fn what_is_erased_elsewhere_does_not_come_back_by_itself() {
    use common_ground::record::erase::Everything;
    use common_ground::record::file::Files;

    let mut person = with_a_change();
    let wiped = Everything::now(&person.home.folders(), &Files::default(), jiff::Timestamp::now()).erase();
    assert!(wiped.errors.is_empty(), "{wiped:?}");
    assert!(person.kept_unsaved().is_empty());
    person.hears(Outside::EditedFile);
    person.must_see(said!("editor-not-saved"));
    let _ = person.press("‹ Our evenings").press(said!("editor-leave-discard"));
    assert!(person.kept_unsaved().is_empty());
    person.must_not_see(said!("library-unsaved", title = "Our evenings"));
    assert!(!Path::new(&person.home.folders().unsaved()).exists(), "nothing is left of it");
}
