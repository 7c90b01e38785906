//! Which words are forms of one word.

/// Whether two words have their first five letters or more in common, and three more at the most: forms of the same word, in
/// many languages.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let left = |word: &str| word.chars().count() - common;
    common >= 5 && left(one) <= 3 && left(other) <= 3
}

/// English endings, those that hold others first.
const ENDINGS: [&str; 9] = ["ings", "ing", "ied", "ies", "ed", "es", "ly", "e", "s"];

/// A word without its English ending, if three letters are left: “argue”, “argued” and “arguing” are “argu”. Of other
/// languages’ words it does no harm, since both are treated alike.
pub(super) fn stem(word: &str) -> &str {
    let cut = ENDINGS.iter().find_map(|ending| {
        let rest = word.strip_suffix(ending)?;
        (rest.len() >= 3 && !(*ending == "s" && rest.ends_with('s'))).then_some(rest)
    });
    let cut = cut.unwrap_or(word);
    // “stopped”, “stop”; “try”, “tried”.
    let cut = if cut.len() > 3 && cut.len() < word.len() { undoubled(cut) } else { cut };
    cut.strip_suffix(['y', 'i']).filter(|rest| rest.len() >= 3).unwrap_or(cut)
}

/// Without the second of two equal consonants at its end.
fn undoubled(word: &str) -> &str {
    let mut letters = word.chars().rev();
    match (letters.next(), letters.next()) {
        (Some(last), Some(before))
            if last == before && last.is_ascii_alphabetic() && !"aeiouls".contains(last) =>
        {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_have_the_same_stem() {
        for forms in [
            &["argue", "argues", "argued", "arguing"][..],
            &["cheat", "cheats", "cheated", "cheating"],
            &["fight", "fights", "fighting"],
            &["stop", "stopped", "stopping"],
            &["apology", "apologies"],
            &["betray", "betrayed", "betraying"],
            &["yell", "yelled", "yelling"],
            &["decide", "decided", "deciding"],
            &["promise", "promises", "promised"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form} of {}", forms[0]);
            }
        }
        for (one, other) in [("lie", "like"), ("need", "neat"), ("kids", "kiss"), ("party", "partner")] {
            assert_ne!(stem(one), stem(other));
        }
    }

    #[test]
    fn words_of_other_languages_can_be_stemmed() {
        for word in ["éé", "ies", "ß", "люблю", "対話", "", "s", "señoring", "ééed"] {
            let _ = stem(word);
        }
    }
}
