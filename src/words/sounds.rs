//! What sounds are called, and why they can’t be played.

use super::files::shown;
use super::{InWords, Words, say};
use crate::sound::{Kind, NotPlayed, Notice, Unreadable};

impl Words {
    /// What a sound is called: ours have names, people's own are called by their file's. Empty is none.
    #[must_use]
    pub(crate) fn sound(&self, sound: &str) -> String {
        match sound {
            "" => say!(self, "sound-name-none"),
            "bowl" => say!(self, "sound-name-bowl"),
            "return" => say!(self, "sound-name-return"),
            "wood" => say!(self, "sound-name-wood"),
            other => other.to_owned(),
        }
    }
}

/// Whole sentences.
impl InWords for Notice {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::NoDevice { .. } => say!(words, "sound-no-device"),
            Self::NotASound { name, path, why } => {
                let (name, why) = (name.as_str(), why.in_words(words));
                match path {
                    Some(path) => {
                        say!(words, "sound-not-played-see", name = name, why = why, file = shown(path))
                    }
                    None => say!(words, "sound-not-played", name = name, why = why),
                }
            }
        }
    }
}

/// What is wrong and what would be right: the end of a sentence, without its full stop.
impl InWords for NotPlayed {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Unreadable(why) => {
                let (why, right) = (why.in_words(words), why.right(words));
                say!(words, "sound-why-and-right", why = why, right = right)
            }
            Self::Missing => say!(words, "sound-missing"),
            Self::NotAName => say!(words, "sound-not-a-name"),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for Unreadable {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::File(error) => {
                let why = error.in_words(words);
                say!(words, "sound-file", why = why)
            }
            Self::TooLarge(megabytes) => {
                let megabytes = *megabytes;
                say!(words, "file-too-large", megabytes = megabytes)
            }
            Self::Kind(kind) => {
                let kind = kind.in_words(words);
                say!(words, "sound-kind", kind = kind)
            }
            Self::NoSound(detail) => say!(words, "sound-none", detail = detail.as_str()),
            Self::Header => say!(words, "sound-none-header"),
            Self::Rate(rate) => {
                let rate = rate.to_string();
                say!(words, "sound-rate", rate = rate)
            }
            Self::Channels(number) => {
                let number = *number;
                say!(words, "sound-channels", number = number)
            }
            Self::Empty => say!(words, "sound-empty"),
        }
    }
}

impl Unreadable {
    /// What would be right: the end of a sentence, without its full stop.
    #[must_use]
    pub fn right(&self, words: &Words) -> String {
        match self {
            Self::File(_) => say!(words, "sound-file-right"),
            Self::TooLarge(_) => say!(words, "sound-too-large-right"),
            Self::Kind(_) => say!(words, "sound-kind-right"),
            Self::NoSound(_) | Self::Header => say!(words, "sound-none-right"),
            Self::Rate(_) => say!(words, "sound-rate-right"),
            Self::Channels(_) => say!(words, "sound-channels-right"),
            Self::Empty => say!(words, "sound-empty-right"),
        }
    }
}

/// The name of the kind.
impl InWords for Kind {
    fn in_words(&self, words: &Words) -> String {
        match *self {
            Self::Named(name) => name.to_owned(),
            Self::Either(one, other) => say!(words, "sound-kind-either", one = one, other = other),
            Self::CoreAudio => say!(words, "sound-kind-core-audio"),
            Self::Wav(inside) => say!(words, "sound-kind-wav", inside = inside),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn notices_say_what_is_wrong_and_that_the_talk_goes_on() {
        let words = Words::english();
        let none = Notice::NoDevice { detail: "snd_pcm_open: -2".to_owned() }.in_words(&words);
        assert!(none.contains("goes on") && !none.contains("snd_pcm"), "{none}");

        let path = PathBuf::from("sounds").join("bell.wav");
        let why = NotPlayed::Unreadable(Unreadable::Empty);
        let broken = Notice::NotASound { name: "bell".to_owned(), path: Some(path.clone()), why };
        let expected = format!(
            "The sound “bell” can’t be played: it is empty; record it or save it again. See {}.",
            path.display()
        );
        assert_eq!(broken.in_words(&words), expected);
    }

    #[test]
    fn what_would_be_right_is_said() {
        let words = Words::english();
        let wav = |inside| Unreadable::Kind(Kind::Wav(inside));
        for (wrong, why, right) in [
            (Unreadable::Empty, "it is empty", "again"),
            (Unreadable::Rate(176_400), "176400 samples per second", "48000 or 44100"),
            (wav("ADPCM"), "WAV with ADPCM in it", "PCM"),
            (Unreadable::Kind(Kind::Named("AIFF")), "it is AIFF", "save it as 16-bit WAV"),
            (Unreadable::Kind(Kind::Named("Opus")), "it is Opus", "Ogg Vorbis"),
            (Unreadable::Kind(Kind::Either("MPEG-4", "AAC")), "MPEG-4 or AAC", "MP3"),
            (
                Unreadable::NoSound("no".to_owned()),
                "isn’t a sound that can be read",
                "WAV, Ogg Vorbis, FLAC and MP3",
            ),
            (Unreadable::Header, "isn’t a sound that can be read", "WAV"),
            (Unreadable::TooLarge(20), "larger than 20 MB", "cut it"),
        ] {
            let (said, better) = (wrong.in_words(&words), wrong.right(&words));
            assert!(said.contains(why) && better.contains(right), "{said}; {better}");
        }
    }
}
