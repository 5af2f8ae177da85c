//! Code in colour, and its limits.

use text::{HIGHLIGHT_CLASSES, MAX_HIGHLIGHTED, MAX_HIGHLIGHTED_LINES, parse};

fn fenced(lang: &str, source: &str) -> String {
    parse(&format!("````{lang}\n{source}\n````")).html(&|_| None)
}

#[test]
fn code_is_coloured_by_class_and_keeps_its_language() {
    let html = fenced("rust", "// note\nfn f() -> u8 { 1 + g(\"x\") }");
    assert!(
        html.starts_with("<pre class=\"code\" data-lang=\"rust\" tabindex=\"0\"><code>"),
        "{html}"
    );
    assert!(html.contains("<span class=\"hl-comment\">// note\n</span>"), "{html}");
    assert!(html.contains("<span class=\"hl-keyword\">fn</span>"), "{html}");
    assert!(html.contains("<span class=\"hl-function\">f</span>"), "{html}");
    assert!(html.contains("<span class=\"hl-number\">1</span>"), "{html}");
    assert!(html.contains("<span class=\"hl-operator\">+</span>"), "{html}");
    assert!(html.contains("<span class=\"hl-string\">\"x\"</span>"), "{html}");
    assert!(!html.contains("style"), "{html}");
}

#[test]
fn each_class_is_used_by_some_language() {
    let all = [
        fenced("rust", "// a\nstruct S; fn f() { 1 + \"b\" }"),
        fenced("html", "<p title=\"x\">y</p>"),
        fenced("diff", "--- a\n+++ b\n-x\n+y"),
        fenced("markdown", "# Titre"),
    ]
    .concat();
    for class in HIGHLIGHT_CLASSES {
        assert!(all.contains(&format!("\"{class}\"")), "{class}: {all}");
    }
}

#[test]
fn common_names_of_languages_are_known() {
    for lang in ["ts", "TypeScript", "jsx", "golang", "python3", "csharp", "shell", "toml", "c++"] {
        assert!(fenced(lang, "x = \"y\" + 1 // z").contains("<span class=\"hl-"), "{lang}");
    }
}

#[test]
fn an_unknown_language_is_plain_and_its_label_harmless() {
    assert_eq!(
        fenced("klingon", "a < b"),
        "<pre class=\"code\" data-lang=\"klingon\" tabindex=\"0\"><code>a &lt; b\n</code></pre>\n"
    );
    let html = fenced("x\"onclick=alert(1)", "a");
    assert!(
        html.starts_with("<pre class=\"code\" data-lang=\"x\" tabindex=\"0\"><code>"),
        "{html}"
    );
    assert!(fenced("", "a").starts_with("<pre class=\"code\" tabindex=\"0\"><code>"));
}

#[test]
fn too_much_code_is_plain() {
    let long = "let a = 1;\n".repeat(MAX_HIGHLIGHTED_LINES + 1);
    assert!(!fenced("rust", &long).contains("<span class"));
    let heavy = format!("{}\n", "let a = 1; ".repeat(80)).repeat(MAX_HIGHLIGHTED / 800);
    assert!(!fenced("rust", &heavy).contains("<span class"));
    // Many blocks are no way around.
    let half = "let a = 1;\n".repeat(MAX_HIGHLIGHTED_LINES / 2 + 1);
    let html = parse(&format!("```rust\n{half}```\n\n```rust\n{half}```")).html(&|_| None);
    let second = html.rfind("<pre").expect("two blocks");
    assert!(html[..second].contains("<span class") && !html[second..].contains("<span class"));
}

#[test]
fn colouring_loses_no_character() {
    let source = "fn é() { \"<&>\" } // ü\n\n\tlet x = 'a';  \t\n\u{a0}\nif (a) \u{a0}\n+ b \\";
    for lang in ["rust", "python", "html", "sh", "yaml", "sql", "php", "md", "tex", "none"] {
        let html = fenced(lang, source);
        let mut text = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' if inside => inside = false,
                c if !inside => text.push(c),
                _ => {}
            }
        }
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u{a0}")
            .replace("&amp;", "&");
        assert_eq!(text.trim_end(), source, "{lang}");
    }
}
