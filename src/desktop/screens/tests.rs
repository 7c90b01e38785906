use proptest::prelude::*;

use super::*;

/// The size that windows usually have.
const USUAL: (f64, f64) = (1_280.0, 720.0);

fn screen(left: i32, top: i32, width: u32, height: u32, scale: f64) -> Screen {
    Screen { left, top, width, height, scale }
}

fn alone(width: u32, height: u32, scale: f64) -> Screens {
    Screens { first: screen(0, 0, width, height, scale), others: Vec::new(), title_bars: true }
}

fn frame(x: i32, y: i32, width: u32, height: u32) -> Frame {
    Frame { corner: Some((x, y)), size: (width, height), fills: Fills::Nothing }
}

#[test]
fn a_first_window_is_no_larger_than_its_screen() {
    for (width, height, scale) in
        [(1_920, 1_080, 2.0), (1_366, 768, 1.25), (800, 600, 1.5), (1_280, 720, 1.0)]
    {
        let placed = place(None, USUAL, Some(&alone(width, height, scale)));
        assert_eq!(placed.corner, None);
        assert!(placed.size.0 * scale <= f64::from(width), "{placed:?}");
        assert!((placed.size.1 + TITLE_BAR) * scale <= f64::from(height), "{placed:?}");
    }
    assert_eq!(place(None, USUAL, Some(&alone(2_560, 1_440, 1.0))).size, USUAL);
}

#[test]
fn a_window_comes_back_to_where_it_was() {
    let screens = Screens { others: vec![screen(1_920, 0, 1_280, 1_024, 1.0)], ..alone(1_920, 1_080, 1.0) };
    let placed = place(Some(frame(2_000, 100, 900, 700)), USUAL, Some(&screens));
    assert_eq!(
        placed,
        Placed { corner: Some((2_000.0, 100.0)), size: (900.0, 700.0), fills: Fills::Nothing }
    );
}

#[test]
fn a_window_whose_screen_is_gone_comes_into_sight_and_fills_nothing() {
    let before = Some(Frame { fills: Fills::Screen, ..frame(2_000, 100, 900, 700) });
    let placed = place(before, USUAL, Some(&alone(1_920, 1_080, 1.0)));
    assert_eq!(placed.fills, Fills::Nothing);
    assert_eq!(placed.size, (900.0, 700.0));
    let (x, y) = placed.corner.unwrap_or_default();
    assert!((400.0..600.0).contains(&x) && (100.0..250.0).contains(&y), "{placed:?}");
}

#[test]
fn a_window_that_fills_a_screen_that_is_there_fills_it_again() {
    for fills in [Fills::Desktop, Fills::Screen] {
        let before = Some(Frame { fills, ..frame(30, 40, 900, 700) });
        assert_eq!(place(before, USUAL, Some(&alone(1_920, 1_080, 1.0))).fills, fills);
        assert_eq!(place(before, USUAL, None), Placed { corner: None, size: (900.0, 700.0), fills });
    }
}

fn screens() -> impl Strategy<Value = Screens> {
    let one = (-4_000..4_000, -4_000..4_000, 320_u32..4_000, 200_u32..3_000, 0_u8..9).prop_map(
        |(left, top, width, height, scale)| screen(left, top, width, height, 1.0 + f64::from(scale) / 4.0),
    );
    (one.clone(), prop::collection::vec(one, 0..3), any::<bool>())
        .prop_map(|(first, others, title_bars)| Screens { first, others, title_bars })
}

proptest! {
    #[test]
    fn whatever_was_kept_the_whole_window_is_on_one_screen(
        screens in screens(),
        corner in prop::option::of((any::<i32>(), -9_000..9_000)),
        size in (1_u32..100_000, 1_u32..100_000),
    ) {
        let corner = corner.map(|(x, y)| (x.clamp(-100_000, 100_000), y));
        let before = Some(Frame { corner, size, fills: Fills::Nothing });
        let placed = place(before, USUAL, Some(&screens));
        prop_assert_eq!(placed.corner.is_some(), corner.is_some());
        prop_assert!(placed.size.0 >= 1.0 && placed.size.1 >= 1.0);
        let (x, y) = placed.corner.map_or_else(
            || (f64::from(screens.first.left), f64::from(screens.first.top)),
            |(x, y)| (x * screens.first.scale, y * screens.first.scale),
        );
        let on = |screen: &Screen| {
            let within = |at: f64, length: f64, from: i32, pixels: u32| {
                at > f64::from(from) - 1.0 && at + length * screen.scale < f64::from(from) + f64::from(pixels) + 1.0
            };
            within(x, placed.size.0, screen.left, screen.width)
                && within(y, placed.size.1, screen.top, screen.height)
        };
        prop_assert!(std::iter::once(&screens.first).chain(&screens.others).any(on), "{:?}", placed);
    }
}

/// Two screens side by side, the right one larger, and a small one below.
fn three() -> Screens {
    Screens {
        others: vec![screen(1_280, 0, 1_920, 1_080, 1.0), screen(0, 720, 800, 600, 1.0)],
        ..alone(1_280, 720, 1.0)
    }
}

const MAIN: Option<Open> = Some(((100, 100), (900.0, 600.0)));

#[test]
fn the_second_window_fills_the_largest_screen_that_the_first_is_not_on() {
    let placed = place_apart(None, USUAL, Some(&three()), MAIN);
    assert_eq!(placed, Placed { corner: Some((1_280.0, 0.0)), size: USUAL, fills: Fills::Screen });
    let on_the_right = Some(((1_400, 50), (900.0, 600.0)));
    let placed = place_apart(None, USUAL, Some(&three()), on_the_right);
    assert_eq!((placed.corner, placed.fills), (Some((0.0, 0.0)), Fills::Screen));
    // The pointer is on the first one.
    assert_eq!(place_apart(None, USUAL, Some(&three()), None).corner, Some((1_280.0, 0.0)));
}

#[test]
fn the_second_window_comes_back_to_where_it_was_even_beside_the_first() {
    for before in [frame(200, 20, 900, 600), Frame { fills: Fills::Screen, ..frame(10, 730, 700, 500) }] {
        let before = Some(before);
        let placed = place_apart(before, USUAL, Some(&three()), MAIN);
        assert_eq!(placed, place(before, USUAL, Some(&three())));
    }
}

#[test]
fn a_second_window_whose_screen_is_gone_goes_where_it_would_the_first_time() {
    let before = Some(Frame { fills: Fills::Nothing, ..frame(5_000, 100, 900, 700) });
    let placed = place_apart(before, USUAL, Some(&three()), MAIN);
    assert_eq!(placed, Placed { corner: Some((1_280.0, 0.0)), size: (900.0, 700.0), fills: Fills::Screen });
    // On the only screen it fills nothing, and is in sight.
    let before = Some(Frame { fills: Fills::Screen, ..frame(5_000, 100, 900, 700) });
    let placed = place_apart(before, USUAL, Some(&alone(1_280, 720, 1.0)), MAIN);
    assert_eq!(placed, place(before, USUAL, Some(&alone(1_280, 720, 1.0))));
    assert_eq!(placed.fills, Fills::Nothing);
}

#[test]
fn with_one_screen_or_the_same_picture_on_two_the_second_window_opens_like_any() {
    let mirrored = Screens { others: vec![screen(0, 0, 1_024, 768, 1.0)], ..alone(1_280, 720, 1.0) };
    for screens in [Some(alone(1_280, 720, 1.0)), Some(mirrored), None] {
        let screens = screens.as_ref();
        assert_eq!(place_apart(None, USUAL, screens, MAIN), place(None, USUAL, screens));
    }
}
