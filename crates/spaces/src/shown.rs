//! What an author was shown of who will read what they write. It travels with the form, and nothing
//! is published for more than that.

use std::fmt;
use std::str::FromStr;

use kernel::error::Meaning;
use kernel::{Error, Message, Result, SpaceId, Tx, params};
use serde::{Deserialize, Serialize};

use crate::store::SLUG_TAKEN;
use crate::{Access, Audience, Visible, audience};

/// Who will read it, as its author was shown. As text: `SPACE ACCESS`, and ` guests` where guests do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ShownAudience {
    /// The space, by its name in addresses.
    pub space: String,
    /// Who may see it.
    pub access: Access,
    /// Whether guests from outside read it, or may be invited to.
    pub guests: bool,
}

impl ShownAudience {
    /// Of the space at this address.
    pub fn of(slug: &str, audience: &Audience) -> ShownAudience {
        ShownAudience { space: slug.to_owned(), access: audience.access, guests: audience.external }
    }

    /// Of this space, as it is now.
    pub fn now(tx: &mut Tx<'_>, space: &Visible) -> Result<ShownAudience> {
        let readers = audience::readers(tx, &[space.id])?;
        let guests = readers.get(&space.id).is_some_and(|readers| readers.external());
        Ok(ShownAudience { space: space.slug.clone(), access: space.access, guests })
    }

    /// The one of this space in what a form sent: several where its reader chose among them. A single one may be of
    /// the address that the space had when the form was opened: [`covers`](Self::covers) asks.
    pub fn sent(list: &str, space: &str) -> Option<ShownAudience> {
        let mut all: Vec<ShownAudience> =
            list.split(';').filter_map(|one| one.parse().ok()).collect();
        match all.iter().position(|shown| shown.space == space) {
            Some(at) => Some(all.swap_remove(at)),
            None if all.len() == 1 => all.pop(),
            None => None,
        }
    }

    /// Lets nothing be published in `space` for more than was shown: not elsewhere, not where the
    /// access is more open, not to guests who could not read before. How many people there are is no
    /// matter.
    ///
    /// # Errors
    /// `Outdated`, about the field `space`.
    pub fn covers(&self, tx: &mut Tx<'_>, space: &Visible) -> Result<()> {
        let now = ShownAudience::now(tx, space)?;
        // It may have been shown under an address that the space had before.
        let shown = tx.query_opt(&SLUG_TAKEN, params![self.space], |row| row.get::<SpaceId>(0))?;
        if shown != Some(space.id) || now.access.openness() > self.access.openness() {
            return Err(wider("audience-other", space));
        }
        if now.guests && !self.guests {
            return Err(wider("audience-with-guests", space));
        }
        Ok(())
    }
}

fn wider(why: &'static str, space: &Visible) -> Error {
    let message = Message::new(why).with("space", &space.name);
    Error::new(Meaning::Outdated, message.clone()).and_field("space", message)
}

impl fmt::Display for ShownAudience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let guests = if self.guests { " guests" } else { "" };
        write!(f, "{} {}{guests}", self.space, self.access.as_str())
    }
}

impl FromStr for ShownAudience {
    type Err = Error;

    fn from_str(text: &str) -> Result<ShownAudience> {
        let words: Vec<&str> = text.split(' ').collect();
        let (space, access, guests) = match words[..] {
            [space, access] => (space, access, false),
            [space, access, "guests"] => (space, access, true),
            _ => return Err(Error::field("audience", "error-invalid")),
        };
        // A word that is none reads as the narrowest.
        Ok(ShownAudience { space: space.to_owned(), access: Access::parse(access), guests })
    }
}

#[cfg(test)]
mod tests {
    use super::ShownAudience;
    use crate::Access;

    #[test]
    fn what_was_shown_survives_the_form() {
        for (access, guests) in
            [(Access::Open, true), (Access::Closed, false), (Access::Secret, true)]
        {
            let shown = ShownAudience { space: "budget".into(), access, guests };
            assert_eq!(shown.to_string().parse::<ShownAudience>().unwrap(), shown);
        }
        let list = "atelier open guests;budget secret;@ana open";
        assert_eq!(ShownAudience::sent(list, "budget").unwrap().access, Access::Secret);
        assert!(ShownAudience::sent(list, "@ana").is_some());
        assert!(ShownAudience::sent(list, "bud").is_none());
        assert!(ShownAudience::sent("", "").is_none());
        assert_eq!(ShownAudience::sent("room open", "hall").unwrap().space, "room");
        assert!("budget secret everybody".parse::<ShownAudience>().is_err());
    }
}
