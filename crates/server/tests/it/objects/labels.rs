//! Labels: scanned, printed, reported by with an account and without, by whom, and what strangers see of it.

use serde_json::{Value, json};
use spaces::Access;
use testkit::kinds::{id, moved, published, seen};
use testkit::{Answer, Client};

use super::{declared, network, new, request};

/// A label of the room, with these words.
fn label(name: &str) -> Value {
    json!({ "kind": "request", "name": name, "presets": { "place": "Line 3" } })
}

async fn made(who: &Client, it: Value) -> Value {
    who.api("POST", "/spaces/room/labels", Some(it)).await.expect(201).json()
}

fn picture() -> Vec<u8> {
    crate::access::picture(8, 6)
}

/// Where the code of a label leads.
fn path(label: &Value) -> String {
    let url = label["url"].as_str().expect("an address");
    url[url.find("/l/").expect("a label")..].to_owned()
}

/// What the form of a label shows of who will read it.
async fn audience(who: &Client, path: &str) -> String {
    let page = who.get(path).await.expect(200).text;
    let (_, value) = page.split_once("name=\"audience\" value=\"").expect("an audience");
    value.split_once('"').expect("its end").0.to_owned()
}

async fn reported(who: &Client, path: &str, fields: &[(&str, &str)]) -> Answer {
    let shown = audience(who, path).await;
    let mut fields = fields.to_vec();
    fields.push(("audience", &shown));
    who.post_files(path, &fields, Vec::new()).await
}

/// The post that an answer leads to.
fn sent(answer: Answer) -> String {
    let answer = answer.expect(303);
    answer.location().split_once("sent=").expect("a post").1.to_owned()
}

/// Sends the form of a label without an account, with the cookie and the token of its page.
async fn stranger(
    nobody: &Client,
    path: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, Vec<u8>)>,
) -> Answer {
    let (token, cookie) = nobody.form_token(path).await;
    sent_as(nobody, path, &token, &cookie, fields, file).await
}

async fn sent_as(
    nobody: &Client,
    path: &str,
    token: &str,
    cookie: &str,
    fields: &[(&str, &str)],
    file: Option<(&str, Vec<u8>)>,
) -> Answer {
    let mut form = reqwest::multipart::Form::new().text("csrf", token.to_owned());
    for (name, value) in fields {
        form = form.text((*name).to_owned(), (*value).to_owned());
    }
    if let Some((name, bytes)) = file {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name.to_owned());
        form = form.part("upload", part);
    }
    let request = nobody.form(&format!("{path}/report")).header("cookie", cookie);
    answered(request.multipart(form)).await
}

async fn answered(request: reqwest::RequestBuilder) -> Answer {
    let response = request.send().await.expect("an answer");
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Answer { status, headers, text: response.text().await.expect("a body") }
}

async fn allow(ines: &Client, allowed: bool) {
    let body = json!({ "without_account": allowed });
    ines.api("PUT", "/site/labels", Some(body)).await.expect(200);
}

fn open_label() -> Value {
    let mut it = label("Press 12");
    it["without_account"] = json!(true);
    it
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_opens_the_form_with_what_is_known_and_the_report_is_numbered() {
    let (_net, _, [ana, ben, eve]) = network().await;
    let press = path(&made(&ana, label("Press 12")).await);
    let page = ben.get(&press).await.expect(200).text;
    assert!(page.contains("<h1 dir=\"auto\">Press 12</h1>") && page.contains("Line 3"), "{page}");
    assert!(!page.contains("our-request-place"), "what is known is not asked for");
    assert!(page.contains("our-request-urgency") && page.contains("capture=\"environment\""));
    let form =
        [("body", "Oil on the floor\nSince noon."), ("our-request-urgency", "high"), ("once", "a")];
    let shown = audience(&ben, &press).await;
    let mut fields = form.to_vec();
    fields.push(("audience", &shown));
    let answer = ben.post_files(&press, &fields, vec![("a.png", picture())]).await;
    let post = sent(answer);
    let it = seen(&ben, &post).await;
    assert_eq!((&it["title"], &it["body"]), (&json!("Oil on the floor"), &json!("Since noon.")));
    assert_eq!(it["fields"]["place"], json!("Line 3"));
    assert_eq!(it["fields"]["urgency"], json!("high"));
    assert_eq!(
        (it["kind"].as_str(), it["files"].as_array().map(Vec::len)),
        (Some("our-request"), Some(1))
    );
    // The same form again is the same report.
    assert_eq!(sent(ben.post_files(&press, &fields, Vec::new()).await), post);
    let page = ben.get(&format!("{press}?sent={post}")).await.expect(200).text;
    assert!(page.contains("data-sent role=\"status\"") && page.contains("REQ-"), "{page}");
    assert!(page.contains("Oil on the floor") && page.contains(">Open<"), "{page}");
    // Who took it is who knows; its card says the label.
    moved(&eve, &post, "take", json!({})).await;
    let page = ana.get(&press).await.expect(200).text;
    assert!(page.contains("/people/eve") && page.contains("In progress"), "{page}");
    let card = ana.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(card.contains("class=\"object-label\"") && card.contains("Press 12"), "{card}");
    assert!(!card.contains("Reported without an account"));
    // Renamed, the card says so too.
    let it = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    let own = format!("/labels/{}", id(&it[0]));
    ana.api("PUT", &own, Some(label("Press 13"))).await.expect(200);
    assert!(ana.get(&format!("/posts/{post}")).await.text.contains("Press 13"));
}

#[tokio::test(flavor = "multi_thread")]
async fn kind_space_and_presets_are_the_labels_whatever_a_form_says() {
    let (net, ines, [ana, ben, _]) = network().await;
    net.space(&ben, "other", Access::Open).await;
    let mut second = request();
    second["name"] = json!("second");
    second["prefix"] = json!("SEC");
    second["label"] = json!({ "fr": "Deux", "en": "Two" });
    declared(&ines, &second).await;
    let press = path(&made(&ana, label("Press 12")).await);
    let post = sent(
        reported(
            &ben,
            &press,
            &[
                ("body", "Smoke"),
                ("kind", "our-second"),
                ("space", "other"),
                ("title", "Mine"),
                ("our-request-place", "Elsewhere"),
                ("our-second-place", "Elsewhere"),
            ],
        )
        .await,
    );
    let it = seen(&ben, &post).await;
    assert_eq!((it["kind"].as_str(), it["title"].as_str()), (Some("our-request"), Some("Smoke")));
    assert_eq!(it["fields"]["place"], json!("Line 3"));
    assert_eq!(it["space"]["slug"], json!("room"), "{it}");
    // Over the API likewise.
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    let reports = format!("/labels/{}/posts", id(&own[0]));
    let body = json!({ "title": "Smoke", "fields": { "place": "Elsewhere", "urgency": "high" } });
    let it = ben.api("POST", &reports, Some(body)).await.expect(201).json();
    assert_eq!(
        (&it["fields"]["place"], &it["fields"]["urgency"]),
        (&json!("Line 3"), &json!("high"))
    );
    ben.api("POST", &reports, Some(json!({ "title": "T", "kind": "message" }))).await.expect(422);
    // A form that shows nothing of its readers publishes for nobody.
    ben.post_files(&press, &[("body", "Smoke")], Vec::new()).await.expect(412);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_comes_back_with_its_words() {
    let (_net, _, [ana, ben, _]) = network().await;
    let bare = json!({ "kind": "request", "name": "Yard" });
    let yard = path(&made(&ana, bare).await);
    assert!(ben.get(&yard).await.text.contains("our-request-place"));
    let words = [("body", "Ice on the steps"), ("our-request-who", "nobody at all")];
    let page = reported(&ben, &yard, &words).await.expect(422).text;
    assert!(page.contains("Ice on the steps") && page.contains("nobody at all"), "{page}");
    let page = reported(&ben, &yard, &[("body", " "), ("our-request-place", "Yard")]).await;
    assert!(page.expect(422).text.contains("Add a few words or a photo."));
    // A picture says enough: the label is the title.
    let shown = audience(&ben, &yard).await;
    let fields = [("body", ""), ("our-request-place", "Steps"), ("audience", &*shown)];
    let post = sent(ben.post_files(&yard, &fields, vec![("a.png", picture())]).await);
    assert_eq!(seen(&ben, &post).await["title"], json!("Yard"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_label_says_only_what_its_kind_takes() {
    let (_net, ines, [ana, ben, _]) = network().await;
    let tries = async |it: Value| ana.api("POST", "/spaces/room/labels", Some(it)).await;
    for (wrong, at) in [
        (json!({ "kind": "request", "name": " " }), "name"),
        (json!({ "kind": "none", "name": "N" }), "kind"),
        (json!({ "kind": "request", "name": "N", "presets": { "urgency": "none" } }), "urgency"),
        (json!({ "kind": "request", "name": "N", "presets": { "answer": "later" } }), "answer"),
        (json!({ "kind": "request", "name": "N", "presets": { "who": ["nobody"] } }), "who"),
        (json!({ "kind": "request", "name": "N", "guide": "https://evil.example" }), "guide"),
        (json!({ "kind": "request", "name": "N", "guide": "//evil.example" }), "guide"),
    ] {
        let answer = tries(wrong.clone()).await.expect(422).text;
        assert!(answer.contains(at), "{wrong}: {answer}");
    }
    let post = id(&published(&ana, new(json!({ "place": "Hall" }))).await);
    let it = json!({ "kind": "request", "name": "Press", "guide": format!("/posts/{post}"),
        "presets": { "who": ["eve"], "urgency": "high", "place": "Hall" } });
    let press = made(&ana, it).await;
    let page = ben.get(&path(&press)).await.expect(200).text;
    assert!(page.contains("@eve") && page.contains("High") && page.contains("A lamp"), "{page}");
    let sent = sent(reported(&ben, &path(&press), &[("body", "Stopped")]).await);
    assert_eq!(seen(&ben, &sent).await["fields"]["who"], json!(["eve"]));
    // What the kind no longer takes is asked for again, and does not keep anybody from reporting.
    let mut less = request();
    less["fields"][1]["choices"] = json!([{ "name": "low", "label": { "fr": "F", "en": "Low" } }]);
    declared(&ines, &less).await;
    let page = ben.get(&path(&press)).await.expect(200).text;
    assert!(page.contains("our-request-urgency"), "{page}");
    reported(&ben, &path(&press), &[("body", "Again")]).await.expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_are_made_changed_printed_and_withdrawn_in_pages() {
    let (_net, _, [ana, _, _]) = network().await;
    let empty = ana.get("/labels?space=room").await.expect(200).text;
    assert!(
        empty.contains("No labels yet")
            && empty.contains("/labels/new?space=room&#38;kind=request"),
        "{empty}"
    );
    let form = ana.get("/labels/new?space=room&kind=request").await.expect(200).text;
    assert!(form.contains("our-request-place") && !form.contains("our-request-answer"), "{form}");
    let fields =
        [("space", "room"), ("kind", "request"), ("name", ""), ("our-request-place", "Line 3")];
    let page = ana.post("/labels", &fields).await.expect(422).text;
    assert!(page.contains("Add a name.") && page.contains("value=\"Line 3\""), "{page}");
    let fields = [
        ("space", "room"),
        ("kind", "request"),
        ("name", "Press 12"),
        ("our-request-place", "Line 3"),
    ];
    assert_eq!(ana.post("/labels", &fields).await.expect(303).location(), "/labels?space=room");
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    let (press, page) = (path(&own[0]), format!("/labels/{}", id(&own[0])));
    assert_eq!(own[0]["presets"], json!({ "place": "Line 3" }));
    let sheet = ana.get("/labels/print?space=room").await.expect(200).text;
    assert!(
        sheet.contains("class=\"qr\"")
            && sheet.contains("Press 12")
            && sheet.contains("REQ · Request")
    );
    assert!(ana.get(&page).await.expect(200).text.contains("value=\"Line 3\""));
    ana.post(&page, &[("name", "Press 13"), ("our-request-urgency", "high")]).await.expect(303);
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    assert_eq!(
        (&own[0]["name"], &own[0]["presets"]),
        (&json!("Press 13"), &json!({ "urgency": "high" }))
    );
    assert_eq!(path(&own[0]), press, "the printed code still leads there");
    // Renewed, what was printed leads nowhere; withdrawn, nothing does.
    ana.post(&format!("{page}/renew"), &[]).await.expect(303);
    ana.get(&press).await.expect(404);
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    ana.get(&path(&own[0])).await.expect(200);
    ana.post(&format!("{page}/withdraw"), &[]).await.expect(303);
    ana.get(&path(&own[0])).await.expect(404);
    ana.get(&page).await.expect(404);
    ana.get("/labels/print?space=room").await.expect(404);
}

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
    let roles = [&nobody, &gus, &ben, &zoe, &mel, &ana, &ines];
    let mut wrong = String::new();
    for line in TABLE.lines().map(str::trim).filter(|line| !line.is_empty()).skip(1) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let (space, action) = (if words[0] == "open" { "room" } else { "attic" }, words[1]);
        for (who, expected) in roles.iter().zip(&words[2..]) {
            let labels = format!("/spaces/{space}/labels");
            let it = ana.api("POST", &labels, Some(label("Press"))).await.expect(201).json();
            let (own, scan) = (format!("/labels/{}", id(&it)), path(&it));
            let answers = match action {
                "see" => vec![who.get(&scan).await, who.api("GET", &own, None).await],
                "report" => vec![
                    who.post_files(&scan, &[("body", "x"), ("audience", &everyone(space))], vec![])
                        .await,
                    who.api("POST", &format!("{own}/posts"), Some(json!({ "title": "x" }))).await,
                ],
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

#[tokio::test(flavor = "multi_thread")]
async fn somebody_without_an_account_reports_and_follows_it_and_sees_nothing_else() {
    let (net, ines, [ana, ben, _]) = network().await;
    allow(&ines, true).await;
    let press = path(&made(&ana, open_label()).await);
    let nobody = net.nobody();
    let page = nobody.get(&press).await.expect(200);
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(page.headers["cache-control"], "no-store");
    let shown = ["Press 12", "Line 3", "Request"];
    assert!(shown.iter().all(|words| page.text.contains(words)), "{}", page.text);
    assert!(!page.text.contains("our-request-place") && !page.text.contains("/people/ana"));
    let words = "Oil, @ben **look** <b>here</b> #fire\n\nSince noon";
    let fields =
        [("body", words), ("name", "Jo"), ("contact", "0601"), ("our-request-place", "Mine")];
    let answer = stranger(&nobody, &press, &fields, Some(("a.png", picture()))).await.expect(303);
    let follow = answer.location().to_owned();
    assert!(follow.starts_with(&format!("{press}/")));

    // It is its keeper's, marked, its words only words, and its keeper hears of it.
    let list = ben.api("GET", "/objects?kind=request", None).await.expect(200).json();
    let it = &list["items"][0];
    let post = id(it);
    assert_eq!(
        (&it["author"]["handle"], &it["fields"]["place"]),
        (&json!("ana"), &json!("Line 3"))
    );
    assert_eq!(it["title"], json!("Oil, @ben **look** <b>here</b> #fire"));
    let html = it["html"].as_str().expect("HTML");
    assert!(html.contains("Name: Jo") && html.contains("Contact: 0601"), "{html}");
    assert_eq!(it["files"].as_array().map(Vec::len), Some(1));
    let card = ben.get(&format!("/posts/{post}")).await.expect(200).text;
    assert!(card.contains("Reported without an account") && card.contains("Press 12"), "{card}");
    let told = async |who: &Client, kind: &str| {
        let mut found = false;
        for _ in 0..200 {
            let all = who.api("GET", "/inbox", None).await.expect(200).text;
            found = all.contains(&format!("\"{kind}\""));
            if found {
                break;
            }
            tokio::task::yield_now().await;
        }
        found
    };
    assert!(told(&ana, "reported").await);

    // Number, status and dates.
    let number = it["outcome"]["number"].as_str().expect("a number").to_owned();
    let page = nobody.get(&follow).await.expect(200);
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    assert_eq!(page.headers["cache-control"], "no-store");
    assert!(page.text.contains(&number) && page.text.contains(">Open<"), "{}", page.text);
    ben.comment(&post, "A secret comment").await;
    moved(&ben, &post, "take", json!({})).await;
    let page = nobody.get_with(&follow, &[("accept-language", "fr")]).await.expect(200).text;
    assert!(page.contains("En cours") && page.contains("Statut changé le"), "{page}");
    for hidden in ["ana", "ben", "secret", "Oil", "Press 12", "Line 3", "room", "Jo", "0601", &post]
    {
        let (_, main) = page.split_once("<main").expect("a page");
        let (main, _) = main.split_once("</main>").expect("its end");
        assert!(!main.contains(hidden), "{hidden}: {main}");
    }
    // The label has another code: the report is still followed, by its own address alone.
    let own = ana.api("GET", "/spaces/room/labels", None).await.expect(200).json();
    ana.api("POST", &format!("/labels/{}/renew", id(&own[0])), None).await.expect(200);
    nobody.get(&follow).await.expect(200);
    let (_, secret) = follow.rsplit_once('/').expect("a secret");
    for wrong in [format!("{press}/wrong"), format!("/l/wrong/{secret}"), format!("{press}/{post}")]
    {
        nobody.get(&wrong).await.expect(404);
    }
    // Deleted, it is gone; and so is everything where the company no longer allows it.
    allow(&ines, false).await;
    nobody.get(&follow).await.expect(404);
    allow(&ines, true).await;
    nobody.get(&follow).await.expect(200);
    ana.api("DELETE", &format!("/posts/{post}"), None).await.expect(204);
    nobody.get(&follow).await.expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn not_allowed_withdrawn_and_unknown_are_one_answer_to_strangers() {
    let (net, ines, [ana, _, _]) = network().await;
    let nobody = net.nobody();
    let it = made(&ana, open_label()).await;
    let (press, own) = (path(&it), format!("/labels/{}", id(&it)));
    let closed = path(&made(&ana, label("Closed")).await);
    let refused = async |path: &str| {
        let page = nobody.get(path).await;
        let (token, cookie) = nobody.form_token("/sign-in").await;
        let sent = sent_as(&nobody, path, &token, &cookie, &[("body", "x")], None).await;
        let plain = |answer: Answer| {
            let place = answer.headers.get("location").map(|value| value.to_str().unwrap_or(""));
            let place = place.unwrap_or_default().replace(path.trim_start_matches("/l/"), "TOKEN");
            (answer.status, place)
        };
        (plain(page), plain(sent))
    };
    let unknown = refused("/l/unknown").await;
    assert_eq!(unknown.0.0, 303);
    assert_eq!(refused(&press).await, unknown, "the company does not allow it");
    allow(&ines, true).await;
    assert_eq!(refused(&closed).await, unknown, "the label does not");
    nobody.get(&press).await.expect(200);
    ana.api("DELETE", &own, None).await.expect(204);
    assert_eq!(refused(&press).await, unknown, "withdrawn");
    // Nobody may publish there any more: neither may whoever answers for it.
    let other = path(&made(&ana, open_label()).await);
    nobody.get(&other).await.expect(200);
    let mut gone = request();
    gone["retired"] = json!(true);
    declared(&ines, &gone).await;
    assert_eq!(refused(&other).await, unknown, "its kind is retired");
    ana.api("PUT", "/site/labels", Some(json!({ "without_account": true }))).await.expect(403);
    ana.api("GET", "/site/labels", None).await.expect(403);
    ana.post("/labels/without-account", &[("allowed", "1")]).await.expect(403);
    ines.post("/labels/without-account", &[]).await.expect(303);
    let now = ines.api("GET", "/site/labels", None).await.expect(200).json();
    assert_eq!(now, json!({ "without_account": false }));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_strangers_send_is_proved_bounded_and_counted() {
    let (net, ines, [ana, _, _]) = network().await;
    allow(&ines, true).await;
    let press = path(&made(&ana, open_label()).await);
    let nobody = net.nobody();
    let (token, cookie) = nobody.form_token(&press).await;
    let send = async |token: &str, fields: &[(&str, &str)], file: Option<(&str, Vec<u8>)>| {
        sent_as(&nobody, &press, token, &cookie, fields, file).await
    };
    // Without the token of the page, or from another site, nothing is taken.
    send("wrong", &[("body", "x")], Some(("a.png", picture()))).await.expect(403);
    let foreign = nobody.form(&format!("{press}/report")).header("sec-fetch-site", "cross-site");
    answered(foreign.form(&[("body", "x"), ("csrf", &*token)])).await.expect(403);
    // Words without an address, a picture and nothing else.
    let page = send(&token, &[("body", "see https://evil.example")], None).await.expect(422).text;
    assert!(
        page.contains("cannot contain a web address") && page.contains("evil.example"),
        "{page}"
    );
    send(&token, &[("body", "x")], Some(("a.pdf", b"%PDF-1.4 words".to_vec()))).await.expect(422);
    send(&token, &[("body", "x")], Some(("a.png", vec![7; 10 * 1024 * 1024]))).await.expect(413);
    let none = ana.api("GET", "/objects?kind=request", None).await.expect(200).json();
    assert_eq!(none["items"], json!([]));
    // A second click is the same report.
    let once = "k".repeat(43);
    let one = send(&token, &[("body", "Smoke"), ("once", &*once)], None).await.expect(303);
    let two = send(&token, &[("body", "Smoke"), ("once", &*once)], None).await.expect(303);
    assert_eq!(one.location(), two.location());
    let one = ana.api("GET", "/objects?kind=request", None).await.expect(200).json();
    assert_eq!(one["items"].as_array().map(Vec::len), Some(1));
    // So often, and no more: with the hour at which one may again.
    let mut last = 0;
    for n in 0..8 {
        last = send(&token, &[("body", &*format!("Again {n}"))], None).await.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_sees_no_space_reports_as_strangers_do_where_that_is_allowed() {
    let (net, ines, [ana, ben, _]) = network().await;
    let attic = net.space(&ana, "attic", Access::Secret).await;
    let it = ana.api("POST", "/spaces/attic/labels", Some(open_label())).await.expect(201).json();
    let press = path(&it);
    ben.get(&press).await.expect(404);
    allow(&ines, true).await;
    let page = ben.get(&press).await.expect(200).text;
    assert!(
        page.contains(&format!("action=\"{press}/report\"")) && !page.contains("attic"),
        "{page}"
    );
    let answer = ben.post_files(&format!("{press}/report"), &[("body", "Smoke")], Vec::new()).await;
    ben.get(answer.expect(303).location()).await.expect(200);
    net.join(attic, &ben).await;
    assert!(ben.get(&press).await.expect(200).text.contains("Smoke"));
}
