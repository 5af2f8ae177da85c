//! Forms in which people are named: by a name, or a part of one, or a handle; or chosen from those
//! who are meant.
//!
//! A form sends what was typed and, of those who are chosen, the handle after `@`, all in one field. Who is
//! the only one meant is taken. Where several are, the form is shown again and asks.

use kernel::{App, Error, Message, Result, Tx, Viewer};
use ui::Ctx;
use ui::view::{Meant, PeopleField, PersonChoice};

use crate::finder::{self, Found, Names};
use crate::names::{self, HANDLE_MOST};
use crate::store::{finder as store, people};

/// How many of those who may be meant are shown.
const MEANT: usize = 12;
/// How many names of a field are looked at.
const NAMED: usize = 40;

/// What a form said, as people.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    people: Vec<Found>,
    unclear: Vec<Unclear>,
}

/// A name that is nobody's, or several people's.
#[derive(Clone, Debug)]
struct Unclear {
    typed: String,
    meant: Vec<Found>,
}

/// All that a form sent in one of its fields.
pub fn sent(form: &[(String, String)], field: &str) -> Vec<String> {
    form.iter().filter(|(name, _)| name == field).map(|(_, value)| value.clone()).collect()
}

/// The people whom the viewer names in what a form `sent`.
///
/// # Errors
/// Whatever the database meets.
pub async fn picked(app: &App, cx: &Ctx, sent: Vec<String>) -> Result<Picked> {
    if sent.iter().all(|value| value.trim().is_empty()) {
        return Ok(Picked::default());
    }
    let (viewer, names) = (cx.viewer()?.clone(), finder::names(&app.db, cx.caught_up).await?);
    app.db.read(move |tx| pick(tx, &viewer, &names, &sent)).await
}

/// The same in a transaction.
///
/// # Errors
/// Whatever the database meets.
pub fn pick(tx: &mut Tx<'_>, viewer: &Viewer, names: &Names, sent: &[String]) -> Result<Picked> {
    let mut picked = Picked::default();
    let typed = sent.iter().flat_map(|value| value.split([',', ';', '\n']));
    let typed = typed.map(names::line).filter(|name| !name.trim_matches('@').is_empty());
    for typed in typed.take(NAMED) {
        match named(tx, viewer, names, &typed)? {
            Ok(found) => found.into_iter().for_each(|one| picked.add(one)),
            Err(meant) => picked.unclear.push(Unclear { typed, meant }),
        }
    }
    Ok(picked)
}

/// Who is meant by what is typed, or all who may be.
fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    names: &Names,
    typed: &str,
) -> Result<std::result::Result<Vec<Found>, Vec<Found>>> {
    let known = of_handles(tx, viewer, &[typed])?;
    if !known.is_empty() {
        return Ok(Ok(known));
    }
    let found = names.find(tx, viewer, typed, None, MEANT)?;
    let sure: Vec<&Found> = found.iter().filter(|one| !one.near).collect();
    let whole = names::words(typed);
    let called: Vec<&Found> =
        sure.iter().filter(|one| names::words(&one.card.name) == whole).copied().collect();
    if let ([one], _) | (_, [one]) = (sure.as_slice(), called.as_slice()) {
        return Ok(Ok(vec![(*one).clone()]));
    }
    // Handles were always named with a space between them, too.
    let handles: Vec<&str> = typed.split(' ').collect();
    if sure.is_empty() && handles.len() > 1 {
        let known = of_handles(tx, viewer, &handles)?;
        if known.len() == handles.len() {
            return Ok(Ok(known));
        }
    }
    // A wrong letter is thought of only where nobody is called so.
    let meant = if sure.is_empty() { found } else { sure.into_iter().cloned().collect() };
    Ok(Err(meant))
}

/// Those of these handles whom the viewer may see.
fn of_handles(tx: &mut Tx<'_>, viewer: &Viewer, handles: &[&str]) -> Result<Vec<Found>> {
    let handles: Vec<String> = handles
        .iter()
        .map(|handle| handle.trim_start_matches('@').to_lowercase())
        .filter(|handle| handle.len() <= HANDLE_MOST)
        .collect();
    let known = people::cards_known_to(tx, viewer.id, &handles)?;
    let mut shown = store::shown(tx, known.iter().map(|card| card.id.0).collect())?;
    let found = handles.iter().filter_map(|handle| {
        let (card, unit) = shown.remove(&known.iter().find(|card| card.handle == *handle)?.id)?;
        Some(Found { card, unit, near: false, reads: false })
    });
    Ok(found.collect())
}

impl Picked {
    fn add(&mut self, one: Found) {
        if self.people.iter().all(|known| known.card.id != one.card.id) {
            self.people.push(one);
        }
    }

    /// The handles of those who are named, in their order.
    pub fn handles(&self) -> Vec<String> {
        self.people.iter().map(|one| one.card.handle.clone()).collect()
    }

    /// Their handles, where it is clear of everybody who is meant.
    ///
    /// # Errors
    /// `Invalid` on this field.
    pub fn clear(&self, field: &'static str) -> Result<Vec<String>> {
        match self.problem() {
            Some(problem) => Err(Error::field(field, problem)),
            None if self.people.is_empty() => Err(Error::field(field, "people-nobody-named")),
            None => Ok(self.handles()),
        }
    }

    /// What is unclear, where something is.
    pub fn problem(&self) -> Option<Message> {
        let unclear = self.unclear.first()?;
        let words = if unclear.meant.is_empty() { "people-nobody" } else { "people-unclear" };
        Some(Message::new(words).with("name", &unclear.typed))
    }

    /// What a form sends of them: those who are clear after `@`, all else as it was typed.
    pub fn values(&self) -> Vec<String> {
        let clear = self.people.iter().map(|one| format!("@{}", one.card.handle));
        clear.chain(self.unclear.iter().map(|one| one.typed.clone())).collect()
    }

    /// The field with those who are named, and those who may be.
    pub fn fill(&self, field: &mut PeopleField) {
        field.chosen = self.people.iter().map(choice).collect();
        let (nobody, several): (Vec<_>, Vec<_>) =
            self.unclear.iter().partition(|one| one.meant.is_empty());
        let meant = |one: &Unclear| Meant {
            typed: one.typed.clone(),
            people: one.meant.iter().map(choice).collect(),
        };
        field.meant = several.into_iter().map(meant).collect();
        field.typed = nobody.iter().map(|one| one.typed.as_str()).collect::<Vec<_>>().join(", ");
    }
}

fn choice(found: &Found) -> PersonChoice {
    let handle = format!("@{}", found.card.handle);
    let detail = found.detail();
    PersonChoice {
        about: if detail.is_empty() { handle.clone() } else { format!("{detail} · {handle}") },
        value: handle,
        name: found.card.name.clone(),
        photo: found.card.photo.clone(),
        guest: found.card.guest,
    }
}
