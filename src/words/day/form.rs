//! One form of what can be typed, with places for values: “in { $length }”, “{ $day } { $month }”.

/// What stands in a place of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Length,
    Number,
    Weekday,
    Day,
    Month,
    Year,
}

impl Slot {
    const ALL: [Self; 6] = [Self::Length, Self::Number, Self::Weekday, Self::Day, Self::Month, Self::Year];

    /// A sign that nobody types, which takes the place in a message.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Length => "\u{e000}",
            Self::Number => "\u{e001}",
            Self::Weekday => "\u{e002}",
            Self::Day => "\u{e003}",
            Self::Month => "\u{e004}",
            Self::Year => "\u{e005}",
        }
    }
}

/// A form, in small letters.
#[derive(Debug)]
pub(super) struct Form(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    Text(String),
    Slot(Slot),
}

/// The numbers of a day that was read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Read {
    pub(super) day: Option<i16>,
    /// From 0.
    pub(super) month: Option<usize>,
    pub(super) year: Option<i16>,
}

impl Form {
    pub(super) fn of(text: &str) -> Self {
        let text = text.trim().to_lowercase();
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let next = Slot::ALL
                .iter()
                .filter_map(|slot| Some((rest.find(slot.sign())?, *slot)))
                .min_by_key(|(at, _)| *at);
            let (at, slot) = next.map_or((rest.len(), None), |(at, slot)| (at, Some(slot)));
            let (before, after) = rest.split_at(at);
            if !before.is_empty() {
                pieces.push(Piece::Text(before.to_owned()));
            }
            rest = after;
            if let Some(slot) = slot {
                pieces.push(Piece::Slot(slot));
                rest = rest.strip_prefix(slot.sign()).unwrap_or_default();
            }
        }
        Self(pieces)
    }

    /// Whether it is this text.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(self.0.as_slice(), [Piece::Text(own)] if own == text)
    }

    /// Whether it begins with this text.
    pub(super) fn begins(&self, text: &str) -> bool {
        matches!(self.0.as_slice(), [Piece::Text(own)] if own.starts_with(text))
    }

    /// What stands in its only place in this text. There need be no space beside digits.
    pub(super) fn around<'a>(&self, slot: Slot, text: &'a str) -> Option<&'a str> {
        let (before, after) = match self.0.as_slice() {
            [Piece::Slot(own)] if *own == slot => ("", ""),
            [Piece::Text(before), Piece::Slot(own)] if *own == slot => (before.as_str(), ""),
            [Piece::Slot(own), Piece::Text(after)] if *own == slot => ("", after.as_str()),
            [Piece::Text(before), Piece::Slot(own), Piece::Text(after)] if *own == slot => {
                (before.as_str(), after.as_str())
            }
            _ => return None,
        };
        let whole = text.strip_prefix(before).and_then(|text| text.strip_suffix(after));
        let close = || {
            let inside = text.strip_prefix(before.trim_end())?.strip_suffix(after.trim_start())?.trim();
            digits(inside).map(|_| inside)
        };
        whole.or_else(close).filter(|inside| !inside.is_empty())
    }

    /// The day in this text, if it has this form all through.
    pub(super) fn read(&self, text: &str, month_called: &dyn Fn(&str) -> Option<usize>) -> Option<Read> {
        read(&self.0, text, Read::default(), month_called)
    }
}

fn read(
    pieces: &[Piece],
    text: &str,
    known: Read,
    month_called: &dyn Fn(&str) -> Option<usize>,
) -> Option<Read> {
    let Some((piece, rest)) = pieces.split_first() else {
        return text.is_empty().then_some(known);
    };
    match piece {
        // There need be no space beside digits.
        Piece::Text(own) => {
            let after = text.strip_prefix(own.as_str()).or_else(|| text.strip_prefix(own.trim()))?;
            read(rest, after, known, month_called)
        }
        Piece::Slot(Slot::Day) => {
            let (day, after) = leading(text, 1..=2)?;
            let known = Read { day: Some(day), ..known };
            let dotted = after.strip_prefix('.');
            read(rest, after, known, month_called).or_else(|| read(rest, dotted?, known, month_called))
        }
        Piece::Slot(Slot::Year) => {
            let (year, after) = leading(text, 4..=4)?;
            read(rest, after, Read { year: Some(year), ..known }, month_called)
        }
        Piece::Slot(Slot::Month) => {
            // The name goes on to where the rest of the form begins.
            let next = match rest.first() {
                Some(Piece::Text(next)) => next.trim(),
                _ => "",
            };
            let ends = text.char_indices().map(|(at, _)| at).skip(1).chain([text.len()]);
            let ends =
                ends.filter(|at| text.get(*at..).is_some_and(|after| after.trim_start().starts_with(next)));
            ends.filter_map(|at| text.split_at_checked(at)).find_map(|(name, after)| {
                let known = Read { month: Some(month_called(name)?), ..known };
                read(rest, after, known, month_called)
            })
        }
        Piece::Slot(Slot::Length | Slot::Number | Slot::Weekday) => None,
    }
}

/// A number of so many digits, up to the first sign that is none, and what follows.
fn leading(text: &str, many: std::ops::RangeInclusive<usize>) -> Option<(i16, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (number, after) = text.split_at_checked(end).filter(|(number, _)| many.contains(&number.len()))?;
    Some((digits(number)?, after))
}

/// A number in up to four digits.
pub(super) fn digits(text: &str) -> Option<i16> {
    let plain = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}
