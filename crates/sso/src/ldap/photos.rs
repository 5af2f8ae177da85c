//! Photos, as the directory has them: asked for where an entry changed, and never in place of one's own.

use std::collections::HashMap;

use kernel::{App, PersonId, Result, Tx, params};

use super::client::Client;
use super::read::Read;
use super::source::Source;
use super::store::{KEEP_PHOTO, PHOTOS};
use super::{entry, plan};
use crate::scim::directory::{Directory, Proved};
use crate::scim::door;
use crate::scim::user::User;

/// Most bytes of a photo: Active Directory takes a hundred thousand, the exchange of mail five hundred.
const BYTES: usize = 1_000_000;
/// How many are written at once.
const BATCH: usize = 100;

/// What is known of somebody's photo.
pub(super) struct Known {
    user: i64,
    person: PersonId,
    changed: String,
    dn: String,
    was: String,
}

/// Keeps the photos of those whose entries changed.
///
/// # Errors
/// Where the directory or the database fails; a photo that is none is passed over.
pub(super) async fn keep(
    app: &App,
    source: &Source,
    of: &Directory,
    due: Vec<Known>,
) -> Result<()> {
    if due.is_empty() {
        return Ok(());
    }
    let mut client = Client::open(app, &source.settings, &source.password).await?;
    let mut batch = Vec::new();
    for known in due {
        let photo = photo(app, &mut client, &source.settings.attributes.photo, &known.dn).await?;
        batch.push((known, photo));
        if batch.len() == BATCH {
            write(app, of, std::mem::take(&mut batch)).await?;
        }
    }
    write(app, of, batch).await
}

/// Whose entries changed since their photo was asked for.
///
/// # Errors
/// Whatever the database meets.
pub(super) fn due(
    tx: &mut Tx<'_>,
    of: &Directory,
    users: &[User],
    read: &Read,
) -> Result<Vec<Known>> {
    let active = read.people.iter().filter(|one| one.is_active);
    let entries: HashMap<&str, (&String, &String)> =
        active.map(|one| (one.id.as_str(), (&one.dn, &one.changed))).collect();
    let kept = tx.query(&PHOTOS, params![of.id], |row| {
        Ok((row.get::<i64>(0)?, (row.get::<String>(1)?, row.get::<String>(2)?)))
    })?;
    let kept: HashMap<i64, (String, String)> = kept.into_iter().collect();
    let mut due = Vec::new();
    for user in users {
        let Some((dn, changed)) = entries.get(plan::external(user)).copied() else { continue };
        let before = kept.get(&user.id);
        if before.is_some_and(|(known, _)| known == changed) {
            continue;
        }
        due.push(Known {
            user: user.id,
            person: user.person,
            changed: changed.clone(),
            dn: dn.clone(),
            was: before.map(|(_, photo)| photo.clone()).unwrap_or_default(),
        });
    }
    Ok(due)
}

/// The photo of an entry, made small and kept: its hash; empty for none.
async fn photo(app: &App, client: &mut Client, name: &str, dn: &str) -> Result<String> {
    let entry = match client.one(dn, vec![name.to_owned()]).await {
        // It is gone since it was read.
        Err(error) if error.message().key == "scim-error-ldap-base" => None,
        other => other?,
    };
    let bytes = entry.and_then(|entry| entry::bytes(&entry, name));
    let Some(bytes) = bytes.filter(|bytes| bytes.len() <= BYTES) else { return Ok(String::new()) };
    match people::photo::stored(app, bytes).await {
        Ok(hash) => Ok(hash),
        Err(error) if error.meaning() == kernel::error::Meaning::Invalid => Ok(String::new()),
        Err(error) => Err(error),
    }
}

async fn write(app: &App, of: &Directory, batch: Vec<(Known, String)>) -> Result<()> {
    if batch.is_empty() {
        return Ok(());
    }
    let write = move |tx: &mut Tx<'_>, _: &Proved<'_>| {
        for (known, photo) in &batch {
            let person = people::accounts::person(tx, known.person)?;
            let shown = person.photo.clone().unwrap_or_default();
            if shown == known.was && shown != *photo {
                let new = Some(photo.as_str()).filter(|photo| !photo.is_empty());
                people::photo::set_of(tx, known.person, new, None)?;
            }
            tx.execute(&KEEP_PHOTO, params![known.user, known.changed, photo])?;
        }
        Ok(())
    };
    door::write(app, of.clone(), write).await
}
