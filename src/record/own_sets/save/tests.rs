#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::fs;

use super::*;

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        let home = Self(tempfile::tempdir().unwrap());
        fs::create_dir(home.rules()).unwrap();
        home
    }

    fn rules(&self) -> PathBuf {
        self.0.path().join("rules")
    }

    fn file(&self) -> PathBuf {
        self.rules().join("ours.ron")
    }

    fn has(&self, text: &str) {
        fs::write(self.file(), text).unwrap();
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).unwrap()
    }

    fn saves(&self, was: impl Into<Found>, text: &str, place: Place) -> Saved {
        let save = Save { file: self.file(), was: was.into(), text: text.into(), place };
        save.act(&Files::default(), &self.rules())
    }

    fn saves_there(&self, was: impl Into<Found>, text: &str) -> Saved {
        self.saves(was, text, Place::There)
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.rules()).unwrap().map(|file| file.unwrap().file_name());
        let mut names: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }
}

#[test]
fn a_file_that_is_as_it_was_read_gets_the_new_text() {
    let home = Home::new();
    home.has("one");
    assert_eq!(home.saves_there("one", "two"), Saved::There(home.file()));
    assert_eq!(home.text(), "two");
    assert_eq!(home.names(), ["ours.ron"]);
}

#[test]
fn what_somebody_else_wrote_meanwhile_stays_and_is_shown_until_people_choose() {
    let home = Home::new();
    home.has("theirs");
    let Saved::Changed(theirs) = home.saves_there("one", "ours") else { panic!("it was overwritten") };
    assert_eq!(theirs.text().as_deref(), Some("theirs"));
    assert_eq!(home.text(), "theirs");
    // Both stay.
    let beside = home.rules().join("ours-2.ron");
    assert_eq!(home.saves("one", "ours", Place::Beside), Saved::There(beside.clone()));
    assert_eq!((home.text().as_str(), fs::read_to_string(beside).unwrap().as_str()), ("theirs", "ours"));
    // Only what was shown is written over.
    home.has("newer");
    assert!(matches!(home.saves_there(theirs.clone(), "ours"), Saved::Changed(_)));
    home.has("theirs");
    assert_eq!(home.saves_there(theirs, "ours"), Saved::There(home.file()));
    assert_eq!(home.text(), "ours");
}

#[test]
fn another_version_that_is_no_text_stays_and_is_shown_all_the_same() {
    let home = Home::new();
    fs::write(home.file(), b"theirs \xff").unwrap();
    let Saved::Changed(theirs) = home.saves_there("one", "ours") else { panic!("it was overwritten") };
    assert_eq!(theirs.text().as_deref(), Some("theirs \u{fffd}"));
    assert_eq!(home.saves_there(theirs, "ours"), Saved::There(home.file()));
}

#[test]
fn a_file_that_is_gone_comes_back_only_if_people_want_it() {
    let home = Home::new();
    assert_eq!(home.saves_there("one", "two"), Saved::Changed(Found::Nothing));
    assert_eq!(home.names(), [""; 0]);
    assert_eq!(home.saves_there(Found::Nothing, "two"), Saved::There(home.file()));
    assert_eq!(home.text(), "two");
    // The whole folder is theirs; another one isn't made.
    fs::remove_dir_all(home.rules()).unwrap();
    assert_eq!(home.saves_there(Found::Nothing, "two"), Saved::There(home.file()));
    let file = home.0.path().join("stick/ours.ron");
    let save = Save { file: file.clone(), was: Found::Nothing, text: "two".into(), place: Place::There };
    let came = save.act(&Files::default(), &home.rules());
    assert_eq!(came, Saved::Failed(WriteError { path: file, why: Why::NoFolder }));
}

#[test]
fn saving_what_is_there_already_touches_nothing() {
    let home = Home::new();
    home.has("one");
    let before = fs::metadata(home.file()).unwrap().modified().unwrap();
    let number = || {
        #[cfg(unix)]
        return std::os::unix::fs::MetadataExt::ino(&fs::metadata(home.file()).unwrap());
        #[cfg(not(unix))]
        0_u64
    };
    let file = number();
    for was in ["one", "something else"] {
        assert_eq!(home.saves_there(was, "one"), Saved::There(home.file()));
    }
    assert_eq!(fs::metadata(home.file()).unwrap().modified().unwrap(), before);
    assert_eq!(number(), file);
}

#[test]
fn what_is_larger_than_any_set_is_not_written() {
    let home = Home::new();
    home.has("one");
    let most = usize::try_from(bounds::FILE).unwrap();
    let why = Why::Overgrown(1);
    let came = home.saves_there("one", &" ".repeat(most + 1));
    assert_eq!(came, Saved::Failed(WriteError { path: home.file(), why }));
    assert_eq!(home.text(), "one");
    assert_eq!(home.saves_there("one", &" ".repeat(most)), Saved::There(home.file()));
}

#[cfg(unix)]
#[test]
fn rights_stay_a_link_is_followed_and_what_is_not_to_be_written_to_is_not() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let home = Home::new();
    let real = home.0.path().join("real.ron");
    fs::write(&real, "one").unwrap();
    symlink(&real, home.file()).unwrap();
    let set = |mode| fs::set_permissions(&real, fs::Permissions::from_mode(mode)).unwrap();
    let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
    let mut was = "one".to_owned();
    for rights in [0o600, 0o640, 0o666, 0o755] {
        set(rights);
        let text = format!("{rights}");
        assert_eq!(home.saves_there(was.as_str(), &text), Saved::There(home.file()));
        assert_eq!((mode(&real), fs::read_to_string(&real).unwrap()), (rights, text.clone()));
        assert!(home.file().is_symlink());
        was = text;
    }
    set(0o444);
    let came = home.saves_there(was.as_str(), "new");
    assert_eq!(came, Saved::Failed(WriteError { path: home.file(), why: Why::NoPermission }));
    // Nor does a version beside it get other readers.
    set(0o600);
    let Saved::There(beside) = home.saves("", "new", Place::Beside) else { panic!("nothing is beside it") };
    assert_eq!(mode(&beside), 0o600);
}

#[test]
fn what_is_no_file_is_left_alone() {
    let home = Home::new();
    fs::create_dir(home.file()).unwrap();
    let why = Why::Unread(ReadError::Folder);
    assert_eq!(home.saves_there("one", "two"), Saved::Failed(WriteError { path: home.file(), why }));
}
