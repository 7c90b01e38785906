//! The draft: its text, the way back, what is known of it.

use common_ground::editor::{Change, Draft, Path, Step};
use common_ground::rule_set::edit::Splice;

use super::FILE;

fn put(at: usize, text: &str) -> Splice {
    Splice { bytes: at..at, text: text.to_owned() }
}

fn write(path: &Path, value: &str) -> Change {
    Change::Write { path: path.clone(), value: value.to_owned() }
}

#[test]
fn typing_in_one_field_is_taken_back_at_once() {
    let mut draft = Draft::new(FILE.to_owned());
    let title = Path::of("turns").entry("speak").field("title");
    let name = Path::of("name");
    for typed in ["Speak ", "Speak u", "Speak up"] {
        let _changed = draft.change(&write(&title, typed), "en").unwrap();
    }
    let titled = draft.text().to_owned();
    assert_eq!(titled, FILE.replace("title: \"Speak\"", "title: \"Speak up\""));
    let _changed = draft.change(&write(&name, "Our"), "en").unwrap();
    let _changed = draft.change(&write(&title, "Speak"), "en").unwrap();
    assert!(draft.is_changed() && draft.can_undo() && !draft.can_redo());

    let _splices = draft.undo().unwrap();
    let _splices = draft.undo().unwrap();
    assert_eq!(draft.text(), titled);
    let splices = draft.undo().unwrap();
    let taken_out = FILE.find("title: \"Speak\"").unwrap() + "title: \"Speak".len();
    assert_eq!(splices, [Splice { bytes: taken_out..taken_out + " up".len(), text: String::new() }]);
    assert_eq!((draft.text(), draft.is_changed(), draft.can_undo()), (FILE, false, false));
    assert_eq!(draft.undo(), None);

    assert_eq!(draft.redo().unwrap(), [put(taken_out, " up")]);
    assert_eq!(draft.text(), titled);
    // Something new: what was taken back is gone.
    let _changed = draft.change(&write(&name, "We"), "en").unwrap();
    assert_eq!(draft.redo(), None);
}

#[test]
fn typing_in_the_file_goes_on_until_the_caret_jumps() {
    let mut draft = Draft::new("abc".to_owned());
    let del = |bytes| Splice { bytes, text: String::new() };
    for splice in [put(1, "x"), put(2, "y"), put(3, "z"), del(3..4), put(3, "w"), del(0..4), put(0, "-")] {
        assert!(draft.splice(&splice, Step::Typing));
    }
    assert_eq!(draft.text(), "-bc");
    assert!(draft.splice(&put(0, "!"), Step::Typing));
    let _splices = draft.undo().unwrap();
    assert_eq!(draft.text(), "-bc");
    let _splices = draft.undo().unwrap();
    assert_eq!(draft.text(), "abc", "{draft:?}");
    let _splices = draft.redo().unwrap();
    assert_eq!(draft.text(), "-bc");

    // A pause is known outside.
    let mut draft = Draft::new(String::new());
    assert!(draft.splice(&put(0, "a"), Step::Typing));
    draft.settle();
    assert!(draft.splice(&put(1, "b"), Step::Typing));
    let _splices = draft.undo().unwrap();
    assert_eq!(draft.text(), "a");
    // What changes nothing is no step.
    assert!(!draft.splice(&Splice { bytes: 0..1, text: "a".to_owned() }, Step::Alone));
    assert!(!draft.splice(&put(9, "a"), Step::Alone));
}

#[test]
fn two_hundred_steps_can_be_taken_back() {
    let mut draft = Draft::new(String::new());
    for at in 0..300 {
        assert!(draft.splice(&put(at, "a"), Step::Alone));
    }
    let mut steps = 0;
    while draft.undo().is_some() {
        steps += 1;
    }
    assert_eq!((steps, draft.text().len()), (200, 100));
    while draft.redo().is_some() {}
    assert_eq!(draft.text().len(), 300);
}

#[test]
fn saving_is_remembered_and_a_later_change_seen() {
    let mut draft = Draft::recovered(format!("{FILE}// more\n"), FILE.to_owned());
    assert!(draft.is_changed());
    draft.saved(draft.text().to_owned());
    assert!(!draft.is_changed());
    assert!(draft.splice(&put(0, " "), Step::Typing) && draft.is_changed());
    let _splices = draft.undo().unwrap();
    assert!(!draft.is_changed());
}

#[test]
fn while_the_file_cant_be_read_the_form_stays_as_it_was() {
    let mut draft = Draft::new(FILE.to_owned());
    let before = draft.form("en");
    assert_eq!(draft.trouble(), None);
    draft.check(None, &|_| true);
    assert!(draft.set().is_some() && draft.is_checked() && !draft.is_path());

    let at = FILE.find(" // both of us").unwrap();
    let colon = FILE.find("limit:").unwrap();
    assert!(draft.splice(&Splice { bytes: colon..colon + 5, text: "limit \"x\"".to_owned() }, Step::Typing));
    assert!(!draft.is_checked());
    draft.check(None, &|_| true);
    assert!(draft.set().is_none() && draft.last_good_set().is_some() && draft.has_errors());
    assert_eq!(draft.form("en"), before);
    assert_eq!(draft.trouble().unwrap().line, FILE[..at].matches('\n').count() + 2);
    assert_eq!(draft.change(&write(&Path::of("name"), "x"), "en"), Err(super::Unchanged::Unreadable));

    let _splices = draft.undo().unwrap();
    assert_eq!((draft.form("en"), draft.trouble()), (before, None));

    // One that was broken from the beginning shows what was saved, or nothing.
    let mut draft = Draft::recovered("(".to_owned(), FILE.to_owned());
    assert_eq!(draft.form("en").turns.len(), 3);
    let mut draft = Draft::new("(".to_owned());
    assert_eq!(draft.form("en").turns.len(), 0);
    assert!(draft.trouble().is_some());
    // A path is only checked.
    let mut draft = Draft::new("(format: 1, name: \"Way\", steps: [(set: \"check-in\")])".to_owned());
    draft.check(None, &|_| true);
    assert!(draft.is_path() && draft.set().is_none() && !draft.has_errors());
}

#[test]
fn what_was_read_elsewhere_is_taken_for_the_text_it_is_about() {
    let mut draft = Draft::new(FILE.to_owned());
    let unread = draft.unread("en");
    assert!(draft.splice(&put(0, " "), Step::Typing));
    assert!(!draft.take(unread.read(None, &|_: &str| true).unwrap()), "of an older text");
    assert!(!draft.is_checked() && draft.problems().is_empty());

    let known = draft.unread("en").read(None, &|_: &str| true).unwrap();
    assert!(known.set().is_some() && draft.take(known));
    assert!(draft.is_checked() && draft.set().is_some());
    let form = draft.form("en");

    // While it can't be read, the form stays as it was.
    assert!(draft.splice(&put(1, ")"), Step::Alone));
    let known = draft.unread("en").read(None, &|_: &str| true).unwrap();
    assert!(known.set().is_none() && draft.take(known));
    assert!(draft.has_errors() && draft.last_good_set().is_some());
    assert_eq!(draft.form("en"), form);
    assert!(draft.trouble().is_some());
}
