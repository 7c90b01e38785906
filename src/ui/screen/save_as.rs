//! Copies for people: in their calendar, on paper, in a file where they want it. Screens that show what is kept have this
//! in their foot.

mod view;

use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

use iced::widget::Id;

use crate::desktop::{NotOpened, Opener};
use crate::record::copies::{Copied, Shown};
use crate::record::export::What;
use crate::record::file::WriteError;
use crate::record::keeper::Token;
use crate::rule_set::clean;
use crate::session::Moment;
use crate::words::export::Format;

/// Signs in a path.
pub(in crate::ui) const PATH: usize = 1_000;

/// What takes longer than this to be written is said to be on its way.
const SOON: Duration = Duration::from_millis(300);

/// Copies of something that is kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct SaveAs {
    what: What,
    open: Open,
    /// What is said of the last copy.
    note: Option<Note>,
    /// A copy that is on its way to the disk.
    sent: Option<Sent>,
    /// One that is about to be opened in another program.
    opens: Option<PathBuf>,
}

/// What people are asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
enum Open {
    #[default]
    Nothing,
    /// What their calendar is to show.
    Calendar,
    /// Where the file is to be; this was typed.
    Path(String),
}

/// What is said of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Note {
    /// It is in this file.
    Saved(PathBuf),
    /// Another program shows it.
    Shown(Opener),
    /// No other program does, for this reason; it is in this file.
    NotShown(PathBuf, NotOpened),
    /// There is nothing to copy.
    Nothing(Form),
    /// The file isn't written yet.
    Problem(Problem),
}

/// Why a file isn't written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Problem {
    /// Its name ends in none of the endings that say how it is written.
    Ending,
    /// It may be in one folder or another.
    NotWhole,
    /// There is one of that name; the field has another.
    Taken,
    /// The disk says why.
    Write(WriteError),
}

#[derive(Debug, Clone)]
struct Sent {
    token: Token,
    form: Form,
    since: Moment,
}

/// What kind of copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Form {
    /// A calendar file; with what was agreed, or with nothing but the app's name.
    Calendar {
        /// With what was agreed.
        words: bool,
    },
    /// A page to print.
    Page,
    /// This file.
    File(PathBuf, Format),
}

/// Something about a copy.
#[derive(Debug, Clone)]
pub enum Message {
    /// Ask what the calendar is to show.
    Calendar,
    /// Make a calendar file; with what was agreed, or with nothing but the app's name.
    InCalendar {
        /// With what was agreed.
        words: bool,
    },
    /// Make a page to print.
    Print,
    /// Ask where the file is to be.
    Path,
    /// This was typed.
    Typed(String),
    /// Write the file that was typed.
    Save,
    /// Close what is asked.
    Cancel,
}

/// What the parent should do; see `App::save_as`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Action {
    /// Nothing.
    None,
    /// Put the focus on this.
    Focus(Id),
    /// Put the focus on this, and look for the folder in which people keep their documents.
    Propose(Id),
    /// Have a copy of this written.
    Copy(What, Form),
}

impl SaveAs {
    /// Copies of this.
    #[must_use]
    pub(crate) fn new(what: What) -> Self {
        Self { what, ..Self::default() }
    }

    /// Whether they are copies of this; those of all agreements are of each of them, too.
    #[must_use]
    pub(crate) fn is_of(&self, what: What) -> bool {
        self.what == what || matches!((self.what, what), (What::Agreements, What::Agreement(_)))
    }

    pub(crate) fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Calendar => {
                (self.open, self.note) = (Open::Calendar, None);
                Action::Focus(self.id("neutral"))
            }
            Message::Path => {
                (self.open, self.note) = (Open::Path(String::new()), None);
                Action::Propose(self.id("path"))
            }
            Message::Typed(typed) => {
                if let Open::Path(path) = &mut self.open {
                    *path = clean::line_of(&typed, PATH);
                    self.note = None;
                }
                Action::None
            }
            // A second press changes nothing.
            _ if self.sent.is_some() && !matches!(message, Message::Cancel) => Action::None,
            Message::InCalendar { words } => Action::Copy(self.what, Form::Calendar { words }),
            Message::Print => self.print(self.what),
            Message::Save => self.save(),
            Message::Cancel => self.escape().map_or(Action::None, Action::Focus),
        }
    }

    /// Prints this, unless something is on its way already.
    pub(crate) fn print(&mut self, what: What) -> Action {
        if self.sent.is_some() {
            return Action::None;
        }
        (self.open, self.note) = (Open::Nothing, None);
        Action::Copy(what, Form::Page)
    }

    fn save(&mut self) -> Action {
        let Open::Path(typed) = &self.open else { return Action::None };
        if typed.trim().is_empty() {
            return Action::None;
        }
        let path = whole(typed.trim());
        let ending = path.extension().and_then(|ending| ending.to_str());
        let problem = match ending.and_then(Format::of) {
            _ if !path.is_absolute() => Problem::NotWhole,
            None => Problem::Ending,
            Some(format) => return Action::Copy(self.what, Form::File(path, format)),
        };
        self.note = Some(Note::Problem(problem));
        Action::Focus(self.id("path"))
    }

    /// Closes what is asked, and gives where to put the focus; `None` where nothing was.
    pub(crate) fn escape(&mut self) -> Option<Id> {
        let from = match self.open {
            Open::Nothing => return None,
            Open::Calendar => "calendar",
            Open::Path(_) => "save as",
        };
        (self.open, self.note) = (Open::Nothing, None);
        Some(self.id(from))
    }

    /// A copy is on its way to the disk.
    pub(crate) fn sent(&mut self, token: Token, form: Form, since: Moment) {
        self.note = None;
        self.sent = Some(Sent { token, form, since });
    }

    /// People keep their documents in this folder. It is proposed, unless they have typed already. Whether it was.
    pub(crate) fn may_save_in(&mut self, folder: &Path) -> bool {
        match &mut self.open {
            Open::Path(typed) if typed.is_empty() => {
                *typed = clean::line_of(&folder.join(Shown::Page.name()).display().to_string(), PATH);
                true
            }
            _ => false,
        }
    }

    /// Takes note of what came of a copy; gives where to put the focus, and what is to be opened in which program.
    /// `None` if it was none from here.
    pub(crate) fn copied(&mut self, token: Token, came: &Copied) -> Option<(Option<Id>, Option<Opener>)> {
        let sent = self.sent.take_if(|sent| sent.token == token)?;
        let is_asked = match &sent.form {
            Form::Calendar { .. } => self.open == Open::Calendar,
            Form::File(path, _) => matches!(&self.open, Open::Path(typed) if whole(typed.trim()) == *path),
            Form::Page => false,
        };
        match came {
            Copied::Written(path) => {
                let opener = opener(&sent.form);
                if opener.is_some() {
                    self.opens = Some(path.clone());
                } else {
                    self.note = Some(Note::Saved(path.clone()));
                }
                Some((self.escape_keeping_note(is_asked), opener))
            }
            Copied::Nothing => {
                self.note = Some(Note::Nothing(sent.form));
                Some((self.escape_keeping_note(is_asked), None))
            }
            Copied::Taken(free) if is_asked => {
                self.open = Open::Path(free.display().to_string());
                self.note = Some(Note::Problem(Problem::Taken));
                Some((Some(self.id("path")), None))
            }
            // It was cancelled meanwhile.
            Copied::Taken(_) => Some((None, None)),
            Copied::Failed(error) => {
                self.note = Some(Note::Problem(Problem::Write(error.clone())));
                let is_path = is_asked && matches!(self.open, Open::Path(_));
                Some((is_path.then(|| self.id("path")), None))
            }
        }
    }

    /// Closes what was asked, if it was about what is done now.
    fn escape_keeping_note(&mut self, is_asked: bool) -> Option<Id> {
        if !is_asked {
            return None;
        }
        let note = self.note.take();
        let id = self.escape();
        self.note = note;
        id
    }

    /// Takes note of whether a copy is open in another program. Whether it was one from here.
    pub(crate) fn opened(&mut self, file: &Path, with: Opener, came: &Result<(), NotOpened>) -> bool {
        let is_from_here = self.opens.take_if(|opens| opens == file).is_some();
        if is_from_here {
            self.note = Some(match came {
                Ok(()) => Note::Shown(with),
                Err(why) => Note::NotShown(file.to_owned(), why.clone()),
            });
        }
        is_from_here
    }

    /// Whether a copy takes long enough to be written that people should read so.
    fn is_saving(&self, now: Moment) -> bool {
        self.saving_in(now).is_some_and(|wait| wait.is_zero())
    }

    /// How long until people should read that a copy is being written, if it isn't by then.
    pub(crate) fn saving_in(&self, now: Moment) -> Option<Duration> {
        let sent = self.sent.as_ref()?;
        Some(sent.since.boot().saturating_add(SOON).saturating_sub(now.boot()))
    }

    /// The id of one of its controls. There may be several of these on one screen.
    fn id(&self, control: &str) -> Id {
        Id::from(format!("{control} {:?}", self.what))
    }
}

/// In what a copy is opened; `None` where people have it in a file.
fn opener(form: &Form) -> Option<Opener> {
    match form {
        Form::Calendar { .. } => Some(Opener::Calendar),
        Form::Page => Some(Opener::Browser),
        Form::File(..) => None,
    }
}

/// A path as it was typed, where `~` stands for the home folder.
pub(in crate::ui) fn whole(typed: &str) -> PathBuf {
    match (typed.strip_prefix("~/"), env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    }
}
