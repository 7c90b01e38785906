//! The smallest rule set that works, to begin with.

use super::{Words, say};
use crate::rule_set::clean;
use crate::rule_set::edit::quoted;

impl Words {
    /// The text of a rule set with this title, one rule and one turn, which each person has once. Comments say what each part
    /// is.
    #[must_use]
    pub fn new_set(&self, title: &str) -> String {
        let comment = |indent: &str, text: String| {
            let lines = text.lines().map(|line| format!("{indent}// {line}\n"));
            lines.collect::<Vec<_>>().concat()
        };
        let title = clean::line(title);
        let about = comment("", say!(self, "new-set-about"));
        let rules = comment("        ", say!(self, "new-set-rules"));
        let turns = comment("        ", say!(self, "new-set-turns"));
        let flow = comment("        ", say!(self, "new-set-flow"));
        let (name, rule) = (quoted(title.trim()), quoted(&say!(self, "new-set-rule")));
        let turn = quoted(&say!(self, "new-set-turn"));
        format!(
            "{about}(
    format: 1,
    name: {name},

    rules: [
{rules}        (id: \"listen\", text: {rule}),
    ],

    turns: {{
{turns}        \"speak\": (title: {turn}, time: \"2m\", rules: [\"listen\"]),
    }},

    flow: [
{flow}        Each(steps: [Speaker(\"speak\")]),
    ],
)
"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule_set::check::check;

    #[test]
    fn a_new_set_has_nothing_wrong_whatever_it_is_called() {
        let words = Words::english();
        for title in ["Our talk", " In “the” \"woods\" \\ ", "ours\n(", "对话"] {
            let text = words.new_set(title);
            let checked = check(&text, &|_| false);
            assert!(checked.problems.is_empty(), "{:?}\n{text}", checked.problems);
            let set = checked.rule_set.map(|set| set.name.get("en").to_owned());
            assert_eq!(set.as_deref(), Some(clean::line(title).trim()), "{text}");
        }
    }
}
