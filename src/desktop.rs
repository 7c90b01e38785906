//! What the desktop does for a talk: it keeps the display on while people look at it, calls them back from a break when
//! they look elsewhere, and opens files in other programs.
//!
//! Every call returns at once and none can fail: the desktop is spoken to on other threads, over a bus that may be missing,
//! hang, or go away in between. Then nothing happens, and the talk goes on.

mod awake;
mod keyboard;
mod notification;
mod opener;
pub mod screens;
mod trash;

use std::env;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;

use self::awake::Awake;
use self::notification::Shown;
use self::screens::Screens;

pub use self::opener::{NotOpened, Opener};
pub use self::trash::NotDiscarded;

/// The name by which the desktop knows the app: its desktop file's, its icon's and its windows'.
pub const APP_ID: &str = "common-ground";

/// What the names of this room's threads begin with.
const THREAD: &str = "desktop";

/// A handle to the desktop: cheap to clone, and of no weight to the caller. The default one is silent.
#[derive(Debug, Clone, Default)]
pub struct Desktop(End);

#[derive(Debug, Clone)]
enum End {
    Real(Arc<Real>),
    Silent(Arc<Mutex<Told>>),
}

/// What people are called back with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The headline.
    pub title: String,
    /// A sentence.
    pub words: String,
    /// What pressing it does, in a word or two; `None` where the app can't bring its window forward.
    pub answer: Option<String>,
}

/// Calls that are being taken back.
#[derive(Debug, Default)]
pub(crate) struct Going(Vec<Receiver<()>>);

impl Going {
    /// Waits for so long at most. Whether all have gone.
    pub(crate) fn wait(&self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        let goes = |going: &Receiver<()>| {
            let left = end.saturating_duration_since(Instant::now());
            going.recv_timeout(left) == Err(RecvTimeoutError::Disconnected)
        };
        self.0.iter().all(goes)
    }
}

impl Desktop {
    /// The real one. Nothing is opened before it is needed.
    #[must_use]
    pub fn real() -> Self {
        let (answer, answers) = mpsc::unbounded_channel();
        let held = Mutex::new(Held::default());
        let (display, answers) = (Mutex::default(), Mutex::new(Some(answers)));
        Self(End::Real(Arc::new(Real { held, display, answer, answers })))
    }

    /// The silent one, for tests: it remembers what it was told.
    ///
    /// ```
    /// use common_ground::desktop::Desktop;
    ///
    /// let desktop = Desktop::silent();
    /// desktop.stay_awake(Some("A talk is running"));
    /// assert!(desktop.is_awake());
    /// ```
    #[must_use]
    pub fn silent() -> Self {
        Self(End::Silent(Arc::default()))
    }

    /// Keeps the display on for this reason, which the desktop may show; with none, lets it go dark again when the desktop
    /// thinks fit.
    pub fn stay_awake(&self, why: Option<&str>) {
        match &self.0 {
            End::Real(real) => lock(&real.held).stay_awake(why),
            End::Silent(told) => lock(told).awake = why.is_some(),
        }
    }

    /// Calls people back, in place of an earlier call.
    pub fn call(&self, call: Call) {
        match &self.0 {
            End::Real(real) => {
                let answer = real.answer.clone();
                // Nobody listens any more while the program ends.
                let answered = move || {
                    let _ = answer.send(());
                };
                let mut held = lock(&real.held);
                held.take_back();
                held.shown = notification::show(call, answered);
            }
            End::Silent(told) => {
                let mut told = lock(told);
                told.calls += 1;
                told.call = Some(call);
            }
        }
    }

    /// Takes the call back, if there is one.
    pub(crate) fn take_back(&self) {
        match &self.0 {
            End::Real(real) => lock(&real.held).take_back(),
            End::Silent(told) => lock(told).call = None,
        }
    }

    /// The calls that were taken back, to wait until they have gone: a program that ends before that leaves them behind.
    pub(crate) fn going(&self) -> Going {
        match &self.0 {
            End::Real(real) => Going(std::mem::take(&mut lock(&real.held).going)),
            End::Silent(_) => Going::default(),
        }
    }

    /// Tells each time that somebody presses a call. For the first who asks only; never for the silent one.
    #[must_use]
    pub fn answers(&self) -> Option<UnboundedReceiver<()>> {
        match &self.0 {
            End::Real(real) => lock(&real.answers).take(),
            End::Silent(_) => None,
        }
    }

    /// Whether the display is to be kept on.
    #[must_use]
    pub fn is_awake(&self) -> bool {
        match &self.0 {
            End::Real(real) => lock(&real.held).awake,
            End::Silent(told) => lock(told).awake,
        }
    }

    /// Whether a key is down just now, other than Shift, Ctrl and their like.
    #[must_use]
    pub(crate) fn has_a_key_down(&self) -> bool {
        match &self.0 {
            End::Real(_) => keyboard::has_a_key_down(),
            End::Silent(told) => lock(told).key_down,
        }
    }

    /// Makes the silent one say that a key is held down, or isn't.
    pub fn hold_a_key(&self, down: bool) {
        if let End::Silent(told) = &self.0 {
            lock(told).key_down = down;
        }
    }

    /// The screens, if they are known.
    #[must_use]
    pub fn screens(&self) -> Option<Screens> {
        match &self.0 {
            End::Real(_) => screens::screens(),
            End::Silent(told) => lock(told).screens.clone(),
        }
    }

    /// Makes the silent one know these screens.
    pub fn has_screens(&self, screens: Screens) {
        if let End::Silent(told) = &self.0 {
            lock(told).screens = Some(screens);
        }
    }

    /// Asks the desktop to let one of our windows fill the screen that it is on, or no longer. `window` is its number in the
    /// window system. False if it can't be asked.
    #[must_use]
    pub(crate) fn fill(&self, window: u64, fills: bool) -> bool {
        match &self.0 {
            End::Real(real) => lock(&real.display).fill(window, fills),
            End::Silent(_) => false,
        }
    }

    /// Where the inside of one of our windows begins, without its edge and title bar, in the screens' own pixels. `window` is
    /// its number in the window system. `None` if that isn't known.
    #[must_use]
    pub(crate) fn inside_of(&self, window: u64) -> Option<(i32, i32)> {
        match &self.0 {
            End::Real(real) => lock(&real.display).inside_of(window),
            End::Silent(_) => None,
        }
    }

    /// Opens a file in the person's program for files of its kind. What it gives back comes to an end when that has been
    /// tried.
    ///
    /// # Errors
    /// [`NotOpened`], in the end.
    pub fn open(
        &self,
        file: &Path,
        with: Opener,
    ) -> impl Future<Output = Result<(), NotOpened>> + Send + use<> {
        let opened = match &self.0 {
            End::Real(_) => {
                let file = file.to_owned();
                aside("opener", move || opener::open(&file, with))
            }
            End::Silent(told) => {
                let mut told = lock(told);
                let opened = if told.opens_nothing { Err(NotOpened::NoProgram) } else { Ok(()) };
                if opened.is_ok() {
                    told.opened.push((file.to_owned(), with));
                }
                known(opened)
            }
        };
        async { opened.await.unwrap_or(Err(NotOpened::NoProgram)) }
    }

    /// The files that the silent one has opened in such a program. The real one keeps no record.
    #[must_use]
    pub fn opened(&self, with: Opener) -> Vec<PathBuf> {
        match &self.0 {
            End::Real(_) => Vec::new(),
            End::Silent(told) => {
                let told = lock(told);
                let opened = told.opened.iter().filter(|(_, program)| *program == with);
                opened.map(|(file, _)| file.clone()).collect()
            }
        }
    }

    /// Makes the silent one have no program that opens files.
    pub fn opens_nothing(&self) {
        if let End::Silent(told) = &self.0 {
            lock(told).opens_nothing = true;
        }
    }

    /// Puts a file into the trash. What it gives back comes to an end when that has been tried.
    ///
    /// # Errors
    /// [`NotDiscarded`], in the end: the file is where it was.
    pub fn discard(&self, file: &Path) -> impl Future<Output = Result<(), NotDiscarded>> + Send + use<> {
        let discarded = match &self.0 {
            End::Real(_) => {
                let file = file.to_owned();
                aside("trash", move || trash::discard(&file))
            }
            End::Silent(told) => known(lock(told).discard(file)),
        };
        async { discarded.await.unwrap_or(Err(NotDiscarded::NoTrash)) }
    }

    /// Gives the silent one this folder as its trash; without one it has none.
    pub fn has_trash(&self, folder: &Path) {
        if let End::Silent(told) = &self.0 {
            lock(told).trash = Some(folder.to_owned());
        }
    }

    /// The folder in which people keep their documents; their home folder if they have none; `None` where neither is
    /// known. What it gives back comes to an end when that has been looked for.
    pub fn documents(&self) -> impl Future<Output = Option<PathBuf>> + Send + use<> {
        let documents = match &self.0 {
            End::Real(_) => aside("documents", || {
                let folders = directories::UserDirs::new()?;
                let usual = folders.home_dir().join("Documents");
                let own = folders.document_dir().map_or(usual, Path::to_owned);
                Some(if own.is_dir() { own } else { folders.home_dir().to_owned() })
            }),
            End::Silent(told) => known(lock(told).documents.clone()),
        };
        async { documents.await.ok().flatten() }
    }

    /// Makes the silent one know where documents are.
    pub fn has_documents(&self, folder: &Path) {
        if let End::Silent(told) = &self.0 {
            lock(told).documents = Some(folder.to_owned());
        }
    }

    /// The call that the silent one shows. The real one keeps no record: always `None`.
    #[must_use]
    pub fn called(&self) -> Option<Call> {
        match &self.0 {
            End::Real(_) => None,
            End::Silent(told) => lock(told).call.clone(),
        }
    }

    /// How often the silent one has called. The real one keeps no record: always 0.
    #[must_use]
    pub fn calls(&self) -> usize {
        match &self.0 {
            End::Real(_) => 0,
            End::Silent(told) => lock(told).calls,
        }
    }
}

/// Whether our windows are X11's.
#[must_use]
pub(crate) fn is_on_x11() -> bool {
    let named = |variable| env::var_os(variable).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && !["WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(named)
}

/// Whether this is one of the threads that speak to the desktop. Libraries that they use panic when a bus goes away. That
/// is caught and does no harm, so that it need not be reported in a terminal.
#[must_use]
pub(crate) fn is_at_work() -> bool {
    thread::current().name().is_some_and(|name| name.starts_with(THREAD))
}

#[derive(Debug)]
struct Real {
    held: Mutex<Held>,
    display: Mutex<screens::Line>,
    answer: UnboundedSender<()>,
    answers: Mutex<Option<UnboundedReceiver<()>>>,
}

/// What the desktop does for us now, as far as we know.
#[derive(Debug, Default)]
struct Held {
    awake: bool,
    /// The line to the thread that keeps the display on, once that has been wanted.
    line: Option<Awake>,
    shown: Option<Shown>,
    /// Calls that were taken back, until the desktop has done so: each is dropped at the other end then.
    going: Vec<Receiver<()>>,
}

impl Held {
    fn take_back(&mut self) {
        self.going.retain(|going| going.try_recv() == Err(TryRecvError::Empty));
        self.going.extend(self.shown.take().map(Shown::let_go));
    }

    fn stay_awake(&mut self, why: Option<&str>) {
        let awake = why.is_some();
        if awake == self.awake {
            return;
        }
        self.awake = awake;
        if awake && self.line.is_none() {
            self.line = Awake::start();
        }
        if let Some(line) = &self.line {
            line.wish(why.map(str::to_owned));
        }
    }
}

/// What the silent one was told.
#[derive(Debug, Default)]
struct Told {
    awake: bool,
    key_down: bool,
    call: Option<Call>,
    calls: usize,
    screens: Option<Screens>,
    opened: Vec<(PathBuf, Opener)>,
    opens_nothing: bool,
    documents: Option<PathBuf>,
    trash: Option<PathBuf>,
}

impl Told {
    fn discard(&self, file: &Path) -> Result<(), NotDiscarded> {
        let (Some(trash), Some(name)) = (&self.trash, file.file_name()) else {
            return Err(NotDiscarded::NoTrash);
        };
        std::fs::rename(file, trash.join(name)).map_err(|error| NotDiscarded::Failed(error.to_string()))
    }
}

impl Default for End {
    fn default() -> Self {
        Self::Silent(Arc::default())
    }
}

/// Does something that may take a moment on a thread of its own. Nothing comes of it where there can be none.
fn aside<T: Send + 'static>(name: &str, work: impl FnOnce() -> T + Send + 'static) -> oneshot::Receiver<T> {
    let (tell, told) = oneshot::channel();
    let works = move || {
        // Nobody waits any more while the program ends.
        let _ = tell.send(work());
    };
    if let Err(error) = thread::Builder::new().name(format!("{THREAD} {name}")).spawn(works) {
        no_help("no thread to ask the desktop on", &error);
    }
    told
}

/// What is known without asking anybody.
fn known<T>(what: T) -> oneshot::Receiver<T> {
    let (tell, told) = oneshot::channel();
    let _ = tell.send(what);
    told
}

/// Logs why the desktop does nothing for us.
fn no_help(what: &str, why: &dyn fmt::Display) {
    tracing::info!(%why, "{what}");
}

/// What is locked is consistent at any moment, even if another thread panicked.
fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
