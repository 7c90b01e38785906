//! Messages by id, for tests that look for a control or a sentence rather than for its wording.
//!
//! `said!("id")`, `said!("id", name = value)` and, for an attribute, `said!("id", "attribute")` stand wherever a
//! [`Person`](super::person::Person) takes words; they are those of the language that the person reads. As with `say!`,
//! it doesn’t compile if there is no such message. `english!` gives the English words, wherever a test compares them.

use std::sync::LazyLock;

use common_ground::words::{Words, plain};

/// Something that can be read on a screen, in a person’s language.
pub(crate) trait Text {
    /// The words, as they are read.
    fn written_in(&self, words: &Words) -> String;
}

impl Text for str {
    fn written_in(&self, _words: &Words) -> String {
        self.to_owned()
    }
}

impl Text for String {
    fn written_in(&self, _words: &Words) -> String {
        self.clone()
    }
}

impl<T: Text + ?Sized> Text for &T {
    fn written_in(&self, words: &Words) -> String {
        (*self).written_in(words)
    }
}

/// A message of the catalogue, in no language yet.
pub(crate) enum Said<'a> {
    /// One without values, which may be a constant.
    Plain(fn(&Words) -> String),
    /// One with values.
    With(Box<dyn Fn(&Words) -> String + 'a>),
}

impl Text for Said<'_> {
    fn written_in(&self, words: &Words) -> String {
        let said = match self {
            Said::Plain(say) => say(words),
            Said::With(say) => say(words),
        };
        plain(&said).into_owned()
    }
}

/// A message by its id; see [the module](self).
macro_rules! said {
    ($id:literal $(, $attribute:literal)?) => {
        $crate::said::Said::Plain(|words| ::i18n_embed_fl::fl!(words.loader(), $id $(, $attribute)?))
    };
    ($($message:tt)*) => {
        $crate::said::Said::With(Box::new(|words| ::i18n_embed_fl::fl!(words.loader(), $($message)*)))
    };
}
pub(crate) use said;

/// A message’s English words.
macro_rules! english {
    ($($message:tt)*) => {
        $crate::said::Text::written_in(&$crate::said::said!($($message)*), &$crate::said::ENGLISH)
    };
}
pub(crate) use english;

/// English, for `english!`.
pub(crate) static ENGLISH: LazyLock<Words> = LazyLock::new(Words::english);

mod tests {
    use super::super::accented;
    use super::super::home::Home;
    use super::*;

    #[test]
    fn a_message_is_said_in_the_language_of_who_reads_it() {
        let number = 2;
        let (none, seconds) = (said!("length-none"), said!("left-seconds", number = number));
        let other = accented::words();
        assert_eq!(none.written_in(&ENGLISH), "no time");
        assert_eq!(none.written_in(&other), "«ññóó ŧííḿéé»");
        assert_eq!(seconds.written_in(&other), "«2 šééçóóññđš łłééƒŧ»");
        assert_eq!("no time".written_in(&other), "no time");
        assert_eq!(crate::said::english!("people-from-to", least = 2, most = number), "2–2 people");
    }

    #[test]
    fn a_person_reads_the_words_of_their_home() {
        let person = Home::new().in_words(accented::words()).open();
        assert_eq!(person.words(said!("length-none")), "«ññóó ŧííḿéé»");
        assert_eq!(Home::new().open().words(said!("length-none")), "no time");
    }
}
