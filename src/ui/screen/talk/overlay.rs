//! What takes the place of the rules for a while: a question, a repair card, or a panel that was opened. One at a
//! time; whose turn it is and the time stay in sight.

mod people;

use accesskit::Toggled;
use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Scene, Sight};
use crate::plan::PlanRule;
use crate::session::{Question, State};
use crate::talk::people::Message as People;
use crate::talk::{Answer, Command, Field, Message, Of, Panel, Prompt};
use crate::ui::access::Meaning;
use crate::ui::keys;
use crate::ui::measure;
use crate::ui::screen::rule::{Sayings, about_rule};
use crate::ui::screen::{button, button_for, button_width, exit_link, field_id, link, scroll_if_needed};
use crate::ui::widget::field::field;
use crate::ui::widget::{Surface, first_that_fits, heading, press, text_of};
use crate::words::{InWords, say};

/// Lines that help stand beside each other in so many columns where one is too high.
const COLUMNS: usize = 2;

impl<'a> Scene<'a> {
    /// What is open, if anything is. It scrolls in a window too low for it.
    pub(super) fn overlay(self) -> Option<Element<'a, Message>> {
        let lines = self.host.lines().filter(|_| self.panel() == Panel::Lines && !self.look.scale.narrow);
        let Some(lines) = lines else {
            let cards = self.opened_cards()?;
            // A list scrolls by itself, under its heading.
            let is_list = self.panel() == Panel::List;
            return Some(if is_list { cards } else { scroll_if_needed(&self.look, cards) });
        };
        // All lines are in sight, if they can be.
        let ways = first_that_fits([1, COLUMNS], move |&columns| {
            let lines = self.lines(lines.clone(), columns);
            if columns == COLUMNS { scroll_if_needed(&self.look, lines) } else { lines }
        });
        Some(ways.into())
    }

    /// The same, as high as it is.
    pub(super) fn opened_cards(self) -> Option<Element<'a, Message>> {
        match self.panel() {
            Panel::Keys => return Some(self.keys()),
            Panel::Lines => return self.host.lines().map(|lines| self.lines(lines, self.columns())),
            Panel::List => return self.host.to_pick().map(|list| self.list(list)),
            Panel::Park => return Some(self.park(self.host.parking())),
            Panel::Names => return Some(self.names()),
            Panel::People => return Some(self.people()),
            Panel::Rule(rule) => return Some(self.whole_rule(self.session.plan().rules.get(rule)?)),
            Panel::None => {}
        }
        let line = self.line_that_helps().map(|at| self.repair(at));
        let asked = self.question_open().map(|asked| self.asked(asked));
        match (line, asked) {
            // Both are on the stage: the line was chosen to be seen.
            (Some(line), Some(asked)) => Some(column![line, asked].spacing(self.look.scale.px(14.0)).into()),
            (line, asked) => line.or(asked),
        }
    }

    /// The line that helps, where it is shown. A break has its own words, and what is brought forward after it is newer.
    fn line_that_helps(self) -> Option<usize> {
        let shown = self.panel() == Panel::None
            && self.session.rest(self.now).is_none()
            && self.session.flag(self.now).is_none();
        self.session.repair().filter(|_| shown)
    }

    /// Whether a line that helps is all that is open.
    pub(super) fn is_repair(self) -> bool {
        self.line_that_helps().is_some() && self.question_open().is_none()
    }

    fn asked(self, asked: Prompt) -> Element<'a, Message> {
        if self.is_shown_only() {
            return self.shown(asked);
        }
        let (colors, scale) = (self.look.colors, self.look.scale);
        let answers = asked.answers.into_iter().enumerate().map(|(at, answer)| {
            let Answer { words, name, event, said, once_said, .. } = answer;
            let surface = if said == Some(true) {
                Surface::filled(&self.look, scale.px(14.0))
            } else {
                Surface::outlined(&self.look, scale.px(14.0))
            };
            let mut meaning = Meaning::button().named(name).key(self.keys.number(at));
            if let Some(said) = said {
                meaning.node.set_toggled(Toggled::from(said));
            }
            let shown = once_said.as_ref().filter(|_| said == Some(true)).unwrap_or(&words);
            let words = self.keys.numbered(at, shown);
            let answer = button_for(&self.look, words, surface, Message::Event(event)).means(meaning);
            match once_said {
                // As wide as it will be, so that nothing moves under the other's hand.
                Some(words) => {
                    let width = button_width(&self.look, &self.keys.numbered(at, &words));
                    answer.width(Length::Fixed(width)).into()
                }
                None => answer.into(),
            }
        });
        let answers = Row::with_children(answers).spacing(scale.px(14.0));
        self.card(
            column![
                heading(2, text_of(asked.message, scale.title * 0.86, colors.ink)),
                // In a break, whoever has pressed reads here that it was taken down.
                self.in_passing(scale.body)
                    .filter(|_| self.session.rest(self.now).is_some())
                    .unwrap_or_else(|| text_of(asked.lead, scale.body, colors.muted).into()),
                container(answers.wrap().vertical_spacing(scale.px(10.0)))
                    .padding(Padding { top: scale.px(14.0), ..Padding::ZERO }),
            ]
            .spacing(scale.px(4.0)),
        )
    }

    /// A question to everyone, which they answer aloud.
    fn shown(self, asked: Prompt) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let (large, small) = if self.is_low_for_everyone() {
            (scale.heading, scale.body)
        } else {
            (scale.rule, scale.heading)
        };
        let words = heading(2, text_of(asked.message, large, colors.ink));
        let lead = text_of(asked.lead, small, colors.muted);
        let mut shown = column![words, lead].spacing(scale.px(4.0));
        // What everyone says yes to, each says for themselves.
        if !matches!(asked.of, Of::Question(Question::More(_) | Question::Shorter(_) | Question::Sooner)) {
            let answers: Vec<String> = asked.answers.into_iter().map(|answer| answer.words).collect();
            let answers = text_of(answers.join("  ·  "), scale.heading, colors.ink);
            shown = shown.push(container(answers).padding(Padding { top: scale.px(14.0), ..Padding::ZERO }));
        }
        self.card(shown)
    }

    /// A line that helps, and what the other can answer.
    fn repair(self, at: usize) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let line = self.host.line(at).unwrap_or_default();
        if self.is_shown_only() {
            return self.card(text_of(
                say!(self.look.words, "stage-quoted", line = line.as_str()),
                scale.rule,
                colors.ink,
            ));
        }
        let answer = button(
            &self.look,
            self.host.line_answer(at),
            Surface::outlined(&self.look, scale.px(14.0)),
            Message::Event(crate::session::Event::PutRepairAway),
        );
        // Low, so that the answers under it stay in sight.
        let asked = self.question_open().is_some();
        let size = if asked { scale.heading } else { scale.rule };
        let line = text_of(say!(self.look.words, "stage-quoted", line = line.as_str()), size, colors.ink);
        let at_a_question = matches!(self.session.state(), State::Gate | State::Ask) && !scale.narrow;
        if asked || at_a_question {
            return self.card(
                row![line.width(Length::Fill), answer].spacing(scale.px(24.0)).align_y(Alignment::Center),
            );
        }
        self.card(column![line, answer].spacing(scale.px(18.0)))
    }

    /// How many columns of lines there is room for beside each other, if they have to be low.
    fn columns(self) -> usize {
        if self.look.scale.narrow { 1 } else { COLUMNS }
    }

    /// The lines that help, to choose from, in so many columns.
    fn lines(self, asked: Prompt, columns: usize) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let (size, apart, beside) =
            if columns > 1 { (scale.body, 12.0, 8.0) } else { (scale.heading, 20.0, 14.0) };
        let each = asked.answers.len().div_ceil(columns.max(1)).max(1);
        let mut lines = asked.answers.into_iter().enumerate().map(|(at, line)| {
            let number = self.keys.number(at).map(|number| text_of(number, scale.caption, colors.muted));
            let words = row![]
                .push(number)
                .push(text_of(line.words, size, colors.ink))
                .spacing(scale.px(apart))
                .align_y(Alignment::Center);
            press(words, Surface { edge: None, fill: None, ..Surface::card(&self.look, scale.px(10.0)) })
                .padding([scale.px(6.0), scale.px(beside)])
                .least(44.0, 44.0)
                .width(Length::Fill)
                .on_press(Message::Event(line.event))
                .means(Meaning::button().named(line.name).key(self.keys.number(at)))
                .into()
        });
        let parts = (0..columns).map(|_| {
            Column::with_children(lines.by_ref().take(each).collect::<Vec<_>>()).width(Length::Fill).into()
        });
        let lines = Row::with_children(parts.collect::<Vec<_>>()).spacing(scale.px(12.0));
        self.card(column![self.titled(asked.message), lines].spacing(scale.px(8.0)))
    }

    /// A rule with all that the set says about it. Nobody is reminded of it: it is there to be read.
    fn whole_rule(self, rule: &'a PlanRule) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let text = heading(2, text_of(rule.text.as_str(), scale.rule, colors.ink));
        let head = row![container(text).width(Length::Fill), self.close_link(&rule.text)]
            .spacing(scale.px(24.0))
            .align_y(Alignment::Start);
        let more = about_rule(&self.look, Sayings::of(rule), self.small_size());
        self.card(column![head].push(more).spacing(scale.px(12.0)))
    }

    fn park(self, topic: &'a str) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let words = self.look.words;
        let surface = Surface::filled(&self.look, scale.px(12.0));
        let keep = button(&self.look, say!(words, "panel-park"), surface, Message::Parked);
        let parked = self.session.parked();
        let mut panel = column![
            self.titled(say!(words, "panel-topics")),
            row![
                field(&self.look, &say!(words, "panel-topic"), topic, Message::Park)
                    .named(say!(words, "panel-topic", "name"))
                    .id(field_id(Field::Topic))
                    .on_submit(Message::Parked),
                keep,
            ]
            .spacing(scale.px(12.0))
            .align_y(Alignment::Center),
        ]
        .spacing(scale.px(12.0));
        // Why it isn’t parked, say: the foot of the stage has no room for it while this is open.
        if let Some(note) = self.in_passing(scale.caption) {
            panel = panel.push(note);
        }
        if !parked.is_empty() {
            let words = say!(words, "panel-parked", topics = self.look.words.beside(parked));
            panel = panel.push(text_of(words, scale.caption, colors.muted));
        }
        self.card(panel)
    }

    /// The names, to be corrected.
    fn names(self) -> Element<'a, Message> {
        let (scale, words) = (self.look.scale, self.look.words);
        let plan = self.session.plan();
        let lines = self.host.names().iter().enumerate().filter(|(seat, _)| plan.is_present(*seat));
        let lines = lines.map(|(seat, typed)| {
            let called = self.name(seat);
            let changed = !typed.trim().is_empty() && typed.trim() != called;
            let surface = Surface::outlined(&self.look, scale.px(12.0));
            let change =
                button(&self.look, say!(words, "panel-name-change"), surface, Message::Renamed(seat))
                    .on_press_maybe(changed.then_some(Message::Renamed(seat)))
                    .named(say!(words, "panel-name-change", "name", name = called));
            row![
                field(&self.look, &say!(words, "panel-name"), typed, move |name| Message::Name(seat, name))
                    .named(say!(words, "panel-name", "name", name = called))
                    .id(field_id(Field::Name(seat)))
                    .on_submit(Message::Renamed(seat)),
                change,
            ]
            .spacing(scale.px(12.0))
            .align_y(Alignment::Center)
            .into()
        });
        let lines = Column::with_children(lines).spacing(scale.px(8.0));
        self.card(
            // What is said stands under the fields: above them, it would take the cursor from the one it is about.
            column![self.titled(say!(words, "panel-names")), lines]
                .push(self.in_passing(scale.caption))
                .spacing(scale.px(12.0)),
        )
    }

    fn keys(self) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        // What has no cap on the stage, for whoever has no key for it.
        let resting = self.session.rest(self.now).is_some();
        let here =
            self.host.aside(self.viewpoint(), scale.one_column).into_iter().filter(|offer| offer.works);
        let here = here.map(|offer| (offer.words, Message::Command(offer.command)));
        // In a break without a talk nobody has a name.
        let names = (!self.host.is_only_a_break()).then(|| (say!(words, "panel-names"), Message::Names));
        let people = self.host.people_come_and_go();
        let people = people.then(|| (say!(words, "panel-people"), Message::People(People::Open)));
        let here = here.chain(people).chain(names);
        let here: Vec<(String, Message)> = here.collect();
        // Beside the heading where there is room for all of it.
        let ways = if scale.narrow { [false].as_slice() } else { &[true, false] };
        let head = first_that_fits(ways.iter().copied(), move |beside| {
            let here = here.iter().cloned();
            let here = here.map(|(words, message)| link(&self.look, words, message).least(44.0, 44.0).into());
            let here = Row::with_children(here).spacing(scale.px(18.0));
            // In sight, however much is below.
            let exit = move || -> Element<'a, Message> {
                exit_link(&self.look, self.keys.quick_exit(), Message::QuickExit).least(44.0, 44.0).into()
            };
            let more = move |beside| self.titled_with(say!(words, "panel-more"), beside);
            if *beside {
                more(Some(here.push(exit()).into()))
            } else {
                let titled = first_that_fits([true, false], move |exit_beside| {
                    if *exit_beside { more(Some(exit())) } else { column![more(None), exit()].into() }
                });
                let titled = titled.across().height(Length::Shrink);
                column![titled, here.wrap().vertical_spacing(0.0)].into()
            }
        });
        let facilitated = self.sight == Sight::Facilitator;
        let answering = self.host.numbers_answer(self.viewpoint());
        // In a break most of them do nothing.
        let does_something = |entry: &&keys::Entry| {
            let of_a_break = [Command::Longer, Command::Shorter, Command::Next, Command::Park, Command::Mute];
            let of_windows = [Command::End, Command::Audience, Command::Keys];
            let answers = answering && matches!(entry.command, Command::Number(_));
            !resting || answers || of_a_break.contains(&entry.command) || of_windows.contains(&entry.command)
        };
        let own = keys::LIST.iter().filter(does_something).filter_map(|entry| {
            let does = match entry.command {
                Command::Draw if !self.host.has_pools() => return None,
                Command::Longer if facilitated && !resting => say!(words, "panel-minute-more"),
                Command::Shorter if facilitated && !resting => say!(words, "panel-minute-less"),
                Command::Number(_) if answering => say!(words, "panel-answer"),
                Command::Park if resting => say!(words, "panel-next-guide"),
                Command::Next if resting => say!(words, "panel-ask-back"),
                Command::Number(_) if self.is_exchange() => say!(words, "panel-take-floor"),
                // What they do in a break is in its list.
                Command::Longer | Command::Shorter if !facilitated && !resting => return None,
                Command::Extend if !self.host.gives_more_time() => return None,
                _ => entry.in_words(words),
            };
            Some((self.keys.cap(entry.command, words)?, does))
        });
        // The others do here what they do anywhere; and a small window has room for what can be changed alone, and for the
        // way out, which names its key at the top elsewhere.
        let fixed = self.keys.fixed().filter(|key| match key {
            keys::Fixed::QuickExit => scale.one_column,
            key => !scale.one_column && key.is_of_windows(),
        });
        let fixed = fixed.map(|key| (key.key(words), key.does(words)));
        let all: Vec<(String, String)> = own.chain(fixed).collect();
        let columns = if scale.one_column { 1 } else { 2 };
        let widest = measure::widest_word(all.iter().map(|(key, _)| key.as_str()), scale.caption);
        let beside = Length::Fixed(widest.max(scale.px(66.0)));
        let entry = |(key, does): &(String, String)| {
            row![
                container(text_of(key.clone(), scale.caption, colors.ink)).width(beside),
                text_of(does.clone(), scale.caption, colors.muted),
            ]
            .spacing(scale.px(10.0))
            .into()
        };
        let lists = all.chunks(all.len().div_ceil(columns).max(1)).map(|part| {
            Column::with_children(part.iter().map(entry)).spacing(scale.px(3.0)).width(Length::Fill).into()
        });
        self.card(
            column![head.across().height(Length::Shrink), Row::with_children(lists).spacing(scale.px(24.0)),]
                .spacing(scale.px(6.0)),
        )
    }

    /// A panel's heading, and the way to close it.
    pub(super) fn titled(self, title: String) -> Element<'a, Message> {
        self.titled_with(title, None)
    }

    /// The same, with more to press beside it.
    pub(super) fn titled_with(
        self,
        title: String,
        beside: Option<Element<'a, Message>>,
    ) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let close = self.close_link(&title);
        row![container(heading(2, text_of(title, scale.heading, colors.ink))).width(Length::Fill)]
            .push(beside)
            .push(close)
            .spacing(scale.px(24.0))
            .align_y(Alignment::Center)
            .into()
    }

    /// Closes the panel with this heading.
    fn close_link(self, panel: &str) -> Element<'a, Message> {
        let words = self.look.words;
        let name = say!(words, "panel-close", "name", panel = panel);
        let short = self.look.scale.one_column;
        let close = if short { say!(words, "panel-close", "short") } else { say!(words, "panel-close") };
        link(&self.look, close, Message::ClosePanel).least(44.0, 44.0).named(name).into()
    }

    pub(super) fn card(self, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        container(content)
            .padding([scale.px(16.0), scale.px(if scale.narrow { 20.0 } else { 26.0 })])
            .width(Length::Fill)
            .style(move |_| container::Style {
                background: Some(colors.surface.into()),
                border: iced::Border {
                    color: colors.line,
                    width: scale.edge(),
                    radius: scale.px(16.0).into(),
                },
                ..container::Style::default()
            })
            .into()
    }
}
