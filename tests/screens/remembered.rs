//! What a couple has kept by now, as the ledgers hold it: for tests of the page that shows it, and for its pictures.

use std::collections::BTreeMap;
use std::time::Duration;

use common_ground::plan::way::How;
use common_ground::plan::{Choices, OwnRule, RuleChoice, TurnKind};
use common_ground::record::agreements::{Agreement, Agreements};
use common_ground::record::history::{History, PastTalk};
use common_ground::record::kept_rules::{KeptRules, RulesKept};
use common_ground::record::last_time::{LastTime, LastTimes};
use common_ground::record::ledger::Id;
use common_ground::record::next_talk::{NextTalk, NextTalks};
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use super::home::Home;

/// Words as the ledgers have them.
pub(crate) fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

/// Half past seven on this evening.
pub(crate) fn evening(day: Date) -> Timestamp {
    day.at(19, 30, 0, 0).to_zoned(TimeZone::system()).unwrap().timestamp()
}

/// A talk of Ana's and Ben's that took 40 minutes.
pub(crate) fn past(day: Date, talk: &str) -> PastTalk {
    let began = evening(day);
    PastTalk {
        id: Id::default(),
        talk: talk.to_owned(),
        began,
        ended: began + Duration::from_secs(2_400),
        participants: texts(&["Ana", "Ben"]),
        topic: None,
        parked: Vec::new(),
        appreciation: Vec::new(),
        notes: String::new(),
    }
}

impl Home {
    /// A home in which this talk is remembered, too.
    pub(crate) fn with_past(self, talk: PastTalk) -> Self {
        let _ = History::at(self.folders().history()).add(talk).unwrap();
        self
    }

    /// A home in which this was agreed, too, in the talk of that day.
    pub(crate) fn with_agreement(self, what: &str, day: Date) -> Self {
        let began = evening(day);
        let agreement =
            Agreement::new(what.to_owned(), texts(&["Ben"]), began, "speaker-listener".to_owned(), began);
        let _ = Agreements::at(self.folders().agreements()).add(agreement).unwrap();
        self
    }

    /// A home in which this talk is meant to be next.
    pub(crate) fn with_next(self, day: Option<Date>, topics: &[&str]) -> Self {
        let next = NextTalk {
            talk: "speaker-listener".to_owned(),
            names: texts(&["Ana", "Ben"]),
            at: day.map(evening),
            topics: texts(topics),
            ..NextTalk::default()
        };
        let _ = NextTalks::at(self.folders().next_talk()).keep_only(next).unwrap();
        self
    }

    /// A home in which rules are kept for a next talk.
    pub(crate) fn with_kept_rules(self, talk: &str) -> Self {
        let rules = BTreeMap::from([
            ("own-words".to_owned(), RuleChoice::Reword("Say “I” first".to_owned())),
            ("no-absolutes".to_owned(), RuleChoice::LeaveOut),
        ]);
        let own = OwnRule { id: "own-1".to_owned(), text: "Phones away".to_owned(), say: None };
        let rules = KeptRules::new(talk.to_owned(), rules, evening(date(2026, 11, 15))).with_own(vec![own]);
        let _ = RulesKept::at(self.folders().kept_rules()).keep(rules).unwrap();
        self
    }

    /// A home in which it is kept how the last talk was set up.
    pub(crate) fn with_last_time(self, talk: &str) -> Self {
        let kind = TurnKind { turn: "speak".to_owned(), time: Duration::from_secs(60) };
        let choices = Choices {
            name: talk.to_owned(),
            names: texts(&["Ana", "Ben"]),
            times: BTreeMap::from([(kind, Duration::from_secs(120))]),
            break_length: Some(Duration::from_secs(1_800)),
            ..Choices::default()
        };
        let last = LastTime::new(&choices, evening(date(2026, 11, 15)));
        let _ = LastTimes::at(self.folders().last_times()).keep(last).unwrap();
        self
    }

    /// A home in which something of each kind is kept.
    pub(crate) fn full(self) -> Self {
        let november = |day| date(2026, 11, day);
        // The theme that is looked at stays.
        let settings = self.read("config/settings.ron");
        let before = settings.trim_start_matches('(').trim_end_matches(')').to_owned();
        let before = if before.is_empty() { before } else { before + ", " };
        self.with_settings(&format!("({before}history: true, safety_seen: true)"))
            .with_past(PastTalk {
                topic: Some("The holidays".to_owned()),
                appreciation: texts(&["You waited until I had finished"]),
                parked: texts(&["Money"]),
                ..past(november(8), "check-in")
            })
            .with_past(PastTalk {
                topic: Some("The weekend".to_owned()),
                appreciation: texts(&["The tea you made"]),
                parked: texts(&["The car"]),
                notes: "Next time before dinner\nA walk first helps".to_owned(),
                ..past(november(15), "speaker-listener")
            })
            .with_agreement("Dinner on Fridays, phones away", november(15))
            .with_agreement("I text when I’m later than seven", november(8))
            .with_next(Some(november(29)), &["Money"])
            .with_kept_rules("speaker-listener")
            .with_last_time("speaker-listener")
            .with_place("path-staying-close", &[("check-in", How::Done, 8)])
    }
}

#[test]
fn what_was_just_kept_is_read_whole() {
    let home = Home::new().full();
    let ledgers = common_ground::record::books::Ledgers::read(&home.folders());
    let notices = [
        ledgers.agreements.notices,
        ledgers.next_talk.notices,
        ledgers.history.notices,
        ledgers.rules.notices,
        ledgers.last_times.notices,
        ledgers.on_paths.notices,
    ];
    assert_eq!(notices.into_iter().flatten().collect::<Vec<_>>(), []);
}
