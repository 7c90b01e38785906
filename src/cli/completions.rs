//! `common-ground completions`: what a shell needs to complete commands, options and the names of rule sets.
//!
//! The scripts know no words themselves. They ask the program each time, so that the names of people's own rule sets are
//! among the answers.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, Write};

use clap::{Command, ValueEnum};
use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter};
use clap_complete::env::{CompleteEnv, Shells};

use super::help::NAME;
use super::{FINE, UNUSABLE, language};
use crate::library::paths::{self, PathEntry};
use crate::library::place::{Place, ends_in_ron, places};
use crate::record::folders::{Asked, Folders};
use crate::rule_set::check::Shelf;
use crate::rule_set::clean;

/// What a script sets when it asks.
const ASKS: &str = "COMMON_GROUND_COMPLETE";

/// With more sets than this, titles are left out: nobody reads them, and the shell shouldn't wait.
const TITLED: usize = 100;

/// zsh runs the file itself the first time, and would complete nothing then without this.
const ZSH_AT_ONCE: &str = "\
if [[ \"$funcstack[1]\" == \"_common-ground\" ]]; then
    _clap_dynamic_completer_common_ground \"$@\"
fi
";

/// A shell that completes what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
}

/// Writes a shell's script.
pub(super) fn run(shell: Shell, out: &mut dyn Write) -> io::Result<u8> {
    let shells = Shells::builtins();
    let name = shell.to_possible_value();
    let script = name.as_ref().and_then(|name| shells.completer(name.get_name()));
    let Some(script) = script else { return Ok(UNUSABLE) };
    let mut written = Vec::new();
    script.write_registration(ASKS, NAME, NAME, NAME, &mut written)?;
    out.write_all(written.trim_ascii_start())?;
    if shell == Shell::Zsh {
        out.write_all(ZSH_AT_ONCE.as_bytes())?;
    }
    Ok(FINE)
}

/// Answers a script that asks what can be typed, and returns the exit status; `None` if none asks.
pub(super) fn answer(all: impl Fn() -> Command, args: &[OsString]) -> Option<u8> {
    let asked = CompleteEnv::with_factory(all).var(ASKS);
    match asked.try_complete(args, env::current_dir().ok().as_deref()) {
        Ok(false) => None,
        Ok(true) => Some(FINE),
        Err(_) => Some(UNUSABLE),
    }
}

/// Lengths of a break that people may want.
pub(super) fn lengths(typed: &OsStr) -> Vec<CompletionCandidate> {
    let typed = typed.to_string_lossy();
    let fitting = ["5m", "20m", "1h", "24h"].into_iter().filter(|length| length.starts_with(&*typed));
    fitting.map(CompletionCandidate::new).collect()
}

/// Rule sets and paths by name, then files.
pub(super) fn sets_and_files(typed: &OsStr) -> Vec<CompletionCandidate> {
    let mut found = sets(typed);
    found.extend(paths(typed));
    found.extend(files(typed));
    found
}

/// Rule sets by name: built in, and the person's own.
pub(super) fn sets(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Ok(folders) = Folders::find(&Asked::default()) else { return Vec::new() };
    let (typed, language) = (typed.to_string_lossy(), language(None));
    let (places, _) = places(&folders.rules());
    let fitting: Vec<_> = places.into_iter().filter(|place| place.name.starts_with(&*typed)).collect();
    let titled = fitting.len() <= TITLED;
    let candidate = |place: Place| {
        // Only the title is needed, whatever sounds there are.
        let title =
            titled.then(|| clean::in_place(place.read(&|_| true).title(&language)).into_owned().into());
        CompletionCandidate::new(place.name).help(title)
    };
    fitting.into_iter().map(candidate).collect()
}

/// Paths by name: built in, and the person's own.
fn paths(typed: &OsStr) -> Vec<CompletionCandidate> {
    let Ok(folders) = Folders::find(&Asked::default()) else { return Vec::new() };
    let (typed, language) = (typed.to_string_lossy(), language(None));
    // Only titles are needed, whatever sets there are.
    let paths = paths::all(&folders.rules(), &Shelf::default());
    let fitting = paths.iter().filter(|path| path.name.starts_with(&*typed));
    let title = |path: &PathEntry| clean::in_place(path.title(&language)).into_owned().into();
    fitting.map(|path| CompletionCandidate::new(path.name.as_str()).help(Some(title(path)))).collect()
}

/// Files that may be rule sets or paths, and folders on the way to them, except those with names that would do something to a
/// terminal: a shell shows them as they are.
pub(super) fn files(typed: &OsStr) -> Vec<CompletionCandidate> {
    let mut found = PathCompleter::any().filter(|path| path.is_dir() || ends_in_ron(path)).complete(typed);
    found.retain(|file| file.get_value().to_str().is_some_and(|name| !name.contains(clean::is_odd)));
    found
}
