//! The page of questions: those nobody answered, those without an accepted answer, all; of one space, or of all.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use kernel::page::CursorQuery;
use kernel::{App, Cursor, Error, Result, Slice, SpaceId, Tx, Viewer, params};
use posts::reading::floor_of;
use posts::view::PostView;
use posts::{Card, PostId, cards, fragments};
use serde::{Deserialize, Serialize};
use ui::view::Tab;
use ui::{Ctx, Json, Nav, Page, Query, SafeHtml};

use crate::first_answers::{Month, month_of, months};
use crate::store::{LIST, SPACES, UNANSWERED};

/// How many are counted at most.
const COUNTED: i64 = 100;
/// Since when questions wait that are counted by space, in seconds.
const WAITING: i64 = 180 * 86_400;

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = QuestionFilter)]
pub(crate) enum Which {
    /// Nobody but who asked said anything.
    #[default]
    Unanswered,
    /// No answer is accepted yet.
    Open,
    /// All.
    All,
}

impl Which {
    fn as_str(self) -> &'static str {
        match self {
            Which::Unanswered => "unanswered",
            Which::Open => "open",
            Which::All => "all",
        }
    }
}

/// What the address carries.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A space, by its name in addresses.
    space: String,
    show: Which,
    before: Option<kernel::id::Raw>,
}

impl Asked {
    fn href(&self, show: Which, space: &str) -> String {
        let mut href = format!("/questions?show={}", show.as_str());
        if !space.is_empty() {
            href.push_str(&format!("&space={}", ui::encode(space)));
        }
        href
    }
}

/// Questions of a space, or of all (`SpaceId(0)`), before the cursor.
fn load(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: SpaceId,
    show: Which,
    cursor: Cursor,
) -> Result<Slice<Card>> {
    let (open, show, most) = (viewer.sees_open(), show.as_str(), cursor.limit + 1);
    let values = params![viewer.id, open, space, cursor.before, show, most];
    let ids = tx.query(&LIST, values, |row| row.get::<PostId>(0))?;
    let ids = Slice::cut(ids, cursor.limit, |post| post.0);
    let cards = cards(tx, viewer, &ids.items)?;
    Ok(Slice { items: cards, next: ids.next })
}

type Within = (String, String, SafeHtml, Option<Vec<Month>>);

struct Loaded {
    questions: Slice<Card>,
    /// Name, address, tabs, and how long first answers take where the viewer manages it.
    space: Option<Within>,
    waiting: i64,
    spaces: Vec<(String, String, i64)>,
}

#[derive(Template)]
#[template(path = "questions/list.html")]
struct View<'a> {
    cx: &'a Ctx,
    asked: &'a Asked,
    tabs: &'a [Tab],
    spaces: &'a [(String, String, i64)],
    space: Option<&'a Within>,
    cards: SafeHtml,
    more: Option<String>,
}

#[derive(Template)]
#[template(path = "questions/first_answers.html")]
struct Aside<'a> {
    cx: &'a Ctx,
    months: &'a [Month],
}

/// `GET /questions`
pub(crate) async fn page(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let (viewer, of, l, whose) = (cx.viewer()?.clone(), asked.clone(), cx.l, cx.clone());
    let cursor = CursorQuery { before: of.before, ..CursorQuery::default() }.cursor();
    let read = app.db.read(move |tx| {
        let (mut id, mut space) = (SpaceId(0), None);
        if !of.space.is_empty() {
            let seen = spaces::access::visible(tx, &viewer, &of.space)?;
            id = seen.id;
            let managed = seen.is_managed_by(&viewer);
            let months = if managed { Some(months(tx, id, month_of(l))?) } else { None };
            let sections = seen.sections(&whose, "questions");
            space = Some((seen.name.clone(), seen.href(), sections, months));
        }
        let (open, since) = (viewer.sees_open(), floor_of(tx.now().plus_seconds(-WAITING)));
        Ok(Loaded {
            questions: load(tx, &viewer, id, of.show, cursor)?,
            waiting: tx
                .query_one(&UNANSWERED, params![viewer.id, open, id, COUNTED], |row| row.get(0))?,
            spaces: tx.query(&SPACES, params![viewer.id, open, since], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })?,
            space,
        })
    });
    let Loaded { questions, space, waiting, spaces } = read.await?;
    let cards: Result<String> =
        questions.items.iter().map(|card| fragments::render_card(&cx, card)).collect();
    let tabs = [Which::Unanswered, Which::Open, Which::All].map(|show| Tab {
        label: l.t(&format!("questions-{}", show.as_str())),
        href: asked.href(show, &asked.space),
        current: show == asked.show,
        // How many wait is what somebody can do something about.
        count: (show == Which::Unanswered && waiting > 0 && waiting < COUNTED).then_some(waiting),
    });
    let more = questions
        .next
        .map(|next| format!("{}&before={next}", asked.href(asked.show, &asked.space)));
    let (cards, space) = (SafeHtml::trusted(cards?), space.as_ref());
    let view = View { cx: &cx, asked: &asked, tabs: &tabs, spaces: &spaces, space, cards, more };
    let main = view.render().map_err(Error::internal)?;
    if cx.fragment {
        return Ok(Html(main).into_response());
    }
    let page = Page::new(l.t("questions-title")).nav(Nav::Spaces).main(main);
    Ok(match space.and_then(|(.., months)| months.as_ref()) {
        Some(months) => {
            let aside = Aside { cx: &cx, months }.render().map_err(Error::internal)?;
            page.aside(aside).into_response()
        }
        None => page.into_response(),
    })
}

/// What is asked for by programs.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(crate) struct AskedFor {
    /// A space, by its name in addresses; all, where it is left out.
    space: Option<String>,
    /// `unanswered`, where it is left out.
    #[param(inline)]
    show: Which,
    /// Only questions older than this identifier.
    before: Option<String>,
}

/// Questions that you may read, the newest first, 20 at a time: those nobody answered, those without an accepted
/// answer, or all. Questions closed as duplicates wait for nothing.
#[utoipa::path(get, path = "/api/v1/questions", tag = "questions", params(AskedFor),
    responses((status = 200, body = Vec<PostView>), (status = 404, description = "No such space")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<AskedFor>,
) -> Result<Json<Vec<PostView>>> {
    let viewer = cx.viewer()?.clone();
    let before = asked.before.map(|before| before.parse::<PostId>()).transpose()?;
    let cursor = Cursor { before: before.map_or(i64::MAX, |post| post.0), limit: 20 };
    let read = app.db.read(move |tx| {
        let space = match &asked.space {
            Some(slug) => spaces::access::visible(tx, &viewer, slug)?.id,
            None => SpaceId(0),
        };
        load(tx, &viewer, space, asked.show, cursor)
    });
    Ok(Json(read.await?.items.into_iter().map(PostView::from).collect()))
}
