//! The catalogue of words: what is in it is said somewhere, what is said is in it, every language has the same, and the
//! English is written as `docs/words.md` says.

mod calls;
mod messages;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use calls::Call;
use messages::{Catalogue, Message};

static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| read("en"));

static CALLS: LazyLock<Vec<Call>> = LazyLock::new(|| calls::in_folder(&root().join("src")));

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(language: &str) -> Catalogue {
    let path = Path::new("i18n").join(language).join("common-ground.ftl");
    let text = fs::read_to_string(root().join(&path)).unwrap();
    Catalogue::read(&path.to_string_lossy(), &text)
}

/// Every other language.
fn others() -> Vec<Catalogue> {
    let folders = fs::read_dir(root().join("i18n")).unwrap();
    let names = folders.map(|folder| folder.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name != "en").map(|name| read(&name)).collect()
}

#[track_caller]
fn none(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{what}:\n{}\n", wrong.join("\n"));
}

#[test]
fn every_message_is_said_somewhere() {
    // What desktops say of the app is written into files by another test.
    let for_desktops = calls::quoted_in(&root().join("tests/packaging/texts.rs"));
    let wrong = unsaid(&ENGLISH, &CALLS, &for_desktops);
    none(&wrong, "nothing says these");
}

#[test]
fn everything_that_is_said_is_there_and_gets_its_values() {
    let wrong = missaid(&ENGLISH, &CALLS);
    none(&wrong, "these have no message, or other values");
}

#[test]
fn every_language_has_the_same_messages_with_the_same_values() {
    let wrong: Vec<String> = others().iter().flat_map(|other| differences(&ENGLISH, other)).collect();
    none(&wrong, "these are different from English");
}

#[test]
fn every_catalogue_can_be_read_and_says_nothing_twice() {
    let mut wrong = Vec::new();
    for catalogue in others().iter().chain([&*ENGLISH]) {
        wrong.extend(catalogue.unreadable.iter().cloned());
        wrong.extend(repeated(catalogue));
    }
    none(&wrong, "these can’t be read, or stand twice");
}

#[test]
fn ids_say_where_they_belong_and_are_written_alike() {
    let wrong = misnamed(&ENGLISH);
    none(&wrong, "these are no ids");
}

#[test]
fn english_is_written_as_its_rules_say() {
    let wrong = miswritten(&ENGLISH);
    none(&wrong, "these are written otherwise");
}

/// The messages and attributes that neither code nor another message uses, nor a table of their keys.
fn unsaid(catalogue: &Catalogue, calls: &[Call], quoted: &BTreeSet<String>) -> Vec<String> {
    let said = calls.iter().map(|call| &call.key).chain(quoted);
    let said: BTreeSet<&str> = said.map(String::as_str).collect();
    let referred: BTreeSet<&str> =
        catalogue.messages.iter().flat_map(|message| &message.refers_to).map(String::as_str).collect();
    let unused = |message: &&Message| !said.contains(&*message.key) && !referred.contains(&*message.key);
    catalogue.messages.iter().filter(unused).map(Message::told).collect()
}

/// What code says that isn’t there, or with other values.
fn missaid(catalogue: &Catalogue, calls: &[Call]) -> Vec<String> {
    let known = by_key(catalogue);
    let mut wrong = Vec::new();
    for call in calls {
        let Some(message) = known.get(&*call.key) else {
            wrong.push(format!("{}: {} isn’t in the catalogue", call.place, call.key));
            continue;
        };
        let wanted = catalogue.values_of(message);
        if wanted != call.values {
            let (key, place, given) = (&call.key, &call.place, &call.values);
            wrong
                .push(format!("{place}: {key} is given {given:?}, and takes {wanted:?} ({})", message.place));
        }
    }
    wrong
}

/// What another language lacks or has besides, and where it takes other values.
fn differences(english: &Catalogue, other: &Catalogue) -> Vec<String> {
    let (wanted, found) = (by_key(english), by_key(other));
    let mut wrong = Vec::new();
    for (key, message) in &wanted {
        match found.get(key) {
            None => wrong.push(format!("{}: {key} is missing ({})", other.file, message.place)),
            Some(translated) => {
                let (of_english, of_other) = (english.values_of(message), other.values_of(translated));
                if of_english != of_other {
                    let place = &translated.place;
                    wrong.push(format!("{place}: {key} has {of_other:?}, and in English {of_english:?}"));
                }
            }
        }
    }
    let besides = found.iter().filter(|(key, _)| !wanted.contains_key(*key) && !key.starts_with('-'));
    wrong.extend(besides.map(|(_, message)| format!("{}, which English hasn’t", message.told())));
    wrong
}

fn repeated(catalogue: &Catalogue) -> Vec<String> {
    let mut first: BTreeMap<&str, &Message> = BTreeMap::new();
    let mut wrong = Vec::new();
    for message in &catalogue.messages {
        if let Some(before) = first.insert(&message.key, message) {
            wrong.push(format!("{} stands at {} already", message.told(), before.place));
        }
    }
    wrong
}

fn misnamed(catalogue: &Catalogue) -> Vec<String> {
    let kebab = |id: &str| {
        let word = |word: &str| {
            !word.is_empty() && word.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit())
        };
        id.starts_with(|sign: char| sign.is_ascii_lowercase()) && id.split('-').all(word)
    };
    let mut wrong = Vec::new();
    for message in &catalogue.messages {
        if !message.key.trim_start_matches('-').split('.').all(kebab) {
            wrong.push(format!("{}: not in small letters with hyphens", message.told()));
        }
        let values = message.values.iter().filter(|value| !kebab(value) || value.contains('-'));
        wrong.extend(
            values.map(|value| format!("{}: ${value} isn’t one word in small letters", message.told())),
        );
    }
    wrong
}

/// Messages that say what to write in a file, where texts stand in straight quotes.
const WRITTEN_IN_FILES: [&str; 2] = ["fault-", "key-in-file-"];

/// A text without what is typed or read by programs and so has signs of its own: between backticks, in indented lines,
/// and what a file has in quotes.
fn prose(key: &str, text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("  ")).collect::<Vec<_>>().join("\n");
    let outside = |text: &str, sign: char| text.split(sign).step_by(2).collect::<Vec<_>>().join("\u{fffc}");
    let prose = outside(&lines, '`');
    let is_quoted = WRITTEN_IN_FILES.iter().any(|place| key.starts_with(place));
    if is_quoted && prose.matches('"').count() % 2 == 0 { outside(&prose, '"') } else { prose }
}

fn miswritten(catalogue: &Catalogue) -> Vec<String> {
    let mut wrong = Vec::new();
    for message in &catalogue.messages {
        let mut say = |what: &str| wrong.push(format!("{}: {what}", message.told()));
        for text in &message.texts {
            let prose = prose(&message.key, text);
            if prose.contains(['"', '\'']) {
                say("quotation marks are “ ” and an apostrophe is ’");
            }
            if prose.contains("...") {
                say("an ellipsis is …");
            }
            if prose.contains("  ") {
                say("two spaces");
            }
            if prose.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().contains("you must") {
                say("“you must”");
            }
        }
        let is_counted = |choice: &Vec<String>| choice.iter().any(|key| ["one", "other"].contains(&&**key));
        for choice in message.choices.iter().filter(|choice| is_counted(choice)) {
            if !choice.iter().any(|key| key == "one" || key == "1")
                || choice.last().is_some_and(|key| key != "other")
            {
                say("English counts with [one] and, last, *[other]");
            }
        }
    }
    wrong
}

fn by_key(catalogue: &Catalogue) -> BTreeMap<&str, &Message> {
    catalogue.messages.iter().map(|message| (&*message.key, message)).collect()
}

/// The tests above see what they should.
#[test]
fn whatever_is_wrong_is_seen_with_its_place() {
    let catalogue = Catalogue::read(
        "a.ftl",
        r#"-app = Ground
# Says it.
said = It’s { $name }
    .name = Said by { $other }
    .colour = Red
unsaid = Don't  say "it"...
Not_so =
    { $a_number ->
        [one] A `"thing"` you
            must have
       *[many] Many
    }
said = Again, { -app }, { within.name }
within = { $inner }
    .name = { $deeper } you must
two = Two of { $one }
    .help = Help
fault-two =
    Write "2m"
      two  'words'
what is this
"#,
    );
    let code = r#"
fn f() { vec![say!(w, "said", name = a, more = b)]; words::say!(self.words, "said", "name"); }
fn g() { say!(w, "new"); told!(w, "two", one; other) }
#[cfg(test)] mod tests { fn h() { say!(w, "unsaid") } }
macro_rules! say { ($($all:tt)*) => {} }
"#;
    let calls = calls::in_text("a.rs", code);
    let all = |found: Vec<String>| found.join("\n");
    assert_eq!(
        all(unsaid(&catalogue, &calls, &BTreeSet::from(["within.name".to_owned()]))),
        "a.ftl:5: said.colour\na.ftl:6: unsaid\na.ftl:7: Not_so\na.ftl:14: within\na.ftl:18: fault-two"
    );
    assert_eq!(
        all(missaid(&catalogue, &calls)),
        "a.rs:2: said is given {\"more\", \"name\"}, and takes {\"deeper\"} (a.ftl:13)\n\
         a.rs:2: said.name is given {}, and takes {\"other\"} (a.ftl:4)\n\
         a.rs:3: new isn’t in the catalogue\n\
         a.rs:3: two.help is given {\"other\"}, and takes {} (a.ftl:17)"
    );
    assert_eq!(all(repeated(&catalogue)), "a.ftl:13: said stands at a.ftl:3 already");
    assert_eq!(all(catalogue.unreadable.clone()), "a.ftl:21: what is this");
    assert_eq!(
        all(misnamed(&catalogue)),
        "a.ftl:7: Not_so: not in small letters with hyphens\n\
         a.ftl:7: Not_so: $a_number isn’t one word in small letters"
    );
    assert_eq!(
        all(miswritten(&catalogue)),
        "a.ftl:6: unsaid: quotation marks are “ ” and an apostrophe is ’\n\
         a.ftl:6: unsaid: an ellipsis is …\n\
         a.ftl:6: unsaid: two spaces\n\
         a.ftl:7: Not_so: “you must”\n\
         a.ftl:7: Not_so: English counts with [one] and, last, *[other]\n\
         a.ftl:15: within.name: “you must”"
    );
    let other =
        Catalogue::read("b.ftl", "said = { $names }\n    .name = { $other }\nmore = More\n-app = Grund\n");
    assert_eq!(
        all(differences(
            &Catalogue::read("a.ftl", "said = { $name }\n    .name = { $other }\nless = 1\n"),
            &other
        )),
        "b.ftl: less is missing (a.ftl:3)\n\
         b.ftl:1: said has {\"names\"}, and in English {\"name\"}\n\
         b.ftl:3: more, which English hasn’t"
    );
}
