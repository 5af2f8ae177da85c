//! People: what they say of themselves, their contact card, the org chart, the directory.

mod chart;
mod directory;
mod import;
mod profile;
mod vcard;

use kernel::{PersonId, params};
use people::{Change, Placed, UnitId};
use testkit::{Client, TestApp};

/// Puts somebody in a unit and under a manager.
pub(crate) async fn place(
    net: &TestApp,
    who: &Client,
    unit: Option<UnitId>,
    manager: Option<PersonId>,
) {
    let id = who.id();
    let placed = Placed { unit: Some(unit), manager: Some(manager) };
    let write =
        move |tx: &mut kernel::Tx<'_>| people::change_of(tx, id, None, &Change::default(), placed);
    net.app.db.write(write).await.expect("placed");
}

/// A unit under another.
pub(crate) async fn unit(net: &TestApp, name: &str, parent: Option<UnitId>) -> UnitId {
    let name = name.to_owned();
    net.app.db.write(move |tx| people::unit(tx, &name, parent)).await.expect("a unit")
}

kernel::sql! {
    static OF_KIND = "SELECT data FROM activities WHERE kind = $1 ORDER BY seq";
}

/// What the entries of a kind say, in their order.
pub(crate) async fn log_of(net: &TestApp, kind: &'static str) -> Vec<serde_json::Value> {
    let read = move |tx: &mut kernel::Tx<'_>| {
        tx.query(&OF_KIND, params![kind], |row| Ok(serde_json::from_str(&row.get::<String>(0)?)?))
    };
    net.app.db.read(read).await.expect("the log")
}
