//! The talk as a whole.

use std::ops::Range;

use super::super::Path;
use super::super::cursor::Cursor;
use super::reader::Reader;
use super::{Field, List};

/// The talk as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Talk {
    /// The format's number.
    pub format: Field,
    /// What the set is called.
    pub name: Field,
    /// One or two lines on what it does.
    pub summary: Field,
    /// Where it comes from.
    pub source: Field,
    /// Words for the library's search.
    pub tags: List,
    /// What brings people here.
    pub search: List,
    /// Where the library puts it.
    pub group: Field,
    /// Whom it is for.
    pub suits: Field,
    /// When it is the wrong tool.
    pub not_for: Field,
    /// At least so many people.
    pub min: Field,
    /// At most so many.
    pub max: Field,
    /// Names of places.
    pub seats: List,
    /// When it offers to close.
    pub limit: Field,
    /// The question for one line.
    pub topic: Field,
    /// Readiness questions.
    pub before: List,
    /// Words before the first step.
    pub opening: Field,
    /// The way to the pools.
    pub pools_path: Path,
    /// Time to draw on between steps.
    pub pools: Vec<Pool>,
    /// Whether seconds past the end are counted.
    pub overtime: Field,
    /// Whether people can have a minute more.
    pub more_time: Field,
    /// Lines of *Words that help*.
    pub repair: List,
    /// How breaks go.
    pub breaks: Breaks,
    /// How the talk ends.
    pub close: Close,
}

/// Time to draw on between steps.
#[derive(Debug, Clone, PartialEq)]
pub struct Pool {
    /// The way to it.
    pub path: Path,
    /// Where it stands, without its id.
    pub bytes: Range<usize>,
    /// Its id.
    pub id: String,
    /// What it is called.
    pub title: Field,
    /// How much each has.
    pub time: Field,
}

/// How breaks go.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Breaks {
    /// How long one is at first.
    pub length: Field,
    /// The shortest it can be made.
    pub shortest: Field,
    /// The longest it can be made.
    pub longest: Field,
    /// How often to ask how people are.
    pub check_in: Field,
    /// The pause before each turn.
    pub breath: Field,
    /// Whether `breath` is `None`: then there is no pause, while there is the usual one where it is left out.
    pub no_breath: bool,
    /// Whether a break is offered.
    pub prompts: Field,
    /// What to do meanwhile.
    pub suggestions: List,
}

/// How the talk ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Close {
    /// Whether it offers to write down agreements.
    pub agreements: Field,
    /// Whether it asks for a word of appreciation.
    pub appreciation: Field,
    /// When to suggest the next talk.
    pub next_talk: Field,
    /// Names of sets to go on with.
    pub then: List,
}

impl Reader<'_> {
    pub(super) fn talk(&mut self, set: &Cursor<'_, '_>) -> Talk {
        let (people, pools) = (set.field("participants"), set.field("pools"));
        for thing in [&people, &pools] {
            let _bytes = self.note(thing);
        }
        Talk {
            format: self.field(&set.field("format")),
            name: self.field(&set.field("name")),
            summary: self.field(&set.field("summary")),
            source: self.field(&set.field("source")),
            tags: self.list(&set.field("tags")),
            search: self.list(&set.field("search")),
            group: self.field(&set.field("group")),
            suits: self.field(&set.field("suits")),
            not_for: self.field(&set.field("not_for")),
            min: self.field(&people.field("min")),
            max: self.field(&people.field("max")),
            seats: self.list(&people.field("seats")),
            limit: self.field(&set.field("limit")),
            topic: self.field(&set.field("topic")),
            before: self.list(&set.field("before")),
            opening: self.field(&set.field("opening")),
            pools_path: pools.path.clone(),
            pools: pools.entries().map(|(id, pool)| self.pool(id, &pool)).collect(),
            overtime: self.field(&set.field("overtime")),
            more_time: self.field(&set.field("more_time")),
            repair: self.list(&set.field("repair")),
            breaks: self.breaks(&set.field("breaks")),
            close: self.close(&set.field("close")),
        }
    }

    fn pool(&mut self, id: &str, here: &Cursor<'_, '_>) -> Pool {
        Pool {
            path: here.path.clone(),
            bytes: self.note(here),
            id: id.to_owned(),
            title: self.field(&here.field("title")),
            time: self.field(&here.field("time")),
        }
    }

    fn breaks(&mut self, here: &Cursor<'_, '_>) -> Breaks {
        let _bytes = self.note(here);
        let breath = here.field("breath");
        Breaks {
            length: self.field(&here.field("length")),
            shortest: self.field(&here.field("shortest")),
            longest: self.field(&here.field("longest")),
            check_in: self.field(&here.field("check_in")),
            no_breath: breath.value.is_some_and(crate::rule_set::source::Value::is_none),
            breath: self.field(&breath),
            prompts: self.field(&here.field("prompts")),
            suggestions: self.list(&here.field("suggestions")),
        }
    }

    fn close(&mut self, here: &Cursor<'_, '_>) -> Close {
        let _bytes = self.note(here);
        Close {
            agreements: self.field(&here.field("agreements")),
            appreciation: self.field(&here.field("appreciation")),
            next_talk: self.field(&here.field("next_talk")),
            then: self.list(&here.field("then")),
        }
    }
}
