//! A text as somebody wrote it, read before the transaction that keeps it: parsing Markdown,
//! colouring code and guessing the language take longer than any statement, and on SQLite everybody
//! who writes waits for the one transaction.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Db, Error, Lang, PersonId, Result, SpaceId, Tx};
use text::{Doc, Link, Mention};

use crate::limits::BODY;
use crate::previews;

/// A text with what was read of it. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Written {
    read: Arc<Parsed>,
    /// The HTML with the people it mentions, as they were known before the transaction.
    prepare: Option<Arc<(Known, String)>>,
    /// The language its author chose.
    chosen: Option<Lang>,
}

/// The people of a text whom its author may know of, and their names, by handle.
type Known = HashMap<String, (Mentioned, String)>;

#[derive(Debug, Default)]
struct Parsed {
    body: String,
    doc: Doc,
    lang: &'static str,
    /// The HTML, where nobody is mentioned whom the author may not know of.
    html: Option<String>,
    links: Vec<String>,
}

/// A text ready to be kept.
pub(crate) struct Rendered {
    pub(crate) html: String,
    pub(crate) lang: &'static str,
    /// Whom it mentions.
    pub(crate) people: Vec<Mentioned>,
    /// Topics: (key, as first written).
    pub(crate) topics: Vec<(String, String)>,
    /// The addresses it links to that may be previewed.
    pub(crate) links: Vec<String>,
}

/// Somebody whom a text mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Mentioned {
    pub(crate) person: PersonId,
    /// Whether they can read it, and so are told.
    pub(crate) told: bool,
}

impl From<String> for Written {
    /// Reads a text. One that is too long to be kept is not read: it will be refused.
    fn from(body: String) -> Self {
        if body.len() > BODY && body.chars().count() > BODY {
            return Parsed { body, ..Parsed::default() }.into();
        }
        let doc = text::parse(&body);
        let lang = language(&doc);
        let html = doc.people().is_empty().then(|| html(&doc, &Known::new()));
        let links = previews::addresses(&doc);
        Parsed { body, doc, lang, html, links }.into()
    }
}

impl From<Parsed> for Written {
    fn from(read: Parsed) -> Self {
        Written { read: Arc::new(read), prepare: None, chosen: None }
    }
}

/// The language a text looks written in, as a code; empty where that is not clear.
pub(crate) fn guess(body: &str) -> &'static str {
    language(&text::parse(body))
}

fn language(doc: &Doc) -> &'static str {
    text::language(&doc.text()).unwrap_or("")
}

impl From<&str> for Written {
    fn from(body: &str) -> Self {
        Written::from(body.to_owned())
    }
}

impl Written {
    /// Reads a text of an author on a thread that may take its time, and renders it with the people it
    /// mentions, for the space that `place` finds: the transaction that keeps it only looks whether all
    /// that is still the same.
    pub async fn prepare(
        db: &Db,
        author: PersonId,
        body: &str,
        place: impl Fn(&mut Tx<'_>) -> Result<Option<SpaceId>> + Send + 'static,
    ) -> Result<Written> {
        let body = body.to_owned();
        let mut written = blocking(move || Written::from(body)).await?;
        let read = written.read.clone();
        if read.html.is_some() || read.doc.people().is_empty() {
            return Ok(written);
        }
        let asked = read.clone();
        let find = move |tx: &mut Tx<'_>| {
            let space = place(tx)?;
            known(tx, author, &asked.doc, (space, 0))
        };
        let known = db.read(find).await?;
        let render = move || {
            let html = html(&read.doc, &known);
            (known, html)
        };
        written.prepare = Some(Arc::new(blocking(render).await?));
        Ok(written)
    }

    /// The text itself, Markdown.
    pub fn body(&self) -> &str {
        &self.read.body
    }

    /// The same text in the language that its author chose, where they did.
    pub(crate) fn in_language(self, chosen: Option<Lang>) -> Self {
        Written { chosen, ..self }
    }

    /// The text as it is kept in a space, linking the topics it names and the people whom its author
    /// may know of: a guest who mentions others learns nothing. Where the space is not known yet,
    /// everybody is taken to read it. `post` is the one it is in, or 0 for what is new: guests do not read what
    /// was written before their space took them.
    pub(crate) fn render(
        &self,
        tx: &mut Tx<'_>,
        author: PersonId,
        (space, post): (Option<SpaceId>, i64),
    ) -> Result<Rendered> {
        let Parsed { doc, html: made, links, .. } = &*self.read;
        let known = known(tx, author, doc, (space, post))?;
        let mut people: Vec<Mentioned> = known.values().map(|(mentioned, _)| *mentioned).collect();
        people.sort_unstable();
        let labels = doc.topic_labels().iter().cloned();
        let html = match (made, self.prepare.as_deref()) {
            (Some(html), _) => html.clone(),
            (None, Some((then, html))) if *then == known => html.clone(),
            _ => html(doc, &known),
        };
        Ok(Rendered {
            html,
            lang: self.chosen.map_or(self.read.lang, Lang::code),
            people,
            topics: doc.topics().iter().map(|key| text::fold(key)).zip(labels).collect(),
            links: links.clone(),
        })
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// The people of a text whom its author may know of, with whether they can read the post it is for, or its space.
fn known(
    tx: &mut Tx<'_>,
    author: PersonId,
    doc: &Doc,
    (space, post): (Option<SpaceId>, i64),
) -> Result<Known> {
    if doc.people().is_empty() {
        return Ok(Known::new());
    }
    let found = people::known_to(tx, author, doc.people())?;
    let ids: Vec<PersonId> = found.iter().map(|card| card.id).collect();
    let readers = match space {
        Some(space) => spaces::recipients::read_by(tx, space, post, &ids)?,
        None => ids,
    };
    let known = found.into_iter().map(|card| {
        let mentioned = Mentioned { person: card.id, told: readers.contains(&card.id) };
        (card.handle.clone(), (mentioned, card.name))
    });
    Ok(known.collect())
}

fn html(doc: &Doc, known: &Known) -> String {
    doc.html(&|mention| match mention {
        Mention::Person(handle) => known.get(handle).map(|(mentioned, name)| Link {
            href: format!("/people/{handle}"),
            label: format!("@{name}"),
            untold: !mentioned.told,
        }),
        // A link tells nothing: whether there is such a space is asked when it is followed.
        Mention::Space(slug) => {
            Some(Link { href: format!("/spaces/{slug}"), label: format!("~{slug}"), untold: false })
        }
        Mention::Topic(key) => Some(Link {
            href: format!("/topics/{}", text::fold(key)),
            label: format!("#{key}"),
            untold: false,
        }),
    })
}
