//! The little that is shown of people beside their words. Whoever asks has already seen the words:
//! a card carries no proof and needs none.

use std::collections::HashMap;

use kernel::{PersonId, Result, Tx, Viewer};

use crate::person::PersonCard;
use crate::store::people as store;

/// The cards of these people, those who are there.
pub fn cards(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonCard>> {
    let ids = ids.iter().map(|id| id.0).collect();
    Ok(store::cards(tx, ids)?.into_iter().map(|card| (card.id, card)).collect())
}

/// The card of one person.
///
/// # Errors
/// `NotFound`.
pub fn card(tx: &mut Tx<'_>, id: PersonId) -> Result<PersonCard> {
    let cards = store::cards(tx, vec![id.0])?;
    cards.into_iter().next().ok_or_else(kernel::Error::not_found)
}

/// Somebody whose account is open, as the rules of access take them: for what is done in their name
/// later than they asked for it.
pub fn viewer(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Viewer>> {
    store::viewer_of(tx, id)
}

/// The card of the person of this handle, whoever asks.
pub fn by_handle(tx: &mut Tx<'_>, handle: &str) -> Result<Option<PersonCard>> {
    Ok(by_handles(tx, &[handle.to_lowercase()])?.into_iter().next())
}

/// The cards of the people of these handles (lower case), those who are there, in no order.
pub fn by_handles(tx: &mut Tx<'_>, handles: &[String]) -> Result<Vec<PersonCard>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    store::cards_by_handles(tx, handles)
}

/// The cards of those people of these handles (lower case) whom `person` may know of, in no order:
/// whom they can mean when they write.
pub fn known_to(tx: &mut Tx<'_>, person: PersonId, handles: &[String]) -> Result<Vec<PersonCard>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    store::cards_known_to(tx, person, handles)
}

/// The card of the person of this address, whoever asks: for importers.
pub fn by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<PersonCard>> {
    match store::id_by_email(tx, &email.trim().to_lowercase())? {
        Some(id) => card(tx, id).map(Some),
        None => Ok(None),
    }
}
