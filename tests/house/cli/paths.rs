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
    // One of the five is there at any time, and has no number in the plan either.
    for part in ["path", "4 steps", "Ours (your own)"] {
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
    let list = person.says(&["list"]).fine();
    let row = list.lines().find(|line| line.starts_with("path-ours ")).unwrap();
    assert!(row.contains("Ours (your own) · 1 error: common-ground check "), "{row}");
    let plan = person.says(&["plan", "path-rebuilding-trust"]).fine();
    let numbered =
        plan.lines().filter(|line| line.trim_start().starts_with(|sign: char| sign.is_ascii_digit()));
    let numbered = numbered.count();
    let row = list.lines().find(|line| line.starts_with("path-rebuilding-trust ")).unwrap();
    assert!(row.contains(&format!(" {numbered} steps")) && !row.contains("error"), "{row}");
}

#[test]
fn a_step_without_a_name_is_an_error_of_its_own() {
    let person = Person::new();
    for none in ["", " "] {
        let _file = person.has("paths/path-ours.ron", &PATH.replace("mine", none));
        person
            .says(&["check", "path-ours"])
            .fails(1, &["path-ours.ron:3:11", "this step has no talk and no break"]);
        person.says(&["plan", "path-ours"]).fails(1, &["this step has no talk and no break"]);
    }
}

#[test]
fn a_path_is_not_taken_for_a_set_beside_it() {
    let person = Person::new();
    let file = person.home.path().join("sunday.ron");
    fs::write(&file, PATH.replace("mine", "sunda")).unwrap();
    let said = person.says(&["check", "sunday.ron"]);
    assert!(said.err.contains("there is no rule set “sunda”"), "{}", said.err);
    assert!(!said.err.contains("did you mean \"sunday\""), "{}", said.err);
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
    let refused = person.says(&["new", "path-mine"]);
    refused.fails(2, &["no path called “path-mine” yet", "new path-mine --from path-staying-close"]);
    let refused = person.says(&["new", "path-foo", "--from", "apology"]);
    refused.fails(2, &["“apology” is a rule set", "are for paths", "such as foo"]);
    for name in ["path-Ours", "path-", "Our way"] {
        let refused = person.says(&["new", name, "--from", "path-staying-close"]);
        refused.fails(2, &[&format!("“{name}” can’t be the name of a path"), "such as path-"]);
    }
    person.says(&["new", "path-Ours"]).fails(2, &["can’t be the name of a path"]);
    person.says(&["new", "path-foo", "--from", "apologie"]).fails(1, &["did you mean “apology”?"]);
    let same = person.says(&["new", "path-rebuilding-trust"]).fine();
    assert!(same.contains("replaces the built-in path"), "{same}");
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

#[cfg(unix)]
#[test]
fn whatever_lies_in_the_folder_of_paths_is_listed_or_told() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let person = Person::new();
    let folder = person.rules().join("paths");
    fs::create_dir_all(folder.join("path-folder.ron")).unwrap();
    let at = |name: &str| folder.join(format!("{name}.ron"));
    let titled = |title: &str| format!("(format: 1, name: \"{title}\", steps: [(set: \"why\")])");
    let elsewhere = person.home.path().join("elsewhere.ron");
    fs::write(&elsewhere, titled("Linked")).unwrap();
    symlink(&elsewhere, at("path-linked")).unwrap();
    symlink("path-nowhere-to-be-found", at("path-dangling")).unwrap();
    symlink("path-circle.ron", at("path-circle")).unwrap();
    fs::write(at("path-secret"), titled("Secret")).unwrap();
    fs::set_permissions(at("path-secret"), fs::Permissions::from_mode(0o000)).unwrap();
    fs::write(at("path-right-to-left"), titled("הדרך שלנו")).unwrap();
    fs::write(at("path-שלום"), titled("Name")).unwrap();
    fs::write(at("path-bytes"), b"\xff\xfe\x00steps: [").unwrap();
    fs::write(at("path-set"), SMALL).unwrap();
    let list = person.says(&["list"]).fine();
    let row = |name: &str| {
        let row = list.lines().find(|line| line.split_whitespace().next() == Some(name));
        row.unwrap_or_else(|| panic!("{name} isn’t in\n{list}"))
    };
    for (name, says) in [
        ("path-linked", "Linked"),
        ("path-right-to-left", "הדרך שלנו"),
        ("path-folder", "1 error"),
        ("path-circle", "1 error"),
        ("path-שלום", "1 error"),
        ("path-bytes", "1 error"),
        ("path-set", "1 error"),
    ] {
        assert!(row(name).contains(says), "{}", row(name));
    }
    for (name, says) in [
        ("path-folder", "a folder"),
        ("path-circle", "circle"),
        ("path-dangling", "there is no such file"),
        ("path-שלום", "can’t be the name of a path"),
        ("path-bytes", "UTF-16"),
        ("path-set", "a rule set, not a path"),
    ] {
        let said = person.says(&["check", &at(name).display().to_string()]);
        assert!(said.status == Some(1) && said.err.contains(says), "{name}: {}{}", said.out, said.err);
        assert!(!said.err.contains("panicked"), "{}", said.err);
    }
    // Root may read everything.
    if fs::File::open(at("path-secret")).is_err() {
        assert!(row("path-secret").contains("1 error"));
        person.says(&["check", "path-secret"]).fails(1, &["you don’t have permission"]);
    }
}

#[test]
fn many_paths_are_all_there_and_one_with_too_many_steps_says_how_many_it_can_have() {
    let person = Person::new();
    for number in 0..100 {
        let _file = person.has(&format!("paths/path-way-{number:02}.ron"), PATH);
    }
    let steps = "(set: \"why\"),".repeat(500);
    let long = format!("(format: 1, name: \"Long\", steps: [{steps}])");
    let _file = person.has("paths/path-long.ron", &long);
    let list = person.says(&["list"]).fine();
    assert_eq!(list.lines().filter(|line| line.starts_with("path-way-")).count(), 100);
    assert!(list.lines().any(|line| line.starts_with("path-long ") && line.contains("1 error")), "{list}");
    person.says(&["check", "path-long"]).fails(1, &["this path has 500 steps", "up to 100"]);
    let _file = person.has("paths/path-long.ron", &long.replace(&steps, &"(set: \"why\"),".repeat(100)));
    let plan = person.says(&["plan", "path-long"]).fine();
    assert!(plan.lines().any(|line| line.starts_with("100  ")), "{plan}");
    assert_eq!(person.says(&["check", "path-long"]).status, Some(0));
}
