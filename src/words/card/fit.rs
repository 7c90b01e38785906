//! How large everything on a card can be for it to fit on one page, whichever of the usual papers the browser takes.
//!
//! What type a browser has isn't known, and paper can't scroll: so lines are counted with the widths of `DejaVu` Sans, the
//! widest of the usual ones, and what would be too long becomes smaller, is set closer together, or is left out, the
//! least needed first.

use unicode_width::UnicodeWidthChar;

use super::{Card, Hint, Item, Turn};

/// A point in millimetres.
const POINT: f32 = 25.4 / 72.0;

/// The margins of a page, in millimetres; browsers write a page's number and date into them.
pub(super) const MARGIN: f32 = 15.0;

/// The width between the margins of A4, the narrower paper, in points.
const WIDTH: f32 = (210.0 - 2.0 * MARGIN) / POINT;

/// The height between the margins of Letter, the lower paper, in points; with a little to spare, since a browser may round
/// each line up.
const HEIGHT: f32 = (279.4 - 2.0 * MARGIN) / POINT * 0.975;

/// The least space above a rule, in its size.
const GAP: f32 = 0.4;

/// The most characters of a text where texts have to be cut, the mildest cut first.
const CUTS: [usize; 7] = [1_200, 800, 560, 400, 280, 200, SHORT];

/// The same where nothing milder does.
const SHORT: usize = 160;

/// The most steps that anybody looks for room for, where not all of them have some.
const STEPS: usize = 60;

/// How a card is laid out on paper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Layout {
    /// The size of rules, in points.
    pub(super) large: f32,
    /// The size of all the rest but the title, in points.
    pub(super) small: f32,
    /// The space above each rule, in points.
    pub(super) gap: f32,
    /// How much of it there is.
    pub(super) detail: Detail,
    /// Whether steps stand in one run, and not each on a line.
    pub(super) run: bool,
    /// How many large items there are; the others are counted.
    pub(super) items: usize,
    /// How many steps there are; the others are counted.
    pub(super) steps: usize,
    /// The most characters of a text; longer ones are cut.
    pub(super) cut: usize,
}

/// How much is said of what is large, from little to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Detail {
    /// The rules and the steps, and when it is the wrong tool.
    Bare,
    /// The words before it begins, those that help, and breaks.
    Words,
    /// What to try and what to avoid.
    Hints,
    /// The reasons.
    Whys,
}

impl Layout {
    /// The size of the title, in points.
    pub(super) fn title(&self) -> f32 {
        (self.large * 1.55).max(15.0)
    }

    /// A text as long as it may be here.
    pub(super) fn text<'a>(&self, text: &'a str) -> std::borrow::Cow<'a, str> {
        match text.char_indices().nth(self.cut) {
            Some((end, _)) => format!("{} …", text[..end].trim_end()).into(),
            None => text.into(),
        }
    }
}

/// The roomiest layout that fits.
pub(super) fn fit(card: &Card) -> Layout {
    let all = Layout {
        large: 0.0,
        small: 0.0,
        gap: 0.0,
        detail: Detail::Whys,
        run: false,
        items: card.large.iter().map(|part| part.items.len()).sum(),
        steps: card.steps.len(),
        cut: usize::MAX,
    };
    let sized = |layout: Layout, sizes: &[(f32, f32)]| {
        sizes
            .iter()
            .map(|&(large, small)| Layout { large, small, gap: GAP * large, ..layout })
            .collect::<Vec<_>>()
    };
    let with = |detail, run| Layout { detail, run, ..all };
    let least = Layout { large: 9.0, small: 7.0, gap: GAP * 9.0, run: true, detail: Detail::Bare, ..all };
    let mut layouts =
        sized(with(Detail::Whys, false), &[(22.0, 11.5), (20.0, 11.0), (18.0, 10.5), (17.0, 10.0)]);
    layouts.extend(sized(
        with(Detail::Hints, false),
        &[(20.0, 11.0), (18.0, 10.5), (17.0, 10.0), (16.0, 9.5), (15.0, 9.0), (14.0, 9.0)],
    ));
    layouts.extend(sized(with(Detail::Hints, true), &[(15.0, 9.0), (14.0, 8.5), (13.0, 8.5), (12.0, 8.0)]));
    layouts.extend(sized(with(Detail::Words, true), &[(15.0, 8.5), (13.0, 8.5), (12.0, 8.0), (11.0, 7.5)]));
    layouts.extend(sized(with(Detail::Bare, true), &[(13.0, 8.0), (12.0, 8.0), (11.0, 7.5), (10.0, 7.0)]));
    layouts.push(least);
    layouts.extend((3..all.steps.min(STEPS)).rev().map(|steps| Layout { steps, ..least }));
    let steps = all.steps.min(3);
    layouts.extend(CUTS.map(|cut| Layout { steps, cut, ..least }));
    let found = layouts.into_iter().find(|layout| height(card, layout) <= HEIGHT);
    let fewer = || (1..all.items).rev().map(|items| Layout { items, steps, cut: SHORT, ..least });
    let found = found.or_else(|| fewer().find(|layout| height(card, layout) <= HEIGHT));
    let found = found.unwrap_or(Layout { items: all.items.min(1), steps, cut: SHORT, ..least });
    spread(card, found)
}

/// The same with what room is left between the rules.
fn spread(card: &Card, layout: Layout) -> Layout {
    let room =
        (HEIGHT - height(card, &layout)) / f32::from(u16::try_from(layout.items.max(1)).unwrap_or(u16::MAX));
    Layout { gap: layout.gap + room.clamp(0.0, layout.large * 0.7), ..layout }
}

/// How high a card is on paper, in points. What it is made of is in the style of the page.
fn height(card: &Card, layout: &Layout) -> f32 {
    let small = layout.small;
    let lines = |text: &str, size: f32, width: f32| lines(&layout.text(text), size, width);
    let paragraph = |text: &str| (lines(text, small, WIDTH) * 1.35 + 0.3) * small;
    // With its margin, line and padding.
    let section = small * 1.7 + 1.0;
    let heading = small * 1.75;
    let mut sum = lines(&card.title, layout.title() * 1.14, WIDTH) * 1.15 * layout.title();
    if let Some(summary) = &card.summary {
        let size = small * 1.15;
        sum += (lines(summary, size, WIDTH) * 1.35 + 0.3) * size;
    }
    sum += paragraph(&card.facts.join(" · "));
    sum += card.about.iter().map(|about| paragraph(about)).sum::<f32>();
    let mut room = layout.items;
    for part in &card.large {
        sum += section + heading;
        sum += part.items.iter().take(room).map(|item| self::item(item, layout)).sum::<f32>();
        sum += if room < part.items.len() { small * 1.65 } else { 0.0 };
        room = room.saturating_sub(part.items.len());
    }
    let flows = !card.opening.is_empty() || !card.steps.is_empty();
    sum += if flows { section + heading } else { 0.0 };
    if layout.detail >= Detail::Words {
        sum += card.opening.iter().map(|line| paragraph(line)).sum::<f32>();
    }
    let steps: Vec<String> =
        card.steps.iter().take(layout.steps).map(|turn| turn_text(turn, layout)).collect();
    let more = if layout.steps < card.steps.len() { 1.65 * small } else { 0.0 };
    sum += more + if layout.run { paragraph(&steps.join(" → ")) } else { columns(&steps, small) };
    if layout.detail >= Detail::Words {
        sum += card.pause.iter().map(|pause| paragraph(pause)).sum::<f32>();
        for (_, all) in &card.lists {
            sum += section + heading + columns(all, small);
        }
        sum += card.source.as_ref().map_or(0.0, |source| paragraph(source) + small);
    }
    sum
}

fn item(item: &Item, layout: &Layout) -> f32 {
    let (large, small) = (layout.large, layout.small);
    let width = WIDTH - 1.8 * large;
    let text = layout.text(&item.text);
    let text = item.terms.as_ref().map_or_else(|| text.to_string(), |terms| format!("{text}  {terms}"));
    let mut sum = lines(&text, large, width) * 1.2 * large + layout.gap;
    if layout.detail >= Detail::Hints {
        let notes = item.notes.iter().map(|note| lines(&layout.text(note), small, width) * 1.35 * small);
        sum += notes.sum::<f32>();
    }
    let hint = |Hint { word, text, .. }: &Hint, width| {
        // The word is bold, and stands a little apart.
        lines(&format!("{word}  {word:.1} {}", layout.text(text)), small, width) * 1.35 * small
    };
    if layout.detail >= Detail::Hints && !item.hints.is_empty() {
        let pairs = item.hints.chunks(2);
        let high = |pair: &[Hint]| pair.iter().map(|one| hint(one, width * 0.47)).fold(0.0, f32::max);
        sum += small * 0.15 + pairs.map(high).sum::<f32>();
    }
    if layout.detail >= Detail::Whys {
        sum += item.why.as_ref().map_or(0.0, |why| hint(why, width));
    }
    sum
}

/// A kind of turn as it reads in a line.
fn turn_text(turn: &Turn, layout: &Layout) -> String {
    let title = layout.text(&turn.title);
    turn.time.as_ref().map_or_else(|| title.to_string(), |time| format!("{title}  {time}"))
}

/// The height of these lines in two columns.
fn columns(texts: &[String], size: f32) -> f32 {
    let width = (WIDTH - 2.0 * size) / 2.0 - 0.2 * size;
    let heights = texts.iter().map(|text| (lines(text, size, width) * 1.35 + 0.15) * size);
    let highest = heights.clone().fold(0.0, f32::max);
    heights.sum::<f32>() / 2.0 + highest
}

/// How many lines a text takes, in a type of this size and a column of this width, both in points.
fn lines(text: &str, size: f32, width: f32) -> f32 {
    let (mut lines, mut along) = (1.0_f32, 0.0_f32);
    let mut word = 0.0_f32;
    let mut end = |word: &mut f32, space: f32| {
        if along + *word > width && along > 0.0 {
            lines += 1.0;
            along = 0.0;
        }
        along += *word;
        // A word that is longer than a line is broken.
        while along > width {
            lines += 1.0;
            along -= width * 0.95;
        }
        along += space;
        *word = 0.0;
    };
    for sign in text.chars() {
        if sign.is_whitespace() {
            end(&mut word, em(sign) * size);
        } else if sign.width() == Some(2) {
            // Such signs needn't keep together.
            end(&mut word, 0.0);
            word = em(sign) * size;
        } else {
            word += em(sign) * size;
        }
    }
    end(&mut word, 0.0);
    lines
}

/// How wide a sign is, for a type of size 1.
fn em(sign: char) -> f32 {
    // In hundredths, from the space on.
    const LATIN: [u8; 95] = [
        32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64,
        64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64, 58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79,
        70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28,
        58, 28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84,
    ];
    let at = u32::from(sign).checked_sub(32).and_then(|at| usize::try_from(at).ok());
    if let Some(width) = at.and_then(|at| LATIN.get(at)) {
        return f32::from(*width) / 100.0;
    }
    match (sign.width(), sign) {
        (None | Some(0), _) => 0.0,
        (Some(2..), _) => 1.05,
        (_, '\u{2018}' | '\u{2019}' | '\u{a0}' | '\u{b7}') => 0.34,
        (_, '\u{201c}' | '\u{201d}' | '\u{2013}') => 0.52,
        (_, '\u{2026}' | '\u{2014}') => 1.0,
        // Latin with accents, Greek.
        (_, ..='\u{3ff}') => 0.72,
        _ => 0.85,
    }
}
