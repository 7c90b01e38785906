//! A turn without rules: the words have the room that rules would have.

use iced::{Rectangle, Size};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, TELEVISION, done};
use super::said::said;

/// A turn with these rules, and with a prompt.
fn turn(rules: &str, names: &[&str]) -> Person {
    let set = format!(
        r#"(format: 1, name: "Round", breaks: (breath: None),
        rules: [(id: "one", text: "One voice at a time"), (id: "pass", text: "Passing is fine")],
        turns: {{ "say": (title: "How I am today", prompt: "As much as you like.", time: "2m", rules: [{rules}]) }},
        flow: [Each(steps: [Speaker("say")])])"#
    );
    Home::new().with_rules("round.ron", &set).start("round", names)
}

fn place(person: &mut Person, words: &str) -> Rectangle {
    let all = person.everything();
    let found = all.iter().find(|seen| seen.words == words);
    found.unwrap_or_else(|| panic!("no “{words}” among {all:?}")).bounds
}

const WORDS: [&str; 3] = ["Ana", "How I am today", "As much as you like."];

#[test]
fn without_rules_the_words_are_larger() {
    for size in [LAPTOP, Size::new(1_920.0, 1_080.0), TELEVISION, PHONE] {
        let sizes = |rules: &str| {
            let mut person = turn(rules, &["Ana", "Ben"]);
            person.resize(size);
            // The prompt makes room for rules on a phone.
            [0, 1].map(|at| place(&mut person, WORDS[at]).height)
        };
        let (with, without) = (sizes(r#""one", "pass""#), sizes(""));
        for (with, without) in with.into_iter().zip(without) {
            assert!(without > with * 1.12, "{without} and {with} in {size:?}");
        }
        let mut person = turn("", &["Ana", "Ben"]);
        person.resize(size);
        assert!(WORDS.iter().all(|words| person.sees_whole(*words)), "{size:?}:\n{}", person.reads());
    }
}

#[test]
fn beside_the_disk_they_stand_in_the_middle_also_for_everyone() {
    for size in [LAPTOP, Size::new(1_920.0, 1_080.0)] {
        for audience in [false, true] {
            let mut person = turn("", &["Ana", "Ben"]);
            if audience {
                let _ = person.taps("a").turns_to_the_audience();
            }
            person.resize(size);
            let time = place(&mut person, "2:00").center_y();
            let (first, last) = (place(&mut person, WORDS[0]), place(&mut person, WORDS[2]));
            let middle = f32::midpoint(first.y, last.y + last.height);
            assert!((middle - time).abs() < size.height * 0.03, "{middle} beside {time} in {size:?}");
        }
    }
}

#[test]
fn long_words_stay_whole_and_a_reminder_has_the_usual_place() {
    let long = "Maximiliane-Charlotte von Hohenlohe-Lang";
    for size in [LAPTOP, PHONE, Size::new(360.0, 480.0), Size::new(800.0, 600.0)] {
        let mut person = turn("", &[long, "Ben"]);
        person.resize(size);
        assert!(person.sees_whole(long) && person.sees_whole(WORDS[1]), "{size:?}:\n{}", person.reads());
    }
    let mut person = turn("", &["Ana", "Ben"]);
    let before = place(&mut person, "Ana").height;
    done(person.taps("1"));
    person.must_see(said!("stage-come-back"));
    assert!(person.sees_whole("One voice at a time"));
    assert!(place(&mut person, "Ana").height < before);
}
