//! Two windows: everyone sees only the stage, and the person who runs the talk has everything else.

use std::time::Duration;

use common_ground::desktop::screens::{Screen, Screens};
use common_ground::ui::Outside;
use iced::Size;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::presets::ALL;
use super::said::{english, said};

/// Ana's first turn, with a window for everyone. The person looks at the facilitator's window.
fn facilitated() -> Person {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().taps("a");
    person
}

/// A person runs a circle of four from a laptop.
fn circle() -> Person {
    let set = r#"(format: 1, name: "Round", participants: (min: 3, max: 12),
        rules: [(id: "one", text: "One voice at a time")],
        turns: { "say": (title: "Say", time: "2m", rules: ["one"]) },
        flow: [Repeat(times: 30, steps: [Each(steps: [Speaker("say")])])])"#;
    let mut person =
        Home::new().with_rules("round.ron", set).start("round", &["Ana", "Ben", "Chidi", "Dilnoza"]);
    let _ = person.goes_on(1).taps("a");
    person
}

#[test]
fn everyone_sees_the_stage_alone_and_the_facilitator_the_rest() {
    let _ = facilitated().goes(&[
        (
            "<17s>",
            "Go to step | Rules | For another day | Speaking time (only you see this) | Pause | +60 s | 0:43",
        ),
        ("", "Speak and listen with respect | Summarize and reflect | A few sentences at a time"),
        (
            "<audience>",
            "Ana | Speak for yourself | Start with “I” | Speaking | next: Ben · Say it back | 0:43",
        ),
        ("", "!Pause | !Take a break | !More | !Go to step | !floor | !Summarize and reflect | !F11"),
    ]);
}

#[test]
fn nothing_can_be_pressed_in_the_window_for_everyone() {
    for preset in ALL.iter().filter(|preset| preset.name.starts_with("audience")) {
        let mut person = preset.reach(Home::new());
        assert!(person.controls().is_empty(), "{}: {}", preset.title, person.reads());
        let before = person.reads();
        for place in 0..20 {
            person.presses_anything(place);
        }
        assert_eq!(person.reads(), before, "{}", preset.title);
    }
    let set = r#"(format: 1, name: "Agree", turns: { "ours": (title: "What we agree on"), "talk": (title: "Talk") },
        flow: [Exchange(turn: "talk", each: "1m"), Agree("ours")], breaks: (breath: None))"#;
    let mut person = Home::new().with_rules("agree.ron", set).start("agree", &["Ana", "Ben"]);
    let _ = person.taps("a").turns_to_the_audience();
    person.must_see(said!("help-talk"));
    assert!(person.controls().is_empty());
    let _ = person.goes_on(1);
    person.must_see("What we agree on");
    assert!(person.controls().is_empty());
}

#[test]
fn what_the_facilitator_opens_asks_and_types_is_theirs_alone() {
    let mut person = facilitated();
    let everyone = person.turns_to_the_audience().reads();
    for letters in ["?", "?", "r", "r", "q"] {
        let _ = person.turns_back().taps(letters);
        assert_eq!(person.turns_to_the_audience().reads(), everyone, "after {letters}");
    }
    let _ = person.turns_back();
    person.must_see(said!("ask-end"));
    let _ = person.press(said!("ask-end-no")).writes(said!("panel-topic"), "The summer").taps("b");
    let _ = person.key(Named::Enter).taps("m");
    person.must_see(said!("note-parked"));
    person.must_see(said!("stage-sound-off"));
    assert_eq!(person.turns_to_the_audience().reads(), everyone);
}

#[test]
fn what_is_asked_of_everyone_is_seen_by_everyone_and_answered_with_one_press() {
    let _ = facilitated().goes(&[
        ("<10s> [Ask for a minute more]", ""),
        ("<audience>", "A minute more for Ana? | !Both say yes"),
        ("<own>", "Press when both have said so."),
        ("[Both say yes]", "1:50"),
        // The number also answers for both.
        ("e 1", "2:50"),
        ("e 2", "!A minute more for Ana? | 2:50"),
        ("[Take a break] <1200s>", ""),
        ("<audience>", "Ready to go on? | Each of you answers for yourself."),
        ("<own> [Both are ready]", "Take a breath"),
        ("<5s>", "2:50"),
    ]);
}

#[test]
fn in_one_window_each_still_answers_for_themselves() {
    let mut person = facilitated();
    let _ = person.taps("a").taps("e").taps("1");
    person.must_see("Ana: yes");
    assert!(!person.has_an_audience());
}

#[test]
fn the_gate_is_answered_from_the_lap() {
    let _ = facilitated().goes(&[
        ("<right*3>", ""),
        ("<audience>", "Did I get it? | Ben asks. Ana answers. | Yes, that’s it | Not quite | There’s more"),
        ("<own>", "again: Ben · Say it back"),
        ("[Not quite] <audience>", "Say it back"),
        ("<right*2> 1", "Speak for yourself | Ben"),
    ]);
}

#[test]
fn a_facilitator_gives_and_takes_time_and_goes_to_any_step() {
    let _ = facilitated().goes(&[
        ("<10s> [+60 s]", "1:50"),
        ("[−60 s]", "0:50"),
        ("[−60 s]", "+0:00"),
        ("+ - +", "1:00"),
        ("[Settle] <audience>", "Take a breath | Settle"),
        // A jump by mistake can be undone.
        ("<own> [Undo] <audience>", "Ana | 1:00"),
    ]);
}

#[test]
fn a_rule_is_brought_forward_for_everyone_from_any_key_or_press() {
    let _ = facilitated().goes(&[
        ("[Summarize and reflect] <audience>", "A reminder | Summarize and reflect"),
        ("<9s>", "!Summarize and reflect"),
        // Keys that are pressed here control the talk too.
        ("5", "Don’t reply yet"),
    ]);
}

#[test]
fn what_is_parked_is_listed_and_the_next_key_is_a_key_again() {
    let _ = facilitated().goes(&[
        ("p “bq, next year” <enter>", "· bq, next year"),
        ("<space>", "left, paused"),
        // The field is in one window, and the letters go to the other.
        ("<audience> p b <own>", "Back at | !Parked so far"),
    ]);
}

#[test]
fn who_has_had_little_of_the_floor_is_said_in_words_and_to_the_facilitator_alone() {
    let mut person = circle();
    person.must_see(said!("facilitator-floor-early"));
    for turn in 0..8 {
        let _ = person.waits(if turn % 4 == 1 { 3 } else { 100 }).goes_on(2);
    }
    person.must_see(said!("facilitator-floor-little", names = "Ben", number = 1));
    let _ = person.turns_to_the_audience();
    person.must_not_see("little of the floor");
    let _ = person.turns_back();
    let mut person = circle();
    for _ in 0..8 {
        let _ = person.waits(100).goes_on(2);
    }
    person.must_see(said!("facilitator-floor-even"));
}

#[test]
fn in_minutes_only_the_facilitator_still_has_the_seconds() {
    let mut person = facilitated();
    let _ = person.waits(17).press(said!("command-minutes-only"));
    assert_eq!(person.time().as_deref(), Some("0:43"));
    let _ = person.turns_to_the_audience();
    assert_eq!((person.time(), person.minutes().as_deref()), (None, Some("1")));
}

#[test]
fn the_step_that_is_on_comes_into_sight_and_a_long_plan_has_pages() {
    let mut person = circle();
    let in_sight = |person: &mut Person| {
        let now = person
            .everything()
            .into_iter()
            .find(|seen| seen.words == english!("facilitator-now"))
            .expect("a step is on");
        let area = now.scrolled.expect("the list scrolls");
        area.contains(now.bounds.center())
    };
    for _ in 0..30 {
        assert!(in_sight(&mut person));
        let _ = person.goes_on(1);
    }
    person.must_not_see(said!("facilitator-round", number = 25, of = 30));
    let _ = person.press(said!("facilitator-steps-later"));
    person.must_see(said!("facilitator-round", number = 25, of = 30));
    let _ = person.press(said!("facilitator-steps-earlier"));
    assert!(person.sees(said!("facilitator-now")));
}

#[test]
fn a_closed_window_ends_nothing() {
    let mut person = facilitated();
    let audience = person.turns_to_the_audience().window();
    // By its own button.
    person.hears(Outside::Closing(audience));
    assert!(!person.left && !person.has_an_audience());
    let _ = person.waits(10);
    assert_eq!(person.time().as_deref(), Some("0:50"));
    person.must_see(said!("step-next", step = "Ben · Say it back"));
    person.must_not_see(said!("facilitator-steps"));
    // By its key, and by a press.
    let ways: [fn(&mut Person); 3] = [
        |person| done(person.taps("a")),
        |person| done(person.press(said!("command-close-second-window"))),
        |person| done(person.turns_to_the_audience().taps("a")),
    ];
    for close in ways {
        let _ = person.taps("a");
        assert!(person.has_an_audience());
        close(&mut person);
        assert!(!person.has_an_audience());
        person.must_see("Start with “I”");
    }
    // From the list of keys, only with the pointer.
    let _ = person.press(said!("command-more")).press(said!("command-second-window"));
    assert!(person.has_an_audience());
    person.must_not_see(said!("key-does-pause"));
}

#[test]
fn without_the_first_window_the_program_ends_and_the_talk_can_be_gone_on_with() {
    let mut person = facilitated();
    let _ = person.waits(30);
    let main = person.window();
    person.hears(Outside::Closing(main));
    assert!(person.left);
    person.comes_back_after(Duration::from_secs(60));
    person.must_see("was interrupted");
    let _ = person.press(said!("library-go-on"));
    assert!(!person.has_an_audience(), "the talk comes back in one window");
    assert_eq!(person.time().as_deref(), Some("0:30"));
    person.must_not_see(said!("facilitator-steps"));
}

#[test]
fn the_window_for_everyone_thanks_them_and_goes_when_the_talk_is_closed() {
    let mut person = facilitated();
    let _ = person.goes_to_the_close().writes(said!("close-what"), "Dinner on Fridays");
    let _ = person.turns_to_the_audience();
    person.must_see(said!("close-enough"));
    person.must_see("Dinner on Fridays …");
    person.must_not_see(said!("close-erase"));
    let _ = person.turns_back().press(said!("close-done"));
    assert!(!person.has_an_audience());
    person.must_see("You have one agreement");
    let _ = person.taps("a");
    assert!(!person.has_an_audience(), "without a talk there is nothing to show");
}

#[test]
fn full_screen_is_for_the_window_that_the_key_came_to() {
    let mut person = facilitated();
    let _ = person.waits(11);
    person.must_see("then press F11 there");
    let main = person.window();
    let _ = person.turns_to_the_audience().key(Named::F11);
    let audience = person.window();
    assert_eq!(person.full_screen, [audience]);
    let _ = person.turns_back();
    person.must_not_see("F11");
    let _ = person.key(Named::F11);
    assert_eq!(person.full_screen, [audience, main]);
    let _ = person.turns_to_the_audience().key(Named::F11);
    assert_eq!(person.full_screen, [main]);
}

#[test]
fn each_window_has_its_own_size() {
    let mut person = facilitated();
    let small = person.look().scale;
    let _ = person.turns_to_the_audience();
    person.resize(Size::new(3_840.0, 2_160.0));
    let large = person.look().scale;
    assert!(large.rule > 2.0 * small.rule, "{} and {}", large.rule, small.rule);
    let audience = person.window();
    person.hears(Outside::Rescaled(audience, 2.0));
    let _ = person.turns_back();
    assert_eq!(person.look().scale, small);
}

#[test]
fn the_stage_in_small_shows_what_everyone_sees() {
    let mut person = facilitated();
    // The upper left corner, where the window is.
    let part = |person: &mut Person| -> Vec<u8> {
        let picture = person.picture();
        picture.chunks(4 * 1_280).skip(90).take(200).flat_map(|line| line[4 * 60..4 * 420].to_vec()).collect()
    };
    let before = part(&mut person);
    let colors = |part: &[u8]| part.chunks(4).collect::<std::collections::HashSet<_>>().len();
    assert!(colors(&before) > 30, "nothing is drawn there");
    let _ = person.waits(20);
    assert_ne!(part(&mut person), before, "the time passes there too");
    let running = part(&mut person);
    let _ = person.taps("?");
    assert_eq!(part(&mut person), running, "nobody else sees the list of keys");
}

#[test]
fn tab_stays_in_its_window() {
    let mut person = facilitated();
    let _ = person.turns_to_the_audience().key(Named::Tab).key(Named::Tab);
    assert_eq!(person.focused(), None);
    let _ = person.turns_back();
    assert_eq!(person.focused(), None, "a Tab over there moves nothing here");
    let stops = person.controls().len();
    let first = person.key(Named::Tab).focus();
    // The last one is followed by the first.
    for _ in 0..stops {
        let _ = person.turns_to_the_audience().key(Named::Tab).turns_back().key(Named::Tab);
    }
    assert_eq!(person.focus().map(|(at, _)| at), first.map(|(at, _)| at), "once round all of them");
}

#[test]
fn keys_work_in_both_windows() {
    let mut person = facilitated();
    let _ = person.turns_to_the_audience().waits(10).key(Named::Space);
    person.must_see(said!("stage-paused"));
    let _ = person.key(Named::Space).goes_on(1);
    person.must_see("Say it back");
    let _ = person.ctrl("b");
    person.must_see(said!("break-lets"));
}

#[test]
fn a_key_that_came_up_unheard_while_a_window_closed_works_again() {
    let mut person = facilitated();
    let a = Key::Character("a".into());
    // Its window is gone before the key comes up.
    let _ = person.turns_to_the_audience();
    person.down(a.clone(), Modifiers::empty(), Some("a"), false);
    assert!(!person.has_an_audience());
    // Held longer, it opens nothing.
    let _ = person.passes(Duration::from_millis(600));
    person.down(a.clone(), Modifiers::empty(), Some("a"), true);
    assert!(!person.has_an_audience());
    let _ = person.waits(5);
    person.down(a.clone(), Modifiers::empty(), Some("a"), true);
    assert!(person.has_an_audience());
}

#[test]
fn a_window_that_is_no_more_shows_nothing() {
    let mut person = facilitated();
    assert_eq!(person.reads_a_stranger(), "");
    person.resize(LAPTOP);
    person.must_see("Ana");
}

/// A screen of a desk: its left edge and how wide it is.
fn screens(all: &[(i32, u32)]) -> Screens {
    let screen = |&(left, width): &(i32, u32)| Screen { left, top: 0, width, height: 1_080, scale: 1.0 };
    let mut all = all.iter().map(screen);
    Screens { first: all.next().expect("a screen"), others: all.collect(), title_bars: true }
}

#[test]
fn how_the_second_window_gets_to_the_other_screen_is_said_until_it_is_known() {
    let hint = || said!("facilitator-drag");
    // Read, and gone for this talk.
    let mut person = facilitated();
    let _ = person.waits(11);
    person.must_see(hint());
    let _ = person.press(said!("facilitator-drag-read"));
    person.must_not_see(hint());
    let _ = person.press(said!("command-close-second-window")).taps("a").waits(11);
    person.must_not_see(hint());
    // Done, and never needed again, also if it fills its screen no more.
    let mut person = facilitated();
    let _ = person.waits(11).press(said!("facilitator-fill"));
    person.must_not_see(hint());
    let _ = person.press(said!("facilitator-leave-full-screen")).waits(11);
    person.must_not_see(hint());
}

#[test]
fn where_the_program_knows_the_screens_nobody_is_told_to_drag_a_window() {
    for desk in [vec![(0, 1_920)], vec![(0, 1_920), (1_920, 1_280)]] {
        let mut person = Home::new().talk();
        person.home.desktop.has_screens(screens(&desk));
        let _ = person.goes_to_the_first_turn().taps("a").waits(11);
        person.must_not_see(said!("facilitator-drag"));
        // With another screen it fills that.
        let fills = desk.len() > 1;
        assert_eq!(person.sees(said!("facilitator-leave-full-screen")), fills);
        let _ = person.turns_to_the_audience().key(Named::F11).turns_back();
        person.must_not_see(said!("facilitator-drag"));
    }
}

/// The facilitator's line about the end.
fn ends(person: &mut Person) -> String {
    let all = person.everything();
    all.into_iter().find(|seen| seen.words.starts_with("Ends about")).expect("it says when it ends").words
}

#[test]
fn when_it_ends_is_said_to_the_facilitator_alone_and_moves_on_while_nothing_runs() {
    let set = r#"(format: 1, name: "Timed", breaks: (breath: None),
        turns: { "say": (title: "Say", time: "10m"), "free": (title: "Free") },
        flow: [Each(steps: [Speaker("say")]), Everyone("free"), Each(steps: [Speaker("say")])])"#;
    let mut person = Home::new().with_rules("timed.ron", set).start("timed", &["Ana", "Ben"]);
    let _ = person.taps("a");
    let at = |minutes: i64| person.clock_in(minutes);
    let (planned, later) = (at(40), at(41));
    assert_eq!(ends(&mut person), format!("Ends about {planned}, as planned."));
    let _ = person.turns_to_the_audience();
    for words in ["Ends about", "planned", english!("facilitator-used").as_str()] {
        person.must_not_see(words);
    }
    let _ = person.turns_back().waits(660);
    assert_eq!(ends(&mut person), format!("Ends about {later}. Planned: {planned}."));
    let _ = person.goes_on(2);
    let _ = person.waits(20);
    let before = ends(&mut person);
    let moved = person.sits_still(Duration::from_secs(120));
    assert!((2..=8).contains(&moved), "{moved} times in two minutes without a clock");
    assert_ne!(ends(&mut person), before);
}

#[test]
fn the_time_used_stands_beside_the_time_left() {
    let mut person = facilitated();
    let _ = person.waits(17);
    let beside = |person: &mut Person, left: &str, used: &str| {
        let all = person.everything();
        let place = |words: &str| {
            let found = all.iter().find(|seen| seen.words == words);
            found.unwrap_or_else(|| panic!("no {words} among {all:?}")).bounds
        };
        let (left, used) = (place(left), place(used));
        assert!((left.center_y() - used.center_y()).abs() < 12.0 && left.x < used.x, "{left:?} {used:?}");
    };
    beside(&mut person, "0:43", "0:17");
    let _ = person.waits(50);
    beside(&mut person, "+0:07", "1:07");
    person.must_see(said!("facilitator-past"));
}

#[test]
fn who_passed_is_for_the_facilitator_alone() {
    let mut person = circle();
    person.must_not_see("Passed:");
    let _ = person.press(said!("command-pass"));
    person.must_see(said!("facilitator-passed", names = "Ana"));
    let _ = person.turns_to_the_audience();
    person.must_not_see("Passed");
    person.must_not_see("Ana");
    let _ = person.turns_back().press(said!("command-close-second-window"));
    person.must_not_see("Passed");
    let _ = person.taps("?");
    person.must_not_see("Passed");
}

#[test]
fn the_answers_at_a_gate_have_room_in_the_facilitators_view() {
    let answers = ["Yes, that’s it", "Not quite", "There’s more", "Go on for now"];
    for size in [LAPTOP, Size::new(1_366.0, 768.0), PHONE] {
        // The last answer is there after as many rounds as the set has.
        for (rounds, answers) in [(0, &answers[..3]), (2, &answers)] {
            let mut person = Home::new().talk();
            let _ = person.goes_to_the_gate().taps("a");
            for _ in 0..rounds {
                let _ = person.taps("2").goes_on(2);
            }
            let _ = person.waits(11);
            person.resize(size);
            let (all, controls) = (person.everything(), person.all_controls());
            for answer in answers {
                let control = controls.iter().find(|control| control.words.contains(answer));
                let control = control.unwrap_or_else(|| panic!("no “{answer}”:\n{}", person.reads())).bounds;
                let inside = all.iter().filter(|seen| control.contains(seen.bounds.center()));
                for seen in inside {
                    let (above, below) = (
                        seen.bounds.y - control.y,
                        control.y + control.height - seen.bounds.y - seen.bounds.height,
                    );
                    assert!(above >= 4.0 && below >= 4.0, "“{}” touches its edge in {size:?}", seen.words);
                }
            }
            // On a laptop all are there at a glance, with where each leads.
            let mut words: Vec<String> = answers.iter().map(|answer| (*answer).to_owned()).collect();
            words.extend((answers.len() > 3).then(|| english!("ask-gate-go-on-hint")));
            let at_a_glance = size == PHONE || words.iter().all(|words| person.sees_whole(words));
            assert!(at_a_glance, "{size:?}:\n{}", person.reads());
        }
    }
}

#[test]
fn under_a_question_the_time_of_the_turn_can_still_be_read_and_changed() {
    let mut person = facilitated();
    let _ = person.waits(10).taps("e");
    person.must_see("A minute more for Ana?");
    person.must_see(said!("facilitator-used"));
    let _ = person.press_last("+60 s");
    person.must_see(said!("facilitator-used"));
}
