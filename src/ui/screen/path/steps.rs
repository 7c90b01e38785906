//! The steps as a line of circles, to look at one of them. Those that are in reach at any time come last.

use iced::widget::{Space, column, container, row};
use iced::{Alignment, Border, Element, Length, Padding};

use super::view::{Facts, ShownStep};
use super::{Message, OnScreen};
use crate::plan::way::{State, Way};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::{heading, list, text_of};
use crate::words::{Words, say};

impl OnScreen {
    /// The steps.
    pub(super) fn steps<'a>(&'a self, facts: &Facts<'a>, way: &Way, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let (mut places, mut last): (Vec<usize>, Vec<usize>) =
            (0..facts.steps.len()).partition(|at| way.state(*at) != State::AtHand);
        let end = places.len();
        places.append(&mut last);
        // A few have more room than many.
        let thread = scale.px(if places.len() > 8 { 12.0 } else { 22.0 });
        let lines: Vec<_> = places
            .iter()
            .enumerate()
            .filter_map(|(line, at)| {
                let step = facts.steps.get(*at)?;
                let state = way.state(*at);
                let threads = (line > 0 && line < end, line + 1 < end);
                let content = line_of(look, step, state, (thread / 2.0, threads));
                Some(means(Meaning::instead(accesskit::Role::Label, read(step, state, words)), content))
            })
            .collect();
        let shown = self.shown(facts, way);
        let chosen = shown.and_then(|shown| places.iter().position(|at| *at == shown));
        let name = say!(words, "path-screen-steps");
        let steps = list(look, &name, lines, chosen, move |line| Message::Look(places[line]));
        // The next step says by itself that it is.
        let steps = if shown == way.present() { steps.without_edge() } else { steps };
        let mut all = column![steps].spacing(scale.px(14.0)).width(Length::Fill);
        if scale.one_column {
            let title = heading(2, text_of(name, scale.heading, look.colors.ink));
            all = column![title, all].spacing(scale.px(8.0));
        }
        if !facts.gone.is_empty() {
            let titles = words.all_of(&facts.gone);
            let changed = say!(words, "path-changed", titles = titles);
            all = all.push(text_of(changed, scale.caption, look.colors.muted).width(Length::Fill));
        }
        all.into()
    }
}

/// What is said of a step to whoever doesn't see it.
fn read(step: &ShownStep<'_>, state: State, words: &Words) -> String {
    let (title, stands) = (step.title.as_str(), words.step_stands(state));
    match state {
        State::AtHand => say!(words, "path-at-hand", title = title),
        State::Done | State::Present | State::Later if !step.beside.is_empty() => {
            let beside = step.beside.as_str();
            say!(words, "path-step", "beside", title = title, state = stands, beside = beside)
        }
        _ => say!(words, "path-step", title = title, state = stands),
    }
}

/// A step, with a thread of this length to the one above, and one to the one below. Where there is none, its room is there
/// all the same: each step stands as far below the one before, and in the middle of the edge around it.
fn line_of<'a>(
    look: &Look<'a>,
    step: &ShownStep<'a>,
    state: State,
    (length, (from, on)): (f32, (bool, bool)),
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let side = (scale.body * 0.92).round();
    if state == State::AtHand {
        let words = say!(look.words, "path-at-hand", title = step.title.as_str());
        let words = text_of(words, scale.body * 0.94, colors.first).width(Length::Fill);
        let beside = Padding { left: side + scale.px(20.0), ..Padding::ZERO };
        return container(words).padding(beside).into();
    }
    let (size, ink) = match state {
        State::Present => (scale.heading, colors.ink),
        State::Done | State::Skipped => (scale.body * 1.05, colors.ink),
        State::Later | State::AtHand => (scale.body * 1.05, colors.muted),
    };
    let title = text_of(step.title.clone(), size, ink);
    let beside = text_of(step.beside.clone(), scale.caption, colors.muted);
    let said: Element<'a, Message> = if step.beside.is_empty() {
        title.width(Length::Fill).into()
    } else if scale.narrow {
        column![title.width(Length::Fill), beside.width(Length::Fill)].into()
    } else {
        // On the title's line, whatever its size.
        let top = ((size - scale.caption) * 0.625).max(0.0);
        let beside = container(beside.align_x(Alignment::End)).max_width(scale.px(230.0));
        row![title.width(Length::Fill), beside.padding(Padding { top, ..Padding::ZERO })]
            .spacing(scale.px(14.0))
            .into()
    };
    let thread = |is_there: bool| {
        let fill = is_there.then_some(colors.line.into());
        let thread = Space::new().width(scale.px(2.0).max(1.0)).height(length);
        container(thread).style(move |_| container::Style { background: fill, ..container::Style::default() })
    };
    let head = container(circle(look, state, side)).center_y(Length::Fixed((size * 1.25).round()));
    let signs = column![thread(from), head, thread(on)].align_x(Alignment::Center);
    let around = Padding { top: length, bottom: length, ..Padding::ZERO };
    row![signs, container(said).padding(around)].spacing(scale.px(20.0)).into()
}

/// A step's circle: full for the next one; with a dot in it for one that is behind; empty for one to come.
fn circle<'a>(look: &Look<'a>, state: State, side: f32) -> Element<'a, Message> {
    let colors = look.colors;
    let edge = (look.scale.px(2.5)).max(1.5);
    let round = move |fill: Option<iced::Color>, color: iced::Color, side: f32| {
        move |_: &iced::Theme| container::Style {
            background: fill.map(Into::into),
            border: Border { color, width: edge, radius: (side / 2.0).into() },
            ..container::Style::default()
        }
    };
    let (fill, color) = match state {
        State::Present => (Some(colors.first), colors.first),
        State::Done => (None, colors.first),
        State::Skipped | State::Later | State::AtHand => (None, colors.line),
    };
    let dot = (side * 0.3).round();
    let inside: Element<'a, Message> = if state == State::Done {
        let dot_style = round(Some(colors.first), colors.first, dot);
        container(Space::new().width(dot).height(dot)).style(dot_style).into()
    } else {
        Space::new().into()
    };
    let circle = container(inside).center(Length::Fixed(side)).style(round(fill, color, side));
    circle.into()
}
