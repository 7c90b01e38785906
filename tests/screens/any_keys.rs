//! Whatever is pressed, in any order and at any moment: the app keeps running and shows something.

use std::time::Duration;

use iced::Size;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use proptest::prelude::*;

use super::home::Home;
use super::person::{Person, done};
use super::said::said;

#[derive(Debug, Clone)]
enum Deed {
    Letter(char),
    Named(Named),
    Ctrl(char),
    Held(char),
    Waits(u64),
    Away(u64),
    Resized(u16, u16),
    Presses(usize),
    Reopens(u64),
    Turns,
}

fn deed() -> impl Strategy<Value = Deed> {
    let named = prop::sample::select(vec![
        Named::Space,
        Named::ArrowRight,
        Named::ArrowLeft,
        Named::Escape,
        Named::Enter,
        Named::Tab,
        Named::Backspace,
        Named::F11,
    ]);
    let letters = prop::sample::select("abueNnrpmdqQ?+-=1234569xé👋".chars().collect::<Vec<_>>());
    prop_oneof![
        8 => letters.clone().prop_map(Deed::Letter),
        6 => named.prop_map(Deed::Named),
        1 => letters.clone().prop_map(Deed::Ctrl),
        1 => letters.prop_map(Deed::Held),
        4 => (0_u64..12).prop_map(Deed::Waits),
        2 => (0_u64..100_000).prop_map(Deed::Away),
        1 => (360_u16..4_000, 480_u16..2_200).prop_map(|(width, height)| Deed::Resized(width, height)),
        4 => (0_usize..60).prop_map(Deed::Presses),
        1 => (0_u64..10_000).prop_map(Deed::Reopens),
        2 => Just(Deed::Turns),
    ]
}

fn does(person: &mut Person, deed: &Deed) {
    match *deed {
        Deed::Letter(letter) => done(person.taps(&letter.to_string())),
        Deed::Named(named) => done(person.key(named)),
        Deed::Ctrl(letter) => done(person.ctrl(&letter.to_string())),
        Deed::Held(letter) => {
            let key = Key::Character(letter.to_string().into());
            let text = letter.to_string();
            person.down(key.clone(), Modifiers::empty(), Some(&text), false);
            person.down(key.clone(), Modifiers::empty(), Some(&text), true);
            person.up(key);
        }
        Deed::Waits(seconds) => done(person.waits(seconds)),
        Deed::Away(seconds) => done(person.is_away(Duration::from_secs(seconds))),
        Deed::Resized(width, height) => person.resize(Size::new(width.into(), height.into())),
        Deed::Presses(place) => person.presses_anything(place),
        Deed::Reopens(seconds) => person.comes_back_after(Duration::from_secs(seconds)),
        Deed::Turns if person.has_an_audience() => done(person.turns_to_the_other()),
        Deed::Turns => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_keys_presses_and_time_leaves_the_app_standing(deeds in prop::collection::vec(deed(), 1..60)) {
        let mut person = Home::new().talk();
        for deed in &deeds {
            does(&mut person, deed);
            prop_assert!(!person.everything().is_empty(), "nothing is on the screen after {deed:?}");
        }
    }

    #[test]
    fn a_break_is_one_key_away_whatever_was_done_on_the_stage(
        deeds in prop::collection::vec(deed().prop_filter("stays in the talk", |deed| {
            !matches!(deed, Deed::Presses(_) | Deed::Reopens(_) | Deed::Away(_))
        }), 1..40)
    ) {
        let mut person = Home::new().talk();
        for deed in &deeds {
            does(&mut person, deed);
        }
        if person.left {
            // By the quick exit, which the list of keys has, too.
            return Ok(());
        }
        person.resize(super::person::LAPTOP);
        let _ = person.ctrl("b");
        if person.has_an_audience() {
            let _ = person.turns_to_the_audience();
            person.resize(super::person::LAPTOP);
        }
        let on_a_break = person.sees(said!("break-lets")) || person.sees(said!("ask-ready"));
        prop_assert!(on_a_break, "no break after {deeds:?}; the screen says:\n{}", person.reads());
    }
}
