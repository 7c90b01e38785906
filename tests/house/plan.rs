//! How rule sets are laid out for people: what they would notice on the stage, in set-up or in `plan`.

mod chosen;

use std::sync::Arc;
use std::time::{Duration, Instant};

use common_ground::plan::{
    Agree, Choices, Kind, Label, OwnRule, Plan, PlanCue, PlanError, PlanStep, RuleChoice, TurnKind,
    end_sounds, has_roles, lay_out, repeats, turn_kinds,
};
use common_ground::rule_set::{Order, Overtime, RuleSet, Step, TurnRef, set_options};
use common_ground::words::{InWords, Words};

fn set(text: &str) -> Arc<RuleSet> {
    let options = set_options().with_recursion_limit(400);
    Arc::new(options.from_str(text).expect("a rule set"))
}

fn people(names: &[&str]) -> Choices {
    let names = names.iter().map(|&name| name.to_owned()).collect();
    let seats = Words::english().seats();
    Choices { names, seats, language: "en".to_owned(), ..Choices::default() }
}

fn two() -> Choices {
    people(&["Ana", "Ben"])
}

/// `turn@holder` for each step, `-` where nobody holds the floor.
fn shape<'a>(steps: impl IntoIterator<Item = &'a PlanStep>) -> String {
    let holder = |holder: Option<usize>| holder.map_or("-".to_owned(), |holder| holder.to_string());
    let steps = steps.into_iter().map(|step| format!("{}@{}", step.turn.id, holder(step.holder)));
    steps.collect::<Vec<_>>().join(" ")
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

const SPEAKER_LISTENER: &str = r#"(
    format: 1,
    name: { "en": "Speaker and listener", "de": "Sprechen und zuhören" },
    participants: (seats: ["Speaker first", "Listener first"]),
    rules: [
        (id: "own-words", text: "Start with I"),
        (id: "no-absolutes", text: "No always, no never"),
        (id: "reflect", text: "Summarize and reflect"),
    ],
    turns: {
        "settle": (title: "Settle", time: "30s", at_end: Advance),
        "speak": (title: "Speak for yourself", time: "1m 30s", rules: ["own-words", "no-absolutes"],
            label: "Speaking",
            cues: [(at: Left("15s"), label: "Wrapping up", sound: "wood"), (at: End)], at_end: Wait("20s")),
        "reflect": (title: "Say it back", time: "45s", rules: ["reflect"]),
        "got-it": (title: "Did I get it?", time: "10s"),
        "thanks": (title: "Thank you", time: "30s"),
    },
    flow: [
        Everyone("settle"),
        Repeat(times: 2, steps: [Each(steps: [
            UntilHeard(ask: "got-it", at_most: 3, steps: [Speaker("speak"), Listener("reflect")]),
        ])]),
        Everyone((turn: "thanks", time: "1m")),
    ],
)"#;

fn speaker_listener() -> Plan {
    lay_out(&set(SPEAKER_LISTENER), &two()).unwrap()
}

#[test]
fn a_talk_is_laid_out_in_the_order_people_go_through_it() {
    let plan = speaker_listener();
    let round = "speak@0 reflect@1 got-it@0 speak@1 reflect@0 got-it@1";
    assert_eq!(shape(&plan.steps), format!("settle@- {round} {round} thanks@-"));
    assert_eq!(plan.length(), secs(30 + 4 * 135 + 60));
    assert_eq!(plan.steps[1].starts, secs(30));
    assert_eq!(plan.steps[4].starts, secs(165));
    assert_eq!(plan.steps[3].turn.time, None, "a gate has no clock, whatever its turn says");
    let rounds: Vec<_> = plan.steps.iter().map(|step| step.round.map(|round| round.number)).collect();
    assert_eq!(rounds.first(), Some(&None));
    assert_eq!(rounds[1..7], [Some(1); 6]);
    assert_eq!(rounds[7..13], [Some(2); 6]);
    assert!(plan.steps.iter().enumerate().all(|(index, step)| step.index == index));
}

#[test]
fn a_step_for_agreements_says_what_each_of_them_is_to_have() {
    let plan = |step: &str| {
        let turns = "\"a\": (title: \"Ours\", time: \"5m\")";
        let text = format!("(format: 1, name: \"x\", turns: {{ {turns} }}, flow: [{step}])");
        lay_out(&set(&text), &two()).unwrap()
    };
    let asked = |step: &str| {
        let step = plan(step).steps[0].clone();
        (step.kind, step.turn.title.clone(), step.turn.time, step.agree)
    };
    let agree = |review, until| Some(Agree { review, until });
    let (ours, five) = ("Ours".to_owned(), Some(secs(300)));
    assert_eq!(asked("Agree(\"a\")"), (Kind::Agree, ours.clone(), five, agree(None, false)));
    assert_eq!(asked("Agree(turn: \"a\")"), asked("Agree(\"a\")"));
    assert_eq!(
        asked("Agree(require: [Until], review: \"2w\", turn: \"a\")"),
        (Kind::Agree, ours.clone(), five, agree(Some(14), true))
    );
    let short = asked("Agree((turn: \"a\", title: \"For now\", time: \"1m\"))");
    assert_eq!(short, (Kind::Agree, "For now".to_owned(), Some(secs(60)), agree(None, false)));
    let named = asked("Agree(turn: (turn: \"a\", title: \"For now\", time: \"1m\"), review: \"1d\")");
    assert_eq!(named, (Kind::Agree, "For now".to_owned(), Some(secs(60)), agree(Some(1), false)));
    assert_eq!(asked("Review(\"a\")"), (Kind::Review, ours, five, None));
    let both = plan("Review(\"a\"), Agree(\"a\")");
    assert_eq!((shape(&both.steps), both.length()), ("a@- a@-".to_owned(), secs(600)));
}

#[test]
fn a_gate_leads_back_to_the_listener_or_to_the_whole_group() {
    let plan = speaker_listener();
    let gate = plan.steps[6].gate.unwrap();
    assert_eq!((gate.first, gate.again, gate.at_most), (4, 5, 3));
}

#[test]
fn steps_of_a_kind_share_their_words() {
    let plan = speaker_listener();
    assert!(Arc::ptr_eq(&plan.steps[1].turn, &plan.steps[7].turn));
}

#[test]
fn cues_come_at_their_moments_and_the_usual_two_where_none_are_written() {
    let plan = speaker_listener();
    let cues = |index: usize| -> Vec<(u64, String, Option<Label>)> {
        let cues = plan.steps[index].turn.cues.iter();
        cues.map(|cue| (cue.at.as_secs(), cue.sound.clone(), cue.label.clone())).collect()
    };
    let own = Label::Own("Wrapping up".to_owned());
    assert_eq!(cues(1), [(75, "wood".to_owned(), Some(own)), (90, "bowl".to_owned(), None)]);
    assert_eq!(
        cues(2),
        [(36, "wood".to_owned(), Some(Label::WrappingUp)), (45, "bowl".to_owned(), Some(Label::TimeIsUp))]
    );
    let short =
        set(r#"(format: 1, name: "x", turns: { "t": (title: "T", time: "29s") }, flow: [Everyone("t")])"#);
    let short = lay_out(&short, &two()).unwrap();
    let cue = &short.steps[0].turn.cues;
    assert_eq!((cue.len(), cue[0].at, cue[0].label.as_ref()), (1, secs(29), Some(&Label::TimeIsUp)));
}

#[test]
fn people_without_a_name_are_called_by_their_seat_or_their_place() {
    let plan = lay_out(&set(SPEAKER_LISTENER), &people(&["", " Ben "])).unwrap();
    assert_eq!(plan.participants, ["Speaker first", "Ben"]);
    let three = r#"(format: 1, name: "x", participants: (max: 3), turns: { "t": (title: "T") }, flow: [Everyone("t")])"#;
    let long = "x".repeat(10_000);
    let plan = lay_out(&set(three), &people(&["", &long, ""])).unwrap();
    assert_eq!(plan.participants[0], "First");
    assert_eq!(plan.participants[1].chars().count(), 40);
    assert_eq!(plan.participants[2], "Third");
}

#[test]
fn the_words_are_in_the_talks_language() {
    let plan = lay_out(&set(SPEAKER_LISTENER), &Choices { language: "de-AT".to_owned(), ..two() }).unwrap();
    assert_eq!(plan.name, "Sprechen und zuhören");
}

const CIRCLE: &str = r#"(
    format: 1, name: "Circle", participants: (min: 1, max: 4),
    turns: { "say": (title: "Say", time: "60s"), "back": (title: "Back", time: "30s"), "got": (title: "Got it?"),
        "all": (title: "All", time: "10s") },
    flow: [
        Repeat(times: 3, steps: [Each(order: Alternate, steps: [Speaker("say")])]),
        Each(seats: [4, 2], order: Reversed, steps: [
            UntilHeard(ask: "got", at_most: 2, steps: [Speaker("say"), Listener((turn: "back", one_by_one: true))]),
        ]),
        Each(seats: [1], steps: [Speaker("say"), Listener("back")]),
        Seat(3, "say"),
        Exchange(turn: "got", each: "2m", seats: [1, 3]),
        Everyone("all"),
    ],
)"#;

#[test]
fn an_alternating_order_turns_round_every_time() {
    let plan = lay_out(&set(CIRCLE), &people(&["a", "b", "c"])).unwrap();
    assert!(shape(&plan.steps).starts_with("say@0 say@1 say@2 say@2 say@1 say@0 say@0 say@1 say@2"));
}

#[test]
fn seats_that_are_empty_are_passed_over() {
    let plan = lay_out(&set(CIRCLE), &people(&["a", "b"])).unwrap();
    assert_eq!(shape(plan.steps.iter().skip(6)), "say@1 back@0 got@1 say@0 back@1 got@- all@-");
    assert_eq!(plan.steps[11].turn.time, Some(secs(120)), "one is left for the exchange");
}

#[test]
fn several_listeners_answer_together_or_one_by_one() {
    let plan = lay_out(&set(CIRCLE), &people(&["a", "b", "c", "d"])).unwrap();
    assert_eq!(
        shape(plan.steps.iter().skip(12)),
        "say@1 back@0 back@2 back@3 got@1 say@3 back@0 back@1 back@2 got@3 say@0 back@- say@2 got@- all@-"
    );
    let gate = plan.steps[16].gate.unwrap();
    assert_eq!((gate.first, gate.again), (12, 13), "“not quite” starts with the first listener again");
    assert_eq!(plan.steps[25].exchange.as_ref().unwrap().seats, [0, 2]);
    assert_eq!(plan.steps[25].turn.time, Some(secs(240)));
}

#[test]
fn with_nobody_to_listen_nobody_is_asked_whether_they_were_heard() {
    let alone = r#"(format: 1, name: "x", participants: (min: 1, max: 1),
        turns: { "say": (title: "Say"), "back": (title: "Back"), "got": (title: "Got it?") },
        flow: [Each(steps: [UntilHeard(ask: "got", at_most: 2, steps: [Speaker("say"), Listener("back")])])])"#;
    assert_eq!(shape(&lay_out(&set(alone), &people(&["a"])).unwrap().steps), "say@0");
}

#[test]
fn whoever_sums_up_is_asked_to_do_so_again_and_without_them_nobody_is_asked() {
    let table = r#"(format: 1, name: "x", participants: (min: 2, max: 3),
        turns: { "say": (title: "Say"), "back": (title: "Back"), "sum-up": (title: "Sum up"), "got": (title: "Got it?") },
        flow: [Each(seats: [1, 2], steps: [UntilHeard(ask: "got", at_most: 2, steps: [BACK])])])"#;
    let laid = |back: &str, names: &[&str]| {
        lay_out(&set(&table.replace("BACK", back)), &people(names)).unwrap().steps
    };
    let summed = laid("Speaker(\"say\"), Seat(3, \"sum-up\")", &["a", "b", "c"]);
    assert_eq!(shape(&summed), "say@0 sum-up@2 got@0 say@1 sum-up@2 got@1");
    assert_eq!(summed[2].gate.map(|gate| (gate.first, gate.again)), Some((0, 1)));
    // After both, the last one says it again.
    let both = laid("Speaker(\"say\"), Listener(\"back\"), Seat(3, \"sum-up\")", &["a", "b", "c"]);
    assert_eq!(both[3].gate.map(|gate| gate.again), Some(2));
    let both = laid(
        "Seat(3, \"sum-up\"), Speaker(\"say\"), Seat(3, \"sum-up\"), Listener(\"back\")",
        &["a", "b", "c"],
    );
    assert_eq!(both[4].gate.map(|gate| gate.again), Some(3));
    assert_eq!(shape(&laid("Speaker(\"say\"), Seat(3, \"sum-up\")", &["a", "b"])), "say@0 say@1");
}

#[test]
fn everyone_is_asked_whether_to_go_on_in_the_words_of_that_place() {
    let asks = r#"(format: 1, name: "x", turns: { "say": (title: "Say", time: "60s"), "on": (title: "Go on?", time: "5s") },
        flow: [Everyone("say"), Ask("on"), Each(steps: [Speaker("say"), Ask((turn: "on", title: "And now?"))])])"#;
    let plan = lay_out(&set(asks), &two()).unwrap();
    assert_eq!(shape(&plan.steps), "say@- on@- say@0 on@- say@1 on@-");
    let asks: Vec<_> = plan.steps.iter().filter(|step| step.kind == Kind::Ask).collect();
    assert_eq!(
        asks.iter().map(|step| step.turn.title.as_str()).collect::<Vec<_>>(),
        ["Go on?", "And now?", "And now?"]
    );
    assert!(
        asks.iter().all(|step| step.ask.is_none() && step.turn.time.is_none() && step.turn.cues.is_empty())
    );
    assert_eq!(plan.shortest().count(), 6, "people may stop there, but that isn’t the way it is planned");
}

const ASKING: &str = r#"(
    format: 1, name: "x",
    turns: { "say": (title: "Say", time: "60s"), "more": (title: "Another round?"), "end": (title: "End", time: "5s") },
    flow: [Repeat(times: 3, ask: "more", steps: [Each(steps: [Speaker("say")])]), Everyone("end")],
)"#;

#[test]
fn people_are_asked_between_rounds_and_the_shortest_way_is_one_round() {
    let plan = lay_out(&set(ASKING), &two()).unwrap();
    assert_eq!(shape(&plan.steps), "say@0 say@1 more@- say@0 say@1 more@- say@0 say@1 end@-");
    let asks = plan.steps.iter().filter_map(|step| step.ask);
    let asks: Vec<_> = asks.map(|ask| (ask.round, ask.times, ask.enough)).collect();
    assert_eq!(asks, [(1, 3, 8), (2, 3, 8)]);
    let way: Vec<_> = plan.shortest().collect();
    assert_eq!(shape(&way), "say@0 say@1 more@- end@-");
    assert_eq!(way[3].index, 3);
    assert_eq!(way[3].starts, secs(120));
    assert_eq!(plan.length(), secs(125));
    assert_eq!(way[2].kind, Kind::Ask);
}

#[test]
fn places_dont_depend_on_who_takes_part() {
    let set = set(CIRCLE);
    let places = |names: &[&str]| {
        let plan = lay_out(&set, &people(names)).unwrap();
        assert!(plan.steps.is_sorted_by_key(|step| step.place));
        let place = |id: &str| plan.steps.iter().rev().find(|step| step.turn.id == id).unwrap().place;
        (plan.steps[0].place, place("got"), place("all"))
    };
    assert_eq!(places(&["a"]), places(&["a", "b", "c", "d"]));
    assert_eq!(places(&["a", "b"]), places(&["a", "b", "c"]));
}

#[test]
fn too_few_or_too_many_people_are_told_so() {
    let error = lay_out(&set(SPEAKER_LISTENER), &people(&["a"])).unwrap_err();
    assert_eq!(error.in_words(&Words::english()), "this set is for 2 people; there is 1 here");
    let error = lay_out(&set(CIRCLE), &people(&["a"; 5])).unwrap_err();
    assert_eq!(error.in_words(&Words::english()), "this set is for 1–4 people; there are 5 here");
}

#[test]
fn a_million_million_rounds_are_an_error_at_once() {
    let text = |inner: &str, levels: usize| {
        let (open, close) = ("Repeat(times: 100, steps: [".repeat(levels), "])".repeat(levels));
        format!(
            r#"(format: 1, name: "x", participants: (min: 1, max: 2),
            turns: {{ "t": (title: "T"), "l": (title: "L", time: "1h") }}, flow: [{open}{inner}{close}, Everyone("t")])"#
        )
    };
    let begun = Instant::now();
    assert_eq!(lay_out(&set(&text("Everyone(\"t\")", 32)), &two()), Err(PlanError::TooManySteps));
    assert_eq!(lay_out(&set(&text("Everyone(\"l\")", 1)), &two()), Err(PlanError::TooLong));
    assert_eq!(lay_out(&set(&text("Everyone(\"t\")", 33)), &two()), Err(PlanError::TooDeep));
    // A round in which nobody has anything to do takes no time either.
    let nobody = lay_out(&set(&text("Seat(2, \"t\")", 32)), &people(&["a"])).unwrap();
    assert_eq!(shape(&nobody.steps), "t@-");
    assert!(begun.elapsed() < secs(2));
}

#[test]
fn a_set_that_nobody_checked_is_an_error_and_no_crash() {
    let turn =
        |id: &str| TurnRef { turn: id.to_owned(), title: None, prompt: None, time: None, one_by_one: false };
    let mut broken = RuleSet::clone(&set(SPEAKER_LISTENER));
    let mut with = |flow: Vec<Step>| {
        broken.flow = flow;
        lay_out(&Arc::new(broken.clone()), &two()).map(|plan| shape(&plan.steps))
    };
    assert_eq!(with(Vec::new()), Err(PlanError::Empty));
    assert_eq!(with(vec![Step::Everyone(turn("speek"))]), Err(PlanError::NoSuchTurn("speek".to_owned())));
    assert_eq!(with(vec![Step::Speaker(turn("speak"))]), Err(PlanError::OutsideEach("Speaker")));
    assert_eq!(with(vec![Step::Seat(0, turn("speak"))]), Err(PlanError::Empty));
    let steps = vec![Step::Speaker(turn("speak"))];
    let each = Step::Each { seats: Some(vec![0, usize::MAX]), order: Order::Seats, steps };
    assert_eq!(with(vec![each]), Err(PlanError::Empty));
    let never = Step::Repeat { times: 0, ask: None, steps: vec![Step::Everyone(turn("thanks"))] };
    assert_eq!(with(vec![never]).as_deref(), Ok("thanks@-"));
}

#[test]
fn a_plan_says_what_each_may_draw_on_between_steps() {
    let text = r#"(
        format: 1, name: "Debate",
        turns: { "speech": (title: "Speech", time: "6m") },
        flow: [Seat(1, "speech"), Seat(2, "speech")],
        pools: { "preparation": (title: { "en": "Preparation", "de": "Vorbereitung" }, time: "4m") },
    )"#;
    let plan = lay_out(&set(text), &two()).expect("a plan");
    let pools: Vec<_> =
        plan.pools.iter().map(|pool| (pool.id.as_str(), pool.title.as_str(), pool.time)).collect();
    assert_eq!(pools, [("preparation", "Preparation", secs(240))]);
    assert_eq!(plan.length(), secs(720), "what may be drawn on isn't part of the plan's time");
}

/// The moments of a turn's cues, in milliseconds, each with what is heard: `at sound` and `at -`.
fn moments(step: &PlanStep) -> String {
    let cues = step.turn.cues.iter().flat_map(|cue| cue.moments(step.turn.time).map(move |at| (at, cue)));
    let mut cues: Vec<_> = cues.collect();
    cues.sort_by_key(|(at, _)| *at);
    let heard = |(at, cue): &(Duration, &PlanCue)| {
        format!("{} {}", at.as_millis(), if cue.strikes > 0 { cue.sound.as_str() } else { "-" })
    };
    cues.iter().map(heard).collect::<Vec<_>>().join(", ")
}

#[test]
fn a_cue_that_comes_again_has_its_moments_before_the_end() {
    let plan = |time: &str, every: &str| {
        let text = format!(
            r#"(format: 1, name: "x", turns: {{
                "t": (title: "T", {time} cues: [(at: End), (at: Every("{every}"), sound: "wood"), (at: Elapsed("40s"))]),
            }}, flow: [Everyone("t")])"#
        );
        moments(&lay_out(&set(&text), &two()).unwrap().steps[0])
    };
    let timed = |time: &str, every: &str| plan(&format!("time: \"{time}\","), every);
    assert_eq!(
        timed("1m 20s", "20s"),
        "20000 wood, 40000 wood, 40000 bowl, 60000 wood, 80000 bowl",
        "and never at the end itself"
    );
    assert_eq!(timed("1m", "30%"), "18000 wood, 36000 wood, 40000 bowl, 54000 wood, 60000 bowl");
    assert_eq!(timed("1m", "100%"), "40000 bowl, 60000 bowl");
    // These are errors in a file. Set-up can make a turn so short, and nothing may come of it.
    assert_eq!(timed("25s", "1s"), "10000 wood, 20000 wood, 25000 bowl, 40000 bowl");
    assert_eq!(timed("25s", "0%"), "10000 wood, 20000 wood, 25000 bowl, 40000 bowl");
    assert_eq!(timed("1m", "7000000d"), "40000 bowl, 60000 bowl");
    assert_eq!(plan("", "20s"), "40000 bowl");
    let day = timed("24h", "10s");
    assert_eq!(day.matches("wood").count(), 24 * 360 - 1);
}

#[test]
fn no_bell_rings_between_two_steps_of_one_person() {
    let text = r#"(
        format: 1, name: "x",
        turns: {
            "a": (title: "A", time: "20s", cues: [(at: Elapsed("100%"), sound: "wood"), (at: End, label: "Time")]),
            "b": (title: "B", time: "40s"), "c": (title: "C"), "gate": (title: "Did I get it?"),
        },
        flow: [Repeat(times: 2, steps: [
            Each(steps: [
                UntilHeard(ask: "gate", at_most: 2, steps: [Speaker("a"), Speaker("a"), Listener("b"), Listener("b")]),
                Speaker("b"), Speaker("c"), Speaker("b"),
            ]),
        ]), Everyone("b"), Everyone("b")],
    )"#;
    let plan = lay_out(&set(text), &two()).unwrap();
    let heard: Vec<String> =
        plan.steps.iter().map(|step| format!("{} {}", step.turn.id, moments(step))).collect();
    let loud = "b 32000 wood, 40000 bowl";
    let silent = "b 32000 wood, 40000 -";
    let round = [
        "a 20000 -, 20000 -",
        "a 20000 wood, 20000 bowl",
        silent,
        // A gate comes next.
        loud,
        "gate ",
        silent,
        "c ",
        loud,
    ];
    assert_eq!(heard[..8], round);
    assert_eq!(heard[8..16], round);
    // Nobody holds the floor here, and so nobody keeps it.
    assert_eq!(heard[32..], [loud, loud]);
    // Whoever has said it back begins a turn of their own.
    let text = r#"(
        format: 1, name: "x", turns: { "b": (title: "B", time: "40s") },
        flow: [Each(steps: [Speaker("b"), Listener("b")]), Seat(1, "b"), Seat(1, "b")],
    )"#;
    let swapped = lay_out(&set(text), &two()).unwrap();
    let heard: Vec<String> =
        swapped.steps.iter().map(|step| format!("{} {}", step.turn.id, moments(step))).collect();
    assert_eq!(heard, [loud, loud, loud, loud, silent, loud]);
    let [silent, again] = [&plan.steps[0].turn, &plan.steps[16].turn];
    assert_eq!(silent.cues[1].label, Some(Label::Own("Time".to_owned())), "the word stays");
    assert!(Arc::ptr_eq(silent, again), "one silent turn serves them all");
}

#[test]
fn a_sets_own_lines_are_in_the_talks_language() {
    let text = r#"(
        format: 1, name: { "en": "x", "de": "y" },
        turns: { "t": (title: "T"), "sorry": (title: "Sorry", flags: false) },
        flow: [Everyone("t"), Everyone("sorry")],
        overtime: Counted,
        repair: [{ "en": "Can I start over?", "de": "Darf ich neu anfangen?" }, "Pause\u{2029}?"],
        breaks: (suggestions: [{ "en": "Walk.", "de": "Geht spazieren." }]),
    )"#;
    let plan = lay_out(&set(text), &Choices { language: "de".to_owned(), ..two() }).unwrap();
    assert_eq!(plan.repair, ["Darf ich neu anfangen?", "Pause ?"]);
    assert_eq!(plan.suggestions, ["Geht spazieren."]);
    assert_eq!(plan.overtime, Overtime::Counted);
    assert_eq!(plan.steps.iter().map(|step| step.turn.flags).collect::<Vec<_>>(), [true, false]);
    let plain = speaker_listener();
    assert_eq!((plain.overtime, plain.repair.len(), plain.suggestions.len()), (Overtime::Quiet, 0, 0));
    assert!(plain.steps.iter().all(|step| step.turn.flags));
}
