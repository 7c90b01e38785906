//! What people are asked at a moment of a talk, with every answer that they can give.
//!
//! The stage, the facilitator's view, the keys, announcements and screen readers all use this; none puts a question
//! together itself.

use std::time::Duration;

use super::command::Viewpoint;
use super::words::{left, length, minutes, time_of_day};
use super::{Host, Panel};
use crate::clock::zone;
use crate::plan::{Kind, PlanStep};
use crate::session::{
    AtLimit, BreakReading, Event, Heard, Moment, Mood, More, Question, Session, State, Voice, Voices,
};

/// Lines that help: one of them can be put on the stage for everyone.
pub(crate) const LINES: [&str; 5] = [
    "Can I start over?",
    "That came out wrong.",
    "I need this slower.",
    "I see your point.",
    "Thank you for staying.",
];

/// What a facilitator is told about answering for others.
const ONE_VOICE: &str = "Press it once they have said so themselves.";

/// A short break, to catch one's breath.
const SHORT: Duration = Duration::from_secs(5 * 60);

/// How long after its start a long break can be made a short one with one press.
pub(crate) const JUST_BEGUN: Duration = Duration::from_secs(120);

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
    pub for_facilitator: Option<&'static str>,
    /// What the rule set adds to the question.
    pub more: Option<String>,
    /// The answers, in the order of their keys from 1.
    pub answers: Vec<Answer>,
    /// Answers without keys, after these words of their own.
    pub others: Vec<Answer>,
    /// The words before `others`; may be empty.
    pub others_lead: &'static str,
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
    /// How long the break is.
    Break,
    /// After a break: whether people are ready.
    Ready,
    /// Which of the lines would help.
    Lines,
}

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
    fn new(words: impl Into<String>, event: Event) -> Self {
        let words = words.into();
        Self { name: words.clone(), words, hint: String::new(), event, said: None, once_said: None }
    }

    fn hinting(self, hint: String) -> Self {
        Self { hint, ..self }
    }

    fn named(self, name: String) -> Self {
        Self { name, ..self }
    }
}

impl Prompt {
    fn new(of: Of, message: impl Into<String>, lead: impl Into<String>) -> Self {
        Self {
            of,
            seat: None,
            message: message.into(),
            lead: lead.into(),
            for_facilitator: None,
            more: None,
            answers: Vec::new(),
            others: Vec::new(),
            others_lead: "",
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
        Some(open(self.session(), self.session().question(now)?, facilitated))
    }

    /// The question of the present step or the break.
    #[must_use]
    pub fn standing(&self, Viewpoint { now, facilitated, .. }: Viewpoint) -> Option<Prompt> {
        let session = self.session();
        match session.state() {
            State::Gate => Some(gate(session, session.step()?)),
            State::Ask => Some(round(session.step()?)),
            State::Break => Some(resting(session, &session.rest(now)?, now)),
            State::Returning => Some(ready(session, &session.rest(now)?, facilitated)),
            _ => None,
        }
    }

    /// The lines that help, while they are open to be chosen from.
    #[must_use]
    pub fn lines(&self) -> Option<Prompt> {
        (self.panel() == Panel::Lines).then(|| {
            let answers = LINES.iter().enumerate().map(|(at, line)| Answer::new(*line, Event::Repair(at)));
            Prompt { answers: answers.collect(), ..Prompt::new(Of::Lines, "A line that may help", "") }
        })
    }

    /// What the numbers do at present, from 1: choose from what is open, answer a question, or bring a rule to the
    /// front.
    #[must_use]
    pub fn keyed(&self, view: Viewpoint) -> Vec<Event> {
        let events = |prompt: Prompt| prompt.answers.into_iter().map(|answer| answer.event).collect();
        match self.panel() {
            Panel::Lines => self.lines().map(events).unwrap_or_default(),
            Panel::Keys | Panel::Park | Panel::Names => Vec::new(),
            Panel::None => self
                .prompt(view)
                .map_or_else(|| (0..self.session().plan().rules.len()).map(Event::Flag).collect(), events),
        }
    }
}

/// A question that is open over the stage.
fn open(session: &Session, question: Question, facilitated: bool) -> Prompt {
    let prompt = |message: String, lead: &str, answers: Vec<Answer>, declined| Prompt {
        answers,
        declined: Some(declined),
        ..Prompt::new(Of::Question(question), message, lead)
    };
    let answer = |words: &str, event| Answer::new(words, event);
    match question {
        Question::More(voices) => {
            let name = session.holder().and_then(|holder| session.plan().participants.get(holder));
            let message =
                name.map_or_else(|| "A minute more?".to_owned(), |name| format!("A minute more for {name}?"));
            let lead = if session.each_answers() {
                "Both of you say yes for yourself."
            } else {
                "If everyone agrees."
            };
            let mut answers = said_by(session, voices, facilitated, Event::Consent, &CONSENT);
            answers.push(answer("Not now", Event::Decline));
            let for_facilitator = Some(ONE_VOICE);
            Prompt { for_facilitator, ..prompt(message, lead, answers, Event::Decline) }
        }
        Question::Repay(time) => prompt(
            format!("{} more for this turn?", minutes(time)),
            "The turn before took longer. It’s yours if you want it.",
            vec![answer("Yes, please", Event::Accept), answer("No need", Event::Decline)],
            Event::Decline,
        ),
        Question::CheckIn => prompt(
            "How are we?".to_owned(),
            "One “a break would help” is enough.",
            vec![
                answer("Fine", Event::CheckIn(Mood::Fine)),
                answer("A break would help", Event::CheckIn(Mood::Break)),
            ],
            Event::CheckIn(Mood::Fine),
        ),
        Question::Limit { breaks } => {
            let rest = breaks.then(|| answer("Take a break", Event::Limit(AtLimit::Break)));
            let close = answer("Come to a close", Event::Limit(AtLimit::Close));
            let on = answer("Go on", Event::Limit(AtLimit::GoOn));
            prompt(
                "This is the time you gave it.".to_owned(),
                "Nobody is cut off. What would be good now?",
                [Some(close), rest, Some(on)].into_iter().flatten().collect(),
                Event::Limit(AtLimit::GoOn),
            )
        }
        Question::FlagsBreak => prompt(
            "Would a break help?".to_owned(),
            "It’s fine to pause, and it’s fine to go on.",
            vec![answer("A break would help", Event::Accept), answer("We’re fine", Event::Decline)],
            Event::Decline,
        ),
        Question::End => prompt(
            "End here?".to_owned(),
            "No reason needed. What you wrote down stays.",
            vec![answer("End", Event::End), answer("Stay", Event::Stay)],
            Event::Stay,
        ),
    }
}

/// How people say yes, each for themselves or one for all.
struct Saying {
    /// A facilitator's words, for two people and for more.
    facilitated: [&'static str; 2],
    /// The words of the one answer for everyone.
    everyone: &'static str,
    /// A name's control for screen readers, after the name.
    name: &'static str,
    /// The words on the control once it has been said, after the name.
    once_said: &'static str,
}

const CONSENT: Saying = Saying {
    facilitated: ["Both say yes", "Everyone says yes"],
    everyone: "Yes",
    name: " says yes",
    once_said: ": yes",
};

const READY: Saying = Saying {
    facilitated: ["Both are ready", "Everyone is ready"],
    everyone: "We’re ready",
    name: " is ready",
    once_said: " is ready",
};

/// The answers of all who have to say yes.
fn said_by(
    session: &Session,
    voices: Voices,
    facilitated: bool,
    event: fn(Voice) -> Event,
    saying: &Saying,
) -> Vec<Answer> {
    let plan = session.plan();
    let one = |words: &str| vec![Answer { said: Some(false), ..Answer::new(words, event(Voice::All)) }];
    let [both, more] = saying.facilitated;
    match (facilitated, session.each_answers()) {
        (true, each) => one(if each { both } else { more }),
        (false, false) => one(saying.everyone),
        (false, true) => (0..plan.participants.len())
            .filter(|&seat| plan.is_present(seat))
            .map(|seat| {
                let name = &plan.participants[seat];
                let once_said = format!("{name}{}", saying.once_said);
                let said = voices.has(seat);
                // On its own, a name is a question to that person.
                let answer = Answer::new(name, event(Voice::Seat(seat)));
                let answer = answer.named(format!("{name}{}", saying.name));
                Answer { said: Some(said), once_said: Some(once_said), ..answer }
            })
            .collect(),
    }
}

/// Whether the person who spoke feels heard.
fn gate(session: &Session, step: &PlanStep) -> Prompt {
    let plan = session.plan();
    let at = |index: usize| plan.steps.get(index).map(|step| step_words(session, step)).unwrap_or_default();
    let (again, first) = step.gate.map_or_else(Default::default, |gate| (at(gate.again), at(gate.first)));
    let answers = [
        ("Yes, that’s it", Heard::Yes, next_words(session)),
        ("Not quite", Heard::NotQuite, format!("again: {again}")),
        ("There’s more", Heard::More, format!("again: {first}")),
    ];
    let answers =
        answers.map(|(words, heard, hint)| Answer::new(words, Event::Heard(heard)).hinting(hint)).to_vec();
    Prompt {
        seat: Some(speaker(step)),
        more: step.turn.prompt.clone(),
        answers,
        ..Prompt::new(Of::Gate, &step.turn.title, gate_lead(session, step))
    }
}

/// The person who answers a gate: the one who spoke.
fn speaker(step: &PlanStep) -> usize {
    step.speaker.or(step.holder).unwrap_or(0)
}

/// “Ben asks. Ana answers.”
pub(super) fn gate_lead(session: &Session, step: &PlanStep) -> String {
    let (plan, speaker) = (session.plan(), speaker(step));
    let name = |one: usize| plan.participants.get(one).map_or("", String::as_str);
    let mut others = (0..plan.participants.len()).filter(|&one| one != speaker && plan.is_present(one));
    let asked = match (others.next(), others.next()) {
        (Some(one), None) => format!("{} asks", name(one)),
        _ => "The others ask".to_owned(),
    };
    format!("{asked}. {} answers.", name(speaker))
}

/// After a round: once more, or enough?
fn round(step: &PlanStep) -> Prompt {
    let lead = step
        .ask
        .map_or_else(String::new, |ask| format!("That was round {} of at most {}.", ask.round, ask.times));
    let answers = vec![
        Answer::new("Once more", Event::Round(More::OnceMore)),
        Answer::new("That’s enough", Event::Round(More::Enough)),
    ];
    Prompt { more: step.turn.prompt.clone(), answers, ..Prompt::new(Of::Round, &step.turn.title, lead) }
}

/// A break that is on: when the talk goes on, and how to change that.
fn resting(session: &Session, reading: &BreakReading, now: Moment) -> Prompt {
    let mut others = vec![
        Answer::new("5 minutes less", Event::ChangeBreak(-5)),
        Answer::new("5 minutes more", Event::ChangeBreak(5)),
    ];
    // A short break can be chosen while a long one has just begun.
    let short = SHORT.max(session.plan().breaks.shortest);
    if reading.length > short && reading.length.saturating_sub(reading.left) < JUST_BEGUN {
        others.push(Answer::new(format!("Only {}", minutes(short)), Event::SetBreak(short)));
    }
    Prompt { others, ..Prompt::new(Of::Break, back_words(reading, now), left(reading.left)) }
}

/// “Back at 20:45”.
fn back_words(reading: &BreakReading, now: Moment) -> String {
    let back = reading.return_at.to_zoned(zone());
    if back.date() == now.wall().to_zoned(zone()).date() {
        format!("Back at {}", time_of_day(reading.return_at))
    } else {
        format!("Back {} at {}", back.strftime("%A"), time_of_day(reading.return_at))
    }
}

/// The promised time has come.
fn ready(session: &Session, reading: &BreakReading, facilitated: bool) -> Prompt {
    let lead = if reading.quiet {
        "Whenever you are. It waits for you."
    } else if session.each_answers() {
        "Each of you says so for yourself."
    } else {
        "When everyone is back."
    };
    let breaks = &session.plan().breaks;
    let mut lengths = [5_u64, 10, 20]
        .map(|minutes| Duration::from_secs(minutes * 60).clamp(breaks.shortest, breaks.longest))
        .to_vec();
    lengths.dedup();
    let later = lengths.into_iter().map(|time| {
        let words = length(time);
        let name = format!("Not yet: {words} more");
        Answer::new(words, Event::NotYet(time)).named(name)
    });
    Prompt {
        for_facilitator: Some(ONE_VOICE),
        answers: said_by(session, reading.ready, facilitated, Event::Ready, &READY),
        others: later.collect(),
        others_lead: "Not yet? That’s fine. How much longer?",
        ..Prompt::new(Of::Ready, "Ready to go on?", lead)
    }
}

/// “Ben · Say it back”.
#[must_use]
pub(crate) fn step_words(session: &Session, step: &PlanStep) -> String {
    let name = |seat: usize| session.plan().participants.get(seat).map_or("", String::as_str);
    match (step.holder, step.kind) {
        (Some(holder), Kind::Gate) => format!("{}: {}", name(holder), step.turn.title),
        (Some(holder), _) => format!("{} · {}", name(holder), step.turn.title),
        (None, _) => step.turn.title.clone(),
    }
}

/// “next: Ben · Say it back”.
#[must_use]
pub(crate) fn next_words(session: &Session) -> String {
    let next = session.upcoming();
    next.map_or_else(|| "then the close".to_owned(), |step| format!("next: {}", step_words(session, step)))
}
