//! What can be typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::ArgValueCompleter;

use super::completions;

// Three slashes would be shown as help, which `help` takes from the catalogue.

#[derive(Debug, Parser)]
#[command(version, disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

// Flags that every command takes.
#[derive(Debug, Args)]
pub(super) struct Everywhere {
    #[arg(long, global = true, value_hint = ValueHint::DirPath)]
    pub(super) config_dir: Option<PathBuf>,
    #[arg(long, global = true, value_hint = ValueHint::DirPath)]
    pub(super) data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_hint = ValueHint::DirPath)]
    pub(super) state_dir: Option<PathBuf>,
    #[arg(long, global = true)]
    pub(super) quiet_sound: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Start(Start),
    Break(Break),
    Check {
        #[arg(required = true, add = ArgValueCompleter::new(completions::sets_and_files))]
        files: Vec<PathBuf>,
    },
    List {
        #[arg(long)]
        json: bool,
    },
    Plan(Plan),
    Card(Card),
    Export {
        #[arg(long, value_enum, default_value_t = ExportFormat::Md)]
        format: ExportFormat,
    },
    New {
        name: String,
        #[arg(long, add = ArgValueCompleter::new(completions::sets_and_files))]
        from: Option<String>,
    },
    Edit {
        #[arg(add = ArgValueCompleter::new(completions::sets_and_files))]
        set: OsString,
    },
    Erase {
        #[arg(long)]
        yes: bool,
    },
    Completions {
        #[arg(value_enum)]
        shell: completions::Shell,
    },
    #[command(hide = true)]
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Start {
    #[arg(add = ArgValueCompleter::new(completions::sets_and_files))]
    pub(super) set: OsString,
    #[arg(long, value_delimiter = ',')]
    pub(super) names: Option<Vec<String>>,
    #[arg(long)]
    pub(super) fullscreen: bool,
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(super) speed: u32,
}

#[derive(Debug, Args)]
pub(super) struct Break {
    #[arg(default_value = "20m", add = ArgValueCompleter::new(completions::lengths))]
    pub(super) length: String,
    #[arg(long)]
    pub(super) fullscreen: bool,
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(super) speed: u32,
}

#[derive(Debug, Args)]
pub(super) struct Plan {
    #[arg(add = ArgValueCompleter::new(completions::sets_and_files))]
    pub(super) set: OsString,
    #[arg(long, conflicts_with = "names", value_parser = clap::value_parser!(u8).range(1..=12))]
    pub(super) participants: Option<u8>,
    #[arg(long, value_delimiter = ',')]
    pub(super) names: Option<Vec<String>>,
    #[arg(long)]
    pub(super) lang: Option<String>,
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Card {
    #[arg(add = ArgValueCompleter::new(completions::sets_and_files))]
    pub(super) set: OsString,
    #[arg(long)]
    pub(super) lang: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Md)]
    pub(super) format: Format,
}

// What a card is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Md,
    Html,
}

// The formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportFormat {
    Md,
    Html,
    Json,
}
