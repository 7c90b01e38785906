//! What the sound thread is asked and told, how loud people want it, and what it plays through.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};

use super::Strike;
use super::voice::Voice;

/// Takes sounds. Never fails or waits, whatever becomes of the device.
pub(super) trait Speaker: Send {
    fn sound(&self, voice: Voice);
}

/// What the sound thread is asked to do, and what it is told.
pub(super) enum Command {
    /// Play this; asked for at that moment.
    Play(Strike, Instant),
    /// This will be played in a few seconds.
    GetReady(String),
    /// Breathe once: this far into the breath at that moment.
    Breathe(Duration, Instant),
    /// Fade the breath.
    HoldBreath,
    /// The [`Wish`] has changed.
    Wish,
    /// Fade what rings, and strike no more.
    Hush,
    /// The result of opening this stream.
    Opened { stream: u64, speaker: Result<Box<dyn Speaker>, String> },
    /// The device of this stream is gone.
    Lost { stream: u64, detail: String },
}

/// How loud people want it. Shared rather than sent, so that it applies however much waits for the sound thread.
#[derive(Debug)]
pub(super) struct Wish {
    volume: AtomicU32,
    muted: AtomicBool,
    over: AtomicBool,
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            volume: AtomicU32::new(1.0_f32.to_bits()),
            muted: AtomicBool::new(false),
            over: AtomicBool::new(false),
        }
    }
}

impl Wish {
    /// From 0 to 1.
    pub(super) fn set_volume(&self, volume: f32) {
        self.volume.store(volume.to_bits(), Ordering::Relaxed);
    }

    pub(super) fn set_muted(&self, muted: bool) {
        self.muted.store(muted, Ordering::Relaxed);
    }

    /// The last handle is gone.
    pub(super) fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// The level that is wanted, as a factor. Squared, since ears judge by ratio: otherwise most of the slider's way would
    /// make hardly any difference.
    pub(super) fn loudness(&self) -> f32 {
        if self.muted.load(Ordering::Relaxed) {
            return 0.0;
        }
        let volume = f32::from_bits(self.volume.load(Ordering::Relaxed));
        volume * volume
    }
}
