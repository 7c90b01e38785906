#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test may stop where something is missing"
)]

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::record::file;

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
    let _ = keep(&Files::default(), &path, &Settings::default(), &settings).unwrap();
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
    assert_eq!(notice.wrong, Wrong::Setting(Odd::Unknown("volum".to_owned())));
    assert_eq!(notice.help, Some(Help::Setting(Right::Near("volume"))));
    let after = changed(&path, &opened.settings, |settings| settings.volume = 0.5);
    assert_eq!(after, "(\n    theme: Evening,\n    volum: 0.2,\n    volume: 0.5,\n)\n");
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
        assert_eq!(opened.notices[0].line, Some(line), "{:?}", opened.notices[0]);
        let muted = Settings { muted: true, ..Settings::default() };
        let error = keep(&Files::default(), &path, &Settings::default(), &muted).unwrap_err();
        assert_eq!(
            error,
            SaveError::Broken(Notice { help: Some(Help::SameSettings), ..opened.notices[0].clone() })
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

/// What is said of each setting: the line, what is wrong, and what would be right.
fn said(opened: &Opened) -> Vec<(usize, Odd, Option<Right>)> {
    let said = opened.notices.iter().map(|notice| {
        let Wrong::Setting(odd) = notice.wrong.clone() else { panic!("{notice:?}") };
        let right = notice.help.map(|help| {
            let Help::Setting(right) = help else { panic!("{notice:?}") };
            right
        });
        (notice.line.unwrap_or_default(), odd, right)
    });
    said.collect()
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
    let usual = |name: &str, value: &str| Odd::NotThat {
        name: name.to_owned(),
        value: value.to_owned(),
        used: Used::Usual,
    };
    let [was, least, most, used] = ["9", "0.5", "3", "3"].map(str::to_owned);
    let large = OutOfRange { name: "text_scale", was, least, most, used };
    assert_eq!(
        said(&opened),
        [
            (2, usual("theme", "\"Evening\""), Some(Right::Theme)),
            (3, usual("distance", "2m"), Some(Right::Distance)),
            (4, usual("volume", "70%"), Some(Right::Volume)),
            (6, usual("digits", "minutes"), Some(Right::Digits)),
            (7, Odd::CommaMissing("language".to_owned()), Some(Right::Comma)),
            (9, Odd::Unknown("volum".to_owned()), Some(Right::Near("volume"))),
            (11, Odd::NoValue { name: "history".to_owned(), used: Used::Usual }, Some(Right::Switch)),
            (12, Odd::Twice { name: "muted".to_owned(), line: 5 }, Some(Right::Once)),
            (13, usual("reduced_motion", "Yes"), Some(Right::SwitchOrNone)),
            (10, Odd::OutOfRange(Box::new(large)), None),
        ]
    );
}

#[test]
fn every_setting_is_known_and_says_what_would_be_right() {
    let all = Settings {
        diagonal: Some(24.0),
        language: Some("en".to_owned()),
        hours: Some(Hours::Twelve),
        reduced_motion: Some(true),
        keys: [("break".to_owned(), "k".to_owned())].into(),
        ..Settings::default()
    };
    let text = change::whole(&all, "Settings.");
    let names: Vec<_> = source::fields(&text).unwrap().iter().map(|field| field.name.to_owned()).collect();
    assert_eq!(names.len(), 19);
    for name in names {
        let (_folder, _path, opened) = opened(&format!("({name}: [%])"));
        let [notice] = opened.notices.as_slice() else { panic!("{:?}", opened.notices) };
        assert!(matches!(notice.help, Some(Help::Setting(_))), "{notice:?}");
        assert_eq!(opened.settings, Settings::default());
    }
}

#[test]
fn the_start_is_plain_where_nobody_can_tell_whether_it_is_to_be() {
    for (text, plain) in [
        ("", false),
        ("(muted: true)", false),
        ("(plain_start: false)", false),
        ("(plain_start: true)", true),
        ("(volume: loud, plain_start: true)", true),
        // A setting that has nothing to do with it.
        ("(volume: loud)", false),
        ("(volum: 1.0)", false),
        ("(plain_start: yes, muted: true)", true),
        ("(plain_start: , muted: true)", true),
        ("(plain_start", true),
        ("theme = Evening", true),
    ] {
        let (_folder, _path, opened) = opened(text);
        assert_eq!(opened.starts_plain(), plain, "{text}");
    }
    let folder = tempfile::tempdir().unwrap();
    assert!(open(folder.path()).starts_plain(), "it is a folder");
    assert!(!open(&folder.path().join("settings.ron")).starts_plain(), "there is none");
}

/// A file as people keep one.
const MINE: &str = "\u{feff}// Ours.\r\nSettings(\r\n\ttheme: Evening, // easy on the eyes\r\n\r\n\tvolum: 0.2,\r\n\
    \tdistance: 2m, /* not too far */ muted: false,\r\n\tkeys: { \"pass\": off, \"break\": 'k' }, // by hand\r\n\
    \tdigits: Minutes\r\n)\r\n// The end.";

type Change<'a> = &'a dyn Fn(&mut Settings);

/// The file after a change.
#[track_caller]
fn changed(path: &Path, before: &Settings, change: impl FnOnce(&mut Settings)) -> String {
    let mut wanted = before.clone();
    change(&mut wanted);
    let kept = keep(&Files::default(), path, before, &wanted).unwrap();
    assert_eq!(kept.settings, wanted);
    fs::read_to_string(path).unwrap()
}

#[test]
fn a_change_touches_its_own_setting_and_no_other_byte() {
    let keys = |keys: &[(&str, &str)]| {
        keys.iter().map(|(name, key)| ((*name).to_owned(), (*key).to_owned())).collect()
    };
    let cases: [(Change, &str, &str); 9] = [
        (&|set| set.theme = Theme::System, "Evening", "System"),
        (&|set| set.distance = 3.0, "2m", "3.0"),
        (&|set| set.muted = true, "muted: false", "muted: true"),
        (&|set| set.volume = 0.5, "digits: Minutes\r\n", "digits: Minutes,\r\n\tvolume: 0.5\r\n"),
        (&|set| set.language = Some("de".to_owned()), "Minutes\r\n", "Minutes,\r\n\tlanguage: \"de\"\r\n"),
        (&|set| set.keys = keys(&[("pass", "off"), ("break", "x")]), "'k'", "\"x\""),
        (&|set| set.keys = keys(&[("break", "k")]), "\"pass\": off, ", ""),
        (
            &|set| set.keys = keys(&[("pass", "off"), ("break", "k"), ("mute", "s")]),
            "'k' }",
            "'k', \"mute\": \"s\" }",
        ),
        (&|set| set.keys = keys(&[]), "\"pass\": off, \"break\": 'k'", ""),
    ];
    for (change, before, after) in cases {
        let (_folder, path, opened) = opened(MINE);
        assert_eq!(changed(&path, &opened.settings, change), MINE.replacen(before, after, 1));
    }
}

#[test]
fn a_setting_that_is_left_out_again_stays_as_a_word() {
    let (_folder, path, opened) = opened("(diagonal: 24, // ours\n)");
    let after = changed(&path, &opened.settings, |settings| settings.diagonal = None);
    assert_eq!(after, "(diagonal: None, // ours\n)");
}

#[test]
fn a_file_of_comments_keeps_them() {
    for text in ["", " \n", "// Nothing yet.\n", "\u{feff}/* mine */ "] {
        let (_folder, path, opened) = opened(text);
        assert!(opened.notices.is_empty(), "{text:?}: {:?}", opened.notices);
        let after = changed(&path, &opened.settings, |settings| settings.muted = true);
        assert!(after.starts_with(text) && after.contains("muted: true"), "{after}");
    }
}

#[test]
fn where_nothing_was_changed_nothing_is_written() {
    let (folder, path, opened) = opened(MINE);
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let _ = keep(&Files::default(), &path, &opened.settings, &opened.settings).unwrap();
    // Another window has made the same change.
    let muted = Settings { muted: false, ..opened.settings.clone() };
    let _ = keep(&Files::default(), &path, &Settings { muted: true, ..opened.settings }, &muted).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);

    let path = folder.path().join("new/settings.ron");
    let _ = keep(&Files::default(), &path, &Settings::default(), &Settings::default()).unwrap();
    assert!(!path.parent().unwrap().exists());
}

#[test]
fn two_windows_do_not_undo_each_other() {
    let (_folder, path, opened) = opened("(\n    theme: Evening,\n    volum: 1,\n)\n");
    let both = opened.settings;
    let one = Settings { volume: 0.5, ..both.clone() };
    let _ = keep(&Files::default(), &path, &both, &one).unwrap();
    let other = Settings {
        theme: Theme::Daylight,
        keys: [("mute".to_owned(), "s".to_owned())].into(),
        ..both.clone()
    };
    let kept = keep(&Files::default(), &path, &both, &other).unwrap();
    assert_eq!(kept.settings, Settings { volume: 0.5, ..other.clone() });
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "(\n    theme: Daylight,\n    volum: 1,\n    volume: 0.5,\n    keys: {\"mute\": \"s\"},\n)\n"
    );
    assert_eq!(merge(&both, &one, &other), kept.settings);
    assert_eq!(
        merge(&both, &Settings { theme: Theme::System, ..one }, &other),
        kept.settings,
        "the file has it"
    );
}

#[test]
fn nobody_waits_for_somebody_who_writes_just_now() {
    let (_folder, path, opened) = opened(MINE);
    let held = file::try_lock(&path.with_extension("lock")).unwrap();
    let muted = Settings { muted: true, ..opened.settings.clone() };
    let error = keep(&Files::default(), &path, &opened.settings, &muted).unwrap_err();
    assert!(matches!(&error, SaveError::Write(WriteError { why: Why::Busy, .. })), "{error:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), MINE);
    drop(held);
    let _ = keep(&Files::default(), &path, &opened.settings, &muted).unwrap();
    assert!(fs::read_to_string(&path).unwrap().contains("muted: true"));
}

#[test]
fn what_cannot_be_read_any_more_stays_in_force() {
    let (_folder, path, _) = opened("(volume: 70%, theme: Evening, digits: minutes, volum: 1)");
    let before = Settings { volume: 0.3, digits: Digits::Minutes, muted: true, ..Settings::default() };
    let opened = look_again(&Files::default(), &path, &before).unwrap();
    let wanted =
        Settings { volume: 0.3, digits: Digits::Minutes, theme: Theme::Evening, ..Settings::default() };
    assert_eq!(opened.settings, wanted);
    let (name, value, used) = ("volume".to_owned(), "70%".to_owned(), Used::AsBefore);
    let stays = (1, Odd::NotThat { name, value, used }, Some(Right::Volume));
    assert!(said(&opened).contains(&stays), "{:?}", said(&opened));

    fs::write(&path, "(volume: 0.5,").unwrap();
    let notice = look_again(&Files::default(), &path, &before).unwrap_err();
    assert_eq!((&notice.file, notice.line, notice.help), (&path, Some(1), Some(Help::SameSettings)));
    fs::remove_file(&path).unwrap();
    assert_eq!(look_again(&Files::default(), &path, &before).unwrap().settings, Settings::default());
}

#[test]
fn what_is_said_has_an_end() {
    let odd: Vec<_> = (0..1_000).map(|number| format!("odd{number}: {}", "x".repeat(500))).collect();
    let odd = odd.join(",\n");
    let (_folder, _path, opened) = opened(&format!("(volume: {}, {odd})", "loud ".repeat(1_000)));
    assert_eq!(opened.notices.len(), 21);
    assert_eq!(said(&opened)[20].1, Odd::More(981));
}

#[test]
fn a_file_that_is_too_large_is_left_alone() {
    let (_folder, path, opened) = opened(&format!("(muted: true){}", " ".repeat(1024 * 1024)));
    assert_eq!(opened.notices[0].wrong, Wrong::LargeSettings);
    let muted = Settings { muted: true, ..opened.settings.clone() };
    assert!(matches!(keep(&Files::default(), &path, &opened.settings, &muted), Err(SaveError::Broken(_))));
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
    let after = changed(&path, &opened.settings, |settings| settings.muted = true);
    assert_eq!(after, text.replace("})", "}, muted: true)"));
}

#[test]
fn it_is_known_in_which_line_a_key_stands() {
    let (_folder, _, opened) =
        opened("(\n  theme: Evening,\n  keys: {\n    \"break\": \"k\",\n    \"brake\": \"x\",\n  },\n)");
    assert_eq!(opened.key_lines.get("brake"), Some(&5));
    assert_eq!(opened.key_lines.get("break"), Some(&4));
}

#[test]
fn windows_that_change_things_at_once_lose_none_of_it() {
    let (_folder, path, opened) = opened(MINE);
    let insists = |change: &dyn Fn(&mut Settings)| {
        let mut wanted = opened.settings.clone();
        change(&mut wanted);
        loop {
            match keep(&Files::default(), &path, &opened.settings, &wanted) {
                Err(SaveError::Write(WriteError { why: Why::Busy, .. })) => std::thread::yield_now(),
                kept => return kept.unwrap(),
            }
        }
    };
    std::thread::scope(|scope| {
        for number in 0..8_u8 {
            let _ = scope.spawn(move || {
                let name = format!("odd{number}");
                let _ = insists(&|settings| {
                    let _ = settings.keys.insert(name.clone(), number.to_string());
                });
            });
        }
        let _ = insists(&|settings| settings.volume = 0.5);
        let _ = insists(&|settings| settings.theme = Theme::Daylight);
    });
    let after = open(&path).settings;
    assert_eq!((after.volume, after.theme, after.keys.len()), (0.5, Theme::Daylight, 10));
}

/// A file in which the hand has slipped a few times.
fn slips() -> impl Strategy<Value = String> {
    let piece = prop_oneof!["[()\\[\\]{},:\"'#/*% \n]{0,3}", "[a-z0-9]{1,5}", Just("volume: 1".to_owned())];
    prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, piece), 0..4).prop_map(|slips| {
        let mut letters: Vec<char> = MINE.chars().collect();
        for (at, removed, piece) in slips {
            let at = at.index(letters.len().max(1)).min(letters.len());
            let end = (at + removed).min(letters.len());
            let _ = letters.splice(at..end, piece.chars());
        }
        letters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn whatever_the_file_holds_a_change_touches_no_other_setting(text in slips()) {
        let (_folder, path, opened) = opened(&text);
        let wanted = Settings { volume: 0.25, ..opened.settings.clone() };
        let kept = keep(&Files::default(), &path, &opened.settings, &wanted);
        let after = fs::read_to_string(&path).unwrap();
        let others = |text: &str| -> Option<Vec<(String, String)>> {
            let fields = source::fields(text)?.into_iter().filter(|field| field.name != "volume");
            Some(fields.map(|field| (field.name.to_owned(), field.value.to_owned())).collect())
        };
        let Ok(kept) = kept else {
            prop_assert_eq!(after, text);
            return Ok(());
        };
        prop_assert_eq!(kept.settings, wanted);
        if !source::is_blank(&text) {
            prop_assert_eq!(others(&after), others(&text), "{}\nbecame\n{}", text, after);
        }
    }
}
