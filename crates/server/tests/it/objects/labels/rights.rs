//! Who may do what with a label.

use serde_json::json;
use spaces::Access;
use testkit::kinds::id;

use super::strangers::{allow, sent_as};
use super::{label, path};
use crate::objects::network;

/// Who may do what with a label of a room, whose access is this: `ok`, `no` (403), `-` (404), `in` (sign in).
const TABLE: &str = "
    action            nobody guest member other outside manager admin
    open see          in     -     ok     ok    ok      ok      ok
    open report       in     -     ok     no    no      ok      no
    open list         in     -     no     no    no      ok      ok
    open make         in     -     no     no    no      ok      ok
    open change       in     -     no     no    no      ok      ok
    open print        in     -     no     no    no      ok      ok
    open renew        in     -     no     no    no      ok      ok
    open withdraw     in     -     no     no    no      ok      ok
    open stranger     ok     ok    ok     ok    ok      ok      ok
    open refused      in     -     -      -     -       -       -
    open follow       ok     ok    ok     ok    ok      ok      ok
    secret stranger   ok     ok    ok     ok    ok      ok      ok
    secret refused    in     -     -      -     -       -       -
    secret follow     ok     ok    ok     ok    ok      ok      ok
    secret see        in     -     ok     -     -       ok      -
    secret report     in     -     ok     -     -       ok      -
    secret list       in     -     no     -     -       ok      -
    secret make       in     -     no     -     -       ok      -
    secret change     in     -     no     -     -       ok      -
    secret print      in     -     no     -     -       ok      -
    secret renew      in     -     no     -     -       ok      -
    secret withdraw   in     -     no     -     -       ok      -
";

#[tokio::test(flavor = "multi_thread")]
async fn who_may_do_what_with_a_label() {
    let (net, ines, [ana, ben, _]) = network().await;
    let (gus, mel, zoe) =
        (net.guest("gus").await, net.member("mel").await, net.member("zoe").await);
    // Somebody who manages another space.
    net.space(&mel, "other", Access::Open).await;
    let attic = net.space(&ana, "attic", Access::Secret).await;
    net.join(attic, &ben).await;
    let nobody = net.nobody();
    allow(&ines, true).await;
    let roles = [&nobody, &gus, &ben, &zoe, &mel, &ana, &ines];
    let mut wrong = String::new();
    for line in TABLE.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (space, action) = (if words[0] == "open" { "room" } else { "attic" }, words[1]);
        for (who, expected) in roles.iter().zip(&words[2..]) {
            let labels = format!("/spaces/{space}/labels");
            // Without an account only by labels that say so.
            let mut new = label("Press");
            new["without_account"] = json!(matches!(action, "stranger" | "follow"));
            let it = ana.api("POST", &labels, Some(new)).await.expect(201).json();
            let (own, scan) = (format!("/labels/{}", id(&it)), path(&it));
            let answers = match action {
                "see" => vec![who.get(&scan).await, who.api("GET", &own, None).await],
                "report" => vec![
                    who.post_files(&scan, &[("body", "x"), ("audience", &everyone(space))], vec![])
                        .await,
                    who.api("POST", &format!("{own}/posts"), Some(json!({ "title": "x" }))).await,
                ],
                "stranger" | "refused" if std::ptr::eq(*who, &nobody) => {
                    let (token, cookie) = nobody.form_token("/sign-in").await;
                    vec![sent_as(who, &scan, &token, &cookie, &[("body", "x")], None).await]
                }
                "stranger" | "refused" => {
                    let report = format!("{scan}/report");
                    vec![who.post_files(&report, &[("body", "x")], vec![]).await]
                }
                "follow" => {
                    let (token, cookie) = nobody.form_token("/sign-in").await;
                    let fields = [("body", "x")];
                    let sent = sent_as(&nobody, &scan, &token, &cookie, &fields, None).await;
                    vec![who.get(sent.expect(303).location()).await]
                }
                "list" => vec![
                    who.get(&format!("/labels?space={space}")).await,
                    who.api("GET", &labels, None).await,
                ],
                "make" => vec![
                    who.get(&format!("/labels/new?space={space}&kind=request")).await,
                    who.post("/labels", &[("space", space), ("kind", "request"), ("name", "x")])
                        .await,
                    who.api("POST", &labels, Some(label("x"))).await,
                ],
                "change" => vec![
                    who.get(&own).await,
                    who.post(&own, &[("name", "y")]).await,
                    who.api("PUT", &own, Some(label("y"))).await,
                ],
                "print" => vec![who.get(&format!("/labels/print?space={space}")).await],
                "renew" => vec![
                    who.post(&format!("{own}/renew"), &[]).await,
                    who.api("POST", &format!("{own}/renew"), None).await,
                ],
                _ => vec![who.api("DELETE", &own, None).await],
            };
            for answer in answers {
                let to_sign_in = answer.status == 303 && answer.location().starts_with("/sign-in");
                let got = match answer.status {
                    401 => "in",
                    303 if to_sign_in => "in",
                    403 if std::ptr::eq(*who, &nobody) => "in",
                    200..=299 | 303 => "ok",
                    403 => "no",
                    404 => "-",
                    _ => "else",
                };
                if got != *expected {
                    wrong += &format!("{line}: {got} ({}) for {expected}\n", answer.status);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// What a form shows of the readers of a space.
fn everyone(space: &str) -> String {
    format!("{space} {}", if space == "room" { "open" } else { "secret" })
}
