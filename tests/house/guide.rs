//! Whoever copies an example from `rules/README.md` into a rule set gets what the page says.
//!
//! Each example is a whole set, or begins with a line that says where it goes. There it is put, in the smallest set that
//! it makes sense in. That every field and every word of the format is shown is a test beside the format's tables.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use std::sync::Arc;

use common_ground::plan::{Choices, Plan, lay_out};
use common_ground::rule_set::check::{check, check_path, is_path};
use common_ground::rule_set::{Rule, RuleSet, Turn, set_options};
use common_ground::words::Words;
use common_ground::words::faults::render;

use crate::paths::shelf;

const GUIDE: &str = include_str!("../../rules/README.md");

/// The page's fenced blocks of one kind.
fn blocks(kind: &str) -> Vec<&'static str> {
    let blocks = GUIDE.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    blocks.filter(|(one, _)| *one == kind).map(|(_, text)| text).collect()
}

/// The turns that steps in examples name.
const TURNS: [(&str, &str); 10] = [
    ("settle", "(title: \"Settle\", time: \"30s\")"),
    ("speak", "(title: \"Speak\", time: \"2m\")"),
    ("reflect", "(title: \"Say it back\", time: \"1m\")"),
    ("sum-up", "(title: \"Sum up\", time: \"1m\")"),
    ("got-it", "(title: \"Did I get it?\")"),
    ("once-more", "(title: \"Another round?\")"),
    ("go-on", "(title: \"How is this going?\")"),
    ("talk", "(title: \"Talk\")"),
    ("look", "(title: \"What we agreed\")"),
    ("agree", "(title: \"What we agree on\")"),
];

/// A whole set around an example, by its first line.
fn framed(example: &str) -> String {
    let (place, piece) = example.split_once('\n').unwrap();
    let set = |name: &str, rules: &str, turns: &str, flow: &str, more: &str| {
        format!(
            "(format: 1, {name}\nrules: [\n{rules}\n],\nturns: {{\n{turns}\n}},\nflow: [\n{flow}\n],\n{more}\n)"
        )
    };
    let name = "name: \"An example\",";
    let one_turn = "\"speak\": (title: \"Speak\", time: \"2m\")";
    match place {
        "(" => example.to_owned(),
        "// Beside “name”, between the outermost brackets" => {
            let name = if piece.contains("name: {") { "" } else { name };
            set(name, "", one_turn, "Each(steps: [Speaker(\"speak\")])", piece)
        }
        "// Inside rules: [ … ]" => {
            let rules: Vec<Rule> = set_options().from_str(&format!("[{piece}]")).expect(piece);
            let shown: Vec<_> = rules.iter().map(|rule| rule.id.as_str()).collect();
            let turn = format!("\"speak\": (title: \"Speak\", time: \"2m\", rules: {shown:?})");
            set(name, piece, &turn, "Each(steps: [Speaker(\"speak\")])", "")
        }
        "// Inside turns: { … }" => {
            let turns: BTreeMap<String, Turn> = set_options().from_str(&format!("{{{piece}}}")).expect(piece);
            let rules = turns.values().flat_map(|turn| &turn.rules);
            let rules: Vec<_> = rules.map(|id| format!("(id: {id:?}, text: \"A rule\")")).collect();
            let flow: Vec<_> = turns.keys().map(|id| format!("Everyone({id:?})")).collect();
            set(name, &rules.join(", "), piece, &flow.join(", "), "")
        }
        "// Inside flow: [ … ]" => {
            let named = TURNS.iter().filter(|(id, _)| piece.contains(&format!("\"{id}\"")));
            let turns: Vec<_> = named.map(|(id, turn)| format!("\"{id}\": {turn}")).collect();
            set(name, "", &turns.join(", "), piece, "participants: (min: 2, max: 4),")
        }
        "// Beside “name” in a path" => {
            format!("(format: 1, {name}\nsteps: [(set: \"check-in\")],\n{piece}\n)")
        }
        "// Inside steps: [ … ] in a path" => format!("(format: 1, {name}\nsteps: [\n{piece}\n])"),
        _ => panic!("an example has to say where it goes, instead of: {place}"),
    }
}

/// What is said of a set; nothing if it is right.
fn said_of(set: &str) -> (Option<RuleSet>, String) {
    let sounds = ["bowl", "breath", "return", "wood"];
    let checked = check(set, &|name| sounds.contains(&name));
    let said: Vec<_> =
        checked.problems.iter().map(|problem| render("example", set, problem, &Words::english())).collect();
    (checked.rule_set, said.join("\n"))
}

/// A set laid out for so many people.
fn planned(set: &Arc<RuleSet>, people: usize) -> Plan {
    let names = vec![String::new(); people];
    let choices = Choices { names, seats: Words::english().seats(), ..Choices::default() };
    lay_out(set, &choices).expect("an example can be laid out")
}

#[test]
fn every_example_is_right_where_it_says_that_it_goes() {
    let (mut wrong, mut paths) = (Vec::new(), 0);
    for example in blocks("ron") {
        let framed = framed(example);
        if is_path(&framed) {
            let problems = check_path(Some(&shelf()), framed.as_bytes()).problems;
            wrong.extend(
                problems.iter().map(|problem| render("example", &framed, problem, &Words::english())),
            );
            paths += 1;
            continue;
        }
        let (set, said) = said_of(&framed);
        if !said.is_empty() {
            wrong.push(format!("{example}\n{said}"));
        }
        let Some(set) = set.map(Arc::new) else { continue };
        for people in set.participants.min..=set.participants.max {
            assert!(!planned(&set, people).steps.is_empty(), "{example}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert_eq!(paths, 3, "paths are shown, too");
}

/// A line of the table of slips, in a set: a flow, or what stands in a turn.
fn with_line(line: &str) -> String {
    let (turn, flow) = if line.starts_with("flow:") {
        ("", line)
    } else {
        (line, "flow: [Each(steps: [Speaker(\"speak\")])]")
    };
    let title = if turn.to_lowercase().contains("title") { "" } else { "title: \"Speak\", " };
    let rules = "rules: [(id: \"respect\", text: \"Speak with respect\")]";
    let shown =
        if turn.contains("rules:") { "" } else { "\"listen\": (title: \"Listen\", rules: [\"respect\"]), " };
    let flow =
        if shown.is_empty() { flow.to_owned() } else { flow.replacen('[', "[Everyone(\"listen\"), ", 1) };
    format!("(format: 1, name: \"x\", {rules},\nturns: {{ {shown}\"speak\": ({title}{turn}\n) }},\n{flow}\n)")
}

#[test]
fn each_usual_slip_is_one_and_what_is_written_instead_of_it_is_right() {
    let mut compared = 0;
    for row in GUIDE.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let code =
            |cell: &str| cell.strip_prefix('`').and_then(|cell| cell.strip_suffix('`')).map(str::to_owned);
        // The first table explains marks.
        let [_, Some(instead), write] = [cells[0], cells[1], cells[2]].map(code) else { continue };
        if !instead.contains(':') && !instead.contains('=') || instead == ":" {
            continue;
        }
        let (_, said) = said_of(&with_line(&instead));
        assert!(said.starts_with("error"), "{instead} should be an error: {said}");
        let (set, said) = said_of(&with_line(&write.unwrap_or_default()));
        assert!(set.is_some() && said.is_empty(), "{row}: {said}");
        compared += 1;
    }
    assert_eq!(compared, 16, "the table of slips is found");
}

#[test]
fn its_commands_work_one_after_the_other() {
    let home = tempfile::tempdir().unwrap();
    let commands = blocks("sh");
    assert_eq!(commands.len(), 2, "for paths, and for sets");
    for line in commands.iter().flat_map(|block| block.lines()) {
        let typed = line.split(" #").next().unwrap().trim();
        let words: Vec<_> = typed.split_whitespace().collect();
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("common-ground"));
        let _ = command.args(words.strip_prefix(&["common-ground"]).expect(line)).env("HOME", home.path());
        for variable in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "DISPLAY", "WAYLAND_DISPLAY"] {
            let _ = command.env_remove(variable);
        }
        let output = command.output().unwrap();
        assert!(output.status.success(), "{typed}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let files = fs::read_dir(home.path().join(".config/common-ground/rules")).unwrap();
    let mut names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["our-rules.ron", "our-talk.ron", "paths"], "the page says where the files are");
    assert!(home.path().join(".config/common-ground/rules/paths/path-sundays.ron").exists());
}

#[test]
fn its_five_minutes_lead_to_a_set_of_ones_own() {
    let shipped = include_str!("../../rules/speaker-listener.ron");
    assert!(shipped.contains("\n    summary: \""), "the page has people change a word of the summary");
    let (before, speak) =
        shipped.split_once("\n        \"speak\": (\n").expect("the turn that the page names");
    let (title, rest) = speak.split_once("time: \"").expect("its time");
    assert!(title.lines().count() < 5, "its time is a few lines below");
    let rest = rest.split_once('"').expect("its end").1;
    let ours = format!("{before}\n        \"speak\": (\n{title}time: \"3m\"{rest}");
    let longer = |text: &str| planned(&Arc::new(said_of(text).0.expect("a set")), 2).length();
    assert!(longer(&ours) > longer(shipped), "the minutes on the card follow");
    for link in GUIDE.split("](").skip(1).filter_map(|rest| rest.split_once(')')) {
        let path = format!("{}/rules/{}", env!("CARGO_MANIFEST_DIR"), link.0);
        assert!(fs::exists(&path).unwrap(), "{path} isn’t there");
    }
}
