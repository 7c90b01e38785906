//! Every rule set that we ship is read without a problem, not even a small one.

use std::fs;
use std::path::Path;

use common_ground::rule_set::Step;
use common_ground::rule_set::check::{Shelf, check, check_beside, check_bytes};
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
fn every_set_that_a_shipped_one_goes_on_with_is_shipped() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let others: Vec<String> = paths.iter().map(|path| name(path)).collect();
    for path in &paths {
        let shelf = Shelf { own: Some(name(path)), others: others.clone() };
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
