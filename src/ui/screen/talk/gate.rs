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
use crate::ui::widget::{Surface, first_that_fits, heading, press, text_of};

/// Answers are as large as rules, as far as a window has room for that.
fn answer_size(scale: Scale) -> f32 {
    scale.rule.min(scale.px(44.0)) * 0.94
}

/// One way to lay out a question and its answers.
#[derive(Clone, Copy)]
struct Way {
    /// The question’s type size, as a share of its full one.
    question: f32,
    /// Whether the prompt is there.
    prompt: bool,
    /// The least height of an answer, in pixels; the others in those of the drawing.
    least: f32,
    /// Within an answer, above and below its words.
    padding: f32,
    /// Between two answers.
    between: f32,
    /// Above the first of them.
    above: f32,
}

impl Way {
    /// As drawn; in a window too low for that the prompt goes first, then space, then the question’s size, so that all
    /// answers are in sight.
    fn all(scale: Scale) -> [Self; 6] {
        let (drawn, spaces) = if scale.narrow {
            (scale.px(64.0), [(10.0, 14.0, 20.0), (8.0, 12.0, 14.0), (4.0, 8.0, 10.0)])
        } else {
            (scale.px(84.0), [(16.0, 14.0, 30.0), (8.0, 12.0, 20.0), (4.0, 10.0, 14.0)])
        };
        let way = |question, least, (padding, between, above)| Self {
            question,
            prompt: false,
            least,
            padding,
            between,
            above,
        };
        let [close, closer, closest] = spaces;
        let without = way(1.0, drawn, close);
        [
            Self { prompt: true, ..without },
            without,
            way(1.0, drawn * 0.8, closer),
            way(0.75, drawn * 0.7, closest),
            way(0.75, 44.0, (2.0, 6.0, 8.0)),
            way(0.6, 44.0, (0.0, 4.0, 4.0)),
        ]
    }
}

impl<'a> Scene<'a> {
    /// The question that the step asks. Its answers look alike: none is the right one.
    pub(super) fn gate(self) -> Element<'a, Message> {
        let Some(asked) = self.host.standing(self.viewpoint()) else { return space::vertical().into() };
        let scale = self.look.scale;
        let room = scale.window.width - 2.0 * scale.margin;
        let width = if scale.narrow { room } else { scale.px(1000.0).min(room) };
        let ways = Way::all(scale);
        let ways = if self.opened_cards().is_some() && !self.is_repair() {
            // What is open has the room.
            let [.., way, _, _] = ways;
            vec![Way { question: 0.6, ..way }]
        } else {
            ways.to_vec()
        };
        let body = first_that_fits(ways, move |way| self.gate_as(*way, asked.clone(), width))
            .width(width)
            .height(Length::Shrink);
        let middle = container(body)
            .center_x(Length::Fill)
            .padding(Padding { top: scale.px(if scale.narrow { 8.0 } else { 14.0 }), ..Padding::ZERO });
        let caps = if self.is_shown_only() { space::vertical().height(0).into() } else { self.caps() };
        self.framed(self.header_with(&self.heading(), false), middle.into(), caps)
    }

    /// The question and its answers, in one of the ways.
    fn gate_as(self, way: Way, asked: Prompt, width: f32) -> Element<'a, Message> {
        let Prompt { seat, message: question, lead, more, answers, .. } = asked;
        let (colors, scale) = (self.look.colors, self.look.scale);
        let arriving = self.arriving();
        let room = Size::new(width - scale.px(30.0), scale.window.height * 0.25);
        let size = measure::fit(&question, scale.name * 0.76 * way.question, scale.body, room, 2);
        let words = heading(1, text_of(question, size, arriving.colors.ink));
        let asked: Element<'a, Message> = match seat {
            Some(seat) => seat_bar(&arriving, seat, words),
            None => words,
        };
        let mut above =
            column![asked, text_of(lead, scale.heading, arriving.colors.ink)].spacing(scale.px(6.0));
        if let Some(prompt) = more.filter(|_| way.prompt) {
            above = above.push(text_of(prompt, scale.heading * 0.92, colors.muted));
        }

        let buttons = answers.into_iter().enumerate().map(|(at, answer)| {
            let Answer { words, name, hint, event, .. } = answer;
            if self.is_shown_only() {
                let size = if self.is_low_for_everyone() { scale.heading } else { scale.rule };
                return text_of(words, size, colors.ink).into();
            }
            let surface = Surface::outlined(&self.look, scale.px(16.0));
            let meaning = Meaning::button().named(name).described(hint.clone()).key(self.keys.number(at));
            let size = answer_size(scale);
            let key_size = scale.caption * 1.2;
            let number = self.keys.number(at);
            let number = number.map_or(0.0, |key| measure::width(&key, key_size) + scale.px(34.0));
            let beside_words = scale.px(if scale.narrow { 16.0 } else { 40.0 });
            let inside = width - 2.0 * beside_words - number;
            // What a set calls its turns may be long: it never pushes the other answers out of sight.
            let beside = inside - measure::width(&words, size) - scale.px(34.0);
            let hint_size = scale.caption * 1.16;
            let lines = |width: f32| measure::some_lines(&hint, hint_size, width, 2);
            let under = scale.narrow || beside < scale.px(200.0) || lines(beside) != hint;
            let hint = lines(if under { inside } else { beside });
            let words = text_of(words, size, colors.ink);
            let key = self.keys.number(at).map(|key| text_of(key, key_size, colors.muted));
            let main = row![].push(key).push(words).spacing(scale.px(34.0)).align_y(Alignment::Center);
            let content: Element<'a, Message> = if hint.is_empty() {
                main.into()
            } else if under {
                let hint = text_of(hint, hint_size, colors.muted);
                let hint = container(hint).padding(Padding { left: number, ..Padding::ZERO });
                column![main, hint].spacing(scale.px(2.0)).into()
            } else {
                let hint = text_of(hint, hint_size, colors.muted);
                row![main, container(hint).align_right(Length::Fill)].align_y(Alignment::Center).into()
            };
            press(content, surface)
                .padding([scale.px(way.padding), beside_words])
                .least(44.0, way.least)
                .width(Length::Fill)
                .on_press(Message::Event(event))
                .means(meaning)
                .into()
        });
        let apart = match (self.is_shown_only(), self.is_low_for_everyone()) {
            (true, false) => 22.0,
            (true, true) => 8.0,
            (false, _) => way.between,
        };
        let answers = Column::with_children(buttons).spacing(scale.px(apart));
        let under: Element<'a, Message> = match self.opened_cards() {
            // A line that helps leaves the answers where they can be given.
            Some(over) if self.is_repair() => column![over, answers].spacing(scale.px(14.0)).into(),
            Some(over) => over,
            None => answers.into(),
        };
        column![above, scroll_if_needed(&self.look, under)].spacing(scale.px(way.above)).into()
    }
}
