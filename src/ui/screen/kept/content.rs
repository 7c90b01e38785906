//! What there is to show of all that is kept, put together from the ledgers. It knows no window.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::record::agreements::{Agreement, State};
use crate::record::history::PastTalk;
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::LastTime;
use crate::record::next_talk::NextTalk;
use crate::record::on_paths::OnPath;

/// What the ledgers hold.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sources<'a> {
    /// Agreements, whatever became of them.
    pub agreements: &'a [Agreement],
    /// The talk that is meant to be next.
    pub next: Option<&'a NextTalk>,
    /// Past talks.
    pub history: &'a [PastTalk],
    /// The rules for a set's next talk.
    pub rules: &'a [KeptRules],
    /// How the last talks were set up.
    pub last_times: &'a [LastTime],
    /// Where people are on their paths.
    pub on_paths: &'a [OnPath],
}

/// What there is to show. A part that holds nothing isn't shown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Content<'a> {
    /// All agreements.
    pub agreements: &'a [Agreement],
    /// How many of them are open.
    pub open: usize,
    pub next: Option<&'a NextTalk>,
    /// Topics that wait, those of the next talk first.
    pub topics: Vec<Parked<'a>>,
    /// The newest first.
    pub talks: Vec<&'a PastTalk>,
    /// The newest first.
    pub rules: Vec<&'a KeptRules>,
    /// The newest first.
    pub set_ups: Vec<&'a LastTime>,
    /// The last used first.
    pub paths: Vec<&'a OnPath>,
}

/// A topic for another day, and where it waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parked<'a> {
    pub topic: &'a str,
    /// Whether it waits for the next talk.
    pub waits: bool,
    /// When the last talk began in which it was parked; `None` if none is remembered.
    pub from: Option<Timestamp>,
}

impl<'a> Content<'a> {
    /// What there is to show of this.
    #[must_use]
    pub(crate) fn of(sources: Sources<'a>) -> Self {
        let Sources { agreements, next, history, rules, last_times, on_paths } = sources;
        let mut talks: Vec<&PastTalk> = history.iter().collect();
        talks.sort_by_key(|talk| std::cmp::Reverse(talk.began));
        let mut rules: Vec<&KeptRules> = rules.iter().collect();
        rules.sort_by_key(|rules| std::cmp::Reverse(rules.began));
        let mut set_ups: Vec<&LastTime> = last_times.iter().collect();
        set_ups.sort_by_key(|last| std::cmp::Reverse(last.began));
        let mut paths: Vec<&OnPath> = on_paths.iter().collect();
        paths.sort_by_key(|path| std::cmp::Reverse(path.last()));
        Self {
            agreements,
            open: agreements.iter().filter(|one| one.state == State::Open).count(),
            next,
            topics: parked(next, &talks),
            talks,
            rules,
            set_ups,
            paths,
        }
    }

    /// Whether there is nothing at all.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.agreements.is_empty()
            && self.next.is_none()
            && self.topics.is_empty()
            && self.talks.is_empty()
            && self.rules.is_empty()
            && self.set_ups.is_empty()
            && self.paths.is_empty()
    }

    /// The agreements that were made in this talk.
    pub(crate) fn made_in(&self, talk: &PastTalk) -> impl Iterator<Item = &'a Agreement> {
        let began = talk.began;
        self.agreements.iter().filter(move |one| one.began == began)
    }
}

/// The topics that wait: each once, wherever it was parked.
fn parked<'a>(next: Option<&'a NextTalk>, newest_first: &[&'a PastTalk]) -> Vec<Parked<'a>> {
    let waiting = next.into_iter().flat_map(|next| &next.topics).map(|topic| (topic, true, None));
    let past = newest_first.iter().flat_map(|talk| {
        let began = Some(talk.began);
        talk.parked.iter().map(move |topic| (topic, false, began))
    });
    let mut all: Vec<Parked<'a>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (topic, waits, from) in waiting.chain(past) {
        if let Some(known) = places.get(topic.as_str()).and_then(|place| all.get_mut(*place)) {
            known.from = known.from.or(from);
        } else {
            let _new = places.insert(topic, all.len());
            all.push(Parked { topic, waits, from });
        }
    }
    all
}

/// What people wrote of what they valued in earlier talks, the newest first.
#[must_use]
pub(crate) fn valued(history: &[PastTalk]) -> Vec<String> {
    let mut talks: Vec<&PastTalk> = history.iter().filter(|talk| !talk.appreciation.is_empty()).collect();
    talks.sort_by_key(|talk| std::cmp::Reverse(talk.began));
    let words = talks.into_iter().flat_map(|talk| &talk.appreciation).filter(|word| !word.trim().is_empty());
    words.cloned().collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::collections::BTreeMap;

    use super::*;
    use crate::record::agreements::Id;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_790_000_000 + second).unwrap()
    }

    fn texts(all: &[&str]) -> Vec<String> {
        all.iter().map(|text| (*text).to_owned()).collect()
    }

    fn talk(second: i64, parked: &[&str], appreciation: &[&str]) -> PastTalk {
        PastTalk {
            id: Id(u64::try_from(second).unwrap()),
            talk: "two".to_owned(),
            began: at(second),
            ended: at(second + 60),
            participants: texts(&["Ana", "Ben"]),
            topic: None,
            parked: texts(parked),
            appreciation: texts(appreciation),
            notes: String::new(),
        }
    }

    fn agreement(second: i64, state: State) -> Agreement {
        let what = format!("From {second}");
        Agreement { state, ..Agreement::new(what, Vec::new(), at(second), "two".to_owned(), at(second)) }
    }

    #[test]
    fn where_nothing_is_kept_there_is_nothing() {
        assert!(Content::of(Sources::default()).is_empty());
        let agreements = [agreement(1, State::Dropped)];
        let content = Content::of(Sources { agreements: &agreements, ..Sources::default() });
        assert!(!content.is_empty(), "what was dropped is kept, too");
        assert_eq!(content.open, 0);
    }

    #[test]
    fn each_kind_is_something() {
        let rules = [KeptRules::new("two".to_owned(), BTreeMap::new(), at(1))];
        let last = [LastTime::new(&crate::plan::Choices::default(), at(1))];
        let path = [OnPath::new("path-two".to_owned(), at(1))];
        let (next, history) = (NextTalk::default(), [talk(1, &[], &[])]);
        let nothing = Sources::default();
        for sources in [
            Sources { rules: &rules, ..nothing },
            Sources { last_times: &last, ..nothing },
            Sources { on_paths: &path, ..nothing },
            Sources { next: Some(&next), ..nothing },
            Sources { history: &history, ..nothing },
        ] {
            assert!(!Content::of(sources).is_empty(), "{sources:?}");
        }
    }

    #[test]
    fn past_talks_come_newest_first_with_the_agreements_made_in_them() {
        let history = [talk(2, &[], &[]), talk(3, &[], &[]), talk(1, &[], &[])];
        let agreements = [agreement(2, State::Open), agreement(9, State::Open), agreement(2, State::Done)];
        let sources = Sources { history: &history, agreements: &agreements, ..Sources::default() };
        let content = Content::of(sources);
        let order: Vec<u64> = content.talks.iter().map(|talk| talk.id.0).collect();
        assert_eq!((order, content.open), (vec![3, 2, 1], 2));
        let made: Vec<State> = content.made_in(&history[0]).map(|one| one.state).collect();
        assert_eq!(made, [State::Open, State::Done]);
        assert_eq!(content.made_in(&history[1]).count(), 0);
    }

    #[test]
    fn a_topic_is_there_once_wherever_it_waits() {
        let history = [talk(1, &["Money", "The car"], &[]), talk(2, &["Money", "Sunday"], &[])];
        let next = NextTalk { topics: texts(&["Sunday", "Sleep"]), ..NextTalk::default() };
        let content = Content::of(Sources { next: Some(&next), history: &history, ..Sources::default() });
        let parked = |topic, waits, from: Option<i64>| Parked { topic, waits, from: from.map(at) };
        assert_eq!(
            content.topics,
            [
                parked("Sunday", true, Some(2)),
                parked("Sleep", true, None),
                parked("Money", false, Some(2)),
                parked("The car", false, Some(1)),
            ]
        );
    }

    #[test]
    fn what_people_valued_comes_newest_first_without_empty_lines() {
        let history = [talk(1, &[], &["You listened"]), talk(3, &[], &["The tea", " "]), talk(2, &[], &[])];
        assert_eq!(valued(&history), ["The tea", "You listened"]);
    }
}
