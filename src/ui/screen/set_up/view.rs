//! How set-up is laid out: people, times and rules beside each other, Begin at the foot.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Message, SetUp};
use crate::rule_set::Text;
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::{self, back, beside_help, notice, page, scroll};
use crate::ui::widget::{counted, first_that_fits, text_of};
use crate::words::say;

/// A way to lay it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// People and times are all in sight; rules scroll if they have to. The notice stands above, or below the people; whom
    /// the set suits stands below the people, or scrolls with the rules.
    InSight { tight: bool, notice_above: bool, whom_scrolls: bool },
    /// Each column scrolls; the notice above them, or with the people.
    Scrolling { notice_above: bool },
    /// Everything scrolls together.
    Whole,
}

impl SetUp {
    /// The screen: the roomiest way in which the window is high enough for it.
    #[must_use]
    pub(crate) fn view<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let look = *look;
        let mut ways = Vec::new();
        if !look.scale.one_column {
            let places = if self.has_rules() { [false, true].as_slice() } else { &[false] };
            let in_sight = |notice_above| {
                [false, true].into_iter().flat_map(move |tight| {
                    let way = move |&whom_scrolls| Way::InSight { tight, notice_above, whom_scrolls };
                    places.iter().map(way)
                })
            };
            ways.extend(self.notice.then(|| in_sight(true)).into_iter().flatten());
            ways.extend(in_sight(false));
        }
        ways.extend(self.notice.then_some(Way::Scrolling { notice_above: true }));
        ways.extend([Way::Scrolling { notice_above: false }, Way::Whole]);
        first_that_fits(ways, move |way| self.page(&look, *way)).into()
    }

    fn page<'a>(&'a self, look: &Look<'a>, way: Way) -> Element<'a, Message> {
        let scale = look.scale;
        let notice = self.notice.then(|| notice::strip(look));
        let (above, within) = match way {
            Way::InSight { notice_above: false, .. } | Way::Scrolling { notice_above: false } => {
                (None, notice)
            }
            _ => (notice, None),
        };
        let head = column![self.head(look)]
            .push(self.ours(look).filter(|_| !scale.one_column))
            .push(self.not_printed(look).filter(|_| !scale.one_column))
            .push(above)
            .spacing(scale.px(6.0));
        if way == Way::Whole {
            let all = column![head, self.stacked(look, None), self.foot(look)];
            let all = all.spacing(scale.px(28.0)).width(Length::Fill);
            let all = container(scroll(look, all, scale.margin, scale.margin));
            return all.padding([scale.margin * 0.8, 0.0]).into();
        }
        let body = if scale.one_column {
            counted(scale.body * 4.0, scroll(look, self.stacked(look, within), scale.margin, scale.margin))
        } else {
            self.columns(look, way, within)
        };
        page(look, head, body, Some(self.foot(look)))
    }

    /// Whether there are more lengths to choose than have room with space between them in a window of 1280x720.
    fn has_many_lengths(&self) -> bool {
        self.kinds.len() + self.repeats.len() > 5
    }

    /// The way back, and how long all of this holds.
    fn head<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let name = self.set.name.get(&self.choices.language);
        let back = back(look, screen::Way::From(name), Message::Back);
        let only = text_of(say!(look.words, "set-up-only"), look.scale.caption, look.colors.muted);
        let only = self.is_printing(look).unwrap_or_else(|| only.into());
        let wide = !look.scale.one_column;
        if !wide && self.has_a_long_head(look) {
            let head = beside_help(look, back, Message::Help);
            return column![head, only].spacing(look.scale.px(4.0)).into();
        }
        let head = match self.ours_kept_in(look).filter(|_| wide) {
            Some(kept) => {
                row![container(back).width(Length::Fill), container(kept).align_right(Length::Fill)]
            }
            None => {
                row![container(back).width(Length::Fill), only].push(self.keep_ours(look).filter(|_| wide))
            }
        };
        let head = head.push(self.print_card(look).filter(|_| wide));
        let head = head.spacing(look.scale.px(20.0)).align_y(Alignment::Center);
        beside_help(look, head, Message::Help)
    }

    /// Whether the set's title would be squeezed beside what else stands there.
    fn has_a_long_head(&self, look: &Look<'_>) -> bool {
        let (scale, words) = (look.scale, look.words);
        let name = say!(words, "widget-back-from", place = self.set.name.get(&self.choices.language));
        let beside = [say!(words, "set-up-only"), say!(words, "command-help")];
        let beside: f32 =
            beside.iter().map(|said| measure::width(said, scale.caption) + scale.px(20.0)).sum();
        let room = scale.window.width - 2.0 * scale.margin;
        measure::width(&name, scale.heading * 0.9) + beside > room
    }

    /// Whom the set is for, and when something else is better, as far as it says so.
    fn whom<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let said = |text: &'a Option<Text>| {
            let text = text.as_ref().map(|text| text.get(&self.choices.language).trim());
            text.filter(|text| !text.is_empty())
        };
        let suits = said(&self.set.suits).map(|who| say!(words, "set-suits", who = who));
        let not_for = said(&self.set.not_for).map(|who| say!(words, "set-not-for", who = who));
        let lines = [suits, not_for].into_iter().flatten();
        let lines: Vec<Element<'a, Message>> =
            lines.map(|line| text_of(line, scale.caption, colors.muted).width(Length::Fill).into()).collect();
        (!lines.is_empty()).then(|| Column::with_children(lines).spacing(scale.px(6.0)).into())
    }

    /// Everything below each other.
    fn stacked<'a>(&'a self, look: &Look<'a>, notice: Option<Element<'a, Message>>) -> Element<'a, Message> {
        let ours = self.keep_ours(look).or_else(|| self.ours(look)).or_else(|| self.ours_kept_in(look));
        let rules = if self.has_rules() { Some(self.contract(look)) } else { self.add_rule(look) };
        let print = self.print_card(look).map(|link| {
            let said = self.is_printing(look).or_else(|| self.not_printed(look));
            Element::from(column![link].push(said).spacing(look.scale.px(6.0)))
        });
        // They belong together.
        let ways = column![].push(ours).push(print).spacing(look.scale.px(4.0));
        Column::new()
            .push(notice)
            .push(self.people(look))
            .push(self.whom(look))
            .push(self.times(look, false))
            .push(rules)
            .push(look.scale.one_column.then_some(ways))
            .push(self.agreement(look).filter(|_| look.scale.one_column))
            .spacing(look.scale.px(28.0))
            .width(Length::Fill)
            .into()
    }

    /// Beside each other: two if there are no rules, three if the window is wide enough, else times below the people.
    fn columns<'a>(
        &'a self,
        look: &Look<'a>,
        way: Way,
        notice: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let scale = look.scale;
        // Where they scroll and are many, as many as can be are in sight.
        let tight = match way {
            Way::InSight { tight, .. } => tight,
            Way::Scrolling { .. } | Way::Whole => self.has_many_lengths(),
        };
        let apart = scale.px(28.0);
        let in_sight = matches!(way, Way::InSight { .. });
        let place = |content: Element<'a, Message>, left: f32, right: f32, scrolls: bool| {
            let shown: Element<'a, Message> = if scrolls {
                counted(scale.body * 11.0, scroll(look, content, left, right))
            } else {
                container(content).padding(Padding { left, right, top: 1.0, bottom: 8.0 }).into()
            };
            container(shown)
        };
        let whom_scrolls = matches!(way, Way::InSight { whom_scrolls: true, .. });
        let whom = |scrolls: bool| self.whom(look).filter(|_| scrolls == whom_scrolls);
        let mut people = column![self.people(look)].push(whom(false)).spacing(scale.px(18.0));
        if let Some(notice) = notice {
            // Where everything is in sight, it may stand last.
            people =
                if in_sight { people.push(notice) } else { column![notice, people].spacing(scale.px(24.0)) };
        }
        let (margin, times) = (scale.margin, self.times(look, tight));
        let rules = Column::new().push(whom(true)).push(self.has_rules().then(|| self.contract(look)));
        let rules = rules.spacing(scale.px(18.0));
        // The inner column would be wider by the difference of a margin and half a gap.
        let columns = if !self.has_rules() {
            let people = people.push(self.add_rule(look));
            row![
                place(people.into(), margin, apart, !in_sight).width(Length::FillPortion(1)),
                place(times, apart, margin, !in_sight).width(Length::FillPortion(1)),
            ]
        } else if scale.three_columns {
            let narrower =
                Length::Fixed((scale.window.width - 2.0 * margin - 4.0 * apart) / 3.0 + 2.0 * apart);
            row![
                place(people.into(), margin, apart, !in_sight).width(Length::Fill),
                place(times, apart, apart, !in_sight).width(narrower),
                place(rules.into(), apart, margin, true).width(Length::Fill),
            ]
        } else {
            row![
                place(people.push(times).into(), margin, apart, !in_sight).width(Length::FillPortion(1)),
                place(rules.into(), apart, margin, true).width(Length::FillPortion(1)),
            ]
        };
        columns.height(Length::Fill).into()
    }
}
