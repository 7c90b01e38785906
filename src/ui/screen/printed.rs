//! What came of a card that was to be printed, on the screen where people asked for it.

use iced::Element;

use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::text_of;

/// What came of it.
#[derive(Debug, Clone)]
pub(crate) enum Printed {
    /// The browser is opening it.
    Opening,
    /// It can't be printed, for this reason, in a sentence.
    Trouble(String),
}

impl Printed {
    /// That the browser is opening it, in these words.
    pub(super) fn opening<'a, M: 'a>(&self, said: String, look: &Look<'a>) -> Option<Element<'a, M>> {
        let Self::Opening = self else { return None };
        Some(means(Meaning::aloud(), text_of(said, look.scale.caption, look.colors.muted)))
    }

    /// Why it can't be printed.
    pub(super) fn trouble<'a, M: 'a>(&self, look: &Look<'a>) -> Option<Element<'a, M>> {
        let Self::Trouble(why) = self else { return None };
        let why = text_of(why.clone(), look.scale.caption, look.colors.wrapping_up);
        Some(means(Meaning::aloud(), why))
    }
}
