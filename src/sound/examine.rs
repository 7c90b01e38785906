//! Whether a sound that a rule set names can be played: its file is decoded, not only found.

use std::path::Path;
use std::time::Duration;

use super::{names, voice};
use crate::rule_set::check::Sound;

/// How much of a sound is decoded: what is wrong with one is wrong from the beginning.
const BEGINNING: Duration = Duration::from_secs(1);

/// What is known about a sound after its file was read, up to the largest size, and its first second decoded.
#[must_use]
pub(crate) fn examine(name: &str, own_folder: Option<&Path>) -> Sound {
    match names::find(name, own_folder) {
        None => match names::of_another_kind(name, own_folder) {
            None => Sound::Missing,
            Some(file) => Sound::OtherKind { file },
        },
        // A test reads them.
        Some(names::Found::BuiltIn(_)) => Sound::There,
        Some(own) => match voice::read_for(&own, BEGINNING) {
            Ok(_) => Sound::There,
            Err(why) => Sound::Unplayable { why: why.to_string(), right: why.right().to_owned() },
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

    use std::fs;

    use super::*;

    /// A WAV file's header, with room for samples behind it.
    fn wav(format: u16, rate: u32, samples: usize) -> Vec<u8> {
        let bytes = u32::try_from(2 * samples).unwrap();
        let mut file = b"RIFF".to_vec();
        file.extend((36 + bytes).to_le_bytes());
        file.extend(b"WAVEfmt \x10\0\0\0");
        file.extend(format.to_le_bytes());
        file.extend(b"\x01\0");
        file.extend(rate.to_le_bytes());
        file.extend((2 * rate).to_le_bytes());
        file.extend(b"\x02\0\x10\0data");
        file.extend(bytes.to_le_bytes());
        file.extend(vec![0; 2 * samples]);
        file
    }

    #[test]
    fn a_file_is_looked_into_and_what_would_be_right_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let own = Some(folder.path());
        for (file, bytes, why, right) in [
            ("a.wav", Vec::new(), "nothing in it", "again"),
            ("b.wav", wav(1, 176_400, 10), "176400 samples a second", "48000 or 44100"),
            ("c.wav", wav(0x11, 44_100, 10), "WAV with ADPCM in it", "PCM"),
            ("d.wav", b"FORM\0\0\0\x20AIFFCOMM".to_vec(), "it is AIFF", "save it as WAV"),
            ("e.ogg", [&[0; 28][..], b"OpusHead"].concat(), "it is Opus", "Ogg Vorbis"),
            ("f.mp3", b"\0\0\0\x20ftypM4A ".to_vec(), "MPEG-4 or AAC", "MP3"),
            (
                "g.wav",
                b"just words".to_vec(),
                "isn't a sound that can be read",
                "WAV, Ogg Vorbis, FLAC and MP3",
            ),
            ("h.wav", wav(1, 0, 10), "isn't a sound that can be read", "WAV"),
        ] {
            fs::write(folder.path().join(file), bytes).unwrap();
            let Sound::Unplayable { why: said, right: better } = examine(&file[..1], own) else {
                panic!("{file} was taken for a sound")
            };
            assert!(said.contains(why) && better.contains(right), "{file}: {said}; {better}");
        }
        fs::File::create(folder.path().join("i.wav")).unwrap().set_len(20 * 1024 * 1024 + 1).unwrap();
        assert!(
            matches!(examine("i", own), Sound::Unplayable { why, .. } if why.contains("larger than 20 MB"))
        );
        fs::write(folder.path().join("j.wav"), wav(1, 44_100, 10)).unwrap();
        assert_eq!(examine("j", own), Sound::There);
        fs::write(folder.path().join("k.AIFF"), "").unwrap();
        assert_eq!(examine("k", own), Sound::OtherKind { file: "k.AIFF".to_owned() });
        assert_eq!(examine("bowl", own), Sound::There);
        assert_eq!(examine("gong", own), Sound::Missing);
        assert_eq!(examine("../j", own), Sound::Missing);
    }
}
