//! Who and what a text names, and what becomes of it in a page.

use text::{Doc, Link, Mention, parse};

fn people(markdown: &str) -> Vec<String> {
    parse(markdown).people().to_vec()
}

fn spaces(markdown: &str) -> Vec<String> {
    parse(markdown).spaces().to_vec()
}

fn topics(markdown: &str) -> Vec<String> {
    parse(markdown).topics().to_vec()
}

fn linked(doc: &Doc) -> String {
    doc.html(&|mention| {
        let (kind, name) = match mention {
            Mention::Person(name) => ("people", name),
            Mention::Space(name) => ("spaces", name),
            Mention::Topic(name) => ("topics", name),
        };
        Some(Link { href: format!("/{kind}/{name}"), label: format!("<{name}>"), untold: false })
    })
}

#[test]
fn people_are_named_by_their_handle() {
    assert_eq!(people("@Camille.Martin, @jo-2 et (@léo_b) !"), ["camille.martin", "jo-2", "léo_b"]);
    assert_eq!(people("merci @camille."), ["camille"]);
    assert_eq!(people("@camille... @camille-, **@camille** l'@jo"), ["camille", "jo"]);
    assert_eq!(people("@ana/@bo"), ["ana", "bo"]);
}

#[test]
fn an_address_is_not_a_person() {
    for text in [
        "camille@exemple.fr",
        "camille@exemple",
        "écrire à <camille@exemple.fr>",
        "https://social.example/@camille",
        "@camille@social.example",
        "@ camille",
        "\\@camille",
        "@@camille",
    ] {
        assert!(people(text).is_empty(), "{text}");
    }
}

#[test]
fn spaces_are_named_by_their_slug() {
    assert_eq!(spaces("voir ~Rayon-Velo, ~atelier_2."), ["rayon-velo", "atelier_2"]);
    assert_eq!(parse("~~barré~~ et ~velo").spaces(), ["velo"]);
    for text in ["~10 personnes", "~/src", "~moi/src", "a~b", "~"] {
        assert!(spaces(text).is_empty(), "{text}");
    }
}

#[test]
fn topics_keep_their_accents_and_have_one_spelling() {
    let doc = parse("#Sécurité puis #securite, #SE\u{301}CURITE\u{301} et #vélo-cargo.");
    assert_eq!(doc.topics(), ["sécurité", "vélo-cargo"]);
    assert_eq!(doc.topic_labels(), ["Sécurité", "vélo-cargo"]);
}

#[test]
fn numbers_headings_and_anchors_are_not_topics() {
    for text in ["#123", "# titre", "## titre", "page#partie", "site/#partie", "##deux", "C#", "#"]
    {
        assert!(topics(text).is_empty(), "{text}");
    }
    assert_eq!(topics("#2026rentrée"), ["2026rentrée"]);
    assert_eq!(topics("# Un titre avec #sujet"), ["sujet"]);
}

#[test]
fn code_and_links_name_nobody() {
    let text = "`@a ~b #c`\n\n```\n@a ~b #c\n```\n\n    @a ~b #c\n\n[@a ~b #c](/x) $@a$";
    let doc = parse(text);
    assert!(doc.people().is_empty() && doc.spaces().is_empty() && doc.topics().is_empty());
}

#[test]
fn mentions_are_found_in_every_kind_of_block() {
    let text = "> @a\n\n- @b\n\n| @c |\n|---|\n| @d |\n\n*@e* ~~@f~~ n[^1]\n\n[^1]: @g";
    assert_eq!(people(text), ["a", "b", "c", "d", "e", "f", "g"]);
}

#[test]
fn a_resolved_mention_is_a_link_with_an_escaped_label() {
    let html = linked(&parse("@Camille ~velo #Été"));
    assert!(html.contains("<a class=\"mention\" href=\"/people/camille\""), "{html}");
    assert!(html.contains(">&lt;camille&gt;</a>"), "{html}");
    assert!(html.contains("<a class=\"space\" href=\"/spaces/velo\""), "{html}");
    assert!(html.contains("<a class=\"topic\" href=\"/topics/été\""), "{html}");
}

#[test]
fn an_unresolved_mention_stays_as_typed() {
    assert_eq!(parse("@Camille, #Été").html(&|_| None), "<p>@Camille, #Été</p>\n");
}

#[test]
fn a_resolver_cannot_be_made_to_write_an_unsafe_address() {
    let bad = |_: Mention<'_>| {
        Some(Link { href: "javascript:1".into(), label: "x".into(), untold: false })
    };
    assert_eq!(parse("@camille").html(&bad), "<p>@camille</p>\n");
}

#[test]
fn the_resolver_is_asked_only_for_listed_names() {
    let doc = parse("#Sécurité #securite @Ana @ana");
    doc.html(&|mention| {
        match mention {
            Mention::Person(name) => assert_eq!(doc.people(), [name]),
            Mention::Topic(name) => assert_eq!(doc.topics(), [name]),
            Mention::Space(name) => panic!("no space was named, and {name} asked for"),
        }
        None
    });
}

#[test]
fn an_endless_name_is_not_a_name() {
    assert!(people(&format!("@{}", "a".repeat(65))).is_empty());
    assert_eq!(people(&format!("@{}", "a".repeat(64))).len(), 1);
}
