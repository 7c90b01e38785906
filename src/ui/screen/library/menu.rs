//! What a card's menu offers, and what is asked of it: a name, or whether its file is to go.

use iced::widget::{Column, Id, Row, column, container, row, space};
use iced::{Element, Length};

use super::Message;
use super::card::{height, padding, title_size};
use super::open::{Doing, Item, Open};
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::screen::link;
use crate::ui::screen::own_set::{naming, our_name, typing};
use crate::ui::widget::field::card_style;
use crate::ui::widget::{heading, text_of};
use crate::words::{InWords, say};

/// What a menu is about.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub(super) item: Item,
    /// What it is called.
    pub(super) title: &'a str,
    /// Whether it is people's own.
    pub(super) is_own: bool,
}

/// The first of the ways in a card's menu.
pub(super) fn first_way() -> Id {
    Id::new("first way")
}

/// A card with its menu open: what can be done with the set, or the name that a copy of it gets.
pub(super) fn opened<'a>(
    look: &Look<'a>,
    subject: &Subject<'_>,
    open: &'a Open,
    width: f32,
) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let (called, size) = (subject.title, title_size(look));
    let title = measure::some_lines(called, size, width - padding(look).x(), 1);
    let aloud = |said: String, ink| means(Meaning::aloud(), text_of(said, scale.caption, ink));
    let trouble = open.trouble.as_ref().map(|trouble| aloud(trouble.in_words(words), colors.wrapping_up));
    let below: Element<'a, Message> = match &open.doing {
        Doing::Deleting if open.keeping => aloud(say!(words, "library-deleting"), colors.muted),
        Doing::Copying(_) | Doing::Renaming(_) | Doing::Sharing { .. } if open.keeping => {
            aloud(say!(words, "own-set-keeping"), colors.muted)
        }
        Doing::Copying(name) | Doing::Renaming(name) => {
            let naming = naming(look, name, true, [Message::KeepOurs, Message::Less], Message::OurName);
            column![naming].push(trouble).spacing(scale.px(8.0)).into()
        }
        Doing::Sharing { path, .. } => {
            let named = (say!(words, "library-share-field"), say!(words, "library-share-save"));
            let ways = [Message::KeepOurs, Message::Less];
            let naming = typing(look, named, path, true, ways, Message::OurName);
            column![naming].push(trouble).spacing(scale.px(8.0)).into()
        }
        Doing::Deleting => {
            let sure = aloud(say!(words, "library-delete-sure", title = called), colors.ink);
            let keep = link(look, say!(words, "library-delete-no"), Message::Less).id(first_way());
            let name = match subject.item {
                Item::Set(_) => say!(words, "library-delete-yes", "name"),
                Item::Path(_) => say!(words, "library-delete-yes", "path"),
            };
            let delete = link(look, say!(words, "library-delete-yes"), Message::Delete).named(name);
            let ways = row![delete, keep].spacing(scale.px(22.0)).wrap();
            Column::new().push(sure).push(trouble).push(ways).spacing(scale.px(8.0)).into()
        }
        Doing::Choosing => ways(look, subject),
    };
    let content =
        container(column![heading(3, text_of(title, size, colors.ink)), below].spacing(scale.px(8.0)));
    // As high as the card was, or higher where that isn't enough.
    let high = height(look, width);
    let holds = space::vertical().width(Length::Fixed(1.0)).height(Length::Fixed(high - padding(look).y()));
    container(row![content.width(Length::Fill), holds])
        .padding(padding(look))
        .width(Length::Fill)
        .style(card_style(look, scale.px(16.0)))
        .into()
}

/// What can be done with it.
fn ways<'a>(look: &Look<'a>, subject: &Subject<'_>) -> Element<'a, Message> {
    let words = look.words;
    let &Subject { ref item, title, is_own } = subject;
    let make = link(look, say!(words, "library-make-ours"), Message::NameOurs(our_name(title, words)));
    let make = make.named(say!(words, "library-make-ours", "name", title = title));
    let print = link(look, say!(words, "print-card"), Message::Print(item.clone()));
    let print = print.named(say!(words, "print-card", "name", title = title));
    let share = link(look, say!(words, "library-share"), Message::AskShare(format!("{}.ron", item.name())));
    let share = share.named(say!(words, "library-share", "name", title = title));
    let mut ways: Vec<Element<'a, Message>> = Vec::new();
    if is_own {
        let open = link(look, say!(words, "library-open-file"), Message::OpenFile(item.clone()));
        let open = open.named(say!(words, "library-open-file", "name", name = title));
        let rename = link(look, say!(words, "library-rename"), Message::NameAnew(title.to_owned()));
        let delete = Message::AskDelete(item.clone(), None);
        let delete = link(look, say!(words, "library-delete"), delete);
        let edit = link(look, say!(words, "library-edit"), Message::Edit(item.clone()));
        let edit = edit.named(say!(words, "library-edit", "name", title = title));
        ways.push(edit.id(first_way()).into());
        ways.push(open.into());
        ways.push(print.into());
        ways.push(make.into());
        ways.push(share.into());
        ways.push(rename.named(say!(words, "library-rename", "name", title = title)).into());
        ways.push(delete.named(say!(words, "library-delete", "name", title = title)).into());
    } else {
        ways.push(make.id(first_way()).into());
        ways.push(print.into());
        ways.push(share.into());
    }
    ways.push(link(look, say!(words, "library-less"), Message::Less).into());
    Row::with_children(ways).spacing(look.scale.px(16.0)).wrap().vertical_spacing(0.0).into()
}
