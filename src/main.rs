//! The thin binary.

use std::process::ExitCode;

use common_ground::cli::{self, Outcome, WindowRequest};
use common_ground::ui;
use tracing_subscriber::filter::{EnvFilter, LevelFilter};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Outcome::Exit(status) => ExitCode::from(status),
        Outcome::Window(request) => open(*request),
    }
}

fn open(request: WindowRequest) -> ExitCode {
    // Quiet unless asked: RUST_LOG=common_ground=info says what the app notices about the system it runs on.
    let log = EnvFilter::builder().with_default_directive(LevelFilter::ERROR.into()).from_env_lossy();
    tracing_subscriber::fmt().with_env_filter(log).with_writer(std::io::stderr).init();
    match ui::run(request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            cli::try_x11();
            ExitCode::from(cli::no_window(&error))
        }
    }
}
