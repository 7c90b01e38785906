//! What a window shows, from what is painted: where words and cards are, and which part of them is visible.

use iced::advanced::text::{Alignment, Paragraph as _};
use iced::alignment::Vertical;
use iced::{Rectangle, Size};
use iced_graphics::text::{Paragraph, Text};
use iced_tiny_skia::Layer;

/// Words as they are painted.
pub(crate) struct Inked {
    /// The words.
    pub(crate) words: String,
    /// Where they are, visible or not.
    pub(crate) whole: Rectangle,
    /// The part that is visible; `None` if they are out of sight.
    pub(crate) shown: Option<Rectangle>,
    /// The part of the window that is painted together with them.
    pub(crate) layer: Rectangle,
    /// The height of the lines that they lack.
    pub(crate) lacks: f32,
    /// They are painted where the renderer expects them: else it repaints too little of them, and doesn't clip them.
    pub(crate) in_place: bool,
}

impl Inked {
    /// The words, and where they are.
    pub(crate) fn told(&self) -> String {
        let Rectangle { x, y, width, height } = self.whole;
        format!("“{}” at {x:.0},{y:.0} of {width:.0}x{height:.0}", self.words)
    }
}

/// Something filled: a card, a button, a line, a scrollbar.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filled {
    /// Where it is, visible or not.
    pub(crate) whole: Rectangle,
    /// The part that is visible.
    pub(crate) shown: Option<Rectangle>,
    /// The part of the window that is painted together with it.
    pub(crate) layer: Rectangle,
}

/// All words in a window of this size.
pub(crate) fn words(layers: &[Layer], window: Size) -> Vec<Inked> {
    let window = Rectangle::with_size(window);
    let mut all = Vec::new();
    for layer in layers {
        for item in &layer.text {
            let texts = item.as_slice().iter();
            all.extend(
                texts.filter_map(|text| inked(text, layer.bounds, layer.bounds.intersection(&window))),
            );
        }
    }
    all.retain(|inked| !inked.words.trim().is_empty());
    all
}

/// All filled shapes in a window of this size.
pub(crate) fn filled(layers: &[Layer], window: Size) -> Vec<Filled> {
    let window = Rectangle::with_size(window);
    let quads = layers.iter().flat_map(|layer| layer.quads.iter().map(move |(quad, _)| (layer.bounds, quad)));
    quads
        .map(|(layer, quad)| {
            let seen = layer.intersection(&window);
            Filled { whole: quad.bounds, shown: seen.and_then(|seen| seen.intersection(&quad.bounds)), layer }
        })
        .collect()
}

fn inked(text: &Text, layer: Rectangle, seen: Option<Rectangle>) -> Option<Inked> {
    let part = |whole: Rectangle, clip: Rectangle| seen?.intersection(&whole)?.intersection(&clip);
    match text {
        Text::Paragraph { paragraph, position, clip_bounds, transformation, .. } => {
            let whole = Rectangle::new(*position, paragraph.min_bounds) * *transformation;
            let shown = part(whole, *clip_bounds * *transformation);
            let paragraph = paragraph.upgrade()?;
            let lines = paragraph.buffer().lines.iter().map(|line| line.text().to_owned());
            let words = lines.collect::<Vec<_>>().join("\n");
            let lacks = lacking(&paragraph, &words);
            Some(Inked { words, whole, shown, layer, lacks, in_place: true })
        }
        Text::Cached { content, bounds, clip_bounds, align_x, align_y, .. } => {
            let from_left = matches!(align_x, Alignment::Default | Alignment::Left | Alignment::Justified);
            let in_place =
                from_left && *align_y == Vertical::Top && clip_bounds.is_within(&bounds.expand(1.0));
            let (words, whole, shown) = (content.clone(), *bounds, part(*bounds, *clip_bounds));
            Some(Inked { words, whole, shown, layer, lacks: 0.0, in_place })
        }
        _ => None,
    }
}

fn lacking(paragraph: &Paragraph, words: &str) -> f32 {
    let buffer = paragraph.buffer();
    let (Some(width), 1) = (buffer.size().0, words.lines().count()) else { return 0.0 };
    let whole = common_ground::ui::measure::height(words, buffer.metrics().font_size, width + 1.0);
    whole - paragraph.min_bounds().height
}
