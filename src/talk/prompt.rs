//! What people are asked at a moment of a talk, with every answer that they can give.
//!
//! The stage, the facilitator's view, the keys, announcements and screen readers all use this; none puts a question
//! together itself.

mod asked;
mod resting;

use super::command::Viewpoint;
use super::{Host, Message, Panel};
use crate::plan::{Kind, PlanStep};
use crate::rule_set::bounds;
use crate::session::{Event, Question, REPAIRS, Session, State};
use crate::words::{InWords, Words, say};
use asked::Asked;

/// A line that helps: it can be put on the stage for everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Line {
    StartOver,
    CameOutWrong,
    Slower,
    Softer,
    YourPoint,
    Staying,
}

/// The lines that help, by their numbers in events, where the set brings none of its own.
const LINES: [Line; REPAIRS] =
    [Line::StartOver, Line::CameOutWrong, Line::Slower, Line::Softer, Line::YourPoint, Line::Staying];

impl Line {
    /// What the other can answer.
    fn answer(self, words: &Words) -> String {
        match self {
            Self::StartOver => say!(words, "line-start-over", "answer"),
            Self::CameOutWrong => say!(words, "line-came-out-wrong", "answer"),
            Self::Slower => say!(words, "line-slower", "answer"),
            Self::Softer => say!(words, "line-softer", "answer"),
            Self::YourPoint => say!(words, "line-your-point", "answer"),
            Self::Staying => say!(words, "line-staying", "answer"),
        }
    }
}

impl InWords for Line {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::StartOver => say!(words, "line-start-over"),
            Self::CameOutWrong => say!(words, "line-came-out-wrong"),
            Self::Slower => say!(words, "line-slower"),
            Self::Softer => say!(words, "line-softer"),
            Self::YourPoint => say!(words, "line-your-point"),
            Self::Staying => say!(words, "line-staying"),
        }
    }
}

/// A question with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What kind of question it is.
    pub of: Of,
    /// The seat, from 0, of the only person who answers, if there is one.
    pub seat: Option<usize>,
    /// The question in words.
    pub message: String,
    /// A word beside the question, for everyone; may be empty.
    pub lead: String,
    /// The same for a facilitator, if different.
    pub for_facilitator: Option<String>,
    /// What the rule set adds to the question.
    pub more: Option<String>,
    /// The answers, in the order of their keys from 1.
    pub answers: Vec<Answer>,
    /// Answers without keys, after these words of their own.
    pub others: Vec<Answer>,
    /// The words before `others`; may be empty.
    pub others_lead: String,
    /// What everyone is asked about before it happens, after these words of its own.
    pub together: Vec<Answer>,
    /// The words before `together`; empty where there is none.
    pub together_lead: String,
    /// What Esc answers: the answer that changes least. `None` if only one of the answers goes on.
    pub declined: Option<Event>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A question that is open over the stage.
    Question(Question),
    /// Whether someone feels heard.
    Gate,
    /// After a round: once more?
    Round,
    /// Whether to go on, or to end for today.
    GoOn,
    /// How long the break is.
    Break,
    /// After a break: whether people are ready.
    Ready,
    /// Which of the lines would help.
    Lines,
}

/// An answer, as it is offered to those who are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The words on its control, until someone has [said](Self::said) it.
    pub words: String,
    /// Its control's name for screen readers.
    pub name: String,
    /// What follows from it; may be empty.
    pub hint: String,
    /// What it does.
    pub event: Event,
    /// Whether it has been said, where each person says it for themselves or one answer is for everyone.
    pub said: Option<bool>,
    /// The words on the control once it has been said; the control has space for both.
    pub once_said: Option<String>,
}

impl Answer {
    pub(super) fn new(words: impl Into<String>, event: Event) -> Self {
        let words = words.into();
        Self { name: words.clone(), words, hint: String::new(), event, said: None, once_said: None }
    }

    fn hinting(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    pub(super) fn named(self, name: String) -> Self {
        Self { name, ..self }
    }
}

impl Prompt {
    pub(super) fn new(of: Of, message: impl Into<String>, lead: impl Into<String>) -> Self {
        Self {
            of,
            seat: None,
            message: message.into(),
            lead: lead.into(),
            for_facilitator: None,
            more: None,
            answers: Vec::new(),
            others: Vec::new(),
            others_lead: String::new(),
            together: Vec::new(),
            together_lead: String::new(),
            declined: None,
        }
    }
}

impl Host {
    /// The question that the numbers answer: one that is open, else that of the step or the break.
    #[must_use]
    pub fn prompt(&self, view: Viewpoint) -> Option<Prompt> {
        self.question(view).or_else(|| self.standing(view))
    }

    /// The question that is open over the stage.
    #[must_use]
    pub fn question(&self, Viewpoint { now, facilitated, .. }: Viewpoint) -> Option<Prompt> {
        let asked = Asked { session: self.session(), words: &self.words, facilitated, now };
        Some(asked.open(self.session().question(now)?))
    }

    /// The question of the present step or the break.
    #[must_use]
    pub fn standing(&self, Viewpoint { now, facilitated, .. }: Viewpoint) -> Option<Prompt> {
        let session = self.session();
        let asked = Asked { session, words: &self.words, facilitated, now };
        match session.state() {
            State::Gate => Some(asked.gate(session.step()?)),
            State::Ask => Some(asked.whether_to_go_on(session.step()?)),
            State::Break => Some(asked.resting(&session.rest(now)?)),
            State::Returning => Some(asked.ready(&session.rest(now)?)),
            _ => None,
        }
    }

    /// The lines that help, while they are open to be chosen from.
    #[must_use]
    pub fn lines(&self) -> Option<Prompt> {
        (self.panel() == Panel::Lines).then(|| {
            let own = &self.session().plan().repair;
            let number = if own.is_empty() { LINES.len() } else { own.len().min(bounds::LINES) };
            let lines = (0..number).filter_map(|at| Some((at, self.line(at)?)));
            let answers = lines.map(|(at, line)| Answer::new(line, Event::Repair(at))).collect();
            Prompt { answers, ..Prompt::new(Of::Lines, say!(self.words, "command-repair"), "") }
        })
    }

    /// A line that helps, by its number from 0: the set's own, else ours.
    #[must_use]
    pub(crate) fn line(&self, at: usize) -> Option<String> {
        let own = &self.session().plan().repair;
        if own.is_empty() { Some(LINES.get(at)?.in_words(&self.words)) } else { own.get(at).cloned() }
    }

    /// What the other can answer to that line, which also puts it away. What a set's own line says isn't known, so that
    /// its answer fits any.
    #[must_use]
    pub(crate) fn line_answer(&self, at: usize) -> String {
        let ours = LINES.get(at).filter(|_| self.session().plan().repair.is_empty());
        ours.map_or_else(|| say!(self.words, "line-own-answer"), |line| line.answer(&self.words))
    }

    /// What a participant's (from 0) own button or number does in an exchange: take the floor, or give it back. Whoever
    /// holds it through a pause goes on.
    #[must_use]
    pub(crate) fn floor_event(&self, participant: usize) -> Event {
        if self.session().holder() == Some(participant) && self.session().state() == State::Running {
            Event::GiveFloor(participant)
        } else {
            Event::TakeFloor(participant)
        }
    }

    /// What the numbers do at present, from 1: choose from what is open, answer a question, take the floor in an exchange,
    /// or turn to a rule. Everyone keeps the number of their seat for the whole talk: that of someone who has left does
    /// nothing.
    #[must_use]
    pub fn keyed(&self, view: Viewpoint) -> Vec<Option<Message>> {
        let answers = |prompt: Prompt| {
            prompt.answers.into_iter().map(|answer| Some(Message::Event(answer.event))).collect::<Vec<_>>()
        };
        let rules = || (0..self.session().plan().rules.len()).map(Message::Rule).map(Some).collect();
        let looks = self.answers();
        let in_exchange = self.session().step().is_some_and(|step| step.kind == Kind::Exchange);
        match (self.panel(), self.prompt(view)) {
            (Panel::Lines, _) => self.lines().map(answers).unwrap_or_default(),
            (Panel::None, Some(prompt)) => answers(prompt),
            (Panel::None, None) if !looks.is_empty() => looks.into_iter().map(Some).collect(),
            (Panel::None, None) if in_exchange => {
                let shares = self.session().shares(view.now);
                let takes = |seat| {
                    let here = shares.iter().any(|share| share.participant == seat);
                    here.then(|| Message::Event(self.floor_event(seat)))
                };
                (0..self.session().plan().participants.len()).map(takes).collect()
            }
            // Rules have no numbers there: one that is read covers the names.
            (Panel::Rule(_), None) if in_exchange => Vec::new(),
            (Panel::None | Panel::Rule(_), None) => rules(),
            (Panel::People, _) => self.people_keyed().into_iter().map(Some).collect(),
            (Panel::Keys | Panel::Park | Panel::Names | Panel::List | Panel::Rule(_), _) => Vec::new(),
        }
    }
}

/// What is said beside a question to everyone, or to one person after a round.
pub(super) fn ask_lead(session: &Session, step: &PlanStep, words: &Words) -> String {
    let Some(ask) = step.ask else { return say!(words, "ask-go-on-lead") };
    let (round, times) = (ask.round, ask.times);
    match step.holder.and_then(|one| session.plan().participants.get(one)) {
        Some(name) => say!(words, "ask-round-lead", round = round, times = times, answers = name.as_str()),
        None => say!(words, "ask-round-lead-all", round = round, times = times),
    }
}

/// The person who answers a gate: the one who spoke.
fn speaker(step: &PlanStep) -> usize {
    step.speaker.or(step.holder).unwrap_or(0)
}

/// “Ben asks. Ana answers.” Whoever said it back asks: the others, or the one in a seat of their own.
pub(super) fn gate_lead(session: &Session, step: &PlanStep, words: &Words) -> String {
    let (plan, speaker) = (session.plan(), speaker(step));
    let name = |one: usize| plan.participants.get(one).map_or("", String::as_str);
    let mut others = (0..plan.participants.len()).filter(|&one| one != speaker && plan.is_present(one));
    let answers = name(speaker);
    let back = step.gate.and_then(|gate| plan.steps.get(gate.again)).filter(|back| back.kind == Kind::Seat);
    let seat = back.and_then(|back| back.holder).filter(|&one| one != speaker && plan.is_present(one));
    match (seat.or_else(|| others.next()), others.next().filter(|_| seat.is_none())) {
        (Some(one), None) => {
            let asks = name(one);
            say!(words, "ask-gate-lead", asks = asks, answers = answers)
        }
        _ => say!(words, "ask-gate-lead-all", answers = answers),
    }
}

/// “Ben · Say it back”.
#[must_use]
pub(crate) fn step_words(session: &Session, step: &PlanStep, words: &Words) -> String {
    let name = |seat: usize| session.plan().participants.get(seat).map_or("", String::as_str);
    let title = step.turn.title.as_str();
    // In an exchange the floor moves; who has it now is known of the present step alone.
    let is_here = step.kind == Kind::Exchange && session.step().is_some_and(|here| here.index == step.index);
    let holder = if is_here { session.next_holder() } else { step.holder };
    match (holder.map(name), step.kind) {
        (Some(name), Kind::Gate | Kind::Ask) => say!(words, "step-gate", name = name, title = title),
        (Some(name), _) => say!(words, "step-turn", name = name, title = title),
        (None, _) => title.to_owned(),
    }
}

/// “next: Ben · Say it back”; where the same turn goes round a circle, “next: Ben, then Cem”.
#[must_use]
pub(crate) fn next_words(session: &Session, words: &Words) -> String {
    // While somebody draws on time before a step, that is the next one.
    let before = session.step().filter(|_| session.drawing(session.last()).is_some());
    if before.is_none()
        && let Some((name, then)) = next_in_circle(session)
    {
        return say!(words, "step-next-in-circle", name = name, then = then);
    }
    leading_to(session, before.or_else(|| session.upcoming()), words)
}

/// The same of any step; of the close where there is none.
fn leading_to(session: &Session, step: Option<&PlanStep>, words: &Words) -> String {
    match step {
        Some(step) => {
            let step = step_words(session, step, words);
            say!(words, "step-next", step = step)
        }
        None => say!(words, "step-next-close"),
    }
}

/// The same where there is little room: “next: Ben”.
#[must_use]
pub(crate) fn next_in_short(session: &Session, words: &Words) -> String {
    let name = |seat: usize| session.plan().participants.get(seat);
    match session.upcoming().and_then(|step| name(step.holder?)) {
        Some(name) => say!(words, "step-next", step = name.as_str()),
        None => next_words(session, words),
    }
}

/// Who has the turn that is on after this person, and who after them, where more than two have it one after the other.
fn next_in_circle(session: &Session) -> Option<(&str, &str)> {
    let here = session.step().filter(|step| step.kind == Kind::Speaker && session.plan().present() > 2)?;
    let coming = session.coming(2);
    let same = |step: &&PlanStep| step.kind == Kind::Speaker && step.turn.title == here.turn.title;
    let [next, then] = coming.as_slice() else { return None };
    let [next, then] = [next, then].map(|step| Some(*step).filter(same)?.holder);
    let name = |seat: usize| session.plan().participants.get(seat).map(String::as_str);
    let (next, then) = (next?, then?);
    // Of somebody whose turn comes twice in a row it is said once.
    (next != then && Some(next) != here.holder).then_some((name(next)?, name(then)?))
}

/// Who has the floor, by name, while others say back what they heard. Whose turn it is says nothing of that.
#[must_use]
pub(crate) fn whose_floor<'a>(session: &'a Session, step: &PlanStep) -> Option<&'a str> {
    let plan = session.plan();
    let speaker = step.speaker.filter(|who| step.kind == Kind::Listener && plan.is_present(*who))?;
    // Several turns of the others may follow each other. What comes after anything else, such as an answer, is their own.
    let mut before = plan.steps.iter().take(step.index).rev();
    let before = before.find(|before| before.kind != Kind::Listener || before.speaker != step.speaker)?;
    if before.kind != Kind::Speaker || before.speaker != Some(speaker) {
        return None;
    }
    plan.participants.get(speaker).map(String::as_str)
}
