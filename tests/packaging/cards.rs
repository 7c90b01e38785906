//! Cards on paper: as weasyprint prints them, on A4 and on Letter, in the widest of the usual types.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use common_ground::plan::{Choices, lay_out};
use common_ground::rule_set::RuleSet;
use common_ground::rule_set::check::check;
use common_ground::words::Words;
use common_ground::words::card::Card;

use super::elsewhere::python;
use super::needs;

/// Prints all pages that it is given, on one kind of paper each way, each kind into one file; fails where a card takes
/// more than one page. As two processes, since it takes longer than all the rest.
const PRINTS: &str = r#"
import multiprocessing, sys
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
def prints(paper):
    fonts = FontConfiguration()
    style = CSS(string='@page { size: %s } * { font-family: "DejaVu Sans" !important }' % paper)
    cards, many = [], []
    for file in sys.argv[1:]:
        cards.append(HTML(file).render(stylesheets=[style], font_config=fonts))
        if len(cards[-1].pages) != 1:
            many.append("%s takes %d pages of %s" % (file, len(cards[-1].pages), paper))
    cards[0].copy([page for card in cards for page in card.pages]).write_pdf(paper + ".pdf")
    return many
if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        many = sum(pool.map(prints, ["A4", "Letter"]), [])
    sys.exit("\n".join(many) or 0)
"#;

/// How far from the edges of the paper everything stays, in points: 15 mm, but for rounding.
const MARGIN: f32 = 42.0;

/// A card that is to be printed, and what must be read on it.
struct Printed {
    name: String,
    page: String,
    texts: Vec<String>,
}

impl Printed {
    fn of(name: &str, set: RuleSet) -> Self {
        let words = Words::english();
        let names = vec![String::new(); set.participants.min];
        let choices = Choices { names, seats: words.seats(), ..Choices::default() };
        let plan = lay_out(&Arc::new(set), &choices).unwrap();
        let rules = plan.rules.iter().map(|rule| rule.text.clone());
        let steps = plan.shortest().skip(plan.opening().into_iter().count());
        let texts = rules.chain(steps.map(|step| step.turn.title.clone())).chain([plan.name.clone()]);
        Self { name: name.to_owned(), page: Card::for_anyone(&plan, &words).html(), texts: texts.collect() }
    }
}

fn read(text: &str) -> RuleSet {
    check(text, &|_| true).rule_set.expect("it is right")
}

fn shipped() -> Vec<Printed> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| Printed::of(&name(path), read(&fs::read_to_string(path).unwrap()))).collect()
}

/// Words of this many letters in all.
fn words(begins: &str, letters: usize) -> String {
    let all = ["we", "misunderstanding", "listen", "Wednesday", "so", "together", "W-M-W", "everything"];
    let mut text = begins.to_owned();
    for word in all.iter().cycle().skip(letters % 7) {
        if text.len() + word.len() >= letters {
            return text;
        }
        text = format!("{text} {word}");
    }
    text
}

/// A set with so many rules and steps, in texts of so many letters.
fn made(rules: usize, steps: usize, letters: usize, script: Option<&str>) -> RuleSet {
    let text = |begins: String, letters| match script {
        Some(script) => {
            let number = begins.trim_start_matches(char::is_alphabetic).to_owned();
            format!("{number}{}", script.chars().cycle().take(letters).collect::<String>().trim())
        }
        None => words(&begins, letters),
    };
    let list =
        |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(", ");
    let rule = |n| {
        let [say, avoid, why] = ["S", "A", "Y"].map(|begins| text(format!("{begins}{n}"), letters * 3 / 2));
        let rule = text(format!("R{n}"), letters);
        format!("(id: \"r{n}\", text: \"{rule}\", say: \"{say}\", avoid: \"{avoid}\", why: \"{why}\")")
    };
    let turn = |n| {
        let title = text(format!("T{n}"), letters * 2 / 3);
        format!("\"t{n}\": (title: \"{title}\", time: \"{}m\", rules: [\"r{}\"])", n + 1, n % rules)
    };
    let [name, summary, who, opening] = [(30, "N"), (120, "U"), (90, "W"), (280, "O")]
        .map(|(letters, begins)| text(begins.to_owned(), letters));
    let line = |n| format!("\"{}\"", text(format!("L{n}"), 60));
    read(&format!(
        "(format: 1, name: \"{name}\", summary: \"{summary}\", suits: \"{who}\", not_for: \"{who}\",
          opening: \"{opening}\", source: \"{who}\", repair: [{}], breaks: (suggestions: [{}]),
          rules: [{}], turns: {{ {} }}, flow: [{}])",
        list(9, &line),
        list(2, &line),
        list(rules, &rule),
        list(steps, &turn),
        list(steps, &|n| format!("Everyone(\"t{n}\")")),
    ))
}

/// A word on paper, with its edges in points.
struct Word {
    text: String,
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
}

/// The size of the paper and the words on each page.
fn pages(pdf: &Path) -> Vec<((f32, f32), Vec<Word>)> {
    let ran = Command::new("pdftotext").args(["-bbox"]).arg(pdf).arg("-").output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let mut pages = Vec::new();
    for line in String::from_utf8(ran.stdout).unwrap().lines().map(str::trim) {
        let edge = |name: &str| {
            let (_, rest) = line.split_once(&format!("{name}=\"")).unwrap();
            rest.split('"').next().unwrap().parse::<f32>().unwrap()
        };
        if line.starts_with("<page") {
            pages.push(((edge("width"), edge("height")), Vec::new()));
        } else if line.starts_with("<word") {
            let text = line.split('>').nth(1).unwrap().trim_end_matches("</word").to_owned();
            let [left, top, right, bottom] = ["xMin", "yMin", "xMax", "yMax"].map(edge);
            pages.last_mut().unwrap().1.push(Word { text, left, top, right, bottom });
        }
    }
    pages
}

/// What is read on each page, without spaces, which are where lines break too.
fn read_on(pdf: &Path) -> Vec<String> {
    let ran = Command::new("pdftotext").arg("-raw").arg(pdf).arg("-").output().unwrap();
    let text = String::from_utf8(ran.stdout).unwrap();
    text.split('\u{c}').map(bare).collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_whitespace()).collect()
}

#[test]
fn every_card_fits_on_one_page_of_either_paper_and_nothing_of_it_is_cut() {
    for tool in ["weasyprint", "pdfinfo", "pdftotext"] {
        needs(tool);
    }
    let mut cards = shipped();
    cards.push(Printed::of("many-rules-and-steps", made(20, 40, 60, None)));
    cards.push(Printed::of("long-texts", made(20, 40, 110, None)));
    cards.push(Printed::of("one-rule", made(1, 1, 24, None)));
    let readable = cards.len();
    cards.push(Printed::of("hebrew", made(8, 10, 40, Some("לדבר ולהקשיב בכבוד "))));
    cards.push(Printed::of("wide", made(20, 20, 60, Some("W"))));
    cards.push(Printed::of("far-too-much", made(20, 40, 1_300, None)));

    let folder = tempfile::tempdir().unwrap();
    let files = cards.iter().map(|card| {
        let file = folder.path().join(format!("{}.html", card.name));
        fs::write(&file, &card.page).unwrap();
        file
    });
    let files: Vec<PathBuf> = files.collect();
    let script = folder.path().join("prints.py");
    fs::write(&script, PRINTS).unwrap();
    let ran =
        Command::new(python("weasyprint")).current_dir(&folder).arg(&script).args(&files).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));

    for (paper, size) in [("A4", (595.0, 842.0)), ("Letter", (612.0, 792.0))] {
        let pdf = folder.path().join(format!("{paper}.pdf"));
        let told = Command::new("pdfinfo").arg(&pdf).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        let count = told.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().to_owned();
        assert_eq!(count, cards.len().to_string());
        let texts = read_on(&pdf);
        for (card, text) in cards.iter().zip(&texts).take(readable) {
            for wanted in &card.texts {
                assert!(text.contains(&bare(wanted)), "“{wanted}” isn’t on {} ({paper}):\n{text}", card.name);
            }
        }
        for (card, ((width, height), words)) in cards.iter().zip(pages(&pdf)) {
            assert_eq!((width.round(), height.round()), size);
            assert!(!words.is_empty(), "{} is empty", card.name);
            for word in &words {
                let inside = word.left >= MARGIN && word.right <= width - MARGIN;
                let inside = inside && word.top >= MARGIN && word.bottom <= height - MARGIN;
                assert!(inside, "“{}” is in the margin of {} ({paper})", word.text, card.name);
            }
            for (at, word) in words.iter().enumerate() {
                let covers = |other: &&Word| {
                    let over = |a: (f32, f32), b: (f32, f32)| a.1.min(b.1) - a.0.max(b.0);
                    let high = over((word.top, word.bottom), (other.top, other.bottom));
                    let least = (word.bottom - word.top).min(other.bottom - other.top);
                    over((word.left, word.right), (other.left, other.right)) > 1.0 && high > least * 0.3
                };
                if let Some(other) = words[at + 1..].iter().find(covers) {
                    panic!("“{}” lies over “{}” on {} ({paper})", word.text, other.text, card.name);
                }
            }
        }
    }
}
