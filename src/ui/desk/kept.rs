//! Settings, in force and in their file: what is changed here goes there, and what is changed there holds here.

use super::{Desk, said};
use crate::record::Notice;
use crate::record::folders::Folders;
use crate::record::settings::{self, Opened, SaveError, Settings};
use crate::talk::words::sentence;
use crate::ui::keys::Bindings;
use crate::words::Words;

/// What is said on the stage of a settings file that can't be read; the library says the rest.
const SETTINGS_WRONG: &str = "Something in your settings file can’t be read. The library says more.";

impl Desk {
    /// Takes over settings that were changed here, and has them kept.
    pub(in crate::ui) fn set(&mut self, settings: Settings) {
        self.keeper.keep_settings(&self.settings, &settings);
        self.settings = settings;
        self.follow_settings();
    }

    /// Takes note that settings which were changed here are in their file now, with what somebody has changed there; or
    /// why they aren't.
    pub(in crate::ui) fn settings_kept(&mut self, sent: &Settings, came: Result<Opened, SaveError>) {
        match came {
            Ok(opened) => self.agree(sent, &opened),
            Err(error) => self.settings_problem = Some(sentence(&error.to_string())),
        }
    }

    /// Takes over what somebody has changed in the settings file. In a talk, what is wrong with it and wasn't before is
    /// said in passing.
    pub(in crate::ui) fn settings_read(
        &mut self,
        sent: &Settings,
        read: Result<Opened, Notice>,
        in_talk: bool,
    ) {
        let before = self.settings_notices.clone();
        match read {
            Ok(opened) => self.agree(sent, &opened),
            Err(notice) => {
                self.settings_problem = Some(notice.to_string());
                self.tell_of_settings(vec![said(notice.to_string())]);
            }
        }
        if in_talk && self.settings_notices.iter().any(|notice| !before.contains(notice)) {
            self.aside.push(SETTINGS_WRONG.to_owned());
        }
    }

    /// What the file says is in force, but for what has been changed here since these were sent; and what is wrong with
    /// it is told.
    fn agree(&mut self, sent: &Settings, opened: &Opened) {
        let (_, notices) = read_keys(&self.folders, opened, &self.words);
        self.settings = settings::merge(sent, &self.settings, &opened.settings);
        self.settings_problem = None;
        self.tell_of_settings(notices);
        self.follow_settings();
    }

    fn follow_settings(&mut self) {
        self.find_words();
        self.keys = Bindings::read(&self.settings.keys, self.settings.letter_keys).0;
        self.apply_sound();
    }

    /// Shows what is wrong with the settings file now, unless it has been shown, and puts away what isn't any more.
    fn tell_of_settings(&mut self, notices: Vec<String>) {
        let before = std::mem::replace(&mut self.settings_notices, notices);
        self.notices.retain(|notice| !before.contains(notice) || self.settings_notices.contains(notice));
        for notice in self.settings_notices.clone() {
            if !before.contains(&notice) {
                self.notice(notice);
            }
        }
    }

    /// Takes over changed keys and keeps them.
    pub(in crate::ui) fn set_keys(&mut self, keys: &Bindings) {
        self.set(Settings {
            keys: keys.words(&self.settings.keys),
            letter_keys: keys.letters(),
            ..self.settings.clone()
        });
    }
}

/// The keys on the stage as the settings have them, and what to say of the settings file.
pub(super) fn read_keys(folders: &Folders, opened: &Opened, words: &Words) -> (Bindings, Vec<String>) {
    let (keys, troubles) = Bindings::read(&opened.settings.keys, opened.settings.letter_keys);
    let of_keys = troubles.into_iter().map(|trouble| Notice {
        file: folders.settings(),
        line: opened.key_lines.get(trouble.name()).copied(),
        message: trouble.message(words),
        help: Some(trouble.help(words)),
    });
    let notices = opened.notices.iter().cloned().chain(of_keys).map(|notice| said(notice.to_string()));
    (keys, notices.collect())
}
