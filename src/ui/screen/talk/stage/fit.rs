//! What fits on the stage. Rules are never made smaller: if they don't all fit, the prompt goes first, then the sentences
//! beside them, and only then rules, from the last. A rule of more words than anybody reads at a glance is cut, and
//! scrolls when it is brought to the front.

use iced::Size;

use super::super::Scene;
use crate::plan::PlanStep;
use crate::rule_set::bounds;
use crate::ui::measure;

/// What is shown beside the disk, and how large.
#[derive(Debug, Clone)]
pub(super) struct Fitted<'a> {
    /// The name's type size.
    pub(super) name: f32,
    /// The title's type size.
    pub(super) title: f32,
    /// Whether there is room for the title, and for a line above a flagged rule.
    pub(super) titled: bool,
    /// The prompt's and the sentences' type size.
    pub(super) small: f32,
    /// The prompt, where it fits.
    pub(super) prompt: Option<&'a str>,
    /// The rules that fit.
    pub(super) rules: Vec<Shown<'a>>,
    /// The side of a rule's badge.
    pub(super) badge: f32,
    /// Between a rule's badge and its words.
    pub(super) badge_gap: f32,
    /// Between two rules.
    pub(super) between: f32,
    /// Around the hairline.
    pub(super) gap: f32,
}

/// A rule that fits.
#[derive(Debug, Clone)]
pub(super) struct Shown<'a> {
    /// Its place in the plan.
    pub(super) index: usize,
    /// Its text, or as much of it as fits on [`LINES`].
    pub(super) text: String,
    /// The sentence beside it, where it fits.
    pub(super) say: Option<&'a str>,
    height: f32,
    say_height: f32,
}

/// Lines of one rule, at most.
const LINES: u8 = 3;

impl<'a> Fitted<'a> {
    /// What of a step fits into `room`.
    pub(super) fn of(
        scene: &Scene<'a>,
        step: &'a PlanStep,
        headline: &str,
        title: Option<&str>,
        room: Size,
    ) -> Self {
        let scale = scene.look.scale;
        let inset = scale.px(30.0);
        let largest = if title.is_some() { scale.name } else { scale.name * 0.72 };
        let head = Head::of(
            scene,
            headline,
            title,
            room,
            Size::new(room.width - inset, room.height * 0.34),
            largest,
        );
        let small = (scale.rule * 0.6).clamp(scale.caption, scale.caption.max(scale.rule * 0.6));
        let badge = scale.rule.clamp(32.0, scale.px(48.0).max(32.0));
        let badge_gap = scale.px(20.0);
        let fitted = Self {
            name: head.name,
            title: head.title,
            titled: true,
            small,
            prompt: None,
            rules: Vec::new(),
            badge,
            badge_gap,
            between: scale.px(26.0),
            gap: scale.px(22.0),
        };

        let plan = scene.session.plan();
        // A rule that was brought to the front stands alone, under a line that says so.
        let flagged = scene.session.flag(scene.now);
        let lead = if flagged.is_some() { small * measure::LINE + scale.px(8.0) } else { 0.0 };
        let extra = if scene.session.shares(scene.now).is_empty() { 0.0 } else { scale.px(70.0) };
        let beside = scale.px(8.0) + extra + lead;
        let prompt = step.turn.prompt.as_deref();
        let prompt_height = prompt.map_or(0.0, |prompt| measure::height(prompt, small, room.width));
        let indent = badge + badge_gap;
        let shown = match &flagged {
            Some(flagged) => std::slice::from_ref(flagged),
            None => step.turn.rules.as_slice(),
        };
        let column = room.width - indent;
        let rules: Vec<Shown<'a>> = shown
            .iter()
            .take(bounds::RULES_SHOWN)
            .filter_map(|&index| {
                let rule = plan.rules.get(index)?;
                let text = measure::some_lines(&rule.text, scale.rule, column, LINES);
                let height = measure::height(&text, scale.rule, column).max(44.0);
                let say = rule.say.as_deref();
                let say_height = say.map_or(0.0, |say| measure::height(say, small, column));
                Some(Shown { index, text, say, height, say_height })
            })
            .collect();

        let height = |head: &Head, count: usize, says: bool, prompt: bool| {
            let shown = &rules[..count];
            let mut height = head.height + beside + if prompt { prompt_height } else { 0.0 };
            if count > 0 {
                height += 2.0 * fitted.gap;
            }
            for (at, rule) in shown.iter().enumerate() {
                height += rule.height + if says { rule.say_height } else { 0.0 };
                if at > 0 {
                    height += fitted.between;
                }
            }
            height
        };
        // From all of it to the least, in the order in which things may go.
        let all = rules.len();
        let mut ways: Vec<(usize, bool, bool)> = vec![(all, true, true), (all, true, false)];
        ways.extend((all.min(1)..=all).rev().map(|count| (count, false, false)));
        let fits = |head: &Head, &(count, says, prompt): &(usize, bool, bool)| {
            height(head, count, says, prompt) <= room.height
        };
        if let Some(&(count, says, with_prompt)) = ways.iter().find(|way| fits(&head, way)) {
            return fitted.with(count, says, prompt.filter(|_| with_prompt), &rules);
        }
        // In a low window the name and the title stand back, so that one rule can be read.
        let one = (rules.len().min(1), false, false);
        let low = Head::of(
            scene,
            headline,
            title,
            room,
            Size::new(room.width - inset, scale.rule * 1.4),
            scale.rule,
        );
        let low = Head { title: low.title.min(small), ..low }.measured(title, room.width);
        if fits(&low, &one) {
            let fitted = Self { name: low.name, title: low.title, ..fitted };
            return fitted.with(one.0, false, None, &rules);
        }
        // In the lowest, the name and the rule alone.
        let least = low.measured(None, room.width);
        let first = rules.first().map_or(0.0, |rule| rule.height);
        if least.height + scale.px(8.0) + first + 2.0 * fitted.gap <= room.height {
            let fitted = Self { name: low.name, titled: false, ..fitted };
            return fitted.with(one.0, false, None, &rules);
        }
        let with_prompt = fits(&head, &(0, false, true));
        fitted.with(0, false, prompt.filter(|_| with_prompt), &rules)
    }

    /// These rules, beside what is fitted already.
    fn with(self, count: usize, says: bool, prompt: Option<&'a str>, rules: &[Shown<'a>]) -> Self {
        let shown = |rule: &Shown<'a>| Shown { say: rule.say.filter(|_| says), ..rule.clone() };
        Self { prompt, rules: rules[..count].iter().map(shown).collect(), ..self }
    }
}

/// The name and the title.
#[derive(Debug, Clone, Copy)]
struct Head {
    name: f32,
    name_height: f32,
    title: f32,
    /// Both together.
    height: f32,
}

impl Head {
    fn of(
        scene: &Scene<'_>,
        headline: &str,
        title: Option<&str>,
        room: Size,
        name_room: Size,
        largest: f32,
    ) -> Self {
        let scale = scene.look.scale;
        let name = measure::fit_name(headline, largest, scale.caption * 0.8, name_room, 2);
        let name_height = measure::height(headline, name, name_room.width);
        let title_size = title.map_or(scale.rule * 0.95, |title| {
            measure::fit(title, scale.rule * 0.95, scale.caption, Size::new(room.width, room.height * 0.3), 2)
        });
        Self { name, name_height, title: title_size, height: 0.0 }.measured(title, room.width)
    }

    fn measured(self, title: Option<&str>, width: f32) -> Self {
        let title_height = title.map_or(0.0, |title| measure::height(title, self.title, width));
        Self { height: self.name_height + title_height, ..self }
    }
}
