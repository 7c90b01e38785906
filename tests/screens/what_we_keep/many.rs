//! Thousands of past talks.

use std::fs;
use std::time::{Duration, Instant};

use common_ground::record::ledger::Id;
use iced::keyboard::key::Named;
use jiff::ToSpan;
use jiff::civil::date;

use super::*;

const MANY: usize = 3_000;

#[test]
fn thousands_of_past_talks_are_listed_and_each_can_be_reached() {
    let first = date(2018, 1, 1);
    let talks: Vec<_> = (0..MANY)
        .map(|number| {
            let day = first.checked_add(i64::try_from(number).unwrap().days()).unwrap();
            let mut talk = past(day, "check-in");
            talk.id = Id(number as u64 + 1);
            talk.began = evening(day);
            talk.topic = Some(format!("Topic {number}"));
            talk
        })
        .collect();
    let home = Home::new().with_settings("(history: true)");
    fs::create_dir_all(home.path("data")).unwrap();
    fs::write(home.path("data/history.ron"), ron::to_string(&talks).unwrap()).unwrap();
    let mut person = on_the_page_of(home);
    person.must_see(format!("Topic {}", MANY - 1).as_str());
    let shown = person.everything().len();
    assert!(shown < 500, "{shown} texts are laid out");
    // The first one is at the end, and opens there.
    let _ = person.key(Named::End);
    let _picture = person.glimpse();
    let _ = person.key(Named::End);
    let _ = person.press_last(said!("keeping-talk-read"));
    person.must_see(said!("keeping-notes"));
    person.must_see("Topic 0");
    // Nobody waits for it.
    let since = Instant::now();
    for _ in 0..20 {
        let _ = person.turns_the_wheel(-200.0).reads();
    }
    assert!(since.elapsed() < Duration::from_secs(20), "{:?}", since.elapsed());
}
