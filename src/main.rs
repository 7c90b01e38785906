//! The thin binary.

use std::process::ExitCode;

use common_ground::cli::{self, Outcome};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(status) => ExitCode::from(status),
        Outcome::Window(_request) => ExitCode::SUCCESS,
    }
}
