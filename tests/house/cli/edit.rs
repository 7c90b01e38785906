//! `common-ground edit`: what can be edited, and why something can't be.

use std::fs;

use super::{Person, SMALL};

/// Without a display nothing opens, and what is asked for was found.
const NO_DISPLAY: &[&str] = &["no display"];

#[test]
fn a_set_a_path_and_a_file_can_be_edited_whatever_is_wrong_in_them() {
    let person = Person::new();
    let _ = person.has("mine.ron", SMALL);
    let _ = person.has("broken.ron", "(format: 1,");
    let _ = person.has("paths/path-ours.ron", "(format: 1, nam: 5)");
    let elsewhere = person.home.path().join("walks.ron");
    fs::write(&elsewhere, "").unwrap();
    for what in ["mine", "broken", "path-ours", "walks.ron", "check-in", "path-staying-close"] {
        person.says(&["edit", what]).fails(2, NO_DISPLAY);
    }
    assert_eq!(person.rules().read_dir().unwrap().count(), 3, "nothing is made before the window opens");
}

#[test]
fn what_is_not_there_is_named_with_what_was_meant() {
    let person = Person::new();
    person.says(&["edit", "chek-in"]).fails(1, &["did you mean “check-in”?"]);
    person.says(&["edit", "not/there.ron"]).fails(1, &["not/there.ron", "no such file"]);
    person.says(&["edit"]).fails(2, &["common-ground edit"]);
}

#[test]
fn what_cannot_be_edited_says_why() {
    let person = Person::new();
    fs::create_dir_all(person.rules().join("folder.ron")).unwrap();
    person.says(&["edit", "folder"]).fails(1, &["folder.ron", "folder"]);
    fs::write(person.rules().join("other.ron"), b"\xff\xfe(").unwrap();
    person.says(&["edit", "other"]).fails(1, &["other.ron", "UTF-8"]);
    fs::write(person.rules().join("large.ron"), " ".repeat(1024 * 1024 + 1)).unwrap();
    person.says(&["edit", "large"]).fails(1, &["large.ron", "larger than 1 MB"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let secret = person.has("secret.ron", SMALL);
        fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
        // Whoever administers the computer may read everything.
        if fs::read(&secret).is_err() {
            person.says(&["edit", "secret"]).fails(1, &["secret.ron", "permission"]);
        }
    }
}
