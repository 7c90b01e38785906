//! The words before the first step: a step of its own, whatever else the set has.

use std::sync::Arc;
use std::time::Duration;

use common_ground::clock::{Clock, Hands};
use common_ground::plan::{Choices, Kind, PlanError, lay_out};
use common_ground::record::journal::Header;
use common_ground::rule_set::{RuleSet, set_options};
use common_ground::session::{Event, Moment, Session, State};
use common_ground::talk::Host;
use common_ground::words::Words;
use jiff::Timestamp;

const WORDS: &str = "This takes time, and it may not work. You can stop, skip or repeat anything.";

/// A set with these words and these turns, in a flow of these steps.
fn set(opening: &str, turns: &str, flow: &str) -> Arc<RuleSet> {
    let text = format!(
        "(format: 1, name: \"Slowly\", participants: (min: 1, max: 4), opening: \"{opening}\", \
         rules: [(id: \"one\", text: \"One at a time\")], turns: {{ {turns} }}, flow: [{flow}])"
    );
    Arc::new(set_options().from_str(&text).expect("a rule set"))
}

const TURNS: &str = "\"speak\": (title: \"Speak\", time: \"1m\", rules: [\"one\"]), \"heard\": (title: \"Heard?\"), \
                     \"again\": (title: \"Again?\")";
const FLOW: &str = "Repeat(times: 2, ask: \"again\", steps: [Each(steps: [UntilHeard(ask: \"heard\", at_most: 2, \
                    steps: [Speaker(\"speak\"), Listener(\"speak\")])])])";

fn people(names: &[&str]) -> Choices {
    Choices {
        names: names.iter().map(|&name| name.to_owned()).collect(),
        opening: "Before you start".to_owned(),
        language: "en".to_owned(),
        ..Choices::default()
    }
}

#[test]
fn it_is_the_first_step_without_a_clock_or_a_holder_and_moves_nothing_else() {
    let (with, without) = (set(WORDS, TURNS, FLOW), set("", TURNS, FLOW));
    let choices = people(&["Ana", "Ben"]);
    let (with, without) = (lay_out(&with, &choices).unwrap(), lay_out(&without, &choices).unwrap());
    assert_eq!(without.opening(), None, "no words, no step");
    let first = with.opening().expect("an opening");
    assert_eq!((first.kind, first.holder, first.turn.time, first.index), (Kind::Everyone, None, None, 0));
    assert_eq!((first.turn.title.as_str(), first.turn.prompt.as_deref()), ("Before you start", Some(WORDS)));
    assert_eq!(with.length(), without.length());
    assert_eq!(with.steps.len(), without.steps.len() + 1);
    for (now, before) in with.steps[1..].iter().zip(&without.steps) {
        assert_eq!((now.index, now.starts, now.place), (before.index + 1, before.starts, before.place));
        let gate = now.gate.map(|gate| (gate.first, gate.again));
        assert_eq!(gate, before.gate.map(|gate| (gate.first + 1, gate.again + 1)));
        assert_eq!(now.ask.map(|ask| ask.enough), before.ask.map(|ask| ask.enough + 1));
        assert_eq!(
            now.pass.map(|pass| (pass.to, pass.end)),
            before.pass.map(|pass| (pass.to + 1, pass.end + 1))
        );
    }
}

#[test]
fn a_turn_of_the_sets_own_with_the_same_id_is_another() {
    let turns = "\"opening\": (title: \"Opening statement\", time: \"2m\"), \"opening-2\": (title: \"More\")";
    let set = set(WORDS, turns, "Everyone(\"opening\"), Everyone(\"opening-2\")");
    let mut choices = people(&["Ana"]);
    let kind = common_ground::plan::turn_kinds(&set, "en")[0].0.clone();
    let _ = choices.times.insert(kind, Duration::from_secs(30));
    let plan = lay_out(&set, &choices).unwrap();
    let steps: Vec<_> = plan
        .steps
        .iter()
        .map(|step| (step.turn.id.as_str(), step.turn.title.as_str(), step.turn.time))
        .collect();
    let half = Some(Duration::from_secs(30));
    assert_eq!(
        steps,
        [
            ("opening-3", "Before you start", None),
            ("opening", "Opening statement", half),
            ("opening-2", "More", None)
        ]
    );
    assert_eq!(plan.opening().map(|step| step.index), Some(0));
}

#[test]
fn without_a_title_it_has_the_sets_name_and_without_steps_nobody_opens_anything() {
    let mut choices = people(&["Ana", "Ben"]);
    choices.opening = String::new();
    assert_eq!(lay_out(&set(WORDS, TURNS, FLOW), &choices).unwrap().steps[0].turn.title, "Slowly");
    let nobody = set(WORDS, TURNS, "Seat(4, \"speak\")");
    assert_eq!(lay_out(&nobody, &choices), Err(PlanError::Empty));
    let blank = set(" \\n ", TURNS, FLOW);
    assert_eq!(lay_out(&blank, &choices).unwrap().opening(), None);
}

struct Room {
    host: Host,
    clock: Clock,
    hands: Hands,
    first: Vec<String>,
}

impl Room {
    fn new(set: &Arc<RuleSet>, names: &[&str]) -> Self {
        let (clock, hands) = Clock::by_hand(Timestamp::from_second(1_000_000).unwrap());
        let plan = lay_out(set, &people(names)).unwrap();
        let header = Header::new(String::new(), plan.choices.clone(), 1, clock.now(), &clock);
        let (host, outcome) = Host::start(plan, header, &[], Words::english());
        Self { host, clock, hands, first: outcome.aloud }
    }

    /// Something happens after a few seconds; gives what is said aloud.
    fn then(&mut self, event: &Event) -> Vec<String> {
        self.hands.pass(Duration::from_secs(6));
        self.host.apply(event, self.clock.now()).aloud
    }

    fn at(&self) -> (String, State) {
        let session = self.host.session();
        (session.step().map_or(String::new(), |step| step.turn.id.clone()), session.state())
    }
}

#[test]
fn it_is_read_aloud_and_people_can_come_back_to_it() {
    let mut room = Room::new(&set(WORDS, TURNS, FLOW), &["Ana", "Ben"]);
    assert_eq!(room.first, [format!("Before you start. {WORDS}")]);
    let _ = room.then(&Event::Clock);
    assert_eq!(room.at(), ("opening".to_owned(), State::Running));
    // Nothing moves it on, and a rule can be brought forward.
    for _ in 0..200 {
        let _ = room.then(&Event::Clock);
    }
    let _ = room.then(&Event::Flag(0));
    assert_eq!(room.host.session().flag(room.clock.now()), Some(0));
    assert_eq!(room.then(&Event::Next), ["Ana’s turn. Speak. 1 minute."]);
    assert_eq!(room.then(&Event::Back), [format!("Before you start. {WORDS}")], "it can be read again");
    assert_eq!(room.at().0, "opening");
    let _ = room.then(&Event::Next);
    let _ = room.then(&Event::Undo);
    assert_eq!(room.at().0, "opening");
    // A pass is for turns.
    let _ = room.then(&Event::Pass);
    assert_eq!(room.at().0, "opening");
}

#[test]
fn whoever_comes_while_it_is_read_has_a_turn() {
    let mut room = Room::new(&set(WORDS, TURNS, "Each(steps: [Speaker(\"speak\")])"), &["Ana", "Ben"]);
    let _ = room.then(&Event::Join("Cem".to_owned()));
    let plan = room.host.session().plan();
    let steps: Vec<_> = plan.steps.iter().map(|step| (step.turn.id.as_str(), step.holder)).collect();
    assert_eq!(steps, [("opening", None), ("speak", Some(0)), ("speak", Some(1)), ("speak", Some(2))]);
    assert_eq!(room.at().0, "opening");
}

#[test]
fn a_talk_that_is_played_again_opens_with_the_same_words() {
    let set = set(WORDS, TURNS, FLOW);
    let choices = people(&["Ana", "Ben"]);
    let kept: Choices = ron::from_str(&ron::to_string(&choices).unwrap()).unwrap();
    assert_eq!(kept, choices);
    let at = |second| Moment::new(Duration::from_secs(second), Timestamp::from_second(1_000_000).unwrap());
    let play = |choices: &Choices| {
        let mut session = Session::start(lay_out(&set, choices).unwrap(), 1, at(0));
        for (second, event) in
            [Event::Begin, Event::Next, Event::Back, Event::Next, Event::Next].into_iter().enumerate()
        {
            let _ = session.apply(event, at(second as u64));
        }
        session
    };
    assert_eq!(play(&choices), play(&kept));
}
