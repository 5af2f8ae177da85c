//! What real tools send, where a folder of it is at hand: `PARVIS_DATA`, or `shared/data` beside the checkout.

use std::path::PathBuf;

use spaces::Access;
use testkit::TestApp;

use super::{posts, send, webhook};

/// A folder of what others send.
pub(super) fn folder(name: &str) -> Option<PathBuf> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let data = std::env::var_os("PARVIS_DATA").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let folder = data.join(name);
    folder.is_dir().then_some(folder)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_real_tools_send_is_published_and_what_is_hostile_harms_nothing() {
    let Some(folder) = folder("slack-webhooks") else {
        eprintln!("skipped: no folder of payloads");
        return;
    };
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    for kind in ["captured", "rebuilt", "published", "hostile"] {
        net.space(&ana, kind, Access::Open).await;
        let hook = webhook(&ana, kind, "Tools").await;
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder.join(kind))
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.retain(|file| !file.to_string_lossy().ends_with(".headers.txt"));
        files.sort();
        assert!(!files.is_empty());
        for file in files {
            let is_form = file.extension().is_some_and(|end| end == "form");
            let media =
                if is_form { "application/x-www-form-urlencoded" } else { "application/json" };
            let answer = send(&net, &hook, media, std::fs::read(&file).unwrap()).await;
            let name = file.display();
            match kind {
                "captured" | "rebuilt" => assert_eq!(answer.text, "ok", "{name}"),
                _ => assert!(matches!(answer.status, 200 | 400), "{name}: {}", answer.status),
            }
        }
        for post in posts(&ana, kind).await {
            let html = post["html"].as_str().unwrap_or_default();
            for bad in ["javascript:", "<img", "<script", "class=\"mention\"", "class=\"topic\""] {
                assert!(!html.contains(bad), "{bad}: {html}");
            }
        }
    }
}
