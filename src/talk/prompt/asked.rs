//! Questions and their answers in words.

use std::time::Duration;

use super::{Answer, JUST_BEGUN, Of, Prompt, gate_lead, next_words, speaker, step_words};
use crate::clock::zone;
use crate::plan::PlanStep;
use crate::session::{
    AtLimit, BreakReading, Event, Heard, Moment, Mood, More, Question, Session, Voice, Voices,
};
use crate::words::{Words, say};

/// A short break, to catch one's breath.
const SHORT: Duration = Duration::from_secs(5 * 60);

/// What a question is made from.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub session: &'a Session,
    pub words: &'a Words,
    pub facilitated: bool,
    pub now: Moment,
}

/// What people say yes to, each for themselves or one for all.
#[derive(Clone, Copy)]
enum Saying {
    /// More time for the one who speaks.
    More,
    /// That a break is over.
    Ready,
}

impl Saying {
    /// What someone says, as an event.
    fn event(self, voice: Voice) -> Event {
        match self {
            Self::More => Event::Consent(voice),
            Self::Ready => Event::Ready(voice),
        }
    }

    /// The words of the one answer for all; `both` are two people, for whom a facilitator gives it.
    fn for_all(self, words: &Words, facilitated: bool, both: bool) -> String {
        match (self, facilitated, both) {
            (Self::More, true, true) => say!(words, "ask-more-both"),
            (Self::More, true, false) => say!(words, "ask-more-everyone"),
            (Self::More, false, _) => say!(words, "ask-more-yes"),
            (Self::Ready, true, true) => say!(words, "ask-ready-both"),
            (Self::Ready, true, false) => say!(words, "ask-ready-everyone"),
            (Self::Ready, false, _) => say!(words, "ask-ready-yes"),
        }
    }

    /// The name of one person's control for screen readers.
    fn name(self, words: &Words, name: &str) -> String {
        match self {
            Self::More => say!(words, "ask-more-yes-by", "name", name = name),
            Self::Ready => say!(words, "ask-ready-by", name = name),
        }
    }

    /// The words on one person's control once they have said it.
    fn once_said(self, words: &Words, name: &str) -> String {
        match self {
            Self::More => say!(words, "ask-more-yes-by", name = name),
            Self::Ready => say!(words, "ask-ready-by", name = name),
        }
    }
}

impl Asked<'_> {
    fn name(&self, seat: usize) -> &str {
        self.session.plan().participants.get(seat).map_or("", String::as_str)
    }

    /// A question that is open over the stage.
    pub(super) fn open(&self, question: Question) -> Prompt {
        let words = self.words;
        let prompt = |message: String, lead: String, answers: Vec<Answer>, declined| Prompt {
            answers,
            declined: Some(declined),
            ..Prompt::new(Of::Question(question), message, lead)
        };
        match question {
            Question::More(voices) => {
                let name = self.session.holder().map(|holder| self.name(holder));
                let message = match name {
                    Some(name) => say!(words, "ask-more", name = name),
                    None => say!(words, "ask-more-for-nobody"),
                };
                let lead = if self.session.each_answers() {
                    say!(words, "ask-more-each")
                } else {
                    say!(words, "ask-more-if-everyone")
                };
                let mut answers = self.said_by(voices, Saying::More);
                answers.push(Answer::new(say!(words, "ask-more-no"), Event::Decline));
                let for_facilitator = Some(say!(words, "ask-one-voice"));
                Prompt { for_facilitator, ..prompt(message, lead, answers, Event::Decline) }
            }
            Question::Repay(time) => {
                let time = words.minutes(time);
                prompt(
                    say!(words, "ask-repay", time = time),
                    say!(words, "ask-repay-lead"),
                    vec![
                        Answer::new(say!(words, "ask-repay-yes"), Event::Accept),
                        Answer::new(say!(words, "ask-repay-no"), Event::Decline),
                    ],
                    Event::Decline,
                )
            }
            Question::CheckIn => prompt(
                say!(words, "ask-how"),
                say!(words, "ask-how-lead"),
                vec![
                    Answer::new(say!(words, "ask-how-fine"), Event::CheckIn(Mood::Fine)),
                    Answer::new(say!(words, "ask-break-would-help"), Event::CheckIn(Mood::Break)),
                ],
                Event::CheckIn(Mood::Fine),
            ),
            Question::Limit { breaks } => {
                let rest =
                    breaks.then(|| Answer::new(say!(words, "ask-limit-break"), Event::Limit(AtLimit::Break)));
                let close = Answer::new(say!(words, "ask-limit-close"), Event::Limit(AtLimit::Close));
                let on = Answer::new(say!(words, "ask-limit-go-on"), Event::Limit(AtLimit::GoOn));
                prompt(
                    say!(words, "ask-limit"),
                    say!(words, "ask-limit-lead"),
                    [Some(close), rest, Some(on)].into_iter().flatten().collect(),
                    Event::Limit(AtLimit::GoOn),
                )
            }
            Question::FlagsBreak => prompt(
                say!(words, "ask-break"),
                say!(words, "ask-break-lead"),
                vec![
                    Answer::new(say!(words, "ask-break-would-help"), Event::Accept),
                    Answer::new(say!(words, "ask-break-no"), Event::Decline),
                ],
                Event::Decline,
            ),
            Question::End => prompt(
                say!(words, "ask-end"),
                say!(words, "ask-end-lead"),
                vec![
                    Answer::new(say!(words, "ask-end-yes"), Event::End),
                    Answer::new(say!(words, "ask-end-no"), Event::Stay),
                ],
                Event::Stay,
            ),
        }
    }

    /// The answers of all who have to say yes.
    fn said_by(&self, voices: Voices, saying: Saying) -> Vec<Answer> {
        let plan = self.session.plan();
        let each = self.session.each_answers();
        if self.facilitated || !each {
            let words = saying.for_all(self.words, self.facilitated, each);
            return vec![Answer { said: Some(false), ..Answer::new(words, saying.event(Voice::All)) }];
        }
        let here = (0..plan.participants.len()).filter(|&seat| plan.is_present(seat));
        here.map(|seat| {
            let name = self.name(seat);
            // On its own, a name is a question to that person.
            let answer = Answer::new(name, saying.event(Voice::Seat(seat)));
            let answer = answer.named(saying.name(self.words, name));
            let once_said = Some(saying.once_said(self.words, name));
            Answer { said: Some(voices.has(seat)), once_said, ..answer }
        })
        .collect()
    }

    /// Whether the person who spoke feels heard.
    pub(super) fn gate(&self, step: &PlanStep) -> Prompt {
        let (session, words) = (self.session, self.words);
        let again = |index: Option<usize>| {
            let step = index.and_then(|index| session.plan().steps.get(index));
            let step = step.map(|step| step_words(session, step, words)).unwrap_or_default();
            say!(words, "step-again", step = step)
        };
        let answer = |words, heard, hint| Answer::new(words, Event::Heard(heard)).hinting(hint);
        let answers = vec![
            answer(say!(words, "ask-gate-yes"), Heard::Yes, next_words(session, words)),
            answer(
                say!(words, "ask-gate-not-quite"),
                Heard::NotQuite,
                again(step.gate.map(|gate| gate.again)),
            ),
            answer(say!(words, "ask-gate-more"), Heard::More, again(step.gate.map(|gate| gate.first))),
        ];
        Prompt {
            seat: Some(speaker(step)),
            more: step.turn.prompt.clone(),
            answers,
            ..Prompt::new(Of::Gate, &step.turn.title, gate_lead(session, step, words))
        }
    }

    /// After a round: once more, or enough?
    pub(super) fn round(&self, step: &PlanStep) -> Prompt {
        let words = self.words;
        let lead = step.ask.map_or_else(String::new, |ask| {
            let (round, times) = (ask.round, ask.times);
            say!(words, "ask-round-lead", round = round, times = times)
        });
        let answers = vec![
            Answer::new(say!(words, "ask-round-more"), Event::Round(More::OnceMore)),
            Answer::new(say!(words, "ask-round-enough"), Event::Round(More::Enough)),
        ];
        Prompt { more: step.turn.prompt.clone(), answers, ..Prompt::new(Of::Round, &step.turn.title, lead) }
    }

    /// A break that is on: when the talk goes on, and how to change that.
    pub(super) fn resting(&self, reading: &BreakReading) -> Prompt {
        let words = self.words;
        let mut others = vec![
            Answer::new(say!(words, "ask-rest-less"), Event::ChangeBreak(-5)),
            Answer::new(say!(words, "ask-rest-more"), Event::ChangeBreak(5)),
        ];
        // A short break can be chosen while a long one has just begun.
        let short = SHORT.max(self.session.plan().breaks.shortest);
        if reading.length > short && reading.length.saturating_sub(reading.left) < JUST_BEGUN {
            let length = words.minutes(short);
            others.push(Answer::new(say!(words, "ask-rest-only", length = length), Event::SetBreak(short)));
        }
        Prompt { others, ..Prompt::new(Of::Break, self.back(reading), words.left(reading.left)) }
    }

    /// “Back at 20:45”.
    fn back(&self, reading: &BreakReading) -> String {
        let words = self.words;
        let back = reading.return_at.to_zoned(zone());
        let time = words.time(back.time());
        if back.date() == self.now.wall().to_zoned(zone()).date() {
            say!(words, "ask-rest", time = time)
        } else {
            let day = words.weekday(back.date());
            say!(words, "ask-rest-until-day", day = day, time = time)
        }
    }

    /// The promised time has come.
    pub(super) fn ready(&self, reading: &BreakReading) -> Prompt {
        let words = self.words;
        let lead = if reading.quiet {
            say!(words, "ask-ready-waits")
        } else if self.session.each_answers() {
            say!(words, "ask-ready-each")
        } else {
            say!(words, "ask-ready-when-everyone")
        };
        let breaks = &self.session.plan().breaks;
        let mut lengths = [5_u64, 10, 20]
            .map(|minutes| Duration::from_secs(minutes * 60).clamp(breaks.shortest, breaks.longest))
            .to_vec();
        lengths.dedup();
        let later = lengths.into_iter().map(|time| {
            let length = words.length(time);
            let name = say!(words, "ask-ready-not-yet", length = length.as_str());
            Answer::new(length, Event::NotYet(time)).named(name)
        });
        Prompt {
            for_facilitator: Some(say!(words, "ask-one-voice")),
            answers: self.said_by(reading.ready, Saying::Ready),
            others: later.collect(),
            others_lead: say!(words, "ask-ready-later"),
            ..Prompt::new(Of::Ready, say!(words, "ask-ready"), lead)
        }
    }
}
