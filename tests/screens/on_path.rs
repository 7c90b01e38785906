//! A path: starting it, its next step, what counts as done, and leaving it. Its place is kept only where people start it.

use std::fs;
use std::time::Duration;

use common_ground::cli::First;
use common_ground::plan::way::{How, Mark, Of, StepId};
use common_ground::record::on_paths::{OnPath, OnPaths};
use iced::keyboard::key::Named;
use jiff::civil::date;

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person};
use super::remembered::evening;
use super::said::said;

const TRUST: &str = "path-rebuilding-trust";
const FILE: &str = "data/paths.ron";

/// A talk of a minute for two.
const BRIEF: &str = r#"(format: 1, name: "One thing each", summary: "Each says one thing.",
    turns: { "speak": (title: "Speak", time: "20s") },
    flow: [Each(steps: [Speaker("speak")])], breaks: (breath: None),
    close: (next_talk: "3d", then: ["check-in"]))"#;

/// A path with a break, a short talk twice over, one that isn’t there, and one for any time.
const OWN: &str = r#"(format: 1, name: "Ours", opening: "Slowly.", ready: ["Is now a good time?"], steps: [
    (break: "20m"),
    (set: "each", note: "Only one thing."),
    (set: "boundaries", after: "9d"),
    (set: "nowhere"),
    (set: "setback", whenever: true),
])"#;

impl Home {
    /// A home in which people are on this path: what they did and skipped, on days of November.
    pub(crate) fn with_place(self, path: &str, steps: &[(&str, How, i8)]) -> Self {
        let mut on = OnPath::new(path.to_owned(), evening(date(2026, 11, 1)));
        for (set, how, day) in steps {
            let step = StepId { of: Of::Set((*set).to_owned()), nth: 0 };
            on.mark(Mark::new(step, *how, evening(date(2026, 11, *day))));
        }
        let _ = OnPaths::at(self.folders().on_paths()).add(on).unwrap();
        self
    }

    /// A home with a path of people’s own, and a short talk.
    fn with_own_path(self) -> Self {
        let home = self.with_rules("each.ron", BRIEF);
        let folder = home.path("config/rules/paths");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("path-ours.ron"), OWN).unwrap();
        home
    }
}

/// At this path’s screen.
pub(crate) fn at(home: Home, path: &str) -> Person {
    let mut person = home.open();
    let _ = person.opens_with(First::Path(path.to_owned()));
    person
}

/// Two steps are behind, and one was skipped.
pub(crate) fn under_way(home: Home) -> Person {
    let steps =
        [("apology", How::Done, 12), ("questions-after-betrayal", How::Skipped, 12), ("why", How::Done, 20)];
    at(home.with_place(TRUST, &steps), TRUST)
}

/// On a path of people’s own with the break behind.
fn after_the_break() -> Person {
    let mut person = at(Home::new().with_own_path(), "path-ours");
    let _ = person.press(said!("path-start")).press(said!("path-skip"));
    person.must_see("One thing each");
    person
}

pub(crate) fn place(person: &Person) -> Vec<OnPath> {
    OnPaths::at(person.home.folders().on_paths()).list().entries
}

/// What was done, by set.
fn done(person: &Person) -> Vec<String> {
    let place = place(person).remove(0);
    place.sets().map(str::to_owned).collect()
}

#[test]
fn nothing_is_kept_before_people_start_and_the_screen_says_what_will_be() {
    for size in [LAPTOP, PHONE] {
        let mut person = at(Home::new(), TRUST);
        person.resize(size);
        person.must_see("This takes months, and it may not work.");
        person.must_see(said!("path-not-for"));
        person.must_see("“What we keep”");
        person.must_not_see("paths.ron");
        assert_eq!(person.count(said!("path-leave")), 0);
        let _ = person.press("Boundaries");
        person.must_not_see(said!("path-set-up"));
        assert!(!person.home.path(FILE).exists());
        let _ = person.press(said!("path-start"));
        person.must_see("Is it all right if no answer comes today?");
        assert_eq!(place(&person).len(), 1, "{size:?}");
        assert_eq!(
            person.home.read(FILE).lines().next().unwrap(),
            format!("// {}", person.words(said!("kept-heading-paths")))
        );
    }
}

#[test]
fn a_step_is_done_when_its_talk_comes_to_its_close_and_the_next_one_stands_in_the_library() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-set-up")).begins().goes_to_the_close();
    assert_eq!(done(&person), Vec::<String>::new(), "its close isn’t over");
    let _ = person.press(said!("close-done"));
    assert_eq!(done(&person), ["each"]);
    person.must_see(said!("library-path", title = "Boundaries"));
    person.comes_back_after(Duration::from_secs(60));
    person.must_see(said!("library-path", title = "Boundaries"));
    let _ = person.press(said!("path-set-up"));
    person.must_see(said!("widget-back-from", place = "Boundaries"));
    // Back leads to where people were in the path.
    let _ = person.key(Named::Escape);
    person.must_see("Ours");
    person.must_see(said!("path-again", title = "One thing each"));
    let _ = person.key(Named::Escape);
    let _ = person.press(said!("library-path-look"));
    person.must_see(said!("path-leave"));
}

#[test]
fn a_talk_that_was_cut_off_is_its_step_when_people_go_on_with_it() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-set-up")).begins().goes_on(1);
    person.comes_back_after(Duration::from_secs(300));
    assert_eq!(done(&person), Vec::<String>::new());
    let _ = person.press(said!("library-go-on")).goes_to_the_close().press(said!("close-done"));
    assert_eq!(done(&person), ["each"]);
}

#[test]
fn leave_no_trace_takes_the_step_back() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-set-up")).begins().goes_to_the_close();
    let _ = person.press(said!("close-erase")).press(said!("close-erase-yes"));
    assert_eq!(place(&person)[0].steps.len(), 1, "what was skipped before stays");
    person.must_see(said!("library-path", title = "One thing each"));
}

#[test]
fn the_same_talk_from_its_card_is_no_step() {
    let mut person = after_the_break();
    let _ = person.key(Named::Escape).press("One thing each").begins().goes_to_the_close();
    let _ = person.press(said!("close-done"));
    assert_eq!(done(&person), Vec::<String>::new());
}

#[test]
fn at_the_close_the_next_step_is_offered_first_and_its_day_is_proposed() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-set-up")).begins().goes_to_the_end();
    let seen = person.reads();
    let at = |words: &str| seen.find(words).unwrap_or_else(|| panic!("no {words} in {seen}"));
    assert!(at("Boundaries") < at("Short check-in"), "{seen}");
    let _ = person.press(said!("close-done"));
    let next = person.home.read("data/next-talk.ron");
    assert!(next.contains("talk: \"boundaries\"") && next.contains("2026-12-01T"), "{next}");

    let mut person = after_the_break();
    let _ = person.press(said!("path-set-up")).begins().goes_to_the_end();
    let _ = person.asks(said!("close-then", "path", set = "Boundaries"));
    person.must_see(said!("widget-back-from", place = "Boundaries"));
    let _ = person.begins().goes_to_the_close().press(said!("close-done"));
    assert_eq!(done(&person), ["each", "boundaries"]);
}

#[test]
fn a_break_on_a_path_is_taken_at_once() {
    let mut person = at(Home::new().with_own_path(), "path-ours");
    let _ = person.press(said!("path-start")).press(said!("path-break"));
    person.must_see("20 minutes left");
    assert_eq!(place(&person)[0].done().count(), 1);
}

#[test]
fn a_step_whose_set_is_missing_says_so_and_can_be_skipped() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-skip")).press(said!("path-skip"));
    person.must_see(said!("path-missing", name = "nowhere"));
    person.must_not_see(said!("path-set-up"));
    let _ = person.press(said!("path-skip"));
    person.must_see(said!("path-end"));
    person.must_not_see("%");
    let _ = person.key(Named::Escape);
    person.must_not_see("Next on your path");
}

#[test]
fn the_library_names_the_next_talk_as_it_is_there_missing_or_broken() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-skip")).press(said!("path-skip")).key(Named::Escape);
    person.must_see(said!("library-path", "missing", title = "nowhere"));
    person.must_not_see(said!("path-set-up"));
    let mut person = at(Home::new().with_own_path().with_rules("nowhere.ron", "(format: 1)"), "path-ours");
    let _ = person.press(said!("path-start"));
    for _ in 0..3 {
        let _ = person.press(said!("path-skip"));
    }
    let _ = person.key(Named::Escape);
    person.must_see(said!("library-path", "unusable", title = "nowhere"));
}

#[test]
fn a_later_step_whose_set_is_missing_does_not_offer_what_it_has_not() {
    let mut person = after_the_break();
    let _ = person.press_last("nowhere");
    person.must_see(said!("path-missing", "later", name = "nowhere"));
    person.must_not_see(said!("path-skip"));
}

#[test]
fn before_people_start_a_path_it_says_what_is_kept_with_their_settings() {
    let mut person = at(Home::new().with_settings("(history: true)"), TRUST);
    person.must_see("While “Remember our talks” is on, it also keeps");
}

#[test]
fn a_talk_that_was_interrupted_is_done_though_its_step_was_skipped_meanwhile() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-set-up")).begins();
    let _ = person.opens_with(First::Path("path-ours".to_owned()));
    let _ = person.press(said!("path-skip")).key(Named::Escape);
    let _ = person.press(said!("library-go-on")).goes_to_the_close().press(said!("close-done"));
    let place = place(&person).remove(0);
    let each: Vec<How> =
        place.done().filter(|mark| mark.step == Of::Set("each".to_owned())).map(|mark| mark.how).collect();
    assert_eq!(each, [How::Skipped, How::Done]);
}

#[test]
fn any_step_can_be_looked_at_and_set_up() {
    let mut person = after_the_break();
    let _ = person.press(said!("path-at-hand", title = "Setback")).press(said!("path-set-up"));
    person.must_see(said!("widget-back-from", place = "Setback"));
    let _ = person.key(Named::Escape);
    // With the keyboard: the steps are one stop for Tab.
    let _ = person.key(Named::Tab).key(Named::Tab).key(Named::Tab);
    let _ = person.key(Named::ArrowDown).key(Named::Enter);
    person.must_see("Boundaries");
    // The first takes the ring away.
    let _ = person.key(Named::Escape).key(Named::Escape);
    person.must_see(said!("path-skip"));
}

#[test]
fn leaving_a_path_is_asked_once_and_takes_all_of_it() {
    let mut person = under_way(Home::new());
    let _ = person.press(said!("path-leave")).key(Named::Escape);
    assert!(person.home.path(FILE).exists(), "Esc changes nothing");
    let _ = person.press(said!("path-leave")).press(said!("path-leave-yes"));
    assert!(!person.home.path(FILE).exists());
    person.must_see(said!("path-start"));
    let _ = person.key(Named::Escape);
    person.must_not_see("Next on your path");
}

#[test]
fn a_covered_start_shows_nothing_of_it() {
    let home = Home::new().with_place(TRUST, &[("apology", How::Done, 12)]);
    home.opens_plain();
    let mut person = home.open();
    person.must_not_see("Next on your path");
    let _ = person.opens_with(First::Path(TRUST.to_owned()));
    for words in [said!("path-leave"), said!("path-start"), said!("path-set-up")] {
        assert_eq!(person.count(words), 0);
    }
    let _ = person.press(said!("library-show"));
    person.must_see(said!("path-again", title = "Apology"));
}

#[test]
fn what_we_keep_has_it_to_read_and_to_erase() {
    let mut person = under_way(Home::new());
    let _ = person.key(Named::Escape).press(said!("library-kept"));
    person.must_see(said!("keeping-paths"));
    person.must_see("Rebuilding trust");
    person.must_see(said!("path-step-taken", title = "Apology", day = "Thursday 12 November"));
    let _ = person.press(said!("keeping-erase")).press("Erase it");
    person.must_not_see(said!("keeping-paths"));
    assert!(!person.home.path(FILE).exists());
}

#[test]
fn a_screen_reader_hears_how_each_step_stands() {
    let mut person = under_way(Home::new());
    let told = format!("{:?}", person.told(None).nodes);
    for words in [
        "Apology, done, a week ago",
        "Questions after a betrayal, skipped",
        "Boundaries, current step",
        "Short check-in, later, once a week, six times",
        "Setback: whenever it is needed",
    ] {
        assert!(told.contains(words), "“{words}” isn’t told: {told}");
    }
}

#[test]
fn a_path_that_has_changed_says_what_is_gone() {
    let steps = [("apology", How::Done, 12), ("dance", How::Done, 13)];
    let mut person = at(Home::new().with_place(TRUST, &steps), TRUST);
    person.must_see(said!("path-changed", titles = "dance"));
    person.must_see("Questions after a betrayal");
}

#[test]
fn who_starts_a_path_by_keys_goes_on_by_keys() {
    let mut person = at(Home::new(), TRUST);
    let _ = person.tabs_to(said!("path-start")).key(Named::Enter);
    assert_eq!(person.focused(), Some(person.words(said!("path-set-up"))));
}
