//! What holds the talk: reminders, which belong to everyone, and lines that help.

use common_ground::session::{Announcement, Event, Heard, Question, Reason, State, Voice};

use super::{PAIR, Talk, secs};

/// Brings a rule forward and puts a line that helps on the stage.
fn with_both(talk: &mut Talk) {
    talk.does(Event::Repair(2));
    talk.does(Event::Flag(1));
    assert_eq!((talk.session.flag(talk.at()), talk.session.repair()), (Some(1), Some(2)));
}

#[test]
fn a_reminder_and_a_line_that_helps_go_at_once_when_the_floor_moves() {
    let ways: [&[Event]; 9] = [
        &[Event::Next],
        &[Event::Next, Event::Back],
        &[Event::Pass],
        &[Event::Next, Event::Undo],
        &[Event::GoTo(4)],
        &[Event::GoTo(2), Event::Heard(Heard::Yes)],
        &[Event::GoTo(2), Event::Heard(Heard::NotQuite)],
        &[Event::TakeBreak],
        &[Event::EndNow],
    ];
    for way in ways {
        let mut talk = Talk::begun(PAIR, 2);
        let (last, before) = way.split_last().unwrap();
        for event in before {
            talk.does(event.clone());
        }
        with_both(&mut talk);
        talk.does(last.clone());
        assert_eq!(talk.ignored(), None, "{way:?}");
        assert_eq!((talk.session.flag(talk.at()), talk.session.repair()), (None, None), "{way:?}");
    }
}

#[test]
fn in_an_exchange_they_go_when_somebody_takes_the_floor_and_when_a_share_is_used_up() {
    let text = r#"(format: 1, name: "x", rules: [(id: "a", text: "A"), (id: "b", text: "B")],
        turns: { "talk": (title: "Talk") },
        flow: [Exchange(turn: "talk", each: "20s")], breaks: (breath: None))"#;
    let mut talk = Talk::begun(text, 2);
    with_both(&mut talk);
    talk.does(Event::TakeFloor(0));
    assert_eq!((talk.session.flag(talk.at()), talk.session.repair()), (None, None));
    talk.wait(18);
    with_both(&mut talk);
    talk.wait(2);
    assert!(talk.said(&Announcement::ShareUsed(0)));
    assert_eq!((talk.session.flag(talk.at()), talk.session.repair()), (None, None));
}

#[test]
fn they_stay_while_the_same_turn_goes_on() {
    let mut talk = Talk::begun(PAIR, 2);
    with_both(&mut talk);
    talk.does(Event::Pause);
    talk.does(Event::Resume);
    talk.wait(3);
    assert_eq!((talk.session.flag(talk.at()), talk.session.repair()), (Some(1), Some(2)));
    talk.wait(60);
    assert_eq!(talk.session.repair(), Some(2));
}

#[test]
fn in_a_turn_without_reminders_nothing_is_brought_forward_or_counted() {
    let text = PAIR.replace(r#"label: "Speaking","#, r#"label: "Speaking", flags: false,"#);
    let mut talk = Talk::begun(&text, 2);
    for _ in 0..4 {
        talk.does(Event::Flag(1));
        assert_eq!((talk.ignored(), talk.session.flag(talk.at())), (Some(Reason::NoReminders), None));
    }
    assert_eq!(talk.question(), None);
    talk.does(Event::Next);
    talk.wait(5);
    talk.does(Event::Flag(1));
    talk.does(Event::Flag(0));
    assert_eq!(talk.question(), None, "what did nothing doesn’t count");
    talk.does(Event::Flag(0));
    assert_eq!(talk.question(), Some(Question::FlagsBreak));
}

#[test]
fn there_are_six_lines_that_help_or_as_many_as_the_set_brings() {
    let own = |number: usize| {
        let lines: Vec<String> = (0..number).map(|line| format!("\"Line {line}\"")).collect();
        PAIR.replace("format: 1,", &format!("format: 1, repair: [{}],", lines.join(", ")))
    };
    for (text, number) in [(PAIR.to_owned(), 6), (own(1), 1), (own(9), 9)] {
        let mut talk = Talk::begun(&text, 2);
        talk.does(Event::Repair(number - 1));
        assert_eq!(talk.session.repair(), Some(number - 1));
        talk.does(Event::Repair(number));
        assert_eq!((talk.ignored(), talk.session.repair()), (Some(Reason::NoSuchCard), Some(number - 1)));
    }
}

#[test]
fn time_that_is_repaid_is_told_without_a_number() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(90 + 70);
    talk.does(Event::GoTo(3));
    assert_eq!(talk.question(), Some(Question::Repay(secs(70))));
    talk.does(Event::Accept);
    assert!(talk.said(&Announcement::Repaid));
    assert!(
        !talk.effects.iter().any(|effect| format!("{effect:?}").contains("MoreTime")),
        "{:?}",
        talk.effects
    );
    assert_eq!((talk.state(), talk.left()), (State::Breath, 160));
    talk.wait(5);
    talk.does(Event::AskMore);
    talk.does(Event::Consent(Voice::All));
    assert!(talk.said(&Announcement::MoreTime(secs(60))), "what both agree on is said");
}
