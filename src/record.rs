//! What is kept on disk: settings, agreements, the talks somebody wants to remember, and the journal of the running
//! one.
//!
//! Two promises hold in every room here. Nothing that a person wrote is ever overwritten because this program can't
//! read it: such a file stays where it is, is named with its line, and the app goes on without it. And nothing is
//! created until there is something to keep.

pub mod agreements;
pub mod day;
pub mod file;
pub mod folders;
pub mod history;
pub mod journal;
pub mod keeper;
pub mod ledger;
pub mod next_talk;
pub mod settings;
pub mod window;

use std::fmt;
use std::path::PathBuf;

/// Something to tell the person about a file: where it is, what is wrong, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The file.
    pub file: PathBuf,
    /// Line, from 1, where there is one.
    pub line: Option<usize>,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do, as a sentence without a full stop.
    pub help: Option<String>,
}

impl Notice {
    /// Which file, where, and what is wrong with it, without what to do: for the middle of a sentence.
    #[must_use]
    pub fn trouble(&self) -> String {
        let line = self.line.map(|line| format!(", line {line}")).unwrap_or_default();
        format!("{}{line}: {}", self.file.display(), self.message)
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.", self.trouble())?;
        if let Some(help) = &self.help {
            let end = if help.ends_with(['?', '!', '.']) { "" } else { "." };
            write!(formatter, " {help}{end}")?;
        }
        Ok(())
    }
}

/// The line, from 1, at which RON gave up. A file that ends too early is wrong where it ends, not where it begins.
fn line_of(error: &ron::error::SpannedError, text: &str) -> usize {
    match error.code {
        ron::Error::Eof => text.lines().count().max(1),
        _ => error.span.start.line,
    }
}
