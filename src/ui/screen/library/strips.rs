//! What stands around the cards: what waits from last time, what people should know, and the ways on.

use std::path::Path;

use iced::widget::{Id, Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Message, OnPath, Shelf};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::Unfinished;
use crate::ui::screen::{link, notice};
use crate::ui::widget::field::card_style;
use crate::ui::widget::{first_that_fits, text_of};
use crate::words::say;

/// So many strips say what isn't saved; the page of all that is kept has the others.
const FEW: usize = 3;

/// What waits from last time, and what people should know.
pub(super) fn strips<'a>(
    shelf: &Shelf<'a>,
    erasing: bool,
    discarding: Option<&Path>,
    look: &Look<'a>,
) -> Vec<Element<'a, Message>> {
    let words = look.words;
    let mut strips = Vec::new();
    if let Some(interrupted) = shelf.interrupted {
        strips.push(if erasing {
            let erase = link(look, say!(words, "library-erase-yes"), Message::Erase).named(say!(
                words,
                "library-erase-yes",
                "name"
            ));
            let keep = link(look, say!(words, "library-erase-no"), Message::KeepTalk).id(keep_it());
            strip_of(look, say!(words, "library-erase-sure"), row![erase, keep])
        } else {
            let go_on = link(look, say!(words, "library-go-on"), Message::Continue);
            let erase = link(look, say!(words, "library-erase"), Message::AskErase)
                .named(say!(words, "library-erase", "name"))
                .id(erase_it());
            strip_of(look, interrupted.said(words), row![go_on, erase])
        });
    }
    strips.extend(unfinished(shelf.unfinished, discarding, look));
    for (place, notice) in shelf.notices.iter().enumerate() {
        let read = (say!(words, "library-notice-read"), Message::Dismiss(place));
        let told = container(strip(look, notice.clone(), vec![read]));
        strips.push(told.id(newest_notice()).into());
    }
    if let Some((next, when)) = &shelf.next {
        let mut meant = vec![when.clone()];
        let mut does = row![link(look, say!(words, "library-next-set-up"), Message::Next)];
        // One talk has one strip.
        if let Some(path) = shelf.path.as_ref().filter(|_| shelf.is_next_on_path) {
            meant.push(say!(words, "library-next-on-path", path = path.title.as_str()));
            does = does.push(look_at(path, look));
        }
        if !next.topics.is_empty() {
            let topics = words.beside(&next.topics);
            meant.push(say!(words, "library-next-parked", topics = topics));
        }
        let let_go = link(look, say!(words, "library-next-let-go"), Message::ForgetNext);
        strips.push(strip_of(look, meant.join(" "), does.push(let_go)));
    }
    if let Some(path) = shelf.path.as_ref().filter(|_| !shelf.is_next_on_path) {
        let begin = path.begins.as_ref();
        let begin =
            begin.map(|(words, name)| link(look, words.clone(), Message::NextStep).named(name.clone()));
        strips.push(strip_of(look, path.said.clone(), row![].push(begin).push(look_at(path, look))));
    }
    if shelf.agreements > 0 {
        let (due, all) = (shelf.due, shelf.agreements);
        let (waiting, named) = if due == 0 {
            (say!(words, "library-agreements", number = all), all)
        } else {
            (say!(words, "library-agreements-due", number = due), due)
        };
        let open = (say!(words, "library-agreements-open", number = named), Message::Agreements);
        strips.push(strip(look, waiting, vec![open]));
    }
    strips
}

/// Sets and paths of which something isn't saved, each with a way to go on with it and one to discard it.
fn unfinished<'a>(
    all: &[Unfinished],
    discarding: Option<&Path>,
    look: &Look<'a>,
) -> Vec<Element<'a, Message>> {
    let words = look.words;
    let strip_for = |unfinished: &Unfinished| {
        let Unfinished { file, title, is_there } = unfinished;
        let title = title.as_str();
        if discarding == Some(file.as_path()) {
            let discard = Message::DiscardUnsaved(file.clone());
            let name = say!(words, "library-unsaved-discard-yes", "name");
            let discard = link(look, say!(words, "library-unsaved-discard-yes"), discard).named(name);
            let keep = link(look, say!(words, "library-unsaved-keep"), Message::KeepUnsaved);
            let sure = say!(words, "library-unsaved-discard-sure", title = title);
            return strip_of(look, sure, row![discard, keep.id(keep_unsaved())]);
        }
        let go_on = link(look, say!(words, "library-unsaved-go-on"), Message::GoOnEditing(file.clone()));
        let go_on = go_on.named(say!(words, "library-unsaved-go-on", "name", title = title));
        let discard = link(look, say!(words, "library-unsaved-discard"), Message::AskDiscard(file.clone()));
        let discard = discard.named(say!(words, "library-unsaved-discard", "name", title = title));
        let said = if *is_there {
            say!(words, "library-unsaved", title = title)
        } else {
            say!(words, "library-unsaved-gone", title = title)
        };
        strip_of(look, said, row![go_on, discard.id(discard_of(file))])
    };
    let mut strips: Vec<Element<'a, Message>> = all.iter().take(FEW).map(strip_for).collect();
    let more = all.len().saturating_sub(FEW);
    if more > 0 {
        let kept = vec![(say!(words, "library-kept"), Message::Kept)];
        strips.push(strip(look, say!(words, "library-unsaved-more", number = more), kept));
    }
    strips
}

/// The answer that changes nothing, to the question whether to discard what isn't saved.
pub(super) fn keep_unsaved() -> Id {
    Id::new("keep what isn't saved")
}

/// What asks that of this file.
pub(super) fn discard_of(file: &Path) -> Id {
    Id::from(format!("discard what isn't saved of {}", file.display()))
}

/// The way to a path's screen.
fn look_at<'a>(path: &OnPath, look: &Look<'a>) -> Element<'a, Message> {
    let name = say!(look.words, "library-path-look", "name", path = path.title.as_str());
    link(look, say!(look.words, "library-path-look"), Message::Path(path.name.clone())).named(name).into()
}

/// What to do here, in one line, as long as people are new and nothing waits for them. The first built-in set is a good one
/// to start with.
pub(super) fn first_steps<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Option<Element<'a, Message>> {
    let waits =
        shelf.interrupted.is_some() || shelf.next.is_some() || shelf.path.is_some() || shelf.agreements > 0;
    let card = shelf.cards.iter().find(|card| card.path().is_none())?;
    if !shelf.new_here || waits {
        return None;
    }
    let (ink, size, title) = (look.colors.muted, look.scale.body, card.title(shelf.language));
    let lines =
        [say!(look.words, "library-first", title = title), say!(look.words, "library-first", "short")];
    let line = first_that_fits(lines, move |line: &String| text_of(line.clone(), size, ink).into());
    Some(line.across().height(Length::Shrink).into())
}

/// The last of the notices; of several things with this name, the last one counts.
pub(crate) fn newest_notice() -> Id {
    Id::new("newest notice")
}

/// The answer that changes nothing, to the question whether to erase the interrupted talk.
pub(super) fn keep_it() -> Id {
    Id::new("keep the interrupted talk")
}

/// What asks that.
pub(super) fn erase_it() -> Id {
    Id::new("erase the interrupted talk")
}

pub(super) fn strip<'a>(
    look: &Look<'a>,
    words: String,
    does: Vec<(String, Message)>,
) -> Element<'a, Message> {
    // A short word begins where the sentence above it does, or ends where the strip does.
    let side = if look.scale.one_column { Alignment::Start } else { Alignment::End };
    let links = does.into_iter().map(|(words, message)| link(look, words, message).aligned(side).into());
    strip_of(look, words, Row::with_children(links))
}

/// A strip with these ways on.
fn strip_of<'a>(look: &Look<'a>, words: String, links: Row<'a, Message>) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let links = links.spacing(scale.px(22.0));
    let words = means(Meaning::aloud(), text_of(words, scale.body, colors.ink).width(Length::Fill));
    let line: Element<'a, Message> = if scale.one_column {
        column![words, links].spacing(scale.px(4.0)).into()
    } else {
        row![words, links].spacing(scale.px(16.0)).align_y(Alignment::Center).into()
    };
    let card = card_style(look, scale.px(14.0));
    container(line)
        .padding([scale.px(12.0), scale.px(24.0)])
        .width(Length::Fill)
        .style(move |theme| {
            let mut style = card(theme);
            style.border.color = colors.first;
            style
        })
        .into()
}

/// The safety notice.
fn notice_of(shelf: &Shelf<'_>, look: &Look<'_>) -> String {
    if shelf.new_here { notice::whole(look.words) } else { notice::short(look.words) }
}

/// Its type size.
fn notice_size(look: &Look<'_>) -> f32 {
    look.scale.caption * 0.95
}

/// The same, to be read.
pub(super) fn safety<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
    text_of(notice_of(shelf, look), notice_size(look), look.colors.muted).width(Length::Fill).into()
}

/// The ways on from the library.
pub(super) fn ways<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
    links(shelf, look).wrap().vertical_spacing(0.0).into()
}

fn links<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Row<'a, Message> {
    let words = look.words;
    // Whoever may not see it isn't told that there is anything.
    let kept = (!shelf.covered).then(|| link(look, say!(words, "library-kept"), Message::Kept));
    let name = say!(words, "library-break", "name");
    row![link(look, say!(words, "library-break"), Message::Break).named(name)]
        .push(kept)
        .push(link(look, say!(words, "library-help"), Message::Help))
        .push(link(look, say!(words, "library-settings"), Message::Settings))
        .spacing(look.scale.px(20.0))
}

/// Both, at the foot.
pub(super) fn foot<'a>(shelf: &Shelf<'a>, look: &Look<'a>) -> Element<'a, Message> {
    let scale = look.scale;
    if scale.one_column {
        column![safety(shelf, look), ways(shelf, look)].spacing(scale.px(6.0)).into()
    } else {
        let line = row![safety(shelf, look), links(shelf, look)];
        line.spacing(scale.px(24.0)).align_y(Alignment::Center).into()
    }
}

/// How high the foot is in this width, or a little more.
pub(super) fn foot_height(shelf: &Shelf<'_>, look: &Look<'_>, width: f32) -> f32 {
    let (scale, words) = (look.scale, look.words);
    let called = [
        Some(say!(words, "library-break")),
        (!shelf.covered).then(|| say!(words, "library-kept")),
        Some(say!(words, "library-help")),
        Some(say!(words, "library-settings")),
    ];
    let wide = |called: &String| measure::width(called, scale.caption).max(32.0) + scale.px(20.0);
    let beside: f32 = called.iter().flatten().map(wide).sum();
    let line = (scale.caption * measure::LINE + scale.px(8.0)).max(32.0);
    let notice = |width| measure::height(&notice_of(shelf, look), notice_size(look), width);
    if scale.one_column {
        notice(width) + scale.px(6.0) + (beside / width).ceil() * line
    } else {
        notice((width - beside - scale.px(4.0)).max(1.0)).max(line)
    }
}
