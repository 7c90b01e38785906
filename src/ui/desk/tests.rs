#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::Timestamp;

use super::*;
use crate::clock::Hands;
use crate::plan::{Choices, lay_out};
use crate::record::erase::Wiped;
use crate::record::file::{Act, Files, Gate, Why, WriteError};
use crate::record::keeper::{Change, Erased, Reply};
use crate::record::settings::SaveError;
use crate::record::{Notice, Wrong};
use crate::rule_set::ron_options;
use crate::session::Event;
use crate::ui::outside;

const SET: &str = r#"(
    format: 1, name: "Quiet",
    turns: {
        "still": (title: "Still", cues: [(at: Elapsed("5m"), sound: "wood")]),
        "turn": (title: "Turn", time: "1m", cues: [(at: Left("20s"), sound: "wood"), (at: End)]),
    },
    flow: [Everyone("still"), Everyone("turn")],
    breaks: (breath: None),
)"#;

struct Room {
    desk: Desk,
    session: Session,
    hands: Hands,
    _folder: tempfile::TempDir,
}

impl Room {
    fn new(change: impl FnOnce(&mut Settings)) -> Self {
        Self::on(Files::default(), change)
    }

    fn on(files: Files, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let within = |name| folder.path().join(name);
        let folders = Folders { config: within("config"), data: within("data"), state: within("state") };
        let (keeper, _woken) = outside::keeper(files, false);
        let (clock, hands) = Clock::by_hand(Timestamp::from_second(1_000_000).unwrap());
        let (mut desk, _found) = Desk::open(folders, clock, Sounds::silent(), false, None, keeper);
        let mut settings = Settings::default();
        change(&mut settings);
        desk.set(settings);
        let set = Arc::new(ron_options().from_str(SET).unwrap());
        let choices = Choices { names: vec![String::new(); 2], ..Choices::default() };
        let session = Session::start(lay_out(&set, &choices).unwrap(), 1, desk.clock.now());
        let mut room = Self { desk, session, hands, _folder: folder };
        room.happens(Event::Begin);
        room
    }

    fn happens(&mut self, event: Event) {
        let effects = self.session.apply(event, self.desk.clock.now());
        self.desk.play(&effects);
    }

    /// Time passes, and the desk sees to the loudspeaker.
    fn after(&mut self, seconds: u64) -> Option<Duration> {
        for _ in 0..seconds {
            self.hands.pass(Duration::from_secs(1));
            self.happens(Event::Clock);
        }
        self.desk.get_ready(&self.session, self.desk.clock.now())
    }
}

#[test]
fn in_a_step_without_a_clock_it_looks_in_once_just_before_the_cue() {
    let mut room = Room::new(|_| {});
    assert_eq!(room.after(0), Some(Duration::from_secs(297)));
    assert_eq!(room.after(200), Some(Duration::from_secs(97)));
    assert!(room.desk.sounds.readied().is_empty(), "until then there is no device");
    for _ in 0..3 {
        let _ = room.after(1);
    }
    assert_eq!(room.after(94), None, "from now on the cue itself wakes");
    for _ in 0..3 {
        assert_eq!(room.after(0), None);
    }
    assert_eq!(room.desk.sounds.readied(), ["wood"], "told once");
    assert_eq!(room.after(3), None, "and then there is nothing more");
    assert_eq!(room.desk.sounds.played(), [Strike::once("wood")]);
}

#[test]
fn only_at_the_end_of_turns_there_is_no_device_before_it() {
    let mut room = Room::new(|settings| settings.only_at_end = true);
    assert_eq!(room.after(0), None, "the cue of the first step isn't at an end");
    room.happens(Event::Next);
    assert_eq!(room.after(0), Some(Duration::from_secs(57)));
    let _ = room.after(57);
    assert_eq!(room.desk.sounds.readied(), ["bowl"]);
    let _ = room.after(3);
    assert_eq!(room.desk.sounds.played(), [Strike::once("bowl")]);
}

#[test]
fn muted_or_turned_down_nothing_is_made_ready() {
    let muted = |settings: &mut Settings| settings.muted = true;
    let turned_down = |settings: &mut Settings| settings.volume = 0.0;
    for change in [muted as fn(&mut Settings), turned_down] {
        let mut room = Room::new(change);
        assert_eq!(room.after(0), None);
        assert_eq!(room.after(299), None);
        assert!(room.desk.sounds.readied().is_empty());
    }
}

#[test]
fn it_breathes_with_the_pacer_where_people_want_that() {
    let mut room = Room::new(|settings| settings.breathing_sound = BreathingSound::WithPacer);
    let at = |seconds: u64| Some(Duration::from_secs(seconds));
    let paced = |seconds: f32| Paced::by(BreathingGuide::FourSix, Duration::from_secs_f32(seconds));
    room.desk.breathe(paced(0.0));
    assert_eq!(room.desk.sounds.breath(), at(0));
    room.desk.breathe(paced(7.0));
    assert_eq!(room.desk.sounds.breath(), at(0), "one breath at a time");
    room.desk.breathe(paced(10.05));
    assert_eq!(room.desk.sounds.breath(), Some(Duration::from_millis(50)), "the next one");

    // Hidden and shown again, it joins in where the pacer is.
    room.desk.breathe(None);
    assert_eq!(room.desk.sounds.breath(), None);
    room.desk.breathe(paced(13.0));
    assert_eq!(room.desk.sounds.breath(), at(3));

    let settings = Settings { muted: true, ..room.desk.settings.clone() };
    room.desk.set(settings.clone());
    room.desk.breathe(paced(14.0));
    assert_eq!(room.desk.sounds.breath(), None);
    room.desk.set(Settings { muted: false, ..settings });
    room.desk.breathe(paced(15.0));
    assert_eq!(room.desk.sounds.breath(), at(5));

    let mut still = Room::new(|_| {});
    still.desk.breathe(paced(0.0));
    assert_eq!(still.desk.sounds.breath(), None, "unless asked for, a break is silent");
}

#[test]
fn a_breath_that_is_held_is_silent() {
    let mut room = Room::new(|settings| settings.breathing_sound = BreathingSound::WithPacer);
    // In, held, out, held, and in again; the sound turns after 4 seconds.
    for (seconds, heard) in [
        (0, Some(0)),
        (3, Some(0)),
        (4, None),
        (7, None),
        (8, Some(4)),
        (11, Some(4)),
        (12, None),
        (16, Some(0)),
    ] {
        room.desk.breathe(Paced::by(BreathingGuide::Box, Duration::from_secs(seconds)));
        assert_eq!(room.desk.sounds.breath(), heard.map(Duration::from_secs), "after {seconds} seconds");
    }
}

#[test]
fn what_could_not_be_erased_is_no_longer_said_once_it_is_gone() {
    let mut room = Room::new(|_| {});
    let busy = WriteError { path: room.desk.folders.agreements(), why: Why::Busy };
    room.desk.erased(&Erased { errors: vec![busy], resumes: true, ..Erased::default() });
    assert_eq!(room.desk.notices.len(), 1, "{:?}", room.desk.notices);
    room.desk.erased(&Erased { resumes: true, ..Erased::default() });
    assert!(room.desk.notices.is_empty(), "{:?}", room.desk.notices);
}

impl Room {
    /// The program hears what came of what was sent, as far as the ledgers go.
    fn hears(&mut self, replies: Vec<Reply>) {
        for reply in replies {
            match reply {
                Reply::Changed(token, came) => drop(self.desk.changed(token, came)),
                Reply::TakenBack(token) => self.desk.taken_back(token),
                Reply::Ledgers(ledgers) => self.desk.show(*ledgers),
                Reply::SetAside(notice) => self.desk.set_aside(notice),
                Reply::Wiped(wiped) => self.desk.wiped(&wiped),
                _ => {}
            }
        }
    }

    fn agreement(&self) -> Agreement {
        let now = self.desk.clock.now().wall();
        Agreement::new("Xylophone".to_owned(), vec![], now, "quiet".to_owned(), now)
    }
}

#[test]
fn once_everything_is_erased_nothing_is_said_of_it_any_more() {
    let mut room = Room::new(|_| {});
    let busy = |path| WriteError { path, why: Why::Busy };
    let folders = room.desk.folders.clone();
    let damaged = Notice { file: folders.agreements(), line: None, wrong: Wrong::NotText, help: None };
    let of_talks = [
        Told::Notice(damaged.clone()),
        Told::NotWritten(busy(folders.history())),
        Told::NotSettled { what: "Xylophone".to_owned(), why: told::NotSettled::Gone },
        Told::NotAgreed(2),
        Told::NotThere,
        Told::GoneWith("Xylophone".to_owned()),
        Told::NotErased { error: busy(folders.journal()), again: true },
        Told::Wiped(Wiped::default()),
        Told::Traces(damaged),
        Told::Fragile { error: busy(folders.journal()), only_a_break: false },
    ];
    let others = [
        Told::NotWritten(busy(folders.settings())),
        Told::NotSaved(SaveError::Write(busy(folders.settings()))),
    ];
    for told in of_talks.into_iter().chain(others.clone()) {
        room.desk.notice(told.clone());
        room.desk.behind.push(told);
    }
    room.desk.erase_everything(room.desk.clock.now());
    assert_eq!(room.desk.notices, others);
    assert_eq!(room.desk.behind, others);
}

#[test]
fn what_is_heard_late_brings_nothing_back_that_was_erased() {
    let mut room = Room::new(|_| {});
    // Its new words are to be kept under another id, since it is gone.
    let agreement = room.agreement();
    room.desk.change_agreement(Change::Reword(agreement.clone()), "Xylophone");
    let _token = room.desk.keeper.change(Change::Add(agreement));
    room.desk.keeper.read_ledgers();
    let late = room.desk.keeper.replies();
    assert!(
        late.iter().any(|reply| matches!(reply, Reply::Ledgers(read) if !read.agreements.entries.is_empty()))
    );
    room.desk.erase_everything(room.desk.clock.now());
    room.hears(late);
    assert!(room.desk.agreements.is_empty(), "{:?}", room.desk.agreements);
    for _ in 0..3 {
        let replies = room.desk.keeper.replies();
        room.hears(replies);
    }
    assert!(!room.desk.folders.agreements().exists());
    assert!(room.desk.agreements.is_empty() && room.desk.notices.is_empty(), "{:?}", room.desk.notices);
    // What is agreed from then on is shown.
    let _token = room.desk.keeper.change(Change::Add(room.agreement()));
    room.desk.keeper.read_ledgers();
    let replies = room.desk.keeper.replies();
    room.hears(replies);
    assert_eq!(room.desk.agreements.len(), 1);
}

#[test]
fn what_was_taken_back_is_no_longer_said_to_have_failed_unless_people_left_all_the_same() {
    for (anyway, notices) in [(false, 0), (true, 1)] {
        let mut room = Room::new(|_| {});
        std::fs::write(&room.desk.folders.data, "a file").unwrap();
        room.desk.keep_next(NextTalk { talk: "quiet".to_owned(), ..NextTalk::default() }, anyway);
        let replies = room.desk.keeper.replies();
        let token = replies.iter().find_map(|reply| match reply {
            Reply::Changed(token, Err(_)) => Some(*token),
            _ => None,
        });
        room.hears(replies);
        assert_eq!(room.desk.notices.len(), 1, "{:?}", room.desk.notices);
        room.desk.keeper.take_back(token.unwrap());
        let replies = room.desk.keeper.replies();
        room.hears(replies);
        assert_eq!(room.desk.notices.len(), notices, "{:?}", room.desk.notices);
    }
}

#[test]
fn what_was_to_be_erased_is_not_shown_at_the_start() {
    let folder = tempfile::tempdir().unwrap();
    let within = |name| folder.path().join(name);
    let folders = Folders { config: within("config"), data: within("data"), state: within("state") };
    let (clock, _hands) = Clock::by_hand(Timestamp::from_second(1_000_000).unwrap());
    std::fs::create_dir_all(&folders.data).unwrap();
    std::fs::create_dir_all(&folders.state).unwrap();
    std::fs::write(folders.agreements(), "[(id: 1, what: \"Xylophone\", oh: 5)]").unwrap();
    std::fs::write(folders.next_talk(), "[(id: 1, talk: \"quiet\", topics: [\"Xylophone\"])]").unwrap();
    std::fs::write(folders.erasing(), clock.now().wall().to_string()).unwrap();
    let (keeper, _woken) = outside::keeper(Files::default(), false);
    let (desk, _found) = Desk::open(folders, clock, Sounds::silent(), false, None, keeper);
    assert!(desk.agreements.is_empty() && desk.next.is_none(), "{:?}", desk.agreements);
    assert!(desk.notices.is_empty() && desk.behind.is_empty(), "{:?}", desk.notices);
}

/// Counts how often past talks are read.
#[derive(Debug, Default)]
struct Reads(AtomicUsize);

impl Gate for Reads {
    fn pass(&self, act: Act, path: &Path) -> io::Result<()> {
        if act == Act::Read && path.ends_with("history.ron") {
            let _before = self.0.fetch_add(1, Ordering::Relaxed);
        }
        Ok(())
    }
}

#[test]
fn what_is_kept_is_read_once_after_a_change_whether_or_not_that_has_failed() {
    let reads = Arc::new(Reads::default());
    let mut room = Room::on(Files::behind(reads.clone()), |_| {});
    let folders = room.desk.folders.clone();
    std::fs::create_dir_all(&folders.data).unwrap();
    std::fs::write(folders.history(), "[]").unwrap();
    let adds = |room: &mut Room, shown| {
        let (before, agreement) = (reads.0.load(Ordering::Relaxed), room.agreement());
        room.desk.change_agreement(Change::Add(agreement), "Xylophone");
        for _ in 0..3 {
            let replies = room.desk.keeper.replies();
            room.hears(replies);
        }
        assert_eq!(reads.0.load(Ordering::Relaxed) - before, 1);
        assert_eq!(room.desk.agreements.len(), shown);
    };
    adds(&mut room, 1);
    std::fs::remove_file(folders.agreements()).unwrap();
    std::fs::remove_file(folders.agreements().with_extension("lock")).unwrap();
    std::fs::create_dir(folders.agreements().with_extension("lock")).unwrap();
    adds(&mut room, 0);
}
