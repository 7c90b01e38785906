//! Time to draw on between turns: the offer of it at the foot of the stage, and the way to stop.

use iced::widget::{Column, row};
use iced::{Alignment, Element};

use super::super::caps::cap;
use super::super::{Scene, Sight};
use crate::session::Balance;
use crate::talk::drawing::title;
use crate::talk::{Command, Message};
use crate::ui::access::Meaning;
use crate::ui::widget::press::Press;
use crate::ui::widget::{Surface, press, text_of, words};
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
        let (colors, scale) = (self.look.colors, self.look.scale);
        let waits = drawn.left.is_zero();
        let lead = waits
            .then(|| text_of(say!(self.look.words, "stage-drawn-all-lead"), self.small_size(), colors.muted));
        let all = Column::new().push(lead).spacing(scale.px(18.0));
        if self.is_shown_only() {
            return Some(all.into());
        }
        let command = if waits { Command::Next } else { Command::Draw };
        let offer = self.host.offer(command, self.viewpoint());
        let key = self.keys.cap(command, self.look.words);
        let sign = key.clone().map(|key| text_of(key, scale.caption, colors.muted));
        let shown = row![].push(sign).push(text_of(offer.words, scale.body, colors.ink));
        let shown = shown.spacing(scale.px(14.0)).align_y(Alignment::Center);
        let stop = press(shown, Surface::outlined(&self.look, scale.px(14.0)))
            .padding([scale.px(10.0), scale.px(22.0)])
            .least(44.0, scale.px(52.0).max(44.0))
            .on_press_maybe(offer.works.then_some(Message::Command(command)))
            .means(Meaning::button().named(offer.name).key(key));
        Some(all.push(stop).into())
    }

    /// The offer to draw on time, where it can be taken, and its width. A facilitator has it beside the names.
    pub(super) fn offer_to_draw(self) -> Option<(Press<'a, Message>, f32)> {
        let here = self.sight == Sight::Whole && !self.draws() && self.question_open().is_none();
        let offer = here.then(|| self.host.offer(Command::Draw, self.viewpoint()));
        let offer = offer.filter(|offer| offer.works)?;
        let sign = self.sign(Command::Draw);
        let width = words::key_cap_width(&self.look, sign.as_deref(), &offer.words);
        Some((cap(&self.look, sign, offer), width))
    }
}
