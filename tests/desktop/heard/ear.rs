//! Finds the sounds in a recording: when each began, which it was, and how loud.
//!
//! A sound begins where the volume grows to twice that of the half second before. So a bowl struck while it still rings
//! is heard again, the second stroke of “back from the break” belongs to the first, and a gap that a busy machine
//! causes in a sound doesn't make it two.

use std::f64::consts::TAU;
use std::fmt;

/// Samples a second.
pub(crate) const RATE: u32 = 48_000;

/// The length of sound that is measured at a time: 10 ms.
const STRETCH: usize = RATE as usize / 100;

/// How many of these a sound must stand out from: half a second.
const BEFORE: usize = 50;

/// How long a sound may go on growing, in seconds.
const RISE: f64 = 0.2;

/// Below this (root mean square, of 32,768) it is silent: 65 dB below full scale.
const SILENCE: f64 = 18.0;

/// Which sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// “Time”.
    Bowl,
    /// “Wrapping up”.
    Wood,
    /// “Back from the break”.
    Return,
    /// Not one of ours: its strongest frequency, in hertz.
    Other(u32),
}

/// A sound that was heard.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Heard {
    pub(crate) kind: Kind,
    /// Seconds from the start of the recording.
    pub(crate) at: f64,
    /// Root mean square of its loudest 10 ms.
    pub(crate) loudness: f64,
}

impl fmt::Display for Heard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} s {:?} ({:.0})", self.at, self.kind, self.loudness)
    }
}

/// How loud a recording is around a moment (in seconds from its start): the root mean square over 200 ms.
pub(crate) fn level(recording: &[i16], at: f64) -> f64 {
    let middle = (at * f64::from(RATE)) as usize;
    let around = RATE as usize / 10;
    loudness(&recording[middle.saturating_sub(around)..(middle + around).min(recording.len())])
}

/// All sounds in a recording, in order. The last half second is left for later, since a sound in it may not be
/// complete.
pub(crate) fn listen(recording: &[i16]) -> Vec<Heard> {
    let levels: Vec<f64> = recording.chunks_exact(STRETCH).map(loudness).collect();
    let mut heard: Vec<Heard> = Vec::new();
    for (now, &level) in levels.iter().enumerate().take(levels.len().saturating_sub(BEFORE)) {
        let before = levels[now.saturating_sub(BEFORE)..now].iter().fold(0.0_f64, |most, &one| most.max(one));
        let rising = heard.last().is_some_and(|last| now as f64 / 100.0 - last.at < RISE);
        if level > SILENCE && level > 2.0 * before && !rising {
            let whole = &recording[now * STRETCH..];
            let after = &levels[now..now + BEFORE];
            let loudness = after[..8].iter().fold(0.0_f64, |most, &one| most.max(one));
            heard.push(Heard { kind: kind(whole, loudness, after), at: now as f64 / 100.0, loudness });
        }
    }
    heard
}

fn loudness(stretch: &[i16]) -> f64 {
    (stretch.iter().map(|&sample| f64::from(sample).powi(2)).sum::<f64>() / stretch.len() as f64).sqrt()
}

/// Recognises a sound by its lowest tone, and by how soon it fades.
fn kind(sound: &[i16], loudest: f64, levels: &[f64]) -> Kind {
    let start = &sound[STRETCH..16 * STRETCH];
    let lowest = strongest(start);
    // Over a quarter of a second, so that a gap that a busy machine causes in the sound of a bowl doesn't make it sound
    // like wood.
    let short = levels[25..].iter().all(|&level| level < loudest / 50.0);
    match lowest {
        214..=226 if !short => Kind::Bowl,
        322..=338 if !short => Kind::Return,
        430..=452 if short => Kind::Wood,
        other => Kind::Other(other),
    }
}

/// The strongest frequency in these samples, in hertz.
fn strongest(stretch: &[i16]) -> u32 {
    // Every fourth sample is enough below 2 kHz.
    let window = |n: usize| 0.5 - 0.5 * (TAU * n as f64 / stretch.len() as f64).cos();
    let rounded: Vec<f64> =
        stretch.iter().enumerate().step_by(4).map(|(n, &sample)| window(n) * f64::from(sample)).collect();
    let strengths = (50..2_000).step_by(4).map(|hertz| (hertz, strength(&rounded, f64::from(hertz))));
    strengths.max_by(|(_, one), (_, other)| one.total_cmp(other)).unwrap().0
}

/// How strong a frequency is, by Goertzel's algorithm, on a scale of its own.
fn strength(rounded: &[f64], hertz: f64) -> f64 {
    let turn = 2.0 * (TAU * hertz * 4.0 / f64::from(RATE)).cos();
    let (mut one, mut two) = (0.0, 0.0);
    for sample in rounded {
        (one, two) = (sample + turn * one - two, one);
    }
    one * one + two * two - turn * one * two
}
