//! Signs that aren't shown as they are written: control signs, odd separators, unmatched direction marks.

use super::report::Report;
use crate::rule_set::clean::{self, Unfit, Why};
use crate::rule_set::sign;
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
        Kind::Word | Kind::Whole(_) | Kind::Fraction | Kind::Flag => {}
    }
}

fn warn(unfit: Unfit, text: &Value<'_>, file: &str, report: &mut Report) {
    let written = file.get(text.bytes.clone()).unwrap_or_default();
    let bytes = source::bytes_of_sign(written, unfit.at).map_or_else(
        || text.bytes.clone(),
        |sign| text.bytes.start + sign.start..text.bytes.start + sign.end,
    );
    let name = sign::name(unfit.sign);
    let (message, help) = match unfit.why {
        Why::Separates => (
            format!("this text has {name} in it"),
            "it is shown as a line break, or as a space where there is one line; a line break is written \\n",
        ),
        Why::Controls => (format!("this text has {name} in it"), "it is left out where the text is shown"),
        Why::StaysOpen if matches!(unfit.sign, '\u{2066}'..='\u{2068}') => (
            format!("{name} is never closed"),
            "it holds up to the end of its line; write \\u{2069} where it should end",
        ),
        Why::StaysOpen => (
            format!("{name} is never closed"),
            "it holds up to the end of its line; write \\u{202c} where it should end",
        ),
        Why::TooDeep => (
            format!("{name} stands inside too many others"),
            "it is left out where the text is shown; eight inside one another are enough for anyone",
        ),
        Why::EndsNothing => (format!("{name} ends nothing"), "it is left out where the text is shown"),
    };
    report.warning(&bytes, (message, help));
}
