#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use proptest::prelude::*;

use super::Key::{Entry, Field, Item};
use super::*;

/// A file as people write one.
const FILE: &str = "\u{feff}#![enable(implicit_some)]
// Ours, since Sunday.
Settings(
    theme: Evening, // easy on the eyes
    distance : 2m, /* not too far */

    keys: { \"break\": 'k', \"pass\": off },   // by hand
    odd: b\"(,\", r#type: br#\"\"x\"#,
    flow: [
        Repeat(times: 3, steps: [Everyone(\"settle\")]),
        Some((turn: \"thanks\", time: Some(\"1m\")))
    ],
    history: ,
    // muted: true,
)
";

#[track_caller]
fn edited(edit: impl Fn(&str) -> Result<Splice, EditError>, source: &str, wanted: (&str, &str)) {
    let splice = edit(source).unwrap();
    let after = splice.apply(source);
    assert_eq!(after, source.replacen(wanted.0, wanted.1, 1));
    assert_eq!(splice.inverse(source).apply(&after), source);
}

#[test]
fn a_value_changes_and_nothing_else() {
    for (path, value, before, after) in [
        (&[Field("theme")][..], "Daylight", "Evening,", "Daylight,"),
        (&[Field("distance")], "1.5", "2m", "1.5"),
        (&[Field("keys"), Entry("break")], "\"x\"", "'k'", "\"x\""),
        (&[Field("keys"), Entry("pass")], "\"p\"", "off", "\"p\""),
        (&[Field("odd")], "1", "b\"(,\"", "1"),
        (&[Field("type")], "1", "br#\"\"x\"#", "1"),
        (&[Field("flow"), Item(0), Field("times")], "4", "times: 3", "times: 4"),
        (&[Field("flow"), Item(0), Field("steps"), Item(0), Item(0)], "\"x\"", "\"settle\"", "\"x\""),
        (&[Field("flow"), Item(1), Field("time")], "\"2m\"", "Some(\"1m\")", "\"2m\""),
        (&[Field("history")], "true", "history: ,", "history: true,"),
    ] {
        edited(|source| set(source, path, value), FILE, (before, after));
        edited(|source| put(source, path, value), FILE, (before, after));
    }
    assert_eq!(find(FILE, &[Field("distance")]).map(|bytes| &FILE[bytes]), Ok("2m"));
    assert_eq!(set("(a:,)", &[Field("a")], "1").unwrap().apply("(a:,)"), "(a: 1,)");
}

#[test]
fn what_is_put_in_lies_as_its_neighbours_do() {
    for (path, value, before, after) in [
        (&[Field("volume")][..], "0.5", "history: ,", "history: ,\n    volume: 0.5,"),
        (&[Field("keys"), Entry("mute")], "\"s\"", "off }", "off, \"mute\": \"s\" }"),
        (
            &[Field("flow"), Item(2)],
            "Everyone(\"x\")",
            "Some(\"1m\")))\n",
            "Some(\"1m\"))),\n        Everyone(\"x\")\n",
        ),
        (&[Field("flow"), Item(1), Field("title")], "\"T\"", "Some(\"1m\"))", "Some(\"1m\"), title: \"T\")"),
    ] {
        edited(|source| insert(source, path, value), FILE, (before, after));
        edited(|source| put(source, path, value), FILE, (before, after));
    }
    for (before, after) in [
        ("()", "(b: 1)"),
        ("( )", "(b: 1 )"),
        ("(\n)", "(\n    b: 1,\n)"),
        ("(\r\n)", "(\r\n    b: 1,\r\n)"),
        ("(\n\t// a: 2,\n)", "(\n\t// a: 2,\n\tb: 1,\n)"),
        ("(a: 2)", "(a: 2, b: 1)"),
        ("(a: 2,)", "(a: 2, b: 1,)"),
        ("(a: 2 /* two */)", "(a: 2, /* two */ b: 1)"),
        ("(a: 2 // two\n)", "(a: 2, // two\n    b: 1\n)"),
        ("(a: 2, // two\n)", "(a: 2, // two\n    b: 1,\n)"),
        ("(\n  a: 2 // two\n)", "(\n  a: 2, // two\n  b: 1\n)"),
        ("(\n  a: 2, /* two\n */)", "(\n  a: 2,\n  b: 1, /* two\n */)"),
        ("(\r\n\ta: 2,\r\n)\r\n", "(\r\n\ta: 2,\r\n\tb: 1,\r\n)\r\n"),
        ("(\n  x: 0, a: [\n    2,\n  ],\n)", "(\n  x: 0, a: [\n    2,\n  ],\n  b: 1,\n)"),
        ("(a: (\n  x: 1,\n))", "(a: (\n  x: 1,\n), b: 1)"),
    ] {
        assert_eq!(insert(before, &[Field("b")], "1").unwrap().apply(before), after, "{before}");
    }
}

#[test]
fn what_is_taken_out_takes_its_line_along_and_no_comment() {
    for (path, before, after) in [
        (&[Field("theme")][..], "theme: Evening, // easy", "// easy"),
        (&[Field("keys"), Entry("pass")], "'k', \"pass\": off }", "'k' }"),
        (&[Field("keys"), Entry("break")], "\"break\": 'k', ", ""),
        (&[Field("odd")], "odd: b\"(,\", ", ""),
        (&[Field("flow"), Item(0)], "        Repeat(times: 3, steps: [Everyone(\"settle\")]),\n", ""),
        (&[Field("flow"), Item(1), Field("turn")], "turn: \"thanks\", ", ""),
        (&[Field("history")], "    history: ,\n", ""),
    ] {
        edited(|source| remove(source, path), FILE, (before, after));
    }
}

#[test]
fn what_cannot_be_done_says_why() {
    for path in [
        &[Field("nothing")][..],
        &[Entry("theme")],
        &[Item(0)],
        &[Field("theme"), Field("x")],
        &[Field("flow"), Item(2)],
        &[Field("flow"), Field("x")],
    ] {
        assert_eq!(set(FILE, path, "1"), Err(EditError::NotThere), "{path:?}");
        assert_eq!(remove(FILE, path), Err(EditError::NotThere), "{path:?}");
    }
    assert_eq!(insert(FILE, &[Field("theme")], "1"), Err(EditError::Exists));
    for path in [&[Field("flow"), Item(3)][..], &[Field("a b")], &[Field("")], &[Item(9)], &[Entry("x")]] {
        assert_eq!(insert(FILE, path, "1"), Err(EditError::NotThere), "{path:?}");
    }
    for value in ["", " 1", "1 ", "1, 2", "a: 1", "1 // one", ")", "\"", "(", "/* 1 */ 1", "1)("] {
        assert_eq!(put(FILE, &[Field("theme")], value), Err(EditError::NotAValue), "{value:?}");
    }
    for file in ["(a: \"", "(a: 1, /* b", "(a: b\"x)"] {
        assert_eq!(put(file, &[Field("a")], "1"), Err(EditError::Unreadable), "{file}");
    }
    for file in ["", "// nothing", "(a: 1", "(a: [1)]", "(a: 1) (b: 2)"] {
        assert_eq!(put(file, &[Field("a")], "1"), Err(EditError::NotThere), "{file}");
    }
}

#[test]
fn values_change_places_with_their_lines_and_comments() {
    for (before, after) in [
        ("[\"a\", \"b\", \"c\"]", "[\"c\", \"a\", \"b\"]"),
        ("[1 /* one */, 22, 3 /* three */,]", "[3 /* one */, 1, 22 /* three */,]"),
        ("[\n  1, // one\n  2,\n  3 // three\n]", "[\n  3, // three\n  1, // one\n  2\n]"),
        (
            "[ // all\r\n\t// alone\r\n\r\n\t// one\r\n\t/* a\r\n\r\n b */ 1,\r\n\r\n\t(\r\n2), // two\r\n\t3,\r\n]",
            "[ // all\r\n\t// alone\r\n\r\n\t3,\r\n\r\n\t// one\r\n\t/* a\r\n\r\n b */ 1,\r\n\t(\r\n2), // two\r\n]",
        ),
        ("[\n 1\n , 2 // two\n , 3\n]", "[\n 3\n , 1 // two\n , 2\n]"),
        ("[1, // one\n 2, 3]", "[3, // one\n 1, 2]"),
        ("[\n 1, /* to\n be */\n 2,\n 3,\n]", "[\n 3, /* to\n be */\n 1,\n 2,\n]"),
    ] {
        let splice = reorder(before, &[], &[2, 0, 1]).unwrap();
        assert_eq!(splice.apply(before), after);
        assert_eq!(splice.inverse(before).apply(after), before);
        assert_eq!(reorder(before, &[], &[0, 1, 2]).unwrap().apply(before), before);
        for order in [&[0, 1][..], &[0, 1, 1], &[0, 1, 3], &[0, 1, 2, 3]] {
            assert_eq!(reorder(before, &[], order), Err(EditError::NotThere));
        }
    }
    let map = "{ \"a\": 1, \"b\": 2 }";
    assert_eq!(reorder(map, &[], &[1, 0]).unwrap().apply(map), "{ \"b\": 2, \"a\": 1 }");
    for (file, path, no) in [
        ("(1, 2)", &[][..], EditError::NotThere),
        ("{ \"a\": 1, \"b\": 2, \"c\": 3 }", &[], EditError::NotThere),
        ("(a: 1)", &[Field("b")], EditError::NotThere),
        ("[1, \"", &[], EditError::Unreadable),
    ] {
        assert_eq!(reorder(file, path, &[1, 0]), Err(no), "{file}");
    }
}

/// A value, as a tree of how it is written.
#[derive(Debug, Clone)]
enum Tree {
    Leaf(&'static str),
    Group { word: &'static str, bracket: char, members: Vec<Tree> },
}

/// What may stand between two tokens.
const BETWEEN: [&str; 9] =
    ["", "", "", " ", "\n    ", " /* (, \" */ ", "// x: \"(\n", "\r\n\t", "/* a /* b */\n */\u{2028}"];

const LEAVES: [&str; 16] = [
    "Hold",
    "1",
    "-2.5e-3",
    "\"a \\\" , (\"",
    "r#\"\"x: (\"#",
    "'\\''",
    "')'",
    "b\"\\\"(\"",
    "br#\"\"]\"#",
    "true",
    "-inf",
    "0x1F",
    "()",
    "None",
    "b'x'",
    "größe",
];

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop::sample::select(LEAVES.to_vec()).prop_map(Tree::Leaf);
    leaf.prop_recursive(4, 40, 5, |inner| {
        let group = prop::sample::select(vec![
            ('(', ""),
            ('(', "Each"),
            ('{', ""),
            ('[', ""),
            ('!', ""),
            ('!', "Some"),
        ]);
        (group, prop::collection::vec(inner, 0..5)).prop_map(|((bracket, word), members)| Tree::Group {
            word,
            bracket,
            members,
        })
    })
}

/// A file with a struct in it, and the ways to all that is in there.
fn files() -> impl Strategy<Value = (String, Vec<Vec<Key<'static>>>)> {
    let between = prop::collection::vec(prop::sample::select(BETWEEN.to_vec()), 200);
    (prop::collection::vec(trees(), 0..5), between, any::<bool>(), any::<bool>()).prop_map(
        |(members, between, mark, trailing)| {
            let mut writer = Writer { text: String::new(), between, at: 0, paths: Vec::new(), trailing };
            if mark {
                writer.text.push('\u{feff}');
            }
            writer.gap();
            writer.tree(&Tree::Group { word: "", bracket: '(', members }, &mut Vec::new());
            writer.gap();
            (writer.text, writer.paths)
        },
    )
}

const NAMES: [&str; 5] = ["a", "b", "größe", "r", "time"];

struct Writer {
    text: String,
    between: Vec<&'static str>,
    at: usize,
    paths: Vec<Vec<Key<'static>>>,
    trailing: bool,
}

impl Writer {
    fn gap(&mut self) {
        self.text.push_str(self.between[self.at % self.between.len()]);
        self.at += 1;
    }

    fn put(&mut self, token: &str) {
        self.text.push_str(token);
        self.gap();
    }

    fn tree(&mut self, tree: &Tree, path: &mut Vec<Key<'static>>) {
        let Tree::Group { word, bracket, members } = tree else {
            let Tree::Leaf(leaf) = tree else { return };
            self.text.push_str(leaf);
            return;
        };
        self.text.push_str(word);
        let (open, close) = match bracket {
            '{' => ("{", "}"),
            '[' => ("[", "]"),
            _ => ("(", ")"),
        };
        self.put(open);
        // Brackets around one value are taken for that value where `Some` stands before them.
        let members = if *word == "Some" { &members[..members.len().min(1)] } else { members };
        for (place, member) in members.iter().enumerate() {
            let step = match bracket {
                '(' => Field(NAMES[place]),
                '{' => Entry(NAMES[place]),
                _ => Item(place),
            };
            match bracket {
                '(' => self.put(NAMES[place]),
                '{' => self.put(&format!("\"{}\"", NAMES[place])),
                _ => {}
            }
            if matches!(bracket, '(' | '{') {
                self.put(":");
            }
            if *word == "Some" {
                self.tree(member, path);
            } else {
                path.push(step);
                self.paths.push(path.clone());
                self.tree(member, path);
                let _ = path.pop();
            }
            self.gap();
            if place + 1 < members.len() || self.trailing {
                self.put(",");
            }
        }
        self.text.push_str(close);
    }
}

/// Every value that can be found, but for one and what is in it.
fn others<'a>(source: &'a str, paths: &[Vec<Key<'static>>], but: &[Key<'_>]) -> Vec<&'a str> {
    let beside = paths.iter().filter(|path| !path.starts_with(but) && !but.starts_with(path));
    beside.map(|path| &source[find(source, path).unwrap()]).collect()
}

/// Whether this is RON, as far as ron tells.
fn is_ron(source: &str) -> bool {
    RawValue::from_ron(source.trim_start_matches('\u{feff}')).is_ok()
}

/// How many comments there are.
fn comments(source: &str) -> usize {
    source.matches("*/").count() + source.matches("// x").count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn whatever_is_changed_the_rest_stays_and_can_be_undone(
        (source, paths) in files(),
        chosen in any::<prop::sample::Index>(),
        value in prop::sample::select(LEAVES.to_vec()),
    ) {
        prop_assume!(is_ron(&source));
        let undone = |splice: &Splice| {
            let after = splice.apply(&source);
            assert_eq!(splice.inverse(&source).apply(&after), source);
            assert!(is_ron(&after), "{source}\nbecame\n{after}");
            after
        };

        let new = undone(&insert(&source, &[Field("new")], value).unwrap());
        prop_assert_eq!(&new[find(&new, &[Field("new")]).unwrap()], value);
        prop_assert_eq!(others(&new, &paths, &[Field("new")]), others(&source, &paths, &[Field("new")]));
        prop_assert_eq!(comments(&new), comments(&source));

        if paths.is_empty() {
            return Ok(());
        }
        let path = chosen.get(&paths);
        let place = find(&source, path).unwrap();
        let splice = set(&source, path, value).unwrap();
        prop_assert_eq!(&splice.bytes, &place);
        let set = undone(&splice);
        prop_assert_eq!(&set[find(&set, path).unwrap()], value);
        prop_assert_eq!(others(&set, &paths, path), others(&source, &paths, path));

        let removed = undone(&remove(&source, path).unwrap());
        if let Some(Item(_)) = path.last() {
            // The others have moved up.
        } else {
            prop_assert_eq!(find(&removed, path), Err(EditError::NotThere));
            prop_assert_eq!(others(&removed, &paths, path), others(&source, &paths, path));
        }
    }

    #[test]
    fn in_any_order_a_list_has_the_same_values_and_comments(
        (source, paths) in files(),
        chosen in any::<prop::sample::Index>(),
        order in Just((0..5_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        prop_assume!(is_ron(&source));
        let is_list = |path: &[Key<'_>]| source[find(&source, path).unwrap()].starts_with('[');
        let firsts = paths.iter().filter_map(|path| path.strip_suffix(&[Item(0)]));
        let lists: Vec<_> = firsts.filter(|path| is_list(path)).collect();
        if lists.is_empty() {
            return Ok(());
        }
        let list = *chosen.get(&lists);
        let item = |at| [list, &[Item(at)]].concat();
        let length = (0..5).take_while(|at| find(&source, &item(*at)).is_ok()).count();
        let order: Vec<usize> = order.into_iter().filter(|at| *at < length).collect();

        let splice = reorder(&source, list, &order).unwrap();
        let after = splice.apply(&source);
        prop_assert_eq!(splice.inverse(&source).apply(&after), source.as_str());
        prop_assert!(is_ron(&after), "{}\nbecame\n{}", source, after);
        for (place, from) in order.iter().enumerate() {
            let before = &source[find(&source, &item(*from)).unwrap()];
            prop_assert_eq!(&after[find(&after, &item(place)).unwrap()], before);
        }
        prop_assert_eq!(comments(&after), comments(&source));
        prop_assert_eq!(others(&after, &paths, list), others(&source, &paths, list));
    }

    #[test]
    fn any_text_gets_an_answer(text in "[(){}\\[\\],:\"r#b'/*a-c0-3. \n\r-]{0,60}") {
        for path in [&[Field("a")][..], &[Field("a"), Entry("b")], &[Field("b"), Item(0)], &[]] {
            let _ = (find(&text, path), remove(&text, path));
            for splice in [put(&text, path, "1"), remove(&text, path)].into_iter().flatten() {
                let after = splice.apply(&text);
                prop_assert_eq!(splice.inverse(&text).apply(&after), text.as_str());
                prop_assert!(!is_ron(&text) || is_ron(&after), "{}\nbecame\n{}", text, after);
            }
        }
    }
}
