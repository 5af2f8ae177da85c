//! What the filters of a search mean: names become spaces, people, topics that the viewer may know.

use std::collections::HashSet;
use std::sync::Arc;

use index::Query;
use kernel::{Lang, PersonId, Result, SpaceId, Tx, Viewer, params};
use people::finder::Names;
use posts::kinds::Kinds;
use ui::Locale;

use crate::filters::{self, Name};
use crate::store::SPACES_NAMED;
use crate::typed::{self, Typed};

/// A search that can be asked.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resolved {
    pub(crate) query: Query,
    /// The filters, as they are shown.
    pub(crate) chips: Vec<Chip>,
}

/// A filter of a search, as it is shown above what is found.
#[derive(Clone, Debug)]
pub(crate) struct Chip {
    /// Its place among what was typed.
    pub(crate) place: usize,
    /// What it is about, and what it says.
    pub(crate) name: Name,
    pub(crate) value: String,
    /// Whether it means nothing that the viewer may know of: then nothing is found.
    pub(crate) unknown: bool,
}

impl Resolved {
    /// Whether a filter means nothing.
    pub(crate) fn finds_nothing(&self) -> bool {
        self.chips.iter().any(|chip| chip.unknown)
    }
}

/// What was typed, as of this transaction.
pub(crate) fn resolve(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    names: &Names,
    l: Locale,
    typed: &Typed,
) -> Result<Resolved> {
    let mut resolved = Resolved::default();
    resolved.query.words = typed.words();
    for (place, name, value) in typed.filters() {
        let known =
            Filters { tx, viewer, names, l, query: &mut resolved.query }.add(name, value)?;
        resolved.chips.push(Chip { place, name, value: value.to_owned(), unknown: !known });
    }
    Ok(resolved)
}

struct Filters<'a, 't> {
    tx: &'a mut Tx<'t>,
    viewer: &'a Viewer,
    names: &'a Names,
    l: Locale,
    query: &'a mut Query,
}

impl Filters<'_, '_> {
    /// Adds a filter; answers whether its value means something.
    fn add(&mut self, name: Name, value: &str) -> Result<bool> {
        let filter = &mut self.query.filter;
        match name {
            Name::In => {
                let found = spaces_named(self.tx, self.viewer, value)?;
                filter.spaces.extend(&found);
                Ok(!found.is_empty())
            }
            Name::From => {
                let found = people_named(self.tx, self.viewer, self.names, value)?;
                filter.authors.extend(&found);
                Ok(!found.is_empty())
            }
            Name::Kind if value == typed::WRITTEN => {
                filter.sources.extend(["post", "comment"].map(str::to_owned));
                Ok(true)
            }
            Name::Kind => {
                let found = kind_named(&Kinds::of(self.tx), value);
                filter.kinds.extend(found.clone());
                Ok(found.is_some())
            }
            Name::Topic => {
                let key = text::fold(value.trim_start_matches('#'));
                let found = posts::topics::find(self.tx, &key)?;
                // One that nobody used finds nothing, and so does one that is used where the viewer does not
                // see it: the two are not told apart.
                filter.topics.push(found.map_or(NO_TOPIC, |topic| topic.id.0));
                Ok(true)
            }
            Name::Is if filters::is_saved(value) => {
                let saved = posts::saved::ids(self.tx, self.viewer)?;
                filter.objects = Some(Arc::new(saved.into_iter().collect::<HashSet<_>>()));
                Ok(true)
            }
            Name::Has | Name::Is => {
                let mark = filters::mark(value);
                filter.marks.extend(mark.map(str::to_owned));
                Ok(mark.is_some())
            }
            Name::Before | Name::After => {
                let today = self.l.local(self.tx.now());
                let today = today.get(..10).and_then(|day| day.parse().ok());
                let days = today.and_then(|today| filters::days(value, today));
                let moment = |day: jiff::civil::Date| self.l.moment(&format!("{day}T00:00"));
                match (name, days) {
                    (Name::Before, Some((first, _))) => filter.until = moment(first),
                    (_, Some((first, _))) => filter.since = moment(first),
                    (_, None) => {}
                }
                Ok(days.is_some())
            }
        }
    }
}

/// The number of no topic.
const NO_TOPIC: i64 = -1;

fn spaces_named(tx: &mut Tx<'_>, viewer: &Viewer, value: &str) -> Result<Vec<SpaceId>> {
    let slug = value.trim_start_matches('~').to_lowercase();
    let folded = text::fold(value.trim_start_matches('~'));
    let begins = format!("{}%", folded.replace(['%', '_', '\\'], ""));
    let open = viewer.sees_open();
    let values = params![viewer.id, open, slug, folded, begins];
    let found: Vec<(SpaceId, bool)> =
        tx.query(&SPACES_NAMED, values, |row| Ok((row.get(0)?, row.get(1)?)))?;
    let sure = found.iter().any(|(_, sure)| *sure);
    Ok(found.into_iter().filter(|(_, is)| *is || !sure).map(|(space, _)| space).collect())
}

/// So many people may be meant by a name.
const MEANT: usize = 20;

fn people_named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    names: &Names,
    value: &str,
) -> Result<Vec<PersonId>> {
    let folded = text::fold(value.trim_start_matches('@'));
    if ["me", "moi"].contains(&folded.as_str()) {
        return Ok(vec![viewer.id]);
    }
    let mut found = names.find(tx, viewer, value, None, MEANT)?;
    if let Some(exact) = found.iter().find(|found| found.card.handle == folded) {
        return Ok(vec![exact.card.id]);
    }
    // They are looked for by their job too, which is not what is asked here.
    let is_called =
        |name: &str| folded.split_whitespace().all(|word| text::fold(name).contains(word));
    if found.iter().any(|found| is_called(&found.card.name)) {
        found.retain(|found| is_called(&found.card.name));
    }
    Ok(found.into_iter().map(|found| found.card.id).collect())
}

/// What is found besides posts.
fn other_kinds() -> impl Iterator<Item = &'static str> {
    index::source::all().into_iter().flat_map(|source| source.kinds()).copied()
}

/// The kind that a value names, in either language.
fn kind_named(kinds: &Kinds, value: &str) -> Option<String> {
    let folded = text::fold(value);
    let of_posts = kinds.iter().map(|kind| kind.name().to_owned());
    let mut all = of_posts.chain(other_kinds().map(str::to_owned));
    all.find(|kind| {
        let said = |lang| text::fold(&kind_label(Locale::new(lang), kinds, kind)) == folded;
        *kind == folded || Lang::ALL.into_iter().any(said)
    })
}

/// What a kind is called; its name where nothing says more of it.
pub(crate) fn kind_label(l: Locale, kinds: &Kinds, kind: &str) -> String {
    match kinds.named(kind) {
        Some(known) => known.word(l, ""),
        None if other_kinds().any(|other| other == kind) => l.t(&format!("search-kind-{kind}")),
        None => kind.to_owned(),
    }
}
