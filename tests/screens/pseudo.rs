//! Every screen in the language that is made for tests: each text on it comes from the catalogue, and has room to be 40 %
//! longer.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use common_ground::words::Words;
use iced::Size;
use iced::keyboard::key::Named;

use super::accented::{self, BRACKETS};
use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, done};
use super::presets::{ALL, CIRCLE};
use super::said::said;
use super::{fits, legible, whole};

/// What stands on the screens and isn’t in the catalogue.
const AS_IT_IS: [&str; 17] = [
    // Times of day are written by Unicode’s data.
    "AM",
    "PM", // Keys that are called so on every keyboard.
    "F1",
    "F11", // Languages are called by their own names.
    "English",
    "Deutsch",
    "Español",
    "Français",
    "Italiano",
    "Nederlands",
    "Polski",
    "Português",
    // Times as a file has them.
    "1m",
    "5s",
    "20m",
    "24h",
    "45s",
];

/// What joins two messages, or a message and somebody’s own words.
const JOINS: [&str; 1] = [" · "];

/// The words that aren’t the app’s: of rule sets, contacts and people.
struct Own {
    words: Vec<String>,
    /// Messages of the app that it cuts by itself where there is room only for their beginnings.
    cut: Vec<String>,
    /// Messages of the app that it takes apart.
    parts: Vec<String>,
}

impl Own {
    fn of(person: &Person) -> Self {
        let mut all: BTreeSet<String> = ["Ana", "Ben"].into_iter().chain(CIRCLE).map(str::to_owned).collect();
        all.extend(person.typed.iter().map(|typed| typed.trim().to_owned()));
        all.extend(AS_IT_IS.map(str::to_owned));
        // So are lists, and days, in the ways in which they stand alone.
        let (words, today) = (person.home.words(), jiff::civil::date(2026, 11, 22));
        all.extend([words.all_of(&["Ana", "Ben"]), words.all_of(&CIRCLE)]);
        for ahead in -30..60 {
            let day = today.saturating_add(jiff::Span::new().days(ahead));
            all.extend([words.weekday_and_day(day), words.short_day(day)]);
        }
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let own = person.home.folders();
        let (help, lists, paths) = (built_in.join("help"), built_in.join("words"), built_in.join("paths"));
        for folder in [help, lists, paths, built_in, own.rules(), own.rules().join("paths"), own.data.clone()]
        {
            let files = fs::read_dir(folder).into_iter().flatten().map(|file| file.unwrap().path());
            for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "ron")) {
                // A list has words like “angry”, which are ids elsewhere.
                let id = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
                let is_list = file.parent().is_some_and(|folder| folder.ends_with("words"));
                let file = fs::read_to_string(file).unwrap();
                // Tags look like ids, and stand after something else.
                let tags = file.split_once("tags: [").and_then(|(_, tags)| tags.split_once(']'));
                let tags = tags.map(|(tags, _)| texts_in(tags)).into_iter().flatten();
                all.extend(tags.map(|tag| format!(" · {tag}")));
                let texts = texts_in(&file).into_iter();
                all.extend(texts.filter(|text| is_list || !text.chars().all(id)));
            }
        }
        // In the editor people's own files are seen line by line, and told as a whole.
        for file in fs::read_dir(own.rules()).into_iter().flatten().map(|file| file.unwrap().path()) {
            let Ok(text) = fs::read_to_string(file) else { continue };
            let lines = text.split_inclusive('\n').flat_map(|line| [line, line.trim_end_matches('\n')]);
            all.extend(lines.map(str::to_owned).chain([text.clone()]));
        }
        all.retain(|own| !own.is_empty());
        // The longest first: a text isn’t taken for the name that stands in it.
        let mut all: Vec<String> = all.into_iter().collect();
        all.sort_by_key(|own| std::cmp::Reverse(own.len()));
        // The digits of a time that runs stand by themselves, between the words around them.
        let around = |sentence: String| sentence.split('\t').map(str::to_owned).collect::<Vec<_>>();
        let parts = [said!("stage-own-time", time = "\t"), said!("stage-time-for-anyone", time = "\t")];
        let parts = parts.into_iter().flat_map(|part| around(person.words(part)));
        // The people on the stage in small.
        let people = person.words(said!("editor-people"));
        let parts = parts.chain(people.split('|').map(str::to_owned)).collect();
        // Examples of days, beside a field that shows others.
        Self { words: all, cut: vec![person.words(said!("close-day-examples", "short"))], parts }
    }

    /// Whether the app says something here that isn’t from the catalogue, or not all of what is.
    fn is_breached_by(&self, text: &str) -> bool {
        if self.parts.iter().any(|part| part.trim() == text.trim()) {
            return false;
        }
        let Some(mut rest) = outside_brackets(text) else { return !self.is_cut(text) };
        if self.begins_so(text) {
            return false;
        }
        for own in self.words.iter().map(String::as_str).chain(JOINS) {
            rest = rest.replace(own, " ");
        }
        let rest = rest.trim();
        // Telephone numbers have hyphens, and are said digit by digit with commas.
        let is_number = |sign: char| sign.is_ascii_digit() || ":+−-,".contains(sign) || sign.is_whitespace();
        let mut signs = rest.chars();
        // Three dots open a card's menu.
        let is_a_sign = rest == "···" || (signs.next().is_some() && signs.next().is_none());
        !(rest.chars().all(is_number) || is_a_sign || self.begins_so(rest))
    }

    /// Whether this is the beginning of a text that isn’t the app’s, or of a line of several.
    fn begins_so(&self, text: &str) -> bool {
        text.strip_suffix('…').is_some_and(|text| {
            let text = text.trim_end_matches([' ', '·']);
            self.words.iter().any(|own| own.starts_with(text))
        })
    }

    /// Whether this is a line of which only the beginning has room, and may be cut: one with people’s or a rule set’s
    /// words in it, which may be of any length, or one of a few of the app’s.
    fn is_cut(&self, text: &str) -> bool {
        text.strip_suffix('…').is_some_and(|beginning| {
            self.cut.iter().any(|whole| whole.starts_with(beginning))
                || self.words.iter().any(|own| own.len() > 2 && text.contains(own.as_str()))
        })
    }
}

/// What stands in no brackets. `None` where a bracket lacks its other.
fn outside_brackets(text: &str) -> Option<String> {
    let [open, close] = BRACKETS;
    let mut depth = 0_usize;
    let mut outside = String::new();
    for sign in text.chars() {
        if sign == open {
            depth += 1;
        } else if sign == close {
            depth = depth.checked_sub(1)?;
        } else if depth == 0 {
            outside.push(sign);
        }
    }
    (depth == 0).then_some(outside)
}

/// The texts in a file of rules, without ids, times and the like.
fn texts_in(file: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = file;
    while let Some(at) = rest.find(['"', '/']) {
        if rest[at..].starts_with("//") {
            rest = rest[at..].split_once('\n').map_or("", |(_, rest)| rest);
            continue;
        }
        let is_text = rest[at..].starts_with('"');
        rest = &rest[at + 1..];
        let mut escaped = false;
        let ends = |sign: char| {
            let ends = sign == '"' && !escaped;
            escaped = sign == '\\' && !escaped;
            ends
        };
        if is_text && let Some(end) = rest.find(ends) {
            texts.extend(rest[..end].split("\\n").map(|line| line.replace("\\\"", "\"")));
            rest = &rest[end + 1..];
        }
    }
    texts
}

/// Everything that can be read or heard in a window, and beside it on the desktop.
fn all_texts(person: &mut Person) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = person.everything().into_iter().map(|seen| seen.words).collect();
    for (_, node) in person.told(None).nodes {
        let heard =
            [node.label(), node.value(), node.description(), node.placeholder(), node.keyboard_shortcut()];
        all.extend(heard.into_iter().flatten().map(str::to_owned));
    }
    let call = person.home.desktop.called();
    all.extend(call.into_iter().flat_map(|call| [Some(call.title), Some(call.words), call.answer]).flatten());
    all
}

/// Everything that is wrong on a screen, for a window of this size.
fn wrong_on(person: &mut Person, size: Size, lies_upon: bool) -> Vec<String> {
    person.resize(size);
    let (own, typeface) = (Own::of(person), legible::typeface());
    let texts = all_texts(person);
    let mut wrong = Vec::new();
    for text in texts.iter().filter(|text| own.is_breached_by(text)) {
        let what = if outside_brackets(text).is_some() { "no message" } else { "cut" };
        wrong.push(format!("{what}: “{text}”"));
    }
    for text in &texts {
        let unknown = legible::unknown(&typeface, text);
        wrong.extend((!unknown.is_empty()).then(|| format!("not in the typeface: {unknown:?} in “{text}”")));
    }
    wrong.extend(fits::outside(person, size));
    let upon = |one: &String| !(lies_upon && one.contains("lies upon"));
    wrong.extend(fits::out_of_reach(person, size).into_iter().filter(upon));
    wrong.extend(whole::wrong_in(person, size));
    wrong
}

fn home(words: &Words, View { size, scale }: View) -> Home {
    Home::new().in_words(words.clone()).in_window(size).with_settings(&format!("(text_scale: {scale:?})"))
}

/// What is wrong, and on which screens.
#[derive(Default)]
struct Wrong(BTreeMap<String, Vec<&'static str>>);

impl Wrong {
    fn add(&mut self, screen: &'static str, found: Vec<String>) {
        for found in found {
            self.0.entry(found).or_default().push(screen);
        }
    }

    /// Goes there and looks; wherever that fails, that is wrong, too.
    fn look(&mut self, screen: &'static str, look: impl FnOnce() -> Vec<String>) -> bool {
        let found = catch_unwind(AssertUnwindSafe(look));
        let came = found.is_ok();
        self.add(screen, found.unwrap_or_else(|panic| vec![told(&*panic)]));
        came
    }

    /// Fails with all of it.
    #[track_caller]
    fn must_be_nothing(self, View { size, scale, .. }: View) {
        let lines: Vec<String> =
            self.0.into_iter().map(|(found, screens)| format!("{found} ({})", screens.join(", "))).collect();
        let (width, height, number) = (size.width, size.height, lines.len());
        let lines = lines.join("\n");
        assert!(number == 0, "{number} at {width}x{height}, text {scale} times as large:\n{lines}");
    }
}

/// The first line of what a panic says.
fn told(panic: &(dyn std::any::Any + Send)) -> String {
    let words = panic.downcast_ref::<String>().map(String::as_str);
    let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or_default();
    format!("can’t be reached: {}", words.lines().next().unwrap_or_default())
}

fn every_state(words: &Words, view: View) -> Wrong {
    let mut wrong = Wrong::default();
    for preset in ALL {
        let _came = wrong.look(preset.name, || {
            wrong_on(&mut preset.reach(home(words, view)), view.size, preset.lies_upon)
        });
    }
    wrong
}

fn a_whole_evening(words: &Words, view: View) -> Wrong {
    let mut wrong = Wrong::default();
    let mut person = home(words, view).open();
    for (screen, lies_upon, step) in EVENING {
        let came = wrong.look(screen, || {
            step(&mut person);
            wrong_on(&mut person, view.size, *lies_upon)
        });
        // Where it can’t be done, it is done in a window with room for everything, for the sake of the rest.
        let goes_on = came || {
            person.resize(ROOMY);
            catch_unwind(AssertUnwindSafe(|| step(&mut person))).is_ok()
        };
        if !goes_on {
            break;
        }
    }
    wrong
}

/// A step of an evening: what is seen then, whether something open covers the stage on purpose, and what people do.
type Step = (&'static str, bool, fn(&mut Person));

/// From the library through a talk to its close, and then through everything else.
const EVENING: &[Step] = &[
    ("the library", false, |_| {}),
    ("a search", false, |person| done(person.writes(said!("library-search"), "listen"))),
    ("set-up", false, |person| done(person.press("Speaker and listener"))),
    ("set-up with names", false, |person| {
        let _ = person.writes(said!("set-up-name"), "Ana").writes(said!("set-up-name"), "Ben");
        let _ = person.writes(said!("set-up-topic"), "The weekend");
    }),
    ("a reworded rule", false, |person| done(person.press(said!("set-up-reword")).types(", always"))),
    ("the first breath", false, |person| done(person.begins())),
    ("the first step", false, |person| done(person.goes_on(1))),
    ("a turn", false, |person| done(person.goes_on(2).waits(20))),
    ("the keys", true, |person| done(person.press(said!("command-more")))),
    ("fix a name", true, |person| done(person.press(said!("panel-names")))),
    ("a name that is taken", true, |person| {
        let _ = person
            .key(Named::Backspace)
            .key(Named::Backspace)
            .key(Named::Backspace)
            .types("Ben")
            .key(Named::Enter);
    }),
    ("the turn again", false, |person| done(person.key(Named::Escape).key(Named::Escape))),
    ("the repair cards", true, |person| done(person.taps("r"))),
    ("a repair card", true, |person| done(person.taps("2"))),
    ("a topic for another day", true, |person| {
        done(person.key(Named::Escape).taps("p").types("Money").key(Named::Enter).taps("p"));
    }),
    ("a minute more?", true, |person| done(person.key(Named::Escape).waits(35).taps("e"))),
    ("a minute more for one", true, |person| done(person.taps("1"))),
    ("a minute more for both", false, |person| done(person.taps("2"))),
    ("paused, without sound", false, |person| done(person.taps("m").key(Named::Space))),
    ("overtime", false, |person| done(person.key(Named::Space).taps("m").waits(80))),
    ("pass", false, |person| done(person.taps("n"))),
    ("a rule is flagged", false, |person| done(person.taps("2"))),
    ("the gate", false, |person| {
        while !person.sees(said!("ask-gate-yes")) && !person.sees(said!("close-enough")) {
            let _ = person.goes_on(1);
        }
        person.must_see(said!("ask-gate-yes"));
    }),
    ("another try", false, |person| done(person.taps("2"))),
    ("a break", false, |person| {
        let _ = person.taps("b").waits(12);
        person.must_see(said!("break-lets"));
    }),
    ("a question in a break, and no pacer", false, |person| {
        done(person.press(said!("ask-rest-back")).key(Named::Escape).taps("p"));
    }),
    ("a box to breathe by", false, |person| done(person.taps("p").waits(4))),
    ("the break is over", false, |person| {
        let _ = person.waits(1_200);
        person.must_see(said!("ask-ready"));
    }),
    ("one is ready", false, |person| done(person.taps("1"))),
    ("both are ready", false, |person| done(person.taps("2").waits(1))),
    ("an undo", false, |person| done(person.goes_on(1).key(Named::ArrowLeft))),
    ("the facilitator’s window", false, |person| done(person.taps("a"))),
    ("the keys there", true, |person| done(person.taps("?"))),
    ("the window for everyone", false, |person| done(person.key(Named::Escape).turns_to_the_audience())),
    ("one window again", false, |person| done(person.turns_back().taps("a"))),
    ("end here?", true, |person| done(person.taps("q"))),
    ("the close", false, |person| {
        let _ = person.taps("1");
        person.must_see(said!("close-enough"));
    }),
    ("a wrong day", false, |person| {
        done(person.writes(said!("close-what"), "Dinner").writes_day(0, "soon").press(said!("close-keep")));
    }),
    ("an agreement", false, |person| {
        let _ = person.press("soon");
        for _ in 0..4 {
            let _ = person.key(Named::Backspace);
        }
        let _ = person.types("2026-12-01").press(said!("close-keep"));
    }),
    ("leave no trace?", true, |person| done(person.press(said!("close-erase")))),
    ("not that", false, |person| done(person.key(Named::Escape))),
    ("a next talk", false, |person| done(person.press_last(said!("close-day-week")))),
    ("the library after it", false, |person| done(person.press(said!("close-done")))),
    ("the agreement in the library", false, |person| {
        done(person.press(said!("library-agreements-open", number = 1)));
    }),
    ("the library again", false, |person| done(person.press(said!("widget-back")))),
    ("settings", false, |person| done(person.press(said!("library-settings")))),
    ("settings, changed", false, |person| {
        done(person.press(said!("settings-sound")).press(said!("settings-history")));
    }),
    ("the keys on the stage", false, |person| done(person.press(said!("settings-keys")))),
    ("a key that another has", false, |person| done(person.press(said!("key-does-pass")).taps("b"))),
    ("help", false, |person| {
        let _ = person.key(Named::Escape).key(Named::Escape).key(Named::Escape);
        let _ = person.press(said!("library-help"));
    }),
];

/// A window, and how large text is in it.
#[derive(Clone, Copy)]
struct View {
    size: Size,
    scale: f32,
}

const ON_A_LAPTOP: View = View { size: LAPTOP, scale: 1.0 };
const NARROW: View = View { size: PHONE, scale: 1.0 };
/// Larger than any screen.
const ROOMY: Size = Size::new(7_680.0, 8_640.0);

const ENLARGED: View = View { size: Size::new(1_920.0, 1_080.0), scale: 2.0 };

/// The language, with isolates around values, as people have it.
fn words() -> Words {
    accented::words().isolating()
}

#[test]
fn every_state_on_a_laptop() {
    every_state(&words(), ON_A_LAPTOP).must_be_nothing(ON_A_LAPTOP);
}

#[test]
fn every_state_in_the_narrowest_window() {
    every_state(&words(), NARROW).must_be_nothing(NARROW);
}

#[test]
fn every_state_with_text_twice_as_large() {
    every_state(&words(), ENLARGED).must_be_nothing(ENLARGED);
}

#[test]
fn a_whole_evening_on_a_laptop() {
    a_whole_evening(&words(), ON_A_LAPTOP).must_be_nothing(ON_A_LAPTOP);
}

#[test]
fn a_whole_evening_in_the_narrowest_window() {
    a_whole_evening(&words(), NARROW).must_be_nothing(NARROW);
}

#[test]
fn a_whole_evening_with_text_twice_as_large() {
    a_whole_evening(&words(), ENLARGED).must_be_nothing(ENLARGED);
}
