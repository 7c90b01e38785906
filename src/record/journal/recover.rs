//! Plays an interrupted talk again.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use super::disk::{self, Disk};
use super::line::{self, Line};
use super::names::{self, Aside};
use super::{Header, Journal, JournalError, LARGEST, Notice, VERSION, Written, file};
use crate::clock::Clock;
use crate::library::read::{self, ReadError};
use crate::plan::lay_out;
use crate::record::{Help, Wrong};
use crate::rule_set::check;
use crate::session::{Moment, Session, State};

/// What came of looking for an interrupted talk.
#[derive(Debug, Default)]
pub struct Found {
    /// The talk, if there is one. There may be more: they come to light when this one is over.
    pub talk: Option<Recovered>,
    /// Why another one can't be gone on with.
    pub troubles: Vec<JournalError>,
}

/// A talk that goes on.
#[derive(Debug)]
pub struct Recovered {
    /// The talk, as it was at the last moment kept. [`Event::Reopened`](crate::session::Event::Reopened) says how long
    /// people were away.
    pub session: Session,
    /// What is being talked through.
    pub header: Header,
    /// What was being written at the close.
    pub written: Written,
    /// Goes on from here.
    pub journal: Journal,
    /// What is lost, if something is.
    pub damage: Option<Damage>,
}

/// The end of a talk that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// Where the damaged file is, and from which line on.
    pub notice: Notice,
    /// What happened after this is lost.
    pub since: Timestamp,
}

/// Recovers the talk that was interrupted, if there is one, and sets the clock so that its time goes on: by the
/// machine's own count while it stays on, by the wall clock across a restart of it, and never backwards.
///
/// A journal that is damaged is kept up to there, and the damaged file beside it. One that can't be written to just now
/// is gone on with all the same. A talk that was set aside comes after the one that ran last. Never panics, whatever is
/// in the files.
#[must_use]
pub fn recover(path: &Path, clock: &mut Clock) -> Found {
    let mut found = Found::default();
    if candidates(path).is_empty() {
        return found;
    }
    let mut lock = match file::try_lock(&names::lock(path)) {
        Ok(None) => {
            found.troubles.push(JournalError::Busy);
            return found;
        }
        Ok(lock) => lock.map(Arc::new),
        // Whoever can't write a lock can't write a journal either; the talk is there all the same.
        Err(_read_only) => None,
    };
    for candidate in candidates(path) {
        match look_at(path, &candidate) {
            Ok(None) => {}
            Ok(Some((bytes, played))) => {
                found.talk = Some(go_on(path, &candidate, lock.take(), &bytes, played, clock));
                break;
            }
            Err(trouble) => found.troubles.push(trouble),
        }
    }
    found
}

/// When the talk of a journal began, if its first line can be read.
pub(super) fn began(path: &Path) -> Option<Timestamp> {
    let bytes = read::read_at_most(path, LARGEST).ok()?;
    let first = bytes.split(|byte| *byte == b'\n').next()?;
    line::read::<Header>(first).map(|header| header.talk())
}

/// The files that may have a talk, in the order in which they are offered.
fn candidates(path: &Path) -> Vec<PathBuf> {
    let there = |path: &Path| fs::symlink_metadata(path).is_ok();
    // The good part of a damaged journal stands in for it only where that has been moved away already.
    let running = [path.to_owned(), names::mended(path)].into_iter().find(|path| there(path));
    let waiting = Aside::Waiting.all(path).into_iter().map(|(_, path)| path);
    running.into_iter().chain(waiting).collect()
}

/// Plays a file's talk; none where that is over.
fn look_at(journal: &Path, path: &Path) -> Result<Option<(Vec<u8>, Played)>, JournalError> {
    let bytes = match read::read_at_most(path, LARGEST) {
        Ok(bytes) => bytes,
        // Another window ended the talk between the two looks.
        Err(ReadError::Missing) if fs::symlink_metadata(path).is_err() => return Ok(None),
        Err(error) => return Err(JournalError::Read { path: path.to_owned(), error }),
    };
    if bytes.is_empty() {
        // It was to leave no trace.
        let _ = disk::remove(path);
        return Ok(None);
    }
    let Some(mut played) = play(&bytes) else {
        let aside = disk::move_to(journal, path, Aside::Damaged);
        return Err(JournalError::Unreadable(Notice {
            file: aside.unwrap_or_else(|_stays| path.to_owned()),
            line: Some(1),
            wrong: Wrong::Talk,
            help: Some(Help::TalkStays),
        }));
    };
    if is_over(&played.session) {
        // What can't be removed is found over the next time, too.
        let _ = disk::remove(path);
        return Ok(None);
    }
    if bytes.len() as u64 >= LARGEST {
        played.damaged = played.damaged.or(Some(played.lines + 1));
    }
    Ok(Some((bytes, played)))
}

/// Whether nothing is left to go on with. Of a break without a talk there is only the break.
fn is_over(session: &Session) -> bool {
    match session.state() {
        State::Done => true,
        State::Break | State::Returning => false,
        _ => session.plan().is_only_a_break(),
    }
}

fn go_on(
    path: &Path,
    from: &Path,
    lock: Option<Arc<File>>,
    bytes: &[u8],
    played: Played,
    clock: &mut Clock,
) -> Recovered {
    // What is still in its place couldn't be read, and must not be replaced.
    let in_place = from == path || (disk::set_aside(path).is_ok() && disk::rename(from, path).is_ok());
    let good = bytes.get(..played.whole).unwrap_or(bytes);
    let last = played.session.last();
    let carried = carried_on(&played, last, clock);
    clock.carry(carried);
    let disk = if in_place {
        Disk::recovered(path, lock, good, played.damaged.is_some())
    } else {
        // It is offered again from where it stays.
        Disk::with(path, lock, good)
    };
    let mut journal = Journal::on(disk, &played.header, last);
    journal.disk.add(&line::write(&Line::Resumed { machine: clock.machine(), carried }));
    // What can't be written now is said when the talk goes on.
    let _ = journal.disk.write(true);
    let damage = played.damaged.map(|line| Damage {
        notice: Notice {
            file: journal.disk.damaged().to_owned(),
            line: Some(line),
            wrong: Wrong::Damaged,
            help: Some(Help::TalkGoesOn),
        },
        since: last.wall(),
    });
    let Played { session, header, written, .. } = played;
    Recovered { session, header, written, journal, damage }
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
    /// How many lines those are.
    lines: usize,
    /// The first line, from 1, that can't be read although it is whole.
    damaged: Option<usize>,
    machine: String,
    carried: Duration,
}

/// Plays a journal; `None` where not even its first line can be.
fn play(bytes: &[u8]) -> Option<Played> {
    let mut lines =
        bytes.split_inclusive(|byte| *byte == b'\n').map(|line| (line.strip_suffix(b"\n"), line.len()));
    let (first, whole) = lines.next()?;
    let header: Header = line::read(first?)?;
    if header.version != VERSION {
        return None;
    }
    // Sounds may have gone since; what is missing is silent, and the talk goes on.
    let rule_set = check::check(&header.rule_set, &|_| true).rule_set?;
    let plan = lay_out(&Arc::new(rule_set), &header.choices).ok()?;
    let session = Session::start(plan, header.speed, header.began);
    let (machine, written) = (header.machine.clone(), Written::default());
    let carried = Duration::ZERO;
    let mut played = Played { header, session, written, whole, lines: 1, damaged: None, machine, carried };
    for (line, length) in lines {
        // Without its end, the line was being written when the power went.
        let Some(line) = line else { break };
        match line::read(line) {
            Some(Line::At(at, event)) => drop(played.session.apply(event, at)),
            Some(Line::Written(now)) => played.written = *now,
            Some(Line::Resumed { machine, carried }) => (played.machine, played.carried) = (machine, carried),
            None => {
                played.damaged = Some(played.lines + 1);
                break;
            }
        }
        played.whole += length;
        played.lines += 1;
    }
    Some(played)
}
