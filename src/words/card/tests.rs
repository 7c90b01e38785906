#![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

use std::sync::Arc;

use super::*;
use crate::plan::Choices;
use crate::rule_set::ron_options;

fn card(text: &str) -> Card {
    let source = format!(
        "(format: 1, name: \"{text}\", rules: [(id: \"r\", text: \"{text}\", say: \"{text}\")], \
         turns: {{ \"t\": (title: \"{text}\", rules: [\"r\"]) }}, flow: [Everyone(\"t\")])"
    );
    let set = ron_options().from_str(&source).unwrap();
    let choices = Choices { names: vec![String::new(); 2], ..Choices::default() };
    Card::for_anyone(&crate::plan::lay_out(&Arc::new(set), &choices).unwrap(), &Words::english())
}

#[test]
fn a_rule_shows_as_it_was_written_whatever_signs_are_in_it() {
    let card = card("<script>alert('*1* & _2_')</script>");
    let html = card.html();
    assert!(html.contains("&lt;script&gt;alert(&#39;*1* &amp; _2_&#39;)"), "{html}");
    assert!(!html.contains("<script"), "{html}");
    let markdown = card.markdown();
    assert!(markdown.contains("\\<script\\>alert('\\*1\\* \\& \\_2\\_')"), "{markdown}");
}

#[test]
fn a_rule_that_is_too_long_is_cut_no_shorter_than_the_page_asks() {
    let long = "Similarly long words ".repeat(24);
    let rules: Vec<String> =
        (0..12).map(|number| format!("(id: \"r{number}\", text: \"{number} {long}\")")).collect();
    let source = format!(
        "(format: 1, name: \"Long\", rules: [{}], turns: {{ \"t\": (title: \"Talk\") }}, flow: [Everyone(\"t\")])",
        rules.join(", ")
    );
    let set = ron_options().from_str(&source).unwrap();
    let choices = Choices { names: vec![String::new(); 2], ..Choices::default() };
    let plan = crate::plan::lay_out(&Arc::new(set), &choices).unwrap();
    let html = Card::for_anyone(&plan, &Words::english()).html();
    for number in 0..12 {
        let shown: String = format!("{number} {long}").chars().take(380).collect();
        assert!(html.contains(&shown), "rule {number} is cut: {html}");
    }
}
