//! Settings, in force and in their file: what is changed here goes there, and what is changed there holds here.

use super::{Desk, Told};
use crate::record::folders::Folders;
use crate::record::settings::{self, Odd, Opened, Right, SaveError, Settings};
use crate::record::{Help, Notice, Wrong};
use crate::rule_set::{clean, primary};
use crate::ui::keys::{Bindings, KeyProblem};
use crate::words::{Words, say};

/// Characters of a language that a message quotes.
const LANGUAGE: usize = 30;

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
            Err(error) => self.settings_problem = Some(Told::NotSaved(error)),
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
                self.settings_problem = Some(Told::Notice(notice.clone()));
                self.tell_of_settings(vec![Told::Notice(notice)]);
            }
        }
        if in_talk && self.settings_notices.iter().any(|notice| !before.contains(notice)) {
            self.aside.push(say!(self.words, "notice-settings-wrong"));
        }
    }

    /// What the file says is in force, but for what has been changed here since these were sent; and what is wrong with
    /// it is told.
    fn agree(&mut self, sent: &Settings, opened: &Opened) {
        let (_, notices) = read_keys(&self.folders, opened);
        self.settings = settings::merge(sent, &self.settings, &opened.settings);
        self.settings_problem = None;
        self.language_line = opened.language_line;
        self.tell_of_settings(self.and_of_language(notices));
        self.follow_settings();
    }

    /// Takes note of which languages there are, now that rule sets have been read.
    pub(super) fn look_for_language(&mut self) {
        let notices = self.settings_notices.iter().filter(|told| !is_of_language(told)).cloned().collect();
        self.tell_of_settings(self.and_of_language(notices));
    }

    /// What is wrong with the settings file, and that nothing is written in its language. While rule sets are being read or
    /// covered, it isn't known whether one of them is; then what was told stays.
    fn and_of_language(&self, mut notices: Vec<Told>) -> Vec<Told> {
        if self.is_covered() || !self.library.cards.iter().all(|card| card.is_read()) {
            notices.extend(self.settings_notices.iter().find(|told| is_of_language(told)).cloned());
            return notices;
        }
        let is_there = |asked: &String| {
            let tags = [asked, primary(asked)];
            Words::come_in(asked) || self.languages().iter().any(|own| tags.contains(&own.as_str()))
        };
        if let Some(unknown) = self.settings.language.as_ref().filter(|language| !is_there(language)) {
            notices.push(Told::Notice(Notice {
                file: self.folders.settings(),
                line: self.language_line,
                wrong: Wrong::Setting(Odd::Language(clean::quoted(unknown, LANGUAGE))),
                help: Some(Help::Setting(Right::Language)),
            }));
        }
        notices
    }

    fn follow_settings(&mut self) {
        self.find_words();
        self.keys = bindings(&self.settings).0;
        self.apply_sound();
    }

    /// Shows what is wrong with the settings file now, unless it has been shown, and puts away what isn't any more.
    fn tell_of_settings(&mut self, notices: Vec<Told>) {
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
            quick_exit: keys.quick_exit(),
            ..self.settings.clone()
        });
    }
}

fn is_of_language(told: &Told) -> bool {
    matches!(told, Told::Notice(Notice { wrong: Wrong::Setting(Odd::Language(_)), .. }))
}

fn bindings(settings: &Settings) -> (Bindings, Vec<KeyProblem>) {
    let (keys, troubles) = Bindings::read(&settings.keys, settings.letter_keys);
    (keys.with_quick_exit(settings.quick_exit), troubles)
}

/// The keys on the stage as the settings have them, and what to say of the settings file.
pub(super) fn read_keys(folders: &Folders, opened: &Opened) -> (Bindings, Vec<Told>) {
    let (keys, troubles) = bindings(&opened.settings);
    let of_keys = troubles.into_iter().map(|problem| Told::Key {
        file: folders.settings(),
        line: opened.key_lines.get(problem.name()).copied(),
        problem: Box::new(problem),
    });
    (keys, opened.notices.iter().cloned().map(Told::Notice).chain(of_keys).collect())
}
