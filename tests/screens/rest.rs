//! The break: always in reach, with a promised time, and over only when everyone says so.

use iced::Size;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::Person;
use super::said::said;
use super::way::{talk, turn};

fn on_a_break() -> Person {
    let mut person = turn();
    let _ = person.goes(&[("<30s> b", "Let’s take a break.")]);
    person
}

#[test]
fn a_break_is_one_key_away_from_everywhere_in_a_talk() {
    for (place, way) in [
        ("a breath", ""),
        ("a turn", "<right*3> <1s>"),
        ("a pause", "<right*3> <space>"),
        ("the gate", "<right*6>"),
        ("a question", "<right*3> q"),
        ("a panel", "r"),
        ("the list of keys", "?"),
        ("overtime", "<right*3> <95s>"),
    ] {
        let mut person = talk();
        let _ = person.goes(&[(way, ""), ("b", "")]);
        assert!(person.sees(said!("break-lets")), "no break from {place}:\n{}", person.reads());
    }
}

#[test]
fn even_the_close_can_wait_for_a_break() {
    let _ = turn().goes(&[
        ("q 1", "That’s enough for today."),
        ("<ctrl-b>", "Let’s take a break."),
        ("<1200s> 1 2", "That’s enough for today."),
    ]);
}

#[test]
fn a_break_names_nobody_and_promises_a_time() {
    let mut person = on_a_break();
    let back = format!("Back at {}", person.clock_in(20));
    let _ = person.goes(&[
        ("", &format!("{back} | 20 minutes left | !Ana | !Ben")),
        ("<300s>", &format!("{back} | 15 minutes left")),
    ]);
}

#[test]
fn nothing_has_the_focus_so_a_stray_key_ends_nothing() {
    let mut person = on_a_break();
    assert_eq!(person.focused(), None);
    let _ = person.goes(&[("<enter> <space> <esc> 1 2 n", "Let’s take a break. | 20 minutes left")]);
}

#[test]
fn a_break_can_be_longer_or_shorter_within_what_the_set_allows() {
    let mut person = on_a_break();
    let _ = person.press(said!("ask-rest-more"));
    let later = person.clock_in(25);
    person.must_see(format!("Back at {later}"));
    let _ = person.press(said!("ask-rest-hour"));
    let hour = person.clock_in(60);
    person.must_see(format!("Back at {hour}"));
    let sooner = person.clock_in(20);
    let _ = person.press(said!("ask-rest-only", length = "20 minutes"));
    let _ = person.goes(&[
        ("", &format!("Come back at {sooner} instead? | You both need to say yes.")),
        ("1", &format!("Come back at {sooner} instead? | It counts once you’ve both said so.")),
        ("1", &format!("Come back at {sooner} instead?")),
        ("2", &format!("Back at {sooner} | !instead")),
        ("-", "instead?"),
        ("<esc>", &format!("Back at {sooner} | !instead")),
    ]);
}

#[test]
fn a_break_can_last_until_the_same_time_tomorrow() {
    let mut person = on_a_break();
    let time = person.clock_in(0);
    let _ = person.press(said!("ask-rest-tomorrow"));
    person.must_see(format!("at {time}"));
    person.must_see(said!("left-hours", length = "24 hours"));
    // A slip is put right by both together.
    let _ = person.press(said!("ask-rest-only", length = "20 minutes"));
    let _ = person.goes(&[("1 2", "20 minutes left")]);
}

#[test]
fn in_a_break_nothing_pressed_is_ignored_in_silence() {
    for key in ["<space>", "<left>", "1", "9", "n", "e", "r", "u"] {
        let _ = on_a_break().goes(&[(key, "You’re on a break. That key does nothing now.")]);
        let _ = on_a_break().goes(&[
            ("<1200s>", "Ready to go on?"),
            (if key == "1" { "<right>" } else { key }, "You’re on a break. That key does nothing now."),
        ]);
    }
}

#[test]
fn going_on_sooner_wants_both_from_the_first_second() {
    let mut person = on_a_break();
    let _ = person.press(said!("ask-rest-back"));
    let _ = person.goes(&[
        ("", "Go on now? | You both need to say yes."),
        ("1", "Go on now? | It counts once you’ve both said so."),
        ("2", "!Go on now? | Ana | Speak for yourself"),
    ]);
}

#[test]
fn who_has_said_yes_shows_neither_by_a_ring_nor_by_thanks_that_stay() {
    let mut person = on_a_break();
    let _ = person.press(said!("ask-rest-back"));
    let _ = person.tabs_to("1   Ana: ready").key(Named::Enter);
    person.must_see(said!("note-noted"));
    assert_eq!(person.focused(), None);
    let _ = person.goes(&[("3", "!It counts once | !Go on now?"), ("-", "instead? | !It counts once")]);
    let _ = person.taps("1").taps("3").press(said!("ask-rest-back"));
    person.must_not_see(said!("note-noted"));
}

#[test]
fn separate_rooms_are_fine() {
    let _ = on_a_break().goes(&[("", "Separate rooms are fine."), ("<120s>", "Separate rooms are fine.")]);
}

#[test]
fn a_set_brings_its_own_suggestions() {
    let set = "(format: 1, name: \"Own\", turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Each(steps: [Speaker(\"speak\")])], breaks: (suggestions: [\"Feed the cat.\", \"Sit by the river.\"]))";
    let mut person = Home::new().with_rules("own.ron", set).start("own", &["Ana", "Ben"]);
    let _ = person.goes(&[
        ("<right> b", "Feed the cat. | Separate rooms are fine. | !Walk a little."),
        ("<120s>", "Sit by the river. | !Feed the cat."),
        ("<120s>", "Feed the cat."),
    ]);
}

#[test]
fn at_the_promised_time_both_say_that_they_are_ready() {
    let _ = on_a_break().goes(&[
        ("<1200s>", "Ready to go on?"),
        // Neither name stands there as the one that the other waits for.
        ("1", "It counts once you’ve both said so. | 1   Ana: ready | 2   Ben: ready | Ready to go on?"),
        ("<60s>", "1   Ana: ready | 2   Ben: ready | !It counts"),
        // After a breath, the turn goes on with the time that it had left.
        ("[2   Ben: ready]", "Speak for yourself | Ana | Take a breath"),
        ("<5s>", "0:30"),
    ]);
}

#[test]
fn not_yet_needs_a_new_time() {
    let mut person = on_a_break();
    let _ = person.waits(1_200).press(said!("length-minutes", number = 5));
    let back = person.clock_in(5);
    person.must_see(format!("Back at {back}"));
    let _ = person.waits(300).press(said!("ask-rest-tomorrow"));
    person.must_see(said!("left-hours", length = "24 hours"));
}

#[test]
fn it_never_goes_on_by_itself() {
    let _ = on_a_break().goes(&[("<1200s> <away 3600s>", "Ready to go on? | Whenever you are. No rush.")]);
}

#[test]
fn one_key_goes_from_four_and_six_to_a_box_to_none_and_back() {
    let _ = on_a_break().goes(&[
        ("", "Breathe in | Box breathing"),
        ("<4s>", "Breathe out"),
        // The breath goes on where it is.
        ("p", "Breathe out | Guide off"),
        ("<4s>", "Hold | !Breathe out"),
        ("<4s>", "Breathe in | !Hold"),
        ("<4s>", "Hold | !Breathe in"),
        ("<4s>", "Breathe out | !Hold"),
        ("p", "!Breathe out | !Hold | Breathe 4–6"),
        ("p", "Breathe in | Box breathing"),
        ("<4s>", "Breathe out"),
        ("<6s>", "Breathe in"),
    ]);
}

#[test]
fn the_control_for_the_breathing_guide_says_what_a_press_does() {
    let wide = Size::new(1_280.0, 720.0);
    for size in [wide, Size::new(360.0, 640.0)] {
        let mut person = on_a_break();
        person.resize(size);
        if size != wide {
            let _ = person.press(said!("command-more"));
        }
        // The list of keys says so too.
        let in_the_list = person.sees(said!("panel-next-guide"));
        assert_eq!(in_the_list, size != wide);
        let _ = person.press(said!("command-breathe-box"));
        let _ = person.press(said!("command-breathe-off"));
        let _ = person.press(said!("command-breathe-four-six"));
        person.must_see(said!("command-breathe-box"));
    }
}

#[test]
fn the_next_break_has_the_guide_that_was_chosen_and_begins_with_a_breath_in() {
    let mut person = on_a_break();
    let _ = person.goes(&[("<7s> p", "Breathe out"), ("<1200s> 1 2 b", "Breathe in"), ("<4s>", "Hold")]);
    // Only in this talk.
    let kept = person.home.path("config/settings.ron");
    assert!(!kept.exists() || person.home.read("config/settings.ron").contains("breathing_guide: FourSix"));
}

#[test]
fn a_break_begins_with_the_guide_that_the_settings_name() {
    let on_a_break = |settings: &str| {
        let mut person = Home::new().with_settings(settings).talk();
        let _ = person.goes_to_the_first_turn();
        let _ = person.taps("b");
        person
    };
    let _ =
        on_a_break("(breathing_guide: Box)").goes(&[("", "Breathe in"), ("<4s>", "Hold"), ("p", "!Hold")]);
    let _ = on_a_break("(breathing_guide: Off)").goes(&[("", "!Breathe in"), ("<3s> p", "Breathe in")]);
}

#[test]
fn a_break_that_is_opened_again_has_its_breath_at_the_right_place() {
    let mut person = Home::new().with_settings("(breathing_guide: Box)").talk();
    let _ = person.goes_to_the_first_turn();
    let _ = person.taps("b");
    person.comes_back_after(std::time::Duration::from_secs(62));
    person.must_see(said!("break-hold"));
}

#[test]
fn a_talk_can_end_in_a_break() {
    let _ = on_a_break().goes(&[("q", "End here?"), ("1", "That’s enough for today.")]);
}

#[test]
fn with_more_than_two_one_answer_stands_for_everyone() {
    let set = "(format: 1, name: \"Round\", participants: (min: 3, max: 12),
        turns: { \"speak\": (title: \"Speak\", time: \"1m\") },
        flow: [Each(steps: [Speaker(\"speak\")])])";
    let mut person = Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Cleo"]);
    let _ = person.goes(&[("<right> b <1200s>", "We’re ready"), ("1", "Speak | !Ready to go on?")]);
}

#[test]
fn when_another_suggestion_comes_nothing_else_moves() {
    for size in
        [Size::new(640.0, 480.0), Size::new(900.0, 700.0), Size::new(1_000.0, 800.0), Size::new(360.0, 640.0)]
    {
        let mut person = on_a_break();
        person.resize(size);
        let mut before = None;
        for suggestion in ["argument rest", "out of a window", "Put on some music", "Come back when"] {
            let _ = person.waits(120);
            person.must_see(suggestion);
            let all = person.everything();
            let places = ["A break", "Let’s take a break.", "5 minutes more"]
                .map(|words| all.iter().find(|seen| seen.words == words).expect("it is there").bounds);
            let before = before.get_or_insert(places);
            assert_eq!(*before, places, "at “{suggestion}”, {size:?}");
        }
    }
}
