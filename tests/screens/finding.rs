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

/// What people type in a bad evening, in whole sentences, with slips, and by what has to be among the first three.
#[rustfmt::skip]
const FIRST_THREE: &[(&str, &[&str])] = &[
    ("apology", &[
        "how do I say sorry", "he won’t apologize", "I need to apologise to her", "i fucked up", "I feel so guilty",
        "she can’t forgive me", "I forgot our anniversary", "I said sorry but it wasn’t enough", "owe him an apology",
        "I was wrong and want to make it right", "I broke her trust", "I said something terrible", "aplogize",
    ]),
    ("questions-after-betrayal", &[
        "he lied", "cheated", "he cheated on me", "she is cheating", "he cheeted on me",
        "found messages on his phone", "she slept with someone else", "my husband had an affair", "who is she",
        "I want to know the truth", "unfaithfull", "he has been seeing someone else", "lier", "caught him sexting",
        "he’s been lying to me for months", "I caught her cheating", "my boyfriend kissed another girl",
        "he has a secret account", "she had sex with her boss", "tinder", "cheater",
    ]),
    ("path-rebuilding-trust", &[
        "cheated", "he lied to me for years", "I don’t trust him anymore", "can we get over an affair",
        "how do we rebuild trust", "we want to stay together after he cheated", "can I ever trust her again", "trsut",
        "I found out about his affair", "how do we get past this affair", "trust issues", "will I ever trust him",
    ]),
    ("why", &[
        "why did he do it", "why did you lie", "I don’t understand why she did that", "what if he does it again",
        "no more excuses", "I need to know why", "he keeps lying",
    ]),
    ("openness", &[
        "I want to see his phone", "can I check her messages", "how can I trust him again", "no more secrets",
        "I am paranoid since the affair", "reasurance", "I keep checking his phone", "she hides her phone",
        "transparent",
    ]),
    ("boundaries", &[
        "he reads my messages", "I need space", "his mother is always here", "she still texts her ex",
        "set boundaries", "boundry", "he goes through my phone", "my mother-in-law interferes",
        "my mother in law comes every day", "he is jealous of my friends", "she texts her ex boyfriend",
    ]),
    ("setback", &[
        "she lied to me again and again", "he is drinking again", "she relapsed", "it happened again",
        "gambled again", "he broke his promise", "back on drugs", "relaps", "he started drinking again",
        "she is using again", "another relapse", "he promised to stop and didn't", "smoking again",
    ]),
    ("after-a-fight", &[
        "we had a huge row", "I yelled at him yesterday", "we fought last night", "we’re not speaking",
        "he is giving me the silent treatment", "I said awful things", "still angry about yesterday", "blew up",
        "yesterday we had an argument", "make peace after fighting", "she hasn't spoken to me since saturday",
        "we had words",
    ]),
    ("path-after-a-fight", &[
        "we had a fight", "we had a terrible fight and need to calm down", "big fight", "cool down",
    ]),
    ("fair-fight", &[
        "he called me a bitch", "she swears at me", "what an asshole", "I’m so fucking angry",
        "we fight about everything", "he shouts", "screaming at each other", "slamming doors", "bickering",
        "I am furious", "he yells at me all the time", "she insults me", "we are always arguing", "constant fighting",
        "temper", "he slams the door",
    ]),
    ("speaker-listener", &[
        "he keeps interrupting me", "she never listens", "we talk past each other", "talks over me",
        "he gets defensive", "we misunderstand each other", "comunication", "it gets loud",
        "my husband doesn't listen", "he cuts me off", "we can't communicate", "she won't let me finish",
    ]),
    ("mirror", &[
        "I don’t feel heard", "he doesn’t understand me", "my feelings are hurt", "she ignores me", "I feel rejected",
        "I cried all night", "invalidated", "he hurt my feelings", "nobody understands me", "he makes me feel small",
        "I feel invisible", "no empathy", "I am so sad", "heartache",
    ]),
    ("understand-first", &[
        "we disagree about politics", "we can’t agree on having a baby", "should we move", "he is so stubborn",
        "always the same argument", "different religions", "how to spend our savings", "vaccination",
        "we can't decide where to live", "he wants kids and I don't", "how to raise our kids",
        "spending too much money",
    ]),
    ("observe-feel-need-ask", &[
        "criticism", "he criticizes me", "she never helps in the house", "he is always on his phone", "nagging",
        "dirty dishes", "mental load", "complaining", "he leaves his stuff everywhere", "critisism", "laundry",
        "he doesn't do the dishes", "unfair housework", "she is messy", "he criticises everything I do",
    ]),
    ("gentle-start", &[
        "how do I tell him", "I need to tell her something", "I’m scared of his reaction",
        "I don’t know how to start", "we need to talk", "I lost my job", "I’m pregnant", "coming out", "confess",
        "how do I bring up money", "difficult conversation", "I am afraid to tell my parents",
        "how to break up with him", "scared to talk",
    ]),
    ("long-listening-first", &[
        "he never talks", "we don’t talk anymore", "we do not talk any more", "he won’t open up", "she shuts down",
        "we have nothing to say to each other", "he goes quiet", "he doesn't talk about his feelings",
    ]),
    ("long-listening", &[
        "we’ve grown apart", "living like roommates", "we lost touch", "we are like strangers",
        "no connection anymore",
    ]),
    ("long-listening-short", &[
        "drifting apart", "stressed out",
    ]),
    ("check-in", &[
        "weekly check-in", "how was your week", "housework", "who does the chores", "small annoyances", "resentful",
        "new baby", "catching up every week", "chores", "we are both so busy",
    ]),
    ("state-of-us", &[
        "marriage in trouble", "our relationship is stuck", "does she still love me", "he doesn’t love me anymore",
        "is this the end of us", "unhappy marriage", "long-distance relationship", "is our relationship over",
        "I'm not happy with us", "we're stuck in a rut", "is he still in love with me",
    ]),
    ("path-staying-close", &[
        "we want to stay close", "staying connected", "we barely see each other", "keep the love alive", "closer",
        "how to stay close with a baby", "we are drifting apart",
    ]),
    ("good-memories", &[
        "good old days", "happy memories", "I miss us", "we never laugh anymore", "I don’t feel appreciated",
        "taken for granted", "thankful", "spark is gone", "I want to thank her", "what I love about you",
        "bring back the spark", "he never compliments me",
    ]),
    ("time-together", &[
        "date night", "we have no time for each other", "he is always working", "plan a weekend", "boring evenings",
        "workaholic", "we never do anything together", "he works too much", "what can we do this weekend",
    ]),
    ("wishes-and-limits", &[
        "we never have sex", "sexual desire", "she doesn’t want to be touched", "no intimacy", "low libido",
        "he pressures me for sex", "cuddle more", "sexless", "she never wants sex", "he wants sex all the time",
        "intimasy", "our sex life",
    ]),
    ("mediation", &[
        "she left me", "we’re splitting up", "divorce", "he wants a divorce", "custody of the children",
        "fight with my neighbour", "my sister and I don’t speak", "inheritence", "child support", "he moved out",
        "dispute with my landlord", "we want to separate", "who gets the kids", "getting divorced",
        "dividing the inheritance", "argument with a coworker", "she is leaving me",
    ]),
    ("circle", &[
        "conflict in our group", "bullied", "trouble with the neighbors", "our flat share",
        "somebody stole from the kitchen", "family feud", "roommates", "our group is falling apart",
        "noisy neighbours", "problems in class",
    ]),
    ("family", &[
        "my teenager won’t talk to me", "my daughter lies", "screen time", "pocket money", "my kids don’t listen",
        "bedtime", "my son plays games all day", "home work", "parenting a teen", "my teenage daughter",
        "our son doesn't do his homework", "argue with my mum", "he plays video games too much",
    ]),
    ("team", &[
        "my colleague blames me", "what went wrong in the project", "retrospective", "post mortem", "team conflict",
        "we missed the deadline", "project failed", "bad mood at work", "my boss doesn't listen",
        "lessons from the outage",
    ]),
    ("timed-share", &[
        "support group", "my mother died", "twelve steps", "grieving", "men’s circle", "everybody should get a turn",
        "I lost my father", "she left me", "my partner died", "AA meeting",
    ]),
    ("debate-lincoln-douglas", &[
        "lincoln douglas", "value debate", "one against one debate", "LD", "affirmative and negative",
    ]),
    ("debate-british-parliamentary", &[
        "british parliamentary", "BP debate", "university debate", "points of information",
    ]),
    ("debate-world-schools", &[
        "world schools", "school debate", "debate with three on each side", "debating tournament",
    ]),
];

/// What is found, sets and paths, the best fit first.
fn found<'a>(typed: &str, library: &'a Library) -> Vec<&'a str> {
    let idle = said!("library-search-idle").written_in(&Words::english());
    let found = Query::new(typed, &idle).find(&library.cards, &library.paths);
    let name = |one| match one {
        Found::Set(at) => library.cards[at].name(),
        Found::Path(at) => library.paths[at].name.as_str(),
    };
    found.into_iter().map(name).collect()
}

#[test]
fn what_people_type_leads_to_the_talks_that_help() {
    let library = Library::built_in(&|_| true);
    let mut wrong = Vec::new();
    for (typed, wanted) in TYPED {
        let found = found(typed, &library);
        let sets = found.into_iter().filter(|name| !name.starts_with("path-"));
        let first: Vec<&str> = sets.take(wanted.len() + 2).collect();
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
        assert!((8..=40).contains(&set.search.len()), "{}: {} texts", card.name(), set.search.len());
        for text in &set.search {
            let text = text.get("en");
            let at = found(text, &library).iter().position(|name| *name == card.name());
            assert!(at.is_some_and(|at| at < 12), "{}: “{text}” finds it at {at:?}", card.name());
        }
    }
}

#[test]
fn in_a_bad_evening_what_helps_is_among_the_first_three() {
    let library = Library::built_in(&|_| true);
    let all =
        library.cards.iter().map(|card| card.name()).chain(library.paths.iter().map(|path| &*path.name));
    for name in all {
        assert!(FIRST_THREE.iter().any(|(wanted, _)| *wanted == name), "nobody looks for {name}");
    }
    let mut wrong = Vec::new();
    for (wanted, typed) in
        FIRST_THREE.iter().flat_map(|(wanted, all)| all.iter().map(move |typed| (wanted, typed)))
    {
        let found = found(typed, &library);
        let first = &found[..found.len().min(3)];
        if !first.contains(wanted) {
            wrong.push(format!("“{typed}” should find {wanted}; it finds {first:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn after_a_lie_or_an_affair_the_talks_for_it_come_first() {
    let library = Library::built_in(&|_| true);
    for typed in ["he lied", "lied", "cheated", "she cheated on me", "he has been lying to me"] {
        let found = found(typed, &library);
        assert_eq!(found[0], "questions-after-betrayal", "{typed}: {found:?}");
        assert!(found[..3].contains(&"path-rebuilding-trust"), "{typed}: {found:?}");
    }
}

/// What is found among sets of these names, each with its summary and what it is searched by.
fn found_among(sets: &[(&str, &str, &str)], typed: &str) -> Vec<String> {
    let home = tempfile::tempdir().unwrap();
    for (name, summary, search) in sets {
        let set = format!(
            "(format: 1, name: \"A talk\", summary: \"{summary}\", search: [{search}],
            turns: {{ \"speak\": (title: \"Speak\", time: \"2m\") }}, flow: [Each(steps: [Speaker(\"speak\")])])"
        );
        std::fs::write(home.path().join(format!("{name}.ron")), set).unwrap();
    }
    let library = Library::load(home.path(), &|_| true);
    let own = |name: &&str| sets.iter().any(|(set, ..)| set == name);
    found(typed, &library).into_iter().filter(own).map(str::to_owned).collect()
}

#[test]
fn words_that_nobody_knows_do_not_keep_the_others_from_being_found() {
    let sets = [("zebra", "", "\"zebra crossing\""), ("okapi", "", "\"okapi\"")];
    assert_eq!(found_among(&sets, "xyzzyq okapi"), ["okapi"]);
    assert_eq!(found_among(&sets, "xyzzyq plughq"), Vec::<String>::new());
    assert_eq!(found_among(&sets, "okapo"), ["okapi"], "a slip");
    assert_eq!(found_among(&sets, "xyzzyq okapo"), ["okapi"], "a slip beside what nobody knows");
}

#[test]
fn a_rare_word_tells_more_than_one_that_many_have() {
    let many = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| (name, "", "\"zebra\""));
    let sets: Vec<_> = many.into_iter().chain([("z", "", "\"other words\", \"more\", \"okapi\"")]).collect();
    assert_eq!(found_among(&sets, "zebra okapi")[0], "z");
}

#[test]
fn idle_words_count_in_a_phrase_that_a_set_has() {
    let sets = [("a", "It says how.", ""), ("z", "", "\"how are you and me\"")];
    assert_eq!(found_among(&sets, "xyzzyq so how are you and me then")[..1], ["z"]);
}

#[test]
fn what_a_set_names_first_counts_most() {
    let sets = [("a", "", "\"quagga\", \"okapi\""), ("z", "", "\"okapi\", \"quagga\"")];
    assert_eq!(found_among(&sets, "okapi"), ["z", "a"]);
    assert_eq!(found_among(&sets, "quagga"), ["a", "z"]);
}
