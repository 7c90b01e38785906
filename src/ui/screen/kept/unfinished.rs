//! What people changed in sets and paths of their own and haven't saved yet.

use iced::Element;
use iced::widget::{Column, column};

use super::view::{Erasable, card};
use super::{Kept, Message, What};
use crate::ui::look::Look;
use crate::ui::screen::Unfinished;
use crate::ui::screen::link;
use crate::ui::widget::{heading, text_of};
use crate::words::say;

impl Kept {
    /// Each of them, with a way to go on with it, unless people are in a talk.
    pub(super) fn unfinished<'a>(
        &'a self,
        all: &'a [Unfinished],
        in_talk: bool,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let one = |(at, unfinished): (usize, &'a Unfinished)| {
            let Unfinished { file, title, is_there } = unfinished;
            let title = title.as_str();
            let neighbour = all.get(at + 1).or_else(|| all.get(at.checked_sub(1)?));
            let gone = (!is_there)
                .then(|| text_of(say!(words, "keeping-unsaved-gone"), scale.caption, colors.muted).into());
            let path = text_of(file.display().to_string(), scale.caption, colors.muted);
            let said = column![heading(3, text_of(title, scale.body, colors.ink)), path].extend(gone);
            let go_on = link(look, say!(words, "library-unsaved-go-on"), Message::Edit(file.clone()))
                .named(say!(words, "library-unsaved-go-on", "name", title = title));
            let erase = Erasable {
                what: What::Unsaved(file.clone()),
                name: words.beside(&[say!(words, "keeping-unsaved").as_str(), title]),
                sure: say!(words, "keeping-unsaved-sure", title = title),
                one: true,
                next: neighbour.map(|other| What::Unsaved(other.file.clone()).link()),
            };
            let ways = if in_talk { Vec::new() } else { vec![go_on.into()] };
            card(look, self.entry(look, said, ways, erase)).into()
        };
        let erase = Erasable {
            what: What::AllUnsaved(all.iter().map(|one| one.file.clone()).collect()),
            name: say!(words, "keeping-unsaved"),
            sure: say!(words, "keeping-all-unsaved-sure"),
            one: false,
            next: None,
        };
        let all = Column::with_children(all.iter().enumerate().map(one)).spacing(scale.px(10.0));
        self.part(look, say!(words, "keeping-unsaved"), Some(erase), all)
    }
}
