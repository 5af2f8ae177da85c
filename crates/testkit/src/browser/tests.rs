//! The browser on a page of our own, served from this machine.

use super::{Browser, Look};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const PAGE: &str = r#"<!doctype html><meta charset="utf-8"><title>Before</title>
<style>body { color: rgb(1, 1, 1) } @media (prefers-color-scheme: dark) { body { color: rgb(9, 9, 9) } }</style>
<p id="languages"></p><p id="said">nothing</p>
<form><input name="word"><input type="file" name="file"><button>Say</button></form>
<script>
  languages.textContent = navigator.languages.join();
  document.querySelector("form").onsubmit = event => {
    event.preventDefault();
    const { word, file } = event.target;
    setTimeout(() => said.textContent = word.value + " " + (file.files[0]?.name ?? ""), 200);
  };
</script>"#;

/// Serves the page at every address until the test ends.
async fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = [0; 4096];
                let _ = stream.read(&mut request).await;
                let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close";
                let answer = format!("{head}\r\nContent-Length: {}\r\n\r\n{PAGE}", PAGE.len());
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    url
}

#[tokio::test]
async fn a_form_is_filled_and_its_answer_awaited_in_browser() {
    let url = serve().await;
    let browser = Browser::start();
    let window = browser.open(&Look::default().speaking("fr")).await;
    window.goto(&url).await;
    assert_eq!(window.title().await, "Before");
    assert_eq!(window.text("#languages").await, "fr");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("note.txt");
    std::fs::write(&file, "note").unwrap();
    window.fill("input[name=word]", "draft").await;
    window.fill("input[name=word]", "été").await;
    window.upload("input[type=file]", &file).await;
    window.click("button").await;
    window.wait_for_text("#said", "été note.txt").await;

    let picture = folder.path().join("page.png");
    window.screenshot(&picture).await;
    assert!(std::fs::read(&picture).unwrap().starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn windows_differ_in_size_colours_and_scripts_in_browser() {
    let url = serve().await;
    let browser = Browser::start();
    let (phone, plain) = tokio::join!(async { browser.open(&Look::phone().dark()).await }, async {
        browser.open(&Look::default().without_scripts()).await
    },);
    phone.goto(&url).await;
    assert_eq!(phone.run("return [innerWidth, innerHeight]").await, serde_json::json!([390, 844]));
    let colour = "return getComputedStyle(document.body).color";
    assert_eq!(phone.run(colour).await, "rgb(9, 9, 9)");

    plain.goto(&url).await;
    assert_eq!(plain.text("#languages").await, "", "no script of the page ran");
    assert_eq!(plain.run(colour).await, "rgb(1, 1, 1)");
    assert_eq!(plain.count("script").await, 1);
}
