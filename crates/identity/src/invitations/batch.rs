//! The page and the operation that invite many at once.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Message, Result, Role, SpaceId, Tx, Viewer};
use people::arrivals::{self, FirstSpace};
use serde::{Deserialize, Serialize};
use ui::answer::{self, Wrong};
use ui::{Ctx, Json, Multipart, Nav, Page, Part, SafeHtml};

use super::href;
use super::many::{Common, Done, Outcome, invite_many};
use crate::table;

/// What was typed, and where it leads.
#[derive(Clone, Debug)]
struct Typed {
    lines: String,
    role: Role,
    spaces: Vec<String>,
    /// The links that the page shows already, which are not shown again: whom each is for, and its word.
    shown: Vec<(String, String)>,
}

impl Typed {
    const NOTHING: Typed =
        Typed { lines: String::new(), role: Role::Member, spaces: Vec::new(), shown: Vec::new() };

    /// Of the form: a box that is ticked sends one `space` each, and a file stands for the lines.
    async fn of(mut form: Multipart) -> Result<Typed> {
        let mut typed = Typed::NOTHING;
        let mut file = Vec::new();
        while let Some(part) = form.next().await? {
            match part {
                Part::File(arriving) => file = arriving.bytes(ui::WORDS_MOST).await?,
                Part::Word(name, value) => match name.as_str() {
                    "lines" => typed.lines = value,
                    "role" if value == "guest" => typed.role = Role::Guest,
                    "space" => typed.spaces.push(value),
                    "shown" => typed.shown.extend(shown(&value)),
                    _ => {}
                },
            }
        }
        if !file.is_empty() {
            typed.lines = table::text(file);
        }
        Ok(typed)
    }
}

#[derive(Template)]
#[template(path = "identity/invite_many.html")]
struct View<'a> {
    cx: &'a Ctx,
    csrf: SafeHtml,
    offered: &'a [FirstSpace],
    typed: &'a Typed,
    roles: Vec<(String, String)>,
    /// What came of each line; none before it is sent.
    done: &'a [Done],
    app: &'a App,
    sends: bool,
    wrong: &'a Wrong,
}

impl View<'_> {
    fn is_chosen(&self, space: &FirstSpace) -> bool {
        self.typed.spaces.contains(&space.slug)
    }

    /// The links that stay on the page when what is left is corrected: whom each is for, and its word.
    fn stays(&self) -> Vec<String> {
        let now = self.done.iter().filter_map(|done| match &done.outcome {
            Outcome::Invited { token, mailed: false } => Some((&done.who, token)),
            _ => None,
        });
        let before = self.typed.shown.iter().map(|(who, token)| (who, token));
        before.chain(now).map(|(who, token)| format!("{token} {who}")).collect()
    }

    fn say(&self, message: &Message) -> String {
        self.cx.l.msg(message)
    }

    fn link(&self, token: &str) -> String {
        href(&self.app.config, token)
    }

    fn count(&self, is: fn(&Outcome) -> bool) -> i64 {
        self.done.iter().filter(|done| is(&done.outcome)).count() as i64
    }

    fn taken(&self) -> i64 {
        self.count(|one| matches!(one, Outcome::Invited { .. } | Outcome::Added { .. }))
    }

    fn added(&self) -> i64 {
        self.count(|one| matches!(one, Outcome::Added { .. }))
    }

    fn refused(&self) -> i64 {
        self.count(|one| matches!(one, Outcome::Refused(_)))
    }
}

/// `GET /invitations/many`
pub(crate) async fn show(State(app): State<App>, cx: Ctx) -> Result<Response> {
    page(&app, &cx, &Typed::NOTHING, &[], &Wrong::nothing(cx.l)).await
}

async fn page(
    app: &App,
    cx: &Ctx,
    typed: &Typed,
    done: &[Done],
    wrong: &Wrong,
) -> Result<Response> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        viewer.administering()?;
        arrivals::offered(tx, &viewer)
    };
    let offered = app.db.read(read).await?;
    let roles = people::roles(cx.l).into_iter().filter(|(role, _)| role != "administrator");
    let view = View {
        cx,
        csrf: cx.csrf_field(),
        offered: &offered,
        typed,
        roles: roles.collect(),
        done,
        app,
        sends: app.config.mail.is_some(),
        wrong,
    };
    let html = answer::render(&view)?;
    let page = Page::new(cx.l.t("invite-many-title")).main(html).nav(Nav::Admin);
    Ok(answer::never_kept(page.status(wrong.status())))
}

/// The identifiers of these slugs, of those that are offered.
fn chosen(tx: &mut Tx<'_>, viewer: &Viewer, slugs: &[String]) -> Result<Vec<SpaceId>> {
    let offered = arrivals::offered(tx, viewer)?;
    Ok(offered.iter().filter(|space| slugs.contains(&space.slug)).map(|space| space.id).collect())
}

async fn run(app: &App, cx: &Ctx, typed: &Typed) -> Result<Vec<Done>> {
    let (viewer, config, lang) = (cx.viewer()?.clone(), app.config.clone(), cx.l.lang);
    let Typed { lines, role, spaces, .. } = typed.clone();
    let invite = move |tx: &mut Tx<'_>| {
        let common = Common { role, lang, spaces: chosen(tx, &viewer, &spaces)? };
        invite_many(tx, &config, &viewer, &lines, &common)
    };
    app.db.write(invite).await
}

/// `POST /invitations/many`
///
/// What could not be taken stays in the field, to be corrected and sent again.
pub(crate) async fn submit(State(app): State<App>, cx: Ctx, form: Multipart) -> Result<Response> {
    let typed = Typed::of(form).await?;
    match run(&app, &cx, &typed).await {
        Ok(done) => {
            let lines = left(&typed.lines, &done);
            let typed = Typed { lines, ..typed };
            page(&app, &cx, &typed, &done, &Wrong::nothing(cx.l)).await
        }
        Err(error) => {
            let wrong = Wrong::with(cx.l, error)?;
            Ok(page(&app, &cx, &typed, &[], &wrong).await?.into_response())
        }
    }
}

/// What a field of the form says of a link shown before; nothing where it is none.
fn shown(value: &str) -> Option<(String, String)> {
    let (token, who) = value.split_once(' ')?;
    let is_word = token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    is_word.then(|| (who.to_owned(), token.to_owned()))
}

/// The lines of the text that were refused, under the titles of a table.
fn left(text: &str, done: &[Done]) -> String {
    let refused: Vec<usize> = done
        .iter()
        .filter(|done| matches!(done.outcome, Outcome::Refused(_)))
        .map(|done| done.line)
        .collect();
    if refused.is_empty() {
        return String::new();
    }
    let known: Vec<usize> = done.iter().map(|done| done.line).collect();
    let lines = text.lines().enumerate().filter(|(n, line)| {
        let number = n + 1;
        let begins = known.iter().filter(|line| **line <= number).max();
        !line.trim().is_empty() && begins.is_none_or(|line| refused.contains(line))
    });
    lines.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// Whom to invite.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewInvitations {
    /// Email addresses, separated by commas or line ends; or CSV whose first line names its columns:
    /// `name`, `email`, `number`, `job`, `unit`, `site`, `manager`, `spaces`.
    lines: String,
    /// `member` or `guest`.
    role: Role,
    /// The slugs of the spaces they find themselves in.
    #[serde(default)]
    spaces: Vec<String>,
}

/// What came of one line.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct InvitedLine {
    /// Its number in the text, from 1.
    line: usize,
    /// The name, address or number that it says.
    who: String,
    /// `invited`; `added`: has an account and no address, to be handed a code; `known`: was here or was
    /// invited before; or `refused`.
    outcome: &'static str,
    /// The link to hand over, which is shown this once.
    url: Option<String>,
    /// Whether it was mailed.
    mailed: bool,
    /// The handle of who was added.
    handle: Option<String>,
    /// Why nothing was done, or what was left out.
    reason: Option<String>,
}

/// Invite many people at once (administrators). Each line is answered by itself, and the same text again
/// does no harm.
#[utoipa::path(post, path = "/api/v1/invitations/many", tag = "invitations", request_body = NewInvitations,
    responses((status = 200, body = [InvitedLine]),
        (status = 403, description = "You do not run the network"),
        (status = 422, description = "The text cannot be read")))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Json(new): Json<NewInvitations>,
) -> Result<Json<Vec<InvitedLine>>> {
    let NewInvitations { lines, role, spaces } = new;
    let role = if role == Role::Guest { Role::Guest } else { Role::Member };
    let done = run(&app, &cx, &Typed { lines, role, spaces, ..Typed::NOTHING }).await?;
    let line = |done: Done| {
        let mut line = InvitedLine {
            line: done.line,
            who: done.who,
            outcome: "invited",
            url: None,
            mailed: false,
            handle: None,
            reason: done.note.as_ref().map(|note| cx.l.msg(note)),
        };
        match done.outcome {
            Outcome::Invited { token, mailed } => {
                (line.url, line.mailed) = (Some(href(&app.config, &token)), mailed);
            }
            Outcome::Added { handle } => (line.outcome, line.handle) = ("added", Some(handle)),
            Outcome::Known(why) => (line.outcome, line.reason) = ("known", Some(cx.l.msg(&why))),
            Outcome::Refused(why) => {
                (line.outcome, line.reason) = ("refused", Some(cx.l.msg(&why)));
            }
        }
        line
    };
    Ok(Json(done.into_iter().map(line).collect()))
}
