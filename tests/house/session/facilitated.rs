//! What someone who runs the talk for others has beside everybody: a look ahead, jumps, and who has had little of the
//! floor.

use common_ground::session::{Event, Heard, More, Reason, State};

use super::{PAIR, Talk, secs};

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

/// How many seconds after the beginning it ends: as it goes, and as planned.
fn ends(talk: &Talk) -> Option<(i64, i64)> {
    let ends = talk.session.ends(talk.at())?;
    Some((ends.at.as_second() - 1_000_000, ends.planned.as_second() - 1_000_000))
}

#[test]
fn it_ends_as_planned_until_somebody_takes_longer_or_goes_on_early() {
    assert_eq!(ends(&Talk::new(TURNS, 3)), None, "it hasn't begun");
    let whole = 3 * 240 + 720;
    let mut talk = Talk::begun(TURNS, 3);
    assert_eq!(ends(&talk), Some((whole, whole)));
    // What is past the end counts while it goes on.
    talk.wait(145);
    assert_eq!((talk.overtime(), ends(&talk)), (30, Some((whole + 30, whole))));
    talk.does(Event::Next);
    assert_eq!(ends(&talk), Some((whole + 30, whole)));
    talk.wait(60);
    talk.does(Event::Next);
    assert_eq!(ends(&talk), Some((whole - 30, whole)), "a minute was left");
    talk.does(Event::Add(60));
    assert_eq!(ends(&talk), Some((whole + 30, whole)));
    talk.does(Event::Pause);
    talk.wait(45);
    assert_eq!(ends(&talk), Some((whole + 75, whole)), "a pause takes its time");
    talk.does(Event::SetBreak(secs(600)));
    talk.does(Event::TakeBreak);
    let rest = talk.session.rest(talk.at()).expect("a break").left;
    let rest = i64::try_from(rest.as_secs()).unwrap();
    assert_eq!(ends(&talk), Some((whole + 75 + rest, whole)), "and so does a break");
    talk.does(Event::EndNow);
    assert_eq!(ends(&talk), None);
}

#[test]
fn breaths_count_on_the_way_to_the_end_and_rounds_that_are_only_offered_do_not() {
    // Both speak and say it back, with a breath before each.
    let talk = Talk::begun(PAIR, 2);
    let (goes, planned) = ends(&talk).expect("it has a clock");
    assert_eq!(goes, planned);
    let times: u64 = talk.session.plan().length().as_secs();
    assert!(planned > i64::try_from(times).unwrap(), "{planned} s, of which {times} without breaths");
    let offered = r#"(format: 1, name: "Rounds", breaks: (breath: None),
        turns: { "say": (title: "Say", time: "1m"), "more": (title: "More?") },
        flow: [Repeat(times: 5, ask: "more", steps: [Each(steps: [Speaker("say")])])])"#;
    let mut talk = Talk::begun(offered, 2);
    assert_eq!(ends(&talk), Some((120, 120)));
    talk.does(Event::Next);
    talk.does(Event::Next);
    talk.does(Event::Round(More::OnceMore));
    assert_eq!(ends(&talk), Some((125, 120)), "another round was wanted");
    let untimed =
        r#"(format: 1, name: "Still", turns: { "still": (title: "Still") }, flow: [Everyone("still")])"#;
    assert_eq!(ends(&Talk::begun(untimed, 2)), None, "nobody knows");
}

#[test]
fn a_rehearsal_ends_sooner() {
    let mut talk = Talk::at_speed(TURNS, 3, 60);
    talk.does(Event::Begin);
    assert_eq!(ends(&talk), Some((24, 24)));
    talk.wait(2);
    assert_eq!(ends(&talk), Some((24, 24)));
}

#[test]
fn whoever_passed_is_known_until_they_have_their_turn() {
    let mut talk = Talk::begun(TURNS, 3);
    assert_eq!(talk.session.passed(), Vec::<usize>::new());
    talk.does(Event::Pass);
    assert_eq!(talk.session.passed(), [0]);
    talk.does(Event::Undo);
    assert_eq!(talk.session.passed(), Vec::<usize>::new(), "it was a slip");
    talk.does(Event::Pass);
    talk.does(Event::Back);
    assert_eq!(talk.session.passed(), Vec::<usize>::new());
    talk.does(Event::Pass);
    talk.does(Event::Pass);
    assert_eq!(talk.session.passed(), [0, 1]);
    talk.does(Event::Next);
    // Their turns come round once more.
    assert_eq!((talk.session.holder(), talk.session.passed()), (Some(0), vec![1]));
    talk.does(Event::Pass);
    assert_eq!((talk.session.holder(), talk.session.passed()), (Some(1), vec![0]));
    talk.does(Event::Next);
    talk.does(Event::Leave(0));
    assert_eq!(talk.session.passed(), Vec::<usize>::new(), "whoever has gone is left alone");
    let mut pair = Talk::begun(PAIR, 2);
    pair.does(Event::Pass);
    assert_eq!(pair.session.passed(), [0]);
    // Past the breath before the other one's turn, past that turn, and past the breath after it.
    for _ in 0..3 {
        pair.does(Event::Next);
    }
    assert_eq!(pair.session.upcoming().map(|step| step.turn.id.as_str()), Some("got"));
    // To say back what the other one said is no turn of their own.
    assert_eq!((pair.session.holder(), pair.session.passed()), (Some(0), vec![0]));
}
