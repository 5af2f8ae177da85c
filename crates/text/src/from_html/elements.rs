//! What elements are to a reader.

use scraper::node::Element;

/// What a browser never shows as words.
pub(super) fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "style"
            | "script"
            | "title"
            | "template"
            | "noscript"
            | "iframe"
            | "object"
            | "svg"
            | "select"
            | "textarea"
            | "audio"
            | "video"
            | "datalist"
    )
}

/// What a browser shows with room above and below.
pub(super) fn is_paragraph(name: &str) -> bool {
    matches!(
        name,
        "article"
            | "section"
            | "figure"
            | "dl"
            | "details"
            | "fieldset"
            | "form"
            | "main"
            | "aside"
            | "header"
            | "footer"
            | "nav"
            | "caption"
            | "center"
    )
}

/// What a browser shows on lines of its own.
pub(super) fn is_block(name: &str) -> bool {
    is_paragraph(name)
        || matches!(
            name,
            "div"
                | "address"
                | "dt"
                | "dd"
                | "figcaption"
                | "summary"
                | "li"
                | "legend"
                | "body"
                | "html"
                | "tr"
                | "tbody"
                | "thead"
                | "tfoot"
                | "p"
                | "ul"
                | "ol"
                | "table"
        )
}

/// `@camille`, `~velo` or `#part`, of a link of this network that names somebody or something.
pub(super) fn own_name(value: &Element, to: &str, shown: &str) -> Option<String> {
    let is = |wanted: &str| value.classes().any(|class| class == wanted);
    let last = to.split(['?', '#']).next()?.rsplit('/').next().filter(|last| !last.is_empty())?;
    let name = match shown.chars().next()? {
        '@' if is("mention") => format!("@{last}"),
        '#' if is("topic") => shown.to_owned(),
        _ if is("space") && is("mention") => format!("~{last}"),
        _ => return None,
    };
    let plain = |c: char| c.is_alphanumeric() || "@~#._-".contains(c);
    name.chars().all(plain).then_some(name)
}

/// Characters that programs put between letters for themselves.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{0}' | '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
        || c.is_control() && !"\n\r\t".contains(c)
}
