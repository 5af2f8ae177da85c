//! The page: a file, its columns, a preview, the import.

use testkit::TestApp;

use super::send;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_mapped_with_a_preview_and_then_imported() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    assert!(admin.get("/admin").await.expect(200).text.contains("/admin/import/people"));
    admin.get("/admin/import/people").await.expect(200);
    let text = "Qui;Contact;Rattachement\nZoé;zoe@x.example;Lab\n";
    let sent = send(&admin, text).await;
    let page = sent.expect(422).text;
    assert!(page.contains("which column is the email address"), "{page}");
    assert!(page.contains("zoe@x.example") && page.contains("name=\"column-2\""), "{page}");
    let mut fields =
        vec![("column-0", "name"), ("column-1", "email"), ("column-2", "unit"), ("act", "preview")];
    let page = admin.post("/admin/import/people/run", &fields).await.expect(200).text;
    assert!(page.contains("New accounts") && page.contains("value=\"unit\" selected"), "{page}");
    admin.api("GET", "/people/zoe", None).await.expect(404);
    fields[3].1 = "import";
    let done = admin.post("/admin/import/people/run", &fields).await.expect(200).text;
    assert!(done.contains("Import complete"), "{done}");
    let zoe = admin.api("GET", "/people/zoe", None).await.expect(200).json();
    assert_eq!(zoe["unit"]["name"], "Lab");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_table_is_said_and_nobody_imports_what_another_sent() {
    let net = TestApp::new().await;
    let (admin, other) = (net.administrator("ada").await, net.administrator("oli").await);
    let nothing = send(&admin, "").await;
    assert!(nothing.expect(422).text.contains("Choose a file"));
    let empty = send(&admin, "nom,email").await;
    assert!(empty.expect(422).text.contains("no lines below its titles"));
    let text = "nom,email\nZoé,zoe@x.example\n";
    send(&admin, text).await.expect(200);
    let run = other.post("/admin/import/people/run", &[("act", "import")]).await.expect(422).text;
    assert!(run.contains("choose it again"), "{run}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_does_not_answer_is_no_reason_to_choose_the_file_again() {
    let net = TestApp::new().await;
    let admin = net.administrator("ada").await;
    let text = b"nom,email\nZo\xc3\xa9,zoe@x.example\n";
    send(&admin, std::str::from_utf8(text).expect("text")).await.expect(200);
    let hash = net.app.blobs.put(&text[..], 1_000).expect("the same file").hash;
    let place = net.folder().join("files").join(&hash[..2]).join(&hash);
    std::fs::remove_file(&place).expect("a file");
    let run = [("act", "import")];
    let page = admin.post("/admin/import/people/run", &run).await.expect(422).text;
    assert!(page.contains("choose it again"), "{page}");
    // Something is there and cannot be read.
    std::os::unix::fs::symlink(&place, &place).expect("a link to itself");
    let page = admin.post("/admin/import/people/run", &run).await.expect(500).text;
    assert!(!page.contains("choose it again"), "{page}");
}
