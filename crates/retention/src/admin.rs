//! The rules, for administrators: each is shown with what would go by it before it is set.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::{App, Result, Time, Tx, Viewer, params};
use posts::{Kinds, stays};
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Json, Locale, Nav, Page};

use crate::NOTICE_DAYS;
use crate::fate::{Facts, NOTICE};
use crate::rules::{self, CONVERSATION, Rule, Rules, Sent, meant};
use crate::store::WALK;

pub(crate) const PATH: &str = "/admin/retention";
/// Posts looked at in one transaction.
const BATCH: i64 = 2_000;

/// What would go by a rule.
#[derive(Clone, Debug, Default, Serialize, utoipa::ToSchema)]
#[schema(as = RetentionPreview)]
pub(crate) struct Preview {
    /// So many posts, with their comments, files and versions, would be the first to go.
    posts: i64,
    /// So many more would, were they not under a legal hold, pinned, or needed still.
    kept: i64,
    /// When the first go; nothing goes sooner.
    first_at: Time,
}

/// What a rule would do, were it set now. Each piece is a transaction of its own: a company may have millions of posts.
async fn preview(app: &App, viewer: &Viewer, sent: &Sent) -> Result<Preview> {
    let (viewer, sent) = (viewer.clone(), sent.clone());
    let begin = move |tx: &mut Tx<'_>| {
        let rule = meant(tx, &viewer, &sent)?;
        let now = Rules::load(tx)?;
        Ok((now.with(rule, sent.months.is_none()), now, tx.now()))
    };
    let (new, old, now) = app.db.read(begin).await?;
    let mut preview = Preview { first_at: now.plus_seconds(NOTICE), ..Preview::default() };
    let mut after = 0;
    while new.removes() {
        let (new, old) = (new.clone(), old.clone());
        let piece = move |tx: &mut Tx<'_>| {
            let all = tx.query(&WALK, params![after, BATCH], |row| Facts::at(row, 0))?;
            let goes = |facts: &&Facts| facts.is_noticed(&new, now) && !facts.is_noticed(&old, now);
            let ids: Vec<i64> = all.iter().filter(goes).map(|facts| facts.post).collect();
            let kept = stays::of(tx, &ids)?.len();
            let young = now.plus_seconds(NOTICE - new.shortest());
            let more = all.len() as i64 == BATCH;
            let last = all.last().filter(|last| more && last.created_at <= young);
            Ok((ids.len() - kept, kept, last.map(|last| last.post)))
        };
        let (goes, kept, last) = app.db.read(piece).await?;
        preview.posts += goes as i64;
        preview.kept += kept as i64;
        let Some(last) = last else { break };
        after = last;
    }
    Ok(preview)
}

/// What the form sends.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct RuleForm {
    space: String,
    kind: String,
    months: String,
    /// Said on the page that shows what would go.
    sure: String,
    remove: String,
}

impl RuleForm {
    fn sent(&self) -> Result<Sent> {
        let months = match self.months.trim() {
            _ if !self.remove.is_empty() => None,
            typed => {
                let wrong = |_| kernel::Error::field("months", "retention-months-number");
                Some(typed.parse::<i64>().map_err(wrong)?)
            }
        };
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Sent { space: some(&self.space), kind: some(&self.kind), months })
    }
}

/// A rule, as the page shows it.
struct Line {
    /// The name and the address of its space.
    space: Option<(String, String)>,
    kind: String,
    kind_word: String,
    months: i64,
    set_at: Time,
}

#[derive(Template)]
#[template(path = "retention/admin.html")]
struct View<'a> {
    cx: &'a Ctx,
    lines: Vec<Line>,
    kinds: Vec<(String, String)>,
    typed: &'a RuleForm,
    /// What would go by the rule that is typed.
    preview: Option<Preview>,
    said: String,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn kept_for(&self, months: &i64) -> String {
        for_months(self.cx.l, *months)
    }
}

/// How long, in words.
pub(crate) fn for_months(l: Locale, months: i64) -> String {
    if months == 0 { l.t("retention-stays") } else { l.tn("retention-months-of", months) }
}

/// What a rule is about, in words.
pub(crate) fn kind_word(l: Locale, kinds: &Kinds, kind: &str) -> String {
    match kind {
        "" => l.t("retention-kind-all"),
        CONVERSATION => l.t("retention-kind-conversation"),
        name => kinds.named(name).map_or_else(|| name.to_owned(), |kind| kind.word(l, "")),
    }
}

fn lines(tx: &mut Tx<'_>, viewer: &Viewer, l: Locale) -> Result<Vec<Line>> {
    viewer.administering()?;
    let all = Rules::load(tx)?;
    let (spaces, kinds) = (rules::spaces(tx, viewer, &all)?, Kinds::of(tx));
    let line = |rule: &Rule| {
        let named = spaces.iter().find(|(id, ..)| Some(*id) == rule.space);
        // Of a space that became secret nobody outside knows.
        if rule.space.is_some() && named.is_none() {
            return None;
        }
        Some(Line {
            space: named.map(|(_, name, slug)| (name.clone(), slug.clone())),
            kind: rule.kind.clone(),
            kind_word: kind_word(l, &kinds, &rule.kind),
            months: rule.months,
            set_at: rule.set_at,
        })
    };
    Ok(all.iter().filter_map(line).collect())
}

fn choices(l: Locale, kinds: &Kinds) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), l.t("retention-kind-all"))];
    all.extend(kinds.iter().map(|kind| (kind.name().to_owned(), kind.word(l, ""))));
    all.push((CONVERSATION.to_owned(), l.t("retention-kind-conversation")));
    all
}

async fn page(
    app: &App,
    cx: &Ctx,
    typed: &RuleForm,
    preview: Option<Preview>,
    wrong: &Wrong,
) -> Result<Page> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let lines = app.db.read(move |tx| lines(tx, &viewer, l)).await?;
    let kinds = Kinds::at(&app.db);
    let months = typed.sent().ok().and_then(|sent| sent.months);
    let about = kind_word(l, &kinds, typed.kind.trim());
    let said = match months {
        Some(months) => format!("{about} · {}", for_months(l, months)),
        None => about,
    };
    let kinds = choices(l, &kinds);
    let main = answer::render(&View { cx, lines, kinds, typed, preview, said, wrong })?;
    Ok(Page::new(l.t("retention-title")).main(main).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/retention`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &RuleForm::default(), None, &Wrong::nothing(cx.l)).await
}

/// `POST /admin/retention`: what would go, and, where that was shown, the rule.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<RuleForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let sent = form.sent();
    let done = match sent {
        Ok(sent) if !form.sure.is_empty() || !form.remove.is_empty() => {
            app.db.write(move |tx| rules::set(tx, &viewer, &sent)).await.map(|()| None)
        }
        Ok(sent) => preview(&app, &viewer, &sent).await.map(Some),
        Err(error) => Err(error),
    };
    match done {
        Ok(None) => {
            let said = if form.remove.is_empty() { "saved" } else { "removed" };
            Ok(redirect(PATH, &Flash::new(&format!("notice-retention-{said}"))))
        }
        Ok(Some(preview)) => {
            let nothing = Wrong::nothing(cx.l);
            Ok(page(&app, &cx, &form, Some(preview), &nothing).await?.into_response())
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &form, None, &wrong).await?.into_response())
        }
    }
}

/// A rule, as programs read it.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SetRetentionRule)]
pub(crate) struct RuleView {
    /// The address of the space it is of; of the whole company where there is none.
    pub(crate) space: Option<String>,
    /// The kind of post, or `conversation`; all that need not be named where there is none.
    pub(crate) kind: Option<String>,
    /// After how many months without a change or an answer; 0: they stay.
    pub(crate) months: i64,
    /// When it was set.
    pub(crate) set_at: Time,
}

/// Rules as programs read them: of spaces of which the viewer may know.
pub(crate) fn views<'a>(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    all: &Rules,
    of: impl Iterator<Item = &'a Rule>,
) -> Result<Vec<RuleView>> {
    let spaces = rules::spaces(tx, viewer, all)?;
    let view = |rule: &Rule| {
        let named = spaces.iter().find(|(id, ..)| Some(*id) == rule.space);
        (rule.space.is_none() || named.is_some()).then(|| RuleView {
            space: named.map(|(_, _, slug)| slug.clone()),
            kind: Some(rule.kind.clone()).filter(|kind| !kind.is_empty()),
            months: rule.months,
            set_at: rule.set_at,
        })
    };
    Ok(of.filter_map(view).collect())
}

/// How long posts stay: rules of the company, and of single spaces that you may know of.
#[utoipa::path(get, path = "/api/v1/site/retention", tag = "site",
    responses((status = 200, body = Vec<RuleView>)))]
pub(crate) async fn api_read(State(app): State<App>, cx: Ctx) -> Result<Json<Vec<RuleView>>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let all = Rules::load(tx)?;
        views(tx, &viewer, &all, all.iter())
    };
    Ok(Json(app.db.read(read).await?))
}

/// Set a retention period, or remove the rule (administrators). Nothing goes before it was shown for 30 days.
#[utoipa::path(put, path = "/api/v1/site/retention", tag = "site", request_body = Sent,
    responses((status = 204), (status = 403, description = "You do not run the network"),
        (status = 422, description = "There is no such kind or space, or too many months")))]
pub(crate) async fn api_write(
    State(app): State<App>,
    cx: Ctx,
    Json(sent): Json<Sent>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| rules::set(tx, &viewer, &sent)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a retention period would remove first, were it set now (administrators). Nothing is changed.
#[utoipa::path(post, path = "/api/v1/site/retention/preview", tag = "site", request_body = Sent,
    responses((status = 200, body = Preview), (status = 403, description = "You do not run the network"),
        (status = 422, description = "There is no such kind or space, or too many months")))]
pub(crate) async fn api_preview(
    State(app): State<App>,
    cx: Ctx,
    Json(sent): Json<Sent>,
) -> Result<Json<Preview>> {
    Ok(Json(preview(&app, cx.viewer()?, &sent).await?))
}
