//! The editor in a real window: by keys alone, by a screen reader alone, and after a power cut.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use crate::process::becomes;
use crate::read_aloud::listener::Listener;
use crate::read_aloud::readers::Readers;
use crate::screen::{Home, Screen};

const GENTLE_START: &str = include_str!("../../rules/gentle-start.ron");

/// A set that somebody wrote by hand, in their own way.
const OURS: &str = "// Mum's idea: shorter, and more often.
(format: 1, name: \"Our evenings\",
    rules: [
        (id: \"own-words\", text: \"Start with me\"), // not “you”
        (id: \"moment\",   text: \"One real moment\", why: \"One moment can be understood.\"),
        (id: \"slow\", text: \"Slow and quiet\"),
    ],

    turns: { // the clock is on the shelf
        \"speak\": (title: \"Speak for yourself\", time: \"90s\", rules: [\"own-words\"]),
        \"back\":  (title: \"Say it back\",        time: \"1m\"),
    },
    flow: [
        Each(steps: [Speaker(\"speak\")]), /* once is enough */
    ],
)
";

/// A text with these changes, each in the one place where the first words stand.
fn with(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (before, after)| {
        assert_eq!(text.matches(before).count(), 1, "{before}");
        text.replace(before, after)
    })
}

fn reads(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

/// Waits until this stands in a file.
#[track_caller]
fn has(file: &Path, text: &str) {
    assert!(becomes(|| reads(file) == text), "{} is\n{}\nand not\n{text}", file.display(), reads(file));
}

/// The draft of what isn't saved.
fn unsaved(home: &Home) -> String {
    let files =
        fs::read_dir(home.path("state/unsaved")).into_iter().flatten().flatten().map(|file| file.path());
    // One that is only just being written counts once it has its name.
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "ron"))
        .map(|file| reads(&file))
        .collect()
}

/// Someone with a keyboard and nothing else. What they would see, the test reads in the screen reader's tree, which is
/// much faster than reading pictures.
struct Typist<'a> {
    screen: &'a Screen,
    listener: &'a Listener,
}

impl Typist<'_> {
    /// Goes from control to control until the one of this name has the keyboard.
    #[track_caller]
    fn tabs_to(&self, name: &str) {
        self.goes_to(name, "Tab");
    }

    /// The same backwards.
    #[track_caller]
    fn tabs_back_to(&self, name: &str) {
        self.goes_to(name, "shift+Tab");
    }

    #[track_caller]
    fn goes_to(&self, name: &str, key: &str) {
        let mut passed = Vec::new();
        for _ in 0..200 {
            let before = self.listener.focused();
            if before.as_ref().is_some_and(|part| part.name == name) {
                return;
            }
            self.screen.keys(&[key]);
            let moves = || {
                self.listener.focused().map(|part| part.path) != before.as_ref().map(|part| part.path.clone())
            };
            assert!(becomes(moves), "{key} doesn’t go on from {before:?}");
            passed.extend(self.listener.focus());
        }
        panic!("{key} never comes to “{name}”, but to {passed:#?}");
    }

    /// Presses what has this name.
    #[track_caller]
    fn presses(&self, name: &str) {
        self.tabs_to(name);
        self.screen.keys(&["Return"]);
    }

    /// Types over what stands in the field that has the keyboard.
    #[track_caller]
    fn types_over(&self, name: &str, words: &str) {
        self.listener.has_the_keyboard_on(name);
        self.screen.keys(&["ctrl+a"]);
        self.types(name, words);
    }

    /// Types into the field that has the keyboard, and waits until this is what stands there.
    #[track_caller]
    fn types(&self, name: &str, words: &str) {
        self.listener.has_the_keyboard_on(name);
        self.screen.types(words);
        self.listener.has_written(name, words);
    }

    /// Goes down in the file to the first line with these words.
    #[track_caller]
    fn goes_down_to(&self, words: &str) {
        for _ in 0..200 {
            let (line, at) = self.listener.line_of("File");
            if at >= 0 && line.contains(words) {
                return;
            }
            self.screen.keys(&["Down"]);
            assert!(becomes(|| self.listener.line_of("File").1 != at), "the cursor stays in “{line}”");
        }
        panic!("no line has “{words}”");
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "one journey, step by step")]
fn a_set_is_made_ours_tried_saved_and_talked_with_by_keys_alone() {
    let (screen, readers, home) = (Screen::new("edits"), Readers::new(), Home::new());
    let listener = Listener::at(&readers);
    let mut app = screen.opens(readers.reach(home.command(&["--quiet-sound"])));
    let keys = Typist { screen: &screen, listener: &listener };

    // A copy of our own.
    listener.reads("What would help");
    keys.presses("More for Gentle start");
    listener.has_the_keyboard_on("Make this ours: Gentle start");
    screen.keys(&["Return"]);
    listener.has_written("A name for it", "Gentle start, our way");
    screen.keys(&["Return"]);
    // A screen that has only just come takes the focus from everything.
    listener.hears("Gentle start, our way");
    let file = ours(&home);
    let copy = with(GENTLE_START, &[("name: \"Gentle start\"", "name: \"Gentle start, our way\"")]);
    has(&file, &copy);

    // A rule in other words, one less, one more, and that one further up.
    keys.presses("2 Start with “I”");
    keys.types_over("Rule", "Say I, and not you");
    keys.presses("5 Slow and quiet");
    listener.has_the_keyboard_on("Rule");
    keys.tabs_back_to("Remove: Slow and quiet");
    screen.keys(&["Return"]);
    listener.has_the_keyboard_on("5 Nothing is settled yet");
    keys.presses("Add a rule");
    keys.types("Rule", "One breath first");
    keys.tabs_back_to("Up: One breath first");
    screen.keys(&["Return"]);
    let _ = listener.finds("6 Nothing is settled yet");
    listener.has_the_keyboard_on("Up: One breath first");

    // Two minutes.
    keys.presses("Turns");
    keys.presses("45s A soft first sentence");
    listener.has_the_keyboard_on("Title");
    keys.tabs_to("Time");
    keys.types_over("Time", "2m");

    // Once more together at the end, in another turn than was offered first.
    keys.presses("Order");
    keys.presses("Add a step");
    keys.presses("together");
    listener.has_the_keyboard_on("Settle");
    screen.keys(&["Right", "Return"]);
    let _ = listener.finds("Remove: Together: A soft first sentence");

    // A time without its unit: what is wrong is said, and it isn't saved.
    keys.tabs_to("Stage");
    screen.keys(&["Right", "Right", "Return"]);
    // Past the way to the new rule, which no turn shows yet.
    let place = copy.lines().position(|line| line.contains("(id: \"nothing-to-settle\"")).unwrap();
    // One rule is gone before it, which had three lines.
    keys.tabs_to(&format!("Line {}", place + 1 - 3));
    screen.keys(&["Tab"]);
    listener.has_the_keyboard_on("File");
    // The cursor is where the form was.
    assert!(becomes(|| listener.line_of("File").0.contains("Everyone(\"start\")")));
    screen.keys(&["ctrl+Home"]);
    keys.goes_down_to("limit: \"20m\"");
    screen.keys(&["End", "Left", "Left", "BackSpace"]);
    listener.hears("“20” isn’t a time");
    screen.shows("isn’t a time");
    screen.keys(&["ctrl+s"]);
    listener.hears("It has a mistake");
    has(&file, &copy);
    screen.types("m");
    listener.loses("isn’t a time");
    // The way out of the file.
    keys.tabs_to("Try it");

    // It is tried, and then it is there as it was.
    screen.keys(&["Return"]);
    listener.hears("Settle.");
    screen.keys(&["Escape"]);
    listener.has_the_keyboard_on("Try it");
    has(&file, &copy);

    // Every line that nobody changed is as it was.
    screen.keys(&["ctrl+s"]);
    let slow = "        (id: \"slow\", text: \"Slow and quiet\",
         say: \"Can I start over?\", avoid: \"Let me finish!\",
         why: \"A talk often goes on as it began.\"),\n";
    let settled = "        (id: \"nothing-to-settle\"";
    let new = format!("        (id: \"a-new-rule\", text: \"One breath first\"),\n{settled}");
    let last = "        Exchange(turn: \"first-minutes\", each: \"1m 30s\"),\n";
    let more = format!("{last}        Everyone(\"start\"),\n");
    let saved = with(
        &copy,
        &[
            ("text: \"Start with “I”\"", "text: \"Say I, and not you\""),
            (slow, ""),
            (settled, &new),
            ("rules: [\"slow\", \"nothing-to-settle\"]", "rules: [\"nothing-to-settle\"]"),
            ("time: \"45s\"", "time: \"2m\""),
            (last, &more),
        ],
    );
    has(&file, &saved);

    // The talk.
    keys.tabs_back_to("Back from Gentle start, our way");
    screen.keys(&["Return"]);
    listener.hears("What would help");
    keys.presses("Gentle start, our way");
    listener.hears("Who is talking?");
    keys.types("Name, First", "Anabel");
    screen.keys(&["Return"]);
    keys.types("Name, Second", "Bernard");
    for person in ["Anabel", "Bernard"] {
        keys.tabs_to(&format!("{person}: yes to these rules"));
        screen.keys(&["space"]);
    }
    keys.presses("Begin");
    listener.hears("Settle.");
    screen.keys(&["Right", "Right"]);
    listener.hears("Anabel’s turn. A soft first sentence.");
    screen.keys(&["Right", "space"]);
    listener.hears("Paused.");
    listener.reads("Say I, and not you");
    let left = listener.names().into_iter().find(|name| name.contains("left, Paused")).expect("the time");
    assert!(left.contains("1 minute") || left.contains("2 minutes"), "{left}");
    assert!(app.is_there());
}

/// The one file in the folder of own sets.
#[track_caller]
fn ours(home: &Home) -> PathBuf {
    let folder = home.path("config/rules");
    let sets = || {
        let files = fs::read_dir(&folder).into_iter().flatten().flatten().map(|file| file.path());
        files.filter(|file| file.extension().is_some_and(|ending| ending == "ron")).collect::<Vec<_>>()
    };
    assert!(becomes(|| sets().len() == 1), "there are {:?}", sets());
    sets().remove(0)
}

#[test]
fn the_form_is_used_by_a_screen_reader_alone() {
    let (screen, readers, home) = (Screen::new("edits-aloud"), Readers::new(), Home::new());
    home.has_set("ours", OURS);
    let file = home.path("config/rules/ours.ron");
    let listener = Listener::at(&readers);
    let mut app = screen.opens(readers.reach(home.command(&["--quiet-sound", "edit", "ours"])));

    listener.presses("1 Start with me");
    listener.has_the_keyboard_on("Rule");
    listener.writes("Rule", "Start with “I”");
    listener.presses("2 One real moment");
    listener.presses("Remove: One real moment");
    listener.has_the_keyboard_on("2 Slow and quiet");
    listener.presses("Add a rule");
    listener.has_written("Rule", "A new rule");
    listener.writes("Rule", "One breath first");
    listener.presses("Up: One breath first");
    let _ = listener.finds("3 Slow and quiet");

    listener.presses("Turns");
    listener.presses("90s Speak for yourself");
    listener.writes("Time", "2m");
    listener.presses("Order");
    listener.presses("Add a step");
    listener.presses("together");
    let _ = listener.finds("Remove: Together: Say it back");
    listener.reads("not saved");
    assert_eq!(reads(&file), OURS, "nothing is written before it is saved");

    listener.presses("Save");
    let moment =
        "        (id: \"moment\",   text: \"One real moment\", why: \"One moment can be understood.\"),\n";
    let once = "        Each(steps: [Speaker(\"speak\")]), /* once is enough */\n";
    let saved = with(
        OURS,
        &[
            ("\"Start with me\"", "\"Start with “I”\""),
            (moment, "        (id: \"a-new-rule\", text: \"One breath first\"),\n"),
            ("time: \"90s\"", "time: \"2m\""),
            (once, &format!("{once}        Everyone(\"back\"),\n")),
        ],
    );
    has(&file, &saved);
    listener.hears("Saved: ");
    assert!(app.is_there());
}

#[test]
fn a_power_cut_while_somebody_types_costs_them_nothing_that_was_there_a_moment_before() {
    let (screen, readers, home) = (Screen::new("edits-cut"), Readers::new(), Home::new());
    home.has_set("ours", OURS);
    let file = home.path("config/rules/ours.ron");
    let words = "Say what you saw and what you heard and then what it was like for you";
    let listener = Listener::at(&readers);
    let edit = || screen.opens(readers.reach(home.command(&["--quiet-sound", "edit", "ours"])));
    let mut app = edit();
    listener.presses("1 Start with me");
    listener.has_the_keyboard_on("Rule");
    screen.keys(&["ctrl+a"]);
    thread::scope(|scope| {
        let _typing = scope.spawn(|| screen.types(words));
        assert!(
            becomes(|| unsaved(&home).contains("Say what you saw")),
            "nothing is kept: {}",
            unsaved(&home)
        );
        app.kill();
    });
    has(&file, OURS);

    let mut app = edit();
    listener.reads("not saved");
    let first =
        listener.parts().into_iter().find(|part| part.name.starts_with("1 ")).expect("the first rule");
    listener.presses(&first.name);
    let there = listener.text_of("Rule");
    assert!(there.starts_with("Say what you saw") && words.starts_with(&there), "{there}");
    screen.keys(&["ctrl+s"]);
    has(&file, &OURS.replace("Start with me", &there));
    assert!(becomes(|| unsaved(&home).is_empty()), "what is saved is no draft: {}", unsaved(&home));
    assert!(app.is_there());
}
