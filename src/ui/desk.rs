//! What the screens stand on: files, clock, sound, and what has been read from them.

mod erased;
mod kept;
mod ledgers;
mod page;
mod paths;
mod sets;
mod told;
mod unfinished;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use iced::Task;

use crate::clock::Clock;
use crate::library::Library;
use crate::library::contacts::{self, Contacts};
use crate::library::lists::Lists;
use crate::library::watch::WatchError;
use crate::record::agreements::Agreement;
use crate::record::books::Ledgers;
use crate::record::copies::put_away;
use crate::record::cover;
use crate::record::folders::Folders;
use crate::record::history::PastTalk;
use crate::record::keeper::{Keeper, Token};
use crate::record::kept_rules::KeptRules;
use crate::record::last_time::LastTime;
use crate::record::next_talk::NextTalk;
use crate::record::on_paths::OnPath;
use crate::record::settings::{self, BreathingGuide, BreathingSound, Hours, Settings};
use crate::rule_set::clean;
use crate::session::{Effect, Moment, Session};
use crate::sound::{Sounds, Strike, names};
use crate::talk::Paced;
use crate::ui::keys::Bindings;
use crate::ui::outside::Outside;
use crate::ui::screen::Unfinished;
use crate::words::{Habits, Words};

use ledgers::Sent;
use sets::Scan;

pub(super) use paths::NextStep;
pub(super) use told::Told;

/// Characters of a notice; a file that is quoted in it may have more.
const NOTICE: usize = 1_000;

/// How long before a sound the loudspeaker is made ready for it; real time.
const READY: Duration = Duration::from_secs(3);

/// How long the window waits for what is left to erase before it opens.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the screens stand on.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Desk {
    pub(super) folders: Folders,
    pub(super) clock: Clock,
    pub(super) sounds: Sounds,
    /// When the sound is due, in boot time, that the loudspeaker was last made ready for.
    ready_for: Option<Duration>,
    /// The guide's breath that sounds, with its number.
    breath: Option<(BreathingGuide, u128)>,
    /// Keeps everything.
    pub(super) keeper: Keeper,
    /// What was sent to it from here.
    sent: BTreeMap<Token, Sent>,
    /// What was said of those that failed and are tried again.
    told: BTreeMap<Token, Told>,
    /// Everything is being erased. What is heard of the ledgers until that is done is from before.
    erasing: bool,
    /// What is in force.
    pub(super) settings: Settings,
    /// What was said of the settings file as it is.
    settings_notices: Vec<Told>,
    /// The line of that file in which its language stands.
    language_line: Option<usize>,
    /// The keys on the stage, as the settings have them.
    pub(super) keys: Bindings,
    pub(super) library: Library,
    /// The sounds that cues could name at the last scan.
    sound_names: BTreeSet<String>,
    scan: Scan,
    /// The person's folder has changed since the last scan.
    pub(super) rules_changed: bool,
    /// All agreements.
    agreements: Vec<Agreement>,
    /// The talk that is meant to be next.
    pub(super) next: Option<NextTalk>,
    /// What is wrong with its file is to be said.
    says_next: bool,
    /// The rules that people keep, for each set that they keep some for.
    pub(super) rules: Vec<KeptRules>,
    /// How the last talk with each set was set up, where it is known.
    pub(super) last_times: Vec<LastTime>,
    /// Where people are on the paths that they started.
    on_paths: Vec<OnPath>,
    /// Sets and paths of which something isn't saved.
    unfinished: Vec<Unfinished>,
    /// Past talks, and what is wrong with their file.
    pub(super) history: Vec<PastTalk>,
    pub(super) talks_trouble: Option<Told>,
    /// Why something that was changed on the page of all that is kept isn't on the disk.
    pub(super) page_trouble: Option<Told>,
    pub(super) contacts: Contacts,
    pub(super) contacts_trouble: Option<contacts::Unreadable>,
    /// The words that people pick from in a talk.
    pub(super) lists: Arc<Lists>,
    /// What was said of lists of their own as they are.
    list_notices: Vec<Told>,
    /// What people should know and haven't put away.
    pub(super) notices: Vec<Told>,
    /// What is to be said in passing on the stage, in a few words.
    pub(super) aside: Vec<String>,
    /// What is to be said aloud of the talk, to whoever reads the screen that way.
    pub(super) aloud: Vec<String>,
    /// Nothing of what is kept is shown, since somebody wanted the program to open like this: no talk to go on with, no
    /// next one, no agreements, no rules from last time, no sets of people's own.
    covered: bool,
    /// The files of sets that people have made since the start, which aren't covered.
    made: Vec<PathBuf>,
    /// What people should know of what is kept, and is covered with it.
    behind: Vec<Told>,
    /// Why settings aren't kept, if they aren't.
    pub(super) settings_problem: Option<Told>,
    pub(super) system_language: String,
    /// What everything is called.
    pub(super) words: Words,
    /// How the desktop counts hours, where it says so.
    system_hours: Option<Hours>,
    /// The language and the habits that they were asked for.
    asked: (String, Habits),
    /// Words that hold whatever the settings say.
    always: Option<Words>,
}

impl Desk {
    /// Reads everything. What can't be read becomes a notice.
    ///
    /// What is built in is there at once. The person's own rule sets are too, or come by the task if they are read `aside`.
    ///
    /// `keeper` begins to keep what is changed from these settings on. First it erases what was to be erased when the program
    /// last ran, and is there still.
    pub(super) fn open(
        folders: Folders,
        clock: Clock,
        sounds: Sounds,
        aside: bool,
        always: Option<Words>,
        keeper: impl FnOnce(&Folders, &Settings, &Words) -> Keeper,
    ) -> (Self, Task<Outside>) {
        let built_in = || Library::built_in(&|name| names::exists(name, None));
        // They take as long as all else that is read here, and people wait for the first picture.
        let reading = aside.then(|| thread::Builder::new().name("built-in sets".to_owned()).spawn(built_in));
        folders.sweep();
        put_away(&folders);
        let opened = settings::open(&folders.settings());
        let system_language = settings::system_language();
        let asked = words_asked(&opened.settings, &system_language, None);
        let words = always.clone().unwrap_or_else(|| Words::of(&asked.0, &asked.1).isolating());
        let (keys, settings_notices) = kept::read_keys(&folders, &opened);
        let covered = opened.starts_plain() || cover::is_there(&folders.opens_plain());
        let mut keeper = keeper(&folders, &opened.settings, &words);
        // Before anything is read that is to be erased, and before another talk is looked for, which would be in the way.
        keeper.finish_erasing();
        let _unerased = keeper.flush(PATIENCE);
        let ledgers = Ledgers::read(&folders);
        let mut behind: Vec<Told> = ledgers.agreements.notices.iter().cloned().map(Told::Notice).collect();
        let [_, next, _, rules, last_times, on_paths] = ledgers.notices();
        for notice in [next, rules, last_times, on_paths].into_iter().flatten().cloned().map(Told::Notice) {
            // They are in one folder; what is wrong with that is said once.
            if !behind.contains(&notice) {
                behind.push(notice);
            }
        }
        let library = match reading {
            Some(Ok(reading)) => reading.join().unwrap_or_else(|_| built_in()),
            Some(Err(_)) | None => built_in(),
        };
        let mut desk = Self {
            keeper,
            sent: BTreeMap::new(),
            told: BTreeMap::new(),
            erasing: false,
            library,
            sound_names: BTreeSet::new(),
            scan: Scan::new(aside),
            rules_changed: false,
            agreements: Vec::new(),
            next: None,
            says_next: false,
            rules: Vec::new(),
            last_times: Vec::new(),
            on_paths: Vec::new(),
            unfinished: Vec::new(),
            history: Vec::new(),
            page_trouble: None,
            talks_trouble: None,
            settings: opened.settings,
            settings_notices: settings_notices.clone(),
            language_line: opened.language_line,
            keys,
            folders,
            clock,
            sounds,
            ready_for: None,
            breath: None,
            contacts: Contacts::default(),
            contacts_trouble: None,
            lists: Arc::new(Lists::built_in()),
            list_notices: Vec::new(),
            notices: settings_notices,
            aside: Vec::new(),
            aloud: Vec::new(),
            covered: true,
            made: Vec::new(),
            behind,
            settings_problem: None,
            system_language,
            words,
            system_hours: None,
            asked,
            always,
        };
        desk.apply_sound();
        desk.show(ledgers);
        let found = if covered { desk.read_library() } else { desk.uncover() };
        (desk, found)
    }

    /// Whether nothing of what is kept is shown.
    pub(super) fn is_covered(&self) -> bool {
        self.covered
    }

    /// Shows from now on what is kept. Sets of people's own come by the task, or are there already.
    pub(super) fn uncover(&mut self) -> Task<Outside> {
        self.covered = false;
        for told in std::mem::take(&mut self.behind) {
            self.notice(told);
        }
        self.keeper.look_for_unsaved();
        self.read_library()
    }

    /// The language that rules are shown in.
    pub(super) fn language(&self) -> &str {
        self.settings.language.as_deref().unwrap_or(&self.system_language)
    }

    /// Takes note of how the desktop counts hours.
    pub(super) fn count_hours(&mut self, hours: Option<Hours>) {
        self.system_hours = hours;
        self.find_words();
    }

    /// The settings have changed, and with them perhaps the words.
    pub(super) fn find_words(&mut self) {
        let asked = words_asked(&self.settings, &self.system_language, self.system_hours);
        if asked != self.asked {
            self.words = self.always.clone().unwrap_or_else(|| Words::of(&asked.0, &asked.1).isolating());
            self.asked = asked;
        }
    }

    fn apply_sound(&self) {
        self.sounds.set_volume(self.settings.volume);
        self.sounds.set_muted(self.settings.muted);
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
        let is_end = |said: &Announcement| {
            matches!(said, Announcement::Time | Announcement::BreakOver | Announcement::PoolUsed(_))
        };
        let at_end = effects.iter().any(|effect| matches!(effect, Effect::Announce(said) if is_end(said)));
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

    /// Breathes with the breathing guide; holds its breath where there is none to be heard.
    pub(super) fn breathe(&mut self, paced: Option<Paced>) {
        let audible =
            self.settings.breathing_sound == BreathingSound::WithPacer && !self.settings.is_silent();
        let Some((breath, since)) = paced.filter(|_| audible).and_then(Paced::sound) else {
            if self.breath.take().is_some() {
                self.sounds.hold_breath();
            }
            return;
        };
        if self.breath.replace(breath) != Some(breath) {
            self.sounds.breathe(since);
        }
    }

    /// Shows something that people should know about the talk they are in: a few words on the stage, the whole story in
    /// the library.
    pub(super) fn notice_aside(&mut self, words: String, story: Told) {
        if !self.notices.contains(&story) {
            self.aside.push(words);
        }
        self.notice(story);
    }

    /// Shows something that people should know, once.
    pub(super) fn notice(&mut self, told: Told) {
        if !self.notices.contains(&told) {
            self.notices.push(told);
        }
    }

    /// Changes of files aren't noticed as they happen.
    pub(super) fn unwatched(&mut self, why: &WatchError) {
        // The reason is no help to people.
        tracing::info!(%why, "own files aren't watched");
        self.notice(Told::Unwatched);
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

/// The language of the settings, or the system's, and how times and dates are written.
fn words_asked(settings: &Settings, system_language: &str, system_hours: Option<Hours>) -> (String, Habits) {
    let language = settings.language.as_deref().unwrap_or(system_language);
    (
        language.to_owned(),
        Habits { region: settings::system_region(), hours: settings.hours.or(system_hours) },
    )
}

#[cfg(test)]
mod tests;
