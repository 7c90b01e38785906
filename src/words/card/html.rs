//! A card as a page for the browser: black on white, for the screen and for one page of either usual paper.

use std::fmt::{Arguments, Write};

use super::fit::{Detail, Layout, MARGIN};
use super::{Card, Item};
use crate::words::export::{in_html as escaped, one_line};
use crate::words::say;

/// What paper and screen have in common, in sizes of the small type. How high it comes is counted in [`super::fit`].
const STYLE: &str = "\
:root { --small: 1rem; --large: 1.4rem; --title: 2.1rem; --gap: .6rem; color-scheme: light only }
html { background: #fff }
body { font-family: 'Fira Sans', 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif;
  font-size: var(--small); line-height: 1.35; color: #000; background: #fff; max-width: 44rem; margin: 2.5rem auto; padding: 0 1.25rem; text-align: left;
  overflow-wrap: anywhere }
[dir=rtl] body { text-align: right }
h1 { font-size: var(--title); font-weight: 600; line-height: 1.15; margin: 0 }
h2 { font-size: 1em; font-weight: 600; margin: 0 0 .4em }
p { margin: .3em 0 0 }
h1, h2, p, li, dd, footer { unicode-bidi: plaintext }
.summary { font-size: 1.15em }
section { border-top: 1px solid #000; margin-top: 1em; padding-top: .7em }
ol, ul { list-style: none; margin: 0; padding: 0 }
li { break-inside: avoid }
.large { font-size: var(--large); counter-reset: item }
.large > li { counter-increment: item; position: relative; padding-left: 1.8em }
.large > li::before { content: counter(item); position: absolute; left: 0; top: var(--gap); line-height: 1.2 }
[dir=rtl] .large > li { padding: 0 1.8em 0 0 }
[dir=rtl] .large > li::before { left: auto; right: 0 }
.large p { line-height: 1.2; margin: 0; padding-top: var(--gap) }
dl { font-size: var(--small); margin: .15em 0 0 }
dl > div { display: inline-block; width: 47%; margin-right: 3%; vertical-align: top }
dl > div.why { display: block; width: auto; margin: 0 }
dt, dd { display: inline; margin: 0 }
dt { font-weight: 600; margin-right: .35em }
[dir=rtl] dt { margin: 0 0 0 .35em }
.lines { columns: 2; column-gap: 2em }
.lines li { margin-bottom: .15em }
.lines span, .run span { font-style: italic; padding: 0 .3em }
.run li { display: inline }
.run li + li::before { content: '\\2192\\a0' } [dir=rtl] .run li + li::before { content: '\\2190\\a0' }
footer { font-size: .9em; margin-top: 1em }
@media (max-width: 36rem) {
  body { margin: 1.25rem auto } .lines { columns: 1 }
  dl > div { display: block; width: auto; margin: 0 }
}
";

pub(super) fn page(card: &Card, layout: Layout) -> String {
    let mut page = Page { text: String::new(), card, layout };
    let words = &card.words;
    let direction = if card.runs_left() { " dir=\"rtl\"" } else { "" };
    let app = escaped(&say!(words, "window-app"));
    let language = escaped(&card.language);
    page.line(format_args!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{app}</title>\n<style>\n{STYLE}"
    ));
    let Layout { large, small, gap, .. } = layout;
    let title = layout.title();
    page.line(format_args!(
        "@page {{ margin: {MARGIN}mm }}\n@media print {{\n  \
         :root {{ --small: {small}pt; --large: {large}pt; --title: {title:.1}pt; --gap: {gap:.1}pt }}\n  \
         body {{ max-width: none; margin: 0; padding: 0 }}\n}}\n</style>\n</head>\n<body>\n<main>\n"
    ));
    page.head();
    page.large();
    page.flow();
    if layout.detail >= Detail::Words {
        page.lists();
    }
    page.text.push_str("</main>\n</body>\n</html>\n");
    page.text
}

struct Page<'a> {
    text: String,
    card: &'a Card,
    layout: Layout,
}

impl Page<'_> {
    fn line(&mut self, line: Arguments<'_>) {
        // Writing to a string has no way to fail.
        let _ = self.text.write_fmt(line);
    }

    /// A text of the card's own.
    fn said(&self, text: &str) -> String {
        escaped(&one_line(&self.layout.text(text)))
    }

    /// In which language our words are, where that isn't the page's.
    fn ours(&self) -> String {
        let language = self.card.words.language();
        if language == self.card.language {
            String::new()
        } else {
            format!(" lang=\"{}\"", escaped(&language))
        }
    }

    fn heading(&mut self, heading: &str) {
        let (ours, heading) = (self.ours(), escaped(&one_line(heading)));
        self.line(format_args!("<section>\n<h2{ours}>{heading}</h2>\n"));
    }

    fn head(&mut self) {
        let (card, ours) = (self.card, self.ours());
        let title = self.said(&card.title);
        self.line(format_args!("<header>\n<h1>{title}</h1>\n"));
        if let Some(summary) = &card.summary {
            let summary = self.said(summary);
            self.line(format_args!("<p class=\"summary\">{summary}</p>\n"));
        }
        let facts = escaped(&one_line(&card.words.beside(&card.facts)));
        if !facts.is_empty() {
            self.line(format_args!("<p{ours}>{facts}</p>\n"));
        }
        for whom in &card.whom {
            let whom = self.said(whom);
            self.line(format_args!("<p>{whom}</p>\n"));
        }
        self.line(format_args!("</header>\n"));
    }

    fn large(&mut self) {
        let card = self.card;
        if card.large.is_empty() {
            return;
        }
        self.heading(&card.heading);
        self.line(format_args!("<ol class=\"large\" role=\"list\">\n"));
        for item in card.large.iter().take(self.layout.items) {
            self.item(item);
        }
        self.line(format_args!("</ol>\n"));
        self.more(card.large.len().saturating_sub(self.layout.items));
        self.line(format_args!("</section>\n"));
    }

    fn item(&mut self, item: &Item) {
        let (text, detail) = (self.said(&item.text), self.layout.detail);
        self.line(format_args!("<li><p>{text}</p>"));
        let hints = item.hints.iter().filter(|_| detail >= Detail::Hints).map(|hint| (hint, ""));
        let why = item.why.iter().filter(|_| detail >= Detail::Whys).map(|why| (why, " class=\"why\""));
        let all: Vec<_> = hints.chain(why).collect();
        if !all.is_empty() {
            let ours = self.ours();
            self.line(format_args!("\n<dl>"));
            for (hint, class) in all {
                let (word, text) = (escaped(&one_line(&hint.word)), self.said(&hint.text));
                self.line(format_args!("<div{class}><dt{ours}>{word}</dt> <dd>{text}</dd></div>"));
            }
            self.line(format_args!("</dl>"));
        }
        self.line(format_args!("</li>\n"));
    }

    fn flow(&mut self) {
        let (card, layout) = (self.card, self.layout);
        let opening = if layout.detail >= Detail::Words { card.opening.as_slice() } else { &[] };
        if opening.is_empty() && card.steps.is_empty() {
            return;
        }
        self.heading(&say!(card.words, "card-turns"));
        for line in opening {
            let line = self.said(line);
            self.line(format_args!("<p>{line}</p>\n"));
        }
        let class = if layout.run { "run" } else { "lines" };
        if !card.steps.is_empty() {
            self.line(format_args!("<ol class=\"{class}\" role=\"list\">\n"));
            for turn in card.steps.iter().take(layout.steps) {
                let (ours, title) = (self.ours(), self.said(&turn.title));
                let time = turn.time.as_ref().map(|time| escaped(&one_line(time)));
                let time = time.map(|time| format!(" <span{ours}>{time}</span>")).unwrap_or_default();
                self.line(format_args!("<li>{title}{time}</li>\n"));
            }
            self.line(format_args!("</ol>\n"));
        }
        self.more(card.steps.len().saturating_sub(layout.steps));
        if let Some(pause) = card.pause.as_ref().filter(|_| layout.detail >= Detail::Words) {
            let (ours, pause) = (self.ours(), escaped(&one_line(pause)));
            self.line(format_args!("<p{ours}>{pause}</p>\n"));
        }
        self.line(format_args!("</section>\n"));
    }

    fn lists(&mut self) {
        let card = self.card;
        for (heading, lines) in &card.lists {
            self.heading(heading);
            self.line(format_args!("<ul class=\"lines\" role=\"list\">\n"));
            for line in lines {
                let line = self.said(line);
                self.line(format_args!("<li>{line}</li>\n"));
            }
            self.line(format_args!("</ul>\n</section>\n"));
        }
        if let Some(source) = &card.source {
            let source = self.said(source);
            self.line(format_args!("<footer>{source}</footer>\n"));
        }
    }

    /// How many more there are than have room.
    fn more(&mut self, number: usize) {
        if number > 0 {
            let (ours, more) = (self.ours(), escaped(&say!(self.card.words, "card-more", number = number)));
            self.line(format_args!("<p{ours}>{more}</p>\n"));
        }
    }
}
