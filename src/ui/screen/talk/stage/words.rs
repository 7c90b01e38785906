//! Whose turn it is, what it is for, and the rules that matter now.

use iced::widget::text::Wrapping;
use iced::widget::{Column, column, container, row, space};
use iced::{Alignment, Border, Element, Length, Padding, Size};

use super::super::Scene;
use super::fit::{Head, Shown, Way};
use crate::plan::{Kind, PlanStep};
use crate::rule_set::bounds;
use crate::talk::Message;
use crate::ui::access::Meaning;
use crate::ui::measure;
use crate::ui::screen::{close, scroll, scroll_if_needed};
use crate::ui::widget::words::seat_bar;
use crate::ui::widget::{Surface, first_that_fits, hairline, heading, press, text_of};
use crate::words::say;

impl<'a> Scene<'a> {
    /// The name and the title alone, where something else takes the room under them; small in a low window.
    pub(super) fn head(self, step: &'a PlanStep, room: Size, low: bool) -> Element<'a, Message> {
        let (headline, title) = self.headline(step);
        let sizes = if low {
            let room = Size::new(room.width, room.height * 0.5);
            self.low_head(&headline, self.usual_head(&headline, title, room), room)
        } else {
            self.usual_head(&headline, title, room)
        };
        self.head_of(sizes, headline, title)
    }

    pub(super) fn words(self, step: &'a PlanStep, room: Size) -> Element<'a, Message> {
        let (headline, title) = self.headline(step);
        let rules = self.rules_of(step, room.width);
        let floor = self.floor_words(step).filter(|_| !self.draws());
        let ways = self.ways(step, &headline, (title, floor.is_some()), room, rules.len());
        let last = ways.len() - 1;
        let bare = self.is_bare(step);
        let words = first_that_fits(ways.into_iter().enumerate(), move |&(at, way)| {
            let head = self.head_of(way.head, headline.clone(), title.filter(|_| way.titled));
            let prompt = step.turn.prompt.as_deref().filter(|_| way.under.has_prompt() && !self.draws());
            let floor = floor.clone().filter(|_| way.under.has_floor());
            let floor = floor.map(|floor| self.floor_line(floor, way.small, room.width));
            let prompt: Option<Element<'a, Message>> = prompt.map(|prompt| {
                let words = |prompt: &str| text_of(prompt.to_owned(), way.small, self.look.colors.muted);
                if !bare || at < last {
                    words(prompt).into()
                } else if self.is_shown_only() {
                    words(&self.beginning(prompt, way, &headline, title, room)).into()
                } else {
                    scroll_if_needed(&self.look, words(prompt))
                }
            });
            let at_hand = self.at_hand(way, room.width);
            let apart = if bare { 10.0 } else { 4.0 };
            // How to take the floor stands close to the names.
            let [first, second] = if self.is_exchange() { [prompt, floor] } else { [floor, prompt] };
            let words =
                column![head].push(first).push(second).push(at_hand).spacing(self.look.scale.px(apart));
            let mut all = column![words].spacing(self.look.scale.px(22.0));
            if let Some(under) = self.under(step, way, &rules, (room, at == last)) {
                all = all.push(hairline(&self.look)).push(under);
            }
            all.width(Length::Fill).into()
        });
        if !bare {
            return words.into();
        }
        // Beside the disk, or under it, in the middle of the room that rules would have.
        container(words.height(Length::Shrink))
            .height(Length::Fixed(room.height))
            .align_y(Alignment::Center)
            .into()
    }

    /// As much of a prompt as has room under the head of a step without rules. Nobody can scroll in the window for everyone.
    fn beginning(self, prompt: &str, way: Way, headline: &str, title: Option<&str>, room: Size) -> String {
        let (scale, title) = (self.look.scale, title.filter(|_| way.titled));
        let head = measure::height(headline, way.head.name, room.width - scale.px(30.0))
            + title.map_or(0.0, |title| measure::height(title, way.head.title, room.width) + scale.px(4.0));
        let left = room.height - head - scale.px(10.0);
        let lines = (left / (way.small * measure::LINE)).floor().clamp(1.0, f32::from(u8::MAX));
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "it is a whole number from 1 to 255"
        )]
        measure::some_lines(prompt, way.small, room.width, lines as u8)
    }

    /// Whether a step has no rules, so that its words have the room.
    pub(super) fn is_bare(self, step: &PlanStep) -> bool {
        let rules = step.turn.rules.is_empty() && self.session.flag(self.now).is_none();
        rules && !matches!(step.kind, Kind::Agree | Kind::Review | Kind::Exchange) && !self.draws()
    }

    /// Whether a step has no time, and more words than are read at a glance.
    pub(super) fn is_wordy(step: &PlanStep) -> bool {
        let letters = step.turn.prompt.as_deref().map_or(0, |prompt| prompt.chars().count());
        step.turn.time.is_none() && letters > bounds::OPENING
    }

    /// The words that have been picked, and the way to their list as far as there is room.
    fn at_hand(self, way: Way, width: f32) -> Option<Element<'a, Message>> {
        let picked = self.picked(way.small * way.picked, width);
        let list = self.to_the_list().filter(|_| way.listed);
        if picked.is_none() && list.is_none() {
            return None;
        }
        Some(column![].push(picked).push(list).spacing(self.look.scale.px(4.0)).into())
    }

    /// Who has the floor and what for; where nobody has it, what for.
    pub(super) fn headline(self, step: &'a PlanStep) -> (String, Option<&'a str>) {
        if let Some((name, pool)) = self.who_draws() {
            return (name, Some(pool));
        }
        if step.kind == Kind::Exchange {
            return self.exchange_headline(step);
        }
        match self.host.holder() {
            Some(holder) => (self.name(holder).to_owned(), Some(step.turn.title.as_str())),
            None => (step.turn.title.clone(), None),
        }
    }

    pub(super) fn head_of(
        self,
        sizes: Head,
        headline: String,
        title: Option<&'a str>,
    ) -> Element<'a, Message> {
        let look = self.arriving();
        let (colors, scale) = (look.colors, look.scale);
        let name = heading(1, text_of(headline, sizes.name, colors.ink).wrapping(Wrapping::WordOrGlyph));
        let top: Element<'a, Message> = match self.host.holder() {
            Some(holder) => seat_bar(&look, holder, name),
            None => name,
        };
        let title = title.map(|title| heading(2, text_of(title, sizes.title, colors.ink)));
        column![top].push(title).spacing(scale.px(4.0)).into()
    }

    /// Under the hairline: the flagged rule, the rules of this turn, the shares of an exchange, or agreements. It
    /// may scroll.
    fn under(
        self,
        step: &'a PlanStep,
        way: Way,
        rules: &[Shown<'a>],
        (room, scrolls): (Size, bool),
    ) -> Option<Element<'a, Message>> {
        let scale = self.look.scale;
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        if let Some(drawn) = self.drawn() {
            parts.push(drawn);
        } else if step.kind == Kind::Agree {
            // Where people write, the fields have a stage of their own.
            return Some(scroll(&self.look, close::agreed(self.host.close(), &self.look), 2.0, 16.0));
        }
        if step.kind == Kind::Review && !self.draws() {
            let review = self.review(room);
            return Some(if scrolls { scroll_if_needed(&self.look, review) } else { review });
        }
        if self.is_exchange() && !self.draws() {
            parts.push(self.floor_buttons(room.width));
        }
        let flagged = self.session.flag(self.now).is_some();
        if flagged && way.titled {
            let words = say!(self.look.words, "stage-come-back");
            parts.push(text_of(words, self.small_size(), self.look.colors.wrapping_up).into());
        }
        let rules = rules.iter().take(way.rules);
        parts.extend(rules.map(|rule| self.rule(rule, rule.say.filter(|_| way.says))));
        if parts.is_empty() {
            return None;
        }
        let all = Column::with_children(parts).spacing(scale.px(if flagged { 8.0 } else { 26.0 }));
        Some(if scrolls { scroll_if_needed(&self.look, all) } else { all.into() })
    }

    /// The fields for agreements, and those that are written down.
    pub(in super::super) fn agreements(self, place: close::Place) -> Element<'a, Message> {
        let shown = close::Shown { saving: self.host.is_saving(self.now), place };
        close::agreements(self.host.close(), shown, &self.look).map(Message::Close)
    }

    /// A rule with its key. A press brings it to the front; while the talk is paused all of it is shown.
    fn rule(self, rule: &Shown<'a>, say: Option<&'a str>) -> Element<'a, Message> {
        let (colors, scale, side) = (self.look.colors, self.look.scale, self.badge());
        let (index, text) = (rule.index, rule.text.clone());
        // In an exchange the numbers are the names'.
        let keyed = self.keys.has_numbers() && !self.is_exchange();
        let number: Element<'a, Message> = if !keyed {
            container(text_of("•", side * 0.6, colors.muted)).center(Length::Fixed(side)).into()
        } else if index < 9 {
            container(text_of((index + 1).to_string(), side * 0.5, colors.muted))
                .center(Length::Fixed(side))
                .style(move |_| container::Style {
                    border: Border { color: colors.line, width: scale.edge(), radius: (side / 2.0).into() },
                    ..container::Style::default()
                })
                .into()
        } else {
            space::horizontal().width(Length::Fixed(side)).into()
        };
        let meaning =
            Meaning::button().named(self.name_of_rule(&text)).key(self.keys.number(index).filter(|_| keyed));
        let meaning = meaning.described(say.unwrap_or_default());
        let number = container(number)
            .padding(Padding { top: (scale.rule * measure::LINE - side).max(0.0) / 2.0, ..Padding::ZERO });
        let say = say.map(|say| text_of(say, self.small_size(), colors.muted));
        let words = column![text_of(text, scale.rule, colors.ink)].push(say);
        let rule = row![number, words.width(Length::Fill)].spacing(self.badge_gap());
        if self.is_shown_only() {
            return rule.into();
        }
        press(rule, Surface { hovered: None, ..Surface::bare(&self.look, colors.ink) })
            .least(44.0, 44.0)
            .width(Length::Fill)
            .on_press(Message::Rule(index))
            .means(meaning)
            .into()
    }

    /// What pressing a rule does, for screen readers.
    pub(in super::super) fn name_of_rule(self, rule: &str) -> String {
        if self.is_paused() {
            say!(self.look.words, "rule-read-more", rule = rule)
        } else {
            say!(self.look.words, "stage-bring-forward", rule = rule)
        }
    }
}
