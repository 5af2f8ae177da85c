//! Filters (RFC 7644, 3.4.2.2), read with a bound on how deep they go. A name that nothing has is refused, so that no
//! negation of it finds everybody.

use kernel::Result;
use serde_json::Value;

use super::attributes::{Attribute, Named, Place, Sort, named, resolve};
use super::refusal::invalid;

/// Deepest parentheses.
const DEEPEST: usize = 10;
/// Longest filter, in bytes.
const LONGEST: usize = 8_000;

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Eq,
    Ne,
    Co,
    Sw,
    Ew,
    Gt,
    Ge,
    Lt,
    Le,
}

/// What resources must be.
#[derive(Clone, Debug)]
pub(super) enum Filter {
    All(Vec<Filter>),
    Any(Vec<Filter>),
    Not(Box<Filter>),
    /// Something is there.
    Has(Place),
    Is(Place, How, Value),
    /// One of a list is so.
    Within(Place, Box<Filter>),
}

/// Reads a filter of resources.
///
/// # Errors
/// `Invalid`, with what is wrong.
pub(super) fn parse(sort: Sort, text: &str) -> Result<Filter> {
    read(text, &|name| match resolve(sort, name) {
        Named::At(place) => Some(place),
        _ => None,
    })
}

/// Reads what stands between brackets, of the values of an attribute.
///
/// # Errors
/// As [`parse`].
pub(super) fn parse_within(of: &'static Attribute, text: &str) -> Result<Filter> {
    read(text, &|name| part(of, name))
}

fn part(of: &'static Attribute, name: &str) -> Option<Place> {
    let attribute = named(of.parts(), name.trim())?;
    Some(Place { is_extension: false, attribute, part: None })
}

fn read(text: &str, places: &dyn Fn(&str) -> Option<Place>) -> Result<Filter> {
    if text.len() > LONGEST {
        return Err(invalid("scim-error-filter", text));
    }
    let mut reader = Reader { text, at: 0, depth: 0 };
    let filter = reader.any(places)?;
    reader.spaces();
    match reader.at == text.len() {
        true => Ok(filter),
        false => Err(reader.wrong()),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

type Places<'p> = &'p dyn Fn(&str) -> Option<Place>;

impl Reader<'_> {
    fn wrong(&self) -> kernel::Error {
        invalid("scim-error-filter", self.text)
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Takes a mark, if it is next.
    fn takes(&mut self, mark: char) -> bool {
        self.spaces();
        let is_next = self.rest().starts_with(mark);
        if is_next {
            self.at += mark.len_utf8();
        }
        is_next
    }

    /// The word that is next; may be empty.
    fn word(&mut self) -> String {
        self.spaces();
        let is_part = |c: char| c.is_ascii_alphanumeric() || "-_$.:".contains(c);
        let end = self.rest().find(|c| !is_part(c)).unwrap_or(self.rest().len());
        let word = self.rest()[..end].to_owned();
        self.at += end;
        word
    }

    /// Takes a word, if it is next, whatever its capitals.
    fn says(&mut self, word: &str) -> bool {
        let before = self.at;
        let is_next = self.word().eq_ignore_ascii_case(word);
        if !is_next {
            self.at = before;
        }
        is_next
    }

    fn deeper(&mut self) -> Result<()> {
        self.depth += 1;
        match self.depth > DEEPEST {
            true => Err(invalid("scim-error-filter-deep", DEEPEST)),
            false => Ok(()),
        }
    }

    fn any(&mut self, places: Places<'_>) -> Result<Filter> {
        let mut all = vec![self.all(places)?];
        while self.says("or") {
            all.push(self.all(places)?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Filter::Any(all) })
    }

    fn all(&mut self, places: Places<'_>) -> Result<Filter> {
        let mut all = vec![self.one(places)?];
        while self.says("and") {
            all.push(self.one(places)?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Filter::All(all) })
    }

    /// What stands in parentheses or brackets, whose first mark was taken.
    fn closed(&mut self, end: char, places: Places<'_>) -> Result<Filter> {
        self.deeper()?;
        let inner = self.any(places)?;
        if !self.takes(end) {
            return Err(self.wrong());
        }
        self.depth -= 1;
        Ok(inner)
    }

    fn one(&mut self, places: Places<'_>) -> Result<Filter> {
        if self.takes('(') {
            return self.closed(')', places);
        }
        let name = self.word();
        if name.eq_ignore_ascii_case("not") && self.takes('(') {
            return Ok(Filter::Not(Box::new(self.closed(')', places)?)));
        }
        if name.is_empty() {
            return Err(self.wrong());
        }
        let place = places(&name).ok_or_else(|| invalid("scim-error-filter-attribute", &name))?;
        if place.part.is_none() && self.takes('[') {
            if !place.attribute.is_list() {
                return Err(self.wrong());
            }
            let inner = self.closed(']', &|name| part(place.attribute, name))?;
            return Ok(Filter::Within(place, Box::new(inner)));
        }
        let how = match self.word().to_ascii_lowercase().as_str() {
            "pr" => return Ok(Filter::Has(place)),
            "eq" => How::Eq,
            "ne" => How::Ne,
            "co" => How::Co,
            "sw" => How::Sw,
            "ew" => How::Ew,
            "gt" => How::Gt,
            "ge" => How::Ge,
            "lt" => How::Lt,
            "le" => How::Le,
            _ => return Err(self.wrong()),
        };
        Ok(Filter::Is(place, how, self.value()?))
    }

    fn value(&mut self) -> Result<Value> {
        self.spaces();
        let rest = self.rest();
        let end = match rest.strip_prefix('"') {
            Some(inner) => {
                let mut escaped = false;
                let end = inner.find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                end.ok_or_else(|| self.wrong())? + 2
            }
            None => rest.find([' ', ')', ']']).unwrap_or(rest.len()),
        };
        let written = &rest[..end];
        let is_word = !written.starts_with('"');
        let lower = written.to_ascii_lowercase();
        let read = serde_json::from_str(if is_word { &lower } else { written });
        let value: Value = read.map_err(|_| self.wrong())?;
        self.at += end;
        match value.is_array() || value.is_object() {
            true => Err(self.wrong()),
            false => Ok(value),
        }
    }
}
