//! What the screens stand on: files, clock, sound, and what has been read from them.

mod kept;
mod sets;

use std::collections::BTreeSet;
use std::time::Duration;

use iced::Task;

use crate::clock::{Clock, zone};
use crate::library::Library;
use crate::library::contacts::Contacts;
use crate::record::agreements::{Agreement, Agreements, State};
use crate::record::file::{Files, WriteError};
use crate::record::folders::Folders;
use crate::record::history::History;
use crate::record::journal::{Erasing, News};
use crate::record::next_talk::{NextTalk, NextTalks};
use crate::record::settings::{self, BreathingSound, Settings};
use crate::rule_set::clean;
use crate::session::{Effect, Moment, Session};
use crate::sound::{Sounds, Strike, names};
use crate::ui::keys::Bindings;
use crate::ui::outside::Outside;
use crate::ui::widget::pacer;

use sets::Scan;

/// Characters of a notice; a file that is quoted in it may have more.
const NOTICE: usize = 1_000;

/// Characters of an agreement that a notice says again.
const QUOTED: usize = 60;

/// How long before a sound the loudspeaker is made ready for it; real time.
const READY: Duration = Duration::from_secs(3);

/// What the screens stand on.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) folders: Folders,
    pub(super) clock: Clock,
    pub(super) sounds: Sounds,
    /// When the sound is due, in boot time, that the loudspeaker was last made ready for.
    ready_for: Option<Duration>,
    /// The number of the pacer's breath that sounds.
    breath: Option<u128>,
    /// What is in force.
    pub(super) settings: Settings,
    /// What app and file last agreed on.
    kept: Settings,
    /// What was said of the settings file as it is.
    settings_notices: Vec<String>,
    /// The keys on the stage, as the settings have them.
    pub(super) keys: Bindings,
    pub(super) library: Library,
    /// The sounds that cues could name at the last scan.
    sound_names: BTreeSet<String>,
    scan: Scan,
    pub(super) agreements: Agreements,
    pub(super) history: History,
    next_talks: NextTalks,
    /// Agreements that are open, the due ones first.
    pub(super) open: Vec<Agreement>,
    /// How many of them are due.
    pub(super) due: usize,
    /// The talk that is meant to be next, and when in words.
    pub(super) next: Option<(NextTalk, String)>,
    /// How many past talks are kept.
    pub(super) talks: usize,
    pub(super) contacts: Contacts,
    pub(super) contacts_trouble: Option<String>,
    /// What people should know and haven't put away.
    pub(super) notices: Vec<String>,
    /// What is to be said in passing on the stage, in a few words.
    pub(super) aside: Vec<String>,
    /// What is to be said aloud of the talk, to whoever reads the screen that way.
    pub(super) aloud: Vec<String>,
    /// Why settings aren't kept, if they aren't.
    pub(super) settings_problem: Option<String>,
    pub(super) system_language: String,
}

impl Desk {
    /// Reads everything. What can't be read becomes a notice.
    ///
    /// What is built in is there at once. The person's own rule sets are too, or come by the task if they are read `aside`.
    pub(super) fn open(folders: Folders, clock: Clock, sounds: Sounds, aside: bool) -> (Self, Task<Outside>) {
        folders.sweep();
        let opened = settings::open(&folders.settings());
        let agreements = Agreements::at(folders.agreements());
        let next_talks = NextTalks::at(folders.next_talk());
        let (keys, settings_notices) = kept::read_keys(&folders, &opened);
        let mut notices = settings_notices.clone();
        notices.extend(agreements.list().notices.iter().map(ToString::to_string));
        for notice in next_talks.list().notices.iter().map(ToString::to_string) {
            // They are in one folder; what is wrong with that is said once.
            if !notices.contains(&notice) {
                notices.push(notice);
            }
        }
        let notices = notices.into_iter().map(said).collect();
        let mut desk = Self {
            history: History::at(folders.history()),
            library: Library::built_in(&|name| names::exists(name, None)),
            sound_names: BTreeSet::new(),
            scan: Scan::new(aside),
            open: Vec::new(),
            due: 0,
            next: None,
            talks: 0,
            kept: opened.settings.clone(),
            settings: opened.settings,
            settings_notices,
            keys,
            folders,
            clock,
            sounds,
            ready_for: None,
            breath: None,
            agreements,
            next_talks,
            contacts: Contacts::default(),
            contacts_trouble: None,
            notices,
            aside: Vec::new(),
            aloud: Vec::new(),
            settings_problem: None,
            system_language: settings::system_language(),
        };
        desk.apply_sound();
        let found = desk.read_library();
        desk.read_agreements();
        (desk, found)
    }

    /// The language that rules are shown in.
    pub(super) fn language(&self) -> &str {
        self.settings.language.as_deref().unwrap_or(&self.system_language)
    }

    /// Reads what people agreed on, and when they mean to talk next.
    pub(super) fn read_agreements(&mut self) {
        let today = self.clock.now().wall().to_zoned(zone()).date();
        let mut open: Vec<Agreement> =
            self.agreements.list().entries.into_iter().filter(|one| one.state == State::Open).collect();
        self.due = open.iter().filter(|one| one.is_due(today)).count();
        open.sort_by_key(|one| (!one.is_due(today), one.by.or(one.review)));
        self.open = open;
        let next = self.next_talks.list().entries.pop();
        self.next = next.map(|next| {
            let words = self.next_words(&next);
            (next, words)
        });
    }

    fn next_words(&self, next: &NextTalk) -> String {
        let title =
            self.library.get(&next.talk).map_or(next.talk.as_str(), |card| card.title(self.language()));
        let Some(at) = next.at else { return format!("From your last talk: {title}.") };
        let (at, now) = (at.to_zoned(zone()), self.clock.now().wall().to_zoned(zone()));
        let time = at.strftime("%H:%M");
        let day = if at.date() == now.date() {
            "today".to_owned()
        } else if now.date().tomorrow().is_ok_and(|tomorrow| at.date() == tomorrow) {
            "tomorrow".to_owned()
        } else {
            at.strftime("on %A, %-d %B").to_string()
        };
        format!("You meant to talk {day} at {time}: {title}.")
    }

    /// Keeps a talk for another time. What was parked before stays.
    pub(super) fn keep_next(&mut self, mut next: NextTalk) {
        if let Some((before, _)) = &self.next {
            let waiting = before.topics.iter().filter(|topic| !next.topics.contains(topic));
            let waiting: Vec<String> = waiting.cloned().collect();
            next.topics.extend(waiting);
            if next.at.is_none() && before.at.is_some() {
                // A topic that is parked changes nothing of a day that was agreed on.
                next = NextTalk { topics: next.topics, ..before.clone() };
            }
        }
        self.replace_next(next);
    }

    fn replace_next(&mut self, next: NextTalk) {
        if let Err(error) = self.next_talks.keep_only(next) {
            self.notice(error.to_string());
        }
        self.read_agreements();
    }

    /// A talk has begun. If it is the one that was meant to be next, only topics that still wait are kept.
    pub(super) fn begun(&mut self, talk: &str, topic: Option<&str>) {
        let Some((next, _)) = self.next.clone().filter(|(next, _)| next.talk == talk) else { return };
        let waiting: Vec<String> =
            next.topics.iter().filter(|waiting| Some(waiting.as_str()) != topic).cloned().collect();
        if waiting.is_empty() {
            self.forget_next();
        } else {
            self.replace_next(NextTalk { at: None, topics: waiting, ..next });
        }
    }

    /// Lets the talk that was meant to be next go.
    pub(super) fn forget_next(&mut self) {
        if let Err(error) = self.next_talks.clear() {
            self.notice(error.to_string());
        }
        for notice in self.next_talks.list().notices {
            self.notice(notice.to_string());
        }
        self.next = None;
    }

    /// Changes what became of an agreement.
    pub(super) fn settle(&mut self, id: crate::record::agreements::Id, state: State) {
        if let Some(agreement) = self.open.iter().find(|one| one.id == id) {
            let settled = Agreement { state, ..agreement.clone() };
            let what = format!(
                "“{}” couldn’t be {}",
                clean::quoted(&settled.what, QUOTED),
                if state == State::Kept { "marked as kept" } else { "let go" }
            );
            match self.agreements.update(&settled) {
                Ok(true) => {}
                Ok(false) => {
                    let why = self
                        .agreements
                        .trouble()
                        .unwrap_or_else(|| "it isn’t in its file any more".to_owned());
                    self.notice(format!("{what}: {why}."));
                }
                Err(error) => self.notice(format!("{what}: {error}.")),
            }
        }
        self.read_agreements();
    }

    /// Erases everything that was kept of a talk. What couldn't be erased is said, and tried again at the next start.
    pub(super) fn erase(&mut self, erasing: Erasing) {
        let outcomes = erasing.began().map_or_else(Vec::new, |began| {
            vec![
                self.agreements.erase_talk(began),
                self.history.erase_talk(began),
                self.next_talks.erase_talk(began),
            ]
        });
        let then = if erasing.resumes() {
            "It is tried again when Common Ground is next opened"
        } else {
            "Please delete that file yourself"
        };
        let mut errors: Vec<WriteError> = outcomes.into_iter().filter_map(Result::err).collect();
        if errors.is_empty() {
            errors.extend(erasing.finish().err());
        }
        for error in errors {
            self.notice(format!("Not everything could be erased yet: {error}. {then}."));
        }
        let unread =
            [self.agreements.list().notices, self.history.list().notices, self.next_talks.list().notices];
        for notice in unread.iter().flatten() {
            self.notice(format!(
                "Something of this talk may be left where it can’t be looked for: {}.",
                notice.trouble()
            ));
        }
        self.read_agreements();
    }

    /// Finishes what was to leave no trace when the app was last open, and was cut off.
    pub(super) fn finish_erasing(&mut self) {
        if let Some(left) = Erasing::left(&Files::default(), &self.folders.journal()) {
            self.erase(left);
        }
    }

    /// Makes the loudspeaker as loud as the settings say.
    fn apply_sound(&self) {
        self.sounds.set_volume(self.settings.volume);
        self.sounds.set_muted(self.settings.muted);
    }

    /// Says what has become of the journal, in passing on the stage and in full in the library.
    pub(super) fn tell(&mut self, news: Option<News>) {
        const NOT_KEPT: &str = "This talk wouldn’t come back after a power cut";
        match news {
            None => {}
            Some(News::NotKept(error)) => self.notice_aside(
                "This talk can’t be kept on the disk just now. It goes on.",
                format!("{NOT_KEPT}: {error}"),
            ),
            Some(News::KeptAgain) => {
                // The next time that it can't be kept is to be said again.
                self.notices.retain(|notice| !notice.starts_with(NOT_KEPT));
                self.aside.push("This talk is kept on the disk again.".to_owned());
            }
            Some(News::Anew) => {
                self.aside.push("This talk’s file had gone from the disk. It is kept anew.".to_owned());
            }
        }
    }

    /// Plays what a talk asks for.
    pub(super) fn play(&self, effects: &[Effect]) {
        for strike in self.strikes(effects) {
            self.sounds.play(strike);
        }
    }

    /// The sounds of it that people want to hear. “Only at the end of turns” leaves out cues before the end.
    fn strikes(&self, effects: &[Effect]) -> impl Iterator<Item = Strike> {
        use crate::session::Announcement;
        let at_end = effects
            .iter()
            .any(|effect| matches!(effect, Effect::Announce(Announcement::Time | Announcement::BreakOver)));
        effects.iter().filter_map(move |effect| match effect {
            Effect::Sound { name, strikes, soft } if at_end || *soft || !self.settings.only_at_end => {
                Some(Strike { name: name.clone(), strikes: *strikes, soft: *soft })
            }
            _ => None,
        })
    }

    /// Makes the loudspeaker ready if a sound is to be heard soon. Returns how long until it should be seen to again.
    pub(super) fn get_ready(&mut self, session: &Session, now: Moment) -> Option<Duration> {
        if self.settings.is_silent() {
            return None;
        }
        let mut name = None;
        let wait = session.next_sound(now, |effects| {
            name = self.strikes(effects).next().map(|strike| strike.name);
            name.is_some()
        })?;
        if let Some(early) = wait.checked_sub(READY).filter(|early| !early.is_zero()) {
            return Some(early);
        }
        let due = now.boot() + wait;
        if self.ready_for.is_none_or(|before| before.abs_diff(due) > Duration::from_millis(100)) {
            self.ready_for = Some(due);
            self.sounds.get_ready(&name?);
        }
        None
    }

    /// Breathes with the pacer, which has been at it for so long; holds its breath where there is none to be heard.
    pub(super) fn breathe(&mut self, paced: Option<Duration>) {
        let audible =
            self.settings.breathing_sound == BreathingSound::WithPacer && !self.settings.is_silent();
        let Some(paced) = paced.filter(|_| audible) else {
            if self.breath.take().is_some() {
                self.sounds.hold_breath();
            }
            return;
        };
        let (breath, since) = pacer::count(paced);
        if self.breath.replace(breath) != Some(breath) {
            self.sounds.breathe(since);
        }
    }

    /// Shows something that people should know about the talk they are in: a few words on the stage, the whole story in
    /// the library.
    pub(super) fn notice_aside(&mut self, words: &str, story: String) {
        let story = said(story);
        if !self.notices.contains(&story) {
            self.aside.push(words.to_owned());
        }
        self.notice(story);
    }

    /// Shows something that people should know, once.
    pub(super) fn notice(&mut self, words: String) {
        let words = said(words);
        if !self.notices.contains(&words) {
            self.notices.push(words);
        }
    }

    /// Counts the past talks that are kept.
    pub(super) fn count_talks(&mut self) {
        let listed = self.history.list();
        self.talks = listed.entries.len();
        if let Some(notice) = listed.notices.first() {
            self.settings_problem = Some(notice.to_string());
        }
    }

    /// Every language that a rule set is written in.
    pub(super) fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> =
            self.library.cards.iter().flat_map(|card| card.languages()).map(str::to_owned).collect();
        languages.sort();
        languages.dedup();
        languages
    }
}

/// A notice as it can be shown, whatever it quotes.
fn said(words: String) -> String {
    clean::owned_lines(clean::cut(words, NOTICE))
}

#[cfg(test)]
mod tests;
