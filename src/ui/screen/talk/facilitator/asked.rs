//! What is being asked just now, with one answer for everyone; else the turn that is on. Then what comes next.

use std::time::Duration;

use accesskit::Role;
use iced::widget::text::IntoFragment;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::super::command::MINUTE;
use super::super::{Message, Scene, ask, gate, overlay, rest};
use crate::plan::PlanStep;
use crate::session::{Event, Phase, Question, State};
use crate::ui::access::{Meaning, means};
use crate::ui::keys::Command;
use crate::ui::look::theme::mix;
use crate::ui::screen::{minutes, spoken};
use crate::ui::widget::field::card_style;
use crate::ui::widget::press::Press;
use crate::ui::widget::{Surface, digits, heading, press, text_of};

/// How far ahead is shown.
const AHEAD: usize = 3;

/// Something that is asked, and what can be answered.
#[derive(Default)]
struct Asked {
    words: String,
    lead: String,
    /// In the order of their keys: the words, what follows from them, and the answer.
    answers: Vec<(String, String, Message)>,
    /// What has no key, under words of its own: the words, a name that says more, and what it sends.
    others: Vec<(String, String, Message)>,
    others_lead: &'static str,
}

impl<'a> Scene<'a> {
    /// What is asked, or the turn that is on, and what comes next.
    pub(super) fn now_and_next(self) -> Element<'a, Message> {
        let now = match self.asked_now() {
            Some(asked) => self.asked_card(asked),
            None => self.turn(),
        };
        column![now, self.coming()].spacing(self.look.scale.px(20.0)).into()
    }

    fn asked_now(self) -> Option<Asked> {
        let session = self.session;
        if let Some(question) = session.question(self.now) {
            let (words, lead) = overlay::question(session, question);
            let lead = if matches!(question, Question::More(_)) { overlay::ONE_VOICE } else { lead };
            let answers = overlay::answers(session, self.now, self.one_voice()).unwrap_or_default();
            let answers = answers
                .into_iter()
                .map(|(words, event)| (words, String::new(), Message::Event(event)))
                .collect();
            return Some(Asked { words, lead: lead.to_owned(), answers, ..Asked::default() });
        }
        let keyed =
            |(words, hint, event): (&str, String, Event)| (words.to_owned(), hint, Message::Event(event));
        match session.state() {
            State::Gate => {
                let step = session.step()?;
                let lead = gate::lead(session, step);
                let answers = self.gate_answers(step).into_iter().map(keyed).collect();
                Some(Asked { words: step.turn.title.clone(), lead, answers, ..Asked::default() })
            }
            State::Ask => {
                let step = session.step()?;
                let answers = ask::ask_answers().into_iter().map(keyed).collect();
                let (words, lead) = (step.turn.title.clone(), ask::ask_lead(step));
                Some(Asked { words, lead, answers, ..Asked::default() })
            }
            State::Returning => {
                let answers = rest::voices(session, true)
                    .into_iter()
                    .map(|(words, voice)| (words, String::new(), Message::Event(Event::Ready(voice))))
                    .collect();
                let others = self.later().into_iter();
                let others = others
                    .map(|(words, event)| {
                        (words.clone(), format!("Not yet: {words} more"), Message::Event(event))
                    })
                    .collect();
                let (words, lead) = ("Ready to go on?".to_owned(), overlay::ONE_VOICE.to_owned());
                Some(Asked { words, lead, answers, others, others_lead: rest::NOT_YET })
            }
            State::Break => {
                let reading = session.rest(self.now)?;
                let pacer = if self.talk.pacer_off { "Pacer on" } else { "Pacer off" };
                let changes = self.changes(&reading).into_iter();
                let others = changes
                    .map(|(words, event)| (words, Message::Event(event)))
                    .chain([(pacer.to_owned(), Message::Command(Command::Park))])
                    .map(|(words, message)| (words.clone(), words, message))
                    .collect();
                let lead = rest::left_words(reading.left);
                Some(Asked { words: self.back_words(&reading), lead, others, ..Asked::default() })
            }
            _ => None,
        }
    }

    fn asked_card(self, asked: Asked) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let mut card = column![
            heading(1, text_of(asked.words, scale.heading, colors.ink)),
            text_of(asked.lead, scale.caption, colors.muted),
        ]
        .spacing(scale.px(7.0));
        for (at, (words, hint, message)) in asked.answers.into_iter().enumerate() {
            let key = self.keys.number(at);
            let meaning = Meaning::button().named(words.clone()).described(hint.clone()).key(key.clone());
            let key = key.map(|key| text_of(key, scale.caption, colors.muted));
            let mut words = column![text_of(words, scale.body, colors.ink)];
            if !hint.is_empty() {
                words = words.push(text_of(hint, scale.caption * 0.9, colors.muted));
            }
            let surface = if at == 0 {
                Surface::chosen(&self.look, scale.px(12.0))
            } else {
                Surface::outlined(&self.look, scale.px(12.0))
            };
            let answer = row![].push(key).push(words).spacing(scale.px(14.0)).align_y(Alignment::Center);
            card = card.push(
                press(answer, surface)
                    .padding([scale.px(2.0), scale.px(14.0)])
                    .least(44.0, 44.0)
                    .width(Length::Fill)
                    .means(meaning)
                    .on_press(message),
            );
        }
        if !asked.others_lead.is_empty() {
            card = card.push(text_of(asked.others_lead, scale.caption, colors.muted));
        }
        let others = asked
            .others
            .into_iter()
            .map(|(words, name, message)| self.small(words, Some(message)).named(name).into());
        let others = Row::with_children(others).spacing(scale.px(10.0));
        container(card.push(others.wrap().vertical_spacing(scale.px(8.0))))
            .padding([scale.px(8.0), scale.px(16.0)])
            .width(Length::Fill)
            .style(card_style(&self.look, scale.px(14.0)))
            .into()
    }

    /// The turn that is on, and what a facilitator can do about its time.
    fn turn(self) -> Element<'a, Message> {
        let scale = self.look.scale;
        let mut all = column![self.whose_turn()].spacing(scale.px(10.0));
        let shares = self.session.shares(self.now);
        if !shares.is_empty() {
            all = all.push(self.shares(&shares));
        }
        let reading = self.session.reading(self.now);
        if reading.as_ref().is_some_and(|reading| reading.time.is_some()) {
            let begun = self.session.state() != State::Breath;
            let left = reading.and_then(|reading| reading.left).unwrap_or_default();
            let less = (!left.is_zero()).then_some(Message::Event(Event::Add(-MINUTE)));
            let buttons = [
                self.small("−60 s", less).named("60 seconds less").into(),
                self.small("+60 s", Some(Message::Event(Event::Add(MINUTE)))).named("60 seconds more").into(),
                self.small("Ask for a minute more", begun.then_some(Message::Command(Command::Extend)))
                    .into(),
            ];
            let buttons = Row::with_children(buttons).spacing(scale.px(10.0));
            all = all.push(buttons.wrap().vertical_spacing(scale.px(8.0)));
        }
        all.into()
    }

    /// Whose turn it is, and the time.
    pub(super) fn whose_turn(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = self.session.step().map(|step| self.step_words(step)).unwrap_or_default();
        let words = heading(1, text_of(words, scale.body, colors.ink).width(Length::Fill));
        row![words, self.exact_time()].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
    }

    /// “1:05”, also where everyone sees minutes only.
    fn exact_time(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let word = |words: &'a str| text_of(words, scale.caption, colors.muted);
        let state = self.session.state();
        if state == State::Breath {
            return word("in a breath").into();
        }
        let Some(reading) = self.session.reading(self.now) else { return word("").into() };
        let Some(left) = reading.left else { return word("no clock").into() };
        let (time, status) = if reading.phase == Phase::Time {
            let over = Duration::from_secs(reading.overtime.as_secs());
            (format!("+{}", digits::clock(over)), "past the end")
        } else {
            (digits::clock(left), "left")
        };
        let paused = matches!(state, State::Paused(_));
        let status = match (status, paused) {
            ("left", true) => "left, paused",
            (_, true) => "past the end, paused",
            (status, false) => status,
        };
        let shown = row![digits::digits(&time, scale.body, colors.ink), word(status)]
            .spacing(scale.px(8.0))
            .align_y(Alignment::Center);
        let whole = Duration::from_secs(reading.overtime.as_secs());
        let long = if reading.phase == Phase::Time { whole } else { left };
        means(Meaning::instead(Role::Timer, format!("{} {status}", spoken(long))), shown)
    }

    /// The next steps.
    fn coming(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let coming = self.session.coming(AHEAD);
        let mut lines = Column::new().spacing(scale.px(6.0)).width(Length::Fill);
        let close = coming.len() < AHEAD;
        for step in coming {
            lines = lines.push(
                row![
                    text_of(self.step_words(step), scale.body, colors.ink).width(Length::Fill),
                    text_of(length(step), scale.caption, colors.muted),
                ]
                .spacing(scale.px(16.0))
                .align_y(Alignment::Center),
            );
        }
        if close {
            lines = lines.push(text_of("then the close", scale.body, colors.muted));
        }
        self.part("Next", lines)
    }

    /// A small button with words; one that does nothing just now is pale.
    pub(super) fn small(self, words: impl IntoFragment<'a>, message: Option<Message>) -> Press<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let outlined = Surface::outlined(&self.look, scale.px(10.0));
        let (ink, surface) = if message.is_some() {
            (colors.ink, outlined)
        } else {
            (mix(colors.surface, colors.muted, 0.5), Surface::card(&self.look, scale.px(10.0)))
        };
        press(text_of(words, scale.caption, ink), surface)
            .padding([scale.px(6.0), scale.px(14.0)])
            .least(44.0, 40.0)
            .on_press_maybe(message)
    }
}

/// How long a step takes; nothing where it has no clock.
pub(super) fn length(step: &PlanStep) -> String {
    step.turn.time.map(minutes).unwrap_or_default()
}
