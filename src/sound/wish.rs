//! How loud people want it to be: set by whoever has a handle, read by the sound thread whenever it looks.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// What people want. It is set rather than sent, so that it holds however much waits for the sound thread.
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

    /// Nobody wants anything any more.
    pub(super) fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_over(&self) -> bool {
        self.over.load(Ordering::Relaxed)
    }

    /// The level that is wanted, as a factor. Squared, since ears judge by ratio: without it, most of a slider's way
    /// would hardly be heard.
    pub(super) fn loudness(&self) -> f32 {
        if self.muted.load(Ordering::Relaxed) {
            return 0.0;
        }
        let volume = f32::from_bits(self.volume.load(Ordering::Relaxed));
        volume * volume
    }
}
