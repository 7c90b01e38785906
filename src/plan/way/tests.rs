#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

use proptest::prelude::*;

use super::*;
use crate::rule_set::Text;

const DAY: Duration = Duration::from_secs(24 * 3_600);

fn at(day: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + day * 24 * 3_600).unwrap()
}

fn set(name: &str) -> Step {
    Step {
        does: Does::Set(name.to_owned()),
        after: None,
        times: 1,
        every: None,
        each: false,
        optional: false,
        whenever: false,
        ready: Vec::new(),
        note: None,
    }
}

fn path(steps: Vec<Step>) -> Path {
    Path {
        format: 1,
        name: Text::Plain("Two by two".to_owned()),
        summary: None,
        source: None,
        search: Vec::new(),
        opening: None,
        not_for: None,
        ready: Vec::new(),
        steps,
    }
}

/// As the path that ships, with a step for each person.
fn trust() -> Path {
    path(vec![
        Step { each: true, ..set("alone") },
        Step { after: Some(DAY), ..set("apology") },
        Step { optional: true, after: Some(2 * DAY), ..set("questions") },
        Step { after: Some(7 * DAY), ..set("boundaries") },
        Step { after: Some(7 * DAY), times: 6, ..set("check-in") },
        Step { whenever: true, ..set("setback") },
        Step { every: Some(28 * DAY), ..set("state-of-us") },
    ])
}

fn mark(set: &str, how: How, day: i64) -> Mark {
    Mark::new(StepId { of: Of::Set(set.to_owned()), nth: 0 }, how, at(day))
}

fn done(set: &str, day: i64) -> Mark {
    mark(set, How::Done, day)
}

fn next<'a>(path: &'a Path, way: &Way) -> Option<&'a str> {
    path.steps[way.present()?].set()
}

#[test]
fn before_people_start_nothing_is_next_and_nothing_behind() {
    let way = Way::of(&trust(), None, 2);
    assert!(!way.is_started() && !way.is_at_its_end());
    assert_eq!((way.present(), way.again()), (None, None));
}

#[test]
fn the_first_step_that_isnt_behind_is_next() {
    let path = trust();
    let mut marks = Vec::new();
    let mut walk = |new: &[Mark], expected: &str| {
        marks.extend_from_slice(new);
        assert_eq!(next(&path, &Way::of(&path, Some(&marks), 2)), Some(expected), "{marks:?}");
    };
    walk(&[], "alone");
    walk(&[done("alone", 0)], "alone");
    walk(&[done("alone", 0)], "apology");
    walk(&[done("apology", 2)], "questions");
    walk(&[mark("questions", How::Skipped, 2)], "boundaries");
    walk(&[mark("boundaries", How::Begun, 3)], "boundaries");
    walk(&[done("boundaries", 3)], "check-in");
    walk(&[10, 17, 24, 31, 38].map(|day| done("check-in", day)), "check-in");
    walk(&[done("setback", 40)], "check-in");
    walk(&[done("check-in", 45)], "state-of-us");
    walk(&[done("state-of-us", 80)], "state-of-us");
}

#[test]
fn again_repeats_the_step_before() {
    let path = trust();
    let mut marks = vec![done("alone", 0), done("alone", 0), done("apology", 2), done("setback", 3)];
    let way = Way::of(&path, Some(&marks), 2);
    assert_eq!(way.again().and_then(|at| path.steps[at].set()), Some("apology"));
    marks.push(mark("questions", How::Skipped, 4));
    let way = Way::of(&path, Some(&marks), 2);
    assert_eq!(way.again().and_then(|at| path.steps[at].set()), Some("apology"));
}

#[test]
fn the_next_day_follows_what_the_step_suggests() {
    let path = trust();
    let marks =
        vec![done("alone", 0), done("alone", 0), done("apology", 2), mark("questions", How::Skipped, 5)];
    let way = Way::of(&path, Some(&marks), 2);
    assert_eq!(way.due(), Some(at(9)));
    assert_eq!(way.beside(&path.steps[3], 3, at(2)), Some(Beside::Terms(vec![Term::After(7 * DAY)])));
    assert_eq!(way.beside(&path.steps[3], 3, at(30)), None);
}

#[test]
fn whoever_leaves_a_step_out_still_gives_the_one_before_it_its_time() {
    let wait =
        |after: Option<u32>, optional| Step { after: after.map(|days| DAY * days), optional, ..set("") };
    for (left_out, own, due) in [
        (Some(2), None, Some(2)),
        (Some(2), Some(7), Some(7)),
        (Some(9), Some(7), Some(9)),
        (None, None, None),
    ] {
        let optional = Step { does: set("questions").does, ..wait(left_out, true) };
        let next = Step { does: set("why").does, ..wait(own, false) };
        let path = path(vec![set("apology"), optional, next]);
        let marks = [done("apology", 0), mark("questions", How::Skipped, 1)];
        let way = Way::of(&path, Some(&marks), 2);
        assert_eq!((way.present(), way.due()), (Some(2), due.map(at)), "{left_out:?} {own:?}");
        // It is said until that day.
        let after = due.and_then(|days| u32::try_from(days).ok()).map(|days| vec![Term::After(DAY * days)]);
        assert_eq!(way.beside(&path.steps[2], 2, at(1)), after.map(Beside::Terms));
        assert_eq!(way.beside(&path.steps[2], 2, at(30)), None);
        // Nothing of it is left once that step was taken.
        let marks = [done("apology", 0), done("questions", 1), done("why", 2)];
        assert_eq!(Way::of(&path, Some(&marks), 2).due(), None);
    }
}

#[test]
fn beside_a_step_stands_what_matters_most() {
    let path = trust();
    let marks = vec![done("alone", 0), done("alone", 0), done("apology", 2)];
    let way = Way::of(&path, Some(&marks), 2);
    let beside = |step: usize| way.beside(&path.steps[step], step, at(4));
    let said = |terms: &[Term]| Some(Beside::Terms(terms.to_vec()));
    assert_eq!(
        (0..7).map(beside).collect::<Vec<_>>(),
        [
            said(&[Term::EachOfYou]),
            Some(Beside::Done(at(2))),
            said(&[Term::IfYouWant]),
            said(&[Term::After(7 * DAY)]),
            said(&[Term::Times(6, Some(7 * DAY))]),
            None,
            said(&[Term::Every(28 * DAY)]),
        ]
    );
    // Until its day has come, a step for which people may wait, or not, says both.
    assert_eq!(way.beside(&path.steps[2], 2, at(3)), said(&[Term::After(2 * DAY), Term::IfYouWant]));
}

#[test]
fn what_comes_round_takes_turns_and_lets_others_in() {
    let path = path(vec![
        Step { every: Some(7 * DAY), ..set("check-in") },
        Step { every: Some(28 * DAY), ..set("state-of-us") },
        Step { after: Some(10 * DAY), ..set("memories") },
    ]);
    let mut marks = vec![done("check-in", 0)];
    assert_eq!(next(&path, &Way::of(&path, Some(&marks), 2)), Some("state-of-us"));
    marks.push(done("state-of-us", 1));
    let way = Way::of(&path, Some(&marks), 2);
    assert_eq!((next(&path, &way), way.due()), (Some("check-in"), Some(at(7))));
    marks.push(done("check-in", 7));
    let way = Way::of(&path, Some(&marks), 2);
    assert_eq!((next(&path, &way), way.due()), (Some("memories"), Some(at(11))));
    marks.push(done("memories", 11));
    assert_eq!(next(&path, &Way::of(&path, Some(&marks), 2)), Some("check-in"));
}

#[test]
fn a_path_comes_to_its_end_where_nothing_comes_round() {
    let path = path(vec![set("apology"), Step { does: Does::Break(DAY / 72), ..set("") }, set("why")]);
    let pause = Mark::new(StepId { of: Of::Break, nth: 0 }, How::Done, at(1));
    let marks = vec![done("apology", 0), pause, mark("why", How::Skipped, 2)];
    let way = Way::of(&path, Some(&marks), 2);
    assert!(way.is_at_its_end());
    assert_eq!([0, 1, 2].map(|at| way.state(at)), [State::Done, State::Done, State::Skipped]);
    assert_eq!(way.again(), Some(1));
}

#[test]
fn a_path_that_changed_keeps_what_was_done_by_its_set() {
    let marks = vec![done("apology", 0), done("why", 2), done("letter", 3)];
    let new = path(vec![set("why"), set("boundaries"), set("apology")]);
    let way = Way::of(&new, Some(&marks), 2);
    assert_eq!([0, 1, 2].map(|at| way.state(at)), [State::Done, State::Present, State::Done]);
    assert_eq!(way.gone(), [Of::Set("letter".to_owned())]);
}

#[test]
fn of_two_steps_with_one_set_each_is_itself() {
    let twice = path(vec![set("check-in"), set("why"), set("check-in")]);
    let second = Mark { nth: 1, ..done("check-in", 0) };
    let way = Way::of(&twice, Some(std::slice::from_ref(&second)), 2);
    assert_eq!([0, 2].map(|at| way.state(at)), [State::Present, State::Done]);
    // The second is gone: what was done of it is of the other.
    let once = path(vec![set("check-in"), set("why")]);
    assert_eq!(next(&once, &Way::of(&once, Some(&[second]), 2)), Some("why"));
}

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

fn any_step() -> impl Strategy<Value = Step> {
    let length = |days: u32| (days > 0).then(|| DAY * days);
    (0_usize..5, 0_u32..4, 1_u32..4, 0_u32..3, any::<[bool; 3]>()).prop_map(
        move |(name, after, times, every, [each, optional, whenever])| {
            let does = NAMES.get(name).map_or(Does::Break(DAY), |name| Does::Set((*name).to_owned()));
            let (after, every) = (length(after), length(every.saturating_sub(1)));
            Step { does, after, times, every, each, optional, whenever, ..set("") }
        },
    )
}

fn any_mark() -> impl Strategy<Value = Mark> {
    (0_usize..6, 0_usize..3, 0_u8..3, 0_i64..100).prop_map(|(name, nth, how, day)| {
        let names = [&NAMES[..], &["gone"]].concat();
        let of = names.get(name).map_or(Of::Break, |name| Of::Set((*name).to_owned()));
        let how = [How::Begun, How::Done, How::Skipped][usize::from(how)];
        Mark::new(StepId { of, nth }, how, at(day))
    })
}

proptest! {
    #[test]
    fn any_place_holds_on_any_path(
        steps in prop::collection::vec(any_step(), 0..12),
        marks in prop::collection::vec(any_mark(), 0..20),
        people in 0_usize..4,
    ) {
        let path = path(steps);
        let way = Way::of(&path, Some(&marks), people);
        let present: Vec<usize> =
            (0..path.steps.len()).filter(|at| way.state(*at) == State::Present).collect();
        prop_assert_eq!(present.first().copied(), way.present());
        prop_assert!(present.len() <= 1);
        prop_assert_eq!(way.present().is_none(), way.is_at_its_end());
        for (at, step) in path.steps.iter().enumerate() {
            prop_assert_eq!(step.whenever, way.state(at) == State::AtHand);
            prop_assert_eq!(way.id(at).and_then(|id| way.find(id)), Some(at));
            let _said = way.beside(step, at, super::tests::at(50));
        }
        // What was done is on the path, or it is said that it isn't any more.
        for mark in marks.iter().filter(|mark| mark.how != How::Begun) {
            prop_assert!(way.find(&mark.id()).is_some() != way.gone().contains(&mark.step));
        }
    }

    #[test]
    fn whoever_does_what_is_next_comes_to_an_end(
        steps in prop::collection::vec(any_step(), 0..8),
        skips in any::<u32>(),
    ) {
        let steps = steps.into_iter().map(|step| Step { every: None, ..step }).collect();
        let path = path(steps);
        let mut marks = Vec::new();
        for day in 0..100 {
            let way = Way::of(&path, Some(&marks), 2);
            let Some(at) = way.present() else { break };
            let how = if skips >> (day % 32) & 1 == 1 { How::Skipped } else { How::Done };
            marks.push(Mark::new(way.id(at).unwrap().clone(), how, super::tests::at(day)));
        }
        prop_assert!(Way::of(&path, Some(&marks), 2).is_at_its_end());
    }
}
