//! The sets that we ship take the times that they were designed with, and their words can be read from across the room.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use common_ground::plan::{Choices, lay_out};
use common_ground::rule_set::RuleSet;
use common_ground::rule_set::check::check;
use common_ground::words::Words;

/// Every set in `rules/`, by the stem of its file.
fn shipped() -> BTreeMap<String, Arc<RuleSet>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sets = paths.filter(|path| path.extension().is_some_and(|end| end == "ron")).map(|path| {
        let set = check(&fs::read_to_string(&path).unwrap(), &|_| true).rule_set;
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, Arc::new(set.expect("a shipped set is right")))
    });
    sets.collect()
}

/// The timed steps of a set for so many people, each as `seconds@holder`, or `seconds` where nobody holds the floor.
fn times(set: &Arc<RuleSet>, people: usize) -> String {
    let names = vec![String::new(); people];
    let choices = Choices { names, seats: Words::english().seats(), ..Choices::default() };
    let plan = lay_out(set, &choices).expect("a shipped set can be laid out");
    let timed = plan.steps.iter().filter_map(|step| Some((step.turn.time?.as_secs(), step.holder)));
    let said = timed.map(|(seconds, holder)| match holder {
        Some(holder) => format!("{seconds}@{}", holder + 1),
        None => seconds.to_string(),
    });
    said.collect::<Vec<_>>().join(" ")
}

#[test]
fn talks_take_the_times_they_were_designed_with() {
    let sets = shipped();
    for (name, people, expected) in [
        ("check-in", 2, "60@1 60@2 240 60@1 60@2 180@1 60@2 180@2 60@1 60@1 60@2"),
        ("team", 3, "30 60 300 120@1 120@2 120@3 300 600 30@1 30@2 30@3"),
        ("family", 3, "30@1 30@2 30@3 60@1 60@2 60@3 60@1 60@2 60@3 180 120 60"),
        ("timed-share", 4, "180@1 180@2 180@3 180@4"),
        ("debate-lincoln-douglas", 2, "360@1 180@2 420@2 180@1 240@1 360@2 180@1"),
        ("debate-british-parliamentary", 8, "900 420@1 420@2 420@3 420@4 420@5 420@6 420@7 420@8"),
        ("debate-world-schools", 6, "480@1 480@2 480@3 480@4 480@5 480@6 240@2 240@1"),
        ("wishes-and-limits", 2, "60@1 60@2 60@1 60@2 60@1 30@2 60@2 30@1 120"),
        ("why", 2, "60@1 60@2 180@2 60@1 180@2 120@1"),
        ("setback", 2, "60@2 120@1 60@2 60@2"),
        ("good-memories", 3, "120@1 120@2 120@3 60@1 60@2 60@3 60@1 60@2 60@3 30"),
        ("time-together", 3, "60@1 60@2 60@3 180"),
        ("openness", 2, "120@1 60@2 120@2 60@1"),
    ] {
        assert_eq!(times(&sets[name], people), expected, "{name}");
    }
}

#[test]
fn a_debate_is_struck_where_debaters_listen_for_it() {
    let sets = shipped();
    let strikes = |name: &str, step: usize| {
        let set = &sets[name];
        let names = vec![String::new(); set.participants.max];
        let choices = Choices { names, seats: Words::english().seats(), ..Choices::default() };
        let plan = lay_out(set, &choices).unwrap();
        let heard = plan.steps[step].turn.cues.iter().filter(|cue| cue.strikes > 0);
        heard.map(|cue| (cue.at.as_secs(), cue.strikes)).collect::<Vec<_>>()
    };
    for speech in 1..=8 {
        assert_eq!(strikes("debate-british-parliamentary", speech), [(60, 1), (360, 1), (420, 2)]);
    }
    for speech in 0..6 {
        assert_eq!(strikes("debate-world-schools", speech), [(60, 1), (420, 1), (480, 2)]);
    }
    for reply in 6..8 {
        assert_eq!(strikes("debate-world-schools", reply), [(180, 1), (240, 2)]);
    }
    // Each step, also where the same person asks first and then speaks.
    for (speech, time) in [360, 180, 420, 180, 240, 360, 180].into_iter().enumerate() {
        assert_eq!(strikes("debate-lincoln-douglas", speech), [(time, 1)]);
    }
}

#[test]
fn words_are_few_enough_to_be_read_from_across_the_room() {
    let mut long = Vec::new();
    for (name, set) in shipped() {
        let mut at_most = |most: usize, text: &str| {
            if text.chars().count() > most {
                long.push(format!("{name}: {text} ({} of {most})", text.chars().count()));
            }
        };
        at_most(28, set.name.get("en"));
        at_most(250, set.opening.as_ref().map_or("", |text| text.get("en")));
        for turn in set.turns.values() {
            at_most(28, turn.title.get("en"));
            at_most(90, turn.prompt.as_ref().map_or("", |text| text.get("en")));
        }
        for rule in &set.rules {
            for text in [&rule.say, &rule.avoid] {
                at_most(45, text.as_ref().map_or("", |text| text.get("en")));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn every_talk_asks_for_respect_first_and_says_whom_it_is_for() {
    let sets = shipped();
    for (name, set) in &sets {
        assert_eq!(set.rules.first().map(|rule| rule.id.as_str()), Some("respect"), "{name}");
        assert!(set.suits.is_some() && set.not_for.is_some() && set.group.is_some(), "{name}");
        for next in &set.close.then {
            assert!(sets.contains_key(next) && next != name, "{name} goes on with {next}");
        }
    }
}
