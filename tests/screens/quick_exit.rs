//! The quick exit: Shift three times on whatever screen, and nothing is left on it; and nothing is lost.

use std::fs;
use std::io;
use std::time::Duration;

use accesskit::{Action, Role};
use common_ground::ui::Outside;
use common_ground::ui::access::Wish;
use common_ground::ui::access::meaning::Asked;
use common_ground::ui::access::walk::What;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::disk::Disk;
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::presets::ALL;
use super::said::{english, said};
use super::tab::{goes_to, reach};

const SHIFT: Key = Key::Named(Named::Shift);

impl Person {
    /// Taps Shift so many times.
    pub(crate) fn shifts(&mut self, times: usize) -> &mut Self {
        for _ in 0..times {
            self.down(SHIFT, Modifiers::SHIFT, None, false);
            let _ = self.passes(Duration::from_millis(120));
            self.up(SHIFT);
        }
        self
    }

    /// Leaves by the quick exit, and fails unless that works at once and without a sound.
    #[track_caller]
    fn exits(&mut self, place: &str) {
        let heard = self.home.sounds.played().len();
        let _ = self.shifts(2);
        assert!(!self.left, "{place}: twice is not enough");
        let heard_by_then = self.home.sounds.played().len();
        let _ = self.shifts(1);
        assert!(self.left, "{place}: the program is still there");
        assert!(self.closed.contains(&self.main_window()), "{place}: its window is still there");
        assert!(!self.has_an_audience() || self.closed.len() == 2, "{place}: so is the other one");
        assert_eq!(self.home.sounds.played().len(), heard_by_then, "{place}: it makes a sound");
        assert!(heard_by_then >= heard);
        assert!(self.home.desktop.called().is_none(), "{place}: the desktop shows something");
        assert!(!self.home.desktop.is_awake(), "{place}: the display is kept on");
    }

    /// Opens the program again, in the plain library, and has all shown that is kept.
    #[track_caller]
    fn comes_back_and_looks(&mut self, away: Duration) {
        self.comes_back_after(away);
        self.must_see("Speaker and listener");
        self.must_not_see("was interrupted");
        let _ = self.press(said!("library-show"));
    }
}

const MINUTE: Duration = Duration::from_secs(60);

fn turn() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    assert_eq!(person.time().as_deref(), Some("0:40"));
    person
}

#[test]
fn it_leads_out_of_every_screen_and_the_next_start_is_plain() {
    for preset in ALL {
        let mut person = preset.reach(Home::new());
        if preset.name.starts_with("audience") {
            let _ = person.turns_to_the_audience();
        }
        person.exits(preset.name);
        person.comes_back_after(MINUTE);
        person.must_see(said!("library-show"));
        person.must_see("Speaker and listener");
        person.must_not_see("was interrupted");
        assert!(person.home.path("state/opens-plain").exists(), "{}", preset.name);
    }
}

#[test]
fn it_works_while_somebody_types_in_any_field_and_types_nothing() {
    for preset in ALL {
        let controls = reach(preset, LAPTOP).all_controls();
        for (place, control) in controls.iter().enumerate() {
            if control.role != Role::TextInput {
                continue;
            }
            let mut person = reach(preset, LAPTOP);
            goes_to(&mut person, place, controls.len());
            let _ = person.types("x");
            let typed = person.fields();
            let _ = person.shifts(2);
            assert_eq!(person.fields(), typed, "{}", preset.name);
            let _ = person.shifts(1);
            assert!(person.left, "{}: {}", preset.name, control.words);
        }
    }
}

#[test]
fn capitals_are_no_way_out_and_neither_are_presses_that_are_far_apart() {
    let mut person = turn();
    let _ = person.taps("p");
    for letter in ["A", "B", "C", "D"] {
        let key = Key::Character(letter.into());
        person.down(SHIFT, Modifiers::SHIFT, None, false);
        person.down(key.clone(), Modifiers::SHIFT, Some(letter), false);
        person.up(key);
        person.up(SHIFT);
    }
    person.must_see("ABCD");
    for _ in 0..4 {
        let _ = person.shifts(2).passes(Duration::from_secs(6));
    }
    // A selection by clicks.
    for _ in 0..4 {
        person.down(SHIFT, Modifiers::SHIFT, None, false);
        person.hears(Outside::Pressed);
        person.up(SHIFT);
    }
    // A Shift that somebody leans on.
    for number in 0..100 {
        person.down(SHIFT, Modifiers::SHIFT, None, number > 0);
        let _ = person.passes(Duration::from_millis(33));
    }
    person.up(SHIFT);
    assert!(!person.left);
    person.must_see("ABCD");
}

#[test]
fn a_talk_is_paused_and_comes_back_with_the_time_it_had() {
    let mut person = turn();
    person.exits("a turn");
    person.comes_back_and_looks(Duration::from_secs(3_600));
    person.must_see("“Speaker and listener” was interrupted. Nothing is lost.");
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("stage-paused"));
    person.must_see("Ana");
    assert_eq!(person.time().as_deref(), Some("0:40"));
    let _ = person.key(Named::Space).waits(1);
    // The first press may be for a question that such a long pause asks.
    if person.time().as_deref() == Some("0:40") {
        let _ = person.key(Named::Space).waits(1);
    }
    assert_eq!(person.time().as_deref(), Some("0:39"), "{}", person.reads());
}

#[test]
fn a_talk_in_the_breath_before_a_turn_is_paused_too() {
    let mut person = Home::new().talk();
    let _ = person.goes_on(2);
    person.must_see(said!("stage-in-a-breath"));
    person.exits("a breath");
    person.comes_back_and_looks(MINUTE);
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("stage-paused"));
    person.must_see("Ana");
}

#[test]
fn a_gate_still_waits_for_its_answer() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate();
    person.exits("a gate");
    person.comes_back_and_looks(MINUTE);
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
}

#[test]
fn a_break_keeps_its_promise() {
    let mut person = turn();
    let _ = person.taps("b").waits(60);
    let promise = person.clock_in(19);
    person.exits("a break");
    person.comes_back_and_looks(Duration::from_secs(300));
    person.must_see(&*format!("Back at {promise}"));
}

#[test]
fn a_break_whose_time_comes_just_then_makes_no_sound_any_more() {
    let mut person = turn();
    let _ = person.taps("b").waits(1_199).shifts(2).passes(Duration::from_millis(700));
    let heard = person.home.sounds.played().len();
    let _ = person.shifts(1);
    assert!(person.left);
    person.hears(Outside::Tick);
    person.hears(Outside::Frame);
    assert!(person.home.sounds.played().len() <= heard + 1, "the sound that was due, and no other");
    assert!(person.home.desktop.called().is_none());
    assert!(!person.home.desktop.is_awake());
}

#[test]
fn a_message_of_the_desktop_is_taken_back() {
    let mut person = turn();
    let _ = person.taps("b").waits(1_210);
    assert!(person.home.desktop.called().is_some(), "people are called back");
    let _ = person.shifts(3);
    assert!(person.left && person.home.desktop.called().is_none());
}

#[test]
fn the_breathing_that_is_heard_is_silent_at_once() {
    let mut person = Home::new().with_settings("(breathing_sound: WithPacer)").talk();
    let _ = person.goes_to_the_first_turn().taps("b").waits(5);
    assert!(person.home.sounds.breath().is_some(), "it breathes");
    person.exits("a break");
    assert!(person.home.sounds.breath().is_none());
}

#[test]
fn what_was_typed_on_the_stage_and_at_the_close_is_kept() {
    let mut person = turn();
    let _ = person.taps("p").types("The car");
    person.exits("a panel");
    person.comes_back_and_looks(MINUTE);
    let _ = person.press(said!("library-go-on")).taps("p");
    person.must_see("The car");

    let mut person = turn();
    let _ = person.goes_to_the_close().writes(said!("close-what"), "Dinner");
    person.exits("the close");
    person.comes_back_and_looks(MINUTE);
    let _ = person.press(said!("library-go-on"));
    person.must_see("Dinner");
}

#[test]
fn both_windows_go_whichever_has_the_keyboard() {
    let windows: [fn(&mut Person); 2] =
        [|person| done(person.turns_back()), |person| done(person.turns_to_the_audience())];
    for turns in windows {
        let mut person = turn();
        let _ = person.taps("a");
        turns(&mut person);
        person.exits("two windows");
        assert_eq!(person.closed.len(), 2);
        assert_eq!(person.closed.last(), Some(&person.main_window()), "the program ends with the main one");
        person.comes_back_and_looks(MINUTE);
        let _ = person.press(said!("library-go-on"));
        assert_eq!(person.time().as_deref(), Some("0:40"));
    }
}

#[test]
fn no_disk_holds_the_windows_up() {
    let disk = Disk::new();
    let mut person = Home::new().on(&disk).talk();
    let _ = person.goes_to_the_first_turn().waits(20);
    disk.hangs();
    let _ = person.shifts(3);
    assert!(person.closed.contains(&person.main_window()), "it is gone at once");
    assert!(!person.left, "and the rest is waited for");
    disk.recovers(None);
    person.waits_to_leave();
    person.comes_back_after(MINUTE);
    person.must_see(said!("library-show"));
}

#[test]
fn a_disk_that_is_full_does_not_keep_it_open() {
    let disk = Disk::new();
    let mut person = Home::new().on(&disk).talk();
    let _ = person.goes_to_the_first_turn();
    disk.recovers(Some(io::ErrorKind::StorageFull));
    let _ = person.shifts(3);
    person.waits_to_leave();
}

#[test]
fn the_mark_is_there_even_if_the_program_is_killed_before_it_ends() {
    let disk = Disk::new();
    let mut person = Home::new().on(&disk).talk();
    let _ = person.goes_to_the_first_turn().shifts(3);
    let mark = person.home.path("state/opens-plain");
    person.waits_until("the mark is left", |_| fs::exists(&mark).unwrap());
    // Nobody waits for the end of this one.
    person.comes_back_after(MINUTE);
    person.must_see(said!("library-show"));
    person.must_not_see("was interrupted");
}

/// The button that only screen readers are told of, and a wish to press it.
fn unseen_button(person: &mut Person) -> Wish {
    let name = english!("quick-exit", "name");
    let told = person.told(None);
    let mut buttons = told.nodes.iter().filter(|(_, node)| node.label() == Some(&*name));
    let (of, node) = buttons.next_back().expect("there is a way out");
    assert!(node.role() == Role::Button && node.supports_action(Action::Click));
    assert_eq!(node.keyboard_shortcut(), Some(&*english!("key-shift-three-times")));
    assert!(node.bounds().is_some_and(|bounds| bounds.area() > 0.0), "what has no size counts as not there");
    Wish { of: *of, what: What::Do(Asked::Press) }
}

#[test]
fn a_screen_reader_finds_the_way_out_on_every_screen_and_in_both_windows() {
    for preset in ALL {
        let mut person = preset.reach(Home::new());
        if preset.name.starts_with("audience") {
            let _ = person.turns_to_the_audience();
        }
        let wish = unseen_button(&mut person);
        let _told = person.told(Some(wish));
        assert!(person.left, "{}", preset.name);
    }
}

/// A place, and how it is come to from a turn.
type Way = (&'static str, fn(&mut Person));

#[test]
fn it_is_a_button_where_people_look_for_it() {
    let ways: [Way; 6] = [
        ("help", |person| done(person.home_again().press(said!("library-help")))),
        ("settings", |person| done(person.home_again().press(said!("library-settings")))),
        ("a turn", |person| done(person.taps("?"))),
        ("a gate", |person| done(person.goes_on(3).taps("?"))),
        ("a break", |person| done(person.taps("b").taps("?"))),
        ("the facilitator's window", |person| done(person.taps("a").turns_back().taps("?"))),
    ];
    for (place, goes) in ways {
        for size in [LAPTOP, PHONE] {
            let mut person = turn();
            person.resize(size);
            goes(&mut person);
            person.resize(size);
            let with_key = english!("quick-exit-by-key", key = english!("key-shift-three-times"));
            let _ = if person.sees(&*with_key) {
                person.press(&*with_key)
            } else {
                person.press(said!("quick-exit"))
            };
            assert!(person.left, "{place} at {size:?}");
        }
    }
}

#[test]
fn whoever_needs_shift_by_itself_switches_its_key_off_and_keeps_the_buttons() {
    let mut person = Home::new().open();
    let _ = person.press(said!("library-settings")).press(said!("settings-keys"));
    person.must_see(said!("key-shift-three-times"));
    let _ = person.press(said!("keys-quick-exit"));
    person.must_not_see(said!("key-shift-three-times"));
    assert!(person.home.read("config/settings.ron").contains("quick_exit: false"));
    let _ = person.shifts(4);
    assert!(!person.left);
    // All keys as they were is about the others.
    let _ = person.press(said!("keys-all-as-they-were")).press(said!("widget-back-to-settings"));
    assert!(person.home.read("config/settings.ron").contains("quick_exit: false"));
    person.must_not_see(said!("quick-exit-key"));
    person.must_see(said!("quick-exit-what"));

    let mut person = Home::new().with_settings("(quick_exit: false)").talk();
    let _ = person.goes_to_the_first_turn().shifts(4).taps("?");
    person.must_not_see(said!("key-shift-three-times"));
    let _ = person.press(said!("quick-exit"));
    assert!(person.left);
}

#[test]
fn its_key_is_in_the_list_of_keys() {
    let mut person = turn();
    let _ = person.taps("?");
    person.must_see(said!("quick-exit-by-key", key = "Shift\u{a0}×3"));
    person.resize(PHONE);
    person.must_see(said!("key-shift-three-times-does"));
    let _ = person.home_again().press(said!("library-help"));
    person.must_see(said!("key-shift-three-times-does"));
    person.must_see(said!("quick-exit-key"));
}
