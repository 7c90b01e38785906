//! A sound read into memory, and one strike of it.

use std::io::Cursor;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rodio::buffer::SamplesBuffer;
use rodio::{ChannelCount, Decoder, Sample, SampleRate, Source};

use super::kind::{self, Kind};
use super::names::Found;
use crate::library::read::{ReadError, read_at_most};

/// The longest sound that is read; the rest of a longer one is left out: a cue isn't a piece of music.
const LONGEST: Duration = Duration::from_secs(60);

/// The largest file that is read, in bytes: a minute of stereo at 48 kHz and 24 bits, and some room.
const LARGEST: u64 = MEGABYTES * 1024 * 1024;

/// The same in megabytes.
const MEGABYTES: u64 = 20;

/// The most samples that are read of one sound, however many channels it has: a minute of stereo at 48 kHz. A small file
/// can hold hundreds of megabytes of silence.
const MOST: u64 = LONGEST.as_secs() * 48_000 * 2;

/// Sample rates that are played. With others, the mixer's resampling can overflow.
const RATES: [u32; 13] =
    [8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 64_000, 88_200, 96_000, 192_000];

/// The most channels that are played: no recording of a bell has more.
const CHANNELS: u16 = 8;

/// How long a change of the level takes, in seconds. A sudden one would click.
const SLIDE: f32 = 0.05;

/// The level all strikes sound at, from 0 (silent) to 1, shared between the sound thread, which sets it, and the
/// audio callback, which reads it for every sample.
pub(super) struct Level(AtomicU32);

impl Level {
    pub(super) fn new(level: f32) -> Self {
        Self(AtomicU32::new(level.to_bits()))
    }

    pub(super) fn set(&self, level: f32) {
        self.0.store(level.to_bits(), Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> f32 {
        f32::from_bits(self.0.load(Ordering::Relaxed))
    }
}

/// Why a sound can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// Its file can't be.
    File(ReadError),
    /// The file is larger than this number of megabytes.
    TooLarge(u64),
    /// It is of a kind that isn't read here.
    Kind(Kind),
    /// It isn't a sound, as the decoder says it.
    NoSound(String),
    /// It isn't a sound: its header makes no sense.
    Header,
    /// It has so many samples a second, with which none is played.
    Rate(u32),
    /// It has so many channels, with which none is played.
    Channels(u16),
    /// There is nothing in it.
    Empty,
}

/// Reads a sound to its end, so that errors show here and not in the audio callback.
pub(super) fn read(found: &Found) -> Result<SamplesBuffer, Unreadable> {
    read_for(found, LONGEST)
}

/// Reads the beginning of a sound.
///
/// The decoder panics on some damaged files, such as one with a sample rate of 0. That must not end the sound thread: such
/// files count as unreadable too.
pub(super) fn read_for(found: &Found, longest: Duration) -> Result<SamplesBuffer, Unreadable> {
    panic::catch_unwind(|| read_trusting(found, longest)).unwrap_or(Err(Unreadable::Header))
}

fn read_trusting(found: &Found, longest: Duration) -> Result<SamplesBuffer, Unreadable> {
    match found {
        Found::BuiltIn(bytes) => decode(Cursor::new(*bytes), bytes.len(), "wav", longest),
        Found::Own(path) => {
            // One byte more than allowed, to tell a file that just fits from one that is too large.
            let bytes = read_at_most(path, LARGEST + 1).map_err(Unreadable::File)?;
            let read = bytes.len();
            if read == 0 {
                return Err(Unreadable::Empty);
            }
            if read as u64 > LARGEST {
                return Err(Unreadable::TooLarge(MEGABYTES));
            }
            if let Some(kind) = kind::of_another(&bytes) {
                return Err(Unreadable::Kind(kind));
            }
            let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            decode(Cursor::new(bytes), read, &ending.to_ascii_lowercase(), longest)
        }
    }
}

fn decode<B: AsRef<[u8]> + Send + Sync + 'static>(
    bytes: Cursor<B>,
    length: usize,
    ending: &str,
    longest: Duration,
) -> Result<SamplesBuffer, Unreadable> {
    let decoder = Decoder::builder().with_data(bytes).with_byte_len(length as u64).with_hint(ending).build();
    let decoder = decoder.map_err(|error| Unreadable::NoSound(error.to_string()))?;
    let (channels, rate) = (decoder.channels(), decoder.sample_rate());
    if !RATES.contains(&rate.get()) {
        return Err(Unreadable::Rate(rate.get()));
    }
    if channels.get() > CHANNELS {
        return Err(Unreadable::Channels(channels.get()));
    }

    let most = (longest.as_secs() * u64::from(rate.get())).min(MOST / u64::from(channels.get()));
    let most = most * u64::from(channels.get());
    // Samples in floating point may be NaN, or beyond full scale.
    let tame = |sample: Sample| if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) };
    let samples: Vec<Sample> = decoder.take(usize::try_from(most).unwrap_or(usize::MAX)).map(tame).collect();
    if samples.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(SamplesBuffer::new(channels, rate, samples))
}

/// One strike of a sound, at the shared level; a change of the level is followed smoothly.
pub(super) struct Voice {
    samples: SamplesBuffer,
    /// Loudness of this strike beside others, 0 to 1.
    loudness: f32,
    level: Arc<Level>,
    /// The gain now, on its way to `level`.
    gain: f32,
    /// How far `gain` moves with each sample.
    step: f32,
    /// Lives as long as the strike sounds: the player counts the clones.
    _ringing: Arc<()>,
}

impl Voice {
    pub(super) fn new(samples: SamplesBuffer, loudness: f32, level: Arc<Level>, ringing: Arc<()>) -> Self {
        let gain = level.get();
        #[allow(clippy::cast_precision_loss, reason = "sample rates are far below 2^24")]
        let rate = samples.sample_rate().get() as f32;
        let step = 1.0 / (SLIDE * rate * f32::from(samples.channels().get()));
        Self { samples, loudness, level, gain, step, _ringing: ringing }
    }

    /// Fades in, and follows the level `slower` times as slowly.
    pub(super) fn fading(mut self, slower: f32) -> Self {
        self.gain = 0.0;
        self.step /= slower;
        self
    }
}

impl Iterator for Voice {
    type Item = Sample;

    fn next(&mut self) -> Option<Sample> {
        let sample = self.samples.next()?;
        let level = self.level.get();
        self.gain += (level - self.gain).clamp(-self.step, self.step);
        Some(sample * self.gain * self.loudness)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.samples.size_hint()
    }
}

impl Source for Voice {
    fn current_span_len(&self) -> Option<usize> {
        self.samples.current_span_len()
    }

    fn channels(&self) -> ChannelCount {
        self.samples.channels()
    }

    fn sample_rate(&self) -> SampleRate {
        self.samples.sample_rate()
    }

    fn total_duration(&self) -> Option<Duration> {
        self.samples.total_duration()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::float_cmp)]
mod tests {
    use std::fs;
    use std::num::NonZero;

    use super::super::names;
    use super::*;
    use crate::library::read::Special;

    /// A WAV file of our own making.
    fn wav(rate: u32, channels: u16, samples: &[i16]) -> Vec<u8> {
        let bytes = u32::try_from(2 * samples.len()).unwrap();
        let frame = 2 * channels;
        let mut file = b"RIFF".to_vec();
        file.extend((36 + bytes).to_le_bytes());
        file.extend(b"WAVEfmt \x10\0\0\0\x01\0");
        file.extend(channels.to_le_bytes());
        file.extend(rate.to_le_bytes());
        file.extend((rate * u32::from(frame)).to_le_bytes());
        file.extend(frame.to_le_bytes());
        file.extend(b"\x10\0data");
        file.extend(bytes.to_le_bytes());
        file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        file
    }

    fn steady(samples: usize) -> SamplesBuffer {
        SamplesBuffer::new(NonZero::<u16>::MIN, NonZero::new(1_000).unwrap(), vec![0.5; samples])
    }

    fn voice(samples: usize, level: &Arc<Level>) -> Voice {
        Voice::new(steady(samples), 1.0, Arc::clone(level), Arc::new(()))
    }

    #[test]
    fn every_built_in_can_be_read() {
        for name in names::builtin_names() {
            let sound = read(&names::find(name, None).unwrap()).unwrap();
            let length = sound.total_duration().unwrap();
            let most = if name == "breath" { 10 } else { 5 };
            assert!(length > Duration::from_millis(200) && length <= Duration::from_secs(most), "{name}");
        }
    }

    #[test]
    fn a_file_is_read_to_its_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bell.wav");
        fs::write(&path, wav(44_100, 2, &[0, 0, 16_384, -16_384])).unwrap();

        let sound = read(&Found::Own(path)).unwrap();
        assert_eq!((sound.channels().get(), sound.sample_rate().get()), (2, 44_100));
        assert_eq!(sound.collect::<Vec<_>>(), [0.0, 0.0, 0.5, -0.5]);
    }

    /// A second of 330 Hz, as programs that people use write it.
    #[test]
    fn sounds_of_every_kind_are_read() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/house/sounds/kinds");
        for kind in ["flac", "mp3", "ogg", "wav"] {
            let sound = read(&Found::Own(folder.join(format!("tone.{kind}")))).unwrap();
            let (rate, length) = (sound.sample_rate().get(), sound.total_duration().unwrap().as_secs_f32());
            assert!((0.95..1.15).contains(&length), "{kind}: {length} s");
            // The middle of it: what comes before and after is the encoder's own.
            let samples: Vec<f32> = sound.skip(rate as usize / 4).take(rate as usize / 2).collect();
            let upwards = samples.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count();
            assert!((164..=166).contains(&upwards), "{kind}: {upwards} waves in half a second");
        }
    }

    #[test]
    fn what_is_no_sound_says_why() {
        let cases = [
            (b"RIFF, but not really".to_vec(), None),
            (Vec::new(), None),
            (wav(44_100, 1, &[]), Some(Unreadable::Empty)),
            (wav(44_101, 1, &[1; 100]), Some(Unreadable::Rate(44_101))),
            (wav(44_100, 9, &[1; 99]), Some(Unreadable::Channels(9))),
        ];
        for (bytes, expected) in cases {
            let length = bytes.len();
            let why = decode(Cursor::new(bytes), length, "wav", LONGEST).err().unwrap();
            match expected {
                Some(expected) => assert_eq!(why, expected),
                None => assert!(matches!(why, Unreadable::NoSound(_)), "{why:?}"),
            }
        }
    }

    #[test]
    fn a_file_that_the_decoder_panics_on_is_merely_unreadable() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bell.wav");
        fs::write(&path, wav(0, 1, &[1; 100])).unwrap();
        assert!(matches!(read(&Found::Own(path)), Err(Unreadable::Header | Unreadable::NoSound(_))));
    }

    /// A WAV file of floating-point samples.
    fn floats(rate: u32, channels: u16, samples: &[f32]) -> Vec<u8> {
        let mut file = wav(rate, channels, &vec![0; 2 * samples.len()]);
        file.truncate(44);
        file[20..22].copy_from_slice(&3_u16.to_le_bytes());
        file[28..32].copy_from_slice(&(4 * rate * u32::from(channels)).to_le_bytes());
        file[32..34].copy_from_slice(&(4 * channels).to_le_bytes());
        file[34..36].copy_from_slice(&32_u16.to_le_bytes());
        file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
        file
    }

    #[test]
    fn what_is_no_number_or_louder_than_loud_is_tamed() {
        let file = floats(44_100, 1, &[0.5, f32::NAN, 1e30, f32::NEG_INFINITY, -0.25]);
        let length = file.len();
        let sound = decode(Cursor::new(file), length, "wav", LONGEST).unwrap();
        assert_eq!(sound.collect::<Vec<_>>(), [0.5, 0.0, 1.0, -1.0, -0.25]);
    }

    #[test]
    fn of_many_channels_no_more_is_read_than_of_two() {
        let file = wav(192_000, 8, &vec![0; 8_000_000]);
        let length = file.len();
        let sound = decode(Cursor::new(file), length, "wav", LONGEST).unwrap();
        assert_eq!(sound.count() as u64, MOST);
    }

    #[test]
    fn a_file_that_is_too_large_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("symphony.wav");
        fs::File::create(&path).unwrap().set_len(LARGEST + 1).unwrap();
        assert!(matches!(read(&Found::Own(path)), Err(Unreadable::TooLarge(20))));
    }

    /// It was a file when it was found.
    #[cfg(target_os = "linux")]
    #[test]
    fn nobody_waits_for_a_pipe_to_sound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bell.wav");
        rustix::fs::mknodat(rustix::fs::CWD, &path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        let why = read(&Found::Own(path)).err().unwrap();
        assert_eq!(why, Unreadable::File(ReadError::NotAFile(Special::Pipe)));
    }

    #[test]
    fn a_strike_starts_at_the_level_that_is_set() {
        let level = Arc::new(Level::new(0.5));
        assert_eq!(voice(3, &level).collect::<Vec<_>>(), [0.25; 3]);

        let soft = Voice::new(steady(1), 0.5, level, Arc::new(()));
        assert_eq!(soft.collect::<Vec<_>>(), [0.125]);
    }

    #[test]
    fn what_fades_comes_in_from_nothing_and_goes_slowly() {
        let level = Arc::new(Level::new(1.0));
        let mut voice = voice(2_000, &level).fading(10.0);
        assert!(voice.next() < Some(0.001_1));
        assert_eq!(voice.by_ref().take(600).last(), Some(0.5));
        level.set(0.0);
        assert!(voice.by_ref().take(400).last() > Some(0.05));
        assert_eq!(voice.last(), Some(0.0));
    }

    #[test]
    fn muting_while_it_rings_fades_and_does_not_click() {
        let level = Arc::new(Level::new(1.0));
        let mut voice = voice(200, &level);
        assert_eq!(voice.next(), Some(0.5));

        level.set(0.0);
        let rest: Vec<f32> = voice.collect();
        assert!(rest.windows(2).all(|pair| (0.0..0.02).contains(&(pair[0] - pair[1]))), "in small steps");
        assert!(rest[60..].iter().all(|sample| *sample == 0.0), "and silent after {SLIDE} s");
    }
}
