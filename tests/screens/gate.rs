//! The gate: the person who spoke says whether it was understood.

use common_ground::words::plain;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::way::gate;

#[test]
fn the_gate_asks_the_speaker_and_has_no_clock() {
    let mut person = gate();
    let _ = person.goes(&[("", "Did I get it? | Yes, that’s it | Not quite | There’s more")]);
    assert_eq!(person.time(), None);
}

#[test]
fn yes_gives_the_floor_to_the_other() {
    let _ =
        gate().goes(&[("[Yes, that’s it] <right>", "Ben | Speak for yourself | next: Ana · Say it back")]);
}

#[test]
fn not_quite_lets_the_listener_try_again() {
    let _ = gate().goes(&[("[Not quite] <right>", "Ben | Say it back")]);
}

#[test]
fn theres_more_gives_the_floor_back_to_the_speaker() {
    let _ = gate().goes(&[("[There’s more] <right>", "Ana | Speak for yourself")]);
}

#[test]
fn the_answers_have_the_keys_one_to_three() {
    for (key, leads_to) in [
        ("1", "next: Ana · Say it back | !Ben asks."),
        ("2", "Say it back | !Ben asks."),
        ("3", "next: Ben · Say it back | !Ben asks."),
    ] {
        let _ = gate().goes(&[(key, leads_to)]);
    }
}

#[test]
fn after_three_rounds_whoever_spoke_may_go_on_for_now_and_every_answer_does_what_it_says() {
    let third = || {
        let mut person = gate();
        let _ = person.goes(&[
            ("", "!Go on for now"),
            ("2 <right*2>", "Ben asks. Ana answers. | !Go on for now"),
            ("2 <right*2>", "Ben asks. Ana answers. | Go on for now | It’s fine to come back to this later."),
        ]);
        person
    };
    let _ = third().goes(&[
        ("2", "Ben | Say it back | !You can come back to this."),
        ("<right*2>", "Ben asks. Ana answers. | Go on for now"),
        ("3", "Ana | Speak for yourself"),
    ]);
    let _ = third().goes(&[("1", "next: Ana · Say it back | !You can come back to this.")]);
    let _ = third().goes(&[("4", "You can come back to this. | next: Ana · Say it back")]);
}

/// How the control with these words is filled and edged.
fn surface(person: &mut Person, words: &str) -> String {
    let at = person.place_of(words);
    let layers = person.layers();
    let quads = layers.iter().flat_map(|layer| &layer.quads);
    let around = quads.filter(|(quad, _)| quad.bounds.contains(at) && quad.border.width > 0.0);
    let (quad, fill) =
        around.min_by(|(a, _), (b, _)| a.bounds.area().total_cmp(&b.bounds.area())).expect("a control");
    format!("{:?} {fill:?}", quad.border)
}

#[test]
fn no_answer_is_set_off_as_the_right_one() {
    let asks = "(format: 1, name: \"Asks\", turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Repeat(times: 9, steps: [Each(steps: [Speaker(\"speak\")])])],
        breaks: (breath: None, check_in: \"30s\"))";
    let mut how = Home::new().with_rules("asks.ron", asks).start("asks", &["Ana", "Ben"]);
    let _ = how.goes(&[("<40s> <right>", "How are we?")]);
    let mut ready = gate();
    let _ = ready.goes(&[("b <1200s>", "Ready to go on?")]);
    let mut facilitated = gate();
    let _ = facilitated.taps("a");
    for person in [&mut gate(), &mut how, &mut ready, &mut facilitated] {
        let asked = person.asked().expect("something is asked");
        let shown: Vec<_> = person.everything().into_iter().map(|seen| seen.words).collect();
        let on_screen =
            |words: &str| shown.iter().find(|seen| seen.ends_with(words)).cloned().expect("it stands there");
        let surfaces: Vec<String> =
            asked.answers.iter().map(|answer| surface(person, &on_screen(&plain(&answer.words)))).collect();
        assert!(surfaces.iter().all(|one| *one == surfaces[0]), "“{}”: {surfaces:#?}", asked.message);
    }
}

#[test]
fn going_on_without_an_answer_is_not_possible_and_says_why() {
    let _ = gate().goes(&[("<right>", "Ben asks. Ana answers.")]);
}

#[test]
fn a_break_from_the_gate_comes_back_to_the_gate() {
    let _ = gate().goes(&[("b", "Let’s take a break."), ("<1200s> 1 2", "Ben asks. Ana answers.")]);
}

#[test]
fn a_long_title_of_what_comes_next_pushes_no_answer_out_of_sight() {
    let set = include_str!("../../rules/speaker-listener.ron");
    let long = "What it was like for me and what I would like to ask of you ".repeat(8);
    let set = set.replace("\"Speak for yourself\"", &format!("\"{long}\""));
    let set = set.replace("\"Say it back\"", &format!("\"{long}\""));
    assert!(set.contains(&long));
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().with_rules("long.ron", &set).start("long", &["Ana", "Ben"]);
        person.resize(size);
        let _ = person.goes_to_the_gate();
        for answer in ["Yes, that’s it", "Not quite", "There’s more"] {
            assert!(person.sees_whole(answer), "{answer} isn’t in sight in {size:?}:\n{}", person.reads());
        }
    }
}
