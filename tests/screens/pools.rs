//! Time to draw on between turns: what people see, press and hear.

use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::{english, said};

/// Three speeches and an open discussion, and time to prepare between them.
fn set(pools: &str) -> String {
    format!(
        "(format: 1, name: \"Debate\", rules: [(id: \"one\", text: \"One voice at a time\")],
         turns: {{
             \"speech\": (title: \"Speech\", time: \"1m\", rules: [\"one\"]),
             \"open\": (title: \"Open floor\", time: \"2m\"),
         }},
         flow: [Seat(1, \"speech\"), Seat(2, \"speech\"), Exchange(turn: \"open\", each: \"1m\"), Seat(1, \"speech\")],
         pools: {{ {pools} }})"
    )
}

const PREPARATION: &str = "\"prep\": (title: \"Preparation\", time: \"4m\")";
const MOMENT: &str = "\"moment\": (title: \"A moment\", time: \"30s\")";

fn debate(pools: &str) -> Person {
    let mut person = Home::new().with_rules("debate.ron", &set(pools)).start("debate", &["Ana", "Ben"]);
    // Ana's speech.
    let _ = person.goes_on(1);
    person
}

#[test]
fn the_next_speaker_uses_time_before_their_speech_and_stops_it() {
    for size in [LAPTOP, PHONE] {
        let mut person = debate(PREPARATION);
        person.resize(size);
        let offer = english!("command-draw-on", pool = "Preparation", left = "4:00");
        let _ = person.goes(&[("<30s>", &format!("Ana | 0:30 | !{offer}"))]);
        let _ = person.goes(&[
            ("<right>", &*format!("Ben | Take a breath | {offer}")),
            ("g <60s>", "Ben | Preparation | 3:00 | left | !Take a breath | !One voice at a time"),
            ("", "next: Ben · Speech"),
            ("g", "Take a breath | Speech"),
            ("<5s>", "Ben | Speech | 1:00 | !Preparation"),
        ]);
    }
}

#[test]
fn it_is_offered_at_the_end_of_the_turn_before_and_by_a_press() {
    let mut person = debate(PREPARATION);
    let offer = english!("command-draw-on", pool = "Preparation", left = "4:00");
    let _ = person.waits(62).press(&*offer);
    let _ = person.goes(&[("", "Ben | Preparation | 4:00"), ("<10s>", "3:50")]);
    let _ = person.press(said!("command-stop-drawing"));
    person.must_see("Take a breath");
}

#[test]
fn used_up_it_waits_for_whoever_is_ready() {
    let mut person = debate(MOMENT);
    let _ = person.goes(&[
        ("<right> g <31s>", "Used up | The next turn starts when you’re ready. | Ben"),
        ("<120s>", "Used up"),
        ("<right>", "Speech | 1:00"),
    ]);
    // There is nothing left to offer to Ben, and Ana has all of hers.
    let _ = person.goes(&[("<left>", "Ana"), ("<right>", "Ben | !Use time")]);
}

#[test]
fn where_anyone_may_be_next_people_choose_by_number_or_leave_it() {
    let mut person = debate(PREPARATION);
    let _ = person.goes(&[
        ("<right*2> <61s> g", "Whose time? | Ana · 4:00 | Ben · 4:00 | Not now"),
        ("<90s>", "Whose time?"),
        ("<esc>", "!Whose time? | Open floor"),
        ("g 2 <5s>", "Ben | Preparation | 3:55 | !Whose time?"),
    ]);
}

#[test]
fn with_several_pools_people_choose_which() {
    let mut person = debate(&format!("{PREPARATION}, {MOMENT}"));
    let _ = person.goes(&[
        ("<right>", "Use time"),
        ("g", "Which time? | A moment · 0:30 | Preparation · 4:00"),
        ("2 <10s>", "Ben | Preparation | 3:50"),
        ("g g 3", "!Which time? | Take a breath"),
    ]);
}

#[test]
fn a_key_where_there_is_nothing_says_why() {
    let mut person = debate(PREPARATION);
    let _ = person.goes(&[("<10s> g", "This time is for between turns. | 0:50")]);
    let mut talk = Home::new().talk();
    let _ = talk.goes(&[("<right> g", "In this talk there’s no extra time between turns.")]);
}

#[test]
fn the_list_of_keys_has_it_only_where_there_is_such_time() {
    let mut person = debate(PREPARATION);
    let _ = person.taps("?");
    person.must_see(said!("key-does-draw"));
    person.must_see(said!("command-draw"));
    let mut talk = Home::new().talk();
    let _ = talk.taps("?");
    talk.must_not_see(said!("key-does-draw"));
}

#[test]
fn it_is_paused_and_a_break_can_come() {
    let mut person = debate(PREPARATION);
    let _ = person.goes(&[
        ("<right> g <10s> <space> <30s>", "Preparation | 3:50 | Paused"),
        ("<space> <10s>", "3:40 | !Paused"),
        ("b", "Let’s take a break"),
        ("<right> 1 2", "Take a breath | Ben | Speech"),
    ]);
    person.must_see(said!("command-draw-on", pool = "Preparation", left = "3:40"));
    let _ = person.goes(&[("g <away 600s>", "Paused while you were away (10 min). | 3:40 | !in this turn")]);
}

#[test]
fn a_facilitator_sees_what_each_has_and_starts_and_stops_it_for_anyone() {
    let mut person = debate(PREPARATION);
    let _ = person.taps("a");
    person.must_see("Preparation");
    assert_eq!(person.count("4:00"), 2, "{}", person.reads());
    // Ana’s comes first.
    let _ = person.goes_on(1).press(said!("facilitator-pool-start")).waits(10);
    let _ = person
        .goes(&[("", "Ana · Preparation | 3:50 | Stop"), ("<audience>", "Ana | Preparation | 3:50 | !Stop")]);
    let _ = person.turns_back().press(said!("facilitator-pool-stop"));
    person.must_see("Take a breath");
}

#[test]
fn by_tab_and_enter_it_works_too() {
    let mut person = debate(PREPARATION);
    let _ = person.waits(61);
    for _ in 0..20 {
        // Its key stands first.
        if person.focused().as_deref() == Some("G") {
            break;
        }
        let _ = person.key(Named::Tab);
    }
    let _ = person.key(Named::Enter).waits(5);
    let _ = person.goes(&[("", "Preparation | 3:55")]);
}

#[test]
fn a_minute_more_is_not_offered_before_the_turn_also_while_its_breath_stands_still() {
    let offered = |person: &mut Person| {
        let told = person.told(None);
        let called = english!("command-minute-more");
        let node =
            told.nodes.iter().find(|(_, node)| node.label().is_some_and(|label| label.starts_with(&called)));
        !node.expect("it is at the foot").1.is_disabled()
    };
    let mut person = debate(PREPARATION);
    assert!(offered(&mut person), "in a turn it is");
    let _ = person.key(Named::ArrowRight);
    assert!(!offered(&mut person), "in the breath");
    let _ = person.taps("g").waits(5);
    assert!(!offered(&mut person), "while somebody draws on time");
    let _ = person.key(Named::Space);
    assert!(!offered(&mut person), "while that is paused");
    let _ = person.key(Named::Space).taps("g").waits(6);
    assert!(offered(&mut person), "once the turn has started");
}
