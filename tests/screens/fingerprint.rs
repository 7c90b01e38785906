//! A line of numbers that is kept of a picture instead of its file.
//!
//! Each cell of 4x4 pixels is reduced to its mean, and the picture is divided into eight tiles. Each colour of each
//! cell is added to one of its tile's sixteen sums, or subtracted from it, as fixed dice say. The squared differences
//! between the sums of two pictures add up to about the same as the squared differences between their cells, in
//! whichever part of the tile these are: so a few numbers distinguish nearly all pictures.
//!
//! It detects changes from about one letter of the smallest print on: a word that is different, cut off, in another
//! colour or four pixels aside, or a missing line. It doesn't detect what machines round differently (a step or two of
//! 255 along the edges of letters), a shift by a fraction of a pixel, or a dot of a few pixels.
//! colour or stands four pixels aside, a line that is missing. What isn't seen: what machines round differently, a step
//! or two of 255 along the edges of letters; a movement by a fraction of a pixel; a dot of a few pixels.

use std::fmt;
use std::str::FromStr;

use iced::Size;
use tiny_skia::{BlendMode, FilterQuality, Pixmap, PixmapPaint, PixmapRef, Transform};

use super::picture_file::pixels_of;

/// Tiles across and down.
const TILES: (usize, usize) = (2, 4);

/// Sums of each tile.
const SUMS: usize = 16;

/// Two pictures are the same if no tile differs by more than this: squared steps of 255, of cells.
const MAY_DIFFER: i64 = 1_000;

/// A picture's fingerprint; see the module.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Fingerprint(Vec<i32>);

impl Fingerprint {
    /// The fingerprint of red, green, blue and alpha of each pixel.
    pub(crate) fn of(pixels: &[u8], size: Size) -> Self {
        let (width, height) = pixels_of(size);
        let picture = PixmapRef::from_bytes(pixels, width, height).expect("it is as large as it says");
        let cells = halved(halved(picture).as_ref());
        let (width, height) = (cells.width() as usize, cells.height() as usize);
        let mut sums = vec![0; TILES.0 * TILES.1 * SUMS];
        for (place, cell) in cells.pixels().iter().enumerate() {
            let (column, row) = (place % width, place / width);
            let tile = row * TILES.1 / height * TILES.0 + column * TILES.0 / width;
            let mut dice = thrown(place);
            for color in [cell.red(), cell.green(), cell.blue()] {
                let sum = &mut sums[tile * SUMS + dice % SUMS];
                *sum += if dice & SUMS == 0 { i32::from(color) } else { -i32::from(color) };
                dice >>= 8;
            }
        }
        Self(sums)
    }

    /// Where another picture differs, in words; `None` if both look the same.
    pub(crate) fn differs(&self, other: &Self) -> Option<String> {
        let squares = |(one, other): (&i32, &i32)| i64::from(one - other).pow(2);
        let by = |(one, other): (&[i32], &[i32])| one.iter().zip(other).map(squares).sum::<i64>();
        let tiles = self.0.chunks(SUMS).zip(other.0.chunks(SUMS)).map(by);
        let (tile, most) = tiles.enumerate().max_by_key(|(_, by)| *by)?;
        let (side, quarter) = (["left", "right"][tile % TILES.0], tile / TILES.0 + 1);
        (most > MAY_DIFFER)
            .then(|| format!("differs by {most}, most on the {side} in quarter {quarter} from above"))
    }
}

/// Half as wide and high, each pixel the mean of four.
fn halved(picture: PixmapRef<'_>) -> Pixmap {
    let mut half = Pixmap::new(picture.width() / 2, picture.height() / 2).unwrap();
    // Taken between the centres of four pixels, this is their mean.
    let paint = PixmapPaint {
        quality: FilterQuality::Bilinear,
        blend_mode: BlendMode::Source,
        ..PixmapPaint::default()
    };
    half.draw_pixmap(0, 0, picture, &paint, Transform::from_scale(0.5, 0.5), None);
    half
}

/// The same number for the same place, and unrelated to that of the next.
fn thrown(place: usize) -> usize {
    let mixed = (place as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    ((mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93) >> 40) as usize
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sums: Vec<String> = self.0.iter().map(i32::to_string).collect();
        f.write_str(&sums.join(" "))
    }
}

impl FromStr for Fingerprint {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, Self::Err> {
        let sums: Result<Vec<i32>, _> = line.split(' ').map(str::parse).collect();
        let whole = sums.ok().filter(|sums| sums.len() == TILES.0 * TILES.1 * SUMS);
        whole.map(Self).ok_or_else(|| "these are not the numbers of a picture".to_owned())
    }
}

mod tests {
    use iced::Rectangle;

    use super::super::home::Home;
    use super::super::person::{LAPTOP, PHONE, Person};
    use super::super::presets::named;
    use super::*;

    /// Some screens in a theme of which no files are kept.
    fn screens() -> impl Iterator<Item = (Person, Size)> {
        ["turn", "settings", "facilitator"].into_iter().flat_map(|name| {
            [LAPTOP, PHONE].map(|size| {
                let mut person = named(name).reach(Home::new().with_settings("(theme: Evening)"));
                person.resize(size);
                (person, size)
            })
        })
    }

    /// Where words are fully visible, in whole pixels.
    fn places(person: &mut Person, size: Size) -> Vec<(String, Rectangle<usize>)> {
        let window = Rectangle::with_size(size).shrink(8.0);
        let seen = person.everything().into_iter().filter(|seen| seen.words.contains(char::is_alphanumeric));
        let whole = seen.filter(|seen| {
            seen.bounds.is_within(&window) && seen.scrolled.is_none_or(|area| seen.bounds.is_within(&area))
        });
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the window")]
        let pixels = |Rectangle { x, y, width, height }: Rectangle| Rectangle {
            x: x as usize,
            y: y as usize,
            width: width.ceil() as usize,
            height: height.ceil() as usize,
        };
        whole.map(|seen| (seen.words, pixels(seen.bounds))).collect()
    }

    /// The picture with some pixels changed, from those at a place.
    fn changed(
        picture: &[u8],
        size: Size,
        part: Rectangle<usize>,
        made: impl Fn(&dyn Fn(usize, usize) -> [u8; 4], usize, usize) -> [u8; 4],
    ) -> Vec<u8> {
        let width = pixels_of(size).0 as usize;
        let at = |x: usize, y: usize| 4 * (y * width + x);
        let before = |x: usize, y: usize| <[u8; 4]>::try_from(&picture[at(x, y)..at(x, y) + 4]).unwrap();
        let mut after = picture.to_vec();
        for y in part.y..part.y + part.height {
            for x in part.x..part.x + part.width {
                after[at(x, y)..at(x, y) + 4].copy_from_slice(&made(&before, x, y));
            }
        }
        after
    }

    /// Checks that a change to any words is detected on every screen.
    fn is_seen(what: &str, done: impl Fn(&[u8], Size, Rectangle<usize>) -> Vec<u8>) {
        for (mut person, size) in screens() {
            let picture = person.picture();
            let before = Fingerprint::of(&picture, size);
            let places = places(&mut person, size);
            assert!(places.len() > 4, "few words can be seen: {places:?}");
            for (words, place) in places {
                let after = Fingerprint::of(&done(&picture, size, place), size);
                assert!(before.differs(&after).is_some(), "“{words}” {what}, and nobody sees it");
            }
        }
    }

    #[test]
    fn words_that_stand_four_pixels_aside_are_seen() {
        is_seen("stands four pixels to the right", |picture, size, place| {
            changed(picture, size, place, |before, x, y| before(x - 4, y))
        });
        is_seen("stands four pixels lower", |picture, size, place| {
            changed(picture, size, place, |before, x, y| before(x, y - 4))
        });
    }

    #[test]
    fn words_in_another_color_are_seen() {
        is_seen("is half as strong", |picture, size, place| {
            changed(picture, size, place, |before, x, y| {
                let (ground, ink) = (before(place.x - 2, y), before(x, y));
                std::array::from_fn(|color| u8::midpoint(ground[color], ink[color]))
            })
        });
    }

    #[test]
    fn words_that_are_cut_off_are_seen() {
        is_seen("has lost its lower half", |picture, size, place| {
            let lower = Rectangle { y: place.y + place.height / 2, height: place.height / 2, ..place };
            changed(picture, size, lower, |before, _, y| before(place.x - 2, y))
        });
    }

    #[test]
    fn another_letter_in_small_print_is_seen() {
        let picture = |name: &str| {
            let mut person = Home::new().start("speaker-listener", &["Ana", name]);
            let _ = person.goes_to_the_first_turn();
            person.must_see(format!("next: {name} · Say it back"));
            Fingerprint::of(&person.picture(), LAPTOP)
        };
        assert_eq!(picture("Ben").differs(&picture("Ben")), None);
        for other in ["Bea", "Bem", "Den"] {
            assert!(picture("Ben").differs(&picture(other)).is_some(), "{other} is taken for Ben");
        }
    }

    #[test]
    fn what_machines_round_differently_is_not_seen() {
        for (mut person, size) in screens() {
            let picture = person.picture();
            let whole = Rectangle::with_size(size).snap().unwrap();
            let whole =
                Rectangle { x: 1, y: 0, width: whole.width as usize - 1, height: whole.height as usize };
            // Along every edge, each second pixel differs by a step or two.
            let other = changed(&picture, size, whole, |before, x, y| {
                let (pixel, edge) = (before(x, y), before(x - 1, y) != before(x, y));
                let off = [0, 0, 0, 0, 1, 2, -1, -2][thrown(x + 10_000 * y) % 8];
                if edge { pixel.map(|color| color.saturating_add_signed(off)) } else { pixel }
            });
            assert_ne!(other, picture);
            assert_eq!(Fingerprint::of(&picture, size).differs(&Fingerprint::of(&other, size)), None);
        }
    }

    #[test]
    fn a_line_of_numbers_is_read_as_it_was_written() {
        let (mut person, size) = screens().next().unwrap();
        let fingerprint = Fingerprint::of(&person.picture(), size);
        let line = fingerprint.to_string();
        assert_eq!(line.parse(), Ok(fingerprint));
        assert!(line.rsplit_once(' ').unwrap().0.parse::<Fingerprint>().is_err(), "one is missing");
    }
}
