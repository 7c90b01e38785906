//! A question in place of the stage, with large answers: whether somebody feels heard, or whether there is another round.

use iced::widget::{Column, column, container, row, space};
use iced::{Alignment, Element, Length, Padding, Size};

use super::Scene;
use crate::talk::{Answer, Message, Prompt};
use crate::ui::access::Meaning;
use crate::ui::look::type_scale::Scale;
use crate::ui::measure;
use crate::ui::screen::scroll_if_needed;
use crate::ui::widget::words::seat_bar;
use crate::ui::widget::{Surface, heading, press, text_of};

/// Answers are as large as rules, as far as a window has room for that.
fn answer_size(scale: Scale) -> f32 {
    scale.rule.min(scale.px(44.0)) * 0.94
}

/// How a question and its answers fit into a window.
struct Fitted<'a> {
    /// The question's type size, and its height.
    question: f32,
    height: f32,
    /// The prompt, where it fits.
    prompt: Option<&'a str>,
    /// The least height of an answer, in pixels; the others in those of the drawing.
    least: f32,
    /// Within an answer, above and below its words.
    padding: f32,
    /// Between two answers.
    between: f32,
    /// Above the first of them.
    above: f32,
}

impl<'a> Fitted<'a> {
    /// As drawn; in a window too low for that the prompt goes first, then space, then the question’s size, so that all
    /// answers are in sight.
    fn of(
        scene: &Scene<'_>,
        question: &str,
        prompt: Option<&'a str>,
        answers: &[Answer],
        width: f32,
    ) -> Self {
        let scale = scene.look.scale;
        let (hints, answers) = (answers.iter().any(|answer| !answer.hint.is_empty()), answers.len());
        let inner = width - scale.px(30.0);
        let with = |share: f32, prompt, least: f32, (padding, between, above)| {
            let room = Size::new(inner, scale.window.height * 0.25);
            let size = measure::fit(question, scale.name * 0.76 * share, scale.body, room, 2);
            let height = measure::height(question, size, inner);
            Self { question: size, height, prompt, least, padding, between, above }
        };
        let drawn = scale.px(if scale.narrow { 64.0 } else { 84.0 });
        let (close, closer, closest) = if scale.narrow {
            ((10.0, 14.0, 20.0), (8.0, 12.0, 14.0), (4.0, 8.0, 10.0))
        } else {
            ((16.0, 14.0, 30.0), (8.0, 12.0, 20.0), (4.0, 10.0, 14.0))
        };
        let ways = [
            with(1.0, prompt, drawn, close),
            with(1.0, None, drawn, close),
            with(1.0, None, drawn * 0.8, closer),
            with(0.75, None, drawn * 0.7, closest),
        ];
        let [.., least] = &ways;
        let least = least.question;
        if scene.opened_cards().is_some() && !scene.is_repair() {
            // What is open has the room.
            return with(0.6, None, drawn, closest);
        }
        // A line that helps stands above the answers.
        let room = scene.middle_height() - scale.px(14.0) - 8.0 - scene.repair_height(width);
        let hint =
            if scale.narrow && hints { scale.caption * 1.16 * measure::LINE + scale.px(2.0) } else { 0.0 };
        let fits = |way: &Self| {
            let answer = answer_size(scale) * measure::LINE + hint + 2.0 * scale.px(way.padding);
            let answer = answer.max(way.least).max(44.0);
            let prompt = way
                .prompt
                .map_or(0.0, |prompt| measure::height(prompt, scale.heading * 0.92, width) + scale.px(6.0));
            #[allow(clippy::cast_precision_loss, reason = "a handful")]
            let answers = answers as f32 * (answer + scale.px(way.between));
            way.height + scale.heading * measure::LINE + scale.px(6.0 + way.above) + prompt + answers <= room
        };
        let smallest = with(least / (scale.name * 0.76), None, 44.0, (2.0, 6.0, 8.0));
        ways.into_iter().find(fits).unwrap_or(smallest)
    }
}

impl<'a> Scene<'a> {
    /// The question that the step asks. The first answer is the likely one.
    pub(super) fn gate(self) -> Element<'a, Message> {
        let Some(asked) = self.host.standing(self.viewpoint()) else { return space::vertical().into() };
        let Prompt { seat, message: question, lead, more, answers, .. } = asked;
        let (colors, scale) = (self.look.colors, self.look.scale);
        let arriving = self.arriving();
        let width = if scale.narrow {
            scale.window.width - 2.0 * scale.margin
        } else {
            scale.px(1000.0).min(scale.window.width - 2.0 * scale.margin)
        };
        let aside = self.opened_cards().is_some();
        let fitted = Fitted::of(&self, &question, more.as_deref().filter(|_| !aside), &answers, width);
        let (size, height) = (fitted.question, fitted.height);
        let words = heading(1, text_of(question, size, arriving.colors.ink));
        let asked: Element<'a, Message> = match seat {
            Some(seat) => seat_bar(&arriving, seat, height - scale.px(8.0), words),
            None => words,
        };
        let mut above =
            column![asked, text_of(lead, scale.heading, arriving.colors.ink)].spacing(scale.px(6.0));
        if let Some(prompt) = fitted.prompt {
            above = above.push(text_of(prompt.to_owned(), scale.heading * 0.92, colors.muted));
        }

        let buttons = answers.into_iter().enumerate().map(|(at, answer)| {
            let Answer { words, name, hint, event, .. } = answer;
            if self.is_shown_only() {
                let size = if self.is_low_for_everyone() { scale.heading } else { scale.rule };
                return text_of(words, size, colors.ink).into();
            }
            let surface = if at == 0 {
                Surface::chosen(&self.look, scale.px(16.0))
            } else {
                Surface::card(&self.look, scale.px(16.0))
            };
            let meaning = Meaning::button().named(name).described(hint.clone()).key(self.keys.number(at));
            let words = text_of(words, answer_size(scale), colors.ink);
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
                .padding([scale.px(fitted.padding), scale.px(if scale.narrow { 16.0 } else { 40.0 })])
                .least(44.0, fitted.least)
                .width(Length::Fill)
                .on_press(Message::Event(event))
                .means(meaning)
                .into()
        });
        let apart = match (self.is_shown_only(), self.is_low_for_everyone()) {
            (true, false) => 22.0,
            (true, true) => 8.0,
            (false, _) => fitted.between,
        };
        let answers = Column::with_children(buttons).spacing(scale.px(apart));
        let under: Element<'a, Message> = match self.opened_cards() {
            // A line that helps leaves the answers where they can be given.
            Some(over) if self.is_repair() => column![over, answers].spacing(scale.px(14.0)).into(),
            Some(over) => over,
            None => answers.into(),
        };
        let body = column![above, scroll_if_needed(&self.look, under)]
            .spacing(scale.px(fitted.above))
            .width(Length::Fixed(width));
        let middle = container(body)
            .center_x(Length::Fill)
            .padding(Padding { top: scale.px(if scale.narrow { 8.0 } else { 14.0 }), ..Padding::ZERO });
        let caps = if self.is_shown_only() { space::vertical().height(0).into() } else { self.caps() };
        self.framed(self.header_with(&self.heading(), false), middle.into(), caps)
    }
}
