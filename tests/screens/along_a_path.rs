//! What a path asks and proposes from one talk to the next: questions in set-up, one strip for one talk, days that follow
//! what the path suggests, and a file that has a mistake.

use std::fs;

use common_ground::cli::First;
use common_ground::plan::way::How;
use common_ground::record::next_talk::{NextTalk, NextTalks};
use common_ground::ui::Outside;
use iced::Size;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::home::Home;
use super::on_path::{at, place};
use super::person::{LAPTOP, PHONE, Person};
use super::remembered::{evening, texts};
use super::said::said;

const TRUST: &str = "path-rebuilding-trust";
const CLOSE: &str = "path-staying-close";

/// A talk of a minute for two, which asks something before it.
const BRIEF: &str = r#"(format: 1, name: "One thing each", summary: "Each says one thing.",
    before: ["Is it quiet here?", "Is now a good time for you?", "Only this talk asks this."],
    turns: { "speak": (title: "Speak", time: "20s") },
    flow: [Each(steps: [Speaker("speak")])], breaks: (breath: None))"#;

/// A path on which that talk comes twice around one that may be left out.
const OWN: &str = r#"(format: 1, name: "Ours", not_for: "Not on a bad day.",
    ready: ["Is now a good time for you?", "Is it quiet here"], steps: [
    (set: "each", ready: ["May I stop?"]),
    (set: "boundaries", after: "2d", optional: true),
    (set: "why"),
])"#;

impl Home {
    /// A home with this path of people’s own, and a short talk.
    fn with_path(self, text: &str) -> Self {
        let home = self.with_rules("each.ron", BRIEF);
        home.has_path(text);
        home
    }

    fn has_path(&self, text: &str) {
        let folder = self.path("config/rules/paths");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("path-ours.ron"), text).unwrap();
    }

    /// A home in which a talk with this set is meant to be on that evening.
    fn with_next_of(self, talk: &str, day: Date) -> Self {
        let next = NextTalk {
            talk: talk.to_owned(),
            names: texts(&["Ana", "Ben"]),
            at: Some(evening(day)),
            ..NextTalk::default()
        };
        let _ = NextTalks::at(self.folders().next_talk()).keep_only(next).unwrap();
        self
    }
}

/// On a path whose file got a slip while it was open.
pub(crate) fn with_a_slip(home: Home) -> Person {
    let mut person = at(home.with_path(OWN), "path-ours");
    let _ = person.press(said!("path-start"));
    person.home.has_path(&OWN.replace("after:", "aftr:"));
    person.hears(Outside::OwnRules);
    person
}

/// In the library, with a day for the next step of a path.
pub(crate) fn with_a_day(home: Home) -> Person {
    let home = home.with_place(TRUST, &[("apology", How::Done, 20)]);
    home.with_next_of("questions-after-betrayal", date(2026, 11, 26)).open()
}

/// At the screen of a path of people’s own that they have just started.
fn started(text: &str) -> Person {
    let mut person = at(Home::new().with_path(text), "path-ours");
    let _ = person.press(said!("path-start"));
    person
}

fn next(person: &Person) -> Option<(String, Option<Timestamp>)> {
    let next = NextTalks::at(person.home.folders().next_talk()).list().entries.pop()?;
    Some((next.talk, next.at))
}

/// The day of the next talk.
fn day(person: &Person) -> Option<Date> {
    let at = next(person)?.1?;
    Some(at.to_zoned(jiff::tz::TimeZone::system()).date())
}

#[track_caller]
fn each_is_asked_once(person: &mut Person) {
    for size in [LAPTOP, PHONE] {
        person.resize(size);
        for question in
            ["Is now a good time for you", "Is it quiet here", "May I stop?", "Only this talk asks this."]
        {
            assert_eq!(person.reads().matches(question).count(), 1, "{question} in {}", person.reads());
        }
        let all = person.reads();
        let place = |words: &str| all.find(words).unwrap();
        assert!(place("May I stop?") < place("Only this talk asks this."), "the path asks first: {all}");
    }
    person.resize(LAPTOP);
}

#[test]
fn set_up_asks_each_question_of_the_path_its_step_and_the_talk_once_whichever_way_people_came() {
    let mut person = started(OWN);
    let _ = person.press(said!("path-set-up"));
    each_is_asked_once(&mut person);
    // From the library.
    let mut person = started(OWN);
    let _ = person.opens_with(First::Library).press(said!("path-set-up"));
    each_is_asked_once(&mut person);
    // From the close of the talk before.
    let twice = OWN.replace("(set: \"boundaries\", after: \"2d\", optional: true)", "(break: \"1m\")");
    let twice = twice.replace("(set: \"each\", ready: [\"May I stop?\"])", "(set: \"each\")");
    let twice = twice.replace("(break: \"1m\")", "(set: \"apology\", ready: [\"May I stop?\"])");
    let mut person = started(&twice);
    let _ = person.press(said!("path-set-up")).begins().goes_to_the_end();
    let _ = person.asks(said!("close-then", "path", set = "Apology"));
    person.must_see("May I stop?");
    person.must_see("Is it all right if no answer comes today?");
    // A talk that is no step asks only its own.
    let mut person = started(OWN);
    let _ = person.opens_with(First::Library).press("One thing each");
    person.must_not_see("May I stop?");
    person.must_see("Only this talk asks this.");
}

#[test]
fn a_built_in_talk_and_its_path_ask_nothing_twice() {
    let mut person = at(Home::new(), TRUST);
    let _ = person.press(said!("path-start")).press(said!("path-set-up"));
    assert_eq!(person.count("Is it all right if no answer comes today?"), 1);
    person.must_see("Is it all right to stop at any point?");
}

#[test]
fn one_talk_has_one_strip_which_says_its_day_and_its_path() {
    let home = Home::new().with_place(TRUST, &[("apology", How::Done, 20)]);
    let mut person = home.with_next_of("questions-after-betrayal", date(2026, 11, 26)).open();
    person.must_see("Next talk: Thursday 26 November");
    person.must_see(said!("library-next-on-path", path = "Rebuilding trust"));
    person.must_not_see("Next on your path");
    assert_eq!(person.count(said!("path-set-up")), 1);
    let _ = person.press(said!("library-path-look"));
    person.must_see(said!("path-leave"));
    // Without the day, it is the next on the path all the same.
    let _ = person.opens_with(First::Library).press(said!("library-next-let-go"));
    person.must_see(said!("library-path", title = "Questions after a betrayal"));
    // Another talk keeps its own.
    let home = Home::new().with_place(TRUST, &[("apology", How::Done, 20)]);
    let mut person = home.with_next_of("after-a-fight", date(2026, 11, 26)).open();
    person.must_see("Next talk: Thursday 26 November");
    person.must_see(said!("library-path", title = "Questions after a betrayal"));
}

#[test]
fn what_was_arranged_for_a_step_that_people_skip_holds_for_the_next_one() {
    let home = Home::new().with_place(TRUST, &[("apology", How::Done, 20)]);
    let mut person = at(home.with_next_of("questions-after-betrayal", date(2026, 11, 26)), TRUST);
    let _ = person.press(said!("path-skip"));
    assert_eq!(next(&person), Some(("why".to_owned(), Some(evening(date(2026, 11, 26))))));
    person.opens_with(First::Library).must_see(said!("library-next-on-path", path = "Rebuilding trust"));
    // Not before the day that this one suggests.
    let text = OWN.replace("(set: \"why\")", "(set: \"why\", after: \"9d\")");
    let home = Home::new().with_path(&text).with_place("path-ours", &[("each", How::Done, 20)]);
    let mut person = at(home.with_next_of("boundaries", date(2026, 11, 24)), "path-ours");
    let _ = person.press(said!("path-skip"));
    assert_eq!(next(&person), Some(("why".to_owned(), Some(evening(date(2026, 11, 29))))));
    // At the end of a path nothing is left to come for.
    let _ = person.press(said!("path-skip"));
    assert_eq!(next(&person), None);
    // What was arranged besides stays as it is.
    let home = Home::new().with_place(TRUST, &[("apology", How::Done, 20)]);
    let mut person = at(home.with_next_of("after-a-fight", date(2026, 11, 26)), TRUST);
    let _ = person.press(said!("path-skip"));
    assert_eq!(next(&person), Some(("after-a-fight".to_owned(), Some(evening(date(2026, 11, 26))))));
}

#[test]
fn on_two_paths_the_strip_says_which() {
    let home = Home::new().with_place(CLOSE, &[]).with_place(TRUST, &[("apology", How::Done, 20)]);
    let mut person = home.open();
    let title = "Questions after a betrayal";
    person.must_see(said!("library-path-of", path = "Rebuilding trust", title = title));
    let _ = person.press(said!("library-path-look")).press(said!("path-leave"));
    let _ = person.press(said!("path-leave-yes")).opens_with(First::Library);
    person.must_see(said!("library-path", title = "Short check-in"));
}

#[test]
fn the_close_proposes_the_day_that_follows_whatever_comes_next() {
    for (text, talk, days) in [
        (OWN.to_owned(), "boundaries", 2),
        (OWN.replace("optional: true", "optional: true, times: 3"), "boundaries", 2),
        (OWN.replace("2d", "40d"), "boundaries", 40),
        // What comes next isn’t there: its day holds.
        (OWN.replace("boundaries", "nowhere"), "each", 2),
    ] {
        let mut person = started(&text);
        let _ = person.press(said!("path-set-up")).begins().goes_to_the_end();
        let _ = person.press(said!("close-done"));
        let talk_and_day = next(&person).map(|(talk, _)| talk).zip(day(&person));
        let then = date(2026, 11, 22) + jiff::Span::new().days(days);
        assert_eq!(talk_and_day, Some((talk.to_owned(), then)), "{text}");
    }
}

#[test]
fn what_a_step_suggests_is_said_beside_those_that_may_be_left_out_too() {
    for size in [LAPTOP, PHONE] {
        let mut person = at(Home::new(), TRUST);
        person.resize(size);
        person.must_see("two days later, if you like");
    }
}

#[test]
fn when_it_is_the_wrong_tool_is_there_before_and_after_people_start() {
    for size in [LAPTOP, PHONE] {
        let mut person = at(Home::new().with_path(OWN), "path-ours");
        person.resize(size);
        person.must_see("Not on a bad day.");
        let _ = person.press(said!("path-start"));
        person.must_see(said!("set-not-for", who = "Not on a bad day."));
    }
}

#[test]
fn a_slip_in_an_open_path_says_where_it_is_and_the_path_comes_back_once_it_is_mended() {
    let mut person = started(OWN);
    for (broken, line) in
        [(OWN.replace("after:", "aftr:"), "Line 4"), ("(".to_owned(), "Line 1"), (String::new(), "")]
    {
        person.home.has_path(&broken);
        person.hears(Outside::OwnRules);
        for size in [LAPTOP, PHONE] {
            person.resize(size);
            person.must_see(said!("library-fault-title", name = "path-ours"));
            person.must_see(line);
            person.must_see(said!("library-open-file"));
            person.must_see(said!("path-leave"));
            person.must_not_see("isn’t there any more");
        }
        person.home.has_path(OWN);
        person.hears(Outside::OwnRules);
        person.must_see("One thing each");
        person.must_see(said!("path-set-up"));
    }
}

#[test]
fn a_path_can_be_left_though_its_file_is_broken_or_gone() {
    for broken in [Some("("), None] {
        let mut person = started(OWN);
        match broken {
            Some(text) => person.home.has_path(text),
            None => fs::remove_file(person.home.path("config/rules/paths/path-ours.ron")).unwrap(),
        }
        person.hears(Outside::OwnRules);
        assert_eq!(place(&person).len(), 1);
        if broken.is_none() {
            person.must_see(said!("path-gone", name = "path-ours"));
        }
        let _ = person.press(said!("path-leave")).press(said!("path-leave-yes"));
        assert_eq!(place(&person).len(), 0, "{broken:?}");
        assert_eq!(person.count(said!("path-leave")), 0);
    }
}

#[test]
fn a_path_opens_beside_an_interrupted_talk_which_stays() {
    let mut person = started(OWN);
    let _ = person.press(said!("path-set-up")).begins().goes_on(1);
    let _ = person.opens_with(First::Path("path-ours".to_owned()));
    person.must_see(said!("path-set-up"));
    person.must_not_see(said!("library-erase"));
    person.opens_with(First::Library).must_see(said!("library-go-on"));
    person.must_see(said!("library-interrupted", title = "One thing each"));
    person.must_not_see("erase it and begin");
}

#[test]
fn a_title_and_an_opening_of_2000_letters_leave_all_within_reach() {
    let long = "word ".repeat(399);
    let text = OWN.replace("name: \"Ours\"", &format!("name: \"{long}\", opening: \"{long}\""));
    for (size, larger) in [(LAPTOP, "1.0"), (PHONE, "1.0"), (Size::new(1280.0, 720.0), "2.0"), (PHONE, "2.0")]
    {
        let home = Home::new().with_path(&text).with_settings(&format!("(text_scale: {larger})"));
        let mut person = at(home, "path-ours");
        person.resize(size);
        let _ = person.press(said!("path-start"));
        for words in [said!("path-set-up"), said!("path-leave")] {
            let (control, area) = person.tabs_to(words).focus().unwrap();
            let area = area.unwrap();
            assert!(control.y >= area.y - 1.0, "{size:?} {larger}");
            let seen = control.y + control.height <= area.y + area.height + 1.0;
            assert!(seen, "{size:?} {larger}: {control:?} in {area:?}");
        }
    }
}

#[test]
fn each_step_stands_as_far_below_the_one_before() {
    let steps = r#"(format: 1, name: "Ours", steps: [(set: "why"), (set: "boundaries"), (set: "apology")])"#;
    let mut person = at(Home::new().with_path(steps), "path-ours");
    let mut place = |title: &str| person.place_of(title).y;
    let all = [place("Why, and what will stop it"), place("Boundaries"), place("Apology")];
    assert!(((all[1] - all[0]) - (all[2] - all[1])).abs() < 0.6, "{all:?}");
}
