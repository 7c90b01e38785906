//! The rule sets that are compiled in. A test compares this list with the folder.

macro_rules! built_in {
    ($name:literal) => {
        ($name, include_str!(concat!("../../rules/", $name, ".ron")))
    };
}

/// Name and text.
pub(super) static RULE_SETS: &[(&str, &str)] = &[
    built_in!("apology"),
    built_in!("check-in"),
    built_in!("long-listening"),
    built_in!("long-listening-first"),
    built_in!("long-listening-short"),
    built_in!("observe-feel-need-ask"),
    built_in!("speaker-listener"),
    built_in!("state-of-us"),
];

/// Help contacts.
pub(super) static CONTACTS: &str = include_str!("../../rules/help/contacts.ron");
