//! Invisible characters in all words from outside: files and their names, the command line, fields, the clipboard, an
//! input method. No screen fails on them.

use std::fs;

use accesskit::{NodeId, Role};
use common_ground::ui::access::Wish;
use common_ground::ui::access::meaning::Asked;
use common_ground::ui::access::walk::What;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

/// Letters of two directions, with the characters between them that crashed the layout.
const ODD: &str = "Hello\u{2029}א\0\u{1b}[31m\u{202e}";

/// What is shown of them.
const SHOWN: &str = "Hello א[31m\u{202e}\u{202c}";

/// A set with these characters in all its texts, and in its file's name.
fn odd_set() -> String {
    let text = r"Hello\u{2029}א\0\u{1b}[31m\u{202e}";
    format!(
        r#"(format: 1, name: "Odd{text}", summary: "{text}", topic: "{text}", tags: ["{text}"], before: ["{text}"],
            participants: (seats: ["F{text}", "L{text}"]),
            rules: [(id: "own", text: "R{text}", say: "{text}", avoid: "{text}", why: "{text}")],
            turns: {{
                "speak": (title: "{text}", prompt: "{text}", time: "2m", label: "{text}", rules: ["own"]),
                "heard": (title: "{text}"),
            }},
            flow: [Each(steps: [UntilHeard(ask: "heard", at_most: 2, steps: [Speaker("speak"), Listener("speak")])])],
        )"#
    )
}

/// A home in which everything that can be read contains them.
fn odd_home() -> Home {
    let home = Home::new()
        .with_rules("odd\u{2029}א.ron", &odd_set())
        .with_rules("broken\u{2029}א\u{9b}.ron", &odd_set().replace("flow", "\"flow\u{9b}\u{2029}א\""))
        .with_settings(
            r#"(history: true, language: "d\0\u{2029}א", keys: {"b\0\u{2029}א": "k", "break": "א\u{2029}\0"}, volum: 1)"#,
        );
    let text = r"Hello\u{2029}א\0\u{202e}";
    let talk = format!(
        "id: 7, talk: \"odd{text}\", names: [\"A{text}\", \"B{text}\"], topics: [\"T{text}\"], \
         at: \"2026-11-23T12:00:00Z\""
    );
    let agreement = format!(
        "id: 1, what: \"W{text}\", who: [\"{text}\"], by: \"2026-11-01\", made: \"2026-10-01T00:00:00Z\", talk: \"{text}\", \
         began: \"2026-10-01T00:00:00Z\""
    );
    let rules = format!(
        "id: 1, talk: \"odd\\u{{fffd}}א\", rules: {{\"own\": Reword(\"K{text}\"), \"{text}\": LeaveOut}}, \
         began: \"2026-10-01T00:00:00Z\""
    );
    let last = format!(
        "id: 1, talk: \"odd\\u{{fffd}}א\", began: \"2026-11-01T00:00:00Z\", choices: (names: [\"A{text}\", \"B{text}\"], \
         rules: {{\"own\": Reword(\"L{text}\")}}, own_rules: [(id: \"{text}\", text: \"O{text}\", say: \"{text}\")], \
         end_sound: \"{text}\")"
    );
    fs::create_dir_all(home.folders().data).unwrap();
    fs::write(home.folders().last_times(), format!("[({last})]")).unwrap();
    fs::write(home.folders().kept_rules(), format!("[({rules})]")).unwrap();
    fs::write(home.folders().next_talk(), format!("[({talk})]")).unwrap();
    fs::write(home.folders().agreements(), format!("[({agreement})]")).unwrap();
    fs::create_dir_all(home.folders().rules().join("help")).unwrap();
    let contacts = format!(
        "(checked_on: None, contacts: [(place: \"{text}\", name: \"{text}\", call: \"{text}\")], elsewhere: \"{text}\")"
    );
    fs::write(home.folders().rules().join("help/contacts.ron"), contacts).unwrap();
    home
}

/// Looks at the screen, also in a narrow window.
#[track_caller]
fn looks_twice(person: &mut Person) {
    for size in [PHONE, LAPTOP] {
        person.resize(size);
        looks(person);
    }
}

/// Looks at the screen, reads it, and listens to it.
#[track_caller]
fn looks(person: &mut Person) {
    let _picture = person.picture();
    let told = person.told(None);
    for (_, node) in &told.nodes {
        let words = [node.label(), node.value(), node.description(), node.placeholder()];
        for words in words.into_iter().flatten() {
            assert!(!words.contains(['\0', '\u{2029}', '\u{1b}', '\u{9b}']), "{words:?}");
        }
    }
    let read = person.reads();
    assert!(!read.contains(['\0', '\u{2029}', '\u{1b}', '\u{9b}']), "{read:?}");
}

#[test]
fn a_home_full_of_them_is_shown_on_every_screen() {
    let mut person = odd_home().open();
    looks_twice(&mut person);
    for screen in ["Settings", "Help"] {
        let _ = person.press(screen);
        looks_twice(&mut person);
        let _ = person.key(Named::Escape);
    }
    let _ = person.press(format!("Odd{SHOWN}"));
    person.must_see("KHello");
    looks_twice(&mut person);
    let _ = person.press(said!("set-up-last-use"));
    for words in ["LHello", "OHello"] {
        person.must_see(words);
    }
    assert!(person.fields()[0].starts_with("AHello"), "{:?}", person.fields());
    looks_twice(&mut person);
    let _ = person.press("Begin");
    looks_twice(&mut person);
    for _ in 0..6 {
        let _ = person.goes_on(1);
        looks_twice(&mut person);
        let _ = person.taps("1");
    }
    let _ = person.taps("b");
    looks_twice(&mut person);
    person.comes_back_after(std::time::Duration::from_secs(60));
    looks_twice(&mut person);
    // The file is unchanged.
    assert_eq!(person.home.read("config/rules/odd\u{2029}א.ron"), odd_set());
}

#[test]
fn a_file_named_so_is_found_by_its_name_and_opened() {
    let mut person = odd_home().start("odd\u{2029}א", &[ODD, "Ben"]);
    looks_twice(&mut person);
    person.must_see(SHOWN);
    let mut person = odd_home().set_up_of("config/rules/broken\u{2029}א\u{9b}.ron");
    looks_twice(&mut person);
    person.must_see("“broken\u{fffd}א\u{fffd}” can’t be used as it is.");
}

/// On the stage, in the field for a topic for another day.
fn parking() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("p");
    person
}

#[test]
fn what_is_typed_into_a_field_can_be_shown_at_every_letter() {
    let mut person = parking();
    for letter in ODD.chars() {
        let _ = person.types(letter.to_string());
        looks(&mut person);
    }
    let _ = person.types(&("\u{202b}".repeat(80) + "ב"));
    looks(&mut person);
    let _ = person.key(Named::Enter).taps("p");
    let read = person.reads();
    let parked = read.lines().find(|line| line.contains("Parked so far: Hello א[31m")).unwrap();
    let opened = parked.matches(['\u{202b}', '\u{202e}']).count();
    assert_eq!(opened, parked.matches('\u{202c}').count(), "{parked:?}");
}

#[test]
fn what_is_pasted_is_on_one_line_before_the_field_lays_it_out() {
    let mut person = parking();
    let _ = person.pastes(&format!("one\ntwo\r\n{ODD}\n"));
    looks(&mut person);
    let _ = person.key(Named::Enter).taps("p");
    person.must_see(format!("Parked so far: one two {SHOWN}"));
    let _ = person.pastes(&"א\u{2067}".repeat(100_000));
    looks(&mut person);
}

#[test]
fn what_an_input_method_composes_is_fit_before_the_field_lays_it_out() {
    let mut person = parking();
    let _ = person.types("אa").composes(ODD).composes("好\u{2028}שלום").composes(&"\u{2067}א".repeat(90));
    looks(&mut person);
    let _ = person.key(Named::Enter).taps("p");
    person.must_see("Parked so far:");
}

#[test]
fn what_a_screen_reader_writes_is_fit_before_the_field_lays_it_out() {
    let mut person = parking();
    let field = |person: &mut Person| -> NodeId {
        let told = person.told(None);
        told.nodes.iter().find(|(_, node)| node.role() == Role::TextInput).unwrap().0
    };
    let of = field(&mut person);
    let _ = person.told(Some(Wish { of, what: What::Do(Asked::Value(format!("one\ntwo {ODD}"))) }));
    looks(&mut person);
    let _ = person.key(Named::Enter);
    let _ = person.taps("p");
    person.must_see(format!("Parked so far: one two {SHOWN}"));
}

#[test]
fn an_interrupted_talk_goes_on_whatever_is_in_its_journal() {
    let mut person = parking();
    let _ = person.types("Money").key(Named::Enter).taps("p").types("Car");
    let odd = r"Hello\u{2029}א\0\u{202e}";
    let journal = person.home.read("state/session.journal");
    for written in ["\"Money\"", "\"Car\"", "\"Ana\"", "\\\"Settle\\\""] {
        assert!(journal.contains(written), "{written} isn’t in {journal}");
    }
    let journal = journal
        .replace("\"Money\"", &format!("\"{odd}\""))
        .replace("\"Car\"", &format!("\"{odd}\""))
        .replace("\"Ana\"", &format!("\"{odd}\""))
        .replace("\\\"Settle\\\"", &format!("\\\"{}\\\"", odd.replace('\\', r"\\")));
    let home = Home::new();
    fs::create_dir_all(home.folders().state).unwrap();
    fs::write(home.folders().journal(), journal).unwrap();
    let mut person = home.open();
    looks(&mut person);
    let _ = person.press("Go on with it");
    looks(&mut person);
    let _ = person.taps("p");
    looks(&mut person);
    person.must_see("Parked so far: Hello\nא\u{202e}\u{202c}");
    person.must_see("Hello א\u{202e}\u{202c}");
}
