//! Plain talk in which Markdown would see markup: prices, paths, times, names of languages.

use proptest::prelude::*;
use text::parse;

fn html(markdown: &str) -> String {
    parse(markdown).html(&|_| None)
}

#[test]
fn dollars_of_prices_and_variables_are_words() {
    for words in [
        "cp $SRC/$DST and $HOME/bin:$PATH",
        "$5 and 6$",
        "$5 à 6$ ou $5 - 6$, $10/mo$",
        "de 5 $ à 10 $, $5 ou $6",
        "US$5 and CA$6, A$, B$",
        "cp ${A}/${B} $(pwd)/$(date)",
        "$MY_VAR$ and %PATH%$USER$",
        "if ($a == $b) { $i++; }",
        "\"$?\",\"$!\" $$SRC/$$DST",
        "kill $$ ; wait $$",
        "$ ls $ pwd",
        "a$b$c",
        "$",
        "$$$",
        "$a\n\nb=c$",
    ] {
        let shown = parse(words).text().replace('\n', "");
        assert_eq!(shown, words.replace('\n', ""), "{words}");
        assert!(!html(words).contains("math"), "{words}: {}", html(words));
    }
    assert_eq!(html("`$SRC/$DST ~a~`"), "<p><code>$SRC/$DST ~a~</code></p>\n");
    assert!(html("[a](/x$y~z) https://x.example/$a/~b").contains("href=\"/x$y~z\""));
    let link = html("https://x.example/$a/~b?$c=~1");
    assert!(link.contains("href=\"https://x.example/$a/~b?$c=~1\""), "{link}");
    assert!(html("```text$\necho $A~$B\n```").contains("echo $A~$B"));
    assert!(html("$5 and **6$**, @ana").contains("<strong>6$</strong>"));
    assert_eq!(parse("$SRC/@ana/$DST").people(), ["ana"]);
}

#[test]
fn formulas_that_are_meant_are_formulas() {
    for (text, source) in [
        ("soit $x$ donc", "x"),
        ("($x^2$), $y$.", "x^2"),
        ("**$E = mc^2$**", "E = mc^2"),
        ("$\\alpha$-équivalence", "\\alpha"),
        ("$2x$ et $3 < 4$", "2x"),
        ("設$n+1$為", "n+1"),
        ("let $`5 and 6`$ be", "5 and 6"),
        ("$f(x) = \\text{\\$5 if } x$", "f(x) = \\text{\\$5 if } x"),
        ("un $$x+1$$ deux", "x+1"),
    ] {
        let html = html(text);
        assert!(html.contains("math") && parse(text).text().contains(source), "{text}: {html}");
        assert!(!parse(text).text().contains("$x$"), "{text}");
    }
}

#[test]
fn a_single_tilde_is_a_word() {
    for words in ["~5~6", "~5 à ~6", "environ ~10~ personnes", "a~b~c", "~/src et ~ana/x~"] {
        assert_eq!(html(words), format!("<p>{words}</p>\n"));
    }
    assert_eq!(html("~~a~5~~"), "<p><del>a~5</del></p>\n");
    assert_eq!(parse("~vélo~ et ~atelier").spaces(), ["vélo", "atelier"]);
    assert!(html("~~~\na~b\n~~~").contains("a~b"));
}

#[test]
fn the_names_of_emoji_count_alone() {
    for words in [
        "scale 1:100:2, urn:id:42, key:on:val, a:smile:b",
        "10:30:15",
        "std::on::x ::on::",
        "C:\\on:\\x x/:on:/y",
        "mot:smile:",
        ":smile:mot",
        "fe80::100:1",
        "\\:smile:",
    ] {
        let shown = parse(words).text();
        assert_eq!(shown, words.replace("\\:smile", ":smile"), "{words}");
    }
    for (typed, shown) in [
        (":tada:", "🎉"),
        ("bravo :tada:!", "bravo 🎉!"),
        (":tada::tada: (:+1:)", "🎉🎉 (👍)"),
        ("**:white_check_mark:**", "✅"),
        ("やった:tada:", "やった🎉"),
        (":-1: :100:, :nothing_such:", "👎 💯, :nothing_such:"),
        ("[bravo :tada:](/x)", "bravo 🎉"),
    ] {
        assert_eq!(parse(typed).text(), shown, "{typed}");
    }
    assert_eq!(parse(":tada:@ana").people(), ["ana"]);
}

#[test]
fn topics_keep_what_joins_their_letters() {
    let topics = |text: &str| parse(text).topic_labels().to_vec();
    assert_eq!(topics("#نرم‌افزار #ぼっち・ざ・ろっく #C++"), ["نرم‌افزار", "ぼっち・ざ・ろっく"]);
    assert_eq!(topics("#aujourd'hui, #col·lega et '#vélo'."), ["aujourd'hui", "col·lega", "vélo"]);
    assert_eq!(topics("#vélo's wheels and #l’été"), ["vélo", "l’été"]);
    assert_eq!(topics("#क्‍ष"), ["क्‍ष"]);
    // One topic, whether the joiner was typed or not.
    assert_eq!(topics("#نرم‌افزار #نرمافزار").len(), 1);
    for words in ["#C++", "#C#", "#c+", "#.NET", "#F#,", "#'a"] {
        assert!(topics(words).is_empty(), "{words}");
        assert_eq!(parse(words).text(), words);
    }
    assert_eq!(topics("#vélo#ville #a+b"), ["vélo", "a"]);
    assert!(topics("#\u{3164} #\u{115f}a\u{202e}").is_empty());
}

#[test]
fn what_stands_for_a_mark_inside_may_be_typed() {
    let neumes: String = ('\u{1d000}'..'\u{1d0f5}').collect();
    for words in [format!("{neumes} $A"), "\u{1d000}$A/$B\u{1d001}".to_owned()] {
        assert_eq!(parse(&words).text(), words);
    }
}

proptest! {
    /// Where no two marks can mean anything, words come out as they went in.
    #[test]
    fn plain_talk_stays(words in "[a-c5 $~:/.,]{0,40}") {
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let shown = parse(&format!("x {words}")).text();
        if !words.contains("~~") && !html(&words).contains("math") && !shown.contains(['🅰', '🅱', '©']) {
            prop_assert_eq!(plain(&shown), plain(&format!("x {words}")));
        }
    }

    /// Nothing of a text is lost to its marks, whatever they enclose. What stands behind the fence of a code block
    /// names its language.
    #[test]
    fn letters_are_never_lost(words in "[a-c $~\\\\`^_{}0-9>\n-]{0,60}") {
        prop_assume!(!words.contains("~~~") && !words.contains("```"));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(&parse(&words).text()), letters(&words));
    }
}
