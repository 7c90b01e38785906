//! The house keeps its shape: which room may know which, and what the pure ones never touch.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up. A room knows those before it and itself; the last two share a floor.
const ROOMS: [&[&str]; 9] = [
    &["rule_set"],
    &["library"],
    &["plan"],
    &["session"],
    &["clock"],
    &["record"],
    &["sound"],
    &["desktop"],
    &["ui", "cli"],
];

/// A source file: its place under `src`, the room it is in, its text without its comments.
struct Source {
    path: PathBuf,
    room: String,
    code: Vec<(usize, String)>,
}

impl Source {
    fn read(root: &Path, path: PathBuf) -> Self {
        let inside = path.strip_prefix(root).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned();
        let room = first.trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text
            .lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default().to_owned()))
            .collect();
        Self { path, room, code }
    }

    /// The lines in which one of these is named.
    fn names(&self, what: &[&str]) -> Vec<String> {
        let named = self.code.iter().filter(|(_, line)| what.iter().any(|what| line.contains(what)));
        named.map(|(at, line)| format!("{}:{at}: {}", self.path.display(), line.trim())).collect()
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    found.into_iter().map(|path| Source::read(&root, path)).collect()
}

fn floor(room: &str) -> Option<usize> {
    ROOMS.iter().position(|rooms| rooms.contains(&room))
}

#[test]
fn every_room_has_its_floor() {
    for source in sources() {
        let known = floor(&source.room).is_some() || ["lib", "main"].contains(&source.room.as_str());
        assert!(known, "{} is in no room that this test knows", source.path.display());
    }
}

#[test]
fn arrows_run_only_to_what_lies_below() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(here) = floor(&source.room) else { continue };
        for room in ROOMS[here + 1..].iter().copied().flatten() {
            wrong.extend(source.names(&[
                &format!("crate::{room}::"),
                &format!("crate::{room};"),
                &format!("crate::{room} "),
            ]));
        }
    }
    assert!(wrong.is_empty(), "a room knows one above it:\n{}", wrong.join("\n"));
}

#[test]
fn nothing_below_the_windows_knows_iced() {
    let below = sources().into_iter().filter(|source| source.room != "ui");
    let wrong: Vec<String> = below.flat_map(|source| source.names(&["iced::", " iced_"])).collect();
    assert!(wrong.is_empty(), "iced is named below the windows:\n{}", wrong.join("\n"));
}

#[test]
fn talks_plans_and_rules_read_no_clock_and_touch_no_disk() {
    let pure = sources()
        .into_iter()
        .filter(|source| ["session", "plan", "rule_set"].contains(&source.room.as_str()));
    let forbidden =
        ["::now()", "Instant", "SystemTime", "std::fs", "fs::", "std::env", "std::thread", "tokio", "rodio"];
    let wrong: Vec<String> = pure.flat_map(|source| source.names(&forbidden)).collect();
    assert!(wrong.is_empty(), "the pure heart reaches outside:\n{}", wrong.join("\n"));
}

#[test]
fn one_place_reads_the_clock_for_the_windows() {
    let windows = sources().into_iter().filter(|source| source.room == "ui");
    let forbidden = ["Instant::now", "SystemTime::now", "Timestamp::now", "Zoned::now", "TimeZone::system"];
    let wrong: Vec<String> = windows.flat_map(|source| source.names(&forbidden)).collect();
    assert!(wrong.is_empty(), "a screen reads the clock itself:\n{}", wrong.join("\n"));
}

#[test]
fn no_screen_reaches_into_another() {
    let mut wrong = Vec::new();
    for source in sources() {
        let path = source.path.to_string_lossy().replace('\\', "/");
        let Some((_, inside)) = path.split_once("/ui/screen/") else { continue };
        let here = inside.split(['/', '.']).next().unwrap_or_default().to_owned();
        for other in ["library", "set_up", "settings", "help", "talk"] {
            if other != here {
                wrong.extend(source.names(&[&format!("screen::{other}::")]));
            }
        }
    }
    assert!(wrong.is_empty(), "a screen knows another's inside:\n{}", wrong.join("\n"));
}

/// What lays text out ends the program for some signs, so one place makes every text fit for it.
#[test]
fn texts_are_laid_out_in_a_few_places_that_make_them_fit() {
    let few = [
        // Makes them fit.
        "ui/widget/words.rs",
        "ui/measure.rs",
        "ui/widget/field/entry.rs",
        // Have none but numbers and words of their own.
        "ui/widget/digits.rs",
        "ui/widget/slider.rs",
        "ui/widget/ground.rs",
    ];
    let lays_out = [
        " text(",
        "(text(",
        "Text::new(",
        "with_text(",
        "fill_text(",
        "rich_text(",
        "text_editor",
        "TextInput::new(",
    ];
    let mut wrong = Vec::new();
    for source in sources().into_iter().filter(|source| source.room == "ui") {
        let path = source.path.to_string_lossy().replace('\\', "/");
        if !few.iter().any(|few| path.ends_with(few)) {
            let named = source.names(&lays_out).into_iter().filter(|line| !line.contains("fn text("));
            wrong.extend(named);
        }
    }
    assert!(wrong.is_empty(), "a text is laid out that may hold anything:\n{}", wrong.join("\n"));
}

#[test]
fn no_file_has_grown_into_two() {
    let large: Vec<String> = sources()
        .iter()
        .filter(|source| source.code.len() > 600)
        .map(|source| format!("{}: {} lines", source.path.display(), source.code.len()))
        .collect();
    assert!(large.is_empty(), "these want to be two rooms:\n{}", large.join("\n"));
}

#[test]
fn folders_speak_for_themselves_and_are_named_for_what_they_are() {
    for source in sources() {
        let name = source.path.file_stem().unwrap().to_string_lossy().into_owned();
        let vague = ["mod", "utils", "util", "helpers", "helper", "manager", "common", "misc"];
        assert!(
            !vague.contains(&name.as_str()),
            "{} says nothing about what is in it",
            source.path.display()
        );
    }
}
