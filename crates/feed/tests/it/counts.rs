//! How many are in each space is kept beside it: it must be what counting them answers.

use kernel::{Tx, params};
use testkit::TestApp;

use crate::history::History;

kernel::sql! {
    static COUNTED = "SELECT m.space_id, COUNT(*), SUM(CASE WHEN p.role = 'guest' THEN 1 ELSE 0 END)
        FROM memberships m JOIN people p ON p.id = m.person_id
        WHERE p.closed_at IS NULL GROUP BY m.space_id ORDER BY m.space_id";
    static KEPT = "SELECT space_id, members, guests FROM member_counts
        WHERE members <> 0 OR guests <> 0 ORDER BY space_id";
}

type Counts = Vec<(i64, i64, i64)>;

/// Counted now, and as they were kept.
async fn counts(test: &TestApp) -> (Counts, Counts) {
    let read = test.app.db.read(|tx| {
        let ask = |sql: &'static kernel::Sql, tx: &mut Tx<'_>| {
            tx.query(sql, params![], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        };
        Ok((ask(&COUNTED, tx)?, ask(&KEPT, tx)?))
    });
    read.await.expect("the counts")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_members_of_a_space_are_as_many_as_it_says() {
    let mut history = History::begin(7).await;
    let (mut most, mut guests) = (0, 0);
    for step in 0..200 {
        history.come_and_go().await;
        let (counted, kept) = counts(&history.test).await;
        assert_eq!(kept, counted, "after step {step}");
        most = most.max(counted.iter().map(|(_, members, _)| *members).max().unwrap_or_default());
        guests += counted.iter().map(|(_, _, guests)| *guests).sum::<i64>();
    }
    assert!(most > 2 && guests > 0, "the history was too quiet: {most} members, {guests} guests");
}
