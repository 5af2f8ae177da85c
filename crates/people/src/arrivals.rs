//! Where somebody finds themselves when they come. Spaces are a capability above this crate: it says here
//! which there are to choose from, and puts people in, by [`first_spaces!`](crate::first_spaces).

use kernel::{Activity, PersonId, Result, Role, SpaceId, Tx, Viewer};

use crate::{logged, settings};

/// Where the spaces of everybody who comes are kept among the settings: identifiers as JSON.
const USUAL: &str = "first-spaces";

/// A space that may be chosen.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FirstSpace {
    /// Identifier.
    pub id: SpaceId,
    /// The name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
}

/// What the capability of spaces does here.
pub struct FirstSpaces {
    /// The spaces into which this viewer may bring people.
    pub offered: fn(&mut Tx<'_>, &Viewer) -> Result<Vec<FirstSpace>>,
    /// The name of a community into which `by` may invite guests, as of now.
    pub invites: fn(&mut Tx<'_>, SpaceId, PersonId) -> Result<Option<String>>,
    /// Brings a person into these, on behalf of `by`; into those only where `by` may, as of now.
    pub join: fn(&mut Tx<'_>, PersonId, &[SpaceId], PersonId) -> Result<()>,
}

kernel::inventory::collect!(FirstSpaces);

/// Declares the one [`FirstSpaces`] of the binary.
#[macro_export]
macro_rules! first_spaces {
    ($value:expr) => {
        $crate::inventory::submit! { $value }
    };
}

fn declared() -> Option<&'static FirstSpaces> {
    kernel::inventory::iter::<FirstSpaces>.into_iter().next()
}

/// The spaces into which this viewer may bring people.
///
/// # Errors
/// Whatever the database meets.
pub fn offered(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Vec<FirstSpace>> {
    declared().map_or(Ok(Vec::new()), |spaces| (spaces.offered)(tx, viewer))
}

/// The name of a community into which `by` may invite guests, as of now; none where they may not.
///
/// # Errors
/// Whatever the database meets.
pub fn invites(tx: &mut Tx<'_>, space: SpaceId, by: PersonId) -> Result<Option<String>> {
    declared().map_or(Ok(None), |spaces| (spaces.invites)(tx, space, by))
}

/// Brings somebody who comes into the spaces of everybody, unless they are a guest, and on behalf of `by` into
/// these.
///
/// # Errors
/// Whatever the database meets.
pub fn join(tx: &mut Tx<'_>, person: PersonId, chosen: &[SpaceId], by: PersonId) -> Result<()> {
    let is_guest = crate::viewer(tx, person)?.is_some_and(|viewer| viewer.role == Role::Guest);
    let mut all = if is_guest { Vec::new() } else { usual(tx)? };
    all.extend(chosen);
    bring(tx, person, &all, by)
}

/// Brings somebody who is here into these spaces, on behalf of `by`, where `by` may.
///
/// # Errors
/// Whatever the database meets.
pub fn bring(tx: &mut Tx<'_>, person: PersonId, chosen: &[SpaceId], by: PersonId) -> Result<()> {
    declared().map_or(Ok(()), |spaces| (spaces.join)(tx, person, chosen, by))
}

/// The spaces of everybody who comes.
///
/// # Errors
/// Whatever the database meets.
pub fn usual(tx: &mut Tx<'_>) -> Result<Vec<SpaceId>> {
    let kept = settings::get(tx, USUAL)?.unwrap_or_else(|| "[]".into());
    Ok(serde_json::from_str(&kept)?)
}

/// Keeps the spaces of everybody who comes, as `by` wants it, who may.
///
/// # Errors
/// Whatever the database meets.
pub fn set_usual(tx: &mut Tx<'_>, by: PersonId, spaces: &[SpaceId]) -> Result<()> {
    settings::set(tx, USUAL, &serde_json::to_string(spaces)?)?;
    tx.log(Activity::new(logged::SITE_FIRST_SPACES, 0).by(by))
}
