//! The clock. Only this reads it; everything else is given a [`Moment`].

mod zone;

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::session::Moment;

pub use zone::zone;

/// Reads the time. Clones keep what [`Clock::carry`] added before.
#[derive(Debug, Clone)]
pub struct Clock {
    source: Source,
    carried: Duration,
}

#[derive(Debug, Clone)]
enum Source {
    System { machine: Arc<str> },
    Hands(Hands),
}

/// Sets a clock by hand, in tests.
#[derive(Debug, Clone)]
pub struct Hands(Arc<Mutex<Dial>>);

#[derive(Debug, Clone)]
struct Dial {
    boot: Duration,
    wall: Timestamp,
    /// How often the machine was started.
    starts: u32,
}

impl Clock {
    /// The machine's own clock.
    #[must_use]
    pub fn system() -> Self {
        Self { source: Source::System { machine: system::machine().into() }, carried: Duration::ZERO }
    }

    /// A clock that stands still until its hands are moved. It begins an hour after the machine was started.
    #[must_use]
    pub fn by_hand(wall: Timestamp) -> (Self, Hands) {
        let hands = Hands(Arc::new(Mutex::new(Dial { boot: Duration::from_secs(3_600), wall, starts: 1 })));
        (Self { source: Source::Hands(hands.clone()), carried: Duration::ZERO }, hands)
    }

    /// Now, on the running talk's timeline, which goes on where it was after the machine was restarted.
    #[must_use]
    pub fn now(&self) -> Moment {
        let machine = self.machine_now();
        Moment::new(machine.boot().saturating_add(self.carried), machine.wall())
    }

    /// Now, by the machine's own clocks.
    #[must_use]
    pub(crate) fn machine_now(&self) -> Moment {
        match &self.source {
            Source::System { .. } => Moment::new(system::boot(), Timestamp::now()),
            Source::Hands(hands) => hands.read(|dial| Moment::new(dial.boot, dial.wall)),
        }
    }

    /// Identifies this start of the machine; if the system doesn't tell, this start of the app.
    #[must_use]
    pub fn machine(&self) -> String {
        match &self.source {
            Source::System { machine } => machine.to_string(),
            Source::Hands(hands) => hands.read(|dial| format!("start {}", dial.starts)),
        }
    }

    /// Adds this to the machine's boot time from now on; see [`Moment::carried_over`].
    pub(crate) fn carry(&mut self, carried: Duration) {
        self.carried = carried;
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}

impl Hands {
    /// Time passes, on both clocks.
    pub fn pass(&self, time: Duration) {
        self.turn(|dial| {
            dial.boot = dial.boot.saturating_add(time);
            dial.wall = dial.wall.saturating_add(time).unwrap_or(dial.wall);
        });
    }

    /// Somebody sets the time of day.
    pub fn set_wall(&self, wall: Timestamp) {
        self.turn(|dial| dial.wall = wall);
    }

    /// The machine is off for this long, and was then started this long ago.
    pub fn restart_machine(&self, off: Duration, since: Duration) {
        self.turn(|dial| {
            dial.boot = since;
            dial.starts += 1;
            dial.wall = dial.wall.saturating_add(off + since).unwrap_or(dial.wall);
        });
    }

    fn turn(&self, how: impl FnOnce(&mut Dial)) {
        how(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn read<T>(&self, what: impl FnOnce(&Dial) -> T) -> T {
        what(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(target_os = "linux")]
mod system {
    use super::{Duration, fs};

    /// Time since the machine was started, asleep or awake.
    pub(super) fn boot() -> Duration {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Duration::new(
            u64::try_from(time.tv_sec).unwrap_or_default(),
            u32::try_from(time.tv_nsec).unwrap_or_default(),
        )
    }

    /// The kernel's name for this start of the machine.
    pub(super) fn machine() -> String {
        fs::read_to_string("/proc/sys/kernel/random/boot_id")
            .map_or_else(|_| super::this_process(), |id| id.trim().to_owned())
    }
}

#[cfg(not(target_os = "linux"))]
mod system {
    use std::sync::OnceLock;
    use std::time::Instant;

    use super::Duration;

    /// Time since the app was started. It may stand still while the machine sleeps: then a turn loses nothing, and a
    /// break is measured anew when the app is next opened.
    pub(super) fn boot() -> Duration {
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }

    pub(super) fn machine() -> String {
        super::this_process()
    }
}

/// Another name for each start of the app, so that time between two of them is taken from the wall clock.
fn this_process() -> String {
    format!("app {} {}", std::process::id(), Timestamp::now().as_microsecond())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    #[test]
    fn the_machines_clock_goes_on_and_its_start_has_one_name() {
        let clock = Clock::system();
        let first = clock.now();
        assert!(clock.now().boot() >= first.boot());
        assert_eq!(clock.machine(), Clock::system().machine());
    }

    #[test]
    fn after_a_restart_time_goes_on_by_the_wall_clock() {
        let (mut clock, hands) = Clock::by_hand(Timestamp::from_second(1_000_000).unwrap());
        let last = clock.now();
        let machine = clock.machine();
        hands.restart_machine(Duration::from_secs(300), Duration::from_secs(30));
        assert_ne!(clock.machine(), machine);
        clock.carry(Moment::carried_over(last, clock.machine_now()));
        assert_eq!(clock.now().boot().saturating_sub(last.boot()), Duration::from_secs(330));
        // Set back by hand, it stands at the last moment and never before it.
        hands.restart_machine(Duration::ZERO, Duration::from_secs(30));
        hands.set_wall(Timestamp::from_second(5).unwrap());
        clock.carry(Moment::carried_over(last, clock.machine_now()));
        assert!(clock.now().boot() >= last.boot());
    }
}
