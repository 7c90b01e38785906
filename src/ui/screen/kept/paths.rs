//! Where people are on their paths.

use iced::Element;
use iced::widget::{Column, column};
use jiff::civil::Date;

use super::sets::neighbour;
use super::view::{Erasable, Titles, card, day_of};
use super::{Kept, Message, What};
use crate::plan::way::Of;
use crate::record::on_paths::OnPath;
use crate::ui::look::Look;
use crate::ui::widget::{heading, text_of};
use crate::words::say;

impl Kept {
    /// The paths that people started, each with what became of its steps.
    pub(super) fn paths<'a>(
        &'a self,
        all: &[&'a OnPath],
        titles: Titles<'a>,
        today: Date,
        look: &Look<'a>,
    ) -> Element<'a, Message> {
        let (colors, scale, words) = (look.colors, look.scale, look.words);
        let path = |(at, on): (usize, &&'a OnPath)| {
            let title = titles.of_path(&on.path);
            let started = on.since();
            let started =
                started.map(|at| say!(words, "keeping-path-started", day = day_of(at, today, words)));
            let steps = on.done().map(|mark| {
                let step = match &mark.step {
                    Of::Set(name) => Some(titles.of(name)),
                    Of::Break => None,
                };
                words.step_taken(mark, step, &day_of(mark.at, today, words))
            });
            let lines = started.into_iter().chain(steps);
            let lines = lines.map(|line| text_of(line, scale.caption, colors.muted).into());
            let erase = Erasable {
                what: What::Path(on.path.clone()),
                name: words.beside(&[say!(words, "keeping-paths").as_str(), title]),
                sure: say!(words, "keeping-path-sure", title = title),
                one: true,
                next: neighbour(all, at).map(|other| What::Path(other.path.clone()).link()),
            };
            let said = column![heading(3, text_of(title, scale.body, colors.ink))].extend(lines);
            card(look, self.entry(look, said, Vec::new(), erase)).into()
        };
        let erase = Erasable {
            what: What::Paths,
            name: say!(words, "keeping-paths"),
            sure: say!(words, "keeping-paths-sure"),
            one: false,
            next: None,
        };
        let paths = Column::with_children(all.iter().enumerate().map(path)).spacing(scale.px(10.0));
        self.part(look, say!(words, "keeping-paths"), Some(erase), paths)
    }
}
