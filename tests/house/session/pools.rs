//! Time to draw on between turns: whose, when, how it ends, and that what was used stays used.

use common_ground::session::Balance;

use super::*;

/// Four speeches, with an open discussion between the second and the third.
const DEBATE: &str = r#"(
    format: 1, name: "Debate", participants: (min: 2, max: 3),
    turns: {
        "first": (title: "First", time: "60s"),
        "second": (title: "Second", time: "60s"),
        "open": (title: "Open", time: "60s"),
        "third": (title: "Third", time: "60s"),
        "fourth": (title: "Fourth", time: "60s"),
    },
    flow: [
        Seat(1, "first"), Seat(2, "second"), Exchange(turn: "open", each: "30s"), Seat(1, "third"),
        Seat(1, "fourth"),
    ],
    pools: { "prep": (title: "Preparation", time: "2m") },
)"#;

/// At the breath before the second speech.
fn before_the_second() -> Talk {
    let mut talk = Talk::begun(DEBATE, 2);
    talk.wait(60);
    talk.does(Event::Next);
    assert_eq!((talk.step(), talk.state()), ("second".to_owned(), State::Breath));
    talk
}

impl Talk {
    /// Who draws, and how many seconds they have left.
    fn draws(&self) -> Option<(usize, u64)> {
        self.session.drawing(self.at()).map(|drawn| (drawn.participant, drawn.left.as_secs()))
    }

    /// The seconds that each has left of the first pool.
    fn left_of_pool(&self) -> Vec<u64> {
        let of = |balance: Balance| (balance.pool == 0).then_some(balance.left.as_secs());
        self.session.balances(self.at()).into_iter().filter_map(of).collect()
    }

    fn breath(&self) -> Option<Duration> {
        self.session.breath(self.at())
    }
}

#[test]
fn whoever_speaks_next_draws_on_their_time_and_then_speaks() {
    let mut talk = before_the_second();
    talk.wait(2);
    talk.does(Event::Draw);
    assert_eq!((talk.state(), talk.draws(), talk.session.holder()), (State::Drawing, Some((1, 120)), None));
    talk.wait(30);
    assert_eq!((talk.draws(), talk.breath()), (Some((1, 90)), Some(secs(3))), "the breath waits");
    talk.does(Event::StopDrawing);
    assert!(talk.said(&Announcement::Drawn(secs(90))));
    assert_eq!((talk.state(), talk.breath()), (State::Breath, Some(secs(5))), "then they get ready");
    talk.wait(5);
    assert_eq!((talk.state(), talk.left(), talk.session.holder()), (State::Running, 60, Some(1)));
    assert_eq!(talk.left_of_pool(), [120, 90]);
}

#[test]
fn at_the_end_of_a_turn_it_is_the_next_speakers() {
    let mut talk = Talk::begun(DEBATE, 2);
    talk.wait(59);
    assert!(talk.session.may_draw(talk.at()).is_empty());
    talk.wait(6);
    let offered: Vec<_> = talk.session.may_draw(talk.at()).iter().map(|one| one.participant).collect();
    assert_eq!((offered, talk.overtime()), (vec![1], 5));
    talk.does(Event::Draw);
    assert_eq!((talk.step(), talk.draws()), ("second".to_owned(), Some((1, 120))));
    talk.does(Event::Undo);
    assert_eq!((talk.step(), talk.overtime(), talk.draws()), ("first".to_owned(), 5, None));
}

#[test]
fn it_is_for_between_turns() {
    let mut talk = Talk::new(DEBATE, 2);
    talk.does(Event::Draw);
    assert_eq!(talk.ignored(), Some(Reason::NotBegun));
    talk.does(Event::Begin);
    talk.does(Event::Draw);
    assert_eq!(talk.ignored(), Some(Reason::NotBetweenTurns), "nothing has been said yet");
    talk.wait(20);
    for event in [Event::Draw, Event::DrawOn(0, 0)] {
        talk.does(event);
        assert_eq!(talk.ignored(), Some(Reason::NotBetweenTurns), "somebody speaks");
    }
    talk.does(Event::StopDrawing);
    assert_eq!(talk.ignored(), Some(Reason::NotDrawing));
    // The breath after a break leads back into the same turn.
    talk.does(Event::TakeBreak);
    talk.does(Event::Ready(Voice::All));
    talk.does(Event::Draw);
    assert_eq!((talk.state(), talk.ignored()), (State::Breath, Some(Reason::NotBetweenTurns)));
    let mut pair = Talk::begun(PAIR, 2);
    pair.does(Event::Draw);
    assert_eq!(pair.ignored(), Some(Reason::NoPools));
}

#[test]
fn used_up_it_sounds_softly_and_waits() {
    let mut talk = before_the_second();
    talk.does(Event::Draw);
    assert_eq!(talk.session.next_sound(talk.at(), |_| true), Some(secs(120)));
    talk.wait(119);
    assert_eq!((talk.sounds(), talk.draws()), (Vec::new(), Some((1, 1))));
    talk.wait(1);
    assert_eq!(talk.sounds(), [sound("bowl", 1, true)]);
    assert!(talk.said(&Announcement::PoolUsed(1)));
    talk.wait(300);
    assert_eq!((talk.state(), talk.draws(), talk.sounds()), (State::Drawing, Some((1, 0)), Vec::new()));
    assert_eq!(talk.session.next_wake(talk.at()), None, "nothing moves");
    talk.does(Event::Pause);
    assert_eq!(talk.ignored(), Some(Reason::PoolUsed));
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.left()), (State::Running, 60));
    // Nothing is left for the next time.
    talk.does(Event::GoTo(2));
    talk.does(Event::GoTo(1));
    talk.does(Event::Draw);
    assert_eq!(talk.ignored(), Some(Reason::PoolUsed));
    talk.does(Event::DrawOn(0, 0));
    assert_eq!(talk.draws(), Some((0, 120)), "the other still has theirs");
}

#[test]
fn what_was_used_stays_used() {
    let mut talk = before_the_second();
    talk.does(Event::Draw);
    talk.wait(20);
    talk.does(Event::StopDrawing);
    talk.wait(3);
    talk.does(Event::Undo);
    assert_eq!((talk.draws(), talk.state()), (Some((1, 100)), State::Drawing), "it goes on where it stopped");
    talk.wait(10);
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.left()), (State::Running, 60), "straight into the turn");
    talk.wait(5);
    talk.does(Event::Undo);
    assert_eq!((talk.draws(), talk.left()), (Some((1, 90)), 60));
    talk.does(Event::Back);
    assert_eq!((talk.step(), talk.draws(), talk.left_of_pool()), ("first".to_owned(), None, vec![120, 90]));
}

#[test]
fn where_nobody_in_particular_comes_next_people_say_whose() {
    let mut talk = before_the_second();
    talk.wait(65);
    talk.does(Event::Draw);
    assert_eq!((talk.step(), talk.question()), ("open".to_owned(), Some(Question::Draw)));
    assert_eq!(talk.state(), State::Breath);
    talk.wait(60);
    assert_eq!(talk.state(), State::Breath, "the breath waits for the answer");
    let offered: Vec<_> = talk.session.may_draw(talk.at()).iter().map(|one| one.participant).collect();
    assert_eq!(offered, [0, 1]);
    talk.does(Event::DrawOn(0, 0));
    assert_eq!((talk.draws(), talk.question()), (Some((0, 120)), None));
    talk.does(Event::DrawOn(1, 0));
    assert_eq!(talk.ignored(), Some(Reason::Drawing), "one at a time");
    talk.does(Event::StopDrawing);
    talk.does(Event::Draw);
    talk.does(Event::Decline);
    assert_eq!((talk.question(), talk.state()), (None, State::Breath));
    talk.wait(5);
    assert_eq!(talk.state(), State::Running);
}

#[test]
fn of_several_pools_people_say_which() {
    let two = DEBATE.replace("pools: {", r#"pools: { "again": (title: "A moment", time: "30s"),"#);
    let mut talk = Talk::begun(&two, 2);
    talk.does(Event::Next);
    talk.does(Event::Draw);
    assert_eq!(talk.question(), Some(Question::Draw));
    let offered: Vec<_> =
        talk.session.may_draw(talk.at()).iter().map(|one| (one.participant, one.pool)).collect();
    assert_eq!(offered, [(1, 0), (1, 1)]);
    talk.does(Event::DrawOn(1, 7));
    assert_eq!(talk.ignored(), Some(Reason::NoSuchPool));
    talk.does(Event::DrawOn(1, 0));
    talk.wait(30);
    talk.does(Event::StopDrawing);
    talk.does(Event::Draw);
    assert_eq!(talk.draws(), Some((1, 120)), "only one has anything left");
}

#[test]
fn a_facilitator_starts_it_for_anyone() {
    let mut talk = before_the_second();
    talk.does(Event::DrawOn(0, 0));
    talk.wait(10);
    assert_eq!(talk.left_of_pool(), [110, 120]);
    talk.does(Event::DrawOn(5, 0));
    assert_eq!(talk.ignored(), Some(Reason::Drawing));
    talk.does(Event::StopDrawing);
    talk.does(Event::DrawOn(5, 0));
    assert_eq!(talk.ignored(), Some(Reason::NoSuchSeat));
}

#[test]
fn a_break_stops_it_and_leads_back_to_the_breath() {
    let mut talk = before_the_second();
    talk.does(Event::Draw);
    talk.wait(10);
    talk.does(Event::TakeBreak);
    assert_eq!(talk.state(), State::Break);
    talk.wait(600);
    talk.does(Event::Ready(Voice::All));
    assert_eq!((talk.state(), talk.draws(), talk.left_of_pool()), (State::Breath, None, vec![120, 110]));
    talk.does(Event::Draw);
    assert_eq!(talk.draws(), Some((1, 110)));
}

#[test]
fn the_end_can_come_in_it_and_be_undone() {
    let mut talk = before_the_second();
    talk.does(Event::Draw);
    talk.wait(10);
    talk.does(Event::AskEnd);
    for event in [Event::StopDrawing, Event::Next] {
        talk.does(event);
        assert_eq!(talk.ignored(), Some(Reason::NeedsAnswer));
    }
    talk.does(Event::End);
    assert_eq!((talk.state(), talk.draws()), (State::Closing, None));
    talk.does(Event::Undo);
    assert_eq!((talk.state(), talk.draws()), (State::Drawing, Some((1, 110))));
}

#[test]
fn it_can_be_paused_and_a_closed_lid_takes_nothing() {
    let mut talk = before_the_second();
    talk.does(Event::Draw);
    talk.wait(10);
    talk.does(Event::Pause);
    talk.wait(60);
    assert_eq!((talk.state(), talk.draws()), (State::Paused(Pause::Asked), Some((1, 110))));
    talk.does(Event::Resume);
    talk.wait(10);
    assert_eq!((talk.state(), talk.draws()), (State::Drawing, Some((1, 100))));
    talk.sleep(500);
    talk.does(Event::StopDrawing);
    assert_eq!(talk.state(), State::Paused(Pause::Away(secs(500))), "whoever wakes the machine ends nothing");
    assert!(talk.said(&Announcement::Away { away: secs(500), left: secs(100) }));
    assert_eq!(talk.draws(), Some((1, 100)));
    talk.does(Event::StopDrawing);
    assert_eq!((talk.state(), talk.breath()), (State::Breath, Some(secs(5))));
}

#[test]
fn a_set_without_breaths_has_one_where_time_can_be_drawn_on() {
    let text = DEBATE.replace("pools:", "breaks: (breath: None), pools:");
    let mut talk = Talk::new(&text, 2);
    talk.does(Event::Begin);
    assert_eq!(talk.state(), State::Running, "before the first turn there is none");
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.breath()), (State::Breath, Some(secs(5))));
    talk.does(Event::Draw);
    talk.wait(120);
    talk.does(Event::Next);
    talk.does(Event::GoTo(1));
    assert_eq!(talk.state(), State::Running, "there is nothing left to say so for");
}

#[test]
fn between_two_turns_of_one_person_there_is_time_for_it_and_the_bell() {
    let mut talk = before_the_second();
    talk.does(Event::GoTo(3));
    talk.wait(5 + 59);
    talk.wait(1);
    assert_eq!(talk.sounds(), [sound("bowl", 1, false)]);
    talk.does(Event::Next);
    assert_eq!((talk.step(), talk.state()), ("fourth".to_owned(), State::Breath));
    talk.does(Event::Draw);
    assert_eq!(talk.draws(), Some((0, 120)));
}

#[test]
fn the_limit_waits_until_it_stops() {
    let mut talk = Talk::begun(&DEBATE.replace("pools:", "limit: \"90s\", pools:"), 2);
    talk.wait(60);
    talk.does(Event::Draw);
    talk.wait(60);
    assert_eq!((talk.question(), talk.draws()), (None, Some((1, 60))));
    talk.does(Event::StopDrawing);
    assert_eq!(talk.question(), Some(Question::Limit { breaks: true }));
    talk.does(Event::Draw);
    assert_eq!(talk.ignored(), Some(Reason::OtherQuestion));
    talk.does(Event::Limit(AtLimit::GoOn));
    talk.does(Event::Draw);
    assert_eq!(talk.draws(), Some((1, 60)));
}

#[test]
fn whoever_leaves_draws_no_more_and_whoever_joins_has_all_of_it() {
    let round = r#"(
        format: 1, name: "Round", participants: (min: 2, max: 3), turns: { "speak": (title: "Speak", time: "60s") },
        flow: [Each(steps: [Speaker("speak")]), Each(steps: [Speaker("speak")])],
        pools: { "prep": (title: "Preparation", time: "2m") },
    )"#;
    let mut talk = Talk::begun(round, 2);
    talk.wait(60);
    talk.does(Event::Next);
    talk.does(Event::Draw);
    talk.wait(10);
    talk.does(Event::Join("Cem".to_owned()));
    assert_eq!((talk.draws(), talk.left_of_pool()), (Some((1, 110)), vec![120, 110, 120]));
    talk.does(Event::Leave(1));
    assert_eq!((talk.draws(), talk.state(), talk.left_of_pool()), (None, State::Breath, vec![120, 120]));
}
