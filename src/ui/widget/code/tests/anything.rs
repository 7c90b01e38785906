//! Whatever is done, in whatever order.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use proptest::prelude::*;

use super::super::Wanted;
use super::super::tokens;
use super::NONE;
use super::person::Person;
use crate::rule_set::edit::Splice;

#[derive(Debug, Clone)]
enum Does {
    Types(char),
    Presses(Named, Modifiers),
    Letter(&'static str),
    Clicks(u16, u16, bool),
    Elsewhere(usize, usize, String),
    Resizes(u16),
}

fn anything() -> impl Strategy<Value = Does> {
    let named = prop_oneof![
        Just(Named::ArrowLeft),
        Just(Named::ArrowRight),
        Just(Named::ArrowUp),
        Just(Named::ArrowDown),
        Just(Named::PageUp),
        Just(Named::PageDown),
        Just(Named::Home),
        Just(Named::End),
        Just(Named::Enter),
        Just(Named::Backspace),
        Just(Named::Delete),
    ];
    let held = prop_oneof![
        3 => Just(NONE),
        1 => Just(Modifiers::SHIFT),
        1 => Just(Modifiers::CTRL),
        1 => Just(Modifiers::ALT),
        1 => Just(Modifiers::CTRL | Modifiers::SHIFT),
    ];
    let letter = prop_oneof![Just("]"), Just("["), Just("/"), Just("a"), Just("x"), Just("v"), Just("z")];
    prop_oneof![
        4 => "[a(){}\" é\u{301}漢א\t/]".prop_map(|text| Does::Types(text.chars().next().unwrap_or('a'))),
        6 => (named, held).prop_map(|(key, held)| Does::Presses(key, held)),
        2 => letter.prop_map(Does::Letter),
        1 => (0_u16..600, 0_u16..540, any::<bool>()).prop_map(|(x, y, twice)| Does::Clicks(x, y, twice)),
        1 => (0_usize..90, 0_usize..30, "[a\r\né\"]{0,9}").prop_map(|(at, len, text)| Does::Elsewhere(at, len, text)),
        1 => (120_u16..700).prop_map(Does::Resizes),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_the_text_is_what_the_sent_changes_make_of_it(
        text in "[a-c(){}\"\t \r\né漢א\u{301}]{0,120}",
        all in proptest::collection::vec(anything(), 0..40),
    ) {
        let mut person = Person::new(&text);
        let mut mirror = text;
        for does in all {
            let sent = person.sent.len();
            let before = person.lines.clone();
            match does.clone() {
                Does::Types(letter) => { let _ = person.types(&letter.to_string()); }
                Does::Presses(key, held) => { let _ = person.presses(key, held); }
                Does::Letter(letter) => { let _ = person.does(letter); }
                Does::Clicks(x, y, twice) => {
                    let _ = person.clicks(f32::from(x), f32::from(y), 1 + usize::from(twice));
                }
                Does::Elsewhere(at, length, text) => {
                    let splice = Splice { bytes: at..at + length, text };
                    mirror = splice.apply(&mirror);
                    person.splices(&splice);
                }
                Does::Resizes(width) => person.size.width = f32::from(width),
            }
            for wanted in &person.sent[sent..] {
                if let Wanted::Edit { splice, .. } = wanted {
                    mirror = splice.apply(&mirror);
                }
            }
            if person.sent[sent..].contains(&Wanted::Undo) {
                mirror = person.lines.text().to_owned();
            } else if let [Wanted::Edit { .. }] = &person.sent[sent..] {
                let back = person.back.last().map(|splice| splice.apply(person.lines.text()));
                prop_assert_eq!(back.as_deref(), Some(before.text()), "undoing restores it");
            }
            prop_assert_eq!(person.lines.text(), &mirror);
            let caret = person.caret();
            for at in [caret.anchor, caret.head] {
                prop_assert_eq!(person.lines.snapped(at), at, "after {:?}", does);
            }
            let lines = person.lines.clone();
            let opens = person.asks(move |state| (0..lines.count()).map(|line| state.page.open(line)).collect::<Vec<_>>());
            let mut open = tokens::Open::Nothing;
            for (line, known) in opens.into_iter().enumerate() {
                prop_assert_eq!(known, open, "at the beginning of line {}", line);
                open = tokens::read(person.lines.line(line), open, |_, _| ());
            }
            prop_assert!(!person.sees().is_empty());
            person.paints();
        }
    }
}
