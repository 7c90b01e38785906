//! Rules, turns, cues, pools and lines: added, removed, moved.

use super::super::cursor::Cursor;
use super::super::form::Line;
use super::super::{Form, Kind, Part, Path, ids};
use super::Unchanged;
use super::maker::Maker;
use super::write::written;
use crate::rule_set::edit::{self, quoted};
use crate::rule_set::source::Kind as Written;

impl Maker<'_> {
    fn form(&self) -> Result<Form, Unchanged> {
        Form::read(&self.text, self.language).ok_or(Unchanged::Unreadable)
    }

    pub(super) fn add_text(
        &mut self,
        list: &Path,
        at: Option<usize>,
        text: &str,
    ) -> Result<Option<Path>, Unchanged> {
        let root = self.tree()?;
        let here = Cursor::at(&root, list);
        let inside = here.item(0).kind();
        if here.kind() != Kind::List || matches!(inside, Kind::Things | Kind::List | Kind::Unknown) {
            return Err(Unchanged::NotThere);
        }
        let text = written(&inside, text);
        self.add(list, at, &text).map(Some)
    }

    pub(super) fn add_rule(&mut self, at: Option<usize>, text: &str) -> Result<Option<Path>, Unchanged> {
        let form = self.form()?;
        let id = ids::free(text, "rule", |id| form.rule(id).is_some());
        self.add(&Path::of("rules"), at, &format!("(id: {}, text: {})", quoted(&id), quoted(text))).map(Some)
    }

    pub(super) fn add_turn(&mut self, title: &str, time: &str) -> Result<Option<Path>, Unchanged> {
        let form = self.form()?;
        let id = ids::free(title, "turn", |id| form.turn(id).is_some());
        let time = if time.trim().is_empty() { String::new() } else { format!(", time: {}", quoted(time)) };
        let path = Path::of("turns").entry(&id);
        self.put(&path, &format!("(title: {}{time})", quoted(title)))?;
        Ok(Some(path))
    }

    pub(super) fn add_pool(&mut self, title: &str, time: &str) -> Result<Option<Path>, Unchanged> {
        let form = self.form()?;
        let id = ids::free(title, "pool", |id| form.talk.pools.iter().any(|pool| pool.id == id));
        let path = Path::of("pools").entry(&id);
        self.put(&path, &format!("(title: {}, time: {})", quoted(title), quoted(time)))?;
        Ok(Some(path))
    }

    pub(super) fn add_cue(&mut self, cues: &Path) -> Result<Option<Path>, Unchanged> {
        self.add(cues, None, "(at: End, sound: \"bowl\")").map(Some)
    }

    pub(super) fn remove(&mut self, path: &Path) -> Result<Option<Path>, Unchanged> {
        let form = self.form()?;
        let mut out = vec![path.clone()];
        if let Some(rule) = form.rules.iter().find(|rule| rule.path == *path) {
            let is_only = form.rules.iter().filter(|other| other.id.shown == rule.id.shown).count() == 1;
            let lists = form.turns.iter().flat_map(|turn| &turn.rules.items).filter(|_| is_only);
            out.extend(lists.filter(|item| item.shown == rule.id.shown).map(|item| item.path.clone()));
        }
        if let Some(turn) = form.turns.iter().find(|turn| turn.path == *path) {
            let used = form.uses(&turn.id);
            if !used.is_empty() {
                return Err(Unchanged::StillUsed(used));
            }
        }
        self.take_all_out(&out)?;
        Ok(None)
    }

    pub(super) fn shift(&mut self, path: &Path, to: usize) -> Result<Option<Path>, Unchanged> {
        let (list, last) = path.split().ok_or(Unchanged::NotThere)?;
        let root = self.tree()?;
        let here = Cursor::at(&root, &list);
        let value = here.value.ok_or(Unchanged::NotThere)?;
        let (many, from) = match (&value.kind, last) {
            (Written::List(values), Part::Item(at)) => (values.len(), Some(*at)),
            (Written::Map(entries), Part::Entry(name)) => {
                (entries.len(), entries.iter().position(|(key, _)| key.text() == Some(name)))
            }
            _ => (0, None),
        };
        let from = from.filter(|from| *from < many && to < many).ok_or(Unchanged::NotThere)?;
        let mut order: Vec<usize> = (0..many).collect();
        let moved = order.remove(from);
        order.insert(to, moved);
        let now = if path.place().is_some() { list.item(to) } else { path.clone() };
        self.apply(edit::reorder(&self.text, &list.keys(), &order))?;
        Ok(Some(now))
    }
}

impl Form {
    /// The steps that have a turn, or ask with it.
    #[must_use]
    pub fn uses(&self, turn: &str) -> Vec<Path> {
        self.lines_with(turn).map(|line| line.path.clone()).collect()
    }

    /// The lines of those.
    pub(super) fn lines_with(&self, turn: &str) -> impl Iterator<Item = &Line> {
        self.flow.iter().filter(move |line| {
            line.doing.names_turn().is_some_and(|named| !named.is_left_out() && named.shown == turn)
        })
    }
}
