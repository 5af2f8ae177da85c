//! Office documents become PDF by a program that the company names; what it cannot do harms nothing.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::Duration;

use library::office::Renderer;
use spaces::Access;
use testkit::TestApp;

use super::{id, put};

/// A program in the place of `soffice`: it does what the document says.
const PROGRAM: &str = "#!/bin/sh\n\
    for last; do :; done\n\
    case \"$(cat \"$last\")\" in\n\
    broken*) exit 1 ;;\n\
    nothing*) exit 0 ;;\n\
    forged*) echo '<script>' > document.pdf ;;\n\
    endless*) while :; do :; done ;;\n\
    *) { echo '%PDF-1.7'; cat \"$last\"; echo \"$PARVIS_SECRET$PWD\"; } > document.pdf ;;\n\
    esac\n";

fn program(net: &TestApp) -> PathBuf {
    let path = net.folder().join("soffice");
    std::fs::write(&path, PROGRAM).expect("a program");
    let all = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(&path, all).expect("a program that runs");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_opens_as_pdf_once_the_program_made_one() {
    let net = TestApp::new().await;
    let (ana, eve) = (net.member("ana").await, net.member("eve").await);
    net.space(&ana, "room", Access::Closed).await;
    let renderer = Renderer::new(net.app.clone(), program(&net), Duration::from_millis(1_500));
    let note = id(&put(&ana, None, "note.docx", b"words of the note").await);
    let page = format!("/library/{note}");
    assert!(!ana.get(&page).await.expect(200).text.contains("Open as PDF"));
    let pdf = format!("/library/{note}/pdf/1");
    ana.get(&pdf).await.expect(404);
    while renderer.render_due().await.expect("it renders") {}
    assert!(ana.get(&page).await.expect(200).text.contains("Open as PDF"));
    let shown = ana.get(&pdf).await.expect(200);
    assert_eq!(shown.headers["content-type"], "application/pdf");
    assert!(shown.text.starts_with("%PDF-") && shown.text.contains("words of the note"));
    eve.get(&pdf).await.expect(404);

    // What it cannot do is left aside; nothing but documents is given to it.
    for (name, bytes) in [
        ("broken.odt", b"broken".as_slice()),
        ("nothing.odt", b"nothing"),
        ("forged.odt", b"forged"),
        ("endless.odt", b"endless"),
        ("plain.txt", b"plain"),
    ] {
        let file = id(&put(&ana, None, name, bytes).await);
        while renderer.render_due().await.expect("it renders") {}
        ana.get(&format!("/library/{file}/pdf/1")).await.expect(404);
        assert!(!ana.get(&format!("/library/{file}")).await.expect(200).text.contains("as PDF"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_wait_while_the_program_cannot_be_run() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    net.space(&ana, "room", Access::Closed).await;
    let note = id(&put(&ana, None, "note.docx", b"words of the note").await);
    for path in [net.folder().join("no-such-program"), net.folder().to_owned()] {
        let wrong = Renderer::new(net.app.clone(), path, Duration::from_secs(60));
        // More often than a document is tried.
        for _ in 0..12 {
            wrong.render_due().await.expect_err("it cannot be run");
        }
    }
    let renderer = Renderer::new(net.app.clone(), program(&net), Duration::from_secs(60));
    while renderer.render_due().await.expect("it renders") {}
    ana.get(&format!("/library/{note}/pdf/1")).await.expect(200);
}
