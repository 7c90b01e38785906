//! A whole talk with the whole program: its tasks and subscriptions run, its files are written; only the window is
//! missing, and the loudspeaker.

use std::fs;

use common_ground::cli::{First, WindowRequest};
use common_ground::clock::Clock;
use common_ground::record::folders::Folders;
use common_ground::sound::Sounds;
use common_ground::ui::{self, World};
use common_ground::words::Words;

#[test]
fn from_the_library_to_the_close_and_back() {
    let home = tempfile::tempdir().unwrap();
    let folder = |name| home.path().join(name);
    let folders = Folders { config: folder("config"), data: folder("data"), state: folder("state") };
    let request =
        WindowRequest { folders, first: First::Library, quiet_sound: true, fullscreen: false, speed: 1 };
    let world = World {
        clock: Clock::system(),
        sounds: Some(Sounds::silent()),
        // Without isolates, which scripts can't write.
        words: Some(Words::english()),
        scripted: true,
        ..World::default()
    };
    let journeys = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys");
    // A folder without scripts would pass.
    assert!(fs::read_dir(journeys).unwrap().count() > 0, "no journeys in {journeys}");

    if let Err(error) = iced_test::run(ui::app(request, world), journeys) {
        panic!("{error:?}");
    }

    let kept = fs::read_to_string(folder("data").join("agreements.ron")).unwrap();
    assert!(kept.contains("Dinner on Fridays"), "{kept}");
    assert!(!folder("data").join("next-talk.ron").exists(), "nobody chose a day");
    assert!(!folder("data").join("history.ron").exists(), "nobody asked to remember this talk");
}
