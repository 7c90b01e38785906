//! Who is here, for someone to join or leave.

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length};

use super::super::Scene;
use crate::talk::people::Message as People;
use crate::talk::{Command, Field, Message};
use crate::ui::access::{Meaning, means};
use crate::ui::measure;
use crate::ui::screen::{BAR, button, button_for, field_id, link};
use crate::ui::widget::field::field;
use crate::ui::widget::words::seat_bar;
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::{InWords, say};

/// More people than this stand in two columns, where a window is wide enough.
const ONE_COLUMN: usize = 6;

impl<'a> Scene<'a> {
    /// The panel: everyone who is here, with the way to say that they have left; whoever has; and a field for someone more.
    pub(super) fn people(self) -> Element<'a, Message> {
        let (scale, words) = (self.look.scale, self.look.words);
        if let Some(seat) = self.host.leaving() {
            return self.card(self.has_left(seat));
        }
        self.card(
            column![self.titled(say!(words, "panel-people"))]
                .push(self.newcomer())
                // Under the field, as with names: above it, it would take the cursor from what it is about.
                .push(self.said_of_people())
                .push(self.everyone())
                .push(self.who_stays())
                .spacing(scale.px(10.0)),
        )
    }

    /// The field for someone more, or that there is no room for them.
    fn newcomer(self) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        if !self.session.has_room() {
            let most = self.session.plan().people().max;
            return text_of(say!(words, "panel-people-full", most = most), scale.caption, colors.muted)
                .into();
        }
        let typed = self.host.newcomer();
        let surface = Surface::outlined(&self.look, scale.px(12.0));
        let joins = Message::People(People::Joins);
        let add = button(&self.look, say!(words, "panel-people-add"), surface, joins.clone());
        let name = field(&self.look, &say!(words, "panel-people-field"), typed, |name| {
            Message::People(People::Newcomer(name))
        });
        let name = name
            .named(say!(words, "panel-people-field", "name"))
            .id(field_id(Field::Newcomer))
            .on_submit(joins.clone());
        let add = add.on_press_maybe((!typed.trim().is_empty()).then_some(joins));
        row![name, add].spacing(scale.px(12.0)).align_y(Alignment::Center).into()
    }

    /// What has just happened, with the way to take it back: the foot of the stage has no room for that while this is open.
    /// Its room is there from the beginning, so that nothing moves under a press.
    fn said_of_people(self) -> Element<'a, Message> {
        let scale = self.look.scale;
        let said = self.in_passing(scale.caption);
        let undo = self.session.can_undo(self.now) && said.is_some();
        let undo = undo.then(|| {
            let words = say!(self.look.words, "command-undo");
            link(&self.look, words, Message::Command(Command::Undo)).least(44.0, 44.0)
        });
        // However long it is, the link keeps its width.
        let said = container(said.unwrap_or_else(|| space().into())).width(Length::Fill);
        let line = row![said].push(undo).spacing(scale.px(16.0)).align_y(Alignment::Center);
        row![space().width(1).height(44), line].align_y(Alignment::Center).into()
    }

    /// Everyone who is here or was, by seat.
    fn everyone(self) -> Element<'a, Message> {
        let (scale, plan) = (self.look.scale, self.session.plan());
        let all = 0..plan.participants.len();
        let (here, gone): (Vec<usize>, Vec<usize>) = all.partition(|&seat| plan.is_present(seat));
        let number = here.len() + gone.len();
        let half = (self.room_for_names() - scale.px(24.0)) / 2.0;
        let columns = if number > ONE_COLUMN && self.least_width() <= half { 2 } else { 1 };
        let mut lines = here.into_iter().chain(gone).map(|seat| self.one_of_us(seat));
        let parts = (0..columns).map(|_| {
            let part = lines.by_ref().take(number.div_ceil(columns)).collect::<Vec<_>>();
            Column::with_children(part).width(Length::Fill).into()
        });
        let list = Row::with_children(parts.collect::<Vec<_>>()).spacing(scale.px(24.0));
        means(Meaning::group(say!(self.look.words, "panel-people")), list)
    }

    /// How wide the list is, at the least.
    fn room_for_names(self) -> f32 {
        let scale = self.look.scale;
        let (window, margin) = (scale.window.width, scale.margin);
        let (room, inside) = if scale.narrow { (window - margin, 20.0) } else { (window * 0.5, 26.0) };
        room - margin - 2.0 * scale.px(inside) - BAR
    }

    /// How wide a line of the list has to be, so that no word in it is broken.
    fn least_width(self) -> f32 {
        let scale = self.look.scale;
        let names = self.session.plan().participants.iter().map(String::as_str);
        let left = say!(self.look.words, "panel-people-left");
        let link = measure::width(&left, scale.caption).max(44.0);
        measure::widest_word(names, scale.body) + scale.px(8.0 + 22.0 + 12.0) + link
    }

    /// A line of the list.
    fn one_of_us(self, seat: usize) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let name = self.name(seat);
        let here = self.session.plan().is_present(seat);
        let (shown, ink) = if here {
            (name.to_owned(), colors.ink)
        } else {
            (say!(words, "panel-people-gone", name = name), colors.muted)
        };
        let shown = seat_bar(&self.look, seat, text_of(shown, scale.body, ink).width(Length::Fill));
        let change = if here {
            self.session.can_do_without(seat).is_ok().then(|| {
                link(&self.look, say!(words, "panel-people-left"), Message::People(People::AskLeft(seat)))
                    .named(say!(words, "panel-people-left", "name", name = name))
            })
        } else {
            self.session.has_room().then(|| {
                link(&self.look, say!(words, "panel-people-back"), Message::People(People::IsBack(seat)))
                    .named(say!(words, "panel-people-back", "name", name = name))
            })
        };
        let change = change.map(|change| change.least(44.0, 44.0));
        if self.least_width() > self.room_for_names() {
            return column![shown].push(change).into();
        }
        row![shown]
            .push(change)
            .spacing(scale.px(12.0))
            .align_y(Alignment::Center)
            .height(Length::Shrink)
            .into()
    }

    /// Why somebody has no way to leave.
    fn who_stays(self) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let why = if let Some(why) = self.host.why_all_stay() {
            why.in_words(words)
        } else {
            let names: Vec<&str> = self.host.have_parts().into_iter().map(|seat| self.name(seat)).collect();
            if names.is_empty() {
                return None;
            }
            say!(words, "panel-people-parts", names = words.all_of(&names))
        };
        Some(text_of(why, scale.caption, colors.muted).into())
    }

    /// Whether somebody has left: it changes the plan, so it is asked once.
    fn has_left(self, seat: usize) -> Element<'a, Message> {
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let name = self.name(seat);
        let step = self.session.step();
        let their_turn = step.is_some_and(|step| step.holder == Some(seat) || step.speaker == Some(seat));
        let lead = if their_turn {
            say!(words, "panel-people-ask-lead-turn")
        } else {
            say!(words, "panel-people-ask-lead")
        };
        let answer = |at: usize, words: String, message| {
            let surface = Surface::outlined(&self.look, scale.px(14.0));
            let meaning = Meaning::button().named(words.clone()).key(self.keys.number(at));
            button_for(&self.look, self.keys.numbered(at, &words), surface, Message::People(message))
                .means(meaning)
        };
        let yes = answer(0, say!(words, "panel-people-ask-yes", name = name), People::HasLeft(seat));
        let no =
            answer(1, say!(words, "panel-people-ask-no"), People::StillHere).id(field_id(Field::StillHere));
        let answers = Row::from_vec(vec![yes.into(), no.into()]).spacing(scale.px(14.0));
        column![
            heading(2, text_of(say!(words, "panel-people-ask", name = name), scale.heading, colors.ink)),
            text_of(lead, scale.body, colors.muted),
            answers.wrap().vertical_spacing(scale.px(10.0)),
        ]
        .spacing(scale.px(10.0))
        .into()
    }
}
