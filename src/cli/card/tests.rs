use super::*;
use crate::rule_set::{Rule as SetRule, Text};

fn set(text: &str) -> RuleSet {
    let source = format!(
        "(format: 1, name: \"{text}\", rules: [(id: \"r\", text: \"{text}\", say: \"{text}\")], \
         turns: {{ \"t\": (title: \"{text}\", rules: [\"r\"]) }}, flow: [Everyone(\"t\")])"
    );
    let checked = crate::rule_set::check::check(&source, &|_| true);
    checked.rule_set.unwrap_or_else(|| RuleSet {
        format: 1,
        name: Text::from(text),
        summary: None,
        source: None,
        tags: Vec::new(),
        participants: crate::rule_set::Participants::default(),
        limit: None,
        topic: None,
        before: Vec::new(),
        rules: vec![SetRule {
            id: "r".into(),
            text: text.into(),
            say: None,
            avoid: None,
            why: None,
            watch: Vec::new(),
        }],
        turns: std::collections::BTreeMap::new(),
        flow: Vec::new(),
        pools: std::collections::BTreeMap::new(),
        breaks: crate::rule_set::Breaks::default(),
        close: crate::rule_set::Close::default(),
    })
}

#[test]
fn a_rule_shows_as_it_was_written_whatever_signs_are_in_it() {
    let set = set("<script>alert('*1* & _2_')</script>");
    let card = Card::new(&set, "en");
    let html = html::page(&card);
    assert!(html.contains("&lt;script&gt;alert(&#39;*1* &amp; _2_&#39;)"), "{html}");
    assert!(!html.contains("<script"), "{html}");
    let markdown = markdown::page(&card);
    assert!(markdown.contains("\\<script\\>alert('\\*1\\* \\& \\_2\\_')"), "{markdown}");
}

#[test]
fn times_are_written_as_people_say_them() {
    assert_eq!(words(Duration::from_secs(90)), "1 min 30 s");
    assert_eq!(words(Duration::from_secs(1_200)), "20 min");
    assert_eq!(words(Duration::from_secs(3_600)), "1 h");
}
