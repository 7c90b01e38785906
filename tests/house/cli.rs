//! The command line, through the real program: what scripts and people rely on.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use serde_json::Value;

mod card;
mod edit;
mod erase;
mod export;
mod files;
#[cfg(target_os = "linux")]
mod newcomer;
mod paths;
mod terminal;

const SMALL: &str = "(format: 1, name: \"Mine\", turns: { \"speak\": (title: \"Speak\", time: \"2m\") },
    flow: [Each(steps: [Speaker(\"speak\")])])";

/// A person with an empty home and no display.
struct Person {
    home: tempfile::TempDir,
}

impl Person {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    fn rules(&self) -> PathBuf {
        self.home.path().join("config/rules")
    }

    fn has(&self, name: &str, text: &str) -> PathBuf {
        let path = self.rules().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("common-ground"));
        let _ = command.current_dir(self.home.path()).env("LC_ALL", "C").stdin(Stdio::null());
        for variable in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "RUST_LOG"] {
            let _ = command.env_remove(variable);
        }
        for folder in ["config", "data", "state"] {
            let _ = command.arg(format!("--{folder}-dir")).arg(self.home.path().join(folder));
        }
        command
    }

    /// What comes of a command that must not take long, whatever it is given.
    fn says(&self, args: &[&str]) -> Said {
        let mut command = assert_cmd::Command::from_std(self.command());
        let output = command.args(args).timeout(Duration::from_secs(20)).output().unwrap();
        Said::from(output)
    }
}

struct Said {
    out: String,
    err: String,
    status: Option<i32>,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("what is printed is text");
        Self { out: text(output.stdout), err: text(output.stderr), status: output.status.code() }
    }
}

impl Said {
    #[track_caller]
    fn fine(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    #[track_caller]
    fn fails(self, status: i32, words: &[&str]) {
        assert_eq!(self.status, Some(status), "{}{}", self.out, self.err);
        assert_eq!(self.out, "", "what is wrong goes to stderr");
        for word in words {
            assert!(self.err.contains(word), "{word:?} isn't in:\n{}", self.err);
        }
    }
}

/// The example of the rule format's own documentation, and the plan that is made of it.
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sets/whole.ron");
const PLAN: &str = include_str!("cli/whole.json");

#[test]
fn the_plan_of_the_formats_own_example_is_the_documented_one_to_the_letter() {
    let plan = Person::new().says(&["plan", EXAMPLE, "--names", "Ana,Ben", "--json"]).fine();
    assert_eq!(plan, PLAN);
}

#[test]
fn a_plan_says_what_is_looked_at_and_what_agreements_are_to_have() {
    let person = Person::new();
    let set = "(format: 1, name: \"x\", turns: { \"a\": (title: \"Ours\") }, flow: [Review(\"a\"), Agree(\"a\"), \
               Agree(turn: \"a\", review: \"1d\"), Agree(turn: \"a\", review: \"14d\", require: [Until])])";
    let _path = person.has("mine.ron", set);
    let plan: Value = serde_json::from_str(&person.says(&["plan", "mine", "--json"]).fine()).unwrap();
    let steps = plan["steps"].as_array().unwrap();
    let kinds: Vec<_> = steps.iter().map(|step| step["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["review", "agree", "agree", "agree"]);
    assert_eq!(steps[0].get("agree"), None);
    let asked: Vec<_> = steps[1..].iter().map(|step| step["agree"].to_string()).collect();
    assert_eq!(
        asked,
        [
            r#"{"require":[],"review":null}"#,
            r#"{"require":[],"review":1}"#,
            r#"{"require":["until"],"review":14}"#
        ]
    );
    let table = person.says(&["plan", "mine"]).fine();
    for row in ["Ours\n", "Ours (review after 1 day)\n", "Ours (with an end, review after 14 days)\n"] {
        assert!(table.contains(row), "{table}");
    }
}

#[test]
fn a_plan_says_where_the_clock_waits_and_what_each_may_use_between_turns() {
    let person = Person::new();
    let set = "(format: 1, name: \"x\", pools: { \"prep\": (title: \"Preparation\", time: \"4m\") },
               turns: { \"a\": (title: \"Walk\", time: \"10m\", cues: [(at: Elapsed(\"5m\"), pause: true)]),
                        \"b\": (title: \"Sit\", time: \"10m\", cues: [(at: Every(\"1m\"), pause: true)]) },
               flow: [Everyone(\"a\"), Everyone(\"b\")])";
    let _path = person.has("mine.ron", set);
    let table = person.says(&["plan", "mine"]).fine();
    for words in [
        "Walk – the clock waits at 5:00\n",
        "Sit – the clock waits at 1:00, 2:00, 3:00, 4:00, …\n",
        "Preparation: 4:00 each, to use between steps.",
    ] {
        assert!(table.contains(words), "{table}");
    }
    let plan: Value = serde_json::from_str(&person.says(&["plan", "mine", "--json"]).fine()).unwrap();
    assert_eq!(plan["pools"][0]["seconds"], 240.0);
    assert_eq!(plan["steps"][0]["cues"][0]["pause"], true);
}

#[test]
fn a_length_is_said_as_a_span_where_people_are_asked_for_another_round() {
    let person = Person::new();
    let set = "(format: 1, name: \"Rounds\", turns: { \"say\": (title: \"Say\", time: \"5m\"), \
               \"more\": (title: \"Once more?\"), \"on\": (title: \"Go on?\") }, \
               flow: [Repeat(times: 3, ask: \"more\", steps: [Each(steps: [Speaker(\"say\")])]), Ask(\"on\")])";
    let _path = person.has("rounds.ron", set);
    let list = person.says(&["list"]).fine();
    assert!(
        list.lines().any(|line| line.starts_with("rounds") && line.contains("  10 to 30 min  ")),
        "{list}"
    );
    let list: Value = serde_json::from_str(&person.says(&["list", "--json"]).fine()).unwrap();
    let rounds = list.as_array().unwrap().iter().find(|one| one["name"] == "rounds").unwrap();
    assert_eq!((rounds["seconds"].as_u64(), rounds["seconds_at_most"].as_u64()), (Some(600), Some(1_800)));
    let plan = person.says(&["plan", "rounds"]).fine();
    for words in
        [" · 10:00 to 30:00 in all\n", "Once more? (up to 3 rounds)\n", "Go on? (or enough for today)\n"]
    {
        assert!(plan.contains(words), "{plan}");
    }
    let plan: Value = serde_json::from_str(&person.says(&["plan", "rounds", "--json"]).fine()).unwrap();
    assert_eq!((plan["seconds"].as_f64(), plan["seconds_at_most"].as_f64()), (Some(600.0), Some(1_800.0)));
    let last = plan["steps"].as_array().unwrap().last().unwrap();
    assert_eq!((last["kind"].as_str(), last["seconds"].as_f64()), (Some("ask"), None));
    for format in ["md", "html"] {
        let card = person.says(&["card", "rounds", "--format", format]).fine();
        assert!(card.contains("10 to 30 minutes in all"), "{card}");
    }
}

#[test]
fn an_open_discussion_says_for_whom_it_is_and_what_each_has() {
    let set = r#"(format: 1, name: "Mine", participants: (min: 3, max: 3), turns: { "talk": (title: "Talk") },
        flow: [Exchange(turn: "talk", each: "4m"), Exchange(turn: "talk", each: "2m", seats: [3, 1])])"#;
    let person = Person::new();
    let _ = person.has("mine.ron", set);
    let table = person.says(&["plan", "mine", "--names", "Ana,Ben,Chidi"]).fine();
    let rows: Vec<&str> = table.lines().filter(|line| line.contains("Talk")).collect();
    assert!(rows[0].contains("everyone") && rows[0].contains("(open discussion, 4:00 each)"), "{table}");
    assert!(rows[1].contains("Chidi, Ana") && rows[1].contains("(open discussion, 2:00 each)"), "{table}");
    let plan: Value = serde_json::from_str(&person.says(&["plan", "mine", "--json"]).fine()).unwrap();
    let steps = plan["steps"].as_array().unwrap();
    assert_eq!(steps[0]["exchange"], serde_json::json!({ "each": 240.0, "seats": [0, 1, 2] }));
    assert_eq!(steps[1]["exchange"], serde_json::json!({ "each": 120.0, "seats": [2, 0] }));
    let card = person.says(&["card", "mine"]).fine();
    assert!(card.contains("- Talk, open discussion, 12 min, 4 min each\n"), "{card}");
    assert!(card.contains("- Talk, open discussion of Third and First, 4 min, 2 min each\n"), "{card}");
}

#[test]
fn a_plan_speaks_the_language_it_is_asked_for() {
    let person = Person::new();
    let german = person.says(&["plan", EXAMPLE, "--lang", "de"]).fine();
    assert!(
        german.starts_with("Sprechen und zuhören\nSpeaker first, Listener first · 10:30 in all\n"),
        "{german}"
    );
    let json = person.says(&["plan", EXAMPLE, "--lang", "de", "--json"]).fine();
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap()["name"], "Sprechen und zuhören");
}

#[test]
fn a_plan_reads_as_a_table() {
    let person = Person::new();
    let plan = person.says(&["plan", "speaker-listener", "--names", "Ana,Benedikta"]).fine();
    let rows: Vec<_> = plan.lines().collect();
    let head = rows.iter().position(|row| row.contains("start") && row.contains("length")).unwrap();
    let what = rows[head].find("what").unwrap();
    for row in &rows[head + 1..rows.len() - 2] {
        let before: String = row.chars().take(what).collect();
        let after: String = row.chars().skip(what).collect();
        assert!(before.ends_with("  ") && !after.starts_with(' '), "columns stand in line:\n{plan}");
    }
    assert!(plan.contains("Benedikta  Speak for yourself"), "{plan}");
}

#[test]
fn every_shipped_set_plans_for_its_smallest_and_largest_party() {
    let person = Person::new();
    let list: Value = serde_json::from_str(&person.says(&["list", "--json"]).fine()).unwrap();
    let sets = list.as_array().unwrap();
    assert!(sets.len() >= 6);
    for set in sets {
        assert_eq!(set["problems"], 0, "{set}");
        let name = set["name"].as_str().unwrap();
        if set["kind"] == "path" {
            let plan: Value = serde_json::from_str(&person.says(&["plan", name, "--json"]).fine()).unwrap();
            assert_eq!(plan["steps"], set["steps"], "{name}: list and plan agree");
            continue;
        }
        for end in ["min", "max"] {
            let people = set["participants"][end].to_string();
            let plan = person.says(&["plan", name, "--participants", &people, "--json"]).fine();
            let plan: Value = serde_json::from_str(&plan).unwrap();
            assert_eq!(plan["participants"].as_array().unwrap().len().to_string(), people);
            if end == "min" {
                assert_eq!(plan["seconds"].as_f64(), set["seconds"].as_f64(), "{name}: list and plan agree");
            }
        }
    }
}

#[test]
fn the_list_has_the_documented_keys_in_their_order() {
    let person = Person::new();
    let path = person.has("mine.ron", SMALL);
    let list = person.says(&["list", "--json"]).fine();
    let first = list.split_inclusive("\n  }").next().unwrap();
    let expected = format!(
        "[\n  {{\n    \"kind\": \"set\",\n    \"name\": \"mine\",\n    \"title\": \"Mine\",\n    \"summary\": null,\n    \"source\": \"own\",\n    \
         \"path\": {},\n    \"participants\": {{\n      \"min\": 2,\n      \"max\": 2\n    }},\n    \"seconds\": 240,\n    \"seconds_at_most\": 240,\n    \
         \"languages\": [\n      \"en\"\n    ],\n    \"tags\": [],\n    \"group\": null,\n    \"problems\": 0\n  }}",
        Value::from(path.display().to_string())
    );
    assert_eq!(first, expected);
    let built_in = serde_json::from_str::<Value>(&list).unwrap();
    assert_eq!(built_in[1]["source"], "built-in");
    assert_eq!(built_in[1]["path"], Value::Null);
}

const WHOM: &str = r#"(format: 1, name: "Slowly", group: Others, suits: "Teams after a hard week.",
    not_for: "When someone <isn’t> safe.", opening: "First line.\nSecond and last.",
    turns: { "speak": (title: "Speak", time: "2m") }, flow: [Each(steps: [Speaker("speak")])])"#;

#[test]
fn whom_a_set_is_for_stands_in_its_plan_and_on_its_card_and_its_group_in_the_list() {
    let person = Person::new();
    let _path = person.has("slowly.ron", WHOM);
    let list: Value = serde_json::from_str(&person.says(&["list", "--json"]).fine()).unwrap();
    assert_eq!(list[0]["group"], "others");
    let plan = person.says(&["plan", "slowly"]).fine();
    let head: Vec<&str> = plan.lines().take(5).collect();
    let whom =
        ["A good choice: Teams after a hard week.", "Not a good choice: When someone <isn’t> safe.", ""];
    assert_eq!(head[..1], ["Slowly"]);
    assert_eq!(head[2..], whom, "{plan}");
    for (format, not_for, first, last) in [
        ("md", "Not a good choice: When someone", "First line.\n\nSecond and last.\n", "\n- Speak"),
        (
            "html",
            "Not a good choice: When someone &lt;isn’t&gt; safe.",
            "<p>First line.</p>\n<p>Second and last.</p>\n",
            "<li>Speak",
        ),
    ] {
        let card = person.says(&["card", "slowly", "--format", format]).fine();
        for words in ["A good choice: Teams after a hard week.", not_for, first, last] {
            assert!(card.contains(words), "no “{words}” in:\n{card}");
        }
        assert!(!card.contains("Before you start"), "its words are enough:\n{card}");
    }
    let card = person.says(&["card", "check-in"]).fine();
    assert!(!card.contains("\n\n\n"), "nothing stands where it says nothing:\n{card}");
}

#[test]
fn the_plan_opens_with_the_sets_own_words() {
    let person = Person::new();
    let _path = person.has("slowly.ron", WHOM);
    let plan: Value = serde_json::from_str(&person.says(&["plan", "slowly", "--json"]).fine()).unwrap();
    let first = &plan["steps"][0];
    for (key, value) in [("turn", "opening"), ("title", "Before you start"), ("kind", "everyone")] {
        assert_eq!(first[key], value, "{first}");
    }
    assert_eq!((&first["seconds"], &first["holder"]), (&Value::Null, &Value::Null));
    assert_eq!(plan["steps"][1]["index"], 1);
    assert!(person.says(&["plan", "slowly"]).fine().contains("everyone  Before you start"));
}

#[test]
fn check_warns_of_sets_to_go_on_with_that_are_nowhere() {
    let person = Person::new();
    let going = |then: &str| {
        SMALL.replace("Speaker(\"speak\")])])", &format!("Speaker(\"speak\")])], close: (then: [{then}]))"))
    };
    let _beside = person.has("walks.ron", SMALL);
    let own = person.has("mine.ron", &going("\"check-in\", \"walks\""));
    let said = person.says(&["check", "mine"]);
    assert_eq!(
        (said.status, said.err.as_str()),
        (Some(0), ""),
        "built-in ones and those of the folder are known"
    );

    fs::write(&own, going("\"mine\", \"chek-in\", \"qqqqqq\", \"chek-in\"")).unwrap();
    let said = person.says(&["check", "mine"]);
    assert_eq!(said.status, Some(0), "it can be used");
    for words in [
        "“mine” is this rule set itself",
        "there is no rule set “chek-in”",
        "did you mean \"check-in\"?",
        "there is no rule set “qqqqqq”",
        "a name that `common-ground list` shows",
        "“chek-in” appears twice in `then`",
        "mine.ron:2:61",
    ] {
        assert!(said.err.contains(words), "no “{words}” in:\n{}", said.err);
    }

    // A file anywhere may name those beside it.
    let elsewhere = person.home.path().join("elsewhere");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(elsewhere.join("a.ron"), going("\"b\"")).unwrap();
    fs::write(elsewhere.join("b.ron"), SMALL).unwrap();
    let said = person.says(&["check", "elsewhere/a.ron"]);
    assert_eq!((said.status, said.err.as_str()), (Some(0), ""));
    fs::remove_file(elsewhere.join("b.ron")).unwrap();
    assert!(person.says(&["check", "elsewhere/a.ron"]).err.contains("there is no rule set “b”"));
}

#[test]
fn a_file_of_ones_own_takes_the_place_of_a_built_in() {
    let person = Person::new();
    let _ = person.has("speaker-listener.ron", SMALL);
    assert!(person.says(&["plan", "speaker-listener"]).fine().starts_with("Mine\n"));
    let list = person.says(&["list"]).fine();
    assert_eq!(list.matches("speaker-listener").count(), 1, "{list}");
    assert!(list.contains("(your own)"), "{list}");
}

#[test]
fn a_broken_file_of_ones_own_is_listed_with_what_to_do() {
    let person = Person::new();
    let path = person.has("mine.ron", "(format: 1, nam: \"x\")");
    let list = person.says(&["list"]).fine();
    assert!(list.contains(&format!("common-ground check {}", path.display())), "{list}");
    let json: Value = serde_json::from_str(&person.says(&["list", "--json"]).fine()).unwrap();
    assert!(json[0]["problems"].as_u64().unwrap() > 0);
    assert_eq!((&json[0]["title"], &json[0]["seconds"]), (&Value::from("mine"), &Value::Null));
    person.says(&["plan", "mine"]).fails(1, &["mine.ron", "nam"]);
    person.says(&["start", "mine"]).fails(1, &["mine.ron", "nam"]);
    person.says(&["card", "mine"]).fails(1, &["mine.ron", "nam"]);
    person.says(&["new", "other", "--from", "mine"]).fails(1, &["mine.ron", "nam"]);
}

#[test]
fn a_file_that_an_editor_gave_its_own_ending_is_listed_with_what_to_do() {
    let person = Person::new();
    let path = person.has("ours.ron.txt", SMALL).display().to_string();
    let list = person.says(&["list"]).fine();
    assert!(list.contains(&format!("common-ground check {path}")), "{list}");
    person.says(&["check", &path]).fails(1, &["ends in .ron.txt", "rename it so that it ends in .ron"]);
}

#[test]
fn a_list_of_words_is_checked_as_one_wherever_it_is_and_is_no_rule_set() {
    let person = Person::new();
    let list = "(groups: [(title: \"Ours\", words: [\"blue\"])])";
    // In their folder of lists, whatever is in it.
    let own = person.has("words/feelings.ron", list).display().to_string();
    assert_eq!(person.says(&["check", &own]).fine(), format!("ok: {own}\n"));
    let broken = person.has("words/needs.ron", "(wods: [])").display().to_string();
    let said = person.says(&["check", &broken]);
    assert!(said.err.contains("a list of words has no field `wods`"), "{}", said.err);
    assert_eq!(said.status, Some(1));
    // Anywhere else, by what is in it; and where it belongs.
    let elsewhere = person.has("../blue.ron", list).display().to_string();
    let said = person.says(&["check", &elsewhere]).fine();
    assert!(said.contains("words/feelings.ron or ") && !said.contains("library"), "{said}");
    let elsewhere =
        person.has("../green.ron", "(groups: [(title: \"Ours\", wods: [])])").display().to_string();
    let said = person.says(&["check", &elsewhere]);
    assert!(said.err.contains("a group of words has no field `wods`"), "{}", said.err);
    // No rule set is seen in any of them.
    let all: Value = serde_json::from_str(&person.says(&["list", "--json"]).fine()).unwrap();
    assert!(all.as_array().unwrap().iter().all(|set| set["source"] == "built-in"), "{all}");
    person.says(&["plan", &elsewhere]).fails(1, &["this is a list of words, not a rule set"]);
}

#[test]
fn a_plan_says_which_words_are_at_hand() {
    let person = Person::new();
    let said = person.says(&["plan", "observe-feel-need-ask"]).fine();
    assert!(said.contains("Feel (with a list of feelings)\n"), "{said}");
    assert!(said.contains("Need (with a list of needs)\n"), "{said}");
    let plan: Value =
        serde_json::from_str(&person.says(&["plan", "observe-feel-need-ask", "--json"]).fine()).unwrap();
    let lists: Vec<&Value> = plan["steps"].as_array().unwrap().iter().map(|step| &step["list"]).collect();
    assert_eq!(lists[1..5], [&Value::Null, &Value::from("feelings"), &Value::from("needs"), &Value::Null]);
}

#[test]
fn a_missing_set_is_named_with_what_was_meant() {
    let person = Person::new();
    for command in ["plan", "card", "start"] {
        person
            .says(&[command, "speaker-listner"])
            .fails(1, &["speaker-listner", "did you mean “speaker-listener”?"]);
        person.says(&[command, "qqqqqq"]).fails(1, &["qqqqqq", "common-ground list"]);
        person.says(&[command, "not/there.ron"]).fails(1, &["not/there.ron", "no such file"]);
    }
    person.says(&["check", "not-there.ron"]).fails(1, &["not-there.ron"]);
    person.says(&["new", "mine", "--from", "chek-in"]).fails(1, &["did you mean “check-in”?"]);
}

#[test]
fn check_tells_a_good_file_from_a_bad_one() {
    let person = Person::new();
    let good = person.has("good.ron", SMALL).display().to_string();
    let bad = person.has("bad.ron", "(format: 1, nam: \"x\")").display().to_string();
    assert_eq!(person.says(&["check", &good]).status, Some(0));
    let said = person.says(&["check", &good, &bad]);
    assert_eq!(said.status, Some(1));
    assert!(said.err.contains("bad.ron") && said.err.contains("nam"), "{}", said.err);
}

#[test]
fn new_copies_a_set_says_where_it_is_and_never_overwrites() {
    let person = Person::new();
    let said = person.says(&["new", "our-talk", "--from", "check-in"]).fine();
    let path = person.rules().join("our-talk.ron");
    assert_eq!(said.lines().next().unwrap(), path.display().to_string());
    assert!(person.says(&["plan", "our-talk"]).fine().starts_with("Short check-in\n"));
    assert_eq!(person.says(&["check", &path.display().to_string()]).status, Some(0));
    fs::write(&path, "mine").unwrap();
    person.says(&["new", "our-talk"]).fails(2, &["our-talk.ron", "already exists"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert!(person.says(&["new", "check-in"]).fine().contains("replaces the built-in set"));
}

#[test]
fn new_without_a_set_to_copy_makes_the_smallest_that_works() {
    let person = Person::new();
    let said = person.says(&["new", "our-talk"]).fine();
    let path = person.rules().join("our-talk.ron");
    assert_eq!(said.lines().next().unwrap(), path.display().to_string());
    assert!(said.contains("common-ground check"), "{said}");
    assert_eq!(person.says(&["check", "our-talk"]).fine().lines().count(), 1, "nothing is wrong with it");
    assert!(person.says(&["list"]).fine().contains("Our talk (your own)"));
    assert!(person.says(&["plan", "our-talk", "--names", "Ana,Ben"]).fine().contains("Ben"));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("// ") && text.lines().count() < 30, "{text}");
    person.says(&["new", "our-talk"]).fails(2, &["our-talk.ron", "already exists"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn a_new_sets_name_is_never_a_path() {
    let person = Person::new();
    for name in ["../evil", "a/b", "A", "a b", "a.ron", ""] {
        person.says(&["new", name]).fails(2, &["lowercase letters a to z"]);
    }
    assert_eq!(fs::read_dir(person.home.path()).unwrap().count(), 0, "nothing was created");
}

#[test]
fn looking_around_creates_nothing() {
    let person = Person::new();
    for args in [&["list"][..], &["plan", "check-in"], &["card", "check-in"], &["start", "check-in"], &[]] {
        let _ = person.says(args);
    }
    assert_eq!(fs::read_dir(person.home.path()).unwrap().count(), 0);
}

#[test]
fn a_card_fits_on_paper_and_in_a_browser() {
    let person = Person::new();
    let markdown = person.says(&["card", "speaker-listener"]).fine();
    assert!(markdown.starts_with("# Speaker and listener\n"), "{markdown}");
    assert!(markdown.contains("\n2. **Start with “I”**\n"), "{markdown}");
    let html = person.says(&["card", "speaker-listener", "--format", "html"]).fine();
    assert!(html.starts_with("<!DOCTYPE html>") && html.trim_end().ends_with("</html>"));
    assert!(!html.contains("http") && !html.contains("src="), "a card needs no network");
    let german = person.says(&["card", EXAMPLE, "--lang", "de", "--format", "html"]).fine();
    assert!(german.contains("<html lang=\"de\">") && german.contains("<h1>Sprechen und zuhören</h1>"));
}

#[test]
fn a_sets_own_lines_stand_on_its_card() {
    let person = Person::new();
    let text = SMALL.replace(
        "flow",
        "repair: [\"Can I start <over>?\"], breaks: (suggestions: [\"Walk *slowly*.\"]), flow",
    );
    let _ = person.has("mine.ron", &text);
    let markdown = person.says(&["card", "mine"]).fine();
    assert!(markdown.contains("\n- Can I start \\<over\\>?\n"), "{markdown}");
    assert!(markdown.contains("\n- Walk \\*slowly\\*.\n"), "{markdown}");
    let html = person.says(&["card", "mine", "--format", "html"]).fine();
    assert!(html.contains("<li>Can I start &lt;over&gt;?</li>"), "{html}");
    assert!(html.contains("<li>Walk *slowly*.</li>"), "{html}");
}

#[test]
fn a_plan_for_programs_lists_each_time_that_a_cue_comes_again() {
    let person = Person::new();
    let cues = "cues: [(at: Every(\"50s\"), sound: \"wood\"), (at: Left(\"15s\"), strikes: 0), (at: End)]";
    let _ = person.has("mine.ron", &SMALL.replace("time: \"2m\"", &format!("time: \"2m\", {cues}")));
    let plan: Value = serde_json::from_str(&person.says(&["plan", "mine", "--json"]).fine()).unwrap();
    let cues = plan["steps"][0]["cues"].as_array().unwrap();
    let cues: Vec<_> =
        cues.iter().map(|cue| (cue["at"].as_f64().unwrap(), cue["strikes"].as_u64().unwrap())).collect();
    assert_eq!(cues, [(50.0, 1), (100.0, 1), (105.0, 0), (120.0, 1)]);
}

#[test]
fn the_wrong_number_of_people_is_told_a_way_on_that_works() {
    let person = Person::new();
    let _ = person.has("our circle.ron", &SMALL.replace("turns", "participants: (min: 3, max: 5), turns"));
    for (set, works) in [
        ("speaker-listener", "common-ground plan speaker-listener --participants 2"),
        ("our circle", "common-ground plan 'our circle' --participants 3"),
    ] {
        let said = person.says(&["plan", set, "--names", "Ana"]);
        let way = said.err.lines().find_map(|line| line.strip_prefix("This works: ")).unwrap();
        assert_eq!(way, works);
        let way = way.replace("'our circle'", "our_circle");
        let way: Vec<String> = way.split(' ').skip(1).map(|word| word.replace("our_", "our ")).collect();
        let _plan = person.says(&way.iter().map(String::as_str).collect::<Vec<_>>()).fine();
        let list = "choose another set: common-ground list";
        person.says(&["plan", set, "--participants", "6"]).fails(2, &[works, list]);
        let works = works.replace("plan", "start");
        let works = works.split(" --").next().unwrap();
        person.says(&["start", set, "--names", "Ana"]).fails(2, &["1 here", "set-up: ", works, list]);
    }
}

#[test]
fn names_that_cannot_be_used_are_refused_before_a_window_opens() {
    let person = Person::new();
    let long = "a".repeat(41);
    for (names, word) in [
        ("Ana", "is for 2 people; there is 1 here"),
        ("Ana,Ben,Cem", "is for 2 people; there are 3 here"),
        ("Ana,", "is empty"),
        ("Ana,ana", "two people are called"),
        (&format!("Ana,{long}"), "longer than 40 letters"),
        ("a,b,c,d,e,f,g,h,i,j,k,l,m", "12 people at most"),
    ] {
        person.says(&["start", "speaker-listener", "--names", names]).fails(2, &[word]);
        person.says(&["plan", "speaker-listener", "--names", names]).fails(2, &[word]);
    }
}

#[test]
fn a_break_takes_from_a_minute_to_a_day() {
    let person = Person::new();
    for (length, words) in [
        ("20", "did you mean 20m?"),
        ("soon", "write one like 20m, 1h or 1h30m"),
        ("", "write one like 20m, 1h or 1h30m"),
        ("59s", "a break can’t last 59 seconds; choose 1 minute to 24 hours"),
        ("25h", "choose 1 minute to 24 hours"),
        ("\u{1b}[31m", "isn’t a length of time"),
    ] {
        person.says(&["break", length]).fails(2, &["error:", words]);
    }
    // These are fine: only a display is missing.
    for length in ["1m", "60s", "1h30m", "24h", "1d"] {
        person.says(&["break", length]).fails(2, &["there is no display"]);
    }
}

#[test]
fn without_a_display_it_says_so_and_what_to_do() {
    let person = Person::new();
    for args in [
        &[][..],
        &["start", "speaker-listener"],
        &["start", "speaker-listener", "--names", "Ana,Ben"],
        &["break"],
        &["break", "1h 30m", "--fullscreen", "--speed", "60"],
    ] {
        person.says(args).fails(2, &["there is no display", "DISPLAY", "need no window"]);
    }
}

#[test]
fn an_unusable_command_line_is_answered_with_status_2() {
    let person = Person::new();
    for args in [
        &["plann"][..],
        &["plan"],
        &["check"],
        &["plan", "check-in", "--participants", "0"],
        &["plan", "check-in", "--participants", "13"],
        &["plan", "check-in", "--participants", "2", "--names", "Ana,Ben"],
        &["start", "check-in", "--speed", "0"],
        &["start", "check-in", "--speed", "fast"],
        &["break", "20m", "30m"],
        &["break", "--speed", "0"],
        &["card", "check-in", "--format", "pdf"],
        &["list", "--josn"],
    ] {
        person.says(args).fails(2, &["error:"]);
    }
    // It shows how the command is meant.
    person.says(&["check"]).fails(2, &["Examples:\n  common-ground check our-talk"]);
    person.says(&["start", "check-in", "--names", "Ana", "Ben"]).fails(2, &["--names Ana,Ben"]);
    person
        .says(&["plan", "check-in", "--participants", "5"])
        .fails(2, &["is for 2 people; there are 5 here"]);
}

#[test]
fn help_shows_examples_for_every_command() {
    let person = Person::new();
    assert!(person.says(&["--help"]).fine().contains("common-ground start speaker-listener --names Ana,Ben"));
    for command in ["start", "check", "list", "plan", "card", "export", "new"] {
        let help = person.says(&[command, "--help"]).fine();
        assert!(help.contains(&format!("Examples:\n  common-ground {command}")), "{help}");
    }
    assert_eq!(person.says(&["--version"]).fine(), format!("common-ground {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn whoever_stops_reading_gets_no_complaint() {
    let person = Person::new();
    for args in [
        &["list"][..],
        &["list", "--json"],
        &["plan", "check-in"],
        &["card", "check-in"],
        &["export"],
        &["--help"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = person.command().args(args).stdout(writer).output().unwrap();
        assert_eq!(
            (output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_not_called_fine() {
    let full = fs::File::create("/dev/full").unwrap();
    let output = Person::new().command().args(["list"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("can’t be written"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_a_device_or_a_folder_is_answered_at_once() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};
    let person = Person::new();
    fs::create_dir_all(person.rules().join("folder.ron")).unwrap();
    let pipe = person.rules().join("pipe.ron");
    mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    std::os::unix::fs::symlink("/dev/zero", person.rules().join("zero.ron")).unwrap();
    std::os::unix::fs::symlink("round.ron", person.rules().join("round.ron")).unwrap();
    for name in ["folder", "pipe", "zero", "round"] {
        let path = person.rules().join(format!("{name}.ron")).display().to_string();
        let said = person.says(&["check", &path]);
        assert_eq!(said.status, Some(1), "{path}: {}", said.err);
        assert!(said.err.contains(&path), "{}", said.err);
        person.says(&["plan", name]).fails(1, &[&path]);
        person.says(&["plan", &path]).fails(1, &[&path]);
    }
    let list = person.says(&["list"]).fine();
    assert_eq!(list.matches("1 error").count(), 4, "{list}");
}
