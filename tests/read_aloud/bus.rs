//! A session bus of a test's own, on which somebody reads screens aloud.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use atspi::proxy::bus::{BusProxyBlocking, StatusProxyBlocking};
use zbus::blocking::{Connection, connection};

use crate::screen::Running;

/// The bus, until the test is over.
pub(crate) struct Bus {
    address: String,
    session: Connection,
    folder: tempfile::TempDir,
    _daemon: Running,
}

impl Bus {
    /// Starts one.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            // What it starts by itself, the bus of the screen readers first of all, has its files here too.
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("XDG_CACHE_HOME", folder.path())
            .env_remove("AT_SPI_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon is missing; `make test` installs it");
        let out = daemon.stdout.take().unwrap();
        let daemon = Running::new(daemon);
        let mut address = String::new();
        let _ = BufReader::new(out).read_line(&mut address).expect("the bus says where it is");
        let address = address.trim().to_owned();
        let session = connection::Builder::address(address.as_str()).unwrap().build().unwrap();
        Self { address, session, folder, _daemon: daemon }
    }

    /// A program that finds this bus, and no other.
    pub(crate) fn reaches(&self, mut program: Command) -> Command {
        let _ = program
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .env_remove("AT_SPI_BUS_ADDRESS");
        program
    }

    /// Says to every program that somebody reads screens aloud from now on, or doesn't any more.
    pub(crate) fn reads_aloud(&self, reads: bool) {
        let status = StatusProxyBlocking::new(&self.session)
            .expect("the bus of screen readers is missing (at-spi2-core); `make test` installs it");
        status.set_is_enabled(reads).unwrap();
    }

    /// The bus that screen readers are on.
    pub(crate) fn of_readers(&self) -> Connection {
        let bus = BusProxyBlocking::new(&self.session).unwrap();
        let address = bus.get_address().unwrap();
        connection::Builder::address(address.as_str()).unwrap().build().unwrap()
    }
}
