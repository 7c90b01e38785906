//! Plans: a rule set laid out for these people, as a flat list of steps with times and cues.
//!
//! A session runs through a plan, set-up shows its length, and `common-ground plan` prints it. Steps share what they have
//! in common through [`Arc`], so that 10,000 of them are cheap.

mod choices;
mod cue;
mod hush;
pub(crate) mod millis;
mod outline;
mod own_set;
mod turns;
mod unroll;
pub mod way;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::rule_set::measure::Span;
use crate::rule_set::{self, AtEnd, Close, List, Overtime, Pattern, Require, RuleSet, Text, bounds, clean};

pub use choices::{Choices, OwnRule, RuleChoice, TurnKind};
pub(crate) use cue::Again;
pub use cue::PlanCue;
pub(crate) use hush::hush;
pub use outline::{
    asking_repeats, end_sounds, has_roles, is_check_in, repeats, seats_with_a_part, turn_kinds,
};
pub use own_set::{Naming, NotKept, own_set};

/// The most people who have a number in one talk: those who left keep theirs, so that there can be more than are ever
/// here at once.
pub(crate) const NUMBERED: usize = 24;

/// A rule set laid out for these people.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The rule set that it was laid out from, [with](Choices::agreed) the rules that people added.
    pub set: Arc<RuleSet>,
    /// What people chose in set-up.
    pub choices: Choices,
    /// The set's name, in the talk's language.
    pub name: String,
    /// What the talk is about.
    pub topic: Option<String>,
    /// Everyone who has a number in this talk, in seat order; see [`Plan::is_present`].
    pub participants: Vec<String>,
    /// The rules that were adopted or reworded, in the order of their keys 1, 2, 3, …
    pub rules: Vec<PlanRule>,
    /// The steps, with all rounds that a `Repeat` may come to.
    pub steps: Vec<PlanStep>,
    /// Time that each participant may draw on between steps, in the order of the pools' ids.
    pub pools: Vec<PlanPool>,
    /// Whether the stage counts the seconds past a turn's end.
    pub overtime: Overtime,
    /// The set's own lines of *Words that help*; empty if it has none.
    pub repair: Vec<String>,
    /// The set's own suggestions for a break; empty if it has none.
    pub suggestions: Vec<String>,
    /// How breaks go in this talk.
    pub breaks: rule_set::Breaks,
    /// When the talk offers to close.
    pub limit: Option<Duration>,
    /// How the talk ends.
    pub close: Close,
}

/// Time that each participant may draw on between steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPool {
    /// Its id in the set.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How much each participant has in all.
    pub time: Duration,
}

/// A ground rule of this talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanRule {
    /// Its id in the set.
    pub id: String,
    /// The rule, as people worded it.
    pub text: String,
    /// A sentence to try.
    pub say: Option<String>,
    /// A sentence to leave.
    pub avoid: Option<String>,
    /// The reason.
    pub why: Option<String>,
    /// What a statement coach looks for under this rule.
    pub watch: Vec<Pattern>,
}

/// One step of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanStep {
    /// Its place in the plan, from 0.
    pub index: usize,
    /// What it shows and how long it takes; shared by all steps of the same kind.
    pub turn: Arc<PlanTurn>,
    /// What kind of step it is.
    pub kind: Kind,
    /// The participant (from 0) who holds the floor, or who answers. `None` where everyone or several do.
    pub holder: Option<usize>,
    /// The participant (from 0) whose part of an `Each` this is.
    pub speaker: Option<usize>,
    /// Planned time before it.
    pub starts: Duration,
    /// Which round of the outermost `Repeat` around it.
    pub round: Option<Round>,
    /// Where it stands in the flow, whoever takes part: counts top-level steps, and rounds outside any `Each`. Never falls
    /// from one step to the next.
    pub place: u64,
    /// For a gate: where its answers lead.
    pub gate: Option<Gate>,
    /// For a question after a round: where its answers lead.
    pub ask: Option<Ask>,
    /// Inside an `Each`: where passing leads.
    pub pass: Option<Pass>,
    /// For an exchange: who takes part, and how long each has.
    pub exchange: Option<Arc<Exchange>>,
    /// Where agreements are written down: what each of them is to have.
    pub agree: Option<Agree>,
}

/// What steps of the same kind share.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanTurn {
    /// The turn's id in the set.
    pub id: String,
    /// Its heading.
    pub title: String,
    /// One or two lines under the title.
    pub prompt: Option<String>,
    /// Its time; without it the step waits for someone to go on.
    pub time: Option<Duration>,
    /// What happens when the time is up.
    pub at_end: AtEnd,
    /// In overtime, repeat the last cue's sound softly this often.
    pub nudge: Option<Duration>,
    /// Places in [`Plan::rules`].
    pub rules: Vec<usize>,
    /// Status word until the first cue that has one.
    pub label: Option<Label>,
    /// Whether rules can be brought forward.
    pub flags: bool,
    /// The words that are at hand to pick from.
    pub list: Option<List>,
    /// Its cues, in the order in which they are due first.
    pub cues: Vec<PlanCue>,
    /// The same turn with the sound at its end, where this one goes without since its holder keeps the floor.
    pub(crate) aloud: Option<Arc<PlanTurn>>,
}

/// A status word.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Label {
    /// As the set says it.
    Own(String),
    /// Near a turn's end, where the set says nothing.
    WrappingUp,
    /// At a turn's end, where the set says nothing.
    TimeIsUp,
}

/// What kind of step it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nobody holds the floor.
    Everyone,
    /// The speaker of an `Each` holds it.
    Speaker,
    /// The others hold it.
    Listener,
    /// One seat holds it.
    Seat,
    /// Open dialogue: whoever takes it holds it.
    Exchange,
    /// Agreements are written down together.
    Agree,
    /// The open agreements are looked at together.
    Review,
    /// The speaker is asked whether they feel heard.
    Gate,
    /// After a round, whether there should be another: the speaker of an `Each` is asked, elsewhere everyone. Or, without a
    /// [`PlanStep::ask`], everyone is asked whether to go on or to end for today.
    Ask,
}

/// A round of a `Repeat`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round {
    /// From 1.
    pub number: u32,
    /// How many there may be.
    pub of: u32,
    /// Whether people are asked for each but the first, so that there may be fewer.
    pub asked: bool,
}

/// A gate: “Did I get it?”
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gate {
    /// How many tries at most, 1 to 10.
    pub at_most: u32,
    /// The group's first step: *There's more*.
    pub first: usize,
    /// The last turn in which somebody said it back: *Not quite*.
    pub again: usize,
}

/// The question after a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ask {
    /// The round that it follows, from 1.
    pub round: u32,
    /// How many rounds there may be.
    pub times: u32,
    /// The step after the last round, or the number of steps if there is none: *That's enough*.
    pub enough: usize,
    /// The [`PlanStep::place`] of the last round.
    pub last: u64,
}

/// Where passing leads, inside an `Each`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pass {
    /// The step after this participant's part.
    pub to: usize,
    /// The step after everyone's part, where passed turns come round once more.
    pub end: usize,
}

/// Who takes part in an exchange, and how long each has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exchange {
    /// How long each may hold the floor in all.
    pub each: Duration,
    /// Participants, from 0.
    pub seats: Vec<usize>,
}

/// What an agreement is to have that is written down in a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Agree {
    /// When to look at it again, in days from the talk: a proposal.
    pub review: Option<u16>,
    /// Whether it can't be saved without the day on which it ends.
    pub until: bool,
}

impl Agree {
    fn of(step: &rule_set::Agree) -> Self {
        Self { review: step.review, until: step.require.contains(&Require::Until) }
    }
}

/// Why a rule set can't be laid out for these people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// Too few or too many people.
    Participants {
        /// People in this talk.
        given: usize,
        /// The fewest it is for.
        min: usize,
        /// The most it is for.
        max: usize,
    },
    /// More than [`bounds::STEPS`] steps.
    TooManySteps,
    /// Longer than [`bounds::LENGTH`].
    TooLong,
    /// Steps inside steps, more than [`bounds::NESTING`] deep.
    TooDeep,
    /// A turn that the set doesn't have.
    NoSuchTurn(String),
    /// A rule that the set doesn't have.
    NoSuchRule(String),
    /// `Speaker`, `Listener` or `UntilHeard` outside an `Each`.
    OutsideEach(&'static str),
    /// No step at all for these people.
    Empty,
}

/// Lays a rule set out for these people.
///
/// # Errors
/// When the set isn't for so many people, has no step for them, or would go past its [`bounds`], which are checked before
/// any step is laid out.
pub fn lay_out(set: &Arc<RuleSet>, choices: &Choices) -> Result<Plan, PlanError> {
    let plan = lay_out_for_whoever_is_here(set, choices)?;
    if plan.steps.is_empty() { Err(PlanError::Empty) } else { Ok(plan) }
}

/// Like [`lay_out`], but it may have no steps: people may leave with none left for the others.
pub(crate) fn lay_out_for_whoever_is_here(set: &Arc<RuleSet>, choices: &Choices) -> Result<Plan, PlanError> {
    let numbered = choices.names.len();
    let here: Vec<usize> = (0..numbered).filter(|seat| !choices.absent.contains(seat)).collect();
    let (given, Between { min, max }) = (here.len(), people(set));
    if given < min || given > max || numbered > NUMBERED {
        return Err(PlanError::Participants { given, min, max });
    }
    let choices = &choices.clone().clean();
    let set = &choices.agreed(set);
    let language = choices.language.as_str();
    let (rules, places) = rules(set, choices);
    let outline = outline::outline(set, choices, &turns::Turns::new(set, choices, &places))?;
    let mut steps = unroll::unroll(&outline, &here);
    let pools = pools(set, language);
    hush(&mut steps, &pools);
    let mut breaks = set.breaks.clone();
    breaks.longest = breaks.longest.min(bounds::BREAK);
    breaks.shortest = breaks.shortest.min(breaks.longest);
    breaks.length = choices.break_length.unwrap_or(breaks.length).clamp(breaks.shortest, breaks.longest);
    Ok(Plan {
        set: Arc::clone(set),
        choices: choices.clone(),
        name: set.name.get(language).to_owned(),
        topic: choices.topic.clone().filter(|topic| !topic.trim().is_empty()),
        participants: (0..numbered).map(|seat| participant(set, choices, seat)).collect(),
        rules,
        steps,
        pools,
        overtime: set.overtime,
        repair: set.repair.iter().map(|line| line.get(language).to_owned()).collect(),
        suggestions: set.breaks.suggestions.iter().map(|text| text.get(language).to_owned()).collect(),
        breaks,
        limit: choices.limit.map_or(set.limit, |limit| Some(limit).filter(|limit| !limit.is_zero())),
        close: set.close.clone(),
    })
}

fn pools(set: &RuleSet, language: &str) -> Vec<PlanPool> {
    let pool = |(id, pool): (&String, &rule_set::Pool)| PlanPool {
        id: id.clone(),
        title: pool.title.get(language).to_owned(),
        time: pool.time,
    };
    set.pools.iter().map(pool).collect()
}

/// The rules that were adopted or reworded, and where each rule of the set stands among them.
fn rules<'a>(set: &'a RuleSet, choices: &Choices) -> (Vec<PlanRule>, BTreeMap<&'a str, Option<usize>>) {
    let language = choices.language.as_str();
    let say = |text: &Option<Text>| text.as_ref().map(|text| text.get(language).to_owned());
    let mut rules = Vec::new();
    let mut places = BTreeMap::new();
    for rule in &set.rules {
        let text = match choices.rules.get(&rule.id) {
            Some(RuleChoice::LeaveOut) => {
                let _ = places.insert(rule.id.as_str(), None);
                continue;
            }
            Some(RuleChoice::Reword(words)) if !words.trim().is_empty() => words.trim().to_owned(),
            Some(RuleChoice::Adopt | RuleChoice::Reword(_)) | None => rule.text.get(language).to_owned(),
        };
        let _ = places.insert(rule.id.as_str(), Some(rules.len()));
        rules.push(PlanRule {
            id: rule.id.clone(),
            text,
            say: say(&rule.say),
            avoid: say(&rule.avoid),
            why: say(&rule.why),
            watch: rule.watch.clone(),
        });
    }
    (rules, places)
}

/// What a seat (from 0) is called: its name in the set, else what people chose it to be called.
#[must_use]
pub(crate) fn seat_name(set: &RuleSet, choices: &Choices, seat: usize) -> String {
    let own = set.participants.seats.get(seat).map(|place| place.get(&choices.language));
    let name = own.or_else(|| choices.seats.get(seat).map(String::as_str));
    name.map_or_else(|| (seat + 1).to_string(), str::to_owned)
}

/// How many people a set is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between {
    /// The fewest, from 1.
    pub min: usize,
    /// The most, up to [`bounds::PARTICIPANTS`].
    pub max: usize,
}

fn people(set: &RuleSet) -> Between {
    Between { min: set.participants.min.max(1), max: set.participants.max.min(bounds::PARTICIPANTS) }
}

/// What a participant is called: their name, else their seat's.
fn participant(set: &RuleSet, choices: &Choices, number: usize) -> String {
    let written = choices.names.get(number).map_or("", |text| text.trim());
    let name = clean::line_of(written, bounds::NAME);
    if !name.is_empty() {
        return name;
    }
    seat_name(set, choices, number)
}

/// Whether someone who holds the floor keeps it from one step to the next, so that neither a breath nor a bell comes
/// between. While somebody says back what they heard, the floor is still with the one who spoke: if their own turn follows,
/// it moves.
#[must_use]
pub(crate) fn keeps_the_floor(before: &PlanStep, next: &PlanStep) -> bool {
    let holder = |step: &PlanStep| {
        step.holder.filter(|_| matches!(step.kind, Kind::Speaker | Kind::Listener | Kind::Seat))
    };
    holder(before).is_some() && holder(before) == holder(next) && before.speaker == next.speaker
}

impl Plan {
    /// Whether a participant (from 0) takes part: they have a number and haven't left.
    #[must_use]
    pub fn is_present(&self, participant: usize) -> bool {
        participant < self.participants.len() && !self.choices.absent.contains(&participant)
    }

    /// The step with the set's opening words, where the talk begins with them: its turn isn't one of the set's.
    #[must_use]
    pub fn opening(&self) -> Option<&PlanStep> {
        self.steps.first().filter(|first| !self.set.turns.contains_key(&first.turn.id))
    }

    /// Whether those whom a step is about take part: its speaker, and whoever has the floor in it.
    #[must_use]
    pub fn has_its_people(&self, step: &PlanStep) -> bool {
        [step.speaker, step.holder].into_iter().flatten().all(|who| self.is_present(who))
    }

    /// Whether an exchange is for everyone who is here. Other steps are.
    #[must_use]
    pub fn is_for_everyone(&self, step: &PlanStep) -> bool {
        let mut here = (0..self.participants.len()).filter(|&who| self.is_present(who));
        step.exchange.as_deref().is_none_or(|exchange| here.all(|who| exchange.seats.contains(&who)))
    }

    /// Whether there is no talk, only a break.
    #[must_use]
    pub fn is_only_a_break(&self) -> bool {
        self.choices.only_a_break
    }

    /// How many people it is for.
    #[must_use]
    pub fn people(&self) -> Between {
        people(&self.set)
    }

    /// How many people take part.
    #[must_use]
    pub fn present(&self) -> usize {
        (0..self.participants.len()).filter(|&participant| self.is_present(participant)).count()
    }

    /// The shortest way through: each gate answered *Yes* at once, each question after a round *That's enough*. The
    /// steps are numbered, and their `starts` counted, along this way.
    pub fn shortest(&self) -> impl Iterator<Item = PlanStep> + '_ {
        let mut next = 0;
        let mut index = 0;
        let mut starts = Duration::ZERO;
        std::iter::from_fn(move || {
            let step = self.steps.get(next)?;
            next = step.ask.map_or(next + 1, |ask| ask.enough.max(next + 1));
            let here = PlanStep { index, starts, ..step.clone() };
            index += 1;
            starts = starts.saturating_add(step.turn.time.unwrap_or_default());
            Some(here)
        })
    }

    /// Planned time from the shortest way to the one with every round that people may be asked about.
    #[must_use]
    pub fn span(&self) -> Span {
        let times = self.steps.iter().map(|step| step.turn.time.unwrap_or_default());
        Span { shortest: self.length(), longest: times.fold(Duration::ZERO, Duration::saturating_add) }
    }

    /// Planned time along the shortest way, without breaths, breaks and untimed steps.
    #[must_use]
    pub fn length(&self) -> Duration {
        self.shortest()
            .fold(Duration::ZERO, |sum, step| sum.saturating_add(step.turn.time.unwrap_or_default()))
    }
}
