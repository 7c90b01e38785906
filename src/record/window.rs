//! Where the windows were, and how large. It is kept with what the app needs to go on, not with what people set; nothing in
//! it says what anybody talked about.

use std::path::Path;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::file::{self, Files, WriteError};
use crate::library::read;

/// More than two windows need by far.
const MOST: u64 = 4_096;

/// The largest number that a place or a size is taken for.
const FAR: i32 = 100_000;

/// Where a window was, and how large.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// Its upper left corner, edge and title bar included, in the screens' own pixels; `None` where the window system
    /// doesn't tell.
    #[serde(default)]
    pub corner: Option<(i32, i32)>,
    /// Its width and height, in logical pixels, while it filled nothing.
    pub size: (u32, u32),
    /// What it filled.
    #[serde(default)]
    pub fills: Fills,
}

/// What a window fills.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fills {
    /// Nothing: it is as large as people made it.
    #[default]
    Nothing,
    /// All that the desktop gives a window.
    Desktop,
    /// A whole screen.
    Screen,
}

/// Where both windows were; `None` for one that hasn't been open yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frames {
    /// The one that people sit at.
    #[serde(default)]
    pub main: Option<Frame>,
    /// The one for everyone.
    #[serde(default)]
    pub audience: Option<Frame>,
}

impl Frames {
    /// What is kept in this file. Where there is none, or none that can be read, nothing is known: windows open in their
    /// usual size then.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let Ok(bytes) = read::read_at_most(path, MOST) else { return Self::default() };
        let read = String::from_utf8(bytes).ok().and_then(|text| ron::from_str::<Self>(&text).ok());
        let Some(Self { main, audience }) = read else {
            tracing::info!(path = %path.display(), "where the windows were can't be read");
            return Self::default();
        };
        Self { main: clean(main), audience: clean(audience) }
    }

    /// Keeps them in this file.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn write(&self, files: &Files, path: &Path) -> Result<(), WriteError> {
        let text = ron::ser::to_string_pretty(self, PrettyConfig::default()).map_err(|error| WriteError {
            path: path.to_owned(),
            why: file::Why::Other(error.to_string()),
        })?;
        files.replace(path, format!("{}{text}\n", file::comment(&files.headings().windows)).as_bytes())
    }
}

/// A frame whose numbers can be reckoned with; `None` where there is no size in it.
fn clean(frame: Option<Frame>) -> Option<Frame> {
    let frame = frame?;
    let (width, height) = frame.size;
    if width == 0 || height == 0 {
        return None;
    }
    let near = |number: i32| number.clamp(-FAR, FAR);
    let most = FAR.unsigned_abs();
    Some(Frame {
        corner: frame.corner.map(|(x, y)| (near(x), near(y))),
        size: (width.min(most), height.min(most)),
        ..frame
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::fs;

    use super::*;

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/window.ron");
        assert_eq!(Frames::read(&path), Frames::default());
        let main = Some(Frame { corner: Some((-40, 30)), size: (900, 700), fills: Fills::Desktop });
        let audience = Some(Frame { corner: None, size: (1_280, 720), fills: Fills::Screen });
        let frames = Frames { main, audience };
        frames.write(&Files::default(), &path).unwrap();
        assert_eq!(Frames::read(&path), frames);
    }

    #[test]
    fn what_nobody_can_reckon_with_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("window.ron");
        for text in
            ["", "(main:", "(main: Some((size: (0, 700))))", "(main: Some((size: (\"wide\", 700))))", "\u{0}"]
        {
            fs::write(&path, text).unwrap();
            assert_eq!(Frames::read(&path), Frames::default(), "{text}");
        }
        fs::write(&path, "(main: Some((corner: Some((2147483647, -2147483648)), size: (4000000000, 5))))")
            .unwrap();
        let main = Frames::read(&path).main.unwrap();
        assert_eq!((main.corner, main.size), (Some((FAR, -FAR)), (100_000, 5)));
        fs::write(&path, format!("(main: Some((size: (900, 700))))// {}", "x".repeat(5_000))).unwrap();
        assert_eq!(Frames::read(&path).main.unwrap().size, (900, 700));
    }
}
