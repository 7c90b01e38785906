//! The local time zone.

use std::env;
use std::ffi::OsStr;
use std::path::Path;
use std::sync::OnceLock;

use jiff::tz::TimeZone;

use crate::library::read;

/// The variable that names another zone than the system's.
const NAMES: &str = "TZ";

/// The system's zone, where it is a file.
const SYSTEM: &str = "/etc/localtime";

/// The largest file that is read, in bytes: more than any zone has.
const LARGEST: u64 = 1024 * 1024;

/// The local time zone, for everything that is shown and typed. `TZ` may name anything, even a device without an end, so
/// the file is checked before it is read. If it names no zone, the system's applies.
#[must_use]
pub fn zone() -> TimeZone {
    static NAMED: OnceLock<Option<TimeZone>> = OnceLock::new();
    let named = NAMED.get_or_init(|| match env::var_os(NAMES) {
        Some(name) => Some(named(&name)),
        None => is_odd(Path::new(SYSTEM)).then_some(TimeZone::UTC),
    });
    // The system's can change while the app runs: people travel.
    named.clone().unwrap_or_else(TimeZone::system)
}

fn named(name: &OsStr) -> TimeZone {
    let name = name.to_str().unwrap_or_default();
    let name = name.strip_prefix(':').unwrap_or(name);
    if let Ok(zone) = TimeZone::get(name) {
        return zone;
    }
    if is_odd(Path::new(name)) {
        return system();
    }
    // A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`, a plain file, or nothing at all.
    TimeZone::try_system().unwrap_or_else(|_| system())
}

/// The system's zone, whatever `TZ` names.
fn system() -> TimeZone {
    let file = read::read_at_most(Path::new(SYSTEM), LARGEST).ok();
    file.and_then(|bytes| TimeZone::tzif("system", &bytes).ok()).unwrap_or(TimeZone::UTC)
}

/// Whether reading this could take for ever, or long.
fn is_odd(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| !found.is_file() || found.len() > LARGEST)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use jiff::Timestamp;

    use super::*;

    fn hours(name: &str) -> i32 {
        named(OsStr::new(name)).to_offset(Timestamp::from_second(1_750_000_000).unwrap()).seconds() / 3_600
    }

    #[test]
    fn a_zone_goes_by_its_name() {
        assert_eq!((hours("UTC"), hours(":Asia/Tokyo"), hours("Europe/Berlin")), (0, 9, 2));
    }

    #[test]
    fn what_names_no_zone_is_the_systems() {
        let system = system().to_offset(Timestamp::from_second(1_750_000_000).unwrap()).seconds() / 3_600;
        for odd in ["/dev/zero", ":/dev/zero", "/", "/nowhere/at/all"] {
            assert_eq!(hours(odd), system, "{odd}");
        }
    }
}
