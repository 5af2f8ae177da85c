//! Personnel numbers: by which a company knows people who have no address.

use kernel::{Activity, Error, Message, PersonId, Result, Tx};
use people::names;

use crate::logged;
use crate::store::personnel as store;

/// Longest number, in characters.
const MOST: usize = 40;

/// A number in its one form: one line without spaces, in lower case as it is typed to sign in.
///
/// # Errors
/// `Invalid` on the field `number`.
pub fn number(text: &str) -> Result<String> {
    let number = names::login(text).replace(' ', "");
    if number.chars().count() > MOST {
        return Err(Error::field("number", Message::new("person-too-long").with("most", MOST)));
    }
    // What looks like an address is looked for among addresses.
    if number.is_empty() || number.contains('@') {
        return Err(Error::field("number", "person-number-bad"));
    }
    Ok(number)
}

/// Gives a person this number, in its one form, or none, on behalf of `by` where somebody asked for it.
///
/// # Errors
/// `Invalid` on the field `number` where it is somebody else's.
pub fn set(
    tx: &mut Tx<'_>,
    person: PersonId,
    number: Option<&str>,
    by: Option<PersonId>,
) -> Result<()> {
    if let Some(number) = number
        && store::owner(tx, number)?.is_some_and(|owner| owner != person)
    {
        return Err(Error::field("number", "person-number-taken"));
    }
    if store::of(tx, person)?.as_deref() == number {
        return Ok(());
    }
    store::set(tx, person, number)?;
    tx.log(Activity::new(logged::PERSON_NUMBERED, person.0).by(by))
}

/// The number of this person, where they have one.
///
/// # Errors
/// Whatever the database meets.
pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<String>> {
    store::of(tx, person)
}

/// Whose number this is, in its one form.
pub(crate) fn owner(tx: &mut Tx<'_>, number: &str) -> Result<Option<PersonId>> {
    store::owner(tx, number)
}

/// Who signs in as what is `typed`, a handle, an address or a number, and their hash.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn by_login(tx: &mut Tx<'_>, typed: &str) -> Result<Option<(PersonId, Option<String>)>> {
    let login = names::login(typed);
    if let Some(found) = people::accounts::by_login(tx, &login)? {
        return Ok(Some(found));
    }
    let address = names::address_as_typed(typed);
    let found = address.map(|address| people::accounts::by_login(tx, &address)).transpose()?;
    match found.flatten() {
        Some(found) => Ok(Some(found)),
        None => match store::owner(tx, &login.replace(' ', ""))? {
            Some(person) => people::accounts::in_use(tx, person),
            None => Ok(None),
        },
    }
}

/// The person whom somebody names by a handle, an address or a number.
///
/// # Errors
/// Whatever the database meets.
pub(crate) fn named(tx: &mut Tx<'_>, word: &str) -> Result<Option<PersonId>> {
    let (typed, word) = (word, names::login(word));
    if let Some(person) = people::by_handle(tx, &word)? {
        return Ok(Some(person.id));
    }
    let mut found = people::accounts::of_email(tx, &word)?;
    if let (None, Some(address)) = (found, names::address_as_typed(typed)) {
        found = people::accounts::of_email(tx, &address)?;
    }
    match found {
        Some(person) => Ok(Some(person)),
        None => store::owner(tx, &word.replace(' ', "")),
    }
}
