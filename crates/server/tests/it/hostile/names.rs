//! Names of files: no path, no line break, no turned direction, and no way into a header.

use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_name_is_made_fit_and_stays_in_its_header() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    for (name, kept) in [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\plan.txt", "plan.txt"),
        ("..", "file"),
        (".htaccess", "htaccess"),
        ("photo\u{202e}gpj.exe", "photogpj.exe"),
        ("l'été \u{1f600} 100%.txt", "l'été \u{1f600} 100%.txt"),
        ("a;filename=b.html", "a;filename=b.html"),
        ("<b>.txt", "<b>.txt"),
    ] {
        let uploaded = ana.upload(name, b"words".to_vec()).await.expect(201).json();
        assert_eq!(uploaded["name"], kept, "{name:?}");
        let file = ana.get(uploaded["href"].as_str().unwrap()).await.expect(200);
        let said = file.headers["content-disposition"].to_str().unwrap();
        let (how, word) = said.split_once("; filename*=UTF-8''").expect("a name");
        assert_eq!((how, word), ("attachment", ui::encode(kept).as_str()), "{name:?}");
        assert!(!word.contains([';', '"', '\r', '\n', ' ', '\\', '/']), "{word}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_break_in_a_file_name_makes_no_header() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    for name in ["a%0D%0ASet-Cookie: b=c.txt", "a%0d%0aX-Made: yes", "a%22%0D%0A%0D%0A<html>"] {
        let body = format!(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: text/html\r\n\r\nwords\r\n--cut--\r\n"
        );
        let request = ana.request("POST", "/files", None);
        let request = request.header("content-type", "multipart/form-data; boundary=cut");
        let answer = request.body(body).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        let view: serde_json::Value = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
        let file = ana.get(view["href"].as_str().unwrap()).await.expect(200);
        assert!(file.headers.get("x-made").is_none() && file.headers.get("set-cookie").is_none());
        assert_eq!(file.text, "words");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_in_the_address_of_a_file_means_nothing() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let uploaded = ana.upload("plan.txt", b"words".to_vec()).await.expect(201).json();
    let id = uploaded["id"].as_str().unwrap();
    for name in ["other.html", "..%2F..%2Fetc%2Fpasswd", "%0D%0AX-Made:%20yes"] {
        let file = ana.get(&format!("/files/{id}/{name}")).await.expect(200);
        let said = file.headers["content-disposition"].to_str().unwrap();
        assert!(said.ends_with("''plan.txt"), "{said}");
        assert!(file.headers.get("x-made").is_none());
    }
}
