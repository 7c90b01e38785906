//! The gate: the person who spoke says whether it was understood.

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
fn after_three_tries_it_goes_on_kindly() {
    let _ = gate().goes(&[
        ("2 <right*2>", "Ben asks. Ana answers."),
        ("2 <right*2>", "Ben asks. Ana answers."),
        ("2", "You can come back to this. | next: Ana · Say it back"),
    ]);
}

#[test]
fn going_on_without_an_answer_is_not_possible_and_says_why() {
    let _ = gate().goes(&[("<right>", "Ben asks. Ana answers.")]);
}

#[test]
fn a_break_from_the_gate_comes_back_to_the_gate() {
    let _ = gate().goes(&[("b", "Let’s take a break."), ("<1200s> 1 2", "Ben asks. Ana answers.")]);
}
