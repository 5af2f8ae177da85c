//! The page of the guests of a space, for its managers: who they are, until when, who is invited.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use identity::guests::invitations as sent;
use kernel::id::Raw;
use kernel::{App, Config, Error, PersonId, Result, Time, Tx, Viewer, params};
use people::PersonCard;
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::flash::{Flash, redirect};
use ui::{Ctx, Nav, Page};

use super::stays;
use crate::store::guests::STAYS;
use crate::{Standing, Visible, access, store};

/// A guest of a space.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceGuest)]
pub struct Guest {
    /// Who.
    pub person: PersonCard,
    /// What they are in it.
    pub standing: Standing,
    /// Since when.
    pub joined_at: Time,
    /// Until when.
    pub until: Time,
    /// Who invited them, where the viewer may know of them.
    pub invited_by: Option<PersonCard>,
}

/// An invitation into a space that nobody accepted.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct GuestInvitation {
    /// Identifier.
    pub id: Raw,
    /// The address it is for.
    pub email: String,
    /// Who invites, where the viewer may know of them.
    pub invited_by: Option<PersonCard>,
    /// Until when it can be accepted; it may be past.
    pub expires_at: Time,
}

/// The guests of a space.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
#[schema(as = SpaceGuests)]
pub struct Guests {
    /// Whether the viewer may invite here.
    pub may_invite: bool,
    /// Whether the viewer may let the guests stay longer.
    pub may_renew: bool,
    /// The guests, whose stay ends first in front.
    pub guests: Vec<Guest>,
    /// The invitations that nobody accepted, the newest first.
    pub invitations: Vec<GuestInvitation>,
}

/// The space at this address, which the viewer manages.
pub(super) fn managed(tx: &mut Tx<'_>, viewer: &Viewer, slug: &str) -> Result<Visible> {
    access::visible(tx, viewer, slug)?.animated()
}

/// The guests of a space that the viewer manages.
pub(super) fn load(tx: &mut Tx<'_>, viewer: &Viewer, space: &Visible) -> Result<Guests> {
    let rows = tx.query(&STAYS, params![space.id], |row| {
        let standing = store::standing(Some(&row.get::<String>(4)?));
        Ok((row.get(0)?, row.get::<Option<PersonId>>(1)?, row.get(2)?, row.get(3)?, standing))
    })?;
    let rows: Vec<(PersonId, _, Time, Time, _)> = rows;
    let waiting = sent::waiting(tx, space.id)?;
    let by = rows.iter().filter_map(|(_, by, ..)| *by);
    let people: Vec<PersonId> = rows
        .iter()
        .map(|(id, ..)| *id)
        .chain(by)
        .chain(waiting.iter().map(|one| one.invited_by))
        .collect();
    // A manager may be a guest, who does not know of everybody.
    let mut cards = people::cards(tx, &people)?;
    if let Some(seen) = people::access::seen(tx, viewer)? {
        cards.retain(|id, _| seen.contains(id));
    }
    let card = |id: PersonId| cards.get(&id).cloned();
    let guests = rows.iter().filter_map(|(id, by, until, joined_at, standing)| {
        Some(Guest {
            person: card(*id)?,
            standing: *standing,
            joined_at: *joined_at,
            until: *until,
            invited_by: by.and_then(card),
        })
    });
    let invitations = waiting.iter().map(|one| GuestInvitation {
        id: Raw(one.id),
        email: one.email.clone().unwrap_or_default(),
        invited_by: card(one.invited_by),
        expires_at: one.expires_at,
    });
    Ok(Guests {
        guests: guests.collect(),
        invitations: invitations.collect(),
        may_invite: stays::may_invite(tx, viewer, space).is_ok(),
        may_renew: stays::may_renew(tx, viewer, space).is_ok(),
    })
}

/// Invites an address into a space that the viewer manages.
pub(super) fn invite(
    tx: &mut Tx<'_>,
    config: &Config,
    viewer: &Viewer,
    slug: &str,
    email: &str,
) -> Result<sent::Sent> {
    let space = managed(tx, viewer, slug)?;
    stays::may_invite(tx, viewer, &space)?;
    sent::invite(tx, config, viewer, space.id, email)
}

/// A guest of a space by their handle.
///
/// # Errors
/// `NotFound` where they are no guest there.
pub(super) fn guest(
    tx: &mut Tx<'_>,
    viewer: &Viewer,
    space: &Visible,
    handle: &str,
) -> Result<PersonId> {
    let person = people::access::readable(tx, viewer, handle)?;
    let is_guest = person.role == kernel::Role::Guest;
    match is_guest && crate::is_member(tx, space.id, person.id)? {
        true => Ok(person.id),
        false => Err(Error::not_found()),
    }
}

/// What stands above the list: what was typed and is wrong, or the link just made, where nothing mails it.
#[derive(Default)]
struct Top {
    email: String,
    link: String,
}

#[derive(Template)]
#[template(path = "spaces/guests.html")]
struct View<'a> {
    cx: &'a Ctx,
    space: &'a Visible,
    of: &'a Guests,
    top: &'a Top,
    wrong: &'a Wrong,
    mails: bool,
    days: Vec<(String, String)>,
}

impl View<'_> {
    fn href(&self) -> String {
        format!("/spaces/{}/guests", self.space.slug)
    }

    /// Whether an end is so near that the managers are asked.
    fn is_near(&self, until: &Time) -> bool {
        until.seconds_since(self.cx.now) <= stays::ASKED_DAYS * stays::DAY
    }
}

async fn page(app: &App, cx: &Ctx, slug: String, top: Top, wrong: &Wrong) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &slug)?;
        let of = load(tx, &viewer, &space)?;
        Ok((space, of))
    };
    let (space, of) = app.db.read(read).await?;
    let days = [30, stays::DAYS, 180, stays::MOST_DAYS];
    let view = View {
        cx,
        space: &space,
        of: &of,
        top: &top,
        wrong,
        mails: sent::are_mailed(app),
        days: days.map(|days| (days.to_string(), cx.l.tn("guests-for-days", days))).to_vec(),
    };
    let html = answer::render(&view)?;
    let title = cx.l.t1("space-guests-of", "space", &space.name);
    Ok(Page::new(title).nav(Nav::Spaces).status(wrong.status()).main(html))
}

/// `GET /spaces/{slug}/guests`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
) -> Result<Page> {
    page(&app, &cx, slug, Top::default(), &Wrong::nothing(cx.l)).await
}

/// Whom to invite.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct InviteForm {
    email: String,
}

/// `POST /spaces/{slug}/guests`
pub(crate) async fn submit(
    State(app): State<App>,
    cx: Ctx,
    Path(slug): Path<String>,
    ui::Form(form): ui::Form<InviteForm>,
) -> Result<Response> {
    let (viewer, config) = (cx.viewer()?.clone(), app.config.clone());
    let (of, email) = (slug.clone(), form.email.clone());
    let made = app.db.write(move |tx| invite(tx, &config, &viewer, &of, &email)).await;
    match made.map(|sent| sent.link) {
        Ok(None) => {
            let href = format!("/spaces/{slug}/guests");
            Ok(redirect(&href, &Flash::new("notice-guest-invited")))
        }
        Ok(Some(link)) => shown(&app, &cx, slug, link).await,
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            let top = Top { email: form.email, ..Top::default() };
            Ok(page(&app, &cx, slug, top, &wrong).await?.into_response())
        }
    }
}

/// The page with a link to hand over, which is shown this once.
async fn shown(app: &App, cx: &Ctx, slug: String, link: String) -> Result<Response> {
    let top = Top { link, ..Top::default() };
    let page = page(app, cx, slug, top, &Wrong::nothing(cx.l)).await?;
    Ok(answer::never_kept(page).into_response())
}

/// What becomes of a guest.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum StayAct {
    Renew,
    End,
}

/// What the form of a guest sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct StayForm {
    act: StayAct,
    #[serde(default)]
    days: i64,
}

/// `POST /spaces/{slug}/guests/{handle}`
pub(crate) async fn submit_stay(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, handle)): Path<(String, String)>,
    ui::Form(form): ui::Form<StayForm>,
) -> Result<Response> {
    let (viewer, of) = (cx.viewer()?.clone(), slug.clone());
    let act = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &of)?;
        let person = guest(tx, &viewer, &space, &handle)?;
        match form.act {
            StayAct::Renew => stays::renew(tx, &viewer, &space, person, form.days),
            StayAct::End => stays::let_go(tx, space.id, person, Some(viewer.id)),
        }
    };
    app.db.write(act).await?;
    let said = match form.act {
        StayAct::Renew => "notice-guest-renewed",
        StayAct::End => "notice-guest-ended",
    };
    Ok(redirect(&format!("/spaces/{slug}/guests"), &Flash::new(said)))
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum InvitationAct {
    Again,
    Cancel,
}

/// What the form of an invitation sends.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct InvitationForm {
    act: InvitationAct,
}

/// `POST /spaces/{slug}/guests/invitations/{id}`
pub(crate) async fn submit_invitation(
    State(app): State<App>,
    cx: Ctx,
    Path((slug, id)): Path<(String, String)>,
    ui::Form(form): ui::Form<InvitationForm>,
) -> Result<Response> {
    let (viewer, config, of) = (cx.viewer()?.clone(), app.config.clone(), slug.clone());
    let id: Raw = id.parse()?;
    let act = move |tx: &mut Tx<'_>| {
        let space = managed(tx, &viewer, &of)?;
        match form.act {
            InvitationAct::Again => {
                stays::may_invite(tx, &viewer, &space)?;
                sent::again(tx, &config, &viewer, space.id, id.0).map(|sent| sent.link)
            }
            InvitationAct::Cancel => sent::cancel(tx, &viewer, space.id, id.0).map(|()| None),
        }
    };
    let said = match form.act {
        InvitationAct::Again => "notice-guest-invited",
        InvitationAct::Cancel => "notice-guest-not-invited",
    };
    match app.db.write(act).await? {
        Some(link) => shown(&app, &cx, slug, link).await,
        None => Ok(redirect(&format!("/spaces/{slug}/guests"), &Flash::new(said))),
    }
}
