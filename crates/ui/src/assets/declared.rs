//! Styles and icons that stand with what they are of, in the folder of a kind of post or another
//! capability, and are served with those of the interface.

/// A stylesheet of a crate.
pub struct Style {
    /// Where it is: the name of the crate and the path from its folder. Styles are joined in this order.
    pub path: &'static str,
    /// What it says.
    pub css: &'static str,
}

inventory::collect!(Style);

/// Declares a stylesheet of the calling crate, as a path from its folder:
/// `ui::style!("src/event/style.css");`. It comes after all of ours and names its layer.
#[macro_export]
macro_rules! style {
    ($path:literal) => {
        $crate::inventory::submit! {
            $crate::assets::Style {
                path: concat!(env!("CARGO_PKG_NAME"), "/", $path),
                css: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)),
            }
        }
    };
}

/// An icon of a crate.
pub struct Symbol {
    /// Its name.
    pub name: &'static str,
    /// Its file: an `<svg>` of 24 by 24, without colours.
    pub svg: &'static str,
}

inventory::collect!(Symbol);

/// Declares an icon of the calling crate by its name and the path of its file:
/// `ui::symbol!("event", "src/event/icon.svg");`
#[macro_export]
macro_rules! symbol {
    ($name:literal, $path:literal) => {
        $crate::inventory::submit! {
            $crate::assets::Symbol {
                name: $name,
                svg: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)),
            }
        }
    };
}

/// A script that some pages of a crate load beside the one of all pages.
pub struct Module {
    /// Its name.
    pub name: &'static str,
    /// What it says: an ES module without imports. What goes wrong it tells by an event `toast`, whose detail is the words.
    pub js: &'static str,
}

inventory::collect!(Module);

/// Declares a script of the calling crate by its name and the path of its file:
/// `ui::module!("board", "src/table/board.js");`. A page loads it from the address `ui::assets::module("board")`.
#[macro_export]
macro_rules! module {
    ($name:literal, $path:literal) => {
        $crate::inventory::submit! {
            $crate::assets::Module {
                name: $name,
                js: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $path)),
            }
        }
    };
}

/// The scripts that crates declare.
pub(super) fn modules() -> Vec<&'static Module> {
    let mut declared: Vec<&Module> = inventory::iter::<Module>.into_iter().collect();
    declared.sort_by_key(|module| module.name);
    declared.dedup_by_key(|module| module.name);
    declared
}

/// These styles, and those that crates declare.
pub(super) fn styles(ours: &[&'static str]) -> Vec<&'static str> {
    let mut declared: Vec<&Style> = inventory::iter::<Style>.into_iter().collect();
    declared.sort_by_key(|style| style.path);
    // The tests of a crate hold it twice.
    declared.dedup_by_key(|style| style.path);
    ours.iter().copied().chain(declared.iter().map(|style| style.css)).collect()
}

/// This sprite with the icons that crates declare.
pub(super) fn sprite(ours: &str) -> String {
    let mut declared: Vec<&Symbol> = inventory::iter::<Symbol>.into_iter().collect();
    declared.sort_by_key(|symbol| symbol.name);
    declared.dedup_by_key(|symbol| symbol.name);
    let symbols = declared.iter().map(|Symbol { name, svg }| {
        let inner = svg.split_once('>').and_then(|(_, rest)| rest.rsplit_once("</svg>"));
        let inner = inner.map_or("", |(inner, _)| inner);
        format!("<symbol id=\"{name}\" viewBox=\"0 0 24 24\">{inner}</symbol>\n")
    });
    let (ours, end) = ours.rsplit_once("</svg>").unwrap_or((ours, ""));
    format!("{ours}{}</svg>{end}", symbols.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::sprite;

    inventory::submit! {
        super::Symbol { name: "declared", svg: "<svg viewBox=\"0 0 24 24\"><path d=\"M1 1\"/></svg>\n" }
    }

    #[test]
    fn a_declared_icon_stands_among_ours() {
        assert_eq!(
            sprite("<svg>\n<symbol id=\"ours\"/>\n</svg>\n"),
            "<svg>\n<symbol id=\"ours\"/>\n<symbol id=\"declared\" viewBox=\"0 0 24 24\">\
             <path d=\"M1 1\"/></symbol>\n</svg>\n"
        );
    }
}
