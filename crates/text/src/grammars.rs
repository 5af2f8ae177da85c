//! The languages known, and which of their scopes takes which class.
//!
//! Grammars name hundreds of scopes; a reader tells about a dozen colours apart. [`SCOPES`] maps
//! the first to the second; the innermost scope that it knows decides.

use std::sync::LazyLock;

use syntect::parsing::{Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// Every class that highlighted code may carry, for the stylesheet to colour.
pub const HIGHLIGHT_CLASSES: [&str; 12] = [
    "hl-comment",
    "hl-string",
    "hl-number",
    "hl-keyword",
    "hl-operator",
    "hl-function",
    "hl-type",
    "hl-tag",
    "hl-attribute",
    "hl-insertion",
    "hl-deletion",
    "hl-heading",
];

/// Scopes looked at from the innermost; hostile code can nest them by the thousand.
const MAX_SCOPES: usize = 12;

/// Scope to class; of two lines that fit, the first counts, so the narrower stands above.
const SCOPES: [(&str, &str); 36] = [
    ("comment", "hl-comment"),
    ("meta.diff.header", "hl-comment"),
    ("constant.character", "hl-string"),
    ("string", "hl-string"),
    ("markup.raw", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant.language", "hl-number"),
    ("constant.other.color", "hl-number"),
    ("support.constant", "hl-number"),
    ("keyword.operator.word", "hl-keyword"),
    ("keyword.operator.logical.python", "hl-keyword"),
    ("keyword.operator", "hl-operator"),
    ("keyword.other.unit", "hl-number"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("variable.language", "hl-keyword"),
    ("entity.name.function", "hl-function"),
    ("support.function", "hl-function"),
    ("support.macro", "hl-function"),
    ("variable.function", "hl-function"),
    ("meta.diff.range", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("support.type.property-name", "hl-attribute"),
    ("variable.annotation", "hl-attribute"),
    ("meta.annotation", "hl-attribute"),
    ("entity.name.section", "hl-heading"),
    ("markup.heading", "hl-heading"),
    ("entity.name.label", "hl-attribute"),
    ("entity.name", "hl-type"),
    ("entity.other.inherited-class", "hl-type"),
    ("support.type", "hl-type"),
    ("support.class", "hl-type"),
    ("support.struct", "hl-type"),
    ("markup.inserted", "hl-insertion"),
    ("markup.deleted", "hl-deletion"),
];

/// Names people write that the grammars do not know, and the nearest grammar.
const ALIASES: [(&str, &str); 14] = [
    ("ts", "js"),
    ("tsx", "js"),
    ("jsx", "js"),
    ("typescript", "js"),
    ("json5", "json"),
    ("jsonc", "json"),
    ("vue", "html"),
    ("golang", "go"),
    ("python3", "py"),
    ("csharp", "cs"),
    ("shell", "sh"),
    ("console", "sh"),
    ("toml", "properties"),
    ("ini", "properties"),
];

/// The grammars, read once; a few milliseconds the first time.
pub(crate) static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    SCOPES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect()
});

/// The grammar for the word an author wrote after the fence, if there is one.
pub(crate) fn grammar(lang: &str) -> Option<&'static SyntaxReference> {
    if lang.is_empty() {
        return None;
    }
    let lang = lang.to_ascii_lowercase();
    let known = ALIASES.iter().find(|(alias, _)| *alias == lang).map(|(_, name)| *name);
    GRAMMARS.find_syntax_by_token(known.unwrap_or(&lang))
}

/// The class of what stands inside these scopes, if any.
pub(crate) fn class(stack: &ScopeStack) -> Option<&'static str> {
    stack.as_slice().iter().rev().take(MAX_SCOPES).find_map(|scope| {
        CLASSES.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope)).map(|(_, class)| *class)
    })
}
