//! Scrolls to what has the keyboard's focus, so that the ring is never out of sight, and to the step that a talk is in.

use iced::advanced::widget::Id;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome, Scrollable};
use iced::keyboard::Key;
use iced::keyboard::key::Named;
use iced::widget::scrollable::AbsoluteOffset;
use iced::{Rectangle, Vector};

/// The space to leave between what is scrolled to and the edge of its area, in logical pixels.
const BESIDE: f32 = 24.0;

/// Scrolls to the control that has the focus, if that is out of sight.
pub(super) fn reveal<T: 'static>() -> impl Operation<T> {
    Find::default()
}

/// Scrolls to what has this id, if that is out of sight.
pub(super) fn reveal_named<T: 'static>(name: Id) -> impl Operation<T> {
    Find { named: Some(name), ..Find::default() }
}

/// Scrolls what has this id to the top of its area, as far as that goes.
pub(super) fn reveal_at_top<T: 'static>(name: Id) -> impl Operation<T> {
    Find { named: Some(name), at_top: true, ..Find::default() }
}

/// Scrolls everything to its top.
pub(super) fn to_top<T: 'static>() -> impl Operation<T> {
    Turn(Page::Top)
}

/// Scrolls everything by this much.
pub(super) fn turn<T: 'static>(page: Page) -> impl Operation<T> {
    Turn(page)
}

/// How far to scroll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Page {
    /// A few lines, in logical pixels; negative is up.
    Lines(f32),
    /// Nearly the height of what is in sight; negative is up.
    Pages(f32),
    Top,
    End,
}

impl Page {
    /// How far a key scrolls.
    pub(super) fn of(key: &Key) -> Option<Self> {
        Some(match key {
            Key::Named(Named::ArrowDown) => Self::Lines(60.0),
            Key::Named(Named::ArrowUp) => Self::Lines(-60.0),
            Key::Named(Named::PageDown) => Self::Pages(1.0),
            Key::Named(Named::PageUp) => Self::Pages(-1.0),
            Key::Named(Named::Home) => Self::Top,
            Key::Named(Named::End) => Self::End,
            _ => return None,
        })
    }
}

struct Turn(Page);

impl<T> Operation<T> for Turn {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _scrolled: Vector,
        state: &mut dyn Scrollable,
    ) {
        let by = match self.0 {
            Page::Lines(pixels) => pixels,
            Page::Pages(pages) => pages * bounds.height * 0.9,
            Page::Top => return state.scroll_to(AbsoluteOffset { x: None, y: Some(0.0) }),
            Page::End => content.height,
        };
        state.scroll_by(AbsoluteOffset { x: 0.0, y: by }, bounds, content);
    }
}

/// An area that scrolls.
#[derive(Debug, Clone, Copy)]
struct Area {
    bounds: Rectangle,
    content: Rectangle,
    scrolled: f32,
}

/// Finds what has this id or, without one, the control that has the focus.
#[derive(Default)]
struct Find {
    named: Option<Id>,
    /// It is to be at the top, and not only in sight.
    at_top: bool,
    /// The areas around the present place of the walk, the outermost first.
    areas: Vec<Area>,
    entered: Option<Area>,
    /// The bounds that were found, and the areas around them.
    found: Option<(Rectangle, Vec<Area>)>,
}

impl Find {
    fn found(&mut self, bounds: Rectangle) {
        self.found = Some((bounds, self.areas.clone()));
    }
}

impl<T: 'static> Operation<T> for Find {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        let entered = self.entered.take();
        self.areas.extend(entered);
        operate(self);
        if entered.is_some() {
            let _left = self.areas.pop();
        }
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        if id.is_some() && id == self.named.as_ref() {
            self.found(bounds);
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        scrolled: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entered = Some(Area { bounds, content, scrolled: scrolled.y });
    }

    fn focusable(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if self.named.is_none() && state.is_focused() {
            self.found(bounds);
        }
    }

    fn finish(&self) -> Outcome<T> {
        let Some((mut found, areas)) = self.found.clone() else { return Outcome::None };
        // From the innermost area outwards: scrolling one moves what the next has to bring into sight.
        let mut ways = Vec::new();
        for area in areas.iter().rev() {
            let most = (area.content.height - area.bounds.height).max(0.0);
            let to = if self.at_top {
                Some((found.y - area.bounds.y - BESIDE).max(0.0))
            } else {
                offset(found, area.bounds, area.scrolled)
            };
            let to = to.map(|to| to.min(most));
            ways.extend(to.map(|to| (area.bounds, to)));
            found.y -= to.unwrap_or(area.scrolled);
        }
        if ways.is_empty() { Outcome::None } else { Outcome::Chain(Box::new(Scroll { ways })) }
    }
}

/// Scrolls these areas, known by their bounds, to these places.
struct Scroll {
    ways: Vec<(Rectangle, f32)>,
}

impl<T> Operation<T> for Scroll {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        _scrolled: Vector,
        state: &mut dyn Scrollable,
    ) {
        if let Some((_, to)) = self.ways.iter().find(|(area, _)| *area == bounds) {
            state.scroll_to(AbsoluteOffset { x: None, y: Some(*to) });
        }
    }
}

/// Where to scroll an area to, so that what was found in it is in sight; `None` if it is already.
fn offset(found: Rectangle, bounds: Rectangle, scrolled: f32) -> Option<f32> {
    let top = found.y - bounds.y;
    let bottom = top + found.height;
    // In a low area there is less space beside it; if it is higher than the area, its beginning is shown.
    let beside = BESIDE.min((bounds.height - found.height).max(0.0) / 2.0);
    if top < scrolled || found.height > bounds.height {
        Some((top - beside).max(0.0))
    } else if bottom > scrolled + bounds.height {
        Some(bottom + beside - bounds.height)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rectangle = Rectangle { x: 0.0, y: 100.0, width: 400.0, height: 300.0 };

    fn control(y: f32) -> Rectangle {
        Rectangle { x: 10.0, y, width: 100.0, height: 40.0 }
    }

    #[test]
    fn what_is_in_view_stays_where_it_is() {
        assert_eq!(offset(control(150.0), AREA, 0.0), None);
    }

    #[test]
    fn what_is_below_or_above_comes_into_view() {
        let down = offset(control(900.0), AREA, 0.0);
        assert_eq!(down, Some(900.0 - 100.0 + 40.0 + BESIDE - 300.0));
        assert_eq!(offset(control(150.0), AREA, 500.0), Some(50.0 - BESIDE));
    }

    #[test]
    fn what_is_nearly_as_high_as_the_area_is_seen_whole() {
        let low = Rectangle { height: 100.0, ..AREA };
        let high = Rectangle { height: 90.0, ..control(900.0) };
        assert_eq!(offset(high, low, 0.0), Some(800.0 - 5.0));
        assert_eq!(offset(Rectangle { height: 300.0, ..high }, low, 0.0), Some(800.0));
    }
}
