//! Plays an interrupted talk again.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use super::line::{self, Line};
use super::{Header, Journal, JournalError, Notice, VERSION, WriteError, Written, file};
use crate::clock::Clock;
use crate::plan::lay_out;
use crate::rule_set::check;
use crate::session::{Moment, Session, State};

/// A talk that goes on.
#[derive(Debug)]
pub struct Recovered {
    /// The talk, as it was at the last moment kept. The next tick of the clock says how long people were away.
    pub session: Session,
    /// What is being talked through.
    pub header: Header,
    /// What was being written at the close.
    pub written: Written,
    /// Goes on from here.
    pub journal: Journal,
    /// What to say about damage, if there is any.
    pub notice: Option<Notice>,
}

/// Recovers the talk that was interrupted, if there is one, and sets the clock so that its time goes on: by the
/// machine's own count while it stays on, by the wall clock across a restart of it, and never backwards.
///
/// A journal that is damaged is kept up to there, and the damaged file moved aside. Never panics, whatever is in it.
///
/// # Errors
/// [`JournalError::Busy`] where the talk is running in another window; [`JournalError::Unreadable`] where nothing can
/// be recovered: then the file is moved aside; [`JournalError::Write`].
pub fn recover(path: &Path, clock: &mut Clock) -> Result<Option<Recovered>, JournalError> {
    if !path.try_exists().map_err(|error| WriteError::new(path, &error))? {
        return Ok(None);
    }
    let lock = super::lock(path)?;
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        // Another window ended the talk between the two looks.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(WriteError::new(path, &error).into()),
    };
    let Some(played) = play(&bytes) else {
        let aside = move_aside(path)?;
        return Err(JournalError::Unreadable(Notice {
            file: aside,
            line: Some(1),
            message: "an interrupted talk can't be read, or comes from another version of the app".to_owned(),
            help: Some("It was moved there; agreements are kept apart and aren't touched".to_owned()),
        }));
    };
    if played.session.state() == State::Done {
        super::remove(path)?;
        return Ok(None);
    }
    let notice = match played.damaged {
        None => None,
        Some(line) => {
            let aside = move_aside(path)?;
            Some(Notice {
                file: aside,
                line: Some(line),
                message: "what was kept of this talk is damaged from this line on".to_owned(),
                help: Some(
                    "The talk goes on from the moment before, and the damaged file was moved there"
                        .to_owned(),
                ),
            })
        }
    };
    if notice.is_some() || played.whole < bytes.len() {
        file::replace(path, bytes.get(..played.whole).unwrap_or(&bytes))?;
    }
    let last = played.session.last();
    let carried = carried_on(&played, last, clock);
    clock.carry(carried);
    let mut journal = Journal::open(path, lock, last)?;
    journal.append(&line::write(&Line::Resumed { machine: clock.machine(), carried }))?;
    let Played { session, header, written, .. } = played;
    Ok(Some(Recovered { session, header, written, journal, notice }))
}

/// What to add to the machine's time now.
fn carried_on(played: &Played, last: Moment, clock: &Clock) -> Duration {
    let now = clock.machine_now();
    let same = played.machine == clock.machine() && now.boot().saturating_add(played.carried) >= last.boot();
    if same { played.carried } else { Moment::carried_over(last, now) }
}

/// A journal played again, as far as it goes.
struct Played {
    header: Header,
    session: Session,
    written: Written,
    /// Bytes in whole, readable lines.
    whole: usize,
    /// The first line, from 1, that can't be read although it is whole.
    damaged: Option<usize>,
    machine: String,
    carried: Duration,
}

/// Plays a journal; `None` where not even its first line can be.
fn play(bytes: &[u8]) -> Option<Played> {
    let mut lines =
        bytes.split_inclusive(|byte| *byte == b'\n').map(|line| (line.strip_suffix(b"\n"), line.len()));
    let (first, mut whole) = lines.next()?;
    let header: Header = line::read(first?)?;
    if header.version != VERSION {
        return None;
    }
    // Sounds may have gone since; what is missing is silent, and the talk goes on.
    let rule_set = check::check(&header.rule_set, &|_| true).rule_set?;
    let plan = lay_out(&Arc::new(rule_set), &header.choices).ok()?;
    let mut session = Session::start(plan, header.speed, header.began);
    let mut written = Written::default();
    let (mut machine, mut carried, mut damaged) = (header.machine.clone(), Duration::ZERO, None);
    for (number, (line, length)) in lines.enumerate() {
        // Without its end, the line was being written when the power went.
        let Some(line) = line else { break };
        match line::read(line) {
            Some(Line::At(at, event)) => drop(session.apply(event, at)),
            Some(Line::Written(now)) => written = now,
            Some(Line::Resumed { machine: on, carried: by }) => (machine, carried) = (on, by),
            None => {
                damaged = Some(number + 2);
                break;
            }
        }
        whole += length;
    }
    Some(Played { header, session, written, whole, damaged, machine, carried })
}

/// Gives the file another name.
fn move_aside(path: &Path) -> Result<PathBuf, WriteError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // More than these at once says that nobody looks at them: the last is replaced.
    let free = |number: &u32| fs::symlink_metadata(path.with_file_name(damaged(&name, *number))).is_err();
    let aside = path.with_file_name(damaged(&name, (1..100).find(free).unwrap_or(100)));
    fs::rename(path, &aside).map_err(|error| WriteError::new(path, &error))?;
    Ok(aside)
}

fn damaged(name: &str, number: u32) -> String {
    format!("{name}.damaged-{number}")
}

/// Whether a file is what [`move_aside`] made of this journal.
pub(super) fn was_moved_aside(file: &Path, journal: &Path) -> bool {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    name(file).starts_with(&format!("{}.damaged-", name(journal)))
}
