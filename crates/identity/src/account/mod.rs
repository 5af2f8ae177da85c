//! The page of one's own account: profile, photo, address, password, sessions, access tokens. Each section
//! is a form of its own; what is wrong with one is said on the same page.

pub(crate) mod email;
pub(crate) mod password;
pub(crate) mod photo;
pub(crate) mod profile;
pub(crate) mod sessions;
pub(crate) mod tokens;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use kernel::{App, Error, Lang, Result, Role, Time, Tx};
use people::{Person, PersonCard, access};
use ui::answer::{self, Wrong};
use ui::flash::{self, Flash};
use ui::{Ctx, Locale, Nav, Page, SafeHtml};

use crate::session::{self, Current, Session};
use crate::store::tokens::{Token, scope_word};
use crate::tokens as rules;

/// The address of the page.
const PATH: &str = "/settings";

/// A form of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Profile,
    Photo,
    Email,
    Password,
    Tokens,
}

/// What the page shows beside what is stored: which form is wrong, what was typed or ticked in it, or
/// the secret of a token just made.
struct Shown {
    wrong: Option<(Section, Wrong)>,
    typed: Option<profile::ProfileForm>,
    email: Option<String>,
    secret: Option<String>,
    keep_tokens: bool,
}

impl Shown {
    const NOTHING: Shown =
        Shown { wrong: None, typed: None, email: None, secret: None, keep_tokens: false };

    fn wrong(cx: &Ctx, section: Section, error: Error) -> Result<Shown> {
        Ok(Shown { wrong: Some((section, Wrong::with(cx.l, error)?)), ..Shown::NOTHING })
    }
}

#[derive(Template)]
#[template(path = "identity/account.html")]
struct View<'a> {
    l: Locale,
    csrf: SafeHtml,
    now: Time,
    me: &'a Person,
    card: PersonCard,
    form: profile::ProfileForm,
    languages: Vec<(String, String)>,
    sessions: &'a [Session],
    current: i64,
    tokens: &'a [Token],
    scopes: Vec<(String, String)>,
    lives: Vec<(String, String)>,
    shown: &'a Shown,
    /// Whether this network sends mail.
    sends: bool,
    fine: Wrong,
    least: i64,
}

impl View<'_> {
    /// What is wrong with the form of this section.
    fn wrong(&self, section: Section) -> &Wrong {
        match &self.shown.wrong {
            Some((at, wrong)) if *at == section => wrong,
            _ => &self.fine,
        }
    }

    fn typed_email(&self) -> &str {
        self.shown.email.as_deref().unwrap_or_default()
    }

    /// What the tokens are called, to be chosen about with the password.
    fn token_names(&self) -> String {
        self.tokens.iter().map(|token| token.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn scope(&self, token: &Token) -> String {
        self.l.t(&format!("token-scope-{}", scope_word(token.scope)))
    }
}

/// `GET /settings`
pub(crate) async fn show(
    State(app): State<App>,
    cx: Ctx,
    current: Option<Extension<Current>>,
) -> Result<Response> {
    Ok(page(&app, &cx, current, Shown::NOTHING).await?.into_response())
}

async fn page(
    app: &App,
    cx: &Ctx,
    current: Option<Extension<Current>>,
    shown: Shown,
) -> Result<Page> {
    let viewer = cx.viewer()?.clone();
    let read = move |tx: &mut Tx<'_>| {
        let me = access::own(tx, &viewer)?;
        let (sessions, tokens) = (session::of(tx, &viewer)?, rules::of(tx, &viewer)?);
        Ok((me, sessions, tokens))
    };
    let (me, sessions, tokens) = app.db.read(read).await?;
    let form = shown.typed.clone().unwrap_or_else(|| profile::ProfileForm::of(cx.l, &me));
    let view = View {
        l: cx.l,
        csrf: cx.csrf_field(),
        now: cx.now,
        me: &me,
        card: me.card(),
        form,
        languages: languages(),
        sessions: &sessions,
        current: current.map_or(0, |Extension(Current(id))| id),
        tokens: &tokens,
        scopes: tokens::scopes(cx.l, me.role == Role::Administrator),
        lives: tokens::lives(cx.l),
        shown: &shown,
        sends: app.config.mail.is_some(),
        fine: Wrong::nothing(cx.l),
        least: crate::password::LEAST as i64,
    };
    let html = answer::render(&view)?;
    let status = shown.wrong.as_ref().map_or(200, |(_, wrong)| wrong.status());
    Ok(Page::new(cx.l.t("ui-settings")).main(html).nav(Nav::Me).status(status))
}

/// The languages to choose from, each by its own name.
fn languages() -> Vec<(String, String)> {
    let own = |lang| match lang {
        Lang::En => "English",
        Lang::Fr => "Français",
    };
    Lang::ALL.map(|lang| (lang.code().to_owned(), own(lang).to_owned())).to_vec()
}

/// Back to the page, saying `key` there.
fn done(key: &str) -> Response {
    flash::redirect(PATH, &Flash::new(key))
}
