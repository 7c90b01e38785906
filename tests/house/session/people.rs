//! People who join late, leave or come back in the middle of a talk: nobody waits for who has gone, and what was said stays.

use common_ground::session::{Announcement, Event, Heard, Pause, Question, Reason, State, Voice};

use super::{Talk, secs};

/// Each is heard by the others, one by one.
const HEARD: &str = r#"(
    format: 1, name: "Heard", participants: (min: 2, max: 5),
    turns: { "say": (title: "Say", time: "60s"), "back": (title: "Back", time: "30s"), "got": (title: "Got it?") },
    flow: [Repeat(times: 2, steps: [Each(steps: [
        UntilHeard(ask: "got", at_most: 3, steps: [Speaker("say"), Listener((turn: "back", one_by_one: true))]),
    ])])],
    breaks: (breath: None),
)"#;

/// Turns of a minute, and open talk.
const ROUND: &str = r#"(
    format: 1, name: "Round", participants: (min: 2, max: 5),
    turns: { "say": (title: "Say", time: "60s"), "talk": (title: "Talk"), "end": (title: "End") },
    flow: [Repeat(times: 2, steps: [Each(steps: [Speaker("say")])]), Exchange(turn: "talk", each: "1m")],
    breaks: (breath: None),
)"#;

fn now(talk: &Talk) -> (String, Option<usize>) {
    (talk.step(), talk.session.holder())
}

fn at(step: &str, holder: usize) -> (String, Option<usize>) {
    (step.to_owned(), Some(holder))
}

#[test]
fn whoever_leaves_in_their_turn_ends_it_and_the_next_begins() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.wait(20);
    talk.does(Event::Leave(0));
    assert!(talk.said(&Announcement::Left(0)));
    assert_eq!((now(&talk), talk.left()), (at("say", 1), 60));
    talk.does(Event::Next);
    talk.does(Event::Next);
    assert_eq!(now(&talk), at("say", 1), "the second round begins with who is here");
}

#[test]
fn whoever_leaves_at_their_gate_or_while_they_are_heard_isnt_waited_for() {
    for steps in [1, 2, 3] {
        let mut talk = Talk::begun(HEARD, 3);
        for _ in 0..steps {
            talk.does(Event::Next);
        }
        talk.does(Event::Leave(0));
        assert_eq!((now(&talk), talk.state()), (at("say", 1), State::Running), "after {steps} steps");
    }
}

#[test]
fn listeners_answer_one_by_one_and_not_quite_asks_all_who_are_here_again() {
    let mut talk = Talk::begun(HEARD, 4);
    let mut floor = Vec::new();
    for _ in 0..4 {
        floor.push(now(&talk));
        talk.does(Event::Next);
    }
    assert_eq!(floor, [at("say", 0), at("back", 1), at("back", 2), at("back", 3)]);
    assert_eq!(talk.state(), State::Gate);
    talk.does(Event::Leave(1));
    assert_eq!(talk.state(), State::Gate, "the speaker is here");
    talk.does(Event::Heard(Heard::NotQuite));
    assert_eq!(now(&talk), at("back", 2), "who has gone says nothing back");
    talk.does(Event::Leave(2));
    assert_eq!(now(&talk), at("back", 3));
    talk.does(Event::Next);
    talk.does(Event::Heard(Heard::More));
    assert_eq!(now(&talk), at("say", 0));
}

#[test]
fn back_leads_past_the_turns_of_who_has_gone() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.does(Event::Next);
    talk.wait(10);
    talk.does(Event::Leave(1));
    assert_eq!(now(&talk), at("say", 2));
    talk.does(Event::Back);
    assert_eq!(now(&talk), at("say", 0));
    assert!(!talk.session.can_go_back());
    talk.does(Event::Back);
    assert_eq!(talk.ignored(), Some(Reason::NothingBefore));
}

#[test]
fn for_ten_seconds_leaving_can_be_taken_back_as_if_it_hadnt_happened() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.wait(20);
    let before = (now(&talk), talk.left(), talk.session.plan().clone());
    talk.does(Event::Leave(0));
    talk.does(Event::Rename(2, "Petra".to_owned()));
    talk.wait(9);
    talk.does(Event::Undo);
    let mut plan = talk.session.plan().clone();
    assert_eq!(plan.participants[2], "Petra", "what people are called stays");
    (plan.participants[2], plan.choices.names[2]) = ("P2".to_owned(), "P2".to_owned());
    assert_eq!((now(&talk), talk.left(), plan), before);
    talk.does(Event::Leave(0));
    talk.wait(11);
    talk.does(Event::Undo);
    assert_eq!(talk.ignored(), Some(Reason::NothingToUndo));
    talk.does(Event::Join("p0".to_owned()));
    assert!(talk.said(&Announcement::Joined(0)), "later they come back to their own place");
    assert_eq!(talk.session.plan().participants, ["P0", "P1", "Petra"]);
}

#[test]
fn joining_can_be_taken_back_as_well() {
    let mut talk = Talk::begun(ROUND, 2);
    let before = talk.session.plan().clone();
    talk.does(Event::Join("Cleo".to_owned()));
    talk.does(Event::Undo);
    assert_eq!(*talk.session.plan(), before);
}

#[test]
fn a_set_says_for_how_many_it_is_and_who_has_to_stay() {
    let mut talk = Talk::begun(&ROUND.replace("min: 2", "min: 3"), 3);
    talk.does(Event::Leave(2));
    assert_eq!(talk.ignored(), Some(Reason::TooFew(3)));
    talk.does(Event::Join("P1 ".to_owned()));
    assert_eq!(talk.ignored(), Some(Reason::SameName));
    talk.does(Event::Join("  ".to_owned()));
    assert_eq!(talk.ignored(), Some(Reason::NothingWritten));
    // Who has left leaves room for somebody else.
    for name in ["Cleo", "Dan"] {
        talk.does(Event::Join(name.to_owned()));
    }
    talk.does(Event::Join("Eve".to_owned()));
    assert_eq!(talk.ignored(), Some(Reason::NoSeat));
    talk.does(Event::Leave(3));
    talk.does(Event::Join("Eve".to_owned()));
    assert!(talk.said(&Announcement::Joined(5)));
    let table = ROUND.replace(r#"Exchange(turn: "talk", each: "1m")"#, r#"Seat(1, "end")"#);
    let mut table = Talk::begun(&table, 4);
    table.does(Event::Leave(0));
    assert_eq!(table.ignored(), Some(Reason::HasAPart), "a mediator, say");
    table.does(Event::Leave(2));
    assert_eq!(table.ignored(), None);
}

#[test]
fn a_break_and_a_question_wait_for_those_who_are_here() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.does(Event::AskMore);
    talk.does(Event::Leave(2));
    assert_eq!(talk.question(), None, "it was asked of others");
    talk.does(Event::AskMore);
    talk.does(Event::Consent(Voice::Seat(0)));
    talk.does(Event::Consent(Voice::Seat(1)));
    assert!(talk.said(&Announcement::MoreTime(secs(60))));
    let mut talk = Talk::begun(ROUND, 3);
    talk.does(Event::TakeBreak);
    talk.wait(60);
    talk.does(Event::Leave(0));
    assert!(!talk.said(&Announcement::Entered(1)), "in a break nobody's turn is called out");
    assert_eq!(talk.session.step().and_then(|step| step.holder), Some(1));
    talk.does(Event::Ready(Voice::Seat(1)));
    assert_eq!(talk.question(), Some(Question::Sooner));
    talk.does(Event::Ready(Voice::Seat(2)));
    assert_eq!((now(&talk), talk.left()), (at("say", 1), 60));
}

#[test]
fn in_a_break_leaving_can_be_taken_back_too() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.wait(20);
    talk.does(Event::TakeBreak);
    talk.does(Event::Undo);
    assert_eq!(talk.ignored(), Some(Reason::OnBreak));
    talk.does(Event::Leave(0));
    assert!(talk.session.step().is_some_and(|step| step.holder == Some(1)));
    talk.does(Event::Undo);
    assert_eq!(talk.state(), State::Break);
    talk.does(Event::Ready(Voice::All));
    assert_eq!((now(&talk), talk.left()), (at("say", 0), 35));
}

#[test]
fn whoever_stopped_the_clock_to_see_somebody_off_lets_it_go_on() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.does(Event::Pause);
    talk.does(Event::Leave(0));
    assert_eq!((now(&talk), talk.state()), (at("say", 1), State::Paused(Pause::Asked)));
    talk.wait(30);
    talk.does(Event::Resume);
    assert_eq!(talk.left(), 60);
}

#[test]
fn in_open_talk_the_time_of_somebody_who_leaves_is_for_anyone() {
    let mut talk = Talk::begun(ROUND, 3);
    talk.does(Event::GoTo(6));
    for participant in [0, 1] {
        talk.does(Event::TakeFloor(participant));
        talk.wait(60);
    }
    talk.does(Event::TakeFloor(2));
    talk.wait(5);
    talk.does(Event::Leave(2));
    assert_eq!((talk.session.holder(), talk.left()), (None, 55), "what they had is for anyone now");
    talk.does(Event::TakeFloor(0));
    assert_eq!((talk.ignored(), talk.session.holder()), (None, Some(0)));
    let shares: Vec<usize> = talk.session.shares(talk.at()).iter().map(|share| share.participant).collect();
    assert_eq!(shares, [0, 1]);
}

#[test]
fn a_passed_turn_comes_round_only_for_who_is_still_here() {
    let mut talk = Talk::begun(ROUND, 4);
    talk.does(Event::Pass);
    talk.does(Event::Pass);
    talk.does(Event::Leave(0));
    talk.does(Event::Next);
    talk.does(Event::Next);
    assert_eq!(now(&talk), at("say", 1));
    assert!(talk.said(&Announcement::RoundAgain));
    talk.does(Event::Leave(1));
    assert_eq!((now(&talk), talk.session.round().map(|round| round.number)), (at("say", 2), Some(2)));
}

#[test]
fn orders_and_seats_are_kept_by_the_plan_and_by_what_comes_next() {
    let text = |each: &str| {
        format!(
            r#"(format: 1, name: "Orders", participants: (min: 2, max: 5), breaks: (breath: None),
            turns: {{ "say": (title: "Say", time: "1m") }},
            flow: [Repeat(times: 3, steps: [Each({each} steps: [Speaker("say")])])])"#
        )
    };
    let whose = |each: &str| {
        let talk = Talk::begun(&text(each), 4);
        let steps = &talk.session.plan().steps;
        let planned: Vec<usize> = steps.iter().filter_map(|step| step.holder).collect();
        let coming = talk.session.coming(planned.len());
        let coming: Vec<usize> = coming.iter().filter_map(|step| step.holder).collect();
        assert_eq!(planned[1..], coming, "{each}");
        planned
    };
    assert_eq!(whose("order: Reversed,")[..8], [3, 2, 1, 0, 3, 2, 1, 0]);
    assert_eq!(whose("order: Alternate,"), [0, 1, 2, 3, 3, 2, 1, 0, 0, 1, 2, 3]);
    assert_eq!(whose("seats: [2, 3],"), [1, 2, 1, 2, 1, 2]);
    assert_eq!(whose("seats: [3, 1], order: Alternate,"), [2, 0, 0, 2, 2, 0]);
}
