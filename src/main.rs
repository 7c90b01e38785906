//! The thin binary.

use std::process::ExitCode;

use common_ground::cli::{self, Outcome};
use common_ground::ui;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(status) => ExitCode::from(status),
        Outcome::Window(request) => match ui::run(*request) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => ExitCode::from(cli::no_window(&error)),
        },
    }
}
