//! On a phone nothing sticks out, whatever people write.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::{Place, picture};

/// The elements that reach beyond the window, and whatever moves inside a frame of its own aside.
const STICKING_OUT: &str = "
    if (document.scrollingElement.scrollWidth <= innerWidth) return '';
    const scrolls = (e) => e && (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)
        || scrolls(e.parentElement));
    const out = [...document.body.querySelectorAll('*')].filter((e) =>
        e.getBoundingClientRect().right > innerWidth + 1 && !scrolls(e.parentElement));
    return out.slice(0, 5).map((e) => `${e.tagName}.${e.className}`).join(' ') || 'something';";

/// Names and texts as wide as they are allowed to be; answers the pages that show them.
async fn fill(place: &Place) -> Vec<String> {
    let wide = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten".to_owned();
    let long = place.app.administrator(&"x".repeat(64)).await;
    let name: String = wide.repeat(2).chars().take(100).collect();
    let me = json!({ "name": name, "job": wide, "about": format!("{wide}{wide} `{wide}{wide}`") });
    long.api("PATCH", "/me", Some(me)).await.expect(200);
    let space = json!({ "name": wide, "access": "closed", "kind": "project",
        "description": wide.repeat(2), "charter": format!("# {wide}\n\n- {wide}{wide}") });
    let space = long.api("POST", "/spaces", Some(space)).await.expect(201).json();
    let slug = space["slug"].as_str().expect("an address").to_owned();
    let cells = |text: &str| format!("|{}\n", format!("{text}|").repeat(12));
    let table = [cells("column"), cells("---"), cells("a value"), cells(&wide)].concat();
    let body = format!(
        "{wide}{wide}{wide}\n\n```rust\nlet line = \"{}\";\n```\n\n{table}\n\n\
         https://example.org/{}\n\n> > > > > {wide}\n\n1. 1. 1. 1. {wide}\n\n# {wide}\n\n\
         $$\\sum_{{i=0}}^{{n}} {}$$\n\n@{} `{wide}{wide}` #{wide}",
        "code ".repeat(60),
        "path/".repeat(40),
        "x^2 + ".repeat(60),
        long.handle(),
    );
    let post = json!({ "space": slug, "kind": "question", "title": wide.repeat(2), "body": body });
    let post = long.api("POST", "/posts", Some(post)).await.expect(201).json();
    let post = post["id"].as_str().expect("an identifier").to_owned();
    let mut parent = None;
    for _ in 0..3 {
        let new = json!({ "body": body, "parent": parent });
        let path = format!("/posts/{post}/comments");
        let comment = long.api("POST", &path, Some(new)).await.expect(201).json();
        parent = comment["id"].as_str().map(str::to_owned);
    }
    long.api("PATCH", &format!("/posts/{post}"), Some(json!({ "body": wide }))).await.expect(200);
    long.api("PATCH", &format!("/posts/{post}"), Some(json!({ "body": body }))).await.expect(200);
    let task = json!({ "space": slug, "kind": "task", "title": wide.repeat(2),
        "fields": { "checklist": wide.repeat(2), "assignee": [long.handle()], "due": "2026-05-03" } });
    let task = long.api("POST", "/posts", Some(task)).await.expect(201).json();
    let remind = json!({ "at": "2027-05-03T10:00:00Z" });
    let path = format!("/posts/{}/reminders", task["id"].as_str().expect("an identifier"));
    long.api("POST", &path, Some(remind)).await.expect(201);
    crate::experts::switch_on(&long).await;
    let skill: String = wide.chars().take(60).collect();
    let skills = Some(json!({ "skills": [skill] }));
    place.noor.api("PATCH", "/me", skills.clone()).await.expect(200);
    long.api("PATCH", "/me", skills).await.expect(200);
    let mut paths: Vec<String> = ["/", "/spaces", "/spaces/new", "/people", "/conversations"]
        .into_iter()
        .chain(["/settings", "/invitations", "/admin", "/gallery", "/api", "/nowhere"])
        .chain(["/search", "/search?q=space:a%20in:nowhere%20e"])
        .chain(["/org-chart", "/org-chart/people", "/admin/import/people"])
        .chain(["/experts", "/experts/me", "/admin/experts", "/people/noor/skills"])
        .chain(["/day", "/tasks", "/tasks/new", "/reminders", "/objects?kind=task"])
        .map(str::to_owned)
        .collect();
    for part in ["", "/edit", "/members", "/rule", "/health", "/invite", "/plan", "/cover"] {
        paths.push(format!("/spaces/{slug}{part}"));
    }
    for part in ["", "/edit", "/history", "/actions", "/reactions"] {
        paths.push(format!("/posts/{post}{part}"));
    }
    for page in ["", "/me"] {
        paths.push(format!("/experts{page}?q={skill}"));
    }
    paths.push(format!("/posts/{post}/ask"));
    place.app.indexed().await;
    paths.push(format!("/comments/{}/reply", parent.unwrap_or_default()));
    paths.push(format!("/people/{}", long.handle()));
    paths.insert(0, long.session().to_owned());
    paths
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_sticks_out_of_a_phone_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let mut paths = fill(&place).await;
    let session = paths.remove(0);
    let window = browser.open(&Look::phone()).await;
    window.goto(&format!("{}/health", place.app.address)).await;
    window.run(&format!("document.cookie = 'parvis={session}; path=/'")).await;
    let mut wrong = Vec::new();
    for path in paths {
        window.goto(&format!("{}{path}", place.app.address)).await;
        for width in [390, 320] {
            window.resize((width, 800)).await;
            let out = window.run(STICKING_OUT).await;
            if out != "" {
                wrong.push(format!("{path} at {width}: {out}"));
            }
        }
        picture(&window, &format!("narrow{path}")).await;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_fills_a_phone_above_its_bar_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let with = Some(json!({ "people": ["noor"] }));
    let talk = place.camille.api("POST", "/conversations", with).await.expect(201).json();
    let slug = talk["slug"].as_str().expect("a name in addresses");
    for n in 0..20 {
        place.noor.publish(slug, &format!("Message {n}")).await;
    }
    let window = place.window(&browser, &Look::phone(), &format!("/spaces/{slug}")).await;
    let measured = "
        const [said, field, bar] = ['.said:last-child', '.talk .composer', '.bar']
            .map((of) => document.querySelector(of).getBoundingClientRect());
        return said.top > 0 && said.bottom <= field.top && field.bottom <= bar.top;";
    assert_eq!(window.run(measured).await, true, "{}", window.source().await);
    picture(&window, "narrow-conversation").await;
    // Enlarged four times, nothing scrolls within what scrolls.
    window.resize((320, 256)).await;
    let whole = "const box = document.querySelector('.talk-scroll');
        return getComputedStyle(box).overflowY === 'visible'
            && document.documentElement.scrollHeight > innerHeight";
    assert_eq!(window.run(whole).await, true);
    picture(&window, "low-conversation").await;
}
