//! A path on one page, to print: in Markdown, or as a page for the browser.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Words, say};
use crate::rule_set::Text;
use crate::rule_set::path::Path;
use crate::words::export::{in_html, in_markdown};

/// What stands on the card of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathCard {
    /// The language that it is written in.
    pub language: String,
    /// What the path is called.
    pub title: String,
    /// What it does, when it is the wrong tool, and its opening words: a paragraph each.
    pub about: Vec<String>,
    /// The heading over what people ask themselves before every step, and that.
    pub ready: Option<(String, Vec<String>)>,
    /// The heading over the steps in their order, and those.
    pub steps: Option<(String, Vec<Line>)>,
    /// The heading over the steps that are in reach at any time, and those.
    pub whenever: Option<(String, Vec<Line>)>,
    /// Where the path comes from.
    pub source: Option<String>,
}

/// A step on a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its talk, or the break.
    pub title: String,
    /// How it comes, in a few words; may be empty.
    pub terms: String,
    /// A line on it, and what people ask themselves before it.
    pub notes: Vec<String>,
}

impl PathCard {
    /// The card of a path in the language of these words, with what its sets are called in it, by name.
    #[must_use]
    pub fn of(path: &Path, language: &str, words: &Words, titles: &BTreeMap<String, String>) -> Self {
        let said = |text: &Option<Text>| {
            let text = text.as_ref().map(|text| text.get(language).to_owned());
            text.filter(|text| !text.trim().is_empty())
        };
        let all = |texts: &[Text]| texts.iter().map(|text| text.get(language).to_owned()).collect::<Vec<_>>();
        let lines = |whenever: bool| {
            let steps = path.steps.iter().filter(move |step| step.whenever == whenever);
            let line = |step| {
                let step: &crate::rule_set::path::Step = step;
                let mut terms = words.path_terms(step);
                // The heading says so.
                let _ = whenever.then(|| terms.pop());
                Line {
                    title: words.path_step(step, titles),
                    terms: terms.join(", "),
                    notes: said(&step.note).into_iter().chain(all(&step.ready)).collect(),
                }
            };
            steps.map(line).collect::<Vec<_>>()
        };
        let headed = |heading: String, lines: Vec<Line>| (!lines.is_empty()).then_some((heading, lines));
        let not_for = said(&path.not_for).map(|who| say!(words, "set-not-for", who = who));
        let opening = path.opening().map(|text| text.get(language).to_owned());
        Self {
            language: if path.languages().contains(&language) { language } else { "en" }.to_owned(),
            title: path.name.get(language).to_owned(),
            about: [said(&path.summary), not_for, opening].into_iter().flatten().collect(),
            ready: (!path.ready.is_empty()).then(|| (say!(words, "path-ready"), all(&path.ready))),
            steps: headed(say!(words, "path-steps"), lines(false)),
            whenever: headed(say!(words, "path-whenever"), lines(true)),
            source: said(&path.source),
        }
    }

    /// The card in Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let plain = in_markdown;
        let mut page = format!("# {}\n", plain(&self.title));
        // Writing to a string has no way to fail.
        for about in &self.about {
            let _ = write!(page, "\n{}\n", plain(about));
        }
        if let Some((heading, ready)) = &self.ready {
            let _ = write!(page, "\n## {}\n\n", plain(heading));
            for question in ready {
                let _ = writeln!(page, "- {}", plain(question));
            }
        }
        for (numbered, part) in [(true, &self.steps), (false, &self.whenever)] {
            let Some((heading, lines)) = part else { continue };
            let _ = write!(page, "\n## {}\n\n", plain(heading));
            for (at, line) in lines.iter().enumerate() {
                let mark = if numbered { format!("{}.", at + 1) } else { "-".to_owned() };
                let _ = write!(page, "{mark} **{}**", plain(&line.title));
                if !line.terms.is_empty() {
                    let _ = write!(page, " ({})", plain(&line.terms));
                }
                page.push('\n');
                let inset = " ".repeat(mark.len() + 1);
                for note in &line.notes {
                    let _ = writeln!(page, "{inset}- {}", plain(note));
                }
            }
        }
        if let Some(source) = &self.source {
            let _ = write!(page, "\n*{}*\n", plain(source));
        }
        page
    }

    /// The card as a page for the browser that needs no other file and no network.
    #[must_use]
    pub fn html(&self) -> String {
        let plain = in_html;
        let title = plain(&self.title);
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
            plain(&self.language)
        );
        for about in &self.about {
            let _ = writeln!(page, "<p>{}</p>", plain(about));
        }
        if let Some((heading, ready)) = &self.ready {
            let _ = writeln!(page, "<h2>{}</h2>\n<ul>", plain(heading));
            for question in ready {
                let _ = writeln!(page, "<li>{}</li>", plain(question));
            }
            page.push_str("</ul>\n");
        }
        for (list, part) in [("ol", &self.steps), ("ul", &self.whenever)] {
            let Some((heading, lines)) = part else { continue };
            let _ = writeln!(page, "<h2>{}</h2>\n<{list} class=\"steps\">", plain(heading));
            for line in lines {
                let _ = write!(page, "<li><b>{}</b>", plain(&line.title));
                if !line.terms.is_empty() {
                    let _ = write!(page, " <span>{}</span>", plain(&line.terms));
                }
                for note in &line.notes {
                    let _ = write!(page, "<p>{}</p>", plain(note));
                }
                page.push_str("</li>\n");
            }
            let _ = writeln!(page, "</{list}>");
        }
        if let Some(source) = &self.source {
            let _ = writeln!(page, "<footer>{}</footer>", plain(source));
        }
        page.push_str("</body>\n</html>\n");
        page
    }
}

const STYLE: &str = "\
@page { margin: 18mm }
body { font: 13pt/1.45 'Fira Sans', 'Segoe UI', Helvetica, Arial, sans-serif; color: #000; background: #fff;
  max-width: 42rem; margin: 2.5rem auto; padding: 0 1.25rem }
h1 { font-size: 2em; font-weight: 500; margin: 0 0 .25em }
h2 { font-size: 1em; font-weight: 500; margin: 1.5em 0 .4em; padding-top: .7em; border-top: 1px solid #777 }
ul, ol { margin: 0; padding-left: 1.4em }
.steps > li { margin: 0 0 .5em; break-inside: avoid }
.steps b { font-weight: 500 } .steps p { margin: .1em 0 0 }
.steps span, footer { color: #444 }
footer { font-size: .8em; margin-top: 2em }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 11pt } }
";
