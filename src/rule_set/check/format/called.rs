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
    /// A whole path.
    Path,
    /// A step of a path.
    PathStep,
    /// A whole list of words.
    WordList,
    /// A part of a list of words.
    WordGroup,
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
    /// What kind of talk a set is for.
    Group,
    /// Whether the seconds past a turn's end are counted.
    Overtime,
    /// What an agreement can't be saved without.
    Required,
    /// Which words are at hand in a turn.
    List,
}
