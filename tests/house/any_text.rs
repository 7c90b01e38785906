//! Whatever signs a text holds, it can be shown: laid out as the windows lay it out, and told to a screen reader.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use accesskit::{Node, Role};
use common_ground::rule_set::check::check;
use common_ground::rule_set::clean;
use common_ground::ui::access::{Meaning, Walk};
use common_ground::ui::look::FONT;
use common_ground::ui::measure;
use common_ground::words::Words;
use common_ground::words::faults::render;
use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{self, Paragraph as _, Shaping, Text, Wrapping};
use iced::advanced::widget::operation::Operation;
use iced::{Pixels, Rectangle, Size, alignment, window};
use zbus::zvariant;

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

/// How many texts are drawn.
const TEXTS: u64 = 100_000;

/// Numbers as they come, the same for the same seed.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn within(&mut self, first: u32, last: u32) -> char {
        let offset = u32::try_from(self.below(usize::try_from(last - first + 1).unwrap())).unwrap();
        // The only holes in Unicode are its surrogates.
        char::from_u32(first + offset).unwrap_or('\u{fffd}')
    }
}

const SEPARATORS: &str = "\n\r\t\u{b}\u{c}\u{1c}\u{1d}\u{1e}\u{1f}\u{85}\u{2028}\u{2029}";
const OPENING: &str = "\u{202a}\u{202b}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}";
const CLOSING: &str = "\u{202c}\u{2069}";
const JOINING: &str =
    "\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{61c}\u{2060}\u{feff}\u{fe0e}\u{fe0f}\u{34f}\u{ad}";

fn sign(chance: &mut Chance, from: &str) -> char {
    from.chars().nth(chance.below(from.chars().count())).unwrap()
}

/// A short text of anything that there is, with what does harm more often than it comes anywhere else.
fn any_text(chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..chance.below(10) {
        match chance.below(24) {
            0 => text.push(chance.within(0, 0x1f)),
            1 => text.push(chance.within(0x7f, 0x9f)),
            2 | 3 => text.push(sign(chance, SEPARATORS)),
            4 | 5 => text.push(sign(chance, OPENING)),
            6 => text.push(sign(chance, CLOSING)),
            7 | 8 => text.push(chance.within(0x5d0, 0x5ea)),
            9 => text.push(chance.within(0x620, 0x64a)),
            10 => text.push(chance.within(0x300, 0x36f)),
            11 => text.push(sign(chance, JOINING)),
            12 => text.push(chance.within(0x1f300, 0x1faff)),
            13 => text.push(chance.within(0xe000, 0xf8ff)),
            14 => text.push(chance.within(0xe0000, 0xe01ef)),
            15 => text.push(chance.within(0xfdd0, 0xfdef)),
            16 => text.push(char::from_u32(0x1_0000 * chance.within(1, 16) as u32 + 0xfffe).unwrap()),
            17 => text.push(chance.within(0x660, 0x669)),
            18 => text.push_str(chance.one_of(&["Ana", "a b", "1:05", "“ja”", " · ", "✓ ", "…"])),
            19 if chance.below(20) == 0 => {
                let mark = sign(chance, OPENING);
                text.extend(std::iter::repeat_n(mark, 60 + chance.below(80)));
            }
            19 if chance.below(20) == 0 => {
                let mark = chance.within(0x300, 0x36f);
                text.extend(std::iter::repeat_n(mark, chance.below(300)));
            }
            _ => text.push(chance.within(0, 0x10_ffff)),
        }
    }
    text
}

/// Lays a text out as the windows do.
fn lay_out(content: &str, width: f32, wrapping: Wrapping) {
    let paragraph = Paragraph::with_text(Text {
        content,
        bounds: Size::new(width, f32::INFINITY),
        size: Pixels(20.0),
        line_height: text::LineHeight::Relative(measure::LINE),
        font: FONT,
        align_x: text::Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping,
    });
    let size = paragraph.min_bounds();
    assert!(size.width.is_finite() && size.height.is_finite(), "{size:?}");
}

/// What a screen reader is told of a window with this title, with these words in it, in a button and in a field.
fn told(text: &str) -> Vec<Node> {
    let mut walk = Walk::new(None);
    let bounds = Rectangle::with_size(Size::new(100.0, 100.0));
    let window = window::Id::unique();
    let _ = Meaning::window(window, text.to_owned()).tell(None, bounds, &mut plain(&mut walk));
    walk.traverse(&mut |walk| {
        walk.text(None, bounds, text);
        let mut button = Meaning::button().described(text).key(Some(text.to_owned()));
        walk.custom(None, bounds, &mut button);
        walk.traverse(&mut |walk| walk.text(None, bounds, text));
        let mut field = Meaning::of(Role::TextInput).named(text).value(text);
        field.node.set_placeholder(text);
        walk.custom(None, bounds, &mut field);
        walk.traverse(&mut |_| {});
    });
    walk.told()[0].nodes.iter().map(|(_, node)| node.clone()).collect()
}

/// The walk as widgets know it.
fn plain(walk: &mut Walk) -> impl Operation + '_ {
    iced::advanced::widget::operation::black_box(walk)
}

/// That every word of a part can go over the bus to a screen reader.
fn can_be_told(node: &Node) {
    let words =
        [node.label(), node.value(), node.description(), node.placeholder(), node.keyboard_shortcut()];
    for words in words.into_iter().flatten() {
        assert!(!words.contains(|sign: char| sign.is_control() && sign != '\n'), "{words:?}");
        let context = zvariant::serialized::Context::new_dbus(zvariant::LE, 0);
        let _ = zvariant::to_bytes(context, words).unwrap();
    }
    let letters: usize = node.character_lengths().iter().map(|length| usize::from(*length)).sum();
    assert!(node.role() != Role::TextRun || node.value().unwrap().len() == letters, "{node:?}");
}

/// That nothing fails with a text.
fn can_be_shown(text: &str) {
    let [line, lines] = [clean::line(text), clean::lines(text)];
    for clean in [&line, &lines] {
        assert_eq!(clean::lines(clean), *clean, "it would be changed again");
        assert_eq!(clean::first_unfit(clean), None);
    }
    lay_out(&lines, 60.0, Wrapping::WordOrGlyph);
    lay_out(&line, f32::INFINITY, Wrapping::None);
    told(text).iter().for_each(can_be_told);
}

#[test]
fn a_hundred_thousand_texts_can_be_laid_out_and_told() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1_979);
    let mut chance = Chance(seed);
    for number in 0..TEXTS {
        let text = any_text(&mut chance);
        let shown = catch_unwind(AssertUnwindSafe(|| can_be_shown(&text)));
        assert!(shown.is_ok(), "text {number} of SEED={seed} can't be shown: {text:?}");
    }
}

#[test]
fn whatever_is_measured_is_made_fit_first() {
    for text in ["Hello\u{2029}א", "א\u{1c}a", "א\0b", &("\u{202b}".repeat(130) + "א")] {
        let bounds = (measure::width(text, 20.0), measure::height(text, 20.0, 60.0));
        assert!(bounds.0 > 0.0 && bounds.1 > 0.0, "{text:?}: {bounds:?}");
        let _ = measure::one_line(text, 20.0, 5.0);
    }
}

/// A set with a text in every place for one, and this in each.
fn set_of(text: &str) -> String {
    format!(
        r#"( // {text}
    format: 1, name: {{ "en": "N{text}", "d{text}e": "N" }}, summary: "S{text}", source: "O{text}", topic: "T{text}",
    tags: ["g{text}"], search: ["J{text}"], before: ["B{text}"], participants: (seats: ["F{text}", "E{text}"]),
    rules: [(id: "own", text: "R{text}", say: "Y{text}", avoid: "A{text}", why: "W{text}")],
    turns: {{
        "speak": (title: "U{text}", prompt: "P{text}", time: "2m", label: "L{text}", rules: ["own"],
            cues: [(at: End, label: "C{text}")]),
    }},
    flow: [Each(steps: [Speaker((turn: "speak", title: "H{text}", prompt: "Q{text}"))])],
    pools: {{ "think": (title: "K{text}", time: "5m") }},
    repair: ["M{text}"], breaks: (suggestions: ["Z{text}"]),
)"#
    )
}

#[test]
fn every_value_of_a_set_can_be_shown_and_its_file_stays_as_it_is() {
    for text in ["\u{2029}א", "\\u{2029}א", "\\0\u{1b}[31m\u{9b}", "\u{202e}א", "\\x7f\u{85}b"] {
        let file = set_of(text);
        let checked = check(&file, &|_| true);
        assert_eq!(checked.errors().count(), 0, "{text:?}: {:?}", checked.problems);
        // One warning for each text, at its own place.
        assert_eq!(checked.warnings().count(), file.matches(text).count() - 1, "{text:?}");
        let set = checked.rule_set.unwrap();
        let shown = format!("{set:?}");
        for odd in ["\\0", "\\u{1b}", "\\u{2029}", "\\u{7f}", "\\u{85}", "\\u{9b}", "\\r"] {
            assert!(!shown.contains(odd), "{odd} in {shown}");
        }
        assert_eq!(shown.matches("\\u{202e}").count(), shown.matches("\\u{202c}").count(), "{shown}");
        for line in [set.name.get("en"), set.turns["speak"].title.get("en")] {
            assert!(!line.contains('\n'), "{line:?}");
        }
        for problem in &checked.problems {
            let said = render("odd.ron", &file, problem, &WORDS);
            assert!(!said.contains(|sign| sign != '\n' && clean::is_odd(sign)), "{said:?}");
        }
    }
}

#[test]
fn a_message_has_an_upper_length_whatever_it_quotes() {
    let long = "2m; or “so”; ".repeat(80_000);
    for file in [
        SET.replace("2m", &long),
        SET.replace("name", &"n".repeat(900_000)),
        SET.replace("\"speak\"", &format!("\"{long}\"")),
        SET.replace("flow", &format!("limit: \"{long}\", rules: [(id: \"{long}\", text: \"{long}\")], flow")),
    ] {
        for problem in check(&file, &|_| true).problems {
            let said = render("long.ron", &file, &problem, &WORDS);
            assert!(said.chars().count() < 1_500, "{} signs: {said}", said.chars().count());
            let message = problem.message(&WORDS);
            let quotes = |quote| message.matches(quote).count();
            assert!(quotes('“') >= quotes('”'), "{message}");
        }
    }
    let problem = &check(&SET.replace("2m", "2m; or so"), &|_| true).problems[0];
    assert_eq!(problem.message(&WORDS), "“2m; or so” isn’t a time");
    assert_eq!(problem.help(&WORDS).as_deref(), Some("write one like \"90s\", \"1m 30s\", \"1h\" or \"7d\""));
}

const SET: &str = "(format: 1, name: \"x\", turns: { \"speak\": (title: \"x\", time: \"2m\") },
    flow: [Everyone(\"speak\")])";
