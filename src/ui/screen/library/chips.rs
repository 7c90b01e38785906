//! What the library is narrowed down to: a row of choices above the cards, one of which is always taken.

use std::sync::Arc;

use iced::Element;

use super::Message;
use crate::library::card::Card;
use crate::library::paths::PathEntry;
use crate::rule_set::Group;
use crate::ui::look::Look;
use crate::ui::measure;
use crate::ui::widget::{list, text_of};
use crate::words::{Words, say};

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Chip {
    /// Everything, group by group.
    #[default]
    All,
    /// The sets of a group.
    Group(Group),
    /// Rows of talks over weeks.
    Paths,
    /// People's own sets and paths.
    Ours,
}

/// The groups, in the order in which they are shown: what can't wait comes first.
pub(super) const GROUPS: [Group; 6] =
    [Group::Hard, Group::Broke, Group::Weekly, Group::Others, Group::Alone, Group::Rounds];

/// The place of a set's group among them, if it has one.
pub(super) fn place_of(card: &Card) -> Option<usize> {
    let group = card.facts()?.group?;
    GROUPS.iter().position(|one| *one == group)
}

impl Chip {
    /// Those that have something.
    pub(super) fn offered(cards: &[Arc<Card>], paths: &[Arc<PathEntry>]) -> Vec<Self> {
        // There may be very many sets: all of them are looked at once.
        let (mut groups, mut ours) = ([false; GROUPS.len()], false);
        for card in cards {
            ours |= card.path().is_some();
            if let Some(place) = place_of(card) {
                groups[place] = true;
            }
        }
        ours |= paths.iter().any(|path| path.source.path().is_some());
        let groups = GROUPS.into_iter().zip(groups).filter(|(_, has)| *has);
        let mut offered = vec![Self::All];
        offered.extend(groups.map(|(group, _)| Self::Group(group)));
        offered.extend((!paths.is_empty()).then_some(Self::Paths));
        offered.extend(ours.then_some(Self::Ours));
        offered
    }

    /// Whether a set is shown under it.
    pub(super) fn has(self, card: &Card) -> bool {
        match self {
            Self::All => true,
            Self::Group(group) => card.facts().is_some_and(|facts| facts.group == Some(group)),
            Self::Paths => false,
            Self::Ours => card.path().is_some(),
        }
    }

    /// Whether a path is shown under it.
    pub(super) fn has_path(self, path: &PathEntry) -> bool {
        match self {
            Self::All | Self::Paths => true,
            Self::Group(_) => false,
            Self::Ours => path.source.path().is_some(),
        }
    }

    /// What it is called.
    fn called(self, words: &Words) -> String {
        match self {
            Self::All => say!(words, "library-chip-all"),
            Self::Group(Group::Hard) => say!(words, "library-chip-hard"),
            Self::Group(Group::Broke) => say!(words, "library-chip-broke"),
            Self::Group(Group::Weekly) => say!(words, "library-chip-weekly"),
            Self::Group(Group::Others) => say!(words, "library-chip-others"),
            Self::Group(Group::Alone) => say!(words, "library-chip-alone"),
            Self::Group(Group::Rounds) => say!(words, "library-chip-rounds"),
            Self::Paths => say!(words, "library-chip-paths"),
            Self::Ours => say!(words, "library-chip-ours"),
        }
    }

    /// The same in a word, for a narrow window.
    fn called_in_short(self, words: &Words) -> String {
        match self {
            Self::Group(Group::Hard) => say!(words, "library-chip-hard", "short"),
            Self::Group(Group::Broke) => say!(words, "library-chip-broke", "short"),
            Self::Group(Group::Weekly) => say!(words, "library-chip-weekly", "short"),
            Self::Group(Group::Others) => say!(words, "library-chip-others", "short"),
            Self::Group(Group::Alone) => say!(words, "library-chip-alone", "short"),
            Self::Group(Group::Rounds) => say!(words, "library-chip-rounds", "short"),
            Self::All | Self::Paths | Self::Ours => self.called(words),
        }
    }
}

/// The choices, in one line if they fit in this width; else in a few words, and in as many lines as that takes.
pub(super) fn chips<'a>(
    look: &Look<'a>,
    offered: Vec<Chip>,
    taken: Chip,
    width: f32,
) -> Element<'a, Message> {
    let (colors, size, words) = (look.colors, look.scale.caption * 0.94, look.words);
    let [mut beside, mut between] = [look.scale.px(14.0), look.scale.px(9.0)];
    let long: Vec<String> = offered.iter().map(|chip| chip.called(words)).collect();
    let one = |called: &String| (measure::width(called, size) + 2.0 * beside).ceil().max(44.0) + between;
    let called = if long.iter().map(one).sum::<f32>() - between <= width {
        long
    } else {
        [beside, between] = [beside, between].map(|space| space * 0.7);
        offered.iter().map(|chip| chip.called_in_short(words)).collect()
    };
    let lines = called
        .into_iter()
        .map(|called| text_of(called, size, colors.ink).wrapping(iced::widget::text::Wrapping::None).into());
    let chosen = offered.iter().position(|chip| *chip == taken);
    let name = say!(words, "library-chips");
    list(look, &name, lines, chosen, move |at| Message::Narrow(offered.get(at).copied().unwrap_or_default()))
        .across(look)
        .close(look, beside, between)
        .into()
}
