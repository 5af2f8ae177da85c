//! The section of the profile.

use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Lang, Result};
use people::{Change, Person, change, expertise};
use serde::Deserialize;
use ui::{Ctx, Form, Locale};

use super::{Section, Shown, done, page};
use crate::session::Current;

/// What the form sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ProfileForm {
    pub(super) name: String,
    pub(super) job: String,
    /// Not asked of guests.
    #[serde(default)]
    pub(super) unit: String,
    pub(super) site: String,
    pub(super) phone: String,
    pub(super) languages: String,
    pub(super) skills: String,
    pub(super) ask_about: String,
    pub(super) working_on: String,
    pub(super) about: String,
    pub(super) lang: Lang,
}

impl ProfileForm {
    /// What is stored.
    pub(super) fn of(l: Locale, me: &Person) -> Self {
        let languages = me.languages.iter().map(|one| expertise::language(l, one));
        ProfileForm {
            name: me.name.clone(),
            job: me.job.clone(),
            unit: me.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
            site: me.site.clone(),
            phone: me.phone.clone(),
            languages: languages.collect::<Vec<_>>().join(", "),
            skills: me.skills.join(", "),
            ask_about: me.ask_about.clone(),
            working_on: me.working_on.clone(),
            about: me.about.clone(),
            lang: me.lang,
        }
    }
}

impl ProfileForm {
    fn changes(self) -> Change {
        Change {
            name: Some(self.name),
            job: Some(self.job),
            unit: Some(self.unit),
            site: Some(self.site),
            phone: Some(self.phone),
            languages: Some(expertise::split(&self.languages, expertise::LANGUAGES_MOST)),
            skills: Some(expertise::split(&self.skills, expertise::SKILLS_MOST)),
            ask_about: Some(self.ask_about),
            working_on: Some(self.working_on),
            about: Some(self.about),
            lang: Some(self.lang),
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
    let changed = match form.clone().changes().listed() {
        Ok(changes) => app.db.write(move |tx| change(tx, &viewer, &changes)).await,
        Err(error) => Err(error),
    };
    match changed {
        Ok(()) => Ok(done("notice-profile-saved")),
        Err(error) => {
            let shown = Shown::wrong(&cx, Section::Profile, error)?;
            let shown = Shown { typed: Some(form), ..shown };
            Ok(page(&app, &cx, current, shown).await?.into_response())
        }
    }
}
