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
