//! Sounds that have been read, so that each is decoded once.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use rodio::buffer::SamplesBuffer;

use super::names::Found;
use super::voice::{self, Unreadable};

/// How many sounds are kept. A rule set has two or three.
const SOUNDS: usize = 8;

/// How many samples are kept in all: 8 MB. A longer sound is read each time.
const SAMPLES: usize = 2 * 1024 * 1024;

/// Sounds that have been read, the most recently used at the end.
#[derive(Default)]
pub(super) struct Cache(Vec<Kept>);

struct Kept {
    found: Found,
    state: Option<State>,
    sound: SamplesBuffer,
}

impl Kept {
    fn samples(&self) -> usize {
        self.sound.size_hint().0
    }
}

/// Tells whether a file has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    changed: Option<SystemTime>,
    length: u64,
}

impl Cache {
    /// The sound, read now if it isn't here or its file has changed.
    pub(super) fn get(&mut self, found: &Found) -> Result<SamplesBuffer, Unreadable> {
        let state = match found {
            Found::BuiltIn(_) => None,
            Found::Own(path) => state(path),
        };
        let place = self.0.iter().position(|kept| kept.found == *found);
        if let Some(kept) = place.map(|place| self.0.remove(place))
            && kept.state == state
        {
            let sound = kept.sound.clone();
            self.0.push(kept);
            return Ok(sound);
        }
        let sound = voice::read(found)?;
        let kept = Kept { found: found.clone(), state, sound: sound.clone() };
        if kept.samples() <= SAMPLES {
            self.0.push(kept);
        }
        while self.0.len() > SOUNDS || self.0.iter().map(Kept::samples).sum::<usize>() > SAMPLES {
            let _oldest = self.0.remove(0);
        }
        Ok(sound)
    }
}

fn state(path: &Path) -> Option<State> {
    let file = fs::metadata(path).ok()?;
    Some(State { changed: file.modified().ok(), length: file.len() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::path::PathBuf;
    use std::time::Duration;

    use super::super::names;
    use super::*;

    /// Bytes of a sound of ours, so many of its samples.
    fn file(samples: usize) -> Vec<u8> {
        let Some(Found::BuiltIn(bowl)) = names::find("bowl", None) else { return Vec::new() };
        let mut file = bowl[..44 + 2 * samples].to_vec();
        let bytes = u32::try_from(2 * samples).unwrap();
        file[4..8].copy_from_slice(&(36 + bytes).to_le_bytes());
        file[40..44].copy_from_slice(&bytes.to_le_bytes());
        file
    }

    fn length(cache: &mut Cache, path: &Path) -> usize {
        cache.get(&Found::Own(path.to_owned())).unwrap().count()
    }

    #[test]
    fn a_sound_is_read_once_and_again_when_its_file_has_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bell.wav");
        let then = SystemTime::now() - Duration::from_secs(100);
        let write = |bytes: &[u8], at| {
            fs::write(&path, bytes).unwrap();
            fs::File::options().append(true).open(&path).unwrap().set_modified(at).unwrap();
        };
        let mut cache = Cache::default();
        write(&file(1_000), then);
        assert_eq!(length(&mut cache, &path), 1_000);

        // The same length and time, and something else in it: it isn't looked into again.
        write(&vec![b'?'; file(1_000).len()], then);
        assert_eq!(length(&mut cache, &path), 1_000);

        write(&file(500), then);
        assert_eq!(length(&mut cache, &path), 500, "another length");
        write(&vec![b'?'; file(500).len()], then + Duration::from_secs(1));
        assert!(cache.get(&Found::Own(path.clone())).is_err(), "another time");
        fs::remove_file(&path).unwrap();
        assert!(cache.get(&Found::Own(path)).is_err());
    }

    #[test]
    fn it_keeps_only_so_many() {
        let folder = tempfile::tempdir().unwrap();
        let paths: Vec<PathBuf> = (0..20).map(|number| folder.path().join(format!("{number}.wav"))).collect();
        let mut cache = Cache::default();
        for path in &paths {
            fs::write(path, file(100)).unwrap();
            let _ = length(&mut cache, path);
        }
        assert_eq!(cache.0.len(), SOUNDS);
        let kept = |path: &PathBuf| cache.0.iter().any(|kept| kept.found == Found::Own(path.clone()));
        assert!(kept(&paths[19]) && !kept(&paths[0]), "the newest");
    }
}
