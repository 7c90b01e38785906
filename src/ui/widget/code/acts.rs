//! What people do with the text: by keys, a pointer or a finger, through an input method, or with a screen reader.

use std::ops::Range;
use std::time::Duration;

use iced::advanced::clipboard::{Clipboard, Kind};
use iced::advanced::input_method::{self, InputMethod, Preedit, Purpose};
use iced::advanced::mouse::click;
use iced::advanced::widget::operation::Focusable;
use iced::advanced::{Shell, mouse};
use iced::{Event, Point, Rectangle, Size, keyboard, touch, window};

use super::caret::{self, Caret};
use super::keys::{Command, Way};
use super::lines::Lines;
use super::state::{BLINK, Drag, Places, State};
use super::tokens::Open;
use super::typing::{self, Edit};
use super::{Code, Wanted, area, whole};
use crate::ui::access::meaning::Asked;

/// Pixels that a finger may move and still press.
const PRESS: f32 = 8.0;

impl<Message> Code<'_, Message> {
    /// Takes an event.
    pub(super) fn hear(
        &mut self,
        state: &mut State,
        places: &Places,
        event: &Event,
        (bounds, pointer): (Rectangle, mouse::Cursor),
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) {
        if let Some(asked) = state.asked.take() {
            self.obey(state, &asked, shell);
        }
        match event {
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)) => state.modifiers = *modifiers,
            Event::Keyboard(event) if state.is_focused() && !shell.is_event_captured() => {
                if let Some(command) = Command::of(event)
                    && self.does(state, command, clipboard, shell)
                {
                    shell.capture_event();
                    shell.request_redraw();
                }
            }
            Event::InputMethod(event) if state.is_focused() => self.composes(state, event, shell),
            Event::Window(window::Event::Unfocused) => state.in_front = false,
            Event::Window(window::Event::Focused) => {
                state.in_front = true;
                state.wake();
                shell.request_redraw();
            }
            Event::Window(window::Event::RedrawRequested(now)) => {
                state.now = Some(*now);
                self.goes_on(state, places, shell);
            }
            Event::Mouse(_) | Event::Touch(_) => self.points(state, places, event, (bounds, pointer), shell),
            _ => {}
        }
    }

    /// Does what a key asks for. Returns whether the key is used up.
    fn does(
        &mut self,
        state: &mut State,
        command: Command,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
    ) -> bool {
        let caret = state.caret;
        let lines = &*self.lines;
        let is_area = self.area.is_some();
        state.expects = false;
        let edit = match command {
            Command::Enter
            | Command::Indent
            | Command::Outdent
            | Command::Comment
            | Command::Shift { .. }
            | Command::Scroll { .. }
                if is_area =>
            {
                return false;
            }
            Command::Go(way, selects) => {
                let head = goes(state, lines, way, selects);
                state.go(lines, caret.to(head, selects));
                return true;
            }
            Command::SelectAll => {
                // The cursor goes to the end without taking the view along.
                state.caret = Caret::over(0, lines.text().len());
                state.goal = None;
                return true;
            }
            Command::Scroll { down } => {
                state.page.scroll(if down { state.page.kind.row } else { -state.page.kind.row });
                state.page.settle(lines);
                return true;
            }
            // It closes what the field is in.
            Command::Escape if is_area && caret.is_empty() => return false,
            Command::Escape => {
                if caret.is_empty() {
                    state.unfocus();
                } else {
                    state.caret = Caret::at(caret.head);
                }
                return true;
            }
            Command::Undo | Command::Redo => {
                state.expects = true;
                let wanted = if command == Command::Undo { Wanted::Undo } else { Wanted::Redo };
                shell.publish((self.on)(wanted, self.lines.text()));
                return true;
            }
            Command::Copy | Command::Cut => {
                if let Some(text) = lines.text().get(caret.range()).filter(|text| !text.is_empty()) {
                    clipboard.write(Kind::Standard, text.to_owned());
                }
                if command == Command::Copy {
                    return true;
                }
                typing::take(caret)
            }
            Command::Paste => clipboard.read(Kind::Standard).and_then(|text| {
                if is_area { area::write(caret, &text) } else { typing::paste(lines, caret, &text) }
            }),
            Command::Write(text) if is_area => area::write(caret, &text),
            Command::Write(text) => typing::write(lines, caret, &text, &opens(state)),
            Command::Enter => Some(typing::enter(lines, caret, &opens(state))),
            Command::EraseBefore { word } => typing::erase_before(lines, caret, word),
            Command::EraseBehind { word } => typing::erase_behind(lines, caret, word),
            Command::Indent => whole::indent(lines, caret),
            Command::Outdent => whole::outdent(lines, caret),
            Command::Comment => whole::comment(lines, caret),
            Command::Shift { down } => whole::shift(lines, caret, down),
        };
        self.edit(state, edit, shell);
        true
    }

    /// Makes a change, and sends it.
    fn edit(&mut self, state: &mut State, edit: Option<Edit>, shell: &mut Shell<'_, Message>) {
        let Some(Edit { splice, caret, goes_on }) = edit else { return };
        // Another event may come before the next view.
        if !self.lines.to_mut().splice(&splice) {
            return;
        }
        state.expects = false;
        state.catch_up(&self.lines);
        state.goal = None;
        state.go(&self.lines, caret);
        shell.publish((self.on)(Wanted::Edit { splice, goes_on }, self.lines.text()));
        shell.request_redraw();
    }

    fn composes(&mut self, state: &mut State, event: &input_method::Event, shell: &mut Shell<'_, Message>) {
        match event {
            input_method::Event::Opened => state.preedit = Some(Preedit::new()),
            input_method::Event::Closed => state.preedit = None,
            input_method::Event::Preedit(content, selection) => {
                // The text is drawn in three pieces, cut where the selection begins and ends.
                let content = crate::rule_set::clean::line(content).into_owned();
                let selection = selection.clone().filter(|selected| content.get(selected.clone()).is_some());
                let text_size = Some(state.page.kind.size.into());
                state.preedit = Some(Preedit { content, selection, text_size });
            }
            input_method::Event::Commit(text) => {
                state.preedit = Some(Preedit::new());
                let edit = if self.area.is_some() {
                    area::write(state.caret, text)
                } else {
                    typing::write(&self.lines, state.caret, text, &opens(state))
                };
                self.edit(state, edit, shell);
            }
        }
        shell.request_redraw();
    }

    /// What goes on from picture to picture: the cursor blinks, and a pointer beyond the edge scrolls.
    fn goes_on(&mut self, state: &mut State, places: &Places, shell: &mut Shell<'_, Message>) {
        if let Some(Drag::Select { at, .. }) = &state.drag {
            let (top, bottom) = (places.view.y, places.view.y + places.view.height);
            let beyond = (at.y - bottom).max(0.0) - (top - at.y).max(0.0);
            if beyond.abs() > 0.5 {
                let at = *at;
                state.page.scroll((beyond / 4.0).clamp(-40.0, 40.0));
                state.page.settle(&self.lines);
                drags(state, &self.lines, places, at);
                shell.request_redraw();
            }
        }
        if !state.is_focused() || !state.in_front {
            return;
        }
        let Some(now) = state.now else { return };
        let since = *state.since.get_or_insert(now);
        if !self.look.still {
            let rest = BLINK - now.saturating_duration_since(since).as_millis() % BLINK;
            shell.request_redraw_at(now + Duration::from_millis(u64::try_from(rest).unwrap_or(1)));
        }
        let (x, y) = state.page.point_of(&self.lines, state.caret.head).unwrap_or_default();
        shell.request_input_method(&InputMethod::Enabled {
            cursor: Rectangle::new(
                Point::new(places.text + x, places.view.y + y),
                Size::new(1.0, state.page.kind.row),
            ),
            purpose: Purpose::Normal,
            preedit: state.preedit.as_ref().map(Preedit::as_ref),
        });
    }

    fn points(
        &mut self,
        state: &mut State,
        places: &Places,
        event: &Event,
        (bounds, pointer): (Rectangle, mouse::Cursor),
        shell: &mut Shell<'_, Message>,
    ) {
        let over = pointer.position_over(bounds);
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                let Some(at) = over.filter(|_| !shell.is_event_captured()) else {
                    return leaves(state, shell);
                };
                self.presses(state, places, at);
                shell.capture_event();
                shell.request_redraw();
            }
            Event::Touch(touch::Event::FingerPressed { .. }) => {
                let Some(at) = over.filter(|_| !shell.is_event_captured()) else {
                    return leaves(state, shell);
                };
                state.drag = Some(Drag::Finger { from: at, last: at, scrolls: false });
                shell.capture_event();
            }
            Event::Mouse(mouse::Event::CursorMoved { position })
            | Event::Touch(touch::Event::FingerMoved { position, .. })
                if state.drag.is_some() =>
            {
                drags(state, &self.lines, places, pointer.position().unwrap_or(*position));
                shell.capture_event();
                shell.request_redraw();
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                if let Some(drag) = state.drag.take() {
                    if let Drag::Finger { from, scrolls: false, .. } = drag {
                        self.presses(state, places, from);
                        state.drag = None;
                    }
                    shell.capture_event();
                    shell.request_redraw();
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.drag = None,
            Event::Mouse(mouse::Event::WheelScrolled { delta })
                if over.is_some() && places.thumb(&state.page).is_some() =>
            {
                let by = match delta {
                    mouse::ScrollDelta::Lines { y, .. } => -y * 3.0 * state.page.kind.row,
                    mouse::ScrollDelta::Pixels { y, .. } => -y,
                };
                state.page.scroll(by);
                state.page.settle(&self.lines);
                shell.capture_event();
                shell.request_redraw();
            }
            _ => {}
        }
    }

    fn presses(&mut self, state: &mut State, places: &Places, at: Point) {
        state.focus();
        state.is_put();
        if let Some(thumb) = places.thumb(&state.page)
            && at.x >= places.bar.x - 4.0
        {
            let grabbed = if thumb.contains(Point::new(thumb.center_x(), at.y)) {
                at.y - thumb.y
            } else {
                thumb.height / 2.0
            };
            state.drag = Some(Drag::Thumb(grabbed));
            return drags(state, &self.lines, places, at);
        }
        let click = mouse::Click::new(at, mouse::Button::Left, state.click);
        let (kind, lines) = (click.kind(), &*self.lines);
        state.click = Some(click);
        let (x, y) = places.within(at);
        let place = state.page.nearest(lines, x, y);
        let extends = state.modifiers.shift() && kind == click::Kind::Single;
        let from = if extends { state.caret.anchor..state.caret.anchor } else { around(lines, kind, place) };
        state.goal = None;
        state.drag = Some(Drag::Select { kind, from, at });
        drags(state, lines, places, at);
        state.wake();
    }

    /// Does what a screen reader asks for.
    fn obey(&mut self, state: &mut State, asked: &Asked, shell: &mut Shell<'_, Message>) {
        if let Asked::Value(text) = asked
            && self.area.is_some()
        {
            let edit = area::put(&self.lines, text);
            self.edit(state, Some(edit), shell);
        }
        if let Asked::Select(from, to) = asked {
            let (anchor, head) = (self.told_at(state, *from), self.told_at(state, *to));
            state.goal = None;
            state.go(&self.lines, Caret::over(anchor, head));
            shell.request_redraw();
        }
    }
}

/// A press anywhere else takes the focus away.
fn leaves<Message>(state: &mut State, shell: &mut Shell<'_, Message>) {
    if state.is_focused() {
        state.unfocus();
        shell.request_redraw();
    }
}

/// What is open at the beginning of each line.
fn opens(state: &State) -> impl Fn(usize) -> Open + '_ {
    |line| state.page.open(line)
}

/// Where a key goes. Without selecting, left and right first go to that end of what is selected.
fn goes(state: &mut State, lines: &Lines, way: Way, selects: bool) -> usize {
    let caret = state.caret;
    let (at, range) = (caret.head, caret.range());
    if !matches!(way, Way::Up | Way::Down | Way::PageUp | Way::PageDown) {
        state.goal = None;
    }
    match way {
        Way::Left if !selects && !caret.is_empty() => range.start,
        Way::Right if !selects && !caret.is_empty() => range.end,
        Way::Left => caret::left(lines, at),
        Way::Right => caret::right(lines, at),
        Way::WordLeft => caret::word_left(lines, at),
        Way::WordRight => caret::word_right(lines, at),
        Way::Top => 0,
        Way::Bottom => lines.text().len(),
        Way::Home => {
            let row = state.page.row_at(lines, at);
            let first = lines.bytes(lines.line_at(at)).start;
            // A line that goes on in further rows has a beginning in each of them.
            if row.start > first && at != row.start { row.start } else { caret::home(lines, at) }
        }
        Way::End => {
            let row = state.page.row_at(lines, at);
            if at == row.end { lines.bytes(lines.line_at(at)).end } else { row.end }
        }
        Way::Up | Way::Down => up_or_down(state, lines, way == Way::Down, 1),
        Way::PageUp | Way::PageDown => {
            let rows = state.page.rows_in_sight().saturating_sub(1).max(1);
            up_or_down(state, lines, way == Way::PageDown, rows)
        }
    }
}

/// So many rows up or down, and from the first or the last row to the text's beginning or end.
fn up_or_down(state: &mut State, lines: &Lines, down: bool, rows: usize) -> usize {
    let mut at = state.caret.head;
    let goal = state.goal.unwrap_or_else(|| state.page.across(lines, at));
    state.goal = Some(goal);
    for row in 0..rows {
        match state.page.beside(lines, at, goal, down) {
            Some(next) => at = caret::between_letters(lines, next),
            None if row == 0 => return if down { lines.text().len() } else { 0 },
            None => break,
        }
    }
    at
}

/// What a press takes.
fn around(lines: &Lines, kind: click::Kind, at: usize) -> Range<usize> {
    match kind {
        click::Kind::Single => {
            let at = caret::between_letters(lines, at);
            at..at
        }
        click::Kind::Double => caret::word_around(lines, at),
        click::Kind::Triple => lines.bytes_with_end(lines.line_at(at)),
    }
}

/// A pointer or a finger that is down has come here.
fn drags(state: &mut State, lines: &Lines, places: &Places, to: Point) {
    match state.drag.clone() {
        Some(Drag::Select { kind, from, .. }) => {
            state.drag = Some(Drag::Select { kind, from: from.clone(), at: to });
            let (x, y) = places.within(to);
            let y = y.clamp(0.0, places.view.height - 1.0);
            let here = around(lines, kind, state.page.nearest(lines, x, y));
            let caret = if here.start < from.start {
                Caret::over(from.end, here.start)
            } else {
                Caret::over(from.start, here.end.max(from.end))
            };
            // Behind the last letter selected, and not at the beginning of the next line.
            state.caret = caret.snapped(lines);
        }
        Some(Drag::Thumb(grabbed)) => {
            let Some(thumb) = places.thumb(&state.page) else { return };
            let (all, _, seen) = state.page.extent();
            let room = (places.bar.height - thumb.height).max(1.0);
            let share = ((to.y - grabbed - places.bar.y) / room).clamp(0.0, 1.0);
            state.page.scroll_to(share * (all - seen));
            state.page.settle(lines);
        }
        Some(Drag::Finger { from, last, scrolls }) => {
            let scrolls = scrolls || from.distance(to) > PRESS;
            if scrolls {
                state.page.scroll(last.y - to.y);
                state.page.settle(lines);
            }
            let last = if scrolls { to } else { last };
            state.drag = Some(Drag::Finger { from, last, scrolls });
        }
        None => {}
    }
}
