//! The order of steps: an indented list in words.

use iced::widget::text::Wrapping;
use iced::widget::{Column, Id, Space, column, container, row};
use iced::{Alignment, Element, Length};

use super::fields::{beside_label, framed, ticks};
use super::{Carry, Editor, Message, focus};
use crate::editor::change::{Group, NewStep};
use crate::editor::form::{Doing, Field, Line, List, TurnUse};
use crate::editor::{Change, Path};
use crate::rule_set::bounds;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::press::{Press, press};
use crate::ui::widget::{Surface, text_of};
use crate::words::say;

impl Editor {
    pub(super) fn order<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let lines = self.form.flow.iter().enumerate().map(|(at, line)| self.line(at, line, look));
        let lines = Column::with_children(lines).spacing(scale.px(8.0));
        let root = Path::of("flow");
        column![lines, self.adds(look, &root, say!(words, "editor-add-step"))].spacing(scale.px(10.0)).into()
    }

    fn line<'a>(&'a self, at: usize, line: &'a Line, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let said = words.flow_line(&self.form, line);
        let indent = Space::new().width(Length::Fixed(scale.px(22.0) * level(line.depth)));
        if self.open.as_ref() != Some(&line.path) {
            return row![indent, self.closed_line(at, line, said, look)].into();
        }
        let go = |sign: String, id: Id, name: String, change: Option<Change>| {
            let ink = if change.is_some() { colors.first } else { colors.muted };
            // An arrow is as large as a letter; words are as large as those of “Remove”.
            let size = if sign.chars().count() == 1 { scale.body } else { scale.caption };
            press(text_of(sign, size, ink).wrapping(Wrapping::None), Surface::bare(look, ink))
                .padding([scale.px(4.0), scale.px(6.0)])
                .least(36.0, 36.0)
                .id(id)
                .named(name)
                .on_press_maybe(change.map(Message::Change))
        };
        let path = || line.path.clone();
        let [up, down, into, out] = Carry::ALL.map(|way| self.carried(line, way));
        let what = said.as_str();
        let ways = row![
            go("↑".to_owned(), focus::up(&line.path), say!(words, "editor-up", what = what), up),
            go("↓".to_owned(), focus::down(&line.path), say!(words, "editor-down", what = what), down),
            go(
                say!(words, "editor-into"),
                focus::into_step(&line.path),
                say!(words, "editor-into", "name", what = what),
                into
            ),
            go(
                say!(words, "editor-out"),
                focus::out_of_step(&line.path),
                say!(words, "editor-out", "name", what = what),
                out
            ),
            link(look, say!(words, "editor-remove"), Message::Change(Change::Remove { path: path() }))
                .id(focus::remove(&line.path))
                .named(say!(words, "editor-remove", "name", what = what)),
        ]
        .spacing(scale.px(6.0))
        .align_y(Alignment::Center)
        .wrap()
        .vertical_spacing(0.0)
        .align_x(Alignment::End);
        let top = column![
            text_of(said.clone(), scale.body, colors.ink).width(Length::Fill),
            container(ways).align_right(Length::Fill),
        ];
        let mut all = top.spacing(scale.px(6.0));
        if let Some(turn) = line.doing.turn() {
            all = all.push(self.turn_of(look, say!(words, "editor-turn"), &turn.turn));
        }
        all = match &line.doing {
            Doing::Each { seats, order, .. } => all.push(self.seats(look, seats)).push(self.control(
                look,
                say!(words, "editor-order-of"),
                order,
            )),
            Doing::Seat { seat, .. } => all.push(self.seat(look, seat)),
            Doing::Repeat { times, ask, .. } => all
                .push(self.field(look, say!(words, "editor-times"), times))
                .push(self.turn_of(look, say!(words, "editor-ask"), ask)),
            Doing::UntilHeard { ask, at_most, .. } => all
                .push(self.turn_of(look, say!(words, "editor-ask"), ask))
                .push(self.field(look, say!(words, "editor-at-most"), at_most)),
            Doing::Exchange { each, seats, .. } => {
                all.push(self.field(look, say!(words, "editor-each"), each)).push(self.seats(look, seats))
            }
            Doing::Agree { review, require, .. } => {
                let (list, is_in) = (require.path.clone(), require.has("Until"));
                let change = Change::Include { list, word: "Until".to_owned(), is_in: !is_in };
                let until = (say!(words, "editor-until"), is_in, change);
                all.push(self.field(look, say!(words, "editor-review"), review)).push(ticks(
                    look,
                    say!(words, "editor-require"),
                    [until],
                ))
            }
            _ => all,
        };
        if let Some(turn) = line.doing.turn() {
            let is_listener = matches!(line.doing, Doing::Listener(_));
            all =
                all.push(self.more(look)).push(self.details.more.then(|| self.here(look, turn, is_listener)));
        } else {
            all = all.push(self.more(look));
        }
        all = all.push(self.details.more.then(|| self.around(look, line)));
        if let Some((steps, _)) = line.doing.steps() {
            all = all.push(self.adds(look, steps, say!(words, "editor-add-step", "inside", what = what)));
        }
        row![indent, container(framed(look, &line.path, all)).width(Length::Fill)].into()
    }

    /// A step that isn't open: a press opens it.
    fn closed_line<'a>(
        &'a self,
        at: usize,
        line: &'a Line,
        said: String,
        look: &Look<'a>,
    ) -> Press<'a, Message> {
        let (scale, colors) = (look.scale, look.colors);
        // All of it in one sentence, unless the one around it has said that already.
        let short = |at: usize| look.words.flow_in_short(&self.form, at);
        let around = at.checked_sub(1).and_then(short);
        let said = short(at).filter(|_| around.is_none()).unwrap_or(said);
        press(text_of(said, scale.body, colors.ink).width(Length::Fill), Surface::card(look, scale.px(12.0)))
            .padding([scale.px(10.0), scale.px(22.0)])
            .least(44.0, 44.0)
            .width(Length::Fill)
            .id(focus::row(&line.path))
            .on_press(Message::Open(line.path.clone()))
    }

    /// What takes a step this way, if it can go there.
    fn carried(&self, line: &Line, way: Carry) -> Option<Change> {
        let (place, path) = (line.path.place().unwrap_or_default(), line.path.clone());
        let group = |at: usize| self.sibling(line, at).is_some_and(|line| line.doing.steps().is_some());
        match way {
            Carry::Up => place.checked_sub(1).map(|to| Change::Move { path, to }),
            Carry::Down => Some(place + 1).filter(|to| *to < line.of).map(|to| Change::Move { path, to }),
            Carry::Into if place > 0 && group(place - 1) => Some(Change::Into { path, down: false }),
            Carry::Into => group(place + 1).then_some(Change::Into { path, down: true }),
            Carry::Out => (line.depth > 0).then_some(Change::Out { path, down: true }),
        }
    }

    /// What takes the rule, the turn or the step that is open this way, if it can go there.
    pub(super) fn open_carried(&self, way: Carry) -> Option<Change> {
        let open = self.open.as_ref()?;
        if let Some(line) = self.form.flow.iter().find(|line| line.path == *open) {
            return self.carried(line, way);
        }
        let rules = self.form.rules.iter().position(|rule| rule.path == *open);
        let turns = || self.form.turns.iter().position(|turn| turn.path == *open);
        let (at, of) = match rules {
            Some(at) => (at, self.form.rules.len()),
            None => (turns()?, self.form.turns.len()),
        };
        let to = match way {
            Carry::Up => at.checked_sub(1),
            Carry::Down => Some(at + 1).filter(|to| *to < of),
            Carry::Into | Carry::Out => None,
        };
        to.map(|to| Change::Move { path: open.clone(), to })
    }

    /// Another step in the same list.
    fn sibling(&self, line: &Line, at: usize) -> Option<&Line> {
        let list = line.path.parent()?;
        self.form
            .flow
            .iter()
            .find(|other| other.path.parent().as_ref() == Some(&list) && other.path.place() == Some(at))
    }

    /// Which turn a step has, or asks with.
    fn turn_of<'a>(&'a self, look: &Look<'a>, label: String, turn: &'a Field) -> Element<'a, Message> {
        let none = (!turn.is_required).then(|| (String::new(), say!(look.words, "editor-no-question")));
        let turns = self.form.turns.iter().map(|turn| (turn.id.clone(), turn.title.said().to_owned()));
        self.one_of(look, label, turn, none.into_iter().chain(turns))
    }

    /// What is different about a turn in this place.
    fn here<'a>(&'a self, look: &Look<'a>, turn: &'a TurnUse, is_listener: bool) -> Element<'a, Message> {
        let words = look.words;
        let one_by_one =
            is_listener.then(|| self.control(look, say!(words, "editor-one-by-one"), &turn.one_by_one));
        column![
            self.field(look, say!(words, "editor-title-here"), &turn.title),
            self.field(look, say!(words, "editor-prompt-here"), &turn.prompt),
            self.field(look, say!(words, "editor-time-here"), &turn.time),
        ]
        .push(one_by_one)
        .spacing(look.scale.px(10.0))
        .into()
    }

    /// The turn that asks the speaker whether they feel heard, as far as the set has one.
    fn asks_whether_heard(&self) -> Option<String> {
        let asks = self.form.flow.iter().find_map(|line| match &line.doing {
            Doing::UntilHeard { ask, .. } => Some(ask.shown.clone()),
            _ => None,
        });
        // A question waits as long as it takes.
        let untimed = || self.form.turns.iter().find(|turn| turn.time.is_left_out());
        asks.or_else(|| untimed().map(|turn| turn.id.clone()))
    }

    /// What can be put around a step, and a way to take the steps out of one.
    fn around<'a>(&'a self, look: &Look<'a>, line: &Line) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let until_heard = self.asks_whether_heard().map(|ask| Group::UntilHeard { ask, at_most: 3 });
        let groups = [
            (say!(words, "editor-step-each"), Some(Group::Each)),
            (say!(words, "editor-step-repeat"), Some(Group::Repeat { times: 2 })),
            (say!(words, "editor-step-until-heard"), until_heard),
        ];
        let groups = groups.into_iter().filter_map(|(called, group)| {
            let change = Change::Wrap { path: line.path.clone(), group: group? };
            Some(link(look, called, Message::Change(change)).into())
        });
        let groups = row(groups).spacing(scale.px(16.0)).wrap().vertical_spacing(0.0);
        let name = say!(words, "editor-wrap");
        let wrap = beside_label(look, name.clone(), means(Meaning::group(name), groups));
        let out = line.doing.steps().map(|_| {
            link(
                look,
                say!(words, "editor-dissolve"),
                Message::Change(Change::Dissolve { path: line.path.clone() }),
            )
        });
        column![wrap].push(out).spacing(scale.px(6.0)).into()
    }

    /// The places at the table, by number and by what they are called.
    fn places<'a>(&'a self, look: &Look<'a>) -> Vec<(String, String)> {
        let talk = &self.form.talk;
        let most = talk.max.shown.parse().unwrap_or(2_usize).max(talk.seats.items.len());
        (1..=most.min(bounds::PARTICIPANTS))
            .map(|number| (number.to_string(), look.words.flow_seat(&self.form, &number.to_string())))
            .collect()
    }

    /// For whom a step is, if it isn't for everyone.
    fn seats<'a>(&'a self, look: &Look<'a>, seats: &'a List) -> Element<'a, Message> {
        let places = self.places(look).into_iter().map(|(word, called)| {
            let is_in = seats.has(&word);
            (called, is_in, Change::Include { list: seats.path.clone(), word, is_in: !is_in })
        });
        ticks(look, say!(look.words, "editor-seats"), places)
    }

    /// Whose step it is.
    fn seat<'a>(&'a self, look: &Look<'a>, seat: &'a Field) -> Element<'a, Message> {
        self.one_of(look, say!(look.words, "editor-seat"), seat, self.places(look))
    }

    /// What can be added to a list of steps, under this name.
    fn adds<'a>(&'a self, look: &Look<'a>, list: &Path, name: String) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let is_inside = list.parts().len() > 1;
        let called =
            if is_inside { say!(words, "editor-add-step-inside") } else { say!(words, "editor-add-step") };
        let names = |line: &Line, id: &str| line.doing.names_turn().is_some_and(|turn| turn.shown == id);
        let is_used = |id: &str| self.form.flow.iter().any(|line| names(line, id));
        // One that no step has yet is most likely meant.
        let unused = self.form.turns.iter().find(|turn| !is_used(&turn.id));
        let Some(turn) = unused.or(self.form.turns.first()).map(|turn| turn.id.clone()) else {
            return text_of(say!(words, "editor-no-turn"), scale.caption, look.colors.muted).into();
        };
        let speaker = || NewStep::Speaker(turn.clone());
        let steps = [
            (say!(words, "editor-step-everyone"), NewStep::Everyone(turn.clone())),
            (say!(words, "editor-step-each"), NewStep::Each(vec![speaker()])),
            (say!(words, "editor-step-speaker"), speaker()),
            (say!(words, "editor-step-listener"), NewStep::Listener(turn.clone())),
            (
                say!(words, "editor-step-repeat"),
                NewStep::Repeat { times: 2, steps: vec![NewStep::Each(vec![speaker()])] },
            ),
            (
                say!(words, "editor-step-until-heard"),
                NewStep::UntilHeard {
                    ask: self.asks_whether_heard().unwrap_or_else(|| turn.clone()),
                    at_most: 3,
                    steps: vec![speaker(), NewStep::Listener(turn.clone())],
                },
            ),
            (say!(words, "editor-step-seat"), NewStep::Seat(1, turn.clone())),
            (
                say!(words, "editor-step-exchange"),
                NewStep::Exchange { turn: turn.clone(), each: "3m".to_owned() },
            ),
            (say!(words, "editor-step-agree"), NewStep::Agree(turn.clone())),
            (say!(words, "editor-step-review"), NewStep::Review(turn.clone())),
            (say!(words, "editor-step-ask"), NewStep::Ask(turn.clone())),
        ];
        let steps = steps.into_iter().map(|(called, step)| {
            let change = Change::AddStep { list: list.clone(), at: None, step };
            link(look, called, Message::Change(change)).into()
        });
        let label =
            link(look, called, Message::Unfold(list.clone())).id(focus::add(list)).named(name.clone());
        if self.details.unfolded.as_ref() != Some(list) {
            return label.into();
        }
        let steps = row(steps).spacing(scale.px(16.0)).wrap().vertical_spacing(0.0);
        let group = means(Meaning::group(name), steps);
        column![label, group].spacing(scale.px(2.0)).into()
    }
}

fn level(depth: usize) -> f32 {
    f32::from(u16::try_from(depth).unwrap_or(u16::MAX))
}
