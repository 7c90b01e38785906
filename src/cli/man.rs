//! `common-ground man`: the manual page, made from the definition of the command line.

use std::io::{self, Write};

use clap::{Arg, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::{FINE, help};
use crate::words::{Words, say};

pub(super) fn run(words: &Words, out: &mut dyn Write) -> io::Result<u8> {
    let mut all = help::told(words);
    all.build();
    let page = Man::new(all.clone()).manual(say!(words, "man-title"));
    page.render_title(out)?;
    for section in [name, synopsis, description, the_rest] {
        let mut roff = Roff::default();
        section(&mut roff, &all, words);
        roff.to_writer(out)?;
    }
    Ok(FINE)
}

fn name(roff: &mut Roff, all: &Command, words: &Words) {
    section(roff, &say!(words, "man-name"));
    let about = all.get_about().map(ToString::to_string).unwrap_or_default();
    let _ = roff.text([roman(format!("{} - {about}", all.get_name()))]);
}

fn synopsis(roff: &mut Roff, all: &Command, words: &Words) {
    section(roff, &say!(words, "man-synopsis"));
    let name = all.get_name();
    let options = || say!(words, "man-options-word");
    let command = say!(words, "man-command-word");
    let _ = roff.text([bold(name), roman(" ["), italic(options()), roman("]")]).control("br", []).text([
        bold(name),
        roman(" "),
        italic(command),
        roman(" ["),
        italic(options()),
        roman("]"),
    ]);
    let _ = roff.control("br", []).text([
        bold(name),
        roman(" ["),
        italic(options()),
        roman("] "),
        italic(say!(words, "man-file-word")),
    ]);
}

fn description(roff: &mut Roff, all: &Command, words: &Words) {
    section(roff, &say!(words, "man-description"));
    let about = all.get_long_about().map(ToString::to_string).unwrap_or_default();
    for line in about.lines() {
        let _ = if line.is_empty() { roff.control("PP", []) } else { roff.text([roman(line)]) };
    }
    let _ = roff.control("PP", []).text([roman(say!(words, "notice-safety", "short"))]);
}

fn the_rest(roff: &mut Roff, all: &Command, words: &Words) {
    section(roff, &say!(words, "man-commands"));
    for command in all.get_subcommands().filter(|command| !command.is_hide_set()) {
        describe(roff, command, words);
    }
    section(roff, &say!(words, "man-options"));
    // What every program has comes last.
    let (others, everyones): (Vec<&Arg>, Vec<&Arg>) =
        all.get_arguments().partition(|option| option.is_global_set());
    for option in others.into_iter().chain(everyones) {
        item(roff, written(option), &what(option, words));
    }
    section(roff, &say!(words, "man-files"));
    for (path, what) in [
        ("~/.config/common-ground/", say!(words, "man-files-config")),
        ("~/.local/share/common-ground/", say!(words, "man-files-data")),
        ("~/.local/state/common-ground/", say!(words, "man-files-state")),
    ] {
        item(roff, vec![italic(path)], &what);
    }
    let _ = roff.control("PP", []).text([roman(say!(words, "man-files-all"))]);
    section(roff, &say!(words, "man-status"));
    for (status, what) in [
        ("0", say!(words, "man-status-fine")),
        ("1", say!(words, "man-status-bad-set")),
        ("2", say!(words, "man-status-unusable")),
    ] {
        item(roff, vec![bold(status)], &what);
    }
    section(roff, &say!(words, "man-examples"));
    examples(roff, all);
}

/// A command: how it is written, what it does, what it takes, and how it looks in use.
fn describe(roff: &mut Roff, command: &Command, words: &Words) {
    let own: Vec<&Arg> = command
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && !arg.is_hide_set() && arg.get_id() != "help")
        .collect();
    let mut title = vec![bold(command.get_name())];
    for arg in own.iter().filter(|arg| arg.is_positional()) {
        title.push(roman(" "));
        title.extend(written(arg));
    }
    if own.iter().any(|arg| !arg.is_positional()) {
        title.extend([roman(" ["), italic(say!(words, "man-options-word")), roman("]")]);
    }
    let about = command.get_long_about().or(command.get_about()).map(ToString::to_string).unwrap_or_default();
    let mut about = about.split("\n\n");
    item(roff, title, about.next().unwrap_or_default());
    for paragraph in about {
        let _ = roff.control("IP", []).text([roman(paragraph)]);
    }
    let _ = roff.control("RS", []);
    for option in own.iter().filter(|arg| !arg.is_positional()) {
        item(roff, written(option), &what(option, words));
    }
    examples(roff, command);
    let _ = roff.control("RE", []);
}

fn examples(roff: &mut Roff, command: &Command) {
    let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let lines = help.lines().skip(1).take_while(|line| !line.is_empty());
    let _ = roff.control("PP", []).control("nf", []);
    for line in lines {
        let _ = roff.text([roman(line.trim())]);
    }
    let _ = roff.control("fi", []);
}

fn section(roff: &mut Roff, title: &str) {
    let _ = roff.control("SH", [title]);
}

fn item(roff: &mut Roff, title: Vec<Inline>, what: &str) {
    let _ = roff.control("TP", []).text(title).text([roman(what)]);
}

/// How an option or a value is typed.
fn written(arg: &Arg) -> Vec<Inline> {
    let value = arg.get_value_names().unwrap_or_default().join(" ");
    if arg.is_positional() {
        let more = arg.get_num_args().is_some_and(|number| number.max_values() > 1);
        if !arg.is_required_set() {
            return vec![roman("["), italic(value), roman("]")];
        }
        return vec![italic(value), roman(if more { "…" } else { "" })];
    }
    let mut written = Vec::new();
    if let Some(short) = arg.get_short() {
        written.extend([bold(format!("-{short}")), roman(", ")]);
    }
    written.push(bold(format!("--{}", arg.get_long().unwrap_or_default())));
    if arg.get_action().takes_values() {
        written.extend([roman(" "), italic(value)]);
    }
    written
}

/// What it is for, with what it is when left out.
fn what(arg: &Arg, words: &Words) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let left_out: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if arg.get_action().takes_values() && !left_out.is_empty() {
        return say!(words, "man-help-default", help = help, default = left_out.join(", "));
    }
    help
}
