#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::fs;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::clock::Hands;
use crate::plan::lay_out;
use crate::record::folders::Folders;
use crate::record::keeper::{Keeper, Reply};
use crate::record::settings::Settings;
use crate::rule_set::check;
use crate::session::{Heard, Session, State, Voice};

mod disk;

const SET: &str = "(
    format: 1,
    name: \"Two “by” two\",
    turns: { \"speak\": (title: \"Speak\", time: \"2m\"), \"reflect\": (title: \"Say it back\", time: \"1m\"), \"got\": (title: \"Did I get it?\") },
    flow: [Repeat(times: 3, steps: [Each(steps: [UntilHeard(ask: \"got\", at_most: 3, steps: [Speaker(\"speak\"), Listener(\"reflect\")])])])],
)";

/// A talk that is kept, and a clock that is moved by hand.
struct Talk {
    folder: tempfile::TempDir,
    clock: Clock,
    hands: Hands,
    session: Session,
    keeper: Option<Keeper>,
}

/// What was said of the journal since the last time.
fn news(keeper: &mut Keeper) -> Option<News> {
    let mut news = keeper.replies().into_iter().map(|reply| match reply {
        Reply::Journal(news) => news,
        other => panic!("{other:?}"),
    });
    let first = news.next();
    assert_eq!(news.next(), None, "one thing at a time");
    first
}

impl Talk {
    fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (clock, hands) = Clock::by_hand(Timestamp::from_second(1_800_000_000).unwrap());
        let choices = Choices {
            name: "two".to_owned(),
            names: vec!["Ana".to_owned(), "Ben \"B\"\n".to_owned()],
            language: "en".to_owned(),
            ..Choices::default()
        };
        let set = check::check(SET, &|_| true).rule_set.unwrap();
        let session = Session::start(lay_out(&Arc::new(set), &choices).unwrap(), 1, clock.now());
        let header = Header::new(SET.to_owned(), choices, 1, clock.now(), &clock);
        let mut talk = Self { folder, clock, hands, session, keeper: None };
        let mut keeper = talk.a_keeper();
        keeper.begin(&header).unwrap();
        assert_eq!(news(&mut keeper), None);
        talk.keeper = Some(keeper);
        talk
    }

    /// Another keeper for the same folders.
    fn a_keeper(&self) -> Keeper {
        let folder = |name| self.folder.path().join(name);
        let folders = Folders { config: folder("config"), data: folder("data"), state: folder("state") };
        Keeper::at_once(&folders, &Files::default(), &Settings::default())
    }

    fn keeper(&mut self) -> &mut Keeper {
        self.keeper.as_mut().unwrap()
    }

    /// Another talk begins in the same place.
    fn begin_another(&self) -> (Keeper, Option<News>) {
        let names = vec!["Cleo".to_owned(), "Dan".to_owned()];
        let choices = Choices { name: "another".to_owned(), names, ..Choices::default() };
        let began = Moment::new(self.clock.now().boot() + GAP, self.clock.now().wall());
        let header = Header::new(SET.to_owned(), choices, 1, began, &self.clock);
        let mut keeper = self.a_keeper();
        keeper.begin(&header).unwrap();
        let news = news(&mut keeper);
        (keeper, news)
    }

    /// An interrupted talk is over.
    #[track_caller]
    fn ends(&self, recovered: Recovered) {
        let mut keeper = self.a_keeper();
        keeper.go_on(recovered.journal);
        keeper.end();
        assert!(matches!(keeper.replies()[..], [Reply::Ended(Ok(()))]));
    }

    /// An interrupted talk leaves no trace.
    #[track_caller]
    fn leaves_no_trace(&self, recovered: Recovered) {
        let mut keeper = self.a_keeper();
        keeper.go_on(recovered.journal);
        keeper.erase();
        assert!(matches!(&keeper.replies()[..], [Reply::Erased(erased)] if erased.errors.is_empty()));
    }

    /// The names of all files in the folder, sorted.
    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.path().parent().unwrap()).unwrap();
        let mut names: Vec<String> =
            names.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("state/session.journal")
    }

    #[allow(clippy::needless_pass_by_value, reason = "it reads better at every call")]
    fn happens(&mut self, event: Event) {
        let at = self.clock.now();
        assert_eq!(self.tries(&event, at), None);
    }

    fn tries(&mut self, event: &Event, at: Moment) -> Option<News> {
        let effects = self.session.apply(event.clone(), at);
        self.keeper().happened(Happened::new(event.clone(), at, &effects, None));
        news(self.keeper())
    }

    fn writes(&mut self, written: &Written) {
        self.keeper().draft(written.clone());
        assert_eq!(news(self.keeper()), None);
    }

    fn seconds_pass(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.hands.pass(Duration::from_secs(1));
            self.happens(Event::Clock);
        }
    }

    /// The app is killed: nothing is said to anyone, the lock goes.
    fn killed(&mut self) {
        self.keeper = None;
    }

    fn recover(&mut self) -> Recovered {
        let found = self.looks();
        assert_eq!(found.troubles, []);
        found.talk.unwrap()
    }

    fn looks(&mut self) -> Found {
        recover(&self.path(), &mut self.clock)
    }

    /// That a talk is where this one was, but for seconds in which nothing happened.
    #[track_caller]
    fn goes_on_in(&self, session: &Session) {
        let here = |session: &Session| {
            (session.state(), session.step().map(|step| step.index), session.parked().to_vec())
        };
        assert_eq!(here(session), here(&self.session));
    }

    /// That there is no talk to go on with, and nothing to say about one.
    #[track_caller]
    fn is_over(&mut self) {
        let found = self.looks();
        assert!(found.talk.is_none() && found.troubles.is_empty(), "{found:?}");
    }

    fn some_turns(&mut self) {
        self.happens(Event::Begin);
        self.happens(Event::Next);
        self.seconds_pass(30);
        self.happens(Event::Park("Money,\n“soon”".to_owned()));
        self.happens(Event::Next);
        self.happens(Event::Next);
        self.seconds_pass(12);
        self.happens(Event::Next);
        self.happens(Event::Heard(Heard::NotQuite));
        self.seconds_pass(3);
    }
}

#[test]
fn nothing_is_created_by_looking_for_an_interrupted_talk() {
    let folder = tempfile::tempdir().unwrap();
    let mut clock = Clock::system();
    let found = recover(&folder.path().join("state/session.journal"), &mut clock);
    assert!(found.talk.is_none() && found.troubles.is_empty());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_talk_that_was_killed_goes_on_where_it_was() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let recovered = talk.recover();
    assert_eq!(recovered.damage, None);
    assert_eq!(recovered.header.choices.names[1], "Ben \"B\"\n");
    assert_eq!(recovered.session.state(), talk.session.state());
    assert_eq!(recovered.session.step(), talk.session.step());
    assert_eq!(recovered.session.parked(), talk.session.parked());
    assert_eq!(talk.session.parked(), ["Money,\n“soon”"]);
    let at = talk.clock.now();
    assert_eq!(recovered.session.reading(at), talk.session.reading(at));
}

#[test]
fn quiet_seconds_cost_the_disk_little() {
    let mut talk = Talk::begin();
    talk.happens(Event::Begin);
    talk.happens(Event::Next);
    let before = fs::read_to_string(talk.path()).unwrap().lines().count();
    talk.seconds_pass(60);
    let lines = fs::read_to_string(talk.path()).unwrap().lines().count() - before;
    assert!((10..=16).contains(&lines), "{lines} lines for a minute in which nothing happened");
}

#[test]
fn a_break_keeps_its_promise_across_a_restart_of_the_machine() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.happens(Event::TakeBreak);
    let left = talk.session.rest(talk.clock.now()).unwrap().left;
    talk.killed();
    talk.hands.restart_machine(Duration::from_secs(240), Duration::from_secs(60));
    let recovered = talk.recover();
    let now = talk.clock.now();
    assert_eq!(
        recovered.session.rest(now).unwrap().left,
        left.checked_sub(Duration::from_secs(300)).unwrap()
    );
    // And again, a second time.
    drop(recovered);
    talk.hands.restart_machine(Duration::from_secs(60), Duration::from_secs(60));
    let recovered = talk.recover();
    let now = talk.clock.now();
    assert_eq!(
        recovered.session.rest(now).unwrap().left,
        left.checked_sub(Duration::from_secs(420)).unwrap()
    );
}

#[test]
fn while_the_machine_stays_on_a_changed_wall_clock_changes_no_break() {
    for wall in [5, 1_900_000_000] {
        let mut talk = Talk::begin();
        talk.some_turns();
        talk.happens(Event::TakeBreak);
        let left = talk.session.rest(talk.clock.now()).unwrap().left;
        talk.killed();
        talk.hands.pass(Duration::from_secs(100));
        talk.hands.set_wall(Timestamp::from_second(wall).unwrap());
        let recovered = talk.recover();
        let now = talk.clock.now();
        assert_eq!(
            recovered.session.rest(now).unwrap().left,
            left.checked_sub(Duration::from_secs(100)).unwrap()
        );
    }
}

#[test]
fn a_wall_clock_set_back_across_a_restart_neither_lengthens_a_break_nor_skips_it() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.happens(Event::TakeBreak);
    let left = talk.session.rest(talk.clock.now()).unwrap().left;
    talk.killed();
    talk.hands.restart_machine(Duration::ZERO, Duration::from_secs(10));
    talk.hands.set_wall(Timestamp::from_second(5).unwrap());
    let recovered = talk.recover();
    let now_left = recovered.session.rest(talk.clock.now()).unwrap().left;
    assert!(
        now_left <= left && now_left >= left.checked_sub(Duration::from_secs(60)).unwrap(),
        "{now_left:?} of {left:?}"
    );
}

#[test]
fn a_second_window_is_told_that_a_talk_is_running() {
    let mut talk = Talk::begin();
    talk.some_turns();
    let mut other = talk.clock.clone();
    let found = recover(&talk.path(), &mut other);
    assert!(found.talk.is_none());
    assert_eq!(found.troubles, [JournalError::Busy]);
    let header = Header::new(SET.to_owned(), Choices::default(), 1, other.now(), &other);
    assert_eq!(talk.a_keeper().begin(&header), Err(JournalError::Busy));
    talk.killed();
    assert!(recover(&talk.path(), &mut other).talk.is_some());
}

#[test]
fn damage_in_the_middle_keeps_what_comes_before_and_the_file() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let mut lines: Vec<String> =
        fs::read_to_string(talk.path()).unwrap().lines().map(str::to_owned).collect();
    lines[4] = "what is this".to_owned();
    let damaged = lines.join("\n") + "\n";
    fs::write(talk.path(), &damaged).unwrap();
    let recovered = talk.recover();
    let Damage { notice, since } = recovered.damage.clone().unwrap();
    assert_eq!(notice.line, Some(5));
    assert_eq!(since, recovered.session.last().wall(), "what came after is lost, and people are told so");
    assert_eq!(fs::read_to_string(&notice.file).unwrap(), damaged, "the damaged file is kept");
    // The rest was cut off, so a second recovery finds no damage.
    drop(recovered);
    let recovered = talk.recover();
    assert_eq!(recovered.damage, None);
    talk.leaves_no_trace(recovered);
    assert!(!notice.file.exists() && !talk.path().exists(), "leave no trace means all of it");
}

#[test]
fn a_journal_of_another_version_is_moved_aside_and_said() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.killed();
    let other = fs::read_to_string(talk.path()).unwrap().replacen("version:1", "version:2", 1);
    fs::write(talk.path(), &other).unwrap();
    let found = talk.looks();
    let [JournalError::Unreadable(notice)] = found.troubles.as_slice() else { panic!("{found:?}") };
    assert_eq!(fs::read_to_string(&notice.file).unwrap(), other);
    talk.is_over();
}

#[test]
fn a_talk_that_was_closed_is_not_offered_again() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.happens(Event::EndNow);
    talk.happens(Event::Finish);
    assert_eq!(talk.session.state(), State::Done);
    talk.killed();
    talk.is_over();
    assert!(!talk.path().exists());
}

#[test]
fn an_ended_talk_leaves_no_journal() {
    let mut talk = Talk::begin();
    talk.some_turns();
    talk.keeper().end();
    assert!(!talk.path().exists());
    talk.is_over();
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_machine_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let mut talk = Talk::begin();
    talk.some_turns();
    assert_eq!(fs::metadata(talk.path()).unwrap().permissions().mode() & 0o777, 0o600);
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Clock),
        Just(Event::Begin),
        Just(Event::Next),
        Just(Event::Back),
        Just(Event::Undo),
        Just(Event::Pause),
        Just(Event::Resume),
        Just(Event::Pass),
        Just(Event::TakeBreak),
        Just(Event::Ready(Voice::Seat(0))),
        Just(Event::Ready(Voice::Seat(1))),
        Just(Event::Heard(Heard::Yes)),
        Just(Event::Heard(Heard::NotQuite)),
        (1_u64..4_000_000).prop_map(|millis| Event::SetBreak(Duration::from_millis(millis))),
        any::<i64>().prop_map(Event::Add),
        any::<String>().prop_map(Event::Park),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Wherever a power cut tears the file, what is read is the talk up to some event, and nothing panics.
    #[test]
    fn any_beginning_of_a_journal_is_a_beginning_of_the_talk(
        events in prop::collection::vec((any_event(), 0_u64..9_000), 1..30),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 1..6),
    ) {
        let mut talk = Talk::begin();
        let mut so_far = vec![talk.session.clone()];
        talk.happens(Event::Begin);
        so_far.push(talk.session.clone());
        for (event, millis) in events {
            talk.hands.pass(Duration::from_millis(millis));
            talk.happens(event);
            so_far.push(talk.session.clone());
        }
        talk.killed();
        let whole = fs::read(talk.path()).unwrap();
        for cut in cuts {
            fs::write(talk.path(), &whole[..cut.index(whole.len() + 1)]).unwrap();
            let found = talk.looks();
            if let Some(recovered) = found.talk {
                prop_assert!(recovered.damage.is_none(), "a torn line is no damage");
                prop_assert!(so_far.contains(&recovered.session));
            }
            for trouble in found.troubles {
                let first_line = whole.iter().position(|byte| *byte == b'\n').unwrap();
                prop_assert!(matches!(trouble, JournalError::Unreadable(_)), "{trouble:?}");
                prop_assert!(cut.index(whole.len() + 1) <= first_line);
            }
        }
    }

    /// Nor does anything panic whatever stands in the file.
    #[test]
    fn whatever_is_in_the_file_nothing_panics(
        at in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut talk = Talk::begin();
        talk.happens(Event::Begin);
        talk.happens(Event::TakeBreak);
        talk.killed();
        let mut all = fs::read(talk.path()).unwrap();
        let at = at.index(all.len());
        let end = (at + bytes.len()).min(all.len());
        all.splice(at..end, bytes).for_each(drop);
        fs::write(talk.path(), &all).unwrap();
        let _ = talk.looks();
    }
}

#[test]
fn what_was_being_written_comes_back_with_the_talk() {
    let mut talk = Talk::begin();
    talk.happens(Event::Begin);
    talk.happens(Event::EndNow);
    let mut written = Written {
        who: vec!["Ana".to_owned()],
        until: "24 Dec".to_owned(),
        ends: true,
        otherwise: "we “cook”\ntogether".to_owned(),
        ..Written::default()
    };
    for letter in "Phones “out”\nof the bedroom".chars() {
        let before = fs::read(talk.path()).unwrap();
        written.what.push(letter);
        talk.writes(&written);
        let after = fs::read(talk.path()).unwrap();
        assert!(after.starts_with(&before), "a letter takes nothing away before it is written itself");
    }
    talk.happens(Event::Clock);
    talk.writes(&written);
    talk.killed();
    let recovered = talk.recover();
    assert_eq!(recovered.written, written);
    assert_eq!(recovered.session.state(), State::Closing);
}

#[test]
fn a_long_text_does_not_fill_the_disk() {
    let mut talk = Talk::begin();
    talk.happens(Event::Begin);
    let mut written = Written::default();
    for letter in "no phones in the bedroom. ".chars().cycle().take(2_000) {
        written.what.push(letter);
        talk.writes(&written);
    }
    assert!(fs::metadata(talk.path()).unwrap().len() < 2 * DRAFTS);
    talk.happens(Event::Next);
    talk.killed();
    let recovered = talk.recover();
    talk.goes_on_in(&recovered.session);
    assert_eq!(recovered.written, written);
}

#[test]
fn what_is_parked_leaves_the_draft_in_the_same_piece() {
    let mut talk = Talk::begin();
    talk.happens(Event::Begin);
    talk.writes(&Written { parking: "Money".to_owned(), ..Written::default() });
    let before = fs::read(talk.path()).unwrap();
    let (event, at) = (Event::Park("Money".to_owned()), talk.clock.now());
    let effects = talk.session.apply(event.clone(), at);
    talk.keeper().happened(Happened::new(event, at, &effects, Some(Written::default())));
    talk.killed();
    let after = fs::read(talk.path()).unwrap();
    for cut in before.len()..=after.len() {
        fs::write(talk.path(), &after[..cut]).unwrap();
        let Recovered { written, session, .. } = talk.recover();
        let parked = session.parked().to_vec();
        assert!(written.parking == "Money" || parked == ["Money"], "cut at {cut}, it is in neither");
    }
}
