//! Posts as messages of a conversation, one under the other: the day where it changes, and no name
//! above what goes on with what the same person said just before. What somebody says whom the reader
//! blocked is folded.

use std::collections::{HashMap, HashSet};

use askama::Template;
use kernel::{Error, PersonId, Result, SpaceId, Time, Tx, Viewer, params};
use ui::{Ctx, SafeHtml};

use crate::cards::Card;
use crate::store::{LAST_SAID, SAID_BEFORE};
use crate::{AuthorizedPost, PostId, view};

/// Within how many seconds one goes on with what one said.
const GOES_ON: i64 = 5 * 60;

/// How a message stands to its reader and to the others.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Standing {
    /// Who said what is before it, and when.
    before: Option<(PersonId, Time)>,
    /// Whether the reader blocked who says it.
    blocked: bool,
}

#[derive(Template)]
#[template(path = "posts/message.html")]
struct MessageHtml<'a> {
    cx: &'a Ctx,
    item: ui::view::Post,
    /// The day it is of, where that is another than before.
    day: Option<String>,
    /// Whether it goes on with what was said before.
    goes_on: bool,
    /// Whether it is folded.
    folded: bool,
}

/// How a message stands for this viewer; nothing of a post that is none.
pub(crate) fn standing(tx: &mut Tx<'_>, viewer: PersonId, card: &Card) -> Result<Standing> {
    if card.space.kind != spaces::Kind::Conversation {
        return Ok(Standing::default());
    }
    let before = tx.query_opt(&SAID_BEFORE, params![card.space.id, card.post.id], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let blocked = people::block::blocked(tx, viewer)?.contains(&card.post.author);
    Ok(Standing { before, blocked })
}

/// A post as a message.
pub(crate) fn render(cx: &Ctx, card: &Card, standing: Standing) -> Result<String> {
    let (author, at) = (card.post.author, card.post.created_at);
    let before = standing.before;
    let same_day = before.is_some_and(|(_, before)| cx.l.date(before) == cx.l.date(at));
    let goes_on = before
        .is_some_and(|(by, before)| by == author && at.seconds_since(before) < GOES_ON && same_day);
    let html = MessageHtml {
        cx,
        item: view::post(cx, card, false, SafeHtml::default())?,
        day: (!same_day).then(|| cx.l.day(at, cx.now)),
        goes_on,
        folded: standing.blocked,
    };
    html.render().map_err(Error::internal)
}

/// A page of a conversation, its newest message first, as HTML with the oldest first; what these
/// people say is folded.
///
/// # Errors
/// `Internal` when a template fails.
pub fn list(
    cx: &Ctx,
    newest_first: &[AuthorizedPost],
    blocked: &HashSet<PersonId>,
) -> Result<String> {
    let viewer = cx.viewer()?.id;
    let (mut html, mut before) = (String::new(), None);
    for shown in newest_first.iter().rev() {
        let card = shown.card(viewer, cx.now);
        let standing = Standing { before, blocked: blocked.contains(&card.post.author) };
        html.push_str(&render(cx, &card, standing)?);
        before = Some((card.post.author, card.post.created_at));
    }
    Ok(html)
}

/// What was said last in a conversation.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Last {
    /// Which message.
    pub post: PostId,
    /// Who said it.
    pub author: PersonId,
    /// How it begins, without marks; may be empty, where it is a picture.
    pub text: String,
    /// When.
    pub at: Time,
}

/// What was said last in each conversation of the viewer where anything was.
pub fn last(tx: &mut Tx<'_>, viewer: &Viewer) -> Result<HashMap<SpaceId, Last>> {
    let rows = tx.query(&LAST_SAID, params![viewer.id], |row| {
        let (title, body) = (row.get::<String>(3)?, row.get::<String>(4)?);
        let text = if title.is_empty() { text::parse(&body).excerpt(90) } else { title };
        let last = Last { post: row.get(1)?, author: row.get(2)?, text, at: row.get(5)? };
        Ok((row.get::<SpaceId>(0)?, last))
    })?;
    Ok(rows.into_iter().collect())
}
