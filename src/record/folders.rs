//! Where things are kept: three folders, the system's own for this user, or those that the command line names.

use std::path::{self, PathBuf};

use directories::ProjectDirs;

use super::file;

/// The three folders. None of them need exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Folders {
    /// The person's settings, rule sets and sounds.
    pub config: PathBuf,
    /// Agreements and history.
    pub data: PathBuf,
    /// The running talk.
    pub state: PathBuf,
}

/// Folders named on the command line instead of the system's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Instead of the system's folder for settings.
    pub config: Option<PathBuf>,
    /// Instead of the system's folder for data.
    pub data: Option<PathBuf>,
    /// Instead of the system's folder for state.
    pub state: Option<PathBuf>,
}

/// The system names no home folder, so there is nowhere to keep things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoHome;

impl Folders {
    /// Those that were asked for, and the system's for the rest.
    ///
    /// # Errors
    /// [`NoHome`] where the system's are needed and there are none.
    pub fn find(asked: &Asked) -> Result<Self, NoHome> {
        let system = ProjectDirs::from("", "", "common-ground");
        let pick = |asked: &Option<PathBuf>, system: Option<PathBuf>| {
            let folder = asked.clone().or(system).ok_or(NoHome)?;
            // A relative folder must mean the same one after somebody changes the current folder.
            Ok(path::absolute(&folder).unwrap_or(folder))
        };
        let system = system.as_ref();
        Ok(Self {
            config: pick(&asked.config, system.map(|dirs| dirs.config_dir().to_owned()))?,
            data: pick(&asked.data, system.map(|dirs| dirs.data_dir().to_owned()))?,
            state: pick(
                &asked.state,
                system.map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned()),
            )?,
        })
    }

    /// Removes what was left half written in these folders by a program of ours that was killed; see [`file::sweep`].
    pub fn sweep(&self) {
        let shown = Some(self.shown()).filter(|folder| !folder.is_symlink());
        let own = [self.config.clone(), self.rules(), self.data.clone(), self.state.clone(), self.unsaved()];
        for folder in own.iter().chain(&shown) {
            file::sweep(folder);
        }
    }

    /// The person's own rule sets.
    #[must_use]
    pub fn rules(&self) -> PathBuf {
        self.config.join("rules")
    }

    /// The person's own sounds.
    #[must_use]
    pub fn sounds(&self) -> PathBuf {
        self.config.join("sounds")
    }

    /// The settings file.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.ron")
    }

    /// The agreements file.
    #[must_use]
    pub fn agreements(&self) -> PathBuf {
        self.data.join("agreements.ron")
    }

    /// The file of past talks, if somebody asked to keep them.
    #[must_use]
    pub fn history(&self) -> PathBuf {
        self.data.join("history.ron")
    }

    /// The talk that is meant to be next.
    #[must_use]
    pub fn next_talk(&self) -> PathBuf {
        self.data.join("next-talk.ron")
    }

    /// The rules that people keep for a set's next talk, if they want to.
    #[must_use]
    pub fn kept_rules(&self) -> PathBuf {
        self.data.join("kept-rules.ron")
    }

    /// How people set up their last talks, if somebody asked to remember these.
    #[must_use]
    pub fn last_times(&self) -> PathBuf {
        self.data.join("last-time.ron")
    }

    /// Where people are on the paths that they started.
    #[must_use]
    pub fn on_paths(&self) -> PathBuf {
        self.data.join("paths.ron")
    }

    /// The journal of the running talk.
    #[must_use]
    pub fn journal(&self) -> PathBuf {
        self.state.join("session.journal")
    }

    /// The [mark](super::cover) that the next start shows nothing of what is kept.
    #[must_use]
    pub fn opens_plain(&self) -> PathBuf {
        self.state.join("opens-plain")
    }

    /// What was written for other programs to show: a calendar file, a page to print.
    #[must_use]
    pub fn shown(&self) -> PathBuf {
        self.state.join("shown")
    }

    /// The mark that [everything](super::erase) is to be erased.
    #[must_use]
    pub fn erasing(&self) -> PathBuf {
        self.state.join("erasing")
    }

    /// What people haven't saved yet of rule sets and paths.
    #[must_use]
    pub fn unsaved(&self) -> PathBuf {
        self.state.join("unsaved")
    }

    /// Where the windows were.
    #[must_use]
    pub fn windows(&self) -> PathBuf {
        self.state.join("window.ron")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use super::*;

    #[test]
    fn folders_named_on_the_command_line_need_no_home() {
        let asked = Asked {
            config: Some("/there/c".into()),
            data: Some("/there/d".into()),
            state: Some("/there/s".into()),
        };
        let folders = Folders::find(&asked).unwrap();
        assert_eq!(folders.settings(), PathBuf::from("/there/c/settings.ron"));
        assert_eq!(folders.agreements(), PathBuf::from("/there/d/agreements.ron"));
        assert_eq!(folders.journal(), PathBuf::from("/there/s/session.journal"));
        assert_eq!(folders.shown(), PathBuf::from("/there/s/shown"));
    }

    #[test]
    fn a_folder_named_from_here_stays_the_same_one() {
        let asked = Asked { config: Some("c".into()), data: Some("d".into()), state: Some("s".into()) };
        assert!(Folders::find(&asked).unwrap().config.is_absolute());
    }
}
