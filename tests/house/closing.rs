//! How a talk comes to its close, as its host says it aloud.

use std::sync::Arc;
use std::time::Duration;

use common_ground::clock::{Clock, Hands};
use common_ground::plan::{Choices, lay_out};
use common_ground::record::journal::Header;
use common_ground::rule_set::RuleSet;
use common_ground::session::Event;
use common_ground::talk::Host;
use common_ground::words::Words;
use jiff::Timestamp;

const SET: &str = r#"(
    format: 1, name: "Short",
    turns: { "turn": (title: "Turn", time: "1m") },
    flow: [Everyone("turn"), Everyone("turn")],
    breaks: (breath: None),
    close: (next_talk: "7d"),
)"#;

/// Two people in a talk, and what is said aloud there.
pub(super) struct Room {
    host: Host,
    clock: Clock,
    hands: Hands,
}

impl Room {
    fn new() -> Self {
        Self::with(SET, ["", ""])
    }

    /// In a talk by this set.
    pub(super) fn with(set: &str, names: [&str; 2]) -> Self {
        let (clock, hands) = Clock::by_hand(Timestamp::from_second(1_000_000).unwrap());
        let rules: RuleSet = common_ground::rule_set::ron_options().from_str(set).unwrap();
        let choices = Choices { names: names.map(str::to_owned).to_vec(), ..Choices::default() };
        let plan = lay_out(&Arc::new(rules), &choices).unwrap();
        let header = Header::new(set.to_owned(), plan.choices.clone(), 1, clock.now(), &clock);
        let (host, _) = Host::start(plan, header, &[], Words::english());
        Self { host, clock, hands }
    }

    /// Something happens after a second; gives what is said aloud.
    pub(super) fn after_a_second(&mut self, event: &Event) -> Vec<String> {
        self.hands.pass(Duration::from_secs(1));
        self.host.apply(event, self.clock.now()).aloud
    }
}

#[test]
fn a_talk_that_is_ended_early_comes_to_its_close_in_other_words() {
    let mut room = Room::new();
    let enough = ["That’s enough for today."];
    assert_eq!(room.after_a_second(&Event::EndNow), enough);
    assert_eq!(room.host.next_talk(), None);

    // Back from a break at that close, it is still that close.
    let _ = room.after_a_second(&Event::TakeBreak);
    let _ = room.after_a_second(&Event::AskEnd);
    assert_eq!(room.after_a_second(&Event::End), enough);

    // Taken back, and gone through in a few seconds: that is no talk.
    let _ = room.after_a_second(&Event::Undo);
    let _ = room.after_a_second(&Event::Next);
    assert_eq!(room.after_a_second(&Event::Next), enough);
    assert_eq!(room.host.next_talk(), None, "nobody meant to talk again");

    // Taken back once more, and gone on to the end.
    let _ = room.after_a_second(&Event::Undo);
    for _ in 0..30 {
        let _ = room.after_a_second(&Event::Clock);
    }
    assert_eq!(room.after_a_second(&Event::Next), ["The talk is at its close."]);
    assert_eq!(room.host.next_talk(), Some(7));
}
