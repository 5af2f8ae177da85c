//! What is kept of people: given to them, erased, explained to all.

mod archive;
mod erased;
mod guide;
mod leaving;
mod traces;

use kernel::Tx;
use kernel::db::tables::{self, Scalar};
use kernel::work::{Next, Work};
use testkit::TestApp;

/// Carries out the erasures that are due.
async fn erase(net: &TestApp) {
    let eraser = privacy::Eraser::new(net.app.clone(), net.folder());
    while eraser.round().await.expect("an erasure") == Next::AtOnce {}
    net.end_of_log().await;
}

/// The columns that hold one of these words, in any case, of all rows there are.
async fn holding(net: &TestApp, words: &'static [&'static str]) -> Vec<String> {
    let read = move |tx: &mut Tx<'_>| {
        let mut found = Vec::new();
        for table in tables::list(tx)? {
            tables::each(tx, &table, &mut |row| {
                for (cell, column) in row.iter().zip(&table.columns) {
                    let Some(Scalar::Text(text)) = cell else { continue };
                    let text = text.to_lowercase();
                    let word = words.iter().find(|word| text.contains(**word));
                    found
                        .extend(word.map(|word| format!("{}.{}: {word}", table.name, column.name)));
                }
                Ok(())
            })?;
        }
        Ok(found)
    };
    net.app.db.read(read).await.expect("all rows")
}
