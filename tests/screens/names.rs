//! Names from all over the world, long ones, and twelve of them.

use super::home::Home;
use super::person::{LAPTOP, PHONE, TELEVISION};
use super::said::said;

const CIRCLE: &str = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
    rules: [(id: \"one\", text: \"One at a time\"), (id: \"pass\", text: \"Passing is fine\")],
    turns: { \"speak\": (title: \"What moves me today\", time: \"1m\", rules: [\"one\", \"pass\"]) },
    flow: [Each(steps: [Speaker(\"speak\")])])";

const NAMES: [&str; 12] = [
    "عبد الرحمن بن محمد الفارسي",
    "श्रीनिवास रामानुजन् अय्यङ्गार्",
    "欧阳娜娜",
    "みなみ・ゆうき",
    "김하늘",
    "👩‍👩‍👧 Team 🌻",
    "Żółć Ćwikła-Gęś",
    "Αλέξανδρος",
    "שרה בת אברהם",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "e\u{301}e\u{301}e\u{301}e\u{301}",
    "Ö",
];

#[test]
fn names_in_any_script_hold_the_floor_in_their_turn() {
    let mut person = Home::new().with_rules("round.ron", CIRCLE).start("round", &NAMES);
    for name in NAMES {
        let _ = person.goes_on(1);
        for size in [PHONE, TELEVISION, LAPTOP] {
            person.resize(size);
            let seen = person.everything().into_iter().find(|seen| seen.words == name);
            let seen = seen.unwrap_or_else(|| panic!("{name} isn’t there:\n{}", person.reads()));
            assert!(seen.bounds.width >= 1.0 && seen.bounds.height >= 1.0, "{name}: {:?}", seen.bounds);
            assert!(seen.bounds.x + seen.bounds.width <= size.width, "{name} in {size:?}: {:?}", seen.bounds);
        }
        let _ = person.waits(10).goes_on(1);
    }
    person.must_see(said!("close-thanks-all"));
}

#[test]
fn twelve_people_find_their_fields_in_set_up() {
    let mut person = Home::new().with_rules("round.ron", CIRCLE).open();
    let _ = person.press("Round");
    for _ in 3..12 {
        let _ = person.press(said!("set-up-add"));
    }
    for name in NAMES {
        let _ = person.writes(said!("set-up-name"), name);
    }
    let _ = person.begins().goes_on(1);
    person.must_see(NAMES[0]);
    person.must_see(format!("next: {}", NAMES[1]));
}

#[test]
fn one_person_alone_is_spoken_to_as_one() {
    let set = "(format: 1, name: \"Alone\", participants: (min: 1, max: 1),
        rules: [(id: \"slow\", text: \"Slowly\")], turns: { \"write\": (title: \"What happened\", time: \"1m\") }, flow: [Everyone(\"write\")])";
    let mut person = Home::new().with_rules("alone.ron", set).open();
    person.must_see(said!("people", number = 1));
    let _ = person.press("Alone");
    person.must_see(said!("set-up-rules", people = 1));
    let _ = person.begins().goes_on(1).waits(30).goes_on(1);
    person.must_see(said!("close-thanks-one"));
}
