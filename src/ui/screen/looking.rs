//! An agreement that people look at: the answers to how it went, and the fields for one that stands. They are the same on
//! the page of what was agreed and in a talk.

use accesskit::Toggled;
use iced::Element;
use iced::widget::{Id, column, row};
use jiff::civil::Date;

use super::button_for;
use super::fields::{DayField, labelled};
use crate::record::agreements::How;
use crate::talk::looking::{ANSWERS, Looking, Message as Looked};
use crate::ui::access::Meaning;
use crate::ui::keys::Bindings;
use crate::ui::look::Look;
use crate::ui::widget::field::field;
use crate::ui::widget::press::Press;
use crate::ui::widget::{Surface, press, text_of};
use crate::words::{Words, say};

/// The answers, in the order of their keys, with what is `chosen` of them; numbered where their keys are pressed at present.
pub(crate) fn answers<'a, Message: Clone + 'a>(
    what: &str,
    chosen: Option<How>,
    numbers: Option<&Bindings>,
    on_stage: bool,
    look: &Look<'a>,
    on: impl Fn(Looked) -> Message,
) -> Vec<Press<'a, Message>> {
    let (scale, words) = (look.scale, look.words);
    let radius = scale.px(if on_stage { 14.0 } else { 12.0 });
    let answer = |(at, how): (usize, How)| {
        let is_chosen = chosen == Some(how);
        let surface = if is_chosen { Surface::filled(look, radius) } else { Surface::outlined(look, radius) };
        let mut meaning = Meaning::button().named(named(how, what, words));
        meaning.node.set_toggled(Toggled::from(is_chosen));
        let mut shown = called(how, words);
        if let Some(numbers) = numbers {
            (meaning, shown) = (meaning.key(numbers.number(at)), numbers.numbered(at, &shown));
        }
        large_or_small(shown, surface, on_stage, look, on(Looked::Answer(how))).means(meaning)
    };
    ANSWERS.into_iter().enumerate().map(answer).collect()
}

/// How the fields are shown for an agreement that stands.
pub(crate) struct Fields {
    pub today: Date,
    /// The ids of what got in the way, and of when to look again.
    pub ids: [Id; 2],
    /// What goes on is called.
    pub go_on: String,
    /// Whether people share the screen, and press with fingers.
    pub on_stage: bool,
}

/// What got in the way, and when to look again.
pub(crate) fn fields<'a, Message: Clone + 'a>(
    looking: &'a Looking,
    shown: Fields,
    look: &Look<'a>,
    on: impl Fn(Looked) -> Message + Copy + 'a,
) -> Element<'a, Message> {
    let (scale, words) = (look.scale, look.words);
    let Fields { today, ids: [note, again], go_on, on_stage } = shown;
    let label = say!(words, "agreed-in-the-way");
    let hint = say!(words, "agreed-in-the-way", "hint");
    let note = field(look, &hint, &looking.note, move |typed| on(Looked::Note(typed)))
        .named(label.clone())
        .id(note)
        .on_submit(on(Looked::GoOn));
    let why = labelled(look, label, note);
    let label = say!(words, "close-review");
    let again = DayField { label, typed: &looking.again, today: Some(today), id: again, on_stage };
    let again = again.view(look, move |typed| on(Looked::Again(typed)), on(Looked::GoOn));
    let outlined = Surface::outlined(look, scale.px(if on_stage { 14.0 } else { 12.0 }));
    let go_on = large_or_small(go_on, outlined, on_stage, look, on(Looked::GoOn));
    if scale.one_column || scale.window.width < TWO_FIELDS {
        return column![why, again, go_on].spacing(scale.px(10.0)).into();
    }
    // Beside the days on offer, so that all of it is in sight.
    row![column![why, go_on].spacing(scale.px(12.0)), again].spacing(scale.px(16.0)).into()
}

/// The width of a window in which two fields have room beside each other.
const TWO_FIELDS: f32 = 1_100.0;

/// A button as large as on the stage, or as on a page.
fn large_or_small<'a, Message: Clone + 'a>(
    shown: String,
    surface: Surface,
    on_stage: bool,
    look: &Look<'a>,
    message: Message,
) -> Press<'a, Message> {
    if on_stage {
        return button_for(look, shown, surface, message);
    }
    let scale = look.scale;
    press(text_of(shown, scale.caption, surface.ink), surface)
        .padding([scale.px(8.0), scale.px(16.0)])
        .least(44.0, 40.0)
        .on_press(message)
}

/// What the answer is called.
pub(crate) fn called(how: How, words: &Words) -> String {
    match how {
        How::Done => say!(words, "agreed-done"),
        How::Partly => say!(words, "agreed-partly"),
        How::NotYet => say!(words, "agreed-not-yet"),
        How::Dropped => say!(words, "agreed-drop"),
    }
}

/// The same for whoever can't see what it belongs to.
fn named(how: How, what: &str, words: &Words) -> String {
    match how {
        How::Done => say!(words, "agreed-done", "name", what = what),
        How::Partly => say!(words, "agreed-partly", "name", what = what),
        How::NotYet => say!(words, "agreed-not-yet", "name", what = what),
        How::Dropped => say!(words, "agreed-drop", "name", what = what),
    }
}
