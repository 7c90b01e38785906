//! The parts of the format that faults name.

/// Something with fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// The whole set.
    RuleSet,
    /// How many people it is for.
    Participants,
    /// A rule.
    Rule,
    /// A turn.
    Turn,
    /// A cue.
    Cue,
    /// A step of the flow, by its word.
    Step(&'static str),
    /// A turn with changes for one place.
    TurnWithChanges,
    /// A pool.
    Pool,
    /// The field `breaks`.
    Breaks,
    /// The field `close`.
    Close,
}

/// Something of which one word is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// What a rule watches for.
    Pattern,
    /// How a turn ends.
    WayToEnd,
    /// When a cue is due.
    Moment,
    /// A step of the flow.
    Step,
    /// The order of people in an `Each`.
    Order,
}

// Only until faults of shape have their words.
impl Thing {
    pub(in crate::rule_set::check) fn prose(self) -> &'static str {
        match self {
            Self::RuleSet => "a rule set",
            Self::Participants => "participants",
            Self::Rule => "a rule",
            Self::Turn => "a turn",
            Self::Cue => "a cue",
            Self::Step("Each") => "`Each`",
            Self::Step("Repeat") => "`Repeat`",
            Self::Step("UntilHeard") => "`UntilHeard`",
            Self::Step(_) => "`Exchange`",
            Self::TurnWithChanges => "a turn with changes",
            Self::Pool => "a pool",
            Self::Breaks => "breaks",
            Self::Close => "close",
        }
    }
}

impl Choice {
    pub(in crate::rule_set::check) fn prose(self) -> &'static str {
        match self {
            Self::Pattern => "pattern",
            Self::WayToEnd => "way to end",
            Self::Moment => "moment",
            Self::Step => "step",
            Self::Order => "order",
        }
    }
}
