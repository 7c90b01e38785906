//! How long the talk and its parts take, when it offers to stop, and what is heard at the end of a turn.

use std::time::Duration;

use iced::widget::{Column, column};
use iced::{Element, Length};

use super::{Action, Message, SetUp};
use crate::plan::{self, TurnKind};
use crate::record::settings::Digits;
use crate::rule_set::bounds;
use crate::rule_set::measure::Span;
use crate::sound::names;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::link;
use crate::ui::widget::field::{Stepper, stepper};
use crate::ui::widget::{digits, heading, text_of};
use crate::words::{Words, say};

/// The time with the longest words that a talk can be limited to.
const LONGEST: Duration = Duration::from_secs((3 * 60 + 55) * 60);

/// The shortest time after which a talk offers to close.
const LEAST_LIMIT: Duration = Duration::from_secs(5 * 60);

impl SetUp {
    fn time(&self, kind: &TurnKind) -> Duration {
        self.choices.times.get(kind).copied().unwrap_or(kind.time)
    }

    fn rounds(&self, repeat: usize, own: u32) -> u32 {
        self.choices.rounds.get(&repeat).copied().unwrap_or(own)
    }

    fn break_length(&self) -> Duration {
        self.choices.break_length.unwrap_or(self.set.breaks.length)
    }

    fn length(&self) -> Span {
        self.plan.as_ref().map(plan::Plan::span).unwrap_or_default()
    }

    /// When the talk offers to close.
    fn limit(&self) -> Option<Duration> {
        self.choices.limit.map_or(self.set.limit, |limit| Some(limit).filter(|limit| !limit.is_zero()))
    }

    /// The sound at the end of turns; `None` if they have several. Empty for none.
    fn end_sound(&self) -> Option<&str> {
        if let Some(chosen) = &self.choices.end_sound {
            return Some(chosen);
        }
        let sounds = plan::end_sounds(&self.set);
        let mut sounds = sounds.into_iter();
        sounds.next().filter(|_| sounds.next().is_none())
    }

    /// What can be heard at the end of turns: every sound, then none.
    fn choosable(&self) -> Vec<&str> {
        self.sounds.iter().map(String::as_str).chain([""]).collect()
    }

    /// Plays the sound at the end of turns.
    pub(super) fn listen(&self) -> Action {
        let sound = self.end_sound().filter(|sound| !sound.is_empty());
        sound.map_or(Action::None, |sound| Action::Play(sound.to_owned()))
    }

    /// The times; `tight` ones take less room.
    pub(super) fn times<'a>(&'a self, look: &Look<'a>, tight: bool) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let title = text_of(in_all(self.length(), words), scale.px(34.0).max(scale.heading), colors.ink);
        let mut steppers: Vec<Stepper<'a, Message>> = Vec::new();
        for (kind, title) in &self.kinds {
            let time = self.time(kind);
            let change = |longer| step(time, longer).map(|time| Message::Time(kind.clone(), time));
            steppers.push(stepper(title.as_str(), digits::clock(time), change(false), change(true)));
        }
        let (several, asking) = (self.repeats.len() > 1, plan::asking_repeats(&self.set));
        for (at, (repeat, own)) in self.repeats.iter().copied().enumerate() {
            let rounds = self.rounds(repeat, own);
            let number = at + 1;
            let label = match (several, asking.contains(&repeat)) {
                (true, false) => say!(words, "set-up-rounds-of-part", number = number),
                (true, true) => say!(words, "set-up-rounds-of-part-up-to", number = number),
                (false, false) => say!(words, "set-up-rounds"),
                (false, true) => say!(words, "set-up-rounds-up-to"),
            };
            steppers.push(stepper(
                label,
                words.number(rounds.into()),
                (rounds > 1).then(|| Message::Rounds(repeat, rounds - 1)),
                (rounds < bounds::ROUNDS).then(|| Message::Rounds(repeat, rounds + 1)),
            ));
        }
        let (length, breaks) = (self.break_length(), &self.set.breaks);
        let shorter = step(length, false).filter(|length| *length >= breaks.shortest);
        let longer = step(length, true).filter(|length| *length <= breaks.longest);
        let clocks = steppers.len();
        steppers.push(stepper(
            say!(words, "set-up-break"),
            words.minutes(length),
            shorter.map(Message::Break),
            longer.map(Message::Break),
        ));
        steppers.push(self.limit_stepper(words));
        steppers.extend(self.sound_stepper(look));
        // Room for the longest that any of them can come to, so that nothing moves from under the pointer.
        let longest = words.minutes(LONGEST);
        let sounds = self.choosable().into_iter().map(|sound| words.sound(sound));
        let least = scale.px(64.0);
        let room = |values: Vec<String>| {
            let widths = values.iter().map(|value| measure::width(value, scale.caption));
            widths.fold(least, f32::max).min(scale.caption * 7.0)
        };
        let clock = room(vec![digits::clock(LONGEST)]);
        let words_room = room(sounds.chain([longest, say!(words, "set-up-no-limit")]).collect());
        let lines = steppers
            .into_iter()
            .enumerate()
            .map(|(at, stepper)| stepper.shown(look, if at < clocks { clock } else { words_room }, tight));

        let Span { shortest, longest } = self.length();
        let over = self.limit().filter(|limit| *limit < longest).map(|limit| {
            let at = words.minutes(limit);
            let over = if limit < shortest {
                say!(words, "set-up-over-limit", limit = at)
            } else {
                say!(words, "set-up-may-pass-limit", limit = at)
            };
            means(Meaning::aloud(), text_of(over, scale.caption, colors.muted))
        });
        let minutes = self.digits == Digits::Minutes;
        let digits = if minutes { say!(words, "set-up-minutes") } else { say!(words, "set-up-seconds") };
        column![heading(2, title)]
            .push(
                Column::with_children(lines)
                    .push(over)
                    .push(link(look, digits, Message::Digits))
                    .spacing(scale.px(if tight { 2.0 } else { 7.0 })),
            )
            .spacing(scale.px(if tight { 8.0 } else { 10.0 }))
            .width(Length::Fill)
            .into()
    }

    fn limit_stepper<'a>(&self, words: &Words) -> Stepper<'a, Message> {
        let (limit, length) = (self.limit(), self.length().longest);
        let sooner = limit.map(|limit| step(limit, false).filter(|limit| *limit >= LEAST_LIMIT));
        let later = if let Some(limit) = limit {
            step(limit, true)
        } else {
            // A little more than is planned, to the next five minutes.
            let fives = (length + length / 5).as_secs().div_ceil(LEAST_LIMIT.as_secs());
            Some(LEAST_LIMIT * u32::try_from(fives).unwrap_or(u32::MAX).clamp(1, 48))
        };
        let shown = limit.map_or_else(|| say!(words, "set-up-no-limit"), |limit| words.minutes(limit));
        stepper(
            say!(words, "set-up-limit"),
            shown,
            sooner.map(|sooner| Message::Limit(sooner.unwrap_or_default())),
            later.map(Message::Limit),
        )
    }

    /// The sound at the end of turns, if any have one.
    fn sound_stepper<'a>(&self, look: &Look<'a>) -> Option<Stepper<'a, Message>> {
        if plan::end_sounds(&self.set).is_empty() {
            return None;
        }
        let words = look.words;
        let (all, now) = (self.choosable(), self.end_sound());
        let at = now.and_then(|now| all.iter().position(|sound| *sound == now));
        let to = |place: usize| Message::Sound(Some(all[place].to_owned()).filter(|name| !name.is_empty()));
        let (before, after) = match at {
            Some(at) => ((at + all.len() - 1) % all.len(), (at + 1) % all.len()),
            None => (all.len() - 1, 0),
        };
        let listen = now.is_some_and(|now| !now.is_empty()).then_some(Message::Listen);
        let shown = now.map_or_else(|| say!(words, "set-up-sounds"), |now| words.sound(now));
        let stepper = stepper(say!(words, "set-up-sound"), shown, Some(to(before)), Some(to(after)));
        Some(stepper.choosing(listen))
    }
}

/// The sounds that a turn can end with. The breath is for the breathing guide.
pub(crate) fn end_sounds(folder: &std::path::Path) -> impl Iterator<Item = String> + use<> {
    names::names(Some(folder)).into_iter().filter(|name| name != "breath")
}

/// “24 minutes in all”.
fn in_all(length: Span, words: &Words) -> String {
    if length.is_zero() { say!(words, "set-up-no-clock") } else { words.in_all(length) }
}

/// The next shorter or longer time that a person would pick: quarters of a minute up to three minutes, then
/// minutes, then fives. `None` at the ends, 15 s and 4 h.
#[must_use]
fn step(time: Duration, longer: bool) -> Option<Duration> {
    let seconds = time.as_secs();
    let stride = |at: u64| match at {
        0..180 => 15,
        180..1_200 => 60,
        _ => 300,
    };
    let next = if longer {
        let stride = stride(seconds);
        seconds / stride * stride + stride
    } else {
        let stride = stride(seconds.saturating_sub(1));
        seconds.saturating_sub(1) / stride * stride
    };
    (15..=4 * 3_600).contains(&next).then_some(Duration::from_secs(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_step_through_what_people_would_pick() {
        let walk = |from: u64, longer| step(Duration::from_secs(from), longer).map(|time| time.as_secs());
        assert_eq!(walk(90, true), Some(105));
        assert_eq!(walk(90, false), Some(75));
        assert_eq!(walk(180, true), Some(240));
        assert_eq!(walk(180, false), Some(165));
        assert_eq!(walk(1_200, true), Some(1_500));
        assert_eq!(walk(15, false), None);
        assert_eq!(walk(14_400, true), None);
        assert_eq!(walk(97, false), Some(90));
    }
}
