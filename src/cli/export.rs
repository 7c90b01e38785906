//! `common-ground export`: all that is kept, to be read elsewhere.

use std::io::{self, Write};

use super::arguments::ExportFormat;
use super::{BAD_SET, FINE, Home, language, terminal, words_in};
use crate::clock::{Clock, zone};
use crate::record::books::Ledgers;
use crate::record::export::{Kept, What};
use crate::words::InWords;
use crate::words::export::{Format, Telling, export};

pub(super) fn run(
    home: &Home<'_>,
    format: ExportFormat,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<u8> {
    let ledgers = Ledgers::read(&home.folders);
    let mut told = Vec::new();
    for notice in ledgers.notices().into_iter().flatten() {
        // They are in one folder; what is wrong with that is said once.
        if !told.contains(notice) {
            writeln!(err, "{}", notice.in_words(home.words))?;
            told.push(notice.clone());
        }
    }
    let now = Clock::system().now().wall();
    let kept = Kept::of(ledgers, What::Everything, now.to_zoned(zone()).date());
    match format {
        ExportFormat::Json => terminal::json(out, &kept.for_programs())?,
        ExportFormat::Md => out.write_all(text(home, &kept, Format::Markdown).as_bytes())?,
        ExportFormat::Html => out.write_all(text(home, &kept, Format::Html).as_bytes())?,
    }
    Ok(if told.is_empty() { FINE } else { BAD_SET })
}

fn text(home: &Home<'_>, kept: &Kept, format: Format) -> String {
    let (language, library) = (language(None), home.library());
    let telling = Telling {
        words: words_in(&language).isolating(),
        titles: library.titles(&language),
        sets: library.sets(kept.sets()),
        language,
        zone: zone(),
    };
    export(kept, format, &telling)
}
