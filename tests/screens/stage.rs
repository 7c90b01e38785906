//! The stage: whose turn it is, the time, the rules that matter now, and the keys.

use std::time::Duration;

use iced::Size;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::{english, said};
use super::way::{talk, turn};

#[test]
fn a_talk_begins_with_a_breath_and_a_settling_for_both() {
    let mut person = talk();
    let _ = person.goes(&[("", "Take a breath | Settle | next: Ana · Speak for yourself")]);
    assert_eq!(person.time(), None);
    let _ = person.goes(&[("<6s>", "0:29")]);
}

#[test]
fn the_stage_says_who_what_how_long_and_what_comes_next() {
    let _ = turn().goes(&[
        ("", "Ana | Speak for yourself | In short: what happened, how it felt, what you need. | Speaking | 1:00"),
        ("", "Start with “I” | No “always”, no “never” | !Summarize and reflect"),
        ("", "next: Ben · Say it back | Speaker and listener · round 1 of 4"),
    ]);
}

#[test]
fn never_more_than_three_rules_stand_there() {
    let rules =
        (1..=6).map(|n| format!("(id: \"r{n}\", text: \"Rule {n} of many\")")).collect::<Vec<_>>().join(", ");
    let ids = (1..=6).map(|n| format!("\"r{n}\"")).collect::<Vec<_>>().join(", ");
    let set = format!(
        "(format: 1, name: \"Many\", rules: [{rules}],
         turns: {{ \"speak\": (title: \"Speak\", time: \"1m\", rules: [{ids}]) }},
         flow: [Each(steps: [Speaker(\"speak\")])])"
    );
    let mut person = Home::new().with_rules("many.ron", &set).start("many", &["Ana", "Ben"]);
    let _ = person.goes_on(1);
    let shown = person.everything().iter().filter(|seen| seen.words.ends_with("of many")).count();
    assert_eq!(shown, 3, "{}", person.reads());
}

#[test]
fn the_time_goes_down_second_by_second_and_wraps_up() {
    let _ = turn().goes(&[
        ("<44s>", "0:16 | Speaking"),
        ("<1s>", "0:15 | Wrapping up"),
        ("<15s>", "Please finish your thought | !0:0"),
    ]);
}

/// A turn of a minute, and a set's own words about overtime.
fn timed(overtime: &str) -> Person {
    let set = format!(
        "(format: 1, name: \"Timed\", {overtime} breaks: (breath: None),
         turns: {{ \"speak\": (title: \"Speak\", time: \"1m\") }}, flow: [Each(steps: [Speaker(\"speak\")])])"
    );
    Home::new().with_rules("timed.ron", &set).start("timed", &["Ana", "Ben"])
}

#[test]
fn past_the_end_nobody_keeps_score_unless_the_set_wants_that() {
    for size in [LAPTOP, PHONE, Size::new(3_840.0, 2_160.0)] {
        for overtime in ["", "overtime: Quiet,"] {
            let mut person = timed(overtime);
            person.resize(size);
            let _ = person.goes(&[("<65s>", "Please finish your thought | !+")]);
            assert_eq!(person.time(), None, "{}", person.reads());
            let _ = person.goes(&[("d <70s>", "Please finish your thought | !+1 min")]);
        }
        let mut person = timed("overtime: Counted,");
        person.resize(size);
        let _ = person.goes(&[
            ("<65s>", "Please finish your thought | +0:05"),
            ("d <70s>", "Please finish your thought | +1 min"),
        ]);
    }
}

#[test]
fn past_the_end_nobody_is_said_to_be_speaking_still_whatever_words_a_set_has_before() {
    for (cues, word) in [
        ("", "Please finish your thought"),
        ("cues: [],", "Please finish your thought"),
        (r#"cues: [(at: End, sound: "bowl")],"#, "Please finish your thought"),
        (r#"cues: [(at: Left("15s"), label: "Soon over", sound: "wood")],"#, "Please finish your thought"),
        (r#"cues: [(at: End, label: "Thank you", sound: "bowl")],"#, "Thank you"),
    ] {
        let set = format!(
            "(format: 1, name: \"Timed\", breaks: (breath: None), turns: {{ \"speak\": (title: \"Say\", time: \"1m\",
             label: \"Speaking\", {cues}) }}, flow: [Each(steps: [Speaker(\"speak\")])])"
        );
        let mut person = Home::new().with_rules("timed.ron", &set).start("timed", &["Ana", "Ben"]);
        let _ = person.goes(&[("<5s>", "Speaking")]);
        let _ = person.waits(60);
        for size in [LAPTOP, PHONE] {
            person.resize(size);
            person.must_see(word);
            person.must_not_see("Speaking");
            person.must_not_see("Soon over");
        }
    }
}

#[test]
fn past_the_end_a_facilitator_always_sees_the_seconds() {
    let _ = timed("").goes(&[
        ("a <65s>", "+0:05 | past the end"),
        ("<1s>", "+0:06"),
        ("<audience>", "Please finish your thought | !past the end"),
    ]);
}

#[test]
fn what_is_repaid_has_no_number() {
    let _ = turn().goes(&[
        // Ana has two minutes more than planned.
        ("e 1 2 <20s> e 1 2 <160s>", "Please finish your thought"),
        (
            "<right> <8s> <right*2> 1",
            "More time for this turn? | The last turn ran over. Would you like the same?",
        ),
        ("<1s> 1", "This turn has more time now. | !1 min | !2 min"),
    ]);
}

#[test]
fn whose_floor_it_is_stands_there_while_the_other_says_it_back() {
    let long = "Wilhelmina Alexandrovna von und zu Berg-";
    for name in ["Ana", long] {
        let mut person = Home::new().start("speaker-listener", &[name, "Ben"]);
        let _ = person.goes_on(3);
        let line = format!("{name} has the floor");
        person.must_not_see(&line);
        let _ = person.goes_on(2);
        for size in [LAPTOP, PHONE, Size::new(3_840.0, 2_160.0)] {
            person.resize(size);
            person.must_see(&line);
            person.must_see("Ben");
            person.must_see("Summarize and reflect");
        }
        person.resize(LAPTOP);
        let _ = person.taps("a").turns_to_the_audience();
        person.must_see(&line);
        let _ = person.turns_back().goes_on(1);
        person.must_see("Did I get it?");
        person.must_not_see(&line);
    }
}

#[test]
fn whose_floor_it_is_takes_no_rules_place() {
    let set = |listens: &str| {
        format!(
            "(format: 1, name: \"Back\", breaks: (breath: None),
             rules: [(id: \"one\", text: \"One voice at a time\"), (id: \"two\", text: \"Say what you saw\"),
                     (id: \"three\", text: \"No names\")],
             turns: {{ \"say\": (title: \"Say\"), \"back\": (title: \"Say it back\", prompt: \"In your own words.\",
                      time: \"1m\", rules: [\"one\", \"two\", \"three\"]) }},
             flow: [Each(steps: [Speaker(\"say\"), {listens}])])"
        )
    };
    let rules = |person: &mut Person| {
        let rules = ["One voice at a time", "Say what you saw", "No names"];
        rules.into_iter().filter(|rule| person.sees(rule)).count()
    };
    let (listener, other) = (set("Listener(\"back\")"), set("Seat(2, \"back\")"));
    let at = |set: &str| {
        let mut person = Home::new().with_rules("back.ron", set).start("back", &["Ana", "Ben"]);
        let _ = person.goes_on(1);
        person.must_see("Ben");
        person
    };
    let (mut listens, mut has_a_turn) = (at(&listener), at(&other));
    let mut seen = 0;
    for height in (360..=720).step_by(12) {
        for width in [360.0, 800.0, 1_280.0] {
            #[allow(clippy::cast_precision_loss, reason = "a window's height")]
            let size = Size::new(width, height as f32);
            listens.resize(size);
            has_a_turn.resize(size);
            assert_eq!(rules(&mut listens), rules(&mut has_a_turn), "{size:?}");
            seen += usize::from(listens.sees("Ana has the floor"));
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn after_the_time_a_speaker_may_finish_the_sentence_and_then_it_goes_on() {
    let _ = turn().goes(&[
        ("<65s>", "Ana | Please finish your thought | !+0:05"),
        ("<16s>", "Say it back | Take a breath"),
    ]);
}

#[test]
fn between_turns_the_next_name_is_there_in_a_breath() {
    let _ = turn().goes(&[("<right>", "Take a breath | Say it back | Ben")]);
}

#[test]
fn a_pause_stops_the_clock_and_going_on_starts_it() {
    let _ = turn().goes(&[("<10s> <space>", "Paused"), ("<away 600s>", "0:50"), ("<space> <5s>", "0:45")]);
}

#[test]
fn the_wrong_key_costs_nothing() {
    let _ = turn().goes(&[
        ("<30s> <right>", "Say it back"),
        ("[Undo]", "Speak for yourself | 0:30"),
        ("<right> <11s>", "!Undo"),
        // Back, with the time that was left.
        ("<left>", "Speak for yourself | 0:30"),
    ]);
}

#[test]
fn a_number_brings_a_rule_forward_for_eight_seconds() {
    let _ = turn().goes(&[
        ("4", "A reminder | Summarize and reflect | !Start with “I”"),
        ("<7s>", "A reminder"),
        ("<2s>", "!A reminder | Start with “I”"),
    ]);
}

#[test]
fn three_reminders_in_a_short_time_ask_whether_a_break_would_help() {
    let _ = turn().goes(&[("2 <9s> 3 <9s> 2", "Would a break help?"), ("<1s> 1", "Let’s take a break.")]);
}

#[test]
fn a_repair_card_is_chosen_shown_and_put_away() {
    let _ = turn().goes(&[
        ("r", "Thank you for staying."),
        ("1", "“Can I start over?” | !That came out wrong. | Ana"),
        ("<esc>", "!Can I start over?"),
        ("r [I see your point.] [Thank you]", "!I see your point."),
        ("r", "!Thank you for saying so"),
    ]);
}

#[test]
fn parking_a_topic_takes_the_letters_and_no_key_fires() {
    let _ = turn().goes(&[
        ("p", "For another day"),
        ("“bq 1 money, next year”", "bq 1 money, next year | Ana | !End here? | !Paused"),
        ("<enter>", "!For another day"),
        ("p", "Parked so far: bq 1 money, next year"),
    ]);
}

#[test]
fn a_break_is_in_reach_while_someone_types() {
    let _ = turn().goes(&[("p “money” <ctrl-b>", "Let’s take a break.")]);
}

#[test]
fn a_minute_more_wants_both() {
    let _ = turn().goes(&[
        ("<10s> e", "A minute more for Ana?"),
        ("1", "Ana: yes | 0:50"),
        ("2", "!A minute more for Ana? | 1:50"),
    ]);
}

#[test]
fn a_minute_more_can_be_declined_and_is_not_asked_for_ever() {
    let _ = turn()
        .goes(&[("e 1 <esc>", "!A minute more for Ana? | 1:00"), ("e <32s>", "!A minute more for Ana?")]);
}

#[test]
fn sound_off_is_said_and_kept() {
    let mut person = talk();
    let _ = person.goes(&[("m", "Sound off")]);
    assert!(person.home.read("config/settings.ron").contains("muted: true"));
    let _ = person.goes(&[("m", "!Sound off")]);
}

#[test]
fn seconds_can_be_hidden_until_the_last_thirty() {
    let mut person = turn();
    let _ = person.taps("d");
    assert_eq!(person.minutes().as_deref(), Some("1"));
    assert_eq!(person.time(), None);
    let _ = person.goes(&[("<31s>", "0:29")]);
}

#[test]
fn the_end_is_asked_about_once() {
    let _ = turn().goes(&[
        ("q", "End here?"),
        ("2", "!End here? | Speak for yourself"),
        ("q <esc>", "!End here?"),
        ("q [1   End]", "That’s enough for today."),
    ]);
}

#[test]
fn the_end_key_held_for_a_second_ends_without_being_asked() {
    let mut person = turn();
    let q = Key::Character("q".into());
    person.down(q.clone(), Modifiers::empty(), Some("q"), false);
    let _ = person.is_away(Duration::from_millis(600));
    person.down(q.clone(), Modifiers::empty(), Some("q"), true);
    person.must_not_see(said!("close-enough"));
    let _ = person.is_away(Duration::from_millis(600));
    person.down(q.clone(), Modifiers::empty(), Some("q"), true);
    person.must_see(said!("close-enough"));
}

#[test]
fn a_key_that_is_held_acts_once() {
    let mut person = turn();
    let right = Key::Named(Named::ArrowRight);
    person.down(right.clone(), Modifiers::empty(), None, false);
    for _ in 0..20 {
        person.down(right.clone(), Modifiers::empty(), None, true);
    }
    person.up(right);
    person.must_see("Say it back");
    person.must_see(said!("stage-in-a-breath"));
}

#[test]
fn the_keys_are_listed_on_the_stage() {
    let _ = talk().goes(&[
        ("?", "Pause and go on | Take a break | End here | Full screen | Minutes only"),
        ("<esc>", "!Pause and go on | Full screen"),
    ]);
}

#[test]
fn everything_at_the_foot_can_be_pressed_as_well() {
    let _ = turn().goes(&[
        ("[Pause]", "Paused"),
        ("[Go on] [Next]", "Say it back"),
        ("[Words that help]", "Softer?"),
        ("[Close (Esc)] [Take a break]", "Let’s take a break."),
    ]);
}

#[test]
fn the_focus_ring_presses_what_it_is_on_and_esc_takes_it_away() {
    let mut person = turn();
    for _ in 0..20 {
        let _ = person.key(Named::Tab);
        if person
            .focused()
            .is_some_and(|words| words == english!("key-space") || words == english!("command-pause"))
        {
            break;
        }
    }
    let _ = person.key(Named::Enter);
    person.must_see(said!("stage-paused"));
    let _ = person.key(Named::Escape);
    assert_eq!(person.focused(), None);
    person.must_see(said!("stage-paused"));
}

#[test]
fn a_closed_lid_costs_nobody_their_turn() {
    let _ = turn().goes(&[(
        "<25s> <away 720s>",
        "Paused while you were away (12 min). 0:35 left in this turn. | 0:35",
    )]);
}

#[test]
fn in_a_circle_a_turn_can_be_passed_and_comes_round_again() {
    let set = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Each(steps: [Speaker(\"speak\")])])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Cleo"]);
    let _ = person.goes(&[
        ("<right> n <right>", "Ben | next: Cleo, then Ana"),
        ("<right> <right>", "Cleo | next: Ana · Speak"),
    ]);
}

#[test]
fn where_turns_keep_their_length_no_minute_is_offered_and_the_key_says_why() {
    let set = |more: &str| {
        format!(
            r#"(format: 1, name: "As long as it is", {more} breaks: (breath: None),
            turns: {{ "speak": (title: "Speak", time: "2m") }}, flow: [Each(steps: [Speaker("speak")])])"#
        )
    };
    for size in [LAPTOP, PHONE] {
        for (more, is_offered) in [("", true), ("more_time: false,", false)] {
            let home = Home::new().with_rules("long.ron", &set(more));
            let mut person = home.start("long", &["Ana", "Ben"]);
            person.resize(size);
            let _ = person.taps("?");
            assert_eq!(person.sees(said!("key-does-extend")), is_offered, "{more} {}", person.reads());
            assert!(person.sees(said!("key-does-break")) || size == PHONE);
            let _ = person.taps("?");
            assert_eq!(
                person.sees(said!("command-minute-more")),
                is_offered && size == LAPTOP,
                "at the foot"
            );
            let _ = person.taps("e");
            assert_eq!(person.asked().is_some(), is_offered);
            assert_eq!(person.sees(said!("reason-no-more-time")), !is_offered);
        }
    }
    let home = Home::new().with_rules("long.ron", &set("more_time: false,"));
    let mut person = home.start("long", &["Ana", "Ben"]);
    let _ = person.taps("a");
    person.must_not_see(said!("command-ask-for-more"));
    let _ = person.press(said!("command-longer-turn"));
    assert_eq!(person.time().as_deref(), Some("3:00"), "a facilitator can add time");
}

#[test]
fn a_clock_that_the_set_stops_says_what_lets_it_go_on() {
    let set = r#"(format: 1, name: "Walk", breaks: (breath: None),
        turns: {
            "walk": (title: "Walk", time: "1m", cues: [(at: Elapsed("20s"), label: "Turn around", pause: true), (at: End)]),
            "sit": (title: "Sit", time: "1m", cues: [(at: Elapsed("20s"), pause: true)]),
        },
        flow: [Seat(1, "walk"), Seat(2, "sit")])"#;
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().with_rules("walk.ron", set).start("walk", &["Ana", "Ben"]);
        person.resize(size);
        let _ = person.goes(&[
            ("<25s>", "0:40 | Turn around | The clock waits. Press → to go on. | !Paused"),
            ("<300s>", "0:40 | !Is this a break?"),
            ("<right> <10s>", "Ana | 0:30 | !The clock waits"),
            ("<right> <25s>", "Ben | 0:40 | The clock waits | The clock waits. Press → to go on."),
        ]);
        let _ = person.goes(&[("<space> <5s>", "0:35")]);
    }
    let mut person = Home::new().with_rules("walk.ron", set).start("walk", &["Ana", "Ben"]);
    let _ = person.goes(&[
        ("a <25s>", "left; the clock waits | The clock waits. Press → to go on."),
        ("<audience>", "Turn around | The clock waits. Go on when you’re ready."),
    ]);
}
