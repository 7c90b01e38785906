//! What the kernel knows about a process: its processor time, its memory, and how often it woke.

use std::fs;
use std::time::Duration;

/// A process, by its id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Process(pub(crate) u32);

/// What a process has used so far, all threads together.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Used {
    /// Processor time, to the nanosecond.
    pub(crate) processor: Duration,
    /// How often a thread gave up its processor and was woken again.
    pub(crate) wakes: u64,
}

impl Process {
    /// What it has used so far.
    pub(crate) fn used(self) -> Used {
        let mut used = Used { processor: Duration::ZERO, wakes: 0 };
        let threads = fs::read_dir(format!("/proc/{}/task", self.0)).expect("the app runs");
        for thread in threads.map(|thread| thread.expect("the app runs").path()) {
            // A thread may end before it is read; what it has used since is a few microseconds.
            let Ok(schedule) = fs::read_to_string(thread.join("schedstat")) else { continue };
            let Ok(status) = fs::read_to_string(thread.join("status")) else { continue };
            let on_processor = schedule.split_ascii_whitespace().next().and_then(|time| time.parse().ok());
            used.processor += Duration::from_nanos(on_processor.expect("schedstat begins with a time"));
            used.wakes += field(&status, "voluntary_ctxt_switches:");
        }
        used
    }

    /// Its memory in bytes: its own, its share of files and libraries, and the window's picture, which it shares with
    /// the display.
    pub(crate) fn resident(self) -> u64 {
        let memory = fs::read_to_string(format!("/proc/{}/smaps_rollup", self.0)).expect("the app runs");
        field(&memory, "Rss:") * 1_024
    }
}

/// The number after a name at the start of a line.
fn field(text: &str, name: &str) -> u64 {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name}"));
    line.split_ascii_whitespace().next().and_then(|number| number.parse().ok()).expect("a number")
}
