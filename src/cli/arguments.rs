//! What can be typed.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, Args, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::ArgValueCompleter;

use super::completions;

/// A timer and a card of ground rules for talks people would rather avoid
#[derive(Debug, Parser)]
#[command(
    name = "common-ground",
    version,
    long_about = "A timer and a card of ground rules for talks people would rather avoid.\n\n\
        Without a command it opens the app. Everything stays on this machine.",
    after_help = "Examples:\n  \
        common-ground                                        open the app\n  \
        common-ground start speaker-listener --names Ana,Ben begin at once\n  \
        common-ground new our-talk                           make a rule set of your own\n  \
        common-ground check our-talk.ron                     see whether it is right\n  \
        common-ground our-talk.ron                           open a file, as start does\n\n\
        `common-ground COMMAND --help` shows more examples.\n\n\
        Exit status: 0 fine (warnings too), 1 a rule set that is missing or has errors,\n\
        2 an unusable command line, or no display for a command that needs one.",
    override_usage = "common-ground [OPTIONS] [COMMAND]\n       common-ground [OPTIONS] FILE.ron",
    disable_help_subcommand = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) everywhere: Everywhere,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

/// All that can be typed: commands, and a file in the place of one.
pub(super) fn all() -> clap::Command {
    let file = Arg::new("file").add(ArgValueCompleter::new(completions::files));
    Arguments::command().arg(file)
}

/// Flags that every command takes.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Everywhere {
    /// Where settings, your own rule sets and sounds are
    #[arg(long, global = true, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) config_dir: Option<PathBuf>,
    /// Where agreements and past talks are kept
    #[arg(long, global = true, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) data_dir: Option<PathBuf>,
    /// Where the running talk is kept
    #[arg(long, global = true, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(super) state_dir: Option<PathBuf>,
    /// Make no sound
    #[arg(long, global = true)]
    pub(super) quiet_sound: bool,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Start a talk: with names at once, without them in set-up
    #[command(after_help = "Examples:\n  \
        common-ground start speaker-listener\n  \
        common-ground start speaker-listener --names Ana,Ben --fullscreen\n  \
        common-ground start our-talk.ron --names Ana,Ben --speed 20")]
    Start(Start),
    /// Say what is wrong with rule sets, all of it, with the line and what would be right
    #[command(after_help = "Examples:\n  \
        common-ground check our-talk.ron\n  \
        common-ground check rules/*.ron\n  \
        common-ground check - < our-talk.ron")]
    Check {
        /// Rule set files; - reads the standard input
        #[arg(required = true, value_name = "FILE", add = ArgValueCompleter::new(completions::files))]
        files: Vec<PathBuf>,
    },
    /// Show every rule set there is, built in and your own
    #[command(after_help = "Examples:\n  \
        common-ground list\n  \
        common-ground list --json")]
    List {
        /// As JSON, for other programs
        #[arg(long)]
        json: bool,
    },
    /// Show how a talk goes: who, what, when and how long
    #[command(after_help = "Examples:\n  \
        common-ground plan speaker-listener\n  \
        common-ground plan check-in --names Ana,Ben\n  \
        common-ground plan our-talk.ron --participants 5 --json")]
    Plan(Plan),
    /// The rules on one page, to print
    #[command(after_help = "Examples:\n  \
        common-ground card speaker-listener\n  \
        common-ground card speaker-listener --format html > card.html")]
    Card(Card),
    /// Copy a rule set to your folder, to be changed there, and say where it is
    #[command(after_help = "Examples:\n  \
        common-ground new our-talk\n  \
        common-ground new sunday --from check-in")]
    New {
        /// Its name: small letters a to z, digits and hyphens
        #[arg(value_name = "NAME")]
        name: String,
        /// The set to begin with
        #[arg(
            long,
            value_name = "NAME",
            default_value = "speaker-listener",
            add = ArgValueCompleter::new(completions::sets)
        )]
        from: String,
    },
    /// Write what your shell needs to complete commands, options and the names of rule sets
    #[command(after_help = "Examples:\n  \
        common-ground completions bash > ~/.local/share/bash-completion/completions/common-ground\n  \
        common-ground completions zsh > ~/.zfunc/_common-ground\n  \
        common-ground completions fish > ~/.config/fish/completions/common-ground.fish\n\n\
        `make install` and the package do this for everyone on the machine.")]
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: completions::Shell,
    },
    /// Write the manual page
    #[command(hide = true)]
    Man,
}

#[derive(Debug, Args)]
pub(super) struct Start {
    /// A rule set's name, or its file
    #[arg(value_name = "FILE|NAME", add = ArgValueCompleter::new(completions::sets_and_files))]
    pub(super) set: OsString,
    /// Who takes part, first seat first, with commas between
    #[arg(long, value_delimiter = ',')]
    pub(super) names: Option<Vec<String>>,
    /// Fill the screen
    #[arg(long)]
    pub(super) fullscreen: bool,
    /// Run the clock this many times as fast: a rehearsal
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(super) speed: u32,
}

#[derive(Debug, Args)]
pub(super) struct Plan {
    /// A rule set's name, or its file
    #[arg(value_name = "FILE|NAME", add = ArgValueCompleter::new(completions::sets_and_files))]
    pub(super) set: OsString,
    /// For this many people; the fewest it is for when left out
    #[arg(long, value_name = "N", conflicts_with = "names", value_parser = clap::value_parser!(u8).range(1..=12))]
    pub(super) participants: Option<u8>,
    /// For these people, with commas between
    #[arg(long, value_delimiter = ',')]
    pub(super) names: Option<Vec<String>>,
    /// In this language, such as en
    #[arg(long)]
    pub(super) lang: Option<String>,
    /// As JSON, for other programs; in English unless --lang says otherwise
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct Card {
    /// A rule set's name, or its file
    #[arg(value_name = "FILE|NAME", add = ArgValueCompleter::new(completions::sets_and_files))]
    pub(super) set: OsString,
    /// In this language, such as en
    #[arg(long)]
    pub(super) lang: Option<String>,
    /// Markdown, or a page for the browser
    #[arg(long, value_enum, default_value_t = Format::Md)]
    pub(super) format: Format,
}

/// What a card is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Markdown
    Md,
    /// A page that a browser shows and prints
    Html,
}
