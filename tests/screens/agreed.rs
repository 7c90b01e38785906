//! What was agreed, a week later: found, looked at, changed, dropped and erased.

use std::fs;

use common_ground::record::agreements::{Agreement, Agreements, Before, How, Look, State};
use iced::keyboard::key::Named;
use jiff::Timestamp;
use jiff::civil::{Date, date};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::said::said;

/// The day on which people sit here.
const TODAY: Date = date(2026, 11, 22);

const DINNER: &str = "Dinner on Fridays, phones away";
const TEXT: &str = "I text when I’m later than seven";
const WEEKEND: &str = "We ask before we plan a weekend";
const SAVINGS: &str = "The savings account needs both signatures";

fn agreement(what: &str, who: &[&str]) -> Agreement {
    let made = "2026-11-15T19:00:00Z".parse::<Timestamp>().unwrap();
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let people = owned(&["Ana", "Ben"]);
    let new = Agreement::new(what.to_owned(), owned(who), made, "check-in".to_owned(), made);
    Agreement { yes: people.clone(), people, ..new }
}

impl Home {
    /// With these agreements.
    pub(crate) fn with_agreements(self, all: &[Agreement]) -> Self {
        fs::create_dir_all(self.folders().data).unwrap();
        let agreements = Agreements::at(self.folders().agreements());
        for one in all {
            let _kept = agreements.add(one.clone()).unwrap();
        }
        self
    }

    /// With what two people agreed on before: two things are to be looked at today, two later.
    pub(crate) fn with_what_was_agreed(self) -> Self {
        let looked = Look {
            on: date(2026, 11, 15),
            how: How::Partly,
            note: "A late train".into(),
            began: None,
            before: None,
        };
        self.with_agreements(&[
            Agreement { review: Some(TODAY), ..agreement(DINNER, &["Ana", "Ben"]) },
            Agreement {
                until: Some(date(2026, 12, 24)),
                review: Some(TODAY),
                course: vec![looked],
                topic: "Coming home late".to_owned(),
                ..agreement(TEXT, &["Ben"])
            },
            Agreement { review: Some(date(2027, 1, 15)), ..agreement(WEEKEND, &[]) },
            Agreement {
                otherwise: "we talk to the bank together".to_owned(),
                ..agreement(SAVINGS, &["Ana"])
            },
        ])
    }
}

/// The page, from the library.
pub(crate) fn page(home: Home) -> Person {
    let mut person = home.open();
    let _ = person.press(said!("library-agreements-open", number = 4));
    person
}

fn kept(person: &Person) -> Vec<Agreement> {
    Agreements::at(person.home.folders().agreements()).list().entries
}

fn one(person: &Person, what: &str) -> Agreement {
    kept(person).into_iter().find(|one| one.what == what).unwrap_or_else(|| panic!("{what} isn’t kept"))
}

/// How it went, each time, with what got in the way.
fn course(person: &Person, what: &str) -> Vec<(How, String)> {
    one(person, what).course.into_iter().map(|look| (look.how, look.note)).collect()
}

/// Where words stand on the screen, from its top.
fn height_of(person: &mut Person, words: &str) -> f32 {
    person.place_of(words).y
}

#[test]
fn what_is_due_comes_first_and_what_was_done_or_dropped_last() {
    let mut person = page(Home::new().with_what_was_agreed());
    person.must_see(said!("agreed-title"));
    let order = [DINNER, TEXT, WEEKEND, SAVINGS].map(|what| height_of(&mut person, what));
    assert!(order.is_sorted(), "{order:?}");
    let _ = person.asks(said!("agreed-done", "name", what = DINNER));
    let _ = person.asks(said!("agreed-drop", "name", what = TEXT));
    let order = [WEEKEND, SAVINGS, DINNER, TEXT].map(|what| height_of(&mut person, what));
    assert!(order.is_sorted(), "{order:?}");
    assert_eq!((one(&person, DINNER).state, one(&person, TEXT).state), (State::Done, State::Dropped));
    person.must_see(said!("agreed-group-done"));
    person.must_see(said!("agreed-group-dropped"));
}

#[test]
fn the_library_speaks_of_as_many_as_it_leads_to() {
    let one = Agreement { review: Some(TODAY), ..agreement(DINNER, &["Ana"]) };
    let mut person = Home::new().with_agreements(&[one, agreement(TEXT, &["Ben"])]).open();
    person.must_see(said!("library-agreements-due", number = 1));
    person.must_see(said!("library-agreements-open", number = 1));
    person.must_not_see(said!("library-agreements-open", number = 2));
}

#[test]
fn what_was_pressed_by_mistake_can_be_taken_back() {
    let mut person = page(Home::new().with_what_was_agreed());
    let before = one(&person, TEXT);
    let _ = person.asks(said!("agreed-drop", "name", what = TEXT));
    person.must_see(said!("agreed-is-dropped", what = TEXT));
    let _ = person.press(said!("agreed-undo"));
    assert_eq!(one(&person, TEXT), before);
    person.must_not_see(said!("agreed-group-dropped"));
}

#[test]
fn what_stands_is_kept_at_once_and_may_say_what_got_in_the_way() {
    for how in [How::Partly, How::NotYet] {
        let mut person = page(Home::new().with_what_was_agreed());
        let _ = person.asks(match how {
            How::Partly => said!("agreed-partly", "name", what = DINNER),
            _ => said!("agreed-not-yet", "name", what = DINNER),
        });
        person.must_see(said!("agreed-in-the-way"));
        assert_eq!(course(&person, DINNER), [(how, String::new())]);
        assert_eq!(one(&person, DINNER).review, Some(date(2026, 11, 29)), "a week, if nobody says otherwise");
        assert!(
            height_of(&mut person, DINNER) < height_of(&mut person, TEXT),
            "it keeps its place meanwhile"
        );
        let _ = person.types("Overtime").key(Named::Enter);
        let kept = one(&person, DINNER);
        let before = Some(Before { review: Some(TODAY) });
        let look = Look { on: TODAY, how, note: "Overtime".to_owned(), began: None, before };
        assert_eq!((kept.state, kept.review), (State::Open, Some(date(2026, 11, 29))));
        assert_eq!(kept.course, [look]);
        assert!(height_of(&mut person, DINNER) > height_of(&mut person, TEXT), "it isn’t due any more");
    }
}

#[test]
fn what_is_typed_about_one_that_stands_stays_when_the_answer_is_changed_or_pressed_again() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("agreed-not-yet", "name", what = DINNER)).types("Overtime");
    let _ = person.press_last(said!("close-day-two-weeks"));
    let _ = person.asks(said!("agreed-partly", "name", what = DINNER));
    assert!(person.fields().contains(&"Overtime".to_owned()), "{:?}", person.fields());
    assert_eq!(course(&person, DINNER), [(How::Partly, "Overtime".to_owned())]);
    assert_eq!(one(&person, DINNER).review, Some(date(2026, 12, 6)));
    // Later on the same day.
    let _ = person.press(said!("agreed-save")).press(DINNER);
    let _ = person.asks(said!("agreed-not-yet", "name", what = DINNER));
    assert_eq!(course(&person, DINNER), [(How::NotYet, "Overtime".to_owned())]);
    let _ = person.asks(said!("agreed-done", "name", what = DINNER));
    assert_eq!(course(&person, DINNER), [(How::Done, "Overtime".to_owned())]);
    let _ = person.press(said!("agreed-undo"));
    assert_eq!((course(&person, DINNER).len(), one(&person, DINNER).review), (0, Some(TODAY)));
}

#[test]
fn an_answer_that_was_a_slip_is_taken_back_with_what_was_typed() {
    let mut person = page(Home::new().with_what_was_agreed());
    let before = one(&person, DINNER);
    let _ = person.asks(said!("agreed-not-yet", "name", what = DINNER)).types("Overtime");
    let _ = person.press(said!("agreed-undo"));
    assert_eq!(one(&person, DINNER), before);
    person.must_not_see(said!("agreed-in-the-way"));
}

#[test]
fn what_is_typed_about_one_that_stands_is_kept_however_it_is_left() {
    type Way = fn(&mut Person) -> &mut Person;
    let ways: [(&str, Way); 4] = [
        ("Esc", |person| person.key(Named::Escape).key(Named::Escape)),
        ("another one", |person| person.asks(said!("agreed-done", "name", what = TEXT))),
        ("back", |person| person.press(said!("widget-back"))),
        ("the quick exit", |person| person.shifts(3)),
    ];
    for (way, leave) in ways {
        let mut person = page(Home::new().with_what_was_agreed());
        let _ = person.asks(said!("agreed-not-yet", "name", what = DINNER)).types("Overtime");
        let _ = leave(&mut person);
        assert_eq!(course(&person, DINNER), [(How::NotYet, "Overtime".to_owned())], "{way}");
    }
}

#[test]
fn a_day_that_cannot_be_read_takes_nothing_else_with_it() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("agreed-not-yet", "name", what = DINNER)).types("Overtime");
    let _ = person.fills(said!("close-review"), "someday").key(Named::Enter);
    person.must_see("someday");
    assert!(person.fields().contains(&"Overtime".to_owned()), "{:?}", person.fields());
    assert_eq!(course(&person, DINNER), [(How::NotYet, String::new())]);
    let _ = person.press(said!("widget-back"));
    assert_eq!(course(&person, DINNER), [(How::NotYet, "Overtime".to_owned())]);
    assert_eq!(one(&person, DINNER).review, Some(date(2026, 11, 29)));
    let _ = person.press(said!("library-agreements-open", number = 1));
    assert!(person.fields().contains(&"someday".to_owned()), "it is there again: {:?}", person.fields());
}

#[test]
fn how_it_went_shows_only_when_somebody_asks_for_it() {
    let mut person = page(Home::new().with_what_was_agreed());
    person.must_not_see("A late train");
    assert_eq!(person.count(said!("agreed-course")), 1, "there is nothing to read of the others");
    let _ = person.press(said!("agreed-course"));
    person.must_see("A late train");
    let _ = person.key(Named::Escape).key(Named::Escape);
    person.must_not_see("A late train");
    person.must_see(said!("agreed-title"));
}

#[test]
fn how_it_went_says_what_happened_and_not_what_was_pressed() {
    let cases =
        [(How::Done, "Done"), (How::Partly, "Partly"), (How::NotYet, "Not yet"), (How::Dropped, "Dropped")];
    for (how, went) in cases {
        let look = Look { on: TODAY, how, note: String::new(), began: None, before: None };
        let state = match how {
            How::Done => State::Done,
            How::Dropped => State::Dropped,
            How::Partly | How::NotYet => State::Open,
        };
        let looked = Agreement { state, course: vec![look], ..agreement(DINNER, &[]) };
        let mut person = Home::new().with_agreements(&[looked, agreement(TEXT, &[])]).open();
        let open = 1 + u32::from(state == State::Open);
        let _ = person.press(said!("library-agreements-open", number = open));
        let _ = person.press(DINNER).press(said!("agreed-course"));
        person.must_see(format!("22 November · {went}").as_str());
    }
}

#[test]
fn other_words_take_back_the_yeses_and_another_day_to_review_does_not() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("close-change", "name", what = DINNER));
    let _ = person.fills(said!("close-review"), "in 3 days").press(said!("agreed-save"));
    let later = one(&person, DINNER);
    assert_eq!((later.review, later.is_agreed()), (Some(date(2026, 11, 25)), true));
    let _ = person.press(DINNER).asks(said!("close-change", "name", what = DINNER));
    let _ = person.types(" at seven").press(said!("agreed-save"));
    let changed = one(&person, "Dinner on Fridays, phones away at seven");
    assert!(!changed.is_agreed());
    let _ = person.press("Dinner on Fridays, phones away at seven");
    person.must_see(said!("agreement-not-by-all"));
    let _ = person.press(said!("close-agrees", person = "Ana")).press(said!("close-agrees", person = "Ben"));
    person.must_not_see(said!("agreement-not-by-all"));
    assert!(one(&person, "Dinner on Fridays, phones away at seven").is_agreed());
}

#[test]
fn a_day_that_has_passed_may_stay_when_other_words_are_found() {
    let by = Agreement { by: Some(date(2026, 11, 20)), ..agreement(DINNER, &[]) };
    let mut person = Home::new().with_agreements(&[by]).open();
    let _ = person.press(said!("library-agreements-open", number = 1));
    let _ = person.asks(said!("close-change", "name", what = DINNER)).types("!");
    let _ = person.press(said!("agreed-save"));
    assert_eq!(kept(&person)[0].what, format!("{DINNER}!"));
    assert_eq!(kept(&person)[0].by, Some(date(2026, 11, 20)));
}

#[test]
fn what_is_no_day_is_said_in_a_sentence_of_its_own_with_what_to_write_instead() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("agreed-not-yet", "name", what = DINNER));
    let _ = person.fills(said!("close-review"), "someday").press(said!("agreed-save"));
    person.must_see(said!("day-unknown", typed = "someday"));
    let _ = person.fills(said!("close-review"), "").press(said!("agreed-save"));
    let _ = person.asks(said!("close-change", "name", what = TEXT));
    let _ = person.fills(said!("close-by"), "someday").press(said!("agreed-save"));
    person.must_see(said!("day-unknown", "by", typed = "someday"));
    let _ = person.fills(said!("close-by"), "").fills(said!("close-until"), "+50 years");
    let _ = person.press(said!("agreed-save"));
    person.must_see(said!("day-far", "until", typed = "+50 years"));
    let _ = person.fills(said!("close-until"), "").fills(said!("close-review"), "2020-01-01");
    let _ = person.press(said!("agreed-save"));
    person.must_see(said!("day-gone", "review", day = "2020-01-01"));
}

#[test]
fn erasing_one_for_good_is_asked_once() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("agreed-erase", "name", what = DINNER));
    person.must_see(said!("agreed-erase-sure"));
    assert_eq!(person.focused(), Some(person.words(said!("agreed-keep-it"))));
    let _ = person.key(Named::Enter);
    assert_eq!(kept(&person).len(), 4);
    let _ = person.asks(said!("agreed-erase", "name", what = DINNER));
    let _ = person.tabs_back().key(Named::Enter);
    person.must_not_see(DINNER);
    assert!(!person.home.read("data/agreements.ron").contains("Dinner"));
}

#[test]
fn it_is_found_by_words_by_person_and_by_what_the_talk_was_about() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.writes(said!("agreed-search"), "bank");
    person.must_see(SAVINGS);
    person.must_not_see(DINNER);
    let _ = person.key(Named::Escape).key(Named::Escape).press("Ben");
    for (what, seen) in [(DINNER, true), (TEXT, true), (WEEKEND, true), (SAVINGS, false)] {
        assert_eq!(person.sees(what), seen, "{what}");
    }
    let _ = person.press("Coming home late");
    for (what, seen) in [(DINNER, false), (TEXT, true), (WEEKEND, false), (SAVINGS, false)] {
        assert_eq!(person.sees(what), seen, "{what}");
    }
}

#[test]
fn by_keyboard_alone_one_is_dropped_and_opened_again() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.tabs_to(said!("agreed-drop")).key(Named::Enter);
    assert_eq!(one(&person, DINNER).state, State::Dropped);
    let _ = person.tabs_to(DINNER).key(Named::Enter);
    assert_eq!(person.focused(), Some(person.words(said!("agreed-reopen"))));
    let _ = person.key(Named::Enter);
    assert_eq!((one(&person, DINNER).state, one(&person, DINNER).course.len()), (State::Open, 1));
}

#[test]
fn what_another_window_erases_while_it_is_changed_here_is_kept_anew() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("close-change", "name", what = DINNER)).types(" at seven");
    let erased = Agreements::at(person.home.folders().agreements()).clear().unwrap();
    assert_eq!(erased, 4);
    let _ = person.press(said!("agreed-save"));
    assert_eq!(kept(&person)[0].what, format!("{DINNER} at seven"));
}

#[test]
fn three_hundred_are_listed_and_the_last_one_is_reached() {
    let all: Vec<Agreement> = (0..300).map(|number| agreement(&format!("Number {number}"), &[])).collect();
    for size in [LAPTOP, PHONE] {
        let mut person = Home::new().in_window(size).with_agreements(&all).open();
        let _ = person.press(said!("library-agreements-open", number = 300));
        let _ = person.writes(said!("agreed-search"), "299");
        assert!(person.sees_whole("Number 299"));
        let _ = person.press("Number 299").press(said!("agreed-done"));
        assert_eq!(one(&person, "Number 299").state, State::Done);
    }
}

#[test]
fn while_nothing_of_what_is_kept_is_shown_there_is_no_way_to_it() {
    let home = Home::new().with_what_was_agreed();
    home.opens_plain();
    let mut person = home.open();
    person.must_not_see(said!("library-agreements-open", number = 4));
    let _ = person.press(said!("library-show"));
    person.must_see(said!("library-agreements-open", number = 4));
}

#[test]
fn one_agreement_can_be_printed_alone() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.press(said!("save-as-print"));
    let page = person.home.read("state/shown/common-ground.html");
    assert!(page.contains(DINNER), "{page}");
    assert!(!page.contains("savings account"), "{page}");
    person.must_see(said!("save-as-shown-browser"));
}

#[test]
fn what_was_being_changed_is_there_again_and_is_saved_before_the_program_goes() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("close-change", "name", what = DINNER)).types(" at seven");
    let _ = person.press(said!("widget-back")).press(said!("library-agreements-open", number = 4));
    let changed = format!("{DINNER} at seven");
    assert!(person.fields().contains(&changed), "{:?}", person.fields());
    let _ = person.shifts(3);
    assert!(kept(&person).iter().any(|one| one.what == changed), "the quick exit keeps it");
}

#[test]
fn what_is_being_written_is_kept_when_another_one_is_opened_unless_it_makes_no_sense() {
    let mut person = page(Home::new().with_what_was_agreed());
    let _ = person.asks(said!("close-change", "name", what = DINNER)).types(" at seven");
    let _ = person.asks(said!("close-change", "name", what = TEXT));
    assert_eq!(one(&person, &format!("{DINNER} at seven")).what, format!("{DINNER} at seven"));
    let _ = person.fills(said!("close-by"), "someday").press(WEEKEND);
    assert!(person.fields().contains(&"someday".to_owned()), "it stays: {:?}", person.fields());
}

#[test]
fn a_yes_takes_no_other_one_back_and_the_last_one_can_be_taken_back() {
    let both = Agreement { yes: Vec::new(), review: Some(TODAY), ..agreement(DINNER, &[]) };
    let mut person = Home::new().with_agreements(&[both]).open();
    let _ = person.press(said!("library-agreements-open", number = 1));
    // Ben has said yes in another window meanwhile.
    let agreements = Agreements::at(person.home.folders().agreements());
    let id = kept(&person)[0].id;
    let _ = agreements.change(id, |one| one.agree(&["Ben".to_owned()], true)).unwrap();
    let _ = person.press(said!("close-agrees", person = "Ana"));
    assert!(kept(&person)[0].is_agreed(), "{:?}", kept(&person)[0].yes);
    let _ = person.press(said!("close-agrees", person = "Ana"));
    assert_eq!(kept(&person)[0].yes, ["Ben"]);
}
