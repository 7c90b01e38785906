//! What someone who runs the talk for others has beside everybody: a look ahead, jumps, and who has had little of the
//! floor.

use common_ground::session::{Event, Heard, Reason, State};

use super::{PAIR, Talk};

/// Turns of two minutes for each of three.
const TURNS: &str = r#"(
    format: 1, name: "Turns",
    participants: (min: 2, max: 4),
    turns: { "say": (title: "Say", time: "2m"), "talk": (title: "Talk") },
    flow: [
        Each(steps: [Speaker("say")]),
        Each(steps: [Speaker("say")]),
        Exchange(turn: "talk", each: "4m"),
    ],
    breaks: (breath: None),
)"#;

fn coming(talk: &Talk, most: usize) -> Vec<(String, Option<usize>)> {
    talk.session.coming(most).iter().map(|step| (step.turn.id.clone(), step.holder)).collect()
}

#[test]
fn the_next_steps_are_those_that_come_if_all_goes_its_way() {
    let mut talk = Talk::begun(PAIR, 2);
    let step = |id: &str, holder| (id.to_owned(), holder);
    assert_eq!(coming(&talk, 3), [step("back", Some(1)), step("got", Some(0)), step("speak", Some(1))]);
    talk.does(Event::GoTo(5));
    assert_eq!(talk.state(), State::Gate);
    assert_eq!(coming(&talk, 3), [step("quiet", None)], "and then the close");
    talk.does(Event::Heard(Heard::Yes));
    assert_eq!(coming(&talk, 3), []);
    talk.does(Event::EndNow);
    assert_eq!(coming(&talk, 3), []);
}

#[test]
fn a_turn_that_was_passed_comes_round_in_the_next_steps_too() {
    let mut talk = Talk::begun(TURNS, 3);
    talk.does(Event::Pass);
    let whose: Vec<Option<usize>> = talk.session.coming(3).iter().map(|step| step.holder).collect();
    assert_eq!((talk.session.holder(), whose), (Some(1), vec![Some(2), Some(0), Some(0)]));
}

#[test]
fn a_jump_by_mistake_can_be_taken_back() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(30);
    talk.does(Event::GoTo(6));
    assert_eq!(talk.step(), "quiet");
    talk.wait(4);
    talk.does(Event::Undo);
    assert_eq!((talk.step(), talk.state(), talk.left()), ("speak".to_owned(), State::Running, 60));
    talk.does(Event::GoTo(6));
    talk.wait(11);
    talk.does(Event::Undo);
    assert_eq!(talk.ignored(), Some(Reason::NothingToUndo));
    talk.does(Event::Back);
    assert_eq!((talk.step(), talk.left()), ("speak".to_owned(), 60), "and later one step back does it");
}

#[test]
fn nobody_is_given_the_floor_who_has_gone() {
    let mut talk = Talk::begun(TURNS, 3);
    talk.does(Event::Leave(2));
    talk.does(Event::GoTo(2));
    assert_eq!(talk.ignored(), Some(Reason::NoSuchSeat));
    assert_eq!(talk.session.holder(), Some(0));
}

#[test]
fn whoever_uses_their_turns_has_not_had_little_of_the_floor() {
    let mut talk = Talk::begun(TURNS, 2);
    assert_eq!(talk.session.little_of_the_floor(), None, "too early to say");
    talk.wait(105);
    assert_eq!(talk.session.little_of_the_floor(), None, "nobody is behind for listening");
    talk.does(Event::Next);
    talk.wait(100);
    talk.does(Event::Next);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![]));
}

#[test]
fn whoever_hardly_speaks_has_had_little_of_the_floor_until_they_have_more() {
    let mut talk = Talk::begun(TURNS, 2);
    talk.wait(140);
    talk.does(Event::Next);
    talk.wait(20);
    talk.does(Event::Next);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![1]));
    talk.wait(60);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![1]), "a turn that is on changes nothing");
    talk.does(Event::Next);
    talk.wait(180);
    talk.does(Event::Next);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![]));
}

#[test]
fn in_an_open_exchange_it_is_said_while_it_can_still_be_mended() {
    let mut talk = Talk::begun(TURNS, 2);
    talk.does(Event::GoTo(4));
    talk.does(Event::TakeFloor(1));
    talk.wait(130);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![0]));
    talk.does(Event::TakeFloor(0));
    talk.wait(120);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![]));
}

#[test]
fn whoever_has_gone_has_not_had_little_of_the_floor() {
    let mut talk = Talk::begun(TURNS, 3);
    talk.wait(120);
    talk.does(Event::Next);
    talk.does(Event::Next);
    talk.wait(120);
    talk.does(Event::Next);
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![1]));
    talk.does(Event::Leave(1));
    assert_eq!(talk.session.little_of_the_floor(), Some(vec![]));
}
