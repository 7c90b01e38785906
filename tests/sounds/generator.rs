//! Makes the family of sounds from numbers, so that they are ours, can be made anew and can be argued about.
//!
//! A sound is a sum of [`Partial`]s: sines that start together, come in softly and die away, each at its own
//! pace. What makes a struck bowl a bowl is that its partials are *not* whole multiples of the lowest one
//! (about 1 : 2.8 : 5.2 : 8), that the high ones fade first, and that each is really two, a hair apart, so that
//! the tone breathes.

use std::f64::consts::{PI, TAU};

/// Samples a second. The highest partial is below 2.5 kHz, so this is ample, and half the size of 48,000.
pub(crate) const RATE: u32 = 24_000;

/// The loudest sample of every sound: 12 dB below full scale, so that strikes may overlap without clipping.
pub(crate) const PEAK: i16 = 8_230;

/// A sine that dies away.
struct Partial {
    hertz: f64,
    /// Loudness beside the other partials of the same stroke.
    level: f64,
    /// Seconds until it is 60 dB softer.
    fall: f64,
}

/// Partials that are struck together.
struct Stroke {
    /// Seconds from the start of the sound.
    at: f64,
    /// Seconds until the stroke is fully there. A slow start is what makes a sound gentle.
    onset: f64,
    partials: Vec<Partial>,
}

/// Every sound, by the name that rule sets use.
pub(crate) fn family() -> Vec<(&'static str, Vec<i16>)> {
    vec![("bowl", bowl()), ("wood", wood()), ("return", pair())]
}

/// A struck bowl: "time".
fn bowl() -> Vec<i16> {
    let partials = vec![
        partial(220.0, 0.80, 4.0),
        partial(220.9, 0.22, 4.0),
        partial(607.2, 0.42, 2.6),
        partial(608.6, 0.14, 2.6),
        partial(1_139.6, 0.16, 1.5),
        partial(1_782.0, 0.05, 0.8),
    ];
    render(4.4, &[Stroke { at: 0.0, onset: 0.020, partials }])
}

/// A wood block under a felt mallet: "wrapping up". Its partials are those of a free bar, 1 : 2.76 : 5.40.
fn wood() -> Vec<i16> {
    let partials =
        vec![partial(430.0, 1.0, 0.16), partial(1_187.0, 0.30, 0.08), partial(2_322.0, 0.08, 0.04)];
    render(0.3, &[Stroke { at: 0.0, onset: 0.004, partials }])
}

/// Two small bowls, the second a fourth above the first: "back from the break".
fn pair() -> Vec<i16> {
    let small = |hertz: f64, level: f64| {
        vec![
            partial(hertz, level, 1.9),
            partial(hertz + 1.1, 0.2 * level, 1.9),
            partial(2.76 * hertz, 0.14 * level, 0.9),
        ]
    };
    render(
        2.6,
        &[
            Stroke { at: 0.0, onset: 0.035, partials: small(330.0, 0.85) },
            Stroke { at: 0.45, onset: 0.035, partials: small(440.0, 1.0) },
        ],
    )
}

fn partial(hertz: f64, level: f64, fall: f64) -> Partial {
    Partial { hertz, level, fall }
}

fn render(seconds: f64, strokes: &[Stroke]) -> Vec<i16> {
    let rate = f64::from(RATE);
    let length = (seconds * rate).round() as usize;
    let mut wave: Vec<f64> =
        (0..length).map(|n| strokes.iter().map(|stroke| stroke.at(n as f64 / rate)).sum()).collect();

    // What is left at the end is some 60 dB down; it is led to nothing all the same, so that the end can't click.
    let fade = (length / 10).max(1);
    for (n, sample) in wave.iter_mut().rev().take(fade).enumerate() {
        *sample *= rise(n as f64 / fade as f64);
    }

    let loudest = wave.iter().fold(0.0_f64, |loudest, sample| loudest.max(sample.abs()));
    wave.iter().map(|sample| (sample / loudest * f64::from(PEAK)).round() as i16).collect()
}

impl Stroke {
    fn at(&self, time: f64) -> f64 {
        let time = time - self.at;
        if time <= 0.0 {
            return 0.0;
        }
        let onset = rise((time / self.onset).min(1.0));
        onset * self.partials.iter().map(|partial| partial.at(time)).sum::<f64>()
    }
}

impl Partial {
    fn at(&self, time: f64) -> f64 {
        self.level * (TAU * self.hertz * time).sin() * 10.0_f64.powf(-3.0 * time / self.fall)
    }
}

/// From 0 to 1 without a corner at either end.
fn rise(part: f64) -> f64 {
    0.5 - 0.5 * (PI * part).cos()
}

/// The samples as a WAV file: mono, 16 bits, [`RATE`].
pub(crate) fn wav(samples: &[i16]) -> Vec<u8> {
    let bytes = u32::try_from(2 * samples.len()).expect("a few seconds fit into four gigabytes");
    let mut file = Vec::with_capacity(44 + 2 * samples.len());
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend(1_u16.to_le_bytes()); // plain samples
    file.extend(1_u16.to_le_bytes()); // one channel
    file.extend(RATE.to_le_bytes());
    file.extend((2 * RATE).to_le_bytes()); // bytes a second
    file.extend(2_u16.to_le_bytes()); // bytes for a moment
    file.extend(16_u16.to_le_bytes()); // bits for a sample
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}
