#![allow(clippy::unwrap_used, clippy::float_cmp)]

use std::cell::{Cell, RefCell};
use std::fs;
use std::rc::Rc;
use std::sync::mpsc;

use super::*;

/// A sound system to play to, and a clock to turn by hand.
#[derive(Clone, Default)]
struct Fake(Rc<Inner>);

#[derive(Default)]
struct Inner {
    missing: Cell<bool>,
    opened: Cell<u32>,
    open: Cell<bool>,
    sounding: RefCell<Vec<Voice>>,
    notices: RefCell<Vec<Notice>>,
}

struct FakeSpeaker(Fake);

impl Speaker for FakeSpeaker {
    fn sound(&self, voice: Voice) {
        self.0.0.sounding.borrow_mut().push(voice);
    }
}

impl Drop for FakeSpeaker {
    fn drop(&mut self) {
        self.0.0.open.set(false);
        self.0.0.sounding.borrow_mut().clear();
    }
}

impl Fake {
    fn struck(&self) -> usize {
        self.0.sounding.borrow().len()
    }

    /// Plays everything to its end.
    fn play_out(&self) {
        self.0.sounding.borrow_mut().clear();
    }

    fn notices(&self) -> Vec<Notice> {
        self.0.notices.take()
    }

    /// The loudest sample that comes next from what sounds.
    fn loudness(&self) -> f32 {
        let mut sounding = self.0.sounding.borrow_mut();
        sounding
            .iter_mut()
            .flat_map(|voice| voice.by_ref().take(20_000))
            .fold(0.0, |loudest, sample| loudest.max(sample.abs()))
    }
}

type Opener = Box<dyn FnMut(Trouble) -> Opened>;
type Notify = Box<dyn Fn(Notice)>;

struct Desk {
    player: Player<Opener, Notify>,
    fake: Fake,
    now: Instant,
    _told: mpsc::Receiver<Command>,
}

fn desk() -> Desk {
    Desk::with(None)
}

impl Desk {
    fn with(own_folder: Option<PathBuf>) -> Self {
        let fake = Fake::default();
        let (tell, told) = mpsc::channel();
        let system = fake.clone();
        let open = move |_: Trouble| -> Opened {
            if system.0.missing.get() {
                return Err("unplugged".to_owned());
            }
            assert!(!system.0.open.replace(true), "one device at a time");
            system.0.opened.set(system.0.opened.get() + 1);
            Ok(Box::new(FakeSpeaker(system.clone())))
        };
        let people = fake.clone();
        let notify = move |notice| people.0.notices.borrow_mut().push(notice);
        let player = Player::new(own_folder, Box::new(open) as Opener, Box::new(notify) as Notify, tell);
        Self { player, fake, now: Instant::now(), _told: told }
    }

    fn ask(&mut self, command: Command) {
        self.player.handle(command, self.now);
        self.player.go_on(self.now);
    }

    fn play(&mut self, name: &str, strikes: u8) {
        self.ask(Command::Play(Strike { name: name.to_owned(), strikes, soft: false }, self.now));
    }

    fn wait(&mut self, milliseconds: u64) {
        self.now += Duration::from_millis(milliseconds);
        self.player.go_on(self.now);
    }
}

#[test]
fn the_device_is_open_only_while_it_is_needed() {
    let mut desk = desk();
    assert_eq!(desk.player.wakes_at(), None);

    desk.play("wood", 1);
    assert_eq!((desk.fake.struck(), desk.fake.0.open.get()), (1, true));

    desk.fake.play_out();
    desk.wait(3_200);
    assert!(desk.fake.0.open.get(), "it lingers for a while after the 0.3 s of the wood block");
    desk.wait(200);
    assert!(!desk.fake.0.open.get());
    assert_eq!(desk.player.wakes_at(), None, "and nothing wakes the thread any more");
    assert_eq!(desk.fake.notices(), []);
}

#[test]
fn two_sounds_in_a_row_share_one_opening() {
    let mut desk = desk();
    desk.play("wood", 1);
    desk.wait(2_000);
    desk.play("bowl", 1);
    assert_eq!((desk.fake.struck(), desk.fake.0.opened.get()), (2, 1));
}

#[test]
fn strikes_are_a_good_second_apart() {
    let mut desk = desk();
    desk.play("bowl", 3);
    assert_eq!(desk.fake.struck(), 1);
    desk.wait(1_199);
    assert_eq!(desk.fake.struck(), 1);
    desk.wait(1);
    assert_eq!(desk.fake.struck(), 2);
    desk.wait(1_200);
    assert_eq!(desk.fake.struck(), 3);
    desk.wait(1_200);
    assert_eq!(desk.fake.struck(), 3);
}

#[test]
fn strikes_that_were_missed_are_not_caught_up_with() {
    let mut desk = desk();
    desk.play("bowl", 99);
    desk.wait(20_000);
    assert_eq!(desk.fake.struck(), 2);
}

#[test]
fn a_new_cue_takes_the_place_of_strikes_to_come() {
    let mut desk = desk();
    desk.play("bowl", 9);
    desk.play("wood", 1);
    assert_eq!(desk.fake.struck(), 2, "the first strike of each");
    desk.wait(1_200);
    assert_eq!(desk.fake.struck(), 2);
}

#[test]
fn a_cue_of_no_strikes_makes_no_sound() {
    let mut desk = desk();
    desk.play("bowl", 0);
    assert_eq!(desk.fake.0.opened.get(), 0);
}

#[test]
fn a_soft_strike_is_softer() {
    let mut desk = desk();
    desk.play("bowl", 1);
    let full = desk.fake.loudness();
    desk.fake.play_out();

    desk.ask(Command::Play(Strike { name: "bowl".to_owned(), strikes: 1, soft: true }, desk.now));
    assert!((desk.fake.loudness() / full - SOFT).abs() < 0.001);
}

#[test]
fn the_volume_holds_for_what_rings_and_for_what_comes() {
    let mut desk = desk();
    desk.play("bowl", 1);
    let full = desk.fake.loudness();
    desk.fake.play_out();

    desk.ask(Command::Volume(0.5));
    desk.play("bowl", 1);
    assert!((desk.fake.loudness() / full - 0.25).abs() < 0.001);
}

#[test]
fn muted_there_is_no_sound_and_no_device() {
    let mut desk = desk();
    desk.ask(Command::Muted(true));
    desk.play("bowl", 2);
    desk.wait(1_200);
    assert_eq!(desk.fake.0.opened.get(), 0);

    desk.ask(Command::Muted(false));
    desk.wait(1_200);
    assert_eq!(desk.fake.0.opened.get(), 0, "it isn't made up for");
    desk.play("bowl", 1);
    assert_eq!(desk.fake.struck(), 1);
}

#[test]
fn muting_takes_strikes_to_come_away_and_silences_what_rings() {
    let mut desk = desk();
    desk.play("bowl", 5);
    desk.ask(Command::Muted(true));
    let _ = desk.fake.loudness(); // the fade
    assert_eq!(desk.fake.loudness(), 0.0);
    desk.wait(1_200);
    assert_eq!(desk.fake.struck(), 1);
}

#[test]
fn hushing_lets_it_fade_and_leaves_the_next_sound_alone() {
    let mut desk = desk();
    desk.play("bowl", 5);
    desk.ask(Command::Hush);
    let _ = desk.fake.loudness(); // the fade
    assert_eq!(desk.fake.loudness(), 0.0);
    desk.wait(1_200);
    assert_eq!(desk.fake.struck(), 1);

    desk.play("bowl", 1);
    assert!(desk.fake.loudness() > 0.2);
}

#[test]
fn a_missing_device_is_told_once_and_tried_again_at_the_next_sound() {
    let mut desk = desk();
    desk.fake.0.missing.set(true);
    desk.play("bowl", 3);
    assert_eq!(desk.fake.notices(), [Notice::NoDevice { detail: "unplugged".to_owned() }]);
    assert_eq!(desk.player.wakes_at(), None, "the other strikes are given up");
    desk.play("bowl", 1);
    assert_eq!(desk.fake.notices(), [], "people know");

    desk.fake.0.missing.set(false);
    desk.play("bowl", 1);
    assert_eq!(desk.fake.struck(), 1);
    assert_eq!(desk.fake.notices(), []);

    desk.fake.play_out();
    desk.wait(10_000);
    desk.fake.0.missing.set(true);
    desk.play("bowl", 1);
    assert_eq!(desk.fake.notices().len(), 1, "it had worked in between, so it is news");
}

#[test]
fn a_device_that_is_lost_is_let_go_and_opened_anew_for_the_next_strike() {
    let mut desk = desk();
    desk.play("bowl", 2);
    desk.ask(Command::Lost { stream: 1, detail: "gone".to_owned() });
    assert!(!desk.fake.0.open.get());
    assert_eq!(desk.fake.notices().len(), 1);

    desk.wait(1_200);
    assert_eq!((desk.fake.struck(), desk.fake.0.opened.get()), (1, 2));

    desk.ask(Command::Lost { stream: 1, detail: "the first one's last word".to_owned() });
    assert!(desk.fake.0.open.get(), "the second is none of its business");
    assert_eq!(desk.fake.notices(), []);
}

#[test]
fn a_device_that_takes_no_sound_is_as_good_as_none() {
    let mut desk = desk();
    desk.play("wood", 1);
    desk.wait(3_400);
    assert!(!desk.fake.0.open.get());
    assert!(matches!(desk.fake.notices()[..], [Notice::NoDevice { .. }]));
}

#[test]
fn a_cue_that_was_held_up_for_too_long_is_left_out() {
    let mut desk = desk();
    let asked = desk.now;
    desk.now += Duration::from_secs(3);
    desk.ask(Command::Play(Strike::once("bowl"), asked));
    assert_eq!(desk.fake.0.opened.get(), 0);
}

#[test]
fn what_is_no_sound_is_told_with_its_path_once() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("bell.wav");
    fs::write(&broken, "ding").unwrap();
    let mut desk = Desk::with(Some(folder.path().to_owned()));

    for _ in 0..2 {
        desk.play("bell", 1);
        desk.play("gong", 1);
        desk.play("../bell", 1);
    }
    let told: Vec<_> = desk
        .fake
        .notices()
        .into_iter()
        .map(|notice| match notice {
            Notice::NotASound { name, path, .. } => (name, path),
            Notice::NoDevice { .. } => (String::new(), None),
        })
        .collect();
    assert_eq!(
        told,
        [
            ("bell".to_owned(), Some(broken.clone())),
            ("gong".to_owned(), Some(folder.path().join("gong.wav"))),
            ("../bell".to_owned(), None),
        ]
    );
    assert_eq!(desk.fake.0.opened.get(), 0, "no device is opened for it");

    // Mended, it plays; broken again, that is news.
    fs::write(&broken, bowl()).unwrap();
    desk.play("bell", 1);
    assert_eq!(desk.fake.struck(), 1);
    fs::write(&broken, "dong").unwrap();
    desk.play("bell", 1);
    assert_eq!(desk.fake.notices().len(), 1);
}

fn bowl() -> &'static [u8] {
    match names::find("bowl", None) {
        Some(Found::BuiltIn(bytes)) => bytes,
        _ => &[],
    }
}
