//! The few words of our own that a plan may need, in the languages that we can stand for.

/// The status word near a turn's end.
pub(super) fn wrapping_up(language: &str) -> &'static str {
    match primary(language) {
        "de" => "Zum Ende kommen",
        "fr" => "Pour conclure",
        "es" => "Para terminar",
        _ => "Wrapping up",
    }
}

/// The status word at a turn's end.
pub(super) fn time(language: &str) -> &'static str {
    match primary(language) {
        "de" => "Zeit",
        "fr" => "C’est l’heure",
        "es" => "Tiempo",
        _ => "Time",
    }
}

fn primary(language: &str) -> &str {
    language.split(['-', '_']).next().unwrap_or(language)
}
