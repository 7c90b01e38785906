//! The agreement that is looked at: what it says, how it went, and what to do with it. On the stage and in the
//! facilitator's view it is the same.

use iced::widget::{Row, column, row};
use iced::{Alignment, Element, Length, Size};

use super::{Scene, Sight};
use crate::clock::zone;
use crate::record::agreements::Agreement;
use crate::talk::looking::{ANSWERS, Looking, Message as Looked};
use crate::talk::review::{Doing, Message as Look};
use crate::talk::{Field, Message};
use crate::ui::access::{Meaning, means};
use crate::ui::measure;
use crate::ui::screen::looking::{Fields, answers, called, fields};
use crate::ui::screen::{button_for, field_id, link};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::say;

/// Lines of an agreement, before its words become smaller.
const LINES: u8 = 4;

impl<'a> Scene<'a> {
    /// The agreement that is looked at, in so much room.
    pub(super) fn review(self, room: Size) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let review = self.host.review();
        let Some(agreement) = review.shown() else {
            let line =
                if review.is_empty() { say!(words, "review-none") } else { say!(words, "review-over") };
            let back = (review.can_go_back() && !self.is_shown_only()).then(|| self.back());
            return column![text_of(line, scale.heading, colors.ink)]
                .push(back)
                .push(self.trouble())
                .spacing(scale.px(12.0))
                .into();
        };
        // A facilitator reads it from their lap, with all that can be done about it under it.
        let largest = if self.sight == Sight::Facilitator {
            scale.heading
        } else if scale.narrow {
            scale.heading * 1.2
        } else {
            scale.rule.min(scale.px(44.0))
        };
        let tall = Size::new(room.width, (room.height * 0.36).max(scale.body * 4.0));
        let size = measure::fit(&agreement.what, largest, scale.body, tall, LINES);
        let what = heading(2, text_of(agreement.what.as_str(), size, colors.ink).width(Length::Fill));
        let today = self.now.wall().to_zoned(zone()).date();
        let small = words.details_and_yes(agreement, today);
        let small = (!small.is_empty()).then(|| text_of(small, scale.caption, colors.muted));
        let said = column![what].push(small).spacing(scale.px(4.0)).width(Length::Fill);
        if self.is_shown_only() {
            return column![said, self.shown_answers()].spacing(scale.px(20.0)).into();
        }
        let below: Element<'a, Message> = match review.doing() {
            Doing::Choosing => {
                column![self.answers(agreement, true), self.ways_on(agreement)].spacing(scale.px(8.0)).into()
            }
            Doing::Looking(looking) => {
                column![self.answers(agreement, false), self.looking(looking)].spacing(scale.px(14.0)).into()
            }
            Doing::Rewording(typed) => self.rewording(typed),
        };
        column![said, below].push(self.trouble()).spacing(scale.px(16.0)).into()
    }

    /// The answers as everyone reads them; once there is one, that alone.
    fn shown_answers(self) -> Element<'a, Message> {
        let (scale, words) = (self.look.scale, self.look.words);
        let all = ANSWERS.map(|how| called(how, words)).join("  ·  ");
        let answer = self.host.looked().map_or(all, |how| words.went(how));
        text_of(answer, scale.heading, self.look.colors.muted).into()
    }

    /// How it went, to choose; with their keys, where no field has the keyboard.
    fn answers(self, agreement: &'a Agreement, numbered: bool) -> Element<'a, Message> {
        let (scale, numbers) = (self.look.scale, numbered.then_some(self.keys));
        let looked = self.host.looked();
        let answers = answers(&agreement.what, looked, numbers, true, &self.look, look_at);
        Row::with_children(answers.into_iter().map(Element::from))
            .spacing(scale.px(12.0))
            .wrap()
            .vertical_spacing(scale.px(10.0))
            .into()
    }

    /// Other words, back, and on without an answer.
    fn ways_on(self, agreement: &'a Agreement) -> Element<'a, Message> {
        let (scale, words, what) = (self.look.scale, self.look.words, agreement.what.as_str());
        let review = self.host.review();
        let looked = self.host.looked().is_some();
        let back = review.can_go_back().then(|| self.back());
        let other = self.way(say!(words, "review-words"), Look::Reword);
        let other = other.named(say!(words, "review-words", "name", what = what));
        let take_back = looked.then(|| self.way(say!(words, "review-take-back"), Look::TakeBack));
        let skip = if looked {
            self.way(say!(words, "review-go-on"), Look::Skip)
        } else {
            let name = say!(words, "review-skip", "name", what = what);
            self.way(say!(words, "review-skip"), Look::Skip).named(name)
        };
        row![]
            .push(skip)
            .push(other)
            .push(take_back)
            .push(back)
            .spacing(scale.px(22.0))
            .wrap()
            .vertical_spacing(0.0)
            .into()
    }

    fn way(self, words: String, message: Look) -> crate::ui::widget::press::Press<'a, Message> {
        link(&self.look, words, Message::Review(message)).least(44.0, 44.0)
    }

    fn back(self) -> Element<'a, Message> {
        self.way(say!(self.look.words, "review-back"), Look::Back).into()
    }

    /// What got in the way, and when to look again.
    fn looking(self, looking: &'a Looking) -> Element<'a, Message> {
        let shown = Fields {
            today: self.now.wall().to_zoned(zone()).date(),
            ids: [field_id(Field::InTheWay), field_id(Field::LookAgain)],
            go_on: say!(self.look.words, "review-go-on"),
            on_stage: true,
        };
        fields(looking, shown, &self.look, look_at)
    }

    /// Other words for it.
    fn rewording(self, typed: &'a str) -> Element<'a, Message> {
        let (scale, words) = (self.look.scale, self.look.words);
        let label = say!(words, "review-words-field");
        let typed = field(&self.look, &label, typed, |typed| Message::Review(Look::Words(typed)))
            .named(label.clone())
            .id(field_id(Field::OtherWords))
            .on_submit(Message::Review(Look::Save));
        let outlined = Surface::outlined(&self.look, scale.px(14.0));
        let save = button_for(&self.look, say!(words, "agreed-save"), outlined, Message::Review(Look::Save));
        let cancel = self.way(say!(words, "agreed-cancel"), Look::Cancel);
        let last = row![save, cancel].spacing(scale.px(22.0)).align_y(Alignment::Center);
        column![typed, last].spacing(scale.px(12.0)).into()
    }

    /// Why something isn't kept.
    fn trouble(self) -> Option<Element<'a, Message>> {
        let problem = self.host.review().problem(self.look.words).filter(|_| !self.is_shown_only())?;
        let problem = text_of(problem, self.look.scale.caption, self.look.colors.wrapping_up);
        Some(means(Meaning::aloud(), problem.width(Length::Fill)))
    }
}

/// What people say of the agreement.
fn look_at(message: Looked) -> Message {
    Message::Review(Look::Look(message))
}
