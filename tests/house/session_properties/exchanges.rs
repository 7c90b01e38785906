//! What holds in every exchange, whatever people do in it: what the ring shows and what everyone has left agree.

use super::*;

/// A plan whose first step is an exchange.
fn with_exchange() -> impl Strategy<Value = Plan> {
    let exchange = (1_u64..60, option::weighted(0.4, vec(1_usize..5, 2..4))).prop_map(|(each, seats)| {
        let turn = TurnRef { turn: "a".to_owned(), title: None, prompt: None, time: None, one_by_one: false };
        Step::Exchange { turn, each: Duration::from_secs(each), seats }
    });
    (plan(), exchange, 2_usize..5).prop_filter_map("nobody is in it", |(plan, exchange, people)| {
        let mut set = RuleSet::clone(&plan.set);
        set.flow.insert(0, exchange);
        let choices = Choices { names: vec![String::new(); people], ..Choices::default() };
        lay_out(&Arc::new(set), &choices).ok().filter(|plan| plan.steps[0].exchange.is_some())
    })
}

/// What people do in an exchange.
fn discussing() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => Just(Event::Clock),
        6 => (0_usize..5).prop_map(Event::TakeFloor),
        2 => (0_usize..5).prop_map(Event::GiveFloor),
        2 => prop_oneof![Just(60_i64), Just(-60), -90_i64..90].prop_map(Event::Add),
        1 => Just(Event::AskMore),
        1 => voice().prop_map(Event::Consent),
        1 => Just(Event::Pause),
        1 => Just(Event::Resume),
        1 => anything(),
    ]
}

/// In an exchange, at a moment: the ring, and what everyone has.
fn agree(session: &Session, at: Moment) -> Result<(), TestCaseError> {
    let Some(exchange) = session.step().and_then(|step| step.exchange.clone()) else {
        prop_assert_eq!(session.shares(at), []);
        return Ok(());
    };
    let left = session.reading(at).and_then(|reading| reading.left).expect("an exchange has a clock");
    let (shares, anyone) = (session.shares(at), session.for_anyone(at));
    prop_assert!(shares.iter().all(|share| share.left <= left), "{shares:?}, and {left:?} in all");
    prop_assert!(anyone <= left);
    let own: Duration = shares.iter().map(|share| share.left).sum();
    prop_assert!(own + anyone >= left, "of {left:?} somebody has {own:?}, and anyone {anyone:?}");
    let everyone = exchange.seats.iter().filter(|seat| session.plan().is_present(**seat)).count();
    prop_assert_eq!(shares.len(), everyone);
    if !left.is_zero() && !shares.is_empty() {
        prop_assert!(shares.iter().any(|share| !share.used), "there is time, and nobody may speak");
    }
    // The clock may have brought people back from a break in the meantime: what is shown then counts.
    let mut now = session.clone();
    let _ = now.apply(Event::Clock, at);
    if now.state() != State::Running || now.step() != session.step() {
        return Ok(());
    }
    let left = now.reading(at).and_then(|reading| reading.left).expect("an exchange has a clock");
    for share in now.shares(at).iter().filter(|share| now.holder() != Some(share.participant)) {
        // What a button looks like is what it does.
        let effects = now.clone().apply(Event::TakeFloor(share.participant), at);
        prop_assert_eq!(is_ignored(&effects), share.used || left.is_zero());
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ring_and_everyones_own_time_agree_at_every_moment(
        plan in with_exchange(), speed in select(&[1_u32, 1, 7, 20][..]),
        events in happenings(discussing()), later in 0_u64..9_000,
    ) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
            agree(&session, at)?;
            let later = Moment::new(at.boot() + Duration::from_millis(later), at.wall());
            agree(&session, later)?;
            // What is foretold for later is what comes.
            let mut then = session.clone();
            let _ = then.apply(Event::Clock, later);
            let same = |one: &Session| one.step().map(|step| step.index);
            if same(&then) == same(&session) && then.state() == session.state() && session.state() == State::Running {
                prop_assert_eq!(then.shares(later), session.shares(later));
            }
        }
    }

    #[test]
    fn own_time_falls_for_who_speaks_alone_and_silence_costs_nothing(
        plan in with_exchange(), speed in select(&[1_u32, 1, 20][..]), events in happenings(discussing()),
    ) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let before = session.clone();
            let effects = session.apply(event.clone(), at);
            let here = session.step().map(|step| step.index);
            let comes_and_goes = matches!(event, Event::Join(_) | Event::Leave(_));
            if moves_on(&effects) || here != before.step().map(|step| step.index) || comes_and_goes {
                continue;
            }
            let last = before.last();
            let (shares, now) = (before.shares(last), session.shares(at));
            let Some(left) = session.reading(at).and_then(|reading| reading.left) else { continue };
            let longer = says(&effects, |said| matches!(said, Announcement::MoreTime(_) | Announcement::Repaid));
            let shorter = matches!(event, Event::Add(..0)) && !is_ignored(&effects);
            for (was, now) in shares.iter().zip(&now) {
                prop_assert!(longer || now.left <= was.left, "{was:?} to {now:?} by {event:?}");
                let spoke = before.holder() == Some(was.participant);
                if !spoke && !longer && !shorter {
                    prop_assert_eq!(now.left, was.left.min(left), "somebody lost time while others spoke");
                }
            }
            if before.floor_is_free() && matches!(event, Event::Clock | Event::TakeFloor(_)) {
                let ring = |session: &Session, at| session.reading(at).map(|reading| reading.elapsed);
                prop_assert_eq!(ring(&session, at), ring(&before, last), "silence ran the clock down");
            }
        }
    }
}
