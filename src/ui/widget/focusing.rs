//! Gives the keyboard's focus to the first of several controls that is there.

use std::any::Any;

use iced::Rectangle;
use iced::advanced::widget::Id;
use iced::advanced::widget::operation::text_input::select_all;
use iced::advanced::widget::operation::{Focusable, Operation, Outcome};

use super::pressing::Pressing;

/// How the focus is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Giving {
    /// Whatever has it now.
    Always,
    /// The same, and what stands there is selected, for people to type over.
    AndSelect,
    /// Only where nothing has it: what had it is gone.
    IfLost,
}

/// Gives the focus to the first of these that is there, even to a surface to press that does nothing now. Where none is there,
/// the focus stays.
pub(crate) fn focus_first<T: 'static>(ids: Vec<Id>, giving: Giving) -> impl Operation<T> {
    Find { ids, giving, first: None, is_held: false }
}

struct Find {
    ids: Vec<Id>,
    giving: Giving,
    /// Something has the focus.
    is_held: bool,
    /// The place among them of the first that was found.
    first: Option<usize>,
}

impl Find {
    fn found(&mut self, id: Option<&Id>) {
        let found = self.ids.iter().position(|wanted| Some(wanted) == id);
        self.first = self.first.into_iter().chain(found).min();
    }
}

impl<T: 'static> Operation<T> for Find {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.is_held |= state.is_focused();
        self.found(id);
    }

    fn custom(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if state.is::<Pressing>() {
            self.found(id);
        }
    }

    fn finish(&self) -> Outcome<T> {
        if self.is_held && self.giving == Giving::IfLost {
            return Outcome::None;
        }
        let Some(id) = self.first.and_then(|first| self.ids.get(first)).cloned() else {
            return Outcome::None;
        };
        Outcome::Chain(Box::new(Give { id, selects: self.giving == Giving::AndSelect }))
    }
}

struct Give {
    id: Id,
    selects: bool,
}

impl<T: 'static> Operation<T> for Give {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<T>)) {
        operate(self);
    }

    fn focusable(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if id == Some(&self.id) { state.focus() } else { state.unfocus() }
    }

    fn custom(&mut self, id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        if let Some(pressing) = state.downcast_mut::<Pressing>()
            && id == Some(&self.id)
        {
            pressing.focus();
        }
    }

    fn finish(&self) -> Outcome<T> {
        // A field that gets the focus has its cursor at the end.
        if self.selects { Outcome::Chain(Box::new(select_all(self.id.clone()))) } else { Outcome::None }
    }
}
