//! The editor: a rule set as a form on the left, and on the right what it makes: the stage, the plan, or the file.
//!
//! The text is the truth; see [`crate::editor`]. What people change goes into the [`Draft`], and everything on the screen is
//! made from it.

mod acts;
mod beside;
mod differences;
mod fields;
mod focus;
mod languages;
mod messages;
mod order;
mod preview;
mod rules;
mod talk;
mod turns;
mod versions;
mod view;

use std::collections::{BTreeMap, HashMap};
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;

use iced::widget::Id;

use crate::editor::{Draft, Form, Known, Path, Unread};
use crate::plan::Plan;
use crate::record::own_sets::save::Found;
use crate::record::unsaved::Unsaved;
use crate::rule_set::check::{Fault, Problem, Severity, Shelf, Sound, Wording, is_path};
use crate::session::Moment;
use crate::ui::widget::code::{Lines, Mark, Wanted, Wrong};
use crate::words::{Words, say};

use focus::Goes;
pub(crate) use messages::{Action, Beside, By, Carry, Message, Tab};
use preview::Preview;
pub(crate) use preview::plan;
pub(crate) use view::Facts;

/// Longer texts, in bytes, are read aside.
const LONG: usize = 64 * 1024;

/// The editor's own state.
#[derive(Debug)]
pub(crate) struct Editor {
    draft: Draft,
    /// The same text as the file view shows it.
    lines: Lines,
    marks: Vec<Mark>,
    file: PathBuf,
    /// The file as people know it.
    was: Found,
    /// The language that the form is in.
    language: String,
    /// A language that people want to say texts in which have none in it yet.
    begun: Option<String>,
    tab: Tab,
    beside: Beside,
    /// In one column, what is beside the form takes its place.
    is_beside: bool,
    /// The rule or turn that is open in its list, or the step that is chosen.
    open: Option<Path>,
    details: Details,
    /// What a set can name.
    names: Names,
    preview: Option<Preview>,
    /// The text as a form.
    form: Arc<Form>,
    /// The language in which it was read last.
    read_in: Option<String>,
    /// What was typed into fields since then.
    typed: HashMap<Path, String>,
    /// Why the form is older than the text, in a sentence.
    trouble: Option<String>,
    /// What is wrong with parts of the form, in words, and whether it is an error.
    wrong: Vec<(Path, String, bool)>,
    asks: Option<Asks>,
    /// Two versions, while people are asked which one they want.
    compared: Option<versions::Compared>,
    /// What was beside the form before these were shown, and whether it took its place.
    before: Option<(Beside, bool)>,
    /// Why what isn't saved isn't kept for another time, in a sentence.
    unkept: Option<String>,
    /// What came of the last thing that was asked for, in a sentence, and whether it is trouble.
    told: Option<(String, bool)>,
    /// Leave once it is saved.
    leaves: bool,
    /// It is being edited in another window, too.
    elsewhere: bool,
    /// Where the focus goes.
    goes: Option<Goes>,
}

/// What was found out about a text on another thread.
#[derive(Debug, Clone)]
pub struct EditorRead {
    pub(crate) known: Known,
    pub(crate) plan: Option<Plan>,
}

/// What a set can name, as it was when the editor was opened.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// The sounds.
    pub(crate) sounds: Vec<String>,
    /// The other sets, by name: what each is called.
    pub(crate) talks: BTreeMap<String, String>,
}

/// What of the open one is shown.
#[derive(Debug, Default)]
struct Details {
    /// The sound that is open in its turn.
    cue: Option<Path>,
    /// Whether all that it has is shown.
    more: bool,
    /// The list that is shown at length, or that a step is added to.
    unfolded: Option<Path>,
}

/// What people are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asks {
    /// Whether to save what isn't saved, before they leave.
    Leave,
    /// What is to become of two versions: theirs, and the one that is in the file now.
    Versions(Found),
    /// Whether a turn is to go with the steps that have it: its id, and how many steps.
    RemoveTurn(String, usize),
    /// What is to become of a text that couldn't be saved, for the reason that this sentence says.
    NotSaved(String),
}

impl Editor {
    /// The editor of this file, which was found like this; with what wasn't saved of it when it was last edited.
    #[must_use]
    pub(crate) fn new(file: PathBuf, was: Found, unsaved: Option<Unsaved>, language: &str) -> Self {
        let there = was.text().unwrap_or_default().into_owned();
        let mut theirs = None;
        let (draft, was) = match unsaved {
            // Somebody has changed the file since.
            Some(unsaved) if *unsaved.was != *there => {
                theirs = Some(was);
                let known = unsaved.was.as_ref();
                (Draft::recovered(unsaved.text.as_ref().to_owned(), known.to_owned()), Found::from(known))
            }
            Some(unsaved) => (Draft::recovered(unsaved.text.as_ref().to_owned(), there), was),
            None => (Draft::new(there), was),
        };
        let mut editor = Self {
            lines: Lines::of(draft.text()),
            marks: Vec::new(),
            draft,
            file,
            was,
            language: language.to_owned(),
            begun: None,
            tab: Tab::default(),
            beside: Beside::default(),
            is_beside: false,
            open: None,
            details: Details::default(),
            names: Names::default(),
            preview: None,
            form: Arc::default(),
            read_in: None,
            typed: HashMap::new(),
            trouble: None,
            wrong: Vec::new(),
            asks: None,
            compared: None,
            before: None,
            unkept: None,
            told: None,
            leaves: false,
            elsewhere: false,
            goes: None,
        };
        if let Some(theirs) = theirs {
            if theirs.whole_text() == Some(editor.draft.text()) {
                editor.draft.saved(editor.draft.text().to_owned());
                editor.was = theirs;
            } else {
                editor.asks_for_one(theirs);
            }
        } else {
            let _read = editor.draft.form(language);
            if editor.draft.trouble().is_some() || is_path(editor.draft.text()) {
                // There is only the file to change.
                (editor.beside, editor.is_beside) = (Beside::File, true);
            }
        }
        editor
    }

    /// The file.
    #[must_use]
    pub(crate) fn file(&self) -> &FilePath {
        &self.file
    }

    /// Takes what a set can name.
    pub(crate) fn can_name(&mut self, names: Names) {
        self.names = names;
    }

    /// Takes note of whether it is being edited in another window, too.
    pub(crate) fn set_elsewhere(&mut self, elsewhere: bool) {
        self.elsewhere = elsewhere;
    }

    /// What wasn't saved last time is there again.
    pub(crate) fn is_recovered(&mut self, words: &Words) {
        if self.asks.is_none() && self.draft.is_changed() {
            self.told = Some((say!(words, "editor-recovered"), false));
        }
    }

    /// What isn't saved yet; `None` where all is.
    #[must_use]
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        self.draft.is_changed().then(|| Unsaved {
            file: self.file.clone(),
            was: self.draft.saved_text().into(),
            text: self.draft.text().into(),
        })
    }

    /// The draft.
    #[must_use]
    pub(crate) fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Whether a question is asked, or something is open.
    #[must_use]
    pub(crate) fn asks(&self) -> bool {
        self.asks.is_some()
    }

    /// What is open on it, as far as a press may be meant for what was there before.
    #[must_use]
    pub(crate) fn opened(&self) -> (Tab, Beside, Option<Path>, bool) {
        (self.tab, self.beside, self.open.clone(), self.asks.is_some())
    }

    /// Checks the text and lays out the stage, after each change.
    pub(crate) fn settle(
        &mut self,
        shelf: Option<&Shelf>,
        sound: &dyn Fn(&str) -> Sound,
        words: &Words,
        now: Moment,
    ) {
        self.compare();
        if self.is_read() {
            return;
        }
        self.draft.check(shelf, sound);
        let plan = self.draft.set().and_then(|set| plan(set, &self.language, words));
        self.show_read(plan, words, now);
    }

    /// Whether what is shown is that of the text as it is.
    fn is_read(&self) -> bool {
        self.draft.is_checked() && self.read_in.as_ref() == Some(&self.language)
    }

    /// The text, if it is to be read aside: it is so long that reading it takes longer than a picture may.
    pub(crate) fn unread(&mut self) -> Option<Unread> {
        self.compare();
        (!self.is_read() && self.draft.text().len() > LONG).then(|| self.draft.unread(&self.language))
    }

    /// Takes what was read aside, unless the text has changed meanwhile.
    pub(crate) fn take(&mut self, known: Known, plan: Option<Plan>, words: &Words, now: Moment) {
        if self.draft.take(known) {
            self.show_read(plan, words, now);
        }
    }

    /// Whether this can be done before the text is read again: the form as it is shown doesn't matter to it.
    #[must_use]
    pub(crate) fn can_wait(&self, message: &Message) -> bool {
        match message {
            Message::File(Wanted::Edit { .. }) => true,
            // Whatever else has changed may have moved the field.
            Message::Write(..) => self.is_read() || !self.typed.is_empty(),
            _ => false,
        }
    }

    /// Shows what is known about the text now.
    fn show_read(&mut self, plan: Option<Plan>, words: &Words, now: Moment) {
        self.typed.clear();
        self.read_in = Some(self.language.clone());
        self.marks = self
            .draft
            .problems()
            .iter()
            .filter_map(|problem| {
                let told = problem.told(words);
                Some(Mark {
                    line: problem.place.as_ref()?.line.saturating_sub(1),
                    said: problem.message_of_place(words),
                    right: Some(told.help).filter(|help| !help.is_empty()),
                    is_error: problem.severity == Severity::Error,
                })
            })
            .collect();
        self.form = self.draft.form(&self.language);
        self.trouble = self.draft.trouble().map(|trouble| {
            let line = trouble.line.to_string();
            if self.form.turns.is_empty() && self.form.rules.is_empty() {
                say!(words, "editor-no-form", line = line)
            } else {
                say!(words, "editor-form-is-older", line = line)
            }
        });
        let form = &self.form;
        // What a long rule is told, its field says more kindly.
        let is_long = |problem: &&Problem| matches!(problem.fault, Fault::Wording(Wording::LongRule { .. }));
        let problems = self.draft.problems().iter().filter(|problem| !is_long(problem));
        self.wrong = problems
            .filter_map(|problem| {
                let said = problem.told_in(form, words).unwrap_or_else(|| {
                    let told = problem.told(words);
                    if told.help.is_empty() { told.message } else { told.help }
                });
                Some((form.problem_at(problem)?.clone(), said, problem.severity == Severity::Error))
            })
            .collect();
        if let Some(plan) = plan {
            let step = self.preview.as_ref().map_or(0, Preview::step);
            self.preview = Some(Preview::of(plan, &self.language, step, words, now));
        }
        self.follow_open(now);
    }

    /// Shows the first step in which the open rule or turn is.
    fn follow_open(&mut self, now: Moment) {
        let Some(open) = self.open.clone() else { return };
        let form = Arc::clone(&self.form);
        let rule = form.rules.iter().find(|rule| rule.path == open).map(|rule| rule.id.shown.clone());
        let turn = form.turns.iter().find(|turn| turn.path == open).map(|turn| turn.id.clone());
        let step = form.flow.iter().find(|line| line.path == open);
        let turn = turn.or_else(|| step?.doing.names_turn().map(|turn| turn.shown.clone()));
        if let Some(preview) = &mut self.preview {
            preview.show(rule.as_deref(), turn.as_deref(), now);
        }
    }

    /// Lets the next check look again: another set or a sound may have come or gone.
    pub(crate) fn check_again(&mut self) {
        self.draft.check_again();
    }

    /// What is wrong with a field, and whether it is an error.
    fn wrong_with(&self, path: &Path) -> Option<Wrong> {
        let wrong = self.wrong.iter().find(|(at, ..)| at == path);
        wrong.map(|(_, said, is_error)| Wrong { said: said.clone(), is_error: *is_error })
    }
}

/// The file view.
pub(crate) fn file_view() -> Id {
    Id::new("the file of the set")
}

/// The answer that changes nothing, to the question whether to leave.
fn stay() -> Id {
    Id::new("stay in the editor")
}
