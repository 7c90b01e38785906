//! What people choose in set-up, for one talk.

use super::*;

fn shown(plan: &Plan, turn: &str) -> Vec<String> {
    let step = plan.steps.iter().find(|step| step.turn.id == turn).unwrap();
    step.turn.rules.iter().map(|&rule| plan.rules[rule].text.clone()).collect()
}

fn own_rule(id: &str, text: &str) -> OwnRule {
    OwnRule { id: id.to_owned(), text: text.to_owned(), say: Some("Let’s lower our voices.".to_owned()) }
}

#[test]
fn rules_can_be_reworded_or_left_out_for_one_talk() {
    let mut choices = two();
    let _ = choices.rules.insert("own-words".to_owned(), RuleChoice::LeaveOut);
    let _ = choices.rules.insert("reflect".to_owned(), RuleChoice::Reword("Give it back".to_owned()));
    let plan = lay_out(&set(SPEAKER_LISTENER), &choices).unwrap();
    let rules: Vec<&str> = plan.rules.iter().map(|rule| rule.text.as_str()).collect();
    assert_eq!(rules, ["No always, no never", "Give it back"]);
    assert_eq!(plan.steps[1].turn.rules, [0]);
    assert_eq!(plan.steps[2].turn.rules, [1]);
}

#[test]
fn set_up_changes_times_and_rounds_for_one_talk() {
    let set = set(SPEAKER_LISTENER);
    let kinds = turn_kinds(&set, "en");
    let titles: Vec<(&str, u64)> =
        kinds.iter().map(|(kind, title)| (title.as_str(), kind.time.as_secs())).collect();
    assert_eq!(titles, [("Settle", 30), ("Speak for yourself", 90), ("Say it back", 45), ("Thank you", 60)]);
    assert_eq!(repeats(&set), [(0, 2)]);
    let mut choices = two();
    let _ = choices.times.insert(kinds[1].0.clone(), secs(10));
    let _ = choices.rounds.insert(0, 3);
    choices.break_length = Some(secs(25 * 60));
    let plan = lay_out(&set, &choices).unwrap();
    assert_eq!(plan.length(), secs(30 + 3 * 2 * (10 + 45) + 60));
    assert_eq!(plan.steps[1].turn.cues[0].at, Duration::ZERO, "no cue comes before the turn");
    assert_eq!(plan.breaks.length, secs(25 * 60));
}

#[test]
fn what_was_chosen_is_read_back_as_it_was_written() {
    let mut choices = two();
    let _ = choices
        .times
        .insert(TurnKind { turn: "speak".to_owned(), time: secs(90) }, Duration::from_millis(1_500));
    let _ = choices.rounds.insert(0, 3);
    let _ = choices.absent.insert(1);
    let _ = choices.rules.insert("reflect".to_owned(), RuleChoice::Reword("Say it “back”".to_owned()));
    choices.break_length = Some(secs(600));
    choices.topic = Some("Dishes".to_owned());
    choices.limit = Some(secs(1_800));
    choices.end_sound = Some(String::new());
    choices.own_rules = vec![own_rule("own-1", "No shouting")];
    choices.order = vec!["own-1".to_owned()];
    let text = ron::to_string(&choices).unwrap();
    assert_eq!(ron::from_str::<Choices>(&text).unwrap(), choices, "{text}");
}

#[test]
fn what_was_chosen_can_be_shown_whatever_is_in_it() {
    let mut choices = people(&["Ana\u{2029}א\0", &"\u{202b}".repeat(80)]);
    choices.topic = Some("Money\u{1b}[31m\u{202e}".to_owned());
    let _before =
        choices.rules.insert("reflect".to_owned(), RuleChoice::Reword("Sum\u{85}up\u{7f}".to_owned()));
    let plan = lay_out(&set(SPEAKER_LISTENER), &choices).unwrap();
    assert_eq!(plan.participants, ["Ana א", &("\u{202b}".repeat(8) + &"\u{202c}".repeat(8))]);
    assert_eq!(plan.topic.as_deref(), Some("Money[31m\u{202e}\u{202c}"));
    assert_eq!(plan.rules[2].text, "Sum up");
    assert_eq!(plan.choices.names, plan.participants, "what is kept is what is shown");
}

#[test]
fn a_rule_of_ones_own_stands_in_every_turn_that_shows_rules() {
    let own_rules = vec![own_rule("own-1", "No shouting")];
    let plan = lay_out(&set(SPEAKER_LISTENER), &Choices { own_rules, ..two() }).unwrap();
    assert_eq!(shown(&plan, "speak"), ["Start with I", "No always, no never", "No shouting"]);
    assert_eq!(shown(&plan, "reflect"), ["Summarize and reflect", "No shouting"]);
    assert!(shown(&plan, "settle").is_empty(), "a turn without rules stays without");
    let rule = plan.rules.last().unwrap();
    assert_eq!((rule.text.as_str(), rule.say.as_deref()), ("No shouting", Some("Let’s lower our voices.")));
    // Whoever joins later finds the same rules, once.
    assert_eq!(lay_out(&plan.set, &plan.choices).unwrap().rules, plan.rules);

    let bare = r#"(format: 1, name: "Bare", turns: { "speak": (title: "Speak", time: "2m") },
        flow: [Each(steps: [Speaker("speak")])])"#;
    let own_rules = vec![own_rule("own-1", "No shouting"), own_rule("own-2", "  ")];
    let plan = lay_out(&set(bare), &Choices { own_rules, ..two() }).unwrap();
    assert_eq!(shown(&plan, "speak"), ["No shouting"], "in a set without rules it stands everywhere");
}

#[test]
fn rules_stand_in_the_order_that_people_want() {
    let own_rules = vec![own_rule("own-1", "No shouting")];
    let order = ["own-1", "reflect", "no-absolutes", "gone"].map(str::to_owned).to_vec();
    let plan = lay_out(&set(SPEAKER_LISTENER), &Choices { own_rules, order, ..two() }).unwrap();
    let all: Vec<_> = plan.rules.iter().map(|rule| rule.text.as_str()).collect();
    assert_eq!(all, ["No shouting", "Summarize and reflect", "No always, no never", "Start with I"]);
    assert_eq!(shown(&plan, "speak"), ["No shouting", "No always, no never", "Start with I"]);
}

#[test]
fn the_limit_can_be_another_or_none() {
    let text = r#"(format: 1, name: "Limited", limit: "45m", turns: { "speak": (title: "Speak", time: "2m") },
        flow: [Each(steps: [Speaker("speak")])])"#;
    let limit = |limit| lay_out(&set(text), &Choices { limit, ..two() }).unwrap().limit;
    assert_eq!(limit(None), Some(secs(45 * 60)));
    assert_eq!(limit(Some(secs(30 * 60))), Some(secs(30 * 60)));
    assert_eq!(limit(Some(Duration::ZERO)), None);
}

#[test]
fn another_sound_rings_at_the_end_of_turns_and_nowhere_else() {
    let sounds = |end_sound: Option<&str>| {
        let plan =
            lay_out(&set(SPEAKER_LISTENER), &Choices { end_sound: end_sound.map(str::to_owned), ..two() });
        let plan = plan.unwrap();
        let cues = |turn: &str| {
            let step = plan.steps.iter().find(|step| step.turn.id == turn).unwrap();
            let sounding = step.turn.cues.iter().filter(|cue| cue.strikes > 0);
            sounding.map(|cue| cue.sound.clone()).collect::<Vec<_>>()
        };
        [cues("speak"), cues("thanks")]
    };
    assert_eq!(end_sounds(&set(SPEAKER_LISTENER)), ["bowl"].into());
    assert_eq!(sounds(None), [["wood", "bowl"], ["wood", "bowl"]]);
    assert_eq!(sounds(Some("gong")), [["wood", "gong"], ["wood", "gong"]]);
    assert_eq!(sounds(Some("")), [["wood"], ["wood"]], "the words still change");
}

#[test]
fn seats_are_roles_where_the_steps_are_for_one_of_them() {
    assert!(!has_roles(&set(SPEAKER_LISTENER)));
    let apology = r#"(format: 1, name: "Sorry", turns: { "sorry": (title: "Sorry", time: "2m") },
        flow: [Seat(2, "sorry")])"#;
    assert!(has_roles(&set(apology)));
}

#[test]
fn a_rule_of_ones_own_makes_no_turn_show_more_than_people_keep_in_view() {
    let text = SPEAKER_LISTENER.replace(
        "\"settle\": (title: \"Settle\", ",
        "\"settle\": (title: \"Settle\", rules: [\"own-words\", \"no-absolutes\", \"reflect\"], ",
    );
    let talk = |choices: Choices| lay_out(&set(&text), &choices).unwrap();
    let own_rules = vec![own_rule("own-1", "No shouting"), own_rule("own-2", "Phones away")];
    let plan = talk(Choices { own_rules: own_rules.clone(), ..two() });
    assert_eq!(shown(&plan, "settle"), ["Start with I", "No always, no never", "Summarize and reflect"]);
    assert_eq!(shown(&plan, "speak"), ["Start with I", "No always, no never", "No shouting"]);
    assert_eq!(shown(&plan, "reflect"), ["Summarize and reflect", "No shouting", "Phones away"]);

    // A rule that is left out makes room.
    let rules = [("own-words".to_owned(), RuleChoice::LeaveOut)].into();
    let plan = talk(Choices { own_rules: own_rules[..1].to_vec(), rules, ..two() });
    assert_eq!(shown(&plan, "settle"), ["No always, no never", "Summarize and reflect", "No shouting"]);

    // Where no turn has room it isn't lost.
    let full = r#"(format: 1, name: "Full", rules: [(id: "a", text: "A"), (id: "b", text: "B"), (id: "c", text: "C")],
        turns: { "speak": (title: "Speak", time: "2m", rules: ["a", "b", "c"]) },
        flow: [Each(steps: [Speaker("speak")])])"#;
    let plan = lay_out(&set(full), &Choices { own_rules, ..two() }).unwrap();
    assert_eq!(shown(&plan, "speak"), ["A", "B", "C", "No shouting", "Phones away"]);
}
