//! Cues that come again and again, and no bell between two steps of one person.

use std::time::Duration;

use common_ground::session::{Announcement, Effect, Event, Pause, State, Voice};

use super::{Talk, secs, sound};

/// Sitting together: a wood block every twenty seconds, and a bowl at the end.
const SITTING: &str = r#"(
    format: 1, name: "Sitting",
    turns: {
        "sit": (title: "Sit", time: "60s", label: "Sitting", cues: [
            (at: Every("20s"), sound: "wood", label: "Still here"),
            (at: End, sound: "bowl", label: "Thank you"),
        ]),
        "after": (title: "After"),
    },
    flow: [Everyone("sit"), Everyone("after")],
    breaks: (breath: None),
)"#;

fn sitting() -> Talk {
    let mut talk = Talk::new(SITTING, 2);
    talk.does(Event::Begin);
    talk
}

/// The seconds from now on, up to this many, at which there is a sound, with its name.
fn heard(talk: &mut Talk, seconds: u64) -> Vec<(u64, String)> {
    let mut heard = Vec::new();
    for second in 1..=seconds {
        talk.wait(1);
        heard.extend(talk.sounds().into_iter().map(|(name, _, _)| (second, name)));
    }
    heard
}

fn names(heard: &[(u64, String)]) -> Vec<(u64, &str)> {
    heard.iter().map(|(second, name)| (*second, name.as_str())).collect()
}

#[test]
fn a_cue_comes_again_until_the_end_and_not_past_it() {
    let mut talk = sitting();
    assert_eq!(talk.label().as_deref(), Some("Sitting"));
    let sounds = heard(&mut talk, 200);
    assert_eq!(names(&sounds), [(20, "wood"), (40, "wood"), (60, "bowl")]);
    assert_eq!(talk.label().as_deref(), Some("Thank you"));
}

#[test]
fn its_word_is_shown_and_said_each_time() {
    let mut talk = sitting();
    for _ in 0..2 {
        talk.wait(20);
        let said =
            talk.effects.iter().filter(|effect| matches!(effect, Effect::Announce(Announcement::Label(_))));
        assert_eq!(said.count(), 1);
        assert_eq!(talk.label().as_deref(), Some("Still here"));
    }
}

#[test]
fn with_a_minute_more_it_goes_on_and_with_a_minute_less_it_stops_earlier() {
    let mut talk = sitting();
    talk.wait(30);
    talk.does(Event::Add(60));
    let sounds = heard(&mut talk, 120);
    assert_eq!(names(&sounds), [(10, "wood"), (30, "wood"), (50, "wood"), (70, "wood"), (90, "bowl")]);

    let mut talk = Talk::new(&SITTING.replace("60s", "3m"), 2);
    talk.does(Event::Begin);
    talk.wait(10);
    talk.does(Event::Add(-120));
    assert_eq!(names(&heard(&mut talk, 200)), [(10, "wood"), (30, "wood"), (50, "bowl")]);
}

#[test]
fn what_came_round_past_the_end_is_not_made_up_for() {
    let mut talk = sitting();
    talk.wait(85);
    talk.does(Event::Add(60));
    assert_eq!(talk.sounds(), [], "nothing was due at 60 and 80 seconds");
    // The new end is at 145 seconds.
    let sounds = heard(&mut talk, 100);
    assert_eq!(names(&sounds), [(15, "wood"), (35, "wood"), (55, "wood"), (60, "bowl")]);
}

#[test]
fn after_a_stalled_window_it_sounds_once() {
    let mut talk = Talk::at_speed(&SITTING.replace("60s", "9m"), 2, 10);
    talk.does(Event::Begin);
    talk.sleep(9);
    talk.does(Event::Clock);
    assert_eq!(talk.sounds(), [sound("wood", 1, false)], "90 seconds of the talk have passed");
    talk.now += Duration::from_millis(900);
    talk.does(Event::Clock);
    assert_eq!(talk.sounds(), []);
    talk.now += Duration::from_millis(100);
    talk.does(Event::Clock);
    assert_eq!(talk.sounds(), [sound("wood", 1, false)], "the next one comes when it is due");
}

#[test]
fn a_pause_and_a_break_put_it_off() {
    let mut talk = sitting();
    talk.wait(15);
    talk.does(Event::Pause);
    assert_eq!(heard(&mut talk, 30), []);
    talk.does(Event::Resume);
    assert_eq!(names(&heard(&mut talk, 10)), [(5, "wood")]);
    talk.does(Event::TakeBreak);
    talk.wait(600);
    talk.does(Event::Ready(Voice::All));
    assert_eq!(names(&heard(&mut talk, 20)), [(15, "wood")]);
}

#[test]
fn each_time_that_the_step_is_entered_it_comes_again() {
    let mut talk = sitting();
    assert_eq!(names(&heard(&mut talk, 30)), [(20, "wood")]);
    talk.does(Event::Next);
    talk.does(Event::GoTo(0));
    assert_eq!(names(&heard(&mut talk, 30)), [(20, "wood")]);
    talk.does(Event::Next);
    talk.does(Event::Back);
    assert_eq!(names(&heard(&mut talk, 30)), [(10, "wood"), (30, "bowl")], "back in it, it goes on");
}

#[test]
fn it_can_stop_the_clock_each_time() {
    let mut talk = Talk::new(&SITTING.replace("sound: \"wood\"", "sound: \"wood\", pause: true"), 2);
    talk.does(Event::Begin);
    for seconds in [20, 40] {
        talk.wait(50);
        assert_eq!((talk.state(), talk.elapsed()), (State::Paused(Pause::Cue), secs(seconds)));
        talk.does(Event::Resume);
    }
    talk.wait(50);
    assert_eq!((talk.state(), talk.elapsed()), (State::Running, secs(90)));
}

#[test]
fn going_on_starts_the_clock_again_and_at_the_end_leads_to_the_next_turn() {
    for at_end in ["Advance", "Hold", "Wait(\"20s\")"] {
        let text = format!(
            r#"(format: 1, name: "Stops", breaks: (breath: None),
            turns: {{ "sit": (title: "Sit", time: "60s", at_end: {at_end},
                cues: [(at: Elapsed("20s"), pause: true), (at: End, pause: true)]) }},
            flow: [Each(steps: [Speaker("sit")])])"#
        );
        let mut talk = Talk::new(&text, 2);
        talk.does(Event::Begin);
        for (elapsed, holder) in [(20, Some(0)), (60, Some(0)), (20, Some(1))] {
            talk.wait(100);
            let stands = (talk.state(), talk.elapsed(), talk.session.holder());
            assert_eq!(stands, (State::Paused(Pause::Cue), secs(elapsed), holder), "{at_end}");
            assert!(talk.said(&Announcement::Waits));
            talk.does(Event::Next);
        }
        assert_eq!(talk.state(), State::Running);
    }
}

#[test]
fn a_nudge_repeats_what_sounded_last() {
    let text = SITTING.replace("label: \"Sitting\"", "nudge: \"15s\"");
    let nudge = |text: &str| {
        let mut talk = Talk::new(text, 2);
        talk.does(Event::Begin);
        talk.wait(70);
        talk.wait(5);
        talk.sounds()
    };
    assert_eq!(nudge(&text), [sound("bowl", 1, true)]);
    assert_eq!(
        nudge(&text.replace("(at: End, sound: \"bowl\"", "(at: End, strikes: 0")),
        [sound("wood", 1, true)]
    );
    // One that is too long to come makes no sound in a nudge either.
    assert_eq!(nudge(&text.replace("20s", "2m")), [sound("bowl", 1, true)]);
}

#[test]
fn each_is_known_before_it_comes_and_a_day_of_them_is_no_longer_than_a_minute() {
    let any = |_: &[Effect]| true;
    let at_end = |effects: &[Effect]| effects.contains(&Effect::Announce(Announcement::Time));
    let mut talk = Talk::new(&SITTING.replace("60s", "24h").replace("20s", "10s"), 2);
    talk.does(Event::Begin);
    let next = |talk: &Talk| (talk.session.next_sound(talk.at(), any), talk.session.next_wake(talk.at()));
    assert_eq!(next(&talk), (Some(secs(10)), Some(secs(1))));
    talk.wait(10);
    talk.now += Duration::from_millis(300);
    assert_eq!(next(&talk), (Some(Duration::from_millis(9_700)), Some(Duration::from_millis(700))));
    assert_eq!(
        talk.session.next_sound(talk.at(), at_end),
        Some(Duration::from_millis(86_390_000 - 300)),
        "where only the end counts, thousands of others are passed over"
    );
}

/// Two steps of one person, then one of the other, in two rounds.
const SAME: &str = r#"(
    format: 1, name: "Same",
    turns: {
        "tell": (title: "Tell", time: "20s", nudge: "5s", cues: [
            (at: Left("5s"), sound: "wood"), (at: End, sound: "bowl", label: "Please finish"),
        ]),
        "ask": (title: "Ask", time: "20s", nudge: "5s", cues: [(at: End, sound: "bowl", label: "Please finish")]),
    },
    flow: [Repeat(times: 2, steps: [Each(steps: [Speaker("tell"), Speaker("ask")])])],
    breaks: (breath: None),
)"#;

#[test]
fn between_two_steps_of_one_person_no_bell_rings_and_the_word_is_there() {
    let mut talk = Talk::new(SAME, 2);
    talk.does(Event::Begin);
    assert_eq!(names(&heard(&mut talk, 30)), [(15, "wood")], "and past the end nothing presses either");
    assert_eq!(talk.label().as_deref(), Some("Please finish"));
    talk.does(Event::Next);
    assert_eq!(talk.step(), "ask");
    assert_eq!(names(&heard(&mut talk, 25)), [(20, "bowl"), (25, "bowl")]);
}

#[test]
fn where_somebody_else_comes_next_after_all_the_bell_is_back() {
    let text = r#"(
        format: 1, name: "Rounds", participants: (max: 3),
        turns: { "say": (title: "Say", time: "20s", cues: [(at: End, sound: "bowl")]) },
        flow: [Repeat(times: 3, steps: [Each(order: Alternate, steps: [Speaker("say")])])],
        breaks: (breath: None),
    )"#;
    let mut talk = Talk::new(text, 2);
    talk.does(Event::Begin);
    let rings = |talk: &Talk| -> Vec<(Option<usize>, u8)> {
        let steps = talk.session.plan().steps.iter();
        steps.map(|step| (step.holder, step.turn.cues[0].strikes)).collect()
    };
    let [ana, ben, cem] = [Some(0), Some(1), Some(2)];
    assert_eq!(rings(&talk), [(ana, 1), (ben, 0), (ben, 1), (ana, 0), (ana, 1), (ben, 1)]);
    // Somebody joins in the first round, and begins the second one.
    talk.does(Event::Join("Cem".to_owned()));
    assert_eq!(
        rings(&talk),
        [(ana, 1), (ben, 1), (cem, 1), (ben, 1), (ana, 0), (ana, 1), (ben, 1), (cem, 1)]
    );
    talk.does(Event::Leave(2));
    assert_eq!(rings(&talk), [(ana, 1), (ben, 0), (ben, 1), (ana, 0), (ana, 1), (ben, 1)]);
}
