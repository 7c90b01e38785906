//! What comes after what: locks that are held for long, ends of talks, the end of the program.

use super::*;

/// Another program holds a lock.
fn hold(path: &Path) -> File {
    file::try_lock(path).unwrap().unwrap()
}

fn lock_of_agreements(room: &Room) -> File {
    hold(&room.folders().agreements().with_extension("lock"))
}

#[test]
fn while_a_lock_is_held_the_talk_goes_on_and_what_waits_for_it_keeps_its_order() {
    let mut room = Room::threaded();
    let _header = room.talk();
    let held = lock_of_agreements(&room);
    let tokens = ["one", "two", "three"].map(|what| room.agrees(what));
    assert!(matches!(room.hears_of(tokens[0]), Err(error) if error.why == Why::Busy));
    for number in 0..30 {
        room.happens(park(number));
    }
    let unkept = room.keeper.flush(Duration::ZERO);
    assert!(unkept.iter().any(|unkept| unkept.part == Part::Agreements), "{unkept:?}");
    // The rest is on the disk meanwhile.
    let next =
        room.keeper.change(Change::KeepNext(NextTalk { talk: "two".to_owned(), ..NextTalk::default() }));
    assert_eq!(room.hears_of(next), Ok(Settled::Done));
    assert_eq!(room.parked(), topics(30));
    room.has_heard_nothing();
    drop(held);
    for token in tokens {
        assert!(matches!(room.hears_of(token), Ok(Settled::Kept(_))));
    }
    assert_eq!(room.agreements(), ["one", "two", "three"]);
    room.has_heard_nothing();
}

#[test]
fn a_talk_is_not_over_before_what_people_asked_to_keep_is_on_the_disk() {
    let mut room = Room::threaded();
    let header = room.talk();
    let held = lock_of_agreements(&room);
    let token = room.agrees("Dinner");
    room.drafts("Dinner");
    room.keeper.end();
    assert!(room.hears_of(token).is_err());
    // Somebody pulls the plug: it is all there.
    let copy = tempfile::tempdir().unwrap();
    let journal = copy.path().join("session.journal");
    let _bytes = fs::copy(room.folders().journal(), &journal).unwrap();
    let recovered = recover(&journal, &mut room.clock).talk.unwrap();
    assert_eq!((recovered.header, recovered.written.what.as_str()), (header, "Dinner"));

    drop(held);
    assert_eq!(room.hears_of_the_end(), Ok(()));
    assert!(room.hears_of(token).is_ok(), "it was said before");
    assert!(!room.folders().journal().exists());
    assert!(file::try_lock(&room.folders().state.join("session.lock")).unwrap().is_some());
}

/// A talk isn't over before this change is kept, and with no trace it never is.
fn is_kept_first(
    path: fn(&Folders) -> PathBuf,
    change: fn(&Header) -> Change,
    forget: &Change,
    kept: fn(PathBuf) -> usize,
) {
    for no_trace in [false, true] {
        let mut room = Room::threaded();
        let header = room.talk();
        room.is_done();
        fs::create_dir_all(room.folders().data).unwrap();
        let path = path(&room.folders());
        let held = hold(&path.with_extension("lock"));
        let token = room.keeper.change(change(&header));
        if no_trace {
            room.keeper.erase();
        } else {
            room.keeper.end();
            assert!(room.hears_of(token).is_err());
            assert!(room.folders().journal().exists());
        }
        drop(held);
        room.is_done();
        assert!(!room.folders().journal().exists());
        assert_eq!(kept(path.clone()), usize::from(!no_trace));
        let _token = room.keeper.change(forget.clone());
        room.is_done();
        assert!(!path.exists());
    }
}

#[test]
fn a_talk_is_not_over_before_its_rules_are_kept_and_with_no_trace_they_never_are() {
    let change = |header: &Header| {
        let rules = BTreeMap::from([("slow".to_owned(), RuleChoice::LeaveOut)]);
        Change::KeepRules(KeptRules::new("two".to_owned(), rules, header.talk()))
    };
    let kept = |path| RulesKept::at(path).list().entries.len();
    is_kept_first(Folders::kept_rules, change, &Change::ForgetRules, kept);
}

#[test]
fn a_talk_is_not_over_before_its_set_up_is_kept_and_with_no_trace_it_never_is() {
    let change = |header: &Header| {
        let choices = Choices { names: vec!["Ana".to_owned()], ..header.choices.clone() };
        Change::KeepLast(Box::new(LastTime::new(&choices, header.talk())))
    };
    let kept = |path| LastTimes::at(path).list().entries.len();
    is_kept_first(Folders::last_times, change, &Change::ForgetLast, kept);
}

#[test]
fn with_no_trace_the_set_up_of_that_talk_goes_and_no_other() {
    let mut room = Room::threaded();
    let choices = |talk: &str| Choices { name: talk.to_owned(), ..Choices::default() };
    let other = LastTime::new(&choices("other"), room.clock.now().wall());
    let _token = room.keeper.change(Change::KeepLast(Box::new(other)));
    room.hands.pass(Duration::from_secs(1));
    let header = room.talk();
    let _token =
        room.keeper.change(Change::KeepLast(Box::new(LastTime::new(&choices("two"), header.talk()))));
    room.is_done();
    room.keeper.erase();
    room.is_done();
    let kept = LastTimes::at(room.folders().last_times()).list().entries;
    let talks: Vec<&str> = kept.iter().map(|last| last.talk.as_str()).collect();
    assert_eq!(talks, ["other"]);
}

#[test]
fn another_talk_can_begin_before_the_last_one_is_over() {
    let mut room = Room::threaded();
    let _header = room.talk();
    let held = lock_of_agreements(&room);
    let token = room.agrees("Dinner");
    room.keeper.end();
    assert!(room.hears_of(token).is_err());
    let _header = room.talk();
    room.happens(park(0));
    while room.parked().is_empty() {
        thread::yield_now();
    }
    let aside = room.folders().state.join("session.journal.waiting-1");
    assert!(aside.exists(), "the last talk is there as long as its agreement isn't");
    drop(held);
    assert_eq!(room.hears_of_the_end(), Ok(()));
    assert!(!aside.exists());
    room.is_done();
    let (recovered, _folder) = room.recovers();
    assert_eq!(recovered.session.parked(), ["topic 0"]);
}

#[test]
fn what_is_to_leave_no_trace_never_gets_to_the_disk() {
    let mut room = Room::threaded();
    let _other = room.agrees("of another talk");
    room.hands.pass(Duration::from_secs(1));
    let header = room.talk();
    let kept = Agreement { began: header.talk(), ..room.agreement("Dinner") };
    let _kept = room.keeper.change(Change::Add(kept.clone()));
    room.is_done();
    room.heard.clear();
    let held = lock_of_agreements(&room);
    let token = room.keeper.change(Change::Add(Agreement { what: "Lunch".to_owned(), ..kept }));
    room.keeper.erase();
    let erased = |reply: &Reply| if let Reply::Erased(erased) = reply { Some(erased.clone()) } else { None };
    let first = room.hears(erased);
    assert!(first.errors.iter().all(|error| error.why == Why::Busy) && first.resumes && !first.stuck);
    assert!(!first.errors.is_empty());
    assert!(!room.folders().journal().exists());
    drop(held);
    assert_eq!(room.hears(erased).errors, []);
    room.is_done();
    assert_eq!(room.agreements(), ["of another talk"]);
    let state = fs::read_dir(room.folders().state).unwrap().count();
    assert_eq!(state, 1, "only the lock");
    assert!(
        !room.heard.iter().any(|reply| matches!(reply, Reply::Changed(of, Ok(_)) if *of == token)),
        "{:?}",
        room.heard
    );
}

#[test]
fn what_was_to_leave_no_trace_is_finished_at_the_next_start() {
    let mut room = Room::threaded();
    let header = room.talk();
    let kept = Agreement { began: header.talk(), ..room.agreement("Dinner") };
    let _kept = room.keeper.change(Change::Add(kept));
    room.is_done();
    let held = lock_of_agreements(&room);
    room.keeper.erase();
    room.hears(|reply| matches!(reply, Reply::Erased(_)).then_some(()));
    // The program ends before that works.
    let folders = room.folders();
    let Room { folder, keeper, .. } = room;
    drop(keeper);
    drop(held);
    let mut again = Keeper::at_once(&folders, &Files::default(), &Settings::default());
    again.finish_erasing();
    assert!(matches!(&again.replies()[..], [] | [Reply::Erased(_)]));
    assert!(Agreements::at(folders.agreements()).list().entries.is_empty());
    drop(folder);
}

#[test]
fn another_programs_talk_is_left_alone() {
    let mut room = Room::threaded();
    fs::create_dir_all(room.folders().state).unwrap();
    let _held = hold(&room.folders().state.join("session.lock"));
    assert_eq!(room.keeper.begin(&room.header()), Err(JournalError::Busy));
}

#[test]
fn of_drafts_that_wait_only_the_last_is_written() {
    let mut room = Room::threaded();
    let _header = room.talk();
    room.is_done();
    room.fault.hangs(true);
    room.drafts("D");
    room.fault.is_reached();
    for letters in ["Di", "Din", "Dinn"] {
        room.drafts(letters);
    }
    room.happens(park(0));
    for letters in ["Dinne", "Dinner"] {
        room.drafts(letters);
    }
    room.fault.hangs(false);
    room.is_done();
    let journal = room.journal();
    let drafts: Vec<&str> = journal.lines().filter(|line| line.starts_with("Written(")).collect();
    assert_eq!(drafts.len(), 3, "{journal}");
    for (draft, what) in drafts.iter().zip(["\"D\"", "\"Dinn\"", "\"Dinner\""]) {
        assert!(draft.contains(what), "{journal}");
    }
}

#[test]
fn at_the_end_it_says_what_there_was_no_time_for() {
    let mut room = Room::threaded();
    let _header = room.talk();
    room.is_done();
    room.fault.hangs(true);
    let (from, to) = (Settings::default(), Settings { muted: true, ..Settings::default() });
    room.keeper.keep_settings(&from, &to);
    room.fault.is_reached();
    room.happens(Event::Pause);
    let _token = room.agrees("Dinner");
    let unkept = room.keeper.flush(Duration::from_millis(20));
    let parts: Vec<Part> = unkept.iter().map(|unkept| unkept.part).collect();
    assert_eq!(parts, [Part::Talk, Part::Agreements, Part::Settings], "{unkept:?}");
    assert_eq!(unkept[2].why, None, "there was no time left for it");
    room.fault.hangs(false);
    room.is_done();
}

#[test]
fn a_lock_that_is_let_go_within_the_limit_is_waited_for_at_the_end() {
    let mut room = Room::threaded();
    let held = lock_of_agreements(&room);
    let token = room.agrees("Dinner");
    assert!(room.hears_of(token).is_err());
    let keeper = &mut room.keeper;
    let unkept = thread::scope(|scope| {
        let flushed = scope.spawn(|| keeper.flush(LONG));
        drop(held);
        flushed.join().unwrap()
    });
    assert_eq!(unkept, []);
    assert_eq!(room.agreements(), ["Dinner"]);
}

/// What people may do, in any order.
#[derive(Debug, Clone)]
enum Deed {
    Happens(Event),
    Drafts(String),
    Agrees(String),
    Removes(u8),
    Arranges(String),
    Remembers,
    KeepsRules(String),
    KeepsSetUp(String),
    Louder,
    Ends,
    Begins,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let words = || "[a-z “\\n]{0,12}";
    prop_oneof![
        4 => prop_oneof![Just(Event::Next), Just(Event::Pause), Just(Event::Clock)].prop_map(Deed::Happens),
        2 => words().prop_map(|topic| Deed::Happens(Event::Park(topic))),
        2 => words().prop_map(Deed::Drafts),
        2 => words().prop_map(Deed::Agrees),
        1 => any::<u8>().prop_map(Deed::Removes),
        1 => words().prop_map(Deed::Arranges),
        1 => Just(Deed::Remembers),
        1 => words().prop_map(Deed::KeepsRules),
        1 => words().prop_map(Deed::KeepsSetUp),
        1 => Just(Deed::Louder),
        1 => Just(Deed::Ends),
        1 => Just(Deed::Begins),
    ]
}

/// What is in the files after these deeds.
fn after(threaded: bool, deeds: &[Deed]) -> BTreeMap<String, String> {
    let mut room = Room::new(threaded);
    let (mut in_talk, mut settings, mut made) = (false, Settings::default(), Vec::new());
    for deed in deeds.iter().cloned() {
        room.hands.pass(Duration::from_millis(300));
        match deed {
            Deed::Happens(event) if in_talk => room.happens(event),
            Deed::Drafts(what) if in_talk => room.drafts(&what),
            Deed::Agrees(what) => {
                // What id it gets follows from when it was made.
                made.push(Id(u64::try_from(room.clock.now().wall().as_microsecond()).unwrap()));
                let _token = room.agrees(&what);
            }
            Deed::Removes(which) => {
                if !made.is_empty() {
                    let id = made[usize::from(which) % made.len()];
                    let _token = room.keeper.change(Change::Remove(id));
                }
            }
            Deed::Arranges(talk) => {
                let next = NextTalk { talk, ..NextTalk::default() };
                let _token = room.keeper.change(Change::KeepNext(next));
            }
            Deed::Remembers => {
                let now = room.clock.now().wall();
                let _token = room.keeper.change(Change::Remember(PastTalk {
                    id: Id::default(),
                    talk: "two".to_owned(),
                    began: now,
                    ended: now,
                    participants: Vec::new(),
                    topic: None,
                    parked: Vec::new(),
                    appreciation: Vec::new(),
                    notes: String::new(),
                }));
            }
            Deed::KeepsRules(words) => {
                let rules = BTreeMap::from([("slow".to_owned(), RuleChoice::Reword(words))]);
                let kept = KeptRules::new("two".to_owned(), rules, room.clock.now().wall());
                let _token = room.keeper.change(Change::KeepRules(kept));
            }
            Deed::KeepsSetUp(name) => {
                let choices = Choices { name: "two".to_owned(), names: vec![name], ..Choices::default() };
                let last = LastTime::new(&choices, room.clock.now().wall());
                let _token = room.keeper.change(Change::KeepLast(Box::new(last)));
            }
            Deed::Louder => {
                let to = Settings { volume: settings.volume + 0.001, ..settings.clone() };
                room.keeper.keep_settings(&settings, &to);
                settings = to;
            }
            Deed::Ends if in_talk => {
                room.keeper.end();
                in_talk = false;
            }
            Deed::Begins if !in_talk => {
                let _header = room.talk();
                in_talk = true;
            }
            Deed::Happens(_) | Deed::Drafts(_) | Deed::Ends | Deed::Begins => {}
        }
    }
    room.is_done();
    let mut files = BTreeMap::new();
    let Folders { config, data, state } = room.folders();
    for folder in [config, data, state] {
        for file in fs::read_dir(folder).into_iter().flatten() {
            let path = file.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            // Of what was being written, only the last is sure to be there.
            let (drafts, mut lines): (Vec<&str>, Vec<&str>) =
                text.lines().partition(|line| line.starts_with("Written("));
            lines.extend(drafts.last());
            let _new =
                files.insert(path.file_name().unwrap().to_string_lossy().into_owned(), lines.join("\n"));
        }
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// With a thread or without one, the same comes of it.
    #[test]
    fn a_thread_changes_nothing_in_the_files(deeds in prop::collection::vec(any_deed(), 0..40)) {
        prop_assert_eq!(after(false, &deeds), after(true, &deeds));
    }
}
