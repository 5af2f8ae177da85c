//! Markdown to the HTML that is kept: mentions and topics resolved while it is written.

use std::collections::HashMap;

use kernel::{Error, Message, PersonId, Result, Tx};
use text::{Doc, Link, Mention};

/// The longest body of a post or comment, in characters.
pub(crate) const BODY: usize = 100_000;
/// The longest title, in characters.
pub(crate) const TITLE: usize = 200;

/// A text ready to be kept.
pub(crate) struct Rendered {
    pub(crate) html: String,
    pub(crate) lang: &'static str,
    /// Whom it mentions.
    pub(crate) people: Vec<PersonId>,
    /// Topics: (key, as first written).
    pub(crate) topics: Vec<(String, String)>,
}

/// Renders `body`, linking the topics it names and the people whom its author may know of: a guest
/// who mentions others learns nothing.
pub(crate) fn render(tx: &mut Tx<'_>, author: PersonId, body: &str) -> Result<Rendered> {
    let doc: Doc = text::parse(body);
    let known: HashMap<String, people::PersonCard> = if doc.people().is_empty() {
        HashMap::new()
    } else {
        let found = people::known_to(tx, author, doc.people())?;
        found.into_iter().map(|card| (card.handle.clone(), card)).collect()
    };
    let html = doc.html(&|mention| match mention {
        Mention::Person(handle) => known.get(handle).map(|card| Link {
            href: format!("/people/{}", card.handle),
            label: format!("@{}", card.name),
        }),
        // A link tells nothing: whether there is such a space is asked when it is followed.
        Mention::Space(slug) => {
            Some(Link { href: format!("/spaces/{slug}"), label: format!("~{slug}") })
        }
        Mention::Topic(key) => {
            Some(Link { href: format!("/topics/{}", text::fold(key)), label: format!("#{key}") })
        }
    });
    let mut people: Vec<PersonId> = known.values().map(|card| card.id).collect();
    people.sort_unstable();
    let labels = doc.topic_labels().iter().cloned();
    let topics = doc.topics().iter().map(|key| text::fold(key)).zip(labels).collect();
    Ok(Rendered { html, lang: text::language(&doc.text()).unwrap_or(""), people, topics })
}

/// Checks a title and a body; answers the title as it will be kept.
///
/// # Errors
/// `Invalid`, naming the field.
pub(crate) fn check(title: &str, body: &str, empty: bool) -> Result<String> {
    let too_long = |most: usize| Message::new("error-too-long").with("most", most);
    let title: String = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let title: String = title.chars().filter(|c| !c.is_control()).collect();
    if title.chars().count() > TITLE {
        return Err(Error::field("title", too_long(TITLE)));
    }
    if body.trim().is_empty() && !empty {
        return Err(Error::field("body", "post-body-empty"));
    }
    if body.chars().count() > BODY {
        return Err(Error::field("body", too_long(BODY)));
    }
    Ok(title)
}
