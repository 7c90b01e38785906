//! Two versions of a file beside the form: what only the file has, and what only this text has, line by line. Signs tell
//! which is which, and words for whoever hears it.

use accesskit::Role;
use iced::widget::{Column, Space, column, container, rich_text, row, span};
use iced::{Alignment, Element, Length, Padding};

use super::{Editor, Message};
use crate::rule_set::differences::{End, Line, Of};
use crate::ui::access::{Meaning, means};
use crate::ui::look::{CODE, Look, load_code};
use crate::ui::measure::LINE;
use crate::ui::screen::scroll;
use crate::ui::widget::field::card_style;
use crate::ui::widget::text_of;
use crate::words::{Words, say};

/// The most lines that are shown. Whoever has more of them decides by the first ones, or in another program.
const MOST: usize = 400;

impl Editor {
    /// Both versions, as long as people are asked which one they want.
    pub(super) fn differences<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        load_code();
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let groups = self.compared.as_ref().map_or(&[][..], |compared| &compared.groups);
        let all: usize = groups.iter().map(Vec::len).sum();
        let mut left = MOST;
        let mut shown = Column::new().spacing(scale.px(10.0)).width(Length::Fill);
        for group in groups {
            let lines = group.iter().take(left);
            left -= lines.len();
            let lines = lines.map(|line| shown_line(line, look));
            if lines.len() > 0 {
                shown = shown.push(Column::with_children(lines).spacing(scale.px(2.0)));
            }
        }
        let more = all.saturating_sub(MOST);
        let more = (more > 0).then(|| {
            let more = say!(words, "editor-differences-more", number = more);
            text_of(more, scale.caption, colors.muted).width(Length::Fill)
        });
        let signs = text_of(say!(words, "editor-differences-signs"), scale.caption, colors.muted);
        let card = container(shown.push(more))
            .padding(scale.px(14.0))
            .width(Length::Fill)
            .style(card_style(look, scale.px(12.0)));
        let all = column![signs.width(Length::Fill), card].spacing(scale.px(10.0));
        let all = means(Meaning::group(say!(words, "editor-differences")), all);
        if scale.one_column { all } else { scroll(look, all, 0.0, scale.margin) }
    }
}

/// A line with its sign and its number. What differs from the line in its place is underlined.
fn shown_line<'a>(line: &'a Line, look: &Look<'a>) -> Element<'a, Message> {
    let (scale, words, colors) = (look.scale, look.words, look.colors);
    let (sign, number, ink) = match line.of {
        Of::Both { ours, .. } => ("", ours, colors.muted),
        Of::Theirs(number) => ("−", number, colors.wrapping_up),
        Of::Ours(number) => ("+", number, colors.first),
    };
    let size = scale.caption * 0.95;
    let end = end_of(line, words);
    let text = crate::rule_set::clean::lines(&line.text);
    // A line that isn't shown as it is has its places elsewhere.
    let differs = line.differs.clone().filter(|_| *text == *line.text);
    let pieces = differs.and_then(|bytes| {
        Some([line.text.get(..bytes.start)?, line.text.get(bytes.clone())?, line.text.get(bytes.end..)?])
    });
    let ink_of_text = if matches!(line.of, Of::Both { .. }) { colors.muted } else { colors.ink };
    let [before, changed, behind] = pieces.map_or_else(
        || [text.clone().into_owned(), String::new(), String::new()],
        |pieces| pieces.map(str::to_owned),
    );
    let code = rich_text![span(before), span(changed).underline(true), span(behind)]
        .on_link_click(iced::never)
        .font(CODE)
        .size(size)
        .line_height(LINE)
        .color(ink_of_text)
        .width(Length::Fill);
    let number = text_of(number.to_string(), size, colors.muted).font(CODE).align_x(Alignment::End);
    let sign = text_of(sign, size, ink).font(CODE);
    let end = end.clone().map(|end| text_of(end, size, colors.muted));
    let is_one = !matches!(line.of, Of::Both { .. });
    let bar = Space::new().width(scale.px(3.0).max(2.0)).height(Length::Fill);
    // As high as the line is, however often it goes on below.
    let bar = container(bar).height(Length::Fill).style(move |_| container::Style {
        background: is_one.then_some(ink.into()),
        ..container::Style::default()
    });
    let shown = row![
        bar,
        number.width(Length::Fixed(size * 2.4)),
        sign.width(Length::Fixed(size)),
        column![code].push(end).width(Length::Fill),
    ]
    .spacing(scale.px(6.0))
    .height(Length::Shrink)
    .align_y(Alignment::Start);
    let shown = container(shown).padding(Padding { right: scale.px(4.0), ..Padding::ZERO });
    means(Meaning::instead(Role::ListItem, heard(line, words)), shown)
}

/// What a screen reader says of a line.
fn heard(line: &Line, words: &Words) -> String {
    let text = line.text.trim();
    let said = match line.of {
        Of::Both { ours, .. } => say!(words, "editor-line-both", number = ours, text = text),
        Of::Theirs(number) => say!(words, "editor-line-theirs", number = number, text = text),
        Of::Ours(number) => say!(words, "editor-line-ours", number = number, text = text),
    };
    let end = end_of(line, words);
    std::iter::once(said).chain(end).collect::<Vec<_>>().join(" ")
}

/// How a line ends, where only one version has it like that.
fn end_of(line: &Line, words: &Words) -> Option<String> {
    match (line.of, line.end) {
        (Of::Both { .. }, _) | (_, End::LineFeed) => None,
        (_, End::Both) => Some(say!(words, "editor-line-end-windows")),
        (_, End::OfText) => Some(say!(words, "editor-line-end-none")),
    }
}
