//! What an HTML page says of itself: its title, a description, a picture.
//!
//! Only the tokens of the page are read, not its tree: what is looked for stands in flat elements,
//! and a page may be cut anywhere.

use std::cell::RefCell;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, EndTag, StartTag, Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use kernel::door::Url;

/// Characters kept of each.
const TITLE: usize = 200;
const DESCRIPTION: usize = 300;
const SITE: usize = 60;
/// Where a page names its encoding, it does so among these first bytes.
const HEAD: usize = 1_024;

/// What a page says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) site: String,
    pub(super) picture: Option<Url>,
}

/// Reads the page at `url`, of this media type; nothing where it has no title.
pub(super) fn read(bytes: &[u8], media: &str, url: &Url) -> Option<Page> {
    let (html, _) = encoding(bytes, media).decode_with_bom_removal(bytes);
    let said = said(&html);
    let title = said.first(&["og:title", "twitter:title"]).unwrap_or(&said.title);
    let title = line(title, TITLE);
    if title.is_empty() {
        return None;
    }
    let description = said.first(&["og:description", "description", "twitter:description"]);
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let site = line(said.first(&["og:site_name"]).unwrap_or(host), SITE);
    let picture = said.first(&["og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
    Some(Page {
        title,
        description: line(description.unwrap_or_default(), DESCRIPTION),
        site: if site.is_empty() { host.to_owned() } else { site },
        picture: picture.and_then(|picture| url.join(picture.trim()).ok()),
    })
}

/// One line of words of at most `most` characters; nothing where nothing can be seen of it.
fn line(text: &str, most: usize) -> String {
    let line = text::one_line(text);
    if text::is_blank(&line) {
        return String::new();
    }
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most - 1).collect();
    format!("{}…", cut.trim_end())
}

/// The encoding: by its mark, by the answer, by the page itself; else as most pages are.
fn encoding(bytes: &[u8], media: &str) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let named = charset(media).or_else(|| said(&head).charset);
    named.unwrap_or_else(|| {
        // A cut page may end inside a letter.
        let sound = match std::str::from_utf8(bytes) {
            Ok(_) => true,
            Err(error) => error.error_len().is_none(),
        };
        if sound { UTF_8 } else { WINDOWS_1252 }
    })
}

/// The encoding that `text/html; charset=…` names.
fn charset(media: &str) -> Option<&'static Encoding> {
    let lower = media.to_ascii_lowercase();
    let (_, name) = lower.split_once("charset=")?;
    let name = name.split(';').next()?.trim().trim_matches(['"', '\'']);
    Encoding::for_label(name.as_bytes())
}

/// What the elements of a page say.
#[derive(Default)]
struct Said {
    title: String,
    charset: Option<&'static Encoding>,
    /// By name or property, in lower case.
    meta: Vec<(String, StrTendril)>,
}

impl Said {
    fn first(&self, names: &[&str]) -> Option<&str> {
        let of = |name: &&str| self.meta.iter().find(|(known, _)| known == name);
        names.iter().find_map(of).map(|(_, content)| content.as_ref())
    }

    fn meta(&mut self, tag: &Tag) {
        let of = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| &attribute.value)
        };
        if let Some(label) = of("charset") {
            self.charset = self.charset.or_else(|| Encoding::for_label(label.trim().as_bytes()));
        }
        let Some(content) = of("content").filter(|content| !content.trim().is_empty()) else {
            return;
        };
        if of("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-type")) {
            self.charset = self.charset.or_else(|| charset(content));
        }
        for name in [of("property"), of("name")].into_iter().flatten() {
            self.meta.push((name.trim().to_ascii_lowercase(), content.clone()));
        }
    }
}

fn said(html: &str) -> Said {
    let tokens = Tokenizer::new(Sink::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // It stops after each script, and where the page names its encoding.
    while !matches!(tokens.feed(&input), TokenizerResult::Done) {}
    tokens.end();
    tokens.sink.said.into_inner()
}

#[derive(Default)]
struct Sink {
    said: RefCell<Said>,
    /// What the title is made of, while it is read; none before and after.
    title: RefCell<Option<String>>,
}

impl Sink {
    /// How what is inside this element is to be read.
    fn start(&self, tag: &Tag) -> Option<RawKind> {
        match &*tag.name {
            "meta" => self.said.borrow_mut().meta(tag),
            "title" => {
                *self.title.borrow_mut() = Some(String::new());
                return Some(Rcdata);
            }
            "textarea" => return Some(Rcdata),
            "script" => return Some(ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => return Some(Rawtext),
            _ => {}
        }
        None
    }
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == StartTag => {
                if let Some(kind) = self.start(&tag) {
                    return TokenSinkResult::RawData(kind);
                }
            }
            Token::TagToken(tag) if tag.kind == EndTag && &*tag.name == "title" => {
                let title = self.title.take().unwrap_or_default();
                let mut said = self.said.borrow_mut();
                // The first is the page's; pictures have titles too.
                if said.title.is_empty() {
                    said.title = title;
                }
            }
            Token::CharacterTokens(words) => {
                if let Some(title) = &mut *self.title.borrow_mut() {
                    title.push_str(&words);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(bytes: &[u8], media: &str) -> Option<Page> {
        read(bytes, media, &Url::parse("https://www.example.com/a/b?c").unwrap())
    }

    #[test]
    fn a_page_says_what_it_is() {
        let html = br#"<!doctype html><html><head><meta charset=utf-8>
            <title>Not this &amp; that</title><script>"<title>nor this</title>"</script>
            <meta property="og:title" content="The granite&nbsp;frame &lt;3">
            <meta name="Description" content="  How it
                was made. "><meta property="og:image" content="/p.jpg">
            <meta property="og:site_name" content="Ateliers"></head><body>"#;
        let page = page(html, "text/html").unwrap();
        assert_eq!(page.title, "The granite\u{a0}frame <3");
        assert_eq!(
            (page.description.as_str(), page.site.as_str()),
            ("How it was made.", "Ateliers")
        );
        assert_eq!(page.picture.unwrap().as_str(), "https://www.example.com/p.jpg");
    }

    #[test]
    fn little_is_enough_and_nothing_is_nothing() {
        let plain = page(b"<title> A  page </title><svg><title>icon</title></svg>", "").unwrap();
        assert_eq!((plain.title.as_str(), plain.site.as_str()), ("A page", "example.com"));
        assert_eq!((plain.description.as_str(), plain.picture), ("", None));
        for nothing in [
            "",
            "<p>No title",
            "<title> </title>",
            "<title>\u{200b}</title>",
            "<title>never closed",
            "\0\u{1}<<<!--",
        ] {
            assert_eq!(page(nothing.as_bytes(), "text/html"), None, "{nothing}");
        }
        let hostile = "<title>\u{202e}x\u{7}\ny</title>";
        assert_eq!(page(hostile.as_bytes(), "").unwrap().title, "x y");
        let long = format!("<title>{}</title>", "é".repeat(5_000));
        assert_eq!(page(long.as_bytes(), "").unwrap().title.chars().count(), TITLE);
    }

    #[test]
    fn letters_are_read_in_the_encoding_of_the_page() {
        let latin = b"<title>Caf\xe9 cr\xe8me</title>";
        let title = |bytes: &[u8], media: &str| page(bytes, media).unwrap().title;
        assert_eq!(title(latin, "text/html"), "Café crème");
        assert_eq!(title(latin, "text/html; charset=\"ISO-8859-1\""), "Café crème");
        let cyrillic = b"<meta http-equiv=content-type content='text/html; charset=koi8-r'><title>\xf0\xd2\xc9</title>";
        assert_eq!(title(cyrillic, "text/html"), "При");
        assert_eq!(title(b"<meta charset=shift_jis><title>\x93\xfa</title>", ""), "日");
        let marked = b"\xff\xfe<\0t\0i\0t\0l\0e\0>\0\xe9\0<\0/\0t\0i\0t\0l\0e\0>\0";
        assert_eq!(title(marked, "text/html; charset=utf-8"), "é");
        assert_eq!(
            title("<title>né</title> … \u{e9}".as_bytes().split_last().unwrap().1, ""),
            "né"
        );
    }
}
