//! HTML that other programs wrote becomes the Markdown that shows the same.

use proptest::prelude::*;
use text::{Names, from_html, parse};

fn markdown(html: &str) -> String {
    from_html(html, Names::Escaped)
}

#[track_caller]
fn all(cases: &[(&str, &str)]) {
    for (html, expected) in cases {
        assert_eq!(markdown(html), *expected, "{html}");
    }
}

#[test]
fn words_keep_their_marks() {
    all(&[
        (
            "<p>Read <a href='https://x.example/a?b=1'>the guide</a> &amp; <b>act</b>.</p>",
            "Read [the guide](https://x.example/a?b=1) & **act**.",
        ),
        ("<p><b>bold </b>then<i> italic</i>, <s>gone</s></p>", "**bold** then *italic*, ~~gone~~"),
        ("a <b><i>both</i></b> b", "a **_both_** b"),
        ("<b>one</b><b> two</b>", "**one two**"),
        ("<b>a<br>b</b>", "**a**\n**b**"),
        ("un<b>believ</b>able <i>mid</i>dle", "un**believ**able *mid*dle"),
        (
            "<b style='font-weight:normal'>plain</b> <span style='font-weight:700'>bold</span>",
            "plain **bold**",
        ),
        (
            "<span style='font-style:italic'>it</span> <span style='text-decoration:line-through'>no</span>",
            "*it* ~~no~~",
        ),
        ("run <code>a | b `c`</code> or <kbd>Esc</kbd>", "run `` a | b `c` `` or `Esc`"),
        ("<a href='https://x.example/'>https://x.example/</a>", "https://x.example/"),
        ("<a href='mailto:a@x.example'>a@x.example</a>", "a@x.example"),
        (
            "<a href='https://x.example/a b(c)'><b>x</b> y </a>z",
            "[**x** y](https://x.example/a%20b%28c%29) z",
        ),
        ("<a href='javascript:alert(1)'>no</a> <a href='/posts/1'>here</a>", "no here"),
        ("Wow!<a href='https://x.example'>x</a>", "Wow\\![x](https://x.example)"),
    ]);
}

#[test]
fn lines_and_blocks_stand_as_they_were_seen() {
    all(&[
        ("<div>one</div><div>two</div><div><br></div><div>three</div>", "one\ntwo\n\nthree"),
        ("one<br>two<br><br>three", "one\ntwo\n\nthree"),
        ("<p>one</p><p>&nbsp;</p><p>two</p>", "one\n\ntwo"),
        ("<h2>Ti<b>tle</b></h2><p>words</p><hr>", "## Title\n\nwords\n\n---"),
        (
            "<blockquote><p>one</p><blockquote>two</blockquote></blockquote>after",
            "> one\n>\n> > two\n\nafter",
        ),
        ("<pre>  code\n    here</pre>", "```\n  code\n    here\n```"),
        ("<pre><code class='language-rust'>a\n```\n</code></pre>", "````rust\na\n```\n````"),
        (
            "<div style='font-family:Menlo, monospace;white-space: pre;'><div><span>if a:</span></div><div>    b</div></div>",
            "```\nif a:\n    b\n```",
        ),
        (
            "<ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul><ol start=3><li><p>a</p></li><li>b</li></ol>",
            "- one\n- two\n  - deep\n\n3. a\n4. b",
        ),
        ("<ul><li>one</li><ul><li>deep</li></ul></ul>", "- one\n  - deep"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        (
            "<ul><li><input type=checkbox checked> done</li><li><input type=checkbox> open</li></ul>",
            "- [x] done\n- [ ] open",
        ),
        ("<ol><li><p>one</p><p>more</p></li><li>two</li></ol>", "1. one\n\n   more\n\n2. two"),
        ("<dl><dt>word</dt><dd>meaning</dd></dl>", "**word**\nmeaning"),
    ]);
}

#[test]
fn tables_that_show_data_are_tables() {
    all(&[
        (
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c|d</td><td><b>e</b></td></tr></table>",
            "| a | b |\n| --- | --- |\n| c\\|d | **e** |",
        ),
        (
            "<table><thead><tr><th>a<th>b<tbody><tr><td colspan=2>c<tr><td rowspan=2>d<td>e<tr><td>f</table>",
            "| a | b |\n| --- | --- |\n| c |  |\n| d | e |\n|  | f |",
        ),
        ("<table><tr><td><p>one</p></td></tr><tr><td>two</td></tr></table>", "one\n\ntwo"),
        (
            "<table><tr><td><table><tr><td>a</td><td>b</td></tr><tr><td>1<td>2</tr></table></td><td>c</td></tr><tr><td>x<td>y</table>",
            "| a | b |\n| --- | --- |\n| 1 | 2 |\n\nc\n\nx\n\ny",
        ),
        ("<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>", "a\n\nb\n\nc\n\nd"),
    ]);
}

#[test]
fn office_programs_write_in_their_own_way() {
    let item = |level: u8, mark: &str, words: &str| {
        format!(
            "<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level{level} lfo1'>\
            <![if !supportLists]><span style='mso-list:Ignore'>{mark}<span>&nbsp; </span></span><![endif]>{words}<o:p></o:p></p>"
        )
    };
    let list = item(1, "·", "one")
        + &item(2, "1.", "deep")
        + &item(2, "2.", "deeper")
        + &item(1, "·", "two");
    all(&[
        (&list, "- one\n  1. deep\n  2. deeper\n- two"),
        (
            "<html><head><style>/* x */ p.MsoNormal, li.MsoNormal {margin:0cm; font-size:11pt}</style></head><body>\
            <p class=MsoNormal>Bonjour,<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>un</p><p class=MsoNormal>deux</p>",
            "Bonjour,\n\nun\ndeux",
        ),
        (
            "<style>p.MsoNormal {margin-top:0cm; margin-bottom:8.0pt}</style><p class=MsoNormal>un</p><p class=MsoNormal>deux</p>",
            "un\n\ndeux",
        ),
        (
            "<div style='display:none;mso-hide:all'>preview</div>seen<img src='https://x.example/p.gif' width=1 height=1 alt=''>",
            "seen",
        ),
        (
            "<img src='https://x.example/plan.png'> <img src='cid:1' alt='a plan'> <img src='https://x.example/e.png' alt='😀'>",
            "[plan.png](https://x.example/plan.png) a plan 😀",
        ),
        ("<pre class='k9mail'>Hello,\nI am here.\n\nBo</pre>", "Hello,\nI am here.\n\nBo"),
        ("<script>bad()</script><style>x</style><!-- no --><title>t</title>words", "words"),
    ]);
}

#[test]
fn words_that_are_no_markup_stay_words() {
    for words in [
        "# no title",
        "1. no list",
        "- no item",
        "> no quote",
        "---",
        "a*b*c and *d*",
        "__init__",
        "~~no~~ ~5~6",
        "`tick`",
        "[x](y) [^1] [a]: b",
        "<b>tag</b> &amp;lt;",
        "C:\\*.c \\",
        ":tada: 10:30:15",
        "$SRC/$DST",
        "| a | b |",
        "snake_case stays 2 * 3 * 4",
        "wow ![x](y)",
        "===",
        "+ 1",
        "a  b",
        "* * *",
    ] {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
        let shown = words.split_whitespace().collect::<Vec<_>>().join(" ");
        for html in [
            format!("<p>{escaped}</p>"),
            format!("<ul><li>{escaped}</li></ul>"),
            format!("<p>x<br>{escaped}</p>"),
            format!("<table><tr><th>a<th>b<tr><td>{escaped}<td>c</table>"),
            format!("<h3>{escaped}</h3>"),
            format!("<a href='https://x.example'>{escaped}</a>"),
        ] {
            let written = markdown(&html);
            let read = parse(&written).text();
            assert!(
                read.lines().any(|line| line.trim_end_matches(" c") == shown),
                "{html}\n{written}\n{read}"
            );
        }
    }
    assert_eq!(
        markdown("ask @ana in ~velo about #part, not #1"),
        "ask \\@ana in \\~velo about \\#part, not #1"
    );
    assert_eq!(from_html("ask @ana about #part", Names::Kept), "ask @ana about #part");
}

#[test]
fn names_of_this_network_come_back_as_typed() {
    let html = "<a class='mention' href='https://here.example/people/ana'>@Ana Roy</a> in \
        <a class='topic' href='https://here.example/topics/part'>#Part</a>";
    assert_eq!(from_html(html, Names::Kept), "@ana in #Part");
    let formula = "<span class='katex'><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>x^2</annotation>\
        </semantics></math><span class='katex-html' aria-hidden='true'>x2</span></span>";
    assert_eq!(markdown(formula), "$`x^2`$");
}

#[test]
fn a_tower_of_elements_is_only_its_words() {
    for tag in ["div", "blockquote", "ul><li", "b", "table><tr><td", "a href='https://x.example'"] {
        let html = format!("{}word", format!("<{tag}>").repeat(50_000));
        assert!(markdown(&html).contains("word"), "{tag}");
    }
    assert_eq!(markdown(""), "");
}

#[test]
fn hostile_html_is_its_words() {
    let many = |html: &str, times| html.repeat(times);
    let marks: String = (0..399).map(|n| format!("<b a{n} style='x:{n}'>")).collect();
    let cells = "<tr><td colspan=40 rowspan=40>a<td colspan=40>b";
    let long = format!("<a href='https://x.example/{}'>", "y".repeat(3_900));
    for html in [
        many("<svg><td>", 20_000),
        format!("<svg>{}", many("<td><option><param>", 50_000)),
        many("<li><dd>", 100_000),
        many("<div></body><!-- -->", 50_000),
        format!("<p>{marks}{}", many("<p>x", 50_000)),
        many("<i a><b class=c><table><td></table></i></b>", 5_000),
        many("<body a>", 100_000),
        format!("<p>{long}{}", many("<p>x", 50_000)),
        format!("{long}{}", many("<i>x</i>y", 30_000)),
        many("-", 1_000_000),
        many("[", 1_000_000),
        many("a[b] ", 200_000),
        many("&amp;", 200_000),
        many(": ", 500_000),
        many("<b>&nbsp;</b>&nbsp;", 50_000),
        format!("<table>{}</table>", many(cells, 20_000)),
        format!("<table>{}</table>", many("<tr><td colspan=40>", 50_000)),
    ] {
        let written = markdown(&format!("first {html}<p>last"));
        let begins = &html[..html.len().min(60)];
        assert!(written.contains("first"), "{begins}");
        assert!(written.contains("last") || begins.starts_with("<svg"), "{begins}");
        assert!(written.len() < 3_000_000, "{begins}: {}", written.len());
    }
}

#[test]
fn a_row_is_never_wider_than_a_reader_follows() {
    let row = "<tr><td colspan=39>a<td>b<td>c";
    let written = markdown(&format!("<table>{row}{row}</table>"));
    assert!(
        written.starts_with("| a |")
            && written.lines().all(|row| row.ends_with(" b c |") || row.ends_with("--- |"))
    );
    let mixed = markdown("<p><b>one <i>two</b> three</i></p>");
    assert_eq!(mixed, "**one _two_** *three*");
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever words are marked however, all of them are read again, and nothing else.
    #[test]
    fn no_word_is_lost_or_made(runs in prop::collection::vec((0..8_usize, "[a-c é.,*_~`<>#\\[\\]()!$:|\\\\&;0-9+@=-]{0,6}"), 1..9)) {
        let tags = ["", "b", "i", "s", "code", "a href='https://x.example/y'", "b><i", "br"];
        let mut html = String::from("<p>");
        let mut shown = String::new();
        for (tag, words) in &runs {
            let words = if tags[*tag] == "br" { "" } else { words };
            shown.push_str(words);
            let safe = words.replace('&', "&amp;").replace('<', "&lt;");
            match tags[*tag] {
                "" => html.push_str(&safe),
                "br" => html.push_str("<br>"),
                "b><i" => html.push_str(&format!("<b><i>{safe}</i></b>")),
                tag => html.push_str(&format!("<{tag}>{safe}</{}>", tag.split(' ').next().unwrap())),
            }
        }
        let written = from_html(&html, Names::Escaped);
        prop_assert_eq!(letters(&parse(&written).text()), letters(&shown), "{}\n{}", html, written);
    }
}
