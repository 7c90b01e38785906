//! The card of a step: what it is, its readiness questions, and how to begin it. Before people start a path: what it is,
//! and what is kept.

use iced::widget::text::Wrapping;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length};

use super::view::{Facts, ShownStep, Talk};
use super::{Message, OnScreen, begin};
use crate::plan::way::{State, Way};
use crate::rule_set::Text;
use crate::rule_set::path::{Path, Step, asked_once};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{button, button_for, link};
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::say;

impl OnScreen {
    /// The card, and what else people can do.
    pub(super) fn card<'a>(
        &'a self,
        facts: &Facts<'a>,
        (path, way): (&'a Path, &Way),
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let scale = look.scale;
        let apart = if way.is_started() { 10.0 } else { 14.0 };
        let mut all = Column::new().spacing(scale.px(apart)).width(Length::Fill);
        if !way.is_started() {
            all = all.push(framed(look, about(facts, path, look)));
        }
        let shown = self.shown(facts, way);
        if let Some(at) = shown
            && let Some((step, shown)) = path.steps.get(at).zip(facts.steps.get(at))
        {
            all = all.push(framed(look, step_card(facts, path, (step, shown, at), way, look)));
        } else if way.is_at_its_end() {
            let end = text_of(say!(look.words, "path-end"), scale.body, look.colors.ink).width(Length::Fill);
            all = all.push(framed(look, column![means(Meaning::aloud(), end)]));
        }
        all = all.push(self.ways(facts, way, look));
        if way.is_started() {
            all = all.push(not_for(facts, path, look));
        }
        let printed = self.printed.as_ref().and_then(|printed| {
            let opening = printed.opening(say!(look.words, "print-opening"), look);
            opening.or_else(|| printed.trouble(look))
        });
        let unsaved = facts.unsaved.clone().map(|why| {
            let why = text_of(why, scale.caption, look.colors.wrapping_up).width(Length::Fill);
            means(Meaning::aloud(), why)
        });
        all.push(unsaved).push(printed).into()
    }

    /// *Again*, *Skip*, *Print the card* and *Leave this path*.
    fn ways<'a>(&'a self, facts: &Facts<'a>, way: &Way, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let leave = self.leaving(facts, look);
        if let Some(asked) = self.asking.then_some(()).and(leave) {
            return asked;
        }
        let leave = self.leaving(facts, look);
        let shown = self.shown(facts, way);
        let again = way.again().filter(|at| shown == way.present() && Some(*at) != shown);
        let again = again.and_then(|at| {
            let step = facts.steps.get(at)?;
            let message = begins(step, at)?;
            Some(link(look, say!(words, "path-again", title = step.title.as_str()), message))
        });
        let skip = shown.filter(|at| way.present() == Some(*at)).and_then(|at| {
            let title = facts.steps.get(at)?.title.as_str();
            let skip = link(look, say!(words, "path-skip"), Message::Skip(at));
            Some(skip.named(say!(words, "path-skip", "name", title = title)))
        });
        let print = link(look, say!(words, "print-card"), Message::Print);
        if scale.one_column {
            let all = row![].push(again).push(skip).push(print).push(leave).spacing(scale.px(24.0));
            return all.wrap().vertical_spacing(0.0).into();
        }
        let links = row![].push(again).push(skip).push(print).spacing(scale.px(40.0));
        let links = container(links.wrap().vertical_spacing(0.0)).width(Length::Fill);
        row![links].push(leave).spacing(scale.px(20.0)).align_y(Alignment::Center).into()
    }
}

/// What begins a step, if anything can.
fn begins(step: &ShownStep<'_>, at: usize) -> Option<Message> {
    match step.talk {
        Talk::Set { .. } => Some(Message::SetUp(at)),
        Talk::Break => Some(Message::Break(at)),
        Talk::Missing(_) | Talk::Unusable(_) => None,
    }
}

/// Before people start: when it is the wrong tool, what is kept of it, and how to start.
fn about<'a>(facts: &Facts<'a>, path: &'a Path, look: &Look<'a>) -> Column<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let line = |text: &'a Text| text_of(text.get(facts.language), scale.body, colors.ink).width(Length::Fill);
    let mut all = Column::new().spacing(scale.px(14.0));
    // Above the steps stands one of the two.
    if path.opening.is_some() {
        all = all.push(path.summary.as_ref().map(line));
    }
    if let Some(not_for) = &path.not_for {
        let title = text_of(say!(words, "path-not-for"), scale.heading * 0.9, colors.ink);
        all = all.push(column![heading(2, title), line(not_for)].spacing(scale.px(4.0)));
    }
    if facts.covered {
        let surface = Surface::outlined(look, scale.px(14.0));
        return all.push(button(look, say!(words, "library-show"), surface, Message::Show));
    }
    let start = main_button(look, say!(words, "path-start"), Message::Start);
    let (kept, leave) = (say!(words, "library-kept"), say!(words, "path-leave"));
    let kept = if facts.remembers {
        let remember = say!(words, "settings-history");
        say!(words, "path-start-kept", "remembered", kept = kept, leave = leave, remember = remember)
    } else {
        say!(words, "path-start-kept", kept = kept, leave = leave)
    };
    all.push(start).push(text_of(kept, scale.caption, colors.muted).width(Length::Fill))
}

/// When it is the wrong tool, for people who are on it.
fn not_for<'a>(facts: &Facts<'a>, path: &'a Path, look: &Look<'a>) -> Option<Element<'a, Message>> {
    let who = path.not_for.as_ref()?.get(facts.language);
    let said = say!(look.words, "set-not-for", who = who);
    Some(text_of(said, look.scale.caption, look.colors.muted).width(Length::Fill).into())
}

/// A step: what it is, what to ask before it, and how to begin it.
fn step_card<'a>(
    facts: &Facts<'a>,
    path: &'a Path,
    (step, shown, at): (&'a Step, &ShownStep<'a>, usize),
    way: &Way,
    look: &Look<'a>,
) -> Column<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let fill = |content: String, size: f32, ink| text_of(content, size, ink).width(Length::Fill);
    let said = |text: &'a Text| text.get(facts.language).to_owned();
    let title = heading(2, fill(shown.title.clone(), scale.heading * 1.2, colors.ink));
    let mut top = column![title].spacing(scale.px(8.0));
    let mut all = Column::new().spacing(scale.px(15.0)).width(Length::Fill);
    let mut below = Column::new().spacing(scale.px(4.0));
    let mut trouble: Option<String> = None;
    let is_next = way.state(at) == State::Present;
    match &shown.talk {
        Talk::Set { summary, facts } => {
            top = top.push(summary.map(|text| fill(text.to_owned(), scale.body, colors.muted)));
            below = below.push(fill(facts.clone(), scale.caption, colors.muted));
        }
        Talk::Break => {}
        // Only the next step can be skipped.
        &Talk::Missing(name) if is_next => trouble = Some(say!(words, "path-missing", name = name)),
        &Talk::Missing(name) => trouble = Some(say!(words, "path-missing", "later", name = name)),
        &Talk::Unusable(name) if is_next => trouble = Some(say!(words, "path-unusable", name = name)),
        &Talk::Unusable(name) => trouble = Some(say!(words, "path-unusable", "later", name = name)),
    }
    below = below.push(step.note.as_ref().map(|note| fill(said(note), scale.caption, colors.muted)));
    all = all.push(top).push(below);
    if let Some(trouble) = trouble {
        return all.push(fill(trouble, scale.body, colors.ink));
    }
    let questions = asked_once(path.ready_for(step), facts.language);
    let questions: Vec<_> =
        questions.into_iter().map(|said| fill(said, scale.body, colors.ink).into()).collect();
    if !questions.is_empty() {
        all = all.push(Column::with_children(questions).spacing(scale.px(6.0)));
    }
    if !way.is_started() {
        return all;
    }
    let title = shown.title.as_str();
    let (called, name, message) = if matches!(shown.talk, Talk::Break) {
        (say!(words, "path-break"), say!(words, "path-break"), Message::Break(at))
    } else {
        let name = say!(words, "path-set-up", "name", title = title);
        (say!(words, "path-set-up"), name, Message::SetUp(at))
    };
    if is_next {
        return all.push(means_named(look, called, name, message));
    }
    let surface = Surface::outlined(look, scale.px(14.0));
    all.push(button_for(look, called, surface, message).named(name))
}

fn means_named<'a>(look: &Look<'a>, words: String, name: String, message: Message) -> Element<'a, Message> {
    press_wide(look, words, message).named(name).id(begin()).into()
}

/// What is likely wanted, as wide as the card.
fn main_button<'a>(look: &Look<'a>, words: String, message: Message) -> Element<'a, Message> {
    press_wide(look, words, message).into()
}

fn press_wide<'a>(
    look: &Look<'a>,
    words: String,
    message: Message,
) -> crate::ui::widget::press::Press<'a, Message> {
    let scale = look.scale;
    let surface = Surface::filled(look, scale.px(12.0));
    let words = text_of(words, scale.body, surface.ink).wrapping(Wrapping::Word);
    crate::ui::widget::press(container(words).center_x(Length::Fill), surface)
        .padding([scale.px(12.0), scale.px(22.0)])
        .least(44.0, scale.px(58.0).max(44.0))
        .width(Length::Fill)
        .on_press(message)
}

/// What is on a card.
fn framed<'a>(look: &Look<'a>, content: Column<'a, Message>) -> Element<'a, Message> {
    let (scale, colors) = (look.scale, look.colors);
    let mut surface = Surface::card(look, scale.px(16.0));
    surface.edge = Some((colors.first, scale.edge()));
    container(content.width(Length::Fill))
        .padding([scale.px(24.0), scale.px(if scale.narrow { 20.0 } else { 36.0 })])
        .width(Length::Fill)
        .style(move |_| surface.still())
        .into()
}
