//! What can be wrong with a list of words.

/// Something in a list of words that people couldn't pick from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Lists {
    /// A list of words stands where a rule set should.
    NotASet,
    /// There are no groups.
    NoGroups,
    /// A group has no words.
    EmptyGroup,
    /// A word is in the list twice.
    WordTwice { word: String },
    /// A word has so many characters.
    LongWord { characters: usize },
    /// There are so many groups.
    TooManyGroups { groups: usize },
    /// There are so many words.
    TooManyWords { words: usize },
}
