//! The handle: what it promises to whoever has one, with a loudspeaker and without.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use super::*;
use std::sync::mpsc::Receiver;

/// How long to wait for what must come. Only a failing test waits for all of it.
const PATIENCE: Duration = Duration::from_secs(60);

fn real(own_folder: Option<PathBuf>) -> (Sounds, Receiver<Notice>) {
    let (notify, notices) = mpsc::channel();
    let sounds = Sounds::real(own_folder, move |notice| {
        let _ = notify.send(notice); // the test may be over
    });
    (sounds, notices)
}

#[test]
fn the_silent_end_remembers_what_would_have_been_heard() {
    let sounds = Sounds::silent();
    let soft = Strike { name: "bowl".to_owned(), strikes: 2, soft: true };

    sounds.play(Strike::once("wood"));
    sounds.clone().play(soft.clone());
    sounds.play(Strike { strikes: 0, ..soft.clone() });
    sounds.set_muted(true);
    sounds.play(Strike::once("muted"));
    sounds.set_muted(false);
    sounds.set_volume(0.0);
    sounds.play(Strike::once("turned down"));

    assert_eq!(sounds.played(), [Strike::once("wood"), soft]);
}

#[test]
fn a_volume_that_is_no_number_is_silence() {
    let sounds = Sounds::silent();
    sounds.set_volume(f32::NAN);
    sounds.play(Strike::once("bowl"));
    assert_eq!(sounds.played(), []);
    sounds.set_volume(7.0);
    sounds.play(Strike::once("bowl"));
    assert_eq!(sounds.played().len(), 1);
}

/// With a loudspeaker or without: the thread is there afterwards, and answers.
#[test]
fn the_real_end_goes_on_whether_or_not_there_is_a_device() {
    let folder = tempfile::tempdir().unwrap();
    let (sounds, notices) = real(Some(folder.path().to_owned()));
    sounds.set_volume(0.001);
    sounds.play(Strike::once("wood"));
    sounds.play(Strike { name: "wood".to_owned(), strikes: 3, soft: true });
    sounds.play(Strike::once("gong"));

    let mut told = Vec::new();
    while !matches!(told.last(), Some(Notice::NotASound { .. })) {
        told.push(notices.recv_timeout(PATIENCE).unwrap());
    }
    match &told[..] {
        [Notice::NotASound { name, path, .. }]
        | [Notice::NoDevice { .. }, Notice::NotASound { name, path, .. }] => {
            assert_eq!(name, "gong");
            assert_eq!(path.as_deref(), Some(folder.path().join("gong.wav").as_path()));
        }
        other => assert!(other.is_empty(), "{other:?}"),
    }
}

#[test]
fn the_thread_ends_with_the_last_handle() {
    let (sounds, notices) = real(None);
    let other = sounds.clone();
    drop(sounds);
    other.play(Strike::once("no such sound"));
    assert!(notices.recv_timeout(PATIENCE).is_ok(), "one handle is enough");

    drop(other);
    let ended = notices.recv_timeout(PATIENCE);
    assert_eq!(ended, Err(mpsc::RecvTimeoutError::Disconnected));
}

/// Whoever calls is never kept waiting, however the sound system behaves, and nothing piles up.
#[test]
fn a_sound_system_that_hangs_holds_nobody_up() {
    let (notify, notices) = mpsc::channel();
    let asked = Arc::new(Mutex::new(0));
    let count = Arc::clone(&asked);
    let open = move |_: device::Health| -> Opened {
        *count.lock().unwrap() += 1;
        loop {
            thread::park();
        }
    };
    let sounds = Sounds::with(None, open, move |notice| drop(notify.send(notice)));
    let start = Instant::now();
    for _ in 0..100_000 {
        sounds.play(Strike::once("bowl"));
        sounds.get_ready("wood");
        sounds.set_volume(0.5);
    }
    assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    assert!(matches!(notices.recv_timeout(PATIENCE), Ok(Notice::NoDevice { .. })));
    assert!(*asked.lock().unwrap() <= opener::AT_ONCE);
    drop(sounds);
    assert_eq!(notices.recv_timeout(PATIENCE), Err(mpsc::RecvTimeoutError::Disconnected));
}

#[test]
fn it_is_ready_for_what_would_be_heard_alone() {
    let sounds = Sounds::silent();
    sounds.get_ready("bowl");
    sounds.set_muted(true);
    sounds.get_ready("wood");
    assert_eq!(sounds.readied(), ["bowl"]);
    assert_eq!(sounds.played(), []);
}
