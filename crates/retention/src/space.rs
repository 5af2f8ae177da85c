//! How long the posts of a space stay, and which of them go next, for whoever reads them.

use askama::Template;
use axum::extract::{Path, State};
use kernel::{App, Result, Time, Tx, Viewer, params};
use posts::{Kinds, PostId, stays};
use serde::Serialize;
use spaces::holds;
use ui::{Ctx, Json, Locale, Nav, Page, answer};

use crate::admin::{RuleView, for_months, kind_word, views};
use crate::fate::Facts;
use crate::rules::Rules;
use crate::store::GOES;

/// So many are listed.
const LISTED: i64 = 200;
/// So much of its words is shown, in characters.
const EXCERPT: usize = 120;

/// A post that goes.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = RetentionDue)]
pub(crate) struct Goes {
    /// Which.
    post: PostId,
    /// Its title, or how its words begin.
    heading: String,
    /// When it goes, unless it is changed, answered, pinned or held before.
    goes_at: Time,
    /// Whether a legal hold keeps it all the same.
    held: bool,
}

/// How long the posts of a space stay, and which of them go next.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceRetention)]
pub(crate) struct SpaceRetention {
    /// The rules that say something of this space.
    rules: Vec<RuleView>,
    /// Since when the whole space is under a legal hold.
    held_since: Option<Time>,
    /// Why.
    held_why: Option<String>,
    /// What goes next of what you read, the first to go first; 200 at most.
    items: Vec<Goes>,
}

fn read(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<(String, SpaceRetention)> {
    let space = spaces::access::visible(tx, viewer, slug)?;
    let all = Rules::load(tx)?;
    let rules = views(tx, viewer, &all, all.of(space.id, space.kind).into_iter())?;
    let now = tx.now();
    let open = viewer.sees_open();
    let values = params![viewer.id, open, space.id, LISTED];
    let rows = tx.query(&GOES, values, |row| {
        let (goes_at, title, body): (Time, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let heading = if title.is_empty() { text::parse(&body).excerpt(EXCERPT) } else { title };
        Ok((goes_at, heading, Facts::at(row, 3)?))
    })?;
    let ids: Vec<i64> = rows.iter().map(|(_, _, facts)| facts.post).collect();
    let kept = stays::of(tx, &ids)?;
    // What was answered or pinned since it was noticed stays.
    let goes = rows.into_iter().filter(|(_, _, facts)| facts.is_noticed(&all, now));
    let goes = goes.filter_map(|(goes_at, heading, facts)| {
        let why = kept.get(&facts.post).and_then(|why| why.first());
        let held = why == Some(&stays::HOLD);
        let goes_at = facts.ends(&all).map_or(goes_at, |ends| ends.max(goes_at));
        let post = PostId(facts.post);
        (why.is_none() || held).then_some(Goes { post, heading, goes_at, held })
    });
    let items = goes.collect();
    let hold = holds::of_space(tx, viewer, &space.slug)?;
    let (held_since, held_why) =
        hold.map_or((None, None), |hold| (Some(hold.set_at), Some(hold.reason)));
    Ok((space.name.clone(), SpaceRetention { rules, held_since, held_why, items }))
}

#[derive(Template)]
#[template(path = "retention/space.html")]
struct View<'a> {
    cx: &'a Ctx,
    slug: &'a str,
    name: &'a str,
    of: &'a SpaceRetention,
    kinds: &'a Kinds,
}

impl View<'_> {
    /// That the space is held, and why.
    fn held(&self) -> Option<String> {
        let (since, why) = (self.of.held_since?, self.of.held_why.as_deref()?);
        let l = self.cx.l;
        Some(l.t2("hold-space-told", ("date", l.date(since)), ("reason", why)))
    }

    /// What a rule says, in words.
    fn said(&self, rule: &RuleView) -> String {
        let l: Locale = self.cx.l;
        let kind = kind_word(l, self.kinds, rule.kind.as_deref().unwrap_or_default());
        format!("{kind} · {}", for_months(l, rule.months))
    }
}

/// `GET /spaces/{slug}/retention`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    let (viewer, asked) = (cx.viewer()?.clone(), slug.clone());
    let (name, of) = app.db.read(move |tx| read(tx, &viewer, &asked)).await?;
    let kinds = Kinds::at(&app.db);
    let view = View { cx: &cx, slug: &slug, name: &name, of: &of, kinds: &kinds };
    let main = answer::render(&view)?;
    Ok(Page::new(cx.l.t("retention-title")).main(main).nav(Nav::Spaces))
}

/// How long the posts of a space stay, and which of them go next.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/retention", tag = "spaces",
    params(("slug" = String, Path)), responses((status = 200, body = SpaceRetention)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<SpaceRetention>> {
    let viewer = cx.viewer()?.clone();
    Ok(Json(app.db.read(move |tx| read(tx, &viewer, &slug)).await?.1))
}
