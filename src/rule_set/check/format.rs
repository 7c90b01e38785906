//! Format 1 as data: its fields and what each holds, for messages with places. The types in [`crate::rule_set`] say the
//! same to serde; a test compares the two.

mod called;

use crate::rule_set::bounds;

pub use called::{Choice, Thing};

/// What a value may be.
pub(crate) enum Type {
    /// A text in quotes, or one for each language.
    Text,
    /// A text in quotes that is the same in every language: an id, a tag, a sound.
    Word,
    /// A whole number between these, both included.
    Whole {
        /// The lowest.
        least: i64,
        /// The highest.
        most: i64,
    },
    /// `true` or `false`.
    Flag,
    /// A duration.
    Time,
    /// A duration, or a percentage of the turn.
    Share,
    /// A duration of days, as a rule.
    Long,
    /// A duration of whole days.
    Days,
    /// One of some words; what they are called, and which.
    Choice(Choice, &'static [Variant]),
    /// `[…]`
    List(&'static Type),
    /// `{ "id": … }`
    Map(&'static Type),
    /// `(field: …)`
    Record(&'static Record),
    /// A turn's id, or a turn with changes.
    Turn,
}

/// Something with fields.
pub(crate) struct Record {
    /// What it is called in messages.
    pub(crate) what: Thing,
    /// The word that RON allows before its brackets.
    pub(crate) name: &'static str,
    /// How it may be written.
    pub(crate) example: &'static str,
    pub(crate) fields: &'static [Field],
}

/// One field.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) holds: Type,
    pub(crate) required: bool,
    /// Whether `None` says that it is left out.
    pub(crate) none: bool,
    /// How bad it is if it holds a text with nothing in it.
    pub(crate) blank: Blank,
}

/// How bad a text with nothing in it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blank {
    /// It can be meant: in one place, a turn goes without the prompt that it has elsewhere.
    Meant,
    /// It is as good as left out.
    Idle,
    /// People would see a gap.
    Gap,
}

/// One word of a choice.
pub(crate) struct Variant {
    pub(crate) name: &'static str,
    pub(crate) holds: Holds,
    /// How it may be written.
    pub(crate) example: &'static str,
}

/// What stands in the brackets after a word.
pub(crate) enum Holds {
    /// There are no brackets.
    Nothing,
    /// Values without names.
    Values(&'static [Type]),
    /// Fields.
    Fields(&'static Record),
    /// A turn, or fields among which it is. In `spread`, the turn's changes stand among these, too: a likely slip.
    TurnOrFields { fields: &'static Record, spread: &'static Record },
}

const fn must(name: &'static str, holds: Type) -> Field {
    Field { name, holds, required: true, none: false, blank: Blank::Gap }
}

const fn may(name: &'static str, holds: Type) -> Field {
    Field { name, holds, required: false, none: false, blank: Blank::Idle }
}

/// May be left out, and may be `None`.
const fn none(name: &'static str, holds: Type) -> Field {
    Field { name, holds, required: false, none: true, blank: Blank::Idle }
}

/// A text that may be left out, be `None`, or be blank.
const fn blank(name: &'static str) -> Field {
    Field { blank: Blank::Meant, ..none(name, Type::Text) }
}

/// A title in place of a turn's own.
const fn title() -> Field {
    Field { blank: Blank::Gap, ..none("title", Type::Text) }
}

/// A whole set.
pub(crate) static SET: Record = Record {
    what: Thing::RuleSet,
    name: "RuleSet",
    example: "(format: 1, name: \"…\", turns: { … }, flow: [ … ])",
    fields: &[
        must("format", Type::Whole { least: 1, most: 1 }),
        must("name", Type::Text),
        none("summary", Type::Text),
        none("source", Type::Text),
        may("tags", Type::List(&Type::Word)),
        may("search", Type::List(&Type::Text)),
        none("group", GROUP),
        none("suits", Type::Text),
        none("not_for", Type::Text),
        may("participants", Type::Record(&PARTICIPANTS)),
        none("limit", Type::Time),
        none("topic", Type::Text),
        may("before", Type::List(&Type::Text)),
        none("opening", Type::Text),
        may("rules", Type::List(&Type::Record(&RULE))),
        must("turns", Type::Map(&Type::Record(&TURN))),
        must("flow", Type::List(&STEP)),
        may("pools", Type::Map(&Type::Record(&POOL))),
        may("overtime", Type::Choice(Choice::Overtime, &[plain("Quiet"), plain("Counted")])),
        may("more_time", Type::Flag),
        may("repair", Type::List(&Type::Text)),
        may("breaks", Type::Record(&BREAKS)),
        may("close", Type::Record(&CLOSE)),
    ],
};

const GROUP: Type = Type::Choice(
    Choice::Group,
    &[plain("Hard"), plain("Broke"), plain("Weekly"), plain("Others"), plain("Alone"), plain("Rounds")],
);

static PARTICIPANTS: Record = Record {
    what: Thing::Participants,
    name: "Participants",
    example: "(min: 2, max: 2)",
    fields: &[may("min", PEOPLE), may("max", PEOPLE), may("seats", Type::List(&Type::Text))],
};

// A count of people fits in an i64 on every machine.
#[allow(clippy::cast_possible_wrap)]
const PEOPLE: Type = Type::Whole { least: 1, most: bounds::PARTICIPANTS as i64 };

/// A seat is compared with `max`, and so it isn't bounded here.
const SEAT: Type = Type::Whole { least: 0, most: i64::MAX };

static RULE: Record = Record {
    what: Thing::Rule,
    name: "Rule",
    example: "(id: \"own-words\", text: \"Start with “I”\")",
    fields: &[
        must("id", Type::Word),
        must("text", Type::Text),
        none("say", Type::Text),
        none("avoid", Type::Text),
        none("why", Type::Text),
        may("watch", Type::List(&PATTERN)),
    ],
};

const fn plain(name: &'static str) -> Variant {
    Variant { name, holds: Holds::Nothing, example: name }
}

const PATTERN: Type = Type::Choice(
    Choice::Pattern,
    &[
        plain("Absolutes"),
        plain("Blame"),
        plain("PseudoFeelings"),
        plain("MindReading"),
        plain("Contempt"),
        plain("Demands"),
        plain("Apology"),
        plain("Minimizing"),
    ],
);

static TURN: Record = Record {
    what: Thing::Turn,
    name: "Turn",
    example: "(title: \"Speak\", time: \"2m\")",
    fields: &[
        must("title", Type::Text),
        blank("prompt"),
        none("time", Type::Time),
        may("rules", Type::List(&Type::Word)),
        blank("label"),
        none("cues", Type::List(&Type::Record(&CUE))),
        may("at_end", AT_END),
        none("nudge", Type::Time),
        may("flags", Type::Flag),
        none("list", Type::Choice(Choice::List, &[plain("Feelings"), plain("Needs")])),
    ],
};

const AT_END: Type = Type::Choice(
    Choice::WayToEnd,
    &[
        plain("Hold"),
        plain("Advance"),
        Variant { name: "Wait", holds: Holds::Values(&[Type::Time]), example: "Wait(\"20s\")" },
    ],
);

static CUE: Record = Record {
    what: Thing::Cue,
    name: "Cue",
    example: "(at: Left(\"15s\"), sound: \"wood\")",
    fields: &[
        must("at", AT),
        may("sound", Type::Word),
        may("strikes", Type::Whole { least: 0, most: bounds::STRIKES as i64 }),
        blank("label"),
        may("pause", Type::Flag),
    ],
};

const AT: Type = Type::Choice(
    Choice::Moment,
    &[
        Variant { name: "Left", holds: Holds::Values(&[Type::Share]), example: "Left(\"15s\")" },
        Variant { name: "Elapsed", holds: Holds::Values(&[Type::Share]), example: "Elapsed(\"50%\")" },
        Variant { name: "Every", holds: Holds::Values(&[Type::Share]), example: "Every(\"5m\")" },
        plain("End"),
    ],
);

static STEP: Type = Type::Choice(
    Choice::Step,
    &[
        Variant { name: "Everyone", holds: Holds::Values(&[Type::Turn]), example: "Everyone(\"settle\")" },
        Variant { name: "Each", holds: Holds::Fields(&EACH), example: "Each(steps: [ … ])" },
        Variant { name: "Speaker", holds: Holds::Values(&[Type::Turn]), example: "Speaker(\"speak\")" },
        Variant { name: "Listener", holds: Holds::Values(&[Type::Turn]), example: "Listener(\"reflect\")" },
        Variant { name: "Seat", holds: Holds::Values(&[SEAT, Type::Turn]), example: "Seat(1, \"speak\")" },
        Variant {
            name: "Repeat", holds: Holds::Fields(&REPEAT), example: "Repeat(times: 2, steps: [ … ])"
        },
        Variant {
            name: "UntilHeard",
            holds: Holds::Fields(&UNTIL_HEARD),
            example: "UntilHeard(ask: \"got-it\", at_most: 3, steps: [ … ])",
        },
        Variant {
            name: "Exchange",
            holds: Holds::Fields(&EXCHANGE),
            example: "Exchange(turn: \"talk\", each: \"5m\")",
        },
        Variant {
            name: "Agree",
            holds: Holds::TurnOrFields { fields: &AGREE, spread: &AGREE_SPREAD },
            example: "Agree(\"agree\")",
        },
        Variant { name: "Review", holds: Holds::Values(&[Type::Turn]), example: "Review(\"agreements\")" },
        Variant { name: "Ask", holds: Holds::Values(&[Type::Turn]), example: "Ask(\"go-on\")" },
    ],
);

/// Whether a field of a set holds fields itself, in round brackets.
pub(in crate::rule_set) fn holds_fields(name: &str) -> bool {
    SET.fields.iter().any(|field| field.name == name && matches!(field.holds, Type::Record(_)))
}

/// Whether a word begins a step.
pub(in crate::rule_set) fn is_step(word: &str) -> bool {
    matches!(&STEP, Type::Choice(_, steps) if steps.iter().any(|step| step.name == word))
}

static EACH: Record = Record {
    what: Thing::Step("Each"),
    name: "Each",
    example: "Each(steps: [ … ])",
    fields: &[
        none("seats", Type::List(&SEAT)),
        may("order", Type::Choice(Choice::Order, &[plain("Seats"), plain("Reversed"), plain("Alternate")])),
        must("steps", Type::List(&STEP)),
    ],
};

static REPEAT: Record = Record {
    what: Thing::Step("Repeat"),
    name: "Repeat",
    example: "Repeat(times: 2, steps: [ … ])",
    fields: &[
        must("times", Type::Whole { least: 1, most: bounds::ROUNDS as i64 }),
        none("ask", Type::Word),
        must("steps", Type::List(&STEP)),
    ],
};

static UNTIL_HEARD: Record = Record {
    what: Thing::Step("UntilHeard"),
    name: "UntilHeard",
    example: "UntilHeard(ask: \"got-it\", at_most: 3, steps: [ … ])",
    fields: &[
        must("ask", Type::Word),
        must("at_most", Type::Whole { least: 1, most: bounds::TRIES as i64 }),
        must("steps", Type::List(&STEP)),
    ],
};

static EXCHANGE: Record = Record {
    what: Thing::Step("Exchange"),
    name: "Exchange",
    example: "Exchange(turn: \"talk\", each: \"5m\")",
    fields: &[must("turn", Type::Turn), must("each", Type::Time), none("seats", Type::List(&SEAT))],
};

/// What `require` may name.
static REQUIRED: Type = Type::Choice(Choice::Required, &[plain("Until")]);

static AGREE: Record = Record {
    what: Thing::Step("Agree"),
    name: "Agree",
    example: "Agree(turn: \"agree\", review: \"14d\")",
    fields: &[must("turn", Type::Turn), none("review", Type::Days), may("require", Type::List(&REQUIRED))],
};

/// The same with a turn's changes in the same brackets; they need a pair of their own.
static AGREE_SPREAD: Record = Record {
    what: Thing::Step("Agree"),
    name: "Agree",
    example: "Agree(turn: (turn: \"agree\", time: \"5m\"), review: \"14d\")",
    fields: &[
        must("turn", Type::Turn),
        none("review", Type::Days),
        may("require", Type::List(&REQUIRED)),
        title(),
        blank("prompt"),
        none("time", Type::Time),
        may("one_by_one", Type::Flag),
    ],
};

/// A turn with changes for a place where it can have no time.
pub(super) const ASK_EXAMPLE: &str = "(turn: \"go-on\", title: \"Go on?\")";

/// A turn with changes for one place.
pub(crate) static TURN_REF: Record = Record {
    what: Thing::TurnWithChanges,
    name: "TurnRef",
    example: "(turn: \"thanks\", time: \"1m\")",
    fields: &[
        must("turn", Type::Word),
        title(),
        blank("prompt"),
        none("time", Type::Time),
        may("one_by_one", Type::Flag),
    ],
};

static POOL: Record = Record {
    what: Thing::Pool,
    name: "Pool",
    example: "(title: \"Preparation\", time: \"5m\")",
    fields: &[must("title", Type::Text), must("time", Type::Time)],
};

static BREAKS: Record = Record {
    what: Thing::Breaks,
    name: "Breaks",
    example: "(length: \"20m\", check_in: \"15m\")",
    fields: &[
        may("length", Type::Time),
        may("shortest", Type::Time),
        may("longest", Type::Time),
        none("check_in", Type::Time),
        none("breath", Type::Time),
        may("prompts", Type::Flag),
        may("suggestions", Type::List(&Type::Text)),
    ],
};

static CLOSE: Record = Record {
    what: Thing::Close,
    name: "Close",
    example: "(agreements: true, next_talk: \"7d\")",
    fields: &[
        may("agreements", Type::Flag),
        none("appreciation", Type::Flag),
        none("next_talk", Type::Time),
        may("then", Type::List(&Type::Word)),
    ],
};

/// A path: a file of its own.
pub(super) static PATH: Record = Record {
    what: Thing::Path,
    name: "Path",
    example: "(format: 1, name: \"…\", steps: [(set: \"check-in\")])",
    fields: &[
        must("format", Type::Whole { least: 1, most: 1 }),
        must("name", Type::Text),
        none("summary", Type::Text),
        none("source", Type::Text),
        may("search", Type::List(&Type::Text)),
        none("opening", Type::Text),
        none("not_for", Type::Text),
        may("ready", Type::List(&Type::Text)),
        must("steps", Type::List(&Type::Record(&PATH_STEP))),
    ],
};

static PATH_STEP: Record = Record {
    what: Thing::PathStep,
    name: "Step",
    example: "(set: \"check-in\", after: \"7d\")",
    fields: &[
        may("set", Type::Word),
        may("break", Type::Time),
        none("after", Type::Long),
        may("times", Type::Whole { least: 1, most: bounds::PATH_TIMES as i64 }),
        none("every", Type::Long),
        may("each", Type::Flag),
        may("optional", Type::Flag),
        may("whenever", Type::Flag),
        may("ready", Type::List(&Type::Text)),
        none("note", Type::Text),
    ],
};

/// Whose field this is, where it has been typed in a set, a path or a path's step, and belongs to another of them.
pub(super) fn elsewhere(field: &str, typed_in: &'static Record) -> Option<Thing> {
    let all = [&PATH_STEP, &PATH, &SET];
    let has = |record: &Record| record.fields.iter().any(|known| known.name == field);
    let is_one = all.iter().any(|record| record.what == typed_in.what);
    let other = all.into_iter().find(|record| record.what != typed_in.what && has(record));
    other.filter(|_| is_one).map(|record| record.what)
}

/// What a field that means the same elsewhere is called here.
pub(super) fn meant_here(field: &str, typed_in: &'static Record) -> Option<&'static str> {
    match (typed_in.what, field) {
        (Thing::RuleSet, "steps") => Some("flow"),
        (Thing::RuleSet, "ready") => Some("before"),
        (Thing::Path, "flow" | "sets" | "talks") => Some("steps"),
        (Thing::Path | Thing::PathStep, "before") => Some("ready"),
        (Thing::PathStep, "talk" | "name") => Some("set"),
        _ => None,
    }
}

/// A list of words: a file of its own.
pub(super) static WORD_LIST: Record = Record {
    what: Thing::WordList,
    name: "WordList",
    example: "(groups: [(title: \"Hurt\", words: [\"hurt\", \"sad\"])])",
    fields: &[must("groups", Type::List(&Type::Record(&WORD_GROUP)))],
};

static WORD_GROUP: Record = Record {
    what: Thing::WordGroup,
    name: "WordGroup",
    example: "(title: \"Hurt\", words: [\"hurt\", \"sad\"])",
    fields: &[must("title", Type::Text), must("words", Type::List(&Type::Text))],
};

#[cfg(test)]
mod tests;
