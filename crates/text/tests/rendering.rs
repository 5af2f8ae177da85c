//! What an author's Markdown looks like once written.

use text::{Link, Mention, parse};

fn html(markdown: &str) -> String {
    parse(markdown).html(&|_| None)
}

#[test]
fn a_newline_is_a_line_break() {
    assert_eq!(html("bonjour\nà tous"), "<p>bonjour<br>\nà tous</p>\n");
    assert_eq!(parse("bonjour\nà tous").text(), "bonjour\nà tous");
}

#[test]
fn headings_stand_below_those_of_the_page_and_have_no_id() {
    assert_eq!(html("# Un\n\n# Un\n\n## Deux"), "<h3>Un</h3>\n<h3>Un</h3>\n<h4>Deux</h4>\n");
    let outline = "<h3>Un</h3>\n<h4>Deux</h4>\n<h3>Trois</h3>\n";
    assert_eq!(html("## Un\n\n###### Deux\n\n## Trois"), outline, "no level is left out");
    let deep = html("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5");
    assert!(deep.ends_with("<h6>4</h6>\n<h6>5</h6>\n"), "{deep}");
}

#[test]
fn emphasis_strong_and_strikethrough() {
    assert_eq!(html("*a* **b** ~~c~~"), "<p><em>a</em> <strong>b</strong> <del>c</del></p>\n");
}

#[test]
fn tables_scroll_and_align() {
    let html = html("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |");
    assert!(html.starts_with("<div class=\"table\" tabindex=\"0\"><table>"), "{html}");
    assert!(html.contains("<thead><tr><th>a</th><th class=\"center\">b</th>"), "{html}");
    assert!(html.contains("<td>1</td><td class=\"center\">2</td><td class=\"right\">3</td>"));
    assert!(html.trim_end().ends_with("</table></div>"), "{html}");
}

#[test]
fn below_an_empty_corner_the_first_cells_name_their_rows() {
    let html = html("| | cost |\n|:-:|---|\n| oak | 12 |\n| | 3 |");
    assert!(html.contains("<thead><tr><td class=\"center\"></td><th>cost</th>"), "{html}");
    assert!(html.contains("<th scope=\"row\" class=\"center\">oak</th><td>12</td>"), "{html}");
    assert!(html.contains("<td class=\"center\"></td><td>3</td>"), "{html}");
}

#[test]
fn tasks_show_their_state_without_a_form_control() {
    let html = html("- [ ] à faire\n- [x] fait");
    assert!(html.contains("<li class=\"task\"><span class=\"check\">☐</span> à faire</li>"));
    assert!(html.contains("<li class=\"task done\"><span class=\"check\">☑</span> fait</li>"));
    assert!(!html.contains("<input"));
}

#[test]
fn lists_keep_their_number_and_are_tight_when_written_so() {
    assert_eq!(html("3. c\n4. d"), "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>\n");
    assert!(html("- a\n\n- b").contains("<li><p>a</p>\n</li>"));
    assert!(html("- a\n  - b").contains("<li>a<ul>\n<li>b</li>\n</ul>\n</li>"));
}

#[test]
fn bare_addresses_become_links() {
    let html = html("voir https://exemple.fr/a_b, www.exemple.fr ou camille@exemple.fr");
    assert!(html.contains("<a href=\"https://exemple.fr/a_b\" rel="), "{html}");
    assert!(html.contains("<a href=\"http://www.exemple.fr\""), "{html}");
    assert!(html.contains("<a href=\"mailto:camille@exemple.fr\""), "{html}");
}

#[test]
fn every_link_is_marked() {
    let rel = "rel=\"nofollow noopener noreferrer\"";
    assert_eq!(html("[ici](/posts/12)"), format!("<p><a href=\"/posts/12\" {rel}>ici</a></p>\n"));
    let link = |_: Mention<'_>| {
        Some(Link { href: "/t/velo".into(), label: "#vélo".into(), untold: false })
    };
    assert!(parse("#vélo").html(&link).contains(rel));
}

#[test]
fn a_link_without_words_shows_its_address() {
    assert!(html("[](https://x.example)").contains(">https://x.example</a>"));
    assert_eq!(parse("[](https://x.example)").text(), "https://x.example");
}

#[test]
fn footnotes_are_numbered_and_have_no_id() {
    let html = html("Un[^b] et deux[^a].\n\n[^a]: note A\n[^b]: note B");
    assert!(
        html.contains("Un<sup class=\"footnote\">1</sup> et deux<sup class=\"footnote\">2"),
        "{html}"
    );
    let notes = &html[html.find("<ol class=\"footnotes\">").expect("notes")..];
    assert!(notes.find("note B") < notes.find("note A"), "{notes}");
    assert!(!html.contains("id="));
}

#[test]
fn emoji_by_name_and_nothing_else_automatic() {
    assert_eq!(
        html("bravo :tada: à 10:30:45 (c) -- \"oui\" ?"),
        "<p>bravo 🎉 à 10:30:45 (c) -- \"oui\" ?</p>\n"
    );
}

#[test]
fn quotes_nest() {
    let html = html("> dit\n>> redit");
    assert_eq!(html.matches("<blockquote>").count(), 2);
}

#[test]
fn formulas_are_set_and_keep_their_source() {
    assert_eq!(
        html("soit $a_1<b$ donc"),
        "<p>soit <math><semantics><mrow><msub><mi>a</mi><mn>1</mn></msub><mo>&lt;</mo><mi>b</mi></mrow>\
            <annotation encoding=\"application/x-tex\">a_1&lt;b</annotation></semantics></math> donc</p>\n"
    );
    for block in ["$$\nx^2 < y_1\n$$", "```math\nx^2 < y_1\n```"] {
        let html = html(block);
        let start = "<div class=\"math\" tabindex=\"0\"><math display=\"block\"><semantics>";
        assert!(html.starts_with(start) && html.ends_with("</semantics></math></div>\n"), "{html}");
        assert!(html.contains("<mo>&lt;</mo>") && !html.contains("style"), "{html}");
        assert_eq!(parse(block).text(), "x^2 < y_1");
        assert_eq!(parse(block).excerpt(80), "x^2 < y_1");
    }
    let matrix = html("$\\begin{aligned}a&=b\\\\c&=\\hspace{900em}d\\end{aligned}$");
    assert!(matrix.contains("<mtd class=\"right\"><mi>a</mi></mtd>"), "{matrix}");
    assert!(matrix.contains("<mspace></mspace>"), "no wider than a line: {matrix}");
    // What is copied from a page is pasted as it was typed.
    assert_eq!(text::from_html(&html("$a_1$"), text::Names::Kept).trim(), "$`a_1`$");
}

#[test]
fn formulas_that_cannot_be_set_show_their_source() {
    for source in ["\\nothing_such{x}", "\\cancel{x}", "\\href{https://a.example}{x}", "x^", "{"] {
        assert_eq!(
            html(&format!("$`{source}`$")),
            format!("<p><code class=\"math\">{source}</code></p>\n")
        );
    }
    assert_eq!(
        html("$$\n\\nothing{a} < b\n$$"),
        "<pre class=\"math\" tabindex=\"0\">\\nothing{a} &lt; b</pre>\n"
    );
}

#[test]
fn html_is_shown_as_typed() {
    assert_eq!(
        html("un <b>gras</b> et Vec<String>"),
        "<p>un &lt;b&gt;gras&lt;/b&gt; et Vec&lt;String&gt;</p>\n"
    );
    assert_eq!(html("<div>\nun\n</div>"), "<p>&lt;div&gt;<br>\nun<br>\n&lt;/div&gt;</p>\n");
    assert_eq!(parse("<!-- note -->").text(), "<!-- note -->");
}

#[test]
fn our_own_images_stay_and_others_become_links() {
    assert_eq!(
        html("![plan](/files/12/plan.png)"),
        "<p><img src=\"/files/12/plan.png\" alt=\"plan\" loading=\"lazy\"></p>\n"
    );
    let foreign = html("![pixel](https://mal.example/p.gif) ![](https://mal.example/q.gif)");
    assert!(!foreign.contains("<img"), "{foreign}");
    assert!(foreign.contains("<a href=\"https://mal.example/p.gif\""), "{foreign}");
    assert!(foreign.contains(">https://mal.example/q.gif</a>"), "{foreign}");
    for climbing in ["/files/../logout", "/files/%2e%2E/logout", "/files/..\\logout", "//files/a"] {
        assert!(!html(&format!("![a]({climbing})")).contains("<img"), "{climbing}");
    }
}

#[test]
fn an_image_inside_a_link_does_not_make_a_link_inside_a_link() {
    let html = html("[![logo](https://a.example/l.png)](https://b.example)");
    assert_eq!(html.matches("<a ").count(), 1);
    assert!(html.contains("href=\"https://b.example\"") && html.contains(">logo</a>"), "{html}");
}

#[test]
fn only_known_addresses_are_links() {
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//mal.example/",
        "/\\mal.example/",
        "\\\\mal.example/",
    ] {
        let html = html(&format!("[clic](<{bad}>)"));
        assert!(!html.contains("<a"), "{bad}: {html}");
        assert!(html.contains("clic"), "{bad}: {html}");
    }
    for good in ["http://a.fr", "HTTPS://a.fr", "mailto:a@b.fr", "/x?y#z", "x/y:z", "#bas", "?p=2"]
    {
        assert!(html(&format!("[clic](<{good}>)")).contains("<a href="), "{good}");
    }
}

#[test]
fn a_fence_named_quote_is_folded_and_holds_words_only() {
    let html = html("Yes.\n\n```quote\n> <b>old</b> *words*\n\n@ana\n```");
    let folded = "<details class=\"quote\"><summary>…</summary>\
        <p>&gt; &lt;b&gt;old&lt;/b&gt; *words*<br>\n<br>\n@ana</p></details>\n";
    assert_eq!(html, format!("<p>Yes.</p>\n{folded}"));
    assert_eq!(text::sanitise(folded), folded);
    assert!(parse("```quote\n@ana\n```").people().is_empty());
}

#[test]
fn a_remark_set_apart_begins_with_a_sign_and_its_title() {
    assert_eq!(
        html("> [!WARNING] Hot\n> Mind the **oven**."),
        "<blockquote class=\"warning\">\n<p><strong>⚠️ Hot</strong></p>\n\
         <p>Mind the <strong>oven</strong>.</p>\n</blockquote>\n"
    );
    assert!(html("> [!NOTE]\n> Read.").contains("class=\"note\">\n<p><strong>ℹ️</strong></p>"));
    assert_eq!(parse("> [!TIP] Faster\n> Use keys.").text(), "💡 Faster\nUse keys.");
    assert!(html("> [!OTHER]\n> Text.").starts_with("<blockquote>\n<p>[!OTHER]"));
    assert!(html(&"> [!NOTE] x\n>".repeat(200)).len() < 100_000);
}
