//! The file as people use it: typed in, scrolled, undone, painted.

#![allow(clippy::unwrap_used, reason = "a test may stop where something is missing")]

mod anything;
mod person;

use iced::advanced::input_method;
use iced::advanced::widget::Operation;
use iced::keyboard::key::Named;
use iced::keyboard::{Key, Modifiers};
use iced::mouse::{self, Button, Cursor};
use iced::{Event, Point, Rectangle, Size, window};

use self::person::{Person, pressed, px};
use super::caret::Caret;
use super::{Lines, Mark, Wanted};
use crate::rule_set::edit::Splice;
use crate::ui::look::theme::{DAYLIGHT, EVENING, HIGH_CONTRAST};

const NONE: Modifiers = Modifiers::empty();

/// So many short lines.
fn many(lines: usize) -> String {
    let lines: Vec<String> = (1..=lines).map(|line| format!("line {line}\n")).collect();
    lines.concat()
}

fn mark(line: usize) -> Mark {
    Mark {
        line,
        said: "a time needs a unit".to_owned(),
        right: Some("did you mean “90s” or “1m 30s”?".to_owned()),
        is_error: true,
    }
}

#[test]
fn what_is_typed_is_sent_and_the_cursor_goes_along() {
    let mut person = Person::new("time: 90,\r\nnext\r\n");
    person.goes_to(8);
    let _ = person.types("s").presses(Named::ArrowDown, NONE).presses(Named::End, NONE).types("!");
    assert_eq!(person.lines.text(), "time: 90s,\r\nnext!\r\n");
    assert_eq!(person.caret(), Caret::at(17));
    assert!(matches!(&person.sent[0], Wanted::Edit { goes_on: true, .. }));
    let _ = person.presses(Named::Enter, NONE).presses(Named::Backspace, NONE);
    assert_eq!(person.lines.text(), "time: 90s,\r\nnext!\r\n");
}

#[test]
fn keys_that_come_before_the_next_view_are_not_lost() {
    let mut person = Person::new("");
    let letter = |letter: &str| pressed(Key::Character(letter.into()), NONE, Some(letter));
    let back = pressed(Key::Named(Named::Backspace), NONE, None);
    let _ = person.hears(&[letter("a"), letter("é"), letter("x"), back, letter("漢")]);
    assert_eq!(person.lines.text(), "aé漢");
    assert_eq!(person.caret(), Caret::at(6));
}

#[test]
fn what_is_undone_is_where_the_cursor_goes() {
    let mut person = Person::new(&many(500));
    let _ = person.types("first ").presses(Named::End, Modifiers::COMMAND).does("z");
    assert_eq!(person.caret(), Caret::at(5));
    assert!(person.sees().contains(&1), "{:?}", person.sees());
    assert!(person.lines.text().starts_with("firstline 1\n"));
}

#[test]
fn a_change_elsewhere_moves_neither_the_cursor_nor_the_view() {
    let mut person = Person::new(&many(500));
    person.goes_to(many(300).len() + 2);
    let (sees, cursor) = (person.sees(), person.cursor());
    person.splices(&Splice { bytes: 0..7, text: "one\ntwo\nthree\n".to_owned() });
    let moved: Vec<usize> = sees.iter().map(|line| line + 2).collect();
    assert_eq!(person.sees(), moved);
    assert_eq!(person.cursor(), cursor);
    let _ = person.types("!");
    assert!(person.lines.text().contains("\nli!ne 301\n"));
    // Where the cursor is inside of what goes, it stays beside it.
    let start = many(290).len();
    person.splices(&Splice { bytes: start..start + 400, text: String::new() });
    assert_eq!(person.caret(), Caret::at(start));
}

#[test]
fn another_text_is_shown_from_where_the_last_one_was() {
    let mut person = Person::new(&many(500));
    person.goes_to(many(300).len());
    person.lines = Lines::of("é\n");
    assert_eq!(person.caret(), Caret::at(3));
    assert_eq!(person.sees(), [1, 2]);
    let _ = person.types("x");
    assert_eq!(person.lines.text(), "é\nx");
}

#[test]
fn the_view_follows_the_cursor_by_rows_and_pages() {
    let mut person = Person::new(&many(10_000));
    let page = person.sees().len();
    for _ in 0..page + 3 {
        let _ = person.presses(Named::ArrowDown, NONE);
    }
    assert!(person.sees().contains(&(page + 4)), "{:?}", person.sees());
    assert!(!person.sees().contains(&1));
    let _ = person.presses(Named::PageDown, NONE).presses(Named::PageUp, NONE);
    let line = |person: &mut Person| {
        let at = person.caret().head;
        person.lines.line_at(at) + 1
    };
    assert_eq!(line(&mut person), page + 4);
    let _ = person.presses(Named::End, Modifiers::COMMAND);
    assert!(person.sees().contains(&10_001));
    let _ = person.presses(Named::Home, Modifiers::COMMAND);
    assert_eq!(person.sees()[0], 1);
    person.goes_to(many(7_000).len());
    assert_eq!(line(&mut person), 7_001);
    assert!(person.sees().contains(&7_001));
}

#[test]
fn up_and_down_keep_to_the_column_over_shorter_lines() {
    let mut person = Person::new("one two three\n\nshort\nfour five six\n");
    person.goes_to(9);
    for _ in 0..3 {
        let _ = person.presses(Named::ArrowDown, NONE);
    }
    assert_eq!(person.caret(), Caret::at(21 + 9));
    let _ = person.presses(Named::ArrowUp, Modifiers::SHIFT);
    assert_eq!(person.caret(), Caret::over(30, 20));
    // From the last row down to its end, from the first up to its beginning.
    let _ = person.presses(Named::End, Modifiers::COMMAND).presses(Named::ArrowDown, NONE);
    assert_eq!(person.caret().head, person.lines.text().len());
}

#[test]
fn a_long_line_goes_on_in_rows_below_its_first_letter() {
    let words = "words ".repeat(40);
    let mut person = Person::new(&format!("    \"{words}\",\nnext\n"));
    let rows =
        person.asks(|state| state.page.seen().next().map(|seen| (seen.laid.rows(), seen.laid.begins())));
    let (rows, begins) = rows.unwrap();
    assert!(rows > 3, "{rows}");
    let _ = person.presses(Named::End, NONE);
    let first_end = person.caret().head;
    assert!(first_end < 100, "the end of the row first: {first_end}");
    let (_, y) = person.cursor().unwrap();
    assert!(y < 1.0, "it is drawn in that row: {y}");
    let _ = person.presses(Named::ArrowRight, NONE).presses(Named::ArrowRight, NONE);
    let (x, y) = person.cursor().unwrap();
    assert!(y > 1.0 && x >= begins, "then it is in the next: {x} {y}");
    let _ = person.presses(Named::End, NONE).presses(Named::End, NONE);
    assert_eq!(person.caret().head, 4 + words.len() + 3);
    let _ = person.presses(Named::Home, NONE).presses(Named::Home, NONE);
    let _ = person.presses(Named::Home, Modifiers::COMMAND).presses(Named::ArrowDown, NONE);
    assert!(person.caret().head < words.len(), "down goes to the next row");
}

#[test]
fn a_press_takes_a_place_a_word_a_line() {
    let mut person = Person::new("one two\nthree four\n");
    let _ = person.clicks(300.0, 50.0, 1);
    assert_eq!(person.caret(), Caret::at(18));
    person.goes_to(0);
    let (x, y) = (person.asks(|state| state.page.kind.column), person.asks(|state| state.page.kind.row));
    let left = (24.0 + 2.0 * x).ceil() + 17.0;
    let _ = person.clicks(left + 5.6 * x, 16.0 + y * 0.5, 1);
    assert_eq!(person.caret(), Caret::at(6), "nearest to the pointer");
    let _ = person.clicks(left + 1.0 * x, 16.0 + y * 1.5, 2);
    assert_eq!(person.caret(), Caret::over(8, 13));
    let _ = person.clicks(left + 1.0 * x, 16.0 + y * 1.5, 1);
    assert_eq!(person.caret(), Caret::over(8, 19));
}

#[test]
fn dragging_selects_and_scrolls_beyond_the_edge() {
    let mut person = Person::new(&many(500));
    person.pointer = Cursor::Available(Point::new(90.0, 30.0));
    let _ = person.hears(&[Event::Mouse(mouse::Event::ButtonPressed(Button::Left))]);
    person.pointer = Cursor::Available(Point::new(90.0, 700.0));
    let moved = Event::Mouse(mouse::Event::CursorMoved { position: Point::new(90.0, 700.0) });
    let _ = person.hears(&[moved]);
    let before = person.caret().head;
    for _ in 0..30 {
        person.paints();
    }
    assert!(person.caret().head > before && person.sees()[0] > 1);
    let _ = person.hears(&[Event::Mouse(mouse::Event::ButtonReleased(Button::Left))]);
    let sees = person.sees();
    person.paints();
    assert_eq!(person.sees(), sees);
    assert!(person.caret().anchor < 7);
}

#[test]
fn the_wheel_and_the_scrollbar_scroll_and_stop_at_the_ends() {
    let mut person = Person::new(&many(500));
    person.pointer = Cursor::Available(Point::new(90.0, 30.0));
    let turn =
        |y| Event::Mouse(mouse::Event::WheelScrolled { delta: mouse::ScrollDelta::Lines { x: 0.0, y } });
    let _ = person.hears(&[turn(-1.0)]);
    assert_eq!(person.sees()[0], 4);
    let _ = person.hears(&[turn(5.0)]);
    assert_eq!(person.sees()[0], 1);
    assert_eq!(person.caret(), Caret::at(0));
    person.pointer = Cursor::Available(Point::new(574.0, 515.0));
    let _ = person.hears(&[Event::Mouse(mouse::Event::ButtonPressed(Button::Left))]);
    assert_eq!(person.sees().last(), Some(&501));
    let _ = person.hears(&[Event::Mouse(mouse::Event::ButtonReleased(Button::Left)), turn(-9.0)]);
    assert_eq!(person.sees().last(), Some(&501));
}

#[test]
fn text_is_cut_copied_and_pasted() {
    let mut person = Person::new("one two\n");
    let _ = person.presses(Named::ArrowRight, Modifiers::COMMAND | Modifiers::SHIFT).does("x");
    assert_eq!((person.lines.text(), person.board.0.as_deref()), (" two\n", Some("one")));
    let _ = person.presses(Named::End, NONE).does("v").does("a").does("c");
    assert_eq!(person.board.0.as_deref(), Some(" twoone\n"));
    let _ = person.presses(Named::ArrowLeft, NONE).does("x");
    assert_eq!(person.lines.text(), " twoone\n", "nothing was selected");
}

#[test]
fn composed_letters_come_in_when_they_are_done() {
    let mut person = Person::new("");
    let compose = |event| Event::InputMethod(event);
    let _ = person.hears(&[
        compose(input_method::Event::Opened),
        compose(input_method::Event::Preedit("か\u{2029}".to_owned(), Some(1..2))),
    ]);
    assert_eq!(person.lines.text(), "");
    person.paints();
    let _ = person.hears(&[
        compose(input_method::Event::Commit("漢字".to_owned())),
        compose(input_method::Event::Closed),
    ]);
    assert_eq!(person.lines.text(), "漢字");
}

#[test]
fn escape_and_a_press_elsewhere_leave_the_file_and_then_keys_do_nothing() {
    let mut person = Person::new("one");
    let _ = person.does("a").presses(Named::Escape, NONE).types("x");
    assert_eq!(person.lines.text(), "onex", "first it only ends the selection");
    let _ = person.presses(Named::Escape, NONE).types("y");
    assert_eq!(person.lines.text(), "onex");
}

#[test]
fn odd_signs_are_shown_harmlessly_and_stay_as_they_are() {
    let odd = "\ta\0b\u{2029}א\u{202e}ב\u{1b}[31m\u{301}\t👩‍👩‍👧x\rשלום (עולם)\u{feff}\n";
    let mut person = Person::new(&odd.repeat(3));
    let _ = person.presses(Named::End, Modifiers::COMMAND | Modifiers::SHIFT);
    person.paints();
    let letters = odd.repeat(3).chars().count();
    for _ in 0..letters {
        let _ = person.presses(Named::ArrowLeft, NONE);
        assert!(person.cursor().is_some());
    }
    assert_eq!(person.caret(), Caret::at(0));
    for x in 0..60_u8 {
        let _ = person.clicks(f32::from(x) * 10.0, 40.0, 1);
    }
    assert_eq!(person.lines.text(), odd.repeat(3));
}

#[test]
fn a_megabyte_on_one_line_can_be_read_and_written() {
    let mut person = Person::new(&"{\"é\": 1}, ".repeat(100_000));
    let _ = person.presses(Named::End, Modifiers::COMMAND).types("!");
    person.paints();
    assert!(person.lines.text().ends_with(", !"));
    assert!(person.cursor().is_some());
    let _ = person.presses(Named::Home, Modifiers::COMMAND).types("(");
    assert!(person.lines.text().starts_with("({\"é\""));
}

#[test]
fn what_is_wrong_stands_below_its_line_and_is_said_there() {
    let mut person = Person::new(&many(20));
    let below =
        |person: &mut Person| person.asks(|state| state.page.seen().map(|seen| seen.y).collect::<Vec<_>>());
    let before = below(&mut person);
    person.marks = vec![mark(4), mark(4)];
    let after = below(&mut person);
    assert!((after[4] - before[4]).abs() < 0.1);
    assert!(after[5] - before[5] > 80.0, "{after:?}");
    let spoken = |person: &mut Person| {
        use crate::ui::access::{Meaning, Walk};
        let window = window::Id::unique();
        let mut walk = Walk::new(None);
        Operation::custom(&mut walk, None, Rectangle::default(), &mut Meaning::window(window, String::new()));
        person.with(|interface, renderer, _, _| {
            Operation::traverse(&mut walk, &mut |walk| {
                interface.operate(renderer, &mut iced::advanced::widget::operation::black_box(walk));
            });
        });
        walk.told()[0].nodes.clone()
    };
    let says = |person: &mut Person| {
        let nodes = spoken(person);
        nodes.iter().find_map(|(_, node)| node.live().and(node.label().map(str::to_owned)))
    };
    assert_eq!(says(&mut person), None);
    for _ in 0..4 {
        let _ = person.presses(Named::ArrowDown, NONE);
    }
    assert!(says(&mut person).unwrap().starts_with("a time needs a unit did you mean"));
    let nodes = spoken(&mut person);
    let field = nodes.iter().find(|(_, node)| node.role() == accesskit::Role::MultilineTextInput).unwrap();
    assert_eq!(field.1.label(), Some("The file"));
    let selection = field.1.text_selection().unwrap();
    let run = nodes.iter().find(|(id, _)| *id == selection.focus.node).unwrap();
    assert_eq!((run.1.value(), selection.focus.character_index), (Some("line 5\n"), 0));
}

#[test]
fn words_on_what_is_wrong_can_be_read() {
    for colors in [DAYLIGHT, EVENING, HIGH_CONTRAST] {
        let ground = super::draw::ground(&colors);
        for over in [colors.wrapping_up, colors.muted, colors.ink] {
            assert!(over.relative_contrast(ground) >= 4.5, "{over:?} on {ground:?}");
        }
        for over in [colors.ink, colors.muted, colors.first, colors.second] {
            assert!(over.relative_contrast(colors.surface) >= 4.5, "{over:?}");
        }
    }
}

/// A window that is repainted only where something has changed looks like one that is painted as a whole.
#[test]
fn nothing_is_left_over_when_lines_scroll_or_change() {
    use iced_graphics::{Viewport, damage};
    use tiny_skia::{Mask, Pixmap};
    let mut person = Person::new(&many(300));
    person.pointer = Cursor::Available(Point::new(90.0, 30.0));
    let (width, height) = (px(person.size.width), px(person.size.height));
    let mut pixels = Pixmap::new(width, height).unwrap();
    let mut mask = Mask::new(width, height).unwrap();
    let viewport = Viewport::with_physical_size(Size::new(width, height), 1.0);
    let mut before = Vec::new();
    for step in 0..12 {
        match step {
            1..=5 => {
                let delta = mouse::ScrollDelta::Pixels { x: 0.0, y: -22.0 };
                let _ = person.hears(&[Event::Mouse(mouse::Event::WheelScrolled { delta })]);
            }
            6 => person.marks = vec![mark(8)],
            7 => {
                let _ = person.presses(Named::ArrowDown, NONE).types("x");
            }
            8 => {
                let _ = person.does("a");
            }
            9 => person.colors = EVENING,
            10 => {
                let _ = person.types("all new");
            }
            _ => {}
        }
        person.paints();
        let whole = [Rectangle::with_size(person.size)];
        let background = person.colors.background;
        let layers = person.renderer.layers().to_vec();
        let changed = if step == 0 || step == 9 {
            whole.to_vec()
        } else {
            damage::diff(&before, &layers, |layer| vec![layer.bounds], iced_tiny_skia::Layer::damage)
        };
        let changed = damage::group(changed, whole[0]);
        let changed = changed.iter().filter_map(|part| part.snap()).map(Rectangle::from).collect::<Vec<_>>();
        person.renderer.draw(&mut pixels.as_mut(), &mut mask, &viewport, &changed, background);
        let mut fresh = Pixmap::new(width, height).unwrap();
        person.renderer.draw(&mut fresh.as_mut(), &mut mask, &viewport, &whole, background);
        let wrong = pixels.pixels().iter().zip(fresh.pixels()).filter(|(one, other)| one != other).count();
        assert_eq!(wrong, 0, "after step {step}");
        before = layers;
    }
}

#[test]
fn files_are_set_in_the_typeface_that_comes_with_the_app() {
    let mut person = Person::new("title: \"Für dich … “ja” – é\", // 0 1\n");
    let faces = person.asks(|state| {
        let seen = state.page.seen().next()?;
        let runs = seen.laid.paragraph.as_ref()?.buffer().layout_runs();
        Some(runs.flat_map(|run| run.glyphs.iter().map(|glyph| glyph.font_id)).collect::<Vec<_>>())
    });
    let mut fonts = iced::advanced::graphics::text::font_system().write().unwrap();
    let fonts = fonts.raw().db();
    let names: Vec<&str> =
        faces.iter().flatten().map(|face| fonts.face(*face).unwrap().families[0].0.as_str()).collect();
    assert!(!names.is_empty() && names.iter().all(|name| *name == "Hack"), "{names:?}");
}

/// Pictures to look at, in target/code.
#[test]
#[ignore = "for whoever works on how it looks"]
fn pictures() {
    let text = include_str!("../../../../tests/sets/everything.ron");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/code");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, colors) in [("daylight", DAYLIGHT), ("evening", EVENING), ("contrast", HIGH_CONTRAST)] {
        for width in [584.0, 360.0] {
            let mut person = Person::new(text);
            (person.colors, person.size.width) = (colors, width);
            person.marks = vec![mark(6), Mark { is_error: false, right: None, ..mark(9) }];
            person.goes_to(240);
            let _ = person.presses(Named::ArrowDown, Modifiers::SHIFT);
            let picture = person.picture();
            let file = std::fs::File::create(folder.join(format!("{name}-{width}.png"))).unwrap();
            let mut encoder = png::Encoder::new(file, px(width), px(person.size.height));
            encoder.set_color(png::ColorType::Rgba);
            encoder.write_header().unwrap().write_image_data(&picture).unwrap();
        }
    }
}
