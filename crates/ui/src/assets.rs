//! The stylesheet, the script and the pictures of the interface, served under names that carry the
//! hash of their content, so that a browser keeps them for ever.
//!
//! The sources are small files; they are joined once at the first request. Joining drops comments
//! on their own line and indentation, and from the script the `import` lines, the `export` words
//! (all its modules become one), needless spaces and stops, and writes `const` as `let`, which is
//! all the bundling there is.

use std::io::Write;
use std::sync::LazyLock;

use axum::body::Bytes;
use axum::extract::Path;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

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
    include_str!("../assets/css/gallery.css"),
];

/// What a module uses stands before it.
const SCRIPTS: &[&str] = &[
    include_str!("../assets/js/page.js"),
    include_str!("../assets/js/drafts.js"),
    include_str!("../assets/js/swap.js"),
    include_str!("../assets/js/menu.js"),
    include_str!("../assets/js/reply.js"),
    include_str!("../assets/js/complete.js"),
    include_str!("../assets/js/upload.js"),
    include_str!("../assets/js/arrive.js"),
    include_str!("../assets/js/talk.js"),
    include_str!("../assets/js/live.js"),
    include_str!("../assets/js/seen.js"),
    include_str!("../assets/js/keys.js"),
    include_str!("../assets/js/push.js"),
    include_str!("../assets/js/start.js"),
];

/// The icons, each a `<symbol>`.
pub(crate) const SPRITE: &str = include_str!("../assets/icons/sprite.svg");
const MARK: &str = include_str!("../assets/icons/mark.svg");
const SAMPLE: &str = include_str!("../assets/icons/sample.svg");

/// One file as it is served.
pub struct Asset {
    /// Its address, with the hash of its content.
    pub path: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its content.
    pub body: String,
    /// The same, compressed once as far as it goes.
    pub gzip: Vec<u8>,
}

impl Asset {
    fn new(stem: &str, extension: &str, kind: &'static str, body: String) -> Self {
        let digest = Sha256::digest(body.as_bytes());
        let hash = data_encoding::HEXLOWER.encode(&digest[..6]);
        let gzip = gzip(body.as_bytes());
        Self { path: format!("/assets/{stem}.{hash}.{extension}"), kind, body, gzip }
    }
}

fn gzip(body: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail; nothing is what such an asset would then be served as.
    packed.write_all(body).and_then(|()| packed.finish()).unwrap_or_default()
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "parvis",
        "css",
        "text/css; charset=utf-8",
        join(STYLES, |line| Some(line.to_owned())),
    )
});
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("parvis", "js", "text/javascript; charset=utf-8", join(SCRIPTS, unmodule))
});
static ICONS: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icons", "svg", "image/svg+xml", SPRITE.to_owned()));
static LOGO: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark", "svg", "image/svg+xml", MARK.to_owned()));
static LANDSCAPE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("sample", "svg", "image/svg+xml", SAMPLE.to_owned()));

/// The stylesheet.
pub fn style() -> &'static Asset {
    &STYLE
}
/// The script, an ES module.
pub fn script() -> &'static Asset {
    &SCRIPT
}
/// The icons.
pub fn sprite() -> &'static Asset {
    &ICONS
}
/// The logo, which is also the favicon.
pub fn mark() -> &'static Asset {
    &LOGO
}
/// A picture for the gallery.
pub(crate) fn sample() -> &'static Asset {
    &LANDSCAPE
}

/// A line of a module as it stands once all modules are one.
fn unmodule(line: &str) -> Option<String> {
    (!line.starts_with("import ")).then(|| squeeze(line.strip_prefix("export ").unwrap_or(line)))
}

/// Drops the spaces beside punctuation and shortens `const` to `let`, outside quotes. The script's
/// regular expressions hold neither quotes nor spaces, so they need no care.
fn squeeze(line: &str) -> String {
    const PUNCTUATION: &str = "{}()[],;:=<>?&|!+*-";
    let mut out = String::with_capacity(line.len());
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(_) if c == '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if "\"'`".contains(c) => quote = Some(c),
            None if c == ' ' => {
                if ends_with_word(&out, "const") {
                    out.truncate(out.len() - "const".len());
                    out.push_str("let");
                }
                let beside = |c: Option<char>| c.is_some_and(|c| PUNCTUATION.contains(c));
                if beside(out.chars().next_back()) || beside(chars.peek().copied()) {
                    continue;
                }
            }
            None => {}
        }
        out.push(c);
    }
    out
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '$' || c == '.';
    text.strip_suffix(word).is_some_and(|before| !before.ends_with(part))
}

fn join(sources: &[&str], keep: fn(&str) -> Option<String>) -> String {
    let mut out = String::new();
    let mut comment = false;
    for line in sources.iter().flat_map(|source| source.lines()).map(str::trim) {
        let starts = line.starts_with("/*");
        let skip = comment || starts || line.starts_with("//") || line.is_empty();
        comment = (comment || starts) && !line.ends_with("*/");
        if let Some(line) = (!skip).then(|| keep(line)).flatten() {
            // What closes ends the statement before it, and the list: no statement is empty.
            if line.starts_with(['}', ')', ']']) && out.ends_with([';', ',']) {
                out.pop();
            }
            out.push_str(&line);
            if !line.ends_with([';', '{', ',', '}']) {
                out.push('\n');
            }
        }
    }
    out
}

/// Answers `/assets/…`: only the current content exists, and it never changes.
pub(crate) async fn serve(Path(name): Path<String>, asked: HeaderMap) -> Response {
    let found = [style(), script(), sprite(), mark(), sample()]
        .into_iter()
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
    (headers, asset.body.as_str()).into_response()
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
    use super::{join, unmodule};

    #[test]
    fn modules_become_one_without_comments_or_needless_spaces() {
        let a = "// Says hello.\nexport const hello = (name) => `to ${ name } = you`;\n";
        let b =
            "import { hello } from \"./a.js\";\n/* Two\n   lines. */\n  hello(\"it's : me\");\n}\n";
        assert_eq!(
            join(&[a, b], unmodule),
            "let hello=(name)=>`to ${ name } = you`;hello(\"it's : me\")}"
        );
    }

    #[test]
    fn only_the_word_const_outside_quotes_is_shortened() {
        let a =
            "for (const [a, b] of all) say(`const ${ a }`);\nconst list = [\n  non_const ,\n];\n";
        assert_eq!(
            join(&[a], unmodule),
            "for(let[a,b]of all)say(`const ${ a }`);let list=[\nnon_const];"
        );
    }

    #[test]
    fn an_escaped_quote_ends_nothing() {
        assert_eq!(join(&["say(\"a \\\" = b\") ;"], unmodule), "say(\"a \\\" = b\");");
    }
}
