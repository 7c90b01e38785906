//! Signs that aren't shown as they are written: control signs, odd separators, unmatched direction marks.

use super::report::Report;
use crate::rule_set::clean::{self, Unfit};
use crate::rule_set::source::{self, Kind, Value};

/// Warns about the first such sign in every text, including ids and languages; `file` is what the values were read from.
/// Comes last: a text with another error has been reported.
pub(super) fn check(value: &Value<'_>, file: &str, report: &mut Report) {
    match &value.kind {
        Kind::Text(text) => {
            if let Some(unfit) = clean::first_unfit(text)
                && !report.has_errors_in(&value.bytes)
            {
                warn(unfit, value, file, report);
            }
        }
        Kind::List(values) | Kind::Parts(values) => {
            for value in values {
                check(value, file, report);
            }
        }
        Kind::Map(entries) => {
            for (key, value) in entries {
                check(key, file, report);
                check(value, file, report);
            }
        }
        Kind::Fields(fields) => {
            for (_, value) in fields {
                check(value, file, report);
            }
        }
        Kind::Word | Kind::Whole(_) | Kind::Fraction | Kind::Flag(_) => {}
    }
}

fn warn(unfit: Unfit, text: &Value<'_>, file: &str, report: &mut Report) {
    let written = file.get(text.bytes.clone()).unwrap_or_default();
    let bytes = source::bytes_of_sign(written, unfit.at).map_or_else(
        || text.bytes.clone(),
        |sign| text.bytes.start + sign.start..text.bytes.start + sign.end,
    );
    report.warning(&bytes, unfit);
}
