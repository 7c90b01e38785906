//! Every rule set that we ship is read without a problem, not even a small one.

use std::fs;
use std::path::Path;

use common_ground::rule_set::Step;
use common_ground::rule_set::check::{check, check_bytes};
use common_ground::words::Words;
use common_ground::words::faults::render;

#[test]
fn every_shipped_set_checks_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut said = String::new();
    let mut read = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|end| end != "ron") {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let checked = check_bytes(&bytes, &|name| ["bowl", "wood"].contains(&name));
        let source = String::from_utf8_lossy(&bytes);
        for problem in &checked.problems {
            said.push_str(&render(&path.display().to_string(), &source, problem, &Words::english()));
            said.push_str("\n\n");
        }
        read += 1;
    }
    assert!(said.is_empty(), "{said}");
    assert!(read > 0, "no rule set is shipped");
}

#[test]
fn the_short_check_in_looks_at_what_was_agreed() {
    let checked = check(include_str!("../../rules/check-in.ron"), &|_| true);
    let set = checked.rule_set.expect("a shipped set is fine");
    let looks = |step: &Step| matches!(step, Step::Review(turn) if turn.turn == "agreements");
    assert_eq!(set.flow.iter().filter(|step| looks(step)).count(), 1, "{:?}", set.flow);
}
