//! Forms in which people are named: by a name, or a part of one, or a handle; or chosen from those
//! who are meant.
//!
//! A form sends what was typed and, of those who are chosen, the handle after `@`, all in one field. Who is
//! the only one called so is taken. Where that is not clear the form is shown again and asks: what was
//! typed stays until it is taken away, or somebody is chosen for it (`@handle=what was typed`).

use std::collections::HashSet;

use kernel::{App, Error, Message, Result, Tx, Viewer};
use ui::Ctx;
use ui::view::{Meant, PeopleField, PersonChoice};

use crate::finder::{self, Found, Names};
use crate::names;
use crate::store::finder as store;

/// How many of those who may be meant are shown.
const MEANT: usize = 12;
/// How many names of a field are taken.
const NAMED: usize = 40;
/// Longest name that is searched for: as many handles as are taken, with a space between them.
const LONGEST: usize = NAMED * (names::HANDLE_MOST + 1);

/// What a form said, as people.
#[derive(Clone, Debug, Default)]
pub struct Picked {
    people: Vec<Found>,
    unclear: Vec<Unclear>,
    /// Names beyond those that are taken.
    rest: Vec<String>,
}

/// A name that is nobody's, or perhaps somebody's.
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
    let typed = typed(&sent);
    app.db.read(move |tx| pick_typed(tx, &viewer, &names, &typed)).await
}

/// The same in a transaction.
///
/// # Errors
/// Whatever the database meets.
pub fn pick(tx: &mut Tx<'_>, viewer: &Viewer, names: &Names, sent: &[String]) -> Result<Picked> {
    pick_typed(tx, viewer, names, &typed(sent))
}

fn pick_typed(tx: &mut Tx<'_>, viewer: &Viewer, names: &Names, typed: &[String]) -> Result<Picked> {
    let (typed, rest) = typed.split_at(typed.len().min(NAMED));
    let mut picked = Picked { rest: rest.to_vec(), ..Picked::default() };
    let searches = typed.iter().any(|name| !name.starts_with('@'));
    let names = if searches { names.of_viewer(tx, viewer)? } else { names.clone() };
    for typed in typed {
        match named(tx, viewer, &names, typed)? {
            Ok(found) => found.into_iter().for_each(|one| picked.add(one)),
            Err(meant) => picked.unclear.push(Unclear { typed: typed.clone(), meant }),
        }
    }
    Ok(picked)
}

/// What a form shows of what was kept: whoever is named by a handle, also of an account that is closed.
/// Nobody is searched for.
///
/// # Errors
/// Whatever the database meets.
pub fn kept(tx: &mut Tx<'_>, viewer: &Viewer, sent: &[String]) -> Result<Picked> {
    let mut typed = typed(sent);
    let beyond = typed.split_off(typed.len().min(NAMED));
    let mut picked = Picked::default();
    let handle = |name: &str| name.strip_prefix('@').map(str::to_owned);
    let handles: Vec<String> = typed.iter().filter_map(|name| handle(name)).collect();
    let known = store::named(tx, viewer, &handles)?;
    for name in typed {
        match handle(&name).and_then(|handle| known.get(&handle).cloned()) {
            Some((card, unit, _)) => picked.add(Found::named(card, unit)),
            None => picked.rest.push(name),
        }
    }
    picked.rest.extend(beyond);
    Ok(picked)
}

/// The names that a form sent, those of who is chosen after `@`: in place of what they are chosen for.
fn typed(sent: &[String]) -> Vec<String> {
    let names = sent.iter().flat_map(|value| value.split([',', ';', '\n'])).map(names::line);
    let names: Vec<String> = names.filter(|name| !name.trim_matches('@').is_empty()).collect();
    let answered: HashSet<&str> =
        names.iter().filter_map(|name| chosen(name)).map(|(_, of)| of).collect();
    let open = names.iter().filter(|name| !answered.contains(name.as_str()));
    open.map(|name| chosen(name).map_or(name.as_str(), |(one, _)| one).to_owned()).collect()
}

/// Who is chosen, and for what.
fn chosen(name: &str) -> Option<(&str, &str)> {
    name.split_once('=').filter(|_| name.starts_with('@'))
}

/// Who is meant by what is typed, or all who may be.
fn named(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    names: &Names,
    typed: &str,
) -> Result<std::result::Result<Vec<Found>, Vec<Found>>> {
    if typed.len() > LONGEST {
        return Ok(Err(Vec::new()));
    }
    if typed.starts_with('@')
        && let Some(known) = of_handles(tx, viewer, &[typed])?
    {
        return Ok(Ok(known));
    }
    let found = names.find(tx, viewer, typed, None, MEANT)?;
    let sure: Vec<&Found> = found.iter().filter(|one| !one.near).collect();
    let handle = names::login(typed);
    let called = |one: &Found| names::words(&one.card.name) == names::words(typed);
    let exact: Vec<&&Found> =
        sure.iter().filter(|one| one.card.handle == handle || called(one)).collect();
    // The handle of one may be the name of others.
    let is_name = |one: &&Found| one.card.handle != handle && has_words(&one.card.name, typed);
    if let [one] = exact.as_slice()
        && (called(one) || !sure.iter().any(is_name))
    {
        return Ok(Ok(vec![(**one).clone()]));
    }
    // Handles were always named with a space between them, too.
    if sure.is_empty()
        && typed.contains(' ')
        && let Some(known) = of_handles(tx, viewer, &typed.split(' ').collect::<Vec<_>>())?
    {
        return Ok(Ok(known));
    }
    // A wrong letter is thought of only where nobody is called so.
    let meant = if sure.is_empty() { found } else { sure.into_iter().cloned().collect() };
    Ok(Err(meant))
}

fn has_words(name: &str, typed: &str) -> bool {
    let name = names::words(name);
    names::words(typed).split(' ').all(|word| name.split(' ').any(|one| one == word))
}

/// Those of these handles, where the viewer may see all of them and their accounts are open.
fn of_handles(tx: &mut Tx<'_>, viewer: &Viewer, handles: &[&str]) -> Result<Option<Vec<Found>>> {
    if handles.len() > NAMED {
        return Ok(None);
    }
    let handles: Vec<String> = handles.iter().map(|handle| names::login(handle)).collect();
    let known = store::named(tx, viewer, &handles)?;
    let found = handles.iter().map(|handle| {
        let (card, unit, _) = known.get(handle).filter(|(.., open)| *open)?.clone();
        Some(Found::named(card, unit))
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
        let Some(unclear) = self.unclear.first() else {
            let many = !self.rest.is_empty();
            return many.then(|| Message::new("people-too-many").with("most", NAMED));
        };
        let words = if unclear.meant.is_empty() { "people-nobody" } else { "people-unclear" };
        Some(Message::new(words).with("name", &unclear.typed))
    }

    /// What a form sends of them: those who are clear after `@`, all else as it was typed.
    pub fn values(&self) -> Vec<String> {
        let clear = self.people.iter().map(|one| format!("@{}", one.card.handle));
        clear.chain(self.typed().map(str::to_owned)).collect()
    }

    /// What is left as it was typed.
    fn typed(&self) -> impl Iterator<Item = &str> {
        let unclear = self.unclear.iter().map(|one| &one.typed);
        unclear.chain(&self.rest).map(String::as_str)
    }

    /// The field with those who are named, and those who may be.
    pub fn fill(&self, field: &mut PeopleField) {
        field.chosen = self.people.iter().map(choice).collect();
        let several = self.unclear.iter().filter(|one| !one.meant.is_empty());
        field.meant = several.map(Unclear::asked).collect();
        field.typed = self.typed().collect::<Vec<_>>().join(", ");
    }
}

impl Unclear {
    /// The question who is meant.
    fn asked(&self) -> Meant {
        let mut people: Vec<PersonChoice> = self.meant.iter().map(choice).collect();
        for one in &mut people {
            one.value = format!("{}={}", one.value, self.typed);
        }
        Meant { typed: self.typed.clone(), people }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_names_as_a_form_may_send_are_read() {
        let names = format!("{}@b=a", "a,c,".repeat(500_000));
        let typed = typed(&[names]);
        assert_eq!(typed.len(), 500_001);
        assert_eq!(typed.last().unwrap(), "@b");
        assert!(!typed.contains(&"a".to_owned()));
    }
}
