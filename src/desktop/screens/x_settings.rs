//! The dots per inch in a desktop's settings: a list of names and values in a window's property, in `XSETTINGS` format.

/// The name of the dots per inch, which are times 1,024.
const NAME: &[u8] = b"Xft/DPI";

/// The most settings that are read: more than any desktop has.
const MOST: u32 = 1_000;

/// Reads the bytes one after the other.
struct Reader<'a> {
    rest: &'a [u8],
    /// The smaller end of a number comes first.
    little: bool,
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    /// This many bytes, padded to a multiple of four.
    fn padded(&mut self, length: usize) -> Option<&'a [u8]> {
        let all = self.take(length.checked_next_multiple_of(4)?)?;
        all.get(..length)
    }

    fn short(&mut self) -> Option<u16> {
        let bytes = self.take(2)?.try_into().ok()?;
        Some(if self.little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    fn long(&mut self) -> Option<u32> {
        let bytes = self.take(4)?.try_into().ok()?;
        Some(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }
}

/// The dots per inch, if these settings have them.
pub(super) fn dots_an_inch(settings: &[u8]) -> Option<f64> {
    let little = *settings.first()? == 0;
    let mut reader = Reader { rest: settings.get(8..)?, little };
    let count = reader.long()?;
    for _ in 0..count.min(MOST) {
        let [kind, _] = *reader.take(2)? else { return None };
        let length = reader.short()?;
        let name = reader.padded(length.into())?;
        // When it was changed.
        let _ = reader.long()?;
        match kind {
            0 => {
                let value = reader.long()?;
                if name == NAME {
                    // Negative if nobody has set it.
                    let value = i32::try_from(value).ok().filter(|value| *value > 0)?;
                    return Some(f64::from(value) / 1_024.0);
                }
            }
            1 => {
                let length = usize::try_from(reader.long()?).ok()?;
                let _words = reader.padded(length)?;
            }
            2 => {
                let _colour = reader.take(8)?;
            }
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A setting: its kind, its name, its value.
    fn setting(kind: u8, name: &[u8], value: &[u8]) -> Vec<u8> {
        let mut bytes = vec![kind, 0];
        bytes.extend(u16::try_from(name.len()).unwrap_or_default().to_le_bytes());
        bytes.extend(name);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes.extend([0; 4]);
        bytes.extend(value);
        bytes
    }

    fn settings(all: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = vec![0, 0, 0, 0, 7, 0, 0, 0];
        bytes.extend(u32::try_from(all.len()).unwrap_or_default().to_le_bytes());
        bytes.extend(all.concat());
        bytes
    }

    #[test]
    fn the_dots_are_found_among_the_rest() {
        let theme = setting(1, b"Net/ThemeName", &[5, 0, 0, 0, b'p', b'l', b'a', b'i', b'n', 0, 0, 0]);
        let colour = setting(2, b"Accent", &[1; 8]);
        let dots = setting(0, NAME, &(192 * 1_024_i32).to_le_bytes());
        assert_eq!(dots_an_inch(&settings(&[theme, colour, dots])), Some(192.0));
    }

    #[test]
    fn what_is_cut_off_or_not_set_says_nothing() {
        let whole = settings(&[setting(0, NAME, &(96 * 1_024_i32).to_le_bytes())]);
        for length in 0..whole.len() {
            assert_eq!(dots_an_inch(whole.get(..length).unwrap_or_default()), None, "{length} bytes");
        }
        assert_eq!(dots_an_inch(&settings(&[setting(0, NAME, &(-1_i32).to_le_bytes())])), None);
        assert_eq!(dots_an_inch(&[0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255]), None);
    }
}
