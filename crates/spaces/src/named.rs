//! Spaces by their names, whoever asks: for importers and the command line, which speak for the
//! network and not for a viewer.

use kernel::{Result, SpaceId, Tx, params};

use crate::store::{ACCESS, COMMUNITY, KIND, OPEN_BY_ID, SLUG, SPACE_BY_ID};
use crate::{Access, Kind, Space, store};

/// The community of this slug, or else the first of this name.
pub fn community(tx: &mut Tx<'_>, named: &str) -> Result<Option<SpaceId>> {
    let (slug, folded) = (named.trim().trim_start_matches('~'), text::fold(named.trim()));
    tx.query_opt(&COMMUNITY, params![slug, folded], |row| row.get(0))
}

/// The name in addresses of a space.
pub fn slug(tx: &mut Tx<'_>, space: SpaceId) -> Result<String> {
    tx.query_one(&SLUG, params![space], |row| row.get(0))
}

/// A community that is not deleted, whoever asks.
pub fn open_community(tx: &mut Tx<'_>, space: SpaceId) -> Result<Option<Space>> {
    let found = tx.query_opt(&OPEN_BY_ID, params![space], store::bare_space)?;
    Ok(found.filter(Space::is_community))
}

/// What a space is called.
pub fn name(tx: &mut Tx<'_>, space: SpaceId) -> Result<String> {
    tx.query_one(&SPACE_BY_ID, params![space], store::bare_space).map(|space| space.name)
}

/// Whether nobody outside this space learns who is in it.
pub fn is_by_agreement(tx: &mut Tx<'_>, space: SpaceId) -> Result<bool> {
    let kind = tx.query_opt(&KIND, params![space], |row| row.get::<String>(0))?;
    Ok(kind.is_some_and(|kind| Kind::parse(&kind) == Kind::Agreement))
}

/// Who may see a space; nothing of one that is deleted for good.
pub fn access(tx: &mut Tx<'_>, space: SpaceId) -> Result<Option<Access>> {
    let found = tx.query_opt(&ACCESS, params![space], |row| row.get::<String>(0))?;
    Ok(found.map(|access| Access::parse(&access)))
}
