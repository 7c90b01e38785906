//! Panels over the stage, questions there, and fields there.

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::named;
use super::reader::Seen;
use super::said::{Text, said};
use super::way::{gate, turn};

#[test]
fn the_question_for_the_end_is_seen_though_the_keys_are_open() {
    let _ = turn().goes(&[
        ("?", "Bring a rule forward"),
        ("q", "End here? | !Bring a rule forward"),
        ("1", "That’s enough for today."),
    ]);
}

#[test]
fn the_question_for_the_end_is_seen_though_the_repair_cards_are_open() {
    let _ = turn().goes(&[("r q", "End here? | !Softer?"), ("2", "Speak for yourself")]);
}

#[test]
fn a_number_does_nothing_while_the_list_of_keys_is_read() {
    let _ = turn().goes(&[
        ("? 1 4", "Bring a rule forward | !A reminder"),
        ("?", "!Bring a rule forward | !A reminder | Start with “I”"),
    ]);
}

#[test]
fn a_number_answers_no_gate_that_the_list_of_keys_covers() {
    let _ = gate().goes(&[("? 1 <esc>", "Ben asks. Ana answers.")]);
}

#[test]
fn a_topic_that_is_being_typed_outlasts_a_break() {
    let _ = turn().goes(&[
        ("p “money, next year” <ctrl-b>", "Let’s take a break."),
        ("<1200s> 1 2", "Speak for yourself | !money, next year"),
        ("p", "money, next year"),
        ("<enter> p", "Parked so far: money, next year"),
    ]);
}

#[test]
fn esc_once_closes_the_panel_and_what_was_typed_waits_there() {
    let mut person = turn();
    let _ = person.goes(&[
        ("p “money” <esc>", "!For another day | Speak for yourself"),
        ("p", "money"),
        // Out of the field, and Esc again.
        ("[For another day] <esc>", "!For another day"),
        ("p [Close (Esc)] p [Park it]", "Parked for another day."),
        ("p", "Parked so far: money"),
    ]);
    assert_eq!(person.count("money"), 0, "the field is empty again:\n{}", person.reads());
}

#[test]
fn whatever_is_open_the_name_and_the_time_stay_and_nothing_is_half_covered() {
    for name in ["minute-more", "end-here", "repair-cards", "repair-card", "parking", "keys", "rule"] {
        let mut person = named(name).reach(Home::new());
        for size in [LAPTOP, PHONE] {
            person.resize(size);
            person.must_see("Ana");
            assert!(person.time().is_some(), "{name} in {size:?} hides the time");
            person.must_not_see("Start with “I”");
            // What is scrolled out of sight can't be covered.
            let mut all = person.everything();
            all.retain(|seen| seen.visible(size).is_some());
            let shown = |seen: &Seen| seen.visible(size).unwrap();
            for (at, one) in all.iter().enumerate() {
                for other in &all[at + 1..] {
                    let over = shown(one).intersection(&shown(other));
                    let over = over.is_some_and(|part| part.width > 2.0 && part.height > 2.0);
                    // The time is in the ring, with its word.
                    assert!(!over, "{name} in {size:?}: “{}” and “{}”", one.words, other.words);
                }
            }
        }
    }
}

#[test]
fn a_line_that_helps_leaves_the_answers_of_the_gate_where_they_are() {
    let _ = gate().goes(&[("r 2", "“That came out wrong.”"), ("[Yes, that’s it]", "!Did I get it?")]);
}

#[test]
fn a_rule_that_is_brought_forward_comes_before_a_line_that_helps() {
    let _ = turn().goes(&[
        ("r 2 <1s> 3", "A reminder | No “always”, no “never”"),
        ("r", "Softer?"),
        ("r <30s>", "“That came out wrong.”"),
        ("[Thank you for saying so]", "Start with “I”"),
    ]);
}

#[test]
fn a_number_answers_nothing_that_a_topic_for_another_day_covers() {
    let _ = turn().goes(&[
        // After the second Tab the field no longer has the keyboard.
        ("<48s> e p <tab*2>", "!A minute more for Ana?"),
        ("1 2", "0:12"),
        ("<esc>", "A minute more for Ana?"),
        ("1 2", "1:12"),
    ]);
    let _ = gate().goes(&[("p <tab*2> 1 <esc>", "Ben asks. Ana answers.")]);
}

#[test]
fn each_line_that_helps_has_an_answer_that_fits_it() {
    let lines = [
        ("Can I start over?", "Of course"),
        ("That came out wrong.", "Thank you for saying so"),
        ("I need this slower.", "OK, I’ll slow down"),
        ("Softer?", "OK, more gently"),
        ("I see your point.", "Thank you"),
        ("Thank you for staying.", "Thank you, too"),
    ];
    let mut person = turn();
    for (number, (line, answer)) in (1..).zip(lines) {
        let (way, quoted) = (format!("r {number}"), format!("“{line}” | {answer}"));
        let (answers, gone) = (format!("[{answer}]"), format!("!“{line}” | Start with “I”"));
        let _ = person.goes(&[(&way, &quoted), (&answers, &gone)]);
    }
    assert_eq!(said!("command-repair").written_in(person.home.words()), "Words that help");
    let _ = person.goes(&[("r", "Softer?")]);
    assert_eq!(person.count("Words that help"), 2, "the panel is called as its key is");
}

#[test]
fn a_line_that_helps_goes_when_the_floor_moves() {
    let _ = turn().goes(&[
        ("r 3", "“I need this slower.”"),
        ("<right>", "Say it back | !I need this slower."),
        ("r 3 b", "Let’s take a break."),
        ("<1200s> 1 2", "Say it back | !I need this slower."),
        ("r 4 <right*2>", "Ben asks. Ana answers. | !Softer?"),
        ("r 4 <1s> 1", "!Softer?"),
    ]);
}

/// A set with nine lines of its own, and a turn in which nobody is reminded of a rule.
const OWN: &str = r#"(format: 1, name: "Own", rules: [
        (id: "one", text: "One voice at a time", avoid: "Let me just say …"), (id: "two", text: "No names")],
    turns: { "say": (title: "Say", time: "2m", rules: ["one", "two"], flags: false),
             "free": (title: "Free", time: "2m", rules: ["one", "two"]) },
    flow: [Each(steps: [Speaker("say"), Speaker("free")])],
    repair: ["One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine of us"],
    breaks: (breath: None))"#;

fn own() -> Person {
    Home::new().with_rules("own.ron", OWN).start("own", &["Ana", "Ben"])
}

#[test]
fn a_sets_own_lines_stand_in_place_of_ours_and_all_nine_have_a_key() {
    let mut person = own();
    for size in [LAPTOP, PHONE] {
        person.resize(size);
        let _ = person.goes(&[
            ("r", "One | Nine of us | !Softer?"),
            ("9", "“Nine of us” | I hear you"),
            ("[I hear you]", "!Nine of us"),
        ]);
    }
}

#[test]
fn all_lines_that_help_are_in_sight_on_a_laptop() {
    for mut person in [turn(), own()] {
        let _ = person.taps("r");
        let lines = person.all_controls();
        let lines = lines.iter().filter(|control| control.bounds.x > 600.0 && control.area.is_some());
        for line in lines {
            let area = line.area.unwrap();
            assert!(line.bounds.y + line.bounds.height <= area.y + area.height + 0.5, "{line:?}");
        }
        assert!(person.sees_whole("Thank you for staying.") || person.sees_whole("Nine of us"));
    }
}

#[test]
fn in_a_turn_without_reminders_the_keys_of_rules_say_so() {
    let mut person = own();
    let _ = person.goes(&[
        ("1 2 1 2", "No reminders in this turn. | !A reminder | !Would a break help? | No names"),
        ("[One voice at a time]", "No reminders in this turn. | !A reminder"),
        // Reading isn't reminding.
        ("<space> 1", "Let me just say …"),
        ("<space> <right> 1", "A reminder | One voice at a time"),
    ]);
    let mut person = own();
    let _ = person.goes(&[("a [No names]", "No reminders in this turn."), ("<audience>", "!A reminder")]);
}

#[test]
fn while_the_talk_is_paused_a_rule_can_be_read_whole() {
    let mut person = turn();
    for size in [LAPTOP, PHONE] {
        person.resize(size);
        let _ = person.goes(&[
            ("<space> 2", "Start with “I” | Try | I feel … when … because … | Avoid | You make me … | Why"),
            ("", "It says what’s yours without guessing what they meant. | !A reminder | Ana | 1:00"),
            // It stays until it is closed, and another one takes its place.
            ("<60s>", "You make me …"),
            ("3", "You never listen. | !You make me …"),
            ("<esc>", "!You never listen. | Paused | Start with “I”"),
            ("[Start with “I”]", "You make me …"),
            ("2", "!You make me …"),
            ("2 <space>", "!You make me … | !Paused"),
        ]);
    }
    // What is read doesn't count as a reminder.
    let _ = person.goes(&[("<space> 2 3 4 2 3 <esc> <space>", "!Would a break help? | Start with “I”")]);
    let _ = person.goes(&[("2 <9s> 3", "!Would a break help? | A reminder")]);
}

#[test]
fn a_question_is_asked_where_a_rule_was_read() {
    let _ = turn()
        .goes(&[("<space> 2 q", "End here? | !You make me …"), ("2", "Start with “I” | !You make me …")]);
}

#[test]
fn a_facilitator_reads_a_rule_whole_while_the_talk_is_paused_and_nobody_else_does() {
    let _ = turn().goes(&[
        (
            "a <space> [A few sentences at a time]",
            "That’s the first part. | Why | Short is easier to take in",
        ),
        ("<audience>", "!That’s the first part. | !A reminder | Start with “I”"),
        ("<own> [Close (Esc)]", "!That’s the first part."),
        ("<space> [A few sentences at a time] <audience>", "A reminder | A few sentences at a time"),
    ]);
}
