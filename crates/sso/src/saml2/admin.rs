//! What administrators see and choose of a SAML provider.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use kernel::door::{Limits, Url};
use kernel::error::Meaning;
use kernel::{App, Error, Result, Time, Tx};
use saml::Metadata;
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::view::Choice;
use ui::{Ctx, Form, Multipart, Nav, Page, Part};

use super::{LARGEST, our};
use crate::admin::{PATH, arrivals, known, why};
use crate::declared::{Kind, NewProvider};
use crate::provider::{self, Provider};
use crate::settings_form::SettingsForm;

const LIMITS: Limits = Limits { most: LARGEST, time: std::time::Duration::from_secs(10) };
/// How long before its end a certificate is said to end soon, in seconds.
const SOON: i64 = 45 * 86_400;

#[derive(Template)]
#[template(path = "sso/saml.html")]
struct View<'a> {
    cx: &'a Ctx,
    known: Option<&'a Provider>,
    action: String,
    file: String,
    typed: &'a SettingsForm,
    entity: String,
    recipient: String,
    sign_on: String,
    /// Fingerprint and end of what it signs by.
    certificates: Vec<(String, Time)>,
    /// The last of these ends, where that is soon.
    ends: Option<Time>,
    arrivals: Vec<Choice>,
    why: String,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn has_ended(&self, at: &Time) -> bool {
        at.seconds_since(self.cx.now) <= 0
    }

    /// A fingerprint in groups, which lines may be cut between.
    fn grouped(&self, fingerprint: &str) -> String {
        let groups = fingerprint.as_bytes().chunks(8).map(String::from_utf8_lossy);
        groups.collect::<Vec<_>>().join(" ")
    }

    fn metadata_error(&self) -> String {
        self.wrong.about("metadata")
    }

    /// Whether what is wrong stands in the part that is folded away.
    fn is_wrong_within(&self) -> bool {
        const WITHIN: [&str; 6] = ["job", "unit", "site", "phone", "groups", "kept_groups"];
        WITHIN.iter().any(|field| !self.wrong.about(field).is_empty())
    }
}

/// When the last certificate of a provider ends, where that is soon or was.
pub(crate) fn ends(of: &Provider, now: Time) -> Option<Time> {
    let last = our::certificates(of).into_iter().map(|(_, until)| until).max();
    last.filter(|last| last.seconds_since(now) < SOON)
}

/// The page of a provider, or of a new one; with what is wrong.
pub(crate) fn page(
    app: &App,
    cx: &Ctx,
    known: Option<&Provider>,
    typed: &SettingsForm,
    wrong: Option<&Wrong>,
) -> Result<Page> {
    let nothing = Wrong::nothing(cx.l);
    let wrong = wrong.unwrap_or(&nothing);
    let url = &app.config.public_url;
    let metadata = known.and_then(|of| Metadata::read(&of.metadata.0).ok());
    let slug = known.map_or("new", |known| &known.slug);
    let view = View {
        cx,
        known,
        action: known
            .map_or_else(|| format!("{PATH}/new/saml"), |of| format!("{PATH}/{}", of.slug)),
        file: format!("{PATH}/{slug}/file"),
        typed,
        entity: known.map(|of| of.entity(url)).unwrap_or_default(),
        recipient: known.map(|of| of.recipient(url)).unwrap_or_default(),
        sign_on: metadata.map(|of| of.sign_on).unwrap_or_default(),
        ends: known.and_then(|of| ends(of, cx.now)),
        certificates: known.map(our::certificates).unwrap_or_default(),
        arrivals: arrivals(cx),
        why: known.map(|known| why(cx, known)).unwrap_or_default(),
        wrong,
    };
    let title = known.map_or_else(|| cx.l.t("sso-saml-new"), |known| known.name.clone());
    let html = answer::render(&view)?;
    Ok(Page::new(title).main(html).nav(Nav::Admin).status(wrong.status()))
}

/// `GET /admin/sign-in/new/saml`
pub(crate) async fn show_new(State(app): State<App>, cx: Ctx) -> Result<Page> {
    cx.viewer()?.administering()?;
    page(&app, &cx, None, &SettingsForm::empty(), None)
}

/// `POST /admin/sign-in/new/saml`
pub(crate) async fn submit_new(
    State(app): State<App>,
    cx: Ctx,
    Form(form): Form<SettingsForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    viewer.administering()?;
    let done = async {
        let new = our::with_key(&app, &viewer, brought(&app, &form).await?).await?;
        app.db.write(move |tx| provider::add(tx, &viewer, &new)).await
    };
    match done.await {
        Ok(slug) => Ok(redirect(&format!("{PATH}/{slug}"), &Flash::new("notice-sso-added"))),
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, None, &form, Some(&wrong))?.into_response())
        }
    }
}

/// What the form of a known provider changes.
pub(crate) async fn change(
    app: &App,
    cx: &Ctx,
    found: &Provider,
    form: SettingsForm,
) -> Result<Response> {
    let (viewer, slug) = (cx.viewer()?.clone(), found.slug.clone());
    let done = async {
        let new = brought(app, &form).await?;
        app.db.write(move |tx: &mut Tx<'_>| provider::change(tx, &viewer, &slug, &new)).await
    };
    match done.await {
        Ok(()) => {
            let at = format!("{PATH}/{}", found.slug);
            Ok(redirect(&at, &Flash::new("notice-sso-saved")))
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(app, cx, Some(found), &form, Some(&wrong))?.into_response())
        }
    }
}

/// What a form declares, its metadata fetched where only an address is given.
async fn brought(app: &App, form: &SettingsForm) -> Result<NewProvider> {
    let mut new = form.declared(Kind::Saml);
    let address = form.metadata_url.trim();
    if new.metadata.is_none() && !address.is_empty() {
        let wrong = |key| Error::field("metadata_url", key);
        let url = Url::parse(address).ok();
        let url = url.filter(|url| matches!(url.scheme(), "https" | "http"));
        let url = url.ok_or_else(|| wrong("sso-metadata-url-wrong"))?;
        // Whoever is on the way would say by which key the provider signs.
        if url.scheme() == "http" && !kernel::door::is_inside(&url) {
            return Err(wrong("sso-issuer-plain"));
        }
        let answer = app.door.get(&url, "application/samlmetadata+xml, */*", LIMITS).await;
        let answer = answer.ok().filter(|answer| answer.status == 200 && answer.whole);
        let text = answer.and_then(|answer| String::from_utf8(answer.body).ok());
        new.metadata = Some(text.ok_or_else(|| wrong("sso-metadata-url-away"))?);
    }
    Ok(new)
}

/// `POST /admin/sign-in/{provider}/file`, `multipart/form-data`: shows the metadata of a file in the form, and changes
/// nothing. `new` is a provider to come.
pub(crate) async fn submit_file(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    mut form: Multipart,
) -> Result<Response> {
    cx.viewer()?.administering()?;
    let of = if slug == "new" { None } else { Some(known(&app, &cx, &slug).await?) };
    if of.as_ref().is_some_and(|of| of.kind != Kind::Saml) {
        return Err(Error::not_found());
    }
    let mut bytes = Vec::new();
    while let Some(part) = form.next().await? {
        match part {
            Part::File(file) if file.input == "file" => bytes = file.bytes(LARGEST).await?,
            _ => {}
        }
    }
    let metadata = String::from_utf8(bytes).unwrap_or_default();
    let typed = of.as_ref().map_or_else(SettingsForm::empty, SettingsForm::of);
    let typed = SettingsForm { metadata, ..typed };
    let wrong = super::declared(typed.metadata.trim()).err();
    let wrong = wrong.map(|error| match error.meaning() {
        Meaning::Invalid => Wrong::with(cx.l, error),
        _ => Err(error),
    });
    let wrong = wrong.transpose()?;
    Ok(page(&app, &cx, of.as_ref(), &typed, wrong.as_ref())?.into_response())
}
