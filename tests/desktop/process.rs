//! Processes that end with their test, and waiting for their effects.

use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long something that must happen may take. Reading a picture takes a second or two, and the machine may be busy.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The first result, if it comes in time.
pub(crate) fn comes<T>(mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(there) = look() {
            return Some(there);
        }
        if Instant::now() >= end {
            return None;
        }
        // The process that is waited for needs the processor too.
        thread::sleep(Duration::from_millis(20));
    }
}

/// Whether something becomes true in time.
pub(crate) fn becomes(mut so: impl FnMut() -> bool) -> bool {
    comes(|| so().then_some(())).is_some()
}

/// Whether a tool is installed.
pub(crate) fn is_installed(tool: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {tool}")]).stdout(Stdio::null()).status();
    found.is_ok_and(|found| found.success())
}

/// Checks that a tool is installed.
#[track_caller]
pub(crate) fn needs(tool: &str) {
    assert!(is_installed(tool), "{tool} is missing; `make test` installs it");
}

/// A process that ends with the test, whichever way the test ends.
pub(crate) struct Running(Child);

impl Running {
    /// A process that was just started.
    pub(crate) fn new(child: Child) -> Self {
        Self(child)
    }

    /// Ends it at once, as a power cut would.
    pub(crate) fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    /// Its process id.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    /// Waits until it has ended by itself.
    #[track_caller]
    pub(crate) fn ends(&mut self) {
        assert!(becomes(|| !self.is_there()), "it doesn't end");
    }

    /// Waits until it has ended by itself, and gives its exit status.
    #[track_caller]
    pub(crate) fn status(&mut self) -> Option<i32> {
        self.ends();
        self.0.wait().unwrap().code()
    }

    /// Whether it is still there.
    pub(crate) fn is_there(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
