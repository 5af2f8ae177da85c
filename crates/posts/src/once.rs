//! Idempotency keys: the same key from the same person makes one thing, however often it is sent
//! (a double click, a page sent again, a program that did not hear the answer).

use kernel::{Error, PersonId, Result, Tx, params};

use crate::store::{ONCE, REMEMBER};

/// Does `make` unless `key` was used before; answers the identifier made then or now.
///
/// # Errors
/// `Invalid` for a key longer than 200 characters.
pub(crate) fn once<T: From<i64> + Into<i64> + Copy>(
    tx: &mut Tx<'_>,
    person: PersonId,
    key: Option<&str>,
    make: impl FnOnce(&mut Tx<'_>) -> Result<T>,
) -> Result<T> {
    let Some(key) = key.filter(|key| !key.is_empty()) else {
        return make(tx);
    };
    if key.len() > 200 {
        return Err(Error::invalid("error-idempotency-key"));
    }
    if let Some(made) = tx.query_opt(&ONCE, params![person, key], |row| row.get::<i64>(0))? {
        return Ok(T::from(made));
    }
    let made = make(tx)?;
    let number: i64 = made.into();
    tx.execute(&REMEMBER, params![person, key, number, tx.now()])?;
    Ok(made)
}
