//! What menus, software centres and file managers say of the app is what the catalogue says.
//!
//! After a change to those messages, `make texts` writes them into the files.

use std::fs;

use common_ground::words::Words;

use super::packaging;

/// The longest line of a paragraph.
const WIDTH: usize = 120;

/// The texts of the menu entry: their keys, and their messages.
const ENTRY: [(&str, &str); 4] = [
    ("Name", "desktop-entry-name"),
    ("GenericName", "desktop-entry-kind"),
    ("Comment", "desktop-entry-comment"),
    ("Keywords", "desktop-entry-keywords"),
];

/// The texts of the page in software centres: what they stand in, and their messages, in their order.
const METAINFO: [(&str, &str); 18] = [
    ("name", "desktop-entry-name"),
    ("summary", "desktop-entry-comment"),
    ("name", "metainfo-developer"),
    ("p", "metainfo-what"),
    ("li", "metainfo-conversations"),
    ("li", "metainfo-ring"),
    ("li", "metainfo-gate"),
    ("li", "metainfo-breaks"),
    ("li", "metainfo-agreements"),
    ("li", "metainfo-own"),
    ("p", "metainfo-private"),
    ("caption", "metainfo-picture-turn"),
    ("caption", "metainfo-picture-library"),
    ("caption", "metainfo-picture-gate"),
    ("caption", "metainfo-picture-break"),
    ("caption", "metainfo-picture-close"),
    ("keywords", "metainfo-keywords"),
    ("p", "metainfo-release-0-1-0"),
];

/// The text of the kind of file.
const KIND: [(&str, &str); 1] = [("comment", "desktop-entry-rule-set")];

fn say(id: &str) -> String {
    let words = Words::english();
    assert!(words.loader().has(id), "there is no message {id}");
    words.loader().get(id)
}

/// A menu entry with the catalogue's texts.
fn entry(file: &str) -> String {
    let line = |line: &str| {
        let key = line.split('=').next().unwrap_or_default();
        let text = ENTRY.iter().find(|(known, _)| *known == key);
        text.map_or_else(|| format!("{line}\n"), |(key, id)| format!("{key}={}\n", say(id)))
    };
    file.lines().map(line).collect::<Vec<_>>().concat()
}

/// A file in XML with the catalogue's texts.
fn xml(file: &str, texts: &[(&str, &str)]) -> String {
    // The comment at its beginning says what the file is for, to whoever opens it.
    let (mut written, mut rest) = match file.split_once("-->") {
        Some((comment, rest)) => (format!("{comment}-->"), rest),
        None => (String::new(), file),
    };
    for (tag, id) in texts {
        let (before, after) =
            rest.split_once(&format!("<{tag}>")).unwrap_or_else(|| panic!("no <{tag}> for {id}"));
        let (now, after) = after.split_once(&format!("</{tag}>")).unwrap();
        let indent = before.rsplit('\n').next().unwrap();
        let text = say(id).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let text = match *tag {
            "keywords" => keywords(&text, indent),
            _ if now.starts_with('\n') => wrapped(&text, indent),
            _ => text,
        };
        for part in [before, "<", tag, ">", &text, "</", tag, ">"] {
            written.push_str(part);
        }
        rest = after;
    }
    written + rest
}

/// A paragraph in lines of its own.
fn wrapped(text: &str, indent: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{indent}  {word}")),
        }
    }
    format!("\n{}\n{indent}", lines.join("\n"))
}

fn keywords(text: &str, indent: &str) -> String {
    let words = text.split(';').filter(|word| !word.is_empty());
    let lines =
        words.map(|word| format!("\n{indent}  <keyword>{word}</keyword>")).collect::<Vec<_>>().concat();
    format!("{lines}\n{indent}")
}

/// The files whose texts are the catalogue's, as they are and as they should be.
fn files() -> [(&'static str, String, String); 3] {
    let file = |name: &'static str, write: &dyn Fn(&str) -> String| {
        let now = fs::read_to_string(packaging(name)).unwrap();
        let right = write(&now);
        (name, now, right)
    };
    [
        file("common-ground.desktop", &entry),
        file("common-ground.metainfo.xml", &|now| xml(now, &METAINFO)),
        file("common-ground.xml", &|now| xml(now, &KIND)),
    ]
}

#[test]
fn desktops_are_told_what_the_catalogue_says() {
    for (name, now, right) in files() {
        assert!(now == right, "{name} says something else: `make texts` writes it\n{right}");
    }
}

#[test]
fn no_text_is_left_out() {
    for (name, now, _) in files() {
        let texts = match name {
            "common-ground.desktop" => {
                // The other lines of an entry are for programs.
                assert!(ENTRY.iter().all(|(key, _)| now.contains(&format!("\n{key}="))), "{now}");
                continue;
            }
            "common-ground.xml" => KIND.len(),
            _ => METAINFO.len(),
        };
        let tags = ["name", "summary", "p", "li", "caption", "keywords", "comment"];
        let shown = tags.iter().map(|tag| now.matches(&format!("<{tag}>")).count()).sum::<usize>();
        assert_eq!(shown, texts, "{name}");
    }
}

#[test]
#[ignore = "writes files: `make texts`"]
fn write_the_texts_anew() {
    for (name, _, right) in files() {
        fs::write(packaging(name), right).unwrap();
    }
}
