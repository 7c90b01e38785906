//! Whatever is typed into a field is in the file then: nothing is refused, and nothing is cut.

use common_ground::editor::change::change;
use common_ground::editor::form::Form;
use common_ground::editor::{Change, Path};
use common_ground::rule_set::check::check;
use proptest::prelude::*;

use super::made;

/// A text in each way to write one.
const FILE: &str = "(
    format: 1,
    name: \"plain\", // a
    summary: r#\"raw \"text\"\"#, // b
    topic: Some(\"some\"),
    source: \"lines
of the file\",
    opening: { \"en\": \"English\", \"de\": r\"Deutsch\" },
    turns: { \"t\": (title: \"T\") },
    flow: [Everyone((turn: \"t\", prompt: \"here\"))],
)
";

fn texts() -> [Path; 7] {
    let place = Path::of("flow").item(0).item(0).field("prompt");
    let of = |field: &str| Path::of(field);
    [of("name"), of("summary"), of("topic"), of("source"), of("opening"), of("limit"), place]
}

fn shown(text: &str, path: &Path) -> String {
    let form = Form::read(text, "en").unwrap_or_else(|| panic!("can't be read:\n{text}"));
    let field = super::fields(&form).into_iter().find(|field| field.path == *path).unwrap();
    field.shown.clone()
}

/// Writes it everywhere; all that isn't that text stays.
fn is_there_then(typed: &str) {
    for file in [FILE.to_owned(), FILE.replace('\n', "\r\n")] {
        for path in texts() {
            let wanted = Change::Write { path: path.clone(), value: typed.to_owned() };
            let (text, _) = made(&file, &wanted);
            // How lines end is the file's affair.
            let (is, typed) = (shown(&text, &path), typed.replace("\r\n", "\n"));
            assert!(is == typed, "{path:?}: {is:?} instead of {typed:?}");
            let others = texts().into_iter().filter(|other| *other != path);
            for other in others {
                assert_eq!(shown(&text, &other), shown(&file, &other), "{other:?} after {path:?}: {typed:?}");
            }
            for comment in ["// a", "// b"] {
                assert!(text.contains(comment), "{text}");
            }
            // Writing what is there changes nothing.
            let again = Change::Write { path: path.clone(), value: is };
            assert_eq!(change(&text, &again, "en").unwrap().splices, [], "{path:?}: {typed:?}");
        }
    }
}

#[test]
fn line_breaks_quotes_and_signs_that_arent_seen_are_kept() {
    for typed in [
        "One\nTwo\n\nThree\n",
        "\n",
        "One\r\nTwo",
        "\"",
        "\"\"#\"##",
        "\\",
        "\\n is no line break, \\u{41} is no A",
        "ends with \\",
        "// no comment, /* nor here",
        "*/ }, ]) ,",
        "\t tab",
        "\u{0}\u{1}\u{7f}\u{1b}[31m",
        "\u{feff}mark",
        "\u{202e}turned\u{202c} \u{200f}right \u{2028} \u{2029} \u{85}",
        "👩‍👩‍👧‍👦 שלום مرحبا 你好",
        "   ",
        "r#\"raw\"#",
        "None",
        "Some(\"x\")",
        "{ \"en\": \"x\" }",
    ] {
        is_there_then(typed);
    }
}

#[test]
fn a_text_that_is_too_long_is_kept_and_said_to_be() {
    let long: String = "Word after word. ".repeat(100_000 / 17 + 1);
    is_there_then(&long);
    let name = Change::Write { path: Path::of("name"), value: long };
    let (text, _) = made(FILE, &name);
    assert!(!check(&text, &|_| true).is_fine());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_is_there_then(typed in "\\PC{0,20}|[\"\\\\\n\r#{}ru0-9 ]{0,12}|.{0,12}") {
        // A line end alone, without a line feed, is kept, but says nothing about the file's.
        prop_assume!(!typed.is_empty());
        is_there_then(&typed);
    }
}
