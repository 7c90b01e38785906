//! Makes what comes into a field fit to be shown before it gets there: a field lays out what is typed, pasted or
//! composed before anything else sees it.

use std::borrow::Cow;

use iced::advanced::clipboard::{Clipboard, Kind};
use iced::advanced::input_method;
use iced::{Event, keyboard};

use crate::rule_set::{bounds, clean};

/// An event as a field may see it.
pub(super) fn clean(event: &Event) -> Cow<'_, Event> {
    match event {
        Event::Keyboard(keyboard::Event::KeyPressed { text: Some(text), .. })
            if text.starts_with(|sign: char| clean::is_separator(sign) && !sign.is_control()) =>
        {
            // Other control characters come from key commands, and no field takes them for text.
            let mut event = event.clone();
            if let Event::Keyboard(keyboard::Event::KeyPressed { text, .. }) = &mut event {
                *text = Some(" ".into());
            }
            Cow::Owned(event)
        }
        Event::InputMethod(input_method::Event::Commit(text)) => match fit(text) {
            line if line == *text => Cow::Borrowed(event),
            line => Cow::Owned(Event::InputMethod(input_method::Event::Commit(line.into_owned()))),
        },
        Event::InputMethod(input_method::Event::Preedit(text, selected)) => {
            // The text is drawn in three pieces, cut where the selection begins and ends.
            let can_be_cut = selected.clone().is_none_or(|selected| text.get(selected).is_some());
            match fit(text) {
                line if line == *text && can_be_cut => Cow::Borrowed(event),
                line => Cow::Owned(Event::InputMethod(input_method::Event::Preedit(line.into_owned(), None))),
            }
        }
        event => Cow::Borrowed(event),
    }
}

/// A text on one line, no longer than any field takes.
pub(in crate::ui::widget) fn fit(text: &str) -> Cow<'_, str> {
    // A line copied as a whole ends with its line break.
    let text = text.trim_end_matches(['\n', '\r']);
    match text.char_indices().nth(bounds::TEXT) {
        None => clean::line(text),
        Some(_) => Cow::Owned(clean::line_of(text, bounds::TEXT)),
    }
}

/// A clipboard whose text is fit for a field.
pub(super) struct Pasted<'a>(pub(super) &'a mut dyn Clipboard);

impl Clipboard for Pasted<'_> {
    fn read(&self, kind: Kind) -> Option<String> {
        self.0.read(kind).map(|text| fit(&text).into_owned())
    }

    fn write(&mut self, kind: Kind, contents: String) {
        self.0.write(kind, contents);
    }
}
