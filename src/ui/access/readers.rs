//! Screen readers: which windows they listen to, what they are told, and what is said aloud.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use accesskit::{
    Action, ActionData, ActionRequest, Affine, Live, Node, NodeId, Rect, Role, TreeId, TreeInfo, TreeUpdate,
};
use iced::advanced::widget::operate;
use iced::advanced::widget::operation::map;
use iced::{Point, Size, Task, window};
use tokio::sync::mpsc::{self, UnboundedReceiver, UnboundedSender};

use crate::rule_set::clean;
use crate::words::plain;

use super::line::{Call, Ear, Heard, Line};
use super::meaning::Asked;
use super::walk::{Told, Walk, What, Wish};

/// The part that says things aloud has a new number from here on each time, so that the same words are said twice.
const ALOUD: u64 = 1 << 63;

/// All screen readers.
#[derive(Debug, Default)]
pub(crate) struct Readers {
    /// `None` if none can listen: in tests, and in pictures.
    heard: Option<UnboundedSender<Heard>>,
    far: Arc<Mutex<Far>>,
    listening: BTreeSet<window::Id>,
    /// What is to be said next.
    aloud: Vec<String>,
    /// Whether to say the screen's heading next.
    arrived: bool,
}

/// What walks over the windows report to. They are numbered as they happen: one that was asked for earlier may have to
/// wait for what comes before it, until after another, and then it is the one that has seen the later screen. A walk may
/// report after a later one has, and must not repeat what has been said.
#[derive(Debug, Default)]
struct Far {
    lines: BTreeMap<window::Id, Line>,
    /// How often the windows have been walked over.
    walks: u64,
    /// What to say next, and the number of the first walk that may say it: earlier ones saw another screen.
    next: (Saying, u64),
    /// The number of the latest walk that has reported.
    latest: u64,
    focused: Option<window::Id>,
    said: Said,
}

#[derive(Debug, Default)]
struct Said {
    words: String,
    /// How often something has been said.
    number: u64,
    /// The window that said it. Only one does, or people would hear it twice.
    by: Option<window::Id>,
}

#[derive(Debug, Default)]
enum Saying {
    #[default]
    Nothing,
    Words(String),
    /// The screen's first heading.
    Heading,
}

impl Readers {
    /// Lets assistive programs listen. What they say arrives at the receiver.
    #[must_use]
    pub(crate) fn real() -> (Self, UnboundedReceiver<Heard>) {
        let (heard, calls) = mpsc::unbounded_channel();
        (Self { heard: Some(heard), ..Self::default() }, calls)
    }

    /// Opens a window's line.
    pub(crate) fn open(&mut self, window: window::Id) {
        if let Some(heard) = &self.heard {
            let mut line = Line::open(Ear { window, heard: heard.clone() });
            let mut far = self.far();
            // The window may have got the keyboard before it was known here.
            line.focus(far.focused == Some(window));
            drop(far.lines.insert(window, line));
        }
    }

    /// Closes a window's line.
    pub(crate) fn close(&mut self, window: window::Id) {
        let _ = self.listening.remove(&window);
        let mut far = self.far();
        drop(far.lines.remove(&window));
        far.focused = far.focused.filter(|focused| *focused != window);
    }

    /// Notes that a window has the keyboard, or has lost it.
    pub(crate) fn focus(&mut self, window: window::Id, focused: bool) {
        let mut far = self.far();
        if let Some(line) = far.lines.get_mut(&window) {
            line.focus(focused);
        }
        if focused {
            far.focused = Some(window);
        } else if far.focused == Some(window) {
            far.focused = None;
        }
    }

    /// Notes where a window is, in physical pixels of the screen.
    pub(crate) fn place(&mut self, window: window::Id, at: Point, size: Size) {
        if let Some(line) = self.far().lines.get_mut(&window) {
            let (x, y) = (f64::from(at.x), f64::from(at.y));
            line.place(Rect { x0: x, y0: y, x1: x + f64::from(size.width), y1: y + f64::from(size.height) });
        }
    }

    #[must_use]
    pub(crate) fn are_listening(&self) -> bool {
        !self.listening.is_empty()
    }

    /// Says something aloud, after the next walk.
    pub(crate) fn say(&mut self, words: impl Into<String>) {
        let words = plain(&clean::owned_lines(words.into())).into_owned();
        if self.are_listening() && !words.trim().is_empty() && !self.aloud.contains(&words) {
            self.aloud.push(words);
        }
    }

    /// Says the screen's heading aloud, unless there is something else to say.
    pub(crate) fn say_heading(&mut self) {
        self.arrived = true;
    }

    /// Handles what came in over a line. Returns what is wanted of a widget.
    pub(crate) fn hear(&mut self, heard: Heard) -> Option<Wish> {
        match heard.what {
            Call::Listens => {
                tracing::debug!(?heard.window, "an assistive program listens");
                // The window may have closed in the meantime.
                if self.far().lines.contains_key(&heard.window) {
                    let _ = self.listening.insert(heard.window);
                }
                None
            }
            Call::HangsUp => {
                let _ = self.listening.remove(&heard.window);
                None
            }
            Call::Asks(request) => wish(request),
        }
    }

    /// Walks over the windows and tells what is there. `scale` has each window's scale factor. With a wish, the walk
    /// notes it at the control; `done` is sent afterwards, so that the control acts.
    pub(crate) fn tell<Message: Clone + Send + 'static>(
        &mut self,
        wish: Option<(Wish, Message)>,
        scale: impl Fn(window::Id) -> f32 + Send + 'static,
    ) -> Task<Message> {
        let arrived = std::mem::take(&mut self.arrived);
        let words = std::mem::take(&mut self.aloud).join(" ");
        self.far().will_say(words, arrived);
        let (far, walks) = (Arc::clone(&self.far), Arc::clone(&self.far));
        let (wish, done) = wish.unzip();
        let walk = map(Walk::new(wish), move |told| (lock(&walks).walked(), told));
        operate(walk).then(move |(walk, told)| {
            let mut far = lock(&far);
            let late = far.is_late(walk, &told);
            let Far { lines, said, .. } = &mut *far;
            for one in told.into_iter().filter(|_| !late) {
                tracing::debug!(window = ?one.window, parts = one.nodes.len(), "told");
                if let Some(line) = lines.get_mut(&one.window) {
                    let scale = scale(one.window);
                    let said = said.by.filter(|by| *by == one.window).map(|_| &*said);
                    line.tell(|| update(one, said, scale));
                }
            }
            done.clone().map_or_else(Task::none, Task::done)
        })
    }

    fn far(&self) -> MutexGuard<'_, Far> {
        lock(&self.far)
    }
}

fn lock(far: &Mutex<Far>) -> MutexGuard<'_, Far> {
    far.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Far {
    /// Something is to be said, unless these words are empty; or else, after an arrival, the screen's heading.
    fn will_say(&mut self, words: String, arrived: bool) {
        let first = self.walks + 1;
        if !words.is_empty() {
            let words = match std::mem::take(&mut self.next).0 {
                Saying::Words(before) => format!("{before} {words}"),
                _ => words,
            };
            self.next = (Saying::Words(words), first);
        } else if arrived {
            self.next = (Saying::Heading, first);
        }
    }

    /// Numbers a walk that has just happened.
    fn walked(&mut self) -> u64 {
        self.walks += 1;
        self.walks
    }

    /// Takes down a walk's report, and what is said with it. Returns whether a later walk has reported before: then this
    /// one tells of an earlier screen, and nothing is left for it to say.
    fn is_late(&mut self, walk: u64, told: &[Told]) -> bool {
        if walk < self.latest {
            return true;
        }
        self.latest = walk;
        let next = if self.next.1 <= walk { std::mem::take(&mut self.next).0 } else { Saying::Nothing };
        let words = match next {
            Saying::Nothing => None,
            Saying::Words(words) => Some(words),
            Saying::Heading => told.iter().find_map(heading),
        };
        if let Some(words) = words {
            let by = self.focused.or_else(|| self.lines.keys().next().copied());
            self.said = Said { words, number: self.said.number + 1, by };
        }
        false
    }
}

/// What a request asks of a widget.
fn wish(request: ActionRequest) -> Option<Wish> {
    let what = match (request.action, request.data) {
        (Action::Click, _) => What::Do(Asked::Press),
        (Action::Focus, _) => What::Focus,
        (Action::Blur, _) => What::Blur,
        (Action::Increment, _) => What::Do(Asked::More),
        (Action::Decrement, _) => What::Do(Asked::Less),
        (Action::SetValue, Some(ActionData::Value(value))) => What::Do(Asked::Value(value.into())),
        (Action::SetValue, Some(ActionData::NumericValue(value))) => {
            What::Do(Asked::Value(value.to_string()))
        }
        (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => What::Select(selection),
        _ => return None,
    };
    Some(Wish { of: request.target_node, what })
}

/// The text of a window's heading.
fn heading(told: &Told) -> Option<String> {
    let (_, heading) = told.nodes.iter().find(|(_, node)| node.role() == Role::Heading)?;
    heading.label().map(str::to_owned)
}

/// A window's parts as AccessKit takes them, followed by what is said aloud.
fn update(told: Told, said: Option<&Said>, scale: f32) -> TreeUpdate {
    let Told { mut nodes, focus, .. } = told;
    let root = nodes.first().map_or(NodeId(0), |(id, _)| *id);
    if let Some((_, window)) = nodes.first_mut() {
        window.set_transform(Affine::scale(f64::from(scale)));
        if let Some(Said { words, number, .. }) = said {
            let id = NodeId(ALOUD | number);
            let mut aloud = Node::new(Role::Label);
            aloud.set_value(words.clone());
            aloud.set_live(Live::Polite);
            window.push_child(id);
            nodes.push((id, aloud));
        }
    }
    TreeUpdate { nodes, tree: Some(TreeInfo::new(root)), tree_id: TreeId::ROOT, focus }
}

#[cfg(test)]
mod tests {
    use super::Far;

    #[test]
    fn the_walk_that_happened_last_counts_in_whatever_order_they_report() {
        let mut far = Far::default();
        far.will_say("Settle.".to_owned(), true);
        let (first, second) = (far.walked(), far.walked());
        assert!(!far.is_late(second, &[]));
        assert_eq!(far.said.words, "Settle.");
        assert!(far.is_late(first, &[]), "it saw what is gone");
        let third = far.walked();
        assert!(!far.is_late(third, &[]));
        assert_eq!(far.said.number, 1, "it was said once");
    }

    #[test]
    fn a_walk_that_happened_before_there_were_words_does_not_say_them() {
        let mut far = Far::default();
        let before = far.walked();
        far.will_say("Settle.".to_owned(), false);
        far.will_say("Take a breath.".to_owned(), false);
        assert!(!far.is_late(before, &[]));
        assert_eq!(far.said.number, 0);
        let after = far.walked();
        assert!(!far.is_late(after, &[]));
        assert_eq!(far.said.words, "Settle. Take a breath.");
    }
}
