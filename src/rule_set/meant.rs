//! What a mistyped word was probably meant to be, for “did you mean …?”.

/// Longer words than this aren't compared, in characters.
const LONGEST: usize = 60;

/// The known word nearest to a mistyped one, if about two thirds of its letters are right.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if typed.chars().nth(LONGEST).is_some() {
        return None;
    }
    let typed = simple(typed);
    known
        .into_iter()
        .filter(|known| known.len() <= 2 * LONGEST)
        .map(|known| (strsim::damerau_levenshtein(&typed, &simple(known)), known))
        .filter(|(distance, known)| 3 * distance <= known.chars().count().max(typed.chars().count()) + 1)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, known)| known)
}

/// Without what people mix up most: case, spaces, hyphens and underscores.
fn simple(word: &str) -> String {
    word.chars().filter(|letter| !matches!(letter, ' ' | '-' | '_')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_found_and_another_word_is_not() {
        let known = ["speaker-listener", "check-in", "apology"];
        assert_eq!(nearest("Speaker listner", known), Some("speaker-listener"));
        assert_eq!(nearest("chekin", known), Some("check-in"));
        assert_eq!(nearest("mediation", known), None);
        assert_eq!(nearest("walk", ["talk"]), Some("talk"));
        assert_eq!(nearest("sulk", ["talk"]), None);
        assert_eq!(nearest(&"a".repeat(61), known), None);
    }
}
