//! People: what they say of themselves, their contact card, the org chart, the directory.

mod profile;
mod vcard;

use kernel::params;
use testkit::TestApp;

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
