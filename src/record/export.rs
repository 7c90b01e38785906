//! What is kept, put together for people to take along: all of it, or a part. Never what nobody asked to keep of a talk,
//! such as how long somebody spoke or who asked for a break: the ledgers don't have it.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::agreements::{Agreement, Id, Look, State};
use super::books::Ledgers;
use super::history::PastTalk;
use super::kept_rules::KeptRules;
use super::last_time::LastTime;
use super::ledger::known;
use super::next_talk::NextTalk;
use super::on_paths::OnPath;
use crate::plan::way::{How, Of};
use crate::plan::{OwnRule, RuleChoice};

/// The number of this form of the JSON. It changes when something is taken away or comes to mean something else.
const FORMAT: u32 = 1;

/// What is wanted of all that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum What {
    /// All of it.
    #[default]
    Everything,
    /// Agreements alone.
    Agreements,
    /// One agreement.
    Agreement(Id),
    /// One past talk, with what was agreed in it.
    Talk(Id),
}

/// What is kept, in the order in which people read it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Kept {
    /// Agreements that are open: those that are due first, then by their next day.
    pub open: Vec<Agreement>,
    /// Those that are done, the latest first.
    pub done: Vec<Agreement>,
    /// Those that were dropped, the latest first.
    pub dropped: Vec<Agreement>,
    /// Past talks, the latest first.
    pub talks: Vec<PastTalk>,
    /// The talk that is meant to be next, if it has a day, or people.
    pub next: Option<NextTalk>,
    /// Topics that wait for it, or for any other day.
    pub parked: Vec<String>,
    /// The rules that people keep for a set's next talk, the latest first.
    pub rules: Vec<KeptRules>,
    /// How the last talk with a set was set up, the latest first.
    pub set_ups: Vec<LastTime>,
    /// Where people are on their paths, the last used first.
    pub paths: Vec<OnPath>,
}

impl Kept {
    /// What is wanted, of what the ledgers hold on this day.
    #[must_use]
    pub fn of(ledgers: Ledgers, what: What, today: Date) -> Self {
        let mut kept = Self::default();
        let talk = |id: Id| ledgers.history.entries.iter().find(|talk| talk.id == id);
        let wanted = |agreement: &Agreement| match what {
            What::Everything | What::Agreements => true,
            What::Agreement(id) => agreement.id == id,
            What::Talk(id) => talk(id).is_some_and(|talk| talk.began == agreement.began),
        };
        let (agreements, _): (Vec<_>, Vec<_>) = ledgers.agreements.entries.into_iter().partition(wanted);
        for agreement in agreements {
            match agreement.state {
                State::Open => kept.open.push(agreement),
                State::Done => kept.done.push(agreement),
                State::Dropped => kept.dropped.push(agreement),
            }
        }
        for group in [&mut kept.open, &mut kept.done, &mut kept.dropped] {
            group.sort_by_key(|one| one.order(today));
        }
        kept.talks = match what {
            What::Everything => ledgers.history.entries,
            What::Talk(id) => ledgers.history.entries.into_iter().filter(|talk| talk.id == id).collect(),
            What::Agreements | What::Agreement(_) => Vec::new(),
        };
        kept.talks.sort_by_key(|talk| std::cmp::Reverse(talk.began));
        if what != What::Everything {
            return kept;
        }
        if let Some(mut next) = ledgers.next_talk.entries.into_iter().next_back() {
            kept.parked = std::mem::take(&mut next.topics);
            // Where only topics wait, nothing is arranged.
            kept.next = (next.at.is_some() || !next.names.is_empty()).then_some(next);
        }
        kept.rules = ledgers.rules.entries;
        kept.rules.sort_by_key(|rules| std::cmp::Reverse(rules.began));
        kept.set_ups = ledgers.last_times.entries;
        kept.set_ups.sort_by_key(|last| std::cmp::Reverse(last.began));
        kept.paths = ledgers.on_paths.entries;
        kept.paths.sort_by_key(|path| std::cmp::Reverse(path.last()));
        kept
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let agreements = [&self.open, &self.done, &self.dropped];
        agreements.into_iter().all(Vec::is_empty)
            && self.talks.is_empty()
            && self.next.is_none()
            && self.parked.is_empty()
            && self.rules.is_empty()
            && self.set_ups.is_empty()
            && self.paths.is_empty()
    }

    /// The names of the sets for which something is kept; one may come twice.
    pub fn sets(&self) -> impl Iterator<Item = &str> {
        let set_ups = self.set_ups.iter().map(|last| last.talk.as_str());
        self.rules.iter().map(|rules| rules.talk.as_str()).chain(set_ups)
    }

    /// All agreements: open ones, those that are done, and dropped ones.
    pub fn agreements(&self) -> impl Iterator<Item = &Agreement> {
        self.open.iter().chain(&self.done).chain(&self.dropped)
    }

    /// What was agreed in a talk, in the order in which it was written down.
    #[must_use]
    pub fn agreed_in(&self, talk: &PastTalk) -> Vec<&Agreement> {
        let mut agreed: Vec<_> =
            self.agreements().filter(|agreement| agreement.began == talk.began).collect();
        agreed.sort_by_key(|agreement| agreement.made);
        agreed
    }

    /// The same as other programs read it: see `docs/export.md`.
    #[must_use]
    pub fn for_programs(&self) -> impl Serialize + '_ {
        Json {
            format: FORMAT,
            agreements: self.agreements().map(JsonAgreement::of).collect(),
            talks: self.talks.iter().map(|talk| JsonTalk::of(talk, &self.agreed_in(talk))).collect(),
            next_talk: self.next.as_ref().map(JsonNext::of),
            parked: &self.parked,
            rules: self.rules.iter().map(JsonKeptRules::of).collect(),
            set_ups: self.set_ups.iter().map(JsonSetUp::of).collect(),
            paths: self.paths.iter().map(JsonPath::of).collect(),
        }
    }
}

/// How long a talk took; `None` where one of its ends can't be read.
#[must_use]
pub fn length(talk: &PastTalk) -> Option<Duration> {
    let (began, ended) = (known(talk.began)?, known(talk.ended)?);
    Some(Duration::try_from(ended.duration_since(began)).unwrap_or_default())
}

#[derive(Serialize)]
struct Json<'a> {
    format: u32,
    agreements: Vec<JsonAgreement<'a>>,
    talks: Vec<JsonTalk<'a>>,
    next_talk: Option<JsonNext<'a>>,
    parked: &'a [String],
    rules: Vec<JsonKeptRules<'a>>,
    set_ups: Vec<JsonSetUp<'a>>,
    paths: Vec<JsonPath<'a>>,
}

#[derive(Serialize)]
struct JsonAgreement<'a> {
    /// As text: numbers of this size lose their last digits in some programs.
    id: String,
    state: &'static str,
    what: &'a str,
    who: &'a [String],
    by: Option<Date>,
    until: Option<Date>,
    review: Option<Date>,
    otherwise: Option<&'a str>,
    people: &'a [String],
    yes: &'a [String],
    set: &'a str,
    topic: Option<&'a str>,
    talk_began: Option<Timestamp>,
    made: Option<Timestamp>,
    course: Vec<JsonLook<'a>>,
}

impl<'a> JsonAgreement<'a> {
    fn of(agreement: &'a Agreement) -> Self {
        Self {
            id: agreement.id.0.to_string(),
            state: match agreement.state {
                State::Open => "open",
                State::Done => "done",
                State::Dropped => "dropped",
            },
            what: &agreement.what,
            who: &agreement.who,
            by: agreement.by,
            until: agreement.until,
            review: agreement.review,
            otherwise: text(&agreement.otherwise),
            people: &agreement.people,
            yes: &agreement.yes,
            set: &agreement.talk,
            topic: text(&agreement.topic),
            talk_began: known(agreement.began),
            made: known(agreement.made),
            course: agreement.course.iter().map(JsonLook::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct JsonLook<'a> {
    on: Date,
    how: &'static str,
    in_the_way: Option<&'a str>,
    talk_began: Option<Timestamp>,
}

impl<'a> JsonLook<'a> {
    fn of(look: &'a Look) -> Self {
        Self {
            on: look.on,
            how: look.how.key(),
            in_the_way: text(&look.note),
            talk_began: look.began.and_then(known),
        }
    }
}

#[derive(Serialize)]
struct JsonTalk<'a> {
    id: String,
    set: &'a str,
    began: Option<Timestamp>,
    ended: Option<Timestamp>,
    seconds: Option<u64>,
    people: &'a [String],
    topic: Option<&'a str>,
    agreements: Vec<String>,
    parked: &'a [String],
    appreciation: &'a [String],
    notes: Option<&'a str>,
}

impl<'a> JsonTalk<'a> {
    fn of(talk: &'a PastTalk, agreed: &[&Agreement]) -> Self {
        Self {
            id: talk.id.0.to_string(),
            set: &talk.talk,
            began: known(talk.began),
            ended: known(talk.ended),
            seconds: length(talk).map(|length| length.as_secs()),
            people: &talk.participants,
            topic: talk.topic.as_deref(),
            agreements: agreed.iter().map(|agreement| agreement.id.0.to_string()).collect(),
            parked: &talk.parked,
            appreciation: &talk.appreciation,
            notes: text(&talk.notes),
        }
    }
}

#[derive(Serialize)]
struct JsonNext<'a> {
    set: &'a str,
    people: &'a [String],
    at: Option<Timestamp>,
    talk_began: Option<Timestamp>,
}

impl<'a> JsonNext<'a> {
    fn of(next: &'a NextTalk) -> Self {
        Self {
            set: &next.talk,
            people: &next.names,
            at: next.at.and_then(known),
            talk_began: next.began.and_then(known),
        }
    }
}

#[derive(Serialize)]
struct JsonKeptRules<'a> {
    set: &'a str,
    talk_began: Option<Timestamp>,
    #[serde(flatten)]
    decided: Decided<'a>,
}

impl<'a> JsonKeptRules<'a> {
    fn of(kept: &'a KeptRules) -> Self {
        Self { set: &kept.talk, talk_began: known(kept.began), decided: Decided::of(&kept.rules, &kept.own) }
    }
}

/// What people decided about the rules of a set. Those that aren't named are as the set has them.
#[derive(Serialize)]
struct Decided<'a> {
    reworded: Vec<JsonRule<'a>>,
    left_out: Vec<&'a str>,
    added: Vec<JsonRule<'a>>,
}

impl<'a> Decided<'a> {
    fn of(rules: &'a BTreeMap<String, RuleChoice>, own: &'a [OwnRule]) -> Self {
        let reworded = rules.iter().filter_map(|(rule, choice)| match choice {
            RuleChoice::Reword(words) => Some(JsonRule { rule, words, say: None }),
            RuleChoice::Adopt | RuleChoice::LeaveOut => None,
        });
        let left_out = rules.iter().filter(|(_, choice)| **choice == RuleChoice::LeaveOut);
        let added =
            own.iter().map(|own| JsonRule { rule: &own.id, words: &own.text, say: own.say.as_deref() });
        Self {
            reworded: reworded.collect(),
            left_out: left_out.map(|(rule, _)| rule.as_str()).collect(),
            added: added.collect(),
        }
    }
}

#[derive(Serialize)]
struct JsonRule<'a> {
    rule: &'a str,
    words: &'a str,
    say: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonSetUp<'a> {
    set: &'a str,
    talk_began: Option<Timestamp>,
    people: &'a [String],
    times: Vec<JsonTime<'a>>,
    rounds: Vec<JsonRounds>,
    break_seconds: Option<u64>,
    limit_seconds: Option<u64>,
    end_sound: Option<&'a str>,
    #[serde(flatten)]
    decided: Decided<'a>,
    order: &'a [String],
}

impl<'a> JsonSetUp<'a> {
    fn of(last: &'a LastTime) -> Self {
        let choices = &last.choices;
        let times = choices.times.iter().map(|(kind, time)| JsonTime {
            turn: &kind.turn,
            usual_seconds: kind.time.as_secs(),
            seconds: time.as_secs(),
        });
        let rounds = choices.rounds.iter().map(|(repeat, rounds)| JsonRounds {
            // People count from one.
            repeat: repeat.saturating_add(1),
            rounds: *rounds,
        });
        Self {
            set: &last.talk,
            talk_began: known(last.began),
            people: &choices.names,
            times: times.collect(),
            rounds: rounds.collect(),
            break_seconds: choices.break_length.map(|length| length.as_secs()),
            limit_seconds: choices.limit.map(|limit| limit.as_secs()),
            end_sound: choices.end_sound.as_deref(),
            decided: Decided::of(&choices.rules, &choices.own_rules),
            order: &choices.order,
        }
    }
}

#[derive(Serialize)]
struct JsonTime<'a> {
    turn: &'a str,
    usual_seconds: u64,
    seconds: u64,
}

#[derive(Serialize)]
struct JsonRounds {
    repeat: usize,
    rounds: u32,
}

#[derive(Serialize)]
struct JsonPath<'a> {
    path: &'a str,
    started: Option<Timestamp>,
    steps: Vec<JsonStep<'a>>,
}

#[derive(Serialize)]
struct JsonStep<'a> {
    set: Option<&'a str>,
    how: &'static str,
    at: Option<Timestamp>,
    talk_began: Option<Timestamp>,
}

impl<'a> JsonPath<'a> {
    fn of(on_path: &'a OnPath) -> Self {
        let steps = on_path.done().map(|mark| JsonStep {
            set: match &mark.step {
                Of::Set(name) => Some(name.as_str()),
                Of::Break => None,
            },
            how: if mark.how == How::Skipped { "skipped" } else { "done" },
            at: known(mark.at),
            talk_began: mark.began.and_then(known),
        });
        Self { path: &on_path.path, started: on_path.since(), steps: steps.collect() }
    }
}

/// A text, unless it is empty.
fn text(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
