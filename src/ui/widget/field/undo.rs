//! What a field remembers of what was typed in it, so that it can be undone. It is kept as long as the field is there,
//! and nowhere else.

use std::collections::VecDeque;

use unicode_segmentation::UnicodeSegmentation;

/// Steps that can be undone.
const STEPS: usize = 200;

/// A field's text at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Moment {
    pub(super) text: String,
    /// The letters between which the selection reaches; the cursor is at the second.
    pub(super) cursor: (usize, usize),
}

/// What was in a field before; see the module.
#[derive(Debug, Default)]
pub(super) struct History {
    /// The states before each step, the latest last.
    before: VecDeque<Moment>,
    /// The states that were undone, the latest last.
    after: Vec<Moment>,
    /// The last step, which may go on: its kind, and the state after it.
    step: Option<(Edit, Moment)>,
}

/// How a text changed into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    /// A letter was typed, or a space between words.
    Typed { space: bool },
    /// A letter or a space was erased.
    Erased { space: bool },
    /// Anything else, such as a paste, or typing over a selection.
    Other,
}

impl Edit {
    fn of(before: &str, after: &str) -> Self {
        let [old, new] = [before, after].map(|text| text.graphemes(true).collect::<Vec<_>>());
        let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let (old, new) = (&old[same..], &new[same..]);
        let same = old.iter().rev().zip(new.iter().rev()).take_while(|(old, new)| old == new).count();
        let is_space = |letter: &str| letter.trim().is_empty();
        match (&old[..old.len() - same], &new[..new.len() - same]) {
            ([], [letter]) => Self::Typed { space: is_space(letter) },
            // A combining accent typed after its letter.
            ([before], [letter]) if letter.starts_with(before) => Self::Typed { space: false },
            ([letter], []) => Self::Erased { space: is_space(letter) },
            _ => Self::Other,
        }
    }

    /// Whether this belongs to the same word as `last`. A space belongs to the word before it.
    fn goes_on(self, last: Self) -> bool {
        match (last, self) {
            (Self::Typed { space: last }, Self::Typed { space }) => !last || space,
            (Self::Erased { space: last }, Self::Erased { space }) => last || !space,
            _ => false,
        }
    }
}

impl History {
    /// Notes a change. Letters of one word are undone together, unless there was a pause between them or the cursor
    /// moved elsewhere.
    pub(super) fn changed(&mut self, before: &Moment, after: &Moment, pause: bool) {
        if before.text == after.text {
            return;
        }
        let (from, to) = (before.cursor.0.min(before.cursor.1), before.cursor.0.max(before.cursor.1));
        // The first letter of a word typed over a selection.
        let writes_over = from < to && after.cursor == (from + 1, from + 1);
        let edit =
            if writes_over { Edit::Typed { space: false } } else { Edit::of(&before.text, &after.text) };
        let goes_on = !pause
            && from == to
            && self.step.as_ref().is_some_and(|(last, at)| at == before && edit.goes_on(*last));
        if !goes_on {
            self.remember(before.clone());
        }
        self.after.clear();
        self.step = Some((edit, after.clone()));
    }

    /// The state before the last step; `None` if there is nothing left to undo.
    pub(super) fn undo(&mut self, now: &Moment) -> Option<Moment> {
        self.step = None;
        while let Some(before) = self.before.pop_back() {
            // The screen may have refused what was typed: a name has a greatest length.
            if before.text != now.text {
                self.after.push(now.clone());
                return Some(before);
            }
        }
        None
    }

    /// The state that was last undone; `None` if there is none.
    pub(super) fn redo(&mut self, now: &Moment) -> Option<Moment> {
        self.step = None;
        let after = self.after.pop()?;
        self.remember(now.clone());
        Some(after)
    }

    fn remember(&mut self, moment: Moment) {
        if self.before.len() == STEPS {
            let _forgotten = self.before.pop_front();
        }
        self.before.push_back(moment);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

    use proptest::prelude::*;

    use super::*;

    /// Something that a person does in a field.
    #[derive(Debug, Clone)]
    enum Does {
        Types(String),
        Erases,
        Goes(usize),
        Selects(usize, usize),
        Waits,
    }

    /// A field that is only a text, a cursor and a history.
    #[derive(Debug, Default)]
    struct Field {
        now: Moment,
        history: History,
        pause: bool,
    }

    impl Field {
        fn does(&mut self, what: &Does) {
            let letters = self.now.text.graphemes(true).count();
            let (from, to) =
                (self.now.cursor.0.min(self.now.cursor.1), self.now.cursor.0.max(self.now.cursor.1));
            match what {
                Does::Types(text) => self.writes(from, to, text),
                Does::Erases if from < to => self.writes(from, to, ""),
                Does::Erases => self.writes(from.saturating_sub(1), from, ""),
                Does::Goes(place) => self.now.cursor = ((*place).min(letters), (*place).min(letters)),
                Does::Selects(from, to) => self.now.cursor = ((*from).min(letters), (*to).min(letters)),
                Does::Waits => self.pause = true,
            }
        }

        fn writes(&mut self, from: usize, to: usize, text: &str) {
            let letters: Vec<&str> = self.now.text.graphemes(true).collect();
            let begins = format!("{}{text}", letters[..from].concat());
            let cursor = begins.graphemes(true).count();
            let after =
                Moment { text: format!("{begins}{}", letters[to..].concat()), cursor: (cursor, cursor) };
            self.history.changed(&self.now, &after, std::mem::take(&mut self.pause));
            self.now = after;
        }

        fn types(&mut self, words: &str) {
            for letter in words.chars() {
                self.does(&Does::Types(letter.to_string()));
            }
        }

        fn undoes(&mut self) -> Option<&str> {
            self.now = self.history.undo(&self.now)?;
            Some(&self.now.text)
        }

        fn redoes(&mut self) -> Option<&str> {
            self.now = self.history.redo(&self.now)?;
            Some(&self.now.text)
        }
    }

    #[test]
    fn words_are_taken_back_one_by_one() {
        let mut field = Field::default();
        field.types("we  would like");
        assert_eq!(field.undoes(), Some("we  would "));
        assert_eq!(field.undoes(), Some("we  "));
        assert_eq!(field.undoes(), Some(""));
        assert_eq!(field.undoes(), None);
        assert_eq!(field.redoes(), Some("we  "));
        assert_eq!(field.redoes(), Some("we  would "));
        field.types("not");
        assert_eq!(field.redoes(), None, "what was typed since has taken its place");
        assert_eq!(field.undoes(), Some("we  would "));
    }

    #[test]
    fn a_pause_or_another_place_begins_another_step() {
        let mut field = Field::default();
        field.types("no");
        field.does(&Does::Waits);
        field.types("body");
        assert_eq!(field.undoes(), Some("no"));
        field.types("t");
        field.does(&Does::Goes(0));
        field.types("why ");
        field.does(&Does::Goes(3));
        field.types(",");
        assert_eq!(field.undoes(), Some("why not"));
        assert_eq!(field.now.cursor, (3, 3));
        assert_eq!(field.undoes(), Some("not"));
        assert_eq!(field.undoes(), Some("no"));
    }

    #[test]
    fn what_was_written_over_comes_back_selected() {
        let mut field = Field::default();
        field.types("our talk");
        field.does(&Does::Selects(4, 8));
        field.types("week");
        assert_eq!(field.undoes(), Some("our talk"));
        assert_eq!(field.now.cursor, (4, 8));
    }

    #[test]
    fn erased_words_come_back_one_by_one() {
        let mut field = Field::default();
        field.types("our talk");
        for _ in 0..6 {
            field.does(&Does::Erases);
        }
        assert_eq!(field.now.text, "ou");
        assert_eq!(field.undoes(), Some("our "));
        assert_eq!(field.undoes(), Some("our talk"));
    }

    #[test]
    fn an_accent_belongs_to_its_letter() {
        let mut field = Field::default();
        field.types("cafe\u{301}");
        assert_eq!(field.undoes(), Some(""));
    }

    #[test]
    fn two_hundred_steps_are_remembered() {
        let mut field = Field::default();
        for number in 0..300 {
            field.does(&Does::Types(format!("<{number}>")));
        }
        let steps = std::iter::from_fn(|| field.undoes().map(str::to_owned)).collect::<Vec<_>>();
        assert_eq!(steps.len(), STEPS);
        assert!(steps.last().unwrap().ends_with("<99>"));
    }

    fn anything() -> impl Strategy<Value = Does> {
        prop_oneof![
            6 => "[a-zé\u{301} ]".prop_map(Does::Types),
            1 => "[a-zא漢\u{308} ]{0,9}".prop_map(Does::Types),
            3 => Just(Does::Erases),
            1 => (0usize..20).prop_map(Does::Goes),
            1 => (0usize..20, 0usize..20).prop_map(|(from, to)| Does::Selects(from, to)),
            1 => Just(Does::Waits),
        ]
    }

    proptest! {
        #[test]
        fn everything_is_taken_back_and_done_again(all in proptest::collection::vec(anything(), 0..80)) {
            let mut field = Field::default();
            let mut texts = vec![String::new()];
            for does in &all {
                field.does(does);
                texts.push(field.now.text.clone());
            }
            let last = field.now.text.clone();
            let mut back = Vec::new();
            while field.undoes().is_some() {
                let letters = field.now.text.graphemes(true).count();
                prop_assert!(field.now.cursor.0 <= letters && field.now.cursor.1 <= letters);
                prop_assert!(texts.contains(&field.now.text), "“{}” was never there", field.now.text);
                back.push(field.now.text.clone());
            }
            prop_assert_eq!(&field.now.text, "", "all of it is taken back");
            let _start = back.pop();
            while let Some(text) = back.pop() {
                prop_assert_eq!(field.redoes(), Some(text.as_str()));
            }
            if !texts.iter().all(String::is_empty) && last != field.now.text {
                prop_assert_eq!(field.redoes(), Some(last.as_str()));
            }
            prop_assert_eq!(field.redoes(), None);
        }
    }
}
