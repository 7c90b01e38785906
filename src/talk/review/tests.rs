//! What is said aloud while people look at agreements, and what goes to the keeper.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a failed assumption is a failed test")]

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::{Agreement, Host, How, Message, State, zone};
use crate::clock::Clock;
use crate::plan::{Choices, lay_out};
use crate::record::agreements::Id;
use crate::record::journal::Header;
use crate::record::keeper::Change;
use crate::rule_set::set_options;
use crate::session::{Event, Moment};
use crate::talk::looking::Message as Looked;
use crate::talk::{Keep, Outcome};
use crate::words::Words;

const SET: &str = "(format: 1, name: \"Looking back\", turns: {\"look\": (title: \"What you agreed\", \
                   prompt: \"How did it go?\", time: \"3m\"), \"end\": (title: \"Thank you\")}, \
                   flow: [Review(\"look\"), Everyone(\"end\")], breaks: (breath: None))";

fn on(day: Date) -> Timestamp {
    day.at(14, 30, 0, 0).to_zoned(zone()).unwrap().timestamp()
}

fn now() -> Moment {
    Moment::new(Duration::from_secs(100), on(date(2026, 11, 22)))
}

fn agreed(id: u64, what: &str, review: Option<Date>) -> Agreement {
    let before = on(date(2026, 11, 1));
    let new = Agreement::new(what.to_owned(), Vec::new(), before, "check-in".to_owned(), before);
    Agreement { id: Id(id), review, ..new }
}

fn begins(agreements: &[Agreement]) -> (Host, Outcome) {
    let names = vec!["Ana".to_owned(), "Ben".to_owned()];
    let choices = Choices { names, language: "en".to_owned(), ..Choices::default() };
    let plan = lay_out(&Arc::new(set_options().from_str(SET).unwrap()), &choices).unwrap();
    let (clock, _hands) = Clock::by_hand(now().wall());
    let header = Header::new(SET.to_owned(), choices, 1, now(), &clock);
    Host::start(plan, header, agreements, Words::english())
}

#[test]
fn each_is_said_when_it_comes_after_what_the_step_is_for() {
    let later = Some(date(2026, 12, 6));
    let all =
        [agreed(1, "Walks", None), agreed(2, "Dinner", later), agreed(3, "Dishes", Some(date(2026, 11, 22)))];
    let (mut host, outcome) = begins(&all);
    assert_eq!(
        outcome.aloud,
        ["What you agreed. How did it go? 3 minutes.", "An agreement: Dishes (review today)"]
    );
    let outcome = host.look(Message::Look(Looked::Answer(How::Done)), now());
    assert_eq!(outcome.aloud, ["An agreement: Dinner (review on 6 December)"]);
    let outcome = host.look(Message::Look(Looked::Answer(How::NotYet)), now());
    assert!(outcome.aloud.is_empty(), "the field has the focus, and is said: {:?}", outcome.aloud);
    assert_eq!(host.look(Message::Look(Looked::GoOn), now()).aloud, ["An agreement: Walks"]);
    assert_eq!(host.look(Message::Skip, now()).aloud, ["That’s all of them."]);
    assert_eq!(host.look(Message::Back, now()).aloud, ["An agreement: Walks"]);
}

#[test]
fn what_not_everyone_agreed_to_is_said_to_be_so() {
    let both = ["Ana", "Ben"].map(str::to_owned).to_vec();
    let walks = Agreement { yes: both[..1].to_vec(), people: both, ..agreed(1, "Walks", None) };
    let (_, outcome) = begins(&[walks]);
    assert_eq!(outcome.aloud[1], "An agreement: Walks (both · not agreed by everyone yet)");
}

#[test]
fn with_none_that_is_said() {
    let (_, outcome) = begins(&[]);
    assert_eq!(outcome.aloud[1], "There are no agreements to look at yet. Go on when you’re ready.");
}

#[test]
fn what_is_sent_says_in_which_talk_and_when_to_look_again() {
    let (mut host, _) = begins(&[agreed(1, "Walks", None)]);
    let outcome = host.look(Message::Look(Looked::Answer(How::NotYet)), now());
    let [Keep::Change(change)] = outcome.keep.as_slice() else { panic!("{:?}", outcome.keep) };
    let Change::Look(Id(1), look, next) = &**change else { panic!("{change:?}") };
    assert_eq!((look.how, look.on, look.began), (How::NotYet, date(2026, 11, 22), Some(host.began())));
    assert_eq!(*next, Some(date(2026, 11, 29)));
    assert!(host.look(Message::Look(Looked::GoOn), now()).keep.is_empty(), "nothing else was said");
}

#[test]
fn one_that_somebody_else_changes_or_erases_meanwhile_is_as_they_left_it() {
    let all = [agreed(1, "Walks", None), agreed(2, "Dinner", None)];
    let (mut host, _) = begins(&all);
    host.agreements_are(&[agreed(1, "Long walks", None), agreed(2, "Dinner", None)], now());
    assert_eq!(host.review().shown().unwrap().what, "Long walks");
    host.agreements_are(
        &[Agreement { state: State::Done, ..agreed(1, "Walks", None) }, all[1].clone()],
        now(),
    );
    assert_eq!(host.review().shown().unwrap().what, "Dinner");
    host.agreements_are(&[], now());
    assert_eq!(host.review().shown(), None);
}

#[test]
fn outside_of_its_step_nothing_is_answered() {
    let (mut host, _) = begins(&[agreed(1, "Walks", None)]);
    let _ = host.apply(&Event::Next, now());
    assert!(host.look(Message::Look(Looked::Answer(How::Done)), now()).keep.is_empty());
}
