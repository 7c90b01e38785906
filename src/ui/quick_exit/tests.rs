use iced::keyboard::Modifiers;
use iced::keyboard::key::Code;
use proptest::prelude::*;

use super::*;
use crate::ui::keys::Stroke;

/// Something that somebody does at the keyboard.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Does {
    /// A key goes down: one of both Shifts, or another.
    Down(Code),
    Up(Code),
    /// The keyboard repeats it.
    Again(Code),
    Click,
    Looks,
    Waits(u64),
}

use Does::{Again, Click, Down, Looks, Up, Waits};

const LEFT: Code = Code::ShiftLeft;
const RIGHT: Code = Code::ShiftRight;

/// A tap of a key.
fn tap(code: Code) -> [Does; 2] {
    [Down(code), Up(code)]
}

fn stroke(code: Code) -> Stroke {
    let key = if matches!(code, LEFT | RIGHT) {
        Key::Named(Named::Shift)
    } else {
        Key::Character(format!("{code:?}").to_lowercase().as_str().into())
    };
    Stroke { key: key.clone(), plain: key, physical: Physical::Code(code) }
}

/// How often the program would have been left.
fn exits(does: &[Does]) -> usize {
    let (mut presses, mut now) = (Presses::default(), Duration::from_secs(100));
    let window = window::Id::unique();
    let mut exits = 0;
    for does in does {
        now += Duration::from_millis(20);
        let down = |code, repeat| Outside::KeyDown {
            window,
            key: stroke(code),
            modifiers: if matches!(code, LEFT | RIGHT) { Modifiers::SHIFT } else { Modifiers::empty() },
            repeat,
            taken: false,
        };
        let outside = match *does {
            Down(code) => down(code, false),
            Again(code) => down(code, true),
            Up(code) => Outside::KeyUp(stroke(code)),
            Click => Outside::Pressed,
            Looks => Outside::Focus(window, true),
            Waits(millis) => {
                now += Duration::from_millis(millis);
                Outside::Tick
            }
        };
        exits += usize::from(presses.hear(&outside, now));
    }
    exits
}

#[test]
fn three_presses_are_enough_whichever_shift_it_is() {
    assert_eq!(exits(&[tap(LEFT), tap(LEFT), tap(LEFT)].concat()), 1);
    assert_eq!(exits(&[tap(RIGHT), tap(RIGHT), tap(RIGHT)].concat()), 1);
    assert_eq!(exits(&[tap(LEFT), tap(RIGHT), tap(LEFT)].concat()), 1);
    assert_eq!(exits(&[tap(LEFT), tap(LEFT)].concat()), 0);
    // Both together are one press.
    let both = [Down(LEFT), Down(RIGHT), Up(LEFT), Up(RIGHT)];
    assert_eq!(exits(&[both, both].concat()), 0);
    assert_eq!(exits(&[both, both, both].concat()), 1);
}

#[test]
fn presses_are_forgotten_after_five_seconds() {
    let slowly = |millis| {
        exits(&[&tap(LEFT)[..], &[Waits(millis)], &tap(LEFT), &[Waits(millis)], &tap(LEFT)].concat())
    };
    assert_eq!(slowly(4_900), 1);
    assert_eq!(slowly(5_100), 0);
    let then = [&tap(LEFT)[..], &tap(LEFT), &[Waits(5_100)], &tap(LEFT), &tap(LEFT)].concat();
    assert_eq!(exits(&then), 0, "the third is the first again");
    assert_eq!(exits(&[&then[..], &tap(LEFT)].concat()), 1);
}

#[test]
fn capitals_and_other_keys_with_it_do_not_count() {
    let capital = [Down(LEFT), Down(Code::KeyA), Up(Code::KeyA), Up(LEFT)];
    assert_eq!(exits(&[capital, capital, capital, capital].concat()), 0);
    // A letter that was down before, and one that comes up after.
    let rolled = [Down(Code::KeyA), Down(LEFT), Up(Code::KeyA), Up(LEFT)];
    assert_eq!(exits(&[rolled, rolled, rolled].concat()), 0);
    let after = [Down(LEFT), Down(Code::KeyA), Up(LEFT), Up(Code::KeyA)];
    assert_eq!(exits(&[after, after, after].concat()), 0);
    // A key in between begins the count anew.
    let between = [&tap(LEFT)[..], &tap(LEFT), &tap(Code::KeyA), &tap(LEFT)].concat();
    assert_eq!(exits(&between), 0);
    assert_eq!(exits(&[&between[..], &tap(LEFT), &tap(LEFT)].concat()), 1);
    // So does a press of the pointer, as in a selection.
    let click = [Down(LEFT), Click, Up(LEFT)];
    assert_eq!(exits(&[click, click, click].concat()), 0);
}

#[test]
fn a_shift_that_is_held_is_one_press() {
    let held: Vec<_> = std::iter::once(Down(LEFT)).chain([Again(LEFT); 60]).collect();
    assert_eq!(exits(&held), 0);
    // Some keyboards don't say that they repeat.
    assert_eq!(exits(&[Down(LEFT); 60]), 0);
    assert_eq!(exits(&[&held[..], &[Up(LEFT)], &tap(LEFT)].concat()), 0);
    assert_eq!(exits(&[&held[..], &[Up(LEFT)], &tap(LEFT), &tap(LEFT)].concat()), 1);
}

#[test]
fn another_modifier_makes_it_another_key() {
    let (mut presses, window) = (Presses::default(), window::Id::unique());
    for _ in 0..5 {
        let modifiers = Modifiers::SHIFT | Modifiers::CTRL;
        let down = Outside::KeyDown { window, key: stroke(LEFT), modifiers, repeat: false, taken: false };
        assert!(!presses.hear(&down, Duration::ZERO));
        assert!(!presses.hear(&Outside::KeyUp(stroke(LEFT)), Duration::ZERO));
    }
}

#[test]
fn a_key_that_came_up_where_nobody_heard_it_does_not_bar_the_way() {
    let unheard = [Down(Code::KeyA), Waits(3_100)];
    assert_eq!(exits(&[&unheard[..], &tap(LEFT), &tap(LEFT), &tap(LEFT)].concat()), 1);
    assert_eq!(exits(&[&[Down(Code::KeyA), Looks], &tap(LEFT)[..], &tap(LEFT), &tap(LEFT)].concat()), 1);
    assert_eq!(exits(&[&tap(LEFT)[..], &tap(LEFT), &[Looks], &tap(LEFT)].concat()), 0, "it looks elsewhere");
}

fn anything() -> impl Strategy<Value = Vec<Does>> {
    let code = prop_oneof![4 => Just(LEFT), 1 => Just(RIGHT), 3 => Just(Code::KeyA), 1 => Just(Code::KeyB)];
    let one = prop_oneof![
        6 => code.clone().prop_map(|code| tap(code).to_vec()),
        3 => code.clone().prop_map(|code| vec![Down(code)]),
        3 => code.clone().prop_map(|code| vec![Up(code)]),
        1 => code.prop_map(|code| vec![Again(code)]),
        1 => Just(vec![Click]),
        1 => Just(vec![Looks]),
        1 => (0_u64..8_000).prop_map(|millis| vec![Waits(millis)]),
    ];
    prop::collection::vec(one, 0..30).prop_map(|all| all.concat())
}

proptest! {
    /// Whatever people do: they leave only if Shift has come up for the third time, and since before the first of these
    /// three presses went down, nothing else has been pressed.
    #[test]
    fn nobody_leaves_who_pressed_anything_else(does in anything()) {
        let before = exits(&does[..does.len().saturating_sub(1)]);
        if exits(&does) > before {
            let downs: Vec<_> = does.iter().rev().take_while(|does| !matches!(does, Click | Looks))
                .take_while(|does| !matches!(does, Down(code) | Again(code) if !matches!(*code, LEFT | RIGHT)))
                .filter(|does| matches!(does, Down(_)))
                .collect();
            prop_assert!(downs.len() >= 3, "{does:?}");
            prop_assert!(matches!(does.last(), Some(Up(LEFT | RIGHT))), "{does:?}");
        }
    }

    /// And whoever presses it three times in a row always gets out, whatever was before.
    #[test]
    fn three_presses_always_lead_out(does in anything()) {
        let calm = [&does[..], &[Waits(5_100)]].concat();
        let all = [&calm[..], &tap(LEFT), &tap(LEFT), &tap(LEFT)].concat();
        prop_assert_eq!(exits(&all), exits(&calm) + 1);
    }
}
