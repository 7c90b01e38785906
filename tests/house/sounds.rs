//! The sounds that we ship are what our generator makes, and are as gentle as they were meant to be.
//!
//! After a change to the generator, write the files anew with `make sounds`.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "sounds are short, and their samples small"
)]

mod generator;
mod measure;

use std::f64::consts::TAU;
use std::fs;
use std::path::PathBuf;

use generator::{PEAK, RATE};

/// Bytes before the samples in a file of [`generator::wav`].
const HEADER: usize = 44;

/// The sharpest corner that a wave may have: that of a step 49 dB below the peak. The wood block has two thirds.
const CORNER: i32 = 90;

/// What the sounds measure, in words and numbers.
const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/house/sounds/measured.md");

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sounds").join(format!("{name}.wav"))
}

fn samples(name: &str) -> Vec<i16> {
    let file = fs::read(path(name)).unwrap_or_else(|error| panic!("sounds/{name}.wav: {error}"));
    file[HEADER..].chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
}

fn names() -> impl Iterator<Item = &'static str> {
    generator::family().into_iter().map(|sound| sound.name)
}

/// The first sample of that moment.
fn sample_at(seconds: f64) -> usize {
    (seconds * f64::from(RATE)).round() as usize
}

/// How loud a stretch is, in decibels below full scale (so never above 0).
fn decibels(stretch: &[i16]) -> f64 {
    let power = stretch.iter().map(|&sample| f64::from(sample).powi(2)).sum::<f64>() / stretch.len() as f64;
    10.0 * (power / f64::from(i16::MAX).powi(2)).log10()
}

/// The strength of one frequency in a stretch, on a scale of its own.
fn strength(stretch: &[i16], hertz: f64) -> f64 {
    let (mut cosine, mut sine) = (0.0, 0.0);
    for (n, &sample) in stretch.iter().enumerate() {
        let part = n as f64 / stretch.len() as f64;
        let window = 0.5 - 0.5 * (TAU * part).cos();
        let angle = TAU * hertz * n as f64 / f64::from(RATE);
        cosine += window * f64::from(sample) * angle.cos();
        sine += window * f64::from(sample) * angle.sin();
    }
    cosine.hypot(sine)
}

fn loudest(stretch: &[i16]) -> u16 {
    stretch.iter().map(|sample| sample.unsigned_abs()).max().unwrap()
}

#[test]
#[ignore = "writes into sounds/: for whoever changes the generator"]
fn write_the_files_anew() {
    for sound in generator::family() {
        fs::write(path(sound.name), generator::wav(&sound)).unwrap();
    }
    fs::write(TABLE, measure::table(&generator::family())).unwrap();
}

#[test]
fn every_file_is_what_the_generator_makes() {
    for sound in generator::family() {
        let name = sound.name;
        let file = fs::read(path(name)).unwrap_or_else(|error| panic!("sounds/{name}.wav: {error}"));
        let expected = generator::wav(&sound);
        assert_eq!(file.len(), expected.len(), "{name}");
        assert_eq!(file[..HEADER], expected[..HEADER], "{name}: the header");

        // Sines may differ in their last bit from one machine to the next, which can tip a rounding over.
        let furthest =
            samples(name).iter().zip(&sound.samples).map(|(kept, made)| kept.abs_diff(*made)).max().unwrap();
        assert!(furthest <= 1, "{name}: {furthest} steps away from what the generator makes");
    }
}

#[test]
fn there_is_no_file_without_a_generator() {
    let mut kept: Vec<String> = fs::read_dir(path("bowl").parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    kept.sort();
    let mut made: Vec<String> = names().map(|name| format!("{name}.wav")).collect();
    made.sort();
    assert_eq!(kept, made);
}

#[test]
fn all_of_them_are_small_enough_to_be_compiled_in() {
    let bytes: u64 = names().map(|name| fs::metadata(path(name)).unwrap().len()).sum();
    // The breath is ten seconds long and takes two fifths of it.
    assert!(bytes < 600_000, "{bytes} bytes");
}

#[test]
fn the_loudest_sample_is_twelve_decibels_below_full_scale() {
    for name in names() {
        let peak = loudest(&samples(name));
        assert!(peak.abs_diff(PEAK.unsigned_abs()) <= 1, "{name}: {peak}");
        let below = 20.0 * (f64::from(peak) / f64::from(i16::MAX)).log10();
        assert!((-12.05..=-11.95).contains(&below), "{name}: {below:.2} dB");
    }
}

#[test]
fn they_start_and_end_in_silence() {
    for name in names() {
        let samples = samples(name);
        assert_eq!(samples.first(), Some(&0), "{name}: the first sample");
        assert_eq!(samples.last(), Some(&0), "{name}: the last sample");
        // Softer than a whisper beside the sound: 48 dB below its own peak.
        let hush = PEAK.unsigned_abs() / 256;
        assert!(loudest(&samples[..sample_at(0.000_2)]) <= hush, "{name}: its start");
        assert!(loudest(&samples[samples.len() - sample_at(0.005)..]) <= 2, "{name}: its end");
    }
}

/// A click is a corner in the wave. The fourth difference of neighbours shows nothing but corners: of a partial at
/// 600 Hz it leaves a thousandth, of a step three times its height.
#[test]
fn nothing_clicks() {
    for name in names().filter(|name| *name != "breath") {
        // Silence goes before and after, as it will when it is played.
        let silence = [0; 4];
        let wave = [&silence[..], &samples(name), &silence[..]].concat();
        let corner = |five: &[i16]| {
            five.iter().zip([1, -4, 6, -4, 1]).map(|(&n, weight)| weight * i32::from(n)).sum::<i32>().abs()
        };
        let (at, sharpest) =
            wave.windows(5).map(corner).enumerate().max_by_key(|(_, corner)| *corner).unwrap();
        assert!(sharpest < CORNER, "{name}: {sharpest}, {at} samples after its start");
    }
}

/// Noise is nothing but corners; of each twentieth of a second none may stick out.
#[test]
fn the_breath_doesnt_crackle() {
    let breath = samples("breath");
    let corners: Vec<f64> = breath
        .windows(3)
        .map(|three| f64::from(i32::from(three[0]) - 2 * i32::from(three[1]) + i32::from(three[2])))
        .collect();
    for (number, stretch) in corners.chunks(generator::BREATH_RATE as usize / 20).enumerate() {
        let usual = (stretch.iter().map(|corner| corner * corner).sum::<f64>() / stretch.len() as f64).sqrt();
        let sharpest = stretch.iter().fold(0.0_f64, |most, corner| most.max(corner.abs()));
        assert!(sharpest <= 6.0 * usual + 4.0, "{sharpest} beside {usual:.1} in twentieth {number}");
    }
}

#[test]
fn they_lean_to_neither_side() {
    for name in names() {
        let samples = samples(name);
        let mean = samples.iter().map(|&sample| f64::from(sample)).sum::<f64>() / samples.len() as f64;
        assert!(mean.abs() < 4.0, "{name}: {mean:.2}");
    }
}

/// A changed sound shows as changed numbers, to be judged before they are written down.
#[test]
fn they_measure_what_the_table_says() {
    let written = fs::read_to_string(TABLE).expect("the table is there");
    let measured = measure::table(&generator::family());
    let number = |word: &str| word.trim_matches(['(', ')', ',']).parse::<f64>().ok();
    let same = |one: &str, other: &str| match (number(one), number(other)) {
        // The last digit may tip over from one machine to the next.
        (Some(one), Some(other)) => (one - other).abs() <= 0.02 * one.abs().max(1.0),
        _ => one == other,
    };
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(&written), words(&measured));
    let all = one.len() == other.len() && one.iter().zip(&other).all(|(one, other)| same(one, other));
    assert!(all, "if this is meant, write it anew:\n{measured}\ninstead of:\n{written}");
}

/// On the hardest evening: low, soft, and none of them louder than another.
#[test]
fn all_of_them_are_of_one_family() {
    for sound in generator::family() {
        let (name, is) = (sound.name, measure::measure(&sound));
        assert!(is.onset >= 0.005, "{name} bursts in within {:.0} ms", 1_000.0 * is.onset);
        assert!(
            (250.0..600.0).contains(&is.centroid),
            "{name} is too bright or too dull: {:.0} Hz",
            is.centroid
        );
        assert!(is.partials[0].0 <= 450.0, "{name} stands at {:.0} Hz", is.partials[0].0);
        assert!((-34.0..-20.0).contains(&is.loudness), "{name}: {:.1} LUFS", is.loudness);
        assert!(is.decay_60 > is.decay_20, "{name} dies away");
    }
}

#[test]
fn the_breath_is_in_for_four_seconds_and_out_for_six() {
    let breath = samples("breath");
    let rate = generator::BREATH_RATE as usize;
    assert_eq!(breath.len(), 10 * rate);
    let tenths: Vec<f64> = breath.chunks_exact(rate / 10).map(decibels).collect();
    let loudest =
        |range: std::ops::Range<usize>| tenths[range].iter().fold(-99.0_f64, |most, &one| most.max(one));
    let (within, turn, without) = (loudest(15..33), loudest(39..41), loudest(45..75));
    assert!(
        turn < within - 15.0 && turn < without - 15.0,
        "it rests at the turn: {within:.0} {turn:.0} {without:.0}"
    );
    assert!((without - within).abs() < 6.0, "in and out belong together: {within:.0} {without:.0}");
    assert!(loudest(95..100) < without - 20.0, "and it sinks to nothing");
    // Out, it is lower than in: as breath is.
    let high = |from: usize, to: usize| strength(&breath[from * rate..to * rate], 520.0);
    assert!(tenths.iter().all(|level| *level < -20.0), "{tenths:.0?}");
    assert!(high(2, 4) > high(7, 9));
}

#[test]
fn the_bowl_comes_in_over_twenty_milliseconds() {
    let bowl = samples("bowl");
    let peak = loudest(&bowl);
    assert!(loudest(&bowl[..sample_at(0.003)]) < peak / 10, "still soft after 3 ms");
    assert!(loudest(&bowl[..sample_at(0.010)]) < peak * 2 / 3, "on its way after 10 ms");
    assert!(loudest(&bowl[..sample_at(0.030)]) > peak * 4 / 5, "there after 30 ms");
}

#[test]
fn the_bowl_dies_away_in_four_seconds() {
    let bowl = samples("bowl");
    let window = sample_at(0.1);
    let levels: Vec<f64> = bowl.chunks_exact(window).map(decibels).collect();
    let start = levels[0];

    let gone = levels.iter().position(|level| *level < start - 60.0).unwrap() as f64 * 0.1;
    assert!((3.5..=4.2).contains(&gone), "60 dB softer after {gone:.1} s");
    // It may breathe, but it never swells: no window is more than a little louder than the one before.
    assert!(levels.windows(2).all(|pair| pair[1] < pair[0] + 0.5), "{levels:.1?}");
}

#[test]
fn the_bowl_rings_at_220_hertz_with_partials_that_no_string_has() {
    let bowl = samples("bowl");
    let first_second = &bowl[..sample_at(1.0)];
    let at = |hertz| strength(first_second, hertz);

    assert!([200.0, 210.0, 230.0, 240.0, 440.0, 607.0].iter().all(|&hertz| at(hertz) < at(220.0)));
    for (partial, harmonic) in [(607.5, 660.0), (1_139.6, 1_100.0), (607.5, 440.0)] {
        assert!(
            at(partial) > 20.0 * at(harmonic),
            "{partial} Hz should stand out and {harmonic} Hz should be empty"
        );
    }
}

#[test]
fn the_wood_block_is_short() {
    let wood = samples("wood");
    let start = decibels(&wood[..sample_at(0.02)]);
    let late = decibels(&wood[sample_at(0.16)..sample_at(0.18)]);
    assert!(late < start - 45.0, "{late:.0} dB after 160 ms, {start:.0} dB at its start");
}

#[test]
fn the_pair_has_a_second_stroke_above_the_first() {
    let pair = samples("return");
    let before = &pair[..sample_at(0.44)];
    let after = &pair[sample_at(0.5)..sample_at(0.94)];
    assert!(strength(before, 330.0) > 20.0 * strength(before, 440.0));
    assert!(strength(after, 440.0) > 2.0 * strength(after, 330.0));
}
