//! What the attribute `style` of an element says of how its words look.

use scraper::node::Element;

use super::inline::Marks;

/// What an element changes of the look of its words; nothing where it says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    pub(super) strong: Option<bool>,
    pub(super) emphasis: Option<bool>,
    pub(super) strike: Option<bool>,
    pub(super) hidden: bool,
    /// Whether white space is shown as it is.
    pub(super) pre: Option<bool>,
    /// Whether lines are never wrapped, as code is shown.
    pub(super) nowrap: bool,
    pub(super) mono: bool,
}

/// The look that the style of an element asks for.
pub(super) fn look(element: &Element) -> Look {
    let mut look = Look { hidden: element.attr("hidden").is_some(), ..Look::default() };
    for declaration in element.attr("style").unwrap_or_default().split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        match name.as_str() {
            "font-weight" => {
                let heavy = value.parse::<u32>().map_or(value.starts_with("bold"), |n| n >= 600);
                look.strong = Some(heavy);
            }
            "font-style" => look.emphasis = Some(value == "italic" || value == "oblique"),
            "text-decoration" | "text-decoration-line" => {
                look.strike = Some(value.contains("line-through"));
            }
            "display" => look.hidden |= value.starts_with("none"),
            "mso-hide" => look.hidden |= value == "all",
            "white-space" | "white-space-collapse" => {
                look.pre = Some(value.starts_with("pre") || value.starts_with("break-spaces"));
                look.nowrap = value == "pre";
            }
            "font-family" => look.mono = value.contains("mono") || value.contains("courier"),
            _ => {}
        }
    }
    look
}

/// Marks that an element, or its look, puts on its words or takes off them; where everything is strong
/// `already`, nothing is.
pub(super) fn mark(marks: &mut Marks, already: bool, name: &str, look: &Look) {
    match name {
        "b" | "strong" | "dt" => marks.strong = true,
        "i" | "em" | "cite" | "dfn" | "var" => marks.emphasis = true,
        "s" | "del" | "strike" => marks.strike = true,
        _ => {}
    }
    marks.strong = look.strong.unwrap_or(marks.strong) && !already;
    marks.emphasis = look.emphasis.unwrap_or(marks.emphasis);
    // A line through words goes on through what they hold.
    marks.strike |= look.strike.unwrap_or(false);
}
