//! Huge and deep texts: each comes back, whole where it should, without exhausting anything.
//!
//! No clock is read: a text whose cost grew with the square of its length would take minutes here.

use text::{MAX_DEPTH, MAX_INPUT, MAX_MENTIONS, MAX_TOPICS, parse};

const MANY: usize = 100_000;

/// Every rendering of a text, on a stack a fraction of the usual: recursion would overflow it.
fn all(markdown: String) -> (String, String) {
    std::thread::Builder::new()
        .stack_size(256 * 1024)
        .spawn(move || {
            let doc = parse(&markdown);
            assert!(doc.excerpt(80).chars().count() <= 80);
            (doc.html(&|_| None), doc.text())
        })
        .expect("a thread")
        .join()
        .expect("no panic and no overflow")
}

#[test]
fn emoji_without_end_are_read_one_after_the_other() {
    let many = ":tada:".repeat(150_000);
    assert_eq!(parse(&many).text().chars().count(), 150_000);
    assert!(parse(&format!("{many}x")).text().ends_with("🎉:tada:x"));
}

#[test]
fn deep_texts_keep_their_words() {
    for opening in [
        ">", "> ", "*", "_", "**a ", "[", "![", "~~a ", "- ", "1. ", "<b>", "~a ", "a`", "a$", "(",
        "@", "#", "*a_ ",
    ] {
        let (html, text) = all(format!("{}mot", opening.repeat(MANY)));
        assert!(text.contains("mot"), "{opening}");
        let depth = html.matches("<blockquote>").count().max(html.matches("<ul>").count());
        assert!(depth <= MAX_DEPTH, "{opening}: {depth}");
    }
}

#[test]
fn balanced_nesting_is_flattened_not_lost() {
    for (open, close) in
        [("[", "](x)"), ("![", "](x)"), ("**", "**"), ("*", "*"), ("[^", "]"), ("<", ">")]
    {
        let (_, text) = all(format!("{}mot{}", open.repeat(MANY), close.repeat(MANY)));
        assert!(text.contains("mot"), "{open}");
    }
}

#[test]
fn long_repetitions_return() {
    for (piece, count) in [
        ("a*_", MANY),
        ("@a ", MANY),
        ("#é ", MANY),
        ("http://a.fr ", MANY / 4),
        ("a@b.fr ", MANY / 4),
        ("[a](b) ", MANY / 4),
        ("[a][b] ", MANY / 4),
        ("&amp;", MANY),
        ("\\@", MANY),
        ("a\n\n", MANY / 4),
        ("- a\n", MANY / 4),
        ("> a\n", MANY / 4),
        ("[^1]", MANY / 4),
        ("|", MANY),
        ("``a`", MANY / 4),
        ("<!--", MANY),
        ("<?", MANY),
        ("$$a", MANY),
        ("$$a\\$ ", MANY / 2),
        ("$`a", MANY),
        ("$a$ ", MANY),
        ("$a", MANY),
        ("\n$$a$$", MANY / 2),
        ("~a", MANY),
        (":a", MANY),
        ("[a]: b\n", MANY / 4),
        ("www.", MANY),
    ] {
        all(piece.repeat(count));
    }
}

#[test]
fn deep_blocks_over_many_lines_return() {
    let quotes = ">".repeat(20_000);
    all(format!("{quotes}a\n{}", "a\n".repeat(20_000)));
    all(format!("{}a\n{}", "- ".repeat(20_000), "\n".repeat(100_000)));
    all((1..700).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect());
    all((1..1_000).map(|depth| format!("{} a\n", ">".repeat(depth))).collect());
    all(format!("|{}\n|{}\n{}", "a|".repeat(500), "-|".repeat(500), "|a\n".repeat(5_000)));
}

#[test]
fn input_is_cut_between_characters() {
    let (_, text) = all("é".repeat(MAX_INPUT));
    assert_eq!(text.chars().count(), MAX_INPUT / 2);
}

#[test]
fn one_definition_cannot_be_multiplied_into_gigabytes() {
    let address = "a".repeat(50_000);
    let (html, _) = all(format!("[a]: /{address}\n\n{}", "[a] ".repeat(50_000)));
    assert!(html.len() < 10 * MAX_INPUT, "{}", html.len());
}

#[test]
fn text_full_of_escapes_returns() {
    for piece in ["&", "<", "«", "@a&", "`&`"] {
        let (_, text) = all(piece.repeat(MANY / 4));
        assert!(text.len() >= MANY / 4, "{piece}");
    }
    // Cut for the sanitiser's sake, nothing shows of it.
    let (html, text) = all("a".repeat(10_000));
    assert_eq!(html.replace("<span></span>", ""), format!("<p>{text}</p>\n"));
}

#[test]
fn hostile_code_returns() {
    for (lang, piece) in [
        ("sh", " "),
        ("sh", "\t"),
        ("js", "_"),
        ("js", "\\a"),
        ("make", "a<"),
        ("scala", "a "),
        ("html", "&"),
        ("php", "<"),
        ("md", "1"),
        ("cpp", "{"),
        ("rust", "$("),
    ] {
        let line = format!("{}z\n", piece.repeat(900 / piece.len()));
        all(format!("~~~~~{lang}\n{}~~~~~", line.repeat(100)));
        let line = format!("{}z\n", piece.repeat(290 / piece.len()));
        all(format!("~~~~~{lang}\n{}~~~~~", line.repeat(300)));
        all(format!("~~~~~{lang}\n{}~~~~~", line.repeat(3)));
    }
}

#[test]
fn hostile_formulas_return() {
    // As deep as they may be long.
    for (open, close) in [
        ("{", "}"),
        ("x^{", "}"),
        ("\\sqrt ", ""),
        ("\\hat ", ""),
        ("\\not ", ""),
        ("\\bf ", ""),
        ("\\it{", "}"),
        ("\\frac a", ""),
        ("\\binom 1", ""),
        ("\\left(", "\\right)"),
        ("\\left(", ""),
        ("\\text{", "}"),
        ("\\begin{matrix}", "\\end{matrix}"),
        ("\\displaystyle ", ""),
        ("\\color{red}", ""),
        ("x'", ""),
        ("\\prescript a b", ""),
        ("x_\\frac a", ""),
        ("{x\\over ", "}"),
        ("\\\\", ""),
        ("\\overset a", ""),
        ("\\mathrm ", ""),
        ("\\limits ", ""),
        ("&", ""),
        ("\\^", ""),
        ("\\sum_{", "}"),
        ("\\big(", ""),
    ] {
        let times = 1_990 / (open.len() + close.len());
        let formula = format!("{}x{}", open.repeat(times), close.repeat(times));
        let (_, text) = all(format!("```math\n{formula}\n```\n\n$`{formula}`$ end"));
        assert!(text.ends_with(" end") && text.contains(&formula), "{formula}");
    }
    let (html, _) = all("$x$ ".repeat(MANY));
    assert!(
        html.len() < 60 * 4 * MANY
            && html.contains("<math>")
            && html.contains("<code class=\"math\">x")
    );
    let (html, _) = all(format!("$`{}`$", "x+".repeat(MANY)));
    assert!(!html.contains("<math>"));
}

#[test]
fn a_text_names_so_many_and_the_rest_stays_words() {
    let doc = parse(&(0..MANY).map(|n| format!("#t{n} @p{n} ~s{n} #t0 ")).collect::<String>());
    assert_eq!(doc.topics().len(), MAX_TOPICS);
    assert_eq!(doc.topic_labels().len(), MAX_TOPICS);
    assert_eq!((doc.people().len(), doc.spaces().len()), (MAX_MENTIONS, MAX_MENTIONS));
    let text = doc.text();
    assert!(text.contains("#t49 ") && text.contains("#t50 ") && text.contains("@p100 "));
    let html = doc.html(&|_| {
        Some(text::Link { href: "/there".into(), label: "there".into(), untold: false })
    });
    assert!(
        html.contains("#t50 ") && !html.contains("#t49 "),
        "the last that is one, and the first"
    );
}
