//! An exchange: open discussion on a shared clock, in which each has time of their own.

use std::time::Duration;

use common_ground::plan::Label;
use common_ground::session::{Announcement, Event, More, Pause, Reason, State, Voice};

use super::{Talk, secs};

/// Two turns; in the exchange between them each has this long.
fn set(each: &str, turn: &str) -> String {
    format!(
        r#"(format: 1, name: "x", participants: (max: 4),
            turns: {{ "talk": (title: "Talk"{turn}), "quiet": (title: "Quiet", time: "1m") }},
            flow: [Everyone("quiet"), Exchange(turn: "talk", each: "{each}"), Everyone("quiet")],
            breaks: (breath: None))"#
    )
}

/// In an exchange in which each has 20 seconds.
fn talk(people: usize) -> Talk {
    in_exchange(&set("20s", ""), people)
}

fn in_exchange(set: &str, people: usize) -> Talk {
    let mut talk = Talk::new(set, people);
    talk.does(Event::Begin);
    talk.does(Event::Next);
    assert_eq!(talk.step(), "talk");
    talk
}

impl Talk {
    /// What everyone has left of their own time, in seconds.
    fn shares(&self) -> Vec<u64> {
        self.session.shares(self.at()).iter().map(|share| share.left.as_secs()).collect()
    }

    fn for_anyone(&self) -> u64 {
        self.session.for_anyone(self.at()).as_secs()
    }

    /// Both ask for a minute more, and get it.
    fn has_a_minute_more(&mut self) {
        self.does(Event::AskMore);
        self.does(Event::Consent(Voice::Seat(0)));
        self.does(Event::Consent(Voice::Seat(1)));
        assert!(self.said(&Announcement::MoreTime(secs(60))));
    }
}

#[test]
fn silence_costs_nobody_anything() {
    let mut talk = talk(2);
    talk.wait(90);
    assert_eq!((talk.left(), talk.shares()), (40, vec![20, 20]));
    assert_eq!(talk.session.next_wake(talk.at()), None, "nothing moves meanwhile");
    talk.does(Event::TakeFloor(0));
    assert!(talk.said(&Announcement::FloorTaken(0)));
    talk.wait(5);
    assert_eq!((talk.left(), talk.shares()), (35, vec![15, 20]));
    talk.does(Event::GiveFloor(0));
    assert!(talk.said(&Announcement::FloorGiven(0)));
    assert_eq!(talk.session.holder(), None);
    talk.wait(300);
    assert_eq!((talk.left(), talk.shares()), (35, vec![15, 20]));
    assert_eq!((talk.step(), talk.state()), ("talk".to_owned(), State::Running));
}

#[test]
fn whoever_has_used_their_time_gives_way_to_the_others() {
    let mut talk = talk(2);
    talk.does(Event::TakeFloor(0));
    talk.wait(5);
    talk.does(Event::TakeFloor(1));
    talk.wait(19);
    assert_eq!((talk.session.holder(), talk.shares()), (Some(1), vec![15, 1]));
    talk.wait(1);
    assert_eq!(talk.session.holder(), None);
    assert!(talk.said(&Announcement::ShareUsed(1)));
    assert_eq!((talk.left(), talk.shares()), (15, vec![15, 0]), "what is left is the other’s");
    talk.does(Event::TakeFloor(1));
    assert_eq!(talk.ignored(), Some(Reason::ShareUsed));
    talk.does(Event::TakeFloor(0));
    assert_eq!((talk.ignored(), talk.session.holder()), (None, Some(0)));
}

#[test]
fn a_minute_more_is_for_anyone_also_for_those_whose_time_is_used() {
    let mut talk = talk(2);
    talk.does(Event::TakeFloor(0));
    talk.wait(20);
    assert!(talk.said(&Announcement::ShareUsed(0)));
    talk.has_a_minute_more();
    assert_eq!((talk.left(), talk.shares(), talk.for_anyone()), (80, vec![0, 20], 60));
    talk.does(Event::TakeFloor(0));
    assert_eq!(talk.ignored(), None);
    talk.wait(59);
    assert_eq!((talk.session.holder(), talk.for_anyone()), (Some(0), 1));
    talk.wait(1);
    assert!(talk.said(&Announcement::ShareUsed(0)), "what is left is the other’s own");
    assert_eq!((talk.session.holder(), talk.left(), talk.shares()), (None, 20, vec![0, 20]));
}

#[test]
fn whoever_speaks_goes_on_in_time_that_is_for_anyone() {
    let mut talk = talk(2);
    talk.does(Event::TakeFloor(0));
    talk.wait(10);
    talk.has_a_minute_more();
    assert_eq!((talk.shares(), talk.for_anyone()), (vec![10, 20], 60), "nobody’s own time rises");
    talk.wait(10);
    assert!(talk.said(&Announcement::GoesOnForAnyone(0)));
    assert!(!talk.said(&Announcement::ShareUsed(0)));
    assert_eq!((talk.session.holder(), talk.shares()), (Some(0), vec![0, 20]));
    talk.wait(60);
    assert!(talk.said(&Announcement::ShareUsed(0)));
}

#[test]
fn a_minute_less_is_taken_from_everyone_alike_and_first_from_what_is_for_anyone() {
    let mut talk = in_exchange(&set("3m", ""), 2);
    talk.does(Event::Add(-60));
    assert_eq!((talk.left(), talk.shares()), (300, vec![150, 150]));
    talk.does(Event::Add(60));
    talk.does(Event::Add(60));
    assert_eq!((talk.left(), talk.shares(), talk.for_anyone()), (420, vec![150, 150], 120));
    talk.does(Event::Add(-60));
    assert_eq!(
        (talk.left(), talk.shares(), talk.for_anyone()),
        (360, vec![150, 150], 60),
        "a slip is put right"
    );
    talk.does(Event::Add(-600));
    assert_eq!((talk.left(), talk.shares()), (0, vec![0, 0]));
}

#[test]
fn nobodys_own_time_is_more_than_what_a_short_exchange_has_left() {
    let mut talk = in_exchange(&set("20s", r#", time: "30s""#), 2);
    talk.does(Event::TakeFloor(0));
    talk.wait(12);
    assert_eq!((talk.left(), talk.shares()), (18, vec![8, 18]));
    talk.does(Event::TakeFloor(1));
    talk.wait(18);
    assert!(talk.said(&Announcement::Time));
    assert_eq!((talk.left(), talk.shares()), (0, vec![0, 0]));
    assert_eq!(talk.session.holder(), Some(1), "they finish their thought");
}

#[test]
fn in_a_long_exchange_what_is_beyond_everyones_own_time_is_for_anyone() {
    let mut talk = in_exchange(&set("20s", r#", time: "1m""#), 2);
    assert_eq!((talk.shares(), talk.for_anyone()), (vec![20, 20], 20));
    talk.does(Event::TakeFloor(0));
    talk.wait(20);
    assert!(talk.said(&Announcement::GoesOnForAnyone(0)));
    talk.does(Event::TakeFloor(1));
    talk.wait(20);
    assert_eq!((talk.left(), talk.shares(), talk.for_anyone()), (20, vec![0, 0], 20));
    talk.does(Event::TakeFloor(0));
    talk.wait(20);
    assert!(talk.said(&Announcement::Time));
    assert!(!talk.said(&Announcement::ShareUsed(0)));
}

#[test]
fn when_the_time_is_up_nobody_is_cut_off_and_nobody_else_begins() {
    let mut talk = talk(2);
    talk.does(Event::TakeFloor(0));
    talk.wait(19);
    talk.does(Event::TakeFloor(1));
    talk.wait(20);
    talk.does(Event::TakeFloor(0));
    talk.wait(5);
    assert_eq!((talk.session.holder(), talk.overtime()), (Some(0), 4));
    assert!(talk.session.shares(talk.at()).iter().all(|share| share.used), "nobody can take the floor");
    talk.does(Event::TakeFloor(1));
    assert_eq!(talk.ignored(), Some(Reason::NoTimeLeft));
    talk.does(Event::GiveFloor(0));
    talk.wait(3);
    assert_eq!((talk.session.holder(), talk.overtime()), (None, 7), "time past the end is counted on");
    talk.has_a_minute_more();
    talk.does(Event::TakeFloor(1));
    assert_eq!((talk.ignored(), talk.left(), talk.for_anyone()), (None, 60, 60));
}

#[test]
fn its_cues_go_by_the_shared_clock() {
    let mut talk = in_exchange(&set("20s", ""), 2);
    talk.wait(600);
    assert_eq!(talk.sounds(), []);
    talk.does(Event::TakeFloor(1));
    talk.wait(20);
    talk.does(Event::TakeFloor(0));
    talk.wait(11);
    assert_eq!(talk.sounds(), []);
    talk.wait(1);
    assert!(talk.said(&Announcement::Label(Label::WrappingUp)));
    assert_eq!(talk.sounds(), [super::sound("wood", 1, false)]);
    assert_eq!(talk.session.next_sound(talk.at(), |_| true), Some(secs(8)));
    talk.does(Event::GiveFloor(0));
    assert_eq!(talk.session.next_sound(talk.at(), |_| true), None, "not before somebody speaks");
}

#[test]
fn whoever_has_the_floor_has_it_again_after_a_pause_a_break_and_a_wrong_key() {
    let stops: [&[Event]; 4] = [
        &[Event::Pause, Event::Resume],
        &[Event::TakeBreak, Event::Ready(Voice::All)],
        &[Event::Next, Event::Undo],
        &[Event::Next, Event::Back],
    ];
    for stop in stops {
        let mut talk = talk(2);
        talk.does(Event::TakeFloor(1));
        talk.wait(5);
        for event in stop {
            talk.does(event.clone());
            if *event == Event::TakeBreak {
                talk.wait(1_200);
            }
        }
        assert_eq!(talk.ignored(), None, "{stop:?}");
        assert_eq!(
            (talk.session.holder(), talk.left(), talk.shares()),
            (Some(1), 35, vec![20, 15]),
            "{stop:?}"
        );
    }
}

#[test]
fn whoever_takes_the_floor_waits_neither_for_a_breath_nor_for_the_clock() {
    let breathing = set("20s", "").replace("breath: None", "breath: \"5s\"");
    let mut talk = Talk::new(&breathing, 2);
    talk.does(Event::Begin);
    talk.does(Event::Next);
    talk.does(Event::Next);
    assert_eq!((talk.step(), talk.state()), ("talk".to_owned(), State::Breath));
    talk.does(Event::TakeFloor(0));
    assert_eq!((talk.session.holder(), talk.state()), (Some(0), State::Running));
    talk.does(Event::Pause);
    talk.wait(30);
    talk.does(Event::TakeFloor(0));
    assert_eq!((talk.session.holder(), talk.state(), talk.left()), (Some(0), State::Running, 40));
    talk.does(Event::TakeFloor(0));
    assert_eq!(talk.ignored(), Some(Reason::HasFloor));
}

#[test]
fn nobody_loses_time_to_a_closed_lid_and_the_key_that_opens_it_takes_no_floor() {
    let mut talk = talk(2);
    talk.does(Event::TakeFloor(0));
    talk.wait(5);
    talk.sleep(3_600);
    talk.does(Event::TakeFloor(1));
    assert_eq!(talk.ignored(), Some(Reason::JustBack));
    assert_eq!(talk.state(), State::Paused(Pause::Away(secs(3_600))));
    assert_eq!((talk.session.holder(), talk.left(), talk.shares()), (Some(0), 35, vec![15, 20]));
    talk.does(Event::TakeFloor(0));
    talk.does(Event::GiveFloor(0));
    talk.sleep(3_600);
    talk.does(Event::Clock);
    assert_eq!(
        (talk.state(), talk.left()),
        (State::Running, 35),
        "in silence nothing runs that could be lost"
    );
}

#[test]
fn what_somebody_who_leaves_had_left_is_for_anyone() {
    let mut talk = talk(3);
    talk.does(Event::TakeFloor(0));
    talk.wait(20);
    talk.does(Event::TakeFloor(0));
    assert_eq!(talk.ignored(), Some(Reason::ShareUsed));
    talk.does(Event::TakeFloor(2));
    talk.does(Event::Leave(2));
    assert_eq!((talk.session.holder(), talk.shares(), talk.for_anyone()), (None, vec![0, 20], 20));
    talk.does(Event::TakeFloor(0));
    assert_eq!((talk.ignored(), talk.session.holder()), (None, Some(0)));
}

#[test]
fn only_those_whom_it_is_for_take_the_floor_and_only_there() {
    let mut talk = in_exchange(&set("20s", "").replace("each:", "seats: [1, 3], each:"), 3);
    talk.does(Event::TakeFloor(1));
    assert_eq!(talk.ignored(), Some(Reason::NoSuchSeat));
    talk.does(Event::TakeFloor(2));
    assert_eq!(talk.session.holder(), Some(2));
    talk.does(Event::Next);
    talk.does(Event::TakeFloor(0));
    assert_eq!(talk.ignored(), Some(Reason::NotAnExchange));
    talk.does(Event::GiveFloor(0));
    assert_eq!(talk.ignored(), Some(Reason::NotAnExchange));
    talk.does(Event::Round(More::Enough));
    assert_eq!(talk.session.for_anyone(talk.at()), Duration::ZERO);
}
