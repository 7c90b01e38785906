//! The rule sets that are compiled in. A test compares this list with the folder.

macro_rules! built_in {
    ($name:literal) => {
        ($name, include_str!(concat!("../../rules/", $name, ".ron")))
    };
}

/// Name and text, in the order in which the library shows them: a good first one first.
pub(super) static RULE_SETS: &[(&str, &str)] = &[
    built_in!("speaker-listener"),
    built_in!("check-in"),
    built_in!("apology"),
    built_in!("observe-feel-need-ask"),
    built_in!("state-of-us"),
    built_in!("long-listening-first"),
    built_in!("long-listening-short"),
    built_in!("long-listening"),
];

/// Help contacts.
pub(super) static CONTACTS: &str = include_str!("../../rules/help/contacts.ron");
