//! Small files, each broken for one reason, and each with what `check` says of it beside it.
//!
//! The expected text is written by hand or copied from `common-ground check` once someone has read it. No test makes
//! it: what isn't there fails. `{version}` stands for this version of the app.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use common_ground::rule_set::check::{
    Checked, Problem, Severity, check_bytes, check_list, check_path, is_list,
};
use common_ground::words::Words;
use common_ground::words::faults::render;

use crate::paths::shelf;

/// The rule sets of a folder, in the order of their names.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let files = fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.unwrap().path());
    let files: BTreeSet<_> = files.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    files.into_iter().collect()
}

/// Checks a rule set, and compares what is said of it with the text beside it.
fn compare(file: &Path, wrong: &mut Vec<String>) -> Checked {
    let bytes = fs::read(file).unwrap();
    let checked = check_bytes(&bytes, &|name| ["bowl", "wood"].contains(&name));
    compare_said(file, &bytes, &checked.problems, wrong);
    checked
}

/// Compares what is said of a file with the text beside it.
fn compare_said(file: &Path, bytes: &[u8], problems: &[Problem], wrong: &mut Vec<String>) {
    let name = file.file_name().unwrap().to_str().unwrap();
    let source = String::from_utf8_lossy(bytes);
    let words = Words::english();
    let said: Vec<_> = problems.iter().map(|problem| render(name, &source, problem, &words)).collect();
    let said = said.join("\n\n");
    match fs::read_to_string(file.with_extension("txt")) {
        Err(_) => wrong.push(format!("{name} has no text beside it. It gives:\n{said}")),
        Ok(expected) => {
            let expected = expected.replace("{version}", env!("CARGO_PKG_VERSION"));
            if expected.trim_end() != said {
                wrong.push(format!("{name} should give:\n{expected}\nbut gives:\n{said}"));
            }
        }
    }
    if problems.len() != 1 {
        wrong.push(format!("{name} has {} problems", problems.len()));
    }
}

#[test]
fn each_broken_file_is_told_its_one_error() {
    let mut wrong = Vec::new();
    let files = files("broken");
    assert!(files.len() >= 45, "only {} broken files were found", files.len());
    for file in files {
        let checked = compare(&file, &mut wrong);
        assert!(checked.rule_set.is_none(), "{} was taken for a rule set", file.display());
        assert!(
            checked.problems.iter().all(|problem| problem.severity == Severity::Error),
            "{}",
            file.display()
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_doubtful_file_is_told_its_one_warning_and_can_be_used() {
    let mut wrong = Vec::new();
    for file in files("warnings") {
        let checked = compare(&file, &mut wrong);
        assert!(checked.rule_set.is_some(), "{} can't be used", file.display());
        assert!(
            checked.problems.iter().all(|problem| problem.severity == Severity::Warning),
            "{}",
            file.display()
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn each_broken_list_of_words_is_told_its_one_problem() {
    let mut wrong = Vec::new();
    let files = files("lists");
    assert!(files.len() >= 10, "only {} broken lists were found", files.len());
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let checked = check_list(&bytes);
        compare_said(&file, &bytes, &checked.problems, &mut wrong);
        let is_warning = file.file_stem().unwrap().to_str().unwrap().ends_with("-warning");
        assert_eq!(checked.list.is_some(), is_warning, "{}", file.display());
        assert!(is_list(&String::from_utf8_lossy(&bytes)), "{} isn’t taken for a list", file.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_expected_text_is_left_behind() {
    for folder in ["broken", "warnings", "lists", "paths"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            assert!(path.with_extension("ron").exists(), "{} has no rule set beside it", path.display());
        }
    }
}

#[test]
fn each_broken_path_is_told_its_one_problem() {
    let mut wrong = Vec::new();
    let files = files("paths");
    assert!(files.len() >= 40, "only {} broken paths were found", files.len());
    let shelf = shelf();
    for file in files {
        let bytes = fs::read(&file).unwrap();
        let checked = check_path(Some(&shelf), &bytes);
        compare_said(&file, &bytes, &checked.problems, &mut wrong);
        let is_warning = file.file_stem().unwrap().to_str().unwrap().ends_with("-warning");
        assert_eq!(checked.is_fine(), is_warning, "{}", file.display());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}
