//! What commands for rule sets do with a path.

use super::*;

const PATH: &str = "(format: 1, name: \"Ours\", ready: [\"Now?\"], steps: [
    (break: \"20m\"),
    (set: \"mine\", each: true, note: \"Slowly.\"),
    (set: \"check-in\", after: \"7d\", times: 6),
    (set: \"why\", optional: true),
    (set: \"setback\", whenever: true),
])";

#[test]
fn the_list_has_paths_and_says_what_is_what() {
    let person = Person::new();
    let file = person.has("paths/path-ours.ron", PATH);
    let _set = person.has("mine.ron", SMALL);
    let table = person.says(&["list"]).fine();
    let row = table.lines().find(|line| line.starts_with("path-ours ")).unwrap();
    // As many as the plan numbers, and one for any time.
    for part in ["path", "4 steps + 1", "Ours (your own)"] {
        assert!(row.contains(part), "{row}");
    }
    let all: Vec<Value> = serde_json::from_str(&person.says(&["list", "--json"]).fine()).unwrap();
    let of = |name: &str| all.iter().find(|one| one["name"] == name).unwrap();
    assert_eq!((&of("apology")["kind"], of("apology").get("steps")), (&"set".into(), None));
    let ours = of("path-ours");
    assert_eq!(
        (&ours["kind"], &ours["source"], &ours["title"]),
        (&"path".into(), &"own".into(), &"Ours".into())
    );
    assert_eq!(ours["path"], file.display().to_string());
    assert!(ours["participants"].is_null() && ours["seconds"].is_null());
    let steps = ours["steps"].as_array().unwrap();
    assert_eq!(steps[0]["break"], 1_200);
    assert_eq!((&steps[1]["set"], &steps[1]["title"]), (&"mine".into(), &"Mine".into()));
    assert_eq!((&steps[2]["after"], &steps[2]["times"]), (&604_800.into(), &6.into()));
    assert_eq!(of("path-rebuilding-trust")["source"], "built-in");
}

#[test]
fn the_plan_of_a_path_is_its_steps() {
    let person = Person::new();
    let _file = person.has("paths/path-ours.ron", PATH);
    let _set = person.has("mine.ron", SMALL);
    let plan = person.says(&["plan", "path-ours"]).fine();
    let expected = "\
Ours

1  A break of 20 minutes
2  Mine                       each of you alone
   Slowly.
3  Short check-in             once a week, six times
4  Why, and what will stop it  if you like
   Setback                     whenever it is needed

Before each talk
  Now?
";
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(words(&plan), words(expected), "{plan}");
    let plan: Value = serde_json::from_str(&person.says(&["plan", "path-ours", "--json"]).fine()).unwrap();
    assert_eq!((&plan["kind"], plan["steps"].as_array().unwrap().len()), (&"path".into(), 5));
    assert_eq!(plan["steps"][1]["note"], "Slowly.");
    person.says(&["plan", "path-ours", "--participants", "2"]).fails(2, &["“path-ours” is a path"]);
    person.says(&["plan", "path-our"]).fails(1, &["did you mean “path-ours”?"]);
}

#[test]
fn a_step_whose_set_is_missing_is_said_and_the_others_are_shown() {
    let person = Person::new();
    let _file = person.has("paths/path-ours.ron", PATH);
    let said = person.says(&["plan", "path-ours"]);
    assert_eq!(said.status, Some(1));
    assert!(said.err.contains("there is no rule set “mine”"), "{}", said.err);
    assert!(said.out.contains("each of you alone, no such rule set"), "{}", said.out);
    person.says(&["check", "path-ours"]).fails(1, &["path-ours.ron:3:11", "there is no rule set “mine”"]);
    let _plan = person.says(&["plan", "path-rebuilding-trust"]).fine();
}

#[test]
fn a_path_has_a_card_in_both_forms() {
    let person = Person::new();
    let tricky = PATH.replace("Slowly.", "<b>Slowly</b> & *well*.");
    let _file = person.has("paths/path-ours.ron", &tricky);
    let _set = person.has("mine.ron", SMALL);
    let card = person.says(&["card", "path-ours"]).fine();
    for line in [
        "# Ours",
        "## Before each talk",
        "1. **A break of 20 minutes**",
        "## Whenever it is needed",
        "- **Setback**\n",
    ] {
        assert!(card.contains(line), "{line} isn’t in\n{card}");
    }
    let page = person.says(&["card", "path-ours", "--format", "html"]).fine();
    assert!(
        page.contains("&lt;b&gt;Slowly&lt;/b&gt; &amp; *well*.") && !page.contains("<b>Slowly"),
        "{page}"
    );
}

#[test]
fn a_copy_of_a_path_is_among_ones_own_paths() {
    let person = Person::new();
    let said = person.says(&["new", "path-ours", "--from", "path-staying-close"]).fine();
    let file = person.rules().join("paths/path-ours.ron");
    assert_eq!(said.lines().next(), Some(&*file.display().to_string()));
    assert!(file.exists());
    assert!(person.says(&["list"]).fine().contains("path-ours"));
    assert_eq!(person.says(&["check", "path-ours"]).fine(), format!("ok: {}\n", file.display()));
    person.says(&["new", "ours", "--from", "path-staying-close"]).fails(2, &["path-ours"]);
    person.says(&["new", "path-mine"]).fails(2, &["begin with “path-”"]);
    person.says(&["new", "path-ours", "--from", "path-staying-close"]).fails(2, &["path-ours.ron"]);
    let replaces = person.says(&["new", "path-staying-close", "--from", "path-staying-close"]).fine();
    assert!(replaces.contains("replaces the built-in path"), "{replaces}");
}

#[test]
fn check_knows_paths_wherever_they_are() {
    let person = Person::new();
    assert_eq!(
        person.says(&["check", "path-after-a-fight"]).fine(),
        "ok: path-after-a-fight.ron (built in)\n"
    );
    let elsewhere = |name: &str, text: &str| fs::write(person.home.path().join(name), text).unwrap();
    elsewhere("path-ours.ron", PATH);
    elsewhere("mine.ron", SMALL);
    let said = person.says(&["check", "path-ours.ron"]).fine();
    assert!(said.starts_with("ok: path-ours.ron\nnote: ") && said.contains("rules/paths"), "{said}");
    elsewhere("Our way.ron", PATH);
    person.says(&["check", "Our way.ron"]).fails(1, &["can’t be the name of a path", "path-our-way.ron"]);
    let _wrong = person.has("path-ours.ron", PATH);
    person.says(&["check", "config/rules/path-ours.ron"]).fails(1, &["a path, not a rule set", "`paths`"]);
    let _wrong = person.has("paths/mine.ron", SMALL);
    person.says(&["check", "config/rules/paths/mine.ron"]).fails(1, &["a rule set, not a path"]);
    let _wrong = person.has("path-after-a-fight.ron", SMALL);
    person
        .says(&["check", "config/rules/path-after-a-fight.ron"])
        .fails(1, &["a rule set and a path called “path-after-a-fight”"]);
}

#[test]
fn start_shows_a_path_of_the_library_and_asks_for_names_at_its_talks() {
    let person = Person::new();
    person.says(&["start", "path-rebuilding-trust"]).fails(2, &["there is no display"]);
    let _own = person.has("paths/path-ours.ron", PATH);
    person.says(&["start", "path-ours"]).fails(2, &["there is no display"]);
    person
        .says(&["start", "path-rebuilding-trust", "--names", "Ana,Ben"])
        .fails(2, &["“path-rebuilding-trust” is a path", "names"]);
    fs::write(person.home.path().join("path-elsewhere.ron"), PATH).unwrap();
    person.says(&["start", "path-elsewhere.ron"]).fails(2, &["paths", "path-elsewhere"]);
}
