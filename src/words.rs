//! All that the app says: one catalogue of messages by id, in Fluent, and numbers, lengths of time, lists, days and times
//! of day as a language and a region write them.
//!
//! The rooms below give codes with values; here they become text. [`Words`] is a value that is passed in: another
//! language is another value, at any moment, and tests with different ones run beside each other. The messages are in
//! `i18n/LANGUAGE/common-ground.ftl`; `say!` checks each id and its arguments when it compiles.

mod agreement;
pub mod calendar;
pub mod card;
pub mod day;
mod erase;
pub mod export;
pub mod faults;
mod files;
mod flow;
mod formats;
mod kept;
pub(crate) mod lengths;
mod new_set;
mod next_time;
pub mod path;
mod plan;
mod reasons;
mod settings;
mod signs;
mod sounds;
mod way;

use std::borrow::Cow;
use std::sync::Arc;

use i18n_embed::fluent::FluentLanguageLoader;
use i18n_embed::{I18nAssets, I18nEmbedError, LanguageLoader};
use jiff::civil::{Date, Time};
use unic_langid::{LanguageIdentifier, langid};
use unicode_bidi::{BidiClass, bidi_class};

use crate::record::settings::Hours;
use formats::Formats;

/// The messages’ file in the folder of each language.
const DOMAIN: &str = "common-ground";

/// The language that has every message.
const FALLBACK: LanguageIdentifier = langid!("en");

/// The catalogues that come with the app, by language.
const SHIPPED: [(&str, &str); 1] = [("en", include_str!("../i18n/en/common-ground.ftl"))];

/// Says a message of the catalogue: `say!(words, "id")`, `say!(words, "id", name = value)`, and for an attribute
/// `say!(words, "id", "attribute", name = value)`. It doesn’t compile if the message isn’t there, or takes other values.
macro_rules! say {
    ($words:expr, $($message:tt)*) => { ::i18n_embed_fl::fl!($words.loader(), $($message)*) };
}
pub(crate) use say;

/// A catalogue in a language, with that language’s and a region’s ways of writing numbers, lists, days and times.
#[derive(Debug, Clone)]
pub struct Words {
    loader: Arc<FluentLanguageLoader>,
    formats: Arc<Formats>,
    /// Whether values are isolated.
    isolates: bool,
}

/// How times and dates are written where people are, beyond their language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Habits {
    /// A tag whose region says it, such as `de-AT`; the language’s own region if it is `None`.
    pub region: Option<String>,
    /// 12 or 24 hours; as usual in the region if it is `None`.
    pub hours: Option<Hours>,
}

/// A catalogue that can’t be used.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct BadCatalogue(#[from] I18nEmbedError);

impl Words {
    /// The app’s words in the language that is nearest to this tag; in English if there is none. They have no isolates.
    #[must_use]
    pub fn of(language: &str, habits: &Habits) -> Self {
        Self::load(None, language, habits).unwrap_or_else(|_| Self::bare(habits))
    }

    /// The app’s words in English, as in a region that isn’t known.
    #[must_use]
    pub fn english() -> Self {
        Self::of("en", &Habits::default())
    }

    /// Words from a catalogue that doesn’t come with the app, for this language’s tag. Messages that it lacks are in
    /// English.
    ///
    /// # Errors
    /// [`BadCatalogue`] if it can’t be read, or the tag is none.
    pub fn read(language: &str, catalogue: String, habits: &Habits) -> Result<Self, BadCatalogue> {
        Self::load(Some((language.to_owned(), catalogue)), language, habits)
    }

    fn load(
        brought: Option<(String, String)>,
        language: &str,
        habits: &Habits,
    ) -> Result<Self, BadCatalogue> {
        let loader = FluentLanguageLoader::new(DOMAIN, FALLBACK);
        let asked: Vec<LanguageIdentifier> = language.parse().into_iter().collect();
        let _found = i18n_embed::select(&loader, &Assets(brought), &asked)?;
        loader.with_bundles_mut(|bundle| {
            bundle.set_use_isolating(false);
            bundle.set_formatter(Some(formats::number));
        });
        let formats = Formats::of(&loader.current_language(), habits);
        Ok(Self { loader: Arc::new(loader), formats: Arc::new(formats), isolates: false })
    }

    /// Words without a catalogue, which can’t be needed: the shipped one is read by a test.
    fn bare(habits: &Habits) -> Self {
        let loader = FluentLanguageLoader::new(DOMAIN, FALLBACK);
        Self { loader: Arc::new(loader), formats: Arc::new(Formats::of(&FALLBACK, habits)), isolates: false }
    }

    /// The same with isolates around values, so that a name in letters from right to left stays in its place in a
    /// sentence. For screens; what is read aloud, or by programs, goes through [`plain`].
    #[must_use]
    pub fn isolating(self) -> Self {
        self.loader.set_use_isolating(true);
        Self { isolates: true, ..self }
    }

    /// What looks messages up, for `say!`.
    #[must_use]
    pub fn loader(&self) -> &FluentLanguageLoader {
        &self.loader
    }

    /// The language’s tag.
    #[must_use]
    pub fn language(&self) -> String {
        self.loader.current_language().to_string()
    }

    /// Whether some words that come with the app are in this tag’s language.
    #[must_use]
    pub(crate) fn come_in(tag: &str) -> bool {
        let asked = tag.parse::<LanguageIdentifier>().map(|asked| asked.language);
        SHIPPED.iter().any(|(own, _)| own.parse::<LanguageIdentifier>().map(|own| own.language) == asked)
    }

    /// A number in the language’s digits and groups: “10,000”.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        self.formats.number(number)
    }

    /// Parts of a line beside each other: “Ben · by 1 December”. One that runs from right to left stays in its place.
    #[must_use]
    pub fn beside<Part: AsRef<str>>(&self, parts: &[Part]) -> String {
        let part = |part: &Part| {
            let part = part.as_ref();
            if self.isolates { format!("\u{2068}{part}\u{2069}") } else { part.to_owned() }
        };
        parts.iter().map(part).collect::<Vec<_>>().join(" · ")
    }

    /// “1 December”; with its year if it isn't this one.
    #[must_use]
    pub fn day_in(&self, day: Date, this: i16) -> String {
        if day.year() == this { self.day(day) } else { self.whole_day(day) }
    }

    /// “Ana, Ben and Cem”. Where one of them runs from right to left, each stays in its place: two such names beside each
    /// other would change places, and one at the beginning would turn the whole line.
    #[must_use]
    pub fn all_of<Name: AsRef<str>>(&self, names: &[Name]) -> String {
        if self.isolates && names.iter().any(|name| name.as_ref().contains(runs_left)) {
            let names: Vec<String> =
                names.iter().map(|name| format!("\u{2068}{}\u{2069}", name.as_ref())).collect();
            return self.formats.all_of(names.iter().map(String::as_str));
        }
        self.formats.all_of(names.iter().map(AsRef::as_ref))
    }

    /// “Ana, Ben or Cem”.
    #[must_use]
    pub fn one_of<Name: AsRef<str>>(&self, names: &[Name]) -> String {
        self.formats.one_of(names.iter().map(AsRef::as_ref))
    }

    /// “Friday”.
    #[must_use]
    pub fn weekday(&self, day: Date) -> String {
        self.formats.weekday(day)
    }

    /// “1 December”.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.formats.day(day)
    }

    /// “Tuesday 1 December”.
    #[must_use]
    pub fn weekday_and_day(&self, day: Date) -> String {
        self.formats.weekday_and_day(day)
    }

    /// “Tue 1 Dec”.
    #[must_use]
    pub fn short_day(&self, day: Date) -> String {
        self.formats.short_day(day)
    }

    /// “1 December 2026”.
    #[must_use]
    pub fn whole_day(&self, day: Date) -> String {
        self.formats.whole_day(day)
    }

    /// Whether a month is written before its day in numbers, as in the USA.
    #[must_use]
    pub fn month_comes_first(&self) -> bool {
        self.formats.month_comes_first()
    }

    /// “20:45” or “8:45 pm”.
    #[must_use]
    pub fn time(&self, time: Time) -> String {
        self.formats.time(time)
    }
}

impl PartialEq for Words {
    /// Whether both are the same value, not merely alike.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.loader, &other.loader) && Arc::ptr_eq(&self.formats, &other.formats)
    }
}

/// A code from a room below, with its values, which the catalogue has words for.
pub trait InWords {
    /// The words.
    fn in_words(&self, words: &Words) -> String;
}

/// Words as screens show them: with isolates only if letters run both ways. Elsewhere they change nothing, and lines
/// would break beside them where they needn't.
#[must_use]
pub fn shown(words: &str) -> Cow<'_, str> {
    if words.contains(runs_left) { Cow::Borrowed(words) } else { plain(words) }
}

/// Whether a letter runs from right to left.
fn runs_left(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// Words without isolates, as programs and screen readers want them.
#[must_use]
pub fn plain(words: &str) -> Cow<'_, str> {
    if words.contains(is_isolate) { Cow::Owned(words.replace(is_isolate, "")) } else { Cow::Borrowed(words) }
}

/// Whether this is one of the two signs that Fluent puts around values.
fn is_isolate(sign: char) -> bool {
    matches!(sign, '\u{2068}' | '\u{2069}')
}

/// The shipped catalogues, and one that was brought, which comes before them: by path, as the loader asks for them.
struct Assets(Option<(String, String)>);

impl Assets {
    fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let brought = self.0.iter().map(|(language, catalogue)| (language.as_str(), catalogue.as_str()));
        brought.chain(SHIPPED)
    }
}

impl I18nAssets for Assets {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let language = path.split('/').next().unwrap_or_default();
        let found = self.all().find(|(own, _)| *own == language);
        found.map(|(_, catalogue)| Cow::Borrowed(catalogue.as_bytes())).into_iter().collect()
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(self.all().map(|(language, _)| format!("{language}/{DOMAIN}.ftl")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use jiff::civil::{date, time};

    use super::*;

    fn in_region(region: &str) -> Words {
        Words::of("en", &Habits { region: Some(region.to_owned()), hours: None })
    }

    #[test]
    fn days_and_times_are_written_as_in_the_region() {
        let (day, evening) = (date(2026, 12, 1), time(20, 45, 0, 0));
        let written = |words: &Words| {
            [words.weekday(day), words.day(day), words.weekday_and_day(day), words.short_day(day)]
                .into_iter()
                .chain([words.whole_day(day), words.time(evening)])
                .collect::<Vec<_>>()
                .join(" | ")
        };
        assert_eq!(
            written(&Words::english()),
            "Tuesday | 1 December | Tuesday 1 December | Tue 1 Dec | 1 December 2026 | 20:45"
        );
        assert_eq!(
            written(&in_region("en-US")),
            "Tuesday | December 1 | Tuesday, December 1 | Tue, Dec 1 | December 1, 2026 | 8:45\u{a0}PM"
        );
        // Where English has no ways of its own, its dates can't be mistaken for others.
        for region in ["tr-TR", "pt-BR", "fa-IR", "th-TH", "xx-YY"] {
            assert_eq!(written(&in_region(region)), written(&Words::english()), "{region}");
        }
        assert!(!in_region("tr-TR").month_comes_first() && in_region("en-US").month_comes_first());
        // The words are English ones also where the dates are German.
        assert_eq!(
            written(&in_region("de-DE")),
            "Tuesday | 1 December | Tuesday 1 December | Tue, 1 Dec | 1 December 2026 | 20:45"
        );
    }

    #[test]
    fn a_setting_says_how_hours_are_counted() {
        let hours = |hours| Words::of("en", &Habits { region: None, hours: Some(hours) });
        assert_eq!(hours(Hours::Twelve).time(time(20, 45, 0, 0)), "8:45\u{a0}pm");
        assert_eq!(hours(Hours::TwentyFour).time(time(0, 5, 0, 0)), "00:05");
    }

    #[test]
    fn lists_and_numbers_are_written_as_in_the_language() {
        let words = Words::english();
        assert_eq!(words.all_of(&["Ana"]), "Ana");
        assert_eq!(words.all_of(&["Ana", "Ben"]), "Ana and Ben");
        assert_eq!(words.all_of(&["Ana", "Ben", "Cem"]), "Ana, Ben and Cem");
        assert_eq!(words.one_of(&["Ana", "Ben", "Cem"]), "Ana, Ben or Cem");
        assert_eq!(words.number(10_000), "10,000");
    }

    #[test]
    fn names_in_a_list_stay_in_their_order_whichever_way_they_run() {
        let names = ["אבי", "سارة", "Ana"];
        let words = Words::english();
        assert_eq!(words.all_of(&names), "אבי, سارة and Ana");
        let words = words.isolating();
        let list = words.all_of(&names);
        assert_eq!(plain(&list), "אבי, سارة and Ana");
        // As it is read from left to right.
        let line = unicode_bidi::BidiInfo::new(&list, None);
        assert!(!line.paragraphs[0].level.is_rtl(), "the line itself runs from left to right");
        let seen = line.reorder_line(&line.paragraphs[0], 0..list.len());
        let places = ["יבא", "ةراس", "Ana"].map(|name| seen.find(name));
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{seen}: {places:?}");
        // Where all run alike, nothing is put around them.
        assert_eq!(words.all_of(&["Ana", "Ben"]), "Ana and Ben");
    }

    #[test]
    fn values_are_isolated_on_screens_only() {
        let catalogue = "left = { $time } left\n".to_owned();
        let words = Words::read("en-XA", catalogue, &Habits::default()).unwrap();
        let left = |words: &Words| {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("time", "a minute");
            words.loader().get_args_fluent("left", Some(&args))
        };
        assert_eq!(left(&words), "a minute left");
        let isolated = left(&words.isolating());
        assert_eq!(isolated, "\u{2068}a minute\u{2069} left");
        assert_eq!(plain(&isolated), "a minute left");
        assert_eq!(shown(&isolated), "a minute left");
        let both_ways = "\u{2068}דנה\u{2069}, a minute left";
        assert_eq!(shown(both_ways), both_ways);
    }
}
