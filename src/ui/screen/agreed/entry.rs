//! One agreement on the page: a line, or all of it with what can be done.

use iced::widget::{Column, Id as Place, Row, column, container, row, space};
use iced::{Alignment, Element, Length};
use jiff::civil::Date;

use super::list::Group;
use super::{Agreed, Doing, Message, Opened};
use crate::clock::zone;
use crate::record::agreements::{Agreement, How, Id};
use crate::session::Voice;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::fields::{yes_of, yes_of_all};
use crate::ui::screen::looking::{Fields, answers, fields};
use crate::ui::screen::{link, sure};
use crate::ui::widget::field::card_style;
use crate::ui::widget::{Surface, first_that_fits, heading, press, text_of};
use crate::words::{InWords, say};

/// The line of an agreement.
pub(super) fn line(id: Id) -> Place {
    Place::from(format!("agreement {}", id.0))
}

/// All of an agreement.
pub(super) fn card(id: Id) -> Place {
    Place::from(format!("all of agreement {}", id.0))
}

/// The first thing that can be done with an agreement.
pub(super) fn first(id: Id) -> Place {
    Place::from(format!("done {}", id.0))
}

/// What closes something of an agreement again.
pub(super) fn close() -> Place {
    Place::new("close what is open")
}

/// The answer that changes nothing, to the question whether to erase it.
pub(super) fn keep_it() -> Place {
    Place::new("keep the agreement")
}

/// The field for what got in the way.
pub(super) fn note() -> Place {
    Place::new("what got in the way")
}

/// The field for when to look again.
pub(super) fn again() -> Place {
    Place::new("look again")
}

impl Agreed {
    /// An agreement, open if it is due or somebody opened it.
    pub(super) fn entry<'a>(
        &'a self,
        agreement: &'a Agreement,
        group: Group,
        today: Date,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let open = self.open.as_ref().filter(|open| open.id == agreement.id).map(|open| &open.doing);
        match open {
            None if group != Group::Today => closed(agreement, today, look),
            _ => whole(agreement, open, self.agreeing == Some(agreement.id), (group, today), look),
        }
    }
}

/// What it says in one line, or two. A press opens it.
fn closed<'a>(agreement: &'a Agreement, today: Date, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, look) = (look.colors, *look);
    let small = look.words.details_and_yes(agreement, today);
    let meaning = Meaning::button().named(agreement.what.as_str()).described(small.clone());
    let content = first_that_fits([true, false], move |beside| {
        let scale = look.scale;
        let what = text_of(agreement.what.as_str(), scale.body, colors.ink);
        let small = text_of(small.clone(), scale.caption, colors.muted);
        if *beside {
            let gap = space::horizontal().width(Length::Fill);
            return row![what, gap, small].spacing(scale.px(24.0)).align_y(Alignment::Center).into();
        }
        column![what, small].spacing(scale.px(4.0)).width(Length::Fill).into()
    });
    press(content.across().height(Length::Shrink), Surface::card(&look, look.scale.px(12.0)))
        .padding([look.scale.px(14.0), look.scale.px(26.0)])
        .width(Length::Fill)
        .least(44.0, 44.0)
        .on_press(Message::Open(agreement.id))
        .means(meaning)
        .id(line(agreement.id))
        .into()
}

/// All of it, with what can be done.
fn whole<'a>(
    agreement: &'a Agreement,
    doing: Option<&'a Doing>,
    agreeing: bool,
    (group, today): (Group, Date),
    look: &Look<'a>,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let content: Element<'a, Message> = if let Some(Doing::Changing(form)) = doing {
        form.view(look)
    } else {
        let what = heading(3, text_of(agreement.what.as_str(), scale.heading, colors.ink));
        let small = words.details_and_yes(agreement, today);
        let small = (!small.is_empty()).then(|| text_of(small, scale.caption, colors.muted));
        let said = column![what].push(small).spacing(scale.px(4.0)).width(Length::Fill);
        let below: Element<'a, Message> = match doing {
            None | Some(Doing::Choosing | Doing::Changing(_)) => {
                ways(agreement, group, doing.is_some(), look)
            }
            Some(Doing::Reading) => course(agreement, look),
            Some(Doing::Looking(opened)) => looking(agreement, opened, today, look),
            Some(Doing::Erasing) => erasing(agreement, look),
        };
        column![said].push(yeses(agreement, agreeing, look)).push(below).spacing(scale.px(10.0)).into()
    };
    let (id, card) = (card(agreement.id), card_style(look, scale.px(14.0)));
    let due = group == Group::Today;
    container(content)
        .id(id)
        .padding([scale.px(18.0), scale.px(26.0)])
        .width(Length::Fill)
        .style(move |theme| {
            let mut style = card(theme);
            if due {
                style.border.color = colors.first;
            }
            style
        })
        .into()
}

/// What can be done with it: the answers at the left, the rest at the right, or below them.
fn ways<'a>(agreement: &'a Agreement, group: Group, opened: bool, look: &Look<'a>) -> Element<'a, Message> {
    let look = *look;
    let id = agreement.id;
    let beside_or_below = [true, false];
    first_that_fits(beside_or_below, move |beside| {
        let (scale, words, what) = (look.scale, look.words, agreement.what.as_str());
        let answers: Vec<Element<'a, Message>> = if matches!(group, Group::Today | Group::Later) {
            answers_of(agreement, None, &look)
        } else {
            let name = say!(words, "agreed-reopen", "name", what = what);
            let reopen = text_of(say!(words, "agreed-reopen"), scale.caption, look.colors.ink);
            let reopen = press(reopen, Surface::outlined(&look, scale.px(12.0)))
                .padding([scale.px(8.0), scale.px(16.0)])
                .least(44.0, 40.0)
                .named(name)
                .on_press(Message::Reopen(id));
            vec![reopen.id(first(id)).into()]
        };
        let went = (!agreement.course.is_empty()).then(|| {
            let name = say!(words, "agreed-course", "name", what = what);
            link(&look, say!(words, "agreed-course"), Message::Course(id)).named(name)
        });
        let change = link(&look, say!(words, "close-change"), Message::Change(id)).named(say!(
            words,
            "close-change",
            "name",
            what = what
        ));
        let erase = link(&look, say!(words, "agreed-erase"), Message::AskErase(id)).named(say!(
            words,
            "agreed-erase",
            "name",
            what = what
        ));
        let less = opened.then(|| link(&look, say!(words, "agreed-close"), Message::Close).id(close()));
        let print = link(&look, say!(words, "save-as-print"), Message::Print(id)).named(say!(
            words,
            "agreed-print",
            what = what
        ));
        let links =
            Row::new().push(went).push(change).push(print).push(erase).push(less).spacing(scale.px(22.0));
        let answers = Row::with_children(answers).spacing(scale.px(10.0));
        if *beside {
            let between = space::horizontal().width(Length::Fill);
            return row![answers, between, links].align_y(Alignment::Center).into();
        }
        let answers = answers.wrap().vertical_spacing(scale.px(8.0));
        column![answers, links.wrap().vertical_spacing(0.0)].spacing(scale.px(6.0)).into()
    })
    .across()
    .height(Length::Shrink)
    .into()
}

/// How it went, in order.
fn course<'a>(agreement: &'a Agreement, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let year = agreement.made.to_zoned(zone()).year();
    let lines = agreement.course.iter().map(|looked| {
        let (day, how) = (words.day_in(looked.on, year), words.went(looked.how));
        let line = say!(words, "agreed-course-line", day = day, how = how);
        let line = text_of(line, scale.body, colors.ink);
        let note =
            (!looked.note.is_empty()).then(|| text_of(looked.note.as_str(), scale.caption, colors.muted));
        column![line].push(note).spacing(scale.px(2.0)).into()
    });
    let close = link(look, say!(words, "agreed-close"), Message::Close).id(close());
    Column::with_children(lines).push(close).spacing(scale.px(8.0)).into()
}

/// The answers to how it went; the first one has the agreement's id.
fn answers_of<'a>(
    agreement: &'a Agreement,
    chosen: Option<How>,
    look: &Look<'a>,
) -> Vec<Element<'a, Message>> {
    let id = agreement.id;
    let answers = answers(&agreement.what, chosen, None, false, look, |message| Message::Look(id, message));
    let mut place = Some(first(id));
    answers
        .into_iter()
        .map(|one| match place.take() {
            Some(first) => one.id(first).into(),
            None => one.into(),
        })
        .collect()
}

/// How it went, and what people say of it.
fn looking<'a>(
    agreement: &'a Agreement,
    opened: &'a Opened,
    today: Date,
    look: &Look<'a>,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let answers = answers_of(agreement, Some(opened.looking.how), look);
    let answers = Row::with_children(answers).spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(8.0));
    let (id, ids, go_on) = (agreement.id, [note(), again()], say!(words, "agreed-save"));
    let shown = Fields { today, ids, go_on, on_stage: false };
    let problem = opened.problem.as_ref().map(|problem| {
        let problem = text_of(problem.in_words(words), scale.caption, colors.wrapping_up);
        means(Meaning::aloud(), problem.width(Length::Fill))
    });
    column![answers, fields(&opened.looking, shown, look, move |message| Message::Look(id, message))]
        .push(problem)
        .spacing(scale.px(10.0))
        .into()
}

/// The question whether to erase it.
fn erasing<'a>(agreement: &'a Agreement, look: &Look<'a>) -> Element<'a, Message> {
    let words = look.words;
    let yes = (say!(words, "agreed-erase"), Message::Erase(agreement.id));
    let no = (say!(words, "agreed-keep-it"), Message::Close, keep_it());
    sure(look, say!(words, "agreed-erase-sure"), yes, no)
}

/// The ways to say a yes that is missing, if anyone's is or was when somebody said one.
fn yeses<'a>(agreement: &'a Agreement, agreeing: bool, look: &Look<'a>) -> Option<Element<'a, Message>> {
    let (scale, what) = (look.scale, agreement.what.as_str());
    let agreed = agreement.is_agreed();
    if agreed && !agreeing {
        return None;
    }
    let id = agreement.id;
    let pills: Vec<Element<'a, Message>> = if agreement.people.len() >= Voice::TOGETHER {
        let message = Message::Agree(id, agreement.people.clone(), !agreed);
        vec![yes_of_all(look, what, agreed, message).into()]
    } else {
        let each = agreement.people.iter().map(|name| {
            let on = agreement.yes.contains(name);
            let message = Message::Agree(id, vec![name.clone()], !on);
            yes_of(look, name, what, on, message).into()
        });
        each.collect()
    };
    Some(Row::with_children(pills).spacing(scale.px(8.0)).wrap().vertical_spacing(scale.px(8.0)).into())
}
