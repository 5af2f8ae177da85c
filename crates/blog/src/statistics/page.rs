//! The figures, as pages that their author alone opens.

use std::borrow::Borrow;

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Result};
use posts::{Card, PostId};
use ui::{Ctx, Nav, Page, answer};

use super::{FEWEST, ROUND, Statistics};

/// A month of the chart.
#[derive(Debug)]
struct Bar {
    label: String,
    readers: Option<i64>,
    articles: i64,
}

#[derive(Template)]
#[template(path = "blog/statistics.html")]
struct View<'a> {
    cx: &'a Ctx,
    title: String,
    /// The address that it leads back to, and the name of what is there.
    back: (String, String),
    /// Whether it is of one article.
    one: bool,
    of: &'a Statistics,
    bars: Vec<Bar>,
    fewest: i64,
}

impl View<'_> {
    /// The largest figure of the months.
    fn most(&self) -> i64 {
        self.bars.iter().filter_map(|bar| bar.readers).max().unwrap_or(1).max(1)
    }

    /// The largest figure of the units.
    fn most_of_units(&self) -> i64 {
        self.of.units.first().map_or(1, |(_, readers)| *readers)
    }

    /// A number of people, or that they are too few.
    fn many(&self, people: &Option<i64>) -> String {
        match people {
            Some(people) => self.cx.l.number(people),
            None => self.cx.l.t1("statistics-under", "fewest", FEWEST),
        }
    }

    /// The same of readers, in a sentence.
    fn said(&self, people: &Option<i64>) -> String {
        match people {
            Some(people) => self.cx.l.t1("statistics-many", "n", self.cx.l.number(people)),
            None => self.cx.l.t1("statistics-many-few", "fewest", FEWEST),
        }
    }

    /// How much of the largest figure one is, in per cent.
    fn share(&self, people: impl Borrow<i64>, most: impl Borrow<i64>) -> i64 {
        people.borrow() * 100 / most.borrow()
    }

    fn reactions(&self, card: &Card) -> i64 {
        card.reactions.iter().map(|reaction| reaction.count).sum()
    }

    /// Whether nothing was read by so many that there is something to say.
    fn is_empty(&self) -> bool {
        self.bars.iter().all(|bar| bar.readers.is_none()) && self.of.units.is_empty()
    }

    fn published(&self) -> i64 {
        self.bars.iter().map(|bar| bar.articles).sum()
    }

    /// In how many of the months something was published.
    fn regular(&self) -> String {
        let months = self.bars.iter().filter(|bar| bar.articles > 0).count();
        self.cx.l.t2("statistics-months-of", ("n", months), ("of", self.bars.len()))
    }

    fn lead(&self) -> String {
        self.cx.l.t2("statistics-lead", ("fewest", FEWEST), ("round", ROUND))
    }
}

fn view<'a>(cx: &'a Ctx, of: &'a Statistics, back: (String, String), one: bool) -> View<'a> {
    let bars = of.months.iter().map(|month| Bar {
        label: cx.l.month_of_year(month.month / 12, month.month % 12),
        readers: month.readers,
        articles: month.articles,
    });
    let title = cx.l.t(if one { "article-statistics" } else { "blog-statistics" });
    View { cx, title, back, one, of, bars: bars.collect(), fewest: FEWEST }
}

/// `GET /posts/{id}/statistics`
pub(crate) async fn article(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<PostId>,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let of = app.db.read(move |tx| super::article(tx, &viewer, id)).await?;
    let card = of.articles.first().map(|(card, _)| &card.post);
    let back = card.map(|post| (post.href(), post.title.clone())).unwrap_or_default();
    let view = view(&cx, &of, back, true);
    Ok(Page::new(view.title.clone()).nav(Nav::Home).main(answer::render(&view)?))
}

/// `GET /blog/statistics`
pub(crate) async fn own(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let back = (format!("/people/{}/blog", viewer.handle), cx.l.t("blog-mine"));
    let of = app.db.read(move |tx| super::own(tx, &viewer)).await?;
    let view = view(&cx, &of, back, false);
    Ok(Page::new(view.title.clone()).nav(Nav::People).main(answer::render(&view)?))
}
