//! The promises about time to draw on between turns.

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is left of a pool never rises, and falls only for the one who draws, by no more than the time that passes.
    #[test]
    fn what_was_drawn_is_never_given_back(
        plan in pooled(), speed in select(&[1_u32, 1, 20][..]), events in happenings(anything()),
    ) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let last = session.last();
            let before = session.balances(last);
            let who = session.drawing(last).map(|drawn| (drawn.participant, drawn.pool));
            let _ = session.apply(event, at);
            let passed = at.boot().saturating_sub(last.boot()) * speed;
            for now in session.balances(at) {
                let one = (now.participant, now.pool);
                let Some(then) = before.iter().find(|then| (then.participant, then.pool) == one) else { continue };
                prop_assert!(now.left <= then.left, "{:?} rose to {:?}", then, now);
                let fell = then.left.saturating_sub(now.left);
                let most = if who == Some(one) { passed } else { Duration::ZERO };
                prop_assert!(fell <= most, "{:?} fell to {:?} within {:?}", then, now, passed);
            }
        }
    }

    /// While somebody draws, nobody holds the floor, the turn hasn't begun, and what is left runs out by itself.
    #[test]
    fn whoever_draws_holds_no_floor(plan in pooled(), speed in speed(), events in happenings(anything())) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
            let state = session.state();
            let Some(drawn) = session.drawing(at) else {
                prop_assert_ne!(state, State::Drawing);
                continue;
            };
            prop_assert!(matches!(state, State::Drawing | State::Paused(_)), "{:?}", state);
            prop_assert_eq!(session.holder(), None);
            prop_assert!(session.plan().is_present(drawn.participant) && drawn.left <= drawn.whole);
            prop_assert!(session.breath(at).is_some());
            prop_assert_eq!(session.reading(at).map(|reading| reading.elapsed), Some(Duration::ZERO));
            prop_assert!(session.may_draw(at).is_empty());
            let later = Moment::new(at.boot() + Duration::from_millis(900), at.wall());
            let left = session.drawing(later).expect("it doesn't end by itself").left;
            prop_assert_eq!(left < drawn.left, state == State::Drawing && !drawn.left.is_zero());
        }
    }

    /// What is offered can be had, and nothing else can.
    #[test]
    fn what_is_offered_can_be_drawn_on(plan in pooled(), speed in speed(), events in happenings(anything())) {
        let mut session = Session::start(plan, speed, start());
        for (event, at) in timed(&events) {
            let _ = session.apply(event, at);
            let (offered, last) = (session.may_draw(at), session.last());
            let asked = session.question(last) == Some(Question::Draw);
            let mut drawing = session.clone();
            let ignored = is_ignored(&drawing.apply(Event::Draw, last));
            prop_assert_eq!(ignored, offered.is_empty() || asked);
            prop_assert!(offered.is_empty() || session.may_draw_any(at));
            for one in offered {
                let mut drawing = session.clone();
                let effects = drawing.apply(Event::DrawOn(one.participant, one.pool), last);
                prop_assert!(!is_ignored(&effects));
                // Something else may be asked before the next turn, and comes first.
                let draws = drawing.drawing(last).map(|drawn| (drawn.participant, drawn.pool));
                prop_assert!(draws == Some((one.participant, one.pool)) || drawing.question(last).is_some());
            }
        }
    }
}
