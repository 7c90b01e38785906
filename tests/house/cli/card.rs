//! `common-ground card --format html`: what is on the page, whoever wrote the set and whoever reads it.

use super::{EXAMPLE, Person, SMALL};

fn html(person: &Person, set: &str, more: &[&str]) -> String {
    let args = [&["card", set, "--format", "html"], more].concat();
    person.says(&args).fine()
}

#[test]
fn a_page_needs_nothing_from_outside_and_its_name_says_nothing() {
    let page = html(&Person::new(), "speaker-listener", &[]);
    for from_outside in ["http", "src=", "url(", "@import", "<link", "<script", "<img", "@font-face"] {
        assert!(!page.contains(from_outside), "{from_outside} is in\n{page}");
    }
    assert!(page.contains("<title>Common Ground</title>"), "a browser keeps titles:\n{page}");
    assert_eq!(page.matches("<h1").count(), 1);
    assert_eq!(page.matches("<main>").count(), 1);
    assert!(page.find("<h1").unwrap() < page.find("<h2").unwrap());
    assert!(page.contains("<ol class=\"large\" role=\"list\">\n<li><p>Speak and listen with respect</p>"));
    assert!(page.contains("<dt>Try</dt> <dd>This is hard, and I want to understand.</dd>"), "{page}");
    assert!(page.contains("2 people · 15 minutes in all"), "{page}");
}

#[test]
fn a_page_is_black_on_white_in_a_dark_browser_too() {
    let page = html(&Person::new(), "circle", &[]);
    assert!(page.contains("color-scheme: light only"), "{page}");
    let colors = page.split('#').skip(1).filter(|rest| !rest.starts_with("39;"));
    for color in colors.map(|rest| rest.split(|sign: char| !sign.is_ascii_hexdigit()).next().unwrap()) {
        assert!(["000", "fff"].contains(&color), "#{color}");
    }
}

#[test]
fn whatever_signs_are_in_a_set_they_are_read_as_they_were_written() {
    let person = Person::new();
    let signs = "</h1><script>alert('1')</script> & &amp; <b>";
    let set = format!(
        "(format: 1, name: \"{signs}\", summary: \"{signs}\", suits: \"{signs}\", not_for: \"{signs}\",
          opening: \"{signs}\", source: \"{signs}\", repair: [\"{signs}\"], breaks: (suggestions: [\"{signs}\"]),
          rules: [(id: \"r\", text: \"{signs}\", say: \"{signs}\", avoid: \"{signs}\", why: \"{signs}\")],
          turns: {{ \"t\": (title: \"{signs}\", time: \"1m\", rules: [\"r\"]) }}, flow: [Everyone(\"t\")])"
    );
    let _path = person.has("signs.ron", &set);
    let page = html(&person, "signs", &[]);
    assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    let written = "&lt;/h1&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &amp;amp; &lt;b&gt;";
    assert_eq!(page.matches(written).count(), 12, "{page}");
}

#[test]
fn a_page_says_which_language_each_part_is_in_and_which_way_it_runs() {
    let person = Person::new();
    let german = html(&person, EXAMPLE, &["--lang", "de-AT"]);
    assert!(german.contains("<html lang=\"de\">"), "{german}");
    assert!(german.contains("<h2 lang=\"en\">Ground rules</h2>"), "the app has no German yet:\n{german}");
    let hebrew = SMALL
        .replace("\"Mine\"", "{ \"he\": \"לדבר ולהקשיב\" }")
        .replace("\"Speak\"", "{ \"he\": \"לדבר\" }");
    let _path = person.has("hebrew.ron", &hebrew);
    let page = html(&person, "hebrew", &[]);
    assert!(page.contains("<html lang=\"he\" dir=\"rtl\">"), "{page}");
    assert!(!html(&person, "circle", &[]).contains("<html lang=\"en\" dir"));
}

#[test]
fn where_there_is_too_much_for_a_page_it_says_how_much_there_is_besides() {
    let person = Person::new();
    let long = "word ".repeat(390);
    let rules =
        (0..20).map(|n| format!("(id: \"r{n}\", text: \"{n} {long}\")")).collect::<Vec<_>>().join(", ");
    let turns = (0..20).map(|n| format!("\"t{n}\": (title: \"{n} {long}\", rules: [\"r{n}\"])"));
    let turns = turns.collect::<Vec<_>>().join(", ");
    let flow = (0..20).map(|n| format!("Everyone(\"t{n}\")")).collect::<Vec<_>>().join(", ");
    let set = format!("(format: 1, name: \"Much\", rules: [{rules}], turns: {{ {turns} }}, flow: [{flow}])");
    let _path = person.has("much.ron", &set);
    let page = html(&person, "much", &[]);
    assert!(page.contains("<p>… and 17 more</p>"), "{page}");
    // Markdown has as many pages as it needs.
    assert_eq!(person.says(&["card", "much"]).fine().matches(long.trim()).count(), 40);
}
