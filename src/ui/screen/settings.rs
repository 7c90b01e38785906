//! Settings: distance, theme, text size, sound, language, motion, history, and the way to the keys. Each applies at
//! once and is kept at once.

use iced::widget::{Column, column, text};
use iced::{Element, Length};

use super::{Way, back, button, link, page, scroll, side_by_side};
use crate::record::settings::{BreathingSound, Digits, Settings, Theme};
use crate::rule_set::clean;
use crate::ui::access::{Meaning, means};
use crate::ui::look::Look;
use crate::ui::widget::slider::Range;
use crate::ui::widget::{Surface, heading, list, press, slider, text_of, toggle};

/// A setting was changed, or the screen is left.
#[derive(Debug, Clone)]
pub enum Message {
    Back,
    /// The settings were changed to these.
    Set(Box<Settings>),
    /// The settings were changed to these, and the bowl is to be played at the new volume.
    SetAndListen(Box<Settings>),
    /// Play the bowl once.
    Listen,
    Keys,
    EraseHistory,
}

/// What the screen shows besides the settings.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Languages that the rule sets are written in.
    pub languages: Vec<String>,
    /// How many past talks are kept.
    pub talks: usize,
    /// The path of the settings file.
    pub path: String,
    /// Why changes couldn't be kept.
    pub problem: Option<String>,
    /// Whether a sound would be heard; see [`Audible`].
    pub audible: Audible,
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

/// The screen.
#[must_use]
pub(crate) fn view<'a>(settings: &'a Settings, facts: Facts, look: &Look<'a>) -> Element<'a, Message> {
    let scale = look.scale;
    let problem = facts.problem.clone();
    let path = facts.path.clone();
    let apart = scale.px(14.0);
    let columns =
        side_by_side(look, seen(settings, look).spacing(apart), heard(settings, facts, look).spacing(apart));
    let kept = text_of(format!("Kept in {path}"), scale.caption * 0.9, look.colors.muted);
    let mut head = column![
        back(look, Way::Back, Message::Back),
        heading(1, text_of("Settings", scale.title, look.colors.ink))
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
    let distance = slider(
        look,
        "Distance",
        Range { value: steps(settings.distance, DISTANCE), ends: 5..=50, page: 5 },
        |tenths| format!("{} m", number(tenths, DISTANCE)),
        |tenths| change(settings, |set| set.distance = number(tenths, DISTANCE)),
    );
    // A diagonal that isn't offered, from the file, is added to the list.
    let mut diagonals: Vec<Option<f32>> = vec![None];
    diagonals.extend(DIAGONALS.map(|inches| Some(f32::from(inches))));
    if !diagonals.contains(&settings.diagonal) {
        diagonals.push(settings.diagonal);
        diagonals.sort_by(|one, other| one.unwrap_or(0.0).total_cmp(&other.unwrap_or(0.0)));
    }
    let chosen = diagonals.iter().position(|inches| *inches == settings.diagonal);
    let words = diagonals.iter().map(|inches| match inches {
        Some(inches) => format!("{inches} in"),
        None => "Don’t know".to_owned(),
    });
    let diagonal = choices(look, "The screen’s diagonal", words.collect(), chosen, move |at| {
        change(settings, |set| set.diagonal = diagonals[at])
    });
    let themes = [
        (Theme::System, "As the system"),
        (Theme::Daylight, "Daylight"),
        (Theme::Evening, "Evening"),
        (Theme::HighContrast, "High contrast"),
    ];
    let words = themes.map(|(_, words)| words.to_owned()).to_vec();
    let chosen = themes.iter().position(|(theme, _)| *theme == settings.theme);
    let theme =
        choices(look, "Colours", words, chosen, move |at| change(settings, |set| set.theme = themes[at].0));
    let size = slider(
        look,
        "Text size",
        Range { value: steps(settings.text_scale, SHARE), ends: 16..=40, page: 4 },
        |twentieths| format!("{} %", twentieths * 100 / SHARE),
        |twentieths| change(settings, |set| set.text_scale = number(twentieths, SHARE)),
    );
    let motions = [(None, "As the system"), (Some(false), "Gentle"), (Some(true), "Still")];
    let words = motions.map(|(_, words)| words.to_owned()).to_vec();
    let chosen = motions.iter().position(|(still, _)| *still == settings.reduced_motion);
    let motion = choices(look, "Motion", words, chosen, move |at| {
        change(settings, |set| set.reduced_motion = motions[at].0)
    });
    let minutes = settings.digits == Digits::Minutes;
    let other_digits = if minutes { Digits::Seconds } else { Digits::Minutes };
    column![
        group(look, "We sit about this far away", distance),
        group(look, "The screen’s diagonal", diagonal),
        group(look, "Colours", theme),
        group(look, "Text size", size),
        toggle(
            look,
            "Minutes only; seconds in the last 30",
            minutes,
            change(settings, |set| set.digits = other_digits)
        ),
        group(look, "Motion", motion),
    ]
}

/// The settings for what people hear, for language, and for what is kept.
fn heard<'a>(settings: &'a Settings, facts: Facts, look: &Look<'a>) -> Column<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let sound = if settings.muted {
        let audible = if settings.volume > 0.0 { settings.volume } else { Settings::default().volume };
        Message::SetAndListen(Box::new(Settings { muted: false, volume: audible, ..settings.clone() }))
    } else {
        change(settings, |set| set.muted = true)
    };
    let volume = slider(
        look,
        "How loud",
        Range { value: steps(settings.volume, SHARE), ends: 1..=SHARE, page: 4 },
        |twentieths| format!("{} %", twentieths * 100 / SHARE),
        |twentieths| {
            let volume = number(twentieths, SHARE);
            Message::SetAndListen(Box::new(Settings { muted: false, volume, ..settings.clone() }))
        },
    );
    let aloud = settings.breathing_sound == BreathingSound::WithPacer;
    let other_breath = if aloud { BreathingSound::Off } else { BreathingSound::WithPacer };
    let mut tags: Vec<Option<String>> = vec![None];
    tags.extend(facts.languages.into_iter().map(Some));
    if !tags.contains(&settings.language) {
        tags.push(settings.language.clone());
    }
    let chosen = tags.iter().position(|tag| *tag == settings.language);
    let words = tags.iter().map(|tag| tag.as_deref().map_or("As the system".to_owned(), language_name));
    let language = choices(look, "Language of the rules", words.collect(), chosen, move |at| {
        change(settings, |set| set.language.clone_from(&tags[at]))
    });
    let kept = match facts.talks {
        0 => "No past talks are kept.".to_owned(),
        1 => "One past talk is kept on this machine.".to_owned(),
        talks => format!("{talks} past talks are kept on this machine."),
    };
    let mut history = column![
        toggle(
            look,
            "Remember our talks",
            settings.history,
            change(settings, |set| set.history = !settings.history)
        ),
        text_of(kept, scale.caption, colors.muted),
    ];
    if facts.talks > 0 {
        history = history.push(link(look, "Erase them all", Message::EraseHistory));
    }
    let keys = button(look, "Keys on the stage", Surface::outlined(look, scale.px(12.0)), Message::Keys)
        .padding([scale.px(8.0), scale.px(18.0)])
        .least(44.0, 40.0);
    column![
        column![toggle(look, "Sound", !settings.muted, sound), volume, listen(look, facts.audible)]
            .spacing(scale.px(6.0)),
        toggle(
            look,
            "Only at the end of turns and breaks",
            settings.only_at_end,
            change(settings, |set| set.only_at_end = !settings.only_at_end)
        ),
        toggle(
            look,
            "The pacer breathes aloud",
            aloud,
            change(settings, |set| set.breathing_sound = other_breath)
        ),
        group(look, "Language of the rules", language),
        history.spacing(scale.px(4.0)),
        keys,
    ]
}

/// A language's own name, if it is known here.
fn language_name(tag: &str) -> String {
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
    let (colors, scale) = (look.colors, look.scale);
    let why = match audible {
        Audible::Yes => {
            let surface = Surface::outlined(look, scale.px(12.0));
            return press(text_of("Play the bowl", scale.caption, colors.ink), surface)
                .padding([scale.px(8.0), scale.px(18.0)])
                .least(44.0, 40.0)
                .on_press(Message::Listen)
                .into();
        }
        Audible::Off => "Sound is off. Choose how loud it is, and you hear it.",
        Audible::Quiet => "The app was started without sound (--quiet-sound).",
    };
    text_of(why, scale.caption, colors.muted).into()
}

/// Choices beside each other, of which one is taken.
fn choices<'a>(
    look: &Look<'a>,
    name: &str,
    words: Vec<String>,
    chosen: Option<usize>,
    on_choose: impl Fn(usize) -> Message + 'a,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let lines = words
        .into_iter()
        .map(|words| text_of(words, scale.caption, colors.ink).wrapping(text::Wrapping::None).into());
    list(look, name, lines, chosen, on_choose).across(look).into()
}

/// A heading with its settings below.
fn group<'a>(
    look: &Look<'a>,
    title: &'a str,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    column![heading(2, text_of(title, look.scale.body, look.colors.ink)), content.into()]
        .spacing(look.scale.px(8.0))
        .width(Length::Fill)
        .into()
}
