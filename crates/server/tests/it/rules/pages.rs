//! A manager previews a rule and keeps it; people come, are told once why, leave and stay out.

use serde_json::json;
use spaces::Access;
use testkit::TestApp;

use super::{group, is, members, not, rule, settle};
use crate::inbox::waiting;

fn row<'a>(of: &'a str, is: &'a str, value: &'a str) -> [(&'a str, &'a str); 3] {
    [("of", of), ("is", is), ("value", value)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_sees_who_would_come_before_anybody_does() {
    let net = TestApp::new().await;
    let (ana, ben, eve) =
        (net.member("ana").await, net.member("ben").await, net.member("eve").await);
    net.space(&ana, "room", Access::Open).await;
    let guest = net.guest("gil").await;
    for (who, site, job) in [(&ben, "Lyon", "Night nurse"), (&eve, "Paris", "Nurse")] {
        who.api("PATCH", "/me", Some(json!({ "site": site, "job": job }))).await.expect(200);
    }
    guest.api("PATCH", "/me", Some(json!({ "site": "Lyon", "job": "Nurse" }))).await.expect(200);
    let page = ana.get("/spaces/room").await.expect(200).text;
    assert!(page.contains("href=\"/spaces/room/rule\""), "{page}");
    let empty = ana.get("/spaces/room/rule").await.expect(200).text;
    assert!(empty.contains("value=\"Lyon\"") && !empty.contains("Save the rule"), "{empty}");

    let mut form = vec![("line", "1")];
    form.extend(row("job", "is", "nurse"));
    form.extend(row("site", "not", "paris "));
    form.extend(row("unit", "is", ""));
    form.push(("line", "2"));
    form.extend(row("unit", "is", " "));
    let shown = ana.post("/spaces/room/rule", &form).await.expect(200).text;
    assert!(shown.contains("1 person would join:") && shown.contains(">Ben</a>"), "{shown}");
    assert!(shown.contains("Nobody would leave") && shown.contains("Save the rule"));
    assert!(!shown.contains(">Eve</a>") && !shown.contains(">Gil</a>"));
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana"]);
    ana.api("GET", "/spaces/room/rule", None).await.expect(404);

    // What was not seen is shown first, also to who saves.
    form.push(("act", "save"));
    let again = ana.post("/spaces/room/rule", &form).await.expect(200).text;
    let seen = again.split_once("name=\"seen\" value=\"").expect("what was seen").1;
    let seen = seen.split_once('"').expect("its end").0.replace("&#34;", "\"");
    let other = [form.as_slice(), &[("seen", "[]")]].concat();
    ana.post("/spaces/room/rule", &other).await.expect(200);
    form.push(("seen", &seen));
    ana.post("/spaces/room/rule", &form).await.expect(303);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben"]);
    let kept = ana.get("/spaces/room/rule").await.expect(200).text;
    assert!(kept.contains("1 person is here by the rule.") && kept.contains("value=\"paris\""));

    // What is wrong is said, and what was typed is there.
    let wrong = [&[("line", "1")][..], &row("unit", "is", "Nowhere")].concat();
    let wrong = ana.post("/spaces/room/rule", &wrong).await.expect(422).text;
    assert!(wrong.contains("“Nowhere” is not known here") && wrong.contains("value=\"Nowhere\""));
    ana.post("/spaces/room/rule", &[("act", "save")]).await.expect(422);

    ana.post("/spaces/room/rule/delete", &[]).await.expect(303);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben"], "nobody leaves by that");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_is_told_once_why_they_are_here() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let (ben, out) = (net.member("ben").await, net.member("out").await);
    let crew = group(&boss, "Crew", &[&ana, &ben]).await;
    let banned = group(&boss, "Banned <b>", &[]).await;
    net.space(&ana, "room", Access::Closed).await;
    ben.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(202);
    let lines = json!([[is("group", &crew), not("group", &banned), not("site", "Lyon")]]);
    boss.api("PUT", "/spaces/room/rule", rule(lines.clone())).await.expect(404);
    let unnamed = ana.api("PUT", "/spaces/room/rule", rule(lines)).await.expect(422).text;
    assert!(!unnamed.contains("Banned"), "{unnamed}");
    boss.api("PUT", &format!("/groups/{banned}/members/ana"), None).await.expect(204);
    let lines = json!([[is("group", &crew), not("group", &banned), not("site", "Lyon")]]);
    ana.api("PUT", "/spaces/room/rule", rule(lines)).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben"]);
    let asks = ana.api("GET", "/spaces/room/requests", None).await.expect(200).text;
    assert!(!asks.contains("ben"), "the request is answered: {asks}");

    assert_eq!(waiting(&net, &ben).await, ["enrolled*"]);
    let inbox = ben.get("/inbox").await.text;
    assert!(inbox.contains("The membership rule of room includes you"), "{inbox}");
    let because = "You are here because you are in the group Crew and your location is not Lyon.";
    let (told, why) = ("You are here by the membership rule", "/spaces/room/rule/because");
    let page = ben.get("/spaces/room").await.expect(200).text;
    assert!(page.contains(told) && page.contains(&format!("href=\"{why}\"")), "{page}");
    let page = ben.get(why).await.expect(200).text;
    assert!(page.contains(because) && !page.contains("Banned"), "{page}");
    let own = ana.get("/spaces/room").await.text;
    assert!(!own.contains(told) && !own.contains(why), "{own}");
    for who in [&ana, &out, &boss] {
        who.get(why).await.expect(404);
    }
    let why = ben.api("GET", "/spaces/room/membership", None).await.expect(200).json();
    assert_eq!((&why["source"], &why["standing"]), (&json!("rule"), &json!("member")));
    assert_eq!(why["because"][0]["name"], "Crew");
    assert_eq!(why["because"].as_array().map(Vec::len), Some(2));
    let of_ana = ana.api("GET", "/spaces/room/membership", None).await.expect(200).json();
    assert_eq!((&of_ana["source"], &of_ana["because"]), (&json!("joined"), &json!([])));
    let outside = out.api("GET", "/spaces/room/membership", None).await.expect(200).json();
    assert_eq!((&outside["source"], &outside["standing"]), (&json!(null), &json!("outsider")));

    // Out and in again: told once.
    ben.api("POST", "/inbox/all", Some(json!({}))).await.expect(204);
    for method in ["DELETE", "PUT"] {
        boss.api(method, &format!("/groups/{crew}/members/ben"), None).await.expect(204);
        settle(&net).await;
    }
    assert_eq!(members(&ana, "room").await, ["ana", "ben"]);
    assert_eq!(waiting(&net, &ben).await, ["enrolled"]);
}

kernel::sql! {
    static ASKED = "SELECT asked FROM space_rules WHERE space_id = $1";
}

#[tokio::test(flavor = "multi_thread")]
async fn people_are_looked_at_again_where_a_unit_moves_rather_than_where_it_has_another_name() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let space = net.space(&ana, "room", Access::Open).await;
    let made = net
        .app
        .db
        .write(|tx| Ok((people::unit(tx, "Care", None)?, people::unit(tx, "Nights", None)?)));
    let (care, nights) = made.await.expect("units");
    ben.api("PATCH", "/me", Some(json!({ "unit": "Nights" }))).await.expect(200);
    let lines = json!([[is("unit", &care.to_string())]]);
    ana.api("PUT", "/spaces/room/rule", rule(lines)).await.expect(200);
    let asked = async || {
        settle(&net).await;
        let read = net
            .app
            .db
            .read(move |tx| tx.query_one(&ASKED, kernel::params![space], |row| row.get::<i64>(0)));
        read.await.expect("a rule")
    };
    let change = async |name: &'static str, under| {
        let change = move |tx: &mut kernel::Tx<'_>| people::change_unit(tx, nights, name, under);
        assert!(net.app.db.write(change).await.expect("a change"));
    };
    let before = asked().await;
    change("Evenings", None).await;
    assert_eq!(asked().await, before);
    change("Evenings", Some(care)).await;
    assert!(asked().await > before);
    assert_eq!(members(&ana, "room").await, ["ana", "ben"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_stays_and_who_left_stays_out() {
    let net = TestApp::new().await;
    let (ana, ben) = (net.member("ana").await, net.member("ben").await);
    let (eve, fay) = (net.member("eve").await, net.member("fay").await);
    let space = net.space(&ana, "room", Access::Open).await;
    net.join(space, &fay).await;
    let site = |name: &str| Some(json!({ "site": name }));
    for who in [&ben, &eve, &fay] {
        who.api("PATCH", "/me", site("Lyon")).await.expect(200);
    }
    ana.api("PUT", "/spaces/room/rule", rule(json!([[is("site", "Lyon")]]))).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben", "eve", "fay"]);
    let manage = Some(json!({ "standing": "animator" }));
    ana.api("PUT", "/spaces/room/members/ben", manage).await.expect(204);
    eve.api("DELETE", "/spaces/room/membership", None).await.expect(204);
    for who in [&ben, &fay] {
        who.api("PATCH", "/me", site("Paris")).await.expect(200);
    }
    eve.api("PATCH", "/me", site("lyon")).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "ben", "fay"]);
    let told = ana.get("/spaces/room/rule").await.expect(200).text;
    assert!(
        told.contains("Managers whom the rule no longer includes") && told.contains(">Ben</a>")
    );
    let own = ben.get("/spaces/room/rule/because").await.expect(200).text;
    assert!(own.contains("You stay because you manage this space"), "{own}");

    // No manager any more, he goes; who comes back by herself is here by herself.
    let member = Some(json!({ "standing": "member" }));
    ana.api("PUT", "/spaces/room/members/ben", member).await.expect(204);
    eve.api("PUT", "/spaces/room/membership", Some(json!({}))).await.expect(200);
    eve.api("PATCH", "/me", site("Nice")).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "eve", "fay"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_goes_moves_nobody_and_a_space_that_comes_back_is_as_it_was() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let (ben, eve) = (net.member("ben").await, net.member("eve").await);
    let crew = group(&boss, "Crew", &[&ana, &ben]).await;
    net.space(&ana, "room", Access::Closed).await;
    ana.api("PUT", "/spaces/room/rule", rule(json!([[is("group", &crew)]]))).await.expect(200);
    settle(&net).await;
    ana.api("DELETE", "/spaces/room", None).await.expect(204);
    boss.api("PUT", &format!("/groups/{crew}/members/eve"), None).await.expect(204);
    boss.api("DELETE", &format!("/groups/{crew}/members/ben"), None).await.expect(204);
    settle(&net).await;
    ben.api("GET", "/spaces/room", None).await.expect(404);
    ana.api("POST", "/spaces/room/restore", None).await.expect(204);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "eve"]);

    boss.api("DELETE", &format!("/groups/{crew}"), None).await.expect(204);
    eve.api("PATCH", "/me", Some(json!({ "site": "Lyon" }))).await.expect(200);
    settle(&net).await;
    assert_eq!(members(&ana, "room").await, ["ana", "eve"]);
    let state = ana.api("GET", "/spaces/room/rule", None).await.expect(200).json();
    assert_eq!((&state["paused"], &state["members"]), (&json!(true), &json!(1)));
    assert!(ana.get("/spaces/room/rule").await.text.contains("The rule moves nobody"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_names_what_is_gone_is_not_saved_with_less_in_it() {
    let net = TestApp::new().await;
    let (boss, ana) = (net.administrator("boss").await, net.member("ana").await);
    let crew = group(&boss, "Crew", &[&ana]).await;
    net.space(&ana, "room", Access::Open).await;
    let lines = json!([[is("site", "Lyon"), not("group", &crew)]]);
    ana.api("PUT", "/spaces/room/rule", rule(lines)).await.expect(200);
    boss.api("DELETE", &format!("/groups/{crew}"), None).await.expect(204);
    let page = ana.get("/spaces/room/rule").await.expect(200).text;
    assert!(page.contains(&format!("value=\"{crew}\"")), "{page}");
    let form = [&[("line", "1")][..], &row("site", "is", "Lyon"), &row("group", "not", &crew)];
    let refused = ana.post("/spaces/room/rule", &form.concat()).await.expect(422).text;
    assert!(refused.contains(&crew) && !refused.contains("Save the rule"), "{refused}");
}
