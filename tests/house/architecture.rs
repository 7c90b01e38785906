//! The house keeps its shape: which room may know which, and what the pure ones never touch.

mod reach;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use reach::{House, Place, Reach};

/// The order of the rooms in one place, from the ground up. A room knows those on the floors before its own and itself;
/// rooms on one floor don't know each other.
struct Order {
    /// The module that the rooms are in; the crate itself has no name. Its own file is the room `self`.
    of: &'static [&'static str],
    floors: &'static [&'static [&'static str]],
    /// Modules in which that file goes on: they are `self`, too.
    goes_on: &'static [&'static str],
}

const ORDERS: [Order; 3] = [
    Order {
        of: &[],
        floors: &[
            &["rule_set"],
            &["library"],
            &["plan"],
            &["editor"],
            &["session"],
            &["clock"],
            &["record"],
            &["sound"],
            &["desktop"],
            &["words"],
            &["talk"],
            &["ui"],
            &["cli"],
            &["main"],
        ],
        goes_on: &[],
    },
    Order {
        of: &["ui"],
        floors: &[
            &["look"],
            &["around", "icon", "keys", "measure", "motion", "request", "reveal"],
            &["access"],
            &["within"],
            &["widget"],
            &["screen"],
            &["outside"],
            &["desk", "presence"],
            &["self"],
        ],
        goes_on: &[
            "editing",
            "erasing",
            "heard",
            "helping",
            "keeping",
            "on_path",
            "own_sets",
            "pages",
            "printing",
            "quick_exit",
            "saving",
            "talking",
            "update",
            "view",
            "windows",
        ],
    },
    // A talk ends with its close, which is shown and written in from the talk's own windows.
    Order {
        of: &["ui", "screen"],
        floors: &[
            &["self"],
            &["fields", "notice", "own_set", "printed", "rule", "save_as"],
            &["close", "looking"],
            &[
                "after_break",
                "agreed",
                "erase",
                "help",
                "kept",
                "keys",
                "library",
                "path",
                "set_up",
                "settings",
            ],
            &["talk"],
            &["editor"],
        ],
        goes_on: &["tests"],
    },
];

impl Order {
    /// The room of this order that a module is in; `None` where it is elsewhere.
    fn room<'a>(&self, place: &'a [String]) -> Option<&'a str> {
        let inside = place.strip_prefix(self.names().as_slice())?;
        let room = inside.first().map_or("self", String::as_str);
        Some(if self.goes_on.contains(&room) { "self" } else { room })
    }

    fn floor(&self, room: &str) -> Option<usize> {
        self.floors.iter().position(|rooms| rooms.contains(&room))
    }

    fn names(&self) -> Vec<String> {
        self.of.iter().map(|name| (*name).to_owned()).collect()
    }

    /// What is wrong with a reach from one module to another.
    fn fault(&self, from: &Place, to: &Place) -> Option<String> {
        let (from, to) = (self.room(from)?, self.room(to)?);
        if from == to || self.floor(to) < self.floor(from) && self.floor(to).is_some() {
            return None;
        }
        Some(format!("{from} knows {to}"))
    }
}

static FILES: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
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
    let mut found = Vec::new();
    walk(&root(), &mut found);
    found.sort();
    found
});

static HOUSE: LazyLock<House> = LazyLock::new(|| House::read(&root(), &FILES));

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

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
    FILES.iter().map(|path| Source::read(&root(), path.clone())).collect()
}

#[test]
fn every_room_has_its_floor() {
    for order in &ORDERS {
        for place in HOUSE.places() {
            let Some(room) = order.room(place).filter(|room| *room != "self") else { continue };
            assert!(order.floor(room).is_some(), "{} is in no room that this test knows", place.join("::"));
        }
    }
}

#[test]
fn arrows_run_only_to_what_lies_below() {
    let mut wrong = BTreeSet::new();
    for Reach { from, to, words, place } in HOUSE.reaches() {
        let Some(to) = to else { continue };
        let faults = ORDERS.iter().filter_map(|order| order.fault(&from, &to));
        wrong.extend(faults.map(|fault| format!("{fault}: {place}: {words}")));
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "a room knows one that isn't below it:\n{}", wrong.join("\n"));
}

/// The test above sees what it should: a low room reaches for a high one in every way there is.
#[test]
fn a_reach_is_seen_however_it_is_written() {
    let mut house = House::default();
    let mut add = |at: &[&str], text: &str| {
        house.add(at.iter().map(|name| (*name).to_owned()).collect(), Path::new("a house"), text);
    };
    add(&["lib"], "pub use high::passed_on;");
    add(&["high"], "");
    add(
        &["low"],
        "use crate::high::a;
        use crate::{high as named, low::inside};
        pub use self::super::high::c;
        use named::d;",
    );
    add(
        &["low", "inside"],
        "fn f() { super::super::high::e(super::c); let _ = format!(\"{}\", crate::passed_on()); }
        mod within { use crate::*; fn f() { high::f(); } }",
    );
    let reaches = house.reaches().into_iter().filter(|reach| {
        let to = reach.to.as_ref().and_then(|to| to.first());
        reach.from.first().is_some_and(|room| room == "low") && to.is_some_and(|room| room == "high")
    });
    let seen: BTreeSet<String> = reaches.map(|reach| reach.words).collect();
    let written = [
        "crate::high",
        "crate::high::a",
        "crate::passed_on",
        "high::f",
        "named::d",
        "self::super::high::c",
        "super::c",
        "super::super::high::e",
    ];
    assert_eq!(seen, written.map(str::to_owned).into());
}

#[test]
fn nothing_below_the_windows_knows_iced() {
    let mut wrong = Vec::new();
    for Reach { from, to, words, place } in HOUSE.reaches() {
        let is_iced = to.is_none() && (words.starts_with("iced::") || words.starts_with("iced_"));
        if is_iced && from.first().is_some_and(|room| room != "ui") {
            wrong.push(format!("{place}: {words}"));
        }
    }
    assert!(wrong.is_empty(), "iced is named below the windows:\n{}", wrong.join("\n"));
}

#[test]
fn talks_plans_and_rules_read_no_clock_and_touch_no_disk() {
    let pure = sources()
        .into_iter()
        .filter(|source| ["session", "editor", "plan", "rule_set"].contains(&source.room.as_str()));
    let forbidden =
        ["::now()", "Instant", "SystemTime", "std::fs", "fs::", "std::env", "std::thread", "tokio", "rodio"];
    let wrong: Vec<String> = pure.flat_map(|source| source.names(&forbidden)).collect();
    assert!(wrong.is_empty(), "the pure heart reaches outside:\n{}", wrong.join("\n"));
}

#[test]
fn one_place_reads_the_clock_for_the_windows() {
    // A window that is painted in a test needs some moment.
    let is_test = |path: &Path| path.components().any(|part| part.as_os_str() == "tests");
    let windows = sources().into_iter().filter(|source| source.room == "ui" && !is_test(&source.path));
    let forbidden = ["Instant::now", "SystemTime::now", "Timestamp::now", "Zoned::now", "TimeZone::system"];
    let wrong: Vec<String> = windows.flat_map(|source| source.names(&forbidden)).collect();
    assert!(wrong.is_empty(), "a screen reads the clock itself:\n{}", wrong.join("\n"));
}

/// What lays text out ends the program for some signs, so one place makes every text fit for it.
#[test]
fn texts_are_laid_out_in_a_few_places_that_make_them_fit() {
    let few = [
        // Makes them fit.
        "ui/widget/words.rs",
        "ui/measure.rs",
        "ui/widget/field/entry.rs",
        "ui/widget/code/piece.rs",
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
        "with_spans(",
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
