//! What set-up shows: people, topic and times on the left, the rule contract on the right, Begin at the foot.

use std::time::Duration;

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length, Padding};
use jiff::civil::Time;

use super::{Later, Message, SetUp, step};
use crate::plan::seat_name;
use crate::rule_set::{Rule, bounds};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::{self, back, link, notice, page, scroll};
use crate::ui::widget::field::{card_style, field, stepper, tick_box};
use crate::ui::widget::words::gap;
use crate::ui::widget::{Surface, counted, digits, first_that_fits, hairline, heading, press, text_of};
use crate::words::{InWords, Words, say};

/// What scrolls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// People, times and rules.
    NoticeAbove,
    /// The safety notice as well.
    NoticeWithin,
    /// Everything.
    Whole,
}

impl SetUp {
    /// The screen. The safety notice stands above all, or scrolls with the rest where it would leave no room for that; in
    /// a window that is too low even so, everything scrolls.
    #[must_use]
    pub(crate) fn view<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let look = *look;
        let ways: &[Way] = if self.notice {
            &[Way::NoticeAbove, Way::NoticeWithin, Way::Whole]
        } else {
            &[Way::NoticeWithin, Way::Whole]
        };
        first_that_fits(ways.iter().copied(), move |way| self.page(&look, *way)).into()
    }

    fn page<'a>(&'a self, look: &Look<'a>, way: Way) -> Element<'a, Message> {
        let scale = look.scale;
        let (margin, gap) = (scale.margin, scale.px(56.0));
        let name = self.set.name.get(&self.choices.language);
        let back = back(look, screen::Way::From(name), Message::Back);
        let notice = self.notice.then(|| notice::strip(look));
        let (above, within) = if way == Way::NoticeAbove { (notice, None) } else { (None, notice) };
        let head = column![back].push(above).spacing(scale.px(10.0));
        if way == Way::Whole {
            let all = column![head].push(within).push(self.people(look)).push(self.contract(look));
            let all = all.push(self.foot(look)).spacing(scale.px(34.0)).width(Length::Fill);
            return container(scroll(look, all, margin, margin)).padding([margin * 0.8, 0.0]).into();
        }
        let body: Element<'a, Message> = if scale.one_column {
            let all = Column::new().push(within).push(self.people(look)).push(self.contract(look));
            scroll(look, all.spacing(scale.px(34.0)).width(Length::Fill), margin, margin)
        } else {
            let left = Column::new().push(within).push(self.people(look)).spacing(scale.px(34.0));
            row![
                container(scroll(look, left, margin, gap * 0.6)).width(Length::FillPortion(46)),
                container(scroll(look, self.contract(look), gap * 0.5, margin))
                    .width(Length::FillPortion(54)),
            ]
            .height(Length::Fill)
            .into()
        };
        page(look, head, counted(scale.body * 4.0, body), Some(self.foot(look)))
    }

    fn people<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let people = self.choices.names.len();
        let participants = &self.set.participants;
        let mut left = column![heading(1, text_of(say!(words, "set-up-people"), scale.title, colors.ink))]
            .spacing(scale.px(12.0))
            .width(Length::Fill);
        let places: Vec<String> = (0..people).map(|seat| seat_name(&self.set, &self.choices, seat)).collect();
        let widest = measure::widest_word(places.iter().map(String::as_str), scale.caption);
        let beside = widest.max(scale.px(130.0));
        for ((seat, name), place) in self.choices.names.iter().enumerate().zip(places) {
            left = left.push(self.person(look, seat, name, (place, beside)));
        }
        let mut changes = Row::new().spacing(scale.px(20.0));
        if people > 1 {
            let swap = if people == 2 { say!(words, "set-up-swap") } else { say!(words, "set-up-rotate") };
            changes = changes.push(link(look, swap, Message::Swap));
        }
        if people < participants.max {
            changes = changes.push(link(look, say!(words, "set-up-add"), Message::Add));
        }
        left = left.push(changes.wrap().vertical_spacing(scale.px(4.0)));

        if let Some(topic) = &self.set.topic {
            let typed = self.choices.topic.as_deref().unwrap_or_default();
            let question = topic.get(&self.choices.language);
            left = left.push(gap(look, 8.0)).push(column![
                heading(2, text_of(question, scale.heading, colors.ink)),
                gap(look, 8.0),
                field(look, &say!(words, "set-up-topic"), typed, Message::Topic).named(question),
            ]);
            let others = self.topics.iter().filter(|topic| *topic != typed);
            let others = others.map(|topic| link(look, topic.as_str(), Message::Topic(topic.clone())).into());
            left = left.push(Row::with_children(others).wrap());
        }
        left.push(gap(look, 8.0)).push(self.times(look)).into()
    }

    /// A person: the name, and beside it the place, in this width.
    fn person<'a>(
        &'a self,
        look: &Look<'a>,
        seat: usize,
        name: &'a str,
        (place, beside): (String, f32),
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let seat_color = colors.seat(seat);
        let bar = container(space::vertical())
            .width(Length::Fixed(scale.px(8.0)))
            .height(Length::Fixed(scale.px(58.0)))
            .style(move |_| container::Style {
                background: Some(seat_color.into()),
                border: iced::border::rounded(scale.px(4.0)),
                ..container::Style::default()
            });
        let typed = field(look, &say!(words, "set-up-name"), name, move |name| Message::Name(seat, name))
            .named(say!(words, "set-up-name", "name", place = place.as_str()));
        let mut line = row![bar, typed].spacing(scale.px(8.0)).align_y(Alignment::Center);
        let place = text_of(place, scale.caption, colors.muted);
        line = line.push(place.width(Length::Fixed(beside)));
        if self.choices.names.len() > self.set.participants.min {
            let remove = link(look, say!(words, "set-up-remove"), Message::Remove(seat));
            line = line.push(remove.named(say!(words, "set-up-remove", "name", person = name)));
        }
        line.into()
    }

    fn times<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let mut steppers: Vec<Element<'a, Message>> = Vec::new();
        for (kind, title) in &self.kinds {
            let time = self.time(kind);
            let change = |longer| step(time, longer).map(|time| Message::Time(kind.clone(), time));
            steppers.push(stepper(look, title.as_str(), digits::clock(time), change(false), change(true)));
        }
        let several = self.repeats.len() > 1;
        for (at, (repeat, own)) in self.repeats.iter().copied().enumerate() {
            let rounds = self.rounds(repeat, own);
            let number = at + 1;
            let label = if several {
                say!(words, "set-up-rounds-of-part", number = number)
            } else {
                say!(words, "set-up-rounds")
            };
            steppers.push(stepper(
                look,
                label,
                words.number(rounds.into()),
                (rounds > 1).then(|| Message::Rounds(repeat, rounds - 1)),
                (rounds < bounds::ROUNDS).then(|| Message::Rounds(repeat, rounds + 1)),
            ));
        }
        let (length, breaks) = (self.break_length(), &self.set.breaks);
        let shorter = step(length, false).filter(|length| *length >= breaks.shortest);
        let longer = step(length, true).filter(|length| *length <= breaks.longest);
        steppers.push(stepper(
            look,
            say!(words, "set-up-break"),
            words.minutes(length),
            shorter.map(Message::Break),
            longer.map(Message::Break),
        ));
        let time = heading(2, text_of(say!(words, "set-up-time"), scale.heading, look.colors.ink));
        let list = Column::with_children(steppers).spacing(scale.px(8.0));
        column![time, list].spacing(scale.px(12.0)).into()
    }

    fn contract<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let people = self.choices.names.len();
        let question = say!(look.words, "set-up-rules", people = people);
        let mut right = column![heading(2, text_of(question, scale.title, colors.ink))]
            .spacing(scale.px(12.0))
            .width(Length::Fill);
        if !self.kept.is_empty() {
            right = right.push(self.kept(look));
        }
        for rule in &self.set.rules {
            right = right.push(self.rule(look, rule));
        }
        right.into()
    }

    /// Whether these are the rules that were kept or the set's own, and the way to the others.
    fn kept<'a>(&self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let (line, other) = if self.begins_with_kept {
            (say!(words, "set-up-kept-rules"), say!(words, "set-up-kept-rules-own"))
        } else {
            (say!(words, "set-up-own-rules"), say!(words, "set-up-own-rules-kept"))
        };
        let line = means(Meaning::aloud(), text_of(line, scale.caption, colors.muted));
        let other = link(look, other, Message::Kept(!self.begins_with_kept));
        row![line, other].spacing(scale.px(20.0)).align_y(Alignment::Center).wrap().into()
    }

    fn rule<'a>(&'a self, look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let adopted = !self.is_left_out(&rule.id);
        let say = rule.say.as_ref().map(|say| say.get(&self.choices.language));
        let rewording = self.rewording.as_ref().filter(|(id, _)| *id == rule.id);
        if let Some((_, words)) = rewording {
            let words = field(look, &say!(look.words, "set-up-own-words"), words, Message::Words)
                .id(super::reword_field())
                .on_submit(Message::Reworded);
            let done = text_of(say!(look.words, "set-up-reworded"), scale.body, colors.on_first);
            let done = press(done, Surface::filled(look, scale.px(10.0)))
                .padding([scale.px(10.0), scale.px(18.0)])
                .least(44.0, 40.0)
                .on_press(Message::Reworded);
            let line = row![words, done].spacing(scale.px(10.0)).align_y(Alignment::Center);
            return container(line)
                .padding(scale.px(12.0))
                .width(Length::Fill)
                .style(card_style(look, scale.px(14.0)))
                .into();
        }
        let ink = if adopted { colors.ink } else { colors.muted };
        let mut words = column![text_of(self.words(&rule.id), scale.heading * 0.96, ink)];
        if let Some(say) = say {
            words = words.push(text_of(say, scale.caption, colors.muted));
        }
        let meaning = Meaning::tick(adopted).named(self.words(&rule.id)).described(say.unwrap_or_default());
        let choice = press(
            row![tick_box(look, adopted, scale.px(32.0)), words.width(Length::Fill)]
                .spacing(scale.px(22.0))
                .align_y(Alignment::Center),
            Surface { fill: None, edge: None, ..Surface::card(look, scale.px(10.0)) },
        )
        .padding([scale.px(10.0), scale.px(14.0)])
        .least(44.0, 44.0)
        .width(Length::Fill)
        .on_press(Message::Rule(rule.id.clone()))
        .means(meaning);
        let reword = link(look, say!(look.words, "set-up-reword"), Message::Reword(rule.id.clone()))
            .named(say!(look.words, "set-up-reword", "name", rule = self.words(&rule.id)));
        container(row![choice, reword].spacing(scale.px(8.0)).align_y(Alignment::Center))
            .padding(Padding { right: scale.px(24.0), ..Padding::from([scale.px(4.0), scale.px(10.0)]) })
            .width(Length::Fill)
            .style(card_style(look, scale.px(14.0)))
            .into()
    }

    fn foot<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let total: Element<'a, Message> = match &self.plan {
            Ok(_) if self.same_name().is_some() => {
                let name = self.same_name().unwrap_or_default();
                let same = say!(words, "set-up-same-name", name = name);
                means(Meaning::aloud(), text_of(same, scale.body, colors.wrapping_up))
            }
            Ok(plan) => text_of(in_all(plan.length(), words), scale.heading * 0.88, colors.muted).into(),
            Err(problem) => {
                let problem = say!(words, "set-up-problem", problem = problem.in_words(words));
                means(Meaning::aloud(), text_of(problem, scale.body, colors.wrapping_up))
            }
        };
        let button = |words: String, surface: Surface| {
            press(container(text_of(words, scale.heading * 0.9, surface.ink)).center_x(Length::Fill), surface)
                .padding([scale.px(12.0), scale.px(20.0)])
                .least(44.0, scale.px(58.0))
                .width(Length::Fill)
        };
        let choices: Element<'a, Message> = if self.not_now {
            Self::later(look)
        } else {
            let questions = self.set.before.iter().map(|question| {
                text_of(question.get(&self.choices.language), scale.body * 0.95, colors.muted).into()
            });
            let outlined = Surface::outlined(look, scale.px(14.0));
            let begin = button(say!(words, "set-up-begin"), Surface::filled(look, scale.px(14.0)))
                .on_press_maybe((self.plan.is_ok() && self.same_name().is_none()).then_some(Message::Begin));
            column![
                Row::with_children(questions).spacing(scale.px(20.0)).wrap(),
                row![button(say!(words, "set-up-not-now"), outlined).on_press(Message::NotNow(true)), begin]
                    .spacing(scale.px(12.0)),
            ]
            .spacing(scale.px(10.0))
            .into()
        };
        let foot: Element<'a, Message> = if scale.one_column {
            column![total, choices].spacing(scale.px(8.0)).into()
        } else {
            row![
                container(total).width(Length::FillPortion(45)),
                container(choices).width(Length::FillPortion(55)),
            ]
            .spacing(scale.px(56.0))
            .align_y(Alignment::End)
            .into()
        };
        column![hairline(look), foot].spacing(scale.px(14.0)).into()
    }

    fn later<'a>(look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let choice = |words: String, later| {
            press(text_of(words, scale.body, colors.ink), Surface::outlined(look, scale.px(12.0)))
                .padding([scale.px(10.0), scale.px(16.0)])
                .least(44.0, 44.0)
                .on_press(Message::Later(later))
                .into()
        };
        let eight = words.time(Time::constant(20, 0, 0, 0));
        let when: Vec<Element<'a, Message>> = vec![
            choice(say!(words, "set-up-later-hour"), Later::InAnHour),
            choice(say!(words, "set-up-later-evening", time = eight), Later::Evening),
            choice(say!(words, "set-up-later-tomorrow"), Later::Tomorrow),
            choice(say!(words, "set-up-later-week"), Later::InAWeek),
        ];
        column![
            text_of(say!(words, "set-up-later"), scale.body, colors.muted),
            Row::with_children(when).spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(10.0)),
            link(look, say!(words, "set-up-now"), Message::NotNow(false)),
        ]
        .spacing(scale.px(10.0))
        .into()
    }
}

/// “24 minutes in all”.
fn in_all(length: Duration, words: &Words) -> String {
    if length.is_zero() { say!(words, "set-up-no-clock") } else { words.in_all(length) }
}
