#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test may stop where something is missing"
)]

use std::fs;

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
    for (text, line) in
        [("(\n    theme: Evening,\n    volume: loud,\n)", 3), ("(\n    theme: Evening,\n\n", 3)]
    {
        let (_folder, path, opened) = opened(text);
        assert_eq!(opened.settings, Settings::default());
        assert_eq!(opened.notices.len(), 1);
        assert_eq!(opened.notices[0].line, Some(line), "{}", opened.notices[0]);
        let error = save(&path, &Settings::default()).unwrap_err();
        assert!(error.to_string().contains("stays as it is"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
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
