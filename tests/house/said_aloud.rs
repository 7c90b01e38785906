//! What a screen reader says of time to draw on between turns, and of a clock that the set stops.

use common_ground::session::Event;

use super::closing::Room;

const DEBATE: &str = r#"(
    format: 1, name: "Debate",
    turns: { "speech": (title: "Speech", time: "1m"), "open": (title: "Open floor") },
    flow: [Seat(1, "speech"), Seat(2, "speech"), Everyone("open")],
    pools: { "prep": (title: "Preparation", time: "20s") },
)"#;

const WALK: &str = r#"(
    format: 1, name: "Walk", breaks: (breath: None),
    turns: { "walk": (title: "Walk", time: "1m", cues: [(at: Elapsed("2s"), pause: true)]) },
    flow: [Everyone("walk")],
)"#;

#[test]
fn who_uses_time_and_what_is_left_is_said_once() {
    let mut room = Room::with(DEBATE, ["Ana", "Ben"]);
    let nothing: [&str; 0] = [];
    let _ = room.after_a_second(&Event::Next);
    assert_eq!(room.after_a_second(&Event::Next), ["Ben’s turn. Speech. 1 minute."]);
    assert_eq!(room.after_a_second(&Event::Draw), ["Ben. Preparation. 20 seconds left."]);
    assert_eq!(room.after_a_second(&Event::Clock), nothing);
    assert_eq!(room.after_a_second(&Event::Pause), ["Paused."]);
    assert_eq!(room.after_a_second(&Event::Resume), ["The clock is running. 18 seconds left."]);
    assert_eq!(room.after_a_second(&Event::StopDrawing), ["Stopped. 17 seconds left for later."]);
    let _ = room.after_a_second(&Event::Draw);
    for _ in 0..16 {
        assert_eq!(room.after_a_second(&Event::Clock), nothing);
    }
    assert_eq!(room.after_a_second(&Event::Clock), ["Ben’s time is used up. Go on when you’re ready."]);
    assert_eq!(room.after_a_second(&Event::StopDrawing), nothing);
    let _ = room.after_a_second(&Event::Next);
    let _ = room.after_a_second(&Event::Next);
    // Nobody in particular is next; only Ana has any left.
    assert_eq!(room.after_a_second(&Event::Draw), ["Ana. Preparation. 20 seconds left."]);
}

#[test]
fn a_clock_that_the_set_stops_is_said_also_after_a_break() {
    let mut room = Room::with(WALK, ["Ana", "Ben"]);
    let _ = room.after_a_second(&Event::Clock);
    assert_eq!(room.after_a_second(&Event::Clock), ["The clock waits. Go on when you’re ready."]);
    let _ = room.after_a_second(&Event::TakeBreak);
    let _ = room.after_a_second(&Event::Ready(common_ground::session::Voice::Seat(0)));
    assert_eq!(
        room.after_a_second(&Event::Ready(common_ground::session::Voice::Seat(1))),
        ["Back. Walk. 58 seconds left. The clock waits. Go on when you’re ready."]
    );
    assert_eq!(room.after_a_second(&Event::Next), ["The clock is running. 58 seconds left."]);
}
