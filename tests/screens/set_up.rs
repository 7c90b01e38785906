//! Set-up: who, about what, how long, and by which rules.

use iced::keyboard::key::Named;

use super::home::{Home, shipped};
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

const CIRCLE: &str = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
    turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

fn at(title: &str) -> Person {
    let mut person = Home::new().with_rules("round.ron", CIRCLE).open();
    let _ = person.press(title);
    person.must_see(said!("set-up-people"));
    person
}

fn with_names() -> Person {
    let mut person = at("Speaker and listener");
    let _ = person.writes(said!("set-up-name"), "Ana").writes(said!("set-up-name"), "Ben");
    person
}

#[test]
fn the_names_that_are_typed_are_the_names_on_the_stage() {
    let mut person = with_names();
    let _ = person.begins().goes_on(3);
    person.must_see("Ana");
    person.must_see(said!("step-next", step = "Ben · Say it back"));
}

#[test]
fn whoever_gives_no_name_is_called_by_their_seat() {
    let mut person = at("Speaker and listener");
    let _ = person.begins().goes_on(3);
    person.must_see(said!("seat-first"));
}

#[test]
fn a_name_of_forty_letters_is_kept_whole_and_a_longer_one_ends_there() {
    let mut person = at("Speaker and listener");
    let forty = "Wilhelmina Alexandrovna von und zu Berg-";
    assert_eq!(forty.chars().count(), 40);
    let _ = person.writes(said!("set-up-name"), forty).types("Stein");
    let _ = person.begins().goes_on(3);
    person.must_see(forty);
    person.must_not_see("Stein");
}

#[test]
fn who_goes_first_can_be_changed() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-swap")).begins().goes_on(3);
    person.must_see("Ben");
    person.must_see(said!("step-next", step = "Ana · Say it back"));
}

#[test]
fn nobody_can_be_one_too_many_or_one_too_few() {
    let mut pair = at("Speaker and listener");
    pair.must_not_see(said!("set-up-add"));
    pair.must_not_see(said!("set-up-remove"));

    let mut circle = at("Round");
    circle.must_not_see(said!("set-up-remove"));
    for _ in 0..9 {
        let _ = circle.press(said!("set-up-add"));
    }
    circle.must_not_see(said!("set-up-add"));
    assert_eq!(circle.count(said!("set-up-remove")), 12);
    circle.must_see(said!("in-all-minutes", number = 12));
    let _ = circle.press(said!("set-up-remove"));
    circle.must_see(said!("in-all-minutes", number = 11));
}

#[test]
fn the_topic_is_on_the_stage() {
    let mut person = with_names();
    let _ = person.writes(said!("set-up-topic"), "The weekend").begins();
    person.must_see("The weekend");
}

#[test]
fn another_time_for_a_turn_changes_the_total_and_the_turn() {
    let mut person = with_names();
    person.must_see(said!("in-all-minutes", number = 15));
    let _ = person.press_beside("Speak for yourself", "+");
    person.must_see(said!("in-all-minutes", number = 17));
    let _ = person.begins().goes_on(3);
    assert_eq!(person.time().as_deref(), Some("1:15"));
}

#[test]
fn fewer_rounds_change_the_total_and_the_talk() {
    let mut person = with_names();
    let _ = person
        .press_beside(said!("set-up-rounds"), "−")
        .press_beside(said!("set-up-rounds"), "−")
        .press_beside(said!("set-up-rounds"), "−");
    person.must_see(said!("in-all-minutes", number = 5));
    let _ = person.press_beside(said!("set-up-rounds"), "−");
    person.must_see(said!("in-all-minutes", number = 5));
    let _ = person.begins().goes_on(3);
    person.must_not_see(said!("stage-round", number = 1, of = 4));
}

#[test]
fn another_break_length_is_the_one_that_is_promised() {
    let mut person = with_names();
    let _ = person.press_beside(said!("set-up-break"), "+").begins().taps("b");
    let back = person.clock_in(25);
    person.must_see(format!("Back at {back}"));
}

#[test]
fn a_rule_that_is_left_out_is_not_on_the_stage() {
    let mut person = with_names();
    let _ = person.ticks("Start with “I”").begins().goes_to_the_first_turn();
    person.must_not_see("Start with “I”");
    person.must_see("No “always”, no “never”");
}

#[test]
fn a_rule_that_was_left_out_can_be_taken_back_in() {
    let mut person = with_names();
    let _ = person.ticks("Start with “I”").ticks("Start with “I”").begins().goes_to_the_first_turn();
    person.must_see("Start with “I”");
}

#[test]
fn a_press_on_a_rule_shows_what_the_set_says_about_it_and_hides_it_again() {
    for size in [LAPTOP, PHONE] {
        let mut person = at("Speaker and listener");
        person.resize(size);
        person.must_see("I feel … when … because …");
        person.must_not_see("You make me …");
        let _ = person.press("Start with “I”");
        for words in ["Try", "Avoid", "Why", "You make me …", "It says what’s yours without guessing"] {
            person.must_see(words);
        }
        assert_eq!(person.count("I feel … when … because …"), 1, "what was there is said once");
        // Others stay open, so that nothing moves away from under the pointer.
        let _ = person.press("Summarize and reflect");
        person.must_see("Yes, but …");
        person.must_see("You make me …");
        let _ = person.press("Start with “I”");
        person.must_not_see("You make me …");
        person.must_see("Yes, but …");
        let _ = person.begins().goes_on(3);
        person.must_see("Start with “I”");
    }
}

#[test]
fn a_rule_can_be_opened_by_keyboard_alone() {
    let mut person = at("Speaker and listener");
    let _ = person.tabs_to("Start with “I”").key(Named::Enter);
    person.must_see("You make me …");
    let _ = person.key(Named::Space);
    person.must_not_see("You make me …");
}

#[test]
fn a_rule_opens_with_what_it_has_and_one_that_has_nothing_is_only_to_be_ticked() {
    let set = r#"(format: 1, name: "Plain", rules: [(id: "bare", text: "One voice at a time"),
        (id: "said", text: "Say what you saw", say: "I saw …")],
        turns: { "say": (title: "Say", time: "2m") }, flow: [Each(steps: [Speaker("say")])])"#;
    let mut person = Home::new().with_rules("plain.ron", set).open();
    let _ = person.press("Plain").press("Say what you saw");
    person.must_see("Try");
    for words in ["Avoid", "Why"] {
        person.must_not_see(words);
    }
    let told = person.all_controls();
    assert!(told.iter().all(|control| control.words != "One voice at a time"), "{told:?}");
    let _ = person.ticks("One voice at a time").begins().goes_on(2);
    let _ = person.taps("1");
    person.must_see("Say what you saw");
}

#[test]
fn a_rule_in_other_words_has_them_on_the_stage() {
    let mut person = with_names();
    let _ = person.press_beside("Start with “I”", said!("set-up-reword"));
    let _ = person.writes("Start with “I”", "!").press(said!("close-done"));
    person.must_see("Start with “I”!");
    let _ = person.begins().goes_to_the_first_turn();
    person.must_see("Start with “I”!");
}

#[test]
fn words_that_are_still_being_typed_count_when_the_talk_begins() {
    let mut person = with_names();
    let _ = person.press_beside("Start with “I”", said!("set-up-reword"));
    let _ = person.writes("Start with “I”", "!").begins().goes_to_the_first_turn();
    person.must_see("Start with “I”!");
}

#[test]
fn no_words_at_all_are_the_rules_own() {
    let mut person = with_names();
    let _ = person.press_beside("Start with “I”", said!("set-up-reword")).writes("Start with “I”", "");
    for _ in 0..20 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.press(said!("close-done"));
    person.must_see("Start with “I”");
}

#[test]
fn not_now_keeps_another_time_with_the_names_and_the_library_says_so() {
    let mut person = with_names();
    let _ = person.writes(said!("set-up-topic"), "The weekend").press(said!("set-up-not-now"));
    person.must_see("“Not now” is a good answer.");
    let at = person.clock_in(60);
    let _ = person.press(said!("set-up-later-hour"));
    person.must_see(format!("Next talk: today at {at}, “Speaker and listener”."));
    person.must_see("The weekend");
    person.comes_back_after(std::time::Duration::from_secs(60));
    let _ = person.press(said!("library-next-set-up"));
    person.must_see("Ana");
    person.must_see("Ben");
    person.must_see("The weekend");
}

#[test]
fn another_time_can_be_let_go_again() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-not-now")).press(said!("set-up-later-tomorrow"));
    person.must_see("Next talk: tomorrow at 14:30");
    let _ = person.press(said!("library-next-let-go"));
    person.must_not_see("Next talk:");
    person.comes_back_after(std::time::Duration::from_secs(60));
    person.must_not_see("Next talk:");
}

#[test]
fn now_is_fine_after_all() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-not-now")).press(said!("set-up-now")).begins();
    person.must_see(said!("stage-in-a-breath"));
}

#[test]
fn esc_leads_back_to_the_library() {
    let mut person = at("Apology");
    let _ = person.key(Named::Escape);
    person.must_see("Short check-in");
}

#[test]
fn what_is_asked_before_a_talk_is_there_to_be_read() {
    let mut person = at("Speaker and listener");
    person.must_see("Is now a good time for both?");
    person.must_see("You can stop at any time, and nobody has to say why.");
}

#[test]
fn the_cursor_is_in_the_first_name_that_is_missing_and_enter_leads_on() {
    let mut person = at("Speaker and listener");
    assert_eq!(person.focused().as_deref(), Some("Name"));
    let _ = person.types("Ana").key(Named::Enter).types("Ben").key(Named::Enter).types("The weekend");
    // From the topic to the first yes, and on to the other.
    let _ = person.key(Named::Enter).key(Named::Space).key(Named::Tab).key(Named::Space);
    let _ = person.press(said!("set-up-begin"));
    person.must_see("The weekend");
    let _ = person.goes_on(3);
    person.must_see("Ana");
}

#[test]
fn a_talk_begins_once_everybody_has_said_yes_to_the_rules() {
    for size in [LAPTOP, PHONE] {
        let mut person = with_names();
        person.resize(size);
        let _ = person.press(said!("set-up-begin"));
        person.must_see(said!("set-up-yes-first"));
        let yes = |name: &'static str| said!("set-up-yes", person = name);
        let _ = person.press(yes("Ana")).press(said!("set-up-begin"));
        person.must_see(said!("set-up-yes-first"));
        assert_eq!(person.focused().as_deref(), Some("Ben: yes"), "it leads to the one that is missing");

        // Other rules are another agreement; other times are not.
        let _ = person.press(yes("Ben")).press_beside("Speak for yourself", "+").ticks("Start with “I”");
        let _ = person.press(said!("set-up-begin"));
        assert_eq!(person.focused().as_deref(), Some("Ana: yes"));
        let _ = person.press(yes("Ana")).press(yes("Ben"));
        let _ = person.press(said!("set-up-swap")).press(said!("set-up-begin")).goes_on(3);
        person.must_see("Ben");
    }
}

#[test]
fn with_three_or_more_one_yes_is_everybodys_and_without_rules_there_is_none() {
    let rules = "rules: [(id: \"slow\", text: \"Slowly\")], turns:";
    let with = CIRCLE.replace("turns:", rules).replace("Round", "Ruled");
    let mut person = Home::new().with_rules("round.ron", CIRCLE).with_rules("ruled.ron", &with).open();
    let _ = person.press("Ruled").press(said!("set-up-begin"));
    assert_eq!(person.focused().as_deref(), Some("Everyone: yes"));
    let _ = person.key(Named::Space).press(said!("set-up-begin"));
    person.must_see("Speak");

    let _ = person.goes_to_the_close().press(said!("close-done")).press("Round");
    person.must_not_see(said!("set-up-rules", people = 3));
    person.must_not_see(said!("set-up-yes-to"));
    person.must_see(said!("set-up-add-rule", people = 3));
    let _ = person.press(said!("set-up-begin"));
    person.must_see("Speak");
}

#[test]
fn lots_decide_who_starts() {
    let mut person = with_names();
    let mut first = std::collections::BTreeSet::new();
    // That one of the two never comes first has a chance of one in 2^100.
    for _ in 0..100 {
        let _ = person.press(said!("set-up-lots"));
        let who = ["Ana", "Ben"].into_iter().find(|who: &&str| {
            let who: &str = who;
            person.sees(said!("set-up-lots-drawn", person = who))
        });
        let _ = first.insert(who.unwrap());
        assert_eq!(person.fields()[0], who.unwrap(), "who goes first is on top");
    }
    assert_eq!(first, ["Ana", "Ben"].into());

    // Nobody draws lots for who was hurt.
    let mut apology = at("Apology");
    apology.must_not_see(said!("set-up-lots"));
    apology.must_see(said!("set-up-swap-roles"));
}

#[test]
fn the_times_are_in_sight_from_the_beginning() {
    let mut wrong = Vec::new();
    for title in shipped() {
        let mut person = at(&title);
        person.resize(LAPTOP);
        for words in [said!("set-up-limit"), said!("set-up-break"), said!("set-up-begin")] {
            let words = person.words(words);
            // A mediator has eight lengths to look at.
            let far = title == "Mediation" && words == person.words(said!("set-up-limit"));
            if !far && !person.sees_whole(&words) {
                wrong.push(format!("{title}: {words}"));
            }
        }
    }
    assert!(wrong.is_empty(), "out of sight:\n{}", wrong.join("\n"));
}

/// A shipped set that says whom it suits and whom not, at some length.
fn with_whom(home: Home, stem: &str, text: &str) -> Person {
    let whom = "suits: \"Two people who can listen for a while, and who want to understand before they decide.\", \
                not_for: \"When one of you is afraid of the other, or right after something has come to light.\", name:";
    let own = |line: &&str| !["suits:", "not_for:"].iter().any(|field| line.trim_start().starts_with(field));
    let text = text.lines().filter(own).collect::<Vec<_>>().join("\n").replacen("name:", whom, 1);
    let mut person = home.with_rules(&format!("{stem}.ron"), &text).open();
    let title = text.split("name: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a title");
    let _ = person.press(title);
    person
}

/// Set-up of one of these.
pub(crate) fn whom(home: Home) -> Person {
    let (stem, text) = LONG_SETS[0];
    with_whom(home, stem, text)
}

const LONG_SETS: [(&str, &str); 3] = [
    ("speaker-listener", include_str!("../../rules/speaker-listener.ron")),
    ("state-of-us", include_str!("../../rules/state-of-us.ron")),
    ("observe-feel-need-ask", include_str!("../../rules/observe-feel-need-ask.ron")),
];

#[test]
fn whom_a_set_is_for_can_be_read_and_takes_no_room_from_names_and_times() {
    for (stem, text) in LONG_SETS {
        for seen in [false, true] {
            let home = Home::new().with_settings(&format!("(safety_seen: {seen})"));
            let mut person = with_whom(home, stem, text);
            person.must_see("A good choice: Two people who can listen");
            person.must_see("Not a good choice: When one of you is afraid");
            for words in [person.words(said!("set-up-limit")), person.words(said!("set-up-break"))] {
                assert!(person.sees_whole(&words), "{stem}: “{words}” is out of sight");
            }
            let names = person.words(said!("set-up-name"));
            let window = iced::Rectangle::with_size(LAPTOP);
            let all = person.everything();
            let fields = all.iter().filter(|one| one.words == names);
            let in_sight = |one: &super::reader::Seen| one.bounds.is_within(&one.scrolled.unwrap_or(window));
            assert_eq!(fields.filter(|one| in_sight(one)).count(), 2, "{stem}: both names");
            assert!(person.sees_whole(said!("set-up-begin")), "{stem}");
        }
    }
    at("Round").must_not_see("A good choice:");
}

#[test]
fn whom_a_set_is_for_fits_in_small_windows_and_with_large_text() {
    for scale in ["1.0", "2.0"] {
        let (stem, text) = LONG_SETS[1];
        let home = Home::new().with_settings(&format!("(text_scale: {scale})"));
        let mut person = with_whom(home, stem, text);
        for size in [LAPTOP, PHONE] {
            let wrong = super::fits::outside(&mut person, size);
            assert!(wrong.is_empty(), "{size:?}, text {scale}:\n{}", wrong.join("\n"));
            person.must_see("Not a good choice: When one of you is afraid");
        }
    }
}

#[test]
fn another_limit_holds_and_never_is_one() {
    let mut person = with_names();
    person.must_see("45 min");
    let _ = person.press_beside(said!("set-up-limit"), "−");
    person.must_see("40 min");
    let mut never = person;
    for _ in 0..40 {
        let _ = never.press_beside(said!("set-up-limit"), "−");
    }
    never.must_see(said!("set-up-no-limit"));
    let _ = never.press_beside(said!("set-up-limit"), "+");
    never.must_see("20 min");
    // A limit that is sooner than the talk's end is said to be.
    let _ = never.press_beside(said!("set-up-rounds"), "+").press_beside(said!("set-up-rounds"), "+");
    let _ = never.press_beside(said!("set-up-rounds"), "+");
    never.must_see(said!("set-up-over-limit", limit = "20 min"));
}

#[test]
fn the_sound_at_the_end_of_turns_can_be_chosen_and_is_heard() {
    let mut person = with_names();
    let heard = |person: &Person| -> Vec<String> {
        person.home.sounds.played().into_iter().map(|strike| strike.name).collect()
    };
    let _ = person.press("Bowl");
    assert_eq!(heard(&person), ["bowl"], "a press on it plays it");
    let _ = person.press_beside(said!("set-up-sound"), "›");
    person.must_see("Two bowls");
    assert_eq!(heard(&person), ["bowl", "return"]);
    let _ = person.begins().goes_on(1).waits(30);
    assert_eq!(heard(&person).last().map(String::as_str), Some("return"), "the first step ends with it");
}

#[test]
fn a_rule_of_ones_own_is_on_the_stage_with_its_example_and_can_be_moved() {
    for size in [LAPTOP, PHONE] {
        let mut person = with_names();
        person.resize(size);
        let _ = person.press(said!("set-up-add-rule", people = 2)).types("No shouting").key(Named::Tab);
        let _ = person.types("Let’s lower our voices.").key(Named::Enter);
        person.must_see("No shouting");
        person.must_see("Let’s lower our voices.");
        // Seven rules stand before it.
        let _ = person.press_last(said!("set-up-reword"));
        for _ in 0..7 {
            let _ = person.press(said!("set-up-earlier"));
        }
        person.must_not_see(said!("set-up-earlier"));
        let _ = person.press(said!("set-up-reworded"));
        let _ = person.begins().goes_on(3);
        person.must_see("No shouting");
        // A narrow window may have room for it alone.
        person.resize(LAPTOP);
        let said = person.reads();
        let place = |words: &str| said.find(words).unwrap_or_else(|| panic!("no {words}: {said}"));
        assert!(place("No shouting") < place("Start with “I”"), "{said}");
    }
}

#[test]
fn a_rule_of_ones_own_without_words_is_none_and_one_can_be_removed_again() {
    let mut person = with_names();
    let add = || said!("set-up-add-rule", people = 2);
    let _ = person.press(add()).press(said!("set-up-reworded"));
    person.must_not_see(said!("set-up-own-rule"));
    let _ = person.press(add()).types("No shouting").key(Named::Escape);
    person.must_not_see("No shouting");
    let _ = person.press(add()).types("No shouting").press(said!("set-up-reworded"));
    let _ = person.press_last(said!("set-up-reword")).press(said!("set-up-remove-rule"));
    person.must_not_see("No shouting");
}

#[test]
fn the_clock_can_show_minutes_only_for_one_talk() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-seconds"));
    person.must_see(said!("set-up-minutes"));
    let _ = person.begins().goes_to_the_first_turn();
    assert_eq!((person.time(), person.minutes().as_deref()), (None, Some("1")));
}

#[test]
fn nothing_moves_from_under_the_pointer_while_a_time_is_changed() {
    let mut person = with_names();
    let signs = |person: &mut Person| -> Vec<_> {
        person
            .everything()
            .into_iter()
            .filter(|seen| "−+‹›".contains(&*seen.words))
            .map(|seen| seen.bounds.x)
            .collect()
    };
    let before = signs(&mut person);
    for _ in 0..60 {
        let _ = person.press_beside(said!("set-up-limit"), "+");
        assert_eq!(signs(&mut person), before, "{}", person.reads());
    }
    person.must_see("4 h");
    for _ in 0..4 {
        let _ = person.press_beside(said!("set-up-sound"), "›");
        assert_eq!(signs(&mut person), before, "{}", person.reads());
    }
}

#[test]
fn whoever_is_added_can_be_named_at_once() {
    let mut circle = at("Round");
    let _ = circle.press(said!("set-up-add")).types("Dora");
    assert_eq!(circle.fields()[3], "Dora");
}

#[test]
fn all_of_a_rule_that_is_begun_is_in_sight() {
    let mut person = with_names();
    let _ = person.press(said!("set-up-add-rule", people = 2));
    assert!(person.sees_whole(said!("set-up-reworded")), "{}", person.reads());
    assert!(person.sees_whole(said!("set-up-example")), "{}", person.reads());
}

#[test]
fn what_is_missing_is_said_without_moving_what_is_to_be_pressed() {
    let mut person = with_names();
    let place = |person: &mut Person| {
        ["Ana", "Ben"].map(|name: &'static str| person.place_of(said!("set-up-yes", person = name)))
    };
    let before = place(&mut person);
    let _ = person.press(said!("set-up-begin"));
    person.must_see(said!("set-up-yes-first"));
    assert_eq!(place(&mut person), before);
}
