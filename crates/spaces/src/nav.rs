//! The viewer's spaces and conversations, for the navigation beside every page.

use kernel::{Result, Tx, Viewer, params};
use ui::NavSpace;

use crate::store::NAV;
use crate::store::conversations::NAV_CONVERSATIONS;

/// The spaces and the conversations of `viewer`.
pub fn nav(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<(Vec<NavSpace>, Vec<NavSpace>)> {
    let spaces = tx.query(&NAV, params![viewer.id, viewer.sees_open()], |row| {
        Ok(NavSpace {
            name: row.get(0)?,
            href: format!("/spaces/{}", row.get::<String>(1)?),
            kind: row.get(2)?,
            access: row.get(3)?,
            id: row.get(4)?,
            favourite: row.get(5)?,
        })
    })?;
    let mut conversations: Vec<NavSpace> = Vec::new();
    let pairs = tx.query(&NAV_CONVERSATIONS, params![viewer.id], |row| {
        Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<i64>(2)?))
    })?;
    for (slug, name, id) in pairs {
        let href = format!("/spaces/{slug}");
        match conversations.last_mut() {
            Some(last) if last.href == href => {
                last.name.push_str(", ");
                last.name.push_str(&name);
            }
            _ => conversations.push(NavSpace {
                name,
                href,
                kind: "conversation".into(),
                access: "secret".into(),
                id,
                favourite: false,
            }),
        }
    }
    Ok((spaces, conversations))
}
