//! *What we keep*: every kind of thing that is kept can be read, changed and erased there, by pointer and by keys, and what
//! is on the disk afterwards is what people were told.

mod at_the_close;
mod erasing;
mod many;
mod reading;
mod valued;
mod writing;

use super::home::Home;
use super::person::Person;
use super::remembered::{evening, past, texts};
use super::said::said;

const TALK: &str = "Sunday 15 November · Speaker and listener";

/// On the page, with something of each kind.
fn on_the_page() -> Person {
    on_the_page_of(Home::new().full())
}

fn on_the_page_of(home: Home) -> Person {
    let mut person = home.open();
    let _ = person.press(said!("library-kept"));
    person.must_see(said!("keeping-title"));
    person
}

/// On the page, with a past talk open.
fn in_a_past_talk() -> Person {
    let mut person = on_the_page();
    let _ = person.press_beside(TALK, said!("keeping-talk-read"));
    person.must_see(said!("keeping-notes"));
    person
}
