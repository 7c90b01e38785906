//! What holds the talk: in their steps the fields for agreements, and the agreement that is looked at; all rules, who has
//! had little of the floor or passed, and topics for another day.

use accesskit::Role;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::super::Scene;
use crate::plan::Kind;
use crate::session::Share;
use crate::talk::people::Message as People;
use crate::talk::{Command, Field, Message};
use crate::ui::access::{Meaning, means};
use crate::ui::screen::close::Place;
use crate::ui::screen::{field_id, link};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, digits, press, text_of};
use crate::words::say;

/// Names that are said one by one.
const NAMED: usize = 3;

impl<'a> Scene<'a> {
    /// All of it, in a column of this width. A break without a talk has nothing but what is seen and heard.
    pub(super) fn ground(self, room: f32) -> Element<'a, Message> {
        if self.host.is_only_a_break() {
            return self.seen_and_heard();
        }
        let mut parts: Vec<Element<'a, Message>> = Vec::new();
        if self.session.step().is_some_and(|step| step.kind == Kind::Agree) {
            let place = Place::Facilitator { narrow: self.has_three_columns() };
            parts.push(self.part(say!(self.look.words, "close-agreements"), self.agreements(place)));
        }
        // Beside the turn and not in it: what people answer and the turn's time are both in sight.
        if !self.look.scale.one_column {
            parts.extend(self.looked_at(room));
        }
        if !self.session.plan().rules.is_empty() {
            parts.push(self.part(say!(self.look.words, "facilitator-rules"), self.rules()));
        }
        parts.extend(self.pools());
        if self.session.plan().present() > 1 {
            let said = |words| text_of(words, self.look.scale.body, self.look.colors.ink);
            let words = column![said(self.speaking_words())].push(self.passed_words().map(said));
            let words = words.push(self.own_times());
            parts.push(self.part(say!(self.look.words, "facilitator-floor"), words));
        }
        parts.extend(self.who_is_here());
        parts.push(self.part(say!(self.look.words, "panel-topics"), self.parking_lot()));
        parts.push(self.seen_and_heard());
        Column::with_children(parts).spacing(self.look.scale.px(16.0)).into()
    }

    /// Every rule, with its key. A press brings it to the front for everyone; while the talk is paused all of it is shown
    /// here.
    fn rules(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let flagged = self.session.flag(self.now);
        let free = self.session.rest(self.now).is_none();
        // While something is asked, the numbers answer that.
        let keyed = self.host.keyed(self.viewpoint());
        let rules = self.session.plan().rules.iter().enumerate().map(|(index, rule)| {
            let key = self
                .keys
                .number(index)
                .filter(|_| matches!(keyed.get(index), Some(Some(Message::Rule(at))) if *at == index));
            let meaning = Meaning::button().named(self.name_of_rule(&rule.text)).key(key.clone());
            let key = key.unwrap_or_else(|| "•".to_owned());
            let words = row![
                container(text_of(key, scale.caption, colors.muted)).width(Length::Fixed(scale.px(18.0))),
                text_of(rule.text.as_str(), scale.caption, colors.ink).width(Length::Fill),
            ]
            .spacing(scale.px(8.0));
            let surface = if flagged == Some(index) {
                Surface::chosen(&self.look, scale.px(8.0))
            } else {
                Surface { edge: None, fill: None, ..Surface::card(&self.look, scale.px(8.0)) }
            };
            press(words, surface)
                .padding([scale.px(4.0), scale.px(10.0)])
                .least(44.0, 32.0)
                .width(Length::Fill)
                .means(meaning)
                .on_press_maybe(free.then_some(Message::Rule(index)))
                .into()
        });
        Column::with_children(rules).into()
    }

    /// In words alone: numbers would make it a score.
    fn speaking_words(self) -> String {
        let words = self.look.words;
        let Some(little) = self.session.little_of_the_floor() else {
            return say!(words, "facilitator-floor-early");
        };
        if little.is_empty() {
            return say!(words, "facilitator-floor-even");
        }
        let (number, names) = (little.len(), self.some_names(&little));
        say!(words, "facilitator-floor-little", number = number, names = names)
    }

    /// In an exchange: what each has left of their own time.
    fn own_times(self) -> Option<Element<'a, Message>> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let shares = self.session.shares(self.now);
        let line = |share: &Share| {
            let left = self.look.words.spoken(share.left);
            let spoken = say!(self.look.words, "stage-left", left = left);
            let time = digits::digits(&digits::clock(share.left), scale.caption, colors.muted);
            row![
                text_of(self.name(share.participant), scale.caption, colors.ink).width(Length::Fill),
                means(Meaning::instead(Role::Label, spoken), time),
            ]
            .spacing(scale.px(12.0))
            .into()
        };
        let lines = Column::with_children(shares.iter().map(line)).spacing(scale.px(2.0));
        let anyone = self.session.for_anyone(self.now);
        let anyone = (!anyone.is_zero()).then(|| {
            let (time, spoken) = (digits::clock(anyone), self.look.words.spoken(anyone));
            let words = say!(self.look.words, "stage-time-for-anyone", time = time);
            let spoken = say!(self.look.words, "stage-time-for-anyone", time = spoken);
            means(Meaning::instead(Role::Label, spoken), text_of(words, scale.caption, colors.muted))
        });
        (!shares.is_empty()).then(|| lines.push(anyone).into())
    }

    /// Who passed when their turn came, if anybody did. Everyone else sees only that the next turn is on.
    fn passed_words(self) -> Option<String> {
        let passed = self.session.passed();
        let names = (!passed.is_empty()).then(|| self.some_names(&passed))?;
        Some(say!(self.look.words, "facilitator-passed", names = names))
    }

    fn some_names(self, who: &[usize]) -> String {
        let named = who.iter().take(NAMED).map(|&who| self.name(who).to_owned());
        let others = (who.len() > NAMED).then(|| say!(self.look.words, "facilitator-floor-others"));
        let names: Vec<String> = named.chain(others).collect();
        self.look.words.all_of(&names)
    }

    /// Everyone who is here, where others may come or somebody may leave.
    fn who_is_here(self) -> Option<Element<'a, Message>> {
        if !self.host.people_come_and_go() {
            return None;
        }
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let plan = self.session.plan();
        let here = (0..plan.participants.len()).filter(|&seat| plan.is_present(seat));
        let names: Vec<&str> = here.map(|seat| self.name(seat)).collect();
        let (number, names) = (names.len(), words.all_of(&names));
        let names = say!(words, "facilitator-people-names", number = number, names = names);
        let names = text_of(names, scale.caption, colors.ink);
        let change = say!(words, "facilitator-people-change");
        let change = self.small(change, Some(Message::People(People::Open)));
        let all = column![names, change].spacing(scale.px(6.0));
        Some(self.part(say!(words, "facilitator-people"), all))
    }

    fn parking_lot(self) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = self.look.words;
        let topic = field(&self.look, &say!(words, "panel-topic"), self.host.parking(), Message::Park)
            .named(say!(words, "panel-topic", "name"))
            .id(field_id(Field::Topic))
            .on_submit(Message::Parked);
        let mut all = column![
            row![topic, self.small(say!(words, "panel-park"), Some(Message::Parked))]
                .spacing(scale.px(10.0))
                .align_y(Alignment::Center)
        ]
        .spacing(scale.px(6.0));
        for topic in self.session.parked() {
            all = all.push(text_of(format!("· {topic}"), scale.caption, colors.ink));
        }
        all.into()
    }

    /// How everyone sees the time, whether they hear it, and help.
    fn seen_and_heard(self) -> Element<'a, Message> {
        // A break has no seconds to hide.
        let digits = (!self.host.is_only_a_break()).then_some(Command::Digits);
        let last = [Command::Mute, Command::Help, Command::FullScreen];
        let links = digits.into_iter().chain(last).map(|command| {
            let offer = self.host.offer(command, self.viewpoint());
            link(&self.look, offer.words, Message::Command(command)).into()
        });
        Row::with_children(links).spacing(self.look.scale.px(22.0)).wrap().into()
    }
}
