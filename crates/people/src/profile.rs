//! A person as others see them: the head of their page, and the same for programs.

use askama::Template;
use axum::extract::{Path, State};
use kernel::error::Meaning;
use kernel::{App, Lang, PersonId, Result, Role, Time, Tx, Viewer};
use serde::Serialize;
use ui::{Ctx, Json, Locale, Route, SafeHtml, Zone, answer};

use crate::access::{self, Readable};
use crate::cards;
use crate::expertise;
use crate::follow::Button;
use crate::person::{Person, PersonCard, Unit};
use crate::presence::{self, Presence};
use crate::settings;
use crate::store::follows;

/// A person, with what surrounds them.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Profile {
    /// Identifier.
    pub id: PersonId,
    /// The name in `@mentions` and addresses.
    pub handle: String,
    /// Full name.
    pub name: String,
    /// Administrator, member or guest.
    pub role: Role,
    /// What they do; may be empty.
    pub job: String,
    /// Where they stand in the org chart.
    pub unit: Option<Unit>,
    /// Where they work; may be empty.
    pub site: String,
    /// To whom they report.
    pub manager: Option<PersonCard>,
    /// Address; null for guests, who are not shown it.
    pub email: Option<String>,
    /// Telephone number; null for guests, who are not shown it, and where there is none.
    pub phone: Option<String>,
    /// Languages they speak: codes such as `fr`, or names.
    pub languages: Vec<String>,
    /// What they are good at.
    pub skills: Vec<String>,
    /// What they can be asked about; may be empty.
    pub ask_about: String,
    /// What they work on now; may be empty.
    pub working_on: String,
    /// The name of their time zone, where they chose one.
    pub zone: Option<String>,
    /// How many people report to them; null for guests.
    pub reports: Option<i64>,
    /// What they say of themselves, in Markdown.
    pub about: String,
    /// The same as safe HTML.
    pub about_html: String,
    /// The language they chose.
    pub lang: Lang,
    /// Address of the photo.
    pub photo: Option<String>,
    /// When the account was opened, by hand or by an import.
    pub created_at: Time,
    /// Since when they are here; unknown of whoever came with an import.
    pub since: Option<Time>,
    /// Whether the account was closed.
    pub closed: bool,
    /// Whether somebody has the account in hand; imported people are claimed later.
    pub claimed: bool,
    /// Whether it is a program.
    pub bot: bool,
    /// Whether you follow them.
    pub following: bool,
}

/// The profile of `person` as `viewer` sees it.
pub fn profile(tx: &mut Tx<'_>, viewer: &Viewer, person: &Readable<Person>) -> Result<Profile> {
    let manager = match person.manager {
        Some(id) if viewer.sees_open() => Some(cards::card(tx, id)?),
        _ => None,
    };
    let card = person.card();
    let is_shown_all = viewer.sees_open() || viewer.id == person.id;
    Ok(Profile {
        id: person.id,
        handle: card.handle,
        name: card.name,
        role: person.role,
        job: card.job,
        unit: person.unit.clone().filter(|_| is_shown_all),
        site: person.site.clone(),
        manager,
        email: person.email.clone().filter(|_| is_shown_all),
        phone: said(&person.phone).filter(|_| is_shown_all),
        languages: person.languages.clone(),
        skills: person.skills.clone(),
        ask_about: person.ask_about.clone(),
        working_on: person.working_on.clone(),
        zone: said(&person.zone),
        reports: viewer.sees_open().then_some(person.reports),
        about: person.about.clone(),
        about_html: person.about_html.clone(),
        lang: person.lang,
        photo: card.photo,
        created_at: person.created_at,
        since: person.claimed_at.filter(|claimed| *claimed == person.created_at),
        closed: person.closed_at.is_some(),
        claimed: person.claimed_at.is_some(),
        bot: person.bot,
        following: follows::follows(tx, viewer.id, person.id)?,
    })
}

/// A text that may be empty.
fn said(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

#[derive(Template)]
#[template(path = "people/profile.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    person: &'a Profile,
    about: SafeHtml,
    follow: Option<Button<'a>>,
    mine: bool,
    /// Whether they are here, where that shows.
    here: bool,
    administers: bool,
    /// Whether the viewer is their line manager, and they have no address.
    leads: bool,
    roles: Vec<(String, String)>,
    /// Whether the viewer sees the org chart.
    sees_chart: bool,
    /// Whether colleagues confirm skills here.
    experts: bool,
    now: Time,
}

impl View<'_> {
    fn languages(&self) -> String {
        let named = self.person.languages.iter().map(|one| expertise::language(self.l, one));
        named.collect::<Vec<_>>().join(", ")
    }

    /// Their zone and what hour it is there, where that is another than the viewer's.
    fn elsewhere(&self) -> Option<String> {
        let zone = Zone::named(self.person.zone.as_deref()?).filter(|zone| *zone != self.l.zone)?;
        let (name, hour) = (zone.label(), self.l.at(zone).hour(self.now));
        Some(self.l.t2("person-zone-hour", ("zone", name), ("hour", hour)))
    }

    /// Whether they said nothing yet that colleagues could come to them for.
    fn says_nothing(&self) -> bool {
        let p = self.person;
        p.skills.is_empty()
            && p.ask_about.is_empty()
            && p.working_on.is_empty()
            && p.about.is_empty()
    }

    /// A telephone number as it is dialled.
    fn dialled(&self, phone: &str) -> String {
        phone
            .replace("(0)", "")
            .chars()
            .filter(|c| c.is_ascii_digit() || "+*#".contains(*c))
            .collect()
    }

    /// Where those are who have this skill.
    fn skill_href(&self, skill: &str) -> String {
        format!("/people?skill={}", ui::encode(skill))
    }
}

/// The head of the page about a person, as one viewer sees it: the proof that they may, and what it
/// shows.
#[derive(Clone, Debug)]
pub struct Head {
    person: Readable<Person>,
    profile: Profile,
    /// Whether they are here, where that shows.
    here: bool,
    /// Whether colleagues confirm skills here.
    experts: bool,
}

impl Head {
    /// Of the person of this handle, as of this transaction.
    ///
    /// # Errors
    /// `NotFound` when there is no such person, or none that the viewer may know of.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, handle: &str, here: &Presence) -> Result<Head> {
        let person = access::readable(tx, viewer, handle)?;
        let profile = profile(tx, viewer, &person)?;
        let experts =
            viewer.sees_open() && !profile.skills.is_empty() && settings::finds_experts(tx)?;
        let here = presence::on_profile(tx, viewer, &person, here)?;
        Ok(Head { here, person, profile, experts })
    }

    /// Who it is about.
    pub fn person(&self) -> &Readable<Person> {
        &self.person
    }

    /// What it shows.
    pub(crate) fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Whether they are here, where that shows.
    pub(crate) fn is_here(&self) -> bool {
        self.here
    }

    /// The button that follows them; nothing of oneself, nor where the account is closed.
    pub(crate) fn button(&self, cx: &Ctx) -> Result<Option<Button<'_>>> {
        let person = &self.profile;
        let offered = person.id != cx.viewer()?.id && !person.closed;
        Ok(offered.then(|| Button {
            l: cx.l,
            csrf: cx.csrf_field(),
            handle: &person.handle,
            name: &person.name,
            following: person.following,
        }))
    }

    /// As HTML, for the viewer it was loaded for.
    ///
    /// # Errors
    /// `Internal` when the template fails.
    pub fn html(&self, cx: &Ctx) -> Result<String> {
        let (viewer, person) = (cx.viewer()?, &self.profile);
        let mine = person.id == viewer.id;
        answer::render(&View {
            l: cx.l,
            csrf: cx.csrf_field(),
            person,
            // Rendered by the crate `text` when it was written, from what it found safe.
            about: SafeHtml::trusted(person.about_html.clone()),
            follow: self.button(cx)?,
            mine,
            here: self.here,
            administers: viewer.administers() && !mine,
            leads: self.person.manager == Some(viewer.id)
                && self.person.email.is_none()
                && !person.closed
                && !viewer.administers(),
            roles: crate::person::roles(cx.l),
            sees_chart: viewer.sees_open(),
            experts: self.experts,
            now: cx.now,
        })
    }
}

/// The route of the page about a person, which the crate that lists posts makes.
pub const ROUTE: &str = "/people/{handle}";

/// The head of the page about a person, asked with what stands beside the page: a layer around the
/// page leaves it among the extensions of its request.
#[derive(Clone, Debug)]
pub struct Prefetched {
    handle: String,
    head: Option<Head>,
}

impl Prefetched {
    /// For the page of this route, as of this transaction; nothing where that is not the page about a
    /// person.
    ///
    /// # Errors
    /// Whatever the database meets.
    pub fn load(
        tx: &mut Tx<'_>,
        viewer: &Viewer,
        route: &Route,
        here: &Presence,
    ) -> Result<Option<Prefetched>> {
        let Some(handle) = route.named(ROUTE) else { return Ok(None) };
        let head = match Head::load(tx, viewer, handle, here) {
            Ok(head) => Some(head),
            Err(error) if error.meaning() == Meaning::NotFound => None,
            Err(error) => return Err(error),
        };
        Ok(Some(Prefetched { handle: handle.to_owned(), head }))
    }

    /// The head of the page about the person of this handle, where that is what was asked.
    pub fn of(self, handle: &str) -> Option<Head> {
        self.head.filter(|_| self.handle == handle)
    }
}

/// A person.
#[utoipa::path(get, path = "/api/v1/people/{handle}", tag = "people",
    params(("handle" = String, Path, description = "Handle of the person")),
    responses((status = 200, body = Profile), (status = 404, description = "No such person")))]
pub(crate) async fn api_show(
    State(app): State<App>,
    cx: Ctx,
    Path(handle): Path<String>,
) -> Result<Json<Profile>> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let person = access::readable(tx, &viewer, &handle)?;
        profile(tx, &viewer, &person)
    };
    app.db.read(read).await.map(Json)
}
