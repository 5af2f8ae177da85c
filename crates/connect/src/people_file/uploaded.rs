//! The files that an administrator has sent and not imported yet. They are found through the settings, by
//! who sent them: no form names a stored file. Nothing else names them, so that they are swept in a day.

use kernel::error::Meaning;
use kernel::{App, Error, PersonId, Result, Tx};
use people::settings;
use serde::{Deserialize, Serialize};

use super::table::{BYTES_MOST, Table, read};

#[derive(Clone, Serialize, Deserialize)]
struct Uploaded {
    people: String,
    units: Option<String>,
}

fn key(person: PersonId) -> String {
    format!("people-file/{person}")
}

/// Keeps files until they are imported.
pub(super) fn keep(app: &App, person: PersonId, people: &[u8], units: Option<&[u8]>) -> Result<()> {
    let put = |bytes: &[u8]| Ok::<_, Error>(app.blobs.put(bytes, BYTES_MOST as u64)?.hash);
    let uploaded = Uploaded { people: put(people)?, units: units.map(put).transpose()? };
    let uploaded = serde_json::to_string(&uploaded)?;
    app.db.write_blocking(move |tx: &mut Tx<'_>| settings::set(tx, &key(person), &uploaded))
}

/// The files that this person sent last.
///
/// # Errors
/// `Invalid` on the field `people` where there are none any more; whatever the store says.
pub(super) fn tables(app: &App, person: PersonId) -> Result<(Table, Option<Table>)> {
    let gone = || Error::field("people", "people-file-gone-again");
    let kept = app.db.read_blocking(move |tx| settings::get(tx, &key(person)))?.ok_or_else(gone)?;
    let uploaded: Uploaded = serde_json::from_str(&kept).map_err(|_| gone())?;
    let get = |hash: &str| match app.blobs.get(hash) {
        Err(error) if error.meaning() == Meaning::NotFound => Err(gone()),
        bytes => read(bytes?),
    };
    Ok((get(&uploaded.people)?, uploaded.units.as_deref().map(get).transpose()?))
}
