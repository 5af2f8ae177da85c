//! Who is who: whom a line is about, and what it may do to their account.

use serde_json::{Value, json};
use testkit::{Client, TestApp};

use super::{import, notes, sums};

/// However many leave.
fn sure() -> Value {
    json!({ "yes_many": true })
}

async fn person(admin: &Client, handle: &str) -> Value {
    admin.api("GET", &format!("/people/{handle}"), None).await.expect(200).json()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_somebody_else_has_now_hands_over_no_account() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let head = "id,matricule,nom,email,actif\n";
    let first = "a-1,E1,Jean Martin,jmartin@x.example,oui\nb-2,,Zoé Roy,zoe@x.example,oui\n";
    import(&admin, &format!("{head}{first}"), json!({})).await;
    let given = format!(
        "{head},E7,Julie Martin,jmartin@x.example,oui\nb-9,,Zaz Roy,zoe@x.example,oui\n"
    );
    let done = import(&admin, &given, json!({})).await;
    assert_eq!(sums(&done, ["changed", "refused", "missing"]), [0, 2, 0], "{done}");
    assert!(notes(&done)[0].1.contains("same person"), "{done}");
    assert_eq!(person(&admin, "jean.martin").await["name"], "Jean Martin");
    assert_eq!(person(&admin, "zoe.roy").await["name"], "Zoé Roy");
    // Nor is it opened again, also where nothing but the address was known of its owner.
    import(&admin, &format!("{head},,Bob,bob@x.example,oui\n"), json!({})).await;
    let left = first.replace("oui", "non") + ",,Bob,bob@x.example,non\n";
    import(&admin, &format!("{head}{left}"), sure()).await;
    let back = import(&admin, &format!("{given},E9,Robert,bob@x.example,oui\n"), json!({})).await;
    assert_eq!(sums(&back, ["reopened", "refused"]), [0, 3], "{back}");
    assert_eq!(person(&admin, "bob").await["name"], "Bob");
    let bare = import(&admin, &format!("{head},,Bob,bob@x.example,oui\n"), json!({})).await;
    assert_eq!(sums(&bare, ["reopened", "refused"]), [1, 0], "{bare}");
}
