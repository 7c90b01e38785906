//! Time to draw on between turns: the offer of it at the foot of the stage, and the way to stop.

use iced::Element;
use iced::widget::Column;

use super::super::{Scene, Sight};
use crate::session::{Balance, State};
use crate::talk::drawing::title;
use crate::talk::{Command, Message};
use crate::ui::access::Meaning;
use crate::ui::screen::{button_for, link};
use crate::ui::widget::press::Press;
use crate::ui::widget::{Surface, text_of};
use crate::words::say;

impl<'a> Scene<'a> {
    /// What is drawn on, also while that is paused.
    pub(in super::super) fn drawing(self) -> Option<Balance> {
        self.session.drawing(self.now)
    }

    /// Whether somebody draws on time, so that the step after it stands back.
    pub(in super::super) fn draws(self) -> bool {
        self.drawing().is_some()
    }

    /// Who draws on time, and what it is called.
    pub(super) fn who_draws(self) -> Option<(String, &'a str)> {
        let drawn = self.drawing()?;
        Some((self.name(drawn.participant).to_owned(), title(self.session, &drawn)))
    }

    /// How to stop drawing; once there is nothing left, that the talk waits.
    pub(super) fn drawn(self) -> Option<Element<'a, Message>> {
        let drawn = self.drawing()?;
        let (colors, scale, words) = (self.look.colors, self.look.scale, self.look.words);
        let waits = drawn.left.is_zero();
        let lead =
            waits.then(|| text_of(say!(words, "stage-drawn-all-lead"), self.small_size(), colors.muted));
        let all = Column::new().push(lead).spacing(scale.px(18.0));
        if self.is_shown_only() {
            return Some(all.into());
        }
        let command = if waits { Command::Next } else { Command::Draw };
        let offer = self.host.offer(command, self.viewpoint());
        let key = self.keys.cap(command, words);
        let shown = with_key(key.as_deref(), offer.words);
        let surface = Surface::outlined(&self.look, scale.px(14.0));
        let stop = button_for(&self.look, shown, surface, Message::Command(command));
        let stop = stop
            .on_press_maybe(offer.works.then_some(Message::Command(command)))
            .means(Meaning::button().named(offer.name).key(key));
        Some(all.push(stop).into())
    }

    /// The offer to draw on time, where it can be taken. A facilitator has it beside the names.
    pub(super) fn offer_to_draw(self) -> Option<(String, Press<'a, Message>)> {
        let asked = self.session.state() == State::Ready || self.question_open().is_some();
        let offer = (self.sight == Sight::Whole && !asked)
            .then(|| self.host.offer(Command::Draw, self.viewpoint()))
            .filter(|offer| offer.works)?;
        let key = self.keys.cap(Command::Draw, self.look.words);
        let shown = with_key(key.as_deref(), offer.words);
        let press = link(&self.look, shown.clone(), Message::Command(Command::Draw))
            .least(44.0, 44.0)
            .means(Meaning::button().named(offer.name).key(key));
        Some((shown, press))
    }
}

/// Words with their key in front.
fn with_key(key: Option<&str>, words: String) -> String {
    match key {
        Some(key) => format!("{key}   {words}"),
        None => words,
    }
}
