//! What can be wrong with the steps of a flow.

use std::time::Duration;

/// Steps that make no sense where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants say what their values are")]
pub enum Steps {
    /// The flow has no steps.
    EmptyFlow,
    /// This step, such as `Each`, has no steps in it.
    Empty { step: String },
    /// Steps stand inside more steps than this.
    TooDeep { most: usize },
    /// A step that needs a speaker stands outside of `Each`.
    OutsideEach { step: String },
    /// There is no `Speaker` in an `UntilHeard`.
    NoSpeaker,
    /// After the `Speaker` of an `UntilHeard` there is neither a `Listener` nor a `Seat`.
    NotSaidBack,
    /// There is no `Speaker` in an `UntilHeard`, and neither a `Listener` nor a `Seat`.
    NothingHeard,
    /// Only this seat, of so many, says back what is said, and it is among those who speak.
    BackToThemselves { seat: i64, people: i64 },
    /// An `Ask` has a time.
    TimedAsk,
    /// A turn that only asks has a time.
    TimeOfQuestion,
    /// A list of seats is empty.
    ForNobody,
    /// An exchange is for one person.
    AloneInExchange,
    /// An exchange names a seat twice.
    SeatTwice { seat: i64 },
    /// Each has more time in an exchange than it takes in all.
    ShareTooLong { whole: Duration },
    /// There is no seat 0.
    SeatZero,
    /// There is no such seat in a set for so many people.
    NoSeat { seat: i64, people: i64 },
}
