//! A break that another needs is safe from one who is in a hurry, and everyone comes back to where they were.

use super::*;

fn on_a_break() -> Talk {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(10);
    talk.does(Event::TakeBreak);
    talk
}

fn length(talk: &Talk) -> Duration {
    talk.session.rest(talk.at()).unwrap().length
}

#[test]
fn longer_is_one_voice_and_shorter_wants_both_from_the_first_second() {
    let mut talk = on_a_break();
    talk.does(Event::ChangeBreak(5));
    assert_eq!(length(&talk), secs(1_500));
    talk.does(Event::SetBreak(secs(600)));
    assert_eq!((length(&talk), talk.question()), (secs(1_500), Some(Question::Shorter(secs(600)))));
    assert!(talk.said(&Announcement::Asked));
    talk.does(Event::Consent(Voice::Seat(1)));
    assert_eq!(length(&talk), secs(1_500), "one alone makes it no shorter");
    talk.does(Event::Consent(Voice::Seat(0)));
    assert_eq!((length(&talk), talk.question()), (secs(600), None));
}

#[test]
fn going_on_before_the_time_wants_both() {
    let mut talk = on_a_break();
    talk.does(Event::AskBack);
    assert_eq!(talk.question(), Some(Question::Sooner));
    talk.does(Event::Ready(Voice::Seat(0)));
    assert_eq!(talk.state(), State::Break);
    talk.does(Event::Decline);
    assert_eq!((talk.state(), talk.question()), (State::Break, None));
    talk.does(Event::AskBack);
    talk.does(Event::Ready(Voice::Seat(1)));
    assert_eq!(talk.state(), State::Break, "what was said before it was declined doesn’t count");
    talk.does(Event::Ready(Voice::Seat(0)));
    assert_eq!(talk.state(), State::Breath);
}

#[test]
fn whoever_is_ready_is_thanked_and_shown_nowhere() {
    for over in [false, true] {
        let mut talk = on_a_break();
        if over {
            talk.sleep(1_200);
            talk.does(Event::Clock);
        } else {
            talk.does(Event::AskBack);
        }
        let shown = |talk: &Talk| (talk.session.rest(talk.at()), talk.question(), talk.state());
        let before = shown(&talk);
        for _ in 0..2 {
            talk.does(Event::Ready(Voice::Seat(0)));
            assert_eq!(talk.effects, [Effect::Announce(Announcement::Noted)], "also the second time");
            assert_eq!(shown(&talk), before);
        }
    }
}

#[test]
fn whoever_needs_longer_takes_back_what_others_had_said() {
    let mut talk = on_a_break();
    talk.does(Event::AskBack);
    talk.does(Event::Ready(Voice::Seat(0)));
    talk.does(Event::ChangeBreak(5));
    assert_eq!((length(&talk), talk.question()), (secs(1_500), None));
    talk.does(Event::Ready(Voice::Seat(1)));
    assert_eq!((talk.state(), talk.question()), (State::Break, Some(Question::Sooner)));
}

#[test]
fn at_the_promised_time_everyone_is_asked_anew() {
    let mut talk = on_a_break();
    talk.does(Event::AskBack);
    talk.does(Event::Ready(Voice::Seat(0)));
    talk.sleep(1_200);
    talk.does(Event::Clock);
    assert_eq!((talk.state(), talk.question()), (State::Returning, None));
    talk.does(Event::Ready(Voice::Seat(1)));
    assert_eq!(talk.state(), State::Returning);
    talk.does(Event::Ready(Voice::Seat(0)));
    assert_eq!(talk.state(), State::Breath);
}

#[test]
fn tomorrow_at_the_same_time_is_as_long_as_that_day() {
    for hours in [23, 24, 25] {
        let mut talk = Talk::begun(&PAIR.replace("longest: \"2h\"", "longest: \"24h\""), 2);
        talk.does(Event::TakeBreak);
        talk.does(Event::Tomorrow(secs(hours * 3_600)));
        assert_eq!(length(&talk), secs(hours * 3_600));
        // A slip is put right by both together.
        talk.does(Event::SetBreak(secs(1_200)));
        talk.does(Event::Consent(Voice::Seat(0)));
        talk.does(Event::Consent(Voice::Seat(1)));
        assert_eq!(length(&talk), secs(1_200));
        talk.sleep(1_200);
        talk.does(Event::Tomorrow(secs(hours * 3_600)));
        assert_eq!((talk.state(), length(&talk)), (State::Break, secs(hours * 3_600)));
        // By minutes it is never over a day, and longer is never a question about shorter.
        talk.does(Event::ChangeBreak(1_000_000));
        assert_eq!((length(&talk), talk.question()), (secs(hours.max(24) * 3_600), None));
    }
}

#[test]
fn after_a_break_there_is_a_breath_and_then_the_turn_has_the_time_it_had() {
    for stop in [Event::Clock, Event::Pause] {
        let mut talk = on_a_break();
        talk.does(Event::Ready(Voice::All));
        talk.wait(5);
        talk.does(stop.clone());
        talk.does(Event::TakeBreak);
        talk.does(Event::Ready(Voice::All));
        assert_eq!(
            (talk.state(), talk.step(), talk.left()),
            (State::Breath, "speak".to_owned(), 80),
            "{stop:?}"
        );
        talk.wait(5);
        assert_eq!((talk.state(), talk.session.holder(), talk.left()), (State::Running, Some(0), 80));
    }
}

#[test]
fn an_offer_to_repay_time_is_open_again_after_a_break() {
    let text = r#"(
        format: 1, name: "Two", turns: { "one": (title: "One", time: "40s") },
        flow: [Seat(1, "one"), Seat(2, "one")],
    )"#;
    let mut talk = Talk::begun(text, 2);
    talk.wait(40 + 61);
    talk.does(Event::Next);
    let asked = talk.question();
    assert!(matches!(asked, Some(Question::Repay(_))), "{asked:?}");
    talk.does(Event::TakeBreak);
    assert_eq!(talk.question(), None);
    talk.does(Event::Ready(Voice::All));
    assert_eq!(talk.question(), asked);
}

#[test]
fn a_pause_of_three_minutes_asks_once_whether_it_is_a_break() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::Pause);
    talk.wait(179);
    assert_eq!(talk.question(), None);
    talk.wait(1);
    assert_eq!(talk.question(), Some(Question::LongPause));
    assert!(talk.said(&Announcement::Asked));
    talk.does(Event::Decline);
    talk.wait(600);
    assert_eq!((talk.question(), talk.state()), (None, State::Paused(Pause::Asked)), "once");
    talk.does(Event::Resume);
    talk.does(Event::Pause);
    talk.wait(180);
    talk.does(Event::Resume);
    assert_eq!((talk.question(), talk.state()), (None, State::Running), "going on answers it");
    talk.does(Event::Pause);
    talk.wait(180);
    talk.does(Event::Accept);
    assert_eq!((talk.state(), length(&talk)), (State::Break, secs(1_200)));
}

#[test]
fn a_pause_that_the_set_wants_or_a_set_without_offers_is_not_asked_about() {
    let cue = PAIR.replace("cues: [", "cues: [(at: Elapsed(\"10s\"), strikes: 0, pause: true), ");
    let quiet = PAIR.replace("longest: \"2h\"", "longest: \"2h\", prompts: false");
    for text in [cue, quiet] {
        let mut talk = Talk::begun(&text, 2);
        talk.wait(10);
        talk.does(Event::Pause);
        talk.wait(400);
        assert!(matches!(talk.state(), State::Paused(_)));
        assert_eq!(talk.question(), None);
    }
}

#[test]
fn a_break_starts_at_once_and_promises_a_time() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(10);
    talk.does(Event::TakeBreak);
    let rest = talk.session.rest(talk.at()).unwrap();
    assert_eq!((talk.state(), rest.left, rest.length), (State::Break, secs(1_200), secs(1_200)));
    assert_eq!(rest.return_at, talk.at().wall() + secs(1_200));
    talk.sleep(1_199);
    talk.does(Event::Clock);
    assert_eq!((talk.state(), talk.sounds().len()), (State::Break, 0));
    talk.wait(1);
    assert_eq!((talk.state(), talk.sounds()), (State::Returning, vec![sound("return", 1, true)]));
    talk.wait(700);
    assert_eq!(talk.sounds(), [], "it calls once");
    assert!(talk.session.rest(talk.at()).unwrap().quiet);
    assert_eq!(talk.state(), State::Returning, "it never goes on by itself");
    talk.does(Event::Ready(Voice::Seat(1)));
    assert_eq!(talk.state(), State::Returning);
    talk.does(Event::Ready(Voice::Seat(0)));
    assert_eq!((talk.state(), talk.session.breath(talk.at())), (State::Breath, Some(secs(5))));
    talk.wait(5);
    assert_eq!((talk.state(), talk.left()), (State::Running, 80));
}

#[test]
fn not_yet_needs_a_new_time_and_breaks_keep_their_bounds() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::TakeBreak);
    talk.does(Event::NotYet(secs(600)));
    assert_eq!(talk.ignored(), Some(Reason::BreakNotOver));
    talk.does(Event::SetBreak(secs(1)));
    talk.does(Event::Consent(Voice::All));
    assert_eq!(talk.session.rest(talk.at()).unwrap().length, secs(300));
    talk.does(Event::ChangeBreak(-5));
    assert_eq!(talk.ignored(), Some(Reason::BreakAtItsShortest));
    talk.does(Event::ChangeBreak(1_000));
    assert_eq!(talk.session.rest(talk.at()).unwrap().length, secs(7_200));
    talk.does(Event::ChangeBreak(5));
    assert_eq!(talk.ignored(), Some(Reason::BreakAtItsLongest));
    talk.does(Event::Tomorrow(secs(86_400)));
    assert_eq!(talk.ignored(), Some(Reason::BreakTooLong));
    talk.does(Event::ChangeBreak(-110));
    talk.does(Event::Consent(Voice::All));
    talk.sleep(600);
    talk.does(Event::NotYet(secs(420)));
    assert_eq!((talk.state(), talk.session.rest(talk.at()).unwrap().left), (State::Break, secs(420)));
    talk.does(Event::Ready(Voice::All));
    talk.does(Event::ShortBreak(3));
    assert_eq!(talk.session.rest(talk.at()).unwrap().left, secs(180));
}

#[test]
fn a_break_at_a_gate_in_a_breath_or_before_the_start_goes_back_there() {
    let mut talk = Talk::new(PAIR, 2);
    for (event, state) in [
        (Event::Clock, State::Ready),
        (Event::Begin, State::Breath),
        (Event::GoTo(2), State::Gate),
        (Event::EndNow, State::Closing),
    ] {
        talk.does(event);
        talk.does(Event::TakeBreak);
        assert_eq!(talk.state(), State::Break);
        talk.does(Event::Ready(Voice::All));
        assert_eq!(talk.state(), state);
    }
}

#[test]
fn a_turn_that_was_held_for_a_minute_more_is_there_after_a_break() {
    let mut talk = Talk::begun(BY_ITSELF, 2);
    talk.wait(30);
    talk.does(Event::AskMore);
    talk.wait(15);
    talk.does(Event::TakeBreak);
    talk.wait(600);
    talk.does(Event::Ready(Voice::All));
    assert_eq!(
        (talk.step().as_str(), talk.state(), talk.overtime()),
        ("one", State::Paused(Pause::Asked), 10)
    );
    talk.does(Event::Resume);
    assert_eq!(talk.step(), "two", "and goes on when they do");
}
