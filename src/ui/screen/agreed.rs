//! What was agreed: all agreements, those to look at today first. Each can be looked at, changed and erased; how it went
//! shows only when somebody asks for it.

mod entry;
mod form;
mod list;
mod view;

use iced::widget;
use jiff::civil::Date;

use crate::record::agreements::{Agreement, How, Id};
use crate::record::export::What;
use crate::record::keeper::Change;
use crate::rule_set::{bounds, clean};
use crate::talk::looking::{Looking, Message as Looked};
use crate::ui::screen::save_as::{self, SaveAs};
use crate::words::Words;
use crate::words::day::NotADay;

use form::Form;
pub(crate) use form::Part;

/// The page's own state.
#[derive(Debug, Clone, Default)]
pub(crate) struct Agreed {
    search: String,
    /// Only agreements of this person are shown.
    person: Option<String>,
    /// Only agreements of talks about this are shown.
    topic: Option<String>,
    open: Option<Open>,
    /// The agreement that was looked at last, and how it went.
    last: Option<(Id, How)>,
    /// The agreement that somebody has just said yes to, which they may take back.
    agreeing: Option<Id>,
    /// Copies of all of them.
    pub(crate) copies: SaveAs,
}

/// An agreement of which more is open than its line.
#[derive(Debug, Clone)]
struct Open {
    id: Id,
    doing: Doing,
}

/// What is being done with it.
#[derive(Debug, Clone)]
enum Doing {
    /// Nothing yet.
    Choosing,
    /// It is read how it went.
    Reading,
    /// It stands, and people may say why it didn't go as they meant, and when to look again.
    Looking(Box<Opened>),
    Changing(Box<Form>),
    /// It is asked whether to erase it.
    Erasing,
}

/// An agreement that people look at.
#[derive(Debug, Clone)]
struct Opened {
    looking: Looking,
    /// The agreement before their answer: it keeps its place while they are at it.
    before: Agreement,
    /// Why what is typed is no day to look again.
    problem: Option<NotADay>,
}

/// What happens on the page.
#[derive(Debug, Clone)]
pub enum Message {
    Back,
    /// Close what is open on top, or else go back.
    Escape,
    Help,
    /// Go where everything can be erased.
    EraseEverything,
    Search(String),
    /// Show only one person's, or everyone's.
    Person(Option<String>),
    /// Show only those of talks about this, or all.
    Topic(Option<String>),
    /// Open an agreement's line.
    Open(Id),
    /// Close what is open of an agreement.
    Close,
    /// They say how it went.
    Look(Id, Looked),
    /// Read how it went.
    Course(Id),
    /// Change the words.
    Change(Id),
    /// Something was typed into the form.
    Typed(Part, String),
    /// Somebody has a part, or hasn't.
    Who(usize),
    /// Keep what the form says.
    KeepChange,
    /// A dropped or done agreement is to stand again.
    Reopen(Id),
    /// Ask whether to erase it.
    AskErase(Id),
    Erase(Id),
    /// These people say yes to it, or take that back.
    Agree(Id, Vec<String>, bool),
    /// The last look was a slip.
    Undo,
    /// Print this one alone.
    Print(Id),
    /// Something about copies.
    SaveAs(save_as::Message),
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub(crate) enum Action {
    None,
    /// Close the page.
    Leave,
    /// Show where everything can be erased.
    EraseEverything,
    Help,
    /// Have this change of an agreement kept, of which this was agreed.
    Keep(Box<Change>, String),
    /// Put the focus on this.
    Focus(widget::Id),
    /// The same, and show all of the agreement's card.
    Show(widget::Id, widget::Id),
    /// Do this about a copy.
    SaveAs(save_as::Action),
}

impl Agreed {
    /// Begins as people open the page: all is there, and what they were writing.
    pub(crate) fn open(&mut self) {
        let open =
            self.open.take().filter(|open| matches!(open.doing, Doing::Changing(_) | Doing::Looking(_)));
        *self = Self { open, copies: SaveAs::new(What::Agreements), ..Self::default() };
    }

    /// Takes what was written and isn't saved, as far as it makes sense: a change, and the agreement that it is of.
    pub(crate) fn typed(
        &mut self,
        all: &[Agreement],
        today: Date,
        words: &Words,
    ) -> Option<(Change, String)> {
        let written = match &self.open.as_ref()?.doing {
            Doing::Looking(_) => self.keep_look(all, today, words),
            _ => self.keep_what_is_written(all, today, words)?,
        };
        match written {
            Action::Keep(change, what) => Some((*change, what)),
            _ => None,
        }
    }

    /// Keeps what was written and isn't saved, if there is anything.
    fn keep_what_is_written(&mut self, all: &[Agreement], today: Date, words: &Words) -> Option<Action> {
        match &self.open.as_ref()?.doing {
            Doing::Looking(_) => Some(self.go_on(all, today, words)),
            Doing::Changing(form) if form.is_changed() => Some(self.keep_change(today, words)),
            _ => None,
        }
    }

    /// Whether something else is done with an agreement than what is open.
    fn is_left_by(&self, message: &Message) -> bool {
        let looks_at = |id: Id| {
            let open = self.open.as_ref().filter(|open| open.id == id);
            open.is_some_and(|open| matches!(open.doing, Doing::Looking(_)))
        };
        match message {
            Message::Look(id, Looked::Answer(_)) => !looks_at(*id),
            Message::Undo => !self.last.is_some_and(|(id, _)| looks_at(id)),
            Message::Open(_)
            | Message::Course(_)
            | Message::Change(_)
            | Message::Reopen(_)
            | Message::AskErase(_)
            | Message::Erase(_) => true,
            _ => false,
        }
    }

    /// Applies a message, with all agreements as they are kept. What is being written about one is kept before anything else
    /// is done with one; where it makes no sense, it stays, and the focus goes there.
    pub(crate) fn update(
        &mut self,
        message: Message,
        all: &[Agreement],
        today: Date,
        words: &Words,
    ) -> Vec<Action> {
        let written =
            if self.is_left_by(&message) { self.keep_what_is_written(all, today, words) } else { None };
        let done = match (written, message) {
            (Some(problem @ Action::Focus(_)), _) => return vec![problem],
            (written, Message::Look(id, Looked::Answer(how))) => {
                let mut done = vec![self.answer(id, how, all, today, words)];
                done.extend(self.open.is_some().then(|| Action::Show(entry::note(), entry::card(id))));
                (written, done)
            }
            (None, Message::Back) if self.looking().is_some() => {
                let kept = match self.go_on(all, today, words) {
                    // A day that makes no sense is there again with the page.
                    Action::Focus(_) => self.keep_look(all, today, words),
                    kept => kept,
                };
                (Some(kept), vec![Action::Leave])
            }
            (written, message) => (written, vec![self.act(message, all, today, words)]),
        };
        done.0.into_iter().chain(done.1).collect()
    }

    fn act(&mut self, message: Message, all: &[Agreement], today: Date, words: &Words) -> Action {
        let find = |id: Id| all.iter().find(|one| one.id == id);
        match message {
            Message::Back => return Action::Leave,
            Message::Help => return Action::Help,
            Message::EraseEverything => return Action::EraseEverything,
            Message::Escape => return self.escape(all, today, words),
            Message::Print(id) => return Action::SaveAs(self.copies.print(What::Agreement(id))),
            Message::SaveAs(message) => return Action::SaveAs(self.copies.update(message)),
            Message::Search(typed) => self.search = clean::line_of(&typed, bounds::TEXT),
            Message::Person(person) => self.person = person,
            Message::Topic(topic) => self.topic = topic,
            Message::Open(id) => return self.opens(id, Doing::Choosing, entry::first(id)),
            Message::Close => return self.close(all, today, words),
            Message::Course(id) => return self.opens(id, Doing::Reading, entry::close()),
            Message::AskErase(id) => return self.opens(id, Doing::Erasing, entry::keep_it()),
            Message::Change(id) => {
                if let Some(agreement) = find(id) {
                    let form = Form::new(agreement, today);
                    return self.opens(id, Doing::Changing(Box::new(form)), form::what());
                }
            }
            Message::Look(_, Looked::Answer(_)) => {}
            Message::Look(_, Looked::Note(typed)) => {
                if let Some(opened) = self.looking() {
                    opened.looking.write_note(&typed);
                }
            }
            Message::Look(_, Looked::Again(typed)) => {
                if let Some(opened) = self.looking() {
                    opened.looking.write_again(&typed);
                    opened.problem = None;
                }
            }
            Message::Look(_, Looked::GoOn) => return self.go_on(all, today, words),
            Message::Typed(part, typed) => {
                if let Some(form) = self.form() {
                    form.write(part, &typed);
                }
            }
            Message::Who(place) => {
                if let Some(form) = self.form() {
                    form.tick(place);
                }
            }
            Message::KeepChange => return self.keep_change(today, words),
            Message::Reopen(id) => {
                if let Some(agreement) = find(id) {
                    (self.open, self.last) = (None, None);
                    return Action::Keep(Box::new(Change::Reopen(id)), agreement.what.clone());
                }
            }
            Message::Erase(id) => {
                if let Some(agreement) = find(id) {
                    (self.open, self.last) = (None, None);
                    return Action::Keep(Box::new(Change::Remove(id)), agreement.what.clone());
                }
            }
            Message::Agree(id, who, yes) => {
                if let Some(agreement) = find(id) {
                    self.agreeing = Some(id);
                    return Action::Keep(Box::new(Change::Agree(id, who, yes)), agreement.what.clone());
                }
            }
            Message::Undo => {
                let last = self.last.take();
                if self.looking().is_some() {
                    self.open = None;
                }
                if let Some(agreement) = last.and_then(|(id, _)| find(id)) {
                    let unlook = Change::Unlook(agreement.id, None);
                    return Action::Keep(Box::new(unlook), agreement.what.clone());
                }
            }
        }
        Action::None
    }

    /// Opens an agreement, or something of it, and puts the focus there.
    fn opens(&mut self, id: Id, doing: Doing, focus: widget::Id) -> Action {
        self.open = Some(Open { id, doing });
        Action::Show(focus, entry::card(id))
    }

    /// Closes what is open of an agreement: first what is being done with it, then the agreement. What is said of one is
    /// kept.
    fn close(&mut self, all: &[Agreement], today: Date, words: &Words) -> Action {
        if self.looking().is_some() {
            return self.go_on(all, today, words);
        }
        let Some(open) = &mut self.open else { return Action::None };
        let id = open.id;
        if matches!(open.doing, Doing::Choosing) {
            self.open = None;
            return Action::Focus(entry::line(id));
        }
        open.doing = Doing::Choosing;
        Action::Focus(entry::first(id))
    }

    fn escape(&mut self, all: &[Agreement], today: Date, words: &Words) -> Action {
        if let Some(id) = self.copies.escape() {
            return Action::Focus(id);
        }
        if self.open.is_some() {
            return self.close(all, today, words);
        }
        if !self.search.is_empty() {
            self.search.clear();
            return Action::None;
        }
        Action::Leave
    }

    fn looking(&mut self) -> Option<&mut Opened> {
        match self.open.as_mut().map(|open| &mut open.doing) {
            Some(Doing::Looking(opened)) => Some(opened),
            _ => None,
        }
    }

    fn form(&mut self) -> Option<&mut Form> {
        match self.open.as_mut().map(|open| &mut open.doing) {
            Some(Doing::Changing(form)) => Some(form),
            _ => None,
        }
    }

    /// Has it kept how an agreement went. What is written about it stays, whatever the answer.
    fn answer(&mut self, id: Id, how: How, all: &[Agreement], today: Date, words: &Words) -> Action {
        let opened = match self.open.take() {
            Some(Open { id: open, doing: Doing::Looking(opened) }) if open == id => {
                Opened { looking: Looking { how, ..opened.looking }, problem: None, ..*opened }
            }
            _ => {
                let Some(agreement) = all.iter().find(|one| one.id == id) else { return Action::None };
                let looking = Looking::at(agreement, how, None, today);
                Opened { looking, before: agreement.clone(), problem: None }
            }
        };
        let stands = opened.looking.stands();
        self.open = Some(Open { id, doing: Doing::Looking(Box::new(opened)) });
        let kept = self.keep_look(all, today, words);
        if !stands {
            self.open = None;
        }
        kept
    }

    /// Has it kept what is written about an agreement that stands, and closes it.
    fn go_on(&mut self, all: &[Agreement], today: Date, words: &Words) -> Action {
        let Some(opened) = self.looking() else { return Action::None };
        if let Err(problem) = opened.looking.read(today, words) {
            opened.problem = Some(problem);
            return Action::Focus(entry::again());
        }
        let kept = self.keep_look(all, today, words);
        self.open = None;
        kept
    }

    /// Has it kept what is said of an agreement, unless that is known already.
    fn keep_look(&mut self, all: &[Agreement], today: Date, words: &Words) -> Action {
        let Some(Open { id, doing: Doing::Looking(opened) }) = &self.open else { return Action::None };
        let (id, agreement) = (*id, all.iter().find(|one| one.id == *id).unwrap_or(&opened.before));
        self.last = Some((id, opened.looking.how));
        match opened.looking.look(agreement, None, today, words) {
            Some((look, next)) => {
                Action::Keep(Box::new(Change::Look(id, look, next)), agreement.what.clone())
            }
            None => Action::None,
        }
    }

    fn keep_change(&mut self, today: Date, words: &Words) -> Action {
        let Some(form) = self.form() else { return Action::None };
        let changed = match form.read(today, words) {
            Ok(changed) => changed,
            Err(part) => return Action::Focus(part.id()),
        };
        let what = changed.what.clone();
        (self.open, self.last) = (None, None);
        Action::Keep(Box::new(Change::Reword(changed)), what)
    }
}
