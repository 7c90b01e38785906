//! Everybody's own yes to an agreement that is written down. It is asked for, and nothing waits for it.

use super::Close;
use crate::record::agreements::{Agreement, Id};
use crate::session::Voice;
use crate::words::{Words, say};

/// Somebody who is asked for their yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Their seat.
    pub seat: usize,
    /// Their name.
    pub name: &'a str,
    /// Whether they have said it.
    pub yes: bool,
}

impl Close {
    /// Those who are here.
    pub(in crate::talk) fn here(&self) -> impl Iterator<Item = (usize, &str)> {
        let all = self.people.iter().zip(&self.here).enumerate();
        all.filter(|(_, (_, here))| **here).map(|(seat, (name, _))| (seat, name.as_str()))
    }

    /// Those who are asked for their yes to this agreement: who was there when it was written down, and still is.
    #[must_use]
    pub fn asked<'a>(&'a self, kept: &Agreement) -> Vec<Asked<'a>> {
        let asked = self.here().filter(|(_, name)| kept.people.iter().any(|person| person == name));
        asked.map(|(seat, name)| Asked { seat, name, yes: kept.yes.iter().any(|yes| yes == name) }).collect()
    }

    /// The line below an agreement; nothing where there is nothing to say.
    #[must_use]
    pub fn details(&self, kept: &Agreement, words: &Words) -> Option<String> {
        Some(words.details(kept, self.today?)).filter(|details| !details.is_empty())
    }

    /// The same for those who only hear it, of an agreement from an earlier talk: it also says if a yes is missing.
    pub(in crate::talk) fn details_and_yes(&self, kept: &Agreement, words: &Words) -> Option<String> {
        Some(words.details_and_yes(kept, self.today?)).filter(|details| !details.is_empty())
    }

    /// How many agreements lack the yes of somebody who is asked for it.
    #[must_use]
    pub fn not_agreed(&self) -> usize {
        self.kept.iter().filter(|kept| self.asked(kept).iter().any(|asked| !asked.yes)).count()
    }

    /// Who has said yes to an agreement and whose yes is missing, as a sentence; nothing where nobody is asked.
    #[must_use]
    pub fn agreed(&self, kept: &Agreement, words: &Words) -> Option<String> {
        let asked = self.asked(kept);
        let (yes, missing): (Vec<Asked<'_>>, Vec<Asked<'_>>) = asked.iter().partition(|asked| asked.yes);
        let names = |all: &[Asked<'_>]| words.all_of(&all.iter().map(|asked| asked.name).collect::<Vec<_>>());
        Some(match (asked.len(), yes.len()) {
            (0, _) => return None,
            (1, 0) => say!(words, "close-yes-ask-one"),
            (2, 0) => say!(words, "close-yes-ask-both"),
            (_, 0) => say!(words, "close-yes-ask-all"),
            _ if !missing.is_empty() => {
                let (number, others) = (yes.len(), missing.len());
                let (yes, missing) = (names(&yes), names(&missing));
                say!(words, "close-yes-some", number = number, yes = yes, others = others, missing = missing)
            }
            _ if !kept.is_agreed() => say!(words, "close-yes-here"),
            (1, _) => say!(words, "close-yes-one"),
            (2, _) => say!(words, "close-yes-both"),
            _ => say!(words, "close-yes-all"),
        })
    }

    /// Somebody says yes to an agreement, or takes it back: who, and which. `None` where they aren't asked.
    pub(in crate::talk) fn answer(&mut self, id: Id, voice: Voice) -> Option<(Vec<String>, bool)> {
        let kept = self.kept.iter().find(|kept| kept.id == id)?;
        let is_of = |asked: &Asked<'_>| matches!(voice, Voice::All) || voice == Voice::Seat(asked.seat);
        let who: Vec<Asked<'_>> = self.asked(kept).into_iter().filter(is_of).collect();
        let yes = who.iter().any(|asked| !asked.yes);
        let who: Vec<String> = who.into_iter().map(|asked| asked.name.to_owned()).collect();
        if who.is_empty() {
            return None;
        }
        let kept = self.kept.iter_mut().find(|kept| kept.id == id)?;
        kept.agree(&who, yes);
        Some((who, yes))
    }

    /// Somebody is called otherwise now: the agreements of which that changes something.
    pub(in crate::talk) fn rename(&mut self, before: &str, name: &str) -> Vec<Id> {
        self.kept.iter_mut().filter_map(|kept| kept.rename(before, name).then_some(kept.id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::*;

    fn close(names: &[&str]) -> Close {
        let people: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let epoch = Timestamp::UNIX_EPOCH;
        let new = Agreement::new("Dinner".to_owned(), Vec::new(), epoch, String::new(), epoch);
        let kept = vec![Agreement { id: Id(1), people: people.clone(), ..new }];
        Close { kept, ..Close::new(people, date(2026, 11, 22)) }
    }

    fn line(close: &Close) -> Option<String> {
        close.agreed(&close.kept[0], &Words::english())
    }

    #[test]
    fn whoever_has_left_is_not_asked() {
        let mut close = close(&["Ana", "Ben", "Cem"]);
        close.here[2] = false;
        assert_eq!(line(&close).as_deref(), Some("Do you both agree to this?"));
        assert_eq!(close.answer(Id(1), Voice::Seat(2)), None);
        assert_eq!(close.answer(Id(1), Voice::Seat(0)), Some((vec!["Ana".to_owned()], true)));
        assert_eq!(close.not_agreed(), 1);
        assert_eq!(close.answer(Id(1), Voice::Seat(1)), Some((vec!["Ben".to_owned()], true)));
        assert_eq!(line(&close).as_deref(), Some("Everyone who is still here agrees."));
        assert_eq!((close.not_agreed(), close.kept[0].is_agreed()), (0, false), "it stays written so");
        // Nobody takes back another one's.
        close.here = vec![false, false, true];
        assert_eq!(close.answer(Id(1), Voice::All), Some((vec!["Cem".to_owned()], true)));
        assert_eq!(close.kept[0].yes.len(), 3);
        assert_eq!(close.answer(Id(1), Voice::All), Some((vec!["Cem".to_owned()], false)));
        assert_eq!(close.kept[0].yes, ["Ana", "Ben"]);
    }

    #[test]
    fn somebody_who_has_come_since_is_not_asked_and_changes_nothing() {
        let mut close = close(&["Ana"]);
        assert_eq!(line(&close).as_deref(), Some("Do you agree to this?"));
        close.people.push("Ben".to_owned());
        close.here.push(true);
        let _ = close.answer(Id(1), Voice::All);
        assert_eq!(line(&close).as_deref(), Some("You agree."));
        close.kept[0].people.clear();
        assert_eq!((line(&close), close.not_agreed()), (None, 0), "from a version that didn\u{2019}t ask");
    }

    #[test]
    fn it_says_calmly_whose_yes_is_missing() {
        let mut close = close(&["Ana", "Ben", "Cem", "Dan"]);
        close.kept[0].yes = vec!["Ana".to_owned(), "Dan".to_owned()];
        assert_eq!(line(&close).as_deref(), Some("Ana and Dan agree. Ben and Cem haven’t said yet."));
        let _ = close.answer(Id(1), Voice::All);
        assert_eq!(line(&close).as_deref(), Some("You all agree."));
        let _ = close.answer(Id(1), Voice::All);
        assert_eq!(close.kept[0].yes, [""; 0]);
    }
}
