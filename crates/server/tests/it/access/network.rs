//! The table of what belongs to no space: people, the network itself, one's own account. The author
//! shares a space with the guest, and none with the stray guest.

use std::fmt::Write;

use kernel::Role;
use serde_json::json;
use testkit::{Answer, Client};

use super::attempt::Tried;
use super::check::{outcome, rows, scrub};
use super::world::{Place, ROLES, World, picture};

const NETWORK: &str = "
    action                admin animator member outsider guest stray nobody author
    see the author        ok    ok       ok     ok       ok    -     in     ok
    see their photo       ok    ok       ok     ok       ok    -     in     ok
    read their address    ok    ok       ok     ok       -     -     in     ok
    find them in lists    ok    ok       ok     ok       ok    -     in     ok
    complete their name   ok    ok       ok     ok       ok    -     in     ok
    follow them           ok    ok       ok     ok       ok    -     in     bad
    begin a conversation  ok    ok       ok     ok       ok    bad   in     bad
    change a role         ok    no       no     no       no    -     in     no
    close an account      ok    no       no     no       no    -     in     no
    start a space         ok    ok       ok     ok       no    no    in     ok
    name the network      ok    no       no     no       no    no    in     no
    see the admin page    ok    no       no     no       no    no    in     no
    administer accounts   ok    no       no     no       no    no    in     no
    hand over a code      ok    no       no     no       no    -     in     no
    see mail settings     ok    no       no     no       no    no    in     no
    see groups            ok    no       no     no       no    no    in     no
    create a group        ok    no       no     no       no    no    in     no
    keep a group          ok    no       no     no       no    no    in     no
    say who invites       ok    no       no     no       no    no    in     no
    see invitations       ok    no       no     no       no    no    in     no
    invite                ok    no       no     no       no    no    in     no
    revoke an invitation  ok    no       no     no       no    no    in     no
    change one's account  ok    ok       ok     ok       ok    ok    in     ok
    read one's inbox      ok    ok       ok     ok       ok    ok    in     ok
    choose one's mail     ok    ok       ok     ok       ok    ok    in     ok
    see one's tokens      ok    ok       ok     ok       ok    ok    in     ok
    make a token          ok    ok       ok     ok       ok    ok    in     ok
    revoke another's      -     -        -      -        -     -     in     -
    end another's session -     -        -      -        -     -     in     -
";

/// The address that the author has.
const ADDRESS: &str = "author@canary.example";

async fn attempt(world: &World, role: &str, action: &str) -> Vec<Tried> {
    let (who, mut made) = (world.client(role), Vec::new());
    let mut note = |answer: Answer, needle: Option<&str>| {
        let how = format!("way {}", made.len() + 1);
        made.push(Tried { how, answer, needle: needle.map(str::to_owned) });
    };
    match action {
        "see the author" => {
            note(who.get("/people/author").await, None);
            note(who.api("GET", "/people/author", None).await, None);
        }
        "read one's inbox" => {
            note(who.get("/inbox").await, None);
            note(who.get("/fragments/inbox").await, None);
            note(who.post("/inbox/all", &[]).await, None);
            note(who.api("GET", "/inbox", None).await, None);
            note(who.api("POST", "/inbox/all", Some(json!({}))).await, None);
        }
        "choose one's mail" => {
            note(who.get("/settings/notifications").await, None);
            note(who.api("GET", "/notifications", None).await, None);
            note(who.api("GET", "/push/devices", None).await, None);
            let hours = json!({ "zone": "Europe/Paris", "days": [1], "opens": "08:00",
                "closes": "19:00", "quiet": true });
            note(who.api("PUT", "/notifications", Some(hours)).await, None);
        }
        "see their photo" => note(who.get("/people/author/photo").await, None),
        "read their address" => {
            note(who.api("GET", "/people/author", None).await, Some(ADDRESS));
            note(who.get("/people/author").await, Some(ADDRESS));
        }
        "find them in lists" => {
            note(who.get("/people").await, Some("/people/author\""));
            note(who.get("/people?q=auth").await, Some("/people/author\""));
            note(who.api("GET", "/people", None).await, Some("\"handle\":\"author\""));
        }
        "complete their name" => {
            note(who.get("/complete?kind=person&q=auth").await, Some("\"author\""));
        }
        "follow them" => {
            note(who.post("/people/author/follow", &[("on", "1")]).await, None);
            note(who.api("PUT", "/people/author/follow", None).await, None);
        }
        "begin a conversation" => {
            note(who.post("/conversations", &[("people", "author")]).await, None);
            let with = json!({ "people": ["author"] });
            note(who.api("POST", "/conversations", Some(with)).await, None);
        }
        "change a role" => {
            let victim = known_to_the_guest(world).await;
            let path = format!("/people/{}/role", victim.handle());
            note(who.post(&path, &[("role", "guest")]).await, None);
            let body = json!({ "role": "administrator" });
            note(who.api("PUT", &path, Some(body)).await, None);
        }
        "close an account" => {
            let victim = known_to_the_guest(world).await;
            let path = format!("/people/{}", victim.handle());
            note(who.post(&format!("{path}/close"), &[]).await, None);
            note(who.post(&format!("{path}/reopen"), &[]).await, None);
            note(who.api("PUT", &format!("{path}/closed"), None).await, None);
            note(who.api("DELETE", &format!("{path}/closed"), None).await, None);
        }
        "start a space" => {
            note(who.get("/spaces/new").await, None);
            note(who.post("/spaces", &[("name", "A new space")]).await, None);
            let new = json!({ "name": "Another new space" });
            note(who.api("POST", "/spaces", Some(new)).await, None);
        }
        "name the network" => {
            note(who.post("/admin", &[("name", "Acme")]).await, None);
            note(who.api("PUT", "/site", Some(json!({ "name": "Acme" }))).await, None);
        }
        "see the admin page" => note(who.get("/admin").await, None),
        "administer accounts" => {
            note(who.get("/admin/people").await, None);
            note(who.api("GET", "/accounts", None).await, None);
            let lines = [("lines", "new@canary.example")];
            note(who.post_files("/invitations/many", &lines, Vec::new()).await, None);
            note(who.get("/invitations/many").await, None);
        }
        "hand over a code" => {
            let victim = known_to_the_guest(world).await;
            let path = format!("/people/{}/code", victim.handle());
            note(who.post(&path, &[]).await, None);
            note(who.api("POST", &path, None).await, None);
            let path = format!("/people/{}", victim.handle());
            note(
                who.api("PUT", &format!("{path}/email"), Some(json!({ "email": null }))).await,
                None,
            );
            note(
                who.api("PUT", &format!("{path}/number"), Some(json!({ "number": null }))).await,
                None,
            );
            note(who.api("DELETE", &format!("{path}/sessions"), None).await, None);
        }
        "see mail settings" => {
            note(who.get("/admin/mail").await, None);
            note(who.api("GET", "/mail", None).await, None);
            note(who.post("/admin/mail/release", &[]).await, None);
        }
        "see groups" => {
            let group = group(world).await;
            note(who.get("/admin/groups").await, None);
            note(who.get(&format!("/admin/groups/{group}")).await, None);
            note(who.api("GET", "/groups", None).await, None);
            note(who.api("GET", &format!("/groups/{group}"), None).await, None);
            note(who.api("GET", &format!("/groups/{group}/members"), None).await, None);
        }
        "create a group" => {
            let name = || kernel::secret::short();
            note(who.post("/admin/groups", &[("name", &name())]).await, None);
            note(who.api("POST", "/groups", Some(json!({ "name": name() }))).await, None);
        }
        "keep a group" => {
            let (group, name) = (group(world).await, kernel::secret::short());
            let (page, api) = (format!("/admin/groups/{group}"), format!("/groups/{group}"));
            note(who.post(&page, &[("name", &name)]).await, None);
            note(who.post(&format!("{page}/members"), &[("handle", "author")]).await, None);
            note(who.post(&format!("{page}/members/author/remove"), &[]).await, None);
            note(who.api("PATCH", &api, Some(json!({ "name": name }))).await, None);
            note(who.api("PUT", &format!("{api}/members/author"), None).await, None);
            note(who.api("DELETE", &format!("{api}/members/author"), None).await, None);
            note(who.api("DELETE", &api, None).await, None);
        }
        "say who invites" => {
            note(who.get("/admin/guests").await, None);
            note(who.api("GET", "/guests/policy", None).await, None);
            note(who.post("/admin/guests", &[("inviters", "managers")]).await, None);
            let policy = json!({ "inviters": "managers" });
            note(who.api("PUT", "/guests/policy", Some(policy)).await, None);
        }
        "see invitations" => {
            note(who.get("/invitations").await, None);
            note(who.api("GET", "/invitations", None).await, None);
        }
        "invite" => {
            note(who.post("/invitations", &[("role", "member")]).await, None);
            let new = json!({ "role": "guest" });
            note(who.api("POST", "/invitations", Some(new)).await, None);
        }
        "revoke an invitation" => {
            let (one, other) = (invitation(world).await, invitation(world).await);
            note(who.post(&format!("/invitations/{one}/revoke"), &[]).await, None);
            note(who.api("DELETE", &format!("/invitations/{other}"), None).await, None);
        }
        "change one's account" => {
            note(who.get("/settings").await, None);
            note(who.api("PATCH", "/me", Some(json!({ "site": "Lyon" }))).await, None);
            note(who.api("GET", "/me", None).await, None);
        }
        "see one's tokens" => note(who.api("GET", "/tokens", None).await, None),
        "make a token" => {
            let fields = [("name", "Mine"), ("scope", "read"), ("days", "30")];
            note(who.post("/settings/tokens", &fields).await, None);
            let new = json!({ "name": "Mine too", "scope": "write" });
            note(who.api("POST", "/tokens", Some(new)).await, None);
        }
        "revoke another's" => {
            let stranger = world.newcomer().await;
            let list = stranger.api("GET", "/tokens", None).await.expect(200).json();
            let id = list[0]["id"].as_str().unwrap();
            note(who.post(&format!("/settings/tokens/{id}/revoke"), &[]).await, None);
            note(who.api("DELETE", &format!("/tokens/{id}"), None).await, None);
        }
        "end another's session" => {
            let id = session(world, &world.newcomer().await).await;
            note(who.post(&format!("/settings/sessions/{id}/end"), &[]).await, None);
        }
        _ => panic!("the table names an action that nobody knows: {action}"),
    }
    made
}

/// Somebody new who shares a space with the guest and none with the stray one.
async fn known_to_the_guest(world: &World) -> Client {
    let victim = world.newcomer().await;
    world.put(&victim, spaces::Standing::Member).await;
    victim
}

/// The number of a new group.
async fn group(world: &World) -> String {
    let new = json!({ "name": kernel::secret::short() });
    let made = world.client("admin").api("POST", "/groups", Some(new)).await.expect(201);
    made.json()["id"].as_str().expect("an id").to_owned()
}

async fn invitation(world: &World) -> String {
    let new = Some(json!({ "role": "guest" }));
    let made = world.client("admin").api("POST", "/invitations", new).await.expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

/// The number of somebody's session.
async fn session(world: &World, of: &Client) -> i64 {
    let viewer = of.viewer();
    let open = world.net.app.db.read(move |tx| identity::session::of(tx, &viewer));
    open.await.unwrap()[0].id
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_of_people_and_network_holds() {
    let world = World::new(Place::Secret).await;
    let author = world.client("author");
    let photo = author.request("PUT", "/me/photo", None).body(picture(600, 600)).send().await;
    assert_eq!(photo.unwrap().status(), 204);
    give_address(&world, author).await;
    let mut wrong = String::new();
    for (action, expected) in rows(NETWORK) {
        for (role, expected) in ROLES.iter().zip(expected) {
            for tried in attempt(&world, role, &action).await {
                let (got, how) = (outcome(role, &tried), &tried.how);
                if got != expected {
                    let status = tried.answer.status;
                    writeln!(wrong, "{role}: {action}: {expected}, but {got} ({how}: {status})")
                        .unwrap();
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

async fn give_address(world: &World, of: &Client) {
    kernel::sql! { static ADDRESS_OF = "UPDATE people SET email = $2 WHERE id = $1"; }
    let id = of.id();
    let given =
        world.net.app.db.write(move |tx| tx.execute(&ADDRESS_OF, kernel::params![id, ADDRESS]));
    given.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_out_of_sight_looks_like_nobody() {
    let world = World::new(Place::Secret).await;
    let stray = world.client("stray");
    for path in ["/people/{}", "/people/{}/photo", "/api/v1/people/{}/posts", "/spaces/@{}"] {
        let hidden = stray.get(&path.replace("{}", "author")).await;
        let absent = stray.get(&path.replace("{}", "nobody.here")).await;
        let left =
            |answer: &Answer| (answer.status, scrub(&answer.text, &["author", "nobody.here"]));
        assert_eq!(left(&hidden), left(&absent), "{path}");
    }
    let begin = |with: &str| json!({ "people": [with] });
    let hidden = stray.api("POST", "/conversations", Some(begin("author"))).await.expect(422);
    let absent = stray.api("POST", "/conversations", Some(begin("nobody.here"))).await.expect(422);
    assert_eq!(hidden.json()["errors"], absent.json()["errors"]);
    let other = stray.api("PUT", "/people/author/role", Some(json!({ "role": "guest" }))).await;
    assert_eq!(other.status, 404);
    // The role of the account is kept: nothing was done before the refusal.
    let viewer = world.client("author").api("GET", "/me", None).await.expect(200);
    assert_eq!(viewer.json()["role"], Role::Member.as_str());
}
