//! The rule contract: each rule to adopt, to change, to move or to leave out, and to read more about; and rules of
//! people's own.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::rules::{
    Editing, Message as Rules, add_button, edit_button, editing_part, example_field, move_button, words_field,
};
use super::{Message, SetUp};
use crate::rule_set::{Rule, bounds};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::screen::rule::{Sayings, about_rule};
use crate::ui::widget::field::{card_style, field, tick_box};
use crate::ui::widget::{Surface, heading, press, text_of};
use crate::words::say;

impl SetUp {
    /// Whether there is anything to agree on.
    pub(super) fn has_rules(&self) -> bool {
        !self.agreed.rules.is_empty() || self.editing.is_some()
    }

    pub(super) fn contract<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let people = self.choices.names.len();
        let title = text_of(
            say!(words, "set-up-rules", people = people),
            scale.px(34.0).max(scale.heading),
            colors.ink,
        );
        let kept = (self.has_kept() && !self.has_last_rules()).then(|| self.kept(look));
        let mut rules: Vec<Element<'a, Message>> =
            self.agreed.rules.iter().map(|rule| self.rule(look, rule)).collect();
        if let Some(new) = self.editing.as_ref().filter(|editing| self.agreed.rule(&editing.id).is_none()) {
            // A rule of one's own that has no words yet.
            rules.push(self.editing(look, new, None));
        }
        let more = self.agreed.rules.iter().any(|rule| !self.sayings(rule).is_empty());
        let more = more.then(|| text_of(say!(words, "set-up-rules-more"), scale.caption, colors.muted));
        column![heading(2, title)]
            .push(kept)
            .push(Column::with_children(rules).spacing(scale.px(6.0)))
            .push(self.add_rule(look))
            .push(more)
            .spacing(scale.px(10.0))
            .width(Length::Fill)
            .into()
    }

    /// The way to a rule of one's own.
    pub(super) fn add_rule<'a>(&self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let room = self.choices.own_rules.len() < bounds::OWN_RULES;
        let people = self.choices.names.len();
        let add = say!(look.words, "set-up-add-rule", people = people);
        room.then(|| link(look, add, Message::Rules(Rules::Add)).id(add_button()).into())
    }

    /// Whether these are the rules that were kept or the set's own, and the way to the others.
    fn kept<'a>(&self, look: &Look<'a>) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let (line, other) = if self.kept.holds {
            (say!(words, "set-up-kept-rules"), say!(words, "set-up-kept-rules-own"))
        } else {
            (say!(words, "set-up-own-rules"), say!(words, "set-up-own-rules-kept"))
        };
        let line = means(Meaning::aloud(), text_of(line, scale.caption, colors.muted));
        let other = link(look, other, Message::Rules(Rules::Kept(!self.kept.holds)));
        row![line, other].spacing(scale.px(20.0)).align_y(Alignment::Center).wrap().into()
    }

    fn sayings<'a>(&'a self, rule: &'a Rule) -> Sayings<'a> {
        Sayings::in_language(rule, &self.choices.language)
    }

    fn rule<'a>(&'a self, look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
        match self.editing.as_ref().filter(|editing| editing.id == rule.id) {
            Some(editing) => {
                let at = self.agreed.rules.iter().position(|other| other.id == rule.id);
                self.editing(look, editing, at)
            }
            None => self.rule_to_choose(look, rule),
        }
    }

    /// A rule that is being changed; `at` is its place, if it has words.
    fn editing<'a>(
        &'a self,
        look: &Look<'a>,
        editing: &'a Editing,
        at: Option<usize>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let own = self.own_rule(&editing.id);
        let (hint, typed) = match own {
            Some(rule) => (say!(words, "set-up-own-rule"), rule.text.as_str()),
            None => (say!(words, "set-up-own-words"), editing.words.as_str()),
        };
        let said = field(look, &hint, typed, |typed| Message::Rules(Rules::Words(typed)))
            .id(words_field())
            .on_submit(Message::Rules(Rules::Done));
        let example = own.map(|rule| {
            let typed = rule.say.as_deref().unwrap_or_default();
            field(look, &say!(words, "set-up-example"), typed, |typed| Message::Rules(Rules::Example(typed)))
                .id(example_field())
                .on_submit(Message::Rules(Rules::Done))
        });
        let done = text_of(say!(words, "set-up-reworded"), scale.caption, colors.on_first);
        let done = press(done, Surface::filled(look, scale.px(10.0)))
            .padding([scale.px(8.0), scale.px(16.0)])
            .least(44.0, 36.0)
            .on_press(Message::Rules(Rules::Done));
        let mut ways = Row::new().push(done).spacing(scale.px(16.0)).align_y(Alignment::Center);
        if let Some(at) = at {
            let last = self.agreed.rules.len().saturating_sub(1);
            let to = |earlier, said: String, can: bool| {
                can.then(|| {
                    link(look, said, Message::Rules(Rules::Earlier(earlier))).id(move_button(earlier))
                })
            };
            ways = ways.push(to(true, say!(words, "set-up-earlier"), at > 0));
            ways = ways.push(to(false, say!(words, "set-up-later-place"), at < last));
        }
        if own.is_some() {
            ways = ways.push(link(look, say!(words, "set-up-remove-rule"), Message::Rules(Rules::Remove)));
        }
        let all = column![said].push(example).push(ways.wrap()).spacing(scale.px(8.0));
        container(all)
            .id(editing_part())
            .padding(scale.px(10.0))
            .width(Length::Fill)
            .style(card_style(look, scale.px(12.0)))
            .into()
    }

    /// A rule with its box; a press on its words opens what the set says about it, and closes it again.
    fn rule_to_choose<'a>(&'a self, look: &Look<'a>, rule: &'a Rule) -> Element<'a, Message> {
        let (colors, scale) = (look.colors, look.scale);
        let adopted = !self.is_left_out(&rule.id);
        let (sayings, open) = (self.sayings(rule), self.open.contains(&rule.id));
        let bare = Surface::bare(look, colors.ink);
        let words = self.words(&rule.id);

        let side = scale.px(26.0);
        let tick = press(tick_box(look, adopted, side), bare)
            .padding(Padding { left: 1.0, ..Padding::from([scale.px(6.0), scale.px(8.0)]) })
            .least(36.0, 36.0)
            .on_press(Message::Rules(Rules::Choose(rule.id.clone())))
            .means(Meaning::tick(adopted).named(words.as_str()).described(sayings.say().unwrap_or_default()));

        let ink = if adopted { colors.ink } else { colors.muted };
        let mut shown = column![text_of(words.clone(), scale.body * 0.95, ink)];
        if let Some(say) = sayings.say().filter(|_| !open) {
            shown = shown.push(text_of(say, scale.caption * 0.92, colors.muted));
        }
        let name = if open {
            say!(look.words, "panel-close", "name", panel = words.as_str())
        } else {
            say!(look.words, "rule-read-more", rule = words.as_str())
        };
        let shown = press(shown.width(Length::Fill), bare)
            .padding([scale.px(5.0), scale.px(6.0)])
            .least(44.0, 36.0)
            .width(Length::Fill)
            .on_press_maybe((!sayings.is_empty()).then(|| Message::Rules(Rules::Read(rule.id.clone()))))
            .means(Meaning::button().named(name));
        let edit =
            link(look, say!(look.words, "set-up-reword"), Message::Rules(Rules::Edit(rule.id.clone())))
                .id(edit_button(&rule.id))
                .named(say!(look.words, "set-up-reword", "name", rule = words.as_str()));

        let head = row![tick, shown, edit].spacing(scale.px(4.0));
        let about = about_rule(look, sayings, scale.caption * 0.92).filter(|_| open).map(|about| {
            let left = side.max(26.0) + scale.px(20.0);
            // Below the focus ring around the words.
            let padding = Padding { left, top: scale.px(4.0), bottom: scale.px(8.0), right: 0.0 };
            container(about).padding(padding)
        });
        column![head].push(about).into()
    }
}
