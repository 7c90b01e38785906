//! The fields of a file, each with its text, so that each can be read by itself and a wrong one spoils no other.

use super::members::Written;

/// A field of the outermost brackets, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// What stands after the colon; may be empty.
    pub(crate) value: &'a str,
    /// The line of its name, from 1.
    pub(crate) line: usize,
    /// Whether a comma is missing before it.
    pub(crate) runs_on: bool,
}

/// The fields of `( … )`. `None` where there are no such brackets or they hold something else, or where a bracket or a
/// text has no end.
pub(crate) fn fields(source: &str) -> Option<Vec<Field<'_>>> {
    let written = Written::read(source)?;
    let group = written.group(&written.root()?).filter(|group| group.bracket == '(')?;
    let mut comma = true;
    let fields = group.members.into_iter().map(|member| {
        let name = member.name?;
        let before = written.bytes(name.clone()).start;
        let field = Field {
            name: written.slice(name),
            value: written.slice(member.value),
            line: 1 + source.get(..before).unwrap_or_default().matches('\n').count(),
            runs_on: !comma,
        };
        comma = member.comma.is_some();
        Some(field)
    });
    fields.collect()
}

/// Whether there is nothing in a file but space and comments.
pub(crate) fn is_blank(source: &str) -> bool {
    Written::read(source).is_some_and(|written| written.is_blank())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    fn read(source: &str) -> Vec<(&str, &str)> {
        fields(source).unwrap().iter().map(|field| (field.name, field.value)).collect()
    }

    #[test]
    fn values_are_cut_out_whatever_they_are() {
        let source = "#![enable(implicit_some)]\n// mine\nSettings(a: 70%, b: High Contrast, /* c: 1, */\n c: [1, (x: 2)], \
            d: {\"e\": 'f', \"g\": ')', \"h\": '\\'', \"i\": '\"'}, j: \"k, l: 1\", m: r#\"\"n: 2\"#, o: ,p: -1e5)";
        let wanted = [
            ("a", "70%"),
            ("b", "High Contrast"),
            ("c", "[1, (x: 2)]"),
            ("d", "{\"e\": 'f', \"g\": ')', \"h\": '\\'', \"i\": '\"'}"),
            ("j", "\"k, l: 1\""),
            ("m", "r#\"\"n: 2\"#"),
            ("o", ""),
            ("p", "-1e5"),
        ];
        assert_eq!(read(source), wanted);
        assert_eq!(
            fields(source).unwrap().iter().map(|field| field.line).collect::<Vec<_>>()[..3],
            [3, 3, 4]
        );
        assert_eq!(read("()"), []);
    }

    #[test]
    fn a_missing_comma_costs_no_field() {
        let fields = fields("(\n  a: 1\n  b: 2,\n)").unwrap();
        assert_eq!(read("(\n  a: 1\n  b: 2,\n)"), [("a", "1"), ("b", "2")]);
        assert_eq!(fields.iter().map(|field| field.runs_on).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn what_holds_no_fields_has_none() {
        for source in [
            "",
            "(",
            ")",
            "(a: 1",
            "(a: 1))",
            "(a: 1) (b: 2)",
            "(a: [1)",
            "(a: [1))",
            "(1, 2)",
            "(a 1)",
            "[1]",
            "(a: \"b)",
            "(a: 1, /* b: 2)",
            "(a: 1,, b: 2)",
            "#",
            "#!",
            "#![a",
            "'",
            "'\\",
            "(: 1)",
        ] {
            assert_eq!(fields(source), None, "{source}");
        }
    }
}
