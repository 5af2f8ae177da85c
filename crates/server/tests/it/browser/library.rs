//! Files come into the library of a space with their progress, or with a plain form; each is seen, versioned, brought back.

use testkit::browser::{Browser, Look};

use super::line::Line;
use super::{Place, both, open, until};

#[tokio::test(flavor = "multi_thread")]
async fn files_come_into_the_library_with_and_without_scripts_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.md");
    for (turn, look) in both().into_iter().enumerate() {
        let window = place.window(&browser, &look, "/spaces/atelier").await;
        window.click("a[href='/spaces/atelier/library']").await;
        window.click(".library-new summary").await;
        window.fill(".library-new [name=name]", &format!("Papers {turn}")).await;
        window.click(".library-new .button-primary").await;
        window.wait_for_text("h1", &format!("Papers {turn}")).await;
        for words in ["# First words", "# Second words"] {
            std::fs::write(&path, words).expect("a file");
            window.upload(".library-drop [type=file]", &path).await;
            if look.scripts {
                window.wait_for(".library-chip a").await;
            }
            window.click(".library-send button").await;
            window.wait_for_text(".library-list", "plan.md").await;
        }
        window.wait_for_text(".library-list", "Version 2").await;
        window.click(".library-list .row-title a").await;
        window.wait_for_text(".library-text", "Second words").await;
        window.click("[action$='/versions/1/restore'] button").await;
        window.wait_for_text(".library-text", "First words").await;
        window.wait_for_text(".library-versions", "Restores version 1").await;
        window.click("[popovertarget=library-file-menu]").await;
        window.click("#library-file-menu .menu-danger").await;
        window.wait_for_text(".notice", "Deleted.").await;
        window.click(".notice form button").await;
        window.wait_for_text("h1", "plan.md").await;
    }
}

/// What is dragged, onto what, with the events that a mouse makes.
const DRAG: &str = "const [from, to] = WHAT.map((words) => [...document.querySelectorAll('[data-drag], [data-folder]')]
        .find((row) => row.textContent.includes(words)));
    const fire = (on, type, dataTransfer) => on.dispatchEvent(
        new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    const carried = new DataTransfer();
    if (from) fire(from, 'dragstart', carried);
    else carried.items.add(new File(['From the desk.'], 'desk.txt'));
    fire(to, 'dragover', carried);
    const over = to.className;
    fire(to, 'drop', carried);
    return over;";

#[tokio::test(flavor = "multi_thread")]
async fn files_are_dragged_into_folders_from_the_list_and_from_the_desk_in_browser() {
    let (place, browser) = (Place::new().await, Browser::start());
    let window = place.window(&browser, &Look::default(), "/spaces/atelier/library").await;
    window.click(".library-new summary").await;
    window.fill(".library-new [name=name]", "Papers").await;
    window.click(".library-new .button-primary").await;
    window.wait_for_text("h1", "Papers").await;
    let library = "/spaces/atelier/library";
    let files = vec![("plan.txt", b"Words.".to_vec())];
    place.camille.post_files(library, &[], files).await.expect(303);
    window.goto(&format!("{}{library}", place.app.address)).await;
    window.wait_for_text(".library-list", "plan.txt").await;
    let over = window.run(&DRAG.replace("WHAT", "['plan.txt', 'Papers']")).await;
    assert!(over.as_str().is_some_and(|class| class.contains("is-over")), "{over}");
    window.wait_for_text(".notice", "Moved.").await;
    window.wait_until_gone(".library-list a[download]").await;
    window.click(".notice form button").await;
    window.wait_for_text(".library-list", "plan.txt").await;
    window.run(&DRAG.replace("WHAT", "['nothing of the page', 'Papers']")).await;
    window.wait_for(".library-chip a").await;
    window.click(".library-list [data-folder] a").await;
    window.wait_for_text(".library-list", "desk.txt").await;
    // What cannot be done is said, and nothing moves.
    window.goto(&format!("{}{library}", place.app.address)).await;
    let files = vec![("desk.txt", b"Another.".to_vec())];
    place.camille.post_files(library, &[], files).await.expect(303);
    window.reload().await;
    window.run(&DRAG.replace("WHAT", "['desk.txt', 'Papers']")).await;
    window.wait_for_text("[data-toasts]", "desk.txt").await;
    window.wait_for_text(".library-list", "desk.txt").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_opened_and_moved_by_the_keyboard_on_a_phone_in_browser() {
    const ENTER: &str = "\u{e007}";
    const TAB: &str = "\u{e004}";
    let (place, browser) = (Place::new().await, Browser::start());
    let library = "/spaces/atelier/library";
    let new = [("folder", "0"), ("name", "Papers")];
    place.camille.post(&format!("{library}/folders"), &new).await.expect(303);
    let files = vec![("plan.txt", b"Words.".to_vec())];
    place.camille.post_files(library, &[], files).await.expect(303);
    let window = place.window(&browser, &Look::phone(), library).await;
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    window.press(".library-list .row-title a[href^='/library/']", ENTER).await;
    window.wait_for_text("h1", "plan.txt").await;
    assert_eq!(window.run(&format!("return {fits}")).await, true);
    window.press("[popovertarget=library-file-menu]", ENTER).await;
    window.wait_for("#library-file-menu:popover-open").await;
    window.press(":focus", TAB).await;
    window.press("#library-file-menu a:focus", ENTER).await;
    window.wait_for_text("h1", "Rename").await;
    window.press("#folder", "Pap").await;
    window.press("#name", &format!("s{ENTER}")).await;
    window.wait_for_text("h1", "plan.txts").await;
    window.wait_for_text(".library-crumbs", "Papers").await;
    assert_eq!(window.run(&format!("return {fits}")).await, true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_goes_on_after_a_break_and_after_the_page_was_closed_in_browser() {
    const PIECE: i64 = 2 * 1024 * 1024;
    let browser = Browser::start();
    let (app, line) = Line::to_new_app().await;
    let place = Place::in_app(app).await;
    let library = "/spaces/atelier/library";
    let window = open(&browser, &Look::default(), &line.address, &place.camille, library).await;
    let folder = tempfile::tempdir().expect("a folder");
    let bytes: Vec<u8> = (0..4_900_000_u32).map(|n| (n % 251) as u8).collect();
    let (first, second) = (folder.path().join("film.bin"), folder.path().join("plan.bin"));
    std::fs::write(&first, &bytes).expect("a file");
    std::fs::write(&second, &bytes[1..]).expect("a file");

    // By itself, once the network is back.
    line.cut_after(PIECE + PIECE / 2);
    window.upload(".library-drop [type=file]", &first).await;
    window.wait_for_text(".upload-state", "it goes on by itself").await;
    line.mend();
    window.wait_for_text(".library-chip", "film.bin").await;

    // And in a page that was opened anew, where the same file is chosen.
    line.cut_after(PIECE + PIECE / 2);
    window.upload(".library-drop [type=file]", &second).await;
    window.wait_for_text(".upload-state", "it goes on by itself").await;
    window.goto("about:blank").await;
    line.mend();
    window.goto(&format!("{}{library}", line.address)).await;
    window.wait_for_text(".library-left", "plan.bin").await;
    window.wait_for_text(".library-left", "choose this file again").await;
    until(
        &window,
        "/^[4-6][0-9]/.test(document.querySelector('.library-left .row-meta').textContent)",
    )
    .await;
    window.upload(".library-drop [type=file]", &second).await;
    window.wait_for_text(".library-chip", "plan.bin").await;
    assert_eq!(window.count(".library-left").await, 0);
    window.click(".library-send button").await;
    window.wait_for_text(".library-list", "plan.bin").await;
    for (name, expected) in [("film.bin", &bytes[..]), ("plan.bin", &bytes[1..])] {
        let list =
            place.camille.api("GET", "/spaces/atelier/library", None).await.expect(200).json();
        let files = list["files"].as_array().expect("a list");
        let file = files.iter().find(|file| file["name"] == name).expect("a file");
        let content = file["content"].as_str().expect("an address");
        let there = place.camille.asking(content).send().await.expect("an answer");
        assert!(there.bytes().await.expect("bytes") == expected, "{name}");
    }
}
