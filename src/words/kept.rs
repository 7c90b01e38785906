//! What is wrong with what is kept, and what couldn't be.

use jiff::Timestamp;
use jiff::civil::Date;

use super::files::shown;
use super::{InWords, Words, say};
use crate::clock::zone;
use crate::library::contacts::{Unreadable, WhyNot};
use crate::library::lists;
use crate::library::read::Misread;
use crate::record::file::Headings;
use crate::record::journal::JournalError;
use crate::record::keeper::{Part, Unkept};
use crate::record::ledger::{Odd, Right};
use crate::record::{FolderError, Help, Notice, Wrong};
use crate::rule_set::List;
use crate::rule_set::check::{Fault, Problem, Severity};

impl Words {
    /// What the files begin with that are kept.
    #[must_use]
    pub fn headings(&self) -> Headings {
        Headings {
            settings: say!(self, "kept-heading-settings"),
            agreements: say!(self, "kept-heading-agreements"),
            next_talk: say!(self, "kept-heading-next-talk"),
            history: say!(self, "kept-heading-history"),
            kept_rules: say!(self, "kept-heading-rules"),
            last_time: say!(self, "kept-heading-last-time"),
            on_paths: say!(self, "kept-heading-paths"),
            unsaved: say!(self, "kept-heading-unsaved"),
            windows: say!(self, "kept-heading-windows"),
        }
    }
}

impl Words {
    /// When the talk that is meant to be next is to be, as it is said today. `title` is its rule set's.
    #[must_use]
    pub fn next_talk(&self, at: Option<Timestamp>, title: &str, today: Date) -> String {
        let Some(at) = at else { return say!(self, "next-talk-some-day", title = title) };
        let at = at.to_zoned(zone());
        let (date, time) = (at.date(), self.time(at.time()));
        if date < today {
            let day = self.weekday_and_day(date);
            return say!(self, "next-talk-past", day = day, title = title);
        }
        if date == today {
            return say!(self, "next-talk-today", time = time, title = title);
        }
        if today.tomorrow().is_ok_and(|tomorrow| date == tomorrow) {
            return say!(self, "next-talk-tomorrow", time = time, title = title);
        }
        let day = self.weekday_and_day(date);
        say!(self, "next-talk-day", day = day, time = time, title = title)
    }
}

impl Notice {
    /// What is wrong and where: the end of a sentence, without its full stop.
    #[must_use]
    pub fn trouble(&self, words: &Words) -> String {
        let (file, wrong) = (shown(&self.file), self.wrong.in_words(words));
        match self.line.map(|line| line.to_string()) {
            Some(line) => say!(words, "kept-wrong-in-line", file = file, line = line, wrong = wrong),
            None => say!(words, "kept-wrong", file = file, wrong = wrong),
        }
    }
}

/// Whole sentences.
impl InWords for Notice {
    fn in_words(&self, words: &Words) -> String {
        let (file, wrong) = (shown(&self.file), self.wrong.in_words(words));
        let trouble = match self.line.map(|line| line.to_string()) {
            Some(line) => {
                say!(words, "kept-wrong-in-line", "sentence", file = file, line = line, wrong = wrong)
            }
            None => say!(words, "kept-wrong", "sentence", file = file, wrong = wrong),
        };
        match &self.help {
            Some(help) => format!("{trouble} {}", help.in_words(words)),
            None => trouble,
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for Wrong {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Read(error) => error.in_words(words),
            Self::Barred(why) => why.in_words(words),
            Self::NotText => say!(words, "kept-not-text"),
            Self::LargeSettings => say!(words, "kept-settings-too-large"),
            Self::Large(megabytes) => {
                let megabytes = *megabytes;
                say!(words, "file-too-large", megabytes = megabytes)
            }
            Self::Syntax(wrong) => wrong.in_words(words),
            Self::Kept(odd) => odd.in_words(words),
            Self::SetAside(name) => say!(words, "kept-set-aside", name = name.as_str()),
            Self::Folder(FolderError::NoPermission) => say!(words, "kept-folder-no-permission"),
            Self::Folder(FolderError::NotAFolder) => say!(words, "kept-folder-is-file"),
            Self::Folder(FolderError::Failed(reason)) => {
                say!(words, "kept-folder-failed", reason = reason.as_str())
            }
            Self::Setting(odd) => odd.in_words(words),
            Self::Talk => say!(words, "kept-talk-unreadable"),
            Self::Damaged => say!(words, "kept-talk-damaged"),
        }
    }
}

/// The end of a sentence, without its full stop: what is wrong and what would be right.
impl InWords for Misread {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Syntax(syntax) => {
                let fault = Fault::Syntax((**syntax).clone());
                let problem = Problem { severity: Severity::Error, place: None, fault };
                let wrong = problem.message(words);
                match problem.help(words) {
                    Some(help) => say!(words, "kept-misread", wrong = wrong, help = help),
                    None => wrong,
                }
            }
            Self::Missing { field } => {
                let name: &str = field;
                say!(words, "kept-misread-missing", name = name)
            }
            Self::Unknown { field, near: Some(near), .. } => {
                let near: &str = near;
                say!(words, "kept-misread-unknown", "near", name = field.as_str(), near = near)
            }
            Self::Unknown { field, near: None, known } => {
                let known = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                say!(words, "kept-misread-unknown", name = field.as_str(), known = known)
            }
            Self::NoText => say!(words, "kept-misread-no-text"),
            Self::NoList => say!(words, "kept-misread-no-list"),
            Self::OtherKind => say!(words, "kept-misread-other"),
        }
    }
}

/// The end of a sentence, without its full stop.
impl InWords for Odd {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Nothing => say!(words, "kept-odd-nothing"),
            Self::Signs => say!(words, "kept-odd-signs"),
            Self::Entry => say!(words, "kept-odd-entry"),
            Self::Missing(name) => say!(words, "kept-odd-missing", name = name.as_str()),
            Self::NotThat(name) => say!(words, "kept-odd-not-that", name = name.as_str()),
            Self::NotAll(name) => say!(words, "kept-odd-not-all", name = name.as_str()),
            Self::Twice(name) => say!(words, "kept-odd-twice", name = name.as_str()),
            Self::Unknown(name) => say!(words, "kept-odd-unknown", name = name.as_str()),
            Self::More(number) => {
                let number = *number;
                say!(words, "settings-more-wrong", number = number)
            }
        }
    }
}

/// A sentence.
impl InWords for Right {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Words => say!(words, "kept-right-words"),
            Self::List => say!(words, "kept-right-list"),
            Self::Day => say!(words, "kept-right-day"),
            Self::Moment => say!(words, "kept-right-moment"),
            Self::Number => say!(words, "kept-right-number"),
            Self::State => say!(words, "kept-right-state"),
            Self::AsElsewhere => say!(words, "kept-right-as-elsewhere"),
        }
    }
}

/// A sentence.
impl InWords for Help {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::UsualSettings => say!(words, "kept-usual-settings"),
            Self::SameSettings => say!(words, "kept-same-settings"),
            Self::Setting(right) => right.in_words(words),
            Self::Beside => say!(words, "kept-beside"),
            Self::Rest(None) => say!(words, "kept-rest"),
            Self::Rest(Some(right)) => format!("{} {}", right.in_words(words), say!(words, "kept-rest")),
            Self::Kept(right) => right.in_words(words),
            Self::Hidden => say!(words, "kept-hidden"),
            Self::TalkStays => say!(words, "kept-talk-stays"),
            Self::TalkGoesOn => say!(words, "kept-talk-goes-on"),
        }
    }
}

/// Whole sentences.
impl InWords for JournalError {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Busy => say!(words, "kept-talk-elsewhere"),
            Self::Unreadable(notice) => notice.in_words(words),
            Self::Read { path, error } => {
                let why = error.in_words(words);
                say!(words, "kept-talk-not-read", file = shown(path), why = why)
            }
        }
    }
}

/// A line, without a full stop.
impl InWords for Unkept {
    fn in_words(&self, words: &Words) -> String {
        let what = match self.part {
            Part::Talk => say!(words, "kept-not-talk"),
            Part::Everything => say!(words, "kept-not-everything"),
            Part::Closing => say!(words, "kept-not-closing"),
            Part::Agreements => say!(words, "kept-not-agreements"),
            Part::NextTalk => say!(words, "kept-not-next-talk"),
            Part::History => say!(words, "kept-not-history"),
            Part::Rules => say!(words, "kept-not-rules"),
            Part::LastTime => say!(words, "kept-not-last-time"),
            Part::OnPaths => say!(words, "kept-not-paths"),
            Part::Settings => say!(words, "kept-not-settings"),
            Part::Windows => say!(words, "kept-not-windows"),
            Part::Cover => say!(words, "kept-not-cover"),
            Part::OwnSets => say!(words, "kept-not-own-sets"),
            Part::Unsaved => say!(words, "kept-not-unsaved"),
            Part::Copies => say!(words, "kept-not-copies"),
        };
        match self.why.as_ref().map(|why| why.in_words(words)) {
            Some(why) => say!(words, "kept-not", what = what, why = why),
            None => say!(words, "kept-not-in-time", what = what),
        }
    }
}

/// Whole sentences: what is wrong, what would be right, and which words are there meanwhile.
impl InWords for lists::Unreadable {
    fn in_words(&self, words: &Words) -> String {
        let (file, wrong) = (shown(&self.file), self.problem.message(words));
        let line = self.problem.place.as_ref().map(|place| place.line.to_string());
        let wrong = match line {
            Some(line) => {
                say!(words, "kept-wrong-in-line", "sentence", file = file, line = line, wrong = wrong)
            }
            None => say!(words, "kept-wrong", "sentence", file = file, wrong = wrong),
        };
        let meanwhile = match self.list {
            List::Feelings => say!(words, "kept-our-feelings"),
            List::Needs => say!(words, "kept-our-needs"),
        };
        let right = self.problem.help(words).map(|help| {
            if help.ends_with('?') {
                say!(words, "kept-help", "question", help = help)
            } else {
                say!(words, "kept-help", help = help)
            }
        });
        [Some(wrong), right, Some(meanwhile)].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

/// The end of a sentence, without its full stop.
impl InWords for Unreadable {
    fn in_words(&self, words: &Words) -> String {
        let file = shown(&self.file);
        match &self.why {
            WhyNot::Read(error) => {
                let wrong = error.in_words(words);
                say!(words, "kept-wrong", file = file, wrong = wrong)
            }
            WhyNot::Syntax { line, wrong } => {
                let (line, wrong) = (line.to_string(), wrong.in_words(words));
                say!(words, "kept-wrong-in-line", file = file, line = line, wrong = wrong)
            }
            WhyNot::NothingToCall { entry } => {
                let wrong = say!(words, "kept-nothing-to-call", entry = entry.as_str());
                say!(words, "kept-wrong", file = file, wrong = wrong)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use std::fs;
    use std::path::PathBuf;

    use crate::library::contacts::Contacts;
    use crate::record::agreements::Agreement;
    use crate::record::agreements::Agreements;
    use crate::record::file::Files;
    use crate::record::settings::{Settings, keep};
    use crate::record::window::Frames;

    use super::*;

    #[test]
    fn what_is_wrong_with_a_ledger_is_said_with_its_place_and_what_is_done_about_it() {
        let words = Words::english();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("agreements.ron");
        let said = || Agreements::at(path.clone()).list().notices[0].in_words(&words);
        let beside = "It is left as it is, and anything new goes into a file beside it. Fix it, or move it out of the way.";
        fs::create_dir(&path).unwrap();
        assert_eq!(said(), format!("{}: this is a folder, not a file. {beside}", path.display()));
        fs::remove_dir(&path).unwrap();
        fs::write(&path, "[\n    (what: \"by hand\n").unwrap();
        assert_eq!(
            said(),
            format!(
                "{}, line 2: an entry here can’t be read. Compare it with other entries. Everything else in the file is \
                 used. If something changes, the file is first kept under another name.",
                path.display()
            )
        );
        let agreements = Agreements::at(path.clone());
        let _cleared = agreements
            .keep_only(Agreement::new(
                "x".into(),
                vec![],
                jiff::Timestamp::UNIX_EPOCH,
                "x".into(),
                jiff::Timestamp::UNIX_EPOCH,
            ))
            .unwrap();
        assert_eq!(
            agreements.set_aside()[0].in_words(&words),
            format!(
                "{}: some of this file couldn’t be read; the old file is kept as agreements.damaged-1.ron.",
                path.display()
            )
        );
        fs::File::create(&path).unwrap().set_len(4 << 30).unwrap();
        assert_eq!(said(), format!("{}: the file is larger than 16 MB. {beside}", path.display()));
        let within = Agreements::at(path.join("agreements.ron")).list().notices[0].in_words(&words);
        let none = "part of this path is a file, but it should be a folder. Until this is fixed, what is saved there \
                    may not show.";
        assert_eq!(within, format!("{}: {none}", path.display()));
    }

    #[test]
    fn files_begin_with_a_word_about_them() {
        let files = Files::default().with_headings(Words::english().headings());
        let folder = tempfile::tempdir().unwrap();
        let [settings, windows] = ["settings.ron", "window.ron"].map(|name| folder.path().join(name));
        let muted = Settings { muted: true, ..Settings::default() };
        let _ = keep(&files, &settings, &Settings::default(), &muted).unwrap();
        Frames::default().write(&files, &windows).unwrap();
        for (path, begins) in
            [(settings, "// Common Ground: settings. Change"), (windows, "// Common Ground: where its")]
        {
            let text = fs::read_to_string(&path).unwrap();
            assert!(
                text.starts_with(begins) && text.lines().nth(1).is_some_and(|line| line.starts_with('(')),
                "{text}"
            );
        }
    }

    #[test]
    fn a_talk_that_cannot_be_gone_on_with_is_said_in_whole_sentences() {
        let words = Words::english();
        let busy = JournalError::Busy.in_words(&words);
        assert!(
            busy.starts_with("A talk or a break is open in another window of Common Ground")
                && busy.ends_with('.'),
            "{busy}"
        );
        let (path, error) = (PathBuf::from("/x/session.journal"), crate::library::read::ReadError::Folder);
        assert_eq!(
            JournalError::Read { path, error }.in_words(&words),
            "An interrupted talk can’t be read. It stays where it is, in “/x/session.journal”: this is a folder, not a \
             file."
        );
    }

    #[test]
    fn what_could_not_be_kept_at_the_end_is_named() {
        let unkept = Unkept { part: Part::Settings, why: None };
        assert_eq!(unkept.in_words(&Words::english()), "couldn’t save a change to the settings in time");
    }

    #[test]
    fn contacts_that_cannot_be_read_are_named_with_their_line() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("help")).unwrap();
        let words = Words::english();
        for (entry, wrong) in [
            ("(place: 5)", "a text belongs here, in straight quotes"),
            ("(plaice: \"x\")", "there is no `plaice` here; write place instead"),
            ("(name: \"x\")", "`place` is missing here; add place: and then its value"),
            ("(place = \"x\")", "an equals sign doesn’t mean anything here; write a field as `name: value`"),
            ("(place: X\")", "a quote is missing before “X”; write \"X\""),
        ] {
            let list = format!("(contacts: [\n{entry}])");
            fs::write(folder.path().join("help/contacts.ron"), list).unwrap();
            let said = Contacts::load(folder.path()).1.unwrap().in_words(&words);
            assert!(said.ends_with(&format!("contacts.ron, line 2: {wrong}")), "{said}");
        }
    }
}
