//! The rule sets that we ship: each is read without a problem, not even a small one, and planned for everyone it is for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use common_ground::plan::{Choices, Kind, Plan, lay_out, repeats};
use common_ground::rule_set::check::{Shelf, check, check_beside, check_bytes};
use common_ground::rule_set::{RuleSet, Step, bounds};
use common_ground::words::Words;
use common_ground::words::faults::render;

/// The files that we ship, in the order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    files.sort();
    files
}

/// The sets that we ship, by name.
pub(crate) fn shipped() -> Vec<(String, Arc<RuleSet>)> {
    let set = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let set = check(&fs::read_to_string(&path).unwrap(), &|_| true).rule_set;
        (name, Arc::new(set.expect("a shipped set is fine")))
    };
    files().into_iter().map(set).collect()
}

#[test]
fn every_shipped_set_checks_clean() {
    let mut said = String::new();
    let files = files();
    for path in &files {
        let bytes = fs::read(path).unwrap();
        let checked = check_bytes(&bytes, &|name| ["bowl", "wood"].contains(&name));
        let source = String::from_utf8_lossy(&bytes);
        for problem in &checked.problems {
            said.push_str(&render(&path.display().to_string(), &source, problem, &Words::english()));
            said.push_str("\n\n");
        }
    }
    assert!(said.is_empty(), "{said}");
    assert!(!files.is_empty(), "no rule set is shipped");
}

/// A set for so many people, in their seats' names, with so many rounds of each `Repeat`.
fn laid_out(set: &Arc<RuleSet>, people: usize, rounds: &BTreeMap<usize, u32>) -> Plan {
    let choices = Choices {
        names: vec![String::new(); people],
        seats: Words::english().seats(),
        language: "en".to_owned(),
        rounds: rounds.clone(),
        ..Choices::default()
    };
    lay_out(set, &choices).expect("a shipped set can be planned")
}

/// How long each holds the floor or answers for it.
fn floor(plan: &Plan) -> Vec<Duration> {
    let mut floor = vec![Duration::ZERO; plan.participants.len()];
    for step in &plan.steps {
        let time = step.turn.time.unwrap_or_default();
        if let Some(exchange) = &step.exchange {
            for &participant in &exchange.seats {
                floor[participant] += exchange.each;
            }
        } else if let Some(holder) = step.holder.filter(|_| step.kind != Kind::Gate) {
            floor[holder] += time;
        }
    }
    floor
}

#[test]
fn every_shipped_set_is_planned_for_every_number_of_people_and_rounds() {
    for (name, set) in shipped() {
        let rounds = repeats(&set).len();
        let fewest: BTreeMap<usize, u32> = (0..rounds).map(|repeat| (repeat, 1)).collect();
        for people in set.participants.min..=set.participants.max {
            for rounds in [&BTreeMap::new(), &fewest] {
                let plan = laid_out(&set, people, rounds);
                let who = format!("{name} with {people}");
                assert!(plan.length() <= bounds::LENGTH, "{who} takes {:?}", plan.length());
                assert!(plan.limit.is_none_or(|limit| plan.length() <= limit), "{who} goes past its limit");
                for step in &plan.steps {
                    assert!(!step.turn.title.trim().is_empty(), "{who}: {}", step.turn.id);
                    assert!(step.holder.is_none_or(|holder| holder < people), "{who}: {}", step.turn.id);
                }
                for pool in &plan.pools {
                    assert!(!pool.time.is_zero() && !pool.title.trim().is_empty(), "{who}: {}", pool.id);
                }
                let named: Vec<_> =
                    plan.participants.iter().map(|name| name.chars().count() <= bounds::NAME).collect();
                assert!(named.iter().all(|fits| *fits), "{who}: {:?}", plan.participants);
            }
        }
    }
}

/// Where nobody has a part of their own, nobody gets more of the floor than another.
#[test]
fn in_a_set_without_roles_everyone_gets_the_same_time() {
    for (name, set) in shipped() {
        if !set.participants.seats.is_empty() {
            continue;
        }
        for people in set.participants.min..=set.participants.max {
            let floor = floor(&laid_out(&set, people, &BTreeMap::new()));
            assert!(floor.iter().all(|time| *time == floor[0]), "{name} with {people}: {floor:?}");
        }
    }
}

#[test]
fn every_set_that_a_shipped_one_goes_on_with_is_shipped() {
    let paths = files();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let others = Arc::new(paths.iter().map(|path| name(path)).collect::<BTreeSet<String>>());
    for path in &paths {
        let shelf = Shelf { own: Some(name(path)), others: Arc::clone(&others) };
        let checked = check_beside(&shelf, &fs::read(path).unwrap(), &|_| true);
        assert_eq!(checked.problems, [], "{}", path.display());
    }
}

#[test]
fn the_short_check_in_looks_at_what_was_agreed() {
    let checked = check(include_str!("../../rules/check-in.ron"), &|_| true);
    let set = checked.rule_set.expect("a shipped set is fine");
    let looks = |step: &Step| matches!(step, Step::Review(turn) if turn.turn == "agreements");
    assert_eq!(set.flow.iter().filter(|step| looks(step)).count(), 1, "{:?}", set.flow);
}
