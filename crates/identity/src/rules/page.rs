//! The page where administrators say what is asked of those who sign in, and the same for programs.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::id::Raw;
use kernel::{App, Error, Result, Time, Tx, Viewer};
use people::groups;
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::view::Choice;
use ui::{Ctx, EmptyForm, Form, Json, Nav, Page, SafeHtml};

use crate::session;

use super::{Rule, Second, Whom, add, all, emergency, remove, replace, set_emergency};

/// The address of the page.
pub(crate) const PATH: &str = "/admin/sign-in-rules";
/// How many days people have to set up a second factor, unless said otherwise.
const DAYS: i64 = 14;

/// What the form of a new rule sends.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub(crate) struct RuleForm {
    /// `everyone`, `administrators` or the number of a group.
    whom: String,
    second: Second,
    /// Days until the second factor is needed.
    days: i64,
    idle_minutes: i64,
    hours: i64,
    providers_only: String,
}

impl Default for RuleForm {
    fn default() -> RuleForm {
        RuleForm {
            whom: "everyone".into(),
            second: Second::Free,
            days: DAYS,
            idle_minutes: 0,
            hours: 0,
            providers_only: String::new(),
        }
    }
}

impl RuleForm {
    fn rule(&self, now: Time) -> Result<Rule> {
        let (whom, group) = match self.whom.as_str() {
            "everyone" => (Whom::Everyone, None),
            "administrators" => (Whom::Administrators, None),
            group => (Whom::Group, Some(group.parse()?)),
        };
        Ok(Rule {
            id: 0,
            whom,
            group,
            second: self.second,
            due_at: now.plus_seconds(self.days.clamp(0, 365) * 86_400),
            idle_minutes: self.idle_minutes,
            hours: self.hours,
            providers_only: !self.providers_only.is_empty(),
            group_name: String::new(),
        })
    }
}

/// What the form of the emergency account sends.
#[derive(Deserialize)]
pub(crate) struct EmergencyForm {
    emergency: String,
}

#[derive(Template)]
#[template(path = "identity/sign_in_rules.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    rules: &'a [Rule],
    form: &'a RuleForm,
    whoms: Vec<(String, String)>,
    seconds: Vec<Choice>,
    days: Vec<(String, String)>,
    idles: Vec<(String, String)>,
    hours: Vec<(String, String)>,
    emergency: &'a str,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn whom(&self, rule: &Rule) -> String {
        match rule.whom {
            Whom::Group if rule.group_name.is_empty() => self.cx.l.t("rules-whom-gone"),
            Whom::Group => rule.group_name.clone(),
            whom => self.cx.l.t(&format!("rules-whom-{}", whom.as_str())),
        }
    }

    /// What a rule says, each in a sentence.
    fn says(&self, rule: &Rule) -> Vec<String> {
        let l = self.cx.l;
        let second = (rule.second != Second::Free).then(|| {
            let key = format!("rules-says-{}", rule.second.as_str());
            l.t1(&key, "date", l.date(rule.due_at))
        });
        let idle = (rule.idle_minutes > 0)
            .then(|| l.t1("rules-says-idle", "time", minutes(l, rule.idle_minutes)));
        let lasts =
            (rule.hours > 0).then(|| l.t1("rules-says-lasts", "time", minutes(l, rule.hours * 60)));
        let only = rule.providers_only.then(|| l.t("rules-says-only"));
        [second, idle, lasts, only].into_iter().flatten().collect()
    }
}

/// So many minutes, in the largest unit that says it.
fn minutes(l: ui::Locale, n: i64) -> String {
    match n {
        n if n.rem_euclid(1_440) == 0 => l.tn("rules-days", n / 1_440),
        n if n.rem_euclid(60) == 0 => l.tn("rules-hours-n", n / 60),
        n => l.tn("rules-minutes-n", n),
    }
}

/// `GET /admin/sign-in-rules`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&app, &cx, &RuleForm::default(), None, &Wrong::nothing(cx.l)).await
}

async fn page(
    app: &App,
    cx: &Ctx,
    form: &RuleForm,
    typed: Option<&str>,
    wrong: &Wrong,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read =
        move |tx: &mut Tx<'_>| Ok((all(tx, &viewer)?, groups::all(tx, &viewer)?, emergency(tx)?));
    let (rules, groups, kept) = app.db.read(read).await?;
    let l = cx.l;
    let whom = |whom: &str| (whom.to_owned(), l.t(&format!("rules-whom-{whom}")));
    let mut whoms = vec![whom("everyone"), whom("administrators")];
    whoms.extend(groups.into_iter().map(|group| (group.id.to_string(), group.name)));
    let second = |one: &Second| Choice {
        value: one.as_str().to_owned(),
        title: l.t(&format!("rules-second-{}", one.as_str())),
        text: l.t(&format!("rules-second-{}.text", one.as_str())),
        icon: String::new(),
    };
    let idle = l.t1("rules-site", "time", minutes(l, session::SECONDS / 60));
    let in_minutes = |n: &i64| (n.to_string(), minutes(l, *n));
    let in_hours = |n: &i64| (n.to_string(), minutes(l, *n * 60));
    let now = || ("0".to_owned(), l.t("rules-now"));
    let kept = kept.unwrap_or_default();
    let view = View {
        cx,
        csrf: cx.csrf_field(),
        rules: &rules,
        form,
        whoms,
        seconds: Second::ALL.iter().map(second).collect(),
        days: std::iter::once(now())
            .chain([7, 14, 30, 60].map(|n| (n.to_string(), l.tn("rules-days", n))))
            .collect(),
        idles: std::iter::once(("0".to_owned(), idle))
            .chain([15, 30, 60, 240, 480, 1_440, 10_080].iter().map(in_minutes))
            .collect(),
        hours: std::iter::once(("0".to_owned(), l.t("rules-site-endless")))
            .chain([8, 12, 24, 168, 720].iter().map(in_hours))
            .collect(),
        emergency: typed.unwrap_or(&kept),
        wrong,
    };
    let html = answer::render(&view)?;
    Ok(Page::new(l.t("rules-title")).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `POST /admin/sign-in-rules`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<RuleForm>,
) -> Result<Response> {
    let (viewer, rule) = (cx.viewer()?.clone(), form.rule(cx.now)?);
    match app.db.write(move |tx| add(tx, &viewer, &rule)).await {
        Ok(()) => Ok(flash::redirect(PATH, &Flash::new("notice-sign-in-rule-added"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &form, None, &wrong).await?.into_response())
        }
    }
}

/// `POST /admin/sign-in-rules/{id}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    _: EmptyForm,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.clone(), id.parse::<Raw>()?);
    app.db.write(move |tx| remove(tx, &viewer, id.0)).await?;
    Ok(flash::redirect(PATH, &Flash::new("notice-sign-in-rule-removed")))
}

/// `POST /admin/sign-in-rules/emergency`
pub(crate) async fn submit_emergency(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<EmergencyForm>,
) -> Result<Response> {
    let (viewer, word) = (cx.viewer()?.clone(), form.emergency.clone());
    match app.db.write(move |tx| set_emergency(tx, &viewer, &word)).await {
        Ok(()) => Ok(flash::redirect(PATH, &Flash::new("notice-emergency"))),
        Err(error) => {
            let (wrong, form_of) = (Wrong::with(cx.l, error)?, RuleForm::default());
            let typed = Some(form.emergency.as_str());
            Ok(page(&app, &cx, &form_of, typed, &wrong).await?.into_response())
        }
    }
}

/// What is asked of those who sign in.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignInRules)]
pub(crate) struct Rules {
    /// Of those that hold for somebody, the strictest counts in each respect.
    rules: Vec<Rule>,
    /// The handle of the account that signs in by its password when single sign-on alone is allowed; null for none.
    emergency: Option<String>,
}

fn read(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<Rules> {
    Ok(Rules { rules: all(tx, viewer)?, emergency: emergency(tx)? })
}

/// What is asked of those who sign in (administrators).
#[utoipa::path(get, path = "/api/v1/sign-in-rules", tag = "site",
    responses((status = 200, body = Rules), (status = 403, description = "You do not run the network")))]
pub(crate) async fn api_show(State(app): State<App>, cx: Ctx) -> Result<Json<Rules>> {
    let viewer = cx.viewer()?.clone();
    app.db.read(move |tx| read(tx, &viewer)).await.map(Json)
}

/// Say what is asked of those who sign in, in place of what was (administrators).
#[utoipa::path(put, path = "/api/v1/sign-in-rules", tag = "site", request_body = Rules,
    responses((status = 200, body = Rules),
        (status = 403, description = "You do not run the network"),
        (status = 409, description = "Nobody could sign in: no provider is on, or no emergency account named"),
        (status = 422, description = "No such group, or a session that is too short or too long")))]
pub(crate) async fn api_change(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<Rules>,
) -> Result<Json<Rules>> {
    let viewer = cx.viewer()?.clone();
    if !viewer.administers() {
        return Err(Error::forbidden());
    }
    let change = move |tx: &mut Tx<'_>| {
        replace(tx, &viewer, &[])?;
        set_emergency(tx, &viewer, new.emergency.as_deref().unwrap_or_default())?;
        if !new.rules.is_empty() {
            replace(tx, &viewer, &new.rules)?;
        }
        read(tx, &viewer)
    };
    app.db.write(change).await.map(Json)
}
