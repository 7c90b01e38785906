//! What is wrong with a file as a text.

use super::{Told, Words, say, told};
use crate::rule_set::amount::{NoAmount, Wrong};
use crate::rule_set::bounds;
use crate::rule_set::check::{Brackets, Misplaced, Syntax, Wording};
use crate::rule_set::clean::{Unfit, Why};
use crate::rule_set::sign;
use crate::rule_set::source::DEPTH;

impl Syntax {
    pub(super) fn told(&self, words: &Words) -> Told {
        match self {
            Self::AfterTheEnd => told!(words, "fault-after-the-end"),
            Self::SecondSet => told!(words, "fault-second-set"),
            Self::EndsInside { line, closing } => {
                let line = line.to_string();
                told!(words, "fault-ends-inside", line; closing)
            }
            Self::Misplaced(misplaced) => misplaced.told(words),
            Self::QuoteInside { word } => told!(words, "fault-quote-inside"; word),
            Self::QuoteMissing { word, written } => told!(words, "fault-quote-missing", word; written),
            Self::Note { written } => told!(words, "fault-note", written; written),
            Self::ListMissing { field, texts } => told!(words, "fault-list-missing", field; field, texts),
            Self::NoBracketFirst => told!(words, "fault-no-bracket-first"),
            Self::Invisible(invisible) => {
                let sign = words.sign(*invisible);
                if sign::is_wide(*invisible) {
                    told!(words, "fault-invisible-space", sign)
                } else {
                    told!(words, "fault-invisible-sign", sign)
                }
            }
            Self::LooksLike { sign, meant } => {
                let code = sign::code(*sign);
                let (sign, meant) = (sign.to_string(), meant.to_string());
                let meant = meant.as_str();
                told!(words, "fault-looks-like", sign, code, meant; meant)
            }
            Self::Meaningless => told!(words, "fault-meaningless"),
            Self::Semicolon => told!(words, "fault-semicolon"),
            Self::EqualsSign => told!(words, "fault-equals-sign"),
            Self::Attribute => told!(words, "fault-attribute"),
            &Self::Comment { sign } => told!(words, "fault-comment-sign", sign),
            Self::OpenComment => told!(words, "fault-comment-open"),
            Self::OpenText => told!(words, "fault-text-open"),
            Self::RunawayText => told!(words, "fault-text-runs-on"),
            Self::SingleQuotes => told!(words, "fault-single-quotes"),
            Self::QuotationMark => told!(words, "fault-quotation-mark"),
            Self::OtherText => told!(words, "fault-text-kind"),
            Self::BadText { why } => told!(words, "fault-text-unreadable", why),
            Self::NotANumber { written } => told!(words, "fault-number", written),
            Self::EndsBeforeValue => told!(words, "fault-ends-before-value"),
            Self::ValueMissing { sign } => told!(words, "fault-value-missing", sign),
            Self::CommaMissing { line: None, next } => told!(words, "fault-comma-missing", next),
            Self::CommaMissing { line: Some(line), next } => {
                let line = line.to_string();
                told!(words, "fault-comma-missing-at-end", line, next)
            }
            Self::ColonMissing { key } => told!(words, "fault-colon-missing", key),
            Self::NameColonMissing { name: written } => {
                let (name, written) = (written.trim_matches('"'), written.as_str());
                Told {
                    message: say!(words, "fault-name-colon-missing", name = name),
                    help: say!(words, "fault-name-colon-missing", "help", name = written),
                }
            }
            Self::Unquoted { written } => told!(words, "fault-unquoted", written; written),
            Self::OpeningMissing { field } => told!(words, "fault-opening-missing", field; field),
            Self::BracketsMissing { word, inside } => {
                told!(words, "fault-word-without-brackets", word; word, inside)
            }
            Self::OtherBrackets(brackets) => {
                let brackets = match brackets {
                    Brackets::FieldsInSquare => "fields-in-square",
                    Brackets::EntriesInSquare => "entries-in-square",
                    Brackets::StepsInBraces => "steps-in-braces",
                };
                told!(words, "fault-other-brackets"; brackets)
            }
            Self::OneTooMany { bracket } => {
                let bracket = bracket.to_string();
                let bracket = bracket.as_str();
                told!(words, "fault-bracket-too-many", bracket; bracket)
            }
            Self::UnclosedBefore { opening, line, right } => {
                let (opening, line, right) = (opening.to_string(), line.to_string(), right.to_string());
                told!(words, "fault-bracket-unclosed", opening, line; right)
            }
            Self::QuotedName => told!(words, "fault-name-quoted"),
            Self::NamelessValue => told!(words, "fault-name-missing"),
            Self::ClosesAnother { bracket, opening, line, right } => {
                // The number of a line has no groups of digits.
                let (bracket, line, right) = (bracket.to_string(), line.to_string(), right.to_string());
                told!(words, "fault-bracket-closes-another", bracket, opening, line; right)
            }
            Self::NeverClosed { opening, right } => {
                let right = right.to_string();
                told!(words, "fault-bracket-open", opening; right)
            }
            Self::TooDeep => {
                let (brackets, steps) = (DEPTH, bounds::NESTING);
                told!(words, "fault-brackets-too-deep", brackets; steps)
            }
        }
    }
}

impl Misplaced {
    fn told(&self, words: &Words) -> Told {
        match self {
            Self::Step { word } => told!(words, "fault-misplaced-step", word),
            Self::Rule { id } => told!(words, "fault-misplaced-rule", id),
            Self::Turn { id } => told!(words, "fault-misplaced-turn", id),
            Self::PathStep => told!(words, "fault-misplaced-path-step"),
        }
    }
}

impl Unfit {
    pub(super) fn told(&self, words: &Words) -> Told {
        let isolates = matches!(self.sign, '\u{2066}'..='\u{2068}');
        let sign = words.sign(self.sign);
        match self.why {
            Why::Separates => told!(words, "fault-text-separator", sign),
            Why::Controls => told!(words, "fault-text-control", sign),
            Why::StaysOpen => {
                let end = if isolates { r"\u{2069}" } else { r"\u{202c}" };
                told!(words, "fault-mark-open", sign; end)
            }
            Why::TooDeep => told!(words, "fault-mark-too-deep", sign),
            Why::EndsNothing => told!(words, "fault-mark-ends-nothing", sign),
        }
    }
}

impl Wording {
    pub(super) fn told(&self, words: &Words) -> Told {
        match self {
            Self::LacksMainLanguage { language } => {
                told!(words, "fault-main-language", language; language)
            }
            Self::LongRule { words: number } => {
                let most = bounds::RULE_WORDS;
                told!(words, "fault-rule-long", number; most)
            }
            Self::LongOpening { characters: number } => {
                let most = bounds::OPENING;
                told!(words, "fault-opening-long", number; most)
            }
            Self::Empty { needed: true } => Told {
                help: say!(words, "fault-text-empty", "help-needed"),
                ..told!(words, "fault-text-empty")
            },
            Self::Empty { needed: false } => told!(words, "fault-text-empty"),
        }
    }
}

impl NoAmount {
    pub(super) fn told(&self, words: &Words) -> Told {
        let Self { written, wrong, meant } = self;
        let told = match wrong {
            Wrong::Time => told!(words, "fault-time", written),
            Wrong::Nothing => told!(words, "fault-time-zero", written),
            Wrong::Share => told!(words, "fault-share", written),
            Wrong::NoShare => told!(words, "fault-share-for-time", written),
            Wrong::Days => told!(words, "fault-days", written),
            Wrong::NoDays => told!(words, "fault-days-none", written),
            Wrong::ManyDays => {
                let most = bounds::REVIEW.to_string();
                told!(words, "fault-days-many", written; most)
            }
        };
        match meant {
            Some(meant) => Told { help: say!(words, "fault-amount-meant", meant = meant), ..told },
            None => told,
        }
    }
}
