//! The pages: the blog of a space, of a person; a series.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, Result, Tx, Viewer};
use posts::kinds::article::SERIES;
use posts::{Card, PostId};
use ui::{Ctx, Nav, Page, SafeHtml, answer};

use crate::article::Article;
use crate::lists::{self, List};

/// Articles on a page.
const ON_A_PAGE: i64 = 12;

/// A series that a blog names.
#[derive(Debug)]
struct Series {
    name: String,
    href: String,
    articles: i64,
}

#[derive(Template)]
#[template(path = "blog/blog.html")]
struct View<'a> {
    cx: &'a Ctx,
    title: String,
    /// Whose it is, and where they are found.
    whose: (String, String),
    /// The tabs of the space.
    sections: SafeHtml,
    articles: Vec<Article>,
    series: Vec<Series>,
    /// Whether each says who wrote it; where it stands otherwise.
    by: bool,
    /// Where one is written, where the viewer may.
    write: Option<String>,
    /// Whether it is the viewer's own.
    own: bool,
    next: Option<String>,
    /// Whether it goes on from a page before.
    further: bool,
}

#[derive(Template)]
#[template(path = "blog/series.html")]
struct SeriesView<'a> {
    cx: &'a Ctx,
    name: String,
    /// The space it is of.
    whose: (String, String),
    articles: Vec<Article>,
    /// The one from which the reader came.
    here: PostId,
}

fn cursor(query: &CursorQuery) -> Cursor {
    Cursor { limit: ON_A_PAGE, ..query.cursor() }
}

fn next(base: &str, next: Option<i64>) -> Option<String> {
    next.map(|before| format!("{base}?before={before}"))
}

/// The series that the space names: each by the newest of its articles.
fn named(cards: &[Card], found: &[(PostId, i64)]) -> Vec<Series> {
    let of = |(id, articles): &(PostId, i64)| {
        let card = cards.iter().find(|card| card.post.id == *id)?;
        let name = card.post.fields.text_of(SERIES)?.to_owned();
        Some(Series { name, href: format!("{}/series", card.post.href()), articles: *articles })
    };
    found.iter().filter_map(of).collect()
}

/// `GET /spaces/{slug}/blog`
pub(crate) async fn space(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Response> {
    let (viewer, wanted, cursor) = (cx.viewer()?.clone(), slug.clone(), cursor(&query));
    let load = move |tx: &mut Tx<'_>| {
        let space = spaces::access::visible(tx, &viewer, &wanted)?;
        if !space.is_community() {
            return Err(Error::not_found());
        }
        let page = lists::page(tx, &viewer, List::Space(space.id), cursor)?;
        let cards = posts::cards(tx, &viewer, &page.items)?;
        let series = lists::series_of(tx, &viewer, space.id)?;
        let newest: Vec<PostId> = series.iter().map(|(id, _)| *id).collect();
        let series = named(&posts::cards(tx, &viewer, &newest)?, &series);
        Ok((space, cards, page.next, series))
    };
    let (space, cards, following, series) = app.db.read(load).await?;
    let base = format!("/spaces/{}/blog", space.slug);
    if space.slug != slug {
        return Ok(Redirect::to(&base).into_response());
    }
    let writes = space.may_publish(cx.viewer()?);
    let view = View {
        cx: &cx,
        title: cx.l.t("blog"),
        whose: (space.name.clone(), space.href()),
        sections: space.sections(&cx, "blog"),
        articles: cards.iter().map(Article::from).collect(),
        series,
        by: true,
        write: writes.then(|| format!("/posts/new?kind=article&space={}", space.slug)),
        own: false,
        next: next(&base, following),
        further: query.before.is_some(),
    };
    let title = cx.l.t1("blog-of", "name", &space.name);
    Ok(Page::new(title).nav(Nav::Spaces).main(answer::render(&view)?).into_response())
}

/// `GET /people/{handle}/blog`
pub(crate) async fn person(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
    ui::Query(query): ui::Query<CursorQuery>,
) -> Result<Page> {
    let (viewer, cursor) = (cx.viewer()?.clone(), cursor(&query));
    let load = move |tx: &mut Tx<'_>| {
        let person = people::access::readable(tx, &viewer, &handle)?;
        let page = lists::page(tx, &viewer, List::Person(person.id), cursor)?;
        let cards = posts::cards(tx, &viewer, &page.items)?;
        Ok((person, cards, page.next))
    };
    let (person, cards, following) = app.db.read(load).await?;
    let (base, viewer) = (format!("/people/{}/blog", person.handle), cx.viewer()?);
    let own = viewer.id == person.id;
    let view = View {
        cx: &cx,
        title: cx.l.t("blog"),
        whose: (person.name.clone(), format!("/people/{}", person.handle)),
        sections: SafeHtml::default(),
        articles: cards.iter().map(Article::from).collect(),
        series: Vec::new(),
        by: false,
        write: (own && viewer.sees_open())
            .then(|| format!("/posts/new?kind=article&space=@{}", person.handle)),
        own,
        next: next(&base, following),
        further: query.before.is_some(),
    };
    let title = cx.l.t1("blog-of", "name", &person.name);
    Ok(Page::new(title).nav(Nav::People).main(answer::render(&view)?))
}

/// An article that the viewer reads, with the cards of the series that it is part of.
pub(crate) fn series_from(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    post: PostId,
) -> Result<(posts::Readable<posts::Post>, Vec<Card>)> {
    let post = posts::access::readable(tx, viewer, post)?;
    if post.kind.name() != "article" {
        return Err(Error::not_found());
    }
    let ids = lists::series(tx, viewer, post.id, post.space().id)?;
    let cards = posts::cards(tx, viewer, &ids)?;
    Ok((post, cards))
}

/// `GET /posts/{id}/series`
pub(crate) async fn series(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<PostId>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let (post, cards) = app.db.read(move |tx| series_from(tx, &viewer, id)).await?;
    let Some(name) = post.fields.text_of(SERIES) else {
        return Ok(Redirect::to(&post.href()).into_response());
    };
    let space = post.space();
    let whose = match space.kind {
        spaces::Kind::Personal => cards.first().map_or_else(
            || (space.name.clone(), space.href()),
            |card| (card.author.name.clone(), format!("{}/blog", card.author.href())),
        ),
        _ if space.is_community() => (space.name.clone(), format!("/spaces/{}/blog", space.slug)),
        _ => (space.name.clone(), space.href()),
    };
    let view = SeriesView {
        cx: &cx,
        name: name.to_owned(),
        whose,
        articles: cards.iter().map(Article::from).collect(),
        here: post.id,
    };
    Ok(Page::new(name.to_owned()).nav(Nav::Spaces).main(answer::render(&view)?).into_response())
}
