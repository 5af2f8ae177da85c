//! `:tada:` becomes its emoji where it stands alone; in `1:100:2`, `urn:id:42` and `10:30:15` colons
//! only set words apart.

use std::borrow::Cow;

use crate::emoji;

/// A run of words, `before` being the character that precedes it, with emoji instead of their names.
pub(crate) fn shown(run: &str, before: Option<char>) -> Cow<'_, str> {
    if !run.contains(':') {
        return Cow::Borrowed(run);
    }
    let mut out = String::with_capacity(run.len());
    // Whether a name may begin here.
    let mut begins = before.is_none_or(|c| !glues(c));
    let mut rest = run;
    while let Some(c) = rest.chars().next() {
        if begins
            && c == ':'
            && let Some((emoji, after)) = named(&rest[1..])
            && is_alone(after)
        {
            out.push_str(emoji);
            rest = after;
            continue;
        }
        begins = !glues(c);
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    Cow::Owned(out)
}

/// The emoji whose name and closing colon begin here, and what follows.
fn named(rest: &str) -> Option<(&'static str, &str)> {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "_+-".contains(c)))?;
    let after = rest[end..].strip_prefix(':')?;
    Some((emoji(&rest[..end])?, after))
}

/// Whether nothing is glued to an emoji before `after`; another emoji is not.
fn is_alone(after: &str) -> bool {
    let next = after.chars().next();
    next.is_none_or(|c| !glues(c)) || after.strip_prefix(':').and_then(named).is_some()
}

/// Whether a colon beside this character is part of something else: a word, a time, a path, an operator.
/// Scripts that set no spaces between words are no reason.
fn glues(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}' || ":/\\@#_=&%+".contains(c)
}
