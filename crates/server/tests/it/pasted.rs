//! What other programs put on the clipboard, as Markdown.

use serde_json::json;
use testkit::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn html_of_other_programs_is_markdown_for_whoever_signed_in() {
    let net = TestApp::new().await;
    let ana = net.member("ana").await;
    let asked = json!({ "html": "<p>ask <b>@ben</b> in <a href='https://x.example'>the yard</a></p><table>\
        <tr><th>a<th>b<tr><td>1<td>2</table>" });
    let answer = ana.api("POST", "/markdown", Some(asked.clone())).await.expect(200).json();
    let expected =
        "ask **@ben** in [the yard](https://x.example)\n\n| a | b |\n| --- | --- |\n| 1 | 2 |";
    assert_eq!(answer["markdown"], expected);
    let much = json!({ "html": "x".repeat(1_000_001) });
    ana.api("POST", "/markdown", Some(much)).await.expect(413);
    net.nobody().api("POST", "/markdown", Some(asked)).await.expect(401);
}
