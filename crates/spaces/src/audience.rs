//! Who will see what is published in a space: written on the button that publishes it.

use kernel::{Result, Tx, Viewer, params};
use serde::Serialize;

use crate::store::{COUNT_COMPANY, COUNT_MEMBERS, PUBLISHABLE};
use crate::{Access, Visible};

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
}

/// Who sees what is published in this space.
pub fn audience(tx: &mut Tx<'_>, space: &Visible) -> Result<Audience> {
    let (members, guests) = tx.query_one(&COUNT_MEMBERS, params![space.id], |row| {
        Ok((row.get::<i64>(0)?, row.get::<i64>(1)?))
    })?;
    let people = match space.access {
        Access::Open => {
            guests + tx.query_one(&COUNT_COMPANY, params![], |row| row.get::<i64>(0))?
        }
        Access::Closed | Access::Secret => members,
    };
    Ok(Audience { space: space.name.clone(), access: space.access, people, guests })
}

/// The communities the viewer may publish in, with who reads each: (address, audience).
pub fn choices(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<(String, Audience)>> {
    let company: i64 = tx.query_one(&COUNT_COMPANY, params![], |row| row.get(0))?;
    tx.query(&PUBLISHABLE, params![viewer.id, viewer.sees_open()], |row| {
        let access = Access::parse(&row.get::<String>(3)?);
        let (members, guests): (i64, i64) = (row.get(4)?, row.get(5)?);
        let people = if access == Access::Open { company + guests } else { members };
        Ok((row.get(0)?, Audience { space: row.get(1)?, access, people, guests }))
    })
}

impl Audience {
    /// The words for the button's note: *everyone in the company · 150 people*.
    pub fn words(&self, l: ui::Locale) -> String {
        let who = match self.access {
            Access::Open => l.tn("audience-open", self.people),
            Access::Closed => l.tn("audience-closed", self.people),
            Access::Secret => l.tn("audience-secret", self.people),
        };
        if self.guests == 0 {
            who
        } else {
            format!("{who} · {}", l.tn("audience-guests", self.guests))
        }
    }
}
