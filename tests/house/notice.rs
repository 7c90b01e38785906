//! The safety notice is whole wherever it stands. Being controlled often goes without being afraid of a blow: whoever
//! reads only “afraid” may think that it isn’t about them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How every form of it begins, and what has to follow.
const ASKED: &str = "don’t use it if ";
const WHOLE: &str = "you feel afraid of, controlled by or unsafe with the other person";

/// How often a text asks people not to use the app. Fails where it does so for fewer reasons.
#[track_caller]
fn asks(name: &str, text: &str) -> usize {
    let flowing = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut times = 0;
    for after in flowing.split(ASKED).skip(1) {
        assert!(after.starts_with(WHOLE), "{name}: “{ASKED}{}…”", after.chars().take(80).collect::<String>());
        times += 1;
    }
    times
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect()
}

#[test]
fn the_safety_notice_is_whole_wherever_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = vec![root.join("i18n/en/common-ground.ftl")];
    for (folder, ending) in
        [("", "md"), ("docs", "md"), ("packaging", "xml"), ("packaging", "desktop"), ("rules", "ron")]
    {
        texts.extend(files(&root.join(folder), ending));
    }
    let mut found: Vec<String> = Vec::new();
    for path in texts {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.strip_prefix(root).unwrap().display().to_string();
        if asks(&name, &text) > 0 {
            found.push(name);
        }
    }
    for wanted in ["i18n/en/common-ground.ftl", "README.md", "packaging/common-ground.metainfo.xml"] {
        assert!(found.iter().any(|name| name == wanted), "{wanted} has no notice, only {found:?}");
    }
}

#[test]
fn the_manual_page_has_the_notice() {
    let page = Command::new(env!("CARGO_BIN_EXE_common-ground")).arg("man").output().unwrap();
    let page = String::from_utf8(page.stdout).unwrap().replace("\\*(Aq", "’").replace("\\[cq]", "’");
    assert_eq!(asks("the manual page", &page), 1, "{page}");
}

#[test]
#[should_panic(expected = "afraid of the other person")]
fn a_notice_with_fewer_reasons_is_seen() {
    let _ = asks("a file", "Please don’t use it if you feel afraid of the\nother person.");
}
