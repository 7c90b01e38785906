//! The lists of feelings and needs: words to pick from during a turn, which go with it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use accesskit::{Node, Role, Toggled};
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

/// Ana says what she feels.
pub(crate) fn feel(home: Home) -> Person {
    let mut person = home.start("observe-feel-need-ask", &["Ana", "Ben"]);
    let _ = person.goes_on(4);
    person.must_see("Feel");
    person.must_see("Ana");
    person
}

fn feels() -> Person {
    feel(Home::new())
}

/// Whether this is in a file, or in the name of one, in the folders of settings, of what is kept, and of the talk.
fn is_written(person: &Person, word: &str) -> bool {
    fn has(folder: &Path, word: &str) -> bool {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries.map(|entry| entry.path()).any(|path| {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap_or_default()).into_owned();
            path.display().to_string().contains(word) || text.contains(word) || has(&path, word)
        })
    }
    ["config", "data", "state"].iter().any(|folder| has(&person.home.path(folder), word))
}

fn node(person: &mut Person, words: &str) -> Node {
    let told = person.told(None);
    let node = told.nodes.into_iter().map(|(_, node)| node).find(|node| node.label() == Some(words));
    node.unwrap_or_else(|| panic!("no “{words}” is told"))
}

#[test]
fn a_word_that_is_picked_stands_on_the_stage_and_goes_with_the_turn() {
    let _ = feels().goes(&[
        ("", "Feelings | !fed up"),
        ("f", "Hurt | Worn out | betrayed | fed up | Close (Esc)"),
        ("[fed up] <esc>", "fed up | !betrayed | Feel"),
        // The clock has gone on meanwhile, and so has everything else.
        ("<5s>", "0:25 | fed up"),
        ("<right>", "Need | !fed up"),
        ("<left>", "Feel | !fed up"),
    ]);
}

#[test]
fn up_to_three_words_are_picked_and_one_that_is_pressed_again_goes() {
    let mut person = feels();
    let _ = person.goes(&[
        ("f [fed up] [unloved] [numb] [glad]", "Press one to take it away first."),
        ("f", "fed up | unloved | numb | !glad"),
    ]);
    // The word in the list, not the one on the stage.
    let _ = person
        .taps("f")
        .press_last("unloved")
        .press("glad")
        .goes(&[("f", "fed up | numb | glad | !unloved")]);
    // In the order in which they were picked, each once.
    let all: Vec<String> = person.everything().into_iter().map(|seen| seen.words).collect();
    let picked: Vec<&str> =
        all.iter().map(String::as_str).filter(|word| ["fed up", "numb", "glad"].contains(word)).collect();
    assert_eq!(picked, ["fed up", "numb", "glad"]);
}

#[test]
fn the_list_closes_with_its_turn_and_each_turn_has_its_own() {
    let _ = feels().goes(&[
        ("f", "betrayed"),
        ("<right>", "!betrayed | Need"),
        ("f", "a slower pace | !betrayed"),
        ("[honesty] f", "honesty | !a slower pace"),
    ]);
}

#[test]
fn where_a_turn_has_no_list_its_key_says_so() {
    let _ = feels().goes(&[
        ("<right*2>", "Ask | !Feelings | !Needs"),
        ("f", "There’s no list of words in this turn."),
        ("?", "Park a topic | Feelings or needs"),
    ]);
}

#[test]
fn a_break_shows_only_the_break_and_takes_the_words_with_it() {
    let _ = feels().goes(&[
        ("f [fed up] <esc>", "fed up"),
        ("b", "Let’s take a break. | !fed up"),
        ("f", "!betrayed"),
        ("<1200s> 1 2", "Feel | !fed up"),
    ]);
    // With the list open, too.
    let _ = feels().goes(&[("f [fed up] b", "Let’s take a break. | !fed up"), ("<1200s> 1 2", "!betrayed")]);
}

#[test]
fn no_file_ever_has_a_word_that_was_picked() {
    let mut person = feels();
    let _ = person.taps("f").press("fed up").press("unloved");
    assert!(!is_written(&person, "fed up") && !is_written(&person, "unloved"));
    // The power goes off; the talk comes back without them.
    person.comes_back_after(Duration::from_secs(60));
    assert!(!is_written(&person, "fed up"));
    let _ = person.press(said!("library-go-on"));
    person.must_see("Feel");
    person.must_not_see("fed up");
    // To the close and out, with talks remembered.
    let mut person = feel(Home::new().with_settings("(history: true)"));
    let _ = person.taps("f").press("unloved").key(Named::Escape).waits(3).goes_to_the_close();
    let _ = person.press(said!("close-done"));
    assert!(is_written(&person, "observe-feel-need-ask"), "the talk is remembered");
    assert!(!is_written(&person, "unloved"));
}

#[test]
fn everyone_sees_the_word_and_only_the_facilitator_the_list() {
    let mut person = feels();
    let _ = person.goes(&[
        ("a", "Feelings"),
        ("f", "betrayed | fed up"),
        ("<audience>", "Feel | !betrayed | !Feelings"),
        ("<own> [fed up] f", "fed up | !betrayed"),
        ("<audience>", "fed up | !betrayed"),
    ]);
    let _ = person.turns_back().press("Feelings").press_last("fed up");
    let _ = person.goes(&[("[Close (Esc)]", "!fed up | !betrayed"), ("<audience>", "!fed up")]);
}

#[test]
fn a_screen_reader_is_told_of_a_dialog_with_headings_and_words_that_are_picked_or_not() {
    let mut person = feels();
    let _ = person.taps("f").press("fed up");
    assert_eq!(node(&mut person, "Feelings").role(), Role::Dialog);
    assert_eq!(node(&mut person, "Worn out").role(), Role::Heading);
    for (word, picked) in [("fed up", Toggled::True), ("betrayed", Toggled::False)] {
        let word = node(&mut person, word);
        assert_eq!((word.role(), word.toggled()), (Role::Button, Some(picked)));
    }
}

#[test]
fn the_list_is_reached_by_tab_and_closed_by_esc_at_once() {
    let mut person = feels();
    let _ = person.taps("f").tabs_to("numb").key(Named::Space).key(Named::Escape);
    person.must_not_see("betrayed");
    person.must_see("numb");
}

#[test]
fn in_the_smallest_window_and_with_the_largest_text_every_word_is_in_reach() {
    for (size, settings) in
        [(LAPTOP, ""), (PHONE, ""), (LAPTOP, "(text_scale: 2.0)"), (PHONE, "(text_scale: 2.0)")]
    {
        for (goes, first, last) in [(4, "hurt", "proud"), (5, "rest", "a shared load")] {
            let home = Home::new().with_settings(settings);
            let mut person = home.start("observe-feel-need-ask", &["Ana", "Ben"]);
            person.resize(size);
            let _ = person.goes_on(goes).taps("f");
            assert!(person.time().is_some(), "the time is hidden in {size:?} {settings}");
            for word in [first, last] {
                let seen = person.everything().into_iter().find(|seen| seen.words == word).unwrap();
                assert!(seen.bounds.x >= 0.0 && seen.bounds.x + seen.bounds.width <= size.width, "{seen:?}");
            }
            // What has the keyboard is scrolled into sight.
            let _ = person.tabs_to(last).key(Named::Enter).key(Named::Escape);
            person.must_see(last);
        }
    }
}

#[test]
fn a_usual_window_shows_all_words_at_once() {
    let mut person = feels();
    for _ in 0..2 {
        let _ = person.taps("f");
        let all = person.everything();
        let hidden: Vec<_> = all.iter().filter(|seen| seen.visible(LAPTOP).is_none()).collect();
        assert!(hidden.is_empty(), "{hidden:?}");
        let _ = person.goes_on(1);
    }
}

#[test]
fn a_list_of_their_own_is_in_the_talks_language_and_in_place_of_ours() {
    let home = Home::new().with_settings("(language: \"de\")");
    let words = home.folders().rules().join("words");
    fs::create_dir_all(&words).unwrap();
    let own = "(groups: [(title: {\"en\": \"Ours\", \"de\": \"Unsere\"}, words: [{\"en\": \"blue\", \"de\": \"trüb\"}, \"hm\"])])";
    fs::write(words.join("feelings.ron"), own).unwrap();
    let mut person = feel(home);
    let _ = person.goes(&[("f", "Unsere | trüb | hm | !betrayed | !blue"), ("[trüb] <esc>", "trüb")]);
    // Needs are ours still.
    let _ = person.goes(&[("<right> f", "honesty")]);
}

#[test]
fn a_list_of_their_own_that_is_broken_is_named_with_its_line_and_ours_is_there() {
    let home = Home::new();
    let words = home.folders().rules().join("words");
    fs::create_dir_all(&words).unwrap();
    fs::write(words.join("feelings.ron"), "(groups: [\n  (title: \"Ours\", wods: [\"blue\"]),\n])").unwrap();
    let mut person = home.open();
    person.must_see("feelings.ron, line 2: a group of words");
    person.must_see("Until then you get our list of feelings.");
    // It is no rule set.
    person.must_not_see("To put it right: common-ground");
    assert_eq!(person.count("feelings"), 0, "{}", person.reads());
    // Once it is right, nothing is said any more.
    fs::write(words.join("feelings.ron"), "(groups: [(title: \"Ours\", words: [\"blue\"])])").unwrap();
    person.hears(common_ground::ui::Outside::OwnRules);
    person.must_not_see("feelings.ron");
}
