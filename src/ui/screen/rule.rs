//! What a set says about a rule, for whoever wants to know more than its words: what to try, what to leave, and why.

use iced::widget::{Column, container, row};
use iced::{Element, Length};

use crate::plan::PlanRule;
use crate::rule_set::{Rule, Text};
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::text_of;
use crate::words::{Words, say};

/// What a set says about a rule.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sayings<'a> {
    say: Option<&'a str>,
    avoid: Option<&'a str>,
    why: Option<&'a str>,
}

impl<'a> Sayings<'a> {
    /// Those of a talk's rule.
    #[must_use]
    pub(super) fn of(rule: &'a PlanRule) -> Self {
        Self { say: rule.say.as_deref(), avoid: rule.avoid.as_deref(), why: rule.why.as_deref() }
    }

    /// Those of a set's rule, in this language.
    #[must_use]
    pub(super) fn in_language(rule: &'a Rule, language: &str) -> Self {
        let written = |text: &'a Option<Text>| text.as_ref().map(|text| text.get(language));
        Self { say: written(&rule.say), avoid: written(&rule.avoid), why: written(&rule.why) }
    }

    /// Whether there are none.
    #[must_use]
    pub(super) fn is_empty(self) -> bool {
        self.say.or(self.avoid).or(self.why).is_none()
    }

    /// The sentence to try.
    #[must_use]
    pub(super) fn say(self) -> Option<&'a str> {
        self.say
    }

    fn lines(self, words: &Words) -> [(String, Option<&'a str>); 3] {
        [
            (say!(words, "card-try", "name"), self.say),
            (say!(words, "card-leave", "name"), self.avoid),
            (say!(words, "card-why", "name"), self.why),
        ]
    }
}

/// Each in a line under the others, in type of this size; `None` if there are none.
#[must_use]
pub(super) fn about_rule<'a, Message: 'a>(
    look: &Look<'a>,
    sayings: Sayings<'a>,
    size: f32,
) -> Option<Element<'a, Message>> {
    let (colors, scale) = (look.colors, look.scale);
    let lines = sayings.lines(look.words);
    let beside = measure::widest_word(lines.iter().map(|(label, _)| label.as_str()), size);
    let line = |(label, text): (String, Option<&'a str>)| {
        let label = container(text_of(label, size, colors.muted)).width(Length::Fixed(beside));
        let text = text_of(text?, size, colors.ink).width(Length::Fill);
        Some(Element::from(row![label, text].spacing(scale.px(16.0))))
    };
    let lines: Vec<_> = lines.into_iter().filter_map(line).collect();
    (!lines.is_empty()).then(|| Column::with_children(lines).spacing(scale.px(8.0)).into())
}
