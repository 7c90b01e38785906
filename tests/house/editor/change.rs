//! Changes in the form, to rules, turns and the talk.

use common_ground::editor::change::change;
use common_ground::editor::{Change, Path, Unchanged};

use super::{FILE, form, made, set};

fn rule(at: usize) -> Path {
    Path::of("rules").item(at)
}

fn turn(id: &str) -> Path {
    Path::of("turns").entry(id)
}

#[track_caller]
pub(super) fn becomes(wanted: &Change, before: &str, after: &str) {
    assert!(FILE.contains(before), "{before}");
    let (text, _) = made(FILE, wanted);
    assert_eq!(text, FILE.replacen(before, after, 1), "{wanted:?}");
    let _set = set(&text);
}

#[track_caller]
fn written(path: &Path, value: &str, before: &str, after: &str) {
    becomes(&Change::Write { path: path.clone(), value: value.to_owned() }, before, after);
}

/// The cues need a time, which is said of them.
#[track_caller]
fn without_time(path: &Path, before: &str, after: &str) {
    let (text, _) = made(FILE, &Change::Write { path: path.clone(), value: String::new() });
    assert_eq!(text, FILE.replacen(before, after, 1));
}

#[test]
fn only_the_word_that_changes_is_written() {
    let none = String::new();
    // The escapes beside it stay.
    written(&rule(0).field("text"), "Begin with “I”", "\"Start with \\u", "\"Begin with \\u");
    written(&rule(0).field("text"), "Start with “We”", "201c}I\\u", "201c}We\\u");
    written(&rule(0).field("say"), "I feel \"bad\"\n", "I feel …\"", "I feel \\\"bad\\\"\\n\"");
    written(&rule(0).field("say"), &none, ", say: \"I feel …\"", "");
    written(&rule(1).field("avoid"), "Hurry", "\"Slowly\")", "\"Slowly\", avoid: \"Hurry\")");
    written(&rule(1).field("why"), &none, "Slowly", "Slowly");
    written(&turn("speak").field("time"), "1m 30s", "\"2m\", /* enough", "\"1m 30s\", /* enough");
    without_time(
        &turn("speak").field("time"),
        "            time: \"2m\", /* enough */\n",
        "            /* enough */\n",
    );
    written(&turn("got").field("prompt"), "So?", "get it?\")", "get it?\", prompt: \"So?\")");
    written(
        &turn("speak").field("nudge"),
        "30s",
        "            ],\n        ),",
        "            ],\n            nudge: \"30s\",\n        ),",
    );
    written(
        &turn("speak").field("flags"),
        "false",
        "            ],\n        ),",
        "            ],\n            flags: false,\n        ),",
    );
    written(&Path::of("limit"), &none, "    limit: \"45m\", // never longer\n", "    // never longer\n");
    written(
        &Path::of("breaks").field("check_in"),
        "15m",
        "    ],\n)",
        "    ],\n    breaks: (check_in: \"15m\"),\n)",
    );
    written(
        &Path::of("participants").field("min"),
        "1",
        "    ],\n)",
        "    ],\n    participants: (min: 1),\n)",
    );
    written(&Path::of("group"), "Hard", "    ],\n)", "    ],\n    group: Hard,\n)");
    written(&turn("speak").field("cues").item(0).field("strikes"), "2", "\"wood\")", "\"wood\", strikes: 2)");
    written(&turn("speak").field("cues").item(0).field("at").item(0), "30s", "Left(\"1m\")", "Left(\"30s\")");
}

#[test]
fn a_text_in_languages_changes_in_the_shown_one() {
    let text = rule(2).field("text");
    let write = |value: &str| Change::Write { path: text.clone(), value: value.to_owned() };
    let after = |language: &str, value: &str| {
        let splices = change(FILE, &write(value), language).unwrap().splices;
        splices.iter().fold(FILE.to_owned(), |text, splice| splice.apply(&text))
    };
    assert_eq!(after("de-CH", "Sag es"), FILE.replace(" zurück", ""));
    assert_eq!(after("en", "Say it"), FILE.replace("{ \"en\": \"Say it back\"", "{ \"en\": \"Say it\""));
    assert_eq!(after("fr", "Redis-le"), FILE.replace("zurück\" }", "zurück\", \"fr\": \"Redis-le\" }"));
    assert_eq!(after("de", ""), FILE.replace(", \"de\": \"Sag es zurück\"", ""));
    assert_eq!(after("fr", ""), FILE);
}

#[test]
fn a_wrong_value_is_kept_as_it_was_typed() {
    for (path, value) in [
        (turn("speak").field("time"), "90"),
        (turn("speak").field("time"), ""),
        (turn("speak").field("flags"), "maybe"),
        (turn("speak").field("at_end"), "Stop"),
        (Path::of("flow").item(1).field("times"), "two"),
        (Path::of("flow").item(1).field("times"), ""),
        (Path::of("name"), ""),
        (rule(0).field("id"), "A b"),
    ] {
        let (text, _) = made(FILE, &Change::Write { path: path.clone(), value: value.to_owned() });
        let form = form(&text);
        let field = super::fields(&form).into_iter().find(|field| field.path == path).unwrap().clone();
        assert_eq!(field.shown, value, "{path:?}");
    }
}

#[test]
fn a_word_is_chosen_with_what_belongs_to_it() {
    let choose = |path: Path, word: &str, inside: Option<&str>| Change::Choose {
        path,
        word: word.to_owned(),
        inside: inside.map(str::to_owned),
    };
    let end = turn("speak").field("at_end");
    let at = turn("speak").field("cues").item(0).field("at");
    let put = |value: &str| format!("            ],\n            at_end: {value},\n        ),");
    becomes(&choose(end.clone(), "Wait", Some("5s")), "            ],\n        ),", &put("Wait(\"5s\")"));
    becomes(&choose(end.clone(), "Wait", None), "            ],\n        ),", &put("Wait(\"20s\")"));
    becomes(&choose(end.clone(), "Advance", None), "            ],\n        ),", &put("Advance"));
    becomes(&choose(at.clone(), "End", None), "Left(\"1m\")", "End");
    becomes(&choose(at.clone(), "Elapsed", Some("50%")), "Left(\"1m\")", "Elapsed(\"50%\")");
    becomes(&choose(at.clone(), "Left", Some("1m 5s")), "Left(\"1m\")", "Left(\"1m 5s\")");
    becomes(&choose(at, "Left", None), "Left(\"1m\")", "Left(\"1m\")");
    becomes(
        &Change::Off { path: Path::of("breaks").field("breath") },
        "    ],\n)",
        "    ],\n    breaks: (breath: None),\n)",
    );
}

#[test]
fn rules_come_go_and_move_with_their_comments() {
    let add = |at, text: &str| Change::AddRule { at, text: text.to_owned() };
    becomes(
        &add(None, "Start with “I”"),
        "        (id: \"reflect\", text: { \"en\": \"Say it back\", \"de\": \"Sag es zurück\" }),\n",
        "        (id: \"reflect\", text: { \"en\": \"Say it back\", \"de\": \"Sag es zurück\" }),\n        (id: \"start-with-i\", text: \"Start with “I”\"),\n",
    );
    becomes(
        &add(Some(0), "Slow"),
        "        // hers\n",
        "        (id: \"slow-2\", text: \"Slow\"),\n        // hers\n",
    );
    let (_, path) = made(FILE, &add(Some(1), "Slow"));
    assert_eq!(path, Some(rule(1)));

    // It goes from the turns that show it, too; what was said about it stays.
    let (text, _) = made(FILE, &Change::Remove { path: rule(0) });
    let without = FILE
        .replace("        (id: \"own-words\", text: \"Start with \\u{201c}I\\u{201d}\", say: \"I feel …\"), // the hard one\n", "        // the hard one\n")
        .replace("[\"own-words\", \"slow\"]", "[\"slow\"]");
    assert_eq!(text, without);
    let (text, path) = made(FILE, &Change::Move { path: rule(2), to: 0 });
    assert_eq!(path, Some(rule(0)));
    assert_eq!(
        set(&text).rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(),
        ["reflect", "own-words", "slow"]
    );
    let (his, hers) = (
        text.find("// his\n        (id: \"reflect\"").unwrap(),
        text.find("// hers\n        (id: \"own").unwrap(),
    );
    assert!(his < hers && text.contains("I feel …\"), // the hard one\n"));

    let include = |word: &str, is_in| Change::Include {
        list: turn("speak").field("rules"),
        word: word.to_owned(),
        is_in,
    };
    becomes(&include("reflect", true), "\"slow\"]", "\"slow\", \"reflect\"]");
    becomes(&include("slow", true), "\"slow\"]", "\"slow\"]");
    becomes(&include("slow", false), ", \"slow\"]", "]");
    becomes(
        &Change::Include { list: turn("got").field("rules"), word: "slow".to_owned(), is_in: true },
        "get it?\")",
        "get it?\", rules: [\"slow\"])",
    );
}

#[test]
fn turns_cues_and_lines_come_go_and_move() {
    let add = Change::AddTurn { title: "Say it back".to_owned(), time: "2m".to_owned() };
    let last = "        \"got\": (title: \"Did I get it?\"),\n";
    let (text, path) = made(FILE, &add);
    assert_eq!(path, Some(turn("say-it-back")));
    assert_eq!(
        text,
        FILE.replace(
            last,
            &format!("{last}        \"say-it-back\": (title: \"Say it back\", time: \"2m\"),\n")
        )
    );

    let used = change(FILE, &Change::Remove { path: turn("back") }, "en").unwrap_err();
    let flow = Path::of("flow");
    let inner = flow.item(1).field("steps").item(0).field("steps").item(1);
    assert_eq!(used, Unchanged::StillUsed(vec![flow.item(0), inner]));
    let (text, _) = made(FILE, &Change::RemoveTurn { id: "back".to_owned() });
    let flow = "    flow: [\n        // first\n        // alone\n        Repeat(times: 2, steps: [\n            // each of us\n            Each(steps: [Speaker(\"speak\")]),\n";
    assert!(text.contains(flow) && !text.contains("\"back\""), "{text}");
    let _set = set(&text);
    let (text, _) = made(&text, &Change::RemoveTurn { id: "speak".to_owned() });
    assert!(!text.contains("Each") && text.contains("// Mum's idea"), "{text}");
    let _set = set(&text);

    becomes(
        &Change::AddCue { cues: turn("speak").field("cues") },
        "                (at: End),\n",
        "                (at: End),\n                (at: End, sound: \"bowl\"),\n",
    );
    becomes(
        &Change::Remove { path: turn("speak").field("cues").item(0) },
        "                (at: Left(\"1m\"), sound: \"wood\"), // knock\n",
        "                // knock\n",
    );
    let (text, _) = made(FILE, &Change::Move { path: turn("speak"), to: 1 });
    assert_eq!(
        form(&text).turns.iter().map(|turn| turn.id.as_str()).collect::<Vec<_>>(),
        ["back", "speak", "got"]
    );
    assert!(text.contains("        // Mum's idea: shorter, and more often.\n        \"speak\": ("));

    let before = Path::of("before");
    let line = |at, text: &str| Change::AddText { list: before.clone(), at, text: text.to_owned() };
    let (text, _) = made(FILE, &line(None, "Now?"));
    assert_eq!(text, FILE.replace("    ],\n)", "    ],\n    before: [\"Now?\"],\n)"));
    let (text, path) = made(&text, &line(Some(0), "Phones?"));
    assert_eq!(path, Some(before.item(0)));
    assert_eq!(set(&text).before.len(), 2);
    let pool = Change::AddPool { title: "Prepare".to_owned(), time: "5m".to_owned() };
    becomes(&pool, "    ],\n)", "    ],\n    pools: { \"prepare\": (title: \"Prepare\", time: \"5m\") },\n)");
}

#[test]
fn what_isnt_there_says_so() {
    for wanted in [
        Change::Remove { path: rule(9) },
        Change::Remove { path: Path::default() },
        Change::RemoveTurn { id: "nobody".to_owned() },
        Change::Move { path: rule(0), to: 3 },
        Change::Move { path: turn("nobody"), to: 0 },
        Change::Into { path: Path::of("flow").item(0), down: false },
        Change::Out { path: Path::of("flow").item(0), down: false },
        Change::Write { path: Path::of("nothing"), value: "x".to_owned() },
        Change::Write { path: Path::of("rules"), value: "x".to_owned() },
        Change::Choose { path: Path::of("name"), word: "x".to_owned(), inside: None },
        Change::Include { list: Path::of("name"), word: "x".to_owned(), is_in: true },
    ] {
        assert_eq!(change(FILE, &wanted, "en"), Err(Unchanged::NotThere), "{wanted:?}");
    }
}
