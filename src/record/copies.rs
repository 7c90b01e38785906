//! Copies of what is kept, for people and for other programs: to be shown there, or where people want a file of their
//! own.
//!
//! A copy is made from what the ledgers hold when it is written, on the keeper's thread: nothing that has just been
//! erased gets into it. How it reads is for the rooms above to say.

use std::fmt;
use std::path::{Path, PathBuf};

use super::books::Ledgers;
use super::file::{Act, Files, Why, WriteError};
use super::folders::Folders;
use crate::library::read::read;
use crate::library::write::Readers;
use crate::rule_set::bounds;

/// The most files of one name that are looked at for the next one that is free.
const NUMBERS: u32 = 1_000;

/// Makes a copy from what the ledgers hold; `None` where there is nothing to copy.
type Compose = Box<dyn FnOnce(Ledgers) -> Option<String> + Send>;

/// A copy that is to be written.
pub struct Copy {
    to: To,
    of: Of,
}

/// What is copied.
enum Of {
    Ledgers(Compose),
    /// A rule set's file, as it is then.
    File(PathBuf),
}

/// Where a copy goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    /// Among what other programs show, in place of an earlier one.
    Shown(Shown),
    /// To this file, which isn't there yet, in a folder that is.
    New(PathBuf),
    /// The same, for whoever may read files there: a rule set is for sharing.
    Shared(PathBuf),
}

/// What other programs show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Days, for a calendar.
    Calendar,
    /// A page to print.
    Page,
    /// A card to print, which is there only while the program runs.
    Card,
}

impl Shown {
    /// The name of its file. The desktop's list of recent files may show that.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "common-ground.ics",
            Self::Page => "common-ground.html",
            Self::Card => "common-ground-card.html",
        }
    }

    /// Where it is written.
    #[must_use]
    pub fn path(self, folders: &Folders) -> PathBuf {
        folders.shown().join(self.name())
    }

    /// Writes it, where it is seen to with the rest: through no link that somebody has put there.
    fn write(self, files: &Files, folders: &Folders, bytes: &[u8]) -> Result<(), WriteError> {
        let path = self.path(folders);
        for link in [folders.shown(), path.clone()].iter().filter(|path| path.is_symlink()) {
            files.remove(link)?;
        }
        files.replace(&path, bytes)
    }

    /// The files of these that are there, and nobody else's.
    pub(super) fn files(folders: &Folders) -> Vec<PathBuf> {
        let all =
            [Self::Calendar, Self::Page, Self::Card].into_iter().filter(|_| !folders.shown().is_symlink());
        let is_file = |path: &PathBuf| path.symlink_metadata().is_ok_and(|found| !found.is_dir());
        all.map(|shown| shown.path(folders)).filter(is_file).collect()
    }
}

/// Removes what was shown for the moment: by now it is on paper, or nobody wants it.
pub fn put_away(folders: &Folders) {
    let card = Shown::Card.path(folders);
    // Where it can't be removed now, it is at the next start, or with everything else that is erased.
    if !folders.shown().is_symlink()
        && let Err(error) = std::fs::remove_file(&card)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::info!(%error, "a card is left");
    }
}

/// What came of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// It is on the disk, in this file.
    Written(PathBuf),
    /// There is nothing to copy.
    Nothing,
    /// There is something of that name, which was left alone; this name is free.
    Taken(PathBuf),
    /// It couldn't be written.
    Failed(WriteError),
}

impl Copy {
    /// A copy that goes there, and reads as this says.
    #[must_use]
    pub fn new(to: To, compose: impl FnOnce(Ledgers) -> Option<String> + Send + 'static) -> Self {
        Self { to, of: Of::Ledgers(Box::new(compose)) }
    }

    /// A copy of a rule set or a path of people's own, to the letter, at the place where they want to share it.
    #[must_use]
    pub fn of_file(file: PathBuf, to: PathBuf) -> Self {
        Self { to: To::Shared(to), of: Of::File(file) }
    }

    /// A copy of this text of a rule set or a path, at the place where people want to share it.
    #[must_use]
    pub fn of_text(text: &str, to: PathBuf) -> Self {
        let text = text.to_owned();
        Self::new(To::Shared(to), |_| Some(text))
    }

    /// Writes it.
    pub(super) fn write(self, files: &Files, folders: &Folders, ledgers: Ledgers) -> Copied {
        let bytes = match self.of {
            Of::Ledgers(compose) => compose(ledgers).map(String::into_bytes),
            Of::File(file) => match whole(files, &file) {
                Ok(bytes) => Some(bytes),
                Err(error) => return Copied::Failed(error),
            },
        };
        let Some(bytes) = bytes else { return Copied::Nothing };
        let (path, written) = match self.to {
            To::Shown(shown) => (shown.path(folders), shown.write(files, folders, &bytes)),
            To::New(path) => {
                let written = files.create_there(&path, Readers::ThisUser, &bytes);
                (path, written)
            }
            To::Shared(path) => {
                let written = files.create_there(&path, Readers::Everyone, &bytes);
                (path, written)
            }
        };
        match written {
            Ok(()) => Copied::Written(path),
            Err(WriteError { why: Why::Exists, .. }) => Copied::Taken(free(&path)),
            Err(error) => Copied::Failed(error),
        }
    }
}

impl fmt::Debug for Copy {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Copy").field("to", &self.to).finish_non_exhaustive()
    }
}

/// All of a rule set's file. More than a rule set can have isn't one, and part of it would be worse than nothing.
fn whole(files: &Files, file: &Path) -> Result<Vec<u8>, WriteError> {
    files.pass(Act::Read, file)?;
    let wrong = |why| WriteError { path: file.to_owned(), why };
    let bytes = read(file).map_err(|error| wrong(Why::Unread(error)))?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= bounds::FILE);
    if fits { Ok(bytes) } else { Err(wrong(Why::Overgrown(1))) }
}

/// The same path with the next number that is free: `common-ground-2.html` after `common-ground.html`.
pub(super) fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = stem.rsplit_once('-').and_then(|(stem, number)| Some((stem, number.parse::<u32>().ok()?)));
    let (stem, number) = numbered.unwrap_or((&stem, 1));
    let ending = path.extension().map(|ending| ending.to_string_lossy().into_owned());
    let named = |number: u32| {
        let name = match &ending {
            Some(ending) => format!("{stem}-{number}.{ending}"),
            None => format!("{stem}-{number}"),
        };
        path.with_file_name(name)
    };
    let numbers = number.saturating_add(1)..number.saturating_add(NUMBERS);
    let mut names = numbers.map(named);
    names
        .find(|path| path.symlink_metadata().is_err())
        .unwrap_or_else(|| named(number.saturating_add(NUMBERS)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::fs;

    use super::*;
    use crate::record::folders::Asked;

    struct Home(tempfile::TempDir);

    impl Home {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn folders(&self) -> Folders {
            let folder = |name: &str| Some(self.0.path().join(name));
            let asked = Asked { config: folder("config"), data: folder("data"), state: folder("state") };
            Folders::find(&asked).unwrap()
        }

        fn writes(&self, to: To, text: Option<&str>) -> Copied {
            let text = text.map(str::to_owned);
            let ledgers = Ledgers::read(&self.folders());
            Copy::new(to, |_| text).write(&Files::default(), &self.folders(), ledgers)
        }
    }

    #[test]
    fn what_is_shown_replaces_what_was_shown_before_and_is_for_this_user_alone() {
        let home = Home::new();
        let path = home.folders().shown().join("common-ground.ics");
        for text in ["one", "two"] {
            let came = home.writes(To::Shown(Shown::Calendar), Some(text));
            assert_eq!(came, Copied::Written(path.clone()));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_shown_is_written_through_no_link() {
        for linked in ["state/shown", "state/shown/common-ground.ics"] {
            let home = Home::new();
            let (link, elsewhere) = (home.0.path().join(linked), home.0.path().join("elsewhere"));
            fs::create_dir_all(link.parent().unwrap()).unwrap();
            if linked.ends_with("ics") {
                fs::write(&elsewhere, "somebody else’s").unwrap();
            } else {
                fs::create_dir(&elsewhere).unwrap();
            }
            std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
            let path = home.folders().shown().join("common-ground.ics");
            assert_eq!(home.writes(To::Shown(Shown::Calendar), Some("one")), Copied::Written(path.clone()));
            assert_eq!(fs::read_to_string(&path).unwrap(), "one");
            assert!(!path.is_symlink() && !link.is_symlink());
            if elsewhere.is_dir() {
                assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
            } else {
                assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "somebody else’s");
            }
        }
    }

    #[test]
    fn a_file_of_peoples_own_takes_no_others_place_and_another_name_is_offered() {
        let home = Home::new();
        let path = |name: &str| home.0.path().join(name);
        let new = |name: &str, text| home.writes(To::New(path(name)), Some(text));
        assert_eq!(new("ours.html", "one"), Copied::Written(path("ours.html")));
        assert_eq!(new("ours.html", "two"), Copied::Taken(path("ours-2.html")));
        fs::write(path("ours-2.html"), "another").unwrap();
        assert_eq!(new("ours.html", "two"), Copied::Taken(path("ours-3.html")));
        assert_eq!(new("ours-2.html", "two"), Copied::Taken(path("ours-3.html")));
        assert_eq!(fs::read_to_string(path("ours.html")).unwrap(), "one");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(path("ours.html")).unwrap().permissions().mode() & 0o777, 0o600);
            std::os::unix::fs::symlink("nowhere", path("link.md")).unwrap();
            assert_eq!(new("link.md", "two"), Copied::Taken(path("link-2.md")));
        }
    }

    #[test]
    fn no_folder_is_made_that_nobody_asked_for() {
        let home = Home::new();
        let path = home.0.path().join("Documnets/ours.html");
        let came = home.writes(To::New(path.clone()), Some("one"));
        assert_eq!(came, Copied::Failed(WriteError { path: path.clone(), why: Why::NoFolder }));
        assert!(!path.parent().unwrap().exists());
    }

    #[test]
    fn a_set_is_shared_as_it_is_to_the_letter_and_takes_no_others_place() {
        let home = Home::new();
        let path = |name: &str| home.0.path().join(name);
        let share = |name: &str| {
            let ledgers = Ledgers::read(&home.folders());
            let copy = Copy::of_file(path("ours.ron"), path(name));
            copy.write(&Files::default(), &home.folders(), ledgers)
        };
        let gone = Copied::Failed(WriteError {
            path: path("ours.ron"),
            why: Why::Unread(crate::library::read::ReadError::Missing),
        });
        assert_eq!(share("for-you.ron"), gone);
        fs::write(path("ours.ron"), b"// caf\xe9\r\n(").unwrap();
        assert_eq!(share("for-you.ron"), Copied::Written(path("for-you.ron")));
        assert_eq!(fs::read(path("for-you.ron")).unwrap(), b"// caf\xe9\r\n(");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode("for-you.ron"), mode("ours.ron"), "as any new file");
        }
        assert_eq!(share("ours.ron"), Copied::Taken(path("ours-2.ron")));
        fs::write(path("ours.ron"), " ".repeat(2_000_000)).unwrap();
        assert!(matches!(share("large.ron"), Copied::Failed(error) if error.why == Why::Overgrown(1)));
        assert!(!path("large.ron").exists());
        let copy = Copy::of_text("(format: 1)", path("built-in.ron"));
        let came = copy.write(&Files::default(), &home.folders(), Ledgers::read(&home.folders()));
        assert_eq!(came, Copied::Written(path("built-in.ron")));
        assert_eq!(fs::read_to_string(path("built-in.ron")).unwrap(), "(format: 1)");
    }

    #[test]
    fn a_card_is_there_only_for_the_moment_and_takes_no_page_along() {
        let home = Home::new();
        for shown in [Shown::Page, Shown::Card] {
            let _ = home.writes(To::Shown(shown), Some("one"));
        }
        put_away(&home.folders());
        assert_eq!(Shown::files(&home.folders()), [Shown::Page.path(&home.folders())]);
        // Nor is anything of somebody else's.
        put_away(&home.folders());
        assert!(home.folders().shown().is_dir());
    }

    #[test]
    fn where_there_is_nothing_to_copy_nothing_is_written() {
        let home = Home::new();
        assert_eq!(home.writes(To::Shown(Shown::Calendar), None), Copied::Nothing);
        assert!(!home.folders().shown().exists());
    }
}
