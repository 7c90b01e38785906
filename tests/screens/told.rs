//! What a screen reader is told, and what it can do: as much as a person can by eye and pointer.

use std::collections::BTreeMap;
use std::time::Duration;

use accesskit::{Action, Invalid, Live, Node, NodeId, Role, Toggled};
use common_ground::ui::access::meaning::Asked;
use common_ground::ui::access::walk::What;
use common_ground::ui::access::{Told, Wish};

use iced::keyboard::key::Named;

use super::editor::editing;
use super::home::Home;
use super::person::{LAPTOP, Person};
use super::presets::ALL;
use super::said::{Text, english, said};
use super::way::turn;

/// A part's name, or its text if it is text.
fn name(node: &Node) -> &str {
    node.label().or(node.value()).unwrap_or_default()
}

/// The parts that can be used.
fn controls(told: &Told) -> Vec<&(NodeId, Node)> {
    told.nodes.iter().filter(|(_, node)| node.supports_action(Action::Focus)).collect()
}

impl Person {
    /// The part of this name that can be used.
    #[track_caller]
    fn hears_of(&mut self, called: impl Text) -> (NodeId, Node) {
        let called = self.words(called);
        let told = self.told(None);
        let found = controls(&told).into_iter().find(|(_, node)| name(node) == called).cloned();
        found.unwrap_or_else(|| {
            let all: Vec<&str> = controls(&told).into_iter().map(|(_, node)| name(node)).collect();
            panic!("nothing to use is called “{called}”, only {all:#?}")
        })
    }

    /// Presses by name, as a screen reader does.
    #[track_caller]
    pub(crate) fn asks(&mut self, called: impl Text) -> &mut Self {
        let called = self.words(called);
        let (of, node) = self.hears_of(&called);
        assert!(node.supports_action(Action::Click), "“{called}” can’t be pressed");
        let _ = self.told(Some(Wish { of, what: What::Do(Asked::Press) }));
        self
    }

    /// Fills a field by name.
    #[track_caller]
    pub(crate) fn fills(&mut self, called: impl Text, value: &str) -> &mut Self {
        let (of, _) = self.hears_of(called);
        let _ = self.told(Some(Wish { of, what: What::Do(Asked::Value(value.to_owned())) }));
        self
    }

    /// The text of the first part with this role.
    #[track_caller]
    fn told_as(&mut self, role: Role) -> String {
        let told = self.told(None);
        let found = told.nodes.iter().find(|(_, node)| node.role() == role);
        found.map_or_else(|| panic!("no {role:?} was told"), |(_, node)| name(node).to_owned())
    }
}

/// In set-up of Ana's and Ben's talk.
fn set_up() -> Person {
    let mut person = Home::new().open();
    let _ = person.press("Speaker and listener");
    person
}

/// Fails with everything that is wrong.
#[track_caller]
fn nothing_amiss(amiss: &[String]) {
    assert!(amiss.is_empty(), "{}", amiss.join("\n"));
}

fn letters(words: &str) -> usize {
    words.chars().filter(|letter| letter.is_alphabetic()).count()
}

#[test]
fn every_control_on_every_screen_has_a_name_of_its_own_and_something_to_do() {
    let mut amiss = Vec::new();
    for preset in ALL {
        preset.reach(Home::new()).has_names(preset.name, &mut amiss);
    }
    nothing_amiss(&amiss);
}

#[test]
fn every_control_of_the_editor_has_a_name_of_its_own_and_something_to_do() {
    let mut amiss = Vec::new();
    for beside in [said!("editor-stage"), said!("editor-plan"), said!("editor-file")] {
        let mut person = editing(MANY);
        let _ = person.press(beside).press("Start with me");
        person.has_names("the rules", &mut amiss);
        let _ = person.press(said!("editor-turns")).press("Speak for yourself");
        person.has_names("the turns", &mut amiss);
        let _ =
            person.press(said!("editor-order")).press(said!("flow-each-speaks-other-answers", number = 1));
        person.has_names("the order", &mut amiss);
        let _ = person.press(said!("editor-talk"));
        person.has_names("the talk", &mut amiss);
        assert_eq!(person.headings().first(), Some(&(1, "Our evenings".to_owned())));
    }
    nothing_amiss(&amiss);
}

#[test]
fn what_is_wrong_with_a_field_of_the_editor_is_told_with_it() {
    let mut person = editing(MANY);
    let _ = person.press(said!("editor-turns")).press("Speak for yourself");
    let (_, field) = person.hears_of(said!("editor-time"));
    assert_eq!((field.description(), field.invalid()), (None, None));
    let _ = person.fills(said!("editor-time"), "90");
    let (_, field) = person.hears_of(said!("editor-time"));
    assert!(field.description().is_some_and(|said| said.contains("90s")), "{:?}", field.description());
    assert_eq!(field.invalid(), Some(Invalid::True));
}

/// A set with several of all that there can be several of.
const MANY: &str = r#"(format: 1, name: "Our evenings", tags: ["couple", "evening"],
    rules: [(id: "me", text: "Start with me"), (id: "moment", text: "One real moment")],
    pools: {"think": (title: "Thinking", time: "5m"), "look": (title: "Looking it up", time: "3m")},
    turns: {
        "speak": (title: "Speak for yourself", time: "90s", rules: ["me", "moment"],
            cues: [(at: Left("15s"), sound: "wood"), (at: End, sound: "bowl")]),
        "back": (title: "Say it back", time: "1m"),
    },
    flow: [Each(steps: [Speaker("speak"), Listener("back")]), Everyone("back")],
)
"#;

impl Person {
    /// The headings: their levels, and what they say.
    fn headings(&mut self) -> Vec<(usize, String)> {
        let told = self.told(None);
        let headings = told.nodes.iter().filter(|(_, node)| node.role() == Role::Heading);
        headings.map(|(_, node)| (node.level().unwrap_or(0), name(node).to_owned())).collect()
    }

    /// Notes of every control whether it has a name of its own and something to do.
    fn has_names(&mut self, place: &str, amiss: &mut Vec<String>) {
        let person = self;
        let mut say = |words: String| amiss.push(format!("{place}: {words}"));
        let number = person.controls().len();
        let told = person.told(None);
        let controls = controls(&told);
        if controls.len() != number {
            say(format!("Tab goes to {number} controls, and {} are told", controls.len()));
        }
        // Choices in different groups are told apart by their groups' names.
        let group = |id: &NodeId| {
            let around = |id: &NodeId| told.nodes.iter().find(|(_, node)| node.children().contains(id));
            let groups = std::iter::successors(around(id), |(id, _)| around(id));
            groups.map(|(_, node)| node.label().unwrap_or_default()).collect::<Vec<_>>()
        };
        let mut names: BTreeMap<(Vec<&str>, &str, &str), usize> = BTreeMap::new();
        for (id, node) in controls {
            let called = name(node);
            // In a file to write in, the cursor can be set.
            let used = [Action::Click, Action::SetValue, Action::Increment, Action::SetTextSelection];
            if !used.iter().any(|action| node.supports_action(*action)) {
                say(format!("“{called}” does nothing"));
            }
            if letters(called) == 0 || called.chars().count() < 2 {
                say(format!("a {:?} is called “{called}”, which says nothing", node.role()));
            }
            if node.bounds().is_none_or(|bounds| bounds.area() <= 0.0) {
                say(format!("“{called}” is nowhere"));
            }
            *names.entry((group(id), called, node.description().unwrap_or_default())).or_default() += 1;
        }
        for ((_, called, _), times) in names.into_iter().filter(|(_, times)| *times > 1) {
            say(format!("{times} controls are called “{called}”"));
        }
    }
}

#[test]
fn whatever_is_written_is_told() {
    let mut amiss = Vec::new();
    for preset in ALL {
        let mut person = preset.reach(Home::new());
        let told = person.told(None);
        let all = told
            .nodes
            .iter()
            .flat_map(|(_, node)| {
                [node.label(), node.value(), node.description(), node.keyboard_shortcut(), node.placeholder()]
            })
            .flatten()
            .flat_map(|words| [words, "\n"])
            .collect::<String>()
            .to_lowercase();
        for seen in person.everything() {
            // A number before an answer is its key, and a text that is cut to fit is told as a whole.
            let words = seen.words.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
            let words = words.trim_start_matches(['‹', ' ']).trim_end_matches('…');
            // A time in digits is told in words, a sign such as “−” by what it does, and a switch by its state.
            let is_sign = letters(words) < 2 || ["min", "On", "Off"].contains(&words);
            let words = words.trim_end_matches(" (Esc)").to_lowercase();
            if !is_sign && !all.contains(&words) {
                amiss.push(format!("{}: “{words}” is written, but not told", preset.name));
            }
        }
    }
    nothing_amiss(&amiss);
}

#[test]
fn every_screen_has_one_heading_of_its_own_that_comes_first() {
    let mut amiss = Vec::new();
    for preset in ALL {
        let mut person = preset.reach(Home::new());
        let told = person.told(None);
        let headings = told.nodes.iter().filter(|(_, node)| node.role() == Role::Heading);
        let levels: Vec<usize> = headings.map(|(_, node)| node.level().unwrap_or(0)).collect();
        if levels.first() != Some(&1) || levels.iter().filter(|level| **level == 1).count() != 1 {
            amiss.push(format!("{}: {levels:?}", preset.name));
        }
    }
    nothing_amiss(&amiss);
}

#[test]
fn a_screen_reader_goes_through_the_breathing_guides() {
    let mut person = turn();
    let _ = person.asks(said!("command-break"));
    let _ = person.asks(said!("command-breathe-box", "name")).waits(4);
    person.must_see(said!("break-hold"));
    let _ = person.asks(said!("command-breathe-off", "name"));
    person.must_not_see(said!("break-hold"));
    let _ = person.asks(said!("command-breathe-four-six", "name"));
    person.must_see(said!("break-breathe-in"));
}

#[test]
fn a_screen_reader_holds_a_talk_from_the_library_to_the_close() {
    let mut person = Home::new().open();
    let _ = person.asks("Speaker and listener");
    let _ = person
        .fills(said!("set-up-name", "name", place = "First"), "Ana")
        .fills(said!("set-up-name", "name", place = "Second"), "Ben");
    assert_eq!(person.hears_of(said!("set-up-name", "name", place = "First")).1.value(), Some("Ana"));
    for name in ["Ana", "Ben"] {
        let _ = person.asks(said!("set-up-yes", "name", person = name));
    }
    let _ = person.asks(said!("set-up-begin"));
    let _ = person
        .asks(said!("command-next", "name-in-breath"))
        .asks(said!("command-next", "name"))
        .asks(said!("command-next", "name-in-breath"));
    assert_eq!(person.told_as(Role::Heading), "Ana");
    let _ = person.asks(said!("command-pause"));
    assert!(
        person.told_as(Role::Timer).contains(&english!("stage-paused")),
        "{}",
        person.told_as(Role::Timer)
    );
    let _ = person.asks(said!("command-go-on")).asks(said!("command-break"));
    person.must_see(said!("break-lets"));
    let _ = person.is_away(Duration::from_secs(20 * 60));
    let _ = person.asks(said!("ask-ready-by", name = "Ana")).asks(said!("ask-ready-by", name = "Ben"));
    let _ = person
        .asks(said!("command-next", "name-in-breath"))
        .asks(said!("command-next", "name"))
        .asks(said!("command-next", "name-in-breath"))
        .asks(said!("command-next", "name"));
    person.must_see(said!("ask-gate-lead", asks = "Ben", answers = "Ana"));
    let _ = person.asks(said!("ask-gate-yes")).asks(said!("command-end", "name")).asks(said!("command-end"));
    let _ = person.fills(said!("close-what"), "Sunday walks").asks("Ben").asks(said!("close-keep"));
    person.must_see("Sunday walks");
    let _ = person.asks(said!("close-done"));
    person.must_see(said!("library-agreements", number = 1));
}

#[test]
fn what_is_on_and_what_is_chosen_is_told() {
    let mut person = set_up();
    let (_, rule) = person.hears_of("Start with “I”");
    assert_eq!((rule.role(), rule.toggled()), (Role::CheckBox, Some(Toggled::True)));
    let _ = person.asks("Start with “I”");
    assert_eq!(person.hears_of("Start with “I”").1.toggled(), Some(Toggled::False));
}

#[test]
fn the_time_left_is_told_in_words() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn();
    for (seconds, words) in [(0, "1 minute left"), (2, "58 seconds left"), (57, "1 second left")] {
        let _ = person.waits(seconds);
        let told = person.told_as(Role::Timer);
        assert!(told.starts_with(words), "{told}");
    }
    let _ = person.goes_on(2).waits(2);
    let _ = person.taps("e").taps("1").taps("2");
    let told = person.told_as(Role::Timer);
    assert!(told.starts_with("1 minute") && told.contains(" seconds left"), "{told}");
}

#[test]
fn letters_in_a_field_can_be_read_one_by_one() {
    let mut person = set_up();
    let _ = person.fills(said!("set-up-name", "name", place = "First"), "Zoë B");
    let told = person.told(None);
    let run = told.nodes.iter().find(|(_, node)| node.role() == Role::TextRun).unwrap();
    assert_eq!(run.1.value(), Some("Zoë B"));
    assert_eq!(run.1.character_lengths(), [1, 1, 2, 1, 1]);
    assert_eq!(run.1.word_starts(), [0, 4]);
}

#[test]
fn what_is_scrolled_is_told_where_it_is() {
    let mut person = set_up();
    person.resize(iced::Size::new(LAPTOP.width, 480.0));
    let mut found = 0;
    for _ in 0..30 {
        let _ = person.key(Named::Tab);
        let Some((seen, _)) = person.focus() else { continue };
        let told = person.told(None);
        let (_, node) = told.nodes.iter().find(|(id, _)| *id == told.focus).unwrap();
        let bounds = node.bounds().unwrap();
        assert!((bounds.y0 - f64::from(seen.y)).abs() < 1.0, "{bounds:?} for {seen:?}, {}", name(node));
        found += 1;
    }
    assert!(found > 10, "Tab came to {found} controls");
}

impl Person {
    /// The name of the part that has the keyboard's focus; empty if none has.
    fn keyboard_is_on(&mut self) -> String {
        let told = self.told(None);
        let (_, node) = told.nodes.iter().find(|(id, _)| *id == told.focus).unwrap();
        name(node).to_owned()
    }

    /// Presses Tab until the part of this name has the focus.
    #[track_caller]
    fn goes_by_tab_to(&mut self, called: &str) {
        for _ in 0..60 {
            let _ = self.key(Named::Tab);
            if self.keyboard_is_on() == called {
                return;
            }
        }
        panic!("Tab never came to “{called}”");
    }
}

#[test]
fn what_has_stopped_doing_anything_hands_the_keyboard_on_to_the_next() {
    let mut person = set_up();
    person.goes_by_tab_to("Less: Rounds");
    // Down to one round, and no further.
    for _ in 0..5 {
        let _ = person.key(Named::Enter);
    }
    assert_eq!(person.keyboard_is_on(), "Less: Rounds");
    let _ = person.key(Named::Space);
    person.must_see(said!("set-up-people"));
    let _ = person.key(Named::Tab);
    assert_eq!(person.keyboard_is_on(), "More: Rounds");
    // *Less* has lost the focus: once it works again, it has no ring.
    let _ = person.key(Named::Enter).key(Named::Enter);
    assert_eq!(person.keyboard_is_on(), "More: Rounds");
}

#[test]
fn a_press_by_pointer_takes_the_keyboard_from_wherever_it_was() {
    let mut person = set_up();
    person.goes_by_tab_to("More: Rounds");
    // A control before it, which takes the press itself.
    let _ = person.press(said!("set-up-swap"));
    assert_eq!(person.told(None).focus, person.told(None).nodes[0].0, "on the window alone");
}

#[test]
fn what_can_be_done_with_a_control_stays_the_same_while_it_does_nothing() {
    let mut person = Home::new().talk();
    let minute = |person: &mut Person| {
        let told = person.told(None);
        let found =
            told.nodes.iter().find(|(_, node)| name(node) == english!("command-minute-more")).unwrap();
        (found.0, found.1.supports_action(Action::Click), found.1.is_disabled())
    };
    // In a breath there is no time to add to.
    let (id, can, disabled) = minute(&mut person);
    assert!(can && disabled);
    let _ = person.told(Some(Wish { of: id, what: What::Do(Asked::Press) }));
    person.must_not_see(said!("ask-more", name = "Ana"));
    let _ = person.goes_to_the_first_turn();
    assert_eq!(minute(&mut person), (id, true, false));
}

#[test]
fn a_letter_too_long_to_be_told_leaves_the_field_its_value() {
    let mut person = set_up();
    let long = format!("z{}bcd", "\u{301}".repeat(300));
    let _ = person.fills(said!("set-up-name", "name", place = "First"), &long);
    let (id, field) = person.hears_of(said!("set-up-name", "name", place = "First"));
    let value = field.value().unwrap().to_owned();
    let told = person.told(None);
    let (_, field) = told.nodes.iter().find(|(other, _)| *other == id).unwrap();
    for run in field.children() {
        let (_, run) = told.nodes.iter().find(|(id, _)| id == run).unwrap();
        let all: usize = run.character_lengths().iter().map(|length| usize::from(*length)).sum();
        assert_eq!(all, run.value().unwrap().len());
    }
    assert!(value.starts_with('z'));
    let _ = person.fills(said!("set-up-name", "name", place = "First"), "two\nlines");
    assert_eq!(person.hears_of(said!("set-up-name", "name", place = "First")).1.value(), Some("two lines"));
}

#[test]
fn a_rule_is_opened_and_closed_by_name() {
    let mut person = set_up();
    let _ = person.asks(said!("rule-read-more", rule = "Start with “I”"));
    person.must_see("You make me …");
    let _ = person.asks(said!("panel-close", "name", panel = "Start with “I”"));
    person.must_not_see("You make me …");
    let (_, tick) = person.hears_of("Start with “I”");
    assert_eq!((tick.role(), tick.toggled()), (Role::CheckBox, Some(Toggled::True)));
    let _ = person.asks("Start with “I”");
    assert_eq!(person.hears_of("Start with “I”").1.toggled(), Some(Toggled::False));

    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().asks(said!("stage-bring-forward", rule = "Start with “I”"));
    person.must_see(said!("stage-come-back"));
    let _ = person.waits(9).asks(said!("command-pause"));
    let _ = person.asks(said!("rule-read-more", rule = "Start with “I”"));
    person.must_see("You make me …");
    let _ = person.asks(said!("panel-close", "name", panel = "Start with “I”"));
    person.must_not_see("You make me …");
}

#[test]
fn past_the_end_a_screen_reader_counts_no_seconds() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_first_turn().waits(65);
    assert_eq!(person.told_as(Role::Timer), "Please finish your thought");
}

#[test]
fn the_question_whether_to_leave_no_trace_is_said_and_has_the_keyboard() {
    let mut person = Home::new().talk();
    let _ = person.goes_to_the_close().asks(said!("close-erase"));
    let told = person.told(None);
    let aloud = told
        .nodes
        .iter()
        .any(|(_, node)| node.live() == Some(Live::Polite) && name(node).starts_with("Erase this talk"));
    assert!(aloud);
    assert_eq!(person.keyboard_is_on(), "Keep it");
    let _ = person.key(Named::Enter);
    person.must_not_see("Erase this talk");
}
