//! What a terminal would obey never reaches it: neither from a set, nor from its file's name, nor from the command line.

use std::ffi::OsStr;

use super::{Person, Value};

/// Commands of terminals, signs that turn others round, and separators that only some programs know.
const ODD: [char; 10] =
    ['\u{1b}', '\u{7}', '\u{8}', '\u{7f}', '\u{9b}', '\u{9d}', '\u{202e}', '\u{2067}', '\u{2029}', '\r'];

/// All of them, as they stand in a file.
fn raw() -> String {
    let mut odd = String::from("\u{1b}]0;title\u{7}");
    odd.extend(ODD);
    odd
}

/// A set with such signs in its texts, in a comment, and, where it is broken, beside the place that is wrong.
fn set(time: &str) -> String {
    let odd = raw();
    let escaped = r"\u{1b}[31m\u{9b}31m\u{202e}\u{2029}\u{7f}";
    format!(
        "( // {odd}
        format: 1, name: \"Two{odd}by{escaped}\", summary: \"S{odd}\", source: \"{escaped}\", tags: [\"{odd}\"],
        participants: (seats: [\"F{odd}\", \"{escaped}\"]),
        rules: [(id: \"own\", text: \"R{odd}\", say: \"{escaped}\", avoid: \"{odd}\", why: \"{odd}\")],
        turns: {{ \"speak\": (title: \"T{odd}{escaped}\", rules: [\"own\"], /*{odd}*/ time: \"{time}\") /*{odd}*/ }},
        flow: [Each(steps: [Speaker(\"speak\")])], pools: {{ \"think\": (title: \"{odd}\", time: \"5m\") }},
    )"
    )
}

/// What a command prints, to wherever, and nothing in it that a terminal obeys.
#[track_caller]
fn prints(person: &Person, args: &[&str]) -> String {
    let said = person.says(args);
    for text in [&said.out, &said.err] {
        let odd = text.chars().find(|sign| sign.is_control() && *sign != '\n' || ODD.contains(sign));
        assert_eq!(odd, None, "{args:?} prints {text:?}");
    }
    said.out + &said.err
}

#[test]
fn nothing_that_a_terminal_obeys_is_printed_raw() {
    let person = Person::new();
    let odd = raw();
    let name = format!("odd{}", odd.replace('/', ""));
    let whole = person.has(&format!("{name}.ron"), &set("2m")).display().to_string();
    let broken = person.has(&format!("broken{name}.ron"), &set(&format!("2 {odd}"))).display().to_string();
    for args in [
        &["list"] as &[&str],
        &["list", "--json"],
        &["check", &whole, &broken, &format!("missing{odd}")],
        &["card", &whole],
        &["card", &name, "--format", "html"],
        &["card", &broken],
        &["card", &odd],
        &["plan", &name],
        &["plan", &whole, "--json"],
        &["plan", &whole, "--names", &format!("Ana\u{2029}א,\u{202e}{}", "x".repeat(50))],
        &["plan", &whole, "--names", &odd],
        &["plan", &whole, "--lang", &odd],
        &["start", &whole, "--names", "\u{2029}Ana,\u{202e}Ben"],
        &["start", &broken],
        &["new", &odd],
        &["new", "ours", "--from", &name],
        &["new", "theirs", "--from", &odd],
        &["--config-dir", &odd],
        &[&odd],
        &["plan", &whole, "--participants", &odd],
        &[&format!("--{odd}")],
    ] {
        assert!(!prints(&person, args).is_empty(), "{args:?} prints nothing");
    }
}

#[test]
fn the_place_is_right_behind_signs_that_are_not_shown() {
    let person = Person::new();
    let path =
        person.has("odd.ron", "( /*\u{1b}[1m\u{9b}\u{202e}ä*/ format: 1, nmae: \"x\", turns: {}, flow: [])");
    let said = prints(&person, &["check", &path.display().to_string()]);
    let lines: Vec<&str> = said.lines().collect();
    let line = lines.iter().position(|line| line.contains("^^^^")).expect("the place is marked") - 1;
    assert!(lines[line].contains("( /*\u{fffd}[1m\u{fffd}\u{fffd}ä*/ format: 1"), "{said}");
    let column = |text: &str, of: &str| text.split_once(of).map(|(before, _)| before.chars().count());
    assert_eq!(column(lines[line], "nmae"), column(lines[line + 1], "^^^^"), "{said}");
    assert!(said.contains("odd.ron:1:26"), "{said}");
}

#[test]
fn other_programs_read_the_exact_path() {
    let person = Person::new();
    let path = person.has("odd\u{9b}\u{202e}\u{7f}\u{2029}.ron", &set("2m")).display().to_string();
    let list: Value = serde_json::from_str(&prints(&person, &["list", "--json"])).unwrap();
    let odd = list.as_array().unwrap().iter().find(|set| set["source"] == "own").unwrap();
    assert_eq!(odd["path"], path);
    assert_eq!(odd["name"], "odd\u{fffd}\u{fffd}\u{fffd}\u{fffd}");
    // By its name as it is, and as it is shown.
    for name in ["odd\u{9b}\u{202e}\u{7f}\u{2029}", "odd\u{fffd}\u{fffd}\u{fffd}\u{fffd}"] {
        assert!(prints(&person, &["plan", name]).contains("in all"), "{name:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_still_a_name() {
    use std::os::unix::ffi::OsStrExt;

    let person = Person::new();
    let _ = person.has("small.ron", super::SMALL);
    let odd = OsStr::from_bytes(b"odd\xff\x9b31m.ron");
    std::fs::rename(person.rules().join("small.ron"), person.rules().join(odd)).unwrap();
    assert!(prints(&person, &["list"]).contains("odd\u{fffd}\u{fffd}31m"));
}
