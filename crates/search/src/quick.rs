//! What the field in the frame offers while one types: people, spaces, topics, what was written, pages and acts.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use index::{Extract, Named};
use kernel::{App, Result, Tx};
use serde::{Deserialize, Serialize};
use ui::{Ctx, Json, Locale, Query, answer};

use crate::destinations;
use crate::page::{Sort, href};
use crate::run::{Wanted, find};
use crate::saved;
use crate::typed::{Asks, Typed};

/// How many of each are offered.
const PEOPLE: usize = 4;
const SPACES: usize = 3;
const TOPICS: usize = 2;
const WRITTEN: usize = 5;
const PAGES: usize = 3;

/// What the address carries.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

/// Something to go to.
#[derive(Clone, Debug, Default, Serialize, utoipa::ToSchema)]
#[schema(as = QuickResult)]
pub(crate) struct Offer {
    /// `person`, `space`, `topic`, `page`, `saved`, or the kind of what was written.
    kind: String,
    /// What it is called.
    label: String,
    /// More about it; may be empty.
    detail: String,
    /// Its address on this network.
    href: String,
    /// The address of a picture of a person.
    photo: Option<String>,
    #[serde(skip)]
    icon: String,
    #[serde(skip)]
    marked: Option<Extract>,
}

struct Group {
    label: String,
    offers: Vec<Offer>,
}

#[derive(Template)]
#[template(path = "search/quick.html")]
struct View<'a> {
    l: Locale,
    groups: &'a [Group],
    all: Option<&'a str>,
}

/// What is offered for what is typed.
async fn offers(app: &App, cx: &Ctx, q: &str) -> Result<Vec<Group>> {
    let viewer = cx.viewer()?.clone();
    let typed = Typed::parse(q);
    // Names are looked for in all that is typed; a search with filters is for what was written.
    let plain = typed.parts.iter().all(|part| matches!(part.asks, Asks::Word(_)));
    let (l, name) = (cx.l, if plain { q.trim().to_owned() } else { String::new() });
    let nothing = typed.parts.is_empty();
    let names = people::finder::names(&app.db, cx.caught_up).await?;
    let read = move |tx: &mut Tx<'_>| {
        if nothing {
            let saved = saved::list(tx, &viewer)?.into_iter().take(WRITTEN);
            let saved = saved.map(|saved| Offer {
                kind: "saved".to_owned(),
                href: saved.href(),
                label: saved.query,
                icon: "bookmark".to_owned(),
                ..Offer::default()
            });
            return Ok([
                ("search-saved", saved.collect()),
                ("", vec![]),
                ("", vec![]),
                ("", vec![]),
            ]);
        }
        let (people, spaces, topics) = if name.is_empty() {
            Default::default()
        } else {
            let people = names.find(tx, &viewer, &name, None, PEOPLE)?;
            let spaces = spaces::complete(tx, &viewer, &name)?;
            (people, spaces, posts::topics::complete(tx, &viewer, name.trim_start_matches('#'))?)
        };
        let people = people.into_iter().map(person);
        let spaces = spaces.into_iter().take(SPACES).map(|(slug, name, _, kind)| Offer {
            kind: "space".to_owned(),
            href: kind.href_of(&slug),
            label: name,
            icon: kind.as_str().to_owned(),
            ..Offer::default()
        });
        let topics = topics.into_iter().take(TOPICS).map(|(key, name)| Offer {
            kind: "topic".to_owned(),
            href: format!("/topics/{}", ui::encode(&key)),
            label: format!("#{name}"),
            icon: "topic".to_owned(),
            ..Offer::default()
        });
        let pages = destinations::named(tx, &viewer, l, &name, PAGES)?.into_iter();
        let pages = pages.map(|page| Offer {
            kind: "page".to_owned(),
            label: page.label,
            href: page.href,
            icon: page.icon,
            ..Offer::default()
        });
        Ok([
            ("ui-directory", people.collect()),
            ("ui-spaces", spaces.collect()),
            ("search-topics", topics.collect()),
            ("search-pages", pages.collect::<Vec<_>>()),
        ])
    };
    let groups = app.db.read(read).await?;
    let mut groups: Vec<Group> =
        groups.into_iter().map(|(key, offers)| Group { label: l.t(key), offers }).collect();
    let wanted = Wanted { most: WRITTEN, ..Wanted::default() };
    let written = find(app, cx, &typed.for_written(), wanted).await?;
    let written = written.shown.into_iter().map(|shown| {
        let about = [shown.found.author.as_ref(), shown.found.space.as_ref()].into_iter().flatten();
        let about: Vec<&str> = about.map(|Named { name, .. }| name.as_str()).collect();
        let title = if shown.title.words > 0 { shown.title } else { shown.extract };
        Offer {
            kind: shown.found.kind,
            label: if shown.found.title.is_empty() { title.plain() } else { shown.found.title },
            detail: about.join(" · "),
            href: shown.found.href,
            photo: None,
            icon: shown.found.icon,
            marked: Some(title),
        }
    });
    let written = Group { label: l.t("search-written"), offers: written.collect() };
    groups.insert(groups.len() - 1, written);
    groups.retain(|group| !group.offers.is_empty());
    Ok(groups)
}

fn person(found: people::finder::Found) -> Offer {
    let (detail, card) = (found.detail(), found.card);
    Offer {
        kind: "person".to_owned(),
        href: card.href(),
        label: card.name,
        detail,
        photo: card.photo,
        icon: "person".to_owned(),
        marked: None,
    }
}

/// `GET /search/quick`: a list for the field.
pub(crate) async fn fragment(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Html<String>> {
    let groups = offers(&app, &cx, &asked.q).await?;
    let q = asked.q.trim();
    let all = (!q.is_empty()).then(|| href(q, Sort::Relevance, 1));
    Ok(Html(answer::render(&View { l: cx.l, groups: &groups, all: all.as_deref() })?))
}

/// What one may mean by what is typed so far: a few people, spaces, topics, texts and pages, each with its
/// address. With nothing typed, your saved searches.
#[utoipa::path(get, path = "/api/v1/search/quick", tag = "search",
    params(("q" = Option<String>, Query, description = "What is typed so far, up to 400 characters")),
    responses((status = 200, body = Vec<Offer>)))]
pub(crate) async fn api(
    State(app): State<App>,
    cx: Ctx,
    Query(asked): Query<Asked>,
) -> Result<Json<Vec<Offer>>> {
    let groups = offers(&app, &cx, &asked.q).await?;
    Ok(Json(groups.into_iter().flat_map(|group| group.offers).collect()))
}
