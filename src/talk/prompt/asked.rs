//! Questions and their answers in words.

use super::{Answer, Of, Prompt, ask_lead, gate_lead, leading_to, next_words, speaker, step_words};
use crate::plan::{Kind, PlanStep};
use crate::session::{AtLimit, Event, Heard, Moment, Mood, More, Question, Session, Voice, Voices};
use crate::talk::drawing;
use crate::words::{Words, say};

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
pub(super) enum Saying {
    /// More time for the one who speaks.
    More,
    /// That a break is over.
    Ready,
    /// A shorter break.
    Shorter,
}

impl Saying {
    /// What someone says, as an event.
    fn event(self, voice: Voice) -> Event {
        match self {
            Self::More | Self::Shorter => Event::Consent(voice),
            Self::Ready => Event::Ready(voice),
        }
    }

    /// The words of the one answer for all; `both` are two people, for whom a facilitator gives it.
    fn for_all(self, words: &Words, facilitated: bool, both: bool) -> String {
        match (self, facilitated, both) {
            (Self::More | Self::Shorter, true, true) => say!(words, "ask-more-both"),
            (Self::More | Self::Shorter, true, false) => say!(words, "ask-more-everyone"),
            (Self::More | Self::Shorter, false, _) => say!(words, "ask-more-yes"),
            (Self::Ready, true, true) => say!(words, "ask-ready-both"),
            (Self::Ready, true, false) => say!(words, "ask-ready-everyone"),
            (Self::Ready, false, _) => say!(words, "ask-ready-yes"),
        }
    }

    /// “Ana: yes”.
    fn by(self, words: &Words, name: &str) -> String {
        match self {
            Self::More | Self::Shorter => say!(words, "ask-more-yes-by", name = name),
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
                // In an exchange the minute is for anyone, whoever speaks just now.
                let is_shared = self.session.step().is_some_and(|step| step.kind == Kind::Exchange);
                let name = self.session.holder().filter(|_| !is_shared).map(|holder| self.name(holder));
                let message = match name {
                    Some(name) => say!(words, "ask-more", name = name),
                    None => say!(words, "ask-more-for-nobody"),
                };
                let lead = self.everyone_says_yes();
                let mut answers = self.said_by(Saying::More, Some(voices));
                answers.push(Answer::new(say!(words, "ask-more-no"), Event::Decline));
                let for_facilitator = Some(self.one_voice());
                Prompt { for_facilitator, ..prompt(message, lead, answers, Event::Decline) }
            }
            Question::Repay(_) => prompt(
                say!(words, "ask-repay"),
                say!(words, "ask-repay-lead"),
                vec![
                    Answer::new(say!(words, "ask-repay-yes"), Event::Accept),
                    Answer::new(say!(words, "ask-repay-no"), Event::Decline),
                ],
                Event::Decline,
            ),
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
            Question::LongPause => prompt(
                say!(words, "ask-long-pause"),
                say!(words, "ask-long-pause-lead"),
                vec![
                    Answer::new(say!(words, "ask-long-pause-yes"), Event::Accept),
                    Answer::new(say!(words, "ask-long-pause-no"), Event::Decline),
                ],
                Event::Decline,
            ),
            Question::Shorter(_) | Question::Sooner => self.in_break(question),
            Question::Draw => drawing::asked(self.session, words, self.now),
            Question::End => {
                let (message, lead, answers) = self.end();
                prompt(message, lead, answers, Event::Stay)
            }
        }
    }

    /// Whether to end here, with both answers; without a talk there is only the break to end.
    fn end(&self) -> (String, String, Vec<Answer>) {
        let words = self.words;
        let [(message, lead), (yes, no)] = if self.session.plan().is_only_a_break() {
            [
                (say!(words, "ask-end-break"), say!(words, "ask-end-break-lead")),
                (say!(words, "ask-end-break-yes"), say!(words, "ask-sooner-no")),
            ]
        } else {
            [
                (say!(words, "ask-end"), say!(words, "ask-end-lead")),
                (say!(words, "ask-end-yes"), say!(words, "ask-end-no")),
            ]
        };
        (message, lead, vec![Answer::new(yes, Event::End), Answer::new(no, Event::Stay)])
    }

    /// What a facilitator reads, who answers for all.
    pub(super) fn one_voice(&self) -> String {
        if self.session.each_answers() {
            say!(self.words, "ask-one-voice")
        } else {
            say!(self.words, "ask-one-voice-all")
        }
    }

    /// Who has to say yes.
    pub(super) fn everyone_says_yes(&self) -> String {
        if self.session.each_answers() {
            say!(self.words, "ask-more-each")
        } else {
            say!(self.words, "ask-more-if-everyone")
        }
    }

    /// The answers of all who have to say yes. Who has is shown only where `voices` says it: where nothing shows, nobody is
    /// the one that the others wait for.
    pub(super) fn said_by(&self, saying: Saying, voices: Option<Voices>) -> Vec<Answer> {
        let plan = self.session.plan();
        let each = self.session.each_answers();
        if self.facilitated || !each {
            let words = saying.for_all(self.words, self.facilitated, each);
            let said = voices.map(|_| false);
            return vec![Answer { said, ..Answer::new(words, saying.event(Voice::All)) }];
        }
        let here = (0..plan.participants.len()).filter(|&seat| plan.is_present(seat));
        here.map(|seat| {
            let name = self.name(seat);
            let (by, event) = (saying.by(self.words, name), saying.event(Voice::Seat(seat)));
            let Some(voices) = voices else { return Answer::new(by, event) };
            // On its own, a name is a question to that person.
            let called = say!(self.words, "ask-more-yes-by", "name", name = name);
            let answer = Answer::new(name, event).named(called);
            Answer { said: Some(voices.has(seat)), once_said: Some(by), ..answer }
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
        let mut answers = vec![
            answer(say!(words, "ask-gate-yes"), Heard::Yes, next_words(session, words)),
            answer(
                say!(words, "ask-gate-not-quite"),
                Heard::NotQuite,
                again(step.gate.map(|gate| gate.again)),
            ),
            answer(say!(words, "ask-gate-more"), Heard::More, again(step.gate.map(|gate| gate.first))),
        ];
        if session.may_go_on_unheard() {
            let hint = say!(words, "ask-gate-go-on-hint");
            answers.push(answer(say!(words, "ask-gate-go-on"), Heard::GoOn, hint));
        }
        Prompt {
            seat: Some(speaker(step)),
            more: step.turn.prompt.clone(),
            answers,
            ..Prompt::new(Of::Gate, &step.turn.title, gate_lead(session, step, words))
        }
    }

    /// After a round: once more, or enough? Else: go on, or enough for today?
    pub(super) fn whether_to_go_on(&self, step: &PlanStep) -> Prompt {
        let (session, words) = (self.session, self.words);
        let next = next_words(session, words);
        let (of, answers) = if step.ask.is_some() {
            let enough = leading_to(session, session.upcoming_after_rounds(), words);
            let answers = vec![
                Answer::new(say!(words, "ask-round-more"), Event::Round(More::OnceMore)).hinting(next),
                Answer::new(say!(words, "ask-round-enough"), Event::Round(More::Enough)).hinting(enough),
            ];
            (Of::Round, answers)
        } else {
            let close = leading_to(session, None, words);
            let answers = vec![
                Answer::new(say!(words, "ask-go-on"), Event::GoOn).hinting(next),
                Answer::new(say!(words, "ask-go-on-enough"), Event::EnoughForToday).hinting(close),
            ];
            (Of::GoOn, answers)
        };
        let (seat, more) = (step.holder, step.turn.prompt.clone());
        let lead = ask_lead(session, step, words);
        Prompt { seat, more, answers, ..Prompt::new(of, &step.turn.title, lead) }
    }
}
