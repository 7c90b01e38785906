//! What people are asked between turns comes when it disturbs nobody, and doesn’t press.

use super::*;

const GATED: &str = r#"(
    format: 1, name: "Gated",
    limit: "100s",
    rules: [(id: "i", text: "Start with I")],
    turns: {
        "settle": (title: "Settle", time: "30s"),
        "speak": (title: "Speak", time: "60s"),
        "back": (title: "Say it back", time: "60s"),
        "got": (title: "Did I get it?"),
        "thanks": (title: "Thanks", time: "60s"),
    },
    flow: [
        Everyone("settle"),
        Repeat(times: 20, steps: [
            Each(steps: [UntilHeard(ask: "got", at_most: 2, steps: [Speaker("speak"), Listener("back")])]),
        ]),
        Everyone("thanks"),
    ],
    breaks: (check_in: "70s", breath: None),
)"#;

/// Goes on, with an answer where one is needed.
fn goes_on(talk: &mut Talk) {
    let event = if talk.state() == State::Gate { Event::Heard(Heard::Yes) } else { Event::Next };
    talk.does(event);
}

#[test]
fn how_people_are_and_the_limit_are_asked_only_before_somebody_starts_to_speak() {
    let mut talk = Talk::begun(GATED, 2);
    let mut asked = Vec::new();
    for _ in 0..60 {
        talk.wait(50);
        goes_on(&mut talk);
        while let Some(question) = talk.question() {
            assert_eq!(talk.step(), "speak", "{question:?}");
            asked.push(question);
            match question {
                Question::CheckIn => talk.does(Event::CheckIn(Mood::Fine)),
                Question::Limit { .. } => talk.does(Event::Limit(AtLimit::GoOn)),
                _ => talk.does(Event::Decline),
            }
            talk.does(Event::Next);
        }
    }
    assert_eq!(asked.iter().filter(|asked| matches!(asked, Question::Limit { .. })).count(), 1);
    assert!(asked.iter().filter(|asked| **asked == Question::CheckIn).count() > 2, "{asked:?}");
}

#[test]
fn nobody_who_has_begun_to_speak_is_asked_before_they_go_on() {
    let text = GATED.replace("Listener(\"back\")", "Speaker(\"thanks\"), Listener(\"back\")");
    let mut ungated = text
        .replace("UntilHeard(ask: \"got\", at_most: 2, steps: [", "")
        .replace("])]),\n        ]),", "]),\n        ]),");
    ungated = ungated.replace("\"got\": (title: \"Did I get it?\"),", "");
    for text in [text, ungated] {
        let mut talk = Talk::begun(&text, 2);
        let mut asked = 0;
        for _ in 0..40 {
            talk.wait(55);
            goes_on(&mut talk);
            while let Some(question) = talk.question() {
                assert_eq!(talk.step(), "speak", "{question:?}");
                asked += 1;
                talk.does(Event::CheckIn(Mood::Fine));
                talk.does(Event::Limit(AtLimit::GoOn));
                talk.does(Event::Decline);
            }
            talk.does(Event::Next);
        }
        assert!(asked > 2);
    }
}

#[test]
fn what_is_said_again_from_a_gate_is_not_interrupted_before_it_is_said_back() {
    let mut talk = Talk::begun(GATED, 2);
    while talk.state() != State::Gate {
        talk.wait(90);
        talk.does(Event::Decline);
        talk.does(Event::CheckIn(Mood::Fine));
        talk.does(Event::Limit(AtLimit::GoOn));
        talk.does(Event::Next);
    }
    talk.wait(200);
    talk.does(Event::Heard(Heard::NotQuite));
    assert_eq!((talk.question(), talk.step().as_str()), (None, "back"));
}

/// Two who take turns without a gate.
const TURNS: &str = r#"(
    format: 1, name: "Turns",
    rules: [(id: "i", text: "Start with I")],
    turns: { "speak": (title: "Speak", time: "60s"), "short": (title: "Short", time: "60s") },
    flow: [Repeat(times: 40, steps: [Seat(1, "speak"), Seat(2, "short")])],
    breaks: (breath: None),
)"#;

fn runs_over(talk: &mut Talk, seconds: u64) {
    talk.wait(60 + seconds);
    talk.does(Event::Next);
}

#[test]
fn after_two_turns_in_a_row_that_ran_over_a_break_is_offered_once() {
    let mut talk = Talk::new(TURNS, 2);
    talk.does(Event::Begin);
    runs_over(&mut talk, 20);
    assert_eq!(talk.question(), None);
    runs_over(&mut talk, 5);
    runs_over(&mut talk, 20);
    assert_eq!(talk.question(), None, "not in a row");
    runs_over(&mut talk, 20);
    assert_eq!(talk.question(), Some(Question::CheckIn), "the same question as ever: nobody is blamed");
    talk.does(Event::CheckIn(Mood::Fine));
    for _ in 0..30 {
        runs_over(&mut talk, 20);
        assert_ne!(talk.question(), Some(Question::CheckIn), "once");
        talk.does(Event::Decline);
    }
}

#[test]
fn what_a_set_waits_for_a_last_sentence_is_no_running_over() {
    for (waits, over) in [("15s", 15), ("20s", 20), ("1m", 60)] {
        let ends = format!("time: \"60s\", at_end: Wait(\"{waits}\"))");
        let mut talk = Talk::begun(&TURNS.replace("time: \"60s\")", &ends), 2);
        for _ in 0..6 {
            let before = talk.step();
            talk.wait(60 + over);
            assert_ne!(talk.step(), before, "it goes on by itself");
            assert_eq!(talk.question(), None, "{waits}");
        }
    }
}

#[test]
fn one_turn_that_ran_over_is_one_after_back_and_however_many_steps_it_has() {
    let mut talk = Talk::new(TURNS, 2);
    talk.does(Event::Begin);
    runs_over(&mut talk, 20);
    talk.does(Event::Back);
    talk.does(Event::Next);
    assert_eq!(talk.question(), None);
    runs_over(&mut talk, 20);
    assert_eq!(talk.question(), Some(Question::CheckIn), "and that was the second");

    let steps = TURNS.replace("Seat(1, \"speak\"), Seat(2", "Seat(1, \"speak\"), Seat(1, \"speak\"), Seat(2");
    let mut talk = Talk::new(&steps, 2);
    talk.does(Event::Begin);
    for _ in 0..2 {
        runs_over(&mut talk, 20);
        assert_eq!(talk.question(), None);
    }
}

#[test]
fn an_offer_after_reminders_goes_with_the_turn_it_was_made_in() {
    let mut talk = Talk::begun(GATED, 2);
    talk.does(Event::Next);
    (0..3).for_each(|_| talk.does(Event::Flag(0)));
    assert_eq!(talk.question(), Some(Question::FlagsBreak));
    talk.does(Event::Next);
    assert_eq!((talk.step().as_str(), talk.question()), ("back", None), "nothing covers who has the floor");
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.question()), (State::Gate, None));
}

#[test]
fn a_break_is_not_offered_twice_within_ten_minutes() {
    let mut talk = Talk::new(TURNS, 2);
    talk.does(Event::Begin);
    let flags = |talk: &mut Talk| (0..3).for_each(|_| talk.does(Event::Flag(0)));
    flags(&mut talk);
    assert_eq!(talk.question(), Some(Question::FlagsBreak));
    talk.does(Event::Decline);
    runs_over(&mut talk, 20);
    for _ in 0..6 {
        runs_over(&mut talk, 20);
        assert_eq!(talk.question(), None);
    }
    runs_over(&mut talk, 20);
    assert_eq!(talk.question(), Some(Question::CheckIn), "after ten minutes");
    talk.does(Event::CheckIn(Mood::Fine));
    talk.wait(700);
    flags(&mut talk);
    assert_eq!(talk.question(), None, "three reminders ask once");
}

#[test]
fn no_breath_comes_between_two_steps_of_one_holder() {
    let text = r#"(
        format: 1, name: "One after the other",
        turns: { "one": (title: "One", time: "60s"), "two": (title: "Two", time: "60s"), "all": (title: "All", time: "60s") },
        flow: [Seat(1, "one"), Seat(1, "two"), Seat(2, "one"), Everyone("all"), Everyone("all")],
    )"#;
    let mut talk = Talk::begun(text, 2);
    let mut states = Vec::new();
    for _ in 0..4 {
        talk.does(Event::Next);
        states.push(talk.state());
        talk.wait(5);
    }
    assert_eq!(states, [State::Running, State::Breath, State::Breath, State::Breath]);
}

#[test]
fn a_talk_ends_early_if_people_end_it_before_its_limit_or_only_look_through_it() {
    let mut talk = Talk::begun(TURNS, 2);
    talk.does(Event::EndNow);
    assert!(talk.session.ended_early());
    talk.does(Event::Undo);
    assert!(!talk.session.ended_early());
    // A tenth of 80 minutes is a talk.
    for (minutes, early) in [(7, true), (1, false)] {
        talk.wait(60 * minutes);
        talk.does(Event::GoTo(79));
        while talk.state() != State::Closing {
            talk.does(Event::Next);
        }
        assert_eq!(talk.session.ended_early(), early, "after {minutes} more minutes");
        talk.does(Event::Back);
    }

    let mut talk = Talk::begun(&GATED.replace("check_in: \"70s\", ", ""), 2);
    talk.wait(120);
    talk.does(Event::Next);
    assert_eq!(talk.question(), Some(Question::Limit { breaks: true }));
    talk.does(Event::Limit(AtLimit::Close));
    assert_eq!((talk.state(), talk.session.ended_early()), (State::Closing, false));
}

/// Two people with as much time each, of whom the first runs over.
fn two_turns(more: &str) -> String {
    format!(
        "(format: 1, name: \"Even\", {more} turns: {{ \"speak\": (title: \"Speak\", time: \"2m\") }}, \
         flow: [Repeat(times: 2, steps: [Each(steps: [Speaker(\"speak\")])])], breaks: (breath: None, prompts: false))"
    )
}

#[test]
fn where_turns_keep_their_length_nobody_is_offered_more_and_only_a_facilitator_adds_time() {
    for (more, is_offered) in [("", true), ("more_time: true,", true), ("more_time: false,", false)] {
        let mut talk = Talk::begun(&two_turns(more), 2);
        talk.does(Event::AskMore);
        assert_eq!(talk.ignored(), (!is_offered).then_some(Reason::NoMoreTime));
        assert_eq!(talk.question().is_some(), is_offered);
        talk.does(Event::Decline);
        // The first has a minute and a half too much; that isn’t made up for either.
        talk.wait(210);
        talk.does(Event::Next);
        assert_eq!(matches!(talk.question(), Some(Question::Repay(_))), is_offered, "{more}");
        talk.does(Event::Decline);
        let before = talk.left();
        talk.does(Event::Add(60));
        assert_eq!(talk.left(), before + 60, "{more}");
    }
}
