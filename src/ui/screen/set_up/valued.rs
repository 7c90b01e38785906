//! Before a check-in: what somebody wrote at the close of an earlier talk, one thing at a time.

use iced::Element;
use iced::widget::{Row, column};

use super::{Message, SetUp};
use crate::plan::is_check_in;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::text_of;
use crate::words::say;

/// What was written, the newest first, and which of it is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Valued {
    all: Vec<String>,
    at: usize,
    hidden: bool,
}

impl SetUp {
    /// Shows what people wrote of what they valued in earlier talks, if this is to be a check-in. What was hidden before
    /// stays so.
    #[must_use]
    pub(crate) fn with_valued(mut self, all: Vec<String>) -> Self {
        let all = if is_check_in(&self.set) { all } else { Vec::new() };
        self.valued = Valued { all, at: 0, hidden: self.valued.hidden };
        self
    }

    /// Shows another one; the first again after the last.
    pub(super) fn another_valued(&mut self) {
        self.valued.at = (self.valued.at + 1) % self.valued.all.len().max(1);
    }

    /// Shows none of it any more.
    pub(super) fn hide_valued(&mut self) {
        self.valued.hidden = true;
    }

    /// One of them, with the ways to another and to none.
    pub(super) fn valued<'a>(&'a self, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let Valued { all, at, hidden } = &self.valued;
        let word = all.get(*at).filter(|_| !hidden)?;
        let said = say!(words, "set-up-valued", words = word.as_str());
        let said = means(Meaning::aloud(), text_of(said, scale.body, colors.ink));
        let more = (all.len() > 1).then(|| {
            link(look, say!(words, "set-up-valued-more"), Message::AnotherValued).named(say!(
                words,
                "set-up-valued-more",
                "name"
            ))
        });
        let hide = link(look, say!(words, "set-up-valued-hide"), Message::HideValued).named(say!(
            words,
            "set-up-valued-hide",
            "name"
        ));
        let ways = Row::new().push(more).push(hide).spacing(scale.px(20.0));
        Some(column![said, ways].spacing(scale.px(2.0)).into())
    }
}
