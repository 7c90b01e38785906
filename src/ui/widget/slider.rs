//! A value between two ends, in whole steps. The arrows, the page keys, Home and End move it, and so does a press at
//! the new place; dragging works, but is never needed.
//!
//! It sends a value once it is chosen: when the pointer, the finger or a held key comes up. Until then it only shows
//! it.

use std::ops::RangeInclusive;

use accesskit::{Action, Role};
use iced::advanced::graphics::text::Paragraph;
use iced::advanced::text::{Paragraph as _, Renderer as _};
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Layout, Renderer as _, Shell, Widget, layout, mouse, renderer};
use iced::keyboard::{self, Key, key::Named};
use iced::{Background, Border, Element, Event, Length, Point, Rectangle, Renderer, Size, Theme};

use super::pressing::{self, Act, Pressing};
use super::surface::Surface;
use crate::ui::access::Meaning;
use crate::ui::access::meaning::{Asked, Within};
use crate::ui::look::Look;
use crate::ui::measure::{self, LINE};

/// A slider's value and its bounds, in whole steps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Range {
    /// The value; beyond the ends only if it was set elsewhere.
    pub value: i32,
    /// The least and the greatest value.
    pub ends: RangeInclusive<i32>,
    /// How many steps the page keys move it.
    pub page: i32,
}

impl Range {
    fn moved(&self, key: &Key) -> Option<i32> {
        let (least, most) = (*self.ends.start(), *self.ends.end());
        let Key::Named(named) = key else { return None };
        let to = match named {
            Named::ArrowRight | Named::ArrowUp => self.value.saturating_add(1),
            Named::ArrowLeft | Named::ArrowDown => self.value.saturating_sub(1),
            Named::PageUp => self.value.saturating_add(self.page),
            Named::PageDown => self.value.saturating_sub(self.page),
            Named::Home => least,
            Named::End => most,
            _ => return None,
        };
        Some(to.clamp(least, most))
    }

    /// The step nearest to a number.
    fn nearest(&self, number: &str) -> Option<i32> {
        let number = number.trim().parse::<f64>().ok().filter(|number| number.is_finite())?;
        let (least, most) = (f64::from(*self.ends.start()), f64::from(*self.ends.end()));
        #[allow(clippy::cast_possible_truncation, reason = "a whole number between two of its kind")]
        let step = number.round().clamp(least, most) as i32;
        Some(step)
    }

    /// The value that a screen reader asks for.
    fn asked(&self, asked: &Asked) -> Option<i32> {
        match asked {
            Asked::More => self.moved(&Key::Named(Named::ArrowRight)),
            Asked::Less => self.moved(&Key::Named(Named::ArrowLeft)),
            Asked::Value(value) => self.nearest(value),
            Asked::Press | Asked::Select(..) => None,
        }
    }

    fn meaning(&self, name: &str, words: &str) -> Meaning {
        let mut meaning = Meaning::of(Role::Slider).named(name).value(words);
        meaning.within = Within::Nothing;
        let node = &mut meaning.node;
        node.set_numeric_value(self.value.into());
        node.set_min_numeric_value((*self.ends.start()).into());
        node.set_max_numeric_value((*self.ends.end()).into());
        node.set_numeric_value_step(1.0);
        node.set_numeric_value_jump(self.page.into());
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
        node.add_action(Action::SetValue);
        meaning
    }

    /// The place of the value between the ends, 0 to 1.
    #[allow(clippy::cast_precision_loss, reason = "steps are few")]
    fn share(&self) -> f32 {
        let (least, most) = (*self.ends.start(), *self.ends.end());
        (self.value.clamp(least, most) - least) as f32 / (most - least).max(1) as f32
    }

    /// The step nearest to a place between the ends, 0 to 1.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "steps are few")]
    fn at(&self, share: f32) -> i32 {
        let (least, most) = (*self.ends.start(), *self.ends.end());
        least + (share.clamp(0.0, 1.0) * (most - least) as f32).round() as i32
    }
}

/// A value between two ends; see the module.
pub struct Slider<'a, Message> {
    name: String,
    range: Range,
    words: Box<dyn Fn(i32) -> String + 'a>,
    on_change: Box<dyn Fn(i32) -> Message + 'a>,
    look: Look<'a>,
    /// The width of the longest words.
    widest: f32,
}

/// A slider of this name, with its value in words beside it. `on_change` makes the message for a chosen value.
pub(crate) fn slider<'a, Message>(
    look: &Look<'a>,
    name: &str,
    range: Range,
    words: impl Fn(i32) -> String + 'a,
    on_change: impl Fn(i32) -> Message + 'a,
) -> Slider<'a, Message> {
    let places = [range.value, *range.ends.start(), *range.ends.end()];
    let widest = places.map(|value| measure::width(&words(value), look.scale.body)).into_iter();
    Slider {
        widest: widest.fold(0.0, f32::max).ceil() + 1.0,
        name: name.to_owned(),
        range,
        words: Box::new(words),
        on_change: Box::new(on_change),
        look: *look,
    }
}

#[derive(Debug, Default)]
struct State {
    pressing: Pressing,
    /// A value that is shown but not yet chosen.
    pending: Option<i32>,
    /// The shown value's words, laid out. Words that the renderer lays out itself are left over where they were when what
    /// they stand in scrolls.
    words: Paragraph,
}

impl<Message> Slider<'_, Message> {
    fn knob(&self) -> f32 {
        self.look.scale.px(24.0).max(20.0)
    }

    /// The line on which the knob's centre moves.
    fn track(&self, bounds: Rectangle) -> (f32, f32) {
        let half = self.knob() / 2.0;
        let beside = self.widest + self.look.scale.px(18.0);
        (bounds.x + half, (bounds.width - beside - 2.0 * half).max(1.0))
    }

    fn value_at(&self, bounds: Rectangle, at: Point) -> i32 {
        let (left, length) = self.track(bounds);
        self.range.at((at.x - left) / length)
    }

    fn shown(&self, state: &State) -> Range {
        Range { value: state.pending.unwrap_or(self.range.value), ..self.range.clone() }
    }

    /// Sets the value and sends it.
    fn choose(&mut self, value: i32, shell: &mut Shell<'_, Message>) {
        if value != self.range.value {
            // Another event may come before the next view.
            self.range.value = value;
            shell.publish((self.on_change)(value));
        }
        shell.request_redraw();
    }

    /// Shows a value that isn't chosen yet.
    fn show(state: &mut State, value: i32, shell: &mut Shell<'_, Message>) {
        state.pending = Some(value);
        shell.invalidate_layout();
        shell.request_redraw();
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Slider<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Shrink)
    }

    fn layout(&mut self, tree: &mut Tree, _renderer: &Renderer, limits: &layout::Limits) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let scale = self.look.scale;
        state.words = measure::on_one_line(&(self.words)(self.shown(state).value), scale.body);
        let height = scale.px(44.0).max(36.0).max(scale.body * LINE);
        layout::atomic(limits, Length::Fill, Length::Fixed(height))
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let bounds = layout.bounds();
        let shown = self.shown(state);
        let words = (self.words)(shown.value);
        state.pressing.tell((), shown.meaning(&self.name, &words), None, bounds, operation);
        operation.focusable(None, bounds, &mut state.pressing);
        let place = Rectangle { x: bounds.x + bounds.width - self.widest, width: self.widest, ..bounds };
        // Shown at its end, and told as its value.
        operation.traverse(&mut |operation| operation.text(None, place, &words));
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let bounds = layout.bounds();
        let over = cursor.position_over(bounds);
        for act in state.pressing.acts(event, over.map(|_| ()), shell) {
            match act {
                Act::Down(()) => {
                    if let Some(at) = over {
                        Self::show(state, self.value_at(bounds, at), shell);
                    }
                }
                Act::Moved(at) => {
                    Self::show(state, self.value_at(bounds, at), shell);
                    shell.capture_event();
                }
                Act::Pressed(()) | Act::Off => {
                    if let Some(value) = state.pending.take() {
                        self.choose(value, shell);
                    }
                }
                Act::Lost => {
                    state.pending = None;
                    shell.request_redraw();
                }
                Act::Key { key, held } => {
                    let Some(value) = self.shown(state).moved(key) else { continue };
                    if held {
                        Self::show(state, value, shell);
                    } else {
                        state.pending = None;
                        self.choose(value, shell);
                    }
                    shell.capture_event();
                }
                Act::Asked(asked) => {
                    if let Some(value) = self.shown(state).asked(&asked) {
                        self.choose(value, shell);
                    }
                }
                // Enter and Space do nothing on a slider.
                Act::Entered => {}
            }
        }
        // A held key has come up, or the focus has moved on meanwhile.
        let is_up = matches!(event, Event::Keyboard(keyboard::Event::KeyReleased { .. }))
            || !state.pressing.has_focus();
        if is_up
            && !state.pressing.is_down()
            && let Some(value) = state.pending.take()
        {
            self.choose(value, shell);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        if tree.state.downcast_ref::<State>().pressing.is_down() {
            mouse::Interaction::Grabbing
        } else {
            pressing::pointer(cursor.is_over(layout.bounds()))
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        _theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let (colors, scale) = (self.look.colors, self.look.scale);
        let bounds = layout.bounds();
        let shown = self.shown(state);
        let (left, length) = self.track(bounds);
        let (middle, knob, high) = (bounds.center_y(), self.knob(), scale.px(6.0).max(5.0));
        let at = left + length * shown.share();
        let mut bar = |from: f32, to: f32, color: iced::Color| {
            let line =
                Rectangle { x: from, y: middle - high / 2.0, width: (to - from).max(0.0), height: high };
            renderer.fill_quad(
                renderer::Quad {
                    bounds: line,
                    border: iced::border::rounded(high / 2.0),
                    ..renderer::Quad::default()
                },
                Background::Color(color),
            );
        };
        bar(left, left + length, colors.line);
        bar(left, at, colors.first);
        let round = Rectangle { x: at - knob / 2.0, y: middle - knob / 2.0, width: knob, height: knob };
        renderer.fill_quad(
            renderer::Quad {
                bounds: round,
                border: Border { color: colors.first, width: scale.ring(), radius: (knob / 2.0).into() },
                ..renderer::Quad::default()
            },
            Background::Color(colors.surface),
        );
        let size = state.words.min_bounds();
        let at = Point::new(bounds.x + bounds.width - size.width, middle - size.height / 2.0);
        renderer.fill_paragraph(&state.words, at, colors.ink, bounds);
        if state.pressing.has_focus() {
            pressing::ring(renderer, bounds, &Surface::card(&self.look, scale.px(8.0)));
        }
    }
}

impl<'a, Message: 'a> From<Slider<'a, Message>> for Element<'a, Message> {
    fn from(slider: Slider<'a, Message>) -> Self {
        Self::new(slider)
    }
}
