//! The devices of a person, on the page of what reaches them.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use kernel::{App, Result};
use people::session::{Current, Device as Asking};
use serde::Deserialize;
use ui::Ctx;
use ui::flash::{Flash, redirect};

use super::DeviceId;
use super::devices::{Device, Subscription, remove, subscribe};
use crate::mail::page::PATH as SETTINGS;

/// Where a browser says that it agrees to be told.
pub(crate) const PATH: &str = "/settings/devices";

/// A device in the list.
pub(crate) struct Row {
    pub(crate) id: DeviceId,
    pub(crate) name: String,
    /// When it was added and last told, in words.
    pub(crate) about: String,
    /// Whether it is the browser that asks.
    pub(crate) here: bool,
}

/// A device as the page lists it; `current` is the session of whoever asks.
pub(crate) fn row(cx: &Ctx, current: Option<i64>, device: &Device) -> Row {
    let added = cx.l.t1("push-added", "when", cx.l.datetime(device.created_at));
    let told = device.told_at.map(|at| cx.l.t1("push-told", "when", cx.l.ago(at, cx.now)));
    Row {
        id: device.id,
        name: name(&device.agent).unwrap_or_else(|| cx.l.t("push-unknown")),
        about: [Some(added), told].into_iter().flatten().collect::<Vec<_>>().join(" · "),
        here: current.is_some() && device.session == current,
    }
}

/// A browser and what it runs on, as it says of itself: *Firefox, Linux*.
fn name(agent: &str) -> Option<String> {
    // Each says that it is those below it, too.
    const BROWSERS: [(&str, &str); 7] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(word, _)| agent.contains(word)).map(|(_, name)| *name)
    };
    let known: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
    (!known.is_empty()).then(|| known.join(", "))
}

/// `POST /settings/devices`: what the script sends once the browser agreed.
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    asking: Asking,
    people::Form(wanted): people::Form<Subscription>,
) -> Result<Response> {
    let (viewer, session) = (cx.viewer()?.id, current.map(|Extension(Current(id))| id));
    let sound = wanted.sound(&app.config)?;
    let keep = move |tx: &mut kernel::Tx<'_>| subscribe(tx, viewer, session, &asking.agent, &sound);
    app.db.write(keep).await?;
    Ok(redirect(SETTINGS, &Flash::new("notice-push-on")))
}

/// A form of a button alone.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Nothing {}

/// `POST /settings/devices/{id}/remove`
pub(crate) async fn submit_remove(
    State(app): State<App>,
    cx: Ctx,
    Path(id): Path<String>,
    people::Form(_): people::Form<Nothing>,
) -> Result<Response> {
    let (viewer, id) = (cx.viewer()?.id, id.parse::<DeviceId>()?);
    app.db.write(move |tx| remove(tx, viewer, id)).await?;
    Ok(redirect(SETTINGS, &Flash::new("notice-push-off")))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn browsers_are_called_by_their_names() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        for (agent, said) in [
            (chrome.to_owned(), Some("Chrome, Linux")),
            (format!("{chrome} Edg/140.0"), Some("Edge, Linux")),
            ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0".into(), Some("Firefox, Android")),
            ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1".into(), Some("Safari, iPhone")),
            ("curl/8.0".into(), None),
            (String::new(), None),
        ] {
            assert_eq!(name(&agent).as_deref(), said, "{agent}");
        }
    }
}
