//! A first post in a minute: whoever never published is invited, at home, to introduce themselves, where
//! newcomers are greeted.

use askama::Template;
use kernel::{PersonId, Result, Tx, Viewer, params};
use spaces::audience::Choice;
use ui::view::Prompt;
use ui::{Locale, SafeHtml};

use super::own::{SpacePrompt, prompt};
use super::store::{FOR_ALL, FOR_NEWCOMERS, PUBLISHED};
use super::{Ours, StartingPoint};

const HELLO: Ours = ("hello", "message");

/// Whoever published less often finds the starting points open.
const FEW: i64 = 3;

fn published(tx: &mut Tx<'_>, person: PersonId) -> Result<i64> {
    tx.query_one(&PUBLISHED, params![person, FEW], |row| row.get(0))
}

/// Whether somebody published little so far.
pub(crate) fn is_beginner(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    Ok(published(tx, person)? < FEW)
}

/// How somebody begins to write.
#[derive(Clone, Debug, Default)]
pub struct Beginner {
    /// Whether they published little so far.
    pub is_beginner: bool,
    /// The space in which they may introduce themselves, and what those who run it wrote for that.
    first: Option<(String, Option<SpacePrompt>)>,
}

impl Beginner {
    /// Of the viewer, who may publish in these spaces.
    pub fn load(tx: &mut Tx<'_>, viewer: &Viewer, choices: &[Choice]) -> Result<Beginner> {
        let published = published(tx, viewer.id)?;
        let first = if published == 0 { place(tx, choices)? } else { None };
        Ok(Beginner { is_beginner: published < FEW, first })
    }

    /// The invitation to introduce themselves; nothing for whoever published already.
    pub(crate) fn first(&self, l: Locale) -> Option<StartingPoint> {
        let (space, own) = self.first.as_ref()?;
        Some(match own {
            Some(own) => own.offered(space),
            None => StartingPoint::ours(l, HELLO, space),
        })
    }

    /// The same as HTML, for a form; empty where there is none.
    pub(crate) fn first_html(&self, l: Locale) -> SafeHtml {
        let html = self.first(l).map(|first| First { prompt: first.prompt() }.render());
        SafeHtml::trusted(html.and_then(Result::ok).unwrap_or_default())
    }
}

/// Where newcomers are greeted: in a space whose managers say so, else where the whole company reads,
/// else in the first they have.
fn place(tx: &mut Tx<'_>, choices: &[Choice]) -> Result<Option<(String, Option<SpacePrompt>)>> {
    let ids: Vec<i64> = choices.iter().map(|space| space.id.0).collect();
    let greets = tx.query_opt(&FOR_NEWCOMERS, params![ids.clone()], |row| {
        Ok((row.get::<String>(4)?, Some(prompt(row)?)))
    })?;
    if greets.is_some() {
        return Ok(greets);
    }
    let company = tx.query_opt(&FOR_ALL, params![ids], |row| row.get::<String>(0))?;
    let place = company.or_else(|| choices.first().map(|space| space.slug.clone()));
    Ok(place.map(|space| (space, None)))
}

#[derive(Template)]
#[template(path = "posts/first_prompt.html")]
struct First {
    prompt: Prompt,
}
