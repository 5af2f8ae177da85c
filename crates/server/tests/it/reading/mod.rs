//! Unread never lies: what is to be read and what is not, over HTTP, in histories made at random
//! against a naive model, and in a real browser.

mod access;
mod browser;
mod counts;
mod history;
mod model;
mod positions;
mod threads;

use kernel::{SpaceId, Sql, Tx, params};
use posts::PostId;
use serde_json::{Value, json};
use testkit::{Client, TestApp};

kernel::sql! {
    static AHEAD = "SELECT COUNT(*) FROM reading_ahead WHERE person_id = $1";
    static VIEWS = "SELECT unit_id, views FROM views WHERE post_id = $1 ORDER BY unit_id";
}

/// What the API says is unread.
pub async fn unread(who: &Client) -> Value {
    who.api("GET", "/unread", None).await.expect(200).json()
}

/// How many posts are unread in all.
pub async fn total(who: &Client) -> i64 {
    unread(who).await["total"].as_i64().expect("a number")
}

/// Tells over the API that these posts were read.
pub async fn read(who: &Client, posts: &[&str]) {
    who.api("POST", "/reading", Some(json!({ "posts": posts }))).await.expect(204);
}

/// Publishes so many seconds ago.
pub async fn earlier(net: &TestApp, author: &Client, space: SpaceId, seconds: i64) -> String {
    let author = author.id();
    let write = net.app.db.write(move |tx| {
        let at = tx.now().plus_seconds(-seconds);
        let draft =
            posts::PostContent { body: "Some time ago.".into(), ..posts::PostContent::default() };
        posts::record::post(tx.at(at), space, author, &draft)
    });
    write.await.expect("a post").to_string()
}

/// Runs a rule.
pub async fn with<T: Send + 'static>(
    net: &TestApp,
    rule: impl FnMut(&mut Tx<'_>) -> kernel::Result<T> + Send + 'static,
) -> T {
    net.app.db.write(rule).await.expect("the rule holds")
}

async fn count(net: &TestApp, sql: &'static Sql, id: i64) -> i64 {
    with(net, move |tx| tx.query_one(sql, params![id], |row| row.get(0))).await
}

/// How many rows of posts read ahead somebody has.
async fn ahead(net: &TestApp, who: &Client) -> i64 {
    count(net, &AHEAD, who.id().0).await
}

/// Unit and views of a post.
async fn views(net: &TestApp, post: &str) -> Vec<(i64, i64)> {
    let post: PostId = post.parse().expect("an identifier");
    with(net, move |tx| tx.query(&VIEWS, params![post], |row| Ok((row.get(0)?, row.get(1)?)))).await
}
