//! The ground rules: a list, in which one is open.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Id, Row, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::fields::{framed, ticks};
use super::{Editor, Message, Tab, focus};
use crate::editor::form::Rule;
use crate::editor::{Change, Path};
use crate::rule_set::bounds;
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::press::press;
use crate::ui::widget::{Surface, text_of};
use crate::words::say;

impl Editor {
    pub(super) fn rules<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let count = self.form.rules.len();
        let rules = self.form.rules.iter().enumerate().map(|(at, rule)| self.rule(at, count, rule, look));
        let rules = Column::with_children(rules).spacing(scale.px(8.0));
        let new = Change::AddRule { at: None, text: say!(words, "editor-new-rule") };
        let add = link(look, say!(words, "editor-add-rule"), Message::Change(new))
            .id(focus::add(&Path::of("rules")));
        let add = (count < bounds::RULES).then_some(add);
        rules.push(add).into()
    }

    fn rule<'a>(&'a self, at: usize, count: usize, rule: &'a Rule, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let number = (at + 1).to_string();
        let called = rule.text.said();
        let ways = moves(look, &rule.path, at, count, called);
        if self.open.as_ref() != Some(&rule.path) {
            return self.closed(look, number, called, &rule.path, ways);
        }
        let name = say!(words, "editor-remove", "name", what = called);
        let remove = link(
            look,
            say!(words, "editor-remove"),
            Message::Change(Change::Remove { path: rule.path.clone() }),
        );
        let top = row![
            container(text_of(number, scale.caption, colors.muted)).width(Length::Fill),
            ways.push(remove.named(name)),
        ];
        let kindly = (rule.text.shown.split_whitespace().count() > bounds::RULE_WORDS).then(|| {
            text_of(say!(words, "editor-rule-long"), scale.caption, colors.muted).width(Length::Fill)
        });
        let all = column![
            top.align_y(Alignment::Center),
            self.field(look, say!(words, "editor-rule"), &rule.text),
        ]
        .push(kindly)
        .push(self.field(look, say!(words, "editor-say"), &rule.say))
        .push(self.field(look, say!(words, "editor-avoid"), &rule.avoid))
        .push(self.field(look, say!(words, "editor-why"), &rule.why))
        .push(self.shown_in(look, rule))
        .push(self.more(look))
        .push(self.details.more.then(|| watched(look, rule)))
        .spacing(scale.px(10.0));
        framed(look, &rule.path, all)
    }

    fn shown_in<'a>(&'a self, look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
        let turns = self.form.shown_in(rule).map(|shown| {
            let (list, word) = (shown.list.clone(), rule.id.shown.clone());
            let change = Change::Include { list, word, is_in: !shown.is_shown };
            (shown.title.to_owned(), shown.is_shown, change)
        });
        ticks(look, say!(look.words, "editor-shown-in"), turns)
    }

    /// Something in a list that isn't open: a press opens it.
    pub(super) fn closed<'a>(
        &'a self,
        look: &Look<'a>,
        number: String,
        called: &'a str,
        path: &Path,
        ways: Row<'a, Message>,
    ) -> Element<'a, Message> {
        let (scale, colors) = (look.scale, look.colors);
        // A place in a list is shorter than a time.
        let wide = if self.tab == Tab::Turns { 74.0 } else { 34.0 };
        let number = text_of(number, scale.caption, colors.muted).width(Length::Fixed(scale.px(wide)));
        // As far as the arrows, it is the card itself that is pressed.
        let surface = Surface { edge: None, ..Surface::card(look, scale.px(12.0)) };
        let (down, across) = (scale.px(10.0), scale.px(22.0));
        let open = press(
            row![number, text_of(called, scale.body, colors.ink).width(Length::Fill)]
                .align_y(Alignment::Center),
            surface,
        )
        .padding(Padding { top: down, bottom: down, left: across, right: 0.0 })
        .least(44.0, 44.0)
        .width(Length::Fill)
        .id(focus::row(path))
        .on_press(Message::Open(path.clone()));
        let all = row![container(open).width(Length::Fill), ways].align_y(Alignment::Center);
        // Its edge stays in sight around what is pressed.
        let edge = scale.edge();
        container(all)
            .padding(Padding { top: edge, bottom: edge, left: edge, right: across })
            .width(Length::Fill)
            .style(crate::ui::widget::field::card_style(look, scale.px(12.0)))
            .into()
    }
}

/// ↑ and ↓ for something in a list.
pub(super) fn moves<'a>(
    look: &Look<'a>,
    path: &Path,
    at: usize,
    count: usize,
    called: &str,
) -> Row<'a, Message> {
    let words = look.words;
    let way = |sign: &'static str, id: Id, name: String, to: Option<usize>| {
        let message = to.map(|to| Message::Change(Change::Move { path: path.clone(), to }));
        let ink = if message.is_some() { look.colors.ink } else { look.colors.muted };
        press(text_of(sign, look.scale.body, ink).wrapping(Wrapping::None), Surface::bare(look, ink))
            .padding([look.scale.px(4.0), look.scale.px(4.0)])
            .least(32.0, 36.0)
            .id(id)
            .named(name)
            .on_press_maybe(message)
    };
    row![
        way("↑", focus::up(path), say!(words, "editor-up", what = called), at.checked_sub(1)),
        way(
            "↓",
            focus::down(path),
            say!(words, "editor-down", what = called),
            Some(at + 1).filter(|to| *to < count)
        ),
    ]
    .spacing(look.scale.px(4.0))
    .align_y(Alignment::Center)
}

/// What people's words are looked through for.
fn watched<'a>(look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
    let words = look.words;
    let patterns = [
        ("Absolutes", say!(words, "editor-absolutes")),
        ("Blame", say!(words, "editor-blame")),
        ("PseudoFeelings", say!(words, "editor-pseudo-feelings")),
        ("MindReading", say!(words, "editor-mind-reading")),
        ("Contempt", say!(words, "editor-contempt")),
        ("Demands", say!(words, "editor-demands")),
        ("Apology", say!(words, "editor-apology")),
        ("Minimizing", say!(words, "editor-minimizing")),
    ];
    let patterns = patterns.into_iter().map(|(word, called)| {
        let is_in = rule.watch.has(word);
        let change = Change::Include { list: rule.watch.path.clone(), word: word.to_owned(), is_in: !is_in };
        (called, is_in, change)
    });
    ticks(look, say!(words, "editor-watch"), patterns)
}
