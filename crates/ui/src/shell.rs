//! The frame of every page: navigation on the left, the page, its context on the right; on a phone
//! one column and a bar at the bottom.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use askama::Template;
use askama::filters::{Html, escape};
use axum::http::HeaderMap;
use kernel::{Error, Lang, SpaceId, Viewer};

use crate::flash::Flash;
use crate::{Ctx, Locale, Nav, Page, SafeHtml, Theme, assets};

/// A space in the navigation.
#[derive(Clone, Debug, Default)]
pub struct NavSpace {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its address.
    pub href: String,
    /// `open`, `closed` or `secret`.
    pub access: String,
    /// `company`, `practice`, `interest`, `project`, `external`, `agreement`, `personal` or `conversation`.
    pub kind: String,
    /// Whether the viewer has it first.
    pub favourite: bool,
}

/// What the frame shows beside the page.
#[derive(Clone, Debug, Default)]
pub struct ShellData {
    /// The viewer's spaces.
    pub spaces: Arc<[NavSpace]>,
    /// The viewer's private conversations.
    pub conversations: Arc<[NavSpace]>,
    /// About how many things something waits for the viewer, unread.
    pub inbox: i64,
    /// How many posts the viewer has not read, in the spaces where there are any.
    pub unread: Arc<HashMap<SpaceId, i64>>,
    /// The name of this network.
    pub site_name: String,
    /// Whether this is a demonstration that may be thrown away.
    pub demo: bool,
    /// Light or dark.
    pub theme: Theme,
    /// What the last action says. Whoever shows it also answers [`crate::flash::clear_cookie`].
    pub flash: Option<Flash>,
}

impl ShellData {
    /// An empty frame with what the request's cookies say: theme and flash.
    pub fn from_headers(headers: &HeaderMap) -> Self {
        Self {
            theme: Theme::from_headers(headers),
            flash: Flash::from_headers(headers),
            ..Self::default()
        }
    }
}

#[derive(Template)]
#[template(path = "shell/document.html")]
struct Document<'a> {
    page: &'a Page,
    data: &'a ShellData,
    cx: &'a Ctx,
    l: Locale,
    words: &'static SafeHtml,
}

impl Document<'_> {
    fn viewer(&self) -> Option<&Viewer> {
        self.cx.viewer.as_ref()
    }

    fn current(&self, nav: Nav) -> bool {
        self.page.nav == nav
    }

    fn mark(&self) -> crate::SafeHtml {
        crate::SafeHtml::trusted(include_str!("../assets/icons/mark.svg"))
    }

    fn profile(&self) -> String {
        self.viewer().map_or_else(String::new, |me| format!("/people/{}", me.handle))
    }

    fn in_a_space(&self) -> bool {
        self.data.spaces.iter().any(|space| self.is_here(space))
    }

    /// Whether a space is the page shown.
    fn is_here(&self, space: &NavSpace) -> bool {
        self.cx.path.split('?').next() == Some(space.href.as_str())
    }

    /// Where the phone's button writes: in the space whose page is shown, else at home.
    fn write_href(&self) -> String {
        let path = self.cx.path.split('?').next().unwrap_or_default();
        let here = self.data.spaces.iter().find(|space| {
            let rest = path.strip_prefix(space.href.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        match here {
            Some(space) if path == space.href && self.page.main.contains(COMPOSER) => {
                "#composer".into()
            }
            Some(space) => {
                let slug = space.href.rsplit('/').next().unwrap_or_default();
                format!("/posts/new?space={slug}#composer")
            }
            None if self.data.spaces.is_empty() => "/posts/new#composer".into(),
            None => "/#composer".into(),
        }
    }

    fn inbox(&self, key: &'static str) -> Badge {
        Badge { key, n: self.data.inbox, words: WAITING, l: self.l }
    }

    fn messages(&self, key: &'static str) -> Badge {
        let n = unread_messages(&self.data.conversations, &self.data.unread);
        Badge { key, n, words: MESSAGES, l: self.l }
    }

    /// What the title begins with, where something waits: as the script keeps it.
    fn waiting(&self) -> String {
        match self.data.inbox {
            0 => String::new(),
            1..100 => format!("({}) ", self.data.inbox),
            _ => "(99+) ".to_owned(),
        }
    }

    fn space_item<'s>(&self, space: &'s NavSpace) -> SpaceItem<'s> {
        let n = self.data.unread.get(&SpaceId(space.id)).copied().unwrap_or(0);
        let unread = (n > 0).then_some(UnreadBadge { space, n, l: self.l });
        SpaceItem { space, current: self.is_here(space), unread, l: self.l }
    }

    fn favourites(&self) -> Vec<&NavSpace> {
        self.data.spaces.iter().filter(|space| space.favourite).collect()
    }

    /// The others, of this kind or that.
    fn spaces_of(&self, external: bool) -> Vec<&NavSpace> {
        let others = self.data.spaces.iter().filter(|space| !space.favourite);
        others.filter(|space| (space.kind == "external") == external).collect()
    }
}

/// What the form has that writes on its page.
const COMPOSER: &str = "id=\"composer\"";

/// A number of things unread, where the navigation has it.
#[derive(Template)]
#[template(path = "shell/badge.html")]
struct Badge {
    /// What live events replace it by.
    key: &'static str,
    n: i64,
    /// What it says of the number.
    words: &'static str,
    l: Locale,
}

const WAITING: &str = "ui-waiting-count";
const MESSAGES: &str = "ui-unread-messages";

impl askama::filters::HtmlSafe for Badge {}

/// What the navigation says of what waits, in both of its places: for the script, which puts them
/// where they are.
pub fn inbox_badges(l: Locale, n: i64) -> String {
    badges(["inbox", "inbox-bar"], n, WAITING, l)
}

fn badges(keys: [&'static str; 2], n: i64, words: &'static str, l: Locale) -> String {
    keys.map(|key| Badge { key, n, words, l }.render().unwrap_or_default()).concat()
}

/// How many messages are unread in these conversations together.
fn unread_messages(conversations: &[NavSpace], unread: &HashMap<SpaceId, i64>) -> i64 {
    conversations.iter().filter_map(|talk| unread.get(&SpaceId(talk.id))).sum()
}

/// How much is unread in each of these spaces where anything is, as the navigation says it: for the
/// script, which puts it where it is.
pub fn unread_badges(
    l: Locale,
    spaces: &[NavSpace],
    conversations: &[NavSpace],
    unread: &HashMap<SpaceId, i64>,
) -> String {
    let each = spaces.iter().chain(conversations).filter_map(|space| {
        let n = *unread.get(&SpaceId(space.id))?;
        UnreadBadge { space, n, l }.render().ok()
    });
    let messages = unread_messages(conversations, unread);
    each.collect::<String>() + &badges(["messages", "messages-bar"], messages, MESSAGES, l)
}

/// How many posts or messages of a space are unread.
#[derive(Template)]
#[template(path = "shell/unread.html")]
struct UnreadBadge<'a> {
    space: &'a NavSpace,
    n: i64,
    l: Locale,
}

impl askama::filters::HtmlSafe for UnreadBadge<'_> {}

#[derive(Template)]
#[template(path = "shell/space_item.html")]
struct SpaceItem<'a> {
    space: &'a NavSpace,
    current: bool,
    unread: Option<UnreadBadge<'a>>,
    l: Locale,
}

impl askama::filters::HtmlSafe for SpaceItem<'_> {}

/// The words the script needs: the keys of ui's Fluent files that begin with `js-`.
const WORDS: [&str; 27] = [
    "js-new-posts-one",
    "js-new-posts-many",
    "js-new-messages-one",
    "js-new-messages-many",
    "js-new-comments-one",
    "js-new-comments-many",
    "js-typing-one",
    "js-typing-many",
    "js-network-error",
    "js-draft-elsewhere",
    "js-uploading",
    "js-upload-first",
    "js-upload-failed",
    "js-upload-wrong",
    "js-upload-waits",
    "js-upload-again",
    "js-remove",
    "js-results-one",
    "js-results-many",
    "js-reload",
    "js-copied",
    "js-reply-write",
    "js-later",
    "js-send-now",
    "js-cancel-sending",
    "js-sent",
    "js-sign-out-lost",
];

/// They are the same on every page of a language.
static SAID: LazyLock<[SafeHtml; 2]> = LazyLock::new(|| {
    [Lang::Fr, Lang::En].map(|lang| {
        let l = Locale::new(lang);
        let said = WORDS.map(|key| (key.trim_start_matches("js-").to_owned(), l.t(key).into()));
        let words = serde_json::Value::Object(said.into_iter().collect()).to_string();
        let safe = escape(&words, Html).map_or_else(|_| String::new(), |words| words.to_string());
        SafeHtml::trusted(safe)
    })
});

fn words(lang: Lang) -> &'static SafeHtml {
    &SAID[usize::from(lang == Lang::En)]
}

/// About how large the frame is, in bytes: room is made once.
const FRAME: usize = 32 * 1024;

/// The whole document.
pub fn render(page: &Page, data: &ShellData, cx: &Ctx) -> String {
    let document = Document { page, data, cx, l: cx.l, words: words(cx.l.lang) };
    let content = page.main.len() + page.aside.as_ref().map_or(0, String::len);
    let mut html = String::with_capacity(content + FRAME);
    if let Err(error) = document.render_into(&mut html) {
        tracing::error!(%error, "the frame did not render");
        return String::new();
    }
    html
}

#[derive(Template)]
#[template(path = "shell/error.html")]
struct ErrorContent<'a> {
    l: Locale,
    status: u16,
    title: String,
    text: String,
    signed_in: bool,
    request: &'a str,
    typed: Vec<String>,
}

impl ErrorContent<'_> {
    /// The lines that show most words whole.
    fn rows(&self, words: &str) -> usize {
        words.lines().map(|line| 1 + line.chars().count() / 70).sum::<usize>().clamp(1, 12)
    }
}

/// The page that shows an error: what happened, what to do, what was typed, and the request's number to
/// quote.
pub fn error_page(error: &Error, cx: &Ctx, request: &str) -> Page {
    let status = error.status();
    let key = match status {
        401 | 403 | 404 | 409 | 412 | 413 | 422 | 429 | 503 => format!("error-page-{status}"),
        _ => "error-page-500".to_owned(),
    };
    let title = cx.l.t(&key);
    let content = ErrorContent {
        l: cx.l,
        status,
        title: title.clone(),
        text: cx.l.msg(error.message()),
        signed_in: cx.viewer.is_some(),
        request,
        typed: cx.typed.words(),
    };
    let html = content.render().unwrap_or_else(|_| String::new());
    let page = Page::new(title).main(html).status(status);
    if cx.viewer.is_some() { page } else { page.bare() }
}
