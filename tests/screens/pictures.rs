//! Pictures of every state in every theme: whether the screens still look like them.
//!
//! In the daylight theme they are kept as files, for people to look at; other themes and sizes as their
//! [`Fingerprint`]s. A missing picture is a failure. After an intended change, look at `target/pictures/`, which has
//! each picture that differs, with the place of the difference if it is known; then make them all again with `make
//! pictures`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use iced::Size;

use super::fingerprint::Fingerprint;
use super::home::Home;
use super::person::{LAPTOP, PHONE, TELEVISION};
use super::picture_file as file;
use super::presets::{ALL, Preset};

/// A usual television.
const SCREEN: Size = Size::new(1920.0, 1080.0);

/// A theme: its name, and the settings that choose it.
type Theme = (&'static str, &'static str);

const DAYLIGHT: Theme = ("daylight", "(theme: Daylight)");
const EVENING: Theme = ("evening", "(theme: Evening)");
const CONTRAST: Theme = ("contrast", "(theme: HighContrast)");
const THEMES: [Theme; 3] = [DAYLIGHT, EVENING, CONTRAST];

/// A pixel differs if one of its colours differs by more than this, of 255. The files have only 256 colours, and
/// machines round differently.
const STEP: u8 = 12;

/// Pixels that may differ. A changed digit has about a hundred.
const MAY_DIFFER: usize = 24;

fn sizes(preset: &Preset) -> &'static [Size] {
    // The states that people look at for an hour are checked on large screens too.
    if ["turn", "break"].contains(&preset.name) {
        &[LAPTOP, PHONE, SCREEN, TELEVISION]
    } else {
        &[LAPTOP, PHONE]
    }
}

/// One picture.
#[derive(Clone, Copy)]
struct Shot {
    preset: &'static Preset,
    theme: Theme,
    size: Size,
}

impl Shot {
    fn all() -> impl Iterator<Item = Self> {
        THEMES.into_iter().flat_map(Self::of)
    }

    fn of(theme: Theme) -> impl Iterator<Item = Self> {
        ALL.iter().flat_map(move |preset| sizes(preset).iter().map(move |&size| Self { preset, theme, size }))
    }

    fn name(self) -> String {
        format!("{}-{}-{}x{}", self.preset.name, self.theme.0, self.size.width, self.size.height)
    }

    /// Its file, if it is kept as one; of the evening theme, only the picture for README.md and software centres.
    fn file(self) -> Option<PathBuf> {
        let by_daylight = self.theme == DAYLIGHT && [LAPTOP, PHONE].contains(&self.size);
        let shown = (self.preset.name, self.theme, self.size) == ("break", EVENING, LAPTOP);
        (by_daylight || shown).then(|| folder().join(self.name() + ".png"))
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures")
}

/// The file of fingerprints, with a line for each picture: its name, and the numbers.
fn fingerprints() -> PathBuf {
    folder().join("fingerprints.txt")
}

/// The lines of that file, each by its name.
fn kept() -> BTreeMap<String, String> {
    let text = fs::read_to_string(fingerprints()).expect("`make pictures` writes it");
    let lines = text.lines().map(|line| line.split_once(' ').expect("a name and its numbers"));
    lines.map(|(name, numbers)| (name.to_owned(), numbers.to_owned())).collect()
}

/// All pictures of a theme, with their pixels.
fn draw(theme: Theme, mut each: impl FnMut(Shot, Vec<u8>)) {
    for preset in ALL {
        let mut person = preset.reach(Home::new().with_settings(theme.1));
        for &size in sizes(preset) {
            person.resize(size);
            each(Shot { preset, theme, size }, person.picture());
        }
    }
}

#[track_caller]
fn all_look_as_before(theme: Theme) {
    let (kept, mut wrong) = (kept(), Vec::new());
    draw(theme, |shot, drawn| {
        let name = shot.name();
        let known = match shot.file() {
            Some(path) => looks_like(shot, &path, &drawn),
            None => kept.get(&name).ok_or("`make pictures` draws it".to_owned()).and_then(|numbers| {
                let before: Fingerprint = numbers.parse()?;
                before.differs(&Fingerprint::of(&drawn, shot.size)).map_or(Ok(()), Err)
            }),
        };
        if let Err(why) = known {
            file::write(&aside(&name), &drawn, shot.size);
            wrong.push(format!("{name}: {why}"));
        }
    });
    let folder = aside("");
    assert!(wrong.is_empty(), "{}\nSee {}.", wrong.join("\n"), folder.parent().unwrap().display());
}

/// Where a picture that differs is left.
fn aside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("../pictures").join(format!("{name}.png"))
}

/// Whether a picture looks like the one in a file; if not, the differences are left beside it.
fn looks_like(shot: Shot, kept: &Path, drawn: &[u8]) -> Result<(), String> {
    let kept = file::read(kept)?;
    if kept.len() != drawn.len() {
        return Err("it has another size".to_owned());
    }
    let differs =
        |one: &[u8], other: &[u8]| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > STEP);
    let mut marked = drawn.to_vec();
    let mut number = 0;
    let line = 4 * file::pixels_of(shot.size).0 as usize;
    // Most lines are the same to the last bit, which is quickly seen.
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
    if number <= MAY_DIFFER {
        return Ok(());
    }
    file::write(&aside(&format!("differs-{}", shot.name())), &marked, shot.size);
    Err(format!("{number} pixels differ"))
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
    let files: Vec<PathBuf> =
        fs::read_dir(folder()).expect("docs/pictures is there").map(|entry| entry.unwrap().path()).collect();
    let shown: BTreeSet<PathBuf> = Shot::all().filter_map(Shot::file).chain([fingerprints()]).collect();
    for path in files {
        assert!(shown.contains(&path), "{} shows nothing that there is; `make pictures`", path.display());
    }
    let shown: BTreeSet<String> = Shot::all().filter(|shot| shot.file().is_none()).map(Shot::name).collect();
    for name in kept().into_keys() {
        assert!(shown.contains(&name), "{name} is the fingerprint of nothing that there is; `make pictures`");
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
    if folder().exists() {
        fs::remove_dir_all(folder()).unwrap();
    }
    let mut lines = String::new();
    for theme in THEMES {
        draw(theme, |shot, pixels| match shot.file() {
            Some(path) => file::write(&path, &pixels, shot.size),
            None => {
                let _ = writeln!(lines, "{} {}", shot.name(), Fingerprint::of(&pixels, shot.size));
            }
        });
    }
    fs::write(fingerprints(), lines).unwrap();
    fs::write(folder().join("../gallery.md"), gallery()).unwrap();
}

/// `docs/gallery.md`.
fn gallery() -> String {
    let mut page = "# Gallery\n\nEvery state of every screen by daylight, in a window of 1280x720 and in one of 360x640, \
         in the order of a talk.\nThe tests compare the program with these pictures, and in the other themes and on \
         larger screens with\n[fingerprints](pictures/fingerprints.txt); `make pictures` draws all of them anew.\n"
        .to_owned();
    for preset in ALL {
        let _ = write!(page, "\n## {}\n\n", preset.title);
        let show = |size: Size, width: u16| {
            let name = Shot { preset, theme: DAYLIGHT, size }.name();
            format!("<img src=\"pictures/{name}.png\" width=\"{width}\" alt=\"{}\">", preset.title)
        };
        let _ = writeln!(page, "{} {}", show(LAPTOP, 640), show(PHONE, 200));
    }
    page
}
