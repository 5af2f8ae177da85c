//! Writing, as people do it: with keys, by the toolbar, in comments, when editing; switched to the source and back.

use serde_json::json;
use testkit::TestApp;
use testkit::browser::{Browser, Look};

use super::{EDITOR, FIELD, markdown, writing};
use crate::browser::{open, until};

const PUBLISH: &str = "#composer .audience";
const CONTROL: char = '\u{e009}';
const RELEASED: char = '\u{e000}';

async fn network() -> (TestApp, testkit::Client) {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let room = net.space(&ana, "room", spaces::Access::Open).await;
    net.join(room, &net.member("noor").await).await;
    (net, ana)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_turns_into_its_look_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    let typed =
        "A **bold** word, `code` and ~~none~~\n- one\ntwo\u{e004}\n\n\n> said\n\n## Head\nend";
    window.press(EDITOR, typed).await;
    until(&window, "document.querySelector('.editor h2')").await;
    let expected =
        "A **bold** word, `code` and ~~none~~\n\n- one\n  - two\n\n> said\n\n## Head\n\nend";
    assert_eq!(markdown(&window).await, expected);
    assert_eq!(window.text(&format!("{EDITOR} strong")).await, "bold");
    // Undoing gives the signs back, and they are no marks then.
    window.run("const f = document.querySelector('#composer textarea'); f.value = ''; f.editor.load(); f.editor.focus()").await;
    window.press(EDITOR, "**x**").await;
    assert_eq!(markdown(&window).await, "**x**");
    window.press(EDITOR, &format!("{CONTROL}z{RELEASED}")).await;
    assert_eq!(window.text(EDITOR).await, "**x**");
    assert_eq!(text::parse(&markdown(&window).await).text(), "**x**");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_is_one_piece_with_a_name_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    for look in [Look::default(), Look::phone().dark()] {
        let window = writing(&net, &browser, &look, &ana).await;
        window.press(EDITOR, "Hello @no").await;
        window.wait_for(".options li").await;
        window.press(EDITOR, "\n").await;
        window.wait_for_text(&format!("{EDITOR} .mention"), "Noor").await;
        window.press(EDITOR, "and #tea").await;
        assert_eq!(markdown(&window).await, "Hello @noor and #tea");
        // The piece goes with one key.
        window.press(EDITOR, &"\u{e003}".repeat("and #tea".len() + 2)).await;
        assert_eq!(window.count(&format!("{EDITOR} .mention")).await, 0);
        window.press(EDITOR, "there").await;
        assert_eq!(markdown(&window).await, "Hello there");
        window.click(PUBLISH).await;
        window.wait_for_text(".post-body", "Hello there").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_toolbar_marks_links_lists_and_tables_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    let mark = async |name: &str| window.click(&format!("#composer [data-mark={name}]")).await;
    window.press(EDITOR, &format!("word{CONTROL}a{RELEASED}")).await;
    mark("bold").await;
    assert_eq!(markdown(&window).await, "**word**");
    assert_eq!(window.count("[data-mark=bold][aria-pressed=true]").await, 1);
    mark("bold").await;
    mark("link").await;
    window.fill(".editor-link input", "example.org/plan").await;
    window.press(".editor-link input", "\n").await;
    assert_eq!(markdown(&window).await, "[word](https://example.org/plan)");
    mark("list").await;
    assert_eq!(markdown(&window).await, "- [word](https://example.org/plan)");
    window.press(EDITOR, "\u{e010}\n\n").await;
    mark("table").await;
    window.press(EDITOR, "a\u{e004}b\u{e004}c\u{e004}d\u{e004}e").await;
    let table = "| a | b |\n| --- | --- |\n| c | d |\n| e |  |";
    assert!(markdown(&window).await.ends_with(table), "{}", markdown(&window).await);
    window.click("[data-mark=column-after]").await;
    window.click("[data-mark=row-remove]").await;
    let table = "| a |  | b |\n| --- | --- | --- |\n| c |  | d |";
    assert!(markdown(&window).await.ends_with(table), "{}", markdown(&window).await);
    window.click(PUBLISH).await;
    window.wait_for(".post-body table").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edited_text_keeps_what_was_not_touched_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let body = "First *word*\n\n1) a\n1) b\n\n[^n]: note\n\n<b>\n\nSee [it][ref].[^n]\n\n[ref]: /people\n\n* last";
    let post = ana.publish("room", body).await;
    let edit = format!("/posts/{post}/edit");
    let window = open(&browser, &Look::default(), &net.address, &ana, &edit).await;
    window.click("#body").await;
    window.wait_for(".editor:focus").await;
    assert!(window.count(".editor .as-is").await >= 2, "what is not shown stays as it is written");
    // Unchanged.
    window.click("main .form-actions .button-primary").await;
    until(&window, "!location.pathname.endsWith('/edit')").await;
    let stored = async || {
        let answer = ana.api("GET", &format!("/posts/{post}"), None).await.expect(200);
        answer.json()["body"].as_str().expect("a text").to_owned()
    };
    assert_eq!(stored().await, body);
    // One word more.
    window.goto(&format!("{}{edit}", net.address)).await;
    window.click("#body").await;
    window.wait_for(".editor:focus").await;
    window.press(".editor", &format!("{CONTROL}\u{e011}{RELEASED}The ")).await;
    window.click("main .form-actions .button-primary").await;
    until(&window, "!location.pathname.endsWith('/edit')").await;
    assert_eq!(stored().await, format!("The {body}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn one_comments_and_talks_in_the_same_editor_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let post = ana.publish("room", "The glue has set.").await;
    let page = format!("/posts/{post}");
    let window = open(&browser, &Look::default(), &net.address, &ana, &page).await;
    window.click("#write textarea").await;
    window.wait_for("#write .editor:focus").await;
    window.press("#write .editor", "**Good**, *really*").await;
    window.press("#write .editor", &format!("{CONTROL}\n{RELEASED}")).await;
    window.wait_for_text(".comment strong", "Good").await;
    until(&window, "document.querySelector('#write .editor').classList.contains('is-empty')").await;
    until(&window, "document.activeElement.matches('#write .editor')").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_source_is_one_switch_away_and_the_choice_is_kept_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    window.press(EDITOR, "A **word**").await;
    window.click("[data-mark=source]").await;
    window.wait_for(&format!("{FIELD}:focus")).await;
    assert_eq!(window.count(EDITOR).await, 0);
    window.press(FIELD, " *more*").await;
    assert_eq!(markdown(&window).await, "A **word** *more*");
    until(&window, "document.querySelector('[data-mark=source]').ariaPressed === 'true'").await;
    let kept = async || ana.api("GET", "/me/writing", None).await.json()["writing"].clone();
    while kept().await != "markdown" {
        tokio::task::yield_now().await;
    }
    window.reload().await;
    window.click(FIELD).await;
    window.wait_for("[data-mark=source][aria-pressed=true]").await;
    assert_eq!(window.count(EDITOR).await, 0, "whoever prefers the source keeps it");
    assert_eq!(markdown(&window).await, "A **word** *more*", "the draft is there");
    window.click("[data-mark=source]").await;
    window.wait_for_text(&format!("{EDITOR} em"), "more").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_pasted_keeps_its_look_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    let paste = |plain: &str, html: &str| {
        format!(
            "const clipboardData = new DataTransfer();
             clipboardData.setData('text/plain', {}); clipboardData.setData('text/html', {});
             const how = {{ clipboardData, bubbles: true, cancelable: true }};
             document.querySelector('{EDITOR}').dispatchEvent(new ClipboardEvent('paste', how))",
            json!(plain),
            json!(html)
        )
    };
    window.press(EDITOR, "Before ").await;
    window.run(&paste("a bold word", "<p>a <b>bold</b> word</p>")).await;
    until(&window, "document.querySelector('.editor strong')").await;
    assert_eq!(markdown(&window).await, "Before a **bold** word");
    window.press(EDITOR, &format!("{CONTROL}z{RELEASED}")).await;
    assert_eq!(markdown(&window).await, "Before a bold word", "back to the words alone");
    window.press(EDITOR, &format!("{CONTROL}z{RELEASED}")).await;
    assert_eq!(markdown(&window).await, "Before");
    // Markdown is Markdown; an address on words links them.
    window.run(&paste("x\n\n- one\n- **two**", "")).await;
    assert_eq!(markdown(&window).await, "Before x\n\n- one\n- **two**");
    window.press(EDITOR, &format!("{CONTROL}a{RELEASED}")).await;
    window.run(&paste("https://example.org/", "")).await;
    assert!(markdown(&window).await.starts_with("[Before x](https://example.org/)"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_input_method_composes_in_the_editor_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    window.press(EDITOR, "a ").await;
    window.compose(&["に", "にほ", "にほん"], "日本").await;
    until(&window, "document.querySelector('#composer textarea').value === 'a 日本'").await;
    window.press(EDITOR, " b").await;
    assert_eq!(markdown(&window).await, "a 日本 b");
    window.press(EDITOR, &format!("{CONTROL}a{RELEASED}{CONTROL}b{RELEASED}\u{e010}")).await;
    window.compose(&["´"], "é").await;
    until(&window, "document.querySelector('#composer textarea').value === '**a 日本 bé**'").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_stands_where_it_was_placed_in_browser() {
    let ((net, ana), browser) = (network().await, Browser::start());
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("the quay.png");
    std::fs::write(&file, crate::access::picture(64, 48)).expect("a picture");
    let window = writing(&net, &browser, &Look::default(), &ana).await;
    window.press(EDITOR, "Before\nAfter").await;
    window.upload("#composer [type=file]", &file).await;
    window.fill("#composer [name^=alt-]", "Boats [two] at the quay").await;
    window.press(EDITOR, "\u{e013}").await;
    window.click("#composer [data-place]").await;
    window.wait_for(&format!("{EDITOR} img[alt='Boats [two] at the quay']")).await;
    let shown = "document.querySelector('.editor img').naturalWidth === 64";
    until(&window, shown).await;
    let written = markdown(&window).await;
    assert!(written.contains("![Boats \\[two\\] at the quay](/files/"), "{written}");
    window.click(PUBLISH).await;
    window.wait_for(".post-body img[alt='Boats [two] at the quay']").await;
    assert_eq!(window.count(".pictures").await, 0, "it is not shown again below");
}
