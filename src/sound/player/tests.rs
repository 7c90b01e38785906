#![allow(clippy::unwrap_used, clippy::float_cmp)]

use std::cell::{Cell, RefCell};
use std::fs;
use std::rc::Rc;
use std::sync::{Mutex, PoisonError};

use super::*;

/// A sound system to play to, and a clock to turn by hand.
#[derive(Clone, Default)]
struct Fake(Rc<Inner>);

#[derive(Default)]
struct Inner {
    missing: Cell<bool>,
    hangs: Cell<bool>,
    opened: Cell<u32>,
    open: Cell<bool>,
    /// The stream that is being opened.
    asked: Cell<Option<u64>>,
    sounding: Arc<Mutex<Vec<Voice>>>,
    notices: RefCell<Vec<Notice>>,
}

struct FakeSpeaker(Arc<Mutex<Vec<Voice>>>);

impl Speaker for FakeSpeaker {
    fn sound(&self, voice: Voice) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(voice);
    }
}

/// While it lives, the device is open.
struct FakeKeep(Fake);

impl Drop for FakeKeep {
    fn drop(&mut self) {
        self.0.0.open.set(false);
        self.0.play_out();
    }
}

impl Fake {
    fn sounding(&self) -> std::sync::MutexGuard<'_, Vec<Voice>> {
        self.0.sounding.lock().unwrap()
    }

    fn struck(&self) -> usize {
        self.sounding().len()
    }

    /// Plays everything to its end.
    fn play_out(&self) {
        self.sounding().clear();
    }

    fn notices(&self) -> Vec<Notice> {
        self.0.notices.take()
    }

    /// The loudest sample that comes next from what sounds.
    fn loudness(&self) -> f32 {
        self.sounding()
            .iter_mut()
            .flat_map(|voice| voice.by_ref().take(20_000))
            .fold(0.0, |loudest, sample| loudest.max(sample.abs()))
    }
}

type Start = Box<dyn FnMut(u64) -> Result<FakeKeep, String>>;
type Notify = Box<dyn Fn(Notice)>;

struct Desk {
    player: Player<Start, Notify, FakeKeep>,
    fake: Fake,
    wish: Arc<Wish>,
    now: Instant,
}

fn desk() -> Desk {
    Desk::with(None)
}

impl Desk {
    fn with(own_folder: Option<PathBuf>) -> Self {
        let fake = Fake::default();
        let system = fake.clone();
        let start = move |stream| {
            assert!(!system.0.open.replace(true), "one device at a time");
            system.0.opened.set(system.0.opened.get() + 1);
            system.0.asked.set(Some(stream));
            Ok(FakeKeep(system.clone()))
        };
        let people = fake.clone();
        let notify = move |notice| people.0.notices.borrow_mut().push(notice);
        let wish = Arc::new(Wish::default());
        let player =
            Player::new(own_folder, Arc::clone(&wish), Box::new(start) as Start, Box::new(notify) as Notify);
        Self { player, fake, wish, now: Instant::now() }
    }

    fn ask(&mut self, command: Command) {
        self.player.handle(command, self.now);
        self.player.go_on(self.now);
        self.answer();
    }

    /// The sound system answers, if it does.
    fn answer(&mut self) {
        if self.fake.0.hangs.get() {
            return;
        }
        let Some(stream) = self.fake.0.asked.take() else { return };
        let speaker: Result<Box<dyn Speaker>, String> = if self.fake.0.missing.get() {
            Err("unplugged".to_owned())
        } else {
            Ok(Box::new(FakeSpeaker(Arc::clone(&self.fake.0.sounding))))
        };
        self.ask(Command::Opened { stream, speaker });
    }

    fn play(&mut self, name: &str, strikes: u8) {
        self.ask(Command::Play(Strike { name: name.to_owned(), strikes, soft: false }, self.now));
    }

    fn get_ready(&mut self, name: &str) {
        self.ask(Command::GetReady(name.to_owned()));
    }

    fn set_muted(&mut self, muted: bool) {
        self.wish.set_muted(muted);
        self.ask(Command::Wish);
    }

    fn wait(&mut self, milliseconds: u64) {
        self.now += Duration::from_millis(milliseconds);
        self.player.go_on(self.now);
        self.answer();
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
    desk.wait(2_500);
    desk.wait(1);
    assert_eq!(desk.fake.struck(), 2);
    desk.wait(1_199);
    assert_eq!(desk.fake.struck(), 3);
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

    desk.wish.set_volume(0.5);
    desk.ask(Command::Wish);
    desk.play("bowl", 1);
    assert!((desk.fake.loudness() / full - 0.25).abs() < 0.001);
}

#[test]
fn muted_there_is_no_sound_and_no_device() {
    let mut desk = desk();
    desk.set_muted(true);
    desk.play("bowl", 2);
    desk.wait(1_200);
    assert_eq!(desk.fake.0.opened.get(), 0);

    desk.set_muted(false);
    desk.wait(1_200);
    assert_eq!(desk.fake.0.opened.get(), 0, "it isn't made up for");
    desk.play("bowl", 1);
    assert_eq!(desk.fake.struck(), 1);
}

#[test]
fn muting_takes_strikes_to_come_away_and_silences_what_rings() {
    let mut desk = desk();
    desk.play("bowl", 5);
    desk.set_muted(true);
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
fn a_breath_is_joined_where_the_pacer_is_and_fades_when_it_is_held() {
    let mut desk = desk();
    desk.ask(Command::Breathe(Duration::from_secs(2), desk.now));
    assert_eq!(desk.fake.struck(), 1);
    let left = |desk: &Desk| desk.fake.sounding()[0].size_hint().0;
    assert_eq!(left(&desk), 8 * 12_000, "eight seconds of it");
    let first = desk.fake.sounding()[0].next().unwrap();
    assert!(first.abs() < 0.001, "from nothing");
    assert!(desk.fake.loudness() > 0.03);

    desk.ask(Command::HoldBreath);
    let _ = desk.fake.loudness(); // the fade
    assert_eq!(desk.fake.loudness(), 0.0);
    desk.play("bowl", 1);
    assert!(desk.fake.loudness() > 0.2, "a strike is none of its business");
}

#[test]
fn a_breath_and_a_strike_leave_each_other_alone() {
    let mut desk = desk();
    desk.play("bowl", 3);
    desk.ask(Command::Breathe(Duration::ZERO, desk.now));
    desk.wait(1_200);
    assert_eq!((desk.fake.struck(), desk.fake.0.opened.get()), (3, 1));
    desk.ask(Command::Hush);
    let _ = desk.fake.loudness();
    assert_eq!(desk.fake.loudness(), 0.0, "leaving the talk, both fade");
}

#[test]
fn a_breath_is_in_step_after_a_slow_device_too_and_not_heard_while_muted() {
    let mut desk = desk();
    desk.fake.0.hangs.set(true);
    desk.ask(Command::Breathe(Duration::ZERO, desk.now));
    desk.wait(500);
    desk.fake.0.hangs.set(false);
    desk.answer();
    assert_eq!(desk.fake.sounding()[0].size_hint().0, 12_000 * 19 / 2);

    desk.set_muted(true);
    desk.fake.play_out();
    desk.wait(20_000);
    desk.ask(Command::Breathe(Duration::ZERO, desk.now));
    assert_eq!((desk.fake.struck(), desk.fake.0.opened.get()), (0, 1));
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
fn a_device_that_stops_taking_sound_is_let_go_however_often_it_is_struck() {
    let mut desk = desk();
    for _ in 0..100 {
        desk.play("wood", 1);
        desk.wait(2_000);
        assert!(desk.fake.struck() <= 2, "what it doesn't take doesn't pile up");
    }
    assert_eq!(desk.fake.notices().len(), 1);
}

#[test]
fn made_ready_the_device_is_open_before_the_sound() {
    let mut desk = desk();
    desk.get_ready("bowl");
    assert_eq!((desk.fake.0.open.get(), desk.fake.struck()), (true, 0));
    desk.wait(1_000);
    desk.get_ready("bowl");
    desk.wait(2_000);
    desk.play("bowl", 1);
    assert_eq!((desk.fake.struck(), desk.fake.0.opened.get()), (1, 1));
}

#[test]
fn made_ready_for_nothing_the_device_is_let_go() {
    let mut desk = desk();
    desk.get_ready("bowl");
    desk.wait(7_000);
    assert!(!desk.fake.0.open.get());
    assert_eq!((desk.player.wakes_at(), desk.fake.notices()), (None, Vec::new()));
}

#[test]
fn nothing_is_made_ready_for_what_wont_be_heard() {
    let mut desk = desk();
    desk.set_muted(true);
    desk.get_ready("bowl");
    desk.set_muted(false);
    desk.wish.set_volume(0.0);
    desk.get_ready("bowl");
    desk.wish.set_volume(1.0);
    desk.get_ready("no such sound");
    assert_eq!(desk.fake.0.opened.get(), 0);
}

#[test]
fn a_missing_device_isnt_asked_for_again_and_again_before_a_sound() {
    let mut desk = desk();
    desk.fake.0.missing.set(true);
    for _ in 0..3 {
        desk.get_ready("bowl");
        desk.wait(1_000);
    }
    assert_eq!((desk.fake.0.opened.get(), desk.fake.notices().len()), (1, 1));
    desk.play("bowl", 1);
    assert_eq!(desk.fake.0.opened.get(), 2, "but with the sound it is");
}

#[test]
fn a_sound_waits_a_moment_for_a_slow_device_and_no_longer() {
    let mut desk = desk();
    desk.fake.0.hangs.set(true);
    desk.play("bowl", 1);
    desk.now += Duration::from_millis(400);
    desk.fake.0.hangs.set(false);
    desk.answer();
    assert_eq!(desk.fake.struck(), 1);

    desk.fake.play_out();
    desk.wait(10_000);
    desk.fake.0.hangs.set(true);
    desk.play("bowl", 1);
    assert_eq!(desk.player.wakes_at(), Some(desk.now + TOO_LATE), "and nothing spins until then");
    desk.wait(2_500);
    desk.fake.0.hangs.set(false);
    desk.answer();
    assert_eq!(desk.fake.struck(), 0, "too late");
}

#[test]
fn of_several_strikes_a_slow_device_sounds_the_ones_that_are_left() {
    let mut desk = desk();
    desk.fake.0.hangs.set(true);
    desk.play("bowl", 3);
    desk.wait(1_500);
    desk.fake.0.hangs.set(false);
    desk.answer();
    assert_eq!(desk.fake.struck(), 1);
    desk.wait(1_100);
    assert_eq!(desk.fake.struck(), 1, "never two at once");
    desk.wait(100);
    assert_eq!(desk.fake.struck(), 2);
}

#[test]
fn a_device_that_hangs_is_given_up_and_said() {
    let mut desk = desk();
    desk.fake.0.hangs.set(true);
    desk.play("bowl", 3);
    desk.wait(4_900);
    assert_eq!(desk.fake.notices(), []);
    desk.wait(200);
    assert!(!desk.fake.0.open.get(), "it may go");
    assert!(matches!(desk.fake.notices()[..], [Notice::NoDevice { .. }]));
    assert_eq!(desk.player.wakes_at(), None);

    // Its late answer is nobody's business, and the next sound has a device of its own.
    let late = desk.fake.0.asked.take();
    desk.fake.0.hangs.set(false);
    desk.play("bowl", 1);
    assert_eq!(desk.fake.struck(), 1);
    let speaker: Box<dyn Speaker> = Box::new(FakeSpeaker(Arc::default()));
    desk.ask(Command::Opened { stream: late.unwrap(), speaker: Ok(speaker) });
    desk.play("bowl", 1);
    assert_eq!(desk.fake.struck(), 2);
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
