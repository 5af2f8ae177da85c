//! The second lock: whatever HTML comes in, only ours comes out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use crate::address::{is_own_file, is_safe_link};
use crate::grammars::HIGHLIGHT_CLASSES;

/// The elements of MathML that formulas are set with: none that holds HTML but `mtext`, none with an address.
pub(crate) const MATHML: [&str; 25] = [
    "math",
    "semantics",
    "annotation",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "mfrac",
    "msqrt",
    "mroot",
    "msub",
    "msup",
    "msubsup",
    "munder",
    "mover",
    "munderover",
    "mmultiscripts",
    "mprescripts",
    "mpadded",
    "mphantom",
    "mtable",
    "mtr",
    "mtd",
];

/// What may be said of them: nothing beyond the size of the formula.
const MATHML_ATTRIBUTES: [&str; 20] = [
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "stretchy",
    "symmetric",
    "fence",
    "separator",
    "form",
    "largeop",
    "movablelimits",
    "accent",
    "accentunder",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "width",
    "linethickness",
    "encoding",
];

static POLICY: LazyLock<Builder<'static>> = LazyLock::new(policy);

/// HTML reduced to the elements, attributes, classes and addresses that [`crate::Doc::html`] writes
/// (the table at the head of this crate). Sanitising twice changes nothing.
pub fn sanitise(html: &str) -> String {
    POLICY.clean(html).to_string()
}

fn policy() -> Builder<'static> {
    let mut attributes = HashMap::from([
        ("a", HashSet::from(["href"])),
        ("img", HashSet::from(["src", "alt"])),
        ("ol", HashSet::from(["start"])),
        ("pre", HashSet::from(["data-lang"])),
    ]);
    attributes.extend(MATHML.map(|element| (element, HashSet::from(MATHML_ATTRIBUTES))));
    let mut policy = Builder::empty();
    policy
        .tags(HashSet::from([
            "p",
            "br",
            "hr",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "ul",
            "ol",
            "li",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "em",
            "strong",
            "del",
            "a",
            "img",
            "pre",
            "code",
            "span",
            "sup",
            "details",
            "summary",
        ]))
        .add_tags(MATHML)
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .tag_attribute_values(HashMap::from([(
            "th",
            HashMap::from([("scope", HashSet::from(["row"]))]),
        )]))
        // What scrolls sideways is scrolled with the keyboard too.
        .set_tag_attribute_values(HashMap::from([
            ("img", HashMap::from([("loading", "lazy")])),
            ("pre", HashMap::from([("tabindex", "0")])),
            ("div", HashMap::from([("tabindex", "0")])),
        ]))
        .allowed_classes(HashMap::from([
            ("a", HashSet::from(["mention", "space", "topic", "untold"])),
            ("pre", HashSet::from(["code", "math"])),
            ("code", HashSet::from(["math"])),
            ("div", HashSet::from(["table", "math"])),
            ("mtd", HashSet::from(["left", "right"])),
            ("th", HashSet::from(["center", "right"])),
            ("td", HashSet::from(["center", "right"])),
            ("li", HashSet::from(["task", "done"])),
            ("sup", HashSet::from(["footnote"])),
            ("ol", HashSet::from(["footnotes"])),
            ("details", HashSet::from(["quote"])),
            ("blockquote", HashSet::from(["note", "tip", "important", "warning", "caution"])),
            ("span", HIGHLIGHT_CLASSES.into_iter().chain(["check", "untold"]).collect()),
        ]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("nofollow noopener noreferrer"))
        .attribute_filter(acceptable);
    policy
}

fn acceptable<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let kept = match (element, attribute) {
        (_, "href") => is_safe_link(value),
        (_, "src") => is_own_file(value),
        ("math", "display") => value == "block",
        (_, "encoding") => value == "application/x-tex",
        (math, _) if MATHML.contains(&math) => is_of_mathml(value),
        ("ol", "start") => value.bytes().all(|b| b.is_ascii_digit()),
        _ => true,
    };
    kept.then_some(Cow::Borrowed(value))
}

/// A word, or a length of a few letters.
fn is_of_mathml(value: &str) -> bool {
    let length = value.strip_suffix("em").unwrap_or(value);
    value.len() < 16
        && (value.bytes().all(|b| b.is_ascii_lowercase())
            || length.parse::<f32>().is_ok_and(|length| length.abs() <= 10.0))
}
