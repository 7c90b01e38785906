#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use proptest::prelude::*;

use super::*;

struct Home {
    folder: tempfile::TempDir,
    folders: Folders,
}

impl Home {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let folders = Folders { config: path("config"), data: path("data"), state: path("state") };
        fs::create_dir_all(folders.rules()).unwrap();
        Self { folder, folders }
    }

    fn file(&self) -> PathBuf {
        self.folders.rules().join("ours.ron")
    }

    fn unsaved(&self, text: &str) -> Unsaved {
        Unsaved { file: self.file(), was: "one".into(), text: text.into() }
    }

    fn keeps(&self, unsaved: &Unsaved) {
        unsaved.keep(&Files::default(), &self.folders).unwrap();
    }

    fn of(&self, file: &Path) -> Option<Unsaved> {
        let (unsaved, notice) = of(&Files::default(), &self.folders, file);
        assert_eq!(notice, None);
        unsaved
    }

    fn all(&self) -> Left {
        all(&Files::default(), &self.folders)
    }
}

#[test]
fn what_was_not_saved_is_found_again_however_people_come_to_the_file() {
    let home = Home::new();
    assert_eq!(home.of(&home.file()), None);
    fs::write(home.file(), "one").unwrap();
    for text in ["two", "three"] {
        home.keeps(&home.unsaved(text));
        assert_eq!(home.of(&home.file()), Some(home.unsaved(text)));
    }
    assert_eq!(home.all().unsaved, [home.unsaved("three")]);
    let around = home.folders.config.join("rules/../rules/ours.ron");
    assert_eq!(home.of(&around).unwrap().text.as_ref(), "three");
    assert_eq!(home.of(&home.folders.rules().join("other.ron")), None);
    // Somebody takes the file away.
    fs::remove_file(home.file()).unwrap();
    assert_eq!(home.of(&home.file()), Some(home.unsaved("three")));
    forget(&Files::default(), &home.folders, &home.file()).unwrap();
    assert_eq!((home.of(&home.file()), home.all()), (None, Left::default()));
}

#[cfg(unix)]
#[test]
fn it_is_for_this_user_alone_and_says_nothing_in_its_name() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    home.keeps(&home.unsaved("two"));
    let path = kept(&home.folders).remove(0);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&path), mode(&home.folders.unsaved())), (0o600, 0o700));
    assert!(!path.file_name().unwrap().to_string_lossy().contains("ours"));
}

#[cfg(unix)]
#[test]
fn a_file_whose_name_is_no_text_is_found_again() {
    use std::os::unix::ffi::OsStrExt;

    let home = Home::new();
    let file = home.folders.rules().join(OsStr::from_bytes(b"o%\xffurs.ron"));
    home.keeps(&Unsaved { file: file.clone(), ..home.unsaved("two") });
    assert_eq!(home.all().unsaved[0].file, file);
}

#[test]
fn what_is_damaged_is_set_aside_and_nothing_of_it_is_lost() {
    let home = Home::new();
    let path = place(&home.folders, &home.file());
    home.keeps(&home.unsaved("two"));
    let whole = fs::read(&path).unwrap();
    let damaged = [b"".as_slice(), b"\xff", b"(", b"(file: 5)", &whole[..whole.len() / 2]];
    for (number, damaged) in damaged.into_iter().enumerate() {
        fs::write(&path, damaged).unwrap();
        let notice = if number % 2 == 0 {
            let (unsaved, notice) = of(&Files::default(), &home.folders, &home.file());
            assert_eq!(unsaved, None);
            notice.unwrap()
        } else {
            let Left { unsaved, mut notices } = home.all();
            assert_eq!(unsaved, []);
            notices.remove(0)
        };
        let Wrong::SetAside(name) = &notice.wrong else { panic!("{notice:?}") };
        assert_eq!(fs::read(path.with_file_name(name)).unwrap(), damaged);
        assert!(!path.exists());
    }
    assert_eq!(aside(&home.folders).len(), damaged.len());
    // All of it goes with everything else.
    home.keeps(&home.unsaved("two"));
    assert_eq!(wipe(&Files::default(), &home.folders, &|_| true), []);
    assert!(!home.folders.unsaved().exists());
}

#[test]
fn what_is_larger_than_any_set_is_not_kept_and_takes_the_place_of_nothing() {
    let home = Home::new();
    home.keeps(&home.unsaved("two"));
    let most = usize::try_from(bounds::FILE).unwrap();
    let large = home.unsaved(&"\"\\\n".repeat(most).as_str()[..=most]);
    let came = large.keep(&Files::default(), &home.folders);
    assert_eq!(came, Err(WriteError { path: home.file(), why: Why::Overgrown(1) }));
    assert_eq!(home.of(&home.file()), Some(home.unsaved("two")));
    let large = home.unsaved(&"#".repeat(most));
    let large = Unsaved { was: "\"#\\".repeat(most / 3).into(), ..large };
    home.keeps(&large);
    assert_eq!(home.of(&home.file()), Some(large));
}

#[test]
fn what_was_saved_goes_and_what_was_typed_since_is_a_change_of_it() {
    let home = Home::new();
    let saves = |text| saved(&Files::default(), &home.folders, &home.file(), text).unwrap();
    saves("two");
    home.keeps(&home.unsaved("two"));
    saves("two");
    assert_eq!(home.of(&home.file()), None);
    home.keeps(&home.unsaved("three"));
    saves("two");
    assert_eq!(home.of(&home.file()), Some(Unsaved { was: "two".into(), ..home.unsaved("three") }));
}

#[test]
fn only_one_window_has_a_file_open_and_leaves_nothing_behind() {
    let home = Home::new();
    let hold = |file: &Path| hold(&Files::default(), &home.folders, file);
    let Held::Here(lock) = hold(&home.file()) else { panic!("nobody else has it") };
    assert!(matches!(hold(&home.file()), Held::Elsewhere));
    let Held::Here(other) = hold(&home.folders.rules().join("other.ron")) else { panic!("it is another") };
    let_go(other);
    let_go(lock);
    assert!(!home.folders.unsaved().exists());
    let Held::Here(_lock) = hold(&home.file()) else { panic!("it was let go") };
    // Somebody else's program may have died with it: the lock goes with it.
    fs::write(home.folder.path().join("in-the-way"), "").unwrap();
    let folders = Folders { state: home.folder.path().join("in-the-way"), ..home.folders.clone() };
    assert!(matches!(super::hold(&Files::default(), &folders, &home.file()), Held::Unknown));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_comes_back_to_the_letter(was in "(?s).{0,40}", text in "(?s)[\"#\\\\\r\nr(a\u{feff}\u{0}]{0,40}") {
        let home = Home::new();
        let unsaved = Unsaved { was: was.into(), ..home.unsaved(&text) };
        home.keeps(&unsaved);
        prop_assert_eq!(home.of(&home.file()), Some(unsaved));
    }
}
