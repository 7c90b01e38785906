//! A path whose file has a mistake, or isn't there: what is wrong, and what people can do.

use iced::widget::{Column, column, row};
use iced::{Element, Length};

use super::view::Facts;
use super::{Message, OnScreen, leave, stay};
use crate::library::paths::PathEntry;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::{link, scroll, sure};
use crate::ui::widget::{heading, text_of};
use crate::words::say;

impl OnScreen {
    /// What stands in place of a path that can't be used.
    pub(super) fn broken<'a>(&'a self, facts: &Facts<'a>, look: &Look<'a>) -> Element<'a, Message> {
        let scale = look.scale;
        let told = match facts.entry {
            Some(entry) => wrong(entry, facts, look),
            None => self.gone(look),
        };
        let all = told.push(self.leaving(facts, look)).spacing(scale.px(14.0));
        scroll(look, all, scale.margin, scale.margin)
    }

    fn gone<'a>(&self, look: &Look<'a>) -> Column<'a, Message> {
        let gone = say!(look.words, "path-gone", name = self.name.as_str());
        let gone = text_of(gone, look.scale.body, look.colors.ink).width(Length::Fill);
        column![means(Meaning::aloud(), gone)]
    }

    /// *Leave this path*, or the question that it asks.
    pub(super) fn leaving<'a>(&self, facts: &Facts<'a>, look: &Look<'a>) -> Option<Element<'a, Message>> {
        let words = look.words;
        if self.asking {
            let yes = (say!(words, "path-leave-yes"), Message::Leave);
            let no = (say!(words, "path-leave-no"), Message::Stay, stay());
            return Some(sure(look, say!(words, "path-leave-sure"), yes, no));
        }
        let link = || link(look, say!(words, "path-leave"), Message::AskLeave).id(leave());
        facts.is_on.then(|| link().into())
    }
}

/// What is wrong in the file, where, and the way to it.
fn wrong<'a>(entry: &PathEntry, facts: &Facts<'a>, look: &Look<'a>) -> Column<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let fill = |said: String, size: f32, ink| text_of(said, size, ink).width(Length::Fill);
    let title = say!(words, "library-fault-title", name = entry.name.as_str());
    let mut all = column![heading(1, fill(title, scale.heading * 1.2, colors.ink))];
    let mut errors = entry.checked.errors();
    if let Some(problem) = errors.next() {
        let told = problem.told(words);
        let first = match &problem.place {
            Some(place) => {
                let line = place.line.to_string();
                let fault = problem.message_of_place(words);
                say!(words, "library-fault-at-line", line = line, fault = fault)
            }
            None => say!(words, "library-fault-in-file", fault = told.message),
        };
        all = all.push(means(Meaning::aloud(), fill(first, scale.body, colors.ink)));
        if !told.help.is_empty() {
            let help = say!(words, "library-fault-help", help = told.help);
            all = all.push(fill(help, scale.body, colors.muted));
        }
    }
    let more = errors.count();
    if more > 0 {
        let more = say!(words, "library-fault-more", number = more);
        all = all.push(fill(more, scale.caption, colors.muted));
    }
    let then =
        if facts.is_on { say!(words, "path-broken") } else { say!(words, "path-broken", "not-started") };
    all = all.push(fill(then, scale.body, colors.muted));
    let open = || {
        let named = say!(words, "library-open-file", "name", name = entry.name.as_str());
        link(look, say!(words, "library-open-file"), Message::OpenFile).named(named)
    };
    let again = link(look, say!(words, "library-look-again"), Message::Reload);
    let ways = row![].push(entry.file().map(|_| open())).push(again).spacing(scale.px(24.0));
    all.push(ways.wrap().vertical_spacing(0.0))
}
