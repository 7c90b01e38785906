//! The command line: everything that needs no window, and what to open where one is needed.
//!
//! Exit status of all commands: 0 fine, warnings too; 1 a rule set that is missing or has errors, something kept that can't
//! be read, or something that couldn't be erased; 2 a command line that can't be used, or no display for a command that
//! needs one.

mod arguments;
mod card;
pub mod check;
mod completions;
mod display;
mod edit;
mod erase;
mod export;
mod help;
mod limits;
mod list;
mod man;
mod new;
mod path;
mod plan;
mod rest;
mod start;
mod terminal;

use std::cell::{LazyCell, RefCell};
use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, Write};
use std::panic;
use std::path::Path;
use std::sync::Arc;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use self::arguments::{Arguments, Command};
use self::terminal::Printer;
use crate::library::find::{find, says_file};
use crate::library::{Entry, Library};
use crate::plan::{Choices, Plan};
use crate::record::folders::{Asked, Folders};
use crate::record::settings;
use crate::rule_set::check::Sound;
use crate::rule_set::clean;
use crate::sound::{Examined, examine};
use crate::ui::NoWindow;
use crate::words::{Habits, InWords, Words, say};

pub use crate::ui::request::{First, WindowRequest};
pub use display::try_x11;

/// All is well.
const FINE: u8 = 0;
/// A rule set is missing or has errors, or something that is kept can't be read.
const BAD_SET: u8 = 1;
/// Something is left that was to be erased.
const NOT_ERASED: u8 = 1;
/// The command line can't be used, or there is no display.
const UNUSABLE: u8 = 2;

/// The most sounds that are decoded in one run.
const EXAMINED: usize = 50;

/// The result of a command line.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It is done; this is the exit status.
    Exit(u8),
    /// A window is wanted, and there is a display for it.
    Window(Box<WindowRequest>),
}

/// Reads the command line, with the program's name first, and does what it says, unless that needs a window.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Outcome {
    limits::outlive_large_files();
    let args: Vec<OsString> = args.into_iter().collect();
    // The app has words of its own: these are read only if something is said here.
    let words = LazyCell::new(words as fn() -> Words);
    if let Some(status) = completions::answer(|| help::completed(&words), &args) {
        return Outcome::Exit(status);
    }
    let mut out = Printer(BufWriter::new(io::stdout().lock()));
    let mut err = Printer(io::stderr().lock());
    let is_odd = args.iter().any(|arg| arg.to_string_lossy().contains(clean::is_odd));
    match read(&args, &words) {
        Err(usage) => {
            // Help and version go to the output, mistakes to the errors. These quote what was typed.
            let _ = if is_odd { write!(err, "{}", usage.render()) } else { usage.print() };
            Outcome::Exit(u8::try_from(usage.exit_code()).unwrap_or(UNUSABLE))
        }
        Ok((arguments, opened)) => {
            let done = obey(arguments, opened, &words, &mut out, &mut err)
                .and_then(|outcome| out.flush().map(|()| outcome));
            match done {
                Ok(outcome) => outcome,
                // The reader has read enough (`… | head -1`).
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Exit(FINE),
                Err(error) => {
                    let why = say!(words, "cli-cannot-write", why = error.to_string());
                    let _ = refuse(&words, &mut err, why);
                    Outcome::Exit(UNUSABLE)
                }
            }
        }
    }
}

/// Reads the command line. The flag says whether it was only a file to open: `common-ground FILE.ron` is short for
/// `common-ground start FILE.ron`.
fn read(args: &[OsString], words: &LazyCell<Words>) -> Result<(Arguments, bool), clap::Error> {
    // Most command lines are right, and need no help.
    if let Ok(arguments) = parse(Arguments::command(), args) {
        return Ok((arguments, false));
    }
    let all = help::laid_out(words);
    let usage = match parse(all.clone(), args) {
        Ok(arguments) => return Ok((arguments, false)),
        Err(usage) => usage,
    };
    if !matches!(usage.kind(), ErrorKind::InvalidSubcommand | ErrorKind::InvalidUtf8) {
        return Err(usage);
    }
    let is_file = |arg: &OsString| says_file(arg) || Path::new(arg).is_file();
    for at in (1..args.len()).filter(|at| is_file(&args[*at])) {
        let mut started = args.to_vec();
        started.insert(at, "start".into());
        match parse(all.clone(), &started) {
            Ok(arguments) => return Ok((arguments, true)),
            // This argument belongs to an option before it.
            Err(usage) if usage.kind() == ErrorKind::InvalidSubcommand => {}
            Err(usage) => return Err(usage),
        }
    }
    Err(usage)
}

fn parse(mut all: clap::Command, args: &[OsString]) -> Result<Arguments, clap::Error> {
    let mut typed = all.try_get_matches_from_mut(args)?;
    Arguments::from_arg_matches_mut(&mut typed).map_err(|usage| usage.format(&mut all))
}

/// The words that the command line speaks in: the system's, without isolates.
fn words() -> Words {
    words_in(&settings::system_language())
}

/// The words of a language, with days and times as the system writes them.
fn words_in(language: &str) -> Words {
    Words::of(language, &Habits { region: settings::system_region(), hours: None })
}

/// Reports that the window couldn't be opened after all, and returns the exit status.
#[must_use]
pub fn no_window(error: &NoWindow) -> u8 {
    let words = words();
    let why = say!(words, "cli-no-window", why = error.in_words(&words));
    let _ = display::refuse(&words, &mut Printer(io::stderr().lock()), why);
    UNUSABLE
}

fn obey(
    arguments: Arguments,
    opened: bool,
    words: &LazyCell<Words>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let Arguments { everywhere, command } = arguments;
    let asked =
        Asked { config: everywhere.config_dir, data: everywhere.data_dir, state: everywhere.state_dir };
    let folders = match Folders::find(&asked) {
        Ok(folders) => folders,
        Err(error) => {
            let why = error.in_words(words);
            return refuse(words, err, why).map(Outcome::Exit);
        }
    };
    let home = Home { folders, words };
    let status = match command {
        None => return start::open(home, everywhere.quiet_sound, err),
        Some(Command::Start(asked)) => {
            return start::start(home, &asked, opened, everywhere.quiet_sound, err);
        }
        Some(Command::Edit { set }) => return edit::edit(home, &set, everywhere.quiet_sound, err),
        Some(Command::Break(asked)) => return rest::rest(home, &asked, everywhere.quiet_sound, err),
        Some(Command::Check { files }) => {
            check::run(&files, &home.folders.rules(), &home.sound_checker(), home.words, out, err)
        }
        Some(Command::List { json }) => list::run(&home, json, out),
        Some(Command::Plan(asked)) => plan::run(&home, &asked, out, err),
        Some(Command::Card(asked)) => card::run(&home, &asked, out, err),
        Some(Command::Export { format }) => export::run(&home, format, out, err),
        Some(Command::New { name, from }) => new::run(&home, &name, from.as_deref(), out, err),
        Some(Command::Erase { yes }) => erase::run(&home, yes, out, err),
        Some(Command::Completions { shell }) => completions::run(shell, out),
        Some(Command::Man) => man::run(home.words, out),
    };
    status.map(Outcome::Exit)
}

/// The person's folders, the rule sets and sounds in them, and the words of their language.
struct Home<'a> {
    folders: Folders,
    words: &'a LazyCell<Words>,
}

impl Home<'_> {
    fn library(&self) -> Library {
        let sounds = crate::sound::names::names(Some(&self.folders.sounds()));
        Library::load(&self.folders.rules(), &|name| sounds.contains(name))
    }

    fn has_sound(&self, name: &str) -> bool {
        sound_exists(&self.folders, name)
    }

    /// Tells what is known about a sound after decoding it. Each is decoded once, and at most [`EXAMINED`] of them: no set
    /// needs more.
    fn sound_checker(&self) -> impl Fn(&str) -> Sound + '_ {
        let known: RefCell<HashMap<String, Sound>> = RefCell::default();
        move |name| {
            if let Some(known) = known.borrow().get(name) {
                return known.clone();
            }
            if known.borrow().len() >= EXAMINED {
                return self.has_sound(name).into();
            }
            let sound = match quietly(|| examine(name, Some(&self.folders.sounds()))) {
                Examined::Fine => Sound::There,
                Examined::Missing => Sound::Missing,
                Examined::OtherKind(file) => Sound::OtherKind { file },
                Examined::Not(why) => {
                    let words = Words::english();
                    Sound::Unplayable { why: why.in_words(&words), right: why.right(&words) }
                }
            };
            let _ = known.borrow_mut().insert(name.to_owned(), sound.clone());
            sound
        }
    }

    /// A set that can be used; else its problems are written to `err`, and the exit status is returned.
    fn usable(&self, asked: &OsStr, err: &mut dyn Write) -> io::Result<Result<Entry, u8>> {
        let entry = match find(&self.folders.rules(), asked, &|name| self.has_sound(name)) {
            Ok(entry) => entry,
            Err(not_found) => {
                let _unusable = refuse(self.words, err, not_found.in_words(self.words))?;
                return Ok(Err(BAD_SET));
            }
        };
        if entry.rule_set().is_some() {
            return Ok(Ok(entry));
        }
        for problem in &entry.checked.problems {
            writeln!(err, "{}\n", entry.render(problem, self.words))?;
        }
        Ok(Err(BAD_SET))
    }
}

/// Lays a usable set out. If that can't be done, why is written to `err`, and the exit status is returned.
fn planned(
    words: &Words,
    entry: &Entry,
    choices: &Choices,
    err: &mut dyn Write,
) -> io::Result<Result<Plan, u8>> {
    let Some(set) = entry.rule_set() else { return Ok(Err(BAD_SET)) };
    match crate::plan::lay_out(&Arc::new(set.clone()), choices) {
        Ok(plan) => Ok(Ok(plan)),
        Err(error) => {
            let why = say!(
                words,
                "cli-cannot-plan",
                file = words.file(entry.path(), &entry.name),
                why = error.in_words(words)
            );
            let _unusable = refuse(words, err, why)?;
            Ok(Err(BAD_SET))
        }
    }
}

/// Does work that may panic and catches that itself, without a message in the terminal.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let done = work();
    panic::set_hook(usual);
    done
}

/// Reports why a command line can't be used.
fn refuse(words: &Words, err: &mut dyn Write, why: String) -> io::Result<u8> {
    writeln!(err, "{}", say!(words, "cli-error", what = why))?;
    Ok(UNUSABLE)
}

/// The language to write in: the one asked for, else the system's.
fn language(asked: Option<&String>) -> String {
    asked.cloned().unwrap_or_else(settings::system_language)
}

/// Whether a cue may name this sound.
fn sound_exists(folders: &Folders, name: &str) -> bool {
    crate::sound::names::exists(name, Some(&folders.sounds()))
}
