//! A kind of what waits that another crate than `inbox` declares: this one.

use inbox::kinds::{Delivery, Found, Group, Kind, Outranks, Subject};
use kernel::{Activity, PersonId};
use testkit::TestApp;

/// Quiet, so that settings and mails of other tests do not name it.
static KIND: Kind = Kind {
    name: "tested",
    icon: "bell",
    place: 1_000,
    of: &["test.happened"],
    concern: None,
    delivery: Delivery::Quiet,
    group: Group::ForMe,
    outranks: Outranks::WhoDidIt,
    owed: false,
    in_field: false,
    href: None,
    find: |_, happened| {
        let person = PersonId(happened.entry.object);
        Ok(Some(Found {
            people: vec![person],
            dedup_key: "tested",
            subject: Subject::Person(person),
            source: happened.entry.object,
            space: None,
            post: None,
            comment: None,
            again: true,
            until: None,
        }))
    },
};

inbox::kind!(KIND);

#[tokio::test(flavor = "multi_thread")]
async fn a_kind_of_another_crate_waits_for_whom_it_concerns() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let (who, whom) = (ana.id(), ben.id());
    let happen =
        move |tx: &mut kernel::Tx<'_>| tx.log(Activity::new("test.happened", whom.0).by(who));
    net.app.db.write(happen).await.unwrap();
    super::settle(&net).await;
    let waits = ben.api("GET", "/inbox", None).await.expect(200).json();
    assert_eq!(waits["items"][0]["items"][0]["kind"], "tested");
    assert_eq!(ana.api("GET", "/inbox", None).await.json()["items"].as_array().unwrap().len(), 0);
}
