//! Which module names what of which other: read from the source as the compiler reads it, so that `use` trees, `super`,
//! names that were brought in or passed on, and the inside of macros all count.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop where something is missing")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A module, from the crate's root down: `["ui", "screen"]`. The root is empty.
pub(crate) type Place = Vec<String>;

/// So many names may lead from one to the next. More are a circle.
const STEPS: usize = 16;

/// A path that stands in a module.
#[derive(Debug, Clone)]
struct Named {
    path: Vec<String>,
    line: usize,
}

#[derive(Debug, Default)]
struct Module {
    file: PathBuf,
    named: Vec<Named>,
    /// What it brings in or passes on by `use`, and everything of what else.
    uses: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

/// A module names something.
#[derive(Debug, Clone)]
pub(crate) struct Reach {
    pub(crate) from: Place,
    /// The module that it is in, and any that it is really from; `None` where another crate has it.
    pub(crate) to: Option<Place>,
    /// As it is written.
    pub(crate) words: String,
    /// Where.
    pub(crate) place: String,
}

/// All modules of the crate.
#[derive(Debug, Default)]
pub(crate) struct House(BTreeMap<Place, Module>);

impl House {
    /// Reads these files, which are under `root`.
    pub(crate) fn read(root: &Path, files: &[PathBuf]) -> Self {
        let mut house = Self::default();
        for file in files {
            let inside = file.strip_prefix(root).unwrap().with_extension("");
            let at = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            house.add(at, file, &fs::read_to_string(file).unwrap());
        }
        house
    }

    /// Takes in what a file says of the module `at`.
    pub(crate) fn add(&mut self, mut at: Place, file: &Path, text: &str) {
        if at == ["lib"] {
            at.clear();
        }
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let mut reader = Reader { house: self, at, file };
        file.clone_into(&mut reader.module().file);
        reader.visit_file(&parsed);
    }

    /// Every module.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        self.0.keys()
    }

    /// Whatever a module names.
    pub(crate) fn reaches(&self) -> Vec<Reach> {
        let mut all = Vec::new();
        for (from, module) in &self.0 {
            for Named { path, line } in &module.named {
                let words = path.join("::");
                let place = format!("{}:{line}", module.file.display());
                let reach = |to| Reach { from: from.clone(), to, words: words.clone(), place: place.clone() };
                let places = self.places_of(from, path, STEPS);
                if places.is_empty() {
                    all.push(reach(None));
                }
                all.extend(places.into_iter().map(|to| reach(Some(to))));
            }
        }
        all
    }

    /// The modules that a path leads to: the one that it names, and those that pass that on from elsewhere. None where it
    /// leads out of the crate.
    fn places_of(&self, at: &[String], path: &[String], steps: usize) -> Vec<Place> {
        let Some(whole) = self.absolute(at, path, steps) else { return Vec::new() };
        let depth = (1..=whole.len()).take_while(|depth| self.0.contains_key(&whole[..*depth])).count();
        let (place, rest) = whole.split_at(depth);
        let mut places = vec![place.to_vec()];
        if let Some((first, rest)) = rest.split_first()
            && let Some(passed) = self.0[place].uses.get(first)
            && steps > 0
        {
            places.extend(self.places_of(place, &[passed.as_slice(), rest].concat(), steps - 1));
        }
        places
    }

    /// A path as it would be written from the root; `None` where it leads out of the crate.
    fn absolute(&self, at: &[String], path: &[String], steps: usize) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let steps = steps.checked_sub(1)?;
        match first.as_str() {
            "crate" | "common_ground" => return Some(rest.to_vec()),
            "self" | "super" => {
                let from = if first == "super" { &at[..at.len().checked_sub(1)?] } else { at };
                // What follows is in that module, and needn't be one of its own.
                return match rest.first().map(String::as_str) {
                    Some("super") => self.absolute(from, rest, steps),
                    _ => Some([from, rest].concat()),
                };
            }
            _ => {}
        }
        let module = self.0.get(at)?;
        if let Some(brought) = module.uses.get(first).filter(|brought| brought.as_slice() != path) {
            return self.absolute(at, &[brought.as_slice(), rest].concat(), steps);
        }
        let inside = [at, std::slice::from_ref(first)].concat();
        if self.0.contains_key(&inside) {
            return Some([at, path].concat());
        }
        module.globs.iter().find_map(|glob| {
            let from = self.absolute(at, glob, steps)?;
            self.absolute(&from, path, steps)
        })
    }
}

/// Walks through a file and takes down what it names.
struct Reader<'a> {
    house: &'a mut House,
    at: Place,
    file: &'a Path,
}

impl Reader<'_> {
    fn module(&mut self) -> &mut Module {
        self.house.0.entry(self.at.clone()).or_default()
    }

    fn name(&mut self, path: Vec<String>, span: Span) {
        self.module().named.push(Named { path, line: span.start().line });
    }

    fn bring(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.bring(&with(&path.ident), &path.tree),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.bring(before, tree);
                }
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                self.bring_one(before.to_vec(), before.last().cloned(), name.ident.span());
            }
            syn::UseTree::Name(name) => {
                self.bring_one(with(&name.ident), Some(name.ident.to_string()), name.ident.span());
            }
            syn::UseTree::Rename(rename) => {
                let path = if rename.ident == "self" { before.to_vec() } else { with(&rename.ident) };
                self.bring_one(path, Some(rename.rename.to_string()), rename.ident.span());
            }
            syn::UseTree::Glob(glob) => {
                self.name(before.to_vec(), glob.star_token.spans[0]);
                self.module().globs.push(before.to_vec());
            }
        }
    }

    fn bring_one(&mut self, path: Vec<String>, name: Option<String>, span: Span) {
        if let Some(name) = name {
            let _other = self.module().uses.insert(name, path.clone());
        }
        self.name(path, span);
    }

    /// Paths among the words of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons): (Vec<String>, usize) = (Vec::new(), 0);
        let mut span = Span::call_site();
        for token in tokens {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.path_of_tokens(std::mem::take(&mut path), span);
                    }
                    (span, colons) = (name.span(), 0);
                    path.push(name.to_string());
                }
                other => {
                    self.path_of_tokens(std::mem::take(&mut path), span);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.path_of_tokens(path, span);
    }

    fn path_of_tokens(&mut self, path: Vec<String>, span: Span) {
        if path.len() > 1 {
            self.name(path, span);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let Some((_, items)) = &item.content else { return };
        self.at.push(item.ident.to_string());
        self.module().file = self.file.to_owned();
        for item in items {
            self.visit_item(item);
        }
        let _left = self.at.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.bring(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|part| part.ident.to_string()).collect();
        // A single name was brought in, or is of this module.
        if names.len() > 1 && path.leading_colon.is_none() {
            self.name(names, path.segments[0].ident.span());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    // Who may see something is no reach for it.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}
