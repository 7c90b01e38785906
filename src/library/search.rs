//! Finds texts by words typed in a hurry: case, accents, and different codes for the same letter don't matter.

use unicode_normalization::UnicodeNormalization;

/// A search: a text fits if it has every word of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// What was typed.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        Self(fold(typed).split_whitespace().map(str::to_owned).collect())
    }

    /// Whether a [folded](fold) text has every word.
    #[must_use]
    pub fn fits(&self, folded: &str) -> bool {
        self.0.iter().all(|word| folded.contains(word.as_str()))
    }
}

/// A text as searches compare it: in lower case, without accents.
///
/// ```
/// # use common_ground::library::search::fold;
/// assert_eq!(fold("Über"), "uber");
/// assert_eq!(fold("İstanbul"), fold("istanbul"));
/// assert_eq!(fold("STRASSE"), fold("Straße"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkd().filter(|letter| !is_mark(*letter)).flat_map(char::to_lowercase);
    for letter in letters.filter(|letter| !is_mark(*letter)) {
        match plain(letter) {
            Some(plain) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

/// Marks above, below or in a letter, and invisible signs; but not those that make another letter, as in Devanagari or Thai.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        // Accents.
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}'
        // Points and vowels of Hebrew and Arabic, which are usually left out.
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        // Signs for where a line may break, which way it runs and how a letter is drawn.
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Small letters that are typed as others, though Unicode doesn't decompose them.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ð' | 'đ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'ŧ' => "t",
        'ς' => "σ",
        '‘' | '’' | 'ʼ' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‐' | '–' | '—' | '−' => "-",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn finds(typed: &str, text: &str) {
        assert!(Search::new(typed).fits(&fold(text)), "“{typed}” doesn’t find “{text}”");
    }

    #[test]
    fn people_find_what_they_mean() {
        for (typed, text) in [
            ("uber", "Über alles reden"),
            ("ÜBER", "u\u{308}ber"),
            ("café", "Cafe\u{301}"),
            ("cafe", "CAFÉ"),
            ("istanbul", "İSTANBUL"),
            ("İstanbul", "Istanbul"),
            ("ıstanbul", "istanbul"),
            ("ISPARTA", "Isparta ısparta"),
            ("strasse", "Große Straße"),
            ("GROẞE", "große"),
            ("grosse", "GROẞE"),
            ("lodz", "Łódź"),
            ("oresund", "Øresund"),
            ("οδος", "ΟΔΌΣ"),
            ("ещё", "ЕЩЕ"),
            ("נקודה", "נְקֻדָּה נקודה"),
            ("let's talk", "Let’s talk"),
            ("talk  once", "Once more: a talk"),
            ("ofﬁce", "office"),
            ("が", "か\u{3099}"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("co-op", "co\u{2010}op"),
            ("weekend", "week\u{ad}end"),
        ] {
            finds(typed, text);
        }
        assert!(!Search::new("river talk").fits(&fold("By the river")));
        assert!(!Search::new("か").fits(&fold("き")));
        finds("", "anything");
    }

    /// Letters of many alphabets, marks among them, and signs.
    fn any_text() -> impl Strategy<Value = String> {
        "([a-zA-ZäÖßẞéŁøıİΑ-Ωα-ώА-Яа-яא-תء-يぁ-んァ-ン가-깋ﬁﬀ‘’ \u{300}\u{308}\u{345}–-]|\\PC){0,12}"
    }

    proptest! {
        #[test]
        fn the_same_text_is_found_however_it_is_spelt(text in any_text()) {
            let folded = fold(&text);
            prop_assert_eq!(fold(&folded), folded.clone(), "folding once is enough");
            prop_assert_eq!(fold(&text.nfc().collect::<String>()), folded.clone());
            prop_assert_eq!(fold(&text.nfd().collect::<String>()), folded.clone());
            prop_assert_eq!(fold(&text.to_lowercase()), folded.clone());
            prop_assert!(Search::new(&text).fits(&folded));
        }
    }
}
