//! Damaged files: what can be read is read, and nothing on the disk is lost.

use std::collections::BTreeMap;
use std::fmt::Debug;

use jiff::civil::date;

use super::super::reading::{Placed, read};
use super::*;
use crate::plan::way::{How as Became, Mark, Of};
use crate::plan::{Choices, OwnRule, RuleChoice, TurnKind};
use crate::record::agreements::{Agreement, Before, How, Look, Reworded, State};
use crate::record::history::PastTalk;
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::LastTime;
use crate::record::next_talk::NextTalk;
use crate::record::on_paths::OnPath;
use crate::rule_set::source::{Piece, pieces};

fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn agreement(number: i64) -> Agreement {
    let look = |day, how, note: &str| Look {
        on: date(2026, 11, day),
        how,
        note: note.to_owned(),
        began: Some(moment(day.into())),
        before: Some(Before { review: Some(date(2026, 11, day)) }),
    };
    Agreement {
        id: Id(1_790_000_000_000_000 + u64::try_from(number).unwrap()),
        by: Some(date(2026, 12, 1)),
        until: Some(date(2027, 2, 3)),
        review: Some(date(2026, 12, 24)),
        otherwise: "“We” (both) say so: \"again\"".to_owned(),
        people: words(&["Ana", "Ben, or (who: else)"]),
        yes: words(&["Ana"]),
        state: State::Dropped,
        course: vec![look(3, How::Partly, "Rain"), look(5, How::NotYet, "")],
        reworded: vec![Reworded {
            began: moment(5),
            words: "Supper, (late)".to_owned(),
            yes: words(&["Ben"]),
        }],
        ..Agreement::new(
            format!("Dinner {number}, by: [candle] light\nevery week"),
            words(&["Ana", "Ben"]),
            moment(number),
            "check-in".to_owned(),
            moment(1_000 + number),
        )
    }
}

fn past(number: i64) -> PastTalk {
    let text = format!(
        "(id: {number}7, talk: \"check-in\", began: \"{}\", ended: \"{}\", participants: [\"Ana\", \"Ben\"], \
         topic: \"Money ({number})\", parked: [\"Sleep\"], appreciation: [\"You stayed\"])",
        moment(number),
        moment(number + 60)
    );
    ron_options().from_str(&text).unwrap()
}

fn next(number: i64) -> NextTalk {
    NextTalk {
        id: Id(u64::try_from(number).unwrap() + 100),
        talk: "check-in".to_owned(),
        names: words(&["Ana", "Ben"]),
        at: Some(moment(number)),
        topics: words(&["Money", "Sleep"]),
        began: Some(moment(1)),
    }
}

fn rules(number: i64) -> KeptRules {
    let reworded = RuleChoice::Reword("Slowly, please (id: 5)".to_owned());
    let rules = BTreeMap::from([("slow".to_owned(), reworded), ("short".to_owned(), RuleChoice::LeaveOut)]);
    let own = OwnRule { id: "own-1".to_owned(), text: "Hold hands".to_owned(), say: Some("So".to_owned()) };
    KeptRules {
        id: Id(u64::try_from(number).unwrap() + 200),
        ..KeptRules::new(format!("set-{number}"), rules, moment(number)).with_own(vec![own])
    }
}

fn last(number: i64) -> LastTime {
    let kind = TurnKind { turn: "speak".to_owned(), time: Duration::from_secs(60) };
    let choices = Choices {
        name: format!("set-{number}"),
        names: words(&["Ana", "Ben"]),
        times: BTreeMap::from([(kind, Duration::from_millis(90_500))]),
        rounds: BTreeMap::from([(0, 3), (1, 4)]),
        limit: Some(Duration::from_secs(900)),
        own_rules: vec![OwnRule { id: "own-1".to_owned(), text: "Hold hands".to_owned(), say: None }],
        order: words(&["own-1"]),
        ..Choices::default()
    };
    LastTime { id: Id(u64::try_from(number).unwrap() + 300), ..LastTime::new(&choices, moment(number)) }
}

fn on_path(number: i64) -> OnPath {
    let mark =
        |step, how, second| Mark { step, nth: 1, how, at: moment(second), began: Some(moment(second)) };
    OnPath {
        id: Id(u64::try_from(number).unwrap() + 400),
        steps: vec![
            mark(Of::Set("apology".to_owned()), Became::Done, 3),
            mark(Of::Break, Became::Skipped, 4),
            mark(Of::Set("why, (how: Done)".to_owned()), Became::Begun, 5),
        ],
        ..OnPath::new(format!("path-{number}"), moment(number))
    }
}

/// Three entries in a file as the app writes it.
struct File<T> {
    text: String,
    entries: Vec<T>,
    inside: Vec<Piece>,
}

impl<T: Entry + PartialEq + Debug> File<T> {
    fn of(make: impl Fn(i64) -> T) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let ledger = Ledger::<T>::at(folder.path().join("list.ron"));
        let mut page = Page::<T>::of(PathBuf::new(), "[]".to_owned()).0;
        let entries: Vec<T> = (1..=3).map(make).collect();
        for entry in &entries {
            page.push(entry.clone());
        }
        let text = format!("// Mine to read.\n{}", ledger.text(&page).unwrap());
        let inside = pieces(&text).unwrap().pieces;
        let file = Self { text, entries, inside };
        assert_eq!(Self::read(&file.text), file.entries, "undamaged");
        file
    }

    fn read(text: &str) -> Vec<T> {
        read::<T>(text).entries.into_iter().map(|Placed { entry, .. }| entry).collect()
    }

    /// Where an entry stands.
    fn place(&self, entry: usize) -> std::ops::Range<usize> {
        self.inside[entry].value.clone()
    }

    /// The fields of an entry, each with the place of its value.
    fn fields(&self, entry: usize) -> Vec<(String, std::ops::Range<usize>)> {
        let place = self.place(entry);
        let text = &self.text[place.clone()];
        let field = |piece: Piece| {
            let value = place.start + piece.value.start..place.start + piece.value.end;
            (text[piece.name.unwrap()].to_owned(), value)
        };
        pieces(text).unwrap().pieces.into_iter().map(field).collect()
    }

    /// What a damaged text must still say: all entries but one, and of that one only what it said before.
    fn holds_but_for(&self, damaged: usize, text: &str) -> Read<'_, T> {
        let read = read::<T>(text);
        let found: Vec<T> = read.entries.into_iter().map(|placed| placed.entry).collect();
        let mut others: Vec<&T> = self.entries.iter().collect();
        let whole = others.remove(damaged);
        let mut rest: Vec<&T> = found.iter().collect();
        for other in others {
            let place = rest.iter().position(|found| *found == other);
            let place = place.unwrap_or_else(|| panic!("{other:#?}\nis lost in\n{text}\nleft: {found:#?}"));
            let _found = rest.remove(place);
        }
        assert!(rest.len() < 2, "one came from nowhere: {rest:#?}\n{text}");
        Read { whole, left: rest.first().map(|entry| T::clone(entry)), faults: read.faults.len() }
    }
}

struct Read<'a, T> {
    whole: &'a T,
    /// What is left of the damaged entry.
    left: Option<T>,
    faults: usize,
}

impl<T: Entry + PartialEq + Debug> Read<'_, T> {
    /// Of the damaged entry, each field is what it was, or nothing, but for those that may differ.
    fn says_nothing_else(&self, but: &[&str], text: &str) {
        let Some(left) = &self.left else { return };
        let (was, is) = (fields_of(self.whole), fields_of(left));
        let usual = fields_of(&ron_options().from_str::<T>(&required::<T>()).unwrap());
        for (name, value) in is {
            let fine = but.contains(&name.as_str())
                || was.get(&name) == Some(&value)
                || usual.get(&name) == Some(&value)
                || name == "id"
                || T::REQUIRED.contains(&(name.as_str(), MOMENT));
            let said = was.get(&name).is_some_and(|was| is_part(&value, was));
            assert!(fine || said, "`{name}` says {value}, and not {:?}\n{text}", was.get(&name));
        }
    }
}

/// Whether all that one value says is in the other.
fn is_part(value: &str, whole: &str) -> bool {
    let whole: String = whole.split_whitespace().collect();
    value.lines().map(str::trim).all(|line| whole.contains(&line.split_whitespace().collect::<String>()))
}

fn required<T: Entry>() -> String {
    let fields: Vec<String> = T::REQUIRED.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("({})", fields.join(", "))
}

fn fields_of<T: Serialize>(entry: &T) -> BTreeMap<String, String> {
    let text = ron_options().to_string_pretty(entry, ron::ser::PrettyConfig::new()).unwrap();
    let inside = pieces(&text).unwrap().pieces;
    inside
        .into_iter()
        .map(|piece| (text[piece.name.unwrap()].to_owned(), text[piece.value].to_owned()))
        .collect()
}

/// What can come to stand for a value.
const JUNK: [&str; 12] =
    ["", "@@", "nonsense", "-5", "1e9", "\"text\"", "[7]", "(a: 1)", "{\"a\": [", "\"", "[", "'"];

fn every_field_damaged<T: Entry + PartialEq + Debug>(file: &File<T>) {
    for entry in 0..3 {
        for (name, place) in file.fields(entry) {
            let value = &file.text[place.clone()];
            let cuts = [1, value.len() / 2, value.len() - 1].map(|end| value.get(..end).unwrap_or_default());
            for junk in JUNK.into_iter().chain(cuts) {
                let text = format!("{}{junk}{}", &file.text[..place.start], &file.text[place.end..]);
                let read = file.holds_but_for(entry, &text);
                read.says_nothing_else(&[&name], &text);
                let same = read.left.as_ref() == Some(read.whole);
                assert!(same || read.faults > 0 || ron_options().from_str::<Vec<T>>(&text).is_ok(), "{text}");
                // Where the signs are all there, nothing but this field is lost.
                let alone = pieces(&format!("({name}: {junk})")).is_some() && !junk.contains('\'');
                let essential = T::ESSENTIAL.contains(&name.as_str());
                if alone && !essential {
                    let left = read.left.unwrap_or_else(|| panic!("lost by {name}: {junk}\n{text}"));
                    let (was, is) = (fields_of(read.whole), fields_of(&left));
                    for (other, value) in was.iter().filter(|(other, _)| **other != name) {
                        assert_eq!(is.get(other), Some(value), "{other}, lost by {name}: {junk}\n{text}");
                    }
                }
            }
        }
    }
}

fn every_cut<T: Entry + PartialEq + Debug>(file: &File<T>) {
    for end in (0..file.text.trim_end().len()).filter(|end| file.text.is_char_boundary(*end)) {
        let text = &file.text[..end];
        let read = read::<T>(text);
        assert!(!read.faults.is_empty(), "cut at {end}");
        let whole = (0..3).filter(|entry| file.place(*entry).end <= end).count();
        let found: Vec<T> = read.entries.into_iter().map(|placed| placed.entry).collect();
        assert_eq!(found.get(..whole), file.entries.get(..whole), "cut at {end}");
        assert!(found.len() <= whole + 1, "cut at {end}");
        if let Some(left) = found.get(whole) {
            let read = Read { whole: &file.entries[whole], left: Some(left.clone()), faults: 1 };
            read.says_nothing_else(&[], text);
            assert!(left.id() == read.whole.id(), "cut at {end}: an id stays");
        }
    }
}

/// One sign missing, or one too many, costs the entry in which it is, at most.
fn every_sign<T: Entry + PartialEq + Debug>(file: &File<T>) {
    let entry_at = |at: usize| (0..3).find(|entry| at <= file.place(*entry).end).unwrap_or(2);
    for (at, sign) in file.text.char_indices().filter(|(at, _)| *at > file.inside[0].value.start) {
        if "()[]{},:\"".contains(sign) {
            let text = format!("{}{}", &file.text[..at], &file.text[at + 1..]);
            let _left = file.holds_but_for(entry_at(at), &text);
        }
        if at % 3 == 0 {
            for more in ["\"", "(", "]", ",", "}"] {
                let text = format!("{}{more}{}", &file.text[..at], &file.text[at..]);
                let _left = file.holds_but_for(entry_at(at), &text);
            }
        }
    }
}

fn every_damage<T: Entry + PartialEq + Debug>(make: impl Fn(i64) -> T) {
    let file = File::of(make);
    every_field_damaged(&file);
    every_cut(&file);
    every_sign(&file);
}

#[test]
fn of_agreements_everything_else_is_read() {
    every_damage(agreement);
}

#[test]
fn of_past_talks_everything_else_is_read() {
    every_damage(past);
}

#[test]
fn of_next_talks_everything_else_is_read() {
    every_damage(next);
}

#[test]
fn of_kept_rules_everything_else_is_read() {
    every_damage(rules);
}

#[test]
fn of_last_times_everything_else_is_read() {
    every_damage(last);
}

#[test]
fn of_places_on_paths_everything_else_is_read() {
    every_damage(on_path);
}

#[test]
fn what_each_kind_needs_is_enough_to_read_it() {
    fn enough<T: Entry>() {
        assert!(ron_options().from_str::<T>(&required::<T>()).is_ok());
        let names = super::super::entry::names::<T>();
        assert!(T::REQUIRED.iter().all(|(name, _)| names.contains(name)), "{names:?}");
    }
    enough::<Agreement>();
    enough::<PastTalk>();
    enough::<NextTalk>();
    enough::<KeptRules>();
    enough::<LastTime>();
    enough::<OnPath>();
}

/// A damaged file on the disk.
fn room(text: &str) -> Room {
    let room = Room::new();
    room.by_hand("notes.ron", text);
    room
}

const DAMAGED: &str = "// by hand\n[(id: 7, what: \"one\"), (id: 8, what: 5), (id: 9, what: \"three\")]\n";

#[test]
fn reading_a_damaged_file_touches_nothing_and_says_what_is_wrong() {
    let room = room(DAMAGED);
    let listed = room.ledger.list();
    assert_eq!(room.whats(), ["one", "three"]);
    assert_eq!(room.read("notes.ron"), DAMAGED);
    assert_eq!(fs::read_dir(room.folder.path()).unwrap().count(), 1);
    let notice = &listed.notices[0];
    assert_eq!((notice.file.clone(), notice.line), (room.path("notes.ron"), Some(2)));
    assert_eq!(notice.wrong, Wrong::Kept(Odd::Entry));
    assert_eq!(notice.help, Some(Help::Rest(Some(Right::AsElsewhere))));
    assert!(room.ledger.set_aside().is_empty());
}

#[test]
fn a_damaged_file_is_set_aside_whole_before_it_is_changed() {
    let changes: [&dyn Fn(&Room); 4] = [
        &|room| drop(room.add("new").unwrap()),
        &|room| assert!(put(&room.ledger, &Note { id: Id(7), what: "new".to_owned() }).unwrap()),
        &|room| drop(room.ledger.keep_only(Note { id: Id(0), what: "new".to_owned() }).unwrap()),
        &|room| assert!(room.ledger.change(Id(9), |note| note.what = "new".to_owned()).unwrap().is_some()),
    ];
    for change in changes {
        let room = room(DAMAGED);
        // What somebody set aside by hand stays.
        room.by_hand("notes.damaged-1.ron", "mine");
        change(&room);
        assert_eq!(room.read("notes.damaged-1.ron"), "mine");
        assert_eq!(room.read("notes.damaged-2.ron"), DAMAGED);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(room.path("notes.damaged-2.ron")).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        let listed = room.ledger.list();
        assert!(listed.notices.is_empty(), "{:?}", listed.notices);
        assert!(listed.entries.iter().any(|note| note.what == "new"));
        assert!(listed.entries.iter().all(|note| note.what == "new" || [Id(7), Id(9)].contains(&note.id)));
        let said = room.ledger.set_aside();
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].wrong, Wrong::SetAside("notes.damaged-2.ron".to_owned()));
        assert!(room.ledger.set_aside().is_empty(), "once");
        let _ = room.add("another").unwrap();
        assert!(!room.path("notes.damaged-3.ron").exists(), "it was damaged once");
    }
}

#[test]
fn what_this_version_does_not_know_is_set_aside_too() {
    let newer = "[(id: 7, what: \"one\", mood: Fine), (id: 8, what: \"two\")]";
    let room = room(newer);
    let listed = room.ledger.list();
    assert_eq!(room.whats(), ["one", "two"]);
    assert_eq!(listed.notices[0].wrong, Wrong::Kept(Odd::Unknown("mood".to_owned())));
    let _ = room.add("three").unwrap();
    assert_eq!(room.read("notes.damaged-1.ron"), newer);
    assert_eq!(room.whats(), ["one", "two", "three"]);
    // In what an entry consists of, too.
    let look = "(on: \"2026-11-03\", how: Done, mood: Fine)";
    let text = ron_options().to_string(&vec![agreement(1)]).unwrap();
    let read = read::<Agreement>(&text.replace("course:[", &format!("course:[{look},")));
    assert_eq!(read.entries[0].entry.course.len(), 3);
    assert_eq!(read.faults[0].odd, Odd::Unknown("mood".to_owned()));
}

#[test]
fn where_it_cannot_be_set_aside_nothing_changes_and_trying_again_sets_it_aside_once() {
    #[derive(Debug)]
    struct Full(std::sync::atomic::AtomicBool, file::Act);

    impl file::Gate for Full {
        fn pass(&self, act: file::Act, _path: &std::path::Path) -> std::io::Result<()> {
            let full = self.0.load(std::sync::atomic::Ordering::Relaxed) && act == self.1;
            if full { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
        }
    }

    for act in [file::Act::Create, file::Act::Replace] {
        let gate = std::sync::Arc::new(Full(true.into(), act));
        let mut room = room(DAMAGED);
        room.ledger = room.ledger.through(&Files::behind(gate.clone()));
        for _again in 0..3 {
            assert_eq!(room.add("new").unwrap_err().why, Why::Full);
            assert_eq!(room.read("notes.ron"), DAMAGED);
            assert_eq!(room.whats(), ["one", "three"]);
        }
        gate.0.store(false, std::sync::atomic::Ordering::Relaxed);
        let _ = room.add("new").unwrap();
        assert_eq!(room.read("notes.damaged-1.ron"), DAMAGED);
        assert!(!room.path("notes.damaged-2.ron").exists(), "{act:?}");
        assert_eq!(room.whats(), ["one", "three", "new"]);
    }
}

#[test]
fn what_is_erased_is_in_no_file_that_was_set_aside_either() {
    // Erased while the file is damaged.
    let first = room(DAMAGED);
    assert!(first.ledger.remove(Id(7)).unwrap());
    assert_eq!(first.whats(), ["three"]);
    let aside = first.read("notes.damaged-1.ron");
    assert!(
        !aside.contains("one") && aside.contains("(id: 8, what: 5)") && aside.contains("three"),
        "{aside}"
    );
    // Erased later.
    assert!(first.ledger.remove(Id(9)).unwrap());
    let aside = first.read("notes.damaged-1.ron");
    assert!(!aside.contains("three") && aside.contains("(id: 8, what: 5)"), "{aside}");
    assert!(!first.path("notes.ron").exists());
    assert_eq!(first.ledger.unsearched().len(), 1, "an entry that can't be read may be anybody's");
    let _none = first.ledger.clear().unwrap();
    assert!(!first.path("notes.damaged-1.ron").exists());
    assert!(first.ledger.unsearched().is_empty());

    // Where only what is erased was damaged, nothing is left to be set aside.
    let second = room("[(id: 7, what: \"one\", mood: Fine), (id: 8, what: \"two\")]");
    assert!(second.ledger.remove(Id(7)).unwrap());
    assert!(!second.path("notes.damaged-1.ron").exists());
    assert_eq!(second.whats(), ["two"]);
}

#[test]
fn leave_no_trace_finds_its_talk_in_what_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("agreements.ron");
    let (this, other) = (moment(1_001), moment(1_002));
    let text = ron_options().to_string(&vec![agreement(1), agreement(2), agreement(3)]).unwrap();
    // The first can't be read at all, and of the second a look is of this talk.
    let text = text.replacen("what:\"", "what:\"\" \"", 1).replace(&moment(5).to_string(), &this.to_string());
    fs::write(&path, &text).unwrap();
    let ledger = Ledger::<Agreement>::at(path.clone());
    assert_eq!(ledger.list().entries.len(), 2);
    let _ = ledger.change(agreement(3).id, |agreement| agreement.yes.clear()).unwrap();
    assert!(folder.path().join("agreements.damaged-1.ron").exists());
    let _ = ledger.erase_talk(this).unwrap();
    for file in fs::read_dir(folder.path()).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(!text.contains("Dinner 1") && !text.contains(&this.to_string()), "{text}");
    }
    let left = ledger.list().entries;
    assert_eq!(left.iter().map(|one| one.began).collect::<Vec<_>>(), [other, moment(1_003)]);
    assert_eq!(left[0].course.iter().map(|look| look.on.day()).collect::<Vec<_>>(), [3]);
    assert_eq!(left[0].state, State::Open, "as it was before");
}

#[test]
fn a_damaged_file_is_no_trap() {
    let since = Instant::now();
    let deep = "(".repeat(100_000);
    let many = format!("[{}", "(id: 5, what: \"x".repeat(20_000));
    let looks = "(on: 1, how: 2), ".repeat(20_000);
    let long = format!("[(id: 1, what: \"x\", course: [{looks}])]");
    for text in [deep, many, long.clone()] {
        let _ = read::<Note>(&text);
        let _ = read::<Agreement>(&text);
    }
    assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
    let faults = read::<Agreement>(&long).faults;
    assert!(!faults.is_empty());
    assert!(faults.len() < 25, "{}", faults.len());
}
