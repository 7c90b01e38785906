//! The words of what can be typed: what each command and each option is for, and how help is laid out. clap says only
//! what is wrong with a command line.

use std::fmt::Write;

use clap::builder::styling::Style;
use clap::builder::{PossibleValuesParser, Styles, TypedValueParser};
use clap::{Arg, ArgAction, Args, Command, ValueEnum};
use clap_complete::ArgValueCompleter;

use super::arguments::{Arguments, ExportFormat, Format};
use super::completions::{self, Shell};
use crate::words::{Words, say};

/// The program's name.
pub(super) const NAME: &str = "common-ground";

/// Where help stands last among options.
const LAST: usize = 999;

/// Commands and options with their words, as the manual page and completions use them.
pub(super) fn told(words: &Words) -> Command {
    let flags = [help_flag(), version_flag()];
    let usage = format!("{}\n       {}", say!(words, "cli-usage-command"), say!(words, "cli-usage-file"));
    let all = Arguments::augment_args(Command::new(NAME).args(flags))
        .about(say!(words, "cli-about"))
        .long_about(say!(words, "cli-about-long"))
        .after_help(say!(words, "cli-examples"))
        .override_usage(usage)
        .mut_subcommands(|command| {
            let name = command.get_name().to_owned();
            let command = command.arg(help_flag()).about(about(&name, words).unwrap_or_default());
            let command = match long_about(&name, words) {
                Some(more) => command.long_about(more),
                None => command,
            };
            let command = match examples(&name, words) {
                Some(examples) => command.after_help(examples),
                None => command,
            };
            with_options(command, &name, words)
        });
    with_options(all, NAME, words)
}

/// The same, and a file in the place of a command, as shells complete it.
pub(super) fn completed(words: &Words) -> Command {
    told(words).arg(Arg::new("file").add(ArgValueCompleter::new(completions::files)))
}

/// The same, with what is taken where nothing is typed, and what can be chosen: as help shows it.
pub(super) fn laid_out(words: &Words) -> Command {
    let styles = Styles::styled();
    let heading = paint(styles.get_usage(), &say!(words, "cli-usage"));
    let literal = *styles.get_literal();
    let all = told(words)
        .subcommand_help_heading(say!(words, "cli-commands"))
        .help_template(template(&heading, "{usage}"))
        .mut_subcommands(|command| {
            let name = paint(&literal, &format!("{NAME} {}", command.get_name()));
            let values = command.get_positionals().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let usage = if values.is_empty() {
                say!(words, "cli-usage-alone", command = name)
            } else {
                say!(words, "cli-usage-values", command = name, values = values)
            };
            let template = template(&heading, &usage);
            // Whoever types something that can't be used sees how it is meant.
            let examples = command.get_after_help().map(ToString::to_string);
            let told = [Some(usage), examples].into_iter().flatten().collect::<Vec<_>>().join("\n\n");
            let command = command.help_template(template).override_usage(told);
            command.mut_args(|arg| whole(arg, &literal, words))
        });
    all.mut_args(|arg| whole(arg, &literal, words))
}

fn template(heading: &str, usage: &str) -> String {
    format!("{{before-help}}{{about-with-newline}}\n{heading} {usage}\n\n{{all-args}}{{after-help}}")
}

fn paint(style: &Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

fn help_flag() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).display_order(LAST)
}

fn version_flag() -> Arg {
    Arg::new("version").short('V').long("version").action(ArgAction::Version).display_order(LAST)
}

/// A command whose options have their words.
fn with_options(command: Command, name: &str, words: &Words) -> Command {
    let command = command.mut_args(|arg| {
        let heading = heading(&arg, words);
        option(arg, name, words).help_heading(heading)
    });
    let chooses = |arg: &Arg| arg.get_possible_values().iter().any(|value| value.get_help().is_some());
    let has_more = command.get_long_about().is_some() || command.get_arguments().any(chooses);
    command.mut_args(|arg| match arg.get_id().as_str() {
        "help" if has_more => arg.help(say!(words, "cli-help-more")).long_help(say!(words, "cli-help-less")),
        "help" => arg.help(say!(words, "cli-help")),
        _ => arg,
    })
}

/// What stands above an option in help; shells show options that have the same one together.
fn heading(arg: &Arg, words: &Words) -> String {
    if arg.is_positional() {
        say!(words, "cli-arguments")
    } else if arg.is_global_set() {
        say!(words, "cli-everywhere")
    } else {
        say!(words, "cli-options")
    }
}

/// What a command does.
fn about(command: &str, words: &Words) -> Option<String> {
    Some(match command {
        "start" => say!(words, "cli-start"),
        "break" => say!(words, "cli-break"),
        "check" => say!(words, "cli-check"),
        "list" => say!(words, "cli-list"),
        "plan" => say!(words, "cli-plan"),
        "card" => say!(words, "cli-card"),
        "export" => say!(words, "cli-export"),
        "new" => say!(words, "cli-new"),
        "edit" => say!(words, "cli-edit"),
        "erase" => say!(words, "cli-erase"),
        "completions" => say!(words, "cli-completions"),
        "man" => say!(words, "cli-man"),
        _ => return None,
    })
}

/// What a command does, where that takes more than a line.
fn long_about(command: &str, words: &Words) -> Option<String> {
    (command == "erase").then(|| say!(words, "cli-erase-long"))
}

/// How a command looks in use.
fn examples(command: &str, words: &Words) -> Option<String> {
    Some(match command {
        "start" => say!(words, "cli-start-examples"),
        "break" => say!(words, "cli-break-examples"),
        "check" => say!(words, "cli-check-examples"),
        "list" => say!(words, "cli-list-examples"),
        "plan" => say!(words, "cli-plan-examples"),
        "card" => say!(words, "cli-card-examples"),
        "export" => say!(words, "cli-export-examples"),
        "new" => say!(words, "cli-new-examples"),
        "edit" => say!(words, "cli-edit-examples"),
        "erase" => say!(words, "cli-erase-examples"),
        "completions" => say!(words, "cli-completions-examples"),
        _ => return None,
    })
}

/// An option or a value of a command, with what it is for, and what stands for what is typed there.
fn option(arg: Arg, command: &str, words: &Words) -> Arg {
    match (command, arg.get_id().as_str()) {
        (_, "config_dir") => {
            arg.help(say!(words, "cli-config-dir")).value_name(say!(words, "cli-value-folder"))
        }
        (_, "data_dir") => arg.help(say!(words, "cli-data-dir")).value_name(say!(words, "cli-value-folder")),
        (_, "state_dir") => {
            arg.help(say!(words, "cli-state-dir")).value_name(say!(words, "cli-value-folder"))
        }
        (_, "quiet_sound") => arg.help(say!(words, "cli-quiet-sound")),
        (_, "version") => arg.help(say!(words, "cli-version")),
        ("erase", "yes") => arg.help(say!(words, "cli-erase-yes")),
        (_, "set") => arg.help(say!(words, "cli-set")).value_name(say!(words, "cli-value-file-or-name")),
        (_, "lang") => arg.help(say!(words, "cli-lang")).value_name(say!(words, "cli-value-language")),
        ("start", "names") => {
            arg.help(say!(words, "cli-start-names")).value_name(say!(words, "cli-value-names"))
        }
        ("break", "length") => {
            arg.help(say!(words, "cli-break-length")).value_name(say!(words, "cli-value-length"))
        }
        ("start" | "break", "fullscreen") => arg.help(say!(words, "cli-fullscreen")),
        ("start" | "break", "speed") => {
            arg.help(say!(words, "cli-speed")).value_name(say!(words, "cli-value-number"))
        }
        ("check", "files") => {
            arg.help(say!(words, "cli-check-files")).value_name(say!(words, "cli-value-file-or-name"))
        }
        ("list", "json") => arg.help(say!(words, "cli-list-json")),
        ("plan", "participants") => {
            arg.help(say!(words, "cli-plan-participants")).value_name(say!(words, "cli-value-number"))
        }
        ("plan", "names") => {
            arg.help(say!(words, "cli-plan-names")).value_name(say!(words, "cli-value-names"))
        }
        ("plan", "json") => arg.help(say!(words, "cli-plan-json")),
        ("card", "format") => choice(arg, |format| match format {
            Format::Md => say!(words, "cli-card-md"),
            Format::Html => say!(words, "cli-card-html"),
        })
        .help(say!(words, "cli-card-format"))
        .value_name(say!(words, "cli-value-format")),
        ("export", "format") => choice(arg, |format| match format {
            ExportFormat::Md => say!(words, "cli-card-md"),
            ExportFormat::Html => say!(words, "cli-card-html"),
            ExportFormat::Json => say!(words, "cli-export-json"),
        })
        .help(say!(words, "cli-export-format"))
        .value_name(say!(words, "cli-value-format")),
        ("new", "name") => arg.help(say!(words, "cli-new-name")).value_name(say!(words, "cli-value-name")),
        ("new", "from") => {
            arg.help(say!(words, "cli-new-from")).value_name(say!(words, "cli-value-file-or-name"))
        }
        ("completions", "shell") => choice(arg, |shell| match shell {
            Shell::Bash => say!(words, "cli-shell-bash"),
            Shell::Elvish => say!(words, "cli-shell-elvish"),
            Shell::Fish => say!(words, "cli-shell-fish"),
            Shell::Powershell => say!(words, "cli-shell-powershell"),
            Shell::Zsh => say!(words, "cli-shell-zsh"),
        })
        .help(say!(words, "cli-shell"))
        .value_name(say!(words, "cli-value-shell")),
        _ => arg,
    }
}

/// An option with a few values to choose from, each with what it is.
fn choice<T: ValueEnum + Send + Sync + 'static>(arg: Arg, what: impl Fn(&T) -> String) -> Arg {
    let value = |choice: &T| choice.to_possible_value().map(|value| value.help(what(choice)));
    let values: Vec<_> = T::value_variants().iter().filter_map(value).collect();
    arg.value_parser(PossibleValuesParser::new(values).try_map(|typed| T::from_str(&typed, false)))
}

/// An option with what is taken where nothing is typed, and what can be chosen.
fn whole(arg: Arg, literal: &Style, words: &Words) -> Arg {
    let choices = arg.get_possible_values();
    let takes_value = arg.get_action().takes_values();
    let left_out = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect::<Vec<_>>();
    let left_out = Some(left_out.join(" ")).filter(|left_out| takes_value && !left_out.is_empty());
    let choices: Vec<_> =
        choices.iter().filter(|choice| takes_value && choice.get_help().is_some()).collect();
    let Some(what) = arg.get_help().map(ToString::to_string) else { return arg };

    let mut short = what.clone();
    if let Some(left_out) = &left_out {
        short = say!(words, "cli-help-default", help = short, default = left_out.as_str());
    }
    if choices.is_empty() {
        return arg.help(short).hide_default_value(takes_value);
    }
    let names = choices.iter().map(|choice| choice.get_name()).collect::<Vec<_>>().join(", ");
    short = say!(words, "cli-help-values", help = short, values = names);
    let mut long = format!("{what}\n\n{}", say!(words, "cli-help-choices"));
    let widest = choices.iter().map(|choice| choice.get_name().len()).max().unwrap_or_default();
    for choice in choices {
        let name = choice.get_name();
        let gap = " ".repeat(widest - name.len());
        let what = choice.get_help().map(ToString::to_string).unwrap_or_default();
        // Writing to a string has no way to fail.
        let _ = write!(long, "\n- {}:{gap} {what}", paint(literal, name));
    }
    if let Some(left_out) = left_out {
        let _ = write!(long, "\n\n{}", say!(words, "cli-help-default-alone", default = left_out));
    }
    arg.help(short).long_help(long).hide_default_value(true).hide_possible_values(true)
}

#[cfg(test)]
mod tests;
