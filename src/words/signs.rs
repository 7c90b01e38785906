//! What people call signs that they can't see.

use super::{Words, say};
use crate::rule_set::sign;

impl Words {
    /// “a zero-width space (U+200B)”.
    #[must_use]
    pub(crate) fn sign(&self, sign: char) -> String {
        let code = sign::code(sign);
        match sign {
            '\0' => say!(self, "sign-nul", code = code),
            '\u{7}' => say!(self, "sign-bell", code = code),
            '\u{8}' => say!(self, "sign-backspace", code = code),
            '\t' => say!(self, "sign-tab", code = code),
            '\n' => say!(self, "sign-line-break", code = code),
            '\u{b}' => say!(self, "sign-vertical-tab", code = code),
            '\u{c}' => say!(self, "sign-form-feed", code = code),
            '\r' => say!(self, "sign-carriage-return", code = code),
            '\u{1b}' => say!(self, "sign-escape", code = code),
            '\u{1c}'..='\u{1f}' => say!(self, "sign-information-separator", code = code),
            '\u{7f}' => say!(self, "sign-delete", code = code),
            '\u{85}' => say!(self, "sign-next-line", code = code),
            '\u{9b}' => say!(self, "sign-terminal-command", code = code),
            '\u{a0}' | '\u{202f}' => say!(self, "sign-no-break-space", code = code),
            '\u{ad}' => say!(self, "sign-soft-hyphen", code = code),
            '\u{200b}' => say!(self, "sign-zero-width-space", code = code),
            '\u{200c}' => say!(self, "sign-zero-width-non-joiner", code = code),
            '\u{200d}' => say!(self, "sign-zero-width-joiner", code = code),
            '\u{2028}' => say!(self, "sign-line-separator", code = code),
            '\u{2029}' => say!(self, "sign-paragraph-separator", code = code),
            '\u{2060}' => say!(self, "sign-word-joiner", code = code),
            '\u{3000}' => say!(self, "sign-full-width-space", code = code),
            '\u{feff}' => say!(self, "sign-byte-order-mark", code = code),
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                say!(self, "sign-direction-mark", code = code)
            }
            '\u{fe00}'..='\u{fe0f}' => say!(self, "sign-variation-selector", code = code),
            sign if sign.is_control() => say!(self, "sign-control", code = code),
            sign if sign::is_wide(sign) => say!(self, "sign-unusual-space", code = code),
            _ => say!(self, "sign-invisible", code = code),
        }
    }
}
