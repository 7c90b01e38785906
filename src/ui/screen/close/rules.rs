//! Which rules people keep: a row at the close, and a screen of their own.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use crate::talk::close::{Close, Decided, Fate, Message, RulesMessage};
use crate::talk::{Field, Host};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{Way, back, beside_help, button, choices, field_id, link, page, scroll};
use crate::ui::widget::field::{card_style, field};
use crate::ui::widget::{Surface, counted, first_that_fits, hairline, heading, text_of};
use crate::words::say;

/// How wide a rule is at most, in the design's pixels: its answers are to be beside its words.
const WIDEST: f32 = 940.0;

/// The way to the rules, with what was decided.
pub(super) fn way<'a>(close: &Close, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let show = Message::Rules(RulesMessage::Show(true));
    let way = link(look, say!(words, "close-rules"), show).id(field_id(Field::Rules));
    let mut all = Row::new().push(way).spacing(scale.px(12.0)).align_y(Alignment::Center);
    if close.rules.are_kept() && close.rules.problem(words).is_none() {
        let kept = text_of(say!(words, "close-rules-next-time"), scale.caption, colors.muted);
        all = all.push(means(Meaning::aloud(), kept));
    }
    if scale.one_column { all.wrap().vertical_spacing(0.0).into() } else { all.into() }
}

/// That something isn't saved of what was decided, if people wanted to leave with it. It belongs into the foot, where it is
/// in sight whatever else is said.
pub(super) fn unsaved<'a>(close: &Close, look: &Look<'a>) -> Option<Element<'a, Message>> {
    let problem = close.rules.problem(look.words)?;
    let problem = text_of(problem, look.scale.caption, look.colors.wrapping_up).width(Length::Fill);
    Some(means(Meaning::aloud(), problem))
}

/// Each rule of the talk's set, and what becomes of it next time. In a window that is too low for the rest to stay,
/// everything scrolls.
pub(super) fn rules<'a>(host: &'a Host, look: &Look<'a>) -> Element<'a, Message> {
    let look = *look;
    first_that_fits([false, true], move |whole| rules_in(host, &look, *whole)).into()
}

fn rules_in<'a>(host: &'a Host, look: &Look<'a>, whole: bool) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let set = host.session().plan().name.as_str();
    let line = say!(words, "close-rules-line", set = set);
    let head = column![
        beside_help(look, back(look, Way::Back, Message::Rules(RulesMessage::Show(false))), Message::Help),
        heading(1, text_of(say!(words, "close-rules"), scale.title, colors.ink)),
        text_of(line, scale.body, colors.muted),
    ]
    .spacing(scale.px(4.0));
    let all = host.decided().enumerate().map(|(place, rule)| decided(place, rule, look));
    let all = Column::with_children(all).spacing(scale.px(12.0)).max_width(scale.px(WIDEST));
    let foot = column![hairline(look), answers(look)].spacing(scale.px(14.0));
    if whole {
        let all = column![head, all, foot].spacing(scale.px(18.0)).width(Length::Fill);
        return container(scroll(look, all, scale.margin, scale.margin))
            .padding([scale.margin * 0.8, 0.0])
            .into();
    }
    let body = counted(scale.body * 4.0, scroll(look, all, scale.margin, scale.margin));
    page(look, head, body, Some(foot.into()))
}

/// A rule, with its answers beside it if there is room.
fn decided<'a>(place: usize, rule: Decided<'a>, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let mut said = column![text_of(rule.words(), scale.body, colors.ink)].width(Length::Fill);
    let so_far = if rule.is_left_out() {
        Some(say!(words, "close-rules-left-out"))
    } else {
        rule.is_reworded().then(|| say!(words, "close-rules-reworded"))
    };
    said = said.push(so_far.map(|so_far| text_of(so_far, scale.caption, colors.muted)));
    let line: Element<'a, Message> = if scale.one_column {
        column![said, fates(rule, look)].spacing(scale.px(8.0)).into()
    } else {
        row![said, fates(rule, look)].spacing(scale.px(22.0)).align_y(Alignment::Center).into()
    };
    let mut all = column![line].spacing(scale.px(10.0)).width(Length::Fill);
    if let Some(typed) = rule.typed() {
        let id = rule.id().to_owned();
        let on_input = move |typed| Message::Rules(RulesMessage::Words(id.clone(), typed));
        let name = say!(words, "close-rules-words", "name", rule = rule.words());
        let typed = field(look, &say!(words, "close-rules-words"), typed, on_input).named(name);
        all = all.push(typed.id(field_id(Field::Rule(place))));
    }
    container(all)
        .padding([scale.px(10.0), scale.px(18.0)])
        .width(Length::Fill)
        .style(card_style(look, scale.px(12.0)))
        .into()
}

/// What can become of a rule.
fn fates<'a>(rule: Decided<'a>, look: &Look<'a>) -> Element<'a, Message> {
    let words = look.words;
    let all = [
        (Fate::Keep, say!(words, "close-rules-keep")),
        (Fate::Change, say!(words, "close-rules-change")),
        (Fate::Drop, say!(words, "close-rules-drop")),
    ];
    let becomes = move |fate| Message::Rules(RulesMessage::Becomes(rule.id().to_owned(), fate));
    choices(look, rule.words(), all, &rule.fate(), becomes)
}

/// The two answers, which look alike.
fn answers<'a>(look: &Look<'a>) -> Element<'a, Message> {
    let look = *look;
    let ways = if look.scale.narrow { [false].as_slice() } else { &[true, false] };
    let answers = first_that_fits(ways.iter().copied(), move |beside| {
        let (scale, words) = (look.scale, look.words);
        let answer = |said, next_time| {
            let message = Message::Rules(RulesMessage::NextTime(next_time));
            button(&look, said, Surface::outlined(&look, scale.px(14.0)), message)
        };
        let not = answer(say!(words, "close-rules-not"), false);
        let so = answer(say!(words, "close-rules-use"), true);
        if *beside {
            row![not, so].spacing(scale.px(12.0)).into()
        } else {
            column![not, so].spacing(scale.px(8.0)).into()
        }
    });
    answers.across().height(Length::Shrink).into()
}
