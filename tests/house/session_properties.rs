//! The promises of a running talk, held under any events at any times: the rule sets that we ship and small random ones,
//! and thousands of random sequences for each promise.

mod exchanges;
mod pools;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use common_ground::plan::{Choices, Kind, Plan, PlanCue, PlanStep, PlanTurn, lay_out};
use common_ground::rule_set::{
    Amount, At, AtEnd, Breaks, Close, Cue, Order, Overtime, Participants, Pool, Rule, RuleSet, Step, Text,
    Turn, TurnRef,
};
use common_ground::session::{
    Announcement, AtLimit, Effect, Event, GAP, Heard, Moment, Mood, More, Pause, Phase, Question, Session,
    Shown, State, Voice,
};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const TURNS: [&str; 5] = ["a", "b", "c", "d", "e"];
const CASES: u32 = 2_000;

fn turn() -> impl Strategy<Value = Turn> {
    let time = prop_oneof![3 => 1_u64..40, 1 => 40_u64..120].prop_map(Duration::from_secs);
    let time = option::weighted(0.8, time);
    let at_end = prop_oneof![
        2 => Just(AtEnd::Hold),
        1 => Just(AtEnd::Advance),
        1 => (1_u64..9).prop_map(|grace| AtEnd::Wait(Duration::from_secs(grace))),
    ];
    let at = prop_oneof![
        Just(At::End),
        (0.0..100.0_f64).prop_map(|share| At::Left(Amount::Percent(share))),
        (1_u64..30).prop_map(|left| At::Left(Amount::Time(Duration::from_secs(left)))),
        (1_u64..50).prop_map(|elapsed| At::Elapsed(Amount::Time(Duration::from_secs(elapsed)))),
        (10_000_u64..30_000).prop_map(|every| At::Every(Amount::Time(Duration::from_millis(every)))),
        (10.0..100.0_f64).prop_map(|share| At::Every(Amount::Percent(share))),
    ];
    let cue = (at, 0_u8..3, any::<bool>(), proptest::bool::weighted(0.15));
    let nudge = option::weighted(0.3, (1_u64..9).prop_map(Duration::from_secs));
    let cues = option::weighted(0.8, vec(cue, 0..5));
    let flags = proptest::bool::weighted(0.8);
    (time, at_end, cues, nudge, flags).prop_map(|(time, at_end, cues, nudge, flags)| Turn {
        list: None,
        title: Text::from("A turn"),
        prompt: None,
        time,
        rules: vec!["one".to_owned()],
        label: Some(Text::from("Talking")),
        cues: cues.map(|cues| {
            let cue = |(at, strikes, label, pause): (At, u8, bool, bool)| Cue {
                at,
                sound: String::new(),
                strikes,
                label: label.then(|| Text::from("A word")),
                pause,
            };
            cues.into_iter().map(cue).collect()
        }),
        at_end,
        nudge,
        flags,
    })
}

/// Each moment of a step at which one of its cues is due, if nothing changes the step’s time: counted out, so that it is
/// known without asking the plan or the session.
fn moments(turn: &PlanTurn) -> Vec<(Duration, &PlanCue)> {
    let mut moments = Vec::new();
    for cue in &turn.cues {
        let Some(every) = cue.every else {
            moments.push((cue.at, cue));
            continue;
        };
        let mut at = every;
        while turn.time.is_some_and(|time| at < time) {
            moments.push((at, cue));
            at += every;
        }
    }
    moments.sort_by_key(|(at, _)| *at);
    moments
}

/// Whether one person holds the floor in both of two steps.
fn keep_the_floor(step: &PlanStep, next: &PlanStep) -> bool {
    let speaks = |step: &PlanStep| matches!(step.kind, Kind::Speaker | Kind::Listener | Kind::Seat);
    let same = step.holder.is_some() && (step.holder, step.speaker) == (next.holder, next.speaker);
    speaks(step) && speaks(next) && same
}

/// Whether a step makes a sound at its end.
fn rings(step: &PlanStep) -> bool {
    let at_end = |cue: &PlanCue| cue.every.is_none() && Some(cue.at) == step.turn.time;
    step.turn.cues.iter().any(|cue| at_end(cue) && cue.strikes > 0)
}

/// Whether it would if others followed: by its turn in the set.
fn rings_as_written(step: &PlanStep, plan: &Plan) -> bool {
    let Some(time) = step.turn.time else { return false };
    let at_end = |cue: &Cue| match cue.at {
        At::End => true,
        At::Left(left) => left.of(time).as_micros() < 500,
        // One that would come after the turn has moved on comes at its end.
        At::Elapsed(elapsed) => match step.turn.at_end {
            AtEnd::Advance => elapsed.of(time) >= time,
            AtEnd::Hold | AtEnd::Wait(_) => elapsed.of(time) == time,
        },
        At::Every(_) => false,
    };
    match &plan.set.turns[&step.turn.id].cues {
        Some(cues) => cues.iter().any(|cue| cue.strikes > 0 && at_end(cue)),
        None => true,
    }
}

/// All of a step that its people notice, but for the sound at its end, which depends on who comes next.
fn without_its_end(step: &PlanStep) -> impl PartialEq + std::fmt::Debug + use<> {
    let turn = &step.turn;
    let cues: Vec<_> = turn.cues.iter().map(|cue| (cue.at, cue.label.clone(), cue.pause)).collect();
    let words = (turn.id.clone(), turn.title.clone(), turn.prompt.clone(), turn.label.clone());
    (step.index, step.holder, words, turn.time, turn.at_end, turn.rules.clone(), cues)
}

/// A time that a step was entered, as the reference of the third promise knows it.
#[derive(Clone)]
struct Stay {
    step: usize,
    /// The cues that come once and have sounded.
    sounded: HashSet<String>,
    /// How long it has run: what was due until then has had its sound.
    ran: Duration,
    end: Option<Duration>,
}

impl Stay {
    fn new(step: usize, end: Option<Duration>) -> Self {
        Self { step, sounded: HashSet::new(), ran: Duration::ZERO, end }
    }
}

/// How often a cue that comes again and again has come after so much time, in a step that ends then.
fn times(every: Duration, ran: Duration, end: Duration) -> u128 {
    let (every, ran, end) = (every.as_nanos(), ran.as_nanos(), end.as_nanos());
    // At its end it isn’t due any more.
    (ran / every).min(end.div_ceil(every).saturating_sub(1))
}

fn reference() -> impl Strategy<Value = TurnRef> {
    (select(&TURNS[..]), any::<bool>()).prop_map(|(turn, one_by_one)| TurnRef {
        turn: turn.to_owned(),
        title: None,
        prompt: None,
        time: None,
        one_by_one,
    })
}

fn seats() -> impl Strategy<Value = Option<Vec<usize>>> {
    option::weighted(0.2, vec(prop_oneof![4 => 1_usize..5, 1 => 5_usize..13], 1..3))
}

/// Steps that may stand inside an `Each`.
fn inside() -> impl Strategy<Value = Step> {
    let leaf = prop_oneof![
        4 => reference().prop_map(Step::Speaker),
        3 => reference().prop_map(Step::Listener),
        1 => reference().prop_map(Step::Everyone),
        1 => reference().prop_map(Step::Ask),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            3 => (1_u32..4, vec(inner.clone(), 0..2), 0_usize..5).prop_map(|(at_most, mut more, seat)| {
                let plain = |turn: &str| TurnRef {
                    turn: turn.to_owned(), title: None, prompt: None, time: None, one_by_one: false,
                };
                // Others say it back, or one in a seat of their own does.
                let back = if seat == 0 { Step::Listener(plain("b")) } else { Step::Seat(seat, plain("b")) };
                let mut steps = vec![Step::Speaker(plain("a")), back];
                steps.append(&mut more);
                Step::UntilHeard { ask: "e".to_owned(), at_most, steps }
            }),
            1 => (1_u32..3, vec(inner.clone(), 1..3), any::<bool>()).prop_map(|(times, steps, ask)| {
                Step::Repeat { times, ask: ask.then(|| "d".to_owned()), steps }
            }),
            1 => (seats(), order(), vec(inner, 1..3)).prop_map(|(seats, order, steps)| {
                Step::Each { seats, order, steps }
            }),
        ]
    })
}

fn order() -> impl Strategy<Value = Order> {
    select(&[Order::Seats, Order::Reversed, Order::Alternate][..])
}

fn step() -> impl Strategy<Value = Step> {
    let leaf = prop_oneof![
        2 => reference().prop_map(Step::Everyone),
        1 => (1_usize..5, reference()).prop_map(|(seat, turn)| Step::Seat(seat, turn)),
        1 => reference().prop_map(|turn| Step::Agree(turn.into())),
        1 => reference().prop_map(Step::Review),
        1 => reference().prop_map(Step::Ask),
        2 => (reference(), 1_u64..20, seats()).prop_map(|(turn, each, seats)| {
            Step::Exchange { turn, each: Duration::from_secs(each), seats }
        }),
        6 => (seats(), order(), vec(inside(), 1..4)).prop_map(|(seats, order, steps)| {
            Step::Each { seats, order, steps }
        }),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        (1_u32..4, vec(inner, 1..3), any::<bool>()).prop_map(|(times, steps, ask)| Step::Repeat {
            times,
            ask: ask.then(|| "d".to_owned()),
            steps,
        })
    })
}

/// A set that we ship, for as many people as it may be for. Its sounds are changed, so that every cue can be told by its own.
fn shipped(wanted: fn(&RuleSet) -> bool) -> impl Strategy<Value = Plan> {
    let sets = crate::rule_sets::shipped().into_iter().filter(|(_, set)| wanted(set)).flat_map(|(_, set)| {
        (set.participants.min..=set.participants.max).map(move |people| (Arc::clone(&set), people))
    });
    select(sets.collect::<Vec<_>>()).prop_map(|(set, people)| {
        let mut set = RuleSet::clone(&set);
        name_cues_by_sound(&mut set.turns);
        let choices = Choices { names: vec![String::new(); people], ..Choices::default() };
        lay_out(&Arc::new(set), &choices).expect("a shipped set can be planned")
    })
}

/// Gives every cue a sound of its own.
fn name_cues_by_sound(turns: &mut BTreeMap<String, Turn>) {
    for (id, turn) in turns {
        for (number, cue) in turn.cues.iter_mut().flatten().enumerate() {
            cue.sound = format!("{id}{number}");
        }
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    prop_oneof![3 => plan_with(Just(BTreeMap::new())), 1 => shipped(|set| set.pools.is_empty())]
}

/// A plan with time to draw on between turns.
fn pooled() -> impl Strategy<Value = Plan> {
    let pool = (1_u64..60)
        .prop_map(|time| Pool { title: Text::from("Preparation"), time: Duration::from_secs(time) });
    plan_with(proptest::collection::btree_map("[a-c]", pool, 1..4))
}

/// A plan with or without.
fn any_plan() -> impl Strategy<Value = Plan> {
    prop_oneof![4 => plan().boxed(), 2 => pooled().boxed(), 1 => shipped(|_| true).boxed()]
}

fn plan_with(pools: impl Strategy<Value = BTreeMap<String, Pool>>) -> impl Strategy<Value = Plan> {
    let breaks = (
        option::weighted(0.7, (1_u64..6).prop_map(Duration::from_secs)),
        option::weighted(0.4, (5_u64..90).prop_map(Duration::from_secs)),
        proptest::bool::weighted(0.8),
        1_u64..40,
    );
    let limit = option::weighted(0.4, (10_u64..200).prop_map(Duration::from_secs));
    let turns = vec(turn(), TURNS.len());
    let people = prop_oneof![4 => 1_usize..5, 1 => 5_usize..13];
    let words = (any::<bool>(), any::<bool>());
    (people, 1_usize..4, turns, vec(step(), 1..4), breaks, limit, pools, words).prop_filter_map(
        "nobody has anything to do",
        |(
            people,
            min,
            turns,
            flow,
            (breath, check_in, prompts, minutes),
            limit,
            pools,
            (opens, more_time),
        )| {
            let mut turns: BTreeMap<String, Turn> =
                TURNS.iter().map(|&id| id.to_owned()).zip(turns).collect();
            name_cues_by_sound(&mut turns);
            let rule = |id: &str| Rule {
                id: id.to_owned(),
                text: Text::from("One at a time"),
                say: None,
                avoid: None,
                why: None,
                watch: Vec::new(),
            };
            let set = RuleSet {
                format: 1,
                name: Text::from("A set"),
                summary: None,
                source: None,
                tags: Vec::new(),
                search: Vec::new(),
                group: None,
                suits: None,
                not_for: None,
                participants: Participants {
                    min: min.min(people),
                    max: 12.min(people + 2),
                    seats: Vec::new(),
                },
                limit,
                topic: None,
                before: Vec::new(),
                opening: opens.then(|| Text::from("Take your time.")),
                rules: vec![rule("one"), rule("two")],
                turns,
                flow,
                pools,
                overtime: Overtime::default(),
                more_time,
                repair: Vec::new(),
                breaks: Breaks {
                    length: Duration::from_secs(60 * minutes),
                    breath,
                    check_in,
                    prompts,
                    ..Breaks::default()
                },
                close: Close::default(),
            };
            let choices = Choices { names: vec![String::new(); people], ..Choices::default() };
            lay_out(&Arc::new(set), &choices).ok().filter(|plan| plan.steps.len() <= 400)
        },
    )
}

fn voice() -> impl Strategy<Value = Voice> {
    prop_oneof![Just(Voice::All), (0_usize..13).prop_map(Voice::Seat)]
}

/// What people do, sensible or not; without coming and going.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        12 => Just(Event::Clock),
        1 => Just(Event::Reopened),
        1 => Just(Event::Begin),
        8 => Just(Event::Next),
        3 => Just(Event::Back),
        3 => Just(Event::Undo),
        2 => Just(Event::Pause),
        3 => Just(Event::Resume),
        3 => Just(Event::Pass),
        1 => prop_oneof![(0_usize..40), Just(usize::MAX)].prop_map(Event::GoTo),
        2 => prop_oneof![Just(60_i64), Just(-60), any::<i64>()].prop_map(Event::Add),
        3 => Just(Event::AskMore),
        4 => voice().prop_map(Event::Consent),
        1 => Just(Event::Decline),
        2 => Just(Event::Accept),
        2 => select(&[Mood::Fine, Mood::Break][..]).prop_map(Event::CheckIn),
        2 => select(&[AtLimit::Close, AtLimit::Break, AtLimit::GoOn, AtLimit::GoOn][..]).prop_map(Event::Limit),
        5 => select(&[Heard::Yes, Heard::NotQuite, Heard::More, Heard::GoOn][..]).prop_map(Event::Heard),
        2 => select(&[More::OnceMore, More::Enough][..]).prop_map(Event::Round),
        3 => select(&[Event::GoOn, Event::GoOn, Event::GoOn, Event::EnoughForToday][..]),
        4 => (0_usize..13).prop_map(Event::TakeFloor),
        4 => Just(Event::Draw),
        3 => (0_usize..6, 0_usize..4).prop_map(|(participant, pool)| Event::DrawOn(participant, pool)),
        2 => Just(Event::StopDrawing),
        2 => (0_usize..6).prop_map(Event::GiveFloor),
        2 => prop_oneof![(0_usize..3), Just(usize::MAX)].prop_map(Event::Flag),
        1 => (0_usize..10).prop_map(Event::Repair),
        1 => Just(Event::PutRepairAway),
        1 => "[a-zé ]{0,9}".prop_map(Event::Park),
        1 => Just(Event::Park("x".repeat(10_000))),
        1 => Just(Event::TakeBreak),
        1 => any::<u8>().prop_map(Event::ShortBreak),
        1 => prop_oneof![(0_u64..9_999), any::<u64>()].prop_map(|ms| Event::SetBreak(Duration::from_millis(ms))),
        1 => prop_oneof![(-9_i32..9), any::<i32>()].prop_map(Event::ChangeBreak),
        1 => prop_oneof![Just(86_400_000_u64), any::<u64>()].prop_map(|ms| Event::Tomorrow(Duration::from_millis(ms))),
        1 => Just(Event::AskBack),
        4 => voice().prop_map(Event::Ready),
        1 => (0_u64..999_999).prop_map(|ms| Event::NotYet(Duration::from_millis(ms))),
        1 => Just(Event::AskEnd),
        2 => Just(Event::Stay),
    ]
}

/// What lets a clock stand still, and go on.
fn pausing() -> impl Strategy<Value = Event> {
    select(
        &[
            Event::Clock,
            Event::Clock,
            Event::Clock,
            Event::Pause,
            Event::Resume,
            Event::Resume,
            Event::TakeBreak,
            Event::Ready(Voice::All),
        ][..],
    )
}

fn ending() -> impl Strategy<Value = Event> {
    select(&[Event::End, Event::EndNow, Event::Finish, Event::AskEnd][..])
}

fn moving() -> impl Strategy<Value = Event> {
    prop_oneof![
        "[a-z]{0,5}".prop_map(Event::Join),
        Just(Event::Join("x".repeat(10_000))),
        prop_oneof![8 => 0_usize..6, 2 => 6_usize..14, 1 => Just(usize::MAX)].prop_map(Event::Leave),
        // Whoever left may be back.
        "[a-c]".prop_map(Event::Join),
    ]
}

/// Events with the real milliseconds before each.
fn happenings(event: impl Strategy<Value = Event>) -> impl Strategy<Value = Vec<(Event, i64)>> {
    let wait = prop_oneof![
        6 => 0_i64..1_100,
        4 => 900_i64..9_900,
        1 => 9_990_i64..10_010,
        1 => 10_000_i64..100_000_000,
    ];
    vec((event, wait), 1..80).prop_map(|mut events| {
        events.insert(0, (Event::Begin, 0));
        events
    })
}

/// The same, with clocks that run backwards, stand still and jump by years.
fn absurd(event: impl Strategy<Value = Event>) -> impl Strategy<Value = Vec<(Event, i64)>> {
    let wait = prop_oneof![
        60 => 0_i64..9_900,
        12 => -50_000_i64..0,
        6 => 0_i64..300_000_000_000,
        1 => any::<i64>(),
    ];
    prop_oneof![vec((event, wait), 1..80), happenings(anything())]
}

fn anything() -> impl Strategy<Value = Event> {
    prop_oneof![20 => event(), 1 => ending(), 2 => moving()]
}

fn speed() -> impl Strategy<Value = u32> {
    prop_oneof![6 => Just(1), 2 => Just(20), 1 => Just(u32::MAX)]
}

/// Moments for events; the wall clock is set wrong by an hour now and then.
fn timed(happenings: &[(Event, i64)]) -> Vec<(Event, Moment)> {
    let mut boot: i64 = 1_000_000;
    happenings
        .iter()
        .enumerate()
        .map(|(number, (event, wait))| {
            boot = boot.saturating_add(*wait).max(0);
            let off = if number % 7 == 3 { 3_600_000 } else { 0 };
            let wall = Timestamp::from_millisecond((1_700_000_000_000_i64 + off).saturating_add(boot));
            let wall = wall.unwrap_or(Timestamp::MAX);
            (event.clone(), Moment::new(Duration::from_millis(boot.unsigned_abs()), wall))
        })
        .collect()
}

fn start() -> Moment {
    Moment::new(Duration::from_secs(1_000), Timestamp::UNIX_EPOCH)
}

fn says(effects: &[Effect], wanted: impl Fn(&Announcement) -> bool) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Announce(said) if wanted(said)))
}

fn is_ignored(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::Ignored(_)))
}

fn moves_on(effects: &[Effect]) -> bool {
    says(effects, |said| matches!(said, Announcement::Entered(_) | Announcement::Closing))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// 1. Never two holders. Never a holder who is not in the plan.
    #[test]
    fn the_floor_is_held_by_one_at_most(plan in any_plan(), speed in speed(), events in happenings(anything())) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let here = |session: &Session| (session.step().map(|step| step.index), session.holder());
            let (step_before, holder_before) = here(&session);
            let _ = session.apply(event.clone(), at);
            // What was said to one of them stands under nobody else's name.
            let (step, holder) = here(&session);
            // At the end of a breath the name stays, and whoever it is gets the floor.
            let moved = step != step_before || holder_before.is_some_and(|before| holder.is_some_and(|now| now != before));
            if moved && !matches!(event, Event::Flag(_)) {
                prop_assert_eq!(session.flag(at), None, "a reminder stayed when the floor moved by {:?}", event);
            }
            // Nobody is waited for who has left.
            if let Some(step) = session.step() {
                prop_assert!(session.plan().has_its_people(step), "{:?} is on after {:?}", step, event);
            }
            for share in session.shares(at) {
                prop_assert!(session.plan().is_present(share.participant));
            }
            let people = session.plan().people();
            prop_assert!((people.min..=people.max).contains(&session.plan().present()));
            if let Some(holder) = session.holder() {
                let step = session.step().expect("whoever holds the floor does so in a step");
                prop_assert!(session.plan().is_present(holder));
                if let Some(exchange) = &step.exchange {
                    prop_assert!(exchange.seats.contains(&holder));
                } else {
                    prop_assert_eq!(Some(holder), step.holder);
                }
                prop_assert!(!matches!(step.kind, Kind::Everyone | Kind::Agree | Kind::Review));
                // After a round inside an `Each`, whoever speaks answers; whether to go on at all is for everyone to say.
                prop_assert!(step.kind != Kind::Ask || (step.ask.is_some() && step.speaker == Some(holder)));
                let talking = matches!(session.state(), State::Running | State::Paused(_) | State::Gate | State::Ask);
                prop_assert!(talking, "somebody holds the floor in {:?}", session.state());
            }
        }
    }

    /// 2. Time left never rises but by an extension, a repayment, Back or Undo; it runs as fast as it should.
    #[test]
    fn time_left_only_falls(plan in plan(), speed in speed(), events in happenings(anything())) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let last = session.last();
            let before = session.reading(last).map(|reading| (reading.left, reading.overtime, reading.elapsed));
            let (state, here) = (session.state(), session.step().map(|step| step.index));
            let was_free = session.floor_is_free();
            let effects = session.apply(event.clone(), at);
            let later = Moment::new(at.boot() + Duration::from_millis(2_345), at.wall());
            if let (Some(now), Some(later)) = (session.reading(at), session.reading(later)) {
                prop_assert!(later.left <= now.left);
                prop_assert!(now.overtime.is_zero() || now.left == Some(Duration::ZERO));
                prop_assert!((0.0..=1.0).contains(&now.fraction));
            }
            let (Some((left, overtime, elapsed)), Some(now)) = (before, session.reading(at)) else { continue };
            if moves_on(&effects) || here != session.step().map(|step| step.index) {
                continue;
            }
            let more = |said: &Announcement| matches!(said, Announcement::MoreTime(_) | Announcement::Repaid);
            let may_rise = says(&effects, more)
                || (matches!(event, Event::Back | Event::Undo) && !is_ignored(&effects));
            if !may_rise {
                prop_assert!(now.left <= left, "{:?} to {:?} by {:?}", left, now.left, event);
                prop_assert!(now.overtime >= overtime, "time past the end is gone by {:?}", event);
            }
            let real = at.boot().saturating_sub(last.boot());
            if state == State::Running && session.state() == State::Running && event == Event::Clock {
                let spoken = now.elapsed.checked_sub(elapsed);
                match (was_free, session.floor_is_free()) {
                    (false, false) => prop_assert_eq!(spoken, Some(real * speed), "the clock runs as it should"),
                    // The floor was taken from somebody meanwhile.
                    (false, true) => prop_assert!(spoken <= Some(real * speed)),
                    (true, _) => prop_assert_eq!(spoken, Some(Duration::ZERO), "silence counts as nothing"),
                }
            }
            let stands = matches!(state, State::Paused(_) | State::Break | State::Returning | State::Ready);
            if stands && event == Event::Clock {
                prop_assert_eq!(now.elapsed, elapsed, "the clock stands still");
            }
        }
    }

    /// 3. Every due moment of a cue sounds at most once for each time its step is entered; one at the end once more for
    /// each end that was agreed on after the end.
    #[test]
    fn a_cue_sounds_once(plan in plan(), speed in speed(), events in happenings(event())) {
        let mut session = Session::start(plan, speed, start());
        let mut way: Vec<Stay> = Vec::new();
        let mut undo: Option<Vec<Stay>> = None;
        let mut returns = 0_i64;
        for (event, at) in timed(&events) {
            let moving = matches!(
                event,
                Event::Next
                    | Event::Pass
                    | Event::GoTo(_)
                    | Event::Heard(_)
                    | Event::Round(_)
                    | Event::GoOn
                    | Event::EnoughForToday
                    | Event::Limit(AtLimit::Close)
            );
            // What happened by itself before the event belongs to what undo brings back.
            let mut effects = session.apply(Event::Clock, at);
            let own = effects.len();
            let was = session.step().map(|step| step.index);
            let over = session.reading(at).is_some_and(|reading| reading.phase == Phase::Time);
            let now = session.reading(at).map(|reading| (reading.elapsed, reading.time));
            // There, going on leaves no step.
            let waits = session.state() == State::Paused(Pause::Cue) && !over;
            let stays = session.breath(at).is_some() || waits;
            let moving = moving && !(stays && event == Event::Next);
            effects.extend(session.apply(event.clone(), at));
            let done = !is_ignored(&effects);
            // A sound comes last; it may belong to any step that was passed through on the way.
            let newest = |way: &Vec<Stay>| way.len().checked_sub(1).into_iter().collect::<Vec<usize>>();
            let mut candidates = newest(&way);
            for (number, effect) in effects.iter().enumerate() {
                if number == own {
                    // What was due in the step that is left by hand has sounded with the clock.
                    candidates = if moving { Vec::new() } else { newest(&way) };
                    if done && moving {
                        undo = Some(way.clone());
                    }
                }
                match effect {
                    Effect::Announce(Announcement::Entered(_)) if number == own && event == Event::Back => {
                        // At the close nobody is in a step that would be left.
                        if was.is_some() {
                            let _ = way.pop();
                        }
                        undo = None;
                        candidates = newest(&way);
                    }
                    Effect::Announce(Announcement::Entered(_)) if number == own && event == Event::Undo => {
                        way = undo.take().expect("something to take back");
                        candidates = newest(&way);
                    }
                    Effect::Announce(Announcement::Entered(step)) => {
                        way.push(Stay::new(*step, session.plan().steps[*step].turn.time));
                        candidates.push(way.len() - 1);
                    }
                    Effect::Announce(Announcement::MoreTime(_) | Announcement::Repaid) if over => {
                        if let Some(stay) = way.last_mut() {
                            stay.sounded.clear();
                        }
                    }
                    Effect::Announce(Announcement::Break { .. }) => returns = 1,
                    Effect::Sound { name, soft: true, .. } if name == "return" => returns -= 1,
                    Effect::Sound { name, soft: false, .. } => {
                        let last = way.len() - 1;
                        let heard = candidates.iter().any(|&number_of_stay| {
                            let stay = &mut way[number_of_stay];
                            let turn = &session.plan().steps[stay.step].turn;
                            match turn.cues.iter().find(|cue| cue.sound == *name) {
                                None => false,
                                Some(PlanCue { every: None, .. }) => stay.sounded.insert(name.clone()),
                                // Time passes with the clock alone, and here none of these has sounded so far.
                                Some(PlanCue { every: Some(every), .. }) => {
                                    let (ran, end) = now.filter(|_| number_of_stay == last)
                                        .unwrap_or((Duration::MAX, stay.end));
                                    let before = times(*every, stay.ran, Duration::MAX);
                                    number < own && end.is_some_and(|end| times(*every, ran, end) > before)
                                }
                            }
                        });
                        prop_assert!(heard, "{} sounded again", name);
                    }
                    _ => {}
                }
            }
            prop_assert!(returns >= 0, "a break rang its end twice");
            if let (Some(stay), Some(reading)) = (way.last_mut(), session.reading(at)) {
                (stay.ran, stay.end) = (reading.elapsed, reading.time);
            }
        }
    }

    /// 3, too. It sounds in its moment: at the place that the plan has for it, counted in time that ran, whatever pauses
    /// and breaks there were.
    #[test]
    fn a_cue_sounds_in_its_moment(
        plan in plan(), step in any::<prop::sample::Index>(), events in vec((pausing(), 0_u64..9_900), 1..60),
    ) {
        let step = step.get(&plan.steps).clone();
        // The clock of an exchange goes by who speaks.
        prop_assume!(step.exchange.is_none());
        let (moments, time) = (moments(&step.turn), step.turn.time);
        let over = match step.turn.at_end {
            AtEnd::Hold => None,
            AtEnd::Advance => time,
            AtEnd::Wait(grace) => time.map(|time| time + grace),
        };
        let (length, breathes) = (plan.breaks.length, plan.breaks.breath.unwrap_or_default());
        let mut session = Session::start(plan, 1, start());
        let _ = session.apply(Event::Begin, start());
        let mut effects = session.apply(Event::GoTo(step.index), start());
        if session.breath(start()).is_some() {
            effects = session.apply(Event::Next, start());
        }
        // How long it has run, and up to where it was listened to; how far a break is.
        let (mut ran, mut before) = (Duration::ZERO, None);
        let (mut stands, mut by_cue, mut rest) = (false, false, None);
        // What is left of the breath after a break.
        let mut breath = Duration::ZERO;
        let mut at = start();
        for (event, wait) in [(Event::Clock, 0)].into_iter().chain(events) {
            let wait = Duration::from_millis(wait);
            at = Moment::new(at.boot() + wait, at.wall());
            effects.extend(session.apply(event.clone(), at));
            let mut expected = None;
            if let Some(rested) = &mut rest {
                let still = *rested < length;
                *rested += wait;
                expected = (still && *rested >= length).then_some(("return", true));
            } else if !stands {
                let taken = breath.min(wait);
                breath = breath.saturating_sub(taken);
                ran += wait.saturating_sub(taken);
                let new = |moment: Duration| before.is_none_or(|before| before < moment);
                let due = |at: Duration| at <= ran && new(at);
                let stop = moments.iter().filter(|(at, cue)| cue.pause && due(*at)).map(|(at, _)| *at).min();
                (stands, by_cue) = (stop.is_some(), stop.is_some());
                ran = stop.unwrap_or(ran);
                if over.is_some_and(|over| over <= ran) {
                    break;
                }
                // Of several, the newest; and a nudge is newer than they are.
                let due = moments.iter().filter(|(at, cue)| cue.strikes > 0 && *at <= ran && new(*at));
                expected = due.max_by_key(|(at, _)| *at).map(|(_, cue)| (cue.sound.as_str(), false));
                let nudges = |ran: Duration| Some(ran.checked_sub(time?)?.as_nanos() / step.turn.nudge?.as_nanos());
                if nudges(ran).unwrap_or(0) > before.and_then(nudges).unwrap_or(0) {
                    let last = moments.iter().rfind(|(_, cue)| cue.strikes > 0);
                    let last = last.map(|(_, cue)| (cue.sound.as_str(), true));
                    expected = last.or(expected);
                }
                before = Some(ran);
            }
            let heard: Vec<(&str, bool)> = effects
                .iter()
                .filter_map(|effect| match effect {
                    Effect::Sound { name, soft, .. } => Some((name.as_str(), *soft)),
                    _ => None,
                })
                .collect();
            prop_assert_eq!(heard, expected.into_iter().collect::<Vec<_>>(), "after {:?}", ran);
            match event {
                Event::Pause if rest.is_none() => stands = true,
                Event::Resume if rest.is_none() => (stands, by_cue) = (false, false),
                Event::TakeBreak if rest.is_none_or(|rested| rested >= length) => rest = Some(Duration::ZERO),
                // What people stopped goes on when everyone is ready; what the set stopped waits for somebody.
                Event::Ready(_) if rest.is_some() => {
                    rest = None;
                    if !by_cue {
                        stands = false;
                        breath = breath.max(breathes);
                    }
                }
                _ => {}
            }
            effects.clear();
        }
    }

    /// 4. From every state, a break is one event away, and the end two.
    #[test]
    fn a_break_is_one_event_away_and_the_end_two(
        plan in any_plan(), speed in speed(), events in happenings(anything()), later in 0_u64..1_000_000,
    ) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
            let then = Moment::new(at.boot() + Duration::from_millis(later), at.wall());
            if session.state() == State::Done {
                break;
            }
            let mut resting = session.clone();
            let _ = resting.apply(Event::TakeBreak, at);
            prop_assert_eq!(resting.state(), State::Break);
            let rest = resting.rest(at).expect("a break");
            prop_assert!(rest.left <= rest.length);
            let mut resting = session.clone();
            let _ = resting.apply(Event::TakeBreak, then);
            prop_assert!(matches!(resting.state(), State::Break | State::Returning));
            let mut ending = session.clone();
            let _ = ending.apply(Event::AskEnd, then);
            let _ = ending.apply(Event::End, then);
            prop_assert_eq!(ending.state(), State::Closing);
        }
    }

    /// 4, too. After a break it goes on exactly where it was.
    #[test]
    fn a_break_takes_nothing_away(
        plan in any_plan(), speed in speed(), events in happenings(anything()), minutes in 1_u64..9_000,
    ) {
        let mut session = Session::start(plan, speed, start());
        let mut last = start();
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
            last = at;
        }
        if matches!(session.state(), State::Done | State::Break | State::Returning) {
            return Ok(());
        }
        let _ = session.apply(Event::Stay, last);
        // Only a question kept this turn from beginning, which a break answers.
        let repays = matches!(session.question(last), Some(Question::Repay(_)));
        if session.breath(last).is_some_and(|breath| breath.is_zero() && !repays) {
            return Ok(());
        }
        let mut rested = session.clone();
        let _ = rested.apply(Event::TakeBreak, last);
        let back = Moment::new(last.boot() + Duration::from_secs(60 * minutes), last.wall());
        let _ = rested.apply(Event::Clock, back);
        let _ = rested.apply(Event::Ready(Voice::All), back);
        let step = |session: &Session| session.step().map(|step| step.index);
        prop_assert_eq!(step(&rested), step(&session));
        prop_assert_eq!(rested.reading(back), session.reading(last));
        // A turn begins again with a breath; where there is none, at once. What the set stopped waits.
        let turn = session.step().is_some_and(|step| !matches!(step.kind, Kind::Gate | Kind::Ask));
        let stopped = matches!(session.state(), State::Paused(Pause::Asked | Pause::Away(_)));
        let goes_on = stopped || matches!(session.state(), State::Running | State::Breath | State::Drawing);
        let over = session.step().zip(session.reading(last)).is_some_and(|(step, reading)| {
            let grace = match step.turn.at_end {
                AtEnd::Hold => return false,
                AtEnd::Advance => Duration::ZERO,
                AtEnd::Wait(grace) => grace,
            };
            session.breath(last).is_none() && reading.time.is_some_and(|time| time + grace <= reading.elapsed)
        });
        if turn && over {
            // It was held for a minute more, say, and waits for people to go on.
            prop_assert!(matches!(rested.state(), State::Paused(_)), "{:?}", rested.state());
        } else if turn && goes_on {
            let breath = session.breath(last).max(session.plan().breaks.breath);
            prop_assert_eq!(rested.breath(back), breath);
            let state = rested.state();
            match breath {
                Some(_) => prop_assert_eq!(state, State::Breath),
                // A cue that had come closer while the clock stood still may stop it at once.
                None => prop_assert!(matches!(state, State::Running | State::Paused(Pause::Cue)), "{state:?}"),
            }
        } else {
            prop_assert_eq!(rested.state(), session.state());
        }
    }

    /// 5. Replaying a session's events gives the same session, to the millisecond, through the journal's own text.
    #[test]
    fn a_replay_is_the_same_talk(plan in any_plan(), speed in speed(), events in absurd(anything())) {
        let mut first = Session::start(plan.clone(), speed, start());
        let mut second = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let line = ron::to_string(&(&event, at)).unwrap();
            let (written, then): (Event, Moment) = ron::from_str(&line).unwrap();
            prop_assert_eq!(&written, &event);
            prop_assert_eq!(first.apply(event, at), second.apply(written, then));
        }
        prop_assert_eq!(first, second);
    }

    /// 5, too. Ticks that are at most ten seconds apart can be left out of the journal.
    #[test]
    fn ticks_between_change_nothing(
        plan in any_plan(), speed in speed(), events in happenings(anything()), keep in vec(any::<bool>(), 90),
    ) {
        let mut events = timed(&events);
        let end = events.last().map_or(start(), |(_, at)| *at);
        events.push((Event::Clock, end));
        let mut all = Session::start(plan.clone(), speed, start());
        let mut some = all.clone();
        let mut last = start();
        for (number, (event, at)) in events.iter().enumerate() {
            let _ = all.apply(event.clone(), *at);
            // What wasn't kept before the app was gone is lost with it.
            let dropped = *event == Event::Clock
                && !keep[number % keep.len()]
                && events.get(number + 1).is_some_and(|(event, next)| {
                    *event != Event::Reopened && next.boot().saturating_sub(last.boot()) <= GAP
                });
            if !dropped {
                let _ = some.apply(event.clone(), *at);
                last = *at;
            }
        }
        prop_assert_eq!(all, some);
    }

    /// The next sound comes when it was foretold, and none before it.
    #[test]
    fn the_next_sound_comes_when_it_was_foretold(
        plan in any_plan(),
        speed in select(&[1_u32, 1, 7, 20][..]),
        events in happenings(anything()),
        at_end in any::<bool>(),
        late in 0_u64..3_000,
        shown in select(&[Shown::Seconds, Shown::Minutes][..]),
    ) {
        const SOON: Duration = Duration::from_secs(40);
        // Faster, a cue shortly before the end falls into one moment with it, and is heard as the end's.
        let at_end = at_end && speed == 1;
        let counts = |effects: &[Effect]| {
            let end = says(effects, |said| matches!(said, Announcement::Time | Announcement::BreakOver));
            effects.iter().any(|effect| matches!(effect, Effect::Sound { .. })) && (end || !at_end)
        };
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
        }
        let last = session.last();
        let then = |wait: Duration| Moment::new(last.boot() + wait, last.wall());
        let next = session.next_sound(last, counts);
        if let Some(next) = next {
            let late = Duration::from_millis(late);
            prop_assert_eq!(session.next_sound(then(late), counts), Some(next.saturating_sub(late)));
        }
        // Until then it is looked at whenever something changes, as the app does.
        let mut now = Duration::ZERO;
        let silent_until = next.unwrap_or(SOON).min(SOON);
        while now < silent_until {
            let wake = session.next_wake_where(shown, then(now)).unwrap_or(SOON).min(Duration::from_secs(9));
            now += wake;
            if now >= silent_until {
                let just_before = then(silent_until.saturating_sub(Duration::from_millis(1)));
                if just_before.boot() > session.last().boot() {
                    prop_assert!(!counts(&session.apply(Event::Clock, just_before)), "a sound came before its time");
                }
                break;
            }
            prop_assert!(!counts(&session.apply(Event::Clock, then(now))), "a sound came that wasn't foretold");
        }
        if let Some(next) = next.filter(|next| *next <= SOON) {
            prop_assert!(counts(&session.apply(Event::Clock, then(next))), "no sound came after {next:?}");
        }
    }

    /// 6. Nothing panics, whatever comes in whatever order; what makes no sense changes nothing and says so.
    #[test]
    fn what_makes_no_sense_changes_nothing(plan in any_plan(), speed in speed(), events in absurd(anything())) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let mut untouched = session.clone();
            let effects = session.apply(event.clone(), at);
            let _ = untouched.apply(Event::Clock, at);
            if is_ignored(&effects) {
                prop_assert_eq!(&session, &untouched, "{:?} was ignored, and changed something", event);
            } else if !matches!(event, Event::Clock | Event::Reopened | Event::Flag(_))
                && !says(&effects, |said| *said == Announcement::Noted)
            {
                prop_assert_ne!(&session, &untouched, "{:?} changed nothing, and didn't say so", event);
            }
            // Whatever can be read can be read at any moment.
            for at in [at, start(), Moment::new(Duration::MAX, Timestamp::MAX)] {
                let _ = (session.reading(at), session.breath(at), session.rest(at), session.shares(at));
                let _ = (session.question(at), session.flag(at), session.upcoming());
                prop_assert!(session.next_wake(at).is_none_or(|wake| wake >= Duration::from_millis(50)));
            }
        }
    }

    /// A facilitator is told what comes next, and of nobody who isn't here.
    #[test]
    fn what_a_facilitator_sees_is_so(plan in any_plan(), speed in speed(), events in happenings(anything())) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
            prop_assert_eq!(session.coming(1).first().copied(), session.upcoming());
            prop_assert!(session.coming(4).starts_with(&session.coming(3)));
            for who in session.little_of_the_floor().unwrap_or_default() {
                prop_assert!(session.plan().is_present(who));
            }
        }
    }

    /// However people come and go, the plan's steps lead to one another.
    #[test]
    fn coming_and_going_keeps_the_plan_whole(
        plan in any_plan(), events in happenings(prop_oneof![3 => event(), 1 => moving()]),
    ) {
        let mut session = Session::start(plan, 1, start());
        for (event, at) in timed(&events) {
            let here = session.step().map(without_its_end);
            // In a break the turn of whoever leaves ends without a word.
            let theirs = matches!(event, Event::Leave(who) if session.step().is_some_and(|step| {
                step.holder == Some(who) || step.speaker == Some(who)
            }));
            let effects = session.apply(event.clone(), at);
            let plan = session.plan();
            for (index, step) in plan.steps.iter().enumerate() {
                let keeps = plan.steps.get(index + 1).is_some_and(|next| keep_the_floor(step, next));
                let hushed = keeps && plan.pools.is_empty();
                prop_assert_eq!(rings(step), !hushed && rings_as_written(step, plan), "the end of {:?}", step);
            }
            for (index, step) in plan.steps.iter().enumerate() {
                prop_assert_eq!(step.index, index);
                prop_assert!(step.holder.is_none_or(|holder| holder < plan.participants.len()));
                if let Some(gate) = step.gate {
                    prop_assert!(gate.first <= gate.again && gate.again < index);
                    prop_assert_eq!(plan.steps[gate.first].speaker.is_some(), step.speaker.is_some());
                }
                if let Some(ask) = step.ask {
                    prop_assert!(index < ask.enough && ask.enough <= plan.steps.len());
                }
                if let Some(pass) = step.pass {
                    prop_assert!(index < pass.to && pass.to <= pass.end && pass.end <= plan.steps.len());
                    let part = plan.steps[index..pass.to].iter();
                    prop_assert!(part.into_iter().all(|step| step.speaker.is_some()));
                }
            }
            prop_assert!(plan.steps.is_sorted_by_key(|step| step.place));
            if matches!(event, Event::Join(_) | Event::Leave(_)) && session.state() != State::Ready
                && !moves_on(&effects)
                && !theirs
            {
                let now = session.step().map(without_its_end);
                prop_assert_eq!(now, here, "the turn that is on stays as it is");
            }
        }
    }
}
