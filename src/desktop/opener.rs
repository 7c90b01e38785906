//! Opens a file in the person's program for files of its kind: their text editor, their calendar, their browser.
//!
//! A desktop opens a rule set with this app, whose kind of file it is. So it isn't asked what opens this file, but what
//! opens text.

use std::path::Path;

/// In what a file is to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opener {
    /// A text editor.
    Editor,
    /// A calendar.
    Calendar,
    /// A browser.
    Browser,
}

/// Why a file isn't open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotOpened {
    /// No program opens such files.
    NoProgram,
    /// The system says why.
    Failed(String),
}

#[cfg(target_os = "linux")]
impl Opener {
    /// The kind of file that such a program opens.
    fn kind(self) -> &'static str {
        match self {
            Self::Editor => "text/plain",
            Self::Calendar => "text/calendar",
            Self::Browser => "text/html",
        }
    }
}

/// Opens a file, which may take a moment.
#[cfg(target_os = "linux")]
pub(super) fn open(file: &Path, with: Opener) -> Result<(), NotOpened> {
    use std::process::{Command, Stdio};

    use super::APP_ID;

    let asked = Command::new("xdg-mime")
        .args(["query", "default", with.kind()])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output();
    // Where nobody can be asked, the desktop may still know what to do.
    let Ok(answer) = asked else { return usual(file) };
    let answer = String::from_utf8_lossy(&answer.stdout);
    let program = answer.trim();
    if program.is_empty() || program == format!("{APP_ID}.desktop") {
        return Err(NotOpened::NoProgram);
    }
    let launches = |command: &mut Command| {
        let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        silent.status().is_ok_and(|status| status.success())
    };
    let launched = launches(Command::new("gtk-launch").arg(program).arg(file))
        || entry(program)
            .is_some_and(|entry| launches(Command::new("gio").arg("launch").arg(entry).arg(file)));
    if launched { Ok(()) } else { usual(file) }
}

/// Where the desktop keeps an app's entry.
#[cfg(target_os = "linux")]
fn entry(id: &str) -> Option<std::path::PathBuf> {
    use std::env;

    let own = directories::BaseDirs::new().map(|folders| folders.data_dir().to_owned());
    let all = env::var_os("XDG_DATA_DIRS").filter(|all| !all.is_empty());
    let all = all.unwrap_or_else(|| "/usr/local/share:/usr/share".into());
    let folders = own.into_iter().chain(env::split_paths(&all).collect::<Vec<_>>());
    folders.map(|folder| folder.join("applications").join(id)).find(|entry| entry.is_file())
}

#[cfg(target_os = "macos")]
pub(super) fn open(file: &Path, with: Opener) -> Result<(), NotOpened> {
    if with != Opener::Editor {
        return usual(file);
    }
    let opened = std::process::Command::new("open").arg("-t").arg(file).status();
    if opened.is_ok_and(|status| status.success()) { Ok(()) } else { usual(file) }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn open(file: &Path, _with: Opener) -> Result<(), NotOpened> {
    usual(file)
}

/// Opens it with whatever opens such files.
fn usual(file: &Path) -> Result<(), NotOpened> {
    open::that_detached(file).map_err(|error| why(&error))
}

/// Why a file isn't open, from what the launchers said. A launcher that isn't there, or gives up with a status, says no
/// more than that nothing opens such files.
fn why(error: &std::io::Error) -> NotOpened {
    match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::Other => NotOpened::NoProgram,
        _ => NotOpened::Failed(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::{NotOpened, why};

    #[test]
    fn nobody_is_told_a_launchers_status() {
        let given_up = Error::other("Launcher \"xdg-open\" failed with ExitStatus(unix_wait_status(768))");
        assert_eq!(why(&given_up), NotOpened::NoProgram);
        assert_eq!(why(&Error::from(ErrorKind::NotFound)), NotOpened::NoProgram);
        let refused = Error::new(ErrorKind::PermissionDenied, "permission denied");
        assert_eq!(why(&refused), NotOpened::Failed("permission denied".to_owned()));
    }
}
