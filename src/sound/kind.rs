//! Kinds of sound files that aren't played, recognised by their first bytes, whatever their name.

/// Endings of sound files that aren't played, in lower case.
pub(super) const OTHER_ENDINGS: [&str; 20] = [
    "aac", "ac3", "aif", "aifc", "aiff", "amr", "ape", "au", "caf", "m4a", "mid", "midi", "mka", "mp4",
    "oga", "opus", "snd", "webm", "wma", "wv",
];

/// The name of a kind that isn't played. `None` for those that are, and for what isn't a sound at all.
pub(super) fn of_another(bytes: &[u8]) -> Option<&'static str> {
    let at = |from: usize, wanted: &[u8]| bytes.get(from..from + wanted.len()) == Some(wanted);
    if at(0, b"RIFF") && at(8, b"WAVE") {
        return wav(bytes);
    }
    let kinds: [(usize, &[u8], &str); 13] = [
        (8, b"AIFF", "AIFF"),
        (8, b"AIFC", "AIFF"),
        (4, b"ftyp", "MPEG-4 or AAC"),
        (0, b"MThd", "MIDI"),
        (0, b"caff", "a Core Audio file"),
        (0, b"#!AMR", "AMR"),
        (0, b".snd", "Sun audio"),
        (0, b"MAC ", "Monkey’s Audio"),
        (0, b"wvpk", "WavPack"),
        (0, b"\x30\x26\xb2\x75", "Windows Media Audio"),
        (0, b"\x1a\x45\xdf\xa3", "WebM or Matroska"),
        (28, b"OpusHead", "Opus"),
        (28, b"Speex   ", "Speex"),
    ];
    kinds.into_iter().find(|(from, begins, _)| at(*from, begins)).map(|(_, _, kind)| kind)
}

/// The encoding of a WAV file, unless it is PCM. Other oddities show when it is decoded.
fn wav(bytes: &[u8]) -> Option<&'static str> {
    let mut at = 12_usize;
    // The format is in one of the first chunks.
    for _ in 0..16 {
        let chunk = bytes.get(at..at + 8)?;
        let length = u32::from_le_bytes(chunk.get(4..8)?.try_into().ok()?);
        if chunk.starts_with(b"fmt ") {
            let format = u16::from_le_bytes(bytes.get(at + 8..at + 10)?.try_into().ok()?);
            return match format {
                0x02 | 0x11 | 0x64 | 0x69 => Some("WAV with ADPCM in it"),
                0x31 => Some("WAV with GSM in it"),
                0x50 | 0x55 => Some("WAV with MPEG in it"),
                0xff | 0x1600 => Some("WAV with AAC in it"),
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
