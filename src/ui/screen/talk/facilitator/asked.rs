//! What is being asked just now, with one answer for everyone; else the turn that is on. Then what comes next.

use std::time::Duration;

use accesskit::Role;
use iced::widget::text::IntoFragment;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length, Size};
use jiff::Timestamp;

use super::super::Scene;
use crate::clock::zone;
use crate::plan::PlanStep;
use crate::session::{Phase, State};
use crate::talk::drawing::title;
use crate::talk::{Answer, Command, Message, Of, Offer, Prompt};
use crate::ui::access::{Meaning, means};
use crate::ui::look::theme::mix;
use crate::ui::measure;
use crate::ui::widget::field::card_style;
use crate::ui::widget::press::Press;
use crate::ui::widget::{Surface, digits, heading, press, text_of};
use crate::words::{plain, say};

/// How far ahead is shown.
const AHEAD: usize = 3;

impl<'a> Scene<'a> {
    /// What is asked, or the turn that is on, and what comes next, in a column of this width.
    pub(super) fn now_and_next(self, room: f32) -> Element<'a, Message> {
        let asked = self.host.prompt(self.viewpoint());
        // Answers that say where they lead need no list of what comes next.
        let lead_on =
            asked.as_ref().is_some_and(|asked| asked.answers.iter().any(|one| !one.hint.is_empty()));
        let now = match asked {
            // A turn whose clock runs on under a question is still theirs to watch.
            Some(asked) => {
                let works = |command: &Command| self.host.offer(*command, self.viewpoint()).works;
                let is_on =
                    self.has_clock() && matches!(self.session.state(), State::Running | State::Paused(_));
                let clock = is_on.then(|| column![self.exact_time(), self.clock(works)]);
                let clock = clock.map(|clock| clock.spacing(self.look.scale.px(7.0)));
                column![self.asked_card(asked, room)].push(clock).spacing(self.look.scale.px(10.0)).into()
            }
            None => self.turn(room),
        };
        let coming = (!lead_on && !self.host.is_only_a_break()).then(|| self.coming());
        column![now].push(self.end()).push(coming).spacing(self.look.scale.px(14.0)).into()
    }

    fn asked_card(self, asked: Prompt, room: f32) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let lead = asked.for_facilitator.unwrap_or(asked.lead);
        let mut card = column![
            heading(1, text_of(asked.message, scale.heading, colors.ink)),
            text_of(lead, scale.caption, colors.muted),
        ]
        .spacing(scale.px(7.0));
        // What follows from them stands beside all of them, or under each.
        let room = room - 2.0 * scale.px(16.0);
        let beside = asked.answers.iter().all(|answer| self.width_beside(answer) <= room);
        for (at, answer) in asked.answers.into_iter().enumerate() {
            card = card.push(self.answer(at, answer, beside));
        }
        if !asked.others_lead.is_empty() {
            card = card.push(text_of(asked.others_lead, scale.caption, colors.muted));
        }
        let others = asked.others.into_iter().map(|answer| {
            let message = Message::Event(answer.event);
            self.small(answer.words, Some(message)).named(answer.name).into()
        });
        // A break is breathed through, too.
        let pacer = (asked.of == Of::Break).then(|| self.offered(Command::Park));
        let others = Row::with_children(others.chain(pacer)).spacing(scale.px(10.0));
        card = card.push(others.wrap().vertical_spacing(scale.px(8.0)));
        if !asked.together.is_empty() {
            let together = asked.together.into_iter().map(|answer| {
                self.small(answer.words, Some(Message::Event(answer.event))).named(answer.name).into()
            });
            let together = Row::with_children(together).spacing(scale.px(10.0)).wrap();
            card = card
                .push(text_of(asked.together_lead, scale.caption, colors.muted))
                .push(together.vertical_spacing(scale.px(8.0)));
        }
        container(card)
            .padding([scale.px(8.0), scale.px(16.0)])
            .width(Length::Fill)
            .style(card_style(&self.look, scale.px(14.0)))
            .into()
    }

    /// How wide an answer is with what follows from it beside it.
    fn width_beside(self, answer: &Answer) -> f32 {
        let scale = self.look.scale;
        let number = measure::width("9", scale.caption);
        let words = measure::width(&answer.words, scale.body);
        let hint = measure::width(&answer.hint, scale.caption * 0.9);
        number + words + hint + 5.0 * scale.px(14.0)
    }

    /// An answer for everyone, and what follows from it.
    fn answer(self, at: usize, answer: Answer, beside: bool) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let Answer { words, name, hint, event, .. } = answer;
        let key = self.keys.number(at);
        let meaning = Meaning::button().named(name).described(hint.clone()).key(key.clone());
        let key = key.map(|key| text_of(key, scale.caption, colors.muted));
        let words = text_of(words, scale.body, colors.ink);
        let hint = (!hint.is_empty()).then(|| text_of(hint, scale.caption * 0.9, colors.muted));
        let (content, above) = match hint {
            Some(hint) if beside => (row![words, space::horizontal(), hint].spacing(scale.px(14.0)), 2.0),
            Some(hint) => (row![column![words, hint].width(Length::Fill)], 5.0),
            None => (row![words], 2.0),
        };
        let content = content.align_y(Alignment::Center).width(Length::Fill);
        let content = row![].push(key).push(content).spacing(scale.px(14.0)).align_y(Alignment::Center);
        press(content, Surface::outlined(&self.look, scale.px(12.0)))
            .padding([scale.px(above), scale.px(14.0)])
            .least(44.0, 44.0)
            .width(Length::Fill)
            .means(meaning)
            .on_press(Message::Event(event))
            .into()
    }

    /// The turn that is on, and what a facilitator can do about its time. In one column the agreement that is looked at
    /// is part of it.
    fn turn(self, room: f32) -> Element<'a, Message> {
        let scale = self.look.scale;
        let here = self.session.step().map(|step| step.index);
        let opening = self.session.plan().opening().filter(|opening| Some(opening.index) == here);
        // Whoever runs the talk reads it to the others.
        let opening = opening.and_then(|step| step.turn.prompt.as_deref());
        let opening = opening.map(|words| text_of(words, scale.body, self.look.colors.ink));
        let mut all = column![self.whose_turn()].push(opening).spacing(scale.px(10.0));
        if self.look.scale.one_column {
            all = all.push(self.looked_at(room));
        }
        if self.is_exchange() {
            all = all.push(self.floor_buttons(room));
        }
        if self.has_clock() {
            all = all.push(self.clock(|_| true));
        }
        if self.host.list().is_some() {
            // The button comes first, so that it stays where it is.
            let list = row![self.offered(Command::List)].push(self.picked(scale.body, room));
            all = all.push(list.spacing(scale.px(14.0)).align_y(Alignment::Center));
        }
        all.into()
    }

    /// The agreement that is looked at, in a column of this width. Where something is asked, that comes first.
    pub(super) fn looked_at(self, room: f32) -> Option<Element<'a, Message>> {
        let scale = self.look.scale;
        if !self.host.is_reviewing() || self.host.prompt(self.viewpoint()).is_some() {
            return None;
        }
        let room = Size::new(room - 2.0 * scale.px(16.0), scale.window.height);
        let review = container(self.review(room)).padding([scale.px(12.0), scale.px(16.0)]);
        Some(review.width(Length::Fill).style(card_style(&self.look, scale.px(14.0))).into())
    }

    /// Whether the step has a time.
    fn has_clock(self) -> bool {
        // What somebody draws on has its own, which nobody makes longer.
        !self.draws() && self.session.reading(self.now).is_some_and(|reading| reading.time.is_some())
    }

    /// What changes that time, as far as it is to be shown.
    fn clock(self, shown: impl Fn(&Command) -> bool) -> Element<'a, Message> {
        let scale = self.look.scale;
        let asks = self.host.gives_more_time().then_some(Command::Extend);
        let buttons = [Command::Shorter, Command::Longer].into_iter().chain(asks).filter(shown);
        let buttons = Row::with_children(buttons.map(|command| self.offered(command)));
        buttons.spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(8.0)).into()
    }

    /// A small button for a command.
    fn offered(self, command: Command) -> Element<'a, Message> {
        let Offer { words, name, works, .. } = self.host.offer(command, self.viewpoint());
        self.small(words, works.then_some(Message::Command(command))).named(name).into()
    }

    /// Whose turn it is, and the time.
    pub(super) fn whose_turn(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = if self.host.is_only_a_break() {
            say!(self.look.words, "break-heading")
        } else if let Some(drawn) = self.drawing() {
            let (name, title) = (self.name(drawn.participant), title(self.session, &drawn));
            say!(self.look.words, "step-turn", name = name, title = title)
        } else {
            self.session.step().map(|step| self.step_words(step)).unwrap_or_default()
        };
        let words = heading(1, text_of(words, scale.body, colors.ink).width(Length::Fill));
        row![words, self.exact_time()].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
    }

    /// When the talk will be over, as it goes and as planned.
    fn end(self) -> Option<Element<'a, Message>> {
        let (ends, words) = (self.session.ends(self.now)?, self.look.words);
        let of_day = |at: Timestamp| words.time(at.to_zoned(zone()).time());
        let (time, planned) = (of_day(ends.at), of_day(ends.planned));
        let said = if time == planned {
            say!(words, "facilitator-ends-as-planned", time = time)
        } else {
            say!(words, "facilitator-ends", time = time, planned = planned)
        };
        Some(text_of(said, self.look.scale.caption, self.look.colors.muted).into())
    }

    /// “1:05”, also where everyone sees minutes only.
    fn exact_time(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = self.look.words;
        let word = |words: String| text_of(words, scale.caption, colors.muted);
        let state = self.session.state();
        if let Some(drawn) = self.drawing() {
            return self.drawn_exactly(drawn);
        }
        if state == State::Breath {
            return word(say!(words, "stage-in-a-breath")).into();
        }
        let Some(reading) = self.session.reading(self.now) else { return word(String::new()).into() };
        let Some(left) = reading.left else { return word(say!(words, "facilitator-no-clock")).into() };
        let past = reading.phase == Phase::Time;
        let time = if past { Duration::from_secs(reading.overtime.as_secs()) } else { left };
        let (clock, spoken) = (digits::clock(time), words.spoken(time));
        let clock = if past { say!(words, "stage-over", time = clock) } else { clock };
        let (status, name) = match (past, matches!(state, State::Paused(_))) {
            (false, true) if self.host.waits() => (
                say!(words, "facilitator-left-waits"),
                say!(words, "facilitator-left-waits", "name", time = spoken),
            ),
            (false, false) => {
                (say!(words, "facilitator-left"), say!(words, "facilitator-left", "name", time = spoken))
            }
            (false, true) => (
                say!(words, "facilitator-left-paused"),
                say!(words, "facilitator-left-paused", "name", time = spoken),
            ),
            (true, false) => {
                (say!(words, "facilitator-past"), say!(words, "facilitator-past", "name", time = spoken))
            }
            (true, true) => (
                say!(words, "facilitator-past-paused"),
                say!(words, "facilitator-past-paused", "name", time = spoken),
            ),
        };
        let left = row![digits::digits(&plain(&clock), scale.body, colors.ink), word(status)]
            .spacing(scale.px(8.0))
            .align_y(Alignment::Center);
        let used = Duration::from_secs(reading.elapsed.as_secs());
        let (clock, spoken) = (digits::clock(used), words.spoken(used));
        let name_used = say!(words, "facilitator-used", "name", time = spoken);
        let used = row![
            digits::digits(&plain(&clock), scale.caption, colors.muted),
            word(say!(words, "facilitator-used"))
        ]
        .spacing(scale.px(6.0))
        .align_y(Alignment::Center);
        row![
            means(Meaning::instead(Role::Timer, name), left),
            means(Meaning::instead(Role::Timer, name_used), used),
        ]
        .spacing(scale.px(16.0))
        .align_y(Alignment::Center)
        .into()
    }

    /// The next steps.
    fn coming(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let mut coming = self.session.coming(AHEAD);
        if let Some(step) = self.session.step().filter(|_| self.draws()) {
            // It hasn't begun.
            coming.insert(0, step);
            coming.truncate(AHEAD);
        }
        let mut lines = Column::new().spacing(scale.px(6.0)).width(Length::Fill);
        let close = coming.len() < AHEAD;
        for step in coming {
            lines = lines.push(
                row![
                    text_of(self.step_words(step), scale.body, colors.ink).width(Length::Fill),
                    text_of(self.length(step), scale.caption, colors.muted),
                ]
                .spacing(scale.px(16.0))
                .align_y(Alignment::Center),
            );
        }
        if close {
            lines = lines.push(text_of(say!(self.look.words, "step-next-close"), scale.body, colors.muted));
        }
        self.part(say!(self.look.words, "facilitator-next"), lines)
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

    /// How long a step takes; nothing where it has no clock.
    pub(super) fn length(self, step: &PlanStep) -> String {
        step.turn.time.map(|time| self.look.words.minutes(time)).unwrap_or_default()
    }
}
