//! Paths on the command line: what commands for rule sets do with a path.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{BAD_SET, FINE, Home, arguments, card, language, refuse, terminal, words_in};
use crate::library::Library;
use crate::library::paths::{self, PathEntry};
use crate::rule_set::path::{Does, Path, Step};
use crate::rule_set::{Text, clean};
use crate::words::card::Card;
use crate::words::{Words, say};

impl Home<'_> {
    /// The path that was typed; none if it is something else, or nothing.
    pub(super) fn path(&self, asked: &OsStr) -> Option<PathEntry> {
        paths::find(&self.folders.rules(), asked)
    }
}

/// Writes what is wrong with a path to `err`. Returns it if its steps can be shown, and whether they can all be taken.
fn told<'a>(
    home: &Home<'_>,
    entry: &'a PathEntry,
    err: &mut dyn Write,
) -> io::Result<(Option<&'a Path>, u8)> {
    for problem in &entry.checked.problems {
        writeln!(err, "{}\n", entry.render(problem, home.words))?;
    }
    Ok((entry.path(), if entry.checked.is_fine() { FINE } else { BAD_SET }))
}

/// `common-ground start PATH`: whether the window can show it. Steps whose set is missing can be skipped there.
pub(super) fn start(
    home: &Home<'_>,
    entry: &PathEntry,
    with_names: bool,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let (path, status) = told(home, entry, err)?;
    if path.is_none() {
        return Ok(status);
    }
    let name = entry.name.as_str();
    if with_names {
        return refuse(home.words, err, say!(home.words, "cli-path-people", name = name));
    }
    if home.library().path(name).is_none_or(|known| known.source != entry.source) {
        let folder = paths::folder(&home.folders.rules()).display().to_string();
        return refuse(home.words, err, say!(home.words, "cli-path-start", name = name, folder = folder));
    }
    Ok(FINE)
}

/// `common-ground plan PATH`: its steps.
pub(super) fn plan(
    home: &Home<'_>,
    entry: &PathEntry,
    asked: &arguments::Plan,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    if asked.participants.is_some() || asked.names.is_some() {
        return refuse(home.words, err, say!(home.words, "cli-path-people", name = entry.name.as_str()));
    }
    let (path, status) = told(home, entry, err)?;
    let Some(path) = path else { return Ok(status) };
    let library = home.library();
    let language =
        if asked.json && asked.lang.is_none() { "en".to_owned() } else { language(asked.lang.as_ref()) };
    if asked.json {
        terminal::json(out, &Laid::new(entry, path, &language, &library))?;
    } else {
        table(home.words, path, &language, &library, out)?;
    }
    Ok(status)
}

/// `common-ground card PATH`: its steps on one page.
pub(super) fn card(
    home: &Home<'_>,
    entry: &PathEntry,
    asked: &arguments::Card,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let (path, status) = told(home, entry, err)?;
    let Some(path) = path else { return Ok(status) };
    let language = language(asked.lang.as_ref());
    let titles = home.library().titles(&language);
    card::write(&Card::of_path(path, &language, &words_in(&language), &titles), asked.format, out)?;
    Ok(status)
}

/// A path as people read it.
fn table(
    words: &Words,
    path: &Path,
    language: &str,
    library: &Library,
    out: &mut dyn Write,
) -> io::Result<()> {
    let said = |text: Option<&Text>| {
        let text = text.map(|text| text.get(language).replace('\n', " "));
        text.filter(|text| !text.trim().is_empty())
    };
    writeln!(out, "{}", path.name.get(language))?;
    let not_for = said(path.not_for.as_ref()).map(|who| say!(words, "set-not-for", who = who));
    for line in [said(path.summary.as_ref()), not_for, said(path.opening())].iter().flatten() {
        writeln!(out, "{line}")?;
    }
    let titles = library.titles(language);
    let number_of = path.in_order().count().to_string().width();
    let title_of = |step: &Step| clean::in_place(&words.path_step(step, &titles)).into_owned();
    let widest = path.steps.iter().map(|step| title_of(step).width()).max().unwrap_or_default();
    let mut number = 0;
    writeln!(out)?;
    // Those in reach at any time come last, as everywhere.
    let in_order = |whenever| path.steps.iter().filter(move |step| step.whenever == whenever);
    for step in in_order(false).chain(in_order(true)) {
        number += usize::from(!step.whenever);
        let mark = if step.whenever { String::new() } else { number.to_string() };
        let title = title_of(step);
        let mut terms = words.path_terms(step);
        if !library.has(step) {
            terms.push(say!(words, "cli-path-no-set"));
        }
        let gap = " ".repeat(widest - title.width());
        let line = format!("{mark:>number_of$}  {title}{gap}  {}", terms.join(", "));
        writeln!(out, "{}", line.trim_end())?;
        let notes =
            said(step.note.as_ref()).into_iter().chain(step.ready.iter().filter_map(|text| said(Some(text))));
        for note in notes {
            writeln!(out, "{:number_of$}    {note}", "")?;
        }
    }
    let ready: Vec<_> = path.ready.iter().filter_map(|text| said(Some(text))).collect();
    if !ready.is_empty() {
        writeln!(out, "\n{}", say!(words, "path-ready"))?;
    }
    for question in ready {
        writeln!(out, "  {question}")?;
    }
    Ok(())
}

/// A path as other programs read it. Stable: the order of the keys, too.
#[derive(Serialize)]
struct Laid<'a> {
    kind: &'static str,
    name: &'a str,
    summary: Option<&'a str>,
    opening: Option<&'a str>,
    not_for: Option<&'a str>,
    ready: Vec<&'a str>,
    steps: Vec<LaidStep<'a>>,
}

/// A step of a path as other programs read it. Lengths are in seconds.
#[derive(Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "a file has them one by one, too")]
pub(super) struct LaidStep<'a> {
    index: usize,
    set: Option<&'a str>,
    title: Option<&'a str>,
    /// Whether the set is there.
    there: bool,
    #[serde(rename = "break")]
    pause: Option<u64>,
    after: Option<u64>,
    times: u32,
    every: Option<u64>,
    each: bool,
    optional: bool,
    whenever: bool,
    ready: Vec<&'a str>,
    note: Option<&'a str>,
}

impl<'a> Laid<'a> {
    fn new(entry: &'a PathEntry, path: &'a Path, language: &str, library: &'a Library) -> Self {
        Self {
            kind: "path",
            name: path.name.get(language),
            summary: entry.summary(language),
            opening: path.opening().map(|text| text.get(language)),
            not_for: path.not_for.as_ref().map(|text| text.get(language)),
            ready: path.ready.iter().map(|text| text.get(language)).collect(),
            steps: laid_steps(path, language, library),
        }
    }
}

/// The steps of a path as other programs read them.
pub(super) fn laid_steps<'a>(path: &'a Path, language: &str, library: &'a Library) -> Vec<LaidStep<'a>> {
    let seconds = |time: Option<Duration>| time.as_ref().map(Duration::as_secs);
    let step = |(index, step): (usize, &'a Step)| LaidStep {
        index,
        set: step.set(),
        title: step.set().and_then(|name| library.get(name)).map(|card| card.title(language)),
        there: library.has(step),
        pause: match step.does {
            Does::Set(_) => None,
            Does::Break(length) => Some(length.as_secs()),
        },
        after: seconds(step.after),
        times: step.times,
        every: seconds(step.every),
        each: step.each,
        optional: step.optional,
        whenever: step.whenever,
        ready: step.ready.iter().map(|text| text.get(language)).collect(),
        note: step.note.as_ref().map(|text| text.get(language)),
    };
    path.steps.iter().enumerate().map(step).collect()
}
