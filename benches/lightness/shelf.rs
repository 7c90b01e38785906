//! A person who has made very many rule sets.

use std::fs;
use std::path::Path;

/// The sets that everybody has.
fn shipped() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let files = fs::read_dir(folder).expect("the rules are there").map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    files.sort();
    files.iter().map(|path| fs::read_to_string(path).expect("a text")).collect()
}

/// A folder for the app with this many sets of the person's own: copies of the built-in ones, over and over.
pub(crate) fn home_with(sets: usize) -> tempfile::TempDir {
    let home = tempfile::tempdir().expect("there is room for a folder");
    let rules = home.path().join("config/rules");
    fs::create_dir_all(&rules).expect("there is room for a folder");
    for (number, text) in shipped().iter().cycle().take(sets).enumerate() {
        fs::write(rules.join(format!("set-{number:05}.ron")), text).expect("there is room for a file");
    }
    home
}
