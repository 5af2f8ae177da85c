//! What was not changed stays byte for byte, and what is shown is what will be read.

use serde_json::json;
use testkit::TestApp;
use testkit::browser::{Browser, Look};

use super::{with_editor, writing};

/// Texts by the number of the example of CommonMark (GFM with G, our own with P).
fn examples() -> Vec<(&'static str, String)> {
    let lines = include_str!("examples.txt").lines().filter(|line| !line.starts_with('#'));
    let read = lines.map(|line| {
        let (number, text) = line.split_once(' ').expect("a number and a text");
        (number, unescaped(text))
    });
    read.collect()
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some('u') => {
                    let code: String = chars.by_ref().take(4).collect();
                    let code = u32::from_str_radix(&code, 16).expect("four digits");
                    out.push(char::from_u32(code).expect("a character"));
                }
                Some(other) => out.push(other),
                None => out.push(c),
            },
            _ => out.push(c),
        }
    }
    out
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_texts_stay_byte_for_byte_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let ana = net.member("ana").await;
    net.space(&ana, "room", spaces::Access::Open).await;
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    let texts: Vec<String> = examples().into_iter().map(|(_, text)| text).collect();
    let script = format!("const texts = {}; {}", json!(texts), include_str!("exact.js"));
    let wrong = with_editor(&window, &script).await;
    assert_eq!(wrong, json!([]), "texts that came back otherwise");
    // Also through the elements of a page.
    let through = format!(
        "const area = document.querySelector('{}'); const wrong = [];
         for (const text of {}) {{
           area.value = text; area.editor.load();
           if (area.value !== text) wrong.push([text, area.value]);
         }}
         return wrong;",
        super::FIELD,
        json!(texts)
    );
    assert_eq!(window.run(&through).await, json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_editor_shows_is_what_will_be_read_in_browser() {
    let (net, browser) = (TestApp::new().await, Browser::start());
    let ana = net.member("ana").await;
    net.space(&ana, "room", spaces::Access::Open).await;
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    let pairs: Vec<_> = examples()
        .into_iter()
        .map(|(number, text)| json!([number, text, text::parse(&text).html(&|_| None)]))
        .collect();
    assert!(pairs.len() > 600);
    let script = format!("const pairs = {}; {}", json!(pairs), include_str!("shown.js"));
    let found = with_editor(&window, &script).await;
    assert_eq!(found["wrong"], json!([]), "shown otherwise than it will be read");
    let shown = found["shown"].as_u64().expect("a number");
    assert!(shown > 300, "only {shown} are shown; the others stay as they are written");

    // What the editor writes anew is read as it was shown.
    let again = found["again"].as_array().expect("texts");
    let pairs: Vec<_> = again
        .iter()
        .map(|pair| {
            let text = pair[1].as_str().expect("a text");
            json!([pair[0], text, text::parse(text).html(&|_| None)])
        })
        .collect();
    let script = format!("const pairs = {}; {}", json!(pairs), include_str!("shown.js"));
    let found = with_editor(&window, &script).await;
    assert_eq!(found["wrong"], json!([]), "written otherwise than it was shown");
}
