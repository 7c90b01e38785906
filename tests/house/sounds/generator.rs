//! Makes the family of sounds from numbers, so that they are ours, can be made anew and can be argued about.
//!
//! A struck sound is a sum of [`Partial`]s: sines that start together, come in softly and die away, each at its own
//! pace. What makes a struck bowl a bowl is that its partials are *not* whole multiples of the lowest one
//! (about 1 : 2.8 : 5.2 : 8), that the high ones fade first, and that each is really two, a hair apart, so that
//! the tone breathes.
//!
//! The breath is noise through a filter that opens and closes as a throat does, in the bowl's own range.

use std::f64::consts::{PI, TAU};

/// Samples a second. The highest partial is below 2.5 kHz, so this is ample, and half the size of 48,000.
pub(crate) const RATE: u32 = 24_000;

/// Samples a second of the breath, which is long, and has next to nothing above 2 kHz.
pub(crate) const BREATH_RATE: u32 = 12_000;

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

/// A sound as it is written into its file.
pub(crate) struct Sound {
    /// As rule sets call it.
    pub(crate) name: &'static str,
    /// Samples a second.
    pub(crate) rate: u32,
    pub(crate) samples: Vec<i16>,
}

/// Every sound.
pub(crate) fn family() -> Vec<Sound> {
    let struck = |name, samples| Sound { name, rate: RATE, samples };
    vec![
        struck("bowl", bowl()),
        struck("wood", wood()),
        struck("return", pair()),
        Sound { name: "breath", rate: BREATH_RATE, samples: breath() },
    ]
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

/// A wood block under a felt mallet: "wrapping up". An octave above the bowl; its partials are those of a free bar,
/// 1 : 2.76 : 5.40.
fn wood() -> Vec<i16> {
    let partials =
        vec![partial(440.0, 1.0, 0.20), partial(1_214.0, 0.22, 0.10), partial(2_376.0, 0.05, 0.05)];
    render(0.34, &[Stroke { at: 0.0, onset: 0.008, partials }])
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

/// One breath, for the pacer: in for 4 seconds, out for 6. In, it swells and opens; out, it is soonest at its fullest and
/// sinks for a long time, lower than it came.
fn breath() -> Vec<i16> {
    let rate = f64::from(BREATH_RATE);
    let mut noise = Noise(0x5EED);
    let (mut low, mut band, mut warm, mut last) = (0.0, 0.0, 0.0, 0.0);
    let wave: Vec<f64> = (0..(10.0 * rate) as usize)
        .map(|n| {
            let time = n as f64 / rate;
            let (level, hertz) = if time < 4.0 {
                let part = time / 4.0;
                (0.75 * swell(part, 0.62), 260.0 + 260.0 * rise(part))
            } else {
                let part = (time - 4.0) / 6.0;
                (swell(part, 0.28), 430.0 - 210.0 * rise(part))
            };
            // A state-variable filter lets the band around `hertz` through; two poles after it take the hiss off.
            let pitch = 2.0 * (PI * hertz / rate).sin();
            low += pitch * band;
            let high = noise.next() - low - 0.8 * band;
            band += pitch * high;
            warm += 0.24 * (level * band - warm);
            last += 0.24 * (warm - last);
            last
        })
        .collect();
    finish(wave, 0.02)
}

/// From nothing to all at `top` and back to nothing, as smooth at either end as in its middle. `part` and `top` lie
/// between 0 and 1.
fn swell(part: f64, top: f64) -> f64 {
    let height = if part < top { rise(part / top) } else { rise((1.0 - part) / (1.0 - top)) };
    height.powf(1.3)
}

/// White noise that is the same every time: xorshift, by George Marsaglia.
struct Noise(u64);

impl Noise {
    /// Between -1 and 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}

fn partial(hertz: f64, level: f64, fall: f64) -> Partial {
    Partial { hertz, level, fall }
}

fn render(seconds: f64, strokes: &[Stroke]) -> Vec<i16> {
    let rate = f64::from(RATE);
    let length = (seconds * rate).round() as usize;
    let wave = (0..length).map(|n| strokes.iter().map(|stroke| stroke.at(n as f64 / rate)).sum()).collect();
    finish(wave, 0.1)
}

/// Makes samples of a wave, of which the last part is led to nothing: what is left there is some 60 dB down, but its end
/// must not click.
fn finish(mut wave: Vec<f64>, last: f64) -> Vec<i16> {
    let fade = ((wave.len() as f64 * last) as usize).max(1);
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

/// The sound as a WAV file: mono, 16 bits.
pub(crate) fn wav(Sound { rate, samples, .. }: &Sound) -> Vec<u8> {
    let bytes = u32::try_from(2 * samples.len()).expect("a few seconds fit into four gigabytes");
    let mut file = Vec::with_capacity(44 + 2 * samples.len());
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend(1_u16.to_le_bytes()); // plain samples
    file.extend(1_u16.to_le_bytes()); // one channel
    file.extend(rate.to_le_bytes());
    file.extend((2 * rate).to_le_bytes()); // bytes a second
    file.extend(2_u16.to_le_bytes()); // bytes for a moment
    file.extend(16_u16.to_le_bytes()); // bits for a sample
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}
