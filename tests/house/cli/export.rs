//! `common-ground export`: all that is kept, whatever people have typed.

use std::fs;
use std::time::Duration;

use common_ground::plan::way::{How as Became, Mark, Of, StepId};
use common_ground::plan::{Choices, OwnRule, RuleChoice, TurnKind};
use common_ground::record::agreements::{Agreement, Agreements, How, Look, State};
use common_ground::record::history::{History, PastTalk};
use common_ground::record::kept_rules::{KeptRules, RulesKept};
use common_ground::record::last_time::{LastTime, LastTimes};
use common_ground::record::ledger::Id;
use common_ground::record::next_talk::{NextTalk, NextTalks};
use common_ground::record::on_paths::{OnPath, OnPaths};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use super::Person;

const BEGAN: &str = "2026-11-19T18:00:00Z";

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn agreement(what: &str) -> Agreement {
    let made = moment("2026-11-19T18:40:00Z");
    Agreement::new(what.to_owned(), Vec::new(), made, "speaker-listener".to_owned(), moment(BEGAN))
}

fn look(on: Date, how: How, note: &str) -> Look {
    Look { on, how, note: note.to_owned(), began: None, before: None }
}

impl Person {
    fn agrees(&self, agreement: Agreement) -> Id {
        let path = self.home.path().join("data/agreements.ron");
        Agreements::at(path).add(agreement).unwrap().id
    }

    /// Two open agreements, of which the second is due, one that is done and one that was dropped; a past talk and a next
    /// one.
    fn has_kept_something(&self) {
        let _ = self.agrees(Agreement {
            review: Some(date(2999, 1, 1)),
            until: Some(date(2999, 6, 1)),
            otherwise: "We talk about it on Sunday".to_owned(),
            topic: "The evenings".to_owned(),
            ..agreement("I text when I’m late")
        });
        let _ = self.agrees(Agreement {
            who: vec!["Ana".to_owned(), "Ben".to_owned()],
            by: Some(date(2026, 11, 20)),
            people: vec!["Ana".to_owned(), "Ben".to_owned()],
            yes: vec!["Ana".to_owned()],
            course: vec![look(date(2026, 11, 19), How::Partly, "The train was late")],
            ..agreement("Dinner on Fridays")
        });
        let done = vec![look(date(2026, 11, 20), How::Done, "")];
        let _ = self.agrees(Agreement { state: State::Done, course: done, ..agreement("Paint the door") });
        let _ = self.agrees(Agreement { state: State::Dropped, ..agreement("Get up at five") });
        let _ = History::at(self.home.path().join("data/history.ron"))
            .add(PastTalk {
                id: Id::default(),
                talk: "speaker-listener".to_owned(),
                began: moment(BEGAN),
                ended: moment("2026-11-19T18:52:00Z"),
                participants: vec!["Ana".to_owned(), "Ben".to_owned()],
                topic: Some("The weekend".to_owned()),
                parked: vec!["The car".to_owned()],
                appreciation: vec!["That you stayed".to_owned()],
                notes: "It went well.\nNext time by the river.".to_owned(),
            })
            .unwrap();
        let _ = NextTalks::at(self.home.path().join("data/next-talk.ron"))
            .keep_only(NextTalk {
                talk: "check-in".to_owned(),
                names: vec!["Ana".to_owned(), "Ben".to_owned()],
                at: Some(moment("2026-12-03T19:00:00Z")),
                topics: vec!["Money".to_owned()],
                ..NextTalk::default()
            })
            .unwrap();
        let own = OwnRule { id: "own-1".to_owned(), text: "Phones away".to_owned(), say: None };
        let own = OwnRule { say: Some("Shall we put them in the hall?".to_owned()), ..own };
        let decided = [
            ("one-thing".to_owned(), RuleChoice::Reword("One thing, please".to_owned())),
            ("own-words".to_owned(), RuleChoice::LeaveOut),
            ("respect".to_owned(), RuleChoice::Adopt),
        ];
        let rules = KeptRules::new("check-in".to_owned(), decided.clone().into(), moment(BEGAN));
        let _ = RulesKept::at(self.home.path().join("data/kept-rules.ron"))
            .keep(rules.with_own(vec![own.clone()]))
            .unwrap();
        let speak = TurnKind { turn: "speak".to_owned(), time: Duration::from_secs(60) };
        let choices = Choices {
            name: "speaker-listener".to_owned(),
            names: vec!["Ana".to_owned(), "Ben".to_owned()],
            times: [(speak, Duration::from_secs(120))].into(),
            rounds: [(0, 3)].into(),
            break_length: Some(Duration::from_secs(1500)),
            limit: Some(Duration::ZERO),
            end_sound: Some("wood".to_owned()),
            rules: decided.into(),
            own_rules: vec![own],
            order: vec!["own-1".to_owned(), "one-thing".to_owned()],
            ..Choices::default()
        };
        let _ = LastTimes::at(self.home.path().join("data/last-time.ron"))
            .keep(LastTime::new(&choices, moment(BEGAN)))
            .unwrap();
        let mut on = OnPath::new("path-rebuilding-trust".to_owned(), moment("2026-11-01T18:00:00Z"));
        let step = |set: &str| StepId { of: Of::Set(set.to_owned()), nth: 0 };
        on.mark(Mark {
            began: Some(moment(BEGAN)),
            ..Mark::new(step("apology"), Became::Done, moment(BEGAN))
        });
        on.mark(Mark::new(step("why"), Became::Skipped, moment("2026-11-20T18:00:00Z")));
        let _ = OnPaths::at(self.home.path().join("data/paths.ron")).add(on).unwrap();
    }

    fn exports(&self, format: &str) -> String {
        let mut command = self.command();
        let _ = command.env("TZ", "UTC").args(["export", "--format", format]);
        super::Said::from(command.output().unwrap()).fine()
    }
}

/// The words of a page, without its tags.
fn words_of(page: &str) -> String {
    let mut words = String::new();
    let body = &page[page.find("<body>").expect("a page")..];
    for piece in body.split('<').skip(1) {
        let (_, text) = piece.split_once('>').expect("a tag ends");
        words.push_str(text);
        words.push('\n');
    }
    words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}

#[test]
fn all_that_is_kept_is_there_and_what_is_due_comes_first() {
    let person = Person::new();
    person.has_kept_something();
    let (markdown, html) = (person.exports("md"), person.exports("html"));
    for text in [markdown.clone(), words_of(&html)] {
        let mut from = 0;
        // In this order.
        for said in [
            "What you agreed",
            "Open",
            "Dinner on Fridays",
            "Who: Ana and Ben",
            "By 20 November 2026",
            "Who was there: Ana and Ben",
            "Said yes: Ana",
            "in “Speaker and listener”",
            "19 November 2026: Partly. What got in the way: The train was late",
            "I text when I’m late",
            "Who: everyone",
            "Until 1 June 2999",
            "Review on 1 January 2999",
            "If it isn’t kept: We talk about it on Sunday",
            "About: The evenings",
            "Done",
            "Paint the door",
            "20 November 2026: Done",
            "Dropped",
            "Get up at five",
            "Past talks",
            "19 November 2026: Speaker and listener",
            "18:00, 52 min",
            "About: The weekend",
            "Dinner on Fridays",
            "That you stayed",
            "The car",
            "It went well.",
            "Next time by the river.",
            "Your next talk",
            "3 December 2026 at 19:00: Short check-in",
            "Parked for another day",
            "Money",
            "Rules you kept for next time",
            "Short check-in",
            "“One thing, please” instead of “One thing at a time”",
            "Left out: “Start with “I””",
            "Your own: “Phones away”, with the example “Shall we put them in the hall?”",
            "How you set up your last talks",
            "Speaker and listener",
            "Ana and Ben",
            "Speak for yourself: 2",
            "Rounds: 3",
            "Rules in your own order",
        ] {
            let at =
                text[from..].find(said).unwrap_or_else(|| panic!("{said:?} isn't there:\n{}", &text[from..]));
            from += at + said.len();
        }
    }
    assert_eq!(markdown, person.says(&["export"]).fine(), "Markdown goes without saying");
    assert!(html.contains("<title>Common Ground</title>") && !html.contains("<script"), "{html}");
    for reaches in ["http:", "https:", "src=", "url(", "@import", "<link"] {
        assert!(!html.contains(reaches), "the page needs something else: {reaches}");
    }
}

#[test]
fn other_programs_read_it_in_a_form_that_stays() {
    let person = Person::new();
    person.has_kept_something();
    let read: Value = serde_json::from_str(&person.exports("json")).unwrap();
    assert_eq!(read["format"], json!(1));
    let agreements = read["agreements"].as_array().unwrap();
    let mut dinner = agreements[0].clone();
    let id = dinner["id"].take();
    assert!(id.as_str().is_some_and(|id| id.parse::<u64>().is_ok()), "{id}");
    assert_eq!(
        dinner,
        json!({
            "id": null,
            "state": "open",
            "what": "Dinner on Fridays",
            "who": ["Ana", "Ben"],
            "by": "2026-11-20",
            "until": null,
            "review": null,
            "otherwise": null,
            "people": ["Ana", "Ben"],
            "yes": ["Ana"],
            "set": "speaker-listener",
            "topic": null,
            "talk_began": "2026-11-19T18:00:00Z",
            "made": "2026-11-19T18:40:00Z",
            "course": [
                {"on": "2026-11-19", "how": "partly", "in_the_way": "The train was late", "talk_began": null}
            ],
        })
    );
    assert_eq!(agreements[1]["otherwise"], json!("We talk about it on Sunday"));
    let states: Vec<_> = agreements.iter().map(|agreement| agreement["state"].clone()).collect();
    assert_eq!(states, ["open", "open", "done", "dropped"]);
    let mut talk = read["talks"][0].clone();
    let (_, agreed) = (talk["id"].take(), talk["agreements"].take());
    assert_eq!(agreed.as_array().map(Vec::len), Some(4));
    assert!(agreed.as_array().unwrap().contains(&id));
    assert_eq!(
        talk,
        json!({
            "id": null,
            "set": "speaker-listener",
            "began": BEGAN,
            "ended": "2026-11-19T18:52:00Z",
            "seconds": 3120,
            "people": ["Ana", "Ben"],
            "topic": "The weekend",
            "agreements": null,
            "parked": ["The car"],
            "appreciation": ["That you stayed"],
            "notes": "It went well.\nNext time by the river.",
        })
    );
    let next = json!({"set": "check-in", "people": ["Ana", "Ben"], "at": "2026-12-03T19:00:00Z", "talk_began": null});
    assert_eq!((&read["next_talk"], &read["parked"]), (&next, &json!(["Money"])));
    let added = json!({"rule": "own-1", "words": "Phones away", "say": "Shall we put them in the hall?"});
    let reworded = json!({"rule": "one-thing", "words": "One thing, please", "say": null});
    let rules = json!({
        "set": "check-in",
        "talk_began": BEGAN,
        "reworded": [reworded],
        "left_out": ["own-words"],
        "added": [added],
    });
    assert_eq!(read["rules"], json!([rules]));
    let time = json!({"turn": "speak", "usual_seconds": 60, "seconds": 120});
    let rounds = json!({"repeat": 1, "rounds": 3});
    let set_up = json!({
        "set": "speaker-listener",
        "talk_began": BEGAN,
        "people": ["Ana", "Ben"],
        "times": [time],
        "rounds": [rounds],
        "break_seconds": 1500,
        "limit_seconds": 0,
        "end_sound": "wood",
        "reworded": [reworded],
        "left_out": ["own-words"],
        "added": [added],
        "order": ["own-1", "one-thing"],
    });
    assert_eq!(read["set_ups"], json!([set_up]));
    let steps = json!([
        { "set": "apology", "how": "done", "at": BEGAN, "talk_began": BEGAN },
        { "set": "why", "how": "skipped", "at": "2026-11-20T18:00:00Z", "talk_began": null },
    ]);
    let path = json!({ "path": "path-rebuilding-trust", "started": "2026-11-01T18:00:00Z", "steps": steps });
    assert_eq!(read["paths"], json!([path]));
    assert_eq!(agreements[1]["topic"], json!("The evenings"));
    // What is documented is what there is.
    let documented = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md")).unwrap();
    let all = [&read, &read["agreements"][0], &read["agreements"][0]["course"][0], &read["talks"][0], &next];
    let all = all.into_iter().chain([&rules, &set_up, &added, &time, &rounds]);
    for field in all.flat_map(|value| value.as_object().unwrap().keys()) {
        assert!(
            documented.contains(&format!("| `{field}` |")),
            "docs/export.md doesn't say what `{field}` is"
        );
    }
}

#[test]
fn no_sign_that_people_type_breaks_it() {
    let odd = [
        "</title><script>alert(1)</script>",
        "# one\n- two\n1. three",
        "**a** _b_ `c` [d](e) ![f](g) | h ~~i~~ &lt; $j$ <!-- k",
        "- list",
        "12) number",
        "+ more",
        "=====",
        "\u{202e}turned\u{2066}",
        "דנה (a) and Ana",
        "control \u{7} \u{1b}[31m red",
    ];
    let person = Person::new();
    for what in odd {
        let one = agreement(what);
        let _ = person.agrees(Agreement {
            who: vec![what.to_owned()],
            otherwise: what.to_owned(),
            course: vec![look(date(2026, 11, 20), How::NotYet, what)],
            topic: what.to_owned(),
            talk: what.to_owned(),
            ..one
        });
    }
    let html = person.exports("html");
    assert!(!html.contains("<script") && !html.contains("<!--"), "{html}");
    assert_eq!(html.matches("<article>").count(), odd.len());
    let words = words_of(&html);
    for what in
        ["</title><script>alert(1)</script>", "**a** _b_ `c` [d](e) ![f](g) | h ~~i~~ &lt; $j$ <!-- k"]
    {
        assert!(words.contains(what), "{what} isn't in\n{words}");
    }

    let markdown = person.exports("md");
    for (line, text) in markdown.lines().enumerate() {
        let begins = ["# ", "## ", "### ", "#### ", "- ", "  - "];
        let is_ours = text.is_empty() || begins.iter().any(|begins| text.starts_with(begins));
        assert!(is_ours, "line {line} is something else: {text}");
        let said = text.trim_start_matches(['#', ' ']).trim_start_matches("- ");
        let unescaped = |sign: char| said.match_indices(sign).any(|(at, _)| !said[..at].ends_with('\\'));
        for sign in ['*', '_', '`', '[', ']', '<', '>', '#', '|', '~', '&', '$'] {
            assert!(!unescaped(sign), "line {line} has a bare {sign}: {text}");
        }
    }
    assert!(markdown.contains("#### \\- list\n") && markdown.contains("#### 12\\) number\n"), "{markdown}");
    assert_eq!(markdown.lines().filter(|line| line.starts_with("#### ")).count(), odd.len());

    let read: Value = serde_json::from_str(&person.exports("json")).unwrap();
    let read: Vec<_> = read["agreements"].as_array().unwrap().iter().map(|one| one["what"].clone()).collect();
    assert!(read.contains(&json!("# one\n- two\n1. three")) && read.len() == odd.len(), "{read:?}");
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_there() {
    for file in ["history.ron", "kept-rules.ron", "last-time.ron"] {
        let person = Person::new();
        person.has_kept_something();
        fs::write(person.home.path().join("data").join(file), "[\n    (talk: \"by hand\n").unwrap();
        for format in ["md", "html", "json"] {
            let said = person.says(&["export", "--format", format]);
            assert_eq!(said.status, Some(1));
            assert!(said.err.contains(&format!("{file}, line ")), "{}", said.err);
            assert!(said.out.contains("Dinner on Fridays") && said.out.contains("Money"), "{}", said.out);
        }
    }
}

#[test]
fn where_nothing_is_kept_it_says_so_and_writes_nothing() {
    let person = Person::new();
    assert!(person.exports("md").contains("Nothing has been kept."));
    assert!(words_of(&person.exports("html")).contains("Nothing has been kept."));
    let empty: Value = serde_json::from_str(&person.exports("json")).unwrap();
    let nothing = json!({
        "format": 1, "agreements": [], "talks": [], "next_talk": null, "parked": [], "rules": [], "set_ups": [], "paths": [],
    });
    assert_eq!(empty, nothing);
    assert_eq!(fs::read_dir(person.home.path()).unwrap().count(), 0);
}

#[test]
fn a_moment_that_cannot_be_read_is_left_out_and_not_another() {
    let person = Person::new();
    let _file =
        person.has("../../data/paths.ron", "[(id: 1, path: \"path-staying-close\", started: \"gestern\")]");
    let agreement = "[(id: 1, what: \"Tea at nine\", made: \"gestern\", began: 7)]";
    let _file = person.has("../../data/agreements.ron", agreement);
    let _file = person
        .has("../../data/history.ron", "[(id: 1, talk: \"mirror\", topic: \"Tea\", began: \"x\", ended: 3)]");
    let said = person.says(&["export"]);
    for there in ["Staying close", "Tea at nine", "Mirror, validate, empathize"] {
        assert!(said.out.contains(there), "{}", said.out);
    }
    assert!(!said.out.contains("1970"), "{}", said.out);
    assert!(said.err.contains("paths.ron, line 1: `started`"), "{}", said.err);
    let said = person.says(&["export", "--format", "json"]).out;
    assert!(!said.contains("1970"), "{said}");
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["paths"][0]["started"], Value::Null);
    assert_eq!(json["talks"][0]["seconds"], Value::Null);
}

#[test]
fn a_path_that_is_kept_twice_is_exported_once_with_all_its_steps() {
    let person = Person::new();
    let step =
        |set: &str, day: u8| format!("(step: Set(\"{set}\"), how: Done, at: \"2026-11-{day}T10:00:00Z\")");
    let entry = |id: u8, day: u8, steps: &[String]| {
        let steps = steps.join(", ");
        format!(
            "(id: {id}, path: \"path-staying-close\", started: \"2026-11-{day}T10:00:00Z\", steps: [{steps}])"
        )
    };
    let one = entry(1, 12, &[step("check-in", 13), step("mirror", 15)]);
    let other = entry(2, 11, &[step("apology", 14), step("check-in", 13)]);
    let _file = person.has("../../data/paths.ron", &format!("[{one}, {other}]"));
    let said = person.says(&["export"]).fine();
    let lines: Vec<&str> = said.lines().filter(|line| line.starts_with(['#', '-', ' '])).collect();
    assert_eq!(
        lines[2..],
        [
            "### Staying close",
            "- Started on 11 November 2026",
            "- Steps",
            "  - Short check-in: 13 November 2026",
            "  - Apology: 14 November 2026",
            "  - Mirror, validate, empathize: 15 November 2026",
        ],
        "{said}"
    );
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let names = ["agreements", "history", "kept-rules", "last-time", "next-talk", "paths"];
    for text in ["", "\u{feff}", " \n", "// Where you are on your paths.\n"] {
        let person = Person::new();
        for name in names {
            let _file = person.has(&format!("../../data/{name}.ron"), text);
        }
        let said = person.says(&["export"]);
        assert_eq!(
            said.err.lines().filter(|line| line.contains("there is nothing in this file")).count(),
            6,
            "{}",
            said.err
        );
        assert!(!said.err.contains("bracket"), "{}", said.err);
    }
}
