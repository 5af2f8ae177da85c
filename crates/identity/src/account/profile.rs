//! The section of the profile.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Lang, Result};
use people::{Change, Person, change};
use serde::Deserialize;
use ui::{Ctx, Form};

use super::{Section, Shown, done, page};
use crate::session::Current;

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ProfileForm {
    pub(super) name: String,
    pub(super) job: String,
    pub(super) unit: String,
    pub(super) site: String,
    pub(super) about: String,
    pub(super) lang: Lang,
}

impl ProfileForm {
    /// What is stored.
    pub(super) fn of(me: &Person) -> Self {
        ProfileForm {
            name: me.name.clone(),
            job: me.job.clone(),
            unit: me.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
            site: me.site.clone(),
            about: me.about.clone(),
            lang: me.lang,
        }
    }
}

/// `POST /settings/profile`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
    Form(form): Form<ProfileForm>,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let ProfileForm { name, job, unit, site, about, lang } = form.clone();
    let [name, job, unit, site, about] = [name, job, unit, site, about].map(Some);
    let changes = Change { name, job, unit, site, about, lang: Some(lang) };
    match app.db.write(move |tx| change(tx, &viewer, &changes)).await {
        Ok(()) => Ok(done("notice-profile-saved")),
        Err(error) => {
            let shown = Shown::wrong(&cx, Section::Profile, error)?;
            let shown = Shown { typed: Some(form), ..shown };
            Ok(page(&app, &cx, current, shown).await?.into_response())
        }
    }
}
