//! Damaged files that were set aside, as they were. Nothing reads them any more, but what people erase goes there too.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::pages::{Page, is_there};
use super::{Entry, Gone, Ledger, Notice, Odd, Wrong};
use crate::record::file::{self, Why, WriteError};

/// Stands in the name of a file that was set aside, before its number.
const DAMAGED: &str = "damaged-";

impl<T: Entry> Ledger<T> {
    /// The files that were set aside, in no order.
    pub(in crate::record) fn paths_aside(&self) -> Vec<PathBuf> {
        let Ok(files) = fs::read_dir(file::folder_of(&self.path)) else { return Vec::new() };
        let paths = files.filter_map(|file| Some(file.ok()?.path()));
        paths.filter(|path| self.is_aside(path)).collect()
    }

    /// Whether it is named `agreements.damaged-1.ron` or `agreements-2.damaged-1.ron`.
    pub(super) fn is_aside(&self, path: &Path) -> bool {
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|sign| sign.is_ascii_digit());
        let is_ours = || {
            let name = path.file_name()?.to_str()?.strip_prefix(self.path.file_stem()?.to_str()?)?;
            let (page, number) = name.strip_suffix(".ron")?.split_once(&format!(".{DAMAGED}"))?;
            let page = page.is_empty() || page.strip_prefix('-').is_some_and(all_digits);
            Some(page && all_digits(number))
        };
        is_ours().unwrap_or_default()
    }

    /// Sets a file's text aside under a name that nothing has. Where it is there already, because the change that it was
    /// set aside for has failed, once is enough.
    pub(super) fn keep_aside(&self, path: &Path, text: &str) -> Result<(), WriteError> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut number = 1_u64;
        let aside = loop {
            let aside = path.with_file_name(format!("{stem}.{DAMAGED}{number}.ron"));
            number += 1;
            if is_there(&aside) {
                let is_file = fs::symlink_metadata(&aside).is_ok_and(|found| found.is_file());
                if is_file && fs::read(&aside).is_ok_and(|kept| kept == text.as_bytes()) {
                    break aside;
                }
                continue;
            }
            match self.files.create(&aside, text.as_bytes()) {
                Err(WriteError { why: Why::Exists, .. }) => {}
                Err(error) => return Err(error),
                Ok(()) => break aside,
            }
        };
        let name = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let notice = Notice { file: path.to_owned(), line: None, wrong: Wrong::SetAside(name), help: None };
        let mut told = self.aside.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !told.contains(&notice) {
            told.push(notice);
        }
        Ok(())
    }

    /// Takes out of the files that were set aside what is to go, and removes those in which nothing is left.
    pub(super) fn take_out_of_aside(&self, gone: &Gone<'_, T>) -> Result<(), WriteError> {
        for path in self.paths_aside() {
            let Ok(Some(text)) = self.read_text(&path) else { continue };
            let (mut page, _) = Page::of(path, text);
            let _how_many = page.take_out(gone);
            if !page.changed {
                continue;
            }
            match page.aside() {
                Some(rest) => self.files.replace(&page.path, rest.as_bytes())?,
                None => self.files.remove(&page.path)?,
            }
        }
        Ok(())
    }

    /// A notice for each file in which something may be left of what was taken out: entries that can't be read, and
    /// files that can't.
    #[must_use]
    pub fn unsearched(&self) -> Vec<Notice> {
        let (pages, notices) = self.pages();
        let is_whole = |notice: &Notice| !matches!(notice.wrong, Wrong::Kept(_));
        let mut unsearched: Vec<Notice> = notices.into_iter().filter(is_whole).collect();
        let lost = |page: &Page<T>| {
            let (file, line) = (page.path.clone(), Some(page.lost()?));
            Some(Notice { file, line, wrong: Wrong::Kept(Odd::Entry), help: None })
        };
        unsearched.extend(pages.iter().filter_map(lost));
        for path in self.paths_aside() {
            match self.read_text(&path) {
                Ok(Some(text)) => unsearched.extend(lost(&Page::of(path, text).0)),
                Ok(None) => {}
                Err(wrong) => unsearched.push(Notice { file: path, line: None, wrong, help: None }),
            }
        }
        unsearched
    }
}

/// A text without some of its bytes, and without the comma behind each.
pub(super) fn without(text: &str, gone: &[Range<usize>]) -> String {
    let mut gone = gone.to_vec();
    gone.sort_by_key(|bytes| bytes.start);
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for bytes in gone {
        rest.push_str(text.get(at..bytes.start).unwrap_or_default());
        let behind = text.get(bytes.end..).unwrap_or_default();
        let comma = behind.trim_start().strip_prefix(',').map_or(0, |after| behind.len() - after.len());
        at = at.max(bytes.end + comma);
    }
    rest.push_str(text.get(at..).unwrap_or_default());
    rest
}
