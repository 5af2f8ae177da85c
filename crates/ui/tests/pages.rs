//! The frame, the gallery and the assets as a browser receives them.

use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use kernel::{Lang, Time};
use tower::ServiceExt;
use ui::{Ctx, Locale, Page, ShellData, Theme, assets, gallery, shell};

async fn get(path: &str) -> Response<Body> {
    let request = Request::get(path).body(Body::empty()).expect("a request");
    ui::routes::<()>().oneshot(request).await.expect("an answer")
}

async fn body(answer: Response<Body>) -> Vec<u8> {
    axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body").to_vec()
}

fn stranger(lang: Lang) -> Ctx {
    Ctx {
        l: Locale::new(lang),
        viewer: None,
        csrf: "\"><b>".to_owned(),
        fragment: false,
        path: "/".to_owned(),
        now: Time(0),
        caught_up: Default::default(),
        typed: Default::default(),
    }
}

#[test]
fn both_languages_are_complete() {
    assert_eq!(ui::i18n::parity(), Vec::<String>::new());
}

#[test]
fn a_hostile_title_is_text_in_both_languages() {
    for lang in Lang::ALL {
        let page = Page::new("</title><script>alert(1)</script>").main("<p>ok</p>");
        let data = ShellData { site_name: "\"><img src=x>".to_owned(), ..ShellData::default() };
        let html = shell::render(&page, &data, &stranger(lang));
        assert!(!html.contains("<script>alert"), "{html}");
        assert!(!html.contains("<img src=x>"), "{html}");
        assert!(html.contains("<p>ok</p>"));
        assert!(html.contains(&format!("<html lang=\"{}\"", lang.code())));
    }
}

#[test]
fn the_csrf_field_cannot_be_broken_out_of() {
    assert!(!stranger(Lang::En).csrf_field().as_str().contains("<b>"));
}

#[test]
fn the_gallery_shows_every_word_and_nothing_inline() {
    for lang in Lang::ALL {
        let pages = [
            gallery::render(lang, Theme::Dark).expect("the gallery"),
            gallery::render_bare(lang, Theme::Light),
        ];
        for html in pages {
            assert!(!html.contains(" style="), "inline style");
            assert!(!html.contains("<style"), "inline style");
            assert!(!html.contains("<script>"), "inline script");
            let handlers = html.match_indices(" on").filter(|(at, _)| {
                let word = html[at + 1..].split(|c: char| !c.is_ascii_alphabetic()).next();
                word.is_some_and(|w| html[at + 1 + w.len()..].starts_with("=\""))
            });
            assert_eq!(handlers.count(), 0, "an event handler");
            for prefix in [">ui-", ">gallery-", ">error-", ">js-", "\"ui-", "\"time-", "\"error-"] {
                assert!(!html.contains(prefix), "untranslated: {prefix}");
            }
        }
    }
}

#[test]
fn ids_are_unique_in_the_gallery() {
    let html = gallery::render(Lang::Fr, Theme::Auto).expect("the gallery");
    let mut ids: Vec<_> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    let repeated: Vec<_> = ids.windows(2).filter(|w| w[0] == w[1]).map(|w| w[0]).collect();
    ids.dedup();
    assert_eq!(ids.len(), all, "{repeated:?}");
}

#[tokio::test]
async fn assets_are_kept_for_ever_under_their_hash() {
    for asset in [assets::style(), assets::script(), assets::sprite(), assets::mark()] {
        let answer = get(&asset.path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{}", asset.path);
        assert_eq!(answer.headers()[header::CONTENT_TYPE], asset.kind);
        assert!(
            answer.headers()[header::CACHE_CONTROL].to_str().unwrap_or("").contains("immutable")
        );
        assert_eq!(answer.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
    assert_eq!(get("/assets/parvis.000000000000.css").await.status(), StatusCode::NOT_FOUND);
}

#[test]
fn the_first_view_stays_light() {
    // As served: compressed.
    let [css, js, icons] =
        [assets::style(), assets::script(), assets::sprite()].map(|asset| asset.gzip.len());
    assert!(js < 15_800, "{js} bytes of script");
    assert!(css + js + icons <= 33_000, "{css} of style, {js} of script, {icons} of icons");
}

#[tokio::test]
async fn assets_are_compressed_for_whoever_takes_that() {
    for (takes, packed) in [
        ("gzip, deflate, br", true),
        ("br;q=1.0, GZIP;q=0.5", true),
        ("gzip;q=0, identity", false),
        ("gzip; q=0.000", false),
        ("identity", false),
    ] {
        let request = Request::get(&assets::style().path).header(header::ACCEPT_ENCODING, takes);
        let request = request.body(Body::empty()).expect("a request");
        let answer = ui::routes::<()>().oneshot(request).await.expect("an answer");
        let encoding = answer.headers().get(header::CONTENT_ENCODING);
        assert_eq!(encoding.is_some_and(|value| value == "gzip"), packed, "{takes}");
        assert_eq!(answer.headers()[header::VARY], "accept-encoding");
    }
}

#[tokio::test]
async fn the_site_can_be_installed() {
    for (lang, write) in [("fr", "Nouvelle publication"), ("en", "New post")] {
        let answer = get(&format!("/manifest.webmanifest?lang={lang}")).await;
        assert_eq!(answer.headers()[header::CONTENT_TYPE], "application/manifest+json");
        let manifest: serde_json::Value =
            serde_json::from_slice(&body(answer).await).expect("JSON");
        assert_eq!(manifest["shortcuts"][0]["name"], write);
        for icon in manifest["icons"].as_array().expect("icons") {
            let answer = get(icon["src"].as_str().expect("an address")).await;
            assert_eq!(
                answer.headers()[header::CONTENT_TYPE],
                icon["type"].as_str().expect("a type")
            );
            let bytes = body(answer).await;
            if icon["type"] == "image/png" {
                let (width, height) = (&bytes[16..20], &bytes[20..24]);
                let pixels = u32::from_be_bytes(width.try_into().expect("four bytes"));
                assert_eq!(icon["sizes"], format!("{pixels}x{pixels}"));
                assert_eq!(width, height);
            }
        }
    }
    assert_eq!(get(&assets::touch_icon().path).await.status(), StatusCode::OK);
    assert_eq!(get("/favicon.ico").await.headers()[header::CONTENT_TYPE], "image/svg+xml");
}

#[tokio::test]
async fn the_worker_serves_the_whole_site_and_keeps_what_there_is() {
    let answer = get("/worker.js").await;
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-cache");
    assert_eq!(answer.headers()["service-worker-allowed"], "/");
    let code = String::from_utf8(body(answer).await).expect("text");
    for asset in [assets::style(), assets::script(), assets::sprite(), assets::mark()] {
        assert!(code.contains(&asset.path), "{} is not kept", asset.path);
    }
    assert!(!code.contains("import ") && !code.contains("export "), "one file");
}

#[tokio::test]
async fn the_gallery_is_served_under_the_policy() {
    let request =
        Request::get("/gallery?lang=en&theme=dark").body(Body::empty()).expect("a request");
    let answer = gallery::routes::<()>().oneshot(request).await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()[header::CONTENT_SECURITY_POLICY], ui::CSP);
}

#[test]
fn no_password_is_held_to_be_shown_again() {
    let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![crates];
    let mut names = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path())
        {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "html") {
                let text = std::fs::read_to_string(entry).expect("a template");
                // `field("old", …, "password"`, `field_at("email-password", "old", …, "password"`.
                for call in text
                    .split("ui::field")
                    .skip(1)
                    .map(|rest| rest.split("}}").next().unwrap_or_default())
                {
                    if call.contains(", \"password\"") {
                        let quoted: Vec<&str> = call.split('"').collect();
                        names.push(quoted[if call.starts_with("_at") { 3 } else { 1 }].to_owned());
                    }
                }
            }
        }
    }
    assert!(names.len() >= 7 && names.contains(&"old".to_owned()), "{names:?}");
    for name in names {
        let typed = ui::Typed::default();
        typed.note(&name, "a long secret of several words");
        assert!(typed.words().is_empty(), "{name}");
    }
    let typed = ui::Typed::default();
    typed.note("body", "a long thought of several words");
    assert_eq!(typed.words().len(), 1);
}
