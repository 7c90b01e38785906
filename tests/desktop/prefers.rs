//! Whether the running program follows what the desktop prefers. The test stands in for the desktop: a session bus of
//! its own with the settings portal on it.

#![allow(missing_docs, reason = "what the bus calls has no reader here")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use tokio::runtime::Runtime;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, connection, fdo, interface};

use crate::bus::Bus;
use crate::process::becomes;
use crate::screen::{Home, Screen};

const PATH: &str = "/org/freedesktop/portal/desktop";
const APPEARANCE: &str = "org.freedesktop.appearance";
const INTERFACE: &str = "org.gnome.desktop.interface";

/// The settings portal, with what the desktop prefers, by namespace and key.
#[derive(Clone, Default)]
struct Portal(Arc<Mutex<HashMap<(String, String), Value<'static>>>>);

#[interface(name = "org.freedesktop.portal.Settings")]
impl Portal {
    /// A value within a value, as the portal returns it.
    fn read(&self, namespace: &str, key: &str) -> fdo::Result<OwnedValue> {
        let missing = || fdo::Error::Failed(format!("no {key} in {namespace}"));
        let value = self.0.lock().unwrap().get(&(namespace.to_owned(), key.to_owned())).cloned();
        let inner = value.ok_or_else(missing)?;
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

struct Desktop {
    bus: Bus,
    portal: Portal,
    connection: Connection,
    runtime: Runtime,
}

impl Desktop {
    fn new(prefers: &[(&str, u32)]) -> Self {
        let bus = Bus::new();
        let portal = Portal::default();
        let of = |key: &str| (APPEARANCE.to_owned(), key.to_owned());
        portal.0.lock().unwrap().extend(prefers.iter().map(|(key, value)| (of(key), Value::from(*value))));
        let runtime = Runtime::new().unwrap();
        let connection = connection::Builder::address(bus.address())
            .unwrap()
            .name("org.freedesktop.portal.Desktop")
            .unwrap()
            .serve_at(PATH, portal.clone())
            .unwrap();
        let connection = runtime.block_on(connection.build()).expect("the bus takes the portal");
        Self { bus, portal, connection, runtime }
    }

    /// The person changes what they prefer.
    fn prefers(&self, key: &str, value: u32) {
        self.sets(APPEARANCE, key, Value::from(value));
    }

    fn sets(&self, namespace: &str, key: &str, value: Value<'static>) {
        let of = (namespace.to_owned(), key.to_owned());
        let _ = self.portal.0.lock().unwrap().insert(of, value.clone());
        let emitter = SignalEmitter::new(&self.connection, PATH).unwrap();
        let said = Portal::setting_changed(&emitter, namespace, key, value);
        self.runtime.block_on(said).unwrap();
    }
}

#[test]
fn the_running_program_follows_what_the_desktop_prefers() {
    let desktop = Desktop::new(&[("color-scheme", 1), ("reduced-motion", 0)]);
    let screen = Screen::new("prefers");
    let home = Home::new();
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"];
    let _app = home.app_on(&screen, desktop.bus.address(), &talk);
    // It begins in dark colours, which the desktop preferred before the program started.
    screen.has_ground([0x14, 0x19, 0x1E]);
    desktop.prefers("color-scheme", 2);
    screen.has_ground([0xF7, 0xF4, 0xEE]);
    desktop.prefers("color-scheme", 1);
    screen.has_ground([0x14, 0x19, 0x1E]);

    // In a break a disk breathes; for people who want less motion, words beside the time say the breath.
    screen.keys(&["b"]);
    screen.shows("Let’s take a break.");
    screen.shows("Breathe");
    screen.hides("seconds");
    desktop.prefers("reduced-motion", 1);
    screen.shows("seconds");
    desktop.prefers("reduced-motion", 0);
    screen.hides("seconds");
}

#[test]
fn hours_are_counted_as_on_the_desktop() {
    let desktop = Desktop::new(&[]);
    desktop.sets(INTERFACE, "clock-format", Value::from("24h"));
    let screen = Screen::new("hours");
    let home = Home::new();
    let talk = ["--quiet-sound", "start", "speaker-listener", "--names", "Anabel,Bernard"];
    let _app = home.app_on(&screen, desktop.bus.address(), &talk);
    screen.keys(&["b"]);
    screen.shows("Back at");
    let noon = |words: &str| words.contains(" am") || words.contains(" pm");
    assert!(!noon(&screen.shows_line("Back at")));
    desktop.sets(INTERFACE, "clock-format", Value::from("12h"));
    assert!(becomes(|| noon(&screen.shows_line("Back at"))), "the promised time stayed as it was");
}
