//! Where outgoing webhooks may send: hosts that the company allows, none before it does.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::door::Url;
use kernel::error::Meaning;
use kernel::{Activity, App, Error, Message, Result, Tx, Viewer, params};
use people::settings;
use serde::{Deserialize, Serialize};
use serde_json::json;
use ui::answer::Wrong;
use ui::flash::{Flash, redirect};
use ui::{Ctx, Form, Nav, Page, answer};

use super::OutgoingId;
use super::store::{ADDRESSES, FORGET_WAITING};
use crate::logged;

identity::dangerous!("POST /admin/webhooks", "PUT /api/v1/site/webhook-hosts");

pub(super) const PATH: &str = "/admin/webhooks";
/// The key of the company's choice: hosts, one a line.
const KEY: &str = "webhook-hosts";
/// How many there are at most.
const MOST: usize = 100;

/// The hosts that may receive, and names of many (`*.example.com`).
pub(crate) fn listed(tx: &mut Tx<'_>) -> Result<Vec<String>> {
    let kept = settings::get(tx, KEY)?.unwrap_or_default();
    Ok(kept.lines().map(str::to_owned).collect())
}

/// Whether an address is of one of these hosts.
pub(crate) fn allow(hosts: &[String], address: &str) -> bool {
    let Ok(url) = Url::parse(address) else { return false };
    let Some(host) = url.host_str() else { return false };
    hosts.iter().any(|allowed| match allowed.strip_prefix('*') {
        Some(end) => host.len() > end.len() && host.ends_with(end),
        None => host == allowed,
    })
}

/// A host as addresses have it: of a name in any script and case, of an address of any form.
fn host(typed: &str) -> Option<String> {
    let (many, name) = match typed.strip_prefix("*.") {
        // All of a country, or of nothing, is no host.
        Some(name) if name.contains('.') && name.parse::<std::net::IpAddr>().is_err() => {
            (true, name)
        }
        Some(_) => return None,
        None => (false, typed),
    };
    let url = Url::parse(&format!("http://{name}/")).ok()?;
    let host = url.host_str()?;
    let is_bare = url.as_str() == format!("http://{host}/") && !name.contains(['/', '?', '#', '*']);
    is_bare.then(|| if many { format!("*.{host}") } else { host.to_owned() })
}

/// Says which hosts may receive; what waits for others is not told any more.
///
/// # Errors
/// `Forbidden` to all but administrators; `Invalid` on the field `hosts`.
fn decide(tx: &mut Tx<'_>, viewer: &Viewer, typed: &[String]) -> Result<()> {
    viewer.administering()?;
    let mut hosts = Vec::new();
    for one in typed.iter().map(|one| one.trim()).filter(|one| !one.is_empty()) {
        let wrong =
            || Error::field("hosts", Message::new("outgoing-hosts-wrong").with("host", one));
        hosts.push(host(one).ok_or_else(wrong)?);
    }
    hosts.sort_unstable();
    hosts.dedup();
    if hosts.len() > MOST {
        return Err(Error::field("hosts", Message::new("integration-too-many").with("most", MOST)));
    }
    if listed(tx)? == hosts {
        return Ok(());
    }
    settings::set(tx, KEY, &hosts.join("\n"))?;
    let all = tx.query(&ADDRESSES, params![], |row| {
        Ok((row.get::<OutgoingId>(0)?, row.get::<String>(1)?))
    })?;
    for (id, _) in all.iter().filter(|(_, address)| !allow(&hosts, address)) {
        tx.execute(&FORGET_WAITING, params![id])?;
    }
    let decided = Activity::new(logged::HOSTS_CHANGED, 0).by(viewer.id);
    tx.log(decided.data(json!({ "name": hosts.join(", ") })))
}

#[derive(Template)]
#[template(path = "integrations/hosts.html")]
struct View<'a> {
    cx: &'a Ctx,
    hosts: &'a str,
    wrong: &'a Wrong,
}

fn page(cx: &Ctx, hosts: &str, wrong: &Wrong) -> Result<Page> {
    let view = View { cx, hosts, wrong };
    let page = Page::new(cx.l.t("outgoing-hosts")).nav(Nav::Admin).main(answer::render(&view)?);
    Ok(page.status(wrong.status()))
}

/// What administrators see of it.
async fn hosts(app: &App, cx: &Ctx) -> Result<Vec<String>> {
    let viewer = cx.viewer()?.clone();
    let read = app.db.read(move |tx| {
        viewer.administering()?;
        listed(tx)
    });
    read.await
}

/// `GET /admin/webhooks`
pub(super) async fn show(State(app): State<App>, cx: Ctx) -> Result<Page> {
    page(&cx, &hosts(&app, &cx).await?.join("\n"), &Wrong::nothing(cx.l))
}

/// What the form sends.
#[derive(Deserialize)]
pub(super) struct Sent {
    #[serde(default)]
    hosts: String,
}

/// `POST /admin/webhooks`
pub(super) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Form(sent): Form<Sent>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let typed: Vec<String> = sent.hosts.split([',', '\n', ' ']).map(str::to_owned).collect();
    match app.db.write(move |tx| decide(tx, &viewer, &typed)).await {
        Ok(()) => Ok(redirect(PATH, &Flash::new("notice-outgoing-hosts"))),
        Err(error) if error.meaning() == Meaning::Invalid => {
            Ok(page(&cx, &sent.hosts, &Wrong::with(cx.l, error)?)?.into_response())
        }
        Err(error) => Err(error),
    }
}

/// The hosts that outgoing webhooks may send to, as JSON.
#[derive(Clone, Debug, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = WebhookHosts)]
#[serde(deny_unknown_fields)]
pub(super) struct Hosts {
    /// Names and addresses of hosts; `*.example.com` is every name below that one.
    hosts: Vec<String>,
}

/// The hosts that outgoing webhooks may send to (administrators).
#[utoipa::path(get, path = "/api/v1/site/webhook-hosts", tag = "site", responses(
    (status = 200, body = Hosts), (status = 403, description = "You do not run the network")))]
pub(super) async fn api_read(State(app): State<App>, cx: Ctx) -> Result<ui::Json<Hosts>> {
    Ok(ui::Json(Hosts { hosts: hosts(&app, &cx).await? }))
}

/// Say which hosts outgoing webhooks may send to (administrators): those of others stop at once.
#[utoipa::path(put, path = "/api/v1/site/webhook-hosts", tag = "site", request_body = Hosts, responses(
    (status = 204, description = "Decided"), (status = 403, description = "You do not run the network")))]
pub(super) async fn api_put(
    State(app): State<App>,
    cx: Ctx,
    ui::Json(new): ui::Json<Hosts>,
) -> Result<StatusCode> {
    let viewer = cx.viewer()?.clone();
    app.db.write(move |tx| decide(tx, &viewer, &new.hosts)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::{allow, host};

    #[test]
    fn hosts_are_names_addresses_and_all_below_a_name() {
        for (typed, kept) in [
            ("Hooks.Example.com", "hooks.example.com"),
            ("*.example.com", "*.example.com"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("127.1", "127.0.0.1"),
            ("[::1]", "[::1]"),
            ("intranet", "intranet"),
        ] {
            assert_eq!(host(typed).as_deref(), Some(kept), "{typed}");
        }
        for typed in [
            "",
            "*",
            "*.",
            "*.com",
            "*.1.2.3.4",
            "a b",
            "https://a.example",
            "a.example/x",
            "a.example:8080",
            "me@a.example",
            "*.*.example.com",
            "a.example?x",
            "a.example#x",
        ] {
            assert_eq!(host(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_name_is_allowed_whole() {
        let hosts = ["hooks.example.com".to_owned(), "*.example.org".to_owned()];
        for (address, expected) in [
            ("https://hooks.example.com/a", true),
            ("https://HOOKS.example.com:8443/", true),
            ("https://a.b.example.org/", true),
            ("https://example.org/", false),
            ("https://badexample.org/", false),
            ("https://hooks.example.com.evil.net/", false),
            ("https://hooks.example.com@evil.net/", false),
            ("nothing", false),
        ] {
            assert_eq!(allow(&hosts, address), expected, "{address}");
        }
        assert!(!allow(&[], "https://hooks.example.com/"));
    }
}
