//! What a change means, without a thought for how files are written: a file as a tree, and the same tree changed.
//!
//! It shares nothing with the editor: what the two agree on was right twice.

use common_ground::editor::change::{Group, NewStep};
use common_ground::editor::{Change, Kind, Part, Path};

use super::odd::tokens;

/// A value of a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// A word or a number as it is written, or a text behind a quote.
    Leaf(String),
    /// Brackets, with the word before them; what stands in them, with its names.
    Brackets(String, char, Vec<(Option<String>, Node)>),
}

use Node::{Brackets, Leaf};

fn text(words: &str) -> Node {
    Leaf(format!("\"{words}"))
}

fn decoded(token: &str) -> String {
    ron::from_str(token).unwrap_or_else(|_| token.to_owned())
}

/// A file as a tree.
pub(super) fn read(file: &str) -> Node {
    let tokens = tokens(file);
    let mut at = 0;
    let node = value(&tokens, &mut at);
    assert_eq!(at, tokens.len(), "something stands behind the set");
    node
}

fn value(tokens: &[&str], at: &mut usize) -> Node {
    let first = tokens[*at];
    *at += 1;
    let name = match first {
        "(" | "[" | "{" => {
            *at -= 1;
            ""
        }
        _ if first.starts_with('"') => return text(&decoded(first)),
        _ if tokens.get(*at) == Some(&"(") => first,
        _ => return Leaf(first.to_owned()),
    };
    let bracket = tokens[*at].chars().next().unwrap();
    *at += 1;
    let mut members = Vec::new();
    while ![")", "]", "}"].contains(&tokens[*at]) {
        let key = (bracket != '[' && tokens[*at + 1] == ":").then(|| decoded(tokens[*at]));
        *at += if key.is_some() { 2 } else { 0 };
        members.push((key, value(tokens, at)));
        *at += usize::from(tokens[*at] == ",");
    }
    *at += 1;
    match members.as_slice() {
        [(None, inner)] if name == "Some" => inner.clone(),
        _ => Brackets(name.to_owned(), bracket, members),
    }
}

impl Node {
    fn members(&mut self) -> Option<&mut Vec<(Option<String>, Node)>> {
        match self {
            Brackets(_, _, members) => Some(members),
            Leaf(_) => None,
        }
    }

    /// The place of a part among what stands in the brackets.
    fn place(&self, part: &Part) -> Option<usize> {
        let Brackets(_, _, members) = self else { return None };
        let named = |name: &str| members.iter().position(|(key, _)| key.as_deref() == Some(name));
        match part {
            // A step with nothing but a turn in its brackets.
            Part::Field(name) if name == "turn" && matches!(members.as_slice(), [(None, _)]) => Some(0),
            Part::Field(name) => named(name),
            Part::Entry(name) => named(name),
            Part::Item(at) => (*at < members.len()).then_some(*at),
        }
    }

    fn at(&mut self, parts: &[Part]) -> Option<&mut Node> {
        let Some((first, rest)) = parts.split_first() else { return Some(self) };
        let place = self.place(first)?;
        self.members()?[place].1.at(rest)
    }

    /// Puts a value where it belongs, with what has to be around it; takes it out where there is none.
    fn put(&mut self, parts: &[Part], new: Option<Node>) {
        let (first, rest) = parts.split_first().unwrap();
        if let Leaf(turn) = self {
            if new.is_none() {
                return;
            }
            if turn == "None" {
                *self = Brackets(String::new(), bracket(first), Vec::new());
            } else {
                // A turn by its id alone.
                *self = Brackets(String::new(), '(', vec![(Some("turn".to_owned()), Leaf(turn.clone()))]);
            }
        }
        let is_lone = matches!(self, Brackets(_, '(', members) if matches!(members.as_slice(), [(None, _)]));
        let place = self.place(first);
        let members = self.members().unwrap();
        match (place, new) {
            (Some(at), new) if !rest.is_empty() => members[at].1.put(rest, new),
            (Some(at), Some(new)) => members[at].1 = new,
            (Some(at), None) => drop(members.remove(at)),
            (None, None) => {}
            (None, Some(new)) => {
                if is_lone && matches!(first, Part::Field(_)) {
                    members[0].0 = Some("turn".to_owned());
                }
                let mut inside = new;
                if let Some(next) = rest.first() {
                    let mut around = Brackets(String::new(), bracket(next), Vec::new());
                    around.put(rest, Some(inside));
                    inside = around;
                }
                let key = match first {
                    Part::Field(name) => Some(name.clone().into_owned()),
                    Part::Entry(name) => Some(name.to_string()),
                    Part::Item(_) => None,
                };
                members.push((key, inside));
            }
        }
    }

    /// Writes what is typed into a field, in English; gives nothing where this doesn’t know what that means.
    fn write(&mut self, path: &Path, value: &str, kind: &Kind, is_required: bool) -> Option<()> {
        let there = self.at(path.parts());
        let mut path = path.clone();
        match there {
            Some(Brackets(_, '{', members)) if *kind == Kind::Text => {
                let has = members.iter().any(|(tag, _)| tag.as_deref() == Some("en"));
                let is_last = members.len() == 1 && has;
                if !(value.is_empty() && is_last && !is_required) {
                    path = path.entry("en");
                }
                let is_out = value.is_empty() && !(is_last && is_required);
                self.put(path.parts(), (!is_out).then(|| text(value)));
                return Some(());
            }
            // A turn with changes has its id in the brackets; a word with something behind it is a choice.
            Some(Brackets(_, _, members)) => {
                let _id = members.iter().find(|(key, _)| key.as_deref() == Some("turn"))?;
                path = path.field("turn");
            }
            _ => {}
        }
        let is_choice = matches!(kind, Kind::Choice(_));
        if is_choice && ["Wait", "Left", "Elapsed", "Every"].contains(&value) {
            return None;
        }
        let is_out = value.is_empty() && !is_required;
        self.put(path.parts(), (!is_out).then(|| typed(kind, value)));
        Some(())
    }

    /// The list at the end of a way, made where it isn't there.
    fn list(&mut self, path: &Path) -> &mut Vec<(Option<String>, Node)> {
        let missing = self.at(path.parts()).is_none_or(|list| *list == Leaf("None".to_owned()));
        if missing {
            self.put(path.parts(), Some(Brackets(String::new(), '[', Vec::new())));
        }
        self.at(path.parts()).and_then(Node::members).unwrap()
    }
}

fn bracket(part: &Part) -> char {
    match part {
        Part::Field(_) => '(',
        Part::Entry(_) => '{',
        Part::Item(_) => '[',
    }
}

/// A value as it is typed into a field of this kind.
fn typed(kind: &Kind, value: &str) -> Node {
    let bare = match kind {
        Kind::Number { .. } => value.parse::<i64>().is_ok(),
        Kind::Flag => ["true", "false"].contains(&value),
        Kind::Choice(words) => words.contains(&value),
        _ => false,
    };
    if bare { Leaf(value.to_owned()) } else { text(value) }
}

/// The tree after a change in English, where this knows what it means. `kind` is what a field holds, and whether it has to be
/// there; `now` is where the change says that its result is.
pub(super) fn changed(
    tree: &Node,
    wanted: &Change,
    kind: &dyn Fn(&Path) -> Option<(Kind, bool)>,
    now: Option<&Path>,
) -> Option<Node> {
    let mut tree = tree.clone();
    let take = |tree: &mut Node, path: &Path| -> Option<(Option<String>, Node)> {
        let (list, part) = path.split()?;
        let list = tree.at(list.parts())?;
        let place = list.place(part)?;
        Some(list.members()?.remove(place))
    };
    match wanted {
        Change::Write { path, value } => {
            let (kind, is_required) = kind(path)?;
            tree.write(path, value, &kind, is_required)?;
        }
        Change::Off { path } => tree.put(path.parts(), Some(Leaf("None".to_owned()))),
        Change::AddRule { at, text: words } => {
            let id = now.and_then(Path::place)?;
            let list = tree.list(&Path::of("rules"));
            assert_eq!(at.unwrap_or(list.len()), id);
            let fields = vec![(Some("id".to_owned()), text("?")), (Some("text".to_owned()), text(words))];
            list.insert(id, (None, Brackets(String::new(), '(', fields)));
        }
        Change::AddText { list, at, text: words } => {
            let list = tree.list(list);
            let at = at.unwrap_or(list.len());
            list.insert(at, (None, text(words)));
        }
        Change::AddStep { list, at, step: NewStep::Everyone(turn) } => {
            let list = tree.list(list);
            let at = at.unwrap_or(list.len());
            list.insert(at, (None, Brackets("Everyone".to_owned(), '(', vec![(None, text(turn))])));
        }
        Change::Include { list, word, is_in } => {
            let list = tree.list(list);
            list.retain(|(_, node)| *node != text(word));
            list.extend(is_in.then(|| (None, text(word))));
        }
        Change::Move { path, to } => {
            let moved = take(&mut tree, path)?;
            tree.at(path.parent()?.parts())?.members()?.insert(*to, moved);
        }
        Change::Into { path, down } => {
            let (list, place) = (path.parent()?, path.place()?);
            let moved = take(&mut tree, path)?;
            let group = if *down { place } else { place.checked_sub(1)? };
            let steps = tree.list(&list.item(group).field("steps"));
            steps.insert(if *down { 0 } else { steps.len() }, moved);
        }
        Change::Out { path, down } => {
            let group = path.parent()?.parent()?;
            let moved = take(&mut tree, path)?;
            tree.at(group.parent()?.parts())?.members()?.insert(group.place()? + usize::from(*down), moved);
        }
        Change::Wrap { path, group: Group::Each } => {
            let step = tree.at(path.parts())?;
            let steps = Brackets(String::new(), '[', vec![(None, step.clone())]);
            *step = Brackets("Each".to_owned(), '(', vec![(Some("steps".to_owned()), steps)]);
        }
        Change::Dissolve { path } => {
            let steps = tree.at(path.field("steps").parts())?.members()?.clone();
            let _group = take(&mut tree, path)?;
            let place = path.place()?;
            let _none = tree.at(path.parent()?.parts())?.members()?.splice(place..place, steps);
        }
        Change::Translate { path, language, words, .. } => {
            let there = tree.at(path.parts())?;
            if let Leaf(_) = there {
                if words.is_empty() {
                    return Some(tree);
                }
                let plain = there.clone();
                *there = Brackets(String::new(), '{', vec![(Some("en".to_owned()), plain)]);
            }
            tree.put(path.entry(language).parts(), (!words.is_empty()).then(|| text(words)));
        }
        Change::Remove { path } if path.is_in(&Path::of("flow")) => drop(take(&mut tree, path)?),
        _ => return None,
    }
    Some(tree)
}

/// The same with the id of a new rule as it was made.
pub(super) fn with_ids_of(mut tree: Node, other: &mut Node) -> Node {
    let ids = |rules: &mut Node| rules.members().map_or(0, |rules| rules.len());
    let many = tree.at(Path::of("rules").parts()).map_or(0, ids);
    for at in 0..many {
        let path = Path::of("rules").item(at).field("id");
        if tree.at(path.parts()) == Some(&mut text("?"))
            && let (Some(id), Some(made)) = (tree.at(path.parts()), other.at(path.parts()))
        {
            *id = made.clone();
        }
    }
    tree
}
