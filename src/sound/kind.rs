//! Kinds of sound files that aren't played, recognised by their first bytes, whatever their name.

/// Endings of sound files that aren't played, in lower case.
pub(super) const OTHER_ENDINGS: [&str; 20] = [
    "aac", "ac3", "aif", "aifc", "aiff", "amr", "ape", "au", "caf", "m4a", "mid", "midi", "mka", "mp4",
    "oga", "opus", "snd", "webm", "wma", "wv",
];

/// A kind of sound that isn't played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It has this name.
    Named(&'static str),
    /// It is one of these two.
    Either(&'static str, &'static str),
    /// A Core Audio file.
    CoreAudio,
    /// A WAV file with this in it.
    Wav(&'static str),
}

/// A kind that isn't played. `None` for those that are, and for what isn't a sound at all.
pub(super) fn of_another(bytes: &[u8]) -> Option<Kind> {
    let at = |from: usize, wanted: &[u8]| bytes.get(from..from + wanted.len()) == Some(wanted);
    if at(0, b"RIFF") && at(8, b"WAVE") {
        return wav(bytes);
    }
    let kinds: [(usize, &[u8], Kind); 13] = [
        (8, b"AIFF", Kind::Named("AIFF")),
        (8, b"AIFC", Kind::Named("AIFF")),
        (4, b"ftyp", Kind::Either("MPEG-4", "AAC")),
        (0, b"MThd", Kind::Named("MIDI")),
        (0, b"caff", Kind::CoreAudio),
        (0, b"#!AMR", Kind::Named("AMR")),
        (0, b".snd", Kind::Named("Sun audio")),
        (0, b"MAC ", Kind::Named("Monkey’s Audio")),
        (0, b"wvpk", Kind::Named("WavPack")),
        (0, b"\x30\x26\xb2\x75", Kind::Named("Windows Media Audio")),
        (0, b"\x1a\x45\xdf\xa3", Kind::Either("WebM", "Matroska")),
        (28, b"OpusHead", Kind::Named("Opus")),
        (28, b"Speex   ", Kind::Named("Speex")),
    ];
    kinds.into_iter().find(|(from, begins, _)| at(*from, begins)).map(|(_, _, kind)| kind)
}

/// The encoding of a WAV file, unless it is PCM. Other oddities show when it is decoded.
fn wav(bytes: &[u8]) -> Option<Kind> {
    let mut at = 12_usize;
    // The format is in one of the first chunks.
    for _ in 0..16 {
        let chunk = bytes.get(at..at + 8)?;
        let length = u32::from_le_bytes(chunk.get(4..8)?.try_into().ok()?);
        if chunk.starts_with(b"fmt ") {
            let format = u16::from_le_bytes(bytes.get(at + 8..at + 10)?.try_into().ok()?);
            return match format {
                0x02 | 0x11 | 0x64 | 0x69 => Some(Kind::Wav("ADPCM")),
                0x31 => Some(Kind::Wav("GSM")),
                0x50 | 0x55 => Some(Kind::Wav("MPEG")),
                0xff | 0x1600 => Some(Kind::Wav("AAC")),
                _ => None,
            };
        }
        at = at
            .checked_add(8)?
            .checked_add(usize::try_from(length).ok()?)?
            .checked_add((length % 2) as usize)?;
    }
    None
}
