//! The gate: the speaker says whether they feel heard.

use iced::widget::{Column, column, container, row, space};
use iced::{Alignment, Element, Length, Padding, Size};

use super::command::named;
use super::{Message, Scene};
use crate::plan::PlanStep;
use crate::session::{Event, Heard, Session};
use crate::ui::access::Meaning;
use crate::ui::measure;
use crate::ui::screen::scroll_if_needed;
use crate::ui::widget::words::seat_bar;
use crate::ui::widget::{Surface, heading, press, text_of};

/// The answers, in the order of their keys.
pub(super) const ANSWERS: [(&str, Heard); 3] =
    [("Yes, that’s it", Heard::Yes), ("Not quite", Heard::NotQuite), ("There’s more", Heard::More)];

/// Who answers: whoever spoke.
fn speaker(step: &PlanStep) -> usize {
    step.speaker.or(step.holder).unwrap_or(0)
}

/// “Ben asks. Ana answers.”
pub(super) fn lead(session: &Session, step: &PlanStep) -> String {
    let (plan, speaker) = (session.plan(), speaker(step));
    let name = |one: usize| plan.participants.get(one).map_or("", String::as_str);
    let mut others = (0..plan.participants.len()).filter(|&one| one != speaker && plan.is_present(one));
    let asked = match (others.next(), others.next()) {
        (Some(one), None) => format!("{} asks", name(one)),
        _ => "The others ask".to_owned(),
    };
    format!("{asked}. {} answers.", name(speaker))
}

impl<'a> Scene<'a> {
    /// The gate.
    pub(super) fn gate(self) -> Element<'a, Message> {
        let Some(step) = self.session.step() else { return space::vertical().into() };
        let answers = self.gate_answers(step);
        let lead = lead(self.session, step);
        self.question(Some(speaker(step)), lead, &step.turn.title, step.turn.prompt.as_deref(), answers)
    }

    /// The answers, and where each leads.
    pub(super) fn gate_answers(self, step: &PlanStep) -> Vec<(&'static str, String, Event)> {
        let plan = self.session.plan();
        let at = |index: usize| plan.steps.get(index).map(|step| self.step_words(step));
        let again = step.gate.and_then(|gate| at(gate.again)).unwrap_or_default();
        let first = step.gate.and_then(|gate| at(gate.first)).unwrap_or_default();
        let next = self
            .session
            .upcoming()
            .map_or_else(|| "then the close".to_owned(), |step| format!("next: {}", self.step_words(step)));
        let hints = [next, format!("again: {again}"), format!("again: {first}")];
        ANSWERS.iter().zip(hints).map(|((words, heard), hint)| (*words, hint, Event::Heard(*heard))).collect()
    }

    /// A question to everyone or to one, with large answers. The first is the likely one.
    pub(super) fn question(
        self,
        seat: Option<usize>,
        lead: String,
        question: &'a str,
        prompt: Option<&'a str>,
        answers: Vec<(&'a str, String, Event)>,
    ) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let width = if scale.narrow {
            scale.window.width - 2.0 * scale.margin
        } else {
            scale.px(1000.0).min(scale.window.width - 2.0 * scale.margin)
        };
        let size = measure::fit(
            question,
            scale.name * 0.76,
            scale.body,
            Size::new(width - scale.px(30.0), scale.window.height * 0.25),
            2,
        );
        let height = measure::height(question, size, width - scale.px(30.0));
        let words = heading(1, text_of(question, size, colors.ink));
        let asked: Element<'a, Message> = match seat {
            Some(seat) => seat_bar(&self.look, seat, height - scale.px(8.0), words),
            None => words,
        };
        let mut above = column![asked, text_of(lead, scale.heading, colors.ink)].spacing(scale.px(6.0));
        let over = self.overlay();
        if let (Some(prompt), None) = (prompt, &over) {
            above = above.push(text_of(prompt, scale.heading * 0.92, colors.muted));
        }

        let buttons = answers.into_iter().enumerate().map(|(at, (words, hint, event))| {
            if self.is_shown_only() {
                return text_of(words, scale.rule, colors.ink).into();
            }
            let surface = if at == 0 {
                Surface::chosen(&self.look, scale.px(16.0))
            } else {
                Surface::card(&self.look, scale.px(16.0))
            };
            let meaning = Meaning::button().named(words).described(hint.clone()).key(self.keys.number(at));
            let words = text_of(words, scale.rule.min(scale.px(44.0)) * 0.94, colors.ink);
            let key = self.keys.number(at).map(|key| text_of(key, scale.caption * 1.2, colors.muted));
            let main = row![].push(key).push(words).spacing(scale.px(34.0)).align_y(Alignment::Center);
            let content: Element<'a, Message> = if hint.is_empty() {
                main.into()
            } else if scale.narrow {
                let number = scale.caption * 1.2 * 0.6 + scale.px(34.0);
                let indent = if self.keys.has_numbers() { number } else { 0.0 };
                let hint = text_of(hint, scale.caption * 1.16, colors.muted);
                let hint = container(hint).padding(Padding { left: indent, ..Padding::ZERO });
                column![main, hint].spacing(scale.px(2.0)).into()
            } else {
                let hint = text_of(hint, scale.caption * 1.16, colors.muted);
                row![main, container(hint).align_right(Length::Fill)].align_y(Alignment::Center).into()
            };
            press(content, surface)
                .padding([
                    scale.px(if scale.narrow { 10.0 } else { 16.0 }),
                    scale.px(if scale.narrow { 16.0 } else { 40.0 }),
                ])
                .least(44.0, scale.px(if scale.narrow { 64.0 } else { 84.0 }))
                .width(Length::Fill)
                .on_press(Message::Event(event))
                .means(meaning)
                .into()
        });
        let apart = if self.is_shown_only() { 22.0 } else { 14.0 };
        let answers = Column::with_children(buttons).spacing(scale.px(apart));
        let under: Element<'a, Message> = match over {
            // A line that helps leaves the answers where they can be given.
            Some(over) if self.is_repair() => column![over, answers].spacing(scale.px(14.0)).into(),
            Some(over) => over,
            None => answers.into(),
        };
        let body = column![above, scroll_if_needed(&self.look, under)]
            .spacing(scale.px(if scale.narrow { 20.0 } else { 30.0 }))
            .width(Length::Fixed(width));
        let middle = container(body)
            .center_x(Length::Fill)
            .padding(Padding { top: scale.px(if scale.narrow { 8.0 } else { 14.0 }), ..Padding::ZERO });
        let caps =
            if self.is_shown_only() { space::vertical().height(0).into() } else { self.question_caps() };
        self.framed(self.header_with(&self.heading(), false), middle.into(), caps)
    }

    /// The keys that matter at a question.
    fn question_caps(self) -> Element<'a, Message> {
        use crate::ui::keys::Command;
        use crate::ui::widget::key_cap;
        let caps = [
            ("Back", Command::Back),
            ("Take a break", Command::Break),
            ("End", Command::End),
            ("Keys", Command::Keys),
        ];
        iced::widget::Row::with_children(caps.into_iter().map(|(does, command)| {
            key_cap(&self.look, self.keys.cap(command), does, command == Command::Break, true)
                .named(named(command, does))
                .on_press(Message::Command(command))
                .into()
        }))
        .spacing(self.look.scale.px(26.0))
        .wrap()
        .into()
    }
}
