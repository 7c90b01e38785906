//! An open discussion, as its host says it aloud and in passing.

use std::sync::Arc;
use std::time::Duration;

use common_ground::clock::{Clock, Hands};
use common_ground::plan::{Choices, lay_out};
use common_ground::record::journal::Header;
use common_ground::rule_set::RuleSet;
use common_ground::session::{Event, Voice};
use common_ground::talk::Host;
use common_ground::words::Words;
use jiff::Timestamp;

const SET: &str = r#"(
    format: 1, name: "Open",
    rules: [(id: "one", text: "One voice at a time")],
    turns: { "talk": (title: "Talk it over", rules: ["one"]), "end": (title: "Thanks", time: "1m") },
    flow: [Exchange(turn: "talk", each: "20s"), Everyone("end")],
    breaks: (breath: None),
)"#;

struct Room {
    host: Host,
    clock: Clock,
    hands: Hands,
}

impl Room {
    /// A talk that has begun, with what was said aloud then.
    fn new() -> (Self, Vec<String>) {
        let (clock, hands) = Clock::by_hand(Timestamp::from_second(1_000_000).unwrap());
        let set: RuleSet = common_ground::rule_set::ron_options().from_str(SET).unwrap();
        let names = vec!["Ana".to_owned(), "Ben".to_owned()];
        let plan = lay_out(&Arc::new(set), &Choices { names, ..Choices::default() }).unwrap();
        let header = Header::new(SET.to_owned(), plan.choices.clone(), 1, clock.now(), &clock);
        let (host, outcome) = Host::start(plan, header, &[], Words::english());
        (Self { host, clock, hands }, outcome.aloud)
    }

    fn does(&mut self, event: &Event) -> Vec<String> {
        self.host.apply(event, self.clock.now()).aloud
    }

    fn waits(&mut self, seconds: u64) {
        for _ in 0..seconds {
            self.hands.pass(Duration::from_secs(1));
            let _ = self.does(&Event::Clock);
        }
    }

    fn note(&self) -> Option<&str> {
        self.host.note(self.clock.now())
    }
}

#[test]
fn who_takes_the_floor_and_who_gives_it_back_is_said() {
    let (mut room, began) = Room::new();
    assert_eq!(began, ["Talk it over. Open discussion, 20 seconds each. 40 seconds."]);
    assert_eq!(room.does(&Event::TakeFloor(0)), ["Ana has the floor."]);
    assert_eq!(room.does(&Event::TakeFloor(1)), ["Ben has the floor."]);
    // Shown for a while, and read from there.
    assert_eq!(room.does(&Event::GiveFloor(1)), Vec::<String>::new());
    assert_eq!(room.note(), Some("Ben gave the floor back."));
    // Back in it after a wrong key, whoever had it has it.
    let _ = room.does(&Event::TakeFloor(1));
    let _ = room.does(&Event::Next);
    let back = room.does(&Event::Back);
    assert!(back[0].starts_with("Talk it over. Ben has the floor."), "{back:?}");
}

#[test]
fn a_used_share_is_said_gently_and_no_longer_than_it_is_so() {
    let (mut room, _) = Room::new();
    let _ = room.does(&Event::TakeFloor(0));
    room.waits(20);
    assert_eq!(room.note(), Some("Ana’s time is used. Others can speak."));
    let _ = room.does(&Event::TakeFloor(0));
    assert_eq!(room.note(), Some("Ana’s time is used. Anyone can ask for a minute more."));
    let _ = room.does(&Event::TakeFloor(1));
    assert_eq!(room.note(), None, "Ben speaks");
    let _ = room.does(&Event::TakeFloor(1));
    assert_eq!(room.note(), Some("Ben already has the floor."));
    // A minute more is for anyone, Ana too.
    for event in [Event::AskMore, Event::Consent(Voice::Seat(0)), Event::Consent(Voice::Seat(1))] {
        let _ = room.does(&event);
    }
    room.waits(20);
    assert_eq!(room.note(), Some("Ben’s own time is used. What’s left is for anyone."));
    let _ = room.does(&Event::TakeFloor(0));
    assert_eq!((room.host.session().holder(), room.note()), (Some(0), None));
}
