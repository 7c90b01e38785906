//! `common-ground man`: the manual page, made from the definition of the command line.

use std::io::{self, Write};

use clap::{Arg, Command, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::FINE;
use super::arguments::Arguments;

/// What is kept where, on Linux.
const FILES: [(&str, &str); 3] = [
    ("~/.config/common-ground/", "Your rule sets, sounds and settings."),
    (
        "~/.local/share/common-ground/",
        "Agreements, the talk you mean to have next, and past talks if you switch them on.",
    ),
    ("~/.local/state/common-ground/", "The running talk, until it ends."),
];

/// What a command ends with.
const STATUS: [(&str, &str); 3] = [
    ("0", "Fine; warnings too."),
    ("1", "A rule set is missing or has errors."),
    ("2", "The command line can't be used, or there is no display for a command that needs one."),
];

pub(super) fn run(out: &mut dyn Write) -> io::Result<u8> {
    let mut all = Arguments::command();
    all.build();
    let page = Man::new(all.clone()).manual("Common Ground");
    page.render_title(out)?;
    page.render_name_section(out)?;
    let mut roff = Roff::default();
    synopsis(&mut roff, all.get_name());
    roff.to_writer(out)?;
    page.render_description_section(out)?;

    let mut roff = Roff::default();
    section(&mut roff, "COMMANDS");
    for command in all.get_subcommands().filter(|command| !command.is_hide_set()) {
        describe(&mut roff, command);
    }
    section(&mut roff, "OPTIONS");
    for option in all.get_arguments().filter(|option| !option.is_hide_set()) {
        item(&mut roff, written(option), &help(option));
    }
    section(&mut roff, "FILES");
    for (path, what) in FILES {
        item(&mut roff, vec![italic(path)], what);
    }
    let _ = roff.control("PP", []).text([roman(
        "All of it is plain text. A file of yours is never overwritten because it can't be read.",
    )]);
    section(&mut roff, "EXIT STATUS");
    for (status, what) in STATUS {
        item(&mut roff, vec![bold(status)], what);
    }
    section(&mut roff, "EXAMPLES");
    examples(&mut roff, &all);
    roff.to_writer(out)?;
    Ok(FINE)
}

fn synopsis(roff: &mut Roff, name: &str) {
    section(roff, "SYNOPSIS");
    let _ = roff.text([bold(name), roman(" ["), italic("options"), roman("]")]).control("br", []).text([
        bold(name),
        roman(" "),
        italic("command"),
        roman(" ["),
        italic("options"),
        roman("]"),
    ]);
    let _ = roff.control("br", []).text([
        bold(name),
        roman(" ["),
        italic("options"),
        roman("] "),
        italic("FILE.ron"),
    ]);
}

/// A command: how it is written, what it does, what it takes, and how it looks in use.
fn describe(roff: &mut Roff, command: &Command) {
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
        title.extend([roman(" ["), italic("options"), roman("]")]);
    }
    let what = command.get_about().map(ToString::to_string).unwrap_or_default();
    item(roff, title, &what);
    let _ = roff.control("RS", []);
    for option in own.iter().filter(|arg| !arg.is_positional()) {
        item(roff, written(option), &help(option));
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
fn help(arg: &Arg) -> String {
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let left_out: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    if arg.get_action().takes_values() && !left_out.is_empty() {
        return format!("{help} [{}]", left_out.join(", "));
    }
    help
}
