//! Changing a rule set: every word can be changed, and no comment is lost.

mod change;
mod corpus;
mod draft;
mod flow;
mod form;
mod groups;
mod model;
mod odd;
mod properties;
mod typed;
mod words;

use common_ground::editor::change::change;
use common_ground::editor::form::{Doing, Field, Form};
use common_ground::editor::{Change, Changed, Path, Unchanged};
use common_ground::rule_set::RuleSet;
use common_ground::rule_set::check::check;

/// As somebody writes it who keeps notes.
const FILE: &str = "// Ours, since Sunday.
(
    format: 1,
    name: \"Ours\",     // both of us
    limit: \"45m\", // never longer

    rules: [
        // hers
        (id: \"own-words\", text: \"Start with \\u{201c}I\\u{201d}\", say: \"I feel …\"), // the hard one
        (id: \"slow\", text: \"Slowly\"),

        // his
        (id: \"reflect\", text: { \"en\": \"Say it back\", \"de\": \"Sag es zurück\" }),
    ],

    turns: {
        // Mum's idea: shorter, and more often.
        \"speak\": (
            title: \"Speak\",
            time: \"2m\", /* enough */
            rules: [\"own-words\", \"slow\"],
            cues: [
                (at: Left(\"1m\"), sound: \"wood\"), // knock
                (at: End),
            ],
        ),
        \"back\": (title: \"Say it back\", rules: [\"reflect\"], time: \"45s\"),
        \"got\": (title: \"Did I get it?\"),
    },

    flow: [
        // first
        Everyone(\"back\"), // alone
        Repeat(times: 2, steps: [
            // each of us
            Each(steps: [Speaker(\"speak\"), Listener(\"back\")]),
        ]),
        Agree(\"got\"),
    ],
)
";

fn form(text: &str) -> Form {
    Form::read(text, "en").unwrap_or_else(|| panic!("can't be read:\n{text}"))
}

fn set(text: &str) -> RuleSet {
    let checked = check(text, &|_| true);
    let said = format!("{:?}\n{text}", checked.problems);
    checked.rule_set.expect(&said)
}

/// The text after a change, and where what was changed is; all of it can be taken back.
#[track_caller]
fn made(text: &str, wanted: &Change) -> (String, Option<Path>) {
    let Changed { splices, path } =
        change(text, wanted, "en").unwrap_or_else(|no| panic!("{no:?}: {wanted:?}"));
    let mut after = text.to_owned();
    let mut back = Vec::new();
    for splice in &splices {
        assert!(after.get(splice.bytes.clone()).is_some(), "{splice:?}");
        back.push(splice.inverse(&after));
        after = splice.apply(&after);
    }
    let undone = back.iter().rev().fold(after.clone(), |text, splice| splice.apply(&text));
    assert_eq!(undone, text);
    (after, path)
}

/// Every field of a form.
fn fields(form: &Form) -> Vec<&Field> {
    let mut fields = Vec::new();
    for rule in &form.rules {
        fields.extend([&rule.id, &rule.text, &rule.say, &rule.avoid, &rule.why]);
        fields.extend(&rule.watch.items);
    }
    for turn in &form.turns {
        fields.extend([&turn.title, &turn.prompt, &turn.time, &turn.label, &turn.at_end, &turn.wait]);
        fields.extend([&turn.nudge, &turn.flags, &turn.list]);
        fields.extend(&turn.rules.items);
        for cue in turn.cues.iter().flatten() {
            fields.extend([&cue.at, &cue.amount, &cue.sound, &cue.strikes, &cue.label, &cue.pause]);
        }
    }
    for line in &form.flow {
        if let Some(turn) = line.doing.turn() {
            fields.extend([&turn.turn, &turn.title, &turn.prompt, &turn.time, &turn.one_by_one]);
        }
        match &line.doing {
            Doing::Each { seats, order, .. } => fields.extend(seats.items.iter().chain([order])),
            Doing::Seat { seat, .. } => fields.push(seat),
            Doing::Repeat { times, ask, .. } => fields.extend([times, ask]),
            Doing::UntilHeard { ask, at_most, .. } => fields.extend([ask, at_most]),
            Doing::Exchange { each, seats, .. } => fields.extend(seats.items.iter().chain([each])),
            Doing::Agree { review, require, .. } => fields.extend(require.items.iter().chain([review])),
            _ => {}
        }
    }
    let talk = &form.talk;
    fields.extend([&talk.format, &talk.name, &talk.summary, &talk.source, &talk.group, &talk.suits]);
    fields.extend([&talk.not_for, &talk.min, &talk.max, &talk.limit, &talk.topic, &talk.opening]);
    fields.extend([&talk.overtime, &talk.more_time]);
    for list in [&talk.tags, &talk.search, &talk.seats, &talk.before, &talk.repair] {
        fields.extend(&list.items);
    }
    fields.extend(talk.pools.iter().flat_map(|pool| [&pool.title, &pool.time]));
    let breaks = &talk.breaks;
    fields.extend([&breaks.length, &breaks.shortest, &breaks.longest, &breaks.check_in, &breaks.breath]);
    fields.extend(breaks.suggestions.items.iter().chain([&breaks.prompts]));
    let close = &talk.close;
    fields.extend([&close.agreements, &close.appreciation, &close.next_talk]);
    fields.extend(&close.then.items);
    fields
}
