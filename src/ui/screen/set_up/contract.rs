//! The rule contract: each rule to adopt, to reword or to leave out, and to read more about.

use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Message, SetUp, reword_field};
use crate::rule_set::Rule;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::screen::rule::{Sayings, about_rule};
use crate::ui::widget::field::{card_style, field, tick_box};
use crate::ui::widget::{Surface, heading, press, text_of};
use crate::words::say;

impl SetUp {
    pub(super) fn contract<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let people = self.choices.names.len();
        let question = say!(look.words, "set-up-rules", people = people);
        let question = heading(2, text_of(question, scale.title, colors.ink));
        let more = self.set.rules.iter().any(|rule| !self.sayings(rule).is_empty());
        let more = more.then(|| text_of(say!(look.words, "set-up-rules-more"), scale.caption, colors.muted));
        let kept = (!self.kept.is_empty()).then(|| self.kept(look));
        let rules = self.set.rules.iter().map(|rule| self.rule(look, rule));
        column![column![question].push(more)]
            .push(kept)
            .push(Column::with_children(rules).spacing(scale.px(12.0)))
            .spacing(scale.px(12.0))
            .width(Length::Fill)
            .into()
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

    fn sayings<'a>(&'a self, rule: &'a Rule) -> Sayings<'a> {
        Sayings::in_language(rule, &self.choices.language)
    }

    fn rule<'a>(&'a self, look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
        let scale = look.scale;
        let rewording = self.rewording.as_ref().filter(|(id, _)| *id == rule.id);
        let shown = match rewording {
            Some((_, words)) => Self::rewording(look, words),
            None => self.rule_to_choose(look, rule),
        };
        // The box and the words have their own space, in which a press reaches them.
        let padding = if rewording.is_some() {
            Padding::from(scale.px(12.0))
        } else {
            Padding { right: scale.px(24.0), ..Padding::from([scale.px(4.0), scale.px(10.0)]) }
        };
        container(shown).padding(padding).width(Length::Fill).style(card_style(look, scale.px(14.0))).into()
    }

    /// A rule's new words, as they are typed.
    fn rewording<'a>(look: &Look<'a>, words: &'a str) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let words = field(look, &say!(look.words, "set-up-own-words"), words, Message::Words)
            .id(reword_field())
            .on_submit(Message::Reworded);
        let done = text_of(say!(look.words, "set-up-reworded"), scale.body, colors.on_first);
        let done = press(done, Surface::filled(look, scale.px(10.0)))
            .padding([scale.px(10.0), scale.px(18.0)])
            .least(44.0, 40.0)
            .on_press(Message::Reworded);
        row![words, done].spacing(scale.px(10.0)).align_y(Alignment::Center).into()
    }

    /// A rule with its box; a press on its words opens what the set says about it, and closes it again.
    fn rule_to_choose<'a>(&'a self, look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let adopted = !self.is_left_out(&rule.id);
        let (sayings, open) = (self.sayings(rule), self.open.contains(&rule.id));
        let bare = Surface { fill: None, edge: None, ..Surface::card(look, scale.px(10.0)) };
        let words = self.words(&rule.id);

        let side = scale.px(32.0);
        let tick = press(tick_box(look, adopted, side), bare)
            .padding([scale.px(10.0), scale.px(14.0)])
            .least(44.0, 44.0)
            .on_press(Message::Rule(rule.id.clone()))
            .means(Meaning::tick(adopted).named(words.as_str()).described(sayings.say().unwrap_or_default()));

        let mut shown = column![text_of(words.clone(), scale.heading * 0.96, colors.ink)];
        if let Some(say) = sayings.say().filter(|_| !open) {
            shown = shown.push(text_of(say, scale.caption, colors.muted));
        }
        let name = if open {
            say!(look.words, "panel-close", "name", panel = words.as_str())
        } else {
            say!(look.words, "rule-read-more", rule = words.as_str())
        };
        let shown = press(shown.width(Length::Fill), bare)
            .padding([scale.px(10.0), scale.px(8.0)])
            .least(44.0, 44.0)
            .width(Length::Fill)
            .on_press_maybe((!sayings.is_empty()).then(|| Message::Read(rule.id.clone())))
            .means(Meaning::button().named(name));
        let reword = link(look, say!(look.words, "set-up-reword"), Message::Reword(rule.id.clone()))
            .named(say!(look.words, "set-up-reword", "name", rule = words.as_str()));

        let head = row![tick, shown, reword].spacing(scale.px(8.0)).align_y(Alignment::Center);
        let about = about_rule(look, sayings, scale.caption).filter(|_| open).map(|about| {
            let left = (side + scale.px(28.0)).max(44.0) + scale.px(16.0);
            // Below the focus ring around the words.
            let padding = Padding { left, top: scale.px(6.0), bottom: scale.px(10.0), right: 0.0 };
            container(about).padding(padding)
        });
        column![head].push(about).into()
    }
}
