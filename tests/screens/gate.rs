//! The gate: whoever spoke says whether it arrived.

use super::home::Home;

#[test]
fn the_gate_asks_the_speaker_and_has_no_clock() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate();
    person.must_see("Did I get it?");
    for answer in ["Yes, that’s it", "Not quite", "There’s more"] {
        person.must_see(answer);
    }
    assert_eq!(person.time(), None);
}

#[test]
fn yes_gives_the_floor_to_the_other() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().press("Yes, that’s it").goes_on(1);
    person.must_see("Ben");
    person.must_see("Speak for yourself");
    person.must_see("next: Ana · Say it back");
}

#[test]
fn not_quite_lets_the_listener_try_again() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().press("Not quite").goes_on(1);
    person.must_see("Ben");
    person.must_see("Say it back");
}

#[test]
fn theres_more_gives_the_floor_back_to_the_speaker() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().press("There’s more").goes_on(1);
    person.must_see("Ana");
    person.must_see("Speak for yourself");
}

#[test]
fn the_answers_have_the_keys_one_to_three() {
    for (key, leads_to) in
        [("1", "next: Ana · Say it back"), ("2", "Say it back"), ("3", "next: Ben · Say it back")]
    {
        let mut person = Home::new().talk();
        let _ = person.goes_to_the_gate().taps(key);
        person.must_see(leads_to);
        person.must_not_see("Ben asks.");
    }
}

#[test]
fn after_three_tries_it_goes_on_kindly() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate();
    for _ in 0..2 {
        let _ = person.taps("2").goes_on(2);
        person.must_see("Ben asks. Ana answers.");
    }
    let _ = person.taps("2");
    person.must_see("It is fine to come back to this.");
    person.must_see("next: Ana · Say it back");
}

#[test]
fn going_on_without_an_answer_is_not_possible_and_says_why() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().goes_on(1);
    person.must_see("Ben asks. Ana answers.");
}

#[test]
fn a_break_from_the_gate_comes_back_to_the_gate() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_gate().taps("b");
    person.must_see("Let’s take a break.");
    let _ = person.waits(1_200).taps("1").taps("2");
    person.must_see("Ben asks. Ana answers.");
}
