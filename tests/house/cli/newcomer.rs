//! Whoever does what README.md says, in an empty home, gets what it says.

use std::fs;
use std::path::Path;

use common_ground::record::settings;

use super::Said;

const README: &str = include_str!("../../../README.md");

/// The user in README's examples.
const ANA: &str = "/home/ana";

/// The README's only block of this kind that begins like that.
fn block(kind: &str, begins: &str) -> &'static str {
    let blocks = README.split("```").skip(1).step_by(2).filter_map(|block| block.split_once('\n'));
    let found: Vec<_> =
        blocks.filter(|(one, text)| *one == kind && text.starts_with(begins)).map(|(_, text)| text).collect();
    let [text] = found.as_slice() else { panic!("{} blocks of {kind} begin with {begins:?}", found.len()) };
    text
}

/// Types a line in a terminal.
fn types(home: &Path, line: &str) -> Said {
    let line = line.split(" #").next().unwrap();
    let words: Vec<_> = line.split_whitespace().collect();
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("common-ground"));
    let _ = command.args(words.strip_prefix(&["common-ground"]).expect(line)).current_dir(home);
    let _ = command.env("HOME", home).env("LC_ALL", "C");
    for variable in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "DISPLAY", "WAYLAND_DISPLAY"] {
        let _ = command.env_remove(variable);
    }
    Said::from(command.output().unwrap())
}

/// Saves a file where README says that it goes.
fn saves(home: &Path, place: &str, text: &str) {
    assert!(README.contains(&format!("`~/{place}`")), "README doesn't name {place}");
    let path = home.join(place);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn a_copy_is_in_the_library_and_its_commands_work() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let said = types(home, block("sh", "common-ground new")).fine();
    assert!(said.contains(".config/common-ground/rules/our-rules.ron"), "{said}");
    assert!(types(home, "common-ground list").fine().contains("(your own)"));
    let check = said.lines().find_map(|line| line.strip_prefix("Try it: ")).unwrap();
    assert_eq!(types(home, check).fine().lines().count(), 1);
    let plan = "common-ground plan our-rules --names Ana,Ben";
    assert!(README.contains(plan));
    assert!(types(home, plan).fine().contains("Ana, Ben"));
}

#[test]
fn the_smallest_set_is_in_the_library_and_a_slip_in_it_is_told_as_written() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let smallest = block("ron", "(\n    format: 1");
    let place = ".config/common-ground/rules/two-by-two.ron";
    saves(home, place, smallest);
    assert!(types(home, "common-ground list").fine().contains("Two by two (your own)"));
    assert_eq!(types(home, "common-ground check two-by-two").fine().lines().count(), 1);

    saves(home, place, &smallest.replace("time:", "tiem:"));
    let (line, told) = block("text", "$ common-ground check").split_once('\n').unwrap();
    let said = types(home, line.trim_start_matches("$ "));
    assert_eq!(said.err.replace(&home.display().to_string(), ANA).trim_end(), told.trim_end());
}

#[test]
fn a_file_in_the_right_folder_with_another_ending_is_told_to_be_renamed() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let smallest = block("ron", "(\n    format: 1");
    let rules = home.join(".config/common-ground/rules");
    fs::create_dir_all(&rules).unwrap();
    fs::write(rules.join("ours.txt"), smallest).unwrap();
    let said = types(home, "common-ground check .config/common-ground/rules/ours.txt").fine();
    assert!(said.contains("rename it so that it ends in .ron") && !said.contains("save it"), "{said}");
    fs::rename(rules.join("ours.txt"), rules.join("ours.RON")).unwrap();
    let said = types(home, "common-ground check .config/common-ground/rules/ours.RON").fine();
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(types(home, "common-ground list").fine().contains("(your own)"));
}

#[test]
fn what_a_set_can_also_have_is_right_as_it_stands() {
    let home = tempfile::tempdir().unwrap();
    let lines = block("ron", "turns: {");
    let flow = "flow: [Everyone(\"sit\"), Everyone(\"sorry\")]";
    let set = format!("(format: 1, name: \"More\", {flow},\n{lines})");
    fs::write(home.path().join("more.ron"), set).unwrap();
    assert!(types(home.path(), "common-ground check more.ron").fine().starts_with("ok: more.ron\n"));
}

#[test]
fn the_settings_are_a_whole_file() {
    let home = tempfile::tempdir().unwrap();
    let place = ".config/common-ground/settings.ron";
    saves(home.path(), place, block("ron", "(\n    keys"));
    let opened = settings::open(&home.path().join(place));
    assert_eq!(opened.notices, []);
    assert_eq!(opened.settings.keys["break"], "k");
}
