//! A desktop of the test's own: a session bus that nothing else uses, with stand-ins for the service that keeps the
//! display on and the one that shows notifications.

#![allow(
    clippy::needless_pass_by_value,
    clippy::too_many_arguments,
    clippy::used_underscore_binding,
    reason = "the stand-ins are told things as the bus hands them over"
)]

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use zbus::blocking::fdo::DBusProxy;
use zbus::blocking::{Connection, connection};
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;

use crate::process::{Running, becomes, comes, needs};

/// Only the bus itself: it starts no services, and nothing outside is told of it.
const SETTINGS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The bus.
pub(crate) struct Bus {
    address: String,
    /// The folder for its files.
    folder: tempfile::TempDir,
    server: Running,
}

impl Bus {
    /// Starts one, and waits until it answers.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (settings, socket) = (folder.path().join("bus.conf"), folder.path().join("bus"));
        fs::write(&settings, SETTINGS.replace("SOCKET", &socket.display().to_string())).unwrap();
        Self::start(folder, &format!("--config-file={}", settings.display()))
    }

    /// The same, but it starts the services that a desktop's bus would, such as the bus of screen readers.
    pub(crate) fn with_services() -> Self {
        Self::start(tempfile::tempdir().unwrap(), "--session")
    }

    fn start(folder: tempfile::TempDir, settings: &str) -> Self {
        needs("dbus-daemon");
        let mut server = Command::new("dbus-daemon")
            .args([settings, "--nofork", "--nopidfile", "--print-address=1"])
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("XDG_CACHE_HOME", folder.path())
            .env_remove("AT_SPI_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the bus starts");
        let out = server.stdout.take().unwrap();
        let server = Running::new(server);
        let mut address = String::new();
        let _ = BufReader::new(out).read_line(&mut address).expect("the bus says where it is");
        let address = address.trim().to_owned();
        assert!(!address.is_empty(), "the bus has no address");
        Self { address, folder, server }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Makes a program use this bus, and no other.
    pub(crate) fn reaches(&self, mut program: Command) -> Command {
        let _ = program
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("XDG_RUNTIME_DIR", self.folder.path())
            .env_remove("AT_SPI_BUS_ADDRESS");
        program
    }

    /// Ends the bus, with everything on it.
    pub(crate) fn dies(&mut self) {
        self.server.kill();
    }

    /// A desktop that does what it is asked.
    pub(crate) fn desktop(&self) -> Stand {
        let told = Arc::new(Mutex::new(Told::default()));
        let connection = connection::Builder::address(self.address())
            .unwrap()
            .serve_at("/org/freedesktop/ScreenSaver", ScreenSaver(Arc::clone(&told)))
            .unwrap()
            .serve_at("/org/freedesktop/Notifications", Notifications(Arc::clone(&told)))
            .unwrap()
            .name("org.freedesktop.ScreenSaver")
            .unwrap()
            .name("org.freedesktop.Notifications")
            .unwrap()
            .build()
            .unwrap();
        Stand { told, connection }
    }
}

/// What the desktop was told.
#[derive(Debug, Default, Clone)]
pub(crate) struct Told {
    /// All promises to keep the display on, in order.
    pub(crate) promises: Vec<Promise>,
    /// All notifications, in order.
    pub(crate) notes: Vec<Note>,
}

/// A promise to keep the display on.
#[derive(Debug, Clone)]
pub(crate) struct Promise {
    /// The program that it was made to.
    pub(crate) app: String,
    pub(crate) reason: String,
    /// The connection that asked for it.
    by: String,
    pub(crate) given_back: bool,
}

/// A notification.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) app: String,
    pub(crate) icon: String,
    pub(crate) title: String,
    pub(crate) words: String,
    pub(crate) actions: Vec<String>,
    pub(crate) desktop_entry: String,
    pub(crate) is_silent: bool,
    pub(crate) closed: bool,
}

/// The desktop's end.
pub(crate) struct Stand {
    told: Arc<Mutex<Told>>,
    connection: Connection,
}

impl Stand {
    /// What it has been told by now.
    pub(crate) fn told(&self) -> Told {
        self.told.lock().unwrap().clone()
    }

    /// Waits until it has been told something.
    #[track_caller]
    pub(crate) fn until(&self, what: &str, told: impl Fn(&Told) -> bool) -> Told {
        let now = comes(|| Some(self.told()).filter(&told));
        now.unwrap_or_else(|| panic!("{what} never came; it was told {:?}", self.told()))
    }

    /// How many promises hold: they weren't given back, and the program that asked is still on the bus.
    pub(crate) fn holds(&self) -> usize {
        let bus = DBusProxy::new(&self.connection).unwrap();
        let there = |name: &str| bus.name_has_owner(name.try_into().unwrap()).unwrap();
        self.told().promises.iter().filter(|one| !one.given_back && there(&one.by)).count()
    }

    /// Waits until this many promises hold.
    #[track_caller]
    pub(crate) fn must_hold(&self, promises: usize) {
        assert!(becomes(|| self.holds() == promises), "{promises} were to hold: {:?}", self.told());
    }

    /// A person presses a notification, counted from 1.
    pub(crate) fn presses(&self, note: u32) {
        let (path, interface) = ("/org/freedesktop/Notifications", "org.freedesktop.Notifications");
        let pressed = (note, "default");
        self.connection.emit_signal(None::<&str>, path, interface, "ActionInvoked", &pressed).unwrap();
    }
}

struct ScreenSaver(Arc<Mutex<Told>>);

#[zbus::interface(name = "org.freedesktop.ScreenSaver")]
impl ScreenSaver {
    fn inhibit(&self, app: String, reason: String, #[zbus(header)] header: Header<'_>) -> u32 {
        let by = header.sender().map(ToString::to_string).unwrap_or_default();
        let promises = &mut self.0.lock().unwrap().promises;
        promises.push(Promise { app, reason, by, given_back: false });
        u32::try_from(promises.len()).unwrap()
    }

    fn un_inhibit(&self, cookie: u32) {
        self.0.lock().unwrap().promises[cookie as usize - 1].given_back = true;
    }
}

struct Notifications(Arc<Mutex<Told>>);

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    fn notify(
        &self,
        app: String,
        _replaces: u32,
        icon: String,
        title: String,
        words: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let text = |hint: &str| hints.get(hint).and_then(|hint| String::try_from(hint.clone()).ok());
        let is_silent = hints.get("suppress-sound").is_some_and(|hint| bool::try_from(hint) == Ok(true));
        let desktop_entry = text("desktop-entry").unwrap_or_default();
        let notes = &mut self.0.lock().unwrap().notes;
        notes.push(Note { app, icon, title, words, actions, desktop_entry, is_silent, closed: false });
        u32::try_from(notes.len()).unwrap()
    }

    async fn close_notification(&self, #[zbus(signal_emitter)] emitter: SignalEmitter<'_>, note: u32) {
        self.0.lock().unwrap().notes[note as usize - 1].closed = true;
        Self::notification_closed(&emitter, note, 3).await.unwrap();
    }

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, note: u32, reason: u32) -> zbus::Result<()>;
}

/// A bus that accepts every call and answers none.
pub(crate) struct Hanging {
    path: PathBuf,
    _folder: tempfile::TempDir,
    _socket: std::os::unix::net::UnixListener,
}

impl Hanging {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bus");
        let socket = std::os::unix::net::UnixListener::bind(&path).unwrap();
        Self { path, _folder: folder, _socket: socket }
    }

    pub(crate) fn address(&self) -> String {
        format!("unix:path={}", self.path.display())
    }
}
