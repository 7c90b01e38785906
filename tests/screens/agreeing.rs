//! What is written down with an agreement where it is wanted, and everybody’s own yes to it.

use std::time::Duration;

use accesskit::Role;
use iced::keyboard::key::Named;
use iced::{Point, Size};

use super::close::{agreements, at_the_close};
use super::fits::out_of_reach;
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::{CIRCLE, named};
use super::said::said;
use super::whole::wrong_in;

#[test]
fn until_when_and_what_if_not_are_there_where_wanted_and_kept_with_the_rest() {
    let mut person = at_the_close();
    person.must_not_see(said!("close-otherwise"));
    let _ = person.writes(said!("close-what"), "The savings account needs both signatures").press("Ana");
    // The cursor is in the first of the two.
    let _ = person.press(said!("close-more")).types("24 December");
    person.must_not_see(said!("close-more"));
    let _ = person.writes(said!("close-otherwise", "hint"), "we talk to the bank together");
    let _ = person.press(said!("close-keep"));
    person.must_see("Ana · until 24 December · if it isn’t kept: we talk to the bank together");
    let kept = agreements(&person);
    for part in ["2026-12-24", "we talk to the bank together"] {
        assert!(kept.contains(part), "{part} isn’t kept:\n{kept}");
    }
    // The next one begins without them.
    person.must_see(said!("close-more"));
    person.must_not_see(said!("close-otherwise"));
    // They are there when one of them has something.
    let _ = person.press(said!("close-change"));
    let fields = person.fields();
    assert!(fields.contains(&"2026-12-24".to_owned()), "{fields:?}");
    assert!(fields.contains(&"we talk to the bank together".to_owned()), "{fields:?}");
    let _ = person.writes("2026-12-24", "x").press(said!("close-keep"));
    person.must_see(said!("day-unknown", "until", typed = "2026-12-24x"));
    let _ = person.fills(said!("close-until"), "2020-01-01").press(said!("close-keep"));
    person.must_see(said!("day-gone", "until", day = "2020-01-01"));
    let _ =
        person.fills(said!("close-until"), "").fills(said!("close-by"), "someday").press(said!("close-keep"));
    person.must_see(said!("day-unknown", "by", typed = "someday"));
    let _ = person.fills(said!("close-by"), "").fills(said!("close-review"), "+50 years");
    let _ = person.press(said!("close-keep"));
    person.must_see(said!("day-far", "review", typed = "+50 years"));
}

#[test]
fn what_is_typed_of_the_end_and_of_what_if_not_survives_a_crash() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-more")).types("24 Dec");
    let _ = person.writes(said!("close-otherwise", "hint"), "we cook to");
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    let fields = person.fields();
    for typed in ["Dinner", "24 Dec", "we cook to"] {
        assert!(fields.contains(&typed.to_owned()), "{typed} is lost: {fields:?}");
    }
    let _ = person.writes("we cook to", "gether").press(said!("close-keep"));
    person.must_see("both · until 24 December · if it isn’t kept: we cook together");
}

/// Whether this box is ticked.
fn is_ticked(person: &mut Person, words: &str) -> bool {
    let told = person.told(None);
    let mut all = told.nodes.iter().map(|(_, node)| node);
    let node = all.find(|node| node.label().is_some_and(|label| label == words));
    node.unwrap_or_else(|| panic!("no “{words}”")).toggled() == Some(accesskit::Toggled::True)
}

#[test]
fn each_says_yes_to_what_is_written_down_and_may_take_it_back() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see(said!("close-yes-ask-both"));
    let _ = person.press(said!("close-agrees", person = "Ana"));
    person.must_see("Ana agrees. Ben hasn’t said yet.");
    assert!(is_ticked(&mut person, "Ana agrees: Dinner") && !is_ticked(&mut person, "Ben agrees: Dinner"));
    assert!(
        agreements(&person).contains("yes: [\n            \"Ana\",\n        ]"),
        "{}",
        agreements(&person)
    );
    let _ = person.press(said!("close-agrees", person = "Ben"));
    person.must_see(said!("close-yes-both"));
    let _ = person.press(said!("close-agrees", person = "Ana"));
    person.must_see("Ben agrees. Ana hasn’t said yet.");
    let _ = person.press(said!("close-agrees", person = "Ana"));
    person.must_see(said!("close-yes-both"));

    // It says the same as before.
    let _ = person.press(said!("close-change")).press(said!("close-keep"));
    person.must_see(said!("close-yes-both"));
    // Other words need a yes of their own.
    let _ = person.press(said!("close-change")).writes("Dinner", " on Fridays").press(said!("close-keep"));
    person.must_see(said!("close-yes-ask-both"));
    assert!(!is_ticked(&mut person, "Ana agrees: Dinner on Fridays"));
    let _ = person.press(said!("close-agrees", person = "Ana")).press(said!("close-agrees", person = "Ben"));

    // It is all there after a crash.
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    person.must_see(said!("close-yes-both"));
    let _ = person.press(said!("close-done"));
    person.must_not_see("not everyone has said yes");
    let _ = person.press(said!("library-agreements-open", number = 1));
    person.must_not_see(said!("agreement-not-by-all"));
}

#[test]
fn what_not_everyone_agreed_to_stays_written_so_and_is_said_once() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    let _ = person.press(said!("close-agrees", person = "Ana")).press(said!("close-done"));
    person.must_see(said!("notice-not-agreed", number = 1));
    let _ = person.press(said!("library-notice-read"));
    person.must_not_see(said!("notice-not-agreed", number = 1));
    let _ = person.press(said!("library-agreements-open", number = 1));
    person.must_see("both · not agreed by everyone yet");
    person.comes_back_after(Duration::from_secs(60));
    person.must_not_see(said!("notice-not-agreed", number = 1));
}

#[test]
fn from_three_people_on_one_answers_for_everyone() {
    let mut person = named("close-circle").reach(Home::new());
    person.must_see(said!("close-yes-ask-all"));
    person.must_not_see(said!("close-agrees", person = "Ana"));
    let _ = person.press(said!("close-agree"));
    person.must_see(said!("close-yes-all"));
    let kept = agreements(&person);
    let yes = kept.split("yes: [").nth(1).unwrap();
    assert!(CIRCLE.iter().all(|name| yes.contains(name)), "{kept}");
    let _ = person.press(said!("close-agree"));
    person.must_see(said!("close-yes-ask-all"));
}

#[test]
fn whoever_holds_the_talk_answers_for_everyone() {
    let mut person = at_the_close();
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    let _ = person.press(said!("close-agrees", person = "Ana")).press(said!("close-back")).taps("a");
    let _ = person.goes_to_the_close();
    person.must_see("Ana agrees. Ben hasn’t said yet.");
    person.must_not_see(said!("close-agrees", person = "Ben"));
    person.turns_to_the_audience().must_see("Ana agrees. Ben hasn’t said yet.");
    let _ = person.turns_back().press(said!("close-agree"));
    person.must_see(said!("close-yes-both"));
    person.turns_to_the_audience().must_see(said!("close-yes-both"));
    assert!(person.controls().is_empty());
}

#[test]
fn a_corrected_name_is_corrected_in_what_was_agreed_and_its_yes_stays() {
    let mut person = named("agree").reach(Home::new());
    let _ = person.press(said!("close-agrees", person = "Ben"));
    let _ =
        person.press(said!("command-more")).press(said!("panel-names")).writes("Ben", "no").key(Named::Enter);
    person.must_see(said!("close-agrees", person = "Benno"));
    person.must_see("Benno agrees. Ana hasn’t said yet.");
    let kept = agreements(&person);
    assert!(kept.contains("\"Benno\"") && !kept.contains("\"Ben\""), "{kept}");
}

#[test]
fn a_second_press_does_not_meet_what_has_moved_under_the_pointer() {
    // Everything is in sight.
    let mut person = at_the_close();
    person.resize(Size::new(1_280.0, 1_000.0));
    let _ = person.writes(said!("close-what"), "Dinner");
    for moves in [person.words(said!("close-more")), person.words(said!("close-keep"))] {
        person.looks();
        let pressed = person.place_of(moves);
        person.touches(pressed);
        let before = person.reads();
        // Wherever the second press is, all at once.
        for row in 20_u8..100 {
            for column in 1_u8..13 {
                person.touches(Point::new(f32::from(column) * 50.0, f32::from(row) * 8.0));
            }
        }
        assert_eq!(person.reads(), before);
    }
    assert_eq!(agreements(&person).matches("what:").count(), 1);
    // After a moment presses count again.
    person.looks();
    let save = person.place_of(said!("close-keep"));
    person.touches(save);
    person.must_see(said!("close-problem-nothing"));
}

/// A step for agreements, of two people.
fn in_the_step(asks: &str) -> Person {
    let set = format!(
        r#"(format: 1, name: "What we try", turns: {{ "ours": (title: "What we agree on"), "end": (title: "The end") }},
        flow: [Agree(turn: "ours"{asks}), Everyone("end")], breaks: (breath: None))"#
    );
    Home::new().with_rules("try.ron", &set).start("try", &["Ana", "Ben"])
}

#[test]
fn a_step_proposes_when_to_look_again_at_each_agreement() {
    let mut person = in_the_step(", review: \"14d\"");
    let has = |person: &mut Person, field: &str| person.fields().contains(&field.to_owned());
    assert!(has(&mut person, "2026-12-06"), "{}", person.reads());
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see("both · review on 6 December");
    // The next one has it, too, and can have another day or none.
    assert!(has(&mut person, "2026-12-06"), "{}", person.reads());
    let _ = person.writes(said!("close-what"), "Walks").writes("2026-12-06", "").key(Named::End);
    for _ in "2026-12-06".chars() {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.press(said!("close-keep"));
    person.must_see("Walks");
    assert!(!agreements(&person).split("Walks").nth(1).unwrap().contains("2026-12-06"), "none was wanted");
    // It is no proposal of the close.
    let _ = person.goes_on(1).goes_to_the_close();
    assert!(!has(&mut person, "2026-12-06"), "{}", person.reads());

    // What people have begun to write stays as it is.
    let mut person = in_the_step(", review: \"10d\"");
    let _ = person.writes(said!("close-what"), "Dinner").key(Named::Escape);
    person.comes_back_after(Duration::from_secs(60));
    let _ = person.press(said!("library-go-on"));
    assert!(has(&mut person, "2026-12-02") && has(&mut person, "Dinner"), "{}", person.reads());
}

/// A step for agreements with a rule and words of its own.
fn in_a_full_step(of_turn: &str, asks: &str) -> Person {
    let set = format!(
        r#"(format: 1, name: "What we try", rules: [(id: "yes", text: "Only what you both say yes to")],
        turns: {{ "ours": (title: "Until when, and how it ends", rules: ["yes"], prompt: "What exactly, until which day."{of_turn}) }},
        flow: [Agree(turn: "ours"{asks})], breaks: (breath: None))"#
    );
    Home::new().with_rules("try.ron", &set).start("try", &["Sofia", "David"])
}

#[test]
fn all_fields_down_to_the_button_are_in_sight_on_a_laptop_with_the_rule_of_the_step() {
    for of_turn in ["", r#", time: "5m""#] {
        for asks in ["", r#", review: "30d""#, ", require: [Until]"] {
            let mut person = in_a_full_step(of_turn, asks);
            person.resize(LAPTOP);
            person.looks();
            let save = person.place_of(said!("close-keep"));
            let below = person.place_of(said!("command-more"));
            assert!(save.y + 60.0 < below.y, "{of_turn}{asks}: {save:?} {below:?}");
            let all = person.everything();
            let rule = all.iter().any(|seen| seen.words.contains("Only what you both say yes to"));
            assert!(rule, "{of_turn}{asks}: {}", person.reads());
            // And can be pressed where it is.
            person.touches(save);
            person.must_see(said!("close-problem-nothing"));
        }
    }
}

#[test]
fn the_day_that_has_to_be_there_comes_before_what_may_be() {
    let mut person = in_a_full_step("", ", require: [Until]");
    for size in [LAPTOP, PHONE] {
        person.resize(size);
        let all = person.reads();
        let at = |person: &Person, words: super::said::Said<'_>| {
            let words = person.words(words);
            all.find(&words).unwrap_or_else(|| panic!("no “{words}” in {all}"))
        };
        let until = at(&person, said!("close-until"));
        assert!(until < at(&person, said!("close-by")) && until < at(&person, said!("close-who")), "{all}");
    }
}

#[test]
fn a_step_can_ask_for_an_end() {
    let mut person = in_the_step(", require: [Until]");
    person.must_see(said!("close-until"));
    let _ = person.writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see(said!("close-problem-no-end"));
    assert_eq!(agreements(&person), "");
    // The cursor is where it is missing.
    let _ = person.types("24 December");
    person.must_not_see(said!("close-problem-no-end"));
    let _ = person.key(Named::Enter);
    person.must_see("both · until 24 December");
    // Only there. The cursor has stayed where it was.
    let _ = person.key(Named::Escape).goes_on(1).goes_to_the_close();
    person.must_see(said!("close-more"));
    let _ = person.writes(said!("close-what"), "Walks").press(said!("close-keep"));
    assert!(agreements(&person).contains("Walks"));
}

#[test]
fn what_is_written_in_a_step_that_asks_for_an_end_is_asked_for_it_at_the_close() {
    for leaves in [said!("close-done"), said!("close-keep")] {
        let mut person = in_the_step(", review: \"14d\", require: [Until]");
        let _ = person.writes(said!("close-what"), "Dinner").key(Named::Escape);
        let _ = person.goes_on(1).goes_to_the_close();
        for _ in 0..2 {
            // The field is there, and so is the day that the step proposed.
            person.must_see(said!("close-until"));
            person.must_not_see(said!("close-more"));
            let fields = person.fields();
            assert!(fields.contains(&"2026-12-06".to_owned()), "{fields:?}");
            let _ = person.press(&leaves);
            person.must_see(said!("close-problem-no-end"));
            assert_eq!(agreements(&person), "");
            // It is so after a crash.
            person.comes_back_after(Duration::from_secs(60));
            let _ = person.press(said!("library-go-on"));
        }
        // The cursor is where it is missing.
        let _ = person.press(&leaves).types("24 December").press(said!("close-keep"));
        person.must_see("both · until 24 December · review on 6 December");
        // What is written here needs none.
        person.must_see(said!("close-more"));
        let _ = person.writes(said!("close-what"), "Walks").press(said!("close-keep"));
        assert!(agreements(&person).contains("Walks"));
    }
}

#[test]
fn once_what_was_written_in_the_step_is_gone_the_close_asks_for_no_end() {
    let mut person = in_the_step(", require: [Until]");
    let _ = person.writes(said!("close-what"), "Dinner").key(Named::Escape);
    let _ = person.goes_on(1).goes_to_the_close();
    let _ = person.fills(said!("close-what"), "");
    person.must_see(said!("close-until"));
    let _ = person.fills(said!("close-what"), "Walks").press(said!("close-keep"));
    assert!(agreements(&person).contains("Walks"), "{}", person.reads());
}

#[test]
fn the_facilitator_writes_in_the_step_and_everyone_reads_it() {
    let mut person = in_the_step("");
    let _ = person.taps("a").writes(said!("close-what"), "Dinner").press(said!("close-keep"));
    person.must_see(said!("close-yes-ask-both"));
    let _ = person.press(said!("close-agree"));
    person.turns_to_the_audience().must_see("Dinner");
    person.must_see(said!("close-yes-both"));
    assert!(person.controls().is_empty());
}

#[test]
fn an_agreement_is_written_and_agreed_to_by_keyboard_alone() {
    let mut person = at_the_close();
    let _ = person.tabs_to(said!("close-what")).types("Dinner");
    let _ = person.tabs_to(said!("close-more")).key(Named::Enter).types("24 December");
    let _ = person.tabs_to(said!("close-otherwise", "hint")).types("we cook").key(Named::Enter);
    person.must_see("both · until 24 December · if it isn’t kept: we cook");
    for name in ["Ana", "Ben"] {
        let _ = person.tabs_to(said!("close-agrees", person = name)).key(Named::Space);
    }
    person.must_see(said!("close-yes-both"));
}

#[test]
fn a_screen_reader_tells_whose_yes_it_is_and_to_what() {
    let mut person = at_the_close();
    let _ = person.fills(said!("close-what"), "Dinner").asks(said!("close-more"));
    let _ = person.fills(said!("close-until"), "24 December").fills(said!("close-otherwise"), "we cook");
    let _ = person.asks(said!("close-keep"));
    let told = |person: &mut Person| {
        let told = person.told(None);
        let all = told.nodes.into_iter().filter(|(_, node)| node.role() == Role::Status);
        all.filter_map(|(_, node)| node.label().map(str::to_owned)).collect::<Vec<_>>()
    };
    assert!(told(&mut person).contains(&person.words(said!("close-yes-ask-both"))), "it is said by itself");
    let _ = person.asks(said!("close-agrees", "name", person = "Ana", what = "Dinner"));
    assert!(told(&mut person).contains(&"Ana agrees. Ben hasn’t said yet.".to_owned()));
    let _ = person.asks(said!("close-agrees", "name", person = "Ben", what = "Dinner"));
    person.must_see(said!("close-yes-both"));
}

#[test]
fn names_of_forty_letters_and_the_largest_text_fit_everywhere() {
    let names = [CIRCLE[11], "Konstantin-Alexander zu Hohenlohe-Langen"];
    for large in [false, true] {
        let home = Home::new().with_settings(if large { "(text_scale: 2.0)" } else { "" });
        let mut person = home.start("speaker-listener", &names);
        let _ = person.goes_on(3).goes_to_the_close();
        let _ = person.writes(said!("close-what"), "Dinner").press(names[1]).press(said!("close-more"));
        let _ = person.types("24 December").press(said!("close-keep")).press(said!("close-change"));
        let kept = person.everything().into_iter().filter(|seen| seen.words.ends_with("… agrees"));
        assert_eq!(kept.count(), 2, "{}", person.reads());
        for size in [LAPTOP, PHONE, Size::new(800.0, 480.0)] {
            let wrong = wrong_in(&mut person, size);
            assert!(wrong.is_empty(), "{size:?}, large {large}: {}", wrong.join("\n"));
            let wrong = out_of_reach(&mut person, size);
            assert!(wrong.is_empty(), "{size:?}, large {large}: {}", wrong.join("\n"));
        }
    }
}
