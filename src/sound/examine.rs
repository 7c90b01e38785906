//! Whether a sound that a rule set names can be played: its file is decoded, not only found.

use std::path::Path;
use std::time::Duration;

use super::{Unreadable, names, voice};

/// How much of a sound is decoded: what is wrong with one is wrong from the beginning.
const BEGINNING: Duration = Duration::from_secs(1);

/// What is known about a sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Examined {
    /// It can be played, as far as is known.
    Fine,
    /// There is none of this name.
    Missing,
    /// This file has the name, and is of a kind that isn't played.
    OtherKind(String),
    /// It can't be played.
    Not(Unreadable),
}

/// What is known about a sound after its file was read, up to the largest size, and its first second decoded.
#[must_use]
pub(crate) fn examine(name: &str, own_folder: Option<&Path>) -> Examined {
    match names::find(name, own_folder) {
        None => match names::of_another_kind(name, own_folder) {
            None => Examined::Missing,
            Some(file) => Examined::OtherKind(file),
        },
        // A test reads them.
        Some(names::Found::BuiltIn(_)) => Examined::Fine,
        Some(own) => match voice::read_for(&own, BEGINNING) {
            Ok(_) => Examined::Fine,
            Err(why) => Examined::Not(why),
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

    use std::fs;

    use super::super::kind::Kind;
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
    fn a_file_is_looked_into_and_what_is_wrong_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let own = Some(folder.path());
        for (file, bytes, expected) in [
            ("a.wav", Vec::new(), Some(Unreadable::Empty)),
            ("b.wav", wav(1, 176_400, 10), Some(Unreadable::Rate(176_400))),
            ("c.wav", wav(0x11, 44_100, 10), Some(Unreadable::Kind(Kind::Wav("ADPCM")))),
            ("d.wav", b"FORM\0\0\0\x20AIFFCOMM".to_vec(), Some(Unreadable::Kind(Kind::Named("AIFF")))),
            ("e.ogg", [&[0; 28][..], b"OpusHead"].concat(), Some(Unreadable::Kind(Kind::Named("Opus")))),
            ("f.mp3", b"\0\0\0\x20ftypM4A ".to_vec(), Some(Unreadable::Kind(Kind::Either("MPEG-4", "AAC")))),
            ("g.wav", b"just words".to_vec(), None),
            ("h.wav", wav(1, 0, 10), None),
        ] {
            fs::write(folder.path().join(file), bytes).unwrap();
            let Examined::Not(why) = examine(&file[..1], own) else { panic!("{file} was taken for a sound") };
            match expected {
                Some(expected) => assert_eq!(why, expected, "{file}"),
                None => {
                    assert!(matches!(why, Unreadable::NoSound(_) | Unreadable::Header), "{file}: {why:?}");
                }
            }
        }
        fs::File::create(folder.path().join("i.wav")).unwrap().set_len(20 * 1024 * 1024 + 1).unwrap();
        assert_eq!(examine("i", own), Examined::Not(Unreadable::TooLarge(20)));
        fs::write(folder.path().join("j.wav"), wav(1, 44_100, 10)).unwrap();
        assert_eq!(examine("j", own), Examined::Fine);
        fs::write(folder.path().join("k.AIFF"), "").unwrap();
        assert_eq!(examine("k", own), Examined::OtherKind("k.AIFF".to_owned()));
        assert_eq!(examine("bowl", own), Examined::Fine);
        assert_eq!(examine("gong", own), Examined::Missing);
        assert_eq!(examine("../j", own), Examined::Missing);
    }
}
