//! From where an act came: the address and the session of the request that did it, beside the log, for the kinds of
//! entries of which somebody [keeps](keeps!) it. Nothing is kept of any other.

use crate::log::Activity;
use crate::{Result, Time, Tx, params};

/// The request that does something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The address it comes from; empty where that is not known.
    pub address: String,
    /// Its session or access token, by the number that its person sees.
    pub session: String,
}

/// Kinds of entries of which the origin is kept.
pub struct Kept(pub &'static [&'static str]);

inventory::collect!(Kept);

/// Declares kinds of entries of which the origin is kept: `kernel::keeps_origins!(KINDS)`.
#[macro_export]
macro_rules! keeps_origins {
    ($kinds:expr) => {
        $crate::inventory::submit! { $crate::origin::Kept(&$kinds) }
    };
}

tokio::task_local! {
    static CURRENT: Origin;
}

crate::sql! {
    static NOTE = "INSERT INTO act_origins (at, kind, object_id, actor_id, address, session)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    static BETWEEN = "SELECT at, kind, object_id, address, session FROM act_origins WHERE at >= $1 AND at <= $2";
    static TAKE = "DELETE FROM act_origins WHERE at = $1 AND kind = $2 AND object_id = $3";
    static OLD = "DELETE FROM act_origins WHERE at <= $1";
}

// What no reader took.
crate::sweeps! { OLD after 7 days }

crate::personal_data! {
    act_origins.actor_id {
        what: "from which address and session they did something to accounts, rights or settings",
        why: "whoever runs the network answers for it",
        kept: UntilDone, export: Whole, erasure: Delete
    }
}

/// Does `work`, of which what is written comes from there.
pub async fn within<F: Future>(origin: Origin, work: F) -> F::Output {
    CURRENT.scope(origin, work).await
}

/// From where whatever runs comes; nothing where nobody asked for it.
pub(crate) fn current() -> Option<Origin> {
    CURRENT.try_with(Clone::clone).ok()
}

/// Notes it, where it is kept of such entries.
pub(crate) fn note(tx: &mut Tx<'_>, activity: &Activity) -> Result<()> {
    let Some(Origin { address, session }) = tx.origin().cloned() else { return Ok(()) };
    let Some(actor) = activity.actor() else { return Ok(()) };
    let kind = activity.kind();
    if !inventory::iter::<Kept>.into_iter().any(|kept| kept.0.contains(&kind)) {
        return Ok(());
    }
    let (now, object) = (tx.now(), activity.object());
    let values = params![now, kind, object, actor, address, session];
    tx.execute(&NOTE, values).map(drop)
}

/// From where an act came, by the hour, the kind and the object of its entry.
pub type Found = ((Time, String, i64), Origin);

/// From where the acts between these hours came.
///
/// # Errors
/// Whatever the database meets.
pub fn between(tx: &mut Tx<'_>, first: Time, last: Time) -> Result<Vec<Found>> {
    tx.query(&BETWEEN, params![first, last], |row| {
        let origin = Origin { address: row.get(3)?, session: row.get(4)? };
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), origin))
    })
}

/// Forgets from where an act came: a reader took it.
///
/// # Errors
/// Whatever the database meets.
pub fn taken(tx: &mut Tx<'_>, at: Time, kind: &str, object: i64) -> Result<()> {
    tx.execute(&TAKE, params![at, kind, object]).map(drop)
}
