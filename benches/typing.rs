//! One key in the file of a set of more than 10,000 lines, from the key until the window is painted: a key is to echo within
//! one frame, which is 16 ms. And what a key costs behind the picture: the text, the form that is read from it, and the
//! check; a set of 1 MiB is to open within half a second.
#![allow(clippy::expect_used, reason = "a benchmark that can't be set up should stop")]

use common_ground::editor::{Change, Draft, Form, Step};
use common_ground::rule_set::edit::Splice;
use divan::Bencher;

#[path = "typing/room.rs"]
mod room;

fn main() {
    divan::main();
}

/// Lines that a set could have.
const LINES: [&str; 5] = [
    "        \"speak\": (\n",
    "            title: \"Speak for yourself\", // Mum's idea: shorter, and more often.\n",
    "            prompt: \"What is it like for you? Take your time, and say one thing after the other.\",\n",
    "            cues: [(at: Left(\"15s\"), sound: \"wood\"), (at: End, sound: \"bowl\")],\n",
    "        ),\n",
];

/// A set of so many bytes: half of 1 MiB has more than 10,000 lines.
fn set(bytes: usize) -> String {
    let mut text = "(\n    format: 1,\n    name: \"Long\",\n    turns: {\n".to_owned();
    let mut turns = 0;
    while text.len() < bytes * 4 / 5 {
        let name = format!("        \"turn-{turns}\": (\n");
        text.extend([&name, LINES[1], LINES[2], "            time: \"2m\",\n", LINES[3], LINES[4]]);
        turns += 1;
    }
    text.push_str("    },\n    flow: [\n");
    for turn in (0..turns).cycle() {
        let step = format!("        Everyone(\"turn-{turn}\"), // again\n");
        if text.len() + step.len() > bytes - 16 {
            break;
        }
        text.push_str(&step);
    }
    text.push_str("    ],\n)\n");
    text
}

const SIZES: [usize; 2] = [512 * 1024, 1024 * 1024];

/// A set, from its text to the form and all that is wrong with it.
#[divan::bench(args = SIZES, sample_count = 100)]
fn opening_a_set(bencher: Bencher, bytes: usize) {
    bencher.with_inputs(|| set(bytes)).bench_local_values(|text| {
        let mut draft = Draft::new(text);
        draft.check(None, &|_| true);
        (draft.form("en"), draft)
    });
}

/// A letter in the file, without what is read from it.
#[divan::bench(args = SIZES, sample_count = 100)]
fn a_letter_in_the_text(bencher: Bencher, bytes: usize) {
    let mut draft = Draft::new(set(bytes));
    let at = draft.text().find("Speak").expect("a turn has a title");
    bencher.bench_local(|| draft.splice(&Splice { bytes: at..at, text: "x".to_owned() }, Step::Typing));
}

/// The text read as a form.
#[divan::bench(args = SIZES, sample_count = 100)]
fn reading_the_form(bencher: Bencher, bytes: usize) {
    let text = set(bytes);
    bencher.bench_local(|| Form::read(&text, "en"));
}

/// The text checked.
#[divan::bench(args = SIZES, sample_count = 100)]
fn checking(bencher: Bencher, bytes: usize) {
    let mut draft = Draft::new(set(bytes));
    bencher.bench_local(|| {
        draft.check_again();
        draft.check(None, &|_| true);
    });
}

/// A letter in a field of the form: the splice that it is.
#[divan::bench(args = SIZES, sample_count = 100)]
fn a_letter_in_a_field(bencher: Bencher, bytes: usize) {
    let mut draft = Draft::new(set(bytes));
    let form = draft.form("en");
    let path = form.turns[form.turns.len() / 2].title.path.clone();
    let mut title = String::new();
    bencher.bench_local(|| {
        title.push('x');
        draft.change(&Change::Write { path: path.clone(), value: title.clone() }, "en")
    });
}
