//! The kinds of turn: a list, in which one is open, with its sounds below it.

use iced::widget::text::Wrapping;
use iced::widget::{Column, column, container, row};
use iced::{Alignment, Element, Length};

use super::fields::{framed, ticks};
use super::rules::moves;
use super::{Editor, Message, focus};
use crate::editor::form::{Cue, Turn};
use crate::editor::{Change, Path};
use crate::rule_set::amount::parse_duration;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::screen::link;
use crate::ui::widget::field::card_style;
use crate::ui::widget::press::press;
use crate::ui::widget::{Surface, heading, text_of};
use crate::words::{Words, say};

impl Editor {
    pub(super) fn turns<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let count = self.form.turns.len();
        let turns = self.form.turns.iter().enumerate().map(|(at, turn)| self.turn(at, count, turn, look));
        let turns = Column::with_children(turns).spacing(scale.px(8.0));
        let new = Change::AddTurn { title: say!(words, "editor-new-turn"), time: "2m".to_owned() };
        let add = link(look, say!(words, "editor-add-turn"), Message::Change(new));
        turns.push(add.id(focus::add(&Path::default()))).into()
    }

    fn turn<'a>(&'a self, at: usize, count: usize, turn: &'a Turn, look: &Look<'a>) -> Element<'a, Message> {
        let (scale, words) = (look.scale, look.words);
        let called = turn.title.said();
        let ways = moves(look, &turn.path, at, count, called);
        if self.open.as_ref() != Some(&turn.path) {
            return self.closed(look, turn.time.shown.clone(), called, &turn.path, ways);
        }
        let remove = link(
            look,
            say!(words, "editor-remove"),
            Message::Change(Change::Remove { path: turn.path.clone() }),
        )
        .named(say!(words, "editor-remove", "name", what = called));
        let top = container(ways.push(remove)).align_right(Length::Fill);
        let card = column![
            top,
            self.field(look, say!(words, "editor-title"), &turn.title),
            self.field(look, say!(words, "editor-prompt"), &turn.prompt),
            self.field(look, say!(words, "editor-time"), &turn.time),
            self.rules_of(look, turn),
            self.control(look, say!(words, "editor-at-end"), &turn.at_end),
        ]
        .push(
            turn.at_end
                .shown
                .starts_with("Wait")
                .then(|| self.field(look, say!(words, "editor-wait"), &turn.wait)),
        )
        .push(heading(3, text_of(say!(words, "editor-sounds"), scale.body, look.colors.ink)))
        .push(self.cues(look, turn))
        .push(self.more(look))
        .push(self.details.more.then(|| {
            column![
                self.field(look, say!(words, "editor-nudge"), &turn.nudge),
                self.field(look, say!(words, "editor-label"), &turn.label),
                self.control(look, say!(words, "editor-flags"), &turn.flags),
                self.control(look, say!(words, "editor-list"), &turn.list),
            ]
            .spacing(scale.px(10.0))
        }))
        .spacing(scale.px(10.0));
        framed(look, &turn.path, card)
    }

    /// The rules, and which of them the turn shows.
    fn rules_of<'a>(&'a self, look: &Look<'a>, turn: &'a Turn) -> Element<'a, Message> {
        let rules = self.form.rules.iter().map(|rule| {
            let is_shown = turn.rules.has(&rule.id.shown);
            let (list, word) = (turn.rules.path.clone(), rule.id.shown.clone());
            (rule.text.said().to_owned(), is_shown, Change::Include { list, word, is_in: !is_shown })
        });
        ticks(look, say!(look.words, "editor-rules"), rules)
    }

    /// Shows the rest of what something has, or hides it; and closes it.
    pub(super) fn more<'a>(&'a self, look: &Look<'a>) -> Element<'a, Message> {
        let said =
            if self.details.more { say!(look.words, "editor-less") } else { say!(look.words, "editor-more") };
        let more = link(look, said, Message::More);
        let Some(open) = &self.open else { return more.into() };
        let done = link(look, say!(look.words, "editor-done"), Message::Shut);
        row![container(more.id(focus::more(open))).width(Length::Fill), done].into()
    }

    fn cues<'a>(&'a self, look: &Look<'a>, turn: &'a Turn) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let add = link(
            look,
            say!(words, "editor-add-sound"),
            Message::Change(Change::AddCue { cues: turn.cues_path.clone() }),
        )
        .id(focus::add(&turn.cues_path));
        let Some(cues) = &turn.cues else {
            let usual = text_of(say!(words, "editor-usual-sounds"), scale.caption, colors.muted);
            return column![usual.width(Length::Fill), add].spacing(scale.px(4.0)).into();
        };
        let cues = cues.iter().enumerate().map(|(at, cue)| {
            let number = at + 1;
            let name = say!(words, "editor-sound", "number", number = number);
            means(Meaning::group(name), self.cue(look, cue))
        });
        Column::with_children(cues).push(add).spacing(scale.px(8.0)).into()
    }

    /// A sound in a line; a press opens it.
    fn cue<'a>(&'a self, look: &Look<'a>, cue: &'a Cue) -> Element<'a, Message> {
        let (scale, words, colors) = (look.scale, look.words, look.colors);
        let sound = cue.sound.shown.clone();
        let play = (!sound.is_empty()).then(|| {
            let name = say!(words, "editor-play", sound = sound.as_str());
            let sign = text_of("▶", scale.caption, colors.first).wrapping(Wrapping::None);
            press(sign, Surface::bare(look, colors.first))
                .padding([scale.px(4.0), scale.px(8.0)])
                .least(44.0, 44.0)
                .named(name)
                .on_press(Message::Play(sound.clone()))
        });
        let said =
            |said: String, ink, share| text_of(said, scale.caption, ink).width(Length::FillPortion(share));
        let when = cue_at(words, cue);
        let line = row![said(when.clone(), colors.ink, 4)]
            .push((!sound.is_empty()).then(|| said(sound.clone(), colors.muted, 2)))
            .push(
                Some(cue.label.said())
                    .filter(|label| !label.is_empty())
                    .map(|label| said(label.to_owned(), colors.muted, 4)),
            )
            .spacing(scale.px(12.0))
            .align_y(Alignment::Center);
        let open = press(line, Surface::bare(look, colors.ink))
            .padding([scale.px(8.0), 0.0])
            .least(44.0, 44.0)
            .width(Length::Fill)
            .on_press(Message::OpenCue(cue.path.clone()));
        let line = row![container(open).width(Length::Fill)].push(play).align_y(Alignment::Center);
        let card = |content: Column<'a, Message>| {
            container(content.spacing(scale.px(8.0)).width(Length::Fill))
                .padding([scale.px(2.0), scale.px(14.0)])
                .width(Length::Fill)
                .style(card_style(look, scale.px(10.0)))
        };
        if self.details.cue.as_ref() != Some(&cue.path) {
            return card(column![line]).into();
        }
        let remove = link(
            look,
            say!(words, "editor-remove"),
            Message::Change(Change::Remove { path: cue.path.clone() }),
        )
        .named(say!(words, "editor-remove", "name", what = when));
        let amount = (!cue.at.shown.starts_with("End"))
            .then(|| self.field(look, say!(words, "editor-amount"), &cue.amount));
        let all = column![line, self.control(look, say!(words, "editor-when"), &cue.at)]
            .push(amount)
            .push(self.sound_of(look, cue))
            .push(self.field(look, say!(words, "editor-strikes"), &cue.strikes))
            .push(self.field(look, say!(words, "editor-cue-label"), &cue.label))
            .push(self.control(look, say!(words, "editor-pause"), &cue.pause))
            .push(container(remove).align_right(Length::Fill));
        card(all).into()
    }

    /// Which sound a cue makes.
    fn sound_of<'a>(&'a self, look: &Look<'a>, cue: &'a Cue) -> Element<'a, Message> {
        let chosen = &cue.sound.shown;
        let known = &self.names.sounds;
        let sounds = known.iter().cloned().chain((!known.contains(chosen)).then(|| chosen.clone()));
        let offered = sounds.filter(|sound| !sound.is_empty()).map(|sound| (sound.clone(), sound));
        self.one_of(look, say!(look.words, "editor-sound"), &cue.sound, offered)
    }
}

/// When a cue is, in words.
fn cue_at(words: &Words, cue: &Cue) -> String {
    let amount = || {
        let written = cue.amount.shown.as_str();
        parse_duration(written).map_or_else(|_| written.to_owned(), |amount| words.length(amount))
    };
    match cue.at.shown.split('(').next().unwrap_or_default().trim() {
        "Left" => say!(words, "editor-cue-left", amount = amount()),
        "Elapsed" => say!(words, "editor-cue-elapsed", amount = amount()),
        "Every" => say!(words, "editor-cue-every", amount = amount()),
        "End" => say!(words, "editor-cue-end"),
        other => other.to_owned(),
    }
}
