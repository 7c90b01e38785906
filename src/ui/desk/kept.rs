//! Settings, in force and in their file: what is changed here goes there, and what is changed there holds here.

use super::{Desk, said};
use crate::record::file::Files;
use crate::record::folders::Folders;
use crate::record::settings::{self, Opened, Settings};
use crate::ui::keys::Bindings;

impl Desk {
    /// Takes over settings that were changed here, and keeps them.
    pub(in crate::ui) fn set(&mut self, settings: Settings) {
        self.settings = settings;
        self.keep_settings();
        self.keys = Bindings::read(&self.settings.keys, self.settings.letter_keys).0;
        self.apply_sound();
    }

    /// Puts into the settings file what was changed here, and takes over what was changed there.
    fn keep_settings(&mut self) {
        match settings::keep(&Files::default(), &self.folders.settings(), &self.kept, &self.settings) {
            Ok(opened) => {
                self.settings_problem = None;
                self.kept = opened.settings.clone();
                self.agree(opened);
            }
            Err(error) => self.settings_problem = Some(error.to_string()),
        }
    }

    /// Takes over what somebody has changed in the settings file. Returns what is wrong with it and wasn't before.
    pub(in crate::ui) fn read_settings(&mut self) -> Vec<String> {
        let before = self.settings_notices.clone();
        match settings::look_again(&Files::default(), &self.folders.settings(), &self.settings) {
            Ok(opened) => {
                let ours = settings::merge(&self.kept, &self.settings, &opened.settings);
                self.kept = opened.settings.clone();
                self.agree(opened);
                self.settings_problem = None;
                if ours != self.kept {
                    // What couldn't be kept before.
                    self.settings = ours;
                    self.keep_settings();
                }
            }
            Err(notice) => {
                self.settings_problem = Some(notice.to_string());
                self.tell_of_settings(vec![said(notice.to_string())]);
            }
        }
        self.keys = Bindings::read(&self.settings.keys, self.settings.letter_keys).0;
        self.apply_sound();
        self.settings_notices.iter().filter(|notice| !before.contains(notice)).cloned().collect()
    }

    /// What the file says is in force, and what is wrong with it is told.
    fn agree(&mut self, opened: Opened) {
        let (_, notices) = read_keys(&self.folders, &opened);
        self.settings = opened.settings;
        self.tell_of_settings(notices);
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
pub(super) fn read_keys(folders: &Folders, opened: &Opened) -> (Bindings, Vec<String>) {
    let (keys, troubles) = Bindings::read(&opened.settings.keys, opened.settings.letter_keys);
    let of_keys = troubles.into_iter().map(|trouble| {
        settings::key_notice(&folders.settings(), &trouble.name, trouble.message, trouble.help)
    });
    let notices = opened.notices.iter().cloned().chain(of_keys).map(|notice| said(notice.to_string()));
    (keys, notices.collect())
}
