//! A talk, move by move, as the people in it would notice it.

mod asks;
mod breaks;
mod cues;
mod exchange;
mod facilitated;
mod gates;
mod ground;
mod people;
mod pools;
mod questions;

use std::sync::Arc;
use std::time::Duration;

use common_ground::plan::{Choices, lay_out};
use common_ground::rule_set::ron_options;
use common_ground::session::{
    Announcement, AtLimit, Effect, Event, Heard, Moment, Mood, More, Pause, Phase, Question, Reason, Session,
    Shown, State, Voice, Voices,
};
use common_ground::words::{InWords, Words};
use jiff::Timestamp;

/// A talk with a clock of its own: every wait ticks once a second, as the app does.
struct Talk {
    session: Session,
    now: Duration,
    effects: Vec<Effect>,
}

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

impl Talk {
    fn new(text: &str, people: usize) -> Self {
        Self::at_speed(text, people, 1)
    }

    fn at_speed(text: &str, people: usize, speed: u32) -> Self {
        let set = Arc::new(ron_options().from_str(text).expect("a rule set"));
        let names = (0..people).map(|number| format!("P{number}")).collect();
        let choices = Choices { names, language: "en".to_owned(), ..Choices::default() };
        let plan = lay_out(&set, &choices).expect("a plan");
        let now = secs(5_000);
        let at = Moment::new(now, Timestamp::from_second(1_000_000).unwrap());
        Self { session: Session::start(plan, speed, at), now, effects: Vec::new() }
    }

    /// Begun, and past the first breath.
    fn begun(text: &str, people: usize) -> Self {
        let mut talk = Self::new(text, people);
        talk.does(Event::Begin);
        talk.wait(5);
        talk
    }

    fn at(&self) -> Moment {
        let since = self.now.checked_sub(secs(5_000)).unwrap();
        let wall =
            Timestamp::from_millisecond(1_000_000_000 + i64::try_from(since.as_millis()).unwrap()).unwrap();
        Moment::new(self.now, wall)
    }

    fn does(&mut self, event: Event) {
        let at = self.at();
        self.effects = self.session.apply(event, at);
    }

    /// Seconds pass, one tick each; what happens in them is kept together.
    fn wait(&mut self, seconds: u64) {
        let mut all = Vec::new();
        for _ in 0..seconds {
            self.now += secs(1);
            self.does(Event::Clock);
            all.append(&mut self.effects);
        }
        self.effects = all;
    }

    /// Nobody is there, and nothing ticks.
    fn sleep(&mut self, seconds: u64) {
        self.now += secs(seconds);
    }

    fn elapsed(&self) -> Duration {
        self.session.reading(self.at()).unwrap().elapsed
    }

    fn left(&self) -> u64 {
        self.session.reading(self.at()).unwrap().left.unwrap().as_secs()
    }

    fn overtime(&self) -> u64 {
        self.session.reading(self.at()).unwrap().overtime.as_secs()
    }

    fn label(&self) -> Option<String> {
        self.session.reading(self.at()).unwrap().label.map(|label| label.in_words(&Words::english()))
    }

    fn step(&self) -> String {
        self.session.step().map_or("close".to_owned(), |step| step.turn.id.clone())
    }

    fn state(&self) -> State {
        self.session.state()
    }

    fn question(&self) -> Option<Question> {
        self.session.question(self.at())
    }

    fn sounds(&self) -> Vec<(String, u8, bool)> {
        let sound = |effect: &Effect| match effect {
            Effect::Sound { name, strikes, soft } => Some((name.clone(), *strikes, *soft)),
            _ => None,
        };
        self.effects.iter().filter_map(sound).collect()
    }

    fn ignored(&self) -> Option<Reason> {
        self.effects.iter().find_map(|effect| match effect {
            Effect::Ignored(reason) => Some(*reason),
            _ => None,
        })
    }

    fn said(&self, announcement: &Announcement) -> bool {
        self.effects.contains(&Effect::Announce(announcement.clone()))
    }
}

fn sound(name: &str, strikes: u8, soft: bool) -> (String, u8, bool) {
    (name.to_owned(), strikes, soft)
}

const PAIR: &str = r#"(
    format: 1, name: "Pair",
    rules: [(id: "i", text: "Start with I"), (id: "slow", text: "Slowly")],
    turns: {
        "speak": (title: "Speak", time: "90s", label: "Speaking", nudge: "30s",
            cues: [(at: Left("15s"), label: "Wrapping up", sound: "wood"), (at: End, strikes: 2, label: "Time")]),
        "back": (title: "Say it back", time: "45s"),
        "got": (title: "Did I get it?"),
        "quiet": (title: "Quiet"),
    },
    flow: [
        Each(steps: [UntilHeard(ask: "got", at_most: 2, steps: [Speaker("speak"), Listener("back")])]),
        Everyone("quiet"),
    ],
    breaks: (length: "20m", shortest: "5m", longest: "2h"),
)"#;

#[test]
fn a_talk_goes_from_the_first_breath_to_the_close() {
    let mut talk = Talk::new(PAIR, 2);
    assert_eq!(talk.state(), State::Ready);
    talk.does(Event::Begin);
    assert_eq!((talk.state(), talk.session.breath(talk.at())), (State::Breath, Some(secs(5))));
    assert_eq!(talk.session.holder(), None, "nobody holds the floor in a breath");
    talk.wait(5);
    assert_eq!((talk.state(), talk.session.holder(), talk.left()), (State::Running, Some(0), 90));
    assert_eq!(talk.session.upcoming().unwrap().turn.id, "back");
    for (holder, next) in [(0, "back"), (1, "got")] {
        assert_eq!(talk.session.holder(), Some(holder));
        talk.does(Event::Next);
        assert_eq!(talk.step(), next);
        talk.wait(5);
    }
    assert_eq!((talk.state(), talk.session.holder()), (State::Gate, Some(0)));
    talk.does(Event::Next);
    assert_eq!(talk.ignored(), Some(Reason::NeedsAnswer));
    talk.does(Event::Heard(Heard::Yes));
    talk.wait(5);
    assert_eq!((talk.step(), talk.session.holder()), ("speak".to_owned(), Some(1)));
    talk.does(Event::GoTo(6));
    talk.wait(5);
    talk.does(Event::Next);
    assert_eq!(talk.state(), State::Closing);
    assert!(talk.said(&Announcement::Closing));
    talk.does(Event::Finish);
    assert_eq!(talk.state(), State::Done);
}

#[test]
fn any_key_skips_the_breath() {
    let mut talk = Talk::new(PAIR, 2);
    talk.does(Event::Begin);
    talk.does(Event::Next);
    assert_eq!((talk.state(), talk.step(), talk.left()), (State::Running, "speak".to_owned(), 90));
}

#[test]
fn a_turn_says_when_it_wraps_up_and_when_its_time_is_up_once_each() {
    let mut talk = Talk::begun(PAIR, 2);
    assert_eq!(talk.label().as_deref(), Some("Speaking"));
    talk.wait(74);
    assert_eq!(talk.sounds(), []);
    talk.wait(1);
    assert_eq!(talk.sounds(), [sound("wood", 1, false)]);
    assert_eq!(talk.label().as_deref(), Some("Wrapping up"));
    assert_eq!(talk.session.reading(talk.at()).unwrap().phase, Phase::WrappingUp);
    talk.wait(15);
    assert_eq!(talk.sounds(), [sound("bowl", 2, false)]);
    assert!(talk.said(&Announcement::Time));
    assert_eq!((talk.left(), talk.overtime(), talk.label().as_deref()), (0, 0, Some("Time")));
    talk.wait(59);
    assert_eq!(talk.sounds(), [sound("bowl", 1, true)], "a soft nudge after 30 s, and no other sound");
    assert_eq!((talk.left(), talk.overtime()), (0, 59));
}

#[test]
fn after_a_stalled_window_only_the_newest_cue_sounds() {
    let text = PAIR.replace("Left(\"15s\")", "Left(\"3s\")");
    let mut talk = Talk::begun(&text, 2);
    talk.wait(85);
    talk.sleep(9);
    talk.does(Event::Clock);
    assert_eq!(talk.sounds(), [sound("bowl", 2, false)]);
    assert_eq!(talk.label().as_deref(), Some("Time"));
}

#[test]
fn a_closed_lid_takes_nobodys_turn() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(25);
    talk.sleep(720);
    talk.does(Event::Next);
    assert_eq!(talk.ignored(), Some(Reason::JustBack), "the key that wakes the machine isn't a move");
    assert_eq!(talk.state(), State::Paused(Pause::Away(secs(720))));
    assert!(talk.said(&Announcement::Away { away: secs(720), left: secs(65) }));
    talk.does(Event::Resume);
    assert_eq!((talk.state(), talk.left()), (State::Running, 65));
}

#[test]
fn however_soon_the_app_is_open_again_nobody_has_talked_meanwhile() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(25);
    let elapsed = talk.elapsed();
    talk.sleep(4);
    talk.does(Event::Reopened);
    assert_eq!(talk.state(), State::Paused(Pause::Away(secs(4))));
    assert!(talk.said(&Announcement::Away { away: secs(4), left: secs(65) }));
    talk.does(Event::Resume);
    assert_eq!((talk.state(), talk.left(), talk.elapsed()), (State::Running, 65, elapsed));
}

#[test]
fn the_time_that_the_app_was_gone_is_no_talk_in_a_step_without_a_clock_either() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::GoTo(6));
    talk.wait(5);
    let elapsed = talk.elapsed();
    talk.sleep(100_000);
    talk.does(Event::Reopened);
    assert_eq!((talk.state(), talk.elapsed()), (State::Running, elapsed));
}

#[test]
fn ten_seconds_without_a_tick_are_no_gap_and_speed_doesnt_change_that() {
    let mut talk = Talk::at_speed(PAIR, 2, 3);
    talk.does(Event::Begin);
    talk.does(Event::Next);
    talk.sleep(10);
    talk.does(Event::Clock);
    assert_eq!((talk.state(), talk.left()), (State::Running, 60));
    talk.now += Duration::from_millis(10_001);
    talk.does(Event::Clock);
    assert!(matches!(talk.state(), State::Paused(Pause::Away(_))));
}

const BETWEEN: &str = r#"(
    format: 1, name: "Between",
    turns: {
        "one": (title: "One", time: "4s", at_end: Advance, cues: [(at: Left("1600ms"), sound: "wood"), (at: End)]),
        "two": (title: "Two", time: "3s", nudge: "10s", cues: [(at: Elapsed("0%")), (at: End)]),
        "still": (title: "Still", cues: [(at: Elapsed("5m"))]),
    },
    flow: [Seat(1, "one"), Seat(2, "two"), Everyone("still")],
)"#;

#[test]
fn an_untimed_step_knows_no_gap_and_wakes_nobody() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::GoTo(6));
    talk.wait(5);
    assert_eq!((talk.step(), talk.state()), ("quiet".to_owned(), State::Running));
    talk.sleep(100_000);
    assert_eq!(talk.session.next_wake(talk.at()), None);
    talk.does(Event::Clock);
    assert_eq!(talk.state(), State::Running);
}

#[test]
fn the_stage_wakes_at_the_next_second_and_not_while_paused() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.now += Duration::from_millis(300);
    assert_eq!(talk.session.next_wake(talk.at()), Some(Duration::from_millis(700)));
    talk.does(Event::Pause);
    assert_eq!(talk.session.next_wake(talk.at()), Some(secs(180)), "to ask whether it is a break");
    talk.wait(180);
    assert_eq!(talk.session.next_wake(talk.at()), None);
    let mut fast = Talk::at_speed(PAIR, 2, 60);
    fast.does(Event::Begin);
    assert_eq!(fast.session.next_wake(fast.at()), Some(Duration::from_millis(50)));
}

#[test]
fn where_seconds_are_hidden_the_stage_wakes_for_what_is_shown_and_so_that_nobody_seems_away() {
    let long = PAIR.replace("90s", "21m").replace("2h", "3h");
    let wake = |talk: &Talk| talk.session.next_wake_where(Shown::Minutes, talk.at());
    let mut talk = Talk::begun(&long, 2);
    assert_eq!(wake(&talk), Some(secs(5)), "the disk goes on");
    talk.now += Duration::from_millis(1_300);
    assert_eq!(wake(&talk), Some(Duration::from_millis(3_700)), "in step with whole seconds");
    // Never so long that it would look as if people had been away, and never past the moment of a cue.
    let mut wakes = 0;
    while talk.session.reading(talk.at()).unwrap().phase == Phase::Running {
        talk.now += wake(&talk).unwrap();
        talk.does(Event::Clock);
        wakes += 1;
    }
    assert_eq!((talk.state(), talk.left()), (State::Running, 15), "in the moment of the cue");
    assert!(wakes <= 21 * 12 + 21 + 20, "{wakes}");
    assert_eq!(wake(&talk), Some(secs(1)), "the last half minute is in seconds");
    talk.wait(15 + 3);
    assert_eq!(wake(&talk), Some(secs(5)), "past the end");
    assert_eq!(talk.session.next_wake(talk.at()), Some(secs(5)), "where nothing is counted");
    let exactly = talk.session.next_wake_where(Shown::Exactly, talk.at());
    assert_eq!(exactly, Some(secs(1)), "but a facilitator sees the seconds");
    talk.does(Event::Pause);
    talk.wait(180);
    assert_eq!(wake(&talk), None);
    talk.does(Event::TakeBreak);
    assert_eq!(wake(&talk), Some(secs(5)));
}

#[test]
fn past_the_end_the_stage_wakes_each_second_only_where_the_set_counts_them() {
    let counted = PAIR.replace("format: 1,", "format: 1, overtime: Counted,");
    for (set, nudged, quiet) in [(PAIR, false, 5), (&counted, false, 1), (PAIR, true, 1)] {
        let mut talk = Talk::begun(set, 2);
        talk.wait(90 + 3);
        if nudged {
            // A nudge is due at half a minute.
            talk.wait(26);
        }
        assert_eq!(talk.session.next_wake(talk.at()), Some(secs(quiet)));
    }
    // However fast the clock of a rehearsal runs, nobody seems away.
    let mut fast = Talk::at_speed(PAIR, 2, 60);
    fast.does(Event::Begin);
    fast.wait(2);
    let wait = fast.session.next_wake(fast.at()).unwrap();
    assert!(wait <= secs(5), "{wait:?}");
}

#[test]
fn a_cue_between_two_seconds_is_looked_at_in_its_moment() {
    let mut talk = Talk::begun(BETWEEN, 2);
    talk.wait(2);
    assert_eq!(talk.session.next_wake(talk.at()), Some(Duration::from_millis(400)));
    talk.now += Duration::from_millis(400);
    talk.does(Event::Clock);
    assert_eq!(talk.sounds(), [("wood".to_owned(), 1, false)]);
    assert_eq!(talk.session.next_wake(talk.at()), Some(Duration::from_millis(600)), "and then the second");
}

#[test]
fn the_next_sound_is_known_before_it_comes() {
    let any = |_: &[Effect]| true;
    let at_end = |effects: &[Effect]| effects.contains(&Effect::Announce(Announcement::Time));
    let mut talk = Talk::new(BETWEEN, 2);
    assert_eq!(talk.session.next_sound(talk.at(), any), None, "not begun");
    talk.does(Event::Begin);
    assert_eq!(talk.session.next_sound(talk.at(), any), Some(Duration::from_millis(5_000 + 2_400)));
    assert_eq!(talk.session.next_sound(talk.at(), at_end), Some(secs(5 + 4)));
    talk.now += Duration::from_millis(300);
    assert_eq!(talk.session.next_sound(talk.at(), any), Some(Duration::from_millis(4_700 + 2_400)));

    // The end of the first turn has been heard: next is the start of the second one, after a breath.
    talk.wait(9);
    assert_eq!(talk.session.next_sound(talk.at(), any), Some(Duration::from_millis(4_700)));
    talk.does(Event::Pause);
    assert_eq!(talk.session.next_sound(talk.at(), any), None, "nothing moves");
    talk.does(Event::TakeBreak);
    assert_eq!(talk.session.next_sound(talk.at(), any), Some(secs(1_200)), "the end of the break");
    talk.wait(1_200);
    assert_eq!(talk.session.next_sound(talk.at(), any), None);

    // Overtime: the nudge. And an untimed step has a cue after five minutes.
    talk.does(Event::Ready(Voice::All));
    talk.wait(5 + 3);
    assert_eq!(talk.session.next_sound(talk.at(), any), Some(secs(10)));
    talk.does(Event::Next);
    talk.does(Event::Next);
    assert_eq!(talk.session.next_sound(talk.at(), any), Some(secs(300)));
    talk.wait(300);
    assert_eq!(talk.session.next_sound(talk.at(), any), None);
    assert_eq!(talk.session.next_wake(talk.at()), None);
}

#[test]
fn a_pause_stops_the_clock() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(10);
    talk.does(Event::Pause);
    talk.wait(100);
    assert_eq!((talk.state(), talk.left()), (State::Paused(Pause::Asked), 80));
    talk.does(Event::Resume);
    talk.wait(1);
    assert_eq!(talk.left(), 79);
}

#[test]
fn more_time_wants_both_and_a_question_doesnt_stay_for_ever() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(30);
    talk.does(Event::AskMore);
    talk.does(Event::Consent(Voice::Seat(0)));
    assert_eq!(talk.left(), 60);
    assert!(matches!(talk.question(), Some(Question::More(voices)) if voices.has(0) && !voices.has(1)));
    talk.does(Event::Consent(Voice::Seat(0)));
    assert_eq!(talk.ignored(), Some(Reason::NoChange), "one can't speak for both");
    talk.does(Event::Consent(Voice::Seat(1)));
    assert_eq!((talk.left(), talk.question()), (120, None));
    assert!(talk.said(&Announcement::MoreTime(secs(60))));
    talk.wait(104);
    assert_eq!(talk.sounds(), []);
    talk.wait(1);
    assert_eq!(talk.sounds(), [sound("wood", 1, false)], "the cues move along");
    talk.does(Event::AskMore);
    talk.wait(31);
    assert_eq!(talk.question(), None);
    talk.does(Event::Consent(Voice::All));
    assert_eq!(talk.ignored(), Some(Reason::NotAsked));
}

#[test]
fn an_end_that_was_agreed_on_after_the_end_is_heard_as_well() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(100);
    assert_eq!(talk.overtime(), 10);
    talk.does(Event::AskMore);
    talk.does(Event::Consent(Voice::Seat(0)));
    talk.does(Event::Consent(Voice::Seat(1)));
    assert_eq!((talk.left(), talk.overtime(), talk.label().as_deref()), (60, 0, Some("Speaking")));
    talk.wait(45);
    assert_eq!(talk.sounds(), [sound("wood", 1, false)]);
    talk.wait(15);
    assert_eq!(talk.sounds(), [sound("bowl", 2, false)]);
    assert!(talk.said(&Announcement::Time));
}

#[test]
fn with_three_or_more_one_answer_stands_for_everyone() {
    let mut talk = Talk::begun(CIRCLE, 3);
    talk.does(Event::AskMore);
    talk.does(Event::Consent(Voice::Seat(0)));
    assert_eq!(talk.ignored(), Some(Reason::OneAnswerForAll));
    talk.does(Event::Consent(Voice::All));
    assert_eq!(talk.left(), 115);
}

#[test]
fn back_finds_the_step_with_the_time_it_had_left() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(20);
    talk.does(Event::Next);
    talk.wait(15);
    assert_eq!((talk.step(), talk.left()), ("back".to_owned(), 35));
    talk.does(Event::Next);
    talk.does(Event::Back);
    assert_eq!((talk.step(), talk.left(), talk.state()), ("back".to_owned(), 35, State::Running));
    talk.does(Event::Back);
    assert_eq!((talk.step(), talk.left()), ("speak".to_owned(), 70));
    talk.does(Event::Back);
    assert_eq!(talk.ignored(), Some(Reason::NothingBefore));
}

#[test]
fn undo_brings_the_turn_back_as_it_was_for_ten_seconds() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(20);
    talk.does(Event::Next);
    talk.wait(9);
    talk.does(Event::Undo);
    assert_eq!((talk.step(), talk.left(), talk.state()), ("speak".to_owned(), 70, State::Running));
    assert!(!talk.session.can_go_back(), "the way back is as it was, too");
    talk.does(Event::Next);
    talk.wait(11);
    talk.does(Event::Undo);
    assert_eq!(talk.ignored(), Some(Reason::NothingToUndo));
}

#[test]
fn back_into_a_step_that_goes_on_by_itself_waits_there() {
    let text = PAIR.replace("nudge: \"30s\"", "at_end: Advance");
    let mut talk = Talk::begun(&text, 2);
    talk.wait(92);
    assert_eq!(talk.step(), "back");
    talk.does(Event::Back);
    assert_eq!((talk.step(), talk.state()), ("speak".to_owned(), State::Paused(Pause::Asked)));
    talk.does(Event::Resume);
    assert_eq!(talk.step(), "back");
}

#[test]
fn a_turn_that_waits_goes_on_after_its_grace_at_its_own_moment() {
    let text = PAIR.replace("nudge: \"30s\"", "at_end: Wait(\"20s\")");
    let mut talk = Talk::begun(&text, 2);
    talk.wait(105);
    assert_eq!((talk.step(), talk.overtime()), ("speak".to_owned(), 15));
    talk.sleep(9);
    talk.does(Event::Clock);
    assert_eq!((talk.step(), talk.session.breath(talk.at())), ("back".to_owned(), Some(secs(1))));
}

#[test]
fn a_cue_can_stop_the_clock_until_someone_goes_on() {
    let text = PAIR.replace("sound: \"wood\")", "sound: \"wood\", pause: true)");
    let mut talk = Talk::begun(&text, 2);
    talk.wait(72);
    talk.sleep(9);
    talk.does(Event::Clock);
    assert_eq!((talk.state(), talk.left()), (State::Paused(Pause::Cue), 15));
    talk.does(Event::Next);
    assert_eq!((talk.step(), talk.state(), talk.left()), ("speak".to_owned(), State::Running, 15));
    talk.wait(1);
    assert_eq!(talk.left(), 14);
}

const CIRCLE: &str = r#"(
    format: 1, name: "Circle", participants: (min: 2, max: 5),
    turns: { "say": (title: "Say", time: "60s"), "all": (title: "All", time: "30s") },
    flow: [Repeat(times: 2, steps: [Each(steps: [Speaker("say")]), Everyone("all")])],
    breaks: (breath: None),
)"#;

fn round(talk: &mut Talk, steps: usize) -> Vec<Option<usize>> {
    let mut holders = Vec::new();
    for _ in 0..steps {
        holders.push(talk.session.holder());
        talk.does(Event::Next);
    }
    holders
}

#[test]
fn in_a_circle_a_passed_turn_comes_round_once_more() {
    let mut talk = Talk::begun(CIRCLE, 3);
    talk.does(Event::Pass);
    assert_eq!(talk.session.holder(), Some(1));
    talk.does(Event::Next);
    talk.does(Event::Next);
    assert_eq!(talk.session.holder(), Some(0), "it has come round");
    assert!(talk.said(&Announcement::RoundAgain));
    assert_eq!(talk.session.upcoming().unwrap().turn.id, "all");
    talk.does(Event::Pass);
    assert_eq!(talk.step(), "all", "passed again, it is let go");
    assert_eq!(round(&mut talk, 4), [None, Some(0), Some(1), Some(2)]);
}

#[test]
fn undo_takes_a_pass_back() {
    let mut talk = Talk::begun(CIRCLE, 3);
    talk.does(Event::Pass);
    talk.does(Event::Undo);
    assert_eq!(round(&mut talk, 4), [Some(0), Some(1), Some(2), None]);
}

#[test]
fn between_two_a_passed_turn_is_simply_passed() {
    let mut talk = Talk::begun(CIRCLE, 2);
    talk.does(Event::Pass);
    assert_eq!(round(&mut talk, 2), [Some(1), None]);
}

#[test]
fn who_comes_late_has_a_turn_from_the_next_round_on() {
    let mut talk = Talk::begun(CIRCLE, 2);
    talk.wait(10);
    let left = talk.left();
    talk.does(Event::Join("Cleo".to_owned()));
    assert!(talk.said(&Announcement::Joined(2)));
    assert_eq!((talk.session.holder(), talk.left()), (Some(0), left));
    assert_eq!(round(&mut talk, 3), [Some(0), Some(1), None]);
    assert_eq!(round(&mut talk, 4), [Some(0), Some(1), Some(2), None]);
    assert_eq!(talk.state(), State::Closing);
}

#[test]
fn nobody_waits_for_who_has_gone() {
    let mut talk = Talk::begun(CIRCLE, 3);
    talk.does(Event::Leave(1));
    assert_eq!(round(&mut talk, 3), [Some(0), Some(2), None]);
    assert_eq!(round(&mut talk, 3), [Some(0), Some(2), None]);
    let mut alone = Talk::begun(&CIRCLE.replace("min: 2", "min: 1"), 2);
    alone.does(Event::Leave(1));
    alone.does(Event::Leave(0));
    assert_eq!(alone.ignored(), Some(Reason::LastOne));
}

#[test]
fn time_beyond_plan_is_offered_back_once_between_two_equals() {
    let mut talk = Talk::begun(CIRCLE, 2);
    talk.wait(60 + 90 - 5);
    talk.does(Event::Next);
    assert_eq!(talk.question(), Some(Question::Repay(secs(90))));
    talk.wait(30);
    talk.does(Event::Accept);
    assert_eq!((talk.session.holder(), talk.left()), (Some(1), 150), "the clock waited for the answer");
    talk.wait(150);
    talk.does(Event::Next);
    talk.does(Event::Next);
    assert_eq!((talk.session.holder(), talk.question()), (Some(0), None), "what was repaid isn't owed back");
}

#[test]
fn a_wall_clock_set_by_hand_neither_lengthens_nor_skips_a_break() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::TakeBreak);
    for hours in [-48, 48] {
        let wall = talk.at().wall() + jiff::SignedDuration::from_hours(hours);
        let at = Moment::new(talk.now + secs(60), wall);
        let _ = talk.session.apply(Event::Clock, at);
        let rest = talk.session.rest(at).unwrap();
        assert_eq!((talk.state(), rest.left), (State::Break, secs(1_140)));
        assert_eq!(rest.return_at, wall + secs(1_140), "the promise, in the clock people see");
    }
}

/// A turn that goes on by itself, after a grace, and one that doesn't.
const BY_ITSELF: &str = r#"(
    format: 1, name: "By itself",
    turns: {
        "one": (title: "One", time: "40s", at_end: Advance, cues: []),
        "two": (title: "Two", time: "40s", at_end: Wait("10s"), cues: []),
    },
    flow: [Seat(1, "one"), Seat(2, "two"), Seat(1, "one")],
    breaks: (breath: None),
)"#;

#[test]
fn a_turn_does_not_end_by_itself_while_a_minute_more_is_asked_for() {
    let mut talk = Talk::begun(BY_ITSELF, 2);
    talk.wait(30);
    talk.does(Event::AskMore);
    talk.does(Event::Consent(Voice::Seat(0)));
    talk.wait(15);
    assert_eq!((talk.step().as_str(), talk.overtime()), ("one", 10));
    talk.does(Event::Consent(Voice::Seat(1)));
    assert_eq!((talk.step().as_str(), talk.left()), ("one", 60), "a whole minute, from now");
    talk.wait(60);
    assert_eq!(talk.step(), "two", "and then it goes on by itself");
    talk.wait(40);
    talk.does(Event::AskMore);
    talk.wait(20);
    assert_eq!(talk.step(), "two", "a grace is held, too");
    talk.does(Event::Decline);
    assert_eq!(talk.step(), "one");
}

#[test]
fn a_question_that_lapses_says_so_and_lets_go_what_it_held() {
    let mut talk = Talk::begun(BY_ITSELF, 2);
    talk.wait(20);
    talk.does(Event::AskMore);
    talk.wait(30);
    assert_eq!(talk.question(), Some(Question::More(Voices::default())));
    assert_eq!(talk.step(), "one");
    talk.wait(1);
    assert!(talk.said(&Announcement::Lapsed));
    assert_eq!((talk.question(), talk.step().as_str()), (None, "two"));
}

#[test]
fn a_minute_more_is_asked_for_the_turn_that_it_was_asked_in() {
    for moves in [Event::Next, Event::Pass, Event::GoTo(2)] {
        let mut talk = Talk::begun(BY_ITSELF, 2);
        talk.does(Event::AskMore);
        talk.does(moves.clone());
        assert_eq!(talk.question(), None, "{moves:?}");
        talk.does(Event::Consent(Voice::All));
        assert_eq!(talk.ignored(), Some(Reason::NotAsked));
    }
}

#[test]
fn a_reminder_goes_with_the_turn_that_it_was_for() {
    for moves in [Event::Next, Event::Back, Event::Pass, Event::GoTo(3)] {
        let mut talk = Talk::begun(PAIR, 2);
        talk.does(Event::Next);
        talk.does(Event::Next);
        talk.does(Event::Flag(1));
        assert_eq!(talk.session.flag(talk.at()), Some(1));
        talk.does(moves.clone());
        assert_eq!(talk.session.flag(talk.at()), None, "{moves:?}");
    }
}

#[test]
fn three_flags_in_two_minutes_offer_a_break_and_a_rule_shows_for_eight_seconds() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::Flag(1));
    assert_eq!(talk.session.flag(talk.at()), Some(1));
    talk.wait(8);
    assert_eq!(talk.session.flag(talk.at()), None);
    talk.does(Event::Flag(0));
    talk.wait(115);
    talk.does(Event::Flag(0));
    assert_eq!(talk.question(), None, "the first was too long ago");
    talk.wait(4);
    talk.does(Event::Flag(0));
    assert_eq!(talk.question(), Some(Question::FlagsBreak));
    talk.does(Event::Accept);
    assert_eq!(talk.state(), State::Break);
}

#[test]
fn people_are_asked_how_they_are_between_turns_only() {
    let text = CIRCLE.replace("breath: None", "check_in: \"50s\"");
    let mut talk = Talk::begun(&text, 3);
    talk.wait(55);
    assert_eq!(talk.question(), None, "not within a turn");
    talk.does(Event::Next);
    assert_eq!((talk.question(), talk.state()), (Some(Question::CheckIn), State::Breath));
    talk.wait(60);
    assert_eq!(talk.state(), State::Breath, "the turn waits for the answer");
    talk.does(Event::CheckIn(Mood::Fine));
    talk.wait(5);
    assert_eq!((talk.state(), talk.left()), (State::Running, 60));
    talk.wait(50);
    talk.does(Event::Next);
    talk.does(Event::CheckIn(Mood::Break));
    assert_eq!(talk.state(), State::Break);
}

#[test]
fn at_the_limit_the_talk_offers_to_close_and_cuts_nobody_off() {
    let text = CIRCLE
        .replace("breath: None", "breath: None, prompts: false")
        .replace("turns:", "limit: \"1m\", turns:");
    let mut talk = Talk::begun(&text, 3);
    talk.wait(80);
    assert_eq!((talk.question(), talk.overtime()), (None, 25));
    talk.does(Event::Next);
    assert_eq!(talk.question(), Some(Question::Limit { breaks: false }));
    talk.does(Event::Limit(AtLimit::GoOn));
    talk.does(Event::Next);
    assert_eq!((talk.question(), talk.state()), (None, State::Running), "asked once");
}

#[test]
fn the_end_asks_once_and_can_be_taken_back() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(30);
    talk.does(Event::End);
    assert_eq!(talk.ignored(), Some(Reason::NotAsked));
    talk.does(Event::AskEnd);
    assert_eq!(talk.question(), Some(Question::End));
    talk.does(Event::Stay);
    assert_eq!((talk.question(), talk.state()), (None, State::Running));
    talk.does(Event::EndNow);
    assert_eq!(talk.state(), State::Closing);
    talk.does(Event::Undo);
    assert_eq!((talk.state(), talk.left()), (State::Running, 60));
}

#[test]
fn after_a_round_people_choose_whether_there_is_another() {
    let text = r#"(
        format: 1, name: "x",
        turns: { "say": (title: "Say", time: "60s"), "more": (title: "Another round?"), "end": (title: "End") },
        flow: [Repeat(times: 3, ask: "more", steps: [Each(steps: [Speaker("say")])]), Everyone("end")],
        breaks: (breath: None),
    )"#;
    let mut talk = Talk::begun(text, 2);
    assert_eq!(round(&mut talk, 2), [Some(0), Some(1)]);
    assert_eq!(talk.state(), State::Ask);
    talk.does(Event::Round(More::OnceMore));
    assert_eq!(talk.session.round().map(|round| (round.number, round.of)), Some((2, 3)));
    talk.does(Event::Join("Cleo".to_owned()));
    assert_eq!(talk.ignored(), Some(Reason::NoSeat), "this set is for two");
    assert_eq!(round(&mut talk, 2), [Some(0), Some(1)]);
    talk.does(Event::Round(More::Enough));
    assert_eq!(talk.step(), "end");
}

#[test]
fn who_is_named_twice_in_an_exchange_has_one_share() {
    let text = r#"(format: 1, name: "Twice", turns: { "talk": (title: "Talk") },
        flow: [Exchange(turn: "talk", each: "1m", seats: [2, 2])], breaks: (breath: None))"#;
    let mut talk = Talk::new(text, 2);
    talk.does(Event::Begin);
    let shares = talk.session.shares(talk.at());
    assert_eq!(shares.iter().map(|share| share.participant).collect::<Vec<_>>(), [1]);
    assert_eq!(talk.left(), 60);
}

#[test]
fn what_comes_with_an_event_can_be_shown_whatever_is_in_it() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::Park("The\u{2029}dishes\0\u{202e}א".to_owned()));
    assert_eq!(talk.session.parked(), ["The\ndishes\u{202e}א\u{202c}"]);
    let circle = PAIR.replace("format: 1,", "format: 1, participants: (max: 3),");
    let mut talk = Talk::begun(&circle, 2);
    talk.does(Event::Join("Cem\u{2029}א\u{1b}".to_owned()));
    assert_eq!(talk.session.plan().participants[2], "Cem א");
}

#[test]
fn a_repair_card_and_a_parked_topic_stay_until_they_are_wanted() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.does(Event::Repair(2));
    assert_eq!(talk.session.repair(), Some(2));
    talk.does(Event::PutRepairAway);
    assert_eq!(talk.session.repair(), None);
    talk.does(Event::Park("  The dishes ".to_owned()));
    talk.does(Event::Next);
    talk.does(Event::Undo);
    assert_eq!(talk.session.parked(), ["The dishes"], "nothing typed is lost");
}

#[test]
fn a_facilitator_gives_and_takes_time() {
    let mut talk = Talk::begun(PAIR, 2);
    talk.wait(10);
    talk.does(Event::Add(60));
    assert_eq!(talk.left(), 140);
    talk.does(Event::Add(-60));
    assert_eq!(talk.left(), 80);
    talk.does(Event::Add(-600));
    assert_eq!((talk.left(), talk.overtime()), (0, 0));
    assert_eq!(talk.sounds(), [sound("bowl", 2, false)]);
}

#[test]
fn a_machine_started_anew_goes_on_from_the_time_of_day() {
    let wall = |second| Timestamp::from_second(second).unwrap();
    let last = Moment::new(secs(9_000), wall(1_000));
    let now = Moment::new(secs(40), wall(1_600));
    assert_eq!(secs(40) + Moment::carried_over(last, now), secs(9_600));
    let set_back = Moment::new(secs(40), wall(10));
    assert_eq!(secs(40) + Moment::carried_over(last, set_back), secs(9_000));
}
