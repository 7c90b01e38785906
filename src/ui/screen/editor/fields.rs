//! What values are changed with: fields, choices, ticks and lists, each with its label beside it.

use iced::widget::{Column, Row, column, container, row};
use iced::{Alignment, Element, Length, Padding};

use super::{By, Editor, Message, focus};
use crate::editor::form::{Field as Value, List};
use crate::editor::{Change, Kind, Part, Path};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::settings::language_name;
use crate::ui::screen::{choice_list, link};
use crate::ui::widget::code::{Code, Wrong, area};
use crate::ui::widget::press::press;
use crate::ui::widget::{Surface, text_of};
use crate::words::{Words, say};

/// More lines than these are shown once people ask for them.
const FEW: usize = 6;

impl Editor {
    /// A field of the form, with its label beside it and what is wrong with it below.
    pub(super) fn field<'a>(
        &'a self,
        look: &Look<'a>,
        label: String,
        value: &'a Value,
    ) -> Element<'a, Message> {
        let (scale, colors) = (look.scale, look.colors);
        let path = value.path.clone();
        let borrowed = value.borrowed.as_ref().map(|(_, words)| words.as_str());
        let hint = borrowed.unwrap_or_else(|| usual(&value.path));
        let wrong = self.wrong_with(&value.path);
        let line = self.area(look, label.clone(), &value.shown, path).hint(hint);
        let wrong = wrong.map(|Wrong { said, is_error }| {
            let ink = if is_error { colors.wrapping_up } else { colors.muted };
            text_of(said, scale.caption, ink).width(Length::Fill)
        });
        let lacks = (!value.lacks.is_empty()).then(|| {
            let lacks: Vec<String> = value.lacks.iter().map(|tag| language_name(tag)).collect();
            let said = say!(look.words, "editor-lacks", languages = look.words.all_of(&lacks));
            text_of(said, scale.caption, colors.muted).width(Length::Fill)
        });
        let own = self.in_this_language(look, value);
        let content = column![line].push(wrong).push(lacks).push(own).spacing(scale.px(4.0));
        beside_label(look, label, content.into())
    }

    /// Where the value of a field is typed.
    pub(super) fn area<'a>(
        &'a self,
        look: &Look<'a>,
        name: String,
        value: &str,
        path: Path,
    ) -> Code<'a, Message> {
        let undo = |back| if back { Message::Undo(By::Key) } else { Message::Redo(By::Key) };
        let (id, wrong) = (focus::field(&path), self.wrong_with(&path));
        let value = self.typed.get(&path).map_or(value, String::as_str);
        area(look, name, value, move |typed| Message::Write(path.clone(), typed), undo).id(id).wrong(wrong)
    }

    /// What a value is changed with: choices where there are some, else a field.
    pub(super) fn control<'a>(
        &'a self,
        look: &Look<'a>,
        label: String,
        value: &'a Value,
    ) -> Element<'a, Message> {
        let words = look.words;
        let offered: Vec<(String, String)> = match &value.kind {
            Kind::Choice(all) => {
                all.iter().map(|word| ((*word).to_owned(), choice_words(words, word))).collect()
            }
            Kind::Flag => vec![
                ("true".to_owned(), say!(words, "editor-yes")),
                ("false".to_owned(), say!(words, "editor-no")),
            ],
            _ => return self.field(look, label, value),
        };
        let shown = value.or(usual(&value.path)).split('(').next().unwrap_or_default().trim().to_owned();
        let path = value.path.clone();
        let is_flag = value.kind == Kind::Flag;
        let id = focus::field(&value.path);
        let content = choice_list(look, &label, offered, &shown, move |word| {
            let path = path.clone();
            Message::Change(if is_flag {
                Change::Write { path, value: word }
            } else {
                let inside = match word.as_str() {
                    "Wait" => Some("20s".to_owned()),
                    "Left" => Some("15s".to_owned()),
                    "Elapsed" | "Every" => Some("5m".to_owned()),
                    _ => None,
                };
                Change::Choose { path, word, inside }
            })
        });
        self.with_wrong(look, label, content.id(id).into(), value)
    }

    /// One of some values, where the form knows them: shown by what they are called.
    pub(super) fn one_of<'a>(
        &'a self,
        look: &Look<'a>,
        label: String,
        value: &'a Value,
        offered: impl IntoIterator<Item = (String, String)>,
    ) -> Element<'a, Message> {
        let path = value.path.clone();
        let taken = value.or(usual(&value.path)).to_owned();
        let content = choice_list(look, &label, offered, &taken, move |value| {
            Message::Change(Change::Write { path: path.clone(), value })
        });
        self.with_wrong(look, label, content.id(focus::field(&value.path)).into(), value)
    }

    /// Something with its label beside it, and below it what is wrong with the value.
    fn with_wrong<'a>(
        &'a self,
        look: &Look<'a>,
        label: String,
        content: Element<'a, Message>,
        value: &'a Value,
    ) -> Element<'a, Message> {
        let (scale, colors) = (look.scale, look.colors);
        let wrong = self.wrong_with(&value.path).map(|Wrong { said, is_error }| {
            let ink = if is_error { colors.wrapping_up } else { colors.muted };
            text_of(said, scale.caption, ink).width(Length::Fill)
        });
        beside_label(look, label, column![content].push(wrong).spacing(scale.px(4.0)).into())
    }

    /// A list of texts: each in a field, with a way to add one.
    pub(super) fn texts<'a>(
        &'a self,
        look: &Look<'a>,
        label: String,
        list: &'a List,
    ) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let many = list.items.len();
        if many > FEW && self.details.unfolded.as_ref() != Some(&list.path) {
            let name = say!(words, "editor-lines", "name", label = label.as_str(), number = many);
            let said = say!(words, "editor-lines", number = many);
            let show = link(look, said, Message::Unfold(list.path.clone())).named(name);
            return beside_label(look, label, show.into());
        }
        let lines = list.items.iter().enumerate().map(|(at, item)| {
            let number = at + 1;
            let name = say!(words, "editor-line", label = label.as_str(), number = number);
            let line = self.area(look, name, &item.shown, item.path.clone());
            let remove = link(
                look,
                say!(words, "editor-remove"),
                Message::Change(Change::Remove { path: item.path.clone() }),
            )
            .named(say!(words, "editor-remove", "name", what = item.shown.as_str()));
            let line = row![container(line).width(Length::Fill), remove]
                .spacing(scale.px(10.0))
                .align_y(Alignment::Center);
            let wrong = self
                .wrong_with(&item.path)
                .map(|wrong| text_of(wrong.said, scale.caption, look.colors.wrapping_up).width(Length::Fill));
            column![line].push(wrong).into()
        });
        let new = Change::AddText { list: list.path.clone(), at: None, text: say!(words, "editor-new-line") };
        let add = link(look, say!(words, "editor-add-line"), Message::Change(new));
        let add = add.id(focus::add(&list.path)).named(say!(
            words,
            "editor-add-line",
            "name",
            label = label.as_str()
        ));
        // Where there is no line yet, it stands on one line with its label.
        let above = if many == 0 { scale.px(8.0) } else { 0.0 };
        let add = container(add).padding(Padding { top: above, ..Padding::ZERO });
        let all = Column::with_children(lines).push(add).spacing(scale.px(6.0));
        beside_label(look, label, all.into())
    }
}

/// Something with its label beside it, or above it in a narrow window.
pub(super) fn beside_label<'a>(
    look: &Look<'a>,
    label: String,
    content: Element<'a, Message>,
) -> Element<'a, Message> {
    let (scale, colors) = (look.scale, look.colors);
    let label = text_of(label, scale.caption, colors.muted);
    if scale.one_column {
        return column![label, content].spacing(scale.px(4.0)).into();
    }
    let label = container(label).width(Length::Fixed(scale.px(112.0))).padding([scale.px(12.0), 0.0]);
    row![label, container(content).width(Length::Fill)].spacing(scale.px(10.0)).into()
}

/// What is open in a list.
pub(super) fn framed<'a>(look: &Look<'a>, path: &Path, content: Column<'a, Message>) -> Element<'a, Message> {
    let (scale, colors) = (look.scale, look.colors);
    let mut surface = Surface::card(look, scale.px(12.0));
    surface.edge = Some((colors.first, scale.ring()));
    container(content.width(Length::Fill))
        .padding([scale.px(14.0), scale.px(22.0)])
        .width(Length::Fill)
        .style(move |_| surface.still())
        .id(focus::card(path))
        .into()
}

/// The same without its label.
pub(super) fn tick_row<'a>(
    look: &Look<'a>,
    name: String,
    offered: impl IntoIterator<Item = (String, bool, Change)>,
) -> Element<'a, Message> {
    let (scale, colors) = (look.scale, look.colors);
    let radius = scale.px(10.0);
    let offered = offered.into_iter().map(|(called, is_in, change)| {
        let surface = if is_in { Surface::chosen(look, radius) } else { Surface::outlined(look, radius) };
        press(text_of(called, scale.caption, colors.ink), surface)
            .padding([scale.px(6.0), scale.px(14.0)])
            .least(44.0, 36.0)
            .means(Meaning::tick(is_in))
            .on_press(Message::Change(change))
            .into()
    });
    let gap = scale.px(8.0);
    let offered = Row::with_children(offered).spacing(gap).wrap().vertical_spacing(gap);
    means(Meaning::group(name), offered)
}

/// Some things, each of which is in or out.
pub(super) fn ticks<'a>(
    look: &Look<'a>,
    label: String,
    offered: impl IntoIterator<Item = (String, bool, Change)>,
) -> Element<'a, Message> {
    let offered = tick_row(look, label.clone(), offered);
    beside_label(look, label, offered)
}

/// What a value means where it is left out; nothing where that is nothing, or needs a sentence.
fn usual(path: &Path) -> &'static str {
    let name = |path: &Path| match path.parts().last() {
        Some(Part::Field(name)) => name.to_string(),
        _ => String::new(),
    };
    let around = path.parent().map(|around| name(&around)).unwrap_or_default();
    match (around.as_str(), name(path).as_str()) {
        ("breaks", "length") => "20m",
        ("breaks", "shortest") => "1m",
        ("breaks", "longest") => "24h",
        ("breaks", "breath") => "5s",
        ("participants", "min" | "max") => "2",
        ("breaks", "prompts") | ("close", "agreements" | "appreciation") | (_, "flags" | "more_time") => {
            "true"
        }
        (_, "pause" | "one_by_one") => "false",
        (_, "at_end") => "Hold",
        (_, "order") => "Seats",
        (_, "overtime") => "Quiet",
        (_, "sound") => "bowl",
        (_, "strikes") => "1",
        _ => "",
    }
}

/// What a word of the format is called.
fn choice_words(words: &Words, word: &str) -> String {
    match word {
        "Hold" => say!(words, "editor-hold"),
        "Advance" => say!(words, "editor-advance"),
        "Wait" => say!(words, "editor-waits"),
        "Left" => say!(words, "editor-left"),
        "Elapsed" => say!(words, "editor-elapsed"),
        "Every" => say!(words, "editor-every"),
        "End" => say!(words, "editor-end"),
        "Feelings" => say!(words, "editor-feelings"),
        "Needs" => say!(words, "editor-needs"),
        "Seats" => say!(words, "editor-in-order"),
        "Reversed" => say!(words, "editor-reversed"),
        "Alternate" => say!(words, "editor-alternate"),
        "Quiet" => say!(words, "editor-quiet"),
        "Counted" => say!(words, "editor-counted"),
        "Hard" => say!(words, "library-head-hard"),
        "Broke" => say!(words, "library-head-broke"),
        "Weekly" => say!(words, "library-chip-weekly"),
        "Others" => say!(words, "library-chip-others"),
        "Alone" => say!(words, "editor-alone"),
        "Rounds" => say!(words, "library-chip-rounds"),
        word => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a test may stop where something is missing")]

    use super::*;
    use crate::rule_set::amount::parse_duration;
    use crate::rule_set::check::check_bytes;

    #[test]
    fn what_the_form_calls_usual_is_what_a_set_does_without_it() {
        let smallest = b"(format: 1, name: \"A\", turns: {\"t\": (title: \"T\")}, flow: [Everyone(\"t\")])";
        let checked = check_bytes(smallest, &|_: &str| true);
        let set = checked.rule_set.expect("it is the smallest that works");
        let breaks = |name| parse_duration(usual(&Path::of("breaks").field(name))).ok();
        assert_eq!(breaks("length"), Some(set.breaks.length));
        assert_eq!(breaks("shortest"), Some(set.breaks.shortest));
        assert_eq!(breaks("longest"), Some(set.breaks.longest));
        assert_eq!(breaks("breath"), set.breaks.breath);
        let flag = |of: &str, name| usual(&Path::of(of).field(name)) == "true";
        assert_eq!(flag("breaks", "prompts"), set.breaks.prompts);
        assert_eq!(flag("close", "agreements"), set.close.agreements);
        assert_eq!(usual(&Path::of("participants").field("max")), set.participants.max.to_string());
    }
}
