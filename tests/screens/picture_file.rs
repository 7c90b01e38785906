//! Pictures as files: PNG with a palette, small enough to be kept in the repository.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::Path;

use iced::Size;

/// Red, green, blue and alpha; pictures of windows have no transparency.
type Color = [u8; 4];

/// Colours in a file. Flat areas need a few dozen; the others are for the edges of letters.
const COLORS: usize = 256;

/// Writes a picture. If it has too many colours, rare ones become the nearest of the others.
pub(crate) fn write(path: &Path, pixels: &[u8], size: Size) {
    let (each, places) = colors(pixels);
    let kept = palette(&each);
    let nearest: Vec<u8> = each.iter().map(|&(color, _)| nearest(&kept, color)).collect();
    let bytes: Vec<u8> = places.into_iter().map(|place| nearest[place]).collect();

    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let (width, height) = pixels_of(size);
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path).unwrap()), width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(kept.iter().flat_map(|color| &color[..3]).copied().collect::<Vec<u8>>());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header().unwrap().write_image_data(&bytes).unwrap();
}

/// The pixels in a window of this size, across and down.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "windows have whole pixels")]
pub(crate) fn pixels_of(size: Size) -> (u32, u32) {
    (size.width as u32, size.height as u32)
}

/// Every colour and its count, and for each pixel the index of its colour.
fn colors(pixels: &[u8]) -> (Vec<(Color, usize)>, Vec<usize>) {
    let mut each: Vec<(Color, usize)> = Vec::new();
    let mut known: HashMap<Color, usize> = HashMap::new();
    let mut places = Vec::with_capacity(pixels.len() / 4);
    let mut last: Option<(&[u8], usize)> = None;
    for pixel in pixels.chunks_exact(4) {
        // Most pixels are like the one before.
        let place = match last {
            Some((color, place)) if color == pixel => place,
            _ => *known.entry(pixel.try_into().unwrap()).or_insert_with(|| {
                each.push((pixel.try_into().unwrap(), 0));
                each.len() - 1
            }),
        };
        each[place].1 += 1;
        places.push(place);
        last = Some((pixel, place));
    }
    (each, places)
}

/// The frequent half of the palette, and then the colours farthest from all that are in it.
fn palette(each: &[(Color, usize)]) -> Vec<Color> {
    let mut by_number = each.to_vec();
    // Colours with the same count are in a fixed order too, so that the same picture gives the same file.
    by_number.sort_unstable_by_key(|&(color, number)| (usize::MAX - number, color));
    let (frequent, rare) = by_number.split_at(by_number.len().min(COLORS / 2));
    let mut kept: Vec<Color> = frequent.iter().map(|(color, _)| *color).collect();
    let nearest = |color: Color| kept.iter().map(|&one| far(one, color)).min().unwrap_or(0);
    let mut rare: Vec<(Color, u32)> = rare.iter().map(|&(color, _)| (color, nearest(color))).collect();
    while kept.len() < COLORS {
        let Some(&(next, 1..)) = rare.iter().max_by_key(|(color, far)| (*far, *color)) else { break };
        kept.push(next);
        for (color, distance) in &mut rare {
            *distance = far(*color, next).min(*distance);
        }
    }
    kept
}

fn far(one: Color, other: Color) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

fn nearest(kept: &[Color], color: Color) -> u8 {
    let (at, _) = kept.iter().enumerate().min_by_key(|(_, other)| far(**other, color)).unwrap();
    u8::try_from(at).unwrap()
}

/// Reads a picture: red, green, blue and alpha of each pixel.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, String> {
    let file = File::open(path).map_err(|error| format!("{error}; `make pictures` draws it"))?;
    let mut decoder = png::Decoder::new(BufReader::new(file));
    decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or("it is too large")?];
    let frame = reader.next_frame(&mut pixels).map_err(|error| error.to_string())?;
    pixels.truncate(frame.buffer_size());
    Ok(pixels)
}
