//! Whether people can read the screens: from where they sit, against the background, and on any machine.

use std::collections::{BTreeSet, HashMap};

use common_ground::ui::look::theme::{DAYLIGHT, EVENING, HIGH_CONTRAST};
use common_ground::ui::measure;
use iced::advanced::graphics::text::FIRA_SANS_REGULAR;
use iced::{Color, Rectangle, Size};

use super::home::Home;
use super::person::{LAPTOP, PHONE, Person, TELEVISION};
use super::presets::{ALL, named};

/// Millimetres in a pixel at 96 dots an inch.
const MM: f32 = 25.4 / 96.0;

pub(crate) fn typeface() -> ttf_parser::Face<'static> {
    ttf_parser::Face::parse(FIRA_SANS_REGULAR, 0).expect("the typeface can be read")
}

/// A capital's height as a share of the type size.
fn capital() -> f32 {
    let typeface = typeface();
    f32::from(typeface.capital_height().expect("it has capitals")) / f32::from(typeface.units_per_em())
}

/// A line's type size, from its height.
fn type_size(person: &mut Person, words: &str) -> Option<f32> {
    let all = person.everything();
    all.iter().find(|seen| seen.words == words).map(|seen| seen.bounds.height / measure::LINE)
}

#[test]
fn rules_on_the_stage_can_be_read_from_where_people_sit() {
    for metres in ["1.0", "1.5", "2.0", "3.0"] {
        let home = Home::new().with_settings(&format!("(distance: {metres})"));
        let mut person = named("turn").reach(home);
        let distance: f32 = metres.parse::<f32>().unwrap() * 1_000.0;
        let mut seen = 0;
        for (width, height) in [
            (360, 640),
            (640, 480),
            (1_280, 720),
            (1_600, 900),
            (1_920, 1_080),
            (2_560, 1_440),
            (3_840, 2_160),
        ] {
            #[allow(clippy::cast_precision_loss, reason = "windows are small numbers")]
            person.resize(Size::new(width as f32, height as f32));
            let least = if width >= 1_920 && height >= 1_080 { 22.0 } else { 16.0 };
            for rule in ["Start with “I”", "No “always”, no “never”"] {
                // A rule that doesn't fit at this size is left out, and one on two lines can't be measured; the other
                // rule is enough.
                let Some(size) =
                    type_size(&mut person, rule).filter(|size| *size < person.look().scale.rule * 1.1)
                else {
                    continue;
                };
                let minutes = (size * capital() * MM / distance).atan().to_degrees() * 60.0;
                assert!(minutes > least - 0.05, "{width}x{height} at {metres} m: “{rule}” has {minutes:.1}′");
                seen += 1;
            }
        }
        assert!(seen >= 5, "at {metres} m only {seen} rules could be measured");
    }
}

#[test]
fn rules_can_be_read_on_screens_of_any_scale_factor() {
    let distance = 1_500.0;
    let mut person = named("turn").reach(Home::new());
    let mut seen = 0;
    for (width, height) in [(1_280.0, 720.0), (1_920.0, 1_080.0), (3_840.0, 2_160.0)] {
        for factor in [1.0, 1.25, 1.5, 2.0, 3.0] {
            person.resize(Size::new(width / factor, height / factor));
            person.rescale(factor);
            // The scale factor says how many dots an inch has, so a logical pixel is as large as ever.
            let Some(size) = type_size(&mut person, "Start with “I”") else { continue };
            let minutes = (size * capital() * MM / distance).atan().to_degrees() * 60.0;
            let least = if width >= 1_920.0 { 22.0 } else { 16.0 };
            assert!(minutes > least - 0.05, "{width}x{height}, scaled {factor} times: {minutes:.1}′");
            seen += 1;
        }
    }
    assert!(seen >= 12, "only {seen} rules could be measured");
}

#[test]
fn the_name_and_the_clock_are_larger_than_the_rules() {
    let mut person = named("turn").reach(Home::new());
    for size in [LAPTOP, Size::new(1_920.0, 1_080.0), TELEVISION] {
        person.resize(size);
        let rule = type_size(&mut person, "Start with “I”").expect("a rule");
        let name = type_size(&mut person, "Ana").expect("a name");
        assert!(
            (1.6..=4.0).contains(&(name / rule)),
            "{size:?}: the name is {:.2} times the rule",
            name / rule
        );
        let clock = type_size(&mut person, "0:43").expect("a clock");
        assert!((1.6..=4.0).contains(&(clock / rule)), "{size:?}: the clock is {:.2} times", clock / rule);
    }
}

/// The contrast of the words in a part of a picture: between the most frequent colour, which is the background, and the
/// colour farthest from it.
fn contrast(pixels: &[u8], window: Size, part: Rectangle) -> f32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the window")]
    let (left, top, right, bottom, width) = (
        part.x.max(0.0) as usize,
        part.y.max(0.0) as usize,
        (part.x + part.width).min(window.width) as usize,
        (part.y + part.height).min(window.height) as usize,
        window.width as usize,
    );
    let mut colors: HashMap<[u8; 3], usize> = HashMap::new();
    for y in top..bottom {
        for x in left..right {
            let at = 4 * (y * width + x);
            *colors.entry([pixels[at], pixels[at + 1], pixels[at + 2]]).or_default() += 1;
        }
    }
    let color = |&[r, g, b]: &[u8; 3]| Color::from_rgb8(r, g, b);
    let ground = colors.iter().max_by_key(|(_, number)| **number).map(|(one, _)| color(one));
    let ground = ground.unwrap_or(Color::BLACK);
    colors.keys().map(|one| color(one).relative_contrast(ground)).fold(1.0, f32::max)
}

/// What does nothing at present is pale on purpose, and so says it.
fn is_pale(preset: &str, words: &str) -> bool {
    let asked = ["Next", "→", "End", "Q"];
    ["Pause", "Space", "A minute more", "E", "Pass", "N"].contains(&words)
        || (["end-here", "gate", "gate-last-round", "gate-mediator", "ask", "ask-go-on"].contains(&preset) && asked.contains(&words))
        || (["break-over", "break-noted", "break-alone-over"].contains(&preset)
            && ["−", "Shorter?", "P", "Box breathing"].contains(&words))
        // Rounds that can't be fewer.
        || (preset.starts_with("set-up") && words == "−")
}

/// In a facilitator's window each key keeps its place through questions and breaks, in which more of them do nothing.
const PALE_THERE: [&str; 10] =
    ["Start", "→", "Next", "←", "Back", "B", "Break", "Take a break", "R", "Words that help"];

/// Names and rules are read from across the room.
const FROM_AFAR: [&str; 5] = ["Ana", "Ben", "Hedda", "Start with “I”", "No “always”, no “never”"];

#[test]
fn every_word_stands_out_from_what_is_behind_it() {
    let mut wrong = Vec::new();
    for (theme, colors) in [("Daylight", DAYLIGHT), ("Evening", EVENING), ("HighContrast", HIGH_CONTRAST)] {
        for preset in ALL {
            let mut person = preset.reach(Home::new().with_settings(&format!("(theme: {theme})")));
            for size in [LAPTOP, PHONE] {
                person.resize(size);
                assert_eq!(person.look().colors, colors);
                let picture = person.picture();
                for seen in person.everything() {
                    let Some(shown) = seen.visible(size) else { continue };
                    let whole = shown.height > seen.bounds.height - 1.0 && shown.width > 4.0;
                    let pale = is_pale(preset.name, &seen.words)
                        || (preset.name.starts_with("facilitator") && PALE_THERE.contains(&&*seen.words));
                    if seen.words.trim().is_empty() || !whole || pale {
                        continue;
                    }
                    // A rule that isn't taken stands back there, where people sit at the screen; and so do names in the
                    // small print of an agreement.
                    let at_hand = ["set-up-kept-rules", "close-rules", "close-yes"].contains(&preset.name)
                        || ["agree", "kept", "review"].iter().any(|page| preset.name.starts_with(page));
                    let least = if FROM_AFAR.contains(&&*seen.words) && !at_hand { 7.0 } else { 4.5 };
                    let contrast = contrast(&picture, size, shown);
                    if contrast < least {
                        let at = shown.position();
                        wrong.push(format!(
                            "{theme}, {}: “{}” at {at}: {contrast:.2}",
                            preset.name, seen.words
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of too little contrast:\n{}", wrong.len(), wrong.join("\n"));
}

/// The signs that the typeface lacks.
pub(crate) fn unknown(typeface: &ttf_parser::Face, words: &str) -> Vec<char> {
    let unknown = |sign: &char| !sign.is_control() && typeface.glyph_index(*sign).is_none();
    words.chars().filter(unknown).collect()
}

/// A sign that the typeface lacks would come from whatever font is on the machine, or be an empty box.
#[test]
fn the_typeface_has_every_sign_that_the_screens_use() {
    let typeface = typeface();
    let mut missing = BTreeSet::new();
    for preset in ALL {
        for seen in preset.reach(Home::new()).everything() {
            let unknown = unknown(&typeface, &seen.words);
            missing.extend(unknown.into_iter().map(|sign| (sign, seen.words.clone())));
        }
    }
    assert!(missing.is_empty(), "{missing:?}");
}
