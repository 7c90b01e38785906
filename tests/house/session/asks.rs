//! Questions whether to go on: to everyone, or after a round. They wait, and nothing but an answer goes on from them.

use super::*;

const ASKS: &str = r#"(
    format: 1, name: "Asks",
    turns: {
        "sorry": (title: "What I’m sorry for", time: "60s"), "on": (title: "Is this a good place to stop?", time: "9s"),
        "mend": (title: "One way to mend this", time: "60s"),
    },
    flow: [Seat(2, "sorry"), Ask((turn: "on", title: "Go on?")), Seat(2, "mend")],
    breaks: (breath: None),
)"#;

/// Ana and Ben are asked whether to go on.
fn asked() -> Talk {
    let mut talk = Talk::begun(ASKS, 2);
    talk.wait(60);
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.session.holder()), (State::Ask, None));
    talk
}

#[test]
fn it_has_the_words_of_its_place_and_no_clock() {
    let mut talk = asked();
    assert_eq!(talk.session.step().unwrap().turn.title, "Go on?");
    assert_eq!(talk.session.reading(talk.at()).and_then(|reading| reading.left), None);
    talk.wait(3_000);
    assert_eq!(talk.state(), State::Ask, "it waits as long as they like");
}

#[test]
fn one_answer_goes_on_and_the_other_ends_the_talk_early() {
    let mut talk = asked();
    talk.does(Event::GoOn);
    assert_eq!((talk.state(), talk.step()), (State::Running, "mend".to_owned()));

    let mut talk = asked();
    talk.does(Event::EnoughForToday);
    assert_eq!((talk.state(), talk.session.ended_early()), (State::Closing, true));
}

#[test]
fn whoever_has_said_that_they_want_to_go_on_is_not_asked_how_they_are_at_once() {
    // “How are we?” would come at the next turn, or a minute after it, or much later; after so many more turns it does.
    for (check_in, turns) in [("1m", 1), ("2m", 2), ("10m", 9)] {
        let more = format!("breaks: (breath: None, check_in: \"{check_in}\")");
        let set = ASKS.replace("breaks: (breath: None)", &more);
        let on = "Repeat(times: 9, steps: [Seat(2, \"mend\"), Seat(1, \"mend\")])]";
        let mut talk = Talk::begun(&set.replace("Seat(2, \"mend\")]", on), 2);
        talk.wait(60);
        talk.does(Event::Next);
        talk.does(Event::GoOn);
        for turn in 0..turns {
            assert_eq!(talk.question(), None, "{check_in}: {turn}");
            talk.wait(60);
            talk.does(Event::Next);
        }
        assert_eq!(talk.question(), Some(Question::CheckIn), "{check_in}");
    }
}

#[test]
fn nothing_else_goes_on_from_it() {
    let mut talk = asked();
    for (event, reason) in [
        (Event::Next, Reason::NeedsAnswer),
        (Event::Pass, Reason::NeedsAnswer),
        (Event::Pause, Reason::NoClock),
        (Event::AskMore, Reason::NoClock),
        (Event::Heard(Heard::Yes), Reason::NotAsked),
        (Event::Round(More::OnceMore), Reason::NotAsked),
        (Event::Round(More::Enough), Reason::NotAsked),
    ] {
        talk.does(event.clone());
        assert_eq!((talk.ignored(), talk.state()), (Some(reason), State::Ask), "{event:?}");
    }
}

#[test]
fn its_answers_make_no_sense_elsewhere() {
    for mut talk in [Talk::new(ASKS, 2), Talk::begun(ASKS, 2)] {
        let before = talk.state();
        for answer in [Event::GoOn, Event::EnoughForToday] {
            talk.does(answer);
            assert!(talk.ignored().is_some());
            assert_eq!(talk.state(), before);
        }
    }
    let mut talk = asked();
    talk.does(Event::TakeBreak);
    talk.does(Event::EnoughForToday);
    assert_eq!((talk.ignored(), talk.state()), (Some(Reason::OnBreak), State::Break));
}

#[test]
fn either_answer_can_be_undone_and_gone_back_from() {
    for back in [Event::Undo, Event::Back] {
        for answer in [Event::GoOn, Event::EnoughForToday] {
            let mut talk = asked();
            talk.does(answer);
            talk.does(back.clone());
            assert_eq!((talk.state(), talk.session.ended_early()), (State::Ask, false), "{back:?}");
        }
    }
}

#[test]
fn a_break_comes_back_to_it() {
    let mut talk = asked();
    talk.does(Event::TakeBreak);
    talk.wait(1_200);
    talk.does(Event::Ready(Voice::All));
    assert_eq!(talk.state(), State::Ask);
}

#[test]
fn inside_each_whoever_speaks_says_whether_there_is_more() {
    let text = r#"(
        format: 1, name: "Asks",
        turns: { "ask": (title: "Ask", time: "60s"), "more": (title: "Another question?"), "end": (title: "End") },
        flow: [Each(steps: [Repeat(times: 6, ask: "more", steps: [Speaker("ask")])]), Everyone("end")],
        breaks: (breath: None),
    )"#;
    let mut talk = Talk::begun(text, 2);
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.session.holder()), (State::Ask, Some(0)));
    let after =
        |talk: &Talk| talk.session.upcoming_after_rounds().map(|step| (step.turn.id.clone(), step.holder));
    assert_eq!(after(&talk), Some(("ask".to_owned(), Some(1))), "then it’s the other’s turn");
    talk.does(Event::GoOn);
    assert_eq!(talk.ignored(), Some(Reason::NotAsked), "this one has answers of its own");
    talk.does(Event::Round(More::OnceMore));
    assert_eq!((talk.step(), talk.session.holder()), ("ask".to_owned(), Some(0)));
    talk.does(Event::Next);
    talk.does(Event::Round(More::Enough));
    assert_eq!((talk.step(), talk.session.holder()), ("ask".to_owned(), Some(1)));
    talk.does(Event::Next);
    assert_eq!((talk.session.holder(), after(&talk)), (Some(1), Some(("end".to_owned(), None))));
}

/// A mediator and two people; who speaks is heard once the mediator has summed up.
const TABLE: &str = r#"(
    format: 1, name: "A table for three",
    participants: (min: 2, max: 3, seats: ["Mediator", "First", "Second"]),
    turns: {
        "speak": (title: "Speak", time: "60s"), "back": (title: "Say it back", time: "60s"),
        "sum-up": (title: "Sum it up", time: "60s"), "got": (title: "Did I get it?"),
    },
    flow: [Repeat(times: 2, steps: [Each(seats: [2, 3], steps: [
        UntilHeard(ask: "got", at_most: 2, steps: [Speaker("speak"), Listener("back"), Seat(1, "sum-up")]),
    ])])],
    breaks: (breath: None),
)"#;

/// At the first gate.
fn at_the_table() -> Talk {
    let mut talk = Talk::begun(TABLE, 3);
    while talk.state() != State::Gate {
        talk.does(Event::Next);
    }
    talk
}

#[test]
fn not_quite_asks_the_mediator_to_sum_up_again() {
    let mut talk = at_the_table();
    assert_eq!(talk.session.holder(), Some(1), "whoever spoke decides");
    talk.does(Event::Heard(Heard::NotQuite));
    assert_eq!((talk.step(), talk.session.holder()), ("sum-up".to_owned(), Some(0)));
    talk.does(Event::Next);
    talk.does(Event::Heard(Heard::More));
    assert_eq!((talk.step(), talk.session.holder()), ("speak".to_owned(), Some(1)));
}
