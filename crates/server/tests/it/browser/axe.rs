//! What axe-core finds on pages: nothing. It is asked for the rules of WCAG 2.2 AA and for good
//! practice, in light and in dark, in both languages, wide and on a phone.

use std::path::PathBuf;

use serde_json::json;
use testkit::Client;
use testkit::browser::{Browser, Look, Window};

use super::{Place, open, until};

/// The script, which `cargo xtask` fetches and names.
fn script() -> String {
    let named = std::env::var_os("PARVIS_TEST_AXE").map(PathBuf::from);
    let home = std::env::home_dir().map(|home| home.join(".cache/parvis/axe.js"));
    let path = named.or(home).expect("a home");
    std::fs::read_to_string(path).expect("axe-core is not here: `cargo xtask setup` fetches it")
}

/// What is wrong with the page shown, one line for each kind of trouble.
async fn wrong(window: &Window, axe: &str) -> Vec<String> {
    // A colour on its way to another is neither.
    let ask = "const still = new CSSStyleSheet();
        still.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important }');
        document.adoptedStyleSheets.push(still);
        const told = ({ id, nodes }) =>
            `${id}: ${nodes.map((node) => node.target.join(' ')).slice(0, 4).join(', ')}`;
        // These two wait to be asked.
        const rules = { \"target-size\": { enabled: true }, \"td-has-header\": { enabled: true } };
        return axe.run({ rules }).then(({ violations }) => violations.map(told));";
    let found = window.run(&format!("{axe};{ask}")).await;
    let found: Vec<String> = serde_json::from_value(found).expect("a list");
    found
}

/// A post of each kind, with files and answers.
async fn furnish(place: &Place) -> String {
    let picture = crate::access::picture(64, 48);
    let mut files = Vec::new();
    for (name, bytes) in [
        ("quay.png", picture.clone()),
        ("deck.png", picture),
        ("plan.pdf", b"%PDF-1.7".to_vec()),
        ("song.mp3", b"ID3\x04".to_vec()),
    ] {
        let file = place.camille.upload(name, bytes).await.expect(201).json();
        files.push(file["id"].clone());
    }
    let mut posts = Vec::new();
    for new in [
        json!({ "body": format!("### **Look** at #wood, @noor:\n\n- [ ] one\n\n```rs\nlet a = 1;{}\n```",
            " // And on, further than any window is wide.".repeat(9)), "files": files }),
        json!({ "kind": "question", "title": "Which varnish?", "body": "For a table." }),
        json!({ "kind": "poll", "title": "When?", "fields": { "options": ["Monday", "Friday"] } }),
        json!({ "kind": "event", "title": "A walk", "fields": {
            "start": "2026-05-04T09:00:00Z", "place": "At the gate" } }),
        json!({ "kind": "announcement", "title": "The lift", "body": "Out of order." }),
        json!({ "kind": "praise", "body": "Thank you.", "fields": { "to": ["noor"] } }),
        json!({ "kind": "article", "title": "On glue", "body": "## Bones\n\nLong ago." }),
    ] {
        let mut new = new;
        new["space"] = "atelier".into();
        let post = place.camille.api("POST", "/posts", Some(new)).await.expect(201).json();
        posts.push(post["id"].as_str().expect("an identifier").to_owned());
    }
    let comment = place.noor.comment(&posts[0], "`indeed`").await;
    let ines = place.app.administrator("zelda").await;
    crate::objects::declared(&ines, &crate::objects::request()).await;
    let fields = json!({ "place": "The yard", "who": ["noor"] });
    let object =
        json!({ "space": "atelier", "kind": "our-request", "title": "A lamp", "fields": fields });
    place.camille.api("POST", "/posts", Some(object)).await.expect(201);
    let reply = json!({ "body": "So it is.", "parent": comment });
    let path = format!("/posts/{}/comments", posts[0]);
    place.camille.api("POST", &path, Some(reply)).await.expect(201);
    let fields = json!({ "assignee": ["camille"], "due": "2020-01-31", "checklist": "One\nTwo" });
    let task = json!({ "space": "atelier", "kind": "task", "title": "Sweep", "fields": fields });
    let task = place.camille.api("POST", "/posts", Some(task)).await.expect(201).json();
    let path = format!("/posts/{}/reminders", task["id"].as_str().expect("an identifier"));
    let at = json!({ "at": kernel::Clock::system().now().plus_seconds(600) });
    place.camille.api("POST", &path, Some(at)).await.expect(201);
    place.noor.api("POST", "/tasks", Some(json!({ "title": "Breathe" }))).await.expect(201);
    posts.swap_remove(0)
}

/// A library with all that it may show; answers its pages.
async fn library(camille: &Client) -> Vec<String> {
    let at = "/spaces/atelier/library";
    let new = json!({ "name": "Papers" });
    let made = camille.api("POST", &format!("{at}/folders"), Some(new)).await.expect(201).json();
    let folder = made["id"].as_str().expect("an identifier").to_owned();
    let mut last = String::new();
    for text in ["# One", "# Two"] {
        let fields = [("folder", folder.as_str()), ("description", "What holds")];
        let bytes = text.as_bytes().to_vec();
        let file = camille.upload_to(at, &fields, "note.md", bytes).await.expect(201).json();
        last = file["id"].as_str().expect("an identifier").to_owned();
    }
    let gone = camille.upload_to(at, &[], "gone.txt", b"Gone".to_vec()).await.expect(201).json();
    let gone = format!("/library/files/{}", gone["id"].as_str().expect("an identifier"));
    camille.api("DELETE", &gone, None).await.expect(204);
    let inner = format!("{at}?folder={folder}");
    let (file, edit) = (format!("/library/{last}"), format!("/library/{last}/edit"));
    let (renamed, trash) = (format!("/library/folders/{folder}"), format!("{at}/trash"));
    vec![at.to_owned(), inner, file, edit, renamed, trash, format!("{at}/attached")]
}

/// The pages of a space, arranged, begun, and their templates.
const TREE: [&str; 4] = [
    "/spaces/atelier/pages",
    "/spaces/atelier/pages?arrange=1",
    "/spaces/atelier/pages/new",
    "/spaces/atelier/pages/templates",
];

/// Pages with all that a page may show; answers the number of one.
async fn pages(camille: &Client) -> String {
    let make = |new: serde_json::Value| async move {
        let path = "/spaces/atelier/pages";
        let made = camille.api("POST", path, Some(new)).await.expect(201).json();
        made["id"].as_str().expect("an identifier").to_owned()
    };
    let top = make(json!({ "title": "Guide", "body": "See [[Keys]] and [[Nothing yet]]." })).await;
    let body = "# One\n\n> [!NOTE] Mind\n> the step\n\n## Two\n\n- [ ] a\n\n| a | b |\n|---|---|\n| 1 | 2 |";
    let keys = make(json!({ "title": "Keys", "body": body, "parent": top })).await;
    make(json!({ "title": "Below", "parent": keys, "body": format!("[Keys](/pages/{keys})") }))
        .await;
    let change = json!({ "revision": 1, "body": format!("{body}\n\nMore."), "note": "More" });
    camille.api("PUT", &format!("/pages/{keys}"), Some(change)).await.expect(200);
    let right = json!({ "right_until": "2099-01-01T08:00:00Z" });
    camille.api("PUT", &format!("/pages/{keys}/review"), Some(right)).await.expect(200);
    camille.comment(&keys, "Well said").await;
    keys
}

/// Nothing fades in any more, nor takes another colour.
const STILL: &str = "document.getAnimations().every((a) => a.playState === 'finished' \
    || a.effect.getTiming().iterations === Infinity)";

#[tokio::test(flavor = "multi_thread")]
async fn pages_can_be_used_by_everybody_in_browser() {
    let (place, browser, axe) = (Place::new().await, Browser::start(), script());
    let admin = place.app.administrator("ines").await;
    let post = furnish(&place).await;
    let group = Some(json!({ "name": "First aiders" }));
    let group = admin.api("POST", "/groups", group).await.expect(201).json();
    let group = format!("/admin/groups/{}", group["id"].as_str().expect("an identifier"));
    admin.post(&format!("{group}/members"), &[("handle", "noor")]).await.expect(303);
    let directory = Some(json!({ "name": "Entra ID" }));
    admin.api("POST", "/site/directories", directory).await.expect(201);
    let (post, group) = (format!("/posts/{post}"), group.as_str());
    crate::experts::switch_on(&admin).await;
    let skills = Some(json!({ "skills": ["Planing"] }));
    place.noor.api("PATCH", "/me", skills).await.expect(200);
    let ask = format!(
        "/posts/{}/ask",
        crate::experts::question(&place.camille, "atelier", "Planing oak?").await
    );
    let ask = ask.as_str();
    let case = crate::moderation::report(&place.noor, &post, None).await;
    let case = format!("/moderation/cases/{case}");
    let wiki = pages(&place.camille).await;
    let wiki: Vec<String> = ["", "/edit", "/versions", "/versions/2", "/review", "/label"]
        .iter()
        .map(|part| format!("/pages/{wiki}{part}"))
        .collect();
    let files = library(&place.camille).await;
    let wiki: Vec<&str> = wiki.iter().chain(&files).map(String::as_str).chain(TREE).collect();
    let (history, share) = (format!("{post}/history"), format!("{post}/share"));
    let post = post.as_str();
    let (look, dark) = (Look::default(), Look::phone().dark().speaking("fr"));
    let own = format!("/people/{}", place.camille.handle());
    let own = own.as_str();
    let mut found = Vec::new();
    let rounds: [(&Look, Option<&Client>, &[&str]); 7] = [
        (&look, Some(&place.camille), &wiki),
        (&dark, Some(&place.camille), &wiki),
        (
            &look,
            Some(&place.camille),
            &[
                "/",
                "/spaces/atelier",
                "/spaces/atelier/members",
                "/spaces/atelier/edit",
                "/spaces/atelier/rule",
                "/spaces/atelier/health",
                "/spaces/atelier/welcome",
                "/spaces/atelier/merge",
                "/spaces/new?template=practice",
                "/spaces/atelier/moderation",
                "/spaces/atelier/integrations",
                post,
                history.as_str(),
                ask,
                share.as_str(),
                "/inbox",
                "/calendar?view=month&day=2026-05-04",
                "/calendar?view=week&day=2026-05-04",
                "/calendar?day=2026-05-04",
                "/calendar/programs",
                "/posts/new?kind=poll",
                "/objects",
                "/objects?kind=request&group=urgency&f-who=@noor",
                "/objects?kind=request&view=figures",
                "/objects/import?kind=request",
                "/day",
                "/tasks",
                "/reminders",
                "/objects?kind=task&view=board",
                "/gallery",
            ],
        ),
        (
            &look,
            Some(&admin),
            &[
                "/admin",
                "/admin/groups",
                "/admin/directories",
                "/admin/directories/entra-id",
                group,
                "/invitations",
                "/invitations/many",
                "/admin/mail",
                "/admin/people",
                "/admin/import/people",
                "/org-chart",
                "/org-chart/people",
                "/people?skill=planing",
                "/search",
                "/search?q=noor",
                "/search?q=in:nowhere%20noor",
                "/admin/spaces",
                "/admin/kinds",
                "/admin/kinds/new",
                "/admin/links",
                "/admin/moderation",
                "/moderation",
                case.as_str(),
                "/admin/system",
                "/admin/experts",
                "/experts?q=planing",
                "/experts/me?q=planing&find=plan",
                "/people/noor/skills",
                "/admin/retention",
                "/admin/holds",
                "/admin/keys",
                "/openings",
                "/trash",
                "/questions",
                "/questions?show=all",
                "/topics",
                "/admin/people/noor",
                "/admin/people/noor/close",
                "/admin/start",
                "/settings",
                "/drafts",
                "/saved",
                "/posts/new",
                "/api",
            ],
        ),
        (
            &dark,
            Some(&place.noor),
            &[
                "/?order=for-me",
                "/spaces",
                "/spaces/new?template=agreement",
                "/people",
                own,
                post,
                "/people/camille/report",
            ],
        ),
        (
            &dark,
            Some(&place.noor),
            &[
                "/inbox",
                "/objects?kind=request",
                "/objects?kind=request&view=board",
                "/settings/notifications",
                "/settings/choices",
                "/settings/security",
                "/prove",
                "/day",
                "/tasks/new",
                "/gallery?theme=dark",
            ],
        ),
        (&look, None, &["/sign-in", "/forgotten", "/offline", "/nowhere"]),
    ];
    place.app.indexed().await;
    for (look, who, paths) in rounds {
        let address = &place.app.address;
        let window = match who {
            Some(who) => open(&browser, look, address, who, "/health").await,
            None => browser.open(look).await,
        };
        for path in paths {
            window.goto(&format!("{address}{path}")).await;
            // A field that has the keyboard may have moved the page under what stays in its place.
            window.run("scrollTo(0, 0)").await;
            until(&window, STILL).await;
            found.extend(wrong(&window, &axe).await.iter().map(|what| format!("{path}: {what}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_opens_above_a_page_can_be_used_by_everybody_in_browser() {
    let (place, browser, axe) = (Place::new().await, Browser::start(), script());
    let post = furnish(&place).await;
    let mut found = Vec::new();
    for look in [Look::default(), Look::phone().dark().speaking("fr")] {
        let path = format!("/posts/{post}");
        let window = place.window(&browser, &look, &path).await;
        let mut ask = async |what: &str, there: &str| {
            window.wait_for(there).await;
            until(&window, STILL).await;
            let wrong = wrong(&window, &axe).await;
            found.extend(wrong.iter().map(|wrong| format!("{what}: {wrong}")));
            window.press(":focus", "\u{e00c}").await;
            window.wait_until_gone(there).await;
        };
        window.click(".post-head [data-menu]").await;
        ask("menu", "#menu:popover-open .menu-item:focus").await;
        window.click(".post-foot .reaction-add").await;
        ask("reactions", "#menu:popover-open .picker button:focus").await;
        window.click(".pictures a").await;
        ask("picture", "dialog.lightbox [rel=next]").await;
        window.press(".thread > .comment-form textarea", "Thanks @no").await;
        ask("completion", ".options [aria-selected=true]").await;
        window.press(".post", "?").await;
        ask("help", "#keys[open]").await;
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_editor_can_be_used_by_everybody_in_browser() {
    let (place, browser, axe) = (Place::new().await, Browser::start(), script());
    let body = "## Head\n\n**Bold** @noor, `code`\n\n1. one\n   - two\n\n- [x] done\n\n> said\n\n\
        | a | b |\n|---|---|\n| c | d |\n\n```rs\nlet a;\n```\n\n$$\nx\n$$";
    for look in [Look::default(), Look::phone().dark().speaking("fr")] {
        let window = place.window(&browser, &look, "/posts/new?space=atelier").await;
        window.click("#composer textarea").await;
        window.wait_for("#composer .editor:focus").await;
        let load = format!(
            "const field = document.querySelector('#composer textarea');
             field.value = {}; field.editor.load(); field.editor.focus()",
            json!(body)
        );
        window.run(&load).await;
        window.wait_for("#composer .editor .mention").await;
        window.click("#composer .editor td").await;
        window.wait_for(".table-tools:not([hidden])").await;
        let found = wrong(&window, &axe).await;
        assert!(found.is_empty(), "{}", found.join("\n"));
        let wide = "return document.scrollingElement.scrollWidth <= innerWidth";
        assert_eq!(window.run(wide).await, true, "it fits");
    }
}
