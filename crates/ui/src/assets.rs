//! The stylesheet, the script and the pictures of the interface, served under names that carry the
//! hash of their content, so that a browser keeps them for ever.
//!
//! The sources are small files, joined once at the first request ([`join`]).

mod declared;
mod join;
mod worker;

pub use declared::{Module, Style, Symbol};
pub(crate) use worker::serve as serve_worker;

use std::borrow::Cow;
use std::io::Write;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use join::{alone, join, unexported, unmodule, unspaced};

const STYLES: &[&str] = &[
    include_str!("../assets/css/tokens.css"),
    include_str!("../assets/css/base.css"),
    include_str!("../assets/css/rail.css"),
    include_str!("../assets/css/bare.css"),
    include_str!("../assets/css/frame.css"),
    include_str!("../assets/css/buttons.css"),
    include_str!("../assets/css/forms.css"),
    include_str!("../assets/css/faces.css"),
    include_str!("../assets/css/lists.css"),
    include_str!("../assets/css/inbox.css"),
    include_str!("../assets/css/overlays.css"),
    include_str!("../assets/css/pages.css"),
    include_str!("../assets/css/post.css"),
    include_str!("../assets/css/kinds.css"),
    include_str!("../assets/css/comment.css"),
    include_str!("../assets/css/composer.css"),
    include_str!("../assets/css/talk.css"),
    include_str!("../assets/css/prose.css"),
    include_str!("../assets/css/find.css"),
];

/// What a module uses stands before it.
const SCRIPTS: &[&str] = &[
    include_str!("../assets/js/page.js"),
    include_str!("../assets/js/audience.js"),
    include_str!("../assets/js/drafts.js"),
    OUTBOX,
    include_str!("../assets/js/swap.js"),
    include_str!("../assets/js/forms.js"),
    include_str!("../assets/js/later.js"),
    include_str!("../assets/js/menu.js"),
    include_str!("../assets/js/lightbox.js"),
    include_str!("../assets/js/answer.js"),
    include_str!("../assets/js/complete.js"),
    include_str!("../assets/js/marks.js"),
    include_str!("../assets/js/upload.js"),
    include_str!("../assets/js/order.js"),
    include_str!("../assets/js/prompts.js"),
    include_str!("../assets/js/arrive.js"),
    include_str!("../assets/js/talk.js"),
    include_str!("../assets/js/live.js"),
    include_str!("../assets/js/seen.js"),
    include_str!("../assets/js/find.js"),
    include_str!("../assets/js/quick.js"),
    include_str!("../assets/js/keys.js"),
    include_str!("../assets/js/back.js"),
    include_str!("../assets/js/browser.js"),
    include_str!("../assets/js/names.js"),
    include_str!("../assets/js/card.js"),
    include_str!("../assets/js/fold.js"),
    include_str!("../assets/js/start.js"),
];

/// The editor, which comes when somebody begins to write. What a module uses stands before it, but for functions
/// that read and write one another's words.
const EDITOR: &[&str] = &[
    include_str!("../assets/editor/runs.js"),
    include_str!("../assets/editor/inline.js"),
    include_str!("../assets/editor/blocks.js"),
    include_str!("../assets/editor/write.js"),
    include_str!("../assets/editor/view.js"),
    include_str!("../assets/editor/edit.js"),
    include_str!("../assets/editor/names.js"),
    include_str!("../assets/editor/clipboard.js"),
    include_str!("../assets/editor/input.js"),
    include_str!("../assets/editor/field.js"),
    include_str!("../assets/editor/source.js"),
    include_str!("../assets/editor/open.js"),
    include_str!("../assets/editor/asked.js"),
];
/// What opens the editor, and what its tests ask.
const EDITOR_EXPORTS: &str = "open,readBlocks,write,size,inner,levelled,split,back,forth,remove,toggle,deepen,\
    mark,link,type,insertBlocks,insertTable,reshape";
const EDITOR_STYLE: &str = include_str!("../assets/editor/editor.css");

/// What waits to be sent: the page and the worker both do.
const OUTBOX: &str = include_str!("../assets/js/outbox.js");

/// Our icons, each a `<symbol>`.
const OURS: &str = include_str!("../assets/icons/sprite.svg");
/// The same with those that crates declare.
pub(crate) static SPRITE: LazyLock<String> = LazyLock::new(|| declared::sprite(OURS));
const MARK: &str = include_str!("../assets/icons/mark.svg");
const SAMPLE: &str = include_str!("../assets/icons/sample.svg");

/// One file as it is served.
pub struct Asset {
    /// Its address, with the hash of its content.
    pub path: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub body: Cow<'static, [u8]>,
    /// The same, compressed once as far as it goes; empty for what is compressed already.
    pub gzip: Vec<u8>,
}

impl Asset {
    fn text(stem: &str, extension: &str, kind: &'static str, body: String) -> Self {
        let gzip = gzip(body.as_bytes());
        Self { gzip, ..Self::packed(stem, extension, kind, body.into_bytes()) }
    }

    fn packed(
        stem: &str,
        extension: &str,
        kind: &'static str,
        body: impl Into<Cow<'static, [u8]>>,
    ) -> Self {
        let body = body.into();
        let path = format!("/assets/{stem}.{}.{extension}", hash(&body));
        Self { path, kind, body, gzip: Vec::new() }
    }

    fn png(stem: &str, body: &'static [u8]) -> Self {
        Self::packed(stem, "png", "image/png", body)
    }
}

/// A short name of this content and no other.
fn hash(body: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(body)[..6])
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail; nothing is what such an asset would then be served as.
    packed.write_all(body).and_then(|()| packed.finish()).unwrap_or_default()
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::text(
        "parvis",
        "css",
        "text/css; charset=utf-8",
        join(&declared::styles(STYLES), unspaced),
    )
});
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::text("parvis", "js", "text/javascript; charset=utf-8", join(SCRIPTS, unmodule))
});
static EDITOR_SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    let code = join(EDITOR, unexported);
    let body = format!("{code}export{{{EDITOR_EXPORTS}}};");
    Asset::text("editor", "js", "text/javascript; charset=utf-8", body)
});
static EDITOR_STYLES: LazyLock<Asset> = LazyLock::new(|| {
    let body = join(&[EDITOR_STYLE], unspaced);
    Asset::text("editor", "css", "text/css; charset=utf-8", body)
});
static GALLERY_STYLES: LazyLock<Asset> = LazyLock::new(|| {
    let body = join(&[include_str!("../assets/css/gallery.css")], unspaced);
    Asset::text("gallery", "css", "text/css; charset=utf-8", body)
});
static MODULES: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let served = declared::modules().into_iter().map(|module| {
        let body = join(&[module.js], alone);
        Asset::text(module.name, "js", "text/javascript; charset=utf-8", body)
    });
    served.collect()
});
static ICONS: LazyLock<Asset> =
    LazyLock::new(|| Asset::text("icons", "svg", "image/svg+xml", SPRITE.clone()));
static LOGO: LazyLock<Asset> =
    LazyLock::new(|| Asset::text("mark", "svg", "image/svg+xml", MARK.to_owned()));
static LANDSCAPE: LazyLock<Asset> =
    LazyLock::new(|| Asset::text("sample", "svg", "image/svg+xml", SAMPLE.to_owned()));

static ICON_FILES: LazyLock<[Asset; 3]> = LazyLock::new(|| {
    [
        Asset::png("icon-192", include_bytes!("../assets/icons/icon-192.png")),
        Asset::png("icon-512", include_bytes!("../assets/icons/icon-512.png")),
        Asset::png("icon-maskable", include_bytes!("../assets/icons/icon-maskable.png")),
    ]
});
static TOUCH_ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::png("icon-touch", include_bytes!("../assets/icons/icon-touch.png")));

/// The stylesheet.
pub fn style() -> &'static Asset {
    &STYLE
}
/// The script, an ES module.
pub fn script() -> &'static Asset {
    &SCRIPT
}
/// The editor, an ES module: `open(textarea)` puts it over a field.
pub fn editor() -> &'static Asset {
    &EDITOR_SCRIPT
}
/// Its stylesheet.
pub fn editor_style() -> &'static Asset {
    &EDITOR_STYLES
}
/// The address of a script that a crate declares; empty where none has this name.
pub fn module(name: &str) -> &'static str {
    let stem = format!("/assets/{name}.");
    MODULES.iter().find(|module| module.path.starts_with(&stem)).map_or("", |module| &module.path)
}
/// The icons.
pub fn sprite() -> &'static Asset {
    &ICONS
}
/// The logo, which is also the favicon.
pub fn mark() -> &'static Asset {
    &LOGO
}
/// The logo as telephones and desks put it among their applications: 192 and 512 pixels wide, and
/// one of 512 of which a shape may be cut.
pub fn icons() -> &'static [Asset; 3] {
    &ICON_FILES
}
/// The same, 180 pixels wide, for telephones that round it themselves.
pub fn touch_icon() -> &'static Asset {
    &TOUCH_ICON
}
/// The stylesheet of the gallery.
pub(crate) fn gallery_style() -> &'static Asset {
    &GALLERY_STYLES
}
/// A picture for the gallery.
pub(crate) fn sample() -> &'static Asset {
    &LANDSCAPE
}

/// Answers `/assets/…`: only the current content exists, and it never changes.
pub(crate) async fn serve(Path(name): Path<String>, asked: HeaderMap) -> Response {
    let styles = [style(), editor_style(), gallery_style()];
    let found = [script(), editor(), sprite(), mark(), sample(), touch_icon()]
        .into_iter()
        .chain(styles)
        .chain(icons())
        .chain(MODULES.iter())
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(name.as_str()));
    match found {
        Some(asset) => answer(asset, &asked, "public, max-age=31536000, immutable"),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// Answers the fixed address that browsers ask for by themselves.
pub(crate) async fn favicon(asked: HeaderMap) -> Response {
    answer(mark(), &asked, "public, max-age=86400")
}

fn answer(asset: &'static Asset, asked: &HeaderMap, caching: &'static str) -> Response {
    const NOSNIFF: HeaderName = header::X_CONTENT_TYPE_OPTIONS;
    let headers = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, caching),
        (header::VARY, "accept-encoding"),
        (NOSNIFF, "nosniff"),
    ];
    if takes_gzip(asked) && !asset.gzip.is_empty() {
        let packed = [(header::CONTENT_ENCODING, "gzip")];
        return (headers, packed, Bytes::from_static(&asset.gzip)).into_response();
    }
    (headers, Bytes::from_static(&asset.body)).into_response()
}

/// Whether whoever asks takes gzip, and does not weigh it at nothing.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let named =
        asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    named.flat_map(|value| value.split(',')).any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        let weight: String = weight.chars().filter(|c| !c.is_whitespace()).collect();
        name.trim().eq_ignore_ascii_case("gzip")
            && !weight
                .strip_prefix("q=0")
                .is_some_and(|rest| rest.bytes().all(|c| b".0".contains(&c)))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{EDITOR, SCRIPTS, editor};

    /// The names that a line declares for the whole module: several after `let`, else one.
    fn declared(line: &'static str) -> Vec<&'static str> {
        let line = line.strip_prefix("export ").unwrap_or(line);
        let line = line.strip_prefix("async ").unwrap_or(line);
        let one = |rest: &'static str| rest.split([' ', '(', ';']).next().unwrap_or_default();
        if let Some(rest) = line.strip_prefix("let ") {
            return rest.split(", ").map(one).collect();
        }
        let rest = line.strip_prefix("const ").or_else(|| line.strip_prefix("function "));
        rest.map(one).into_iter().collect()
    }

    #[test]
    fn no_two_modules_of_the_script_share_a_name() {
        for scripts in [SCRIPTS, EDITOR] {
            let mut known = HashSet::new();
            for script in scripts {
                let own: HashSet<&str> = script.lines().flat_map(declared).collect();
                let shared: Vec<_> = own.intersection(&known).copied().collect();
                assert!(shared.is_empty(), "{shared:?} in:\n{script}");
                known.extend(own);
            }
        }
    }

    #[test]
    fn the_editor_is_light() {
        assert!(editor().gzip.len() < 60_000, "{} bytes", editor().gzip.len());
    }
}
