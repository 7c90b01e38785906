//! The promise of a set of one's own, held for every set there is and any choices: a talk from it is the talk that people
//! set up, and whatever they didn't choose otherwise stays byte for byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use common_ground::plan::{
    Choices, Label, NotKept, OwnRule, Plan, PlanStep, RuleChoice, TurnKind, end_sounds, lay_out, own_set,
    repeats, turn_kinds,
};
use common_ground::rule_set::check::fault::{Cues, Fault, Ids, Lengths};
use common_ground::rule_set::check::{Wording, check};
use common_ground::rule_set::edit::{Key, find};
use common_ground::rule_set::{RuleSet, Text};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{FILE, NAMING, set};

/// Every set that we ship or test with, and one that a person has written.
fn files() -> Vec<String> {
    let mut files = vec![FILE.to_owned()];
    for folder in ["rules", "tests/sets", "tests/warnings"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        // A language that isn't called what it is shown as can't be found in its file.
        let is_set = |path: &&PathBuf| {
            path.extension().is_some_and(|end| end == "ron")
                && !path.ends_with("control-sign-in-language.ron")
        };
        let sets = paths.iter().filter(is_set);
        let texts = sets.map(|path| fs::read_to_string(path).unwrap());
        files.extend(texts.filter(|text| check(text, &|_| true).is_fine()));
    }
    files
}

/// What a file's text is made of: comments, space, and everything else, texts in quotes in one piece.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").unwrap() + 2
        } else if rest.starts_with("r#\"") {
            rest.find("\"#").unwrap() + 2
        } else if first == '"' {
            let mut escaped = false;
            let close = rest.char_indices().skip(1).find(|(_, sign)| {
                let closes = *sign == '"' && !escaped;
                escaped = *sign == '\\' && !escaped;
                closes
            });
            close.unwrap().0 + 1
        } else if first.is_whitespace() {
            rest.find(|sign: char| !sign.is_whitespace()).unwrap_or(rest.len())
        } else {
            rest.find(|sign: char| sign.is_whitespace() || "/\"()[]{}:,".contains(sign))
                .unwrap_or(rest.len())
                .max(1)
        };
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}

fn comments(text: &str) -> Vec<&str> {
    let is_comment = |piece: &&str| piece.starts_with("//") || piece.starts_with("/*");
    let mut comments: Vec<&str> = pieces(text).into_iter().filter(is_comment).map(str::trim_end).collect();
    comments.sort_unstable();
    comments
}

/// How a file may be laid out.
#[derive(Debug, Clone)]
enum Layout {
    AsItIs,
    Windows,
    OneLine,
    /// With these between its pieces.
    Scattered(Vec<&'static str>),
}

fn layouts() -> impl Strategy<Value = Layout> {
    let between = ["", "", "", " ", "\n", "\n\n  ", " /* , ( */ ", " // \"x\n", "\r\n\t"];
    prop_oneof![
        3 => Just(Layout::AsItIs),
        1 => Just(Layout::Windows),
        1 => Just(Layout::OneLine),
        3 => vec(select(between.to_vec()), 97).prop_map(Layout::Scattered),
    ]
}

impl Layout {
    fn of(&self, text: &str) -> String {
        match self {
            Self::AsItIs => text.to_owned(),
            Self::Windows => text.replace("    ", "\t").replace('\n', "\r\n"),
            Self::OneLine => pieces(text)
                .into_iter()
                .filter(|piece| !piece.starts_with("//") && !piece.starts_with("/*"))
                .map(|piece| if piece.trim_start_matches('\u{feff}').trim().is_empty() { "" } else { piece })
                .collect(),
            Self::Scattered(between) => {
                let mut scattered = String::new();
                let pieces = pieces(text);
                for (at, piece) in pieces.iter().enumerate() {
                    scattered.push_str(piece);
                    let is_alone = piece.starts_with("//") || piece.starts_with('\u{feff}');
                    // A word before a bracket, and a name before its colon, may be far from it.
                    if !is_alone && pieces.get(at + 1).is_some_and(|next| !next.starts_with("//")) {
                        scattered.push_str(between[at % between.len()]);
                    }
                }
                scattered
            }
        }
    }
}

/// Choices, not yet for a set.
#[derive(Debug, Clone)]
struct Wishes {
    times: Vec<(Index, u64)>,
    rounds: Vec<(Index, u32)>,
    break_minutes: Option<u64>,
    limit_minutes: Option<u64>,
    end_sound: Option<&'static str>,
    language: &'static str,
    rules: Vec<(Index, RuleChoice)>,
    own_rules: Vec<(&'static str, Option<&'static str>)>,
    order: Vec<Index>,
    people: Index,
}

fn wishes() -> impl Strategy<Value = Wishes> {
    let choice = prop_oneof![
        Just(RuleChoice::Adopt),
        Just(RuleChoice::LeaveOut),
        Just(RuleChoice::Reword("Take “your” \\ \"time\"".to_owned())),
        Just(RuleChoice::Reword("  ".to_owned())),
    ];
    let times = prop_oneof![4 => (2_u64..40).prop_map(|number| number * 15), 1 => 1_u64..9_000];
    let own = (select(vec!["No phones", "Slowly, please: \"slowly\"", " "]), option::of(Just("Later.")));
    (
        (vec((any::<Index>(), times), 0..6), vec((any::<Index>(), 1_u32..6), 0..3)),
        (option::of(1_u64..200), option::of(prop_oneof![Just(0), 5_u64..300])),
        (option::of(select(vec!["", "bell", "bowl", "wood"])), select(vec!["en", "de", "fr", "de-AT", ""])),
        (vec((any::<Index>(), choice), 0..6), vec(own, 0..4), vec(any::<Index>(), 0..9), any::<Index>()),
    )
        .prop_map(
            |(
                (times, rounds),
                (break_minutes, limit_minutes),
                (end_sound, language),
                (rules, own_rules, order, people),
            )| Wishes {
                times,
                rounds,
                break_minutes,
                limit_minutes,
                end_sound,
                language,
                rules,
                own_rules,
                order,
                people,
            },
        )
}

impl Wishes {
    fn of(&self, set: &RuleSet) -> Choices {
        let people = set.participants.min..=set.participants.max;
        let people = *self.people.get(&people.collect::<Vec<_>>());
        let own = |(at, (text, say)): (usize, &(&str, Option<&str>))| OwnRule {
            id: format!("ours-{at}"),
            text: (*text).to_owned(),
            say: say.map(str::to_owned),
        };
        let mut choices = Choices {
            names: (0..people).map(|seat| format!("P{seat}")).collect(),
            language: self.language.to_owned(),
            break_length: self.break_minutes.map(|minutes| Duration::from_secs(minutes * 60)),
            limit: self.limit_minutes.map(|minutes| Duration::from_secs(minutes * 60)),
            end_sound: self.end_sound.map(str::to_owned),
            own_rules: self.own_rules.iter().enumerate().map(own).collect(),
            ..Choices::default()
        };
        let (kinds, repeats) = (turn_kinds(set, "en"), repeats(set));
        if !kinds.is_empty() {
            let times =
                self.times.iter().map(|(at, time)| (at.get(&kinds).0.clone(), Duration::from_secs(*time)));
            choices.times = times.collect();
        }
        if !repeats.is_empty() {
            choices.rounds = self.rounds.iter().map(|(at, rounds)| (at.get(&repeats).0, *rounds)).collect();
        }
        let mut ids: Vec<String> = set.rules.iter().map(|rule| rule.id.clone()).collect();
        ids.extend(choices.own_rules.iter().map(|rule| rule.id.clone()));
        if !ids.is_empty() {
            choices.rules =
                self.rules.iter().map(|(at, choice)| (at.get(&ids).clone(), choice.clone())).collect();
            for id in self.order.iter().map(|at| at.get(&ids)) {
                if !choices.order.contains(id) {
                    choices.order.push(id.clone());
                }
            }
        }
        choices
    }
}

/// All that people notice of a talk but its name.
fn noticed(plan: &Plan) -> String {
    let mut steps: Vec<PlanStep> = plan.steps.clone();
    for step in &mut steps {
        for cue in &mut Arc::make_mut(&mut step.turn).cues {
            match cue.label {
                Some(Label::WrappingUp) => cue.label = Some(Label::Own(NAMING.wrapping_up.to_owned())),
                Some(Label::TimeIsUp) => cue.label = Some(Label::Own(NAMING.time_is_up.to_owned())),
                _ => {}
            }
        }
    }
    let shown = |step: &PlanStep| {
        let turn = &step.turn;
        let what = (&turn.id, &turn.title, &turn.prompt, turn.time, turn.at_end, &turn.rules, &turn.label);
        let when = (&turn.cues, turn.nudge, turn.flags, step.kind, step.holder, step.starts, step.round);
        format!("{what:?} {when:?} {:?}\n", (step.gate, step.ask, step.pass, &step.exchange, step.place))
    };
    let steps: String = steps.iter().map(shown).collect();
    let rest = (&plan.participants, &plan.rules, &plan.breaks, plan.limit, &plan.close, plan.length());
    format!("{rest:?}\n{:?}\n{steps}", (&plan.pools, plan.overtime, &plan.repair, &plan.suggestions))
}

/// Every value that set-up can't change, as it is written.
fn untouched<'t>(text: &'t str, set: &RuleSet, choices: &Choices) -> Vec<&'t str> {
    let fields = [
        "format",
        "summary",
        "source",
        "tags",
        "search",
        "group",
        "suits",
        "not_for",
        "participants",
        "topic",
        "before",
        "opening",
        "pools",
        "overtime",
        "more_time",
        "repair",
        "close",
    ];
    let mut paths: Vec<Vec<Key<'_>>> = fields.iter().map(|field| vec![Key::Field(field)]).collect();
    for turn in set.turns.keys() {
        for field in ["title", "prompt", "label", "at_end", "nudge", "flags"] {
            paths.push(vec![Key::Field("turns"), Key::Entry(turn), Key::Field(field)]);
        }
    }
    if choices.times.is_empty() && choices.rounds.is_empty() {
        paths.push(vec![Key::Field("flow")]);
    }
    if choices.times.is_empty() && choices.end_sound.is_none() && choices.rules.is_empty() {
        paths.extend(
            set.turns.keys().map(|turn| vec![Key::Field("turns"), Key::Entry(turn), Key::Field("cues")]),
        );
    }
    for field in ["shortest", "longest", "check_in", "breath", "prompts", "suggestions"] {
        paths.push(vec![Key::Field("breaks"), Key::Field(field)]);
    }
    paths.iter().map(|path| find(text, path).map_or("", |bytes| &text[bytes])).collect()
}

/// How many times each warning comes, but for those that people bring about by what they choose.
fn warnings(text: &str) -> BTreeMap<String, usize> {
    let mut warnings = BTreeMap::new();
    for problem in check(text, &|_| true).warnings() {
        let chosen = matches!(
            problem.fault,
            Fault::Wording(Wording::LongRule { .. })
                | Fault::Ids(Ids::ManyShown { .. })
                | Fault::Lengths(
                    Lengths::OverLimit { .. } | Lengths::MayPassLimit { .. } | Lengths::ShortBreak { .. }
                )
                | Fault::Cues(Cues::Never { .. })
        );
        if !chosen {
            *warnings.entry(format!("{:?}", problem.fault)).or_default() += 1;
        }
    }
    warnings
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_talk_from_a_set_of_ones_own_is_the_one_that_was_set_up(
        file in select(files()),
        layout in layouts(),
        wishes in wishes(),
    ) {
        let text = layout.of(&file);
        let old = set(&text);
        let choices = wishes.of(&old);
        let new_text = match own_set(&text, &old, &choices, &NAMING) {
            Ok(new) => new,
            // Cues and the usual sounds may not fit into every time, and a talk may come to more than a day.
            Err(NotKept::Cues(_)) => {
                prop_assert!(!choices.times.is_empty());
                return Ok(());
            }
            Err(NotKept::EndSound(_)) => {
                prop_assert!(choices.end_sound.is_some());
                return Ok(());
            }
            Err(NotKept::Problem(problem)) => {
                prop_assert!(matches!(problem.fault, Fault::Lengths(_)), "{:?}", problem);
                return Ok(());
            }
            Err(no) => return Err(TestCaseError::fail(format!("{no:?} for {choices:?}\n{text}"))),
        };
        let new = set(&new_text);
        prop_assert!(new.name.languages().eq(old.name.languages()));
        let called = match &new.name {
            Text::Plain(name) => vec![name.clone()],
            Text::Languages(names) => names.values().cloned().collect(),
        };
        prop_assert!(called.iter().all(|name| name == NAMING.name));

        for people in old.participants.min..=old.participants.max {
            let names: Vec<String> = (0..people).map(|seat| format!("P{seat}")).collect();
            let language = choices.language.clone();
            // The app names the step with the opening words; else it would have the set's name.
            let opening = "Before you start".to_owned();
            let chosen = Choices { names: names.clone(), opening: opening.clone(), ..choices.clone() };
            let nothing = Choices { names, opening, language, ..Choices::default() };
            let before = lay_out(&Arc::new(old.clone()), &chosen).map(|plan| noticed(&plan));
            let after = lay_out(&Arc::new(new.clone()), &nothing).map(|plan| noticed(&plan));
            prop_assert_eq!(before, after, "{}\nbecame\n{}", text, new_text);
        }
        if let Some(sound) = choices.end_sound.as_deref() {
            prop_assert!(end_sounds(&new).iter().all(|there| *there == sound));
        }

        prop_assert_eq!(untouched(&new_text, &old, &choices), untouched(&text, &old, &choices));
        if !matches!(layout, Layout::Scattered(_)) {
            prop_assert_eq!(comments(&new_text), comments(&text));
        }
        let allowed = warnings(&text);
        for (warning, times) in warnings(&new_text) {
            prop_assert!(allowed.get(&warning).is_some_and(|before| *before >= times), "{}\n{}", warning, new_text);
        }
    }
}

/// In the sets that we ship, everything that set-up offers can be kept.
#[test]
fn whatever_is_chosen_within_reason_can_be_kept_of_every_set_that_we_ship() {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "ron") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let set = set(&text);
        let longer = |(kind, _): (TurnKind, String)| {
            let time = kind.time + Duration::from_secs(30);
            (kind, time)
        };
        let choices = Choices {
            names: vec!["Ana".to_owned(), "Ben".to_owned()],
            language: "en".to_owned(),
            times: turn_kinds(&set, "en").into_iter().map(longer).collect(),
            rounds: repeats(&set).into_iter().map(|(at, rounds)| (at, rounds + 1)).collect(),
            break_length: Some(Duration::from_secs(1_500)),
            limit: Some(Duration::from_secs(5_400)),
            end_sound: Some("wood".to_owned()),
            own_rules: vec![OwnRule { id: "ours".to_owned(), text: "No phones".to_owned(), say: None }],
            order: vec!["ours".to_owned()],
            ..Choices::default()
        };
        let kept = own_set(&text, &set, &choices, &NAMING);
        assert!(kept.is_ok(), "{}: {kept:?}", path.display());
    }
}
