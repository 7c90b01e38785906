#![allow(clippy::unwrap_used, reason = "a failed assumption is a failed test")]

use std::collections::BTreeSet;

use clap::CommandFactory;

use super::*;
use crate::cli::man;
use crate::words::Habits;

const ENGLISH: &str = include_str!("../../../i18n/en/common-ground.ftl");

/// A language in which every letter is a dot, and every value is what it is.
fn dots() -> Words {
    let mut depth = 0_u32;
    let mut dotted = |text: &str| {
        let dot = |letter: char| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && letter.is_alphabetic() { '·' } else { letter }
        };
        text.chars().map(dot).collect::<String>()
    };
    let line = |line: &str| match line.split_once(" =") {
        _ if line.starts_with('#') => String::new(),
        Some((key, text)) if !key.contains(['{', '[']) && !key.trim().contains(' ') => {
            format!("{key} ={}\n", dotted(text))
        }
        _ => format!("{}\n", dotted(line)),
    };
    Words::read("en-XA", ENGLISH.lines().map(line).collect(), &Habits::default()).unwrap()
}

/// Names, which are the same in every language.
fn names(all: &Command) -> BTreeSet<String> {
    let mut names: Vec<String> = vec![NAME.to_owned(), "h".to_owned(), "V".to_owned()];
    for command in std::iter::once(all).chain(all.get_subcommands()) {
        names.push(command.get_name().to_owned());
        for arg in command.get_arguments() {
            names.extend(arg.get_long().map(str::to_owned));
            names.extend(arg.get_possible_values().iter().map(|value| value.get_name().to_owned()));
            names.extend(arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()));
        }
    }
    let apart = |letter: char| !letter.is_ascii_alphabetic();
    names.iter().flat_map(|name| name.split(apart)).map(str::to_owned).collect()
}

#[track_caller]
fn has_no_words(shown: &str, names: &BTreeSet<String>) {
    assert!(shown.contains('·'), "it speaks the language: {shown}");
    let words = shown.split(|letter: char| !letter.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    let english: Vec<_> = words.filter(|word| !names.contains(*word)).collect();
    assert!(english.is_empty(), "{english:?} in\n{shown}");
}

/// Where a command or an option has no words yet, nothing is shown of what its code says of it.
#[test]
fn what_can_be_typed_is_without_words_in_the_code() {
    let all = Arguments::command();
    for command in std::iter::once(&all).chain(all.get_subcommands()) {
        let texts = [command.get_about(), command.get_long_about(), command.get_after_help()];
        assert_eq!(texts, [None; 3], "{}", command.get_name());
        for arg in command.get_arguments() {
            let choices = arg.get_possible_values();
            assert_eq!([arg.get_help(), arg.get_long_help()], [None; 2], "{arg}");
            assert!(choices.iter().all(|choice| choice.get_help().is_none()), "{arg}");
        }
    }
}

#[test]
fn every_command_and_option_says_what_it_is_for() {
    let all = told(&Words::english());
    for command in std::iter::once(&all).chain(all.get_subcommands()) {
        assert!(command.get_about().is_some_and(|about| !about.to_string().is_empty()), "{command:?}");
        for arg in command.get_arguments() {
            assert!(arg.get_help().is_some(), "{arg}");
        }
    }
}

#[test]
fn help_says_nothing_that_the_catalogue_does_not_say() {
    let words = dots();
    let mut all = laid_out(&words);
    all.build();
    let names = names(&told(&words));
    let commands: Vec<_> = all.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for long in [false, true] {
        let help = |command: &mut Command| {
            let help = if long { command.render_long_help() } else { command.render_help() };
            has_no_words(&help.to_string(), &names);
        };
        help(&mut all);
        for name in &commands {
            help(all.find_subcommand_mut(name).unwrap());
        }
    }
}

#[test]
fn the_manual_page_says_nothing_that_the_catalogue_does_not_say() {
    let words = dots();
    let mut names = names(&told(&words));
    names.extend(["config", "local", "share", "state"].map(str::to_owned));
    let mut page = Vec::new();
    let _fine = man::run(&words, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    // Without what is said to the formatter, except what it prints of it.
    let printed = page.lines().filter(|line| !line.starts_with('.') || line.starts_with(".SH"));
    let printed = printed.map(|line| line.trim_start_matches(".SH")).collect::<Vec<_>>().join("\n");
    let printed =
        ["\\fB", "\\fI", "\\fR", "\\*(Aq"].iter().fold(printed, |text, sign| text.replace(sign, " "));
    has_no_words(&printed, &names);
}
