//! `common-ground plan`: how a talk goes, along its shortest way.

use std::io::{self, Write};
use std::time::Duration;

use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::start::{names, wrong_number};
use super::terminal::typed;
use super::{BAD_SET, FINE, Home, arguments, language, path, planned, refuse, terminal, words_in};
use crate::plan::{Agree, Choices, Kind, Label, Plan, PlanCue, PlanStep, PlanTurn};
use crate::rule_set::measure::Span;
use crate::rule_set::{AtEnd, List, Text};
use crate::words::lengths::clock;
use crate::words::{InWords, Words, say};

/// Moments at which the clock waits that are listed for a step.
const WAITS: usize = 4;

pub(super) fn run(
    home: &Home<'_>,
    asked: &arguments::Plan,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let words = home.words;
    let given = match asked.names.as_deref().map(names).transpose() {
        Ok(given) => given,
        Err(bad) => return refuse(words, err, bad.in_words(words)),
    };
    if let Some(entry) = home.path(&asked.set) {
        return path::plan(home, &entry, asked, out, err);
    }
    let entry = match home.usable(&asked.set, err)? {
        Ok(entry) => entry,
        Err(status) => return Ok(status),
    };
    let Some(set) = entry.rule_set() else { return Ok(BAD_SET) };
    let number = asked.participants.map_or(set.participants.min, usize::from);
    // Nameless people are called by their seats.
    let names = given.unwrap_or_else(|| vec![String::new(); number]);
    if let Some(wrong) = wrong_number(words, &entry, names.len()) {
        let status = refuse(words, err, wrong)?;
        let (set, number) = (typed(&asked.set.to_string_lossy()), set.participants.min);
        writeln!(err, "{}", say!(words, "cli-wrong-number-plan", set = set, number = number))?;
        return Ok(status);
    }
    let language =
        if asked.json && asked.lang.is_none() { "en".to_owned() } else { language(asked.lang.as_ref()) };
    // What is ours among the set's own words is in their language.
    let set_words = words_in(&language);
    let (seats, opening) = (set_words.seats(), say!(set_words, "opening-title"));
    let choices = Choices { name: entry.name.clone(), names, seats, opening, language, ..Choices::default() };
    let plan = match planned(words, &entry, &choices, err)? {
        Ok(plan) => plan,
        Err(status) => return Ok(status),
    };
    if asked.json {
        terminal::json(out, &Laid::new(&set_words, &plan))?;
    } else {
        table(words, &plan, out)?;
    }
    Ok(FINE)
}

/// A plan as people read it.
fn table(words: &Words, plan: &Plan, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", plan.name)?;
    let people = plan.participants.join(", ");
    let Span { shortest, longest } = plan.span();
    let (length, most) = (clock(shortest), clock(longest));
    let head = if plan.span().varies() {
        say!(words, "cli-plan-people-span", people = people, length = length, most = most)
    } else {
        say!(words, "cli-plan-people", people = people, length = length)
    };
    writeln!(out, "{head}")?;
    let text = |text: Option<&Text>| {
        let text = text.map(|text| text.get(&plan.choices.language).replace('\n', " "));
        text.filter(|text| !text.trim().is_empty())
    };
    let suits = text(plan.set.suits.as_ref()).map(|who| say!(words, "set-suits", who = who));
    let not_for = text(plan.set.not_for.as_ref()).map(|who| say!(words, "set-not-for", who = who));
    for whom in [suits, not_for].iter().flatten() {
        writeln!(out, "{whom}")?;
    }
    writeln!(out)?;
    let steps: Vec<_> = plan.shortest().collect();
    let (start, length) = (say!(words, "cli-plan-start"), say!(words, "cli-plan-length"));
    let (head, what) = (say!(words, "cli-plan-who"), say!(words, "cli-plan-what"));
    let widths = steps.iter().map(|step| who(words, plan, step).width());
    let who_width = widths.chain([head.width()]).max().unwrap_or_default();
    writeln!(out, "{start:>8}  {length:>7}  {head}{}  {what}", " ".repeat(who_width - head.width()))?;
    for step in &steps {
        let length = step.turn.time.map_or_else(|| say!(words, "cli-plan-untimed"), clock);
        let who = who(words, plan, step);
        let gap = " ".repeat(who_width - who.width());
        let title = step.turn.title.as_str();
        let what = match (step.gate, step.ask, &step.exchange, step.turn.list) {
            (Some(gate), ..) => say!(words, "cli-plan-gate", title = title, number = gate.at_most),
            (None, Some(ask), ..) => say!(words, "cli-plan-ask", title = title, number = ask.times),
            (None, None, Some(exchange), _) => {
                let each = clock(exchange.each);
                say!(words, "cli-plan-exchange", title = title, each = each)
            }
            (None, None, None, Some(List::Feelings)) => say!(words, "cli-plan-feelings", title = title),
            (None, None, None, Some(List::Needs)) => say!(words, "cli-plan-needs", title = title),
            (None, None, None, None) if step.kind == Kind::Ask => {
                say!(words, "cli-plan-go-on", title = title)
            }
            (None, None, None, None) => agreeing(words, title, step.agree),
        };
        let what = waiting(words, what, &step.turn);
        writeln!(out, "{:>8}  {length:>7}  {who}{gap}  {what}", clock(step.starts))?;
    }
    for pool in &plan.pools {
        let (title, time) = (pool.title.as_str(), clock(pool.time));
        writeln!(out, "\n{}", say!(words, "cli-plan-pool", title = title, time = time))?;
    }
    writeln!(out, "\n{}", say!(words, "cli-plan-note"))
}

/// The same, with the moments at which the clock waits for people.
fn waiting(words: &Words, step: String, turn: &PlanTurn) -> String {
    let stops = moments(turn).into_iter().filter(|(_, cue)| cue.pause);
    let mut times: Vec<String> = stops.map(|(at, _)| clock(at)).take(WAITS + 1).collect();
    if times.is_empty() {
        return step;
    }
    if times.len() > WAITS {
        times.truncate(WAITS);
        times.push("…".to_owned());
    }
    say!(words, "cli-plan-waits", step = step, times = times.join(", "))
}

/// A turn's title, with what is asked for where agreements are written down.
fn agreeing(words: &Words, title: &str, asked: Option<Agree>) -> String {
    let Agree { review, until } = asked.unwrap_or_default();
    match (review, until) {
        (None, false) => title.to_owned(),
        (None, true) => say!(words, "cli-plan-agree-until", title = title),
        (Some(days), false) => say!(words, "cli-plan-agree-review", title = title, days = days),
        (Some(days), true) => say!(words, "cli-plan-agree-both", title = title, days = days),
    }
}

fn who(words: &Words, plan: &Plan, step: &PlanStep) -> String {
    let name = |number: usize| plan.participants.get(number).cloned().unwrap_or_default();
    match (step.kind, step.holder) {
        (_, Some(holder)) => name(holder),
        (Kind::Exchange, None) if !plan.is_for_everyone(step) => {
            let seats = step.exchange.iter().flat_map(|exchange| &exchange.seats);
            seats.map(|seat| name(*seat)).collect::<Vec<_>>().join(", ")
        }
        (Kind::Listener, None) => say!(words, "cli-plan-others"),
        (_, None) => say!(words, "cli-plan-everyone"),
    }
}

/// A plan as other programs read it. Stable: the order of the keys, too.
#[derive(Serialize)]
struct Laid<'a> {
    name: &'a str,
    participants: &'a [String],
    seconds: f64,
    /// With every round that people may be asked about.
    seconds_at_most: f64,
    steps: Vec<LaidStep<'a>>,
    /// Only where the set has any.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pools: Vec<LaidPool<'a>>,
}

#[derive(Serialize)]
struct LaidPool<'a> {
    pool: &'a str,
    title: &'a str,
    seconds: f64,
}

#[derive(Serialize)]
struct LaidStep<'a> {
    index: usize,
    turn: String,
    title: String,
    kind: &'static str,
    holder: Option<usize>,
    starts: f64,
    seconds: Option<f64>,
    at_end: &'static str,
    grace: Option<f64>,
    rules: Vec<&'a str>,
    list: Option<&'static str>,
    label: Option<String>,
    gate: Option<LaidGate>,
    /// Only in an open discussion.
    #[serde(skip_serializing_if = "Option::is_none")]
    exchange: Option<LaidExchange>,
    /// Only where agreements are written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    agree: Option<LaidAgree>,
    cues: Vec<LaidCue>,
}

#[derive(Serialize)]
struct LaidGate {
    at_most: u32,
}

#[derive(Serialize)]
struct LaidExchange {
    /// What each has in all, in seconds.
    each: f64,
    /// Who takes part, from 0.
    seats: Vec<usize>,
}

#[derive(Serialize)]
struct LaidAgree {
    /// In days from the talk.
    review: Option<u16>,
    require: Vec<&'static str>,
}

#[derive(Serialize)]
struct LaidCue {
    at: f64,
    sound: String,
    strikes: u8,
    label: Option<String>,
    pause: bool,
}

impl<'a> Laid<'a> {
    fn new(words: &Words, plan: &'a Plan) -> Self {
        Self {
            name: &plan.name,
            participants: &plan.participants,
            seconds: plan.length().as_secs_f64(),
            seconds_at_most: plan.span().longest.as_secs_f64(),
            steps: plan.shortest().map(|step| LaidStep::new(words, plan, &step)).collect(),
            pools: plan
                .pools
                .iter()
                .map(|pool| LaidPool { pool: &pool.id, title: &pool.title, seconds: pool.time.as_secs_f64() })
                .collect(),
        }
    }
}

impl<'a> LaidStep<'a> {
    fn new(words: &Words, plan: &'a Plan, step: &PlanStep) -> Self {
        let say = |label: &Option<Label>| label.as_ref().map(|label| label.in_words(words));
        let turn = &step.turn;
        let (at_end, grace) = match turn.at_end {
            AtEnd::Hold => ("hold", None),
            AtEnd::Advance => ("advance", None),
            AtEnd::Wait(grace) => ("wait", Some(grace.as_secs_f64())),
        };
        Self {
            index: step.index,
            turn: turn.id.clone(),
            title: turn.title.clone(),
            kind: kind(step.kind),
            holder: step.holder,
            starts: step.starts.as_secs_f64(),
            seconds: turn.time.as_ref().map(Duration::as_secs_f64),
            at_end,
            grace,
            rules: turn
                .rules
                .iter()
                .filter_map(|place| plan.rules.get(*place))
                .map(|rule| rule.id.as_str())
                .collect(),
            list: turn.list.map(list),
            label: say(&turn.label),
            gate: step.gate.map(|gate| LaidGate { at_most: gate.at_most }),
            exchange: step.exchange.as_deref().map(|exchange| LaidExchange {
                each: exchange.each.as_secs_f64(),
                seats: exchange.seats.clone(),
            }),
            agree: step.agree.map(|agree| LaidAgree {
                review: agree.review,
                require: agree.until.then_some("until").into_iter().collect(),
            }),
            cues: moments(turn)
                .into_iter()
                .map(|(at, cue)| LaidCue {
                    at: at.as_secs_f64(),
                    sound: cue.sound.clone(),
                    strikes: cue.strikes,
                    label: say(&cue.label),
                    pause: cue.pause,
                })
                .collect(),
        }
    }
}

/// A turn's cues at their moments, in order: those that come again and again at each of them.
fn moments(turn: &PlanTurn) -> Vec<(Duration, &PlanCue)> {
    let each = |cue| PlanCue::moments(cue, turn.time).map(move |at| (at, cue));
    let mut moments: Vec<_> = turn.cues.iter().flat_map(each).collect();
    moments.sort_by_key(|(at, _)| *at);
    moments
}

fn list(list: List) -> &'static str {
    match list {
        List::Feelings => "feelings",
        List::Needs => "needs",
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Everyone => "everyone",
        Kind::Speaker => "speaker",
        Kind::Listener => "listener",
        Kind::Seat => "seat",
        Kind::Exchange => "exchange",
        Kind::Agree => "agree",
        Kind::Review => "review",
        Kind::Gate => "gate",
        Kind::Ask => "ask",
    }
}
