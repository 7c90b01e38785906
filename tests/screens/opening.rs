//! The words before the first step, on the stage: all of them, however many there are.

use accesskit::Node;
use iced::keyboard::key::Named;

use super::fits::outside;
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

pub(crate) const SHORT: &str = "This takes time, and it may not work. You can stop, skip or repeat anything.";

/// As many letters, in words and sentences.
pub(crate) fn long(letters: usize) -> String {
    let text = "We take our time and say one thing after the other. ".repeat(letters / 50 + 1);
    let cut: String = text.chars().take(letters - 1).collect();
    format!("{}.", cut.trim_end().trim_end_matches('.'))
}

fn set(opening: &str) -> String {
    format!(
        r#"(format: 1, name: "Slowly", opening: "{opening}", rules: [(id: "one", text: "One voice at a time")],
        turns: {{ "speak": (title: "Speak for yourself", time: "2m", rules: ["one"]) }},
        flow: [Each(steps: [Speaker("speak")])])"#
    )
}

/// Ana and Ben read this together.
pub(crate) fn reading(home: Home, opening: &str) -> Person {
    let mut person = home.with_rules("slowly.ron", &set(opening)).start("slowly", &["Ana", "Ben"]);
    let _ = person.goes_on(1);
    person
}

fn told(person: &mut Person, words: &str) -> bool {
    let told = person.told(None);
    let says = |node: &Node| [node.label(), node.value()].contains(&Some(words));
    told.nodes.iter().any(|(_, node)| says(node))
}

#[test]
fn everyone_reads_them_before_the_first_turn_and_can_come_back_to_them() {
    let mut person = reading(Home::new(), SHORT);
    for words in ["Before you start", SHORT, "next: Ana · Speak for yourself"] {
        person.must_see(words);
    }
    assert_eq!(person.time(), None, "nobody is hurried");
    let _ = person.waits(600);
    person.must_see(SHORT);
    let _ = person.taps("1");
    person.must_see("One voice at a time");
    let _ = person.waits(9).goes_on(2);
    person.must_not_see(SHORT);
    person.must_see("One voice at a time");
    let _ = person.key(Named::ArrowLeft);
    person.must_see(SHORT);
    let _ = person.goes_on(1).taps("u");
    person.must_see(SHORT);
}

#[test]
fn they_are_there_again_after_a_power_cut() {
    let mut person = reading(Home::new(), SHORT);
    person.comes_back_after(std::time::Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see("Before you start");
    person.must_see(SHORT);
}

#[test]
fn seven_hundred_letters_are_smaller_or_scroll_and_none_is_missing() {
    for letters in [300, 700, 2_000] {
        let words = long(letters);
        for scale in ["1.0", "2.0"] {
            let settings = format!("(text_scale: {scale})");
            let mut person = reading(Home::new().with_settings(&settings), &words);
            for size in [LAPTOP, PHONE] {
                let wrong = outside(&mut person, size);
                let here = format!("{letters} letters at {size:?}, text {scale}");
                assert!(wrong.is_empty(), "{here}:\n{}", wrong.join("\n"));
                let least = person.look().scale.caption;
                let all = person.everything();
                let prompt = all.iter().find(|seen| seen.words == words);
                let prompt = prompt.unwrap_or_else(|| panic!("{here}: not whole:\n{}", person.reads()));
                let lines = prompt.bounds.height / (least * common_ground::ui::measure::LINE);
                assert!(lines > 0.9, "{here}: {:?}", prompt.bounds);
                // What fits in the least size doesn’t scroll.
                if let Some(area) = prompt.scrolled {
                    let high = common_ground::ui::measure::height(&words, least, area.width);
                    assert!(high > area.height, "{here}: {high} fits in {area:?}");
                    assert!(area.height > 3.0 * least, "{here}: some lines of it are in sight in {area:?}");
                }
                if letters == 700 && size == LAPTOP && scale == "1.0" {
                    assert!(prompt.scrolled.is_none(), "{here}: all of it is in sight");
                }
                assert!(told(&mut person, &words), "{here}: a screen reader is told all of it");
                person.must_see("Before you start");
            }
        }
    }
}

#[test]
fn where_nobody_can_scroll_they_begin_and_say_that_there_is_more() {
    for (letters, size, scale) in [(700, LAPTOP, "1.0"), (2_000, LAPTOP, "2.0"), (2_000, PHONE, "1.0")] {
        let words = long(letters);
        let settings = format!("(text_scale: {scale})");
        let mut person = reading(Home::new().with_settings(&settings), &words);
        let _ = person.taps("a").turns_to_the_audience();
        let wrong = outside(&mut person, size);
        assert!(wrong.is_empty(), "{letters} at {size:?}:\n{}", wrong.join("\n"));
        let all = person.everything();
        let shown =
            all.iter().find(|seen| seen.words.starts_with("We take our time")).expect("their beginning");
        assert!(shown.words == words || shown.words.ends_with('…'), "{}", shown.words);
        assert!(shown.words.chars().count() > 100, "as much as there is room for: {}", shown.words);
        assert!(shown.scrolled.is_none());
    }
}

#[test]
fn a_facilitator_has_them_among_the_steps() {
    let mut person = reading(Home::new(), SHORT);
    let _ = person.taps("a");
    assert!(person.count("Before you start") >= 2, "now, and in the list:\n{}", person.reads());
    person.must_see(SHORT);
    let _ = person.goes_on(2).press_last("Before you start");
    person.must_see(SHORT);
}
