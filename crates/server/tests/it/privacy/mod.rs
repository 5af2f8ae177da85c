//! What is kept of people: given to them, erased, explained to all.

mod archive;
mod erased;
mod guide;
mod leaving;

use kernel::Tx;
use kernel::db::{of_person, tables};
use kernel::work::{Next, Work};
use testkit::TestApp;

/// Carries out the erasures that are due.
async fn erase(net: &TestApp) {
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == Next::AtOnce {}
    net.end_of_log().await;
}

/// The columns that hold one of these words, in any case.
async fn holding(net: &TestApp, words: &'static [&'static str]) -> Vec<String> {
    let read = move |tx: &mut Tx<'_>| {
        let tables = tables::list(tx)?;
        of_person::holding(tx, &tables, words)
    };
    net.app.db.read(read).await.expect("all rows")
}
