//! How set-up is laid out: people, times and rules beside each other, Begin at the foot.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Message, SetUp};
use crate::ui::look::Look;
use crate::ui::screen::{self, back, beside_help, notice, page, scroll};
use crate::ui::widget::{counted, first_that_fits, text_of};
use crate::words::say;

/// A way to lay it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// People and times are all in sight; rules scroll if they have to. The notice stands above, or below the people.
    InSight { tight: bool, notice_above: bool },
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
            let in_sight = |notice_above| [false, true].map(|tight| Way::InSight { tight, notice_above });
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

    /// The way back, and how long all of this holds.
    fn head<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let name = self.set.name.get(&self.choices.language);
        let back = back(look, screen::Way::From(name), Message::Back);
        let only = text_of(say!(look.words, "set-up-only"), look.scale.caption, look.colors.muted);
        let wide = !look.scale.one_column;
        let head = match self.ours_kept_in(look).filter(|_| wide) {
            Some(kept) => {
                row![container(back).width(Length::Fill), container(kept).align_right(Length::Fill)]
            }
            None => {
                row![container(back).width(Length::Fill), only].push(self.keep_ours(look).filter(|_| wide))
            }
        };
        let head = head.spacing(look.scale.px(20.0)).align_y(Alignment::Center);
        beside_help(look, head, Message::Help)
    }

    /// Everything below each other.
    fn stacked<'a>(&'a self, look: &Look<'a>, notice: Option<Element<'a, Message>>) -> Element<'a, Message> {
        let ours = self.keep_ours(look).or_else(|| self.ours(look)).or_else(|| self.ours_kept_in(look));
        let rules = if self.has_rules() { Some(self.contract(look)) } else { self.add_rule(look) };
        Column::new()
            .push(notice)
            .push(self.people(look))
            .push(self.times(look, false))
            .push(rules)
            .push(ours.filter(|_| look.scale.one_column))
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
        let tight = matches!(way, Way::InSight { tight: true, .. });
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
        let mut people = column![self.people(look)].spacing(scale.px(18.0));
        if let Some(notice) = notice {
            // Where everything is in sight, it may stand last.
            people =
                if in_sight { people.push(notice) } else { column![notice, people].spacing(scale.px(24.0)) };
        }
        let (margin, times) = (scale.margin, self.times(look, tight));
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
                place(self.contract(look), apart, margin, true).width(Length::Fill),
            ]
        } else {
            row![
                place(people.push(times).into(), margin, apart, !in_sight).width(Length::FillPortion(1)),
                place(self.contract(look), apart, margin, true).width(Length::FillPortion(1)),
            ]
        };
        columns.height(Length::Fill).into()
    }
}
