#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::*;

/// What is watched of somebody's files, and what is told of them.
struct Room {
    home: tempfile::TempDir,
    watch: Watch,
}

impl Room {
    /// Of the folders of this person, these are there.
    fn with(folders: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        for folder in folders {
            fs::create_dir_all(home.path().join(folder)).unwrap();
        }
        let at = |name: &str| home.path().join(name);
        let all = Folders { config: at("config"), data: at("data"), state: at("state") };
        let watch = Watch::new(watched(&all));
        Self { home, watch }
    }

    fn paths(&self) -> PathBuf {
        self.home.path().join("config/rules/paths")
    }

    /// That something about people’s own rules has changed is told.
    #[track_caller]
    fn tells_of_rules(&mut self) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let seen = runtime
            .block_on(async { tokio::time::timeout(Duration::from_secs(10), self.watch.seen()).await });
        let Ok(Some(Seen::Changed(places))) = seen else { panic!("{seen:?}") };
        let told: Vec<Outside> = changed(&places).collect();
        assert!(told.iter().any(|one| matches!(one, Outside::OwnRules)), "{told:?}");
    }
}

/// As many editors do it.
fn saves_by_rename(path: &Path, text: &str) {
    let beside = path.with_file_name(".half");
    fs::write(&beside, text).unwrap();
    fs::rename(&beside, path).unwrap();
}

#[test]
fn whatever_becomes_of_a_path_of_ones_own_is_told() {
    let mut room = Room::with(&["config/rules/paths"]);
    let (ours, theirs) = (room.paths().join("path-ours.ron"), room.paths().join("path-theirs.ron"));
    fs::write(&ours, "one").unwrap();
    room.tells_of_rules();
    fs::write(&ours, "two").unwrap();
    room.tells_of_rules();
    saves_by_rename(&ours, "three");
    room.tells_of_rules();
    fs::rename(&ours, &theirs).unwrap();
    room.tells_of_rules();
    fs::remove_file(&theirs).unwrap();
    room.tells_of_rules();
}

#[test]
fn the_folder_of_paths_may_come_later_and_go_again() {
    for there in [&["config/rules"][..], &["config"], &[]] {
        let mut room = Room::with(there);
        fs::create_dir_all(room.paths()).unwrap();
        room.tells_of_rules();
        fs::write(room.paths().join("path-ours.ron"), "one").unwrap();
        room.tells_of_rules();
        saves_by_rename(&room.paths().join("path-ours.ron"), "two");
        room.tells_of_rules();
        fs::remove_dir_all(room.paths()).unwrap();
        room.tells_of_rules();
        fs::create_dir_all(room.paths()).unwrap();
        room.tells_of_rules();
        fs::write(room.paths().join("path-ours.ron"), "one").unwrap();
        room.tells_of_rules();
    }
}
