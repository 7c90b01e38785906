//! Which agreements the page shows, and in which order.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Agreed, Doing, Open};
use crate::library::search::{Search, fold};
use crate::record::agreements::{Agreement, State};

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    Today,
    Later,
    Done,
    Dropped,
}

impl Group {
    pub(super) fn of(agreement: &Agreement, today: Date) -> Self {
        match agreement.state {
            State::Open if agreement.is_due(today) => Self::Today,
            State::Open => Self::Later,
            State::Done => Self::Done,
            State::Dropped => Self::Dropped,
        }
    }
}

/// A line of the page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Line<'a> {
    Heading(Group),
    Agreement(Group, &'a Agreement),
}

/// All names in agreements, for the choice of one of them.
pub(super) fn people(all: &[Agreement]) -> BTreeSet<&str> {
    all.iter().flat_map(Agreement::names).collect()
}

/// What the talks were about in which something was agreed.
pub(super) fn topics(all: &[Agreement]) -> BTreeSet<&str> {
    all.iter().map(|one| one.topic.as_str()).filter(|topic| !topic.is_empty()).collect()
}

impl Agreed {
    /// The agreement that is being changed here, if somebody has erased it elsewhere meanwhile.
    fn lost(&self, all: &[Agreement]) -> Option<&Agreement> {
        let open = self.open.as_ref().filter(|open| !all.iter().any(|one| one.id == open.id))?;
        match &open.doing {
            Doing::Changing(form) => Some(form.before()),
            Doing::Looking(opened) => Some(&opened.before),
            _ => None,
        }
    }

    /// The agreement as it was before people began to look at it, if they are at it.
    fn before<'a>(&'a self, agreement: &'a Agreement) -> &'a Agreement {
        match &self.open {
            Some(Open { id, doing: Doing::Looking(opened) }) if *id == agreement.id => &opened.before,
            _ => agreement,
        }
    }

    /// The lines that fit what is searched for, a heading before each group.
    pub(super) fn lines<'a>(&'a self, all: &'a [Agreement], today: Date) -> Vec<Line<'a>> {
        let search = Search::new(&self.search);
        let fits = |one: &&Agreement| {
            let person = self.person.as_deref().is_none_or(|person| concerns(one, person));
            let topic = self.topic.as_ref().is_none_or(|topic| one.topic == *topic);
            let said = || {
                let texts = [&one.what, &one.otherwise, &one.topic].map(String::as_str);
                let text = texts.into_iter().chain(one.names()).collect::<Vec<_>>().join(" ");
                search.fits(&fold(&text))
            };
            // The one that is open stays, whatever is typed.
            let open = self.open.as_ref().is_some_and(|open| open.id == one.id);
            open || (person && topic && (self.search.trim().is_empty() || said()))
        };
        let mut found: Vec<&Agreement> = all.iter().chain(self.lost(all)).filter(fits).collect();
        found.sort_by_key(|one| self.before(one).order(today));
        let mut lines = Vec::with_capacity(found.len() + 4);
        for one in found {
            let group = Group::of(self.before(one), today);
            if !matches!(lines.last(), Some(Line::Agreement(before, _)) if *before == group) {
                lines.push(Line::Heading(group));
            }
            lines.push(Line::Agreement(group, one));
        }
        lines
    }
}

/// Whether this person has a part in it; in what is everyone's, whoever was there has.
fn concerns(agreement: &Agreement, person: &str) -> bool {
    let among = |names: &[String]| names.iter().any(|name| name == person);
    if agreement.who.is_empty() { among(&agreement.people) } else { among(&agreement.who) }
}
