//! The icon's pictures show what its drawings show, in every size; and none is blank.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::PathBuf;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::packaging;

/// The sizes in pixels, and the drawing that each is made from: small ones have their own, with fewer details and edges
/// on whole pixels.
const SIZES: [(u32, &str); 9] = [
    (16, "common-ground-16.svg"),
    (22, "common-ground-22.svg"),
    (24, "common-ground-24.svg"),
    (32, "common-ground-32.svg"),
    (48, "common-ground.svg"),
    (64, "common-ground.svg"),
    (128, "common-ground.svg"),
    (256, "common-ground.svg"),
    (512, "common-ground.svg"),
];

/// The window's own icon: see `src/ui/icon.rs`.
const WINDOW: (u32, &str) = (64, "common-ground.svg");

/// How much a channel may differ: processors round differently.
const NEAR: u8 = 3;

fn picture(size: u32) -> PathBuf {
    packaging(&format!("icons/common-ground-{size}.png"))
}

fn window_picture() -> PathBuf {
    packaging("icons/window.rgba")
}

/// Red, green, blue and alpha of each pixel of a drawing in a size, not multiplied by alpha.
fn draw(drawing: &str, size: u32) -> Vec<u8> {
    let source = fs::read(packaging("icons").join(drawing)).unwrap();
    let tree = Tree::from_data(&source, &Options::default()).expect("the drawing is in order");
    let mut pixmap = Pixmap::new(size, size).unwrap();
    #[allow(clippy::cast_precision_loss, reason = "a few hundred pixels")]
    let scale = size as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect()
}

fn read(size: u32) -> Vec<u8> {
    let file = File::open(picture(size)).unwrap_or_else(|error| panic!("{size}: {error}"));
    let mut reader = png::Decoder::new(BufReader::new(file)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (size, size));
    assert_eq!(reader.info().color_type, png::ColorType::Rgba, "{size}: with what shows through it");
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let _ = reader.next_frame(&mut pixels).unwrap();
    pixels
}

fn is_near(one: &[u8], other: &[u8]) -> bool {
    let seen = |pixels: &[u8]| -> Vec<u8> {
        // The colour of invisible pixels doesn't matter.
        pixels
            .chunks_exact(4)
            .flat_map(|p| if p[3] < 8 { [0; 4] } else { [p[0], p[1], p[2], p[3]] })
            .collect()
    };
    one.len() == other.len()
        && seen(one).iter().zip(seen(other)).all(|(one, other)| one.abs_diff(other) <= NEAR)
}

#[test]
fn every_picture_shows_its_drawing_as_it_is_now() {
    for (size, drawing) in SIZES {
        assert!(
            is_near(&read(size), &draw(drawing, size)),
            "{size} is another picture; `make icons` mends it"
        );
    }
    let window = fs::read(window_picture()).unwrap();
    assert!(is_near(&window, &draw(WINDOW.1, WINDOW.0)), "the window has another; `make icons` mends it");
}

#[test]
fn at_every_size_both_seats_and_what_is_left_can_be_seen() {
    // The first seat, the second seat, the time used up, the paper: as on the stage by daylight.
    let colors = [[0x1C, 0x64, 0x85], [0x85, 0x44, 0x70], [0xE5, 0xDF, 0xD3], [0xF7, 0xF4, 0xEE]];
    for (size, _) in SIZES {
        let pixels = read(size);
        for color in colors {
            let shown = pixels.chunks_exact(4).filter(|pixel| {
                pixel[3] > 200 && pixel.iter().zip(color).all(|(one, other)| one.abs_diff(other) < 24)
            });
            let share = shown.count() * 100 / (pixels.len() / 4);
            assert!(share >= 3, "{size}: {share} % of it is like {color:?}");
        }
        assert_eq!(pixels[3], 0, "{size}: a corner lets the desktop through");
    }
}

#[test]
#[ignore = "writes files: `make icons`"]
fn draw_the_icons_anew() {
    for (size, drawing) in SIZES {
        let file = BufWriter::new(File::create(picture(size)).unwrap());
        let mut encoder = png::Encoder::new(file, size, size);
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_compression(png::Compression::High);
        encoder.write_header().unwrap().write_image_data(&draw(drawing, size)).unwrap();
    }
    fs::write(window_picture(), draw(WINDOW.1, WINDOW.0)).unwrap();
}
