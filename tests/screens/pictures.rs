//! Pictures of every state in every theme: whether the screens still look like them.
//!
//! A picture that is missing fails. After a change that is meant, look at `target/pictures/`, where each picture that
//! differs is left together with the place of the difference; then draw them all anew with `make pictures`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use iced::Size;

use super::home::Home;
use super::person::{LAPTOP, PHONE, TELEVISION};
use super::picture_file as file;
use super::presets::{ALL, Preset};

/// A television of the usual kind.
const SCREEN: Size = Size::new(1920.0, 1080.0);

/// A theme: what it is called, and the settings that choose it.
type Theme = (&'static str, &'static str);

const DAYLIGHT: Theme = ("daylight", "(theme: Daylight)");
const EVENING: Theme = ("evening", "(theme: Evening)");
const CONTRAST: Theme = ("contrast", "(theme: HighContrast)");

/// A pixel differs if one of its colours does by more than this, of 255. The files keep 256 colours, and machines round
/// differently.
const STEP: u8 = 12;

/// Pixels that may differ. A digit that is another one has some hundred.
const MAY_DIFFER: usize = 24;

fn sizes(preset: &Preset) -> &'static [Size] {
    // What people look at for an hour is looked at on large screens too.
    if ["turn", "break"].contains(&preset.name) {
        &[LAPTOP, PHONE, SCREEN, TELEVISION]
    } else {
        &[LAPTOP, PHONE]
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures")
}

fn name(preset: &Preset, theme: Theme, size: Size) -> String {
    format!("{}-{}-{}x{}.png", preset.name, theme.0, size.width, size.height)
}

/// Every picture of a theme: its name, its size and its pixels.
fn draw(theme: Theme, mut each: impl FnMut(String, Size, Vec<u8>)) {
    for preset in ALL {
        let mut person = preset.reach(Home::new().with_settings(theme.1));
        for &size in sizes(preset) {
            person.resize(size);
            each(name(preset, theme, size), size, person.picture());
        }
    }
}

#[track_caller]
fn all_look_as_before(theme: Theme) {
    let mut wrong = Vec::new();
    draw(theme, |name, size, drawn| {
        let kept = match file::read(&folder().join(&name)) {
            Ok(kept) => kept,
            Err(why) => return wrong.push(format!("{name}: {why}")),
        };
        if kept.len() != drawn.len() {
            return wrong.push(format!("{name} has another size"));
        }
        let differs =
            |one: &[u8], other: &[u8]| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > STEP);
        let mut marked = drawn.clone();
        let mut number = 0;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "windows have whole pixels"
        )]
        let line = 4 * size.width as usize;
        // Most lines are the same to the last bit, which is seen at once.
        for (at, (one, other)) in drawn.chunks(line).zip(kept.chunks(line)).enumerate() {
            if one == other {
                continue;
            }
            for (place, (one, other)) in one.chunks(4).zip(other.chunks(4)).enumerate() {
                if differs(one, other) {
                    number += 1;
                    let place = at * line + 4 * place;
                    marked[place..place + 4].copy_from_slice(&[255, 0, 255, 255]);
                }
            }
        }
        if number > MAY_DIFFER {
            let aside = Path::new(env!("CARGO_TARGET_TMPDIR")).join("../pictures");
            file::write(&aside.join(&name), &drawn, size);
            file::write(&aside.join(format!("differs-{name}")), &marked, size);
            wrong.push(format!("{name}: {number} pixels differ; see {}", aside.display()));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn by_daylight_every_screen_looks_as_before() {
    all_look_as_before(DAYLIGHT);
}

#[test]
fn in_the_evening_every_screen_looks_as_before() {
    all_look_as_before(EVENING);
}

#[test]
fn in_high_contrast_every_screen_looks_as_before() {
    all_look_as_before(CONTRAST);
}

#[test]
fn no_picture_is_left_of_what_is_no_more() {
    let mut expected: Vec<String> = Vec::new();
    for preset in ALL {
        for theme in [DAYLIGHT, EVENING, CONTRAST] {
            expected.extend(sizes(preset).iter().map(|&size| name(preset, theme, size)));
        }
    }
    for entry in fs::read_dir(folder()).expect("docs/pictures is there") {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(
            expected.contains(&name),
            "docs/pictures/{name} shows nothing that there is; `make pictures`"
        );
    }
}

#[test]
fn the_gallery_shows_what_there_is() {
    let kept = fs::read_to_string(folder().join("../gallery.md")).expect("docs/gallery.md is there");
    assert!(kept == gallery(), "docs/gallery.md is not what `make pictures` writes");
}

#[test]
#[ignore = "writes docs/pictures and docs/gallery.md: for whoever changes a screen"]
fn draw_the_pictures_anew() {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    for theme in [DAYLIGHT, EVENING, CONTRAST] {
        draw(theme, |name, size, pixels| file::write(&folder.join(name), &pixels, size));
    }
    fs::write(folder.join("../gallery.md"), gallery()).unwrap();
}

/// `docs/gallery.md`.
fn gallery() -> String {
    let mut page = "# Gallery\n\nEvery state of every screen, in three themes, in a window of 1280x720 and in one of \
         360x640, in the order of a talk.\nThe tests compare the program with these pictures; `make pictures` draws \
         them anew.\n"
        .to_owned();
    for preset in ALL {
        let show = |theme: Theme, size: Size, width: u16| {
            let name = name(preset, theme, size);
            format!("<img src=\"pictures/{name}\" width=\"{width}\" alt=\"{}, {}\">", preset.title, theme.0)
        };
        let _ = write!(page, "\n## {}\n\n", preset.title);
        for theme in [DAYLIGHT, EVENING, CONTRAST] {
            let _ = writeln!(page, "{} {}", show(theme, LAPTOP, 640), show(theme, PHONE, 200));
        }
        let large: Vec<String> = sizes(preset)[2..]
            .iter()
            .map(|&size| {
                format!("[{}x{}](pictures/{})", size.width, size.height, name(preset, DAYLIGHT, size))
            })
            .collect();
        if !large.is_empty() {
            let _ = writeln!(page, "\nLarger, by daylight: {}", large.join(", "));
        }
    }
    page
}
