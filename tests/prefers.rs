//! Whether the running program follows what the desktop prefers. The desktop is stood in for: a session bus of its own,
//! with the settings portal on it.

#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop where something is missing"
)]
#![allow(missing_docs, reason = "what the bus calls has no reader here")]

#[path = "desktop/screen.rs"]
mod screen;

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use screen::{Home, Running, Screen};
use tokio::runtime::Runtime;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, connection, fdo, interface};

const PATH: &str = "/org/freedesktop/portal/desktop";
const APPEARANCE: &str = "org.freedesktop.appearance";

/// The settings portal, and what the desktop prefers.
#[derive(Clone, Default)]
struct Portal(Arc<Mutex<HashMap<String, u32>>>);

#[interface(name = "org.freedesktop.portal.Settings")]
impl Portal {
    /// A value within a value, as the portal has it.
    fn read(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
        let missing = || fdo::Error::Failed(format!("no {key} in {namespace}"));
        let value = self.0.lock().unwrap().get(key).copied().filter(|_| namespace == APPEARANCE);
        let inner = Value::from(value.ok_or_else(missing)?);
        Ok(OwnedValue::try_from(Value::Value(Box::new(inner))).unwrap())
    }

    #[zbus(signal)]
    async fn setting_changed(
        emitter: &SignalEmitter<'_>,
        namespace: &str,
        key: &str,
        value: Value<'_>,
    ) -> zbus::Result<()>;
}

/// A desktop of its own.
struct Desktop {
    address: String,
    portal: Portal,
    bus: Connection,
    runtime: Runtime,
    _daemon: Running,
}

impl Desktop {
    fn new(prefers: &[(&str, u32)]) -> Self {
        let mut daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts; `make test` installs it");
        let mut address = String::new();
        let _ = BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let (address, daemon) = (address.trim().to_owned(), Running::new(daemon));
        let portal = Portal::default();
        portal.0.lock().unwrap().extend(prefers.iter().map(|(key, value)| ((*key).to_owned(), *value)));
        let runtime = Runtime::new().unwrap();
        let bus = connection::Builder::address(address.as_str())
            .unwrap()
            .name("org.freedesktop.portal.Desktop")
            .unwrap()
            .serve_at(PATH, portal.clone())
            .unwrap();
        let bus = runtime.block_on(bus.build()).expect("the bus takes the portal");
        Self { address, portal, bus, runtime, _daemon: daemon }
    }

    /// The person changes what they prefer.
    fn prefers(&self, key: &str, value: u32) {
        let _ = self.portal.0.lock().unwrap().insert(key.to_owned(), value);
        let emitter = SignalEmitter::new(&self.bus, PATH).unwrap();
        let said = Portal::setting_changed(&emitter, APPEARANCE, key, Value::from(value));
        self.runtime.block_on(said).unwrap();
    }
}

#[test]
fn the_running_program_follows_what_the_desktop_prefers() {
    let desktop = Desktop::new(&[("color-scheme", 1), ("reduced-motion", 0)]);
    let screen = Screen::new("prefers");
    let home = Home::new();
    let mut command =
        home.command(&["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"]);
    let _ = command.env("DBUS_SESSION_BUS_ADDRESS", &desktop.address);
    let _app = screen.opens(command);
    // It begins in the dark, which the desktop preferred before it was there.
    screen.has_ground([0x14, 0x19, 0x1E]);
    desktop.prefers("color-scheme", 2);
    screen.has_ground([0xF7, 0xF4, 0xEE]);
    desktop.prefers("color-scheme", 1);
    screen.has_ground([0x14, 0x19, 0x1E]);

    // A break breathes in a disk; for whoever wants less motion, in words beside the time.
    screen.keys(&["b"]);
    screen.shows("Let’s take a break.");
    screen.shows("Breathe");
    screen.hides("seconds");
    desktop.prefers("reduced-motion", 1);
    screen.shows("seconds");
    desktop.prefers("reduced-motion", 0);
    screen.hides("seconds");
}
