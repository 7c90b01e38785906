//! Settings: distance, theme, text size, sound, language, hours, motion, history, and the way to the keys. Each applies at
//! once and is kept at once.

use iced::widget::{Column, Id, column, row};
use iced::{Element, Length};

use super::{Way, back, beside_help, button, choices, link, page, scroll, side_by_side, way_out};
use crate::record::settings::{BreathingGuide, BreathingSound, Digits, Hours, Settings, Theme};
use crate::rule_set::clean;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::slider::Range;
use crate::ui::widget::{Surface, heading, press, slider, text_of, toggle};
use crate::words::{Words, say};

/// A setting was changed, or the screen is left.
#[derive(Debug, Clone)]
pub enum Message {
    Back,
    Help,
    /// The settings were changed to these.
    Set(Box<Settings>),
    /// The settings were changed to these, and the bowl is to be played at the new volume.
    SetAndListen(Box<Settings>),
    /// Play the bowl once.
    Listen,
    Keys,
    /// Remember talks, or don't from now on.
    Remember(bool),
    /// What is remembered already stays, though no more is to be.
    Stays,
    /// It goes.
    Forget,
    /// See all that is kept.
    Kept,
    /// Go where everything can be erased.
    Erase,
    /// Close everything at once.
    QuickExit,
}

/// What the screen shows besides the settings.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Languages that the rule sets are written in.
    pub languages: Vec<String>,
    /// How many past talks are kept.
    pub talks: usize,
    /// For how many sets rules are kept.
    pub rules: usize,
    /// For how many sets it is kept how the last talk was set up.
    pub set_ups: usize,
    /// What people are asked.
    pub asks: Asks,
    /// Whether what is kept isn't shown.
    pub covered: bool,
    /// The path of the settings file.
    pub path: String,
    /// Why changes couldn't be kept.
    pub problem: Option<String>,
    /// Whether a sound would be heard; see [`Audible`].
    pub audible: Audible,
}

/// What people are asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Asks {
    #[default]
    Nothing,
    /// Whether what is remembered already stays, though no more is to be.
    WhatStays,
}

/// Whether a sound would be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audible {
    /// Yes, as far as the app knows.
    Yes,
    /// Sound is off in the settings.
    Off,
    /// The app was started with `--quiet-sound`.
    Quiet,
}

/// Usual diagonals of screens, in inches.
const DIAGONALS: [u8; 10] = [13, 14, 15, 17, 24, 27, 32, 43, 55, 65];

/// Steps in a metre of distance.
const DISTANCE: i32 = 10;

/// Steps in the usual text size, and in the full volume.
const SHARE: i32 = 20;

/// A number as whole steps, `steps` to one.
#[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "settings are small numbers")]
fn steps(number: f32, steps: i32) -> i32 {
    (number * steps as f32).round() as i32
}

/// The number of this many steps, in the fewest digits.
#[allow(clippy::cast_precision_loss, reason = "settings are small numbers")]
fn number(value: i32, steps: i32) -> f32 {
    value as f32 / steps as f32
}

/// A number from the settings as it is written: the shortest that comes to the same.
fn exact(number: f32) -> f64 {
    number.to_string().parse().unwrap_or_else(|_| number.into())
}

/// “1.5 m”.
fn metres(tenths: i32, words: &Words) -> String {
    let metres = exact(number(tenths, DISTANCE));
    say!(words, "settings-metres", metres = metres)
}

/// “100 %”, of steps.
fn percent(twentieths: i32, words: &Words) -> String {
    let percent = twentieths * 100 / SHARE;
    say!(words, "settings-percent", percent = percent)
}

/// The screen.
#[must_use]
pub(crate) fn view<'a>(settings: &'a Settings, facts: &Facts, look: &Look<'a>) -> Element<'a, Message> {
    let (scale, words) = (look.scale, look.words);
    let problem = facts.problem.clone();
    let kept = say!(words, "settings-file", path = facts.path.as_str());
    let kept = text_of(kept, scale.caption * 0.9, look.colors.muted);
    let apart = scale.px(14.0);
    let columns =
        side_by_side(look, seen(settings, look).spacing(apart), heard(settings, facts, look).spacing(apart));
    let mut head = column![
        beside_help(look, back(look, Way::Back, Message::Back), Message::Help),
        heading(1, text_of(say!(words, "settings-title"), scale.title, look.colors.ink))
    ]
    .spacing(scale.px(10.0));
    if let Some(problem) = problem {
        head = head.push(means(Meaning::aloud(), text_of(problem, scale.body, look.colors.wrapping_up)));
    }
    let groups = column![columns, kept].spacing(scale.px(26.0));
    page(look, head, scroll(look, groups, scale.margin, scale.margin), None)
}

/// The message for a change of the settings.
fn change(settings: &Settings, change: impl FnOnce(&mut Settings)) -> Message {
    let mut changed = settings.clone();
    change(&mut changed);
    Message::Set(Box::new(changed))
}

/// The settings for what people see.
fn seen<'a>(settings: &'a Settings, look: &Look<'a>) -> Column<'a, Message> {
    let words = look.words;
    let distance = slider(
        look,
        &say!(words, "settings-distance", "name"),
        Range { value: steps(settings.distance, DISTANCE), ends: 5..=50, page: 5 },
        |tenths| metres(tenths, words),
        |tenths| change(settings, |set| set.distance = number(tenths, DISTANCE)),
    );
    // A diagonal that isn't offered, from the file, is added to the list.
    let mut diagonals: Vec<Option<f32>> = vec![None];
    diagonals.extend(DIAGONALS.map(|inches| Some(f32::from(inches))));
    if !diagonals.contains(&settings.diagonal) {
        diagonals.push(settings.diagonal);
        diagonals.sort_by(|one, other| one.unwrap_or(0.0).total_cmp(&other.unwrap_or(0.0)));
    }
    let diagonals = diagonals.into_iter().map(|diagonal| match diagonal.map(exact) {
        Some(inches) => (diagonal, say!(words, "settings-inches", inches = inches)),
        None => (diagonal, say!(words, "settings-diagonal-unknown")),
    });
    let title = say!(words, "settings-diagonal");
    let diagonal = choices(look, &title, diagonals, &settings.diagonal, |diagonal| {
        change(settings, |set| set.diagonal = diagonal)
    });
    let themes = [
        (Theme::System, say!(words, "settings-theme-system")),
        (Theme::Daylight, say!(words, "settings-theme-daylight")),
        (Theme::Evening, say!(words, "settings-theme-evening")),
        (Theme::HighContrast, say!(words, "settings-theme-contrast")),
    ];
    let theme = choices(look, &say!(words, "settings-theme"), themes, &settings.theme, |theme| {
        change(settings, |set| set.theme = theme)
    });
    let size = slider(
        look,
        &say!(words, "settings-text-size"),
        Range { value: steps(settings.text_scale, SHARE), ends: 16..=40, page: 4 },
        |twentieths| percent(twentieths, words),
        |twentieths| change(settings, |set| set.text_scale = number(twentieths, SHARE)),
    );
    let motions = [
        (None, say!(words, "settings-motion-system")),
        (Some(false), say!(words, "settings-motion-gentle")),
        (Some(true), say!(words, "settings-motion-still")),
    ];
    let motion = choices(look, &say!(words, "settings-motion"), motions, &settings.reduced_motion, |still| {
        change(settings, |set| set.reduced_motion = still)
    });
    let minutes = settings.digits == Digits::Minutes;
    let other_digits = if minutes { Digits::Seconds } else { Digits::Minutes };
    column![
        group(look, say!(words, "settings-distance"), distance),
        group(look, title, diagonal),
        group(look, say!(words, "settings-theme"), theme),
        group(look, say!(words, "settings-text-size"), size),
        toggle(
            look,
            say!(words, "settings-minutes-only"),
            minutes,
            change(settings, |set| set.digits = other_digits)
        ),
        group(look, say!(words, "settings-motion"), motion),
    ]
}

/// The settings for what people hear, for language, and for what is kept.
fn heard<'a>(settings: &'a Settings, facts: &Facts, look: &Look<'a>) -> Column<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let sound = if settings.muted {
        let audible = if settings.volume > 0.0 { settings.volume } else { Settings::default().volume };
        Message::SetAndListen(Box::new(Settings { muted: false, volume: audible, ..settings.clone() }))
    } else {
        change(settings, |set| set.muted = true)
    };
    let volume = slider(
        look,
        &say!(words, "settings-volume"),
        Range { value: steps(settings.volume, SHARE), ends: 1..=SHARE, page: 4 },
        |twentieths| percent(twentieths, words),
        |twentieths| {
            let volume = number(twentieths, SHARE);
            Message::SetAndListen(Box::new(Settings { muted: false, volume, ..settings.clone() }))
        },
    );
    let guides = [
        (BreathingGuide::FourSix, say!(words, "settings-guide-four-six")),
        (BreathingGuide::Box, say!(words, "settings-guide-box")),
        (BreathingGuide::Off, say!(words, "settings-guide-off")),
    ];
    let guide = choices(look, &say!(words, "settings-guide"), guides, &settings.breathing_guide, |guide| {
        change(settings, |set| set.breathing_guide = guide)
    });
    let aloud = settings.breathing_sound == BreathingSound::WithPacer;
    let other_breath = if aloud { BreathingSound::Off } else { BreathingSound::WithPacer };
    let mut tags: Vec<Option<String>> = vec![None];
    tags.extend(facts.languages.iter().cloned().map(Some));
    if !tags.contains(&settings.language) {
        tags.push(settings.language.clone());
    }
    let named = |tag: &Option<String>| {
        tag.as_deref().map_or_else(|| say!(words, "settings-language-system"), language_name)
    };
    let languages: Vec<_> = tags.into_iter().map(|tag| (tag.clone(), named(&tag))).collect();
    let language =
        choices(look, &say!(words, "settings-language"), languages, &settings.language, |language| {
            change(settings, |set| set.language = language)
        });
    let hours = [
        (None, say!(words, "settings-hours-system")),
        (Some(Hours::Twelve), say!(words, "settings-hours-twelve")),
        (Some(Hours::TwentyFour), say!(words, "settings-hours-twenty-four")),
    ];
    let hours = choices(look, &say!(words, "settings-hours"), hours, &settings.hours, |hours| {
        change(settings, |set| set.hours = hours)
    });
    let (history, audible) = (remembered(settings, facts, look), facts.audible);
    let outlined = Surface::outlined(look, scale.px(12.0));
    let keys = button(look, say!(words, "settings-keys"), outlined, Message::Keys)
        .padding([scale.px(8.0), scale.px(18.0)])
        .least(44.0, 40.0);
    column![
        column![
            toggle(look, say!(words, "settings-sound"), !settings.muted, sound),
            volume,
            listen(look, audible)
        ]
        .spacing(scale.px(6.0)),
        toggle(
            look,
            say!(words, "settings-only-at-end"),
            settings.only_at_end,
            change(settings, |set| set.only_at_end = !settings.only_at_end)
        ),
        group(look, say!(words, "settings-guide"), guide),
        toggle(
            look,
            say!(words, "settings-breathing"),
            aloud,
            change(settings, |set| set.breathing_sound = other_breath)
        ),
        group(look, say!(words, "settings-language"), language),
        group(look, say!(words, "settings-hours"), hours),
        history,
        column![
            toggle(
                look,
                say!(words, "settings-plain-start"),
                settings.plain_start,
                change(settings, |set| set.plain_start = !settings.plain_start)
            ),
            text_of(say!(words, "settings-plain-start", "hint"), scale.caption, colors.muted),
        ]
        .spacing(scale.px(4.0)),
        way_out(look, settings.quick_exit, Message::QuickExit),
        keys,
    ]
}

/// Whether talks are remembered, what that keeps, and the way to all that is kept.
fn remembered<'a>(settings: &'a Settings, facts: &Facts, look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let Facts { talks, set_ups, rules, .. } = *facts;
    let remember =
        toggle(look, say!(words, "settings-history"), settings.history, Message::Remember(!settings.history));
    let hint = text_of(say!(words, "settings-history", "hint"), scale.caption, colors.muted);
    let asked = (facts.asks == Asks::WhatStays).then(|| stays(look));
    let kept = [
        Some(say!(words, "settings-talks", number = talks)),
        (set_ups > 0).then(|| say!(words, "settings-set-ups", number = set_ups)),
        (rules > 0).then(|| say!(words, "settings-rules", number = rules)),
    ];
    let kept = kept.into_iter().flatten().map(|kept| text_of(kept, scale.caption, colors.muted).into());
    let way = (!facts.covered).then(|| link(look, say!(words, "library-kept"), Message::Kept));
    let erase = link(look, say!(words, "erase-open"), Message::Erase);
    let ways = row![].push(way).push(erase).spacing(scale.px(22.0)).wrap();
    column![remember, hint].push(asked).extend(kept).push(ways).spacing(scale.px(4.0)).into()
}

/// The answer that changes nothing, to the question whether what is remembered stays.
pub(crate) fn keep_it() -> Id {
    Id::new("keep what is remembered")
}

/// Asks whether what is remembered already stays, once no more is to be.
fn stays<'a>(look: &Look<'a>) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let question = text_of(say!(words, "settings-history-sure"), scale.body, colors.ink).width(Length::Fill);
    let answer = |words, message| {
        button(look, words, Surface::outlined(look, scale.px(12.0)), message)
            .padding([scale.px(8.0), scale.px(18.0)])
            .least(44.0, 40.0)
    };
    let answers = row![
        answer(say!(words, "settings-history-goes"), Message::Forget),
        answer(say!(words, "settings-history-stays"), Message::Stays).id(keep_it()),
    ]
    .spacing(scale.px(12.0));
    column![means(Meaning::aloud(), question), answers.wrap().vertical_spacing(scale.px(8.0))]
        .spacing(scale.px(8.0))
        .into()
}

/// Languages whose own names are known here.
pub(in crate::ui) const LANGUAGES: [&str; 8] = ["en", "de", "es", "fr", "it", "nl", "pl", "pt"];

/// A language's own name, if it is known here.
pub(in crate::ui) fn language_name(tag: &str) -> String {
    let name = match tag {
        "en" => "English",
        "de" => "Deutsch",
        "es" => "Español",
        "fr" => "Français",
        "it" => "Italiano",
        "nl" => "Nederlands",
        "pl" => "Polski",
        "pt" => "Português",
        tag => tag,
    };
    clean::line(name).into_owned()
}

/// A button that plays the bowl, or the reason why nothing would be heard.
fn listen<'a>(look: &Look<'a>, audible: Audible) -> Element<'a, Message> {
    let (colors, scale, words) = (look.colors, look.scale, look.words);
    let why = match audible {
        Audible::Yes => {
            let surface = Surface::outlined(look, scale.px(12.0));
            return press(text_of(say!(words, "settings-listen"), scale.caption, colors.ink), surface)
                .padding([scale.px(8.0), scale.px(18.0)])
                .least(44.0, 40.0)
                .on_press(Message::Listen)
                .into();
        }
        Audible::Off => say!(words, "settings-sound-off"),
        Audible::Quiet => say!(words, "settings-sound-quiet"),
    };
    text_of(why, scale.caption, colors.muted).into()
}

/// A heading with its settings below.
fn group<'a>(
    look: &Look<'a>,
    title: String,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    column![heading(2, text_of(title, look.scale.body, look.colors.ink)), content.into()]
        .spacing(look.scale.px(8.0))
        .width(Length::Fill)
        .into()
}
