//! What we write for other programs, read by others' programs: calendar files by Python's icalendar, pages by its reader
//! of HTML.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use common_ground::record::agreements::{Agreement, Id, State};
use common_ground::record::export::Kept;
use common_ground::record::next_talk::NextTalk;
use common_ground::words::Words;
use common_ground::words::calendar::calendar;
use common_ground::words::export::{Format, Telling, export};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use serde_json::{Value, json};

/// Tells what is in a calendar file.
const READS_CALENDARS: &str = r#"
import datetime, icalendar, json, sys
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
def value(value):
    if hasattr(value, "dt"):
        zone = getattr(value.dt, "tzinfo", None)
        if zone is not None:
            return value.dt.astimezone(datetime.timezone.utc).isoformat()
        return value.dt.isoformat()
    return str(value)
events = [{name: value(event[name]) for name in event} for event in calendar.walk("VEVENT")]
print(json.dumps({"events": events, "calendar": {name: str(calendar[name]) for name in calendar}}))
"#;

/// Tells which tags a page has, all closed, and its texts.
const READS_PAGES: &str = r#"
import html.parser, json, sys
class Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.texts = [], set(), []
    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        if tag != "meta":
            self.open.append(tag)
    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag
    def handle_comment(self, text):
        raise AssertionError(text)
    def handle_data(self, text):
        if text.strip() and "style" not in self.open:
            self.texts.append(text)
reader = Reader()
reader.feed(open(sys.argv[1], encoding="utf-8").read())
reader.close()
assert not reader.open, reader.open
print(json.dumps({"tags": sorted(reader.tags), "texts": reader.texts}))
"#;

/// Where the system's own Python is not the first one, the second has what the system's packages bring.
pub(super) fn python(module: &str) -> &'static str {
    let has = |python: &&str| {
        let ran = Command::new(python).args(["-c", &format!("import {module}")]).output();
        ran.is_ok_and(|ran| ran.status.success())
    };
    let found = ["python3", "/usr/bin/python3"].into_iter().find(has);
    found.unwrap_or_else(|| panic!("Python's {module} is missing; `make test` installs it"))
}

fn told(python: &str, script: &str, file: &Path) -> Value {
    let ran = Command::new(python).args(["-c", script]).arg(file).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).unwrap()
}

/// What another program reads in a calendar file.
fn calendar_of(text: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("common-ground.ics");
    fs::write(&file, text).unwrap();
    told(python("icalendar"), READS_CALENDARS, &file)
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn agreement(id: u64, what: &str, review: Option<Date>) -> Agreement {
    let made = moment("2026-11-19T18:40:00Z");
    let one = Agreement::new(what.to_owned(), vec!["Ana".to_owned()], made, "apology".to_owned(), made);
    Agreement { id: Id(id), review, ..one }
}

/// Texts of every kind that a calendar has signs for, or breaks lines in.
fn odd() -> Vec<String> {
    let words = ["Dinner; phones, away \\ and: \"so\"", "BEGIN:VALARM\nEND:VEVENT", "דנה ובן, שלום"];
    let long = ["ä ".repeat(200), "老虎".repeat(90), format!("{}🙂 x", "y".repeat(73)), "x\\yz ".repeat(40)];
    words.into_iter().map(str::to_owned).chain(long).collect()
}

fn kept() -> Kept {
    let day = date(2026, 11, 29);
    let all = odd();
    let open = all.iter().zip(1..).map(|(what, id)| agreement(id, what, Some(day))).collect();
    let at = Some(moment("2026-12-03T18:30:00Z"));
    let next = NextTalk {
        talk: "check-in".to_owned(),
        names: vec!["Ana".to_owned(), "Ben".to_owned()],
        at,
        ..NextTalk::default()
    };
    Kept { open, next: Some(next), ..Kept::default() }
}

#[test]
fn a_calendar_file_has_the_days_and_no_word_but_the_apps_name() {
    let mut kept = kept();
    kept.open.push(agreement(90, "Without a day", None));
    let done = agreement(91, "Done", Some(date(2026, 11, 30)));
    kept.done.push(Agreement { state: State::Done, ..done });
    let now = moment("2026-11-22T13:30:00Z");
    let text = calendar(&kept, now, false, &Words::english()).unwrap();
    let read = calendar_of(&text);
    let events = read["events"].as_array().unwrap();
    assert_eq!(events.len(), odd().len() + 1);
    assert_eq!(
        events[0],
        json!({
            "UID": "1@common-ground",
            "SUMMARY": "Common Ground",
            "DTSTAMP": "2026-11-22T13:30:00+00:00",
            "DTSTART": "2026-11-29",
            "DTEND": "2026-11-30",
            "TRANSP": "TRANSPARENT",
            "CLASS": "PRIVATE",
        })
    );
    assert_eq!(
        events.last(),
        Some(&json!({
            "UID": "0@common-ground",
            "SUMMARY": "Common Ground",
            "DTSTAMP": "2026-11-22T13:30:00+00:00",
            "DTSTART": "2026-12-03T18:30:00+00:00",
            "DTEND": "2026-12-03T19:30:00+00:00",
            "CLASS": "PRIVATE",
        }))
    );
    for name in ["Ana", "Ben", "Dinner", "check-in", "apology", "דנה", "agree", "talk"] {
        assert!(!text.contains(name), "{name} is in\n{text}");
    }
    let lines = text.split("\r\n");
    assert!(lines.into_iter().all(|line| line.len() <= 76 && !line.contains('\n')), "{text}");
}

#[test]
fn who_reads_it_again_finds_the_same_events_on_their_new_days() {
    let uids = |text: &str| -> Vec<String> {
        let read = calendar_of(text);
        let events = read["events"].as_array().unwrap();
        events.iter().map(|event| event["UID"].as_str().unwrap().to_owned()).collect()
    };
    let written = |kept: &Kept, now: &str| calendar(kept, moment(now), false, &Words::english()).unwrap();
    let mut kept = kept();
    let before = written(&kept, "2026-11-22T13:30:00Z");
    kept.open[0].review = Some(date(2026, 12, 6));
    kept.open[0].what = "Changed".to_owned();
    let after = written(&kept, "2026-11-23T13:30:00Z");
    assert_eq!(uids(&before), uids(&after));
    let mut all = uids(&after);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), kept.open.len() + 1, "each has its own");
    assert_eq!(calendar_of(&after)["events"][0]["DTSTART"], json!("2026-12-06"));
}

#[test]
fn words_that_people_want_in_their_calendar_arrive_whole() {
    let text = calendar(&kept(), moment("2026-11-22T13:30:00Z"), true, &Words::english()).unwrap();
    let read = calendar_of(&text);
    let events = read["events"].as_array().unwrap();
    for (event, what) in events.iter().zip(odd()) {
        let line = what.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(event["SUMMARY"], json!(line));
    }
    assert_eq!(events.last().map(|event| event["SUMMARY"].clone()), Some(json!("Common Ground")));
    // Older versions of that program take this for the end of a line.
    let kept = Kept { open: vec![agreement(1, "a\\nb", Some(date(2026, 11, 29)))], ..Kept::default() };
    let text = calendar(&kept, moment("2026-11-22T13:30:00Z"), true, &Words::english()).unwrap();
    assert!(text.contains("SUMMARY:a\\\\nb\r\n"), "{text}");
}

#[test]
fn without_a_day_there_is_no_file() {
    let kept = Kept { open: vec![agreement(1, "Dinner", None)], ..Kept::default() };
    assert_eq!(calendar(&kept, moment("2026-11-22T13:30:00Z"), true, &Words::english()), None);
}

#[test]
fn a_page_is_read_elsewhere_as_it_was_meant() {
    let mut kept = kept();
    let signs = "</h4><img src=x onerror=alert(1)> & \"'";
    kept.open.push(Agreement { who: vec![signs.to_owned()], ..agreement(92, signs, None) });
    let telling = Telling {
        words: Words::english().isolating(),
        titles: std::iter::once(("apology".to_owned(), signs.to_owned())).collect(),
        sets: BTreeMap::new(),
        language: "en".to_owned(),
        zone: TimeZone::UTC,
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("common-ground.html");
    fs::write(&file, export(&kept, Format::Html, &telling)).unwrap();
    let read = told(python("json"), READS_PAGES, &file);
    let tags = json!([
        "article", "body", "h1", "h2", "h3", "h4", "head", "html", "li", "meta", "section", "style", "title",
        "ul"
    ]);
    assert_eq!(read["tags"], tags);
    let texts: Vec<_> = read["texts"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    for said in ["Common Ground", signs, &format!("Who: {signs}"), &odd()[0]] {
        assert!(texts.contains(&said), "{said} isn't in {texts:?}");
    }
}
