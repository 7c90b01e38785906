#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test may stop where something is missing"
)]

use std::fs;
use std::path::PathBuf;

use super::*;

fn opened(text: &str) -> (tempfile::TempDir, PathBuf, Opened) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    fs::write(&path, text).unwrap();
    let opened = open(&path);
    (folder, path, opened)
}

#[test]
fn without_a_file_the_usual_settings_hold_and_nothing_is_created() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("not/there/settings.ron");
    let opened = open(&path);
    assert_eq!(opened.settings, Settings::default());
    assert!(opened.notices.is_empty());
    assert!(!path.parent().unwrap().exists());
}

#[test]
fn what_is_saved_is_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let settings = Settings {
        theme: Theme::Evening,
        distance: 3.0,
        diagonal: Some(55.0),
        language: Some("de".to_owned()),
        reduced_motion: Some(true),
        digits: Digits::Minutes,
        ..Settings::default()
    };
    save(&path, &settings).unwrap();
    let opened = open(&path);
    assert_eq!(opened.settings, settings);
    assert_eq!(opened.notices, [], "a file that the app wrote must not surprise it");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("language: \"de\""), "people should read it without Some(…): {text}");
}

#[test]
fn an_unknown_field_is_named_with_what_was_meant_and_the_rest_is_used() {
    let (_folder, path, opened) = opened("(\n    theme: Evening,\n    volum: 0.2,\n)\n");
    assert_eq!(opened.settings.theme, Theme::Evening);
    let [notice] = opened.notices.as_slice() else { panic!("{:?}", opened.notices) };
    assert_eq!(notice.line, Some(3));
    let said = notice.to_string();
    assert!(
        said.contains("there is no setting `volum`") && said.contains("Did you mean `volume`?"),
        "{said}"
    );
    save(&path, &opened.settings).unwrap();
    let before = fs::read_to_string(path.with_file_name("settings.before.ron")).unwrap();
    assert!(before.contains("volum: 0.2"), "what somebody typed must not be lost");
}

#[test]
fn a_broken_file_is_named_with_its_line_and_never_overwritten() {
    for (text, line) in [
        ("(\n    theme: Evening,\n\n", 3),
        ("(\n    theme: Evening,\n    volume: \"loud,\n)\n", 3),
        ("theme = Evening\n", 1),
    ] {
        let (_folder, path, opened) = opened(text);
        assert_eq!(opened.settings, Settings::default());
        assert_eq!(opened.notices.len(), 1);
        assert_eq!(opened.notices[0].line, Some(line), "{}", opened.notices[0]);
        let error = save(&path, &Settings::default()).unwrap_err();
        assert!(error.to_string().contains("stays as it is"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

/// What is said of a file, a line each.
fn said(opened: &Opened) -> String {
    let said = opened.notices.iter().map(|notice| {
        let help = notice.help.as_deref().unwrap_or_default();
        format!("{}: {}. {help}.\n", notice.line.unwrap_or_default(), notice.message)
    });
    said.collect::<Vec<_>>().concat()
}

#[test]
fn a_setting_that_cannot_be_read_leaves_the_others_in_force() {
    let (_folder, _path, opened) = opened(
        "(
    theme: \"Evening\",
    distance: 2m,
    volume: 70%, // not too loud
    muted: true,
    digits: minutes
    language: \"de\",
    keys: { \"end\": ')', \"break\": \"k\" },
    volum: loud,
    text_scale: 9,
    history: ,
    muted: false,
    reduced_motion: Yes, letter_keys: false,
)",
    );
    let wanted = Settings {
        muted: true,
        language: Some("de".to_owned()),
        letter_keys: false,
        text_scale: 3.0,
        keys: [("end", ")"), ("break", "k")].map(|(name, key)| (name.to_owned(), key.to_owned())).into(),
        ..Settings::default()
    };
    assert_eq!(opened.settings, wanted);
    assert_eq!(
        said(&opened),
        "2: `theme` can’t be `\"Evening\"`; what is usual is used. Write System, Daylight, Evening or HighContrast, \
         without quotes.\n\
         3: `distance` can’t be `2m`; what is usual is used. Write a number of metres from 0.3 to 10, such as 1.5.\n\
         4: `volume` can’t be `70%`; what is usual is used. Write a number from 0 to 1, such as 0.7.\n\
         6: `digits` can’t be `minutes`; what is usual is used. Write Seconds or Minutes, without quotes.\n\
         7: a comma is missing before `language`. Put one at the end of the setting before it.\n\
         9: there is no setting `volum`; it is left out. Did you mean `volume`?.\n\
         11: `history` has no value; what is usual is used. Write true or false.\n\
         12: `muted` stands here twice; the one in line 5 is used. Leave one of them out.\n\
         13: `reduced_motion` can’t be `Yes`; what is usual is used. Write true or false, or leave it out.\n\
         10: `text_scale` is 9, and goes from 0.5 to 3; 3 is used. .\n"
    );
}

#[test]
fn every_setting_is_known_and_says_what_would_be_right() {
    let all = Settings {
        diagonal: Some(24.0),
        language: Some("en".to_owned()),
        reduced_motion: Some(true),
        keys: [("break".to_owned(), "k".to_owned())].into(),
        ..Settings::default()
    };
    let text = write(&all);
    let names: Vec<_> = source::fields(&text).unwrap().iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(names.len(), 15);
    for name in names {
        let (_folder, _path, opened) = opened(&format!("({name}: [%])"));
        let [notice] = opened.notices.as_slice() else { panic!("{:?}", opened.notices) };
        assert!(notice.help.as_ref().unwrap().starts_with("Write "), "{notice}");
        assert_eq!(opened.settings, Settings::default());
    }
}

#[test]
fn what_stood_in_a_setting_that_cannot_be_read_is_kept_and_so_is_what_was_kept_before() {
    let (_folder, path, opened) = opened("(volume: 70%)");
    save(&path, &opened.settings).unwrap();
    let before = |name: &str| fs::read_to_string(path.with_file_name(name)).unwrap_or_default();
    assert_eq!(before("settings.before.ron"), "(volume: 70%)");
    assert!(open(&path).notices.is_empty());
    for text in ["(volume: 80%)", "(volume: 70%)", "(volume: 80%)"] {
        fs::write(&path, text).unwrap();
        save(&path, &opened.settings).unwrap();
    }
    assert_eq!(before("settings.before.ron"), "(volume: 70%)");
    assert_eq!(before("settings.before-2.ron"), "(volume: 80%)");
    assert_eq!(before("settings.before-3.ron"), "");
}

#[test]
fn what_is_said_has_an_end() {
    let odd: Vec<_> = (0..1_000).map(|number| format!("odd{number}: {}", "x".repeat(500))).collect();
    let odd = odd.join(",\n");
    let (_folder, _path, opened) = opened(&format!("(volume: {}, {odd})", "loud ".repeat(1_000)));
    assert_eq!(opened.notices.len(), 21);
    assert!(said(&opened).contains("there are 981 more such lines from here on"), "{}", said(&opened));
    assert!(said(&opened).len() < 4_000, "{}", said(&opened));
}

#[test]
fn a_file_that_is_too_large_is_left_alone() {
    let (_folder, path, opened) = opened(&format!("(muted: true){}", " ".repeat(1024 * 1024)));
    assert!(said(&opened).contains("larger than 1 MiB"), "{}", said(&opened));
    assert!(save(&path, &opened.settings).is_err());
}

#[test]
fn a_number_out_of_range_is_said_and_moved_to_the_nearest() {
    let (_folder, _path, opened) = opened("(volume: 7, text_scale: 0, distance: NaN)");
    assert_eq!(
        (opened.settings.volume, opened.settings.text_scale, opened.settings.distance),
        (1.0, 0.5, 1.5)
    );
    assert_eq!(opened.notices.len(), 3);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_are_fine() {
    let (_folder, _path, opened) = opened("\u{feff}(\r\n    muted: true,\r\n)\r\n");
    assert!(opened.settings.muted && opened.notices.is_empty());
}

#[test]
fn keys_are_words_and_whatever_stands_there_leaves_the_rest_readable() {
    let text = "(theme: Evening, letter_keys: false, keys: {\"break\": \"k\", \"pass\": off, \"end\": 'x', \"mute\": 7, \"digits\": (1, 2)})";
    let (_folder, path, opened) = opened(text);
    assert_eq!(opened.notices, []);
    assert_eq!(opened.settings.theme, Theme::Evening);
    assert!(!opened.settings.letter_keys);
    let words: Vec<(&str, &str)> =
        opened.settings.keys.iter().map(|(name, word)| (name.as_str(), word.as_str())).collect();
    assert_eq!(words, [("break", "k"), ("digits", "(1, 2)"), ("end", "x"), ("mute", "7"), ("pass", "off")]);
    save(&path, &opened.settings).unwrap();
    assert_eq!(open(&path).settings, opened.settings);
}

#[test]
fn a_notice_about_a_key_names_its_line() {
    let (_folder, path, _) =
        opened("(\n  theme: Evening,\n  keys: {\n    \"break\": \"k\",\n    \"brake\": \"x\",\n  },\n)");
    assert_eq!(key_notice(&path, "brake", String::new(), None).line, Some(5));
    assert_eq!(key_notice(&path, "break", String::new(), None).line, Some(4));
}
