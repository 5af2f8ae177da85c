//! The figures, for programs.

use axum::extract::{Path, State};
use kernel::{App, Result};
use posts::PostId;
use serde::Serialize;
use ui::Ctx;

use super::{Month, Statistics};

/// What readers of articles come to. Figures are of ten people at least, and rounded down to five.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ArticleStatistics {
    /// The articles, newest first.
    pub articles: Vec<ArticleReaders>,
    /// The last twelve months, the oldest first.
    pub months: Vec<MonthOfReaders>,
    /// By unit, the most first.
    pub units: Vec<UnitOfReaders>,
}

/// An article and its readers.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct ArticleReaders {
    /// The article.
    pub post: PostId,
    /// Its title.
    pub title: String,
    /// How many people read it; null where they are too few.
    pub readers: Option<i64>,
    /// How many comments it has.
    pub comments: i64,
    /// How many reactions it has.
    pub reactions: i64,
}

/// A month.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct MonthOfReaders {
    /// `2026-05`.
    pub month: String,
    /// How many people read an article for the first time; null where they are too few.
    pub readers: Option<i64>,
    /// How many articles were published.
    pub articles: i64,
}

/// A unit of the company.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct UnitOfReaders {
    /// Its name.
    pub unit: String,
    /// How many of its people read the article; of several, the one that they read most.
    pub readers: i64,
}

impl From<&Month> for MonthOfReaders {
    fn from(of: &Month) -> MonthOfReaders {
        let month = format!("{:04}-{:02}", of.month / 12, of.month % 12 + 1);
        MonthOfReaders { month, readers: of.readers, articles: of.articles }
    }
}

impl From<Statistics> for ArticleStatistics {
    fn from(of: Statistics) -> ArticleStatistics {
        let articles = of.articles.iter().map(|(card, readers)| ArticleReaders {
            post: card.post.id,
            title: card.post.title.clone(),
            readers: *readers,
            comments: card.comments,
            reactions: card.reactions.iter().map(|reaction| reaction.count).sum(),
        });
        let units = of.units.into_iter().map(|(unit, readers)| UnitOfReaders { unit, readers });
        ArticleStatistics {
            articles: articles.collect(),
            months: of.months.iter().map(MonthOfReaders::from).collect(),
            units: units.collect(),
        }
    }
}

/// The readers of an article of yours.
#[utoipa::path(get, path = "/api/v1/posts/{id}/statistics", tag = "articles",
    operation_id = "statistics_of_article",
    params(("id" = PostId, Path)), responses((status = 200, body = ArticleStatistics)))]
pub(crate) async fn article(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<PostId>,
) -> Result<ui::Json<ArticleStatistics>> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| super::article(tx, &viewer, id)).await?;
    Ok(ui::Json(found.into()))
}

/// The readers of your articles, of the newest hundred.
#[utoipa::path(get, path = "/api/v1/me/articles/statistics", tag = "articles",
    operation_id = "statistics_of_my_articles",
    responses((status = 200, body = ArticleStatistics)))]
pub(crate) async fn own(State(app): State<App>, cx: Ctx) -> Result<ui::Json<ArticleStatistics>> {
    let viewer = cx.viewer()?.clone();
    let found = app.db.read(move |tx| super::own(tx, &viewer)).await?;
    Ok(ui::Json(found.into()))
}
