//! Settings: distance, theme, text size, sound, language, motion, history. Each holds at once and is kept at once.

use iced::Element;
use iced::widget::{Column, Row, column, text};

use super::{back, link, page, scroll, side_by_side};
use crate::record::settings::{BreathingSound, Digits, Settings, Theme};
use crate::ui::Look;
use crate::ui::access::{Meaning, means};
use crate::ui::widget::{Surface, heading, press, text_of};

/// A setting was changed, or the screen is left.
#[derive(Debug, Clone)]
pub enum Message {
    /// Back.
    Back,
    /// These are the settings now.
    Set(Box<Settings>),
    /// These are the settings now, and this is how loud it is.
    SetAndListen(Box<Settings>),
    /// Play the bowl once.
    Listen,
    /// Erase all past talks.
    EraseHistory,
}

/// What the screen shows besides the settings.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Languages that the rule sets are written in.
    pub languages: Vec<String>,
    /// How many past talks are kept.
    pub talks: usize,
    /// Where settings are kept.
    pub path: String,
    /// What went wrong with keeping them.
    pub problem: Option<String>,
    /// Whether a sound would be heard; see [`Heard`].
    pub heard: Heard,
}

/// Whether a sound would be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It would, as far as the app knows.
    Yes,
    /// It is off in the settings.
    Off,
    /// The app was started with `--quiet-sound`.
    Quiet,
}

/// The screen.
#[must_use]
pub fn view<'a>(settings: &'a Settings, facts: Facts, look: &Look) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let change = |change: &dyn Fn(&mut Settings)| {
        let mut changed = settings.clone();
        change(&mut changed);
        Message::Set(Box::new(changed))
    };
    #[allow(clippy::float_cmp, reason = "values chosen from the lists below, kept and read back exactly")]
    let same = |one: f32, other: f32| one == other;

    let distance = [(1.0, "1 m"), (1.5, "1.5 m"), (2.0, "2 m"), (3.0, "3 m")].map(|(metres, words)| {
        (words.to_owned(), same(settings.distance, metres), change(&|set| set.distance = metres))
    });
    let mut diagonals =
        vec![("Don’t know".to_owned(), settings.diagonal.is_none(), change(&|set| set.diagonal = None))];
    for inches in [13.0_f32, 15.0, 24.0, 27.0, 32.0, 43.0, 55.0, 65.0] {
        let chosen = settings.diagonal.is_some_and(|now| same(now, inches));
        diagonals.push((format!("{inches} in"), chosen, change(&|set| set.diagonal = Some(inches))));
    }
    let themes = [
        (Theme::System, "As the system"),
        (Theme::Daylight, "Daylight"),
        (Theme::Evening, "Evening"),
        (Theme::HighContrast, "High contrast"),
    ]
    .map(|(theme, words)| (words.to_owned(), settings.theme == theme, change(&|set| set.theme = theme)));
    let sizes =
        [(0.9_f32, "Smaller"), (1.0, "Usual"), (1.15, "Larger"), (1.3, "Largest")].map(|(size, words)| {
            (words.to_owned(), same(settings.text_scale, size), change(&|set| set.text_scale = size))
        });
    let mut volumes = vec![("Off".to_owned(), settings.muted, change(&|set| set.muted = true))];
    for (volume, words) in [(0.35_f32, "Soft"), (0.7, "Usual"), (1.0, "Full")] {
        let chosen = !settings.muted && same(settings.volume, volume);
        let louder = Settings { muted: false, volume, ..settings.clone() };
        volumes.push((words.to_owned(), chosen, Message::SetAndListen(Box::new(louder))));
    }
    let cues = [(false, "Wrapping up and the end"), (true, "Only the end of turns")].map(|(only, words)| {
        (words.to_owned(), settings.only_at_end == only, change(&|set| set.only_at_end = only))
    });
    let breathing = [(BreathingSound::Off, "None"), (BreathingSound::WithPacer, "With the pacer")].map(
        |(sound, words)| {
            let chosen = settings.breathing_sound == sound;
            (words.to_owned(), chosen, change(&|set| set.breathing_sound = sound))
        },
    );
    let digits =
        [(Digits::Seconds, "Minutes and seconds"), (Digits::Minutes, "Minutes; seconds in the last 30")].map(
            |(digits, words)| {
                (words.to_owned(), settings.digits == digits, change(&|set| set.digits = digits))
            },
        );
    let motion =
        [(None, "As the system"), (Some(false), "Gentle"), (Some(true), "Still")].map(|(still, words)| {
            (words.to_owned(), settings.reduced_motion == still, change(&|set| set.reduced_motion = still))
        });
    let mut languages =
        vec![("As the system".to_owned(), settings.language.is_none(), change(&|set| set.language = None))];
    for language in &facts.languages {
        let chosen = settings.language.as_ref() == Some(language);
        languages.push((language.clone(), chosen, change(&|set| set.language = Some(language.clone()))));
    }
    let history = [(false, "Keep nothing"), (true, "Remember our talks")]
        .map(|(keep, words)| (words.to_owned(), settings.history == keep, change(&|set| set.history = keep)));

    let seen = column![
        group(look, "We sit about this far away", distance),
        group(look, "The screen’s diagonal", diagonals),
        group(look, "Colours", themes),
        group(look, "Text size", sizes),
        group(look, "The clock shows", digits),
        group(look, "Motion", motion),
    ];
    let heard = column![
        group(look, "Sound", volumes),
        listen(look, facts.heard),
        group(look, "Sound for", cues),
        group(look, "Breathing sound in a break", breathing),
        group(look, "Language of the rules", languages),
        group(look, "Past talks", history),
    ];
    let kept = match facts.talks {
        0 => "No past talks are kept.".to_owned(),
        1 => "One past talk is kept on this machine.".to_owned(),
        talks => format!("{talks} past talks are kept on this machine."),
    };
    let mut heard = heard.push(text_of(kept, scale.caption, colors.muted));
    if facts.talks > 0 {
        heard = heard.push(link(look, "Erase them all", Message::EraseHistory));
    }
    let (seen, heard) = (seen.spacing(scale.px(20.0)), heard.spacing(scale.px(20.0)));
    let both = side_by_side(look, seen, heard);
    let groups = column![both, text_of(format!("Kept in {}", facts.path), scale.caption * 0.9, colors.muted)]
        .spacing(scale.px(26.0));
    let mut head = column![
        back(look, "‹ Back", Message::Back),
        heading(1, text_of("Settings", scale.title, colors.ink))
    ]
    .spacing(scale.px(10.0));
    if let Some(problem) = facts.problem {
        head = head.push(means(Meaning::aloud(), text_of(problem, scale.body, colors.wrapping_up)));
    }
    page(look, head, scroll(look, groups, scale.margin, scale.margin), None)
}

/// A button that plays the bowl, or why there would be nothing to hear.
fn listen<'a>(look: &Look, heard: Heard) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let why = match heard {
        Heard::Yes => {
            let surface = Surface::outlined(look, scale.px(12.0));
            return press(text_of("Play the bowl", scale.caption, colors.ink), surface)
                .padding([scale.px(8.0), scale.px(18.0)])
                .least(44.0, 40.0)
                .on_press(Message::Listen)
                .into();
        }
        Heard::Off => "Sound is off. Choose how loud it is, and you hear it.",
        Heard::Quiet => "The app was started without sound (--quiet-sound).",
    };
    text_of(why, scale.caption, colors.muted).into()
}

/// A heading with choices under it, one of them taken.
fn group<'a>(
    look: &Look,
    title: &'a str,
    choices: impl IntoIterator<Item = (String, bool, Message)>,
) -> Element<'a, Message> {
    let (colors, scale) = (look.colors, look.scale);
    let choices = choices.into_iter().map(|(words, chosen, message)| {
        let surface = if chosen {
            Surface::chosen(look, scale.px(12.0))
        } else {
            Surface::outlined(look, scale.px(12.0))
        };
        press(text_of(words, scale.caption, colors.ink).wrapping(text::Wrapping::None), surface)
            .padding([scale.px(8.0), scale.px(18.0)])
            .least(44.0, 40.0)
            .on_press(message)
            .means(Meaning::choice(chosen))
            .into()
    });
    let choices: Element<'a, Message> =
        Row::with_children(choices).spacing(scale.px(10.0)).wrap().vertical_spacing(scale.px(10.0)).into();
    let choices = means(Meaning::choices(title), choices);
    Column::new()
        .push(heading(2, text_of(title, scale.body, colors.ink)))
        .push(choices)
        .spacing(scale.px(8.0))
        .into()
}
