//! The page on which one catches up.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use kernel::{App, Error, Result, Time};
use posts::cards::Card;
use spaces::Kind;
use ui::view::Tab;
use ui::{Ctx, Locale, Nav, NavSpace, Page};

use super::mentions::Mention;
use super::{Missed, Period, Since};
use crate::engine::{Engine, Unread};

/// Characters of a post that are shown.
const EXCERPT: usize = 280;

/// The posts of one space.
struct Group {
    name: String,
    href: String,
    kind: &'static str,
    posts: Vec<Digest>,
}

/// A post in short.
struct Digest {
    href: String,
    /// Icon and name of its kind, where it is more than a message.
    kind: Option<(String, String)>,
    title: String,
    excerpt: String,
    author: ui::view::Person,
    at: Time,
    comments: i64,
    reactions: i64,
}

impl Digest {
    fn of(l: Locale, card: &Card) -> Digest {
        Digest {
            href: card.post.href(),
            kind: (card.post.kind != posts::Kind::default()).then(|| {
                let kind = &card.post.kind;
                (kind.icon().to_owned(), kind.word(l, ""))
            }),
            title: card.post.title.clone(),
            excerpt: text::parse(&card.post.body).excerpt(EXCERPT),
            author: card.author.view(),
            at: card.post.created_at,
            comments: card.comments,
            reactions: card.reactions.iter().map(|reaction| reaction.count).sum(),
        }
    }
}

/// The posts by space, in the order in which each space first comes.
fn grouped(l: Locale, cards: &[Card]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for card in cards {
        // A wall has no name of its own.
        let (name, href) = match card.space.kind {
            Kind::Personal => (card.author.name.clone(), card.author.href()),
            _ => (card.space.name.clone(), format!("/spaces/{}", card.space.slug)),
        };
        let digest = Digest::of(l, card);
        match groups.iter_mut().find(|group| group.href == href) {
            Some(group) => group.posts.push(digest),
            None => {
                let kind = card.space.kind.as_str();
                groups.push(Group { name, href, kind, posts: vec![digest] });
            }
        }
    }
    groups
}

#[derive(Template)]
#[template(path = "feed/catch_up.html")]
struct CatchUpPage<'a> {
    cx: &'a Ctx,
    /// Since when, in words.
    since: String,
    periods: Vec<Tab>,
    must_reads: Vec<Digest>,
    groups: Vec<Group>,
    mentions: &'a [Mention],
    /// Whether there is nothing left to read either.
    all_read: bool,
}

/// What is unread, beside the page.
#[derive(Template)]
#[template(path = "feed/catch_up_aside.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    unread: &'a [(NavSpace, i64)],
}

/// `GET /catch-up`
pub(crate) async fn page(
    State(app): State<App>,
    Extension(engine): Extension<Engine>,
    unread: Option<Extension<Unread>>,
    cx: Ctx,
    ui::Query(since): ui::Query<Since>,
) -> Result<Page> {
    let (viewer, now) = (cx.viewer()?.id, cx.now);
    let missed =
        Missed::load(&app, &engine, &cx, unread.map(|Extension(unread)| unread), since).await?;
    let cards: Vec<Card> = missed.posts.iter().map(|shown| shown.card(viewer, now)).collect();
    let chosen = missed.period;
    let period = |period: Period| {
        let href = format!("/catch-up?period={}", period.key());
        let label = cx.l.t(&format!("catch-up-{}", period.key()));
        Tab::new(href, label, chosen == Some(period))
    };
    let page = CatchUpPage {
        cx: &cx,
        since: match chosen {
            Some(_) => cx.l.date(missed.since),
            None => cx.l.datetime(missed.since),
        },
        periods: Period::ALL.into_iter().map(period).collect(),
        must_reads: missed
            .must_reads
            .iter()
            .map(|s| Digest::of(cx.l, &s.card(viewer, now)))
            .collect(),
        groups: grouped(cx.l, &cards),
        mentions: &missed.mentions,
        all_read: missed.unread.is_empty(),
    };
    let main = page.render().map_err(Error::internal)?;
    let aside = Aside { cx: &cx, unread: &missed.unread }.render().map_err(Error::internal)?;
    Ok(Page::new(cx.l.t("catch-up-title")).nav(Nav::Home).main(main).aside(aside))
}
