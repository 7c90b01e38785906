//! What of a step stands on the stage where there isn't room for all of it. Rules are never made smaller: the sentences beside
//! them go first, then rules, from the last, then the prompt, so that one rule stays as long as it can. A rule of more words
//! than anybody reads at a glance is cut, and is whole when it is brought to the front.

use iced::Size;

use super::super::Scene;
use crate::plan::{Kind, PlanStep};
use crate::rule_set::bounds;
use crate::ui::measure;

/// One way to show a step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    /// How large the name and the title are.
    pub(super) head: Head,
    /// Whether the title is there, and the line above a flagged rule.
    pub(super) titled: bool,
    /// What stands under the title.
    pub(super) under: Under,
    /// How large that is.
    pub(super) small: f32,
    /// Whether the way to the list is there, in a turn that has one.
    pub(super) listed: bool,
    /// How many times as large the words are that have been picked.
    pub(super) picked: f32,
    /// Whether the sentences beside the rules are there.
    pub(super) says: bool,
    /// How many rules are there.
    pub(super) rules: usize,
}

/// What stands under the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    Nothing,
    /// Who has the floor, where that isn't whose turn it is.
    Floor,
    /// Who has the floor, and the prompt.
    Prompt,
    PromptAlone,
}

impl Under {
    pub(super) fn has_floor(self) -> bool {
        matches!(self, Self::Floor | Self::Prompt)
    }

    pub(super) fn has_prompt(self) -> bool {
        matches!(self, Self::Prompt | Self::PromptAlone)
    }
}

/// Type sizes of the name and the title.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) name: f32,
    pub(super) title: f32,
}

/// A rule as it is shown.
#[derive(Debug, Clone)]
pub(super) struct Shown<'a> {
    /// Its place in the plan.
    pub(super) index: usize,
    /// Its text, or as much of it as fits on [`LINES`].
    pub(super) text: String,
    /// The sentence beside it.
    pub(super) say: Option<&'a str>,
}

/// How many times as large the words are where no rule stands under them.
const LARGER: [f32; 2] = [1.36, 1.18];

/// Lines of one rule, at most.
const LINES: u8 = 3;

impl<'a> Scene<'a> {
    /// The ways to show a step in `room`, with so many rules, from all of it to the least.
    pub(super) fn ways(
        self,
        step: &PlanStep,
        headline: &str,
        (title, floor): (Option<&str>, bool),
        room: Size,
        rules: usize,
    ) -> Vec<Way> {
        let usual = self.usual_head(headline, title, room);
        let small = self.small_size();
        let all = Way {
            head: usual,
            titled: true,
            under: Under::Prompt,
            small,
            listed: true,
            picked: 1.9,
            says: true,
            rules,
        };
        if step.kind == Kind::Agree {
            return vec![all];
        }
        if step.kind == Kind::Review && !self.draws() {
            let bare = Way { under: Under::Nothing, ..all };
            let low = Way { head: self.low_head(headline, usual, room), ..bare };
            let is_low = room.height < 450.0;
            return match (self.host.review().is_writing(), is_low) {
                // While people type nothing moves.
                (true, true) => vec![low],
                (true, false) => vec![bare],
                (false, _) => vec![all, bare, low],
            };
        }
        if step.kind == Kind::Exchange {
            return self.ways_of_exchange(headline, all, room);
        }
        let mut ways = Vec::new();
        if rules == 0 {
            // The words have the rules' room.
            ways.extend(LARGER.map(|by| {
                let head = self.head_by(headline, title, room, by);
                Way { head, small: small * (1.0 + (by - 1.0) * 1.5), ..all }
            }));
        }
        ways.push(all);
        if self.is_bare(step) && step.turn.prompt.is_some() && step.exchange.is_none() {
            // Words that are all there is are made smaller rather than left out, and begin where the rest has no room.
            let least = self.look.scale.caption;
            let sizes = std::iter::successors(Some(small), |size| Some(size * 0.88));
            let sizes = sizes.take_while(|size| *size > least).chain([least]);
            let low = Way { head: self.low_head(headline, usual, room), ..all };
            ways.extend(sizes.map(|small| Way { small, ..low }));
            if self.host.list().is_some() {
                ways.push(Way { small: least, listed: false, picked: 1.0, ..low });
            }
            return ways;
        }
        let bare = Way { under: Under::Nothing, listed: false, picked: 1.5, says: false, ..all };
        let lists = if self.host.list().is_some() { [true, false].as_slice() } else { &[false] };
        // Who has the floor never takes a rule's place.
        let with_floor = |way: Way, [with, without]: [Under; 2]| {
            let floors = if floor { vec![with, without] } else { vec![without] };
            lists.iter().flat_map(move |&listed| {
                floors.clone().into_iter().map(move |under| Way { under, listed, ..way })
            })
        };
        // What to speak of stays longer than the sentences beside the rules, and than any rule but one.
        let prompts = if step.turn.prompt.is_some() { rules } else { 0 };
        let with_prompt = |way: Way| with_floor(way, [Under::Prompt, Under::PromptAlone]);
        let fewer =
            |from: usize| (1..=from).rev().map(|rules| Way { rules, picked: 1.5, says: false, ..all });
        ways.extend(fewer(prompts).flat_map(with_prompt));
        let without = |way: Way| with_floor(way, [Under::Floor, Under::Nothing]);
        ways.extend(without(Way { says: true, ..bare }));
        if rules > 0 {
            ways.extend(fewer(rules).flat_map(without));
            // In a low window the name and the title stand back, so that one rule can be read; in the lowest there are
            // the name and the rule alone.
            let low = Way { head: self.low_head(headline, usual, room), picked: 1.0, rules: 1, ..bare };
            ways.extend([low, Way { titled: false, ..low }]);
            if self.session.flag(self.now).is_none() {
                ways.extend([Way { under: Under::Prompt, rules: 0, ..bare }, Way { rules: 0, ..bare }]);
            }
        }
        ways
    }

    /// The same for an exchange, where the names have the room that they need: what the holder has left, or how to take the
    /// floor, stays as long as it can.
    fn ways_of_exchange(self, headline: &str, all: Way, room: Size) -> Vec<Way> {
        let bare = Way { under: Under::Floor, ..all };
        let low = Way { head: self.low_head(headline, all.head, room), says: false, ..bare };
        let fewer = |way: Way| (1..=way.rules).rev().map(move |rules| Way { rules, says: false, ..way });
        let mut ways = vec![all, bare];
        ways.extend(fewer(bare).chain(fewer(low)));
        if self.session.flag(self.now).is_none() {
            ways.extend([Way { rules: 0, says: false, ..bare }, Way { rules: 0, ..low }]);
            ways.push(Way { rules: 0, titled: false, ..low });
        } else {
            ways.push(Way { titled: false, rules: 1, ..low });
        }
        ways
    }

    pub(super) fn usual_head(self, headline: &str, title: Option<&str>, room: Size) -> Head {
        self.head_by(headline, title, room, 1.0)
    }

    /// The same, so many times as large.
    fn head_by(self, headline: &str, title: Option<&str>, room: Size, by: f32) -> Head {
        let scale = self.look.scale;
        let largest = by * if title.is_some() { scale.name } else { scale.name * 0.72 };
        let usual = by * scale.rule * 0.95;
        let title = title.map_or(usual, |title| {
            measure::fit(title, usual, scale.caption, Size::new(room.width, room.height * 0.3), 2)
        });
        Head { name: self.name_size(headline, largest, Size::new(room.width, room.height * 0.34)), title }
    }

    pub(super) fn low_head(self, headline: &str, usual: Head, room: Size) -> Head {
        let rule = self.look.scale.rule;
        Head {
            name: self.name_size(headline, rule, Size::new(room.width, rule * 1.4)).min(usual.name),
            title: usual.title.min(self.small_size()),
        }
    }

    fn name_size(self, headline: &str, largest: f32, room: Size) -> f32 {
        let scale = self.look.scale;
        // Beside the bar.
        let room = Size::new(room.width - scale.px(30.0), room.height);
        if self.is_exchange() {
            // On one line, if that can be large: it is read again and again, whoever speaks.
            let one = measure::fit(headline, largest, scale.caption * 0.8, room, 1);
            if one >= largest * 0.55 {
                return one;
            }
        }
        measure::fit_name(headline, largest, scale.caption * 0.8, room, 2)
    }

    /// The rules that matter in this step, in a column of this width; the one alone that was brought to the front.
    pub(super) fn rules_of(self, step: &PlanStep, width: f32) -> Vec<Shown<'a>> {
        let (rules, flagged) = (&self.session.plan().rules, self.session.flag(self.now));
        let of_turn = if self.draws() { &[] } else { step.turn.rules.as_slice() };
        let shown = flagged.as_ref().map_or(of_turn, std::slice::from_ref);
        let width = width - self.badge() - self.badge_gap();
        let shown = shown.iter().take(bounds::RULES_SHOWN).filter_map(|&index| {
            let rule = rules.get(index)?;
            let text = if flagged.is_some() {
                rule.text.clone()
            } else {
                measure::some_lines(&rule.text, self.look.scale.rule, width, LINES)
            };
            Some(Shown { index, text, say: rule.say.as_deref() })
        });
        shown.collect()
    }

    /// The prompt's and the sentences' type size.
    pub(in super::super) fn small_size(self) -> f32 {
        (self.look.scale.rule * 0.6).max(self.look.scale.caption)
    }

    /// The side of a rule's badge.
    pub(super) fn badge(self) -> f32 {
        self.look.scale.rule.clamp(32.0, self.look.scale.px(48.0).max(32.0))
    }

    /// Between a rule's badge and its words.
    pub(super) fn badge_gap(self) -> f32 {
        self.look.scale.px(20.0)
    }
}
