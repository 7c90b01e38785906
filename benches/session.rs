//! A talk of a whole day, as long as the bounds allow: it is planned in less than 50 ms, and a tick costs the same at
//! its end as at its start. And the words that everything is said in, read at each start.
#![allow(clippy::expect_used, reason = "a benchmark that can't be set up should stop")]

use std::sync::Arc;
use std::time::Duration;

use common_ground::plan::{Choices, Plan, lay_out};
use common_ground::rule_set::{Order, Participants, RuleSet, Step, TurnRef, ron_options};
use common_ground::session::{Event, Moment, Session};
use common_ground::words::Words;
use divan::{Bencher, black_box};
use jiff::Timestamp;

fn main() {
    divan::main();
}

const SMALL: &str = r#"(format: 1, name: "A day", rules: [(id: "i", text: "Start with I")],
    turns: { "speak": (title: "Speak", time: "8s", rules: ["i"]) }, flow: [])"#;

/// 10,000 steps in a little over 22 hours.
fn day() -> (Arc<RuleSet>, Choices) {
    let mut set: RuleSet = ron_options().from_str(SMALL).expect("a rule set");
    let turn = TurnRef { turn: "speak".to_owned(), title: None, prompt: None, time: None, one_by_one: false };
    let speaker = Step::Speaker(turn);
    let each = Step::Each { seats: None, order: Order::Alternate, steps: vec![speaker.clone(), speaker] };
    let inner = Step::Repeat { times: 50, ask: None, steps: vec![each] };
    set.flow = vec![Step::Repeat { times: 50, ask: None, steps: vec![inner] }];
    set.participants = Participants::default();
    let choices = Choices { names: vec![String::new(); 2], ..Choices::default() };
    (Arc::new(set), choices)
}

fn plan() -> Plan {
    let (set, choices) = day();
    let plan = lay_out(&set, &choices).expect("a plan");
    assert_eq!(plan.steps.len(), 10_000);
    plan
}

/// When the app starts, the whole catalogue is read, and what writes days, times and lists is made.
#[divan::bench]
fn reading_the_catalogue() -> Words {
    Words::english()
}

#[divan::bench]
fn laying_out_ten_thousand_steps(bencher: Bencher) {
    let (set, choices) = day();
    bencher.bench(|| lay_out(black_box(&set), black_box(&choices)));
}

#[divan::bench(args = [0, 5_000, 9_999])]
fn a_tick_in_step(bencher: Bencher, step: usize) {
    let moment = |milliseconds: u64| Moment::new(Duration::from_millis(milliseconds), Timestamp::UNIX_EPOCH);
    let mut session = Session::start(plan(), 1, moment(0));
    let _ = session.apply(Event::Begin, moment(0));
    let _ = session.apply(Event::Next, moment(0));
    for _ in 0..step {
        let _ = session.apply(Event::Next, moment(0));
        let _ = session.apply(Event::Next, moment(0));
    }
    let mut now = 0;
    bencher.bench_local(|| {
        now += 1_000;
        session.apply(black_box(Event::Clock), moment(now))
    });
}
