//! The same for programs.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use kernel::{App, Error, Result, Time, Tx, params};
use people::PersonCard;
use people::tree::Tree;
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json};

use super::apply::Ruled;
use super::because::{NamedCondition, because};
use super::change::{remove, set};
use super::model::{Condition, Rule};
use super::preview::{Preview, managers, preview as look};
use super::store::BY_RULE;
use super::{Kept, of};
use crate::managed::{Managed, managed};
use crate::{Source, Standing, access};

/// The rule of a space.
#[derive(Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceRule)]
pub struct RuleState {
    /// Whoever meets all conditions of any of these lines is put into the space.
    pub lines: Vec<Vec<NamedCondition>>,
    /// When it was last changed.
    pub changed_at: Time,
    /// Whether people are still being looked at since then.
    pub applying: bool,
    /// Whether it moves nobody, because it names a unit or group that is not there any more.
    pub paused: bool,
    /// How many people are in the space by it.
    pub members: i64,
    /// Managers whom it put there and does not include any more. They stay.
    pub managers: Vec<PersonCard>,
}

impl RuleState {
    pub(super) fn of(tx: &mut Tx<'_>, space: &Managed, kept: Kept) -> Result<RuleState> {
        let tree = Tree::load(tx)?;
        let ruled = Ruled::of(tx, space, &kept.rule, &tree)?;
        let managers = match &ruled {
            Some(ruled) => managers(tx, space, ruled)?,
            None => Vec::new(),
        };
        let mut lines = Vec::new();
        for line in &kept.rule.lines {
            let named: Result<Vec<_>> =
                line.iter().map(|one| NamedCondition::of(tx, &tree, one)).collect();
            lines.push(named?);
        }
        Ok(RuleState {
            lines,
            changed_at: kept.changed_at,
            applying: kept.applying,
            paused: ruled.is_none(),
            members: tx.query_one(&BY_RULE, params![space.id], |row| row.get(0))?,
            managers,
        })
    }
}

/// What a rule is to be.
#[derive(Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleChange {
    /// 1 to 10 lines of 1 to 8 conditions. Whoever meets all conditions of any line is put into the space.
    lines: Vec<Vec<Condition>>,
}

impl From<RuleChange> for Rule {
    fn from(change: RuleChange) -> Rule {
        Rule { lines: change.lines }
    }
}

/// The rule of a space that you manage.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/rule", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 200, body = RuleState),
        (status = 403, description = "You do not manage the space, or you are a guest"),
        (status = 404, description = "No such space, or it has no rule")))]
pub(crate) async fn read(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<RuleState>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        let kept = of(tx, space.id)?.ok_or_else(Error::not_found)?;
        RuleState::of(tx, &space, kept)
    };
    Ok(Json(app.db.read(read).await?))
}

/// Give a space that you manage a rule, or another one. People come and go by it a moment later.
#[utoipa::path(put, path = "/api/v1/spaces/{slug}/rule", tag = "spaces",
    params(("slug" = String, Path)), request_body = RuleChange,
    responses((status = 200, body = RuleState),
        (status = 403, description = "You do not manage the space, or you are a guest"),
        (status = 422, description = "An unknown unit or group, or a rule that does not go with who may see the space")))]
pub(crate) async fn write(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(change): Json<RuleChange>,
) -> Result<Json<RuleState>> {
    let (viewer, rule) = (cx.viewer()?.clone(), Rule::from(change));
    let write = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        set(tx, &viewer, &space, &rule)?;
        let kept = of(tx, space.id)?.ok_or_else(Error::not_found)?;
        RuleState::of(tx, &space, kept)
    };
    Ok(Json(app.db.write(write).await?))
}

/// Remove the rule of a space that you manage. Nobody leaves the space by that.
#[utoipa::path(delete, path = "/api/v1/spaces/{slug}/rule", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 204, description = "Done"),
        (status = 403, description = "You do not manage the space, or you are a guest"),
        (status = 404, description = "No such space, or it has no rule")))]
pub(crate) async fn delete(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    let delete = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        remove(tx, &viewer, &space)
    };
    app.db.write(delete).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who would come and go by a rule, before you give it to a space that you manage.
#[utoipa::path(post, path = "/api/v1/spaces/{slug}/rule/preview", tag = "spaces",
    params(("slug" = String, Path)), request_body = RuleChange,
    responses((status = 200, body = Preview),
        (status = 403, description = "You do not manage the space, or you are a guest"),
        (status = 422, description = "An unknown unit or group, or a rule that does not go with who may see the space")))]
pub(crate) async fn preview(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    Json(change): Json<RuleChange>,
) -> Result<Json<Preview>> {
    let (viewer, rule) = (cx.viewer()?.clone(), Rule::from(change));
    let read = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        look(tx, &viewer, &space, &rule)
    };
    Ok(Json(app.db.read(read).await?))
}

/// What you are in a space, and why.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub(crate) struct MembershipView {
    /// What you are in it.
    standing: Standing,
    /// How you came; null where you are not in it.
    source: Option<Source>,
    /// The conditions by which its rule includes you; empty where you came by another way.
    because: Vec<NamedCondition>,
}

/// What you are in a space, and why.
#[utoipa::path(get, path = "/api/v1/spaces/{slug}/membership", tag = "spaces",
    params(("slug" = String, Path)),
    responses((status = 200, body = MembershipView), (status = 404, description = "No such space")))]
pub(crate) async fn membership(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Json<MembershipView>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let space = access::listed(tx, &viewer, &slug)?;
        let (source, because) = because(tx, space.id, viewer.id)?;
        Ok(MembershipView { standing: space.standing(), source, because })
    };
    Ok(Json(app.db.read(read).await?))
}
