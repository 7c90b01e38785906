//! What is beside the form: the stage in small, the plan, or the file; and what is wrong.

use iced::widget::{Column, column, container, responsive, row};
use iced::{Alignment, Element, Length, Padding};

use super::{Beside, Editor, Facts, Message, file_view};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{link, scroll};
use crate::ui::widget::code::code;
use crate::ui::widget::miniature::miniature;
use crate::ui::widget::press::press;
use crate::ui::widget::{Surface, text_of};
use crate::words::{Words, say};

/// More problems than these are seen one after the other.
const MOST_LINES: usize = 6;

impl Editor {
    pub(super) fn beside<'a>(&'a self, facts: &Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        match self.beside {
            Beside::Stage => self.stage(facts, look),
            Beside::Plan => self.plan(look),
            Beside::Differences => self.differences(look),
            Beside::File => {
                let name = say!(look.words, "editor-file");
                let file = code(look, name, &self.lines, &self.marks, Message::File).id(file_view());
                // The file keeps its place, and with it the cursor, whether something is above it or not.
                let problems = Column::new().push(self.problem_lines(look));
                let all = column![problems, container(file).height(Length::Fill)].height(Length::Fill);
                let margin = if look.scale.one_column { 0.0 } else { look.scale.margin };
                container(all).padding(Padding { right: margin, ..Padding::ZERO }).into()
            }
        }
    }

    fn stage<'a>(&'a self, facts: &Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let Some(preview) = &self.preview else {
            if self.read_in.is_none() {
                return column![].into();
            }
            let nothing = text_of(self.nothing_yet(words), scale.body, colors.muted);
            let all = column![nothing.width(Length::Fill), self.problems(look)].spacing(scale.px(12.0));
            return in_column(look, all);
        };
        let (look_here, facts) = (*look, *facts);
        let picture = responsive(move |size| {
            let scene = preview.stage.for_everyone(&facts.there, preview.at, facts.keys);
            let width = size.width.floor().max(1.0);
            miniature(&look_here, &facts.there, scene.map(|_| Message::Stay), width)
        });
        let ratio = facts.there.scale.window.height / facts.there.scale.window.width.max(1.0);
        let wide = if scale.one_column {
            scale.window.width - 2.0 * scale.margin
        } else {
            scale.window.width / 2.0 - scale.margin - scale.px(20.0)
        };
        let picture = container(picture).height(Length::Fixed((wide * ratio).ceil()));
        let step = preview.step();
        let title = preview.plan.steps.get(step).map(|step| step.turn.title.as_str()).unwrap_or_default();
        let (at, of) = (step + 1, preview.plan.steps.len());
        let way = |sign: &'static str, name: String, message: Option<Message>| {
            let ink = if message.is_some() { colors.first } else { colors.muted };
            press(text_of(sign, scale.body, ink), Surface::bare(look, ink))
                .padding([0.0, scale.px(8.0)])
                .least(44.0, 44.0)
                .named(name)
                .on_press_maybe(message)
        };
        let before = (step > 0).then_some(Message::Turn(false));
        let before = way("‹", say!(words, "editor-turn-before"), before);
        let next = (at < of).then_some(Message::Turn(true));
        let next = way("›", say!(words, "editor-turn-next"), next);
        let place = text_of(say!(words, "editor-turn-of", at = at, of = of), scale.caption, colors.muted);
        let steps =
            row![container(text_of(title, scale.body, colors.ink)).width(Length::Fill), place, before, next,]
                .spacing(scale.px(12.0))
                .align_y(Alignment::Center);
        let all = column![picture, steps, self.problems(look)].spacing(scale.px(10.0));
        in_column(look, column![container(all).padding(1.0)])
    }

    /// Why neither a stage nor a plan is shown.
    fn nothing_yet(&self, words: &Words) -> String {
        if self.draft.is_path() { say!(words, "editor-path") } else { say!(words, "editor-nothing-yet") }
    }

    /// Ways to what is wrong in the file, where that is said below its line.
    fn problem_lines<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let problems = self.draft.problems();
        if problems.is_empty() {
            return None;
        }
        let number = problems.len();
        let said =
            text_of(say!(words, "editor-problems-number", number = number), scale.caption, colors.muted);
        let lines = problems.iter().filter_map(|problem| problem.place.as_ref()).take(MOST_LINES);
        let lines = lines.map(|place| {
            let line = place.line.to_string();
            link(look, say!(words, "editor-line-number", line = line), Message::GoTo(place.bytes.start))
                .into()
        });
        let all = std::iter::once(said.into()).chain(lines);
        let all = row(all).spacing(scale.px(14.0)).align_y(Alignment::Center).wrap().vertical_spacing(0.0);
        let all = container(all).padding(Padding { bottom: scale.px(8.0), ..Padding::ZERO });
        Some(means(Meaning::group(say!(words, "editor-problems")), all))
    }

    /// What is wrong, with ways to its places; or that nothing is, and how long the talk takes.
    fn problems<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        if self.draft.problems().is_empty() {
            let length = self.preview.as_ref().map(|preview| {
                let (least, most) = (preview.plan.participants.len(), preview.plan.participants.len());
                let people = words.people(least, most);
                let length = words.length(preview.plan.length());
                say!(words, "editor-nothing-wrong", length = length, people = people)
            });
            return match length {
                Some(said) => text_of(said, scale.body, colors.muted).width(Length::Fill).into(),
                None => column![].into(),
            };
        }
        let problems = self.draft.problems().iter().map(|problem| {
            let is_error = problem.severity == crate::rule_set::check::Severity::Error;
            let ink = if is_error { colors.wrapping_up } else { colors.ink };
            let in_form = problem.told_in(&self.form, words);
            let (said, right) = if let Some(said) = in_form {
                (said, String::new())
            } else {
                let line = problem.place.as_ref().map_or(1, |place| place.line).to_string();
                let fault = problem.message_of_place(words);
                (say!(words, "library-fault-at-line", line = line, fault = fault), problem.told(words).help)
            };
            let what = said.clone();
            let said = text_of(said, scale.caption, ink).width(Length::Fill);
            let right =
                (!right.is_empty()).then(|| text_of(right, scale.caption, colors.muted).width(Length::Fill));
            // Whoever has the form sees it there.
            let field = self.form.problem_at(problem).filter(|_| self.trouble.is_none());
            let go = problem.place.as_ref().map(|place| {
                let line = place.line.to_string();
                let (name, there) = match field {
                    Some(path) => {
                        (say!(words, "editor-go-to", "field", what = what), Message::Field(path.clone()))
                    }
                    None => {
                        (say!(words, "editor-go-to", "name", line = line), Message::GoTo(place.bytes.start))
                    }
                };
                link(look, say!(words, "editor-go-to"), there).named(name)
            });
            column![said].push(right).push(go).into()
        });
        means(
            Meaning::group(say!(words, "editor-problems")),
            Column::with_children(problems).spacing(scale.px(8.0)),
        )
    }

    fn plan<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let Some(preview) = &self.preview else {
            let nothing = text_of(self.nothing_yet(words), scale.body, colors.muted);
            return in_column(look, column![nothing.width(Length::Fill)]);
        };
        let plan = &preview.plan;
        let steps = plan.shortest().map(|step| {
            let who = step.holder.and_then(|holder| plan.participants.get(holder)).map_or("", String::as_str);
            let time = step.turn.time.map(|time| words.length(time)).unwrap_or_default();
            row![
                text_of(crate::words::lengths::clock(step.starts), scale.caption, colors.muted)
                    .width(Length::Fixed(scale.px(56.0))),
                text_of(step.turn.title.clone(), scale.caption, colors.ink).width(Length::FillPortion(3)),
                text_of(who.to_owned(), scale.caption, colors.ink).width(Length::FillPortion(2)),
                text_of(time, scale.caption, colors.muted).width(Length::FillPortion(2)),
            ]
            .spacing(scale.px(10.0))
            .into()
        });
        let all = Column::with_children(steps).spacing(scale.px(6.0));
        let all = column![self.problems(look), all].spacing(scale.px(12.0));
        in_column(look, all)
    }
}

/// What is beside the form: in a column of its own, it is scrolled by itself.
pub(super) fn in_column<'a>(look: &Look<'a>, all: Column<'a, Message>) -> Element<'a, Message> {
    if look.scale.one_column { all.into() } else { scroll(look, all, 0.0, look.scale.margin) }
}
