//! What this network keeps, why, how long, who sees it: made of the declarations and of how the network runs, for
//! everybody in it and for the representatives whom a company asks (GDPR, articles 13, 30 and 35).

use askama::Template;
use axum::extract::State;
use kernel::personal::{Erasure, Kept, PersonalData};
use kernel::{App, Result, Tx};
use serde::Serialize;
use ui::{Ctx, Json, Locale, Nav, Page, answer};

use crate::french;
use crate::leave::rule::{self, Rule};

/// One thing that is kept of people.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = KeptData)]
pub(crate) struct KeptData {
    /// The table and the column that names the person.
    name: String,
    /// What is kept.
    what: String,
    /// Why.
    why: String,
    /// How long.
    kept: String,
    /// What becomes of it when the person is erased.
    erasure: String,
}

fn kept(l: Locale, kept: Kept) -> String {
    match kept {
        Kept::WithAccount => l.t("privacy-kept-account"),
        Kept::WithObject => l.t("privacy-kept-object"),
        Kept::UntilWithdrawn => l.t("privacy-kept-withdrawn"),
        Kept::Days(days) => l.tn("privacy-kept-days", i64::from(days)),
        Kept::UntilDone => l.t("privacy-kept-done"),
    }
}

fn erasure(l: Locale, erasure: Erasure) -> String {
    l.t(match erasure {
        Erasure::Delete => "privacy-erasure-delete",
        Erasure::Anonymise | Erasure::Empty => "privacy-erasure-anonymise",
        Erasure::Blank(_) => "privacy-erasure-blank",
    })
}

fn all(l: Locale) -> Vec<KeptData> {
    let one = |data: &PersonalData| {
        let (what, why) = french::words(l, data);
        KeptData {
            name: format!("{}.{}", data.table, data.column),
            what,
            why,
            kept: kept(l, data.kept),
            erasure: erasure(l, data.erasure),
        }
    };
    PersonalData::all().into_iter().map(one).collect()
}

#[derive(Template)]
#[template(path = "privacy/guide.html")]
struct Guide<'a> {
    cx: &'a Ctx,
    site: String,
    address: &'a str,
    people: i64,
    rule: Rule,
    /// How long posts stay, in words.
    retention: Vec<String>,
    /// How many legal holds there are.
    holds: i64,
    /// Who holds the second key to private spaces, where administrators may ask to read them.
    keys: Option<Vec<String>>,
    kept: Vec<KeptData>,
    sends_mail: bool,
    previews: bool,
    is_https: bool,
}

/// `GET /privacy`
pub(crate) async fn page(State(app): State<App>, cx: Ctx) -> Result<Page> {
    let (viewer, l) = (cx.viewer()?.clone(), cx.l);
    let read = move |tx: &mut Tx<'_>| {
        let site = people::settings::get(tx, people::settings::SITE_NAME)?.unwrap_or_default();
        // A guest learns no count of the company.
        let people = if viewer.sees_open() { people::accounts::count(tx)? } else { 0 };
        let keys = match openings::is_on(tx)? {
            true => Some(openings::names(tx)?),
            false => None,
        };
        let retention = retention::lines(tx, &viewer, l)?;
        Ok((site, people, rule::get(tx)?, (retention, spaces::holds::count(tx)?, keys)))
    };
    let (site, people, rule, (retention, holds, keys)) = app.db.read(read).await?;
    let config = &app.config;
    let guide = Guide {
        cx: &cx,
        site,
        address: &config.public_url,
        people,
        rule,
        retention,
        holds,
        keys,
        kept: all(cx.l),
        sends_mail: config.mail.is_some(),
        previews: config.previews,
        is_https: config.is_https(),
    };
    let html = answer::render(&guide)?;
    Ok(Page::new(cx.l.t("privacy-title")).main(html).nav(Nav::Me))
}

/// What is kept of people here, why, how long, and what becomes of it when somebody is erased.
#[utoipa::path(get, path = "/api/v1/site/kept-data", tag = "site",
    responses((status = 200, body = Vec<KeptData>)))]
pub(crate) async fn api(cx: Ctx) -> Result<Json<Vec<KeptData>>> {
    cx.viewer()?;
    Ok(Json(all(cx.l)))
}
