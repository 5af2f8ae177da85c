//! Text can be read on what is behind it, in light and in dark.

use serde_json::json;
use testkit::browser::{Browser, Look};

use super::Place;

const CODE: &str = "```rust\n// why\n#[derive(Debug)]\npub fn main() -> Result<(), E> {\n    \
    let x: u32 = 0x1f + 2; // sum\n    println!(\"{x}\\n\");\n    return Ok(());\n}\n```\n\n\
    ```html\n<a href=\"x\" class='y'>&amp; text</a><!-- no -->\n```\n\n\
    ```diff\n- old\n+ new\n@@ 1,2 @@\n```\n\n\
    ```python\n@wraps\ndef f(self, *a): return f\"{a!r}\" if None else r'\\d'\n```\n\n\
    ```css\n@media print { .a:hover > #b { color: #fff !important; } }\n```\n\n\
    | a | b |\n|---|---|\n| 1 | ~~2~~ |\n\n> said\n\n- [x] done `code` @camille #topic ~atelier";

#[tokio::test(flavor = "multi_thread")]
async fn text_stands_out_from_its_ground_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let post = json!({ "space": "atelier", "kind": "question", "title": "Code?", "body": CODE });
    let post = place.noor.api("POST", "/posts", Some(post)).await.expect(201).json();
    let post = format!("/posts/{}", post["id"].as_str().expect("an identifier"));
    let mut wrong = Vec::new();
    for look in [Look::default(), Look::default().dark()] {
        let window = place.window(&browser, &look, "/").await;
        for path in ["/gallery", &post, "/spaces", "/settings", "/people/camille"] {
            window.goto(&format!("{}{path}", place.app.address)).await;
            let found = window.run(include_str!("contrast.js")).await;
            let found = found.as_array().expect("a list").clone();
            let dark = look.dark;
            wrong.extend(found.iter().map(|what| format!("{path} dark={dark}: {what}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
