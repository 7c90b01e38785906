//! A set of one's own: what people chose in set-up, written into a copy of the file, and nothing else in it changed.

mod any;

use std::collections::BTreeMap;
use std::time::Duration;

use common_ground::plan::{Choices, Naming, NotKept, OwnRule, RuleChoice, TurnKind, own_set};
use common_ground::rule_set::RuleSet;
use common_ground::rule_set::check::check;

const NAMING: Naming<'_> = Naming { name: "Ours", wrapping_up: "Wrapping up", time_is_up: "Time" };

/// As somebody writes it who keeps notes.
const FILE: &str = "\u{feff}// Ours, since Sunday.
(
    format: 1,
    name: { \"de\": \"Sprechen\", \"en\": \"Speak\" },     // both of us
    limit: \"45m\", // never longer
    rules: [
        // hers
        (id: \"own-words\", text: { \"en\": \"Start with I\", \"de\": \"Mit Ich\" }), // the hard one
        (id: \"slow\", text: \"Slowly\", say: \"One moment.\"),

        // his
        (id: \"reflect\", text: \"Say it back\")
    ],
    turns: {
        \"speak\": (
            title: \"Speak\", time: \"2m\" /* enough */, rules: [\"own-words\", \"slow\"],
            cues: [(at: Left(\"1m\"), sound: \"wood\"), (at: End)],
        ),
        \"reflect\": (title: \"Say it back\", rules: [\"reflect\"], time: \"45s\"),
        \"end\": (title: \"Thanks\"),
    },
    flow: [
        Repeat(times: 2, steps: [Each(steps: [Speaker(\"speak\"), Listener(\"reflect\")])]),
        Everyone((turn: \"speak\", time: \"1m\" /* short */)),
        Exchange(turn: \"end\", each: \"3m\"),
    ],
)
";

fn secs(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

fn kind(turn: &str, seconds: u64) -> TurnKind {
    TurnKind { turn: turn.to_owned(), time: secs(seconds) }
}

fn set(text: &str) -> RuleSet {
    let checked = check(text, &|_| true);
    let said = format!("{:?}\n{text}", checked.problems);
    checked.rule_set.expect(&said)
}

fn two() -> Choices {
    let names = vec!["Ana".to_owned(), "Ben".to_owned()];
    Choices { names, language: "en".to_owned(), ..Choices::default() }
}

fn kept(choices: &Choices) -> Result<String, NotKept> {
    own_set(FILE, &set(FILE), choices, &NAMING)
}

/// The file with these pieces changed, and with its new name.
fn but(changes: &[(&str, &str)]) -> String {
    let named =
        FILE.replacen("\"Sprechen\"", "\"Ours\"", 1).replacen("\"en\": \"Speak\"", "\"en\": \"Ours\"", 1);
    changes.iter().fold(named, |file, (before, after)| {
        assert!(file.contains(before), "{before}");
        file.replacen(before, after, 1)
    })
}

#[track_caller]
fn becomes(choices: &Choices, changes: &[(&str, &str)]) {
    assert_eq!(kept(choices), Ok(but(changes)));
    // The same where lines end as on Windows, and are indented by tabs.
    let odd = |text: &str| text.replace("    ", "\t").replace('\n', "\r\n");
    let file = odd(FILE);
    assert_eq!(own_set(&file, &set(&file), choices, &NAMING), Ok(odd(&but(changes))));
}

#[test]
fn only_the_name_changes_where_nothing_else_was_chosen() {
    becomes(&two(), &[]);
    let nameless = Naming { name: " ", ..NAMING };
    assert_eq!(own_set(FILE, &set(FILE), &two(), &nameless).as_deref(), Ok(FILE));
}

#[test]
fn each_time_changes_where_it_stands() {
    let times = |times: &[(&str, u64, u64)]| {
        let times = times.iter().map(|(turn, was, now)| (kind(turn, *was), secs(*now)));
        Choices { times: times.collect(), ..two() }
    };
    becomes(&times(&[("speak", 120, 90)]), &[("\"2m\" /* enough */", "\"1m 30s\" /* enough */")]);
    becomes(&times(&[("speak", 60, 300)]), &[("\"1m\" /* short */", "\"5m\" /* short */")]);
    becomes(&times(&[("end", 180, 4_000)]), &[("each: \"3m\"", "each: \"1h 6m 40s\"")]);
    becomes(&times(&[("speak", 7, 90), ("nobody", 1, 2), ("reflect", 45, 45)]), &[]);
}

#[test]
fn a_cue_that_no_longer_fits_moves_to_the_edge_of_its_turn_if_a_talk_has_it_there() {
    let both = [("speak", 120, 30), ("speak", 60, 30)];
    let times = |times: &[(&str, u64, u64)]| {
        times.iter().map(|(turn, was, now)| (kind(turn, *was), secs(*now))).collect::<BTreeMap<_, _>>()
    };
    let changes =
        [("\"2m\"", "\"30s\""), ("time: \"1m\"", "time: \"30s\""), ("Left(\"1m\")", "Left(\"30s\")")];
    becomes(&Choices { times: times(&both), ..two() }, &changes);
    // In the longer turn it would come at another moment.
    let one = Choices { times: times(&both[1..]), ..two() };
    assert_eq!(kept(&one), Err(NotKept::Cues("Speak".to_owned())));
}

#[test]
fn rounds_breaks_and_the_limit_change_in_place_or_are_added() {
    let rounds = Choices { rounds: [(0, 3), (1, 9)].into(), ..two() };
    becomes(&rounds, &[("times: 2", "times: 3")]);
    let breaks = Choices { break_length: Some(secs(1_800)), ..two() };
    let end = "each: \"3m\"),\n    ],\n";
    becomes(&breaks, &[(end, &format!("{end}    breaks: (length: \"30m\"),\n"))]);
    becomes(&Choices { limit: Some(secs(3_600)), ..two() }, &[("\"45m\"", "\"1h\"")]);
    becomes(&Choices { limit: Some(Duration::ZERO), ..two() }, &[("limit: \"45m\", //", "//")]);
}

#[test]
fn the_sound_at_the_end_is_written_down_in_every_turn_that_has_one() {
    let sound = |sound: &str| Choices { end_sound: Some(sound.to_owned()), ..two() };
    let usual = |end: &str| {
        let near = "(at: Left(\"20%\"), sound: \"wood\", label: \"Wrapping up\")";
        format!("cues: [{near}, (at: End, {end}, label: \"Time\")]")
    };
    let changed = |cue: &str, end: &str| {
        let (reflect, thanks) = ("time: \"45s\"", "title: \"Thanks\"");
        let usual = usual(end);
        let changes = [
            ("(at: End)", format!("(at: End, {cue})")),
            (reflect, format!("{reflect}, {usual}")),
            (thanks, format!("{thanks}, {usual}")),
        ];
        let changes: Vec<(&str, &str)> =
            changes.iter().map(|(before, after)| (*before, after.as_str())).collect();
        becomes(&sound(end.split('"').nth(1).unwrap_or_default()), &changes);
    };
    changed("sound: \"bell\"", "sound: \"bell\"");
    changed("strikes: 0", "strikes: 0");
    becomes(&sound("bowl"), &[]);
    // Half of them would have a cue before the end, and the others not.
    let mixed = "(format: 1, name: \"S\", turns: { \"a\": (title: \"A\", time: \"1m\") }, \
                 flow: [Everyone(\"a\"), Everyone((turn: \"a\", time: \"20s\"))])";
    let no = own_set(mixed, &set(mixed), &sound("bell"), &NAMING);
    assert_eq!(no, Err(NotKept::EndSound("A".to_owned())));
}

#[test]
fn rules_are_left_out_reworded_added_and_moved_with_their_comments() {
    let rule = |id: &str, choice| BTreeMap::from([(id.to_owned(), choice)]);
    let left_out = Choices { rules: rule("slow", RuleChoice::LeaveOut), ..two() };
    let slow = "        (id: \"slow\", text: \"Slowly\", say: \"One moment.\"),\n";
    becomes(&left_out, &[(slow, ""), (", \"slow\"]", "]")]);

    let words = RuleChoice::Reword(" Aus „Du“ wird \"Ich\" ".to_owned());
    let reworded = Choices { rules: rule("own-words", words), language: "de-AT".to_owned(), ..two() };
    becomes(&reworded, &[("\"Mit Ich\"", "\"Aus „Du“ wird \\\"Ich\\\"\"")]);
    let reworded = Choices { language: "fr".to_owned(), ..reworded };
    let french = "\"de\": \"Mit Ich\", \"fr\": \"Aus „Du“ wird \\\"Ich\\\"\" }";
    becomes(&reworded, &[("\"de\": \"Mit Ich\" }", french)]);
    let plain = Choices { rules: rule("slow", RuleChoice::Reword("Take it slow".to_owned())), ..two() };
    becomes(&plain, &[("\"Slowly\"", "\"Take it slow\"")]);

    let own =
        OwnRule { id: "Own 1".to_owned(), text: "No phones".to_owned(), say: Some("Later.".to_owned()) };
    let added = Choices { own_rules: vec![own.clone()], ..two() };
    let last = "(id: \"reflect\", text: \"Say it back\")";
    let phones = "(id: \"own-1\", text: \"No phones\", say: \"Later.\")";
    let (both, three) = (format!("{last},\n        {phones}"), "[\"own-words\", \"slow\", \"own-1\"]");
    let shown = [("[\"own-words\", \"slow\"]", three), ("[\"reflect\"]", "[\"reflect\", \"own-1\"]")];
    becomes(&added, &[&[(last, both.as_str())][..], &shown].concat());

    let order = vec!["reflect".to_owned(), "slow".to_owned(), "own-words".to_owned()];
    let list = &FILE[FILE.find("        // hers").unwrap()..FILE.find("    ],\n    turns").unwrap()];
    let moved = "        // his
        (id: \"reflect\", text: \"Say it back\"),
        (id: \"slow\", text: \"Slowly\", say: \"One moment.\"),

        // hers
        (id: \"own-words\", text: { \"en\": \"Start with I\", \"de\": \"Mit Ich\" }) // the hard one
";
    becomes(
        &Choices { order, ..two() },
        &[(list, moved), ("[\"own-words\", \"slow\"]", "[\"slow\", \"own-words\"]")],
    );
}

#[test]
fn the_time_of_a_turn_is_changed_in_either_form_of_a_step() {
    for step in [
        "Review((turn: \"a\", time: \"1m\"))",
        "Agree((turn: \"a\", time: \"1m\"))",
        "Agree(turn: (turn: \"a\", time: \"1m\"))",
        "Agree(require: [Until], turn: (turn: \"a\", time: \"1m\"), review: \"14d\")",
    ] {
        let file = format!("(format: 1, name: \"S\", turns: {{ \"a\": (title: \"A\") }}, flow: [{step}])");
        let kind = TurnKind { turn: "a".to_owned(), time: Duration::from_secs(60) };
        let times = BTreeMap::from([(kind, Duration::from_secs(180))]);
        let new = own_set(&file, &set(&file), &Choices { times, ..two() }, &NAMING).unwrap();
        assert_eq!(new, file.replace("\"S\"", "\"Ours\"").replace("\"1m\"", "\"3m\""));
    }
}

#[test]
fn a_set_without_rules_gets_a_list_of_them() {
    let file = "(\n  format: 1,\n  name: \"S\",\n  turns: { \"a\": (title: \"A\") },\n  flow: [Everyone(\"a\")],\n)\n";
    let own = |id: &str, text: &str| OwnRule { id: id.to_owned(), text: text.to_owned(), say: None };
    let choices =
        Choices { own_rules: vec![own("x", "No phones"), own("y", " "), own("z", "Slowly")], ..two() };
    let new = own_set(file, &set(file), &choices, &NAMING).unwrap();
    let rules = "rules: [(id: \"x\", text: \"No phones\"), (id: \"z\", text: \"Slowly\")],\n)";
    let wanted = file
        .replace("\"S\"", "\"Ours\"")
        .replace("title: \"A\"", "title: \"A\", rules: [\"x\", \"z\"]")
        .replace("],\n)", &format!("],\n  {rules}"));
    assert_eq!(new, wanted);
}

#[test]
fn what_cannot_be_kept_says_why() {
    let rules: String =
        (0..20).map(|number| format!("(id: \"r{number}\", text: \"R\")")).collect::<Vec<_>>().join(", ");
    let file = format!(
        "(format: 1, name: \"S\", rules: [{rules}], turns: {{ \"a\": (title: \"A\", time: \"1m\") }}, \
         flow: [Repeat(times: 1, steps: [Everyone(\"a\")])])"
    );
    let own = OwnRule { id: "x".to_owned(), text: "No phones".to_owned(), say: None };
    let mut choices = Choices { own_rules: vec![own], ..two() };
    let no = |choices: &Choices| own_set(&file, &set(&file), choices, &NAMING).err();
    assert_eq!(no(&choices), Some(NotKept::TooManyRules(20)));
    let _ = choices.rules.insert("r3".to_owned(), RuleChoice::LeaveOut);
    assert_eq!(no(&choices), None);
    // Longer than a day.
    let _ = choices.rounds.insert(0, 100);
    let _ = choices.times.insert(kind("a", 60), secs(3_600));
    assert!(matches!(no(&choices), Some(NotKept::Problem(_))), "{:?}", no(&choices));
    assert_eq!(own_set("(name: ", &set(&file), &two(), &NAMING), Err(NotKept::Unlike));
    assert_eq!(own_set(FILE, &set(&file), &choices, &NAMING), Err(NotKept::Unlike));
}
