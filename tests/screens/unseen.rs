//! What others may see of a talk, on whatever screen it is: the titles of its windows, and the desktop’s messages. They
//! say “Common Ground”, and name no set, no person and no topic.

use common_ground::ui::Outside;
use iced::keyboard::key::Named;
use iced::window;

use super::home::Home;
use super::person::Person;
use super::presets::ALL;
use super::said::said;

/// What the windows are called, for the eye and for screen readers.
fn titles(person: &mut Person) -> Vec<String> {
    let title = |person: &mut Person| {
        let told = person.told(None);
        let (_, window) = told.nodes.first().expect("a window tells itself");
        window.label().unwrap_or_default().to_owned()
    };
    let mut titles = vec![title(person)];
    if person.has_an_audience() {
        let _ = person.turns_to_the_other();
        titles.push(title(person));
        let _ = person.turns_to_the_other();
    }
    titles
}

#[test]
fn every_window_is_called_common_ground_on_every_screen() {
    for preset in ALL {
        let mut person = preset.reach(Home::new());
        for title in titles(&mut person) {
            assert_eq!(title, "Common Ground", "{}", preset.name);
        }
    }
}

#[test]
fn over_a_whole_talk_windows_and_messages_name_nobody_and_nothing() {
    let mut person = Home::new().start("speaker-listener", &["Anabel", "Bernard"]);
    let _ = person.goes_on(1).taps("p").types("The money").key(Named::Enter).taps("a").turns_back();
    let window = window::Id::unique();
    person.hears(Outside::Focus(window, true));
    let mut called = 0;
    for step in 0..60 {
        assert_eq!(titles(&mut person), ["Common Ground", "Common Ground"]);
        if step % 10 == 3 {
            // A break that ends while people are elsewhere.
            let _ = person.taps("b");
            person.hears(Outside::Focus(window, false));
            let _ = person.waits(1_201);
            let call = person.home.desktop.called().expect("they are called back");
            assert_eq!((call.title.as_str(), call.words.as_str()), ("Common Ground", "The break is over."));
            called += 1;
            person.hears(Outside::Focus(window, true));
            let _ = person.taps("1").taps("2");
        }
        let _ =
            if person.asked().is_some() { person.waits(1).taps("1") } else { person.waits(20).goes_on(1) };
        if person.sees(said!("close-done")) {
            break;
        }
    }
    assert!(called > 1, "there were breaks");
    assert_eq!(titles(&mut person), ["Common Ground", "Common Ground"], "at the close");
    let _ = person.press(said!("close-done"));
    assert_eq!(titles(&mut person), ["Common Ground"]);
}
