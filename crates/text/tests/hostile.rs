//! What attackers write. The output is read as a browser would, down to each attribute, and must
//! hold nothing but what this crate says it writes.

mod reader;

use std::path::PathBuf;

use proptest::prelude::*;
use reader::offences;
use text::{Link, Mention, parse, sanitise};

/// The shared folder of captured payloads, where this machine has one.
fn data() -> Option<PathBuf> {
    let root = std::env::var_os("PARVIS_DATA")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    root.join("hostile").is_dir().then(|| root.join("hostile"))
}

/// Renders a payload in every place an author can put one and looks at what comes out.
fn check(payload: &str) {
    let resolve = |_: Mention<'_>| {
        Some(Link { href: format!("/people/{payload}"), label: payload.to_owned(), untold: false })
    };
    let lines = payload.replace('\n', " ");
    for markdown in [
        payload.to_owned(),
        format!("un mot {payload} et la suite"),
        format!("[clic]({payload})"),
        format!("[clic](<{lines}> \"{lines}\")"),
        format!("![image](<{lines}>)"),
        format!("![{payload}](/files/1)"),
        format!("<{payload}>"),
        format!("```{lines}\n{payload}\n```"),
        format!("`{payload}` ${payload}$ @ana"),
        format!("$`{payload}`$ $\\text{{{payload}}} = 1$"),
        format!("$$\n\\text{{{payload}}} {payload}\n$$"),
        format!("```math\n{payload}\n```"),
        format!("| {lines} |\n|---|\n| {lines} |"),
        format!("[clic][r]\n\n[r]: {lines}"),
        format!("- [ ] {payload}\n\n[^1] # x\n\n[^1]: {payload}"),
    ] {
        let html = parse(&markdown).html(&resolve);
        assert_eq!(offences(&html), Vec::<String>::new(), "{markdown:?} gave {html}");
        assert_eq!(sanitise(&html), html, "{markdown:?}");
    }
    let cleaned = sanitise(payload);
    assert_eq!(offences(&cleaned), Vec::<String>::new(), "{payload:?} gave {cleaned}");
}

#[test]
fn the_reader_sees_what_it_must_refuse() {
    for bad in [
        "<script>x</script>",
        "<p onclick=\"x\">a</p>",
        "<p style=\"x\">a</p>",
        "<p id=\"x\">a</p>",
        "<form></form>",
        "<svg></svg>",
        "<math href=\"x\">x</math>",
        "<annotation-xml>x</annotation-xml>",
        "<mi style=\"x\">x</mi>",
        "<mspace width=\"1px;url(x)\"></mspace>",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"//mal.example\">a</a>",
        "<img src=\"https://mal.example/p.gif\">",
        "<span class=\"menu\">a</span>",
        "<!-- x -->",
        "<p title='>'>",
    ] {
        assert!(!offences(bad).is_empty(), "{bad}");
    }
}

#[test]
fn classic_payloads_do_nothing() {
    for payload in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph>",
        "<math><annotation-xml encoding=text/html><style><img src=x onerror=alert(1)></style></annotation-xml></math>",
        "<math><mi href=javascript:alert(1) xlink:href=javascript:alert(1) style=position:fixed>x</mi></math>",
        "<math><mtext><p><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "\\href{javascript:alert(1)}{x} \\style{position:fixed}{x} \\class{menu}{x} \\url{javascript:x}",
        "</math></annotation><script>alert(1)</script>",
        "<form action=https://mal.example><input name=p type=password></form>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=\"javascript:alert(1)\" style=\"position:fixed\" class=\"topic\">x</a>",
        "javascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=",
        "https://a.example/\" onmouseover=\"alert(1)",
        "\"><script>alert(1)</script>",
        "'><svg onload=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "</code></pre><script>alert(1)</script>",
        "</textarea><base href=//mal.example>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<meta http-equiv=refresh content=0;url=//mal.example>",
        "\u{0}<scr\u{0}ipt>alert(1)</script>",
        "[x](javascript:alert(1))[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    ] {
        check(payload);
    }
}

#[test]
fn captured_payloads_do_nothing() {
    let Some(folder) = data() else {
        println!("skipped: no folder of captured payloads on this machine");
        return;
    };
    let fixtures =
        std::fs::read_to_string(folder.join("xss/fixtures/expect.mjs")).expect("fixtures");
    let payloads = reader::script_strings(&fixtures);
    assert!(payloads.len() > 200, "only {} payloads were read", payloads.len());
    payloads.iter().for_each(|payload| check(payload));
}

#[test]
fn naughty_strings_do_nothing_and_lose_nothing() {
    let Some(folder) = data() else {
        println!("skipped: no folder of captured payloads on this machine");
        return;
    };
    let list = std::fs::read_to_string(folder.join("blns.json")).expect("naughty strings");
    let list: Vec<String> = serde_json::from_str(&list).expect("a list of strings");
    assert!(list.len() > 400);
    for payload in &list {
        check(payload);
        parse(payload).excerpt(40);
    }
}

proptest! {
    #[test]
    fn random_markdown_is_safe_and_stable(
        parts in prop::collection::vec(
            prop_oneof![
                4 => r#"[a-zé@~#*_`$\[\]()<>!|:\\/&;"' .\n-]{1,12}"#,
                2 => prop::sample::select(vec![
                    "<script>", "</p>", "<svg ", "onload=x ", "href=\"", "![", "](/files/x)",
                    "](javascript:x)", "\n\n", "\n> ", "\n- [x] ", "\n1. ", "\n| a | b |\n|--|:-:|\n|",
                    "\n```rust\n", "\n```\n", "$$", "[^1]", "\n[^1]: ", "&#x3c;", "<!--", "-->", "<a>",
                    "https://a.example/", "<p title='", "\n    ", "\t", "~~", "$\\frac{a}{b}$", "\\text{", "$`", "`$", "<math>", "<mi>", "<annotation>", "**", ":tada:", "\u{0}",
                ]).prop_map(str::to_owned),
                1 => "\\PC{1,6}",
            ],
            0..24,
        )
    ) {
        let markdown = parts.concat();
        let link = |_: Mention<'_>| Some(Link { href: "/x".into(), label: "<x>".into(), untold: false });
        let html = parse(&markdown).html(&link);
        prop_assert_eq!(offences(&html), Vec::<String>::new(), "{}", &html);
        prop_assert_eq!(sanitise(&html), html);
    }

    #[test]
    fn any_html_is_made_safe(html in r#"(<([a-z]{1,8}|math|mi|mtext|annotation|semantics|mglyph|style|table)( [a-z]{1,6}="?[a-z:/.<>']{0,12}"?){0,2}/?>|</[a-z]{1,8}>|[a-z<>&"' ]{1,6}){0,12}"#) {
        let clean = sanitise(&html);
        prop_assert_eq!(offences(&clean), Vec::<String>::new(), "{}", &clean);
    }
}
