//! A desktop's session bus, on which a screen reader may listen.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use atspi::proxy::bus::{BusProxyBlocking, StatusProxyBlocking};
use zbus::MatchRule;
use zbus::blocking::{Connection, MessageIterator, connection};
use zbus::message::Type;

use super::screen::Running;

/// The bus, and who is on it.
pub(crate) struct Bus {
    pub(crate) address: String,
    _session: Connection,
    _events: Option<MessageIterator>,
    _folder: tempfile::TempDir,
    _daemon: Running,
}

impl Bus {
    /// Starts it, with or without a screen reader that asks for all events.
    pub(crate) fn new(aloud: bool) -> Self {
        let folder = tempfile::tempdir().expect("there is room for a folder");
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address"])
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("XDG_CACHE_HOME", folder.path())
            .env_remove("AT_SPI_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts");
        let out = daemon.stdout.take().expect("its output is read");
        let daemon = Running(daemon);
        let mut address = String::new();
        let _ = BufReader::new(out).read_line(&mut address).expect("the bus says where it is");
        let address = address.trim().to_owned();
        let session = connect(&address);
        let status = StatusProxyBlocking::new(&session).expect("at-spi2-core is installed");
        status.set_is_enabled(aloud).expect("somebody can listen");
        let events = aloud.then(|| {
            let readers = BusProxyBlocking::new(&session).and_then(|bus| bus.get_address());
            let readers = connect(&readers.expect("the readers have a bus"));
            let all = MatchRule::builder().msg_type(Type::Signal).build();
            MessageIterator::for_match_rule(all, &readers, None).expect("events are heard")
        });
        Self { address, _session: session, _events: events, _folder: folder, _daemon: daemon }
    }
}

fn connect(address: &str) -> Connection {
    connection::Builder::address(address).and_then(connection::Builder::build).expect("the bus answers")
}
