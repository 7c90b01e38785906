//! What people type when they look for a talk, and which one they should see first.

use common_ground::library::Library;
use common_ground::library::query::{Found, Query};
use common_ground::words::Words;

use super::said::{Text, said};

/// What is typed, and which sets should be among the first that are shown, in any order.
const TYPED: &[(&str, &[&str])] = &[
    ("lied", &["apology", "questions-after-betrayal", "why", "openness"]),
    ("he lied to me", &["apology", "questions-after-betrayal", "why", "openness"]),
    ("lies", &["questions-after-betrayal", "why"]),
    ("lying", &["apology", "questions-after-betrayal", "why", "openness"]),
    ("money", &["understand-first", "fair-fight", "boundaries"]),
    ("we fight about money", &["fair-fight", "after-a-fight"]),
    ("debt", &["gentle-start", "why"]),
    ("trust", &["openness", "questions-after-betrayal", "boundaries"]),
    ("rebuild trust", &["openness"]),
    ("how can I trust him again", &["openness"]),
    ("sorry", &["apology"]),
    ("how to say sorry", &["apology"]),
    ("how do I say sorry to my wife", &["apology"]),
    ("I’m sorry", &["apology"]),
    ("im sorry", &["apology"]),
    ("apologise", &["apology"]),
    ("apologize", &["apology"]),
    ("appology", &["apology"]),
    ("forgive", &["apology"]),
    ("forgiveness", &["apology"]),
    ("i messed up", &["apology"]),
    ("broken promise", &["setback"]),
    ("hurt", &["apology", "mirror"]),
    ("hurt feelings", &["mirror"]),
    ("fight", &["fair-fight", "after-a-fight"]),
    ("fighting", &["fair-fight", "after-a-fight"]),
    ("we had a fight", &["after-a-fight"]),
    ("making up after a fight", &["after-a-fight"]),
    ("cheated", &["apology", "questions-after-betrayal", "why", "openness"]),
    ("cheating", &["questions-after-betrayal", "why"]),
    ("cheat", &["questions-after-betrayal", "why"]),
    ("affair", &["questions-after-betrayal", "why", "openness"]),
    ("infidelity", &["questions-after-betrayal", "why"]),
    ("betrayal", &["questions-after-betrayal"]),
    ("relapse", &["setback"]),
    ("drinking", &["setback", "boundaries", "gentle-start"]),
    ("gambling", &["setback", "why"]),
    ("it happened again", &["setback"]),
    ("shouting", &["fair-fight", "speaker-listener"]),
    ("yelling", &["fair-fight", "speaker-listener"]),
    ("angry", &["fair-fight"]),
    ("silent treatment", &["fair-fight", "after-a-fight"]),
    ("stonewalling", &["fair-fight"]),
    ("we keep arguing", &["speaker-listener", "fair-fight"]),
    ("argue", &["speaker-listener", "fair-fight"]),
    ("argument", &["speaker-listener", "fair-fight", "after-a-fight"]),
    ("he never listens", &["speaker-listener", "mirror"]),
    ("she doesn’t listen", &["speaker-listener"]),
    ("misunderstood", &["speaker-listener", "mirror"]),
    ("in-laws", &["boundaries", "understand-first", "speaker-listener"]),
    ("mother in law", &["boundaries"]),
    ("inlaws", &["speaker-listener", "understand-first"]),
    ("chores", &["observe-feel-need-ask", "check-in", "family"]),
    ("dishes", &["observe-feel-need-ask"]),
    ("phone", &["boundaries", "observe-feel-need-ask"]),
    ("always on his phone", &["observe-feel-need-ask"]),
    ("jealous", &["mirror", "boundaries", "openness"]),
    ("jelous", &["mirror", "boundaries", "openness"]),
    ("jealousy", &["mirror", "boundaries"]),
    ("my ex", &["boundaries", "mediation"]),
    ("kids", &["family", "understand-first"]),
    ("teenager", &["family"]),
    ("my son", &["family"]),
    ("screen time", &["family"]),
    ("sex", &["wishes-and-limits"]),
    ("intimacy", &["wishes-and-limits"]),
    ("no sex", &["wishes-and-limits"]),
    ("divorce", &["mediation"]),
    ("separating", &["mediation"]),
    ("custody", &["mediation"]),
    ("breaking up", &["mediation"]),
    ("roommates", &["circle", "mediation"]),
    ("roommate", &["observe-feel-need-ask", "circle", "mediation"]),
    ("neighbours", &["circle", "mediation"]),
    ("retro", &["team"]),
    ("postmortem", &["team"]),
    ("post-mortem", &["team"]),
    ("my boss", &["team", "mediation"]),
    ("bullying", &["circle"]),
    ("support group", &["timed-share"]),
    ("lonely", &["mirror", "long-listening"]),
    ("drifting apart", &["check-in", "state-of-us", "long-listening"]),
    ("we don’t talk", &["long-listening-first", "long-listening"]),
    ("date night", &["time-together", "state-of-us"]),
    ("no time for us", &["time-together"]),
    ("politics", &["understand-first"]),
    ("religion", &["understand-first"]),
    ("having kids", &["understand-first"]),
    ("how do I bring it up", &["gentle-start"]),
    ("we need to talk", &["gentle-start"]),
    ("bad news", &["gentle-start"]),
    ("privacy", &["boundaries"]),
    ("say no", &["boundaries"]),
    ("passwords", &["boundaries", "openness"]),
    ("happy memories", &["good-memories"]),
    ("weekly", &["check-in", "state-of-us"]),
    ("debate", &["debate-lincoln-douglas", "debate-british-parliamentary", "debate-world-schools"]),
    ("debating", &["debate-lincoln-douglas", "debate-british-parliamentary", "debate-world-schools"]),
    ("mediator", &["mediation"]),
    ("check in", &["check-in"]),
    ("checkin", &["check-in"]),
    ("why did you do it", &["why"]),
    ("stresed", &["long-listening"]),
];

/// The sets that are found, the best fit first.
fn found<'a>(typed: &str, library: &'a Library) -> Vec<&'a str> {
    let idle = said!("library-search-idle").written_in(&Words::english());
    let found = Query::new(typed, &idle).find(&library.cards, &library.paths);
    let set = |one| if let Found::Set(at) = one { Some(library.cards[at].name()) } else { None };
    found.into_iter().filter_map(set).collect()
}

#[test]
fn what_people_type_leads_to_the_talks_that_help() {
    let library = Library::built_in(&|_| true);
    let mut wrong = Vec::new();
    for (typed, wanted) in TYPED {
        let found = found(typed, &library);
        let first: Vec<&str> = found.into_iter().take(wanted.len() + 2).collect();
        for name in wanted.iter().filter(|name| !first.contains(name)) {
            wrong.push(format!("“{typed}” should find {name}; it finds {first:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), TYPED.len(), wrong.join("\n"));
}

#[test]
fn every_shipped_talk_is_found_by_what_brings_people_to_it() {
    let library = Library::built_in(&|_| true);
    for card in &library.cards {
        let set = card.place().read(&|_| true).rule_set().cloned().expect("it is fine");
        assert!((8..=20).contains(&set.search.len()), "{}: {} texts", card.name(), set.search.len());
        for text in &set.search {
            let text = text.get("en");
            let at = found(text, &library).iter().position(|name| *name == card.name());
            assert!(at.is_some_and(|at| at < 12), "{}: “{text}” finds it at {at:?}", card.name());
        }
    }
}
