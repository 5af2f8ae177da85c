//! The address of a list: everything that is chosen of it stands there, so that it can be kept, sent and gone back
//! to.

use crate::declaration::Declaration;

/// What an address may say besides filters.
const KNOWN: [&str; 9] =
    ["kind", "view", "state", "space", "named", "sort", "group", "columns", "after"];
/// What the names of filters begin with: `f-urgency`, `f-cost-from`, `f-cost-to`.
const FILTER: &str = "f-";

/// What an address says, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Address(Vec<(String, String)>);

impl Address {
    /// What is known of these, where it says something.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Address {
        let is_known = |name: &str| KNOWN.contains(&name) || name.starts_with(FILTER);
        let pairs = pairs.into_iter().map(|(name, value)| (name, value.trim().to_owned()));
        Address(pairs.filter(|(name, value)| is_known(name) && !value.is_empty()).collect())
    }

    /// The same of a text as it stands behind `?`.
    pub(crate) fn parse(query: &str) -> Address {
        let pairs = url::form_urlencoded::parse(query.as_bytes());
        Address::of(pairs.into_owned().collect())
    }

    /// What is said under a name, the first of it; empty where nothing is.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// What is said under a name that may be said several times, or several in one with commas between them.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let said = self.0.iter().filter(move |(known, _)| known == name);
        said.flat_map(|(_, value)| value.split(',')).filter(|value| !value.is_empty())
    }

    /// The filters: each name without what it begins with, and its value.
    pub(crate) fn filters(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, value)| Some((name.strip_prefix(FILTER)?, value.as_str())))
    }

    /// The same saying this under a name, or nothing where it is empty; from the beginning of the list.
    pub(crate) fn with(&self, name: &str, value: &str) -> Address {
        let kept = self.0.iter().filter(|(known, _)| known != name && known != "after");
        let mut pairs: Vec<(String, String)> = kept.cloned().collect();
        if !value.is_empty() {
            pairs.push((name.to_owned(), value.to_owned()));
        }
        Address(pairs)
    }

    /// The same without what names people.
    pub(crate) fn of_nobody(&self, it: &Declaration) -> Address {
        let names = |name: &str| {
            let field = name.strip_prefix(FILTER).and_then(|name| it.field(name));
            name == "named" || field.is_some_and(|field| field.r#type.names_people())
        };
        Address(self.0.iter().filter(|(name, _)| !names(name)).cloned().collect())
    }

    /// The same without filters and states.
    pub(crate) fn unfiltered(&self) -> Address {
        let kept = self.0.iter();
        let kept = kept.filter(|(name, _)| !name.starts_with(FILTER) && name != "state");
        Address(kept.cloned().collect())
    }

    /// What it says, for hidden fields of a form; without these names.
    pub(crate) fn pairs_but<'a>(
        &'a self,
        names: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let said = self.0.iter().filter(|(name, _)| !names.contains(&name.as_str()));
        said.map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// As it stands behind `?`.
    pub(crate) fn query(&self) -> String {
        let pairs = self.0.iter().map(|(name, value)| format!("{name}={}", ui::encode(value)));
        pairs.collect::<Vec<_>>().join("&")
    }

    /// The page of it.
    pub(crate) fn href(&self) -> String {
        format!("/objects?{}", self.query())
    }
}
