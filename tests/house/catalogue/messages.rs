//! A catalogue as its tests see it: each message and attribute by itself, with its place in the file.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{
    Attribute, Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use fluent_syntax::parser;

/// A message’s value, an attribute, or a term.
#[derive(Debug, Default)]
pub(crate) struct Message {
    /// `id`, `id.attribute` or `-term`.
    pub(crate) key: String,
    /// File and line.
    pub(crate) place: String,
    /// The names of its own values.
    pub(crate) values: BTreeSet<String>,
    /// The keys of the messages and terms that stand in it.
    pub(crate) refers_to: BTreeSet<String>,
    /// Its text, and that of each choice in it.
    pub(crate) texts: Vec<String>,
    /// What it chooses between, by the keys of each choice; the default is the last.
    pub(crate) choices: Vec<Vec<String>>,
}

impl Message {
    /// Its place and key.
    pub(crate) fn told(&self) -> String {
        format!("{}: {}", self.place, self.key)
    }
}

/// A file of messages.
#[derive(Debug)]
pub(crate) struct Catalogue {
    /// The file’s name.
    pub(crate) file: String,
    /// All of them, in order, also those that stand twice.
    pub(crate) messages: Vec<Message>,
    /// What isn’t one, with its place.
    pub(crate) unreadable: Vec<String>,
}

impl Catalogue {
    /// Reads a file’s text.
    pub(crate) fn read(file: &str, text: &str) -> Self {
        let resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
        let source = Source { file, text };
        let mut catalogue = Self { file: file.to_owned(), messages: Vec::new(), unreadable: Vec::new() };
        let messages = &mut catalogue.messages;
        for entry in &resource.body {
            match entry {
                Entry::Message(message) => {
                    let id = message.id.name;
                    messages
                        .extend(message.value.iter().map(|value| source.message(id, id.to_owned(), value)));
                    source.attributes(id, &message.attributes, messages);
                }
                Entry::Term(term) => {
                    let id = term.id.name;
                    messages.push(source.message(id, format!("-{id}"), &term.value));
                }
                Entry::Junk { content } => {
                    let first = content.trim().lines().next().unwrap_or_default();
                    catalogue.unreadable.push(format!("{}: {first}", source.place(content)));
                }
                _ => {}
            }
        }
        catalogue
    }

    /// The names of the values that a message takes, also those of messages that stand in it.
    pub(crate) fn values_of(&self, message: &Message) -> BTreeSet<String> {
        let known: BTreeMap<&str, &Message> = self.messages.iter().map(|one| (&*one.key, one)).collect();
        let (mut all, mut seen, mut next) = (BTreeSet::new(), BTreeSet::new(), vec![message]);
        while let Some(message) = next.pop() {
            all.extend(message.values.iter().cloned());
            let new = message.refers_to.iter().filter(|key| seen.insert((*key).clone()));
            next.extend(new.filter_map(|key| known.get(key.as_str())));
        }
        all
    }
}

/// A file’s text, which its messages are slices of.
struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    /// File and line of a slice of the text.
    fn place(&self, slice: &str) -> String {
        let at = slice.as_ptr().addr() - self.text.as_ptr().addr();
        format!("{}:{}", self.file, self.text[..at].matches('\n').count() + 1)
    }

    fn attributes(&self, id: &str, attributes: &[Attribute<&str>], messages: &mut Vec<Message>) {
        for Attribute { id: name, value } in attributes {
            messages.push(self.message(name.name, format!("{id}.{}", name.name), value));
        }
    }

    fn message(&self, slice: &str, key: String, pattern: &Pattern<&str>) -> Message {
        let mut message = Message { key, place: self.place(slice), ..Message::default() };
        message.take_in(pattern);
        message
    }
}

impl Message {
    fn take_in(&mut self, pattern: &Pattern<&str>) {
        let mut text = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(value),
                PatternElement::Placeable { expression } => {
                    // No text: what is on both sides of a value doesn’t touch.
                    text.push('\u{fffc}');
                    self.take_in_expression(expression);
                }
            }
        }
        self.texts.push(text);
    }

    fn take_in_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.take_in_inline(inline),
            Expression::Select { selector, variants } => {
                self.take_in_inline(selector);
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key } => {
                        (*key).to_owned()
                    }
                };
                let (last, rest): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
                self.choices.push(rest.into_iter().chain(last).map(|variant| key(&variant.key)).collect());
                for variant in variants {
                    self.take_in(&variant.value);
                }
            }
        }
    }

    fn take_in_inline(&mut self, inline: &InlineExpression<&str>) {
        let mut refer = |id: String, attribute: Option<&str>| {
            let attribute = attribute.map(|name| format!(".{name}")).unwrap_or_default();
            let _new = self.refers_to.insert(id + &attribute);
        };
        match inline {
            InlineExpression::VariableReference { id } => {
                let _new = self.values.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, attribute } => {
                refer(id.name.to_owned(), attribute.as_ref().map(|attribute| attribute.name));
            }
            InlineExpression::TermReference { id, .. } => refer(format!("-{}", id.name), None),
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.take_in_inline(argument));
            }
            InlineExpression::Placeable { expression } => self.take_in_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}
