//! Agreements are looked at together in a talk: one at a time, due ones first, and each answer is kept at once.

use std::time::Duration;

use common_ground::record::agreements::{Agreement, Agreements, How, State};
use iced::Size;
use iced::keyboard::key::Named;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::presets::CIRCLE;
use super::said::{Text, said};

/// A talk in which people look at agreements, and then say thanks.
const SET: &str = r#"(
    format: 1,
    name: "Looking back",
    turns: {
        "look": (title: "What you agreed", prompt: "How did it go?", time: "3m"),
        "thanks": (title: "Thank you"),
    },
    flow: [Review("look"), Everyone("thanks")],
    breaks: (breath: None),
)"#;

const DISHES: &str = "Ben does the dishes";
const FRIDAYS: &str = "Dinner on Fridays, phones away";
const WALKS: &str = "A walk before work";

fn agreement(what: &str, review: Option<Date>) -> Agreement {
    let long_ago: Timestamp = "2026-11-01T18:00:00Z".parse().unwrap();
    let new =
        Agreement::new(what.to_owned(), vec!["Ben".to_owned()], long_ago, "check-in".to_owned(), long_ago);
    Agreement { review, ..new }
}

/// Writes them down, in this order.
fn agreed(home: &Home, agreements: impl IntoIterator<Item = Agreement>) {
    let ledger = Agreements::at(home.folders().agreements());
    for agreement in agreements {
        let _ = ledger.add(agreement).unwrap();
    }
}

/// Writes three of them down: without a day, to look at some day to come, and due. Today is 22 November.
pub(crate) fn three(home: &Home) {
    let days = [(WALKS, None), (FRIDAYS, Some(date(2026, 12, 6))), (DISHES, Some(date(2026, 11, 20)))];
    agreed(home, days.map(|(what, review)| agreement(what, review)));
}

/// Two hundred letters.
const LONG: &str = "Whoever comes home first asks the other how the day was, and listens for ten minutes without advice, \
                    phone or television, and then we swap; if one of us is too tired we say so and name a time.";

/// Writes down an agreement of two hundred letters, of somebody with a name of forty.
pub(crate) fn long(home: &Home) {
    let due = agreement(LONG, Some(date(2026, 11, 20)));
    agreed(home, [Agreement { who: vec![CIRCLE[11].to_owned()], ..due }]);
}

/// Ana and Ben look at what they agreed.
pub(crate) fn looking_back(home: Home, names: &[&str]) -> Person {
    home.with_rules("looking-back.ron", SET).start("looking-back", names)
}

fn looking() -> Person {
    let home = Home::new();
    three(&home);
    looking_back(home, &["Ana", "Ben"])
}

fn kept(person: &Person, what: &str) -> Agreement {
    let entries = Agreements::at(person.home.folders().agreements()).list().entries;
    entries.into_iter().find(|one| one.what == what).unwrap_or_else(|| panic!("{what} isn't kept"))
}

/// How it went, each time, with what got in the way.
fn course(person: &Person, what: &str) -> Vec<(How, String)> {
    kept(person, what).course.into_iter().map(|look| (look.how, look.note)).collect()
}

/// Presses the answer with this number, which is called like this.
fn answers(person: &mut Person, number: usize, called: impl Text) -> &mut Person {
    let called = person.words(called);
    person.press(format!("{number}   {called}").as_str())
}

fn done_it(person: &mut Person) -> &mut Person {
    answers(person, 1, said!("agreed-done"))
}

fn partly(person: &mut Person) -> &mut Person {
    answers(person, 2, said!("agreed-partly"))
}

fn not_yet(person: &mut Person) -> &mut Person {
    answers(person, 3, said!("agreed-not-yet"))
}

fn drops_it(person: &mut Person) -> &mut Person {
    answers(person, 4, said!("agreed-drop"))
}

fn shows(person: &mut Person, what: &str) {
    for other in [DISHES, FRIDAYS, WALKS] {
        assert_eq!(person.sees(other), other == what, "{other} instead of {what}:\n{}", person.reads());
    }
}

#[test]
fn they_come_one_at_a_time_due_ones_first_and_then_there_is_no_more() {
    let mut person = looking();
    shows(&mut person, DISHES);
    person.must_see("3   Not yet");
    shows(person.press(said!("review-skip")), FRIDAYS);
    shows(person.press(said!("review-skip")), WALKS);
    let _ = person.press(said!("review-skip"));
    person.must_see(said!("review-over"));
    for what in [DISHES, FRIDAYS, WALKS] {
        assert_eq!(course(&person, what), [], "nothing was answered");
    }
    person.must_see("Thank you");
    person.goes_on(1).must_see("Thank you");
}

#[test]
fn each_answer_is_on_the_disk_at_once() {
    let mut person = looking();
    let _ = done_it(&mut person);
    assert_eq!(
        (kept(&person, DISHES).state, course(&person, DISHES)),
        (State::Done, vec![(How::Done, String::new())])
    );
    shows(&mut person, FRIDAYS);
    let _ = partly(&mut person);
    let day = Some(date(2026, 11, 29));
    assert_eq!((kept(&person, FRIDAYS).review, kept(&person, FRIDAYS).state), (day, State::Open));
    assert_eq!(course(&person, FRIDAYS), [(How::Partly, String::new())]);
    let _ = person.press(said!("review-go-on"));
    shows(&mut person, WALKS);
    let _ = drops_it(&mut person);
    assert_eq!(kept(&person, WALKS).state, State::Dropped);
    person.must_see(said!("review-over"));
    let began = kept(&person, WALKS).course[0].began;
    assert!(began.is_some() && began == kept(&person, DISHES).course[0].began, "it is known in which talk");
}

#[test]
fn not_yet_takes_what_got_in_the_way_and_another_day() {
    let mut person = looking();
    let _ = not_yet(&mut person);
    person.must_see(said!("agreed-in-the-way"));
    let _ = person.types("Late shifts, b and q").key(Named::Enter);
    assert_eq!(course(&person, DISHES), [(How::NotYet, "Late shifts, b and q".to_owned())]);
    assert_eq!(kept(&person, DISHES).review, Some(date(2026, 11, 29)), "a week, if nobody says otherwise");
    shows(&mut person, FRIDAYS);
    let _ = not_yet(&mut person).press_last(said!("close-day-two-weeks"));
    let _ = person.press(said!("review-go-on"));
    assert_eq!(kept(&person, FRIDAYS).review, Some(date(2026, 12, 6)));
}

#[test]
fn the_day_can_be_left_out_and_one_that_cannot_be_read_is_said() {
    let mut person = looking();
    let _ = not_yet(&mut person).key(Named::Tab);
    let _ = person.writes("2026-11-29", "x").press(said!("review-go-on"));
    person.must_see(said!("day-unknown", typed = "2026-11-29x"));
    shows(&mut person, DISHES);
    assert_eq!(course(&person, DISHES).len(), 1, "what was answered is kept all the same");
    for _ in 0..20 {
        let _ = person.key(Named::Backspace);
    }
    let _ = person.press(said!("review-go-on"));
    shows(&mut person, FRIDAYS);
    assert_eq!(kept(&person, DISHES).review, None);
}

#[test]
fn the_numbers_answer_and_type_where_somebody_writes() {
    let mut person = looking();
    let _ = person.taps("3").types("1 2 n b q");
    shows(&mut person, DISHES);
    let _ = person.key(Named::Enter).taps("1").waits(1).taps("4");
    assert_eq!(course(&person, DISHES), [(How::NotYet, "1 2 n b q".to_owned())]);
    assert_eq!(kept(&person, FRIDAYS).state, State::Done);
    assert_eq!(kept(&person, WALKS).state, State::Dropped);
    person.must_see(said!("review-over"));
}

#[test]
fn esc_leaves_the_field_and_keeps_the_answer() {
    let mut person = looking();
    let _ = person.taps("3").types("Tired").key(Named::Escape);
    shows(&mut person, FRIDAYS);
    assert_eq!(course(&person, DISHES), [(How::NotYet, "Tired".to_owned())]);
}

#[test]
fn what_is_typed_stays_when_the_answer_is_pressed_again_or_changed() {
    let mut person = looking();
    let _ = person.taps("3").types("Late shifts").press_last(said!("close-day-two-weeks"));
    let _ = person.press(said!("agreed-not-yet"));
    assert!(person.fields().contains(&"Late shifts".to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("agreed-partly"));
    assert!(person.fields().contains(&"Late shifts".to_owned()), "{:?}", person.fields());
    let two_weeks = Some(date(2026, 12, 6));
    assert_eq!(
        (course(&person, DISHES), kept(&person, DISHES).review),
        (vec![(How::Partly, "Late shifts".to_owned())], two_weeks)
    );
    let _ = person.press(said!("agreed-drop"));
    assert_eq!(course(&person, DISHES), [(How::Dropped, "Late shifts".to_owned())]);
}

#[test]
fn what_is_typed_is_kept_however_the_step_is_left() {
    type Way = fn(&mut Person) -> &mut Person;
    let ways: [(&str, Way); 2] = [
        ("the next step", |person| person.press(said!("command-next"))),
        ("the end", |person| person.press(said!("command-end")).taps("1")),
    ];
    for (way, leave) in ways {
        let mut person = looking();
        let _ = person.taps("3").types("Late shifts");
        let _ = leave(&mut person);
        person.must_not_see(DISHES);
        assert_eq!(course(&person, DISHES), [(How::NotYet, "Late shifts".to_owned())], "{way}");
        let mut person = looking();
        let _ = person.press(said!("review-words")).types(" at eight");
        let _ = leave(&mut person);
        let _ = kept(&person, &format!("{DISHES} at eight"));
    }
}

#[test]
fn a_day_that_cannot_be_read_takes_nothing_else_with_it_when_the_step_is_left() {
    let mut person = looking();
    let _ = person.taps("3").types("Late shifts").key(Named::Tab);
    let _ = person.writes("2026-11-29", "x").press(said!("command-next"));
    assert_eq!(course(&person, DISHES), [(How::NotYet, "Late shifts".to_owned())]);
    assert_eq!(kept(&person, DISHES).review, Some(date(2026, 11, 29)));
}

#[test]
fn esc_keeps_other_words_and_cancel_does_not() {
    let mut person = looking();
    let _ = person.press(said!("review-words")).types(" at eight").key(Named::Escape);
    person.must_see(format!("{DISHES} at eight").as_str());
    let _ = kept(&person, &format!("{DISHES} at eight"));
    person.must_see(said!("review-words"));
    let _ = person.press(said!("review-words")).types(" or nine").press(said!("agreed-cancel"));
    let _ = kept(&person, &format!("{DISHES} at eight"));
    // Without any words it stays as it was.
    let field = format!("{DISHES} at eight");
    let _ = person.press(said!("review-words")).fills(said!("review-words-field"), "").key(Named::Escape);
    person.must_see(field.as_str());
}

#[test]
fn an_answer_can_be_corrected_and_taken_back() {
    let mut person = looking();
    let _ = drops_it(&mut person).press(said!("review-back"));
    shows(&mut person, DISHES);
    let _ = not_yet(&mut person).press(said!("review-go-on"));
    assert_eq!(course(&person, DISHES), [(How::NotYet, String::new())], "it went one way, not two");
    assert_eq!(kept(&person, DISHES).state, State::Open);
    let _ = person.press(said!("review-back")).press(said!("review-take-back"));
    let before = kept(&person, DISHES);
    assert_eq!(
        (before.course, before.review, before.state),
        (Vec::new(), Some(date(2026, 11, 20)), State::Open)
    );
    person.must_not_see(said!("review-take-back"));
    let _ = person.press(said!("review-skip"));
    shows(&mut person, FRIDAYS);
}

#[test]
fn an_answer_can_be_taken_back_after_a_crash_too() {
    let mut person = looking();
    let _ = person.taps("4");
    person.comes_back_after(Duration::from_secs(120));
    let _ = person.press(said!("library-go-on")).press(said!("review-back"));
    shows(&mut person, DISHES);
    let _ = person.press(said!("review-take-back"));
    let before = kept(&person, DISHES);
    assert_eq!(
        (before.course, before.review, before.state),
        (Vec::new(), Some(date(2026, 11, 20)), State::Open)
    );
}

#[test]
fn other_words_are_kept_and_are_nobodys_yes_yet() {
    let home = Home::new();
    let both = vec!["Ana".to_owned(), "Ben".to_owned()];
    agreed(&home, [Agreement { people: both.clone(), yes: both, ..agreement(DISHES, None) }]);
    let mut person = looking_back(home, &["Ana", "Ben"]);
    let _ = person.press(said!("review-words")).types(" on weekdays").press(said!("agreed-save"));
    let changed = kept(&person, "Ben does the dishes on weekdays");
    assert_eq!((changed.yes.len(), changed.course.len()), (0, 0));
    person.must_see("Ben does the dishes on weekdays");
    let _ = person.press(said!("review-words")).types(" and more").press(said!("agreed-cancel"));
    person.must_see("Ben does the dishes on weekdays");
    let _ = person.taps("1");
    assert_eq!(kept(&person, "Ben does the dishes on weekdays").state, State::Done);
}

#[test]
fn one_that_not_everyone_has_said_yes_to_is_looked_at_all_the_same() {
    let home = Home::new();
    agreed(&home, [Agreement { people: vec!["Ana".to_owned(), "Ben".to_owned()], ..agreement(WALKS, None) }]);
    let mut person = looking_back(home, &["Ana", "Ben"]);
    person.must_see(WALKS);
}

#[test]
fn where_there_are_none_it_says_so_and_the_talk_goes_on() {
    let mut person = looking_back(Home::new(), &["Ana", "Ben"]);
    person.must_see(said!("review-none"));
    person.must_not_see(said!("agreed-done"));
    person.goes_on(1).must_see("Thank you");
}

#[test]
fn those_that_are_done_dropped_or_erased_are_not_there() {
    let home = Home::new();
    agreed(
        &home,
        [
            Agreement { state: State::Done, ..agreement(DISHES, None) },
            Agreement { state: State::Dropped, ..agreement(WALKS, None) },
            agreement(FRIDAYS, None),
        ],
    );
    let mut person = looking_back(home, &["Ana", "Ben"]);
    shows(&mut person, FRIDAYS);
    // Somebody erases it in another window.
    let id = kept(&person, FRIDAYS).id;
    assert!(Agreements::at(person.home.folders().agreements()).remove(id).unwrap());
    let _ = person.taps("1");
    person.must_see(said!("close-problem-was-gone", what = FRIDAYS));
}

#[test]
fn after_a_crash_those_that_were_looked_at_are_not_asked_again() {
    let mut person = looking();
    let _ = person.taps("1");
    shows(&mut person, FRIDAYS);
    person.comes_back_after(Duration::from_secs(120));
    let _ = person.press(said!("library-go-on"));
    shows(&mut person, FRIDAYS);
    let _ = person.press(said!("review-back"));
    shows(&mut person, DISHES);
    let _ = partly(&mut person).press(said!("review-go-on"));
    assert_eq!(course(&person, DISHES), [(How::Partly, String::new())]);
    let _ = person.taps("1").waits(1).taps("1");
    person.must_see(said!("review-over"));
}

#[test]
fn a_second_step_shows_what_was_left() {
    let twice = SET.replace("Everyone(\"thanks\")]", "Everyone(\"thanks\"), Review(\"look\")]");
    let home = Home::new().with_rules("twice.ron", &twice);
    three(&home);
    let mut person = home.start("twice", &["Ana", "Ben"]);
    let _ = person.press(said!("review-skip")).taps("1").goes_on(2);
    shows(&mut person, DISHES);
}

#[test]
fn the_facilitator_answers_once_for_everyone_and_everyone_only_reads() {
    let mut person = looking();
    let _ = person.taps("a");
    person.must_see(DISHES);
    person.must_see(said!("review-skip"));
    let _ = person.turns_to_the_audience();
    shows(&mut person, DISHES);
    person.must_not_see(said!("review-skip"));
    let _ = not_yet(person.turns_back()).types("Late").key(Named::Enter);
    assert_eq!(course(&person, DISHES), [(How::NotYet, "Late".to_owned())]);
    let _ = person.turns_to_the_audience();
    shows(&mut person, FRIDAYS);
    let _ = person.turns_back().taps("1").turns_to_the_audience();
    shows(&mut person, WALKS);
}

#[test]
fn in_the_facilitators_window_the_answers_the_time_and_the_end_are_all_in_sight() {
    for (size, what) in [(LAPTOP, DISHES), (LAPTOP, &LONG[..115]), (Size::new(1_920.0, 1_080.0), LONG)] {
        let home = Home::new();
        agreed(&home, [agreement(what, Some(date(2026, 11, 20)))]);
        let mut person = looking_back(home, &["Ana", "Ben"]);
        let _ = person.taps("a");
        person.resize(size);
        let answers =
            [said!("agreed-done"), said!("agreed-partly"), said!("agreed-not-yet"), said!("agreed-drop")];
        let answers = answers.map(|how| person.words(how)).into_iter().enumerate();
        let answers = answers.map(|(at, how)| format!("{}   {how}", at + 1));
        let others = [
            said!("review-skip"),
            said!("review-words"),
            said!("command-longer-turn"),
            said!("command-shorter-turn"),
            said!("command-pause"),
            said!("command-break"),
            said!("command-end"),
        ];
        let all: Vec<String> = answers.chain(others.map(|words| person.words(words))).collect();
        for words in all {
            assert!(person.sees_whole(words.as_str()), "{words} in {size:?}:\n{}", person.reads());
        }
    }
}

#[test]
fn what_not_everyone_agreed_to_says_so_wherever_it_is_shown_and_names_nobody() {
    let home = Home::new();
    let both = vec!["Ana".to_owned(), "Ben".to_owned()];
    let of = |what, yes: &[String]| {
        let due = agreement(what, Some(date(2026, 11, 20)));
        Agreement { people: both.clone(), yes: yes.to_vec(), who: Vec::new(), ..due }
    };
    agreed(&home, [of(DISHES, &both[..1]), of(FRIDAYS, &both)]);
    let mut person = looking_back(home, &["Ana", "Ben"]);
    let missing = "both · review due since 20 November · not agreed by everyone yet";
    person.must_see(missing);
    for (window, turns) in [("facilitator", false), ("everyone", true)] {
        let _ = if turns { person.turns_to_the_audience() } else { person.taps("a") };
        assert!(person.sees(missing), "{window}:\n{}", person.reads());
    }
    let _ = person.turns_back().taps("1");
    person.must_see(FRIDAYS);
    person.must_not_see(said!("agreement-not-by-all"));
}

#[test]
fn everyone_reads_what_happened_and_not_what_was_pressed() {
    let mut person = looking();
    let _ = person.taps("a").taps("4").press(said!("review-back")).turns_to_the_audience();
    shows(&mut person, DISHES);
    person.must_see("Dropped");
    person.must_not_see(said!("agreed-drop"));
}

#[test]
fn nothing_is_counted_and_no_course_is_shown() {
    let mut person = looking();
    let _ = person.taps("3").key(Named::Enter).press(said!("review-back"));
    person.must_not_see(said!("agreed-course"));
    person.must_not_see("%");
    person.must_not_see("of 3");
}

#[test]
fn what_cannot_be_kept_is_said_and_kept_once_it_can() {
    let mut person = looking();
    let path = person.home.folders().agreements();
    let text = std::fs::read_to_string(&path).unwrap();
    let folder = path.parent().unwrap().to_owned();
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "in the way").unwrap();
    let _ = person.taps("1");
    person.must_see("couldn’t be saved");
    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(&path, text).unwrap();
    let _ = person.waits(30);
    person.must_not_see("couldn’t be saved");
    assert_eq!(kept(&person, DISHES).state, State::Done);
}

#[test]
fn a_long_agreement_and_long_names_can_be_read_and_answered_anywhere() {
    let home = Home::new();
    long(&home);
    let mut person = looking_back(home, &[CIRCLE[11], "Ben"]);
    person.resize(PHONE);
    person.must_see(LONG);
    let _ = not_yet(&mut person).types("Late").key(Named::Enter);
    assert_eq!(course(&person, LONG), [(How::NotYet, "Late".to_owned())]);
}

#[test]
fn what_is_being_typed_comes_back_after_a_crash() {
    let mut person = looking();
    let _ = person.taps("3").types("Late shifts");
    person.comes_back_after(Duration::from_secs(120));
    let _ = person.press(said!("library-go-on"));
    assert!(person.fields().contains(&"Late shifts".to_owned()), "{:?}", person.fields());
    let _ = person.press(said!("review-go-on"));
    assert_eq!(course(&person, DISHES), [(How::NotYet, "Late shifts".to_owned())]);
    let _ = person.press(said!("review-words")).types(" at eight");
    person.comes_back_after(Duration::from_secs(120));
    let _ = person.press(said!("library-go-on")).press(said!("agreed-save"));
    person.must_see("Dinner on Fridays, phones away at eight");
}

#[test]
fn leave_no_trace_takes_back_how_they_went_in_this_talk() {
    let home = Home::new();
    three(&home);
    let before = Agreements::at(home.folders().agreements()).list().entries;
    let mut person = looking_back(home, &["Ana", "Ben"]);
    let _ = person.press(said!("review-words")).types(" and pans").press(said!("agreed-save"));
    let _ = person.taps("1").waits(1).taps("3").types("Late shifts").key(Named::Enter);
    let _ = person.press(said!("review-words")).types(" in the park").press(said!("agreed-save"));
    let _ = kept(&person, &format!("{WALKS} in the park"));
    let _ = person.goes_to_the_close().press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(Agreements::at(person.home.folders().agreements()).list().entries, before);
    let left = person.home.read("data/agreements.ron");
    assert!(!left.contains("Late") && !left.contains("pans") && !left.contains("park"), "{left}");
}
