//! The kinds of turn.

use std::ops::Range;

use super::super::Path;
use super::super::cursor::Cursor;
use super::reader::Reader;
use super::{Field, List};

/// A kind of turn.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn {
    /// The way to it.
    pub path: Path,
    /// Where it stands, without its id.
    pub bytes: Range<usize>,
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Field,
    /// One or two lines under the title.
    pub prompt: Field,
    /// Its time.
    pub time: Field,
    /// Ids of the rules that it shows.
    pub rules: List,
    /// Status word until the first cue that has one.
    pub label: Field,
    /// The way to its cues.
    pub cues_path: Path,
    /// Its cues; `None` where they are left out, which means the usual two.
    pub cues: Option<Vec<Cue>>,
    /// What happens at the end: `Hold`, `Advance` or `Wait`.
    pub at_end: Field,
    /// How long it waits.
    pub wait: Field,
    /// How often it reminds.
    pub nudge: Field,
    /// Whether rules can be brought forward.
    pub flags: Field,
    /// Which words are at hand.
    pub list: Field,
}

/// A moment in a turn that makes a sound or changes the label.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// The way to it.
    pub path: Path,
    /// Where it stands.
    pub bytes: Range<usize>,
    /// Its moment: `Left`, `Elapsed`, `Every` or `End`.
    pub at: Field,
    /// How much before the end, after the beginning, or how often.
    pub amount: Field,
    /// Its sound.
    pub sound: Field,
    /// How often it is struck.
    pub strikes: Field,
    /// Status word from here on.
    pub label: Field,
    /// Whether the clock stops here.
    pub pause: Field,
}

impl Reader<'_> {
    pub(super) fn turns(&mut self, set: &Cursor<'_, '_>) -> Vec<Turn> {
        let turns = set.field("turns");
        let _bytes = self.note(&turns);
        turns.entries().map(|(id, turn)| self.turn(id, &turn)).collect()
    }

    fn turn(&mut self, id: &str, here: &Cursor<'_, '_>) -> Turn {
        let (cues, at_end) = (here.field("cues"), here.field("at_end"));
        Turn {
            path: here.path.clone(),
            bytes: self.note(here),
            id: id.to_owned(),
            title: self.field(&here.field("title")),
            prompt: self.field(&here.field("prompt")),
            time: self.field(&here.field("time")),
            rules: self.list(&here.field("rules")),
            label: self.field(&here.field("label")),
            cues_path: cues.path.clone(),
            cues: self.cues(&cues),
            at_end: self.field(&at_end),
            wait: self.field(&at_end.item(0)),
            nudge: self.field(&here.field("nudge")),
            flags: self.field(&here.field("flags")),
            list: self.field(&here.field("list")),
        }
    }

    fn cues(&mut self, here: &Cursor<'_, '_>) -> Option<Vec<Cue>> {
        let value = here.value.filter(|value| !value.is_none())?;
        let _bytes = self.note(here);
        let is_list = !value.items().is_empty() || value.parts().is_empty();
        Some(if is_list { here.items().map(|cue| self.cue(&cue)).collect() } else { Vec::new() })
    }

    fn cue(&mut self, here: &Cursor<'_, '_>) -> Cue {
        let at = here.field("at");
        Cue {
            path: here.path.clone(),
            bytes: self.note(here),
            at: self.field(&at),
            amount: self.field(&at.item(0)),
            sound: self.field(&here.field("sound")),
            strikes: self.field(&here.field("strikes")),
            label: self.field(&here.field("label")),
            pause: self.field(&here.field("pause")),
        }
    }
}
