//! What can be wrong with a file as a text, before anything is known about its meaning.

/// Why a piece of a file isn't RON, or isn't used in rule sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Syntax {
    /// The rule set has ended before this.
    AfterTheEnd,
    /// Another rule set begins here, behind the first.
    SecondSet,
    /// The file ends inside more than the outermost brackets: the rest of it is probably lost.
    EndsInside {
        /// Its last line with anything in it.
        line: usize,
        /// The brackets that are open, closed from the inside.
        closing: String,
    },
    /// A rule, a turn or a step, in a place for something else.
    Misplaced(Misplaced),
    /// A straight quote inside a text, which ends it.
    QuoteInside {
        /// The word behind it.
        word: String,
    },
    /// A text without its first quote.
    QuoteMissing {
        /// Its first word.
        word: String,
        /// The text, without quotes, [shortened](crate::rule_set::sign::short).
        written: String,
    },
    /// Words at the end of a line that were probably meant for people.
    Note {
        /// The words, [shortened](crate::rule_set::sign::short).
        written: String,
    },
    /// Several texts where a list should stand.
    ListMissing {
        /// The field.
        field: String,
        /// The texts, as they are written.
        texts: String,
    },
    /// The file doesn't begin with a bracket, but with this.
    NoBracketFirst,
    /// A sign that can't be seen.
    Invisible(char),
    /// A sign that only looks like one of RON.
    LooksLike {
        /// The sign.
        sign: char,
        /// The one of RON.
        meant: char,
    },
    /// A comment that begins with another sign.
    Comment {
        /// The sign, such as `#`.
        sign: &'static str,
    },
    /// A comment without an end.
    OpenComment,
    /// A text without an end.
    OpenText,
    /// A text whose closing quote was probably forgotten: it seems to end where the next text begins.
    RunawayText,
    /// A text in single quotes.
    SingleQuotes,
    /// A quotation mark that isn't the one that texts begin and end with.
    QuotationMark,
    /// A single character, a byte string, or another kind of text that rule sets don't use.
    OtherText,
    /// A text with an escape in it that means nothing.
    BadText {
        /// What the RON library says of it.
        why: String,
    },
    /// `#![…]`
    Attribute,
    /// `;`
    Semicolon,
    /// `=`
    EqualsSign,
    /// Another sign that means nothing.
    Meaningless,
    /// Something that begins as a number.
    NotANumber {
        /// What stands there, [shortened](crate::rule_set::sign::short).
        written: String,
    },
    /// The file ends where a value should stand.
    EndsBeforeValue,
    /// A value is missing before this.
    ValueMissing {
        /// The sign that stands there instead.
        sign: String,
    },
    /// Brackets inside too many others.
    TooDeep,
    /// The name of a field, in quotes.
    QuotedName,
    /// A value without a name among values with names.
    NamelessValue,
    /// A bracket that doesn't close the one that is open.
    ClosesAnother {
        /// The closing bracket.
        bracket: char,
        /// The open one, as it is written.
        opening: String,
        /// The line of the open one.
        line: usize,
        /// The bracket that would close it.
        right: char,
    },
    /// A bracket that is never closed.
    NeverClosed {
        /// The bracket, as it is written.
        opening: String,
        /// The one that would close it.
        right: char,
    },
    /// A bracket without which the rest of the file would be right.
    OneTooMany {
        /// The bracket.
        bracket: char,
    },
    /// A bracket that should have been closed before this.
    UnclosedBefore {
        /// The bracket.
        opening: char,
        /// Its line.
        line: usize,
        /// The one that would close it.
        right: char,
    },
    /// A bracket of one kind in the place of another.
    OtherBrackets(Brackets),
    /// Words without quotes where a text should stand.
    Unquoted {
        /// What stands there, [shortened](crate::rule_set::sign::short).
        written: String,
    },
    /// Fields that begin without their bracket.
    OpeningMissing {
        /// The first field.
        field: String,
    },
    /// A word with something beside it that belongs in its brackets.
    BracketsMissing {
        /// The word.
        word: String,
        /// What stands beside it, [shortened](crate::rule_set::sign::short).
        inside: String,
    },
    /// A comma is missing.
    CommaMissing {
        /// The line at whose end it is missing, if the next value stands in another.
        line: Option<usize>,
        /// What stands behind it, [shortened](crate::rule_set::sign::short).
        next: String,
    },
    /// A colon and a value are missing after this.
    ColonMissing {
        /// What it is, [shortened](crate::rule_set::sign::short).
        key: String,
    },
    /// A colon is missing after this name.
    NameColonMissing {
        /// The name.
        name: String,
    },
}

/// What was put in a place for something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Misplaced {
    /// A step, outside the flow.
    Step {
        /// Its word, such as `Everyone`.
        word: String,
    },
    /// A rule, outside the rules.
    Rule {
        /// Its id.
        id: String,
    },
    /// A step of a path, outside its steps.
    PathStep,
    /// A turn, outside the turns.
    Turn {
        /// Its id.
        id: String,
    },
}

/// What stands in other brackets than it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brackets {
    /// Fields, in square brackets.
    FieldsInSquare,
    /// Entries with ids, in square brackets.
    EntriesInSquare,
    /// Steps, in braces.
    StepsInBraces,
}
