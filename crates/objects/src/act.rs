//! A move is made: what it asked and what it sets, and who made it.

use kernel::{Lang, Result, Tx, params};
use posts::kinds::{Fields, Moving};
use serde_json::{Value, json};
use ui::Locale;

use crate::declaration::MoveDef;
use crate::kind::OurKind;
use crate::store::MOVED;

/// The fields after a move: those that it asked for and were said, and those that it sets. A field that was
/// asked and left empty stays as it was.
pub(crate) fn fields(
    tx: &mut Tx<'_>,
    kind: &OurKind,
    found: &MoveDef,
    moving: &Moving<'_>,
) -> Result<Fields> {
    let mut fields = moving.post.fields.clone();
    for ask in &found.asks {
        if let Some(value) = moving.said.fields.get(&ask.field) {
            fields = fields.with(&ask.field, Some(value.clone()));
        }
    }
    for (name, value) in &found.sets {
        if kind.it.field(name).is_some() {
            fields = fields.with(name, set(tx, moving, value)?);
        }
    }
    Ok(fields)
}

/// What a move sets a field to.
fn set(tx: &mut Tx<'_>, moving: &Moving<'_>, value: &Value) -> Result<Option<Value>> {
    Ok(match value.as_str() {
        Some("@me") => Some(json!([moving.viewer.id.to_string()])),
        Some("@now") => Some(tx.now().to_string().into()),
        Some("@today") => {
            let zone = people::zone::zone(tx, moving.viewer.id)?;
            Some(Locale::new(Lang::En).at(zone).local(tx.now())[..10].into())
        }
        _ => Some(value.clone()).filter(|value| !value.is_null()),
    })
}

/// Notes who moved it, from where to where.
pub(crate) fn note(tx: &mut Tx<'_>, moving: &Moving<'_>, to: &str) -> Result<()> {
    let id: kernel::id::Raw = tx.new_id();
    let (post, now) = (moving.post, tx.now());
    let values = params![id, post.id, moving.viewer.id, moving.name, post.state, to, now];
    tx.execute(&MOVED, values).map(drop)
}
