//! What was changed in the app, spliced into the file as it is now.

use super::Settings;
use super::fields::{ALL, written};
use crate::record::file::comment;
use crate::rule_set::edit::{EditError, Key, insert, put, remove};

/// The name of the setting that is changed entry by entry.
const KEYS: &str = "keys";

/// Whether two settings differ in one of them.
fn differ(one: &Settings, other: &Settings, setting: &super::fields::Setting) -> bool {
    (setting.write)(one) != (setting.write)(other)
}

/// A file's text after a change from `before` to `wanted`. All that is the same in both stays as the file has it.
pub(super) fn change(text: &str, before: &Settings, wanted: &Settings) -> Result<String, EditError> {
    let mut text = text.to_owned();
    for setting in ALL.iter().filter(|setting| differ(before, wanted, setting)) {
        if setting.name == KEYS {
            text = change_keys(text, before, wanted)?;
        } else {
            text = put(&text, &[Key::Field(setting.name)], &(setting.write)(wanted))?.apply(&text);
        }
    }
    Ok(text)
}

fn change_keys(mut text: String, before: &Settings, wanted: &Settings) -> Result<String, EditError> {
    for name in before.keys.keys().chain(wanted.keys.keys()) {
        let word = wanted.keys.get(name);
        if before.keys.get(name) == word {
            continue;
        }
        let path = [Key::Field(KEYS), Key::Entry(name)];
        let splice = match word {
            Some(word) => put(&text, &path, &written(word)),
            None => remove(&text, &path),
        };
        match splice {
            Ok(splice) => text = splice.apply(&text),
            Err(EditError::NotThere) if word.is_some() => {
                // There are no keys yet, or nothing that can be taken for some.
                return Ok(put(&text, &[Key::Field(KEYS)], &all_keys(wanted)?)?.apply(&text));
            }
            Err(EditError::NotThere) => {}
            Err(error) => return Err(error),
        }
        if word.is_none() {
            // It may stand there more than once.
            while let Ok(splice) = remove(&text, &path) {
                text = splice.apply(&text);
            }
        }
    }
    Ok(text)
}

fn all_keys(settings: &Settings) -> Result<String, EditError> {
    settings.keys.iter().try_fold("{}".to_owned(), |keys, (name, word)| {
        Ok(insert(&keys, &[Key::Entry(name)], &written(word))?.apply(&keys))
    })
}

/// A new file's text: every setting, so that whoever opens it sees what there is.
pub(super) fn whole(settings: &Settings, heading: &str) -> String {
    let all = ALL.iter().filter(|setting| setting.name != KEYS);
    let lines: Vec<String> =
        all.map(|setting| format!("    {}: {},\n", setting.name, (setting.write)(settings))).collect();
    let text = format!("{}(\n{})\n", comment(heading), lines.concat());
    // One that has no keys of its own needs no word about them.
    change_keys(text.clone(), &Settings::default(), settings).unwrap_or(text)
}

/// What holds where the file and the app have both changed since they agreed on `agreed`: what was changed here, but for
/// what the file has changed too.
pub(super) fn merge(agreed: &Settings, ours: &Settings, theirs: &Settings) -> Settings {
    let mut merged = theirs.clone();
    for setting in ALL.iter().filter(|setting| setting.name != KEYS) {
        if differ(agreed, ours, setting) && !differ(agreed, theirs, setting) {
            (setting.take)(&mut merged, ours);
        }
    }
    for name in agreed.keys.keys().chain(ours.keys.keys()) {
        let [agreed, ours, theirs] = [agreed, ours, theirs].map(|settings| settings.keys.get(name));
        if ours == agreed || theirs != agreed {
            continue;
        }
        let _ = match ours {
            Some(word) => merged.keys.insert(name.clone(), word.clone()),
            None => merged.keys.remove(name),
        };
    }
    merged
}

/// Whether a change has come through: what was changed is as it was wanted.
pub(super) fn holds(before: &Settings, wanted: &Settings, after: &Settings) -> bool {
    let changed = |setting: &&super::fields::Setting| setting.name != KEYS && differ(before, wanted, setting);
    let keys = before.keys.keys().chain(wanted.keys.keys());
    ALL.iter().filter(changed).all(|setting| !differ(wanted, after, setting))
        && keys
            .filter(|name| before.keys.get(*name) != wanted.keys.get(*name))
            .all(|name| wanted.keys.get(name) == after.keys.get(name))
}
