//! The form of the editor: whatever is changed in it changes so much in the file, and not a byte beside it.

use std::fs;

use common_ground::cli::First;
use common_ground::ui::ToEdit;
use iced::Size;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::{Said, said};

/// A set that somebody wrote by hand, in their own way.
const OURS: &str = "// Mum's idea: shorter, and more often.
(format: 1, name: {\"en\": \"Our evenings\", \"de\": \"Unsere Abende\"},
    rules: [
        (id: \"own-words\", text: {\"en\": \"Start with me\", \"de\": \"Fang bei dir an\"}), // not “you”
        (id: \"moment\",   text: \"One real moment\", why: \"One moment can be understood.\"),
    ],

    turns: {
        \"speak\": (title: \"Speak for yourself\", time: \"90s\", rules: [\"own-words\"]), // slowly
        \"hear\":  (title: \"Say it back\", time: \"45s\",
            prompt: \"In your own words: what happened for them, how it felt, what they need from you now, and what you would like to add to that before the turn is over.\"),
    },
    flow: [Each(steps: [Speaker(\"speak\"), Listener(\"hear\")])], // twice, if we can
)
";

/// In the editor, with that set.
pub(crate) fn editing(home: Home) -> Person {
    opened(home, OURS)
}

/// The same, with a time that isn’t one in its file.
pub(crate) fn with_a_mistake(home: Home) -> Person {
    opened(home, &OURS.replace("\"90s\"", "\"90\""))
}

fn opened(home: Home, text: &str) -> Person {
    let mut person = home.with_rules("ours.ron", text).open();
    let file = person.home.path("config/rules/ours.ron");
    let _ = person.opens_with(First::Edit(ToEdit::File(file)));
    person
}

/// What one of its turns is begun with.
const LONG: &str = "In your own words: what happened for them, how it felt, what they need from you now, and what you would like to add to that before the turn is over.";

fn text(person: &Person) -> String {
    fs::read_to_string(person.home.path("config/rules/ours.ron")).unwrap()
}

/// What is in the file once somebody has done this and saved.
#[track_caller]
fn comes_to(does: impl Fn(&mut Person), before: &str, after: &str) {
    for size in [LAPTOP, PHONE] {
        let mut person = editing(Home::new());
        person.resize(size);
        does(&mut person);
        let _ = person.ctrl("s");
        assert!(OURS.contains(before));
        assert_eq!(text(&person), OURS.replacen(before, after, 1), "at {size:?}:\n{}", person.reads());
        for _ in 0..20 {
            let _ = person.ctrl("z");
        }
        let _ = person.ctrl("s");
        assert_eq!(text(&person), OURS, "undone, at {size:?}");
    }
}

fn tab<'p>(person: &'p mut Person, tab: Said<'_>) -> &'p mut Person {
    person.press(tab)
}

#[test]
fn rules_of_a_turn_are_ticked_and_not_ticked() {
    let turns = || said!("editor-turns");
    comes_to(
        |person| {
            let _ = tab(person, turns()).press("Speak for yourself").press("One real moment");
        },
        "[\"own-words\"]),",
        "[\"own-words\", \"moment\"]),",
    );
    comes_to(
        |person| {
            let _ = person.press("One real moment").press("Say it back");
        },
        "the turn is over.\"),",
        "the turn is over.\",\n            rules: [\"moment\"]),",
    );
}

#[test]
fn what_is_unused_is_said_by_its_title_and_leads_to_its_place_in_the_form() {
    for size in [LAPTOP, PHONE] {
        let mut person = editing(Home::new());
        person.resize(size);
        let _ = person.press(said!("editor-stage"));
        person.must_see(said!("editor-rule-unused", rule = "One real moment"));
        let reads = person.reads();
        assert!(!reads.contains("“moment”") && !reads.contains('`'), "that is for the file: {reads}");
        let _ = person.press(said!("editor-go-to"));
        assert!(
            person.fields().contains(&"One real moment".to_owned()),
            "at {size:?}: {:?}",
            person.fields()
        );
    }
}

#[test]
fn nothing_of_before_is_left_in_a_field_wherever_it_stands() {
    let sizes =
        [LAPTOP, PHONE, Size::new(1_920.0, 1_080.0), Size::new(1_000.0, 700.0), Size::new(811.0, 613.0)];
    for size in sizes {
        let mut person = editing(Home::new());
        person.resize(size);
        let _ = person.press("One real moment");
        let mut shown = None;
        let _whole = person.left_over(&mut shown);
        for words in ["Look", "at", "", "Moments"] {
            let _ = person.ctrl("a");
            let selected = person.left_over(&mut shown);
            let _ = if words.is_empty() { person.key(Named::Backspace) } else { person.types(words) };
            let typed = person.left_over(&mut shown);
            assert!(selected.max(typed) <= 8, "{selected}, {typed} of “{words}” at {size:?}");
        }
    }
}

#[test]
fn what_has_a_mistake_is_not_tried_and_that_is_said() {
    // The one has never been right, and the other was.
    let mut person = editing(Home::new());
    let _ = person.press(said!("editor-turns")).press("Speak for yourself").rewrites("90s", "90");
    for mut person in [with_a_mistake(Home::new()), person] {
        let _ = person.press(said!("editor-try"));
        person.must_see(said!("editor-not-tried"));
        // That is still the editor, and no talk.
        person.must_see(said!("editor-save"));
    }
}

#[test]
fn what_is_told_moves_nothing_that_somebody_is_about_to_press() {
    let mut person = editing(Home::new());
    let _ = person.press("Start with me").types("!");
    let before = person.place_of(said!("editor-turns"));
    let _ = person.ctrl("s");
    person.must_be_saved();
    let saved = person.words(said!("editor-saved", file = ""));
    assert!(person.reads().contains(&saved), "{}", person.reads());
    assert_eq!(person.place_of(said!("editor-turns")), before);
}

#[test]
fn what_happens_at_the_end_is_chosen() {
    comes_to(
        |person| {
            let _ =
                tab(person, said!("editor-turns")).press("Speak for yourself").press(said!("editor-advance"));
        },
        "rules: [\"own-words\"]), // slowly",
        "rules: [\"own-words\"], at_end: Advance), // slowly",
    );
}

#[test]
fn a_sound_is_one_line_until_it_is_opened() {
    let mut person = editing(Home::new());
    let _ = tab(&mut person, said!("editor-turns")).press("Speak for yourself");
    person.must_see(said!("editor-usual-sounds"));
    let _ = person.press(said!("editor-add-sound"));
    person.must_see(said!("editor-strikes"));
    let _ = person.press(said!("editor-cue-end"));
    person.must_not_see(said!("editor-strikes"));
    let _ = person.press(said!("editor-cue-end")).press(said!("editor-left"));
    person.must_see(said!("editor-cue-left", amount = "15 s"));
    let _ = person.press("wood").ctrl("s");
    let now = text(&person);
    assert!(now.contains("at: Left(\"15s\")") && now.contains("sound: \"wood\""), "{now}");
}

#[test]
fn a_step_goes_to_other_people_or_takes_another_turn() {
    comes_to(
        |person| {
            let line = "They speak: Speak for yourself";
            let _ = tab(person, said!("editor-order")).press(line).press("Say it back");
        },
        "Speaker(\"speak\")",
        "Speaker(\"hear\")",
    );
    comes_to(
        |person| {
            let each = said!("flow-each-speaks-other-answers", number = 1);
            let _ = tab(person, said!("editor-order")).press(each).press("Person 2");
        },
        "Listener(\"hear\")])",
        "Listener(\"hear\")], seats: [2])",
    );
}

#[test]
fn a_turn_that_steps_have_goes_with_them_once_people_say_so() {
    let mut person = editing(Home::new());
    let _ = tab(&mut person, said!("editor-turns")).press("Say it back").press(said!("editor-remove"));
    person.must_see(said!("editor-still-used", number = 1));
    let _ = person.press(said!("editor-keep-turn"));
    person.must_see(said!("editor-is-saved"));
    let _ = person.press(said!("editor-remove")).press(said!("editor-remove-with-steps")).ctrl("s");
    let now = text(&person);
    assert!(!now.contains("hear") && now.contains("// slowly") && now.contains("// twice"), "{now}");
    assert!(now.contains("Each(steps: [Speaker(\"speak\")])"), "{now}");
}

#[test]
fn each_language_is_changed_by_itself() {
    comes_to(
        |person| {
            let _ = person
                .press("Deutsch")
                .press("Fang bei dir an")
                .writes("Fang bei dir an", "")
                .key(Named::End);
            let _ = person.types(", bitte");
        },
        "Fang bei dir an",
        "Fang bei dir an, bitte",
    );
}

#[test]
fn all_of_a_long_text_is_seen_in_its_field() {
    for size in [LAPTOP, PHONE] {
        let mut person = editing(Home::new());
        person.resize(size);
        let _ = tab(&mut person, said!("editor-turns")).press("Say it back").tabs_to(LONG);
        let (long, _) = person.focus().unwrap();
        let _ = person.tabs_to("45s");
        let (short, _) = person.focus().unwrap();
        assert!(long.height > 2.0 * short.height, "{long:?} {short:?} at {size:?}");
    }
}

#[test]
fn undo_in_a_field_takes_back_what_was_done_before_it_too() {
    let mut person = editing(Home::new());
    let _ = person.press("One real moment").press(said!("editor-add-rule")).press("One real moment");
    let _ = person.writes("One real moment", "").key(Named::End).types("!");
    assert!(person.sees("One real moment!"));
    let _ = person.ctrl("z");
    assert!(!person.sees("One real moment!") && person.sees("A new rule"), "{}", person.reads());
    let _ = person.ctrl("z");
    assert!(!person.sees("A new rule"), "{}", person.reads());
    person.must_see(said!("editor-is-saved"));
}

#[test]
fn a_text_stays_on_its_line_whatever_is_pasted_or_pressed() {
    comes_to(
        |person| {
            let _ = person.press("One real moment").writes("One real moment", "").key(Named::End);
            let _ = person.key(Named::Enter).pastes(" \"of ours\"\nthat counts\n");
        },
        "\"One real moment\"",
        "\"One real moment \\\"of ours\\\" that counts\"",
    );
}

#[test]
fn the_file_follows_what_is_open_in_the_form() {
    let filler: Vec<String> = (0..120).map(|line| format!("    // filler {line}\n")).collect();
    let filler = filler.concat();
    let long = OURS.replace("    turns: {", &format!("{filler}    turns: {{"));
    let mut person = opened(Home::new(), &long);
    let _ = person.press(said!("editor-file"));
    assert!(person.sees("// filler 0") && !person.sees("// filler 119"), "{}", person.reads());
    let _ = tab(&mut person, said!("editor-turns")).press("Say it back");
    assert!(!person.sees("// filler 0") && person.sees("// twice, if we can"), "{}", person.reads());
}

#[test]
fn a_breath_is_switched_off_and_on_again() {
    comes_to(
        |person| {
            let _ = tab(person, said!("editor-talk"));
            let none = said!("editor-no-breath");
            let _ = person.press(none);
        },
        "// twice, if we can\n",
        "// twice, if we can\n    breaks: (breath: None),\n",
    );
}

#[test]
fn a_screen_reader_fills_in_the_form() {
    comes_to(
        |person| {
            let _ = person.asks("2 One real moment").fills(said!("editor-why"), "It can be\nunderstood.");
        },
        "One moment can be understood.",
        "It can be understood.",
    );
}

#[test]
fn a_step_gets_a_group_around_it_and_loses_it_again() {
    comes_to(
        |person| {
            let line = "The other: Say it back";
            let _ = person.press(said!("editor-order")).press(line).press(said!("editor-more"));
            let _ = person.press(said!("editor-step-repeat"));
        },
        "Listener(\"hear\")])",
        "Repeat(times: 2, steps: [Listener(\"hear\")])])",
    );
    comes_to(
        |person| {
            let each = said!("flow-each-speaks-other-answers", number = 1);
            let _ = person.press(said!("editor-order")).press(said!("editor-add-step"));
            let _ = person.press("together").ctrl("z").press(each).press(said!("editor-more"));
            let _ = person.press(said!("editor-step-each")).press(said!("editor-more"));
            let _ = person.press(said!("editor-dissolve"));
        },
        "",
        "",
    );
}

#[test]
fn another_language_begins_with_one_text_and_says_what_it_lacks() {
    let lacking = || said!("editor-lacking", language = "Deutsch", number = 1);
    let mut person = opened(Home::new(), &OURS.replace(", \"de\": \"Fang bei dir an\"", ""));
    let _ = person.press("Deutsch");
    person.must_see(lacking());
    let _ = person.press(said!("editor-lacking-first")).types("Fang bei dir an").ctrl("s");
    assert_eq!(text(&person), OURS);
    person.must_not_see(lacking());
    let _ = person.press("One real moment").press(said!("editor-in-language", language = "Deutsch"));
    let _ = person.writes("One real moment", "").ctrl("a").types("Ein Augenblick").ctrl("s");
    let both = "{ \"en\": \"One real moment\", \"de\": \"Ein Augenblick\" }";
    assert_eq!(text(&person), OURS.replace("\"One real moment\"", both));
}

#[test]
fn in_a_long_set_what_is_typed_stands_there_at_once_and_what_is_wrong_a_moment_later() {
    let filler = "    // something that somebody wrote by hand\n".repeat(2_000);
    let long = OURS.replace("    turns: {", &format!("{filler}    turns: {{"));
    let mut person = Home::new().with_rules("ours.ron", &long).open();
    let task = person.opens_at_once();
    person.waits_for(task, "Our evenings");
    let comes = |person: &mut Person, words: &str| {
        person.waits_until(words, |person| {
            person.catches_up();
            person.sees(words)
        });
    };
    let _ = person.tabs_to("Our evenings").ctrl("e");
    comes(&mut person, "Start with me");
    let _ = person.press("Start with me").writes("Start with me", "").key(Named::End);
    for letter in [" ", "n", "o", "w"] {
        let _ = person.types(letter);
    }
    person.must_see("Start with me now");
    let _ = person.press(said!("editor-turns")).press("Speak for yourself").writes("90s", "").key(Named::End);
    let _ = person.key(Named::Backspace);
    assert!(person.fields().contains(&"90".to_owned()), "{:?}", person.fields());
    let wrong = person.words(said!("fault-time", written = "90"));
    let wrong = person.words(said!("editor-amount-meant", fault = wrong.as_str(), meant = "90s"));
    comes(&mut person, &wrong);
    // Saving doesn't wait for that.
    let _ = person.types("s").ctrl("s");
    let now = long.replace("Start with me", "Start with me now");
    person.waits_until("it is saved", |person| text(person) == now);
}
