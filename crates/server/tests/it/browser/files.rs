//! Pictures and files: with scripts sent as soon as they are picked, without with the form.

use std::path::{Path, PathBuf};

use image::{Rgb, RgbImage};
use testkit::browser::Browser;

use super::{BODY, FIRST, PUBLISH, Place, both, until};

/// A picture of a sunset, of a sort.
pub(super) fn picture(folder: &Path) -> PathBuf {
    let path = folder.join("évening — quay.png");
    let colour = |x: u32, y: u32| Rgb([(x / 5) as u8, (y / 4) as u8, 120]);
    RgbImage::from_fn(1200, 800, colour).save(&path).expect("a picture");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_published_with_its_thumbnail_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let note = folder.path().join("measures.txt");
    std::fs::write(&note, "1200 × 800").expect("a note");
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.fill(BODY, "From the quay.").await;
        window.upload("#composer [type=file]", &picture(folder.path())).await;
        if look.scripts {
            window.wait_for_text("#composer .upload", "évening — quay.png").await;
            window.wait_for("#composer .upload img").await;
            window.upload("#composer [type=file]", &note).await;
            window.wait_for("#composer .upload:nth-child(2) input[name=file]").await;
        }
        window.click(PUBLISH).await;
        let thumbnail = format!("{FIRST} .pictures img");
        window.wait_for(&thumbnail).await;
        until(&window, &format!("document.querySelector(`{thumbnail}`).naturalWidth > 100")).await;
        assert_eq!(window.count("#composer .upload").await, 0, "the form is empty again");
        if look.scripts {
            assert_eq!(window.text(&format!("{FIRST} .file-name")).await, "measures.txt");
        }
        window.click(&format!("{FIRST} .pictures a")).await;
        until(&window, "document.querySelector('.picture img')?.naturalWidth === 1200").await;
        assert_eq!(window.count("dialog .picture").await, usize::from(look.scripts));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_during_an_upload_waits_for_it_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let window = place.window(&browser, &both()[0], "/spaces/atelier").await;
    // What is sent stays on its way until it is let go.
    window
        .run(
            "const send = XMLHttpRequest.prototype.send;
             XMLHttpRequest.prototype.send = function (data) { window.letGo = () => send.call(this, data) };
             // Large ones are announced first.
             const ask = fetch;
             window.fetch = (path, ...rest) => path !== '/api/v1/uploads' ? ask(path, ...rest)
               : new Promise((done) => { window.letGo = () => done(ask(path, ...rest)) });",
        )
        .await;
    window.fill(BODY, "With its picture.").await;
    window.upload("#composer [type=file]", &picture(folder.path())).await;
    window.wait_for("#composer .upload progress").await;
    window.click(PUBLISH).await;
    window.wait_for_text("#composer [data-error]", "when the files have been uploaded").await;
    assert_eq!(place.posts().await, 0);
    window.run("window.letGo()").await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "With its picture.").await;
    window.wait_for(&format!("{FIRST} .pictures img")).await;
    assert_eq!(window.text("#composer [data-error]").await, "");

    // Where a file is refused, its author decides.
    let large = folder.path().join("film.bin");
    std::fs::write(&large, vec![7_u8; 6 * 1024 * 1024]).expect("a large file");
    window.fill(BODY, "Without it, then.").await;
    window.upload("#composer [type=file]", &large).await;
    window.wait_for("#composer .upload progress").await;
    window.click(PUBLISH).await;
    window.run("window.letGo()").await;
    window.wait_for_text("#composer .upload.is-wrong", "larger than 5 MB").await;
    assert_eq!(place.posts().await, 1);
    window.click("#composer .is-wrong button").await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "Without it, then.").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_may_be_taken_off_again_and_too_large_a_one_says_so_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let window = place.window(&browser, &both()[0], "/spaces/atelier").await;
    window.upload("#composer [type=file]", &picture(folder.path())).await;
    window.wait_for("#composer .upload [name=file]").await;
    window.click("#composer .upload [data-remove]").await;
    window.wait_until_gone("#composer .upload").await;

    let large = folder.path().join("film.bin");
    std::fs::write(&large, vec![7_u8; 6 * 1024 * 1024]).expect("a large file");
    window.upload("#composer [type=file]", &large).await;
    window.wait_for_text("#composer .upload.is-wrong", "larger than 5 MB").await;
    window.fill(BODY, "Without it, then.").await;
    window.click(PUBLISH).await;
    window.wait_for_text("#composer [data-error]", "Remove the file").await;
    window.click("#composer .is-wrong button").await;
    window.click(PUBLISH).await;
    window.wait_for_text(&format!("{FIRST} .post-body"), "Without it, then.").await;
    assert_eq!(window.count(&format!("{FIRST} .files")).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_described_and_put_in_order_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let window = place.window(&browser, &both()[0], "/spaces/atelier").await;
    window.fill(BODY, "Step by step.").await;
    for (n, name) in (1..).zip(["a.png", "b.png", "c.png"]) {
        let path = folder.path().join(name);
        RgbImage::new(40, 30).save(&path).expect("a picture");
        window.upload("#composer [type=file]", &path).await;
        window.wait_for(&format!("#composer .upload:nth-child({n}) [name=file]")).await;
    }
    window.fill("#composer .upload:nth-child(3) .upload-alt input", "The last step").await;
    // By keys: the button goes with its file and keeps the keyboard.
    window.press("#composer .upload:nth-child(3) [data-move='-1']", "\n").await;
    until(&window, "document.activeElement.closest('.upload:nth-child(2)')").await;
    // Dragged: the first goes behind the last.
    window
        .run(
            "const [first, , last] = document.querySelectorAll('#composer .upload');
             const drag = (type, at, clientY) =>
               at.dispatchEvent(new DragEvent(type, { bubbles: true, dataTransfer: new DataTransfer(), clientY }));
             drag('dragstart', first.querySelector('.upload-what'));
             drag('dragover', last, last.getBoundingClientRect().bottom - 1);
             drag('dragend', first);",
        )
        .await;
    window.click(PUBLISH).await;
    window.wait_for(&format!("{FIRST} .pictures-3")).await;
    let alts = "return [...document.querySelectorAll('.feed > .post:first-child .pictures img')]
        .map(({ alt }) => alt).join()";
    assert_eq!(window.run(alts).await, "The last step,b.png,a.png");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_stepped_through_with_the_keyboard_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let mut ids = Vec::new();
    for name in ["one.png", "two.png"] {
        let file = place.camille.upload(name, crate::access::picture(40, 30)).await.expect(201);
        ids.push(file.json()["id"].clone());
    }
    let new = serde_json::json!({ "space": "atelier", "body": "Look", "files": ids });
    place.camille.api("POST", "/posts", Some(new)).await.expect(201);
    let window = place.window(&browser, &both()[0], "/spaces/atelier").await;
    window.press(".pictures a", "\n").await;
    window.wait_for_text(".lightbox figcaption", "one.png").await;
    window.press(".lightbox [rel=next]", "\u{e014}").await;
    window.wait_for_text(".lightbox figcaption", "two.png").await;
    window.press(".lightbox button", "\u{e012}").await;
    window.wait_for_text(".lightbox figcaption", "one.png").await;
    window.press(".lightbox button", "\u{e00c}").await;
    window.wait_until_gone("dialog.lightbox").await;
    until(&window, "document.activeElement.matches('.pictures li:first-child a')").await;
    assert!(window.url().await.ends_with("/spaces/atelier"), "the page is the same");

    // Without scripts the same is done by pages.
    let plain = place.window(&browser, &both()[1], "/spaces/atelier").await;
    plain.click(".pictures a").await;
    plain.wait_for_text("figcaption", "one.png").await;
    plain.click("[rel=next]").await;
    plain.wait_for_text("figcaption", "two.png").await;
    plain.click(".picture-steps .button").await;
    plain.wait_for(".post .pictures").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_are_pasted_and_dropped_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &both()[0], "/spaces/atelier").await;
    window.fill(BODY, "From elsewhere.").await;
    let carried =
        "const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 });
        const blob = await new Promise((done) => canvas.toBlob(done));
        const held = new DataTransfer();
        held.items.add(new File([blob], name, { type: 'image/png' }));
        const field = document.querySelector('#composer textarea');
        field.dispatchEvent(how(held));";
    for (name, how) in [
        (
            "pasted.png",
            "new ClipboardEvent('paste', { clipboardData: held, bubbles: true, cancelable: true })",
        ),
        (
            "dropped.png",
            "new DragEvent('drop', { dataTransfer: held, bubbles: true, cancelable: true })",
        ),
    ] {
        let script = format!("const name = '{name}'; const how = (held) => {how}; {carried}");
        window.run(&format!("return (async () => {{ {script} }})()")).await;
        window.wait_for_text("#composer .upload:last-child", name).await;
        window.wait_for("#composer .upload:last-child [name=file]").await;
    }
    window.click(PUBLISH).await;
    window.wait_for(&format!("{FIRST} .pictures-2 li:nth-child(2) img")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_heard_opened_or_kept_by_what_it_is_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let mut ids = Vec::new();
    for (name, bytes) in
        [("song.mp3", &b"ID3\x04"[..]), ("plan.pdf", b"%PDF-1.7\n%%EOF"), ("cuts.csv", b"a,b")]
    {
        let file = place.camille.upload(name, bytes.to_vec()).await.expect(201);
        ids.push(file.json()["id"].clone());
    }
    let new = serde_json::json!({ "space": "atelier", "body": "All three", "files": ids });
    place.camille.api("POST", "/posts", Some(new)).await.expect(201);
    for look in both() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        assert_eq!(window.count(".files audio[controls][aria-label='song.mp3']").await, 1);
        let aside = ".files li:nth-child(2) .file[target=_blank]";
        assert!(window.text(aside).await.contains("plan.pdf"));
        let kept = window.text(".files li:nth-child(3) .file[download]").await;
        assert!(kept.contains("cuts.csv") && kept.contains("3 bytes"), "{kept}");
        assert_eq!(window.count(".files .file .icon").await, 3);
    }
}
