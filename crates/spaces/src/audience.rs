//! Who will see what is published in a space: written on the button that publishes it.

use std::collections::HashMap;

use kernel::{Result, SpaceId, Tx, Viewer, params};
use serde::Serialize;

use crate::store::{COUNT_COMPANY, COUNT_READERS, PUBLISHABLE};
use crate::{Access, Kind, Visible};

/// Who reads a space.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Audience {
    /// The space's name.
    pub space: String,
    /// Who may see it.
    pub access: Access,
    /// How many people that is now.
    pub people: i64,
    /// How many of them are guests from outside.
    pub guests: i64,
    /// Whether people from outside read it, or may be invited to.
    pub external: bool,
}

/// Who sees what is published in this space.
pub fn audience(tx: &mut Tx<'_>, space: &Visible) -> Result<Audience> {
    let readers = readers(tx, &[space.id])?.remove(&space.id).unwrap_or_default();
    Ok(Audience::new(space.name.clone(), space.access, readers, company(tx)?))
}

/// A community the viewer may publish in.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Identifier.
    pub id: SpaceId,
    /// Its name in addresses.
    pub slug: String,
    /// What it is for.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// Who may see it.
    pub access: Access,
    /// Whether the viewer runs it.
    pub animated: bool,
}

/// A community that a form offers to publish in.
#[derive(Clone, Debug)]
pub struct Destination {
    /// Its name in addresses.
    pub slug: String,
    /// What it is for.
    pub kind: Kind,
    /// Who reads it.
    pub audience: Audience,
    /// Whether the viewer runs it.
    pub animated: bool,
}

/// These communities with who reads each, in a company of so many.
pub fn of_choices(tx: &mut Tx<'_>, choices: Vec<Choice>, company: i64) -> Result<Vec<Destination>> {
    let ids: Vec<SpaceId> = choices.iter().map(|choice| choice.id).collect();
    let readers = readers(tx, &ids)?;
    let audience = |choice: Choice| {
        let readers = readers.get(&choice.id).copied().unwrap_or_default();
        let audience = Audience::new(choice.name, choice.access, readers, company);
        Destination { slug: choice.slug, kind: choice.kind, audience, animated: choice.animated }
    };
    Ok(choices.into_iter().map(audience).collect())
}

/// How many are in a space, and how many of them are guests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readers {
    members: i64,
    guests: i64,
    takes_guests: bool,
}

impl Readers {
    /// How many people are in it.
    pub fn members(self) -> i64 {
        self.members
    }

    /// Whether people from outside read it, or may be invited to.
    pub fn external(self) -> bool {
        self.takes_guests || self.guests > 0
    }
}

/// The communities the viewer may publish in.
pub fn choices(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<Choice>> {
    tx.query(&PUBLISHABLE, params![viewer.id, viewer.sees_open()], |row| {
        Ok(Choice {
            id: row.get(0)?,
            slug: row.get(1)?,
            kind: Kind::parse(&row.get::<String>(5)?),
            name: row.get(2)?,
            access: Access::parse(&row.get::<String>(3)?),
            animated: row.get(4)?,
        })
    })
}

/// How many read each of these spaces by having joined it.
pub fn readers(tx: &mut Tx<'_>, spaces: &[SpaceId]) -> Result<HashMap<SpaceId, Readers>> {
    let ids: Vec<i64> = spaces.iter().map(|space| space.0).collect();
    let mut readers: HashMap<SpaceId, Readers> =
        spaces.iter().map(|space| (*space, Readers::default())).collect();
    let rows = tx.query(&COUNT_READERS, params![ids], |row| {
        Ok((
            row.get(0)?,
            Readers { members: row.get(1)?, guests: row.get(2)?, takes_guests: row.get(3)? },
        ))
    })?;
    readers.extend(rows);
    Ok(readers)
}

/// How many people the company has, guests aside.
pub fn company(tx: &mut Tx<'_>) -> Result<i64> {
    tx.query_one(&COUNT_COMPANY, params![], |row| row.get(0))
}

impl Audience {
    /// Of a space of this name, which so many have joined, in a company of so many.
    pub fn new(space: String, access: Access, readers: Readers, company: i64) -> Audience {
        let people = match access {
            Access::Open => company + readers.guests,
            Access::Closed | Access::Secret => readers.members,
        };
        Audience { space, access, people, guests: readers.guests, external: readers.external() }
    }

    /// The words for the button's note: *everyone in the company · 150 people*, and its guests.
    pub fn words(&self, cx: &ui::Ctx) -> String {
        match self.guests_in_words(cx.l).as_str() {
            "" => self.who(cx),
            guests => format!("{} · {guests}", self.who(cx)),
        }
    }

    /// How many guests read it, in words; empty where none ever do.
    pub fn guests_in_words(&self, l: ui::Locale) -> String {
        if self.external { l.tn("audience-guests", self.guests) } else { String::new() }
    }

    /// Who reads it, guests aside: *everyone in the company · 150 people*. How many the company has is nothing
    /// for guests.
    pub fn who(&self, cx: &ui::Ctx) -> String {
        let l = cx.l;
        let is_guest = cx.viewer.as_ref().is_some_and(|viewer| !viewer.sees_open());
        if is_guest && self.access == Access::Open {
            return l.t("audience-open-uncounted");
        }
        match self.access {
            Access::Open => l.tn("audience-open", self.people),
            Access::Closed => l.tn("audience-closed", self.people),
            Access::Secret => l.tn("audience-secret", self.people),
        }
    }
}
