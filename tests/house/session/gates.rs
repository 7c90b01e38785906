//! The gate: whoever spoke decides, and it never goes on by itself.

use super::*;

#[test]
fn not_quite_asks_the_listener_again_and_more_starts_over_until_it_is_enough() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::GoTo(2));
    talk.does(Event::Heard(Heard::NotQuite));
    assert_eq!((talk.step(), talk.state()), ("back".to_owned(), State::Breath));
    talk.wait(5);
    talk.does(Event::Next);
    talk.does(Event::Heard(Heard::More));
    assert_eq!(talk.session.step().unwrap().index, 0);
}

#[test]
fn a_gate_never_goes_on_by_itself_and_after_its_rounds_the_speaker_may() {
    let mut talk = Talk::begun(PAIR, 2);
    let to_the_gate = |talk: &mut Talk| {
        while talk.state() != State::Gate {
            talk.does(Event::Next);
        }
    };
    to_the_gate(&mut talk);
    assert!(!talk.session.may_go_on_unheard(), "not after the first of two rounds");
    talk.does(Event::Heard(Heard::GoOn));
    assert_eq!((talk.ignored(), talk.state()), (Some(Reason::NotAsked), State::Gate));
    for answer in [Heard::NotQuite, Heard::More, Heard::NotQuite, Heard::NotQuite, Heard::More] {
        talk.does(Event::Heard(answer));
        let again = if answer == Heard::More { "speak" } else { "back" };
        assert_eq!(talk.step(), again, "what was answered happens, however often");
        assert!(!talk.said(&Announcement::ComeBackToThis));
        to_the_gate(&mut talk);
        assert!(talk.session.may_go_on_unheard());
    }
    talk.does(Event::Heard(Heard::GoOn));
    assert!(talk.said(&Announcement::ComeBackToThis));
    assert_eq!((talk.step(), talk.session.step().unwrap().holder), ("speak".to_owned(), Some(1)));
    to_the_gate(&mut talk);
    assert!(!talk.session.may_go_on_unheard(), "the next gate is another one");
}

#[test]
fn a_gate_has_no_clock_to_stop() {
    let mut talk = Talk::begun(PAIR, 2);
    while talk.session.state() != State::Gate {
        talk.does(Event::Next);
    }
    talk.does(Event::Pause);
    assert_eq!((talk.ignored(), talk.session.state()), (Some(Reason::NoClock), State::Gate));
}

#[test]
fn going_back_to_a_gate_gives_the_try_back() {
    let mut talk = Talk::begun(PAIR, 2);
    while talk.session.state() != State::Gate {
        talk.does(Event::Next);
    }
    for _ in 0..8 {
        talk.does(Event::Heard(Heard::NotQuite));
        assert!(!talk.said(&Announcement::ComeBackToThis));
        talk.does(Event::Back);
        assert_eq!(talk.session.state(), State::Gate);
    }
}

#[test]
fn going_back_to_a_gate_that_was_passed_finds_the_answers_it_had() {
    for answer in [Heard::GoOn, Heard::Yes] {
        let mut talk = Talk::begun(PAIR, 2);
        for _ in 0..2 {
            while talk.state() != State::Gate {
                talk.does(Event::Next);
            }
            if !talk.session.may_go_on_unheard() {
                talk.does(Event::Heard(Heard::NotQuite));
            }
        }
        assert!(talk.session.may_go_on_unheard());
        talk.does(Event::Heard(answer));
        talk.does(Event::Back);
        assert!(talk.session.may_go_on_unheard(), "after {answer:?}");
    }
}
