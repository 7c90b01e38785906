#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::fs;
use std::path::Path;

use super::*;

/// Somebody's files, and who watches them.
struct Room {
    folder: tempfile::TempDir,
    watch: Watch,
}

/// The numbers of what is watched.
const SETTINGS: usize = 0;
const RULES: usize = 1;

impl Room {
    /// With `config/settings.ron`, `config/rules/mine.ron` and `else/far.ron`.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for folder in ["config/rules", "else"] {
            fs::create_dir_all(path(folder)).unwrap();
        }
        for file in ["config/settings.ron", "config/rules/mine.ron", "else/far.ron"] {
            fs::write(path(file), "one").unwrap();
        }
        let watch = Watch::new(places(folder.path()));
        Self { folder, watch }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Starts again after what was set up.
    fn watched_anew(mut self) -> Self {
        self.watch = Watch::new(places(self.folder.path()));
        self
    }

    fn by_looking(mut self) -> Self {
        let places = places(self.folder.path());
        self.watch =
            Watch { method: polling(&places, Duration::from_millis(50), None), places, changed_since: None };
        self
    }

    /// What is said within some time.
    fn says_within(&mut self, time: Duration) -> Vec<usize> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let seen = runtime.block_on(async { tokio::time::timeout(time, self.watch.seen()).await });
        match seen {
            Ok(Some(Seen::Changed(changed))) => changed,
            Ok(other) => panic!("{other:?}"),
            Err(_) => Vec::new(),
        }
    }

    #[track_caller]
    fn says(&mut self, wanted: &[usize]) {
        assert_eq!(self.says_within(Duration::from_secs(10)), wanted);
    }

    #[track_caller]
    fn says_nothing(&mut self) {
        assert_eq!(self.says_within(Duration::from_millis(500)), [0; 0]);
    }
}

fn places(folder: &Path) -> Vec<Watched> {
    vec![Watched::File(folder.join("config/settings.ron")), Watched::Folder(folder.join("config/rules"))]
}

/// As many editors do it.
fn saves_by_rename(path: &Path, text: &str) {
    let beside = path.with_file_name(".half");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, path).unwrap();
}

#[test]
fn a_file_is_noticed_however_it_is_saved_and_each_by_itself() {
    let mut room = Room::new();
    fs::write(room.path("config/settings.ron"), "two").unwrap();
    room.says(&[SETTINGS]);
    saves_by_rename(&room.path("config/settings.ron"), "three");
    room.says(&[SETTINGS]);
    saves_by_rename(&room.path("config/rules/mine.ron"), "two");
    room.says(&[RULES]);
    fs::write(room.path("config/rules/new.ron"), "one").unwrap();
    room.says(&[RULES]);
    fs::remove_file(room.path("config/settings.ron")).unwrap();
    room.says(&[SETTINGS]);
    fs::write(room.path("config/settings.ron"), "four").unwrap();
    room.says(&[SETTINGS]);
    // Reading changes nothing, and neither does what is somebody else's.
    let _ = fs::read(room.path("config/settings.ron")).unwrap();
    fs::write(room.path("config/other.ron"), "").unwrap();
    fs::write(room.path("config/rules/.mine.ron.swp"), "").unwrap();
    fs::write(room.path("else/far.ron"), "two").unwrap();
    room.says_nothing();
}

#[test]
fn folders_may_come_go_and_be_swapped() {
    let mut room = Room::new();
    fs::remove_dir_all(room.path("config/rules")).unwrap();
    room.says(&[RULES]);
    fs::create_dir(room.path("config/rules")).unwrap();
    room.says(&[RULES]);
    fs::write(room.path("config/rules/mine.ron"), "two").unwrap();
    room.says(&[RULES]);

    // Another folder takes its place, and that one is watched now.
    fs::rename(room.path("config/rules"), room.path("config/old")).unwrap();
    fs::rename(room.path("else"), room.path("config/rules")).unwrap();
    room.says(&[RULES]);
    fs::write(room.path("config/rules/far.ron"), "two").unwrap();
    room.says(&[RULES]);
    fs::write(room.path("config/old/mine.ron"), "three").unwrap();
    room.says_nothing();

    // Away and back at once.
    fs::rename(room.path("config/rules"), room.path("config/away")).unwrap();
    fs::rename(room.path("config/away"), room.path("config/rules")).unwrap();
    room.says(&[RULES]);
    fs::write(room.path("config/rules/far.ron"), "three").unwrap();
    room.says(&[RULES]);

    // The one above.
    fs::rename(room.path("config"), room.path("before")).unwrap();
    room.says(&[SETTINGS, RULES]);
    fs::create_dir_all(room.path("config/rules")).unwrap();
    room.says(&[SETTINGS, RULES]);
    fs::write(room.path("config/rules/mine.ron"), "four").unwrap();
    room.says(&[RULES]);
    fs::write(room.path("config/settings.ron"), "five").unwrap();
    room.says(&[SETTINGS]);
}

#[test]
fn what_is_not_there_yet_is_noticed_when_it_comes() {
    let folder = tempfile::tempdir().unwrap();
    let watch = Watch::new(places(&folder.path().join("not/there")));
    let mut room = Room { folder, watch };
    fs::create_dir_all(room.path("not/there/config/rules")).unwrap();
    room.says(&[SETTINGS, RULES]);
    fs::write(room.path("not/there/config/rules/mine.ron"), "one").unwrap();
    room.says(&[RULES]);
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_watched_and_so_is_the_link() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    symlink("../../else/far.ron", room.path("config/rules/linked.ron")).unwrap();
    fs::remove_file(room.path("config/settings.ron")).unwrap();
    symlink(room.path("config/middle"), room.path("config/settings.ron")).unwrap();
    symlink("../else/settings.ron", room.path("config/middle")).unwrap();
    let mut room = room.watched_anew();

    fs::write(room.path("else/far.ron"), "two").unwrap();
    room.says(&[RULES]);
    saves_by_rename(&room.path("else/far.ron"), "three");
    room.says(&[RULES]);
    // The one that leads nowhere is filled.
    fs::write(room.path("else/settings.ron"), "one").unwrap();
    room.says(&[SETTINGS]);
    // The folder of what it leads to is swapped.
    fs::rename(room.path("else"), room.path("gone")).unwrap();
    room.says(&[SETTINGS, RULES]);
    fs::create_dir(room.path("else")).unwrap();
    room.says(&[SETTINGS, RULES]);
    fs::write(room.path("else/far.ron"), "four").unwrap();
    room.says(&[RULES]);
    // The link leads elsewhere.
    fs::remove_file(room.path("config/middle")).unwrap();
    symlink("../gone/settings.ron", room.path("config/middle")).unwrap();
    room.says(&[SETTINGS]);
    fs::write(room.path("gone/settings.ron"), "two").unwrap();
    room.says(&[SETTINGS]);
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_a_link_is_watched_where_it_leads() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    fs::remove_dir_all(room.path("config/rules")).unwrap();
    symlink("../else", room.path("config/rules")).unwrap();
    // A circle leads nowhere, and costs nothing.
    symlink("round.ron", room.path("else/round.ron")).unwrap();
    symlink("deep.ron/deep.ron", room.path("else/deep.ron")).unwrap();
    let mut room = room.watched_anew();
    fs::write(room.path("else/far.ron"), "two").unwrap();
    room.says(&[RULES]);
    fs::create_dir(room.path("other")).unwrap();
    fs::remove_file(room.path("config/rules")).unwrap();
    symlink("../other", room.path("config/rules")).unwrap();
    room.says(&[RULES]);
    fs::write(room.path("other/new.ron"), "one").unwrap();
    room.says(&[RULES]);
    fs::rename(room.path("other"), room.path("gone")).unwrap();
    room.says(&[RULES]);
}

#[test]
fn a_file_that_is_never_still_is_told_of_all_the_same() {
    let mut room = Room::new();
    let path = room.path("config/settings.ron");
    let writer = std::thread::spawn(move || {
        for number in 0..40 {
            fs::write(&path, number.to_string()).unwrap();
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    assert_eq!(room.says_within(Duration::from_millis(1_500)), [SETTINGS]);
    writer.join().unwrap();
}

#[test]
fn whoever_can_only_look_notices_too() {
    let mut room = Room::new().by_looking();
    room.says_nothing();
    fs::write(room.path("config/settings.ron"), "longer").unwrap();
    room.says(&[SETTINGS]);
    saves_by_rename(&room.path("config/rules/mine.ron"), "two");
    room.says(&[RULES]);
    fs::remove_dir_all(room.path("config")).unwrap();
    room.says(&[SETTINGS, RULES]);
    fs::create_dir_all(room.path("config/rules")).unwrap();
    room.says(&[RULES]);
    room.says_nothing();
}

#[cfg(unix)]
#[test]
fn where_too_much_would_have_to_be_watched_it_is_said_once() {
    use std::os::unix::fs::symlink;
    let room = Room::new();
    for number in 0..=FOLDERS {
        let folder = room.path(&format!("many/{number}"));
        fs::create_dir_all(&folder).unwrap();
        symlink(folder.join("far.ron"), room.path(&format!("config/rules/{number}.ron"))).unwrap();
    }
    let mut room = room.watched_anew();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let seen = runtime.block_on(room.watch.seen());
    assert!(
        matches!(&seen, Some(Seen::Polling(why)) if why.to_string().contains("too many folders")),
        "{seen:?}"
    );
    fs::write(room.path("many/7/far.ron"), "one").unwrap();
    room.says(&[RULES]);
}
