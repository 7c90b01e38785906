//! What is changed of past talks and of the next one, while another program may change it too.

use super::*;
use crate::record::history::Noted;
use crate::record::next_talk::NextChange;

/// A past talk that began so many seconds after the others' time began.
fn past(began: i64, parked: &[&str]) -> PastTalk {
    let began = Timestamp::from_second(1_790_000_000 + began).unwrap();
    let parked = parked.iter().map(|topic| (*topic).to_owned()).collect();
    PastTalk {
        id: Id::default(),
        talk: "two".to_owned(),
        began,
        ended: began,
        participants: Vec::new(),
        topic: None,
        parked,
        appreciation: Vec::new(),
        notes: String::new(),
    }
}

impl Room {
    #[track_caller]
    fn changes(&mut self, change: Change) -> Settled {
        let token = self.keeper.change(change);
        self.hears_of(token).unwrap()
    }

    fn past(&self) -> Vec<PastTalk> {
        History::at(self.folders().history()).list().entries
    }

    fn next(&self) -> NextTalk {
        NextTalks::at(self.folders().next_talk()).list().entries.pop().unwrap()
    }

    #[track_caller]
    fn notes(&mut self, id: Id, before: &str, after: &str) -> Settled {
        self.changes(Change::Note(id, Noted { before: before.to_owned(), after: after.to_owned() }))
    }
}

#[test]
fn a_line_that_somebody_else_noted_meanwhile_stays() {
    let mut room = Room::threaded();
    let _ = room.changes(Change::Remember(past(1, &[])));
    let id = room.past()[0].id;
    assert_eq!(room.notes(id, "", "It was late"), Settled::Done);
    assert_eq!(room.notes(id, "", "Walk first"), Settled::Done);
    assert_eq!(room.notes(id, "It was late", "It was too late"), Settled::Done);
    assert_eq!(room.past()[0].noted().collect::<Vec<_>>(), ["It was too late", "Walk first"]);
    // What was to be changed is gone by now: what was typed is there all the same.
    assert_eq!(room.notes(id, "It was late", "Not after ten"), Settled::Done);
    assert_eq!(room.notes(id, "It was too late", ""), Settled::Done);
    assert_eq!(room.notes(id, "Nobody wrote this", ""), Settled::Done);
    assert_eq!(room.past()[0].notes, "Walk first\nNot after ten");
    assert_eq!(room.notes(Id(5), "", "Of what?"), Settled::Gone(None));
}

#[test]
fn one_past_talk_can_go_and_a_topic_goes_from_all() {
    let mut room = Room::threaded();
    for (began, parked) in [(1, &["Money"][..]), (2, &["Money", "The car"]), (3, &[])] {
        let _ = room.changes(Change::Remember(past(began, parked)));
    }
    assert_eq!(room.changes(Change::ForgetTopic("Money".to_owned())), Settled::Done);
    let parked: Vec<Vec<String>> = room.past().into_iter().map(|talk| talk.parked).collect();
    assert_eq!(parked, [vec![], vec!["The car".to_owned()], vec![]]);
    assert_eq!(room.changes(Change::ForgetTopic("Nobody’s".to_owned())), Settled::Done);
    let id = room.past()[1].id;
    assert_eq!(room.changes(Change::ForgetTalk(id)), Settled::Done);
    assert_eq!(room.changes(Change::ForgetTalk(id)), Settled::Gone(None));
    assert_eq!(room.past().len(), 2);
    let _ = room.changes(Change::Remember(past(4, &["The car", "Sunday"])));
    assert_eq!(room.changes(Change::ForgetTopics), Settled::Done);
    assert!(room.past().iter().all(|talk| talk.parked.is_empty()), "{:?}", room.past());
}

#[test]
fn a_new_day_and_a_new_topic_leave_the_rest_of_the_next_talk() {
    let mut room = Room::threaded();
    let topic = |topic: &str| topic.to_owned();
    assert_eq!(room.changes(Change::ChangeNext(NextChange::Add(topic("Money")))), Settled::Gone(None));
    let next = NextTalk {
        talk: topic("two"),
        names: vec![topic("Ana")],
        topics: vec![topic("Money")],
        ..NextTalk::default()
    };
    let _ = room.changes(Change::KeepNext(next));
    let at = Timestamp::from_second(1_790_000_000).unwrap();
    for change in [
        NextChange::At(at),
        NextChange::Add(topic("The car")),
        NextChange::Add(topic("The car")),
        NextChange::TakeOut(topic("Money")),
    ] {
        assert_eq!(room.changes(Change::ChangeNext(change)), Settled::Done);
    }
    let next = room.next();
    let forgets_all = |room: &mut Room| room.changes(Change::ChangeNext(NextChange::TakeOutAll));
    assert_eq!((forgets_all(&mut room), room.next().topics.len()), (Settled::Done, 0));
    assert_eq!((next.at, next.topics, next.names), (Some(at), vec![topic("The car")], vec![topic("Ana")]));
}

#[test]
fn a_next_talk_of_which_nothing_is_left_goes() {
    let mut room = Room::threaded();
    let money = "Money".to_owned();
    let next = NextTalk { talk: "two".to_owned(), topics: vec![money.clone()], ..NextTalk::default() };
    let _ = room.changes(Change::KeepNext(next));
    assert_eq!(room.changes(Change::ChangeNext(NextChange::TakeOut(money))), Settled::Done);
    assert!(!room.folders().next_talk().exists());
}

#[test]
fn what_is_erased_of_a_damaged_file_is_in_no_copy_of_it() {
    let mut room = Room::threaded();
    let folders = room.folders();
    let aside = |path: std::path::PathBuf| path.with_extension("damaged-1.ron");
    fs::create_dir_all(&folders.data).unwrap();
    let damaged = "(id: 9, talk: \"two\", participants: 5)]";
    fs::write(
        folders.history(),
        format!("[(id: 7, talk: \"two\", began: \"2026-01-01T00:00:00Z\", ended: \"2026-01-01T01:00:00Z\", notes: \"Xylophone\\nWalk\"), {damaged}"),
    )
    .unwrap();
    assert_eq!(room.notes(Id(7), "Xylophone", ""), Settled::Done);
    let read = |path: std::path::PathBuf| fs::read_to_string(path).unwrap();
    assert!(read(folders.history()).contains("Walk"));
    for path in [folders.history(), aside(folders.history())] {
        assert!(!read(path.clone()).contains("Xylophone"), "{}", read(path));
    }
    assert!(read(aside(folders.history())).contains("participants: 5"));

    for (change, left) in
        [(NextChange::TakeOut("Xylophone".to_owned()), "Piano"), (NextChange::TakeOutAll, "2026-01-01")]
    {
        let _ = fs::remove_file(aside(folders.next_talk()));
        let next = "(id: 7, talk: \"two\", at: \"2026-01-01T00:00:00Z\", topics: [\"Xylophone\", \"Piano\"])";
        fs::write(folders.next_talk(), format!("[(id: 9, names: 5, talk: \"one\"), {next}]")).unwrap();
        assert_eq!(room.changes(Change::ChangeNext(change)), Settled::Done);
        for path in [folders.next_talk(), aside(folders.next_talk())] {
            assert!(!read(path.clone()).contains("Xylophone"), "{}", read(path));
        }
        assert!(read(folders.next_talk()).contains(left));
        assert!(read(aside(folders.next_talk())).contains("names: 5"));
    }
}

#[test]
fn what_is_erased_goes_from_a_copy_that_was_set_aside_before() {
    let mut room = Room::threaded();
    let _ = room.changes(Change::Remember(past(1, &[])));
    let id = room.past()[0].id;
    let _ = (room.notes(id, "", "Xylophone"), room.notes(id, "", "Walk"));
    let path = room.folders().history();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("participants: []", "participants: 5")).unwrap();
    // Something else is changed first.
    assert_eq!(room.notes(id, "", "Not after ten"), Settled::Done);
    let aside = path.with_extension("damaged-1.ron");
    assert!(fs::read_to_string(&aside).unwrap().contains("Xylophone"));
    assert_eq!(room.notes(id, "Xylophone", ""), Settled::Done);
    assert_eq!(room.past()[0].notes, "Walk\nNot after ten");
    assert!(!aside.exists() || !fs::read_to_string(&aside).unwrap().contains("Xylophone"));
}

#[test]
fn of_one_set_the_rules_and_the_set_up_can_go() {
    let mut room = Room::threaded();
    for set in ["one", "two"] {
        let now = room.clock.now().wall();
        let _ = room.changes(Change::KeepRules(KeptRules::new(set.to_owned(), BTreeMap::new(), now)));
        let choices = Choices { name: set.to_owned(), ..Choices::default() };
        let _ = room.changes(Change::KeepLast(Box::new(LastTime::new(&choices, now))));
    }
    assert_eq!(room.changes(Change::ForgetRulesOf("one".to_owned())), Settled::Done);
    assert_eq!(room.changes(Change::ForgetLastOf("two".to_owned())), Settled::Done);
    let ledgers = Ledgers::read(&room.folders());
    let rules: Vec<&str> = ledgers.rules.entries.iter().map(|rules| rules.talk.as_str()).collect();
    let last: Vec<&str> = ledgers.last_times.entries.iter().map(|last| last.talk.as_str()).collect();
    assert_eq!((rules, last), (vec!["two"], vec!["one"]));
}

#[test]
fn all_agreements_can_go() {
    let mut room = Room::threaded();
    let _ = (room.agrees("Dinner"), room.agrees("Lunch"));
    assert_eq!(room.changes(Change::ForgetAgreements), Settled::Done);
    assert_eq!(room.agreements(), Vec::<String>::new());
}
