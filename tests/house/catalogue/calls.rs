//! Where the source says a message: every `say!(words, "id", "attribute", value = …)`, also inside other macros, and every
//! `told!(words, "id", value, …; value, …)`, which says a message and its help. What is only compiled for tests doesn’t
//! count.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// A message is said.
#[derive(Debug)]
pub(crate) struct Call {
    /// `id`, or `id.attribute`.
    pub(crate) key: String,
    /// The names of the values that it gets.
    pub(crate) values: BTreeSet<String>,
    /// File and line.
    pub(crate) place: String,
}

/// All that is said in a folder’s source files.
pub(crate) fn in_folder(folder: &Path) -> Vec<Call> {
    let mut calls = Vec::new();
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            calls.extend(in_folder(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let inside = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&path);
            calls.extend(in_text(&inside.to_string_lossy(), &fs::read_to_string(&path).unwrap()));
        }
    }
    calls
}

/// All that is said in a file’s text.
pub(crate) fn in_text(file: &str, text: &str) -> Vec<Call> {
    let tokens = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let mut calls = Vec::new();
    collect(file, tokens, &mut calls);
    calls
}

/// All texts in a file that may be keys: a table of them that is looked up when it runs.
pub(crate) fn quoted_in(path: &Path) -> BTreeSet<String> {
    fn collect(tokens: TokenStream, found: &mut BTreeSet<String>) {
        for token in tokens {
            match &token {
                TokenTree::Group(group) => collect(group.stream(), found),
                token => found.extend(text(std::slice::from_ref(token))),
            }
        }
    }
    let mut found = BTreeSet::new();
    collect(fs::read_to_string(path).unwrap().parse().unwrap(), &mut found);
    found
}

fn collect(file: &str, tokens: TokenStream, calls: &mut Vec<Call>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match (token, &tokens[at..]) {
            (TokenTree::Punct(sign), [TokenTree::Group(attribute), rest @ ..])
                if sign.as_char() == '#' && attribute.stream().to_string() == "cfg (test)" =>
            {
                at += 1 + item(rest);
            }
            (TokenTree::Ident(name), [TokenTree::Punct(sign), TokenTree::Group(inside), ..])
                if sign.as_char() == '!' && (name == "say" || name == "told") =>
            {
                let place = format!("{file}:{}", name.span().start().line);
                let found =
                    if name == "say" { said(inside.stream(), place) } else { told(inside.stream(), &place) };
                calls.extend(found.into_iter().flatten());
                collect(file, inside.stream(), calls);
                at += 2;
            }
            (TokenTree::Group(group), _) => collect(file, group.stream(), calls),
            _ => {}
        }
    }
}

/// How many tokens the item that follows an attribute has: up to its body, or a semicolon.
fn item(tokens: &[TokenTree]) -> usize {
    let ends = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.delimiter() == proc_macro2::Delimiter::Brace,
        TokenTree::Punct(sign) => sign.as_char() == ';',
        _ => false,
    };
    tokens.iter().position(ends).map_or(tokens.len(), |end| end + 1)
}

/// What stands between the brackets of `say!`. `None` where that isn’t a call, but the macro’s own definition.
fn said(tokens: TokenStream, place: String) -> Option<Vec<Call>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut arguments = parted(&tokens, ',').skip(1).peekable();
    let mut key = text(arguments.next()?)?;
    if let Some(attribute) = arguments.peek().and_then(|argument| text(argument)) {
        key = format!("{key}.{attribute}");
        let _attribute = arguments.next();
    }
    let name = |argument: &[TokenTree]| match argument {
        [TokenTree::Ident(name), TokenTree::Punct(sign), ..] if sign.as_char() == '=' => {
            Some(name.to_string())
        }
        _ => None,
    };
    Some(vec![Call { key, values: arguments.filter_map(name).collect(), place }])
}

/// The same for `told!`.
fn told(tokens: TokenStream, place: &str) -> Option<Vec<Call>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut parts = parted(&tokens, ';');
    let (message, help) = (parts.next()?, parts.next().unwrap_or_default());
    let names = |argument: &[TokenTree]| match argument {
        [TokenTree::Ident(name)] => Some(name.to_string()),
        _ => None,
    };
    let id = text(parted(message, ',').nth(1)?)?;
    let of_message = parted(message, ',').skip(2).filter_map(names).collect();
    let of_help = parted(help, ',').filter_map(names).collect();
    let (help, place) = (format!("{id}.help"), place.to_owned());
    Some(vec![
        Call { key: id, values: of_message, place: place.clone() },
        Call { key: help, values: of_help, place },
    ])
}

/// The parts between these signs.
fn parted(tokens: &[TokenTree], sign: char) -> impl Iterator<Item = &[TokenTree]> {
    tokens.split(move |token| matches!(token, TokenTree::Punct(other) if other.as_char() == sign))
}

fn text(argument: &[TokenTree]) -> Option<String> {
    let [TokenTree::Literal(literal)] = argument else { return None };
    syn::parse_str::<syn::LitStr>(&literal.to_string()).ok().map(|literal| literal.value())
}
