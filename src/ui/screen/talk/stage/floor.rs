//! Who has the floor: a line about it, and, in an exchange, a button for everyone in it to take the floor and give it back.
//!
//! Nobody's time is shown but the holder's own, so that nothing on the stage compares people.

use accesskit::Role;
use iced::widget::{Column, Row, column, container, row, space};
use iced::{Alignment, Element, Length, Size};

use super::super::Scene;
use crate::plan::{Kind, PlanStep};
use crate::session::{Event, Phase, Reason, Share};
use crate::talk::Message;
use crate::talk::prompt::whose_floor;
use crate::ui::access::{Meaning, means};
use crate::ui::look::theme::mix;
use crate::ui::measure;
use crate::ui::widget::disk::{Mark, Pattern};
use crate::ui::widget::words::cap_of;
use crate::ui::widget::{Surface, digits, press, text_of};
use crate::words::{InWords, plain, say};

/// The most columns of names.
const COLUMNS: usize = 3;

/// How large the words of a name should be at the least, as a share of the usual type size; and where there are many
/// names.
const LARGE: f32 = 0.75;
const TIGHT: f32 = 0.55;

/// So many names have room for a word under each of them, and in a narrow window for their key caps.
const FEW: usize = 6;

/// The room for a bar beside names that scroll, in logical pixels.
const BAR: f32 = 16.0;

/// How names stand on the stage; lengths in logical pixels.
#[derive(Debug, Clone, Copy)]
struct Grid {
    columns: usize,
    /// Between two buttons.
    between: f32,
    /// Inside a button, above and beside.
    padding: [f32; 2],
    /// Between what stands in a button.
    gap: f32,
    /// The side of the holder's mark.
    side: f32,
    /// The width that a name has.
    room: f32,
    /// The height of every button.
    height: f32,
    /// The type size of the word under a name.
    small: f32,
    /// Whether there is no room for key caps.
    tight: bool,
    /// Whether there is room for a word under each name.
    told: bool,
}

/// A line about the floor.
#[derive(Debug, Clone)]
pub(super) enum Floor {
    /// Who has it, while others say back what they heard.
    Whose(String),
    /// How to take it.
    Free(String),
    /// What the holder has left.
    Left {
        /// The words before and after the time.
        around: [String; 2],
        /// As it is shown, such as 2:10.
        time: String,
        /// All of it, for screen readers.
        spoken: String,
    },
}

impl<'a> Scene<'a> {
    /// What is said about the floor in a step, if anything: who has it, how much of their own time the holder has, or how to
    /// take it.
    pub(super) fn floor_words(self, step: &PlanStep) -> Option<Floor> {
        let words = self.look.words;
        if step.kind != Kind::Exchange {
            let name = whose_floor(self.session, step)?;
            let words = say!(words, "stage-has-floor", name = name);
            return Some(Floor::Whose(words));
        }
        let reading = self.session.reading(self.now)?;
        if reading.phase == Phase::Time {
            return None;
        }
        let shares = self.session.shares(self.now);
        let Some(holder) = self.host.holder() else {
            let by_number = self.keys.has_numbers();
            let words = match (self.is_shown_only(), by_number) {
                _ if shares.is_empty() => return None,
                (true, _) => say!(words, "stage-floor-free-for-everyone"),
                (false, true) => say!(words, "stage-floor-free"),
                (false, false) => say!(words, "stage-floor-free", "names"),
            };
            return Some(Floor::Free(words));
        };
        let own = shares.iter().find(|share| share.participant == holder).map(|share| share.left);
        let own = own.unwrap_or_default();
        let left = if own.is_zero() { self.session.for_anyone(self.now) } else { own };
        let with = |time: &str| {
            if own.is_zero() {
                say!(words, "stage-time-for-anyone", time = time)
            } else {
                say!(words, "stage-own-time", time = time)
            }
        };
        let spoken = with(&self.spoken(left));
        let sentence = plain(&with("\t")).into_owned();
        let (before, after) = sentence.split_once('\t').unwrap_or((&sentence, ""));
        let around = [before.to_owned(), after.to_owned()];
        Some(Floor::Left { around, time: self.time_words(left), spoken })
    }

    /// That line, in type of about this size.
    pub(super) fn floor_line(self, floor: Floor, size: f32, width: f32) -> Element<'a, Message> {
        let colors = self.look.colors;
        // On one line, if it can be read on one.
        let fit = |words: &str| {
            measure::fit(words, size, self.look.scale.caption, Size::new(width, f32::INFINITY), 1)
        };
        let (around, time, spoken) = match floor {
            Floor::Whose(words) => {
                let size = fit(&words);
                return text_of(words, size, colors.ink).into();
            }
            Floor::Free(words) => {
                let size = fit(&words);
                return text_of(words, size, colors.muted).into();
            }
            Floor::Left { around, time, spoken } => (around, time, spoken),
        };
        let [before, after] = around;
        let size = fit(&format!("{before}{time}{after}"));
        let has_seconds = time.chars().all(|sign| sign.is_ascii_digit() || sign == ':');
        let line: Element<'a, Message> = if has_seconds {
            let part = |words: &str| {
                let words = words.trim();
                (!words.is_empty()).then(|| text_of(words.to_owned(), size, colors.muted))
            };
            let time = digits::digits(&time, size, colors.muted);
            row![].push(part(&before)).push(time).push(part(&after)).spacing(size * 0.3).wrap().into()
        } else {
            text_of(format!("{before}{time}{after}"), size, colors.muted).into()
        };
        means(Meaning::instead(Role::Timer, spoken), line)
    }

    /// The large words of an exchange: who has the floor, or that it is open; and what it is for.
    pub(super) fn exchange_headline(self, step: &'a PlanStep) -> (String, Option<&'a str>) {
        let headline = match self.host.holder() {
            Some(holder) => {
                let name = self.name(holder);
                say!(self.look.words, "stage-has-floor", name = name)
            }
            None => say!(self.look.words, "stage-open-discussion"),
        };
        let title = step.turn.title.as_str();
        let other = title.to_lowercase() != headline.to_lowercase();
        (headline, other.then_some(title))
    }

    /// A button for everyone in an exchange, in a column of this width, in reading order.
    pub(in super::super) fn floor_buttons(self, width: f32) -> Element<'a, Message> {
        let shares = self.session.shares(self.now);
        let grid = self.grid(&shares, width);
        let rows = shares.chunks(grid.columns).map(|part| {
            let buttons = part.iter().map(|share| self.floor_button(*share, grid));
            let rest = (part.len()..grid.columns).map(|_| space::horizontal().into());
            Row::with_children(buttons.chain(rest)).spacing(grid.between).into()
        });
        let name = say!(self.look.words, "stage-floor");
        means(Meaning::group(name), Column::with_children(rows).spacing(grid.between))
    }

    /// Whether a narrow window has room for little beside the names of an exchange.
    pub(super) fn has_many_names(self) -> bool {
        self.session.shares(self.now).len() > FEW
    }

    /// How names stand beside and under each other in a column of this width. It doesn't depend on who has the floor, or on
    /// whose time is used, so that nothing moves when that changes.
    fn grid(self, shares: &[Share], width: f32) -> Grid {
        let scale = self.look.scale;
        let tight = scale.narrow && shares.len() > FEW;
        let between = scale.px(if scale.narrow { 6.0 } else { 10.0 });
        // Many names may scroll, beside a bar.
        let width = if shares.len() > FEW { width - BAR } else { width };
        let column = |columns: usize| {
            #[allow(clippy::cast_precision_loss, reason = "three at most")]
            let columns = columns as f32;
            (width - between * (columns - 1.0)) / columns
        };
        let padding = [scale.px(6.0), scale.px(if scale.narrow { 8.0 } else { 12.0 })];
        let (gap, side) = (scale.px(if tight { 6.0 } else { 10.0 }), (scale.body * 1.1).min(28.0));
        let cap =
            measure::width("9", scale.caption) + if tight { 0.0 } else { 2.0 * scale.px(8.0) + side + gap };
        let cap = cap.max(if tight { side } else { 0.0 }) + gap;
        let room = |columns: usize| (column(columns) - 2.0 * padding[1] - cap - 2.0).max(1.0);
        let most = match shares.len() {
            number if scale.narrow && !tight => number.clamp(1, 2),
            4 => 2,
            number => number.clamp(1, COLUMNS),
        };
        // As many columns as leave each name’s words whole, and large enough.
        let size = scale.body * if shares.len() > FEW { TIGHT } else { LARGE };
        let names = || shares.iter().map(|share| self.name(share.participant));
        let words = names().flat_map(|name| name.split_inclusive([' ', '-']));
        let widest = words.map(|word| measure::width(word.trim(), size)).fold(0.0, f32::max);
        let columns = (1..=most).rev().find(|&columns| widest <= room(columns)).unwrap_or(1);
        let (room, small) = (room(columns), scale.caption * 0.85);
        let told = shares.len() <= FEW;
        let names = names().map(|name| measure::height(name, self.size_of_name(name, room), room));
        let words = names.fold(0.0, f32::max) + if told { small * measure::LINE } else { 0.0 };
        let height = (words + 2.0 * padding[0]).max(44.0);
        Grid { columns, between, padding, gap, side, room, height, small, tight, told }
    }

    /// The type size of a name on its button.
    fn size_of_name(self, name: &str, room: f32) -> f32 {
        let scale = self.look.scale;
        let room = Size::new(room, scale.body * 1.95);
        let least = scale.caption * 0.8;
        let few = measure::fit_name(name, scale.body, least, room, 2);
        let more = Size::new(room.width, f32::INFINITY);
        if few > least + 0.5 { few } else { measure::fit_name(name, least, least * 0.85, more, 3) }
    }

    fn floor_button(self, share: Share, grid: Grid) -> Element<'a, Message> {
        let (colors, scale) = (self.look.colors, self.look.scale);
        let (who, words) = (share.participant, self.look.words);
        let name = self.name(who);
        let holds = self.host.holder() == Some(who);
        // Past the end nobody can take the floor, whatever they had left.
        let is_over = self.session.reading(self.now).is_some_and(|reading| reading.phase == Phase::Time);
        let is_used = share.used && !holds;
        // By seat, so that nobody's number changes when somebody leaves.
        let key = self.keys.number(who).filter(|_| !self.is_shown_only());
        // Names stay easy to read.
        let ink = if is_used { mix(colors.muted, colors.ink, 0.5) } else { colors.ink };
        let edge = if is_used { colors.hairline } else { colors.line };
        let mark = match (holds, share.used) {
            (true, _) => Some(Mark {
                color: colors.seat(who),
                background: colors.surface,
                pattern: Some(Pattern::of(who)),
            }),
            (false, true) => Some(Mark { color: colors.line, background: colors.background, pattern: None }),
            (false, false) => None,
        };
        let mark = mark.map(|mark| means(Meaning::nothing(), mark.view(grid.side)));
        let said = text_of(name, self.size_of_name(name, grid.room), ink);
        let used = (is_used && !is_over && grid.told).then(|| {
            let used = say!(words, "stage-share-used");
            let size = measure::fit(&used, grid.small, 8.0, Size::new(grid.room, f32::INFINITY), 1);
            text_of(used, size, colors.muted)
        });
        let said = column![said].push(used).width(Length::Fill);
        let content: Row<'a, Message> = if grid.tight {
            // The mark takes the number's place.
            let number = key.clone().map(|key| text_of(key, scale.caption, colors.muted).into());
            let beside = container(mark.or(number).unwrap_or_else(|| space().into()));
            row![beside.center_x(Length::Fixed(grid.side)), said]
        } else {
            let cap = key.clone().map(|key| cap_of(&self.look, key, colors.muted, edge));
            row![].push(cap).push(said).push(mark)
        };
        let content = content.spacing(grid.gap).align_y(Alignment::Center);
        let surface = Surface::outlined(&self.look, scale.px(12.0));
        let surface = if holds {
            Surface { edge: Some((colors.seat(who), scale.ring())), ..surface }
        } else if is_used {
            Surface { fill: None, edge: Some((edge, scale.edge())), hovered: None, ..surface }
        } else {
            surface
        };
        if self.is_shown_only() {
            let content = container(content).padding(grid.padding).width(Length::Fill);
            let content = content.center_y(Length::Fixed(grid.height));
            return content.style(move |_| surface.still()).into();
        }
        let does = if holds {
            say!(words, "stage-has-floor", name = name)
        } else {
            say!(words, "stage-take-floor", name = name)
        };
        let mut meaning = Meaning::choice(holds).role(Role::Button).named(does).key(key);
        if self.host.floor_event(who) == Event::GiveFloor(who) {
            meaning = meaning.described(say!(words, "stage-give-floor"));
        } else if is_used && is_over {
            meaning = meaning.described(Reason::NoTimeLeft.in_words(words));
        } else if is_used {
            meaning = meaning.described(say!(words, "stage-share-used", "name"));
        }
        press(content, surface)
            .padding(grid.padding)
            .least(44.0, grid.height)
            .width(Length::Fill)
            .on_press(Message::Event(self.host.floor_event(who)))
            .means(meaning)
            .into()
    }
}
