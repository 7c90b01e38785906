//! The states that a screen can be in, and how people get there.

use std::time::Duration;

use common_ground::sound::Notice;
use common_ground::ui::Outside;
use iced::keyboard::key::Named;

use super::home::Home;
use super::person::{Person, done};
use super::review;
use super::said::said;
use super::{agreed, along_a_path, asks, erase, feelings, form, go_on_with, on_path, opening, set_up};

/// A state of a screen.
#[derive(Clone, Copy)]
pub(crate) struct Preset {
    /// Its picture's name.
    pub(crate) name: &'static str,
    /// Its description, for people.
    pub(crate) title: &'static str,
    /// Something open covers the stage on purpose.
    pub(crate) lies_upon: bool,
    way: fn(Home) -> Person,
}

impl Preset {
    /// The way there, from a home in which nothing has happened yet.
    pub(crate) fn reach(self, home: Home) -> Person {
        (self.way)(home)
    }
}

/// The state of this name.
pub(crate) fn named(name: &str) -> Preset {
    *ALL.iter().find(|preset| preset.name == name).expect("a preset of this name")
}

/// The names of twelve people, as in a class or a team; the last is as long as a name may be.
pub(crate) const CIRCLE: [&str; 12] = [
    "Ana",
    "Ben",
    "Chidi",
    "Dilnoza",
    "Eszter",
    "Farid",
    "Giulia",
    "Hedda",
    "Ibrahim",
    "Jun",
    "Katarzyna",
    "Maximiliane-Charlotte von Hohenlohe-Lang",
];

/// Rule sets that show what the built-in ones don't: many people, no clock, more words than anybody reads.
const SETS: &str = r#"(
    format: 1,
    name: "Round the table",
    summary: "Everyone says one thing, and nobody answers yet.",
    participants: (min: 2, max: 12),
    rules: [(id: "one", text: "One voice at a time"), (id: "pass", text: "Passing is fine")],
    turns: {
        "round": (title: "What I’d like you to know", time: "2m", rules: ["one", "pass"]),
        "quiet": (title: "A quiet moment", prompt: "Nobody has to say anything.", rules: ["one"]),
        "talk": (title: "Talk it over", time: "6m", rules: ["one"]),
        "more": (title: "Is there more?", prompt: "Another round, or is it said?"),
    },
    flow: [
        Each(steps: [Speaker("round")]),
        Everyone("quiet"),
        Exchange(turn: "talk", each: "3m"),
        Repeat(times: 2, ask: "more", steps: [Each(steps: [Speaker("round")])]),
    ],
)"#;

/// A circle for three to twelve people.
const ROUND: &str = include_str!("../sets/circle.ron");

fn circle(home: Home) -> Person {
    home.with_rules("round.ron", SETS).start("round", &CIRCLE)
}

/// Ana’s and Ben’s first turn in a talk of one round, which they go to the end of.
fn to_the_end(home: Home, before: impl FnOnce(&mut Person)) -> Person {
    let mut person = home.brief_talk();
    before(person.goes_to_the_first_turn());
    let _ = person.goes_to_the_end();
    person
}

/// Ana and Ben look at three things that they agreed.
fn looks_back(home: Home, what: impl FnOnce(&mut Person)) -> Person {
    review::three(&home);
    then(review::looking_back(home, &["Ana", "Ben"]), what)
}

fn two_in_the_circle(home: Home) -> Person {
    home.with_rules("round.ron", SETS).start("round", &["Ana", "Ben"])
}

/// A step for agreements that are to have an end, and are looked at again in two weeks.
fn agree(home: Home) -> Person {
    let set = r#"(format: 1, name: "What we try", turns: { "ours": (title: "What we agree on") },
        flow: [Agree(turn: "ours", review: "14d", require: [Until])], breaks: (breath: None))"#;
    home.with_rules("try.ron", set).start("try", &["Ana", "Ben"])
}

/// A debate in which each may prepare between speeches.
const DEBATE: &str = r#"(
    format: 1, name: "Debate",
    participants: (min: 2, max: 2, seats: ["Affirmative", "Negative"]),
    rules: [(id: "case", text: "The case, not the person")],
    turns: {
        "speech": (title: "Constructive speech", prompt: "Definitions, value, contentions.", time: "6m", rules: ["case"]),
        "answer": (title: "Rebuttal", prompt: "Answer point by point.", time: "4m", rules: ["case"]),
    },
    flow: [Seat(1, "speech"), Seat(2, "answer"), Seat(1, "answer")],
    pools: { "preparation": (title: "Preparation", time: "4m") },
)"#;

/// The breath before the second speech of a debate.
fn debate(home: Home, what: impl FnOnce(&mut Person)) -> Person {
    let mut person = home.with_rules("debate.ron", DEBATE).start("debate", &["Ana", "Ben"]);
    what(person.goes_on(1).waits(361).goes_on(1));
    person
}

/// A turn in which the set stops the clock.
fn waiting(home: Home) -> Person {
    let set = r#"(format: 1, name: "Change places", breaks: (breath: None),
        turns: { "walk": (title: "Walk and talk", prompt: "Side by side, slowly.", time: "4m",
            cues: [(at: Elapsed("50%"), sound: "wood", label: "Turn around", pause: true), (at: End)]) },
        flow: [Each(steps: [Speaker("walk")])])"#;
    home.with_rules("walk.ron", set).start("walk", &["Ana", "Ben"])
}

/// A rule of 2,000 characters.
fn wordy(home: Home) -> Person {
    let text = "Say what you saw, what you felt and what you would like, and leave out what you think the other one meant. "
        .repeat(19);
    let set = format!(
        r#"(format: 1, name: "Every word of it", rules: [(id: "all", text: "{}"), (id: "i", text: "Start with “I”")],
        turns: {{ "speak": (title: "Speak for yourself", time: "2m", rules: ["all", "i"]) }},
        flow: [Each(steps: [Speaker("speak")])])"#,
        text.chars().take(2_000).collect::<String>()
    );
    then(home.with_rules("wordy.ron", &set).start("wordy", &["Ana", "Ben"]), |person| done(person.goes_on(1)))
}

fn then(mut person: Person, what: impl FnOnce(&mut Person)) -> Person {
    what(&mut person);
    person
}

fn turn(home: Home, what: impl FnOnce(&mut Person)) -> Person {
    then(home.talk(), |person| what(person.goes_to_the_first_turn()))
}

/// Ana's first turn, run from a facilitator's window, which the person looks at.
fn facilitated(home: Home, what: impl FnOnce(&mut Person)) -> Person {
    turn(home, |person| what(person.waits(17).taps("a")))
}

/// The same, looking at the window for everyone.
fn audience(home: Home, what: impl FnOnce(&mut Person)) -> Person {
    let mut person = facilitated(home, what);
    let _ = person.turns_to_the_audience();
    person
}

const fn preset(name: &'static str, title: &'static str, way: fn(Home) -> Person) -> Preset {
    Preset { name, title, lies_upon: false, way }
}

const fn upon(name: &'static str, title: &'static str, way: fn(Home) -> Person) -> Preset {
    Preset { lies_upon: true, ..preset(name, title, way) }
}

/// Every state that the tests look at, in the order of a talk.
pub(crate) const ALL: &[Preset] = &[
    preset("library", "The library", Home::open),
    preset("library-search", "A search that finds nothing", |home| {
        then(home.open(), |person| done(person.writes(said!("library-search"), "quarrel about cats")))
    }),
    preset("library-broken-file", "A rule set that can’t be read", |home| {
        home.with_rules("river.ron", "(format: 1, name: \"By the river\", flow: [])").open()
    }),
    preset("library-plain", "A start that shows nothing of what is kept", |home| {
        home.opens_plain();
        home.open()
    }),
    preset("library-interrupted", "A talk that was interrupted", |home| {
        turn(home, |person| person.comes_back_after(Duration::from_secs(300)))
    }),
    preset("library-agreements", "Agreements and a next talk", |home| {
        then(home.talk(), |person| {
            let _ = person
                .goes_to_the_close()
                .writes(said!("close-what"), "Dinner on Fridays")
                .press_last(said!("close-day-week"))
                .press(said!("close-done"));
        })
    }),
    preset("library-path", "The next step of a path, in the library", |home| {
        then(on_path::under_way(home), |person| done(person.key(Named::Escape)))
    }),
    preset(
        "library-path-day",
        "The next step of a path, on a day that was agreed on",
        along_a_path::with_a_day,
    ),
    preset("path", "On a path", on_path::under_way),
    preset("path-slip", "A path whose file has a mistake", along_a_path::with_a_slip),
    preset("path-new", "A path that nobody has started", |home| on_path::at(home, "path-rebuilding-trust")),
    preset("path-look", "A step that comes later", |home| {
        then(on_path::under_way(home), |person| done(person.press("State of us")))
    }),
    preset("path-leave", "Whether to leave a path", |home| {
        then(on_path::under_way(home), |person| done(person.press(said!("path-leave"))))
    }),
    preset("agreed", "What was agreed", |home| agreed::page(home.with_what_was_agreed())),
    preset("agreed-not-yet", "Why it didn’t go as it was meant", |home| {
        then(agreed::page(home.with_what_was_agreed()), |person| {
            done(person.press(said!("agreed-not-yet")).types("Overtime, three evenings"));
        })
    }),
    preset("agreed-how", "How it went", |home| {
        then(agreed::page(home.with_what_was_agreed()), |person| done(person.press(said!("agreed-course"))))
    }),
    preset("agreed-change", "Other words for what was agreed", |home| {
        then(agreed::page(home.with_what_was_agreed()), |person| {
            done(person.press(said!("close-change")).types(", and at seven"));
        })
    }),
    preset("agreed-open", "An agreement that isn’t due", |home| {
        then(agreed::page(home.with_what_was_agreed()), |person| {
            let _ = person.press("The savings account needs both signatures");
            let _ = person.press_last(said!("close-change")).types("!").press(said!("agreed-save"));
            let _ = person.press_last("The savings account needs both signatures!");
            let _ = person.press(said!("close-agrees", person = "Ana"));
        })
    }),
    preset("agreed-erase", "Before an agreement is erased", |home| {
        then(agreed::page(home.with_what_was_agreed()), |person| done(person.press(said!("agreed-erase"))))
    }),
    preset("library-erase", "Before a talk that was interrupted is erased", |home| {
        then(turn(home, |person| person.comes_back_after(Duration::from_secs(300))), |person| {
            done(person.press(said!("library-erase")));
        })
    }),
    preset("erase", "Before everything is erased", |home| then(erase::page(home.full()), |_| {})),
    preset("erased", "Everything is erased", |home| {
        then(erase::page(home.full()), |person| done(person.press(said!("erase-yes"))))
    }),
    preset("kept", "What we keep", |home| {
        then(home.full().open(), |person| done(person.press(said!("library-kept"))))
    }),
    preset("kept-empty", "What we keep, where nothing is kept", |home| {
        then(home.open(), |person| {
            done(person.press(said!("library-settings")).press(said!("library-kept")));
        })
    }),
    preset("kept-talk", "A past talk", |home| {
        then(home.full().open(), |person| {
            let _ = person.press(said!("library-kept"));
            let talk = "Sunday 15 November · Speaker and listener";
            let _ = person.asks(said!("keeping-talk-read", "name", talk = talk));
        })
    }),
    preset("kept-sure", "Whether to erase a past talk", |home| {
        then(home.full().open(), |person| {
            let _ = person.press(said!("library-kept"));
            let _ = person.press_beside("Sunday 15 November · Speaker and listener", said!("keeping-erase"));
        })
    }),
    preset("set-up-valued", "Set-up of a check-in where talks are remembered", |home| {
        then(home.full().open(), |person| done(person.press("Short check-in")))
    }),
    preset("set-up", "Set-up", |home| then(home.open(), |person| done(person.press("Speaker and listener")))),
    preset("set-up-whom", "Set-up of a set that says whom it is for", set_up::whom),
    preset("set-up-kept-rules", "Set-up with the rules that people kept", |home| {
        then(to_the_end(home, |_| {}), |person| {
            let _ = person.press(said!("close-rules"));
            let _ = person.press_beside("Start with “I”", said!("close-rules-drop"));
            let _ = person.press(said!("close-rules-use")).press(said!("close-next-not-yet"));
            let _ = person.press(said!("close-done")).press("One round");
        })
    }),
    preset("set-up-last", "Set-up where talks are remembered", |home| {
        then(home.open(), |person| {
            let _ = person.press(said!("library-settings")).press(said!("settings-history"));
            let _ = person.press(said!("widget-back")).press("Speaker and listener");
            let _ = person.writes(said!("set-up-name"), "Ana").writes(said!("set-up-name"), "Ben");
            let _ = person.press_beside("Speak for yourself", "+").ticks("Start with “I”").begins();
            let _ = person.goes_to_the_close().press(said!("close-next-not-yet"));
            let _ = person.press(said!("close-done")).press("Speaker and listener");
        })
    }),
    preset("set-up-twelve", "Set-up for twelve", |home| {
        then(home.with_rules("round.ron", SETS).open(), |person| {
            let _ = person.press("Round the table");
            for _ in 2..12 {
                let _ = person.press(said!("set-up-add"));
            }
            for name in CIRCLE {
                let _ = person.writes(said!("set-up-name"), name);
            }
        })
    }),
    preset("another-time", "Another time", |home| {
        then(home.open(), |person| done(person.press("Speaker and listener").press(said!("set-up-not-now"))))
    }),
    preset("opening", "The words before the first step", |home| opening::reading(home, opening::SHORT)),
    preset("opening-long", "Seven hundred letters before the first step", |home| {
        opening::reading(home, &opening::long(700))
    }),
    preset("breath", "The breath before a turn", |home| then(home.talk(), |person| done(person.goes_on(2)))),
    preset("turn", "A turn", |home| turn(home, |person| done(person.waits(17)))),
    preset("turn-minutes", "A turn, minutes only", |home| {
        turn(home, |person| done(person.taps("d").waits(17)))
    }),
    preset("turn-long-name", "A name of forty letters", |home| {
        then(home.start("speaker-listener", &[CIRCLE[11], "Ben"]), |person| done(person.goes_on(3).waits(17)))
    }),
    preset("turn-twelve", "A turn in a circle of twelve", |home| {
        then(circle(home), |person| done(person.goes_on(15).waits(17)))
    }),
    preset("circle-of-twelve", "A circle in which turns are passed", |home| {
        then(home.with_rules("circle.ron", ROUND).start("circle", &CIRCLE), |person| {
            // Past the arriving and a breath, and on to the eleventh turn, of which the first was passed.
            done(person.goes_on(3).taps("n").goes_on(19).waits(17));
        })
    }),
    preset("turn-wordy", "A rule of two thousand letters", wordy),
    preset("turn-untimed", "A step without a clock", |home| {
        then(two_in_the_circle(home), |person| done(person.goes_on(5)))
    }),
    preset("turn-exchange", "An exchange, before anyone speaks", |home| {
        then(two_in_the_circle(home), |person| done(person.goes_on(7).waits(40)))
    }),
    preset("exchange", "Someone has the floor in an exchange", |home| {
        then(two_in_the_circle(home), |person| done(person.goes_on(7).taps("2").waits(40)))
    }),
    preset("exchange-used", "In an exchange, someone’s time is used", |home| {
        then(two_in_the_circle(home), |person| done(person.goes_on(7).taps("2").waits(181)))
    }),
    preset("exchange-twelve", "An exchange between twelve people", |home| {
        then(circle(home), |person| done(person.goes_on(27).taps("3").waits(40)))
    }),
    preset("turn-no-device", "No loudspeaker", |home| {
        turn(home, |person| {
            let _ = person.waits(17);
            person.hears(Outside::Sound(Notice::NoDevice { detail: String::new() }));
        })
    }),
    preset("wrapping-up", "Wrapping up", |home| turn(home, |person| done(person.waits(48)))),
    preset("overtime", "Overtime", |home| turn(home, |person| done(person.waits(72)))),
    preset("paused", "Paused", |home| turn(home, |person| done(person.waits(17).key(Named::Space)))),
    upon("long-pause", "Is this a break?", |home| {
        turn(home, |person| done(person.waits(17).key(Named::Space).waits(181)))
    }),
    preset("waits", "The set has stopped the clock", |home| {
        then(waiting(home), |person| done(person.waits(125)))
    }),
    preset("pool-offer", "Before a speech for which one may prepare", |home| debate(home, done)),
    preset("pool", "Preparation between two speeches", |home| {
        debate(home, |person| done(person.taps("g").waits(79)))
    }),
    preset("facilitator-pool", "Preparation, in the facilitator’s window", |home| {
        debate(home, |person| done(person.taps("a").taps("g").waits(79)))
    }),
    preset("away", "Back after an absence", |home| {
        turn(home, |person| done(person.waits(17).is_away(Duration::from_secs(3_600))))
    }),
    preset("rehearsal", "A rehearsal", |home| {
        then(home.open(), |person| done(person.rehearses().goes_to_the_first_turn()))
    }),
    preset("flagged-rule", "A rule brought forward", |home| {
        turn(home, |person| done(person.waits(17).taps("3")))
    }),
    upon("minute-more", "A minute more?", |home| turn(home, |person| done(person.waits(48).taps("e")))),
    upon("end-here", "End here?", |home| turn(home, |person| done(person.waits(17).taps("q")))),
    upon("repair-cards", "Words that help", |home| turn(home, |person| done(person.waits(17).taps("r")))),
    upon("repair-card", "One of them on the stage", |home| {
        turn(home, |person| done(person.waits(17).taps("r").taps("2")))
    }),
    upon("rule", "A rule with all about it", |home| {
        turn(home, |person| done(person.waits(17).key(Named::Space).taps("3")))
    }),
    upon("parking", "A topic for another day", |home| turn(home, |person| done(person.waits(17).taps("p")))),
    upon("keys", "The keys", |home| turn(home, |person| done(person.waits(17).taps("?")))),
    upon("who-is-here", "Who is here", |home| {
        then(home.with_rules("circle.ron", ROUND).start("circle", &CIRCLE), |person| {
            let _ = person.goes_on(3).taps("?").press(said!("panel-people"));
            done(person.asks(said!("panel-people-left", "name", name = "Chidi")).taps("1"));
        })
    }),
    upon("feelings", "Feelings to pick from", |home| {
        then(feelings::feel(home), |person| done(person.taps("f")))
    }),
    preset("feeling-picked", "A feeling that somebody has picked", |home| {
        then(feelings::feel(home), |person| done(person.taps("f").press("lonely").key(Named::Escape)))
    }),
    preset("gate", "The gate", |home| then(home.talk(), |person| done(person.goes_to_the_gate()))),
    preset("gate-last-round", "The gate, after as many rounds as there are", |home| {
        then(home.talk(), |person| {
            for _ in 0..2 {
                done(person.goes_to_the_gate().taps("2"));
            }
            done(person.goes_to_the_gate());
        })
    }),
    preset("ask", "Another round?", |home| then(two_in_the_circle(home), |person| done(person.goes_on(12)))),
    preset("ask-go-on", "Go on, or enough for today?", asks::asked),
    preset("gate-mediator", "The gate, after a mediator has summed up", asks::at_the_table),
    preset("review", "Looking at what was agreed", |home| looks_back(home, |_| {})),
    preset("review-not-yet", "What got in the way, and when to look again", |home| {
        looks_back(home, |person| done(person.taps("3")))
    }),
    preset("review-words", "Other words for what was agreed", |home| {
        looks_back(home, |person| done(person.press(said!("review-words"))))
    }),
    preset("review-answered", "Back at what was answered", |home| {
        looks_back(home, |person| done(person.taps("1").press(said!("review-back"))))
    }),
    preset("review-long", "An agreement of two hundred letters, and a name of forty", |home| {
        review::long(&home);
        review::looking_back(home, &[CIRCLE[11], "Ben"])
    }),
    preset("review-none", "Nothing to look at", |home| review::looking_back(home, &["Ana", "Ben"])),
    preset("facilitator-review", "What was agreed, in the facilitator’s window", |home| {
        looks_back(home, |person| done(person.taps("a")))
    }),
    preset("facilitator-review-not-yet", "What got in the way, in the facilitator’s window", |home| {
        looks_back(home, |person| done(person.taps("a").taps("3")))
    }),
    preset("audience-review", "What was agreed, in the window for everyone", |home| {
        looks_back(home, |person| done(person.taps("a").turns_to_the_audience()))
    }),
    preset("break", "A break", |home| turn(home, |person| done(person.waits(17).taps("b").waits(12)))),
    preset("break-still", "A break where nothing moves", |home| {
        turn(home, |person| done(person.waits(17).taps("b").taps("p").taps("p").waits(12)))
    }),
    preset("break-over", "The promised time has come", |home| {
        turn(home, |person| done(person.waits(17).taps("b").waits(1_200)))
    }),
    preset("break-noted", "One is ready, and it isn’t shown who", |home| {
        turn(home, |person| done(person.waits(17).taps("b").waits(1_200).taps("1")))
    }),
    upon("break-sooner", "Go on before the time?", |home| {
        turn(home, |person| done(person.waits(17).taps("b").key(Named::ArrowRight).waits(12)))
    }),
    preset("break-alone-over", "The promised time has come, after a break without a talk", |home| {
        then(home.open(), |person| done(person.press(said!("library-break")).waits(1_200)))
    }),
    preset("after-break", "Back from a break without a talk", |home| {
        then(home.open(), |person| {
            done(person.press(said!("library-break")).waits(1_200).taps("1").taps("2"));
        })
    }),
    preset("facilitator", "The facilitator’s window", |home| {
        facilitated(home, |person| {
            done(person.writes(said!("panel-topic"), "Whose turn it is to cook").key(Named::Enter));
        })
    }),
    preset("facilitator-twelve", "The facilitator’s window, in a circle of twelve", |home| {
        then(circle(home), |person| done(person.goes_on(15).waits(17).taps("a")))
    }),
    preset("facilitator-asked", "A question, in the facilitator’s window", |home| {
        facilitated(home, |person| done(person.taps("e")))
    }),
    preset("facilitator-gate", "The gate, in the facilitator’s window", |home| {
        facilitated(home, |person| done(person.goes_on(3)))
    }),
    preset("facilitator-break", "A break, in the facilitator’s window", |home| {
        facilitated(home, |person| done(person.taps("b").waits(12)))
    }),
    preset("facilitator-break-alone", "A break without a talk, in the facilitator’s window", |home| {
        then(home.open(), |person| done(person.press(said!("library-break")).taps("a").waits(12)))
    }),
    preset("facilitator-back", "Ready to go on, in the facilitator’s window", |home| {
        facilitated(home, |person| done(person.taps("b").waits(1_200)))
    }),
    preset("exchange-facilitator", "An exchange, in the facilitator’s window", |home| {
        then(two_in_the_circle(home), |person| done(person.goes_on(7).taps("a").taps("1").waits(40)))
    }),
    upon("facilitator-keys", "The keys, in the facilitator’s window", |home| {
        facilitated(home, |person| done(person.taps("?")))
    }),
    preset("audience", "The window for everyone", |home| audience(home, |_| {})),
    preset("audience-asked", "A question, in the window for everyone", |home| {
        audience(home, |person| done(person.taps("e")))
    }),
    preset("audience-gate", "The gate, in the window for everyone", |home| {
        audience(home, |person| done(person.goes_on(3)))
    }),
    preset("audience-break", "A break, in the window for everyone", |home| {
        audience(home, |person| done(person.taps("b").waits(12)))
    }),
    preset("audience-back", "Ready to go on, in the window for everyone", |home| {
        audience(home, |person| done(person.taps("b").waits(1_200)))
    }),
    preset("audience-close", "The close, in the window for everyone", |home| {
        let mut person = to_the_end(home, |person| done(person.taps("a")));
        let _ = person.writes(said!("close-what"), "Dinner on Fridays").key(Named::Enter);
        let _ = person.writes(said!("close-what"), "We ask before we plan").turns_to_the_audience();
        person
    }),
    preset("audience-close-early", "A talk that was ended early, in the window for everyone", |home| {
        audience(home, |person| done(person.goes_to_the_close()))
    }),
    preset("close", "The close", |home| to_the_end(home, |_| {})),
    preset(
        "close-then",
        "The close of a talk that people can go on from, without thanks",
        go_on_with::after_an_apology,
    ),
    preset("close-early", "The close of a talk that was ended early", |home| {
        turn(home, |person| done(person.goes_to_the_close()))
    }),
    preset("close-agreed", "The close, with agreements", |home| {
        let parks = |person: &mut Person| {
            done(person.taps("p").types("The summer with your parents").key(Named::Enter));
        };
        then(to_the_end(home, parks), |person| {
            for what in ["Dinner on Fridays, phones away", "We ask before we plan a weekend"] {
                let _ = person.writes(said!("close-what"), what).key(Named::Enter);
            }
        })
    }),
    preset("close-yes", "An agreement that one of two has said yes to", |home| {
        then(to_the_end(home, |_| {}), |person| {
            let _ = person.writes(said!("close-what"), "I text when I’m later than seven").press("Ben");
            let _ = person.press(said!("close-keep"));
            done(person.press(said!("close-agrees", person = "Ben")));
        })
    }),
    preset("close-more", "Until when an agreement holds, and what if it isn’t kept", |home| {
        then(to_the_end(home, |_| {}), |person| {
            let _ = person.writes(said!("close-what"), "The savings account needs both signatures");
            let _ = person.press(said!("close-more")).types("24 December");
            done(person.writes(said!("close-otherwise", "hint"), "We talk to the bank together"));
        })
    }),
    preset("close-circle", "What a circle of twelve agrees on", |home| {
        then(circle(home), |person| {
            let _ = person.goes_to_the_close().writes(said!("close-what"), "We meet again in spring");
            done(person.press("Maximiliane-Charlotte von Hohenlohe-Lang").press(said!("close-keep")));
        })
    }),
    preset("agree", "A step for agreements, which asks for an end", |home| {
        then(agree(home), |person| {
            let _ = person.writes(said!("close-what"), "Dinner on Fridays").press(said!("close-keep"));
            done(person.types("2026-12-24").press(said!("close-keep")));
            done(person.writes(said!("close-what"), "We ask before we plan").press(said!("close-keep")));
        })
    }),
    preset("facilitator-agree", "A step for agreements, in the facilitator’s window", |home| {
        then(agree(home), |person| {
            let _ = person.taps("a").writes(said!("close-what"), "Dinner on Fridays");
            done(person.press(said!("close-keep")).types("2026-12-24").press(said!("close-keep")));
        })
    }),
    preset("close-rules", "Which rules do we keep?", |home| {
        then(to_the_end(home, |_| {}), |person| {
            let _ = person.press(said!("close-rules"));
            let _ = person.press_beside("Start with “I”", said!("close-rules-change")).types(", always");
            let _ = person.press_beside("No “always”, no “never”", said!("close-rules-drop"));
        })
    }),
    preset("leave-no-trace", "Before everything is erased", |home| {
        then(to_the_end(home, |_| {}), |person| done(person.press(said!("close-erase"))))
    }),
    preset("editor", "A rule in the editor", |home| {
        then(form::editing(home), |person| done(person.press("One real moment")))
    }),
    preset("editor-turn", "A turn in the editor, with a mistake in the file", |home| {
        then(form::with_a_mistake(home), |person| {
            let _ = person.press(said!("editor-file")).press(said!("editor-turns"));
            let _ = person.press("Speak for yourself").writes("90", "");
        })
    }),
    preset("editor-order", "The order of steps in the editor, and the plan", |home| {
        then(form::editing(home), |person| {
            let _ = person
                .press(said!("editor-plan"))
                .press(said!("editor-order"))
                .press(said!("flow-each-speaks-other-answers", number = 1));
            let _ = person.press(said!("editor-add-step-inside"));
        })
    }),
    preset("editor-talk", "A talk as a whole in the editor, in another language", |home| {
        then(form::editing(home), |person| done(person.press(said!("editor-talk")).press("Deutsch")))
    }),
    preset("editor-leave", "Before something that isn’t saved is left", |home| {
        then(form::editing(home), |person| {
            done(
                person
                    .press(said!("editor-add-rule"))
                    .press(said!("widget-back-from", place = "Our evenings")),
            );
        })
    }),
    preset("settings", "Settings", |home| {
        then(home.open(), |person| done(person.press(said!("library-settings"))))
    }),
    preset("setting-keys", "The keys", |home| {
        then(home.open(), |person| {
            done(person.press(said!("library-settings")).press(said!("settings-keys")));
        })
    }),
    preset("setting-keys-refused", "A key that another has", |home| {
        then(home.open(), |person| {
            let _ = person
                .press(said!("library-settings"))
                .press(said!("settings-keys"))
                .press(said!("key-does-pass"))
                .taps("b");
        })
    }),
    preset("help", "Help", |home| then(home.open(), |person| done(person.press(said!("library-help"))))),
    preset("help-in-a-talk", "Help over a turn", |home| {
        turn(home, |person| done(person.waits(17).key(Named::F1)))
    }),
];
