//! A session bus on which a screen reader listens.

use std::process::Command;

use atspi::proxy::bus::{BusProxyBlocking, StatusProxyBlocking};
use zbus::blocking::{Connection, connection};

use crate::bus::Bus;

/// The bus, until the test is over, and a place on it.
pub(crate) struct Readers {
    bus: Bus,
    session: Connection,
}

impl Readers {
    pub(crate) fn new() -> Self {
        let bus = Bus::with_services();
        let session = connection::Builder::address(bus.address()).unwrap().build().unwrap();
        Self { bus, session }
    }

    /// Makes a program use this bus, and no other.
    pub(crate) fn reach(&self, program: Command) -> Command {
        self.bus.reaches(program)
    }

    /// Tells every program that a screen reader listens from now on, or doesn't any more.
    pub(crate) fn read_aloud(&self, reads: bool) {
        let status = StatusProxyBlocking::new(&self.session)
            .expect("the bus of screen readers is missing (at-spi2-core); `make test` installs it");
        status.set_is_enabled(reads).unwrap();
    }

    /// The bus of the screen readers.
    pub(crate) fn own_bus(&self) -> Connection {
        let bus = BusProxyBlocking::new(&self.session).unwrap();
        let address = bus.get_address().unwrap();
        connection::Builder::address(address.as_str()).unwrap().build().unwrap()
    }
}
