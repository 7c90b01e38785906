//! Listens by numbers: what an ear would notice of a sound, as a table.

use std::f64::consts::TAU;
use std::fmt::Write;

use ebur128::{EbuR128, Mode};

use super::generator::Sound;

/// One stretch that is weighed at a time, in seconds. Two waves of the bowl's lowest partial.
const STRETCH: f64 = 0.01;

/// Frequencies are told apart by so many hertz, which is finer than a half-tone at the bowl's.
const STEP: f64 = 5.0;

/// What an ear notices of a sound.
pub(crate) struct Measured {
    /// Seconds.
    pub(crate) length: f64,
    /// Seconds until its waves are first nine tenths as high as they get.
    pub(crate) onset: f64,
    /// Seconds from its loudest until it is 20 dB softer for good.
    pub(crate) decay_20: f64,
    /// Seconds from its loudest until it is 60 dB softer for good.
    pub(crate) decay_60: f64,
    /// The lowest and strongest frequencies, the strongest first, with decibels below it.
    pub(crate) partials: Vec<(f64, f64)>,
    /// Where the middle of its spectrum lies, in hertz: the higher, the brighter.
    pub(crate) centroid: f64,
    /// The loudest 400 ms of it, by EBU R 128, in LUFS.
    pub(crate) loudness: f64,
    /// Its loudest sample, in decibels below full scale.
    pub(crate) peak: f64,
    /// Its mean, in millionths of full scale.
    pub(crate) mean: f64,
}

/// All of them as a table.
pub(crate) fn table(family: &[Sound]) -> String {
    let mut table = String::from(
        "# What the sounds measure\n\n\
         Written by `make sounds`; a test holds the sounds to it.\n\
         Onset: until its waves are first nine tenths as high as they get. Decay: from its loudest 10 ms until it stays\n\
         20 and 60 dB softer.\n\
         Partials: the strongest frequencies, with decibels below the strongest. Centroid: the middle of the spectrum.\n\
         Loudness: the loudest 400 ms, by EBU R 128. Peak: the loudest sample. Mean: in millionths of full scale.\n\n\
         | sound | length | onset | −20 dB | −60 dB | partials | centroid | loudness | peak | mean |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    for sound in family {
        let is = measure(sound);
        let partials: Vec<String> =
            is.partials.iter().map(|(hertz, below)| format!("{hertz:.0} Hz ({below:.0})")).collect();
        writeln!(
            table,
            "| {} | {:.1} s | {:.0} ms | {:.2} s | {:.2} s | {} | {:.0} Hz | {:.1} LUFS | {:.1} dBFS | {:.0} |",
            sound.name,
            is.length,
            1_000.0 * is.onset,
            is.decay_20,
            is.decay_60,
            partials.join(", "),
            is.centroid,
            is.loudness,
            is.peak,
            is.mean,
        )
        .unwrap();
    }
    table
}

/// Measures a sound.
pub(crate) fn measure(sound: &Sound) -> Measured {
    let wave: Vec<f64> = sound.samples.iter().map(|&sample| f64::from(sample) / 32_768.0).collect();
    let rate = f64::from(sound.rate);
    let levels: Vec<f64> = wave.chunks((rate * STRETCH) as usize).map(decibels).collect();
    let (loudest_at, loudest) = levels
        .iter()
        .copied()
        .enumerate()
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .expect("there is something in it");
    let softer = |by: f64| {
        let last = levels.iter().rposition(|level| *level > loudest - by).unwrap_or(loudest_at);
        (last + 1 - loudest_at) as f64 * STRETCH
    };
    let spectrum = spectrum(&wave, rate);
    let whole: f64 = spectrum.iter().map(|(_, strength)| strength).sum();
    let peak = wave.iter().fold(0.0_f64, |most, sample| most.max(sample.abs()));
    Measured {
        length: wave.len() as f64 / rate,
        onset: onset(&wave, rate, peak),
        decay_20: softer(20.0),
        decay_60: softer(60.0),
        centroid: spectrum.iter().map(|(hertz, strength)| hertz * strength).sum::<f64>() / whole,
        partials: partials(&spectrum),
        loudness: loudness(sound, &wave),
        peak: 20.0 * peak.log10(),
        mean: 1e6 * wave.iter().sum::<f64>().abs() / wave.len() as f64,
    }
}

/// Seconds until its waves are first nearly as high as they get, to a thousandth.
fn onset(wave: &[f64], rate: f64, peak: f64) -> f64 {
    let first = wave.iter().position(|sample| sample.abs() >= 0.9 * peak).unwrap_or_default();
    first as f64 / rate
}

fn decibels(stretch: &[f64]) -> f64 {
    let power = stretch.iter().map(|sample| sample * sample).sum::<f64>() / stretch.len() as f64;
    10.0 * power.max(1e-12).log10()
}

/// How strong each frequency is, on a scale of its own: the mean of Hann windows over the sound, so that what is short
/// counts less than what is long.
fn spectrum(wave: &[f64], rate: f64) -> Vec<(f64, f64)> {
    let window = ((rate / STEP) as usize).min(wave.len());
    let hann = |n: usize| 0.5 - 0.5 * (TAU * n as f64 / window as f64).cos();
    let rounded = |stretch: &[f64]| stretch.iter().enumerate().map(|(n, sample)| hann(n) * sample).collect();
    let windows: Vec<Vec<f64>> = wave.windows(window).step_by(window / 2).map(rounded).collect();
    let mut hertz = 60.0;
    let mut spectrum = Vec::new();
    while hertz < 4_000.0 {
        let strength = windows.iter().map(|stretch| power(stretch, hertz / rate)).sum::<f64>();
        spectrum.push((hertz, (strength / windows.len() as f64).sqrt()));
        hertz += STEP;
    }
    spectrum
}

/// The power of one frequency in a stretch, by Goertzel's recurrence.
fn power(stretch: &[f64], turns: f64) -> f64 {
    let turn = 2.0 * (TAU * turns).cos();
    let (mut one, mut two) = (0.0, 0.0);
    for sample in stretch {
        (one, two) = (sample + turn * one - two, one);
    }
    one * one + two * two - turn * one * two
}

/// The three strongest peaks of a spectrum that stand apart from each other.
fn partials(spectrum: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut peaks: Vec<(f64, f64)> = spectrum
        .windows(3)
        .filter(|three| three[1].1 > three[0].1 && three[1].1 >= three[2].1)
        .map(|three| three[1])
        .collect();
    peaks.sort_by(|one, other| other.1.total_cmp(&one.1));
    let mut apart: Vec<(f64, f64)> = Vec::new();
    for peak in peaks {
        if apart.len() < 3 && apart.iter().all(|other| (other.0 / peak.0).log2().abs() > 0.2) {
            apart.push(peak);
        }
    }
    let strongest = apart[0].1;
    apart.into_iter().map(|(hertz, strength)| (hertz, 20.0 * (strength / strongest).log10())).collect()
}

/// The loudest 400 ms, with silence around it as when it is played.
fn loudness(sound: &Sound, wave: &[f64]) -> f64 {
    let mut meter = EbuR128::new(1, sound.rate, Mode::M).expect("a meter");
    let silence = vec![0.0; sound.rate as usize];
    let mut loudest = f64::NEG_INFINITY;
    for stretch in wave.chunks(sound.rate as usize / 50).chain(silence.chunks(sound.rate as usize / 50)) {
        meter.add_frames_f64(stretch).expect("samples");
        loudest = loudest.max(meter.loudness_momentary().expect("a loudness"));
    }
    loudest
}
