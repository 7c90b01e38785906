//! Help from every screen, by its key and by a control; and back to exactly where people were.

use std::fs;
use std::time::Duration;

use common_ground::library::contacts::Contacts;
use common_ground::ui::Outside;
use iced::Rectangle;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::{ALL, Preset};
use super::said::said;
use super::tab::reach;
use super::way::turn;

/// Everything that whoever comes back may miss.
#[derive(Debug, PartialEq)]
struct Place {
    reads: String,
    fields: Vec<String>,
    focus: Option<usize>,
    /// How far everything is scrolled: where every text is.
    texts: Vec<Rectangle>,
    written: String,
}

fn place(person: &mut Person) -> Place {
    // A long list makes what is near the window once it knows how high that is.
    let _made = person.everything();
    Place {
        reads: person.reads(),
        fields: person.fields(),
        focus: person.focus_place(),
        texts: person.everything().into_iter().map(|seen| seen.bounds).collect(),
        written: person.home.read("state/session.journal"),
    }
}

/// What is on the screen but for what ticks: a press takes its time.
fn without_times(person: &mut Person) -> String {
    person.reads().chars().filter(|sign| !sign.is_ascii_digit()).collect()
}

/// Every screen that help can be opened from.
fn screens() -> impl Iterator<Item = &'static Preset> {
    ALL.iter().filter(|preset| !preset.name.starts_with("help") && !preset.name.starts_with("audience"))
}

#[track_caller]
fn must_be_in_help(person: &mut Person, from: &str) {
    assert!(person.sees(said!("help-afraid-text")), "{from} has no help:\n{}", person.reads());
    assert!(person.sees(said!("notice-safety")), "{from}: the notice isn’t whole");
}

#[test]
fn help_opens_by_its_key_from_every_screen_and_leads_back_to_where_people_were() {
    for preset in screens() {
        for size in [LAPTOP, PHONE] {
            let mut person = reach(preset, size);
            let before = place(&mut person);
            let _ = person.key(Named::F1);
            must_be_in_help(&mut person, preset.name);
            let _ = person.key(Named::End).key(Named::Tab).key(Named::Escape).key(Named::Escape);
            assert_eq!(place(&mut person), before, "{}", preset.name);
            // Its key leads back as well.
            let _ = person.key(Named::F1).key(Named::F1);
            assert_eq!(place(&mut person), before, "{}", preset.name);
        }
    }
}

#[test]
fn help_opens_by_a_control_from_every_screen_and_leads_back() {
    for preset in screens() {
        for size in [LAPTOP, PHONE] {
            let mut person = reach(preset, size);
            if preset.name == "rehearsal" {
                // So fast a clock would change more than digits meanwhile.
                let _ = person.key(Named::Space);
            }
            let help = person.words(said!("command-help"));
            if person.count(&help) == 0 {
                // Where there is no room for it, it is one of the commands behind More.
                let _ = person.press(said!("command-more"));
            }
            assert!(person.count(&help) > 0, "{}: no way to help:\n{}", preset.name, person.reads());
            let reads = without_times(&mut person);
            let _ = person.press(&help);
            must_be_in_help(&mut person, preset.name);
            let _ = person.press(said!("widget-back"));
            assert_eq!(without_times(&mut person), reads, "{}", preset.name);
        }
    }
}

#[test]
fn a_screen_reader_finds_the_way_to_help_on_every_screen_with_its_key() {
    for name in ["set-up", "settings", "setting-keys", "close", "close-rules"] {
        let preset = ALL.iter().find(|preset| preset.name == name).unwrap();
        let told = reach(preset, LAPTOP).told(None);
        let help = told.nodes.iter().find(|(_, node)| node.label() == Some("Help")).map(|(_, node)| node);
        assert_eq!(help.and_then(|node| node.keyboard_shortcut()), Some("F1"), "{name}");
    }
}

#[test]
fn whoever_types_goes_on_typing_where_they_were() {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener").writes(said!("set-up-name"), "An").key(Named::F1);
    must_be_in_help(&mut person, "set-up");
    // What is typed now goes nowhere.
    let _ = person.types("xyz").key(Named::Escape).types("a");
    assert_eq!(person.fields()[0], "Ana");
    let _ = person.ctrl("z");
    assert_ne!(person.fields()[0], "Ana", "what was typed can still be taken back");

    // A library that is scrolled and searched stays so.
    let mut person = Home::new().open();
    let _ = person.writes(said!("library-search"), "listen");
    let before = place(&mut person);
    let _ = person.press(said!("library-help")).press(said!("widget-back"));
    assert_eq!(place(&mut person).texts, before.texts);
    assert_eq!(person.fields(), ["listen"]);
}

#[test]
fn a_talk_goes_on_under_help_and_says_so() {
    let mut person = turn();
    let _ = person.key(Named::F1);
    person.must_see(said!("help-meanwhile-turn", turn = "Ana · Speak for yourself"));
    let heard = person.home.sounds.played().len();
    // The wood block and the bowl come when they are due.
    let _ = person.waits(65);
    assert!(person.home.sounds.played().len() > heard, "no cue was heard in help");
    let _ = person.key(Named::Escape);
    person.must_see(said!("label-time-is-up"));

    // A break ends when it was promised, and waits.
    let mut person = turn();
    let _ = person.taps("b").key(Named::F1);
    person.must_see(said!("help-meanwhile-break"));
    let _ = person.waits(1_200);
    person.must_see(said!("help-meanwhile-back"));
    let _ = person.key(Named::Escape).taps("1").taps("2");
    person.must_see("Speak for yourself");
}

#[test]
fn nothing_that_is_pressed_in_help_reaches_the_talk_but_a_break_does() {
    let mut person = turn();
    let before = person.reads();
    let _ = person.key(Named::F1);
    let help = person.reads();
    for letter in ["b", "n", "e", "r", "p", "q", "u", "?", "1", "2", "+", "-", "a", "d"] {
        let _ = person.taps(letter);
    }
    let _ = person.key(Named::Space).key(Named::ArrowRight).key(Named::ArrowLeft);
    assert_eq!(person.reads(), help);
    let _ = person.key(Named::Escape);
    assert_eq!(person.reads(), before);

    let _ = person.key(Named::F1).ctrl("b");
    person.must_see(said!("break-lets"));
    // By a press as well, outside a break.
    let mut person = turn();
    let _ = person.key(Named::F1).press(said!("command-break"));
    person.must_see(said!("break-lets"));
    let _ = person.key(Named::F1);
    let controls = person.all_controls();
    assert!(controls.iter().all(|control| control.words != "Take a break"), "there is a break already");
    // And without a talk.
    let mut person = Home::new().open();
    let _ = person.key(Named::F1).ctrl("b");
    person.must_see(said!("break-lets"));
}

#[test]
fn help_covers_the_stage_in_the_first_window_only() {
    let mut person = turn();
    let _ = person.taps("a").turns_to_the_audience();
    let everyone = person.reads();
    // Also by its key in the window for everyone.
    let _ = person.key(Named::F1);
    assert_eq!(person.reads(), everyone);
    let _ = person.turns_back();
    must_be_in_help(&mut person, "the facilitator’s window");
    // There keys still do what they always do.
    let _ = person.turns_to_the_audience().key(Named::Space);
    person.must_see(said!("stage-paused"));
    let _ = person.turns_back();
    person.must_see(said!("help-meanwhile-paused"));
}

#[test]
fn whoever_is_called_back_from_a_break_sees_the_break() {
    let mut person = turn();
    let _ = person.taps("b").key(Named::F1).waits(1_200);
    person.hears(Outside::Answered);
    person.must_not_see(said!("help-afraid-text"));
    person.must_see(said!("ask-ready-by", name = "Ana"));
}

#[test]
fn a_pointer_at_rest_stays_in_sight_over_help() {
    let mut person = turn();
    let _ = person.key(Named::F1);
    let _ = person.sits_still(Duration::from_secs(30));
    // It hides over the stage, where a finger’s first touch then only brings the controls back.
    let back = person.place_of(said!("widget-back"));
    person.touches(back);
    person.must_not_see(said!("help-afraid-text"));
}

#[test]
fn the_page_begins_with_the_notice_and_the_emergency_numbers_and_has_ways_to_its_parts() {
    let mut person = Home::new().open();
    let _ = person.key(Named::F1);
    let all = person.reads();
    let at = |words: &str| all.find(words).unwrap_or_else(|| panic!("“{words}” isn’t in help:\n{all}"));
    let parts =
        ["not therapy", "\n911\n", "\nElsewhere\n", "\nWhen this is the wrong tool\n", "\nHow a talk goes\n"];
    // The ways at the top have the same words.
    let after = |words: &str| all.rfind(words).unwrap_or_else(|| panic!("“{words}” isn’t in help:\n{all}"));
    assert!(parts.is_sorted_by_key(|words| after(words)), "{all}");
    let built_in = Contacts::built_in();
    for place in built_in.places() {
        let first = at(&format!("\n{}\n{}\n", place.name, place.emergency[0].call));
        for contact in place.contacts {
            let line = all[first..].find(&format!("\n{}\n{}, for ", contact.call, contact.name));
            assert!(line.is_some(), "{} of {} doesn’t stand under its place", contact.name, place.name);
        }
    }
}

#[test]
fn each_way_at_the_top_leads_to_its_part() {
    for size in [LAPTOP, PHONE] {
        for title in [said!("help-wrong"), said!("help-how"), said!("help-keys"), said!("help-known")] {
            let mut person = Home::new().open();
            person.resize(size);
            let _ = person.key(Named::F1);
            let words = person.words(title);
            let heading = |person: &mut Person| {
                let all = person.everything().into_iter().filter(|seen| seen.words == words);
                all.max_by(|one, other| one.bounds.y.total_cmp(&other.bounds.y)).unwrap()
            };
            let far = heading(&mut person).bounds.y;
            let _ = person.tabs_to(&words).key(Named::Enter);
            let near = heading(&mut person);
            assert!(near.bounds.y < far && near.visible(size).is_some(), "{words}: {far}, {near:?}");
        }
    }
}

#[test]
fn deceit_and_addiction_are_named_and_what_is_claimed_names_its_source() {
    let mut person = Home::new().open();
    let _ = person.key(Named::F1);
    for words in ["still deceiving", "addiction goes untreated", "That blames nobody"] {
        person.must_see(words);
    }
    let abuse = person.words(said!("help-known-abuse"));
    for words in ["National Domestic Violence Hotline", "2014", "White Book, 2021", "contested"] {
        assert!(abuse.contains(words), "{abuse}");
    }
    person.must_see("We have it second-hand");
    person.must_see("felt less negative and spoke more quietly");
}

#[test]
fn a_list_of_ones_own_says_whom_each_is_for_and_what_has_nothing_to_call() {
    let home = Home::new();
    let folder = home.folders().rules().join("help");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("contacts.ron");
    let own = |call: &str| {
        format!(
            "(checked_on: None, emergency: [(place: \"Here\", call: \"144\", note: \"or the neighbours\")],
              contacts: [(place: \"Here\", name: \"Aunt Rosa\", call: \"{call}\", for: \"all of us\", source: \"she said so\")],
              elsewhere: \"the town hall\")"
        )
    };
    fs::write(&file, own("555 0100")).unwrap();
    let mut person = home.open();
    let _ = person.key(Named::F1);
    assert!(
        person.reads().contains(
            "Here\n144\nEmergency number (or the neighbours)\n555 0100\nAunt Rosa, for all of us\n"
        )
    );
    person.must_not_see("911");
    let told = person.told(None);
    let said = |words: &str| told.nodes.iter().any(|(_, node)| node.value() == Some(words));
    assert!(said("1 4 4") && said("5 5 5, 0 1 0 0"), "numbers are said digit by digit");

    // It is read again when it changes, and the built-in list stands in for one that can’t be used.
    fs::write(&file, own(" ")).unwrap();
    person.hears(Outside::OwnRules);
    person.must_see("“Aunt Rosa” has nothing to call");
    person.must_see("911");
}
