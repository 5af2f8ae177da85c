//! The filters of the directory.

use people::access;
use serde_json::json;
use spaces::Access;
use testkit::{Client, TestApp};

use super::{place, unit};

async fn found(who: &Client, query: &str) -> Vec<String> {
    let list = who.api("GET", &format!("/people?{query}"), None).await.expect(200).json();
    let items = list["items"].as_array().expect("a list");
    items.iter().filter_map(|one| one["handle"].as_str().map(str::to_owned)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_directory_is_narrowed_by_unit_with_those_in_it_by_location_and_by_skill() {
    let net = TestApp::new().await;
    let (ada, ben, cleo) =
        (net.member("ada").await, net.member("ben").await, net.member("cleo").await);
    let top = unit(&net, "Cycles", None).await;
    let (shop, lab) = (unit(&net, "Workshop", Some(top)).await, unit(&net, "Lab", None).await);
    place(&net, &ada, Some(top), None).await;
    place(&net, &ben, Some(shop), None).await;
    place(&net, &cleo, Some(lab), None).await;
    let said = json!({ "site": "Lyon", "skills": ["Maintenance prédictive"] });
    ben.api("PATCH", "/me", Some(said)).await.expect(200);
    cleo.api("PATCH", "/me", Some(json!({ "site": "Brest", "skills": ["C#"] }))).await.expect(200);
    assert_eq!(found(&ada, &format!("unit={top}")).await, ["ada", "ben"]);
    assert_eq!(found(&ada, &format!("unit={shop}")).await, ["ben"]);
    assert_eq!(found(&ada, "unit=99").await, [""; 0]);
    assert_eq!(found(&ada, "site=Brest").await, ["cleo"]);
    assert_eq!(found(&ada, "skill=PREDICTIVE").await, ["ben"]);
    assert_eq!(found(&ada, "skill=maintenance%20pr%C3%A9dictive").await, ["ben"]);
    assert_eq!(found(&ada, "skill=c%23").await, ["cleo"]);
    assert_eq!(found(&ada, "skill=c").await, [""; 0]);
    assert_eq!(found(&ada, "q=cle&site=Brest&skill=c%23").await, ["cleo"]);
    let page = ada.get("/people?site=Lyon&limit=1").await.expect(200).text;
    assert!(page.contains("<option value=\"Brest\">") && page.contains("/org-chart"), "{page}");
    // A skill taken off is found no more.
    ben.api("PATCH", "/me", Some(json!({ "skills": [] }))).await.expect(200);
    assert_eq!(found(&ada, "skill=predictive").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_in_memory_hold_whom_a_query_shows_to_a_guest() {
    let net = TestApp::new().await;
    let (ada, gus) = (net.member("ada").await, net.guest("gus").await);
    let (bea, eve) = (net.member("bea").await, net.guest("eve").await);
    for (founder, guest, slug) in [(&ada, &gus, "site"), (&bea, &eve, "shop")] {
        let space = net.space(founder, slug, Access::Closed).await;
        net.join(space, guest).await;
    }
    let (viewer, people) = (gus.viewer(), [&ada, &gus, &bea, &eve].map(|one| one.id()));
    let read = move |tx: &mut kernel::Tx<'_>| {
        let seen = access::seen(tx, &viewer)?.unwrap_or_default();
        let both = people.map(|id| Ok((seen.contains(&id), access::sees(tx, &viewer, id)?)));
        both.into_iter().collect::<kernel::Result<Vec<_>>>()
    };
    let both = net.app.db.read(read).await.expect("whom gus sees");
    assert_eq!(both, [(true, true), (true, true), (false, false), (false, false)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_find_nobody_whom_a_guest_may_not_see() {
    let net = TestApp::new().await;
    let (ada, guest) = (net.member("ada").await, net.guest("gus").await);
    ada.api("PATCH", "/me", Some(json!({ "site": "Lyon", "skills": ["Rust"] }))).await.expect(200);
    assert_eq!(found(&guest, "skill=rust").await, [""; 0]);
    assert_eq!(found(&guest, "site=Lyon").await, [""; 0]);
    assert!(!guest.get("/people").await.text.contains("Lyon"));
}
