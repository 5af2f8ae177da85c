//! The members of a merged space come to the other, some at a time.

use kernel::work::Work;
use spaces::Access;
use testkit::{Client, TestApp};

use super::merged::merge;

/// People by these names, in a space.
async fn crowd(net: &TestApp, space: kernel::SpaceId, names: std::ops::Range<usize>) {
    let made = net.app.db.write(move |tx| {
        for n in names.clone() {
            let new = people::NewPerson {
                handle: format!("p{n}"),
                name: format!("P {n}"),
                claimed: true,
                ..people::NewPerson::default()
            };
            let person = people::create(tx, &new)?;
            spaces::add(tx, space, person, spaces::Standing::Member)?;
        }
        Ok(())
    });
    made.await.expect("a crowd");
}

async fn count(who: &Client, slug: &str) -> i64 {
    let space = who.api("GET", &format!("/spaces/{slug}"), None).await.expect(200).json();
    space["members"].as_i64().expect("a number")
}

#[tokio::test(flavor = "multi_thread")]
async fn many_members_come_some_at_a_time_once_and_the_page_says_so() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let old = net.space(&ana, "old", Access::Closed).await;
    net.space(&ana, "fresh", Access::Closed).await;
    net.space(&ana, "third", Access::Closed).await;
    crowd(&net, old, 0..450).await;
    // Nobody comes to a space that is archived: so what is under way stands still.
    let viewer = ana.viewer();
    let begun = net.app.db.write(move |tx| {
        let from = spaces::access::visible(tx, &viewer, "old")?.managed(&viewer)?;
        let into = spaces::access::visible(tx, &viewer, "fresh")?.managed(&viewer)?;
        spaces::merge::merge(tx, &viewer, &from, &into)?;
        spaces::archive::archive(tx, &viewer, &into, true)
    });
    begun.await.expect("a merge");
    assert_eq!(count(&ana, "fresh").await, 201);
    let merges = async |slug: &str| {
        ana.api("GET", &format!("/spaces/{slug}/merge"), None).await.expect(200).json()
    };
    for slug in ["old", "fresh"] {
        assert_eq!(merges(slug).await["moving"], true);
        let page = ana.get(&format!("/spaces/{slug}")).await.expect(200).text;
        assert!(page.contains("still joining"), "{page}");
    }
    // One who came and left does not come again.
    let gone = net.app.db.write(|tx| {
        let person = people::by_handle(tx, "p3")?.expect("one of them");
        let space = tx.query_one(&FRESH, kernel::params![], |row| row.get(0))?;
        let viewer = people::viewer(tx, person.id)?.expect("an account");
        let space = spaces::access::visible_by_id(tx, &viewer, space)?;
        spaces::leave(tx, &space, person.id)
    });
    gone.await.expect("one left");
    // It goes on where it stood.
    ana.api("DELETE", "/spaces/fresh/archive", None).await.expect(204);
    let mover = spaces::merge::Mover(net.app.db.clone());
    let moved = async || match mover.round().await {
        Ok(next) => next == kernel::work::Next::AtOnce,
        Err(error) if error.meaning() == kernel::error::Meaning::Unavailable => true,
        Err(error) => panic!("{error:?}"),
    };
    while moved().await {}
    assert_eq!(count(&ana, "fresh").await, 450);
    for slug in ["old", "fresh"] {
        assert_eq!(merges(slug).await["moving"], false);
        assert!(!ana.get(&format!("/spaces/{slug}")).await.text.contains("still joining"));
    }
    assert_eq!(merge(&ana, "fresh", "third").await, 204);
}

kernel::sql! {
    static FRESH = "SELECT id FROM spaces WHERE slug = 'fresh'";
}
