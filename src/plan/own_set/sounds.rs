//! The sound at the end of turns.

use std::time::Duration;

use super::times::Time;
use super::{Draft, NotKept, in_turn};
use crate::plan::turns::{USUAL_END, WRAPS_UP};
use crate::rule_set::edit::{Key, quoted};
use crate::rule_set::{At, Cue};

impl Draft<'_> {
    pub(super) fn end_sounds(&mut self) -> Result<(), NotKept> {
        let Some(sound) = self.choices.end_sound.as_deref() else { return Ok(()) };
        let set = self.set;
        for (id, turn) in &set.turns {
            match &turn.cues {
                Some(cues) => self.in_cues(id, cues, sound)?,
                None if sound != USUAL_END => self.in_usual_cues(id, sound)?,
                None => {}
            }
        }
        Ok(())
    }

    /// Changes the cues at a turn's end.
    fn in_cues(&mut self, id: &str, cues: &[Cue], sound: &str) -> Result<(), NotKept> {
        for (place, cue) in cues.iter().enumerate().filter(|(_, cue)| cue.at == At::End) {
            let path = |field| in_turn(id, &[Key::Field("cues"), Key::Item(place), Key::Field(field)]);
            if sound.is_empty() && cue.strikes > 0 {
                self.put(&path("strikes"), "0")?;
            } else if !sound.is_empty() && cue.sound != sound {
                self.put(&path("sound"), &quoted(sound))?;
            }
        }
        Ok(())
    }

    /// Writes down the cues of a turn that has the usual ones, with this sound.
    fn in_usual_cues(&mut self, id: &str, sound: &str) -> Result<(), NotKept> {
        let people = &self.set.participants;
        let (min, max) = (people.min.max(1), people.max.max(1));
        let mut times: Vec<Duration> = Vec::new();
        let mut is_untimed = false;
        for used in self.uses().iter().filter(|used| used.turn == id) {
            let Some(time) = used.time.of() else {
                is_untimed = true;
                continue;
            };
            let time = self.chosen(id, time);
            match used.time {
                // All of them share a clock.
                Time::Each(_) => times.extend(
                    [min, max].map(|people| time.saturating_mul(u32::try_from(people).unwrap_or(u32::MAX))),
                ),
                _ => times.push(time),
            }
        }
        if times.is_empty() {
            return Ok(());
        }
        let wraps_up = times.iter().all(|time| *time >= WRAPS_UP);
        if is_untimed || (!wraps_up && times.iter().any(|time| *time >= WRAPS_UP)) {
            return Err(NotKept::EndSound(self.title(id)));
        }
        let label = quoted(self.naming.time_is_up);
        let end = if sound.is_empty() {
            format!("(at: End, strikes: 0, label: {label})")
        } else {
            format!("(at: End, sound: {}, label: {label})", quoted(sound))
        };
        let wrapping_up = quoted(self.naming.wrapping_up);
        let cues = if wraps_up {
            format!("[(at: Left(\"20%\"), sound: \"wood\", label: {wrapping_up}), {end}]")
        } else {
            format!("[{end}]")
        };
        self.put(&in_turn(id, &[Key::Field("cues")]), &cues)
    }
}
